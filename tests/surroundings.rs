//! The examples of the bundled lexicons in other surroundings: what stands around a sentence does not change what it says, and
//! what nobody asserts is nobody's position. A surrounding that many examples do not bear names a construction to mend.

use standpoint::article::Article;
use standpoint::bundled;
use standpoint::matching::Matcher;
use standpoint::stance::{Certainty, Direction};
use standpoint::statement::extract;
use std::collections::BTreeSet;

/// Of so many examples one is tried, so that the test stays short; `SURROUNDINGS=1` tries all.
const STEP: usize = 9;
/// In a hundred, the most that may be read otherwise in one surrounding.
const BORNE: usize = 3;

/// `{N}` is who the example begins with, `{r}` the rest without its stop.
const NEUTRAL: [&str; 66] = [
    "On Monday, {N} {r}.",
    "{N} on Monday {r}.",
    "{N}, meanwhile, {r}.",
    "{N}, for its part, {r}.",
    "{N}, however, {r}.",
    "{N}, which borders the sea, {r}.",
    "{N}, the largest country of the region, {r}.",
    "{N} — the largest country of the region — {r}.",
    "{N} – with its army, its police and its guards – {r}.",
    "{N} – which borders the sea – {r}.",
    "{N} {r} – for the first time.",
    "{N} (population 3m) {r}.",
    "The foreign ministry of {N} {r}.",
    "The government of {N} {r}.",
    "{N}'s foreign minister {r}.",
    "{N}'s acting deputy foreign minister {r}.",
    "Jane Roe, the foreign minister of {N}, {r}.",
    "A spokesman for {N} {r}.",
    "In a statement issued late on Tuesday, {N} {r}.",
    "{N} {r}, state television reported.",
    "{N} {r}, officials said.",
    "{N} {r}, according to three people briefed on the matter.",
    "According to state television, {N} {r}.",
    "The agency reported that {N} {r}.",
    "It emerged that {N} {r}.",
    "{N} {r}, and the crowd cheered.",
    "{N} {r}; the crowd cheered.",
    "The crowd waited; {N} {r}.",
    "The crowd waited, and {N} {r}.",
    "While the crowd waited, {N} {r}.",
    "As the crowd waited, {N} {r}.",
    "After a meeting in Geneva, {N} {r}.",
    "After the attacks, {N} {r}.",
    "Hours after the vote, {N} {r}.",
    "Months after the town did the same, {N} {r}.",
    "Since the vote was lost, {N} {r}.",
    "Amid heavy rain, {N} {r}.",
    "In its answer {N} {r}.",
    "In response, {N} {r}.",
    "In Geneva, where the envoys met, {N} {r}.",
    "At the meeting {N} {r}.",
    "Speaking in Geneva, {N} {r}.",
    "Asked about the vote, {N} {r}.",
    "Citing the weather, {N} {r}.",
    "But {N} {r}.",
    "So {N} {r}.",
    "Then {N} {r}.",
    "Even {N} {r}.",
    "However, {N} {r}.",
    "Two days later {N} {r}.",
    "Yesterday {N} {r}.",
    "{N} also {r}.",
    "{N} again {r}.",
    "{N} this week {r}.",
    "{N} late on Monday {r}.",
    "{N} in a statement {r}.",
    "{N} through its envoy {r}.",
    "{N} {r} on Monday.",
    "{N} {r}, as it has done before.",
    "{N} {r}, despite the weather.",
    "{N} {r}, adding that the weather was bad.",
    "{N} {r} and said that time was short.",
    "The town is small. {N} {r}.",
    "GENEVA, May 12 - {N} {r}.",
    "12 May: {N} {r}.",
    "* {N} {r}.",
];

