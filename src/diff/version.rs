//! One side of a comparison: an article's paragraphs and where its sentences begin; and its tokens, interned.

use super::ignore::{Ignore, LOOSE};
use crate::article::Article;
use crate::document::Document;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// An article as a version of a text.
#[derive(Debug)]
pub struct Version<'a> {
    /// The article.
    pub article: &'a Article,
    /// First bytes of sentences, ascending.
    starts: Vec<u32>,
}

impl<'a> Version<'a> {
    /// The version that `document` was made from.
    #[must_use]
    pub fn new(document: &Document<'a>) -> Self {
        Self { article: document.article, starts: document.sentences.iter().map(|s| s.span.start).collect() }
    }

    /// All sentences in order, without the white space behind them.
    pub fn all_sentences(&self) -> impl Iterator<Item = Span> {
        self.paragraphs().iter().flat_map(|&p| self.sentences(p)).map(|s| {
            let kept = u32::try_from(s.of(self.text()).trim_end().len()).unwrap_or(u32::MAX);
            Span::new(s.start, s.start + kept)
        })
    }

    pub(super) fn text(&self) -> &'a str {
        &self.article.text
    }

    pub(super) fn paragraphs(&self) -> &'a [Span] {
        &self.article.paragraphs
    }

    /// The sentences of a paragraph, tiling it: each reaches to the next one, white space included.
    fn sentences(&self, paragraph: Span) -> Vec<Span> {
        let text = self.text();
        let from = self.starts.partition_point(|&s| s <= paragraph.start);
        let to = self.starts.partition_point(|&s| s < paragraph.end);
        let mut cuts: Vec<u32> =
            self.starts[from..to.max(from)].iter().copied().filter(|&s| ends_before(text, paragraph, s)).collect();
        other_stops(paragraph.of(text), paragraph.start, &mut cuts);
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = Vec::with_capacity(cuts.len() + 1);
        let mut start = paragraph.start;
        for cut in cuts.into_iter().chain([paragraph.end]) {
            out.push(Span::new(start, cut));
            start = cut;
        }
        out
    }
}

/// Whether a stop stands before `at`: long sentences are cut for the parser's sake, which no editor would see.
fn ends_before(text: &str, paragraph: Span, at: u32) -> bool {
    let before = text[paragraph.start as usize..at as usize].trim_end();
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_stop(c));
    before.ends_with(is_stop)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | ';') || is_other_stop(c)
}

/// Stops of other scripts, which end a sentence wherever they stand.
fn is_other_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '။')
}

fn other_stops(text: &str, offset: u32, cuts: &mut Vec<u32>) {
    if text.is_ascii() {
        return;
    }
    let mut after = false;
    for (at, c) in text.char_indices() {
        if is_other_stop(c) {
            after = true;
        } else if after && !c.is_whitespace() && !matches!(c, '」' | '』' | '”' | '’' | '）' | ')' | '"' | '\'' | '»')
        {
            cuts.push(offset + u32::try_from(at).unwrap_or(u32::MAX));
            after = false;
        }
    }
}

/// Numbers for the keys of tokens and paragraphs, shared by both sides.
#[derive(Debug, Default)]
pub(super) struct Interner {
    ids: FxHashMap<Box<str>, u32>,
}

impl Interner {
    pub(super) fn id(&mut self, key: &str) -> u32 {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX);
        self.ids.insert(key.into(), id);
        id
    }
}

/// The key of a whole paragraph or sentence under `ignore`: its counted tokens, a space for each stretch of white space.
pub(super) fn key(text: &str, ignore: Ignore) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        if let Some(key) = ignore.key(token) {
            out.push_str(&key);
            // a mark between tokens, so that a dropped space still parts two words
            out.push('\u{1f}');
        }
    }
    out
}

/// Words as Unicode cuts them (UAX #29), stretches of white space as one token.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else if first.is_ascii_alphanumeric() {
            ascii_word(rest).unwrap_or_else(|| rest.split_word_bounds().next().map_or(rest.len(), str::len))
        } else {
            rest.split_word_bounds().next().map_or(rest.len(), str::len)
        };
        let (token, tail) = rest.split_at(end);
        rest = tail;
        Some(token)
    })
}

/// The length of a run of ASCII letters and digits that a blank follows: most words, without the tables of Unicode.
fn ascii_word(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    (end == bytes.len() || matches!(bytes[end], b' ' | b'\n')).then_some(end)
}

