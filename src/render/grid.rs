//! What is compared, and the grid of cells that tables print: format-free.

use super::telling::{quoted, telling};
use super::wording::{condition, other_acts, place, says_to};
use crate::article::Article;
use crate::lexicon::model::Lexicon;
use crate::matching::Matcher;
use crate::position::{Placed, Position, Stand, tally};
use crate::stance::{Certainty, Direction};
use crate::statement::Statement;
use crate::text::LineIndex;

/// Articles with all their statements.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// The lexicon in force, compiled.
    pub matcher: &'c Matcher,
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
    /// The rows one below the other, each with those columns only that say something in it.
    pub list: bool,
    /// Width in columns.
    pub width: usize,
}

/// Cells ready to print.
#[derive(Debug)]
pub struct Grid {
    /// The table; where its columns do not fit, several, to stand one below the other.
    pub blocks: Vec<Block>,
    /// What the marks mean.
    pub legend: String,
    /// What was left out and what to do, a sentence each.
    pub notes: Vec<String>,
}

/// As many columns as fit, and the rows in which they say something.
#[derive(Debug)]
pub struct Block {
    /// Heads of the columns, without the corner.
    pub columns: Vec<String>,
    /// Names of the rows, each with its cells.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// What a party says on an issue, an entry for each direction; none where nothing is stated.
pub type Cell = Vec<Entry>;

/// One direction of a cell.
#[derive(Debug)]
pub struct Entry {
    /// The direction, for those who colour.
    pub direction: Direction,
    /// Mark, act, outcome and number: "+ demands: fighting stopped ×2".
    pub says: String,
    /// The words of the article in quotation marks, and where they stand.
    pub quote: Option<(String, String)>,
}

/// What an empty cell says.
pub(super) const NOT_STATED: &str = "·";
/// Behind what a decision has made or kept.
pub(super) const DECIDED: &str = " †";
/// The narrowest column that reads well, where that shows all parties at once, and where they stand in several blocks.
const NARROW: [usize; 2] = [18, 22];
/// What a column takes beside its words: two spaces and the gap before the next.
const GUTTER: usize = 3;

impl Comparison<'_> {
    /// Builds the grid: issues as rows, the parties that say most first, in as many blocks as the width asks for.
    #[must_use]
    pub fn grid(&self, view: &View) -> Grid {
        let positions = tally(&self.statements, view.all_statements);
        let parties = self.parties(&positions);
        let issues = self.issues(&positions, view);
        let party_names = parties.iter().map(|&p| self.lexicon.parties[usize::from(p)].name.clone()).collect();
        let issue_names = issues.iter().map(|&i| self.lexicon.issues[usize::from(i)].name.clone()).collect();
        let (down, across, down_names, across_names): (_, _, Vec<String>, Vec<String>) = if view.transpose {
            (&parties, &issues, party_names, issue_names)
        } else {
            (&issues, &parties, issue_names, party_names)
        };
        let position = |row: u16, column: u16| {
            let (party, issue) = if view.transpose { (row, column) } else { (column, row) };
            positions.iter().find(|p| p.party == party && p.issue == issue)
        };
        let block = |columns: &[usize]| {
            // a row that only other blocks fill says nothing in this one
            let says = |&row: &usize| view.all || columns.iter().any(|&at| position(down[row], across[at]).is_some());
            let cell =
                |row: usize, at: usize| position(down[row], across[at]).map_or_else(Cell::new, |p| self.cell(p, view));
            Block {
                columns: columns.iter().map(|&at| across_names[at].clone()).collect(),
                rows: (0..down.len())
                    .filter(says)
                    .map(|row| (down_names[row].clone(), columns.iter().map(|&at| cell(row, at)).collect()))
                    .collect(),
            }
        };
        let columns: Vec<usize> = (0..across.len()).collect();
        let beside = if view.list { columns.len() } else { fit(columns.len(), &down_names, view.width) };
        let blocks: Vec<Block> = evenly(&columns, beside).into_iter().map(block).collect();
        let legend = legend(&blocks, view);
        let notes = several(&blocks, view).into_iter().chain(self.uncertain(view)).collect();
        Grid { blocks, legend, notes }
    }

