//! What can be asked of a chunk and of its neighbours while the tree is built.

use super::Builder;
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::Doer;
use crate::matching::{CuePart, Mention, ModifierPart, What};

impl Builder<'_, '_> {
    pub(super) fn previous(&self, index: usize) -> Option<usize> {
        let aside = |i: usize| self.asides.iter().any(|a| a.first <= i && i <= a.last);
        let passed = |i: usize| matches!(self.chunks[i].group, Group::QuoteOpen | Group::QuoteClose | Group::Auxiliary);
        (0..index).rev().find(|&i| !passed(i) && !aside(i))
    }

    /// What stands before a noun group and its possessors.
    pub(super) fn before(&self, noun: usize) -> Option<usize> {
        let mut first = noun;
        while let Some(possessor) = self.chunks[first].subject {
            first = possessor;
        }
        self.previous(first)
    }

    /// The next chunk that is no quotation mark.
    pub(super) fn next(&self, index: usize) -> usize {
        let mut next = index + 1;
        while next < self.chunks.len() {
            match self.asides.iter().find(|a| a.first == next) {
                // the comma before "and" keeps its meaning
                Some(aside) if self.comma_before_and(aside.last) => return aside.last,
                Some(aside) => next = aside.last + 1,
                None if matches!(self.chunks[next].group, Group::QuoteOpen | Group::QuoteClose) => next += 1,
                None => break,
            }
        }
        next
    }

    fn comma_before_and(&self, index: usize) -> bool {
        self.group(index) == Some(Group::Comma) && self.group(index + 1) == Some(Group::Coordinator)
    }

    pub(super) fn group(&self, index: usize) -> Option<Group> {
        self.chunks.get(index).map(|c| c.group)
    }

    /// A coordinator, a noun group and its finite verb straight behind.
    fn another_clause(&self, coordinator: usize) -> bool {
        let noun = self.next(coordinator);
        let verb = self.chunks.get(self.next(noun));
        self.group(coordinator) == Some(Group::Coordinator)
            && self.group(noun) == Some(Group::Noun)
            && verb.is_some_and(|v| v.group == Group::Verb && v.form == Form::Finite)
    }

    /// Whether the noun group is the subject of a finite verb ahead, past its own modifiers.
    pub(super) fn subject_ahead(&self, noun: usize) -> bool {
        let mut at = self.next(noun);
        let mut steps = 0;
        let mut relative = 0;
        let mut commas = 0;
        let mut listed = false;
        // "called the strikes a crime": the second object too; "proposed talks and a truce, the minister told them"
        let object = self.before(noun).is_some_and(|p| {
            let joined = self.group(p) == Some(Group::Coordinator);
            let p = if joined { p.saturating_sub(1) } else { p };
            !joined && self.group(p) == Some(Group::Verb)
                || self.chunks[p].relation == Relation::Object && self.chunks[p].parent == self.here.verb
        });
        while at < self.chunks.len() && steps < 24 {
            steps += 1;
            match self.chunks[at].group {
                Group::Verb if self.chunks[at].form == Form::Finite => {
                    // "rejected a truce, the ministry said": one comma alone parts object and speaker
                    if relative == 0 {
                        return !(object && commas == 1 && !listed);
                    }
                    relative -= 1;
                }
                Group::Noun if self.begins_contact(at) => relative += 1,
                Group::Relative => {
                    if self.words.classes(self.chunks[at].first).any(Classes::WHETHER) {
                        return false;
                    }
                    relative += 1;
                }
                Group::Verb if self.chunks[at].form == Form::Infinitive && steps > 6 => return false,
                // "rejected an offer, saying its army would stay": what is told on the way ends the clause
                Group::Verb
                    if object && self.chunks[at].form == Form::Ing && self.words.reports(self.chunks[at].head) =>
                {
                    return false;
                }
                Group::Subordinator | Group::That | Group::Break => return false,
                Group::Comma => {
                    // one comma alone never parts a subject from its verb
                    commas += 1;
                    if object && self.group(self.next(at)) == Some(Group::Coordinator) {
                        return false;
                    }
                    // "called the raid an act of mercy, and the crowd cheered": another clause begins
                    if commas == 1 && self.here.verb.is_some() && self.another_clause(self.next(at)) {
                        return false;
                    }
                    if commas == 1
                        && self.group(self.next(at)) == Some(Group::Verb)
                        && self.chunks[self.next(at)].form == Form::Finite
                    {
                        return false;
                    }
                    // an apposition or relative clause closed by a second comma
                    if relative == 0
                        && !matches!(
                            self.group(at + 1),
                            Some(Group::Noun | Group::Relative | Group::Preposition | Group::Verb | Group::Coordinator)
                        )
                    {
                        return false;
                    }
                }
                // "said the truce proposed by Bern and accepted by Oslo was a trap"
                Group::Coordinator
                    if self.is_participle(self.next(at)) && (noun..at).any(|k| self.is_participle(k)) => {}
                Group::Coordinator if self.group(self.next(at)) != Some(Group::Noun) => return false,
                Group::Coordinator if self.clause_of_pronoun(self.next(at)) => return false,
                // "will pull its troops out and Kenya would pay": a clause of its own
                Group::Coordinator if object && commas == 0 && self.parts(noun, self.next(at)) => return false,
                Group::Coordinator => listed = true,
                _ => {}
            }
            at = self.next(at);
        }
        false
    }

