//! Chunks: noun groups with their head, verb groups with voice, form, modality and negation, and what stands between.

mod noun;
mod verb;

use super::tag::Tag;
use super::words::Words;
use crate::language::Classes;
use crate::matching::{CuePart, Kind, Mention, ModifierPart, PartyForm, What};

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
    /// An auxiliary parted from its verb by the subject ("did Kenya back"); the verb has its marks.
    Auxiliary,
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
pub(super) fn chunk(words: &Words<'_>, tags: &[Tag], mut out: Vec<Chunk>) -> Vec<Chunk> {
    out.clear();
    let finite = |t: &Tag| matches!(t, Tag::Finite | Tag::Modal | Tag::Have | Tag::Be);
    let mut c = Chunker { words, tags, out, quoted: false, verbless: !tags.iter().any(finite) };
    let mut at = 0;
    while at < words.tokens.len() {
        at = c.next(at);
    }
    let mut out = c.out;
    uninvert(words, &mut out);
    regain(words, &mut out);
    out
}

/// "the border will be opened and the ban lifted": the passive behind "and" takes the auxiliaries of the one before.
fn regain(words: &Words<'_>, chunks: &mut [Chunk]) {
    for at in 3..chunks.len() {
        let [and, noun, verb] = [at - 2, at - 1, at].map(|i| &chunks[i]);
        if (and.group, noun.group, verb.group) != (Group::Coordinator, Group::Noun, Group::Verb) {
            continue;
        }
        let c = words.classes(verb.head);
        let bare = verb.first == verb.head && verb.head + 1 == verb.end;
        let past = c.any(Classes::VERB_PAST) && c.any(Classes::VERB_PARTICIPLE) && !words.reports(verb.head);
        let object = chunks.get(at + 1).is_some_and(|k| k.group == Group::Noun);
        if !bare || !past || object {
            continue;
        }
        let open = Classes(Classes::WILL.0 | Classes::MUST.0);
        let before = chunks[..at - 2].iter().rev().find(|k| k.group == Group::Verb);
        if let Some(b) = before.filter(|b| b.form == Form::Finite && b.passive && b.marks.any(open)) {
            let marks = b.marks;
            (chunks[at].form, chunks[at].passive, chunks[at].marks) = (Form::Finite, true, marks);
        }
    }
}

/// "not only did Kenya back an inquiry", "never will we leave": the verb behind the subject takes what its auxiliary says.
fn uninvert(words: &Words<'_>, chunks: &mut [Chunk]) {
    let bare = |verb: &Chunk| {
        verb.form == Form::Finite && verb.first == verb.head && words.classes(verb.head).any(Classes::VERB_BASE)
    };
    for at in 2..chunks.len() {
        // "Had Iran accepted, the war would have ended"
        let had = &chunks[at - 2];
        if had.group == Group::Subordinator
            && words.classes(had.head).any(Classes::HAVE)
            && chunks[at - 1].group == Group::Noun
            && chunks[at].group == Group::Verb
        {
            (chunks[at].form, chunks[at].passive) = (Form::Finite, false);
        }
        let aux = &chunks[at - 2];
        // "Never has Chad agreed to a truce", "At no point, he said, had it …"
        if aux.group != Group::Verb {
            continue;
        }
        // "…, should the talks fail"
        let joined = at > 2 && chunks[at - 3].group == Group::Coordinator;
        // "nor has it", "Nor, its minister said, would it …"
        let nor = joined && words.classes(chunks[at - 3].head).any(Classes::NEGATIVE) || words.nor_over(aux.first);
        if words.classes(aux.head).any(Classes::HAVE) && (aux.negated || nor || words.denies_in_front()) {
            let (noun, verb) = (chunks[at - 1], chunks[at]);
            let behind = noun.group == Group::Noun && noun.first == aux.end && verb.first == noun.end;
            if behind && verb.group == Group::Verb && words.classes(verb.head).any(Classes::VERB_PARTICIPLE) {
                chunks[at].marks = Classes::HAVE;
                (chunks[at].form, chunks[at].passive, chunks[at].negated) = (Form::Finite, false, true);
                chunks[at - 2].group = Group::Auxiliary;
            }
            continue;
        }
        if !words.classes(aux.head).any(Classes(Classes::DO.0 | Classes::MODAL.0)) {
            continue;
        }
        let [aux, noun, verb] = [at - 2, at - 1, at].map(|i| chunks[i]);
        let alone = noun.group == Group::Noun && noun.first == aux.end;
        let behind = alone && verb.group == Group::Verb && verb.first == noun.end;
        if behind && !joined && !aux.negated && words.classes(aux.head).any(Classes::CONDITION_POSITIVE) {
            chunks[at].form = Form::Finite;
            // "should he come back": the bare form, which looks like a participle
            chunks[at].passive &= !words.classes(verb.head).any(Classes::VERB_BASE);
            chunks[at - 2].group = Group::Subordinator;
            continue;
        }
        // "nor would it put up with …"
        let put = |v: &Chunk| v.form == Form::Participle && words.classes(v.head).any(Classes::VERB_BASE);
        let denied = aux.negated || joined || nor;
        if behind && (verb.form == Form::Infinitive || denied && (bare(&verb) || put(&verb))) {
            chunks[at].passive &= !put(&verb);
            chunks[at].form = Form::Finite;
            chunks[at].marks = aux.marks;
            // "…, nor will it pay"
            chunks[at].negated |= aux.negated || nor;
            // "In no way, he said, would it pay"
            let comma = aux.first > 0 && words.kind(aux.first - 1) == Kind::Comma;
            chunks[at].negated |= comma && words.denies_in_front();
            chunks[at - 2].group = Group::Auxiliary;
        }
    }
}

