//! Positions over time: the timeline, the changes, and the newest version's sentences with the versions they come from.

use super::diff::{Palette, Run, Tone, clean, paint, wrap};
use crate::diff::ChangeKind;
use crate::history::{Snapshot, Stretch, Turn};
use crate::lexicon::model::Lexicon;
use crate::position::Position;
use serde_json::{Value, json};
use std::rc::Rc;

/// A version, its text left aside.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// What the source calls it.
    pub id: String,
    /// When it was saved.
    pub date: Option<String>,
    /// Who saved it.
    pub editor: Option<String>,
    /// What the editor said of it.
    pub comment: Option<String>,
    /// Index of the version whose content it brings back.
    pub reverts: Option<usize>,
}

/// What is kept of a statement.
#[derive(Debug)]
pub struct Kept {
    /// "− rejects: fighting stopped".
    pub says: String,
    /// Its paragraph.
    pub place: String,
    /// Its sentence.
    pub words: String,
    /// The statement as `compare` prints it.
    pub json: Value,
}

/// A sentence of the newest version.
#[derive(Debug)]
pub struct Blamed {
    /// Index of the version that introduced it.
    pub version: usize,
    /// The sentence.
    pub text: String,
    /// Whether a paragraph begins with it.
    pub opens: bool,
}

/// A history ready to print.
#[derive(Debug)]
pub struct History<'h> {
    /// What it is the history of.
    pub name: String,
    /// The lexicon in force.
    pub lexicon: &'h Lexicon,
    /// All versions.
    pub versions: Vec<Stamp>,
    /// Their positions.
    pub snapshots: Vec<Rc<Snapshot<Kept>>>,
    /// Who moved when.
    pub turns: Vec<Turn>,
    /// Who stood where from when to when.
    pub stretches: Vec<Stretch>,
    /// The newest version's sentences, where they were asked for.
    pub blame: Option<Vec<Blamed>>,
}

/// More statements than these on one side of a change are counted, not shown.
const MOST: usize = 2;
const INDENT: &str = "             ";

impl History<'_> {
    fn cell(&self, party: u16, issue: u16) -> String {
        format!("{} · {}", self.lexicon.parties[party as usize].name, self.lexicon.issues[issue as usize].name)
    }

    /// What people call a version: its date, or its name where it has none.
    fn label(&self, version: usize) -> String {
        let v = &self.versions[version];
        let day =
            v.date.as_deref().map(|d| d.trim_end_matches('Z').chars().take(16).collect::<String>().replace('T', " "));
        clean(&day.unwrap_or_else(|| v.id.rsplit('/').next().unwrap_or(&v.id).to_owned()))
    }

    /// The version with editor and comment.
    fn headline(&self, version: usize) -> String {
        let v = &self.versions[version];
        let mut out = self.label(version);
        let name = v.id.rsplit('/').next().unwrap_or(&v.id);
        if v.date.is_some() {
            out.push_str(&format!(" · {}", clean(name)));
        }
        if let Some(editor) = &v.editor {
            out.push_str(&format!(" · {}", clean(editor)));
        }
        if let Some(comment) = v.comment.as_ref().and_then(|c| c.lines().next()) {
            out.push_str(&format!(" · “{}”", clean(comment.trim())));
        }
        out
    }

    fn says(turn: &Turn) -> String {
        let stand = |p: &Option<Position>| p.as_ref().map_or("", |p| p.stand.word());
        let (old, new) = (stand(&turn.change.old), stand(&turn.change.new));
        match turn.change.kind {
            ChangeKind::Reworded => format!("reworded, still {new}"),
            ChangeKind::Appeared => format!("appeared, {new}"),
            ChangeKind::Dropped => format!("dropped, was {old}"),
            kind => format!("{}, {old} → {new}", kind.word()),
        }
    }

    /// The statements of one side that the other does not have in the same words.
    fn evidence(&self, turn: &Turn, new: bool) -> Vec<&Kept> {
        let (mine, other) = (&self.snapshots[turn.before], &self.snapshots[turn.version]);
        let (mine, other) = if new { (other, mine) } else { (mine, other) };
        let (ours, theirs) =
            if new { (&turn.change.new, &turn.change.old) } else { (&turn.change.old, &turn.change.new) };
        let Some(ours) = ours else { return Vec::new() };
        let known: Vec<&String> = theirs.iter().flat_map(|p| &p.statements).map(|&i| &other.wordings[i]).collect();
        let fresh: Vec<usize> =
            ours.statements.iter().copied().filter(|&i| !known.contains(&&mine.wordings[i])).collect();
        let list = if fresh.is_empty() { &ours.statements } else { &fresh };
        list.iter().map(|&i| &mine.records[i]).collect()
    }

    fn summary(&self) -> String {
        let reverts = self.versions.iter().filter(|v| v.reverts.is_some()).count();
        let mut out = format!("{} versions", self.versions.len());
        if let (Some(_), true) = (self.versions.first(), self.versions.len() > 1) {
            out.push_str(&format!(", {} to {}", self.label(0), self.label(self.versions.len() - 1)));
        }
        out.push_str(&format!("; {} changes of position", self.turns.len()));
        if reverts > 0 {
            out.push_str(&format!("; {reverts} reverts"));
        }
        out
    }
}

