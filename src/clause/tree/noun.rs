//! Noun groups: subject, object, apposition or a further member of a list.

use super::Builder;
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;

impl Builder<'_, '_> {
    pub(super) fn noun(&mut self, index: usize) {
        if self.subject_of_cleft(index) {
            return;
        }
        // "Not sanctions, Chad says, but talks"
        let parted = |k: usize| matches!(self.group(k), Some(Group::Comma | Group::Coordinator));
        let c = self.chunks[index];
        let matter = c.first == 1 && self.words.party(c.head).is_none() && parted(self.next(index));
        self.chunks[index].negated |= matter && self.contrasted(index);
        let previous = self.before(index);
        let previous_group = previous.and_then(|p| self.group(p));
        if let Some(link) = self.here.preposition.take() {
            let governor = self.chunks[link].parent;
            let relation = if self.agentive(link, governor) { Relation::Agent } else { Relation::Preposition };
            self.link(index, governor, relation, Some(link));
            // nothing hangs on a mere time: "called on Serbia on Saturday to …"
            if !self.is_time(index) {
                self.here.noun = Some(index);
            }
            self.here.coordinated = false;
            return;
        }
        if self.here.link.is_some() && self.here.pending.is_none_or(|p| self.here.link.is_some_and(|l| p < l)) {
            // "Mexico, where the sets are made, asked": the outer subject waits
            let relative = self.here.link.is_some_and(|l| self.chunks[l].group == Group::Relative);
            // "Chad, which last week closed the border"
            let behind = self.next(index);
            let acts = behind < self.chunks.len()
                && self.group(behind) == Some(Group::Verb)
                && self.chunks[behind].form == Form::Finite;
            if relative && acts && self.is_time(index) {
                self.chunks[index].relation = Relation::Adverbial;
                return;
            }
            // "the envoy, who said that his country was ready, asked"
            // "the envoy, recalling that it had left, asked"
            let within = |outer: usize| self.here.verb.is_some_and(|v| v > outer && self.tells_of(v, outer));
            if let Some(outer) = self.here.pending.filter(|&p| relative || within(p)) {
                self.suspended = Some(outer);
            }
            self.here.pending = Some(index);
            self.here.noun = Some(index);
            self.here.coordinated = false;
            return;
        }
        if self.here.coordinated {
            self.here.coordinated = false;
            // before the first finite verb no second clause can begin
            let begun = self.chunks[..index].iter().any(|c| c.group == Group::Verb && c.form == Form::Finite);
            let clause = begun && self.subject_ahead(index) && self.here.verb.is_some() && self.here.pending.is_none();
            let mate = self.mate(index, false);
            if !clause && let Some(mate) = mate {
                self.link(index, Some(mate), Relation::Conjunct, None);
                // "accepts neither sanctions nor a truce"
                let nor = self.chunks[mate].negated
                    && self.previous(index).is_some_and(|p| {
                        self.group(p) == Some(Group::Coordinator)
                            && self.words.classes(self.chunks[p].first).any(Classes::NEGATIVE)
                    });
                self.chunks[index].negated |= nor || self.contrasted(index);
                self.here.noun = Some(index);
                return;
            }
            self.joined = clause;
            self.here.pending = Some(index);
            self.here.noun = Some(index);
            return;
        }
        // "Hours after the vote, …", "Last week the ministry …", "demanded last month that …"
        // "the accord which they signed last month, Egypt is to …": no subject before a comma
        let parted = self.group(self.next(index)) == Some(Group::Comma);
        if self.is_time(index) && (self.here.verb.is_none() || parted || !self.subject_ahead(index)) {
            self.chunks[index].parent = self.here.verb;
            self.chunks[index].relation = Relation::Adverbial;
            return;
        }
        if let Some(noun) = previous.filter(|&p| self.instead(p, index)) {
            self.link(index, Some(noun), Relation::Conjunct, None);
            self.chunks[index].negated = true;
            self.here.noun = Some(index);
            return;
        }
        match previous_group {
            // "…, as does Peru", "nor has Chad"
            Some(Group::Verb)
                if previous.is_some_and(|verb| self.echoes(verb, index) || self.inverted(verb, index)) =>
            {
                let verb = previous.unwrap_or(0);
                self.chunks[verb].subject = Some(index);
                self.link(index, Some(verb), Relation::Subject, None);
            }
            // "those who had ordered them would stand trial"
            Some(Group::Verb) if self.object_only(index) => self.object(index),
            Some(Group::Verb) if self.inside_relative(previous) => self.object(index),
            Some(Group::Comma) => self.noun_behind_comma(index),
            // "Juba's refusal to honour the truce drew criticism"
            Some(Group::Verb) if self.inside_subject(previous) => self.object(index),
            Some(Group::Verb)
                if self.subject_ahead(index)
                    && self.chunks[previous.unwrap_or(0)].form != Form::Participle
                    && !self.object_of_that_verb(index, previous.unwrap_or(0)) =>
            {
                self.here.pending = Some(index);
            }
            Some(Group::Verb) => self.object(index),
            // "which calls itself a friend of both, demands …"
            Some(Group::Noun) if previous.is_some_and(|p| self.called_so(p, index)) => {
                self.link(index, self.here.verb, Relation::Predicate, None);
            }
            Some(Group::Noun) if previous.is_some_and(|p| self.given(p, index)) => self.object(index),
            // "told reporters they would resign"
            Some(Group::Noun) if previous.is_some_and(|p| self.addressed(p)) && self.subject_ahead(index) => {
                self.here.pending = Some(index);
            }
            Some(Group::Noun)
                if self.begins_contact(index)
                    && !self.opens_clause(index)
                    && self.group(self.next(index)) != Some(Group::Comma)
                    && self.subject_ahead(index) =>
            {
                self.contact = previous.map(|p| (p, index));
                self.outer_pending = self.here.pending.filter(|_| self.here.verb.is_none());
                self.here.pending = Some(index);
            }
            Some(Group::Noun) if self.here.pending == previous && self.here.verb.is_none() => {
                self.link(index, previous, Relation::Apposition, None);
            }
            _ if self.here.verb.is_some() && self.here.pending.is_none() && !self.subject_ahead(index) => {
                self.object(index)
            }
            _ => self.here.pending = Some(index),
        }
        self.here.noun = Some(index);
    }

