//! What a sentence leaves behind for those after it: its topic, the nouns that named matters, what was proposed or settled.

use super::{nothing_else, stem};
use crate::clause::{Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::stance::{Act, Direction, Side};
use crate::statement::climb::{Ground, Matter, Start};
use crate::statement::discourse::{Named, Topic};
use crate::statement::{Found, Statement};
use smallvec::SmallVec;

/// What a sentence was about, if it is only one matter: what somebody said of it, else what was left without a holder.
pub(in crate::statement) fn topic(ground: &Ground<'_>, starts: &[Start], statements: &[Statement]) -> Option<Topic> {
    let told: SmallVec<[Matter; 4]> = if statements.is_empty() {
        let unheld = ground.unheld.borrow().clone();
        if unheld.is_empty() {
            return only_named(ground, starts);
        }
        unheld
    } else {
        // of what a plan says, "it" is mostly the plan
        let plan = |s: &Statement| s.holder == Found::Document;
        let first = statements.first().filter(|_| !statements.iter().any(plan))?.direction;
        let alike = statements.iter().all(|s| s.direction == first);
        // "no talks under threat" is a refusal, whatever its condition
        let side = |s: &Statement| {
            let tied = if s.act == Act::Reject { Side::Against } else { Side::For };
            first.side().unwrap_or(tied)
        };
        statements.iter().filter(|_| alike).map(|s| (s.issue, side(s), Some(s.act))).collect()
    };
    let &(issue, told_side, act) = told.first()?;
    let alone = told.iter().all(|t| *t == (issue, told_side, act)) && starts.iter().all(|s| s.issue == issue);
    // "agreed to recognise Kosovo … the decision"
    let decided = |s: &Statement| s.act == Act::State || s.act == Act::Support && ground.undertakes(s);
    let done = matches!(act, Some(Act::Enact | Act::Offer | Act::Threaten | Act::Reject))
        || act.is_none()
        || !statements.is_empty() && statements.iter().all(decided);
    let side = if act == Some(Act::Reject) { told_side.reversed() } else { told_side };
    // an answer leaves what it answers as it was
    let before = ground.discourse.topic().filter(|t| t.issue == issue && starts.iter().all(|s| s.entry.is_none()));
    let asked = matches!(act, Some(Act::Demand | Act::Offer)) || before.is_some_and(|t| t.asked);
    let named = |s: &Start| {
        let c = &ground.parse.chunks[s.chunk];
        let noun = !s.kind.is_verbal() && s.entry.is_some() && c.group == Group::Noun;
        noun.then(|| (s.side, ground.words.classes(c.head).any(Classes::NOUN_PLURAL)))
    };
    // "the tariff has doubled" names the matter by its noun too
    let chunks = &ground.parse.chunks;
    let over = |verb: usize| starts.iter().any(|s| chunks[s.chunk].parent == Some(verb) && named(s).is_some());
    let mut nouns = starts.iter().filter(|s| chunks[s.chunk].group != Group::Verb || !over(s.chunk)).map(named);
    let noun = nouns.next().flatten().filter(|first| nouns.all(|other| other == Some(*first)));
    let noun = noun.or_else(|| before.and_then(|t| t.noun));
    let (deed, done) = (done.then_some(told_side), act == Some(Act::Enact));
    let by = only_holder(statements);
    let held = !statements.is_empty();
    let answer = starts.iter().all(|s| s.entry.is_none());
    let event = !held && starts.iter().any(|s| s.kind == PhraseKind::Event);
    alone.then_some(Topic { issue, side, act, by, deed, done, answer, event, held, asked, noun, leads: true })
}

/// The party of all the statements, if it is one.
pub(in crate::statement) fn only_holder(statements: &[Statement]) -> Option<u16> {
    let first = statements.first().map(|s| s.party);
    first.filter(|&party| statements.iter().all(|s| s.party == party))
}

/// "Three rounds of talks have been held": one matter is named, and nothing said of it.
fn only_named(ground: &Ground<'_>, starts: &[Start]) -> Option<Topic> {
    let first = starts.first()?;
    let noun = |s: &Start| {
        let c = &ground.parse.chunks[s.chunk];
        (s.entry.is_some() && !s.known && !s.kind.is_verbal() && c.group == Group::Noun && !c.negated)
            .then(|| ground.words.classes(c.head).any(Classes::NOUN_PLURAL))
    };
    let many = noun(first)?;
    let alike = |s: &Start| (s.issue, s.side, noun(s)) == (first.issue, first.side, Some(many));
    starts.iter().all(alike).then(|| Topic {
        issue: first.issue,
        side: first.side,
        act: None,
        by: None,
        deed: None,
        done: false,
        answer: false,
        event: false,
        held: false,
        asked: false,
        noun: Some((first.side, many)),
        leads: leads(ground, first.chunk),
    })
}

/// Whether a noun is, or belongs to, the subject or the object of the sentence, of which pronouns go on to speak.
fn leads(ground: &Ground<'_>, chunk: usize) -> bool {
    let chunks = &ground.parse.chunks;
    let mut at = chunk;
    for _ in 0..4 {
        let c = &chunks[at];
        let Some(over) = c.parent else { return chunks.iter().all(|c| c.group != Group::Verb) };
        let main = chunks[over].group == Group::Verb && chunks[over].relation == Relation::Root;
        match c.relation {
            Relation::Subject | Relation::Object if main => return true,
            Relation::Preposition => at = over,
            _ => return false,
        }
    }
    false
}

/// The nouns at the head of the phrases that statements came from.
pub(in crate::statement) fn named(
    ground: &Ground<'_>,
    starts: &[Start],
    statements: &[Statement],
) -> SmallVec<[Named; 4]> {
    let chunks = &ground.parse.chunks;
    let led = |s: &&Start| {
        let c = &chunks[s.chunk];
        s.entry.is_some()
            && s.kind != PhraseKind::Event
            && c.group == Group::Noun
            && statements.iter().any(|t| t.issue == s.issue && t.phrase == ground.span(s.first, s.end))
    };
    let nouns = starts.iter().filter(led).map(|s| {
        let word = ground.words.tokens[chunks[s.chunk].head].word;
        Named { word, issue: s.issue, side: s.side, kind: s.kind }
    });
    nouns.filter(|n| n.word != 0).collect()
}

/// The nouns at the head of names of several words, whether anybody takes a side or not: "the missile tests".
pub(in crate::statement) fn long_names<'g>(
    ground: &'g Ground<'_>,
    starts: &'g [Start],
) -> impl Iterator<Item = (Box<str>, Named)> + 'g {
    let words = ground.words;
    let long = move |s: &&Start| {
        let c = &ground.parse.chunks[s.chunk];
        let head = s.end == c.head + 1 && s.first < c.head && c.group == Group::Noun;
        s.entry.is_some() && !s.kind.is_verbal() && head && nothing_else(ground, c.head)
    };
    starts.iter().filter(long).map(move |s| {
        let head = ground.parse.chunks[s.chunk].head;
        let named = Named { word: words.tokens[head].word, issue: s.issue, side: s.side, kind: s.kind };
        (stem(ground, head).into_boxed_str(), named)
    })
}

