//! Lists of lists in two allocations.

use crate::image::{Row, Rows, Table, row};

/// A run of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    start: u32,
    end: u32,
}

row!(Run { start: u32, end: u32 }, 8);

impl Run {
    fn slice<T>(self, items: &[T]) -> &[T] {
        &items[self.start as usize..self.end as usize]
    }

    #[inline]
    pub(super) fn of<T: Row>(self, items: &Table<T>) -> Rows<'_, T> {
        items.rows(self.start as usize, self.end as usize)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// For each key from 0 a sorted list without doubles, all of them in one run of memory.
#[derive(Debug)]
pub(super) struct Flat<T> {
    /// Where each key's list begins; one more than there are keys.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Ord + Default> Flat<T> {
    /// Lists for the keys below `keys`.
    pub(super) fn new(keys: usize, pairs: Vec<(u32, T)>) -> Self {
        let mut ends = vec![0_u32; keys + 1];
        for (key, _) in &pairs {
            ends[*key as usize + 1] += 1;
        }
        for key in 0..keys {
            ends[key + 1] += ends[key];
        }
        let mut next = ends.clone();
        let mut items = vec![T::default(); pairs.len()];
        for (key, item) in pairs {
            let at = &mut next[key as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        let mut kept = 0;
        let mut starts = Vec::with_capacity(keys + 1);
        for bounds in ends.windows(2) {
            let (from, to) = (bounds[0] as usize, bounds[1] as usize);
            items[from..to].sort_unstable();
            starts.push(small(kept));
            let first = kept;
            for at in from..to {
                if kept == first || items[kept - 1] != items[at] {
                    items[kept] = items[at];
                    kept += 1;
                }
            }
        }
        starts.push(small(kept));
        items.truncate(kept);
        Self { starts, items }
    }

    /// The list of `key`.
    pub(super) fn of(&self, key: u32) -> &[T] {
        self.run(key).slice(&self.items)
    }

    /// Where the list of `key` stands in [`Self::items`].
    pub(super) fn run(&self, key: u32) -> Run {
        Run { start: self.starts[key as usize], end: self.starts[key as usize + 1] }
    }

    /// All lists, one behind the other.
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    pub(super) fn into_items(self) -> Vec<T> {
        self.items
    }
}

fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_without_doubles() {
        let flat = Flat::new(4, vec![(2, 7), (0, 3), (2, 5), (2, 7), (0, 1), (3, 7)]);
        assert_eq!([0, 1, 2, 3].map(|key| flat.of(key).to_vec()), [vec![1, 3], vec![], vec![5, 7], vec![7]]);
    }
}
