//! Verbs on the way up: cues and shifters, and what passes a side on.

use super::Ground;
use super::{Next, Start, State, Via};
use crate::clause::{Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind, PartyKind, PhraseKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::{Act, Side};
use crate::statement::{Factor, Statement, Step};

impl Ground<'_> {
    pub(super) fn verb(&self, state: &mut State, at: usize, via: Via, start: &Start, out: &mut Vec<Statement>) -> Next {
        let c = &self.parse.chunks[at];
        if via == Via::Content && self.words.classes(c.head).any(Classes::LIST) && self.listed(state, at, start, out) {
            return Ok(None);
        }
        if via == Via::Content && self.after_colon(state, at, start, out) {
            return Ok(None);
        }
        if let Some(whole) = self.included_in(at).filter(|_| via == Via::Content) {
            return Ok(Some((whole, Via::Content)));
        }
        let via = if self.paid(at, via) { Via::Content } else { via };
        if via == Via::Subject {
            // "had cost the island billions and had to end"
            let mut other = state.clone();
            let next = self.over_subject(state, at, start, out);
            let further = self.parse.children(at).find(|&k| {
                let k = &self.parse.chunks[k];
                k.group == Group::Verb
                    && k.form == Form::Finite
                    && k.relation == Relation::Conjunct
                    && k.subject == c.subject
                    && !k.passive
                    && k.marks.any(Classes(Classes::MUST.0 | Classes::WILL.0))
            });
            return match (next, further) {
                (Err(_), Some(verb)) => self.over_subject(&mut other, verb, start, out),
                (next, _) => next,
            };
        }
        if via == Via::Content && c.passive {
            self.done_besides(state, at, start, out);
        }
        // "Juba has accepted."
        if via == Via::Start && start.entry.is_none() && start.kind == PhraseKind::Topic && state.below == at {
            match self.entries_over(at, CuePart::Verb, Via::Content, false) {
                // "a step that Chad called illegal"
                _ if self.words.classes(c.head).any(Classes::CLASSIFYING) && self.evaluated(state, at, start) => {}
                Some((entry, What::Cue { cue, .. })) => {
                    let cue = self.cue(cue);
                    let Some(act) = cue.act else { return Err("it is only reported, without a side") };
                    self.compose(state, cue.side, act, entry, self.span(c.head, c.end));
                }
                _ => return Err("the verb over it is not known to pass a side on"),
            }
        }
        if via != Via::Start && self.framed.contains(&(start.issue, at)) {
            return Err("verb and object name the issue together");
        }
        if via == Via::Start && state.below == at {
            // "must leave or face sanctions"
            if start.kind == PhraseKind::Fate && self.is_alternative(at) {
                (state.or_else, state.stance) = (true, true);
                state.factors.push(Factor { step: Step::Cue, entry: None, span: self.chunk_span(at) });
            }
            self.none_does(state, at, start);
            self.none_of_them(state, at, start);
        }
        if via != Via::Start
            && let Some(to) = self.tied_by(at)
        {
            return self.ties_together(state, (at, to), start, out);
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
            // "denounced the recognition as an attack on its unity": only what it is called
            if !clause && self.called_so(state, at, via) {
                return Err("it is only said what something is");
            }
            match found.or_else(|| self.entries(at, CuePart::Verb, Via::Content).filter(|_| whole)) {
                // "made its part in the force conditional on a mandate"
                _ if via == Via::Content && !state.stance && self.made_conditional(at, state.below) => {
                    (state.act, state.stance) = (Some(Act::Offer), true);
                }
                // "declared the embargo illegal" decides nothing, "found it justified" reports nothing
                Some((_, What::Cue { cue, .. }))
                    if classifies
                        && via == Via::Content
                        && matches!(self.cue(cue).act, None | Some(Act::Enact))
                        && self.called(state, at, start) => {}
                Some((entry, What::Cue { cue, .. })) => {
                    let cue = self.cue(cue);
                    match cue.act {
                        Some(Act::Threaten) if self.fact(state) || self.befalls(state, at, via, start) => {
                            return Err("what is warned of is told as a fact");
                        }
                        Some(Act::Demand) if cue.doer == Doer::Addressee && self.urged(state, at) => {
                            return Err("it is not said by whom");
                        }
                        Some(Act::Demand) if self.indicative(state, start) => {
                            return Err("what is insisted on is told as a fact");
                        }
                        // "warned of the dangers of an embargo"
                        Some(Act::Threaten) if state.act == Some(Act::Reject) && !clause => {
                            state.factors.push(Factor { step: Step::Report, entry: Some(entry), span: head });
                        }
                        Some(act) => {
                            let gerund = clause && self.parse.chunks[state.below].form == Form::Ing;
                            if gerund
                                && cue.presupposes
                                && cue.doer == Doer::Addressee
                                && !c.negated
                                && let Some(blamed) =
                                    self.parse.children(at).find(|&k| self.parse.chunks[k].relation == Relation::Object)
                            {
                                self.told_as_fact(state, blamed, start, out);
                            }
                            if !clause && cue.presupposes && !c.negated {
                                self.done_by_owner(state, start, out);
                            }
                            self.compose(state, cue.side, act, entry, head);
                        }
                        None => {
                            if self.says_no(state, at, start) {
                                state.act = Some(Act::Reject);
                                state.stance = true;
                            } else if let Some((side, act, entry)) = self.made_into(state, at) {
                                self.compose(state, side, act, entry, head);
                            } else if self.carries_of_another(state, at) {
                                return Err("what another said is only told again");
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
                // "would be taken as surrender": what it is taken as
                Some((_, What::Modifier { .. })) | None
                    if c.passive && !state.stance && self.verdict(at) && self.evaluated(state, at, start) => {}
                // "gave the talks a miss": something is given to the matter, not the matter to somebody
                Some((_, What::Modifier { modifier, .. })) if self.given_to(modifier, at, via, state) => {
                    return Err("what is done to it is not known to take a side");
                }
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
                // "the Council failed to adopt the draft": what several could not agree on is nobody's
                Some((_, What::Modifier { modifier, .. })) if self.omits(modifier) && self.of_body(at) => {
                    return Err("what a body of several left undone takes no side");
                }
                // "a truce is conditional on their release"
                Some((_, What::Modifier { .. })) if self.hanging_on(at).is_some() => {
                    return self.hung_on(state, at, start, out);
                }
                // "it would not be possible to lift it": who could not does not refuse
                Some((_, what))
                    if self.words.modifier_kind(what) == Some(ModifierKind::Weighing)
                        && self.words.classes(c.head).any(Classes::BE) =>
                {
                    return Err("it is the subject of a verb that takes no side");
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
                // "was one of two members to vote against …"
                None if state.purpose && below.group == Group::Noun && self.first_to_do(at) => state.purpose = false,
                // "became the first country to recognise …"
                None if (self.words.classes(c.head).any(Classes::LINKING) || self.first_to_do(at))
                    && self.parse.chunks[state.below].form == Form::Infinitive
                    && self.parse.chunks[state.below].group == Group::Verb => {}
                // "would have both armies leave": what somebody wants others to do
                None if self.would_have(state, at) => {
                    (state.act, state.stance) = (Some(Act::Demand), true);
                    state.factors.push(Factor { step: Step::Cue, entry: None, span: head });
                }
                // "used to demand a truce": what was said before is a position too
                None if state.stance && self.past_habit(at) => {}
                // "would like to see an end to the war"
                None if self.words.classes(c.head).any(Classes::CAUSATIVE) && c.form == Form::Infinitive => {
                    return self.govern(at);
                }
                // "there is nothing to negotiate"
                None if self.nothing_to_do(state, at, start) => {
                    state.act = Some(Act::Reject);
                    state.stance = true;
                    return self.by_reporter(state, at, start, out);
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
                // "flew to Doha to press for a truce"
                _ if self.sets_out(state, at, via) => {}
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

    /// "was backed by Ghana and opposed by Mali": what else is done to the subject, by somebody else.
    fn done_besides(&self, state: &State, verb: usize, start: &Start, out: &mut Vec<Statement>) {
        let c = &self.parse.chunks[verb];
        let also = |&k: &usize| {
            let k = &self.parse.chunks[k];
            k.group == Group::Verb && k.relation == Relation::Conjunct && k.passive && k.subject == c.subject
        };
        // whom a pronoun behind "by" stands for is seldom told by what goes before
        let agent = |a: usize| {
            let a = &self.parse.chunks[a];
            a.relation == Relation::Agent && !self.words.classes(a.head).any(Classes::PRONOUN)
        };
        let by = |k: usize| self.parse.children(k).any(agent);
        if c.subject != Some(self.parse.lead(state.below)) || c.marks.any(Classes::ANY_MODAL) {
            return;
        }
        for other in self.parse.children(verb).filter(also).filter(|&k| by(k)) {
            // what is said where it ends is said already; a climb that goes on is the first verb's
            let _ = self.verb(&mut state.clone(), other, Via::Content, start, out);
        }
    }

    /// Whether the noun below stands behind "as" beside an object of the verb.
    fn called_so(&self, state: &State, verb: usize, via: Via) -> bool {
        let r#as =
            matches!(via, Via::Preposition(word) if self.words.matcher.vocabulary.classes(word).any(Classes::AS));
        let object = |k: usize| k != state.below && self.parse.chunks[k].relation == Relation::Object;
        r#as && self.parse.children(verb).any(object)
    }

    /// Whether a verb begins words that say what something is worth.
    fn verdict(&self, verb: usize) -> bool {
        let head = self.parse.chunks[verb].head;
        self.words.long().iter().any(|m| m.first as usize == head && self.judges(m.what))
    }

    /// Whether the noun below is the first of two objects of a verb that passes a side on: to whom, or to what, something is given.
    fn given_to(&self, modifier: u16, at: usize, via: Via, state: &State) -> bool {
        let below = &self.parse.chunks[state.below];
        let object = |k: usize| {
            let k = &self.parse.chunks[k];
            let named = self.words.classes(k.first).any(Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0));
            k.relation == Relation::Object && k.group == Group::Noun && k.first == below.end && named
        };
        self.modifier(modifier).kind == ModifierKind::Shifter
            && via == Via::Content
            && below.group == Group::Noun
            && below.relation == Relation::Object
            && self.parse.children(at).any(object)
    }

    /// Whether the subject of a verb stands for nobody: "there is", "there was".
    pub(super) fn expletive(&self, verb: usize) -> bool {
        self.parse.chunks[verb].subject.is_some_and(|s| {
            let s = &self.parse.chunks[s];
            let c = self.words.classes(s.head);
            s.first == s.head && c.any(Classes::OTHER) && c.any(Classes::ADVERB)
        })
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
            let numbers = (k.first..k.end).filter(|&t| number(t)).count();
            k.relation == Relation::Object && number(k.first) && (self.words.sum(k.first) || numbers > 1)
        };
        buys && self.parse.children(verb).any(sum)
    }

    /// "the Red Cross warned of a wider war", "warned of an attack by rebels": what somebody else does.
    fn befalls(&self, state: &State, verb: usize, via: Via, start: &Start) -> bool {
        let noun = self.parse.chunks[state.below].group == Group::Noun && matches!(via, Via::Preposition(_));
        // an alliance may well mean it
        let body = |p: &u16| self.words.matcher.lexicon.parties[usize::from(*p)].kind == PartyKind::Organisation;
        let Some(subject) = self.parse.chunks[verb].subject.filter(|_| noun && start.kind == PhraseKind::Event) else {
            return false;
        };
        let parties = self.who().holders(subject).0;
        // "warned of an attack by the rebels", "of an attack on its port"
        let by_another = |k: usize| {
            let c = &self.parse.chunks[k];
            let its = c.relation == Relation::Preposition && self.words.classes(c.first).any(Classes::POSSESSIVE);
            its || c.relation == Relation::Agent && !self.holders(k).0.iter().any(|p| parties.contains(p))
        };
        !parties.is_empty() && (parties.iter().all(body) || self.parse.children(state.below).any(by_another))
    }

    /// "would have both armies leave", "would have the ban lifted": a clause of its own is what somebody wants.
    fn would_have(&self, state: &State, verb: usize) -> bool {
        let (c, below) = (&self.parse.chunks[verb], &self.parse.chunks[state.below]);
        self.words.classes(c.head).any(Classes::HAVE)
            && self.backshifted(verb)
            && below.group == Group::Verb
            && below.relation == Relation::Complement
            && matches!(below.form, Form::Infinitive | Form::Participle)
            && below.subject.is_some_and(|s| s > verb)
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
        let rank = Classes(Classes::DETERMINER.0 | Classes::ADVERB.0 | Classes::NUMBER.0 | Classes::ADJECTIVE.0);
        let ranks = |t: usize| self.words.classes(t).any(rank);
        self.words.classes(self.parse.chunks[verb].head).any(Classes::BE)
            && self.parse.children(verb).any(|k| {
                let c = &self.parse.chunks[k];
                // "was one of only two members to …"
                let one = |&k: &usize| {
                    let k = &self.parse.chunks[k];
                    k.relation == Relation::Preposition
                        && k.link.is_some_and(|l| self.words.classes(l).any(Classes::OF))
                        && (k.first..k.end).any(|t| self.words.classes(t).any(Classes::NUMBER))
                };
                c.relation == Relation::Predicate
                    && (self.words.classes(c.first).any(Classes::ARTICLE)
                        && !self.words.classes(c.first).any(Classes::INDEFINITE)
                        && (c.first + 1..c.end).any(ranks)
                        || c.first == c.head
                            && self.words.classes(c.first).any(Classes::NUMBER)
                            && self.parse.children(k).any(|k| one(&k)))
            })
    }

    /// Whether the words of an entry that a verb begins reach into those of the issue.
    fn overlaps(&self, at: usize, entry: u32, start: &Start) -> bool {
        let head = self.parse.chunks[at].head;
        // "called the truce off": between a verb and its particle stands what it is done to
        let between = |m: &Mention| (m.first as usize) < start.first && start.end < m.end as usize;
        let reaches = |m: &Mention| {
            m.entry == entry && start.first < m.end as usize && (m.first as usize) < start.end && !between(m)
        };
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

    /// "abandoned its demand": a verb that gives a position up.
    fn drops(&self, verb: usize) -> bool {
        let c = &self.parse.chunks[verb];
        !c.negated
            && c.form == Form::Finite
            && c.relation != Relation::Complement
            && self.words.beginning(c.head).iter().any(|m| {
                matches!(m.what, What::Modifier { modifier, part: ModifierPart::Verb, .. }
                    if self.modifier(modifier).kind == ModifierKind::Dropper)
            })
    }

    /// "warned that the embargo is keeping food out": of a thing it is told what it does.
    fn fact(&self, state: &State) -> bool {
        let c = &self.parse.chunks[state.below];
        let present = self.words.classes(c.head).any(Classes::VERB_S)
            || (c.first..c.head).any(|t| self.words.classes(t).any(Classes::BE)) && !c.passive;
        let thing = c.subject.is_some_and(|s| {
            let s = &self.parse.chunks[s];
            self.words.party(s.head).is_none()
                && self.words.role(s.head).is_none()
                && !self.words.classes(s.head).any(Classes::PRONOUN)
                && s.subject.is_none()
        });
        self.plain(state) && present && thing
    }

    /// Whether the clause below is told without a modal, and nobody has taken a side yet.
    fn plain(&self, state: &State) -> bool {
        let c = &self.parse.chunks[state.below];
        let marks = Classes(Classes::MODAL.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0);
        c.group == Group::Verb && c.form == Form::Finite && !c.marks.any(marks) && !state.stance
    }

    /// "Chad urged to lift blockade": in a headline, and without an object, who stands in front is asked.
    fn urged(&self, state: &State, verb: usize) -> bool {
        let (c, below) = (&self.parse.chunks[verb], &self.parse.chunks[state.below]);
        let somebody = |k: usize| {
            let k = &self.parse.chunks[k];
            matches!(k.relation, Relation::Object | Relation::Preposition) && k.first < below.first
        };
        self.words.unstopped()
            && c.form == Form::Finite
            && !c.passive
            && c.first == c.head
            && self.words.classes(c.head).any(Classes::VERB_PARTICIPLE)
            && below.form == Form::Infinitive
            && below.relation == Relation::Complement
            && below.subject.is_none()
            && !self.parse.children(verb).any(somebody)
    }

    /// "insisted that the pull-out had begun", "… that the talks were over": a claim and no demand.
    fn indicative(&self, state: &State, start: &Start) -> bool {
        let c = &self.parse.chunks[state.below];
        let is = |t: usize| {
            let class = self.words.classes(t);
            class.any(Classes::FINITE) && (class.any(Classes::HAVE) || class.any(Classes::BE) && !c.passive)
        };
        self.plain(state)
            && c.relation == Relation::Complement
            && !(state.must || state.will || start.holds(c.head))
            && (c.first..=c.head).any(is)
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

    /// "… to agree to a truce *or face* penalties".
    fn is_alternative(&self, at: usize) -> bool {
        let c = &self.parse.chunks[at];
        c.relation == Relation::Conjunct
            && (c.form == Form::Infinitive || c.marks.any(Classes::MUST) || c.subject.is_none())
            && c.first > 0
            && self.words.classes(c.first - 1).any(Classes::OR)
    }
}
