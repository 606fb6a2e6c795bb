//! The tree: one deterministic pass over the chunks, with a look ahead where English needs one.

mod aside;
mod attach;
mod cleft;
mod conjunct;
mod finite;
mod look;
mod nonfinite;
mod noun;
mod preposition;
mod report;

use super::chunk::{Chunk, Group, Relation, chunk};
use super::tag::Tagger;
use super::words::Words;
use crate::matching::Kind;
use smallvec::{SmallVec, smallvec};

/// The colon behind a label is one of so many tokens.
const LABEL: usize = 9;

/// A parsed sentence. Reading another one into it reuses its memory.
#[derive(Debug, Default)]
pub struct Parse {
    /// All chunks, separators included, in order.
    pub chunks: Vec<Chunk>,
    /// For each token the chunk that holds it.
    pub of_token: Vec<usize>,
    /// The children of all chunks, by governor.
    children: Vec<usize>,
    /// Where the children of each chunk begin in `children`; one more than there are chunks.
    starts: Vec<usize>,
    tagger: Tagger,
}

impl Parse {
    /// Parses the words of a sentence.
    #[must_use]
    pub fn new(words: &Words<'_>) -> Self {
        let mut parse = Self::default();
        parse.read(words);
        parse
    }

    /// Parses the words of another sentence in place of what was here.
    pub fn read(&mut self, words: &Words<'_>) {
        let chunks = chunk(words, self.tagger.tag(words), std::mem::take(&mut self.chunks));
        self.of_token.clear();
        self.of_token.resize(words.tokens.len(), 0);
        for (index, chunk) in chunks.iter().enumerate() {
            self.of_token[chunk.first..chunk.end].fill(index);
        }
        let mut builder = Builder::new(words, chunks);
        builder.find_asides();
        builder.find_clefts();
        builder.attach_all();
        builder.hang_clauses();
        builder.reports();
        builder.gapped();
        builder.answered();
        self.chunks = builder.chunks;
        self.list_children();
    }

    /// Sorts the chunks by governor (counting sort, so that siblings keep their order).
    fn list_children(&mut self) {
        let Self { chunks, children, starts, .. } = self;
        starts.clear();
        starts.resize(chunks.len() + 1, 0);
        for parent in chunks.iter().filter_map(|c| c.parent) {
            starts[parent] += 1;
        }
        let mut end = 0;
        for start in starts.iter_mut() {
            end += *start;
            *start = end;
        }
        children.clear();
        children.resize(end, 0);
        for (index, chunk) in chunks.iter().enumerate().rev() {
            if let Some(parent) = chunk.parent {
                starts[parent] -= 1;
                children[starts[parent]] = index;
            }
        }
    }

    /// The chunks whose governor is `parent`.
    #[inline]
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        self.children[self.starts[parent]..self.starts[parent + 1]].iter().copied()
    }

    /// Who does what the passive `verb` tells, or is named as the maker of a noun: "by Chad".
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        self.children(verb).find(|&k| self.chunks[k].relation == Relation::Agent)
    }

    /// Whether `index` is `above`, or hangs somewhere below it.
    #[must_use]
    pub fn hangs_below(&self, index: usize, above: usize) -> bool {
        hangs_below(&self.chunks, index, above)
    }

    /// The first conjunct of the coordination that `index` belongs to.
    #[must_use]
    pub fn lead(&self, index: usize) -> usize {
        lead(&self.chunks, index)
    }

    /// The first verb that has the noun group for its subject.
    #[must_use]
    pub fn verb_of(&self, subject: usize) -> Option<usize> {
        self.chunks.iter().position(|c| c.group == Group::Verb && c.subject == Some(subject))
    }

    /// "Fico: no more arms", "Kenya's foreign minister: “…”": who is named before a colon at the head of the sentence.
    #[must_use]
    pub fn label(&self, words: &Words<'_>) -> Option<usize> {
        let end = (1..LABEL).find(|&t| words.kind(t) == Kind::Colon)?;
        let before = || self.chunks.iter().take_while(|c| c.first < end);
        let name = |c: &Chunk| matches!(c.group, Group::Noun | Group::Preposition);
        let label = before().position(|c| c.group == Group::Noun && c.relation != Relation::Possessor);
        let opens = self.chunks.first().is_some_and(|c| c.group == Group::Noun);
        label.filter(|_| opens && before().all(name) && before().last().is_some_and(|c| c.end == end))
    }

    /// `index` and all its conjuncts.
    #[must_use]
    pub fn conjuncts(&self, index: usize) -> SmallVec<[usize; 4]> {
        let mut out = smallvec![index];
        let mut at = 0;
        while at < out.len() {
            for child in self.children(out[at]) {
                let c = &self.chunks[child];
                if c.relation == Relation::Conjunct && c.group == Group::Noun {
                    out.push(child);
                }
            }
            at += 1;
        }
        out
    }
}

