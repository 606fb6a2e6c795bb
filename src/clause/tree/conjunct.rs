//! Coordination of noun groups and of verbs.

use super::{Builder, lead};
use crate::clause::chunk::{Form, Group, Relation};
use crate::language::Classes;
use crate::matching::{Mention, ModifierPart, What};
use crate::stance::Side;

impl Builder<'_, '_> {
    /// The noun group that a further conjunct joins: a list of prepositional objects or objects goes on with its last member.
    pub(super) fn mate(&self, index: usize, behind_comma: bool) -> Option<usize> {
        let mut at = self.here.noun.filter(|&n| n < index)?;
        // "calls for peace in Ukraine, the release of …": climb out of a place behind a preposition
        for _ in 0..4 {
            let chunk = &self.chunks[at];
            let place = chunk.relation == Relation::Preposition
                && (behind_comma
                    || chunk
                        .link
                        .is_some_and(|l| self.words.classes(l).any(Classes(Classes::PLACE.0 | Classes::OF.0))));
            // "an end to the raids and the release of hostages": what helps is not ended with what harms
            let above = chunk.parent.filter(|&p| {
                chunk.relation == Relation::Preposition && self.group(p) == Some(Group::Noun) && self.tells_deed(p)
            });
            match (self.helps(index), self.helps(at), above) {
                // "a ban on trade and traffic": a bare matter goes with the bare noun
                (Some(true), here, Some(parent)) if here == Some(false) || here.is_none() && self.tells_deed(index) => {
                    at = parent;
                    continue;
                }
                (Some(false), Some(false), Some(_)) => break,
                // "an end to violence and the supply of arms"
                (None, Some(false), Some(parent))
                    if self.words.names_matter(self.chunks[index].head) && self.reverses(parent) =>
                {
                    break;
                }
                _ => {}
            }
            // "the end of raids and the release of hostages": an article answers to an article
            let article = |n: usize| self.words.classes(self.chunks[n].first).any(Classes::ARTICLE);
            // but "between Jordan and the West Bank"
            let names = self.words.capital(chunk.head) && self.words.capital(self.chunks[index].head);
            let under = place || chunk.relation == Relation::Preposition && !names;
            if let Some(parent) = chunk.parent.filter(|&p| under && self.group(p) == Some(Group::Noun))
                && article(index)
                && article(parent)
                && !article(at)
            {
                at = parent;
                continue;
            }
            // "between a demand for talks and a demand for a truce": a word answers to the same word
            let word = |n: usize| self.words.tokens[self.chunks[n].head].word;
            if let Some(parent) = chunk.parent.filter(|_| chunk.relation == Relation::Preposition)
                && self.group(parent) == Some(Group::Noun)
                && word(parent) != 0
                && word(parent) == word(index)
                && word(at) != word(index)
            {
                at = parent;
                break;
            }
            if self.shares_article(at, index) {
                break;
            }
            let named = self.words.party(chunk.head).is_some();
            let other_named = self.words.party(self.chunks[index].head).is_some();
            // "the withdrawal of the troops and respect for the border": like nouns are joined
            let tells = |n: usize| {
                let sense = &self.words.senses[self.chunks[n].head];
                sense.deed || sense.names || sense.topic
            };
            if let Some(parent) = chunk.parent.filter(|_| place && !named)
                && self.chunks[parent].group == Group::Noun
                && tells(index)
                && tells(parent)
                && !tells(at)
            {
                at = parent;
                continue;
            }
            match chunk.parent {
                Some(parent)
                    if place
                        && (named != other_named || behind_comma && !named)
                        && self.chunks[parent].group == Group::Noun =>
                {
                    at = parent
                }
                _ => break,
            }
        }
        Some(at)
    }

    /// A noun group whose head tells what is done or said.
    fn tells_deed(&self, noun: usize) -> bool {
        self.words.senses[self.chunks[noun].head].deed
    }

    /// A noun that turns the side of what it governs: "an end".
    fn reverses(&self, noun: usize) -> bool {
        let modifiers = &self.words.matcher.lexicon.modifiers;
        self.words.covering(self.chunks[noun].head).any(|m| match m.what {
            What::Modifier { modifier, part: ModifierPart::Noun, .. } => modifiers[usize::from(modifier)].reverses,
            _ => false,
        })
    }

