//! The words of one sentence with all that the scan found on them.

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

/// The memory that the words of one sentence after another are gathered in.
#[derive(Debug, Default)]
pub struct Gathering {
    senses: Vec<Sense>,
    long: Vec<Mention>,
    objects: Vec<u64>,
}

impl Gathering {
    /// Gathers what the scan found in a sentence.
    pub fn words<'s>(
        &'s mut self,
        matcher: &'s Matcher,
        text: &'s str,
        tokens: &'s [Token],
        mentions: &'s [Mention],
    ) -> Words<'s> {
        self.long.clear();
        self.senses.clear();
        self.objects.clear();
        self.objects.resize(matcher.frames.len() / 64 + 1, 0);
        let mut any = Classes::default();
        self.senses.extend(tokens.iter().map(|token| {
            let sense = of_itself(matcher, text, token);
            any = any.with(sense.classes);
            sense
        }));
        self.senses.push(Sense::default());
        let senses = self.senses.as_mut_slice();
        let mut cue_noun = false;
        let mut next = 0;
        for (index, mention) in mentions.iter().enumerate() {
            let number = u32::try_from(index).unwrap_or(0);
            let (first, end) = (mention.first as usize, mention.end as usize);
            while next <= first {
                senses[next].mentions = number;
                next += 1;
            }
            if end - first > 1 {
                self.long.push(*mention);
                senses[first + 1..end].iter_mut().for_each(|s| s.within = true);
            }
            match mention.what {
                // of these there are many
                What::FrameObject { frame } => {
                    self.objects[usize::from(frame / 64)] |= 1 << (frame % 64);
                    senses[end - 1].noun = true;
                    continue;
                }
                What::FrameVerb { .. } => {
                    senses[first].verb = true;
                    continue;
                }
                What::Cue { part: CuePart::Noun, .. } => cue_noun = true,
                What::Grammar { class } => {
                    any = any.with(Classes(1 << class));
                    // "as long as it takes" is no "as long as"
                    let longer = |m: &Mention| {
                        m.first == mention.first && m.end > mention.end && matches!(m.what, What::Grammar { .. })
                    };
                    if mentions.iter().any(longer) {
                        continue;
                    }
                }
                _ => {}
            }
            mark(matcher, tokens, senses, mentions, number);
            if matches!(mention.what, What::Grammar { .. }) && end > first + 1 {
                let same = |m: &&Mention| m.first == mention.first && m.end == mention.end;
                let all = mentions.iter().filter(same).fold(0, |all, m| match m.what {
                    What::Grammar { class } => all | 1 << class,
                    _ => all,
                });
                senses[first].classes = senses[first].classes.with(Classes(all));
            }
        }
        own_names(matcher, mentions, senses);
        months(mentions, tokens, senses);
        level_dashes(tokens, senses);
        level_speech(matcher, tokens, senses, mentions);
        let all = u32::try_from(mentions.len()).unwrap_or(0);
        senses[next..].iter_mut().for_each(|s| s.mentions = all);
        let title_case = title_case(tokens);
        let (senses, long, objects) = (self.senses.as_slice(), self.long.as_slice(), self.objects.as_slice());
        Words { matcher, text, tokens, mentions, senses, long, any, objects, cue_noun, title_case }
    }
}

/// Endings that make adjectives, for words no lexicon knows.
const ADJECTIVES: [&[u8]; 9] = [b"able", b"est", b"ful", b"ible", b"ical", b"ious", b"less", b"uous", b"ward"];

/// What a token tells without its neighbours.
fn of_itself(matcher: &Matcher, text: &str, token: &Token) -> Sense {
    let mut classes = matcher.vocabulary.classes(token.word);
    // "March" and "May" are months, "march" and "may" are verbs
    if classes.any(Classes::TIME) && classes.any(Classes::VERB.with(Classes::MODAL)) {
        let month = Classes::TIME.with(Classes::ANY_NOUN);
        let capital = token.shape & Shape::CAPITAL != 0;
        classes = Classes(if capital { classes.0 & month.0 } else { classes.0 & !Classes::TIME.0 });
    }
    let kind = token.kind;
    if kind != Kind::Word || token.span.len() < 5 {
        return Sense { classes, kind, ..Sense::default() };
    }
    let ending = &text.as_bytes()[..token.span.end as usize];
    // a word no lexicon knows shows by its ending that it may be a verb
    if token.word == 0 && token.shape & Shape::CAPITAL == 0 {
        if ending.ends_with(b"ed") {
            classes = Classes::VERB_PAST.with(Classes::VERB_PARTICIPLE);
        } else if ending.ends_with(b"ing") {
            classes = Classes::VERB_ING.with(Classes::NOUN);
        } else if ADJECTIVES.iter().any(|end| ending.ends_with(end)) {
            classes = Classes::ADJECTIVE;
        }
    }
    Sense { classes, kind, adverb: ending.ends_with(b"ly") && !classes.any(Classes::VERB), ..Sense::default() }
}

