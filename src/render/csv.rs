//! CSV: one row a statement, every field, empty where there is none.

use super::grid::Comparison;
use crate::decision::place;
use crate::statement::text_hash;
use std::io;

/// The statements as CSV with a header.
///
/// # Errors
/// None in practice: the writer writes to memory.
pub fn csv(comparison: &Comparison<'_>) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "id",
        "document",
        "line",
        "column",
        "start",
        "end",
        "party",
        "issue",
        "direction",
        "act",
        "certainty",
        "addressee",
        "about",
        "speaker",
        "reported_by",
        "condition",
        "decision",
        "text",
    ])?;
    let texts: Vec<u64> = comparison.articles.iter().map(|a| text_hash(&a.text)).collect();
    let id = |p: u16| comparison.lexicon.parties[p as usize].id.clone();
    for placed in &comparison.statements {
        let s = &placed.statement;
        let article = &comparison.articles[placed.document];
        let at = comparison.lines[placed.document].position(&article.text, s.evidence.start);
        let list = |p: &[u16]| p.iter().map(|&p| id(p)).collect::<Vec<_>>().join(" ");
        writer.write_record([
            s.id_after(texts[placed.document], comparison.lexicon),
            article.id.clone(),
            at.line.to_string(),
            at.column.to_string(),
            s.evidence.start.to_string(),
            s.evidence.end.to_string(),
            id(s.party),
            comparison.lexicon.issues[s.issue as usize].id.clone(),
            s.direction.to_string(),
            s.act.to_string(),
            s.certainty.to_string(),
            list(&s.addressee),
            list(&s.about),
            s.speaker.map_or(String::new(), |x| x.of(&article.text).to_owned()),
            s.reported_by.map_or(String::new(), id),
            s.condition.map_or(String::new(), |x| x.of(&article.text).to_owned()),
            s.decision().map_or(String::new(), |d| place(comparison.lexicon, d)),
            s.evidence.of(&article.text).to_owned(),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
