//! For reports: what changed, in Markdown; ~~struck out~~ and **bold** as editors mark it.

use super::marks::Show;
use super::runs::{Run, Tone};
use super::terminal::{body, is_invisible, notes};
use super::text::{Row, remarks, rows, summary};
use super::{DiffView, Versions};
use crate::diff::Op;
use crate::render::moves::moves_markdown;

/// What changed, as Markdown.
#[must_use]
pub fn markdown(versions: &Versions<'_>, view: &DiffView) -> String {
    let mut out = format!("# {}\n", escape(&versions.name()));
    if view.positions {
        out.push_str("\n## Positions\n\n");
        if versions.changes.is_empty() {
            out.push_str("No change.\n");
        }
        moves_markdown(&versions.moves(), "", &mut out);
    }
    if view.text {
        text(versions, view, &mut out);
    }
    out
}

fn text(versions: &Versions<'_>, view: &DiffView, out: &mut String) {
    out.push_str("\n## Text\n\n");
    if versions.prose.is_empty() {
        out.push_str("No change of the paragraphs.\n");
    } else {
        out.push_str(&format!("Paragraphs: {}.\n", summary(&versions.prose.paragraphs)));
    }
    for runs in versions.front(&versions.outside) {
        out.push_str("\n**front** ");
        written(&runs, out);
        out.push('\n');
    }
    let remarks = remarks(&versions.outside);
    if !remarks.is_empty() {
        out.push_str(&format!("\nOutside of the paragraphs: {}.\n", remarks.join("; ")));
    }
    if versions.prose.is_empty() {
        return;
    }
    for row in rows(&versions.prose.paragraphs, view.context) {
        match row {
            Row::Left(count) => {
                out.push_str(&format!("\n*… {count} paragraph{} unchanged*\n", if count == 1 { "" } else { "s" }));
            }
            Row::Context(p) => out.push_str(&format!("\n{} {}\n", versions.label(p), escape(&versions.plain(p)))),
            Row::Shown(p) => {
                let word = match p.op {
                    Op::Equal => "",
                    Op::Edit => " rewritten",
                    Op::Add => " added",
                    Op::Delete => " deleted",
                };
                out.push_str(&format!("\n**{}{word}** ", versions.label(p)));
                for run in notes(versions, p) {
                    out.push_str(&escape(&run.text));
                }
                if !is_invisible(versions, p) {
                    written(&body(versions, view, p, Show::Both), out);
                }
                out.push('\n');
            }
        }
    }
}

/// Runs of a text in Markdown, what was deleted and added between its marks.
pub fn written(runs: &[Run], out: &mut String) {
    for (at, run) in runs.iter().enumerate() {
        let next = runs.get(at + 1).and_then(|r| r.text.chars().next());
        let marked = marked(run, out.chars().next_back(), next);
        out.push_str(&marked);
    }
}

/// A run between its marks. `before` and `after` are the characters that it will stand between.
fn marked(run: &Run, before: Option<char>, after: Option<char>) -> String {
    let (brackets, marks, tags) = match run.tone {
        Tone::Deleted => (["[-", "-]"], "~~", "del"),
        Tone::Added => (["{+", "+}"], "**", "ins"),
        // a space, since a closing mark between a sign and a letter closes nothing
        Tone::Note => return format!("*{}* ", escape(run.text.trim())),
        _ => return escape(&run.text),
    };
    let text = run.text.as_str();
    let inner = text.strip_prefix(brackets[0]).and_then(|t| t.strip_suffix(brackets[1])).unwrap_or(text).trim();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
    // marks between a letter and a sign are taken for text: "Oslo~~,~~"
    let lost = letter(before) && sign(inner.chars().next()) || sign(inner.chars().next_back()) && letter(after);
    if lost { format!("<{tags}>{}</{tags}>", escape(inner)) } else { format!("{marks}{}{marks}", escape(inner)) }
}

/// Text that Markdown takes for text.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_markdown_would_not_see_are_tags() {
        let run = |tone, text: &str| Run::new(tone, text);
        assert_eq!(marked(&run(Tone::Deleted, "[-old-]"), Some(' '), Some('{')), "~~old~~");
        assert_eq!(marked(&run(Tone::Deleted, "[-,-]"), Some('o'), Some(' ')), "<del>,</del>");
        assert_eq!(marked(&run(Tone::Added, "{+(new)+}"), Some(' '), Some('s')), "<ins>(new)</ins>");
        assert_eq!(marked(&run(Tone::Note, " ‹merged› "), None, None), "*‹merged›* ");
    }
}
