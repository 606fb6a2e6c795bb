//! What each word can begin and continue: the trie seen from the words.

use super::WordId;
use super::entry::{Entry, What};
use super::flat::{Flat, Run};
use super::trie::{Trie, filter};
use crate::image::{Rows, Table, row, stored};

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

/// A phrase of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Single {
    pub(super) entry: u32,
    pub(super) what: What,
    pub(super) case: u8,
}

/// The first word of longer phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// The node behind the word.
    pub(super) node: u32,
    pub(super) case: u8,
}

/// What a word can do in a phrase, all in one place: most words of a text are looked at once and done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    /// Its filter bit, if it continues any phrase.
    pub(super) filter: u64,
    singles: Run,
    openings: Run,
    inner: Run,
}

row!(Membership { set: u32, case: u8 }, 5);
row!(Single { entry: u32, what: What, case: u8 }, 13);
row!(Opening { node: u32, case: u8 }, 5);
row!(Record { filter: u64, singles: Run, openings: Run, inner: Run }, 32);

/// The records of all words, and the lists they point into.
#[derive(Debug)]
pub(super) struct Index {
    records: Table<Record>,
    singles: Table<Single>,
    openings: Table<Opening>,
    inner: Table<Membership>,
}

stored! {
    Index { records, singles, openings, inner }
}

impl Index {
    /// `memberships` are pairs of word and set; doubles do no harm.
    pub(super) fn new(
        words: usize,
        sets: usize,
        memberships: &[(WordId, Membership)],
        trie: &Trie,
        entries: &Table<Entry>,
    ) -> Self {
        let mut roots = vec![0; sets];
        for edge in trie.edges(&trie.node(0)).iter() {
            roots[edge.set as usize] = edge.child;
        }
        let mut continues = vec![false; sets];
        for edge in (1..trie.len()).flat_map(|node| trie.edges(&trie.node(node)).iter()) {
            continues[edge.set as usize] = true;
        }
        let (mut singles, mut openings, mut inner) = (Vec::new(), Vec::new(), Vec::with_capacity(memberships.len()));
        for &(word, member) in memberships {
            let root = roots[member.set as usize];
            if root != 0 {
                let node = trie.node(root);
                singles.extend(trie.outputs(&node).iter().map(|entry| (word, (entry, member.case))));
                if node.goes_on() {
                    openings.push((word, (root, member.case)));
                }
            }
            if continues[member.set as usize] {
                inner.push((word, member));
            }
        }
        let (singles, openings, inner) =
            (Flat::new(words, singles), Flat::new(words, openings), Flat::new(words, inner));
        let opening = |&(node, case): &(u32, u8)| Opening { node, case };
        let record = |word| Record {
            filter: if inner.of(word).is_empty() { 0 } else { filter(word) },
            singles: singles.run(word),
            openings: openings.run(word),
            inner: inner.run(word),
        };
        let records = (0..u32::try_from(words).unwrap_or(u32::MAX)).map(record).collect();
        let single = |&(entry, case): &(u32, u8)| Single { entry, what: entries.get(entry as usize).what, case };
        Self {
            records,
            singles: singles.items().iter().map(single).collect(),
            openings: openings.items().iter().map(opening).collect(),
            inner: inner.into_items().into_iter().collect(),
        }
    }

    #[inline]
    pub(super) fn record(&self, word: WordId) -> Record {
        self.records.get(word as usize)
    }

    /// Phrases that are this word, by entry; the weakest case of an entry comes first.
    #[inline]
    pub(super) fn singles(&self, record: &Record) -> Rows<'_, Single> {
        record.singles.of(&self.singles)
    }

    /// Longer phrases that the word begins.
    #[inline]
    pub(super) fn openings(&self, record: &Record) -> Rows<'_, Opening> {
        record.openings.of(&self.openings)
    }

    /// Sets by which the word continues a phrase, in order; the weakest case of a set comes first.
    #[inline]
    pub(super) fn inner(&self, record: &Record) -> Rows<'_, Membership> {
        record.inner.of(&self.inner)
    }
}
