//! `explain`: each statement's trace in words, and why other sentences that name an issue gave none.

use super::diff::{Palette, Run, Tone, clean, paint, wrap};
use super::grid::Comparison;
use super::telling::quoted;
use super::wording::{condition, listed, says_to};
use crate::decision;
use crate::lexicon::model::Lexicon;
use crate::matching::Matcher;
use crate::position::Placed;
use crate::stance::{Act, Certainty, Direction};
use crate::statement::{Dropped, Statement, Step};
use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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

/// Widest text for reading; what is wider leaves its margin free.
const MEASURE: usize = 96;

/// Explains the statements of one article and the issue phrases that gave none, in the order of the text, within `width` columns.
#[must_use]
pub fn explain(
    comparison: &Comparison<'_>,
    matcher: &Matcher,
    dropped: &[Dropped],
    ask: &Ask,
    width: usize,
    palette: Palette,
) -> String {
    let page = Page { width: width.min(MEASURE), palette };
    let mut out: Vec<(u32, String)> = Vec::new();
    for placed in comparison.statements.iter().filter(|placed| wanted(comparison, placed, ask)) {
        out.push((placed.statement.evidence.start, one(comparison, matcher, placed, page)));
    }
    if ask.party.is_none() {
        let lines = &comparison.lines[0];
        let line_of = |span: Span| lines.position(&comparison.articles[0].text, span.start).line;
        let wanted = |drop: &&Dropped| {
            ask.issue.as_ref().is_none_or(|i| comparison.lexicon.issues[drop.issue as usize].id == *i)
                && ask.line.is_none_or(|l| line_of(drop.phrase) == l)
        };
        let told = distinct(dropped.iter().filter(wanted).collect());
        out.extend(told.into_iter().map(|d| (d.phrase.start, none(comparison, matcher, d, page))));
    }
    // what was found stands before what was not, where both begin at one place
    out.sort_by_key(|(start, _)| *start);
    out.into_iter().map(|(_, text)| text).collect()
}

/// Of words that name an issue in several ways, and failed for one reason, the longest.
fn distinct(dropped: Vec<&Dropped>) -> Vec<&Dropped> {
    let mut out: Vec<&Dropped> = Vec::new();
    for drop in dropped {
        let same = |d: &&mut &Dropped| {
            d.issue == drop.issue && d.reason == drop.reason && d.at == drop.at && d.phrase.overlaps(drop.phrase)
        };
        match out.iter_mut().find(same) {
            Some(known) if known.phrase.len() < drop.phrase.len() => *known = drop,
            Some(_) => {}
            None => out.push(drop),
        }
    }
    out
}

/// What is written on: how wide, and in which colours.
#[derive(Clone, Copy)]
struct Page {
    width: usize,
    palette: Palette,
}

impl Page {
    /// A line that is wrapped; what goes on stands further in.
    fn line(self, tone: Tone, indent: usize, text: &str) -> String {
        let lines = wrap(&[Run::new(tone, text)], self.width.saturating_sub(indent + 2), self.palette);
        let indented = lines.iter().enumerate().map(|(at, line)| {
            let indent = if at == 0 { indent } else { indent + 2 };
            format!("{}{}\n", " ".repeat(indent), line.text)
        });
        indented.collect()
    }
}

/// Words that name an issue, and why they gave no statement.
fn none(comparison: &Comparison<'_>, matcher: &Matcher, drop: &Dropped, page: Page) -> String {
    let text = &comparison.articles[0].text;
    let line = comparison.lines[0].position(text, drop.phrase.start).line;
    let issue = &comparison.lexicon.issues[drop.issue as usize];
    // without an entry, the words only stand for what named the issue: "it", "the measure"
    let named = drop
        .entry
        .map_or_else(|| "stands for the issue".to_owned(), |e| format!("names the issue [{}]", place(matcher, e)));
    let mut out = page.line(Tone::Dim, 0, &format!("line {line}: no statement on {} ({})", issue.name, issue.id));
    out.push_str(&page.line(Tone::Plain, 4, &format!("“{}” {named}", quoted(drop.phrase.of(text)))));
    let ended = format!("at “{}” the search ended: {}", quoted(drop.at.of(text)), drop.reason);
    out.push_str(&page.line(Tone::Plain, 4, &ended));
    out.push('\n');
    out
}

/// How holder and side of a statement were found, a line a step.
#[must_use]
pub fn trace(matcher: &Matcher, text: &str, s: &Statement) -> String {
    steps(matcher, text, s).iter().map(|step| format!("    {step}\n")).collect()
}

