//! The climb: from an issue phrase up the clause tree, composing side, act and condition in one state, until a holder.

mod compose;
mod concern;
mod conclude;
mod condition;
mod document;
mod emit;
mod judged;
mod list;
mod none;
mod noun;
mod owner;
mod part;
mod passing;
mod predicate;
mod price;
mod report;
mod subject;
mod taken;
mod tied;
mod verb;
mod whose;

use super::discourse::Discourse;
use super::holder::{Told, Who};
use super::{Dropped, Factor, Statement, Step};
use crate::clause::{Chunk, Form, Group, Parse, Relation, Words};
use crate::document::Sentence;
use crate::language::Classes;
use crate::lexicon::model::{Cue, Doer, Modifier, PhraseKind, RoleKind};
use crate::matching::{CuePart, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::text::Span;
use smallvec::{SmallVec, smallvec};
use std::cell::RefCell;

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
    /// Whom the noun groups stand for.
    pub told: Told,
    /// What the plans, offers and demands named in the sentence are about.
    pub matters: RefCell<SmallVec<[Matter; 4]>>,
    /// What was told without a party that holds it: the issue, the side, and the act if somebody took one.
    pub unheld: RefCell<SmallVec<[Matter; 4]>>,
    /// Issues named by a verb with its object, and that verb's chunk.
    pub framed: SmallVec<[(u16, usize); 8]>,
}

/// An issue and the side of it that a plan, an offer or a demand is for, and the act by which it was said; none where a
/// noun said it ("a plan for", "its offer of").
pub(super) type Matter = (u16, Side, Option<Act>);

/// Where a climb begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub issue: u16,
    pub side: Side,
    pub kind: PhraseKind,
    /// The lexicon entry; none where the words stand for what was spoken of before.
    pub entry: Option<u32>,
    /// Whether the words name the issue only because the text has just spoken of it.
    pub known: bool,
    /// Tokens of the phrase.
    pub first: usize,
    pub end: usize,
    /// Chunk where the climb begins.
    pub chunk: usize,
}

impl Start {
    /// Whether the token belongs to the phrase itself.
    pub(super) const fn holds(&self, token: usize) -> bool {
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
    /// The side of the issue that is done to somebody.
    harms: Option<Side>,
    act: Option<Act>,
    /// A stance cue, or a demand by modal, has been composed.
    stance: bool,
    /// The last verb carries the matter out itself.
    deed: bool,
    condition: Option<Span>,
    low: bool,
    /// What is low is only that the matter is weighed: to refuse even that is firm.
    weighed: bool,
    will: bool,
    must: bool,
    /// It can, may or could be done, or not.
    able: bool,
    /// Somebody is ready to do it himself.
    able_to: bool,
    /// The condition is a mere "if".
    open: bool,
    /// Some verb on the way has a modal.
    modal: bool,
    /// The denial of the report over it has been read.
    raised: bool,
    /// The matter is the alternative to a demand.
    or_else: bool,
    /// Somebody else than who says so is to do it.
    another: bool,
    /// It is what a plan, a deal or a statement says.
    document: bool,
    /// It is what a deal says.
    deal: bool,
    /// An infinitive behind a noun that passes nothing on tells the purpose of the verb over it.
    purpose: bool,
    /// It is what somebody named with it demands or offers ("a Russian request for talks").
    owned: bool,
    /// It hangs on a noun that nobody knows ("the hall of the talks").
    vague: bool,
    /// The chunk that the climb came from.
    below: usize,
    factors: SmallVec<[Factor; 4]>,
}

impl State {
    /// Whether a step was taken on the way.
    fn took(&self, step: Step) -> bool {
        self.factors.iter().any(|f| f.step == step)
    }

    /// Whether words within a step that was taken are these.
    fn composed(&self, words: Span) -> bool {
        self.factors.iter().any(|f| f.span.contains(words))
    }

