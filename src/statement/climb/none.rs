//! Negation that does not stand at the verb: in its subject, its object, or what it leaves undone.

use super::{Ground, Start, State};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
use crate::matching::{CuePart, Mention, What};
use crate::statement::Step;
use crate::text::Span;

impl Ground<'_> {
    /// "there is nothing to negotiate", "there was nobody to negotiate with": an infinitive of which nothing is said to be
    /// there to do, or nobody to do it with.
    pub(super) fn nothing_to_do(&self, state: &State, at: usize, start: &Start) -> bool {
        let below = &self.parse.chunks[state.below];
        let none = |s: usize| {
            let s = &self.parse.chunks[s];
            s.negated && s.parent == Some(at) && self.words.classes(s.head).any(Classes::OTHER)
        };
        // the verb below has turned with its subject
        state.below == start.chunk
            && state.took(Step::Negation)
            && !state.stance
            && below.form == Form::Infinitive
            && self.words.classes(self.parse.chunks[at].head).any(Classes::BE)
            && self.expletive(at)
            && below.subject.is_some_and(none)
    }

    /// A verb by which something is left undone: "failed to", "refrained from".
    pub(super) fn omits(&self, modifier: u16) -> bool {
        self.modifier(modifier).kind == ModifierKind::Negator
    }

    /// Whether a body of several is the subject of the verb.
    pub(super) fn of_body(&self, verb: usize) -> bool {
        let subject = self.parse.chunks[verb].subject.map(|s| self.holders(s).0).unwrap_or_default();
        let body = |&p: &u16| self.words.is_body(p);
        !subject.is_empty() && subject.iter().all(body)
    }

    pub(super) fn denies(&self, modifier: u16) -> bool {
        self.modifier(modifier).kind == ModifierKind::Denial
    }

    /// "not one soldier would leave": the phrase holds a subject that is denied.
    pub(super) fn none_does(&self, state: &mut State, at: usize, start: &Start) {
        let Some(subject) = self.parse.chunks[at].subject.map(|s| &self.parse.chunks[s]) else { return };
        let no = self.words.classes(subject.first).any(Classes(Classes::NO.0 | Classes::NEGATIVE.0));
        if no && subject.first < start.first && start.holds(subject.head) {
            self.turn(state, Step::Negation, None, self.span(subject.first, subject.first + 1));
        }
    }

    /// "will release no prisoners": what a verb does to none it does not do.
    pub(super) fn none_of_them(&self, state: &mut State, at: usize, start: &Start) {
        let passive = self.parse.chunks[at].passive;
        // "no country should have such arms"
        let intended = self.parse.chunks[at].marks.any(Classes(Classes::MUST.0 | Classes::WILL.0));
        let none = |&k: &usize| {
            let c = &self.parse.chunks[k];
            // "will hand in no arms": "in" is of the verb
            let particle = c.relation == Relation::Preposition && c.link.is_some_and(|l| start.holds(l));
            let subject = c.relation == Relation::Subject && (passive || intended);
            let done_to = c.relation == Relation::Object || particle || subject;
            c.group == Group::Noun && done_to && c.negated
        };
        if let Some(object) = self.parse.children(at).find(none) {
            let first = self.parse.chunks[object].first;
            let no = self.span(first, first + 1);
            // "saw no need for", "make no better offer": the phrase or the cue has its "no" in it
            if !self.holds_no(state, start, no) {
                // "sent no negotiators" tells that nothing was done, not that it is refused
                let marks = self.parse.chunks[at].marks;
                state.low |= self.parse.chunks[at].form == Form::Finite && marks == Classes::default();
                self.turn(state, Step::Negation, None, no);
            }
        }
    }

    /// Whether something composed so far has the "no" in its words; a frame has none in those of its subject.
    fn holds_no(&self, state: &State, start: &Start, no: Span) -> bool {
        let frame = start.entry.is_some_and(|e| {
            matches!(self.words.matcher.entry(e).what, What::FrameVerb { .. } | What::FrameNoun { .. })
        });
        state.factors.iter().skip(usize::from(frame)).any(|f| f.span.contains(no))
    }

    /// A verb of saying straight over a noun that is denied.
    pub(super) fn says_no(&self, state: &State, verb: usize, start: &Start) -> bool {
        let below = &self.parse.chunks[state.below];
        let denied = below.negated && below.relation == Relation::Object && state.below == start.chunk;
        let head = self.parse.chunks[verb].head;
        // the lexicon may know "say no" as one, for what stands behind "to"
        let no = |m: &Mention| m.end as usize == head + 2 && self.words.classes(head + 1).any(Classes::NO);
        let reports = self.words.reports(head)
            || self
                .words
                .beginning(head)
                .iter()
                .any(|m| matches!(m.what, What::Cue { part: CuePart::Verb, .. }) && no(m));
        denied && !state.stance && reports
    }
}
