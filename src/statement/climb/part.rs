//! Wholes and their parts: who takes a side towards a plan or towards steps takes it towards what they are said to include.
//! What is listed under a demand of somebody's ("These include …") is read in `list`.

use super::Ground;
use super::{Next, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;

impl Ground<'_> {
    /// "backs steps, including a truce": who takes a side towards the whole takes it towards the part that is named.
    pub(super) fn part_of(&self, via: Via, at: usize) -> bool {
        let Via::Preposition(word) = via else { return false };
        let c = &self.parse.chunks[at];
        let governed = c.relation == Relation::Object
            || c.parent.is_some_and(|p| self.parse.chunks[p].group == Group::Verb) && c.relation != Relation::Subject
            || self.called_for(at).is_some();
        self.words.matcher.vocabulary.classes(word).any(Classes::INCLUDING)
            && governed
            && self.words.party(c.head).is_none()
            && (self.words.role(c.head).is_none() || self.words.document(c.head))
    }

    /// Where the whole hangs whose part was named.
    pub(super) fn whole_up(&self, state: &State, at: usize) -> Next {
        self.called_for(at).map_or_else(|| self.up(state, at), |next| Ok(Some(next)))
    }

    /// "called for steps to calm the border": the verb that has the noun behind "for", where an infinitive tells of the noun.
    fn called_for(&self, at: usize) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[at];
        let infinitive = &self.parse.chunks[c.parent.filter(|_| c.relation == Relation::Subject)?];
        let link = infinitive.link.filter(|&l| self.words.classes(l).any(Classes::FOR))?;
        Some((infinitive.parent?, Via::Preposition(self.words.tokens[link].word)))
    }

    /// "backs the plan, which includes a truce": the plan.
    pub(super) fn included_in(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        let classes = self.words.classes(c.head);
        let lists = classes.any(Classes::LIST) && !classes.any(Classes::BE);
        let told = lists && c.relation == Relation::Relative && c.form == Form::Finite;
        c.parent.filter(|&p| told && self.words.document(self.parse.chunks[p].head))
    }
}
