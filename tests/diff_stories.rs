//! Position changes computed from the coded statements of the stories equal what `changes.toml` lists, with their kinds.
//!
//! Runs on `../shared/corpus/stories` and says aloud where that is not there.

use serde::Deserialize;
use standpoint::article::Article;
use standpoint::bundled;
use standpoint::diff::{Change, ChangeKind, changes};
use standpoint::position::{Placed, Position, Stand, tally};
use standpoint::stance::{Act, Certainty, Direction, Side};
use standpoint::statement::{Found, Statement, extract};
use standpoint::text::Span;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
struct Gold {
    statement: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    party: String,
    issue: String,
    direction: String,
    act: String,
}

#[derive(Debug, Deserialize)]
struct Listed {
    change: Vec<ListedChange>,
}

#[derive(Debug, Deserialize)]
struct ListedChange {
    from_version: String,
    to_version: String,
    party: String,
    issue: String,
    from: Vec<String>,
    to: Vec<String>,
    kind: String,
}

#[derive(Debug, Default)]
struct Names(Vec<String>);

impl Names {
    fn id(&mut self, name: &str) -> u16 {
        let at = self.0.iter().position(|n| n == name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        u16::try_from(at).expect("few names")
    }
}

#[test]
fn gold_statements_give_the_listed_changes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/stories");
    if !root.is_dir() {
        eprintln!("skipped: {} is not there", root.display());
        return;
    }
    let mut stories: Vec<PathBuf> =
        fs::read_dir(&root).expect("readable").map(|e| e.expect("readable").path()).collect();
    stories.sort();
    let mut checked = 0;
    for story in stories {
        let listed: Listed = parse(&story.join("changes.toml"));
        let mut steps: BTreeMap<(&str, &str), Vec<&ListedChange>> = BTreeMap::new();
        for change in &listed.change {
            steps.entry((&change.from_version, &change.to_version)).or_default().push(change);
        }
        for ((from, to), rows) in steps {
            checked += rows.len();
            step(&story, from, to, &rows);
        }
    }
    assert!(checked > 100, "only {checked} changes were checked");
}

/// The same from the tool's own statements: what it finds there says how far `diff` can be trusted on running stories.
#[test]
fn own_statements_find_most_of_the_listed_changes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/stories");
    if !root.is_dir() {
        eprintln!("skipped: {} is not there", root.display());
        return;
    }
    let matcher = bundled::matcher("conflict").expect("a bundled domain");
    let id = |names: (&str, &str)| format!("{} {}", names.0, names.1);
    let (mut listed_all, mut found_all, mut both, mut right) = (0, 0, 0_u32, 0);
    for story in fs::read_dir(&root).expect("readable").map(|e| e.expect("readable").path()) {
        let listed: Listed = parse(&story.join("changes.toml"));
        let mut steps: BTreeMap<(&str, &str), BTreeMap<String, String>> = BTreeMap::new();
        for row in &listed.change {
            let kind = expected(row).split(' ').nth(2).expect("a kind").to_owned();
            steps.entry((&row.from_version, &row.to_version)).or_default().insert(id((&row.party, &row.issue)), kind);
        }
        for ((from, to), rows) in steps {
            let [old, new] = [from, to].map(|version| {
                let text = fs::read_to_string(story.join(format!("{version}.txt"))).expect("readable");
                let found = extract(&matcher, &Article::parse(version, text)).statements.into_iter();
                tally(&found.map(|statement| Placed { document: 0, statement }).collect::<Vec<_>>(), false)
            });
            let found = changes(&old, &new, |_, _| true);
            listed_all += rows.len();
            found_all += found.len();
            for change in found {
                let party = &matcher.lexicon.parties[change.party as usize].id;
                let issue = &matcher.lexicon.issues[change.issue as usize].id;
                if let Some(kind) = rows.get(&id((party, issue))) {
                    both += 1;
                    right += usize::from(kind == change.kind.word());
                }
            }
        }
    }
    let f1 = 2.0 * f64::from(both) / (listed_all + found_all) as f64;
    println!(
        "{listed_all} changes listed, {found_all} found, {both} of them listed: F1 {f1:.3}; kind right in {right}"
    );
    assert!(f1 >= 0.48 && right * 10 >= both as usize * 7, "F1 {f1:.3}, kind right in {right} of {both}");
}

