//! Versions as sources keep them: a text with its editor, time and comment. Reads from streams; opens no file.

mod balance;
pub mod mediawiki;
pub mod ndjson;
mod templates;
pub mod wikitext;

/// A version of a text as its source has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// What the source calls it: a file, a revision number, a commit.
    pub id: String,
    /// When it was saved, as the source writes it (ISO 8601).
    pub date: Option<String>,
    /// Who saved it.
    pub editor: Option<String>,
    /// What the editor said of it.
    pub comment: Option<String>,
    /// The text.
    pub text: String,
}
