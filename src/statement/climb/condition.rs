//! Conditions: what is tied to one, and what a threat asks for.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::holder::others;
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

/// How a clause of condition hangs on the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// "unless", "provided", "only once", "not before": it must come about.
    Wanted,
    /// "until": it must come about, or is a mere time.
    Until,
    /// "as long as".
    While,
    /// "if" alone.
    If,
    /// "once", "as soon as", "will only talk after": a time that what is intended waits for.
    Once,
}

impl Ground<'_> {
    /// "unless Moscow agrees to a truce": what must come about is what the holder of the main clause wants.
    pub(super) fn in_condition(
        &self,
        state: &mut State,
        at: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let c = &self.parse.chunks[at];
        // "until it admits inspectors and lets ships pass"
        let shown = self.shown(at);
        let led = &self.parse.chunks[self.parse.lead(shown)];
        let led = if led.group == Group::Verb && led.form == Form::Finite { led } else { c };
        let free = led.relation == Relation::Root && led.parent.is_none();
        if !(led.relation == Relation::Adverbial || free) || c.form != Form::Finite {
            return None;
        }
        let link = led.link?;
        let classes = self.words.classes(link);
        // "Had Chad accepted, the war would have ended"
        if classes.any(Classes::HAVE) {
            return Some(Err("it stands in a clause of condition"));
        }
        // "until a tribunal has ruled on it": those who act there are not what is asked for
        let subject = c.subject.filter(|&s| s == start.chunk && !c.passive).map(|s| self.parse.chunks[s].head);
        if subject.is_some_and(|head| matches!(self.words.role(head), Some((RoleKind::Outsider, _)))) {
            return Some(Err("it is what does something, not what is wanted"));
        }
        // "won't change, even if Chad asks for talks"
        if self.hedged(link) {
            return Some(Err("it stands in a clause of condition"));
        }
        let before = classes.any(Classes::CONDITION_NEGATED);
        let main = led.parent;
        let only = main.is_some_and(|main| self.only(main, link));
        if !classes.any(Classes::CONDITION) && !before && !only {
            return None;
        }
        // "treated it as if it did not exist"
        if self.as_if(link) {
            return Some(Err("it stands in a clause of condition"));
        }
        let Some(main) = main else {
            return (!before).then_some(Err("it stands in a condition nobody the lexicon knows sets"));
        };
        // "but not as long as …"
        let denied = self.denied(main) || link > 0 && self.words.classes(link - 1).any(Classes::NEGATIVE);
        if !self.ties(main, at, link) {
            return self.comes_first(state, main, at, start, out);
        }
        // "not as long as Hezbollah is armed", "if it does not agree": the opposite is asked for
        let turned = match self.tie(link) {
            // "the meeting will go ahead unless fighting breaks out": an evil that would prevent it
            Tie::Wanted
                if classes.any(Classes::CONDITION_NEGATIVE)
                    && !denied
                    && (start.kind == PhraseKind::Event || !self.another_party(c.subject))
                    && self.harmful(start.issue).unwrap_or(Side::Against) == state.side =>
            {
                return Some(Err("it stands in a condition nobody sets"));
            }
            Tie::Wanted => false,
            Tie::Once if only => false,
            // "will send troops once a truce is in place": who waits for it need not ask for it
            Tie::Once if !self.another_party(c.subject) => return Some(Err("it stands in a condition nobody sets")),
            Tie::Once => false,
            Tie::Until if self.sets(main) => false,
            // "stays out as long as Israel refuses to leave": what is refused is asked for
            // "will keep the truce as long as no attack comes": what is expected, not asked for
            Tie::While if start.kind == PhraseKind::Event && !state.stance && state.took(Step::Negation) => {
                return Some(Err("it stands in a condition nobody sets"));
            }
            Tie::While if state.act == Some(Act::Reject) => true,
            // "will stay as long as they have not handed them over"
            Tie::While if c.negated && c.marks.any(Classes::HAVE) && self.sets(main) => true,
            // "keeps its guard up as long as the militia is not disarmed", "… as long as they do not fire"
            Tie::While if c.negated => return Some(Err("whether it is asked for cannot be told")),
            Tie::While if denied => true,
            // "will arm them as long as a foreign soldier is in Mali": an evil that goes on is to end
            Tie::While if self.sets(main) => self.harmful(start.issue).unwrap_or(Side::Against) == state.side,
            // "if you do not break it, we will not break it": the same is promised, and nothing asked
            Tie::If
                if c.negated
                    && self.words.tokens[c.head].word == self.words.tokens[self.parse.chunks[main].head].word =>
            {
                return Some(Err("it stands in a clause of condition"));
            }
            Tie::If if c.negated && self.sets(main) => true,
            // "can only be lifted if …"
            Tie::If if self.restricts(main, link) => false,
            // "is willing to lift the ban if Chad comes back to the talks": what somebody else gets something for
            Tie::If if self.ready(main) && !self.does_harm(main, link) && self.rewards(state, at, start) => false,
            Tie::If => return Some(Err("it stands in a clause of condition")),
            Tie::Until | Tie::While => return Some(Err("it stands in a condition nobody sets")),
        };
        let doer = self.parse.chunks[shown].subject;
        let mut own = doer.map(|s| self.who().holders(s).0).unwrap_or_default();
        if doer.is_some_and(|s| self.threatened(s, main, link, &own)) {
            own.clear();
        }
        let Some((parties, found, subject)) = self.voice(main, &own) else {
            return Some(Err("it stands in a condition nobody the lexicon knows sets"));
        };
        if turned {
            state.side = state.side.reversed();
        }
        let span = self.span(link, c.end);
        self.ask(state, start, span, (&parties, found, subject), out);
        Some(Ok(None))
    }

    /// "will strike Chad unless it leaves": "it" is whoever something is done to, and not the doer.
    fn threatened(&self, doer: usize, main: usize, link: usize, own: &[u16]) -> bool {
        let chunks = &self.parse.chunks;
        let pronoun = self.words.classes(chunks[doer].head).any(Classes(Classes::IT.0 | Classes::THEY.0));
        let does = || self.voice(main, &[]).is_some_and(|(parties, ..)| parties.iter().all(|p| own.contains(p)));
        let suffers = |k: usize| {
            let c = &chunks[k];
            let below = matches!(c.relation, Relation::Object | Relation::Preposition);
            let named = self.words.party(c.head).map(|p| p.0);
            below && c.end <= link && named.is_some_and(|p| !own.contains(&p)) && self.parse.hangs_below(k, main)
        };
        // "Chad would face sanctions unless it left"
        let named = |s: usize| self.words.party(chunks[s].head).is_some_and(|p| !own.contains(&p.0));
        let befalls = self.words.begins_fate(chunks[main].head) && chunks[main].subject.is_some_and(named);
        pronoun && !own.is_empty() && ((main..chunks.len()).any(suffers) && does() || befalls)
    }

    /// A word or several that make nothing certain begin at the token: "even if".
    fn hedged(&self, at: usize) -> bool {
        self.words.beginning(at).iter().any(|m| self.hedges(m))
    }

    /// Whether a mention is a word or several that make nothing certain.
    pub(super) fn hedges(&self, mention: &Mention) -> bool {
        matches!(mention.what, What::Modifier { modifier, part: ModifierPart::Word, .. }
            if self.modifier(modifier).kind.is_hedge())
    }

    /// "unless Chad shows that it is serious about …": the clause over what its own subject is to show or say.
    fn shown(&self, at: usize) -> usize {
        let c = &self.parse.chunks[at];
        let over = c.parent.filter(|&p| {
            let p = &self.parse.chunks[p];
            let finite = p.group == Group::Verb && p.form == Form::Finite && p.relation == Relation::Adverbial;
            let ties = p.link.is_some_and(|l| self.words.classes(l).any(Classes::CONDITION));
            finite && ties && self.words.classes(p.head).any(Classes::VERB) && self.same(c.subject, p.subject)
        });
        over.filter(|_| c.relation == Relation::Complement && c.form == Form::Finite).unwrap_or(at)
    }

    /// Whether two subjects are one party, or the first a pronoun for the second.
    fn same(&self, subject: Option<usize>, other: Option<usize>) -> bool {
        let (Some(subject), Some(other)) = (subject, other) else { return false };
        let third = Classes(Classes::IT.0 | Classes::THEY.0 | Classes::SUBJECT.0);
        let s = &self.parse.chunks[subject];
        let pronoun = s.first + 1 == s.end && self.words.classes(s.head).any(third);
        let first = Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0);
        let holders = self.holders(subject).0;
        pronoun && !self.words.classes(s.head).any(first) || !holders.is_empty() && holders == self.holders(other).0
    }

    /// What a condition asks for is a demand of whoever sets it.
    pub(super) fn ask(
        &self,
        state: &mut State,
        start: &Start,
        condition: Span,
        (parties, found, subject): (&[u16], Found, Option<usize>),
        out: &mut Vec<Statement>,
    ) {
        state.act = Some(Act::Demand);
        state.stance = true;
        state.condition = None;
        state.low = false;
        state.factors.push(Factor { step: Step::Condition, entry: None, span: condition });
        self.emit(state, start, parties, found, subject, None, out);
    }

    /// "A truce is conditional on their release": whoever says so asks for it.
    pub(super) fn hung_on(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> Next {
        let (parties, found, subject) = self.reporters(at);
        if parties.is_empty() || self.sentence.question {
            return Err("it stands in a condition nobody the lexicon knows sets");
        }
        self.ask(state, start, self.chunk_span(at), (&parties, found, subject), out);
        Ok(None)
    }

    /// "must leave before talks can begin": what is possible only when what is asked has come about.
    fn comes_first(
        &self,
        state: &mut State,
        main: usize,
        at: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let (c, m) = (&self.parse.chunks[at], &self.parse.chunks[main]);
        let link = c.link.filter(|&l| self.words.classes(l).any(Classes::CONDITION_NEGATED))?;
        let once = self.words.classes(link).any(Classes::CONDITION);
        let asked = m.marks.any(Classes::MUST) || self.asks(main);
        if once || !c.marks.any(Classes::MAY) || c.negated || !asked || self.denied(main) || m.first > c.first {
            return None;
        }
        // "said that Chad must leave before …"
        let over = if m.marks.any(Classes::MUST) && !self.asks(main) { self.report_verb(main)? } else { main };
        let (parties, found, subject) = self.voice(over, &[])?;
        // "before Chad can strike again", "said that Chad must be stopped before it can"
        let pronoun = c.subject.is_some_and(|s| self.words.classes(self.parse.chunks[s].head).any(Classes::PRONOUN));
        let another = m.subject.is_some_and(|s| !self.holders(s).0.iter().all(|p| parties.contains(p)));
        if pronoun && another {
            return None;
        }
        let other = c.subject.map(|s| self.holders(s).0).unwrap_or_default();
        if others(&other, &parties) {
            return None;
        }
        let span = self.chunk_span(main);
        state.act = Some(Act::State);
        state.stance = true;
        state.low = false;
        state.condition = Some(span);
        state.factors.push(Factor { step: Step::Condition, entry: None, span });
        self.emit(state, start, &parties, found, subject, None, out);
        Some(Ok(None))
    }

    /// Whether a clause is the content of a demand, over it or over the verb that it goes on with.
    fn asks(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..3 {
            if self.parse.chunks[at].group == Group::Verb && self.act_of(at) == Some(Act::Demand) {
                return true;
            }
            match self.parse.chunks[at].parent {
                Some(parent) if self.parse.chunks[at].relation == Relation::Complement => at = parent,
                _ => return false,
            }
        }
        false
    }

    /// Whether the clause behind a subordinator ties that of the main verb.
    pub(super) fn ties(&self, main: usize, clause: usize, link: usize) -> bool {
        let classes = self.words.classes(link);
        let condition = classes.any(Classes::CONDITION);
        // "willing to talk, but not while …"
        if link > 0 && self.words.classes(link - 1).any(Classes::NEGATIVE) && self.intended(main) {
            return true;
        }
        match (condition, classes.any(Classes::CONDITION_NEGATED)) {
            (true, true) => self.intended(main),
            (true, false) => true,
            (false, true) => self.waits(main, clause) || self.only(main, link),
            (false, false) => self.only(main, link),
        }
    }

    /// "will only talk after …", "would sign only, he said, when …": a word in the verb group ties the time behind it.
    pub(super) fn only(&self, main: usize, link: usize) -> bool {
        let time = Classes(Classes::ADJUNCT.0 | Classes::WHETHER.0 | Classes::CONDITION_NEGATED.0);
        self.words.classes(link).any(time) && self.restricts(main, link) && self.intended(main)
    }

    /// "will only talk if …": a word in the verb group that ties what stands behind it.
    pub(super) fn restricts(&self, verb: usize, link: usize) -> bool {
        let v = &self.parse.chunks[verb];
        v.group == Group::Verb && link > v.head && (v.first..v.end).any(|t| self.is_only(t))
    }

    /// "is willing to", "offered to": the verb is what somebody has said to be ready for.
    fn ready(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let over = c.parent.filter(|_| c.form == Form::Infinitive && c.relation == Relation::Complement);
        let ready = |act| matches!(act, Some(Act::Offer | Act::Support));
        let willing = |at: usize| match self.parse.chunks[at].group {
            Group::Verb => ready(self.act_of(at)) && !self.parse.chunks[at].negated,
            Group::Adjective => {
                matches!(self.entries(at, CuePart::Adjective, Via::Content), Some((_, What::Cue { cue, .. })) if ready(self.cue(cue).act))
            }
            _ => false,
        };
        !c.negated && over.is_some_and(willing)
    }

    /// Whether the clause of a verb is a good that another party is to do.
    fn rewards(&self, state: &State, verb: usize, start: &Start) -> bool {
        let c = &self.parse.chunks[verb];
        let good = self.harmful(start.issue).map_or(Side::For, Side::reversed) == state.side;
        let alone = self.parse.lead(verb) == verb;
        good && alone && !state.took(Step::Negation) && !c.negated && !c.passive && self.another_party(c.subject)
    }

    /// Whether the words between a verb and what ties it name a harm: "is prepared to strike if …".
    fn does_harm(&self, verb: usize, link: usize) -> bool {
        let side = |issue: u16, block: u16| {
            self.words.matcher.lexicon.issues[usize::from(issue)].phrases[usize::from(block)].side
        };
        let harms = |m: &Mention| matches!(m.what, What::Issue { issue, block, .. } if self.harmful(issue) == Some(side(issue, block)));
        // "to lift the ban", "to scale the raids down"
        let turns = |m: &Mention| matches!(m.what, What::Modifier { modifier, .. } if self.modifier(modifier).reverses);
        let words = self.words.between(self.parse.chunks[verb].first, link);
        words.iter().any(harms) && !words.iter().any(turns)
    }

    /// Whether the clause of a verb, or one over it, is what somebody will, may or is ready to do, and not what happened or
    /// is only wished for.
    pub(super) fn intended(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..3 {
            let c = &self.parse.chunks[at];
            let ready = |act| matches!(act, Some(Act::Offer | Act::Support | Act::Reject));
            let stance = match c.group {
                Group::Verb => at != verb && ready(self.act_of(at)),
                Group::Adjective => {
                    matches!(self.entries(at, CuePart::Adjective, Via::Content), Some((_, What::Cue { cue, .. })) if ready(self.cue(cue).act))
                }
                _ => false,
            };
            if stance || c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0)) {
                return true;
            }
            match c.parent {
                Some(parent) if matches!(c.relation, Relation::Complement | Relation::Conjunct) => at = parent,
                _ => return false,
            }
        }
        false
    }

    /// Whether the subject of a clause of condition names somebody.
    fn another_party(&self, subject: Option<usize>) -> bool {
        subject.is_some_and(|s| !self.holders(s).0.is_empty() || !self.owners(s).is_empty())
    }

    /// What a word that ties a clause says of it.
    pub(super) fn tie(&self, link: usize) -> Tie {
        let classes = self.words.classes(link);
        let condition = classes.any(Classes::CONDITION);
        if condition == classes.any(Classes::CONDITION_NEGATED) {
            return Tie::Once;
        }
        let alone = classes.any(Classes(Classes::CLAUSE_ONLY.0 | Classes::MODAL.0));
        if classes.any(Classes::CONDITION_NEGATIVE) {
            return if alone { Tie::Wanted } else { Tie::Until };
        }
        match (alone, classes.any(Classes::AS)) {
            // "not before", "no talks while"
            _ if classes.any(Classes::CONDITION_NEGATED) => {
                if alone {
                    Tie::While
                } else {
                    Tie::Wanted
                }
            }
            (true, _) => Tie::If,
            (_, true) => Tie::While,
            _ => Tie::Wanted,
        }
    }

    /// "will not", "there can be no talks", "sees no point in": the clause of the verb denies.
    pub(super) fn denied(&self, verb: usize) -> bool {
        let refuses = self.act_of(verb) == Some(Act::Reject);
        refuses
            || self.parse.chunks[verb].negated
            || self.parse.children(verb).any(|k| {
                let k = &self.parse.chunks[k];
                k.group == Group::Noun && k.negated
            })
            || self.parse.chunks[verb].form == Form::Infinitive
                && self.parse.chunks[verb].parent.is_some_and(|p| {
                    let c = &self.parse.chunks[p];
                    c.group == Group::Verb && self.denied(p)
                })
    }

    /// Whether the words of a condition begin with "if" alone.
    pub(super) fn mere_if(&self, condition: Span) -> bool {
        self.opener(condition).is_some_and(|t| self.words.classes(t).any(Classes::CONDITION) && self.tie(t) == Tie::If)
    }

    /// The token that a condition begins with.
    fn opener(&self, condition: Span) -> Option<usize> {
        self.words.tokens.iter().position(|t| t.span.start == condition.start)
    }

    /// The word "only", which ties what stands behind it.
    fn is_only(&self, at: usize) -> bool {
        let c = self.words.classes(at);
        c.any(Classes::ADVERB) && c.any(Classes::CONDITION_POSITIVE)
    }

    /// Whether the words of a condition begin with "only": "only if", "only once".
    pub(super) fn only_if(&self, condition: Span) -> bool {
        self.opener(condition).is_some_and(|t| self.is_only(t))
    }

    /// "as if it did not exist" ties nothing.
    pub(super) fn as_if(&self, link: usize) -> bool {
        self.tie(link) == Tie::If && link > 0 && self.words.classes(link - 1).any(Classes::AS)
    }

    /// "will not talk before …", "rules out a truce while …": a denied verb is tied to such a clause, unless both only tell
    /// what happened ("rejected a truce before the talks began").
    fn waits(&self, main: usize, clause: usize) -> bool {
        let told = |k: usize| {
            let c = &self.parse.chunks[k];
            let past = self.words.classes(c.head);
            c.form == Form::Finite
                && !c.passive
                && !c.negated
                && c.marks == Classes::default()
                && past.any(Classes::VERB_PAST)
                && !past.any(Classes(Classes::VERB_BASE.0 | Classes::BE.0))
        };
        // "while Peru backs the truce, Chile rejects it", "rejects the truce, while …": a contrast, unless it is refused ahead
        let (c, k) = (&self.parse.chunks[main], &self.parse.chunks[clause]);
        let opener = k.link.unwrap_or(k.first);
        let behind = c.first < opener && (opener == 0 || self.words.kind(opener - 1) != Kind::Comma);
        let ahead = c.negated && c.marks.any(Classes(Classes::WILL.0 | Classes::MODAL.0));
        // "had not lifted the embargo before the talks began"
        let past = self.words.classes(c.first).any(Classes::VERB_PAST);
        let not_done = c.negated && c.marks.any(Classes::HAVE) && past;
        // "While the crowd waited, Chad would not …": what happened is only the time
        let time = !behind && told(clause);
        self.denied(main) && (behind || ahead) && !time && !((told(main) || not_done) && told(clause))
    }

    /// Whether a main clause, or one over it, is what somebody intends, asks, accepts or refuses, and not what happened.
    fn sets(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..3 {
            let c = &self.parse.chunks[at];
            let stance = |part, k| matches!(self.entries(k, part, Via::Content), Some((_, What::Cue { cue, .. })) if self.cue(cue).act.is_some());
            let ready = |k: usize| self.parse.chunks[k].group == Group::Adjective && stance(CuePart::Adjective, k);
            if c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0))
                || self.denied(at)
                || c.group == Group::Verb && stance(CuePart::Verb, at)
                || c.group == Group::Adjective && ready(at)
                || self.parse.children(at).any(ready)
            {
                return true;
            }
            match c.parent {
                Some(parent) if c.relation == Relation::Complement => at = parent,
                _ => return false,
            }
        }
        false
    }
}
