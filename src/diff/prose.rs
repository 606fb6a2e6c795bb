//! Paragraphs paired, and what became of each: the same, rewritten, added, deleted, moved.

use super::align::{Index, anywhere, bag_likeness, chain, in_order, likeness, shared, sorted};
use super::edits::{Edit, edits};
use super::ignore::{Ignore, LOOSE};
use super::sentences::{Link, Tie, home, links, ties};
use super::version::{Changed, Interner, Version, key};
use super::words::{Mark, MarkOp, Sides, marks, settle};
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

/// Paragraphs of the same loose wording, in place first and then anywhere.
fn same_paragraphs(old: &Version<'_>, new: &Version<'_>, interner: &mut Interner) -> Vec<(usize, usize)> {
    // identical bytes first, so that of two that differ in capitals the right one is taken
    let exact = |side: &Version<'_>, interner: &mut Interner| -> Vec<u32> {
        side.paragraphs().iter().map(|p| interner.id(p.of(side.text()))).collect()
    };
    let loose = |side: &Version<'_>, free: &[bool], interner: &mut Interner| -> Vec<u32> {
        let texts = side.paragraphs().iter().zip(free);
        texts.map(|(p, &free)| if free { interner.id(&key(p.of(side.text()), LOOSE)) } else { 0 }).collect()
    };
    let (mut old_free, mut new_free) = (vec![true; old.paragraphs().len()], vec![true; new.paragraphs().len()]);
    let mut pairs = Vec::new();
    for round in 0..2 {
        let (a, b) = if round == 0 {
            (exact(old, interner), exact(new, interner))
        } else {
            (loose(old, &old_free, interner), loose(new, &new_free, interner))
        };
        let list = |ids: &[u32], free: &[bool]| -> Vec<usize> { (0..ids.len()).filter(|&i| free[i]).collect() };
        let (x, y) = (list(&a, &old_free), list(&b, &new_free));
        let ids = |ids: &[u32], places: &[usize]| -> Vec<u32> { places.iter().map(|&i| ids[i]).collect() };
        let mut found: Vec<(usize, usize)> =
            in_order(&ids(&a, &x), &ids(&b, &y)).into_iter().map(|(i, j)| (x[i], y[j])).collect();
        for &(p, q) in &found {
            (old_free[p], new_free[q]) = (false, false);
        }
        let free = |ids: &[u32], free: &[bool]| -> Vec<(usize, u32)> {
            (0..ids.len()).filter(|&i| free[i]).map(|i| (i, ids[i])).collect()
        };
        let across = anywhere(free(&a, &old_free).into_iter(), free(&b, &new_free).into_iter());
        for &(p, q) in &across {
            (old_free[p], new_free[q]) = (false, false);
        }
        found.extend(across);
        pairs.extend(found);
    }
    pairs
}

/// A rewritten paragraph keeps at least this share of its words.
const ALIKE: f64 = 0.5;
/// Where two paragraphs would take more comparisons than these, the order of their words is left aside.
const LARGE: usize = 25_000_000;

/// Pairs what is left by likeness, the best first.
fn like_paragraphs(old: &Version<'_>, new: &Version<'_>, a: &Changed, b: &Changed, pairs: &mut Vec<(usize, usize)>) {
    let mut old_free = vec![true; old.paragraphs().len()];
    let mut new_free = vec![true; new.paragraphs().len()];
    for &(p, q) in pairs.iter() {
        (old_free[p], new_free[q]) = (false, false);
    }
    let bag = |units: &Changed, p: usize| sorted(units.loose(units.of_paragraph[p].clone()));
    let bags: Vec<(usize, Vec<u32>)> = (0..new_free.len()).filter(|&q| new_free[q]).map(|q| (q, bag(b, q))).collect();
    let index = Index::new(bags.iter().enumerate().map(|(n, (_, bag))| (n, bag.as_slice())));
    let gaps = gaps(old, new, pairs);
    let mut candidates = Vec::new();
    for p in (0..old_free.len()).filter(|&p| old_free[p]) {
        let mine = bag(a, p);
        for n in index.nearest(&mine, 8) {
            let (q, other) = &bags[n];
            let value = worth(a.loose(a.of_paragraph[p].clone()), b.loose(b.of_paragraph[*q].clone()), &mine, other);
            if value >= ALIKE {
                candidates.push((value + if gaps.0[p] == gaps.1[*q] { IN_PLACE } else { 0.0 }, p, *q));
            }
        }
    }
    let place = |p: usize, q: usize| {
        let (x, y) = (p as f64 / old_free.len() as f64, q as f64 / new_free.len() as f64);
        (1e6 * (x - y).abs()) as u64
    };
    candidates.sort_by(|x, y| {
        y.0.total_cmp(&x.0).then_with(|| (place(x.1, x.2), x.1, x.2).cmp(&(place(y.1, y.2), y.1, y.2)))
    });
    for (_, p, q) in candidates {
        if old_free[p] && new_free[q] {
            (old_free[p], new_free[q]) = (false, false);
            pairs.push((p, q));
        }
    }
    // a headline stays the headline, however it reads
    let titled =
        |side: &Version<'_>| side.article.title.is_some() && side.article.title == side.paragraphs().first().copied();
    if titled(old) && titled(new) && old_free[0] && new_free[0] {
        pairs.push((0, 0));
    }
}

