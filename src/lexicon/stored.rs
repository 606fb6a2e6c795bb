//! The lexicon as bytes, for the image of the bundled one.

use super::kind::PartyKind;
use super::model::{
    Coding, Cue, Decision, Example, File, Issue, IssueFrame, IssuePhrases, Lexicon, Modifier, Party, Person, Phrase,
    Place, Role, Verdict, WordClass,
};
use crate::image::{Reader, Stored, Writer, row, stored};

stored! {
    File { name, id, title, version, description, license }
    Place { file, line, column }
    Phrase { pattern, place }
    Party { id, name, kind, names, metonyms, adjectives, people, institutions, persons, until, successor, place }
    Person { name, aliases, short, role, since, until, ambiguous, female, place }
    Role { id, kind, of, party, national, peculiar, relays, local, nouns, place }
    Issue { id, name, proposition, label_for, label_against, harms, helps, phrases, frames, place }
    IssuePhrases { side, kind, phrases, known, note, place }
    IssueFrame { side, kind, verbs, nouns, objects, subjects, subject_kind, prepositions, known, note, place }
    Cue { id, act, side, verbs, nouns, adjectives, doer, harmless, presupposes, impersonal, raising, addressee, source, place }
    Modifier { id, kind, reverses, lasting, words, verbs, nouns, place }
    WordClass { class, words, place }
    Example { text, expect, why, date, place }
    Decision { document, statement, sentence, party, issue, verdict, note, coder, date, place }
    Coding { party, issue, direction, act }
    Lexicon {
        files, parties, roles, issues, cues, modifiers, grammar, sets, extended, examples, decisions, party_order,
        issue_order,
    }
}

row!(Place { file: u16, line: u32, column: u32 }, 10);

impl Stored for Verdict {
    fn write(&self, image: &mut Writer) {
        let (number, coding) = match *self {
            Self::Drop => (0_u8, Coding::default()),
            Self::Recode(coding) => (1, coding),
            Self::Add(coding) => (2, coding),
        };
        (number, coding).write(image);
    }

    fn read(image: &mut Reader) -> Self {
        match <(u8, Coding)>::read(image) {
            (0, _) => Self::Drop,
            (1, coding) => Self::Recode(coding),
            (_, coding) => Self::Add(coding),
        }
    }
}

/// By its word, known or a lexicon's own.
impl Stored for PartyKind {
    fn write(&self, image: &mut Writer) {
        self.word().to_owned().write(image);
    }

    fn read(image: &mut Reader) -> Self {
        Self::parse(&String::read(image)).unwrap_or(Self::State)
    }
}
