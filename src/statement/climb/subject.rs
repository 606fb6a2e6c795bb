//! Matters that are a verb's subject: "the truce must hold", "sanctions are unacceptable".

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind};
use crate::matching::{CuePart, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::others;
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

impl Ground<'_> {
    /// Whether a verb has an object of its own, or somebody do something; "take place" has none.
    pub(super) fn acts(&self, verb: usize) -> bool {
        let head = self.parse.chunks[verb].head;
        let own = |m: &&Mention| m.first as usize == head && matches!(m.what, What::Cue { .. } | What::Modifier { .. });
        let own = self.words.long().iter().filter(own).map(|m| m.end as usize).max();
        self.parse.children(verb).any(|k| {
            let c = &self.parse.chunks[k];
            matches!(c.relation, Relation::Object) && own.is_none_or(|end| end <= c.head)
                || c.relation == Relation::Complement && c.group == Group::Verb && c.subject.is_some_and(|s| s != k)
        })
    }

    /// A shifter that a verb begins, with all that belongs to it: "stay in place", "come into effect".
    pub(super) fn whole_verb(&self, at: usize) -> Option<(u32, What)> {
        let c = &self.parse.chunks[at];
        let head = c.head;
        let long = self.words.long().iter().find(|m| {
            // "carry on" of "carry on with"
            let whole = |modifier, preposition| {
                let lasts = || self.modifier(modifier).kind == ModifierKind::Shifter && !self.modifier(modifier).reverses;
                preposition == 0 || m.end as usize == c.end && m.end as usize > head + 1 && lasts()
            };
            m.first as usize == head
                && matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, preposition } if whole(modifier, preposition))
        });
        // "should go on", where nothing stands behind the "on"
        let tied = c.link.is_some_and(|l| !self.words.classes(l).any(Classes::THAT));
        let stranded = |m: &&Mention| {
            let end = m.end as usize;
            !tied
                && end < c.end
                && matches!(m.what, What::Modifier { part: ModifierPart::Verb, preposition, .. }
                    if preposition == self.words.tokens[end].word)
        };
        long.map(|m| (m.entry, m.what))
            .or_else(|| self.words.beginning(head).iter().find(stranded).map(|m| (m.entry, m.what)))
            .or_else(|| self.entries(at, CuePart::Verb, Via::Content).filter(|_| !self.begins_longer(head)))
    }

    /// "should not stand in the way of": the verb is only a part of words that the lexicon knows as a whole.
    fn begins_longer(&self, head: usize) -> bool {
        self.words.long().iter().any(|m| {
            let verb = matches!(
                m.what,
                What::Cue { part: CuePart::Verb, .. } | What::Modifier { part: ModifierPart::Verb, .. }
            );
            verb && m.first as usize == head && self.words.classes(m.end as usize - 1).any(Classes::OF)
        })
    }

    /// "that the truce be lasting", "to be complete": it is asked what the matter should be like, by an adjective that takes no
    /// side of its own.
    fn is_so(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let predicate = |k: usize| {
            let k = &self.parse.chunks[k];
            let sided = self.words.between(k.first, k.end).iter().any(|m| {
                matches!(
                    m.what,
                    What::Cue { part: CuePart::Adjective, .. } | What::Modifier { part: ModifierPart::Word, .. }
                )
            });
            let adjective = k.first == k.head && self.words.classes(k.head).any(Classes::ADJECTIVE);
            (adjective || k.group == Group::Adjective) && k.relation == Relation::Predicate && !sided && !k.negated
        };
        let be = self.words.classes(c.head);
        // "be" and "to be": what is, or was, so is told as a fact
        !c.negated && be.any(Classes::BE) && !be.any(Classes::FINITE) && self.parse.children(verb).any(predicate)
    }

    /// "no talks without Kyiv".
    fn lacking(&self, verb: usize) -> Option<Span> {
        let end = self.parse.chunks[verb].end;
        let from = (end..self.words.tokens.len()).find(|&t| self.words.classes(t).any(Classes::WITHOUT))?;
        let to = (from..self.words.tokens.len()).find(|&t| !self.words.kind(t).is_wordlike());
        Some(self.span(from, to.unwrap_or(self.words.tokens.len())))
    }

    /// "a truce would be no settlement": it is only said what the subject would be.
    fn described(&self, state: &State, verb: usize) -> bool {
        self.parse.chunks[verb].subject == Some(self.parse.lead(state.below))
            && self.parse.children(verb).any(|k| self.parse.chunks[k].relation == Relation::Predicate)
    }

    /// "The tariffs take effect": a measure in force is whoever's it is, or whose the sentences before told of.
    fn in_force(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        // "the sanctions should stay" tells of no measure in force
        let must = self.parse.chunks[at].marks.any(Classes::MUST);
        if start.kind != PhraseKind::Measure || must || state.stance || self.asked(at) || self.according.is_some() {
            return false;
        }
        let Some((entry, What::Modifier { modifier, .. })) = self.whole_verb(at) else {
            return false;
        };
        let owners = self.owners(start.chunk);
        let owners = if owners.is_empty() { self.discourse.speaker().into_iter().collect() } else { owners };
        if owners.is_empty() || self.report_verb(at).is_some() {
            return false;
        }
        let c = &self.parse.chunks[at];
        self.modify(state, modifier, entry, self.span(c.head, c.end));
        self.grammar_of(state, at);
        state.will = false;
        self.emit(state, start, &owners, Found::Possessor, Some(start.chunk), None, out);
        true
    }

    /// "there can be a truce, but only once …", "the blockade could be lifted provided that …": more than an "if" tells when.
    pub(super) fn possible(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        c.marks.any(Classes::MAY) && self.tied(verb).is_some_and(|t| !t.open)
    }

    /// "is not on the agenda and is never going to be": what it is to be is left out.
    fn left_out(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let ends = !self.words.kind(c.end).is_wordlike();
        ends && !c.passive && !self.expletive(verb) && c.relation == Relation::Conjunct
    }

    /// A verb that says what something is worth: "would only prolong the war".
    fn evaluates(&self, verb: usize) -> bool {
        matches!(self.entries(verb, CuePart::Verb, Via::Content), Some((_, What::Modifier { modifier, .. }))
            if self.modifier(modifier).kind == ModifierKind::Evaluation)
    }

    /// "… is what Kenya wants": the verb that takes a side, without an object, behind a verb that says what something is.
    fn what_is_wanted(&self, verb: usize) -> Option<(usize, u32, u16)> {
        let c = &self.parse.chunks[verb];
        if c.negated || !self.words.classes(c.head).any(Classes::BE) {
            return None;
        }
        let what = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.group == Group::Verb && k.link.is_some_and(|l| self.words.classes(l).any(Classes::WHETHER))
        };
        let wants = self.parse.children(verb).find(what).filter(|&k| !self.acts(k))?;
        match self.entries(wants, CuePart::Verb, Via::Content)? {
            (entry, What::Cue { cue, .. }) => Some((wants, entry, cue)),
            _ => None,
        }
    }

    /// "A truce is Libya's main demand", "… is one of its demands", "… is among them": the noun for what somebody wants or
    /// offers, of which the verb's subject is said to be one.
    pub(super) fn counted_among(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        if c.negated || !self.words.classes(c.head).any(Classes::COPULA) {
            return None;
        }
        let wanted = |k: &usize| {
            self.parse.chunks[*k].group == Group::Noun && self.proposes(self.parse.chunks[*k].head).is_some()
        };
        let predicates = || {
            self.parse.children(verb).filter(|&k| {
                let k = &self.parse.chunks[k];
                let place = k.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
                k.relation == Relation::Predicate || k.relation == Relation::Preposition && !place
            })
        };
        let fronted = |&k: &usize| self.parse.chunks[k].parent.is_none() && self.parse.chunks[k].link.is_some();
        predicates()
            .find(wanted)
            .or_else(|| predicates().flat_map(|k| self.parse.children(k)).find(wanted))
            .or_else(|| (0..verb).filter(|_| c.subject.is_none()).filter(fronted).find(wanted))
    }

    /// "came from Nairobi", "From Nairobi came …", "was received from Nairobi": from whom what is asked or offered comes.
    fn sent_from(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        let from = |k: &usize| self.who().comes_from(*k) && !self.holders(*k).0.is_empty();
        let opens = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.group == Group::Noun && k.parent.is_none() && k.link == Some(0)
        };
        let object = |k: usize| self.parse.chunks[k].relation == Relation::Object;
        if c.negated || c.form != Form::Finite || self.parse.children(verb).any(object) {
            return None;
        }
        self.parse.children(verb).find(from).or_else(|| (0..verb).filter(opens).find(from))
    }

    /// "has the full support of Peru", "had Chad's blessing": the noun for what somebody takes a side by, which the subject has.
    fn support_had(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        let open = Classes(Classes::MUST.0 | Classes::MAY.0);
        if c.negated || c.passive || c.marks.any(open) || !self.words.classes(c.head).any(Classes::HAVE) {
            return None;
        }
        let sides = |&k: &usize| {
            let o = &self.parse.chunks[k];
            let cue = |(_, what)| matches!(what, What::Cue { cue, .. } if matches!(self.cue(cue).act, Some(Act::Support | Act::Reject | Act::Enact)));
            o.group == Group::Noun
                && o.relation == Relation::Object
                && !o.negated
                && self.entries(k, CuePart::Noun, Via::Content).is_some_and(cue)
                && !self.owners(k).is_empty()
        };
        self.parse.children(verb).find(sides)
    }

    /// "is no room": a cue with its "no", begun by the verb, that reaches into the words of the issue.
    fn none_of_it(&self, verb: usize, start: &Start) -> Option<(u32, u16, Span)> {
        let head = self.parse.chunks[verb].head;
        let is = self.words.classes(head).any(Classes::BE) && self.expletive(verb);
        self.words.long().iter().filter(|_| is).find_map(|m| {
            let reaches = m.first as usize == head && start.holds(m.end as usize - 1) && !start.holds(head);
            let no = || (head..start.first).any(|t| self.words.classes(t).any(Classes::NO));
            match m.what {
                What::Cue { cue, part: CuePart::Verb, .. } if reaches && no() => {
                    Some((m.entry, cue, self.span(head, m.end as usize)))
                }
                _ => None,
            }
        })
    }

    /// Whether the words of a verb that the lexicon knows reach to the verb below it: "keep … going".
    fn encloses(&self, over: usize, at: usize) -> bool {
        let end = self.parse.chunks[at].head + 1;
        let verb = |what: What| matches!(what, What::Modifier { part: ModifierPart::Verb, .. });
        self.words.beginning(self.parse.chunks[over].head).iter().any(|m| m.end as usize == end && verb(m.what))
    }

    /// The matter is the subject of an active verb: "the truce must hold", "sanctions are unacceptable".
    pub(super) fn over_subject(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        // "wants the embargo to end", "called for the talks to go on"
        if c.form == Form::Infinitive && c.relation == Relation::Complement {
            // "called for the money to go to Kyiv", where the phrase holds the verb
            if start.holds(c.head) {
                self.grammar_of(state, at);
                return self.govern(at);
            }
            // "called for a truce to let aid in": what it is to do is what it is called for
            let object = |k: usize| self.parse.chunks[k].relation == Relation::Object;
            let purpose = !c.passive
                && self.parse.children(at).any(object)
                && c.link.is_some_and(|l| self.words.classes(l).any(Classes::FOR));
            if purpose && matches!(start.kind, PhraseKind::Topic | PhraseKind::Measure) {
                return self.govern(at);
            }
            let known = self.whole_verb(at).or_else(|| self.entries(at, CuePart::Verb, Via::Content));
            match known {
                Some((entry, What::Modifier { modifier, .. })) => {
                    self.modify(state, modifier, entry, self.span(c.head, c.end));
                }
                // "wants the truce to be lasting"
                _ if self.is_so(at) => {}
                _ => return Err("it is the subject of a verb that takes no side"),
            }
            self.grammar_of(state, at);
            return self.govern(at);
        }
        // "wants to keep the corridor going": one verb of two words
        if c.form == Form::Ing
            && c.relation == Relation::Complement
            && !start.holds(c.head)
            && let Some(over) = c.parent.filter(|&over| self.encloses(over, at))
        {
            return Ok(Some((over, Via::Content)));
        }
        // "arms would only prolong the war", "a truce would help Juba rearm": what its subject does to something else takes no
        // side by itself
        let whole = self.whole_verb(at);
        let acts = !c.passive && self.acts(at);
        let weighed = whole.and_then(|(_, what)| self.words.modifier_kind(what)) == Some(ModifierKind::Weighing);
        // "no truce is possible while …": what cannot be is turned down, what can be takes no side; nor do "sanctions are not up
        // for debate", which may mean that they stay
        let none = || c.negated || c.subject.is_some_and(|s| self.parse.chunks[s].negated);
        if weighed && (start.kind == PhraseKind::Measure || !none()) {
            return Err("it is the subject of a verb that takes no side");
        }
        // "the unity of the country is not open to debate": what is as it is stays so
        if weighed && state.side == Side::Against && start.side == Side::Against {
            state.act = Some(Act::Reject);
            state.stance = true;
            return self.by_reporter(state, at, start, out);
        }
        // "demanded that the flow of weapons stop"
        if let Some(demand) = self.demanded_above(at).filter(|_| !acts) {
            let known = match whole {
                Some((entry, What::Modifier { modifier, .. })) => {
                    self.modify(state, modifier, entry, self.span(c.head, c.end));
                    true
                }
                _ => self.is_so(at) && !state.stance,
            };
            if known {
                self.grammar_of(state, at);
                return Ok(Some(demand));
            }
        }
        // "until the blockade is over", "unless there is a ceasefire", "only once the talks resume"
        if c.form == Form::Finite && c.link.is_some() && !self.asked(at) {
            let mut asked = state.clone();
            let known = self.whole_verb(at);
            if let Some((entry, What::Modifier { modifier, .. })) = known {
                self.modify(&mut asked, modifier, entry, self.span(c.head, c.end));
            }
            let is = self.words.classes(c.head).any(Classes::COPULA);
            if known.is_some() || is {
                self.grammar_of(&mut asked, at);
                if let Some(next) = self.in_condition(&mut asked, at, start, out) {
                    return next;
                }
            }
        }
        // "the post at Torkham is to stay shut": the fact is that it "is"
        if start.kind == PhraseKind::Event && start.holds(c.first) && !start.holds(c.head) {
            return Err("a deed told as a fact, not a position");
        }
        // "an hour after the truce was to begin"
        if c.relation == Relation::Adverbial && c.link.is_some_and(|l| self.words.classes(l).any(Classes::ADJUNCT)) {
            return Err("it only says when, or under what, something is done");
        }
        let predicate = self.parse.children(at).find(|&k| self.parse.chunks[k].group == Group::Adjective);
        if let Some(predicate) = predicate
            && let Some((entry, What::Cue { cue, .. })) = self.entries(predicate, CuePart::Adjective, Via::Content)
            && let Some(act) = self.cue(cue).act
        {
            self.compose(state, self.cue(cue).side, act, entry, self.chunk_span(predicate));
            self.grammar_of(state, at);
            return self.by_reporter(state, at, start, out);
        }
        let classes = self.words.classes(c.head);
        // "a truce is what Kenya wants"
        if let Some((wants, entry, cue)) = self.what_is_wanted(at) {
            let cue = self.cue(cue);
            if let (Some(act), Some(subject)) = (cue.act, self.parse.chunks[wants].subject) {
                self.compose(state, cue.side, act, entry, self.chunk_span(wants));
                self.grammar_of(state, wants);
                let (parties, found) = self.holders(subject);
                if !parties.is_empty() {
                    self.emit(state, start, &parties, found, Some(subject), self.reporter_of(at), out);
                    return Ok(None);
                }
            }
        }
        if let Some(noun) = self.counted_among(at).filter(|&noun| !self.owners(noun).is_empty()) {
            self.noun_entry(state, noun, Via::Content, start, out)?;
            return Ok(None);
        }
        // "a call for a truce came from Peru"
        if let Some(source) = self.sent_from(at).filter(|_| state.stance && !acts) {
            let (parties, found) = self.holders(source);
            self.emit(state, start, &parties, found, Some(source), self.reporter_of(at), out);
            return Ok(None);
        }
        // "the truce has the support of Peru"
        if let Some(noun) = self.support_had(at).filter(|_| start.kind != PhraseKind::Deed && !state.stance) {
            self.noun_entry(state, noun, Via::Content, start, out)?;
            return Ok(None);
        }
        // "there is no room for talks", with its "no" read already, where "room for talks" names the issue
        if let Some(condition) = self.hanging_on(at) {
            state.act = Some(if c.marks.any(Classes::MUST) { Act::Demand } else { Act::State });
            state.stance = true;
            self.grammar_of(state, at);
            state.condition = Some(condition);
            state.factors.push(Factor { step: Step::Condition, entry: None, span: condition });
            return self.by_reporter(state, at, start, out);
        }
        if let Some((entry, cue, span)) = self.none_of_it(at, start) {
            let cue = self.cue(cue);
            if let Some(act) = cue.act {
                self.compose(state, cue.side, act, entry, span);
                self.grammar_of(state, at);
                return self.by_reporter(state, at, start, out);
            }
        }
        // "makes no sense", "serves no purpose"
        let phrase = self.words.long().iter().any(|m| self.holds_verb(m, at) && self.judges(m.what));
        let links = phrase || classes.any(Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0));
        // "arming them would be a mistake"
        let below = &self.parse.chunks[state.below];
        let gerund = below.group == Group::Verb && below.form != Form::Finite && below.relation == Relation::Subject;
        if links && (start.kind != PhraseKind::Deed || gerund) && self.evaluated(state, at, start)
            || classes.any(Classes::BE) && state.stance
        {
            // "the time for talks is over", but "talks are no option", which is judged already
            let over = whole.filter(|_| classes.any(Classes::BE) && !weighed);
            if let Some((entry, What::Modifier { modifier, .. })) = over {
                self.modify(state, modifier, entry, self.span(c.head, c.end));
            }
            self.grammar_of(state, at);
            return self.by_reporter(state, at, start, out);
        }
        // "there can be no truce", "there could be no question of talks"
        let sure = c.quoted || c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0 | Classes::MODAL.0));
        let denied = classes.any(Classes::BE) && sure && state.took(Step::Negation);
        // "there is no agreement on a truce": a fact is denied
        let intended = c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0 | Classes::MODAL.0));
        let agreed = state.took(Step::Keep);
        if denied && !intended && (state.document || agreed) {
            return Err("the denial of a fact takes no side");
        }
        // "there cannot be any talks"
        let cannot = c.negated && c.marks.any(Classes::MODAL) && classes.any(Classes::BE) && self.expletive(at);
        if cannot && !state.took(Step::Negation) {
            self.grammar_of(state, at);
        }
        if denied || cannot {
            state.act = Some(Act::Reject);
            state.condition = self.tied(at).map(|t| t.span).or_else(|| self.lacking(at));
            return self.by_reporter(state, at, start, out);
        }
        if self.in_force(state, at, start, out) {
            return Ok(None);
        }
        // "those behind it would have to answer for it", where the phrase holds the verb
        let over = c.parent.is_some_and(|p| start.holds(self.parse.chunks[p].head));
        let told = c.form == Form::Finite && c.relation != Relation::Adverbial && !over && !self.asked(at);
        if start.holds(c.head) && told && start.kind != PhraseKind::Event && !self.entitles(at) {
            self.grammar_of(state, at);
            if let Some(demand) = self.demanded_above(at).filter(|_| !(state.will || state.must)) {
                return Ok(Some(demand));
            }
            // "said Georgia's place was in the union": told of another, without a wish
            let (by, ..) = self.reporters(at);
            if !(state.will || state.must) && others(&self.owners(start.chunk), &by) {
                return Err("it is the subject of a verb that takes no side");
            }
            if !(state.will || state.must) {
                state.act = state.act.or(Some(Act::State));
            }
            return self.by_reporter(state, at, start, out);
        }
        let possible = self.possible(at);
        // "the war cannot go on": what harms must end
        let lasts = |m: u16| self.modifier(m).kind == ModifierKind::Shifter && !self.modifier(m).reverses;
        let over = c.negated
            && !c.passive
            && c.marks.any(Classes::MAY)
            && state.harms == Some(state.side)
            && matches!(whole, Some((_, What::Modifier { modifier, .. })) if lasts(modifier));
        state.must |= over;
        if !(possible || over || weighed || c.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0))) {
            // "The truce came into force": a fact that others may welcome
            if let Some((entry, What::Modifier { modifier, .. })) = whole
                && !acts
                && !c.marks.any(Classes::MODAL)
            {
                let mut fact = state.clone();
                self.modify(&mut fact, modifier, entry, self.span(c.head, c.end));
                self.grammar_of(&mut fact, at);
                return self.unheld(&fact, start, "it is the subject of a verb that takes no side");
            }
            return Err("it is the subject of a verb that takes no side");
        }
        if acts && !self.evaluates(at) {
            return Err("it is the subject of a verb that takes no side");
        }
        if let Some((entry, What::Modifier { modifier, .. })) = whole {
            self.modify(state, modifier, entry, self.span(c.head, c.end));
            state.low &= !(weighed && std::mem::take(&mut state.weighed));
            // "will remain until …"
            let stays = state.factors.last().is_some_and(|f| f.step == Step::Keep);
            if stays && self.tied(at).is_some_and(|t| t.until) {
                state.act = state.act.or(Some(Act::State));
            }
        } else if classes.any(Classes::BE) && !self.described(state, at) && !self.left_out(at) {
            // "there will be no amnesty"
            state.factors.push(Factor { step: Step::Modal, entry: None, span: self.chunk_span(at) });
            // what can be under a condition is not done yet
            if c.marks.any(Classes::MAY) {
                state.act = state.act.or(Some(Act::State));
            }
        } else {
            return Err("it is the subject of a verb that takes no side");
        }
        self.grammar_of(state, at);
        self.by_reporter(state, at, start, out)
    }

    /// "A truce is conditional on …", "talks would depend on …": what the subject of the verb hangs on.
    pub(super) fn hanging_on(&self, verb: usize) -> Option<Span> {
        let c = &self.parse.chunks[verb];
        let from = self.words.beginning(c.head).iter().find_map(|m| match m.what {
            What::Modifier { modifier, part: ModifierPart::Verb, preposition } if preposition != 0 => {
                let behind = self.words.tokens.get(m.end as usize).is_some_and(|t| t.word == preposition);
                let condition = self.modifier(modifier).kind == ModifierKind::Condition;
                (behind && condition).then_some(m.end as usize)
            }
            _ => None,
        })?;
        let to = (from..self.words.tokens.len()).find(|&t| !self.words.kind(t).is_wordlike());
        (!c.negated).then(|| self.span(from, to.unwrap_or(self.words.tokens.len())))
    }
}
