//! The automaton against the plain way: every phrase from every word on, one branch of the trie after the other.

use super::trie::{NAME, Node};
use super::walk::{Automaton, DEAD};
use super::{Kind, Matcher, Shape, Token};
use crate::language::Classes;
use crate::lexicon::{Source, load};
use crate::text::{Span, fold};
use proptest::prelude::*;

const LEXICON: &str = r#"
[[grammar]]
class = "time"
words = ["monday"]
[[issue]]
id = "truce"
name = "T"
proposition = "P"
labels = { for = "a", against = "b" }
[[issue.phrase]]
side = "for"
kind = "deed"
match = ["pull _2 out", "pull _4 back _1 out", "pull [the] (troops|forces) out", "stop _1 <fight>", "lay arms down"]
[[issue.phrase]]
side = "for"
kind = "topic"
match = ["truce", "truce with @name", "cease-fire", "the <fight>", "US forces", "pull-out of @name _2 forces"]
[sets]
fight = ["raids", "fighting", "cross-border raids"]
"#;

/// What sentences are made of: words of the lexicon and others, capitals, marks.
const WORDS: [&str; 24] = [
    "pull",
    "pulls",
    "out",
    "back",
    "the",
    "troops",
    "forces",
    "stop",
    "raids",
    "fighting",
    "cross",
    "border",
    "truce",
    "with",
    "Kenya",
    "Monday",
    "US",
    "us",
    "ceasefire",
    "of",
    "\u{201c}",
    ",",
    "lay",
    "xyzzy",
];

fn matcher() -> Matcher {
    match load(&[Source::user("t.toml", LEXICON)]) {
        Ok(lexicon) => Matcher::new(lexicon),
        Err(problems) => panic!("{problems:?}"),
    }
}

fn token(matcher: &Matcher, word: &str) -> Token {
    let capitals = word.chars().all(char::is_uppercase);
    let (kind, shape) = match word {
        "\u{201c}" => (Kind::QuoteOpen, 0),
        "," => (Kind::Comma, 0),
        _ if capitals => (Kind::Word, Shape::CAPITAL | Shape::CAPITALS),
        _ if word.starts_with(char::is_uppercase) => (Kind::Word, Shape::CAPITAL),
        _ => (Kind::Word, 0),
    };
    let word = if kind == Kind::Word { matcher.vocabulary.id(&fold(word)) } else { 0 };
    Token { span: Span::new(0, 0), word, kind, shape }
}

/// The ends and entries of the phrases that begin at `first`, as the automaton finds them.
fn walked(automaton: &mut Automaton<'_>, tokens: &[Token], first: usize) -> Vec<(usize, u32)> {
    let mut state = automaton.begin(&tokens[first]).state;
    let mut found = Vec::new();
    for end in first + 1..=tokens.len() {
        if state == DEAD {
            break;
        }
        found.extend(automaton.outputs(state).iter().map(|&(entry, _)| (end, entry)));
        if let Some(next) = tokens.get(end) {
            let filter = automaton.begin(next).filter;
            state = automaton.step(state, next, filter);
        }
    }
    found
}

/// The same, branch by branch.
struct Plain<'t> {
    matcher: &'t Matcher,
    tokens: &'t [Token],
    found: Vec<(usize, u32)>,
}

impl Plain<'_> {
    fn from(matcher: &Matcher, tokens: &[Token], first: usize) -> Vec<(usize, u32)> {
        let mut plain = Plain { matcher, tokens, found: Vec::new() };
        let record = matcher.index.record(tokens[first].word);
        let fits = |case: u8| tokens[first].shape & case == case;
        let singles = matcher.index.singles(&record);
        plain.found.extend(singles.iter().filter(|s| fits(s.case)).map(|s| (first + 1, s.entry)));
        for opening in matcher.index.openings(&record).iter().filter(|o| fits(o.case)) {
            plain.behind(first + 1, &matcher.trie.node(opening.node));
        }
        plain.found.sort_unstable();
        plain.found.dedup();
        plain.found
    }

    fn behind(&mut self, at: usize, node: &Node) {
        self.step(at, node);
        for gap in self.matcher.trie.gaps(node).iter() {
            for skipped in 0..=usize::from(gap.width) {
                self.step(at + skipped, &self.matcher.trie.node(gap.behind));
                if !self.tokens.get(at + skipped).is_some_and(|t| t.kind.is_wordlike()) {
                    break;
                }
            }
        }
    }

    fn step(&mut self, mut at: usize, node: &Node) {
        while self.tokens.get(at).is_some_and(|t| t.kind.is_quote()) {
            at += 1;
        }
        for edge in self.matcher.trie.edges(node).iter().filter(|edge| edge.set == NAME) {
            let name = |t: &Token| {
                let time = self.matcher.vocabulary.classes(t.word).any(Classes::TIME);
                t.kind == Kind::Word && t.shape & Shape::CAPITAL != 0 && !time
            };
            let long = self.tokens.iter().skip(at).take(3).take_while(|t| name(t)).count();
            (1..=long).for_each(|words| self.reach(at + words, edge.child));
        }
        self.words(at, node);
    }

    fn words(&mut self, at: usize, node: &Node) {
        let Some(token) = self.tokens.get(at) else { return };
        let index = &self.matcher.index;
        let sets = index.inner(&index.record(token.word));
        for edge in self.matcher.trie.edges(node).iter() {
            if sets.iter().any(|m| m.set == edge.set && token.shape & m.case == m.case) {
                self.reach(at + 1, edge.child);
            }
        }
    }

    fn reach(&mut self, at: usize, node: u32) {
        let node = self.matcher.trie.node(node);
        self.found.extend(self.matcher.trie.outputs(&node).iter().map(|entry| (at, entry)));
        self.behind(at, &node);
    }
}

proptest! {
    #[test]
    fn the_automaton_finds_what_the_plain_way_finds(
        sentences in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..14), 1..40)
    ) {
        let matcher = matcher();
        // one automaton for all, so that what it has learnt is used
        let mut automaton = Automaton::new(&matcher);
        for sentence in sentences {
            let tokens: Vec<Token> = sentence.iter().map(|&word| token(&matcher, WORDS[word])).collect();
            for first in 0..tokens.len() {
                let words: Vec<&str> = sentence[first..].iter().map(|&word| WORDS[word]).collect();
                let expected = Plain::from(&matcher, &tokens, first);
                prop_assert_eq!(walked(&mut automaton, &tokens, first), expected, "{:?}", words);
            }
        }
    }
}

#[test]
fn phrases_are_found_across_gaps_names_and_quotation_marks() {
    let matcher = matcher();
    let mut automaton = Automaton::new(&matcher);
    for (sentence, ends) in [
        ("pull the troops out", &[4][..]),
        ("pull xyzzy xyzzy \u{201c} out", &[5]),
        ("pull xyzzy , out", &[]),
        ("pull back back out", &[4]),
        ("stop cross border raids", &[4]),
        ("truce with Kenya US", &[1, 3, 4]),
        ("truce with Monday", &[1]),
        ("us forces", &[]),
        ("US forces", &[2]),
    ] {
        let tokens: Vec<Token> = sentence.split(' ').map(|word| token(&matcher, word)).collect();
        let mut found: Vec<usize> = walked(&mut automaton, &tokens, 0).into_iter().map(|(end, _)| end).collect();
        found.dedup();
        assert_eq!(found, ends, "{sentence}");
    }
}
