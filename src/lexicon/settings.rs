//! `[settings]` and `[[decision]]`: what is in force without being asked for, and corrections of what was found.
//!
//! Both mostly stand in a `standpoint.toml`, which is a lexicon file like any other. Which files are read is the
//! command line's; here the settings are read, and what they say of parties and issues is checked and applied.

use super::dates;
use super::form::{AddForm, DecisionForm, RecodeForm, SettingsForm};
use super::merge::Origin;
use super::model::{Coding, Decision, Lexicon, Place, Verdict};
use super::problem::{Faults, Wants};
use super::read::{Node, Reader, Table, did_you_mean};
use crate::stance::{Act, Direction};
use std::ops::Range;
use toml::Spanned;

/// A value and where it is given.
#[derive(Debug, Clone)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Line and column; the file is the one read.
    pub place: Place,
    at: Range<usize>,
}

/// What is in force without being asked for.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Lexicon files and folders, relative to the file.
    pub lexicons: Vec<Given<String>>,
    /// The bundled domain.
    pub domain: Option<Given<String>>,
    /// Whether bundled files are read.
    pub bundled: Option<Given<bool>>,
    /// Parties that tables show, in this order.
    pub parties: Vec<Given<String>>,
    /// Issues that tables show first, in this order.
    pub issues: Vec<Given<String>>,
    /// Names to show, by id.
    pub titles: Vec<(Given<String>, String)>,
    /// Who writes decisions.
    pub coder: Option<Given<String>>,
}

/// Reads `[settings]`.
pub(super) fn settings(r: &mut Reader<'_>, node: Node<'_>) -> Option<Settings> {
    let t = r.table(node, "`[settings]`", SettingsForm::KEYS)?;
    Some(Settings {
        lexicons: strings(r, &t, "lexicons"),
        domain: string(r, &t, "domain"),
        bundled: t.get("bundled").map(|node| {
            let value = r.flag(&t, "bundled");
            given(r, value, node.span())
        }),
        parties: strings(r, &t, "parties"),
        issues: strings(r, &t, "issues"),
        titles: t.get("titles").map(|node| titles(r, node)).unwrap_or_default(),
        coder: string(r, &t, "coder"),
    })
}

fn given<T>(r: &Reader<'_>, value: T, at: Range<usize>) -> Given<T> {
    Given { value, place: r.place(at.start), at }
}

fn string(r: &mut Reader<'_>, t: &Table<'_>, key: &str) -> Option<Given<String>> {
    let value = r.optional(t, key)?;
    let at = t.get(key).map_or(0..0, Spanned::span);
    Some(given(r, value, at))
}

fn strings(r: &mut Reader<'_>, t: &Table<'_>, key: &str) -> Vec<Given<String>> {
    let list = t.get(key).map(|node| r.list(node, key)).unwrap_or_default();
    list.into_iter().map(|(value, at)| given(r, value.to_owned(), at)).collect()
}

fn titles(r: &mut Reader<'_>, node: Node<'_>) -> Vec<(Given<String>, String)> {
    let Some(t) = r.free_table(node, "`titles`") else { return Vec::new() };
    let entries: Vec<_> = t.entries().collect();
    entries
        .into_iter()
        .filter_map(|(id, at)| {
            let title = r.optional(&t, id)?;
            Some((given(r, id.to_owned(), at), title))
        })
        .collect()
}

/// Applies settings to the merged lexicon: order and titles. Later files go over earlier ones.
pub(super) fn apply(lexicon: &mut Lexicon, settings: &[(Origin, Settings)], faults: &mut Faults<'_>) {
    for (from, settings) in settings {
        let ids = |list: &[Given<String>], what, index: &dyn Fn(&str) -> Option<u16>, faults: &mut Faults<'_>| {
            let find = |id: &Given<String>| match index(&id.value) {
                Some(found) => Some(found),
                None => {
                    unknown(lexicon, *from, what, &id.value, id.at.clone(), faults);
                    None
                }
            };
            list.iter().filter_map(find).collect::<Vec<u16>>()
        };
        let parties = ids(&settings.parties, "party", &|id| party(lexicon, id), faults);
        let issues = ids(&settings.issues, "issue", &|id| issue(lexicon, id), faults);
        if !parties.is_empty() {
            lexicon.party_order = parties;
        }
        if !issues.is_empty() {
            lexicon.issue_order = issues;
        }
        for (id, title) in &settings.titles {
            match (party(lexicon, &id.value), issue(lexicon, &id.value)) {
                (None, None) => unknown(lexicon, *from, "party or issue", &id.value, id.at.clone(), faults),
                (party, issue) => {
                    if let Some(party) = party {
                        lexicon.parties[usize::from(party)].name.clone_from(title);
                    }
                    if let Some(issue) = issue {
                        lexicon.issues[usize::from(issue)].name.clone_from(title);
                    }
                }
            }
        }
    }
}

fn party(lexicon: &Lexicon, id: &str) -> Option<u16> {
    lexicon.parties.iter().position(|p| p.id == id).and_then(|index| u16::try_from(index).ok())
}

