//! The examples of a lexicon, run: a text, the statements expected of it, and what was found instead.
//!
//! An example holds if the statements of high certainty found in its text are those expected, no more and no fewer. What
//! a failed one has to say for itself is drawn by `crate::render`; reading and checking the TOML is
//! `crate::lexicon`'s.

use crate::article::Article;
use crate::lexicon::model::{Example, Lexicon};
use crate::matching::Matcher;
use crate::stance::Certainty;
use crate::statement::{Analysis, Statement, extract};

/// An example that was run.
#[derive(Debug)]
pub struct Trial<'l> {
    /// The example.
    pub example: &'l Example,
    /// Its text as an article.
    pub article: Article,
    /// What was found in it.
    pub analysis: Analysis,
    /// Expectations that no statement meets.
    pub missing: Vec<&'l str>,
    /// Statements that no expectation asks for, as indexes into the analysis.
    pub surplus: Vec<usize>,
}

impl Trial<'_> {
    /// Whether what was found is what was expected.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.missing.is_empty() && self.surplus.is_empty()
    }
}

/// Runs one example.
#[must_use]
pub fn run<'l>(matcher: &'l Matcher, example: &'l Example) -> Trial<'l> {
    let mut article = Article::parse("example", example.text.as_str());
    article.date = example.date.clone().or(article.date);
    let analysis = extract(matcher, &article);
    let expected: Vec<Expectation<'_>> = example.expect.iter().map(|line| Expectation::parse(line)).collect();
    let lexicon = &matcher.lexicon;
    let missing = expected
        .iter()
        .filter(|e| !analysis.statements.iter().any(|s| e.is_met_by(s, lexicon)))
        .map(|e| e.line)
        .collect();
    let surplus = (0..analysis.statements.len())
        .filter(|&i| analysis.statements[i].certainty == Certainty::High)
        .filter(|&i| !expected.iter().any(|e| e.is_met_by(&analysis.statements[i], lexicon)))
        .collect();
    Trial { example, article, analysis, missing, surplus }
}

/// A statement as an example would expect it: `party issue direction act`, and the pairs that are not as usual.
#[must_use]
pub fn expectation_of(statement: &Statement, lexicon: &Lexicon) -> String {
    let party = |p: u16| lexicon.parties[usize::from(p)].id.as_str();
    let issue = &lexicon.issues[usize::from(statement.issue)].id;
    let mut line = format!("{} {issue} {} {}", party(statement.party), statement.direction, statement.act);
    if let Some(reporter) = statement.reported_by {
        line.push_str(&format!(" reported_by={}", party(reporter)));
    }
    if statement.certainty == Certainty::Low {
        line.push_str(" certainty=low");
    }
    line
}

/// An expectation of an example, in words that the loader has checked.
struct Expectation<'l> {
    line: &'l str,
    words: Vec<&'l str>,
    pairs: Vec<(&'l str, &'l str)>,
}

impl<'l> Expectation<'l> {
    fn parse(line: &'l str) -> Self {
        let (pairs, words): (Vec<&str>, Vec<&str>) = line.split_whitespace().partition(|word| word.contains('='));
        Self { line, words, pairs: pairs.into_iter().filter_map(|pair| pair.split_once('=')).collect() }
    }

    fn value(&self, key: &str) -> Option<&'l str> {
        self.pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| *value)
    }

    /// Reporter and certainty are as usual (nobody, high) unless the line says otherwise; addressees and targets count
    /// only where it names them.
    fn is_met_by(&self, s: &Statement, lexicon: &Lexicon) -> bool {
        let id = |p: &u16| lexicon.parties[usize::from(*p)].id.as_str();
        let same = |key: &str, has: &[u16]| {
            self.value(key).is_none_or(|ids| {
                let mut wanted: Vec<&str> = ids.split(',').collect();
                let mut has: Vec<&str> = has.iter().map(id).collect();
                wanted.sort_unstable();
                has.sort_unstable();
                wanted == has
            })
        };
        self.words[..] == [id(&s.party), &lexicon.issues[usize::from(s.issue)].id, s.direction.word(), s.act.word()]
            && self.value("reported_by") == s.reported_by.as_ref().map(id)
            && self.value("certainty").unwrap_or("high") == s.certainty.word()
            && same("addressee", &s.addressee)
            && same("about", &s.about)
    }
}
