//! Runs the literate cases of `tests/cases/*.md`, whose format is told in the README beside them.
//!
//! Cases that do not hold yet are listed in `tests/cases/pending.txt`. The list only shrinks: a case that fails and is
//! not listed fails the test, and so does a listed case that holds. `UPDATE_PENDING=1` rewrites the list.

use standpoint::article::Article;
use standpoint::bundled;
use standpoint::matching::Matcher;
use standpoint::stance::Certainty;
use standpoint::statement::{Statement, extract};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn cases_hold_unless_pending() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let matcher = bundled::matcher("conflict").expect("a bundled domain");
    let cases = read_cases(&folder);
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    let names: BTreeSet<&str> = cases.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two cases of one file share a name");

    let failures: Vec<(&str, String)> =
        cases.iter().filter_map(|case| check(case, &matcher).err().map(|why| (case.name.as_str(), why))).collect();
    let list = folder.join("pending.txt");
    println!("{} of {} cases hold", cases.len() - failures.len(), cases.len());
    if std::env::var_os("UPDATE_PENDING").is_some_and(|v| v == "1") {
        let lines: String = failures.iter().map(|(name, _)| format!("{name}\n")).collect();
        fs::write(&list, lines).expect("pending.txt can be written");
        return;
    }
    let pending = fs::read_to_string(&list).unwrap_or_default();
    let complaints = complaints(&names, &failures, &pending);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn complaints(names: &BTreeSet<&str>, failures: &[(&str, String)], pending: &str) -> Vec<String> {
    let listed: BTreeSet<&str> = pending.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let failing: BTreeSet<&str> = failures.iter().map(|(name, _)| *name).collect();
    let broken = failures.iter().filter(|(name, _)| !listed.contains(name));
    let mut out: Vec<String> = broken.map(|(name, why)| format!("{name}\n{why}")).collect();
    for name in listed.difference(&failing) {
        out.push(if names.contains(name) {
            format!("{name}: holds now; remove it from pending.txt")
        } else {
            format!("{name}: there is no such case; remove it from pending.txt")
        });
    }
    out
}

/// One heading with its text and what is expected of it.
struct Case {
    /// `file.md: hit: …`, as `pending.txt` lists it.
    name: String,
    text: String,
    expected: Vec<Expected>,
}

/// One line of an `expect` block.
struct Expected {
    /// `party issue direction act`, and `reported_by=…` where another party reports it.
    key: String,
    addressee: Option<BTreeSet<String>>,
    about: Option<BTreeSet<String>>,
}

fn check(case: &Case, matcher: &Matcher) -> Result<(), String> {
    let article = Article::parse(case.name.as_str(), case.text.as_str());
    let analysis = extract(matcher, &article);
    let found: Vec<&Statement> = analysis.statements.iter().filter(|s| s.certainty == Certainty::High).collect();
    let keys: BTreeSet<String> = found.iter().map(|s| key(s, matcher)).collect();
    let expected: BTreeSet<String> = case.expected.iter().map(|e| e.key.clone()).collect();
    let missing = expected.difference(&keys).map(|k| format!("    missing: {k}"));
    let surplus = keys.difference(&expected).map(|k| format!("    surplus: {k}"));
    let parties =
        case.expected.iter().filter(|e| keys.contains(&e.key)).filter_map(|e| check_parties(e, &found, matcher));
    let faults: Vec<String> = missing.chain(surplus).chain(parties).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Some statement with the expected key must have the addressees and the targets that the line names, if any.
fn check_parties(expected: &Expected, found: &[&Statement], matcher: &Matcher) -> Option<String> {
    let agrees = |wanted: &Option<BTreeSet<String>>, has: &[u16]| {
        wanted.as_ref().is_none_or(|ids| *ids == has.iter().map(|&p| party(p, matcher).to_owned()).collect())
    };
    let holds = found
        .iter()
        .filter(|s| key(s, matcher) == expected.key)
        .any(|s| agrees(&expected.addressee, &s.addressee) && agrees(&expected.about, &s.about));
    (!holds).then(|| format!("    other addressee or about: {}", expected.key))
}

fn key(statement: &Statement, matcher: &Matcher) -> String {
    let issue = &matcher.lexicon.issues[usize::from(statement.issue)].id;
    let holder = party(statement.party, matcher);
    let reporter = statement.reported_by.map(|p| format!(" reported_by={}", party(p, matcher))).unwrap_or_default();
    format!("{holder} {issue} {} {}{reporter}", statement.direction, statement.act)
}

fn party(index: u16, matcher: &Matcher) -> &str {
    &matcher.lexicon.parties[usize::from(index)].id
}

fn read_cases(folder: &Path) -> Vec<Case> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("tests/cases is there").map(|entry| entry.expect("readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md"));
    files.sort();
    files.iter().flat_map(|path| parse_file(path)).collect()
}

fn parse_file(path: &Path) -> Vec<Case> {
    let file = path.file_name().expect("a file").to_string_lossy();
    let source = fs::read_to_string(path).expect("cases are UTF-8");
    source.split("\n## ").skip(1).map(|section| parse_case(&file, section)).collect()
}

fn parse_case(file: &str, section: &str) -> Case {
    let name = format!("{file}: {}", section.lines().next().unwrap_or_default().trim());
    let kind = ["hit: ", "near-miss: "].iter().any(|kind| name[file.len() + 2..].starts_with(kind));
    assert!(kind, "{name}: a case is a `hit: …` or a `near-miss: …`");
    let text = block(section, "text").unwrap_or_else(|| panic!("{name}: no text block")).to_owned();
    let expect = block(section, "expect").unwrap_or_else(|| panic!("{name}: no expect block"));
    let lines: Vec<&str> = expect.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert!(!lines.is_empty(), "{name}: an empty expectation is written `nothing`");
    let expected =
        if lines == ["nothing"] { Vec::new() } else { lines.iter().map(|line| parse_line(&name, line)).collect() };
    Case { name, text, expected }
}

fn block<'s>(section: &'s str, language: &str) -> Option<&'s str> {
    let (_, rest) = section.split_once(&format!("\n```{language}\n"))?;
    if rest.starts_with("```") { Some("") } else { rest.split_once("\n```").map(|(inside, _)| inside) }
}

fn parse_line(name: &str, line: &str) -> Expected {
    let (pairs, words): (Vec<&str>, Vec<&str>) = line.split_whitespace().partition(|word| word.contains('='));
    assert_eq!(words.len(), 4, "{name}: not `party issue direction act`: {line}");
    let mut expected = Expected { key: words.join(" "), addressee: None, about: None };
    for pair in pairs {
        let ids = |value: &str| Some(value.split(',').map(str::to_owned).collect());
        match pair.split_once('=') {
            Some(("reported_by", party)) => expected.key.push_str(&format!(" reported_by={party}")),
            Some(("addressee", value)) => expected.addressee = ids(value),
            Some(("about", value)) => expected.about = ids(value),
            _ => panic!("{name}: unknown key: {pair}"),
        }
    }
    expected
}
