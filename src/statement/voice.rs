//! Whose words a sentence holds: who speaks a quotation, according to whom, in whose view.

use super::discourse::Discourse;
use super::holder::Who;
use crate::clause::{Chunk, Form, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::matching::{CuePart, Kind, Mention, PartyForm, What};

/// The most words of a label before a quotation.
const LABEL: usize = 4;

/// "Claim 2: “Iran closed the strait.”": a quotation to the end of the sentence, behind a label that names no party, no office
/// and no person.
pub(super) fn labelled_quotation(words: &Words<'_>, parse: &Parse) -> bool {
    let Some(colon) = (1..=LABEL).find(|&t| words.kind(t) == Kind::Colon) else { return false };
    let somebody = (0..colon).any(|t| words.party(t).is_some() || words.role(t).is_some() || words.thing(t).is_some());
    let stops = |t: usize| matches!(words.kind(t), Kind::Stop | Kind::Question);
    let end = words.tokens.len() - (0..words.tokens.len()).rev().take_while(|&t| stops(t)).count();
    let verb = parse.chunks.iter().any(|c| c.group == Group::Verb && c.first < colon);
    let name = |t: usize| t > 0 && words.capital(t);
    words.kind(colon + 1) == Kind::QuoteOpen
        && words.kind(end - 1) == Kind::QuoteClose
        && !(colon + 2..end - 1).any(|t| words.kind(t).is_quote())
        && !somebody
        && !verb
        && !(0..colon).any(name)
}

/// "“We will stay,” the minister said in Baku": somebody says so in the sentence, who is not the speaker before, and of
/// whom nobody knows whose minister he is.
pub(super) fn told_by_a_stranger(words: &Words<'_>, parse: &Parse, discourse: &Discourse) -> bool {
    let who = Who::new(words, parse, discourse);
    let mut says = parse.chunks.iter().filter(|c| c.group == Group::Verb && !c.quoted && words.reports(c.head));
    let subject = says.next().and_then(|c| c.subject).filter(|_| says.next().is_none());
    subject.is_some_and(|s| {
        let c = &parse.chunks[s];
        !c.quoted
            && (who.is_person(s)
                || who.is_name(c.head)
                || words.classes(c.head).any(Classes(Classes::HE.0 | Classes::SHE.0))
                || one_of_several(words, parse, s))
            && words.party(c.head).is_none()
            && who.holders(s).0.is_empty()
    })
}

/// "said one of several hundred protesters", "another of them said".
fn one_of_several(words: &Words<'_>, parse: &Parse, subject: usize) -> bool {
    let one = Classes(Classes::NUMBER.0 | Classes::OTHER.0 | Classes::DETERMINER.0);
    let of = |k: usize| parse.chunks[k].link.is_some_and(|l| words.classes(l).any(Classes::OF));
    words.classes(parse.chunks[subject].head).any(one) && parse.children(subject).any(of)
}

/// The subject of the report in the sentence, who speaks what is quoted in it.
pub(super) fn quote_speaker(words: &Words<'_>, parse: &Parse, discourse: &Discourse) -> Option<u16> {
    let who = Who::new(words, parse, discourse);
    // "Fico: We will not support a ban"
    if let Some(label) = parse.label(words)
        && let [only] = *who.holders(label).0.as_slice()
    {
        return Some(only);
    }
    // "“We will not leave”: Peru's minister"
    let tail = words.tokens.iter().rposition(|t| t.kind == Kind::Colon).map(|colon| parse.of_token[colon] + 1);
    if let Some(tail) = tail.filter(|&t| parse.chunks[..t].iter().any(|c| c.group == Group::QuoteClose))
        && parse.chunks[tail..].iter().all(|c| matches!(c.group, Group::Noun | Group::Preposition))
        && let Some(last) = (tail..parse.chunks.len()).find(|&k| parse.chunks[k].relation != Relation::Possessor)
        && let [only] = *who.holders(last).0.as_slice()
    {
        return Some(only);
    }
    if !parse.chunks.iter().any(|c| matches!(c.group, Group::QuoteOpen | Group::QuoteClose)) {
        return None;
    }
    let speaks = |says: bool| {
        let verbs = parse.chunks.iter().filter(move |c| c.group == Group::Verb && !c.quoted);
        let verbs = verbs.filter(move |c| !says || words.reports(c.head));
        verbs.filter_map(|c| c.subject).filter(|&s| !parse.chunks[s].quoted)
    };
    // "…," he said, until Chad had been freed: who says so, whether known or not, else who is named first
    if speaks(true).next().is_some() {
        return speaks(true).find_map(|s| who.holders(s).0.first().copied());
    }
    speaks(false).find_map(|s| who.holders(s).0.first().copied())
}

/// Who stands behind "according to"; behind "under" only a plan, a deal or a statement tells anything.
pub(super) fn according(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    let viewed = in_the_view_of(words, parse).or_else(|| to_whom(words, parse)).or_else(|| as_seen_by(words, parse));
    if let Some(holder) = viewed {
        return Some(holder);
    }
    if !words.any.any(Classes::ACCORDING) {
        return None;
    }
    (0..words.tokens.len()).filter(|&t| words.classes(t).any(Classes::ACCORDING)).find_map(|at| {
        let behind = |&i: &usize| parse.chunks[i].group == Group::Noun && parse.chunks[i].first > at;
        let source = (parse.of_token[at]..parse.chunks.len()).find(behind)?;
        let c = &parse.chunks[source];
        let terms = words.classes(at).any(Classes::PREPOSITION);
        // "a deal under which" is told where the relative clause is
        (!terms || words.document(c.head) && c.link == Some(at)).then_some(source)
    })
}

/// "For Peru, a truce is out of the question", "To Chad, the embargo is illegal": a party alone in front of what something is
/// to it.
fn to_whom(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    let first = parse.chunks.iter().position(|c| c.group == Group::Noun)?;
    let c = &parse.chunks[first];
    let to = c.link == Some(0) && words.classes(0).any(Classes(Classes::FOR.0 | Classes::TO.0));
    let named = matches!(words.party(c.head), Some((_, PartyForm::Name | PartyForm::Metonym, m)) if m.first == 1);
    let main = || parse.chunks[first..].iter().find(|v| v.group == Group::Verb && v.form == Form::Finite);
    // "For Peru, Chad must leave"
    let is = |v: &Chunk| words.classes(v.head).any(Classes::BE) && !v.passive || v.marks.any(Classes::MUST);
    // "To Peru a truce is unacceptable": what it is to it stands straight behind
    let next = || parse.chunks.get(first + 1).is_some_and(|k| k.group == Group::Noun && k.first == c.end);
    (to && named && (words.kind(c.end) == Kind::Comma || next()) && main().is_some_and(is)).then_some(first)
}

/// "As Peru sees it, the embargo should stay", "As far as Peru is concerned, …": whose view a clause in front says it is.
fn as_seen_by(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    let like = |t: usize| words.classes(t).any(Classes::AS);
    if !like(0) {
        return None;
    }
    let clause = |c: &Chunk| c.group == Group::Verb && c.relation == Relation::Adverbial && c.link == Some(0);
    let verb = parse.chunks.iter().position(clause)?;
    let it = |k: usize| {
        let k = &parse.chunks[k];
        k.relation == Relation::Object && k.first == k.head && words.classes(k.head).any(Classes::IT)
    };
    let far =
        |k: &usize| parse.chunks[*k].group == Group::Noun && parse.chunks[*k].link.is_some_and(|l| l > 0 && like(l));
    match parse.chunks[verb].subject {
        Some(subject) => parse.children(verb).any(it).then_some(subject),
        None => verb.checked_sub(1).filter(far).filter(|_| parse.chunks[verb].passive),
    }
}

/// "In Peru's view the embargo is illegal": whose view opens the sentence.
fn in_the_view_of(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    let opens = |c: &&Chunk| {
        let place = c.link.filter(|&l| l <= 1 && words.classes(l).any(Classes::PLACE));
        c.group == Group::Noun && place.is_some() && c.subject.is_some()
    };
    let c = parse.chunks.iter().take(4).find(opens)?;
    let tells = |m: &Mention| {
        matches!(m.what, What::Cue { cue, part: CuePart::Noun, .. }
            if words.cue(cue).act.is_none())
    };
    c.subject.filter(|_| words.covering(c.head).any(tells))
}
