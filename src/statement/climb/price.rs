//! What is offered or asked for in return for something: "in exchange for", "without", "made conditional on".

use super::{Ground, Next, Start, State};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind};
use crate::matching::{CuePart, Mention, What};
use crate::stance::Act;
use crate::statement::{Factor, Statement, Step};

impl Ground<'_> {
    /// "no talks without a pull-out", "frees captives only in return for a truce": what else stands there is asked for.
    pub(super) fn in_return(
        &self,
        state: &mut State,
        at: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        // "in return for a truce and the release of …"
        let c = &self.parse.chunks[self.parse.lead(at)];
        let link = c.link.filter(|_| c.relation == Relation::Preposition || c.parent.is_none())?;
        let without = self.words.classes(link).any(Classes::WITHOUT);
        let exchange = self.exchange(link);
        let first = self.words.classes(link).any(Classes::ADJUNCT);
        // "in return for the raid": told, not asked
        if !(without || exchange.is_some() || first) || start.kind == PhraseKind::Event && state.side == start.side {
            return None;
        }
        let mut above = c.parent;
        let small = |a: &usize| matches!(self.parse.chunks[*a].group, Group::Noun | Group::Adjective);
        while let Some(noun) = above.filter(small) {
            above = self.parse.chunks[noun].parent;
        }
        let finite =
            |&k: &usize| self.parse.chunks[k].group == Group::Verb && self.parse.chunks[k].form == Form::Finite;
        let main = above.or_else(|| (at..self.parse.chunks.len()).find(finite))?;
        let plain = exchange.is_none() && first && !self.comes_before(main, self.parse.lead(at));
        if self.sentence.question
            || self.parse.chunks[main].group != Group::Verb
            || without && !self.denied(main)
            || self.parse.chunks[at].negated
            || plain
        {
            return None;
        }
        let (parties, found, subject) = self.voice(main, &[])?;
        // "wants the sanctions removed in exchange for a limit": what somebody asks for is paid for by what stands there
        if exchange.is_some() && self.asks_over(main) {
            (state.act, state.stance) = (Some(Act::Offer), true);
            state.condition = Some(self.span(self.parse.chunks[main].first, exchange.unwrap_or(link)));
            self.emit(state, start, &parties, found, subject, None, out);
            return Some(Ok(None));
        }
        let span = self.span(exchange.unwrap_or(link), self.parse.chunks[at].end);
        self.ask(state, start, span, (&parties, found, subject), out);
        Some(Ok(None))
    }

    /// "no talks before a pull-out", "will only talk after a pull-out": whether a noun behind a preposition of time is what
    /// the clause of the verb waits for.
    pub(super) fn comes_before(&self, verb: usize, noun: usize) -> bool {
        let c = &self.parse.chunks[noun];
        let Some(link) = c.link.filter(|_| c.relation == Relation::Preposition) else { return false };
        if self.only(verb, link) {
            return true;
        }
        // "will not leave the valley without a signed truce"
        let classes = self.words.classes(link);
        if classes.any(Classes::WITHOUT) {
            // "refused to free them without a pull-out"
            let will = self.parse.chunks[verb].negated && self.intended(verb);
            let consents = |m: &Mention| matches!(m.what, What::Cue { cue, part: CuePart::Noun, .. } if self.cue(cue).act == Some(Act::Support));
            // "without the consent of Jakarta"
            let consent = || self.words.beginning(c.head).iter().any(consents);
            return (will || self.refused_above(verb)) && (self.words.names_matter(c.head) || consent());
        }
        let definite = Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0);
        let first = self.words.classes(c.first);
        let known = first.any(definite) && !first.any(Classes::INDEFINITE);
        classes.any(Classes::CONDITION_NEGATED)
            && !classes.any(Classes::CONDITION)
            && self.words.names_matter(c.head)
            && self.denied(verb)
            && (self.intended(verb) || !known)
    }

    /// The first word of a condition of several words that ends with the preposition ("in return for").
    fn exchange(&self, preposition: usize) -> Option<usize> {
        let ends = |m: &&Mention| {
            m.end as usize == preposition + 1
                && (m.end - m.first > 2
                    || self
                        .words
                        .classes(m.first as usize)
                        .any(Classes(Classes::ADJECTIVE.0 | Classes::VERB_PARTICIPLE.0)))
                && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
        };
        self.words.long().iter().find(ends).map(|m| m.first as usize)
    }

    /// "ties a truce to their release": what stands behind the preposition of a verb that ties its object to it.
    pub(super) fn tied_by(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        // "a truce depends on their release" ties no object
        let matter = |k: usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Object && self.words.names_matter(k.head)
        };
        let behind = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.relation == Relation::Preposition && k.link.is_some_and(|l| self.words.ties_with(c.head, l))
        };
        // "ties an exit from the field to their release"
        let below = |k: &usize| behind(k) && self.parse.hangs_below(*k, verb);
        if c.passive || self.words.ties(c.head).next().is_none() || !self.parse.children(verb).any(matter) {
            return None;
        }
        self.parse.children(verb).find(behind).or_else(|| (verb..self.parse.chunks.len()).rev().find(below))
    }

    /// What a verb ties is conditional, and what it is tied to is asked for.
    pub(super) fn ties_together(
        &self,
        state: &mut State,
        (verb, to): (usize, usize),
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let below = &self.parse.chunks[self.parse.lead(state.below)];
        let span = self.span(self.parse.chunks[to].link.unwrap_or(verb), self.parse.chunks[to].end);
        // "banned him, linking the ban to the warrant": told beside what was done
        if self.denied(verb) || self.parse.chunks[verb].form == Form::Ing {
            return Err("it stands in a condition nobody sets");
        }
        if start.chunk == to || self.parse.hangs_below(start.chunk, to) {
            state.side = start.side;
            let Some((parties, found, subject)) = self.voice(verb, &[]) else {
                return Err("it stands in a condition nobody the lexicon knows sets");
            };
            self.ask(state, start, span, (&parties, found, subject), out);
            return Ok(None);
        }
        if below.relation != Relation::Object {
            return Err("the verb over it is not known to pass a side on");
        }
        (state.act, state.stance, state.condition) = (Some(Act::State), true, Some(span));
        state.factors.push(Factor { step: Step::Condition, entry: None, span });
        self.grammar_of(state, verb);
        self.conclude(state, verb, start, out)
    }

    /// "made its part conditional on a mandate": the words by which a verb ties its object to what stands behind them.
    pub(super) fn made_conditional(&self, verb: usize, object: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let ties = |m: &Mention| {
            let first = m.first as usize;
            let adjective = Classes(Classes::ADJECTIVE.0 | Classes::VERB_PARTICIPLE.0);
            self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
                && self.words.classes(first).any(adjective)
                && first >= self.parse.chunks[object].end
                && (c.end..first).all(|t| self.words.kind(t).is_wordlike())
        };
        let makes = self.words.classes(c.head).any(Classes::CAUSATIVE) && c.group == Group::Verb && !c.passive;
        makes && self.words.long().iter().any(ties)
    }

    /// "refused to free them": an infinitive that somebody refuses.
    fn refused_above(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let over = c.parent.filter(|_| c.form == Form::Infinitive && c.relation == Relation::Complement);
        over.is_some_and(|p| self.act_of(p) == Some(Act::Reject) && !self.parse.chunks[p].negated)
    }

    /// "wants the sanctions removed": whether a verb, or one of which it is the content, asks for something.
    pub(super) fn asks_over(&self, verb: usize) -> bool {
        let over = |&at: &usize| {
            let c = &self.parse.chunks[at];
            c.parent.filter(|&p| c.relation == Relation::Complement && self.parse.chunks[p].group == Group::Verb)
        };
        let asks = |at: usize| {
            let c = &self.parse.chunks[at];
            let beside = matches!(c.relation, Relation::Adverbial | Relation::Relative);
            self.act_of(at) == Some(Act::Demand) && c.form == Form::Finite && !beside && !c.negated && !c.passive
        };
        std::iter::successors(Some(verb), over).take(3).any(asks)
    }
}
