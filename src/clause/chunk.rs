//! Chunks: noun groups with their head, verb groups with voice, form, modality and negation, and what stands between.

use super::words::Words;
use crate::language::Classes;
use crate::matching::{Kind, PartyForm};

/// A chunk of the sentence.
#[derive(Debug, Clone, Copy)]
pub struct Chunk {
    /// What it is.
    pub group: Group,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Head token: the last noun, the main verb.
    pub head: usize,
    /// Classes of auxiliaries and modals (verbs), of the determiner or pronoun (nouns).
    pub marks: Classes,
    /// Verbs: the form of the group.
    pub form: Form,
    /// Verbs: passive voice.
    pub passive: bool,
    /// Negated ("not", "never"; nouns: "no").
    pub negated: bool,
    /// Governor.
    pub parent: Option<usize>,
    /// Link to the governor.
    pub relation: Relation,
    /// The preposition or subordinator of the link (token), if any.
    pub link: Option<usize>,
    /// Verbs: subject. Nouns: possessor.
    pub subject: Option<usize>,
    /// Quotation depth: whether it stands inside quotation marks.
    pub quoted: bool,
}

/// Sorts of chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Group {
    Noun,
    Verb,
    Adjective,
    Preposition,
    Coordinator,
    Subordinator,
    That,
    Relative,
    To,
    Comma,
    Break,
    QuoteOpen,
    QuoteClose,
}

/// Forms of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Form {
    Finite,
    Infinitive,
    Ing,
    Participle,
}

/// Links of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Relation {
    Root,
    Subject,
    Object,
    Agent,
    Preposition,
    Possessor,
    Apposition,
    Conjunct,
    Complement,
    Relative,
    Adverbial,
    Predicate,
}

/// The chunks of a sentence, in the memory of `out`.
pub(super) fn chunk(words: &Words<'_>, mut out: Vec<Chunk>) -> Vec<Chunk> {
    out.clear();
    let mut c = Chunker { words, out, quoted: false, finite_open: false };
    let mut at = 0;
    while at < words.tokens.len() {
        at = c.next(at);
    }
    c.out
}

struct Chunker<'w, 's> {
    words: &'w Words<'s>,
    out: Vec<Chunk>,
    quoted: bool,
    /// A finite verb stands since the last clause boundary.
    finite_open: bool,
}

impl Chunker<'_, '_> {
    fn classes(&self, at: usize) -> Classes {
        self.words.classes(at)
    }

    fn push(&mut self, group: Group, first: usize, end: usize) -> &mut Chunk {
        self.out.push(Chunk {
            group,
            first,
            end,
            head: end - 1,
            marks: Classes::default(),
            form: Form::Finite,
            passive: false,
            negated: false,
            parent: None,
            relation: Relation::Root,
            link: None,
            subject: None,
            quoted: self.quoted,
        });
        self.out.last_mut().expect("a chunk was pushed")
    }

    fn mark(&mut self, group: Group, at: usize) -> usize {
        if matches!(group, Group::Break | Group::Coordinator | Group::Subordinator | Group::That | Group::Relative) {
            self.finite_open = false;
        }
        self.push(group, at, at + 1);
        at + 1
    }

    fn next(&mut self, at: usize) -> usize {
        match self.words.kind(at) {
            Kind::Word | Kind::Number => {}
            Kind::Possessive => return self.possessive(at),
            Kind::Comma => return self.mark(Group::Comma, at),
            Kind::QuoteOpen => {
                self.quoted = true;
                return self.mark(Group::QuoteOpen, at);
            }
            Kind::QuoteClose => {
                self.quoted = false;
                return self.mark(Group::QuoteClose, at);
            }
            _ => return self.mark(Group::Break, at),
        }
        let classes = self.classes(at);
        let named = self.words.party(at).is_some();
        if !named && let Some(next) = self.function_word(at, classes) {
            return next;
        }
        if !named && self.words.senses[at].predicate && !self.verb_at(at) && self.after_copula() {
            return self.predicate(at);
        }
        if !named && self.verb_at(at) { self.verb(at) } else { self.noun(at) }
    }

