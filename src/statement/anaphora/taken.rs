//! Nouns and pronouns that stand for a matter told before: "the demand", "the agreement", "the move", "the sale", "it".

use super::{aside, definite, known_noun, nothing_else, standing, stem, such, told};
use crate::clause::{Chunk, Form, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::What;
use crate::stance::{Act, Side};
use crate::statement::climb::{Ground, Start};
use crate::statement::discourse::Topic;
use smallvec::SmallVec;

/// "approved the sale of frigates … demands that the sale be cancelled", "a nuclear test … condemned the test": the bare
/// noun stands for what it named just before, or is short for a longer name.
pub(in crate::statement) fn recalled(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    let named = ground.discourse.named();
    if named.is_empty() && !ground.discourse.shortens() {
        return;
    }
    let (words, parse) = (ground.words, ground.parse);
    for (chunk, c) in parse.chunks.iter().enumerate().filter(|(_, c)| known_noun(words, c)) {
        if told(starts, c) || words.document(c.head) || words.role(c.head).is_some() {
            continue;
        }
        let word = words.tokens[c.head].word;
        let again = named.iter().find(|n| n.word == word).filter(|_| aside(words, parse, chunk));
        if let Some(named) = again {
            starts.push(standing(named.issue, named.side, PhraseKind::Topic, c, chunk));
            continue;
        }
        if aside(words, parse, chunk)
            && nothing_else(ground, c.head)
            && let Some(named) = ground.discourse.short_for(&stem(ground, c.head))
        {
            starts.push(standing(named.issue, named.side, named.kind, c, chunk));
        }
    }
}

/// "Turkey condemned the move", "called it theft", "will not lift them": what the sentence before was about.
pub(in crate::statement) fn takes_up(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    nominalised(ground, starts);
    let Some(topic) = ground.discourse.topic() else { return };
    let parse = ground.parse;
    // where the issue is named anew, what else is spoken of is another thing
    if starts.iter().any(|s| s.issue == topic.issue && !s.known) {
        return;
    }
    for (chunk, c) in parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
        // "while Peru backs the truce, Chile rejects it": what is named in the sentence is nearer
        if starts.iter().any(|s| s.entry.is_some() && s.end <= c.first) || told(starts, c) {
            continue;
        }
        if let Some((issue, side)) = stands_for(ground, chunk, &topic) {
            starts.push(standing(issue, side, PhraseKind::Topic, c, chunk));
        }
    }
    // "Juba has accepted."
    if !topic.asked || !starts.is_empty() {
        return;
    }
    for verb in (0..parse.chunks.len()).filter(|&k| ground.answers(k)) {
        let (issue, side, head) = (topic.issue, topic.side, parse.chunks[verb].head);
        let (first, end) = (head, head + 1);
        starts.push(Start { issue, side, kind: PhraseKind::Topic, entry: None, known: false, first, end, chunk: verb });
    }
}

/// The issue that a noun group stands for, and its side, where it takes up what the sentence before was about.
fn stands_for(ground: &Ground<'_>, chunk: usize, topic: &Topic) -> Option<(u16, Side)> {
    let (words, parse) = (ground.words, ground.parse);
    let c = &parse.chunks[chunk];
    if further(ground, chunk) {
        let side = topic.noun.map(|(side, _)| side).filter(|_| !told_nearer(parse, chunk));
        return side.map(|side| (topic.issue, side));
    }
    if c.first + 1 == c.end && c.subject.is_none() {
        return pronoun(ground, chunk, topic).filter(|_| topic.leads).map(|side| (topic.issue, side));
    }
    let such = such(words, c);
    // "condemned Washington's decision": of whoever decided it
    let owned = c.subject.is_some_and(|owner| {
        let decided = ground.discourse.decided().unwrap_or(*topic);
        decided.by.is_some_and(|by| *ground.holders(owner).0.as_slice() == [by]) && c.end == c.first + 1
    });
    if !(such || owned || definite(words, c) && c.subject.is_none()) || !aside(words, parse, chunk) {
        return None;
    }
    match words.thing(c.head) {
        Some(RoleKind::Idea) => topic.told().then_some((topic.issue, topic.side)),
        // what is only told of can be judged, and not taken up
        Some(RoleKind::Matter) if topic.event && !ground.judged_by_verb(chunk) => None,
        Some(RoleKind::Matter) => {
            // "voted to sell the hall … ruled out a grant … condemned the decision": what was done goes before what was only said
            let done = if topic.done || such { *topic } else { ground.discourse.decided().unwrap_or(*topic) };
            let asked = (such && topic.asked).then_some((topic.issue, topic.side));
            done.deed.map(|side| (done.issue, side)).or(asked)
        }
        // "deplored the refusal"
        None if topic.act == Some(Act::Reject)
            && ground.refusal(c.head)
            && words.classes(c.first).any(Classes::ARTICLE) =>
        {
            topic.deed.map(|side| (topic.issue, side))
        }
        _ => {
            let side = same_frame(words, c.head, topic.issue)?;
            (c.head == c.first + 1).then_some((topic.issue, side))
        }
    }
}

