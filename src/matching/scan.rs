//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::compile::Matcher;
use super::entry::What;
use super::token::Token;
use super::trie::filter;

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
}

impl Scanner {
    /// All phrases in `tokens`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, matcher: &Matcher, tokens: &[Token]) -> &[Mention] {
        self.found.clear();
        self.long.clear();
        let index = &matcher.index;
        for (at, token) in tokens.iter().enumerate() {
            if token.word == 0 {
                continue;
            }
            let record = index.record(token.word);
            let mut last = u32::MAX;
            for single in index.singles(record) {
                if token.shape & single.case == single.case && single.entry != last {
                    last = single.entry;
                    self.found.push(Mention::new(at, at + 1, single.entry, single.what));
                }
            }
            let next = match tokens.get(at + 1) {
                None => continue,
                Some(next) if next.kind.is_quote() => u64::MAX,
                Some(next) => index.record(next.word).filter,
            };
            // all bits where a gap may follow
            if record.opens != u64::MAX && record.opens & next == 0 {
                continue;
            }
            let from = self.found.len();
            for opening in index.openings(record) {
                if (opening.filter == u64::MAX || opening.filter & next != 0)
                    && token.shape & opening.case == opening.case
                {
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
        self.step(matcher, tokens, first, next, node);
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
        let record = matcher.index.record(token.word);
        let common = matcher.trie.filter(node) & record.filter;
        if common == 0 {
            return;
        }
        let edges = matcher.trie.edges(node);
        let inner = matcher.index.inner(record);
        // the shorter list is walked, the other one searched
        if edges.len() <= inner.len() {
            for edge in edges.iter().filter(|e| common & filter(e.set) != 0) {
                let at_set = inner.partition_point(|m| m.set < edge.set);
                if let Some(member) = inner.get(at_set).filter(|m| m.set == edge.set)
                    && token.shape & member.case == member.case
                {
                    self.reach(matcher, tokens, first, at + 1, edge.child);
                }
            }
        } else {
            for member in inner.iter().filter(|m| common & filter(m.set) != 0) {
                if token.shape & member.case == member.case
                    && let Ok(edge) = edges.binary_search_by_key(&member.set, |e| e.set)
                {
                    self.reach(matcher, tokens, first, at + 1, edges[edge].child);
                }
            }
        }
    }

    fn reach(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, end: usize, node: u32) {
        for &entry in matcher.trie.outputs(node) {
            self.found.push(Mention::new(first, end, entry, matcher.entries[entry as usize].what));
        }
        if matcher.trie.goes_on(node) {
            self.behind(matcher, tokens, first, end, node);
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
        self.long.truncate(kept);
        let long = self.long.as_slice();
        let layers = long.iter().fold(0, |bits, k| bits | 1_u32 << k.what.layer());
        self.found.retain(|mention| layers >> mention.what.layer() & 1 == 0 || !long.iter().any(|k| beats(k, mention)));
    }
}

/// Whether `longer`, if it is, takes the words of `mention`.
fn beats(longer: &Mention, mention: &Mention) -> bool {
    longer.overlaps(mention)
        && longer.len() > mention.len()
        && longer.what.layer() == mention.what.layer()
        && longer.what.rivals(mention.what)
}
