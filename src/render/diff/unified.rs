//! The unified format, which `patch` applies: true bytes, line by line, whatever is ignored elsewhere.
//!
//! The hunks are grouped by `similar`; they are written here, because to `similar` a lone `\r` ends a line, and to `patch`
//! it does not.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};
use std::ops::Range;

/// A unified diff with `context` lines around each change; nothing where the texts are the same.
///
/// Lines end at `\n` only, as `patch` has it; a `\r` before it belongs to the line.
#[must_use]
pub fn unified(old: (&str, &str), new: (&str, &str), context: usize) -> String {
    let [before, after] = [old.1, new.1].map(|text| text.split_inclusive('\n').collect::<Vec<&str>>());
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    if !ops.iter().any(|op| op.tag() != DiffTag::Equal) {
        return String::new();
    }
    let mut out = format!("--- {}\n+++ {}\n", old.0, new.0);
    for hunk in group_diff_ops(ops, context) {
        if let (Some(first), Some(last)) = (hunk.first(), hunk.last()) {
            let from = range(&(first.old_range().start..last.old_range().end));
            let to = range(&(first.new_range().start..last.new_range().end));
            out.push_str(&format!("@@ -{from} +{to} @@\n"));
        }
        hunk.iter().for_each(|op| lines(op, &before, &after, &mut out));
    }
    out
}

/// Lines as a hunk's head counts them: from 1, and of no lines the one before.
fn range(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn lines(op: &DiffOp, before: &[&str], after: &[&str], out: &mut String) {
    let mut write = |sign: char, lines: &[&str]| {
        for line in lines {
            out.push(sign);
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    if op.tag() == DiffTag::Equal {
        write(' ', &before[op.old_range()]);
    } else {
        write('-', &before[op.old_range()]);
        write('+', &after[op.new_range()]);
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_return_without_a_newline_ends_no_line() {
        let shown = unified(("a", "one\r\ntwo\r\n"), ("b", "one\r\ntwo\r"), 3);
        assert_eq!(shown, "--- a\n+++ b\n@@ -1,2 +1,2 @@\n one\r\n-two\r\n+two\r\n\\ No newline at end of file\n");
    }

    #[test]
    fn heads_of_hunks() {
        assert_eq!(unified(("a", ""), ("b", "x\n"), 3), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
        assert_eq!(unified(("a", "x\ny\n"), ("b", "x\n"), 0), "--- a\n+++ b\n@@ -2 +1,0 @@\n-y\n");
        assert_eq!(unified(("a", "x\n"), ("b", "x\n"), 3), "");
    }
}
