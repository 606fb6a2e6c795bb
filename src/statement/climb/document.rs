//! What a document says: whoever signed it, made it or is bound by it holds that.

use super::{Ground, Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::stance::Act;
use crate::statement::holder::{Parties, others};
use crate::statement::{Found, Statement};

impl Ground<'_> {
    /// What a plan, a deal or a statement says is said by those who made it.
    pub(super) fn by_document(
        &self,
        state: &mut State,
        at: usize,
        subject: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let s = &self.parse.chunks[subject];
        if !self.words.document(s.head) {
            return None;
        }
        let lead = &self.parse.chunks[self.parse.lead(at)];
        if lead.relation == Relation::Relative && lead.parent == Some(subject) {
            state.document = true;
            return Some(Ok(Some((subject, Via::Content))));
        }
        // "the accord commits Chad to a withdrawal"
        let bound = |k: &usize| self.parse.chunks[*k].relation == Relation::Object && *k != start.chunk;
        let bound = self.parse.children(at).find(bound).map(|o| self.who().holders(o).0).unwrap_or_default();
        let deal = self.words.thing(s.head) == Some(RoleKind::Deal) && state.act == Some(Act::Support);
        let makers = if deal && !bound.is_empty() { bound } else { self.makers(subject) };
        if makers.is_empty() {
            return None;
        }
        self.emit(state, start, &makers, Found::Document, Some(subject), None, out);
        Some(Ok(None))
    }

    /// Who says what a document says; of one that is not told whose it is, who spoke last.
    pub(super) fn signatories(&self, document: usize) -> Parties {
        let signed = self.signers(document);
        if !signed.is_empty() || !self.words.document(self.parse.chunks[document].head) {
            return signed;
        }
        let told = self.told_makers(document);
        let last = self.discourse.speaker();
        let spoke = |made: &Parties| matches!(made.as_slice(), [only] if Some(*only) == last);
        if told.is_empty() { Some(self.makers(document)).filter(spoke).unwrap_or_default() } else { told }
    }

    /// "signed a declaration stating that …": who makes, signs or passes a document says what it says.
    fn signers(&self, document: usize) -> Parties {
        // "signed a declaration of principles stating that …"
        let mut document = document;
        while let Some(over) = self.named_by_of(document) {
            document = over;
        }
        let c = &self.parse.chunks[document];
        let made = self.words.document(c.head) && c.relation == Relation::Object;
        let Some(verb) = c.parent.filter(|_| made) else { return Parties::new() };
        let v = &self.parse.chunks[verb];
        let deal = self.words.thing(c.head) == Some(RoleKind::Deal);
        let by = match self.act_of(verb) {
            Some(act) => matches!(act, Act::Enact | Act::Offer | Act::Demand | Act::Support),
            None => deal && !self.words.reports(v.head),
        };
        v.subject.filter(|_| by && !v.negated && !v.passive).map(|s| self.who().holders(s).0).unwrap_or_default()
    }

    /// The noun that another one, no document, stands behind with "of".
    fn named_by_of(&self, noun: usize) -> Option<usize> {
        let c = &self.parse.chunks[noun];
        let of = c.relation == Relation::Preposition && c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF));
        c.parent.filter(|&p| of && !self.words.document(c.head) && self.parse.chunks[p].group == Group::Noun)
    }

    /// Who made a plan, a deal or a statement: as the words around it tell, else who made the last one.
    pub(super) fn makers(&self, document: usize) -> Parties {
        let makers = self.told_makers(document);
        // "a letter" is not one that the text has spoken of
        let first = self.words.classes(self.parse.chunks[document].first);
        if makers.is_empty() && first.any(Classes::DETERMINER) && !first.any(Classes::INDEFINITE) {
            return self.discourse.document();
        }
        makers
    }

    /// Who made it, as the words around it tell.
    fn told_makers(&self, document: usize) -> Parties {
        let mut makers = self.owners(document);
        // "resolution 339, approved by the Council, demands"
        let text = self.words.thing(self.parse.chunks[document].head) == Some(RoleKind::Document);
        if makers.is_empty() && text {
            let told = |&k: &usize| {
                let k = &self.parse.chunks[k];
                // "a letter seen by the Courier" is not the paper's
                let made = self.words.takes_side(k.head);
                made && k.group == Group::Verb && k.form == Form::Participle && k.passive
            };
            let agent = |&k: &usize| self.parse.chunks[k].relation == Relation::Agent;
            let by = self.parse.children(document).filter(told).flat_map(|k| self.parse.children(k)).find(agent);
            // "a letter from Peru's president"
            let from = |&k: &usize| self.who().comes_from(k) && self.who().named_by(k).is_some();
            let by = by.or_else(|| self.parse.children(document).find(from));
            makers = by.map(|by| self.who().holders(by).0).unwrap_or_default();
        }
        makers
    }

    /// "Under the draft Kyiv would have to …": the terms of a plan are its author's; those of a deal are each side's own.
    pub(super) fn by_terms(&self, at: usize, parties: &[u16]) -> Option<Parties> {
        let plan = |s: &usize| self.words.thing(self.parse.chunks[*s].head) == Some(RoleKind::Document);
        let source = self.according.filter(plan)?;
        let c = &self.parse.chunks[at];
        let main = matches!(c.relation, Relation::Root | Relation::Conjunct);
        let makers = self.makers(source);
        let another = makers.len() == 1 && parties.len() < 2 && others(&makers, parties);
        (main && another && c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0))).then_some(makers)
    }
}
