//! Who a noun group stands for: names, offices, descriptions, pronouns.

use super::Found;
use super::discourse::Discourse;
use crate::clause::{Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, RoleKind};
use crate::matching::{Kind, Mention, PartyForm, Shape, What};
use crate::text::fold;

/// The parties that hold what `chunk` is the subject of, and how they were found. Empty: nobody the lexicon knows.
pub(super) fn holders(
    words: &Words<'_>,
    parse: &Parse,
    discourse: &Discourse,
    chunk: usize,
    quote_speaker: Option<u16>,
) -> (Vec<u16>, Found) {
    let mut parties = Vec::new();
    let mut found = Found::Named;
    for member in parse.conjuncts(chunk) {
        let (more, how) = one(words, parse, discourse, member, quote_speaker);
        if member == chunk {
            found = how;
        }
        for party in more {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
    }
    (parties, found)
}

fn one(
    words: &Words<'_>,
    parse: &Parse,
    discourse: &Discourse,
    chunk: usize,
    quote_speaker: Option<u16>,
) -> (Vec<u16>, Found) {
    let c = &parse.chunks[chunk];
    let classes = words.classes(c.head);
    if c.first == c.head && classes.any(Classes::PRONOUN) && words.party(c.head).is_none() {
        return (pronoun(words, parse, discourse, chunk, classes, quote_speaker), Found::Pronoun);
    }
    if blocked(words, c.first, c.end) {
        return (Vec::new(), Found::Named);
    }
    if let Some((party, form, mention)) = words.party(c.head)
        && mention.end as usize == c.head + 1
        && form != PartyForm::Adjective
    {
        let parties = named(words, discourse, c.first, c.head, party, form);
        if !parties.is_empty() {
            return (parties, Found::Named);
        }
    }
    if let Some(party) = office(words, parse, chunk) {
        return (vec![party], Found::Role);
    }
    // "the secretary-general, António Guterres, …"
    let person = |k: usize| {
        let a = &parse.chunks[k];
        match words.party(a.head) {
            Some((party, PartyForm::FullName { .. }, _)) if a.relation == Relation::Apposition => Some(party),
            _ => None,
        }
    };
    if let Some(party) = parse.children(chunk).find_map(person) {
        return (vec![party], Found::Named);
    }
    description(words, parse, discourse, chunk, quote_speaker)
}

/// A pronoun stands for a subject before it in the sentence, or for whom the sentences before left behind.
pub(super) fn pronoun(
    words: &Words<'_>,
    parse: &Parse,
    discourse: &Discourse,
    chunk: usize,
    c: Classes,
    quote_speaker: Option<u16>,
) -> Vec<u16> {
    if c.any(Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0)) {
        return quote_speaker.into_iter().collect();
    }
    let person = c.any(Classes(Classes::HE.0 | Classes::SHE.0));
    if let Some(parties) = antecedent(words, parse, discourse, chunk, person, c.any(Classes::THEY)) {
        return parties;
    }
    if c.any(Classes(Classes::HE.0 | Classes::SHE.0)) {
        return discourse.person.into_iter().collect();
    }
    if c.any(Classes::IT) {
        return discourse.body.into_iter().collect();
    }
    if c.any(Classes::THEY) {
        return discourse.many.to_vec();
    }
    Vec::new()
}

/// The subject nearest the beginning of the sentence that stands before the pronoun and fits it. An unknown person takes it too.
fn antecedent(
    words: &Words<'_>,
    parse: &Parse,
    discourse: &Discourse,
    chunk: usize,
    person: bool,
    plural: bool,
) -> Option<Vec<u16>> {
    for verb in parse.chunks.iter().filter(|c| c.subject.is_some_and(|s| s < chunk)) {
        let subject = verb.subject?;
        let s = &parse.chunks[subject];
        if s.group != Group::Noun || words.classes(s.head).any(Classes::PRONOUN) && words.party(s.head).is_none() {
            continue;
        }
        let is_person =
            matches!(words.party(s.head), Some((_, PartyForm::FullName { .. } | PartyForm::ShortName { .. }, _)))
                || (s.first..s.end).any(|t| {
                    matches!(words.role(t), Some((RoleKind::Office | RoleKind::Outsider | RoleKind::Former, _)))
                });
        if is_person != person && !plural {
            continue;
        }
        if parse.conjuncts(subject).iter().any(|&member| member >= chunk) {
            continue;
        }
        let parties = holders(words, parse, discourse, subject, None).0;
        if plural && parties.len() < 2 && is_person {
            continue;
        }
        if !parties.is_empty() || is_person {
            return Some(parties);
        }
    }
    None
}

