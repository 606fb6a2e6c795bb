//! For reports: what changed, in Markdown; ~~struck out~~ and **bold** as editors mark it.

use super::marks::Show;
use super::runs::Tone;
use super::terminal::{body, is_invisible, notes};
use super::text::{Row, rows, summary};
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
        moves_markdown(&versions.moves(), "", escape, &mut out);
    }
    if view.text {
        text(versions, view, &mut out);
    }
    out
}

fn text(versions: &Versions<'_>, view: &DiffView, out: &mut String) {
    out.push_str("\n## Text\n\n");
    if versions.prose.is_empty() {
        out.push_str("No change.\n");
        return;
    }
    out.push_str(&format!("Paragraphs: {}.\n", summary(&versions.prose.paragraphs)));
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
                    for run in body(versions, view, p, Show::Both) {
                        out.push_str(&marked(run.tone, &run.text));
                    }
                }
                out.push('\n');
            }
        }
    }
}

fn marked(tone: Tone, text: &str) -> String {
    let inner = |open: &str, close: &str| {
        text.strip_prefix(open).and_then(|t| t.strip_suffix(close)).unwrap_or(text).trim().to_owned()
    };
    match tone {
        Tone::Deleted => format!("~~{}~~", escape(&inner("[-", "-]"))),
        Tone::Added => format!("**{}**", escape(&inner("{+", "+}"))),
        Tone::Note => format!("*{}*", escape(text.trim())),
        _ => escape(text),
    }
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
