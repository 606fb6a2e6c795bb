//! `explain`: each statement's trace in words, and why other sentences that name an issue gave none.

use super::grid::{Comparison, outcome, verb};
use crate::decision;
use crate::lexicon::model::Lexicon;
use crate::matching::Matcher;
use crate::position::Placed;
use crate::statement::{Dropped, Statement, Step};
use crate::text::Span;

/// What is to be explained; `None` asks for all.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// A party id.
    pub party: Option<String>,
    /// An issue id.
    pub issue: Option<String>,
    /// A line, from 1.
    pub line: Option<u32>,
}

/// Explains the statements of one article and the issue phrases that gave none.
#[must_use]
pub fn explain(comparison: &Comparison<'_>, matcher: &Matcher, dropped: &[Dropped], ask: &Ask) -> String {
    let mut out = String::new();
    let lexicon = comparison.lexicon;
    let line_of = |span: Span| comparison.lines[0].position(&comparison.articles[0].text, span.start).line;
    for placed in comparison.statements.iter().filter(|placed| wanted(comparison, placed, ask)) {
        out.push_str(&one(comparison, matcher, placed));
    }
    if ask.party.is_none() {
        for drop in dropped {
            let wanted = ask.issue.as_ref().is_none_or(|i| lexicon.issues[drop.issue as usize].id == *i)
                && ask.line.is_none_or(|l| line_of(drop.phrase) == l);
            if wanted {
                let text = &comparison.articles[0].text;
                out.push_str(&format!(
                    "line {}: no statement on {}: “{}” was seen, but {} (at “{}”)\n{}",
                    line_of(drop.phrase),
                    lexicon.issues[drop.issue as usize].id,
                    drop.phrase.of(text),
                    drop.reason,
                    drop.at.of(text),
                    drop.entry.map_or(String::new(), |e| format!("    {}\n", place(matcher, e))),
                ));
            }
        }
    }
    out
}

/// How holder and side of a statement were found, a line a step.
#[must_use]
pub fn trace(matcher: &Matcher, text: &str, s: &Statement) -> String {
    let holder = s.speaker.map_or(String::new(), |x| format!("“{}”: ", x.of(text)));
    let mut out = format!("    holder: {holder}{}\n", s.holder.words());
    for factor in s.factors.iter().filter(|f| f.step != Step::Decision) {
        let entry = factor.entry.map_or(String::new(), |e| format!(" [{}]", place(matcher, e)));
        out.push_str(&format!("    “{}” {}{entry}\n", factor.span.of(text), factor.step.words()));
    }
    out
}

fn one(comparison: &Comparison<'_>, matcher: &Matcher, placed: &Placed) -> String {
    let s = &placed.statement;
    let text = &comparison.articles[0].text;
    let lexicon = comparison.lexicon;
    let issue = &lexicon.issues[s.issue as usize];
    let label = outcome(issue, s.act, s.direction);
    let at = comparison.lines[0].position(text, s.evidence.start);
    let mut out = format!(
        "line {}: {} {}: {label} ({}, {}, {}, certainty {})\n",
        at.line,
        lexicon.parties[s.party as usize].name,
        verb(s.act),
        issue.id,
        s.direction,
        s.act,
        s.certainty
    );
    out.push_str(&underlined(text, s.evidence, s.factors.iter().map(|f| f.span).chain(s.speaker)));
    out.push_str(&trace(matcher, text, s));
    if let Some(reporter) = s.reported_by {
        out.push_str(&format!("    as {} reports it\n", lexicon.parties[reporter as usize].name));
    }
    if let Some(index) = s.decision() {
        out.push_str(&format!("    † decided by hand{}\n", decided(lexicon, index)));
    }
    out.push('\n');
    out
}

/// Who decided, when, why and where it is written.
fn decided(lexicon: &Lexicon, index: usize) -> String {
    let d = &lexicon.decisions[index];
    let mut out = String::new();
    for (lead, part) in [(" by ", &d.coder), (" on ", &d.date), (": ", &d.note)] {
        if let Some(part) = part {
            out.push_str(lead);
            out.push_str(part);
        }
    }
    format!("{out} [{}]", decision::place(lexicon, index))
}

/// The blocks to paste into `standpoint.toml` in order to mend statements, one for each that nobody has decided about.
#[must_use]
pub fn decisions(comparison: &Comparison<'_>, ask: &Ask, coder: Option<&str>) -> String {
    let mut out = String::new();
    for placed in comparison.statements.iter().filter(|p| p.statement.decision().is_none()) {
        let s = &placed.statement;
        if !wanted(comparison, placed, ask) {
            continue;
        }
        let article = &comparison.articles[placed.document];
        let lexicon = comparison.lexicon;
        let (party, issue) = (&lexicon.parties[s.party as usize].id, &lexicon.issues[s.issue as usize].id);
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        out.push_str(&format!(
            "[[decision]]    # {party} {issue} {} {}\nstatement = \"{}\"\ndocument = {}\nsentence = {}\nparty = \"{party}\"\n\
             issue = \"{issue}\"\ndrop = true    # or: recode = {{ direction = \"{}\", act = \"{}\" }}\nnote = \"\"\n",
            s.direction,
            s.act,
            s.id(&article.text, lexicon),
            quoted(&article.id),
            quoted(&comparison.text(placed)),
            s.direction,
            s.act,
        ));
        if let Some(coder) = coder {
            out.push_str(&format!("coder = {}\n", quoted(coder)));
        }
        out.push('\n');
    }
    out
}

fn wanted(comparison: &Comparison<'_>, placed: &Placed, ask: &Ask) -> bool {
    let s = &placed.statement;
    let article = &comparison.articles[placed.document];
    let line = comparison.lines[placed.document].position(&article.text, s.evidence.start).line;
    ask.party.as_ref().is_none_or(|p| comparison.lexicon.parties[s.party as usize].id == *p)
        && ask.issue.as_ref().is_none_or(|i| comparison.lexicon.issues[s.issue as usize].id == *i)
        && ask.line.is_none_or(|l| l == line)
}

fn place(matcher: &Matcher, entry: u32) -> String {
    let place = matcher.entry(entry).place;
    matcher.lexicon.files.get(place.file as usize).map_or(String::new(), |f| format!("{}:{}", f.name, place.line))
}

/// The sentence, wrapped, with the words that counted underlined.
fn underlined(text: &str, sentence: Span, marks: impl Iterator<Item = Span>) -> String {
    let marks: Vec<Span> = marks.collect();
    let mut out = String::new();
    let (mut line, mut under) = (String::from("    "), String::from("    "));
    for (offset, c) in sentence.of(text).char_indices() {
        let at = sentence.start + u32::try_from(offset).unwrap_or(0);
        let marked = marks.iter().any(|m| m.start <= at && at < m.end);
        line.push(if c == '\n' { ' ' } else { c });
        under.push(if marked { '^' } else { ' ' });
        if line.chars().count() > 96 && c == ' ' {
            out.push_str(&format!("{}\n{}\n", line.trim_end(), under.trim_end()));
            line = String::from("    ");
            under = String::from("    ");
        }
    }
    out.push_str(&format!("{}\n{}\n", line.trim_end(), under.trim_end()));
    out
}