/// "former", "ex-", outsiders: words that take the voice away.
fn blocked(words: &Words<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|t| {
        let Some((kind @ (RoleKind::Former | RoleKind::Outsider), role)) = words.role(t) else { return false };
        if kind == RoleKind::Outsider && own_role(words, role, first, end) {
            return false;
        }
        // "Union of Drivers": the role noun is part of the party's name
        !words.party(t).is_some_and(|(_, _, name)| {
            name.first <= role.first && role.end <= name.end && name.end - name.first > role.end - role.first
        })
    })
}

/// "Mayor Jane Roe", where the lexicon says that Jane Roe is a mayor who speaks for a party.
fn own_role(words: &Words<'_>, role: &Mention, first: usize, end: usize) -> bool {
    let span = words.tokens[role.first as usize].span.join(words.tokens[role.end as usize - 1].span);
    let called = fold(span.of(words.text));
    (first..end).any(|t| match words.party(t) {
        Some((party, PartyForm::FullName { person } | PartyForm::ShortName { person }, _)) => {
            fold(&words.matcher.lexicon.parties[party as usize].persons[person as usize].role) == called
        }
        _ => false,
    })
}

fn named(words: &Words<'_>, discourse: &Discourse, first: usize, head: usize, party: u16, form: PartyForm) -> Vec<u16> {
    if let PartyForm::ShortName { person } = form {
        let record = &words.matcher.lexicon.parties[party as usize].persons[person as usize];
        let titled = (first..head).any(|t| words.role(t).is_some());
        if record.ambiguous && !titled && !discourse.introduced.contains(&(party, person)) {
            return Vec::new();
        }
        // "Lee Johnson" is not the Johnson of the lexicon
        if head > first
            && words.capital(head - 1)
            && words.role(head - 1).is_none()
            && words.party(head - 1).is_none()
            && !words.classes(head - 1).any(Classes::TITLE)
        {
            return Vec::new();
        }
    }
    vec![party]
}

/// "the Russian foreign minister", "Ukraine's envoy", "the president of France", "US envoy Jane Roe".
fn office(words: &Words<'_>, parse: &Parse, chunk: usize) -> Option<u16> {
    let c = &parse.chunks[chunk];
    let role = (c.first..c.end).rev().find(|&t| words.role(t).is_some())?;
    let (kind, mention) = words.role(role)?;
    if !matches!(kind, RoleKind::Office | RoleKind::Institution | RoleKind::Group) {
        return None;
    }
    // behind the role only a name may follow
    if (mention.end as usize..c.end)
        .any(|t| words.kind(t) == Kind::Word && !words.capital(t) && words.party(t).is_none())
    {
        return None;
    }
    let inside = (c.first..mention.first as usize)
        .rev()
        .find_map(|t| words.party(t))
        .filter(|p| !joined(words, p.2))
        .map(|p| p.0);
    let possessor = c.subject.and_then(|s| named_by(words, parse, s));
    inside.or(possessor).or_else(|| {
        parse
            .children(chunk)
            .filter(|&k| matches!(parse.chunks[k].relation, Relation::Preposition | Relation::Apposition))
            .find_map(|k| {
                if parse.chunks[k].relation == Relation::Preposition {
                    named_by(words, parse, k).filter(|_| kind == RoleKind::Institution || of_or_for(words, parse, k))
                } else {
                    office(words, parse, k)
                }
            })
    })
}

/// "Rwanda-backed": the name is only part of an adjective.
fn joined(words: &Words<'_>, mention: &Mention) -> bool {
    words.tokens.get(mention.end as usize).is_some_and(|t| t.shape & Shape::GLUED != 0)
}

