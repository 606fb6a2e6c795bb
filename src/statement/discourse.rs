//! What earlier sentences leave behind for pronouns, descriptions and quotations.
//!
//! Each memory knows the paragraph it was renewed in and fades some paragraphs later; the independent items of a digest
//! share none.

use super::climb::Matter;
use super::holder::{Parties, Who};
use crate::clause::{Form, Group, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, PhraseKind, RoleKind};
use crate::matching::{Kind, PartyForm};
use crate::stance::{Act, Side};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;
use std::hash::Hasher;
use std::rc::Rc;

/// What a sentence was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Topic {
    pub issue: u16,
    /// The side of what is spoken of: of the truce that was rejected.
    pub side: Side,
    /// The side of what was done or decided: of the rejection of the truce.
    pub deed: Option<Side>,
    /// Whether it was asked or offered, so that it can be accepted or refused.
    pub asked: bool,
    /// The side of the noun that names it, and whether that is a plural: what "it" or "them" is, whatever became of it.
    pub noun: Option<(Side, bool)>,
}

/// A noun by which a matter was named, for "the sale", "these tariffs" in the sentences that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub word: u32,
    pub issue: u16,
    pub side: Side,
    pub kind: PhraseKind,
}

/// For how many paragraphs a heading stands.
const SECTION: u32 = 4;

/// The most nouns of longer names that are remembered.
const NAMES: usize = 12;

/// Something remembered, and the paragraph in which it was last said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Memory<T> {
    what: Option<T>,
    paragraph: u32,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { what: None, paragraph: 0 }
    }
}

impl<T: Clone> Memory<T> {
    fn set(&mut self, what: T, paragraph: u32) {
        *self = Self { what: Some(what), paragraph };
    }

    fn clear(&mut self) {
        self.what = None;
    }

    /// What is remembered, if it was said at most `reach` paragraphs before `now`.
    fn within(&self, reach: u32, now: u32) -> Option<T> {
        self.what.as_ref().filter(|_| self.paragraph + reach >= now).cloned()
    }
}

/// Who was spoken of last, by kind. Cheap to clone, since each sentence looks at what stood before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Discourse {
    /// The last man or woman in office who was a subject, and whether a woman.
    person: Memory<(u16, bool)>,
    /// The one before, of another party.
    person_before: Memory<(u16, bool)>,
    /// The paragraph in which the last one was spoken of.
    met: u32,
    /// The last man or woman in office who was said to speak.
    narrator: Memory<u16>,
    /// The last party that was a subject as a whole, for "it".
    body: Memory<u16>,
    /// The one before.
    body_before: Memory<u16>,
    /// The last speaker, for quotations that run on.
    speaker: Memory<u16>,
    /// The last one who took a side or was reported, for sentences that go on in the same voice.
    voice: Memory<Parties>,
    /// The last two parties that acted together or on each other, for "both sides".
    pair: Option<(u16, u16)>,
    /// How often each party was named, for a pair that nothing near tells.
    counts: SmallVec<[(u16, u32); 8]>,
    /// Several subjects together, for "they".
    many: Memory<Parties>,
    /// The last ones named together as subjects, by their names, for "the ministers".
    joint: Memory<Parties>,
    /// Who made the last plan, deal or statement.
    document: Memory<Parties>,
    /// What was proposed or demanded last: one matter, or several that nobody can tell apart.
    matter: Memory<SmallVec<[Matter; 4]>>,
    /// What the last deal was about: one matter, or several that nobody can tell apart.
    deal: Memory<SmallVec<[(u16, Side); 4]>>,
    /// The last person acted on somebody of another party, so that "he" may be either.
    contested: bool,
    /// What the sentence before was about, if only one matter, and whether it told of a deed or a decision.
    topic: Memory<Topic>,
    /// The nouns by which matters were named in the last statements.
    named: Memory<SmallVec<[Named; 4]>>,
    /// The nouns at the head of longer names ("the missile tests") in the text so far, the latest last; `None` for one that
    /// names two matters.
    short: Rc<Vec<(Box<str>, Option<Named>)>>,
    /// The party that labels the paragraph.
    heading: Memory<u16>,
    /// The party whose name is the heading of the section.
    section: Memory<u16>,
    /// Counts sentences.
    sentence: u32,
    /// The sentence that `topic` was said in.
    topic_at: u32,
    /// The issues that the sentence before named, whether anybody took a side or not.
    spoken: Memory<SmallVec<[u16; 4]>>,
    /// The sentence that they were named in.
    spoken_at: u32,
    /// The last demand, offer or threat named with its owner, for a list that follows ("These include …").
    list: Memory<(u16, Act, Side)>,
    /// Full names seen so far (party, person), so that a common surname can stand alone.
    pub introduced: Rc<FxHashSet<(u16, u16)>>,
    /// People the lexicon does not know, by their surnames: the party they were said to speak for, if any.
    acquainted: Rc<FxHashMap<u64, Option<u16>>>,
    /// Organs named with their party, by the noun: that party, if it was always the same.
    organs: Rc<FxHashMap<u64, Option<u16>>>,
    /// Parties as they were named, each with the paragraph; the latest last, subjects after the rest of their sentence.
    recent: SmallVec<[(u16, u32); 8]>,
    paragraph: u32,
    /// The paragraphs are items of a digest, which have nothing to do with one another.
    items: bool,
}

