//! Terms of office: whose name stands for a party on the day of an article.
//!
//! A person whose dates in the lexicon exclude the article's date does not speak for the party in it. Without a date, all
//! count who have held their office since [`EARLIEST`], and who held it in the latest year that the text names, if that lies
//! before; today's date is never asked for.

use crate::lexicon::model::Person;
use crate::lexicon::{first_day, last_day};
use crate::matching::{Matcher, Mention, PartyForm, What};

/// Who left office before this day does not count in articles without a date.
const EARLIEST: &str = "2010-01-01";

/// Who is out of office.
#[derive(Debug)]
pub(super) struct Terms<'m> {
    matcher: &'m Matcher,
    /// The first and the last day that the article may be of.
    days: Option<(String, String)>,
    /// Those of the year that an article without a date seems to be of.
    told: Option<(String, String)>,
    kept: Vec<Mention>,
}

impl<'m> Terms<'m> {
    /// On `date`, a day, a month or a year; `text` is what is looked at where there is none.
    pub(super) fn on(matcher: &'m Matcher, date: Option<&str>, text: &str) -> Self {
        let days_of = days(date);
        let told = if days_of.is_none() { latest_year(text).and_then(|year| days(Some(&year))) } else { None };
        Self { matcher, days: days_of, told, kept: Vec::new() }
    }

    /// The mentions without those of people out of office.
    pub(super) fn hold<'h>(&'h mut self, mentions: &'h [Mention]) -> &'h [Mention] {
        let Self { matcher, days, told, kept } = self;
        if !mentions.iter().any(is_person) {
            return mentions;
        }
        let stays = |mention: &Mention| match person(matcher, mention) {
            Some(person) => {
                serves(person, days.as_ref(), told.as_ref()) && !older(matcher, mentions, mention, days.as_ref())
            }
            None => true,
        };
        if mentions.iter().all(stays) {
            return mentions;
        }
        *kept = mentions.iter().copied().filter(stays).collect();
        kept
    }

    fn serves(&self, person: &Person) -> bool {
        serves(person, self.days.as_ref(), self.told.as_ref())
    }
}

/// Whether somebody is in office on the days of the article, or in those that its text tells.
fn serves(person: &Person, days: Option<&(String, String)>, told: Option<&(String, String)>) -> bool {
    in_office(person, days) || told.is_some() && in_office(person, told)
}

const fn is_person(mention: &Mention) -> bool {
    matches!(mention.what, What::Party { form: PartyForm::FullName { .. } | PartyForm::ShortName { .. }, .. })
}

/// The person that a mention names.
fn person<'m>(matcher: &'m Matcher, mention: &Mention) -> Option<&'m Person> {
    match mention.what {
        What::Party { party, form: PartyForm::FullName { person } | PartyForm::ShortName { person } } => {
            matcher.lexicon.parties[usize::from(party)].persons.get(usize::from(person))
        }
        _ => None,
    }
}

/// Whether another person of the same name, in office too, holds it for longer: two kings Abdullah.
fn older(matcher: &Matcher, mentions: &[Mention], mention: &Mention, days: Option<&(String, String)>) -> bool {
    let serves = |m: &&Mention| person(matcher, m).is_some_and(|person| in_office(person, days));
    let left = |m: &Mention| person(matcher, m).map(|person| person.until.as_deref().unwrap_or("9999"));
    let Some(day) = left(mention) else { return false };
    let same = |m: &&Mention| m.first == mention.first && m.end == mention.end && m.what != mention.what;
    mentions.iter().filter(same).filter(serves).filter_map(left).any(|other| other > day)
}

/// Whether in two articles, each with its date and its text, the same people are in office.
pub(super) fn same_people(matcher: &Matcher, one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
    let (one, other) = (Terms::on(matcher, one.0, one.1), Terms::on(matcher, other.0, other.1));
    let mut persons = matcher.lexicon.parties.iter().flat_map(|party| &party.persons);
    (&one.days, &one.told) == (&other.days, &other.told) || persons.all(|p| one.serves(p) == other.serves(p))
}

/// The first and the last day of a date, a day, a month or a year.
fn days(date: Option<&str>) -> Option<(String, String)> {
    date.and_then(|date| Some((first_day(date)?, last_day(date)?)))
}

/// The latest year that a text names, if it lies before all of those whom an article without a date may name.
fn latest_year(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut latest = None;
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 4 && (bytes[at] == b'1' || bytes[at] == b'2') {
            latest = latest.max(Some(&text[at..at + 4]));
        }
        at += digits.max(1);
    }
    let year = latest.filter(|year| ("1900".."2100").contains(year))?;
    (year < &EARLIEST[..4]).then(|| year.to_owned())
}

fn in_office(person: &Person, days: Option<&(String, String)>) -> bool {
    let until = person.until.as_deref();
    match days {
        Some((first, last)) => {
            person.since.as_ref().is_none_or(|since| since <= last) && until.is_none_or(|until| until >= first.as_str())
        }
        None => until.is_none_or(|until| until >= EARLIEST),
    }
}