/// "Musicians' Guild", "the city council" of a lexicon that has such a party: a word for those who speak for nobody says nothing
/// where it is a party's name or stands in one.
fn own_names(matcher: &Matcher, mentions: &[Mention], senses: &mut [Sense]) {
    for sense in senses.iter_mut().filter(|s| s.role != 0 && s.party != 0) {
        let (role, party) = (&mentions[sense.role as usize - 1], &mentions[sense.party as usize - 1]);
        let What::Role { role: number } = role.what else { continue };
        let outsider = matches!(matcher.lexicon.roles[number as usize].kind, RoleKind::Outsider | RoleKind::Former);
        let form = |form| matches!(form, PartyForm::Name | PartyForm::Institution | PartyForm::FullName { .. });
        let name = matches!(party.what, What::Party { form: f, .. } if form(f));
        if outsider && name && party.first <= role.first && role.end <= party.end {
            sense.role = 0;
        }
    }
}

/// "In May Algeria …", "on 3 May", "last May": a month and not who is called like it; "by May" only where a sentence begins.
fn months(mentions: &[Mention], tokens: &[Token], senses: &mut [Sense]) {
    for at in 1..tokens.len() {
        let Some(mention) = (senses[at].party as usize).checked_sub(1).map(|m| &mentions[m]) else { continue };
        let person = matches!(mention.what, What::Party { form: PartyForm::ShortName { .. }, .. });
        if !person || mention.end > mention.first + 1 || !senses[at].classes.any(Classes::TIME) {
            continue;
        }
        let before = senses[at - 1].classes;
        let place =
            before.any(Classes::PREPOSITION) && (at == 1 || !before.any(Classes(Classes::BY.0 | Classes::TO.0)));
        let counted = tokens[at - 1].kind == Kind::Number || tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
        let lowercase = tokens[at - 1].shape & Shape::CAPITAL == 0 || at == 1;
        if place || counted || lowercase && before.any(Classes(Classes::ADJECTIVE.0 | Classes::DETERMINER.0)) {
            senses[at].party = 0;
        }
    }
}

/// "Serbia – the larger of the two – opposes it": two dashes between a subject and its verb do what two commas would.
fn level_dashes(tokens: &[Token], senses: &mut [Sense]) {
    let dashes = || (1..tokens.len()).filter(|&t| tokens[t].kind == Kind::Dash);
    let verb = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::AUXILIARY.0);
    for (first, last) in dashes().zip(dashes().skip(1)) {
        let behind = if senses[last + 1].classes.any(Classes::ADVERB) { last + 2 } else { last + 1 };
        let goes_on = senses.get(behind).is_some_and(|s| s.classes.any(verb));
        // "three of them – Peru was named – would go"
        let relative = senses[first + 1].classes.any(Classes::RELATIVE);
        let clause = !relative && senses[first + 1..last].iter().any(|s| s.classes.any(Classes::FINITE));
        if last > first + 1 && tokens[first - 1].kind.is_wordlike() && goes_on && !clause {
            (senses[first].kind, senses[last].kind) = (Kind::Comma, Kind::Comma);
        }
    }
}

/// "The prisoners, he went on, would be freed", "“…,” the minister continued.": between commas, who goes on goes on to say.
fn level_speech(matcher: &Matcher, tokens: &[Token], senses: &mut [Sense], mentions: &[Mention]) {
    let pause = |t: usize| matches!(tokens[t].kind, Kind::Comma | Kind::QuoteClose);
    for mention in mentions {
        let (first, mut end) = (mention.first as usize, mention.end as usize);
        let What::Modifier { modifier, part: ModifierPart::Verb, preposition } = mention.what else { continue };
        // "went on"
        end += usize::from(preposition != 0 && tokens.get(end).is_some_and(|t| t.word == preposition));
        let modifier = &matcher.lexicon.modifiers[usize::from(modifier)];
        let goes_on = modifier.kind == ModifierKind::Shifter && modifier.lasting && !modifier.reverses;
        let told = Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0);
        if !goes_on || first < 2 || !senses[first].classes.any(told) {
            continue;
        }
        let he = senses[first - 1].classes.any(Classes(Classes::HE.0 | Classes::SHE.0));
        let speaks = |role: u16| {
            let kind = matcher.lexicon.roles[usize::from(role)].kind;
            matches!(kind, RoleKind::Office | RoleKind::Group | RoleKind::Institution)
        };
        let number = senses[first - 1].role as usize;
        let office = number > 0 && matches!(mentions[number - 1].what, What::Role { role, .. } if speaks(role));
        let opener = (first.saturating_sub(4)..first - 1).rev().find(|&t| !tokens[t].kind.is_wordlike());
        let opens = opener.is_some_and(|t| pause(t) && (office || he && t + 2 == first));
        let closes = tokens.get(end).is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Stop));
        senses[first].says |= opens && closes;
    }
}