/// A token: its bytes and its two numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub span: Span,
    /// The key as the reader wants it compared; 0 where the token does not count.
    pub strict: u32,
    /// The key for likeness; 0 for all but words and numbers.
    pub loose: u32,
}

/// A sentence of a paragraph that is not the same in both versions.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub paragraph: usize,
    /// Its bytes with the white space behind it.
    pub tile: Span,
    /// Its tokens in [`Changed::words`].
    pub words: Range<usize>,
    /// Its loose key.
    pub id: u32,
}

/// The changed paragraphs of a version in sentences and tokens.
#[derive(Debug, Default)]
pub(super) struct Changed {
    pub words: Vec<Word>,
    /// Loose numbers of the words and numbers, sentence after sentence.
    pub loose: Vec<u32>,
    /// For each unit its place in `loose`.
    pub loose_of: Vec<Range<usize>>,
    pub units: Vec<Unit>,
    /// The units of each paragraph; empty for paragraphs that are not changed.
    pub of_paragraph: Vec<Range<usize>>,
}

/// More words than any sentence has; longer stretches without a stop are cut.
const LONGEST: usize = 300;

impl Changed {
    pub(super) fn new(version: &Version<'_>, changed: &[bool], ignore: Ignore, interner: &mut Interner) -> Self {
        let mut out = Self::default();
        for (paragraph, &span) in version.paragraphs().iter().enumerate() {
            let from = out.units.len();
            if changed[paragraph] {
                for sentence in version.sentences(span) {
                    out.add(version.text(), paragraph, sentence, ignore, interner);
                }
            }
            out.of_paragraph.push(from..out.units.len());
        }
        out
    }

    fn add(&mut self, text: &str, paragraph: usize, tile: Span, ignore: Ignore, interner: &mut Interner) {
        let mut from = self.words.len();
        let mut at = tile.start;
        for token in tokens(tile.of(text)) {
            let span = Span::new(at, at + u32::try_from(token.len()).unwrap_or(u32::MAX));
            at = span.end;
            let strict = ignore.key(token).map_or(0, |key| interner.id(&key));
            let counts = token.chars().any(char::is_alphanumeric);
            let loose = if counts { LOOSE.key(token).map_or(0, |key| interner.id(&key)) } else { 0 };
            self.words.push(Word { span, strict, loose });
        }
        // where there is no stop, the words themselves say where to cut, so that an insertion moves no later cut
        while self.words.len() - from > LONGEST {
            let window = from + LONGEST / 2..from + LONGEST;
            let cut = window.clone().min_by_key(|&i| (scatter(self.words[i].loose), i)).unwrap_or(window.start) + 1;
            self.push(text, paragraph, from..cut, interner);
            from = cut;
        }
        self.push(text, paragraph, from..self.words.len(), interner);
    }

    fn push(&mut self, text: &str, paragraph: usize, words: Range<usize>, interner: &mut Interner) {
        let tile = self.words[words.start].span.join(self.words[words.end - 1].span);
        let id = interner.id(&key(tile.of(text), LOOSE));
        let from = self.loose.len();
        self.loose.extend(self.words[words.clone()].iter().map(|w| w.loose).filter(|&l| l != 0));
        self.loose_of.push(from..self.loose.len());
        self.units.push(Unit { paragraph, tile, words, id });
    }

    /// The loose words of neighbouring units.
    pub(super) fn loose(&self, units: Range<usize>) -> &[u32] {
        if units.is_empty() {
            return &[];
        }
        &self.loose[self.loose_of[units.start].start..self.loose_of[units.end - 1].end]
    }

    /// The tokens of neighbouring units.
    pub(super) fn words(&self, units: Range<usize>) -> &[Word] {
        if units.is_empty() {
            return &[];
        }
        &self.words[self.units[units.start].words.start..self.units[units.end - 1].words.end]
    }

    /// The bytes of neighbouring units of one paragraph.
    pub(super) fn span(&self, units: Range<usize>) -> Span {
        self.units[units.start].tile.join(self.units[units.end - 1].tile)
    }
}

/// A number's place in a fixed disorder (Fibonacci hashing); 0 comes last.
fn scatter(id: u32) -> u32 {
    if id == 0 { u32::MAX } else { id.wrapping_mul(2_654_435_769) }
}
