//! Clauses that lean on one before: "do so", "so does Chad", "a move that Moscow rejects".

use super::{aside, definite, standing};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PhraseKind, RoleKind};
use crate::matching::Kind;
use crate::stance::{Act, Side};
use crate::statement::climb::{Ground, Start};
use crate::statement::holder::Parties;
use crate::statement::{Found, Statement, Step};
use smallvec::SmallVec;

/// "proposed a truce, but Iran rejected it": the pronoun stands for the only matter that the sentence has named before it,
/// unless that was turned round on its way ("asked for an end to the ban, and Iran opposed it").
pub(in crate::statement) fn told_within(
    ground: &Ground<'_>,
    starts: &[Start],
    told: &[Statement],
) -> SmallVec<[Start; 2]> {
    if starts.is_empty() {
        return SmallVec::new();
    }
    let (words, parse) = (ground.words, ground.parse);
    let turned = |s: &Statement| s.factors.iter().any(|f| matches!(f.step, Step::Reverse | Step::Negation));
    let taken_up = |chunk: usize| {
        let c = &parse.chunks[chunk];
        let many = starts.iter().all(|s| words.classes(parse.chunks[s.chunk].head).any(Classes::NOUN_PLURAL));
        // "imposed tariffs and will not lift them"; people may be meant by what else is many
        let measure = starts.iter().all(|s| s.kind == PhraseKind::Measure);
        let pronoun = if many { Classes::THEY } else { Classes::IT };
        // "wants a truce, but Chad is opposed to one"
        let class = words.classes(c.first);
        let one = class.any(Classes::NUMBER) && class.any(Classes::OTHER) && parse.children(chunk).next().is_none();
        let lone = c.group == Group::Noun && c.end == c.first + 1 && (class.any(pronoun) || one && !many);
        if !lone
            || told.iter().any(turned)
            || starts.iter().any(|s| s.entry.is_none())
            || !((ground.judged_by_verb(chunk) || one && ground.judged_behind(chunk)) && !many
                || measure && (ground.shifted_by_verb(chunk) || ground.shifted_as_subject(chunk)))
        {
            return None;
        }
        let first = starts.first()?;
        let named = |s: &Start| {
            s.issue == first.issue
                && s.side == first.side
                && s.end <= c.first
                && parse.chunks[s.chunk].group == Group::Noun
        };
        starts.iter().all(named).then_some(standing(first.issue, first.side, PhraseKind::Topic, c, chunk))
    };
    (0..parse.chunks.len()).filter_map(taken_up).collect()
}

/// Whether all that was told is on one matter.
fn one_matter(told: &[Statement], last: &Statement) -> bool {
    told.iter().all(|s| s.issue == last.issue && s.direction == last.direction)
}

/// "proposed a truce, and Iran backed the idea", "imposed a ban, but Chad called the decision a mistake", "… has vetoed that":
/// a noun that says nothing of its own, or a word that points, behind what the clauses before it have told, if that is only
/// one matter.
pub(in crate::statement) fn judged_within(
    ground: &Ground<'_>,
    starts: &[Start],
    told: &[Statement],
) -> SmallVec<[Start; 2]> {
    let (words, parse) = (ground.words, ground.parse);
    let Some(last) = told.last().filter(|_| starts.iter().all(|s| s.entry.is_some())) else { return SmallVec::new() };
    let Some(side) = last.direction.side().filter(|_| one_matter(told, last)) else { return SmallVec::new() };
    let taken_up = |chunk: usize| {
        let c = &parse.chunks[chunk];
        let behind = starts.iter().all(|s| s.end <= c.first && s.issue == last.issue);
        if c.group != Group::Noun || !behind || c.subject.is_some() || !aside(words, parse, chunk) {
            return None;
        }
        let asked = matches!(last.act, Act::Demand | Act::Offer);
        let class = words.classes(c.first);
        let points = class.any(Classes::DETERMINER.with(Classes::THAT)) && !class.any(Classes::INDEFINITE);
        let stands = if c.end == c.first + 1 {
            points && !class.any(Classes(Classes::ARTICLE.0 | Classes::NUMBER.0 | Classes::NEGATIVE.0))
        } else if c.head != c.first + 1 || !definite(words, c) {
            false
        } else {
            let named = ground.proposes(c.head);
            match words.thing(c.head) {
                Some(RoleKind::Idea) => asked || last.act == Act::Enact,
                Some(RoleKind::Matter) => true,
                _ if asked => named == Some(last.act) || words.document(c.head) && last.act == Act::Offer,
                _ => last.act == Act::Reject && ground.refusal(c.head),
            }
        };
        let judged =
            stands && (ground.judged_by_verb(chunk) || ground.judged_behind(chunk) || ground.judged_by_report(chunk));
        judged.then(|| standing(last.issue, side, PhraseKind::Topic, c, chunk))
    };
    (0..parse.chunks.len()).filter_map(taken_up).collect()
}

