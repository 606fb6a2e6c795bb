//! The JSON contract `standpoint/compare/1`. Fields stand in the order of the alphabet, as they are written.

use super::grid::Comparison;
use super::pretty::pretty;
use crate::matching::{Entry, Matcher, What};
use crate::position::{Placed, Position, tally};
use crate::statement::{Factor, Step, text_hash};
use crate::text::Span;
use serde::Serialize;

/// The comparison as one JSON object.
#[must_use]
pub fn json(comparison: &Comparison<'_>, all_statements: bool) -> String {
    let lexicon = comparison.lexicon;
    let documents = comparison.articles.iter();
    let documents =
        documents.map(|a| Document { date: a.date.as_deref(), id: &a.id, title: a.title.map(|t| t.of(&a.text)) });
    let held = |of: fn(&Placed) -> u16| {
        let mut all: Vec<u16> = comparison.statements.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(usize::from)
    };
    let parties = held(|p| p.statement.party).map(|p| &lexicon.parties[p]);
    let issues = held(|p| p.statement.issue).map(|i| &lexicon.issues[i]);
    let whole = Whole {
        documents: documents.collect(),
        issues: issues.map(|i| Issue { id: &i.id, name: &i.name, proposition: &i.proposition }).collect(),
        parties: parties.map(|p| Party { id: &p.id, name: &p.name }).collect(),
        positions: tally(&comparison.statements, all_statements).into_iter().map(|p| cell(comparison, p)).collect(),
        schema: "standpoint/compare/1",
        statements: statements(comparison),
    };
    pretty(&whole)
}

#[derive(Serialize)]
struct Whole<'c> {
    documents: Vec<Document<'c>>,
    issues: Vec<Issue<'c>>,
    parties: Vec<Party<'c>>,
    positions: Vec<Cell<'c>>,
    schema: &'static str,
    statements: Vec<Record<'c>>,
}

#[derive(Serialize)]
struct Document<'c> {
    date: Option<&'c str>,
    id: &'c str,
    title: Option<&'c str>,
}

#[derive(Serialize)]
struct Issue<'c> {
    id: &'c str,
    name: &'c str,
    proposition: &'c str,
}

#[derive(Serialize)]
struct Party<'c> {
    id: &'c str,
    name: &'c str,
}

#[derive(Serialize)]
struct Cell<'c> {
    direction: &'static str,
    directions: Vec<&'static str>,
    issue: &'c str,
    party: &'c str,
    statements: Vec<usize>,
}

/// A statement as one JSON object.
#[derive(Serialize)]
pub(super) struct Record<'c> {
    about: Vec<&'c str>,
    act: &'static str,
    addressee: Vec<&'c str>,
    certainty: &'static str,
    condition: Option<Words<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Ruling<'c>>,
    direction: &'static str,
    pub(super) document: usize,
    evidence: Evidence<'c>,
    id: String,
    issue: &'c str,
    party: &'c str,
    reported_by: Option<&'c str>,
    speaker: Option<&'c str>,
    trace: Trace<'c>,
}

/// A place in the article, in bytes, and what stands there.
#[derive(Serialize)]
struct Words<'c> {
    end: u32,
    start: u32,
    text: &'c str,
}

#[derive(Serialize)]
struct Evidence<'c> {
    column: u32,
    end: u32,
    line: u32,
    start: u32,
    text: &'c str,
}

#[derive(Serialize)]
struct Ruling<'c> {
    coder: Option<&'c str>,
    date: Option<&'c str>,
    file: &'c str,
    line: u32,
    note: Option<&'c str>,
}

#[derive(Serialize)]
struct Trace<'c> {
    factors: Vec<Link<'c>>,
    holder: &'static str,
}

/// A step of a trace: what it did, by which words, and which lexicon entry says so.
#[derive(Serialize)]
struct Link<'c> {
    end: u32,
    entry: Option<&'c str>,
    file: Option<&'c str>,
    line: Option<u32>,
    start: u32,
    step: &'static str,
    text: &'c str,
}

/// All statements.
pub(super) fn statements<'c>(comparison: &'c Comparison<'_>) -> Vec<Record<'c>> {
    let texts: Vec<u64> = comparison.articles.iter().map(|a| text_hash(&a.text)).collect();
    comparison.statements.iter().map(|p| record(comparison, p, texts[p.document])).collect()
}

fn cell<'c>(comparison: &'c Comparison<'_>, position: Position) -> Cell<'c> {
    let lexicon = comparison.lexicon;
    Cell {
        direction: position.stand.word(),
        directions: position.directions.iter().map(|d| d.word()).collect(),
        issue: &lexicon.issues[position.issue as usize].id,
        party: &lexicon.parties[position.party as usize].id,
        statements: position.statements,
    }
}

/// A statement; `text` is the hash of its document.
fn record<'c>(comparison: &'c Comparison<'_>, placed: &'c Placed, text: u64) -> Record<'c> {
    let lexicon = comparison.lexicon;
    let s = &placed.statement;
    let article = &comparison.articles[placed.document];
    let id = |p: &u16| lexicon.parties[*p as usize].id.as_str();
    let at = comparison.lines[placed.document].position(&article.text, s.evidence.start);
    let words = |x: Span| Words { end: x.end, start: x.start, text: x.of(&article.text) };
    let Words { end, start, text: said } = words(s.evidence);
    let ruling = |index: usize| {
        let d = &lexicon.decisions[index];
        let file = lexicon.files[d.place.file as usize].name.as_str();
        let (coder, date, note) = (d.coder.as_deref(), d.date.as_deref(), d.note.as_deref());
        Ruling { coder, date, file, line: d.place.line, note }
    };
    Record {
        about: s.about.iter().map(id).collect(),
        act: s.act.word(),
        addressee: s.addressee.iter().map(id).collect(),
        certainty: s.certainty.word(),
        condition: s.condition.map(words),
        decision: s.decision().map(ruling),
        direction: s.direction.word(),
        document: placed.document,
        evidence: Evidence { column: at.column, end, line: at.line, start, text: said },
        id: s.id_after(text, lexicon),
        issue: &lexicon.issues[s.issue as usize].id,
        party: id(&s.party),
        reported_by: s.reported_by.as_ref().map(id),
        speaker: s.speaker.map(|x| x.of(&article.text)),
        trace: Trace {
            factors: s.factors.iter().map(|f| link(comparison.matcher, &article.text, f)).collect(),
            holder: s.holder.words(),
        },
    }
}

fn link<'c>(matcher: &'c Matcher, text: &'c str, f: &Factor) -> Link<'c> {
    let entry = f.entry.filter(|_| f.step != Step::Decision).map(|e| matcher.entry(e));
    let file = |e: &Entry| matcher.lexicon.files.get(usize::from(e.place.file));
    Link {
        end: f.span.end,
        entry: entry.as_ref().and_then(|e| named(matcher, e.what)),
        file: entry.as_ref().and_then(file).map(|f| f.name.as_str()),
        line: entry.as_ref().map(|e| e.place.line),
        start: f.span.start,
        step: f.step.words(),
        text: f.span.of(text),
    }
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
