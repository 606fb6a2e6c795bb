//! Gathers what the scan found on the words of one sentence.

use super::{Sense, Words};
use crate::language::Classes;
use crate::lexicon::model::{ModifierKind, PhraseKind, RoleKind};
use crate::matching::{CuePart, Kind, Matcher, Mention, ModifierPart, PartyForm, Shape, Token, What};

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
