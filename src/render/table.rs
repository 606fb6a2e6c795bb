//! Tables for the terminal and for Markdown.

use super::grid::{Grid, View};
use comfy_table::{ContentArrangement, Table, presets};

/// A table for the terminal, within `view.width` columns; nothing where no position is stated.
#[must_use]
pub fn terminal(grid: &Grid, view: &View) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(view.width).unwrap_or(u16::MAX));
    table.set_header(&grid.columns);
    for row in &grid.rows {
        table.add_row(row);
    }
    let mut out = table.to_string();
    out.push('\n');
    if let Some(note) = &grid.note {
        out.push_str(note);
        out.push('\n');
    }
    out
}

/// A Markdown table.
#[must_use]
pub fn markdown(grid: &Grid) -> String {
    let line = |cells: &[String]| {
        format!(
            "| {} |\n",
            cells.iter().map(|c| c.replace('|', "\\|").replace('\n', "<br>")).collect::<Vec<_>>().join(" | ")
        )
    };
    let mut out = line(&grid.columns);
    out.push_str(&format!("|{}\n", " --- |".repeat(grid.columns.len())));
    for row in &grid.rows {
        out.push_str(&line(row));
    }
    out
}
