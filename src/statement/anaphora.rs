//! What stands for a matter that was told before: "the demand", "the agreement", "the move", "the sale", "do so".

use super::climb::{Ground, Matter, Start};
use super::discourse::{Named, Topic};
use super::{Found, Statement, Step};
use crate::clause::{Chunk, Form, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::{Kind, What};
use crate::stance::{Act, Direction, Side};
use crate::text::fold;
use smallvec::SmallVec;

/// What a sentence was about, if it is only one matter.
pub(super) fn topic(ground: &Ground<'_>, starts: &[Start], statements: &[Statement]) -> Option<Topic> {
    let first = statements.first()?;
    let (issue, side) = (first.issue, first.direction.side().unwrap_or(Side::For));
    // of what a plan says, "it" is mostly the plan
    let alone = statements.iter().all(|s| {
        s.holder != Found::Document && s.issue == issue && s.direction == first.direction && s.act == first.act
    }) && starts.iter().all(|s| s.issue == issue);
    let deed = matches!(first.act, Act::Enact | Act::Offer | Act::Threaten | Act::Reject).then_some(side);
    let side = if first.act == Act::Reject { side.reversed() } else { side };
    let asked = matches!(first.act, Act::Demand | Act::Offer);
    let named = |s: &Start| {
        let c = &ground.parse.chunks[s.chunk];
        let noun = s.kind != PhraseKind::Deed && s.entry.is_some() && c.group == Group::Noun;
        noun.then(|| (s.side, ground.words.classes(c.head).any(Classes::NOUN_PLURAL)))
    };
    let noun = starts.first().and_then(named).filter(|first| starts.iter().all(|s| named(s) == Some(*first)));
    alone.then_some(Topic { issue, side, deed, done: first.act == Act::Enact, asked, noun })
}

/// The nouns at the head of the phrases that statements came from.
pub(super) fn named(ground: &Ground<'_>, starts: &[Start], statements: &[Statement]) -> SmallVec<[Named; 4]> {
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
pub(super) fn long_names<'g>(
    ground: &'g Ground<'_>,
    starts: &'g [Start],
) -> impl Iterator<Item = (Box<str>, Named)> + 'g {
    let words = ground.words;
    let long = move |s: &&Start| {
        let c = &ground.parse.chunks[s.chunk];
        let head = s.end == c.head + 1 && s.first < c.head && c.group == Group::Noun;
        s.entry.is_some() && s.kind != PhraseKind::Deed && head && nothing_else(ground, c.head)
    };
    starts.iter().filter(long).map(move |s| {
        let head = ground.parse.chunks[s.chunk].head;
        let named = Named { word: words.tokens[head].word, issue: s.issue, side: s.side, kind: s.kind };
        (stem(ground, head).into_boxed_str(), named)
    })
}

/// A noun without the ending of its plural, for "the tests" and "the test".
fn stem(ground: &Ground<'_>, head: usize) -> String {
    let mut word = fold(ground.words.tokens[head].span.of(ground.words.text)).to_string();
    for ending in ['s', 'e'] {
        if word.len() > 3 && word.ends_with(ending) {
            word.pop();
        }
    }
    word
}

/// Whether a noun is no document, no office, no deal, no plan, which stand for something else.
fn nothing_else(ground: &Ground<'_>, head: usize) -> bool {
    let words = ground.words;
    words.tokens[head].word != 0
        && !words.document(head)
        && words.role(head).is_none()
        && words.thing(head).is_none()
        && ground.proposes(head).is_none()
}

/// "approved the sale of frigates … demands that the sale be cancelled", "a nuclear test … condemned the test": the bare
/// noun stands for what it named just before, or is short for a longer name.
pub(super) fn recalled(ground: &Ground<'_>, starts: &mut Vec<Start>) {
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
        let again = named.iter().find(|n| n.word == word).filter(|_| parse.children(chunk).next().is_none());
        if let Some(named) = again {
            starts.push(standing(named.issue, named.side, PhraseKind::Topic, c, chunk));
            continue;
        }
        let alone = parse.children(chunk).all(|k| words.classes(parse.chunks[k].head).any(Classes::TIME));
        if alone
            && nothing_else(ground, c.head)
            && let Some(named) = ground.discourse.short_for(&stem(ground, c.head))
        {
            starts.push(standing(named.issue, named.side, named.kind, c, chunk));
        }
    }
}

