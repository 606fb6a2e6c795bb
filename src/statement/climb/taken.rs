//! What stands for a matter under a verb: "rejected it", "will not lift them", "Juba has accepted", "did so".

use super::Ground;
use super::Via;
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind};
use crate::matching::{CuePart, Mention, What};
use crate::stance::Act;
use crate::statement::{Statement, Step};

impl Ground<'_> {
    /// Where "do so", "do the same" ends, if the verb stands for one told before.
    pub(in crate::statement) fn repeated(&self, verb: usize) -> Option<usize> {
        let head = self.parse.chunks[verb].head;
        self.words.beginning(head).iter().find_map(|m| match m.what {
            What::Modifier { modifier, .. } => {
                let kind = self.modifier(modifier).kind;
                (kind == ModifierKind::Anaphor).then_some(m.end as usize)
            }
            _ => None,
        })
    }

    /// A noun for a refusal.
    pub(in crate::statement) fn refusal(&self, head: usize) -> bool {
        self.words.beginning(head).iter().any(
            |m| matches!(m.what, What::Cue { cue, part: CuePart::Noun, .. } if self.cue(cue).act == Some(Act::Reject)),
        )
    }

    /// "agreed to lift the ban", "is ready to lift it": by what the party said yes to it does something itself.
    pub(in crate::statement) fn undertakes(&self, statement: &Statement) -> bool {
        let cue = statement.factors.iter().rfind(|f| f.step == Step::Cue).and_then(|f| f.entry);
        cue.is_some_and(|entry| {
            matches!(self.words.matcher.entry(entry).what, What::Cue { cue, .. } if self.cue(cue).doer == Doer::Holder)
        })
    }

    /// The verb whose object a pronoun is; none in "urged it to leave", "wants it lifted", where it does or suffers more.
    fn done_to(&self, chunk: usize) -> Option<usize> {
        let c = &self.parse.chunks[chunk];
        let own = |&verb: &usize| self.parse.children(verb).any(|k| self.parse.chunks[k].subject == Some(chunk));
        c.parent.filter(|_| c.relation == Relation::Object).filter(|&verb| !own(&verb) && !self.leads_on(chunk, verb))
    }

    /// "considers it too early to lift the embargo": the pronoun stands for the infinitive behind what it is called.
    fn leads_on(&self, chunk: usize, verb: usize) -> bool {
        let infinitive = |k: usize| {
            let k = &self.parse.chunks[k];
            k.group == Group::Verb && k.form == Form::Infinitive && k.relation == Relation::Complement
        };
        self.parse.children(verb).any(|k| {
            let c = &self.parse.chunks[k];
            let behind = k > chunk && matches!(c.relation, Relation::Object | Relation::Preposition);
            behind && c.group == Group::Noun && self.parse.children(k).any(infinitive)
        })
    }

    /// Whether a pronoun is the object of a verb that takes a side towards it, or calls it something.
    pub(in crate::statement) fn judged_by_verb(&self, chunk: usize) -> bool {
        let Some(verb) = self.done_to(chunk) else { return false };
        if self.words.classes(self.parse.chunks[verb].head).any(Classes::CLASSIFYING) {
            return true;
        }
        match self.entries_over(verb, CuePart::Verb, Via::Content, false) {
            Some((_, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                matches!(cue.act, Some(Act::Support | Act::Reject)) && cue.doer != Doer::Addressee
            }
            _ => false,
        }
    }

    /// "says this is unacceptable": what somebody says that a word that points is.
    pub(in crate::statement) fn judged_by_report(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let is = |&v: &usize| {
            let v = &self.parse.chunks[v];
            v.subject == Some(chunk) && self.words.classes(v.head).any(Classes::COPULA)
        };
        c.relation == Relation::Subject && c.parent.filter(is).is_some_and(|v| self.report_verb(v).is_some())
    }

    /// "agreed to that", "is against this": whether a pronoun stands behind a preposition by which its verb takes a side.
    pub(in crate::statement) fn judged_behind(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let (Some(over), Some(link)) = (c.parent, c.link) else { return false };
        if c.relation != Relation::Preposition
            || self.parse.children(over).any(|k| self.parse.chunks[k].subject == Some(chunk))
        {
            return false;
        }
        if self.judged_phrase(link) {
            return true;
        }
        let part = match self.parse.chunks[over].group {
            Group::Verb => CuePart::Verb,
            Group::Adjective => CuePart::Adjective,
            Group::Noun => CuePart::Noun,
            _ => return false,
        };
        match self.entries_over(over, part, Via::Preposition(self.words.tokens[link].word), false) {
            Some((_, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                // "thanked Dublin for this"
                let judges = cue.doer != Doer::Addressee || cue.presupposes;
                matches!(cue.act, Some(Act::Support | Act::Reject)) && judges
            }
            _ => false,
        }
    }

    /// "will have none of it", "wants nothing to do with that": a verb of several words ends in the preposition.
    fn judged_phrase(&self, link: usize) -> bool {
        let preposition = self.words.tokens[link].word;
        self.words.mentions.iter().any(|m| {
            let several = m.end as usize == link && m.end > m.first + 1;
            matches!(m.what, What::Cue { cue, part: CuePart::Verb, preposition: p, .. }
                if several && p == preposition
                    && matches!(self.cue(cue).act, Some(Act::Support | Act::Reject))
                    && self.cue(cue).doer != Doer::Addressee)
        })
    }

    /// "that was out of the question", "this would be a mistake": whether a pronoun is what a verdict is passed on; of "it"
    /// only where it does not stand for a clause behind, or for the party itself.
    pub(in crate::statement) fn judged_as_subject(&self, chunk: usize, this: bool) -> bool {
        let verb = self.parse.verb_of(chunk);
        let Some(verb) = verb else { return false };
        let head = self.parse.chunks[verb].head;
        if !self.words.classes(head).any(Classes::BE) {
            // "this would violate the treaty", "it sends the wrong signal"
            let own = self.parse.chunks[verb].subject == Some(chunk);
            return own && self.words.beginning(head).iter().any(|m| self.judges(m.what));
        }
        let takes = |m: &Mention| if this { self.takes(m.what) } else { self.values(m.what) };
        // "was out of the question": the adverb belongs to the verb
        let end = self.parse.chunks[verb].end;
        let idiom = |m: &&Mention| (head + 1..end).contains(&(m.first as usize)) && m.end as usize > end;
        let idiom = || self.words.long().iter().filter(idiom).any(takes);
        let verdict = |k: usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Predicate && self.words.between(k.first, k.end).iter().any(takes)
        };
        // "it was important for both sides to stop", "it is a shame that …"
        let words = self.words;
        let mut behind = (self.parse.chunks[verb].end..words.tokens.len()).take_while(|&t| words.kind(t).is_wordlike());
        let clause = |t: usize| {
            let c = words.classes(t);
            c.any(Classes(Classes::THAT.0 | Classes::SUBORDINATOR.0))
                || c.any(Classes::TO) && words.party(t + 1).is_none()
        };
        let stands = this || !behind.any(clause);
        stands && (self.parse.children(verb).any(verdict) || idiom())
    }

    /// Whether the words say what something is worth, of whatever it is said.
    fn values(&self, what: What) -> bool {
        match what {
            What::Cue { cue, part: CuePart::Adjective, preposition: 0 } => {
                matches!(self.cue(cue).act, Some(Act::Support | Act::Reject)) && self.cue(cue).doer == Doer::Anyone
            }
            _ => self.judges(what),
        }
    }

    /// Whether the words say what something is worth, or take a side towards it.
    fn takes(&self, what: What) -> bool {
        match what {
            What::Cue { cue, part: CuePart::Adjective, .. } => self.cue(cue).act.is_some(),
            _ => self.judges(what),
        }
    }

    /// Whether a pronoun is the object of a verb that ends, eases or keeps up what it stands for.
    pub(in crate::statement) fn shifted_by_verb(&self, chunk: usize) -> bool {
        let Some(verb) = self.done_to(chunk) else { return false };
        // "turn it into a treaty"
        let elsewhere = |k: usize| {
            let k = &self.parse.chunks[k];
            let place = k.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
            k.relation == Relation::Preposition && place && !self.words.classes(k.head).any(Classes::TIME)
        };
        if self.parse.children(verb).any(elsewhere) {
            return false;
        }
        matches!(self.entries_over(verb, CuePart::Verb, Via::Content, false), Some((_, What::Modifier { modifier, .. }))
            if self.modifier(modifier).kind == ModifierKind::Shifter)
    }

    /// "wants it lifted", "asks for it to be brought down", "it must end": whether a pronoun is what a verb ends, eases or
    /// keeps up, in a clause of its own.
    pub(in crate::statement) fn shifted_as_subject(&self, chunk: usize) -> bool {
        let suffers = |k: usize| {
            let v = &self.parse.chunks[k];
            if v.group != Group::Verb || v.subject != Some(chunk) {
                return false;
            }
            let Some((_, What::Modifier { modifier, .. })) = self.whole_verb(k) else { return false };
            let modifier = self.modifier(modifier);
            let asked = v.relation == Relation::Complement || v.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0));
            let ends = v.passive || modifier.reverses && !self.acts(k) && v.marks.any(Classes::MUST);
            modifier.kind == ModifierKind::Shifter && asked && ends
        };
        (chunk..self.parse.chunks.len()).any(suffers)
    }

    /// "said it accepted", "said it would refuse", "is ready to accept": the clause, what is said, or what somebody is ready for.
    fn answering(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let over = |relation| c.parent.filter(|_| c.relation == relation).map(|p| &self.parse.chunks[p]);
        match c.form {
            Form::Finite if matches!(c.relation, Relation::Root | Relation::Conjunct) => {
                !c.marks.any(Classes(Classes::MODAL.0 | Classes::WILL.0))
            }
            Form::Finite => {
                over(Relation::Complement).is_some_and(|v| v.group == Group::Verb && self.words.reports(v.head))
            }
            Form::Infinitive => over(Relation::Complement).is_some_and(|v| {
                v.group == Group::Adjective || v.group == Group::Verb && self.words.takes_side(v.head)
            }),
            _ => false,
        }
    }

    /// Whether a verb takes the side of what stands before it.
    pub(in crate::statement) fn accepts(&self, verb: usize) -> bool {
        matches!(self.entries_over(verb, CuePart::Verb, Via::Content, false), Some((_, What::Cue { cue, .. }))
            if self.cue(cue).act == Some(Act::Support))
            && !self.parse.chunks[verb].negated
    }

    /// "Juba has accepted.": a verb that accepts or refuses what the sentence before asked or offered.
    pub(in crate::statement) fn answers(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        // "gave its consent", "raised objections"
        let known = self.entries_over(verb, CuePart::Verb, Via::Content, false);
        let own = self.words.beginning(c.head).iter().filter(|m| Some((m.entry, m.what)) == known);
        let end = own.map(|m| m.end as usize).max().unwrap_or(c.end).max(c.end);
        let hangs = |k: usize| {
            let k = &self.parse.chunks[k];
            if k.first >= c.end && k.end <= end {
                return false;
            }
            // "accepted within hours", "refused on Monday"
            let time = k.relation == Relation::Preposition && self.words.classes(k.head).any(Classes::TIME);
            matches!(k.relation, Relation::Object | Relation::Complement | Relation::Preposition | Relation::Predicate)
                && !time
        };
        // "would accept if the siege was lifted"
        let clause = |t: usize| self.words.classes(t).any(Classes::SUBORDINATOR);
        let behind = (end..self.words.tokens.len()).take_while(|&t| self.words.kind(t).is_wordlike() && !clause(t));
        let adjunct = |t: usize| {
            let k = &self.parse.chunks[self.parse.of_token[t]];
            let adverb = self.words.adverb(t) || self.words.classes(t).any(Classes::ADVERB);
            adverb || k.parent == Some(verb) || k.group == Group::Preposition
        };
        if c.group != Group::Verb
            || !self.answering(verb)
            || c.passive
            || c.marks.any(Classes(Classes::MAY.0 | Classes::MUST.0))
            || self.parse.children(verb).any(hangs)
            || !behind.into_iter().all(adjunct)
        {
            return false;
        }
        match known {
            Some((_, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                matches!(cue.act, Some(Act::Support | Act::Reject)) && cue.doer != Doer::Addressee && !cue.presupposes
            }
            _ => false,
        }
    }

    /// "offered Chad talks, which it turned down", but not "demands a truce, which it had rejected": whoever offered it does not
    /// answer it.
    pub(super) fn answers_itself(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let third = Classes(Classes::IT.0 | Classes::THEY.0);
        let pronoun = |s: &usize| self.words.classes(self.parse.chunks[*s].head).any(third);
        let Some(subject) = c.subject.filter(pronoun).filter(|_| c.relation == Relation::Relative) else {
            return false;
        };
        let over = c.parent.and_then(|noun| self.parse.chunks[noun].parent);
        let offers = |&v: &usize| {
            let act = self.act_of(v);
            self.parse.chunks[v].group == Group::Verb && matches!(act, Some(Act::Offer | Act::Demand))
        };
        let by = over.filter(offers).and_then(|v| self.parse.chunks[v].subject);
        let answers = matches!(self.act_of(verb), Some(Act::Reject | Act::Support));
        answers && !c.marks.any(Classes::HAVE) && by.is_some_and(|s| self.holders(s).0 == self.holders(subject).0)
    }
}
