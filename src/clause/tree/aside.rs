//! What stands between commas in the middle of a clause: reports of what it tells, phrases and clauses that part a verb from its
//! auxiliary, its object or its mate.

use super::{Aside, Builder};
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::Kind;

impl Builder<'_, '_> {
    pub(super) fn find_asides(&mut self) {
        self.find_insertions();
        self.find_vows();
        self.find_interrupted();
        self.find_postponed();
        self.find_told_apart();
        self.find_spliced();
        if !(0..self.chunks.len()).any(|i| self.chunks[i].group == Group::Verb && self.is_report(i)) {
            return;
        }
        let mut at = 1;
        while at < self.chunks.len() {
            if self.chunks[at].group == Group::Comma
                && !self.asides.iter().any(|a| a.first <= at && at <= a.last)
                && let Some(last) = self.aside(at)
            {
                self.asides.push(Aside { first: at, last });
                at = last;
            }
            at += 1;
        }
    }

    /// "Chad and, to a lesser extent, Niger": a prepositional phrase between commas, straight behind a coordinator; a bracket.
    fn find_insertions(&mut self) {
        for at in 1..self.chunks.len() {
            if let Some(end) = self.words.bracket(self.chunks[at].first) {
                let last = (at..self.chunks.len()).take_while(|&i| self.chunks[i].end <= end).last().unwrap_or(at);
                self.asides.push(Aside { first: at, last });
                continue;
            }
            // "will go, according to its spokesman, once …"
            let source = self.chunks[at].group == Group::Comma
                && self.chunks.get(at + 1).is_some_and(|c| self.words.classes(c.head).any(Classes::ACCORDING));
            if source && let Some(last) = self.ends_source(at) {
                self.asides.push(Aside { first: at, last });
                continue;
            }
            let opens = self.chunks[at].group == Group::Comma && self.chunks[at - 1].group == Group::Coordinator;
            // "offered talks and, if Chad refused, threatened to …"
            if opens && let Some(last) = self.clause_between(at) {
                self.asides.push(Aside { first: at, last });
                continue;
            }
            let preposition = matches!(self.chunks.get(at + 1), Some(c) if c.group == Group::Preposition);
            if !opens || !preposition {
                continue;
            }
            let inside = |c: &Chunk| matches!(c.group, Group::Preposition | Group::Noun);
            let last = at + 1 + self.chunks[at + 1..].iter().take_while(|c| inside(c)).count();
            if last < at + 6 && self.chunks.get(last).is_some_and(|c| c.group == Group::Comma) {
                self.asides.push(Aside { first: at, last });
            }
        }
    }

    /// The comma that ends a subordinate clause between a coordinator and the verb that it joins.
    fn clause_between(&self, comma: usize) -> Option<usize> {
        let inside = |c: &Chunk| {
            !matches!(
                c.group,
                Group::Coordinator
                    | Group::That
                    | Group::Relative
                    | Group::Comma
                    | Group::Break
                    | Group::QuoteOpen
                    | Group::QuoteClose
            )
        };
        let last =
            comma + 2 + self.chunks[(comma + 2).min(self.chunks.len())..].iter().take_while(|c| inside(c)).count();
        let verb = self.chunks.get(last + 1).is_some_and(|v| v.group == Group::Verb && v.form != Form::Ing);
        let opens = self.group(comma + 1) == Some(Group::Subordinator);
        let has_verb = (comma + 2..last).any(|i| self.group(i) == Some(Group::Verb));
        (opens && has_verb && verb && self.group(last) == Some(Group::Comma)).then_some(last)
    }