/// "The sale", "these tariffs": what is known already.
fn definite(words: &Words<'_>, c: &Chunk) -> bool {
    let first = words.classes(c.first);
    first.any(Classes::DETERMINER) && !first.any(Classes(Classes::INDEFINITE.0 | Classes::NO.0))
}

/// "The sale": one noun with its article, and nobody's.
fn known_noun(words: &Words<'_>, c: &Chunk) -> bool {
    c.group == Group::Noun && c.head == c.first + 1 && c.subject.is_none() && definite(words, c)
}

/// Whether words of a noun group name a matter themselves.
fn told(starts: &[Start], c: &Chunk) -> bool {
    starts.iter().any(|s| s.first < c.end && c.first < s.end)
}

/// A noun group that stands for a matter.
const fn standing(issue: u16, side: Side, kind: PhraseKind, c: &Chunk, chunk: usize) -> Start {
    Start { issue, side, kind, entry: None, known: false, first: c.first, end: c.end, chunk }
}

/// "Turkey condemned the move", "called it theft", "will not lift them": what the sentence before was about.
pub(super) fn takes_up(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    nominalised(ground, starts);
    let Some(topic) = ground.discourse.topic() else { return };
    let (words, parse) = (ground.words, ground.parse);
    // where the issue is named anew, what else is spoken of is another thing
    if starts.iter().any(|s| s.issue == topic.issue && !s.known) {
        return;
    }
    // "voted to sell the hall … ruled out a grant … condemned the decision": what was done goes before what was only said
    let done = if topic.done { topic } else { ground.discourse.decided().unwrap_or(topic) };
    for (chunk, c) in parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
        // "while Peru backs the truce, Chile rejects it": what is named in the sentence is nearer
        if starts.iter().any(|s| s.entry.is_some() && s.end <= c.first) || told(starts, c) {
            continue;
        }
        let lone = c.first + 1 == c.end;
        let pronoun = lone && words.classes(c.first).any(Classes::IT.with(Classes::THEY));
        if pronoun && planned_before(parse, chunk) {
            continue;
        }
        let definite = definite(words, c);
        let taken_up = |&(_, many): &(Side, bool)| {
            let fits = if many { Classes::THEY } else { Classes::IT };
            lone && words.classes(c.first).any(fits) && ground.shifted_by_verb(chunk)
        };
        let matter = || words.thing(c.head) == Some(RoleKind::Matter) && bare(parse, chunk);
        let again = || {
            let side = same_frame(words, c.head, topic.issue, false)?;
            (c.head == c.first + 1 && bare(parse, chunk)).then_some((topic.issue, side))
        };
        let stands_for = if let Some((side, _)) = topic.noun.filter(taken_up) {
            Some((topic.issue, side))
        } else if lone && (words.classes(c.first).any(Classes::IT) || definite) {
            ground.judged_by_verb(chunk).then_some((topic.issue, topic.side))
        } else if definite && c.subject.is_none() {
            done.deed.filter(|_| matter()).map(|side| (done.issue, side)).or_else(again)
        } else {
            None
        };
        if let Some((issue, side)) = stands_for {
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
        if !known_noun(words, c) || !bare(parse, chunk) || starts.iter().any(|s| s.end <= c.first) {
            continue;
        }
        if let Some((issue, side)) =
            issues.iter().find_map(|&issue| Some((issue, same_frame(words, c.head, issue, true)?)))
        {
            starts.push(standing(issue, side, PhraseKind::Topic, c, chunk));
        }
    }
}

/// Whether nothing but its possessor hangs on a noun group.
fn bare(parse: &Parse, chunk: usize) -> bool {
    parse.children(chunk).all(|k| parse.chunks[k].relation == Relation::Possessor)
}

/// The side of a noun that names the issue with an object, "the ban", "the deployment"; `only` where it names no other issue.
fn same_frame(words: &Words<'_>, head: usize, issue: u16, only: bool) -> Option<Side> {
    let frames = words.beginning(head).iter().filter(|m| m.end as usize == head + 1).filter_map(|m| match m.what {
        What::FrameVerb { frame } | What::FrameNoun { frame } => Some(&words.matcher.frames[usize::from(frame)]),
        _ => None,
    });
    let side = frames.clone().find(|frame| frame.issue == issue)?.side;
    let mut others = frames.filter(|frame| frame.issue != issue || frame.side != side);
    (!only || others.next().is_none()).then_some(side)
}

