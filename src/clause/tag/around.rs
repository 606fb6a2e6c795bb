//! What the costs ask of the words around a token.

use super::Tag;
use super::lattice::Lattice;
use crate::clause::words::Words;
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PartyKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, PartyForm, What};
use crate::stance::Act;

impl Lattice<'_, '_> {
    /// Whether the noun before the token stands with an article behind the preposition that opens the sentence, and another
    /// preposition follows: "At a summit held in …".
    pub(super) fn fronted(&self, noun: usize, at: usize) -> bool {
        let small = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ARTICLE.0);
        let opener = self.words.classes(0);
        let time = |t: usize| self.words.classes(t).any(Classes::TIME);
        // "For its part Azerbaijan called off …": the name is no part of the phrase
        let named = self.words.party(noun).is_some_and(|(_, form, m)| {
            let before = (m.first as usize).checked_sub(1).map_or(Classes::default(), |t| self.words.classes(t));
            form != PartyForm::Adjective && m.first > 0 && !before.any(Classes::PREPOSITION.with(Classes::ARTICLE))
        });
        !named
            && (2..7).contains(&noun)
            && opener.any(Classes::PREPOSITION)
            && !opener.any(Classes::SUBORDINATOR)
            && self.words.classes(1).any(small)
            && self.words.classes(at + 1).any(Classes::PREPOSITION)
            && (2..=noun).all(|t| self.words.kind(t).is_wordlike() && !self.words.classes(t).any(small) && !time(t))
    }

    /// The noun stands with its article behind "of" or another preposition.
    pub(super) fn governed(&self, noun: usize) -> bool {
        let small = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ARTICLE.0);
        let adjective = |t: usize| {
            matches!(self.words.party(t), Some((_, PartyForm::Adjective, _)))
                || self.words.classes(t).any(Classes::ADJECTIVE)
        };
        let open = |t: usize| self.words.classes(t).any(small) || adjective(t);
        let before = (noun.saturating_sub(3)..noun).rev().find(|&t| !open(t));
        before.is_some_and(|t| t > 1 && self.words.classes(t).any(Classes(Classes::OF.0 | Classes::FOR.0)))
    }

    /// "release 20 captured soldiers": a number between what may be a verb and a plural.
    pub(super) fn counted(&self, number: usize, at: usize) -> bool {
        let verb = Classes::VERB_BASE.with(Classes::VERB_S).with(Classes::VERB_PAST);
        self.words.kind(number) == Kind::Number
            && number > 1
            && self.words.classes(number - 1).any(verb)
            && self.words.classes(at + 1).any(Classes::NOUN_PLURAL)
    }

    /// "from the Geneva …": a capital with an article, behind a preposition.
    pub(super) fn governed_name(&self, name: usize) -> bool {
        let Some((_, PartyForm::Metonym, mention)) = self.words.party(name) else { return false };
        let first = mention.first as usize;
        let class = |back: usize| first.checked_sub(back).map_or(Classes::default(), |t| self.words.classes(t));
        class(1).any(Classes::ARTICLE) && class(2).any(Classes::PREPOSITION)
    }

    /// "the release of 23 Armenians held in Baku": a word for people behind a preposition, who are told of and do nothing.
    pub(super) fn people(&self, at: usize) -> bool {
        let behind = (at.saturating_sub(4)..at).any(|t| self.words.classes(t).any(Classes::PREPOSITION));
        behind && matches!(self.words.party(at), Some((_, PartyForm::People, _)))
    }

    /// "the secretary-general returned from Kyiv": an office acts; "the minister accused of fraud" suffers, and so does
    /// who stands behind "according to": "an official briefed on the talks".
    pub(super) fn officer(&self, before: usize, at: usize) -> bool {
        matches!(self.words.role(before), Some((RoleKind::Office, _)))
            && !self.words.classes(at + 1).any(Classes::OF)
            && !self.closes_source(at)
    }

    /// "Arab ministers meeting in Cairo …" do so, "an Arab ministers meeting in Cairo" is held: a verb in -ing of several in
    /// office, and behind it where.
    pub(super) fn gathers(&self, before: usize, at: usize) -> bool {
        let class = |t: usize| self.words.classes(t);
        let office = matches!(self.words.role(before), Some((RoleKind::Office | RoleKind::Group | RoleKind::Heads, _)));
        let of_one = || (0..before).rev().take(5).take_while(|&t| self.words.kind(t) == Kind::Word);
        office
            && class(at).any(Classes::VERB_ING)
            && class(at + 1).any(Classes::PLACE)
            && class(before).any(Classes::NOUN_PLURAL)
            && !of_one().any(|t| class(t).any(Classes::INDEFINITE))
    }

    /// A name that begins the sentence, and behind it a verb by which somebody says or asks something, unless an agent or what
    /// the name is said to have done stands behind it: "Chad, accused of …", "Chad, urged by …".
    pub(super) fn speaks(&self, before: usize, at: usize) -> bool {
        // "Peru also pressed for the release of"
        let adverb = |t: usize| self.words.classes(t).any(Classes::ADVERB) && self.words.party(t).is_none();
        let name = if before > 0 && adverb(before) { before - 1 } else { before };
        let first = self.words.party(name).map(|p| p.2.first as usize);
        let opens = first.is_some_and(|f| f == 0 || f == 1 && self.words.classes(0).any(Classes::ARTICLE));
        let next = self.words.classes(at + 1);
        opens
            && self.words.takes_side(at)
            && self.words.classes(at).any(Classes::VERB_PAST)
            && !next.any(Classes(Classes::BY.0 | Classes::OF.0 | Classes::TO.0))
    }

    /// "Chile, which borders the sea, banned …", "Chad, however, set a deadline": a past form behind the insertion that follows the
    /// subject of the sentence, and nothing else that could be its verb.
    pub(super) fn sole_verb(&self, comma: usize, at: usize) -> bool {
        let (c, behind) = (self.words.classes(at), self.words.classes(at + 1));
        let ambiguous = c.any(Classes::VERB_PAST) && c.any(Classes::VERB_PARTICIPLE);
        if !ambiguous || behind.any(Classes(Classes::BY.0 | Classes::OF.0)) {
            return false;
        }
        let comma_at = |t: usize| self.words.kind(t) == Kind::Comma;
        let Some(first) = (1..comma).find(|&t| comma_at(t)) else { return false };
        let opener = Classes(Classes::PREPOSITION.0 | Classes::SUBORDINATOR.0 | Classes::VERB_ING.0 | Classes::TO.0);
        let verb = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::AUXILIARY.0);
        let finite = |t: usize| self.words.classes(t).any(verb) && !self.words.classes(t).any(Classes::ANY_NOUN);
        let known = |t: usize| self.words.party(t).is_some() || self.words.role(t).is_some();
        // "Jane Roe, the foreign minister of Iceland, banned …"
        let called = self.words.capital(first - 1) && (first + 1..comma).any(|t| self.words.role(t).is_some());
        let subject = known(first - 1) || called;
        let plain = (0..first).all(|t| self.words.kind(t).is_wordlike() && !finite(t));
        let later = (at + 1..self.words.tokens.len()).any(|t| comma_at(t) && finite(t + 1));
        subject && plain && !self.words.classes(0).any(opener) && !later
    }

    /// A name that the sentence, or what follows its first comma, begins with, and a word behind it that is a verb with what it
    /// governs: a past form before a noun group, "stands by", "plans to".
    pub(super) fn acts(&self, name: usize, at: usize) -> bool {
        let Some((_, form, mention)) = self.words.party(name) else { return false };
        let first = mention.first as usize;
        let article = usize::from(first > 0 && self.words.classes(first - 1).any(Classes::ARTICLE));
        let opener = (first - article).checked_sub(1);
        let opens = opener.is_none_or(|t| {
            self.words.kind(t) == Kind::Comma || self.words.classes(t).any(Classes::COORDINATOR.with(Classes::BUT))
        });
        if form == PartyForm::Adjective || !opens || self.words.title_case {
            return false;
        }
        let (c, behind) = (self.words.classes(at), self.words.classes(at + 1));
        let group = Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0);
        let object = behind.any(group) || self.words.party(at + 1).is_some_and(|p| p.1 != PartyForm::Adjective);
        let past = c.any(Classes::VERB_PAST) && (object || self.phrasal(at));
        // "Lebanon and Israel send civilian envoys": two that do it together
        let begins = Classes(Classes::DETERMINER.0 | Classes::NUMBER.0 | Classes::POSSESSIVE.0 | Classes::ADJECTIVE.0);
        let base = c.any(Classes::VERB_BASE) && self.words.senses[at].verb && self.paired(name) && behind.any(begins);
        // "The Houthis vow to …", "The Taliban demand that …", "The Syrian Democratic Forces call for …"
        let governed = behind.any(Classes::TO.with(Classes::THAT).with(begins)) || self.governs(at);
        let base = base
            || c.any(Classes::VERB_BASE) && self.words.senses[at].verb && article > 0 && self.many(name) && governed;
        past || base
            || c.any(Classes::VERB_S) && self.words.senses[at].verb && (behind.any(Classes::TO) || self.governs(at))
    }

    /// "put forward jointly by": an agent stands behind, adverbs and particles passed over.
    pub(super) fn agent_behind(&self, at: usize) -> bool {
        let small = Classes::ADVERB.with(Classes::PARTICLE);
        let passed = |t: &usize| {
            let c = self.words.classes(*t);
            (c.any(small) || self.words.adverb(*t)) && !c.any(Classes::BY)
        };
        let behind = (at + 1..at + 4).find(|t| !passed(t));
        behind.is_some_and(|t| self.words.classes(t).any(Classes::BY))
    }

    /// A number, a noun or what begins a noun group stands behind the token.
    pub(super) fn governs_noun(&self, at: usize) -> bool {
        let begins = Classes::ANY_NOUN.with(Classes::ARTICLE).with(Classes::POSSESSIVE).with(Classes::NUMBER);
        self.words.kind(at + 1) == Kind::Number
            || self.words.classes(at + 1).any(begins.with(Classes::ADJECTIVE).with(Classes::DETERMINER))
            || self.words.party(at + 1).is_some()
    }

    /// "in exchange for Chad …": a name behind the words for a price.
    pub(super) fn price_of(&self, name: usize) -> bool {
        let first = self.words.party(name).map_or(name, |p| p.2.first as usize);
        let price =
            |m: &Mention| m.end as usize == first && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition);
        self.words.long().iter().any(price)
    }

    /// "Peru's army", "the army": an organ, with an article or an owner.
    pub(super) fn organ(&self, at: usize) -> bool {
        let role = self.words.role(at).filter(|r| r.0 == RoleKind::Institution && r.1.end as usize == at + 1);
        role.is_some_and(|(_, m)| {
            let before = (m.first as usize).checked_sub(1);
            before.is_some_and(|t| {
                self.words.classes(t).any(Classes::ARTICLE)
                    || self.words.party(t).is_some()
                    || self.words.kind(t) == Kind::Possessive
            })
        })
    }

    /// A party whose name is a plural, or that is a group of armed men.
    fn many(&self, name: usize) -> bool {
        let Some((party, form, _)) = self.words.party(name) else { return false };
        let kind = self.words.matcher.lexicon.parties[usize::from(party)].kind;
        let text = self.words.tokens[name].span.of(self.words.text);
        let plural = text.ends_with('s') || matches!(kind, PartyKind::ArmedGroup | PartyKind::Movement);
        plural && !matches!(form, PartyForm::Adjective | PartyForm::FullName { .. } | PartyForm::ShortName { .. })
    }

    /// "the complete, verified dismantling of …": a determiner and an adjective before the comma, and a noun behind the participle.
    pub(super) fn lists_adjectives(&self, comma: usize, at: usize) -> bool {
        let Some(first) = comma.checked_sub(2) else { return false };
        let determiner = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0);
        let noun = self.words.classes(at + 1);
        self.words.classes(first).any(determiner)
            && self.words.classes(first + 1).any(Classes::ADJECTIVE)
            && (noun.any(Classes::ANY_NOUN) || self.words.senses[at + 1].noun || self.words.senses[at + 1].names)
            && !noun.any(determiner)
    }

    /// Behind the next comma stands "to" with a bare verb.
    pub(super) fn before_infinitive(&self, at: usize) -> bool {
        let comma = (at + 1..at + 12).find(|&t| !self.words.kind(t).is_wordlike());
        let bare = Classes::VERB_BASE.with(Classes::BE).with(Classes::HAVE);
        let to = |t: usize| self.words.classes(t).any(Classes::TO) && self.words.classes(t + 1).any(bare);
        comma.is_some_and(|comma| self.words.kind(comma) == Kind::Comma && to(comma + 1))
    }

    /// A relative pronoun opens the clause that the noun stands in, and no verb has followed it.
    pub(super) fn clause_waits(&self, noun: usize) -> bool {
        let near = (noun.saturating_sub(8)..noun).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        let verb = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::AUXILIARY.0);
        let opener = Classes(Classes::RELATIVE.0 | Classes::WHETHER.0);
        near.into_iter()
            .find(|&t| self.words.classes(t).any(Classes(verb.0 | opener.0)))
            .is_some_and(|t| self.words.classes(t).any(opener))
    }

    /// A verb that the lexicon knows with the preposition behind it ("stands by"), or of several words.
    fn governs(&self, at: usize) -> bool {
        let next = self.words.tokens.get(at + 1).map_or(0, |t| t.word);
        let with = |m: &Mention| match m.what {
            What::Cue { part: CuePart::Verb, preposition, .. } => preposition != 0 && preposition == next,
            _ => false,
        };
        self.phrasal(at) || self.words.beginning(at).iter().any(with)
    }

    /// A verb of several words that the lexicon knows begins here: "giving up", "calls for".
    pub(super) fn phrasal(&self, at: usize) -> bool {
        let frame = |m: &Mention| m.end as usize > at + 1 && matches!(m.what, What::FrameVerb { .. });
        self.words.beginning(at).iter().any(|m| known_verb(m, at) || frame(m))
    }

    /// A verb in the present that can be nothing else stands before, or behind "and" in the same sentence.
    pub(super) fn told_in_present(&self, at: usize) -> bool {
        let class = |t: usize| self.words.classes(t);
        let verb =
            |t: usize| class(t).any(Classes::VERB_S) && !class(t).any(Classes::ANY_NOUN) && !self.words.capital(t);
        let joined = |t: usize| verb(t) && class(t - 1).any(Classes::COORDINATOR);
        (0..at).any(verb) || (at + 1..self.words.senses.len()).any(joined)
    }

    /// "Calls upon both states to …", "Demands that …": a verb by which somebody takes a side, of a subject named before.
    pub(super) fn operative(&self, at: usize) -> bool {
        let next = self.words.classes(at + 1);
        let source = next.any(Classes(Classes::OF.0 | Classes::BY.0));
        self.words.classes(at).any(Classes::VERB_S)
            && self.words.takes_side(at)
            && next.any(Classes(Classes::THAT.0 | Classes::PREPOSITION.0 | Classes::ADVERB.0))
            && !source
    }

    /// "call for an immediate truce;": a verb by which several take a side, as a point of a list that goes on.
    pub(super) fn point(&self, at: usize) -> bool {
        let small = Classes(Classes::DETERMINER.0 | Classes::PREPOSITION.0 | Classes::THAT.0);
        let goes_on = self.words.tokens.last().is_some_and(|t| matches!(t.kind, Kind::Semicolon | Kind::Comma));
        let lower = !self.words.capital(at) && self.words.classes(at).any(Classes::VERB_BASE);
        goes_on && lower && self.words.takes_side(at) && self.words.classes(at + 1).any(small)
    }

    /// "To" and a bare verb stand a few words before.
    pub(super) fn infinitive_before(&self, at: usize) -> bool {
        let near = (at.saturating_sub(8)..at).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        near.into_iter().any(|t| self.opens_infinitive(t))
    }

    /// "*Cairo* talks on the next stage": a seat in front of a noun for a matter, and behind that a preposition, but none of
    /// whom one talks to.
    pub(super) fn held_in(&self, seat: usize) -> bool {
        let behind = self.words.classes(seat + 2);
        let about = behind.any(Classes(Classes::PREPOSITION.0 | Classes::PLACE.0)) && !behind.any(Classes::TO);
        self.words.seat(seat).is_some()
            && about
            && (self.words.senses[seat + 1].topic || self.words.senses[seat + 1].names)
    }

    /// "by 221 to *nine*": the second number of a vote.
    pub(super) fn scored(&self, at: usize) -> bool {
        let number = |t: usize| self.words.kind(t) == Kind::Number || self.words.classes(t).any(Classes::NUMBER);
        at > 1 && self.words.classes(at - 1).any(Classes::TO) && number(at - 2)
    }

    /// "hoped Chad would follow": a verb, and behind it a name with an auxiliary of its own.
    pub(super) fn tells_of_name(&self, at: usize) -> bool {
        let takes = self.words.senses[at].verb || self.words.senses[at].says;
        let end = self.words.party(at + 1).filter(|p| p.2.first as usize == at + 1).map(|p| p.2.end as usize);
        takes && end.is_some_and(|end| self.words.classes(end).any(Classes::ANY_MODAL))
    }

    /// "must leave or *face* sanctions": behind "or" the verb for what else befalls who is to do something.
    pub(super) fn or_suffer(&self, or: usize, at: usize) -> bool {
        self.words.classes(or).any(Classes::OR)
            && !self.words.classes(or).any(Classes::NEGATIVE)
            && self.words.classes(at).any(Classes::VERB_BASE)
            && self.words.begins_fate(at)
    }

    /// "would neither resume talks nor *pull* back": a bare verb behind "nor", of an auxiliary straight before "neither".
    pub(super) fn neither_does(&self, at: usize) -> bool {
        let neither = |t: usize| {
            let c = self.words.classes(t);
            let auxiliary = Classes(Classes::MODAL.0 | Classes::DO.0 | Classes::TO.0);
            c.any(Classes::NEGATIVE) && c.any(Classes::DETERMINER) && self.words.classes(t - 1).any(auxiliary)
        };
        self.words.senses[at].verb && (at.saturating_sub(14).max(1)..at).any(neither)
    }

    /// ", a step", ", an idea": what takes up what the clause before a comma has told.
    pub(super) fn taken_up_aside(&self, noun: usize) -> bool {
        let thing = matches!(self.words.thing(noun), Some(RoleKind::Matter | RoleKind::Idea));
        thing
            && noun > 2
            && self.words.classes(noun - 1).any(Classes::INDEFINITE)
            && self.words.kind(noun - 2) == Kind::Comma
    }

    /// "stop arming the rebels": a verb that ends what is done, which looks like a noun.
    pub(super) fn ends_doing(&self, at: usize) -> bool {
        let object = Classes::DETERMINER.with(Classes::POSSESSIVE).with(Classes::ANY_NOUN).with(Classes::ADJECTIVE);
        self.words.classes(at).any(Classes::VERB_BASE)
            && self.words.turns_side(at)
            && self.words.classes(at + 1).any(Classes::VERB_ING)
            && self.words.classes(at + 2).any(object)
    }

    /// "To pull its forces back ten kilometres", "pulled its forces back two miles": a number behind the particle of a verb.
    pub(super) fn by_how_much(&self, at: usize) -> bool {
        let number = self.words.kind(at + 1) == Kind::Number || self.words.classes(at + 1).any(Classes::NUMBER);
        let whose = (at.saturating_sub(4)..at).any(|t| self.words.classes(t).any(Classes::POSSESSIVE));
        number && whose
    }

    /// "To" with a bare verb straight behind.
    fn opens_infinitive(&self, at: usize) -> bool {
        self.words.classes(at).any(Classes::TO) && self.words.classes(at + 1).any(Classes::VERB_BASE)
    }

    /// A verb of the lexicon with its object behind it, in a list that an infinitive opened.
    pub(super) fn infinitive_listed(&self, at: usize) -> bool {
        let object = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ANY_NOUN.0);
        let runs = |t: &usize| self.words.kind(*t).is_wordlike() || self.words.kind(*t) == Kind::Comma;
        self.governs_bare(at, object)
            && (at.saturating_sub(14)..at.saturating_sub(1)).rev().take_while(runs).any(|t| self.opens_infinitive(t))
    }

    /// "would not leave the town or *pay* compensation": a verb of the lexicon with a bare noun behind it, in a list that a modal
    /// opened.
    pub(super) fn modal_listed(&self, at: usize) -> bool {
        let opens = |t: usize| {
            let skipped = usize::from(self.words.classes(t + 1).any(Classes::NEGATIVE.with(Classes::ADVERB)));
            self.words.classes(t).any(Classes::MODAL) && self.words.classes(t + 1 + skipped).any(Classes::VERB_BASE)
        };
        let wordlike = |t: &usize| self.words.kind(*t).is_wordlike();
        self.governs_bare(at, Classes::ANY_NOUN)
            && (at.saturating_sub(10)..at.saturating_sub(1)).rev().take_while(wordlike).any(opens)
    }

    /// A bare form of a verb that the lexicon knows, with what its object begins with straight behind it.
    fn governs_bare(&self, at: usize, object: Classes) -> bool {
        let behind = self.words.classes(at + 1);
        let others = Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0 | Classes::PREPOSITION.0);
        self.words.classes(at).any(Classes::VERB_BASE)
            && self.words.senses[at].verb
            && behind.any(object)
            && !behind.any(others)
    }

    /// A verb in -ing that the lexicon knows, straight before a noun group.
    pub(super) fn governs_behind(&self, at: usize) -> bool {
        let sense = &self.words.senses[at];
        let behind = self.words.classes(at + 1);
        let opens = Classes(
            Classes::ANY_NOUN.0
                | Classes::ADJECTIVE.0
                | Classes::DETERMINER.0
                | Classes::POSSESSIVE.0
                | Classes::PRONOUN.0,
        );
        sense.verb
            && !sense.names
            && (!sense.noun || self.words.party(at + 1).is_some() || self.shifts(at))
            && !self.words.compound(at)
            && self.words.kind(at + 1).is_wordlike()
            && (behind.any(opens) || behind == Classes::default() || self.words.party(at + 1).is_some())
    }

    /// "ruled out lifting sanctions": what such a verb is the noun of stands behind "of".
    pub(super) fn shifts(&self, at: usize) -> bool {
        let shifter = |m: &Mention| matches!(m.what, What::Modifier { part: ModifierPart::Verb, .. });
        self.words.beginning(at).iter().any(shifter)
    }

    /// "demands that the army pull back": a bare verb in a clause behind "that" which is asked for or proposed.
    pub(super) fn subjunctive(&self, at: usize) -> bool {
        if !self.words.any.any(Classes::THAT) {
            return false;
        }
        let near = (at.saturating_sub(9)..at).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        let that = near.into_iter().find(|&t| self.words.classes(t).any(Classes::THAT));
        let asks = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Verb | CuePart::Noun, .. } => {
                matches!(self.words.cue(cue).act, Some(Act::Demand | Act::Offer))
            }
            _ => false,
        };
        that.is_some_and(|t| t > 0 && self.words.covering(t - 1).any(asks))
    }

    /// A bare "be" stands a few words behind, and no verb that it could belong to.
    pub(super) fn be_ahead(&self, at: usize) -> bool {
        let near = (at + 1..at + 8).take_while(|&t| self.words.kind(t).is_wordlike());
        let mut last = at;
        for t in near {
            let c = self.words.classes(t);
            let bare = c.any(Classes::BE) && !c.any(Classes(Classes::FINITE.0 | Classes::VERB_ING.0));
            if bare {
                return !self.words.classes(last).any(Classes(Classes::MODAL.0 | Classes::TO.0 | Classes::ADVERB.0));
            }
            last = t;
        }
        false
    }

    /// Whether a modal or a form of "be" that can only be a verb follows in the same breath: no comma, no subordinator and no
    /// subject of its own stands between.
    pub(super) fn verb_ahead(&self, at: usize) -> bool {
        let stops = Classes::SUBORDINATOR
            .with(Classes::THAT)
            .with(Classes::RELATIVE)
            .with(Classes::WHETHER)
            .with(Classes::COORDINATOR)
            .with(Classes::PRONOUN);
        for t in at + 1..at + 8 {
            let c = self.words.classes(t);
            // "all land occupied in 1967, including the hills, was …"
            if self.words.kind(t) == Kind::Comma {
                return self.resumed_behind(t);
            }
            if !self.words.kind(t).is_wordlike() || c.any(stops) && self.words.party(t).is_none() {
                return false;
            }
            if c.any(Classes(Classes::MODAL.0 | Classes::FINITE.0)) && self.words.party(t).is_none() {
                return t > at + 2;
            }
        }
        false
    }

    /// Whether an auxiliary follows straight behind the next comma, and nothing between the two can be one.
    fn resumed_behind(&self, comma: usize) -> bool {
        let auxiliary = |t: usize| self.words.classes(t).any(Classes::FINITE.with(Classes::MODAL));
        let close = (comma + 1..comma + 9).find(|&t| !self.words.kind(t).is_wordlike() || auxiliary(t));
        close
            .is_some_and(|t| self.words.kind(t) == Kind::Comma && auxiliary(t + 1) && self.words.party(t + 1).is_none())
    }

    /// The preposition ends a verb of two words that the lexicon knows: "go on", "insist on".
    pub(super) fn goes_on(&self, preposition: usize) -> bool {
        preposition > 0
            && self
                .words
                .beginning(preposition - 1)
                .iter()
                .any(|m| m.end as usize == preposition + 1 && known_verb(m, preposition - 1))
    }

    /// The name that ends at the token is joined to another one.
    pub(super) fn joined(&self, at: usize) -> bool {
        let first = self.words.party(at).map(|p| p.2.first as usize);
        first.is_some_and(|f| f > 0 && self.words.classes(f - 1).any(Classes::COORDINATOR))
    }

    /// A name ends at the token, or stands in front of an "each" that does.
    pub(super) fn named(&self, at: usize) -> bool {
        let each = self.words.classes(at).any(Classes::DETERMINER);
        self.words.party(at).is_some() || at > 0 && each && self.paired(at - 1)
    }

    /// So is the name, or the article in front of it.
    pub(super) fn paired(&self, at: usize) -> bool {
        let first = self.words.party(at).map_or(0, |p| p.2.first as usize);
        let behind = |t: usize| t > 0 && self.words.classes(t - 1).any(Classes::COORDINATOR);
        behind(first) || first > 0 && self.words.classes(first - 1).any(Classes::ARTICLE) && behind(first - 1)
    }

    /// An auxiliary that makes a clause finite stands behind the next noun group.
    pub(super) fn clause_ahead(&self, at: usize) -> bool {
        let stops = Classes(
            Classes::TO.0 | Classes::THAT.0 | Classes::RELATIVE.0 | Classes::COORDINATOR.0 | Classes::SUBORDINATOR.0,
        );
        // "dismissed it as a show"
        let manner = self.words.classes(at).any(Classes::AS);
        (at + 1..at + 8)
            .take_while(|&t| self.words.kind(t).is_wordlike() && !self.words.classes(t).any(stops))
            .skip(1)
            .any(|t| self.words.classes(t).any(Classes::FINITE) || !manner && self.surely_finite(t))
    }

    /// "frees", "hands over", "opens the border": a verb of the third person, and no plural.
    fn surely_finite(&self, at: usize) -> bool {
        let (c, next) = (self.words.classes(at), self.words.classes(at + 1));
        let object = Classes(Classes::DETERMINER.0 | Classes::PRONOUN.0);
        c.any(Classes::VERB_S) && !self.words.capital(at) && (!c.any(Classes::NOUN_PLURAL) || next.any(object))
    }

    /// What stands between the word and the next comma can hold no finite verb, and a verb follows.
    pub(super) fn no_clause(&self, at: usize) -> bool {
        let comma = verbless_until(self.words, at, |_| false);
        comma.is_some_and(|comma| self.words.party(comma + 1).is_none())
    }

    /// "Chad rejects truce, vows to fight on", "Rebels free captives, ask Chad to leave": in a headline a comma is enough
    /// between two verbs of one subject.
    pub(super) fn goes_on_in_headline(&self, at: usize) -> bool {
        if !self.words.unstopped() || at < 3 || !self.words.senses[at].verb || self.words.capital(at) {
            return false;
        }
        let c = self.words.classes(at);
        let form = if c.any(Classes::VERB_S) { Classes::VERB_S } else { Classes::VERB_BASE };
        let next = self.words.classes(at + 1);
        let ends = !self.words.kind(at + 1).is_wordlike() || next.any(Classes::COORDINATOR.with(Classes::OF));
        let mate = |t: usize| {
            let before = self.words.classes(t);
            let other = form == Classes::VERB_BASE && before.any(Classes::VERB_S);
            before.any(form) && !other && !self.words.classes(t - 1).any(Classes::TO)
        };
        // "Chad must free captives, drop claims", "Peru to end raids, open port"
        let auxiliary = Classes(Classes::MODAL.0 | Classes::TO.0);
        let bare = |t: usize| self.words.senses[t].verb && self.words.classes(t - 1).any(auxiliary);
        let listed = || form == Classes::VERB_BASE && (2..at - 1).any(bare);
        c.any(form)
            && !ends
            && (self.first_verb(at).is_some_and(mate) || listed())
            && !(1..at).any(|t| self.words.kind(t) == Kind::Colon)
    }

    /// The first word before `end` that the lexicon knows as a verb and that names nobody.
    fn first_verb(&self, end: usize) -> Option<usize> {
        (1..end).find(|&t| self.words.senses[t].verb && self.words.party(t).is_none())
    }

    /// The first verb of a headline that goes on with another behind a comma.
    pub(super) fn gone_on_with(&self, at: usize) -> bool {
        let c = self.words.classes(at);
        let verb = self.words.senses[at].verb && c.any(Classes(Classes::VERB_S.0 | Classes::VERB_BASE.0));
        let comma = |t: &usize| self.words.kind(t - 1) == Kind::Comma;
        let behind = at + 2..self.words.tokens.len();
        verb && self.words.unstopped()
            && self.first_verb(at).is_none()
            && behind.filter(comma).any(|t| self.goes_on_in_headline(t))
    }

    /// "out of desert patrols": a bare singular straight behind a preposition sooner begins a compound.
    pub(super) fn compound(&self, before: usize, c: Classes) -> u32 {
        let behind_preposition = before > 0 && self.words.classes(before - 1).any(Classes::PREPOSITION);
        let bare = behind_preposition && self.words.party(before).is_none() && !self.words.capital(before);
        if bare && c.any(Classes::ANY_NOUN) && !self.plural(before) { 4 } else { 0 }
    }

    /// The name that ends at the token stands behind its auxiliary: "did Kenya".
    pub(super) fn inverted(&self, at: usize) -> bool {
        let first = self.words.party(at).map_or(at, |p| p.2.first as usize);
        first > 0 && self.words.classes(first - 1).any(Classes(Classes::DO.0 | Classes::MODAL.0))
    }

    /// A verb like "let" or "want" stands a few words before.
    pub(super) fn causative(&self, at: usize) -> bool {
        if !self.words.any.any(Classes::CAUSATIVE) {
            return false;
        }
        let near = (at.saturating_sub(6)..at).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        near.into_iter().any(|t| self.words.classes(t).any(Classes::CAUSATIVE))
    }

    pub(super) fn plural(&self, at: usize) -> bool {
        let c = self.words.classes(at);
        c.any(Classes::NOUN_PLURAL) && !c.any(Classes::NOUN)
    }

    /// Subject and verb agree in number; a name may take either.
    pub(super) fn agreement(&self, before: usize, previous: Tag, at: usize) -> u32 {
        let verb = self.words.classes(at);
        if verb.any(Classes::VERB_PAST) {
            return 0;
        }
        // "the rebels first leave Goma"
        let before = before - usize::from(before > 0 && self.words.ordinal(before));
        // "each", "both" behind two subjects
        if previous == Tag::Noun && before > 0 && self.words.classes(before).any(Classes::DETERMINER) {
            return if self.paired(before - 1) && !verb.any(Classes::VERB_S) { 0 } else { 40 };
        }
        let subject = self.words.classes(before);
        let many = Classes(Classes::THEY.0 | Classes::FIRST.0 | Classes::OTHER.0);
        if verb.any(Classes::VERB_S) {
            let plural = self.plural(before) && self.words.party(before).is_none();
            return match previous {
                Tag::Noun if plural => 25,
                Tag::Pronoun if subject.any(Classes(Classes::THEY.0 | Classes::FIRST.0)) => 50,
                _ => 0,
            };
        }
        match previous {
            Tag::Noun => {
                let named = self.words.party(before).map(|p| p.2.first as usize);
                let pair = named.unwrap_or(before).checked_sub(1);
                let article = |t: usize| t > 0 && self.words.classes(t).any(Classes::ARTICLE);
                let pair = pair.map(|t| if article(t) { t - 1 } else { t });
                let together = pair.is_some_and(|t| self.words.classes(t).any(Classes::COORDINATOR));
                match named {
                    _ if together => 2,
                    // "the Houthis state that"
                    Some(_) if subject.any(Classes::NOUN_PLURAL) && self.words.classes(at + 1).any(Classes::THAT) => 2,
                    Some(_) => 14,
                    None if subject.any(Classes::NOUN_PLURAL) => 2,
                    None if self.words.capital(before) => 16,
                    None => 40,
                }
            }
            Tag::Pronoun if subject.any(many) => 0,
            Tag::Pronoun if subject.any(Classes::DETERMINER) => 0,
            Tag::Pronoun => 50,
            Tag::Relative | Tag::Coordinator => 5,
            _ => 12,
        }
    }
}

