//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation, a "no" or a "but"; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::bit;
use super::compile::Matcher;
use super::entry::{CuePart, What};
use super::token::Token;
use super::walk::{Automaton, Begun, DEAD, Output};

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
    automaton: Automaton<'m>,
    found: Vec<Mention>,
    /// Those of several words: where they stand in `found`, and whether they stay.
    long: Vec<(Mention, usize)>,
    kept: Vec<bool>,
    /// For each token the states that it begins and the filter bits of its word.
    begun: Vec<Begun>,
    /// For each token those whom phrases of several words take it from, as bits.
    taken: Vec<u64>,
}

impl<'m> Scanner<'m> {
    /// A scanner for the phrases of `matcher`.
    #[must_use]
    pub fn new(matcher: &'m Matcher) -> Self {
        Self {
            automaton: Automaton::new(matcher),
            found: Vec::new(),
            long: Vec::new(),
            kept: Vec::new(),
            begun: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// All phrases in `tokens`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, tokens: &[Token]) -> &[Mention] {
        let Self { automaton, found, long, begun, .. } = self;
        automaton.trim();
        found.clear();
        long.clear();
        begun.clear();
        begun.extend(tokens.iter().map(|token| automaton.begin(token)));
        for first in 0..tokens.len() {
            let mut state = begun[first].state;
            if state == DEAD {
                continue;
            }
            add(found, automaton.outputs(state), first, first + 1);
            let from = found.len();
            for (at, token) in tokens.iter().enumerate().skip(first + 1) {
                state = automaton.step(state, token, begun[at].filter);
                if state == DEAD {
                    break;
                }
                add(found, automaton.outputs(state), first, at + 1);
            }
            long.extend((from..found.len()).map(|index| (found[index], index)));
        }
        if !long.is_empty() {
            self.keep_longest(tokens);
        }
        &self.found
    }

    /// Drops what a longer phrase overlaps that it competes with. Only phrases of several words can do that.
    fn keep_longest(&mut self, tokens: &[Token]) {
        let Self { found, long, kept, taken, .. } = self;
        long.sort_unstable_by_key(|(m, _)| (m.what.contest(), std::cmp::Reverse(m.len()), m.first, m.entry));
        taken.clear();
        taken.resize(tokens.len(), 0);
        kept.clear();
        kept.resize(found.len(), false);
        let mut longest = 0;
        for at in 0..long.len() {
            let (mention, index) = long[at];
            let bit = contest_bit(mention.what);
            let words = &mut taken[mention.first as usize..mention.end as usize];
            let rival = words.iter().any(|taken| taken & bit != 0);
            if !rival || !rivals(&long[..longest], mention.what).any(|k| beats(k, &mention, tokens)) {
                words.iter_mut().for_each(|taken| *taken |= bit);
                kept[index] = true;
                long[longest] = long[at];
                longest += 1;
            }
        }
        let long = &long[..longest];
        let mut index = 0;
        found.retain(|mention| {
            let keeps = kept[index] && !begins_in_name(long, mention);
            index += 1;
            if mention.len() > 1 {
                return keeps;
            }
            taken[mention.first as usize] & contest_bit(mention.what) == 0
                || !rivals(long, mention.what).any(|k| beats(k, mention, tokens))
        });
    }
}

/// "South *African forces*": a phrase that begins inside a longer name and goes on behind it.
fn begins_in_name(long: &[(Mention, usize)], mention: &Mention) -> bool {
    let topic = matches!(mention.what, What::Issue { .. });
    let name = |k: &Mention| matches!(k.what, What::Party { .. }) && k.first < mention.first && mention.first < k.end;
    topic && long.iter().any(|(k, _)| name(k) && mention.end > k.end)
}

/// The bit of those that a phrase competes with, and of some others.
const fn contest_bit(what: What) -> u64 {
    bit(what.contest())
}

/// Of mentions sorted by [`What::contest`] those that a phrase competes with.
fn rivals(long: &[(Mention, usize)], what: What) -> impl Iterator<Item = &Mention> {
    let contest = what.contest();
    let from = long.partition_point(|(k, _)| k.what.contest() < contest);
    long[from..].iter().map(|(k, _)| k).take_while(move |k| k.what.contest() == contest)
}

/// Adds the phrases that end behind a token.
fn add(found: &mut Vec<Mention>, outputs: &[Output], first: usize, end: usize) {
    let small = |index| u32::try_from(index).unwrap_or(u32::MAX);
    let (first, end) = (small(first), small(end));
    for &(entry, what) in outputs {
        found.push(Mention { first, end, entry, what });
    }
}

/// Whether `longer`, if it is, takes the words of its rival `mention`: not those of a noun between a verb and its particle,
/// "turned the offer down".
fn beats(longer: &Mention, mention: &Mention, tokens: &[Token]) -> bool {
    if !longer.overlaps(mention) || longer.len() <= mention.len() {
        return false;
    }
    let within = longer.first < mention.first && mention.end < longer.end;
    if within && longer.what.is_verb() && mention.what.is_noun() {
        return false;
    }
    // "said no troops would be sent": no "say no", of which "to" is a part
    let part = matches!(longer.what, What::Cue { part: CuePart::Verb, preposition, .. }
        if preposition != 0 && tokens.get(longer.end as usize).is_none_or(|t| t.word != preposition));
    // "resisted a call from Chile to leave": "to" is the call's
    let noun = part && mention.end == longer.end && mention.what.is_noun();
    !(noun
        || part && longer.len() == 2 && mention.len() == 1 && longer.first == mention.first && mention.what.is_verb())
}
