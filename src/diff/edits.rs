//! The edit script: byte ranges of the old version and what replaces them. Applied, it gives the new version exactly.

use super::prose::{Op, Paragraph};
use super::words::{Mark, MarkOp};
use crate::text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the old version.
    pub old: Span,
    /// Bytes of the new version that take their place.
    pub new: Span,
}

/// Edits in ascending order, not overlapping. `paragraphs` in the order of the old version may stand anywhere; those that
/// keep their place are the anchors, and what lies between two anchors is compared line by line.
pub(super) fn edits(old: &str, new: &str, paragraphs: &[Paragraph]) -> Vec<Edit> {
    let mut out = Vec::new();
    let (mut from, mut to) = (0, 0);
    for paragraph in paragraphs.iter().filter(|p| !p.moved) {
        let (Some(a), Some(b)) = (paragraph.old_span, paragraph.new_span) else { continue };
        between(old, new, Span::new(from, a.start), Span::new(to, b.start), &mut out);
        if paragraph.op == Op::Edit {
            for mark in &paragraph.words {
                word(old, new, mark, &mut out);
            }
        } else if a.of(old) != b.of(new) {
            between(old, new, a, b, &mut out);
        }
        (from, to) = (a.end, b.end);
    }
    between(old, new, Span::new(from, len(old)), Span::new(to, len(new)), &mut out);
    out
}

fn len(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

fn word(old: &str, new: &str, mark: &Mark, out: &mut Vec<Edit>) {
    match mark.op {
        MarkOp::Equal => {}
        MarkOp::Same => push(trim(old, new, mark.old, mark.new), out),
        MarkOp::Delete | MarkOp::Insert => push(Edit { old: mark.old, new: mark.new }, out),
    }
}

fn between(old: &str, new: &str, a: Span, b: Span, out: &mut Vec<Edit>) {
    if a.of(old) == b.of(new) {
        return;
    }
    let lines = |text: &str, span: Span| -> Vec<Span> {
        let mut at = span.start;
        span.of(text)
            .split_inclusive('\n')
            .map(|line| {
                let start = at;
                at += len(line);
                Span::new(start, at)
            })
            .collect()
    };
    let (x, y) = (lines(old, a), lines(new, b));
    let left: Vec<&str> = x.iter().map(|s| s.of(old)).collect();
    let right: Vec<&str> = y.iter().map(|s| s.of(new)).collect();
    let cover = |spans: &[Span], range: std::ops::Range<usize>, whole: Span| {
        let at = |i: usize| spans.get(i).map_or(whole.end, |s| s.start);
        Span::new(at(range.start), at(range.end))
    };
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        if !matches!(op, DiffOp::Equal { .. }) {
            push(trim(old, new, cover(&x, op.old_range(), a), cover(&y, op.new_range(), b)), out);
        }
    }
}

/// Leaves out what both sides begin and end with.
fn trim(old: &str, new: &str, a: Span, b: Span) -> Edit {
    let (x, y) = (a.of(old), b.of(new));
    let head: usize = x.chars().zip(y.chars()).take_while(|(c, d)| c == d).map(|(c, _)| c.len_utf8()).sum();
    let (x, y) = (&x[head..], &y[head..]);
    let tail: usize = x.chars().rev().zip(y.chars().rev()).take_while(|(c, d)| c == d).map(|(c, _)| c.len_utf8()).sum();
    let (head, tail) = (u32::try_from(head).unwrap_or(0), u32::try_from(tail).unwrap_or(0));
    Edit { old: Span::new(a.start + head, a.end - tail), new: Span::new(b.start + head, b.end - tail) }
}

fn push(edit: Edit, out: &mut Vec<Edit>) {
    match out.last_mut() {
        Some(last) if last.old.end == edit.old.start && last.new.end == edit.new.start => {
            last.old = last.old.join(edit.old);
            last.new = last.new.join(edit.new);
        }
        _ if edit.old.is_empty() && edit.new.is_empty() => {}
        _ => out.push(edit),
    }
}
