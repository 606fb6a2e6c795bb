//! Phrases that no text can match: each is spelled out and looked for in its own words.
//!
//! What a phrase needs and what the tokeniser gives are told in two places, and lexicons are written by people who know
//! neither. So `lexicon check` tries: "AT&T" is three tokens in a text, and a phrase that asks for one word is never met.

use crate::article::Article;
use crate::document::Document;
use crate::image::List;
use crate::lexicon::model::{Lexicon, Modifier, ModifierKind, Phrase, Place};
use crate::lexicon::pattern::Element;
use crate::lexicon::{Problem, Source, problem_at};
use crate::matching::{Matcher, Scanner};
use std::collections::BTreeSet;

/// One problem for each phrase of the files in `chosen` that has a wording which is not found in a text of just those
/// words. `sources` are the ones the lexicon was loaded from.
#[must_use]
pub fn unreachable(matcher: &Matcher, sources: &[Source<'_>], chosen: &[bool]) -> Vec<Problem> {
    let lexicon = &matcher.lexicon;
    let chosen = |phrase: &Phrase| chosen.get(usize::from(phrase.place.file)).is_some_and(|&chosen| chosen);
    let mut problems = Vec::new();
    // the phrases of sets first: what names a set at fault would have the same fault once more
    let mut lost: BTreeSet<&str> = BTreeSet::new();
    let alone = Matcher::new(of_sets(lexicon));
    let mut scanner = Scanner::new(&alone);
    for (name, phrase) in lexicon.sets.iter().flat_map(|(name, set)| set.iter().map(move |phrase| (name, phrase))) {
        if chosen(phrase)
            && !needs_no_words(phrase)
            && whole(&phrase.pattern.elements, lexicon, &lost, 0)
            && let Some(words) = unmet(&alone, &mut scanner, phrase)
        {
            problems.push(no_text(sources, phrase, &words));
            lost.insert(name);
        }
    }
    let mut scanner = Scanner::new(matcher);
    let mut seen = BTreeSet::new();
    for phrase in phrases(lexicon).filter(|phrase| chosen(phrase)) {
        let tried =
            !needs_no_words(phrase) && seen.insert(phrase.place) && whole(&phrase.pattern.elements, lexicon, &lost, 0);
        if tried && let Some(words) = unmet(matcher, &mut scanner, phrase) {
            problems.push(no_text(sources, phrase, &words));
        }
    }
    problems
}

/// `@name` alone, which the tree finds, and what has no words because it is at fault otherwise.
fn needs_no_words(phrase: &Phrase) -> bool {
    matches!(phrase.pattern.elements.as_slice(), [] | [Element::Name])
}

fn no_text(sources: &[Source<'_>], phrase: &Phrase, words: &str) -> Problem {
    let message = format!("no text can match the words `{words}` of this phrase");
    let help = "write letters and digits as they stand between spaces in an article (other marks divide words); or a longer phrase beside it takes these words";
    problem_at(sources, phrase.place, message, help)
}

/// The first wording of the phrase that is not found.
fn unmet(matcher: &Matcher, scanner: &mut Scanner<'_>, phrase: &Phrase) -> Option<String> {
    wordings(phrase, &matcher.lexicon).into_iter().find(|words| !met(matcher, scanner, phrase, words))
}

/// A lexicon that looks for the phrases of all sets.
fn of_sets(lexicon: &Lexicon) -> Lexicon {
    let (sets, grammar) = (lexicon.sets.clone(), lexicon.grammar.clone());
    let words: Vec<Phrase> = sets.values().flatten().cloned().collect();
    let (id, kind, place) = ("sets".to_owned(), ModifierKind::Hedge, Place::default());
    let (words, verbs, nouns) = (words.into(), List::default(), List::default());
    let all = Modifier { id, kind, reverses: false, lasting: false, words, verbs, nouns, place };
    Lexicon { sets, grammar, modifiers: vec![all], ..Lexicon::default() }
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

/// Whether all sets are there that the elements name, and those that these name, and none of them is `lost`.
fn whole(elements: &[Element], lexicon: &Lexicon, lost: &BTreeSet<&str>, depth: usize) -> bool {
    elements.iter().all(|element| match element {
        Element::Choice { alternatives, .. } => alternatives.iter().all(|a| whole(a, lexicon, lost, depth)),
        Element::Set(name, _) => lexicon.sets.get(name).is_some_and(|set| {
            let within = |phrase: &Phrase| whole(&phrase.pattern.elements, lexicon, lost, depth + 1);
            !lost.contains(name.as_str()) && (depth > DEEPEST || set.iter().all(within))
        }),
        Element::Word(_) | Element::Gap(_) | Element::Name => true,
    })
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
        Element::Set(name, _) => lexicon.sets.get(name).map_or(1, |set| set.len().min(40)),
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
            Element::Set(name, _) => {
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
