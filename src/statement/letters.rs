//! Letters and notes in a row: each has a writer of its own, and one to whom it is written.
//!
//! A line over the letter tells both ("The Minister for Foreign Affairs of Peru to the Minister for Foreign Affairs of Chad",
//! "Note given by the Ministry of External Affairs, New Delhi, to the Embassy of China"); else the line under it tells who
//! signed.

use super::holder::{Parties, Who};
use crate::article::Article;
use crate::clause::{Chunk, Form, Group};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{Kind, Token};
use crate::text::fold;

/// A form of address has no more words than this.
const ADDRESS: usize = 5;

/// "Mr." and the like have no more letters than this.
const TITLE: usize = 4;

/// A line that a signature fills has no more words than this.
const SIGNATURE: usize = 20;

/// Who writes a letter, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    /// None where the lexicon does not know it.
    pub writer: Option<u16>,
    pub reader: u16,
    /// The nouns, folded, by which the reader alone may be called: "the Embassy", where a ministry writes.
    pub names: Vec<Box<str>>,
}

/// "Excellency,", "Dear Mr Secretary-General,": a paragraph of a few words that ends in a comma, and is no subject that waits for
/// its verb ("The Security Council,").
pub(super) fn is_address(paragraph: &str) -> bool {
    let words = || paragraph.split_whitespace();
    let article = words().next().is_some_and(|w| w.eq_ignore_ascii_case("the"));
    paragraph.ends_with(',')
        && words().count() <= ADDRESS
        && !article
        && paragraph.starts_with(char::is_uppercase)
        && words().all(|w| w.len() <= TITLE || !w.contains(['.', ':', ';', '?', '!']))
}

/// Whether a paragraph may be the line that a signature stands in.
pub(super) fn may_sign(paragraph: &str) -> bool {
    let ends = paragraph.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    ends && paragraph.split_whitespace().count() <= SIGNATURE
        && paragraph.starts_with(|c: char| c.is_uppercase() || c == '(')
}

/// So many paragraphs may stand between the line over a letter and its form of address.
pub(super) const HEAD: usize = 4;

/// Whether a form of address follows soon behind paragraph `index`.
pub(super) fn addressed(article: &Article, index: usize) -> bool {
    article.paragraphs.iter().skip(index + 1).take(HEAD).any(|p| is_address(p.of(&article.text)))
}

/// Whether a line may be one over a letter: no sentence, with a preposition of direction in it.
pub(super) fn may_head(tokens: &[Token], classes: impl Fn(usize) -> Classes) -> bool {
    let ends = tokens.last().is_some_and(|t| t.kind.is_wordlike() || t.kind == Kind::Number);
    ends && (1..tokens.len()).any(|t| classes(t).any(Classes::TO))
}

/// Who writes to whom, as a line over a letter tells; `addressed` tells that a form of address follows, without which the line
/// must say from whom it is.
pub(super) fn correspondents(who: &Who<'_>, addressed: bool) -> Option<Letter> {
    let (words, parse) = (who.words, who.parse);
    let clause = |c: &Chunk| {
        c.group == Group::Verb && c.form == Form::Finite && !words.classes(c.head).any(Classes::VERB_PARTICIPLE)
    };
    if parse.chunks.iter().any(clause) {
        return None;
    }
    let to = (1..words.tokens.len()).rev().find(|&t| {
        words.classes(t).any(Classes::TO) && parse.chunks.iter().any(|c| c.group == Group::Noun && c.first == t + 1)
    })?;
    let sent = |k: usize| {
        let by = parse.chunks[k].link.is_some_and(|l| words.classes(l).any(Classes::BY));
        parse.chunks[k].first < to && (addressed || by || who.comes_from(k))
    };
    let officers = |from: usize, end: usize| -> Parties {
        let mut found = Parties::new();
        for (k, c) in parse.chunks.iter().enumerate() {
            let inside = c.group == Group::Noun && c.first >= from && c.first < end;
            if inside
                && (from > 0 || sent(k))
                && let Some(party) = officer(who, k, end)
                && !found.contains(&party)
            {
                found.push(party);
            }
        }
        found
    };
    match (officers(0, to).as_slice(), officers(to, words.tokens.len()).first()) {
        (&[writer], Some(&reader)) if writer != reader => {
            Some(Letter { writer: Some(writer), reader, names: names(who, to) })
        }
        // a note from a ministry of nobody knows which country
        (&[], Some(&reader)) if (0..parse.chunks.len()).any(|k| sent(k) && is_officer(who, k)) => {
            Some(Letter { writer: None, reader, names: names(who, to) })
        }
        _ => None,
    }
}

/// The heads of the offices and organs behind the preposition that no one in front of it has.
fn names(who: &Who<'_>, to: usize) -> Vec<Box<str>> {
    let heads = |written: bool| {
        let chunks = who.parse.chunks.iter().enumerate();
        let there = chunks.filter(move |&(k, c)| (c.first > to) == written && is_officer(who, k));
        there.map(|(_, c)| fold(who.words.text_of(c.head..c.head + 1)))
    };
    heads(true).filter(|noun| heads(false).all(|other| other != *noun)).map(Box::from).collect()
}

/// Who signs, as the line under a letter tells.
pub(super) fn signed(who: &Who<'_>) -> Option<u16> {
    let mut found = (0..who.parse.chunks.len()).filter_map(|k| officer(who, k, who.words.tokens.len()));
    let first = found.next()?;
    found.all(|party| party == first).then_some(first)
}

/// Whether a noun group tells of an office or an organ.
fn is_officer(who: &Who<'_>, chunk: usize) -> bool {
    let c = &who.parse.chunks[chunk];
    let office = |t: usize| matches!(who.words.role(t), Some((RoleKind::Office | RoleKind::Institution, _)));
    c.group == Group::Noun && (c.first..c.end).any(office)
}

/// Whose officer or organ a noun group in front of `end` is: as it tells, or the seat behind a comma ("the Ministry of External
/// Affairs, New Delhi").
fn officer(who: &Who<'_>, chunk: usize, end: usize) -> Option<u16> {
    let (words, parse) = (who.words, who.parse);
    let c = &parse.chunks[chunk];
    if !is_officer(who, chunk) {
        return None;
    }
    let named = who.offices(chunk);
    if let [party] = *named.as_slice() {
        return Some(party);
    }
    // "of Foreign Affairs" belongs to the office
    let comma = (c.end..end).find(|&t| words.kind(t) == Kind::Comma)?;
    let near = parse.chunks[chunk + 1..].iter().take_while(|k| k.first < comma).all(|k| k.group != Group::Verb);
    words.seat(comma + 1).filter(|_| near && named.is_empty())
}
