//! The telling words of a statement: the least of its sentence that shows who takes which side, as an editor would quote it.
//!
//! They run from the first word that counted to the last, on to the end of their clause where that is near. Where they are
//! too many, what lies between the words that counted gives way to an ellipsis; the words of the issue always stay.
//! Quotation marks inside are single ones, and none stays without its partner.

use super::diff::clean;
use super::grid::fold_space;
use crate::stance::Direction;
use crate::statement::{Statement, Step};
use crate::text::Span;

/// Longest excerpt without an ellipsis, in characters.
const WHOLE: usize = 80;
/// Longest excerpt with one.
const PARTS: usize = 96;
/// Longest stretch that stays uncut where others are left out.
const PART: usize = 44;
/// Words that count stay together where no more than this lies between them.
const GAP: u32 = 16;

/// The telling words, ready to stand in quotation marks.
pub(super) fn telling(text: &str, s: &Statement) -> String {
    // a cell tells the condition by itself
    let apart = s.condition.filter(|_| s.direction == Direction::Conditional);
    let mut spans: Vec<Span> = s
        .factors
        .iter()
        .filter(|f| s.evidence.contains(f.span) && !(f.step == Step::Condition && apart.is_some()))
        .map(|f| f.span)
        .chain([s.told])
        .collect();
    // what only carries a side on may go first
    let minor: Vec<Span> = s.factors.iter().filter(|f| f.step == Step::Keep).map(|f| f.span).collect();
    spans.sort_by_key(|s| (s.start, s.end));
    let last = spans.iter().map(|s| s.end).max().unwrap_or(s.told.end);
    let mut end = clause_end(text, spans[0].start, last, s.evidence.end);
    if let Some(apart) = apart.filter(|c| c.start >= last) {
        end = end.min(apart.start);
    }
    let first = spans[0].start;
    for end in [end, last] {
        let words = quoted(Span { start: first, end }.of(text));
        if words.chars().count() <= WHOLE {
            return words;
        }
    }
    let (first, last) = (spans[0], spans[spans.len() - 1]);
    spans.retain(|span| *span == first || *span == last || !minor.contains(span));
    parts(text, &joined(&spans), end)
}

/// Stretches that lie near each other, made one.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for &span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end + GAP => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The first stretch and the last ones, as many as there is room for.
fn parts(text: &str, spans: &[Span], end: u32) -> String {
    let whole = |span: Span| quoted(span.of(text));
    let mut out: Vec<String> = spans.iter().map(|&span| shorten(&whole(span), PART)).collect();
    let length = |parts: &[String]| parts.iter().map(|p| p.chars().count() + 3).sum::<usize>();
    while out.len() > 2 && length(&out) > PARTS {
        out.remove(1);
    }
    if let (Some(last), Some(&span)) = (out.last().cloned(), spans.last()) {
        let on = whole(Span { start: span.start, end });
        if length(&out) - last.chars().count() + on.chars().count() <= PARTS {
            *out.last_mut().unwrap_or(&mut String::new()) = on;
        }
    }
    balanced(&out.join(" … ").replace("… …", "…"))
}

/// Where the clause that `last` lies in ends: before the next stop, comma or closing mark of a quotation begun elsewhere.
pub(super) fn clause_end(text: &str, first: u32, last: u32, limit: u32) -> u32 {
    let rest = Span { start: last, end: limit.max(last) }.of(text);
    let mut open = opens(Span { start: first, end: last }.of(text));
    let mut before = text[..last as usize].chars().next_back().unwrap_or(' ');
    let mut letters = rest.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map_or(' ', |n| n.1);
        let stop = match c {
            // "the U.S. side", but not "to join NATO."
            '.' if rest[at..].len() == 1 => true,
            '.' => next.is_whitespace() && !before.is_uppercase() || !next.is_alphanumeric() && !next.is_whitespace(),
            ',' | ':' => !next.is_ascii_digit(),
            ';' | '!' | '?' | '(' | ')' | '—' | '–' => true,
            '-' => before.is_whitespace(),
            c if is_double(c) => {
                let opening = opener(c, before);
                let foreign = !opening && !open;
                open = opening;
                foreign
            }
            _ => false,
        };
        if stop {
            let end = last + u32::try_from(text[last as usize..last as usize + at].trim_end().len()).unwrap_or(0);
            // the stop inside the quotation marks leaves them to be closed
            return if open && is_double(next) { past(text, last as usize + at + c.len_utf8(), next) } else { end };
        }
        before = c;
    }
    limit.max(last)
}

fn past(text: &str, at: usize, mark: char) -> u32 {
    debug_assert!(text[at..].starts_with(mark));
    u32::try_from(at + mark.len_utf8()).unwrap_or(u32::MAX)
}

/// Text to be put in quotation marks: one line, nothing that steers a terminal, single marks inside, each with its partner.
pub(super) fn quoted(text: &str) -> String {
    balanced(&clean(&fold_space(text)))
}

/// Double marks as single ones; marks without a partner are left out.
fn balanced(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out: Vec<Option<char>> = letters.iter().copied().map(Some).collect();
    let mut open = [None, None];
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |b| letters[b]);
        // "Kyiv’s", "the rebels’": an apostrophe, as far as no quotation is open
        let letter = letters.get(at + 1).is_some_and(|next| next.is_alphanumeric());
        let apostrophe = c == '’' && (letter || before == 's' && open[1].is_none());
        if apostrophe || !is_double(c) && !matches!(c, '‘' | '’') {
            continue;
        }
        let open = &mut open[usize::from(!is_double(c))];
        out[at] = None;
        if c == '‘' || opener(c, before) {
            *open = Some(at);
        } else if let Some(begin) = open.take() {
            (out[begin], out[at]) = (Some('‘'), Some('’'));
        }
    }
    fold_space(&out.into_iter().flatten().collect::<String>())
}

fn opens(text: &str) -> bool {
    let mut open = false;
    let mut before = ' ';
    for c in text.chars() {
        if is_double(c) {
            open = opener(c, before);
        }
        before = c;
    }
    open
}

const fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether a mark begins a quotation: by its shape, a straight one by what stands before it.
fn opener(mark: char, before: char) -> bool {
    match mark {
        '“' | '„' | '«' => true,
        '"' => before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-'),
        _ => false,
    }
}

/// The first words of a text that fit, and an ellipsis for the rest.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 2).collect();
    let head = cut.rsplit_once(' ').map_or(cut.as_str(), |c| c.0).trim_end_matches([',', ';', ':']);
    balanced(&format!("{head} …"))
}
