//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation, a "no" or a "but"; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::bit;
use super::compile::Matcher;
use super::entry::{CuePart, What};
use super::token::Token;
use super::walk::{Automaton, Begun, DEAD, Output, State};
use std::mem::replace;

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

/// A phrase of several words.
#[derive(Debug, Clone, Copy)]
struct Long {
    mention: Mention,
    /// Where it stands among them in the text.
    index: usize,
    /// What it competes in.
    contest: u32,
}

impl Long {
    const fn new(mention: Mention, index: usize) -> Self {
        Self { mention, index, contest: mention.what.contest() }
    }

    /// By contest, and within one the longest first.
    fn order(&self) -> u128 {
        let high = u64::from(self.contest) << 32 | u64::from(!self.mention.len());
        let low = u64::from(self.mention.first) << 32 | u64::from(self.mention.entry);
        u128::from(high) << 64 | u128::from(low)
    }
}

/// Where phrases end, and in which state.
#[derive(Debug, Clone, Copy)]
struct End {
    first: u32,
    end: u32,
    state: State,
}

impl End {
    fn new(first: usize, end: usize, state: State) -> Self {
        let small = |index| u32::try_from(index).unwrap_or(u32::MAX);
        Self { first: small(first), end: small(end), state }
    }

    const fn len(&self) -> u32 {
        self.end - self.first
    }

    const fn mention(&self, &(entry, what): &Output) -> Mention {
        Mention { first: self.first, end: self.end, entry, what }
    }
}

/// Scans sentences for the phrases of one matcher; keeps its buffers, and what it has learnt, between calls.
#[derive(Debug)]
pub struct Scanner<'m> {
    automaton: Automaton<'m>,
    /// Where phrases end that begin at a token, with the state that tells which.
    ends: Vec<End>,
    /// A bit for each frame that a verb or a noun of the sentence names, or of which a phrase has several words.
    frames: Vec<u64>,
    found: Vec<Mention>,
    /// Those of several words, and for each in the order of the text whether it stays.
    long: Vec<Long>,
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
            ends: Vec::new(),
            frames: Vec::new(),
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
        self.walk(tokens);
        self.keep_longest(tokens);
        let Self { automaton, ends, found, long, kept, taken, .. } = self;
        found.clear();
        let mut add = Adding { found, long, taken, kept: kept.iter(), tokens };
        for end in &*ends {
            add.all(end, automaton.outputs(end.state).iter());
        }
        &self.found
    }

    /// The same for a sentence that is to be read. A word may be an object of dozens of frames, few of which have a verb or a
    /// noun in the sentence: of those of one word whose frame nothing else names one is left, which tells that the word is a noun.
    pub fn scan_named(&mut self, tokens: &[Token]) -> &[Mention] {
        self.walk(tokens);
        self.name_frames();
        self.keep_longest(tokens);
        let Self { automaton, ends, frames, found, long, kept, taken, .. } = self;
        found.clear();
        let mut add = Adding { found, long, taken, kept: kept.iter(), tokens };
        let named = |what: What| what.frame().is_some_and(|f| frames[usize::from(f / 64)] >> (f % 64) & 1 != 0);
        for end in &*ends {
            let outputs = automaton.outputs(end.state).iter();
            if end.len() > 1 || !automaton.ends_objects(end.state) {
                add.all(end, outputs);
                continue;
            }
            let mut noun = false;
            add.all(end, outputs.filter(|(_, what)| !what.is_object() || named(*what) || !replace(&mut noun, true)));
        }
        &self.found
    }

    /// Finds where phrases end.
    fn walk(&mut self, tokens: &[Token]) {
        let Self { automaton, ends, begun, .. } = self;
        automaton.trim();
        ends.clear();
        begun.clear();
        begun.extend(tokens.iter().map(|token| automaton.begin(token)));
        for first in 0..tokens.len() {
            let mut state = begun[first].state;
            if state == DEAD {
                continue;
            }
            if !automaton.outputs(state).is_empty() {
                ends.push(End::new(first, first + 1, state));
            }
            for (at, token) in tokens.iter().enumerate().skip(first + 1) {
                state = automaton.step(state, token, begun[at].filter);
                if state == DEAD {
                    break;
                }
                if !automaton.outputs(state).is_empty() {
                    ends.push(End::new(first, at + 1, state));
                }
            }
        }
    }

    /// Marks the frames that something names.
    fn name_frames(&mut self) {
        let Self { automaton, ends, frames, .. } = self;
        frames.clear();
        frames.resize(automaton.matcher.frames.len() / 64 + 1, 0);
        let mut mark = |frame: u16| frames[usize::from(frame / 64)] |= 1 << (frame % 64);
        for end in &*ends {
            automaton.frames(end.state).iter().copied().for_each(&mut mark);
            if end.len() > 1 {
                automaton.outputs(end.state).iter().filter_map(|(_, what)| what.frame()).for_each(&mut mark);
            }
        }
    }

    /// Chooses between phrases of several words: those that stay take their words from shorter ones that they compete with.
    fn keep_longest(&mut self, tokens: &[Token]) {
        let Self { automaton, ends, long, kept, taken, .. } = self;
        long.clear();
        for end in ends.iter().filter(|end| end.len() > 1) {
            for output in automaton.outputs(end.state) {
                long.push(Long::new(end.mention(output), long.len()));
            }
        }
        long.sort_unstable_by_key(Long::order);
        taken.clear();
        taken.resize(tokens.len(), 0);
        kept.clear();
        kept.resize(long.len(), false);
        let mut longest = 0;
        for at in 0..long.len() {
            let Long { mention, index, contest } = long[at];
            let bit = bit(contest);
            let words = &mut taken[mention.first as usize..mention.end as usize];
            let rival = words.iter().any(|taken| taken & bit != 0);
            if !rival || !rivals(&long[..longest], contest).any(|k| beats(k, &mention, tokens)) {
                words.iter_mut().for_each(|taken| *taken |= bit);
                kept[index] = true;
                long[longest] = long[at];
                longest += 1;
            }
        }
        long.truncate(longest);
    }
}

