//! What is compared, and the grid of cells that tables print: format-free.

use crate::article::Article;
use crate::lexicon::model::{Issue, Lexicon};
use crate::position::{Placed, Position, Stand, tally};
use crate::stance::{Act, Direction};
use crate::text::LineIndex;

/// Articles with all their statements.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// The lexicon in force.
    pub lexicon: &'c Lexicon,
    /// The articles.
    pub articles: &'c [Article],
    /// Line indexes of the articles.
    pub lines: Vec<LineIndex>,
    /// All statements.
    pub statements: Vec<Placed>,
}

/// How much evidence a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Evidence {
    Full,
    Short,
    None,
}

/// What the reader asked to see.
#[derive(Debug, Clone)]
pub struct View {
    /// Evidence in cells.
    pub evidence: Evidence,
    /// Rows for issues nobody speaks of too.
    pub all: bool,
    /// Count statements of low certainty.
    pub all_statements: bool,
    /// Parties as rows.
    pub transpose: bool,
    /// Width in columns.
    pub width: usize,
    /// Whether colours may be used.
    pub colour: bool,
}

/// A grid of cells ready to print.
#[derive(Debug)]
pub struct Grid {
    /// Heads of the columns, the corner first.
    pub columns: Vec<String>,
    /// Rows, the row's name first.
    pub rows: Vec<Vec<String>>,
    /// What was left out and what to do.
    pub note: Option<String>,
}

const NOT_STATED: &str = "·";
/// Behind what a decision has made or kept.
const DECIDED: &str = " †";

