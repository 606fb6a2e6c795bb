//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::compile::Matcher;
use super::entry::What;
use super::token::Token;

/// A phrase found in the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Index into [`Matcher::entries`].
    pub entry: u32,
    /// What the entry says.
    pub what: What,
}

impl Mention {
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
}

impl Scanner {
    /// All phrases in `tokens`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, matcher: &Matcher, tokens: &[Token]) -> &[Mention] {
        self.found.clear();
        self.long.clear();
        for (at, token) in tokens.iter().enumerate() {
            if token.word == 0 {
                continue;
            }
            let mut last = u32::MAX;
            for single in matcher.index.singles(token.word) {
                if token.shape & single.case == single.case && single.entry != last {
                    last = single.entry;
                    self.found.push(mention(matcher, at, at + 1, single.entry));
                }
            }
            let from = self.found.len();
            for opening in matcher.index.openings(token.word) {
                if token.shape & opening.case == opening.case {
                    self.behind(matcher, tokens, at, at + 1, opening.node);
                }
            }
            let long = &mut self.found[from..];
            if long.len() > 1 {
                long.sort_unstable_by_key(|m| (m.end, m.entry));
            }
            self.long.extend_from_slice(long);
        }
        self.keep_longest();
        &self.found
    }

    /// Goes on behind `node`, which the token before `next` led to.
    fn behind(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, next: usize, node: u32) {
        if matcher.trie.filter(node) != 0 {
            self.step(matcher, tokens, first, next, node);
        }
        for gap in matcher.trie.gaps(node) {
            for at in next..=next + usize::from(gap.width) {
                self.step(matcher, tokens, first, at, gap.behind);
                if at >= tokens.len() || !tokens[at].kind.is_wordlike() {
                    break;
                }
            }
        }
    }

    fn step(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, mut at: usize, node: u32) {
        while at < tokens.len() && tokens[at].kind.is_quote() {
            at += 1;
        }
        let Some(token) = tokens.get(at) else { return };
        let common = matcher.trie.filter(node) & matcher.index.filter(token.word);
        if common == 0 {
            return;
        }
        for member in matcher.index.inner(token.word) {
            if common >> (member.set & 63) & 1 != 0
                && token.shape & member.case == member.case
                && let Some(child) = matcher.trie.step(node, member.set)
            {
                for &entry in matcher.trie.outputs(child) {
                    self.found.push(mention(matcher, first, at + 1, entry));
                }
                self.behind(matcher, tokens, first, at + 1, child);
            }
        }
    }

    /// Drops what a longer phrase of the same layer overlaps. Only phrases of several words can do that.
    fn keep_longest(&mut self) {
        if self.long.is_empty() {
            return;
        }
        self.found.dedup();
        self.long.sort_unstable_by_key(|m| (m.what.layer(), std::cmp::Reverse(m.len()), m.first, m.entry));
        let mut kept = 0;
        for at in 0..self.long.len() {
            let mention = self.long[at];
            if !self.long[..kept].iter().any(|k| beats(k, &mention)) {
                self.long[kept] = mention;
                kept += 1;
            }
        }
        let long = &self.long[..kept];
        self.found.retain(|mention| !long.iter().any(|k| beats(k, mention)));
    }
}

fn mention(matcher: &Matcher, first: usize, end: usize, entry: u32) -> Mention {
    let small = |index| u32::try_from(index).unwrap_or(u32::MAX);
    Mention { first: small(first), end: small(end), entry, what: matcher.entries[entry as usize].what }
}

/// Whether `longer`, if it is, takes the words of `mention`.
fn beats(longer: &Mention, mention: &Mention) -> bool {
    longer.overlaps(mention) && longer.len() > mention.len() && longer.what.layer() == mention.what.layer()
}
