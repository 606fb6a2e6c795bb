//! Conditions: what is tied to one, and what a threat asks for.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::Act;
use crate::statement::holder::Parties;
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

/// How a clause of condition hangs on the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
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

/// The condition of a clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tied {
    pub span: Span,
    /// A mere "if", which promises nothing.
    pub open: bool,
    /// "until": up to then things stay as they are.
    pub until: bool,
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
            // "keeps its guard up as long as the militia is not disarmed", "… as long as they do not fire"
            Tie::While if c.negated => return Some(Err("whether it is asked for cannot be told")),
            Tie::While if denied => true,
            Tie::While if self.sets(main) => false,
            // "if you do not break it, we will not break it": the same is promised, and nothing asked
            Tie::If
                if c.negated
                    && self.words.tokens[c.head].word == self.words.tokens[self.parse.chunks[main].head].word =>
            {
                return Some(Err("it stands in a clause of condition"));
            }
            Tie::If if c.negated && self.sets(main) => true,
            Tie::If => return Some(Err("it stands in a clause of condition")),
            Tie::Until | Tie::While => return Some(Err("it stands in a condition nobody sets")),
        };
        let doer = self.parse.chunks[shown].subject;
        let own = doer.map(|s| self.who().holders(s).0).unwrap_or_default();
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

    /// A word or several that make nothing certain begin at the token: "even if".
    fn hedged(&self, at: usize) -> bool {
        self.words.beginning(at).iter().any(|m| self.hedges(m))
    }

    /// Whether a mention is a word or several that make nothing certain.
    pub(super) fn hedges(&self, mention: &Mention) -> bool {
        matches!(mention.what, What::Modifier { modifier, part: ModifierPart::Word, .. }
            if self.modifier(modifier).kind == ModifierKind::Hedge)
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
    fn ask(
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

    /// "no talks without a pull-out", "frees captives only in return for a truce": what else stands there is asked for.
    pub(super) fn in_return(
        &self,
        state: &mut State,
        at: usize,
        start: &Start,
        out: &mut Vec<Statement>,
    ) -> Option<Next> {
        let c = &self.parse.chunks[at];
        let link = c.link.filter(|_| c.relation == Relation::Preposition || c.parent.is_none())?;
        let without = self.words.classes(link).any(Classes::WITHOUT);
        let exchange = self.exchange(link);
        let first = self.words.classes(link).any(Classes::ADJUNCT);
        // "in return for the raid": told, not asked
        if !(without || exchange.is_some() || first) || start.kind == PhraseKind::Event && state.side == start.side {
            return None;
        }
        let mut above = c.parent;
        let small = |a: &usize| matches!(self.parse.chunks[*a].group, Group::Noun | Group::Adjective);
        while let Some(noun) = above.filter(small) {
            above = self.parse.chunks[noun].parent;
        }
        let finite =
            |&k: &usize| self.parse.chunks[k].group == Group::Verb && self.parse.chunks[k].form == Form::Finite;
        let main = above.or_else(|| (at..self.parse.chunks.len()).find(finite))?;
        let plain = exchange.is_none() && first && !self.comes_before(main, at);
        if self.sentence.question
            || self.parse.chunks[main].group != Group::Verb
            || without && !self.denied(main)
            || c.negated
            || plain
        {
            return None;
        }
        let (parties, found, subject) = self.voice(main, &[])?;
        // "wants the sanctions removed in exchange for a limit": what somebody asks for is paid for by what stands there
        if exchange.is_some() && self.asks_over(main) {
            (state.act, state.stance) = (Some(Act::Offer), true);
            state.condition = Some(self.span(self.parse.chunks[main].first, exchange.unwrap_or(link)));
            self.emit(state, start, &parties, found, subject, None, out);
            return Some(Ok(None));
        }
        let span = self.span(exchange.unwrap_or(link), c.end);
        self.ask(state, start, span, (&parties, found, subject), out);
        Some(Ok(None))
    }

    /// "no talks before a pull-out", "will only talk after a pull-out": whether a noun behind a preposition of time is what
    /// the clause of the verb waits for.
    fn comes_before(&self, verb: usize, noun: usize) -> bool {
        let c = &self.parse.chunks[noun];
        let Some(link) = c.link.filter(|_| c.relation == Relation::Preposition) else { return false };
        if self.only(verb, link) {
            return true;
        }
        // "will not leave the valley without a signed truce"
        let classes = self.words.classes(link);
        if classes.any(Classes::WITHOUT) {
            // "refused to free them without a pull-out"
            let will = self.parse.chunks[verb].negated && self.intended(verb);
            return (will || self.refused_above(verb)) && self.words.names_matter(c.head);
        }
        let definite = Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0);
        let first = self.words.classes(c.first);
        let known = first.any(definite) && !first.any(Classes::INDEFINITE);
        classes.any(Classes::CONDITION_NEGATED)
            && !classes.any(Classes::CONDITION)
            && self.words.names_matter(c.head)
            && self.denied(verb)
            && (self.intended(verb) || !known)
    }

    /// What the clause of a verb waits for, behind a preposition of time.
    fn waits_for(&self, verb: usize) -> Option<Span> {
        let noun = |&k: &usize| self.parse.chunks[k].group == Group::Noun;
        let below = self.parse.children(verb).filter(noun).flat_map(|k| self.parse.children(k));
        self.parse.children(verb).chain(below).find(|&k| noun(&k) && self.comes_before(verb, k)).map(|k| {
            let c = &self.parse.chunks[k];
            self.span(c.link.unwrap_or(c.first), c.end)
        })
    }

    /// "will return the moment the raids stop", "the day Chad leaves, Kenya will …": a time that a clause without a relative
    /// pronoun tells of, and that what is intended waits for.
    fn the_moment_that(&self, verb: usize) -> Option<Span> {
        let told = |k: usize| {
            self.parse.children(k).find(|&v| {
                let v = &self.parse.chunks[v];
                v.relation == Relation::Relative && v.link.is_none() && v.form == Form::Finite && v.subject.is_some()
            })
        };
        let clause = |k: usize| {
            let c = &self.parse.chunks[k];
            let definite = self.words.classes(c.first).any(Classes::ARTICLE)
                && !self.words.classes(c.first).any(Classes::INDEFINITE);
            let time = c.group == Group::Noun && c.first + 1 == c.head && self.words.classes(c.head).any(Classes::TIME);
            (definite && time).then(|| told(k)).flatten().map(|v| self.span(c.first, self.parse.chunks[v].end))
        };
        let behind = |&k: &usize| self.parse.chunks[k].relation == Relation::Adverbial;
        let front = || {
            let first = self.parse.chunks.first().filter(|c| c.parent.is_none() && c.group == Group::Noun)?;
            let comma = self.parse.chunks[..verb].iter().position(|c| c.group == Group::Comma)?;
            let main = self.parse.chunks[comma..verb].iter().all(|c| c.group != Group::Verb);
            (main && first.head < self.parse.chunks[comma].first).then(|| clause(0)).flatten()
        };
        let found = self.parse.children(verb).filter(behind).find_map(clause).or_else(front);
        found.filter(|_| self.intended(verb))
    }

    /// The first word of a condition of several words that ends with the preposition ("in return for").
    fn exchange(&self, preposition: usize) -> Option<usize> {
        let ends = |m: &&Mention| {
            m.end as usize == preposition + 1
                && (m.end - m.first > 2
                    || self
                        .words
                        .classes(m.first as usize)
                        .any(Classes(Classes::ADJECTIVE.0 | Classes::VERB_PARTICIPLE.0)))
                && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
        };
        self.words.long().iter().find(ends).map(|m| m.first as usize)
    }

    /// "made its part conditional on a mandate": the words by which a verb ties its object to what stands behind them.
    pub(super) fn made_conditional(&self, verb: usize, object: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let ties = |m: &Mention| {
            let first = m.first as usize;
            let adjective = Classes(Classes::ADJECTIVE.0 | Classes::VERB_PARTICIPLE.0);
            self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
                && self.words.classes(first).any(adjective)
                && first >= self.parse.chunks[object].end
                && (c.end..first).all(|t| self.words.kind(t).is_wordlike())
        };
        let makes = self.words.classes(c.head).any(Classes::CAUSATIVE) && c.group == Group::Verb && !c.passive;
        makes && self.words.long().iter().any(ties)
    }

    /// "refused to free them": an infinitive that somebody refuses.
    fn refused_above(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let over = c.parent.filter(|_| c.form == Form::Infinitive && c.relation == Relation::Complement);
        over.is_some_and(|p| self.act_of(p) == Some(Act::Reject) && !self.parse.chunks[p].negated)
    }

    /// "wants the sanctions removed": whether a verb, or one of which it is the content, asks for something.
    fn asks_over(&self, verb: usize) -> bool {
        let over = |&at: &usize| {
            let c = &self.parse.chunks[at];
            c.parent.filter(|&p| c.relation == Relation::Complement && self.parse.chunks[p].group == Group::Verb)
        };
        let asks = |at: usize| {
            let c = &self.parse.chunks[at];
            let beside = matches!(c.relation, Relation::Adverbial | Relation::Relative);
            self.act_of(at) == Some(Act::Demand) && c.form == Form::Finite && !beside && !c.negated && !c.passive
        };
        std::iter::successors(Some(verb), over).take(3).any(asks)
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
        if !other.is_empty() && !other.iter().any(|p| parties.contains(p)) {
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
    fn ties(&self, main: usize, clause: usize, link: usize) -> bool {
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
    fn only(&self, main: usize, link: usize) -> bool {
        let m = &self.parse.chunks[main];
        let only = |t: usize| {
            self.words.classes(t).any(Classes::ADVERB) && self.words.classes(t).any(Classes::CONDITION_POSITIVE)
        };
        let time = Classes(Classes::ADJUNCT.0 | Classes::WHETHER.0 | Classes::CONDITION_NEGATED.0);
        m.group == Group::Verb
            && link > m.head
            && self.words.classes(link).any(time)
            && (m.first..m.end).any(only)
            && self.intended(main)
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
    fn tie(&self, link: usize) -> Tie {
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
    fn denied(&self, verb: usize) -> bool {
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
        let opener = self.words.tokens.iter().position(|t| t.span.start == condition.start);
        opener.is_some_and(|t| self.words.classes(t).any(Classes::CONDITION) && self.tie(t) == Tie::If)
    }

    /// "as if it did not exist" ties nothing.
    fn as_if(&self, link: usize) -> bool {
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

    /// The condition that the clause of a verb is tied to, if any.
    pub(super) fn tied(&self, verb: usize) -> Option<Tied> {
        let c = &self.parse.chunks[verb];
        // "will neither lift the ban nor open the border unless …": what ties the last of them ties all
        let joined = self.parse.children(verb).filter(|&k| {
            let j = &self.parse.chunks[k];
            j.group == Group::Verb
                && j.relation == Relation::Conjunct
                && j.subject == c.subject
                && j.negated == c.negated
        });
        let last = joined.last().filter(|&k| self.parse.chunks[k].marks == c.marks);
        // "would let them home if …"
        let caused = self.parse.children(verb).find(|&k| {
            let k = &self.parse.chunks[k];
            self.words.classes(c.head).any(Classes::CAUSATIVE)
                && k.group == Group::Verb
                && k.form == Form::Infinitive
                && k.relation == Relation::Complement
                && !self.words.classes(k.first - 1).any(Classes::TO)
        });
        let clause = || {
            // "…, and, if Chad refuses, close the border": the clause in front of the last ties only that
            let behind = |k: usize| self.parse.children(k).filter(move |&child| child > k);
            let shared = last.into_iter().chain(caused).flat_map(behind);
            self.parse.children(verb).chain(shared).find_map(|child| {
                let k = &self.parse.chunks[child];
                let link = k.link.filter(|_| k.relation == Relation::Adverbial)?;
                // "as if it did not exist"
                if self.as_if(link) {
                    return None;
                }
                let ties = self.ties(verb, child, link);
                let open = self.tie(link) == Tie::If;
                ties.then(|| Tied { span: self.span(link, k.end), open, until: self.tie(link) == Tie::Until })
            })
        };
        // "wants the ban lifted in return for a truce": what is asked for is tied to nothing
        let asked = self.asks_over(verb);
        let paid = |span: &Span| {
            let link = self.words.tokens.iter().position(|t| t.span.end > span.start);
            asked
                && link.is_some_and(|t| {
                    self.words.long().iter().any(|m| {
                        m.first as usize == t
                            && m.end > m.first + 2
                            && self.words.modifier_kind(m.what) == Some(ModifierKind::Condition)
                            && self.words.classes(m.end as usize - 1).any(Classes::FOR.with(Classes::OF))
                    })
                })
        };
        let words = self
            .worded_condition(verb)
            .filter(|span| !paid(span))
            .or_else(|| self.waits_for(verb))
            .or_else(|| self.the_moment_that(verb));
        words.map(|span| Tied { span, open: false, until: false }).or_else(clause)
    }

    /// Who speaks in a main clause: its subject, or who reports it, but none of those `but` who are asked.
    pub(super) fn voice(&self, verb: usize, but: &[u16]) -> Option<(Parties, Found, Option<usize>)> {
        let mut at = verb;
        for _ in 0..4 {
            let c = &self.parse.chunks[at];
            let agent = || self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Agent);
            let subject = if c.passive && c.group == Group::Verb { agent() } else { c.subject };
            if let Some(subject) = subject.filter(|_| c.group == Group::Verb) {
                let (parties, found) = self.who().holders(subject);
                if !parties.is_empty() && !parties.iter().any(|p| but.contains(p)) {
                    return Some((parties, found, Some(subject)));
                }
            }
            match c.parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let (parties, found) = self.same_voice(verb, true);
        (!parties.is_empty() && !parties.iter().any(|p| but.contains(p))).then_some((parties, found, None))
    }

    /// A condition of several words ("as long as", "in exchange for") behind the verb, or at the head of the sentence.
    pub(super) fn worded_condition(&self, verb: usize) -> Option<Span> {
        let c = &self.parse.chunks[verb];
        self.words.long().iter().find_map(|m| {
            let (first, end) = (m.first as usize, m.end as usize);
            let What::Modifier { modifier, .. } = m.what else {
                return None;
            };
            // "for as long as they are needed" is no "for as long as"; "only in return for" is what it is
            let opener = self.words.classes(first);
            let adverb = opener.any(Classes::ADVERB) && !opener.any(Classes::CONDITION_POSITIVE);
            if self.modifier(modifier).kind != ModifierKind::Condition || end < first + 2 || adverb {
                return None;
            }
            // "as soon as possible" asks for haste and ties to nothing
            if self.words.classes(end - 1).any(Classes::AS)
                && self.words.classes(end).any(Classes::ADJECTIVE)
                && !self.words.classes(end).any(Classes::DETERMINER)
            {
                return None;
            }
            // "will free them without asking for anything in return"
            let clause = (0..first).rev().take_while(|&t| self.words.kind(t).is_wordlike());
            if first > c.head && clause.into_iter().any(|t| self.words.classes(t).any(Classes::WITHOUT)) {
                return None;
            }
            // "agreed to a truce, and in return Chad freed …": the words tie what stands behind them
            if first > c.head && self.words.classes(first - 1).any(Classes::COORDINATOR) {
                return None;
            }
            let between = if first > c.head { (c.head + 1, first) } else { (end, c.first) };
            // "will be freed, its officials say, only in return for …": who reports stands between
            let reports = self.report_verb(verb).map(|r| self.parse.chunks[r].first);
            // "ready to free them, and to ask for the same in return": the words tie what is asked
            let asks = |v: &Chunk| v.relation == Relation::Conjunct && self.words.takes_side(v.head);
            let finite = |v: &Chunk| {
                v.group == Group::Verb
                    && (v.form == Form::Finite || asks(v))
                    && v.first >= between.0
                    && v.head < between.1
                    && Some(v.first) != reports
            };
            let comma = (between.0..between.1).any(|t| self.words.kind(t) == Kind::Comma);
            let fits = if first > c.head { !self.parse.chunks.iter().any(finite) } else { first <= 1 && comma };
            let stop = (end..self.words.tokens.len())
                .find(|&t| !self.words.kind(t).is_wordlike())
                .unwrap_or(self.words.tokens.len());
            fits.then(|| self.span(first, stop))
        })
    }
}
