//! Prepositions and what they hang on.

use super::Builder;
use crate::clause::chunk::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
use crate::matching::Mention;

impl Builder<'_, '_> {
    pub(super) fn agentive(&self, link: usize, governor: Option<usize>) -> bool {
        let by = self.words.classes(self.chunks[link].first).any(Classes::BY);
        by && governor.is_some_and(|g| {
            self.chunks[g].group == Group::Verb && self.chunks[g].passive || self.chunks[g].group == Group::Noun
        })
    }

    pub(super) fn preposition(&mut self, index: usize) {
        let word = self.chunks[index].first;
        let classes = self.words.classes(word);
        let previous = self.previous(index);
        let behind_noun = previous.is_some_and(|p| self.group(p) == Some(Group::Noun));
        let adjective = previous.filter(|&p| self.group(p) == Some(Group::Adjective));
        let classifies = |v: usize| self.words.classes(self.chunks[v].head).any(Classes::CLASSIFYING);
        // but "sees no point in talks"
        let denied = self.here.noun.is_some_and(|n| self.chunks[n].negated);
        let acts = |v: usize| !denied && !self.words.classes(self.chunks[v].head).any(Classes::COPULA);
        // "ten hours of talks": what is measured hangs on the measure
        let measure = previous.filter(|&p| behind_noun && classes.any(Classes::OF) && self.is_measure(p));
        // "calls for the release of the civilians held in camps and for compensation": the same word takes up its verb
        let again = self.here.coordinated.then(|| self.taken_up(index, word)).flatten();
        let governor = if again.is_some() {
            again
        } else if let Some(over) = self.priced(word).or_else(|| self.tied_with(word)) {
            Some(over)
        } else if let Some(adjective) = adjective {
            Some(adjective)
        } else if measure.is_some() {
            measure
        } else if let Some(whole) = self.whole(index, classes) {
            Some(whole)
        } else if behind_noun
            && self.here.verb.is_some_and(acts)
            && !self.wants(self.here.noun, word)
            && self.manner(index)
        {
            // "recalled its envoy in protest at the raid"
            self.here.verb
        } else if classes.any(Classes::AS) && self.here.verb.is_some_and(classifies) {
            self.here.verb
        } else if behind_noun && self.here.noun > self.here.verb && self.here.pending == self.here.noun {
            // "…, a spokesman for Japan told them": what waits for its verb
            self.here.noun
        } else if behind_noun
            && self.object_of(self.here.noun)
            && self.wants(self.here.verb, word)
            && !self.wants(self.here.noun, word)
        {
            // "accused X of …"
            self.here.verb
        } else if behind_noun && (classes.any(Classes::OF) || self.wants(self.here.noun, word)) {
            self.here.noun.and_then(|n| self.past_agent(n, word)).or(self.here.noun)
        } else if let Some(over) = self.here.noun.filter(|_| behind_noun).and_then(|n| self.over_chain(n, word)) {
            // "press on despite a vote in New York for a truce"
            Some(over)
        } else if self.wants(self.here.verb, word)
            || classes.any(Classes::BY) && self.here.verb.is_some_and(|v| self.chunks[v].passive)
        {
            self.here.verb
        } else if behind_noun {
            self.here.noun
        } else {
            self.here.verb.or(self.here.noun)
        };
        if self.here.coordinated {
            self.here.coordinated = false;
        }
        if !governor.is_some_and(|g| self.hangs_on(g, index)) {
            self.chunks[index].parent = governor;
        }
        self.here.preposition = Some(index);
    }

    /// "in protest at …": a bare noun that takes a side, with the preposition that it governs by.
    fn manner(&self, index: usize) -> bool {
        let place = self.words.classes(self.chunks[index].first).any(Classes::PLACE);
        let noun = self.next(index);
        let bare = self.group(noun) == Some(Group::Noun) && self.chunks[noun].first + 1 == self.chunks[noun].end;
        let behind = self.next(noun);
        let governs = place && bare && self.group(behind) == Some(Group::Preposition);
        governs && self.words.senses[self.chunks[noun].head].noun && self.wants(Some(noun), self.chunks[behind].first)
    }

