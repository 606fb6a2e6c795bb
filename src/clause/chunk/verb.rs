//! Verb groups: auxiliaries, adverbs and negation, the main verb and its particles.

use super::{Chunk, Chunker, Form, Group};
use crate::clause::tag::Tag;
use crate::language::Classes;
use crate::lexicon::model::Doer;
use crate::matching::{CuePart, Kind, Mention, What};

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

impl Chunker<'_, '_> {
    /// A verb group from `first`: auxiliaries, adverbs and negation, the main verb and its particles.
    pub(super) fn verb(&mut self, first: usize) -> usize {
        let mut group = VerbGroup::default();
        let mut at = first;
        while at < self.words.tokens.len() {
            let c = self.classes(at);
            // "had “fully agreed” to"
            if self.words.kind(at) == Kind::QuoteOpen && group.auxiliary && !group.main && self.verb_behind(at) {
                at += 1;
                continue;
            }
            // "will “never, under any pressure,” recognise"
            if group.auxiliary
                && !group.main
                && let Some(verb) = self.denied_in_quotes(at)
            {
                group.negated = true;
                at = verb;
                continue;
            }
            // "was “not on the table”"
            if group.be && !group.main && self.quotes_denial(at) {
                self.quoted = true;
                group.negated = true;
                at += 2;
                break;
            }
            // "“will never again” put"
            if self.words.kind(at) == Kind::QuoteClose && group.auxiliary && !group.main && self.verb_behind(at) {
                self.quoted = false;
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
                // "is due to leave", "is set to leave"
                Tag::Adjective | Tag::Participle if group.be && self.tag(at + 1) == Tag::To && c.any(Classes::WILL) => {
                    group.head = Some(at);
                    group.main = true;
                }
                Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle
                    if (group.head.is_none() || group.auxiliary && !group.main)
                        && !(group.be && self.predicate_at(at)) =>
                {
                    group.passive = group.be && self.tag(at) == Tag::Participle && !self.short_for_has(first, at);
                    group.main = true;
                    group.head = Some(at);
                    if !self.classes(at).any(Classes(Classes::MUST.0 | Classes::HAVE.0 | Classes::WILL.0)) {
                        at += 1;
                        break;
                    }
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

    /// "It's asked Peru to leave", "he's offered to help": "'s" behind a pronoun, and a verb that takes a side with what it
    /// governs, whose passive would leave nothing to govern.
    fn short_for_has(&self, first: usize, verb: usize) -> bool {
        let text = self.words.tokens[first].span.of(self.words.text);
        let pronoun = Classes(Classes::HE.0 | Classes::SHE.0 | Classes::IT.0);
        let clitic = text.starts_with(['\'', '’']) && first > 0 && self.classes(first - 1).any(pronoun);
        let begins = Classes::ARTICLE.with(Classes::POSSESSIVE).with(Classes::DETERMINER);
        let object = self.words.party(verb + 1).is_some() || self.classes(verb + 1).any(begins);
        let own = |m: &Mention| matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. } if self.words.cue(cue).doer == Doer::Holder);
        let intends = self.tag(verb + 1) == Tag::To && self.words.beginning(verb).iter().any(own);
        let agent = (verb + 1..verb + 8).any(|t| self.classes(t).any(Classes::BY));
        clitic && !agent && (object && self.words.takes_side(verb) || intends)
    }

    /// Whether a verb, adverbs and a quotation mark passed over, goes on behind the token.
    fn verb_behind(&self, at: usize) -> bool {
        let next = (at + 1..at + 6).find(|&t| self.tag(t) != Tag::Adverb && !self.words.kind(t).is_quote());
        next.is_some_and(|t| matches!(self.tag(t), Tag::Base | Tag::Ing | Tag::Participle | Tag::Be))
    }

    /// A quotation opens here with a word that denies.
    fn quotes_denial(&self, open: usize) -> bool {
        let denies = |t: usize| self.tag(t) == Tag::Adverb && self.classes(t).any(Classes::NEGATIVE);
        self.words.kind(open) == Kind::QuoteOpen && denies(open + 1)
    }

    /// The bare verb straight behind a short quotation that opens here with a denial.
    fn denied_in_quotes(&self, open: usize) -> Option<usize> {
        if !self.quotes_denial(open) {
            return None;
        }
        let close = (open + 2..open + 9).find(|&t| self.words.kind(t) == Kind::QuoteClose)?;
        let bare = matches!(self.tag(close + 1), Tag::Base | Tag::Be | Tag::Finite)
            && self.classes(close + 1).any(Classes::VERB_BASE);
        bare.then_some(close + 1)
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
                if self.words.cue(cue).act.is_none())
        };
        let known = reach.map(|m| (m.end as usize, reports(m.what)));
        let known = known.filter(|&(e, says)| says && clear(e) || (end..e).all(|i| self.classes(i).any(particle)));
        let known = known.map(|(e, _)| e);
        let end = known.max().unwrap_or(end);
        let form = self.form(first, head, &group);
        let verb = self.push(Group::Verb, first, end);
        verb.head = head;
        verb.marks = group.marks;
        verb.negated = group.negated;
        verb.passive = group.passive || form == Form::Participle;
        verb.form = form;
        end
    }

    fn form(&self, first: usize, head: usize, group: &VerbGroup) -> Form {
        // "pledged to “go on with the offensive”"
        let behind_to = self.out.iter().rfind(|c| c.group != Group::QuoteOpen).is_some_and(|c| c.group == Group::To);
        if behind_to || !group.auxiliary && self.shares_to(head) {
            return Form::Infinitive;
        }
        // "offered to help end the fighting"
        let helps = |c: &Chunk| c.group == Group::Verb && c.end == head && self.words.helped(c.head, head);
        if !group.auxiliary && self.tag(head) == Tag::Base && self.out.last().is_some_and(helps) {
            return Form::Infinitive;
        }
        // "objected to its ships being searched"
        let being = self.classes(first).any(Classes::BE) && self.classes(first).any(Classes::VERB_ING);
        if group.perfect || group.auxiliary && being {
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
}
