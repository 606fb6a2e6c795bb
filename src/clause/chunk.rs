//! Chunks: noun groups with their head, verb groups with voice, form, modality and negation, and what stands between.

use super::tag::Tag;
use super::words::Words;
use crate::language::Classes;
use crate::lexicon::model::ModifierKind;
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
    out
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
        if aux.group != Group::Verb || !words.classes(aux.head).any(Classes(Classes::DO.0 | Classes::MODAL.0)) {
            continue;
        }
        let [aux, noun, verb] = [at - 2, at - 1, at].map(|i| chunks[i]);
        let alone = noun.group == Group::Noun && noun.first == aux.end;
        let behind = alone && verb.group == Group::Verb && verb.first == noun.end;
        // "…, should the talks fail"
        let nor = at > 2 && chunks[at - 3].group == Group::Coordinator;
        if behind && !nor && !aux.negated && words.classes(aux.head).any(Classes::CONDITION_POSITIVE) {
            chunks[at].form = Form::Finite;
            // "should he come back": the bare form, which looks like a participle
            chunks[at].passive &= !words.classes(verb.head).any(Classes::VERB_BASE);
            chunks[at - 2].group = Group::Subordinator;
        } else if behind && (verb.form == Form::Infinitive || aux.negated && bare(&verb)) {
            chunks[at].form = Form::Finite;
            chunks[at].marks = aux.marks;
            // "…, nor will it pay"
            chunks[at].negated |= aux.negated || nor && words.classes(chunks[at - 3].head).any(Classes::NEGATIVE);
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
            _ => {}
        }
        let predicate = self.predicate_at(at)
            && self.words.party(at).is_none()
            && (self.after_copula() || self.words.resumes(at).is_some());
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
            Tag::Adverb => at + 1,
            Tag::Modal | Tag::Have | Tag::Be | Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle => self.verb(at),
            Tag::Noun | Tag::Pronoun | Tag::Determiner | Tag::Adjective => self.noun(at),
        }
    }

    /// A preposition without its noun belongs to the verb in front ("moved in.").
    fn preposition(&mut self, at: usize) -> usize {
        let last = !self.words.kind(at + 1).is_wordlike() && !self.words.kind(at + 1).is_quote();
        let particle = last && self.classes(at).any(Classes::PARTICLE);
        if last
            && self.known_with(at)
            && let Some(verb) = self.out.last_mut()
        {
            verb.end = at + 1;
            return at + 1;
        }
        // "would go on until …"
        let stranded = matches!(self.tag(at + 1), Tag::Subordinator) && !self.classes(at + 1).any(Classes::THAT);
        if (particle || stranded) && self.out.last().is_some_and(|l| l.group == Group::Verb) {
            return at + 1;
        }
        self.mark(Group::Preposition, at)
    }

    /// "fights on": the lexicon knows the verb in front with the preposition.
    fn known_with(&self, preposition: usize) -> bool {
        self.out.last().is_some_and(|verb| {
            verb.group == Group::Verb
                && self.words.beginning(verb.head).iter().any(|m| m.end as usize == preposition + 1)
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
        match self.tag_past_quotes(at + 1) {
            Tag::To if at + 2 < self.words.tokens.len() => {
                self.mark(Group::To, at + 1);
                let end = self.verb(at + 2);
                if let Some(last) = self.out.last_mut() {
                    last.negated = true;
                }
                end
            }
            tag if is_verb(tag) => self.verb(at),
            _ => at + 1,
        }
    }

    fn after_copula(&self) -> bool {
        self.out
            .last()
            .is_some_and(|c| c.group == Group::Verb || c.group == Group::QuoteOpen || c.group == Group::Coordinator)
            || self.verbless && self.out.last().is_some_and(|c| c.group == Group::Noun && self.names(c.head))
    }

    /// The name of a party ends at the token.
    fn names(&self, at: usize) -> bool {
        matches!(self.words.party(at), Some((_, form, m)) if form != PartyForm::Adjective && m.end as usize == at + 1)
    }

    /// "is opposed to it", but "was opposed by Cyprus".
    fn predicate_at(&self, at: usize) -> bool {
        let agent = self.tag(at) == Tag::Participle && self.classes(at + 1).any(Classes::BY);
        self.words.senses[at].predicate && !agent
    }

    fn predicate(&mut self, at: usize) -> usize {
        let known = self.words.beginning(at).iter().filter(|m| is_predicate(m.what));
        let end = known.map(|m| m.end as usize).max().unwrap_or(at + 1);
        self.push(Group::Adjective, at, end);
        end
    }

    /// A verb group from `first`: auxiliaries, adverbs and negation, the main verb and its particles.
    fn verb(&mut self, first: usize) -> usize {
        let mut group = VerbGroup::default();
        let mut at = first;
        while at < self.words.tokens.len() {
            let c = self.classes(at);
            // "had “fully agreed” to"
            if self.words.kind(at) == Kind::QuoteOpen && group.auxiliary && !group.main && self.verb_behind(at) {
                at += 1;
                continue;
            }
            match self.tag(at) {
                Tag::Adverb
                    if self.words.kind(at).is_wordlike() && !(group.be && group.negated && self.about_to(at)) =>
                {
                    group.negated |= c.any(Classes::NEGATIVE);
                    if self.words.senses[at].predicate && group.auxiliary {
                        break;
                    }
                }
                Tag::Modal | Tag::Have | Tag::Be if group.auxiliary || group.head.is_none() => {
                    let kept = Classes::AUXILIARY.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0;
                    group.marks = group.marks.with(Classes(c.0 & kept));
                    group.negated |= c.any(Classes::NEGATIVE);
                    group.be = self.tag(at) == Tag::Be;
                    group.auxiliary = true;
                    group.head = Some(at);
                }
                // "accused it of having broken the truce"
                Tag::Ing if group.head.is_none() && c.any(Classes::HAVE) && self.tag(at + 1) == Tag::Participle => {
                    (group.auxiliary, group.perfect, group.head) = (true, true, Some(at));
                }
                Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle
                    if (group.head.is_none() || group.auxiliary && !group.main)
                        && !(group.be && self.predicate_at(at)) =>
                {
                    group.passive = group.be && self.tag(at) == Tag::Participle;
                    group.main = true;
                    group.head = Some(at);
                    if !self.classes(at).any(Classes(Classes::MUST.0 | Classes::HAVE.0 | Classes::WILL.0)) {
                        at += 1;
                        break;
                    }
                }
                // "is due to leave"
                Tag::Adjective if group.be && self.tag(at + 1) == Tag::To && c.any(Classes::WILL) => {
                    group.head = Some(at);
                    group.main = true;
                }
                // "is not about to leave"
                Tag::Adverb | Tag::Preposition if group.be && group.negated && self.about_to(at) => {
                    group.head = Some(at);
                    group.main = true;
                }
                // "has to leave", "is to be freed", "needs to stop", "is going to pay"
                Tag::To if self.semi_modal(at, &group) => {
                    let will =
                        self.tag(at - 1) == Tag::Be || self.classes(at - 1).any(Classes::WILL) || self.about_to(at - 1);
                    group.marks = group.marks.with(if will { Classes::WILL } else { Classes::MUST });
                    group.semi = self.tag(first) == Tag::Finite;
                    (group.head, group.be, group.main) = (None, false, false);
                }
                _ => break,
            }
            at += 1;
            if group.main && self.tag(at) != Tag::To {
                break;
            }
        }
        // adverbs behind the last auxiliary stand by themselves
        let mut end = at.max(first + 1);
        while !group.main && end > first + 1 && group.head.is_some_and(|h| h + 1 < end) && !self.negates(end - 1) {
            end -= 1;
        }
        self.finish_verb(first, end, group)
    }

    /// Whether a verb, adverbs passed over, goes on behind the token.
    fn verb_behind(&self, at: usize) -> bool {
        let next = (at + 1..at + 4).find(|&t| self.tag(t) != Tag::Adverb);
        next.is_some_and(|t| matches!(self.tag(t), Tag::Base | Tag::Ing | Tag::Participle | Tag::Be))
    }

    /// Whether the infinitive behind "to" belongs to the auxiliary straight before it.
    fn semi_modal(&self, to: usize, group: &VerbGroup) -> bool {
        let before = self.tag(to - 1);
        let modal = matches!(before, Tag::Be | Tag::Have)
            || self.classes(to - 1).any(Classes(Classes::MUST.0 | Classes::HAVE.0))
            || group.be && (self.classes(to - 1).any(Classes::WILL) || group.negated && self.about_to(to - 1));
        modal
            && (group.auxiliary || group.main)
            && group.head == Some(to - 1)
            && matches!(self.tag(to + 1), Tag::Base | Tag::Be | Tag::Have)
    }

    /// Words that the lexicon knows to deny together with "not" stand before "to": "is not *about to* leave".
    fn about_to(&self, at: usize) -> bool {
        let denies = |m: &Mention| m.end as usize == at + 2 && m.end == m.first + 3 && self.denies(m);
        self.tag(at + 1) == Tag::To && at > 0 && self.words.beginning(at - 1).iter().any(denies)
    }

    fn finish_verb(&mut self, first: usize, end: usize, group: VerbGroup) -> usize {
        let head = group.head.unwrap_or(first);
        // particles and multi-word verbs the lexicon knows ("rule out", "lay down")
        let reach = self.words.beginning(head).iter().filter(|m| m.end as usize > end);
        let particle = Classes(Classes::PARTICLE.0 | Classes::ADVERB.0);
        // "made clear its troops would stay"
        let clear = |e: usize| e == end + 1 && self.classes(end).any(Classes::ADJECTIVE);
        let reports = |what: What| {
            matches!(what, What::Cue { cue, part: CuePart::Verb, .. }
                if self.words.matcher.lexicon.cues[usize::from(cue)].act.is_none())
        };
        let known = reach.map(|m| (m.end as usize, reports(m.what)));
        let known = known.filter(|&(e, says)| says && clear(e) || (end..e).all(|i| self.classes(i).any(particle)));
        let known = known.map(|(e, _)| e);
        let end = known.max().unwrap_or(end);
        let form = self.form(head, &group);
        let verb = self.push(Group::Verb, first, end);
        verb.head = head;
        verb.marks = group.marks;
        verb.negated = group.negated;
        verb.passive = group.passive || form == Form::Participle;
        verb.form = form;
        end
    }

    fn form(&self, head: usize, group: &VerbGroup) -> Form {
        // "pledged to “go on with the offensive”"
        let behind_to = self.out.iter().rfind(|c| c.group != Group::QuoteOpen).is_some_and(|c| c.group == Group::To);
        if behind_to || !group.auxiliary && self.shares_to(head) {
            return Form::Infinitive;
        }
        if group.perfect {
            return Form::Ing;
        }
        if group.auxiliary {
            let first = group.marks;
            let bare =
                !first.any(Classes::MODAL) && self.classes(head).any(Classes::VERB_ING) && !first.any(Classes::BE);
            return if bare { Form::Ing } else { Form::Finite };
        }
        match self.tag(head) {
            Tag::Ing => Form::Ing,
            Tag::Participle => Form::Participle,
            // "there has to be a truce", but "wants it to be a truce"
            Tag::Base if !group.semi && self.out.last().is_some_and(|c| c.group == Group::Noun) => Form::Infinitive,
            _ => Form::Finite,
        }
    }

    /// "to withdraw, pay and release": further infinitives share the "to" of the first.
    fn shares_to(&self, head: usize) -> bool {
        let c = self.classes(head);
        let joined = self.out.iter().rev().find(|k| k.group != Group::Comma && k.group != Group::QuoteOpen);
        let mate = self.out.iter().rev().find(|k| k.group == Group::Verb);
        c.any(Classes::VERB_BASE)
            && (joined.is_some_and(|k| k.group == Group::Coordinator)
                || self.tag(head) == Tag::Base && self.out.last().is_some_and(|k| k.group == Group::Comma))
            && mate.is_some_and(|m| m.form == Form::Infinitive)
    }

    /// A noun group from `first`.
    fn noun(&mut self, first: usize) -> usize {
        let mut at = first;
        let mut head = first;
        let marks = if self.words.party(first).is_some() { Classes::default() } else { self.classes(first) };
        while at < self.words.tokens.len() {
            if at > first && (self.behind_time(at, first) || self.told_clause(at, first)) {
                break;
            }
            if at > first && self.named_behind(at) {
                break;
            }
            // "offered Pakistan $400 million"
            if at > first && self.words.sum(at) && self.words.party(at - 1).is_some() {
                break;
            }
            if let Some((_, _, mention)) = self.words.party(at) {
                head = mention.end as usize - 1;
                at = mention.end as usize;
                if self.words.kind(at) == Kind::Possessive {
                    break;
                }
                continue;
            }
            if at == first + 1 && self.called_alone(first) {
                break;
            }
            // "a “reciprocal” tariff", "an “immediate ceasefire”"
            if at > first && self.words.kind(at).is_quote() && self.scare_quote(at, first) {
                at += 1;
                continue;
            }
            if at > first && self.ends_noun(at, head, first) {
                break;
            }
            if self.tag(at) == Tag::Pronoun {
                head = at;
                at += 1;
                break;
            }
            // "resolution 1706": the number only tells which one
            let counted = self.words.kind(at) == Kind::Number && at > first && self.words.document(at - 1);
            if !counted && (!self.words.compound(at + 1) || self.words.compound(at)) {
                head = at;
            }
            at += 1;
        }
        let end = at.max(first + 1);
        let possessor = self.out.last().is_some_and(|c| {
            c.group == Group::Noun && c.end + 1 == first && self.words.kind(c.end) == Kind::Possessive
        });
        let nobody = self.nobody(first, end);
        let not_one = marks.any(Classes::NEGATIVE) && self.tag(first) == Tag::Determiner;
        let neither = self.tag(first) == Tag::Pronoun && first > 0 && self.neither(first - 1);
        let index = self.out.len();
        let noun = self.push(Group::Noun, first, end);
        noun.head = head.min(end - 1);
        noun.marks = marks;
        noun.negated = marks.any(Classes::NO) || nobody || not_one || neither;
        if possessor {
            noun.subject = Some(index - 1);
            self.out[index - 1].relation = Relation::Possessor;
            self.out[index - 1].parent = Some(index);
        }
        end
    }

    /// "neither it nor Chad": a word that denies both of two stands before the first.
    fn neither(&self, at: usize) -> bool {
        let c = self.classes(at);
        self.tag(at) == Tag::Adverb && c.any(Classes::NEGATIVE) && c.any(Classes::DETERMINER)
    }

    /// Whether the lexicon knows the words to deny.
    fn denies(&self, mention: &Mention) -> bool {
        matches!(mention.what, What::Modifier { modifier, part: ModifierPart::Word, .. }
            if self.words.matcher.lexicon.modifiers[usize::from(modifier)].kind == ModifierKind::Negator)
    }

    /// "nobody", "no one": a pronoun that the lexicon knows to deny.
    fn nobody(&self, first: usize, end: usize) -> bool {
        let denies = |m: &Mention| (m.first as usize, m.end as usize) == (first, end) && self.denies(m);
        // "none of which his army holds"
        let relative = self.classes(end).any(Classes::OF) && self.classes(end + 1).any(Classes::RELATIVE);
        self.classes(end - 1).any(Classes::OTHER) && !relative && self.words.beginning(first).iter().any(denies)
    }

    /// "Within two hours Turkey …", "in 1974 the junta …": a time ends, and somebody's name or a new group begins.
    fn behind_time(&self, at: usize, first: usize) -> bool {
        let before = at - 1;
        if self.words.party(before).is_some() || !matches!(self.words.kind(at), Kind::Word) {
            return false;
        }
        let opener = first.checked_sub(1).map_or(Classes::default(), |t| self.classes(t));
        let article = self.classes(first).any(Classes::ARTICLE);
        let named = self.words.party(at).map(|(_, form, _)| form == PartyForm::Adjective);
        let small = Classes(Classes::ARTICLE.0 | Classes::POSSESSIVE.0 | Classes::SUBJECT.0);
        if self.words.year(before) {
            let fronted = before == first && opener.any(Classes::PREPOSITION) && !opener.any(Classes::OF);
            return fronted && (self.classes(at).any(small) || named == Some(false))
                || fronted && opener.any(Classes::PLACE) && (named.is_some() || self.words.capital(at));
        }
        self.classes(before).any(Classes::TIME)
            && self.tag(before) == Tag::Noun
            && match named {
                Some(adjective) => !(adjective && article),
                None => !article && self.introduced(at),
            }
    }

    /// "In the declaration *Armenia* and …", "a resolution *Peru* opposes": a party's name straight behind a common noun begins
    /// a new group, unless the noun tells what the name is ("the rebel group M23").
    fn named_behind(&self, at: usize) -> bool {
        let before = at - 1;
        let name = matches!(self.words.party(at), Some((_, PartyForm::Name | PartyForm::Metonym, m)) if m.first as usize == at);
        let verb = |t: usize| {
            let c = self.classes(t);
            c.any(Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::FINITE.0 | Classes::COORDINATOR.0))
        };
        let end = self.words.party(at).map_or(at + 1, |p| p.2.end as usize);
        let fronted = self.classes(0).any(Classes::PREPOSITION);
        name && verb(end)
            && (fronted || !self.verbless)
            && self.words.kind(before) == Kind::Word
            && self.tag(before) == Tag::Noun
            && self.words.party(before).is_none()
            && self.words.role(before).is_none()
            && self.words.thing(before).is_none_or(|_| self.words.document(before))
            && !self.words.capital(before)
            && !self.words.compound(at)
    }

    /// "Monday Jane Roe, …": two names or more up to a comma or a verb.
    fn introduced(&self, at: usize) -> bool {
        let names = (at..).take_while(|&t| self.words.capital(t) && self.words.party(t).is_none()).count();
        names > 1 && matches!(self.tag(at + names), Tag::Comma | Tag::Finite | Tag::Have | Tag::Be)
    }

    /// "more *than* 20,000 troops": a preposition between a word for how many and a number.
    fn counts(&self, at: usize) -> bool {
        let other = Classes(Classes::PLACE.0 | Classes::OF.0 | Classes::BY.0 | Classes::FOR.0);
        let many = self.classes(at - 1);
        let number = self.words.kind(at + 1) == Kind::Number || self.classes(at + 1).any(Classes::NUMBER);
        number
            && self.tag(at - 1) == Tag::Determiner
            && !many.any(Classes(Classes::ARTICLE.0 | Classes::PRONOUN.0 | Classes::NUMBER.0))
            && !self.classes(at).any(other)
    }

    /// "it is time Chad left": somebody's name begins the clause that a noun for a wish or a demand tells.
    fn told_clause(&self, at: usize, first: usize) -> bool {
        let Some((_, form, mention)) = self.words.party(at).filter(|_| at == first + 1) else { return false };
        let is = self.out.last().is_some_and(|v| v.group == Group::Verb && self.classes(v.head).any(Classes::BE));
        let it = self.out.iter().rev().nth(1).is_some_and(|s| self.classes(s.head).any(Classes::IT));
        let verb =
            matches!(self.tag(mention.end as usize), Tag::Finite | Tag::Have | Tag::Be | Tag::Modal | Tag::Coordinator);
        is && it && verb && form == PartyForm::Name && self.words.senses[first].noun && self.tag(first) == Tag::Noun
    }

    /// Whether a quotation mark only sets off a few words inside a noun group.
    fn scare_quote(&self, at: usize, first: usize) -> bool {
        let inside = matches!(self.tag(at + 1), Tag::Adjective | Tag::Noun) && self.words.kind(at + 1).is_wordlike();
        let before = matches!(self.tag(at - 1), Tag::Determiner | Tag::Adjective);
        let near = |range: std::ops::Range<usize>, kind| range.into_iter().any(|t| self.words.kind(t) == kind);
        match self.words.kind(at) {
            Kind::QuoteOpen => inside && before && near(at + 1..at + 7, Kind::QuoteClose),
            _ => inside && before && near(first..at, Kind::QuoteOpen),
        }
    }

    /// "called this unacceptable", "called that an act of war", "calls this piracy": a word that points, and behind it what that
    /// is called.
    fn called_alone(&self, first: usize) -> bool {
        let c = self.classes(first);
        let points = c.any(Classes(Classes::DETERMINER.0 | Classes::THAT.0))
            && !c.any(Classes(Classes::ARTICLE.0 | Classes::NUMBER.0 | Classes::NEGATIVE.0 | Classes::INDEFINITE.0));
        let called = |v: &Chunk| v.group == Group::Verb && self.classes(v.head).any(Classes::CLASSIFYING);
        if !points || !self.out.last().is_some_and(called) {
            return false;
        }
        let quoted = usize::from(self.words.kind(first + 1).is_quote());
        let from = first + 1 + quoted;
        if self.classes(from).any(Classes::ARTICLE) {
            return true;
        }
        let described = (from..).find(|&t| !matches!(self.tag(t), Tag::Adjective | Tag::Adverb)).unwrap_or(from);
        let open = matches!(self.tag(described), Tag::Noun) && !self.words.kind(described).is_quote();
        // what is said of it stands alone, or is the one noun that the lexicon knows to judge
        let judges = |m: &Mention| {
            matches!(m.what, What::Modifier { modifier, .. }
                if self.words.matcher.lexicon.modifiers[usize::from(modifier)].kind == ModifierKind::Evaluation)
                && !self.words.kind(m.end as usize).is_wordlike()
        };
        described > from && !open || self.words.beginning(from).iter().any(judges)
    }

    fn ends_noun(&self, at: usize, head: usize, first: usize) -> bool {
        if self.words.glued(at) || self.words.name_ends(at) {
            return false;
        }
        if self.words.joins_adjectives(at) && self.tag(at - 1) == Tag::Adjective {
            return false;
        }
        if !matches!(self.words.kind(at), Kind::Word | Kind::Number) {
            return true;
        }
        // "the minister last week urged …"
        let speaks = self.words.party(head).is_some() || self.words.role(head).is_some();
        let time = |t: usize| self.classes(t).any(Classes::TIME) && self.words.party(t).is_none();
        let vague = Classes(Classes::ADJECTIVE.0 | Classes::DETERMINER.0);
        if speaks && (time(at) || time(at + 1) && self.classes(at).any(vague)) {
            return true;
        }
        let before = self.tag(at - 1);
        match self.tag(at) {
            Tag::Noun => false,
            // "no one"
            Tag::Pronoun if self.nobody(first, at + 1) => false,
            // "the two", "all the"; behind a noun a new group begins
            // "an important first step"
            Tag::Determiner => {
                let counted = before == Tag::Adjective && self.classes(at).any(Classes::NUMBER);
                before != Tag::Determiner && !counted && !(before == Tag::Preposition && self.counts(at - 1))
            }
            // "Tokyo ready to send monitors"
            Tag::Adjective if self.verbless && self.words.senses[at].predicate && self.names(at - 1) => true,
            Tag::Adjective => {
                before == Tag::Noun && !self.words.senses[at - 1].topic && self.words.party(at - 1).is_none()
            }
            // "a full and immediate ceasefire"
            Tag::Coordinator => {
                !(before == Tag::Adjective && self.tag(at + 1) == Tag::Adjective && self.tag(at + 2) != Tag::Break)
                    || self.words.kind(at + 2).is_quote()
            }
            // "more than 20,000 troops"
            Tag::Preposition => !self.counts(at),
            // "a long overdue truce"
            Tag::Adverb => {
                !matches!(before, Tag::Determiner | Tag::Adverb)
                    || !matches!(self.tag(at + 1), Tag::Adjective | Tag::Noun | Tag::Adverb)
                    || head != first && before == Tag::Noun
            }
            _ => true,
        }
    }
}

#[derive(Default)]
struct VerbGroup {
    marks: Classes,
    head: Option<usize>,
    negated: bool,
    passive: bool,
    auxiliary: bool,
    be: bool,
    main: bool,
    /// A finite verb with "to" stands for a modal.
    semi: bool,
    /// "having" with its participle.
    perfect: bool,
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
