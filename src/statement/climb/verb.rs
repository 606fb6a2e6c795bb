//! Verbs on the way up: cues, shifters and evaluations, and matters that are a verb's subject.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind, PartyKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::{Factor, Found, Statement, Step};
use crate::text::Span;

impl Ground<'_> {
    pub(super) fn verb(&self, state: &mut State, at: usize, via: Via, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if via == Via::Content && self.words.classes(c.head).any(Classes::LIST) && self.listed(state, at, start, out) {
            return Ok(None);
        }
        if let Some(whole) = self.included_in(at).filter(|_| via == Via::Content) {
            return Ok(Some((whole, Via::Content)));
        }
        let via = if self.paid(at, via) { Via::Content } else { via };
        if via == Via::Subject {
            return self.over_subject(state, at, start, out);
        }
        // "Juba has accepted."
        if via == Via::Start && start.entry.is_none() && start.kind == PhraseKind::Topic && state.below == at {
            let Some((entry, What::Cue { cue, .. })) = self.entries_over(at, CuePart::Verb, Via::Content, false) else {
                return Err("the verb over it is not known to pass a side on");
            };
            let cue = self.cue(cue);
            let Some(act) = cue.act else { return Err("it is only reported, without a side") };
            self.compose(state, cue.side, act, entry, self.span(c.head, c.end));
        }
        if via != Via::Start && self.framed.contains(&(start.issue, at)) {
            return Err("verb and object name the issue together");
        }
        if via == Via::Start && state.below == at {
            self.none_does(state, at, start);
            self.none_of_them(state, at);
        }
        if via != Via::Start && !start.holds(c.head) {
            let head = self.span(c.head, c.end.max(c.head + 1));
            // "withdrew its offer to send observers", where the offer belongs to the words of the issue
            let offer = self.parse.of_token[start.first] == state.below
                && self.parse.chunks[state.below].group == Group::Noun
                && self.proposes(start.first).is_some();
            if (state.stance || offer) && self.drops(at) {
                // "dropped its opposition to the accession": who opposes no longer lets it happen
                if !(state.act == Some(Act::Reject) && self.carries(state, at)) {
                    return Err("the position was dropped");
                }
                self.turn(state, Step::Reverse, None, head);
                state.act = Some(Act::Support);
                self.grammar_of(state, at);
                return self.conclude(state, at, start, out);
            }
            // "vows for the bloc to lift sanctions"
            let below = &self.parse.chunks[state.below];
            let whole = below.group == Group::Verb && below.form == Form::Infinitive && self.for_word(via);
            if let Some(infinitive) = self.addressed(state, at).filter(|&v| !start.holds(self.parse.chunks[v].head)) {
                match self.entries(infinitive, CuePart::Verb, Via::Content) {
                    Some((entry, What::Modifier { modifier, .. })) if !self.acts(infinitive) => {
                        self.modify(state, modifier, entry, self.chunk_span(infinitive));
                        self.grammar_of(state, infinitive);
                    }
                    // "asked the observers to write a report" asks for no observers; "agreed on observers to write it" does
                    _ if self.asks_somebody(at, via) => return Err("it is the subject of a verb that takes no side"),
                    _ => {}
                }
            }
            // "it was not for Bern to withdraw" is no taking of sides for it
            let it = c.subject.is_some_and(|s| self.words.classes(self.parse.chunks[s].head).any(Classes::IT));
            if it && self.for_word(via) && below.group == Group::Verb && self.words.classes(c.head).any(Classes::BE) {
                return Err("the verb over it is not known to pass a side on");
            }
            let classifies = self.words.classes(c.head).any(Classes::CLASSIFYING);
            // "called the recognition a reward for terrorism" calls for nothing
            let clause = self.parse.chunks[state.below].group != Group::Noun;
            let found = self.entries_over(at, CuePart::Verb, via, clause);
            match found.or_else(|| self.entries(at, CuePart::Verb, Via::Content).filter(|_| whole)) {
                Some((entry, What::Cue { cue, .. })) => {
                    let cue = self.cue(cue);
                    match cue.act {
                        Some(Act::Threaten) if self.fact(state) || self.befalls(state, at, via, start) => {
                            return Err("what is warned of is told as a fact");
                        }
                        Some(act) => self.compose(state, cue.side, act, entry, head),
                        None => {
                            if let Some((side, act, entry)) = self.made_into(state, at) {
                                self.compose(state, side, act, entry, head);
                            } else if self.carries(state, at) {
                                // "repeated its demand": the saying only carries the stance
                                state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: head });
                            } else {
                                return self.report(state, at, entry, cue.doer, start, out);
                            }
                        }
                    }
                }
                // "put an end to the fighting", where "end to the fighting" names the issue
                Some((entry, What::Modifier { .. })) if self.overlaps(at, entry, start) => state.deed = true,
                // "stops its broadcasts to calm tempers", "cancels his visit to a summit to end the war": only a purpose
                Some((_, What::Modifier { modifier, .. })) if self.ends_another(modifier, at, via, state) => {
                    return Err("a purpose is not what is ended");
                }
                // "consider the sanctions illegal"
                Some((_, What::Modifier { .. })) if classifies && !state.stance && self.evaluated(state, at, start) => {
                }
                Some((_, What::Modifier { modifier, .. })) if self.denies(modifier) && !(state.will || state.must) => {
                    return Err("the denial of a fact takes no side");
                }
                // "refrained from condemning the raid"
                Some((_, What::Modifier { modifier, .. })) if state.stance && self.omits(modifier) => {
                    return Err("not to say it takes no side");
                }
                Some((entry, What::Modifier { modifier, .. })) => self.modify(state, modifier, entry, head),
                // "called the raid a crime", "called it a mistake to halt the raid"
                None if classifies && self.called(state, at, start) => {}
                // "condemned what it called the occupation of the town"
                None if self.under_name(at, via).is_some() => return Ok(self.under_name(at, via)),
                // "Chad says no talks until …": nothing but a refusal can be said so
                None if self.says_no(state, at, start) => {
                    state.act = Some(Act::Reject);
                    state.stance = true;
                }
                // "became the first country to recognise …"
                None if (self.words.classes(c.head).any(Classes::LINKING) || self.first_to_do(at))
                    && self.parse.chunks[state.below].form == Form::Infinitive
                    && self.parse.chunks[state.below].group == Group::Verb => {}
                // "used to demand a truce": what was said before is a position too
                None if state.stance && self.past_habit(at) => {}
                // "would like to see an end to the war"
                None if self.words.classes(c.head).any(Classes::CAUSATIVE) && c.form == Form::Infinitive => {
                    return self.govern(at);
                }
                None if self.is_alternative(at) => {
                    state.or_else = true;
                    state.stance = true;
                    state.factors.push(Factor { step: Step::Cue, entry: None, span: head });
                }
                None if (state.purpose || self.means(state, at, via))
                    && start.kind != PhraseKind::Event
                    && !self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::HAVE.0)) =>
                {
                    state.deed = true;
                }
                // "reaffirmed the commitment of all parties to a truce": the object is what takes the preposition
                _ if self.taker(at, via).is_some_and(|k| k != state.below) => {
                    return Ok(self.taker(at, via).map(|k| (k, via)));
                }
                // "acted in support of the truce"
                _ if state.stance && self.in_support(state, via) => {}
                _ if start.kind != PhraseKind::Event && self.passes_on(state, at, via) => {
                    state.deed = true;
                    state.factors.push(Factor { step: Step::Keep, entry: None, span: head });
                }
                _ => return Err("the verb over it is not known to pass a side on"),
            }
        }
        self.grammar_of(state, at);
        self.conclude(state, at, start, out)
    }

    /// Whether a verb that turns round has an object of its own beside the infinitive below.
    fn ends_another(&self, modifier: u16, at: usize, via: Via, state: &State) -> bool {
        let below = &self.parse.chunks[state.below];
        let modifier = self.modifier(modifier);
        let object = |k: usize| {
            let k = &self.parse.chunks[k];
            k.relation == Relation::Object && (state.purpose || k.end <= below.first)
        };
        modifier.kind == ModifierKind::Shifter
            && modifier.reverses
            && via == Via::Content
            && (below.group == Group::Verb && below.form == Form::Infinitive || state.purpose)
            && self.parse.children(at).any(object)
    }

    /// "pledged €50 million in aid", "sent £2 million to Juba for food": a sum of money is what it buys.
    fn paid(&self, verb: usize, via: Via) -> bool {
        let Via::Preposition(word) = via else { return false };
        let c = self.words.matcher.vocabulary.classes(word);
        let buys = c.any(Classes(Classes::PLACE.0 | Classes::FOR.0)) && !c.any(Classes::TO);
        let number = |t: usize| self.words.kind(t) == Kind::Number || self.words.classes(t).any(Classes::NUMBER);
        let sum = |k: usize| {
            let k = &self.parse.chunks[k];
            let symbol = k.first > 0 && self.words.kind(k.first - 1) == Kind::Other;
            let numbers = (k.first..k.end).filter(|&t| number(t)).count();
            k.relation == Relation::Object && number(k.first) && (symbol || numbers > 1)
        };
        buys && self.parse.children(verb).any(sum)
    }

    /// "the Red Cross warned of a wider war": a body that is no state does no such thing to anybody.
    fn befalls(&self, state: &State, verb: usize, via: Via, start: &Start) -> bool {
        let noun = self.parse.chunks[state.below].group == Group::Noun && matches!(via, Via::Preposition(_));
        // an alliance may well mean it
        let body = |p: &u16| self.words.matcher.lexicon.parties[usize::from(*p)].kind == PartyKind::Organisation;
        let Some(subject) = self.parse.chunks[verb].subject.filter(|_| noun && start.kind == PhraseKind::Event) else {
            return false;
        };
        let parties = self.who().holders(subject).0;
        !parties.is_empty() && parties.iter().all(body)
    }

    /// "used to demand": a stance that somebody had, with no object that is used.
    fn past_habit(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let past = |m: &Mention| {
            m.end as usize == c.head + 2
                && matches!(m.what, What::Modifier { modifier, .. }
                    if self.modifier(modifier).kind == ModifierKind::Dropper)
        };
        c.form == Form::Finite && !c.passive && c.subject.is_some() && self.words.beginning(c.head).iter().any(past)
    }

    /// "is the first country to …", "was the only one to …": who is told apart by what it does.
    fn first_to_do(&self, verb: usize) -> bool {
        let ranks = |t: usize| self.words.classes(t).any(Classes(Classes::DETERMINER.0 | Classes::ADVERB.0));
        self.words.classes(self.parse.chunks[verb].head).any(Classes::BE)
            && self.parse.children(verb).any(|k| {
                let c = &self.parse.chunks[k];
                c.relation == Relation::Predicate
                    && self.words.classes(c.first).any(Classes::ARTICLE)
                    && (c.first + 1..c.end).any(ranks)
            })
    }

    /// "called the raid a crime"; "called the demand absurd" only where the lexicon knows what it was called.
    fn called(&self, state: &mut State, at: usize, start: &Start) -> bool {
        let below = &self.parse.chunks[state.below];
        // "called the demand absurd", "described the threats as piracy"
        let cue = state.last_cue().filter(|f| {
            f.entry.is_some_and(|e| matches!(self.words.matcher.entry(e).what, What::Cue { part: CuePart::Noun, .. }))
        });
        let named = below.group == Group::Noun && cue.is_some_and(|f| f.span == self.span(below.head, below.head + 1));
        if state.stance && !named {
            return true;
        }
        self.evaluated(state, at, start)
    }

    /// Whether the words of an entry that a verb begins reach into those of the issue.
    fn overlaps(&self, at: usize, entry: u32, start: &Start) -> bool {
        let head = self.parse.chunks[at].head;
        let reaches = |m: &Mention| m.entry == entry && start.first < m.end as usize && (m.first as usize) < start.end;
        self.words.beginning(head).iter().any(reaches)
    }

    /// "told the mission to leave", "asked the peacekeepers to stay": what the matter itself is to do.
    fn addressed(&self, state: &State, at: usize) -> Option<usize> {
        let noun = self.parse.lead(state.below);
        let c = &self.parse.chunks[noun];
        if c.group != Group::Noun
            || c.parent != Some(at)
            || !matches!(c.relation, Relation::Object | Relation::Preposition)
        {
            return None;
        }
        self.parse.children(at).find(|&k| {
            let k = &self.parse.chunks[k];
            k.form == Form::Infinitive
                && k.group == Group::Verb
                && k.relation == Relation::Complement
                && k.subject.is_some_and(|s| self.parse.lead(s) == noun)
        })
    }

    /// Whether a verb asks, tells or accuses the one who stands `via` there: "told the mission", "called on the mission".
    fn asks_somebody(&self, at: usize, via: Via) -> bool {
        let Some((_, What::Cue { cue, .. })) = self.entries_over(at, CuePart::Verb, via, false) else { return false };
        let cue = self.cue(cue);
        cue.doer == Doer::Addressee || cue.act.is_none()
    }

    fn for_word(&self, via: Via) -> bool {
        matches!(via, Via::Preposition(word) if self.words.matcher.vocabulary.classes(word).any(Classes::FOR))
    }

    /// Whether a verb has an object of its own, or somebody do something; "take place" has none.
    fn acts(&self, verb: usize) -> bool {
        let head = self.parse.chunks[verb].head;
        let own = self.words.long().iter().filter(|m| m.first as usize == head).map(|m| m.end as usize).max();
        self.parse.children(verb).any(|k| {
            let c = &self.parse.chunks[k];
            matches!(c.relation, Relation::Object) && own.is_none_or(|end| end <= c.head)
                || c.relation == Relation::Complement && c.group == Group::Verb && c.subject.is_some_and(|s| s != k)
        })
    }

    /// A shifter that a verb begins, with all that belongs to it: "stay in place", "come into effect".
    fn whole_verb(&self, at: usize) -> Option<(u32, What)> {
        let head = self.parse.chunks[at].head;
        let long = self.words.long().iter().find(|m| {
            m.first as usize == head
                && matches!(m.what, What::Modifier { part: ModifierPart::Verb, preposition: 0, .. })
        });
        long.map(|m| (m.entry, m.what)).or_else(|| self.entries(at, CuePart::Verb, Via::Content))
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

    /// The object of a verb whose noun takes a side towards what stands behind the preposition.
    fn taker(&self, verb: usize, via: Via) -> Option<usize> {
        let Via::Preposition(_) = via else { return None };
        self.parse.children(verb).find(|&k| {
            let c = &self.parse.chunks[k];
            let cue = |k| matches!(self.entries(k, CuePart::Noun, via), Some((_, What::Cue { cue, preposition, .. })) if self.cue(cue).act.is_some() && preposition != 0);
            c.group == Group::Noun && c.relation == Relation::Object && cue(k)
        })
    }

    /// Whether the noun below is a bare one behind "in" that takes the side: "in line with", "in protest at".
    fn in_support(&self, state: &State, via: Via) -> bool {
        let c = &self.parse.chunks[state.below];
        let place =
            matches!(via, Via::Preposition(word) if self.words.matcher.vocabulary.classes(word).any(Classes::PLACE));
        let cue = state.last_cue().map(|f| f.span);
        place && c.group == Group::Noun && c.first == c.head && cue == Some(self.span(c.head, c.head + 1))
    }

    /// "The tariffs take effect": a measure in force is whoever's it is, or whose the sentences before told of.
    fn in_force(&self, state: &mut State, at: usize, start: &Start, out: &mut Vec<Statement>) -> bool {
        if start.kind != PhraseKind::Measure || state.stance {
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

    /// "urged both to use the lull to agree on a truce": what is done is a means to what is asked.
    fn means(&self, state: &State, at: usize, via: Via) -> bool {
        let (c, below) = (&self.parse.chunks[at], &self.parse.chunks[state.below]);
        via == Via::Content
            && below.group == Group::Verb
            && below.form == Form::Infinitive
            && c.form == Form::Infinitive
            && c.relation == Relation::Complement
            && (c.end..below.first).any(|t| self.parse.chunks[self.parse.of_token[t]].group == Group::Noun)
    }

    /// Whether a verb no lexicon knows keeps the side of what it governs: what somebody is asked, vows or is going to do
    /// to a matter is mostly for it, since the verbs that are not are known.
    fn passes_on(&self, state: &mut State, at: usize, via: Via) -> bool {
        // "expel the UN monitors": what verb and object mean together is known for another issue
        if self.framed.iter().any(|f| f.1 == at) {
            return false;
        }
        // "allowed journalists to film the talks"
        let outsider = |subject: usize| {
            let s = &self.parse.chunks[subject];
            (s.first..s.end).any(|t| matches!(self.words.role(t), Some((RoleKind::Outsider, _))))
        };
        if self.parse.chunks[at].subject.is_some_and(outsider) {
            return false;
        }
        let c = &self.parse.chunks[at];
        let content = match via {
            Via::Content => true,
            Via::Preposition(word) => {
                self.words.matcher.vocabulary.classes(word).any(Classes(Classes::FOR.0 | Classes::TO.0))
            }
            _ => false,
        };
        // "is stationed there to monitor the truce": a purpose is not what is wanted
        if self.parse.chunks[state.below].group != Group::Noun || state.vague {
            return false;
        }
        let empty = Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0 | Classes::CLASSIFYING.0);
        if !content || self.words.classes(c.head).any(empty) {
            return false;
        }
        if state.document && via == Via::Content {
            state.act = state.act.or(Some(Act::Support));
            return true;
        }
        let wanted = c.form != Form::Finite && {
            let led = &self.parse.chunks[self.parse.lead(at)];
            led.relation == Relation::Complement && led.parent.is_some()
        };
        wanted || c.form == Form::Finite && c.marks.any(Classes(Classes::WILL.0 | Classes::MUST.0)) && !c.negated
    }

    /// A verb that says what something is worth: "would only prolong the war".
    fn evaluates(&self, verb: usize) -> bool {
        matches!(self.entries(verb, CuePart::Verb, Via::Content), Some((_, What::Modifier { modifier, .. }))
            if self.modifier(modifier).kind == ModifierKind::Evaluation)
    }

    /// A verb by which something is left undone: "failed to", "refrained from".
    fn omits(&self, modifier: u16) -> bool {
        self.modifier(modifier).kind == ModifierKind::Negator
    }

    pub(super) fn denies(&self, modifier: u16) -> bool {
        self.modifier(modifier).kind == ModifierKind::Denial
    }

    /// "not one soldier would leave": the phrase holds a subject that is denied.
    fn none_does(&self, state: &mut State, at: usize, start: &Start) {
        let Some(subject) = self.parse.chunks[at].subject.map(|s| &self.parse.chunks[s]) else { return };
        let no = self.words.classes(subject.first).any(Classes(Classes::NO.0 | Classes::NEGATIVE.0));
        if no && subject.first < start.first && start.holds(subject.head) {
            self.turn(state, Step::Negation, None, self.span(subject.first, subject.first + 1));
        }
    }

    /// Where "do so", "do the same" ends, if the verb stands for one told before.
    pub(in crate::statement) fn repeated(&self, verb: usize) -> Option<usize> {
        let head = self.parse.chunks[verb].head;
        self.words.beginning(head).iter().find_map(|m| match m.what {
            What::Modifier { modifier, .. } => {
                let kind = self.modifier(modifier).kind;
                (kind == ModifierKind::Anaphor).then_some(m.end as usize)
            }
            _ => None,
        })
    }

    /// "will release no prisoners": what a verb does to none it does not do.
    fn none_of_them(&self, state: &mut State, at: usize) {
        let passive = self.parse.chunks[at].passive;
        // "no country should have such arms"
        let intended = self.parse.chunks[at].marks.any(Classes(Classes::MUST.0 | Classes::WILL.0));
        let none = |&k: &usize| {
            let c = &self.parse.chunks[k];
            let done_to = c.relation == Relation::Object || c.relation == Relation::Subject && (passive || intended);
            c.group == Group::Noun && done_to && c.negated
        };
        if let Some(object) = self.parse.children(at).find(none) {
            let first = self.parse.chunks[object].first;
            let no = self.span(first, first + 1);
            // "saw no need for", "make no better offer": the phrase or the cue has its "no" in it
            let told = state.factors.iter().any(|f| f.span.start <= no.start && no.end <= f.span.end);
            if !told {
                // "sent no negotiators" tells that nothing was done, not that it is refused
                let marks = self.parse.chunks[at].marks;
                state.low |= self.parse.chunks[at].form == Form::Finite && marks == Classes::default();
                self.turn(state, Step::Negation, None, no);
            }
        }
    }

    /// "abandoned its demand": a verb that gives a position up.
    pub(super) fn drops(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        !c.negated
            && c.form == Form::Finite
            && c.relation != Relation::Complement
            && self.words.beginning(c.head).iter().any(|m| {
                matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, .. }
                    if self.modifier(modifier).kind == ModifierKind::Dropper)
            })
    }

    /// Whether the last cue is a noun that the verb has as its object.
    pub(super) fn carries(&self, state: &State, verb: usize) -> bool {
        let Some(cue) = state.last_cue() else { return false };
        self.parse.children(verb).any(|k| {
            let c = &self.parse.chunks[k];
            c.group == Group::Noun && c.relation == Relation::Object && self.span(c.head, c.head + 1) == cue.span
        })
    }

    /// What stands beside the matter under the same verb says what it is: "a crime", "illegal", "as a breakthrough".
    pub(super) fn evaluated(&self, state: &mut State, verb: usize, start: &Start) -> bool {
        let evaluation = self.words.mentions.iter().find_map(|m| {
            let What::Modifier { modifier, .. } = m.what else {
                return None;
            };
            let kind = self.modifier(modifier).kind;
            let chunk = self.parse.of_token[m.end as usize - 1];
            let c = &self.parse.chunks[chunk];
            // "a violation of the charter" is one, "the threat of a strike" names the matter only
            // "an attempt to derail the talks" begins beside the verb
            let begins = &self.parse.chunks[self.parse.of_token[m.first as usize]];
            let stands = |c: &Chunk| {
                c.parent == Some(verb)
                    && matches!(c.relation, Relation::Object | Relation::Predicate | Relation::Preposition)
            };
            let beside = stands(c)
                || begins.head == m.first as usize && stands(begins)
                || self.parse.chunks[verb].end == m.first as usize
                || self.parse.chunks[verb].head == m.first as usize;
            let inside = start.first < m.end as usize && (m.first as usize) < start.end
                || chunk == start.chunk
                || self.parse.of_token[m.first as usize] == state.below
                    && self.parse.of_token[m.first as usize] != chunk;
            (kind == ModifierKind::Evaluation && beside && !inside).then_some((m, modifier))
        });
        let Some((mention, modifier)) = evaluation else { return self.judged(state, verb, start) };
        let (first, end) = (mention.first as usize, mention.end as usize);
        if self.parse.chunks[self.parse.of_token[first]].negated {
            self.turn(state, Step::Negation, None, self.span(first, first + 1));
        }
        self.modify(state, modifier, mention.entry, self.span(first, end));
        true
    }

    /// The verb whose object a pronoun is; none in "urged it to leave", "wants it lifted", where it does or suffers more.
    fn done_to(&self, chunk: usize) -> Option<usize> {
        let c = &self.parse.chunks[chunk];
        let own = |&verb: &usize| self.parse.children(verb).any(|k| self.parse.chunks[k].subject == Some(chunk));
        c.parent.filter(|_| c.relation == Relation::Object).filter(|verb| !own(verb))
    }

    /// Whether a pronoun is the object of a verb that takes a side towards it, or calls it something.
    pub(in crate::statement) fn judged_by_verb(&self, chunk: usize) -> bool {
        let Some(verb) = self.done_to(chunk) else { return false };
        if self.words.classes(self.parse.chunks[verb].head).any(Classes::CLASSIFYING) {
            return true;
        }
        match self.entries_over(verb, CuePart::Verb, Via::Content, false) {
            Some((_, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                matches!(cue.act, Some(Act::Support | Act::Reject)) && cue.doer != Doer::Addressee
            }
            _ => false,
        }
    }

    /// Whether a pronoun is the object of a verb that ends, eases or keeps up what it stands for.
    pub(in crate::statement) fn shifted_by_verb(&self, chunk: usize) -> bool {
        let Some(verb) = self.done_to(chunk) else { return false };
        // "turn it into a treaty"
        let elsewhere = |k: usize| {
            let k = &self.parse.chunks[k];
            let place = k.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
            k.relation == Relation::Preposition && place && !self.words.classes(k.head).any(Classes::TIME)
        };
        if self.parse.children(verb).any(elsewhere) {
            return false;
        }
        matches!(self.entries_over(verb, CuePart::Verb, Via::Content, false), Some((_, What::Modifier { modifier, .. }))
            if self.modifier(modifier).kind == ModifierKind::Shifter)
    }

    /// "Juba has accepted.": a verb that accepts or refuses what the sentence before asked or offered.
    pub(in crate::statement) fn answers(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        let hangs = |k: usize| {
            let k = &self.parse.chunks[k];
            // "accepted within hours", "refused on Monday"
            let time = k.relation == Relation::Preposition && self.words.classes(k.head).any(Classes::TIME);
            matches!(k.relation, Relation::Object | Relation::Complement | Relation::Preposition | Relation::Predicate)
                && !time
        };
        let behind = (c.end..self.words.tokens.len()).take_while(|&t| self.words.kind(t).is_wordlike());
        let adjunct = |t: usize| {
            let k = &self.parse.chunks[self.parse.of_token[t]];
            let adverb = self.words.adverb(t) || self.words.classes(t).any(Classes::ADVERB);
            adverb || k.parent == Some(verb) || k.group == Group::Preposition
        };
        if c.group != Group::Verb
            || c.form != Form::Finite
            || c.passive
            || c.marks.any(Classes::MODAL)
            || !matches!(c.relation, Relation::Root | Relation::Conjunct)
            || self.parse.children(verb).any(hangs)
            || !behind.into_iter().all(adjunct)
        {
            return false;
        }
        match self.entries_over(verb, CuePart::Verb, Via::Content, false) {
            Some((_, What::Cue { cue, .. })) => {
                let cue = self.cue(cue);
                matches!(cue.act, Some(Act::Support | Act::Reject)) && cue.doer != Doer::Addressee && !cue.presupposes
            }
            _ => false,
        }
    }

    /// "condemned what it calls the siege", "an end to what he described as a siege": the matter under the name that somebody
    /// gives it, and what stands before "what".
    fn under_name(&self, verb: usize, via: Via) -> Option<(usize, Via)> {
        let c = &self.parse.chunks[verb];
        let named = match via {
            Via::Content => true,
            Via::Preposition(word) => self.words.matcher.vocabulary.classes(word).any(Classes::AS),
            _ => false,
        };
        let what = c.link.filter(|&l| named && l > 0 && self.words.classes(l).any(Classes::WHETHER))?;
        if !self.words.classes(c.head).any(Classes::CLASSIFYING) {
            return None;
        }
        let before = |t: usize| {
            let chunk = self.parse.of_token[t];
            matches!(self.parse.chunks[chunk].group, Group::Verb | Group::Noun).then_some(chunk)
        };
        if !self.words.classes(what - 1).any(Classes(Classes::PREPOSITION.0 | Classes::TO.0)) {
            return before(what - 1).filter(|&k| self.parse.chunks[k].group == Group::Verb).map(|k| (k, Via::Content));
        }
        let over = what.checked_sub(2).and_then(before)?;
        Some((over, Via::Preposition(self.words.tokens[what - 1].word)))
    }

    /// "warned that the embargo is keeping food out": of a thing it is told what it does.
    fn fact(&self, state: &State) -> bool {
        let c = &self.parse.chunks[state.below];
        let marks = Classes(Classes::MODAL.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0);
        let present = self.words.classes(c.head).any(Classes::VERB_S)
            || (c.first..c.head).any(|t| self.words.classes(t).any(Classes::BE)) && !c.passive;
        let thing = c.subject.is_some_and(|s| {
            let s = &self.parse.chunks[s];
            self.words.party(s.head).is_none()
                && self.words.role(s.head).is_none()
                && !self.words.classes(s.head).any(Classes::PRONOUN)
                && s.subject.is_none()
        });
        c.group == Group::Verb && c.form == Form::Finite && !c.marks.any(marks) && present && thing && !state.stance
    }

    /// "made their release its first demand": what the matter is made into.
    fn made_into(&self, state: &State, verb: usize) -> Option<(Side, Act, u32)> {
        let below = &self.parse.chunks[state.below];
        if below.relation != Relation::Object || state.stance {
            return None;
        }
        self.parse.children(verb).find_map(|k| {
            let c = &self.parse.chunks[k];
            let second = k > state.below && c.group == Group::Noun && c.relation == Relation::Object;
            self.words.covering(c.head).filter(|_| second).find_map(|m| match m.what {
                What::Cue { cue, part: CuePart::Noun, .. } => {
                    let cue = self.cue(cue);
                    cue.act.filter(|&act| act == Act::Demand).map(|act| (cue.side, act, m.entry))
                }
                What::Modifier { modifier, part: ModifierPart::Noun, .. }
                    if self.modifier(modifier).kind == ModifierKind::Condition =>
                {
                    Some((Side::For, Act::Demand, m.entry))
                }
                _ => None,
            })
        })
    }

    /// A verb of saying straight over a noun that is denied.
    fn says_no(&self, state: &State, verb: usize, start: &Start) -> bool {
        let below = &self.parse.chunks[state.below];
        let denied = below.negated && below.relation == Relation::Object && state.below == start.chunk;
        let head = self.parse.chunks[verb].head;
        // the lexicon may know "say no" as one, for what stands behind "to"
        let no = |m: &Mention| m.end as usize == head + 2 && self.words.classes(head + 1).any(Classes::NO);
        let reports = self.words.reports(head)
            || self
                .words
                .beginning(head)
                .iter()
                .any(|m| matches!(m.what, What::Cue { part: CuePart::Verb, .. }) && no(m));
        denied && !state.stance && reports
    }

    /// Whether something is an evaluation.
    fn judges(&self, what: What) -> bool {
        matches!(what, What::Modifier { modifier, .. }
            if self.modifier(modifier).kind == ModifierKind::Evaluation)
    }

    /// "called the raid unacceptable": an adjective that says what its subject is.
    fn judged(&self, state: &mut State, verb: usize, start: &Start) -> bool {
        let judgement = self.words.mentions.iter().find_map(|m| match m.what {
            What::Cue { cue, part: CuePart::Adjective, preposition: 0 } => {
                let behind = m.first as usize >= start.end;
                let clause = (verb + 1..self.parse.of_token[m.first as usize])
                    .all(|k| !(self.parse.chunks[k].group == Group::Verb && self.parse.chunks[k].form == Form::Finite));
                let cue = self.cue(cue);
                (behind && clause && cue.doer == Doer::Anyone).then_some((m, cue))
            }
            _ => None,
        });
        let Some((mention, cue)) = judgement else { return false };
        let Some(act) = cue.act else { return false };
        let (first, end) = (mention.first as usize, mention.end as usize);
        self.compose(state, cue.side, act, mention.entry, self.span(first, end));
        true
    }

    /// "A truce is Libya's main demand", "… is one of its demands", "… is among them": the noun for what somebody wants or
    /// offers, of which the verb's subject is said to be one.
    pub(super) fn counted_among(&self, verb: usize) -> Option<usize> {
        let c = &self.parse.chunks[verb];
        if c.negated || !self.words.classes(c.head).any(Classes::BE) {
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

    /// "… to agree to a truce *or face* penalties".
    pub(super) fn is_alternative(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        c.relation == Relation::Conjunct
            && c.form == Form::Infinitive
            && c.first > 0
            && self.words.classes(c.first - 1).any(Classes::OR)
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
            let Some((entry, What::Modifier { modifier, .. })) = self.entries(at, CuePart::Verb, Via::Content) else {
                return Err("it is the subject of a verb that takes no side");
            };
            self.modify(state, modifier, entry, self.span(c.head, c.end));
            self.grammar_of(state, at);
            return self.govern(at);
        }
        // "arms would only prolong the war", "a truce would help Juba rearm": what its subject does to something else takes no
        // side by itself
        let whole = self.whole_verb(at);
        let acts = !c.passive && self.acts(at);
        // "demanded that the flow of weapons stop"
        if let Some(demand) = self.demanded_above(at)
            && !acts
            && let Some((entry, What::Modifier { modifier, .. })) = whole
        {
            self.modify(state, modifier, entry, self.span(c.head, c.end));
            self.grammar_of(state, at);
            return Ok(Some(demand));
        }
        // "until the blockade is over", "unless there is a ceasefire", "only once the talks resume"
        if c.form == Form::Finite && c.link.is_some() && !self.asked(at) {
            let mut asked = state.clone();
            let known = self.whole_verb(at);
            if let Some((entry, What::Modifier { modifier, .. })) = known {
                self.modify(&mut asked, modifier, entry, self.span(c.head, c.end));
            }
            let is = self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::LINKING.0));
            if known.is_some() || is {
                self.grammar_of(&mut asked, at);
                if let Some(next) = self.in_condition(&mut asked, at, start, out) {
                    return next;
                }
            }
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
        if let Some(noun) = self.counted_among(at).filter(|&noun| !self.owners(noun).is_empty()) {
            self.noun_entry(state, noun, Via::Content, start, out)?;
            return Ok(None);
        }
        // "makes no sense", "serves no purpose"
        let phrase = self.words.long().iter().any(|m| m.first as usize == c.head && self.judges(m.what));
        let links = phrase || classes.any(Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::LINKING.0));
        if links && start.kind != PhraseKind::Deed && self.evaluated(state, at, start)
            || classes.any(Classes::BE) && state.stance
        {
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
        if denied {
            state.act = Some(Act::Reject);
            state.condition = self.tied(at).map(|t| t.span).or_else(|| self.lacking(at));
            return self.by_reporter(state, at, start, out);
        }
        if self.in_force(state, at, start, out) {
            return Ok(None);
        }
        // "there can be a truce, but only once …"
        let possible = c.marks.any(Classes::MAY) && self.tied(at).is_some_and(|t| !t.open);
        if !(possible || c.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0))) {
            return Err("it is the subject of a verb that takes no side");
        }
        if acts && !self.evaluates(at) {
            return Err("it is the subject of a verb that takes no side");
        }
        if let Some((entry, What::Modifier { modifier, .. })) = whole {
            self.modify(state, modifier, entry, self.span(c.head, c.end));
            // "will remain until …"
            let stays = state.factors.last().is_some_and(|f| f.step == Step::Keep);
            if stays && self.tied(at).is_some_and(|t| t.until) {
                state.act = state.act.or(Some(Act::State));
            }
        } else if classes.any(Classes::BE) && !self.described(state, at) {
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
}
