//! Who holds what a complete clause says, or where the climb goes on.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::Parties;
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// Who holds what a complete clause says, or where to climb on.
    pub(super) fn conclude(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if self.asked(at) {
            return Err("a question takes no side");
        }
        if self.hearsay(at) {
            return Err("it is told as hearsay");
        }
        // "would have preferred another text" is a side taken
        let decides = |f: &Factor| self.words.matcher.cue_of(f.entry?).map(|cue| cue.act == Some(Act::Enact));
        let decided = state.last_cue().and_then(decides) == Some(true);
        if (!state.stance || decided) && self.counterfactual(at) {
            return Err("it tells what did not come about");
        }
        // "offered troops, a move that Moscow rejects": the clause is nobody's content
        let aside = start.entry.is_none() && start.first == c.head;
        if let Some(demand) = self.demanded_above(at).filter(|_| !aside) {
            if !state.stance && self.warned_of(at, demand.0, start) {
                return Err("what another party is said to be about to do is a prediction");
            }
            state.another |= self.another_acts(at, demand.0);
            if self.presupposes(demand.0)
                && let Some(subject) = c.subject.filter(|_| !c.passive)
            {
                self.told_as_fact(state, subject, start, out);
            }
            return Ok(Some(demand));
        }
        // "it is Peru's view that the embargo must go"
        let viewed = self.told_by_noun(at).filter(|_| !aside);
        if let Some((noun, ..)) = viewed.filter(|v| self.cue(v.2).act.is_none() && c.parent == Some(v.0))
            && (state.must || (state.will || state.stance) && c.subject.is_none_or(|s| self.holders(s).0.is_empty()))
            && !self.viewers(noun).0.is_empty()
        {
            return self.by_reporter(state, at, start, out);
        }
        // "Peru's demand is that Chad leave"
        if let Some((noun, entry, cue)) = viewed
            && let Some(act) = self.cue(cue).act
        {
            let owners = self.owners(noun);
            if owners.is_empty() {
                return Err("it is not said by whom");
            }
            self.compose(state, self.cue(cue).side, act, entry, self.chunk_span(noun));
            self.emit(state, start, &owners, Found::Possessor, Some(noun), None, out);
            return Ok(None);
        }
        if let Some(next) = self.in_condition(state, at, start, out) {
            return next;
        }
        // "a plan under which both sides would stop fighting"
        if c.relation == Relation::Relative
            && c.form == Form::Finite
            && let Some(noun) =
                c.parent.filter(|&p| self.words.document(self.parse.chunks[p].head) || self.under_which(at))
            && c.subject != Some(noun)
            // "a letter in which Japan condemned it"
            && !(state.stance && !self.under_which(at) && c.subject.is_some_and(|s| !self.holders(s).0.is_empty()))
        {
            state.document = true;
            return Ok(Some((noun, Via::Content)));
        }
        // "asked for a guarantee that Moldova will never join"
        if c.relation == Relation::Complement
            && c.form == Form::Finite
            && !aside
            && let Some(noun) = c.parent.filter(|&p| self.parse.chunks[p].group == Group::Noun)
        {
            return Ok(Some((noun, Via::Content)));
        }
        if c.form == Form::Finite && self.entitles(at) {
            return self.entitled(state, at, start, out);
        }
        let subject = if c.passive { self.agent(at, start) } else { c.subject };
        // "said that arming them would prolong the war": what a deed would do, nobody wants
        if subject.is_some_and(|s| self.parse.chunks[s].group == Group::Verb) && !state.stance && !c.passive {
            return Err("it is what does something, not what is wanted");
        }
        let led = self.parse.lead(at);
        // "lifting the embargo would be a mistake"
        if c.relation == Relation::Subject
            && c.form != Form::Finite
            && let Some(over) = c.parent
        {
            // "abandoning Shusha was ruled out by Armenia"
            let via = if self.parse.chunks[over].passive { Via::Content } else { Via::Subject };
            return Ok(Some((over, via)));
        }
        if let Some(doer) = self.paid_with(at) {
            self.told_as_fact(state, doer, start, out);
            return Ok(None);
        }
        if c.form == Form::Infinitive
            || matches!(c.form, Form::Ing | Form::Participle) && self.parse.chunks[led].relation == Relation::Complement
        {
            return self.govern(at);
        }
        // the phrase holds its own subject ("troops will stay"): who says so, or whose troops they are, holds it
        if start.first < c.first
            && !(c.passive && subject.is_some_and(|agent| !self.who().holders(agent).0.is_empty()))
            && let Some(subject) = c
                .subject
                .filter(|&s| self.parse.chunks[s].end > start.first && self.parse.chunks[s].first <= start.first)
        {
            if start.kind == PhraseKind::Event && !state.stance && !state.will && !state.must {
                return Err("a deed told as a fact, not a position");
            }
            // "two Chinese firms will be barred" is not what China does
            let whose = self.who().attributive(subject).filter(|_| !c.passive);
            // "President Roe ought to go, a spokesman said": whoever says so is not the one who ought to
            let ought = state.must && self.report_verb(at).is_some() && self.reporters(at).0.is_empty();
            if ought {
                return self.unheld(state, start, "it is said what a party must do, but not who demands it");
            }
            // "said the time for talks was over"
            let is = self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::LINKING.0)) && !c.passive;
            let told = is && self.report_verb(at).is_some();
            if told && !(state.will || state.must) {
                state.act = state.act.or(Some(Act::State));
            }
            if told && state.side == Side::Against && self.expletive(at) {
                state.act = Some(Act::Reject);
            }
            // "said its people were going nowhere"
            let goes_on = !is && (c.first..c.head).any(|t| self.words.classes(t).any(Classes::BE)) && !c.passive;
            let own = goes_on && {
                let (by, ..) = self.reporters(at);
                let owners = self.owners(subject);
                !owners.is_empty() && owners.iter().all(|o| by.contains(o))
            };
            if own && !(state.will || state.must) {
                state.act = state.act.or(Some(Act::State));
            }
            // "Chad said Sudan's troops were there to stay"
            let theirs = self.parse.chunks[subject].subject.map(|owner| self.holders(owner).0).unwrap_or_default();
            let by = if told && !(state.will || state.must) { self.reporters(at).0 } else { Parties::new() };
            if !theirs.is_empty() && !by.is_empty() && !theirs.iter().any(|p| by.contains(p)) {
                return Err("what another party is said to be about to do is a prediction");
            }
            // "Turkish troops would stay": whoever spoke before, where nobody is said to say so
            let voiced = whose.is_some() && self.reporters(at).0.is_empty();
            let says =
                state.will || state.must || told || own || self.permits(state, at) || self.possible(at) && !c.negated;
            if !voiced && says {
                let next = self.by_reporter(state, at, start, out);
                if next.is_ok() {
                    return next;
                }
            }
            // "Israel's army is there to stay", "Peru's door is open to talks"
            let owner = self.parse.chunks[subject].subject.filter(|_| !c.passive).map(|o| self.holders(o).0);
            if let Some(owner) = owner.filter(|o| told && whose.is_none() && !o.is_empty()) {
                self.emit(state, start, &owner, Found::Possessor, Some(subject), self.reporter_of(at), out);
                return Ok(None);
            }
            let Some(whose) = whose else { return Err("nobody the lexicon knows says so") };
            self.emit(state, start, &[whose], Found::Possessor, Some(subject), self.reporter_of(at), out);
            return Ok(None);
        }
        if self.suffers(start) && start.chunk == at {
            if !(state.stance || state.will || state.must) {
                let denied = state.took(Step::Negation);
                state.act = Some(if denied { Act::Reject } else { Act::State });
                state.stance = true;
            }
            return self.by_reporter(state, at, start, out);
        }
        let authored = !self.discourse.author().parties().is_empty();
        if let Some(subject) = subject {
            // "vetoed a council draft that called for a truce": it never spoke for the council
            if self.failed(subject) && self.parse.hangs_below(at, subject) {
                state.document = true;
                return Ok(Some((subject, Via::Content)));
            }
            let (parties, found) = self.who().holders(subject);
            if let Some(authors) = self.by_terms(at, &parties) {
                state.act = state.act.or(Some(Act::Demand));
                self.emit(state, start, &authors, Found::Document, self.according, None, out);
                return Ok(None);
            }
            if !parties.is_empty() {
                if start.kind == PhraseKind::Event && !state.stance {
                    // "will go on with the raids", "halted its strikes": announced, or given up
                    let given_up = state.side != start.side && state.deed && !c.negated;
                    if !(state.will || state.must || given_up) {
                        return self.unheld(state, start, "a deed told as a fact, not a position");
                    }
                    let (by, ..) = self.reporters(at);
                    if state.will && !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                        return Err("what another party is said to be about to do is a prediction");
                    }
                }
                // "an analyst predicted that Chad would close the border"
                if state.will && !state.stance && self.told_by_nobody(at, &parties) {
                    return Err("what somebody who speaks for no party says that it will do is a prediction");
                }
                // "repeats that X must give up its arms": the demand is whose who says so
                if (state.must && !state.stance || c.marks.any(Classes::MUST)) && !c.passive {
                    let (by, how, who) = self.reporters(at);
                    // "we must be heard": what it must do itself, where "it must withdraw" is another's demand
                    let own = matches!(found, Found::Pronoun | Found::Description)
                        && self
                            .words
                            .classes(self.parse.chunks[subject].first)
                            .any(Classes::FIRST_PLURAL.with(Classes::FIRST));
                    if by.is_empty() && !own {
                        let (by, how) = self.same_voice(at, true);
                        if !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                            self.emit(state, start, &by, how, None, None, out);
                            return Ok(None);
                        }
                        return Err("it is said what a party must do, but not who demands it");
                    }
                    // "Ethiopia says that the two governments should talk"
                    let one_of = by.len() == 1 && parties.len() > 1;
                    if !by.is_empty() && (one_of || by.iter().all(|b| !parties.contains(b))) {
                        state.act = Some(Act::Demand);
                        self.emit(state, start, &by, how, who, None, out);
                        return Ok(None);
                    }
                }
                // "Syria's president could not stay, Washington said": a verdict on another party
                let never = c.negated
                    && state.will
                    && !c.passive
                    && self.words.classes(c.head).any(Classes::BE)
                    && start.chunk == at;
                if never && !state.stance {
                    // "says that Ukraine will never be in the alliance": whoever says so will not have it
                    let (by, how, who) = self.reporters(at);
                    if !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                        state.act = Some(Act::Reject);
                        self.emit(state, start, &by, how, who, None, out);
                        return Ok(None);
                    }
                }
                let verdict = c.negated && c.marks.any(Classes::MAY);
                // "he said that Bern would pay if it really wished to": what somebody else would do is no side of theirs
                let guess = state.open && state.will && self.backshifted(at);
                if (verdict || guess) && !state.stance {
                    let (by, ..) = self.reporters(at);
                    if !by.is_empty() && by.iter().all(|b| !parties.contains(b)) {
                        return Err("what another party is said to be about to do is a prediction");
                    }
                }
                if self.sentence.question {
                    return Err("a question takes no side");
                }
                if let Some(fellow) = self.joined(state, at) {
                    let (fellows, found) = self.who().holders(fellow);
                    self.emit(state, start, &fellows, found, Some(fellow), self.reporter_of(at), out);
                }
                self.emit(state, start, &parties, found, Some(subject), self.reporter_of(at), out);
                return Ok(None);
            }
            if let Some(next) = self.by_document(state, at, subject, start, out) {
                return next;
            }
            // "said that this was no time for talks", "said it was too early for a truce", "the time was ripe for a truce"
            let filler = Classes(Classes::IT.0 | Classes::DETERMINER.0);
            // "said there was no alternative to talks", where the cue has the verb in it
            let cue = |f: &Factor| {
                f.entry
                    .is_some_and(|e| matches!(self.words.matcher.entry(e).what, What::Cue { part: CuePart::Verb, .. }))
            };
            let there = Classes(if state.last_cue().is_some_and(cue) { Classes::ADVERB.0 } else { 0 });
            let filler = Classes(filler.0 | there.0);
            let s = &self.parse.chunks[subject];
            let alone = s.first == s.head && self.words.classes(s.head).any(filler);
            let word = s.first + 1 == s.head && self.words.classes(s.first).any(Classes::ARTICLE);
            let time = word
                && self.parse.children(at).any(|k| self.parse.chunks[k].group == Group::Adjective)
                && (self.words.classes(s.head).any(Classes::TIME)
                    || self.entries(subject, CuePart::Noun, Via::Content).is_some());
            // "said there was nothing to discuss", where the words of the issue begin with the verb
            let nothing = start.first == c.head && start.side == Side::Against && self.expletive(at);
            if nothing && self.words.classes(c.head).any(Classes::BE) {
                state.act = state.act.or(Some(Act::Reject));
                return self.by_reporter(state, at, start, out);
            }
            if state.stance && self.words.classes(c.head).any(Classes::BE) && (alone || time) {
                return self.by_reporter(state, at, start, out);
            }
            // "the time had come to recognise the republic"
            let below = &self.parse.chunks[state.below];
            if word
                && !state.stance
                && below.form == Form::Infinitive
                && below.parent == Some(at)
                && let Some((entry, What::Cue { cue, .. })) = self.entries(subject, CuePart::Noun, Via::Content)
                && let Some(act) = self.cue(cue).act
            {
                self.compose(state, self.cue(cue).side, act, entry, self.chunk_span(subject));
                return self.by_reporter(state, at, start, out);
            }
            if self.permits(state, at) {
                return self.by_reporter(state, at, start, out);
            }
            let thing = self.words.party(self.parse.chunks[subject].head).is_none();
            // "a truce would only freeze the war": what a thing does, said as a verdict on it
            let worth = |m: &&Mention| m.first as usize <= start.first && start.end <= m.end as usize;
            if start.kind != PhraseKind::Topic
                && start.chunk == at
                && !state.stance
                && self.words.mentions.iter().filter(worth).any(|m| self.judges(m.what))
            {
                return Err("it is only said what something is worth");
            }
            // "says that its soldiers are going nowhere", "said its troops were leaving": whose they are says so
            let owners = if state.stance || c.passive { Parties::new() } else { self.owners(subject) };
            let (by, ..) = self.reporters(at);
            let head = self.words.classes(self.parse.chunks[subject].head);
            let is = self.words.classes(c.head).any(Classes::BE.with(Classes::LINKING));
            let role = self.words.role(self.parse.chunks[subject].head).map(|r| r.0);
            let men = head.any(Classes::NOUN_PLURAL) && !is
                || matches!(role, Some(RoleKind::Institution | RoleKind::Group | RoleKind::Office));
            // "Nor will its soldiers be going home"
            let first = self.parse.chunks[subject].first;
            let inverted = first > 0 && self.words.classes(first - 1).any(Classes::AUXILIARY);
            let open = Classes::MODAL.with(Classes::WILL).with(Classes::MUST).with(Classes::MAY);
            let plain = men && !inverted && start.chunk == at && start.kind == PhraseKind::Deed && !c.marks.any(open);
            if plain && !owners.is_empty() && owners.iter().all(|o| by.contains(o)) {
                state.act = Some(if state.took(Step::Negation) { Act::Reject } else { Act::State });
                self.emit(state, start, &owners, Found::Possessor, Some(subject), None, out);
                return Ok(None);
            }
            // "said that the city needs air defences"
            if self.impersonal(state, at, start) && thing && self.report_verb(at).is_some() {
                state.act = state.act.or(Some(Act::Demand));
                return self.by_reporter(state, at, start, out);
            }
            // "A convoy could pass, the ministry said, once the names had been handed over"
            let freed = start.kind == PhraseKind::Deed && !state.stance && self.possible(at) && !c.negated;
            if freed && thing && !self.reporters(at).0.is_empty() {
                return self.by_reporter(state, at, start, out);
            }
            if !(c.passive || state.must || state.will && thing || state.stance && authored) {
                return self.unheld(state, start, "its subject is no party the lexicon knows");
            }
        }
        if c.relation == Relation::Conjunct
            && let Some(parent) = c.parent
            && c.subject.is_none()
        {
            return Ok(Some((parent, Via::Start)));
        }
        // "the war cannot be won by arms", "the measures cannot be lifted yet": said to be out of the question
        if c.passive && c.negated && c.marks.any(Classes::MAY) {
            state.act = state.act.or(Some(if state.side == Side::Against { Act::Reject } else { Act::State }));
            return self.by_reporter(state, at, start, out);
        }
        // "the army has been ordered to halt its offensive": an order within the party
        let below = &self.parse.chunks[state.below];
        if state.act == Some(Act::Enact)
            && below.parent == Some(at)
            && let Some((organ, parties)) = self.ordered(state, at)
        {
            self.emit(state, start, &parties, Found::Role, Some(organ), None, out);
            return Ok(None);
        }
        // "its demand for a truce was ignored, Chad said": not by Chad
        let told = c.passive && !c.marks.any(Classes(Classes::MODAL.0 | Classes::MUST.0 | Classes::WILL.0));
        if told && matches!(self.act_of(at), Some(Act::Reject | Act::Support)) && self.whose(state.below) {
            return Err("it is not said by whom");
        }
        // "The Security Council, … 1. Demands that …"
        let hanging = self.discourse.hanging();
        let opens = || !self.parse.chunks[..at].iter().any(|c| matches!(c.group, Group::Noun | Group::Verb));
        if c.subject.is_none() && !hanging.is_empty() && !c.quoted && opens() {
            if start.kind == PhraseKind::Event && !state.stance {
                return Err("a deed told as a fact, not a position");
            }
            self.emit(state, start, hanging, Found::Voice, None, None, out);
            return Ok(None);
        }
        if self.commands(at) {
            state.act = state.act.or(Some(Act::Demand));
            return self.by_reporter(state, at, start, out);
        }
        let possible = c.passive && !c.negated && self.possible(at) && self.report_verb(at).is_some();
        if state.must || state.will || possible || state.stance && (c.passive || c.subject.is_none() || authored) {
            return self.by_reporter(state, at, start, out);
        }
        self.unheld(state, start, "nobody is said to do it")
    }

    /// "said that the city needs food": the verb, which a thing may be the subject of, has been composed, or names the issue.
    fn impersonal(&self, state: &State, verb: usize, start: &Start) -> bool {
        let head = self.words.tokens[self.parse.chunks[verb].head].span;
        let cue = |entry: u32| self.words.matcher.cue_of(entry).is_some_and(|cue| cue.impersonal);
        let composed = state.last_cue().is_some_and(|f| f.span.contains(head) && f.entry.is_some_and(cue));
        let named = || self.entries(verb, CuePart::Verb, Via::Content).is_some_and(|(entry, _)| cue(entry));
        composed || start.chunk == verb && !state.stance && named()
    }

    /// "regretted that Chad had refused talks", "condemned Chad for refusing": a verb that tells its content as a fact.
    pub(super) fn presupposes(&self, verb: usize) -> bool {
        let told = |(_, what)| matches!(what, What::Cue { cue, .. } if self.cue(cue).presupposes);
        self.parse.chunks[verb].group == Group::Verb
            && !self.parse.chunks[verb].negated
            && self.entries(verb, CuePart::Verb, Via::Content).is_some_and(told)
    }

    /// "condemned Israel's recognition of …": what a verdict calls by a noun for a deed is its owner's, as a fact.
    pub(super) fn done_by_owner(&self, state: &State, start: &Start, out: &mut Vec<Statement>) {
        let below = &self.parse.chunks[state.below];
        let named = below.group == Group::Noun && state.below == start.chunk && start.kind == PhraseKind::Topic;
        let deed = self.words.senses[below.head].deed && below.relation == Relation::Object;
        let Some(owner) = below.subject.filter(|_| named && deed && !state.stance && state.condition.is_none()) else {
            return;
        };
        let (parties, found) = self.holders(owner);
        if !parties.is_empty() && !self.sentence.question {
            let mut fact = state.clone();
            fact.act = Some(Act::Enact);
            self.emit(&fact, start, &parties, found, Some(owner), None, out);
        }
    }

    /// "Hamas frees two in exchange for Israel releasing ten": who does what the other side's deed is paid with, told as a fact.
    fn paid_with(&self, gerund: usize) -> Option<usize> {
        let c = &self.parse.chunks[gerund];
        let price = c.parent.filter(|&n| c.form == Form::Ing && self.parse.chunks[n].group == Group::Noun)?;
        let condition = |m: &Mention| {
            matches!(m.what, What::Modifier { modifier, .. }
                if m.end > m.first + 1 && self.modifier(modifier).kind == ModifierKind::Condition)
        };
        let mut over = price;
        while self.parse.chunks[over].group == Group::Noun {
            over = self.parse.chunks[over].parent?;
        }
        let v = &self.parse.chunks[over];
        let fact = v.group == Group::Verb && v.form == Form::Finite && v.marks == Classes::default() && !v.negated;
        let fact = fact && !self.words.takes_side(v.head);
        let priced = self.words.covering(self.parse.chunks[price].head).any(condition);
        c.subject.filter(|_| priced && fact)
    }

    /// What somebody is told to have done or said is theirs, whoever judges it.
    pub(super) fn told_as_fact(&self, state: &State, doer: usize, start: &Start, out: &mut Vec<Statement>) {
        let fact = state.stance || start.kind == PhraseKind::Deed;
        let open = state.will || state.must || state.able || state.condition.is_some() || self.sentence.question;
        let (parties, found) = self.holders(doer);
        if fact && !open && !parties.is_empty() {
            self.emit(state, start, &parties, found, Some(doer), None, out);
        }
    }

    /// "joined Peru in calling for a truce": the object of a verb of taking part does the same.
    fn joined(&self, state: &State, verb: usize) -> Option<usize> {
        let below = &self.parse.chunks[state.below];
        let place = below.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
        let head = self.parse.chunks[verb].head;
        // the lexicon knows the verb by itself and with the preposition: "join", "join in"
        let keeps = |m: &Mention| {
            matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, preposition }
                if preposition != 0
                    && below.link.is_some_and(|l| self.words.tokens[l].word == preposition)
                    && !self.modifier(modifier).reverses
                    && self.modifier(modifier).kind == ModifierKind::Shifter)
        };
        let gerund = below.group == Group::Verb && below.form == Form::Ing && below.parent == Some(verb);
        if !(gerund && place && (state.stance || state.deed) && self.words.beginning(head).iter().any(keeps)) {
            return None;
        }
        self.parse.children(verb).find(|&k| self.parse.chunks[k].relation == Relation::Object)
    }

    /// "had every right to strike": a verb that says what its subject may do, and what that is worth.
    fn entitles(&self, verb: usize) -> bool {
        let evaluates = |what| matches!(what, What::Modifier { .. }) && self.judges(what);
        self.words.classes(self.parse.chunks[verb].head).any(Classes::HAVE)
            && self.entries_over(verb, CuePart::Verb, Via::Content, false).is_some_and(|(_, what)| evaluates(what))
    }

    /// "said that Chad had the right to leave": it is whoever says so that takes the side.
    fn entitled(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let (parties, found, subject) = self.reporters(at);
        if parties.is_empty() || self.sentence.question {
            return Err("it is said what somebody may do, but not by whom");
        }
        let denied = state.took(Step::Negation);
        state.act = Some(if denied { Act::Reject } else { Act::Support });
        state.stance = true;
        self.emit(state, start, &parties, found, subject, None, out);
        Ok(None)
    }

    /// "a timetable under which it would give up its arms".
    fn under_which(&self, clause: usize) -> bool {
        let link = self.parse.chunks[clause].link;
        let under = |l: usize| l > 0 && self.words.classes(l - 1).any(Classes::ACCORDING);
        let under = link.is_some_and(|l| under(l) && self.words.classes(l - 1).any(Classes::PREPOSITION));
        under && self.parse.chunks[clause].marks.any(Classes(Classes::WILL.0 | Classes::MUST.0))
    }

    /// Whether a document of a body of several is refused: it is not the body that wants what it says.
    fn failed(&self, document: usize) -> bool {
        let body = |&p: &u16| self.words.matcher.lexicon.parties[usize::from(p)].kind.is_body();
        self.words.document(self.parse.chunks[document].head)
            && self.turned_down(document)
            && self.who().attributive(document).iter().any(body)
    }

    /// Who does what is done: "was signed by Chad", "was agreed between Chad and Niger".
    fn agent(&self, verb: usize, start: &Start) -> Option<usize> {
        let agent = self.parse.children(verb).find(|&k| self.parse.chunks[k].relation == Relation::Agent);
        agent.or_else(|| self.agreed_between(verb, start))
    }

    /// "a truce was agreed between Chad and Niger": the first of those who did so.
    fn agreed_between(&self, verb: usize, start: &Start) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        // "no truce was agreed between them" denies a fact
        let none = c.subject.is_some_and(|s| self.parse.chunks[s].negated);
        let fact = !none && !c.negated && !c.marks.any(Classes(Classes::MODAL.0 | Classes::MUST.0));
        let between = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Preposition && k.link.is_some_and(|l| self.words.classes(l).any(Classes::DUAL))
        };
        let several = |&k: &usize| self.parse.conjuncts(k).len() > 1;
        // "were freed in an exchange between Chad and Niger"
        let beside = |k: usize| {
            let c = &self.parse.chunks[k];
            let place = c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
            let exchange = self.words.thing(c.head) == Some(RoleKind::Deal) || self.names(c.head, start.issue);
            c.relation == Relation::Preposition && place && start.kind == PhraseKind::Deed && exchange
        };
        let here = self.parse.children(verb).filter(|_| fact).find(between).filter(several);
        let swap = || {
            let mut swaps = self.parse.children(verb).filter(|&k| fact && beside(k));
            swaps.find_map(|k| self.parse.children(k).find(between).filter(several))
        };
        here.or_else(swap)
    }

    /// Whether a word names the issue.
    fn names(&self, head: usize, issue: u16) -> bool {
        self.words.covering(head).any(|m| matches!(m.what, What::Issue { issue: i, .. } if i == issue))
    }

    /// Whether a noun is somebody's demand or offer by name or pronoun.
    fn whose(&self, noun: usize) -> bool {
        let c = &self.parse.chunks[noun];
        let owned = c.subject.is_some() || self.words.classes(c.first).any(Classes::POSSESSIVE);
        c.group == Group::Noun && owned && self.proposes(c.head).is_some()
    }

    /// Whether the clause is what somebody says who speaks for none of the parties, and who is known to speak for nobody.
    fn told_by_nobody(&self, at: usize, parties: &[u16]) -> bool {
        let c = &self.parse.chunks[self.parse.lead(at)];
        let verb =
            c.parent.filter(|&p| c.relation == Relation::Complement && self.parse.chunks[p].group == Group::Verb);
        let Some(speaker) = verb.and_then(|v| self.parse.chunks[v].subject) else { return false };
        let s = &self.parse.chunks[speaker];
        // "state television reported that Chad would close the border"
        let relays = |role: &Mention| {
            let What::Role { role } = role.what else { return false };
            self.words.matcher.lexicon.roles[role as usize].relays
        };
        let outsider = |t: usize| match self.words.role(t) {
            Some((RoleKind::Outsider | RoleKind::Former, role)) => !relays(role),
            _ => false,
        };
        (s.first..s.end).any(outsider) && !self.who().holders(speaker).0.iter().any(|p| parties.contains(p))
    }

    /// "“Lay down your weapons,” she told them": a bare verb opens a quotation, or goes on with one that does.
    fn commands(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let first = c.first;
        let opens = first > 0 && self.words.kind(first - 1) == Kind::QuoteOpen || first == 0 && self.sentence.quoted;
        let bare = c.form == Form::Finite
            && c.subject.is_none()
            && !c.passive
            && self.words.classes(c.head).any(Classes::VERB_BASE)
            && (c.marks == Classes::default() || c.negated && c.marks == Classes::DO);
        let joined = || c.relation == Relation::Conjunct && c.parent.is_some_and(|p| p < at && self.commands(p));
        // "“Go,” a woman shouted": nobody knows for whom she speaks
        let told = || {
            let speaks = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite && !c.quoted;
            self.report_verb(at).is_some() || !self.parse.chunks.iter().any(speaks)
        };
        bare && (opens && told() || joined())
    }

    /// "the bases would be legitimate targets": a harm that the phrase calls its subject to suffer.
    fn suffers(&self, start: &Start) -> bool {
        let c = &self.parse.chunks[start.chunk];
        let last = &self.parse.chunks[self.parse.of_token[start.end - 1]];
        let harms = self.harmful(start.issue) == Some(start.side);
        start.kind == PhraseKind::Deed
            && harms
            && c.group == Group::Verb
            && self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::LINKING.0))
            && !self.words.classes(start.end - 1).any(Classes(Classes::ADJECTIVE.0 | Classes::ADVERB.0))
            && last.end == start.end
            && last.relation == Relation::Predicate
            && last.parent == Some(start.chunk)
    }

    /// "warned that arms would prolong the war": what somebody else or a thing will do is no threat of the one who warns.
    fn warned_of(&self, at: usize, over: usize, start: &Start) -> bool {
        let threat = self.act_of(over) == Some(Act::Threaten);
        let c = &self.parse.chunks[self.parse.lead(at)];
        let (Some(subject), Some(speaker)) = (c.subject, self.parse.chunks[over].subject) else { return false };
        if !threat || c.passive || self.suffers(start) || self.parse.chunks[over].group != Group::Verb {
            return false;
        }
        let (mine, theirs) = (self.who().holders(speaker).0, self.who().holders(subject).0);
        // "vowed that the war would go on": the phrase tells all of it
        if theirs.is_empty() && start.holds(c.head) && start.holds(self.parse.chunks[subject].head) {
            return false;
        }
        !theirs.iter().any(|p| mine.contains(p)) && self.who().attributive(subject).is_none_or(|p| !mine.contains(&p))
    }

    /// "proposed that Chad withdraw": whether the clause has another party for its subject than the verb over it.
    fn another_acts(&self, at: usize, over: usize) -> bool {
        let c = &self.parse.chunks[self.parse.lead(at)];
        let (Some(subject), Some(speaker)) = (c.subject, self.parse.chunks[over].subject) else { return false };
        let (mine, theirs) = (self.who().holders(speaker).0, self.who().holders(subject).0);
        !c.passive && !mine.is_empty() && !theirs.is_empty() && !theirs.iter().any(|p| mine.contains(p))
    }

    /// The demand, wish or refusal whose content the clause is: its holder counts, not the clause's own subject.
    pub(super) fn demanded_above(&self, at: usize) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[self.parse.lead(at)];
        if c.relation != Relation::Complement || c.form != Form::Finite {
            return None;
        }
        let parent = c.parent?;
        // "Belgrade will never recognise it, the president vowed": only told
        let trails = self.parse.chunks[parent].first > c.first;
        let part = match self.parse.chunks[parent].group {
            Group::Verb => CuePart::Verb,
            Group::Noun => CuePart::Noun,
            _ => CuePart::Adjective,
        };
        match self.entries(parent, part, Via::Content) {
            // an announcement of what another party does is a report of it
            Some((_, What::Cue { cue, .. })) if self.cue(cue).act == Some(Act::Enact) => {
                let own = c.subject.map(|s| self.who().holders(s).0).unwrap_or_default();
                let another = c.subject.is_some_and(|s| !self.owners(s).is_empty());
                (own.is_empty() && !another).then_some((parent, Via::Content))
            }
            Some((_, What::Cue { cue, .. })) if trails && self.cue(cue).act == Some(Act::Threaten) => None,
            Some((_, What::Cue { cue, .. })) if self.cue(cue).act.is_some() => Some((parent, Via::Content)),
            Some((_, What::Modifier { modifier, .. })) if self.denies(modifier) => Some((parent, Via::Content)),
            _ => None,
        }
    }

    /// Where an infinitive or gerund hangs.
    pub(super) fn govern(&self, at: usize) -> Next {
        let c = &self.parse.chunks[at];
        match (c.relation, c.parent) {
            (Relation::Complement, Some(parent)) => {
                let via = c
                    .link
                    .filter(|&l| {
                        let c = (c.form, self.words.classes(l));
                        c.0 == Form::Ing && c.1.any(Classes::PREPOSITION) || c.1.any(Classes::FOR)
                    })
                    .map_or(Via::Content, |l| Via::Preposition(self.words.tokens[l].word));
                Ok(Some((parent, via)))
            }
            (Relation::Conjunct, Some(parent)) => self.govern(parent),
            _ => Err("nothing governs the infinitive"),
        }
    }

    /// "the hopes faded when Chad announced …", "when Chad left the talks, …": a time and no question.
    fn at_a_time(&self, clause: usize) -> bool {
        let c = &self.parse.chunks[clause];
        let Some(main) = c.parent.map(|p| &self.parse.chunks[p]) else { return false };
        let opens = c.link.is_some_and(|l| self.words.classes(l).any(Classes::SUBORDINATOR));
        let asks = self.words.reports(main.head) || self.words.takes_side(main.head);
        let be = self.words.classes(main.head).any(Classes(Classes::BE.0 | Classes::LINKING.0));
        opens
            && c.relation == Relation::Adverbial
            && main.group == Group::Verb
            && !c.marks.any(Classes::MODAL)
            && (main.first > c.first || !asks && !be)
    }

    /// "Chad would have sent troops", but "a draft that would have imposed sanctions", "Chad would have to go".
    fn counterfactual(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let would =
            |t: usize| self.words.classes(t).any(Classes::MODAL_PAST) && !self.words.classes(t).any(Classes::MUST);
        let have = |t: usize| self.words.classes(t).any(Classes::HAVE);
        c.group == Group::Verb
            && self.parse.chunks[self.parse.lead(at)].relation != Relation::Relative
            && (c.first..c.head).any(would)
            && (c.first..c.head).any(have)
            && !(c.first..c.head).any(|t| self.words.classes(t).any(Classes::TO))
    }

    /// "Rumours that Chad had agreed", "it is untrue that Chad agreed": what the words before "that" doubt.
    pub(super) fn hearsay(&self, at: usize) -> bool {
        let mut at = Some(at);
        for _ in 0..4 {
            let Some(here) = at else { return false };
            let c = &self.parse.chunks[here];
            let doubts = |that: usize| {
                self.words.long().iter().any(|m| {
                    m.end as usize == that + 1
                        && self.parse.chunks[self.parse.of_token[m.first as usize]].group != Group::Verb
                        && self.hedges(m)
                })
            };
            if c.group == Group::Verb && c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT) && doubts(l)) {
                return true;
            }
            at = c.parent.filter(|_| c.relation == Relation::Complement);
        }
        false
    }

    /// Whether the clause, or one over it, is a question in reported speech: "whether Iran is to …".
    pub(super) fn asked(&self, at: usize) -> bool {
        let mut at = Some(at);
        for _ in 0..4 {
            let Some(here) = at else { return false };
            let c = &self.parse.chunks[here];
            // "in Muscat, where they agreed to …": a comma parts no question from who asks it
            let asks = |l: usize| {
                let comma = l > 0 && self.words.kind(l - 1) == Kind::Comma;
                let place = comma && c.first > l && !self.words.classes(l).any(Classes::SUBORDINATOR);
                self.words.classes(l).any(Classes::WHETHER) && !place
            };
            if c.group == Group::Verb && c.link.is_some_and(asks) {
                return !matches!(c.relation, Relation::Relative | Relation::Subject) && !self.at_a_time(here);
            }
            // "said nothing of what it would do, although it had floated an embargo": the second clause asks nothing
            at = c.parent.filter(|_| !matches!(c.relation, Relation::Adverbial | Relation::Relative));
        }
        false
    }
}
