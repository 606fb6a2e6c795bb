//! The parts that each word may play, by its classes alone.

use super::Tag;
use super::around::{opens_phrase, verbless_until};
use crate::clause::chunk::is_ly;
use crate::clause::words::Words;
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{CuePart, Kind, Mention, PartyForm, What};

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidates {
    pub(super) list: [(Tag, u8); 8],
    pub(super) count: usize,
}

impl Candidates {
    fn add(&mut self, tag: Tag, cost: u8) {
        if self.count < self.list.len() && !self.list[..self.count].iter().any(|c| c.0 == tag) {
            self.list[self.count] = (tag, cost);
            self.count += 1;
        }
    }

    pub(super) fn of(&mut self, words: &Words<'_>, at: usize, small: &mut SmallWords) {
        match words.kind(at) {
            Kind::Word => {}
            Kind::Number => {
                self.add(Tag::Noun, 3);
                return self.add(Tag::Determiner, 2);
            }
            Kind::Possessive if words.name_ends(at) => return self.add(Tag::Noun, 0),
            Kind::Possessive => {
                let pronoun = at > 0 && words.classes(at - 1).any(Classes::PRONOUN);
                self.add(Tag::Determiner, if pronoun { 30 } else { 0 });
                return self.add(Tag::Be, if pronoun { 0 } else { 40 });
            }
            Kind::Comma => return self.add(Tag::Comma, 0),
            _ => return self.add(Tag::Break, 0),
        }
        if let Some((_, form, _)) = words.party(at) {
            self.add(if form == PartyForm::Adjective { Tag::Adjective } else { Tag::Noun }, 0);
            return self.add(Tag::Noun, 4);
        }
        let c = words.classes(at);
        // "Outside Peru's embassy", but "outside support"
        if c.any(Classes::PREPOSITION) && c.any(Classes::ADJECTIVE) && words.capital(at + 1) {
            return self.add(Tag::Preposition, 0);
        }
        // "refused outside mediation"
        if c.any(Classes::PREPOSITION)
            && c.any(Classes::ADJECTIVE)
            && at > 0
            && words.takes_side(at - 1)
            && words.classes(at + 1).any(Classes::ANY_NOUN)
        {
            return self.add(Tag::Adjective, 0);
        }
        if words.compound(at) && !c.any(Classes(Classes::TO.0 | Classes::COORDINATOR.0)) {
            if prefixed(words, at) {
                return self.add(Tag::Adverb, 0);
            }
            if at > 0 && prefixed(words, at - 1) {
                self.open_word(words, at, c);
            }
            self.add(Tag::Noun, 2);
            // "the secretary-general told reporters"
            if words.role(at).is_some() && !words.compound(at + 1) {
                return;
            }
            return self.add(Tag::Adjective, 2);
        }
        if not_one(words, at) {
            return self.add(Tag::Determiner, 0);
        }
        let condition = Classes::CONDITION;
        if c.any(condition) && !c.any(Classes::ADVERB) && words.classes(at + 1).any(Classes::THAT) {
            return self.add(Tag::Subordinator, 0);
        }
        // "Don't lift the embargo"
        let behind = words.classes(at + 1);
        if c.any(Classes::DO) && behind.any(Classes::NEGATIVE) && !behind.any(Classes::NO) {
            return self.add(Tag::Modal, 0);
        }
        // "…, once an ally of Peru, rejected …": no clause without a verb
        if c.any(Classes::CLAUSE_ONLY) && at > 0 && words.kind(at - 1) == Kind::Comma && inserted(words, at) {
            return self.add(Tag::Adverb, 0);
        }
        if c.any(NOT_OPEN) {
            self.small_word(c, words, at, small);
        }
        // "being" is no verb but an auxiliary
        if c.any(Classes::BE) && c.any(Classes::VERB_ING) {
            return;
        }
        if c.any(Classes::VERB_ING) && meanwhile(words, at) {
            return self.add(Tag::Ing, 0);
        }
        // "a stock of highly enriched uranium"
        let within = words.senses[at].topic && words.senses[at + 1].topic;
        if within && self.count == 0 && is_ly(words, at) && !c.any(Classes::ANY_NOUN.with(Classes::ADJECTIVE)) {
            return self.add(Tag::Adverb, 0);
        }
        let noun = words.classes(at + 1).any(Classes::ANY_NOUN);
        if within && noun && self.count == 0 && c.any(Classes::VERB_PARTICIPLE) && !c.any(Classes::ANY_NOUN) {
            return self.add(Tag::Adjective, 0);
        }
        if words.senses[at].topic && self.count == 0 && (c.any(Classes::ANY_NOUN) || !c.any(Classes::VERB)) {
            self.add(Tag::Noun, 0);
            // "calls for it to end attacks", "the right to strike back", "and stop arming the rebels"
            let before = if at > 0 { words.classes(at - 1) } else { Classes::default() };
            let verb = before.any(Classes::TO)
                || before.any(Classes::COORDINATOR) && words.classes(at + 1).any(Classes::VERB_ING);
            if !(c.any(Classes::VERB_BASE) && verb) {
                return;
            }
        }
        if self.count == 0 || c.any(Classes(Classes::VERB.0 | Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0)) {
            self.open_word(words, at, c);
        }
        if self.count == 0 {
            self.add(Tag::Noun, 0);
        }
    }

