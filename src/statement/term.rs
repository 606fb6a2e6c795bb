//! Terms of office: whose name stands for a party on the day of an article.
//!
//! A person whose dates in the lexicon exclude the article's date does not speak for the party in it. Without a date, all
//! count who have held their office since [`EARLIEST`], and who held it in the latest year that the text names or shortly
//! before, if that lies before; today's date is never asked for.

use super::Statement;
use crate::lexicon::model::Person;
use crate::lexicon::{first_day, last_day};
use crate::matching::{Matcher, Mention, PartyForm, What};

/// Who left office before this day does not count in articles without a date.
const EARLIEST: &str = "2010-01-01";

/// For how many years before the latest one the other years that a text names are of its time.
const SPAN: u16 = 3;

/// When an article was written, as far as it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    /// The first and the last day that it may be of.
    days: Option<(String, String)>,
    /// Those of the years that an article without a date seems to be of.
    told: Option<(String, String)>,
    /// The latest year that the text of an article without a date names.
    latest: Option<String>,
}

impl Time {
    /// Of `date`, a day, a month or a year; `text` is what is looked at where there is none.
    fn of(date: Option<&str>, text: &str) -> Self {
        let days = days_of(date);
        let (first, latest) = if days.is_none() { years(text).unzip() } else { (None, None) };
        // before all of those whom an article without a date may name
        let early = latest.as_deref().filter(|&year| year < &EARLIEST[..4]);
        let told = early.zip(first.as_deref()).and_then(|(last, first)| Some((first_day(first)?, last_day(last)?)));
        Self { told, days, latest }
    }

    /// Whether the article was written after the day, as far as it tells: one that names no date and no year is of late.
    fn after(&self, day: &str) -> bool {
        match (&self.days, &self.latest) {
            (Some((first, _)), _) => first.as_str() > day,
            (None, Some(year)) => year.as_str() >= &day[..4],
            (None, None) => true,
        }
    }

    /// Whether somebody is in office on the days of the article, or in those that its text tells.
    fn serves(&self, person: &Person) -> bool {
        in_office(person, self.days.as_ref()) || self.told.is_some() && in_office(person, self.told.as_ref())
    }
}

/// Who is out of office.
#[derive(Debug)]
pub(super) struct Terms<'m> {
    matcher: &'m Matcher,
    pub(super) time: Time,
    kept: Vec<Mention>,
}

impl<'m> Terms<'m> {
    /// For an article of `date` with this text.
    pub(super) fn on(matcher: &'m Matcher, date: Option<&str>, text: &str) -> Self {
        Self { matcher, time: Time::of(date, text), kept: Vec::new() }
    }

    /// The mentions without those of people out of office.
    pub(super) fn hold<'h>(&'h mut self, mentions: &'h [Mention]) -> &'h [Mention] {
        let Self { matcher, time, kept } = self;
        if !mentions.iter().any(is_person) {
            return mentions;
        }
        let stays = |mention: &Mention| match person(matcher, mention) {
            Some(person) => time.serves(person) && !older(matcher, mentions, mention, time.days.as_ref()),
            None => true,
        };
        let Some(first) = mentions.iter().position(|mention| !stays(mention)) else { return mentions };
        kept.clear();
        kept.extend_from_slice(&mentions[..first]);
        kept.extend(mentions[first + 1..].iter().copied().filter(stays));
        kept
    }
}

impl Terms<'_> {
    /// Gives the statements of a party that is no more by then to the one that came after it; tells whether there were any.
    pub(super) fn succeed(&self, statements: &mut [Statement]) -> bool {
        let heir = |party: u16| {
            let until = self.matcher.lexicon.parties[usize::from(party)].until.as_deref()?;
            self.matcher.successors[usize::from(party)].filter(|_| self.time.after(until))
        };
        let mut any = false;
        for s in statements {
            let others = s.addressee.iter_mut().chain(&mut s.about).chain(&mut s.reported_by);
            for party in others.chain([&mut s.party]) {
                if let Some(heir) = heir(*party) {
                    *party = heir;
                    any = true;
                }
            }
        }
        any
    }
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

/// Whether in two articles the same people are in office.
pub(super) fn same_people(matcher: &Matcher, one: &Time, other: &Time) -> bool {
    let mut persons = matcher.lexicon.parties.iter().flat_map(|party| &party.persons);
    let mut ends = matcher.lexicon.parties.iter().filter_map(|party| party.until.as_deref());
    one == other
        || persons.all(|p| one.serves(p) == other.serves(p)) && ends.all(|day| one.after(day) == other.after(day))
}

/// The first and the last day of a date, a day, a month or a year.
fn days_of(date: Option<&str>) -> Option<(String, String)> {
    date.and_then(|date| Some((first_day(date)?, last_day(date)?)))
}

/// The latest year that a text names, and the first of those shortly before it.
fn years(text: &str) -> Option<(String, String)> {
    let bytes = text.as_bytes();
    let mut named: Vec<u16> = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        at += next;
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 4 {
            named.extend(text[at..at + 4].parse::<u16>().ok().filter(|year| (1900..2100).contains(year)));
        }
        at += digits;
    }
    let latest = named.iter().max()?;
    let first = named.iter().filter(|&year| year + SPAN >= *latest).min()?;
    Some((first.to_string(), latest.to_string()))
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
