//! The automaton of the scan: all ways through the trie at once, made as the text asks for them.
//!
//! From one token on, many phrases may go on at the same time. A *state* is the list of all of them, so that a token
//! costs one step however many there are. There would be far too many states to make them all when a lexicon is
//! compiled; only those that some text reaches are made, when it first does, and kept (the lazy construction of Thompson
//! 1968, as in today's regular expression engines). What is kept is bounded: the steps in a table of a fixed size in
//! which a new one takes an old one's place, the states by being forgotten when they are too many.

use super::WordId;
use super::compile::Matcher;
use super::entry::What;
use super::index::Record;
use super::token::{Kind, Shape, Token};
use super::trie::{NAME, NAME_FILTER};
use crate::language::Classes;
use rustc_hash::FxHashMap;

/// A state, as an index.
pub(super) type State = u32;

/// The state in which no phrase goes on.
pub(super) const DEAD: State = 0;

/// Places of steps, a power of two.
const STEPS: usize = 1 << 15;
/// Steps that each of them holds: with fewer, those of one text put one another out while most places stand empty.
const WAYS: usize = 4;
/// More states than this are forgotten, together, before the next sentence.
const STATES: usize = 1 << 16;
/// The most words of a proper name that a phrase takes.
const NAME_WORDS: u8 = 3;

/// All that a state does on a token: its word, whether a gap may skip it, and its capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Symbol(u32);

impl Symbol {
    const QUOTE: Self = Self(u32::MAX);

    const fn of(token: &Token) -> Self {
        if token.kind.is_quote() {
            return Self::QUOTE;
        }
        let skips = ((token.kind.is_wordlike() && token.shape & Shape::BARS == 0) as u32) << 2;
        Self(token.word << 3 | skips | (token.shape & (Shape::CAPITAL | Shape::CAPITALS)) as u32)
    }

    const fn word(self) -> WordId {
        self.0 >> 3
    }

    const fn skips(self) -> bool {
        self.0 & 4 != 0
    }

    const fn shape(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// The filter bit of a token that may be a word of a name.
fn name_bit(token: &Token) -> u64 {
    if is_name(token) { NAME_FILTER } else { 0 }
}

fn is_name(token: &Token) -> bool {
    token.kind == Kind::Word && token.shape & Shape::CAPITAL != 0
}

/// A phrase that may go on, or has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The next word must be one of the node's.
    Word(u32),
    /// So must it, or one behind so many others.
    Gap(u32, u8),
    /// A name has led to the node, which may take so many words more.
    Name(u32, u8),
    /// A phrase has ended: its entry.
    End(u32),
}

impl Part {
    const fn gap(node: u32, width: u8) -> Self {
        if width == 0 { Self::Word(node) } else { Self::Gap(node, width) }
    }

    /// All of it in one number, as which parts are kept, sorted and hashed; the ends come last, by entry.
    const fn number(self) -> u64 {
        let (sort, node, left) = match self {
            Self::Word(node) => (0, node, 0),
            Self::Gap(node, left) => (1, node, left),
            Self::Name(node, left) => (2, node, left),
            Self::End(entry) => (3, entry, 0),
        };
        sort << 40 | (node as u64) << 8 | left as u64
    }

    /// The part again.
    const fn of(number: u64) -> Self {
        let (node, left) = ((number >> 8 & 0xffff_ffff) as u32, (number & 0xff) as u8);
        match number >> 40 {
            0 => Self::Word(node),
            1 => Self::Gap(node, left),
            2 => Self::Name(node, left),
            _ => Self::End(node),
        }
    }
}

/// What is known of a state.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// The filter bits of the words with which phrases go on.
    filter: u64,
    parts: (u32, u32),
    outputs: (u32, u32),
    /// The frames of the verbs and nouns among the outputs.
    frames: (u32, u32),
    /// Whether objects or subjects of frames are among them.
    objects: bool,
    /// The state behind a word with which no phrase goes on, once asked for.
    skipped: Option<State>,
}

/// What a word begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    /// The state behind it.
    pub(super) state: State,
    /// Its filter bits.
    pub(super) filter: u64,
}