    /// Closed classes.
    fn small_word(&mut self, c: Classes, words: &Words<'_>, at: usize, small: &mut SmallWords) {
        // "May" the month, "Will" the man
        if words.capital(at) && at > 0 && !words.kind(at - 1).is_quote() && c.any(Classes::AUXILIARY) {
            self.add(Tag::Noun, 0);
        }
        if c.any(Classes::NEGATIVE) && !c.any(Classes(Classes::NO.0 | Classes::MODAL.0 | Classes::COORDINATOR.0)) {
            self.add(Tag::Adverb, 0);
        }
        if c.any(Classes::THAT) && stands_alone(words, at) || opens_alone(words, at, c) {
            return self.add(Tag::Pronoun, 0);
        }
        if c.any(Classes::OTHER) && stressed(words, at, c) {
            return self.add(Tag::Adverb, 0);
        }
        if c.any(Classes::ADVERB) && c.any(Classes::NUMBER) && first_of_all(words, at) {
            return self.add(Tag::Adverb, 0);
        }
        // "in the past", "from the outside"
        let article = at > 0 && words.classes(at - 1).any(Classes::ARTICLE);
        let bare = c.any(Classes::PREPOSITION) && !c.any(Classes::SUBORDINATOR.with(Classes::NUMBER));
        let open = Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0 | Classes::ADVERB.0);
        if article && bare && !words.classes(at + 1).any(open) {
            return self.add(Tag::Noun, 0);
        }
        if c.any(Classes::THAT) && calls_by(words, at) {
            return self.add(Tag::Determiner, 0);
        }
        if c.any(Classes::PREPOSITION) && c.any(Classes::SUBORDINATOR) && opens_phrase(words, at) {
            return self.add(Tag::Preposition, 0);
        }
        if at == 0 && c.any(Classes::HAVE) && counterfactual(words) {
            return self.add(Tag::Subordinator, 0);
        }
        // "So Canada backed a loan"
        let tied = Classes(Classes::PREPOSITION.0 | Classes::CLAUSE_ONLY.0 | Classes::CONDITION.0 | Classes::THAT.0);
        if at == 0 && c.any(Classes::SUBORDINATOR) && !c.any(tied) && !words.classes(1).any(Classes::THAT) {
            return self.add(Tag::Adverb, 0);
        }
        let not = |c: Classes| c.any(Classes::NEGATIVE) && !c.any(Classes::NO.with(Classes::COORDINATOR));
        // "was not yet prepared to leave"
        if c.any(Classes::BUT) && at > 0 && not(words.classes(at - 1)) {
            return self.add(Tag::Adverb, 0);
        }
        // "told not to open fire"
        if c.any(Classes::TO) && at > 0 && not(words.classes(at - 1)) && words.classes(at + 1).any(Classes::VERB_BASE) {
            return self.add(Tag::To, 0);
        }
        // "over 1,900 detainees", but "over the border" and "under 2014 rules"
        let c = if c.any(Classes::PREPOSITION) && c.any(Classes::NUMBER) {
            if words.kind(at + 1) == Kind::Number && !words.year(at + 1) {
                return self.add(Tag::Determiner, 0);
            }
            Classes(c.0 & !Classes::NUMBER.0)
        } else {
            c
        };
        if c.any(ALL_SMALL) {
            let known = small.of(c);
            if self.count == 0 {
                *self = *known;
            } else {
                known.list[..known.count].iter().for_each(|&(tag, cost)| self.add(tag, cost));
            }
        }
        // "told them to first leave"
        let to = at > 0 && words.classes(at - 1).any(Classes::TO);
        if to && words.ordinal(at) && words.classes(at + 1).any(Classes::VERB_BASE) && c.any(Classes::ADVERB) {
            self.count = 0;
            return self.add(Tag::Adverb, 0);
        }
        // "must leave first"
        if words.ordinal(at) {
            self.add(Tag::Adverb, 2);
        }
        // "has bases there"
        let subject = Classes(Classes::VERB.0 | Classes::AUXILIARY.0 | Classes::ADVERB.0);
        // "before the rebels there had left", but "there had been no talks"
        let be = |t: usize| words.classes(t).any(Classes::BE);
        let perfect = words.classes(at + 1).any(Classes::HAVE) && !(at + 2..at + 4).any(be);
        if c.any(Classes::ADVERB) && c.any(Classes::OTHER) && (!words.classes(at + 1).any(subject) || perfect) {
            self.add(Tag::Adverb, 0);
        }
        // "the talks were over."
        let is = at > 0 && words.classes(at - 1).any(Classes::BE);
        if c.any(Classes::PREPOSITION) && is && !words.kind(at + 1).is_wordlike() && !words.kind(at + 1).is_quote() {
            self.add(Tag::Adverb, 0);
        }
        // "will fight on while it talks"
        let clause = Classes(Classes::SUBORDINATOR.0 | Classes::CLAUSE_ONLY.0);
        let verb = at > 0 && words.classes(at - 1).any(Classes::VERB) && words.party(at - 1).is_none();
        if c.any(Classes::PARTICLE.with(Classes::PREPOSITION))
            && verb
            && words.classes(at + 1).any(clause)
            && !words.classes(at + 1).any(Classes::PREPOSITION)
            && !words.classes(at + 2).any(Classes::TO)
        {
            self.add(Tag::Adverb, 0);
        }
        // "has since repeatedly offered"
        let perfect = at > 0 && words.classes(at - 1).any(Classes::HAVE) && c.any(Classes::SUBORDINATOR);
        if perfect && !c.any(Classes::CLAUSE_ONLY) {
            self.add(Tag::Adverb, 0);
        }
        if c.any(Classes::PREPOSITION) && !c.any(Classes::PARTICLE) && c.any(Classes::AS) {
            self.add(Tag::Adverb, 14);
        }
    }

    fn open_word(&mut self, words: &Words<'_>, at: usize, c: Classes) {
        // inside a sentence a capital makes a name
        if words.capital(at) && at > 0 && !words.kind(at - 1).is_quote() && !words.labelled(at) {
            self.add(Tag::Noun, 0);
            if c.any(Classes::ADJECTIVE) {
                self.add(Tag::Adjective, 3);
            }
            return;
        }
        // "the forces claims to have", but "its claims to have"
        let perfect = words.classes(at + 1).any(Classes::TO) && words.classes(at + 2).any(Classes::HAVE);
        let small = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ADJECTIVE.0);
        if c.any(Classes::VERB_S) && perfect && at > 0 && !words.classes(at - 1).any(small) {
            return self.add(Tag::Finite, 0);
        }
        // "was quoted as saying that …"
        let quoted = || at > 0 && words.classes(at - 1).any(Classes::AS) && words.reports(at);
        if c.any(Classes::VERB_ING) && (opens_clause(words, at) || is_subject(words, at) || quoted()) {
            return self.add(Tag::Ing, 0);
        }
        if c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0 | Classes::VERB_PAST.0))
            && of_free_relative(words, at)
        {
            return self.add(Tag::Finite, 0);
        }
        // "Driven out of the city, Iraq …", "deploys soldiers": what can only be a verb names nothing as a noun
        let finite = Classes::VERB_S.with(Classes::VERB_PAST).with(Classes::VERB_PARTICIPLE);
        let verb_only = c.any(finite) && !c.any(Classes::ANY_NOUN.with(Classes::VERB_ING).with(Classes::ADJECTIVE));
        let names = words.senses[at].names && !verb_only;
        // "the late president"
        let former = words.role(at).is_some_and(|(kind, _)| kind == RoleKind::Former) && c.any(Classes::ADJECTIVE);
        let phrasal = c.any(Classes::VERB_ING) && phrasal(words, at);
        if c.any(Classes::ANY_NOUN) || names || words.role(at).is_some() && !former {
            self.add(Tag::Noun, if phrasal { 10 } else { 0 });
        }
        if c.any(Classes::ADJECTIVE) || words.senses[at].predicate {
            self.add(Tag::Adjective, 0);
        }
        let verb = if c.any(Classes::VERB_S) && compounded(words, at) || of_himself(words, at) {
            14
        } else if names {
            6
        } else if c.any(Classes::ANY_NOUN) {
            2
        } else {
            0
        };
        if c.any(Classes::VERB_BASE) {
            self.add(Tag::Base, verb);
        }
        // "have twice bombed": an auxiliary
        let participle = |t: usize| words.classes(t).any(Classes::VERB_PARTICIPLE);
        let adverb = || words.classes(at + 1).any(Classes::ADVERB) && !words.classes(at + 1).any(Classes::ANY_NOUN);
        let auxiliary = c.any(Classes::HAVE) && (participle(at + 1) || adverb() && participle(at + 2));
        if c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0 | Classes::VERB_PAST.0)) && !auxiliary {
            self.add(Tag::Finite, verb);
        }
        if c.any(Classes::VERB_ING) {
            // "objections to the seating at dinner"
            let article = at > 0 && words.classes(at - 1).any(Classes::ARTICLE);
            let behind = words.classes(at + 1);
            let ends = !words.kind(at + 1).is_wordlike() && !words.kind(at + 1).is_quote();
            if article && (ends || behind.any(Classes::PREPOSITION) && !behind.any(Classes::OF)) {
                self.add(Tag::Noun, 0);
            }
            self.add(Tag::Ing, if phrasal { 0 } else { verb });
            // "by banning imports", "keep arming Kyiv": a verb that the lexicon knows as one is no adjective
            let before = at.checked_sub(1).map_or(Classes::default(), |t| words.classes(t));
            let described = before
                .any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ADJECTIVE.0 | Classes::NUMBER.0));
            self.add(Tag::Adjective, if words.senses[at].verb && !described { 20 } else { 8 });
        }
        if c.any(Classes::VERB_PARTICIPLE) {
            self.add(Tag::Participle, verb);
            self.add(Tag::Adjective, 8);
        }
        if c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0)) {
            self.add(Tag::Noun, 45);
        }
        if c.any(Classes::ADVERB) || is_ly(words, at) && !c.any(Classes::ADJECTIVE) {
            self.add(Tag::Adverb, 0);
        }
        if c == Classes::default() && self.count == 0 {
            self.add(Tag::Noun, 0);
            self.add(Tag::Adjective, 5);
        }
    }
}

