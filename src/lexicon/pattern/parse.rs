//! The parser of patterns: one descent over the bytes of a phrase, which stops at the first fault.
//!
//! Besides elements it follows what no type can say: whether a word stands before and behind each gap, and whether
//! some word must match at all. Phrases are many and short, so a phrase without brackets costs one allocation a word.

use super::{Element, Inflect, MAX_DEPTH, MAX_GAP, MAX_LENGTH, PatternError, Word};
use std::borrow::Cow;
use std::ops::Range;

/// The elements of a phrase, or the first fault in it.
pub(super) fn elements(source: &str) -> Result<Vec<Element>, PatternError> {
    if let Some(words) = plain_words(source) {
        return Ok(words);
    }
    let mut parser = Parser { source, at: 0, depth: 0 };
    let sequence = parser.sequence(false)?;
    parser.nothing_left()?;
    let whole = 0..source.len();
    if sequence.elements.is_empty() {
        return fault(whole, "empty phrase", "write at least one word, or take the phrase out");
    }
    if let Some(gap) = sequence.open_gap {
        return fault(gap, "a gap at the end of a phrase", "a gap stands between words: `withdraw _3 troops`");
    }
    if !sequence.consumes {
        return fault(whole, "this phrase can match nothing", "at least one word must stand outside of `[ ]`");
    }
    if sequence.length > MAX_LENGTH {
        let message = format!("a phrase of {} elements; {MAX_LENGTH} is the most", sequence.length);
        return fault(whole, message, "shorten it to the words that carry the meaning");
    }
    Ok(sequence.elements)
}

/// A phrase of plain words, as most are: letters and digits with single spaces between.
fn plain_words(source: &str) -> Option<Vec<Element>> {
    let (mut words, mut before) = (1, b' ');
    for &byte in source.as_bytes() {
        match byte {
            b' ' if before != b' ' => words += 1,
            _ if byte.is_ascii_alphanumeric() => {}
            _ => return None,
        }
        before = byte;
    }
    if before == b' ' || words > MAX_LENGTH {
        return None;
    }
    let word = |text: &str| Element::Word(Word { text: text.to_owned(), inflect: Inflect::Default, glued: false });
    let mut elements = Vec::with_capacity(words);
    elements.extend(source.split(' ').map(word));
    Some(elements)
}

fn fault<T>(
    at: Range<usize>,
    message: impl Into<String>,
    help: impl Into<Cow<'static, str>>,
) -> Result<T, PatternError> {
    Err(PatternError { at, message: message.into(), help: help.into() })
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    depth: usize,
}

/// A parsed sequence and what the sequence around it must know.
struct Sequence {
    elements: Vec<Element>,
    /// Whether every reading of it takes at least one word.
    consumes: bool,
    /// A gap behind which no word needs to follow.
    open_gap: Option<Range<usize>>,
    /// Elements of its longest reading.
    length: usize,
}

impl Sequence {
    fn with_capacity(elements: usize) -> Self {
        Self { elements: Vec::with_capacity(elements), consumes: false, open_gap: None, length: 0 }
    }

