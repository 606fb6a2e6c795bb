//! Which paragraph of the old version answers to which of the new one, and which of them moved.

use super::align::{Index, anywhere, bag_likeness, chain, in_order, likeness, shared, sorted};
use super::ignore::LOOSE;
use super::version::{Changed, Interner, Version, key};
use std::ops::Range;

/// Paragraphs of the same loose wording, in place first and then anywhere.
pub(super) fn same_paragraphs(old: &Version<'_>, new: &Version<'_>, interner: &mut Interner) -> Vec<(usize, usize)> {
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
pub(super) fn like_paragraphs(
    old: &Version<'_>,
    new: &Version<'_>,
    a: &Changed,
    b: &Changed,
    pairs: &mut Vec<(usize, usize)>,
) {
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
    if common >= least && (holds_whole(old, new) || holds_whole(new, old)) {
        return ALIKE.max(bound);
    }
    if bound < ALIKE && (common < KEPT * least || least < KEPT_WORDS) {
        return 0.0;
    }
    let likeness = if old.len() * new.len() > LARGE { bound } else { likeness(old, new) };
    let kept = likeness * (old.len() + new.len()) as f64 / 2.0 / least;
    if kept >= KEPT && least >= KEPT_WORDS { likeness.max(ALIKE) } else { likeness }
}

/// Whether one paragraph stands in the other whole, and is more than a phrase.
fn holds_whole(long: &[u32], short: &[u32]) -> bool {
    short.len() >= WHOLE_WORDS
        && long.len() * short.len() <= LARGE
        && long.windows(short.len()).any(|words| words == short)
}

/// So many words one behind the other are no coincidence.
const WHOLE_WORDS: usize = 6;

/// A paragraph that keeps this share of the shorter version's words was cut or extended.
const KEPT: f64 = 0.8;
/// Where that version has at least so many words.
const KEPT_WORDS: f64 = 12.0;

/// What each move counts for beside its bytes, in both versions: of two paragraphs that changed places with a longer one,
/// the longer one moved.
const MOVE: u64 = 300;

/// Which pairs moved: as few and as short ones as can be.
pub(super) fn moved(old: &Version<'_>, new: &Version<'_>, pairs: &[(usize, usize)], swapped: bool) -> Vec<bool> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&n| if swapped { pairs[n].1 } else { pairs[n].0 });
    let rows: Vec<(Range<usize>, Range<usize>, u64)> = order
        .iter()
        .map(|&n| {
            let (p, q) = pairs[n];
            let weight = u64::from(old.paragraphs()[p].len()) + u64::from(new.paragraphs()[q].len()) + MOVE;
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