    fn is_participle(&self, index: usize) -> bool {
        self.chunks.get(index).is_some_and(|c| c.group == Group::Verb && c.form == Form::Participle)
    }

    /// "…, or it will end the aid": a pronoun straight before a finite verb begins a clause.
    pub(super) fn clause_of_pronoun(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        let subject = Classes(Classes::SUBJECT.0 | Classes::IT.0);
        let next = self.next(noun);
        chunk.first == chunk.head
            && self.words.classes(chunk.head).any(subject)
            && !self.words.classes(chunk.head).any(Classes::POSSESSIVE)
            && self.group(next) == Some(Group::Verb)
            && self.chunks[next].form == Form::Finite
    }

    /// Whether "and" between an object and another noun group begins a clause: the verb in front takes none of its own, or a
    /// thing is no fellow of a party.
    fn parts(&self, object: usize, other: usize) -> bool {
        let named = |n: usize| self.words.party(self.chunks[n].head).is_some();
        let somebody = named(object)
            || self.words.role(self.chunks[object].head).is_some()
            || self.words.classes(self.chunks[object].head).any(Classes::PRONOUN)
            || self.words.capital(self.chunks[object].head);
        let takes_clause = self.before(object).is_some_and(|verb| {
            let head = self.chunks[verb].head;
            self.words.takes_side(head) || self.words.classes(head).any(Classes::CAUSATIVE)
        });
        !takes_clause || !somebody && named(other)
    }

    pub(super) fn is_time(&self, noun: usize) -> bool {
        let head = self.chunks[noun].head;
        // "resolution 1706" is no year
        let first = self.chunks[noun].first;
        let early = |t: usize| self.words.classes(t).any(Classes::ADJECTIVE) && self.words.senses[t].party == 0;
        let alone =
            first == head || self.words.classes(head - 1).any(Classes::TIME) || first + 1 == head && early(first);
        let time = self.words.classes(head).any(Classes::TIME) || alone && self.words.year(head);
        time && self.words.party(head).is_none()
    }