fn steps(matcher: &Matcher, text: &str, s: &Statement) -> Vec<String> {
    let party = &matcher.lexicon.parties[s.party as usize].name;
    let by = s.speaker.map_or(String::new(), |x| format!(", by “{}”", quoted(x.of(text))));
    let mut out = vec![format!("holder: {party}{by}: {}", s.holder.words())];
    for factor in s.factors.iter().filter(|f| f.step != Step::Decision) {
        let entry = factor.entry.map_or(String::new(), |e| format!(" [{}]", place(matcher, e)));
        let words = if factor.step == Step::Issue { s.told } else { factor.span };
        out.push(format!("“{}” {}{entry}", quoted(words.of(text)), did(s, factor.step)));
    }
    out
}

/// What a step did, in words; a condition makes a demand of what must come about.
const fn did(s: &Statement, step: Step) -> &'static str {
    match (step, s.act, s.direction) {
        (Step::Condition, Act::Demand, Direction::For | Direction::Against) => {
            "must come about first: that is demanded"
        }
        (Step::Condition, Act::Threaten, _) => "says when it is threatened",
        _ => step.words(),
    }
}

fn one(comparison: &Comparison<'_>, matcher: &Matcher, placed: &Placed, page: Page) -> String {
    let s = &placed.statement;
    let text = &comparison.articles[0].text;
    let lexicon = comparison.lexicon;
    let issue = &lexicon.issues[s.issue as usize];
    let name = |p: u16| lexicon.parties[usize::from(p)].name.as_str();
    let at = comparison.lines[0].position(text, s.evidence.start);
    let says = says_to(comparison, s, &s.addressee, &[]);
    // the mark stands for columns; here the party's name leads
    let says = says.split_once(' ').map_or(says.as_str(), |(_, says)| says);
    let tied = if s.direction == Direction::Conditional { format!(", {}", condition(text, s)) } else { String::new() };
    let mut out = page.line(Tone::Strong, 0, &format!("line {}: {} {says}{tied}", at.line, name(s.party)));
    let fields = format!("{} · {} · {} · certainty {}", issue.id, s.direction, s.act, s.certainty);
    out.push_str(&page.line(Tone::Plain, 4, &fields));
    let marks = s.factors.iter().map(|f| f.span).chain([s.told]).chain(s.speaker);
    out.push_str(&underlined(text, s.evidence, marks, page));
    let mut rest = steps(matcher, text, s);
    rest.extend(s.reported_by.map(|reporter| format!("as {} reports it", name(reporter))));
    if !s.about.is_empty() {
        let about: Vec<&str> = s.about.iter().map(|&p| name(p)).collect();
        rest.push(format!("it concerns {}", listed(&about)));
    }
    if s.certainty == Certainty::Low {
        rest.push("uncertain, so it counts in no cell; `compare --all-statements` shows it".to_owned());
    }
    rest.extend(s.decision().map(|index| format!("† decided {}", decided(lexicon, index))));
    for line in rest {
        out.push_str(&page.line(Tone::Plain, 4, &line));
    }
    out.push('\n');
    out
}

/// Who decided, when, why and where it is written.
fn decided(lexicon: &Lexicon, index: usize) -> String {
    let d = &lexicon.decisions[index];
    let mut out = format!("by {}", d.coder.as_deref().unwrap_or("hand"));
    for (lead, part) in [(" on ", &d.date), (": ", &d.note)] {
        if let Some(part) = part.as_ref().filter(|part| !part.is_empty()) {
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
fn underlined(text: &str, sentence: Span, marks: impl Iterator<Item = Span>, page: Page) -> String {
    // two columns for the marks that stay with the word before them
    let measure = page.width.saturating_sub(6).max(8);
    let marks: Vec<Span> = marks.collect();
    let mut out = String::new();
    let (mut line, mut under) = (String::new(), String::new());
    let mut flush = |line: &mut String, under: &mut String| {
        out.push_str(&format!("    {}\n", line.trim_end()));
        if !under.trim().is_empty() {
            out.push_str(&format!("    {}\n", paint(page.palette, Tone::Note, under.trim_end())));
        }
        line.clear();
        under.clear();
    };
    for (offset, word) in sentence.of(text).split_word_bound_indices() {
        let at = sentence.start + u32::try_from(offset).unwrap_or(0);
        let space = word.chars().all(char::is_whitespace);
        if space && line.is_empty() {
            continue;
        }
        let shown = if space { " ".to_owned() } else { clean(word) };
        let clings = !line.ends_with(' ') && !word.contains(char::is_alphanumeric);
        let room = if clings { measure + 2 } else { measure };
        if line.width() + shown.width() > room && !space {
            flush(&mut line, &mut under);
        }
        let marked = marks.iter().any(|m| m.start <= at && at < m.end);
        under.push_str(&(if marked { "^" } else { " " }).repeat(shown.width()));
        line.push_str(&shown);
    }
    flush(&mut line, &mut under);
    out
}