/// What is told in these nobody stands for.
const UNSAID: [&str; 14] = [
    "It is untrue that {N} {r}.",
    "Rumours that {N} {r} were denied.",
    "Nobody knows whether {N} {r}.",
    "If {N} {r}, the crowd would cheer.",
    "A historian from {N} {r}.",
    "Protesters in {N} {r}.",
    "The opposition in {N} {r}.",
    "Students from {N} {r}.",
    "A former foreign minister of {N} {r}.",
    "{N}'s former foreign minister {r}.",
    "Relatives of the dead in {N} {r}.",
    "A newspaper in {N} {r}.",
    "A lawyer for {N}'s largest bank {r}.",
    "{N}'s largest bank {r}.",
];

type Findings = BTreeSet<(u16, u16, Direction)>;

/// An example that begins with the name of a party: the name, the rest, and what is found in it.
struct Sentence {
    name: String,
    rest: String,
    found: Findings,
}

#[test]
fn neutral_surroundings_change_nothing() {
    check(&NEUTRAL, |sentence, found| *found == sentence.found);
}

#[test]
fn what_nobody_asserts_is_no_position() {
    // "accused Peru of refusing talks": what the sentence only reports of another stays reported
    check(&UNSAID, |sentence, found| !found.iter().any(|f| sentence.found.contains(f)));
}

fn check(surroundings: &[&str], holds: impl Fn(&Sentence, &Findings) -> bool) {
    let matcher = bundled::matcher("conflict").expect("a bundled domain");
    let step = if std::env::var_os("SURROUNDINGS").is_some() { 1 } else { STEP };
    let sentences: Vec<Sentence> = sentences(&matcher).into_iter().step_by(step).collect();
    assert!(sentences.len() > 100, "only {} examples begin with a name", sentences.len());
    let mut complaints = Vec::new();
    for surrounding in surroundings {
        let texts = sentences.iter().map(|s| surrounding.replace("{N}", &s.name).replace("{r}", &s.rest));
        let read = sentences.iter().zip(texts);
        let other: Vec<String> = read.filter(|(s, text)| !holds(s, &findings(&matcher, text))).map(|r| r.1).collect();
        if other.len() * 100 > sentences.len() * BORNE {
            let few: String = other.iter().take(5).map(|text| format!("\n    {text}")).collect();
            complaints.push(format!("{surrounding} {} of {}{few}", other.len(), sentences.len()));
        }
    }
    assert!(complaints.is_empty(), "read otherwise:\n{}", complaints.join("\n"));
}

/// The examples of one sentence that a party's name begins, followed by a small letter.
fn sentences(matcher: &Matcher) -> Vec<Sentence> {
    let texts = matcher.lexicon.examples.iter().filter_map(|example| {
        let body = example.text.trim().strip_suffix('.')?;
        let mark = |c: char| matches!(c, '.' | '!' | '?' | '“' | '”' | '"' | '\n' | ';');
        (!body.contains(mark)).then_some(body)
    });
    texts
        .filter_map(|body| {
            let article = Article::parse("example", format!("{body}."));
            let analysis = extract(matcher, &article);
            let first = analysis.statements.iter().filter_map(|s| s.speaker).find(|s| s.start == 0)?;
            let (name, rest) = body.split_at_checked(first.end as usize)?;
            let rest = rest.strip_prefix(' ')?;
            let plain = rest.starts_with(|c: char| c.is_lowercase()) && !rest.starts_with("and ");
            let known = matcher.lexicon.parties.iter().flat_map(|p| &p.names).any(|p| p.pattern.source == name);
            let found = findings(matcher, &format!("{body}."));
            (plain && known && !found.is_empty()).then(|| Sentence {
                name: name.to_owned(),
                rest: rest.to_owned(),
                found,
            })
        })
        .collect()
}

fn findings(matcher: &Matcher, text: &str) -> Findings {
    let analysis = extract(matcher, &Article::parse("example", text));
    let high = analysis.statements.iter().filter(|s| s.certainty == Certainty::High);
    high.map(|s| (s.party, s.issue, s.direction)).collect()
}
