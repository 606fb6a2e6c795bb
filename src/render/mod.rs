//! Rendering: rows computed once (`grid`), formats that only punctuate.

mod csv;
pub mod diff;
mod explain;
mod grid;
mod json;
mod lines;
mod table;

pub use self::csv::csv;
pub use explain::{Ask, explain};
pub use grid::{Comparison, Evidence, Grid, View};
pub use json::json;
pub use lines::lines;
pub use table::{markdown, terminal};
