//! The pass over the chunks: each in turn finds its governor, with what the clause so far waits for.

use super::{Builder, Here, hangs_below};
use crate::clause::chunk::{Form, Group, Relation};
use crate::language::Classes;
use crate::matching::Kind;

impl Builder<'_, '_> {
    /// Attaches all chunks; those of an aside by themselves, so that the clause around it goes on as if it were not there.
    pub(super) fn attach_all(&mut self) {
        let mut index = 0;
        while index < self.chunks.len() {
            let Some(&aside) = self.asides.iter().find(|a| a.first == index) else {
                self.attach(index);
                index += 1;
                continue;
            };
            let around = std::mem::take(&mut self.here);
            let asides = std::mem::take(&mut self.asides);
            (aside.first + 1..aside.last).for_each(|i| self.attach(i));
            self.asides = asides;
            self.here = around;
            index = aside.last + 1;
        }
    }

    fn attach(&mut self, index: usize) {
        match self.chunks[index].group {
            Group::Noun if self.chunks[index].relation == Relation::Possessor => {}
            Group::Noun => self.noun(index),
            Group::Verb => self.verb(index),
            Group::Adjective => {
                // "Chad, ready for talks, …"
                let apposed = index > 1 && self.group(index - 1) == Some(Group::Comma);
                let somebody = self.here.pending.filter(|&p| apposed && p + 1 < index);
                match somebody {
                    Some(_) => self.link(index, somebody, Relation::Apposition, None),
                    None => self.link(index, self.here.verb, Relation::Predicate, None),
                }
                self.here.adjective = Some(index);
                self.here.noun = None;
            }
            Group::Preposition => self.preposition(index),
            Group::Coordinator => self.here.coordinated = true,
            // "provided that", "now that": the subordinator stays
            Group::That
                if self.here.link.is_some_and(|l| l + 1 == index && self.chunks[l].group == Group::Subordinator) => {}
            Group::To => {}
            Group::Subordinator | Group::That | Group::Relative => {
                if self.chunks[index].group == Group::Subordinator
                    && self.here.link.is_some_and(|l| self.chunks[l].group == Group::That)
                {
                    self.outer = self.here.link;
                }
                // "demanded that those who ordered the raid be tried": the clause waits for its verb
                if self.chunks[index].group == Group::Relative {
                    let outer = self.here.link.filter(|&l| self.chunks[l].group != Group::Relative);
                    self.outer_link = outer.filter(|&l| self.here.pending.is_some_and(|p| p > l));
                }
                // "said that …, that … and that …"
                let listed = index > 0 && self.group(index - 1) == Some(Group::Comma);
                if self.chunks[index].group != Group::Relative {
                    self.again = (self.here.coordinated || listed) && self.chunks[index].group == Group::That;
                }
                // "a statement in which it demanded": the preposition governs the pronoun, not the subject behind it
                let carried = self.chunks[index].group == Group::Relative
                    && index > 0
                    && self.here.preposition == Some(index - 1)
                    && self.group(self.next(index)) == Some(Group::Noun);
                if carried {
                    self.here.preposition = None;
                }
                self.here.link = Some(index);
            }
            Group::Comma => self.comma(index),
            Group::Break => self.reset(index),
            Group::QuoteOpen | Group::QuoteClose | Group::Auxiliary => {}
        }
    }

