//! Terms of office: `since` and `until` as lexicons write them, completed to whole days.
//!
//! `2012`, `2012-05` and `2012-05-07` are all dates: a first day in office is the earliest day they can mean, a last
//! day the latest. Completed dates compare as strings.

use super::read::{Reader, Table};
use jiff::civil::Date;
use toml::de::DeValue;

/// Which end of the time a short date is completed to.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Reads `since` and `until`, and checks that they are in order.
pub(super) fn term(r: &mut Reader<'_>, table: &Table<'_>) -> (Option<String>, Option<String>) {
    let since = date(r, table, "since", End::First);
    let until = date(r, table, "until", End::Last);
    if let (Some(from), Some(to)) = (&since, &until)
        && from > to
    {
        let at = table.get("until").map_or(0..0, toml::Spanned::span);
        let problem = r.fault(at, format!("`until` lies before `since` ({from})"));
        problem.help = Some("swap the two, or mend the one that is wrong".to_owned());
    }
    (since, until)
}

/// Reads a day, or the first day of a month or a year.
pub(super) fn day(r: &mut Reader<'_>, table: &Table<'_>, key: &str) -> Option<String> {
    date(r, table, key, End::First)
}

/// Reads a day, or the last day of a month or a year.
pub(super) fn last(r: &mut Reader<'_>, table: &Table<'_>, key: &str) -> Option<String> {
    date(r, table, key, End::Last)
}

fn date(r: &mut Reader<'_>, table: &Table<'_>, key: &str, end: End) -> Option<String> {
    let node = table.get(key)?;
    let written = match node.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        _ => r.string(table, key)?.to_owned(),
    };
    let date = complete(&written, end);
    if date.is_none() {
        let help = "write it as \"2012-05-07\", \"2012-05\" or \"2012\"".to_owned();
        r.fault(node.span(), format!("`{written}` is no date")).help = Some(help);
    }
    date
}

/// The first day that a year, a month or a day can mean, `YYYY-MM-DD`.
#[must_use]
pub fn first_day(written: &str) -> Option<String> {
    complete(written, End::First)
}

/// The last day that a year, a month or a day can mean, `YYYY-MM-DD`.
#[must_use]
pub fn last_day(written: &str) -> Option<String> {
    complete(written, End::Last)
}

fn complete(written: &str, end: End) -> Option<String> {
    let mut parts = written.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let month = match month {
        Some(month) => i8::try_from(month?).ok()?,
        None => match end {
            End::First => 1,
            End::Last => 12,
        },
    };
    let first = Date::new(year, month, 1).ok()?;
    let date = match (day, end) {
        (Some(day), _) => Date::new(year, month, i8::try_from(day?).ok()?).ok()?,
        (None, End::First) => first,
        (None, End::Last) => first.last_of_month(),
    };
    Some(date.to_string())
}

fn number(part: &str, digits: usize) -> Option<i16> {
    (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_dates_are_completed() {
        assert_eq!(complete("2012", End::First).as_deref(), Some("2012-01-01"));
        assert_eq!(complete("2012", End::Last).as_deref(), Some("2012-12-31"));
        assert_eq!(complete("2012-02", End::Last).as_deref(), Some("2012-02-29"));
        assert_eq!(complete("2012-05-07", End::Last).as_deref(), Some("2012-05-07"));
    }

    #[test]
    fn what_is_no_date() {
        for wrong in ["", "12", "2012-13", "2012-02-30", "2012-5-7", "May 2012", "2012-05-07-01", "2012-05-07T00:00"] {
            assert_eq!(complete(wrong, End::First), None, "{wrong}");
        }
    }
}