/// A phrase that ends where a state is entered.
pub(super) type Output = (u32, What);

/// The states that texts have led to so far.
#[derive(Debug)]
pub(super) struct Automaton<'m> {
    pub(super) matcher: &'m Matcher,
    states: Vec<Known>,
    /// The numbers of parts, each with the filter bits of the words with which it goes on.
    parts: Vec<(u64, u64)>,
    outputs: Vec<Output>,
    frames: Vec<u16>,
    by_parts: FxHashMap<Box<[u64]>, State>,
    /// For each word and its capitals the filter bits and, plus one, the state that it begins; 0 where nobody has asked.
    begun: Vec<u128>,
    /// Steps: the state and the symbol, then the next state. A zero is none, since no step leads on from [`DEAD`]. Of those that
    /// a place holds, the one made last stands first.
    steps: Vec<[u128; WAYS]>,
    /// The parts of the state that is being made.
    made: Vec<u64>,
    members: Members,
}

/// No word has so great a number.
const NO_WORD: WordId = WordId::MAX;

/// The sets by which one word continues phrases, marked for the edges of many nodes to look up.
#[derive(Debug)]
struct Members {
    /// The word.
    of: WordId,
    /// For each set the last word that was marked as a member, and the case that it needs for that.
    cases: Vec<(WordId, u8)>,
}

impl Members {
    /// Marks the sets of `word`.
    fn mark(&mut self, matcher: &Matcher, word: WordId, record: &Record) {
        if self.of == word {
            return;
        }
        self.of = word;
        // of one set the weakest case comes first
        for member in matcher.index.inner(record).iter() {
            let set = member.set as usize;
            if self.cases.len() <= set {
                self.cases.resize(set + 1, (NO_WORD, 0));
            }
            if self.cases[set].0 != word {
                self.cases[set] = (word, member.case);
            }
        }
    }

    /// The case that the word needs to be of the set, if it can be.
    fn case(&self, set: u32) -> Option<u8> {
        self.cases.get(set as usize).filter(|member| member.0 == self.of).map(|member| member.1)
    }
}

/// So many edges are looked up in the time in which one of another list is searched for.
const SEARCH: usize = 8;

impl<'m> Automaton<'m> {
    pub(super) fn new(matcher: &'m Matcher) -> Self {
        Self {
            matcher,
            states: vec![Known::default()],
            parts: Vec::new(),
            outputs: Vec::new(),
            frames: Vec::new(),
            by_parts: FxHashMap::default(),
            // memory that nobody asks for is never touched: both are zeros
            begun: vec![0; (matcher.vocabulary.len() + 1) << 2],
            steps: vec![[0; WAYS]; STEPS],
            made: Vec::new(),
            members: Members { of: NO_WORD, cases: Vec::new() },
        }
    }

    /// Forgets what is too much to keep. States are not valid across this.
    pub(super) fn trim(&mut self) {
        if self.states.len() > STATES {
            *self = Self::new(self.matcher);
        }
    }

    /// The phrases that end where `state` is entered, by entry.
    #[inline]
    pub(super) fn outputs(&self, state: State) -> &[Output] {
        let (from, to) = self.states[state as usize].outputs;
        &self.outputs[from as usize..to as usize]
    }

    /// The frames whose verbs or nouns end where `state` is entered.
    #[inline]
    pub(super) fn frames(&self, state: State) -> &[u16] {
        let (from, to) = self.states[state as usize].frames;
        &self.frames[from as usize..to as usize]
    }

    /// Whether objects or subjects of frames end where `state` is entered.
    #[inline]
    pub(super) fn ends_objects(&self, state: State) -> bool {
        self.states[state as usize].objects
    }

    /// What a first word begins.
    #[inline]
    pub(super) fn begin(&mut self, token: &Token) -> Begun {
        let symbol = Symbol::of(token);
        // no word is known for punctuation, nor for names that no phrase knows, which do not begin one
        if token.word == 0 {
            return Begun { state: DEAD, filter: name_bit(token) };
        }
        let slot = (token.word << 2) as usize | usize::from(symbol.shape());
        if self.begun[slot] == 0 {
            let filter = self.matcher.index.record(token.word).filter | name_bit(token);
            self.begun[slot] = u128::from(filter) << 64 | u128::from(self.make_start(symbol) + 1);
        }
        let begun = self.begun[slot];
        Begun { state: begun as u32 - 1, filter: (begun >> 64) as u64 }
    }