impl Discourse {
    /// Before the first sentence; `items` tells that the paragraphs are independent of one another.
    pub(super) fn new(items: bool) -> Self {
        Self { items, ..Self::default() }
    }

    /// Begins a sentence of `paragraph`.
    pub(super) fn enter(&mut self, paragraph: u32, leans_back: bool) {
        self.sentence += 1;
        if paragraph == self.paragraph {
            return;
        }
        if self.items && !leans_back {
            let (introduced, acquainted) = (self.introduced.clone(), self.acquainted.clone());
            let (section, sentence) = (self.section.clone(), self.sentence);
            *self = Self { introduced, acquainted, section, items: true, sentence, ..Self::default() };
        } else if leans_back {
            // what a paragraph that goes on leans on is as near as if no paragraph had ended
            let back = self.paragraph;
            for at in [&mut self.person.paragraph, &mut self.body.paragraph, &mut self.speaker.paragraph] {
                renew(at, back, paragraph);
            }
            for at in [&mut self.person_before.paragraph, &mut self.body_before.paragraph] {
                renew(at, back, paragraph);
            }
            for at in [&mut self.many.paragraph, &mut self.voice.paragraph, &mut self.list.paragraph] {
                renew(at, back, paragraph);
            }
        }
        self.paragraph = paragraph;
    }

    /// "Jordan: King Hussein called …": the paragraph is about a party that stands before it.
    pub(super) fn entitle(&mut self, party: u16) {
        self.heading.set(party, self.paragraph);
        self.speaker.set(party, self.paragraph);
        self.body.set(party, self.paragraph);
        self.person.clear();
    }

    /// The party that stands as a label before the paragraph, or as the heading over it.
    pub(super) fn heading(&self) -> Option<u16> {
        self.heading.within(0, self.paragraph).or_else(|| self.section.within(SECTION, self.paragraph))
    }

    /// A paragraph that is nothing but the name of a party is the heading of a section about it.
    pub(super) fn open_section(&mut self, party: Option<u16>) {
        match party {
            Some(party) => {
                self.section.set(party, self.paragraph);
                self.entitle(party);
            }
            None => {
                self.section.clear();
                self.person.clear();
            }
        }
    }

    pub(super) fn person(&self) -> Option<u16> {
        self.person.within(2, self.paragraph).map(|p| p.0)
    }

    /// The last person who fits, or the one before.
    pub(super) fn person_who(&self, fits: impl Fn((u16, bool)) -> bool) -> Option<u16> {
        let before = || self.person_before.within(2, self.paragraph).filter(|&p| fits(p));
        // nobody stands where an outsider took the pronouns
        let last = self.person.within(2, self.paragraph)?;
        Some(last).filter(|&p| fits(p)).or_else(before).map(|p| p.0)
    }

    pub(super) fn narrator(&self) -> Option<u16> {
        // whoever is spoken of since then is nearer
        self.narrator.within(2, self.paragraph).filter(|_| self.narrator.paragraph >= self.met)
    }

    pub(super) fn body(&self) -> Option<u16> {
        self.body.within(1, self.paragraph)
    }