/// "Would prevent it from taxing imports", "sends them home": who does something, or goes somewhere, is no matter.
fn kept_from(ground: &Ground<'_>, chunk: usize) -> bool {
    let chunks = &ground.parse.chunks;
    let doing = |&k: &usize| chunks[k].group == Group::Verb && chunks[k].form == Form::Ing;
    let c = &chunks[chunk];
    let sent = ground.words.classes(c.head).any(Classes::THEY) && ground.words.classes(c.end).any(Classes::ADVERB);
    sent || c.parent.is_some_and(|verb| ground.parse.children(verb).any(|k| doing(&k)))
}

/// "Has asked for a fourth", "sees no need for another": one more of what was spoken of, whose noun is left out.
fn further(ground: &Ground<'_>, chunk: usize) -> bool {
    let (words, parse) = (ground.words, ground.parse);
    let c = &parse.chunks[chunk];
    let indefinite = |t: usize| words.classes(t).any(Classes::INDEFINITE) && words.classes(t).any(Classes::DETERMINER);
    let number = c.end == c.first + 2 && words.classes(c.first + 1).any(Classes::NUMBER);
    let another = c.end == c.first + 1 && !words.classes(c.first).any(Classes::ARTICLE);
    let governed = matches!(c.relation, Relation::Object | Relation::Preposition) && indefinite(c.first);
    // "there would be none", "there will be no third"
    let be = c.parent.map(|v| &parse.chunks[v]).is_some_and(|v| {
        words.classes(v.head).any(Classes::BE) && v.marks.any(Classes(Classes::WILL.0 | Classes::MAY.0))
    });
    let none = c.negated
        && be
        && c.relation == Relation::Predicate
        && !words.classes(c.end).any(Classes::TO)
        && words.classes(c.head).any(Classes(Classes::NUMBER.0 | Classes::OTHER.0));
    (governed && (number || another) || none)
        && parse.children(chunk).all(|k| words.classes(parse.chunks[k].head).any(Classes::TIME))
}

/// The side of what a pronoun stands for: "called it theft", "will not lift them", "is against that", "wants one".
fn pronoun(ground: &Ground<'_>, chunk: usize, topic: &Topic) -> Option<Side> {
    let (words, parse) = (ground.words, ground.parse);
    let c = &parse.chunks[chunk];
    let class = words.classes(c.first);
    // "China opposes one"
    if told_nearer(parse, chunk) && !class.any(Classes::IT.with(Classes::THEY)) {
        return None;
    }
    if class.any(Classes::NUMBER) {
        let one = class.any(Classes::OTHER) && parse.children(chunk).next().is_none();
        return topic.noun.filter(|&(_, many)| one && !many).map(|(side, _)| side);
    }
    let this = class.any(Classes(Classes::DETERMINER.0 | Classes::THAT.0)) && !class.any(Classes::INDEFINITE);
    // "this" is what was told just before
    if this && ground.discourse.topic_before().is_none() || !this && planned_before(parse, chunk) {
        return None;
    }
    if let Some((side, many)) = topic.noun
        && class.any(if many { Classes::THEY } else { Classes::IT })
        && (ground.shifted_by_verb(chunk) && !kept_from(ground, chunk) || ground.shifted_as_subject(chunk))
    {
        return Some(side);
    }
    // "said they were illegal"
    if let Some((side, true)) = topic.noun
        && class.any(Classes::THEY)
        && ground.judged_as_subject(chunk, false)
    {
        return Some(side);
    }
    // "opposes them": of people it may be said too
    if let Some((side, true)) = topic.noun
        && class.any(Classes::THEY)
        && ground.judged_by_verb(chunk)
    {
        return Some(side);
    }
    // "has excluded itself"
    if class.any(Classes::OTHER) {
        return None;
    }
    let judged = (this || class.any(Classes::IT)) && (ground.judged_by_verb(chunk) || ground.judged_behind(chunk));
    let subject = (this || class.any(Classes::IT)) && ground.judged_as_subject(chunk, this);
    // "Mali rejected the truce. Chad deplored this": what was done, and not what it was done to
    let side = topic.deed.filter(|_| this && topic.act == Some(Act::Reject) && !topic.answer).unwrap_or(topic.side);
    (judged || subject).then_some(side)
}

/// "Turkey is keen to take part, but Israel has vetoed that": a clause before the pronoun, which does not govern it.
fn told_nearer(parse: &Parse, chunk: usize) -> bool {
    let mut over: SmallVec<[usize; 8]> = SmallVec::new();
    let mut at = chunk;
    while let Some(parent) = parse.chunks[at].parent.filter(|_| parse.chunks[at].relation != Relation::Conjunct) {
        if over.contains(&parent) {
            break;
        }
        over.push(parent);
        at = parent;
    }
    let verb = parse.verb_of(chunk);
    (0..chunk).any(|k| {
        let c = &parse.chunks[k];
        let governs = over.contains(&k) || verb.is_some_and(|v| parse.hangs_below(v, k));
        c.group == Group::Verb && c.form == Form::Finite && !governs
    })
}

