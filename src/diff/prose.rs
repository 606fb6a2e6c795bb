//! Paragraphs paired, and what became of each: the same, rewritten, added, deleted, moved.

use super::edits::{Edit, edits};
use super::ignore::Ignore;
use super::pairing::{like_paragraphs, moved, same_paragraphs};
use super::readable::settle;
use super::sentences::{Link, Tie, clip, home, links, ties};
use super::version::{Changed, Interner, Version, key};
use super::words::{Mark, MarkOp, Sides, marks};
use crate::text::Span;
use std::cmp::Reverse;
use std::ops::Range;

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Op {
    Equal,
    Edit,
    Add,
    Delete,
}

impl Op {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Edit => "edit",
            Self::Add => "add",
            Self::Delete => "delete",
        }
    }
}

/// A paragraph of either version, or of both.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What became of it.
    pub op: Op,
    /// Whether its place among its neighbours changed.
    pub moved: bool,
    /// Its index in the old version.
    pub old: Option<usize>,
    /// Its index in the new version.
    pub new: Option<usize>,
    /// Its bytes in the old version.
    pub old_span: Option<Span>,
    /// Its bytes in the new version.
    pub new_span: Option<Span>,
    /// For [`Op::Edit`]: marks that spell both paragraphs.
    pub words: Vec<Mark>,
    /// The same in pieces, sentence by sentence; for added and deleted paragraphs too.
    pub pieces: Vec<Piece>,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Nothing.
    Same,
    /// It was rewritten.
    Rewritten,
    /// One sentence became several.
    Split,
    /// Several became one.
    Merged,
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// It stands elsewhere in the new version: index of the paragraph there.
    MovedTo(usize),
    /// It stood elsewhere in the old version: index of the paragraph there.
    MovedFrom(usize),
}

/// A stretch of a paragraph.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// Its bytes in the old version; for a sentence that moved, those of the place it came from.
    pub old: Span,
    /// Its bytes in the new version; for a sentence that moved, those of the place it went to.
    pub new: Span,
    /// Marks that spell it, in the paragraph in which it stands.
    pub marks: Vec<Mark>,
    /// For a sentence that moved here and was rewritten: marks from what it was.
    pub inner: Vec<Mark>,
}

/// What changed in the text.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// All paragraphs in the order of the new version; a deleted one behind the one it followed.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences of changed paragraphs that answer to each other.
    pub sentences: Vec<Link>,
    /// The edit script.
    pub edits: Vec<Edit>,
}

impl Prose {
    /// Whether no paragraph changed and none moved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs.iter().all(|p| p.op == Op::Equal && !p.moved)
    }
}

/// Compares two versions. Paragraphs that differ only in what `ignore` names count as equal; the edits are exact anyway.
///
/// About linear in the size of the texts plus, for what changed, in the number of paragraphs and sentences that share
/// rare words.
#[must_use]
pub fn prose(old: &Version<'_>, new: &Version<'_>, ignore: Ignore) -> Prose {
    let swapped = old.text() > new.text();
    let mut interner = Interner::default();
    let (first, second) = if swapped { (new, old) } else { (old, new) };
    let mut pairs = same_paragraphs(first, second, &mut interner);
    let known = |side: &Version<'_>, paired: Vec<(usize, bool)>| {
        let mut changed = vec![true; side.paragraphs().len()];
        for (at, same) in paired {
            changed[at] = !same;
        }
        changed
    };
    let same =
        |&(p, q): &(usize, usize)| first.paragraphs()[p].of(first.text()) == second.paragraphs()[q].of(second.text());
    let first_changed = known(first, pairs.iter().map(|pair| (pair.0, same(pair))).collect());
    let second_changed = known(second, pairs.iter().map(|pair| (pair.1, same(pair))).collect());
    let mut a = Changed::new(first, &first_changed, ignore, &mut interner);
    let mut b = Changed::new(second, &second_changed, ignore, &mut interner);
    like_paragraphs(first, second, &a, &b, &mut pairs);
    pairs.sort_unstable();
    let mut ties = ties(&a, &b, &pairs);
    if swapped {
        std::mem::swap(&mut a, &mut b);
        for pair in &mut pairs {
            *pair = (pair.1, pair.0);
        }
        for tie in &mut ties {
            std::mem::swap(&mut tie.old, &mut tie.new);
        }
    }
    let moved = moved(old, new, &pairs, swapped);
    let sides = Sides { old: old.text(), new: new.text(), swapped, ignore };
    let (mut of_old, mut of_new) = (vec![None; a.units.len()], vec![None; b.units.len()]);
    for (number, tie) in ties.iter().enumerate() {
        of_old[tie.old.clone()].fill(Some(number));
        of_new[tie.new.clone()].fill(Some(number));
    }
    let writer = Writer { old, new, a: &a, b: &b, ties: &ties, of_old, of_new, sides };
    let paragraphs = writer.paragraphs(&pairs, &moved);
    let edits = edits(old.text(), new.text(), &paragraphs);
    Prose { sentences: links((&a, old.text()), (&b, new.text()), &ties), paragraphs, edits }
}

