//! Pairing two sequences: what is the same, what is alike, and what of it moved.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cmp::Reverse;
use std::collections::VecDeque;
use std::ops::Range;

/// Pairs of equal ids that stand in the same order on both sides.
pub(super) fn in_order(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    // ids of one side only cannot pair: without them the search is short, however different the texts
    let keep = |ids: &[u32], other: &[u32]| -> Vec<usize> {
        let mut known: Vec<u32> = other.to_vec();
        known.sort_unstable();
        (0..ids.len()).filter(|&i| known.binary_search(&ids[i]).is_ok()).collect()
    };
    let (left, right) = (keep(old, new), keep(new, old));
    let a: Vec<u32> = left.iter().map(|&i| old[i]).collect();
    let b: Vec<u32> = right.iter().map(|&i| new[i]).collect();
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            out.extend((0..len).map(|i| (left[old_index + i], right[new_index + i])));
        }
    }
    out
}

/// Pairs of equal ids among what `taken` left over, in whatever order they stand.
pub(super) fn anywhere(
    old: impl Iterator<Item = (usize, u32)>,
    new: impl Iterator<Item = (usize, u32)>,
) -> Vec<(usize, usize)> {
    let mut places: FxHashMap<u32, VecDeque<usize>> = FxHashMap::default();
    for (at, id) in new {
        places.entry(id).or_default().push_back(at);
    }
    old.filter_map(|(at, id)| Some((at, places.get_mut(&id)?.pop_front()?))).collect()
}

/// How alike two sequences of words are: twice the words in common order over all words, 0 to 1.
pub(super) fn likeness(old: &[u32], new: &[u32]) -> f64 {
    if old.is_empty() || new.is_empty() {
        return 0.0;
    }
    let common: usize = capture_diff_slices(Algorithm::Myers, old, new)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * common as f64 / (old.len() + new.len()) as f64
}

/// How many words two *sorted* bags share.
pub(super) fn shared(old: &[u32], new: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < old.len() && j < new.len() {
        match old[i].cmp(&new[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

/// An upper bound of [`likeness`]: the order of the words left aside. The bags are sorted.
pub(super) fn bag_likeness(old: &[u32], new: &[u32]) -> f64 {
    if old.is_empty() || new.is_empty() {
        return 0.0;
    }
    2.0 * shared(old, new) as f64 / (old.len() + new.len()) as f64
}

pub(super) fn sorted(words: &[u32]) -> Vec<u32> {
    let mut out = words.to_vec();
    out.sort_unstable();
    out
}

/// Finds the bags that share most, rare words counting more, without comparing all with all.
#[derive(Debug)]
pub(super) struct Index {
    postings: FxHashMap<u32, Vec<u32>>,
    most: usize,
}

/// So many places a word may have before it is too common to lead anywhere.
const COMMON: usize = 24;

impl Index {
    /// Indexes `bags` (sorted), each under its number.
    pub(super) fn new<'b>(bags: impl Iterator<Item = (usize, &'b [u32])>) -> Self {
        let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (number, bag) in bags {
            let mut last = 0;
            for &word in bag.iter().filter(|&&w| w != 0) {
                if word != last {
                    postings.entry(word).or_default().push(u32::try_from(number).unwrap_or(u32::MAX));
                    last = word;
                }
            }
        }
        Self { postings, most: COMMON }
    }

    /// The numbers of the `limit` bags that share most with `bag`, best first.
    pub(super) fn nearest(&self, bag: &[u32], limit: usize) -> Vec<usize> {
        let mut weights: FxHashMap<u32, u32> = FxHashMap::default();
        let mut last = 0;
        for &word in bag {
            if word == last {
                continue;
            }
            last = word;
            if let Some(places) = self.postings.get(&word).filter(|p| p.len() <= self.most) {
                for &place in places {
                    *weights.entry(place).or_default() += 1_000 / u32::try_from(places.len()).unwrap_or(u32::MAX);
                }
            }
        }
        let mut ranked: Vec<(u32, u32)> = weights.into_iter().collect();
        ranked.sort_unstable_by_key(|&(place, weight)| (Reverse(weight), place));
        ranked.truncate(limit);
        ranked.into_iter().map(|(place, _)| place as usize).collect()
    }
}

/// Which of `pairs` (old ranges ascending) keep their order: the chain of the greatest weight, so that the least text is
/// said to have moved. `O(n log n)`.
pub(super) fn chain(pairs: &[(Range<usize>, Range<usize>, u64)]) -> Vec<bool> {
    let mut order: Vec<usize> = pairs.iter().map(|p| p.1.start).collect();
    order.sort_unstable();
    order.dedup();
    // best (weight, pair) of a chain that ends at or before a place, in a Fenwick tree of maxima
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); order.len() + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    let mut best = (0, usize::MAX);
    for (number, (_, new, weight)) in pairs.iter().enumerate() {
        let place = order.partition_point(|&s| s < new.start);
        let mut found = (0, usize::MAX);
        let mut at = place;
        while at > 0 {
            if tree[at].0 > found.0 {
                found = tree[at];
            }
            at -= at & at.wrapping_neg();
        }
        before[number] = found.1;
        let total = (found.0 + weight + 1, number);
        if total.0 > best.0 {
            best = total;
        }
        let mut at = place + 1;
        while at < tree.len() {
            if total.0 > tree[at].0 {
                tree[at] = total;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut at = best.1;
    while at != usize::MAX {
        kept[at] = true;
        at = before[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lighter_pair_moved() {
        let pair = |old: usize, new: usize, weight| (old..old + 1, new..new + 1, weight);
        assert_eq!(chain(&[pair(0, 1, 100), pair(1, 0, 10)]), [true, false]);
        assert_eq!(chain(&[pair(0, 1, 10), pair(1, 0, 100)]), [false, true]);
        assert_eq!(chain(&[pair(0, 0, 1), pair(1, 2, 1), pair(2, 3, 1), pair(3, 1, 1)]), [true, true, true, false]);
    }

    #[test]
    fn equal_ids_pair_in_order_and_across() {
        assert_eq!(in_order(&[1, 2, 3], &[9, 1, 3]), [(0, 1), (2, 2)]);
        assert_eq!(anywhere([(0, 5), (1, 5)].into_iter(), [(7, 5)].into_iter()), [(0, 7)]);
    }
}