    /// Clauses that were passed over hang on the verb behind them: "offered talks and, if Chad refused, threatened to …".
    pub(super) fn hang_clauses(&mut self) {
        for at in 0..self.asides.len() {
            let Aside { first, last } = self.asides[at];
            if let Some(relative) = self.relative_behind(first).filter(|_| self.group(first) == Some(Group::Comma)) {
                let told = (relative..last).find(|&i| {
                    self.group(i) == Some(Group::Verb)
                        && self.chunks[i].form == Form::Finite
                        && self.chunks[i].parent.is_none()
                });
                if let Some(told) = told {
                    self.link(told, Some(first - 1), Relation::Relative, Some(relative));
                }
                continue;
            }
            if self.group(first + 1) != Some(Group::Subordinator) || self.group(last + 1) != Some(Group::Verb) {
                continue;
            }
            let link = self.chunks[first + 1].first;
            let clause =
                (first + 2..last).find(|&i| self.group(i) == Some(Group::Verb) && self.chunks[i].link == Some(link));
            if let Some(clause) = clause.filter(|&c| self.chunks[c].parent.is_none()) {
                self.link(clause, Some(last + 1), Relation::Adverbial, Some(first + 1));
            }
        }
    }

    /// The comma that ends "according to …", where a clause goes on behind it.
    fn ends_source(&self, comma: usize) -> Option<usize> {
        let inside = |c: &Chunk| matches!(c.group, Group::Preposition | Group::To | Group::Noun);
        let last = comma + 2 + self.chunks[comma + 2..].iter().take_while(|c| inside(c)).count();
        let goes_on =
            matches!(self.group(last + 1), Some(Group::Subordinator | Group::Verb | Group::Preposition | Group::To));
        (self.group(last) == Some(Group::Comma) && goes_on).then_some(last)
    }

    /// "Canada will, its premier pledged on Monday, …", "there is, Peru insisted, …": somebody and a verb of asking or vowing
    /// between commas, behind an auxiliary that waits for what it governs.
    fn find_vows(&mut self) {
        for at in 2..self.chunks.len() {
            let c = &self.chunks[at - 1];
            let auxiliary = Classes(Classes::MODAL.0 | Classes::BE.0);
            let waits = c.group == Group::Verb && c.form == Form::Finite && self.words.classes(c.head).any(auxiliary);
            if self.group(at) != Some(Group::Comma) || !waits || c.passive {
                continue;
            }
            let noun = |i: &usize| self.group(*i) == Some(Group::Noun);
            let Some(verb) = (at + 1..self.chunks.len()).find(|i| !noun(i)).filter(|&v| v > at + 1) else { continue };
            let form = self.chunks[verb].form;
            let speaks = self.group(verb) == Some(Group::Verb) && matches!(form, Form::Finite | Form::Participle);
            if !speaks || !self.asserts(verb) {
                continue;
            }
            let time = self.group(verb + 1) == Some(Group::Preposition) && noun(&(verb + 2)) && self.is_time(verb + 2);
            let last = if time { verb + 3 } else { verb + 1 };
            if self.group(last) == Some(Group::Comma) {
                self.asides.push(Aside { first: at, last });
                self.chunks[verb].form = Form::Finite;
                self.chunks[verb].passive = false;
                self.reach_over(at - 1, last + 1);
            }
        }
    }

    /// "cannot, however, accept", "has, so far, been asked": a verb goes on behind two commas with its auxiliary in front of them.
    fn find_interrupted(&mut self) {
        for verb in 3..self.chunks.len() {
            let c = &self.chunks[verb];
            if c.group != Group::Verb {
                continue;
            }
            let Some(token) = self.words.resumes(c.first) else { continue };
            let auxiliary = (0..verb).rev().find(|&i| self.chunks[i].first <= token && token < self.chunks[i].end);
            let alone = |&i: &usize| self.chunks[i].group == Group::Verb && self.chunks[i].head == token;
            if let Some(auxiliary) = auxiliary.filter(alone) {
                self.reach_over(auxiliary, verb);
            }
        }
    }

    /// "rejected, for the second time, a truce", "the idea, first floated by Kenya, of talks": the object of a verb, or what "of"
    /// governs, stands behind two commas.
    fn find_postponed(&mut self) {
        for at in 1..self.chunks.len() {
            if self.group(at) != Some(Group::Comma) || self.asides.iter().any(|a| a.first <= at && at <= a.last) {
                continue;
            }
            if let Some(last) = self.before_object(at) {
                self.asides.push(Aside { first: at, last });
            } else if let Some(last) = self.before_of(at) {
                (self.chunks[at + 1].form, self.chunks[at + 1].passive) = (Form::Participle, true);
                self.asides.push(Aside { first: at, last });
            } else if let Some(last) = self.phrase_before_of(at) {
                self.asides.push(Aside { first: at, last });
            }
        }
    }

