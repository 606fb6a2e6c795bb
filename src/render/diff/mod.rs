//! What changed between two versions, for people and for programs: one view of it, one small writer for each format.

mod json;
mod markdown;
mod marks;
mod positions;
mod runs;
mod side;
mod terminal;
mod text;
mod unified;

pub use json::json;
pub use markdown::{escape, markdown, written};
pub use marks::{Show, marked};
pub use positions::told;
pub use runs::{Palette, Run, Tone, clean, paint, wrap};
pub use terminal::terminal;
pub use unified::unified;

use super::grid::Comparison;
use crate::diff::{Change, Outside, Prose};

/// Two versions and what changed between them. Document 0 of the comparison is the old one, document 1 the new one.
#[derive(Debug)]
pub struct Versions<'v> {
    /// Both articles and their statements.
    pub both: Comparison<'v>,
    /// The wording of each statement, see [`crate::diff::wording`].
    pub wordings: Vec<String>,
    /// Changed positions; nothing where they were not asked for.
    pub changes: Vec<Change>,
    /// Changed text.
    pub prose: Prose,
    /// What changed outside of the paragraphs; nothing where the text was not asked for.
    pub outside: Vec<Outside>,
}

/// What the reader asked to see.
#[derive(Debug, Clone, Copy)]
pub struct DiffView {
    /// The positions.
    pub positions: bool,
    /// The text.
    pub text: bool,
    /// Old and new in two columns.
    pub side_by_side: bool,
    /// Unchanged paragraphs, and sentences within a paragraph, shown around a change.
    pub context: usize,
    /// Width in columns.
    pub width: usize,
    /// Colours or none.
    pub palette: Palette,
}
