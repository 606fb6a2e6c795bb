//! A trie over word sets, with bounded gaps.
//!
//! Built with hash maps, then frozen: everything a node has lies in one run of a flat list.

use super::flat::Flat;
use rustc_hash::FxHashMap;

/// One step of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A word of the set.
    Set(u32),
    /// Zero up to so many words.
    Gap(u8),
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

    pub(super) fn freeze(self) -> Trie {
        let nodes = self.nodes as usize;
        let (mut edges, mut gaps) = (Vec::with_capacity(self.children.len()), Vec::new());
        for ((node, step), child) in self.children {
            match step {
                Step::Set(set) => edges.push((node, Edge { set, child })),
                Step::Gap(width) => gaps.push((node, Gap { width, behind: child })),
            }
        }
        let mut filters = vec![0; nodes];
        for (node, edge) in &edges {
            filters[*node as usize] |= filter(edge.set);
        }
        Trie {
            edges: Flat::new(nodes, edges),
            gaps: Flat::new(nodes, gaps),
            outputs: Flat::new(nodes, self.outputs),
            filters,
        }
    }
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

/// The bit that stands for a word set in the filters of nodes and words: no common bit, no common set.
pub(super) const fn filter(set: u32) -> u64 {
    1 << (set & 63)
}

/// A frozen trie.
#[derive(Debug)]
pub(super) struct Trie {
    edges: Flat<Edge>,
    gaps: Flat<Gap>,
    outputs: Flat<u32>,
    /// For each node the filter bits of the sets on its edges.
    filters: Vec<u64>,
}

impl Trie {
    /// How many nodes there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.filters.len()).unwrap_or(u32::MAX)
    }

    /// Edges by set.
    pub(super) fn edges(&self, node: u32) -> &[Edge] {
        self.edges.of(node)
    }

    pub(super) fn step(&self, node: u32, set: u32) -> Option<u32> {
        let edges = self.edges.of(node);
        if edges.len() < 8 {
            return edges.iter().find(|e| e.set == set).map(|e| e.child);
        }
        edges.binary_search_by_key(&set, |e| e.set).ok().map(|at| edges[at].child)
    }

    /// Entries that end at the node, sorted.
    pub(super) fn outputs(&self, node: u32) -> &[u32] {
        self.outputs.of(node)
    }

    /// Gaps by width.
    pub(super) fn gaps(&self, node: u32) -> &[Gap] {
        self.gaps.of(node)
    }

    pub(super) fn filter(&self, node: u32) -> u64 {
        self.filters[node as usize]
    }

    /// Whether phrases go on behind the node.
    pub(super) fn goes_on(&self, node: u32) -> bool {
        self.filter(node) != 0 || !self.gaps(node).is_empty()
    }
}
