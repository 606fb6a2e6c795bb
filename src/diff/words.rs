//! Marks within a rewritten sentence: word by word, and no confetti.
//!
//! Words are compared without the white space between them, which afterwards goes with the word it stands before. An
//! equal stretch between two changes is folded into them where it is no longer than either, as `semantic cleanup` does in
//! diff-match-patch: "the" left standing between two rewritten halves helps no reader.

use super::ignore::Ignore;
use super::version::{Word, key};
use crate::text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// What a mark says of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkOp {
    /// The same bytes in both.
    Equal,
    /// Other bytes, but the reader asked not to see the difference.
    Same,
    /// In the old version only.
    Delete,
    /// In the new version only.
    Insert,
}

/// A stretch of a rewritten text. The old spans of all marks tile the old text, the new ones the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it says.
    pub op: MarkOp,
    /// Bytes of the old version; empty for an insertion.
    pub old: Span,
    /// Bytes of the new version; empty for a deletion.
    pub new: Span,
}

/// The two texts, and whether they change places before they are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'t> {
    pub old: &'t str,
    pub new: &'t str,
    pub swapped: bool,
    pub ignore: Ignore,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Equal,
    Same,
    Change,
}

#[derive(Debug, Clone, Copy)]
struct Block {
    sort: Sort,
    old: Span,
    new: Span,
}

/// Marks for `old` rewritten as `new`, each the tokens of a stretch of text.
pub(super) fn marks(sides: Sides<'_>, old: &[Word], new: &[Word], out: &mut Vec<Mark>) {
    let start = |words: &[Word]| words.first().map_or(0, |w| w.span.start);
    let mut builder = Builder { sides, blocks: Vec::new(), old: start(old), new: start(new) };
    let a = counted(sides.old, old);
    let b = counted(sides.new, new);
    let ids = |words: &[Word], places: &[usize]| -> Vec<u32> { places.iter().map(|&i| words[i].strict).collect() };
    let (x, y) = (ids(old, &a), ids(new, &b));
    let span = |words: &[Word], places: &[usize], range: &Range<usize>| {
        words[places[range.start]].span.join(words[places[range.end - 1]].span)
    };
    for (equal, from, to) in runs(&x, &y, sides.swapped) {
        if equal {
            for (i, j) in from.zip(to) {
                builder.equal(old[a[i]].span, new[b[j]].span);
            }
        } else {
            let removed = (!from.is_empty()).then(|| span(old, &a, &from));
            let added = (!to.is_empty()).then(|| span(new, &b, &to));
            builder.change(removed, added);
        }
    }
    let end = |words: &[Word]| words.last().map_or(0, |w| w.span.end);
    builder.glue(end(old).max(builder.old), end(new).max(builder.new));
    fold(sides, &mut builder.blocks);
    emit(&builder.blocks, out);
}

/// The tokens that are compared: all but white space and what is ignored altogether.
fn counted(text: &str, words: &[Word]) -> Vec<usize> {
    (0..words.len())
        .filter(|&i| words[i].strict != 0 && !words[i].span.of(text).starts_with(char::is_whitespace))
        .collect()
}

/// Equal and changed runs in order.
fn runs(old: &[u32], new: &[u32], swapped: bool) -> Vec<(bool, Range<usize>, Range<usize>)> {
    let ops = if swapped {
        capture_diff_slices(Algorithm::Myers, new, old)
    } else {
        capture_diff_slices(Algorithm::Myers, old, new)
    };
    let mut out: Vec<(bool, Range<usize>, Range<usize>)> = Vec::with_capacity(ops.len());
    for op in ops {
        let equal = matches!(op, DiffOp::Equal { .. });
        let (from, to) = if swapped { (op.new_range(), op.old_range()) } else { (op.old_range(), op.new_range()) };
        match out.last_mut() {
            Some(last) if !equal && !last.0 => {
                last.1.end = from.end.max(last.1.end);
                last.2.end = to.end.max(last.2.end);
            }
            _ => out.push((equal, from, to)),
        }
    }
    out
}

struct Builder<'t> {
    sides: Sides<'t>,
    blocks: Vec<Block>,
    /// What is done of the old text.
    old: u32,
    /// What is done of the new text.
    new: u32,
}

