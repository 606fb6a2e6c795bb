//! How well one part follows another, in general and by the words around.

use super::around::known_verb;
use super::candidates::meanwhile;
use super::lattice::{Lattice, Node};
use super::{TAGS, Tag};
use crate::language::Classes;
use crate::matching::Kind;

/// Cost of the second part (column) straight behind the first (row).
#[rustfmt::skip]
pub(super) const FOLLOWS: [[u8; TAGS]; TAGS] = [
    // Noun Pro Det Adj Adv Mod Have Be Fin Base Ing Part Prep To Coo Sub Rel  ,   .
    [    8, 25, 20, 30, 10,  0,  0,  0,  5, 60, 20, 18,   3,  4,  5,  7,  7,  5,  3], // Noun
    [   50, 40, 30, 30,  5,  0,  0,  0,  2, 60, 20, 30,   8, 10,  8,  8, 10,  8,  8], // Pronoun
    [    0, 40,  8,  2, 10, 40, 40, 40, 60, 80, 15, 20,  15, 50, 20, 40, 40, 30, 40], // Determiner
    [    0, 40, 25,  4, 20, 25, 25, 25, 35, 70, 20, 20,  12, 10, 10, 15, 20,  6, 10], // Adjective
    [   12, 10,  8,  5,  6,  4,  4,  4,  4,  8,  6,  5,   5,  5,  8,  8, 12,  5,  5], // Adverb
    [   25, 12, 25, 30,  2, 60,  2,  2, 70,  0, 60, 60,  20, 20, 25, 25, 30, 15, 15], // Modal
    [   12, 15,  8, 12,  2, 60, 40,  2, 60, 60, 25,  0,  20,  6, 25, 20, 20, 15, 15], // Have
    [   12, 15,  4,  4,  2, 60, 40, 10, 60, 70,  3,  2,   6,  6, 20,  8,  8,  8,  8], // Be
    [    8,  3,  0,  8,  4, 40, 45, 45, 60, 45, 14, 22,   3,  3, 12,  4,  6,  6,  5], // Finite
    [    6,  3,  0,  6,  4, 50, 50, 50, 60, 45, 14, 22,   3,  5,  8,  5,  6,  6,  5], // Base
    [    5,  4,  0,  5,  4, 45, 45, 45, 50, 50, 20, 22,   3,  4,  8,  6,  6,  7,  7], // Ing
    [    9, 20, 12, 10,  4, 25, 25, 25, 30, 60, 18, 25,   0,  3,  7,  7,  8,  5,  4], // Participle
    [    3,  3,  0,  4, 12, 50, 50, 50, 70, 80,  6, 25,  18, 40, 30, 12,  6, 25, 25], // Preposition
    [   70, 70, 70, 70,  8, 70,  0,  0, 70,  0, 70, 70,  70, 70, 60, 70, 70, 70, 70], // To
    [    4,  5,  3,  5,  6,  8,  8,  8,  7,  9, 10, 12,   7,  5, 30,  5,  8, 15, 20], // Coordinator
    [    3,  0,  0,  6,  6, 20, 25, 25, 20, 60,  8, 12,   6,  8, 30, 15, 20,  8, 15], // Subordinator
    [    8,  3,  4, 12,  5,  0,  0,  0,  2, 60, 40, 30,  15,  6, 30, 20, 30,  8, 15], // Relative
    [    4,  4,  3,  6,  5, 12, 12, 12, 10, 30,  8, 14,   4, 12,  1,  3,  2, 20, 20], // Comma
    [    3,  3,  3,  5,  5, 25, 25, 20, 25, 14,  9, 10,   4, 10,  5,  3,  8, 20, 10], // Break
];