    /// "free the pilot captured near the dam in exchange for …": the price is that of the verb over the noun told of.
    fn priced(&self, word: usize) -> Option<usize> {
        let price =
            |m: &Mention| m.end > m.first + 1 && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition);
        let price = self.words.beginning(word).iter().any(price);
        let told = self.here.verb.map(|v| &self.chunks[v]).filter(|_| price)?;
        (told.form == Form::Participle && told.relation == Relation::Relative)
            .then(|| self.over_nouns(told.parent))
            .flatten()
    }

    /// "links talks with Chad to their release": the verb that ties its object to what stands behind the word.
    fn tied_with(&self, word: usize) -> Option<usize> {
        // "must be contingent on a pull-out" ties no object
        let object = |k: usize| self.chunks[k].relation == Relation::Object;
        self.here.verb.filter(|&v| {
            let ties = self.words.ties_with(self.chunks[v].head, word);
            ties && (v + 1..self.chunks.len()).any(|k| self.chunks[k].parent == Some(v) && object(k))
        })
    }

    /// "ten hours", "weeks", but not "on Tuesday".
    fn is_measure(&self, time: usize) -> bool {
        let c = &self.chunks[time];
        self.is_time(time) && (c.first < c.head || self.words.classes(c.head).any(Classes::NOUN_PLURAL))
    }

    /// "the rejection by Peru of any talks": what stands behind the one who rejects is rejected.
    fn past_agent(&self, noun: usize, word: usize) -> Option<usize> {
        let c = &self.chunks[noun];
        let agent = c.relation == Relation::Agent && self.words.party(c.head).is_some();
        c.parent.filter(|&p| agent && self.group(p) == Some(Group::Noun) && self.wants(Some(p), word))
    }

    /// "appeals from Peru, Chad and Benin for a truce": a noun over the one in front, past its fellows, that the lexicon knows
    /// with the preposition.
    fn over_chain(&self, noun: usize, word: usize) -> Option<usize> {
        let first = &self.chunks[self.first_of_list(noun)];
        let over = first.parent.filter(|&p| self.group(p) == Some(Group::Noun) && self.wants(Some(p), word));
        // "calls by 58 votes to 31 for …"
        let by = |p: usize| self.chunks[p].link.is_some_and(|l| self.words.classes(l).any(Classes::BY));
        over.filter(|&p| !by(p))
    }

    /// "steps to calm the border, including a truce": the nearest noun group before the comma that has parts.
    fn whole(&self, index: usize, classes: Classes) -> Option<usize> {
        let comma = index > 0 && self.chunks[index - 1].group == Group::Comma;
        // "measures targeting Nepal including closing the border"
        let deed = self.chunks.get(index + 1).is_some_and(|c| c.group == Group::Verb && c.form == Form::Ing);
        if !classes.any(Classes::INCLUDING) || !(comma || deed) {
            return None;
        }
        let has_parts = |n: usize| {
            let head = self.chunks[n].head;
            let c = self.words.classes(head);
            self.chunks[n].group == Group::Noun
                && (c.any(Classes::NOUN_PLURAL) && !c.any(Classes::NOUN) || self.words.document(head))
        };
        let mut at = self.here.noun;
        while let Some(here) = at.filter(|&h| !has_parts(h)) {
            // "called for steps to calm the border": the steps are the subject of calming
            let c = &self.chunks[here];
            let told = c.subject.filter(|&s| c.group == Group::Verb && c.form == Form::Infinitive && has_parts(s));
            at = told.or(c.parent);
        }
        at
    }

    /// What an earlier noun group hangs on by the same preposition, which the lexicon knows to take it.
    fn taken_up(&self, index: usize, word: usize) -> Option<usize> {
        let same = |k: &usize| {
            let c = &self.chunks[*k];
            // "called for the militias to be disarmed and for …"
            matches!(c.relation, Relation::Preposition | Relation::Complement)
                && c.link.is_some_and(|l| self.words.tokens[l].word == self.words.tokens[word].word)
        };
        let parents = (0..index).rev().filter(same).filter_map(|k| self.chunks[k].parent);
        parents.into_iter().find(|&p| self.wants(Some(p), word))
    }

    /// Whether a noun group is the object of the verb being filled, and a name.
    fn object_of(&self, noun: Option<usize>) -> bool {
        noun.is_some_and(|n| {
            self.chunks[n].relation == Relation::Object
                && self.chunks[n].parent == self.here.verb
                && self.words.party(self.chunks[n].head).is_some()
        })
    }
}
