//! Positions over many versions: since when a party has said what, and which version brought the change.
//!
//! A version with the content of an earlier one, not long before it, is a *revert* (an identity revert, within the last
//! fifteen versions, as the research on Wikipedia counts them): what stood between the two was undone and is reported as
//! no change at all. [`Tracker`] reads the versions and holds no texts but the newest: one snapshot for each version that
//! says something else than the one before, and of each statement one record however long it stands.

mod blame;
mod tracker;

pub use blame::{Blame, Blamed};
pub use tracker::{Stamp, Told, Tracker};

use crate::diff::{Change, changes};
use crate::position::{Position, Stand};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Versions further apart than this are no revert, though their content be the same.
pub const RADIUS: usize = 15;

/// The positions of a version; `R` is what is kept of each statement.
#[derive(Debug)]
pub struct Snapshot<R> {
    /// Its positions; their statements are indexes of `wordings` and `records`.
    pub positions: Vec<Position>,
    /// For each position the first statement of each of its directions.
    pub first: Vec<Vec<usize>>,
    /// The wording of each statement, see [`crate::diff::wording`].
    pub wordings: Vec<Rc<str>>,
    /// What is kept of each statement, from the first version that makes it in these very words.
    pub records: Vec<Rc<R>>,
}

impl<R> Snapshot<R> {
    /// Whether a version with these positions and wordings says the same in the same words.
    #[must_use]
    pub fn says(&self, positions: &[Position], wordings: &[Rc<str>]) -> bool {
        self.wordings == wordings
            && self.positions.len() == positions.len()
            && self.positions.iter().zip(positions).all(|(a, b)| {
                (a.party, a.issue, &a.directions, &a.statements) == (b.party, b.issue, &b.directions, &b.statements)
            })
    }
}

/// A party's changed position, and the version that changed it.
#[derive(Debug)]
pub struct Turn {
    /// Index of the version that brought it.
    pub version: usize,
    /// Index of the version it is compared with.
    pub before: usize,
    /// The change.
    pub change: Change,
}

/// A stretch of versions in which a party's position stayed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the party.
    pub party: u16,
    /// Index of the issue.
    pub issue: u16,
    /// Where it stood.
    pub stand: Stand,
    /// Index of the first version that says so.
    pub from: usize,
    /// Index of the first version that does not; none where the newest still says so.
    pub to: Option<usize>,
    /// Indexes of statements in the snapshot of `from`, one for each direction.
    pub statements: Vec<usize>,
}

/// Finds reverts as versions come in. The versions are a tree: a revert goes back to a version, and the next edit goes on
/// from there.
#[derive(Debug, Default)]
pub struct Reverts {
    contents: Vec<u64>,
    /// For each version the first one of the same content that it goes back to; itself where there is none.
    root: Vec<usize>,
    /// For each root the root that it went on from.
    parent: Vec<Option<usize>>,
}

impl Reverts {
    /// Takes the next version's content (a hash of it); the index of the version that it reverts to, if it does.
    pub fn push(&mut self, content: u64) -> Option<usize> {
        let at = self.contents.len();
        let earlier = (at.saturating_sub(RADIUS)..at).rev().find(|&i| self.contents[i] == content);
        let before = self.root.last().copied();
        self.contents.push(content);
        self.root.push(earlier.map_or(at, |i| self.root[i]));
        self.parent.push(before);
        earlier.filter(|&i| i + 1 < at)
    }

    /// The versions that count, in order: those that the newest one went on from, without what was undone.
    #[must_use]
    pub fn kept(&self) -> Vec<usize> {
        let mut line: Vec<usize> = std::iter::successors(self.root.last().copied(), |&v| self.parent[v]).collect();
        line.reverse();
        line
    }
}

/// Changes and stretches over the versions `kept`.
#[must_use]
pub fn timeline<R>(snapshots: &[Rc<Snapshot<R>>], kept: &[usize]) -> (Vec<Turn>, Vec<Stretch>) {
    let mut turns = Vec::new();
    for pair in kept.windows(2) {
        let (old, new) = (&snapshots[pair[0]], &snapshots[pair[1]]);
        if Rc::ptr_eq(old, new) {
            continue;
        }
        let same = |a: &Position, b: &Position| words(old, a) == words(new, b);
        let found = changes(&old.positions, &new.positions, same);
        turns.extend(found.into_iter().map(|change| Turn { version: pair[1], before: pair[0], change }));
    }
    (turns, stretches(snapshots, kept))
}

fn words<'s, R>(snapshot: &'s Snapshot<R>, position: &Position) -> Vec<&'s str> {
    let mut out: Vec<&str> = position.statements.iter().map(|&i| &*snapshot.wordings[i]).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn stretches<R>(snapshots: &[Rc<Snapshot<R>>], kept: &[usize]) -> Vec<Stretch> {
    let mut open: BTreeMap<(u16, u16), Stretch> = BTreeMap::new();
    let mut done = Vec::new();
    for &version in kept {
        let Snapshot { positions, first, .. } = &*snapshots[version];
        let now: BTreeMap<(u16, u16), (&Position, &Vec<usize>)> =
            positions.iter().zip(first).map(|(p, first)| ((p.party, p.issue), (p, first))).collect();
        let ended: Vec<(u16, u16)> = open
            .iter()
            .filter(|(cell, stretch)| now.get(cell).is_none_or(|(p, _)| p.stand != stretch.stand))
            .map(|(cell, _)| *cell)
            .collect();
        for cell in ended {
            if let Some(stretch) = open.remove(&cell) {
                done.push(Stretch { to: Some(version), ..stretch });
            }
        }
        for (&(party, issue), (position, first)) in &now {
            open.entry((party, issue)).or_insert_with(|| Stretch {
                party,
                issue,
                stand: position.stand,
                from: version,
                to: None,
                statements: (*first).clone(),
            });
        }
    }
    done.extend(open.into_values());
    done.sort_by_key(|s| (s.party, s.issue, s.from));
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_undone_does_not_count() {
        let mut reverts = Reverts::default();
        let found: Vec<Option<usize>> = [1, 2, 3, 1, 4, 4, 1].into_iter().map(|c| reverts.push(c)).collect();
        assert_eq!(found, [None, None, None, Some(0), None, None, Some(3)]);
        assert_eq!(reverts.kept(), [0]);
    }

    #[test]
    fn a_revert_of_a_revert_brings_back_what_was_undone() {
        let mut reverts = Reverts::default();
        let found: Vec<Option<usize>> = [1, 2, 1, 2, 3].into_iter().map(|c| reverts.push(c)).collect();
        assert_eq!(found, [None, None, Some(0), Some(1), None]);
        assert_eq!(reverts.kept(), [0, 1, 4]);
    }

    #[test]
    fn the_same_content_long_after_is_no_revert() {
        let mut reverts = Reverts::default();
        let contents: Vec<u64> = (0..20).chain([0]).collect();
        assert_eq!(contents.into_iter().map(|c| reverts.push(c)).last(), Some(None));
        assert_eq!(reverts.kept().len(), 21);
    }
}
