//! Pronouns as what a deed is done to: "two soldiers were captured … asked that they be let go". The verb names the issue with
//! such objects as were spoken of just before.

use crate::clause::{Chunk, Group, Relation};
use crate::language::Classes;
use crate::matching::{Mention, ModifierPart, PartyForm, What};
use crate::statement::climb::{Ground, Start};
use crate::statement::discourse::Noun;
use crate::statement::naming::subject_of;
use smallvec::SmallVec;

/// Verbs whose object, or whose subject in the passive, is a pronoun for something of the kind they take; `here` are the common
/// nouns of the sentence.
pub(in crate::statement) fn taken_as_object(ground: &Ground<'_>, here: &[(usize, Noun)], starts: &mut Vec<Start>) {
    let (words, parse) = (ground.words, ground.parse);
    if !words.any.any(Classes::IT.with(Classes::THEY)) {
        return;
    }
    for (verb, c) in parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Verb) {
        for mention in words.beginning(c.head) {
            let What::FrameVerb { frame } = mention.what else { continue };
            let f = &words.matcher.frames[usize::from(frame)];
            let open = f.any_object || f.asks_who || f.named_object || f.known || !f.prepositions.is_empty();
            if open || !f.kind.is_verbal() || longer(ground, verb, mention) {
                continue;
            }
            let Some(pronoun) = object(ground, verb, mention) else { continue };
            let Some(many) = number(ground, pronoun) else { continue };
            let spoken_of = nouns_before(ground, here, pronoun, &|c| {
                starts.iter().any(|s| s.issue != f.issue && s.first <= c && c < s.end)
            });
            let fits = |n: &Noun| n.many == many && words.matcher.is(n.word, What::FrameObject { frame });
            if !spoken_of.iter().any(fits) {
                continue;
            }
            let (first, end) = (mention.first as usize, mention.end as usize);
            if starts.iter().any(|s| s.chunk == verb || s.first < end && first < s.end) {
                continue;
            }
            let (issue, side, kind, entry) = (f.issue, f.side, f.kind, Some(mention.entry));
            starts.push(Start { issue, side, kind, entry, known: false, first, end, chunk: verb });
        }
    }
}

/// "The troops came in 2008. … They must leave": verbs that name the issue with such subjects as the sentence before was about.
pub(in crate::statement) fn taken_as_subject(ground: &Ground<'_>, here: &[(usize, Noun)], starts: &mut Vec<Start>) {
    let (words, parse) = (ground.words, ground.parse);
    if !words.any.any(Classes::IT.with(Classes::THEY)) {
        return;
    }
    for verb in parse.chunks.iter().filter(|c| c.group == Group::Verb) {
        // "be let go" is one verb
        let within = |m: &Mention| (m.first as usize) < verb.head && matches!(m.what, What::FrameVerb { .. });
        if words.covering(verb.head).any(within) {
            continue;
        }
        for mention in words.beginning(verb.head) {
            let What::FrameVerb { frame } = mention.what else { continue };
            let f = &words.matcher.frames[usize::from(frame)];
            if !f.asks_who || f.known {
                continue;
            }
            let stands = |subject: usize| {
                let c = &parse.chunks[subject];
                let alone = c.group == Group::Noun && c.first == c.head;
                let Some(many) = number(ground, subject).filter(|_| alone && !several_before(ground, subject)) else {
                    return false;
                };
                let spoken_of = nouns_before(ground, here, subject, &|_| false);
                let mut like = spoken_of.iter().filter(|n| n.many == many);
                let noun = like.clone().find(|n| n.leads).or_else(|| like.next());
                noun.is_some_and(|n| words.matcher.is(n.word, What::FrameSubject { frame }))
            };
            subject_of(words, parse, mention, frame, &stands, starts);
        }
    }
}

/// "Paris and London fear that they must leave": several parties in front of the pronoun may be meant.
fn several_before(ground: &Ground<'_>, pronoun: usize) -> bool {
    let subject = |c: &Chunk| c.subject.filter(|&s| c.group == Group::Verb && s < pronoun);
    ground.parse.chunks.iter().filter_map(subject).any(|s| ground.holders(s).0.len() > 1)
}

/// "give up" is no "give", and "put them off" turns round what it governs.
fn longer(ground: &Ground<'_>, verb: usize, mention: &Mention) -> bool {
    let (words, c) = (ground.words, &ground.parse.chunks[verb]);
    let another =
        |m: &Mention| m.end > mention.end && matches!(m.what, What::Modifier { part: ModifierPart::Verb, .. });
    let particle = (mention.end as usize) < c.end && words.classes(mention.end as usize).any(Classes::PARTICLE);
    particle || words.beginning(c.head).iter().any(another)
}

/// The pronoun that the verb is done to.
fn object(ground: &Ground<'_>, verb: usize, mention: &Mention) -> Option<usize> {
    let (words, parse) = (ground.words, ground.parse);
    let c = &parse.chunks[verb];
    let alone = |&k: &usize| {
        let k = &parse.chunks[k];
        k.group == Group::Noun && k.first == k.head && words.classes(k.head).any(Classes::IT.with(Classes::THEY))
    };
    if c.passive {
        return c.subject.filter(alone);
    }
    let governed = |&k: &usize| {
        let k = &parse.chunks[k];
        let behind = k.link.is_some_and(|l| l + 1 == mention.end as usize && l > c.head);
        k.relation == Relation::Object || k.relation == Relation::Preposition && behind
    };
    parse.children(verb).filter(governed).find(alone)
}

/// Whether the pronoun stands for several; None for one that is no such pronoun.
fn number(ground: &Ground<'_>, pronoun: usize) -> Option<bool> {
    let class = ground.words.classes(ground.parse.chunks[pronoun].head);
    if class.any(Classes::OTHER.with(Classes::POSSESSIVE)) {
        return None;
    }
    class.any(Classes::IT.with(Classes::THEY)).then(|| class.any(Classes::THEY))
}

/// The nouns in front of the pronoun, of the sentence but for those at tokens that are `taken`, and of the sentences before it.
fn nouns_before(
    ground: &Ground<'_>,
    here: &[(usize, Noun)],
    pronoun: usize,
    taken: &dyn Fn(usize) -> bool,
) -> SmallVec<[Noun; 16]> {
    let free = |&(chunk, _): &(usize, Noun)| chunk < pronoun && !taken(ground.parse.chunks[chunk].head);
    let here = here.iter().copied().filter(free).map(|(_, noun)| noun);
    here.chain(ground.discourse.nouns().iter().copied()).collect()
}

/// The common nouns of the sentence, each with its noun group.
pub(in crate::statement) fn nouns(ground: &Ground<'_>) -> SmallVec<[(usize, Noun); 8]> {
    let words = ground.words;
    let common = |&(_, c): &(usize, &Chunk)| {
        let class = words.classes(c.head);
        c.group == Group::Noun
            && !c.negated
            && !class.any(Classes::PRONOUN.with(Classes::TIME).with(Classes::NUMBER))
            && (c.first..c.end).all(|t| words.party(t).is_none_or(|p| p.1 == PartyForm::Adjective))
    };
    let noun = |(chunk, c): (usize, &Chunk)| {
        let unknown = words.classes(c.head) == Classes::default() && words.text_of(c.head..c.head + 1).ends_with('s');
        let many = unknown || words.classes(c.head).any(Classes::NOUN_PLURAL);
        let leads = c.relation == Relation::Subject;
        (chunk, Noun { word: words.tokens[c.head].word, many, leads })
    };
    ground.parse.chunks.iter().enumerate().filter(common).map(noun).collect()
}
