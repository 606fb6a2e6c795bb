//! The unified format, which `patch` applies: true bytes, line by line, whatever is ignored elsewhere.

use similar::{Algorithm, TextDiff};

/// A unified diff with `context` lines around each change; nothing where the texts are the same.
///
/// Lines end at `\n` only, as `patch` has it; a `\r` before it belongs to the line.
#[must_use]
pub fn unified(old: (&str, &str), new: (&str, &str), context: usize) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.1.split_inclusive('\n').collect(), new.1.split_inclusive('\n').collect());
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).newline_terminated(true).diff_slices(&before, &after);
    diff.unified_diff().context_radius(context).header(old.0, new.0).to_string()
}
