//! The alignment of two short sequences of words that reads best, where several are equally short.
//!
//! A shortest script may keep "and" and mark "Berlin", or the other way round. This one keeps the most letters, and as few
//! places of change as it can: a longest common subsequence by weight with a price for each change (Gotoh's affine gaps).
//! It takes the product of both lengths in time and memory, so `words` asks it for sentences only.

use super::words::Run;
use std::ops::Range;

/// What a place of change costs: as much as keeping a word of five letters gains.
const PLACE: i64 = 6;

/// Equal and changed runs in order. `gain` is what keeping an old word is worth.
pub(super) fn best(old: &[u32], new: &[u32], gain: &[i64]) -> Vec<Run> {
    let table = Table::new(old, new, gain);
    let mut out: Vec<Run> = Vec::new();
    let (mut i, mut j, mut changing) = (0, 0, false);
    while i < old.len() || j < new.len() {
        match table.step(i, j, changing) {
            Step::Keep => {
                push(&mut out, true, i..i + 1, j..j + 1);
                (i, j, changing) = (i + 1, j + 1, false);
            }
            Step::Delete => {
                push(&mut out, false, i..i + 1, j..j);
                (i, changing) = (i + 1, true);
            }
            Step::Insert => {
                push(&mut out, false, i..i, j..j + 1);
                (j, changing) = (j + 1, true);
            }
        }
    }
    out
}

enum Step {
    Keep,
    Delete,
    Insert,
}

/// For every pair of places the most that what follows can gain.
struct Table<'t> {
    old: &'t [u32],
    new: &'t [u32],
    gain: &'t [i64],
    /// Within a change.
    within: Vec<i64>,
    /// Behind something kept, where the next change costs.
    behind: Vec<i64>,
}

impl<'t> Table<'t> {
    fn new(old: &'t [u32], new: &'t [u32], gain: &'t [i64]) -> Self {
        let size = (old.len() + 1) * (new.len() + 1);
        let mut table = Self { old, new, gain, within: vec![0; size], behind: vec![0; size] };
        for i in (0..=old.len()).rev() {
            for j in (0..=new.len()).rev() {
                if i == old.len() && j == new.len() {
                    continue;
                }
                let at = table.at(i, j);
                let keep = table.keep(i, j);
                table.within[at] = table.skip(i, j).max(keep);
                table.behind[at] = (table.within[at] - PLACE).max(keep);
            }
        }
        table
    }

    fn at(&self, i: usize, j: usize) -> usize {
        i * (self.new.len() + 1) + j
    }

    fn keep(&self, i: usize, j: usize) -> i64 {
        if i < self.old.len() && j < self.new.len() && self.old[i] == self.new[j] {
            self.gain[i] + self.behind[self.at(i + 1, j + 1)]
        } else {
            i64::MIN / 2
        }
    }

    fn delete(&self, i: usize, j: usize) -> i64 {
        if i < self.old.len() { self.within[self.at(i + 1, j)] } else { i64::MIN / 2 }
    }

    fn insert(&self, i: usize, j: usize) -> i64 {
        if j < self.new.len() { self.within[self.at(i, j + 1)] } else { i64::MIN / 2 }
    }

    fn skip(&self, i: usize, j: usize) -> i64 {
        self.delete(i, j).max(self.insert(i, j))
    }

    fn step(&self, i: usize, j: usize, changing: bool) -> Step {
        let at = self.at(i, j);
        let most = if changing { self.within[at] } else { self.behind[at] };
        if self.keep(i, j) == most {
            Step::Keep
        } else if self.delete(i, j) >= self.insert(i, j) {
            Step::Delete
        } else {
            Step::Insert
        }
    }
}

fn push(out: &mut Vec<Run>, equal: bool, old: Range<usize>, new: Range<usize>) {
    match out.last_mut() {
        Some(last) if last.0 == equal => (last.1.end, last.2.end) = (old.end, new.end),
        _ => out.push((equal, old, new)),
    }
}

#[cfg(test)]
mod tests {
    use super::best;

    fn shown(old: &str, new: &str) -> String {
        let id = |word: &str| word.bytes().fold(0_u32, |h, b| h.wrapping_mul(31).wrapping_add(b.into()));
        let (a, b): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
        let ids = |words: &[&str]| words.iter().map(|w| id(w)).collect::<Vec<_>>();
        let gain: Vec<i64> = a.iter().map(|w| i64::try_from(w.len()).expect("short")).collect();
        let runs = best(&ids(&a), &ids(&b), &gain);
        let show = |(equal, from, to): super::Run| {
            if equal { a[from].join(" ") } else { format!("[{}|{}]", a[from].join(" "), b[to].join(" ")) }
        };
        runs.into_iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_longer_word_is_kept() {
        assert_eq!(shown("and Berlin won", "Berlin and Paris won"), "[and|] Berlin [|and Paris] won");
    }

    #[test]
    fn a_short_word_is_not_worth_another_place_of_change() {
        assert_eq!(shown("red on blue", "dark on light"), "[red on blue|dark on light]");
        assert_eq!(shown("", "a"), "[|a]");
        assert_eq!(shown("a", "a"), "a");
    }
}
