//! A statement in words, the same in every table and list: its mark, its act and outcome, and its place.

use super::grid::Comparison;
use super::telling::{clause_end, quoted, shorten};
use crate::article::Article;
use crate::lexicon::model::Issue;
use crate::position::Placed;
use crate::stance::{Act, Direction, Side};
use crate::statement::{Statement, Step};
use crate::text::Span;

/// Longest condition that a cell repeats, in characters.
const CONDITION: usize = 80;
/// Letters of a file's name that tell it.
const NAME: usize = 14;

/// The mark of a direction: a sign, so that colour is never the only one.
pub(super) const fn mark(direction: Direction) -> &'static str {
    match direction {
        Direction::For => "+",
        Direction::Against => "−",
        Direction::Conditional => "±",
    }
}

/// Mark, act and outcome: "− rejects: fighting stopped".
pub(super) fn says(comparison: &Comparison<'_>, s: &Statement) -> String {
    says_to(comparison, s, &[], &[])
}

/// The other acts by which statements on one side bring about what the first one does: "threatens (also offers)".
pub(super) fn other_acts<'s>(first: &'s Statement, rest: &[&'s Statement]) -> Vec<&'static str> {
    let mut out = vec![verb(first)];
    let alike = |s: &Statement| s.side == Side::For || (s.act == Act::Reject) == (first.act == Act::Reject);
    for s in rest.iter().filter(|s| alike(s)) {
        if !out.contains(&verb(s)) {
            out.push(verb(s));
        }
    }
    out.split_off(1)
}

/// The same, with those of whom it is demanded and the other acts: "+ demands of Eritrea (also pledges): troops out".
pub(super) fn says_to(comparison: &Comparison<'_>, s: &Statement, addressee: &[u16], also: &[&str]) -> String {
    let issue = &comparison.lexicon.issues[s.issue as usize];
    let names: Vec<&str> =
        addressee.iter().map(|&p| comparison.lexicon.parties[usize::from(p)].name.as_str()).collect();
    let of = if names.is_empty() { String::new() } else { format!(" of {}", listed(&names)) };
    let also = if also.is_empty() { String::new() } else { format!(" (also {})", listed(also)) };
    format!("{} {}{of}{also}: {}", mark(s.direction), verb(s), outcome(issue, s.act, s.side))
}

/// "Chad", "Chad and Niger", "Chad, Niger and Togo".
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// "if Moscow agrees to a truce": the words of the condition, where it has any.
pub(super) fn condition(text: &str, s: &Statement) -> String {
    let Some(span) = s.condition else { return "on a condition".to_owned() };
    let end = clause_end(text, span.start, span.end, s.evidence.end.max(span.end));
    let words = shorten(&quoted(Span { start: span.start, end }.of(text)), CONDITION);
    let mut letters = words.chars();
    // a condition begins with the word that makes it one, never with a name
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The outcome that the act is about: "demands: no arms supplied", but "rejects: arms supplied".
pub(super) fn outcome(issue: &Issue, act: Act, side: Side) -> &str {
    if side == Side::For || act == Act::Reject { &issue.label_for } else { &issue.label_against }
}

/// The act as a reader would say it before an outcome.
fn verb(s: &Statement) -> &'static str {
    match s.act {
        Act::Demand => "demands",
        Act::Support => "supports",
        // "will free 150 prisoners", "will go on with the raids"
        Act::Offer if !s.factors.iter().any(|f| matches!(f.step, Step::Cue | Step::Decision)) => "pledges",
        Act::Offer => "offers",
        // "refused to lift the sanctions": who rejects the contrary, so that no plus stands before "rejects: sanctions lifted"
        Act::Reject if s.side == Side::For => "defends",
        Act::Reject => "rejects",
        Act::Threaten => "threatens",
        Act::Enact => "has decided",
        Act::State => "holds",
    }
}

/// The paragraph in which a byte of an article lies: `headline`, or `¶` and its number.
pub(super) fn paragraph(article: &Article, offset: u32) -> String {
    let body = article.paragraphs.iter().filter(|p| Some(**p) != article.title);
    match body.take_while(|p| p.start <= offset).count() {
        0 => "headline".to_owned(),
        n => format!("¶{n}"),
    }
}

/// The name of an article's file, cut where it is long and nothing else begins like it.
fn short_name(comparison: &Comparison<'_>, id: &str) -> String {
    let name = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
    let whole = name(id);
    let cut: String = whole.chars().take(NAME).collect();
    let alike = comparison.articles.iter().filter(|a| name(&a.id).starts_with(&cut)).count();
    if whole.chars().count() <= NAME + 4 || alike > 1 { whole } else { format!("{cut}…") }
}

/// `¶5`, or `file:line` where several articles are compared.
pub(super) fn place(comparison: &Comparison<'_>, placed: &Placed) -> String {
    let article = &comparison.articles[placed.document];
    if comparison.articles.len() < 2 {
        return paragraph(article, placed.statement.evidence.start);
    }
    let line = comparison.lines[placed.document].position(&article.text, placed.statement.evidence.start).line;
    format!("{}:{line}", short_name(comparison, &article.id))
}