/// "by rejecting peace talks", "support for peace talks": a noun that the lexicon knows, behind a bare noun that something governs.
fn compounded(words: &Words<'_>, at: usize) -> bool {
    let Some(over) = at.checked_sub(2) else { return false };
    let (c, before) = (words.classes(over), words.classes(at - 1));
    let particle = c.any(Classes::PARTICLE) && over > 0 && words.classes(over - 1).any(Classes::VERB_ING);
    let governs = c.any(Classes::PREPOSITION) && !c.any(Classes::SUBORDINATOR) || c.any(Classes::VERB_ING) || particle;
    let bare =
        before.any(Classes::NOUN) && !before.any(Classes::NOUN_PLURAL.with(Classes::TIME)) && !words.capital(at - 1);
    words.senses[at].names && governs && bare && words.party(at - 1).is_none()
}

/// "declared himself open to talks", but "he himself opened the talks": what a reflexive pronoun that a verb governs is said to be.
fn of_himself(words: &Words<'_>, at: usize) -> bool {
    let Some(verb) = at.checked_sub(2) else { return false };
    let governed = words.classes(verb).any(Classes::VERB) && !words.classes(verb).any(Classes::ANY_NOUN);
    words.senses[at].predicate && governed && words.classes(at - 1).reflexive()
}

