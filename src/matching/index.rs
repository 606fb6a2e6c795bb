//! What each word can begin and continue: the trie seen from the words.

use super::WordId;
use super::flat::Flat;
use super::trie::{Trie, filter};

/// Case a phrase asks of a word, as bits that the token must have.
pub(super) const CASE_ANY: u8 = 0;
pub(super) const CASE_INITIAL: u8 = 1;
pub(super) const CASE_ALL: u8 = 3;

/// A word set that a form belongs to, and the case it needs for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Membership {
    pub(super) set: u32,
    pub(super) case: u8,
}

/// A phrase of one word: the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Single {
    pub(super) entry: u32,
    pub(super) case: u8,
}

/// The first word of longer phrases: the node behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Opening {
    pub(super) node: u32,
    pub(super) case: u8,
}

/// What each word can do in a phrase.
#[derive(Debug)]
pub(super) struct Index {
    singles: Flat<Single>,
    openings: Flat<Opening>,
    /// Sets by which the word continues a phrase.
    inner: Flat<Membership>,
    /// For each word the filter bits of `inner`.
    filters: Vec<u64>,
}

impl Index {
    /// `memberships` are pairs of word and set; doubles do no harm.
    pub(super) fn new(words: usize, sets: usize, memberships: &[(WordId, Membership)], trie: &Trie) -> Self {
        let mut roots = vec![0; sets];
        for edge in trie.edges(0) {
            roots[edge.set as usize] = edge.child;
        }
        let mut continues = vec![false; sets];
        for edge in (1..trie.len()).flat_map(|node| trie.edges(node)) {
            continues[edge.set as usize] = true;
        }
        let (mut singles, mut openings, mut inner) = (Vec::new(), Vec::new(), Vec::with_capacity(memberships.len()));
        let mut filters = vec![0; words];
        for &(word, member) in memberships {
            let root = roots[member.set as usize];
            if root != 0 {
                let case = member.case;
                singles.extend(trie.outputs(root).iter().map(|&entry| (word, Single { entry, case })));
                if trie.goes_on(root) {
                    openings.push((word, Opening { node: root, case }));
                }
            }
            if continues[member.set as usize] {
                inner.push((word, member));
                filters[word as usize] |= filter(member.set);
            }
        }
        Self {
            singles: Flat::new(words, singles),
            openings: Flat::new(words, openings),
            inner: Flat::new(words, inner),
            filters,
        }
    }

    /// Phrases that are this word, by entry; the weakest case of an entry comes first.
    pub(super) fn singles(&self, word: WordId) -> &[Single] {
        self.singles.of(word)
    }

    /// Longer phrases that the word begins.
    pub(super) fn openings(&self, word: WordId) -> &[Opening] {
        self.openings.of(word)
    }

    /// Sets by which the word continues a phrase.
    pub(super) fn inner(&self, word: WordId) -> &[Membership] {
        self.inner.of(word)
    }

    pub(super) fn filter(&self, word: WordId) -> u64 {
        self.filters[word as usize]
    }
}