    /// The last party that fits, or the one before.
    pub(super) fn body_that(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let before = || self.body_before.within(1, self.paragraph).filter(|&p| fits(p));
        let last = self.body()?;
        Some(last).filter(|&p| fits(p)).or_else(before)
    }

    /// Somebody else has the word in a transcript.
    pub(super) fn turn(&mut self) {
        self.speaker.clear();
        self.voice.clear();
    }

    pub(super) fn speaker(&self) -> Option<u16> {
        self.speaker.within(1, self.paragraph)
    }

    /// Who spoke last in this paragraph.
    pub(super) fn voice(&self) -> Parties {
        self.voice.within(0, self.paragraph).unwrap_or_default()
    }

    pub(super) fn pair(&self) -> Option<Parties> {
        self.pair.map(|(first, second)| Parties::from_slice(&[first, second]))
    }

    /// The two parties named most in the text so far for which `fits` holds, where they stand out from the rest.
    /// Each was named `least` times or more.
    pub(super) fn foremost(&self, least: u32, fits: impl Fn(u16) -> bool) -> Option<Parties> {
        let mut counts: SmallVec<[(u16, u32); 8]> =
            self.counts.iter().filter(|c| c.1 >= least && fits(c.0)).copied().collect();
        counts.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        match *counts.as_slice() {
            [first, second] => Some(Parties::from_slice(&[first.0, second.0])),
            [first, second, third, ..] if second.1 > third.1 => Some(Parties::from_slice(&[first.0, second.0])),
            _ => None,
        }
    }

    /// The party named most in the text so far, by far, of those for which `fits` holds.
    pub(super) fn leading(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let mut such = self.counts.iter().filter(|c| fits(c.0));
        let first = such.next()?;
        let (most, rest) =
            such.fold(
                (*first, 0),
                |(most, rest), &c| if c.1 > most.1 { (c, rest.max(most.1)) } else { (most, rest.max(c.1)) },
            );
        (most.1 > 2 * rest).then_some(most.0)
    }

    pub(super) fn many(&self) -> Parties {
        self.many.within(3, self.paragraph).unwrap_or_default()
    }

    /// Three or more who acted together, in this paragraph or the few before.
    pub(super) fn joint(&self) -> Option<Parties> {
        self.joint.within(6, self.paragraph)
    }

    /// Who made the plan, deal or statement that was spoken of last.
    pub(super) fn document(&self) -> Parties {
        self.document.within(6, self.paragraph).unwrap_or_default()
    }