    /// The last cue on the way.
    fn last_cue(&self) -> Option<&Factor> {
        self.factors.iter().rfind(|f| f.step == Step::Cue)
    }
}

/// Climbs from `start`: statements, or the reason why there is none.
pub(super) fn climb(ground: &Ground<'_>, start: Start, out: &mut Vec<Statement>) -> Option<Dropped> {
    let before = out.len();
    let mut state = State {
        side: start.side,
        harms: ground.harmful(start.issue),
        act: None,
        stance: false,
        deed: start.kind.is_verbal(),
        condition: None,
        low: false,
        weighed: false,
        will: false,
        must: false,
        able: false,
        able_to: false,
        open: false,
        modal: false,
        raised: false,
        or_else: false,
        another: false,
        document: false,
        deal: false,
        purpose: false,
        owned: false,
        vague: false,
        below: start.chunk,
        factors: smallvec![Factor {
            step: if start.entry.is_some() { Step::Issue } else { Step::Anaphor },
            entry: start.entry,
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
            Group::Adjective => ground.adjective(&mut state, at, via, &start, out),
            _ => Err("the sentence could not be read here"),
        };
        match next {
            Ok(Some((parent, how))) => {
                state.below = at;
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
        entry: start.entry,
        reason: stop.0,
        at: ground.span(ground.parse.chunks[stop.1].first, ground.parse.chunks[stop.1].end),
    })
}

type Next = Result<Option<(usize, Via)>, &'static str>;

impl Ground<'_> {
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        self.words.tokens[first].span.join(self.words.tokens[end.max(first + 1) - 1].span)
    }

    /// The parties whose adjectives stand in front of a noun.
    pub(in crate::statement) fn attributives(&self, chunk: usize) -> super::holder::Parties {
        self.who().attributives(chunk)
    }

    pub(super) const fn who(&self) -> Who<'_> {
        Who {
            words: self.words,
            parse: self.parse,
            discourse: self.discourse,
            quote_speaker: self.quote_speaker,
            waiting: 0,
            told: Some(&self.told),
        }
    }

    /// Leaves what was told without a holder for the sentences behind it.
    fn unheld(&self, state: &State, start: &Start, reason: &'static str) -> Next {
        let open =
            state.able || state.will || state.must || state.condition.is_some() || state.low || self.sentence.question;
        if !open && start.entry.is_some() && !start.known {
            self.unheld.borrow_mut().push((start.issue, state.side, state.act));
        }
        Err(reason)
    }

    /// The parties that the subject `chunk` stands for.
    pub(super) fn holders(&self, chunk: usize) -> (super::holder::Parties, super::Found) {
        self.who().holders(chunk)
    }

    fn chunk_span(&self, chunk: usize) -> Span {
        self.span(self.parse.chunks[chunk].first, self.parse.chunks[chunk].end)
    }

    fn cue(&self, index: u16) -> &Cue {
        self.words.cue(index)
    }

    fn modifier(&self, index: u16) -> &Modifier {
        &self.words.matcher.lexicon.modifiers[index as usize]
    }

    /// The act of a verb that the lexicon knows to take a side towards its content.
    pub(in crate::statement) fn act_of(&self, verb: usize) -> Option<Act> {
        match self.entries(verb, CuePart::Verb, Via::Content)? {
            (_, What::Cue { cue, .. }) => self.cue(cue).act,
            _ => None,
        }
    }

    /// Lexicon entries on the head of a chunk that take what stands `via` there.
    fn entries(&self, chunk: usize, part: CuePart, via: Via) -> Option<(u32, What)> {
        self.entries_over(chunk, part, via, true)
    }

