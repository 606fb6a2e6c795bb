//! Reports behind what they report, and "that" clauses that tell of a noun, once all chunks hang.

use super::Builder;
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::matching::{CuePart, Kind, Mention, What};
use crate::stance::{Act, Side};

impl Builder<'_, '_> {
    /// "…," said X / …, X said: a report that stands behind what it reports governs it.
    pub(super) fn reports(&mut self) {
        for index in 0..self.chunks.len() {
            if self.chunks[index].group != Group::Verb
                || self.chunks[index].form != Form::Finite
                || self.chunks[index].marks.any(Classes::MODAL.with(Classes::WILL))
                || !(self.is_report(index) || self.trails(index) || self.tags_quotation(index))
            {
                continue;
            }
            // "“A truce is needed,” said X": the subject of what is quoted does not say it
            let inverted = index > 0
                && self.chunks[index - 1].group == Group::QuoteClose
                && self.chunks.get(self.next(index)).is_some_and(|c| {
                    c.group == Group::Noun && c.relation == Relation::Object && c.parent == Some(index)
                });
            let start = self.chunks[index].subject.filter(|&s| s < index && !inverted).unwrap_or(index);
            let start = self.owner(start);
            let Some(before) = (0..start)
                .rev()
                .find(|&i| self.chunks[i].group != Group::QuoteClose && self.chunks[i].group != Group::QuoteOpen)
            else {
                continue;
            };
            let has_content = self.chunks.iter().enumerate().any(|(i, c)| {
                i > index
                    && c.parent == Some(index)
                    && c.relation == Relation::Complement
                    && c.form != Form::Ing
                    && c.group == Group::Verb
            });
            let detached = matches!(self.chunks[before].group, Group::Comma)
                || start > 0 && self.chunks[start - 1].group == Group::QuoteClose;
            if !detached || has_content && !self.chunks[..start].iter().any(|c| c.group == Group::QuoteClose) {
                continue;
            }
            if self.chunks[index].subject.is_none_or(|s| s < before && !self.waited(index) || inverted) {
                // "said Peru's envoy": the envoy, not Peru
                let speaks = |c: &Chunk| c.group == Group::Noun && c.relation != Relation::Possessor;
                self.chunks[index].subject = (index + 1..self.chunks.len().min(index + 4))
                    .find(|&i| speaks(&self.chunks[i]))
                    .or(self.chunks[index].subject);
            }
            if self.chunks[index].parent.is_some_and(|p| p < start) {
                self.chunks[index].parent = None;
                self.chunks[index].relation = Relation::Root;
            }
            for i in 0..before {
                if self.chunks[i].group == Group::Verb
                    && matches!(self.chunks[i].relation, Relation::Root)
                    && !self.hangs_on(index, i)
                {
                    self.chunks[i].parent = Some(index);
                    self.chunks[i].relation = Relation::Complement;
                }
            }
            self.denied_before(index, before);
            self.report_behind(index);
        }
    }

    /// "No talks with the rebels, Chad says": a noun group that is denied, with no verb of its own.
    fn denied_before(&mut self, report: usize, before: usize) {
        let front = &self.chunks[..before];
        if front.iter().any(|c| matches!(c.group, Group::Verb | Group::Break)) {
            return;
        }
        let first = front.iter().position(|c| c.group == Group::Noun);
        if let Some(noun) = first.filter(|&n| front[n].negated && front[n].relation == Relation::Root) {
            self.link(noun, Some(report), Relation::Object, None);
        }
    }

    /// "Israel, however, recalled its team", but "Israel ready to leave, says Kenya": somebody opens the sentence and waits for a
    /// verb, and what stands behind the verb does not speak.
    pub(super) fn waited(&self, verb: usize) -> bool {
        let c = &self.chunks[verb];
        let names = |m: &Mention| matches!(m.what, What::FrameVerb { .. });
        let spoken = self.says_only(verb)
            && !self.words.beginning(c.head).iter().any(names)
            && c.marks == Classes::default()
            && self.group(verb + 1) == Some(Group::Noun)
            && self.names_somebody(verb + 1);
        let opener = (0..verb).find(|&i| self.group(i) != Some(Group::QuoteOpen));
        let main = |i: usize| {
            self.group(i) == Some(Group::Verb)
                && self.chunks[i].form == Form::Finite
                && !(1..3).any(|back| i >= back && self.group(i - back) == Some(Group::Relative))
        };
        let bracket = |i: usize| {
            let around = |a: &&super::Aside| a.first <= i && i <= a.last;
            let open = self.asides.iter().find(around).map(|a| self.words.kind(self.chunks[a.first].first));
            open == Some(Kind::Open)
        };
        !spoken
            && opener.is_some_and(|o| self.group(o) == Some(Group::Noun) && self.names_somebody(o))
            && (0..verb)
                .all(|i| !main(i) && (bracket(i) || !matches!(self.group(i), Some(Group::Break | Group::QuoteClose))))
    }