    /// "In the second letter the Government stated that …": behind a place that opens the sentence its subject begins, where
    /// nothing after it could have another.
    fn opens_clause(&self, index: usize) -> bool {
        let place = &self.chunks[index - 1];
        let opener = place.link == Some(0) && index == 1 || index == 2 && place.link == Some(place.first - 1);
        let verb = (index + 1..self.chunks.len()).find(|&k| self.group(k) == Some(Group::Verb));
        let finite = verb.is_some_and(|v| self.chunks[v].form == Form::Finite);
        let told = verb.is_some_and(|v| self.group(v + 1) == Some(Group::That));
        opener && finite && (told || self.chunks[index..].iter().all(|c| c.group != Group::Comma))
    }

    /// "Brazil, which sells Bolivia most of its gas, has refused": what somebody is given, in a clause that a comma ends before
    /// the verb of whoever gives it.
    fn given(&self, receiver: usize, index: usize) -> bool {
        let r = &self.chunks[receiver];
        let verb = r.parent.filter(|&v| r.relation == Relation::Object && self.here.verb == Some(v));
        let within = verb.is_some_and(|v| self.chunks[v].relation == Relation::Relative);
        let named = self.words.party(r.head).is_some() && self.words.party(self.chunks[index].head).is_none();
        let behind = || self.chunks[index..].iter().take_while(|c| c.group != Group::Verb);
        within && named && behind().any(|c| c.group == Group::Comma)
    }

    /// Whether the noun group before is the object of a verb of calling in a relative clause, and this one what it is called.
    fn called_so(&self, object: usize, index: usize) -> bool {
        let o = &self.chunks[object];
        let indefinite = self.words.classes(self.chunks[index].first).any(Classes::INDEFINITE);
        let verb = o.parent.filter(|&v| o.relation == Relation::Object && self.here.verb == Some(v));
        indefinite
            && verb.is_some_and(|v| {
                let v = &self.chunks[v];
                v.relation == Relation::Relative && self.words.classes(v.head).any(Classes::CLASSIFYING)
            })
    }

    /// Whether the verb, or the one over it, only tells more of a noun group that still waits for its own.
    pub(super) fn tells_of(&self, verb: usize, noun: usize) -> bool {
        let mut top = verb;
        while let Some(parent) = self.chunks[top].parent.filter(|&p| self.group(p) == Some(Group::Verb)) {
            top = parent;
        }
        let c = &self.chunks[top];
        self.hangs_on(verb, noun) || c.form != Form::Finite && c.subject == Some(noun)
    }

    /// "From Kenya came the demand that …", "In Lima sat a tribunal": behind a place that opens the sentence and a verb that has
    /// no subject before it, the noun group is the subject.
    fn inverted(&self, verb: usize, noun: usize) -> bool {
        let v = &self.chunks[verb];
        let plain = v.first == v.head
            && v.subject.is_none()
            && v.parent.is_none()
            && v.form == Form::Finite
            && self.words.classes(v.head).any(Classes::VERB_PAST.with(Classes::VERB_S));
        let place = self.group(0) == Some(Group::Preposition) && self.group(1) == Some(Group::Noun);
        let article = self.words.classes(self.chunks[noun].first).any(Classes::ARTICLE);
        let governs = self.words.takes_side(v.head) || self.words.reports(v.head);
        plain && verb == 2 && place && article && !governs
    }