/// "a White House-imposed deadline": the doer of the participle that its name is joined to.
pub(super) fn imposed(words: &Words<'_>, parse: &Parse, chunk: usize) -> Option<u16> {
    let c = &parse.chunks[chunk];
    let (party, _, mention) = (c.first..c.head).find_map(|t| words.party(t))?;
    let doing = words.classes(mention.end as usize).any(Classes::VERB_PARTICIPLE);
    (joined(words, mention) && doing).then_some(party)
}

fn of_or_for(words: &Words<'_>, parse: &Parse, chunk: usize) -> bool {
    parse.chunks[chunk].link.is_some_and(|l| {
        words.classes(l).any(Classes(Classes::OF.0 | Classes::FOR.0)) || !words.classes(l).any(Classes::PLACE)
    })
}

/// The party that a noun group names directly.
pub(super) fn named_by(words: &Words<'_>, parse: &Parse, chunk: usize) -> Option<u16> {
    let c = &parse.chunks[chunk];
    if blocked(words, c.first, c.end) {
        return None;
    }
    words.party(c.head).map(|p| p.0).or_else(|| office(words, parse, chunk))
}

/// An adjective or name in front of the head: "U.S. sanctions", "Russian demands".
pub(super) fn attributive(words: &Words<'_>, parse: &Parse, chunk: usize) -> Option<u16> {
    let c = &parse.chunks[chunk];
    let (party, form, mention) = (c.first..c.head).find_map(|t| words.party(t))?;
    if joined(words, mention) {
        return None;
    }
    // "Iran sanctions" are sanctions on Iran, "US sanctions" and "Iranian sanctions" are theirs
    let initials = words.tokens[mention.first as usize].shape & Shape::CAPITALS != 0;
    (initials || !matches!(form, PartyForm::Name | PartyForm::Metonym)).then_some(party)
}

/// The kind of party that a role noun stands for by itself.
fn stands_for(words: &Words<'_>, at: usize) -> Option<PartyKind> {
    words.beginning(at).iter().find_map(|m| match m.what {
        What::Role { role } => words.matcher.lexicon.roles[role as usize].of,
        _ => None,
    })
}

/// "The group" may be an armed one, a movement or an organisation.
const fn group_of(kind: PartyKind) -> PartyKind {
    match kind {
        PartyKind::ArmedGroup | PartyKind::Movement | PartyKind::Organisation => PartyKind::ArmedGroup,
        kind => kind,
    }
}

/// "the envoy", "the ministry", "both sides", "the two leaders": who was spoken of.
fn description(
    words: &Words<'_>,
    parse: &Parse,
    discourse: &Discourse,
    chunk: usize,
    quote_speaker: Option<u16>,
) -> (Vec<u16>, Found) {
    let c = &parse.chunks[chunk];
    let dual = words.any.any(Classes::DUAL) && (c.first..c.end).any(|t| words.classes(t).any(Classes::DUAL));
    if dual && let Some((first, second)) = discourse.pair {
        return (vec![first, second], Found::Group);
    }
    let Some((kind, mention)) = words.role(c.head) else { return (Vec::new(), Found::Description) };
    if mention.end as usize != c.head + 1 || c.head + 1 < c.end {
        return (Vec::new(), Found::Description);
    }
    let classes = words.classes(c.first);
    let definite =
        classes.any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0)) && !classes.any(Classes::INDEFINITE);
    if !definite {
        return (Vec::new(), Found::Description);
    }
    if classes.any(Classes::POSSESSIVE) && !classes.any(Classes::FIRST_PLURAL) && kind != RoleKind::Outsider {
        // "his administration", "its foreign ministry"
        return (pronoun(words, parse, discourse, chunk, classes, quote_speaker), Found::Description);
    }
    if let Some(of) = stands_for(words, c.head) {
        let parties = &words.matcher.lexicon.parties;
        let fits = |p: u16| group_of(parties[p as usize].kind) == group_of(of);
        return (discourse.last(fits).into_iter().collect(), Found::Description);
    }
    let party = match kind {
        RoleKind::Office => discourse.person.or(discourse.speaker),
        RoleKind::Institution => discourse.speaker.or(discourse.body),
        RoleKind::Group | RoleKind::Outsider | RoleKind::Former => None,
    };
    let own = classes.any(Classes::FIRST_PLURAL).then_some(quote_speaker).flatten();
    (own.or(party).into_iter().collect(), Found::Description)
}