fn hangs_below(chunks: &[Chunk], index: usize, above: usize) -> bool {
    let mut at = Some(index);
    while let Some(here) = at.filter(|&here| here != above) {
        at = chunks[here].parent;
    }
    at.is_some()
}

fn lead(chunks: &[Chunk], mut index: usize) -> usize {
    while chunks[index].relation == Relation::Conjunct {
        match chunks[index].parent {
            Some(parent) if parent < index => index = parent,
            _ => break,
        }
    }
    index
}

/// The tree while it is built.
struct Builder<'w, 's> {
    words: &'w Words<'s>,
    chunks: Vec<Chunk>,
    here: Here,
    /// A "that" whose clause begins with an adverbial one: "warned that unless …, his government will …".
    outer: Option<usize>,
    /// The waiting "that" goes on with an earlier one: "demanded that … and that …".
    again: bool,
    /// The noun group that a clause without a relative pronoun is about, and that clause's subject: "the areas it holds".
    contact: Option<(usize, usize)>,
    /// The subject that waits for its verb while such a clause stands behind it.
    outer_pending: Option<usize>,
    /// The waiting subject begins a clause that "and" joins to the one before.
    joined: bool,
    /// The subject of the outer clause, while a relative clause has one of its own.
    suspended: Option<usize>,
    /// The "that" or subordinator of the outer clause, while a relative clause tells of its subject.
    outer_link: Option<usize>,
    /// "What is needed is a truce": the verb that has the noun group behind it as its subject.
    cleft: Option<Cleft>,
    /// "…, he said on Monday, …": reports that interrupt a clause, from comma to comma.
    asides: SmallVec<[Aside; 2]>,
}

/// Where the pass stands in the clause that it is in.
#[derive(Default, Clone, Copy)]
struct Here {
    /// The verb group whose right side is being filled.
    verb: Option<usize>,
    /// The last noun group, where prepositions and relatives attach.
    noun: Option<usize>,
    adjective: Option<usize>,
    /// A noun group that waits for its verb.
    pending: Option<usize>,
    /// A subordinator, complementiser or relative that waits for its verb.
    link: Option<usize>,
    /// A preposition that waits for its noun group.
    preposition: Option<usize>,
    /// A coordinator stood last.
    coordinated: bool,
}

/// A verb whose subject stands behind it.
#[derive(Debug, Clone, Copy)]
struct Cleft {
    verb: usize,
    noun: usize,
}

/// A report between two commas, in the middle of what it reports.
#[derive(Debug, Clone, Copy)]
struct Aside {
    /// The comma in front.
    first: usize,
    /// The comma behind.
    last: usize,
}

impl<'w, 's> Builder<'w, 's> {
    fn new(words: &'w Words<'s>, chunks: Vec<Chunk>) -> Self {
        Self {
            words,
            chunks,
            here: Here::default(),
            outer: None,
            again: false,
            contact: None,
            outer_pending: None,
            joined: false,
            suspended: None,
            outer_link: None,
            cleft: None,
            asides: SmallVec::new(),
        }
    }
}