/// The timeline for the terminal.
#[must_use]
pub fn history_terminal(history: &History<'_>, width: usize, palette: Palette) -> String {
    let width = width.clamp(40, 100);
    let strong = |text: &str| paint(palette, Tone::Strong, text);
    let mut out = format!("{}\n{}\n", strong(&clean(&history.name)), history.summary());
    if !history.stretches.is_empty() {
        out.push_str(&format!("\n{}\n", strong("Who said what, and when")));
        let mut last = None;
        for s in &history.stretches {
            if last != Some((s.party, s.issue)) {
                out.push_str(&format!("\n  {}\n", strong(&history.cell(s.party, s.issue))));
                last = Some((s.party, s.issue));
            }
            let to = s.to.map_or_else(|| "now".to_owned(), |to| history.label(to));
            let when = format!("{} – {to}", history.label(s.from));
            let kept = &history.snapshots[s.from].records[s.statement];
            let head = [Run::new(Tone::Dim, format!("{when} · ")), Run::new(Tone::Plain, kept.says.clone())];
            let lead = format!("    {:<12} ", s.stand.word());
            lines(&mut out, &lead, &" ".repeat(17), &head, width, palette);
        }
    }
    if !history.turns.is_empty() || history.versions.iter().any(|v| v.reverts.is_some()) {
        out.push_str(&format!("\n{}\n", strong("Changes")));
    }
    for (at, version) in history.versions.iter().enumerate() {
        let turns: Vec<&Turn> = history.turns.iter().filter(|t| t.version == at).collect();
        if let Some(back) = version.reverts {
            let text = format!("{} ‹reverts to {}›", history.headline(at), history.label(back));
            lines(&mut out, "\n  ", "    ", &[Run::new(Tone::Note, text)], width, palette);
        }
        if turns.is_empty() {
            continue;
        }
        lines(&mut out, "\n  ", "    ", &[Run::new(Tone::Strong, history.headline(at))], width, palette);
        for turn in turns {
            let head = [
                Run::new(Tone::Plain, history.cell(turn.change.party, turn.change.issue)),
                Run::new(Tone::Note, format!(": {}", History::says(turn))),
            ];
            lines(&mut out, "    ", "      ", &head, width, palette);
            for (new, name, tone) in [(false, "before", Tone::Deleted), (true, "after", Tone::Added)] {
                let evidence = history.evidence(turn, new);
                for kept in evidence.iter().take(MOST) {
                    let lead = format!("      {} ", paint(palette, tone, &format!("{name:<6}")));
                    let runs = [
                        Run::new(Tone::Plain, kept.says.clone()),
                        Run::new(Tone::Dim, format!(" · {} ", kept.place)),
                        Run::new(Tone::Plain, format!("“{}”", kept.words)),
                    ];
                    lines(&mut out, &lead, INDENT, &runs, width, palette);
                }
                if evidence.len() > MOST {
                    out.push_str(&format!("{INDENT}and {} more\n", evidence.len() - MOST));
                }
            }
        }
    }
    if let Some(blame) = &history.blame {
        out.push_str(&format!("\n{}\n\n", strong("The newest version, and since when each sentence has stood there")));
        let mut last = None;
        for sentence in blame {
            if sentence.opens && last.is_some() {
                out.push('\n');
            }
            let label = if last == Some(sentence.version) { String::new() } else { history.label(sentence.version) };
            last = Some(sentence.version);
            let lead = format!("  {} ", paint(palette, Tone::Dim, &format!("{label:<16}")));
            lines(&mut out, &lead, &" ".repeat(19), &[Run::new(Tone::Plain, sentence.text.clone())], width, palette);
        }
    }
    out
}

fn lines(out: &mut String, first: &str, rest: &str, runs: &[Run], width: usize, palette: Palette) {
    for (at, line) in wrap(runs, width.saturating_sub(rest.len()), palette).iter().enumerate() {
        out.push_str(if at == 0 { first } else { rest });
        out.push_str(&line.text);
        out.push('\n');
    }
}