    /// The comma that ends a phrase with a preposition, or an adverb, between a verb that takes a side and its object.
    fn before_object(&self, comma: usize) -> Option<usize> {
        let verb = &self.chunks[comma - 1];
        let governs = self.words.takes_side(verb.head) || self.words.turns_side(verb.head);
        if verb.group != Group::Verb || verb.passive || !governs || self.words.reports(verb.head) {
            return None;
        }
        let inside = |c: &Chunk| matches!(c.group, Group::Preposition | Group::Noun);
        let last = comma + 1 + self.chunks[comma + 1..].iter().take(5).take_while(|c| inside(c)).count();
        let phrase = last == comma + 1 || self.group(comma + 1) == Some(Group::Preposition);
        let article = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0);
        let object = self.chunks.get(last + 1).filter(|o| o.group == Group::Noun)?;
        let opens = object.end > object.first + 1 && self.words.classes(object.first).any(article);
        // "imposed, on the same day, sanctions on the bank"
        let opens = opens || self.words.names_matter(object.head);
        let ends = self.group(last + 2) != Some(Group::Verb);
        (phrase && self.group(last) == Some(Group::Comma) && opens && ends).then_some(last)
    }

    /// The comma that ends a participle and its phrases between a noun and its "of".
    fn before_of(&self, comma: usize) -> Option<usize> {
        let participle = self.chunks.get(comma + 1).filter(|v| v.group == Group::Verb && v.first == v.head)?;
        let inside = |c: &Chunk| matches!(c.group, Group::Preposition | Group::Noun);
        let last = comma + 2 + self.chunks[comma + 2..].iter().take(6).take_while(|c| inside(c)).count();
        let of = self.chunks.get(last + 1).filter(|p| p.group == Group::Preposition)?;
        (self.group(comma - 1) == Some(Group::Noun)
            && self.words.classes(participle.head).any(Classes::VERB_PARTICIPLE)
            && self.group(last) == Some(Group::Comma)
            && self.words.classes(of.head).any(Classes::OF))
        .then_some(last)
    }

    /// The same for a phrase with a preposition: "the return, without further delay, of the prisoners".
    fn phrase_before_of(&self, comma: usize) -> Option<usize> {
        let noun = self.chunks.get(comma - 1).filter(|n| n.group == Group::Noun)?;
        let inside = |c: &Chunk| matches!(c.group, Group::Preposition | Group::Noun);
        let last = comma + 1 + self.chunks[comma + 1..].iter().take(5).take_while(|c| inside(c)).count();
        let of = self.chunks.get(last + 1).filter(|p| p.group == Group::Preposition)?;
        // "of France, in Paris, of Peru" is a list
        let plain = self.words.party(noun.head).is_none() && !self.words.capital(noun.head);
        let opens = self.group(comma + 1) == Some(Group::Preposition) && last > comma + 2;
        (plain && opens && self.group(last) == Some(Group::Comma) && self.words.classes(of.head).any(Classes::OF))
            .then_some(last)
    }

    /// "Jordan, over whose land they had flown, called …", "Spain, five of whose citizens are held, asks …": a relative clause
    /// that does not begin with its pronoun, between a noun group and its verb.
    fn find_told_apart(&mut self) {
        for at in 1..self.chunks.len() {
            let apart = self.group(at) == Some(Group::Comma) && self.group(at - 1) == Some(Group::Noun);
            if !apart || self.asides.iter().any(|a| a.first <= at && at <= a.last) {
                continue;
            }
            let Some(relative) = self.relative_behind(at) else { continue };
            let inside =
                |c: &Chunk| !matches!(c.group, Group::Comma | Group::Break | Group::QuoteOpen | Group::QuoteClose);
            let last = relative + self.chunks[relative..].iter().take_while(|c| inside(c)).count();
            let finite = |i: usize| self.group(i) == Some(Group::Verb) && self.chunks[i].form == Form::Finite;
            if self.group(last) == Some(Group::Comma) && finite(last + 1) && (relative..last).any(finite) {
                self.asides.push(Aside { first: at, last });
            }
        }
    }

    /// "would send troops, he went on, if …", "will talk, the use of the port included, once …": a clause between commas, not
    /// joined to what stands before it, which a condition goes on with.
    fn find_spliced(&mut self) {
        let ties = Classes::CONDITION.with(Classes::CONDITION_NEGATED);
        for at in 2..self.chunks.len() {
            if self.group(at) != Some(Group::Comma) || self.asides.iter().any(|a| a.first <= at && at <= a.last) {
                continue;
            }
            let inside = |c: &Chunk| {
                matches!(c.group, Group::Noun | Group::Preposition | Group::Verb | Group::Adjective | Group::To)
            };
            let last = at + 1 + self.chunks[at + 1..].iter().take(7).take_while(|c| inside(c)).count();
            let behind = self.group(last) == Some(Group::Comma)
                && self
                    .chunks
                    .get(last + 1)
                    .is_some_and(|c| c.group == Group::Subordinator && self.words.classes(c.first).any(ties));
            let opens = self.group(at + 1) == Some(Group::Noun);
            let verb = (at + 2..last).find(|&i| self.group(i) == Some(Group::Verb));
            if behind && opens && verb.is_some() && self.main_before(at) {
                self.asides.push(Aside { first: at, last });
            }
        }
    }

    /// Whether a clause of its own stands before the comma: one with a finite verb that nothing subordinates.
    fn main_before(&self, comma: usize) -> bool {
        let stop = |i: &usize| matches!(self.group(*i), Some(Group::Break));
        let start = (0..comma).rev().find(stop).map_or(0, |b| b + 1);
        let finite = |i: &usize| self.group(*i) == Some(Group::Verb) && self.chunks[*i].form == Form::Finite;
        let first = (start..comma).find(finite);
        let free = |v: usize| {
            (start..v).all(|i| !matches!(self.group(i), Some(Group::Subordinator | Group::Relative | Group::Comma)))
        };
        first.is_some_and(free)
    }

    /// The pronoun of a relative clause that a preposition, or a number of those whom it tells of, begins.
    fn relative_behind(&self, comma: usize) -> Option<usize> {
        let some = self.chunks.get(comma + 1).is_some_and(|c| {
            let quantity = Classes::DETERMINER.with(Classes::NUMBER).with(Classes::OTHER).with(Classes::PRONOUN);
            c.group == Group::Noun
                && (self.words.classes(c.head).any(quantity) || self.words.kind(c.head) == Kind::Number)
        });
        let preposition = comma + 1 + usize::from(some);
        let relative = preposition + 1;
        (self.group(preposition) == Some(Group::Preposition) && self.group(relative) == Some(Group::Relative))
            .then_some(relative)
    }

    /// The auxiliary in front of an aside is that of the verb behind it.
    fn reach_over(&mut self, auxiliary: usize, verb: usize) {
        let a = self.chunks[auxiliary];
        let head = self.words.classes(a.head);
        let Some(v) = self.chunks.get_mut(verb) else { return };
        let goes_with = Classes(Classes::MODAL.0 | Classes::DO.0 | Classes::HAVE.0 | Classes::BE.0);
        if v.group == Group::Verb && head.any(goes_with) {
            v.passive = v.form == Form::Participle && head.any(Classes::BE) || v.passive && v.form != Form::Participle;
            v.form = Form::Finite;
            v.marks = v.marks.with(a.marks);
            v.negated |= a.negated;
            self.chunks[auxiliary].group = Group::Auxiliary;
        }
    }

    /// The comma that ends an aside: who speaks and a verb of saying, in either order, and nothing that is said.
    fn aside(&self, comma: usize) -> Option<usize> {
        let (mut speaker, mut verb, mut named) = (false, false, 0);
        for at in comma + 1..self.chunks.len() {
            match self.chunks[at].group {
                // "…, its director, Jane Roe, said, …"
                Group::Comma if speaker && !verb && self.name_between_commas(at) => named = at + 2,
                Group::Comma if at == named => {}
                Group::QuoteOpen | Group::QuoteClose if at == comma + 1 => {}
                Group::Noun => speaker = true,
                Group::Preposition | Group::Coordinator if speaker || verb => {}
                Group::Verb if !verb && self.chunks[at].form == Form::Finite && self.is_report(at) => {
                    // "…, said on Monday that": somebody before the first comma speaks
                    let inverted = self.group(at + 1) == Some(Group::Noun) && !self.is_time(at + 1);
                    // "…, Peru's envoy, Jane Roe, told reporters, …"
                    let told = self.words.tells_somebody(self.chunks[at].head);
                    if !speaker && (!inverted || self.waited(at)) || speaker && inverted && !told {
                        return None;
                    }
                    verb = true;
                }
                Group::Comma if verb => {
                    // "…, he said, adding that": the report goes on
                    let behind = self.chunks.get(self.next(at))?;
                    let goes_on = matches!(behind.group, Group::That | Group::Relative)
                        || behind.group == Group::Verb && matches!(behind.form, Form::Ing | Form::Participle);
                    return (speaker && !goes_on).then(|| self.past_office(at).unwrap_or(at));
                }
                // "… and an end to the raids, its spokesman said."
                Group::Break | Group::QuoteClose if verb && speaker && self.ends(at) => return Some(at),
                _ => return None,
            }
        }
        (verb && speaker).then_some(self.chunks.len())
    }

    /// "…, said Jane Roe, the president of Peru.": where what tells who somebody is ends, behind a name or an office and a comma.
    fn past_office(&self, comma: usize) -> Option<usize> {
        let behind = self.next(comma);
        let inside = |c: &Chunk| matches!(c.group, Group::Noun | Group::Preposition);
        let noun = |i: usize| self.group(i) == Some(Group::Noun);
        let office = |i: usize| matches!(self.words.role(self.chunks[i].head), Some((RoleKind::Office, _)));
        let speaker = (0..comma).rev().take_while(|&i| inside(&self.chunks[i])).filter(|&i| noun(i));
        let named = speaker.clone().any(|i| self.words.capital(self.chunks[i].head) && !office(i));
        let called = speaker.clone().any(office);
        let capital = noun(behind) && self.words.capital(self.chunks[behind].head);
        let end = behind + self.chunks.get(behind..)?.iter().take_while(|c| inside(c)).count();
        // "Peru's envoy"
        let apposed = (behind..end).find(|&i| noun(i) && self.chunks[i].relation != Relation::Possessor);
        let apposed = apposed.is_some_and(office);
        let tells = noun(behind) && (named && apposed || called && capital && !apposed);
        (tells && (self.ends(end) || self.group(end) == Some(Group::Comma))).then_some(end)
    }

    /// Whether the comma stands before the name of the one whose office was just told, and a verb behind that.
    fn name_between_commas(&self, comma: usize) -> bool {
        let capital = |at: usize| self.group(at) == Some(Group::Noun) && self.words.capital(self.chunks[at].head);
        let told = self.group(comma - 1) == Some(Group::Noun) && !capital(comma - 1);
        told && capital(comma + 1)
            && self.group(comma + 2) == Some(Group::Comma)
            && self.group(comma + 3) == Some(Group::Verb)
    }

    /// Whether nothing but stops and quotation marks follows.
    pub(super) fn ends(&self, at: usize) -> bool {
        let mark = |c: &Chunk| {
            matches!(c.group, Group::QuoteOpen | Group::QuoteClose)
                || c.group == Group::Break && matches!(self.words.kind(c.first), Kind::Stop | Kind::Question)
        };
        self.chunks[at..].iter().all(mark)
    }
}