/// "proposed a truce, but Iran refused", "backs a ban, and Chad concurs": a verb of accepting or refusing behind what the
/// clauses before it have told, if that is only one matter.
pub(in crate::statement) fn answered_within(
    ground: &Ground<'_>,
    starts: &[Start],
    told: &[Statement],
) -> SmallVec<[Start; 2]> {
    let (words, parse) = (ground.words, ground.parse);
    let answer = |verb: usize| {
        let c = &parse.chunks[verb];
        let at = words.tokens[c.first].span.start;
        let last = told.iter().rfind(|s| s.phrase.end <= at)?;
        let behind = starts.iter().all(|s| s.end <= c.first && s.issue == last.issue);
        // a refusal answers what was asked or offered
        let asked = matches!(last.act, Act::Demand | Act::Offer | Act::Support);
        let answers = ground.answers(verb) && (asked || ground.accepts(verb)) && one_matter(told, last) && behind;
        let side = last.direction.side().filter(|_| answers)?;
        let (first, end) = (c.head, c.head + 1);
        Some(Start {
            issue: last.issue,
            side,
            kind: PhraseKind::Topic,
            entry: None,
            known: false,
            first,
            end,
            chunk: verb,
        })
    };
    (0..parse.chunks.len()).filter(|&k| parse.chunks[k].group == Group::Verb).filter_map(answer).collect()
}

/// "lifted the ban at Chad's request": who asked for what the clause tells, where all of it is one matter.
pub(in crate::statement) fn requested(ground: &Ground<'_>, told: &[Statement]) -> Vec<Statement> {
    let (words, parse) = (ground.words, ground.parse);
    let Some(last) = told.last().filter(|last| one_matter(told, last)) else { return Vec::new() };
    if !matches!(last.act, Act::Enact | Act::Support | Act::Offer) || last.direction.side().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (k, c) in parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun && !c.negated) {
        // "at", "on" and "by", but not "despite" and "before"
        let place = Classes(Classes::ADJUNCT.0 | Classes::OF.0 | Classes::WITHOUT.0 | Classes::TO.0 | Classes::AS.0);
        let at = c.relation == Relation::Preposition && c.link.is_some_and(|l| !words.classes(l).any(place));
        let asked = at && ground.proposes(c.head) == Some(Act::Demand);
        // "at the request of Chad", and not "a request for a truce"
        let content = |j: usize| {
            let j = &parse.chunks[j];
            j.relation == Relation::Complement
                || j.relation == Relation::Preposition && !j.link.is_some_and(|l| words.classes(l).any(Classes::OF))
        };
        // "Meeting at the request of Peru, the Council condemned the ban": of something else
        let chunk =
            |s: &Statement| words.tokens.iter().position(|t| t.span.start >= s.phrase.start).map(|t| parse.of_token[t]);
        let over = std::iter::successors(Some(k), |&at| parse.chunks[at].parent)
            .take(8)
            .find(|&at| parse.chunks[at].group == Group::Verb);
        let there = over.zip(chunk(last)).is_some_and(|(v, told)| told == v || parse.hangs_below(told, v));
        if !asked || !there || c.first > 0 && words.kind(c.first - 1).is_quote() || parse.children(k).any(content) {
            continue;
        }
        for party in ground.owners(k) {
            if told.iter().all(|s| s.party != party) {
                let speaker = Some(ground.span(c.first, c.end));
                let (act, holder) = (Act::Demand, Found::Possessor);
                let addressee = told.iter().map(|s| s.party).collect();
                out.push(Statement { party, act, holder, speaker, addressee, reported_by: None, ..last.clone() });
            }
        }
    }
    out
}