/// "a statement ruling out a truce": a verb that the lexicon knows with its particle.
fn phrasal(words: &Words<'_>, at: usize) -> bool {
    let verb = |m: &Mention| m.end as usize == at + 2 && matches!(m.what, What::Cue { part: CuePart::Verb, .. });
    words.classes(at + 1).any(Classes::PARTICLE) && words.beginning(at).iter().any(verb)
}

/// "Canada, which *first* proposed it": when, not which one.
fn first_of_all(words: &Words<'_>, at: usize) -> bool {
    let behind = words.classes(at + 1);
    at > 0
        && words.classes(at - 1).any(Classes::RELATIVE)
        && behind.any(Classes::VERB_PAST.with(Classes::VERB_S))
        && !behind.any(Classes::ANY_NOUN)
}

/// "the embargo *itself* will stay": a word for the noun before it, with the verb behind.
fn stressed(words: &Words<'_>, at: usize, c: Classes) -> bool {
    let itself = c.any(Classes(Classes::IT.0 | Classes::HE.0 | Classes::SHE.0 | Classes::THEY.0));
    let behind = words.classes(at + 1);
    let verb = behind.any(Classes::FINITE) || behind.any(Classes::VERB_PAST) && !behind.any(Classes::ANY_NOUN);
    let named = || {
        let before = words.classes(at - 1);
        let noun = before.any(Classes::ANY_NOUN) && !before.any(Classes::VERB);
        noun || words.senses[at - 1].topic || words.party(at - 1).is_some()
    };
    itself && verb && at > 0 && named()
}

