//! Sentences: where one ends is told by its stop, what stands before the stop, and what comes after.

use crate::language::Classes;
use crate::matching::{Kind, Shape, Token, Vocabulary};
use crate::text::Span;

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the text, from the first token to the last.
    pub span: Span,
    /// First token, behind a dateline, a bullet or the time of day.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Index of the paragraph.
    pub paragraph: u32,
    /// Whether it is the article's title.
    pub headline: bool,
    /// Whether it begins with a bullet or an item number.
    pub item: bool,
    /// Whether a quotation is open where it begins.
    pub quoted: bool,
    /// Whether it ends with a question mark.
    pub question: bool,
}

/// Sentences are cut after so many tokens: lists and tables without a stop would cost the square of their length.
const LONGEST: usize = 240;

pub(super) fn split(
    text: &str,
    tokens: &[Token],
    from: usize,
    paragraph: usize,
    headline: bool,
    vocabulary: &Vocabulary,
    out: &mut Vec<Sentence>,
) {
    let begun = out.len();
    let whole = Whole { text, tokens, paragraph, headline };
    let mut first = from;
    let mut quoted = false;
    let mut open_at_start = false;
    let mut at = from;
    while at < tokens.len() {
        match tokens[at].kind {
            Kind::QuoteOpen => quoted = true,
            Kind::QuoteClose => quoted = false,
            Kind::Stop | Kind::Question => {
                let mut end = at + 1;
                while let Some(token) = tokens.get(end) {
                    end = match token.kind {
                        Kind::QuoteClose | Kind::Close | Kind::Stop | Kind::Question => end + 1,
                        Kind::Open => match footnote(text, tokens, end) {
                            Some(behind) => behind,
                            None => break,
                        },
                        _ => break,
                    };
                    quoted &= token.kind != Kind::QuoteClose;
                }
                if ends_sentence(text, tokens, from, at, end, vocabulary) {
                    whole.push(first, end, open_at_start, out);
                    first = end;
                    open_at_start = quoted;
                }
                at = end;
                continue;
            }
            Kind::Word if tokens[at].shape & Shape::INITIALS != 0 && initials_end_sentence(tokens, at, vocabulary) => {
                whole.push(first, at + 1, open_at_start, out);
                first = at + 1;
                open_at_start = quoted;
            }
            _ => {}
        }
        at += 1;
    }
    whole.push(first, tokens.len(), open_at_start, out);
    if let Some(opening) = out.get_mut(begun)
        && clock(text, &tokens[from..])
    {
        opening.first = opening.first.max(u32::try_from(from + 1).unwrap_or(u32::MAX));
    }
}

/// "15:00 At the UN, …", "9.05 Iran says …": a paragraph of a live report opens with the time of day.
fn clock(text: &str, tokens: &[Token]) -> bool {
    let [first, next, ..] = tokens else { return false };
    let time = first.span.of(text).split_once([':', '.']).is_some_and(|(hour, minute)| {
        let below = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|n| n < most);
        minute.len() == 2 && below(hour, 24) && below(minute, 60)
    });
    first.kind == Kind::Number && time && next.shape & Shape::CAPITAL != 0
}

/// One past a mark such as "[5]" or "[note 2]" that follows a stop without a space, if one opens at the token.
fn footnote(text: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let glued = |at: usize| tokens[at].span.start == tokens[at - 1].span.end;
    let close = (open + 2..tokens.len().min(open + 5)).find(|&at| tokens[at].kind == Kind::Close)?;
    let marked = tokens[open].span.of(text) == "[" && tokens[close].span.of(text) == "]" && glued(open);
    (marked && tokens[open + 1..close].iter().all(|t| t.kind.is_wordlike())).then_some(close + 1)
}

/// The paragraph that sentences are cut from.
struct Whole<'a> {
    text: &'a str,
    tokens: &'a [Token],
    paragraph: usize,
    headline: bool,
}

impl Whole<'_> {
    fn push(&self, first: usize, end: usize, quoted: bool, out: &mut Vec<Sentence>) {
        if first >= end {
            return;
        }
        let mut first = first;
        while end - first > LONGEST {
            self.push_piece(first, first + LONGEST, quoted, out);
            first += LONGEST;
        }
        self.push_piece(first, end, quoted, out);
    }

    fn push_piece(&self, first: usize, end: usize, quoted: bool, out: &mut Vec<Sentence>) {
        let tokens = self.tokens;
        let (body, item) = skip_lead(self.text, tokens, first, end);
        let last = tokens[first..end].iter().rev().find(|t| !t.kind.is_quote());
        out.push(Sentence {
            span: tokens[first].span.join(tokens[end - 1].span),
            first: u32::try_from(body).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            paragraph: u32::try_from(self.paragraph).unwrap_or(u32::MAX),
            headline: self.headline,
            item,
            quoted,
            question: last.is_some_and(|t| t.kind == Kind::Question),
        });
    }
}

