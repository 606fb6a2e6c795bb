//! Sentences paired within and across paragraphs: rewritten, moved, split and merged ones.

use super::align::{Index, anywhere, bag_likeness, chain, in_order, likeness, shared, sorted};
use super::version::Changed;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// Sentences of the old version that became sentences of the new one: one to one, one to several (split) or several to
/// one (merged).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The sentences in the old version.
    pub old: Vec<Span>,
    /// The sentences in the new version.
    pub new: Vec<Span>,
    /// Whether they stand in another order or in another paragraph.
    pub moved: bool,
    /// Whether the wording is the same.
    pub same: bool,
}

/// A link by units.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub same: bool,
    pub moved: bool,
}

/// A rewritten sentence shares this much with its first version, within paragraphs that are paired.
const NEAR: f64 = 0.4;
/// And this much where the paragraphs are not.
const FAR: f64 = 0.6;
/// Shorter sentences are not looked for elsewhere: "He did not elaborate." stands anywhere.
const FAR_WORDS: usize = 4;
/// Sentences of fewer words than these must be this much alike: "Roe wrote at 6.50 in Oslo." is a form that many fill.
const FEW: usize = 9;
const FAR_FEW: f64 = 0.8;
/// So many words that all stand in the other one, in order, are no coincidence.
const WHOLE: usize = 4;
/// So much better must two sentences together be than the better one of them.
const TOGETHER: f64 = 0.06;
/// In paragraphs of more sentences than these, candidates come from the index alone.
const MANY: usize = 40;

/// Ties between the units of two versions, given which paragraphs are paired; sorted by old unit.
pub(super) fn ties(old: &Changed, new: &Changed, pairs: &[(usize, usize)]) -> Vec<Tie> {
    let mut partner = vec![usize::MAX; old.of_paragraph.len()];
    for &(p, q) in pairs {
        partner[p] = q;
    }
    let mut matching = Matching {
        old,
        new,
        partner,
        old_free: vec![true; old.units.len()],
        new_free: vec![true; new.units.len()],
        ties: Vec::new(),
    };
    matching.same_in_place(pairs);
    matching.same_elsewhere();
    matching.alike();
    let mut ties = matching.ties;
    ties.sort_by_key(|t| (t.old.start, t.new.start));
    mark_moved(old, new, pairs, &mut ties);
    ties
}

struct Matching<'c> {
    old: &'c Changed,
    new: &'c Changed,
    /// The paired paragraph of each old one.
    partner: Vec<usize>,
    old_free: Vec<bool>,
    new_free: Vec<bool>,
    ties: Vec<Tie>,
}

#[derive(Debug)]
struct Candidate {
    value: f64,
    old: Range<usize>,
    new: Range<usize>,
}

impl Matching<'_> {
    fn take(&mut self, old: Range<usize>, new: Range<usize>, same: bool) {
        self.old_free[old.clone()].fill(false);
        self.new_free[new.clone()].fill(false);
        self.ties.push(Tie { old, new, same, moved: false });
    }

    fn same_in_place(&mut self, pairs: &[(usize, usize)]) {
        for &(p, q) in pairs {
            let (from, to) = (self.old.of_paragraph[p].clone(), self.new.of_paragraph[q].clone());
            let a: Vec<u32> = self.old.units[from.clone()].iter().map(|u| u.id).collect();
            let b: Vec<u32> = self.new.units[to.clone()].iter().map(|u| u.id).collect();
            for (i, j) in in_order(&a, &b) {
                let (i, j) = (from.start + i, to.start + j);
                self.take(i..i + 1, j..j + 1, true);
            }
        }
    }

    fn same_elsewhere(&mut self) {
        let free = |units: &Changed, free: &[bool]| -> Vec<(usize, u32)> {
            (0..units.units.len())
                .filter(|&i| free[i] && units.loose(i..i + 1).len() >= FAR_WORDS)
                .map(|i| (i, units.units[i].id))
                .collect()
        };
        let (a, b) = (free(self.old, &self.old_free), free(self.new, &self.new_free));
        for (i, j) in anywhere(a.into_iter(), b.into_iter()) {
            self.take(i..i + 1, j..j + 1, true);
        }
    }

    fn alike(&mut self) {
        let bags = |units: &Changed| -> Vec<Vec<u32>> {
            (0..units.units.len()).map(|i| sorted(units.loose(i..i + 1))).collect()
        };
        let (a, b) = (bags(self.old), bags(self.new));
        let index = Index::new((0..b.len()).filter(|&j| self.new_free[j]).map(|j| (j, b[j].as_slice())));
        let mut candidates = Vec::new();
        for i in (0..a.len()).filter(|&i| self.old_free[i]) {
            let mut near = index.nearest(&a[i], 6);
            let partner = self.partner[self.old.units[i].paragraph];
            if let Some(units) = self.new.of_paragraph.get(partner).filter(|u| u.len() <= MANY) {
                near.extend(units.clone().filter(|&j| self.new_free[j]));
            }
            near.sort_unstable();
            near.dedup();
            for j in near {
                self.weigh(&a, &b, i, j, &mut candidates);
            }
        }
        candidates.sort_by(|x, y| {
            y.value.total_cmp(&x.value).then_with(|| {
                (x.old.start, x.new.start, x.old.end, x.new.end).cmp(&(y.old.start, y.new.start, y.old.end, y.new.end))
            })
        });
        for c in candidates {
            if self.old_free[c.old.clone()].iter().all(|&f| f) && self.new_free[c.new.clone()].iter().all(|&f| f) {
                self.take(c.old, c.new, false);
            }
        }
    }

    /// Adds the pair `i`, `j` as a candidate, or a group around it that answers better.
    fn weigh(&self, a: &[Vec<u32>], b: &[Vec<u32>], i: usize, j: usize, out: &mut Vec<Candidate>) {
        let paired = self.partner[self.old.units[i].paragraph] == self.new.units[j].paragraph;
        let words = a[i].len().min(b[j].len());
        let floor = match paired {
            true => NEAR,
            false if words < FEW => FAR_FEW,
            false => FAR,
        };
        let bound = bag_likeness(&a[i], &b[j]);
        if bound < NEAR * 0.7 || !paired && words < FAR_WORDS {
            return;
        }
        let single = likeness(self.old.loose(i..i + 1), self.new.loose(j..j + 1));
        let mut add = |value: f64, old: Range<usize>, new: Range<usize>| {
            if value >= floor {
                out.push(Candidate { value: value + if paired { 0.05 } else { 0.0 }, old, new });
            }
        };
        // a short sentence that was written on is the same sentence, however long it became
        let whole = paired && words >= WHOLE && single * (a[i].len() + b[j].len()) as f64 >= 1.99 * words as f64;
        add(if whole { single.max(NEAR) } else { single }, i..i + 1, j..j + 1);
        // split: `i` answers to `j` and neighbours of `j`; merged: the other way round
        let wider = |at: usize, len: usize| {
            let low = at.saturating_sub(2);
            (low..=at).flat_map(move |from| (at + 1..=(at + 3).min(len)).map(move |to| from..to))
        };
        for group in wider(j, b.len()).filter(|g| (2..=3).contains(&g.len())) {
            if joins(self.new, &self.new_free, b, &group, &a[i]) {
                let value = likeness(self.old.loose(i..i + 1), self.new.loose(group.clone()));
                if value >= single + TOGETHER {
                    add(value, i..i + 1, group);
                }
            }
        }
        for group in wider(i, a.len()).filter(|g| (2..=3).contains(&g.len())) {
            if joins(self.old, &self.old_free, a, &group, &b[j]) {
                let value = likeness(self.old.loose(group.clone()), self.new.loose(j..j + 1));
                if value >= single + TOGETHER {
                    add(value, group, j..j + 1);
                }
            }
        }
    }
}

