//! For the terminal: positions first, then the text.

use super::marks::Show;
use super::runs::{Line, Palette, Run, Tone, clean, paint, wrap};
use super::side;
use super::text::{Row, remarks, rows, shortened, summary};
use super::{DiffView, Versions};
use crate::diff::{Op, Paragraph, PieceKind};
use crate::render::moves::{Layout, moves_terminal};
use unicode_width::UnicodeWidthStr;

/// Widest text for reading; a wider terminal leaves its margin free unless there are two columns.
const MEASURE: usize = 100;
/// Columns of the gutter with sign and paragraph number.
const GUTTER: usize = 12;

/// What changed, within `view.width` columns.
#[must_use]
pub fn terminal(versions: &Versions<'_>, view: &DiffView) -> String {
    let mut out = String::new();
    out.push_str(&format!("{}\n", paint(view.palette, Tone::Strong, &clean(&versions.name()))));
    if view.positions {
        positions(versions, view, &mut out);
    }
    if view.text {
        text(versions, view, &mut out);
    }
    out
}

fn heading(view: &DiffView, name: &str, rest: &str, out: &mut String) {
    out.push_str(&format!("\n{}  {rest}\n", paint(view.palette, Tone::Strong, name)));
}

fn positions(versions: &Versions<'_>, view: &DiffView, out: &mut String) {
    if versions.changes.is_empty() {
        heading(view, "Positions", "no change", out);
        return;
    }
    let number = versions.changes.len();
    heading(view, "Positions", &format!("{number} changed"), out);
    let layout = Layout { indent: 2, gap: "\n", width: view.width.min(MEASURE), palette: view.palette };
    moves_terminal(&versions.moves(), layout, out);
}

/// Lines behind a gutter: `first` before the first line, `rest` before the others.
fn block(out: &mut String, first: &str, rest: &str, lines: &[Line]) {
    for (at, line) in lines.iter().enumerate() {
        out.push_str(if at == 0 { first } else { rest });
        out.push_str(&line.text);
        out.push('\n');
    }
}

fn text(versions: &Versions<'_>, view: &DiffView, out: &mut String) {
    let paragraphs = &versions.prose.paragraphs;
    let front = versions.front(&versions.outside);
    if versions.prose.is_empty() {
        heading(view, "Text", if front.is_empty() { "no change" } else { "front matter only" }, out);
    } else {
        heading(view, "Text", &format!("paragraphs: {}", summary(paragraphs)), out);
    }
    if !versions.prose.is_empty() || !front.is_empty() {
        out.push('\n');
    }
    for runs in front {
        let width = view.width.min(MEASURE).saturating_sub(GUTTER);
        let label = format!("{} {}", paint(view.palette, Tone::Note, "~"), paint(view.palette, Tone::Dim, "front"));
        block(out, &format!("{label}     "), &" ".repeat(GUTTER), &wrap(&runs, width, view.palette));
        out.push('\n');
    }
    if !versions.prose.is_empty() {
        let rows = rows(paragraphs, view.context);
        if view.side_by_side {
            side::rows(versions, view, &rows, out);
        } else {
            rows.iter().for_each(|row| one(versions, view, row, out));
        }
    }
    let remarks = remarks(&versions.outside);
    if !remarks.is_empty() {
        out.push_str(&format!("  outside of the paragraphs: {}\n", remarks.join("; ")));
    }
}

pub(super) fn left_out(palette: Palette, count: usize) -> String {
    let noun = if count == 1 { "paragraph" } else { "paragraphs" };
    paint(palette, Tone::Dim, &format!("⋯ {count} {noun} unchanged"))
}

fn one(versions: &Versions<'_>, view: &DiffView, row: &Row<'_>, out: &mut String) {
    let width = view.width.min(MEASURE).saturating_sub(GUTTER);
    match row {
        Row::Left(count) => out.push_str(&format!("  {}\n\n", left_out(view.palette, *count))),
        Row::Context(paragraph) => {
            let words = shortened(&versions.plain(paragraph), width);
            let gutter = gutter(versions, view.palette, paragraph);
            let runs = [Run::new(Tone::Dim, words)];
            block(out, &gutter, &" ".repeat(GUTTER), &wrap(&runs, width, view.palette)[..1]);
            out.push('\n');
        }
        Row::Shown(paragraph) => {
            let mut runs = notes(versions, paragraph);
            if !is_invisible(versions, paragraph) {
                runs.extend(body(versions, view, paragraph, Show::Both));
            }
            let gutter = gutter(versions, view.palette, paragraph);
            block(out, &gutter, &" ".repeat(GUTTER), &wrap(&runs, width, view.palette));
            out.push('\n');
        }
    }
}

/// A change that no mark could show.
pub(super) fn is_invisible(versions: &Versions<'_>, paragraph: &Paragraph) -> bool {
    matches!(versions.slight(paragraph), Some("white space" | "Unicode form"))
}

/// What is said of a paragraph before its text.
pub(super) fn notes(versions: &Versions<'_>, paragraph: &Paragraph) -> Vec<Run> {
    let mut out = Vec::new();
    if paragraph.moved
        && let (Some(p), Some(q)) = (paragraph.old, paragraph.new)
    {
        let way = if q < p { "up" } else { "down" };
        out.push(Run::new(Tone::Note, format!("‹moved {way} from {}› ", versions.number(0, p))));
    }
    if let Some(parted) = versions.parted(paragraph) {
        out.push(Run::new(Tone::Note, format!("‹{parted}› ")));
    }
    if let Some(slight) = versions.slight(paragraph) {
        out.push(Run::new(Tone::Note, format!("‹only {slight}› ")));
    }
    if is_invisible(versions, paragraph) {
        out.push(Run::new(Tone::Dim, shortened(&versions.plain(paragraph), 50)));
    }
    out
}

pub(super) fn body(versions: &Versions<'_>, view: &DiffView, paragraph: &Paragraph, show: Show) -> Vec<Run> {
    // the sign before it says what happened to the whole: brackets would say it twice
    let whole = |tone| vec![Run::new(tone, versions.plain(paragraph))];
    let unlinked = paragraph.pieces.iter().all(|p| matches!(p.kind, PieceKind::Added | PieceKind::Deleted));
    match paragraph.op {
        Op::Equal if paragraph.moved => vec![Run::new(Tone::Plain, shortened(&versions.plain(paragraph), 160))],
        Op::Add if unlinked => whole(Tone::Added),
        Op::Delete if unlinked => whole(Tone::Deleted),
        _ => versions.runs(paragraph, view.context, show),
    }
}

/// Sign and number before a paragraph, in [`GUTTER`] columns.
pub(super) fn gutter(versions: &Versions<'_>, palette: Palette, paragraph: &Paragraph) -> String {
    let (sign, tone) = match paragraph.op {
        Op::Add => ("+", Tone::Added),
        Op::Delete => ("−", Tone::Deleted),
        _ if paragraph.moved => (">", Tone::Note),
        Op::Edit => ("~", Tone::Note),
        Op::Equal => (" ", Tone::Dim),
    };
    let label = versions.label(paragraph);
    // the numbers are those of the new version, but for what is not in it
    let gone = paragraph.op == Op::Delete && label.starts_with('¶');
    let label = if gone { format!("was {label}") } else { label };
    let fill = GUTTER.saturating_sub(2 + label.width() + 1);
    format!("{} {}{} ", paint(palette, tone, sign), paint(palette, Tone::Dim, &label), " ".repeat(fill))
}
