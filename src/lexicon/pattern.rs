//! The pattern language of lexicon phrases: what it means, how it is parsed, what can be wrong with it.
//!
//! | written | means |
//! | --- | --- |
//! | `word` | the word; whether it inflects follows from the key the phrase stands under |
//! | `=word` | the word as it stands |
//! | `word~v`, `word~n` | the word, inflected as a verb or as a noun |
//! | `(a\|b c)` | one of the alternatives |
//! | `(a\|b c)~v` | the same, the first word of each inflected as a verb; with `~n`, the last of each as a noun |
//! | `[a\|b c]` | one of them, or nothing |
//! | `_3` | a gap of zero up to three words (five at most), between words only |
//! | `<name>` | any phrase of a set |
//! | `@name` | any proper name: one to three words with capitals, known to the lexicon or not |
//! | `cease-fire` | `cease` and `fire` with a hyphen, a space or nothing between |
//! | `people's` | the two words `people` and `'s`, as in running text |
//!
//! ```text
//! pattern  = element { " " element }
//! element  = word | choice | set | gap | "@name"
//! word     = [ "=" ] letters [ "~v" | "~n" ]
//! choice   = ( "(" | "[" ) pattern { "|" pattern } ( ")" | "]" ) [ "~v" | "~n" ]
//! set      = "<" name ">"
//! gap      = "_" digit
//! ```
//!
//! The parser knows neither sets nor inflection: [`super::load`] resolves the first, the matcher does the second.
//! There are no regular expressions, on purpose: what a phrase matches must be plain from reading it.

mod parse;
#[cfg(test)]
mod tests;

use crate::image::{Reader, Stored, Writer};
use std::borrow::Cow;
use std::ops::Range;

/// The longest gap, in words.
pub const MAX_GAP: u8 = 5;
/// The longest way through a pattern, in elements.
pub const MAX_LENGTH: usize = 12;
/// How deep brackets may nest.
pub const MAX_DEPTH: usize = 3;

/// A parsed phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As the lexicon writes it.
    pub source: String,
    /// Its elements, at least one of which is a word, a set or a choice.
    pub elements: Vec<Element>,
}

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A word. Hyphenated words of the source are several `Word`s; `glued` tells the second and later ones.
    Word(Word),
    /// `<name>`, `<name>~n`: any phrase of the set, inflected as the mark says, else by its place.
    Set(String, Inflect),
    /// `(a|b c)` or, with `optional`, `[a|b c]`.
    Choice {
        /// The alternatives, each a sequence.
        alternatives: Vec<Vec<Element>>,
        /// Whether none of them may stand too.
        optional: bool,
    },
    /// `_n`: zero up to `n` words.
    Gap(u8),
    /// `@name`: one to three words that begin with capitals.
    Name,
}

/// A word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written, without marks.
    pub text: String,
    /// How it inflects. Of a hyphenated word only the last piece carries a mark; the pieces before it are literal then.
    pub inflect: Inflect,
    /// Joined to the word before it by a hyphen in the source: then a space, a hyphen or nothing may stand between.
    pub glued: bool,
}

/// How a word of a pattern inflects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inflect {
    /// By its place in the phrase and the key the phrase stands under.
    Default,
    /// `=word`.
    Literal,
    /// `word~v`.
    Verb,
    /// `word~n`.
    Noun,
}

/// Why a phrase is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// Where, in bytes of the source.
    pub at: Range<usize>,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Cow<'static, str>,
}

impl std::fmt::Display for PatternError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PatternError {}

/// As its source, which is parsed again when it is read.
impl Stored for Pattern {
    fn write(&self, image: &mut Writer) {
        self.source.write(image);
    }

    fn read(image: &mut Reader) -> Self {
        let source = String::read(image);
        let elements = parse::elements(&source).unwrap_or_default();
        Self { source, elements }
    }
}

impl Pattern {
    /// The last words of a name of several: the surnames of a person, with what a hyphen joins to them.
    pub fn last_words(&self) -> Vec<&str> {
        match self.elements.as_slice() {
            [] | [_] => Vec::new(),
            [.., Element::Word(_)] => self.source.split_whitespace().skip(1).last().into_iter().collect(),
            [.., Element::Choice { alternatives, .. }] => {
                let single = |words: &'_ Vec<Element>| matches!(words.as_slice(), [Element::Word(_)]);
                let words = alternatives.iter().filter(|words| single(words)).flatten();
                words
                    .filter_map(|e| if let Element::Word(word) = e { Some(word.text.as_str()) } else { None })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Parses a phrase.
    ///
    /// ```
    /// use standpoint::lexicon::pattern::Pattern;
    /// assert_eq!(Pattern::parse("pull _2 (troops|forces) out").unwrap().elements.len(), 4);
    /// assert_eq!(Pattern::parse("pull (troops|forces").unwrap_err().at, 5..6);
    /// ```
    ///
    /// # Errors
    /// Where the source is no pattern: the first fault in it.
    pub fn parse(source: &str) -> Result<Self, PatternError> {
        let elements = parse::elements(source)?;
        Ok(Self { source: source.to_owned(), elements })
    }

    /// The names of the sets it refers to, each with its byte range in [`Pattern::source`], marks included.
    pub fn sets(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        // `<` is a mark wherever it stands, so a parsed source need not be parsed again.
        self.source.match_indices('<').filter_map(|(start, _)| {
            let end = start + self.source[start..].find('>')?;
            Some((start..end + 1, &self.source[start + 1..end]))
        })
    }
}
