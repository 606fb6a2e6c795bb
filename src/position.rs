//! Positions: what a party's statements on an issue add up to.

use crate::stance::{Certainty, Direction};
use crate::statement::Statement;
use std::collections::BTreeMap;

/// A statement of one of several documents.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Index of the document.
    pub document: usize,
    /// The statement.
    pub statement: Statement,
}

/// The direction of a position: one side, a condition, or both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Stand {
    For,
    Against,
    Conditional,
    Mixed,
}

impl Stand {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Conditional => "conditional",
            Self::Mixed => "mixed",
        }
    }
}

/// One cell of the table.
#[derive(Debug, Clone)]
pub struct Position {
    /// Index of the party.
    pub party: u16,
    /// Index of the issue.
    pub issue: u16,
    /// Where it stands.
    pub stand: Stand,
    /// The directions among its statements, in order.
    pub directions: Vec<Direction>,
    /// Indexes of its statements.
    pub statements: Vec<usize>,
}

/// Tallies statements into positions, sorted by party and issue. Statements of low certainty count only if `all`.
///
/// What another party reports never outweighs the party's own words: it counts only where there are none.
#[must_use]
pub fn tally(statements: &[Placed], all: bool) -> Vec<Position> {
    let mut cells: BTreeMap<(u16, u16), Vec<usize>> = BTreeMap::new();
    for (index, placed) in statements.iter().enumerate() {
        if all || placed.statement.certainty == Certainty::High {
            cells.entry((placed.statement.party, placed.statement.issue)).or_default().push(index);
        }
    }
    cells
        .into_iter()
        .map(|((party, issue), indexes)| {
            let own: Vec<usize> =
                indexes.iter().copied().filter(|&i| statements[i].statement.reported_by.is_none()).collect();
            let counted = if own.is_empty() { &indexes } else { &own };
            let mut directions: Vec<Direction> = counted.iter().map(|&i| statements[i].statement.direction).collect();
            directions.sort_unstable();
            directions.dedup();
            Position { party, issue, stand: stand(&directions), directions, statements: indexes }
        })
        .collect()
}

fn stand(directions: &[Direction]) -> Stand {
    let has = |d| directions.contains(&d);
    match (has(Direction::For), has(Direction::Against), has(Direction::Conditional)) {
        (true, true, _) => Stand::Mixed,
        (_, _, true) => Stand::Conditional,
        (true, false, false) => Stand::For,
        _ => Stand::Against,
    }
}