    /// The parties, those of the settings in their order, then those that say most.
    fn parties(&self, positions: &[Position]) -> Vec<u16> {
        let mut parties: Vec<u16> = positions.iter().map(|p| p.party).collect();
        parties.dedup();
        let count =
            |party: u16| positions.iter().filter(|p| p.party == party).map(|p| p.statements.len()).sum::<usize>();
        let order = &self.lexicon.party_order;
        parties.sort_by_key(|&p| (rank(order, p), std::cmp::Reverse(count(p)), p));
        parties
    }

    fn issues(&self, positions: &[Position], view: &View) -> Vec<u16> {
        let mut issues: Vec<u16> = (0..u16::try_from(self.lexicon.issues.len()).unwrap_or(u16::MAX))
            .filter(|&i| view.all || positions.iter().any(|p| p.issue == i))
            .collect();
        issues.sort_by_key(|&i| (rank(&self.lexicon.issue_order, i), i));
        issues
    }

    /// What low certainty keeps out of the table.
    fn uncertain(&self, view: &View) -> Option<String> {
        let low = self.statements.iter().filter(|p| p.statement.certainty == Certainty::Low).count();
        let (noun, pronoun) = if low == 1 { ("statement is", "it") } else { ("statements are", "them") };
        (low > 0 && !view.all_statements)
            .then(|| format!("{low} uncertain {noun} left out; --all-statements shows {pronoun}."))
    }

    /// One cell: for each side its mark, the act and the side's label, the number, the words and their place.
    fn cell(&self, position: &Position, view: &View) -> Cell {
        let mut entries = Cell::new();
        for direction in [Direction::For, Direction::Against, Direction::Conditional] {
            let of_side: Vec<&Placed> = position
                .statements
                .iter()
                .map(|&i| &self.statements[i])
                .filter(|p| p.statement.direction == direction)
                .collect();
            // a reported side is shown only where it is all there is
            let own: Vec<&Placed> = of_side.iter().copied().filter(|p| p.statement.reported_by.is_none()).collect();
            let shown = if own.is_empty() { of_side } else { own };
            if !shown.is_empty() && position.directions.contains(&direction) {
                entries.push(self.entry(&shown, position.stand == Stand::Mixed, view));
            }
        }
        if let [first, second, ..] = entries.as_mut_slice()
            && [first.direction, second.direction] == [Direction::For, Direction::Against]
        {
            second.says = but(&second.says);
        }
        entries
    }

    fn entry(&self, shown: &[&Placed], mixed: bool, view: &View) -> Entry {
        let placed = shown[0];
        let s = &placed.statement;
        let name = |p: u16| self.lexicon.parties[usize::from(p)].name.as_str();
        let rest: Vec<&Statement> = shown.iter().map(|p| &p.statement).collect();
        let mut says = says_to(self, s, agreed(shown, |s| &s.addressee), &other_acts(s, &rest));
        if mixed && let [first, ..] = agreed(shown, |s| &s.about) {
            says.push_str(&format!(" (concerning {})", name(*first)));
        }
        if s.direction == Direction::Conditional {
            let text = &self.articles[placed.document].text;
            let tied = if view.evidence == Evidence::None { "on a condition".to_owned() } else { condition(text, s) };
            says.push_str(&format!(", {tied}"));
        }
        if shown.len() > 1 {
            says.push_str(&format!(" ×{}", shown.len()));
        }
        if shown.iter().any(|p| p.statement.decision().is_some()) {
            says.push_str(DECIDED);
        }
        if let Some(reporter) = s.reported_by {
            says.push_str(&format!(" (according to {})", name(reporter)));
        }
        if shown.iter().all(|p| p.statement.certainty == Certainty::Low) {
            says.push_str(" (uncertain)");
        }
        let words = match view.evidence {
            Evidence::None => None,
            Evidence::Short => Some(self.telling_words(placed)),
            Evidence::Full => Some(quoted(s.evidence.of(&self.articles[placed.document].text))),
        };
        Entry { direction: s.direction, says, quote: words.map(|w| (format!("“{w}”"), place(self, placed))) }
    }

