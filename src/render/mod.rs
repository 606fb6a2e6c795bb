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
mod table;
mod trial;

pub use self::coverage::coverage;
pub use self::csv::csv;
pub use explain::{Ask, decisions, explain, trace};
pub use grid::{Comparison, Evidence, Grid, View};
pub use history::{Blamed, History, Kept, Stamp, history_csv, history_json, history_markdown, history_terminal};
pub use json::{json, statement};
pub use lexicon::{Section, issues_page, list, list_markdown, show};
pub use lines::lines;
pub use table::{markdown, terminal};
pub use trial::trial;