struct Chunker<'w, 's> {
    words: &'w Words<'s>,
    tags: &'w [Tag],
    out: Vec<Chunk>,
    quoted: bool,
    /// The sentence has no finite verb, as a headline may.
    verbless: bool,
}

impl Chunker<'_, '_> {
    fn classes(&self, at: usize) -> Classes {
        self.words.classes(at)
    }

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Break)
    }

    /// The part of the next word, quotation marks passed over.
    fn tag_past_quotes(&self, mut at: usize) -> Tag {
        while self.words.kind(at).is_quote() {
            at += 1;
        }
        self.tag(at)
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
        self.push(group, at, at + 1);
        at + 1
    }

    fn next(&mut self, at: usize) -> usize {
        match self.words.kind(at) {
            Kind::QuoteOpen => {
                self.quoted = true;
                return self.mark(Group::QuoteOpen, at);
            }
            Kind::QuoteClose => {
                self.quoted = false;
                return self.mark(Group::QuoteClose, at);
            }
            Kind::Possessive if self.tag(at) != Tag::Be => return at + 1,
            Kind::Open => {
                if let Some(end) = self.converted(at) {
                    return end;
                }
            }
            _ => {}
        }
        let predicate = self.predicate_at(at)
            && self.words.party(at).is_none()
            && (self.after_copula() || self.words.resumes(at).is_some() || self.in_headline(at) || self.apposed(at));
        match self.tag(at) {
            Tag::Comma => self.mark(Group::Comma, at),
            Tag::Break => self.mark(Group::Break, at),
            Tag::To => self.mark(Group::To, at),
            Tag::Coordinator => self.mark(Group::Coordinator, at),
            Tag::Relative => self.mark(Group::Relative, at),
            Tag::Subordinator if self.classes(at).any(Classes::THAT) => self.mark(Group::That, at),
            Tag::Subordinator => self.mark(Group::Subordinator, at),
            // "is off the table"
            Tag::Preposition
                if predicate
                    && self.words.beginning(at).iter().any(|m| m.end as usize > at + 1 && is_predicate(m.what)) =>
            {
                self.predicate(at)
            }
            Tag::Preposition => self.preposition(at),
            Tag::Adverb if self.negates(at) => self.negation(at),
            Tag::Adjective | Tag::Participle | Tag::Adverb if predicate => self.predicate(at),
            Tag::Adverb if self.classes(at).any(Classes::PREPOSITION) => self.preposition(at),
            Tag::Adverb => at + 1,
            Tag::Modal | Tag::Have | Tag::Be | Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle => self.verb(at),
            Tag::Noun | Tag::Pronoun | Tag::Determiner | Tag::Adjective => self.noun(at),
        }
    }

    /// "€2.5bn ($2.7bn)", "a 2,200-km (1,400-mile) border": where brackets end that only tell a number in other units.
    pub(super) fn converted(&self, open: usize) -> Option<usize> {
        let words = self.words;
        let number = |t: usize| words.kind(t) == Kind::Number || words.sum(t);
        let close = (open + 2..open + 7).find(|&t| words.kind(t) == Kind::Close)?;
        let told = (open.saturating_sub(3)..open).any(number) && (open + 1..open + 3).any(number);
        let plain = |t: usize| !matches!(self.tag(t), Tag::Finite | Tag::Modal | Tag::Have | Tag::Be);
        (told && (open + 1..close).all(plain)).then_some(close + 1)
    }

    /// A preposition without its noun belongs to the verb in front ("moved in.").
    fn preposition(&mut self, at: usize) -> usize {
        let last = !self.words.kind(at + 1).is_wordlike() && !self.words.kind(at + 1).is_quote();
        let particle = last && self.classes(at).any(Classes::PARTICLE);
        let clause = matches!(self.tag(at + 1), Tag::Subordinator) && !self.classes(at + 1).any(Classes::THAT);
        // "will fight on and ask for arms"
        let joined = self.tag(at + 1) == Tag::Coordinator && !self.classes(at + 2).any(Classes::PREPOSITION);
        if (last || clause || joined)
            && self.known_with(at)
            && let Some(verb) = self.out.last_mut()
        {
            verb.end = at + 1;
            return at + 1;
        }
        // "would go on until …"
        if (particle || clause) && self.out.last().is_some_and(|l| l.group == Group::Verb) {
            return at + 1;
        }
        self.mark(Group::Preposition, at)
    }

    /// "fights on", "kicks in": the lexicon knows the verb in front with the preposition.
    fn known_with(&self, preposition: usize) -> bool {
        let word = self.words.tokens[preposition].word;
        let governs = |what: What| match what {
            What::Modifier { part: ModifierPart::Verb, preposition, .. } => preposition == word,
            _ => false,
        };
        self.out.last().is_some_and(|verb| {
            let known =
                |m: &Mention| m.end as usize == preposition + 1 || verb.head + 1 == preposition && governs(m.what);
            verb.group == Group::Verb && self.words.beginning(verb.head).iter().any(known)
        })
    }

    fn negates(&self, at: usize) -> bool {
        let c = self.classes(at);
        // "neither accepted nor …"
        let adverb = c.any(Classes::DETERMINER) && self.tag(at) == Tag::Adverb;
        c.any(Classes::NEGATIVE) && (!c.any(Classes::NO) || adverb)
    }

    /// "not" before an infinitive, a gerund or a participle belongs to it; alone it is passed over.
    fn negation(&mut self, at: usize) -> usize {
        // "no longer recognises", "under no circumstances will …"
        let verb = (at + 1..at + 5).find(|&t| self.tag(t) != Tag::Adverb);
        if verb.is_some_and(|v| is_verb(self.tag(v))) {
            return self.verb(at);
        }
        // "no longer to block", "never again to block"
        let to = verb.filter(|&t| self.tag(t) == Tag::To).unwrap_or(at + 1);
        match self.tag_past_quotes(to) {
            Tag::To if to + 1 < self.words.tokens.len() => {
                self.mark(Group::To, to);
                let end = self.verb(to + 1);
                if let Some(last) = self.out.last_mut() {
                    last.negated = true;
                }
                end
            }
            tag if is_verb(tag) => self.verb(at),
            // "regards sanctions as no longer appropriate"
            _ => match verb.filter(|&t| {
                let apposed = self.predicate_at(t) && self.apposed(t);
                self.tag(t) == Tag::Adjective && self.judged_here() || apposed
            }) {
                Some(adjective) => {
                    let end = self.next(adjective);
                    if let Some(last) = self.out.last_mut() {
                        last.negated = true;
                    }
                    end
                }
                None => at + 1,
            },
        }
    }

    /// What stands here tells what something is called: behind "as", or behind the object of a verb of calling.
    fn judged_here(&self) -> bool {
        let calls = |c: &Chunk| c.group == Group::Verb && self.classes(c.head).any(Classes::CLASSIFYING);
        match self.out.as_slice() {
            [.., last] if last.group == Group::Preposition => self.classes(last.head).any(Classes::AS),
            [.., verb, last] => last.group == Group::Noun && calls(verb),
            _ => false,
        }
    }

    fn after_copula(&self) -> bool {
        self.out
            .last()
            .is_some_and(|c| c.group == Group::Verb || c.group == Group::QuoteOpen || c.group == Group::Coordinator)
            || self.verbless && self.out.last().is_some_and(|c| c.group == Group::Noun && self.names(c.head))
    }

    /// "Kenya ready for talks, minister says", "India ready to cease fire; Pakistan …": behind the name that opens a headline, in a
    /// part without a finite verb.
    fn in_headline(&self, at: usize) -> bool {
        let [name] = self.out.as_slice() else { return false };
        let parted = |t: &usize| matches!(self.words.kind(*t), Kind::Comma | Kind::Semicolon | Kind::Colon);
        let finite = |t: usize| matches!(self.tag(t), Tag::Finite | Tag::Modal | Tag::Have | Tag::Be);
        let end = (at..self.words.tokens.len()).find(parted);
        name.group == Group::Noun && self.names(name.head) && end.is_some_and(|end| !(at..end).any(finite))
    }

    /// "Chad, ready for talks, …", "declared himself opposed to it": behind the comma that follows somebody, or behind a reflexive
    /// pronoun, with what it governs.
    fn apposed(&self, at: usize) -> bool {
        let known = self.words.beginning(at).iter().filter(|m| is_predicate(m.what));
        let Some(end) = known.map(|m| m.end as usize).max() else { return false };
        if !matches!(self.tag(end), Tag::To | Tag::Preposition) {
            return false;
        }
        match self.out.as_slice() {
            [.., itself] if itself.group == Group::Noun => {
                itself.first == itself.head && self.classes(itself.head).reflexive()
            }
            [.., somebody, comma] if comma.group == Group::Comma && somebody.group == Group::Noun => {
                self.names(somebody.head) || self.words.role(somebody.head).is_some()
            }
            _ => false,
        }
    }

    /// The name of a party ends at the token.
    fn names(&self, at: usize) -> bool {
        matches!(self.words.party(at), Some((_, form, m)) if form != PartyForm::Adjective && m.end as usize == at + 1)
    }

    /// "is opposed to it", but "was opposed by Cyprus".
    fn predicate_at(&self, at: usize) -> bool {
        if !self.words.senses[at].predicate {
            return false;
        }
        let agent = self.tag(at) == Tag::Participle && self.classes(at + 1).any(Classes::BY);
        // "sold on the idea", but "sold to Chad"
        let to = self.words.tokens.get(at + 1).filter(|_| self.classes(at + 1).any(Classes::TO)).map(|t| t.word);
        let governs = |m: &Mention| match m.what {
            What::Cue { part: CuePart::Adjective, preposition, .. } => {
                preposition == 0 || m.end as usize != at + 1 || to.is_none_or(|to| to == preposition)
            }
            _ => false,
        };
        let agent = agent || self.tag(at) == Tag::Participle && !self.words.beginning(at).iter().any(governs);
        // "must be set free"
        !(agent || self.tag(at) == Tag::Participle && self.words.begins_deed(at))
    }

    fn predicate(&mut self, at: usize) -> usize {
        let known = self.words.beginning(at).iter().filter(|m| is_predicate(m.what));
        let end = known.map(|m| m.end as usize).max().unwrap_or(at + 1);
        self.push(Group::Adjective, at, end);
        end
    }
}

fn is_predicate(what: What) -> bool {
    matches!(what, What::Cue { part: CuePart::Adjective, .. })
}

fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Modal | Tag::Have | Tag::Be | Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle)
}

/// An adverb by its ending.
pub(super) fn is_ly(words: &Words<'_>, at: usize) -> bool {
    words.adverb(at)
}
