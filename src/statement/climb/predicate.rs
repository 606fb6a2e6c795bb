//! Nouns and adjectives behind "is": what something is said to be.

use super::{Ground, Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Cue, Doer};
use crate::matching::{CuePart, What};
use crate::stance::Act;
use crate::statement::holder::Parties;
use crate::statement::{Found, Statement, Step};

impl Ground<'_> {
    /// "Its main demand is a truce": the subject's noun is the cue.
    pub(super) fn predicate_noun(&self, state: &State, verb: usize) -> Next {
        // "what Juba wants is a truce"
        let wish = self
            .parse
            .children(verb)
            .find(|&k| self.parse.chunks[k].group == Group::Verb && self.parse.chunks[k].relation == Relation::Subject);
        if let Some(wish) = wish.filter(|&w| self.act_of(w).is_some()) {
            return Ok(Some((wish, Via::Content)));
        }
        if let Some(wish) = self.all_that(verb) {
            return Ok(Some(wish));
        }
        match self.parse.chunks[verb].subject {
            // "now is not the time for a truce", "there is no room for talks"
            _ if state.stance && self.words.classes(self.parse.chunks[verb].head).any(Classes::BE) => {
                Ok(Some((verb, Via::Start)))
            }
            // "among its demands is a truce"
            None if self.counted_among(verb).is_some() => Ok(self.counted_among(verb).map(|noun| (noun, Via::Content))),
            Some(subject) if self.entries(subject, CuePart::Noun, Via::Content).is_some() => {
                Ok(Some((subject, Via::Content)))
            }
            Some(subject)
                if self
                    .words
                    .classes(self.parse.chunks[subject].head)
                    .any(Classes(Classes::OTHER.0 | Classes::IT.0)) =>
            {
                Ok(Some((verb, Via::Subject)))
            }
            _ => Err("it is only said what something is"),
        }
    }

    pub(super) fn adjective(
        &self,
        state: &mut State,
        at: usize,
        via: Via,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let Some((entry, What::Cue { cue, .. })) = self.entries(at, CuePart::Adjective, via) else {
            return Err("the adjective over it is not known to take a side");
        };
        let cue = self.cue(cue);
        if let Some(act) = cue.act {
            self.compose(state, cue.side, act, entry, self.chunk_span(at));
            state.able_to |= cue.doer == Doer::Holder;
        }
        if let Some(verb) = self.verdict_on(state, at, cue) {
            return self.by_reporter(state, verb, start, out);
        }
        let c = &self.parse.chunks[at];
        if c.negated && cue.act.is_some() {
            self.turn(state, Step::Negation, None, self.span(c.first.saturating_sub(1), c.first));
            if cue.act == Some(Act::Support) {
                state.act = Some(Act::Reject);
            }
        }
        match c.parent {
            Some(verb) if self.parse.chunks[verb].group == Group::Verb => Ok(Some((verb, Via::Start))),
            // the headline "Tokyo ready to send monitors"
            _ => {
                let noun = |&s: &usize| self.parse.chunks[s].group == Group::Noun;
                let subject = c.parent.or_else(|| at.checked_sub(1)).filter(noun);
                let (parties, found) = subject.map(|s| self.who().holders(s)).unwrap_or((Parties::new(), Found::Named));
                if parties.is_empty() {
                    return Err("the adjective has no subject");
                }
                self.emit(state, start, &parties, found, subject, None, out);
                Ok(None)
            }
        }
    }

    /// "said that Chad was wrong to attack": whoever says so passes a verdict on what somebody does.
    fn verdict_on(&self, state: &State, at: usize, cue: &Cue) -> Option<usize> {
        let judges = cue.doer == Doer::Anyone && matches!(cue.act, Some(Act::Reject | Act::Support));
        let below = &self.parse.chunks[state.below];
        let infinitive = below.group == Group::Verb && below.form == Form::Infinitive;
        let verb = self.parse.chunks[at].parent.filter(|_| judges && infinitive)?;
        let subject = self.parse.chunks[verb].subject.filter(|_| self.parse.chunks[verb].group == Group::Verb)?;
        let it = self.words.classes(self.parse.chunks[subject].head).any(Classes::IT);
        let told = !it && !self.who().holders(subject).0.is_empty();
        told.then_some(verb)
    }
}