    fn push(&mut self, element: Element) {
        self.elements.push(element);
        self.length += 1;
        self.consumes = true;
        self.open_gap = None;
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// About how many elements stand before the next bracket: most vectors then get by with one allocation, and phrases
    /// are many.
    fn elements_ahead(&self) -> usize {
        let ahead = self.source.as_bytes()[self.at..].iter().take_while(|b| !matches!(b, b'|' | b')' | b']'));
        1 + ahead.filter(|&&b| matches!(b, b' ' | b'-')).count()
    }

    /// Parses up to a `|`, a closing bracket or the end. `after_word` tells whether a word stands before it for certain.
    fn sequence(&mut self, after_word: bool) -> Result<Sequence, PatternError> {
        let mut sequence = Sequence::with_capacity(self.elements_ahead());
        loop {
            self.skip_spaces();
            let after_word = after_word || sequence.consumes;
            match self.peek() {
                None | Some(b'|' | b')' | b']') => return Ok(sequence),
                Some(b'(') => self.choice(b')', after_word, &mut sequence)?,
                Some(b'[') => self.choice(b']', after_word, &mut sequence)?,
                Some(b'<') => self.set(&mut sequence)?,
                Some(b'_') => self.gap(after_word, &mut sequence)?,
                Some(b'@') => self.name(&mut sequence)?,
                Some(_) => self.word(&mut sequence)?,
            }
            self.boundary()?;
        }
    }

    /// Between two elements stands a space.
    fn boundary(&self) -> Result<(), PatternError> {
        match self.peek() {
            Some(b @ (b'(' | b'[' | b'<')) => fault(
                self.at..self.at + 1,
                format!("`{}` in the middle of a word", b as char),
                "put a space before it; word parts cannot be bracketed",
            ),
            Some(b) if !b.is_ascii_whitespace() && !matches!(b, b'|' | b')' | b']') => {
                fault(self.at..self.char_end(), "no space between two elements", "put a space here")
            }
            _ => Ok(()),
        }
    }

    fn char_end(&self) -> usize {
        self.at + self.source[self.at..].chars().next().map_or(0, char::len_utf8)
    }

    fn choice(&mut self, close: u8, after_word: bool, around: &mut Sequence) -> Result<(), PatternError> {
        let open = self.at;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("brackets nested deeper than {MAX_DEPTH}");
            return fault(open..open + 1, message, "write two phrases, or name the inner part in `[sets]`");
        }
        let optional = close == b']';
        let (mut alternatives, mut longest, mut consumes, mut open_gap) = (Vec::new(), 0, true, None);
        loop {
            self.at += 1;
            let inner = self.sequence(after_word)?;
            if inner.elements.is_empty() && (self.peek().is_some() || !alternatives.is_empty()) {
                return self.empty_alternative(open);
            }
            longest = longest.max(inner.length);
            consumes &= inner.consumes;
            open_gap = open_gap.or(inner.open_gap);
            alternatives.push(inner.elements);
            match self.peek() {
                Some(b'|') => {}
                Some(b) if b == close => break,
                other => return self.not_closed(open, close, other),
            }
        }
        self.at += 1;
        self.depth -= 1;
        let mark = self.mark(false)?;
        for alternative in &mut alternatives {
            inflect(alternative, mark);
        }
        around.elements.push(Element::Choice { alternatives, optional });
        around.length += longest;
        if consumes && !optional && open_gap.is_none() {
            around.open_gap = None;
        }
        around.open_gap = open_gap.or(around.open_gap.take());
        around.consumes |= consumes && !optional;
        Ok(())
    }

    /// The fault of a bracket that ends at `found` instead of its own closing one.
    fn not_closed<T>(&self, open: usize, close: u8, found: Option<u8>) -> Result<T, PatternError> {
        let close = close as char;
        match found {
            Some(b) => {
                let message = format!("`{}` closes no bracket", b as char);
                fault(self.at..self.at + 1, message, format!("`{close}` is expected"))
            }
            None => {
                let message = format!("`{}` is never closed", &self.source[open..=open]);
                fault(open..open + 1, message, format!("add `{close}`"))
            }
        }
    }

    fn empty_alternative<T>(&self, open: usize) -> Result<T, PatternError> {
        let end = (self.at + 1).min(self.source.len());
        let help = if self.source[open..].starts_with('(') {
            "take out the stray `|`, or write `[a|b]` where none of them may stand"
        } else {
            "take out the stray `|`; in `[ ]` nothing may stand anyway"
        };
        fault(open..end, "an empty alternative", help)
    }

