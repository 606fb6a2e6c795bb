//! The words of one sentence with all that the scan found on them.

mod gather;

pub use gather::Gathering;

use crate::language::Classes;
use crate::lexicon::model::{Cue, ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Matcher, Mention, ModifierPart, PartyForm, Shape, Token, What};
use crate::stance::Act;
use std::ops::Range;

/// What the scan and the lexicon's word classes tell of one token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sense {
    /// Word classes; of a word no lexicon knows, those its ending shows.
    pub classes: Classes,
    /// Index of the party mention that covers the token, plus one.
    pub party: u32,
    /// Index of the role mention that covers it, plus one.
    pub role: u32,
    /// Index of the first mention that begins at it or behind it.
    mentions: u32,
    /// A cue, shifter or frame may use it as a verb.
    pub verb: bool,
    /// A cue, shifter, frame or topic uses it as a noun.
    pub noun: bool,
    /// A predicate cue begins here.
    pub predicate: bool,
    /// Stands inside a phrase that names an issue with a noun, behind its first word.
    pub topic: bool,
    /// Begins such a phrase.
    pub names: bool,
    /// A noun that tells what is done or said ("withdrawal", "demand").
    pub deed: bool,
    /// Ends in -ly and is no verb.
    pub adverb: bool,
    /// A verb that only says that somebody spoke.
    pub says: bool,
    /// What sort of token; a dash that does what a comma would is one.
    kind: Kind,
    /// Stands inside any mention, behind its first word.
    within: bool,
}

/// A sentence's tokens, classes and mentions.
#[derive(Debug)]
pub struct Words<'s> {
    /// Compiled lexicon.
    pub matcher: &'s Matcher,
    /// The article's text.
    pub text: &'s str,
    /// Tokens of the sentence.
    pub tokens: &'s [Token],
    /// Mentions, token indexes relative to the sentence, sorted by first token.
    pub mentions: &'s [Mention],
    /// One for each token, and one behind them.
    pub senses: &'s [Sense],
    /// Mentions of several words.
    long: &'s [Mention],
    /// The classes of all words together.
    pub any: Classes,
    /// A bit for each frame: whether its object is named.
    objects: &'s [u64],
    /// Whether a noun of a cue is there.
    pub cue_noun: bool,
    /// Whether most words bear capitals, as in some headlines.
    pub title_case: bool,
}

