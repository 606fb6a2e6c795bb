//! What only the whole can tell: names that lead nowhere, sets that go in circles, phrases that two entries claim.
//!
//! Runs once per load over tens of thousands of phrases, so every check is one pass with hash maps; the problems
//! themselves may cost what they like.

use super::merge::{Loose, Origin};
use super::model::{EXPECTATION_PAIRS, Example, Lexicon, Party, PartyKind, Phrase, PhraseKind, Place};
use super::problem::{Faults, Wants};
use super::read::did_you_mean;
use super::settings;
use super::toml_string;
use crate::image::List;
use crate::language::{class_bit, class_names};
use crate::stance::{Act, Certainty, Direction, Side};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Range;

/// Checks the merge, and settles its examples.
pub(super) fn check(lexicon: &mut Lexicon, loose: Loose, faults: &mut Faults<'_>) {
    unknown_sets(lexicon, &loose, faults);
    set_cycles(lexicon, &loose, faults);
    word_classes(lexicon, faults);
    wordless_issues(lexicon, faults);
    issue_claims(lexicon, faults);
    frame_claims(lexicon, faults);
    party_claims(&lexicon.parties, faults);
    own_kinds(lexicon, &loose, faults);
    named_parties(lexicon, faults);
    settings::apply(lexicon, &loose.settings, faults);
    lexicon.decisions =
        loose.decisions.iter().filter_map(|(from, d)| settings::decide(lexicon, *from, d, faults)).collect();
    lexicon.examples = examples(lexicon, loose, faults).into();
}

/// The parties that roles speak for, and those that come after others, must be there; in bundled entries those of another
/// domain need not.
fn named_parties(lexicon: &Lexicon, faults: &mut Faults<'_>) {
    let known: FxHashSet<&str> = lexicon.parties.iter().map(|p| p.id.as_str()).collect();
    let roles = lexicon.roles.iter().map(|role| (role.party.as_deref(), role.place));
    for (party, place) in roles.chain(lexicon.parties.iter().map(|party| (party.successor.as_deref(), party.place))) {
        if let Some(party) = party.filter(|party| !known.contains(party)) {
            let problem = faults.fault_at(place, format!("there is no party `{party}`"));
            (problem.help, problem.wants) = (suggest(party, &known), Wants::Entries);
        }
    }
}

fn unknown_sets(lexicon: &Lexicon, loose: &Loose, faults: &mut Faults<'_>) {
    for (from, set) in loose.set_uses.iter().filter(|(_, set)| !lexicon.sets.contains_key(&set.name)) {
        let help = did_you_mean(&set.name, lexicon.sets.keys().map(String::as_str));
        let help = help.unwrap_or_else(|| format!("define it under `[sets]`: {} = [\"…\"]", set.name));
        faults.want(from.file, set.at.clone(), format!("there is no set `{}`", set.name)).help = Some(help);
    }
}

/// A set that holds itself, by whatever way, would have no end; it is told of and taken out.
fn set_cycles(lexicon: &mut Lexicon, loose: &Loose, faults: &mut Faults<'_>) {
    let mut walk = Walk { sets: &lexicon.sets, path: Vec::new(), done: FxHashSet::default(), cycles: Vec::new() };
    lexicon.sets.keys().for_each(|name| walk.visit(name));
    for cycle in &walk.cycles {
        if let Some((from, at)) = loose.set_places.get(cycle[0]) {
            let way = cycle.iter().chain(&cycle[..1]).map(|n| format!("<{n}>")).collect::<Vec<_>>().join(" → ");
            let problem = faults.fault(from.file, at.clone(), format!("the set `{}` holds itself: {way}", cycle[0]));
            problem.help = Some("take one of these references out".to_owned());
        }
    }
    let endless: Vec<String> =
        walk.cycles.iter().filter_map(|cycle| cycle.last()).map(|&name| name.to_owned()).collect();
    lexicon.sets.retain(|name, _| !endless.contains(name));
}

/// A walk from set to set. Each reference back to where it came from closes a cycle.
struct Walk<'l> {
    sets: &'l BTreeMap<String, List<Phrase>>,
    path: Vec<&'l str>,
    done: FxHashSet<&'l str>,
    cycles: Vec<Vec<&'l str>>,
}

