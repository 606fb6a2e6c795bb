//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::compile::Matcher;
use super::entry::What;
use super::token::Token;
use super::trie::{NAME, filter};
use super::walk::{Automaton, DEAD, is_name};

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

/// Scans sentences for the phrases of one matcher; keeps its buffers, and what it has learnt, between calls.
#[derive(Debug)]
pub struct Scanner<'m> {
    matcher: &'m Matcher,
    automaton: Automaton<'m>,
    found: Vec<Mention>,
    /// Those of several words.
    long: Vec<Mention>,
    /// For each token the filter bits of its word.
    filters: Vec<u64>,
    /// For each token the layers that phrases of several words take it in, as bits.
    taken: Vec<u16>,
}

impl<'m> Scanner<'m> {
    /// A scanner for the phrases of `matcher`.
    #[must_use]
    pub fn new(matcher: &'m Matcher) -> Self {
        Self {
            matcher,
            automaton: Automaton::new(matcher),
            found: Vec::new(),
            long: Vec::new(),
            filters: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// All phrases in `tokens`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, tokens: &[Token]) -> &[Mention] {
        let Self { matcher, automaton, found, long, filters, .. } = self;
        automaton.trim();
        found.clear();
        long.clear();
        filters.clear();
        filters.extend(
            tokens
                .iter()
                .map(|token| matcher.index.record(token.word).filter | if is_name(token) { filter(NAME) } else { 0 }),
        );
        for (first, token) in tokens.iter().enumerate() {
            if token.word == 0 {
                continue;
            }
            let mut state = automaton.start(token);
            let mention = |end, &(entry, what): &(u32, What)| Mention::new(first, end, entry, what);
            found.extend(automaton.outputs(state).iter().map(|output| mention(first + 1, output)));
            let from = found.len();
            for (end, (token, &filter)) in (first + 2..).zip(tokens.iter().zip(filters.iter()).skip(first + 1)) {
                state = automaton.step(state, token, filter);
                if state == DEAD {
                    break;
                }
                found.extend(automaton.outputs(state).iter().map(|output| mention(end, output)));
            }
            long.extend_from_slice(&found[from..]);
        }
        self.keep_longest(tokens.len());
        &self.found
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

/// Whether `longer`, if it is, takes the words of `mention`.
fn beats(longer: &Mention, mention: &Mention) -> bool {
    longer.overlaps(mention)
        && longer.len() > mention.len()
        && longer.what.layer() == mention.what.layer()
        && longer.what.rivals(mention.what)
}