/// Passes over a bullet, an item number or a dateline ("GENEVA, 3 March —").
fn skip_lead(text: &str, tokens: &[Token], first: usize, end: usize) -> (usize, bool) {
    if matches!(tokens[first].kind, Kind::Bullet | Kind::Dash) && first + 1 < end {
        return (first + 1, true);
    }
    if tokens[first].kind == Kind::Number
        && end > first + 2
        && matches!(tokens[first + 1].kind, Kind::Close | Kind::Stop)
    {
        return (first + 2, true);
    }
    let letter = |at: usize| is_item_letter(tokens[at].span.of(text)) || tokens[at].kind == Kind::Number;
    // "(a) the release of …", "(2) …"
    if tokens[first].kind == Kind::Open && end > first + 3 && tokens[first + 2].kind == Kind::Close && letter(first + 1)
    {
        return (first + 3, true);
    }
    // "b) …", "IV. …"
    let lettered = end > first + 2 && letter(first);
    if lettered && (tokens[first + 1].kind == Kind::Close || opens_roman(text, tokens, first)) {
        return (first + 2, true);
    }
    let reach = end.min(first + 16);
    let dateline = |t: &Token| {
        t.shape & Shape::CAPITAL != 0
            || matches!(t.kind, Kind::Comma | Kind::Number | Kind::Open | Kind::Close | Kind::Stop)
    };
    if let Some(dash) = (first + 1..reach).find(|&i| tokens[i].kind == Kind::Dash)
        && dash + 1 < end
        && tokens[first..dash].iter().all(dateline)
        && tokens[first].shape & Shape::CAPITAL != 0
        && in_dateline(&tokens[first..dash])
    {
        return (dash + 1, false);
    }
    (first, false)
}

/// Whether what a text begins with may open an item: no two letters do, but for small numbers of the Romans.
#[must_use]
pub fn may_open_item(text: &str) -> bool {
    let roman = |byte: &u8| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x');
    match text.trim_start().as_bytes() {
        [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            roman(first) && roman(second)
        }
        _ => true,
    }
}

/// "a", "iv": a letter or a small Roman number, or a great one, before an item.
fn is_item_letter(word: &str) -> bool {
    let roman = |c: char| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x');
    let one = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
    one || word.len() <= 5 && word.chars().all(roman)
}

/// "IV. ", straight before a capital: a Roman number that opens an item.
fn opens_roman(text: &str, tokens: &[Token], first: usize) -> bool {
    let number = tokens[first].span.of(text);
    number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && tokens[first + 1].kind == Kind::Stop
        && tokens[first].span.end == tokens[first + 1].span.start
        && tokens.get(first + 2).is_some_and(|t| t.shape & Shape::CAPITAL != 0)
}

/// Whether the words before a dash tell a place: "MOSCOW", "Geneva, 3 March"; but "UK – The minister …" and "South Africa – The
/// president …" are a label and what is told under it.
fn in_dateline(tokens: &[Token]) -> bool {
    let capitals = tokens[0].shape & Shape::CAPITALS != 0 && (tokens.len() > 1 || tokens[0].span.len() > 3);
    capitals || tokens.iter().any(|t| t.kind != Kind::Word)
}

fn ends_sentence(text: &str, tokens: &[Token], from: usize, stop: usize, end: usize, vocabulary: &Vocabulary) -> bool {
    if end >= tokens.len() {
        return true;
    }
    let last = &tokens[end - 1];
    let next = &tokens[end];
    if last.span.end == next.span.start {
        return false;
    }
    let begins = match next.kind {
        Kind::Word => {
            next.shape & Shape::CAPITAL != 0 || tokens[stop].kind == Kind::Stop && next.shape & Shape::LINE_START != 0
        }
        Kind::Number | Kind::QuoteOpen | Kind::Bullet | Kind::Open | Kind::Dash => true,
        _ => false,
    };
    if !begins || end > stop + 1 && tokens[stop].kind != Kind::Question {
        return begins;
    }
    if stop == from {
        return false;
    }
    let before = &tokens[stop - 1];
    let abbreviation = before.span.end == tokens[stop].span.start
        && text.as_bytes()[tokens[stop].span.start as usize] == b'.'
        && (vocabulary.classes(before.word).any(Classes::ABBREVIATION)
            && !((before.span.len() > 2 || vocabulary.classes(before.word).any(Classes::NEGATIVE))
                && before.shape & Shape::CAPITAL == 0
                && next.kind != Kind::Number)
            || is_initial(text, before));
    // "1. Withdraw": the number opens an item
    let number = before.kind == Kind::Number && before.span.len() <= 2 || opens_roman(text, tokens, stop - 1);
    let item_number = number && stop - 1 == from;
    !abbreviation && !item_number
}

/// A single capital, as in "John F. Kennedy".
fn is_initial(text: &str, token: &Token) -> bool {
    token.span.len() == 1 && text.as_bytes()[token.span.start as usize].is_ascii_uppercase()
}

/// "… in the U.S. The president …": initials end a sentence before a small word with a capital.
fn initials_end_sentence(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let Some(next) = tokens.get(at + 1) else { return false };
    let small = Classes(
        Classes::DETERMINER.0 | Classes::PRONOUN.0 | Classes::SUBORDINATOR.0 | Classes::PREPOSITION.0 | Classes::BUT.0,
    );
    next.kind == Kind::Word && next.shape & Shape::CAPITAL != 0 && vocabulary.classes(next.word).any(small)
}