/// Marks the tokens of the mention at `number`.
#[inline]
fn mark(matcher: &Matcher, tokens: &[Token], senses: &mut [Sense], mentions: &[Mention], number: u32) {
    let (mention, number) = (&mentions[number as usize], number + 1);
    let (first, end) = (mention.first as usize, mention.end as usize);
    match mention.what {
        What::Party { .. } => senses[first..end].iter_mut().for_each(|s| s.party = number),
        What::Role { .. } => senses[first..end].iter_mut().for_each(|s| s.role = number),
        What::Cue { cue, part: CuePart::Verb, .. } => {
            senses[first].verb = true;
            senses[first].says |= matcher.lexicon.cues[cue as usize].act.is_none();
        }
        What::Modifier { part: ModifierPart::Verb, .. } => senses[first].verb = true,
        What::FrameSubject { .. } => senses[end - 1].noun = true,
        What::FrameNoun { .. }
        | What::Cue { part: CuePart::Noun, .. }
        | What::Modifier { part: ModifierPart::Noun, .. } => {
            senses[end - 1].noun = true;
            senses[end - 1].deed = true;
        }
        What::Cue { part: CuePart::Adjective, .. } => senses[first].predicate = true,
        What::Issue { issue, block, .. } => {
            let block = &matcher.lexicon.issues[issue as usize].phrases[block as usize];
            // "the release" names nothing yet, and "releases" is a verb as before
            if !block.kind.is_verbal() && !block.known {
                // "arrested Jane Roe" is told by a verb
                let c = senses[first].classes;
                let past = c.any(Classes::VERB_PAST) && !c.any(Classes(Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0));
                let before = first.checked_sub(1).map_or(0, |t| senses[t].party as usize);
                let name = |m: &Mention| matches!(m.what, What::Party { form, .. } if form != PartyForm::Adjective);
                // "India launched air strikes", but "the launched air strikes"
                let acts = block.kind == PhraseKind::Event && before > 0 && name(&mentions[before - 1]);
                let lower = end > first + 1 && tokens[first + 1].shape & Shape::CAPITAL == 0;
                senses[first].names = !past || lower && !acts;
                senses[first + 1..end].iter_mut().for_each(|s| s.topic = true);
            }
        }
        What::Modifier { .. } | What::FrameVerb { .. } | What::FrameObject { .. } => {}
        // the first word plays the part of all
        // "will go along with the ban": the verb in front has them
        What::Grammar { .. }
            if mentions.iter().any(|m| {
                let behind = end == first + 2 && m.first as usize + 1 == first && m.end as usize == first + 1;
                behind && matches!(m.what, What::Cue { part: CuePart::Verb, preposition, .. } if preposition == tokens[end - 1].word)
            }) => {}
        What::Grammar { class } => {
            senses[first].classes = of_several(Classes(1 << class), senses[end - 1].classes);
            for sense in &mut senses[first + 1..end] {
                (sense.classes, sense.adverb) = (Classes::ADVERB, true);
            }
        }
    }
}

/// The classes of several words together, of which the last has its own: "only after" opens a clause or stands before a noun.
const fn of_several(class: Classes, last: Classes) -> Classes {
    if !class.any(Classes::CONDITION.with(Classes::CONDITION_NEGATED)) {
        return class;
    }
    let kept = if last.any(Classes::AS) { Classes::AS.0 } else { Classes::PREPOSITION.0 | Classes::ADJUNCT.0 };
    Classes(class.0 | Classes::SUBORDINATOR.0 | last.0 & kept)
}

fn title_case(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + u32::from(t.shape & Shape::CAPITAL), n + 1));
    // "Oslo Rejects Swiss Envoy's proposal for border truce": half a headline may be small
    let ended = tokens.last().is_some_and(|t| t.kind == Kind::Stop);
    // "Iranian President Jane Roe closed the Strait of Hormuz." is none
    all > 3 && capital * 10 > all * if ended { 9 } else { 6 }
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