    /// A possessive that follows no noun group directly ("'s" for "is").
    fn possessive(&mut self, at: usize) -> usize {
        let pronoun =
            self.out.last().is_some_and(|c| c.group == Group::Noun && self.classes(c.head).any(Classes::PRONOUN));
        if pronoun { self.verb(at) } else { at + 1 }
    }

    fn function_word(&mut self, at: usize, c: Classes) -> Option<usize> {
        if self.words.compound(at) && !c.any(Classes::NUMBER) && !c.any(Classes::TO) {
            return None;
        }
        let next = self.classes(at + 1);
        if c.any(Classes::TO) {
            return Some(if self.infinitive_behind(at + 1) {
                self.mark(Group::To, at)
            } else {
                self.mark(Group::Preposition, at)
            });
        }
        if c.any(Classes::THAT) {
            return self.that(at);
        }
        if c.any(Classes(Classes::RELATIVE.0 | Classes::WHETHER.0)) {
            return Some(self.mark(Group::Relative, at));
        }
        if c.any(Classes(Classes::COORDINATOR.0 | Classes::BUT.0)) {
            return Some(self.mark(Group::Coordinator, at));
        }
        if c.any(Classes::SUBORDINATOR) {
            let clause = c.any(Classes::CLAUSE_ONLY) || !c.any(Classes::PREPOSITION) || self.clause_behind(at + 1);
            return Some(self.mark(if clause { Group::Subordinator } else { Group::Preposition }, at));
        }
        if c.any(Classes::PREPOSITION) && !(self.words.capital(at) && at > 0 && !self.words.title_case) {
            let particle = c.any(Classes::PARTICLE)
                && self.out.last().is_some_and(|l| l.group == Group::Verb)
                && !next.any(Classes::DETERMINER);
            if particle && !self.words.kind(at + 1).is_wordlike() {
                return Some(at + 1);
            }
            return Some(self.mark(Group::Preposition, at));
        }
        if c.any(Classes(Classes::AUXILIARY.0)) && !(c.any(Classes::MAY) && self.words.capital(at)) {
            return Some(self.verb(at));
        }
        if c.any(Classes::NEGATIVE) && !c.any(Classes::NO) {
            return Some(self.verb_or_skip(at));
        }
        if c.any(Classes::ADVERB)
            && !c.any(Classes::ANY_NOUN)
            && !c.any(Classes::ADJECTIVE)
            && !c.any(Classes::DETERMINER)
        {
            return Some(at + 1);
        }
        if is_ly(self.words, at)
            && !c.any(Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0))
            && !self.words.capital(at)
        {
            return Some(at + 1);
        }
        None
    }

    /// "not" before an infinitive or participle belongs to it; alone it is passed over.
    fn verb_or_skip(&mut self, at: usize) -> usize {
        if self.classes(at + 1).any(Classes::VERB)
            || self.classes(at + 1).any(Classes::TO) && self.infinitive_behind(at + 2)
        {
            if self.classes(at + 1).any(Classes::TO) {
                self.mark(Group::To, at + 1);
                let end = self.verb(at + 2);
                if let Some(last) = self.out.last_mut() {
                    last.negated = true;
                }
                return end;
            }
            return self.verb(at);
        }
        at + 1
    }

    fn that(&mut self, at: usize) -> Option<usize> {
        let after_noun = self.out.last().is_some_and(|c| c.group == Group::Noun);
        let next = self.classes(at + 1);
        if after_noun && (next.any(Classes::AUXILIARY) || self.only_verb(at + 1)) {
            return Some(self.mark(Group::Relative, at));
        }
        let demonstrative = !self
            .out
            .last()
            .is_some_and(|c| matches!(c.group, Group::Verb | Group::Noun | Group::Adjective | Group::QuoteClose))
            && !self.clause_behind(at + 1);
        if demonstrative { None } else { Some(self.mark(Group::That, at)) }
    }

    fn infinitive_behind(&self, at: usize) -> bool {
        let mut at = at;
        while self.classes(at).any(Classes::ADVERB) || is_ly(self.words, at) || self.classes(at).any(Classes::NEGATIVE)
        {
            at += 1;
        }
        let c = self.classes(at);
        self.words.kind(at) == Kind::Word
            && (c.any(Classes::VERB_BASE) || c.any(Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::DO.0)))
            && self.words.party(at).is_none()
            && !(self.words.capital(at))
            && !c.any(Classes::DETERMINER)
    }

    /// Whether a finite verb follows before the next comma or stop.
    fn clause_behind(&self, from: usize) -> bool {
        let mut seen_noun = false;
        for at in from..self.words.tokens.len().min(from + 14) {
            if self.words.kind(at) == Kind::Comma && self.words.party(at + 1).is_some() {
                continue;
            }
            if !self.words.kind(at).is_wordlike() && !self.words.kind(at).is_quote() {
                return false;
            }
            let c = self.classes(at);
            if c.any(Classes::FINITE) && self.words.party(at).is_none() {
                return true;
            }
            if seen_noun
                && c.any(Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0))
                && !c.any(Classes::ANY_NOUN)
                && !self.words.compound(at)
            {
                return true;
            }
            seen_noun |= self.words.party(at).is_some()
                || c.any(Classes(Classes::ANY_NOUN.0 | Classes::PRONOUN.0))
                || c == Classes::default();
        }
        false
    }

    fn only_verb(&self, at: usize) -> bool {
        let c = self.classes(at);
        c.any(Classes::VERB) && !c.any(Classes::ANY_NOUN) && !c.any(Classes::ADJECTIVE)
    }

    fn after_copula(&self) -> bool {
        self.out
            .last()
            .is_some_and(|c| c.group == Group::Verb || c.group == Group::QuoteOpen || c.group == Group::Coordinator)
    }

    fn predicate(&mut self, at: usize) -> usize {
        let end = self.words.beginning(at).iter().map(|m| m.end as usize).max().unwrap_or(at + 1);
        self.push(Group::Adjective, at, end);
        end
    }

    /// Whether the word at `at` is used as a verb, told by itself and its neighbours.
    fn verb_at(&self, at: usize) -> bool {
        let c = self.classes(at);
        if self.words.kind(at) != Kind::Word
            || self.words.compound(at)
            || !c.any(Classes::VERB)
            || self.words.senses[at].topic
        {
            return false;
        }
        if self.words.capital(at) && at > 0 && !self.words.kind(at - 1).is_quote() {
            return false;
        }
        let nounish = c.any(Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0));
        match self.out.last().map(|l| l.group) {
            Some(Group::To) => true,
            // "which chairs the bloc"
            Some(Group::Relative) if nounish => {
                c.any(Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0)) && self.starts_object_or_preposition(at + 1)
            }
            Some(Group::Preposition) => c.any(Classes::VERB_ING) && (!nounish || self.starts_object(at + 1)),
            Some(Group::Verb) => c.any(Classes::VERB_ING) && (!nounish || self.starts_object(at + 1)),
            Some(Group::Noun) => self.verb_behind_noun(at, c, nounish),
            Some(Group::Coordinator) => {
                !nounish
                    || self.out.len() > 1
                        && !self.words.senses[at].names
                        && self.parallel_verb(c)
                        && self.starts_object_or_preposition(at + 1)
            }
            // "X, represented by Y, hold talks": the verb behind a closed parenthesis
            Some(Group::Comma) if nounish && !self.finite_open && !self.words.senses[at].names => {
                let commas = self.out.iter().filter(|k| k.group == Group::Comma).count();
                commas > 1 && c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0)) && self.starts_object(at + 1)
            }
            _ if nounish => {
                c.any(Classes::VERB_ING) && self.starts_object(at + 1)
                    || self.words.title_case && self.starts_object(at + 1)
            }
            _ => true,
        }
    }

    /// After a coordinator an ambiguous word is a verb if a verb of the same form stands before.
    fn parallel_verb(&self, c: Classes) -> bool {
        let forms = Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0 | Classes::VERB_BASE.0);
        self.out
            .iter()
            .rev()
            .find(|k| k.group == Group::Verb)
            .is_some_and(|v| Classes(self.classes(v.head).0 & c.0).any(forms))
    }

    fn verb_behind_noun(&self, at: usize, c: Classes, nounish: bool) -> bool {
        if !nounish {
            return true;
        }
        let Some(noun) = self.out.last() else { return true };
        let speaks = match self.words.party(noun.head) {
            Some((_, form, _)) => form != PartyForm::Adjective,
            None => {
                self.words.role(noun.head).is_some()
                    || self.classes(noun.head).any(Classes::PRONOUN)
                    || self.words.capital(noun.head)
            }
        };
        let next = at + 1;
        let next_finite = self.classes(next).any(Classes::FINITE)
            || self.only_verb(next) && !self.classes(next).any(Classes::VERB_ING);
        if c.any(Classes(Classes::VERB_PAST.0 | Classes::VERB_PARTICIPLE.0)) && !c.any(Classes::VERB_BASE) {
            return true;
        }
        if next_finite || !self.words.kind(next).is_wordlike() && !self.words.kind(next).is_quote() {
            return false;
        }
        // behind a preposition, in a clause that has its verb: "tariffs on US imports"
        let behind_preposition = self.out.len() > 1 && self.out[self.out.len() - 2].group == Group::Preposition;
        if behind_preposition && self.finite_open {
            return false;
        }
        let plural = c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_S);
        if plural {
            let many =
                self.classes(noun.head).any(Classes(Classes::NOUN_PLURAL.0 | Classes::THEY.0 | Classes::FIRST.0))
                    || self.out.len() > 1 && self.out[self.out.len() - 2].group == Group::Coordinator;
            return many && self.starts_object_or_preposition(next);
        }
        speaks && self.starts_object_or_preposition(next)
    }

    fn starts_object(&self, at: usize) -> bool {
        let c = self.classes(at);
        self.words.kind(at).is_wordlike()
            && (self.words.party(at).is_some()
                || c.any(Classes(
                    Classes::DETERMINER.0
                        | Classes::POSSESSIVE.0
                        | Classes::PRONOUN.0
                        | Classes::NUMBER.0
                        | Classes::ADJECTIVE.0
                        | Classes::NEGATIVE.0
                        | Classes::ANY_NOUN.0,
                ))
                || c == Classes::default())
            || self.words.kind(at) == Kind::QuoteOpen
    }

    fn starts_object_or_preposition(&self, at: usize) -> bool {
        self.starts_object(at)
            || self
                .classes(at)
                .any(Classes(Classes::PREPOSITION.0 | Classes::THAT.0 | Classes::ADVERB.0 | Classes::WHETHER.0))
            || is_ly(self.words, at)
    }

    /// A verb group from `at`: auxiliaries, adverbs and negation, the main verb and its particles.
    fn verb(&mut self, first: usize) -> usize {
        let infinitive = self.out.last().is_some_and(|c| c.group == Group::To);
        let mut marks = Classes::default();
        let mut negated = false;
        let mut at = first;
        let mut head = None;
        let mut be = false;
        let mut auxiliary = false;
        while at < self.words.tokens.len() {
            let c = self.classes(at);
            if self.words.kind(at) == Kind::Possessive && at == first {
                be = true;
                marks = marks.with(Classes::BE);
                head = Some(at);
            } else if c.any(Classes::NEGATIVE) && !(c.any(Classes::NO) && at > first) {
                negated = true;
                marks = marks.with(c);
            } else if c.any(Classes::AUXILIARY) && (auxiliary || head.is_none()) {
                auxiliary = true;
                marks = marks
                    .with(Classes(c.0 & (Classes::AUXILIARY.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0)));
                be = c.any(Classes::BE);
                head = Some(at);
            } else if c.any(Classes::VERB)
                && (head.is_none() || auxiliary)
                && self.main_verb(at, c, auxiliary, be, infinitive)
            {
                head = Some(at);
                at += 1;
                let passive = auxiliary && be && c.any(Classes::VERB_PARTICIPLE) && !c.any(Classes::VERB_ING);
                return self.finish_verb(
                    first,
                    at,
                    head.unwrap_or(first),
                    marks,
                    negated,
                    passive,
                    infinitive,
                    auxiliary,
                );
            } else if !(c.any(Classes::ADVERB) || is_ly(self.words, at))
                || !self.words.kind(at).is_wordlike()
                || head.is_none() && at > first
            {
                break;
            }
            at += 1;
        }
        let mut end = at.max(first + 1);
        while end > first + 1 && head.is_some_and(|h| h + 1 < end) && !self.classes(end - 1).any(Classes::NEGATIVE) {
            end -= 1;
        }
        self.finish_verb(first, end, head.unwrap_or(first), marks, negated, false, infinitive, auxiliary)
    }

    fn main_verb(&self, at: usize, c: Classes, auxiliary: bool, be: bool, infinitive: bool) -> bool {
        if !auxiliary {
            return true;
        }
        if self.words.capital(at) {
            return false;
        }
        let adjective = c.any(Classes::ADJECTIVE) && !c.any(Classes::VERB_PARTICIPLE);
        if be {
            return c.any(Classes(Classes::VERB_PARTICIPLE.0 | Classes::VERB_ING.0))
                && !adjective
                && !self.words.senses[at].predicate;
        }
        let bare = c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_PARTICIPLE.0));
        bare && (infinitive || !adjective || c.any(Classes::VERB_BASE))
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one verb group, gathered in one place")]
    fn finish_verb(
        &mut self,
        first: usize,
        end: usize,
        head: usize,
        marks: Classes,
        negated: bool,
        passive: bool,
        infinitive: bool,
        auxiliary: bool,
    ) -> usize {
        // particles and multi-word verbs the lexicon knows ("rule out", "lay down")
        let mut end = end;
        let reach = self.words.beginning(head).iter().map(|m| m.end as usize).filter(|&e| e > end);
        let particle = reach
            .filter(|&e| (end..e).all(|i| self.classes(i).any(Classes(Classes::PARTICLE.0 | Classes::ADVERB.0))))
            .max();
        end = particle.unwrap_or(end);
        let c = self.classes(head);
        let form = if infinitive || self.shares_to(c, auxiliary) {
            Form::Infinitive
        } else if auxiliary
            && marks.any(Classes(Classes::BE.0 | Classes::HAVE.0 | Classes::DO.0 | Classes::MODAL.0))
            && !c.any(Classes::VERB_ING) | marks.any(Classes::BE)
        {
            if self.classes(first).any(Classes::VERB_ING) && !self.classes(first).any(Classes::FINITE) {
                Form::Ing
            } else {
                Form::Finite
            }
        } else if c.any(Classes::VERB_ING) {
            Form::Ing
        } else if c.any(Classes::VERB_PARTICIPLE)
            && (self.finite_open && self.reduced() || !c.any(Classes::VERB_PAST) || self.by_behind(end))
        {
            Form::Participle
        } else {
            Form::Finite
        };
        self.finite_open |= form == Form::Finite;
        let passive = passive || form == Form::Participle;
        let verb = self.push(Group::Verb, first, end);
        verb.head = head;
        verb.marks = marks;
        verb.negated = negated;
        verb.passive = passive;
        verb.form = form;
        end
    }

    /// "to withdraw and release": the second infinitive shares the "to" of the first.
    fn shares_to(&self, c: Classes, auxiliary: bool) -> bool {
        let coordinated = self.out.last().is_some_and(|k| k.group == Group::Coordinator);
        let mate = self.out.iter().rev().find(|k| k.group == Group::Verb);
        !auxiliary
            && coordinated
            && c.any(Classes::VERB_BASE)
            && !c.any(Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0))
            && mate.is_some_and(|m| m.form == Form::Infinitive)
    }

    /// A participle straight behind a noun, in a clause that has its verb: "the deal brokered last week".
    fn reduced(&self) -> bool {
        let said = self.out.len() > 1 && {
            let verb = &self.out[self.out.len() - 2];
            verb.group == Group::Verb && self.words.reports(verb.head)
        };
        !said && self.out.last().is_some_and(|c| c.group == Group::Noun)
    }

    fn by_behind(&self, end: usize) -> bool {
        self.classes(end).any(Classes::BY)
            && self.out.last().is_some_and(|c| matches!(c.group, Group::Noun | Group::Comma))
    }

    /// A noun group from `at`.
    fn noun(&mut self, first: usize) -> usize {
        let mut at = first;
        let mut head = first;
        let mut negated = false;
        let mut marks = Classes::default();
        while at < self.words.tokens.len() {
            if let Some((_, _, mention)) = self.words.party(at) {
                head = mention.end as usize - 1;
                at = mention.end as usize;
                if self.words.kind(at) == Kind::Possessive {
                    break;
                }
                continue;
            }
            let c = self.classes(at);
            if !matches!(self.words.kind(at), Kind::Word | Kind::Number)
                || at > first && self.ends_noun(at, c, head, first)
            {
                break;
            }
            if at == first {
                marks = c;
                negated = c.any(Classes::NO);
            }
            if c.any(Classes::PRONOUN)
                && !c.any(Classes::DETERMINER)
                && at == first
                && !c.any(Classes::POSSESSIVE)
                && !c.any(Classes::NUMBER)
            {
                head = at;
                at += 1;
                break;
            }
            if !self.words.compound(at + 1) || self.words.compound(at) {
                head = at;
            }
            at += 1;
        }
        let end = at.max(first + 1);
        let possessor = self.out.last().is_some_and(|c| {
            c.group == Group::Noun && c.end + 1 == first && self.words.kind(c.end) == Kind::Possessive
        });
        let index = self.out.len();
        let noun = self.push(Group::Noun, first, end);
        noun.head = head.min(end - 1);
        noun.marks = marks;
        noun.negated = negated;
        if possessor {
            noun.subject = Some(index - 1);
            self.out[index - 1].relation = Relation::Possessor;
            self.out[index - 1].parent = Some(index);
        }
        end
    }

    fn ends_noun(&mut self, at: usize, c: Classes, head: usize, first: usize) -> bool {
        if self.words.compound(at) {
            return false;
        }
        let closed = Classes(
            Classes::PREPOSITION.0
                | Classes::AUXILIARY.0
                | Classes::COORDINATOR.0
                | Classes::BUT.0
                | Classes::SUBORDINATOR.0
                | Classes::RELATIVE.0
                | Classes::THAT.0
                | Classes::WHETHER.0
                | Classes::NEGATIVE.0
                | Classes::DETERMINER.0
                | Classes::POSSESSIVE.0
                | Classes::SUBJECT.0,
        );
        // "the minister last week urged …"
        let speaks = self.words.party(head).is_some() || self.words.role(head).is_some();
        let time = |t: usize| self.classes(t).any(Classes::TIME) && self.words.party(t).is_none();
        if speaks && (time(at) || time(at + 1) && c.any(Classes(Classes::ADJECTIVE.0 | Classes::DETERMINER.0))) {
            return true;
        }
        // "a full and immediate ceasefire"
        let adjective = |t: usize| self.classes(t).any(Classes::ADJECTIVE) && !self.classes(t).any(Classes::ANY_NOUN);
        if c.any(Classes::COORDINATOR) && adjective(head) && adjective(at + 1) && !self.words.kind(at + 2).is_quote() {
            return false;
        }
        let after_determiner = at == first + 1 && self.classes(first).any(Classes::DETERMINER);
        if c.any(closed) && !c.any(Classes::NUMBER) && !(self.words.capital(at) && c.any(Classes(Classes::MAY.0))) {
            return !(after_determiner && c.any(Classes::DETERMINER));
        }
        if c.any(Classes::ADVERB) && !c.any(Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0)) {
            return true;
        }
        if is_ly(self.words, at) && !c.any(Classes(Classes::ADJECTIVE.0 | Classes::ANY_NOUN.0)) {
            return !self.classes(first).any(Classes::DETERMINER) || head != first;
        }
        if !c.any(Classes::VERB) || self.words.capital(at) || self.words.senses[at].topic {
            return false;
        }
        // participles and other verb-like words between a determiner and the noun: "the proposed deal"
        let before = self.classes(head);
        let adjective = before.any(Classes::ADJECTIVE) && !before.any(Classes::ANY_NOUN);
        let open = (adjective
            || before.any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::NUMBER.0)))
            && self.words.party(head).is_none()
            && (before.any(Classes::POSSESSIVE) || !before.any(Classes::PRONOUN));
        let nounish = c.any(Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0));
        let alone = self.classes(head).any(Classes::DETERMINER)
            && c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0))
            && !nounish;
        if open && !alone {
            return false;
        }
        // asked as if the group ended here
        self.push(Group::Noun, first, at).head = head;
        let verb = self.verb_behind_noun(at, c, nounish);
        self.out.pop();
        verb
    }
}

/// An adverb by its ending.
pub(super) fn is_ly(words: &Words<'_>, at: usize) -> bool {
    words.adverb(at)
}
