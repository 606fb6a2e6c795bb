//! Whose it is what a clause says: of a party, of a thing, of what the words of the issue hold, of nobody.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::{Parties, others};
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// The phrase holds its own subject ("troops will stay"): who says so, or whose troops they are, holds it.
    pub(super) fn of_phrase(
        &self,
        state: &mut State,
        at: usize,
        subject: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let c = &self.parse.chunks[at];
        if start.kind == PhraseKind::Event && !state.stance && !state.will && !state.must {
            return Err("a deed told as a fact, not a position");
        }
        // "two Chinese firms will be barred" is not what China does
        let whose = self.who().attributive(subject).filter(|_| !c.passive);
        // "President Roe ought to go, a spokesman said": whoever says so is not the one who ought to
        let (by, ..) = self.reporters(at);
        // "Poland: Russian troops must leave": the one before the colon demands it
        if state.must
            && by.is_empty()
            && let Some(label) = self.parse.label(self.words)
        {
            let parties = self.holders(label).0;
            if !parties.is_empty() {
                self.emit(state, start, &parties, Found::Quotation, Some(label), None, out);
                return Ok(None);
            }
        }
        let alone = || whose.is_some() && self.same_voice(at, true).0.is_empty();
        let ought = state.must && by.is_empty() && (self.report_verb(at).is_some() || alone());
        if ought {
            return self.unheld(state, start, "it is said what a party must do, but not who demands it");
        }
        // "said the time for talks was over"
        let is = self.words.classes(c.head).any(Classes::COPULA) && !c.passive;
        let told = is && self.report_verb(at).is_some();
        if told && !(state.will || state.must) {
            state.act = state.act.or(Some(Act::State));
        }
        if told && state.side == Side::Against && self.expletive(at) {
            state.act = Some(Act::Reject);
        }
        // "said its people were going nowhere"
        let goes_on = !is && (c.first..c.head).any(|t| self.words.classes(t).any(Classes::BE)) && !c.passive;
        let owned = || {
            let owners = self.owners(subject);
            !owners.is_empty() && owners.iter().all(|o| by.contains(o))
        };
        let own = goes_on && owned();
        // "said that its sanctions had been extended": what is done to one's own measure, one does oneself
        let done = c.passive
            && !c.marks.any(Classes::ANY_MODAL)
            && start.kind == PhraseKind::Measure
            && !state.stance
            && !matches!(self.act_of(at), Some(Act::Reject | Act::Support))
            && owned();
        if done {
            state.act = state.act.or(Some(Act::Enact));
        }
        if own && !(state.will || state.must) {
            state.act = state.act.or(Some(Act::State));
        }
        // "said the force had outlived its purpose": the words of the issue are all of the clause
        let claimed = start.entry.is_some()
            && start.holds(c.head)
            && start.first < c.first
            && start.kind != PhraseKind::Event
            && self.parse.chunks[self.parse.lead(at)].relation == Relation::Complement
            && self.only_reported(at, start)
            && !self.happened(at);
        if claimed && !told && !(state.will || state.must) {
            state.act = state.act.or(Some(Act::State));
        }
        // "Chad said Sudan's troops were there to stay"
        let theirs = self.parse.chunks[subject].subject.map(|owner| self.holders(owner).0).unwrap_or_default();
        if told && !(state.will || state.must) && !by.is_empty() && others(&theirs, &by) {
            return Err("what another party is said to be about to do is a prediction");
        }
        // "said that a raid could not be excluded"
        let excluded = self.out_of_question(at);
        if excluded {
            exclude(state);
        }
        // "Turkish troops would stay": whoever spoke before, where nobody is said to say so
        let voiced = whose.is_some() && by.is_empty();
        let says = state.will
            || state.must
            || told
            || own
            || done
            || claimed
            || excluded
            || self.permits(state, at)
            || self.possible(at) && !c.negated;
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
        Ok(None)
    }

    /// A plain past form: under a report it may tell what took place.
    fn happened(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let class = self.words.classes(c.head);
        c.first == c.head && class.any(Classes::VERB_PAST) && !class.any(Classes::AUXILIARY)
    }

    /// Whether the verb over a clause says so, and takes no side itself.
    fn only_reported(&self, at: usize, start: &Start) -> bool {
        let says = |m: &Mention| {
            matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. }
                if matches!(self.cue(cue).act, None | Some(Act::State)))
        };
        let head = self.report_verb(at).map(|verb| self.parse.chunks[verb].head);
        head.is_some_and(|head| !start.holds(head) && self.words.beginning(head).iter().any(says))
    }

    /// The subject is a party.
    pub(super) fn of_party(
        &self,
        state: &mut State,
        at: usize,
        subject: usize,
        (parties, found): (Parties, Found),
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let c = &self.parse.chunks[at];
        if start.kind == PhraseKind::Event && !state.stance {
            // "will go on with the raids", "halted its strikes": announced, or given up
            let given_up = state.side != start.side && state.deed && !c.negated;
            if !(state.will || state.must || given_up) {
                return self.unheld(state, start, "a deed told as a fact, not a position");
            }
            let (by, ..) = self.reporters(at);
            if state.will && others(&by, &parties) {
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
                && self.words.classes(self.parse.chunks[subject].first).any(Classes::FIRST_PLURAL.with(Classes::FIRST));
            if by.is_empty() && !own {
                let (by, how) = self.same_voice(at, true);
                if others(&by, &parties) {
                    self.emit(state, start, &by, how, None, None, out);
                    return Ok(None);
                }
                return Err("it is said what a party must do, but not who demands it");
            }
            // "Ethiopia says that the two governments should talk"
            let one_of = by.len() == 1 && parties.len() > 1;
            if one_of || others(&by, &parties) {
                state.act = Some(Act::Demand);
                self.emit(state, start, &by, how, who, None, out);
                return Ok(None);
            }
        }
        // "Syria's president could not stay, Washington said": a verdict on another party
        let never =
            c.negated && state.will && !c.passive && self.words.classes(c.head).any(Classes::BE) && start.chunk == at;
        if never && !state.stance {
            // "says that Ukraine will never be in the alliance": whoever says so will not have it
            let (by, how, who) = self.reporters(at);
            if others(&by, &parties) {
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
            if others(&by, &parties) {
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
        Ok(None)
    }

    /// The subject is no party, but a thing, a time, or somebody whom the lexicon does not know.
    pub(super) fn of_thing(
        &self,
        state: &mut State,
        at: usize,
        subject: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let c = &self.parse.chunks[at];
        // "said that this was no time for talks", "said it was too early for a truce", "the time was ripe for a truce"
        let filler = Classes(Classes::IT.0 | Classes::DETERMINER.0);
        // "said there was no alternative to talks", where the cue has the verb in it
        let cue = |f: &Factor| {
            f.entry.is_some_and(|e| matches!(self.words.matcher.entry(e).what, What::Cue { part: CuePart::Verb, .. }))
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
            return Some(self.by_reporter(state, at, start, out));
        }
        if state.stance && self.words.classes(c.head).any(Classes::BE) && (alone || time) {
            return Some(self.by_reporter(state, at, start, out));
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
            return Some(self.by_reporter(state, at, start, out));
        }
        if self.permits(state, at) {
            return Some(self.by_reporter(state, at, start, out));
        }
        let thing = self.words.party(self.parse.chunks[subject].head).is_none();
        // "a truce would only freeze the war": what a thing does, said as a verdict on it
        let worth = |m: &&Mention| m.first as usize <= start.first && start.end <= m.end as usize;
        if start.kind != PhraseKind::Topic
            && start.chunk == at
            && !state.stance
            && self.words.mentions.iter().filter(worth).any(|m| self.judges(m.what))
        {
            return Some(Err("it is only said what something is worth"));
        }
        if let Some(owners) = self.own_troops(state, at, subject, start) {
            state.act = Some(if state.took(Step::Negation) { Act::Reject } else { Act::State });
            self.emit(state, start, &owners, Found::Possessor, Some(subject), None, out);
            return Some(Ok(None));
        }
        // "said that the city needs air defences"
        if self.impersonal(state, at, start) && thing && self.report_verb(at).is_some() {
            state.act = state.act.or(Some(Act::Demand));
            return Some(self.by_reporter(state, at, start, out));
        }
        // "A convoy could pass, the ministry said, once the names had been handed over"
        let freed = start.kind == PhraseKind::Deed && !state.stance && self.possible(at) && !c.negated;
        if freed && thing && !self.reporters(at).0.is_empty() {
            return Some(self.by_reporter(state, at, start, out));
        }
        if !(c.passive || state.must || state.will && thing || state.stance && self.authored()) {
            return Some(self.unheld(state, start, "its subject is no party the lexicon knows"));
        }
        None
    }

    /// "says that its soldiers are going nowhere", "said its troops were leaving": whose they are, if it is they who say so.
    fn own_troops(&self, state: &State, at: usize, subject: usize, start: &Start) -> Option<Parties> {
        let (c, s) = (&self.parse.chunks[at], &self.parse.chunks[subject]);
        let is = self.words.classes(c.head).any(Classes::BE.with(Classes::LINKING));
        let role = self.words.role(s.head).map(|r| r.0);
        let men = self.words.classes(s.head).any(Classes::NOUN_PLURAL) && !is
            || matches!(role, Some(RoleKind::Institution | RoleKind::Group | RoleKind::Office));
        // "Nor will its soldiers be going home"
        let inverted = s.first > 0 && self.words.classes(s.first - 1).any(Classes::AUXILIARY);
        let plain =
            men && !inverted && start.chunk == at && start.kind == PhraseKind::Deed && !c.marks.any(Classes::ANY_MODAL);
        if state.stance || c.passive || !plain {
            return None;
        }
        let (owners, by) = (self.owners(subject), self.reporters(at).0);
        (!owners.is_empty() && owners.iter().all(|o| by.contains(o))).then_some(owners)
    }

    /// No subject tells whose it is.
    pub(super) fn of_nobody(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if c.relation == Relation::Conjunct
            && let Some(parent) = c.parent
            && c.subject.is_none()
        {
            return Ok(Some((parent, Via::Start)));
        }
        if self.out_of_question(at) {
            exclude(state);
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
        // "can only be settled through talks": the words that name the issue tell how
        let only = c.passive && !c.negated && start.holds(c.head) && start.end > c.end && {
            c.marks.any(Classes::MAY) && self.restricts(at, start.end) && self.report_verb(at).is_some()
        };
        state.low &= !only;
        if state.must
            || state.will
            || possible
            || only
            || state.stance && (c.passive || c.subject.is_none() || self.authored())
        {
            return self.by_reporter(state, at, start, out);
        }
        self.unheld(state, start, "nobody is said to do it")
    }

    /// "the war cannot be won by arms", "the measures cannot be lifted yet": what is said to be out of the question; "a raid has
    /// not been ruled out": or not to be.
    fn out_of_question(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let open = || c.marks.any(Classes::HAVE) && self.act_of(at) == Some(Act::Reject);
        c.passive && c.negated && (c.marks.any(Classes::MAY) || open())
    }

    /// Whether the document has an author.
    fn authored(&self) -> bool {
        !self.discourse.author().parties().is_empty()
    }

    /// Whether the clause is what somebody says who speaks for none of the parties, and who is known to speak for nobody.
    fn told_by_nobody(&self, at: usize, parties: &[u16]) -> bool {
        let c = &self.parse.chunks[self.parse.lead(at)];
        let verb =
            c.parent.filter(|&p| c.relation == Relation::Complement && self.parse.chunks[p].group == Group::Verb);
        let Some(speaker) = verb.and_then(|v| self.parse.chunks[v].subject) else { return false };
        // "relatives said they feared that Chad would …"
        let persons = Classes(Classes::HE.0 | Classes::SHE.0 | Classes::THEY.0);
        let pronoun = self.words.classes(self.parse.chunks[speaker].head).any(persons);
        let over = verb
            .map(|v| &self.parse.chunks[self.parse.lead(v)])
            .filter(|v| pronoun && v.relation == Relation::Complement);
        let over = over.and_then(|v| v.parent).and_then(|p| self.parse.chunks[p].subject);
        let speaker = over.filter(|_| self.who().holders(speaker).0.is_empty()).unwrap_or(speaker);
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

    /// "said that the city needs food": the verb, which a thing may be the subject of, has been composed, or names the issue.
    fn impersonal(&self, state: &State, verb: usize, start: &Start) -> bool {
        let head = self.words.tokens[self.parse.chunks[verb].head].span;
        let cue = |entry: u32| self.words.matcher.cue_of(entry).is_some_and(|cue| cue.impersonal);
        let composed = state.last_cue().is_some_and(|f| f.span.contains(head) && f.entry.is_some_and(cue));
        let named = || self.entries(verb, CuePart::Verb, Via::Content).is_some_and(|(entry, _)| cue(entry));
        composed || start.chunk == verb && !state.stance && named()
    }

    /// Whether a noun is somebody's demand or offer by name or pronoun.
    fn whose(&self, noun: usize) -> bool {
        let c = &self.parse.chunks[noun];
        let owned = c.subject.is_some() || self.words.classes(c.first).any(Classes::POSSESSIVE);
        c.group == Group::Noun && owned && self.proposes(c.head).is_some()
    }

    /// "“Lay down your weapons,” she told them": a bare verb opens a quotation, or goes on with one that does.
    fn commands(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let first = c.first;
        let opens =
            self.words.opens_quote(first) || self.words.behind_colon(first) || first == 0 && self.sentence.quoted;
        // "Leave or face sanctions, Chad told Niger"
        let opens = opens || first == 0 && self.report_verb(at).is_some();
        let bare = c.form == Form::Finite
            && c.subject.is_none()
            && !c.passive
            && self.words.classes(c.head).any(Classes::VERB_BASE)
            && (c.marks == Classes::default() || c.negated && c.marks == Classes::DO);
        let joined = || c.relation == Relation::Conjunct && c.parent.is_some_and(|p| p < at && self.commands(p));
        // "“Go,” a woman shouted": nobody knows for whom she speaks
        let told = || {
            let colon = self.words.behind_colon(first);
            let ordered = |c: &Chunk| colon && c.first >= first;
            let speaks = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite && !c.quoted && !ordered(c);
            self.report_verb(at).is_some() || self.told_by_noun(at).is_some() || !self.parse.chunks.iter().any(speaks)
        };
        bare && (opens && told() || joined())
    }
}

/// What is said to be out of the question is refused, and what is said not to be is held.
fn exclude(state: &mut State) {
    let act = if state.side == Side::Against { Act::Reject } else { Act::State };
    state.act = state.act.or(Some(act));
}
