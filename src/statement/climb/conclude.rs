//! Who holds what a complete clause says, or where the climb goes on.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, PartyForm, What};
use crate::stance::{Act, Side};
use crate::statement::{Factor, Found, Statement, Step};

impl Ground<'_> {
    /// Who holds what a complete clause says, or where to climb on.
    pub(super) fn conclude(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if self.asked(at) && !self.answered(at, start) {
            return Err("a question takes no side");
        }
        if self.hearsay(at) {
            return Err("it is told as hearsay");
        }
        // "Serbia demands: (a) that it drop its claim;"
        if c.parent.is_none() && self.opens_that(at) && self.itemised(state, at, start, out) {
            return Ok(None);
        }
        if state.will && !state.must && !state.stance && self.expected_of_another(at) {
            return Err("what another party is expected to do is a prediction");
        }
        self.under_denial(state, at)?;
        // "said that it had not broken the truce"
        let harm = start.side == Side::Against || self.harmful(start.issue) == Some(start.side);
        let deed = harm && start.chunk == at && start.kind == PhraseKind::Deed;
        let undone = deed || state.took(Step::Reverse) && state.side == Side::For;
        let perfect = c.negated && c.marks.any(Classes::HAVE) && self.act_of(at).is_none();
        if undone && perfect && !state.stance && self.report_verb(at).is_some() {
            return Err("the denial of a fact takes no side");
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
                // "warned that Chad must leave"
                let speaker = self.parse.chunks[demand.0].subject.filter(|_| state.must && !c.negated);
                if let Some((parties, found)) = speaker.map(|s| self.holders(s)).filter(|h| !h.0.is_empty())
                    && !self.sentence.question
                {
                    state.act = Some(Act::Demand);
                    self.emit(state, start, &parties, found, speaker, None, out);
                    return Ok(None);
                }
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
        // "Peru's condition is that Chad leave": what must come about is asked for, by whoever sets it or says so
        if let Some((noun, entry)) = self.told_by_condition(at).filter(|_| !aside && !state.stance) {
            let owners = self.owners(noun);
            let (by, ..) = self.reporters(at);
            let (parties, found) = if owners.is_empty() { (by, Found::Voice) } else { (owners, Found::Possessor) };
            if parties.is_empty() {
                return Err("it is not said by whom");
            }
            self.compose(state, Side::For, Act::Demand, entry, self.chunk_span(noun));
            self.emit(state, start, &parties, found, Some(noun), None, out);
            return Ok(None);
        }
        // "Peru's demand is that Chad leave"
        if let Some((noun, entry, cue)) = viewed
            && let Some(act) = self.cue(cue).act
        {
            let owners = self.viewers(noun).0;
            if owners.is_empty() {
                return Err("it is not said by whom");
            }
            self.compose(state, self.cue(cue).side, act, entry, self.chunk_span(noun));
            self.emit(state, start, &owners, Found::Possessor, Some(noun), None, out);
            return Ok(None);
        }
        if !state.stance && !state.will && !state.must && self.only_wanted(at) {
            return Err("it is wanted, and not said by whom");
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
        // "had to be requested by Chad": what somebody is to say, nobody has said
        if c.passive && c.marks.any(Classes::MUST) && state.stance && subject.is_some() {
            return Err("it is said what a party must do, but not who demands it");
        }
        if subject.is_some_and(|s| self.of_possible(s)) && !state.stance {
            return Err("a deed told as a fact, not a position");
        }
        // "said that arming them would prolong the war": what a deed would do, nobody wants
        let done = |s: usize| {
            let s = &self.parse.chunks[s];
            let c = self.words.classes(s.head);
            s.group == Group::Verb || s.first == s.head && c.any(Classes::VERB_ING) && !c.any(Classes::ANY_NOUN)
        };
        if subject.is_some_and(done) && !state.stance && !c.passive {
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
            return self.of_phrase(state, at, subject, start, out);
        }
        if self.suffers(start) && start.chunk == at {
            // "Chad faces sanctions": nobody says so, or it is news
            let warns = || self.report_verb(at).is_some_and(|v| self.act_of(v) == Some(Act::Threaten));
            if start.kind == PhraseKind::Fate && !(state.stance || state.will || state.must || warns()) {
                return Err("a deed told as a fact, not a position");
            }
            if warns() {
                state.act = state.act.or(Some(Act::Threaten));
            }
            if !(state.stance || state.will || state.must) && state.act.is_none() {
                let denied = state.took(Step::Negation);
                state.act = Some(if denied { Act::Reject } else { Act::State });
                state.stance = true;
            }
            return self.by_reporter(state, at, start, out);
        }
        // "The council's terms followed: Iraq was to give up its arms"
        let told = c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0)) || state.will || state.must;
        if let Some((owners, noun)) = self.termed(at).filter(|_| told && !c.passive && !self.sentence.question) {
            state.act = Some(Act::Demand);
            self.emit(state, start, &owners, Found::Document, Some(noun), None, out);
            return Ok(None);
        }
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
                return self.of_party(state, at, subject, (parties, found), start, out);
            }
            let told = self.by_document(state, at, subject, start, out);
            if let Some(next) = told.or_else(|| self.of_thing(state, at, subject, start, out)) {
                return next;
            }
        }
        self.of_nobody(state, at, start, out)
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
        let condition =
            |m: &Mention| m.end > m.first + 1 && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition);
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

    /// "would accept a contingent furnished by Peru": what somebody would do in a thing that is not there yet.
    fn of_possible(&self, doer: usize) -> bool {
        let chunks = &self.parse.chunks;
        let made = chunks[doer]
            .parent
            .filter(|&v| chunks[doer].relation == Relation::Agent && chunks[v].form == Form::Participle);
        let Some(made) = made.map(|v| &chunks[v]) else { return false };
        let indefinite = |s: usize| self.words.classes(chunks[s].first).any(Classes::INDEFINITE);
        let mut at = made.parent;
        while let Some(over) = at.filter(|&o| chunks[o].group != Group::Verb) {
            at = chunks[over].parent;
        }
        let modal = Classes(Classes::WILL.0 | Classes::MAY.0 | Classes::MODAL.0);
        made.subject.is_some_and(indefinite) && at.is_some_and(|v| chunks[v].marks.any(modal))
    }

    /// "had every right to strike": a verb that says what its subject may do, and what that is worth.
    pub(super) fn entitles(&self, verb: usize) -> bool {
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
        let body = |&p: &u16| self.words.is_body(p);
        self.words.document(self.parse.chunks[document].head)
            && self.turned_down(document)
            && self.who().attributive(document).iter().any(body)
    }

    /// Who does what is done: "was signed by Chad", "was agreed between Chad and Niger".
    fn agent(&self, verb: usize, start: &Start) -> Option<usize> {
        let agent = self.parse.agent(verb);
        agent.or_else(|| self.agreed_between(verb, start)).or_else(|| self.judged_in(verb))
    }

    /// "The move was welcomed in Dublin": the capital in which something is praised or condemned stands for who does so.
    fn judged_in(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        let judges = |what: What| {
            matches!(what, What::Cue { cue, .. }
                if self.cue(cue).act == Some(Act::Reject) || self.cue(cue).act == Some(Act::Support) && self.cue(cue).presupposes)
        };
        let told = c.passive
            && matches!(c.form, Form::Finite | Form::Participle)
            && !c.negated
            && !c.marks.any(Classes::MODAL);
        self.entries(verb, CuePart::Verb, Via::Content).filter(|e| told && judges(e.1))?;
        self.capital_at(verb)
    }

    /// "in Dublin", "from Dublin": the capital alone behind a preposition of place that hangs on a verb or a noun.
    pub(super) fn capital_at(&self, over: usize) -> Option<usize> {
        let named = |c: &Chunk, (_, form, mention): (u16, PartyForm, &Mention)| {
            form == PartyForm::Metonym && (mention.first as usize, mention.end as usize) == (c.first, c.end)
        };
        self.parse.children(over).find(|&k| {
            let c = &self.parse.chunks[k];
            let place = c
                .link
                .is_some_and(|l| self.words.classes(l).any(Classes::PLACE) && !self.words.classes(l).any(Classes::TO));
            c.relation == Relation::Preposition && place && self.words.party(c.head).is_some_and(|p| named(c, p))
        })
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

    /// "the bases would be legitimate targets": a harm that the phrase calls its subject to suffer.
    fn suffers(&self, start: &Start) -> bool {
        let c = &self.parse.chunks[start.chunk];
        let last = &self.parse.chunks[self.parse.of_token[start.end - 1]];
        // "legitimate targets", "a cause for war"
        let predicate = |k: usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Predicate && start.first < k.end && k.end <= start.end
        };
        let harms = self.harmful(start.issue) == Some(start.side);
        start.kind == PhraseKind::Fate && c.group == Group::Verb
            || start.kind == PhraseKind::Deed
                && harms
                && c.group == Group::Verb
                && self.words.classes(c.head).any(Classes::COPULA)
                && !self.words.classes(start.end - 1).any(Classes(Classes::ADJECTIVE.0 | Classes::ADVERB.0))
                && last.end == start.end
                && self.parse.children(start.chunk).any(predicate)
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
        // "vowed that his men would fight on"
        let own = self.owners(subject).iter().any(|p| mine.contains(p));
        !own && !theirs.iter().any(|p| mine.contains(p))
            && self.who().attributive(subject).is_none_or(|p| !mine.contains(&p))
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
                        let link = self.words.classes(l);
                        // "would like the ban to be lifted"
                        let own = || c.subject.is_some_and(|s| self.parse.chunks[s].parent == Some(at));
                        let wanted = link.any(Classes::PREPOSITION) && !link.any(Classes::PLACE) && own();
                        link.any(Classes::FOR) || wanted || c.form == Form::Ing && link.any(Classes::PREPOSITION)
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
        let be = self.words.classes(main.head).any(Classes::COPULA);
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

    /// "What is expected of the rebels is that it give up its arms": a bare verb behind "it" tells no deed.
    fn only_wanted(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        let that =
            self.parse.chunks[self.parse.lead(at)].link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        let one = |s: usize| {
            self.words.classes(self.parse.chunks[s].head).any(Classes(Classes::IT.0 | Classes::HE.0 | Classes::SHE.0))
        };
        let class = self.words.classes(c.head);
        let bare = class.any(Classes::VERB_BASE) && !class.any(Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0));
        that && bare && c.first == c.head && c.subject.is_some_and(one)
    }

    /// "Kenya believes Chad will leave", "fears that Chad will attack": what is thought of another, by a verb that does not
    /// tell what was said.
    fn expected_of_another(&self, at: usize) -> bool {
        let c = &self.parse.chunks[self.parse.lead(at)];
        let verb = c.parent.filter(|_| c.relation == Relation::Complement && c.form == Form::Finite);
        let Some(verb) = verb.filter(|&v| self.parse.chunks[v].group == Group::Verb) else { return false };
        let v = &self.parse.chunks[verb];
        let (Some(thinker), Some(doer)) = (v.subject, self.parse.chunks[at].subject) else { return false };
        let mut cues = self.words.beginning(v.head).iter().filter_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => Some(self.cue(cue)),
            _ => None,
        });
        // a verb that no lexicon knows, or one of thinking
        // "it emerged that Chad would leave": nobody thinks it
        let it = self.words.classes(self.parse.chunks[thinker].head).any(Classes::IT);
        let unknown = cues.clone().next().is_none() && !it;
        let thinks = unknown || cues.any(|cue| cue.act.is_none() && cue.raising);
        let is = self.words.classes(v.head).any(Classes(Classes::BE.0 | Classes::HAVE.0));
        let (by, of) = (self.holders(thinker).0, self.holders(doer).0);
        thinks && !is && v.form == Form::Finite && !v.passive && !of.is_empty() && !of.iter().all(|p| by.contains(p))
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
            if self.doubted(here) {
                return true;
            }
            at = c.parent.filter(|_| c.relation == Relation::Complement);
        }
        false
    }

    /// "Peru doubts that Chad wants a truce", "does not believe Chad is ready": what another is not thought to want.
    fn doubted(&self, clause: usize) -> bool {
        let c = &self.parse.chunks[clause];
        let told = c.group == Group::Verb && c.form == Form::Finite && c.relation == Relation::Complement;
        // "is not convinced that …"
        let over = c.parent.map(|p| match self.parse.chunks[p].group {
            Group::Adjective => self.parse.chunks[p].parent.unwrap_or(p),
            _ => p,
        });
        let verb = over.filter(|&v| told && self.parse.chunks[v].group == Group::Verb);
        let (Some(verb), Some(doer)) = (verb, c.subject) else { return false };
        let v = &self.parse.chunks[verb];
        // "is not convinced", whose words begin at "is"
        let begins = || (v.first..=v.head).flat_map(|t| self.words.beginning(t).iter());
        let cue = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => Some(self.cue(cue)),
            _ => None,
        };
        let hedges = |m: &Mention| {
            matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, .. }
                if self.modifier(modifier).kind.is_hedge())
        };
        let thinks = v.negated && begins().filter_map(cue).any(|cue| cue.act.is_none() && cue.raising);
        // "is not convinced that" holds its own "not"
        let whole = |m: &Mention| m.end as usize > v.end || !v.negated && begins().filter_map(cue).next().is_none();
        let doubts = begins().any(|m| hedges(m) && whole(m));
        let by = v.subject.map(|s| self.holders(s).0).unwrap_or_default();
        let of = self.holders(doer).0;
        // "doubts that it will": neither does it intend to
        doubts || thinks && !of.is_empty() && !of.iter().any(|p| by.contains(p))
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
                // "rejected what it called illegal sanctions" names a thing and asks nothing
                if self.words.classes(c.head).any(Classes::CLASSIFYING) {
                    return c.parent.is_some_and(|p| self.words.reports(self.parse.chunks[p].head));
                }
                return !matches!(c.relation, Relation::Relative | Relation::Subject) && !self.at_a_time(here);
            }
            // "said nothing of what it would do, although it had floated an embargo": the second clause asks nothing
            at = c.parent.filter(|_| !matches!(c.relation, Relation::Adverbial | Relation::Relative));
        }
        false
    }
}