    /// Whether what a noun group names helps or harms, as far as the lexicon tells: "the release of captives" helps, and so does
    /// "the lifting of the blockade".
    fn helps(&self, noun: usize) -> Option<bool> {
        let c = &self.chunks[noun];
        let object = (self.group(noun + 1) == Some(Group::Preposition) && self.group(noun + 2) == Some(Group::Noun))
            .then_some(noun + 2);
        let matcher = self.words.matcher;
        let side = |issue: u16, side: Side| {
            let issue = &matcher.lexicon.issues[usize::from(issue)];
            issue.helps.map(|helps| helps == side).or(issue.harms.map(|harms| harms != side))
        };
        let own = |m: &&Mention| (c.first..=c.head).contains(&(m.first as usize));
        self.words.covering(c.head).filter(own).find_map(|m| match m.what {
            What::Issue { issue, block, .. } => {
                side(issue, matcher.lexicon.issues[usize::from(issue)].phrases[usize::from(block)].side)
            }
            What::FrameNoun { frame } => {
                let f = &matcher.frames[usize::from(frame)];
                let named =
                    |o: usize| self.words.covering(self.chunks[o].head).any(|m| m.what == What::FrameObject { frame });
                object.is_some_and(named).then(|| side(f.issue, f.side)).flatten()
            }
            What::Modifier { modifier, part: ModifierPart::Noun, .. } => {
                let reverses = matcher.lexicon.modifiers[usize::from(modifier)].reverses;
                object.and_then(|o| self.helps(o)).map(|helps| helps != reverses)
            }
            _ => None,
        })
    }

    /// "a ban on the import, export and transit of arms": a bare noun behind a comma, with nothing of its own, shares the article
    /// of the noun before the comma.
    fn shares_article(&self, noun: usize, member: usize) -> bool {
        let (n, m) = (&self.chunks[noun], &self.chunks[member]);
        let goes_on = matches!(self.group(self.next(member)), Some(Group::Comma | Group::Coordinator));
        self.words.classes(n.first).any(Classes::ARTICLE)
            && n.end == n.head + 1
            && self.group(self.next(noun)) == Some(Group::Comma)
            && self.next(self.next(noun)) == member
            && m.first == m.head
            && self.words.party(m.head).is_none()
            && goes_on
    }

    /// The first of the noun groups that `noun` is joined to.
    pub(super) fn first_of_list(&self, noun: usize) -> usize {
        lead(&self.chunks, noun)
    }

    /// A verb without a subject of its own shares that of the last finite verb before.
    pub(super) fn coordinate(&mut self, index: usize) {
        let mate = (0..index).rev().find(|&i| {
            self.chunks[i].group == Group::Verb
                && self.chunks[i].form == Form::Finite
                && !self.asides.iter().any(|a| a.first < i && i < a.last)
                && !(self.chunks[i].relation == Relation::Relative
                    && self.closed_relative(i, index)
                    && !self.listed_relative(i, index))
                && !self.closed_clause(i, index)
        });
        if let Some(mate) = mate.map(|m| self.outer_mate(index, m)) {
            self.chunks[index].subject = self.chunks[mate].subject;
            let comma = self.previous(index).is_some_and(|p| self.group(p) == Some(Group::Comma));
            let shared = self.share_modal(index, mate);
            let listed = comma && (shared || self.within_relative(mate, index));
            // "will neither lift the ban nor …", "will not lift the ban or …"
            let joint = self.previous(index).filter(|&p| self.group(p) == Some(Group::Coordinator));
            if let Some(joint) = joint.map(|j| self.words.classes(self.chunks[j].first)) {
                self.chunks[index].negated |=
                    joint.any(Classes::NEGATIVE) || shared && self.chunks[mate].negated && joint.any(Classes::OR);
            }
            if self.here.coordinated || listed {
                self.link(index, Some(mate), Relation::Conjunct, None);
            }
        } else {
            self.chunks[index].subject = self.here.noun;
        }
    }

