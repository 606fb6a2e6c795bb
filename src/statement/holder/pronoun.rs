//! Pronouns: a subject before them in the sentence, or whom the sentences before left behind.

use super::{Parties, Who};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;

impl Who<'_> {
    /// A pronoun stands for a subject before it in the sentence, or for whom the sentences before left behind.
    pub(in crate::statement) fn pronoun(&self, chunk: usize, c: Classes) -> Parties {
        if c.any(Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0)) {
            return self.told_of(chunk).unwrap_or_else(|| self.quote_speaker.into_iter().collect());
        }
        let person = c.any(Classes(Classes::HE.0 | Classes::SHE.0));
        // "there", "nobody", "those"
        if !person && !c.any(Classes(Classes::IT.0 | Classes::THEY.0)) {
            return Parties::new();
        }
        if let Some(parties) = self.speaker_behind(chunk, person) {
            return parties;
        }
        if let Some(parties) = self.sayer(chunk, person).filter(|_| !c.any(Classes::THEY)) {
            return parties;
        }
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
            let mut many = self.discourse.many();
            // "“They asked for it,” the minister said": whoever speaks would say "we"
            if self.parse.chunks[chunk].quoted {
                many.retain(|p| Some(*p) != self.quote_speaker);
            }
            return many;
        }
        Parties::new()
    }

    /// "“They said we are not going to attack,” he said": "we" is whoever is quoted within the quotation.
    fn told_of(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let first = Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0);
        let report = (0..chunk).find(|&v| {
            let c = &chunks[v];
            c.group == Group::Verb
                && c.form == Form::Finite
                && c.quoted
                && self.words.reports(c.head)
                && self.parse.hangs_below(chunk, v)
        })?;
        let subject = chunks[report].subject.filter(|&s| s < report && chunks[s].quoted)?;
        let classes = self.words.classes(chunks[subject].head);
        if classes.any(Classes::PRONOUN) && !classes.any(first) {
            return Some(Parties::new());
        }
        (!classes.any(first)).then(|| self.asked(subject))
    }

    /// "He was ready to talk, the emir told them": who is named behind what he says is the one that the pronoun stands for.
    fn speaker_behind(&self, chunk: usize, person: bool) -> Option<Parties> {
        let mut at = self.parse.chunks.iter().position(|c| c.subject == Some(chunk))?;
        for _ in 0..3 {
            let c = &self.parse.chunks[at];
            at = c.parent.filter(|_| c.relation == Relation::Complement)?;
            let verb = &self.parse.chunks[at];
            let Some(subject) = verb.subject.filter(|&s| s > chunk && self.words.reports(verb.head)) else { continue };
            let s = &self.parse.chunks[subject];
            let pronoun = self.words.classes(s.head).any(Classes::PRONOUN) && self.words.party(s.head).is_none();
            if pronoun || self.is_person(subject) != person {
                return None;
            }
            let parties = self.asked(subject);
            return (!parties.is_empty()).then_some(parties);
        }
        None
    }

    /// "he said": whoever spoke before goes on speaking.
    fn reports(&self, chunk: usize) -> bool {
        self.parse.chunks.iter().any(|c| c.subject == Some(chunk) && self.words.reports(c.head))
    }

    /// "A welcomed it; B said *it* saw no need": who says what the pronoun is the subject of. "It" is a spokesman's party, too.
    fn sayer(&self, chunk: usize, person: bool) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let clause = chunks.iter().position(|c| c.group == Group::Verb && c.subject == Some(chunk))?;
        let lead = &chunks[self.parse.lead(clause)];
        let saying = &chunks[lead.parent.filter(|_| lead.relation == Relation::Complement)?];
        let subject = saying.subject.filter(|&s| s < chunk && chunks[s].group == Group::Noun)?;
        let pronoun = self.words.classes(chunks[subject].head).any(Classes::PRONOUN)
            && self.words.party(chunks[subject].head).is_none();
        if saying.group != Group::Verb
            || !self.words.reports(saying.head)
            || pronoun
            || person && !self.is_person(subject)
        {
            return None;
        }
        // "Roe said it was wrong to": behind a name "it" mostly stands for nobody
        if !person && self.is_person(subject) && self.words.role(chunks[subject].head).is_none() {
            return None;
        }
        let parties = self.asked(subject);
        (parties.len() == 1).then_some(parties)
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
            let parties = self.asked(subject);
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
        if !self.words.reports(report.head) || pronoun || self.words.document(s.head) {
            return None;
        }
        let parties = self.asked(subject);
        let one =
            classes.any(Classes::NOUN) && !classes.any(Classes::NOUN_PLURAL) || self.words.party(s.head).is_some();
        if plural {
            return (!one || parties.len() > 1).then_some(parties);
        }
        (one && !self.is_person(subject) && parties.len() < 2).then_some(parties)
    }
}
