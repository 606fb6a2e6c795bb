//! Changed positions in words: which statements brought the change, on both sides.

use super::Versions;
use super::runs::clean;
use crate::diff::Change;
use crate::position::Placed;
use crate::render::grid::Comparison;
use crate::render::moves::{Moved, Told, gathered};
use crate::render::wording::{paragraph, says};
use crate::stance::Direction;

impl Versions<'_> {
    /// The changes as they are told.
    pub(super) fn moves(&self) -> Vec<Moved> {
        let told = |change: &Change| [0, 1].map(|side| self.evidence(change, side));
        gathered(self.changes.iter().map(|c| Moved::new(self.both.lexicon, c, told(c))).collect())
    }

    /// The statements of one side that the other side does not have in the same words.
    fn evidence(&self, change: &Change, side: usize) -> Vec<Told> {
        let (mine, other) = if side == 0 { (&change.old, &change.new) } else { (&change.new, &change.old) };
        let Some(mine) = mine else { return Vec::new() };
        let known: Vec<&String> = other.iter().flat_map(|p| &p.statements).map(|&i| &self.wordings[i]).collect();
        let fresh: Vec<usize> =
            mine.statements.iter().copied().filter(|&i| !known.contains(&&self.wordings[i])).collect();
        let list = if fresh.is_empty() { &mine.statements } else { &fresh };
        list.iter().map(|&i| told(&self.both, &self.both.statements[i])).collect()
    }
}

/// A statement as people are told of it.
#[must_use]
pub fn told(comparison: &Comparison<'_>, placed: &Placed) -> Told {
    Told {
        says: told_says(comparison, placed),
        place: paragraph(&comparison.articles[placed.document], placed.statement.evidence.start),
        words: clean(&comparison.text(placed)),
    }
}

/// A statement's mark, act and outcome: "− rejects: fighting stopped".
fn told_says(comparison: &Comparison<'_>, placed: &Placed) -> String {
    let s = &placed.statement;
    let mut says = says(comparison, s);
    if s.direction == Direction::Conditional {
        says.push_str(", on a condition");
    }
    if let Some(reporter) = s.reported_by {
        says.push_str(&format!(" (according to {})", comparison.lexicon.parties[reporter as usize].name));
    }
    says
}