/// "said not a metre would be ceded": straight behind a verb of saying, or where a clause begins, "not" denies what is counted.
fn not_one(words: &Words<'_>, at: usize) -> bool {
    let c = words.classes(at);
    let article = words.classes(at + 1);
    let opens = at == 0
        || matches!(words.kind(at - 1), Kind::QuoteOpen | Kind::Colon)
        || words.reports(at - 1)
        || words.classes(at - 1).any(Classes::THAT);
    c.any(Classes::NEGATIVE)
        && !c.any(Classes(Classes::NO.0 | Classes::MODAL.0 | Classes::COORDINATOR.0))
        && article.any(Classes::INDEFINITE)
        && article.any(Classes::ARTICLE)
        && opens
}

/// "Had Iran accepted, the war would have ended": an auxiliary and a subject open the sentence, and behind a comma stands what
/// did not come about.
fn counterfactual(words: &Words<'_>) -> bool {
    let subject = Classes(Classes::PRONOUN.0 | Classes::DETERMINER.0 | Classes::POSSESSIVE.0);
    let opens = words.party(1).is_some() || words.classes(1).any(subject) || words.capital(1);
    let comma = (1..words.tokens.len()).find(|&t| words.kind(t) == Kind::Comma);
    let would = |t: usize| words.classes(t).any(Classes::MODAL_PAST) && words.classes(t + 1).any(Classes::HAVE);
    opens && words.classes(0).any(Classes::FINITE) && comma.is_some_and(|c| (c..words.tokens.len()).any(would))
}

