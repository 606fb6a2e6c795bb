//! Rendering: rows computed once (`grid`), formats that only punctuate.

mod coverage;
mod csv;
pub mod diff;
mod explain;
mod grid;
mod history;
mod json;
mod lexicon;
mod lines;
mod moves;
mod pretty;
mod table;
mod telling;
mod trial;
mod wording;

pub use self::coverage::coverage;
pub use self::csv::csv;
pub use explain::{Ask, decisions, explain, trace};
pub use grid::{Comparison, Evidence, Grid, View};
pub use history::{
    History, Kept, csv as history_csv, json as history_json, kept, markdown as history_markdown,
    terminal as history_terminal,
};
pub use json::json;
pub use lexicon::{Section, issues_page, list, list_markdown, show};
pub use lines::lines;
pub use moves::Told;
pub use table::{markdown, terminal};
pub use trial::trial;

/// A text on one line, without anything that steers a terminal.
#[must_use]
pub fn one_line(text: &str) -> String {
    diff::clean(&grid::fold_space(text))
}