/// Whether the units of `group` are free neighbours of which each gives most of its words to `whole`.
fn joins(units: &Changed, free: &[bool], bags: &[Vec<u32>], group: &Range<usize>, whole: &[u32]) -> bool {
    group.clone().all(|k| free[k] && !bags[k].is_empty() && shared(&bags[k], whole) * 2 >= bags[k].len())
        && units.units[group.end - 1].paragraph - units.units[group.start].paragraph <= 1
}

/// Within a pair of paragraphs the heaviest chain of ties stays; every other tie is a move. A tie that reaches into a
/// neighbouring paragraph counts with the part that stands in the pair.
fn mark_moved(old: &Changed, new: &Changed, pairs: &[(usize, usize)], ties: &mut [Tie]) {
    let paired: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let mut of_pair: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, tie) in ties.iter_mut().enumerate() {
        tie.moved = true;
        let answers = paragraphs(new, &tie.new);
        if let Some(p) = paragraphs(old, &tie.old).find(|p| paired.get(p).is_some_and(|q| answers.contains(q))) {
            of_pair.entry(p).or_default().push(number);
        }
    }
    for (p, numbers) in &of_pair {
        let within = (&old.of_paragraph[*p], &new.of_paragraph[paired[p]]);
        let rows: Vec<_> = numbers
            .iter()
            .map(|&n| {
                let (from, to) = (clip(&ties[n].old, within.0), clip(&ties[n].new, within.1));
                let weight = old.loose(from.clone()).len() + new.loose(to.clone()).len();
                (from, to, weight as u64)
            })
            .collect();
        for (&number, kept) in numbers.iter().zip(chain(&rows)) {
            ties[number].moved = !kept;
        }
    }
}

/// The paragraphs that units lie in.
fn paragraphs(units: &Changed, range: &Range<usize>) -> std::ops::RangeInclusive<usize> {
    units.units[range.start].paragraph..=units.units[range.end - 1].paragraph
}

/// What two ranges have in common.
pub(super) fn clip(units: &Range<usize>, within: &Range<usize>) -> Range<usize> {
    let start = units.start.max(within.start);
    start..units.end.min(within.end).max(start)
}

/// The one paragraph that units lie in.
pub(super) fn home(units: &Changed, range: &Range<usize>) -> Option<usize> {
    let first = units.units[range.start].paragraph;
    (units.units[range.end - 1].paragraph == first).then_some(first)
}

/// The ties as the outside sees them.
pub(super) fn links(old: (&Changed, &str), new: (&Changed, &str), ties: &[Tie]) -> Vec<Link> {
    let spans = |(units, text): (&Changed, &str), range: &Range<usize>| -> Vec<Span> {
        units.units[range.clone()].iter().map(|u| trimmed(text, u.tile)).collect()
    };
    let mut out: Vec<Link> = ties
        .iter()
        .map(|t| Link { old: spans(old, &t.old), new: spans(new, &t.new), moved: t.moved, same: t.same })
        .collect();
    out.sort_by_key(|l| (l.new.first().copied(), l.old.first().copied(), Reverse(l.new.len())));
    out
}

fn trimmed(text: &str, span: Span) -> Span {
    let kept = u32::try_from(span.of(text).trim_end().len()).unwrap_or(u32::MAX);
    Span::new(span.start, span.start + kept)
}