/// "What Juba wants is a truce": the verb of what stands before "is" has a question word, somebody and nothing else in front.
fn of_free_relative(words: &Words<'_>, at: usize) -> bool {
    let be = words.classes(at + 1).any(Classes::BE) && words.classes(at + 1).any(Classes::FINITE);
    let Some(before) = at.checked_sub(1).filter(|_| be) else { return false };
    let somebody = words.party(before).map(|p| p.2.first as usize);
    let subject = Classes(Classes::SUBJECT.0 | Classes::IT.0);
    let first = somebody.or_else(|| words.classes(before).any(subject).then_some(before));
    first.is_some_and(|f| f > 0 && words.classes(f - 1).any(Classes::WHETHER))
}

/// "Citing a threat, Chad …", "Warning of a wider war, the minister …": a verb in -ing that opens the sentence, with no finite
/// verb before the comma and somebody behind it.
fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    let first = (0..at).all(|t| words.kind(t).is_quote());
    let small = Classes(Classes::PREPOSITION.0 | Classes::SUBORDINATOR.0 | Classes::ACCORDING.0);
    if !first || words.classes(at).any(small) || words.compound(at) {
        return false;
    }
    let Some(comma) = (at + 1..words.tokens.len().min(at + 24)).find(|&t| !words.kind(t).is_wordlike()) else {
        return false;
    };
    let finite = |t: usize| {
        let c = words.classes(t);
        let verb = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::FINITE.0);
        c.any(verb) && !c.any(Classes(Classes::ANY_NOUN.0 | Classes::VERB_PARTICIPLE.0)) && words.party(t).is_none()
    };
    let article = usize::from(words.classes(comma + 1).any(Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0)));
    let somebody = (comma + 1..comma + 3 + article).any(|t| words.party(t).is_some() || words.role(t).is_some());
    words.kind(comma) == Kind::Comma && comma > at + 1 && somebody && !(at + 1..comma).any(finite)
}

/// "Releasing prisoners was ruled out", "Recognising Kosovo would be …": a verb in -ing that opens the sentence and has its object
/// straight behind, and an auxiliary before any comma.
fn is_subject(words: &Words<'_>, at: usize) -> bool {
    let first = (0..at).all(|t| words.kind(t).is_quote());
    let (sense, behind) = (&words.senses[at], words.classes(at + 1));
    let plural = behind.any(Classes::NOUN_PLURAL) && !behind.any(Classes(Classes::NOUN.0 | Classes::VERB_S.0));
    let name = words.party(at + 1).is_some_and(|p| p.1 != PartyForm::Adjective);
    let object = plural || name || behind.any(Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0));
    first
        && sense.verb
        && object
        && (at + 2..at + 14)
            .take_while(|&t| words.kind(t).is_wordlike() && !words.classes(t).any(Classes::THAT))
            .find(|&t| words.classes(t).any(Classes::VERB_PAST.with(Classes::AUXILIARY)))
            .is_some_and(|t| {
                words.classes(t).any(Classes::BE.with(Classes::MODAL)) && words.classes(t).any(Classes::FINITE)
            })
}

