//! Who a noun group stands for: names, offices, descriptions, pronouns.
//!
//! What the sentences before left behind is `discourse`'s; what hangs on what is the tree's. Here the two meet: a name or
//! an office with its party speaks for itself, a pronoun or a bare description for whom was spoken of.

mod description;
mod group;
mod office;
mod pronoun;

use super::Found;
use super::discourse::Discourse;
use super::few::Few;
use crate::clause::{Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{Kind, Mention, PartyForm, Shape, What};
use crate::text::fold;
use std::cell::RefCell;

/// Indexes of parties, mostly one.
pub(super) type Parties = Few<[u16; 4]>;

/// Whether there are some, and all of them are others than the parties.
pub(super) fn others(some: &[u16], parties: &[u16]) -> bool {
    !some.is_empty() && some.iter().all(|p| !parties.contains(p))
}

/// So many words may wait for one another: in "he is ready, the president said" they would go round without end.
const WAITING: u8 = 4;

/// All that tells who is meant.
#[derive(Clone, Copy)]
pub(super) struct Who<'g> {
    pub words: &'g Words<'g>,
    pub parse: &'g Parse,
    pub discourse: &'g Discourse,
    /// Who speaks the quotation that the words stand in.
    pub quote_speaker: Option<u16>,
    /// How many words wait for one another to be told whom they stand for.
    pub waiting: u8,
    /// What was told before of the same sentence, by the same discourse and speaker.
    pub told: Option<&'g Told>,
}

/// Whom the noun groups of a sentence stand for, as far as somebody has asked: the same few are asked for again and again.
#[derive(Default)]
pub(super) struct Told(RefCell<Vec<(usize, Parties, Found)>>);

impl Told {
    fn of(&self, chunk: usize) -> Option<(Parties, Found)> {
        self.0.borrow().iter().find(|told| told.0 == chunk).map(|(_, parties, found)| (parties.clone(), *found))
    }
}

impl<'g> Who<'g> {
    /// What a sentence and the text before it tell, where nobody is known to speak it.
    pub(super) const fn new(words: &'g Words<'g>, parse: &'g Parse, discourse: &'g Discourse) -> Self {
        Self { words, parse, discourse, quote_speaker: None, waiting: 0, told: None }
    }
}

