//! Statements made of a finished climb.

use super::Ground;
use super::{Start, State};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, PhraseKind, RoleKind};
use crate::matching::{CuePart, Mention, What};
use crate::stance::{Act, Certainty, Direction, Side};
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

impl Ground<'_> {
    #[allow(clippy::too_many_arguments, reason = "one statement's parts, known in different places")]
    pub(super) fn emit(
        &self,
        state: &State,
        start: &Start,
        parties: &[u16],
        found: Found,
        subject: Option<usize>,
        reporter: Option<u16>,
        out: &mut Vec<Statement>,
    ) {
        // "declared that it would strike if …": what hangs on something is not decided yet
        if state.act == Some(Act::Enact) && state.will && state.condition.is_some_and(|c| self.mere_if(c)) {
            let state = State { act: None, ..state.clone() };
            return self.emit(&state, start, parties, found, subject, reporter, out);
        }
        // what only stands for a matter says nothing unless a side is taken
        let taken = state.stance || state.must || state.will || state.act == Some(Act::Reject);
        if (start.entry.is_none() || start.known)
            && start.kind != PhraseKind::Deed
            && !(taken || self.shifted(state, start))
        {
            return;
        }
        // "will impose tariffs unless …" threatens, "will send doctors if …" offers
        let harmful = self.harms(start, state.side);
        // "will not be lifted until …" leaves things as they are
        let kept = state.took(Step::Negation);
        let turned = state.took(Step::Reverse);
        let tied = state.will && state.act.is_none() && state.condition.is_some();
        // "stood ready to strike", "would end its talks if …": what is done to somebody is no offer
        let harms = self.harmful(start.issue);
        let hurts = harms == Some(state.side);
        // "ready to leave office if …" does it to nobody else
        let done_to = state.condition.is_none()
            || self.parse.children(start.chunk).any(|k| {
                let k = &self.parse.chunks[k];
                k.relation == Relation::Object && !start.holds(k.head)
            });
        let ready = matches!(state.act, Some(Act::Support | Act::Offer)) && state.able_to && hurts && !kept && done_to;
        let given_up = turned || start.kind == PhraseKind::Deed && start.side == Side::Against;
        let good = harms != Some(Side::For);
        let ends = tied && state.open && given_up && !kept && state.side == Side::Against && good;
        // "plans to impose sanctions if …"
        let own = |f: &Factor| self.words.matcher.cue_of(f.entry?).map(|cue| cue.doer == Doer::Holder);
        let planned = state.act == Some(Act::Offer)
            && state.condition.is_some()
            && hurts
            && !kept
            && state.last_cue().and_then(own) == Some(true);
        // "will stay shut as long as …" does nothing new to anybody
        let threat = state.or_else
            || tied
                && harmful
                && !kept
                && !(start.kind != PhraseKind::Event && (self.lasts(state) || self.stays(start)))
            || ready
            || ends
            || planned;
        let demanded = match state.act {
            _ if threat => Some(Act::Threaten),
            Some(Act::Threaten) => Some(self.vowed(state, start)),
            Some(Act::Offer) if state.another => Some(Act::Demand),
            None if tied && harmful => Some(Act::State),
            act => act,
        };
        // "under the agreement both sides are to stop": what a deal binds somebody to he has agreed to
        let deal = self.according.is_some_and(|s| self.words.thing(self.parse.chunks[s].head) == Some(RoleKind::Deal));
        let demanded = match demanded {
            Some(Act::Offer) if deal => Some(Act::Support),
            // "sign a protocol under which the rebels are to leave"
            None if (deal || state.deal) && state.will && !state.must => Some(Act::Support),
            // "is prepared to negotiate": ready for what two do together, where "prepared to free them" offers
            Some(Act::Offer) if state.able_to && start.kind == PhraseKind::Topic && !turned && !kept => {
                Some(Act::Support)
            }
            // "says the two governments would start talks", told by another: what they have agreed to
            None if self.bound(state, parties, reporter) => Some(Act::Support),
            act => act,
        };
        let act = demanded.unwrap_or(match (state.must, state.will) {
            (true, _) => Act::Demand,
            (_, true) if self.stays(start) => Act::State,
            (_, true) if hurts && !kept => self.menaced(state, start),
            // "will not lift the embargo"
            (_, true) if hurts && state.side == Side::For => Act::State,
            // "announces that it will lift its duties"
            (_, true) if turned && start.kind == PhraseKind::Measure && self.decided(start) => Act::Enact,
            (_, true) if state.side == Side::For => Act::Offer,
            (_, true) if kept => Act::Reject,
            // "will halt its raids", "will stop firing"
            (_, true) if given_up && !good && (turned || !self.refuses(start)) => Act::Offer,
            (_, true) => Act::Reject,
            // "does not recognise the republic"
            _ if kept && state.side == Side::Against => Act::Reject,
            // "could leave by June if …"
            _ if state.able => Act::State,
            // "says that the island is part of China", "said the coast was not for sale"
            _ if self.tells(start) => self.asserted(start),
            // "wants them back"; "has not ruled it out"
            _ => match self.attitude(start) {
                Some(Act::Reject) if kept => Act::State,
                attitude => attitude.unwrap_or(Act::Enact),
            },
        });
        // "frees four hostages in exchange for prisoners": what is done hangs on nothing any more
        let done = act == Act::Enact && !state.modal && !state.will && !state.must && state.act.is_none();
        // "once Greece has signed a truce", "until it is found that Libya has paid": not done yet
        // "if he wants the UN sanctions lifted": they are in force
        let stands = start.kind == PhraseKind::Measure && found == Found::Possessor;
        if act == Act::Enact && !stands && self.conditional(start.chunk) {
            return;
        }
        let act = if act == Act::Enact && self.agreed(state, start, parties) { Act::Support } else { act };
        // "would open its airfields to bombers only if …": held back, and no threat
        let held_back = act == Act::Threaten && state.condition.is_some_and(|span| self.only_if(span));
        let act = if held_back { Act::State } else { act };
        let condition = state.condition.filter(|_| act != Act::Threaten && !done);
        let direction = if condition.is_some() { Direction::Conditional } else { state.side.into() };
        let he = |s: usize| self.words.classes(self.parse.chunks[s].head).any(Classes(Classes::HE.0 | Classes::SHE.0));
        let doubtful = found == Found::Pronoun && self.discourse.contested() && subject.is_some_and(he);
        let addressee = if act == Act::Demand { self.addressee(state, start, parties) } else { Vec::new() };
        let mut about = self.about(start, parties);
        about.retain(|p| !addressee.contains(p));
        let mut factors = state.factors.to_vec();
        // "Cambodia must stop firing": no cue tells the act, but the verb
        if (state.must || state.will) && !state.took(Step::Cue) {
            factors.extend(self.modal_over(start.chunk).map(|span| Factor { step: Step::Modal, entry: None, span }));
        }
        for &party in parties {
            out.push(Statement {
                party,
                issue: start.issue,
                side: state.side,
                direction,
                act,
                certainty: if state.low || doubtful { Certainty::Low } else { Certainty::High },
                addressee: addressee.clone(),
                about: about.clone(),
                speaker: subject.map(|s| self.chunk_span(s)),
                reported_by: reporter.filter(|&r| r != party && !parties.contains(&r)),
                condition,
                evidence: self.sentence.span,
                phrase: self.span(start.first, start.end),
                told: self.told(start),
                factors: factors.clone(),
                holder: found,
            });
        }
    }

    /// The nearest verb at or over a chunk with "must" or "will".
    fn modal_over(&self, chunk: usize) -> Option<Span> {
        let mut at = chunk;
        for _ in 0..8 {
            let c = &self.parse.chunks[at];
            if c.group == Group::Verb && c.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0)) {
                return Some(self.chunk_span(at));
            }
            at = c.parent?;
        }
        None
    }

    /// The words of the issue with what they are done to: a verb's object behind it, or its subject where it is passive.
    fn told(&self, start: &Start) -> Span {
        let own = self.span(start.first, start.end);
        let c = &self.parse.chunks[start.chunk];
        let done_to = |&k: &usize| {
            let k = &self.parse.chunks[k];
            match c.group {
                Group::Verb if c.passive => k.relation == Relation::Subject,
                Group::Verb => k.relation == Relation::Object && k.first >= start.end,
                _ => k.link == Some(start.end) && self.words.classes(start.end).any(Classes::OF),
            }
        };
        // what stands behind a comma or a quotation mark is another clause's
        let beside = |object: &Span| {
            let (first, last) = if object.start < own.start { (*object, own) } else { (own, *object) };
            let between = Span { start: first.end.min(last.start), end: last.start };
            !between.of(self.words.text).contains([',', ';', '"', '“', '”', '«', '»'])
        };
        let object = self.parse.children(start.chunk).find(done_to).map(|k| self.chunk_span(k));
        object.filter(beside).map_or(own, |object| own.join(object))
    }

    /// "vows to hold elections", "vows never to cede a valley": what does nobody harm is no threat.
    fn vowed(&self, state: &State, start: &Start) -> Act {
        let cue = state.last_cue().and_then(|f| self.words.matcher.cue_of(f.entry?));
        let denied = state.took(Step::Negation);
        let harmless = cue.and_then(|cue| cue.harmless).filter(|_| self.harmful(start.issue) != Some(state.side));
        match harmless {
            // "vows to lift sanctions" offers, "vows not to resign" refuses
            Some(Act::Offer) if state.side == Side::Against && (self.harmful(start.issue).is_none() || denied) => {
                Act::Reject
            }
            Some(act) => act,
            None => Act::Threaten,
        }
    }

    /// What somebody will do to another is a threat; a measure that is announced is decided, what is to go on is only stated.
    fn menaced(&self, state: &State, start: &Start) -> Act {
        let announced = self.decided(start);
        let phrases = &self.words.matcher.lexicon.issues[usize::from(start.issue)].phrases;
        let measure = phrases.iter().any(|p| p.side == state.side && p.kind == PhraseKind::Measure);
        // "will keep the crossing closed"
        match (announced && measure, self.lasts(state)) {
            (true, _) => Act::Enact,
            (_, true) => Act::State,
            _ => Act::Threaten,
        }
    }

    /// Whether a verb on the way says that things stay as they are.
    fn lasts(&self, state: &State) -> bool {
        let keeps = |entry| self.words.matcher.modifier_of(entry).is_some_and(|m| m.lasting);
        state.factors.iter().any(|f| f.step == Step::Keep && f.entry.is_some_and(keeps))
    }

    /// "lifted it", "has adopted them": a verb that ends or makes what is spoken of.
    fn shifted(&self, state: &State, start: &Start) -> bool {
        let pronoun = Classes(Classes::IT.0 | Classes::THEY.0);
        start.entry.is_none()
            && start.end == start.first + 1
            && self.words.classes(start.first).any(pronoun)
            && state.factors.iter().any(|f| matches!(f.step, Step::Reverse | Step::Keep) && f.entry.is_some())
    }

    /// What the verb does that the phrase of a deed begins with: "wants them in writing", "offers neutrality".
    fn attitude(&self, start: &Start) -> Option<Act> {
        let head = self.parse.chunks[start.chunk].head;
        let content = Classes(Classes::TO.0 | Classes::FOR.0 | Classes::THAT.0);
        let asks = (head + 1..start.end).any(|t| self.words.classes(t).any(content));
        let act = |what: What| match what {
            What::Cue { cue, part: CuePart::Verb, preposition } => {
                let cue = self.cue(cue);
                let whole = preposition == 0 || self.words.tokens.get(head + 1).is_some_and(|t| t.word == preposition);
                match cue.act.filter(|_| whole) {
                    // "asked the neighbours for battalions", but "pushed them over the border"
                    Some(Act::Demand) => (cue.doer != Doer::Addressee || asks).then_some(Act::Demand),
                    Some(Act::Support) => (start.side == Side::For).then_some(Act::Support),
                    Some(Act::Reject) => (start.side == Side::Against).then_some(Act::Reject),
                    act => act.filter(|act| matches!(act, Act::Offer | Act::Threaten)),
                }
            }
            _ => None,
        };
        if !start.kind.is_verbal() || !start.holds(head) {
            return None;
        }
        let whole = self.words.beginning(head).iter().filter(|m| m.end as usize <= start.end);
        whole.filter_map(|m| Some((m.end, act(m.what)?))).max_by_key(|&(end, _)| end).map(|(_, act)| act)
    }

    /// "will fight the duties", "will take no part in the raid": a phrase that refuses by itself.
    fn refuses(&self, start: &Start) -> bool {
        // "will go on buying its oil"
        let head = self.parse.chunks[start.chunk].head;
        let lasts = |m: &Mention| {
            m.end as usize <= start.end
                && matches!(m.what, What::Modifier { modifier, .. } if self.modifier(modifier).lasting)
        };
        if self.words.beginning(head).iter().any(lasts) {
            return true;
        }
        let no =
            (start.first..start.end).any(|t| self.words.classes(t).any(Classes(Classes::NO.0 | Classes::NEGATIVE.0)));
        no || self.attitude(start) == Some(Act::Reject)
    }

    /// Whether the clause of a verb is only supposed: "if Chad said that …, the raids would stop".
    pub(super) fn only_supposed(&self, verb: usize) -> bool {
        let link = self.parse.chunks[self.parse.lead(verb)].link;
        // "as long as Chad refuses talks": it does
        link.is_some_and(|l| !self.words.classes(l).any(Classes::AS)) && self.conditional(verb)
    }

    /// Whether the chunk stands in a clause of condition, of what is yet to come.
    fn conditional(&self, chunk: usize) -> bool {
        let yet = Classes::MODAL.with(Classes::WILL).with(Classes::MUST);
        let to_come = |main: usize| self.parse.chunks[main].marks.any(yet) || self.intended(main);
        let mut at = Some(chunk);
        while let Some(here) = at {
            let c = &self.parse.chunks[here];
            let tied = c.group == Group::Verb && c.relation == Relation::Adverbial && c.form == Form::Finite;
            let condition = c.link.is_some_and(|l| self.words.classes(l).any(Classes::CONDITION));
            if tied && condition && c.parent.is_some_and(to_come) {
                return true;
            }
            at = c.parent;
        }
        false
    }

    /// Whether the words of a deed are a verb of saying and the clause it tells.
    fn tells(&self, start: &Start) -> bool {
        let head = self.parse.chunks[start.chunk].head;
        let clause = Classes::BE.with(Classes::THAT);
        start.holds(head)
            && self.words.reports(head)
            && (head + 1..start.end).any(|t| self.words.classes(t).any(clause))
    }

    /// What the words of a deed with a verb of saying do: refuse where they deny, state where they do not.
    fn asserted(&self, start: &Start) -> Act {
        let denies = (start.first..start.end).any(|t| self.words.classes(t).any(Classes::NEGATIVE));
        if denies && start.side == Side::Against { Act::Reject } else { Act::State }
    }

    /// "announced that it will": it is decided.
    fn decided(&self, start: &Start) -> bool {
        self.report_verb(start.chunk).and_then(|verb| self.act_of(verb)) == Some(Act::Enact)
    }

    /// "its troops will stay", "the crossing will remain shut": the phrase tells, subject and all, that things stay as they are.
    fn stays(&self, start: &Start) -> bool {
        let c = &self.parse.chunks[start.chunk];
        let own = c.group == Group::Verb && c.subject.is_some_and(|s| start.holds(self.parse.chunks[s].head));
        own && self.words.beginning(c.head).iter().any(|m| {
            // "go on", but not "go home"
            let behind = self.words.tokens.get(m.end as usize).map_or(0, |t| t.word);
            matches!(m.what, What::Modifier { modifier, preposition, .. }
                if (preposition == 0 || preposition == behind)
                    && self.modifier(modifier).lasting)
        })
    }

    /// "both sides are to", "Kenya said the two governments would": what several will do, by somebody else's account, is
    /// what they have agreed on.
    fn bound(&self, state: &State, parties: &[u16], reporter: Option<u16>) -> bool {
        let told = reporter.is_some_and(|r| !parties.contains(&r));
        parties.len() > 1 && told && state.will && !state.must && !state.took(Step::Negation)
    }

    /// "Chad and Niger announced a truce", "approved the ceasefire agreement": what takes two to make is agreed to.
    fn agreed(&self, state: &State, start: &Start, parties: &[u16]) -> bool {
        let c = &self.parse.chunks[start.chunk];
        let deal = c.group == Group::Noun && self.words.thing(c.head) == Some(RoleKind::Deal);
        let plain = start.side == state.side && !state.will && !state.must;
        let together = parties.len() > 1 && state.took(Step::Cue) && !state.took(Step::Keep);
        start.kind == PhraseKind::Topic && plain && (deal || state.deal || together)
    }

    /// Whether the matter is done to somebody: a measure or an event, or a deed on the side of the issue that harms.
    fn harms(&self, start: &Start, side: Side) -> bool {
        match start.kind {
            // "would lift the blockade"
            PhraseKind::Measure => side == Side::For && side == start.side,
            // talks are an event too, and do nobody harm
            PhraseKind::Event => side == Side::For && side == start.side && self.harmful(start.issue) == Some(side),
            PhraseKind::Deed | PhraseKind::Fate => self.harmful(start.issue) == Some(side),
            PhraseKind::Topic => false,
        }
    }

    pub(super) fn harmful(&self, issue: u16) -> Option<Side> {
        self.words.matcher.lexicon.issues[usize::from(issue)].harms
    }
}