/// "The Council, meeting late on Monday, called …": between somebody's name or office and a verb, from comma to comma.
pub(super) fn meanwhile(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(2).filter(|_| words.kind(at - 1) == Kind::Comma) else { return false };
    let somebody = words.capital(before) || words.party(before).is_some() || words.role(before).is_some();
    let adjunct = Classes(Classes::PREPOSITION.0 | Classes::ADVERB.0 | Classes::PARTICLE.0);
    let behind = words.classes(at + 1);
    let time = words.classes(at + 2).any(Classes::TIME) && behind.any(Classes::DETERMINER);
    somebody && (time || behind.any(adjunct) && !behind.any(Classes::OF)) && inserted(words, at)
}

/// Whether a comma ends what the token opens before any verb, and a finite verb follows.
fn inserted(words: &Words<'_>, at: usize) -> bool {
    let described =
        Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ADJECTIVE.0 | Classes::PREPOSITION.0);
    verbless_until(words, at, |t| t > at + 1 && words.classes(t - 1).any(described)).is_some()
}

/// The parts that small words play, by their classes: the few sets of classes there are come again and again.
#[derive(Debug)]
pub(super) struct SmallWords {
    known: [(Classes, Candidates); 64],
}

impl Default for SmallWords {
    fn default() -> Self {
        Self { known: [(Classes::default(), Candidates::default()); 64] }
    }
}

impl SmallWords {
    fn of(&mut self, c: Classes) -> &Candidates {
        let slot = (c.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize;
        let (classes, candidates) = &mut self.known[slot];
        if *classes != c {
            (*classes, candidates.count) = (c, 0);
            for &(class, tag, cost) in &SMALL {
                let whose = tag == Tag::Determiner && c.any(Classes::RELATIVE);
                if c.any(class) && !whose && !(matches!(tag, Tag::Pronoun | Tag::Adverb) && c.any(Classes::ARTICLE)) {
                    candidates.add(tag, cost);
                }
            }
        }
        candidates
    }
}

/// "Germany is against that.", "agreed to that and more", "said that was impossible": no clause, and no noun, stands behind.
fn stands_alone(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|t| words.classes(t)) else { return false };
    let next = words.classes(at + 1);
    // "if they try that here, …"
    let adverb = next.any(Classes::ADVERB) && !next.any(Classes::VERB.with(Classes::ADJECTIVE));
    let end = words.kind(at + if adverb { 2 } else { 1 });
    let ends = !end.is_wordlike() && !end.is_quote();
    let says = before.any(Classes::VERB) && !before.any(Classes::ANY_NOUN);
    // "said that, if Peru agreed, …"
    let over = before.any(Classes(Classes::PREPOSITION.0 | Classes::TO.0)) || says && end != Kind::Comma;
    // "ruled that out."
    let particle = says && next.any(Classes::PARTICLE) && !words.kind(at + 2).is_wordlike();
    // "said that would be a mistake"
    let auxiliary = next.any(Classes::FINITE) && next.any(Classes::MODAL);
    ends && over || particle || says && (auxiliary || next.any(Classes::BE) && !next.any(Classes::VERB_ING))
}

/// "de-escalate", "pre-empt": a prefix that is no word, before what can only be a verb.
fn prefixed(words: &Words<'_>, at: usize) -> bool {
    let verb = words.classes(at + 1);
    words.glued(at + 1)
        && !words.glued(at)
        && !words.glued(at + 2)
        && words.classes(at) == Classes::default()
        && words.party(at).is_none()
        && !words.capital(at)
        && verb.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0 | Classes::VERB_ING.0))
        && !verb.any(Classes::ANY_NOUN.with(Classes::ADJECTIVE))
}