/// The comma that ends what stands behind the token, if a verb stands straight behind it and none before: what could be one is
/// a name, or a noun as `noun` says.
pub(super) fn verbless_until(words: &Words<'_>, at: usize, noun: impl Fn(usize) -> bool) -> Option<usize> {
    let verb = Classes(Classes::FINITE.0 | Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::VERB_BASE.0);
    let comma = (at + 1..at + 12).find(|&t| !words.kind(t).is_wordlike())?;
    let verbless = |t: usize| words.party(t).is_some() || !words.classes(t).any(verb) || noun(t);
    let ends = words.kind(comma) == Kind::Comma && words.classes(comma + 1).any(verb);
    (ends && (at + 1..comma).all(verbless)).then_some(comma)
}

/// "After a meeting in Geneva, India said …", "Hours after the attacks, Kenya …": what opens the sentence holds no verb, and
/// somebody stands behind the comma.
pub(super) fn opens_phrase(words: &Words<'_>, at: usize) -> bool {
    let verb = Classes(Classes::FINITE.0 | Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::VERB_ING.0);
    // "After Chad attacks, …", "After the Council ordered …"
    let noun = |t: usize| {
        let c = words.classes(t);
        words.party(t).is_some()
            || c.any(Classes::ANY_NOUN) && !c.any(Classes::VERB_PAST) && words.party(t - 1).is_none()
            || !words.classes(t).any(verb)
    };
    let time = |t: usize| words.classes(t).any(Classes(Classes::TIME.0 | Classes::ADVERB.0 | Classes::NUMBER.0));
    // "Speaking to reporters after the vote, …"
    let speaking = at > 0
        && at < 8
        && words.classes(0).any(Classes::VERB_ING)
        && (1..at).all(|t| words.kind(t).is_wordlike() && noun(t));
    if !speaking && (at > 3 || !(0..at).all(time)) {
        return false;
    }
    let Some(comma) = (at + 1..at + 14).find(|&t| !words.kind(t).is_wordlike()) else { return false };
    let article = usize::from(words.classes(comma + 1).any(Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0)));
    words.kind(comma) == Kind::Comma
        && (at + 1..comma).all(noun)
        && (comma + 1..comma + 3 + article).any(|t| words.party(t).is_some() || words.role(t).is_some())
}

/// Whether a mention of several words begins at the token with a verb ("rules out").
pub(super) const fn known_verb(mention: &Mention, at: usize) -> bool {
    mention.first as usize == at
        && mention.end > mention.first + 1
        && matches!(
            mention.what,
            What::Cue { part: CuePart::Verb, .. } | What::Modifier { part: ModifierPart::Verb, .. }
        )
}
