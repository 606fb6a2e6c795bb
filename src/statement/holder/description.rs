//! Bare descriptions: "the envoy", "the ministry", "the League" stand for whom was spoken of.

use super::{Parties, Who};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, Role, RoleKind};
use crate::matching::{Kind, Mention, PartyForm, Shape, What};
use crate::statement::Found;
use crate::text::fold;

/// A label has fewer words than this.
const LABEL: usize = 6;

impl Who<'_> {
    /// Whom a noun group without a name of its own stands for.
    pub(super) fn description(&self, chunk: usize) -> (Parties, Found) {
        let named = self.by_defined_name(chunk).or_else(|| self.of_each(chunk)).or_else(|| self.by_number(chunk));
        let told = named.or_else(|| self.of_two(chunk)).or_else(|| self.by_short_name(chunk));
        told.unwrap_or_else(|| self.by_role(chunk))
    }

    /// "the Participants", as the text has called the three ministers before.
    fn by_defined_name(&self, chunk: usize) -> Option<(Parties, Found)> {
        let c = &self.parse.chunks[chunk];
        let named = c.first < c.head && self.words.capital(c.head);
        if !named || !self.words.classes(c.first).any(Classes::ARTICLE) {
            return None;
        }
        // "the three Participants"
        let number = c.first + 1 < c.head && self.words.classes(c.first + 1).any(Classes::NUMBER);
        let first = c.first + 1 + usize::from(number);
        let parties = self.discourse.defined(self.words.text_of(first..c.head + 1))?;
        Some((parties.clone(), Found::Group))
    }

    /// "the federation", "the League", "the North": a part of the name of a party that the text has named.
    fn by_short_name(&self, chunk: usize) -> Option<(Parties, Found)> {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let none = (Parties::new(), Found::Description);
        // "the federation", of what is called a Federation
        let definite_name = c.first + 2 == c.end
            && words.classes(c.first).any(Classes::DETERMINER)
            && !words.classes(c.first).any(Classes::INDEFINITE)
            && (!words.capital(c.head) || !words.title_case);
        // "the Conference", of a communiqué of the Arab Summit Conference
        if definite_name
            && words.capital(c.head)
            && let Some(author) = self.discourse.only_author()
            && self.discourse.author().called(&fold(words.tokens[c.head].span.of(words.text)))
        {
            return Some((Parties::from_slice(&[author]), Found::Description));
        }
        if definite_name && let Some(party) = self.discourse.acquainted(&fold(words.tokens[c.head].span.of(words.text)))
        {
            // "the Council", where the text has gone on to another body that may have one
            let body = |&p: &u16| words.is_body(p);
            let other = |p: Option<u16>| p.filter(body).is_some_and(|p| p != party);
            if words.capital(c.head) && (other(self.discourse.heading()) || other(self.discourse.speaker())) {
                return Some(none);
            }
            return Some((Parties::from_slice(&[party]), Found::Description));
        }
        if definite_name && words.capital(c.head) {
            let short = words.tokens[c.head].span.of(words.text);
            let of = |p: u16| &words.matcher.lexicon.parties[usize::from(p)];
            // "the League", of the only party of the text whose name ends so
            let ends =
                |p: u16| of(p).kind.is_body() && of(p).name.strip_suffix(short).is_some_and(|r| r.ends_with(' '));
            if let Some(party) = self.discourse.only(ends) {
                return Some((Parties::from_slice(&[party]), Found::Description));
            }
            // "the North", of the only one that begins so
            let begins = |p: u16| {
                let rest = of(p).name.strip_prefix(short).filter(|_| of(p).kind == PartyKind::State);
                rest.is_some_and(|rest| rest.starts_with(' '))
            };
            if words.role(c.head).is_none() {
                let party = self.discourse.only(begins);
                return Some(party.map_or(none, |party| (Parties::from_slice(&[party]), Found::Description)));
            }
        }
        None
    }

    /// A noun for an office, an organ or a group, of which nobody says whose.
    fn by_role(&self, chunk: usize) -> (Parties, Found) {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let none = (Parties::new(), Found::Description);
        let Some((kind, mention)) = words.role(c.head) else { return none };
        if mention.end as usize != c.head + 1 || c.head + 1 < c.end {
            return none;
        }
        // "Peru is the latest country to call for a truce", "was among twelve countries that voted for it"
        let restricted = self.restricted(chunk);
        let mut told = if c.relation == Relation::Predicate { self.said_to_be(chunk) } else { Parties::new() };
        if told.is_empty() && restricted {
            told = self.among(chunk);
        }
        if !told.is_empty() && self.stands_for(c.head).is_some() {
            return (told, Found::Group);
        }
        let first = self.beginning_of(chunk);
        let classes = words.classes(first);
        let definite =
            classes.any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0)) && !classes.any(Classes::INDEFINITE);
        if !definite {
            let home = || self.discourse.at_home().filter(|_| self.at_state(chunk, mention, kind));
            let home = self.quoted_by(chunk).or_else(|| self.on_behalf(chunk, mention, kind)).or_else(home);
            let home = home.filter(|&p| self.may_have(c.head, p));
            return home.map_or(none, |home| (Parties::from_slice(&[home]), Found::Description));
        }
        // "the army-led government" tells which of several, and nobody knows which; "Peru is the only country that …"
        let told_apart = (first + 1..mention.first as usize).any(|t| {
            words.tokens[t].shape & Shape::GLUED != 0 && words.classes(t).any(Classes::VERB_PARTICIPLE)
                || words.classes(t).any(Classes::ADVERB)
        });
        if told_apart {
            return none;
        }
        // "the Galaxy Leader" is a ship
        let known = Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0);
        let named = (first + 1..mention.first as usize).any(|t| self.is_name(t) && !words.classes(t).any(known));
        // "the Gulf states": those of whom a name tells, which nobody knows
        let plural = words.classes(c.head).any(Classes::NOUN_PLURAL) && !words.classes(c.head).any(Classes::NOUN);
        if named && (words.capital(c.head) || plural) {
            return none;
        }
        if classes.any(Classes::POSSESSIVE) && !classes.any(Classes::FIRST_PLURAL) && kind != RoleKind::Outsider {
            // "his administration", "its foreign ministry"
            return (self.pronoun(chunk, classes), Found::Description);
        }
        let office = matches!(kind, RoleKind::Office | RoleKind::Institution);
        // "In New York the Secretary-General": there is one only
        if office && self.elsewhere(chunk) && self.by_default(c.head).is_none() {
            return none;
        }
        // "the ministers of the Nine", of whom the lexicon knows nothing
        if self.of_strangers(chunk) {
            return none;
        }
        // "Peru was among the states that opposed the ban": those that did, of whom only Peru is named
        if words.classes(c.head).any(Classes::NOUN_PLURAL) && restricted {
            return (self.among(chunk), Found::Group);
        }
        // "THE SPOKESPERSON:" of a transcript is not whoever was asked about
        if kind == RoleKind::Office && c.first == 0 && words.kind(c.end) == Kind::Colon {
            return none;
        }
        match self.stands_for(c.head) {
            Some(of) => self.of_kind(chunk, of),
            None => self.of_office(chunk, kind, mention),
        }
    }

    /// The party that the subject of a plain "is" or "are" is said to be.
    pub(super) fn equated(&self, chunk: usize) -> Option<u16> {
        let verb =
            self.parse.chunks[chunk].parent.filter(|_| self.parse.chunks[chunk].relation == Relation::Subject)?;
        let v = &self.parse.chunks[verb];
        let is = v.group == Group::Verb && v.form == Form::Finite && self.words.classes(v.head).any(Classes::BE);
        let named = |k: usize| {
            let k = &self.parse.chunks[k];
            let (party, form, m) = self.words.party(k.head).filter(|_| k.relation == Relation::Predicate)?;
            let whole = m.end as usize == k.end && m.first as usize <= k.first + 1;
            (whole && form != PartyForm::Adjective).then_some(party)
        };
        let open = Classes::ANY_MODAL.with(Classes::HAVE);
        let plain = is && !v.negated && !v.marks.any(open);
        plain.then(|| self.parse.children(verb).find_map(named)).flatten()
    }

    /// "the rebels", "the bloc", "the country": a noun for parties of one kind.
    fn of_kind(&self, chunk: usize, of: PartyKind) -> (Parties, Found) {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let none = (Parties::new(), Found::Description);
        let parties = &words.matcher.lexicon.parties;
        let fits = |p: u16| is_such(parties[p as usize].kind, of);
        // "Iran's agency said that the country …"
        let near = self.spoken_of(chunk).filter(|&p| fits(p));
        // "South Sudanese conflict: … the rebels" are not those of the item before
        if near.is_none() && group_of(of) == PartyKind::ArmedGroup && self.told_by_label(chunk, |&p| !fits(p)) {
            return none;
        }
        // "the rebels", of whom the text has one party above all
        let leading =
            Some(of).filter(|_| group_of(of) == PartyKind::ArmedGroup).and_then(|_| self.discourse.leading(fits));
        let plural = leading.filter(|_| words.classes(c.head).any(Classes::NOUN_PLURAL));
        // of several, the last one only where the text went on about it
        let several = words.classes(c.head).any(Classes::NOUN_PLURAL) && self.discourse.only(fits).is_none();
        // "the group" is sooner a militia than the United Nations
        let armed = |p: u16| fits(p) && parties[p as usize].kind != PartyKind::Organisation;
        let sooner = || self.discourse.last(armed).filter(|_| of == PartyKind::ArmedGroup);
        let last =
            || sooner().or_else(|| self.discourse.last(fits)).filter(|&p| !several || self.discourse.body() == Some(p));
        if let Some(last) = near.or(plural).or_else(last) {
            return (Parties::from_slice(&[last]), Found::Description);
        }
        match self.by_default(c.head) {
            Some(party) => (Parties::from_slice(&[party]), Found::Role),
            None => leading.map_or(none, |party| (Parties::from_slice(&[party]), Found::Description)),
        }
    }

    /// "the minister", "the government": of whose the text has told.
    fn of_office(&self, chunk: usize, kind: RoleKind, mention: &Mention) -> (Parties, Found) {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let none = (Parties::new(), Found::Description);
        let first = self.beginning_of(chunk);
        let classes = words.classes(first);
        let noun = || fold(words.tokens[c.head].span.of(words.text));
        if let Some(reader) =
            self.discourse.author().reader().and_then(|_| self.discourse.author().reader_called(&noun()))
        {
            return (Parties::from_slice(&[reader]), Found::Description);
        }
        // "our government", "the Ministry" of a ministry's statement
        let organ = kind == RoleKind::Institution && mention.first as usize == first + 1 && !c.quoted;
        let own = if classes.any(Classes::FIRST_PLURAL) {
            self.first_person(chunk)
        } else {
            // "SPOKESMAN: No. The Government has no intention …"
            let marked = |c: &Chunk| matches!(c.group, Group::QuoteOpen | Group::QuoteClose);
            let aloud =
                || self.quote_speaker.filter(|_| words.capital(c.head) && !self.parse.chunks.iter().any(marked));
            self.discourse.only_author().or_else(aloud).filter(|_| organ).into_iter().collect()
        };
        if !own.is_empty() {
            return (own, Found::Description);
        }
        if let Some(party) = self.by_default(c.head) {
            return (Parties::from_slice(&[party]), Found::Role);
        }
        // "The White House said the president …"
        if matches!(kind, RoleKind::Office | RoleKind::Institution)
            && let Some(party) = self.spoken_of(chunk).filter(|&p| self.may_have(c.head, p))
        {
            // "The Kremlin said the president …", of a text with another's president
            let owners = self.discourse.owners(&fold(words.tokens[c.head].span.of(words.text)));
            if kind == RoleKind::Office && !owners.is_empty() && !owners.contains(&Some(party)) {
                return none;
            }
            return (Parties::from_slice(&[party]), Found::Description);
        }
        let superseded = self.superseded(chunk);
        let parties = match kind {
            // "the four governments": as many as that, and never the last of them
            RoleKind::Group | RoleKind::Office | RoleKind::Institution | RoleKind::Sides
                if self.three_or_more(chunk) =>
            {
                return (self.discourse.joint().or_else(|| self.several()).unwrap_or_default(), Found::Group);
            }
            RoleKind::Office if self.of_stranger(chunk) => Parties::new(),
            RoleKind::Office | RoleKind::Institution if superseded.is_some() => {
                let own = self.words.classes(c.first).any(Classes::POSSESSIVE) || !self.role_at(c.head, |r| r.national);
                superseded.flatten().filter(|_| own).into_iter().collect()
            }
            RoleKind::Group if self.of_other_people(chunk) => Parties::new(),
            RoleKind::Office => self.in_office(chunk).or_else(|| self.of_home(chunk)).into_iter().collect(),
            RoleKind::Institution => self.with_organ(chunk).or_else(|| self.of_home(chunk)).into_iter().collect(),
            // "The Ministers", of a communiqué of two
            RoleKind::Group if self.discourse.author().parties().len() > 1 && words.capital(c.head) => {
                return (Parties::from_slice(self.discourse.author().parties()), Found::Group);
            }
            // "Congo's spokesman said the authorities would …": one of two of whom was spoken
            RoleKind::Group => self
                .spoken_of(chunk)
                .filter(|p| self.discourse.many().contains(p))
                .map(|p| Parties::from_slice(&[p]))
                .or_else(|| self.several())
                .or_else(|| {
                    self.discourse
                        .joint()
                        .filter(|_| self.discourse.voice().is_empty() && words.thing(c.head) == Some(RoleKind::Heads))
                })
                .or_else(|| self.discourse.speaker().map(|s| Parties::from_slice(&[s])))
                .unwrap_or_default(),
            RoleKind::Sides => {
                let authors = Some(self.discourse.author().parties()).filter(|a| a.len() > 1).map(Parties::from_slice);
                return (
                    authors.or_else(|| self.several()).or_else(|| self.discourse.pair()).unwrap_or_default(),
                    Found::Group,
                );
            }
            _ => Parties::new(),
        };
        let found = if kind == RoleKind::Group { Found::Group } else { Found::Description };
        (parties, found)
    }

    /// "The State Department condemned the raid. A spokesman said …": of whoever was spoken of last in the paragraph.
    fn on_behalf(&self, chunk: usize, mention: &Mention, kind: RoleKind) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let bare = mention.first as usize == c.head && c.first + 1 == c.head && c.end == c.head + 1 && c.first == 0;
        let says =
            |v: &usize| self.parse.chunks[*v].subject == Some(chunk) && self.words.reports(self.parse.chunks[*v].head);
        let plain = self.parse.children(chunk).next().is_none() && (0..self.parse.chunks.len()).any(|v| says(&v));
        let office =
            kind == RoleKind::Office && !self.role_at(c.head, |r| r.national) && self.by_default(c.head).is_none();
        let indefinite = self.words.classes(c.first).any(Classes::INDEFINITE);
        self.discourse.speaker_here().filter(|_| bare && plain && office && indefinite)
    }

    /// "A cabinet minister", "a presidential spokesman": somebody of a government, of which nobody says whose.
    fn at_state(&self, chunk: usize, mention: &Mention, kind: RoleKind) -> bool {
        let c = &self.parse.chunks[chunk];
        let compound = mention.end > mention.first + 1;
        kind == RoleKind::Office
            && self.words.classes(c.first).any(Classes::INDEFINITE)
            && (c.first..c.head).all(|t| self.words.party(t).is_none() && !self.is_name(t))
            && (compound || self.role_at(c.head, |r| r.national))
            && self.by_default(c.head).is_none()
            && !self.of_stranger(chunk)
            && !self.of_strangers(chunk)
    }

    /// Where a noun group begins; "the president's office" at its article, where all of it is the words for the office.
    fn beginning_of(&self, chunk: usize) -> usize {
        let c = &self.parse.chunks[chunk];
        let role = self.words.role(c.head).filter(|(_, mention)| (mention.first as usize) < c.first);
        let owner = c.subject.filter(|&s| role.is_some() && self.parse.chunks[s].relation == Relation::Possessor);
        owner.map_or(c.first, |owner| self.parse.chunks[owner].first)
    }

    /// "The prime minister, Mr Roe, …", of whom the text has told nothing: not whoever's prime minister was spoken of last.
    fn of_stranger(&self, chunk: usize) -> bool {
        let chunks = &self.parse.chunks;
        self.parse.children(chunk).any(|k| {
            let c = &chunks[k];
            c.relation == Relation::Apposition && c.group == Group::Noun && self.is_name(c.head)
        })
    }

    /// What "of" joins to a noun group.
    fn behind_of(&self, chunk: usize) -> impl Iterator<Item = &Chunk> {
        let of = |c: &&Chunk| c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF));
        let below = self.parse.children(chunk).map(|k| &self.parse.chunks[k]);
        below.filter(|c| c.relation == Relation::Preposition).filter(of)
    }

    /// "The leaders of the province": theirs of whom nothing is known, but not "of the country".
    pub(super) fn of_other_people(&self, chunk: usize) -> bool {
        self.behind_of(chunk).any(|c| {
            let known = (c.first..c.end).any(|t| self.words.party(t).is_some() || self.words.role(t).is_some());
            let class = self.words.classes(c.head);
            let vague = class.any(Classes::PRONOUN.with(Classes::TIME)) || self.words.thing(c.head).is_some();
            !known && !vague
        })
    }

    /// Whether a name that the lexicon does not know tells whose they are.
    fn of_strangers(&self, chunk: usize) -> bool {
        self.behind_of(chunk).any(|c| {
            // "of Vorra", "of the self-styled Vorra republic"
            let party = (c.first..c.end).any(|t| self.words.party(t).is_some());
            let name = !party && (c.first..c.end).any(|t| self.words.capital(t) && self.words.role(t).is_none());
            name && !self.words.classes(c.head).any(Classes::TIME)
        })
    }

    /// "The president", "the army" of a report from Lima: Peru's, unless the text has told of another one.
    fn of_home(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let called = fold(self.words.tokens[c.head].span.of(self.words.text));
        let others = |owners: &[Option<u16>], home| owners.iter().any(|&o| o != Some(home));
        let home = self.discourse.at_home()?;
        let told = others(self.discourse.owners(&called), home);
        let national = self.role_at(c.head, |r| r.national) && !self.peculiar(c.head);
        (national && !told && self.may_have(c.head, home) && !self.speaks_elsewhere(chunk, home)).then_some(home)
    }

    /// "Chad's minister spoke. ¶ Kenya kept silent. The minister …": the one whom an earlier paragraph called so may not be
    /// meant where this one has told of somebody else, who could have one, too: of Kenya, where it was spoken of as a subject.
    fn superseded(&self, chunk: usize) -> Option<Option<u16>> {
        let at = self.parse.chunks[chunk].head;
        let called = fold(self.words.tokens[at].span.of(self.words.text));
        let definite =
            self.words.classes(self.beginning_of(chunk)).any(Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0));
        if !definite || self.discourse.told_here(&called) {
            return None;
        }
        let owner = match (self.words.role(at)?.0, self.discourse.owners(&called)) {
            (RoleKind::Office, [Some(owner)]) => *owner,
            (RoleKind::Institution, _) => self.discourse.organ(&called)?,
            _ => return None,
        };
        let other = |p: u16| p != owner && self.may_have(at, p);
        let here = self.discourse.speaker_here();
        let told = here.map_or_else(|| self.discourse.names_here(other), other);
        (told && !self.discourse.named_here(owner)).then_some(here)
    }

    /// "The president": of whose the text has told, else of the party of the person spoken of last.
    fn in_office(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        // "the commander of the army": of somebody who has an army
        let organ = || self.behind_of(chunk).filter(|k| self.words.role(k.head).is_some());
        let has = |p: &u16| {
            self.may_have(c.head, *p) && !self.speaks_elsewhere(chunk, *p) && organ().all(|k| self.may_have(k.head, *p))
        };
        let person = self.discourse.person().filter(has);
        // "The minister spoke. ¶ Kenya kept silent. The spokesman …", and nobody said whose
        let here = self.discourse.speaker_here().filter(has).filter(|_| !self.discourse.met_here());
        let doubt = here.is_some() && person.is_some() && here != person;
        let near = person.or(self.discourse.speaker().filter(has)).filter(|_| !doubt);
        let owners = self.discourse.owners(&fold(self.words.tokens[c.head].span.of(self.words.text)));
        match owners {
            [] if self.peculiar(c.head) => near
                .filter(|&n| self.discourse.often(n) && self.discourse.only(|p| self.may_have(c.head, p)) == Some(n)),
            // a guest was spoken of, and the host has a president, too
            [] => near.filter(|_| !self.discourse.away() && !self.discourse.contested()),
            [owner] => near.and(*owner).filter(has),
            _ if owners.contains(&None) || self.discourse.contested() => None,
            several => near.filter(|&n| several.contains(&Some(n))),
        }
    }

    /// "The government": the one that was called so, else of the party that spoke last, else of the only one that can have it.
    fn with_organ(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let words = self.words;
        let has = |p: &u16| self.may_have(c.head, *p);
        let organ = self.discourse.organ(&fold(words.tokens[c.head].span.of(words.text)));
        let determined = words.classes(self.beginning_of(chunk)).any(Classes::DETERMINER);
        let organ = organ.filter(|_| determined).filter(has);
        let national = self.role_at(c.head, |r| r.national);
        let only = self.discourse.only(|p| self.may_have(c.head, p)).filter(|_| national);
        if organ.is_some() || self.peculiar(c.head) {
            return organ.or(only.filter(|&p| self.discourse.often(p)));
        }
        let near = self.discourse.speaker().filter(has).or(self.discourse.body().filter(has));
        // "South Sudanese conflict: the government …" is not that of the only country before
        let other = || (0..c.first).any(|t| words.party(t).is_some_and(|named| has(&named.0)));
        let asked = |p: u16| (c.end..words.tokens.len()).any(|t| words.party(t).is_some_and(|named| named.0 == p));
        near.filter(|_| !self.told_by_label(chunk, has)).or_else(|| only.filter(|&p| !other() && !asked(p)))
    }

    /// "South Sudanese conflict: the government …": the label names another one that may be meant.
    fn told_by_label(&self, chunk: usize, fits: impl Fn(&u16) -> bool) -> bool {
        let first = self.parse.chunks[chunk].first;
        let colon = (0..first.min(LABEL)).find(|&t| self.words.kind(t) == Kind::Colon);
        colon.is_some_and(|colon| (0..colon).any(|t| self.words.party(t).is_some_and(|named| fits(&named.0))))
    }

    /// Whether few have the office or organ at the token: "the federal government", "the king".
    pub(super) fn peculiar(&self, at: usize) -> bool {
        self.role_at(at, |r| r.peculiar)
    }

    pub(super) fn role_at(&self, at: usize, holds: impl Fn(&Role) -> bool) -> bool {
        let roles = &self.words.matcher.lexicon.roles;
        self.words
            .covering(at)
            .any(|m| matches!(m.what, What::Role { role } if m.end as usize == at + 1 && holds(&roles[role as usize])))
    }

    /// "The minister said in Baku": hardly another country's; whose, nobody says.
    fn speaks_elsewhere(&self, chunk: usize, party: u16) -> bool {
        let chunks = &self.parse.chunks;
        let says = |&v: &usize| chunks[v].subject == Some(chunk) && self.words.reports(chunks[v].head);
        (0..chunks.len()).filter(says).flat_map(|v| self.parse.children(v)).any(|k| {
            chunks[k].relation == Relation::Preposition
                && self.seat(k)
                && self.words.party(chunks[k].head).is_some_and(|p| p.0 != party)
        })
    }

    /// "The secretary of state": the party that the office is known for, unless another one's was spoken of before.
    pub(super) fn by_default(&self, at: usize) -> Option<u16> {
        let lexicon = &self.words.matcher.lexicon;
        let mut known: Parties = Parties::new();
        for m in self.words.covering(at) {
            let What::Role { role } = m.what else { continue };
            let Some(party) = self.words.matcher.role_parties[role as usize].filter(|_| m.end as usize == at + 1)
            else {
                continue;
            };
            // "the Treasury" of whichever of two the text is about
            let here = |t: usize| self.words.party(t).is_some_and(|named| named.0 == party);
            let told = || self.discourse.only(|p| p == party).is_some() || (0..self.words.tokens.len()).any(here);
            let text = lexicon.roles[role as usize].kind == RoleKind::Document;
            if !known.contains(&party) && !text && (!lexicon.roles[role as usize].peculiar || told()) {
                known.push(party);
            }
        }
        let party = match *known.as_slice() {
            [] => return None,
            [party] => party,
            _ => return self.discourse.speaker().or(self.discourse.body()).filter(|p| known.contains(p)),
        };
        let like = |p: u16| lexicon.parties[usize::from(p)].kind == lexicon.parties[usize::from(party)].kind;
        let bloc = lexicon.parties[usize::from(party)].kind == PartyKind::Bloc;
        let near = self.discourse.last(like).filter(|_| bloc && self.discourse.last(|p| p == party).is_none());
        Some(near.unwrap_or(party))
    }

    /// Whether a party can have the office or organ at the token: no bloc has an army, no armed group a government.
    fn may_have(&self, at: usize, party: u16) -> bool {
        let lexicon = &self.words.matcher.lexicon;
        let national = self.role_at(at, |r| r.national);
        let kind = lexicon.parties[usize::from(party)].kind;
        let organ = matches!(self.words.role(at), Some((RoleKind::Institution, _)));
        let lacks = kind.is_body() || organ && kind == PartyKind::ArmedGroup;
        !(national && lacks)
    }

    /// The party that reports, in the same sentence, what the description stands in.
    fn spoken_of(&self, chunk: usize) -> Option<u16> {
        let verb = self.parse.chunks.iter().find(|c| {
            c.subject.is_some_and(|s| s < chunk)
                && (self.words.reports(c.head)
                    || self.words.classes(c.head).any(Classes::CLASSIFYING)
                    || c.subject.is_some_and(|s| self.press_of(s).is_some()))
                && c.head < self.parse.chunks[chunk].first
                && c.subject.is_some_and(|s| (chunk..self.parse.chunks.len()).all(|k| !self.parse.hangs_below(k, s)))
        })?;
        match self.asked(verb.subject?).as_slice() {
            [only] => Some(*only),
            // "Iranian state media quoted the minister"
            [] => self.press_of(verb.subject?),
            _ => None,
        }
    }

    /// "Iranian state media", "Iran's news agency": the country of an outlet.
    fn press_of(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let outlet = matches!(self.words.role(c.head), Some((RoleKind::Outsider, _)));
        self.attributive(chunk).or_else(|| c.subject.and_then(|s| self.named_by(s))).filter(|_| outlet)
    }

    /// "Iranian state media quoted a commander": the country of the outlet that quotes somebody in office.
    fn quoted_by(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let verb = c.parent.filter(|_| c.relation == Relation::Object).map(|v| &self.parse.chunks[v])?;
        let office = matches!(self.words.role(c.head), Some((RoleKind::Office, _)));
        verb.subject.filter(|_| office && self.words.reports(verb.head)).and_then(|s| self.press_of(s))
    }

    /// The kind of party that a role noun stands for by itself.
    pub(super) fn stands_for(&self, at: usize) -> Option<PartyKind> {
        let of = |m: &Mention| match m.what {
            What::Role { role } if m.end as usize == at + 1 => self.words.matcher.lexicon.roles[role as usize].of,
            _ => None,
        };
        // what a later file says of a noun goes over what an earlier one says
        self.words.covering(at).filter_map(of).last()
    }
}

/// Whether "the group" or "the rebels" may be a party of the kind: rebels are no organisation.
fn is_such(kind: PartyKind, of: PartyKind) -> bool {
    match (kind, of) {
        (PartyKind::ArmedGroup | PartyKind::Movement, PartyKind::Movement) => true,
        (_, PartyKind::Movement) => false,
        _ => group_of(kind) == group_of(of),
    }
}

/// "The group" may be an armed one, a movement or an organisation.
pub(super) const fn group_of(kind: PartyKind) -> PartyKind {
    match kind {
        PartyKind::ArmedGroup | PartyKind::Movement | PartyKind::Organisation => PartyKind::ArmedGroup,
        kind => kind,
    }
}
