//! Pseudo-clefts: "What is needed is a truce", "What Juba wants is a truce".

use super::{Builder, Cleft};
use crate::clause::chunk::{Form, Group, Relation};
use crate::language::Classes;

impl Builder<'_, '_> {
    /// "What is needed is a truce", "What was asked for, he said, was a truce": a question word, a verb that says something of
    /// it, and a form of "be" before a noun group, which is the subject of that verb.
    pub(super) fn find_clefts(&mut self) {
        for what in 0..self.chunks.len() {
            let opens = self.group(what) == Some(Group::Relative)
                && self.words.classes(self.chunks[what].first).any(Classes::WHETHER);
            if !opens || self.group(what + 1) != Some(Group::Verb) {
                continue;
            }
            let verb = what + 1;
            let said = usize::from(self.group(verb + 1) == Some(Group::Adjective));
            let mut second = verb + 1 + said;
            while let Some(aside) = self.asides.iter().find(|a| a.first == second) {
                second = aside.last + 1;
            }
            let finite = |v: usize| self.group(v) == Some(Group::Verb) && self.chunks[v].form == Form::Finite;
            let be = |v: usize| self.words.classes(self.chunks[v].head).any(Classes::BE);
            let told = finite(verb) && (self.chunks[verb].passive || said == 1 && be(verb));
            if told
                && finite(second)
                && be(second)
                && !self.chunks[second].passive
                && self.group(second + 1) == Some(Group::Noun)
            {
                self.chunks[what].group = Group::Auxiliary;
                self.chunks[second].group = Group::Auxiliary;
                self.chunks[second + 1].negated |= self.chunks[second].negated;
                self.cleft = Some(Cleft { verb, noun: second + 1 });
            }
        }
    }

    /// The noun group behind "is" is the subject of the verb before.
    pub(super) fn subject_of_cleft(&mut self, noun: usize) -> bool {
        let Some(cleft) = self.cleft.take_if(|c| c.noun == noun) else { return false };
        self.chunks[cleft.verb].subject = Some(noun);
        self.link(noun, Some(cleft.verb), Relation::Subject, None);
        self.here.noun = Some(noun);
        self.here.adjective = None;
        true
    }

    /// "What Juba wants is a truce": the clause with its question word is the subject.
    pub(super) fn free_relative(&mut self, index: usize) -> bool {
        let whether = |l: usize| self.words.classes(l).any(Classes::WHETHER);
        let be = self.words.classes(self.chunks[index].head).any(Classes::BE);
        let clause = self.here.verb.filter(|&v| {
            let c = &self.chunks[v];
            be && c.form == Form::Finite && c.link.is_some_and(whether) && self.previous(index) == Some(v)
        });
        let Some(clause) = clause.filter(|&v| !self.hangs_on(index, v)) else { return false };
        let governor = self.chunks[clause].parent;
        self.link(index, governor, Relation::Complement, None);
        let question = self.chunks[clause].link;
        self.link(clause, Some(index), Relation::Subject, None);
        self.chunks[clause].link = question;
        true
    }
}
