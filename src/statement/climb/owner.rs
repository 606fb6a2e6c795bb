//! Whose a demand, a plan or a measure is, and where a measure is presupposed: "U.S. sanctions", "a demand from Kenya".

use super::Ground;
use super::{Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PartyKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Mention, PartyForm, What};
use crate::stance::Act;
use crate::statement::holder::Parties;
use crate::statement::{Found, Statement};

impl Ground<'_> {
    /// Whose a measure is: "U.S. sanctions", "its blockade".
    pub(super) fn own_measure(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        self.ended_by_another(state, at, start, out);
        let c = &self.parse.chunks[at];
        // "Its ban was renewed": of whoever was spoken of before, where the sentence names nobody first
        let opens = c.first == 0 && c.relation == Relation::Subject;
        let possessive = self.words.classes(c.first).any(Classes::POSSESSIVE) && !opens;
        // "the return of UN sanctions", "without U.S. sanctions": there may be none
        let open = Classes(Classes::OF.0 | Classes::WITHOUT.0);
        let behind = c.relation == Relation::Preposition && !c.link.is_some_and(|l| self.words.classes(l).any(open));
        let lacking = self.missing(at) || self.supposed(at);
        let named = !lacking
            && (behind
                || c.subject.is_some()
                || matches!(c.relation, Relation::Root | Relation::Object | Relation::Subject | Relation::Conjunct));
        // "brought back U.N. sanctions": who does so has them now
        let taken_up = c.relation == Relation::Object
            && c.parent.is_some_and(|v| {
                matches!(self.entries(v, CuePart::Verb, Via::Content), Some((_, What::Modifier { modifier, .. }))
                    if !self.modifier(modifier).reverses)
            });
        // "concessions on Indian tariff lines": the words only stand before what is spoken of
        let takes = |(_, what)| matches!(what, What::Cue { cue, .. } if matches!(self.cue(cue).act, Some(Act::Enact | Act::Threaten)));
        let meant = start.end > c.head || self.entries(at, CuePart::Noun, Via::Content).is_some_and(takes);
        // "the council lifted the Libyan embargo" is not Libya's
        let anothers = c.relation == Relation::Object
            && self.who().attributive(at).is_some_and(|owner| {
                let doer = c.parent.and_then(|v| self.parse.chunks[v].subject);
                doer.is_some_and(|d| self.who().holders(d).0.iter().any(|p| *p != owner))
                    && c.parent.and_then(|v| self.act_of(v)) == Some(Act::Enact)
            });
        let presupposed = start.kind == PhraseKind::Measure && !possessive && named && !anothers;
        if presupposed && !taken_up && meant && !self.given_up(at) {
            // "a blockade of Cuba" is nothing that Cuba imposes
            let owners = self.owners_by(at, Classes::BY);
            if !owners.is_empty() {
                self.emit(state, start, &owners, Found::Possessor, Some(at), None, out);
            }
        }
    }

    /// "says that U.S. duties will be delayed": told by the verb, and not in force.
    fn given_up(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let Some(verb) = c.parent.filter(|_| c.relation == Relation::Subject) else { return false };
        let v = &self.parse.chunks[verb];
        v.passive
            && v.form == Form::Finite
            && !v.negated
            && !v.marks.any(Classes(Classes::MUST.0 | Classes::MAY.0))
            && self.demanded_above(verb).is_none()
            && self.reverses(verb)
    }

    /// A verb that turns the side of what it governs round: "lift", "block".
    pub(in crate::statement) fn reverses(&self, verb: usize) -> bool {
        matches!(self.entries(verb, CuePart::Verb, Via::Content), Some((_, What::Modifier { modifier, .. }))
            if self.modifier(modifier).reverses)
    }

    /// "should the U.S. tariffs return": they are in force only if so; but "if the U.S. tariffs are lifted" they are.
    fn supposed(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let Some(verb) = c.parent.filter(|_| c.relation == Relation::Subject) else { return false };
        let opens = |l: usize| self.words.classes(l).any(Classes::CONDITION);
        self.parse.chunks[verb].link.is_some_and(opens) && !self.reverses(verb)
    }

    /// "without the Syrian government's agreement to", "any further U.S. duties": what is not there.
    fn missing(&self, at: usize) -> bool {
        let mut first = self.parse.chunks[at].first;
        let mut owner = self.parse.chunks[at].subject;
        while let Some(noun) = owner {
            first = self.parse.chunks[noun].first;
            owner = self.parse.chunks[noun].subject;
        }
        let classes = self.words.classes(first);
        let any = classes.any(Classes::INDEFINITE) && !classes.any(Classes::ARTICLE);
        any || first > 0 && (first.saturating_sub(2)..first).any(|t| self.words.classes(t).any(Classes::WITHOUT))
    }

    /// "urged Rwanda to end its support for the rebels": who is to end what is theirs has it, as a fact.
    fn ended_by_another(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        let c = &self.parse.chunks[at];
        let measure = start.kind == PhraseKind::Measure && self.words.classes(c.first).any(Classes::POSSESSIVE);
        let Some(verb) = c.parent.filter(|_| measure && c.relation == Relation::Object) else { return };
        let v = &self.parse.chunks[verb];
        // "says it will end its ban" asks nobody
        let own = v.form == Form::Finite && self.demanded_above(verb).is_none();
        let asked = v.group == Group::Verb && v.relation == Relation::Complement && !v.negated && !own;
        let Some(subject) = v.subject.filter(|_| asked) else { return };
        let ends = match self.entries(verb, CuePart::Verb, Via::Content) {
            Some((_, What::Modifier { modifier, .. })) => {
                let modifier = self.modifier(modifier);
                modifier.kind == ModifierKind::Shifter && modifier.reverses
            }
            _ => false,
        };
        if ends {
            let (parties, _) = self.who().holders(subject);
            self.emit(state, start, &parties, Found::Possessor, Some(subject), None, out);
        }
    }

    /// Whose demand, plan or offer a noun is: possessor, "of X", "by X", an adjective in front.
    pub(in crate::statement) fn owners(&self, at: usize) -> Parties {
        let owners = self.owners_by(at, Classes(Classes::OF.0 | Classes::BY.0));
        if owners.is_empty() { self.presented_by(at) } else { owners }
    }

    /// The same, with the prepositions that may stand before the owner.
    pub(super) fn owners_by(&self, at: usize, prepositions: Classes) -> Parties {
        let c = &self.parse.chunks[at];
        if let Some(possessor) = c.subject.or_else(|| self.who().whose(at)) {
            return self.who().holders(possessor).0;
        }
        if self.words.classes(c.first).any(Classes::POSSESSIVE) {
            return self.who().pronoun(at, self.words.classes(c.first));
        }
        let adjectives = self.who().attributives(at);
        if !adjectives.is_empty() {
            return adjectives;
        }
        if let Some(party) = self.who().imposed(at).or_else(|| self.of_group(at)) {
            return Parties::from_slice(&[party]);
        }
        let behind = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.relation == Relation::Agent
                || k.relation == Relation::Preposition
                    && k.link.is_some_and(|l| self.words.classes(l).any(prepositions))
        };
        let mut by: Parties = self
            .parse
            .children(at)
            .filter(behind)
            .find(|&k| self.who().named_by(k).is_some())
            .map(|k| self.all_named(k))
            .unwrap_or_default();
        if by.is_empty() {
            by = self.source(at).map(|k| self.all_named(k)).unwrap_or_default();
        }
        by
    }

    /// "a Hamas proposal", "the NATO offer": a name in front of what somebody proposes, of a party that is no country and so no
    /// matter of the plan's.
    fn of_group(&self, at: usize) -> Option<u16> {
        let c = &self.parse.chunks[at];
        let (party, form, mention) = (c.first..c.head).find_map(|t| self.words.party(t))?;
        let parties = &self.words.matcher.lexicon.parties;
        let straight = mention.end as usize == c.head && matches!(form, PartyForm::Name);
        let group = parties[usize::from(party)].kind != PartyKind::State;
        (straight && group && self.proposes(c.head).is_some()).then_some(party)
    }

    /// The parties that a noun group and its fellows name: "appeals from Peru, Chad and Benin".
    fn all_named(&self, noun: usize) -> Parties {
        self.parse.conjuncts(noun).iter().filter_map(|&k| self.who().named_by(k)).collect()
    }

    /// "the demands made by Peru", "a plan put forward by Chad": who made it, where the verb takes no side of its own.
    fn presented_by(&self, at: usize) -> Parties {
        let made = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Relative && k.form == Form::Participle && !k.negated
        };
        let head = self.parse.chunks[at].head;
        // what is promised or asked for, but no deal: that is not theirs who brokered it
        let cue = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Noun, .. } => {
                let plain = self.words.thing(head).is_none();
                matches!(self.cue(cue).act, Some(Act::Offer | Act::Demand | Act::Support)) && plain
            }
            _ => false,
        };
        let text = self.words.thing(head) == Some(RoleKind::Document) || self.words.covering(head).any(cue);
        let sides = |&k: &usize| match self.entries(k, CuePart::Verb, Via::Content) {
            Some((_, What::Cue { cue, .. })) => !matches!(self.cue(cue).act, None | Some(Act::Offer)),
            // "a letter signed by Peru", "a note handed over by Chad", "a promise given by Kenya"
            Some((_, What::Modifier { modifier, .. })) => {
                let modifier = self.modifier(modifier);
                modifier.kind != ModifierKind::Shifter || modifier.reverses || !text
            }
            Some(_) => true,
            None => false,
        };
        let by = self.parse.children(at).filter(made).filter(|k| !sides(k)).find_map(|k| self.parse.agent(k));
        by.map(|a| self.all_named(a)).unwrap_or_default()
    }

    /// "A demand from Kenya for talks", "an offer of talks from the government in Kabul": the holder stands behind a preposition
    /// that the lexicon knows as the noun's source, straight behind it or, for what is offered, further on.
    fn source(&self, at: usize) -> Option<usize> {
        let c = &self.parse.chunks[at];
        let cues = || {
            self.words.covering(c.head).filter_map(|m| match m.what {
                What::Cue { cue, part: CuePart::Noun, .. } => Some(self.cue(cue)),
                _ => None,
            })
        };
        let names = |l: usize| {
            let word = self.words.tokens[l].span.of(self.words.text);
            cues().any(|cue| {
                (l == c.end || cue.act == Some(Act::Offer)) && cue.source.iter().any(|s| s.eq_ignore_ascii_case(word))
            })
        };
        let from = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Preposition && k.link.is_some_and(names)
        };
        // "a proposal of a withdrawal from Angola" comes from nobody
        let framing = |k: &usize| {
            self.words.beginning(self.parse.chunks[*k].head).iter().any(|m| matches!(m.what, What::FrameNoun { .. }))
        };
        let deeper = self.parse.children(at).filter(|k| !framing(k)).flat_map(|k| self.parse.children(k));
        self.parse.children(at).chain(deeper).filter(from).find(|&k| self.who().named_by(k).is_some())
    }
}