impl Lattice<'_, '_> {
    /// What it costs that `tag` follows the node of the word `before`.
    pub(super) fn step(&self, before: usize, previous: &Node, at: usize, tag: Tag) -> u32 {
        if let Some(row) = self.resumed {
            return u32::from(FOLLOWS[row as usize][tag as usize]);
        }
        let looked_through = u32::from(previous.lead != previous.tag);
        // "remains committed" is built like "is committed"
        let linking = matches!(tag, Tag::Participle | Tag::Adjective)
            && matches!(previous.lead, Tag::Finite | Tag::Base)
            && self.words.classes(before).any(Classes::LINKING);
        // "of having broken the truce"
        let perfect =
            tag == Tag::Participle && previous.lead == Tag::Ing && self.words.classes(before).any(Classes::HAVE);
        let row = match previous.lead {
            _ if linking => Tag::Be,
            _ if perfect => Tag::Have,
            lead => lead,
        };
        let cost = u32::from(FOLLOWS[row as usize][tag as usize]) + looked_through;
        let lead = previous.lead;
        match tag {
            Tag::Participle | Tag::Adjective | Tag::Noun if lead == Tag::Comma && self.sole_verb(before, at) => {
                cost + 20
            }
            Tag::Adjective if lead == Tag::Be && self.words.begins_deed(at) => cost + 15,
            // "whose release it demands": a noun
            Tag::Finite | Tag::Base if lead == Tag::Relative && self.words.classes(before).any(Classes::POSSESSIVE) => {
                cost + 40
            }
            // "voted by 221 to nine to bar them"
            Tag::To
                if lead == Tag::Determiner
                    && self.words.classes(before).any(Classes::NUMBER)
                    && self.scored(before) =>
            {
                4
            }
            Tag::Finite => self.to_finite(before, lead, at, cost),
            Tag::Base | Tag::Ing | Tag::Participle => self.to_verb(before, lead, at, tag, cost),
            Tag::Noun if lead == Tag::Noun => self.to_noun_behind_noun(before, at, cost),
            Tag::Noun | Tag::Pronoun | Tag::Adjective | Tag::Determiner => self.to_noun(before, lead, at, tag, cost),
            Tag::Adverb => self.to_adverb(before, lead, at, cost),
            Tag::Preposition | Tag::Subordinator => self.to_small_word(lead, at, tag, cost),
            Tag::Coordinator | Tag::Comma if lead == Tag::Adjective && self.words.joins_adjectives(at) => 0,
            _ => cost,
        }
    }

