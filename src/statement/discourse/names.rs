//! Names and organs that the text introduces, and whom they will stand for.

use super::{Discourse, key};
use crate::clause::{Group, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{Kind, PartyForm};
use crate::statement::holder::{Parties, Who};
use crate::text::fold;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::rc::Rc;

/// Notes a party for a noun or a surname. What is known is shared with what stood before the sentence, and copied only when it
/// changes.
fn learn_new(known: &mut Rc<FxHashMap<u64, Option<u16>>>, noun: u64, party: Option<u16>) {
    if known.get(&noun) != Some(&party) {
        Rc::make_mut(known).insert(noun, party);
    }
}

impl Discourse {
    /// The party that somebody of this surname was said to speak for.
    pub(in crate::statement) fn acquainted(&self, surname: &str) -> Option<u16> {
        self.acquainted.get(&key(surname)).copied().flatten()
    }

    /// Whether somebody of this surname was introduced, for a party or for none.
    pub(in crate::statement) fn knows(&self, surname: &str) -> bool {
        self.acquainted.contains_key(&key(surname))
    }

    /// Parties and people named in the sentence.
    pub(in crate::statement) fn learn_names(&mut self, words: &Words<'_>) {
        let mut named: SmallVec<[u16; 8]> = SmallVec::new();
        let mut hosts: SmallVec<[u16; 8]> = SmallVec::new();
        let mut last = 0;
        for at in 0..words.tokens.len() {
            if words.senses[at].party == last {
                continue;
            }
            last = words.senses[at].party;
            if let Some((party, form, mention)) = words.party(at) {
                if !self.seen.contains(&party) {
                    self.seen.push(party);
                }
                // "met in Tbilisi": only where it was
                let before = (mention.first as usize).checked_sub(1).map_or(Classes::default(), |t| words.classes(t));
                let place = form == PartyForm::Metonym && before.any(Classes::PLACE);
                if place && !named.contains(&party) {
                    hosts.push(party);
                } else {
                    hosts.retain(|h| *h != party);
                }
                if let PartyForm::FullName { person } = form
                    && !self.introduced.contains(&(party, person))
                {
                    Rc::make_mut(&mut self.introduced).insert((party, person));
                }
                if form != PartyForm::Adjective && !named.contains(&party) {
                    named.push(party);
                }
            }
        }
        // "both sides" are states or movements; a bloc between them mediates
        let lexicon = &words.matcher.lexicon;
        let mediates = |p: u16| lexicon.parties[usize::from(p)].kind.is_body();
        let sides = named.iter().filter(|&&p| !mediates(p) && !hosts.contains(&p));
        if let [first, second] = *sides.copied().collect::<SmallVec<[u16; 8]>>() {
            self.pair = Some((first, second));
        }
        if !named.is_empty() {
            self.named_at = self.sentence;
        }
        for &party in &named {
            self.recall(party);
            match self.counts.iter_mut().find(|c| c.0 == party) {
                Some(count) => count.1 += 1,
                None => self.counts.push((party, 1)),
            }
        }
    }

    /// "Defence Minister Jane Roe", "Jane Roe, an analyst": whom the surname will stand for.
    pub(in crate::statement) fn learn_person(&mut self, who: &Who<'_>, chunk: usize) {
        let c = &who.parse.chunks[chunk];
        if !who.is_name(c.head) {
            return;
        }
        let office = |at: usize| {
            let c = &who.parse.chunks[at];
            (c.first..c.end).find_map(|t| who.words.role(t)).map(|(kind, _)| kind)
        };
        let apposed = || {
            let apposition = |&k: &usize| who.parse.chunks[k].relation == Relation::Apposition;
            who.parse.children(chunk).filter(apposition).find_map(office)
        };
        let Some(kind) = office(chunk).or_else(apposed) else { return };
        let party = match kind {
            RoleKind::Office | RoleKind::Group => match who.holders(chunk).0.as_slice() {
                [only] => Some(*only),
                _ => return,
            },
            RoleKind::Outsider | RoleKind::Former => None,
            _ => return,
        };
        let surname = who.words.tokens[c.head].span;
        learn_new(&mut self.acquainted, key(surname.of(who.words.text)), party);
    }

    /// "the ministers of Peru and Chile (hereinafter "the Participants")": for whom the name will stand.
    pub(in crate::statement) fn learn_defined(&mut self, who: &Who<'_>) {
        if !who.words.tokens.iter().any(|t| t.kind.is_quote()) {
            return;
        }
        for at in 1..who.words.tokens.len() {
            let Some(name) = who.words.defined(at) else { continue };
            let chunks = &who.parse.chunks;
            let mut noun = who.parse.of_token[at - 1];
            while let Some(over) = chunks[noun].parent.filter(|&p| chunks[p].group == Group::Noun) {
                noun = over;
            }
            let parties = if chunks[noun].group == Group::Noun { who.holders(noun).0 } else { Parties::new() };
            let several = who.words.classes(name.end - 1).any(Classes::NOUN_PLURAL);
            if several && parties.len() > 1 {
                self.sign(self.author.by_those(&parties));
            }
            if several && parties.len() > 1 || parties.len() == 1 {
                let name = fold(who.words.text_of(name)).into();
                Rc::make_mut(&mut self.defined).push((name, parties));
            }
        }
    }

    /// For whom the text has said that a name will stand.
    pub(in crate::statement) fn defined(&self, name: &str) -> Option<&Parties> {
        if self.defined.is_empty() {
            return None;
        }
        let name = fold(name);
        self.defined.iter().rev().find(|d| *d.0 == *name).map(|d| &d.1)
    }

    /// "Tidewater Terminals", "the Hospital Employers' Federation": "Tidewater" and "the federation" will stand for them.
    pub(in crate::statement) fn learn_body(&mut self, who: &Who<'_>, chunk: usize) {
        let c = &who.parse.chunks[chunk];
        let words = who.words;
        let Some((party, PartyForm::Name | PartyForm::Institution, name)) = words.party(c.head) else { return };
        if name.end as usize != c.head + 1 || !words.capital(c.head) || words.title_case {
            return;
        }
        let mut first = c.head;
        while first > 0 && words.capital(first - 1) && !words.classes(first - 1).any(Classes(Classes::DETERMINER.0)) {
            first -= 1;
        }
        let known = &mut self.acquainted;
        if first < c.head && who.is_name(first) && words.classes(first) == Classes::default() {
            learn_new(known, key(words.tokens[first].span.of(words.text)), Some(party));
        }
        if first < c.head || words.kind(first.wrapping_sub(1)) == Kind::Possessive {
            let noun = fold(words.tokens[c.head].span.of(words.text)).into_owned();
            learn_new(known, key(&noun), Some(party));
        }
    }

    /// "The government of Colombia": "the government" will be that one, unless another one's is named, too.
    pub(in crate::statement) fn learn_organ(&mut self, who: &Who<'_>, chunk: usize) {
        let c = &who.parse.chunks[chunk];
        let organ =
            matches!(who.words.role(c.head), Some((RoleKind::Institution, role)) if role.end as usize == c.head + 1);
        if !organ || who.words.party(c.head).is_some() {
            return;
        }
        if let Some(party) = who.office(chunk) {
            let noun = key(&fold(who.words.tokens[c.head].span.of(who.words.text)));
            let one = self.organs.get(&noun).is_none_or(|p| *p == Some(party));
            learn_new(&mut self.organs, noun, Some(party).filter(|_| one));
            self.tell(noun);
        }
    }

    /// Remembers that this paragraph has named somebody's organ or office, each noun once.
    fn tell(&mut self, noun: u64) {
        if !self.told.contains(&noun) {
            self.told.push(noun);
        }
    }

    /// Whether this paragraph has named somebody's "army" or "president".
    pub(in crate::statement) fn told_here(&self, noun: &str) -> bool {
        self.told.contains(&key(noun))
    }

    /// The only party whose "army" or "government" the text has named.
    pub(in crate::statement) fn organ(&self, noun: &str) -> Option<u16> {
        self.organs.get(&key(noun)).copied().flatten()
    }

    /// "The Sudanese general", "Syria's president": whose "the general" and "the president" will be.
    pub(in crate::statement) fn learn_office(&mut self, who: &Who<'_>, chunk: usize) {
        let words = who.words;
        let c = &who.parse.chunks[chunk];
        let mut learn = |noun: &str, owner: Option<u16>| {
            let noun = key(&fold(noun));
            self.tell(noun);
            if !self.offices.get(&noun).is_some_and(|owners| owners.contains(&owner)) {
                Rc::make_mut(&mut self.offices).entry(noun).or_default().push(owner);
            }
        };
        if let Some((party, PartyForm::FullName { person } | PartyForm::ShortName { person }, _)) = words.party(c.head)
        {
            let record = &words.matcher.lexicon.parties[usize::from(party)].persons[usize::from(person)];
            if let Some(noun) = record.role.rsplit([' ', '-']).next() {
                learn(noun, Some(party));
            }
        }
        let office = (c.first..c.end).rev().find_map(|t| match words.role(t) {
            Some((RoleKind::Office, role)) => Some(role.end as usize - 1),
            _ => None,
        });
        let Some(at) = office else { return };
        let noun = words.tokens[at].span.of(words.text);
        let like = |&k: &usize| who.parse.chunks[k].relation == Relation::Object;
        if let Some(party) = who.named_by(chunk) {
            learn(noun, Some(party));
            // "met her Ugandan counterpart": another one of the same office
            let verbs = (0..who.parse.chunks.len()).filter(|&v| who.parse.chunks[v].subject == Some(chunk));
            if let Some(other) = verbs.flat_map(|v| who.parse.children(v)).filter(like).find_map(|k| who.like_him(k)) {
                learn(noun, Some(other));
            }
        } else if who.received(chunk) {
            learn(noun, None);
        }
    }

    /// Those whose "president" or "general" the text has named.
    pub(in crate::statement) fn owners(&self, noun: &str) -> &[Option<u16>] {
        self.offices.get(&key(noun)).map_or(&[], |o| o.as_slice())
    }

    pub(in crate::statement) fn recall(&mut self, party: u16) {
        self.recent.retain(|r| r.0 != party);
        if self.recent.len() == 8 {
            self.recent.remove(0);
        }
        self.recent.push((party, self.paragraph));
    }
}
