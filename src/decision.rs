//! Corrections: what people have decided about statements, applied to what was found.
//!
//! A decision names an article, and in it a statement by its id or a sentence by its words. The id hangs on every byte of
//! the article; the sentence is looked for where the id is not found any more. A decision about an article that is read,
//! but about nothing in it, is stale.

use crate::document::Document;
use crate::lexicon::model::{Decision, Lexicon, Verdict};
use crate::matching::Matcher;
use crate::stance::{Act, Certainty, Direction, Side};
use crate::statement::{Analysis, Dropped, Factor, Found, Statement, Step, text_hash};
use crate::text::Span;

/// A decision that found nothing to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Index of the decision in the lexicon.
    pub decision: usize,
    /// What is not there any more.
    pub why: &'static str,
}

/// Applies the decisions about this article to what was found in it.
#[must_use]
pub fn apply(matcher: &Matcher, document: &Document<'_>, analysis: &mut Analysis) -> Vec<Stale> {
    let lexicon = &matcher.lexicon;
    let mut stale = Vec::new();
    // all are about statements as found, whatever an earlier decision made of them
    let ids: Vec<String> = {
        let text = text_hash(&document.article.text);
        analysis.statements.iter().map(|s| s.id_after(text, lexicon)).collect()
    };
    let mut gone = vec![false; analysis.statements.len()];
    let mut added = Vec::new();
    for (index, decision) in lexicon.decisions.iter().enumerate() {
        if !same_document(&document.article.id, &decision.document) {
            continue;
        }
        let sentence = decision.sentence.as_deref().and_then(|words| sentence(document, words));
        if let Verdict::Add(_) = decision.verdict {
            match sentence {
                Some(span) => added.extend(new(decision, index, span).filter(|new| {
                    // found by now: the statement keeps what else is known of it
                    let twin = analysis.statements.iter_mut().find(|s| {
                        s.evidence == span && (s.party, s.issue, s.direction) == (new.party, new.issue, new.direction)
                    });
                    twin.map(|twin| mark(twin, index)).is_none()
                })),
                None => stale.push(Stale { decision: index, why: GONE }),
            }
            continue;
        }
        let chosen = chosen(decision, sentence, analysis, &ids);
        if chosen.is_empty() {
            let known = decision.sentence.is_none() || sentence.is_some();
            stale.push(Stale { decision: index, why: if known { NOTHING } else { GONE } });
        }
        for at in chosen {
            gone[at] |= decision.verdict == Verdict::Drop;
            decide(&mut analysis.statements[at], decision, index);
        }
    }
    let mut at = 0;
    let Analysis { statements, dropped } = analysis;
    statements.retain(|s| {
        at += 1;
        let keep = !gone[at - 1];
        if !keep {
            let reason = "a decision says that it is no statement";
            dropped.push(Dropped { issue: s.issue, phrase: s.phrase, entry: None, reason, at: s.phrase });
        }
        keep
    });
    statements.extend(added);
    statements.sort_by_key(|s| s.evidence.start);
    stale
}

const GONE: &str = "the sentence is not in the article any more";
const NOTHING: &str = "no such statement is found in the article any more";

/// Whether the path of an article is the one decided about, or ends with it.
fn same_document(id: &str, decided: &str) -> bool {
    id == decided
        || [id, decided].iter().any(|whole| {
            let tail = if *whole == id { decided } else { id };
            whole.strip_suffix(tail).is_some_and(|head| head.ends_with(['/', '\\']))
        })
}

/// The sentence of the document with these words, white space aside.
fn sentence(document: &Document<'_>, words: &str) -> Option<Span> {
    let text = &document.article.text;
    let same = |span: &Span| span.of(text).split_whitespace().eq(words.split_whitespace());
    document.sentences.iter().map(|s| s.span).find(same)
}

fn chosen(decision: &Decision, sentence: Option<Span>, analysis: &Analysis, ids: &[String]) -> Vec<usize> {
    if let Some(at) = decision.statement.as_ref().and_then(|id| ids.iter().position(|i| i == id)) {
        return vec![at];
    }
    let Some(sentence) = sentence else { return Vec::new() };
    let fits = |s: &Statement| {
        s.evidence == sentence
            && decision.party.is_none_or(|p| p == s.party)
            && decision.issue.is_none_or(|i| i == s.issue)
    };
    (0..analysis.statements.len()).filter(|&at| fits(&analysis.statements[at])).collect()
}

fn decide(statement: &mut Statement, decision: &Decision, index: usize) {
    if let Verdict::Recode(to) = decision.verdict {
        statement.party = to.party.unwrap_or(statement.party);
        statement.issue = to.issue.unwrap_or(statement.issue);
        statement.direction = to.direction.unwrap_or(statement.direction);
        statement.act = to.act.unwrap_or(statement.act);
        statement.side = side(statement.direction, statement.act, statement.side);
        // somebody has read it
        statement.certainty = Certainty::High;
    }
    mark(statement, index);
}

/// The side of a direction; under a condition the act tells which, if it can.
fn side(direction: Direction, act: Act, else_side: Side) -> Side {
    direction.side().unwrap_or(if act == Act::Reject { Side::Against } else { else_side })
}

fn mark(statement: &mut Statement, index: usize) {
    let entry = u32::try_from(index).ok();
    statement.factors.push(Factor { step: Step::Decision, entry, span: statement.phrase });
}

fn new(decision: &Decision, index: usize, sentence: Span) -> Option<Statement> {
    let Verdict::Add(coding) = decision.verdict else { return None };
    let mut statement = Statement {
        party: coding.party?,
        issue: coding.issue?,
        side: side(coding.direction?, coding.act?, Side::For),
        direction: coding.direction?,
        act: coding.act?,
        certainty: Certainty::High,
        addressee: Vec::new(),
        about: Vec::new(),
        speaker: None,
        reported_by: None,
        condition: None,
        evidence: sentence,
        phrase: sentence,
        told: sentence,
        factors: Vec::new(),
        holder: Found::Decision,
    };
    mark(&mut statement, index);
    Some(statement)
}

/// `file:line` of a decision.
#[must_use]
pub fn place(lexicon: &Lexicon, decision: usize) -> String {
    let place = lexicon.decisions[decision].place;
    lexicon.files.get(usize::from(place.file)).map_or(String::new(), |f| format!("{}:{}", f.name, place.line))
}