/// "adopted a US-drafted resolution that lifts the ban", "passed a text tabled by Chad calling for a truce": what the text says is
/// said by those who made it and by those who passed it.
pub(in crate::statement) fn drafted(ground: &Ground<'_>, told: &[Statement]) -> Vec<Statement> {
    let (words, parse) = (ground.words, ground.parse);
    let Some(last) = told.last().filter(|last| one_matter(told, last) && last.direction.side().is_some()) else {
        return Vec::new();
    };
    let text = |&k: &usize| {
        let c = &parse.chunks[k];
        // but "according to statements issued by Chad"
        let governed = matches!(c.relation, Relation::Object | Relation::Preposition) && ground.according != Some(k);
        c.group == Group::Noun && !c.negated && governed && words.thing(c.head) == Some(RoleKind::Document)
    };
    let mut out = Vec::new();
    for k in (0..parse.chunks.len()).filter(text) {
        let made = |&j: &usize| {
            let c = &parse.chunks[j];
            c.group == Group::Verb && c.form == Form::Participle && c.passive
        };
        let by = parse.children(k).filter(made).find_map(|j| parse.agent(j));
        let by = by.map(|by| ground.holders(by).0).unwrap_or_default();
        let makers: Parties = ground.who().imposed(k).into_iter().chain(by).collect();
        let verb = parse.chunks[k].parent.filter(|&v| parse.chunks[v].group == Group::Verb && !parse.chunks[v].negated);
        let passes = |&v: &usize| match ground.act_of(v) {
            Some(act) => matches!(act, Act::Enact | Act::Support),
            None => words.turns_side(parse.chunks[v].head) && !ground.reverses(v),
        };
        let passed = verb.filter(passes).and_then(|v| parse.chunks[v].subject).map(|s| ground.holders(s).0);
        let passed = passed.unwrap_or_default();
        let concerned = |party: &u16| makers.contains(party) || passed.contains(party);
        // "the Council lifted the ban through a US-drafted resolution"
        let through = parse.chunks[k].relation == Relation::Preposition && told.iter().all(|s| words.is_body(s.party));
        if makers.is_empty() || !(through || told.iter().all(|s| concerned(&s.party))) {
            continue;
        }
        let act = match last.act {
            Act::Enact | Act::Support => Act::Offer,
            act => act,
        };
        let others = makers.iter().map(|p| (*p, act)).chain(passed.iter().map(|p| (*p, last.act)));
        for (party, act) in others.filter(|(party, _)| told.iter().all(|s| s.party != *party)) {
            let holder = Found::Document;
            out.push(Statement { party, act, holder, reported_by: None, ..last.clone() });
        }
    }
    out
}

