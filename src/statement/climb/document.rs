//! What a document says: whoever signed it, made it or is bound by it holds that.

use super::{Ground, Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::{Mention, What};
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
        let binds = matches!(state.act, Some(Act::Support | Act::Enact));
        let deal = self.words.thing(s.head) == Some(RoleKind::Deal) && binds;
        let makers = if deal { self.bound_by(subject, at, start) } else { None };
        let makers = makers.unwrap_or_else(|| self.makers(subject));
        if deal {
            state.act = Some(Act::Support);
        }
        if makers.is_empty() {
            return None;
        }
        self.emit(state, start, &makers, Found::Document, Some(subject), None, out);
        Some(Ok(None))
    }

    /// "the accord commits Chad to a withdrawal", "the accord between Chad and Niger obliges both to …": those whom a deal binds.
    fn bound_by(&self, deal: usize, verb: usize, start: &Start) -> Option<Parties> {
        let bound = |k: &usize| self.parse.chunks[*k].relation == Relation::Object && *k != start.chunk;
        let object = self.parse.children(verb).find(bound)?;
        let parties = self.who().holders(object).0;
        if self.who().named_by(object).is_some() {
            return Some(parties).filter(|p| !p.is_empty());
        }
        if let Some(parties) = self.parties_to(deal) {
            return Some(parties);
        }
        // "the deal brokered by Qatar and Oman commits both sides", "the accord obliges both": whoever was spoken of last
        let alone = self.parse.chunks[object].first == self.parse.chunks[object].head;
        let others = self.go_betweens(deal).is_none_or(|agents| agents != parties);
        Some(parties).filter(|p| !p.is_empty() && !alone && others).or_else(|| Some(Parties::new()))
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
        match self.words.thing(self.parse.chunks[document].head).filter(|_| makers.is_empty()) {
            Some(RoleKind::Document) => {
                let told = |&k: &usize| {
                    let k = &self.parse.chunks[k];
                    // "a letter seen by the Courier" is not the paper's
                    let made = self.words.takes_side(k.head);
                    made && k.group == Group::Verb && k.form == Form::Participle && k.passive
                };
                let by = self.parse.children(document).filter(told).find_map(|k| self.parse.agent(k));
                // "a letter from Peru's president"
                let from = |&k: &usize| self.who().comes_from(k) && self.who().named_by(k).is_some();
                let by = by.or_else(|| self.parse.children(document).find(from));
                makers = by.map(|by| self.who().holders(by).0).unwrap_or_default();
            }
            Some(RoleKind::Deal) => makers = self.parties_to(document).unwrap_or_default(),
            _ => {}
        }
        makers
    }

    /// "the accord between Chad and Niger", "the truce, signed by Chad and Niger": the two or more whose deal it is.
    fn parties_to(&self, deal: usize) -> Option<Parties> {
        let party = |&k: &usize| {
            let c = &self.parse.chunks[k];
            let between = c.link.is_some_and(|l| self.words.classes(l).any(Classes::DUAL));
            c.relation == Relation::Agent || c.relation == Relation::Preposition && between
        };
        let signed = (0..self.parse.chunks.len()).filter(|&k| self.made_by(deal, k) && !self.mediates(k));
        let by = signed.flat_map(|k| self.parse.children(k)).find(party);
        let parties = self.who().holders(by.or_else(|| self.parse.children(deal).find(party))?).0;
        (parties.len() > 1).then_some(parties)
    }

    /// Whether a participle tells what somebody did to a deal, with no side against it.
    fn made_by(&self, deal: usize, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let of = c.parent == Some(deal) || c.parent.is_none() && c.subject == Some(deal);
        let participle = c.group == Group::Verb && c.form == Form::Participle && c.passive && of;
        participle && !self.words.reports(c.head) && matches!(self.act_of(verb), None | Some(Act::Support | Act::Enact))
    }

    /// "brokered", "mediated": what names an issue, or is mere news of one; who does so is not bound by it.
    fn mediates(&self, verb: usize) -> bool {
        let names = |m: &Mention| match m.what {
            What::Issue { .. } => true,
            What::FrameVerb { frame } => self.words.matcher.frames[usize::from(frame)].kind == PhraseKind::Event,
            _ => false,
        };
        self.words.beginning(self.parse.chunks[verb].head).iter().any(names)
    }

    /// Who brokered a deal.
    fn go_betweens(&self, deal: usize) -> Option<Parties> {
        let verb = self.parse.children(deal).find(|&k| self.made_by(deal, k) && self.mediates(k))?;
        self.parse.agent(verb).map(|k| self.who().holders(k).0)
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
