//! What a matched phrase is: a compiled lexicon phrase with its place.

use super::WordId;
use crate::image::{Row, row, row_of};
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
        /// Names it only where the text has just spoken of it.
        known: bool,
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
    FrameSubject {
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

row!(Entry { what: What, place: Place }, 18);

/// [`What`] as numbers: its sort, the sort of its sort, and two indexes.
#[derive(Clone, Copy)]
struct Code {
    sort: u8,
    part: u8,
    index: u16,
    other: u32,
}

row!(Code { sort: u8, part: u8, index: u16, other: u32 }, 8);

impl Row for What {
    row_of!(8);

    fn pack(self) -> [u8; 8] {
        let code = |sort, part, index, other| Code { sort, part, index, other };
        let code = match self {
            Self::Party { party, form } => {
                let (part, person) = match form {
                    PartyForm::Name => (0, 0),
                    PartyForm::Metonym => (1, 0),
                    PartyForm::Adjective => (2, 0),
                    PartyForm::People => (3, 0),
                    PartyForm::Institution => (4, 0),
                    PartyForm::FullName { person } => (5, person),
                    PartyForm::ShortName { person } => (6, person),
                };
                code(0, part, party, u32::from(person))
            }
            Self::Role { role } => code(1, 0, role, 0),
            Self::Issue { issue, block, known } => code(2, u8::from(known), issue, u32::from(block)),
            Self::FrameVerb { frame } => code(3, 0, frame, 0),
            Self::FrameNoun { frame } => code(4, 0, frame, 0),
            Self::FrameObject { frame } => code(5, 0, frame, 0),
            Self::FrameSubject { frame } => code(9, 0, frame, 0),
            Self::Cue { cue, part, preposition } => code(6, part as u8, cue, preposition),
            Self::Modifier { modifier, part, preposition } => code(7, part as u8, modifier, preposition),
            Self::Grammar { class } => code(8, 0, u16::from(class), 0),
        };
        code.pack()
    }

    #[inline]
    fn unpack(bytes: [u8; 8]) -> Self {
        let Code { sort, part, index, other } = Code::unpack(bytes);
        let small = (other & 0xffff) as u16;
        match sort {
            0 => {
                let form = match part {
                    0 => PartyForm::Name,
                    1 => PartyForm::Metonym,
                    2 => PartyForm::Adjective,
                    3 => PartyForm::People,
                    4 => PartyForm::Institution,
                    5 => PartyForm::FullName { person: small },
                    _ => PartyForm::ShortName { person: small },
                };
                Self::Party { party: index, form }
            }
            1 => Self::Role { role: index },
            2 => Self::Issue { issue: index, block: small, known: part != 0 },
            3 => Self::FrameVerb { frame: index },
            4 => Self::FrameNoun { frame: index },
            5 => Self::FrameObject { frame: index },
            9 => Self::FrameSubject { frame: index },
            6 => {
                let part = [CuePart::Verb, CuePart::Noun, CuePart::Adjective][usize::from(part)];
                Self::Cue { cue: index, part, preposition: other }
            }
            7 => {
                let part = [ModifierPart::Word, ModifierPart::Verb, ModifierPart::Noun][usize::from(part)];
                Self::Modifier { modifier: index, part, preposition: other }
            }
            _ => Self::Grammar { class: (index & 0xff) as u8 },
        }
    }
}

impl What {
    /// Whether it is a verb that takes a side.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Cue { part: CuePart::Verb, .. })
    }

    /// Whether it is a noun that takes a side.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Cue { part: CuePart::Noun, .. })
    }

    /// Whether it is what a frame's verb may have as its object or its subject.
    #[must_use]
    pub const fn is_object(self) -> bool {
        matches!(self, Self::FrameObject { .. } | Self::FrameSubject { .. })
    }

    /// The frame that it belongs to.
    #[must_use]
    pub const fn frame(self) -> Option<u16> {
        match self {
            Self::FrameVerb { frame }
            | Self::FrameNoun { frame }
            | Self::FrameObject { frame }
            | Self::FrameSubject { frame } => Some(frame),
            _ => None,
        }
    }

    /// Phrases of one number compete for the same words: the longer one wins. What one issue or frame looks for is no matter of
    /// another's.
    #[must_use]
    pub const fn contest(self) -> u32 {
        let (layer, own) = match self {
            Self::Party { .. } => (0, 0),
            Self::Role { .. } => (1, 0),
            // what may turn out to name nothing takes no words from what does
            Self::Issue { issue, known, .. } => (if known { 10 } else { 2 }, issue),
            Self::FrameVerb { frame } => (3, frame),
            Self::FrameNoun { frame } => (4, frame),
            Self::FrameObject { frame } => (5, frame),
            // "remain committed" leaves the predicate "committed to"
            Self::Cue { part, .. } => (6, matches!(part, CuePart::Adjective) as u16),
            Self::Modifier { .. } => (7, 0),
            Self::Grammar { .. } => (8, 0),
            Self::FrameSubject { frame } => (9, frame),
        };
        layer << 16 | own as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_phrase_says_comes_back_from_its_numbers() {
        for what in [
            What::Party { party: 300, form: PartyForm::People },
            What::Party { party: 0, form: PartyForm::FullName { person: 7 } },
            What::Party { party: u16::MAX, form: PartyForm::ShortName { person: u16::MAX } },
            What::Role { role: 4 },
            What::Issue { issue: 5, block: 70, known: true },
            What::FrameVerb { frame: 500 },
            What::FrameNoun { frame: 500 },
            What::FrameObject { frame: 500 },
            What::FrameSubject { frame: 500 },
            What::Cue { cue: 1, part: CuePart::Adjective, preposition: 90_000 },
            What::Modifier { modifier: 2, part: ModifierPart::Noun, preposition: 0 },
            What::Grammar { class: 63 },
        ] {
            assert_eq!(What::unpack(what.pack()), what);
        }
    }
}
