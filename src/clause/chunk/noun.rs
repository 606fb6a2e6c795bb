//! Noun groups: where they end, and which word is their head.

use super::{Chunk, Chunker, Group, Relation};
use crate::clause::tag::Tag;
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, RoleKind};
use crate::matching::{Kind, Mention, ModifierPart, PartyForm, What};

impl Chunker<'_, '_> {
    /// A noun group from `first`.
    pub(super) fn noun(&mut self, first: usize) -> usize {
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
            // "In the first the Egyptian Government stated"
            if at == first + 2 && [first, at].iter().all(|&t| self.classes(t).any(Classes::ARTICLE)) {
                break;
            }
            // "offered Pakistan $400 million"
            if at > first && self.words.sum(at) && self.words.party(at - 1).is_some() {
                break;
            }
            // "gave Pakistan 48 hours"
            let counted = self.words.kind(at) == Kind::Number || self.classes(at).any(Classes::NUMBER);
            if at > first && counted && self.words.party(at - 1).is_some() && self.classes(at + 1).any(Classes::TIME) {
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
            if at > first
                && let Some(end) = self.converted(at).filter(|&e| matches!(self.tag(e), Tag::Noun | Tag::Adjective))
            {
                at = end;
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
    pub(super) fn denies(&self, mention: &Mention) -> bool {
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
            // "in the summer of 1965 Washington …"
            let of_time = || first > 1 && self.classes(first - 2).any(Classes::TIME);
            let opened = opener.any(Classes::PREPOSITION) && (!opener.any(Classes::OF) || of_time());
            let fronted = before == first && opened;
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
            && self
                .words
                .thing(before)
                .is_none_or(|thing| self.words.document(before) || matches!(thing, RoleKind::Matter | RoleKind::Idea))
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
            self.words.modifier_kind(m.what) == Some(ModifierKind::Evaluation)
                && !self.words.kind(m.end as usize).is_wordlike()
        };
        described > from && !open || self.words.beginning(from).iter().any(judges)
    }

    /// "Chad's Security *and* Defence Council": "and" between two words of what an institution is called.
    fn joins_title(&self, at: usize) -> bool {
        let titled = |t: usize| self.words.capital(t) && self.words.party(t).is_none() && self.words.role(t).is_none();
        self.classes(at).any(Classes::COORDINATOR)
            && titled(at - 1)
            && titled(at + 1)
            && self.words.capital(at + 2)
            && matches!(self.words.role(at + 2), Some((RoleKind::Institution, m)) if m.first as usize == at + 2)
    }

    fn ends_noun(&self, at: usize, head: usize, first: usize) -> bool {
        if self.words.glued(at) || self.words.name_ends(at) {
            return false;
        }
        if self.words.joins_adjectives(at) && self.tag(at - 1) == Tag::Adjective || self.joins_title(at) {
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
            // "called the duties imposed by Washington unfair"
            Tag::Adjective => {
                let named = self.words.party(at - 1).is_some();
                let alone = !matches!(self.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::Coordinator)
                    && !self.words.kind(at + 1).is_quote()
                    && !self.words.compound(at);
                before == Tag::Noun
                    && !self.words.senses[at - 1].topic
                    && (!named || alone && self.words.senses[at].predicate)
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
