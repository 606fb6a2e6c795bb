//! Nouns on the way up: cue nouns and shifters, what is told of a noun by the way, and where it hangs.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::Act;
use crate::statement::{Factor, Found, Statement, Step};
use smallvec::SmallVec;

impl Ground<'_> {
    pub(super) fn noun(&self, state: &mut State, at: usize, via: Via, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        // "a truce is conditional on their release"
        if let Some(verb) = c.parent.filter(|_| c.relation == Relation::Predicate && matches!(via, Via::Preposition(_)))
            && self.hanging_on(verb).is_some()
        {
            return self.hung_on(state, verb, start, out);
        }
        // "says yes to talks but no to a truce": the second answer is another one than the verb's
        let another = |l: usize| {
            let no = |t: usize| self.words.classes(t).any(Classes::NO);
            let of_no = c.parent.is_some_and(|p| no(self.parse.chunks[p].head));
            self.words.classes(l - 2).any(Classes(Classes::COORDINATOR.0 | Classes::BUT.0))
                && (no(l - 1) || of_no)
                && self.words.classes(l).any(Classes::TO)
        };
        if c.relation == Relation::Preposition && c.link.is_some_and(|l| l > 2 && another(l)) {
            return Err("the sentence could not be read here");
        }
        // "no truce, no talks": without the one there will not be the other
        let follows = |&k: &usize| {
            let k = &self.parse.chunks[k];
            let no = self.words.classes(k.first).any(Classes::NO) && self.words.classes(c.first).any(Classes::NO);
            no && k.relation == Relation::Apposition && k.first == c.end + 1
        };
        if via == Via::Start && c.negated && self.parse.children(at).any(|k| follows(&k)) {
            return Err("it is only what something else waits for");
        }
        // "no independence for …": the words of the issue say it themselves
        if c.negated
            && !self.nothing_in_cue(at)
            && !(start.first == c.first && self.words.classes(c.first).any(Classes::NEGATIVE))
        {
            self.turn(state, Step::Negation, None, self.span(c.first, c.first + 1));
        }
        if let Some(subject) = self.refused_outright(at) {
            let (parties, found) = self.holders(subject);
            state.act = Some(Act::Reject);
            state.stance = true;
            self.emit(state, start, &parties, found, Some(subject), None, out);
            return Ok(None);
        }
        if via != Via::Start {
            if start.holds(c.head) {
                return self.up(state, at);
            }
            if self.part_of(via, at) {
                return self.whole_up(state, at);
            }
            if let Some(verb) = self.phrasal(state, at, via) {
                return Ok(Some((verb, Via::Start)));
            }
            if let Some(next) = self.considered(state, at, via) {
                return next;
            }
            if let Some(next) = self.past_noun(state, at, via) {
                return Ok(Some(next));
            }
            self.noun_entry(state, at, via, start, out)?;
        } else {
            self.presupposed(state, at, start, out);
        }
        if let Some(next) = self.in_return(state, at, start, out) {
            return next;
        }
        // "ships must be able to pass", where the words of the issue hold the verb
        if let Some(verb) = c.parent.filter(|_| c.relation == Relation::Subject && via == Via::Start) {
            let v = &self.parse.chunks[verb];
            let must = v.form == Form::Finite && v.marks.any(Classes::MUST) && !v.negated;
            if must && !v.passive && start.holds(v.head) && self.words.classes(v.head).any(Classes::BE) {
                return Ok(Some((verb, Via::Start)));
            }
        }
        // "will not be sending troops", where the words of the issue begin with the verb
        if let Some(verb) = c.parent.filter(|_| c.relation == Relation::Predicate && via == Via::Start)
            && c.first == start.first
            && self.words.classes(c.first).any(Classes::VERB_ING)
            && self.parse.chunks[verb].subject.is_some_and(|s| !self.who().holders(s).0.is_empty())
        {
            state.deed = true;
            return Ok(Some((verb, Via::Start)));
        }
        if self.refused(state, at) {
            state.act = Some(Act::Reject);
            state.stance = true;
            // "no truce without a pull-out"
            let without = |&k: &usize| {
                let link = self.parse.chunks[k].link;
                link.is_some_and(|l| self.words.classes(l).any(Classes::WITHOUT))
            };
            state.condition = self.parse.children(at).find(without).map(|k| self.chunk_span(k));
            let speaker = self.said_before_colon();
            self.emit(state, start, &speaker, Found::Quotation, None, None, out);
            return Ok(None);
        }
        self.up(state, at)
    }

    /// "has nothing against talks": the pronoun that denies is one of the words of a cue.
    fn nothing_in_cue(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let cue = |m: &&Mention| {
            (m.first as usize) < c.first
                && c.head < m.end as usize
                && matches!(m.what, What::Cue { part: CuePart::Verb, .. })
        };
        self.words.classes(c.head).any(Classes::OTHER) && self.words.long().iter().any(|m| cue(&m))
    }

    /// "ruled it out: no truce in the north": behind the colon stands what the refusal comes to, of the verb's subject.
    fn refused_outright(&self, at: usize) -> Option<usize> {
        let c = &self.parse.chunks[at];
        let colon = c.first > 0 && self.words.kind(c.first - 1) == Kind::Colon;
        let no = colon && self.words.classes(c.first).any(Classes(Classes::NO.0 | Classes::NEGATIVE.0));
        let verb = c.parent.filter(|&v| no && self.parse.chunks[v].group == Group::Verb)?;
        let v = &self.parse.chunks[verb];
        v.subject.filter(|_| v.end < c.first && !v.negated && self.act_of(verb) == Some(Act::Reject))
    }

    /// The headline "Kremlin: No talks with Chisinau": a colon parts who says so from a bare "no".
    fn refused(&self, state: &State, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        c.negated
            && c.parent.is_none()
            && !state.stance
            && !self.said_before_colon().is_empty()
            && c.first > 0
            && self.words.kind(c.first - 1) == Kind::Colon
            && !self.parse.chunks.iter().any(|k| k.group == Group::Verb && k.form == Form::Finite)
    }

    /// "float the idea of", "put an end to": a cue or shifter of several words whose noun stands here and whose verb governs.
    fn phrasal(&self, state: &mut State, at: usize, via: Via) -> Option<usize> {
        let c = &self.parse.chunks[at];
        let ends_here = |m: &&Mention| m.end as usize == c.head + 1 && (m.first as usize) < c.first;
        // "cast its vote against" is another cue than "cast its vote for"
        let exact = |m: &&Mention| matches!((m.what, via), (What::Cue { preposition, .. }, Via::Preposition(word)) if preposition == word);
        // "took the position that …" is no "took the position against"
        let clause = |m: &&Mention| match m.what {
            What::Cue { preposition, .. } | What::Modifier { preposition, .. } => {
                via != Via::Content || preposition == 0 || self.to_word(preposition)
            }
            _ => true,
        };
        let mentions = || self.words.long().iter().filter(ends_here);
        for mention in mentions().filter(exact).chain(mentions().filter(clause)) {
            let (first, end) = (mention.first as usize, mention.end as usize);
            let verb = self.parse.of_token[first];
            if self.parse.chunks[verb].group != Group::Verb {
                continue;
            }
            match mention.what {
                What::Cue { cue, part: CuePart::Verb, .. } => {
                    let cue = self.cue(cue);
                    self.compose(state, cue.side, cue.act?, mention.entry, self.span(first, end));
                    return Some(verb);
                }
                What::Modifier { modifier, part: ModifierPart::Verb, .. } if !self.denies(modifier) => {
                    self.modify(state, modifier, mention.entry, self.span(first, end));
                    return Some(verb);
                }
                _ => {}
            }
        }
        None
    }

    /// What the noun group itself presupposes: "sanctions imposed by X", "a truce proposed by X", and for measures "X's sanctions".
    fn presupposed(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        self.told_of(state, at, start, out);
        self.own_measure(state, at, start, out);
        self.own_proposal(state, at, start, out);
    }

    /// "Chad's truce proposal", "the truce offer by Chad": whose the proposal is that the words of the issue stand before.
    fn own_proposal(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        let c = &self.parse.chunks[at];
        // "Chad's ceasefire announcement"
        let matter = || (self.words.thing(c.head) == Some(RoleKind::Matter)).then_some(Act::Enact);
        let before = start.end <= c.head && start.first >= c.first;
        let Some(act) = self.proposes(c.head).or_else(matter).filter(|_| before) else { return };
        let possessive = self.words.classes(c.first).any(Classes::POSSESSIVE);
        // "deterring Iran's attack plans"
        let many = self.words.classes(c.head).any(Classes::NOUN_PLURAL);
        let lacking = many || c.negated || c.link.is_some_and(|l| self.words.classes(l).any(Classes::WITHOUT));
        if lacking || possessive {
            return;
        }
        let owners = self.owners(at);
        if !owners.is_empty() {
            let mut own = state.clone();
            own.act = Some(act);
            own.stance = true;
            own.owned = true;
            self.emit(&own, start, &owners, Found::Possessor, Some(at), None, out);
        }
    }

    /// What participles and relative clauses behind the noun say of it.
    fn told_of(&self, state: &State, at: usize, start: &Start, out: &mut Vec<Statement>) {
        for verb in self.relatives_of(at) {
            let v = &self.parse.chunks[verb];
            let agent = match v.form {
                Form::Participle => self.parse.agent(verb),
                // "the penalties that Oslo imposed", but not "the truce that it will propose"
                // "the truce, which Oslo had rejected": a side is taken towards it
                Form::Finite if !v.passive && !v.negated && !v.marks.any(Classes::MODAL) => {
                    let matter = matches!(start.kind, PhraseKind::Topic | PhraseKind::Event);
                    let sided = matter && self.act_of(verb).is_some() && self.takes_whole(verb);
                    // not "the sanctions on Mali, which has refused a truce"
                    v.subject
                        .filter(|&s| s != at && v.parent != Some(s))
                        .filter(|_| start.kind == PhraseKind::Measure || sided)
                }
                _ => None,
            };
            let Some(agent) = agent.filter(|_| !self.answers_itself(verb)) else { continue };
            let (parties, found) = self.who().holders(agent);
            let mut own = state.clone();
            match self.entries(verb, CuePart::Verb, Via::Content) {
                Some((entry, What::Cue { cue, .. })) if self.cue(cue).act.is_some() => {
                    let cue = self.cue(cue);
                    self.compose(&mut own, cue.side, cue.act.unwrap_or(Act::State), entry, self.chunk_span(verb));
                }
                Some((entry, What::Modifier { modifier, .. })) if start.kind != PhraseKind::Event => {
                    self.modify(&mut own, modifier, entry, self.chunk_span(verb))
                }
                _ => continue,
            }
            self.emit(&own, start, &parties, found, Some(agent), None, out);
        }
    }

    /// The clauses that tell of the noun: "the siege of the town, which Canada condemned" tells of the siege.
    fn relatives_of(&self, noun: usize) -> SmallVec<[usize; 2]> {
        let relative = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.group == Group::Verb && k.relation == Relation::Relative
        };
        let aside =
            |&k: &usize| self.parse.chunks[k].link.is_some_and(|l| l > 0 && self.words.kind(l - 1) == Kind::Comma);
        // what stands over the noun has such a clause for itself
        let over = self.parse.chunks[noun].parent.filter(|_| self.parse.chunks[noun].relation == Relation::Preposition);
        let within = over.is_some_and(|o| {
            self.parse.chunks[o].group == Group::Noun && self.words.names_matter(self.parse.chunks[o].head)
        });
        let mut out: SmallVec<[usize; 2]> =
            self.parse.children(noun).filter(relative).filter(|k| !(within && aside(k))).collect();
        let mut at = noun;
        for _ in 0..3 {
            let below = self.parse.children(at).filter(|&k| {
                let k = &self.parse.chunks[k];
                k.group == Group::Noun && k.relation == Relation::Preposition
            });
            let Some(last) = below.last() else { break };
            out.extend(self.parse.children(last).filter(relative).filter(aside));
            at = last;
        }
        out
    }

    /// Whether a verb of a relative clause has nothing else for its content.
    fn takes_whole(&self, verb: usize) -> bool {
        let content = |k: usize| matches!(self.parse.chunks[k].relation, Relation::Object | Relation::Complement);
        !self.parse.children(verb).any(content)
    }

    /// A cue noun or a shifter noun over the content.
    pub(super) fn noun_entry(
        &self,
        state: &mut State,
        at: usize,
        via: Via,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Result<(), &'static str> {
        let c = &self.parse.chunks[at];
        let span = self.span(c.head, c.head + 1);
        state.deal |= self.words.thing(c.head) == Some(RoleKind::Deal);
        if self.words.document(c.head) || self.proposes(c.head).is_some() {
            self.matters.borrow_mut().push((start.issue, state.side, None));
        }
        match self.entries(at, CuePart::Noun, via) {
            Some((entry, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                let Some(act) = cue.act else { return Ok(()) };
                // "it is the first time that Israel …" says no more than when
                let below = &self.parse.chunks[state.below];
                let perfect = below.form == Form::Finite
                    && (below.first..below.head).any(|t| self.words.classes(t).any(Classes::HAVE));
                if perfect && (c.first..c.head).any(|t| self.words.classes(t).any(Classes::NUMBER)) {
                    return Err("the noun over it is not known to pass a side on");
                }
                self.compose(state, cue.side, act, entry, span);
                let first = self.words.classes(c.first);
                // "without Iran's assent to the truce"
                if c.link.is_some_and(|l| self.words.classes(l).any(Classes::WITHOUT)) {
                    return Err("it is said to be lacking");
                }
                // "drafted a Security Council resolution": it is whoever drafts it that wants it
                let drafted = self.words.document(c.head)
                    && c.relation == Relation::Object
                    && first.any(Classes::INDEFINITE)
                    && !c.parent.is_some_and(|verb| self.receives(verb));
                // "its demand was ignored", but "repeated its demand", where the verb tells whose
                let named = !first.any(Classes::POSSESSIVE) || c.relation == Relation::Subject;
                // "condemnation of Israel over the strikes" is not Israel's
                let of = |p: u32| self.words.matcher.vocabulary.classes(p).any(Classes::OF);
                let aimed = cue.act == Some(Act::Reject)
                    && matches!(via, Via::Preposition(p) if !of(p))
                    && self.words.beginning(c.head).iter().any(
                        |m| matches!(m.what, What::Cue { part: CuePart::Noun, preposition, .. } if of(preposition)),
                    );
                let owners = if aimed { self.owners_by(at, Classes::BY) } else { self.owners(at) };
                // "vetoes a council resolution that calls for a truce": it never became one
                let failed = act == Act::Enact && self.words.document(c.head) && self.turned_down(at);
                // but "approves a US proposal" is that of the US
                let anothers = owners.iter().any(|&p| !self.words.is_body(p)) && self.who().imposed(at).is_none();
                let drafted = drafted && !anothers;
                if named && !drafted && !failed && !owners.is_empty() {
                    state.owned = true;
                    self.emit(state, start, &owners, Found::Possessor, Some(at), None, out);
                }
                Ok(())
            }
            Some((entry, What::Modifier { modifier, .. }))
                if self.modifier(modifier).kind == ModifierKind::Condition && matches!(via, Via::Preposition(_)) =>
            {
                self.hangs_on(state, at, entry, start, out)
            }
            // "a pause to let the wounded out": what it is for is not paused
            Some((_, What::Modifier { modifier, .. }))
                if self.modifier(modifier).reverses && via == Via::Content && self.let_happen(state) =>
            {
                Ok(())
            }
            Some((entry, What::Modifier { modifier, .. })) => {
                self.modify(state, modifier, entry, span);
                Ok(())
            }
            _ => {
                let of =
                    matches!(via, Via::Preposition(p) if self.words.matcher.vocabulary.classes(p).any(Classes::OF));
                // "£50m in aid", "dozens of tanks"
                let quantity =
                    self.words.kind(c.head) == Kind::Number || self.words.classes(c.head).any(Classes::NUMBER);
                if self.words.role(c.head).is_some() {
                    // "the nurses of the field hospital"
                    Err("the noun over it is not known to pass a side on")
                } else if self.words.document(c.head) {
                    state.document = true;
                    Ok(())
                } else if (of || quantity) && self.words.party(c.head).is_none() {
                    state.vague |= !quantity;
                    Ok(())
                } else {
                    Err("the noun over it is not known to pass a side on")
                }
            }
        }
    }

    /// Whether an infinitive that lets something happen is on the way.
    fn let_happen(&self, state: &State) -> bool {
        let below = &self.parse.chunks[state.below];
        below.form == Form::Infinitive && self.words.classes(below.head).any(Classes::CAUSATIVE)
    }

    /// "considers it too early to lift the embargo", "regards it as necessary to talk": what somebody says it is to do it.
    fn considered(&self, state: &mut State, at: usize, via: Via) -> Option<Next> {
        let c = &self.parse.chunks[at];
        let below = &self.parse.chunks[state.below];
        let verb = c.parent.filter(|_| via == Via::Content && below.form == Form::Infinitive)?;
        let place = match c.relation {
            Relation::Object => true,
            Relation::Preposition => c.link.is_some_and(|l| self.words.classes(l).any(Classes::AS)),
            _ => false,
        };
        let it = |k: usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Object && k.end <= c.first && self.words.classes(k.head).any(Classes::IT)
        };
        let v = &self.parse.chunks[verb];
        if !(place && v.group == Group::Verb && below.group == Group::Verb && self.parse.children(verb).any(it)) {
            return None;
        }
        // "makes it possible to", "made it clear that"
        if !(self.words.classes(v.head).any(Classes::CLASSIFYING) || self.words.reports(v.head)) {
            return None;
        }
        let judgement = self.words.between(c.first, c.end).iter().find_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Adjective, .. } => Some((m, cue)),
            _ => None,
        });
        if let Some((m, cue)) = judgement
            && let Some(act) = self.cue(cue).act
        {
            self.compose(state, self.cue(cue).side, act, m.entry, self.span(m.first as usize, m.end as usize));
            return Some(Ok(Some((verb, Via::Start))));
        }
        let evaluation = self.words.between(c.first, c.end).iter().find_map(|m| match m.what {
            What::Modifier { modifier, .. } if self.judges(m.what) => Some((m, modifier)),
            _ => None,
        });
        let Some((m, modifier)) = evaluation else {
            return Some(Err("what it is called takes no side that the lexicon knows"));
        };
        self.modify(state, modifier, m.entry, self.span(m.first as usize, m.end as usize));
        Some(Ok(Some((verb, Via::Start))))
    }

    /// "made a pull-out a condition for talks", "a pull-out is a precondition for talks, Chad says": what hangs on it.
    fn hangs_on(
        &self,
        state: &mut State,
        at: usize,
        entry: u32,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Result<(), &'static str> {
        let c = &self.parse.chunks[at];
        let span = self.chunk_span(at);
        let verb = c.parent.filter(|&v| self.parse.chunks[v].group == Group::Verb && !self.parse.chunks[v].negated);
        let is = verb.is_some_and(|v| self.words.classes(self.parse.chunks[v].head).any(Classes::BE));
        let (mut parties, mut found, mut subject) = (self.owners(at), Found::Possessor, Some(at));
        if parties.is_empty() && !is {
            subject = verb.filter(|&v| !self.parse.chunks[v].passive).and_then(|v| self.parse.chunks[v].subject);
            (parties, found) = subject.map_or((parties, found), |s| self.holders(s));
        }
        if parties.is_empty()
            && let Some(verb) = verb.filter(|_| is)
        {
            (parties, found, subject) = self.reporters(verb);
        }
        if !parties.is_empty() && !c.negated {
            state.act = Some(Act::State);
            state.stance = true;
            state.condition = Some(span);
            state.factors.push(Factor { step: Step::Condition, entry: Some(entry), span });
            self.emit(state, start, &parties, found, subject, None, out);
        }
        Err("nobody the lexicon knows makes it a condition")
    }

    /// "use force to restore", "sent a team to Doha for talks": what hangs on a noun that passes nothing on belongs to the
    /// verb over it.
    fn past_noun(&self, state: &mut State, at: usize, via: Via) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[at];
        let infinitive = self.parse.chunks[state.below].group == Group::Verb
            && self.parse.chunks[state.below].form == Form::Infinitive
            && via == Via::Content;
        let place = matches!(via, Via::Preposition(_))
            && self.parse.chunks[state.below].group == Group::Noun
            && self.words.capital(c.head)
            && !matches!(via, Via::Preposition(p) if self.words.matcher.vocabulary.classes(p).any(Classes::OF));
        let known = self.entries(at, CuePart::Noun, via).is_some() || self.words.document(c.head);
        if known || !(infinitive || place) {
            return None;
        }
        let mut verb = c.parent?;
        let mut steps = 0;
        while self.parse.chunks[verb].group == Group::Noun && steps < 3 {
            verb = self.parse.chunks[verb].parent?;
            steps += 1;
        }
        if self.parse.chunks[verb].group != Group::Verb {
            return None;
        }
        state.purpose |= infinitive;
        Some((verb, if infinitive { Via::Content } else { via }))
    }

    /// A noun for an offer or a demand.
    pub(in crate::statement) fn proposes(&self, head: usize) -> Option<Act> {
        self.words.beginning(head).iter().find_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Noun, .. } => {
                self.cue(cue).act.filter(|act| matches!(act, Act::Demand | Act::Offer))
            }
            _ => None,
        })
    }

    /// Whether a noun is the object of a refusal.
    pub(super) fn turned_down(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        c.parent.is_some_and(|verb| c.relation == Relation::Object && self.act_of(verb) == Some(Act::Reject))
    }

    /// A verb by which somebody accepts, refuses or stops what another one has made.
    fn receives(&self, verb: usize) -> bool {
        matches!(self.act_of(verb), Some(Act::Reject | Act::Support)) || self.reverses(verb)
    }

    /// Where a noun hangs.
    pub(super) fn up(&self, state: &State, at: usize) -> Next {
        let c = &self.parse.chunks[at];
        let Some(parent) = c.parent else { return Err("nothing in the sentence governs it") };
        let link = c.link.map_or(0, |l| self.words.tokens[l].word);
        match c.relation {
            Relation::Conjunct => {
                let lead = self.parse.lead(at);
                match self.past_gerund(lead) {
                    _ if lead == at => Err("the list it stands in could not be read"),
                    Some(verb) => Ok(Some((verb, Via::Content))),
                    None => self.up(state, lead),
                }
            }
            Relation::Object => Ok(Some((parent, Via::Content))),
            // "agreed to a truce after ten hours of talks"
            Relation::Preposition if c.link.is_some_and(|l| self.words.classes(l).any(Classes::ADJUNCT)) => {
                Err("it only says when, or under what, something is done")
            }
            Relation::Preposition => Ok(Some((parent, Via::Preposition(link)))),
            Relation::Subject if self.parse.chunks[parent].passive => Ok(Some((parent, Via::Content))),
            Relation::Subject => Ok(Some((parent, Via::Subject))),
            // "Britain, a guarantor of the settlement, is against …"
            Relation::Apposition if self.words.party(self.parse.chunks[parent].head).is_some() => {
                Err("it only tells who somebody is")
            }
            Relation::Apposition => self.up(state, parent),
            Relation::Predicate => self.predicate_noun(state, parent),
            Relation::Possessor => Err("it only says whose something is"),
            Relation::Agent => Err("it is what does something, not what is wanted"),
            _ => Ok(Some((parent, Via::Content))),
        }
    }

    /// "demanded lifting the siege, an exchange and a truce": of a list in which something is named for the first time nothing
    /// but the first is lifted.
    fn past_gerund(&self, lead: usize) -> Option<usize> {
        let verb = self.parse.chunks[lead].parent.filter(|_| self.parse.chunks[lead].relation == Relation::Object)?;
        let v = &self.parse.chunks[verb];
        let gerund = v.group == Group::Verb && v.form == Form::Ing && v.relation == Relation::Complement;
        let over = v.parent.filter(|&p| gerund && self.parse.chunks[p].group == Group::Verb)?;
        let turns = match self.entries(verb, CuePart::Verb, Via::Content)? {
            (_, What::Modifier { modifier, .. }) => self.modifier(modifier).reverses,
            _ => false,
        };
        let new = |&k: &usize| k != lead && self.words.classes(self.parse.chunks[k].first).any(Classes::INDEFINITE);
        (turns && self.parse.conjuncts(lead).iter().any(new)).then_some(over)
    }

    /// "All Kenya wants is a truce", "all it asks for is a truce": a verb with the same subject straight before.
    pub(super) fn all_that(&self, verb: usize) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[verb];
        let wish = (0..verb).rev().find(|&k| self.parse.chunks[k].group == Group::Verb)?;
        let w = &self.parse.chunks[wish];
        let same = w.form == Form::Finite && w.subject.is_some() && w.subject == c.subject && !w.passive && !c.negated;
        let object = |k: usize| self.parse.chunks[k].relation == Relation::Object;
        if !same || !self.words.classes(c.head).any(Classes::BE) || self.parse.children(wish).any(object) {
            return None;
        }
        match c.first - w.end {
            0 => self.act_of(wish).map(|_| (wish, Via::Content)),
            1 if self.words.classes(w.end).any(Classes::PREPOSITION) => {
                Some((wish, Via::Preposition(self.words.tokens[w.end].word)))
            }
            _ => None,
        }
    }
}
