//! Rendering: rows computed once (`grid`), formats that only punctuate.

mod csv;
pub mod diff;
mod explain;
mod grid;
mod history;
mod json;
mod lines;
mod table;

pub use self::csv::csv;
pub use explain::{Ask, explain};
pub use grid::{Comparison, Evidence, Grid, View};
pub use history::{Blamed, History, Kept, Stamp, history_csv, history_json, history_markdown, history_terminal};
pub use json::{json, statement};
pub use lines::lines;
pub use table::{markdown, terminal};
