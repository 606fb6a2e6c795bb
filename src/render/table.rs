//! Tables for the terminal and for Markdown.

use super::diff::{Palette, Run, Tone, paint, wrap};
use super::grid::{Cell, Entry, Grid, NOT_STATED, View};
use crate::stance::Direction;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The narrowest table that is drawn.
const LEAST: usize = 40;
/// No column is narrower than this, so that few words are broken.
const COLUMN: u16 = 8;

/// A table for the terminal, within `view.width` columns; nothing where no position is stated. Signs say all; colours only
/// repeat it.
#[must_use]
pub fn terminal(grid: &Grid, view: &View, palette: Palette) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let width = view.width.max(LEAST);
    let strong = |name: &String| paint(palette, Tone::Strong, name);
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(std::iter::once(String::new()).chain(grid.columns.iter().map(strong)));
    for (name, cells) in &grid.rows {
        table.add_row(std::iter::once(strong(name)).chain(cells.iter().map(|cell| written(cell, palette))));
    }
    for column in table.column_iter_mut() {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(COLUMN)));
    }
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    for note in std::iter::once(&grid.legend).chain(&grid.notes) {
        for line in wrap(&[Run::new(Tone::Dim, note)], width, palette) {
            out.push_str(&line.text);
            out.push('\n');
        }
    }
    out
}

fn written(cell: &Cell, palette: Palette) -> String {
    if cell.is_empty() {
        return paint(palette, Tone::Dim, NOT_STATED);
    }
    let entry = |e: &Entry| {
        let tone = match e.direction {
            Direction::For => Tone::Added,
            Direction::Against => Tone::Deleted,
            Direction::Conditional => Tone::Note,
        };
        let says = paint(palette, tone, &e.says);
        e.quote.as_ref().map_or_else(
            || says.clone(),
            |(words, place)| format!("{says}\n{words} {}", paint(palette, Tone::Dim, place)),
        )
    };
    cell.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// A Markdown table, and below it what it leaves out.
#[must_use]
pub fn markdown(grid: &Grid) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let plain = |cell: &Cell| if cell.is_empty() { NOT_STATED.to_owned() } else { written(cell, Palette::Plain) };
    let line = |name: &str, cells: Vec<String>| {
        let cells = std::iter::once(name.to_owned()).chain(cells);
        let cells = cells.map(|c| c.replace('|', "\\|").replace('\n', "<br>"));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut out = line("", grid.columns.clone());
    out.push_str(&format!("|{}\n", " --- |".repeat(grid.columns.len() + 1)));
    for (name, cells) in &grid.rows {
        out.push_str(&line(name, cells.iter().map(plain).collect()));
    }
    for note in std::iter::once(&grid.legend).chain(&grid.notes).filter(|note| !note.is_empty()) {
        out.push_str(&format!("\n{note}\n"));
    }
    out
}
