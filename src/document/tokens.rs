//! The tokeniser: words, numbers, clitics and punctuation.
//!
//! Hyphens between letters join (`GLUED`) and are no tokens; `n't` and `'s` are tokens of their own; initials (`U.S.`)
//! are one token with their stops. ASCII letters are taken in runs; everything else goes through `char`.

use crate::language::Classes;
use crate::matching::{Kind, Shape, Token, Vocabulary};
use crate::text::{Letters, Run, Span, fold};

pub(super) fn tokenise(text: &str, paragraph: Span, vocabulary: &Vocabulary, out: &mut Vec<Token>) {
    let mut t = Tokeniser {
        text,
        bytes: text.as_bytes(),
        end: paragraph.end as usize,
        vocabulary,
        out,
        shape: 0,
        quoted: false,
        single: false,
    };
    let mut at = paragraph.start as usize;
    while at < t.end {
        at = t.next(at);
    }
}

struct Tokeniser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    vocabulary: &'t Vocabulary,
    out: &'t mut Vec<Token>,
    /// Shape bits for the next token.
    shape: u8,
    quoted: bool,
    single: bool,
}

impl Tokeniser<'_> {
    fn next(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.plain_word(at),
            b'0'..=b'9' => self.number(at, at),
            b' ' | b'\t' | b'\r' => at + 1,
            b'\n' => {
                self.shape |= Shape::LINE_START;
                at + 1
            }
            0x80.. => self.other_char(at),
            _ => self.ascii_mark(at, byte),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().next()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, word: u32, shape: u8) {
        let span = Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        // "told them not to go": no gap of a phrase passes over the "not"
        if let Some(last) = self.out.last_mut()
            && self.vocabulary.classes(word).any(Classes::TO)
            && self.vocabulary.classes(last.word).any(Classes::NEGATIVE)
        {
            last.shape |= Shape::BARS;
        }
        self.out.push(Token { span, word, kind, shape: shape | self.shape });
        self.shape = 0;
    }

    /// A word of up to 15 ASCII letters and digits with a space or mark behind it, as nearly all are.
    fn plain_word(&mut self, start: usize) -> usize {
        let Run { len, letters, lower } = Letters::run(self.window(start));
        let end = start + len;
        let behind = self.bytes.get(end).copied().unwrap_or(b' ');
        let capital = self.bytes[start].is_ascii_uppercase();
        if len == 16 || behind >= 0x80 || matches!(behind, b'\'' | b'$') || behind == b'.' && len == 1 && capital {
            return self.word(start);
        }
        let shape = if capital { Shape::CAPITAL | if lower { 0 } else { Shape::CAPITALS } } else { 0 };
        self.push(start, end, Kind::Word, self.vocabulary.id_of_letters(letters), shape);
        end
    }

    /// The next 16 bytes, with zeros behind the end of the text.
    fn window(&self, start: usize) -> [u8; 16] {
        if let Some(bytes) = self.bytes.get(start..start + 16) {
            return bytes.try_into().unwrap_or_default();
        }
        let mut padded = [0; 16];
        let rest = &self.bytes[start..];
        padded[..rest.len()].copy_from_slice(rest);
        padded
    }

    fn word(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut ascii = true;
        while at < self.end {
            let byte = self.bytes[at];
            if byte.is_ascii_alphanumeric() {
                at += 1;
            } else if byte < 0x80 {
                break;
            } else {
                match self.char_at(at) {
                    Some(c) if c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) => {
                        ascii = false;
                        at += c.len_utf8();
                    }
                    _ => break,
                }
            }
        }
        if at - start == 1 && self.bytes[start].is_ascii_uppercase() {
            let initials = self.initials(start);
            if initials > at {
                at = initials;
            }
        }
        if let Some(end) = self.currency(start, at) {
            return self.amount(start, end);
        }
        self.finish_word(start, at, ascii)
    }

    /// "$5 million": the sign of a currency belongs to the number behind it, and is a mark where there is none.
    fn amount(&mut self, start: usize, behind: usize) -> usize {
        if behind < self.end && self.bytes[behind].is_ascii_digit() {
            return self.number(start, behind);
        }
        self.push(start, behind, Kind::Other, 0, 0);
        behind
    }

    /// "US$5 million", "GB£2": whose money it is makes no name.
    fn currency(&self, start: usize, end: usize) -> Option<usize> {
        let symbol = self.char_at(end).filter(|&c| end < self.end && is_currency(c))?;
        let letters = end - start <= 3 && self.bytes[start..end].iter().all(u8::is_ascii_uppercase);
        letters.then_some(end + symbol.len_utf8())
    }

    /// `U.S.`, `U.N.`: single capitals with stops, at least two.
    fn initials(&self, start: usize) -> usize {
        let mut at = start;
        let mut letters = 0;
        while at + 1 < self.end && self.bytes[at].is_ascii_uppercase() && self.bytes[at + 1] == b'.' {
            letters += 1;
            at += 2;
        }
        if letters >= 2 { at } else { start }
    }

    fn finish_word(&mut self, start: usize, end: usize, ascii: bool) -> usize {
        let apostrophe = self.apostrophe(end);
        // don't, can't: the n belongs to the negation
        if let Some((width, 't' | 'T')) = apostrophe
            && end - start > 1
            && matches!(self.bytes[end - 1], b'n' | b'N')
            && !self.char_at(end + width + 1).is_some_and(char::is_alphanumeric)
        {
            self.push_word(start, end - 1, ascii);
            let word = self.vocabulary.id("n't");
            self.push(end - 1, end + width + 1, Kind::Word, word, 0);
            return end + width + 1;
        }
        self.push_word(start, end, ascii);
        let Some((width, next)) = apostrophe else {
            return self.possessive_plural(end);
        };
        let mut stop = end + width;
        while stop < self.end && self.bytes[stop].is_ascii_alphabetic() {
            stop += 1;
        }
        let kind = if matches!(next, 's' | 'S') && stop == end + width + 1 { Kind::Possessive } else { Kind::Word };
        let word = self.vocabulary.id(&fold(&self.text[end..stop]));
        if kind == Kind::Word && word == 0 {
            // O'Brien: one word, not two
            if let Some(last) = self.out.last_mut() {
                last.span.end = u32::try_from(stop).unwrap_or(u32::MAX);
                last.word = self.vocabulary.id(&fold(&self.text[start..stop]));
            }
            return stop;
        }
        self.push(end, stop, kind, word, 0);
        stop
    }

    /// An apostrophe at `at` with a letter behind it: its width in bytes and the letter.
    fn apostrophe(&self, at: usize) -> Option<(usize, char)> {
        if at >= self.end {
            return None;
        }
        let c = self.char_at(at)?;
        if !matches!(c, '\'' | '’' | 'ʼ') {
            return None;
        }
        let next = self.char_at(at + c.len_utf8())?;
        next.is_ascii_alphabetic().then_some((c.len_utf8(), next))
    }

    /// `allies' demand`: an apostrophe behind an s, before a space, where no single quotation is open.
    fn possessive_plural(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at).filter(|c| matches!(c, '\'' | '’')) else { return at };
        let behind = self.char_at(at + c.len_utf8());
        if !self.single && at > 0 && matches!(self.bytes[at - 1], b's' | b'S' | b'z' | b'x') && behind == Some(' ') {
            self.push(at, at + c.len_utf8(), Kind::Possessive, self.vocabulary.id("'s"), 0);
            return at + c.len_utf8();
        }
        at
    }

    fn push_word(&mut self, start: usize, end: usize, ascii: bool) {
        let surface = &self.text[start..end];
        let shape = if ascii { shape_ascii(surface) } else { shape_any(surface) };
        let initials = if surface.ends_with('.') { Shape::INITIALS } else { 0 };
        let word = if ascii && initials == 0 && surface.len() <= 16 {
            let mut padded = [0; 16];
            padded[..surface.len()].copy_from_slice(surface.as_bytes());
            self.vocabulary.id_of_letters(Letters::run(padded).letters)
        } else {
            self.vocabulary.id(&fold(surface))
        };
        self.push(start, end, Kind::Word, word, shape | initials);
    }

    /// A number; `digits` is where it begins behind the sign of a currency.
    fn number(&mut self, start: usize, digits: usize) -> usize {
        let mut at = digits;
        while at < self.end {
            let byte = self.bytes[at];
            let digit_behind = self.bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            if byte.is_ascii_alphanumeric() || (matches!(byte, b',' | b'.' | b':') && digit_behind) || byte == b'%' {
                at += 1;
            } else {
                break;
            }
        }
        let at = at.min(self.end);
        self.push(start, at, Kind::Number, self.vocabulary.id(&fold(&self.text[digits..at])), 0);
        at
    }

    fn ascii_mark(&mut self, at: usize, byte: u8) -> usize {
        let kind = match byte {
            b',' => Kind::Comma,
            b';' => Kind::Semicolon,
            b':' => Kind::Colon,
            b'.' | b'!' => Kind::Stop,
            b'?' => Kind::Question,
            b'(' | b'[' => Kind::Open,
            b')' | b']' => Kind::Close,
            b'"' => return self.toggle_quote(at),
            b'\'' => return self.single_quote(at, '\''),
            b'-' => return self.hyphen(at, 1),
            b'*' => Kind::Bullet,
            b'$' => return self.amount(at, at + 1),
            _ => Kind::Other,
        };
        self.push(at, at + 1, kind, 0, 0);
        at + 1
    }

    fn hyphen(&mut self, at: usize, width: usize) -> usize {
        let mut end = at + width;
        while end < self.end && self.bytes[end] == b'-' {
            end += 1;
        }
        let tight_before = self.before(at).is_some_and(char::is_alphanumeric);
        let tight_behind = self.char_at(end).is_some_and(char::is_alphanumeric);
        if tight_before && tight_behind && end == at + width {
            self.shape |= Shape::GLUED;
        } else {
            self.push(at, end, Kind::Dash, 0, 0);
        }
        end
    }

    fn toggle_quote(&mut self, at: usize) -> usize {
        let open = !self.quoted;
        self.quoted = open;
        self.push(at, at + 1, if open { Kind::QuoteOpen } else { Kind::QuoteClose }, 0, 0);
        at + 1
    }

    fn single_quote(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let opens = c == '‘'
            || (c == '\''
                && self.before(at).is_none_or(char::is_whitespace)
                && self.char_at(end).is_some_and(char::is_alphanumeric));
        if opens && !self.single {
            self.single = true;
            self.push(at, end, Kind::QuoteOpen, 0, 0);
        } else if self.single && !self.char_at(end).is_some_and(char::is_alphanumeric) {
            self.single = false;
            self.push(at, end, Kind::QuoteClose, 0, 0);
        }
        end
    }

    fn other_char(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.end };
        let end = at + c.len_utf8();
        match c {
            _ if c.is_alphabetic() => return self.word(at),
            _ if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' => {}
            '“' | '«' | '„' => {
                self.quoted = true;
                self.push(at, end, Kind::QuoteOpen, 0, 0);
            }
            '”' | '»' => {
                self.quoted = false;
                self.push(at, end, Kind::QuoteClose, 0, 0);
            }
            '‘' | '’' => return self.single_quote(at, c),
            '–' | '‐' | '‑' | '−' => return self.hyphen(at, c.len_utf8()),
            '—' | '―' => self.push(at, end, Kind::Dash, 0, 0),
            '…' => self.push(at, end, Kind::Stop, 0, 0),
            '•' | '‣' | '·' | '▪' | '●' => self.push(at, end, Kind::Bullet, 0, 0),
            c if is_currency(c) => return self.amount(at, end),
            _ => self.push(at, end, Kind::Other, 0, 0),
        }
        end
    }
}

/// Whether a letter is the sign of a currency.
pub(crate) const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₪' | '₽' | '₹' | '₺' | '₴')
}

fn shape_ascii(word: &str) -> u8 {
    let bytes = word.as_bytes();
    if !bytes[0].is_ascii_uppercase() {
        return 0;
    }
    let all = bytes.iter().all(|b| !b.is_ascii_lowercase());
    Shape::CAPITAL | if all { Shape::CAPITALS } else { 0 }
}

fn shape_any(word: &str) -> u8 {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let all = word.chars().all(|c| !c.is_lowercase());
    Shape::CAPITAL | if all { Shape::CAPITALS } else { 0 }
}
