//! The climb: from an issue phrase up the clause tree, composing side, act and condition in one state, until a holder.

use super::discourse::Discourse;
use super::holder::{attributive, holders, imposed, named_by, pronoun};
use super::{Dropped, Factor, Found, Statement, Step};
use crate::clause::{Form, Group, Parse, Relation, Words};
use crate::document::Sentence;
use crate::language::Classes;
use crate::lexicon::model::{Cue, Doer, ModifierKind, PhraseKind};
use crate::matching::{CuePart, Kind, ModifierPart, What};
use crate::stance::{Act, Certainty, Direction, Side};
use crate::text::Span;
use smallvec::{SmallVec, smallvec};

/// Everything a climb may look at.
pub(super) struct Ground<'g> {
    pub words: &'g Words<'g>,
    pub parse: &'g Parse,
    pub discourse: &'g Discourse,
    pub sentence: &'g Sentence,
    /// Who speaks the quotation that the sentence stands in or holds.
    pub quote_speaker: Option<u16>,
    /// "according to X".
    pub according: Option<usize>,
}

/// Where a climb begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub issue: u16,
    pub side: Side,
    pub kind: PhraseKind,
    pub entry: u32,
    /// Tokens of the phrase.
    pub first: usize,
    pub end: usize,
    /// Chunk where the climb begins.
    pub chunk: usize,
}

impl Start {
    /// Whether the token belongs to the phrase itself.
    const fn holds(&self, token: usize) -> bool {
        self.first <= token && token < self.end
    }
}

/// How the climb came to a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Via {
    Start,
    /// As its object, or as content without a preposition.
    Content,
    /// Behind this preposition (word id).
    Preposition(u32),
    /// As its subject.
    Subject,
}

#[derive(Clone)]
struct State {
    side: Side,
    act: Option<Act>,
    /// A stance cue, or a demand by modal, has been composed.
    stance: bool,
    /// The last verb carries the matter out itself.
    deed: bool,
    condition: Option<Span>,
    low: bool,
    will: bool,
    must: bool,
    /// The matter is the alternative to a demand.
    or_else: bool,
    factors: SmallVec<[Factor; 4]>,
}

/// Climbs from `start`: statements, or the reason why there is none.
pub(super) fn climb(ground: &Ground<'_>, start: Start, out: &mut Vec<Statement>) -> Option<Dropped> {
    let before = out.len();
    let mut state = State {
        side: start.side,
        act: None,
        stance: false,
        deed: start.kind == PhraseKind::Deed,
        condition: None,
        low: false,
        will: false,
        must: false,
        or_else: false,
        factors: smallvec![Factor {
            step: Step::Issue,
            entry: Some(start.entry),
            span: ground.span(start.first, start.end),
        }],
    };
    let mut at = start.chunk;
    let mut via = Via::Start;
    let mut stop = ("nothing in the sentence governs it", at);
    for _ in 0..16 {
        let next = match ground.parse.chunks[at].group {
            Group::Noun => ground.noun(&mut state, at, via, &start, out),
            Group::Verb => ground.verb(&mut state, at, via, &start, out),
            Group::Adjective => ground.adjective(&mut state, at, via),
            _ => Err("the sentence could not be read here"),
        };
        match next {
            Ok(Some((parent, how))) => {
                at = parent;
                via = how;
            }
            Ok(None) => break,
            Err(reason) => {
                if !ground.itemised(&mut state, at, &start, out) {
                    stop = (reason, at);
                }
                break;
            }
        }
    }
    (out.len() == before).then(|| Dropped {
        issue: start.issue,
        phrase: ground.span(start.first, start.end),
        entry: Some(start.entry),
        reason: stop.0,
        at: ground.span(ground.parse.chunks[stop.1].first, ground.parse.chunks[stop.1].end),
    })
}

type Next = Result<Option<(usize, Via)>, &'static str>;