impl<'l> Walk<'l> {
    fn visit(&mut self, name: &'l str) {
        if let Some(start) = self.path.iter().position(|&n| n == name) {
            if !self.cycles.iter().any(|cycle| cycle == &self.path[start..]) {
                self.cycles.push(self.path[start..].to_vec());
            }
            return;
        }
        if !self.done.insert(name) {
            return;
        }
        self.path.push(name);
        for (_, inner) in self.sets.get(name).into_iter().flatten().flat_map(|phrase| phrase.pattern.sets()) {
            self.visit(inner);
        }
        self.path.pop();
    }
}

/// A class that the program does not know would be read and never asked for.
fn word_classes(lexicon: &Lexicon, faults: &mut Faults<'_>) {
    for list in lexicon.grammar.iter().filter(|list| !list.class.is_empty() && class_bit(&list.class).is_none()) {
        let message = format!("`{}` is no word class", list.class);
        let help = did_you_mean(&list.class, class_names().iter().copied())
            .unwrap_or_else(|| format!("it may be: {}", class_names().join(", ")));
        faults.fault_at(list.place, message).help = Some(help);
    }
}

/// An issue without words is never met.
fn wordless_issues(lexicon: &Lexicon, faults: &mut Faults<'_>) {
    for issue in lexicon.issues.iter().filter(|issue| issue.phrases.is_empty() && issue.frames.is_empty()) {
        let message = format!("issue `{}` has neither phrases nor frames, so no text can name it", issue.id);
        let help = "give it an `[[issue.phrase]]` with `side`, `kind` and `match`".to_owned();
        let problem = faults.fault_at(issue.place, message);
        (problem.help, problem.wants) = (Some(help), Wants::Entries);
    }
}

/// A kind of one's own is a word that some role stands for; a slip of the pen would be one that none does.
fn own_kinds(lexicon: &Lexicon, loose: &Loose, faults: &mut Faults<'_>) {
    let stood_for: FxHashSet<PartyKind> = lexicon.roles.iter().filter_map(|role| role.of).collect();
    for (from, given) in loose.kind_uses.iter().filter(|(_, given)| !stood_for.contains(&given.kind)) {
        let kind = given.kind.word();
        let known = PartyKind::KNOWN.iter().chain(stood_for.iter()).map(PartyKind::word);
        let help = did_you_mean(kind, known).unwrap_or_else(|| {
            format!("it may be {}, or your own, with a `[[role]]` that has of = \"{kind}\"", known_kinds())
        });
        let message = format!("no role stands for parties of the kind `{kind}`");
        faults.want(from.file, given.at.clone(), message).help = Some(help);
    }
}

fn known_kinds() -> String {
    PartyKind::KNOWN.iter().map(PartyKind::word).collect::<Vec<_>>().join(", ")
}

/// A frame of one issue that stands, verb and object, on both of its sides.
fn frame_claims(lexicon: &Lexicon, faults: &mut Faults<'_>) {
    for issue in &lexicon.issues {
        let mut sides: FxHashMap<(&str, &str), (Side, Place)> = FxHashMap::default();
        let mut told: FxHashSet<Place> = FxHashSet::default();
        for frame in issue.frames.iter().filter(|frame| frame.note.is_none() && !frame.known && !frame.asks_who()) {
            for (doing, object) in
                frame.verbs.iter().chain(&frame.nouns).flat_map(|v| frame.objects.iter().map(move |o| (v, o)))
            {
                let key = (doing.pattern.source.as_str(), object.pattern.source.as_str());
                let (side, place) = *sides.entry(key).or_insert((frame.side, doing.place));
                if side != frame.side && told.insert(doing.place) {
                    let message = format!("issue `{}` has “{} {}” on both sides", issue.id, key.0, key.1);
                    faults.clash(place, doing.place, message, "leave it on one side, or tell in a `note` why both");
                }
            }
        }
    }
}

/// A phrase under an issue.
struct IssueClaim {
    issue: usize,
    kind: PhraseKind,
    side: Side,
    noted: bool,
    place: Place,
    /// The claim on the same phrase before this one.
    earlier: Option<usize>,
}

