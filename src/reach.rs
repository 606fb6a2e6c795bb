//! Phrases that no text can match: each is spelled out and looked for in its own words.
//!
//! What a phrase needs and what the tokeniser gives are told in two places, and lexicons are written by people who know
//! neither. So `lexicon check` tries: "AT&T" is three tokens in a text, and a phrase that asks for one word is never met.

use crate::article::Article;
use crate::document::Document;
use crate::lexicon::model::{Lexicon, Phrase};
use crate::lexicon::pattern::Element;
use crate::lexicon::{Problem, Source, problem_at};
use crate::matching::{Matcher, Scanner};
use std::collections::BTreeSet;

/// One problem for each phrase of the files in `chosen` that has a wording which is not found in a text of just those
/// words. `sources` are the ones the lexicon was loaded from.
#[must_use]
pub fn unreachable(matcher: &Matcher, sources: &[Source<'_>], chosen: &[bool]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut scanner = Scanner::new(matcher);
    let mut seen = BTreeSet::new();
    for phrase in phrases(&matcher.lexicon) {
        let file = usize::from(phrase.place.file);
        if !chosen.get(file).is_some_and(|&chosen| chosen) || !seen.insert(phrase.place) {
            continue;
        }
        // alone, as the object of a frame, it is the tree that finds it
        if matches!(phrase.pattern.elements.as_slice(), [Element::Name]) {
            continue;
        }
        if let Some(words) =
            wordings(phrase, &matcher.lexicon).into_iter().find(|w| !met(matcher, &mut scanner, phrase, w))
        {
            let message = format!("no text can match the words `{words}` of this phrase");
            let help = "write letters and digits as they stand between spaces in an article (other marks divide words); or a longer phrase beside it takes these words";
            problems.push(problem_at(sources, phrase.place, message, help));
        }
    }
    problems
}

/// Every phrase that is looked for by itself.
fn phrases(lexicon: &Lexicon) -> impl Iterator<Item = &Phrase> {
    let parties = lexicon.parties.iter().flat_map(|p| {
        let people =
            p.persons.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases).chain(p.short.iter().flatten()));
        p.names.iter().chain(&p.metonyms).chain(&p.adjectives).chain(&p.people).chain(&p.institutions).chain(people)
    });
    let issues = lexicon.issues.iter().flat_map(|i| {
        let frames = i.frames.iter().flat_map(|f| f.verbs.iter().chain(&f.nouns).chain(&f.objects).chain(&f.subjects));
        i.phrases.iter().flat_map(|b| &b.phrases).chain(frames)
    });
    let cues = lexicon.cues.iter().flat_map(|c| c.verbs.iter().chain(&c.nouns).chain(&c.adjectives));
    let modifiers = lexicon.modifiers.iter().flat_map(|m| m.words.iter().chain(&m.verbs).chain(&m.nouns));
    parties.chain(lexicon.roles.iter().flat_map(|r| &r.nouns)).chain(issues).chain(cues).chain(modifiers)
}

fn met(matcher: &Matcher, scanner: &mut Scanner<'_>, phrase: &Phrase, words: &str) -> bool {
    let article = Article::parse("phrase", format!("{words} ."));
    let document = Document::new(&article, &matcher.vocabulary);
    document.sentences.iter().any(|sentence| {
        let tokens = document.tokens_of(sentence);
        let mentions = scanner.scan(tokens);
        mentions.iter().any(|m| matcher.entry(m.entry).place == phrase.place)
    })
}

/// Wordings of a phrase in which every alternative stands at least once; gaps are empty.
fn wordings(phrase: &Phrase, lexicon: &Lexicon) -> Vec<String> {
    let widest = widest(&phrase.pattern.elements, lexicon, 0);
    (0..widest)
        .map(|turn| {
            let mut words = String::new();
            spell(&phrase.pattern.elements, lexicon, turn, 0, &mut words);
            words
        })
        .collect()
}

/// Sets that hold themselves are refused when a lexicon is loaded; this only bounds the work.
const DEEPEST: usize = 8;

fn widest(elements: &[Element], lexicon: &Lexicon, depth: usize) -> usize {
    let inner = |list: &[Element]| widest(list, lexicon, depth + 1);
    let one = |element: &Element| match element {
        Element::Choice { alternatives, .. } => {
            alternatives.len().max(alternatives.iter().map(|a| inner(a)).max().unwrap_or(1))
        }
        // the words of a set are tried where it is short
        Element::Set(name) => lexicon.sets.get(name).map_or(1, |set| set.len().min(40)),
        Element::Word(_) | Element::Gap(_) | Element::Name => 1,
    };
    if depth > DEEPEST { 1 } else { elements.iter().map(one).max().unwrap_or(1) }
}

fn spell(elements: &[Element], lexicon: &Lexicon, turn: usize, depth: usize, out: &mut String) {
    if depth > DEEPEST {
        return;
    }
    for element in elements {
        match element {
            Element::Word(word) => {
                let joined = word.text.starts_with(['\'', '’', ',']);
                if word.glued {
                    out.push('-');
                } else if !out.is_empty() && !joined {
                    out.push(' ');
                }
                out.push_str(&word.text);
            }
            Element::Choice { alternatives, .. } => {
                if let Some(chosen) = alternatives.get(turn % alternatives.len().max(1)) {
                    spell(chosen, lexicon, turn, depth + 1, out);
                }
            }
            Element::Set(name) => {
                let set = lexicon.sets.get(name).map_or(&[][..], |set| set);
                if let Some(chosen) = set.get(turn % set.len().max(1)) {
                    spell(&chosen.pattern.elements, lexicon, turn, depth + 1, out);
                }
            }
            Element::Name => out.push_str(" Xanadu"),
            Element::Gap(_) => {}
        }
    }
}
