//! Labels in front of what somebody says: "Q –", "Spokesperson:", "Mr. GILMAN.", "The representative of Chad (spoke in French):".

use super::holder::Who;
use crate::article::Article;
use crate::clause::Group;
use crate::matching::{Kind, PartyForm};
use crate::text::Span;

/// A label stands within so many characters of its paragraph.
const REACH: usize = 60;

/// The label that a paragraph opens with: up to four words with capitals before a colon; one before a dash; before a dash that
/// no space parts from it, or before a full stop, words of which the last is all capitals ("Mr HALLIDAY—", "The CHAIRMAN.").
/// What a bracket tells ("Mr HALLIDAY (2.04 p.m.)—") is no part of it.
pub(super) fn label(paragraph: &str) -> Option<&str> {
    let mut within = false;
    for (at, c) in paragraph.char_indices().take(REACH) {
        match c {
            '(' => within = true,
            ')' => within = false,
            _ if within => {}
            ':' | '–' | '—' => return of_mark(&paragraph[..at], c),
            '.' if paragraph[at + 1..].starts_with(' ') && shouted(&paragraph[..at]) => {
                return Some(&paragraph[..at]).filter(|name| fits(name, 3));
            }
            '"' | '“' | '?' | '!' | ';' => return None,
            _ => {}
        }
    }
    None
}

/// The name in front of a colon or a dash.
fn of_mark(head: &str, mark: char) -> Option<&str> {
    let name = head.split('(').next()?.trim();
    let glued = !head.ends_with(' ') && shouted(name);
    let ok = if mark == ':' || glued { fits(name, 4) } else { fits(name, 1) && name.len() <= 8 };
    ok.then_some(name)
}

/// Whether there are words, no more than `most`, each with a capital.
fn fits(name: &str, most: usize) -> bool {
    let words = name.split_whitespace().count();
    words > 0 && words <= most && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

/// Whether the last word is all capitals.
fn shouted(name: &str) -> bool {
    let last = name.split_whitespace().last().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !last.chars().any(char::is_lowercase)
}

/// A label of a record is so many tokens long at most.
const RECORD: usize = 18;

/// The record of a debate has so many paragraphs with a label.
const DEBATE: usize = 3;

/// Who has the word in the record of a debate, as the label of a paragraph tells: "The representative of Chad (spoke in
/// French): …", "Mr. ROE (Peru): …".
#[derive(Debug, Default)]
pub(super) struct Speeches {
    /// Whether a speech runs on over paragraphs without a label.
    carries: bool,
    speaker: Option<u16>,
}

impl Speeches {
    pub(super) fn of(article: &Article) -> Self {
        let labelled = |p: &&Span| record_label(p.of(&article.text));
        let carries = article.paragraphs.iter().filter(labelled).nth(DEBATE - 1).is_some();
        Self { carries, speaker: None }
    }

    /// Whether what a paragraph says may hang on the label of an earlier one.
    pub(super) const fn carries(&self) -> bool {
        self.carries
    }

    /// Begins a paragraph; `plain` tells that it is a sentence, and no heading. Returns whether somebody else has the word now.
    pub(super) fn enter(&mut self, paragraph: &str, plain: bool) -> bool {
        let goes_on = self.carries && plain && !record_label(paragraph);
        let ends = !goes_on && self.speaker.is_some();
        if ends {
            self.speaker = None;
        }
        ends
    }

    /// Reads the label that the first sentence of a paragraph may have; `spoken` tells that somebody says "we" or "I" in it.
    pub(super) fn hear(&mut self, who: &Who<'_>, spoken: bool) {
        if let Some(party) = labelled_by(who, spoken) {
            self.speaker = Some(party);
        }
    }

    /// For whom the paragraph speaks.
    pub(super) const fn speaker(&self) -> Option<u16> {
        self.speaker
    }
}

/// Whether a paragraph opens like a speech in a record: some words, with no stop but behind a title, before a colon.
fn record_label(paragraph: &str) -> bool {
    let Some((head, _)) = paragraph.split_once(':') else { return false };
    let words = head.split_whitespace().count();
    let stops = |c: char| matches!(c, '"' | '“' | '?' | '!' | ';' | ',');
    let sentence = head.split(". ").skip(1).any(|rest| rest.split_whitespace().count() > 4);
    words <= RECORD && head.starts_with(char::is_uppercase) && !head.contains(stops) && !sentence
}

/// For whom the label of a sentence speaks: whoever's officer it names, the country in its bracket, or, of what is `spoken`, the
/// country that is all of it ("ANGOLA: My Government …").
fn labelled_by(who: &Who<'_>, spoken: bool) -> Option<u16> {
    let (words, parse) = (who.words, who.parse);
    let colon = (1..RECORD).find(|&t| words.kind(t) == Kind::Colon)?;
    let open = (1..colon).find(|&t| words.kind(t) == Kind::Open);
    let end = open.unwrap_or(colon);
    if open.is_some() && words.kind(colon - 1) != Kind::Close {
        return None;
    }
    let chunks = || parse.chunks.iter().take_while(|c| c.first < end);
    if chunks().any(|c| c.group == Group::Verb) {
        return None;
    }
    let first = parse.chunks.iter().position(|c| c.group == Group::Noun).filter(|&k| parse.chunks[k].first < end)?;
    if let Some(open) = open {
        // "Mr. ROE (Peru)"
        let whole = |t: usize| words.party(t).filter(|p| p.2.first as usize == t && p.2.end as usize == colon - 1);
        if let Some((party, PartyForm::Name, _)) = whole(open + 1) {
            return Some(party);
        }
    }
    let officer = who.is_person(first) || who.is_office(first);
    let country = spoken && words.party(0).is_some_and(|p| p.1 == PartyForm::Name && p.2.end as usize == end);
    match *who.holders(first).0.as_slice() {
        [only] if officer || country => Some(only),
        _ => None,
    }
}