/// "is not planning to send escorts but did not rule it out": what was to be done is nearer than what was spoken of.
fn planned_before(parse: &Parse, chunk: usize) -> bool {
    let planned =
        |v: &Chunk| v.group == Group::Verb && v.form == Form::Infinitive && v.relation == Relation::Complement;
    (0..chunk).any(|k| planned(&parse.chunks[k]) && parse.chunks[chunk].parent != Some(k))
}

/// "fired a missile … condemned the launch", "banned imports … the ban": a definite noun that names, with an object, an issue
/// of the sentence before.
fn nominalised(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    let (words, parse) = (ground.words, ground.parse);
    let mut issues = ground.discourse.spoken();
    issues.retain(|issue| starts.iter().all(|s| s.issue != *issue));
    if issues.is_empty() {
        return;
    }
    for (chunk, c) in parse.chunks.iter().enumerate() {
        if !known_noun(words, c) || !aside(words, parse, chunk) || starts.iter().any(|s| s.end <= c.first) {
            continue;
        }
        if let Some((issue, side)) = issues.iter().find_map(|&issue| Some((issue, same_frame(words, c.head, issue)?))) {
            starts.push(standing(issue, side, PhraseKind::Topic, c, chunk));
        }
    }
}

/// The side of a noun that names the issue with an object, and no other issue: "the ban", "the deployment".
fn same_frame(words: &Words<'_>, head: usize, issue: u16) -> Option<Side> {
    let frames = words.beginning(head).iter().filter(|m| m.end as usize == head + 1).filter_map(|m| match m.what {
        What::FrameVerb { frame } | What::FrameNoun { frame } => Some(&words.matcher.frames[usize::from(frame)]),
        _ => None,
    });
    let side = frames.clone().find(|frame| frame.issue == issue)?.side;
    let mut others = frames.filter(|frame| frame.issue != issue || frame.side != side);
    others.next().is_none().then_some(side)
}

/// "The army rejects the proposal": a definite plan, offer or demand without a matter of its own has the last one's,
/// and so has a deal.
pub(in crate::statement) fn anaphors(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    let deal = ground.discourse.deal();
    let (words, parse) = (ground.words, ground.parse);
    // "asked for more time" stands for nothing
    let noun = |c: &Chunk| c.group == Group::Noun && !words.classes(c.head).any(Classes::TIME);
    for (chunk, c) in parse.chunks.iter().enumerate().filter(|(_, c)| noun(c)) {
        let definite = definite(words, c);
        let (named, document) = (ground.proposes(c.head), words.document(c.head));
        let taken_up = (named.is_some() || document) && (definite || c.subject.is_some() || such(words, c));
        // one of several only where nothing tells it apart
        let plain = (definite && c.subject.is_none() && c.head == c.first + 1 || such(words, c))
            && !words.classes(c.head).any(Classes::NOUN_PLURAL);
        let of_plan = if taken_up && !of_another(ground, chunk) && !has_content(ground, chunk) {
            ground.discourse.matter(named, document, plain)
        } else {
            None
        };
        let of_deal = deal.filter(|_| {
            let bare = c.head == c.first + 1 && c.subject.is_none() && aside(words, parse, chunk);
            definite && bare && words.thing(c.head) == Some(RoleKind::Deal)
        });
        let Some((issue, side)) = of_plan.or(of_deal) else { continue };
        if !starts.iter().any(|s| parse.hangs_below(s.chunk, chunk)) && !told(starts, c) {
            starts.push(standing(issue, side, PhraseKind::Topic, c, chunk));
        }
    }
}

/// "Welcomed Wellington's offer", "called the Fijian proposal unworkable": of somebody else than who made the last one.
fn of_another(ground: &Ground<'_>, chunk: usize) -> bool {
    let proposer = ground.discourse.proposer();
    let owners = ground.parse.chunks[chunk].subject.map(|owner| ground.holders(owner).0).unwrap_or_default();
    let adjectives = ground.attributives(chunk);
    // "the wishes of the islanders"
    let strangers = |k: usize| {
        let c = &ground.parse.chunks[k];
        let of = c.link.is_some_and(|l| ground.words.classes(l).any(Classes::OF));
        of && matches!(ground.words.role(c.head), Some((RoleKind::Outsider, _)))
    };
    ground.parse.children(chunk).any(strangers)
        || !owners.is_empty() && proposer.is_some_and(|by| !owners.contains(&by))
        || !adjectives.is_empty() && !proposer.is_some_and(|by| adjectives.contains(&by))
}

/// "The plan to dam the river", "the proposal for a railway": what it is about is told with it.
fn has_content(ground: &Ground<'_>, chunk: usize) -> bool {
    let (words, parse) = (ground.words, ground.parse);
    parse.children(chunk).any(|k| {
        let c = &parse.chunks[k];
        let of = c.link.is_some_and(|l| words.classes(l).any(Classes(Classes::OF.0 | Classes::FOR.0)));
        let whose =
            words.party(c.head).is_some() || words.role(c.head).is_some() || words.classes(c.head).any(Classes::TIME);
        c.relation == Relation::Complement || c.relation == Relation::Preposition && of && !whose
    })
}