    /// The state behind another word. `filter` has that word's bits.
    #[inline]
    pub(super) fn step(&mut self, state: State, token: &Token, filter: u64) -> State {
        let symbol = Symbol::of(token);
        if self.states[state as usize].filter & filter == 0 && symbol != Symbol::QUOTE {
            return self.skip(state, symbol);
        }
        let key = u64::from(state) << 32 | u64::from(symbol.0);
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize & (STEPS - 1);
        if let Some(step) = self.steps[slot].iter().find(|&&step| (step >> 64) as u64 == key) {
            return *step as u32;
        }
        let next = self.make(state, symbol, filter);
        let place = &mut self.steps[slot];
        place.rotate_right(1);
        place[0] = u128::from(key) << 64 | u128::from(next);
        next
    }

    /// The state behind a word with which no phrase goes on.
    fn skip(&mut self, state: State, symbol: Symbol) -> State {
        match self.states[state as usize].skipped {
            Some(DEAD) => DEAD,
            _ if !symbol.skips() || self.denies(symbol) => DEAD,
            Some(next) => next,
            None => {
                let (from, to) = self.states[state as usize].parts;
                for at in from..to {
                    if let Part::Gap(node, left) = Part::of(self.parts[at as usize].0) {
                        self.made.push(Part::gap(node, left - 1).number());
                    }
                }
                let next = self.finish();
                self.states[state as usize].skipped = Some(next);
                next
            }
        }
    }

    /// "will send no troops", "has a claim but left the islands": a gap passes over no word that denies what stands behind it, and no
    /// "but" (nor a "not" before "to": [`Shape::BARS`]).
    fn denies(&self, symbol: Symbol) -> bool {
        symbol.word() != 0 && self.matcher.vocabulary.classes(symbol.word()).any(Classes::NO.with(Classes::BUT))
    }

    fn make_start(&mut self, symbol: Symbol) -> State {
        let matcher = self.matcher;
        let record = matcher.index.record(symbol.word());
        let fits = |case: u8| symbol.shape() & case == case;
        let singles = matcher.index.singles(&record).iter().filter(|s| fits(s.case));
        self.made.extend(singles.map(|s| Part::End(s.entry).number()));
        for opening in matcher.index.openings(&record).iter().filter(|o| fits(o.case)) {
            self.go_on(opening.node);
        }
        self.finish()
    }

    fn make(&mut self, state: State, symbol: Symbol, filter: u64) -> State {
        let (from, to) = self.states[state as usize].parts;
        if symbol == Symbol::QUOTE {
            // quotation marks inside a phrase are passed over, but a gap ends at them
            for at in from..to {
                if let Part::Word(node) | Part::Gap(node, _) = Part::of(self.parts[at as usize].0) {
                    self.made.push(Part::Word(node).number());
                }
            }
            return self.finish();
        }
        let record = self.matcher.index.record(symbol.word());
        for at in from..to {
            let (part, wanted) = self.parts[at as usize];
            if wanted & filter == 0 {
                continue;
            }
            match Part::of(part) {
                Part::Word(node) | Part::Gap(node, _) => self.word(node, symbol, &record),
                Part::Name(node, left) => self.name(node, left, symbol),
                Part::End(_) => {}
            }
        }
        // the filter let many a word through with which none goes on
        if self.made.is_empty() {
            return self.skip(state, symbol);
        }
        let skips = symbol.skips() && !self.denies(symbol);
        for at in from..to {
            if let Part::Gap(node, left) = Part::of(self.parts[at as usize].0)
                && skips
            {
                self.made.push(Part::gap(node, left - 1).number());
            }
        }
        self.finish()
    }