fn issue_claims(lexicon: &Lexicon, faults: &mut Faults<'_>) {
    let mut claims: Vec<IssueClaim> = Vec::new();
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    let issues = lexicon.issues.iter().enumerate().filter(|(_, issue)| !issue.id.is_empty());
    for (issue, block) in issues.flat_map(|(i, issue)| issue.phrases.iter().map(move |b| (i, b))) {
        for phrase in &block.phrases {
            let earlier = last.insert(&phrase.pattern.source, claims.len());
            let (kind, side, noted) = (block.kind, block.side, block.known || block.note.is_some());
            claims.push(IssueClaim { issue, kind, side, noted, place: phrase.place, earlier });
        }
    }
    for claim in claims.iter().filter(|c| c.earlier.is_some()) {
        let chain = std::iter::successors(claim.earlier, |&i| claims[i].earlier).map(|i| &claims[i]);
        for other in chain {
            issue_clash(lexicon, other, claim, faults);
        }
    }
}

fn issue_clash(lexicon: &Lexicon, first: &IssueClaim, second: &IssueClaim, faults: &mut Faults<'_>) {
    let (a, b) = (&lexicon.issues[first.issue].id, &lexicon.issues[second.issue].id);
    if first.noted || second.noted {
        return;
    }
    if a == b && first.side != second.side {
        let message = format!("issue `{a}` has this phrase on both sides");
        faults.clash(first.place, second.place, message, "leave it on one side, or tell in a `note` why both");
    } else if a != b && first.kind == second.kind {
        let message = format!("the issues `{a}` and `{b}` both claim this phrase");
        faults.clash(first.place, second.place, message, "leave it to one of them, or tell in a `note` why both");
    }
}

/// A name of a party.
struct PartyClaim<'l> {
    party: &'l str,
    place: Place,
    since: &'l str,
    until: &'l str,
    ambiguous: bool,
    /// The full name of which nobody wrote that its last word is a name too.
    last_of: Option<&'l str>,
    earlier: Option<usize>,
}

/// Later than every date, as dates compare.
const NEVER: &str = "9999-12-31";

fn party_claims(parties: &[Party], faults: &mut Faults<'_>) {
    let mut claims: Vec<PartyClaim<'_>> = Vec::new();
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    for (source, mut claim) in parties.iter().filter(|p| !p.id.is_empty()).flat_map(claims_of) {
        claim.earlier = last.insert(source, claims.len());
        claims.push(claim);
    }
    for claim in claims.iter().filter(|c| c.earlier.is_some()) {
        let chain = std::iter::successors(claim.earlier, |&i| claims[i].earlier).map(|i| &claims[i]);
        for other in chain.filter(|o| o.party != claim.party && !o.ambiguous && !claim.ambiguous) {
            if other.since <= claim.until && claim.since <= other.until {
                party_clash(other, claim, faults);
            }
        }
    }
}

fn party_clash(first: &PartyClaim<'_>, second: &PartyClaim<'_>, faults: &mut Faults<'_>) {
    let mut message = format!("the parties `{}` and `{}` both claim this name", first.party, second.party);
    match (first.last_of, second.last_of) {
        // many share a last word that nobody wrote down, and the full names tell them apart
        (Some(_), Some(_)) => {}
        (None, None) => {
            let help = "leave it to one of them; for a person, give dates that do not overlap or `ambiguous = true`";
            faults.clash(first.place, second.place, message, help);
        }
        (Some(full), None) | (None, Some(full)) => {
            message.push_str(&format!(", one of them as the last word of “{full}”"));
            let help = "write `short = []` if the person is not called so; else give dates that do not overlap or `ambiguous = true`";
            faults.clash(first.place, second.place, message, help);
        }
    }
}

fn claims_of(party: &Party) -> impl Iterator<Item = (&str, PartyClaim<'_>)> {
    let claim = |place, since, until, ambiguous, last_of| PartyClaim {
        party: &party.id,
        place,
        since,
        until,
        ambiguous,
        last_of,
        earlier: None,
    };
    let lists = [&party.names, &party.metonyms, &party.adjectives, &party.people, &party.institutions];
    let names =
        lists.into_iter().flatten().map(move |p| (p.pattern.source.as_str(), claim(p.place, "", NEVER, false, None)));
    let persons = party.persons.iter().flat_map(move |person| {
        let since = person.since.as_deref().unwrap_or("");
        let until = person.until.as_deref().unwrap_or(NEVER);
        let full = std::iter::once(&person.name).chain(&person.aliases);
        let written = full.clone().chain(person.short.iter().flatten());
        let written = written.map(|name| (name.pattern.source.as_str(), name.place, None));
        let derived = full.filter(|_| person.short.is_none()).flat_map(|name| {
            let source = name.pattern.source.as_str();
            name.pattern.last_words().into_iter().map(move |last| (last, name.place, Some(source)))
        });
        let names = written.chain(derived).filter(|(name, ..)| !name.is_empty());
        names.map(move |(name, place, last_of)| (name, claim(place, since, until, person.ambiguous, last_of)))
    });
    names.chain(persons)
}