    fn set(&mut self, around: &mut Sequence) -> Result<(), PatternError> {
        let open = self.at;
        let Some(length) = self.source[open..].find('>') else {
            return fault(open..open + 1, "`<` is never closed", "the name of a set stands in `<` and `>`");
        };
        let name = &self.source[open + 1..open + length];
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            let message = format!("`{name}` is no name of a set");
            return fault(open..open + length + 1, message, "a name is made of letters, digits and hyphens");
        }
        self.at = open + length + 1;
        let mark = self.mark(false)?;
        around.push(Element::Set(name.to_owned(), mark));
        Ok(())
    }

    /// `@name`, the only slot there is.
    fn name(&mut self, around: &mut Sequence) -> Result<(), PatternError> {
        let open = self.at;
        let letters = self.source[open + 1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        self.at = open + 1 + letters;
        if &self.source[open + 1..self.at] != "name" {
            return fault(open..self.at, "no such slot", "`@name`, any proper name, is the only one");
        }
        around.push(Element::Name);
        Ok(())
    }

    fn gap(&mut self, after_word: bool, around: &mut Sequence) -> Result<(), PatternError> {
        let open = self.at;
        let digits = self.source[open + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let at = open..open + 1 + digits;
        let words = self.source[open + 1..at.end].parse::<u8>().unwrap_or(u8::from(digits > 0) * u8::MAX);
        if digits == 0 || words == 0 {
            return fault(
                at,
                "a gap without its length",
                format!("`_3` is a gap of up to three words, `_{MAX_GAP}` the longest"),
            );
        }
        if words > MAX_GAP {
            let message = format!("a gap of more than {MAX_GAP} words");
            return fault(
                at,
                message,
                "words that far apart seldom belong together; say it as a frame, or as two phrases",
            );
        }
        if !after_word {
            return fault(at, "a gap at the start of a phrase", "a gap stands between words: `withdraw _3 troops`");
        }
        if matches!(around.elements.last(), Some(Element::Gap(_))) {
            return fault(at, "two gaps in a row", "write one gap for both");
        }
        self.at = at.end;
        around.elements.push(Element::Gap(words));
        around.length += 1;
        around.open_gap = Some(at);
        Ok(())
    }

    /// A word with its marks, split at hyphens and before a possessive.
    fn word(&mut self, around: &mut Sequence) -> Result<(), PatternError> {
        let start = self.at;
        let literal = self.peek() == Some(b'=');
        self.at += usize::from(literal);
        let letters = self.letters()?;
        let text = &self.source[letters.clone()];
        if text.is_empty() {
            return fault(start..self.at.max(start + 1), "`=` without a word", "write `=word`, without a space");
        }
        let mark = self.mark(literal)?;
        let (stem, tail) = split_tail(text);
        self.pieces(stem, letters.start, mark, around)?;
        if let Some(tail) = tail {
            around.push(Element::Word(Word { text: tail.to_owned(), inflect: Inflect::Literal, glued: false }));
        }
        Ok(())
    }

    /// Runs over the letters of a word; says which mark is none.
    fn letters(&mut self) -> Result<Range<usize>, PatternError> {
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'\'' | b'.' | b',' | b'&' | b'/' | b'%' | b'$' => {
                    self.at += 1;
                }
                b'|' | b'(' | b')' | b'[' | b']' | b'<' | b'~' => break,
                _ if byte.is_ascii_whitespace() => break,
                _ => {
                    let c = self.source[self.at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                    if !is_letter(c) {
                        return unknown_mark(c, self.at);
                    }
                    self.at += c.len_utf8();
                }
            }
        }
        Ok(start..self.at)
    }

    fn mark(&mut self, literal: bool) -> Result<Inflect, PatternError> {
        if self.peek() != Some(b'~') {
            return Ok(if literal { Inflect::Literal } else { Inflect::Default });
        }
        let open = self.at;
        self.at += 1;
        let kind = self.peek();
        self.at = self.char_end();
        match kind {
            _ if literal => fault(open..self.at, "a word both literal and inflected", "drop the `=` or the `~`"),
            Some(b'v') => Ok(Inflect::Verb),
            Some(b'n') => Ok(Inflect::Noun),
            _ => fault(open..self.at, "`~` without `v` or `n`", "`word~v` inflects as a verb, `word~n` as a noun"),
        }
    }

    fn pieces(&self, stem: &str, start: usize, mark: Inflect, around: &mut Sequence) -> Result<(), PatternError> {
        let mut at = start;
        let mut pieces = stem.split(is_hyphen).peekable();
        let mut glued = false;
        while let Some(piece) = pieces.next() {
            if piece.is_empty() {
                return fault(
                    at.saturating_sub(1)..at + 1,
                    "a hyphen without a word at its side",
                    "a hyphen stands between two words",
                );
            }
            at += piece.len() + self.source[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
            let inflect = match mark {
                Inflect::Verb | Inflect::Noun if pieces.peek().is_some() => Inflect::Literal,
                mark => mark,
            };
            let length = around.length + usize::from(!glued);
            around.push(Element::Word(Word { text: piece.to_owned(), inflect, glued }));
            around.length = length;
            glued = true;
        }
        Ok(())
    }

    fn nothing_left(&self) -> Result<(), PatternError> {
        match self.peek() {
            None => Ok(()),
            Some(b'|') => fault(self.at..self.at + 1, "`|` outside of brackets", "write `(a|b)`, or two phrases"),
            Some(b) => {
                let message = format!("`{}` closes no bracket", b as char);
                fault(self.at..self.at + 1, message, "take it out, or open the bracket")
            }
        }
    }
}

/// Passes the mark of a choice on to the words it is about; words with a mark of their own keep it.
fn inflect(elements: &mut [Element], mark: Inflect) {
    let at = match mark {
        Inflect::Default | Inflect::Literal => return,
        // The first word with the pieces glued to it: the last of these is the one that inflects.
        Inflect::Verb => {
            let glued = |e: &&Element| matches!(e, Element::Word(word) if word.glued);
            elements.iter().skip(1).take_while(glued).count()
        }
        Inflect::Noun => elements.len().saturating_sub(1),
    };
    match elements.get_mut(at) {
        Some(Element::Word(word)) if word.inflect == Inflect::Default => word.inflect = mark,
        Some(Element::Set(_, own)) if *own == Inflect::Default => *own = mark,
        Some(Element::Choice { alternatives, .. }) => alternatives.iter_mut().for_each(|a| inflect(a, mark)),
        _ => {}
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || is_hyphen(c)
        || matches!(c, '\u{2018}' | '\u{2019}' | '\u{02bc}' | '€' | '£' | '¥')
        || unicode_normalization::char::is_combining_mark(c)
}

/// A possessive and a comma are words of their own in running text, so they are in a pattern. The bare apostrophe of
/// "drivers'" is the same word as `'s`.
fn split_tail(text: &str) -> (&str, Option<&str>) {
    for tail in ["'s", "\u{2019}s", ","] {
        match text.strip_suffix(tail) {
            Some("") | None => {}
            Some(stem) => return (stem, Some(&text[stem.len()..])),
        }
    }
    for apostrophe in ["'", "\u{2019}"] {
        if let Some(stem) = text.strip_suffix(apostrophe)
            && stem.ends_with(['s', 'S', 'x', 'z'])
        {
            return (stem, Some("'s"));
        }
    }
    (text, None)
}

fn unknown_mark<T>(c: char, at: usize) -> Result<T, PatternError> {
    let help = match c {
        '*' | '?' | '+' | '^' | '\\' | '{' | '}' | '.' => {
            "phrases are no regular expressions: `[x]` is optional, `(a|b)` a choice, `_3` a gap"
        }
        '=' => "`=` stands before a word",
        '_' => "`_3`, a gap, stands between spaces",
        '>' => "the name of a set stands in `<` and `>`",
        _ => "a phrase is made of words; the marks are = ~v ~n ( | ) [ ] _3 < > @name",
    };
    fault(at..at + c.len_utf8(), format!("`{c}` has no meaning in a phrase"), help)
}