    /// A pronoun, or a determiner, straight behind a noun group.
    pub(super) fn begins_contact(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        let adjacent = chunk.first > 0 && self.chunks[noun - 1].group == Group::Noun;
        // "in 2019 the army left", but "on the day the army left"
        let dated = |n: &Chunk| {
            self.is_time(noun - 1) && !self.words.classes(n.first).any(Classes::ARTICLE.with(Classes::DETERMINER))
        };
        // "of the members of NATO the Government requires": a name is not told apart
        let article = self.words.classes(chunk.first).any(Classes::ARTICLE);
        let name = |n: &Chunk| article && self.words.party(n.head).is_some_and(|p| p.2.first as usize == n.first);
        adjacent
            && !dated(&self.chunks[noun - 1])
            && !name(&self.chunks[noun - 1])
            && (self
                .words
                .classes(chunk.first)
                .any(Classes(Classes::DETERMINER.0 | Classes::PRONOUN.0 | Classes::POSSESSIVE.0))
                // "it is time Chad left", which no comma parts
                || self.chunks[noun - 1].end == chunk.first
                    && self.words.party(chunk.head).is_some()
                    && self.told_of_it(noun - 1))
    }

    /// A pronoun that can be no subject.
    pub(super) fn object_only(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        let person = Classes(Classes::HE.0 | Classes::SHE.0 | Classes::THEY.0 | Classes::FIRST.0);
        let c = self.words.classes(chunk.head);
        chunk.first == chunk.head && c.any(person) && !c.any(Classes::SUBJECT)
    }

    /// A party, a person or a pronoun: somebody who can be asked to do something.
    pub(super) fn names_somebody(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        self.words.party(chunk.head).is_some()
            || self.words.role(chunk.head).is_some()
            || self.words.classes(chunk.head).any(Classes::PRONOUN)
            || self.words.capital(chunk.head)
            || self.words.classes(chunk.head).any(Classes::NOUN_PLURAL)
                && !self.words.senses[chunk.head].noun
                && !self.held(noun)
    }

    /// "has plans", "had doubts": what somebody has does nothing itself.
    fn held(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        c.relation == Relation::Object
            && c.parent.is_some_and(|v| self.words.classes(self.chunks[v].head).any(Classes::HAVE))
    }

    /// "those guilty of atrocities": somebody whom only what follows tells of.
    pub(super) fn those(&self, noun: usize) -> bool {
        let c = self.words.classes(self.chunks[noun].first);
        c.any(Classes::DETERMINER) && c.any(Classes::PRONOUN) && !c.any(Classes::ARTICLE)
    }

    /// A verb by which somebody is asked to do something.
    pub(super) fn asks(&self, verb: usize) -> bool {
        let head = self.chunks[verb].head;
        self.chunks[verb].group == Group::Verb
            && self
                .words
                .beginning(head)
                .iter()
                .any(|m| matches!(m.what, What::Cue { cue, .. } if self.words.cue(cue).doer == Doer::Addressee))
    }

    /// Whether the lexicon knows the head of `chunk` with this preposition.
    pub(super) fn wants(&self, chunk: Option<usize>, preposition: usize) -> bool {
        let Some(chunk) = chunk else { return false };
        let c = &self.chunks[chunk];
        let word = self.words.tokens[preposition].word;
        self.words.covering(c.head).any(|m| match m.what {
            What::Cue { preposition: p, .. } => p == word,
            What::Modifier { preposition: p, part, .. } => p == word && part != ModifierPart::Word,
            What::FrameVerb { frame } | What::FrameNoun { frame } => {
                self.words.matcher.frames[frame as usize].prepositions.contains(&word)
            }
            _ => false,
        })
    }

    /// A verb of saying with nobody who is spoken to as its object: "said", but not "told", "asked".
    pub(super) fn says_only(&self, verb: usize) -> bool {
        let head = self.chunks[verb].head;
        let asks_or_sides = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                let cue = self.words.cue(cue);
                cue.act.is_some() || cue.doer == Doer::Addressee || !cue.addressee.is_empty()
            }
            _ => false,
        };
        self.words.senses[head].says && !self.words.beginning(head).iter().any(asks_or_sides)
    }

    pub(super) fn is_report(&self, index: usize) -> bool {
        let head = self.chunks[index].head;
        let says = |m: &Mention| matches!(m.what, What::Cue { cue, .. } if self.words.cue(cue).act.is_none());
        self.words.reports(head) || self.words.beginning(head).iter().any(says)
    }
}
