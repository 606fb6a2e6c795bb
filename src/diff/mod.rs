//! What changed between two versions of an article: in the text, and in the positions.
//!
//! [`prose`] pairs paragraphs, then sentences within and across them, then words within rewritten sentences; [`changes`]
//! compares two lists of positions and knows nothing of texts. Both are pure functions.
//!
//! **Algorithms.** Exact pairs come from a longest common subsequence of interned paragraphs (and sentences) by
//! `similar`'s Patience, which anchors on what occurs once, as an editor's eye does; what is left over at several places
//! is paired across as *moved*. Rewritten paragraphs and sentences are found through an index of their rarer words and
//! taken best first; a sentence may also answer to two or three neighbours (*split*, *merged*). Words are compared by
//! `similar`'s Myers, whose search is bounded by a limit of work. No deadline is set: what a deadline cuts short depends
//! on the load of the machine, and the same input must give the same bytes. The bound is in the shape instead: words are only compared
//! within paired sentences, and a sentence is cut where it grows beyond a few hundred words.
//!
//! **Symmetry.** The two texts are put in an order of their own before they are aligned, and the answer is mirrored
//! where that was not the order given; so `diff(b, a)` mirrors `diff(a, b)` by construction.

mod align;
mod changes;
mod edits;
mod ignore;
mod outside;
mod pairing;
mod prose;
mod readable;
mod sentences;
mod version;
mod weigh;
mod wording;
mod words;

pub use changes::{Change, ChangeKind, changes};
pub use edits::Edit;
pub use ignore::{Ignore, slight};
pub use outside::{Outside, front_matter, outside};
pub use prose::{Op, Paragraph, Piece, PieceKind, Prose, prose};
pub use readable::settle;
pub use sentences::Link;
pub use version::Version;
pub use wording::wording;
pub use words::{Mark, MarkOp, word_marks};