    /// What it costs that a finite verb follows.
    fn to_finite(&self, before: usize, lead: Tag, at: usize, cost: u32) -> u32 {
        let c = self.words.classes(at);
        match lead {
            // ", a move rejected in Kyiv": told of what another clause has told
            Tag::Noun if self.taken_up_aside(before) && self.words.classes(at).any(Classes::VERB_PARTICIPLE) => {
                cost + 20
            }
            Tag::Break if c.any(Classes::VERB_PAST.with(Classes::VERB_S)) && self.words.labelled(at) => {
                cost.saturating_sub(22)
            }
            // "the rebels release 20 captured soldiers": the count belongs to what is released
            Tag::Noun if c.any(Classes::VERB_PARTICIPLE) && self.counted(before, at) => cost + 20,
            // "Cairo talks on the next stage end": the place of the talks, in front of all that is told
            Tag::Noun if c.any(Classes::VERB_S) && at == 1 && self.held_in(before) => cost + 25,
            // "the two heads of state"
            Tag::Noun
                if c.any(Classes::NOUN_PLURAL)
                    && self.words.classes(before).any(Classes::NUMBER.with(Classes::DUAL))
                    && self.words.classes(at + 1).any(Classes::OF) =>
            {
                cost + 25
            }
            // "a communiqué from the Havana talks"
            Tag::Noun if c.any(Classes::VERB_S) && self.governed_name(before) => cost + 20,
            // "lodges a protest, calls for the measures to be revoked, and says …"
            Tag::Comma if c.any(Classes::VERB_S) && self.phrasal(at) && self.told_in_present(at) => 0,
            // "the view, put forward jointly by China, that …"
            Tag::Comma if c.any(Classes::VERB_PARTICIPLE) && self.agent_behind(at) => cost + 25,
            // "called it welcome and hoped Chad would follow"
            Tag::Coordinator | Tag::Comma
                if c.any(Classes::VERB_PAST.with(Classes::VERB_PARTICIPLE)) && self.tells_of_name(at) =>
            {
                cost.saturating_sub(22)
            }
            // "was backed by Ghana and opposed by Mali"
            Tag::Coordinator if c.any(Classes::VERB_PARTICIPLE) && self.agent_behind(at) => cost + 20,
            // "the ceasefire proposed by Qatar"
            Tag::Noun if c.any(Classes::VERB_PARTICIPLE) && self.agent_behind(at) => cost + 14,
            // "In a statement issued in Cairo, …": what stands behind the preposition is no subject
            Tag::Noun if c.any(Classes::VERB_PARTICIPLE) && self.fronted(before, at) => cost + 22,
            // "the release of the civilians held in camps": the object of a preposition is no subject
            Tag::Noun
                if c.any(Classes::VERB_PARTICIPLE)
                    && self.governed(before)
                    && !self.named(before)
                    && self.words.classes(at + 1).any(Classes::PREPOSITION)
                    && !self.words.classes(at + 1).any(Classes(Classes::PARTICLE.0 | Classes::TO.0))
                    && !self.words.senses[at].says =>
            {
                cost + 11 + self.agreement(before, lead, at) + self.compound(before, c)
            }
            // "demanded that its soldiers held in Gitega be freed": the verb that is asked for is yet to come
            Tag::Noun
                if c.any(Classes::VERB_PARTICIPLE)
                    && self.words.classes(at + 1).any(Classes::PREPOSITION)
                    && self.subjunctive(at)
                    && self.be_ahead(at) =>
            {
                cost + 25
            }
            // "that any units deployed to Peru would be …": the clause has another verb, which nothing parts from this one
            Tag::Noun
                if c.any(Classes::VERB_PARTICIPLE)
                    && !self.words.senses[at].says
                    && self.words.party(before).is_none()
                    && self.words.classes(at + 1).any(Classes(Classes::PREPOSITION.0 | Classes::TO.0))
                    && self.verb_ahead(at) =>
            {
                cost + 30
            }
            // "companies accused of …", "all sanctions imposed on Syria"
            Tag::Noun
                if c.any(Classes::VERB_PARTICIPLE)
                    && (!self.named(before) || self.people(before))
                    && !self.words.takes_side(at)
                    && !self.officer(before, at)
                    && self.words.classes(at + 1).any(Classes::PREPOSITION)
                    && !self.words.classes(at + 1).any(Classes(Classes::PARTICLE.0 | Classes::TO.0)) =>
            {
                cost + 5 + self.agreement(before, lead, at) + self.compound(before, c)
            }
            // "rules out talks with M23 and demands that …"
            Tag::Coordinator
                if self.words.senses[at].verb
                    && c.any(Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0))
                    && !c.any(Classes::AUXILIARY) =>
            {
                cost.saturating_sub(7)
            }
            // "dismiss it as a trick and demand that …"
            Tag::Coordinator
                if self.words.senses[at].verb
                    && c.any(Classes::VERB_BASE)
                    && self.words.classes(at + 1).any(Classes::THAT) =>
            {
                cost.saturating_sub(16)
            }
            // "the complete, verified dismantling of …"
            Tag::Comma if c.any(Classes::VERB_PARTICIPLE) && self.lists_adjectives(before, at) => cost + 30,
            // "called for the ban, imposed last year, to be lifted"
            Tag::Comma if c.any(Classes::VERB_PARTICIPLE) && self.before_infinitive(at) => cost + 25,
            // "a proposal, made by Peru, that …"
            Tag::Comma
                if c.any(Classes::VERB_PARTICIPLE)
                    && !self.words.senses[at].says
                    && self.words.classes(at + 1).any(Classes::BY)
                    && !self.phrasal(at) =>
            {
                cost + 14
            }
            // "President Emmanuel Macron states that …"
            Tag::Noun
                if c.any(Classes::VERB_S)
                    && self.words.capital(before)
                    && self.words.reports(at)
                    && self.words.classes(at + 1).any(Classes::THAT) =>
            {
                cost.saturating_sub(14)
            }
            // "China, according to its ministry, hopes …"
            Tag::Comma if c.any(Classes::VERB_S) && self.words.takes_side(at) && self.closes_source(before) => {
                cost.saturating_sub(14)
            }
            // "Egypt, which says that it is ready, demands that …"
            Tag::Comma
                if c.any(Classes::VERB_S)
                    && self.words.any.any(Classes::RELATIVE)
                    && self.words.takes_side(at)
                    && self.words.classes(at + 1).any(Classes::THAT) =>
            {
                cost.saturating_sub(14)
            }
            // "lets aid in, rules out …": what only a verb can be
            Tag::Comma | Tag::Coordinator
                if c.any(Classes::VERB_S) && self.words.covering(at).any(|m| known_verb(m, at)) =>
            {
                cost.saturating_sub(8)
            }
            // "pull their forces back from the frontier"
            Tag::Noun
                if c.any(Classes::PARTICLE)
                    && c.any(Classes::VERB_BASE)
                    && !c.any(Classes::VERB_PAST)
                    && (self.words.classes(at + 1).any(Classes(Classes::PREPOSITION.0 | Classes::TO.0))
                        || self.by_how_much(at)) =>
            {
                cost + 20
            }
            // "Chad–Libya talks: third round opens"
            Tag::Noun if self.words.kind(at + 1) == Kind::Colon && c.any(Classes::NOUN_PLURAL) => cost + 30,
            Tag::Noun
                if self.words.kind(at + 1) == Kind::Comma
                    && c.any(Classes::ADJECTIVE)
                    && c.any(Classes::VERB_PARTICIPLE) =>
            {
                cost + 20
            }
            _ => {
                let bare = c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_PAST) && self.subjunctive(at);
                let agreement = if bare { 0 } else { self.agreement(before, lead, at) };
                // "FARC rebels hand over": who is somebody does nothing by it
                let role =
                    c.any(Classes::VERB_S) && self.words.role(at).is_some() && self.words.party(before).is_some();
                cost + agreement + self.compound(before, c) + if role { 12 } else { 0 }
            }
        }
    }

    /// What it costs that another form of a verb follows.
    fn to_verb(&self, before: usize, lead: Tag, at: usize, tag: Tag, cost: u32) -> u32 {
        let c = self.words.classes(at);
        match (lead, tag) {
            // "tied a truce to return of the airport"
            (Tag::To, Tag::Base)
                if c.any(Classes::ANY_NOUN)
                    && self.words.classes(at + 1).any(Classes::OF)
                    && !self.governs_behind(at) =>
            {
                cost + 20
            }
            // "the eve of the meeting"
            (Tag::Determiner, Tag::Ing)
                if c.any(Classes::ANY_NOUN) && self.words.classes(before).any(Classes::ARTICLE) =>
            {
                cost + 15
            }
            // "legally binding guarantees": an adjective that an adverb goes with
            (Tag::Finite | Tag::Base | Tag::Ing | Tag::Preposition, Tag::Ing)
                if c.any(Classes::ADJECTIVE)
                    && self.words.adverb(at - 1)
                    && self.words.classes(at + 1).any(Classes::ANY_NOUN) =>
            {
                cost + 15
            }
            // "in Geneva, where the envoys met, …"
            (Tag::Noun, Tag::Participle)
                if self.words.kind(at + 1) == Kind::Comma && c.any(Classes::VERB_PAST) && self.clause_waits(before) =>
            {
                cost + 8
            }
            // "three of the states concerned, …"
            (Tag::Noun, Tag::Participle)
                if self.words.kind(at + 1) == Kind::Comma
                    && !self.words.senses[at].says
                    && self.words.party(before).is_none()
                    && !self.words.capital(before) =>
            {
                cost.saturating_sub(6)
            }
            // "wants its flights back"
            (Tag::Noun | Tag::Pronoun, Tag::Base)
                if c.any(Classes::PARTICLE) && !self.words.kind(at + 1).is_wordlike() =>
            {
                cost + 30
            }
            // "to release the prisoners, lift the blockade and pay compensation"
            (Tag::Comma | Tag::Coordinator, Tag::Base)
                if !self.words.classes(before).any(Classes::OR) && self.infinitive_listed(at) =>
            {
                cost.saturating_sub(12)
            }
            (Tag::Coordinator, Tag::Base) if self.modal_listed(at) => cost.saturating_sub(12),
            (Tag::Noun | Tag::Pronoun, Tag::Base) if self.causative(before) => 8,
            (Tag::Noun | Tag::Pronoun, Tag::Participle) if self.causative(before) => 4,
            (Tag::Noun | Tag::Pronoun, Tag::Base) if self.inverted(before) => 4,
            // "will neither hold talks nor pull back its army"
            (Tag::Coordinator, Tag::Base)
                if self.words.classes(before).any(Classes::NEGATIVE) && self.neither_does(at) =>
            {
                cost.saturating_sub(14)
            }
            (Tag::Coordinator, Tag::Base) if self.or_suffer(before, at) => cost.saturating_sub(12),
            // "offered to help end the fighting"
            (Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle, Tag::Base) if self.words.helped(before, at) => 2,
            (Tag::Coordinator, Tag::Base) if self.ends_doing(at) => cost.saturating_sub(12),
            // "to show restraint and return to talks"
            (Tag::Coordinator, Tag::Base) if self.phrasal(at) && self.infinitive_before(at) => cost.saturating_sub(8),
            // "Peru said closing the port …", "Peru called for the release of …": a name that a clause begins with speaks
            (Tag::Noun, Tag::Participle) if self.speaks(before, at) => cost + 14,
            // "unless the roadblocks on the road come down": what is "come" is nobody's
            (Tag::Noun, Tag::Participle) if c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_PAST) => cost + 30,
            (Tag::Comma, Tag::Participle) if self.lists_adjectives(before, at) => cost + 12,
            // "called for the ban, imposed last year, to be lifted"
            (Tag::Comma, Tag::Participle) if self.before_infinitive(at) => cost.saturating_sub(14),
            // "…, Jane Roe, said on Monday"
            (Tag::Comma, Tag::Participle) if self.words.senses[at].says => cost + 6,
            // "The Council, meeting in New York, called on both to stop and …"
            (Tag::Comma, Tag::Participle) if self.words.takes_side(at) && self.closes_meanwhile(before) => cost + 14,
            // "must be set free"
            (Tag::Be, Tag::Participle) if self.words.begins_deed(at) => cost.saturating_sub(8),
            // "is opposed to it", but "is opposed by Cyprus"
            (Tag::Be, Tag::Participle) if self.words.senses[at].predicate => {
                if self.words.classes(at + 1).any(Classes::BY) { cost.saturating_sub(3) } else { cost + 3 }
            }
            _ => cost,
        }
    }

    /// What it costs that a noun follows a noun.
    fn to_noun_behind_noun(&self, before: usize, at: usize, cost: u32) -> u32 {
        let c = self.words.classes(at);
        // "the delegate accused Britain"
        if c.any(Classes::VERB_PAST) && self.words.role(before).is_some() && self.words.party(at + 1).is_some() {
            return cost + 20;
        }
        // "Rebels vow to leave, ask Chad for a truce"
        if self.gone_on_with(at) {
            return cost + 25;
        }
        // "Peru neither wants nor needs it"
        if self.words.classes(before).any(Classes::NEGATIVE) && self.joined_by_nor(at + 1) {
            return cost + 60;
        }
        // "Ukraine accused Russia of …", "Slovakia stands by …", "Belize plans to …": a name that a clause begins with acts
        if self.acts(before, at) && !self.held_in(before) {
            return cost + 12;
        }
        // "in exchange for Israel releasing 369 prisoners", "Peru's army stops shipments"
        let acting = self.words.senses[at].verb && self.governs_noun(at);
        if acting && c.any(Classes::VERB_ING) && self.words.party(before).is_some() && self.price_of(before)
            || acting && c.any(Classes::VERB_S) && self.organ(before) && !self.words.senses[at].topic
        {
            return cost + 30;
        }
        // "an order lifting sanctions", "a bill banning exports": what a document does
        let told = c.any(Classes::VERB_ING) && self.words.senses[at].verb && self.words.document(before);
        if told && (self.words.classes(at + 1).any(Classes::ANY_NOUN.with(Classes::ARTICLE)) || self.named(at + 1)) {
            return cost + 30;
        }
        let (party, named) = (self.words.party(at).is_some(), self.words.party(before).is_some());
        let (sense, behind) = (&self.words.senses[at], self.words.classes(before));
        // "two hours Trump", "last week Israel"
        if party && !named && behind.any(Classes::TIME) {
            return 30;
        }
        // "Arab ministers meeting in Cairo called …"
        if self.gathers(before, at) {
            return cost + 30;
        }
        if sense.topic {
            return 0;
        }
        let extra = match named {
            // "Iran calls for a truce and says …": a name is seldom followed by a noun that may be its verb
            true if c.any(Classes::VERB_S) && !sense.names => {
                if self.phrasal(at) {
                    12
                } else {
                    5
                }
            }
            // "officials in Minsk reply that …"
            true if c.any(Classes::VERB_BASE)
                && self.words.reports(at)
                && self.words.classes(at + 1).any(Classes::THAT) =>
            {
                14
            }
            // "Peru and Chile advocate dialogue": two names have a verb
            true if c.any(Classes::VERB_BASE) && !sense.names && self.joined(before) => 12,
            // "to swapping prisoners"
            _ if behind.any(Classes::VERB_ING) && !self.words.senses[before].noun => 8,
            true => 0,
            false => {
                let name = self.words.capital(at) && !self.words.capital(before);
                let costs = [(self.plural(before), 12), (name, 6), (sense.names, 4)];
                costs.iter().map(|&(holds, cost)| if holds { cost } else { 0 }).sum()
            }
        };
        cost + extra
    }

    /// Whether the words behind which the token stands are "according to …".
    pub(super) fn closes_source(&self, comma: usize) -> bool {
        self.words.any.any(Classes::ACCORDING)
            && (0..comma)
                .rev()
                .take_while(|&t| self.words.kind(t).is_wordlike())
                .any(|t| self.words.classes(t).any(Classes::ACCORDING))
    }

    /// Whether a comma ends a phrase with a verb in -ing behind somebody's name or office.
    fn closes_meanwhile(&self, comma: usize) -> bool {
        let near = (comma.saturating_sub(12)..comma).rev();
        let opener = near.into_iter().find(|&t| !self.words.kind(t).is_wordlike());
        opener
            .is_some_and(|t| t > 0 && self.words.classes(t + 1).any(Classes::VERB_ING) && meanwhile(self.words, t + 1))
    }

    /// What it costs that a noun group begins or goes on.
    fn to_noun(&self, before: usize, lead: Tag, at: usize, tag: Tag, cost: u32) -> u32 {
        let c = self.words.classes(at);
        match (lead, tag) {
            // "Chad rejects truce, vows to fight on"
            (Tag::Comma, Tag::Noun) if self.goes_on_in_headline(at) => cost + 30,
            // "…, ruling out talks": a verb of several words
            (Tag::Comma, Tag::Noun) if c.any(Classes::VERB_ING) && self.phrasal(at) && !self.words.senses[at].topic => {
                cost + 12
            }
            // "…, saying that no pause …"
            (Tag::Comma, Tag::Noun)
                if c.any(Classes::VERB_ING) && self.words.classes(at + 1).any(Classes::THAT) && !self.plural(at) =>
            {
                cost + 16
            }
            // "demanded that Russia immediately halt": no name stands behind a "that" of its own
            (Tag::Determiner, Tag::Noun)
                if self.words.party(at).is_some() && self.words.classes(before).any(Classes::THAT) =>
            {
                cost + 25
            }
            // "keep arming Kyiv", "admitted giving weapons": what the lexicon knows as a verb has its object behind it
            (Tag::Base | Tag::Finite | Tag::Participle | Tag::Ing | Tag::Preposition, Tag::Noun | Tag::Adjective)
                if c.any(Classes::VERB_ING) && self.governs_behind(at) =>
            {
                cost + 12
            }
            // "until there was a ceasefire", "before it is lifted": a clause
            (Tag::Preposition, Tag::Pronoun) if self.words.classes(at + 1).any(Classes::FINITE) => cost + 15,
            // "until it stopped its tests"
            (Tag::Preposition, Tag::Pronoun)
                if self.words.classes(before).any(Classes::SUBORDINATOR)
                    && self.words.classes(at + 1).any(Classes::VERB_PAST) =>
            {
                cost + 15
            }
            // "which has bases there, is calling": nothing for a subject
            (_, Tag::Pronoun)
                if c.any(Classes::ADVERB)
                    && !self
                        .words
                        .classes(at + 1)
                        .any(Classes(Classes::VERB.0 | Classes::AUXILIARY.0 | Classes::ADVERB.0)) =>
            {
                cost + 20
            }
            // "Peru neither wants nor needs it"
            (Tag::Noun | Tag::Pronoun, Tag::Pronoun | Tag::Determiner)
                if c.any(Classes::NEGATIVE) && self.joined_by_nor(at + 2) =>
            {
                cost + 60
            }
            // "the siege must end first", "must leave Goma first": nothing is left for the number to count
            (Tag::Base | Tag::Finite | Tag::Participle | Tag::Noun, Tag::Determiner)
                if self.words.ordinal(at) && !self.words.kind(at + 1).is_wordlike() =>
            {
                cost + 20
            }
            // "not only did Kenya back an inquiry"
            (Tag::Modal, Tag::Noun | Tag::Pronoun) if self.words.party(at).is_some() || c.any(Classes::SUBJECT) => 8,
            // "…," said Jane Roe
            (Tag::Break | Tag::Comma, Tag::Adjective) if self.words.senses[at].says => cost + 20,
            // "of recognising Kosovo"
            (Tag::Adjective, Tag::Noun)
                if self.words.party(at).is_some() && self.words.classes(before).any(Classes::VERB_ING) =>
            {
                cost + 8
            }
            (Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle, Tag::Noun) if self.words.helped(before, at) => {
                cost + 20
            }
            // "renounce its claim and stop arming the rebels"
            (Tag::Coordinator, Tag::Noun) if self.ends_doing(at) => cost + 20,
            // "was to give up its arms and pay for the damage"
            (Tag::Coordinator, Tag::Noun)
                if c.any(Classes::VERB_BASE)
                    && !self.plural(at)
                    && self.phrasal(at)
                    && self.words.classes(at + 1).any(Classes::FOR)
                    && self.infinitive_before(at) =>
            {
                cost + 14
            }
            // "must leave or face sanctions"
            (Tag::Coordinator, Tag::Noun) if self.or_suffer(before, at) => cost + 20,
            // "will go on sending food"
            (Tag::Preposition, Tag::Noun | Tag::Adjective)
                if c.any(Classes::VERB_ING) && self.goes_on(before) && !self.words.senses[at].names =>
            {
                cost + 14
            }
            // "no intention of giving up the bases"
            (Tag::Preposition, Tag::Noun | Tag::Adjective) if c.any(Classes::VERB_ING) && self.phrasal(at) => cost + 20,
            // "rejected" behind "and" is a verb sooner than an adjective
            (Tag::Coordinator | Tag::Comma, Tag::Adjective) if c.any(Classes::VERB) && !c.any(Classes::ADJECTIVE) => {
                cost + 4
            }
            // "offered to pay compensation": a bare noun behind "to" is rare
            (Tag::Preposition, Tag::Noun)
                if self.words.classes(before).any(Classes::TO)
                    && !self.words.capital(at)
                    && !self.plural(at)
                    && c.any(Classes::VERB_BASE) =>
            {
                cost + 14
            }
            // "of imposing tariffs"
            (Tag::Preposition, Tag::Adjective) if c.any(Classes::VERB_ING) => cost + 6,
            (Tag::Preposition, Tag::Adjective) if self.words.classes(before).any(Classes::TO) => cost + 6,
            _ => cost,
        }
    }

    /// What it costs that an adverb follows.
    fn to_adverb(&self, before: usize, lead: Tag, at: usize, cost: u32) -> u32 {
        let c = self.words.classes(at);
        let behind = self.words.classes(at + 1);
        let first = self.words.ordinal(at);
        match lead {
            // "must first leave", "unless the rebels first leave Goma"
            Tag::Modal if first && behind.any(Classes::VERB_BASE) => cost,
            Tag::Noun if first && behind.any(Classes::VERB) && self.words.senses[at + 1].verb => cost,
            // "must leave Goma first"
            _ if first && !self.words.kind(at + 1).is_wordlike() => cost,
            _ if first => cost + 20,
            // "have each volunteered", "are all ready"
            Tag::Have | Tag::Be | Tag::Modal if c.any(Classes::DETERMINER) => {
                // "will neither lift the ban nor …"
                let denies = c.any(Classes::NEGATIVE) && behind.any(Classes::VERB_BASE);
                if denies || behind.any(Classes::VERB) && !behind.any(Classes::ANY_NOUN) { cost } else { cost + 30 }
            }
            // "Chad and Niger each release captives"
            Tag::Noun
                if c.any(Classes::DETERMINER)
                    && !c.any(Classes::ARTICLE)
                    && self.paired(before)
                    && self.words.classes(at + 1).any(Classes::VERB) =>
            {
                cost
            }
            // "had earlier ruled out", "further calls for": before its verb, else an adjective
            _ if c.any(Classes::ADJECTIVE)
                && c.any(Classes::ADVERB)
                && !self.words.classes(at + 1).any(Classes(Classes::VERB.0 | Classes::AUXILIARY.0)) =>
            {
                cost + 20
            }
            // "Peru neither accepted the truce nor …", "Peru neither wants nor needs it"
            Tag::Noun | Tag::Pronoun
                if c.any(Classes::DETERMINER)
                    && c.any(Classes::NEGATIVE)
                    && (self.joined_by_nor(at + 2)
                        || behind.any(Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0))
                            && !behind.any(Classes::ANY_NOUN)) =>
            {
                cost
            }
            _ if c.any(Classes::DETERMINER) => cost + 40,
            _ => cost,
        }
    }

    /// "wants nor needs": a second verb of the same form goes on with the one straight before.
    fn joined_by_nor(&self, at: usize) -> bool {
        let joint = self.words.classes(at);
        let form = |form| [at - 1, at + 1].iter().all(|&t| self.words.classes(t).any(form));
        let forms = [Classes::VERB_PAST, Classes::VERB_S, Classes::VERB_BASE];
        joint.any(Classes::COORDINATOR) && joint.any(Classes::NEGATIVE) && forms.into_iter().any(form)
    }

    /// What it costs that a preposition or a subordinator follows.
    fn to_small_word(&self, lead: Tag, at: usize, tag: Tag, cost: u32) -> u32 {
        let c = self.words.classes(at);
        match (lead, tag) {
            (Tag::Participle, Tag::Preposition) if c.any(Classes::BY) => cost.saturating_sub(5),
            // "will not be eased until Seoul has paid"
            (_, Tag::Preposition) if c.any(Classes::SUBORDINATOR) && self.clause_ahead(at) => cost + 10,
            // "speaking in Paris after a meeting with the king, said": no clause without a verb
            (_, Tag::Subordinator) if c.any(Classes::PREPOSITION) && self.no_clause(at) => cost + 15,
            // "provided that", "now that"
            (Tag::Subordinator, Tag::Subordinator) if c.any(Classes::THAT) => 0,
            _ => cost,
        }
    }
}
