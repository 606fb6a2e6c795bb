//! What stands for a matter that was told before: "the demand", "the agreement", "the move", "the sale", "do so".

mod again;
mod left;
mod object;
mod taken;

use crate::clause::{Chunk, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::PhraseKind;
use crate::matching::Kind;
use crate::stance::Side;
use crate::statement::climb::{Ground, Start};
use crate::text::fold;

pub(super) use again::{
    answered_within, done_again, drafted, echoed, judged_behind, judged_within, requested, told_within,
};
pub(super) use left::{agreed, long_names, named, only_holder, proposed, settled, topic};
pub(super) use object::{nouns, taken_as_object, taken_as_subject};
pub(super) use taken::{anaphors, recalled, takes_up};

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

/// "The sale", "these tariffs", "that demand": what is known already.
pub(super) fn definite(words: &Words<'_>, c: &Chunk) -> bool {
    let first = words.classes(c.first);
    let points = first.any(Classes::THAT) && c.end > c.first + 1;
    (points || first.any(Classes::DETERMINER)) && !first.any(Classes(Classes::INDEFINITE.0 | Classes::NO.0))
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

/// "Such a step", "any such truce", "three such offers".
pub(super) fn such(words: &Words<'_>, c: &Chunk) -> bool {
    let first = words.classes(c.first);
    let word = |t: usize| words.classes(t).any(Classes::INDEFINITE) && words.classes(t).any(Classes::DETERMINER);
    let such = |t: usize| word(t) && !words.classes(t).any(Classes(Classes::ARTICLE.0 | Classes::NUMBER.0));
    let (a, b) = (c.first, c.first + 1);
    c.head == c.first + 2
        && (such(a) && words.classes(b).any(Classes::ARTICLE)
            || such(b) && first.any(Classes::DETERMINER.with(Classes::NUMBER)) && !first.any(Classes::ARTICLE))
}

/// Whether nothing hangs on a noun group that may make it another thing: its possessor, a time, what it is called, where that
/// was said.
fn aside(words: &Words<'_>, parse: &Parse, chunk: usize) -> bool {
    parse.children(chunk).all(|k| {
        let c = &parse.chunks[k];
        let by_the_way = || {
            let said = words.classes(c.head).any(Classes::TIME) || words.document(c.head);
            let named = words.party(c.head).is_some() || words.capital(c.head);
            said || c.link.is_some_and(|l| {
                let l = words.classes(l);
                l.any(Classes::AS) || named && l.any(Classes::PLACE)
            })
        };
        match c.relation {
            Relation::Possessor => true,
            Relation::Adverbial => words.classes(c.head).any(Classes::TIME),
            Relation::Preposition => by_the_way(),
            // "condemned the move, which it called piracy"
            Relation::Relative => {
                c.first > parse.chunks[chunk].end && words.kind(parse.chunks[chunk].end) == Kind::Comma
            }
            _ => c.group == Group::Preposition,
        }
    })
}