    /// "said both armies should stop and offered to help": a past form goes on with the past form, not with the modal.
    fn outer_mate(&self, index: usize, mate: usize) -> usize {
        let past = |i: usize| {
            let (c, first) = (self.words.classes(self.chunks[i].head), self.words.classes(self.chunks[i].first));
            let did = first.any(Classes::DO) && !first.any(Classes(Classes::VERB_S.0 | Classes::VERB_BASE.0));
            (did || c.any(Classes::VERB_PAST) && !c.any(Classes::VERB_BASE))
                && Classes(self.chunks[i].marks.0 & !Classes::DO.0) == Classes::default()
        };
        let now = |i: usize| {
            self.words.classes(self.chunks[i].head).any(Classes::VERB_S) && self.chunks[i].marks == Classes::default()
        };
        // "that they disarm", "that it be reopened"
        let bare = |i: usize| {
            let (c, first) = (self.words.classes(self.chunks[i].head), self.words.classes(self.chunks[i].first));
            let base = |c: Classes| c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_PAST);
            let be = self.chunks[i].passive && first.any(Classes::BE) && !first.any(Classes::FINITE);
            be || base(c) && self.chunks[i].marks == Classes::default()
        };
        let m = &self.chunks[mate];
        if let Some(main) = self.main_over_relative(index, mate)
            && (past(index) && past(main) || now(index) && now(main))
        {
            return main;
        }
        if let Some(main) = self.main_in_tense(index, mate) {
            return main;
        }
        let Some(parent) = m.parent.filter(|_| m.relation == Relation::Complement) else { return mate };
        let p = &self.chunks[parent];
        let verb = p.group == Group::Verb;
        let back = past(index) && past(parent);
        let level = back || now(index) && now(parent);
        let reports = |v: usize| self.words.reports(self.chunks[v].head);
        let sides = |v: usize| self.words.takes_side(self.chunks[v].head);
        // "said the paper poisoned the air and urged both to stop": who speaks urges, a thing does not
        let speaks = reports(parent) || sides(parent) || self.words.turns_side(p.head);
        let thing = || {
            (speaks && sides(index) || reports(index) && sides(parent))
                && m.subject.is_some_and(|s| !self.names_somebody(s) || self.tells_of_itself(mate, s))
                && p.subject.is_some_and(|s| self.names_somebody(s))
        };
        // "told the Council that Peru had paid and called for an inquiry": who speaks asks
        let done = || m.marks.any(Classes::HAVE) && sides(index) && !sides(mate);
        // "said that Peru was to blame and called on it to yield": and not who is said to be something
        let stative = Classes(Classes::BE.0 | Classes::LINKING.0);
        let is = || self.words.classes(m.head).any(stative) && self.asks(index);
        // "demanded that the militias disarm and promised to …", "said both armies should stop and offered to help"
        let wanted = || back && bare(mate) || level && m.marks.any(Classes::MODAL);
        let outer = verb && (level && thing() || wanted()) || back && reports(parent) && (done() || is());
        if outer { parent } else { mate }
    }

    /// "condemned the acts that led to the deaths and called for an inquiry": a thing calls for nothing, whoever condemned it does.
    fn main_over_relative(&self, index: usize, mate: usize) -> Option<usize> {
        let m = &self.chunks[mate];
        // "condemned what it called a provocation and said …"
        let what = m.link.is_some_and(|l| self.words.classes(l).any(Classes::WHETHER));
        if what && m.relation == Relation::Adverbial && self.words.classes(m.head).any(Classes::CLASSIFYING) {
            return m
                .parent
                .filter(|&v| self.group(v) == Some(Group::Verb) && self.words.takes_side(self.chunks[v].head));
        }
        let noun = m.parent.filter(|&n| m.relation == Relation::Relative && self.chunks[n].group == Group::Noun)?;
        let thing = m.subject.is_some_and(|s| !self.names_somebody(s));
        let mut at = noun;
        let main = loop {
            at = self.chunks[at].parent?;
            if self.chunks[at].group == Group::Verb {
                break at;
            }
        };
        let v = &self.chunks[main];
        let sides = |verb: usize| self.words.takes_side(self.chunks[verb].head);
        (thing
            && v.form == Form::Finite
            && v.relation != Relation::Relative
            && v.subject.is_some_and(|s| self.names_somebody(s))
            && sides(main)
            && sides(index)
            && !sides(mate))
        .then_some(main)
    }

    /// "cut the power that Niger gets and shut the border": what goes on in the past goes on with no clause of the present.
    fn main_in_tense(&self, index: usize, mate: usize) -> Option<usize> {
        let m = &self.chunks[mate];
        let classes = |v: usize| self.words.classes(self.chunks[v].head);
        let plain = |v: usize| self.chunks[v].marks == Classes::default();
        let told = matches!(m.relation, Relation::Relative | Relation::Complement);
        let noun = m.parent.filter(|&n| told && self.group(n) == Some(Group::Noun));
        let at = self.over_nouns(noun)?;
        let parted = classes(mate).any(Classes::VERB_S)
            && !classes(mate).any(Classes::VERB_PAST)
            && !classes(index).any(Classes::VERB_S)
            && classes(index).any(Classes::VERB_PAST)
            && classes(at).any(Classes::VERB_PAST);
        let finite = self.group(at) == Some(Group::Verb) && self.chunks[at].form == Form::Finite;
        (parted && finite && plain(mate) && plain(index) && plain(at)).then_some(at)
    }

    /// "denied that it had troops abroad and called for …": a verb of being or having, with a pronoun for the one who speaks.
    fn tells_of_itself(&self, verb: usize, subject: usize) -> bool {
        let state = Classes::BE.with(Classes::HAVE);
        self.words.classes(self.chunks[subject].head).any(Classes::PRONOUN)
            && self.words.classes(self.chunks[verb].head).any(state)
    }

    /// "must stop, leave and pay": the modal stands once.
    fn share_modal(&mut self, index: usize, mate: usize) -> bool {
        let bare = self.chunks[index].marks == Classes::default()
            && self.words.classes(self.chunks[index].head).any(Classes::VERB_BASE);
        let modal = self.chunks[mate].marks.0 & (Classes::MODAL.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0);
        if bare && modal != 0 {
            self.chunks[index].marks = Classes(modal);
        }
        bare && modal != 0
    }

    /// Whether `mate` is, or goes on with, a relative clause that `index` goes on with.
    fn within_relative(&self, mate: usize, index: usize) -> bool {
        let lead = lead(&self.chunks, mate);
        self.chunks[lead].relation == Relation::Relative && self.listed_relative(lead, index)
    }

    /// "a deal that frees the hostages, lets aid in and ends the war, …": the verbs of the relative clause are all alike, and
    /// unlike that of the clause around it.
    fn listed_relative(&self, relative: usize, index: usize) -> bool {
        let now = |i: usize| {
            let c = self.words.classes(self.chunks[i].head);
            c.any(Classes::VERB_S) && !c.any(Classes::VERB_PAST) && self.chunks[i].marks == Classes::default()
        };
        let that = self.chunks[relative].link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        let around = (0..relative).rev().find(|&i| {
            let c = &self.chunks[i];
            c.group == Group::Verb && c.form == Form::Finite && c.relation != Relation::Relative
        });
        that && now(relative) && now(index) && around.is_some_and(|v| !now(v))
    }

    /// "endorsed it when they met, and set aside …": a clause behind its main one, that the comma before "and" closes.
    fn closed_clause(&self, verb: usize, index: usize) -> bool {
        let c = &self.chunks[verb];
        let behind = c.parent.is_some_and(|p| p < verb && self.group(p) == Some(Group::Verb));
        let question = c.link.is_some_and(|l| self.words.classes(l).any(Classes::WHETHER));
        let comma = index > 1
            && self.group(index - 1) == Some(Group::Coordinator)
            && self.group(index - 2) == Some(Group::Comma);
        c.relation == Relation::Adverbial && question && behind && comma
    }

    /// A relative clause that a comma closed before `index`.
    fn closed_relative(&self, verb: usize, index: usize) -> bool {
        (verb..index).any(|i| self.chunks[i].group == Group::Comma)
    }
}