impl Builder<'_> {
    fn push(&mut self, sort: Sort, old: u32, new: u32) {
        let block = Block { sort, old: Span::new(self.old, old), new: Span::new(self.new, new) };
        (self.old, self.new) = (old, new);
        if block.old.is_empty() && block.new.is_empty() {
            return;
        }
        match self.blocks.last_mut() {
            Some(last) if last.sort == sort => {
                last.old = Span::new(last.old.start, block.old.end);
                last.new = Span::new(last.new.start, block.new.end);
            }
            _ => self.blocks.push(block),
        }
    }

    /// What stands between counted words.
    fn glue(&mut self, old: u32, new: u32) {
        let a = Span::new(self.old, old).of(self.sides.old);
        let b = Span::new(self.new, new).of(self.sides.new);
        let sort = if a == b {
            Sort::Equal
        } else if key(a, self.sides.ignore) == key(b, self.sides.ignore) {
            Sort::Same
        } else {
            Sort::Change
        };
        self.push(sort, old, new);
    }

    fn equal(&mut self, old: Span, new: Span) {
        self.glue(old.start, new.start);
        let same = old.of(self.sides.old) == new.of(self.sides.new);
        self.push(if same { Sort::Equal } else { Sort::Same }, old.end, new.end);
    }

    fn change(&mut self, old: Option<Span>, new: Option<Span>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.glue(old.start, new.start);
        }
        self.push(Sort::Change, old.map_or(self.old, |s| s.end), new.map_or(self.new, |s| s.end));
    }
}

/// Letters and digits.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Folds equal islands that are no longer than the changes on both sides of them.
fn fold(sides: Sides<'_>, blocks: &mut Vec<Block>) {
    let size = |b: &Block| letters(b.old.of(sides.old)).max(letters(b.new.of(sides.new)));
    let mut at = 1;
    while at + 1 < blocks.len() {
        let island = blocks[at];
        let between =
            island.sort != Sort::Change && blocks[at - 1].sort == Sort::Change && blocks[at + 1].sort == Sort::Change;
        let length = size(&island);
        let words = island.new.of(sides.new).split_whitespace().count();
        if between && words <= MOST_WORDS && length <= size(&blocks[at - 1]).min(size(&blocks[at + 1])) {
            let joined = Block {
                sort: Sort::Change,
                old: blocks[at - 1].old.join(blocks[at + 1].old),
                new: blocks[at - 1].new.join(blocks[at + 1].new),
            };
            blocks.splice(at - 1..=at + 1, [joined]);
            at = at.saturating_sub(2).max(1);
        } else {
            at += 1;
        }
    }
}

/// An island of more words than these is worth showing, however long its neighbours are.
const MOST_WORDS: usize = 4;

fn emit(blocks: &[Block], out: &mut Vec<Mark>) {
    for block in blocks {
        let nothing = |at: u32| Span::new(at, at);
        match block.sort {
            Sort::Equal => push(out, Mark { op: MarkOp::Equal, old: block.old, new: block.new }),
            Sort::Same => push(out, Mark { op: MarkOp::Same, old: block.old, new: block.new }),
            Sort::Change => {
                if !block.old.is_empty() {
                    push(out, Mark { op: MarkOp::Delete, old: block.old, new: nothing(block.new.start) });
                }
                if !block.new.is_empty() {
                    push(out, Mark { op: MarkOp::Insert, old: nothing(block.old.end), new: block.new });
                }
            }
        }
    }
}

/// Appends a mark, or lengthens the last one.
pub(super) fn push(out: &mut Vec<Mark>, mark: Mark) {
    match out.last_mut() {
        Some(last) if last.op == mark.op && last.old.end == mark.old.start && last.new.end == mark.new.start => {
            last.old = Span::new(last.old.start, mark.old.end);
            last.new = Span::new(last.new.start, mark.new.end);
        }
        _ => out.push(mark),
    }
}

/// Brings the deletions of each changed stretch before its insertions, so that it reads as one replacement.
#[must_use]
pub fn settle(marks: Vec<Mark>) -> Vec<Mark> {
    let mut out = Vec::with_capacity(marks.len());
    let mut rest = marks.as_slice();
    while let Some(&first) = rest.first() {
        if matches!(first.op, MarkOp::Equal | MarkOp::Same) {
            push(&mut out, first);
            rest = &rest[1..];
            continue;
        }
        let run = rest.iter().take_while(|m| matches!(m.op, MarkOp::Delete | MarkOp::Insert)).count();
        let last = rest[run - 1];
        let old = Span::new(first.old.start, last.old.end);
        let new = Span::new(first.new.start, last.new.end);
        if !old.is_empty() {
            push(&mut out, Mark { op: MarkOp::Delete, old, new: Span::new(new.start, new.start) });
        }
        if !new.is_empty() {
            push(&mut out, Mark { op: MarkOp::Insert, old: Span::new(old.end, old.end), new });
        }
        rest = &rest[run..];
    }
    out
}