impl Who<'_> {
    /// The parties that hold what `chunk` is the subject of, and how they were found. Empty: nobody the lexicon knows.
    pub(super) fn holders(&self, chunk: usize) -> (Parties, Found) {
        let Some(told) = self.told.filter(|_| self.waiting == 0) else { return self.holders_anew(chunk) };
        told.of(chunk).unwrap_or_else(|| {
            let (parties, found) = self.holders_anew(chunk);
            told.0.borrow_mut().push((chunk, parties.clone(), found));
            (parties, found)
        })
    }

    fn holders_anew(&self, chunk: usize) -> (Parties, Found) {
        let mut parties = Parties::new();
        let mut found = Found::Named;
        if self.waiting > WAITING {
            return (parties, found);
        }
        let members = self.parse.conjuncts(chunk);
        for &member in &members {
            // "Peru and Chile, but not Bolivia"
            let first = self.parse.chunks[member].first;
            let before = first.checked_sub(1).map_or(Classes::default(), |t| self.words.classes(t));
            // "Not Bolivia but Chile"
            let denied = member != chunk || first == 1 && members.len() > 1;
            if denied && before.any(Classes::NEGATIVE) && !before.any(Classes(Classes::COORDINATOR.0 | Classes::NO.0)) {
                continue;
            }
            // "all but Hungary"
            let all = Classes(Classes::DETERMINER.0 | Classes::OTHER.0);
            if member != chunk && before.any(Classes::BUT) && first > 1 && self.words.classes(first - 2).any(all) {
                continue;
            }
            let (mut more, how) = self.one(member);
            if more.is_empty() && members.len() > 1 {
                more.extend(self.shared_office(member, &members));
            }
            if member == chunk {
                found = how;
            }
            for party in more {
                if !parties.contains(&party) {
                    parties.push(party);
                }
            }
        }
        (parties, found)
    }

    /// "The French", "the Chinese": an adjective that stands for all of them, as only those with such an ending do.
    fn people(&self, chunk: usize) -> Option<u16> {
        const ENDINGS: [&str; 5] = ["sh", "ch", "ese", "iss", "ois"];
        let c = &self.parse.chunks[chunk];
        let (party, form, mention) = self.words.party(c.head)?;
        let first = self.words.classes(c.first);
        let article = first.any(Classes::ARTICLE) && !first.any(Classes::INDEFINITE);
        let alone = mention.first as usize == c.first + 1 && mention.end as usize == c.end && c.head + 1 == c.end;
        let word = self.words.tokens[c.head].span.of(self.words.text);
        let all = ENDINGS.iter().any(|ending| word.ends_with(ending));
        (form == PartyForm::Adjective && article && alone && all).then_some(party)
    }

    /// Whom other words of the sentence stand for, which tells what the words in question do; outside of any quotation.
    fn asked(&self, chunk: usize) -> Parties {
        Who { quote_speaker: None, waiting: self.waiting + 1, ..*self }.holders(chunk).0
    }

    fn one(&self, chunk: usize) -> (Parties, Found) {
        let c = &self.parse.chunks[chunk];
        let classes = self.words.classes(c.head);
        if c.first == c.head && classes.any(Classes::PRONOUN) && self.words.party(c.head).is_none() {
            return (self.pronoun(chunk, classes), Found::Pronoun);
        }
        // "its neighbour, Peru, …"
        let named = |k: usize| match self.words.party(self.parse.chunks[k].head) {
            Some((party, PartyForm::Name, name)) if self.parse.chunks[k].relation == Relation::Apposition => {
                let k = &self.parse.chunks[k];
                let alone = (name.first as usize, name.end as usize) == (k.first, k.end);
                let comma = |at: usize| self.words.kind(at) == Kind::Comma;
                (alone && k.first == c.end + 1 && comma(c.end) && comma(k.end)).then_some(party)
            }
            _ => None,
        };
        if self.words.party(c.head).is_none()
            && let Some(party) = self.parse.children(chunk).find_map(named)
        {
            return (Parties::from_slice(&[party]), Found::Named);
        }
        let examples = self.examples(chunk);
        if !examples.is_empty() {
            return (examples, Found::Named);
        }
        if blocked(self.words, c.first, c.end) {
            return (Parties::new(), Found::Named);
        }
        if let Some(party) = self.namesake(chunk) {
            return (Parties::from_slice(&[party]), Found::Role);
        }
        if let Some((party, form, mention)) = self.words.party(c.head)
            && mention.end as usize == c.head + 1
            && form != PartyForm::Adjective
            && self.stands_alone(c.first, c.head, party, form)
        {
            return (Parties::from_slice(&[party]), Found::Named);
        }
        if let Some(people) = self.people(chunk) {
            return (Parties::from_slice(&[people]), Found::Named);
        }
        let offices = self.offices(chunk);
        if !offices.is_empty() {
            return (offices, Found::Role);
        }
        if let Some(body) = self.numbered(c.head) {
            return (Parties::from_slice(&[body]), Found::Document);
        }
        // "Jane Roe, the Peruvian foreign minister, …"
        if self.is_name(c.head)
            && let Some(offices) = self.told_office(chunk)
        {
            return (offices, Found::Role);
        }
        // "the secretary-general, António Guterres, …"
        let person = |k: usize| {
            let a = &self.parse.chunks[k];
            match self.words.party(a.head) {
                Some((party, PartyForm::FullName { .. }, _)) if a.relation == Relation::Apposition => Some(party),
                // "The Prime Minister, Mr Roe, …"
                Some((party, form @ PartyForm::ShortName { .. }, _))
                    if a.relation == Relation::Apposition && self.stands_alone(a.first, a.head, party, form) =>
                {
                    Some(party)
                }
                _ => None,
            }
        };
        if let Some(party) = self.parse.children(chunk).find_map(person) {
            return (Parties::from_slice(&[party]), Found::Named);
        }
        if matches!(self.words.role(c.head), Some((RoleKind::Peer, _))) {
            return (self.peer(chunk).into_iter().collect(), Found::Role);
        }
        // "Ms Roe", whom the text has introduced as a minister
        if self.is_name(c.head)
            && let Some(party) = self.discourse.acquainted(self.words.tokens[c.head].span.of(self.words.text))
        {
            return (Parties::from_slice(&[party]), Found::Named);
        }
        // "Brazil – The foreign ministry …", whoever's ministry was spoken of before
        if let Some(party) = self.discourse.label()
            && self.labelled(chunk)
            && self.words.classes(c.first).any(Classes::ARTICLE)
        {
            return (Parties::from_slice(&[party]), Found::Role);
        }
        // "the paramilitaries are the RSF, and they …"
        if let Some(party) = self.equated(chunk) {
            return (Parties::from_slice(&[party]), Found::Named);
        }
        let described = self.description(chunk);
        match self.discourse.heading() {
            Some(party) if described.0.is_empty() && self.labelled(chunk) => {
                (Parties::from_slice(&[party]), Found::Role)
            }
            _ => described,
        }
    }

    /// "Several countries, including Peru and Chile, …", "states such as Chad": those of many who are named.
    fn examples(&self, chunk: usize) -> Parties {
        let c = &self.parse.chunks[chunk];
        if self.words.party(c.head).is_some() || !self.words.classes(c.head).any(Classes::NOUN_PLURAL) {
            return Parties::new();
        }
        let link =
            |k: usize, class: Classes| self.parse.chunks[k].link.is_some_and(|l| self.words.classes(l).any(class));
        let such = |k: usize| {
            let s = &self.parse.chunks[k];
            let alone = s.relation == Relation::Apposition && s.first + 1 == s.end;
            (alone && self.words.classes(s.first).any(Classes::DETERMINER))
                .then(|| self.parse.children(k).find(|&a| link(a, Classes::AS)))
                .flatten()
        };
        let first = self.parse.children(chunk).find_map(|k| {
            let listed = self.parse.chunks[k].relation == Relation::Preposition && link(k, Classes::INCLUDING);
            Some(k).filter(|_| listed).or_else(|| such(k))
        });
        let Some(first) = first else { return Parties::new() };
        self.parse.conjuncts(first).iter().filter_map(|&k| self.named_by(k)).collect()
    }

    /// "Resolution 598 demands": of whom the lexicon says that it numbers such documents.
    fn numbered(&self, head: usize) -> Option<u16> {
        let number = |t: &usize| self.words.kind(*t) == Kind::Number;
        let number = Some(head).filter(number).or_else(|| Some(head + 1).filter(number))?;
        let party = |m: &Mention| match m.what {
            What::Role { role } if self.words.matcher.lexicon.roles[usize::from(role)].kind == RoleKind::Document => {
                self.words.matcher.role_parties[usize::from(role)]
            }
            _ => None,
        };
        let mut mentions = self.words.covering(number.checked_sub(1)?).filter(|m| m.end as usize == number);
        mentions.find_map(party)
    }

    /// What an apposition says of a name that the lexicon does not know.
    fn told_office(&self, chunk: usize) -> Option<Parties> {
        let apposed = |&k: &usize| self.parse.chunks[k].relation == Relation::Apposition;
        let offices = self.parse.children(chunk).filter(apposed).find_map(|k| {
            let c = &self.parse.chunks[k];
            let speaks = (c.first..c.end).any(|t| matches!(self.words.role(t), Some((RoleKind::Office, _))));
            (speaks && !blocked(self.words, c.first, c.end)).then(|| self.offices(k))
        });
        offices.filter(|o| !o.is_empty())
    }

    /// "Jordan: King Hussein called …": an office, or a name nobody knows, straight behind the label of the paragraph.
    fn labelled(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let office = (c.first..c.end).any(|t| {
            match self.words.role(t) {
                Some((RoleKind::Office | RoleKind::Institution, _)) => true,
                // "Foreign ministers", "officials"; the rebels are hardly those of the party in the label
                Some((RoleKind::Group, _)) => self.stands_for(t).is_none(),
                _ => self.words.classes(t).any(Classes::TITLE),
            }
        });
        let straight = c.first < 4 && self.is_name(c.head);
        (office || straight) && (c.first..c.end).all(|t| self.words.party(t).is_none())
    }

    /// A capitalised word that the lexicon does not know.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.words.capital(at)
            && self.words.party(at).is_none()
            && self.words.role(at).is_none()
            && !self.words.classes(at).any(Classes(Classes::TIME.0 | Classes::PRONOUN.0 | Classes::DETERMINER.0))
    }

    /// "The Foreign Office in Islamabad": an organ called like another country's, in a capital of its own.
    fn namesake(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let called = self.words.seat(c.head)?;
        let at_home =
            self.words.classes(c.first).any(Classes::ARTICLE) && self.words.classes(c.end).any(Classes::PLACE);
        self.words.seat(c.end + 1).filter(|&party| at_home && party != called)
    }

    /// Whether a name speaks for its party as it stands here.
    fn stands_alone(&self, first: usize, head: usize, party: u16, form: PartyForm) -> bool {
        let PartyForm::ShortName { person } = form else { return true };
        let words = self.words;
        let record = &words.matcher.lexicon.parties[party as usize].persons[person as usize];
        let titled = (first..head).any(|t| words.role(t).is_some());
        if record.ambiguous && !titled && !self.discourse.introduced.contains(&(party, person)) {
            return false;
        }
        // "Lee Johnson" is not the Johnson of the lexicon
        !(head > first
            && words.capital(head - 1)
            && words.role(head - 1).is_none()
            && words.party(head - 1).is_none()
            && !words.classes(head - 1).any(Classes::TITLE))
    }

    /// The party that a noun group names directly.
    pub(in crate::statement) fn named_by(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        if blocked(self.words, c.first, c.end) {
            return None;
        }
        self.words.party(c.head).map(|p| p.0).or_else(|| self.office(chunk))
    }

    /// An adjective or name in front of the head: "U.S. sanctions", "Russian demands".
    pub(super) fn attributive(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let (party, form, mention) = (c.first..c.head).find_map(|t| self.words.party(t))?;
        if self.joined(mention) {
            return None;
        }
        // "Iran sanctions" are sanctions on Iran, "US sanctions" and "Iranian sanctions" are theirs
        let initials = self.words.tokens[mention.first as usize].shape & Shape::CAPITALS != 0;
        (initials || !matches!(form, PartyForm::Name | PartyForm::Metonym)).then_some(party)
    }

    /// The same for a noun of several: "a Russian and Chinese bid", "the British-French plan".
    pub(in crate::statement) fn attributives(&self, chunk: usize) -> Parties {
        let c = &self.parse.chunks[chunk];
        let Some(first) = (c.first..c.head).find_map(|t| self.words.party(t)).map(|p| p.2.end as usize) else {
            return Parties::new();
        };
        let mut parties = Parties::new();
        if !self.words.glued(first) {
            parties.extend(self.attributive(chunk));
        } else if matches!(self.words.party(first), Some((_, PartyForm::Adjective, _))) {
            parties.extend(self.words.party(first - 1).map(|p| p.0));
        }
        let mut at = first;
        while !parties.is_empty() && at < c.head {
            let joint = usize::from(self.words.joins_adjectives(at));
            let Some((party, PartyForm::Adjective, mention)) = self.words.party(at + joint) else { break };
            if !parties.contains(&party) {
                parties.push(party);
            }
            at = mention.end as usize;
        }
        parties
    }

    /// "his Turkish counterpart": the party of another one of the kind.
    pub(in crate::statement) fn like_him(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let his = self.words.classes(c.first).any(Classes::POSSESSIVE);
        (his && !self.words.classes(c.head).any(Classes::NOUN_PLURAL)).then(|| self.attributive(chunk)).flatten()
    }

    /// "his counterpart from Japan", "its counterpart in Moscow", "his Kenyan counterpart": whose the other one is.
    fn peer(&self, chunk: usize) -> Option<u16> {
        let place = |l: usize| self.words.classes(l).any(Classes::PLACE);
        let whose = |k: usize| {
            let c = &self.parse.chunks[k];
            match c.relation {
                Relation::Preposition if c.link.is_some_and(place) => self.named_by(k),
                Relation::Apposition => self.office(k),
                _ => None,
            }
        };
        self.attributive(chunk).or_else(|| self.parse.children(chunk).find_map(whose))
    }

    /// "a White House-imposed deadline": the doer of the participle that its name is joined to.
    pub(super) fn imposed(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let (party, _, mention) = (c.first..c.head).find_map(|t| self.words.party(t))?;
        // "the China–United States trade war"
        let end = mention.end as usize;
        let doing = self.words.classes(end).any(Classes::VERB_PARTICIPLE) && self.words.party(end).is_none();
        (self.joined(mention) && doing).then_some(party)
    }

    /// "Rwanda-backed": the name is only part of an adjective.
    fn joined(&self, mention: &Mention) -> bool {
        self.words.tokens.get(mention.end as usize).is_some_and(|t| t.shape & Shape::GLUED != 0)
    }

    /// Whether the group is one person in office without a name.
    pub(super) fn is_office(&self, chunk: usize) -> bool {
        let named = |k: usize| self.parse.chunks[k].relation == Relation::Apposition;
        self.words.party(self.parse.chunks[chunk].head).is_none()
            && self.is_person(chunk)
            && !self.parse.children(chunk).any(named)
    }

    /// Whether a person is a woman: one whom the lexicon knows by name, or in an office that it knows men in only.
    pub(super) fn woman(&self, chunk: usize) -> Option<bool> {
        let parties = &self.words.matcher.lexicon.parties;
        let head = self.parse.chunks[chunk].head;
        if let Some((party, PartyForm::FullName { person } | PartyForm::ShortName { person }, _)) =
            self.words.party(head)
        {
            return Some(parties[usize::from(party)].persons[usize::from(person)].female);
        }
        // "the Pope"
        let party = self.by_default(head)?;
        let called = fold(self.words.tokens[head].span.of(self.words.text));
        let mut such = parties[usize::from(party)].persons.iter().filter(|p| fold(&p.role) == called).map(|p| p.female);
        (such.next() == Some(false) && !such.any(|female| female)).then_some(false)
    }

    /// Whether the group is one person: a name, or an office.
    pub(super) fn is_person(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        matches!(self.words.party(c.head), Some((_, PartyForm::FullName { .. } | PartyForm::ShortName { .. }, _)))
            || (c.first..c.end).any(|t| {
                matches!(self.words.role(t), Some((RoleKind::Office | RoleKind::Outsider | RoleKind::Former, _)))
            })
            || self.is_name(c.head)
                && (self.discourse.knows(self.words.tokens[c.head].span.of(self.words.text)) || self.called(chunk))
    }

    /// "Jane Roe, the candidate, …": what a name is called by the way tells that it is a person's.
    fn called(&self, chunk: usize) -> bool {
        let chunks = &self.parse.chunks;
        let apposed = |k: &usize| chunks[*k].relation == Relation::Apposition;
        let role = |k: usize| self.words.role(chunks[k].head).map(|r| r.0);
        self.parse
            .children(chunk)
            .filter(apposed)
            .any(|k| matches!(role(k), Some(RoleKind::Office | RoleKind::Outsider | RoleKind::Former)))
    }
}

/// "former", "ex-", outsiders: words that take the voice away.
fn blocked(words: &Words<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|t| {
        let Some((kind @ (RoleKind::Former | RoleKind::Outsider), role)) = words.role(t) else { return false };
        if kind == RoleKind::Outsider && own_role(words, role, first, end) {
            return false;
        }
        // "Union of Drivers": the role noun is part of the party's name
        !words.party(t).is_some_and(|(_, _, name)| {
            name.first <= role.first && role.end <= name.end && name.end - name.first > role.end - role.first
        })
    })
}

/// "Mayor Jane Roe", where the lexicon says that Jane Roe is a mayor who speaks for a party.
fn own_role(words: &Words<'_>, role: &Mention, first: usize, end: usize) -> bool {
    let span = words.tokens[role.first as usize].span.join(words.tokens[role.end as usize - 1].span);
    let called = fold(span.of(words.text));
    (first..end).any(|t| match words.party(t) {
        Some((party, PartyForm::FullName { person } | PartyForm::ShortName { person }, _)) => {
            fold(&words.matcher.lexicon.parties[party as usize].persons[person as usize].role) == called
        }
        _ => false,
    })
}
