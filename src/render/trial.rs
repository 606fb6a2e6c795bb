//! An example that was run: what it expected, what was found instead, and the trace of both.

use super::diff::Palette;
use super::explain::{Ask, explain};
use super::grid::Comparison;
use super::lexicon::place_of;
use crate::document::Document;
use crate::examples::{Trial, expectation_of};
use crate::lexicon::model::Party;
use crate::matching::{Matcher, PartyForm, Scanner, What};
use crate::position::Placed;
use crate::text::{LineIndex, Span};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The outcome of an example, beginning with `file:line`; with `trace`, how it came to it.
#[must_use]
pub fn trial(matcher: &Matcher, trial: &Trial<'_>, trace: bool) -> String {
    let lexicon = &matcher.lexicon;
    let text: Vec<&str> = trial.example.text.split_whitespace().collect();
    let verdict = if trial.holds() { "holds" } else { "failed" };
    let mut out = format!("{}: {verdict}: “{}”\n", place_of(lexicon, trial.example.place), text.join(" "));
    if let Some(why) = &trial.example.why {
        let _ = writeln!(out, "    why:      {why}");
    }
    for line in &trial.missing {
        let _ = writeln!(out, "    missing:  {line}");
    }
    for &surplus in &trial.surplus {
        let _ = writeln!(out, "    too much: {}", expectation_of(&trial.analysis.statements[surplus], lexicon));
    }
    if trace {
        let traced = traced(matcher, trial);
        for line in traced.lines() {
            let _ = writeln!(out, "{}", format!("    | {line}").trim_end());
        }
        for line in seen(matcher, trial) {
            let _ = writeln!(out, "    seen:     {line}");
        }
        out.push('\n');
    }
    out
}

fn traced(matcher: &Matcher, trial: &Trial<'_>) -> String {
    let placed = |s: &crate::statement::Statement| Placed { document: 0, statement: s.clone() };
    let one = Comparison {
        matcher,
        lexicon: &matcher.lexicon,
        articles: std::slice::from_ref(&trial.article),
        lines: vec![LineIndex::new(&trial.article.text)],
        statements: trial.analysis.statements.iter().map(placed).collect(),
    };
    explain(&one, matcher, &trial.analysis.dropped, &Ask::default(), usize::MAX, Palette::Plain)
}

/// What the lexicon knows in the text, one line for each run of words; and what is expected of which nothing was seen.
fn seen(matcher: &Matcher, trial: &Trial<'_>) -> Vec<String> {
    let document = Document::new(&trial.article, &matcher.vocabulary);
    let mut scanner = Scanner::new(matcher);
    let (mut runs, mut issues, mut parties) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for sentence in &document.sentences {
        let tokens = document.tokens_of(sentence);
        for mention in scanner.scan(tokens) {
            let what = matcher.entry(mention.entry).what;
            let (first, last) = (tokens[mention.first as usize].span, tokens[mention.end as usize - 1].span);
            if let What::Party { party, .. } = what {
                parties.insert(matcher.lexicon.parties[usize::from(party)].id.as_str());
            }
            issues.extend(matcher.issue_of(what).map(|i| matcher.lexicon.issues[usize::from(i)].id.as_str()));
            note(&mut runs, first.join(last), said(matcher, what));
        }
    }
    let text = &trial.article.text;
    let mut out: Vec<String> =
        runs.into_iter().map(|(span, senses)| format!("“{}”: {}", span.of(text), senses.join(", "))).collect();
    let mut unseen = BTreeSet::new();
    for line in &trial.missing {
        let mut words = line.split_whitespace();
        let (party, issue) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        if !parties.contains(party) {
            unseen.insert(format!("no name of the party `{party}`"));
        }
        if !issues.contains(issue) {
            unseen.insert(format!("no phrase of the issue `{issue}`"));
        }
    }
    out.extend(unseen);
    out
}

fn note(runs: &mut Vec<(Span, Vec<String>)>, span: Span, sense: String) {
    match runs.iter_mut().find(|(s, _)| *s == span) {
        Some((_, senses)) if senses.contains(&sense) => {}
        Some((_, senses)) => senses.push(sense),
        None => runs.push((span, vec![sense])),
    }
}

/// A person, with the dates that say when it speaks for the party.
fn in_office(party: &Party, person: u16) -> String {
    let person = &party.persons[usize::from(person)];
    let since = person.since.as_ref().map_or(String::new(), |since| format!(" since {since}"));
    let until = person.until.as_ref().map_or(String::new(), |until| format!(" until {until}"));
    format!("a person of {}{since}{until}", party.id)
}

/// What a phrase is in the lexicon.
fn said(matcher: &Matcher, what: What) -> String {
    let lexicon = &matcher.lexicon;
    let frame = |frame: u16| &lexicon.issues[usize::from(matcher.frames[usize::from(frame)].issue)].id;
    match what {
        What::Party { party, form } => {
            let form = match form {
                PartyForm::Name => "a name",
                PartyForm::Metonym => "a metonym",
                PartyForm::Adjective => "an adjective",
                PartyForm::People => "the people",
                PartyForm::Institution => "an institution",
                PartyForm::FullName { person } | PartyForm::ShortName { person } => {
                    return in_office(&lexicon.parties[usize::from(party)], person);
                }
            };
            format!("{form} of {}", lexicon.parties[usize::from(party)].id)
        }
        What::Role { role } => {
            let role = &lexicon.roles[usize::from(role)];
            format!("{} (role {})", role.kind, role.id)
        }
        What::Issue { issue, block, .. } => {
            let issue = &lexicon.issues[usize::from(issue)];
            let block = &issue.phrases[usize::from(block)];
            format!("{} of {} ({})", block.kind, issue.id, block.side)
        }
        What::Grammar { .. } => "a word of grammar".to_owned(),
        What::FrameVerb { frame: f } => format!("verb of {}", frame(f)),
        What::FrameNoun { frame: f } => format!("noun of {}", frame(f)),
        What::FrameObject { frame: f } => format!("object of {}", frame(f)),
        What::FrameSubject { frame: f } => format!("subject of {}", frame(f)),
        What::Cue { cue, .. } => {
            let cue = &lexicon.cues[usize::from(cue)];
            cue.act.map_or_else(
                || format!("report (cue {})", cue.id),
                |act| format!("{act} {} (cue {})", cue.side, cue.id),
            )
        }
        What::Modifier { modifier, .. } => {
            let modifier = &lexicon.modifiers[usize::from(modifier)];
            format!("{} {}", modifier.kind, modifier.id)
        }
    }
}