    /// A comma ends what stood in front of the clause: "At the UN, France …", "To save the talks, Kenya …", "Citing a threat,
    /// Chad …".
    fn comma(&mut self, index: usize) {
        let opener = (0..index).find(|&i| !matches!(self.chunks[i].group, Group::QuoteOpen | Group::QuoteClose));
        // "Hours after the vote, …"
        let time = opener.is_some_and(|o| self.group(o + 1) == Some(Group::Preposition) && self.is_time(o));
        let begun = opener.map(|o| &self.chunks[o]);
        let fronted = time
            || begun.is_some_and(|c| {
                matches!(c.group, Group::Preposition | Group::To)
                    || c.group == Group::Verb && matches!(c.form, Form::Ing | Form::Participle)
            });
        // "Rather than lift the ban, Chad …"
        let rather = begun.is_some_and(|c| {
            c.group == Group::Coordinator && self.words.classes(c.first).any(Classes::NEGATIVE) && c.first + 1 < index
        });
        // "Instead of sanctions, Chad …", where the words in front are no group of their own
        let instead = begun.is_some_and(|c| {
            c.group == Group::Noun
                && c.first > 1
                && self.words.classes(0).any(Classes::NEGATIVE)
                && c.end == self.chunks[index].first
        });
        let rather = rather || instead;
        let finite = self.chunks[..index].iter().any(|c| c.group == Group::Verb && c.form == Form::Finite);
        let fronted = fronted || self.here.verb.is_some_and(|v| self.chunks[v].form == Form::Infinitive);
        // "ever since, …"
        if index > 0 && self.here.preposition == Some(index - 1) {
            self.here.preposition = None;
        }
        let within = self.list_within(index) || self.place_within(index);
        if rather && !finite && !within {
            self.here = Here::default();
            return;
        }
        if fronted && !finite && self.here.pending.is_none() && self.here.link.is_none() && !within {
            self.here.noun = None;
            self.here.preposition = None;
        }
    }

    /// "Following talks in Istanbul, Turkey, both governments …": the comma parts a town from its country.
    fn place_within(&self, comma: usize) -> bool {
        let place = self.here.noun.is_some_and(|n| {
            let c = &self.chunks[n];
            c.relation == Relation::Preposition
                && c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE))
                && self.words.capital(c.head)
        });
        let country = self.next(comma);
        let named = self.chunks.get(country).is_some_and(|c| {
            c.group == Group::Noun && self.words.party(c.head).is_some_and(|p| p.2.first as usize == c.first)
        });
        place && named && self.group(self.next(country)) == Some(Group::Comma)
    }

    /// Whether the comma stands inside a list that another comma ends: "Following talks with A, B and C, D announced …".
    fn list_within(&self, comma: usize) -> bool {
        let noun = self.next(comma);
        let last_member = self.group(noun) == Some(Group::Coordinator);
        if !last_member && (self.group(noun) != Some(Group::Noun) || !self.list_ahead(noun)) {
            return false;
        }
        let last = (noun..self.chunks.len()).find(|&i| self.chunks[i].group == Group::Coordinator).unwrap_or(noun);
        (last..self.chunks.len())
            .find(|&i| matches!(self.chunks[i].group, Group::Comma | Group::Verb))
            .is_some_and(|i| self.chunks[i].group == Group::Comma)
    }

    fn reset(&mut self, index: usize) {
        // a dash or bracket interrupts; a semicolon or colon begins anew
        let kind = self.words.kind(self.chunks[index].first);
        // "“We will stay”: the minister"
        let quoted = kind == Kind::Colon && index > 0 && self.chunks[index - 1].group == Group::QuoteClose;
        if !quoted && !matches!(kind, Kind::Semicolon | Kind::Stop | Kind::Question) {
            return;
        }
        self.here.verb = None;
        self.here.noun = None;
        self.here.pending = None;
        self.here.link = None;
        self.here.preposition = None;
        self.here.coordinated = false;
    }

    pub(super) fn link(&mut self, child: usize, parent: Option<usize>, relation: Relation, link: Option<usize>) {
        if parent.is_some_and(|p| self.hangs_on(p, child)) {
            return;
        }
        let link = link.map(|l| self.chunks[l].first);
        let chunk = &mut self.chunks[child];
        chunk.parent = parent;
        chunk.relation = if parent.is_some() { relation } else { Relation::Root };
        chunk.link = link;
    }

    /// Whether `index` is `above` or hangs below it: the tree must stay one.
    pub(super) fn hangs_on(&self, index: usize, above: usize) -> bool {
        hangs_below(&self.chunks, index, above)
    }
}
