//! Dates as English prose writes them: `March 3, 2022`, `3 March 2022`, `Sept. 5, 2014`, `2022-03-03`.
//!
//! Only dates with a day and a year are read; one without a year would take it from today's calendar.

use jiff::civil::Date;
use std::ops::Range;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first date in `text`, with its bytes.
#[must_use]
pub fn find_date(text: &str) -> Option<(Range<usize>, Date)> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        if let Some(date) = iso(text, &words[at]) {
            return Some((words[at].clone(), date));
        }
        let three = words.get(at..at + 3)?;
        let word = |index: usize| text.get(three[index].clone()).unwrap_or("");
        let near = three.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().all(|c| " .,".contains(c)));
        let date = match (month(word(0)), month(word(1))) {
            (Some(month), _) => date(word(2), month, word(1)),
            (_, Some(month)) => date(word(2), month, word(0)),
            _ => None,
        };
        date.filter(|_| near).map(|date| (three[0].start..three[2].end, date))
    })
}

/// Runs of letters and digits; a hyphen between digits belongs to them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || c == '-' {
            match out.last_mut().filter(|_| joins) {
                Some(word) => word.end = at + c.len_utf8(),
                None => out.push(at..at + c.len_utf8()),
            }
            joins = true;
        } else {
            joins = false;
        }
    }
    out
}

fn iso(text: &str, word: &Range<usize>) -> Option<Date> {
    let word = text.get(word.clone())?;
    let digits = word.len() == 10 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if digits { word.parse().ok() } else { None }
}

/// A month by its name, or by an abbreviation of three letters or more.
fn month(word: &str) -> Option<i8> {
    let lower = word.to_ascii_lowercase();
    let index = MONTHS.iter().position(|name| lower.len() >= 3 && name.starts_with(&lower))?;
    i8::try_from(index + 1).ok()
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if year.len() != 4 || !digits(year) || !digits(day) {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_prose() {
        for (text, date) in [
            ("MINSK, Belarus (Sept. 5, 2014) -- They met", "2014-09-05"),
            ("KYIV, March 3, 2022 (AP)", "2022-03-03"),
            ("Tuesday, 3rd May 2011", "2011-05-03"),
            ("Published 2020-01-31 10:00", "2020-01-31"),
        ] {
            assert_eq!(find_date(text).map(|d| d.1.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["March 3", "in May 2011", "The march of 3,000 in 2022", "May 40, 2011", "Mar 3 or 4 2022", "2020-13-01"]
        {
            assert_eq!(find_date(text), None, "{text}");
        }
    }
}
