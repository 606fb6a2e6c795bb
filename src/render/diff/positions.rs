//! Changed positions in words: which statements brought the change, on both sides.

use super::Versions;
use super::runs::clean;
use crate::article::Article;
use crate::diff::{Change, ChangeKind};
use crate::position::{Placed, Position};
use crate::render::grid::{Comparison, outcome, verb};
use crate::stance::Direction;

/// A statement as a line of evidence.
#[derive(Debug)]
pub(super) struct Evidence {
    /// "− rejects: fighting stopped".
    pub says: String,
    /// Where: `¶3`.
    pub place: String,
    /// The sentence.
    pub words: String,
}

/// More statements than these on one side are counted, not shown.
const MOST: usize = 3;

impl Versions<'_> {
    /// "Russia · Ceasefire".
    pub(super) fn cell(&self, change: &Change) -> String {
        let lexicon = self.both.lexicon;
        format!("{} · {}", lexicon.parties[change.party as usize].name, lexicon.issues[change.issue as usize].name)
    }

    /// "reversed, against → for".
    pub(super) fn says(&self, change: &Change) -> String {
        let stand = |p: &Option<Position>| p.as_ref().map(|p| p.stand.word());
        match (change.kind, stand(&change.old), stand(&change.new)) {
            (ChangeKind::Reworded, _, Some(new)) => format!("reworded, still {new}"),
            (kind, Some(old), Some(new)) => format!("{}, {old} → {new}", kind.word()),
            (kind, Some(old), None) => format!("{}, was {old}", kind.word()),
            (kind, None, new) => format!("{}, {}", kind.word(), new.unwrap_or_default()),
        }
    }

    /// The statements of one side that the other side does not have in the same words, and how many more there are.
    pub(super) fn evidence(&self, change: &Change, side: usize) -> (Vec<Evidence>, usize) {
        let (mine, other) = if side == 0 { (&change.old, &change.new) } else { (&change.new, &change.old) };
        let Some(mine) = mine else { return (Vec::new(), 0) };
        let known: Vec<&String> = other.iter().flat_map(|p| &p.statements).map(|&i| &self.wordings[i]).collect();
        let fresh: Vec<usize> =
            mine.statements.iter().copied().filter(|&i| !known.contains(&&self.wordings[i])).collect();
        let list = if fresh.is_empty() { &mine.statements } else { &fresh };
        let shown = list.iter().take(MOST).map(|&i| self.line(i)).collect();
        (shown, list.len().saturating_sub(MOST))
    }

    fn line(&self, index: usize) -> Evidence {
        let placed = &self.both.statements[index];
        let place = place(&self.both.articles[placed.document], placed.statement.evidence.start);
        Evidence { says: says(&self.both, placed), place, words: clean(&self.both.text(placed)) }
    }
}

/// A statement's mark, act and outcome: "− rejects: fighting stopped".
#[must_use]
pub fn says(comparison: &Comparison<'_>, placed: &Placed) -> String {
    let s = &placed.statement;
    let mark = match s.direction {
        Direction::For => "+",
        Direction::Against => "−",
        Direction::Conditional => "±",
    };
    let issue = &comparison.lexicon.issues[s.issue as usize];
    let mut says = format!("{mark} {}: {}", verb(s.act), outcome(issue, s.act, s.direction));
    if s.direction == Direction::Conditional {
        says.push_str(", on a condition");
    }
    if let Some(reporter) = s.reported_by {
        says.push_str(&format!(" (according to {})", comparison.lexicon.parties[reporter as usize].name));
    }
    says
}

/// The paragraph in which a byte of an article lies: `headline`, or `¶` and its number.
#[must_use]
pub fn place(article: &Article, offset: u32) -> String {
    let body = article.paragraphs.iter().filter(|p| Some(**p) != article.title);
    match body.take_while(|p| p.start <= offset).count() {
        0 => "headline".to_owned(),
        n => format!("¶{n}"),
    }
}
