//! Offices and organs with the party they belong to: "the Russian foreign minister", "Ukraine's envoy", "officials in Bern".

use super::description::group_of;
use super::{Parties, Who};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, RoleKind};
use crate::matching::{Kind, PartyForm};

impl Who<'_> {
    /// "the Russian foreign minister", "Ukraine's envoy", "the president of France", "US envoy Jane Roe".
    pub(in crate::statement) fn office(&self, chunk: usize) -> Option<u16> {
        self.office_or_side(chunk).filter(|o| o.1 != RoleKind::Sides).map(|o| o.0)
    }

    /// The same; the first of several parties where the noun is for "delegations", "governments".
    fn office_or_side(&self, chunk: usize) -> Option<(u16, RoleKind)> {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let role = (c.first..c.end).rev().find(|&t| words.role(t).is_some())?;
        let (kind, mention) = words.role(role)?;
        if !matches!(kind, RoleKind::Office | RoleKind::Institution | RoleKind::Group | RoleKind::Sides) {
            return None;
        }
        // behind the role only a name may follow, "president Abelardo de la Roe" among them
        let particle = |t: usize| t > mention.end as usize && t + 1 < c.end && words.classes(t) == Classes::default();
        let foreign = |t: usize| words.kind(t) == Kind::Word && !words.capital(t) && words.party(t).is_none();
        if (mention.end as usize..c.end).any(|t| foreign(t) && !particle(t)) {
            return None;
        }
        // "a White House official": the name may be part of the words for the office
        let named = |t: usize| words.party(t).filter(|p| !self.joined(p.2)).map(|p| p.0);
        let party = |from: usize, to: usize| (from..to).rev().find_map(|t| words.party(t).map(|_| t)).and_then(named);
        let body = |&p: &u16| words.is_body(p);
        // "Russia's UN ambassador" is Russia's
        let sent = |_: &u16| c.subject.and_then(|s| self.named_by(s)).is_some_and(|p| !body(&p));
        let before = party(c.first, mention.first as usize).filter(|p| !(body(p) && sent(p)));
        let within = party(mention.first as usize, (mention.end as usize).saturating_sub(1));
        // "Russia's security council secretary" is not the council's, which is part of the words for the office
        let inside = before.or_else(|| within.filter(|_| c.subject.and_then(|s| self.named_by(s)).is_none()));
        // "the Moscow bureau of Doctors Abroad" is theirs
        if inside.is_some() && kind == RoleKind::Institution && self.of_another(chunk) {
            return None;
        }
        let possessor = c.subject.or_else(|| self.whose(chunk)).and_then(|s| self.possessing(s));
        // "Colombia's largest guerrilla group", "the Lebanese group" are not Colombia and Lebanon; "the UN agency" is the UN's
        if let Some(of) = self.stands_for(mention.end as usize - 1) {
            let of_party = |p: u16| words.matcher.lexicon.parties[usize::from(p)].kind;
            let state = inside.is_some_and(|p| of_party(p) == PartyKind::State);
            if mention.end > mention.first + 1 || state && group_of(of) == PartyKind::ArmedGroup {
                return inside.filter(|&p| group_of(of_party(p)) == group_of(of)).map(|p| (p, kind));
            }
        }
        // "its forces in Yemen" are not Yemen's
        if self.words.classes(c.first).any(Classes::POSSESSIVE) && inside.is_none() && self.abroad(chunk) {
            return None;
        }
        let party = inside
            .or(possessor)
            .or_else(|| self.behind(chunk, kind))
            .or_else(|| self.fronted(chunk, kind))
            .or_else(|| self.seated(chunk, kind))
            .or_else(|| self.under_label(chunk, kind))?;
        Some((party, kind))
    }

    /// The same for offices of several: "Russian and Ukrainian negotiators", "the leaders of France and Germany".
    pub(in crate::statement) fn offices(&self, chunk: usize) -> Parties {
        let Some((first, kind)) = self.office_or_side(chunk) else { return Parties::new() };
        let mut parties = Parties::from_slice(&[first]);
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let mut add = |party: u16| {
            if !parties.contains(&party) {
                parties.push(party);
            }
        };
        // adjectives that "and" joins, from the last one leftward
        let named = |at: usize| words.party(at).filter(|p| !self.joined(p.2));
        let mut at = (c.first..c.end).rev().find(|&t| named(t).is_some_and(|p| p.0 == first));
        while let Some(here) = at {
            let start = words.party(here).map_or(here, |p| p.2.first as usize);
            at = start.checked_sub(2).filter(|&t| {
                t >= c.first
                    && (words.classes(start - 1).any(Classes::COORDINATOR) || words.joins_adjectives(start - 1))
                    && named(t).is_some()
            });
            if let Some((party, ..)) = at.and_then(named) {
                add(party);
            }
        }
        let from = |&k: &usize| {
            self.parse.chunks[k].relation == Relation::Preposition && (self.of_or_for(k) || self.comes_from(k))
        };
        let is_first = |k: &usize| self.named_by(*k) == Some(first);
        for k in self.parse.children(chunk).filter(from) {
            // "the ministers of foreign affairs of Chad and Niger"
            let below = self.parse.children(k).filter(from).find(is_first);
            let named = below.or_else(|| Some(k).filter(is_first));
            if let Some(named) = named {
                self.joined_owners(named).into_iter().for_each(&mut add);
            }
        }
        // "the Peruvian factions" are not Peru
        let shared = || {
            self.parse.conjuncts(self.parse.lead(chunk)).iter().any(|&k| k < chunk && self.bare_adjective(k).is_some())
        };
        // "the delegations of Chad and the M23"
        let of_both = || self.parse.conjuncts(chunk).iter().any(|&k| k > chunk && self.named_by(k).is_some());
        if kind == RoleKind::Sides && parties.len() < 2 && !shared() && !of_both() {
            parties.clear();
        }
        parties
    }

    /// "of Chad and Niger", "of Chad and of Niger".
    fn joined_owners(&self, name: usize) -> Parties {
        let again = |&k: &usize| {
            let c = &self.parse.chunks[k];
            let joined = c.link.is_some_and(|l| {
                l > 0 && self.words.classes(l).any(Classes::OF) && {
                    self.words.classes(l - 1).any(Classes::COORDINATOR) || self.words.kind(l - 1) == Kind::Comma
                }
            });
            c.relation == Relation::Preposition && joined
        };
        let mut owners = Parties::new();
        let mut at = Some(name);
        while let Some(k) = at {
            owners.extend(self.parse.conjuncts(k).iter().filter_map(|&k| self.named_by(k)));
            at = self.parse.conjuncts(k).iter().flat_map(|&k| self.parse.children(k)).find(again);
        }
        owners
    }

    /// "The British, French and German ministers": adjectives in front of an office that is joined to them.
    pub(super) fn shared_office(&self, member: usize, members: &[usize]) -> Option<u16> {
        let office = |&k: &usize| k > member && self.office_or_side(k).is_some();
        self.bare_adjective(member).filter(|_| members.iter().any(office))
    }

    /// The party of an adjective that stands without a noun.
    fn bare_adjective(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let (party, form, mention) = self.words.party(c.head)?;
        (form == PartyForm::Adjective && mention.end as usize == c.end).then_some(party)
    }

    /// Whose office it is: a name, or a noun that stands for whom was named ("the country's president").
    fn possessing(&self, possessor: usize) -> Option<u16> {
        self.named_by(possessor).or_else(|| match self.description(possessor).0.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// "Japan, whose foreign minister …": the noun group that the relative pronoun takes up.
    pub(in crate::statement) fn whose(&self, chunk: usize) -> Option<usize> {
        let c = &self.parse.chunks[chunk];
        let pronoun = c.first.checked_sub(1)?;
        let classes = self.words.classes(pronoun);
        if !(classes.any(Classes::RELATIVE) && classes.any(Classes::POSSESSIVE)) {
            return None;
        }
        let before = (0..self.parse.of_token[pronoun]).rev().find(|&k| self.parse.chunks[k].group != Group::Comma)?;
        (self.parse.chunks[before].group == Group::Noun).then_some(before)
    }

    /// "the president of France", "the foreign ministry in Bern", "the envoy, France's …".
    fn behind(&self, chunk: usize, kind: RoleKind) -> Option<u16> {
        self.parse.children(chunk).find_map(|k| match self.parse.chunks[k].relation {
            // "a spokesman for the company", "the head of the UN's relief arm"
            Relation::Preposition => {
                let c = &self.parse.chunks[k];
                // "the head of Peru's main trade union"
                if super::blocked(self.words, c.first, c.end) {
                    return None;
                }
                self.possessing(k).or_else(|| self.owner_of(k)).or_else(|| self.field_of(k)).filter(|_| match kind {
                    // "a committee in The Hague" is not the Netherlands', "the junta in Niamey" is Niger's
                    RoleKind::Institution if self.local(chunk) => {
                        let place = c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
                        self.of_or_for(k) || place
                    }
                    RoleKind::Institution if self.peculiar(self.parse.chunks[chunk].head) => {
                        let first = self.words.classes(self.parse.chunks[chunk].first);
                        self.of_or_for(k)
                            || self.seat(k) && first.any(Classes::DETERMINER) && !first.any(Classes::INDEFINITE)
                    }
                    RoleKind::Institution => true,
                    RoleKind::Group | RoleKind::Sides => {
                        self.of_or_for(k) || self.seat(k) || self.comes_from(k) || self.desk(k)
                    }
                    _ if self.sits_in(k) && !self.comes_from(k) => false,
                    _ => self.of_or_for(k) || self.comes_from(k) || self.seat(k) && self.posted(chunk) || self.desk(k),
                })
            }
            // "a court in Shiraz, Iran", which the comma leaves to the court
            Relation::Apposition if self.local(chunk) => self.office(k).or_else(|| self.named_by(k)),
            Relation::Apposition => self.office(k),
            _ => None,
        })
    }

    /// Whether the office or organ sits in the country whose it is: "a court in Lima".
    fn local(&self, chunk: usize) -> bool {
        self.role_at(self.parse.chunks[chunk].head, |r| r.local)
    }

    /// "an official in the president's office", "a source at the foreign ministry".
    fn desk(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        matches!(self.words.role(c.head), Some((RoleKind::Institution, _)))
            && c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE))
    }

    /// "the Commissioner for Political Affairs of the African Union", "the Minister of Foreign Affairs and Trade of Chad": whose
    /// an office is behind what it is for.
    fn field_of(&self, chunk: usize) -> Option<u16> {
        let link =
            |k: usize, class: Classes| self.parse.chunks[k].link.is_some_and(|l| self.words.classes(l).any(class));
        let c = &self.parse.chunks[chunk];
        let bare = c.first == c.head || !self.words.classes(c.first).any(Classes::DETERMINER);
        // "minister of foreign affairs" may be one word for the office
        let apart = self.words.role(c.head).is_none_or(|(_, m)| (m.first as usize) < c.first);
        // over a text all words may be written large
        let large = |t: usize| self.words.title_case || self.words.capital(t);
        let field = bare && link(chunk, Classes::OF) && large(c.head) && apart;
        let party = self.words.party(c.head).is_none() && (link(chunk, Classes::FOR) || field);
        let named = |&k: &usize| {
            let c = &self.parse.chunks[k];
            large(c.first) && self.words.party(c.head).is_none() && self.words.role(c.head).is_none()
        };
        let fields = self.parse.conjuncts(chunk);
        let further = fields.iter().copied().filter(|k| *k > chunk).take_while(named);
        let owners = std::iter::once(chunk).chain(further).flat_map(|k| self.parse.children(k));
        owners.filter(|&k| party && link(k, Classes::OF)).find_map(|k| self.named_by(k))
    }

    /// "A Foreign Ministry spokesman in Addis Ababa said": an office of which nothing else is told, that speaks where it is.
    fn posted(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let Some((_, mention)) = self.words.role(c.head) else { return false };
        let article = self.words.classes(c.first).any(Classes::ARTICLE);
        let says =
            |v: &Chunk| v.subject == Some(chunk) && (self.words.reports(v.head) || self.words.takes_side(v.head));
        let plain = |t: usize| self.words.party(t).is_none() && self.words.classes(t).any(Classes::ADJECTIVE);
        article
            && c.subject.is_none()
            && mention.end as usize == c.end
            && (c.first + 1..mention.first as usize).all(plain)
            && self.parse.chunks.iter().any(says)
    }

    /// "its forces in Yemen": a place stands behind.
    fn abroad(&self, chunk: usize) -> bool {
        self.parse.children(chunk).any(|k| {
            let c = &self.parse.chunks[k];
            c.relation == Relation::Preposition && !self.of_or_for(k) && self.named_by(k).is_some()
        })
    }

    /// "The French minister met the president in Damascus": a bare office, whose nobody says, where somebody else is host.
    pub(in crate::statement) fn received(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let Some(verb) = c.parent.filter(|_| matches!(c.relation, Relation::Object | Relation::Preposition)) else {
            return false;
        };
        let Some(subject) = self.parse.chunks[verb].subject.filter(|&s| self.is_person(s)) else { return false };
        let first = self.words.classes(c.first);
        let bare = first.any(Classes::DETERMINER) && !first.any(Classes::INDEFINITE);
        let guests = self.asked(subject);
        bare && self
            .parse
            .children(chunk)
            .chain(self.parse.children(verb))
            .any(|k| self.hosted(k).is_some_and(|host| guests.iter().all(|&g| g != host)))
    }

    /// Whether the clause has a place of another party than `party`.
    pub(in crate::statement) fn abroad_from(&self, verb: usize, party: u16) -> bool {
        self.parse.children(verb).any(|k| self.hosted(k).is_some_and(|host| host != party))
    }

    /// The party of a place behind a preposition of place.
    fn hosted(&self, chunk: usize) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let place =
            c.relation == Relation::Preposition && c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
        match self.words.party(c.head).filter(|_| place)? {
            (party, PartyForm::Name | PartyForm::Metonym, _) => Some(party),
            _ => None,
        }
    }

    /// "the Moscow bureau of Doctors Abroad": of somebody whom the lexicon does not know.
    fn of_another(&self, chunk: usize) -> bool {
        self.parse.children(chunk).any(|k| {
            let c = &self.parse.chunks[k];
            c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF))
                && self.is_name(c.head)
                && self.named_by(k).is_none()
        })
    }

    /// Whose the named thing is.
    fn owner_of(&self, chunk: usize) -> Option<u16> {
        self.parse.chunks[chunk].subject.and_then(|owner| self.named_by(owner))
    }

    fn of_or_for(&self, chunk: usize) -> bool {
        self.parse.chunks[chunk].link.is_some_and(|l| {
            let link = self.words.classes(l);
            link.any(Classes(Classes::OF.0 | Classes::FOR.0)) || !link.any(Classes::PLACE) && !self.sent_to(chunk)
        })
    }

    /// "the envoy to Kenya" is somebody else's; but "the adviser to its president".
    fn sent_to(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        c.link.is_some_and(|l| self.words.classes(l).any(Classes::TO)) && self.words.party(c.head).is_some()
    }

    /// "the delegate in the Security Council": a body of several, in which whoever sits is of one of them.
    fn sits_in(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let place = c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
        place && self.words.party(c.head).is_some_and(|p| self.words.is_body(p.0))
    }

    /// "Negotiators from Kenya": behind a preposition that the lexicon's cues know as that of a source.
    pub(in crate::statement) fn comes_from(&self, chunk: usize) -> bool {
        self.parse.chunks[chunk].link.is_some_and(|l| {
            // "acceptable to Kenya" tells who accepts, "the envoy to Kenya" not whose he is
            let place = self.words.classes(l).any(Classes::PLACE) && !self.sent_to(chunk);
            place && self.words.matcher.sources.contains(&self.words.tokens[l].word)
        })
    }

    /// A capital or a seat of government behind a preposition of place.
    pub(super) fn seat(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        self.words.seat(c.head).is_some() && c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE))
    }

    /// "In Mexico, the president said", "In Chile, the president's office": a country at the head of the sentence is that of
    /// the bare office or organ behind it.
    fn country(&self, place: usize, office: usize, kind: RoleKind) -> bool {
        let c = &self.parse.chunks[place];
        let o = &self.parse.chunks[office];
        let named = matches!(self.words.party(c.head), Some((_, PartyForm::Name, m)) if m.end as usize == c.end);
        let small = Classes(Classes::DETERMINER.0 | Classes::ARTICLE.0);
        // "the president's office"
        let owner = o.subject.filter(|&s| self.parse.chunks[s].relation == Relation::Possessor);
        let bare = |s: usize| self.named_by(s).is_none() && self.words.role(self.parse.chunks[s].head).is_some();
        let first = owner.map_or(o.first, |s| self.parse.chunks[s].first);
        let organ = kind == RoleKind::Institution && self.role_at(o.head, |r| r.national) && !self.peculiar(o.head);
        named
            && (kind == RoleKind::Office || organ)
            && first > c.end
            && self.words.kind(c.end) == Kind::Comma
            && c.link.is_some_and(|l| l == 0 && self.words.classes(l).any(Classes::PLACE))
            && self.words.classes(first).any(small)
            && owner.map_or(o.subject.is_none(), bare)
    }

    /// "In Buenos Aires, the junta": a place that the lexicon does not know, at the head of the sentence.
    pub(super) fn elsewhere(&self, office: usize) -> bool {
        let Some(place) = self.parse.chunks.iter().find(|c| c.group == Group::Noun) else { return false };
        place.link == Some(0)
            && self.parse.chunks[office].first >= place.end
            && self.words.classes(0).any(Classes::PLACE)
            && place.first == 1
            && (place.first..place.end).all(|t| self.is_name(t))
    }

    /// "Syrian state TV: …, says the information minister": a colon at the head of the sentence parts whose office it is.
    fn under_label(&self, chunk: usize, kind: RoleKind) -> Option<u16> {
        let o = &self.parse.chunks[chunk];
        let colon = self.words.tokens.iter().take(8).position(|t| t.kind == Kind::Colon)?;
        let bare = kind == RoleKind::Office && o.first > colon && self.words.classes(o.first).any(Classes::ARTICLE);
        let mut named = (0..colon).filter_map(|t| self.words.party(t)).map(|p| p.0);
        let first = named.next().filter(|_| bare && o.subject.is_none())?;
        named.all(|p| p == first).then_some(first)
    }

    /// "Washington, where the Senate voted …": an organ in a clause that tells of a seat of government.
    fn seated(&self, chunk: usize, kind: RoleKind) -> Option<u16> {
        let c = &self.parse.chunks[chunk];
        let organ = kind == RoleKind::Institution && self.words.classes(c.first).any(Classes::ARTICLE);
        let place = c.first.checked_sub(1).filter(|&t| organ && self.words.classes(t).any(Classes::WHETHER))?;
        let comma = place.checked_sub(1).filter(|&t| self.words.kind(t) == Kind::Comma)?;
        match self.words.party(comma.checked_sub(1)?)? {
            (party, PartyForm::Metonym, mention) if mention.end as usize == comma => Some(party),
            _ => None,
        }
    }

    /// Whether a verb stands in a relative clause between the commas behind what opens the sentence and `chunk`.
    fn parted_by_commas(&self, verb: usize, chunk: usize) -> bool {
        let comma = |t: usize| self.words.kind(t) == Kind::Comma;
        let from = self.words.tokens.iter().position(|t| t.kind == Kind::Comma);
        let relative = |t: usize| self.words.classes(t + 1).any(Classes(Classes::RELATIVE.0 | Classes::WHETHER.0));
        let first = self.parse.chunks[chunk].first;
        first > 0 && comma(first - 1) && from.is_some_and(|t| relative(t) && t < self.parse.chunks[verb].first)
    }

    /// "In London, the foreign secretary said …": the seat in front of the clause tells whose office it is.
    fn fronted(&self, chunk: usize, kind: RoleKind) -> Option<u16> {
        let mut seat = None;
        for at in (0..chunk).rev() {
            let c = &self.parse.chunks[at];
            match c.group {
                // "In Delhi, which reopened its embassy, the ministry …"
                Group::Verb if c.form == Form::Finite && !self.parted_by_commas(at, chunk) => return None,
                Group::Break => break,
                Group::Noun
                    if (c.relation == Relation::Preposition || c.parent.is_none()) && self.seat(at)
                        || at < 2 && self.country(at, chunk, kind) =>
                {
                    // "talks in London": only a place that hangs on no noun
                    let free = c.parent.is_none_or(|p| self.parse.chunks[p].group == Group::Verb);
                    seat = free.then(|| self.words.party(c.head)).flatten().map(|p| p.0);
                }
                _ => {}
            }
        }
        seat
    }
}
