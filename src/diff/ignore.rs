//! What is not counted as a change, and the keys under which tokens are compared.

use super::version::key;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Differences that the reader does not want to see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ignore {
    /// White space of any kind and amount.
    pub whitespace: bool,
    /// Capitals.
    pub case: bool,
    /// Punctuation marks, quotation marks among them.
    pub punctuation: bool,
    /// Curly against straight quotation marks.
    pub quotes: bool,
    /// Composed against decomposed letters (NFC, NFD).
    pub unicode: bool,
}

/// Everything that never decides which paragraph answers to which.
pub(super) const LOOSE: Ignore =
    Ignore { whitespace: true, case: true, punctuation: false, quotes: true, unicode: true };

impl Ignore {
    /// The key of a token; `None` where it does not count at all.
    pub(super) fn key<'t>(&self, token: &'t str) -> Option<Cow<'t, str>> {
        if token.chars().all(char::is_whitespace) {
            return if self.whitespace { None } else { Some(Cow::Borrowed(token)) };
        }
        if self.punctuation && token.chars().all(is_punctuation) {
            return None;
        }
        let mut out = Cow::Borrowed(token);
        if self.unicode && !is_nfc(&out) {
            out = Cow::Owned(out.nfc().collect());
        }
        if self.case && out.chars().any(char::is_uppercase) {
            out = Cow::Owned(out.to_lowercase());
        }
        if self.punctuation && out.chars().any(is_punctuation) {
            out = Cow::Owned(out.chars().filter(|&c| !is_punctuation(c)).collect());
        } else if self.quotes && out.chars().any(|c| straight(c) != c) {
            out = Cow::Owned(out.chars().map(straight).collect());
        }
        Some(out)
    }
}

/// The straight quotation mark for a curly or angular one.
fn straight(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '\u{02bc}' => '\'',
        c => c,
    }
}

pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '^' | '`' | '|' | '~' | '#' => false,
        c if c.is_ascii_punctuation() => true,
        '¡' | '§' | '«' | '»' | '¶' | '·' | '¿' => true,
        '\u{02bc}' | '\u{0589}' | '\u{05be}' | '\u{05f3}' | '\u{05f4}' | '\u{060c}' | '\u{061b}' | '\u{061f}' => true,
        '\u{06d4}' | '\u{0964}' | '\u{0965}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}' => true,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{ff3b}'..='\u{ff3d}' => true,
        _ => false,
    }
}

/// What the difference of two texts comes down to, where that is little; the smallest such thing.
#[must_use]
pub fn slight(old: &str, new: &str) -> Option<&'static str> {
    let none = Ignore::default();
    let kinds = [
        ("white space", Ignore { whitespace: true, ..none }),
        ("Unicode form", Ignore { unicode: true, ..none }),
        ("quotation marks", Ignore { quotes: true, ..none }),
        ("capitals", Ignore { case: true, ..none }),
        ("punctuation", Ignore { punctuation: true, ..none }),
        ("punctuation and white space", Ignore { punctuation: true, whitespace: true, ..none }),
    ];
    kinds.into_iter().find(|(_, ignore)| key(old, *ignore) == key(new, *ignore)).map(|(name, _)| name)
}