fn issue(lexicon: &Lexicon, id: &str) -> Option<u16> {
    lexicon.issues.iter().position(|i| i.id == id).and_then(|index| u16::try_from(index).ok())
}

fn unknown(lexicon: &Lexicon, from: Origin, what: &str, id: &str, at: Range<usize>, faults: &mut Faults<'_>) {
    let parties = lexicon.parties.iter().map(|p| p.id.as_str()).filter(|_| what.contains("party"));
    let issues = lexicon.issues.iter().map(|i| i.id.as_str()).filter(|_| what.contains("issue"));
    let help = did_you_mean(id, parties.chain(issues))
        .unwrap_or_else(|| "see `standpoint lexicon list`; the domain may be another one".to_owned());
    faults.want(from.file, at, format!("there is no {what} `{id}`")).help = Some(help);
}

/// A decision before the merge: the ids it names, with their places.
pub(super) struct DecisionDraft {
    decision: Decision,
    party: Option<Given<String>>,
    issue: Option<Given<String>>,
    to_party: Option<Given<String>>,
    to_issue: Option<Given<String>>,
}

/// Reads `[[decision]]`.
pub(super) fn decision(r: &mut Reader<'_>, node: Node<'_>) -> Option<DecisionDraft> {
    let mut t = r.table(node, "a decision", DecisionForm::KEYS)?;
    let document = r.required(&mut t, "document");
    let (statement, sentence) = (r.optional(&t, "statement"), r.optional(&t, "sentence"));
    let (mut to_party, mut to_issue) = (None, None);
    let mut verdicts = Vec::new();
    if r.flag(&t, "drop") {
        verdicts.push(Verdict::Drop);
    }
    for (key, what) in [("recode", "`recode`"), ("add", "`add`")] {
        let keys = if key == "add" { AddForm::KEYS } else { RecodeForm::KEYS };
        let Some(mut inner) = t.get(key).and_then(|node| r.table(node, what, keys)) else { continue };
        let (direction, act) = if key == "add" {
            let missing: Vec<_> = ["party", "issue"].into_iter().filter(|key| inner.get(key).is_none()).collect();
            inner.missing.extend(missing);
            (r.required_closed::<Direction>(&mut inner, "direction"), r.required_closed::<Act>(&mut inner, "act"))
        } else {
            (r.closed(&inner, "direction"), r.closed(&inner, "act"))
        };
        (to_party, to_issue) = (string(r, &inner, "party"), string(r, &inner, "issue"));
        r.close(inner, what);
        let coding = Coding { party: None, issue: None, direction, act };
        verdicts.push(if key == "add" { Verdict::Add(coding) } else { Verdict::Recode(coding) });
    }
    let adds = matches!(verdicts[..], [Verdict::Add(_)]);
    if verdicts.len() != 1 {
        let help = "write `drop = true`, `recode = { direction = \"against\" }` or `add = { party = …, issue = …, direction = …, act = … }`";
        let problem = r.fault(t.at.clone(), "a decision is one of `drop`, `recode` and `add`");
        (problem.help, problem.wants) = (Some(help.to_owned()), Wants::Keys);
    } else if sentence.is_none() && (adds || statement.is_none()) {
        let help = "`standpoint explain` prints the block for each statement, to be pasted";
        let what = if adds {
            "a decision to add has no `sentence`"
        } else {
            "a decision has neither `statement` nor `sentence`"
        };
        let problem = r.fault(t.at.clone(), what);
        (problem.help, problem.wants) = (Some(help.to_owned()), Wants::Keys);
    }
    let (party, issue) = (string(r, &t, "party"), string(r, &t, "issue"));
    let decision = Decision {
        document,
        statement,
        sentence,
        party: None,
        issue: None,
        verdict: verdicts.first().copied().unwrap_or(Verdict::Drop),
        note: r.optional(&t, "note"),
        coder: r.optional(&t, "coder"),
        date: dates::day(r, &t, "date"),
        place: r.place(t.at.start),
    };
    r.close(t, "a decision");
    Some(DecisionDraft { decision, party, issue, to_party, to_issue })
}

/// Finds the parties and issues that a decision names.
pub(super) fn decide(
    lexicon: &Lexicon,
    from: Origin,
    draft: &DecisionDraft,
    faults: &mut Faults<'_>,
) -> Option<Decision> {
    let mut sound = true;
    let mut find = |id: &Option<Given<String>>, what: &str| {
        let id = id.as_ref()?;
        let found = if what == "party" { party(lexicon, &id.value) } else { issue(lexicon, &id.value) };
        if found.is_none() {
            sound = false;
            unknown(lexicon, from, what, &id.value, id.at.clone(), faults);
        }
        found
    };
    let mut decision = draft.decision.clone();
    decision.party = find(&draft.party, "party");
    decision.issue = find(&draft.issue, "issue");
    if let Verdict::Recode(coding) | Verdict::Add(coding) = &mut decision.verdict {
        coding.party = find(&draft.to_party, "party");
        coding.issue = find(&draft.to_issue, "issue");
    }
    sound.then_some(decision)
}
