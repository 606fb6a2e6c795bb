//! One finding a line, for grep and editors.

use super::grid::{Comparison, DECIDED};
use crate::stance::Certainty;

/// Behind the act of a statement of low certainty.
const UNCERTAIN: &str = "?";

/// `file:line:col: party issue direction act: text`, sorted by place; behind the act a `†` where somebody decided it, a `?` where
/// that is uncertain.
#[must_use]
pub fn lines(comparison: &Comparison<'_>) -> String {
    let mut out = String::new();
    for placed in &comparison.statements {
        let s = &placed.statement;
        let article = &comparison.articles[placed.document];
        let at = comparison.lines[placed.document].position(&article.text, s.evidence.start);
        let party = &comparison.lexicon.parties[s.party as usize].id;
        let issue = &comparison.lexicon.issues[s.issue as usize].id;
        out.push_str(&format!(
            "{}:{}:{}: {party} {issue} {} {}{}{}: {}\n",
            article.id,
            at.line,
            at.column,
            s.direction,
            s.act,
            if s.decision().is_some() { DECIDED } else { "" },
            if s.certainty == Certainty::Low { UNCERTAIN } else { "" },
            comparison.text(placed)
        ));
    }
    out
}
