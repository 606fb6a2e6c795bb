//! The JSON contract `standpoint/history/1`.

use super::History;
use crate::position::Position;
use crate::render::pretty::pretty;
use serde_json::{Value, json};

/// A history as one JSON object.
#[must_use]
pub fn json(history: &History<'_>) -> String {
    let lexicon = history.lexicon;
    let versions: Vec<Value> = history
        .told
        .versions
        .iter()
        .map(|v| json!({"id": v.id, "date": v.date, "editor": v.editor, "comment": v.comment, "reverts": v.reverts}))
        .collect();
    let names = |party: u16, issue: u16| (&lexicon.parties[party as usize].id, &lexicon.issues[issue as usize].id);
    let spans: Vec<Value> = history.told.stretches
        .iter()
        .map(|s| {
            let (party, issue) = names(s.party, s.issue);
            let evidence = history.first(s).next().map_or(&Value::Null, |kept| &kept.json["evidence"]);
            json!({"party": party, "issue": issue, "direction": s.stand.word(), "from": s.from, "to": s.to, "evidence": evidence})
        })
        .collect();
    let changes: Vec<Value> = history
        .told
        .turns
        .iter()
        .map(|turn| {
            let (party, issue) = names(turn.change.party, turn.change.issue);
            let side = |p: &Option<Position>, version: usize| {
                p.as_ref().map(|p| {
                    let records = &history.told.snapshots[version].records;
                    let list: Vec<&Value> = p.statements.iter().map(|&i| &records[i].json).collect();
                    json!({"direction": p.stand.word(), "statements": list})
                })
            };
            json!({"version": turn.version, "party": party, "issue": issue, "change": turn.change.kind.word(),
                   "old": side(&turn.change.old, turn.before), "new": side(&turn.change.new, turn.version)})
        })
        .collect();
    let mut whole = json!({"schema": "standpoint/history/1", "versions": versions, "spans": spans, "changes": changes});
    if let Some(blame) = &history.told.blame {
        whole["blame"] = blame.iter().map(|b| json!({"version": b.version, "text": b.text})).collect();
    }
    pretty(&whole)
}
