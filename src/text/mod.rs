//! Text as bytes: spans into it, lines and columns of it, and the folding under which words are compared.
//!
//! Knows nothing of articles or lexicons. Offsets are always byte offsets into the text as read; lines and
//! columns are made from them only where something is shown.

mod fold;
mod letters;
mod lines;
mod span;

pub use fold::{fold, is_folded_ascii};
pub use letters::{Letters, Run};
pub use lines::{LineIndex, Position};
pub use span::Span;
