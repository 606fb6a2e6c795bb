//! Lines and labels over what follows: datelines, headings, a party before a colon, a subject whose verbs are yet to come.

use super::holder::{Parties, Who};
use crate::clause::{Chunk, Form, Group, Relation, Words};
use crate::document::Paragraph;
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{Kind, Mention, PartyForm, Scanner, Token, What};
use smallvec::SmallVec;

/// "REPLY OF THE GOVERNMENT": a heading in which no letter is small.
pub(super) fn line_in_capitals(text: &str, tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|t| t.kind.is_wordlike()).map(|t| t.span.of(text));
    words().count() > 2 && !words().any(|word| word.contains(char::is_lowercase))
}

/// What stands before the dash at the head of a paragraph.
pub(super) enum Place {
    /// The party that a dateline names, and whether its name is all there is.
    At(u16, bool),
    /// "Egypt, Jordan – …": two parties of whom the paragraph tells.
    Both(u16, u16),
}

/// What a dateline, or a label that looks like one, names.
pub(super) fn place_before(paragraph: &Paragraph, scanner: &mut Scanner<'_>) -> Option<Place> {
    let sentence = paragraph.sentences.first().filter(|s| !s.item && s.first > 1)?;
    let dash = sentence.first as usize - 1;
    let tokens = paragraph.tokens.get(..dash).filter(|_| paragraph.tokens[dash].kind == Kind::Dash)?;
    let mentions = scanner.scan(tokens);
    let name = |m: &Mention| match m.what {
        What::Party { party, form: PartyForm::Name } => Some((party, m.first as usize, m.end as usize)),
        _ => None,
    };
    let names: SmallVec<[(u16, usize, usize); 4]> = mentions.iter().filter_map(name).collect();
    if let [(first, 0, end), (second, from, to)] = *names.as_slice()
        && first != second
        && from == end + 1
        && to == dash
    {
        return Some(Place::Both(first, second));
    }
    let mut places = mentions.iter().filter_map(|m| match m.what {
        What::Party { party, form: PartyForm::Name } => Some((party, m.first == 0 && m.end as usize == dash)),
        What::Party { party, form: PartyForm::Metonym } => Some((party, false)),
        _ => None,
    });
    // "JUBA/KHARTOUM, April 17": at home in neither
    let (first, whole) = places.next().filter(|&(first, _)| places.all(|(party, _)| party == first))?;
    Some(Place::At(first, whole))
}

/// "Jordan: King Hussein called …", "Poland – The president proposed …": a party alone before a colon or a dash.
pub(super) fn heading(words: &Words<'_>) -> Option<u16> {
    let first = words.kind(0);
    let at = usize::from(matches!(first, Kind::Bullet | Kind::Dash));
    let (party, form, mention) = words.party(at)?;
    let end = mention.end as usize;
    let whole = mention.first as usize == at && matches!(form, PartyForm::Name);
    let parted = matches!(words.kind(end), Kind::Colon | Kind::Dash) && words.capital(end + 1);
    (whole && parted && words.tokens.len() > end + 4).then_some(party)
}

/// "Egypt, Jordan – In separate communiqués, both …": the two parties that stand as a label before a sentence.
pub(super) fn joint_heading(words: &Words<'_>) -> Option<(u16, u16)> {
    let at = usize::from(matches!(words.kind(0), Kind::Bullet | Kind::Dash));
    let name = |at: usize| match words.party(at)? {
        (party, PartyForm::Name, mention) if mention.first as usize == at => Some((party, mention.end as usize)),
        _ => None,
    };
    let (first, end) = name(at)?;
    let joint = words.kind(end) == Kind::Comma || words.classes(end).any(Classes::COORDINATOR);
    let (second, end) = name(end + 1).filter(|_| joint)?;
    let parted = matches!(words.kind(end), Kind::Colon | Kind::Dash) && words.capital(end + 1);
    (parted && words.tokens.len() > end + 4).then_some((first, second))
}

/// "The Security Council, recalling its resolutions, …", "The two sides:": a subject whose verbs are yet to come.
pub(super) fn hanging(who: &Who<'_>) -> Option<Parties> {
    let (words, parse) = (who.words, who.parse);
    let open = words.tokens.last().is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Semicolon));
    let main = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite && c.relation != Relation::Relative;
    if !open || parse.chunks.iter().any(main) {
        return None;
    }
    // "On Sudan, the two Ministers:", "In the joint text issued after the meeting, Peru and Chile:"
    let ends = |k: &usize| parse.chunks[*k].group == Group::Noun && parse.chunks[*k].end + 1 == words.tokens.len();
    let fronted = words.classes(0).any(Classes::PREPOSITION) && words.tokens.last()?.kind == Kind::Colon;
    let last = (0..parse.chunks.len()).find(ends).map(|k| parse.lead(k)).filter(|&k| {
        let c = &parse.chunks[k];
        fronted && c.parent.is_none() && c.link.is_none() && c.first > 0 && words.kind(c.first - 1) == Kind::Comma
    });
    let first = match (last, parse.chunks.first()) {
        (Some(last), _) => &parse.chunks[last],
        (None, Some(first)) if first.group == Group::Noun => first,
        _ => return None,
    };
    let mut parties = who.holders(parse.of_token[first.first]).0;
    // "The Assembly," of a communiqué of the African Union
    let organ = matches!(words.role(first.head), Some((RoleKind::Institution, _)));
    if parties.is_empty() && organ && parse.chunks[1..].iter().all(|c| c.group == Group::Comma) {
        parties = Parties::from_slice(who.discourse.author().parties());
    }
    // "Peru and Chad: draft resolution … The Security Council, …": what it would say is theirs
    if organ && let Some(sponsors) = who.discourse.author().sponsors() {
        parties.clone_from(sponsors);
    }
    (!parties.is_empty()).then_some(parties)
}

/// Whether a paragraph has the form of a heading: a few words without a full stop.
pub(super) fn untold(tokens: &[Token]) -> bool {
    tokens.len() <= 6 && tokens.last().is_some_and(|t| t.kind.is_wordlike())
}

/// The party whose name is all there is.
pub(super) fn whole_name(tokens: &[Token], mentions: &[Mention]) -> Option<u16> {
    mentions.iter().find_map(|m| match m.what {
        What::Party { party, form: PartyForm::Name } if m.first == 0 && m.end as usize == tokens.len() => Some(party),
        _ => None,
    })
}
