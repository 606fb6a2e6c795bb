//! Who moved: positions compared party by party and issue by issue. Knows positions only, no texts.

use crate::position::{Position, Stand};
use std::collections::BTreeMap;

/// How a position changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// There was none.
    Appeared,
    /// There is none any more.
    Dropped,
    /// For became against, or the other way round.
    Reversed,
    /// It became firmer: for and against over conditional over mixed.
    Hardened,
    /// It became less firm.
    Softened,
    /// The same, in other words or with another set of directions.
    Reworded,
}

impl ChangeKind {
    /// Every kind, the gravest first.
    pub const ALL: [Self; 6] =
        [Self::Reversed, Self::Hardened, Self::Softened, Self::Appeared, Self::Dropped, Self::Reworded];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Appeared => "appeared",
            Self::Dropped => "dropped",
            Self::Reversed => "reversed",
            Self::Hardened => "hardened",
            Self::Softened => "softened",
            Self::Reworded => "reworded",
        }
    }
}

/// A party's changed position on an issue.
#[derive(Debug, Clone)]
pub struct Change {
    /// Index of the party.
    pub party: u16,
    /// Index of the issue.
    pub issue: u16,
    /// How it changed.
    pub kind: ChangeKind,
    /// The position before.
    pub old: Option<Position>,
    /// The position after.
    pub new: Option<Position>,
}

/// A cell before and after.
type Sides<'p> = (Option<&'p Position>, Option<&'p Position>);

/// What changed between two tallies, sorted by party and issue. `same_words` tells whether two positions of the same
/// directions rest on the same wording; where it does, nothing changed.
#[must_use]
pub fn changes(old: &[Position], new: &[Position], same_words: impl Fn(&Position, &Position) -> bool) -> Vec<Change> {
    let mut cells: BTreeMap<(u16, u16), Sides<'_>> = BTreeMap::new();
    for position in old {
        cells.entry((position.party, position.issue)).or_default().0 = Some(position);
    }
    for position in new {
        cells.entry((position.party, position.issue)).or_default().1 = Some(position);
    }
    cells
        .into_iter()
        .filter_map(|((party, issue), (old, new))| {
            let kind = kind(old, new, &same_words)?;
            Some(Change { party, issue, kind, old: old.cloned(), new: new.cloned() })
        })
        .collect()
}

fn kind(
    old: Option<&Position>,
    new: Option<&Position>,
    same_words: &impl Fn(&Position, &Position) -> bool,
) -> Option<ChangeKind> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return Some(ChangeKind::Appeared),
        (Some(_), None) => return Some(ChangeKind::Dropped),
        (None, None) => return None,
    };
    if old.stand == new.stand {
        let same = old.directions == new.directions && same_words(old, new);
        return (!same).then_some(ChangeKind::Reworded);
    }
    Some(match (firmness(old.stand), firmness(new.stand)) {
        (2, 2) => ChangeKind::Reversed,
        (before, after) if after > before => ChangeKind::Hardened,
        _ => ChangeKind::Softened,
    })
}

const fn firmness(stand: Stand) -> u8 {
    match stand {
        Stand::For | Stand::Against => 2,
        Stand::Conditional => 1,
        Stand::Mixed => 0,
    }
}