    /// Whether a bare auxiliary behind "so", "as", "nor" or "neither" has the noun group behind it as its subject, and nothing else.
    fn echoes(&self, verb: usize, noun: usize) -> bool {
        let v = &self.chunks[verb];
        let denies = |t: usize| {
            let c = self.words.classes(t);
            c.any(Classes::NEGATIVE) && !c.any(Classes::AUXILIARY)
        };
        // "neither" is a part of the verb
        let neither = v.first + 1 == v.head && denies(v.first) && self.words.classes(v.first).any(Classes::DETERMINER);
        let opener = v.first.checked_sub(1);
        let opens = neither || opener.is_some_and(|t| self.words.classes(t).any(Classes::SUBORDINATOR) || denies(t));
        v.form == Form::Finite
            && (v.first == v.head || neither)
            && v.head + 1 == v.end
            && self.words.classes(v.head).any(Classes::AUXILIARY)
            && opens
            && self.names_somebody(noun)
            && matches!(self.group(self.next(noun)), None | Some(Group::Break | Group::Comma | Group::Coordinator))
    }

    /// Whether the verb in front only tells more of a noun group that still waits for its own.
    fn inside_subject(&self, verb: Option<usize>) -> bool {
        verb.is_some_and(|v| {
            matches!(self.chunks[v].form, Form::Infinitive | Form::Ing)
                && self.here.pending.is_some_and(|p| p < v && self.hangs_on(v, p))
                && self.here.verb == Some(v)
        })
    }

    /// "those who ordered the raid must stand trial": whether the verb in front only tells more of the noun that waits for its own.
    fn inside_relative(&self, verb: Option<usize>) -> bool {
        verb.is_some_and(|v| {
            let c = &self.chunks[v];
            let waits = c.parent.is_some() && c.parent == self.here.pending && c.subject == c.parent;
            c.relation == Relation::Relative
                && c.form == Form::Finite
                && !c.passive
                && waits
                && self.here.verb == Some(v)
                && !self.words.reports(c.head)
                && (!self.words.takes_side(c.head) || self.one_verb_left(v))
        })
    }

    /// "those who ordered the raid must stand trial": one finite verb follows before any comma, and somebody waits for it.
    fn one_verb_left(&self, verb: usize) -> bool {
        let ends = |c: &&Chunk| !matches!(c.group, Group::Comma | Group::Break);
        let finite = |c: &&Chunk| c.group == Group::Verb && c.form == Form::Finite;
        self.chunks[verb + 1..].iter().take_while(ends).filter(finite).count() == 1
    }

    /// "urged Israel to …": the finite verb ahead belongs to a later clause, but not in "said talks to end the war will resume".
    fn object_of_that_verb(&self, index: usize, verb: usize) -> bool {
        let next = self.next(index);
        // "said troops that held the town must leave"
        let begins = match self.group(next) {
            Some(Group::To) => !self.names_somebody(index),
            Some(Group::Relative) => true,
            _ => false,
        };
        let told = begins && self.says_only(verb);
        !told && matches!(self.group(next), Some(Group::To | Group::Subordinator | Group::That | Group::Relative))
    }

    /// Somebody to whom something is told: the object of a verb of saying.
    fn addressed(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        let told = c.parent.filter(|&v| c.relation == Relation::Object && self.here.verb == Some(v));
        told.is_some_and(|v| self.words.speaks_to(self.chunks[v].head)) && self.names_somebody(noun)
    }

    fn object(&mut self, index: usize) {
        if let Some(verb) = self.here.verb {
            let be = self.words.classes(self.chunks[verb].head).any(Classes::BE);
            let relation = if be { Relation::Predicate } else { Relation::Object };
            self.link(index, Some(verb), relation, None);
            // "wants not a truce but a withdrawal"
            let apart = self.chunks[verb].end + 1 == self.chunks[index].first;
            self.chunks[index].negated |= apart && self.contrasted(index);
        } else {
            self.here.pending = Some(index);
        }
    }

