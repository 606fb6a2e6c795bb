//! Folding: the form under which two spellings of a word count as the same word.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether `word` is ASCII without capitals, that is, its own fold.
#[must_use]
pub fn is_folded_ascii(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}

/// Lower case without accents: `Élysée` → `elysee`, `’` → `'`. NFC and NFD spellings fold alike.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if is_folded_ascii(word) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{02bc}' => out.push('\''),
            '\u{0131}' => out.push('i'),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            c => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_fold_away() {
        assert_eq!(fold("Élysée"), "elysee");
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("Jean-Noe\u{308}l"), "jean-noel");
        assert_eq!(fold("don’t"), "don't");
        assert_eq!(fold("İstanbul"), "istanbul");
    }
}