    /// The sentence, its white space folded.
    #[must_use]
    pub fn text(&self, placed: &Placed) -> String {
        fold_space(placed.statement.evidence.of(&self.articles[placed.document].text))
    }

    /// The shortest words that tell, ready to stand in quotation marks.
    #[must_use]
    pub fn telling_words(&self, placed: &Placed) -> String {
        telling(&self.articles[placed.document].text, &placed.statement)
    }
}

fn rank(order: &[u16], index: u16) -> usize {
    order.iter().position(|&o| o == index).unwrap_or(usize::MAX)
}

/// What the names of the rows take.
fn room(rows: &[String]) -> usize {
    use unicode_width::UnicodeWidthStr;
    rows.iter().map(|name| name.width()).max().unwrap_or(0).min(NARROW[1]) + GUTTER
}

/// How many columns stand beside the names of the rows. All do where narrow ones fit.
fn fit(columns: usize, rows: &[String], width: usize) -> usize {
    let [most, few] = NARROW.map(|narrow| width.saturating_sub(room(rows)) / (narrow + GUTTER));
    if columns <= most { columns } else { few.max(1) }
}

/// Columns in as few blocks as there must be, none much longer than another.
fn evenly(columns: &[usize], most: usize) -> Vec<&[usize]> {
    let blocks = columns.len().div_ceil(most.max(1));
    let mut rest = columns;
    let mut out = Vec::new();
    for left in (1..=blocks).rev() {
        let (block, others) = rest.split_at(rest.len().div_ceil(left));
        out.push(block);
        rest = others;
    }
    out
}

/// "− but rejects: peacekeepers deployed", below what the same party says on the other side.
fn but(says: &str) -> String {
    says.split_once(' ').map_or_else(|| says.to_owned(), |(mark, rest)| format!("{mark} but {rest}"))
}

/// What to do where the columns stand in several tables.
fn several(blocks: &[Block], view: &View) -> Option<String> {
    let row = if view.transpose { "party" } else { "issue" };
    (blocks.len() > 1)
        .then(|| format!("{} tables for want of width; --list gives one list, {row} by {row}.", blocks.len()))
}

/// The parties that all statements name in the same way, where any does.
fn agreed<'s>(shown: &[&'s Placed], of: impl Fn(&'s Statement) -> &'s Vec<u16>) -> &'s [u16] {
    let mut named = shown.iter().map(|p| of(&p.statement));
    let first = named.next().map_or(&[][..], Vec::as_slice);
    if named.all(|other| other == first) { first } else { &[] }
}

/// The marks in use.
fn legend(blocks: &[Block], view: &View) -> String {
    let cells = || blocks.iter().flat_map(|block| &block.rows).flat_map(|(_, cells)| cells);
    let entries = || cells().flatten();
    let has = |d| entries().any(|e| e.direction == d);
    let says = |words| entries().any(|e| e.says.contains(words));
    let marks = [
        (has(Direction::For), "+ for"),
        (has(Direction::Against), "− against"),
        (has(Direction::Conditional), "± on a condition"),
        (!view.list && cells().any(Vec::is_empty), "· not stated, or not found"),
        (says(" ×"), "×2 number of statements"),
        (entries().any(|e| e.quote.as_ref().is_some_and(|(_, place)| place.starts_with('¶'))), "¶ paragraph"),
        (says(DECIDED), "† decided by hand, see `explain`"),
    ];
    marks.iter().filter(|(used, _)| *used).map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
}

pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