/// For each paragraph how many pairs that keep their order stand before it: where two agree, they stand at one place.
fn gaps(old: &Version<'_>, new: &Version<'_>, pairs: &[(usize, usize)]) -> (Vec<usize>, Vec<usize>) {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    let moved = moved(old, new, &pairs, false);
    let kept: Vec<(usize, usize)> = pairs.into_iter().zip(moved).filter(|(_, moved)| !moved).map(|(p, _)| p).collect();
    let count = |len: usize, places: &[usize]| (0..len).map(|i| places.partition_point(|&p| p < i)).collect();
    (
        count(old.paragraphs().len(), &kept.iter().map(|p| p.0).collect::<Vec<_>>()),
        count(new.paragraphs().len(), &kept.iter().map(|p| p.1).collect::<Vec<_>>()),
    )
}

/// What standing at the same place counts for: a paragraph that took in a long sentence from elsewhere stays itself.
const IN_PLACE: f64 = 0.2;

/// How surely one paragraph is the other rewritten; what was only added to or cut from counts as alike too.
fn worth(old: &[u32], new: &[u32], old_bag: &[u32], new_bag: &[u32]) -> f64 {
    let common = shared(old_bag, new_bag) as f64;
    let least = old.len().min(new.len()) as f64;
    let bound = bag_likeness(old_bag, new_bag);
    if bound < ALIKE && (common < KEPT * least || least < KEPT_WORDS) {
        return 0.0;
    }
    let likeness = if old.len() * new.len() > LARGE { bound } else { likeness(old, new) };
    let kept = likeness * (old.len() + new.len()) as f64 / 2.0 / least;
    if kept >= KEPT && least >= KEPT_WORDS { likeness.max(ALIKE) } else { likeness }
}

/// A paragraph that keeps this share of the shorter version's words was cut or extended.
const KEPT: f64 = 0.8;
/// Where that version has at least so many words.
const KEPT_WORDS: f64 = 12.0;

/// Which pairs moved.
fn moved(old: &Version<'_>, new: &Version<'_>, pairs: &[(usize, usize)], swapped: bool) -> Vec<bool> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&n| if swapped { pairs[n].1 } else { pairs[n].0 });
    let rows: Vec<(Range<usize>, Range<usize>, u64)> = order
        .iter()
        .map(|&n| {
            let (p, q) = pairs[n];
            let weight = u64::from(old.paragraphs()[p].len()) + u64::from(new.paragraphs()[q].len());
            let (x, y) = if swapped { (q, p) } else { (p, q) };
            (x..x + 1, y..y + 1, weight)
        })
        .collect();
    let mut out = vec![false; pairs.len()];
    for (&n, kept) in order.iter().zip(chain(&rows)) {
        out[n] = !kept;
    }
    out
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
            paragraph.words = settle(paragraph.pieces.iter().flat_map(|piece| piece.marks.clone()).collect());
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
        for tie in self.ties_of(&from).filter(|t| !t.moved && to.contains(&t.new.start)) {
            self.loose_ends(i..tie.old.start, j..tie.new.start, &mut at, &mut out);
            out.push(self.tied(tie));
            (i, j) = (tie.old.end, tie.new.end);
            at = (self.a.span(tie.old.clone()).end, self.b.span(tie.new.clone()).end);
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

    fn tied(&self, tie: &Tie) -> Piece {
        let mut piece = Piece {
            kind: PieceKind::Rewritten,
            old: self.a.span(tie.old.clone()),
            new: self.b.span(tie.new.clone()),
            marks: Vec::new(),
            inner: Vec::new(),
        };
        marks(self.sides, self.a.words(tie.old.clone()), self.b.words(tie.new.clone()), &mut piece.marks);
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
