//! What part each word plays in its sentence: the cheapest path through the parts that its word classes allow.
//!
//! Many words of news are verb and noun at once ("talks", "strikes", "demands", "calls"). Each word has one to four
//! candidate parts; the costs below say how well one part follows another, whether a clause already has its finite verb,
//! and whether subject and verb agree in number. The cheapest path is found in one pass (Viterbi 1967), so that a word is
//! judged by all of its sentence and not by its neighbour alone. Costs are in tenths and were set by hand.

mod around;
mod candidates;
mod context;
mod lattice;

use super::words::Words;
use crate::language::Classes;
use crate::matching::Kind;
use candidates::{Candidates, SmallWords};
use lattice::{CLAUSES, Clause, Column, Lattice, Node};

/// The part that a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Tag {
    #[default]
    Noun,
    Pronoun,
    Determiner,
    Adjective,
    Adverb,
    Modal,
    Have,
    Be,
    Finite,
    Base,
    Ing,
    Participle,
    Preposition,
    To,
    Coordinator,
    Subordinator,
    Relative,
    Comma,
    Break,
}

const TAGS: usize = 19;

/// The memory that one sentence after another is tagged in.
#[derive(Debug, Default)]
pub(super) struct Tagger {
    nodes: Vec<Node>,
    columns: Vec<Column>,
    tags: Vec<Tag>,
    small: SmallWords,
}

impl Tagger {
    /// One part for each token of the sentence; quotation marks and short brackets are passed over and count as breaks.
    pub(super) fn tag(&mut self, words: &Words<'_>) -> &[Tag] {
        self.nodes.clear();
        self.columns.clear();
        let mut lattice = Lattice { words, resumed: None };
        let mut before: Option<Column> = None;
        let mut candidates = Candidates::default();
        let mut aside = 0;
        for at in (0..words.tokens.len()).filter(|&at| !words.kind(at).is_quote()) {
            if words.kind(at) == Kind::Open {
                aside = words.bracket(at).unwrap_or(aside);
            }
            if at < aside {
                continue;
            }
            lattice.resumed = match words.resumes(at) {
                Some(auxiliary) => Some(auxiliary_tag(words.classes(auxiliary))),
                None => words.rejoins(at).then_some(Tag::Coordinator),
            };
            candidates.count = 0;
            candidates.of(words, at, &mut self.small);
            let first = self.nodes.len();
            let candidates = &candidates.list[..candidates.count];
            self.nodes.extend(candidates.iter().map(|&(tag, _)| Node::new(tag)));
            let (nodes, made) = self.nodes.split_at_mut(first);
            let previous = before.map(|b| (b.token, &nodes[b.first..b.end]));
            for (node, &(_, own)) in made.iter_mut().zip(candidates) {
                lattice.fill(node, previous, at, i32::from(own));
            }
            let column = Column { token: at, first, end: self.nodes.len() };
            self.columns.push(column);
            before = Some(column);
        }
        self.best(words.tokens.len());
        &self.tags
    }

    /// The cheapest path, read backwards.
    fn best(&mut self, tokens: usize) {
        self.tags.clear();
        self.tags.resize(tokens, Tag::Break);
        let Some(last) = self.columns.last() else { return };
        let unfinished = |state: usize| match CLAUSES[state] {
            Clause::Open | Clause::Inner | Clause::Nested => 15,
            _ => 0,
        };
        let ends = (last.first..last.end).flat_map(|n| (0..CLAUSES.len()).map(move |s| (n, s)));
        let end = ends.min_by_key(|&(n, s)| self.nodes[n].cost[s] + unfinished(s));
        let Some((node, mut state)) = end else { return };
        let mut number = node - last.first;
        for column in self.columns.iter().rev() {
            let node = &self.nodes[column.first + number];
            self.tags[column.token] = node.tag;
            let from = node.from[state] as usize;
            (number, state) = (from / 8, from % 8);
        }
    }
}

const fn auxiliary_tag(classes: Classes) -> Tag {
    if classes.any(Classes::HAVE) {
        Tag::Have
    } else if classes.any(Classes::BE) {
        Tag::Be
    } else {
        Tag::Modal
    }
}