/// "offered troops, a move which Moscow rejects": the verb of a clause behind a noun that takes up what the sentence has told.
pub(in crate::statement) fn judged_behind(ground: &Ground<'_>, starts: &[Start], told: &[Statement]) -> Option<Start> {
    let (words, parse) = (ground.words, ground.parse);
    if told.is_empty() && ground.unheld.borrow().is_empty() {
        return None;
    }
    let taken = |noun: &Chunk| {
        let thing = matches!(words.thing(noun.head), Some(RoleKind::Matter | RoleKind::Idea));
        noun.head == noun.first + 1
            && words.classes(noun.first).any(Classes::INDEFINITE)
            && (thing || ground.proposes(noun.head).is_some())
    };
    let judges = |c: &Chunk| {
        if c.group != Group::Verb {
            return None;
        }
        // "a claim rejected by Peru"
        if c.passive && c.form == Form::Participle {
            let noun = c.parent.filter(|_| c.relation == Relation::Relative).map(|n| &parse.chunks[n])?;
            let straight = noun.end == c.first && noun.first > 0 && words.kind(noun.first - 1) == Kind::Comma;
            return (straight && taken(noun)).then_some(noun.first);
        }
        let subject = c.subject.filter(|_| !c.passive)?;
        let opener = parse.chunks[subject].first.checked_sub(1).filter(|&t| t > 2)?;
        // "a claim Peru rejects"
        let before = &parse.chunks[parse.of_token[opener]];
        if before.end == opener + 1
            && before.group == Group::Noun
            && before.first > 0
            && words.kind(before.first - 1) == Kind::Comma
            && (c.relation == Relation::Relative || c.relation == Relation::Root)
            && taken(before)
        {
            return Some(before.first);
        }
        let noun = &parse.chunks[parse.of_token[opener - 1]];
        // "a step that", "something that"
        let step = noun.head == noun.first + 1
            && words.classes(noun.first).any(Classes::INDEFINITE)
            && words.thing(noun.head) == Some(RoleKind::Matter)
            // "a demand that Moscow rejects", but "a demand that Moscow leave"
            || c.relation == Relation::Relative && taken(noun);
        let thing = noun.end == noun.first + 1 && words.classes(noun.first).any(Classes::OTHER);
        let comma = noun.first > 0 && words.kind(noun.first - 1) == Kind::Comma;
        let taken_up = noun.end == opener && comma && (step || thing);
        let relative = words.classes(opener).any(Classes(Classes::RELATIVE.0 | Classes::THAT.0));
        (taken_up && relative).then_some(noun.first)
    };
    let (chunk, noun) = parse.chunks.iter().enumerate().rev().find_map(|(k, c)| judges(c).map(|noun| (k, noun)))?;
    let (issue, side) = told_before(ground, starts, told, noun)?;
    let first = parse.chunks[chunk].head;
    let (kind, entry, known, end) = (PhraseKind::Topic, None, false, first + 1);
    Some(Start { issue, side, kind, entry, known, first, end, chunk })
}

/// The one matter that the sentence has told before the token, by whoever it was or by nobody the lexicon knows.
fn told_before(ground: &Ground<'_>, starts: &[Start], told: &[Statement], noun: usize) -> Option<(u16, Side)> {
    let before = ground.words.tokens[noun].span.start;
    let Some(last) = told.last() else {
        let unheld = ground.unheld.borrow();
        let &(issue, side, _) = unheld.first()?;
        let alone = unheld.iter().all(|m| (m.0, m.1) == (issue, side));
        return (alone && starts.iter().all(|s| s.issue == issue && s.end <= noun)).then_some((issue, side));
    };
    let alone = told.iter().all(|s| s.issue == last.issue && s.direction == last.direction && s.phrase.end <= before);
    last.direction.side().filter(|_| alone).map(|side| (last.issue, side))
}

/// "urged Kigali to do the same", "will not do so": what was told last is done, or to be done, again; with the act by which
/// it was told.
pub(in crate::statement) fn done_again(
    ground: &Ground<'_>,
    starts: &[Start],
    told: &[Statement],
) -> SmallVec<[(Start, Act); 2]> {
    let chunks = &ground.parse.chunks;
    let again = |chunk: usize| {
        let c = &chunks[chunk];
        let end = ground.repeated(chunk)?;
        let before = |s: &&Statement| s.phrase.end <= ground.words.tokens[c.first].span.start;
        // "has not recognised it and will not do so": whether what was denied is meant with its denial, nobody can tell
        let denied = |s: &Statement| s.factors.iter().any(|f| f.step == Step::Negation);
        let (issue, side, act) = match told.iter().rfind(before) {
            Some(last) if denied(last) => return None,
            Some(last) => (last.issue, last.direction.side()?, last.act),
            None if starts.iter().any(|s| s.first < c.first) => return None,
            None => ground
                .discourse
                .topic_before()
                .filter(|t| t.held)
                .map(|t| (t.issue, t.deed.unwrap_or(t.side), t.act.unwrap_or(Act::Enact)))?,
        };
        let kind = PhraseKind::Deed;
        Some((Start { issue, side, kind, entry: None, known: false, first: c.head, end, chunk }, act))
    };
    (0..chunks.len()).filter(|&k| chunks[k].group == Group::Verb).filter_map(again).collect()
}

