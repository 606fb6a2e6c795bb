//! Marks of words as runs of text: what was deleted and added in brackets, the rest plain.

use super::runs::{Run, Tone, clean};
use crate::diff::{Mark, MarkOp, settle};

/// Which of two versions is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Both, where they differ.
    Both,
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// Unchanged words kept on either side of a change where a sentence has no end.
const AROUND: usize = 30;

/// Writes marks, in order, as runs.
pub fn marked(old: &str, new: &str, marks: Vec<Mark>, show: Show, out: &mut Vec<Run>) {
    let marks = settle(old, new, marks);
    let mut at = 0;
    while at < marks.len() {
        let mark = marks[at];
        let next = marks.get(at + 1).filter(|m| m.op == MarkOp::Insert && mark.op == MarkOp::Delete);
        at += 1;
        match mark.op {
            MarkOp::Equal | MarkOp::Same if show == Show::Old => plain(mark.old.of(old), out),
            MarkOp::Equal | MarkOp::Same => plain(mark.new.of(new), out),
            MarkOp::Delete if show == Show::Both && next.is_some() => {
                replaced(mark.old.of(old), next.map_or("", |m| m.new.of(new)), out);
                at += 1;
            }
            MarkOp::Delete if show != Show::New => bracketed(Tone::Deleted, mark.old.of(old), out),
            MarkOp::Insert if show != Show::Old => bracketed(Tone::Added, mark.new.of(new), out),
            MarkOp::Delete | MarkOp::Insert => {}
        }
    }
}

fn plain(text: &str, out: &mut Vec<Run>) {
    let text = clean(text);
    if text.split_whitespace().count() <= 3 * AROUND {
        out.push(Run::new(Tone::Plain, text));
        return;
    }
    // in a text without stops, the words next to a change are context enough
    let places: Vec<usize> = text.split_whitespace().map(|w| w.as_ptr() as usize - text.as_ptr() as usize).collect();
    let (head, tail) = (places[AROUND], places[places.len() - AROUND]);
    out.push(Run::new(Tone::Plain, &text[..head]));
    out.push(Run::new(Tone::Dim, " ⋯ "));
    out.push(Run::new(Tone::Plain, &text[tail..]));
}

/// One stretch that took the place of another: the brackets touch, unless a space came before the new words only.
fn replaced(old: &str, new: &str, out: &mut Vec<Run>) {
    if old.trim().is_empty() || new.trim().is_empty() {
        bracketed(Tone::Deleted, old, out);
        bracketed(Tone::Added, new, out);
        return;
    }
    let space = |is: bool, out: &mut Vec<Run>| {
        if is {
            out.push(Run::new(Tone::Plain, " "));
        }
    };
    let (led, leads) = (old.starts_with(char::is_whitespace), new.starts_with(char::is_whitespace));
    space(led, out);
    bracketed(Tone::Deleted, old.trim(), out);
    space(leads && !led, out);
    bracketed(Tone::Added, new.trim(), out);
    space(new.ends_with(char::is_whitespace), out);
}

/// A changed stretch between its brackets; the white space around it stays outside.
fn bracketed(tone: Tone, text: &str, out: &mut Vec<Run>) {
    let [open, close] = if tone == Tone::Deleted { ["[-", "-]"] } else { ["{+", "+}"] };
    let inner = text.trim();
    if text.starts_with(char::is_whitespace) {
        out.push(Run::new(Tone::Plain, " "));
    }
    if !inner.is_empty() {
        out.push(Run::new(tone, format!("{open}{}{close}", clean(inner))));
        if text.ends_with(char::is_whitespace) {
            out.push(Run::new(Tone::Plain, " "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::word_marks;

    fn shown(old: &str, new: &str) -> String {
        let mut out = Vec::new();
        marked(old, new, word_marks(old, new), Show::Both, &mut out);
        out.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn brackets_of_a_replacement_touch() {
        assert_eq!(
            shown("to see the old town, again", "to see a new house, again"),
            "to see [-the old town-]{+a new house+}, again"
        );
        assert_eq!(shown("in Oslo, Norway", "in Oslo and Norway"), "in Oslo[-,-] {+and+} Norway");
        assert_eq!(shown("a b", "a new b"), "a {+new+} b");
    }
}
