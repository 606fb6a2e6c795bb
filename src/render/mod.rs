//! Rendering: rows computed once (`grid`), formats that only punctuate.

mod coverage;
mod csv;
mod explain;
mod grid;
mod json;
mod lexicon;
mod lines;
mod table;
mod trial;

pub use self::coverage::coverage;
pub use self::csv::csv;
pub use explain::{Ask, decisions, explain};
pub use grid::{Comparison, Evidence, Grid, View};
pub use json::json;
pub use lexicon::{Section, issues_page, list, list_markdown, show};
pub use lines::lines;
pub use table::{markdown, terminal};
pub use trial::trial;
