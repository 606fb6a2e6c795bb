//! Tables for the terminal and for Markdown.

use super::diff::{Palette, Run, Tone, paint, wrap};
use super::grid::{Block, Cell, Entry, Grid, NOT_STATED, View};
use crate::stance::Direction;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

/// The narrowest terminal in which a table is drawn; a narrower one gets a list.
const LEAST: usize = 44;
/// No column is narrower than this, so that few words are broken.
const COLUMN: u16 = 8;

/// Where a list has names longer than this, they are wrapped.
const HEAD: usize = 24;

/// Stands between the words and their place until they are wrapped, so that no `¶3` stands alone; a character that no text holds.
const JOINT: char = '\u{e000}';

/// A table for the terminal, within `view.width` columns; nothing where no position is stated. Signs say all; colours only
/// repeat it.
#[must_use]
pub fn terminal(grid: &Grid, view: &View, palette: Palette) -> String {
    let draw = |block: &Block| match view.width {
        ..LEAST => narrow(block, view, palette),
        _ if view.list => list(block, view, palette),
        _ => table(block, view, palette),
    };
    let blocks: Vec<String> = grid.blocks.iter().filter(|block| !block.rows.is_empty()).map(draw).collect();
    if blocks.is_empty() {
        return String::new();
    }
    let mut out = blocks.join("\n");
    if view.width < LEAST || view.list {
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
fn narrow(block: &Block, view: &View, palette: Palette) -> String {
    let mut out = String::new();
    let mut put = |indent: usize, text: &str| {
        for line in wrap(&[Run::new(Tone::Plain, text)], view.width.saturating_sub(indent), palette) {
            out.push_str(&format!("{}{}\n", " ".repeat(indent), line.text.replace(JOINT, " ")));
        }
    };
    for (at, head) in block.columns.iter().enumerate() {
        put(0, head);
        for (name, cells) in block.rows.iter().filter(|(_, cells)| !cells[at].is_empty()) {
            put(1, name);
            written(&cells[at], Palette::Plain).lines().for_each(|line| put(2, line));
        }
    }
    out
}

/// Row by row those columns that say something in it, their words beside their names.
fn list(block: &Block, view: &View, palette: Palette) -> String {
    let heads = block.columns.iter().map(|head| head.width()).max().unwrap_or(0).min(HEAD);
    let indent = heads + 3;
    let row = |(name, cells): &(String, Vec<Cell>)| {
        let mut out = format!("{}\n", paint(palette, Tone::Strong, name));
        for (head, cell) in block.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let mut beside = wrap(&[Run::new(Tone::Plain, head)], heads, palette).into_iter();
            let said: Vec<String> = cell.iter().flat_map(|entry| lines(entry, view.width - indent, palette)).collect();
            let mut said = said.into_iter();
            loop {
                let (name, words) = (beside.next(), said.next());
                if name.is_none() && words.is_none() {
                    break;
                }
                let name = name.unwrap_or_default();
                let gap = " ".repeat(heads.saturating_sub(name.width) + 2);
                out.push_str(format!(" {}{gap}{}", name.text, words.unwrap_or_default()).trim_end());
                out.push('\n');
            }
        }
        if cells.iter().all(Vec::is_empty) {
            out.push_str(&format!(" {}\n", paint(palette, Tone::Dim, NOT_STATED)));
        }
        out
    };
    block.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// An entry in lines no longer than `width`: on one, where there is room.
fn lines(entry: &Entry, width: usize, palette: Palette) -> Vec<String> {
    let says = Run::new(tone(entry.direction), &entry.says);
    let Some((words, place)) = &entry.quote else { return wrapped(&[says], width, palette) };
    let quote = [Run::new(Tone::Plain, format!("{words}{JOINT}")), Run::new(Tone::Dim, place)];
    let one = [says.clone(), Run::new(Tone::Plain, " ")].into_iter().chain(quote.clone()).collect::<Vec<_>>();
    let one = wrapped(&one, width, palette);
    if one.len() == 1 {
        return one;
    }
    let mut out = wrapped(&[says], width, palette);
    out.extend(wrapped(&quote, width, palette));
    out
}

fn wrapped(runs: &[Run], width: usize, palette: Palette) -> Vec<String> {
    wrap(runs, width, palette).into_iter().map(|line| line.text.replace(JOINT, " ")).collect()
}

/// The colour that repeats a sign.
const fn tone(direction: Direction) -> Tone {
    match direction {
        Direction::For => Tone::Added,
        Direction::Against => Tone::Deleted,
        Direction::Conditional => Tone::Note,
    }
}

fn written(cell: &Cell, palette: Palette) -> String {
    if cell.is_empty() {
        return paint(palette, Tone::Dim, NOT_STATED);
    }
    let entry = |e: &Entry| {
        let says = paint(palette, tone(e.direction), &e.says);
        e.quote.as_ref().map_or_else(
            || says.clone(),
            |(words, place)| format!("{says}\n{words}{JOINT}{}", paint(palette, Tone::Dim, place)),
        )
    };
    cell.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// A row as a paragraph and a list.
fn markdown_list(block: &Block, (name, cells): &(String, Vec<Cell>)) -> String {
    let mut out = format!("**{name}**\n\n");
    let said = block.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    for (head, entry) in said.flat_map(|(head, cell)| cell.iter().map(move |entry| (head, entry))) {
        out.push_str(&format!("- {head}: {}\n", lines(entry, usize::MAX, Palette::Plain).concat()));
    }
    if cells.iter().all(Vec::is_empty) {
        out.push_str(&format!("- {NOT_STATED}\n"));
    }
    out
}

/// A Markdown table or list, and below it what it leaves out.
#[must_use]
pub fn markdown(grid: &Grid, view: &View) -> String {
    let plain = |cell: &Cell| if cell.is_empty() { NOT_STATED.to_owned() } else { written(cell, Palette::Plain) };
    let line = |name: &str, cells: Vec<String>| {
        let cells = std::iter::once(name.to_owned()).chain(cells);
        let cells = cells.map(|c| c.replace(JOINT, " ").replace('|', "\\|").replace('\n', "<br>"));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut out = Vec::new();
    for block in grid.blocks.iter().filter(|block| !block.rows.is_empty()) {
        if view.list {
            out.extend(block.rows.iter().map(|row| markdown_list(block, row)));
            continue;
        }
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
