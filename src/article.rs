//! An article as read: its text untouched, and where title, date, body and paragraphs lie in it.
//!
//! Offsets count from the first byte of the file, a byte-order mark and front matter included. Nothing here knows
//! words; sentences and tokens are the document's.

use crate::language::find_date;
use crate::text::Span;

/// An article and its outer structure.
#[derive(Debug, Clone)]
pub struct Article {
    /// How results name it: the path as given, or `-`.
    pub id: String,
    /// The whole text as read.
    pub text: String,
    /// The headline: a first line without an end stop before a blank line.
    pub title: Option<Span>,
    /// `YYYY-MM-DD` from the front matter, a dateline or a line that holds a date.
    pub date: Option<String>,
    /// Paragraphs in order, the title included; none is empty.
    pub paragraphs: Vec<Span>,
}

impl Article {
    /// Splits `text` into front matter, title and paragraphs.
    ///
    /// Front matter stands between two lines of `---` at the very beginning; its `title:` and `date:` lines are read.
    #[must_use]
    pub fn parse(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let (body, date) = front_matter(&text);
        let lines = lines_of(&text, body);
        let paragraphs = paragraphs(&text, &lines);
        let title = title(&text, &lines, &paragraphs);
        let date = date.or_else(|| dateline(&text, &paragraphs, title));
        Self { id: id.into(), text, title, date, paragraphs }
    }
}

fn front_matter(text: &str) -> (usize, Option<String>) {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[start..];
    let Some(inner) = rest.strip_prefix("---\n").or_else(|| rest.strip_prefix("---\r\n")) else { return (start, None) };
    let mut at = text.len() - inner.len();
    let mut date = None;
    for line in inner.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_end();
        if line == "---" {
            return (at, date);
        }
        if let Some(value) = line.strip_prefix("date:") {
            let day: String = value.trim().trim_matches(['"', '\'']).chars().take(10).collect();
            date = day.parse::<jiff::civil::Date>().ok().map(|d| d.to_string());
        }
    }
    (start, None)
}

/// The date before the dash of a dateline ("KYIV, March 3, 2022 (AP) —"), or of a short line that holds little else, in
/// the first paragraphs behind the title.
fn dateline(text: &str, paragraphs: &[Span], title: Option<Span>) -> Option<String> {
    let mut first = paragraphs.iter().filter(|p| Some(**p) != title).take(DATED_PARAGRAPHS).map(|p| p.of(text));
    first.find_map(|paragraph| {
        let head: String = paragraph.chars().take(DATELINE).collect();
        let (at, date) = find_date(&head)?;
        let behind = &head[at.end..];
        let dash = behind.find(['—', '–']).or_else(|| behind.find("--"));
        let placed = head.starts_with(char::is_uppercase) && dash.is_some_and(|dash| !behind[..dash].contains(". "));
        let alone = paragraph.chars().count() < SHORT_LINE && !paragraph.trim_end().ends_with(['.', '!', '?']);
        (placed || alone).then(|| date.to_string())
    })
}

/// Paragraphs behind the title that may give the date.
const DATED_PARAGRAPHS: usize = 3;
/// How many characters a dateline takes at most.
const DATELINE: usize = 90;
/// A line that holds little but a date is shorter.
const SHORT_LINE: usize = 60;

/// Trimmed line spans from `from` on; blank lines are empty spans.
fn lines_of(text: &str, from: usize) -> Vec<Span> {
    let mut at = from;
    let mut lines = Vec::new();
    for line in text[from..].split_inclusive('\n') {
        let trimmed = line.trim();
        let lead = line.len() - line.trim_start().len();
        let start = if trimmed.is_empty() { at } else { at + lead };
        lines.push(span(start, start + trimmed.len()));
        at += line.len();
    }
    lines
}

fn span(start: usize, end: usize) -> Span {
    Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}

/// Blank lines end a paragraph; single newlines too, unless the text is wrapped at one width.
fn paragraphs(text: &str, lines: &[Span]) -> Vec<Span> {
    let wrapped = is_wrapped(text, lines);
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
        } else if open && wrapped && !starts_item(line.of(text)) {
            if let Some(last) = out.last_mut() {
                *last = last.join(*line);
            }
        } else {
            out.push(*line);
            open = true;
        }
    }
    out
}

/// Wrapped text has many lines that follow each other directly, nearly all of them of one width under 110 characters.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let mut inner = 0;
    let mut full = 0;
    let mut widest = 0;
    for pair in lines.windows(2) {
        if pair[0].is_empty() || pair[1].is_empty() {
            continue;
        }
        let width = pair[0].of(text).chars().count();
        widest = widest.max(width);
        inner += 1;
        full += usize::from(width >= 45);
    }
    inner >= 3 && widest <= 110 && full * 4 >= inner * 3
}

fn starts_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '*' | '-' | '–' | '‣' | '·') => chars.next().is_some_and(char::is_whitespace),
        Some('(') => line.find(')').is_some_and(|close| close <= 6 && line[close + 1..].starts_with(' ')),
        Some(c) if c.is_ascii_digit() => {
            matches!(chars.find(|c| !c.is_ascii_digit()), Some('.' | ')')) && chars.next() == Some(' ')
        }
        _ => false,
    }
}

fn title(text: &str, lines: &[Span], paragraphs: &[Span]) -> Option<Span> {
    let first = *paragraphs.first()?;
    let at = lines.iter().position(|l| l.start == first.start && !l.is_empty())?;
    let blank_next = lines.get(at + 1).is_some_and(|l| l.is_empty());
    let ends = first.of(text).trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!', '?', ':', ';']);
    (blank_next && !ends && first.of(text).chars().count() < 200 && lines[at].end == first.end).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_counts_in_offsets() {
        let article = Article::parse("a", "---\ndate: 2025-03-01\n---\nHead line\n\nBody one.\nBody two.\n");
        assert_eq!(article.date.as_deref(), Some("2025-03-01"));
        assert_eq!(article.title.map(|t| t.of(&article.text)), Some("Head line"));
        let texts: Vec<_> = article.paragraphs.iter().map(|p| p.of(&article.text)).collect();
        assert_eq!(texts, ["Head line", "Body one.", "Body two."]);
    }

    #[test]
    fn wrapped_text_keeps_its_paragraphs() {
        let line = "The two delegations met for the third time on Monday in the old";
        let text = format!("{line}\n{line}\n{line}\n{line}\nhall.\n\nThey parted.\n");
        assert_eq!(Article::parse("a", text).paragraphs.len(), 2);
    }

    #[test]
    fn datelines_tell_the_date() {
        let date = |body: &str| Article::parse("a", format!("Head line\n\n{body}\n")).date;
        assert_eq!(date("KYIV, Ukraine, March 3, 2022 (AP) — They met.").as_deref(), Some("2022-03-03"));
        assert_eq!(date("MINSK (Sept. 5, 2014) -- They met.").as_deref(), Some("2014-09-05"));
        assert_eq!(date("Tuesday, 3 May 2011\n\nThey met.").as_deref(), Some("2011-05-03"));
        assert_eq!(date("They met on March 3, 2022."), None);
        assert_eq!(date("KYIV — They met on March 3, 2022, and left."), None);
    }

    #[test]
    fn an_empty_text_has_no_paragraph() {
        assert!(Article::parse("a", " \n\n").paragraphs.is_empty());
        assert!(Article::parse("a", "").title.is_none());
    }
}