/// "called that demand outrageous", "described that offer as a trap": "that" points to a noun, behind which stands what it is
/// called.
fn calls_by(words: &Words<'_>, at: usize) -> bool {
    let (noun, behind) = (words.classes(at + 1), words.classes(at + 2));
    let verb = Classes(Classes::VERB.0 | Classes::AUXILIARY.0);
    at > 0
        && words.classes(at - 1).any(Classes::CLASSIFYING)
        && noun.any(Classes::NOUN)
        && words.party(at + 1).is_none()
        && (behind.any(Classes(Classes::ADJECTIVE.0 | Classes::ARTICLE.0 | Classes::AS.0)) && !behind.any(verb)
            || words.kind(at + 2).is_quote())
}

/// "This is unacceptable.", "“That would be a mistake,” …": the subject of the auxiliary behind it, where a clause begins.
fn opens_alone(words: &Words<'_>, at: usize, c: Classes) -> bool {
    let small = Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0 | Classes::NUMBER.0 | Classes::NEGATIVE.0);
    let opens = at == 0
        || words.kind(at - 1).is_quote()
        || !words.kind(at - 1).is_wordlike() && words.kind(at - 1) != Kind::Comma;
    let next = words.classes(at + 1);
    // "That, said Libya, was …": the sentence goes on behind who says so
    let parted = at == 0 && words.kind(1) == Kind::Comma;
    c.any(Classes(Classes::DETERMINER.0 | Classes::THAT.0))
        && !c.any(small)
        && opens
        && words.party(at).is_none()
        && (parted
            || next.any(Classes::FINITE) && next.any(Classes(Classes::BE.0 | Classes::MODAL.0 | Classes::HAVE.0))
            || c.any(Classes::DETERMINER) && acts_alone(words, at + 1))
}

/// "Both rejected a truce", but "all captured soldiers": a verb in the past with what it governs behind it.
fn acts_alone(words: &Words<'_>, verb: usize) -> bool {
    let c = words.classes(verb);
    let past = c.any(Classes::VERB_PAST) || c.any(Classes::VERB_S) && !c.any(Classes::ANY_NOUN);
    let begins = Classes::ARTICLE
        .with(Classes::POSSESSIVE)
        .with(Classes::PREPOSITION)
        .with(Classes::TO)
        .with(Classes::THAT)
        .with(Classes::PRONOUN);
    past && (words.classes(verb + 1).any(begins) || words.party(verb + 1).is_some()) && !words.capital(verb)
}

/// Closed classes and the parts they play.
const SMALL: [(Classes, Tag, u8); 19] = [
    (Classes::TO, Tag::To, 0),
    (Classes(Classes::COORDINATOR.0 | Classes::BUT.0), Tag::Coordinator, 0),
    (Classes::THAT, Tag::Subordinator, 0),
    (Classes::THAT, Tag::Relative, 4),
    (Classes::THAT, Tag::Determiner, 14),
    (Classes::RELATIVE, Tag::Relative, 0),
    (Classes::WHETHER, Tag::Relative, 0),
    (Classes::MODAL, Tag::Modal, 0),
    (Classes::DO, Tag::Modal, 0),
    (Classes::HAVE, Tag::Have, 0),
    (Classes::BE, Tag::Be, 0),
    (Classes(Classes::PREPOSITION.0 | Classes::ACCORDING.0), Tag::Preposition, 0),
    (Classes::SUBORDINATOR, Tag::Subordinator, 1),
    (Classes::PARTICLE, Tag::Adverb, 0),
    (Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::NUMBER.0), Tag::Determiner, 0),
    (Classes::PRONOUN, Tag::Pronoun, 1),
    (Classes::NO, Tag::Determiner, 0),
    (Classes::DETERMINER, Tag::Pronoun, 12),
    (Classes::DETERMINER, Tag::Adverb, 4),
];

/// The classes of words that play other parts than those of open words.
const NOT_OPEN: Classes = ALL_SMALL.with(Classes::NEGATIVE).with(Classes::ADVERB);

/// All of the closed ones.
const ALL_SMALL: Classes = {
    let mut all = Classes(0);
    let mut at = 0;
    while at < SMALL.len() {
        all = all.with(SMALL[at].0);
        at += 1;
    }
    all
};
