//! Infinitives, gerunds and participles.

use super::Builder;
use crate::clause::chunk::{Form, Group, Relation};
use crate::language::Classes;
use crate::matching::{CuePart, ModifierPart, What};
use crate::stance::Act;

impl Builder<'_, '_> {
    pub(super) fn infinitive(&mut self, index: usize, link: Option<usize>) {
        let to = self.previous(index);
        let before = to.and_then(|t| self.previous(t));
        if self.here.coordinated
            && let Some(mate) = self.here.verb.filter(|&v| self.chunks[v].form == Form::Infinitive)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        // "to free the wounded they are holding and to let aid in"
        if self.here.coordinated
            && to.and_then(|t| self.group(t)) == Some(Group::To)
            && let Some(mate) = (0..index)
                .rev()
                .find(|&i| self.chunks[i].group == Group::Verb && self.chunks[i].relation != Relation::Relative)
            && self.chunks[mate].form == Form::Infinitive
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        // "are to halt the raids and to exchange prisoners"
        if self.here.coordinated
            && let Some(mate) = self.here.verb.filter(|&v| {
                self.chunks[v].form == Form::Finite
                    && self.words.classes(self.chunks[v].head - 1).any(Classes::TO)
                    && self.chunks[v].first + 1 < self.chunks[v].head
            })
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            self.chunks[index].form = Form::Finite;
            self.chunks[index].marks = self.chunks[mate].marks;
            return;
        }
        if !self.here.coordinated && self.caused(index) {
            return;
        }
        let before = before.filter(|&b| !(self.group(b) == Some(Group::Noun) && self.is_time(b)));
        match before.and_then(|b| self.group(b)) {
            // a headline's future: "Ukraine to propose truce"
            Some(Group::Noun)
                if self.here.verb.is_none()
                    && before == self.here.pending
                    && before.is_some_and(|n| self.words.party(self.chunks[n].head).is_some())
                    && !self.chunks.iter().take(index).any(|c| c.group == Group::Verb) =>
            {
                let subject = self.here.pending.take();
                self.chunks[index].subject = subject;
                self.chunks[index].form = Form::Finite;
                self.chunks[index].marks = Classes::WILL;
                if let Some(subject) = subject {
                    self.link(subject, Some(index), Relation::Subject, None);
                }
            }
            Some(Group::Noun) => {
                let noun = before.unwrap_or(0);
                let asked = |v: Option<usize>| v.is_some_and(|v| self.asks(v));
                // "gave it a deadline to leave", "has no plans to": the infinitive tells what the noun is about
                let head = self.chunks[noun].head;
                let about = |what: What| {
                    matches!(
                        what,
                        What::Cue { part: CuePart::Noun, .. } | What::Modifier { part: ModifierPart::Noun, .. }
                    )
                };
                let told = self.words.party(head).is_none()
                    && self.words.role(head).is_none()
                    && self.words.covering(head).any(|m| m.end as usize == head + 1 && about(m.what));
                // "summons the ambassador to demand": nobody is asked to demand by a verb that asks for nothing
                let told = told || self.chunks[noun].relation == Relation::Object && self.to_demand(index, noun);
                let speaker = !told && self.names_somebody(noun)
                    || !told && self.chunks[noun].relation == Relation::Object && asked(self.chunks[noun].parent)
                    || !told && self.chunks[noun].relation == Relation::Preposition && asked(self.chunks[noun].parent);
                // "a deal mediated by Egypt to end the war": the clause goes on with the deal
                let first = self.first_of_list(noun);
                let agent = self.chunks[first].relation == Relation::Agent;
                let made = self.chunks[first].parent.filter(|_| agent).map(|v| &self.chunks[v]);
                if let Some(made) = made.filter(|v| v.relation == Relation::Relative && v.form == Form::Participle) {
                    let governor = made.parent;
                    self.link(index, governor, Relation::Complement, link);
                    return;
                }
                // "called for the embargo to be lifted": the clause is what is called for
                if self.wanted(index, noun) {
                    return;
                }
                // "a deadline for Russia to agree": the clause is the noun's
                let of_noun = self.chunks[noun].relation == Relation::Preposition
                    && self.chunks[noun].parent.is_some_and(|p| self.chunks[p].group == Group::Noun)
                    && self.chunks[noun].link.is_some_and(|l| self.words.classes(l).any(Classes::FOR));
                if speaker && of_noun {
                    let governor = self.chunks[noun].parent;
                    self.link(index, governor, Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else if speaker && let Some(verb) = self.here.verb {
                    self.link(index, Some(verb), Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else if speaker && self.chunks[noun].relation == Relation::Preposition {
                    let governor = self.chunks[noun].parent;
                    self.link(index, governor, Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else {
                    self.link(index, Some(noun), Relation::Complement, link);
                }
            }
            Some(Group::Adjective) => self.link(index, before, Relation::Complement, link),
            _ => {
                self.link(index, self.here.verb, Relation::Complement, link);
            }
        }
    }

    /// Whether the infinitive of a demand stands behind the object of a verb that the lexicon does not know.
    fn to_demand(&self, infinitive: usize, object: usize) -> bool {
        let demands = self.words.beginning(self.chunks[infinitive].head).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                self.words.matcher.lexicon.cues[cue as usize].act == Some(Act::Demand)
            }
            _ => false,
        });
        let known = |v: usize| {
            let head = self.chunks[v].head;
            self.words.senses[head].verb || self.words.classes(head).any(Classes::CAUSATIVE)
        };
        demands && self.chunks[object].parent.is_some_and(|v| !known(v))
    }

    /// A noun group behind "for" becomes the subject of the infinitive that follows it.
    fn wanted(&mut self, infinitive: usize, noun: usize) -> bool {
        // "called for the road through Afar to be reopened"
        let mut noun = noun;
        while self.chunks[noun].relation == Relation::Preposition
            && let Some(over) = self.chunks[noun].parent.filter(|&p| self.chunks[p].group == Group::Noun)
            && (self.chunks[infinitive].passive || self.those(over))
        {
            noun = over;
        }
        let c = &self.chunks[noun];
        let (Some(governor), Some(link)) = (c.parent, c.link) else { return false };
        let of_verb = self.chunks[governor].group == Group::Verb;
        if c.relation != Relation::Preposition || !of_verb || !self.words.classes(link).any(Classes::FOR) {
            return false;
        }
        // "called for the ban to be lifted and for aid to be let in": the second is called for too
        let mate = &self.chunks[governor];
        let again = mate.form == Form::Infinitive
            && mate.link.is_some_and(|l| self.words.classes(l).any(Classes::FOR))
            && link > 0
            && self.words.classes(link - 1).any(Classes::COORDINATOR);
        let governor = mate.parent.filter(|_| again).unwrap_or(governor);
        self.chunks[noun].parent = None;
        self.chunks[infinitive].parent = Some(governor);
        self.chunks[infinitive].relation = Relation::Complement;
        self.chunks[infinitive].link = Some(link);
        self.chunks[infinitive].subject = Some(noun);
        self.link(noun, Some(infinitive), Relation::Subject, None);
        true
    }

    pub(super) fn gerund(&mut self, index: usize, link: Option<usize>) {
        let previous = self.previous(index);
        if let Some(link) = link
            && self.chunks[link].group == Group::Preposition
        {
            let governor = self.chunks[link].parent;
            self.link(index, governor, Relation::Complement, Some(link));
            return;
        }
        if self.here.coordinated
            && let Some(mate) = self.here.verb.filter(|&v| self.chunks[v].form == Form::Ing)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        match previous.and_then(|p| self.group(p)) {
            Some(Group::Verb) => self.link(index, previous, Relation::Complement, None),
            Some(Group::Noun) => {
                let noun = previous.unwrap_or(0);
                // "These include Ukraine ceding territory": a clause of its own under the verb
                let governor = if self.names_somebody(noun) && self.chunks[noun].relation != Relation::Root {
                    self.chunks[noun].parent
                } else {
                    Some(noun)
                };
                let governor =
                    if self.here.pending == Some(noun) && self.here.verb.is_some() { self.here.verb } else { governor };
                self.link(index, governor, Relation::Complement, None);
                self.chunks[index].subject = Some(noun);
            }
            _ => {
                self.link(index, self.here.verb, Relation::Adverbial, link);
                self.chunks[index].subject = self.here.verb.and_then(|v| self.chunks[v].subject);
            }
        }
    }

    pub(super) fn participle(&mut self, index: usize) {
        let previous = self.previous(index);
        if !self.another_ahead(index) && self.caused(index) {
            return;
        }
        if let Some(noun) = previous.filter(|&p| self.group(p) == Some(Group::Noun)) {
            self.link(index, Some(noun), Relation::Relative, None);
            self.chunks[index].subject = Some(noun);
        } else {
            self.link(index, self.here.verb, Relation::Adverbial, None);
            self.chunks[index].subject = self.here.pending.or(self.here.noun);
        }
    }

    /// "wants the islands held by Russia returned": the second participle tells what is wanted.
    fn another_ahead(&self, participle: usize) -> bool {
        let next = self.chunks[participle + 1..].iter().find(|c| !matches!(c.group, Group::Noun | Group::Preposition));
        next.is_some_and(|c| c.group == Group::Verb && c.form == Form::Participle)
    }

    /// The verb of wanting over the noun group that a participle tells of.
    fn over_told(&self, participle: usize) -> Option<usize> {
        let p = &self.chunks[participle];
        let noun = p.parent.filter(|_| p.relation == Relation::Relative && p.form == Form::Participle)?;
        self.chunks[noun].parent.filter(|_| self.chunks[noun].relation == Relation::Object)
    }

    /// "wants the duties scrapped", "let the convoy pass": content of the verb, with the object as its subject.
    fn caused(&mut self, index: usize) -> bool {
        let causes = |v: &usize| self.words.classes(self.chunks[*v].head).any(Classes::CAUSATIVE);
        let over = self.here.verb.and_then(|v| self.over_told(v));
        let Some(verb) = self.here.verb.filter(causes).or(over.filter(causes)) else {
            return false;
        };
        // "has no plans to leave" has nobody leave
        let to = self.previous(index).is_some_and(|p| self.group(p) == Some(Group::To));
        if to && self.words.classes(self.chunks[verb].head).any(Classes::HAVE) {
            return false;
        }
        let object = (verb + 1..index)
            .find(|&i| self.chunks[i].parent == Some(verb) && self.chunks[i].relation == Relation::Object);
        let object = object.or(self.here.pending.filter(|&p| p > verb));
        let near = (verb..index).all(|i| !matches!(self.chunks[i].group, Group::Comma | Group::Coordinator));
        let Some(object) = object.filter(|_| near) else {
            return false;
        };
        if self.here.pending == Some(object) {
            self.here.pending = None;
        }
        self.link(index, Some(verb), Relation::Complement, None);
        self.chunks[object].parent = None;
        self.link(object, Some(index), Relation::Subject, None);
        self.chunks[index].subject = Some(object);
        true
    }
}
