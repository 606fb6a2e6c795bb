//! Evaluations: what is called a crime, what makes no sense, what is named by the way.

use super::Ground;
use super::compose::negate;
use super::{Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind};
use crate::matching::{CuePart, Mention, What};
use crate::stance::Act;
use crate::statement::Step;

impl Ground<'_> {
    /// "called the raid a crime"; "called the demand absurd" only where the lexicon knows what it was called.
    pub(super) fn called(&self, state: &mut State, at: usize, start: &Start) -> bool {
        let below = &self.parse.chunks[state.below];
        // "called the demand absurd", "described the threats as piracy"
        let cue = state.last_cue().filter(|f| {
            f.entry.is_some_and(|e| matches!(self.words.matcher.entry(e).what, What::Cue { part: CuePart::Noun, .. }))
        });
        let named = below.group == Group::Noun && cue.is_some_and(|f| f.span == self.span(below.head, below.head + 1));
        // "declared its opposition to the raids": its own stance, and nothing that it is called
        let own = self.words.classes(below.first).any(Classes::POSSESSIVE);
        state.stance && !named || self.evaluated(state, at, start) || state.stance && own
    }

    /// What stands beside the matter under the same verb says what it is: "a crime", "illegal", "as a breakthrough".
    pub(super) fn evaluated(&self, state: &mut State, verb: usize, start: &Start) -> bool {
        let evaluation = self.words.mentions.iter().find_map(|m| {
            let What::Modifier { modifier, .. } = m.what else {
                return None;
            };
            let kind = self.modifier(modifier).kind;
            let chunk = self.parse.of_token[m.end as usize - 1];
            let c = &self.parse.chunks[chunk];
            // "a violation of the charter" is one, "the threat of a strike" names the matter only
            // "an attempt to derail the talks" begins beside the verb
            let begins = &self.parse.chunks[self.parse.of_token[m.first as usize]];
            let stands = |c: &Chunk| {
                c.parent == Some(verb)
                    && matches!(c.relation, Relation::Object | Relation::Predicate | Relation::Preposition)
            };
            let beside = stands(c)
                || begins.head == m.first as usize && stands(begins)
                || self.parse.chunks[verb].end == m.first as usize
                || self.holds_verb(m, verb);
            let inside = start.first < m.end as usize && (m.first as usize) < start.end
                || chunk == start.chunk
                || self.parse.of_token[m.first as usize] == state.below
                    && self.parse.of_token[m.first as usize] != chunk;
            (kind == ModifierKind::Evaluation && beside && !inside).then_some((m, modifier))
        });
        let Some((mention, modifier)) = evaluation else { return self.judged(state, verb, start) };
        let (first, end) = (mention.first as usize, mention.end as usize);
        // "does not serve peace": what negates the verb itself is told with the verb; "is not negotiable" has its own "not"
        let begins = self.parse.of_token[first];
        let negative = |t: usize| self.words.classes(t).any(Classes::NEGATIVE);
        let head = self.parse.chunks[verb].head;
        let own = begins == verb && first <= head && !(first..head).any(negative);
        let denied = !own && self.parse.chunks[begins].negated;
        if denied {
            self.turn(state, Step::Negation, None, self.span(first, first + 1));
        }
        self.modify(state, modifier, mention.entry, self.span(first, end));
        // "regards it as no longer appropriate"
        if denied && begins != verb && state.act == Some(Act::Support) {
            state.act = Some(Act::Reject);
        }
        true
    }

    /// "condemned what it calls the siege", "an end to what he described as a siege": the matter under the name that somebody
    /// gives it, and what stands before "what".
    pub(super) fn under_name(&self, verb: usize, via: Via) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[verb];
        let named = match via {
            Via::Content => true,
            Via::Preposition(word) => self.words.matcher.vocabulary.classes(word).any(Classes::AS),
            _ => false,
        };
        let what = c.link.filter(|&l| named && l > 0 && self.words.classes(l).any(Classes::WHETHER))?;
        if !self.words.classes(c.head).any(Classes::CLASSIFYING) {
            return None;
        }
        let before = |t: usize| {
            let chunk = self.parse.of_token[t];
            matches!(self.parse.chunks[chunk].group, Group::Verb | Group::Noun).then_some(chunk)
        };
        if !self.words.classes(what - 1).any(Classes(Classes::PREPOSITION.0 | Classes::TO.0)) {
            return before(what - 1).filter(|&k| self.parse.chunks[k].group == Group::Verb).map(|k| (k, Via::Content));
        }
        let over = what.checked_sub(2).and_then(before)?;
        Some((over, Via::Preposition(self.words.tokens[what - 1].word)))
    }

    /// Whether words begin with a verb, or with its auxiliary: "offers hope", "were working".
    pub(super) fn holds_verb(&self, words: &Mention, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        (c.first..=c.head).contains(&(words.first as usize)) && words.end as usize > c.head
    }

    /// Whether something is an evaluation.
    pub(super) fn judges(&self, what: What) -> bool {
        self.words.modifier_kind(what) == Some(ModifierKind::Evaluation)
    }

    /// "called the raid unacceptable": an adjective that says what its subject is.
    fn judged(&self, state: &mut State, verb: usize, start: &Start) -> bool {
        let judgement = self.words.mentions.iter().find_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Adjective, preposition: 0 } => {
                // "the sanctions against Chad are the best help": "against" stands before the verb
                let behind = m.first as usize >= start.end && m.first as usize > self.parse.chunks[verb].head;
                let clause = (verb + 1..self.parse.of_token[m.first as usize])
                    .all(|k| !(self.parse.chunks[k].group == Group::Verb && self.parse.chunks[k].form == Form::Finite));
                let cue = self.cue(cue);
                (behind && clause && cue.doer == Doer::Anyone).then_some((m, cue))
            }
            _ => None,
        });
        let Some((mention, cue)) = judgement else { return false };
        let Some(act) = cue.act else { return false };
        let (first, end) = (mention.first as usize, mention.end as usize);
        self.compose(state, cue.side, act, mention.entry, self.span(first, end));
        // "considers the sanctions no longer necessary"
        let c = &self.parse.chunks[self.parse.of_token[first]];
        if c.negated && c.first == first && c.relation != Relation::Preposition {
            self.turn(state, Step::Negation, None, self.span(first, end));
            negate(&mut state.act);
        }
        true
    }
}
