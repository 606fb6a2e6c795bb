//! Old and new in two columns.

use super::marks::Show;
use super::runs::{Line, Run, Tone, wrap};
use super::terminal::{body, gutter, is_invisible, left_out, notes};
use super::text::{Row, shortened};
use super::{DiffView, Versions};
use crate::diff::{Op, Paragraph};

/// Columns of the gutter.
const GUTTER: usize = 12;

pub(super) fn rows(versions: &Versions<'_>, view: &DiffView, rows: &[Row<'_>], out: &mut String) {
    let width = view.width.saturating_sub(GUTTER + 3) / 2;
    for row in rows {
        match row {
            Row::Left(count) => out.push_str(&format!("  {}\n", left_out(view.palette, *count))),
            Row::Context(paragraph) => {
                let line = |text: &str| wrap(&[Run::new(Tone::Dim, shortened(text, width))], width, view.palette);
                let words = versions.plain(paragraph);
                columns(&gutter(versions, view.palette, paragraph), &line(&words)[..1], &line(&words)[..1], width, out);
            }
            Row::Shown(paragraph) => shown(versions, view, paragraph, width, out),
        }
        out.push('\n');
    }
}

fn shown(versions: &Versions<'_>, view: &DiffView, paragraph: &Paragraph, width: usize, out: &mut String) {
    let remarks = notes(versions, paragraph);
    let side = |show: Show, there: bool| {
        if !there {
            return Vec::new();
        }
        let mut runs = if show == Show::New || paragraph.op == Op::Delete { remarks.clone() } else { Vec::new() };
        if is_invisible(versions, paragraph) {
            return if show == Show::New { runs } else { Vec::new() };
        }
        runs.extend(body(versions, view, paragraph, show));
        runs
    };
    let lines = |runs: Vec<Run>| wrap(&runs, width, view.palette);
    let (left, right) = (side(Show::Old, paragraph.old.is_some()), side(Show::New, paragraph.new.is_some()));
    columns(&gutter(versions, view.palette, paragraph), &lines(left), &lines(right), width, out);
}

fn columns(gutter: &str, left: &[Line], right: &[Line], width: usize, out: &mut String) {
    let empty = Line::default();
    for at in 0..left.len().max(right.len()) {
        let (a, b) = (left.get(at).unwrap_or(&empty), right.get(at).unwrap_or(&empty));
        let fill = " ".repeat(width.saturating_sub(a.width));
        let gutter = if at == 0 { gutter.to_owned() } else { " ".repeat(GUTTER) };
        out.push_str(format!("{gutter}{}{fill} │ {}", a.text, b.text).trim_end());
        out.push('\n');
    }
}
