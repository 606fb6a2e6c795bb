//! Tokens as the matcher sees them.

use super::WordId;
use crate::text::Span;

/// A token: where it is, which known word it is, and what its letters look like.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// The word, 0 where unknown.
    pub word: WordId,
    /// What sort of token.
    pub kind: Kind,
    /// Capitals and joins, see [`Shape`].
    pub shape: u8,
}

/// Bits of [`Token::shape`].
#[derive(Debug)]
pub struct Shape;

impl Shape {
    /// The first letter is a capital.
    pub const CAPITAL: u8 = 1;
    /// With `CAPITAL`: every letter is a capital.
    pub const CAPITALS: u8 = 2;
    /// Joined to the token before by a hyphen.
    pub const GLUED: u8 = 4;
    /// A line break stands before.
    pub const LINE_START: u8 = 8;
    /// Capitals with stops, the last one included ("U.S.").
    pub const INITIALS: u8 = 16;
    /// A "not" straight before "to", which no gap of a phrase passes over.
    pub const BARS: u8 = 32;
}

/// Sorts of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Kind {
    Word,
    Number,
    Possessive,
    QuoteOpen,
    QuoteClose,
    Comma,
    Semicolon,
    Colon,
    Stop,
    Question,
    Dash,
    Open,
    Close,
    Bullet,
    #[default]
    Other,
}

impl Kind {
    /// Words and numbers, and the `'s` between them: what a gap may skip.
    #[inline]
    #[must_use]
    pub const fn is_wordlike(self) -> bool {
        matches!(self, Self::Word | Self::Number | Self::Possessive)
    }

    /// Quotation marks.
    #[inline]
    #[must_use]
    pub const fn is_quote(self) -> bool {
        matches!(self, Self::QuoteOpen | Self::QuoteClose)
    }
}
