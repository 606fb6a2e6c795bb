//! What a matched phrase is: a compiled lexicon phrase with its place.

use super::WordId;
use crate::lexicon::model::Place;

/// A phrase of the lexicon as compiled; the trie's outputs are indexes of these.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What the phrase says.
    pub what: What,
    /// Where it is written.
    pub place: Place,
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum What {
    Party {
        party: u16,
        form: PartyForm,
    },
    Role {
        role: u16,
    },
    Issue {
        issue: u16,
        block: u16,
    },
    FrameVerb {
        frame: u16,
    },
    FrameNoun {
        frame: u16,
    },
    FrameObject {
        frame: u16,
    },
    Cue {
        cue: u16,
        part: CuePart,
        preposition: WordId,
    },
    Modifier {
        modifier: u16,
        part: ModifierPart,
        preposition: WordId,
    },
    /// Words that play the part of one small word ("as well as").
    Grammar {
        class: u8,
    },
}

/// How a party is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PartyForm {
    Name,
    Metonym,
    Adjective,
    People,
    Institution,
    FullName { person: u16 },
    ShortName { person: u16 },
}

/// Which part of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CuePart {
    Verb,
    Noun,
    Adjective,
}

/// Which part of a modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ModifierPart {
    Word,
    Verb,
    Noun,
}

impl What {
    /// Whether two phrases of one layer exclude each other: what one frame looks for is no matter of another's.
    #[must_use]
    pub const fn rivals(self, other: Self) -> bool {
        match (self, other) {
            (Self::FrameVerb { frame: a }, Self::FrameVerb { frame: b })
            | (Self::FrameNoun { frame: a }, Self::FrameNoun { frame: b })
            | (Self::FrameObject { frame: a }, Self::FrameObject { frame: b }) => a == b,
            (Self::Issue { issue: a, .. }, Self::Issue { issue: b, .. }) => a == b,
            // "remain committed" leaves the predicate "committed to"
            (Self::Cue { part: CuePart::Adjective, .. }, Self::Cue { part, .. })
            | (Self::Cue { part, .. }, Self::Cue { part: CuePart::Adjective, .. }) => {
                matches!(part, CuePart::Adjective)
            }
            _ => true,
        }
    }

    /// Phrases of one layer compete for the same words: the longer one wins.
    #[must_use]
    pub const fn layer(self) -> u8 {
        match self {
            Self::Party { .. } => 0,
            Self::Role { .. } => 1,
            Self::Issue { .. } => 2,
            Self::FrameVerb { .. } => 3,
            Self::FrameNoun { .. } => 4,
            Self::FrameObject { .. } => 5,
            Self::Cue { .. } => 6,
            Self::Modifier { .. } => 7,
            Self::Grammar { .. } => 8,
        }
    }
}