    /// The same; `clause` tells whether the content is a clause, before which a preposition may stand with the one addressed.
    fn entries_over(&self, chunk: usize, part: CuePart, via: Via, clause: bool) -> Option<(u32, What)> {
        let c = &self.parse.chunks[chunk];
        let wanted = match via {
            Via::Preposition(word) => word,
            _ => 0,
        };
        let told_to = via == Via::Content && self.tells_to(chunk);
        let mut best: Option<(u32, u32, What)> = None;
        let (from, to) = match part {
            CuePart::Verb => (c.head, c.head + 1),
            CuePart::Noun => (c.first, c.head + 1),
            CuePart::Adjective => (c.first, c.end),
        };
        for mention in self.words.between(from, to) {
            let (first, end, what) = (mention.first as usize, mention.end as usize, mention.what);
            let preposition = match what {
                What::Cue { part: p, preposition, .. } if p == part => preposition,
                What::Modifier { part: ModifierPart::Verb, preposition, .. } if part == CuePart::Verb => preposition,
                What::Modifier { part: ModifierPart::Noun, preposition, .. } if part == CuePart::Noun => preposition,
                _ => continue,
            };
            // "had no choice but to": "but" belongs to the cue
            let but = end > first + 2 && self.words.classes(end - 1).any(Classes::BUT);
            let touches = match part {
                // "turned the offer down": the particle stands behind the object
                CuePart::Verb => {
                    first == c.head
                        && (end <= c.end
                            || self.particle(end - 1)
                            || self.object_within(chunk, end - 1 - usize::from(but))
                            || self.place_within(chunk, end - 1))
                }
                CuePart::Noun => end == c.head + 1,
                CuePart::Adjective => end <= c.end,
            };
            // "there was no place for a raid" is not for it
            let told = part == CuePart::Verb
                && wanted != 0
                && self.words.classes(first).any(Classes::BE)
                && end <= first + 2
                && self.parse.children(chunk).any(|k| self.parse.chunks[k].relation == Relation::Predicate);
            if !touches || told {
                continue;
            }
            // "was called for by Chad"
            let stranded = c.passive
                && part == CuePart::Verb
                && preposition != 0
                && self.words.tokens.get(c.end).is_some_and(|t| t.word == preposition)
                && self.words.classes(c.end + 1).any(Classes::BY);
            let takes = preposition == wanted
                || stranded
                || part == CuePart::Noun && preposition == 0
                || part == CuePart::Noun && via == Via::Content
                || via == Via::Content
                    && preposition != 0
                    && (self.to_word(preposition)
                        || part == CuePart::Verb
                            && clause
                            && (self.has_behind(chunk, preposition)
                                || self.has_behind(self.parse.of_token[end - 1], preposition)));
            if !takes {
                continue;
            }
            // a stance outweighs a shifter, the exact preposition a missing one; "warned Chad to leave" is of "warn to", "gave
            // Chad until Friday to leave" of "give … until"
            let told = told_to && part == CuePart::Verb && preposition != 0 && self.to_word(preposition);
            let asks =
                matches!(what, What::Cue { cue, part: CuePart::Verb, .. } if self.cue(cue).doer == Doer::Addressee);
            let given = asks && clause && via == Via::Content && preposition != 0;
            let exact = preposition == wanted || given && self.gives_until(chunk, preposition);
            let rank = u32::from(but) * 16
                + u32::from(told) * 8
                + u32::from(exact) * 4
                + u32::from(matches!(what, What::Cue { cue, .. } if self.cue(cue).act.is_some())) * 2
                + u32::from(matches!(what, What::Modifier { .. }));
            if best.is_none_or(|b| rank > b.0) {
                best = Some((rank, mention.entry, what));
            }
        }
        best.map(|b| (b.1, b.2))
    }

    /// Whether the verb has somebody do something: "warned *Chad to leave*".
    fn tells_to(&self, verb: usize) -> bool {
        let children = || self.parse.children(verb).map(|k| &self.parse.chunks[k]);
        let object = |subject: usize| self.parse.chunks[subject].relation == Relation::Object;
        children()
            .any(|c| c.relation == Relation::Complement && c.form == Form::Infinitive && c.subject.is_some_and(object))
    }

    /// "put the talks on hold", "brought it to an end": the phrase ends in what stands behind a preposition of the verb, or of
    /// its object.
    fn place_within(&self, verb: usize, last: usize) -> bool {
        let place = &self.parse.chunks[self.parse.of_token[last]];
        let object = |k: usize| {
            let k = &self.parse.chunks[k];
            k.parent == Some(verb) && k.relation == Relation::Object
        };
        // "took the sale of arms off the table"
        let part = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.parent.filter(|_| k.group == Group::Noun && k.relation == Relation::Preposition)
        };
        place.head == last
            && place.relation == Relation::Preposition
            && std::iter::successors(place.parent, part).take(3).any(|p| p == verb || object(p))
    }

    /// "put pressure on", "gave it a week to": the last word is the verb's object, or a time.
    fn object_within(&self, verb: usize, last: usize) -> bool {
        let object = &self.parse.chunks[self.parse.of_token[last]];
        let named = |k: usize| {
            let k = &self.parse.chunks[k];
            let group = || matches!(self.words.role(k.head), Some((RoleKind::Group, _)));
            k.relation == Relation::Object && (self.words.party(k.head).is_some() || group())
        };
        let time = || object.relation == Relation::Adverbial && self.parse.children(verb).any(named);
        object.parent == Some(verb) && object.head == last && (object.relation == Relation::Object || time())
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

    /// "gave Chad until Friday to leave": a time by which another party is to do something.
    fn gives_until(&self, verb: usize, preposition: u32) -> bool {
        let children = || self.parse.children(verb).map(|k| (k, &self.parse.chunks[k]));
        let infinitive = |k: &Chunk| k.relation == Relation::Complement && k.form == Form::Infinitive;
        let object = children().find(|(_, k)| k.relation == Relation::Object).map(|(k, _)| k);
        let own = |o: usize| {
            let doers = self.parse.chunks[verb].subject.map(|s| self.holders(s).0).unwrap_or_default();
            self.holders(o).0.iter().any(|p| doers.contains(p))
        };
        self.has_behind(verb, preposition) && children().any(|(_, k)| infinitive(k)) && object.is_some_and(|o| !own(o))
    }

    fn to_word(&self, word: u32) -> bool {
        self.words.matcher.vocabulary.classes(word).any(Classes::TO)
    }
}