/// What was proposed or demanded in the sentence: the matter of a plan or an offer, else of the statements made.
pub(in crate::statement) fn proposed(
    ground: &Ground<'_>,
    starts: &[Start],
    statements: &[Statement],
) -> SmallVec<[Matter; 4]> {
    let mut matters = ground.matters.take();
    if matters.is_empty() {
        let matter = |s: &Statement| {
            let side = s.direction.side().unwrap_or(Side::For);
            matches!(s.act, Act::Demand | Act::Offer).then_some((s.issue, side, Some(s.act)))
        };
        // "will come only if the guns fall silent": "the offer" is both
        let tied = statements.iter().any(|s| s.direction == Direction::Conditional && s.act == Act::Offer);
        let asked = statements.iter().filter(|s| tied && s.act == Act::Demand);
        matters.extend(asked.filter_map(matter).map(|m| (m.0, m.1, Some(Act::Offer))));
        matters.extend(statements.iter().filter_map(matter));
    } else {
        // a plan that holds more than one matter is none of them
        matters.extend(
            starts
                .iter()
                .filter(|s| s.entry.is_some())
                .map(|s| (s.issue, s.side, None))
                .filter(|m| matters.iter().all(|known| known.0 != m.0))
                .collect::<SmallVec<[Matter; 4]>>(),
        );
    }
    matters.sort_unstable();
    matters.dedup();
    matters
}

/// The one matter that somebody is ready for, or says yes to.
pub(in crate::statement) fn agreed(statements: &[Statement]) -> Option<(u16, Side)> {
    let yes = |s: &&Statement| s.act == Act::Support && s.reported_by.is_none();
    let matter = |s: &Statement| Some((s.issue, s.direction.side()?));
    let first = statements.iter().find(yes).and_then(matter)?;
    statements.iter().filter(yes).all(|s| matter(s) == Some(first)).then_some(first)
}

/// What a deal was about: "a truce deal", "an agreement to swap prisoners", "both agreed to a truce".
pub(in crate::statement) fn settled(
    ground: &Ground<'_>,
    starts: &[Start],
    statements: &[Statement],
) -> SmallVec<[(u16, Side); 4]> {
    if starts.is_empty() && statements.is_empty() {
        return SmallVec::new();
    }
    let deal = |at: usize| ground.words.thing(at) == Some(RoleKind::Deal);
    let chunks = &ground.parse.chunks;
    let named = starts.iter().filter(|s| s.entry.is_some() && s.kind != PhraseKind::Event);
    // what the noun is called after goes before what stands behind it
    let mut matters: SmallVec<[(u16, Side); 4]> =
        named.clone().filter(|s| deal(chunks[s.chunk].head) || deal(s.end - 1)).map(|s| (s.issue, s.side)).collect();
    if matters.is_empty() {
        let below =
            |s: &&Start| (0..chunks.len()).any(|k| deal(chunks[k].head) && ground.parse.hangs_below(s.chunk, k));
        matters.extend(named.filter(below).map(|s| (s.issue, s.side)));
    }
    if matters.is_empty() {
        // two who say yes to the same thing have struck a deal
        let yes = |s: &&Statement| s.act == Act::Support && s.direction == Direction::For;
        let both = |s: &&Statement| statements.iter().filter(yes).any(|t| t.issue == s.issue && t.party != s.party);
        matters.extend(statements.iter().filter(yes).filter(both).map(|s| (s.issue, Side::For)));
    }
    matters.sort_unstable();
    matters.dedup();
    matters
}
