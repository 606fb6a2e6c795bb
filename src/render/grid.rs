//! What is compared, and the grid of cells that tables print: format-free.

use super::telling::{quoted, telling};
use super::wording::{condition, place, says_to};
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
    /// Width in columns.
    pub width: usize,
}

/// A grid of cells ready to print.
#[derive(Debug)]
pub struct Grid {
    /// Heads of the columns, without the corner.
    pub columns: Vec<String>,
    /// Names of the rows, each with its cells.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// What the marks mean.
    pub legend: String,
    /// What was left out and what to do, a sentence each.
    pub notes: Vec<String>,
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
const DECIDED: &str = " †";
/// The narrowest column that reads well, where that shows all parties, and where some are left out.
const NARROW: [usize; 2] = [18, 22];
/// What a column takes beside its words: two spaces and the gap before the next.
const GUTTER: usize = 3;
/// Wider terminals than this nobody has.
const WIDEST: usize = 250;

/// Columns without room.
struct Left<'l> {
    columns: Vec<usize>,
    /// What the columns stand for, by index.
    of: &'l [u16],
    /// Whether that is parties.
    parties: bool,
    /// Rows that only these columns would fill.
    rows: Vec<&'l str>,
    /// The width at which all fit.
    width: usize,
}

impl Comparison<'_> {
    /// Builds the grid: issues as rows, the parties that say most first, as many as fit.
    #[must_use]
    pub fn grid(&self, view: &View) -> Grid {
        let positions = tally(&self.statements, view.all_statements);
        let parties = self.parties(&positions);
        let issues = self.issues(&positions, view);
        let [party_names, issue_names] = [
            parties.iter().map(|&p| self.lexicon.parties[usize::from(p)].name.clone()).collect::<Vec<_>>(),
            issues.iter().map(|&i| self.lexicon.issues[usize::from(i)].name.clone()).collect(),
        ];
        let cell = |party: u16, issue: u16| {
            let position = positions.iter().find(|p| p.party == party && p.issue == issue);
            position.map_or_else(Cell::new, |p| self.cell(p, view))
        };
        let filled = |p: u16, i: u16| positions.iter().any(|x| x.party == p && x.issue == i);
        let said = |i: u16| positions.iter().filter(|p| p.issue == i).map(|p| p.statements.len()).sum::<usize>();
        let (down, across, down_names, across_names) = if view.transpose {
            (&parties, &issues, party_names, issue_names)
        } else {
            (&issues, &parties, issue_names, party_names)
        };
        let mut ranked: Vec<usize> = (0..across.len()).collect();
        if view.transpose {
            ranked.sort_by_key(|&at| (std::cmp::Reverse(said(across[at])), at));
        }
        let (mut shown, columns) = fitting(ranked, &down_names, view.width);
        shown.sort_unstable();
        let pair = |row: u16, column: u16| if view.transpose { (row, column) } else { (column, row) };
        // a row that only columns left out would fill says nothing
        let says = |row: u16| shown.iter().map(|&at| pair(row, across[at])).any(|(p, i)| filled(p, i));
        let (kept, empty): (Vec<usize>, Vec<usize>) =
            (0..down.len()).partition(|&at| view.all && !view.transpose || says(down[at]));
        let width = room(&down_names) + across.len() * (NARROW[0] + GUTTER);
        let rows_left = empty.iter().map(|&at| down_names[at].as_str()).collect();
        let left = Left { columns, of: across, parties: !view.transpose, rows: rows_left, width };
        let mut notes: Vec<String> = self.left_out(&left).into_iter().collect();
        let row = |&at: &usize| {
            let cells = shown.iter().map(|&column| pair(down[at], across[column])).map(|(p, i)| cell(p, i));
            (down_names[at].clone(), cells.collect())
        };
        let rows: Vec<(String, Vec<Cell>)> = kept.iter().map(row).collect();
        let columns = shown.iter().map(|&at| across_names[at].clone()).collect();
        notes.extend(self.uncertain(view));
        let legend = legend(&rows);
        Grid { columns, rows, legend, notes }
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

    /// Which columns had no room, with the rows that only they would fill, and how they can be seen.
    fn left_out(&self, left: &Left<'_>) -> Option<String> {
        if left.columns.is_empty() {
            return None;
        }
        let entry = |&at: &usize| {
            let at = usize::from(left.of[at]);
            if left.parties {
                let party = &self.lexicon.parties[at];
                (party.name.as_str(), format!("--party {}", party.id))
            } else {
                let issue = &self.lexicon.issues[at];
                (issue.name.as_str(), format!("--issue {}", issue.id))
            }
        };
        let (names, mut options): (Vec<&str>, Vec<String>) = left.columns.iter().map(entry).unzip();
        if options.len() > 3 {
            options.truncate(1);
            options.push("…".to_owned());
        }
        let with = if left.rows.is_empty() {
            String::new()
        } else {
            format!(" (and the rows that only they would fill: {})", left.rows.join(", "))
        };
        let turned = if left.parties { "--transpose" } else { "no --transpose" };
        let wider =
            if left.width <= WIDEST { format!("or --width {}", left.width) } else { "or --format markdown".to_owned() };
        Some(format!(
            "Not shown for want of width: {}{with}. To see them: {}, {turned}, {wider}.",
            names.join(", "),
            options.join(" "),
        ))
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
        entries
    }

    fn entry(&self, shown: &[&Placed], mixed: bool, view: &View) -> Entry {
        let placed = shown[0];
        let s = &placed.statement;
        let name = |p: u16| self.lexicon.parties[usize::from(p)].name.as_str();
        let mut says = says_to(self, s, agreed(shown, |s| &s.addressee));
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

/// The columns that fit beside the names of the rows, and the others. All are shown where narrow ones do.
fn fitting(mut columns: Vec<usize>, rows: &[String], width: usize) -> (Vec<usize>, Vec<usize>) {
    let [most, few] = NARROW.map(|narrow| width.saturating_sub(room(rows)) / (narrow + GUTTER));
    let fit = if columns.len() <= most { columns.len() } else { few.max(1) };
    let left = columns.split_off(fit.min(columns.len()));
    (columns, left)
}

/// The parties that all statements name in the same way, where any does.
fn agreed<'s>(shown: &[&'s Placed], of: impl Fn(&'s Statement) -> &'s Vec<u16>) -> &'s [u16] {
    let mut named = shown.iter().map(|p| of(&p.statement));
    let first = named.next().map_or(&[][..], Vec::as_slice);
    if named.all(|other| other == first) { first } else { &[] }
}

/// The marks in use.
fn legend(rows: &[(String, Vec<Cell>)]) -> String {
    let cells = || rows.iter().flat_map(|(_, cells)| cells);
    let entries = || cells().flatten();
    let has = |d| entries().any(|e| e.direction == d);
    let says = |words| entries().any(|e| e.says.contains(words));
    let marks = [
        (has(Direction::For), "+ for"),
        (has(Direction::Against), "− against"),
        (has(Direction::Conditional), "± on a condition"),
        (cells().any(Vec::is_empty), "· not stated"),
        (says(" ×"), "×2 number of statements"),
        (entries().any(|e| e.quote.as_ref().is_some_and(|(_, place)| place.starts_with('¶'))), "¶ paragraph"),
        (says(DECIDED), "† decided by hand, see `explain`"),
    ];
    marks.iter().filter(|(used, _)| *used).map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
}

pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