    /// What "the plan" or "the demand" is about, if it can only be one matter.
    pub(super) fn matter(&self) -> Option<Matter> {
        match *self.matter.within(2, self.paragraph)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What "the agreement" settles, if it can only be one matter.
    pub(super) fn deal(&self) -> Option<(u16, Side)> {
        match *self.deal.within(8, self.paragraph)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Remembers what a deal was about; a sentence that told of none, or only more of the same one, changes nothing.
    pub(super) fn strike(&mut self, matters: SmallVec<[(u16, Side); 4]>) {
        let more = self.deal().is_some_and(|known| matters.contains(&known));
        if matters.is_empty() || more && matters.len() > 1 {
            return;
        }
        self.deal.set(matters, self.paragraph);
    }

    /// What the sentence before was about.
    pub(super) fn topic(&self) -> Option<Topic> {
        self.topic.within(1, self.paragraph).filter(|_| self.topic_at + 1 == self.sentence)
    }

    /// The issues that the sentence before named, in this paragraph or the one before.
    pub(super) fn spoken(&self) -> SmallVec<[u16; 4]> {
        self.spoken.within(1, self.paragraph).filter(|_| self.spoken_at + 1 == self.sentence).unwrap_or_default()
    }

    /// Remembers the issues that the sentence names.
    pub(super) fn mention(&mut self, issues: SmallVec<[u16; 4]>) {
        if !issues.is_empty() {
            self.spoken.set(issues, self.paragraph);
            self.spoken_at = self.sentence;
        }
    }

    /// The nouns by which matters were named, in this paragraph or the one before.
    pub(super) fn named(&self) -> SmallVec<[Named; 4]> {
        self.named.within(1, self.paragraph).unwrap_or_default()
    }

    /// Whether any longer name was met.
    pub(super) fn shortens(&self) -> bool {
        !self.short.is_empty()
    }

    /// What "the test" is short for: a longer name in the text so far that ends in the noun; `stem` is that of both numbers.
    pub(super) fn short_for(&self, stem: &str) -> Option<Named> {
        self.short.iter().find(|(known, _)| **known == *stem)?.1
    }

    /// Remembers the nouns at the head of longer names.
    pub(super) fn shorten(&mut self, names: impl Iterator<Item = (Box<str>, Named)>) {
        for (stem, name) in names {
            let short = Rc::make_mut(&mut self.short);
            let known = short.iter().position(|(known, _)| *known == stem);
            let before = known.map(|at| short.remove(at).1);
            let clear = before.is_none_or(|b| b.is_some_and(|b| (b.issue, b.side) == (name.issue, name.side)));
            if short.len() == NAMES {
                short.remove(0);
            }
            short.push((stem, clear.then_some(name)));
        }
    }

    /// Remembers them; a sentence that named nothing changes nothing.
    pub(super) fn name(&mut self, named: SmallVec<[Named; 4]>) {
        if !named.is_empty() {
            self.named.set(named, self.paragraph);
        }
    }

    /// Remembers what this sentence was about.
    pub(super) fn speak_of(&mut self, topic: Topic) {
        self.topic.set(topic, self.paragraph);
        self.topic_at = self.sentence;
    }

    /// Remembers what a sentence proposed; one that proposed nothing changes nothing.
    pub(super) fn propose(&mut self, matters: SmallVec<[Matter; 4]>) {
        if !matters.is_empty() {
            self.matter.set(matters, self.paragraph);
        }
    }

    pub(super) fn list(&self) -> Option<(u16, Act, Side)> {
        self.list.within(0, self.paragraph)
    }

    /// "The two sides:" opens another list, of nobody knows whom.
    pub(super) fn end_list(&mut self) {
        self.list.clear();
    }

    pub(super) fn announce(&mut self, list: (u16, Act, Side)) {
        self.list.set(list, self.paragraph);
    }

    /// The party that somebody of this surname was said to speak for.
    pub(super) fn acquainted(&self, surname: &str) -> Option<u16> {
        self.acquainted.get(&key(surname)).copied().flatten()
    }

    /// Whether somebody of this surname was introduced, for a party or for none.
    pub(super) fn knows(&self, surname: &str) -> bool {
        self.acquainted.contains_key(&key(surname))
    }

    /// The party named last, in this paragraph or the two before, for which `fits` holds.
    pub(super) fn last(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let near = |r: &&(u16, u32)| r.1 + 4 >= self.paragraph && fits(r.0);
        self.recent.iter().rev().find(near).map(|r| r.0)
    }

    /// Learns from a parsed sentence; `who` knows what stood before it.
    pub(super) fn learn(&mut self, who: &Who<'_>) {
        self.learn_names(who.words);
        for (index, chunk) in who.parse.chunks.iter().enumerate() {
            match chunk.group {
                Group::Noun => {
                    self.learn_person(who, index);
                    self.learn_body(who, index);
                    self.learn_organ(who, index);
                }
                Group::Verb if chunk.form == Form::Finite => {
                    let Some(subject) = chunk.subject else { continue };
                    let parties = who.holders(subject).0;
                    // "Iraq accepted, on condition that Iran did": what follows goes on about Iraq
                    let aside = chunk.relation == Relation::Adverbial
                        && chunk
                            .parent
                            .and_then(|p| who.parse.chunks[p].subject)
                            .is_some_and(|main| main != subject && who.holders(main).0.len() == 1);
                    if !aside && !asked_of(who, index, subject) {
                        self.subject(who, subject, &parties);
                    }
                    self.contested = self.contests(who, index, &parties);
                    if chunk.relation != Relation::Relative && who.words.takes_side(chunk.head) && !chunk.quoted {
                        self.voice.set(parties.clone(), self.paragraph);
                    }
                    if let [party] = *parties.as_slice()
                        && who.is_person(subject)
                        && who.words.reports(chunk.head)
                    {
                        self.narrator.set(party, self.paragraph);
                    }
                    self.learn_document(who, index, &parties);
                }
                _ => {}
            }
        }
        self.learn_mentioned(who);
    }

    /// "Kenya, according to the UN office": who told it is spoken of next, if the sentence has nobody else of the kind for subject.
    pub(super) fn credit(&mut self, who: &Who<'_>, source: usize) {
        let person = who.is_person(source);
        let another = who.parse.chunks.iter().filter(|c| c.group == Group::Verb && c.form == Form::Finite).any(|c| {
            c.subject.is_some_and(|s| s != source && who.is_person(s) == person && !who.holders(s).0.is_empty())
        });
        let parties = who.holders(source).0;
        if parties.len() == 1 && !another {
            self.subject(who, source, &parties);
        }
    }

    /// "The cabinet met after assurances from Mr Roe": where no person is a subject, the only one named is nearer than
    /// whoever spoke in an earlier paragraph.
    fn learn_mentioned(&mut self, who: &Who<'_>) {
        if self.met == self.paragraph {
            return;
        }
        let mut only = None;
        for (index, chunk) in who.parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
            let Some((_, PartyForm::FullName { .. } | PartyForm::ShortName { .. }, _)) = who.words.party(chunk.head)
            else {
                continue;
            };
            match who.holders(index).0.as_slice() {
                [party] if only.is_none_or(|(p, _)| p == *party) => only = Some((*party, who.woman(index))),
                _ => return,
            }
        }
        if let Some((party, woman)) = only {
            self.meet(party, woman == Some(true));
            self.narrator.clear();
        }
    }

    /// A person of a party is the one spoken of.
    fn meet(&mut self, party: u16, woman: bool) {
        if self.person.what.is_some_and(|last| last != (party, woman)) {
            self.person_before = self.person.clone();
        }
        self.person.set((party, woman), self.paragraph);
        self.met = self.paragraph;
    }

    /// "The Egyptian minister met the Turkish minister": nothing tells the two apart, and nobody is said to speak.
    fn contests(&self, who: &Who<'_>, verb: usize, parties: &Parties) -> bool {
        let object = |&k: &usize| {
            who.parse.chunks[k].relation == Relation::Object && who.is_office(k) && {
                let others = who.holders(k).0;
                !others.is_empty() && others.iter().all(|o| !parties.contains(o))
            }
        };
        let chunk = &who.parse.chunks[verb];
        !parties.is_empty()
            && chunk.subject.is_some_and(|s| who.is_office(s))
            && !who.words.takes_side(chunk.head)
            && who.parse.children(verb).any(|k| object(&k))
    }

    /// Whether "he" may be either of two.
    pub(super) const fn contested(&self) -> bool {
        self.contested
    }

    /// Parties and people named in the sentence.
    fn learn_names(&mut self, words: &Words<'_>) {
        let mut named: SmallVec<[u16; 8]> = SmallVec::new();
        let mut hosts: SmallVec<[u16; 8]> = SmallVec::new();
        let mut last = 0;
        for at in 0..words.tokens.len() {
            if words.senses[at].party == last {
                continue;
            }
            last = words.senses[at].party;
            if let Some((party, form, mention)) = words.party(at) {
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
        let mediates =
            |p: u16| matches!(lexicon.parties[usize::from(p)].kind, PartyKind::Bloc | PartyKind::Organisation);
        let sides = named.iter().filter(|&&p| !mediates(p) && !hosts.contains(&p));
        if let [first, second] = *sides.copied().collect::<SmallVec<[u16; 8]>>() {
            self.pair = Some((first, second));
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
    fn learn_person(&mut self, who: &Who<'_>, chunk: usize) {
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
        Rc::make_mut(&mut self.acquainted).insert(key(surname.of(who.words.text)), party);
    }

    /// "Tidewater Terminals", "the Hospital Employers' Federation": "Tidewater" and "the federation" will stand for them.
    fn learn_body(&mut self, who: &Who<'_>, chunk: usize) {
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
        let known = Rc::make_mut(&mut self.acquainted);
        if first < c.head && who.is_name(first) && words.classes(first) == Classes::default() {
            known.insert(key(words.tokens[first].span.of(words.text)), Some(party));
        }
        if first < c.head || words.kind(first.wrapping_sub(1)) == Kind::Possessive {
            let noun = fold(words.tokens[c.head].span.of(words.text)).into_owned();
            known.insert(key(&noun), Some(party));
        }
    }

    /// "The government of Colombia": "the government" will be that one, unless another one's is named, too.
    fn learn_organ(&mut self, who: &Who<'_>, chunk: usize) {
        let c = &who.parse.chunks[chunk];
        let organ =
            matches!(who.words.role(c.head), Some((RoleKind::Institution, role)) if role.end as usize == c.head + 1);
        if !organ || who.words.party(c.head).is_some() {
            return;
        }
        if let Some(party) = who.office(chunk) {
            let noun = key(&fold(who.words.tokens[c.head].span.of(who.words.text)));
            let one = self.organs.get(&noun).is_none_or(|p| *p == Some(party));
            Rc::make_mut(&mut self.organs).insert(noun, Some(party).filter(|_| one));
        }
    }

    /// The only party whose "army" or "government" the text has named.
    pub(super) fn organ(&self, noun: &str) -> Option<u16> {
        self.organs.get(&key(noun)).copied().flatten()
    }

    /// "The two presidents signed a communiqué", "Egypt put forward a plan": who stands behind the document.
    fn learn_document(&mut self, who: &Who<'_>, verb: usize, parties: &Parties) {
        let object = |&k: &usize| {
            let c = &who.parse.chunks[k];
            matches!(c.relation, Relation::Object | Relation::Preposition) && who.words.document(c.head)
        };
        let chunk = &who.parse.chunks[verb];
        if !parties.is_empty() && !chunk.negated && who.parse.children(verb).any(|k| object(&k)) {
            self.document.set(parties.clone(), self.paragraph);
        }
    }

    fn recall(&mut self, party: u16) {
        self.recent.retain(|r| r.0 != party);
        if self.recent.len() == 8 {
            self.recent.remove(0);
        }
        self.recent.push((party, self.paragraph));
    }

    fn subject(&mut self, who: &Who<'_>, subject: usize, parties: &Parties) {
        let c = &who.parse.chunks[subject];
        match parties.as_slice() {
            [] => {
                // an unknown name or an outsider takes the pronouns that follow
                let outsider = (c.first..=c.head)
                    .any(|t| matches!(who.words.role(t), Some((RoleKind::Outsider | RoleKind::Former, _))));
                let stranger = c.head > 0
                    && who.is_name(c.head)
                    && who.words.classes(c.head) == crate::language::Classes::default();
                // "a government spokesman", of whichever government
                let unknown = who.words.classes(c.first).any(Classes::INDEFINITE)
                    && matches!(who.words.role(c.head), Some((RoleKind::Office | RoleKind::Institution, _)));
                if outsider || stranger || unknown {
                    self.met = self.paragraph;
                    self.person.clear();
                    self.narrator.clear();
                    self.speaker.clear();
                    self.voice.clear();
                }
            }
            [party] => {
                self.recall(*party);
                self.speaker.set(*party, self.paragraph);
                if who.is_person(subject) {
                    self.meet(*party, who.woman(subject) == Some(true));
                } else {
                    if self.body.what.is_some_and(|last| last != *party) {
                        self.body_before = self.body.clone();
                    }
                    self.body.set(*party, self.paragraph);
                    self.many.set(parties.clone(), self.paragraph);
                }
            }
            _ => {
                self.many.set(parties.clone(), self.paragraph);
                if parties.len() > 2 {
                    self.joint.set(parties.clone(), self.paragraph);
                }
            }
        }
    }
}

/// "Kenya demanded that Chad leave. It …": what follows goes on about who asks, not about who is asked. Of what a person
/// asks of a country, "it" is the country and "he" the person.
fn asked_of(who: &Who<'_>, verb: usize, subject: usize) -> bool {
    let lead = &who.parse.chunks[who.parse.lead(verb)];
    let over = lead.parent.filter(|_| lead.relation == Relation::Complement);
    let main = over.and_then(|p| who.parse.chunks[p].subject);
    main.is_some_and(|main| {
        let he = who.words.classes(who.parse.chunks[main].head).any(Classes(Classes::HE.0 | Classes::SHE.0));
        main != subject && (he || who.is_person(main)) == who.is_person(subject) && who.holders(main).0.len() == 1
    })
}

/// Moves a memory of paragraph `back` to `now`.
fn renew(at: &mut u32, back: u32, now: u32) {
    if *at == back {
        *at = now;
    }
}

fn key(surname: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(surname.as_bytes());
    hasher.finish()
}