/// The timeline as Markdown.
#[must_use]
pub fn history_markdown(history: &History<'_>) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace('*', "\\*").replace('<', "\\<");
    let mut out = format!("# {}\n\n{}.\n\n## Who said what, and when\n\n", escape(&history.name), history.summary());
    out.push_str("| party · issue | position | from | to | evidence |\n| --- | --- | --- | --- | --- |\n");
    for s in &history.stretches {
        let kept = &history.snapshots[s.from].records[s.statement];
        out.push_str(&format!(
            "| {} | {} | {} | {} | “{}” |\n",
            escape(&history.cell(s.party, s.issue)),
            s.stand.word(),
            escape(&history.label(s.from)),
            s.to.map_or_else(|| "now".to_owned(), |to| escape(&history.label(to))),
            escape(&kept.words)
        ));
    }
    out.push_str("\n## Changes\n\n");
    for (at, version) in history.versions.iter().enumerate() {
        if let Some(back) = version.reverts {
            out.push_str(&format!(
                "- {}: reverts to {}\n",
                escape(&history.headline(at)),
                escape(&history.label(back))
            ));
        }
        let turns: Vec<&Turn> = history.turns.iter().filter(|t| t.version == at).collect();
        if !turns.is_empty() {
            out.push_str(&format!("- **{}**\n", escape(&history.headline(at))));
        }
        for turn in turns {
            out.push_str(&format!(
                "  - {}: {}\n",
                escape(&history.cell(turn.change.party, turn.change.issue)),
                History::says(turn)
            ));
            for (new, name) in [(false, "before"), (true, "after")] {
                for kept in history.evidence(turn, new).iter().take(MOST) {
                    out.push_str(&format!("    - {name}: {} ({}) “{}”\n", kept.says, kept.place, escape(&kept.words)));
                }
            }
        }
    }
    if let Some(blame) = &history.blame {
        out.push_str("\n## The newest version\n\n");
        for sentence in blame {
            out.push_str(&format!("- {}: {}\n", escape(&history.label(sentence.version)), escape(&sentence.text)));
        }
    }
    out
}

/// One row a change.
///
/// # Errors
/// Where a row cannot be written, which does not happen in memory.
pub fn history_csv(history: &History<'_>) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "version", "id", "date", "editor", "comment", "party", "issue", "change", "old", "new", "before", "after",
    ])?;
    for turn in &history.turns {
        let v = &history.versions[turn.version];
        let stand = |p: &Option<Position>| p.as_ref().map_or("", |p| p.stand.word());
        let words = |new| history.evidence(turn, new).iter().map(|k| k.words.as_str()).collect::<Vec<_>>().join(" / ");
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

/// The JSON contract `standpoint/history/1`.
#[must_use]
pub fn history_json(history: &History<'_>) -> String {
    let lexicon = history.lexicon;
    let versions: Vec<Value> = history
        .versions
        .iter()
        .map(|v| json!({"id": v.id, "date": v.date, "editor": v.editor, "comment": v.comment, "reverts": v.reverts}))
        .collect();
    let names = |party: u16, issue: u16| (&lexicon.parties[party as usize].id, &lexicon.issues[issue as usize].id);
    let spans: Vec<Value> = history
        .stretches
        .iter()
        .map(|s| {
            let (party, issue) = names(s.party, s.issue);
            let evidence = &history.snapshots[s.from].records[s.statement].json["evidence"];
            json!({"party": party, "issue": issue, "direction": s.stand.word(), "from": s.from, "to": s.to, "evidence": evidence})
        })
        .collect();
    let changes: Vec<Value> = history
        .turns
        .iter()
        .map(|turn| {
            let (party, issue) = names(turn.change.party, turn.change.issue);
            let side = |p: &Option<Position>, version: usize| {
                p.as_ref().map(|p| {
                    let list: Vec<Value> = p
                        .statements
                        .iter()
                        .map(|&i| {
                            let mut statement = history.snapshots[version].records[i].json.clone();
                            statement["document"] = json!(history.snapshots[version].version);
                            statement
                        })
                        .collect();
                    json!({"direction": p.stand.word(), "statements": list})
                })
            };
            json!({"version": turn.version, "party": party, "issue": issue, "change": turn.change.kind.word(),
                   "old": side(&turn.change.old, turn.before), "new": side(&turn.change.new, turn.version)})
        })
        .collect();
    let mut whole = json!({"schema": "standpoint/history/1", "versions": versions, "spans": spans, "changes": changes});
    if let Some(blame) = &history.blame {
        whole["blame"] = blame.iter().map(|b| json!({"version": b.version, "text": b.text})).collect();
    }
    let mut out = serde_json::to_string_pretty(&whole).unwrap_or_default();
    out.push('\n');
    out
}
