//! Terms of office: whose name stands for a party on the day of an article.
//!
//! A person whose dates in the lexicon exclude the article's date does not speak for the party in it. Without a date, all
//! count who have held their office since [`EARLIEST`]; today's date is never asked for.

use crate::lexicon::model::{Lexicon, Person};
use crate::lexicon::{first_day, last_day};
use crate::matching::{Matcher, Mention, PartyForm, What};
use rustc_hash::FxHashSet;

/// Who left office before this day does not count in articles without a date.
const EARLIEST: &str = "2010-01-01";

/// The people who are out of office, as pairs of party and person.
#[derive(Debug, Default)]
pub(super) struct Terms {
    out: FxHashSet<(u16, u16)>,
    kept: Vec<Mention>,
}

impl Terms {
    /// On `date`, a day, a month or a year.
    pub(super) fn on(lexicon: &Lexicon, date: Option<&str>) -> Self {
        let days = date.and_then(|date| Some((first_day(date)?, last_day(date)?)));
        let mut out = FxHashSet::default();
        for (party, entry) in lexicon.parties.iter().enumerate() {
            for (person, record) in entry.persons.iter().enumerate() {
                if !in_office(record, days.as_ref()) {
                    out.insert((u16::try_from(party).unwrap_or(u16::MAX), u16::try_from(person).unwrap_or(u16::MAX)));
                }
            }
        }
        Self { out, kept: Vec::new() }
    }

    /// Whether another person of the same name has held office for longer: two kings Abdullah.
    fn older(&self, matcher: &Matcher, mentions: &[Mention], mention: &Mention) -> bool {
        let Some(day) = left(matcher, mention) else { return false };
        let same = |m: &&Mention| m.first == mention.first && m.end == mention.end && m.what != mention.what;
        mentions.iter().filter(same).filter_map(|m| left(matcher, m)).any(|other| other > day)
    }

    /// The mentions without those of people out of office.
    pub(super) fn hold<'m>(&'m mut self, matcher: &Matcher, mentions: &'m [Mention]) -> &'m [Mention] {
        let stays = |mention: &Mention| match matcher.entries[mention.entry as usize].what {
            What::Party { party, form: PartyForm::FullName { person } | PartyForm::ShortName { person } } => {
                !self.out.contains(&(party, person))
            }
            _ => true,
        };
        if mentions.iter().all(|m| stays(m) && !self.older(matcher, mentions, m)) {
            return mentions;
        }
        self.kept = mentions.iter().copied().filter(|m| stays(m) && !self.older(matcher, mentions, m)).collect();
        &self.kept
    }
}

/// The last day in office of the person that a mention names.
fn left(matcher: &Matcher, mention: &Mention) -> Option<String> {
    let What::Party { party, form: PartyForm::FullName { person } | PartyForm::ShortName { person } } =
        matcher.entries[mention.entry as usize].what
    else {
        return None;
    };
    let until = matcher.lexicon.parties[usize::from(party)].persons[usize::from(person)].until.clone();
    Some(until.unwrap_or_else(|| "9999".to_owned()))
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