impl Comparison<'_> {
    /// Builds the grid: issues as rows, the parties that say most first, as many as fit.
    #[must_use]
    pub fn grid(&self, view: &View) -> Grid {
        let positions = tally(&self.statements, view.all_statements);
        let mut parties: Vec<u16> = positions.iter().map(|p| p.party).collect();
        parties.dedup();
        let count =
            |party: u16| positions.iter().filter(|p| p.party == party).map(|p| p.statements.len()).sum::<usize>();
        let rank = |order: &[u16], index| order.iter().position(|&o| o == index).unwrap_or(usize::MAX);
        parties.sort_by_key(|&p| (rank(&self.lexicon.party_order, p), std::cmp::Reverse(count(p)), p));
        let mut issues: Vec<u16> = (0..u16::try_from(self.lexicon.issues.len()).unwrap_or(u16::MAX))
            .filter(|&i| view.all || positions.iter().any(|p| p.issue == i))
            .collect();
        issues.sort_by_key(|&i| (rank(&self.lexicon.issue_order, i), i));
        let fit = if view.transpose { parties.len() } else { (view.width.saturating_sub(20) / 26).max(1) };
        let left: Vec<u16> = parties.split_off(fit.min(parties.len()));
        if !view.all {
            // a row that only parties left out would fill says nothing
            issues.retain(|&i| positions.iter().any(|p| p.issue == i && parties.contains(&p.party)));
        }
        let cell = |party: u16, issue: u16| {
            positions
                .iter()
                .find(|p| p.party == party && p.issue == issue)
                .map_or_else(|| NOT_STATED.to_owned(), |p| self.cell(p, view))
        };
        let party_name = |p: &u16| self.lexicon.parties[*p as usize].name.clone();
        let issue_name = |i: &u16| self.lexicon.issues[*i as usize].name.clone();
        let (columns, rows): (_, Vec<Vec<String>>) = if view.transpose {
            let rows = parties
                .iter()
                .map(|p| std::iter::once(party_name(p)).chain(issues.iter().map(|&i| cell(*p, i))).collect())
                .collect();
            (issues.iter().map(issue_name).collect::<Vec<_>>(), rows)
        } else {
            let rows = issues
                .iter()
                .map(|i| std::iter::once(issue_name(i)).chain(parties.iter().map(|&p| cell(p, *i))).collect())
                .collect();
            (parties.iter().map(party_name).collect(), rows)
        };
        let narrow = (!left.is_empty()).then(|| {
            let names: Vec<_> = left.iter().map(party_name).collect();
            format!(
                "not shown for want of width: {}. Use --transpose, --party, --issue or a wider terminal.",
                names.join(", ")
            )
        });
        let decided = rows.iter().flatten().any(|cell| cell.contains(DECIDED));
        let decided = decided.then(|| "† decided by hand, see `standpoint explain`.".to_owned());
        let notes: Vec<String> = decided.into_iter().chain(narrow).collect();
        let note = (!notes.is_empty()).then(|| notes.join("\n"));
        let columns = std::iter::once(String::new()).chain(columns).collect();
        Grid { columns, rows, note }
    }

    /// One cell: for each side its mark, the act and the side's label, the number, the words and their place.
    fn cell(&self, position: &Position, view: &View) -> String {
        let mut parts = Vec::new();
        for direction in [Direction::For, Direction::Against, Direction::Conditional] {
            let of_side: Vec<usize> = position
                .statements
                .iter()
                .copied()
                .filter(|&i| self.statements[i].statement.direction == direction)
                .collect();
            // a reported side is shown only where it is all there is
            let own: Vec<usize> =
                of_side.iter().copied().filter(|&i| self.statements[i].statement.reported_by.is_none()).collect();
            let shown = if own.is_empty() { of_side } else { own };
            if let Some(&first) = shown.first()
                && position.directions.contains(&direction)
            {
                parts.push(self.side(first, shown.len(), position.stand == Stand::Mixed, view));
            }
        }
        parts.join("\n")
    }

    fn side(&self, index: usize, number: usize, mixed: bool, view: &View) -> String {
        let placed = &self.statements[index];
        let s = &placed.statement;
        let issue = &self.lexicon.issues[s.issue as usize];
        let mark = match s.direction {
            Direction::For => "+",
            Direction::Against => "−",
            Direction::Conditional => "±",
        };
        let mut out = format!("{mark} {}: {}", verb(s.act), outcome(issue, s.act, s.direction));
        if s.direction == Direction::Conditional {
            out.push_str(", on a condition");
        }
        if mixed && let Some(&about) = s.about.first() {
            out.push_str(&format!(" ({})", self.lexicon.parties[about as usize].name));
        }
        if number > 1 {
            out.push_str(&format!(" ×{number}"));
        }
        if s.decision().is_some() {
            out.push_str(DECIDED);
        }
        if let Some(reporter) = s.reported_by {
            out.push_str(&format!(" (according to {})", self.lexicon.parties[reporter as usize].name));
        }
        match view.evidence {
            Evidence::None => {}
            Evidence::Short => out.push_str(&format!("\n“{}” {}", self.telling_words(placed), self.place(placed))),
            Evidence::Full => out.push_str(&format!("\n“{}” {}", self.text(placed), self.place(placed))),
        }
        out
    }

    /// The sentence, its white space folded.
    #[must_use]
    pub fn text(&self, placed: &Placed) -> String {
        fold_space(placed.statement.evidence.of(&self.articles[placed.document].text))
    }

    /// The shortest words that tell: from the first to the last factor, within the sentence.
    #[must_use]
    pub fn telling_words(&self, placed: &Placed) -> String {
        let s = &placed.statement;
        let text = &self.articles[placed.document].text;
        let span = s
            .factors
            .iter()
            .map(|f| f.span)
            .filter(|f| s.evidence.contains(*f))
            .fold(s.phrase, crate::text::Span::join);
        let words = fold_space(span.of(text));
        if words.chars().count() <= 70 {
            return words;
        }
        let cut: String = words.chars().take(66).collect();
        format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |c| c.0))
    }

    /// `¶5`, or `file:line` where several articles are compared.
    fn place(&self, placed: &Placed) -> String {
        let article = &self.articles[placed.document];
        if self.articles.len() > 1 {
            let line = self.lines[placed.document].position(&article.text, placed.statement.evidence.start).line;
            let name = article.id.rsplit('/').next().unwrap_or(&article.id);
            return format!("{name}:{line}");
        }
        let paragraph = article
            .paragraphs
            .iter()
            .filter(|p| Some(**p) != article.title)
            .take_while(|p| p.start <= placed.statement.evidence.start)
            .count();
        if paragraph == 0 { "headline".to_owned() } else { format!("¶{paragraph}") }
    }
}

pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The outcome that the act is about: who rejects, rejects the other side's.
pub(super) fn outcome(issue: &Issue, act: Act, direction: Direction) -> &str {
    let rejected = act == Act::Reject;
    match direction {
        Direction::For if rejected => &issue.label_against,
        Direction::Against if !rejected => &issue.label_against,
        _ => &issue.label_for,
    }
}

/// The act as a reader would say it before an outcome.
pub(super) fn verb(act: Act) -> &'static str {
    match act {
        Act::Demand => "demands",
        Act::Support => "supports",
        Act::Offer => "offers",
        Act::Reject => "rejects",
        Act::Threaten => "threatens",
        Act::Enact => "has decided",
        Act::State => "holds",
    }
}