    /// "…, the premier insisted.": a verb of asking, vowing or announcing that ends the sentence and has no content of its own.
    fn trails(&self, index: usize) -> bool {
        let c = &self.chunks[index];
        let asks = self.asserts(index);
        let comma = |s: usize| self.before(s).is_some_and(|b| self.group(b) == Some(Group::Comma));
        // "…, Qatar announced on Monday, hours before …"
        let time = self.group(index + 1) == Some(Group::Preposition)
            && self.group(index + 2) == Some(Group::Noun)
            && self.is_time(index + 2);
        let end = if time { index + 3 } else { index + 1 };
        let over = self.ends(end) || time && self.group(end) == Some(Group::Comma);
        let aside = self.asides.iter().any(|a| a.first < index && a.last == end);
        asks && !c.passive && !c.marks.any(Classes::MODAL) && (aside || over && c.subject.is_some_and(comma))
    }

    /// The possessor that a noun group begins with: "Chad" of "Chad's army's chief"; else the chunk itself.
    fn owner(&self, mut chunk: usize) -> usize {
        while let Some(possessor) = self.chunks[chunk].subject.filter(|_| self.chunks[chunk].group == Group::Noun) {
            chunk = possessor;
        }
        chunk
    }

    /// "“…,” its radio declared in what …": a verb of asking, vowing or announcing, whose subject stands straight behind a
    /// quotation that a comma ends.
    fn tags_quotation(&self, index: usize) -> bool {
        let c = &self.chunks[index];
        let start = self.owner(c.subject.filter(|&s| s < index && !c.passive).unwrap_or(0));
        let governs = matches!(self.group(index + 1), Some(Group::Noun | Group::That | Group::To));
        start > 1
            && self.chunks[start - 1].group == Group::QuoteClose
            && self.chunks[start - 2].group == Group::Comma
            && self.asserts(index)
            && (!governs || self.is_time(index + 1))
    }

