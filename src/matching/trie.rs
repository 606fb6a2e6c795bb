//! A trie over word sets, with bounded gaps.
//!
//! Ways that go on alike share what is behind them. Once it is frozen, everything a node has lies in one run of a flat list.

use super::flat::{Flat, Run};
use super::{WordId, bit};
use crate::image::{Rows, Table, row, stored};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// One step of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    /// A word of the set.
    Set(u32),
    /// Zero up to so many words.
    Gap(u8),
}

/// Phrases as ways from node 0, the root. What is *shared* has several ways that lead to it and is copied before it changes, so
/// that the ways through a phrase need not be written out: what comes behind a choice of words stands once.
#[derive(Debug)]
pub(super) struct Builder {
    nodes: Vec<Draft>,
    /// The steps from the root, of which there are many.
    root: FxHashMap<Step, u32>,
    /// What two nodes came to, in one merge: ways that are shared meet the same ways again and again.
    merged: FxHashMap<(u32, u32), u32>,
}

/// Steps and where they lead, by step.
type Steps = Vec<(Step, u32)>;
/// Entries that end at a node.
type Ends = SmallVec<[u32; 2]>;
/// All ways on from a node, by which it is told from others.
type Ways = (Steps, Ends);

/// A node while phrases are added.
#[derive(Debug, Default, Clone)]
struct Draft {
    steps: Steps,
    outputs: Ends,
    shared: bool,
}

impl Builder {
    pub(super) fn with_capacity(phrases: usize) -> Self {
        let mut nodes = Vec::with_capacity(phrases);
        nodes.push(Draft::default());
        let root = FxHashMap::with_capacity_and_hasher(phrases / 4, rustc_hash::FxBuildHasher);
        Self { nodes, root, merged: FxHashMap::default() }
    }

    /// Adds the phrase of one way.
    pub(super) fn insert(&mut self, way: &[Step], output: u32) {
        let end = self.end(output);
        let from = self.before(&[way], end);
        self.add(from);
    }

    /// A node where a phrase ends.
    pub(super) fn end(&mut self, output: u32) -> u32 {
        self.push(Draft { steps: Vec::new(), outputs: SmallVec::from_slice(&[output]), shared: false })
    }

    /// A node from which each of the ways leads to `next`.
    pub(super) fn before<W: AsRef<[Step]>>(&mut self, ways: &[W], next: u32) -> u32 {
        let from = self.push(Draft::default());
        for way in ways {
            let Some((&last, way)) = way.as_ref().split_last() else {
                self.merge_anew(Some(from), next);
                continue;
            };
            let mut at = from;
            for &step in way {
                let child = match self.child(at, step) {
                    Some(child) => self.own(child),
                    None => self.push(Draft::default()),
                };
                self.lead(at, step, child);
                at = child;
            }
            let child = self.merge_anew(self.child(at, last), next);
            self.lead(at, last, child);
        }
        from
    }

    /// Adds the phrases that begin at a node.
    pub(super) fn add(&mut self, from: u32) {
        for (step, child) in std::mem::take(&mut self.nodes[from as usize].steps) {
            let known = self.root.get(&step).copied();
            let both = self.merge_anew(known, child);
            self.root.insert(step, both);
        }
    }

