//! Pronouns: a subject before them in the sentence, or whom the sentences before left behind.

use super::{Parties, Who};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;

impl Who<'_> {
    /// A pronoun stands for a subject before it in the sentence, or for whom the sentences before left behind.
    pub(in crate::statement) fn pronoun(&self, chunk: usize, c: Classes) -> Parties {
        if c.any(Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0)) {
            return self.quote_speaker.into_iter().collect();
        }
        let person = c.any(Classes(Classes::HE.0 | Classes::SHE.0));
        if let Some(parties) = self.antecedent(chunk, person, c.any(Classes::THEY)) {
            return parties;
        }
        if person {
            if self.reports(chunk)
                && let Some(speaker) = self.discourse.narrator()
            {
                return Parties::from_slice(&[speaker]);
            }
            return self.discourse.person().into_iter().collect();
        }
        if c.any(Classes::IT) {
            return self.discourse.body().into_iter().collect();
        }
        if c.any(Classes::THEY) {
            return self.discourse.many();
        }
        Parties::new()
    }

    /// "he said": whoever spoke before goes on speaking.
    fn reports(&self, chunk: usize) -> bool {
        self.parse.chunks.iter().any(|c| c.subject == Some(chunk) && self.words.reports(c.head))
    }

    /// The subject nearest the beginning of the sentence that stands before the pronoun and fits it. An unknown person takes it too.
    fn antecedent(&self, chunk: usize, person: bool, plural: bool) -> Option<Parties> {
        if !person && let Some(parties) = self.whose_report(chunk, plural) {
            return Some(parties);
        }
        for verb in self.parse.chunks.iter().filter(|c| c.subject.is_some_and(|s| s < chunk)) {
            let subject = verb.subject?;
            let s = &self.parse.chunks[subject];
            let pronoun = self.words.classes(s.head).any(Classes::PRONOUN) && self.words.party(s.head).is_none();
            if s.group != Group::Noun || pronoun {
                continue;
            }
            let is_person = self.is_person(subject);
            if is_person != person && !plural {
                continue;
            }
            if self.parse.conjuncts(subject).iter().any(|&member| member >= chunk) {
                continue;
            }
            let parties = Who { quote_speaker: None, ..*self }.holders(subject).0;
            if plural && parties.len() < 2 && is_person || !plural && parties.len() > 1 {
                continue;
            }
            if !parties.is_empty() || is_person {
                return Some(parties);
            }
        }
        None
    }

    /// "The rebels said they would leave", "the junta says it is ready": who speaks speaks of themselves, also where the
    /// lexicon does not know them; not so a statement or a spokesman.
    fn whose_report(&self, chunk: usize, plural: bool) -> Option<Parties> {
        let clause = self.parse.chunks.iter().position(|c| c.group == Group::Verb && c.subject == Some(chunk))?;
        let led = &self.parse.chunks[self.parse.lead(clause)];
        let report = led.parent.filter(|_| led.relation == Relation::Complement)?;
        let report = &self.parse.chunks[report];
        let subject = report.subject.filter(|&s| s < chunk && report.form == Form::Finite)?;
        let s = &self.parse.chunks[subject];
        let classes = self.words.classes(s.head);
        let pronoun = classes.any(Classes::PRONOUN) && self.words.party(s.head).is_none();
        let body = self.words.role(s.head).is_some() || classes.any(Classes::NOUN_PLURAL);
        if !self.words.reports(report.head) || pronoun || self.is_person(subject) {
            return None;
        }
        let parties = Who { quote_speaker: None, ..*self }.holders(subject).0;
        let several = classes.any(Classes::NOUN_PLURAL) && !classes.any(Classes::NOUN) || parties.len() > 1;
        (several == plural && (body || !parties.is_empty())).then_some(parties)
    }
}
