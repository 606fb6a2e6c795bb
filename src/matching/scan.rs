//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::compile::Matcher;
use super::entry::What;
use super::token::{Kind, Shape, Token};
use super::trie::{NAME, Node, filter};
use crate::language::Classes;

/// A phrase found in the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Number of the entry, for [`Matcher::entry`].
    pub entry: u32,
    /// What the entry says.
    pub what: What,
}

impl Mention {
    fn new(first: usize, end: usize, entry: u32, what: What) -> Self {
        let small = |index| u32::try_from(index).unwrap_or(u32::MAX);
        Self { first: small(first), end: small(end), entry, what }
    }

    const fn len(&self) -> u32 {
        self.end - self.first
    }

    const fn overlaps(&self, other: &Self) -> bool {
        self.first < other.end && other.first < self.end
    }
}

/// Scans sentences; keeps its buffers between calls.
#[derive(Debug, Default)]
pub struct Scanner {
    found: Vec<Mention>,
    /// Those of several words.
    long: Vec<Mention>,
    /// For each token, and the end, the filter bits of the next word there, quotation marks passed over.
    filters: Vec<u64>,
    /// For each token the layers that phrases of several words take it in, as bits.
    taken: Vec<u16>,
}

impl Scanner {
    /// All phrases in `tokens`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, matcher: &Matcher, tokens: &[Token]) -> &[Mention] {
        self.found.clear();
        self.long.clear();
        let index = &matcher.index;
        self.filters.clear();
        self.filters.resize(tokens.len() + 1, 0);
        for (at, token) in tokens.iter().enumerate().rev() {
            self.filters[at] = if token.kind.is_quote() {
                self.filters[at + 1]
            } else {
                index.record(token.word).filter | if is_name(token) { filter(NAME) } else { 0 }
            };
        }
        for (at, token) in tokens.iter().enumerate() {
            if token.word == 0 {
                continue;
            }
            let record = index.record(token.word);
            let mut last = u32::MAX;
            for single in index.singles(&record).iter() {
                if token.shape & single.case == single.case && single.entry != last {
                    last = single.entry;
                    self.found.push(Mention::new(at, at + 1, single.entry, single.what));
                }
            }
            let next = self.filters[at + 1];
            // all bits where a gap may follow
            if record.opens != u64::MAX && record.opens & next == 0 {
                continue;
            }
            let from = self.found.len();
            for opening in index.openings(&record).iter() {
                if (opening.filter == u64::MAX || opening.filter & next != 0)
                    && token.shape & opening.case == opening.case
                {
                    self.behind(matcher, tokens, at, at + 1, &matcher.trie.node(opening.node));
                }
            }
            let long = &mut self.found[from..];
            if long.len() > 1 {
                long.sort_unstable_by_key(|m| (m.end, m.entry));
                self.drop_doubles(from);
            }
            self.long.extend_from_slice(&self.found[from..]);
        }
        self.keep_longest(tokens.len());
        &self.found
    }

    /// Goes on behind `node`, which the token before `next` led to.
    fn behind(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, next: usize, node: &Node) {
        if node.filter & self.filters[next] != 0 {
            self.step(matcher, tokens, first, next, node);
        }
        for gap in matcher.trie.gaps(node).iter() {
            for at in next..=next + usize::from(gap.width) {
                if gap.filter & self.filters[at] != 0 {
                    self.step(matcher, tokens, first, at, &matcher.trie.node(gap.behind));
                }
                if at >= tokens.len() || !tokens[at].kind.is_wordlike() {
                    break;
                }
            }
        }
    }

    fn step(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, mut at: usize, node: &Node) {
        while at < tokens.len() && tokens[at].kind.is_quote() {
            at += 1;
        }
        let Some(token) = tokens.get(at) else { return };
        self.name(matcher, tokens, first, at, node);
        let record = matcher.index.record(token.word);
        let common = node.filter & record.filter;
        let edges = matcher.trie.edges(node);
        let inner = matcher.index.inner(&record);
        // the shorter list is walked, the other one searched
        if edges.len() <= inner.len() {
            for edge in edges.iter().filter(|e| common & filter(e.set) != 0) {
                let member = inner.first_not(|m| m.set < edge.set).filter(|m| m.set == edge.set);
                if member.is_some_and(|m| token.shape & m.case == m.case) {
                    self.reach(matcher, tokens, first, at + 1, edge.child);
                }
            }
        } else {
            for member in inner.iter().filter(|m| common & filter(m.set) != 0) {
                if token.shape & member.case == member.case
                    && let Some(edge) = edges.first_not(|e| e.set < member.set).filter(|e| e.set == member.set)
                {
                    self.reach(matcher, tokens, first, at + 1, edge.child);
                }
            }
        }
    }

    /// Up to three capitalised words where a phrase takes any name.
    fn name(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, at: usize, node: &Node) {
        let Some(edge) = matcher.trie.edges(node).iter().next().filter(|edge| edge.set == NAME) else { return };
        for end in at + 1..=at + NAME_WORDS {
            // "withdraw from talks on Monday": a day is no name
            let time = |t: &Token| matcher.vocabulary.classes(t.word).any(Classes::TIME);
            if !tokens.get(end - 1).is_some_and(|t| is_name(t) && !time(t)) {
                return;
            }
            self.reach(matcher, tokens, first, end, edge.child);
        }
    }

    fn reach(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, end: usize, node: u32) {
        let node = matcher.trie.node(node);
        for entry in matcher.trie.outputs(&node).iter() {
            self.found.push(Mention::new(first, end, entry, matcher.entry(entry).what));
        }
        if node.goes_on() {
            self.behind(matcher, tokens, first, end, &node);
        }
    }

    /// Drops doubles from the mention `from` on: two ways through a phrase may take the same words.
    fn drop_doubles(&mut self, from: usize) {
        let mut kept = from + 1;
        for at in from + 1..self.found.len() {
            if self.found[at] != self.found[kept - 1] {
                self.found[kept] = self.found[at];
                kept += 1;
            }
        }
        self.found.truncate(kept);
    }

    /// Drops what a longer phrase of the same layer overlaps. Only phrases of several words can do that.
    fn keep_longest(&mut self, tokens: usize) {
        let Self { found, long, taken, .. } = self;
        if long.is_empty() {
            return;
        }
        if long.len() > 1 {
            long.sort_unstable_by_key(|m| (m.what.layer(), std::cmp::Reverse(m.len()), m.first, m.entry));
        }
        taken.clear();
        taken.resize(tokens, 0);
        let mut kept = 0;
        for at in 0..long.len() {
            let mention = long[at];
            if !long[..kept].iter().any(|k| beats(k, &mention)) {
                long[kept] = mention;
                kept += 1;
                let words = &mut taken[mention.first as usize..mention.end as usize];
                words.iter_mut().for_each(|layers| *layers |= 1 << mention.what.layer());
            }
        }
        let long = &long[..kept];
        found.retain(|mention| {
            let words = &taken[mention.first as usize..mention.end as usize];
            words.iter().all(|layers| layers >> mention.what.layer() & 1 == 0)
                || !long.iter().any(|k| beats(k, mention))
        });
    }
}

/// The most words of a proper name that a phrase takes.
const NAME_WORDS: usize = 3;

fn is_name(token: &Token) -> bool {
    token.kind == Kind::Word && token.shape & Shape::CAPITAL != 0
}

/// Whether `longer`, if it is, takes the words of `mention`.
fn beats(longer: &Mention, mention: &Mention) -> bool {
    longer.overlaps(mention)
        && longer.len() > mention.len()
        && longer.what.layer() == mention.what.layer()
        && longer.what.rivals(mention.what)
}