/// "proposed a truce, but Iran rejected it": the pronoun stands for the only matter that the sentence has named before it,
/// unless that was turned round on its way ("asked for an end to the ban, and Iran opposed it").
pub(super) fn told_within(ground: &Ground<'_>, starts: &[Start], told: &[Statement]) -> SmallVec<[Start; 2]> {
    let (words, parse) = (ground.words, ground.parse);
    let turned = |s: &Statement| s.factors.iter().any(|f| matches!(f.step, Step::Reverse | Step::Negation));
    let taken_up = |chunk: usize| {
        let c = &parse.chunks[chunk];
        let lone = c.group == Group::Noun && c.end == c.first + 1 && words.classes(c.first).any(Classes::IT);
        if !lone || told.iter().any(turned) || starts.iter().any(|s| s.entry.is_none()) || !ground.judged_by_verb(chunk)
        {
            return None;
        }
        let first = starts.first()?;
        let named = |s: &Start| {
            let singular = !words.classes(parse.chunks[s.chunk].head).any(Classes::NOUN_PLURAL);
            s.issue == first.issue
                && s.side == first.side
                && s.end <= c.first
                && singular
                && parse.chunks[s.chunk].group == Group::Noun
        };
        starts.iter().all(named).then_some(standing(first.issue, first.side, PhraseKind::Topic, c, chunk))
    };
    (0..parse.chunks.len()).filter_map(taken_up).collect()
}

/// "offered troops, a move which Moscow rejects": the verb of a clause behind a noun that takes up what the sentence has told.
pub(super) fn judged_behind(ground: &Ground<'_>, told: &[Statement]) -> Option<Start> {
    let (words, parse) = (ground.words, ground.parse);
    let last = told.last()?;
    let judges = |c: &Chunk| {
        let subject = c.subject.filter(|_| c.group == Group::Verb && !c.passive)?;
        let opener = parse.chunks[subject].first.checked_sub(1).filter(|&t| t > 2)?;
        let noun = &parse.chunks[parse.of_token[opener - 1]];
        let taken_up = noun.end == opener
            && noun.head == noun.first + 1
            && words.classes(noun.first).any(Classes::INDEFINITE)
            && words.kind(noun.first - 1) == Kind::Comma
            && words.thing(noun.head) == Some(RoleKind::Matter);
        let relative = words.classes(opener).any(Classes(Classes::RELATIVE.0 | Classes::THAT.0));
        (taken_up && relative).then_some(noun.first)
    };
    let (chunk, noun) = parse.chunks.iter().enumerate().rev().find_map(|(k, c)| judges(c).map(|noun| (k, noun)))?;
    let before = words.tokens[noun].span.start;
    let alone = told.iter().all(|s| s.issue == last.issue && s.direction == last.direction && s.phrase.end <= before);
    let side = last.direction.side()?;
    let (issue, first) = (last.issue, parse.chunks[chunk].head);
    alone.then_some(Start { issue, side, kind: PhraseKind::Topic, entry: None, known: false, first, end: first + 1, chunk })
}

