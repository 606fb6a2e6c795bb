//! What makes marks readable: small islands folded away, words marked whole, one mark where two would say the same.
//!
//! Works on what `words` found; knows the texts, and nothing of how they were compared.

use super::version::tokens;
use super::words::{Block, Mark, MarkOp, Sides, Sort};
use crate::text::Span;

/// Letters and digits.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Folds equal islands that are no longer than the changes on both sides of them, or that are a part of a word.
pub(super) fn fold(sides: Sides<'_>, blocks: &mut Vec<Block>) {
    let size = |b: &Block| letters(b.old.of(sides.old)).max(letters(b.new.of(sides.new)));
    // a space that came or went is no change to fold anything into
    let change = |b: &Block| {
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        b.sort == Sort::Change && !(blank(b.old.of(sides.old)) && blank(b.new.of(sides.new)))
    };
    let mut at = 1;
    while at + 1 < blocks.len() {
        let island = blocks[at];
        let between = island.sort != Sort::Change && change(&blocks[at - 1]) && change(&blocks[at + 1]);
        let small = || {
            let words = island.new.of(sides.new).split_whitespace().count();
            words <= MOST_WORDS
                && size(&island) <= size(&blocks[at - 1]).min(size(&blocks[at + 1]))
                && !untouched(sides, [&blocks[at - 1], &blocks[at + 1]], words)
        };
        if between && (small() || is_part(sides, &blocks[at - 1..=at + 1])) {
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

/// Whether words between two changes are better left alone: between two additions, or two cuts, folding would mark as
/// replaced what nobody touched; between an addition and a cut one word alone reads better as part of a replacement
/// ("Yemen and Oman" that became "Oman and Yemen").
fn untouched(sides: Sides<'_>, changes: [&Block; 2], words: usize) -> bool {
    let [before, after] = changes.map(|b| [b.old.of(sides.old), b.new.of(sides.new)].map(|t| t.trim().is_empty()));
    let adds = |bare: [bool; 2]| bare[0] && !bare[1];
    let cuts = |bare: [bool; 2]| bare[1] && !bare[0];
    let same = adds(before) && adds(after) || cuts(before) && cuts(after);
    same || words > 1 && (adds(before) && cuts(after) || cuts(before) && adds(after))
}

/// Whether the middle one of three blocks is one word without a space around it: "be" in "[be]" that became "(be)".
fn is_part(sides: Sides<'_>, blocks: &[Block]) -> bool {
    let [before, island, after] = blocks else { return false };
    let loose = |text: &str| text.contains(char::is_whitespace);
    let word = island.new.of(sides.new);
    let ends = |b: &Block| [b.old.of(sides.old), b.new.of(sides.new)];
    !loose(word)
        && tokens(word).count() == 1
        && !ends(before).iter().any(|t| t.ends_with(char::is_whitespace))
        && !ends(after).iter().any(|t| t.starts_with(char::is_whitespace))
}

/// A hyphen that became a dash within a word is shown as the word rewritten: "Mossad[---]{+–+}IDF" is hard to read.
pub(super) fn widen(sides: Sides<'_>, mut blocks: Vec<Block>) -> Vec<Block> {
    for at in 1..blocks.len().saturating_sub(1) {
        let [before, change, after] = [blocks[at - 1], blocks[at], blocks[at + 1]];
        if change.sort != Sort::Change || before.sort != Sort::Equal || after.sort != Sort::Equal {
            continue;
        }
        let [old, new] = [change.old.of(sides.old), change.new.of(sides.new)];
        let (left, right) = (before.old.of(sides.old), after.old.of(sides.old));
        let head = bytes(left.chars().rev().take_while(|&c| is_letter(c)));
        let tail = bytes(right.chars().take_while(|&c| is_letter(c)));
        if joins_words(old, new) && head > 0 && tail > 0 {
            let grow = |s: Span| Span::new(s.start - head, s.end + tail);
            blocks[at - 1].old.end -= head;
            blocks[at - 1].new.end -= head;
            (blocks[at].old, blocks[at].new) = (grow(change.old), grow(change.new));
            blocks[at + 1].old.start += tail;
            blocks[at + 1].new.start += tail;
        }
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.into_iter().filter(|b| !b.old.is_empty() || !b.new.is_empty()) {
        match out.last_mut() {
            Some(last) if last.sort == block.sort => {
                (last.old, last.new) = (last.old.join(block.old), last.new.join(block.new));
            }
            _ => out.push(block),
        }
    }
    out
}

fn bytes(chars: impl Iterator<Item = char>) -> u32 {
    u32::try_from(chars.map(char::len_utf8).sum::<usize>()).unwrap_or(0)
}

/// A letter of a script that parts words by spaces and knows capitals, or a digit.
fn is_letter(c: char) -> bool {
    c.is_ascii_digit() || c.is_lowercase() || c.is_uppercase()
}

/// Whether a change is of what joins two words to one, and of nothing else.
fn joins_words(old: &str, new: &str) -> bool {
    let mark = |text: &str| text.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let blank = |text: &str| !text.is_empty() && text.chars().all(char::is_whitespace);
    mark(old) && mark(new) || blank(old) && !new.is_empty() && mark(new) || blank(new) && !old.is_empty() && mark(old)
}

/// An island of more words than these is worth showing, however long its neighbours are.
const MOST_WORDS: usize = 4;

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

/// Brings the deletions of each changed stretch before its insertions, so that it reads as one replacement; and makes one
/// of two deletions (or insertions) that only a full stop parts, which the later one ends with too.
#[must_use]
pub fn settle(old: &str, new: &str, marks: Vec<Mark>) -> Vec<Mark> {
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
        let (a, b) = (Span::new(first.old.start, last.old.end), Span::new(first.new.start, last.new.end));
        if !a.is_empty() {
            push(&mut out, Mark { op: MarkOp::Delete, old: a, new: Span::new(b.start, b.start) });
        }
        if !b.is_empty() {
            push(&mut out, Mark { op: MarkOp::Insert, old: Span::new(a.end, a.end), new: b });
        }
        slide(old, new, &mut out);
        rest = &rest[run..];
    }
    out
}

/// "a[-, b-].[- C.-]" becomes "a[-, b. C-].".
fn slide(old: &str, new: &str, out: &mut Vec<Mark>) {
    let [.., first, island, last] = out.as_slice() else { return };
    let (first, island, last) = (*first, *island, *last);
    let one_sided = first.op == last.op && island.op == MarkOp::Equal;
    let stop = island.new.of(new);
    let is_stop = !stop.is_empty() && stop.chars().all(|c| !c.is_alphanumeric());
    let len = island.new.end - island.new.start;
    let slid = match last.op {
        MarkOp::Delete if one_sided && is_stop && last.old.of(old).ends_with(stop) => {
            let cut = last.old.end - len;
            [
                Mark { op: last.op, old: Span::new(first.old.start, cut), new: first.new },
                Mark { op: MarkOp::Equal, old: Span::new(cut, last.old.end), new: island.new },
            ]
        }
        MarkOp::Insert if one_sided && is_stop && last.new.of(new).ends_with(stop) => {
            let cut = last.new.end - len;
            [
                Mark { op: last.op, old: first.old, new: Span::new(first.new.start, cut) },
                Mark { op: MarkOp::Equal, old: island.old, new: Span::new(cut, last.new.end) },
            ]
        }
        _ => return,
    };
    // a replacement before it would hide what slid: only a mark of one side may be joined
    let alone = out.len() < 4 || matches!(out[out.len() - 4].op, MarkOp::Equal | MarkOp::Same);
    if alone {
        out.truncate(out.len() - 3);
        slid.into_iter().for_each(|mark| push(out, mark));
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::{Mark, MarkOp, word_marks};
    use super::settle;
    use crate::text::Span;

    fn shown(old: &str, new: &str) -> String {
        bracketed(old, new, word_marks(old, new))
    }

    fn bracketed(old: &str, new: &str, marks: Vec<Mark>) -> String {
        let show = |m: Mark| match m.op {
            MarkOp::Delete => format!("[-{}-]", m.old.of(old)),
            MarkOp::Insert => format!("{{+{}+}}", m.new.of(new)),
            MarkOp::Equal | MarkOp::Same => m.new.of(new).to_owned(),
        };
        marks.into_iter().map(show).collect()
    }

    #[test]
    fn of_two_scripts_the_one_that_reads_better() {
        assert_eq!(shown("A, and Berlin won.", "A, Berlin and Paris won."), "A,[- and-] Berlin{+ and Paris+} won.");
    }

    #[test]
    fn a_dash_within_a_word_marks_the_word() {
        assert_eq!(shown("a Mossad-IDF plan", "a Mossad–IDF plan"), "a [-Mossad-IDF-]{+Mossad–IDF+} plan");
        assert_eq!(
            shown("is mutually agreed now", "is mutually-agreed now"),
            "is [-mutually agreed-]{+mutually-agreed+} now"
        );
        assert_eq!(shown("the [be] team", "the (be) team"), "the [-[be]-]{+(be)+} team");
        // but not where it parts words, or where no spaces do
        assert_eq!(shown("one; two", "one, two"), "one[-;-]{+,+} two");
        assert_eq!(shown("停火，港口", "停火；港口"), "停火[-，-]{+；+}港口");
    }

    #[test]
    fn between_additions_or_cuts_nothing_is_folded() {
        for (long, short, marked) in [
            (
                "the late and sorely missed mayor of the town",
                "the mayor",
                "the{+ late and sorely missed+} mayor{+ of the town+}",
            ),
            ("by Roe gunfire and tanks", "by gunfire", "by{+ Roe+} gunfire{+ and tanks+}"),
        ] {
            assert_eq!(shown(short, long), marked);
            assert_eq!(shown(long, short), marked.replace("{+", "[-").replace("+}", "-]"));
        }
        assert_eq!(
            shown("now missing and reportedly dead", "now with seven others missing and dead"),
            "now{+ with seven others+} missing and[- reportedly-] dead"
        );
        // a swap of two words is one replacement
        assert_eq!(
            shown("to Yemen and Oman now", "to Oman and Yemen now"),
            "to[- Yemen and Oman-]{+ Oman and Yemen+} now"
        );
    }

    #[test]
    fn islands_are_folded_and_stops_are_not() {
        assert_eq!(shown("red on blue", "dark on light"), "[-red on blue-]{+dark on light+}");
        let (old, new) = ("He left, slowly. He ran.", "He left.");
        let mark = |op, a: [u32; 2], b: [u32; 2]| Mark { op, old: Span::new(a[0], a[1]), new: Span::new(b[0], b[1]) };
        let pieces = vec![
            mark(MarkOp::Equal, [0, 7], [0, 7]),
            mark(MarkOp::Delete, [7, 15], [7, 7]),
            mark(MarkOp::Equal, [15, 16], [7, 8]),
            mark(MarkOp::Delete, [16, 24], [8, 8]),
        ];
        assert_eq!(bracketed(old, new, settle(old, new, pieces)), "He left[-, slowly. He ran-].");
    }
}