    /// Takes the edges of `node` that the word is on.
    fn word(&mut self, node: u32, symbol: Symbol, record: &Record) {
        let matcher = self.matcher;
        let node = matcher.trie.node(node);
        if node.filter & NAME_FILTER != 0
            && let Some(edge) = matcher.trie.edges(&node).iter().next().filter(|edge| edge.set == NAME)
        {
            self.name(edge.child, NAME_WORDS, symbol);
        }
        if node.filter & record.filter == 0 {
            return;
        }
        let fits = |case: u8| symbol.shape() & case == case;
        let (edges, inner) = (matcher.trie.edges(&node), matcher.index.inner(record));
        // a list of edges is walked, unless it is so long that it is better searched
        if edges.len() <= inner.len() * SEARCH {
            self.members.mark(matcher, symbol.word(), record);
            for edge in edges.iter() {
                if self.members.case(edge.set).is_some_and(fits) {
                    self.reach(edge.child);
                }
            }
        } else {
            for member in inner.iter().filter(|m| fits(m.case)) {
                if let Some(edge) = edges.first_not(|e| e.set < member.set).filter(|e| e.set == member.set) {
                    self.reach(edge.child);
                }
            }
        }
    }

    /// Takes the word as one of a name that leads to `node`.
    fn name(&mut self, node: u32, left: u8, symbol: Symbol) {
        // "withdraw from talks on Monday": a day is no name
        let time = || self.matcher.vocabulary.classes(symbol.word()).any(Classes::TIME);
        if symbol.shape() & Shape::CAPITAL != 0 && !time() {
            self.reach(node);
            if left > 1 {
                self.made.push(Part::Name(node, left - 1).number());
            }
        }
    }

    fn reach(&mut self, node: u32) {
        let trie = &self.matcher.trie;
        self.made.extend(trie.outputs(&trie.node(node)).iter().map(|entry| Part::End(entry).number()));
        self.go_on(node);
    }

    fn go_on(&mut self, number: u32) {
        let trie = &self.matcher.trie;
        let node = trie.node(number);
        if !trie.edges(&node).is_empty() {
            self.made.push(Part::Word(number).number());
        }
        self.made.extend(trie.gaps(&node).iter().map(|gap| Part::gap(gap.behind, gap.width).number()));
    }

    /// The state of the parts that were gathered.
    fn finish(&mut self) -> State {
        let mut parts = std::mem::take(&mut self.made);
        parts.sort_unstable();
        parts.dedup();
        let state = match self.by_parts.get(parts.as_slice()) {
            _ if parts.is_empty() => DEAD,
            Some(&known) => known,
            None => self.add(&parts),
        };
        parts.clear();
        self.made = parts;
        state
    }

    fn add(&mut self, parts: &[u64]) -> State {
        let matcher = self.matcher;
        let state = small(self.states.len());
        let ends = parts.iter().filter_map(|&part| match Part::of(part) {
            Part::End(entry) => Some((entry, matcher.entry(entry).what)),
            _ => None,
        });
        let outputs = extend(&mut self.outputs, ends);
        let ended = &self.outputs[outputs.0 as usize..];
        let frames = ended.iter().filter_map(|&(_, what)| match what {
            What::FrameVerb { frame } | What::FrameNoun { frame } => Some(frame),
            _ => None,
        });
        let objects = ended.iter().any(|(_, what)| what.is_object());
        let frames = extend(&mut self.frames, frames);
        let parts_at = extend(&mut self.parts, parts.iter().map(|&part| (part, relevant(matcher, Part::of(part)))));
        self.states.push(Known {
            filter: self.parts[parts_at.0 as usize..].iter().fold(0, |bits, (_, filter)| bits | filter),
            parts: parts_at,
            outputs,
            frames,
            objects,
            skipped: None,
        });
        self.by_parts.insert(parts.into(), state);
        state
    }
}

/// The filter bits of the words with which a phrase goes on.
fn relevant(matcher: &Matcher, part: Part) -> u64 {
    match part {
        Part::Word(node) | Part::Gap(node, _) => matcher.trie.node(node).filter,
        Part::Name(..) => NAME_FILTER,
        Part::End(_) => 0,
    }
}

/// Appends to a list; where what was appended begins and ends.
fn extend<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> (u32, u32) {
    let from = small(list.len());
    list.extend(more);
    (from, small(list.len()))
}

fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