/// What was proposed or demanded in the sentence: the matter of a plan or an offer, else of the statements made.
pub(super) fn proposed(ground: &Ground<'_>, starts: &[Start], statements: &[Statement]) -> SmallVec<[Matter; 4]> {
    let mut matters = ground.matters.take();
    if matters.is_empty() {
        let matter = |s: &Statement| {
            let side = s.direction.side().unwrap_or(Side::For);
            matches!(s.act, Act::Demand | Act::Offer).then_some((s.issue, side, Some(s.act)))
        };
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

/// What a deal was about: "a truce deal", "an agreement to swap prisoners", "both agreed to a truce".
pub(super) fn settled(ground: &Ground<'_>, starts: &[Start], statements: &[Statement]) -> SmallVec<[(u16, Side); 4]> {
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

/// "The army rejects the proposal": a definite plan, offer or demand without a matter of its own has the last one's,
/// and so has a deal.
pub(super) fn anaphors(ground: &Ground<'_>, starts: &mut Vec<Start>) {
    let (proposed, deal) = (ground.discourse.matter(), ground.discourse.deal());
    if proposed.is_none() && deal.is_none() {
        return;
    }
    let (words, parse) = (ground.words, ground.parse);
    for (chunk, c) in parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
        let definite = definite(words, c);
        let of_plan = proposed.filter(|&(.., said)| {
            (definite || c.subject.is_some())
                && match (said, ground.proposes(c.head)) {
                    // "the demand" is the one that was made in so many words
                    (Some(said), named) => named == Some(said),
                    (None, named) => named.is_some() || words.document(c.head),
                }
        });
        let of_deal = deal.filter(|_| {
            let bare = c.head == c.first + 1 && parse.children(chunk).next().is_none();
            definite && bare && words.thing(c.head) == Some(RoleKind::Deal)
        });
        let Some((issue, side)) = of_plan.map(|(issue, side, _)| (issue, side)).or(of_deal) else { continue };
        if !starts.iter().any(|s| parse.hangs_below(s.chunk, chunk)) && !told(starts, c) {
            starts.push(standing(issue, side, PhraseKind::Topic, c, chunk));
        }
    }
}

/// "urged Kigali to do the same", "will not do so": what was told last is done, or to be done, again; with the act by which
/// it was told.
pub(super) fn done_again(ground: &Ground<'_>, starts: &[Start], told: &[Statement]) -> SmallVec<[(Start, Act); 2]> {
    let chunks = &ground.parse.chunks;
    let again = |chunk: usize| {
        let c = &chunks[chunk];
        let end = ground.repeated(chunk)?;
        let before = |s: &&Statement| s.phrase.end <= ground.words.tokens[c.first].span.start;
        // "has not recognised it and will not do so": whether what was denied is meant with its denial, nobody can tell
        let denied = |s: &Statement| s.factors.iter().any(|f| f.step == Step::Negation);
        let (issue, side, act) = match told.iter().rfind(before) {
            Some(last) if denied(last) => return None,
            Some(last) => (last.issue, last.direction.side()?, last.act),
            None if starts.iter().any(|s| s.first < c.first) => return None,
            None => ground.discourse.topic().map(|t| (t.issue, t.deed.unwrap_or(t.side), Act::Enact))?,
        };
        let kind = PhraseKind::Deed;
        Some((Start { issue, side, kind, entry: None, known: false, first: c.head, end, chunk }, act))
    };
    (0..chunks.len()).filter(|&k| chunks[k].group == Group::Verb).filter_map(again).collect()
}

/// "Peru opposes a ban, and so does Chad", "nor has Benin": the party behind a bare auxiliary says what was said last.
pub(super) fn echoed(ground: &Ground<'_>, told: &[Statement], before: Option<&Statement>) -> Vec<Statement> {
    let (words, parse) = (ground.words, ground.parse);
    let mut out = Vec::new();
    for c in parse.chunks.iter().filter(|c| c.group == Group::Verb && c.form == Form::Finite && c.first == c.head) {
        let Some(subject) = c.subject.filter(|&s| parse.chunks[s].first >= c.end) else { continue };
        let at = words.tokens[c.first].span.start;
        let here: SmallVec<[&Statement; 4]> = told.iter().filter(|s| s.phrase.end <= at).collect();
        // "Chad opposes it. So does Peru."
        let opens = parse.chunks.iter().all(|k| k.group != Group::Verb || k.first >= c.first);
        let Some(last) = here.last().copied().or_else(|| before.filter(|_| opens)) else { continue };
        let cue = |s: &Statement| s.factors.iter().rfind(|f| f.step == Step::Cue).map(|f| f.span);
        let alike = here.iter().copied().filter(|s| s.party == last.party && cue(s).is_some() && cue(s) == cue(last));
        let mut said: SmallVec<[&Statement; 4]> = alike.collect();
        if said.is_empty() {
            said.push(last);
        }
        let (parties, holder) = ground.holders(subject);
        for (&party, &statement) in parties.iter().flat_map(|p| said.iter().map(move |s| (p, s))) {
            if party != statement.party {
                let speaker = Some(ground.span(parse.chunks[subject].first, parse.chunks[subject].end));
                let (evidence, phrase) = (ground.sentence.span, ground.span(c.first, c.end));
                out.push(Statement {
                    party,
                    holder,
                    speaker,
                    evidence,
                    phrase,
                    reported_by: None,
                    ..statement.clone()
                });
            }
        }
    }
    out
}
