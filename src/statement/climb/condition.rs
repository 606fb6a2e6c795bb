//! Conditions: what is tied to one, and what a threat asks for.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
use crate::matching::{CuePart, Kind, What};
use crate::stance::Act;
use crate::statement::holder::Parties;
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

impl Ground<'_> {
    /// "unless Moscow agrees to a truce": what must come about is what the holder of the main clause wants.
    pub(super) fn in_condition(
        &self,
        state: &mut State,
        at: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let c = &self.parse.chunks[at];
        let free = c.relation == Relation::Root && c.parent.is_none();
        if !(c.relation == Relation::Adverbial || free) || c.form != Form::Finite {
            return None;
        }
        let link = self.words.classes(c.link?);
        if !link.any(Classes(Classes::CONDITION_NEGATIVE.0 | Classes::CONDITION_POSITIVE.0)) {
            return None;
        }
        // "if it does not agree" asks for what "unless it agrees" asks for
        let negative = link.any(Classes::CONDITION_NEGATIVE);
        if !negative && !c.negated {
            return Some(Err("it stands in a clause of condition"));
        }
        if !negative {
            state.side = state.side.reversed();
        }
        let Some(main) = c.parent else {
            return Some(Err("it stands in a condition nobody the lexicon knows sets"));
        };
        let m = &self.parse.chunks[main];
        let Some((parties, found, subject)) = self.voice(main) else {
            return Some(Err("it stands in a condition nobody the lexicon knows sets"));
        };
        if !m.marks.any(Classes::WILL) && !self.threatens(main) && !m.negated {
            return Some(Err("it stands in a condition nobody sets"));
        }
        state.act = Some(Act::Demand);
        state.stance = true;
        state.condition = None;
        state.factors.push(Factor { step: Step::Condition, entry: None, span: self.span(c.link?, c.end) });
        self.emit(state, start, &parties, found, subject, None, out);
        Some(Ok(None))
    }

    pub(super) fn threatens(&self, verb: usize) -> bool {
        matches!(self.entries(verb, CuePart::Verb, Via::Content), Some((_, What::Cue { cue, .. })) if self.cue(cue).act == Some(Act::Threaten))
    }

    /// Who speaks in a main clause: its subject, or who reports it.
    pub(super) fn voice(&self, verb: usize) -> Option<(Parties, Found, Option<usize>)> {
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = self.parse.chunks[at].subject {
                let (parties, found) = self.who().holders(subject);
                if !parties.is_empty() {
                    return Some((parties, found, Some(subject)));
                }
            }
            at = self.parse.chunks[at].parent?;
        }
        None
    }

    /// A condition of several words ("as long as", "in exchange for") behind the verb, or at the head of the sentence.
    pub(super) fn worded_condition(&self, verb: usize) -> Option<Span> {
        let c = &self.parse.chunks[verb];
        self.words.long().iter().find_map(|m| {
            let (first, end) = (m.first as usize, m.end as usize);
            let What::Modifier { modifier, .. } = m.what else {
                return None;
            };
            if self.words.matcher.lexicon.modifiers[modifier as usize].kind != ModifierKind::Condition
                || end < first + 2
            {
                return None;
            }
            // "as soon as possible" asks for haste and ties to nothing
            if self.words.classes(end).any(Classes::ADJECTIVE) && !self.words.classes(end).any(Classes::DETERMINER) {
                return None;
            }
            let between = if first > c.head { (c.head + 1, first) } else { (end, c.first) };
            let finite = |v: &Chunk| {
                v.group == Group::Verb && v.form == Form::Finite && v.first >= between.0 && v.end <= between.1
            };
            let comma = (between.0..between.1).any(|t| self.words.kind(t) == Kind::Comma);
            let fits = if first > c.head { !self.parse.chunks.iter().any(finite) } else { first <= 1 && comma };
            let stop = (end..self.words.tokens.len())
                .find(|&t| !self.words.kind(t).is_wordlike())
                .unwrap_or(self.words.tokens.len());
            fits.then(|| self.span(first, stop))
        })
    }
}