struct Writer<'v> {
    old: &'v Version<'v>,
    new: &'v Version<'v>,
    a: &'v Changed,
    b: &'v Changed,
    ties: &'v [Tie],
    /// The tie of each old unit.
    of_old: Vec<Option<usize>>,
    /// The tie of each new unit.
    of_new: Vec<Option<usize>>,
    sides: Sides<'v>,
}

impl Writer<'_> {
    fn paragraphs(&self, pairs: &[(usize, usize)], moved: &[bool]) -> Vec<Paragraph> {
        let mut to_old = vec![None; self.new.paragraphs().len()];
        let mut paired = vec![false; self.old.paragraphs().len()];
        for (n, &(p, q)) in pairs.iter().enumerate() {
            to_old[q] = Some((p, moved[n]));
            paired[p] = true;
        }
        let mut out = Vec::with_capacity(to_old.len());
        let mut next = 0;
        let mut deleted = |until: usize, out: &mut Vec<Paragraph>| {
            while next < until {
                if !paired[next] {
                    out.push(self.one_sided(Op::Delete, next));
                }
                next += 1;
            }
        };
        for (q, from) in to_old.iter().enumerate() {
            match *from {
                Some((p, moved)) => {
                    if !moved {
                        deleted(p, &mut out);
                    }
                    out.push(self.pair(p, q, moved));
                }
                None => out.push(self.one_sided(Op::Add, q)),
            }
        }
        deleted(paired.len(), &mut out);
        // what was deleted stands before what was added at the same place
        deleted_first(&mut out);
        out
    }

    fn pair(&self, p: usize, q: usize, moved: bool) -> Paragraph {
        let (from, to) = (self.old.paragraphs()[p], self.new.paragraphs()[q]);
        let (x, y) = (from.of(self.sides.old), to.of(self.sides.new));
        let equal = x == y || key(x, self.sides.ignore) == key(y, self.sides.ignore);
        let mut paragraph = Paragraph {
            op: if equal { Op::Equal } else { Op::Edit },
            moved,
            old: Some(p),
            new: Some(q),
            old_span: Some(from),
            new_span: Some(to),
            words: Vec::new(),
            pieces: Vec::new(),
        };
        if !equal {
            paragraph.pieces = self.pieces(Some(p), Some(q));
            paragraph.words = settle(
                self.sides.old,
                self.sides.new,
                paragraph.pieces.iter().flat_map(|piece| piece.marks.clone()).collect(),
            );
        }
        paragraph
    }

    fn one_sided(&self, op: Op, at: usize) -> Paragraph {
        let (old, new) = if op == Op::Add { (None, Some(at)) } else { (Some(at), None) };
        Paragraph {
            op,
            moved: false,
            old,
            new,
            old_span: old.map(|p| self.old.paragraphs()[p]),
            new_span: new.map(|q| self.new.paragraphs()[q]),
            words: Vec::new(),
            pieces: self.pieces(old, new),
        }
    }

    /// The sentences of a paragraph: those that keep their order are compared, the others come and go between them.
    fn pieces(&self, p: Option<usize>, q: Option<usize>) -> Vec<Piece> {
        let from = p.map_or(0..0, |p| self.a.of_paragraph[p].clone());
        let to = q.map_or(0..0, |q| self.b.of_paragraph[q].clone());
        let mut out = Vec::new();
        let (mut i, mut j) = (from.start, to.start);
        // where the text on each side has been told up to
        let mut at = (p.map_or(0, |p| self.old.paragraphs()[p].start), q.map_or(0, |q| self.new.paragraphs()[q].start));
        for tie in self.ties_of(&from).filter(|t| !t.moved) {
            // of a tie that reaches into the next paragraph, the part that stands here
            let (old, new) = (clip(&tie.old, &from), clip(&tie.new, &to));
            if new.is_empty() {
                continue;
            }
            self.loose_ends(i..old.start, j..new.start, &mut at, &mut out);
            out.push(self.tied(tie, &old, &new));
            (i, j) = (old.end, new.end);
            at = (self.a.span(old).end, self.b.span(new).end);
        }
        self.loose_ends(i..from.end, j..to.end, &mut at, &mut out);
        out
    }

    fn ties_of(&self, units: &Range<usize>) -> impl Iterator<Item = &Tie> {
        let units = units.clone();
        let mut last = None;
        units.filter_map(move |i| {
            let tie = self.of_old[i].filter(|t| last != Some(*t))?;
            last = Some(tie);
            Some(&self.ties[tie])
        })
    }

    fn tied(&self, tie: &Tie, old: &Range<usize>, new: &Range<usize>) -> Piece {
        let mut piece = Piece {
            kind: PieceKind::Rewritten,
            old: self.a.span(old.clone()),
            new: self.b.span(new.clone()),
            marks: Vec::new(),
            inner: Vec::new(),
        };
        marks(self.sides, self.a.words(old.clone()), self.b.words(new.clone()), &mut piece.marks);
        piece.kind = if piece.marks.iter().all(|m| matches!(m.op, MarkOp::Equal | MarkOp::Same)) {
            PieceKind::Same
        } else if tie.new.len() > 1 {
            PieceKind::Split
        } else if tie.old.len() > 1 {
            PieceKind::Merged
        } else {
            PieceKind::Rewritten
        };
        piece
    }

    /// Sentences without an answer at this place: gone, new, or moved.
    fn loose_ends(&self, old: Range<usize>, new: Range<usize>, at: &mut (u32, u32), out: &mut Vec<Piece>) {
        for i in old {
            let span = self.a.span(i..i + 1);
            let tie = self.of_old[i].map(|t| &self.ties[t]);
            let nothing = Span::new(at.1, at.1);
            let (kind, new) = match tie {
                Some(t) => (PieceKind::MovedTo(self.b.units[t.new.start].paragraph), self.target(&t.new)),
                None => (PieceKind::Deleted, nothing),
            };
            let marks = vec![Mark { op: MarkOp::Delete, old: span, new: nothing }];
            out.push(Piece { kind, old: span, new, marks, inner: Vec::new() });
            at.0 = span.end;
        }
        for j in new {
            let span = self.b.span(j..j + 1);
            let tie = self.of_new[j].map(|t| &self.ties[t]);
            let nothing = Span::new(at.0, at.0);
            let mut piece = Piece {
                kind: PieceKind::Added,
                old: nothing,
                new: span,
                marks: vec![Mark { op: MarkOp::Insert, old: nothing, new: span }],
                inner: Vec::new(),
            };
            if let Some(t) = tie {
                piece.kind = PieceKind::MovedFrom(self.a.units[t.old.start].paragraph);
                if t.old.len() == 1 && t.new.len() == 1 {
                    piece.old = self.a.span(t.old.clone());
                    marks(self.sides, self.a.words(t.old.clone()), self.b.words(t.new.clone()), &mut piece.inner);
                }
            }
            out.push(piece);
            at.1 = span.end;
        }
    }

    fn target(&self, units: &Range<usize>) -> Span {
        match home(self.b, units) {
            Some(_) => self.b.span(units.clone()),
            None => self.b.span(units.start..units.start + 1),
        }
    }
}

/// Stable: brings deleted paragraphs before the added ones that directly precede them.
fn deleted_first(paragraphs: &mut [Paragraph]) {
    let mut at = 0;
    while at < paragraphs.len() {
        let run = paragraphs[at..].iter().take_while(|p| matches!(p.op, Op::Add | Op::Delete)).count();
        paragraphs[at..at + run].sort_by_key(|p| Reverse(p.op == Op::Delete));
        at += run.max(1);
    }
}
