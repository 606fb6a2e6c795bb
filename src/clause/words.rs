//! The words of one sentence with all that the scan found on them.

use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Matcher, Mention, ModifierPart, PartyForm, Shape, Token, What};

/// What the scan tells of one token, beside its word classes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sense {
    /// Index of the party mention that covers the token, plus one.
    pub party: u32,
    /// Index of the role mention that covers it, plus one.
    pub role: u32,
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
    /// Mentions, token indexes relative to the sentence.
    pub mentions: &'s [Mention],
    /// One for each token.
    pub senses: Vec<Sense>,
    /// Whether most words bear capitals, as in some headlines.
    pub title_case: bool,
}

impl<'s> Words<'s> {
    /// Gathers what the scan found.
    #[must_use]
    pub fn new(matcher: &'s Matcher, text: &'s str, tokens: &'s [Token], mentions: &'s [Mention]) -> Self {
        let mut senses = vec![Sense::default(); tokens.len()];
        for (index, mention) in mentions.iter().enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(0);
            let (first, end) = (mention.first as usize, mention.end as usize);
            match mention.what {
                What::Party { .. } => senses[first..end].iter_mut().for_each(|s| s.party = number),
                What::Role { .. } => senses[first..end].iter_mut().for_each(|s| s.role = number),
                What::FrameVerb { .. }
                | What::Cue { part: CuePart::Verb, .. }
                | What::Modifier { part: ModifierPart::Verb, .. } => senses[first].verb = true,
                What::FrameNoun { .. }
                | What::FrameObject { .. }
                | What::Cue { part: CuePart::Noun, .. }
                | What::Modifier { part: ModifierPart::Noun, .. } => senses[end - 1].noun = true,
                What::Cue { part: CuePart::Adjective, .. } => senses[first].predicate = true,
                What::Issue { issue, block } => {
                    let kind = matcher.lexicon.issues[issue as usize].phrases[block as usize].kind;
                    if kind != PhraseKind::Deed {
                        senses[first].names = true;
                        senses[first + 1..end].iter_mut().for_each(|s| s.topic = true);
                    }
                }
                What::Modifier { .. } => {}
            }
        }
        let words = tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
        let (capital, all) = words.fold((0, 0), |(c, n), t| (c + u32::from(t.shape & Shape::CAPITAL), n + 1));
        Self { matcher, text, tokens, mentions, senses, title_case: all > 3 && capital * 10 > all * 8 }
    }

    /// Word classes of a token.
    #[must_use]
    pub fn classes(&self, at: usize) -> Classes {
        let Some(token) = self.tokens.get(at) else { return Classes::default() };
        if token.word != 0 || token.kind != Kind::Word || token.shape & Shape::CAPITAL != 0 || token.span.len() < 5 {
            return self.matcher.vocabulary.classes(token.word);
        }
        // a word no lexicon knows shows by its ending that it may be a verb
        let word = token.span.of(self.text);
        if word.ends_with("ed") {
            Classes::VERB_PAST.with(Classes::VERB_PARTICIPLE)
        } else if word.ends_with("ing") {
            Classes::VERB_ING.with(Classes::NOUN)
        } else {
            Classes::default()
        }
    }

    /// Its kind; `Other` past the end.
    #[must_use]
    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Other, |t| t.kind)
    }

    /// Whether it begins with a capital that tells something.
    #[must_use]
    pub fn capital(&self, at: usize) -> bool {
        !self.title_case && self.tokens.get(at).is_some_and(|t| t.shape & Shape::CAPITAL != 0)
    }

    /// Whether it ends in -ly.
    #[must_use]
    pub fn ends_with_ly(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.span.of(self.text).ends_with("ly"))
    }

    /// Whether a hyphen joins it to the token before or behind.
    #[must_use]
    pub fn compound(&self, at: usize) -> bool {
        let glued = |i: usize| self.tokens.get(i).is_some_and(|t| t.shape & Shape::GLUED != 0);
        glued(at) || glued(at + 1)
    }

    /// The party that a mention covering the token names, and how.
    #[must_use]
    pub fn party(&self, at: usize) -> Option<(u16, PartyForm, &Mention)> {
        let mention = self.mentions.get((self.senses.get(at)?.party as usize).checked_sub(1)?)?;
        match mention.what {
            What::Party { party, form } => Some((party, form, mention)),
            _ => None,
        }
    }

    /// The role noun at the token.
    #[must_use]
    pub fn role(&self, at: usize) -> Option<(RoleKind, &Mention)> {
        let mention = self.mentions.get((self.senses.get(at)?.role as usize).checked_sub(1)?)?;
        match mention.what {
            What::Role { role } => Some((self.matcher.lexicon.roles[role as usize].kind, mention)),
            _ => None,
        }
    }

    /// Whether a verb of saying begins at the token.
    #[must_use]
    pub fn reports(&self, at: usize) -> bool {
        self.mentions.iter().any(|m| {
            m.first as usize == at
                && matches!(m.what,
                    What::Cue { cue, part: CuePart::Verb, .. } if self.matcher.lexicon.cues[cue as usize].act.is_none())
        })
    }

    /// Mentions that lie within the tokens `first..end`.
    pub fn within(&self, first: usize, end: usize) -> impl Iterator<Item = (&Mention, What)> {
        self.mentions.iter().filter(move |m| m.first as usize >= first && m.end as usize <= end).map(|m| (m, m.what))
    }
}