/// Checks what examples expect. A bundled one about a party or an issue not in force is left out.
fn examples(lexicon: &Lexicon, loose: Loose, faults: &mut Faults<'_>) -> Vec<Example> {
    let known = Known {
        parties: lexicon.parties.iter().map(|p| p.id.as_str()).collect(),
        issues: lexicon.issues.iter().map(|i| i.id.as_str()).collect(),
    };
    let mut kept = Vec::with_capacity(loose.examples.len());
    for (from, draft) in loose.examples {
        let mut in_force = true;
        for (line, at) in draft.example.expect.iter().zip(&draft.expect_at) {
            in_force &= expectation(line, at, from, &known, faults);
        }
        if in_force {
            kept.push(draft.example);
        }
    }
    kept
}

struct Known<'l> {
    parties: FxHashSet<&'l str>,
    issues: FxHashSet<&'l str>,
}

/// Checks `party issue direction act [key=value …]`; says whether party and issue are in force.
fn expectation(line: &str, at: &Range<usize>, from: Origin, known: &Known<'_>, faults: &mut Faults<'_>) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (&[party, issue, direction, act], extras) = words.split_at(words.len().min(4)) else {
        let problem = faults.fault(from.file, at.clone(), format!("`{line}` is no expectation"));
        problem.help = Some("write `party issue direction act`, as in `russia ceasefire against reject`".to_owned());
        return true;
    };
    let mut wrong = |word: &str, message: String, help: Option<String>| {
        let wants = if message.starts_with("there is no ") { Wants::Entries } else { Wants::Nothing };
        let problem = faults.fault(from.file, word_at(line, word, at, faults.text(from.file)), message);
        (problem.help, problem.wants) = (help, wants);
    };
    let in_force = known.parties.contains(party) && known.issues.contains(issue);
    if !from.bundled {
        if !known.parties.contains(party) {
            wrong(party, format!("there is no party `{party}`"), suggest(party, &known.parties));
        }
        if !known.issues.contains(issue) {
            wrong(issue, format!("there is no issue `{issue}`"), suggest(issue, &known.issues));
        }
    }
    if Direction::parse(direction).is_none() {
        wrong(
            direction,
            format!("`{direction}` is no direction"),
            one_of(direction, Direction::ALL.iter().map(|d| d.word())),
        );
    }
    if Act::parse(act).is_none() {
        wrong(act, format!("`{act}` is no act"), one_of(act, Act::ALL.iter().map(|a| a.word())));
    }
    for extra in extras {
        let known_key = extra.split_once('=').filter(|(key, _)| EXPECTATION_PAIRS.contains(key));
        let Some((key, value)) = known_key else {
            let help = format!(
                "behind the act there may be words like `reported_by=russia`: {}",
                EXPECTATION_PAIRS.join(", ")
            );
            wrong(extra, format!("`{extra}` has no meaning here"), Some(help));
            continue;
        };
        if key == "certainty" {
            if Certainty::parse(value).is_none() {
                wrong(
                    extra,
                    format!("`{value}` is no certainty"),
                    one_of(value, Certainty::ALL.iter().map(|c| c.word())),
                );
            }
        } else if !from.bundled {
            for id in value.split(',').filter(|id| !known.parties.contains(id)) {
                wrong(id, format!("there is no party `{id}`"), suggest(id, &known.parties));
            }
        }
    }
    in_force
}

fn suggest(word: &str, known: &FxHashSet<&str>) -> Option<String> {
    did_you_mean(word, known.iter().copied())
}

fn one_of(word: &str, words: impl Iterator<Item = &'static str> + Clone) -> Option<String> {
    did_you_mean(word, words.clone()).or_else(|| Some(format!("it may be: {}", words.collect::<Vec<_>>().join(", "))))
}

/// Where `word`, a slice of the string `line` that is written at `at`, stands in the file.
fn word_at(line: &str, word: &str, at: &Range<usize>, text: &str) -> Range<usize> {
    let within = word.as_ptr() as usize - line.as_ptr() as usize;
    let literal = &text[at.clone()];
    let start = toml_string::offset(literal, within);
    at.start + start..at.start + toml_string::offset(literal, within + word.len())
}
