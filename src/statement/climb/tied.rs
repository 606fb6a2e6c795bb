//! Conditions found from the verb that they tie: worded, waited for, or set by whoever speaks.

use super::Ground;
use super::condition::Tie;
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
use crate::matching::{Kind, What};
use crate::statement::Found;
use crate::statement::holder::{Parties, others};
use crate::text::Span;

/// The condition of a clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tied {
    pub span: Span,
    /// A mere "if", which promises nothing.
    pub open: bool,
    /// "until": up to then things stay as they are.
    pub until: bool,
    /// "until the state is cleared of rebels": what goes on for it has it for its goal.
    pub goal: bool,
}

impl Ground<'_> {
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
                if self.as_if(link) || child > verb && self.opens_another(child, link) {
                    return None;
                }
                let ties = self.ties(verb, child, link);
                let open = self.tie(link) == Tie::If && !self.restricts(verb, link);
                let until = self.tie(link) == Tie::Until;
                let goal = until && self.is_goal(child);
                ties.then(|| Tied { span: self.span(link, k.end), open, until, goal })
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
        let worded = |span| Tied { span, open: false, until: false, goal: false };
        words.map(worded).or_else(clause).or_else(|| self.must_first(verb).map(worded))
    }

    /// "until the state is cleared of rebels": nobody named does it, and no issue is named by it.
    fn is_goal(&self, clause: usize) -> bool {
        let c = &self.parse.chunks[clause];
        let Some(subject) = c.subject else { return false };
        let s = &self.parse.chunks[subject];
        let is = c.passive || self.words.classes(c.head).any(Classes::BE);
        let named = self.words.party(s.head).is_some() || self.words.names_matter(s.head);
        is && !self.expletive(clause) && !named && !self.words.names_matter(c.head)
    }

    /// "the raids have to end before it will send anyone to the talks": what must come before what somebody will do.
    fn must_first(&self, verb: usize) -> Option<Span> {
        let c = &self.parse.chunks[verb];
        let before = |l: usize| self.words.classes(l).any(Classes::CONDITION_NEGATED);
        let link = c.link.filter(|&l| c.relation == Relation::Adverbial && before(l) && !c.negated)?;
        let main = &self.parse.chunks[c.parent.filter(|_| c.marks.any(Classes::WILL))?];
        let must = main.group == Group::Verb && main.form == Form::Finite && main.marks.any(Classes::MUST);
        let first = main.subject.map_or(main.first, |s| self.parse.chunks[s].first);
        (must && main.first < link).then(|| self.span(first, link + 1))
    }

    /// Who speaks in a main clause: its subject, or who reports it, but none of those `but` who are asked.
    pub(super) fn voice(&self, verb: usize, but: &[u16]) -> Option<(Parties, Found, Option<usize>)> {
        let mut at = verb;
        for _ in 0..4 {
            let c = &self.parse.chunks[at];
            let subject = if c.passive && c.group == Group::Verb { self.parse.agent(at) } else { c.subject };
            // "would face sanctions unless it left": not whom it befalls
            if let Some(subject) = subject.filter(|_| c.group == Group::Verb && !self.words.begins_fate(c.head)) {
                let (parties, found) = self.who().holders(subject);
                if others(&parties, but) {
                    return Some((parties, found, Some(subject)));
                }
            }
            // "they were told that it will be lifted only once …": who is told sets nothing
            if at != verb && c.group == Group::Verb && c.passive && self.words.tells_somebody(c.head) {
                return None;
            }
            let Some(parent) = c.parent else { break };
            // "took note of Peru's position that it will be lifted only once …"
            if c.relation == Relation::Complement && self.parse.chunks[parent].group == Group::Noun {
                let owners = self.owners(parent);
                if others(&owners, but) {
                    return Some((owners, Found::Possessor, Some(parent)));
                }
            }
            at = parent;
        }
        let (parties, found) = self.same_voice(verb, true);
        others(&parties, but).then_some((parties, found, None))
    }

    /// "must be opened, and not until that is done will they talk": a clause that the coordinator joins with what follows it.
    fn opens_another(&self, clause: usize, link: usize) -> bool {
        let before = link.checked_sub(1).map_or(Classes::default(), |t| self.words.classes(t));
        let joined = before.any(Classes::COORDINATOR) && !before.any(Classes::BUT);
        let follows = |k: usize| {
            let c = &self.parse.chunks[k];
            // "and once they are home it will lift the ban"
            let straight = c.parent == Some(clause) && c.relation == Relation::Complement && c.link.is_none();
            let content = self.words.reports(self.parse.chunks[clause].head);
            let main = straight && !content || !self.parse.hangs_below(k, clause);
            c.group == Group::Verb && c.form == Form::Finite && main
        };
        joined && (clause + 1..self.parse.chunks.len()).any(follows)
    }

    /// A condition of several words ("as long as", "in exchange for") behind the verb, or at the head of the sentence.
    fn worded_condition(&self, verb: usize) -> Option<Span> {
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
            // "will not free them in return": nothing is named that would change it
            let bare = first > c.head && !self.words.kind(end).is_wordlike();
            if bare && c.negated && self.words.classes(end - 1).any(Classes::ANY_NOUN) {
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