    fn push(&mut self, draft: Draft) -> u32 {
        self.nodes.push(draft);
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn child(&self, node: u32, step: Step) -> Option<u32> {
        let steps = &self.nodes[node as usize].steps;
        steps.binary_search_by_key(&step, |s| s.0).ok().map(|at| steps[at].1)
    }

    fn lead(&mut self, node: u32, step: Step, child: u32) {
        let steps = &mut self.nodes[node as usize].steps;
        match steps.binary_search_by_key(&step, |s| s.0) {
            Ok(at) => steps[at].1 = child,
            Err(at) => steps.insert(at, (step, child)),
        }
    }

    /// The node, or a copy of it that may change.
    fn own(&mut self, node: u32) -> u32 {
        if !self.nodes[node as usize].shared {
            return node;
        }
        let copy = Draft { shared: false, ..self.nodes[node as usize].clone() };
        copy.steps.iter().for_each(|&(_, child)| self.nodes[child as usize].shared = true);
        self.push(copy)
    }

    /// [`Self::merge()`], which knows of no merge before.
    fn merge_anew(&mut self, node: Option<u32>, other: u32) -> u32 {
        self.merged.clear();
        self.merge(node, other)
    }

    /// A node with all the ways on from both; `other` stays as it is, and `node` too if it is shared.
    fn merge(&mut self, node: Option<u32>, other: u32) -> u32 {
        let Some(node) = node.filter(|&node| node != other) else {
            self.nodes[other as usize].shared = true;
            return other;
        };
        let pair = (node, other);
        let again = self.nodes[node as usize].shared;
        if let Some(&both) = self.merged.get(&pair).filter(|_| again) {
            self.nodes[both as usize].shared = true;
            return both;
        }
        let node = self.own(node);
        if again {
            self.merged.insert(pair, node);
        }
        for at in 0..self.nodes[other as usize].steps.len() {
            let (step, child) = self.nodes[other as usize].steps[at];
            let both = self.merge(self.child(node, step), child);
            self.lead(node, step, both);
        }
        let outputs = self.nodes[other as usize].outputs.clone();
        self.nodes[node as usize].outputs.extend(outputs);
        node
    }

    /// `filters` has the filter bits of the words of each set. Ways that go on and end alike from some node on become one from
    /// there, as in the minimal acyclic automata of Daciuk et al. 2000.
    pub(super) fn freeze(mut self, filters: &[u64]) -> Trie {
        self.nodes[0].steps = self.root.drain().collect();
        self.nodes[0].steps.sort_unstable();
        let (nodes, number) = self.alike();
        let (mut edges, mut gaps, mut outputs) = (Vec::new(), Vec::new(), Vec::new());
        for (at, &node) in nodes.iter().enumerate() {
            let (at, draft) = (u32::try_from(at).unwrap_or(u32::MAX), &self.nodes[node as usize]);
            for &(step, child) in &draft.steps {
                let child = number[child as usize];
                match step {
                    Step::Set(set) => edges.push((at, Edge { set, child })),
                    Step::Gap(width) => gaps.push((at, Gap { width, behind: child })),
                }
            }
            outputs.extend(draft.outputs.iter().map(|&output| (at, output)));
        }
        let edges = Flat::new(nodes.len(), edges);
        let filter = |node| edges.of(node).iter().fold(0, |bits, edge| bits | filters[edge.set as usize]);
        let (gaps, outputs) = (Flat::new(nodes.len(), gaps), Flat::new(nodes.len(), outputs));
        let node = |node| Node {
            filter: filter(node),
            edges: edges.run(node),
            gaps: gaps.run(node),
            outputs: outputs.run(node),
        };
        let nodes = (0..u32::try_from(nodes.len()).unwrap_or(u32::MAX)).map(node).collect();
        Trie {
            nodes,
            edges: edges.into_items().into_iter().collect(),
            gaps: gaps.into_items().into_iter().collect(),
            outputs: outputs.into_items().into_iter().collect(),
        }
    }

    /// The nodes that stay, the root first, and for every node the number of the one that stays for it. Those from which all ways
    /// are the same are one; whatever no way leads to any more is left out.
    fn alike(&mut self) -> (Vec<u32>, Vec<u32>) {
        const NONE: u32 = u32::MAX;
        let mut known: FxHashMap<Ways, u32> = FxHashMap::default();
        let (mut stay, mut number) = (vec![0], vec![NONE; self.nodes.len()]);
        let mut open = vec![(0, 0)];
        while let Some((node, next)) = open.pop() {
            let draft = &mut self.nodes[node as usize];
            if let Some(&(_, child)) = draft.steps.get(next) {
                open.push((node, next + 1));
                if number[child as usize] == NONE {
                    open.push((child, 0));
                }
                continue;
            }
            if node == 0 || number[node as usize] != NONE {
                continue;
            }
            draft.outputs.sort_unstable();
            draft.outputs.dedup();
            let on = draft.steps.iter().map(|&(step, child)| (step, number[child as usize])).collect();
            let fresh = u32::try_from(stay.len()).unwrap_or(NONE);
            let one = *known.entry((on, draft.outputs.clone())).or_insert(fresh);
            if one == fresh {
                stay.push(node);
            }
            number[node as usize] = one;
        }
        number[0] = 0;
        (stay, number)
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

#[cfg(test)]
mod tests {
    use super::{Builder, Step};

    const PLACES: u32 = 100;

    /// "PLACE and PLACE is ours", "PLACE and PLACE is theirs": what is behind each of the places is the same, so that places times
    /// places never stand in the draft.
    #[test]
    fn shared_ways_are_merged_once() {
        let word = |set| [Step::Set(set)];
        let places: Vec<_> = (0..PLACES).map(|n| [Step::Set(10 + n), Step::Set(200 + n)]).collect();
        let mut trie = Builder::with_capacity(4);
        for whose in 1..=3 {
            let end = trie.end(whose);
            let tail = trie.before(&[word(whose)], end);
            let second = trie.before(&places, tail);
            let joint = trie.before(&[word(5)], second);
            let first = trie.before(&places, joint);
            let from = trie.before(&[word(6)], first);
            trie.add(from);
        }
        let most = 20 * PLACES as usize;
        assert!(trie.nodes.len() < most, "{} nodes", trie.nodes.len());
    }
}
