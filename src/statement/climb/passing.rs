//! Verbs that take no side by themselves and let one through: "flew to Doha to press for", "acted in support of".

use super::{Ground, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{CuePart, What};
use crate::stance::Act;
use crate::statement::holder::others;

impl Ground<'_> {
    /// "flew to Doha to press for a truce", "sent its envoy to demand one": who does something in order to take a side.
    pub(super) fn sets_out(&self, state: &State, at: usize, via: Via) -> bool {
        let (c, below) = (&self.parse.chunks[at], &self.parse.chunks[state.below]);
        let side = state.stance && matches!(state.act, Some(Act::Demand | Act::Reject | Act::Support | Act::Offer));
        let empty = Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0 | Classes::CAUSATIVE.0);
        let own = c.subject.map(|s| self.holders(s).0).unwrap_or_default();
        // "paid Chad to reject it"
        let another = |k: usize| {
            let object = self.parse.chunks[k].relation == Relation::Object;
            object && others(&self.holders(k).0, &own)
        };
        via == Via::Content
            && below.group == Group::Verb
            && below.form == Form::Infinitive
            && side
            && !c.passive
            && !c.negated
            && !self.words.classes(c.head).any(empty)
            && !self.parse.children(at).any(another)
    }

    /// The object of a verb whose noun takes a side towards what stands behind the preposition.
    pub(super) fn taker(&self, verb: usize, via: Via) -> Option<usize> {
        let Via::Preposition(_) = via else { return None };
        self.parse.children(verb).find(|&k| {
            let c = &self.parse.chunks[k];
            let cue = |k| matches!(self.entries(k, CuePart::Noun, via), Some((_, What::Cue { cue, preposition, .. })) if self.cue(cue).act.is_some() && preposition != 0);
            c.group == Group::Noun && c.relation == Relation::Object && cue(k)
        })
    }

    /// Whether the noun below is a bare one behind "in" that takes the side: "in line with", "in protest at".
    pub(super) fn in_support(&self, state: &State, via: Via) -> bool {
        let c = &self.parse.chunks[state.below];
        let place =
            matches!(via, Via::Preposition(word) if self.words.matcher.vocabulary.classes(word).any(Classes::PLACE));
        let cue = state.last_cue().map(|f| f.span);
        place && c.group == Group::Noun && c.first == c.head && cue == Some(self.span(c.head, c.head + 1))
    }

    /// "urged both to use the lull to agree on a truce": what is done is a means to what is asked.
    pub(super) fn means(&self, state: &State, at: usize, via: Via) -> bool {
        let (c, below) = (&self.parse.chunks[at], &self.parse.chunks[state.below]);
        via == Via::Content
            && below.group == Group::Verb
            && below.form == Form::Infinitive
            && c.form == Form::Infinitive
            && c.relation == Relation::Complement
            && (c.end..below.first).any(|t| self.parse.chunks[self.parse.of_token[t]].group == Group::Noun)
    }

    /// Whether a verb no lexicon knows keeps the side of what it governs: what somebody is asked, vows or is going to do
    /// to a matter is mostly for it, since the verbs that are not are known.
    pub(super) fn passes_on(&self, state: &mut State, at: usize, via: Via) -> bool {
        // "expel the UN monitors": what verb and object mean together is known for another issue
        if self.framed.iter().any(|f| f.1 == at) {
            return false;
        }
        // "allowed journalists to film the talks"
        let outsider = |subject: usize| {
            let s = &self.parse.chunks[subject];
            (s.first..s.end).any(|t| matches!(self.words.role(t), Some((RoleKind::Outsider, _))))
        };
        if self.parse.chunks[at].subject.is_some_and(outsider) {
            return false;
        }
        let c = &self.parse.chunks[at];
        let content = match via {
            Via::Content => true,
            Via::Preposition(word) => {
                self.words.matcher.vocabulary.classes(word).any(Classes(Classes::FOR.0 | Classes::TO.0))
            }
            _ => false,
        };
        // "is stationed there to monitor the truce": a purpose is not what is wanted
        if self.parse.chunks[state.below].group != Group::Noun || state.vague {
            return false;
        }
        let empty = Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0 | Classes::CLASSIFYING.0);
        if !content || self.words.classes(c.head).any(empty) {
            return false;
        }
        if state.document && via == Via::Content {
            state.act = state.act.or(Some(Act::Support));
            return true;
        }
        let wanted = c.form != Form::Finite && {
            let led = &self.parse.chunks[self.parse.lead(at)];
            led.relation == Relation::Complement && led.parent.is_some()
        };
        wanted || c.form == Form::Finite && c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0)) && !c.negated
    }

    /// Whether the last cue is a noun that the verb has as its object.
    pub(super) fn carries(&self, state: &State, verb: usize) -> bool {
        self.carried(state, verb).is_some()
    }

    /// "noted Kenya's promise to leave": what the verb carries is somebody else's.
    pub(super) fn carries_of_another(&self, state: &State, verb: usize) -> bool {
        let Some(noun) = self.carried(state, verb) else { return false };
        let Some(subject) = self.parse.chunks[verb].subject else { return false };
        let owners = self.owners(noun);
        !owners.is_empty() && others(&self.holders(subject).0, &owners)
    }

    fn carried(&self, state: &State, verb: usize) -> Option<usize> {
        let cue = state.last_cue()?;
        self.parse.children(verb).find(|&k| {
            let c = &self.parse.chunks[k];
            c.group == Group::Noun && c.relation == Relation::Object && self.span(c.head, c.head + 1) == cue.span
        })
    }
}
