//! Reported speech: who says so, where the clause has no party of its own.

use super::{Ground, Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::lexicon::model::{Cue, Doer, PhraseKind};
use crate::matching::{CuePart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::Parties;
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// A mere report: its subject holds what the content says of itself ("said the embargo must end").
    pub(super) fn report(
        &self,
        state: &mut State,
        at: usize,
        entry: u32,
        doer: Doer,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let c = &self.parse.chunks[at];
        if doer == Doer::Addressee && state.deed && (state.stance || start.kind != PhraseKind::Event) {
            // "accused X of blocking aid": X acts, the subject reports
            let accused = self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Object);
            if let Some(accused) = accused {
                let who = self.who().holders(accused);
                state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: self.chunk_span(at) });
                let by = c.subject.map(|s| self.who().holders(s).0).unwrap_or_default();
                self.emit(state, start, &who.0, who.1, Some(accused), by.first().copied(), out);
                return Ok(None);
            }
        }
        // "told both governments to return to the table"
        if self.told_to(at) {
            self.compose(state, Side::For, Act::Demand, entry, self.chunk_span(at));
            self.grammar_of(state, at);
            return self.conclude(state, at, start, out);
        }
        if !state.stance && !state.must && !state.will {
            return Err("it is only reported, without a side");
        }
        Err("the report names nobody the lexicon knows")
    }

    /// Whether the verb of saying has an infinitive done by its object.
    pub(super) fn told_to(&self, verb: usize) -> bool {
        !self.parse.chunks[verb].passive
            && self.parse.children(verb).any(|k| {
                let k = &self.parse.chunks[k];
                k.form == Form::Infinitive
                    && k.relation == Relation::Complement
                    && k.subject.is_some_and(|s| self.parse.chunks[s].relation == Relation::Object)
            })
    }

    /// The verb of saying over a clause, if any.
    pub(super) fn report_verb(&self, at: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..8 {
            let c = &self.parse.chunks[at];
            let parent = c.parent?;
            if self.parse.chunks[parent].group == Group::Verb && c.relation == Relation::Complement {
                let cue = self.entries(parent, CuePart::Verb, Via::Content);
                if matches!(cue, Some((_, What::Cue { .. }))) && self.parse.chunks[parent].form != Form::Infinitive {
                    return Some(parent);
                }
            }
            at = parent;
        }
        None
    }

    pub(super) fn reporters(&self, at: usize) -> (Parties, Found, Option<usize>) {
        if let Some(verb) = self.report_verb(at) {
            if let Some(subject) = self.parse.chunks[verb].subject {
                let (parties, found) = self.who().holders(subject);
                return (parties, found, Some(subject));
            }
            return (Parties::new(), Found::Named, None);
        }
        if let Some(source) = self.according {
            let (parties, found) = self.who().holders(source);
            return (parties, found, Some(source));
        }
        if self.parse.chunks[at].quoted || self.sentence.quoted {
            return (self.quote_speaker.into_iter().collect(), Found::Quotation, None);
        }
        (Parties::new(), Found::Named, None)
    }

    pub(super) fn reporter_of(&self, at: usize) -> Option<u16> {
        self.reporters(at).0.first().copied()
    }

    /// The clause has no party of its own: whoever says it holds it.
    pub(super) fn by_reporter(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let (parties, found, subject) = self.reporters(at);
        if parties.is_empty() {
            return Err("nobody the lexicon knows says so");
        }
        // "says that U.S. tariffs will be delayed": a measure is its owner's, whoever tells of it
        let owners = if start.kind == PhraseKind::Measure { self.owners(start.chunk) } else { Parties::new() };
        if !owners.is_empty() && owners.iter().all(|o| !parties.contains(o)) {
            self.emit(state, start, &owners, Found::Possessor, Some(start.chunk), parties.first().copied(), out);
            return Ok(None);
        }
        self.emit(state, start, &parties, found, subject, None, out);
        Ok(None)
    }
}
