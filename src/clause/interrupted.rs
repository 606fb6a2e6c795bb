//! Verb groups that something between two commas parts from their auxiliary: "cannot, however, accept".

use super::words::Words;
use crate::language::Classes;
use crate::matching::{Kind, What};

/// The most tokens between the commas.
const LONGEST: usize = 12;

/// The most tokens from an auxiliary to its verb where no comma parts them.
const PHRASE: usize = 7;

impl Words<'_> {
    /// The auxiliary that a verb goes on with behind the comma before the token, where what stands between two commas parts them.
    #[must_use]
    pub fn resumes(&self, verb: usize) -> Option<usize> {
        let close = verb.checked_sub(1)?;
        if self.kind(close) != Kind::Comma {
            return self.resumes_behind_time(verb).or_else(|| self.resumes_behind_phrase(verb));
        }
        let open = self.opener(close).filter(|&open| open + 1 < close)?;
        // "will not yet, he said, …"
        let adverb = |t: usize| {
            let c = self.classes(t);
            c.any(Classes(Classes::NEGATIVE.0 | Classes::ADVERB.0)) && !c.any(Classes::AUXILIARY)
        };
        let auxiliary = (open.saturating_sub(3)..open).rev().find(|&t| !adverb(t))?;
        self.goes_with(auxiliary, self.head_behind(verb)).then_some(auxiliary)
    }

    /// "has for ten years called", "had since March refused": a phrase of time parts them, without commas.
    fn resumes_behind_time(&self, verb: usize) -> Option<usize> {
        let time = verb - 1;
        if !self.classes(time).any(Classes::TIME) && !self.year(time) {
            return None;
        }
        let stops = |t: usize| !self.kind(t).is_wordlike() || self.classes(t).any(Classes::AUXILIARY);
        let auxiliary = (time.saturating_sub(5)..time).rev().find(|&t| stops(t))?;
        let perfect =
            self.classes(auxiliary).any(Classes::HAVE) && self.classes(auxiliary + 1).any(Classes::PREPOSITION);
        (perfect && self.goes_with(auxiliary, verb)).then_some(auxiliary)
    }

    /// "will in the end leave", "does not at all want", "would next week lift": a phrase with a preposition, or of time, parts
    /// them, without commas.
    fn resumes_behind_phrase(&self, verb: usize) -> Option<usize> {
        let behind_noun = |t: usize| {
            let c = self.classes(t - 1);
            let open = Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::POSSESSIVE).with(Classes::NUMBER);
            // "in public", "at all"
            let alone = c.any(Classes::ADJECTIVE.with(Classes::ADVERB)) && !c.any(Classes::ARTICLE.with(Classes::TO));
            let two = t > 2 && self.classes(t - 2).any(Classes::PREPOSITION) && alone;
            let noun = !c.any(open.with(Classes::ADJECTIVE).with(Classes::COORDINATOR));
            noun || c.any(Classes::TIME) || two || self.adverbial(t - 1)
        };
        if !self.classes(verb).any(Classes::VERB) && !self.senses[verb].predicate || !behind_noun(verb) {
            return None;
        }
        let auxiliary = (verb.saturating_sub(PHRASE)..verb)
            .rev()
            .find(|&t| !self.kind(t).is_wordlike() || self.classes(t).any(Classes::AUXILIARY))?;
        if !self.goes_with(auxiliary, verb) {
            return None;
        }
        let adverb = |t: usize| {
            let c = self.classes(t);
            c.any(Classes(Classes::NEGATIVE.0 | Classes::ADVERB.0)) && !c.any(Classes::PREPOSITION)
        };
        let first = (auxiliary + 1..verb).find(|&t| !adverb(t))?;
        let c = self.classes(first);
        // "would like to see"
        let phrase = c.any(Classes::PREPOSITION)
            && !c.any(Classes::TO.with(Classes::OF).with(Classes::VERB_BASE))
            && !self.senses[first].verb
            && first + 1 < verb;
        let time = c.any(Classes::ADJECTIVE.with(Classes::DETERMINER)) && self.classes(verb - 1).any(Classes::TIME);
        let small = Classes::RELATIVE.with(Classes::THAT).with(Classes::PRONOUN).with(Classes::COORDINATOR);
        let clause = |t: usize| {
            let c = self.classes(t);
            c.any(small) || t > first && self.goes_with(auxiliary, t) && behind_noun(t)
        };
        // "were among the demands made by Peru"
        let described = self.classes(auxiliary).any(Classes::BE) && !self.senses[verb].predicate;
        (!described && (phrase || time || self.adverbial(first)) && !(first..verb).any(clause)).then_some(auxiliary)
    }

    /// Whether the token is one of several that are an adverb together: "at all", "by and large".
    fn adverbial(&self, at: usize) -> bool {
        self.covering(at).any(|m| {
            m.end > m.first + 1 && matches!(m.what, What::Grammar { class } if Classes(1 << class).any(Classes::ADVERB))
        })
    }

    /// "offered talks and, as the raids went on, called for sanctions": the verb behind the second comma goes on with the
    /// coordinator in front of the first.
    #[must_use]
    pub fn rejoins(&self, verb: usize) -> bool {
        let past = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0);
        if !self.senses.get(verb).is_some_and(|s| s.verb && s.classes.any(past)) || self.party(verb).is_some() {
            return false;
        }
        let Some(close) = verb.checked_sub(1).filter(|&t| self.kind(t) == Kind::Comma) else { return false };
        self.opener(close).is_some_and(|t| t > 0 && self.classes(t - 1).any(Classes::COORDINATOR))
    }

    /// The comma in front of what a comma ends, where no other mark stands between.
    fn opener(&self, close: usize) -> Option<usize> {
        let pauses = |&t: &usize| !self.kind(t).is_wordlike() && self.kind(t) != Kind::Possessive;
        let open = (close.saturating_sub(LONGEST + 1)..close).rev().find(pauses);
        open.filter(|&t| self.kind(t) == Kind::Comma)
    }

    /// "Nor, its minister said, would it …": a word that denies stands before what two commas part from the auxiliary.
    #[must_use]
    pub fn nor_over(&self, auxiliary: usize) -> bool {
        let close = auxiliary.checked_sub(1).filter(|&t| self.kind(t) == Kind::Comma);
        let nor = close.and_then(|close| self.opener(close)).and_then(|open| open.checked_sub(1));
        nor.is_some_and(|t| self.classes(t).any(Classes::NEGATIVE))
    }

    /// The token itself, or behind an adverb the next one.
    fn head_behind(&self, verb: usize) -> usize {
        let c = self.classes(verb);
        let adverb = (c.any(Classes::ADVERB) || self.adverb(verb)) && !c.any(Classes::VERB);
        verb + usize::from(adverb)
    }

    /// Whether the token may be the form of a verb that the auxiliary asks for.
    fn goes_with(&self, auxiliary: usize, verb: usize) -> bool {
        let (a, v) = (self.classes(auxiliary), self.classes(verb));
        let finite = a.any(Classes(Classes::FINITE.0 | Classes::MODAL.0 | Classes::DO.0));
        let word = self.kind(auxiliary).is_wordlike() && self.party(auxiliary).is_none() && self.party(verb).is_none();
        let bare = Classes(Classes::VERB_BASE.0 | Classes::HAVE.0 | Classes::BE.0);
        let fits = if a.any(Classes(Classes::MODAL.0 | Classes::DO.0)) {
            v.any(bare) && !v.any(Classes(Classes::FINITE.0 | Classes::PREPOSITION.0)) || v.any(Classes::HAVE)
        } else {
            let predicate = a.any(Classes::BE) && self.senses.get(verb).is_some_and(|s| s.predicate);
            predicate || a.any(Classes(Classes::HAVE.0 | Classes::BE.0)) && v.any(Classes::VERB_PARTICIPLE)
        };
        word && finite && fits && !self.capital(verb)
    }
}
