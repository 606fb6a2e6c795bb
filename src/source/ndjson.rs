//! Versions as JSON, one object a line: `{"id", "date", "editor", "comment", "text"}`; only `text` must be there.

use super::Revision;
use serde::Deserialize;
use std::io::BufRead;

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Word(String),
    Number(i64),
}

#[derive(Deserialize)]
struct Row {
    id: Option<Id>,
    date: Option<String>,
    editor: Option<String>,
    comment: Option<String>,
    text: String,
}

/// Hands every version to `sink`, in order, one line in memory at a time.
///
/// # Errors
/// With the line and column of the first line that is not such an object, or where reading fails.
pub fn read(reader: impl BufRead, sink: &mut dyn FnMut(Revision)) -> Result<(), String> {
    for (number, line) in reader.lines().enumerate() {
        let number = number + 1;
        let line = line.map_err(|e| format!("{number}: cannot read: {e}"))?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Row = serde_json::from_str(&line).map_err(|e| {
            let message = e.to_string();
            let what = message.split(" at line").next().unwrap_or_default();
            format!(
                "{number}:{}: is no version ({what}); give {{\"id\", \"date\", \"editor\", \"comment\", \"text\"}}",
                e.column()
            )
        })?;
        let id = row.id.map_or_else(
            || number.to_string(),
            |id| match id {
                Id::Word(word) => word,
                Id::Number(number) => number.to_string(),
            },
        );
        sink(Revision { id, date: row.date, editor: row.editor, comment: row.comment, text: row.text });
    }
    Ok(())
}
