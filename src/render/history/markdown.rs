//! The timeline as Markdown.

use super::History;
use crate::render::diff::escape;
use crate::render::moves::moves_markdown;

/// The timeline as Markdown.
#[must_use]
pub fn markdown(history: &History<'_>) -> String {
    let mut out = format!("# {}\n\n{}.\n", escape(&history.name), history.summary());
    stretches(history, &mut out);
    changes(history, &mut out);
    if let Some(blame) = &history.told.blame {
        out.push_str("\n## The newest version\n\n");
        for sentence in blame {
            out.push_str(&format!("- {}: {}\n", escape(&history.label_by(sentence.version)), escape(&sentence.text)));
        }
    }
    out
}

fn stretches(history: &History<'_>, out: &mut String) {
    if history.told.stretches.is_empty() {
        return;
    }
    out.push_str("\n## Who said what, and when\n\n");
    out.push_str("| party · issue | position | from | until | evidence |\n| --- | --- | --- | --- | --- |\n");
    for s in &history.told.stretches {
        let words: Vec<String> = history.first(s).map(|kept| escape(&kept.told.words)).collect();
        out.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            escape(&history.cell(s.party, s.issue)),
            s.stand.word(),
            escape(&history.label_by(s.from)),
            s.to.map_or_else(String::new, |to| escape(&history.label_by(to))),
            words.join(" / ")
        ));
    }
}

fn changes(history: &History<'_>, out: &mut String) {
    if !history.told.turns.is_empty() || history.told.versions.iter().any(|v| v.reverts.is_some()) {
        out.push_str("\n## Changes\n\n");
    }
    for version in 0..history.told.versions.len() {
        let moves = history.moves(version);
        let reverted = history.reverted(version);
        if moves.is_empty() && reverted.is_none() {
            continue;
        }
        let note = reverted.map_or_else(String::new, |words| format!(", {}", escape(&words)));
        out.push_str(&format!("- **{}**{note}\n", escape(&history.headline(version))));
        moves_markdown(&moves, "  ", out);
    }
}
