//! A trie over word sets, with bounded gaps.

use rustc_hash::FxHashMap;

/// One step of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// A word of the set.
    Set(u32),
    /// Zero up to so many words.
    Gap(u8),
}

/// Phrases as paths; node 0 is the root.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    edges: FxHashMap<(u32, u32), u32>,
    roots: Vec<u32>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default, Clone)]
struct Node {
    outputs: Vec<u32>,
    gaps: Vec<(u8, u32)>,
    branches: bool,
}

impl Trie {
    pub(crate) fn new() -> Self {
        Self { edges: FxHashMap::default(), roots: Vec::new(), nodes: vec![Node::default()] }
    }

    pub(crate) fn insert(&mut self, steps: &[Step], output: u32) {
        let mut at = 0;
        for &step in steps {
            at = self.child(at, step);
        }
        let outputs = &mut self.nodes[at as usize].outputs;
        if !outputs.contains(&output) {
            outputs.push(output);
        }
    }

    fn child(&mut self, at: u32, step: Step) -> u32 {
        let fresh = u32::try_from(self.nodes.len()).unwrap_or(0);
        let child = match step {
            Step::Set(set) => {
                let child = *self.edges.entry((at, set)).or_insert(fresh);
                if at == 0 {
                    if self.roots.len() <= set as usize {
                        self.roots.resize(set as usize + 1, 0);
                    }
                    self.roots[set as usize] = child;
                }
                self.nodes[at as usize].branches = true;
                child
            }
            Step::Gap(n) => match self.nodes[at as usize].gaps.iter().find(|g| g.0 == n) {
                Some(gap) => gap.1,
                None => {
                    self.nodes[at as usize].gaps.push((n, fresh));
                    fresh
                }
            },
        };
        if child == fresh {
            self.nodes.push(Node::default());
        }
        child
    }

    /// The node behind the root for a word of `set`; 0 where no phrase begins so.
    pub(crate) fn root(&self, set: u32) -> u32 {
        self.roots.get(set as usize).copied().unwrap_or(0)
    }

    pub(crate) fn step(&self, node: u32, set: u32) -> Option<u32> {
        self.edges.get(&(node, set)).copied()
    }

    pub(crate) fn outputs(&self, node: u32) -> &[u32] {
        &self.nodes[node as usize].outputs
    }

    pub(crate) fn gaps(&self, node: u32) -> &[(u8, u32)] {
        &self.nodes[node as usize].gaps
    }

    pub(crate) fn branches(&self, node: u32) -> bool {
        self.nodes[node as usize].branches
    }
}
