//! The JSON contract `standpoint/compare/1`.

use super::grid::Comparison;
use crate::position::{Placed, tally};
use crate::text::Span;
use serde_json::{Value, json};

/// The comparison as one JSON object.
#[must_use]
pub fn json(comparison: &Comparison<'_>, all_statements: bool) -> String {
    let lexicon = comparison.lexicon;
    let positions = tally(&comparison.statements, all_statements);
    let documents: Vec<Value> = comparison
        .articles
        .iter()
        .map(|a| json!({"id": a.id, "title": a.title.map(|t| t.of(&a.text)), "date": a.date}))
        .collect();
    let mut parties: Vec<u16> = comparison.statements.iter().map(|p| p.statement.party).collect();
    parties.sort_unstable();
    parties.dedup();
    let mut issues: Vec<u16> = comparison.statements.iter().map(|p| p.statement.issue).collect();
    issues.sort_unstable();
    issues.dedup();
    let parties: Vec<Value> =
        parties.iter().map(|&p| &lexicon.parties[p as usize]).map(|p| json!({"id": p.id, "name": p.name})).collect();
    let issues: Vec<Value> = issues
        .iter()
        .map(|&i| &lexicon.issues[i as usize])
        .map(|i| json!({"id": i.id, "name": i.name, "proposition": i.proposition}))
        .collect();
    let statements: Vec<Value> = comparison.statements.iter().map(|p| statement(comparison, p)).collect();
    let positions: Vec<Value> = positions
        .iter()
        .map(|p| {
            let directions: Vec<_> = p.directions.iter().map(|d| d.word()).collect();
            json!({"party": lexicon.parties[p.party as usize].id, "issue": lexicon.issues[p.issue as usize].id,
                   "direction": p.stand.word(), "directions": directions, "statements": p.statements})
        })
        .collect();
    let whole = json!({"schema": "standpoint/compare/1", "documents": documents, "parties": parties, "issues": issues,
                       "statements": statements, "positions": positions});
    let mut out = serde_json::to_string_pretty(&whole).unwrap_or_default();
    out.push('\n');
    out
}

/// A statement as one JSON object.
#[must_use]
pub fn statement(comparison: &Comparison<'_>, placed: &Placed) -> Value {
    let lexicon = comparison.lexicon;
    let s = &placed.statement;
    let article = &comparison.articles[placed.document];
    let id = |p: &u16| lexicon.parties[*p as usize].id.as_str();
    let at = comparison.lines[placed.document].position(&article.text, s.evidence.start);
    let span = |x: Span| json!({"start": x.start, "end": x.end, "text": x.of(&article.text)});
    let factors: Vec<Value> =
        s.factors.iter().map(|f| json!({"step": f.step.words(), "text": f.span.of(&article.text), "start": f.span.start, "end": f.span.end})).collect();
    json!({
        "document": placed.document, "party": id(&s.party), "issue": lexicon.issues[s.issue as usize].id,
        "direction": s.direction.word(), "act": s.act.word(), "id": statement_id(comparison, placed), "certainty": s.certainty.word(),
        "addressee": s.addressee.iter().map(id).collect::<Vec<_>>(), "about": s.about.iter().map(id).collect::<Vec<_>>(),
        "speaker": s.speaker.map(|x| x.of(&article.text)), "reported_by": s.reported_by.as_ref().map(id), "condition": s.condition.map(span),
        "evidence": {"start": s.evidence.start, "end": s.evidence.end, "line": at.line, "column": at.column, "text": s.evidence.of(&article.text)},
        "trace": {"holder": s.holder.words(), "factors": factors},
    })
}

/// `s-` and a hash of document bytes, span, party, issue and direction (64-bit FNV-1a, stable for ever).
fn statement_id(comparison: &Comparison<'_>, placed: &Placed) -> String {
    let s = &placed.statement;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(comparison.articles[placed.document].text.as_bytes());
    eat(&s.evidence.start.to_le_bytes());
    eat(&s.evidence.end.to_le_bytes());
    eat(comparison.lexicon.parties[s.party as usize].id.as_bytes());
    eat(comparison.lexicon.issues[s.issue as usize].id.as_bytes());
    eat(s.direction.word().as_bytes());
    format!("s-{hash:016x}")
}
