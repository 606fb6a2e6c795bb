//! Positions over time: who said what from when to when, what changed, and since when each sentence has stood there.

mod csv;
mod json;
mod markdown;
mod terminal;

pub use csv::csv;
pub use json::json;
pub use markdown::markdown;
pub use terminal::terminal;

use super::diff::{clean, told};
use super::grid::Comparison;
use super::json::{Record, statements};
use super::moves::{Moved, Told, gathered};
use crate::diff::ChangeKind;
use crate::history::{Stamp, Stretch, Turn};
use crate::lexicon::model::Lexicon;
use crate::position::Placed;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is kept of a statement.
#[derive(Debug)]
pub struct Kept {
    /// What people are told of it.
    pub told: Told,
    /// The words of its sentence that tell.
    pub telling: String,
    /// The statement as `compare` prints it; its document is the version.
    pub json: Value,
}

/// What is kept of the statements of one article, which is version number `version`.
#[must_use]
pub fn kept(comparison: &Comparison<'_>, version: usize) -> Vec<Kept> {
    let keep = |(placed, mut record): (&Placed, Record<'_>)| {
        record.document = version;
        let json = serde_json::to_value(record).unwrap_or_default();
        Kept { told: told(comparison, placed), telling: clean(&comparison.telling_words(placed)), json }
    };
    comparison.statements.iter().zip(statements(comparison)).map(keep).collect()
}

/// A history ready to print.
#[derive(Debug)]
pub struct History<'h> {
    /// What it is the history of.
    pub name: String,
    /// The lexicon in force.
    pub lexicon: &'h Lexicon,
    /// What the versions tell.
    pub told: crate::history::Told<Kept>,
    /// What people call each version.
    labels: Vec<String>,
}

impl<'h> History<'h> {
    /// `told` with what the readers need of it.
    #[must_use]
    pub fn new(name: String, lexicon: &'h Lexicon, told: crate::history::Told<Kept>) -> Self {
        let labels = labels(&told.versions);
        Self { name, lexicon, told, labels }
    }

    fn cell(&self, party: u16, issue: u16) -> String {
        format!("{} · {}", self.lexicon.parties[party as usize].name, self.lexicon.issues[issue as usize].name)
    }

    fn label(&self, version: usize) -> &str {
        &self.labels[version]
    }

    /// The label and who saved it.
    fn label_by(&self, version: usize) -> String {
        let editor = self.told.versions[version].editor.as_ref();
        editor.map_or_else(|| self.label(version).to_owned(), |e| format!("{} ({})", self.label(version), clean(e)))
    }

    /// The version with name, editor and comment.
    fn headline(&self, version: usize) -> String {
        let v = &self.told.versions[version];
        let mut out = self.label(version).to_owned();
        let name = short_name(&v.id);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        // a file that is named by its date needs no second name
        let dated = digits(&name) == digits(&out) && name.chars().filter(|c| c.is_alphabetic()).count() <= 6;
        if !dated && !out.contains(stem(&name)) {
            out.push_str(&format!(" · {name}"));
        }
        if let Some(editor) = &v.editor {
            out.push_str(&format!(" · {}", clean(editor)));
        }
        if let Some(comment) = v.comment.as_ref().and_then(|c| c.lines().next()) {
            out.push_str(&format!(" · “{}”", clean(comment.trim())));
        }
        out
    }

    /// "reverts to 2025-03-02; 1 version undone".
    fn reverted(&self, version: usize) -> Option<String> {
        let back = self.told.versions[version].reverts?;
        Some(format!("reverts to {}; {} undone", self.label(back), count(version - back - 1, "version")))
    }

    /// What was said first in a stretch, for each of its directions.
    fn first(&self, stretch: &Stretch) -> impl Iterator<Item = &Kept> {
        let records = &self.told.snapshots[stretch.from].records;
        stretch.statements.iter().map(|&i| &*records[i])
    }

    /// What changed with a version.
    fn moves(&self, version: usize) -> Vec<Moved> {
        let turns = self.told.turns.iter().filter(|t| t.version == version);
        let told = |turn: &Turn| {
            [false, true].map(|new| self.evidence(turn, new).into_iter().map(|kept| kept.told.clone()).collect())
        };
        gathered(turns.map(|t| Moved::new(self.lexicon, &t.change, told(t))).collect())
    }

    /// The statements of one side that the other does not have in the same words.
    fn evidence(&self, turn: &Turn, new: bool) -> Vec<&Kept> {
        let (mine, other) = (&self.told.snapshots[turn.before], &self.told.snapshots[turn.version]);
        let (mine, other) = if new { (other, mine) } else { (mine, other) };
        let (ours, theirs) =
            if new { (&turn.change.new, &turn.change.old) } else { (&turn.change.old, &turn.change.new) };
        let Some(ours) = ours else { return Vec::new() };
        let known: Vec<&str> = theirs.iter().flat_map(|p| &p.statements).map(|&i| &*other.wordings[i]).collect();
        let fresh: Vec<usize> =
            ours.statements.iter().copied().filter(|&i| !known.contains(&&*mine.wordings[i])).collect();
        let list = if fresh.is_empty() { &ours.statements } else { &fresh };
        list.iter().map(|&i| &*mine.records[i]).collect()
    }

    fn summary(&self) -> String {
        let mut out = count(self.told.versions.len(), "version");
        if self.told.versions.len() > 1 {
            out.push_str(&format!(", {} to {}", self.label(0), self.label(self.told.versions.len() - 1)));
        }
        let reworded = self.told.turns.iter().filter(|t| t.change.kind == ChangeKind::Reworded).count();
        out.push_str(&format!("; {} of position", count(self.told.turns.len() - reworded, "change")));
        if reworded > 0 {
            out.push_str(&format!(", {} of wording", count(reworded, "change")));
        }
        let reverts = self.told.versions.iter().filter(|v| v.reverts.is_some()).count();
        if reverts > 0 {
            out.push_str(&format!("; {}", count(reverts, "revert")));
        }
        out
    }
}

/// What people call versions: the date, with the name where several have the same; the name where there is no date.
fn labels(versions: &[Stamp]) -> Vec<String> {
    let day = |v: &Stamp| {
        v.date.as_deref().map(|d| d.trim_end_matches('Z').chars().take(16).collect::<String>().replace('T', " "))
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for date in versions.iter().filter_map(day) {
        *times.entry(date).or_default() += 1;
    }
    let label = |v: &Stamp| match day(v) {
        Some(date) if times[&date] > 1 => format!("{date} {}", stem(&short_name(&v.id))),
        Some(date) => date,
        None => short_name(&v.id),
    };
    versions.iter().map(|v| clean(&label(v))).collect()
}

/// The last part of what the source calls a version.
fn short_name(id: &str) -> String {
    clean(id.rsplit('/').next().unwrap_or(id))
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |parts| parts.0)
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
