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
            return if end == last { cut(text, words, last) } else { words };
        }
    }
    let with_minor = joined(&spans);
    let (first, last) = (spans[0], spans[spans.len() - 1]);
    let kept = |span: &Span| *span == first || *span == last || !minor.contains(span);
    spans.retain(kept);
    // "impose sanctions": what stands beside the words that tell may stay, where that makes no more stretches
    let beside: Vec<Span> = with_minor.into_iter().filter(|s| spans.iter().any(|kept| s.contains(*kept))).collect();
    let short = |s: &Span| quoted(s.of(text)).chars().count() <= PART;
    let bare = joined(&spans);
    let stretches = if beside.len() <= bare.len() && beside.iter().all(short) { beside } else { bare };
    parts(text, &stretches, end)
}

/// The words with an ellipsis, where they end inside their clause.
fn cut(text: &str, words: String, end: u32) -> String {
    let mut behind = text[end as usize..].chars();
    let goes_on = behind.next().is_some_and(char::is_whitespace) && behind.next().is_some_and(char::is_alphanumeric);
    if goes_on { balanced(&format!("{words} …")) } else { words }
}

/// Whether the text ends with a word too long for an abbreviation.
fn long_word(text: &str) -> bool {
    let word: Vec<char> = text.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    word.len() > 4 && word.iter().all(|c| c.is_lowercase())
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
    let spans: Vec<Span> =
        spans.iter().enumerate().map(|(at, &s)| if at == 0 { s } else { with_to(text, s) }).collect();
    let whole = |span: Span| quoted(span.of(text));
    let mut out: Vec<String> = spans.iter().map(|&span| shorten(&whole(span), PART)).collect();
    let length = |parts: &[String]| parts.iter().map(|p| p.chars().count() + 3).sum::<usize>();
    while out.len() > 2 && length(&out) > PARTS {
        out.remove(1);
    }
    if let (Some(last), Some(&span)) = (out.last().cloned(), spans.last()) {
        let on = whole(Span { start: span.start, end });
        let fits = length(&out) - last.chars().count() + on.chars().count() <= PARTS;
        let shortened = last.ends_with('…');
        if let Some(out) = out.last_mut().filter(|_| fits || !shortened) {
            *out = if fits { on } else { cut(text, last, span.end) };
        }
    }
    balanced(&out.join(" … ").replace("… …", "…"))
}

/// "asked … to hold its fire": an infinitive behind an ellipsis keeps its "to".
fn with_to(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let bare = before.trim_end().strip_suffix("to").filter(|rest| rest.ends_with(char::is_whitespace));
    bare.and_then(|rest| u32::try_from(rest.len()).ok()).map_or(span, |start| Span { start, ..span })
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
            // "on Aug. 28": a sentence holds no other stops than those of its abbreviations and quotations
            '.' if next.is_whitespace() => long_word(&text[..last as usize + at]),
            '.' => !next.is_alphanumeric(),
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

/// The first words of a text that fit, and an ellipsis for the rest; no small word hangs before it.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 2).collect();
    let mut head = cut.rsplit_once(' ').map_or(cut.as_str(), |c| c.0);
    // "to withdraw its forces from the …": names and what tells are longer or begin with a capital
    for _ in 0..3 {
        match head.rsplit_once(' ') {
            Some((rest, last)) if last.chars().count() <= 4 && last.chars().all(char::is_lowercase) => head = rest,
            _ => break,
        }
    }
    balanced(&format!("{} …", head.trim_end_matches([',', ';', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let start = u32::try_from(text.find(words).expect("the words are there")).expect("short");
        Span { start, end: start + u32::try_from(words.len()).expect("short") }
    }

    #[test]
    fn marks_become_single_and_none_stays_alone() {
        for (text, shown) in [
            ("urged “regime change” in Moscow", "urged ‘regime change’ in Moscow"),
            ("urged \"regime change\" in Moscow", "urged ‘regime change’ in Moscow"),
            ("will not close the cliffs,\" said", "will not close the cliffs, said"),
            ("said “we will stay", "said we will stay"),
            ("Kyiv’s allies and the rebels’ army", "Kyiv’s allies and the rebels’ army"),
            ("a\n  broken\tline", "a broken line"),
        ] {
            assert_eq!(quoted(text), shown);
        }
    }

    #[test]
    fn a_clause_ends_at_its_stop() {
        for (text, last, shown) in [
            ("It wants to join NATO.", "join", "It wants to join NATO"),
            ("It told the U.S. side to leave, and went.", "told", "It told the U.S. side to leave"),
            ("It wants 1,500 men; it said so", "wants", "It wants 1,500 men"),
            ("It seeks “an end.” So it said", "seeks", "It seeks “an end.”"),
            ("It seeks peace\" he said", "seeks", "It seeks peace"),
            ("It triggered it on Aug. 28, said Bern", "triggered", "It triggered it on Aug. 28"),
            ("It seeks peace. \"We will\"", "seeks", "It seeks peace"),
        ] {
            let end = clause_end(text, 0, span(text, last).end, u32::try_from(text.len()).expect("short"));
            assert_eq!(Span { start: 0, end }.of(text), shown);
        }
    }

    #[test]
    fn no_small_word_hangs_before_an_ellipsis() {
        let text = "only if Argentina began to withdraw its forces from the islands";
        assert_eq!(shorten(text, 56), "only if Argentina began to withdraw its forces …");
        assert_eq!(shorten(text, 200), text);
        assert_eq!(shorten("a truce, or so it seems to all", 12), "a truce …");
    }

    #[test]
    fn an_infinitive_behind_an_ellipsis_keeps_its_to() {
        let text = "asked the fleet to hold its fire";
        assert_eq!(with_to(text, span(text, "hold")).of(text), "to hold");
        assert_eq!(with_to(text, span(text, "fleet")).of(text), "fleet");
        let text = "into hold";
        assert_eq!(with_to(text, span(text, "hold")).of(text), "hold");
    }
}
