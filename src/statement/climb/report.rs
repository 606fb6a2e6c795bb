//! Reported speech: who says so, where the clause has no party of its own.

use super::Ground;
use super::compose::negate;
use super::{Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::{Parties, others};
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// A mere report: its subject holds what the content says of itself ("said the embargo must end").
    pub(super) fn report(
        &self,
        state: &mut State,
        at: usize,
        entry: u32,
        doer: Doer,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Next {
        let c = &self.parse.chunks[at];
        // "accused X of refusing talks"
        let gerund = self.parse.chunks[state.below].group == Group::Verb
            && self.parse.chunks[state.below].form == Form::Ing
            && state.stance;
        // "accused X of aggression over the raid": what X is said to have done is no side of X's
        let blamed =
            state.last_cue().and_then(|f| f.entry).is_some_and(|e| self.judges(self.words.matcher.entry(e).what));
        if doer == Doer::Addressee && blamed && !gerund {
            return Err("it is only reported, without a side");
        }
        if doer == Doer::Addressee && (gerund || state.deed && (state.stance || start.kind != PhraseKind::Event)) {
            // "accused X of blocking aid": X acts, the subject reports
            let accused = self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Object);
            if let Some(accused) = accused {
                let who = self.who().holders(accused);
                state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: self.chunk_span(at) });
                let by = c.subject.map(|s| self.who().holders(s).0).unwrap_or_default();
                self.emit(state, start, &who.0, who.1, Some(accused), by.first().copied(), out);
                return Ok(None);
            }
        }
        // "is said to oppose the embargo"
        if let Some(subject) = c.subject.filter(|_| c.passive && !c.negated && state.stance)
            && self.parse.chunks[state.below].form == Form::Infinitive
            && self.parse.chunks[state.below].parent == Some(at)
        {
            let (parties, found) = self.who().holders(subject);
            if !parties.is_empty() {
                state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: self.chunk_span(at) });
                self.emit(state, start, &parties, found, Some(subject), None, out);
                return Ok(None);
            }
        }
        // "demanded that the invaders be made to pay"
        if c.passive
            && self.words.classes(c.head).any(Classes::CAUSATIVE)
            && self.parse.chunks[state.below].form == Form::Infinitive
        {
            self.grammar_of(state, at);
            return self.conclude(state, at, start, out);
        }
        // "told both governments to return to the table", "was told by Russia to leave"
        if self.told_to(at) || self.told_by(state, at) {
            self.compose(state, Side::For, Act::Demand, entry, self.chunk_span(at));
            self.grammar_of(state, at);
            return self.conclude(state, at, start, out);
        }
        // "The army was told to halt its offensive": an order within the party
        if let Some((organ, parties)) = self.ordered(state, at)
            && matches!(self.words.matcher.entry(entry).what, What::Cue { cue, .. } if !self.cue(cue).addressee.is_empty())
        {
            self.compose(state, Side::For, Act::Enact, entry, self.chunk_span(at));
            self.emit(state, start, &parties, Found::Role, Some(organ), None, out);
            return Ok(None);
        }
        if !state.stance && !state.must && !state.will {
            return Err("it is only reported, without a side");
        }
        // "wrote to both governments asking for a truce", "took the view that the ban should go"
        let subject = c.subject.filter(|_| !c.passive && !c.negated && !blamed && (state.stance || state.must));
        let (parties, found) = subject.map(|s| self.holders(s)).unwrap_or((Parties::new(), Found::Named));
        if !parties.is_empty() && doer != Doer::Addressee {
            state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: self.chunk_span(at) });
            self.emit(state, start, &parties, found, subject, None, out);
            return Ok(None);
        }
        Err("the report names nobody the lexicon knows")
    }

    /// "The army was told to halt", "has been ordered to halt": the organ that is to do what hangs on the passive verb as an
    /// infinitive, and whose it is.
    pub(super) fn ordered(&self, state: &State, verb: usize) -> Option<(usize, Parties)> {
        let c = &self.parse.chunks[verb];
        let told = c.passive && !c.negated && self.parse.chunks[state.below].form == Form::Infinitive;
        let organ = c.subject.filter(|_| told)?;
        let (parties, found) = self.holders(organ);
        (found == Found::Role && !parties.is_empty()).then_some((organ, parties))
    }

    /// Whether the verb of saying has an infinitive done by its object.
    pub(super) fn told_to(&self, verb: usize) -> bool {
        !self.parse.chunks[verb].passive
            && self.parse.children(verb).any(|k| {
                let k = &self.parse.chunks[k];
                k.form == Form::Infinitive
                    && k.relation == Relation::Complement
                    && k.subject.is_some_and(|s| self.parse.chunks[s].relation == Relation::Object)
            })
    }

    /// Whether an agent told the subject to do something.
    fn told_by(&self, state: &State, verb: usize) -> bool {
        let below = &self.parse.chunks[state.below];
        self.parse.chunks[verb].passive
            && below.form == Form::Infinitive
            && below.parent == Some(verb)
            && self.parse.children(verb).any(|k| self.parse.chunks[k].relation == Relation::Agent)
    }

    /// The verb of saying over a clause, if any.
    pub(super) fn report_verb(&self, at: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..8 {
            let c = &self.parse.chunks[at];
            let parent = c.parent?;
            if self.parse.chunks[parent].group == Group::Verb && c.relation == Relation::Complement {
                let cue = self.entries(parent, CuePart::Verb, Via::Content);
                // "considered that the ban should stay", where "consider" alone is only a hedge
                let that = c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
                let says = |m: &Mention| matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. } if self.cue(cue).act.is_none());
                let says = that && self.words.beginning(self.parse.chunks[parent].head).iter().any(says);
                if (says || matches!(cue, Some((_, What::Cue { .. }))))
                    && self.parse.chunks[parent].form != Form::Infinitive
                {
                    return Some(parent);
                }
            }
            // "is adamant that there can be no truce"
            if self.parse.chunks[parent].group == Group::Adjective && c.relation == Relation::Complement {
                let cue = self.entries(parent, CuePart::Adjective, Via::Content);
                if matches!(cue, Some((_, What::Cue { .. })))
                    && c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT))
                {
                    return self.parse.chunks[parent].parent;
                }
            }
            at = parent;
        }
        None
    }

    /// The chunk whose content the clause is, which "that" opens.
    fn over_that(&self, at: usize) -> Option<usize> {
        let c = &self.parse.chunks[self.parse.lead(at)];
        let that = c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        c.parent.filter(|_| that && c.relation == Relation::Complement && c.form == Form::Finite)
    }

    /// "Peru's view is that …", "it is Peru's demand that …": the noun that the clause tells.
    fn noun_told(&self, at: usize) -> Option<usize> {
        if let Some(noun) = self.colon_told(at).filter(|&noun| !self.viewers(noun).0.is_empty()) {
            return Some(noun);
        }
        let over = self.over_that(at)?;
        let o = &self.parse.chunks[over];
        let behind = |k: &usize| {
            let k = &self.parse.chunks[*k];
            k.relation == Relation::Preposition && k.link.is_some_and(|l| self.words.classes(l).any(Classes::OF))
        };
        let (noun, verb) = match o.group {
            // "was of the view that the embargo must end"
            Group::Verb => (self.parse.children(over).find(behind).or(o.subject)?, over),
            _ => (over, o.parent.filter(|_| o.relation == Relation::Predicate || behind(&over))?),
        };
        let v = &self.parse.chunks[verb];
        let is = self.words.classes(v.head).any(Classes::COPULA);
        (is && !v.negated && !v.passive).then_some(noun)
    }

    /// "Peru's position is clear: there will be no talks", "Peru has one demand: that …": the subject of the clause before the
    /// colon, or the noun that the colon stands behind.
    fn colon_told(&self, at: usize) -> Option<usize> {
        let chunks = &self.parse.chunks;
        let c = &chunks[self.parse.lead(at)];
        let that = |l: usize| self.words.classes(l).any(Classes::THAT) && self.words.behind_colon(l);
        let root = c.form == Form::Finite && (c.parent.is_none() || c.link.is_some_and(that));
        let colon = (1..c.first).rev().find(|&t| root && self.words.kind(t) == Kind::Colon)?;
        let last = self.parse.of_token[colon - 1];
        let asks = |m: &Mention| {
            matches!(m.what, What::Cue { cue, part: CuePart::Noun, .. }
                if matches!(self.cue(cue).act, None | Some(Act::Demand | Act::Offer)))
        };
        let object = chunks[last].relation == Relation::Object && chunks[last].head + 1 == colon;
        if object && self.words.covering(chunks[last].head).any(asks) {
            return Some(last);
        }
        let v = chunks.iter().rfind(|v| v.group == Group::Verb && v.form == Form::Finite && v.end <= colon)?;
        let is = self.words.classes(v.head).any(Classes::COPULA);
        v.subject.filter(|_| is && !v.negated && !v.passive)
    }

    /// The noun for a view or a demand that the clause tells, and what it is.
    pub(super) fn told_by_noun(&self, at: usize) -> Option<(usize, u32, u16)> {
        let noun = self.noun_told(at)?;
        let head = self.parse.chunks[noun].head;
        let whole = |end: usize| end == head + 1 || end == head + 2 && self.words.classes(head + 1).any(Classes::THAT);
        let cue = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Noun, .. } if whole(m.end as usize) => Some((noun, m.entry, cue)),
            _ => None,
        };
        self.words.covering(head).find_map(cue)
    }

    /// "Peru's condition is that Chad leave": the noun for a condition that the clause tells.
    pub(super) fn told_by_condition(&self, at: usize) -> Option<(usize, u32)> {
        let noun = self.noun_told(at)?;
        let ties = |m: &&Mention| {
            matches!(m.what, What::Modifier { part: ModifierPart::Noun, .. })
                && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
        };
        self.words.covering(self.parse.chunks[noun].head).find(ties).map(|m| (noun, m.entry))
    }

    /// Whose view or demand a noun is: its owner's, or the one's who is said to be of that view.
    pub(super) fn viewers(&self, noun: usize) -> (Parties, Found) {
        let c = &self.parse.chunks[noun];
        let verb = c.parent.filter(|_| c.relation == Relation::Preposition).map(|v| &self.parse.chunks[v]);
        // "Peru has one demand", "the Vatican summoned them to hear an appeal"
        let has = || {
            let object =
                |v: usize| self.parse.chunks[v].parent.filter(|_| self.parse.chunks[v].relation == Relation::Object);
            let verb = object(noun)?;
            let over = self.parse.chunks[verb].parent.filter(|_| self.parse.chunks[verb].form == Form::Infinitive);
            self.parse.chunks[verb].subject.or_else(|| self.parse.chunks[over?].subject)
        };
        match verb.filter(|v| v.group == Group::Verb).and_then(|v| v.subject) {
            Some(subject) => self.holders(subject),
            None => {
                let owners = self.owners(noun);
                if owners.is_empty()
                    && let Some(subject) = has()
                {
                    return self.holders(subject);
                }
                // "the line in Tripoli is that …"
                match self.capital_at(noun).filter(|_| owners.is_empty()) {
                    Some(capital) => self.holders(capital),
                    None => (owners, Found::Possessor),
                }
            }
        }
    }

    pub(super) fn reporters(&self, at: usize) -> (Parties, Found, Option<usize>) {
        if let Some(holder) = self.acceptable_to(at) {
            let (parties, found) = self.who().holders(holder);
            return (parties, found, Some(holder));
        }
        if let Some((noun, ..)) = self.told_by_noun(at) {
            let (parties, found) = self.viewers(noun);
            return (parties, found, Some(noun));
        }
        // "noted Kenya's assurance that convoys would be let through"
        if let Some(noun) = self.content_of(at)
            && let owners = self.owners(noun)
            && !owners.is_empty()
        {
            return (owners, Found::Possessor, Some(noun));
        }
        if let Some(verb) = self.report_verb(at) {
            // "the visitor, he was told, would not accept a truce": who is told says nothing
            if self.parse.chunks[verb].passive && self.words.tells_somebody(self.parse.chunks[verb].head) {
                return (Parties::new(), Found::Named, None);
            }
            if let Some(subject) = self.parse.chunks[verb].subject {
                let (parties, found) = self.who().holders(subject);
                if let Some(source) = self.source_of(subject).filter(|_| parties.is_empty()) {
                    let (parties, found) = self.who().holders(source);
                    return (parties, found, Some(source));
                }
                let signed = if parties.is_empty() { self.signatories(subject) } else { Parties::new() };
                if !signed.is_empty() {
                    return (signed, Found::Document, Some(subject));
                }
                return (parties, found, Some(subject));
            }
            return (Parties::new(), Found::Named, None);
        }
        if let Some(source) = self.according {
            if self.words.document(self.parse.chunks[source].head) {
                return (self.makers(source), Found::Document, Some(source));
            }
            let (parties, found) = self.who().holders(source);
            return (parties, found, Some(source));
        }
        if self.parse.chunks[at].quoted || self.sentence.quoted {
            return (self.quote_speaker.into_iter().collect(), Found::Quotation, None);
        }
        (Parties::new(), Found::Named, None)
    }

    /// The noun for something said whose content the clause is.
    fn content_of(&self, at: usize) -> Option<usize> {
        let over = self.over_that(at)?;
        let says = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Noun, .. } => {
                matches!(self.cue(cue).act, None | Some(Act::Offer | Act::Demand | Act::State))
            }
            _ => false,
        };
        let o = &self.parse.chunks[over];
        (o.group == Group::Noun && self.words.covering(o.head).any(says)).then_some(over)
    }

    /// "is unacceptable to Kenya", "to Kenya the plan is acceptable": who is told to find it so, by a preposition that the
    /// lexicon knows as the source of the verdict.
    fn acceptable_to(&self, at: usize) -> Option<usize> {
        let c = &self.parse.chunks[at];
        if c.group != Group::Verb || !self.words.classes(c.head).any(Classes::BE) {
            return None;
        }
        let predicate = |&k: &usize| self.parse.chunks[k].relation == Relation::Predicate;
        let verdict = self.parse.children(at).find(predicate)?;
        let v = &self.parse.chunks[verdict];
        let cues = || {
            self.words.between(v.first, v.end).iter().filter_map(|m| match m.what {
                What::Cue { cue, part: CuePart::Adjective, preposition: 0 } => Some(self.cue(cue)),
                _ => None,
            })
        };
        let source = |l: usize| {
            let word = self.words.tokens[l].span.of(self.words.text);
            cues().any(|cue| cue.source.iter().any(|s| s.eq_ignore_ascii_case(word)))
        };
        let to = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Preposition && k.link.is_some_and(source)
        };
        let named = |&k: &usize| !self.who().holders(k).0.is_empty();
        self.parse.children(verdict).chain(self.parse.children(at)).filter(to).find(named)
    }

    pub(super) fn reporter_of(&self, at: usize) -> Option<u16> {
        // the terms of a deal are told by the deal
        let deal = self.according.is_some_and(|s| self.words.thing(self.parse.chunks[s].head) == Some(RoleKind::Deal));
        if self.told_beside(at) || deal && self.report_verb(at).is_none() {
            return None;
        }
        match *self.reporters(at).0.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// "said it was ready, after Chad had threatened …": a clause that only tells when or why is not what somebody said.
    fn told_beside(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..6 {
            let c = &self.parse.chunks[at];
            let Some(parent) = c.parent else { return false };
            let beside = c.group == Group::Verb
                && c.relation == Relation::Adverbial
                && c.form == Form::Finite
                && !c.quoted
                && c.link.is_some_and(|l| {
                    self.words.classes(l).any(Classes(Classes::PREPOSITION.0 | Classes::CONDITION_NEGATED.0))
                })
                && c.marks == Classes::default();
            if beside {
                return true;
            }
            at = parent;
        }
        false
    }

    /// Whom the words before a colon at the head of the sentence name, or whose word they are: "Kenya's message to Chad: …".
    fn labelled(&self, label: usize) -> Parties {
        let (said, head) = (self.who().holders(label).0, self.parse.chunks[label].head);
        let worded = self.words.document(head) || self.words.senses[head].noun;
        if said.is_empty() && worded { self.owners(label) } else { said }
    }

    /// Who speaks what stands behind a colon at the head of the sentence.
    pub(super) fn said_before_colon(&self) -> Parties {
        match (self.quote_speaker, self.parse.label(self.words)) {
            (Some(speaker), _) => Parties::from_slice(&[speaker]),
            (None, Some(label)) => self.labelled(label),
            _ => Parties::new(),
        }
    }

    /// "Neither side, he said, would …", "… The talks should resume": who speaks elsewhere in the sentence, or spoke in the
    /// sentences before, as long as nobody else does.
    pub(super) fn same_voice(&self, at: usize, must: bool) -> (Parties, Found) {
        let none = (Parties::new(), Found::Voice);
        if self.report_verb(at).is_some() || self.sentence.question || !must && self.stranger_acts(at) {
            return none;
        }
        let speaks = |&k: &usize| {
            let c = &self.parse.chunks[k];
            c.group == Group::Verb
                && c.form == Form::Finite
                && c.relation != Relation::Relative
                && !c.quoted
                && self.words.reports(c.head)
        };
        if let Some(label) = self.parse.label(self.words) {
            return (self.labelled(label), Found::Quotation);
        }
        if let Some(verb) = (0..self.parse.chunks.len()).filter(|&k| k != at).find(speaks) {
            let subject = self.parse.chunks[verb].subject;
            return (subject.map(|s| self.who().holders(s).0).unwrap_or_default(), Found::Voice);
        }
        if self.parse.chunks[at].quoted || self.sentence.quoted || self.told_by_another(at) {
            return none;
        }
        match self.discourse.author().parties() {
            // "it was agreed that …": by several, whoever spoke last
            [] if must && !self.another_asserts(at) && !self.impersonal_passive(at) => {
                (self.discourse.voice(), Found::Voice)
            }
            [] => none,
            // "has asked for safeguards which would cap imports"
            _ if self.parse.chunks[at].relation == Relation::Relative => none,
            authors => (Parties::from_slice(authors), Found::Document),
        }
    }

    /// "it was agreed", "it has been decided": a passive of which "it" is no more than the filler.
    fn impersonal_passive(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let it = |s: usize| {
            let s = &self.parse.chunks[s];
            s.first == s.head && s.end == s.head + 1 && self.words.classes(s.head).any(Classes::IT)
        };
        c.passive
            && c.subject.is_some_and(it)
            && self.parse.children(at).any(|k| self.parse.chunks[k].relation == Relation::Complement)
    }

    /// "Peru's ministry warns that …", "the envoy explained that …; …": somebody else than the voice so far asserts something in
    /// the sentence.
    fn another_asserts(&self, at: usize) -> bool {
        let voice = self.discourse.voice();
        (0..self.parse.chunks.len()).filter(|&k| k != at).any(|k| {
            let c = &self.parse.chunks[k];
            let asserts = c.group == Group::Verb
                && c.form == Form::Finite
                && c.relation != Relation::Relative
                && !c.quoted
                && (self.words.takes_side(c.head) || self.words.reports(c.head));
            let other = |s: usize| {
                let named = self.words.party(self.parse.chunks[s].head).is_some()
                    || self.words.role(self.parse.chunks[s].head).is_some()
                    || self.who().is_name(self.parse.chunks[s].head);
                let by = self.who().holders(s).0;
                named && (by.is_empty() || by.iter().any(|p| !voice.contains(p)))
            };
            asserts && c.subject.is_some_and(other)
        })
    }

    /// "The federal government cannot accept that …": an office or an organ of nobody knows whom has a view of its own.
    fn stranger_acts(&self, at: usize) -> bool {
        let subject = self.parse.chunks[at].subject.filter(|_| !self.parse.chunks[at].passive);
        subject.is_some_and(|s| {
            let role = self.words.role(self.parse.chunks[s].head).map(|r| r.0);
            matches!(role, Some(RoleKind::Office | RoleKind::Institution | RoleKind::Group))
                && self.holders(s).0.is_empty()
        })
    }

    /// "…, a board by the roadside read": somebody else's words, whoever that is.
    fn told_by_another(&self, at: usize) -> bool {
        (at + 1..self.parse.chunks.len()).any(|k| {
            let c = &self.parse.chunks[k];
            c.group == Group::Verb
                && c.form == Form::Finite
                && c.relation != Relation::Relative
                && self.words.kind(c.end) == Kind::Stop
                && c.subject.is_some_and(|s| s > at && self.words.kind(self.parse.chunks[s].first - 1) == Kind::Comma)
        })
    }

    /// "would": what was said before goes on, told in the past.
    pub(super) fn backshifted(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        (c.first..c.end).any(|t| self.words.classes(t).any(Classes::MODAL_PAST))
    }

    /// "Tass, quoting the foreign ministry, said …": whom an outlet has it from.
    fn source_of(&self, outlet: usize) -> Option<usize> {
        let chunks = &self.parse.chunks;
        let quotes = |&v: &usize| {
            let v = &chunks[v];
            v.form == Form::Ing && v.subject == Some(outlet) && self.words.reports(v.head)
        };
        let verb = (outlet..chunks.len()).filter(|&v| chunks[v].group == Group::Verb).find(quotes)?;
        self.parse.children(verb).find(|&k| chunks[k].relation == Relation::Object)
    }

    /// "Chad did not say that it would leave" takes no side; "does not think that it should stay" takes the other one.
    pub(super) fn under_denial(&self, state: &mut State, at: usize) -> Result<(), &'static str> {
        let Some(report) = self.report_verb(at).filter(|&r| self.parse.chunks[r].negated && !state.raised) else {
            return Ok(());
        };
        // "does not believe in paying": with its preposition the verb takes the side by itself
        let link = self.parse.chunks[at].link.filter(|_| self.parse.chunks[at].form == Form::Ing);
        let by_itself =
            link.and_then(|l| self.entries(report, CuePart::Verb, Via::Preposition(self.words.tokens[l].word)));
        if by_itself.is_some() {
            return Ok(());
        }
        let mentions = self.words.beginning(self.parse.chunks[report].head).iter();
        let reports = mentions.filter_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } if self.cue(cue).act.is_none() => Some((m.entry, cue)),
            _ => None,
        });
        let Some((entry, cue)) = reports.max_by_key(|r| self.cue(r.1).raising) else { return Ok(()) };
        if !self.cue(cue).raising {
            return Err("not to say it takes no side");
        }
        if state.will && !state.stance && !state.must {
            return Err("what somebody expects takes no side");
        }
        state.raised = true;
        self.turn(state, Step::Negation, Some(entry), self.chunk_span(report));
        negate(&mut state.act);
        if state.must {
            (state.stance, state.act) = (true, state.act.or(Some(Act::Reject)));
        }
        Ok(())
    }

    /// "Kenya will not lift the embargo, officials insist": an office or organ that nobody is named with, and the party of
    /// which it tells what that will do.
    fn told_of_own(&self, state: &State, at: usize) -> Option<usize> {
        let (c, below) = (&self.parse.chunks[at], &self.parse.chunks[state.below]);
        let office = |s: usize| {
            let s = &self.parse.chunks[s];
            let bare = s.subject.is_none() && self.words.party(s.first).is_none();
            let role = self.words.role(s.head).map(|r| r.0);
            bare && matches!(role, Some(RoleKind::Office | RoleKind::Group | RoleKind::Institution))
        };
        let told = below.group == Group::Verb
            && below.form == Form::Finite
            && below.relation == Relation::Complement
            && below.parent == Some(at)
            && below.marks.any(Classes::WILL)
            && !below.passive;
        below.subject.filter(|&s| told && c.subject.is_some_and(office) && !self.holders(s).0.is_empty())
    }

    /// The clause has no party of its own: whoever says it holds it.
    pub(super) fn by_reporter(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        if self.asked(at) || self.sentence.question {
            return Err("a question takes no side");
        }
        // "If Iraq argued that …", "it is untrue that Iraq argued that …"
        if let Some(report) = self.report_verb(at) {
            if self.hearsay(report) {
                return Err("it is told as hearsay");
            }
            if self.only_supposed(report) {
                return Err("it stands in a clause of condition");
            }
        }
        self.under_denial(state, at)?;
        let (mut parties, mut found, mut subject) = self.reporters(at);
        if parties.is_empty() {
            (parties, found) = self.same_voice(at, state.must || state.will && self.backshifted(at));
            subject = None;
        }
        if parties.is_empty()
            && let Some(teller) = self.told_of_own(state, at)
        {
            (parties, found) = self.holders(teller);
            (state.act, subject) = (Some(Act::State), Some(teller));
        }
        if parties.is_empty() {
            return self.unheld(state, start, "nobody the lexicon knows says so");
        }
        // "says that U.S. tariffs will be delayed": a measure is its owner's, whoever tells of it; a verdict on it is not
        let owners = if start.kind == PhraseKind::Measure { self.owners(start.chunk) } else { Parties::new() };
        let judged = state.stance || state.must;
        if !judged && others(&owners, &parties) {
            self.emit(state, start, &owners, Found::Possessor, Some(start.chunk), parties.first().copied(), out);
            return Ok(None);
        }
        self.emit(state, start, &parties, found, subject, None, out);
        Ok(None)
    }
}
