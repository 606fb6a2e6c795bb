//! Words that name an issue only where the text has just spoken of it: "the duties", "the mission", "will stay".

use super::anaphora::{definite, such};
use super::climb::Start;
use super::discourse::Discourse;
use crate::clause::{Chunk, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::matching::Kind;
use crate::stance::Act;
use smallvec::SmallVec;

/// Keeps of such words those that take up an issue spoken of just before; where several issues lay claim to the same words,
/// the one spoken of last has them, and nobody where that cannot be told.
pub(super) fn taken_up(words: &Words<'_>, parse: &Parse, discourse: &Discourse, starts: &mut Vec<Start>) {
    if !starts.iter().any(|s| s.known) {
        return;
    }
    let named: SmallVec<[(u16, usize, usize, usize); 16]> =
        starts.iter().filter(|s| !s.known).map(|s| (s.issue, s.first, s.end, s.chunk)).collect();
    starts.retain(|s| {
        let anew = named.iter().any(|&(issue, first, end, chunk)| {
            let within = s.first <= first && end <= s.end;
            if issue == s.issue {
                !within
            } else {
                first < s.end && s.first < end || governs(parse, s, chunk) || does(parse, s, chunk)
            }
        });
        // "the deal" may be about all that was spoken of with it
        let whole = || words.document(s.end - 1) && !discourse.heard_alone(s.issue);
        let anew = anew || s.known && (done_elsewhere(words, parse, s) || answers_refusal(words, discourse, s));
        !s.known || !anew && discourse.heard(s.issue).is_some() && refers(words, parse, discourse, s) && !whole()
    });
    let rivals: SmallVec<[(usize, usize, u16, u32); 8]> = starts
        .iter()
        .filter(|s| s.known)
        .filter_map(|s| Some((s.first, s.end, s.issue, discourse.heard(s.issue)?)))
        .collect();
    starts.retain(|s| {
        let since = discourse.heard(s.issue);
        let nearer = |&(first, end, issue, other): &(usize, usize, u16, u32)| {
            issue != s.issue && first < s.end && s.first < end && since.is_none_or(|since| other <= since)
        };
        !s.known || !rivals.iter().any(nearer)
    });
    // "disarm them": of the same issue the longer words
    let longer: SmallVec<[(usize, usize, u16); 8]> =
        starts.iter().filter(|s| s.known).map(|s| (s.first, s.end, s.issue)).collect();
    starts.retain(|s| {
        s.known || !longer.iter().any(|&(first, end, issue)| issue == s.issue && first <= s.first && s.end <= end)
    });
}

/// "Peru rejected a truce. Chad brushed that aside": what "that" stands for is the refusal.
fn answers_refusal(words: &Words<'_>, discourse: &Discourse, start: &Start) -> bool {
    let that = |t: usize| {
        let c = words.classes(t);
        c.any(Classes(Classes::THAT.0 | Classes::DETERMINER.0)) && c.any(Classes(Classes::THAT.0 | Classes::PRONOUN.0))
    };
    let refused = discourse.topic_before().is_some_and(|t| t.issue == start.issue && t.act == Some(Act::Reject));
    start.kind.is_verbal() && refused && (start.first..start.end).any(that)
}

/// "will take part in the talks": what is done is done to, or with, what stands behind the words.
fn governs(parse: &Parse, start: &Start, chunk: usize) -> bool {
    let c = &parse.chunks[chunk];
    let over = |p: usize| p == start.chunk || start.holds(parse.chunks[p].head);
    start.kind.is_verbal()
        && c.parent.is_some_and(over)
        && matches!(c.relation, Relation::Object | Relation::Preposition)
        && c.first >= start.end
}

/// "the tariffs would stay", where a mission was spoken of: something else is what stays.
fn does(parse: &Parse, start: &Start, chunk: usize) -> bool {
    let verb = &parse.chunks[start.chunk];
    start.kind.is_verbal() && verb.group == Group::Verb && verb.subject == Some(chunk)
}

/// "took part in boycotts", where a mission was spoken of: what is done is done to, or in, something of its own.
fn done_elsewhere(words: &Words<'_>, parse: &Parse, start: &Start) -> bool {
    let time = |k: &Chunk| words.classes(k.head).any(Classes::TIME) || words.kind(k.head) == Kind::Number;
    let told = |k: &Chunk| {
        words.capital(k.head) || definite(words, k) || words.classes(k.head).any(Classes::PRONOUN) || time(k)
    };
    let place = |l: usize| words.classes(l).any(Classes::PLACE);
    let own = |k: &Chunk| {
        k.group == Group::Noun
            && (k.relation == Relation::Object || k.link.is_some_and(place))
            && k.first == k.head
            && !told(k)
    };
    (0..parse.chunks.len()).any(|k| governs(parse, start, k) && own(&parse.chunks[k]))
}

/// Whether the words can stand for something known: what is done always, a noun if it is definite and is nobody's but a
/// party's.
fn refers(words: &Words<'_>, parse: &Parse, discourse: &Discourse, start: &Start) -> bool {
    let c = &parse.chunks[start.chunk];
    if start.kind.is_verbal() {
        let near = discourse.heard(start.issue) == Some(1) || discourse.heard_alone(start.issue);
        return c.group == Group::Verb && near;
    }
    if c.group != Group::Noun || start.end != c.head + 1 {
        return false;
    }
    // "the deal on coffee prices" is another one, "the duties on Canadian steel" are the same
    let another = |k: usize| {
        let k = &parse.chunks[k];
        let of = k.link.is_some_and(|l| words.classes(l).any(Classes::OF));
        let party = (k.first..k.end).any(|t| words.senses[t].party != 0);
        k.relation == Relation::Preposition && (of || !party && !words.classes(k.head).any(Classes::TIME))
    };
    told_apart(words, parse, start.chunk, c, start.first) && !parse.children(start.chunk).any(another)
}

/// "The duties", "these new duties", "its duties": no word that may make it another thing stands before it.
fn told_apart(words: &Words<'_>, parse: &Parse, chunk: usize, c: &Chunk, from: usize) -> bool {
    let owned = parse.children(chunk).any(|k| parse.chunks[k].relation == Relation::Possessor);
    let plain = |t: usize| {
        let small = Classes::NUMBER.0 | Classes::OTHER.0 | Classes::DETERMINER.0 | Classes::TIME.0;
        words.classes(t).any(Classes(small | Classes::POSSESSIVE.0)) || words.senses[t].party != 0
    };
    // "demands their return"
    let whose = words.senses[c.head].deed
        && words.classes(c.first).any(Classes::POSSESSIVE)
        && !words.classes(c.first).any(Classes::RELATIVE);
    (owned || whose || such(words, c) || definite(words, c)) && (c.first..from).all(plain)
}