    /// A verb of asking, vowing or announcing.
    pub(super) fn asserts(&self, index: usize) -> bool {
        self.words.beginning(self.chunks[index].head).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                let cue = self.words.cue(cue);
                cue.side == Side::For && matches!(cue.act, Some(Act::Demand | Act::Offer | Act::Threaten | Act::Enact))
            }
            _ => false,
        })
    }

    /// The clause that an aside interrupts, and those that go on with its subject, are reported too.
    fn report_behind(&mut self, report: usize) {
        let Some(&aside) = self.asides.iter().find(|a| a.first < report && report < a.last) else { return };
        let finite = |&i: &usize| self.chunks[i].group == Group::Verb && self.chunks[i].form == Form::Finite;
        let before = (0..aside.first).any(|i| finite(&i));
        let main = (0..aside.first).rev().filter(finite).find(|&i| self.chunks[i].parent == Some(report));
        for i in aside.last..self.chunks.len() {
            let c = &self.chunks[i];
            if c.group == Group::Break {
                break;
            }
            // "Chad would go, he said, if it was asked": the condition is not that of the saying
            let tie = Classes::CONDITION;
            if c.relation == Relation::Adverbial
                && c.parent == Some(report)
                && c.link.is_some_and(|l| self.words.classes(l).any(tie))
                && main.is_some_and(|m| !self.hangs_on(m, i))
            {
                self.chunks[i].parent = main;
                continue;
            }
            let free = c.group == Group::Verb && c.relation == Relation::Root && c.parent.is_none() && c.link.is_none();
            if free && (!before || c.subject.is_none_or(|s| s < aside.first)) && !self.hangs_on(report, i) {
                self.chunks[i].parent = Some(report);
                self.chunks[i].relation = Relation::Complement;
            }
        }
    }

    /// "Asked whether Kenya would sign, the minister said it would not": the answer makes the question a statement.
    pub(super) fn answered(&mut self) {
        let opens = |c: &Chunk| !matches!(c.group, Group::QuoteOpen | Group::QuoteClose);
        let Some(asked) = self.chunks.iter().position(opens) else { return };
        let finite = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite;
        let whether = Classes(Classes::WHETHER.0 | Classes::CONDITION_POSITIVE.0);
        let loose = self.group(asked) == Some(Group::Verb) && self.chunks[asked].form == Form::Participle;
        let question = |c: &Chunk| {
            finite(c) && c.parent == Some(asked) && c.link.is_some_and(|l| self.words.classes(l).any(whether))
        };
        let Some(question) = self.chunks.iter().position(question).filter(|_| loose && self.is_asking(asked)) else {
            return;
        };
        let Some(answer) = (question + 1..self.chunks.len()).rev().find(|&i| finite(&self.chunks[i])) else { return };
        let a = self.chunks[answer];
        let bare = self.words.classes(a.head).any(Classes::AUXILIARY) && self.ends(answer + 1);
        let (Some(says), Some(subject)) = (a.parent, a.subject) else { return };
        let told = a.relation == Relation::Complement && says > question && self.is_report(says);
        if !bare || !told {
            return;
        }
        let pronoun =
            |n: Option<usize>| n.is_some_and(|n| self.words.classes(self.chunks[n].head).any(Classes::PRONOUN));
        let doer = match (pronoun(Some(subject)), pronoun(self.chunks[question].subject)) {
            (true, true) => self.chunks[says].subject,
            (true, false) => self.chunks[question].subject,
            _ => Some(subject),
        };
        let q = &mut self.chunks[question];
        q.subject = doer;
        q.negated ^= a.negated;
        q.link = None;
        q.parent = Some(says);
        q.relation = Relation::Complement;
    }

    /// A verb by which somebody is asked something.
    fn is_asking(&self, verb: usize) -> bool {
        self.words.beginning(self.chunks[verb].head).iter().any(|m| {
            matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. }
                if matches!(self.words.cue(cue).act, None | Some(Act::Demand)))
        })
    }

    /// "condemned the tariffs that Oslo imposed": a clause behind "that" whose verb wants the object that stands in front of
    /// it tells of that noun.
    pub(super) fn gapped(&mut self) {
        for index in 0..self.chunks.len() {
            let c = &self.chunks[index];
            let told = c.group == Group::Verb
                && c.form == Form::Finite
                && !c.passive
                && c.relation == Relation::Complement
                && self.words.senses[c.head].verb
                && !self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::HAVE.0));
            let Some(subject) = c.subject.filter(|_| told) else { continue };
            let Some(that) = self.previous(subject).filter(|&t| self.group(t) == Some(Group::That)) else { continue };
            let Some(noun) = self.previous(that).filter(|&n| self.group(n) == Some(Group::Noun)) else { continue };
            let head = self.chunks[noun].head;
            let content = self.words.covering(head).any(|m| matches!(m.what, What::Cue { part: CuePart::Noun, .. }));
            // "a truce, a demand that Peru rejected": a verdict has an object
            let judges = |m: &Mention| {
                matches!(m.what, What::Cue { cue, part: CuePart::Verb, preposition: 0 }
                    if matches!(self.words.cue(cue).act, Some(Act::Reject | Act::Support)))
            };
            let judged = content && self.words.beginning(c.head).iter().any(judges);
            let thing = !content && !self.is_time(noun) && !self.names_somebody(noun)
                || judged
                || self.words.senses[head].names;
            // "says that Oslo imposed tariffs", "… proposed that both stop", "… agreed to go"
            let full = self
                .chunks
                .iter()
                .any(|k| k.parent == Some(index) && matches!(k.relation, Relation::Object | Relation::Complement));
            if thing
                && !full
                && !self.said_in(noun)
                && self.chunks[noun].relation != Relation::Subject
                && !self.hangs_on(noun, index)
            {
                self.chunks[index].parent = Some(noun);
                self.chunks[index].relation = Relation::Relative;
            }
        }
    }

    /// "warned in a letter that its army would fight", "said in a speech to the nation that …": the noun tells where, when or
    /// to whom something is said, and not what.
    pub(super) fn said_in(&self, noun: usize) -> bool {
        // "persisted in its demand that …"
        let acts = |m: &Mention| {
            matches!(m.what, What::Cue { cue, part: CuePart::Noun, .. }
                if self.words.cue(cue).act.is_some())
        };
        let mut at = noun;
        loop {
            let n = &self.chunks[at];
            // "said for the first time that …"
            let time = self.words.classes(n.head).any(Classes::TIME);
            if self.words.senses[n.head].names || !time && self.words.covering(n.head).any(acts) {
                return false;
            }
            let governed = n.relation == Relation::Preposition || n.parent.is_none() && n.link.is_some();
            let over = n.parent.or(self.here.verb).filter(|_| governed);
            match over.map(|o| (o, self.chunks[o].group)) {
                Some((over, Group::Noun)) if over < at => at = over,
                Some((verb, Group::Verb)) => {
                    let head = self.chunks[verb].head;
                    let place = n.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
                    // "insisted on a truce that …", but "announced on television that …"
                    let longer = |m: &Mention| {
                        matches!(m.what, What::Cue { part: CuePart::Verb, .. }) && m.end as usize > head + 1
                    };
                    let object = Classes::OF.with(Classes::FOR).with(Classes::TO);
                    let object = n.link.is_some_and(|l| self.words.classes(l).any(object));
                    let apart = || !object && !self.words.beginning(head).iter().any(longer);
                    return self.words.reports(head) || at == noun && self.words.takes_side(head) && (place || apart());
                }
                _ => return false,
            }
        }
    }
}