fn step(story: &Path, from: &str, to: &str, rows: &[&ListedChange]) {
    let (mut parties, mut issues) = (Names::default(), Names::default());
    let mut positions = |version: &str| {
        let gold: Gold = parse(&story.join(format!("{version}.gold.toml")));
        let placed: Vec<Placed> = gold.statement.iter().map(|row| statement(row, &mut parties, &mut issues)).collect();
        tally(&placed, false)
    };
    let (old, new) = (positions(from), positions(to));
    // the list holds sets of directions; other wording of the same set is not in it
    let mut found: Vec<String> = changes(&old, &new, |_, _| true)
        .iter()
        .map(|c| shown(&parties.0[c.party as usize], &issues.0[c.issue as usize], c.kind, c))
        .collect();
    let mut expected: Vec<String> = rows.iter().map(|row| expected(row)).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{} {from} → {to}", story.display());
}

fn shown(party: &str, issue: &str, kind: ChangeKind, change: &Change) -> String {
    let words = |p: &Option<Position>| -> Vec<&str> {
        let mut out: Vec<&str> = p.iter().flat_map(|p| &p.directions).map(|d| d.word()).collect();
        out.sort_unstable();
        out
    };
    format!("{party} {issue} {} {:?} {:?}", kind.word(), words(&change.old), words(&change.new))
}

/// The kind, worked out from the listed directions by the words of the contract and not by the library.
fn expected(row: &ListedChange) -> String {
    let sorted = |list: &[String]| {
        let mut out: Vec<String> = list.to_vec();
        out.sort();
        out
    };
    let (from, to) = (sorted(&row.from), sorted(&row.to));
    let kind = match (firm(&from), firm(&to)) {
        (None, _) => "appeared",
        (_, None) => "dropped",
        (Some((a, x)), Some((b, y))) => match (a.cmp(&b), x == y) {
            (std::cmp::Ordering::Less, _) => "hardened",
            (std::cmp::Ordering::Greater, _) => "softened",
            (std::cmp::Ordering::Equal, true) => "reworded",
            (std::cmp::Ordering::Equal, false) => "reversed",
        },
    };
    let coarse = match kind {
        "appeared" => "added",
        "dropped" => "removed",
        _ => "changed",
    };
    assert_eq!(row.kind, coarse, "{row:?}");
    format!("{} {} {kind} {from:?} {to:?}", row.party, row.issue)
}

fn firm(directions: &[String]) -> Option<(u8, Stand)> {
    let has = |word: &str| directions.iter().any(|d| d == word);
    if has("for") && has("against") {
        Some((0, Stand::Mixed))
    } else if has("conditional") {
        Some((1, Stand::Conditional))
    } else if has("for") {
        Some((2, Stand::For))
    } else if has("against") {
        Some((2, Stand::Against))
    } else {
        None
    }
}

fn statement(row: &Row, parties: &mut Names, issues: &mut Names) -> Placed {
    let statement = Statement {
        party: parties.id(&row.party),
        issue: issues.id(&row.issue),
        side: Side::For,
        direction: Direction::parse(&row.direction).expect("a direction"),
        act: Act::parse(&row.act).expect("an act"),
        certainty: Certainty::High,
        addressee: Vec::new(),
        about: Vec::new(),
        speaker: None,
        reported_by: None,
        condition: None,
        evidence: Span::default(),
        phrase: Span::default(),
        told: Span::default(),
        factors: Vec::new(),
        holder: Found::Named,
    };
    Placed { document: 0, statement }
}

fn parse<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