/// "Peru opposes a ban, and so does Chad", "nor has Benin": the party behind a bare auxiliary says what was said last; with
/// "not" behind its name the contrary ("but Chad does not").
pub(in crate::statement) fn echoed(
    ground: &Ground<'_>,
    told: &[Statement],
    before: Option<&Statement>,
) -> Vec<Statement> {
    let (words, parse) = (ground.words, ground.parse);
    let mut out = Vec::new();
    for c in parse.chunks.iter().filter(|c| c.group == Group::Verb && c.form == Form::Finite) {
        let unlike = unlike(ground, c);
        let inverted = |&s: &usize| c.head < c.first + 2 && parse.chunks[s].first >= c.end;
        let Some(subject) = c.subject.filter(|s| unlike || inverted(s)) else { continue };
        let at = words.tokens[c.first].span.start;
        let here: SmallVec<[&Statement; 4]> = told.iter().filter(|s| s.phrase.end <= at).collect();
        // "Chad opposes it. So does Peru."
        let opens = parse.chunks.iter().all(|k| k.group != Group::Verb || k.first >= c.first);
        // "Chad accepts it. Peru does not.": of whoever refuses it that would not say much
        let answered = |b: &&Statement| !unlike || matches!(b.act, Act::Support | Act::Offer);
        let Some(last) = here.last().copied().or_else(|| before.filter(|_| opens).filter(answered)) else { continue };
        let cue = |s: &Statement| s.factors.iter().rfind(|f| f.step == Step::Cue).map(|f| f.span);
        let alike = here.iter().copied().filter(|s| s.party == last.party && cue(s).is_some() && cue(s) == cue(last));
        let mut said: SmallVec<[&Statement; 4]> = alike.collect();
        if said.is_empty() {
            said.push(last);
        }
        let (parties, holder) = ground.holders(subject);
        for (&party, &statement) in parties.iter().flat_map(|p| said.iter().map(move |s| (p, s))) {
            if party != statement.party {
                let speaker = Some(ground.span(parse.chunks[subject].first, parse.chunks[subject].end));
                let (evidence, phrase) = (ground.sentence.span, ground.span(c.first, c.end));
                let echo =
                    Statement { party, holder, speaker, evidence, phrase, reported_by: None, ..statement.clone() };
                out.extend(if unlike { contrary(echo) } else { Some(echo) });
            }
        }
    }
    out
}

/// "backs the ban, but Chad does not": a bare auxiliary that denies, in a clause of its own behind the one told.
fn unlike(ground: &Ground<'_>, c: &Chunk) -> bool {
    let (words, parse) = (ground.words, ground.parse);
    let bare = c.negated && words.classes(c.head).any(Classes::AUXILIARY) && c.head + 2 >= c.end;
    let ends = !words.kind(c.end).is_wordlike() || words.classes(c.end).any(Classes::COORDINATOR);
    let main = matches!(c.relation, Relation::Root | Relation::Conjunct) && c.link.is_none();
    let named =
        c.subject.is_some_and(|s| parse.chunks[s].end == c.first && words.party(parse.chunks[s].head).is_some());
    bare && ends && main && named
}

/// The other side of what was told; none where that was tied to a condition.
fn contrary(mut told: Statement) -> Option<Statement> {
    told.direction = told.direction.side()?.reversed().into();
    told.side = told.side.reversed();
    told.act = match told.act {
        Act::Support | Act::Offer => Act::Reject,
        _ => Act::State,
    };
    Some(told)
}
