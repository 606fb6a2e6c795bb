//! The JSON contract `standpoint/compare/1`.

use super::grid::Comparison;
use crate::matching::{Matcher, What};
use crate::position::{Placed, tally};
use crate::statement::{Factor, Step, text_hash};
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
    let statements = statements(comparison);
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

/// All statements, each as one JSON object.
pub(super) fn statements(comparison: &Comparison<'_>) -> Vec<Value> {
    let texts: Vec<u64> = comparison.articles.iter().map(|a| text_hash(&a.text)).collect();
    comparison.statements.iter().map(|p| of_document(comparison, p, texts[p.document])).collect()
}

/// A step of a trace: what it did, by which words, and which lexicon entry says so.
fn factor(matcher: &Matcher, text: &str, f: &Factor) -> Value {
    let mut out = json!({"step": f.step.words(), "text": f.span.of(text), "start": f.span.start, "end": f.span.end,
                         "entry": null, "file": null, "line": null});
    if let Some(entry) = f.entry.filter(|_| f.step != Step::Decision) {
        let entry = matcher.entry(entry);
        out["entry"] = json!(named(matcher, entry.what));
        out["file"] = json!(matcher.lexicon.files.get(usize::from(entry.place.file)).map(|f| &f.name));
        out["line"] = json!(entry.place.line);
    }
    out
}

/// The id of what an entry belongs to.
fn named(matcher: &Matcher, what: What) -> Option<&str> {
    let lexicon = &matcher.lexicon;
    let issue = |i: u16| lexicon.issues[usize::from(i)].id.as_str();
    match what {
        What::Issue { issue: i, .. } => Some(issue(i)),
        What::FrameVerb { frame } | What::FrameNoun { frame } => Some(issue(matcher.frames[usize::from(frame)].issue)),
        What::Cue { cue, .. } => Some(&lexicon.cues[usize::from(cue)].id),
        What::Modifier { modifier, .. } => Some(&lexicon.modifiers[usize::from(modifier)].id),
        _ => None,
    }
}

/// A statement as one JSON object; `text` is the hash of its document.
fn of_document(comparison: &Comparison<'_>, placed: &Placed, text: u64) -> Value {
    let lexicon = comparison.lexicon;
    let s = &placed.statement;
    let article = &comparison.articles[placed.document];
    let id = |p: &u16| lexicon.parties[*p as usize].id.as_str();
    let at = comparison.lines[placed.document].position(&article.text, s.evidence.start);
    let span = |x: Span| json!({"start": x.start, "end": x.end, "text": x.of(&article.text)});
    let factors: Vec<Value> = s.factors.iter().map(|f| factor(comparison.matcher, &article.text, f)).collect();
    let mut out = json!({
        "document": placed.document, "party": id(&s.party), "issue": lexicon.issues[s.issue as usize].id,
        "direction": s.direction.word(), "act": s.act.word(), "id": s.id_after(text, lexicon), "certainty": s.certainty.word(),
        "addressee": s.addressee.iter().map(id).collect::<Vec<_>>(), "about": s.about.iter().map(id).collect::<Vec<_>>(),
        "speaker": s.speaker.map(|x| x.of(&article.text)), "reported_by": s.reported_by.as_ref().map(id), "condition": s.condition.map(span),
        "evidence": {"start": s.evidence.start, "end": s.evidence.end, "line": at.line, "column": at.column, "text": s.evidence.of(&article.text)},
        "trace": {"holder": s.holder.words(), "factors": factors},
    });
    if let Some(index) = s.decision() {
        let d = &lexicon.decisions[index];
        out["decision"] = json!({"note": d.note, "coder": d.coder, "date": d.date, "file": lexicon.files[d.place.file as usize].name, "line": d.place.line});
    }
    out
}