impl Ground<'_> {
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        self.words.tokens[first].span.join(self.words.tokens[end.max(first + 1) - 1].span)
    }

    fn chunk_span(&self, chunk: usize) -> Span {
        self.span(self.parse.chunks[chunk].first, self.parse.chunks[chunk].end)
    }

    fn cue(&self, index: u16) -> &Cue {
        &self.words.matcher.lexicon.cues[index as usize]
    }

    /// Lexicon entries on the head of a chunk that take what stands `via` there.
    fn entries(&self, chunk: usize, part: CuePart, via: Via) -> Option<(u32, What)> {
        let c = &self.parse.chunks[chunk];
        let wanted = match via {
            Via::Preposition(word) => word,
            _ => 0,
        };
        let mut best: Option<(u32, u32, What)> = None;
        let (from, to) = match part {
            CuePart::Verb => (c.head, c.head + 1),
            CuePart::Noun => (c.first, c.head + 1),
            CuePart::Adjective => (c.first, c.end),
        };
        for mention in self.words.between(from, to) {
            let (first, end, what) = (mention.first as usize, mention.end as usize, mention.what);
            let touches = match part {
                // "turned the offer down": the particle stands behind the object
                CuePart::Verb => first == c.head && (end <= c.end || self.particle(end - 1)),
                CuePart::Noun => end == c.head + 1,
                CuePart::Adjective => end <= c.end,
            };
            if !touches {
                continue;
            }
            let (fits, preposition) = match what {
                What::Cue { part: p, preposition, .. } => (p == part, preposition),
                What::Modifier { part: ModifierPart::Verb, preposition, .. } => (part == CuePart::Verb, preposition),
                What::Modifier { part: ModifierPart::Noun, preposition, .. } => (part == CuePart::Noun, preposition),
                _ => (false, 0),
            };
            let takes = preposition == wanted
                || part == CuePart::Noun && preposition == 0
                || part == CuePart::Noun && via == Via::Content
                || via == Via::Content
                    && preposition != 0
                    && (self.to_word(preposition) || part == CuePart::Verb && self.has_behind(chunk, preposition));
            if !fits || !takes {
                continue;
            }
            // a stance outweighs a shifter, the exact preposition a missing one
            let rank = u32::from(preposition == wanted) * 4
                + u32::from(matches!(what, What::Cue { cue, .. } if self.cue(cue).act.is_some())) * 2
                + u32::from(matches!(what, What::Modifier { .. }));
            if best.is_none_or(|b| rank > b.0) {
                best = Some((rank, mention.entry, what));
            }
        }
        best.map(|b| (b.1, b.2))
    }

    /// A particle, or the first preposition of two ("gave in to").
    fn particle(&self, at: usize) -> bool {
        self.words.classes(at).any(Classes(Classes::PARTICLE.0 | Classes::PREPOSITION.0))
    }

    /// Whether a preposition with its noun hangs on the chunk: "called *on* both sides to …".
    fn has_behind(&self, chunk: usize, preposition: u32) -> bool {
        self.parse.children(chunk).any(|k| {
            self.parse.chunks[k].relation == Relation::Preposition
                && self.parse.chunks[k].link.is_some_and(|l| self.words.tokens[l].word == preposition)
        })
    }

    fn to_word(&self, word: u32) -> bool {
        self.words.matcher.vocabulary.classes(word).any(Classes::TO)
    }

    fn noun(&self, state: &mut State, at: usize, via: Via, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if c.negated {
            self.turn(state, Step::Negation, None, self.span(c.first, c.first + 1));
        }
        if via != Via::Start {
            if start.holds(c.head) {
                return self.up(at);
            }
            if let Some(verb) = self.phrasal(state, at) {
                return Ok(Some((verb, Via::Start)));
            }
            self.noun_entry(state, at, via, start, out)?;
        } else {
            self.presupposed(state, at, start, out);
        }
        self.up(at)
    }

    /// "float the idea of", "put an end to": a cue or shifter of several words whose noun stands here and whose verb governs.
    fn phrasal(&self, state: &mut State, at: usize) -> Option<usize> {
        let c = &self.parse.chunks[at];
        for mention in self.words.long() {
            let (first, end) = (mention.first as usize, mention.end as usize);
            if end != c.head + 1 || first >= c.first {
                continue;
            }
            let verb = self.parse.of_token[first];
            if self.parse.chunks[verb].group != Group::Verb {
                continue;
            }
            match mention.what {
                What::Cue { cue, part: CuePart::Verb, .. } => {
                    let cue = self.cue(cue);
                    self.compose(state, cue.side, cue.act?, mention.entry, self.span(first, end));
                    return Some(verb);
                }
                What::Modifier { modifier, part: ModifierPart::Verb, .. } => {
                    self.modify(state, modifier, mention.entry, self.span(first, end));
                    return Some(verb);
                }
                _ => {}
            }
        }
        None
    }

    /// What the noun group itself presupposes: "sanctions imposed by X", "a truce proposed by X", and for measures "X's sanctions".
    fn presupposed(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        for verb in self.parse.children(at) {
            let v = &self.parse.chunks[verb];
            if v.group != Group::Verb || v.relation != Relation::Relative || v.form != Form::Participle {
                continue;
            }
            let agent = self.parse.children(verb).find(|&k| self.parse.chunks[k].relation == Relation::Agent);
            let Some(agent) = agent else { continue };
            let (parties, found) = holders(self.words, self.parse, self.discourse, agent, self.quote_speaker);
            let mut own = state.clone();
            match self.entries(verb, CuePart::Verb, Via::Content) {
                Some((entry, What::Cue { cue, .. })) if self.cue(cue).act.is_some() => {
                    let cue = self.cue(cue);
                    self.compose(&mut own, cue.side, cue.act.unwrap_or(Act::State), entry, self.chunk_span(verb));
                }
                Some((entry, What::Modifier { modifier, .. })) if start.kind != PhraseKind::Event => {
                    self.modify(&mut own, modifier, entry, self.chunk_span(verb))
                }
                _ => continue,
            }
            self.emit(&own, start, &parties, found, Some(agent), None, out);
        }
        let possessive = self.words.classes(self.parse.chunks[at].first).any(Classes::POSSESSIVE);
        let c = &self.parse.chunks[at];
        // "the return of UN sanctions", "without U.S. sanctions": there may be none
        let open = Classes(Classes::OF.0 | Classes::WITHOUT.0);
        let behind = c.relation == Relation::Preposition && !c.link.is_some_and(|l| self.words.classes(l).any(open));
        let lacking = (c.first.saturating_sub(2)..c.first).any(|t| self.words.classes(t).any(Classes::WITHOUT));
        let named = !lacking
            && (behind
                || c.subject.is_some()
                || matches!(c.relation, Relation::Root | Relation::Object | Relation::Subject | Relation::Conjunct));
        if start.kind == PhraseKind::Measure && !possessive && named {
            let owners = self.owners(at);
            if !owners.is_empty() {
                self.emit(state, start, &owners, Found::Possessor, Some(at), None, out);
            }
        }
    }

    /// A cue noun or a shifter noun over the content.
    fn noun_entry(
        &self,
        state: &mut State,
        at: usize,
        via: Via,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Result<(), &'static str> {
        let c = &self.parse.chunks[at];
        let span = self.span(c.head, c.head + 1);
        match self.entries(at, CuePart::Noun, via) {
            Some((entry, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                let Some(act) = cue.act else { return Ok(()) };
                self.compose(state, cue.side, act, entry, span);
                let named = !self.words.classes(self.parse.chunks[at].first).any(Classes::POSSESSIVE);
                let owners = self.owners(at);
                if named && !owners.is_empty() {
                    self.emit(state, start, &owners, Found::Possessor, Some(at), None, out);
                }
                Ok(())
            }
            Some((entry, What::Modifier { modifier, .. })) => {
                self.modify(state, modifier, entry, span);
                Ok(())
            }
            _ => {
                let of =
                    matches!(via, Via::Preposition(p) if self.words.matcher.vocabulary.classes(p).any(Classes::OF));
                // "£50m in aid", "dozens of tanks"
                let quantity =
                    self.words.kind(c.head) == Kind::Number || self.words.classes(c.head).any(Classes::NUMBER);
                if (of || quantity) && self.words.party(c.head).is_none() {
                    Ok(())
                } else {
                    Err("the noun over it is not known to pass a side on")
                }
            }
        }
    }

    /// Whose demand, plan or offer a noun is: possessor, "of X", "by X", an adjective in front.
    fn owners(&self, at: usize) -> Vec<u16> {
        let c = &self.parse.chunks[at];
        if let Some(possessor) = c.subject {
            return holders(self.words, self.parse, self.discourse, possessor, self.quote_speaker).0;
        }
        if self.words.classes(c.first).any(Classes::POSSESSIVE) {
            return pronoun(
                self.words,
                self.parse,
                self.discourse,
                at,
                self.words.classes(c.first),
                self.quote_speaker,
            );
        }
        if let Some(party) = attributive(self.words, self.parse, at).or_else(|| imposed(self.words, self.parse, at)) {
            return vec![party];
        }
        let behind = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.relation == Relation::Agent
                || k.relation == Relation::Preposition
                    && k.link.is_some_and(|l| self.words.classes(l).any(Classes(Classes::OF.0 | Classes::BY.0)))
        };
        let by = self.parse.children(at).filter(behind).find_map(|k| named_by(self.words, self.parse, k));
        by.into_iter().collect()
    }

    /// Where a noun hangs.
    fn up(&self, at: usize) -> Next {
        let c = &self.parse.chunks[at];
        let Some(parent) = c.parent else { return Err("nothing in the sentence governs it") };
        let link = c.link.map_or(0, |l| self.words.tokens[l].word);
        match c.relation {
            Relation::Conjunct => {
                let lead = self.parse.lead(at);
                if lead == at { Err("the list it stands in could not be read") } else { self.up(lead) }
            }
            Relation::Object => Ok(Some((parent, Via::Content))),
            // "agreed to a truce after ten hours of talks"
            Relation::Preposition if c.link.is_some_and(|l| self.words.classes(l).any(Classes::ADJUNCT)) => {
                Err("it only says when, or under what, something is done")
            }
            Relation::Preposition => Ok(Some((parent, Via::Preposition(link)))),
            Relation::Subject if self.parse.chunks[parent].passive => Ok(Some((parent, Via::Content))),
            Relation::Subject => Ok(Some((parent, Via::Subject))),
            Relation::Apposition => self.up(parent),
            Relation::Predicate => self.predicate_noun(parent),
            Relation::Possessor => Err("it only says whose something is"),
            Relation::Agent => Err("it is what does something, not what is wanted"),
            _ => Ok(Some((parent, Via::Content))),
        }
    }

    /// "Its main demand is a truce": the subject's noun is the cue.
    fn predicate_noun(&self, verb: usize) -> Next {
        match self.parse.chunks[verb].subject {
            Some(subject) if self.entries(subject, CuePart::Noun, Via::Content).is_some() => {
                Ok(Some((subject, Via::Content)))
            }
            Some(subject)
                if self
                    .words
                    .classes(self.parse.chunks[subject].head)
                    .any(Classes(Classes::OTHER.0 | Classes::IT.0)) =>
            {
                Ok(Some((verb, Via::Subject)))
            }
            _ => Err("it is only said what something is"),
        }
    }

    fn adjective(&self, state: &mut State, at: usize, via: Via) -> Next {
        let Some((entry, What::Cue { cue, .. })) = self.entries(at, CuePart::Adjective, via) else {
            return Err("the adjective over it is not known to take a side");
        };
        let cue = self.cue(cue);
        if let Some(act) = cue.act {
            self.compose(state, cue.side, act, entry, self.chunk_span(at));
        }
        match self.parse.chunks[at].parent {
            Some(verb) if self.parse.chunks[verb].group == Group::Verb => Ok(Some((verb, Via::Start))),
            _ => Err("the adjective has no subject"),
        }
    }

    fn compose(&self, state: &mut State, side: Side, act: Act, entry: u32, span: Span) {
        state.side = state.side.times(side);
        state.act = Some(act);
        state.stance = true;
        state.factors.push(Factor { step: Step::Cue, entry: Some(entry), span });
    }

    fn turn(&self, state: &mut State, step: Step, entry: Option<u32>, span: Span) {
        state.side = state.side.reversed();
        state.factors.push(Factor { step, entry, span });
    }

    fn modify(&self, state: &mut State, modifier: u16, entry: u32, span: Span) {
        let modifier = &self.words.matcher.lexicon.modifiers[modifier as usize];
        match modifier.kind {
            ModifierKind::Evaluation => {
                let side = if modifier.reverses { Side::Against } else { Side::For };
                let act = if modifier.reverses { Act::Reject } else { Act::Support };
                self.compose(state, side, act, entry, span);
            }
            ModifierKind::Negator => self.turn(state, Step::Negation, Some(entry), span),
            ModifierKind::Shifter if modifier.reverses => self.turn(state, Step::Reverse, Some(entry), span),
            ModifierKind::Shifter => state.factors.push(Factor { step: Step::Keep, entry: Some(entry), span }),
            ModifierKind::Hedge | ModifierKind::Dropper | ModifierKind::Condition => state.low = true,
        }
        state.deed = true;
    }

    fn verb(&self, state: &mut State, at: usize, via: Via, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if via == Via::Content && self.words.classes(c.head).any(Classes::LIST) && self.listed(state, at, start, out) {
            return Ok(None);
        }
        if via == Via::Subject {
            return self.over_subject(state, at, start, out);
        }
        if via != Via::Start && !start.holds(c.head) {
            let head = self.span(c.head, c.end.max(c.head + 1));
            if state.stance && self.drops(at) {
                return Err("the position was dropped");
            }
            match self.entries(at, CuePart::Verb, via) {
                Some((entry, What::Cue { cue, .. })) => {
                    let cue = self.cue(cue);
                    match cue.act {
                        Some(act) => self.compose(state, cue.side, act, entry, head),
                        // "repeated its demand": the saying only carries the stance
                        None if self.carries(state, at) => {
                            state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: head });
                        }
                        None => return self.report(state, at, entry, cue.doer, start, out),
                    }
                }
                Some((entry, What::Modifier { modifier, .. })) => self.modify(state, modifier, entry, head),
                // "called the raid a crime", "called it a mistake to halt the raid"
                None if self.words.classes(c.head).any(Classes::CLASSIFYING)
                    && (state.stance || self.evaluated(state, at, start)) => {}
                // "would like to see an end to the war"
                None if self.words.classes(c.head).any(Classes::CAUSATIVE) && c.form == Form::Infinitive => {
                    return self.govern(at);
                }
                None if self.is_alternative(at) => {
                    state.or_else = true;
                    state.stance = true;
                    state.factors.push(Factor { step: Step::Cue, entry: None, span: head });
                }
                _ => return Err("the verb over it is not known to pass a side on"),
            }
        }
        self.grammar_of(state, at);
        self.conclude(state, at, start, out)
    }

    /// "abandoned its demand": a verb that gives a position up.
    fn drops(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        !c.negated
            && c.form == Form::Finite
            && c.relation != Relation::Complement
            && self.words.beginning(c.head).iter().any(|m| {
                matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, .. }
                    if self.words.matcher.lexicon.modifiers[modifier as usize].kind == ModifierKind::Dropper)
            })
    }

    /// Whether the last cue is a noun that the verb has as its object.
    fn carries(&self, state: &State, verb: usize) -> bool {
        let Some(cue) = state.factors.iter().rev().find(|f| f.step == Step::Cue) else { return false };
        self.parse.children(verb).any(|k| {
            let c = &self.parse.chunks[k];
            c.group == Group::Noun && c.relation == Relation::Object && self.span(c.head, c.head + 1) == cue.span
        })
    }

    /// What stands beside the matter under the same verb says what it is: "a crime", "illegal", "as a breakthrough".
    fn evaluated(&self, state: &mut State, verb: usize, start: &Start) -> bool {
        let evaluation = self.words.mentions.iter().find_map(|m| {
            let What::Modifier { modifier, .. } = m.what else {
                return None;
            };
            let kind = self.words.matcher.lexicon.modifiers[modifier as usize].kind;
            let chunk = self.parse.of_token[m.end as usize - 1];
            let c = &self.parse.chunks[chunk];
            // "a violation of the charter" is one, "the threat of a strike" names the matter only
            let beside = c.parent == Some(verb)
                && matches!(c.relation, Relation::Object | Relation::Predicate | Relation::Preposition)
                || self.parse.chunks[verb].end == m.first as usize;
            let inside = start.first < m.end as usize && (m.first as usize) < start.end || chunk == start.chunk;
            (kind == ModifierKind::Evaluation && beside && !inside).then_some((m, modifier))
        });
        let Some((mention, modifier)) = evaluation else { return false };
        let (first, end) = (mention.first as usize, mention.end as usize);
        if self.parse.chunks[self.parse.of_token[first]].negated {
            self.turn(state, Step::Negation, None, self.span(first, first + 1));
        }
        self.modify(state, modifier, mention.entry, self.span(first, end));
        true
    }

    /// "… to agree to a truce *or face* penalties".
    fn is_alternative(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        c.relation == Relation::Conjunct
            && c.form == Form::Infinitive
            && c.first > 0
            && self.words.classes(c.first - 1).any(Classes::OR)
    }

    /// Negation, modality and conditions of a verb group.
    fn grammar_of(&self, state: &mut State, at: usize) {
        let c = &self.parse.chunks[at];
        if c.negated {
            self.turn(state, Step::Negation, None, self.span(c.first, c.end));
            // "does not support" rejects, "did not reject" lets pass
            state.act = match state.act {
                Some(Act::Support | Act::Offer) => Some(Act::Reject),
                Some(Act::Reject) => Some(Act::State),
                act => act,
            };
        }
        state.will |= c.marks.any(Classes::WILL);
        if c.marks.any(Classes::MUST) {
            state.must = true;
        }
        if c.marks.any(Classes::MAY) && !c.negated {
            state.low = true;
        }
        if let Some(span) = self.worded_condition(at) {
            state.condition = Some(span);
            state.factors.push(Factor { step: Step::Condition, entry: None, span });
            return;
        }
        for child in self.parse.children(at) {
            let k = &self.parse.chunks[child];
            if k.relation == Relation::Adverbial
                && let Some(link) = k.link
                && (self
                    .words
                    .classes(link)
                    .any(Classes(Classes::CONDITION_POSITIVE.0 | Classes::CONDITION_NEGATIVE.0))
                    || c.negated && self.words.classes(link).any(Classes::CONDITION_NEGATED))
            {
                let span = self.span(link, k.end);
                state.condition = Some(span);
                state.factors.push(Factor { step: Step::Condition, entry: None, span });
            }
        }
    }

    /// A point of a list that was announced before ("They set five conditions: • the lifting of …").
    fn itemised(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        let c = &self.parse.chunks[at];
        let top = c.parent.is_none() && (c.group == Group::Noun || c.subject.is_none());
        let Some((party, act, side)) = self.discourse.list.filter(|_| self.sentence.item && top && !state.low) else {
            return false;
        };
        state.side = state.side.times(side);
        state.act = Some(act);
        self.emit(state, start, &[party], Found::Possessor, None, None, out);
        true
    }

    /// "These include …", "The demands are …": what was announced before, or by the subject's own noun, is listed.
    fn listed(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        let Some(subject) = self.parse.chunks[at].subject else { return false };
        let s = &self.parse.chunks[subject];
        let points = s.first + 1 == s.end
            && self.words.classes(s.head).any(Classes(Classes::DETERMINER.0 | Classes::THEY.0 | Classes::IT.0));
        let noun = self.entries(subject, CuePart::Noun, Via::Content);
        let cue = match noun {
            Some((entry, What::Cue { cue, .. })) => Some((entry, self.cue(cue))),
            _ => None,
        };
        let owners = if cue.is_some() { self.owners(subject) } else { Vec::new() };
        let listed = match (cue, owners.first(), self.discourse.list) {
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

    /// The last demand, offer or threat in the sentence that has an owner.
    pub(super) fn announced(&self) -> Option<(u16, Act, Side)> {
        if !self.words.cue_noun {
            return None;
        }
        (0..self.parse.chunks.len()).rev().filter(|&i| self.parse.chunks[i].group == Group::Noun).find_map(|i| {
            let (_, What::Cue { cue, .. }) = self.entries(i, CuePart::Noun, Via::Content)? else { return None };
            let cue = self.cue(cue);
            let owners = self.owners(i);
            let subject = self.parse.chunks[i]
                .parent
                .filter(|&p| self.parse.chunks[p].group == Group::Verb)
                .and_then(|p| self.parse.chunks[p].subject)
                .filter(|&s| s != i);
            let doers = subject
                .map(|s| holders(self.words, self.parse, self.discourse, s, self.quote_speaker).0)
                .unwrap_or_default();
            let party = owners.first().or(doers.first())?;
            Some((*party, cue.act?, cue.side))
        })
    }

    /// A condition of several words ("as long as", "in exchange for") behind the verb, or at the head of the sentence.
    fn worded_condition(&self, verb: usize) -> Option<Span> {
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
            let finite = |v: &crate::clause::Chunk| {
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

    /// The matter is the subject of an active verb: "the truce must hold", "sanctions are unacceptable".
    fn over_subject(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        // "wants the embargo to end", "called for the talks to go on"
        if c.form == Form::Infinitive && c.relation == Relation::Complement {
            let Some((entry, What::Modifier { modifier, .. })) = self.entries(at, CuePart::Verb, Via::Content) else {
                return Err("it is the subject of a verb that takes no side");
            };
            self.modify(state, modifier, entry, self.span(c.head, c.end));
            self.grammar_of(state, at);
            return self.govern(at);
        }
        let predicate = self.parse.children(at).find(|&k| self.parse.chunks[k].group == Group::Adjective);
        if let Some(predicate) = predicate
            && let Some((entry, What::Cue { cue, .. })) = self.entries(predicate, CuePart::Adjective, Via::Content)
            && let Some(act) = self.cue(cue).act
        {
            self.compose(state, self.cue(cue).side, act, entry, self.chunk_span(predicate));
            self.grammar_of(state, at);
            return self.by_reporter(state, at, start, out);
        }
        let classes = self.words.classes(c.head);
        let links = classes.any(Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0));
        if links && start.kind != PhraseKind::Deed && self.evaluated(state, at, start)
            || classes.any(Classes::BE) && state.stance
        {
            self.grammar_of(state, at);
            return self.by_reporter(state, at, start, out);
        }
        // "there is no military solution", "there could be no question of talks"
        let sure = c.quoted || c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0 | Classes::MODAL.0));
        let denied = classes.any(Classes::BE) && sure && state.factors.iter().any(|f| f.step == Step::Negation);
        let without = (c.end..self.words.tokens.len()).any(|t| self.words.classes(t).any(Classes::WITHOUT));
        if denied && without {
            return Err("it is denied only without something else");
        }
        if denied {
            state.act = Some(Act::Reject);
            return self.by_reporter(state, at, start, out);
        }
        if !c.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0)) {
            return Err("it is the subject of a verb that takes no side");
        }
        if let Some((entry, What::Modifier { modifier, .. })) = self.entries(at, CuePart::Verb, Via::Content) {
            self.modify(state, modifier, entry, self.span(c.head, c.end));
        } else if self.words.classes(c.head).any(Classes::BE) {
            // "there will be no amnesty"
            state.factors.push(Factor { step: Step::Modal, entry: None, span: self.chunk_span(at) });
        } else {
            return Err("it is the subject of a verb that takes no side");
        }
        self.grammar_of(state, at);
        self.by_reporter(state, at, start, out)
    }

    /// A mere report: its subject holds what the content says of itself ("said the embargo must end").
    fn report(
        &self,
        state: &mut State,
        at: usize,
        entry: u32,
        doer: Doer,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let c = &self.parse.chunks[at];
        if doer == Doer::Addressee && state.deed && (state.stance || start.kind != PhraseKind::Event) {
            // "accused X of blocking aid": X acts, the subject reports
            let accused = self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Object);
            if let Some(accused) = accused {
                let who = holders(self.words, self.parse, self.discourse, accused, self.quote_speaker);
                state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: self.chunk_span(at) });
                let by = c
                    .subject
                    .map(|s| holders(self.words, self.parse, self.discourse, s, self.quote_speaker).0)
                    .unwrap_or_default();
                self.emit(state, start, &who.0, who.1, Some(accused), by.first().copied(), out);
                return Ok(None);
            }
        }
        // "told both governments to return to the table"
        if self.told_to(at) {
            self.compose(state, Side::For, Act::Demand, entry, self.chunk_span(at));
            self.grammar_of(state, at);
            return self.conclude(state, at, start, out);
        }
        if !state.stance && !state.must && !state.will {
            return Err("it is only reported, without a side");
        }
        Err("the report names nobody the lexicon knows")
    }

    /// Whether the clause, or one over it, is a question in reported speech: "whether Iran is to …".
    fn asked(&self, at: usize) -> bool {
        let mut at = Some(at);
        for _ in 0..4 {
            let Some(here) = at else { return false };
            let c = &self.parse.chunks[here];
            if c.group == Group::Verb && c.link.is_some_and(|l| self.words.classes(l).any(Classes::WHETHER)) {
                return c.relation != Relation::Relative;
            }
            // "said nothing of what it would do, although it had floated an embargo": the second clause asks nothing
            at = c.parent.filter(|_| !matches!(c.relation, Relation::Adverbial | Relation::Relative));
        }
        false
    }

    /// Whether the verb of saying has an infinitive done by its object.
    fn told_to(&self, verb: usize) -> bool {
        !self.parse.chunks[verb].passive
            && self.parse.children(verb).any(|k| {
                let k = &self.parse.chunks[k];
                k.form == Form::Infinitive
                    && k.relation == Relation::Complement
                    && k.subject.is_some_and(|s| self.parse.chunks[s].relation == Relation::Object)
            })
    }

    /// Who holds what a complete clause says, or where to climb on.
    fn conclude(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if self.asked(at) {
            return Err("a question takes no side");
        }
        if let Some(demand) = self.demanded_above(at) {
            return Ok(Some(demand));
        }
        if let Some(next) = self.in_condition(state, at, start, out) {
            return next;
        }
        let subject = if c.passive {
            self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Agent)
        } else {
            c.subject
        };
        let led = self.parse.lead(at);
        if c.form == Form::Infinitive
            || matches!(c.form, Form::Ing | Form::Participle) && self.parse.chunks[led].relation == Relation::Complement
        {
            return self.govern(at);
        }
        // the phrase holds its own subject ("troops will stay"): who says so, or whose troops they are, holds it
        if start.first < c.first
            && let Some(subject) = c
                .subject
                .filter(|&s| self.parse.chunks[s].end > start.first && self.parse.chunks[s].first <= start.first)
        {
            if start.kind == PhraseKind::Event && !state.stance && !state.will && !state.must {
                return Err("a deed told as a fact, not a position");
            }
            let whose = attributive(self.words, self.parse, subject);
            if state.will || state.must {
                let next = self.by_reporter(state, at, start, out);
                if next.is_ok() {
                    return next;
                }
            }
            let Some(whose) = whose else { return Err("nobody the lexicon knows says so") };
            self.emit(state, start, &[whose], Found::Possessor, Some(subject), self.reporter_of(at), out);
            return Ok(None);
        }
        if let Some(subject) = subject {
            let (parties, found) = holders(self.words, self.parse, self.discourse, subject, self.quote_speaker);
            if !parties.is_empty() {
                if start.kind == PhraseKind::Event && !state.stance {
                    // "will go on with the raids", "halted its strikes": announced, or given up
                    let given_up = state.side != start.side && state.deed && !c.negated;
                    if !(state.will || state.must || given_up) {
                        return Err("a deed told as a fact, not a position");
                    }
                    let (by, ..) = self.reporters(at);
                    if state.will && !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                        return Err("what another party is said to be about to do is a prediction");
                    }
                }
                // "repeats that X must give up its arms": the demand is whose who says so
                if state.must && !state.stance && !c.passive {
                    let (by, how, who) = self.reporters(at);
                    let own = matches!(found, Found::Pronoun | Found::Description);
                    if by.is_empty() && !own {
                        return Err("it is said what a party must do, but not who demands it");
                    }
                    if !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                        self.emit(state, start, &by, how, who, None, out);
                        return Ok(None);
                    }
                }
                if self.sentence.question {
                    return Err("a question takes no side");
                }
                self.emit(state, start, &parties, found, Some(subject), self.reporter_of(at), out);
                return Ok(None);
            }
            if !c.passive && !state.must {
                return Err("its subject is no party the lexicon knows");
            }
        }
        if c.relation == Relation::Conjunct
            && let Some(parent) = c.parent
            && c.subject.is_none()
        {
            return Ok(Some((parent, Via::Start)));
        }
        if state.must || state.will || state.stance && c.passive {
            return self.by_reporter(state, at, start, out);
        }
        Err("nobody is said to do it")
    }

    /// The demand, wish or refusal whose content the clause is: its holder counts, not the clause's own subject.
    fn demanded_above(&self, at: usize) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[self.parse.lead(at)];
        if c.relation != Relation::Complement || c.form != Form::Finite {
            return None;
        }
        let parent = c.parent?;
        let part = match self.parse.chunks[parent].group {
            Group::Verb => CuePart::Verb,
            Group::Noun => CuePart::Noun,
            _ => CuePart::Adjective,
        };
        match self.entries(parent, part, Via::Content) {
            // an announcement of what another party does is a report of it
            Some((_, What::Cue { cue, .. })) if self.cue(cue).act == Some(Act::Enact) => {
                let own = c
                    .subject
                    .map(|s| holders(self.words, self.parse, self.discourse, s, self.quote_speaker).0)
                    .unwrap_or_default();
                let another = c.subject.is_some_and(|s| !self.owners(s).is_empty());
                (own.is_empty() && !another).then_some((parent, Via::Content))
            }
            Some((_, What::Cue { cue, .. })) if self.cue(cue).act.is_some() => Some((parent, Via::Content)),
            _ => None,
        }
    }

    /// Where an infinitive or gerund hangs.
    fn govern(&self, at: usize) -> Next {
        let c = &self.parse.chunks[at];
        match (c.relation, c.parent) {
            (Relation::Complement, Some(parent)) => {
                let via = c
                    .link
                    .filter(|&l| {
                        let c = (c.form, self.words.classes(l));
                        c.0 == Form::Ing && c.1.any(Classes::PREPOSITION) || c.1.any(Classes::FOR)
                    })
                    .map_or(Via::Content, |l| Via::Preposition(self.words.tokens[l].word));
                Ok(Some((parent, via)))
            }
            (Relation::Conjunct, Some(parent)) => self.govern(parent),
            _ => Err("nothing governs the infinitive"),
        }
    }

    /// "unless Moscow agrees to a truce": what must come about is what the holder of the main clause wants.
    fn in_condition(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Option<Next> {
        let c = &self.parse.chunks[at];
        if c.relation != Relation::Adverbial || c.form != Form::Finite {
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
        let main = c.parent?;
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

    fn threatens(&self, verb: usize) -> bool {
        matches!(self.entries(verb, CuePart::Verb, Via::Content), Some((_, What::Cue { cue, .. })) if self.cue(cue).act == Some(Act::Threaten))
    }

    /// Who speaks in a main clause: its subject, or who reports it.
    fn voice(&self, verb: usize) -> Option<(Vec<u16>, Found, Option<usize>)> {
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = self.parse.chunks[at].subject {
                let (parties, found) = holders(self.words, self.parse, self.discourse, subject, self.quote_speaker);
                if !parties.is_empty() {
                    return Some((parties, found, Some(subject)));
                }
            }
            at = self.parse.chunks[at].parent?;
        }
        None
    }

    /// The verb of saying over a clause, if any.
    fn report_verb(&self, at: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..8 {
            let c = &self.parse.chunks[at];
            let parent = c.parent?;
            if self.parse.chunks[parent].group == Group::Verb && c.relation == Relation::Complement {
                let cue = self.entries(parent, CuePart::Verb, Via::Content);
                if matches!(cue, Some((_, What::Cue { .. }))) && self.parse.chunks[parent].form != Form::Infinitive {
                    return Some(parent);
                }
            }
            at = parent;
        }
        None
    }

    fn reporters(&self, at: usize) -> (Vec<u16>, Found, Option<usize>) {
        if let Some(verb) = self.report_verb(at) {
            if let Some(subject) = self.parse.chunks[verb].subject {
                let (parties, found) = holders(self.words, self.parse, self.discourse, subject, self.quote_speaker);
                return (parties, found, Some(subject));
            }
            return (Vec::new(), Found::Named, None);
        }
        if let Some(source) = self.according {
            let (parties, found) = holders(self.words, self.parse, self.discourse, source, self.quote_speaker);
            return (parties, found, Some(source));
        }
        if self.parse.chunks[at].quoted || self.sentence.quoted {
            return (self.quote_speaker.into_iter().collect(), Found::Quotation, None);
        }
        (Vec::new(), Found::Named, None)
    }

    fn reporter_of(&self, at: usize) -> Option<u16> {
        self.reporters(at).0.first().copied()
    }

    /// The clause has no party of its own: whoever says it holds it.
    fn by_reporter(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let (parties, found, subject) = self.reporters(at);
        if parties.is_empty() {
            return Err("nobody the lexicon knows says so");
        }
        // "says that U.S. tariffs will be delayed": a measure is its owner's, whoever tells of it
        let owners = if start.kind == PhraseKind::Measure { self.owners(start.chunk) } else { Vec::new() };
        if !owners.is_empty() && owners.iter().all(|o| !parties.contains(o)) {
            self.emit(state, start, &owners, Found::Possessor, Some(start.chunk), parties.first().copied(), out);
            return Ok(None);
        }
        self.emit(state, start, &parties, found, subject, None, out);
        Ok(None)
    }

    #[allow(clippy::too_many_arguments, reason = "one statement's parts, known in different places")]
    fn emit(
        &self,
        state: &State,
        start: &Start,
        parties: &[u16],
        found: Found,
        subject: Option<usize>,
        reporter: Option<u16>,
        out: &mut Vec<Statement>,
    ) {
        // "will impose tariffs unless …" threatens, "will send doctors if …" offers
        let threat = state.or_else
            || state.will && state.act.is_none() && state.condition.is_some() && self.harmful(start.issue, state.side);
        let demanded = if threat { Some(Act::Threaten) } else { state.act };
        let act = demanded.unwrap_or(match (state.must, state.will) {
            (true, _) => Act::Demand,
            (_, true) if state.side == Side::For => Act::Offer,
            (_, true) => Act::Reject,
            _ => Act::Enact,
        });
        let condition = state.condition.filter(|_| act != Act::Threaten);
        let direction = if condition.is_some() { Direction::Conditional } else { state.side.into() };
        for &party in parties {
            out.push(Statement {
                party,
                issue: start.issue,
                direction,
                act,
                certainty: if state.low { Certainty::Low } else { Certainty::High },
                addressee: Vec::new(),
                about: self.about(start, party),
                speaker: subject.map(|s| self.chunk_span(s)),
                reported_by: reporter.filter(|&r| r != party && !parties.contains(&r)),
                condition,
                evidence: self.sentence.span,
                phrase: self.span(start.first, start.end),
                factors: state.factors.to_vec(),
                holder: found,
            });
        }
    }

    /// Whether that side of the issue is what is done to somebody: a measure, a strike.
    fn harmful(&self, issue: u16, side: Side) -> bool {
        let phrases = &self.words.matcher.lexicon.issues[usize::from(issue)].phrases;
        phrases.iter().any(|p| p.side == side && matches!(p.kind, PhraseKind::Measure | PhraseKind::Event))
    }

    /// Parties named under the issue phrase: "sanctions on Moscow".
    fn about(&self, start: &Start, holder: u16) -> Vec<u16> {
        let mut about: Vec<u16> = self
            .parse
            .children(start.chunk)
            .filter(|&k| self.parse.chunks[k].relation == Relation::Preposition)
            .filter_map(|k| named_by(self.words, self.parse, k))
            .collect();
        about.retain(|&p| p != holder);
        about.dedup();
        about
    }
}