impl Words<'_> {
    /// The prepositions by which the verb at the token ties its object to something: "ties a truce to their release".
    pub fn ties(&self, verb: usize) -> impl Iterator<Item = u32> {
        let condition = |m: &&Mention| self.modifier_kind(m.what) == Some(ModifierKind::Condition);
        self.beginning(verb).iter().filter(condition).filter_map(|m| match m.what {
            What::Modifier { preposition, part: ModifierPart::Verb, .. } => Some(preposition),
            _ => None,
        })
    }

    /// Whether the verb ties its object to what stands behind the preposition.
    #[must_use]
    pub fn ties_with(&self, verb: usize, preposition: usize) -> bool {
        self.ties(verb).any(|word| word == self.tokens[preposition].word)
    }

    /// Whether the sentence ends without a stop, as a headline does.
    #[must_use]
    pub fn unstopped(&self) -> bool {
        self.tokens.last().is_some_and(|t| t.kind.is_wordlike())
    }

    /// Word classes of a token.
    #[inline]
    #[must_use]
    pub fn classes(&self, at: usize) -> Classes {
        self.senses.get(at).map_or(Classes::default(), |s| s.classes)
    }

    /// "set free", "brought to justice": several words that a verb begins, by which an issue is named with an object.
    pub fn begins_deed(&self, at: usize) -> bool {
        let deed = |m: &Mention| m.end as usize > at + 1 && matches!(m.what, What::FrameVerb { .. });
        let state = self.classes(at + 1).any(Classes::ADJECTIVE);
        state && self.classes(at).any(Classes::VERB_PARTICIPLE) && self.beginning(at).iter().any(deed)
    }

    /// Whether the verb may have a clause behind the one it speaks to: "told Chad it was ready", "warned Chad it would strike".
    #[must_use]
    pub fn speaks_to(&self, at: usize) -> bool {
        let warns = |m: &Mention| matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. } if self.cue(cue).act == Some(Act::Threaten));
        self.reports(at) || self.beginning(at).iter().any(warns)
    }

    /// "In no way, …", "Never, …": a denial that opens the sentence and that a comma ends.
    #[must_use]
    pub fn denies_in_front(&self) -> bool {
        let denies = |m: &Mention| match m.what {
            What::Grammar { class } => Classes(1 << class).any(Classes::NEGATIVE),
            _ => false,
        };
        let several = self.long().iter().take_while(|m| m.first == 0).filter(|m| denies(m));
        let several = several.map(|m| m.end as usize).max();
        let never = self.classes(0);
        let alone = never.any(Classes::NEGATIVE) && !never.any(Classes(Classes::NO.0 | Classes::COORDINATOR.0));
        several.or(alone.then_some(1)).is_some_and(|end| self.kind(end) == Kind::Comma)
    }

    /// Whether a verb begins words for what befalls its subject: "face sanctions".
    #[must_use]
    pub fn begins_fate(&self, at: usize) -> bool {
        let lexicon = &self.matcher.lexicon;
        let fate = |m: &Mention| match m.what {
            What::Issue { issue, block, .. } => {
                lexicon.issues[usize::from(issue)].phrases[usize::from(block)].kind == PhraseKind::Fate
            }
            What::FrameVerb { frame } => self.matcher.frames[usize::from(frame)].kind == PhraseKind::Fate,
            _ => false,
        };
        self.beginning(at).iter().any(fate)
    }

    /// "help *end* the fighting": a bare verb, with what it governs, straight behind one that has somebody do something.
    pub fn helped(&self, before: usize, at: usize) -> bool {
        let c = self.classes(before);
        c.any(Classes::CAUSATIVE)
            && c.any(Classes::VERB)
            && !c.any(Classes::HAVE)
            && self.classes(at).any(Classes::VERB_BASE)
            && self.classes(at + 1).any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0))
    }

    /// Whether a quotation begins at the word.
    pub fn opens_quote(&self, at: usize) -> bool {
        at > 0 && self.kind(at - 1) == Kind::QuoteOpen
    }

    /// Whether a colon stands before the word, or before the quotation that it begins.
    pub fn behind_colon(&self, at: usize) -> bool {
        let before = at - usize::from(self.opens_quote(at));
        before > 0 && self.kind(before - 1) == Kind::Colon
    }

    /// Its kind; `Other` past the end.
    #[inline]
    #[must_use]
    pub fn kind(&self, at: usize) -> Kind {
        self.senses.get(at).map_or(Kind::Other, |s| s.kind)
    }

    /// Whether it begins with a capital that tells something.
    #[inline]
    #[must_use]
    pub fn capital(&self, at: usize) -> bool {
        !self.title_case && self.tokens.get(at).is_some_and(|t| t.shape & Shape::CAPITAL != 0)
    }

    /// The words of some tokens, at least one, as they stand in the text.
    #[must_use]
    pub fn text_of(&self, tokens: Range<usize>) -> &str {
        let (first, last) = (&self.tokens[tokens.start], &self.tokens[tokens.end - 1]);
        first.span.join(last.span).of(self.text)
    }

    /// A number that is a year of the last centuries or the next one.
    #[must_use]
    pub fn year(&self, at: usize) -> bool {
        self.kind(at) == Kind::Number
            && self.tokens[at].span.len() == 4
            && self.tokens[at].span.of(self.text).parse().is_ok_and(|year: u16| (1700..2200).contains(&year))
    }

    /// "Brazil – Recognised him": a capitalised word behind the name of a party and a dash or a colon goes on about that party.
    #[must_use]
    pub fn labelled(&self, at: usize) -> bool {
        at > 1
            && matches!(self.kind(at - 1), Kind::Dash | Kind::Colon)
            && self.capital(at)
            && self.party(at - 2).is_some_and(|(_, form, m)| form == PartyForm::Name && m.end as usize == at - 1)
    }

    /// A sum of money: a number behind the sign of a currency.
    #[must_use]
    pub fn sum(&self, at: usize) -> bool {
        let text = self.tokens.get(at).filter(|t| t.kind == Kind::Number).map_or("0", |t| t.span.of(self.text));
        !text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// "St Bede's", "Lloyd's": the "'s" is the end of a name that the lexicon knows.
    #[must_use]
    pub fn name_ends(&self, at: usize) -> bool {
        let name =
            |m: &Mention| matches!(m.what, What::Party { .. } | What::FrameObject { .. } | What::FrameSubject { .. });
        self.kind(at) == Kind::Possessive
            && self.long.iter().any(|m| m.end as usize == at + 1 && (m.first as usize) < at && name(m))
    }

    /// An adverb by its ending.
    #[inline]
    #[must_use]
    pub fn adverb(&self, at: usize) -> bool {
        self.senses.get(at).is_some_and(|s| s.adverb)
    }

    /// Whether a hyphen joins it to the token before or behind.
    #[inline]
    #[must_use]
    pub fn compound(&self, at: usize) -> bool {
        self.glued(at) || self.glued(at + 1)
    }

    /// Whether a hyphen joins it to the token before.
    #[inline]
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.shape & Shape::GLUED != 0)
    }

    /// "first", "must first leave": a number that may be an adverb.
    #[inline]
    #[must_use]
    pub fn ordinal(&self, at: usize) -> bool {
        let c = self.classes(at);
        c.any(Classes::NUMBER) && c.any(Classes::ADVERB)
    }

    /// "a Russian *and* Chinese bid", "a British*,* French and German plan": whether the token joins the adjectives of two parties
    /// in front of one noun.
    #[must_use]
    pub fn joins_adjectives(&self, at: usize) -> bool {
        let joint = |t: usize| self.classes(t).any(Classes::COORDINATOR) || self.kind(t) == Kind::Comma;
        let adjective = |t: usize| self.party(t).filter(|p| p.1 == PartyForm::Adjective).map(|p| p.2.end as usize);
        if !joint(at) || at.checked_sub(1).and_then(adjective).is_none_or(|end| end != at) {
            return false;
        }
        let mut behind = at + 1;
        while let Some(end) = adjective(behind) {
            let noun = self.kind(end) == Kind::Word
                && self.party(end).is_none()
                && self.classes(end).any(Classes::ANY_NOUN.with(Classes::ADJECTIVE))
                && !self.classes(end).any(Classes::AUXILIARY);
            if noun || !joint(end) {
                return noun || self.role(end).is_some() && self.party(end).is_none();
            }
            behind = end + 1;
        }
        false
    }

    /// Whether two tokens stand in the mention of one party.
    #[inline]
    #[must_use]
    pub fn same_name(&self, one: usize, other: usize) -> bool {
        self.senses[one].party != 0 && self.senses[one].party == self.senses[other].party
    }

    /// The party that a mention covering the token names, and how.
    #[inline]
    #[must_use]
    pub fn party(&self, at: usize) -> Option<(u16, PartyForm, &Mention)> {
        let mention = self.mentions.get((self.senses.get(at)?.party as usize).checked_sub(1)?)?;
        match mention.what {
            What::Party { party, form } => Some((party, form, mention)),
            _ => None,
        }
    }

    /// The party of which the token names a capital or a seat: "Lima", "the Kremlin".
    #[inline]
    #[must_use]
    pub fn seat(&self, at: usize) -> Option<u16> {
        match self.party(at)? {
            (party, PartyForm::Metonym, _) => Some(party),
            _ => None,
        }
    }

    /// Whether the party is a body of several: an alliance, an organisation.
    #[inline]
    #[must_use]
    pub fn is_body(&self, party: u16) -> bool {
        self.matcher.lexicon.parties[usize::from(party)].kind.is_body()
    }

    /// The cue that a mention names.
    #[inline]
    #[must_use]
    pub fn cue(&self, cue: u16) -> &Cue {
        &self.matcher.lexicon.cues[usize::from(cue)]
    }

    /// The role noun at the token.
    #[inline]
    #[must_use]
    pub fn role(&self, at: usize) -> Option<(RoleKind, &Mention)> {
        let mention = self.mentions.get((self.senses.get(at)?.role as usize).checked_sub(1)?)?;
        match mention.what {
            What::Role { role } => {
                let kind = self.matcher.lexicon.roles[role as usize].kind;
                let thing = matches!(kind, RoleKind::Document | RoleKind::Deal | RoleKind::Matter | RoleKind::Idea);
                let kind = if kind == RoleKind::Heads { RoleKind::Group } else { kind };
                (!thing).then_some((kind, mention))
            }
            _ => None,
        }
    }

    /// Whether the token ends a noun for a plan, a deal or a statement, which speaks for those who made it.
    #[must_use]
    pub fn document(&self, at: usize) -> bool {
        matches!(self.thing(at), Some(RoleKind::Document | RoleKind::Deal))
    }

    /// What the noun that ends at the token is to the roles, things included.
    #[must_use]
    pub fn thing(&self, at: usize) -> Option<RoleKind> {
        let mention = self.senses.get(at).and_then(|s| self.mentions.get((s.role as usize).checked_sub(1)?))?;
        match mention.what {
            What::Role { role } if mention.end as usize == at + 1 => {
                Some(self.matcher.lexicon.roles[role as usize].kind)
            }
            _ => None,
        }
    }

    /// Whether a verb that takes a side, or says that somebody spoke, begins at the token.
    #[inline]
    #[must_use]
    pub fn takes_side(&self, at: usize) -> bool {
        self.beginning(at).iter().any(|m| matches!(m.what, What::Cue { part: CuePart::Verb, .. }))
    }

    /// Whether words begin here that pass a side on, turn it round or deny what they govern.
    #[must_use]
    pub fn turns_side(&self, at: usize) -> bool {
        self.beginning(at).iter().any(|m| matches!(m.what, What::Modifier { part: ModifierPart::Verb, .. }))
    }

    /// Where a short bracket ends that the token opens and that holds no clause: "the Monetary Fund (IMF)", "(65)", "($2 billion)".
    #[must_use]
    pub fn bracket(&self, at: usize) -> Option<usize> {
        let clause = Classes(
            Classes::FINITE.0
                | Classes::VERB_S.0
                | Classes::PREPOSITION.0
                | Classes::SUBORDINATOR.0
                | Classes::RELATIVE.0
                | Classes::PRONOUN.0
                | Classes::COORDINATOR.0,
        );
        if self.kind(at) != Kind::Open {
            return None;
        }
        if let Some(name) = self.defined(at) {
            return Some(name.end + 2);
        }
        let close = (at + 2..at + 7).find(|&t| self.kind(t) == Kind::Close)?;
        let stops =
            |t: usize| matches!(self.kind(t), Kind::Stop | Kind::Question | Kind::Open) || self.kind(t).is_quote();
        (at + 1..close).all(|t| !stops(t) && !self.classes(t).any(clause)).then_some(close + 1)
    }

    /// The name that a bracket, or what stands behind a comma, gives to whom the words before it tell of: "(hereinafter "the
    /// Participants")", ", hereinafter "the Parties"", without the article.
    #[must_use]
    pub fn defined(&self, at: usize) -> Option<Range<usize>> {
        let close = match self.kind(at) {
            Kind::Open => (at + 3..at + 12).find(|&t| self.kind(t) == Kind::Close)?,
            Kind::Comma => (at + 5..at + 12).find(|&t| matches!(self.kind(t), Kind::Comma | Kind::Stop))?,
            _ => return None,
        };
        if !self.kind(close - 1).is_quote() {
            return None;
        }
        let open = (at + 1..close - 1).find(|&t| self.kind(t).is_quote())?;
        let called = (at + 1..open).all(|t| self.kind(t).is_wordlike() && !self.capital(t));
        let article = [open + 1, open.wrapping_sub(1)].into_iter().any(|t| self.classes(t).any(Classes::ARTICLE));
        let first = open + 1 + usize::from(self.classes(open + 1).any(Classes::ARTICLE));
        let name = first..close - 1;
        (article && called && !name.is_empty() && name.clone().all(|t| self.capital(t))).then_some(name)
    }

    /// Whether a verb of saying begins at the token.
    #[inline]
    #[must_use]
    pub fn reports(&self, at: usize) -> bool {
        self.senses.get(at).is_some_and(|s| s.says)
    }

    /// Whether a verb of saying whose object is told begins at the token: "informed him".
    #[must_use]
    pub fn tells_somebody(&self, at: usize) -> bool {
        self.beginning(at).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                self.cue(cue).act.is_none() && !self.cue(cue).addressee.is_empty()
            }
            _ => false,
        })
    }

    /// Mentions that begin at one of the tokens `first..end`, sorted by first token.
    #[inline]
    #[must_use]
    pub fn between(&self, first: usize, end: usize) -> &[Mention] {
        let start = |at: usize| self.senses.get(at).map_or(self.mentions.len(), |s| s.mentions as usize);
        self.mentions.get(start(first)..start(end)).unwrap_or_default()
    }

    /// Mentions that begin at the token.
    #[inline]
    #[must_use]
    pub fn beginning(&self, at: usize) -> &[Mention] {
        self.between(at, at + 1)
    }

    /// Mentions that hold the token.
    pub fn covering(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let long = if self.senses.get(at).is_some_and(|s| s.within) { self.long } else { &[] };
        let longer = long.iter().filter(move |m| (m.first as usize) < at && at < m.end as usize);
        self.beginning(at).iter().chain(longer)
    }

    /// What kind of modifier something is, if it is one.
    #[must_use]
    pub fn modifier_kind(&self, what: What) -> Option<ModifierKind> {
        match what {
            What::Modifier { modifier, .. } => Some(self.matcher.lexicon.modifiers[usize::from(modifier)].kind),
            _ => None,
        }
    }

    /// Whether the token, the head of a noun group, names a matter.
    #[must_use]
    pub fn names_matter(&self, head: usize) -> bool {
        self.covering(head).any(|m| matches!(m.what, What::Issue { .. } | What::FrameNoun { .. }))
    }

    /// Whether an object of `frame` is named.
    #[must_use]
    pub fn holds_object(&self, frame: u16) -> bool {
        self.objects[usize::from(frame / 64)] >> (frame % 64) & 1 != 0
    }

    /// Mentions of several words, sorted by first token.
    #[must_use]
    pub fn long(&self) -> &[Mention] {
        self.long
    }

    /// Mentions that lie within the tokens `first..end`, sorted by first token.
    pub fn within(&self, first: usize, end: usize) -> impl Iterator<Item = (&Mention, What)> {
        self.between(first, end).iter().filter(move |m| m.end as usize <= end).map(|m| (m, m.what))
    }
}
