//! Lists of demands that one sentence announces ("These include …", points under a colon).

use super::Ground;
use super::{Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
use crate::matching::{CuePart, Kind, Mention, What};
use crate::stance::{Act, Side};
use crate::statement::holder::Parties;
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// A point of a list that was announced before ("They set five conditions: • the lifting of …").
    pub(super) fn itemised(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        let announced = self.discourse.list().filter(|_| self.sentence.item && !state.low);
        let Some((party, act, side)) = announced else { return false };
        let c = &self.parse.chunks[at];
        let telling = self.words.tokens.iter().filter(|t| t.kind.is_wordlike()).count() > 2 && !self.sentence.question;
        // "1. Foreign troops must leave.", "(a) that the raids end;"
        // whose verb says nothing of the matter leaves its side open
        let head = self.words.tokens[c.head].span;
        let says = start.chunk == at || state.factors.iter().skip(1).any(|f| f.span.contains(head));
        let that = says && c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        let clause =
            c.group == Group::Verb && c.form == Form::Finite && (c.marks.any(Classes::MUST) || that) && !c.quoted;
        // "2. Rejects the establishment of …": a point of whoever does so
        let does = |k: &Chunk| {
            let finite = k.group == Group::Verb && k.form == Form::Finite && k.subject.is_none();
            finite && self.words.classes(k.head).any(Classes::VERB_S)
        };
        let bare = c.subject.is_none();
        let point = c.group == Group::Noun || bare && !does(c) || clause;
        if !telling || c.parent.is_some() || !point || bare && self.parse.chunks.iter().take(at).any(does) {
            return false;
        }
        state.side = state.side.times(side);
        state.act = Some(act);
        self.emit(state, start, &[party], Found::Possessor, None, None, out);
        true
    }

    /// Whether a clause that "that" opens begins the sentence.
    pub(super) fn opens_that(&self, at: usize) -> bool {
        let that =
            |l: usize| self.words.classes(l).any(Classes::THAT) && !(0..l).any(|t| self.words.kind(t) == Kind::Word);
        self.parse.chunks[at].link.is_some_and(that)
    }

    /// "These include …", "The demands are …": what was announced before, or by the subject's own noun, is listed.
    pub(super) fn listed(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        let Some(subject) = self.parse.chunks[at].subject else { return false };
        let s = &self.parse.chunks[subject];
        let points = s.first + 1 == s.end
            && self.words.classes(s.head).any(Classes(Classes::DETERMINER.0 | Classes::THEY.0 | Classes::IT.0));
        let noun = self.entries(subject, CuePart::Noun, Via::Content);
        let cue = match noun {
            Some((entry, What::Cue { cue, .. })) => Some((entry, self.cue(cue))),
            _ => None,
        };
        let owners = if cue.is_some() { self.owners(subject) } else { Parties::new() };
        let listed = match (cue, owners.first(), self.discourse.list()) {
            (Some((_, cue)), Some(&party), _) => cue.act.map(|act| (party, act, cue.side)),
            (Some(_), None, list) => list,
            (None, _, list) if points => list,
            _ => None,
        };
        let Some((party, act, side)) = listed else { return false };
        state.side = state.side.times(side);
        state.act = Some(act);
        state.stance = true;
        state.factors.push(Factor { step: Step::Cue, entry: cue.map(|c| c.0), span: self.chunk_span(at) });
        self.emit(state, start, &[party], Found::Possessor, Some(subject), None, out);
        true
    }

    /// "Turkey set four conditions:", "The Kremlin demanded the following:": whose list a colon opens.
    fn opened(&self) -> Option<(u16, Act, Side)> {
        if self.words.tokens.last()?.kind != Kind::Colon {
            return None;
        }
        let main = |c: &&Chunk| c.group == Group::Verb && c.form == Form::Finite && c.relation == Relation::Root;
        let verb = self.parse.chunks.iter().position(|c| main(&c))?;
        let [party] = *self.who().holders(self.parse.chunks[verb].subject?).0.as_slice() else { return None };
        let objects = || self.parse.children(verb).filter(|&k| self.parse.chunks[k].group == Group::Noun);
        match self.before_colon(verb).or_else(|| self.entries(verb, CuePart::Verb, Via::Content)) {
            Some((_, What::Cue { cue, .. })) if self.cue(cue).act.is_some() => {
                let cue = self.cue(cue);
                let reversed = self.parse.chunks[verb].negated;
                let side = if reversed { cue.side.reversed() } else { cue.side };
                Some((party, cue.act?, side))
            }
            // who only speaks announces nothing
            Some((_, What::Cue { .. })) if objects().next().is_none() => None,
            _ => {
                let noun = |k: usize| match self.entries(k, CuePart::Noun, Via::Content) {
                    Some((_, What::Cue { cue, .. })) => self.cue(cue).act.map(|act| (party, act, self.cue(cue).side)),
                    _ => None,
                };
                let tied = |k: usize| {
                    self.words
                        .beginning(self.parse.chunks[k].head)
                        .iter()
                        .any(|m| self.words.modifier_kind(m.what) == Some(ModifierKind::Condition))
                };
                objects().find_map(noun).or_else(|| objects().any(tied).then_some((party, Act::Demand, Side::For)))
            }
        }
    }

    /// "listed three demands: a truce, the release of prisoners and compensation": what stands behind the colon of the sentence.
    pub(super) fn after_colon(&self, state: &mut State, verb: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        let c = &self.parse.chunks[verb];
        let Some(colon) = (c.end..start.first).find(|&t| self.words.kind(t) == Kind::Colon) else { return false };
        // "Peru's demand remains unchanged: an end to the sanctions"
        let is = self.words.classes(c.head).any(Classes::COPULA);
        let before = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.group == Group::Noun && k.end <= colon && (k.first >= c.end || is && k.relation == Relation::Subject)
        };
        let Some(noun) = self.parse.children(verb).find(before) else { return false };
        let Some((entry, What::Cue { cue, .. })) = self.entries(noun, CuePart::Noun, Via::Content) else {
            return false;
        };
        let (cue, doers) = (self.cue(cue), c.subject.map(|s| self.holders(s).0).unwrap_or_default());
        let owners = self.owners(noun);
        let parties = if owners.is_empty() { doers } else { owners };
        let Some(act) = cue.act.filter(|_| !parties.is_empty() && !c.negated) else { return false };
        self.compose(state, cue.side, act, entry, self.chunk_span(noun));
        self.emit(state, start, &parties, Found::Possessor, c.subject, None, out);
        true
    }

    /// "said what Chad wants to see: a truce and the release of …": the colon answers what was left open.
    pub(super) fn answered(&self, verb: usize, start: &Start) -> bool {
        let colon = |t: usize| self.words.kind(t) == Kind::Colon;
        let over = |&at: &usize| {
            let c = &self.parse.chunks[at];
            c.parent.filter(|&p| c.relation == Relation::Complement && self.parse.chunks[p].group == Group::Verb)
        };
        let wants = |at: usize| self.act_of(at) == Some(Act::Demand) && !self.parse.chunks[at].negated;
        !self.sentence.question
            && (self.parse.chunks[verb].end..start.first).any(colon)
            && std::iter::successors(Some(verb), over).take(3).any(wants)
    }

    /// "The council's terms followed: Iraq was to give up …": whose terms, demands or plan the colon before a clause opens.
    pub(super) fn termed(&self, at: usize) -> Option<(Parties, usize)> {
        let first = self.parse.chunks[self.parse.chunks[at].subject?].first;
        let before = |k: &Chunk| k.group == Group::Verb && k.form == Form::Finite && k.end < first;
        let verb = self.parse.chunks.iter().rev().find(|k| self.words.behind_colon(first) && before(k))?;
        let noun = verb.subject?;
        let head = self.parse.chunks[noun].head;
        let tied = |m: &Mention| self.words.modifier_kind(m.what) == Some(ModifierKind::Condition);
        let worded = self.words.document(head) || self.proposes(head).is_some() || self.words.covering(head).any(tied);
        let owners = if worded { self.owners(noun) } else { Parties::new() };
        (!owners.is_empty()).then_some((owners, noun))
    }

    /// "handed over a list of demands": the noun that a list's own noun stands behind.
    fn listed_by(&self, noun: usize) -> usize {
        let c = &self.parse.chunks[noun];
        let of = c.relation == Relation::Preposition && c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF));
        let over = c.parent.filter(|&p| of && c.first == c.head && self.parse.chunks[p].relation == Relation::Object);
        over.filter(|&p| self.parse.chunks[p].group == Group::Noun).unwrap_or(noun)
    }

    /// "Kenya calls for:": the colon stands in the place of what the verb's preposition governs.
    fn before_colon(&self, verb: usize) -> Option<(u32, What)> {
        let last = self.words.tokens.len().checked_sub(2)?;
        let word = self.words.tokens[last].word;
        let cue = |m: &&Mention| {
            (m.end as usize).abs_diff(last) <= 1
                && matches!(m.what, What::Cue { part: CuePart::Verb, preposition, .. } if preposition == word)
        };
        self.words.beginning(self.parse.chunks[verb].head).iter().find(cue).map(|m| (m.entry, m.what))
    }

    /// The last demand, offer or threat in the sentence that has an owner.
    pub(in crate::statement) fn announced(&self) -> Option<(u16, Act, Side)> {
        if let Some(list) = self.opened() {
            return Some(list);
        }
        if !self.words.cue_noun {
            return None;
        }
        (0..self.parse.chunks.len()).rev().filter(|&i| self.parse.chunks[i].group == Group::Noun).find_map(|i| {
            let (_, What::Cue { cue, .. }) = self.entries(i, CuePart::Noun, Via::Content)? else { return None };
            let cue = self.cue(cue);
            let owners = self.owners(i);
            let subject = self.parse.chunks[self.listed_by(i)]
                .parent
                .filter(|&p| self.parse.chunks[p].group == Group::Verb)
                .and_then(|p| self.parse.chunks[p].subject)
                .filter(|&s| s != i);
            let doers = subject.map(|s| self.who().holders(s).0).unwrap_or_default();
            let party = owners.first().or(doers.first())?;
            Some((*party, cue.act?, cue.side))
        })
    }
}
