//! Marks within a rewritten sentence: word by word, and no confetti.
//!
//! Words are compared without the white space between them, which afterwards goes with the word it stands before. An
//! equal stretch between two changes is folded into them where it is no longer than either, as `semantic cleanup` does in
//! diff-match-patch: "the" left standing between two rewritten halves helps no reader. Within a sentence the alignment that
//! reads best is taken, see `weigh`.

use super::ignore::Ignore;
use super::readable::{fold, letters, push, settle, widen};
use super::version::{Interner, Word, key, tokens};
use super::weigh;
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
pub(super) enum Sort {
    Equal,
    Same,
    Change,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub sort: Sort,
    pub old: Span,
    pub new: Span,
}

/// Marks for `old` rewritten as `new`, each the tokens of a stretch of text.
pub(super) fn marks(sides: Sides<'_>, old: &[Word], new: &[Word], out: &mut Vec<Mark>) {
    let (a, b) = (counted(sides.old, old), counted(sides.new, new));
    let runs = runs(sides, (old, &a), (new, &b));
    emit(&blocks(sides, (old, &a), (new, &b), runs), out);
}

/// Marks for one text rewritten as another, for texts of about a sentence.
#[must_use]
pub fn word_marks(old: &str, new: &str) -> Vec<Mark> {
    let mut interner = Interner::default();
    let mut words = |text: &str| -> Vec<Word> {
        let mut at = 0;
        tokens(text)
            .map(|token| {
                let start = at;
                at += u32::try_from(token.len()).unwrap_or(u32::MAX);
                Word { span: Span::new(start, at), strict: interner.id(token), loose: 0 }
            })
            .collect()
    };
    let (a, b) = (words(old), words(new));
    let mut out = Vec::new();
    marks(Sides { old, new, swapped: old > new, ignore: Ignore::default() }, &a, &b, &mut out);
    settle(old, new, out)
}

/// Equal and changed runs of the counted tokens, in order. A sentence is aligned as it reads best; what is longer, by the
/// shortest script that `similar`'s Myers finds within its limit of work.
fn runs(sides: Sides<'_>, (old, a): Counted<'_>, (new, b): Counted<'_>) -> Vec<Run> {
    let ids = |words: &[Word], places: &[usize]| -> Vec<u32> { places.iter().map(|&i| words[i].strict).collect() };
    let (x, y) = (ids(old, a), ids(new, b));
    let head = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let tail = x[head..].iter().rev().zip(y[head..].iter().rev()).take_while(|(p, q)| p == q).count();
    let (p, q) = (&x[head..x.len() - tail], &y[head..y.len() - tail]);
    if p.is_empty() || q.is_empty() || p.len() * q.len() > MOST_CELLS {
        return shortest(&x, &y, sides.swapped);
    }
    let gain = |text: &str, words: &[Word], places: &[usize]| -> Vec<i64> {
        let letters = |&i: &usize| letters(words[i].span.of(text)) + 1;
        places[head..].iter().map(|i| i64::try_from(letters(i)).unwrap_or(i64::MAX)).collect()
    };
    let turn = |runs: Vec<Run>| runs.into_iter().map(|(equal, from, to)| (equal, to, from)).collect();
    let middle = if sides.swapped {
        turn(weigh::best(q, p, &gain(sides.new, new, b)))
    } else {
        weigh::best(p, q, &gain(sides.old, old, a))
    };
    let mut out = Vec::with_capacity(middle.len() + 2);
    if head > 0 {
        out.push((true, 0..head, 0..head));
    }
    let shift = |range: Range<usize>| range.start + head..range.end + head;
    out.extend(middle.into_iter().map(|(equal, from, to)| (equal, shift(from), shift(to))));
    if tail > 0 {
        out.push((true, x.len() - tail..x.len(), y.len() - tail..y.len()));
    }
    out
}

/// Two stretches with more pairs of differing words than these are aligned by the shortest script.
const MOST_CELLS: usize = 60_000;

/// The tokens of a stretch, and which of them are compared.
type Counted<'w> = (&'w [Word], &'w [usize]);
/// Whether it is equal, and its counted tokens on both sides.
pub(super) type Run = (bool, Range<usize>, Range<usize>);

/// Blocks that tile both stretches, islands folded.
fn blocks(sides: Sides<'_>, (old, a): Counted<'_>, (new, b): Counted<'_>, runs: Vec<Run>) -> Vec<Block> {
    let start = |words: &[Word]| words.first().map_or(0, |w| w.span.start);
    let end = |words: &[Word]| words.last().map_or(0, |w| w.span.end);
    let mut builder = Builder { sides, blocks: Vec::new(), old: start(old), new: start(new) };
    let span = |words: &[Word], places: &[usize], range: &Range<usize>| {
        words[places[range.start]].span.join(words[places[range.end - 1]].span)
    };
    for (equal, from, to) in runs {
        if equal {
            for (i, j) in from.zip(to) {
                builder.equal(old[a[i]].span, new[b[j]].span);
            }
        } else {
            let removed = (!from.is_empty()).then(|| span(old, a, &from));
            let added = (!to.is_empty()).then(|| span(new, b, &to));
            builder.change(removed, added);
        }
    }
    builder.glue(end(old).max(builder.old), end(new).max(builder.new));
    let mut blocks = builder.blocks;
    fold(sides, &mut blocks);
    widen(sides, blocks)
}

/// The tokens that are compared: all but white space and what is ignored altogether.
fn counted(text: &str, words: &[Word]) -> Vec<usize> {
    (0..words.len())
        .filter(|&i| words[i].strict != 0 && !words[i].span.of(text).starts_with(char::is_whitespace))
        .collect()
}

/// Equal and changed runs of a shortest script.
fn shortest(old: &[u32], new: &[u32], swapped: bool) -> Vec<Run> {
    let ops = if swapped {
        capture_diff_slices(Algorithm::Myers, new, old)
    } else {
        capture_diff_slices(Algorithm::Myers, old, new)
    };
    let mut out: Vec<Run> = Vec::with_capacity(ops.len());
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
