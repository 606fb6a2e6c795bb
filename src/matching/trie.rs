//! A trie over word sets, with bounded gaps.
//!
//! Built with hash maps, then frozen: everything a node has lies in one run of a flat list.

use super::flat::{Flat, Run};
use super::{WordId, bit};
use crate::image::{Rows, Table, row, stored};
use rustc_hash::FxHashMap;

/// One step of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word of the set.
    Set(u32),
    /// Zero up to so many words.
    Gap(u8),
}

impl Step {
    /// All of it in one number.
    const fn number(self) -> u64 {
        match self {
            Self::Set(set) => (set as u64) << 1,
            Self::Gap(width) => (width as u64) << 1 | 1,
        }
    }
}

/// Phrases as paths; node 0 is the root.
#[derive(Debug)]
pub(super) struct Builder {
    children: FxHashMap<(u32, Step), u32>,
    nodes: u32,
    /// Node and output.
    outputs: Vec<(u32, u32)>,
}

impl Builder {
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let children = FxHashMap::with_capacity_and_hasher(phrases, rustc_hash::FxBuildHasher);
        Self { children, nodes: 1, outputs: Vec::with_capacity(phrases) }
    }

    pub(super) fn insert(&mut self, steps: &[Step], output: u32) {
        let mut at = 0;
        for &step in steps {
            at = *self.children.entry((at, step)).or_insert(self.nodes);
            self.nodes += u32::from(at == self.nodes);
        }
        self.outputs.push((at, output));
    }

    /// `filters` has the filter bits of the words of each set. Ways that go on and end alike from some node on become one from
    /// there, as in the minimal acyclic automata of Daciuk et al. 2000, since a phrase is written out in all its ways: what
    /// comes behind a choice of words stands once, however long the choice.
    pub(super) fn freeze(self, filters: &[u64]) -> Trie {
        let (alike, nodes) = self.alike();
        let (mut edges, mut gaps) = (Vec::new(), Vec::new());
        for (&(node, step), &child) in self.children.iter().filter(|((node, _), _)| alike.first[*node as usize]) {
            let (node, child) = (alike.number[node as usize], alike.number[child as usize]);
            match step {
                Step::Set(set) => edges.push((node, Edge { set, child })),
                Step::Gap(width) => gaps.push((node, Gap { width, behind: child })),
            }
        }
        let outputs = self.outputs.iter().filter(|(node, _)| alike.first[*node as usize]);
        let outputs = outputs.map(|&(node, output)| (alike.number[node as usize], output)).collect();
        let edges = Flat::new(nodes, edges);
        let filter = |node| edges.of(node).iter().fold(0, |bits, edge| bits | filters[edge.set as usize]);
        let (gaps, outputs) = (Flat::new(nodes, gaps), Flat::new(nodes, outputs));
        let node = |node| Node {
            filter: filter(node),
            edges: edges.run(node),
            gaps: gaps.run(node),
            outputs: outputs.run(node),
        };
        let nodes = (0..u32::try_from(nodes).unwrap_or(u32::MAX)).map(node).collect();
        Trie {
            nodes,
            edges: edges.into_items().into_iter().collect(),
            gaps: gaps.into_items().into_iter().collect(),
            outputs: outputs.into_items().into_iter().collect(),
        }
    }

    /// Which nodes have the same ways on, and the number of what is left of them. A child has a higher number than its parent, so
    /// that what is behind a node is known before it.
    fn alike(&self) -> (Alike, usize) {
        let nodes = self.nodes as usize;
        let steps = self.children.iter().map(|(&(node, step), &child)| (node, (step.number(), child)));
        let (steps, ends) = (Flat::new(nodes, steps.collect()), Flat::new(nodes, self.outputs.clone()));
        let mut known: FxHashMap<(Vec<(u64, u32)>, &[u32]), u32> = FxHashMap::default();
        let mut first: Vec<bool> = vec![true; nodes];
        let mut same: Vec<u32> = (0..self.nodes).collect();
        for node in (1..self.nodes).rev() {
            let on = steps.of(node).iter().map(|&(step, child)| (step, same[child as usize])).collect();
            let one = *known.entry((on, ends.of(node))).or_insert(node);
            same[node as usize] = one;
            first[node as usize] = one == node;
        }
        let mut left = 0;
        let mut number = vec![0; nodes];
        for node in (0..nodes).filter(|&n| first[n]) {
            number[node] = left;
            left += 1;
        }
        let number = same.iter().map(|&one| number[one as usize]).collect();
        (Alike { first, number }, left as usize)
    }
}

/// Nodes that have the same ways on.
struct Alike {
    /// Whether a node is the one of its like that stays.
    first: Vec<bool>,
    /// The number that it, or the one that stays for it, gets.
    number: Vec<u32>,
}

/// Where a word of `set` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Edge {
    pub(super) set: u32,
    pub(super) child: u32,
}

/// Where up to `width` words lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Gap {
    pub(super) width: u8,
    pub(super) behind: u32,
}

/// The set of all proper names: no word belongs to it, capitals do.
pub(super) const NAME: u32 = 0;

/// The bit of a word in the filters of nodes and states: where it is missing, no phrase goes on with the word.
pub(super) const fn filter(word: WordId) -> u64 {
    bit(word)
}

/// The bit of any word of a name.
pub(super) const NAME_FILTER: u64 = 1;

/// A frozen trie.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Table<Node>,
    edges: Table<Edge>,
    gaps: Table<Gap>,
    outputs: Table<u32>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The filter bits of the words of the sets on its edges.
    pub(super) filter: u64,
    edges: Run,
    gaps: Run,
    outputs: Run,
}

row!(Edge { set: u32, child: u32 }, 8);
row!(Gap { width: u8, behind: u32 }, 5);
row!(Node { filter: u64, edges: Run, gaps: Run, outputs: Run }, 32);
stored! {
    Trie { nodes, edges, gaps, outputs }
}

impl Node {
    /// Whether phrases go on behind the node.
    pub(super) const fn goes_on(&self) -> bool {
        !self.edges.is_empty() || !self.gaps.is_empty()
    }
}

impl Trie {
    #[inline]
    pub(super) fn node(&self, node: u32) -> Node {
        self.nodes.get(node as usize)
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// Edges by set.
    #[inline]
    pub(super) fn edges(&self, node: &Node) -> Rows<'_, Edge> {
        node.edges.of(&self.edges)
    }

    /// Entries that end at the node, sorted.
    #[inline]
    pub(super) fn outputs(&self, node: &Node) -> Rows<'_, u32> {
        node.outputs.of(&self.outputs)
    }

    /// Gaps by width.
    #[inline]
    pub(super) fn gaps(&self, node: &Node) -> Rows<'_, Gap> {
        node.gaps.of(&self.gaps)
    }
}
