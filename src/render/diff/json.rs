//! The JSON contract `standpoint/diff/1`.

use super::Versions;
use crate::article::Article;
use crate::diff::{Change, Mark, MarkOp, Op, Paragraph};
use crate::position::Position;
use crate::render::grid::Comparison;
use crate::render::json::{Record, statements};
use crate::render::pretty::pretty;
use crate::text::Span;
use serde_json::{Value, json};

/// The changes as one JSON object.
#[must_use]
pub fn json(versions: &Versions<'_>) -> String {
    let [old, new] = [0, 1].map(|i| article(&versions.both.articles[i]));
    let statements = statements(&versions.both);
    let positions: Vec<Value> = versions.changes.iter().map(|c| change(&versions.both, c, &statements)).collect();
    let prose = &versions.prose;
    let paragraphs: Vec<Value> = prose.paragraphs.iter().map(|p| paragraph(versions, p)).collect();
    let sentences: Vec<Value> = prose
        .sentences
        .iter()
        .map(|l| {
            let spans = |list: &[Span]| list.iter().map(|s| span(Some(*s))).collect::<Vec<_>>();
            let op = match (l.old.len(), l.new.len()) {
                _ if l.same => "equal",
                (_, n) if n > 1 => "split",
                (n, _) if n > 1 => "merge",
                _ => "edit",
            };
            json!({"op": op, "moved": l.moved, "old": spans(&l.old), "new": spans(&l.new)})
        })
        .collect();
    let edits: Vec<Value> =
        prose.edits.iter().map(|e| json!({"old": span(Some(e.old)), "text": e.new.of(versions.new_text())})).collect();
    let whole = json!({"schema": "standpoint/diff/1", "old": old, "new": new, "positions": positions,
                       "paragraphs": paragraphs, "sentences": sentences, "edits": edits});
    pretty(&whole)
}

fn article(article: &Article) -> Value {
    json!({"id": article.id, "title": article.title.map(|t| t.of(&article.text)), "date": article.date})
}

/// A changed position; its statements are objects as in `compare`.
fn change(both: &Comparison<'_>, change: &Change, statements: &[Record<'_>]) -> Value {
    let lexicon = both.lexicon;
    let side = |position: &Option<Position>| {
        position.as_ref().map(|p| {
            let list: Vec<&Record<'_>> = p.statements.iter().map(|&i| &statements[i]).collect();
            json!({"direction": p.stand.word(), "statements": list})
        })
    };
    json!({"party": lexicon.parties[change.party as usize].id, "issue": lexicon.issues[change.issue as usize].id,
           "change": change.kind.word(), "old": side(&change.old), "new": side(&change.new)})
}

fn span(span: Option<Span>) -> Value {
    span.map_or(Value::Null, |s| json!({"start": s.start, "end": s.end}))
}

fn paragraph(versions: &Versions<'_>, p: &Paragraph) -> Value {
    let mut out = json!({"op": p.op.word(), "moved": p.moved, "old": span(p.old_span), "new": span(p.new_span)});
    if p.op == Op::Edit {
        out["words"] = p.words.iter().flat_map(|m| words(versions, m)).collect();
    }
    out
}

/// A mark as it spells the paragraphs: what only counts as the same has two spellings.
fn words(versions: &Versions<'_>, mark: &Mark) -> Vec<Value> {
    let part = |op: &str, text: &str| json!({"op": op, "text": text});
    let (old, new) = (mark.old.of(versions.old_text()), mark.new.of(versions.new_text()));
    match mark.op {
        MarkOp::Equal => vec![part("equal", new)],
        MarkOp::Delete => vec![part("delete", old)],
        MarkOp::Insert => vec![part("insert", new)],
        MarkOp::Same => {
            let both = [("delete", old), ("insert", new)];
            both.into_iter().filter(|(_, text)| !text.is_empty()).map(|(op, text)| part(op, text)).collect()
        }
    }
}