/// Adds what stays of the phrases that were found, in their order.
struct Adding<'s> {
    found: &'s mut Vec<Mention>,
    long: &'s [Long],
    taken: &'s [u64],
    /// Whether each phrase of several words stays.
    kept: std::slice::Iter<'s, bool>,
    tokens: &'s [Token],
}

impl Adding<'_> {
    /// Adds those of one end.
    fn all<'o>(&mut self, end: &End, outputs: impl Iterator<Item = &'o Output>) {
        let Self { found, long, taken, kept, tokens } = self;
        if end.len() > 1 {
            let longest = outputs.zip(kept).filter(|(_, kept)| **kept).map(|(output, _)| end.mention(output));
            found.extend(longest.filter(|m| !begins_in_name(long, m)));
            return;
        }
        let taken = taken[end.first as usize];
        if taken == 0 {
            found.extend(outputs.map(|output| end.mention(output)));
            return;
        }
        found.extend(outputs.map(|output| end.mention(output)).filter(|mention| {
            let contest = mention.what.contest();
            taken & bit(contest) == 0 || !rivals(long, contest).any(|k| beats(k, mention, tokens))
        }));
    }
}

/// "South *African forces*": a phrase that begins inside a longer name and goes on behind it.
fn begins_in_name(long: &[Long], mention: &Mention) -> bool {
    let topic = matches!(mention.what, What::Issue { .. });
    let name = |k: &Mention| matches!(k.what, What::Party { .. }) && k.first < mention.first && mention.first < k.end;
    topic && long.iter().any(|l| name(&l.mention) && mention.end > l.mention.end)
}

/// Of mentions sorted by contest those of one.
fn rivals(long: &[Long], contest: u32) -> impl Iterator<Item = &Mention> {
    let from = long.partition_point(|l| l.contest < contest);
    long[from..].iter().take_while(move |l| l.contest == contest).map(|l| &l.mention)
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
