//! Which parties, issues and acts the options choose: ids, or names as tables show them; what nobody knows is told.

use super::args::FilterArgs;
use super::complain;
use crate::lexicon::{did_you_mean, to_kebab};
use crate::matching::Matcher;
use crate::stance::Act;

/// What is known of one sort: its noun, each id with its name, and where all are listed.
struct Known<'m> {
    noun: &'static str,
    entries: Vec<(&'m str, &'m str)>,
    listed: &'static str,
}

/// The ids of the parties that were asked for; none where one is unknown.
pub(super) fn parties(matcher: &Matcher, asked: &[String]) -> Option<Vec<String>> {
    let entries = matcher.lexicon.parties.iter().map(|p| (p.id.as_str(), p.name.as_str())).collect();
    ids(&Known { noun: "party", entries, listed: "`standpoint lexicon list parties` shows all" }, asked)
}

/// The ids of the issues that were asked for; none where one is unknown.
pub(super) fn issues(matcher: &Matcher, asked: &[String]) -> Option<Vec<String>> {
    let entries = matcher.lexicon.issues.iter().map(|i| (i.id.as_str(), i.name.as_str())).collect();
    ids(&Known { noun: "issue", entries, listed: "`standpoint lexicon list issues` shows all" }, asked)
}

/// The filter with ids for what it chooses; none where something is unknown.
pub(super) fn filter(matcher: &Matcher, asked: &FilterArgs) -> Option<FilterArgs> {
    let (party, issue) = (parties(matcher, &asked.party), issues(matcher, &asked.issue));
    Some(FilterArgs { party: party?, issue: issue? })
}

/// The acts that were asked for; none where one is unknown.
pub(super) fn acts(asked: &[String]) -> Option<Vec<String>> {
    let entries = Act::ALL.iter().map(|act| (act.word(), act.word())).collect();
    let listed = "there are: demand, support, offer, reject, threaten, enact, state";
    ids(&Known { noun: "act", entries, listed }, asked)
}

/// All that is unknown is told, not only the first.
fn ids(known: &Known<'_>, asked: &[String]) -> Option<Vec<String>> {
    let found: Vec<Option<String>> = asked.iter().map(|name| id(known, name)).collect();
    found.into_iter().collect()
}

fn id(known: &Known<'_>, asked: &str) -> Option<String> {
    let kebab = to_kebab(asked);
    let same = |(id, name): &&(&str, &str)| *id == asked || *id == kebab || name.eq_ignore_ascii_case(asked);
    if let Some((id, _)) = known.entries.iter().find(same) {
        return Some((*id).to_owned());
    }
    let near = did_you_mean(&kebab, known.entries.iter().map(|e| e.0));
    let help = near.map_or_else(|| known.listed.to_owned(), |near| format!("{near} ({})", known.listed));
    let noun = known.noun;
    match noun {
        "act" => complain(&format!("there is no act `{asked}`; {help}")),
        _ => complain(&format!("no lexicon in force knows the {noun} `{asked}`; {help}")),
    }
    None
}
