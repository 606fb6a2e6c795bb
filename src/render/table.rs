//! Tables for the terminal and for Markdown.

use super::diff::{Palette, Run, Tone, paint, wrap};
use super::grid::{Block, Cell, Entry, Grid, NOT_STATED, View};
use crate::stance::Direction;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The narrowest terminal in which a table is drawn; a narrower one gets a list.
const LEAST: usize = 44;
/// No column is narrower than this, so that few words are broken.
const COLUMN: u16 = 8;

/// Stands between the words and their place until the cell is wrapped, so that no `¶3` stands alone.
const JOINT: char = '\u{a0}';

/// A table for the terminal, within `view.width` columns; nothing where no position is stated. Signs say all; colours only
/// repeat it.
#[must_use]
pub fn terminal(grid: &Grid, view: &View, palette: Palette) -> String {
    let draw =
        |block: &Block| if view.width < LEAST { list(block, view, palette) } else { table(block, view, palette) };
    let blocks: Vec<String> = grid.blocks.iter().filter(|block| !block.rows.is_empty()).map(draw).collect();
    if blocks.is_empty() {
        return String::new();
    }
    let mut out = blocks.join("\n");
    if view.width < LEAST {
        out.push('\n');
    }
    for note in std::iter::once(&grid.legend).chain(&grid.notes) {
        for line in wrap(&[Run::new(Tone::Dim, note)], view.width, palette) {
            out.push_str(&line.text);
            out.push('\n');
        }
    }
    out
}

fn table(block: &Block, view: &View, palette: Palette) -> String {
    let strong = |name: &String| paint(palette, Tone::Strong, name);
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(view.width).unwrap_or(u16::MAX));
    table.set_header(std::iter::once(String::new()).chain(block.columns.iter().map(strong)));
    for (name, cells) in &block.rows {
        table.add_row(std::iter::once(strong(name)).chain(cells.iter().map(|cell| written(cell, palette))));
    }
    for column in table.column_iter_mut() {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(COLUMN)));
    }
    table.lines().map(|line| format!("{}\n", line.trim_end().replace(JOINT, " "))).collect()
}

/// The same below one another, for terminals without room for columns.
fn list(block: &Block, view: &View, palette: Palette) -> String {
    let mut out = String::new();
    let mut put = |indent: usize, text: &str| {
        for line in wrap(&[Run::new(Tone::Plain, text)], view.width.saturating_sub(indent), palette) {
            out.push_str(&format!("{}{}\n", " ".repeat(indent), line.text));
        }
    };
    for (at, head) in block.columns.iter().enumerate() {
        put(0, head);
        for (name, cells) in block.rows.iter().filter(|(_, cells)| !cells[at].is_empty()) {
            put(1, name);
            written(&cells[at], Palette::Plain).replace(JOINT, " ").lines().for_each(|line| put(2, line));
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
            |(words, place)| format!("{says}\n{words}{JOINT}{}", paint(palette, Tone::Dim, place)),
        )
    };
    cell.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// A Markdown table, and below it what it leaves out.
#[must_use]
pub fn markdown(grid: &Grid) -> String {
    let plain = |cell: &Cell| if cell.is_empty() { NOT_STATED.to_owned() } else { written(cell, Palette::Plain) };
    let line = |name: &str, cells: Vec<String>| {
        let cells = std::iter::once(name.to_owned()).chain(cells);
        let cells = cells.map(|c| c.replace(JOINT, " ").replace('|', "\\|").replace('\n', "<br>"));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut out = Vec::new();
    for block in grid.blocks.iter().filter(|block| !block.rows.is_empty()) {
        let mut table = line("", block.columns.clone());
        table.push_str(&format!("|{}\n", " --- |".repeat(block.columns.len() + 1)));
        for (name, cells) in &block.rows {
            table.push_str(&line(name, cells.iter().map(plain).collect()));
        }
        out.push(table);
    }
    if out.is_empty() {
        return String::new();
    }
    let notes = std::iter::once(&grid.legend).chain(&grid.notes).filter(|note| !note.is_empty());
    out.extend(notes.map(|note| format!("{note}\n")));
    out.join("\n")
}
