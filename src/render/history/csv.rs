//! Changes as CSV, one row each.

use super::History;
use crate::position::Position;

/// One row a change.
///
/// # Errors
/// Where a row cannot be written, which does not happen in memory.
pub fn csv(history: &History<'_>) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "version", "id", "date", "editor", "comment", "party", "issue", "change", "old", "new", "before", "after",
    ])?;
    for turn in &history.told.turns {
        let v = &history.told.versions[turn.version];
        let stand = |p: &Option<Position>| p.as_ref().map_or("", |p| p.stand.word());
        let words =
            |new| history.evidence(turn, new).iter().map(|k| k.told.words.as_str()).collect::<Vec<_>>().join(" / ");
        writer.write_record([
            turn.version.to_string().as_str(),
            &v.id,
            v.date.as_deref().unwrap_or(""),
            v.editor.as_deref().unwrap_or(""),
            v.comment.as_deref().unwrap_or(""),
            &history.lexicon.parties[turn.change.party as usize].id,
            &history.lexicon.issues[turn.change.issue as usize].id,
            turn.change.kind.word(),
            stand(&turn.change.old),
            stand(&turn.change.new),
            &words(false),
            &words(true),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|e| csv::Error::from(std::io::Error::other(e.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