    fn noun_behind_comma(&mut self, index: usize) {
        let list = self.list_ahead(index) || self.headline_pair(index);
        if list && let Some(mate) = self.mate(index, true) {
            self.link(index, Some(mate), Relation::Conjunct, None);
        } else if let Some(mate) = self.here.noun.filter(|_| self.joins_in_front()) {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.here.noun = Some(index);
        } else if let Some(verb) = self.waits_for_object(index) {
            self.link(index, Some(verb), Relation::Object, None);
            self.here.noun = Some(index);
        } else if self.chunks[index].marks.any(Classes::SUBJECT)
            || self.here.pending.is_none() && self.subject_ahead(index)
        {
            self.here.pending = Some(index);
        } else if let Some(noun) = self.here.noun
            && !self.words.classes(self.chunks[noun].head).any(Classes::PRONOUN)
        {
            let lead = self
                .here
                .pending
                .filter(|_| self.here.verb.is_none() || self.here.pending > self.here.verb)
                .unwrap_or(noun);
            self.link(index, Some(lead), Relation::Apposition, None);
            self.chunks[index].negated |= self.contrasted(index);
        } else {
            self.here.pending = Some(index);
        }
    }

    /// "Along with Peru, Chile …": what joins opens the sentence, and the clause has no verb yet.
    fn joins_in_front(&self) -> bool {
        let [first, second, ..] = self.chunks.as_slice() else { return false };
        // a coordinator of more than one word, the first of which is its chunk
        let opens = first.group == Group::Coordinator
            && second.first > first.end
            && !self.words.classes(first.first).any(Classes::NEGATIVE);
        opens && self.here.verb.is_none() && self.here.pending.is_some()
    }

    /// "does not recognise, and will not recognise, the cession": the verb in front of a second one that stands between commas
    /// has its object behind them.
    fn waits_for_object(&self, noun: usize) -> Option<usize> {
        let [first, open, joint, second] = [noun.checked_sub(5)?, noun - 4, noun - 3, noun - 2];
        let finite = |v: usize| self.group(v) == Some(Group::Verb) && self.chunks[v].form == Form::Finite;
        let (f, s) = (&self.chunks[first], &self.chunks[second]);
        let between = self.group(open) == Some(Group::Comma) && self.group(joint) == Some(Group::Coordinator);
        let joined = s.relation == Relation::Conjunct && s.parent == Some(first) && !(f.passive || s.passive);
        let open_ended = finite(first) && finite(second) && f.end == self.chunks[open].first;
        (between && joined && open_ended).then_some(first)
    }

    /// "talks instead of tariffs": two small words, read as one that denies, part the two noun groups.
    fn instead(&self, before: usize, noun: usize) -> bool {
        let (end, first) = (self.chunks[before].end, self.chunks[noun].first);
        let c = self.words.classes(end);
        self.group(before) == Some(Group::Noun)
            && end + 2 == first
            && c.any(Classes::NEGATIVE)
            && !c.any(Classes(Classes::NO.0 | Classes::COORDINATOR.0))
    }

    /// "a pact rather than quotas", "a pact, not quotas", "a pact and not quotas": what is not meant.
    fn contrasted(&self, noun: usize) -> bool {
        let first = self.chunks[noun].first;
        let not = |t: usize| {
            let c = self.words.classes(t);
            c.any(Classes::NEGATIVE) && !c.any(Classes(Classes::NO.0 | Classes::COORDINATOR.0))
        };
        let joint = self.previous(noun).filter(|&p| self.group(p) == Some(Group::Coordinator));
        let rather = joint.is_some_and(|j| {
            let c = &self.chunks[j];
            c.first + 1 < first && self.words.classes(c.first).any(Classes::NEGATIVE)
        });
        rather || first > 0 && not(first - 1)
    }

    /// The headline "Seoul, Pyongyang agree to talk": two names with a comma for "and".
    fn headline_pair(&self, index: usize) -> bool {
        let (verb, comma) = (self.next(index), index.wrapping_sub(1));
        let name = |n: usize| {
            let c = &self.chunks[n];
            self.group(n) == Some(Group::Noun)
                && self
                    .words
                    .party(c.head)
                    .is_some_and(|(_, _, m)| (m.first as usize, m.end as usize) == (c.first, c.end))
        };
        let head = |v: usize| self.words.classes(self.chunks[v].head);
        index == 2
            && self.group(comma) == Some(Group::Comma)
            && name(0)
            && name(index)
            && (self.group(verb) == Some(Group::To)
                || self.group(verb) == Some(Group::Verb)
                    && self.chunks[verb].form == Form::Finite
                    && head(verb).any(Classes::VERB_BASE)
                    && self.chunks[verb].marks == Classes::default())
    }

    /// `A, B and C`: a coordinator and a last noun group follow before any verb.
    pub(super) fn list_ahead(&self, index: usize) -> bool {
        let mut at = self.next(index);
        while at < self.chunks.len() {
            match self.chunks[at].group {
                Group::Coordinator => return self.group(self.next(at)) == Some(Group::Noun),
                Group::Noun | Group::Comma | Group::Preposition => at = self.next(at),
                _ => return false,
            }
        }
        false
    }
}
