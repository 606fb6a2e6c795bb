//! How side, act, negation, modality and conditions add up in the state of a climb.

use super::Ground;
use super::State;
use crate::clause::{Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind};
use crate::stance::{Act, Side};
use crate::statement::{Factor, Step};
use crate::text::Span;

impl Ground<'_> {
    pub(super) fn compose(&self, state: &mut State, side: Side, act: Act, entry: u32, span: Span) {
        // "refused to discuss its raids" still strikes
        let harmful = state.harms == Some(state.side);
        state.side = state.side.times(side);
        // "decided to demand a truce": what was decided is the demand
        let said = matches!(state.act, Some(Act::Demand | Act::Reject | Act::Support | Act::Threaten));
        // "its intention to seek a truce": what is intended is the asking
        let intended = self.words.matcher.cue_of(entry).is_some_and(|cue| cue.doer == Doer::Holder);
        // "tabled a draft demanding a truce": so is what a text asks for that somebody puts forward
        let asked = act == Act::Offer && (intended || state.document) && state.act == Some(Act::Demand);
        // "refuses to rule it out" is no refusal of it
        let act = if act == Act::Reject && intended && state.act == Some(Act::Reject) { Act::State } else { act };
        // "accepts no truce", but "agreed not to strike"
        let below = &self.parse.chunks[state.below];
        let none = below.group == Group::Noun && below.negated && state.took(Step::Negation);
        let act = if none && matches!(act, Act::Support | Act::Offer) { Act::Reject } else { act };
        state.act = state.act.filter(|_| act == Act::Enact && said || asked).or(Some(act));
        state.stance = true;
        // "refuses even to discuss a truce"
        if act == Act::Reject && side == Side::Against && !harmful {
            state.low &= !std::mem::take(&mut state.weighed);
        }
        state.factors.push(Factor { step: Step::Cue, entry: Some(entry), span });
    }

    pub(super) fn turn(&self, state: &mut State, step: Step, entry: Option<u32>, span: Span) {
        state.side = state.side.reversed();
        state.factors.push(Factor { step, entry, span });
    }

    pub(super) fn modify(&self, state: &mut State, modifier: u16, entry: u32, span: Span) {
        let modifier = self.modifier(modifier);
        match modifier.kind {
            ModifierKind::Evaluation => {
                // "the unity of the country is a red line": what is worth keeping, and nothing that harms
                let kept = modifier.lasting && state.side == Side::Against && state.harms != Some(Side::Against);
                let against = modifier.reverses && !kept;
                let side = if against { Side::Against } else { Side::For };
                let act = if against { Act::Reject } else { Act::Support };
                self.compose(state, side, act, entry, span);
            }
            ModifierKind::Negator | ModifierKind::Denial => {
                self.turn(state, Step::Negation, Some(entry), span);
                negate(&mut state.act);
            }
            ModifierKind::Shifter if modifier.reverses => {
                self.turn(state, Step::Reverse, Some(entry), span);
                // "blocked a Russian request for talks"
                if state.owned && matches!(state.act, Some(Act::Demand | Act::Offer)) {
                    state.act = Some(Act::Reject);
                }
            }
            ModifierKind::Shifter => state.factors.push(Factor { step: Step::Keep, entry: Some(entry), span }),
            ModifierKind::Weighing => {
                state.weighed |= !state.low;
                state.low = true;
            }
            ModifierKind::Hedge | ModifierKind::Dropper | ModifierKind::Condition => state.low = true,
            ModifierKind::Anaphor => {}
        }
        state.deed = true;
    }

    /// "Neither Kenya nor Uganda would accept a truce": a subject that nobody is in, unless its "no" was composed already.
    fn neither_does(&self, state: &mut State, at: usize) {
        let Some(subject) = self.parse.chunks[at].subject.filter(|&s| self.parse.chunks[s].negated) else { return };
        let s = &self.parse.chunks[subject];
        let no = self.span(s.first, s.first + 1);
        let nobody = s.end <= s.first + 2 && self.words.classes(s.head).any(Classes::OTHER);
        // "no grievance could justify the raids"
        let impersonal =
            || state.last_cue().and_then(|f| self.words.matcher.cue_of(f.entry?)).is_some_and(|c| c.impersonal);
        if !state.composed(no) && (nobody || impersonal() || !self.holders(subject).0.is_empty()) {
            self.turn(state, Step::Negation, None, no);
            negate(&mut state.act);
        }
    }

    /// "said that the refugees could go home": who says of others that they can do what harms nobody lets them.
    pub(super) fn permits(&self, state: &State, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let may = c.marks.any(Classes::MAY) && !c.negated && !c.passive && c.relation == Relation::Complement;
        let hedged = |t: usize| {
            self.words.beginning(t).iter().any(|m| self.words.modifier_kind(m.what).is_some_and(ModifierKind::is_hedge))
        };
        let benign = state.deed && !state.stance && state.harms.is_some_and(|harm| harm != state.side);
        let Some(report) = c.parent.filter(|&p| may && benign && self.words.reports(self.parse.chunks[p].head)) else {
            return false;
        };
        let speaks = self.parse.chunks[report].subject.is_some_and(|s| !self.holders(s).0.is_empty());
        let others = c.subject.is_some_and(|s| self.holders(s).0.is_empty());
        speaks && others && self.tied(at).is_none() && !(c.first..c.end).any(hedged)
    }

    /// Negation, modality and conditions of a verb group.
    pub(super) fn grammar_of(&self, state: &mut State, at: usize) {
        let c = &self.parse.chunks[at];
        self.neither_does(state, at);
        if c.negated {
            self.turn(state, Step::Negation, None, self.span(c.first, c.end));
            negate(&mut state.act);
            // "would not approve the loan"
            if state.act == Some(Act::Enact) && state.side == Side::Against {
                state.act = Some(Act::Reject);
            }
        }
        // "will not consider a truce"
        if c.negated && !c.passive && c.marks.any(Classes(Classes::WILL.0 | Classes::MAY.0)) {
            state.low &= !std::mem::take(&mut state.weighed);
        }
        state.modal |= c.marks.any(Classes::MODAL);
        state.will |= c.marks.any(Classes::WILL);
        // "would approve new loans"
        if c.marks.any(Classes::WILL) && !c.negated && state.act == Some(Act::Enact) {
            state.act = None;
        }
        state.able |= c.marks.any(Classes::MAY);
        if c.marks.any(Classes::MUST) {
            state.must = true;
        }
        // "will fight on until the last invader is gone": a goal is no condition
        let aims = state.harms == Some(state.side) && !c.negated;
        let tied = self.tied(at).filter(|t| !(aims && t.goal));
        state.low |= c.marks.any(Classes::MAY) && !c.negated && tied.is_none_or(|t| t.open) && !self.permits(state, at);
        state.open = tied.is_some_and(|t| t.open);
        if let Some(span) = tied.map(|t| t.span) {
            state.condition = Some(span);
            state.factors.push(Factor { step: Step::Condition, entry: None, span });
            // "would consider a truce if …"
            if !c.passive && (c.marks.any(Classes::WILL) || !state.open && c.marks.any(Classes::MAY)) {
                state.low &= !std::mem::take(&mut state.weighed);
            }
        }
    }
}

/// "does not support" rejects, "did not reject" lets pass.
pub(super) fn negate(act: &mut Option<Act>) {
    *act = match *act {
        Some(Act::Support | Act::Offer) => Some(Act::Reject),
        Some(Act::Reject | Act::Demand) => Some(Act::State),
        act => act,
    };
}
