//! The command line from outside: bad input is told clearly, the rest is still done, and the formats keep their word.
//!
//! The structs of the JSON contract are this test's own and refuse unknown fields, so that a change of the contract
//! shows here and not at a reader's.

use serde::{Deserialize, Deserializer};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ARTICLE: &str = "Talks resume\n\nRussia rejected a ceasefire on Monday.\n\nUkraine demanded a ceasefire.\n";
const FORMATS: [&str; 4] = ["csv", "json", "lines", "markdown"];

#[test]
fn missing_file() {
    let folder = folder("missing_file");
    let output = compare(&[&folder.join("nowhere.txt")], &[]);
    assert_fails(&output, &["nowhere.txt", "no such file"]);
}

#[test]
fn folder_as_article() {
    let output = compare(&[&folder("folder_as_article")], &[]);
    assert_fails(&output, &["folder_as_article", "is a folder"]);
}

#[test]
fn invalid_utf8_names_the_byte() {
    let path = write("invalid_utf8", "latin1.txt", b"Caf\xe9 talks\n");
    assert_fails(&compare(&[&path], &[]), &["latin1.txt", "UTF-8", "byte offset 3"]);
}

#[test]
fn utf_16_is_told_with_the_remedy() {
    let path = write("utf_16", "wide.txt", b"\xff\xfeT\0a\0l\0k\0s\0");
    assert_fails(&compare(&[&path], &[]), &["wide.txt", "UTF-16", "iconv"]);
}

#[test]
fn what_cannot_be_written_is_told() {
    let path = write("unwritable", "a.txt", ARTICLE.as_bytes());
    let nowhere = folder("unwritable").join("nowhere/table.txt");
    assert_fails(&compare(&[&path], &["--output", &shown(&nowhere)]), &["table.txt", "no such folder"]);
    assert_fails(&compare(&[&path], &["--output", &shown(&folder("unwritable"))]), &["cannot write", "it is a folder"]);
}

#[test]
fn a_folder_without_lexicons_or_coded_articles_is_told() {
    let path = write("no_lexicons", "a.txt", ARTICLE.as_bytes());
    let empty = folder("no_lexicons_here");
    assert_fails(&compare(&[&path], &["--lexicon", &shown(&empty)]), &["no_lexicons_here", "no lexicon", ".toml"]);
    let scored = standpoint(&["eval", &shown(&empty)]);
    assert_fails(&scored, &["no_lexicons_here", "no article that is coded"]);
}

#[test]
fn names_choose_as_ids_do() {
    let path = write("names", "a.txt", ARTICLE.as_bytes());
    let by_id = compare(&[&path], &["--party", "russia", "--issue", "ceasefire", "--act", "reject"]);
    let by_name = compare(&[&path], &["--party", "Russia", "--issue", "Ceasefire", "--act", "Reject"]);
    assert!(!by_id.stdout.is_empty() && by_id.stdout == by_name.stdout);
    let near = compare(&[&path], &["--party", "Russa", "--issue", "ceasfire"]);
    assert_fails(&near, &["did you mean `russia`", "did you mean `ceasefire`"]);
    for command in ["diff", "history"] {
        let near = standpoint(&[command, "--party", "Russa", &shown(&path), &shown(&path)]);
        assert_fails(&near, &["did you mean `russia`"]);
    }
}

/// No plus stands before "rejects", and a party on both sides is told of with a "but".
#[test]
fn signs_and_words_agree() {
    let text = "Kenya wants peacekeepers sent to Chad. Kenya ruled out sending peacekeepers of its own.\n\n\
                Chad refused to lift the sanctions on Niger.\n";
    let path = write("signs", "a.txt", text.as_bytes());
    for layout in [&["--width", "100"][..], &["--width", "100", "--list"], &["--format", "markdown"]] {
        let output = compare(&[&path], layout);
        let shown = self::text(&output.stdout);
        for words in ["+ demands: peacekeepers", "− but rejects: peacekeepers", "+ defends: sanctions in place"] {
            assert!(shown.contains(words), "{words} in\n{shown}");
        }
    }
}

#[test]
fn an_empty_table_tells_why() {
    let path = write("why_empty", "a.txt", ARTICLE.as_bytes());
    assert_mentions(&compare(&[&path], &["--party", "france"]), &["none of the 2 statements fits --party"]);
    let weather =
        write("why_empty", "b.txt", b"The weather was fine in the harbour, and the children went to the sea.\n");
    assert_mentions(&compare(&[&weather], &[]), &["b.txt", "no statement of a position", "lexicon coverage"]);
    let line = standpoint(&["explain", "--line", "99", &shown(&path)]);
    assert_fails(&line, &["there is no line 99", "5 lines"]);
}

#[test]
fn zero_byte_names_the_byte() {
    let path = write("zero_byte", "zero.txt", b"Talks\0\n");
    assert_fails(&compare(&[&path], &[]), &["zero.txt", "zero byte", "offset 5"]);
}

#[test]
fn empty_file_is_a_warning() {
    for (name, bytes) in [("empty.txt", &b""[..]), ("blank.txt", b" \n\n"), ("mark.txt", b"\xef\xbb\xbf")] {
        let output = compare(&[&write("empty_file", name, bytes)], &["--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert_mentions(&output, &[name, "warning", "empty"]);
        let comparison: Comparison = serde_json::from_slice(&output.stdout).expect("the contract");
        assert_eq!((comparison.documents.len(), comparison.statements.len()), (1, 0), "{name}");
    }
}

#[test]
fn unknown_domain() {
    let path = write("unknown_domain", "a.txt", ARTICLE.as_bytes());
    let output = compare(&[&path], &["--domain", "gardening"]);
    assert_fails(&output, &["gardening", "conflict"]);
    assert!(output.stdout.is_empty());
}

#[test]
fn unknown_option_and_no_file() {
    for args in [&["compare"][..], &["compare", "--fromat", "json", "a.txt"], &[]] {
        let output = standpoint(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn faulty_lexicon_names_the_place() {
    let header = "[lexicon]\nid = \"mine\"\nname = \"Mine\"\nlanguage = \"en\"\nversion = \"1.0.0\"\n\
                  description = \"Mine\"\nlicense = \"MIT\"\n\n";
    let article = write("faulty_lexicon", "a.txt", ARTICLE.as_bytes());
    let faults = [
        ("syntax.toml", "[[party]]\nid = = \"x\"\n", "10:"),
        (
            "field.toml",
            "[[party]]\nid = \"utopia\"\nname = \"Utopia\"\nkind = \"state\"\nnmaes = [\"Utopia\"]\n",
            "13:1",
        ),
        (
            "kind.toml",
            "[[party]]\nid = \"utopia\"\nname = \"Utopia\"\nkind = \"planet\"\nnames = [\"Utopia\"]\n",
            "12:8",
        ),
    ];
    for (name, fault, place) in faults {
        let lexicon = write("faulty_lexicon", name, format!("{header}{fault}").as_bytes());
        let output = compare(&[&article], &["--lexicon", &shown(&lexicon)]);
        assert_fails(&output, &[&format!("{name}:{place}")]);
        assert!(output.stdout.is_empty(), "{name}");
    }
}

#[test]
fn missing_lexicon() {
    let article = write("missing_lexicon", "a.txt", ARTICLE.as_bytes());
    let lexicon = folder("missing_lexicon").join("none.toml");
    assert_fails(&compare(&[&article], &["--lexicon", &shown(&lexicon)]), &["none.toml"]);
}

#[test]
fn other_files_are_still_read() {
    let good = write("other_files", "good.txt", ARTICLE.as_bytes());
    let bad = write("other_files", "bad.txt", b"\xff");
    let missing = folder("other_files").join("missing.txt");
    let output = compare(&[&bad, &good, &missing], &["--format", "json"]);
    assert_fails(&output, &["bad.txt", "missing.txt"]);
    let comparison: Comparison = serde_json::from_slice(&output.stdout).expect("the contract");
    assert_eq!(comparison.documents.len(), 1);
    assert_eq!(comparison.documents[0].id, shown(&good));
    let alone = compare(&[&good], &["--format", "json"]);
    assert_eq!(alone.status.code(), Some(0));
    assert_eq!(text(&output.stdout), text(&alone.stdout));
}

#[test]
fn formats_run_and_are_deterministic() {
    let articles = articles();
    for format in FORMATS {
        let run = || compare(&articles.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &["--format", format]);
        let first = run();
        assert_eq!(first.status.code(), Some(0), "{format}: {}", text(&first.stderr));
        assert!(!first.stdout.is_empty(), "{format}");
        assert!(run().stdout == first.stdout, "{format}: another run gave other bytes");
    }
}

#[test]
fn formats_tell_of_the_same_statements() {
    let path = write("same_statements", "a.txt", ARTICLE.as_bytes());
    let run = |format| text(&compare(&[&path], &["--format", format]).stdout);
    let expected = [("russia", "against", 3), ("ukraine", "for", 5)];
    let (csv, lines, markdown) = (run("csv"), run("lines"), run("markdown"));
    assert_eq!(csv.lines().count(), 1 + expected.len(), "{csv}");
    assert_eq!(lines.lines().count(), expected.len(), "{lines}");
    for (party, direction, line) in expected {
        let cells = format!(",{party},ceasefire,{direction},");
        assert!(csv.lines().any(|row| row.contains(&cells)), "{csv}");
        let start = format!("{}:{line}:1: {party} ceasefire {direction} ", shown(&path));
        assert!(lines.lines().any(|row| row.starts_with(&start)), "{lines}");
    }
    assert!(markdown.starts_with('|') && markdown.contains("Russia") && markdown.contains("Ukraine"), "{markdown}");
}

#[test]
fn json_keeps_its_contract() {
    let marked = format!("\u{feff}---\r\ndate: 2025-03-01\r\n---\r\n{}", ARTICLE.replace('\n', "\r\n"));
    let mut paths = articles();
    paths.push(write("json_contract", "marked.txt", marked.as_bytes()));
    let output = compare(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &["--format", "json"]);
    let comparison: Comparison = serde_json::from_slice(&output.stdout).expect("the contract");
    assert_eq!(comparison.schema, "standpoint/compare/1");
    let ids: Vec<&str> = comparison.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, paths.iter().map(|p| p.to_str().expect("UTF-8")).collect::<Vec<_>>());
    let last = comparison.documents.last().expect("documents");
    assert_eq!((last.title.as_deref(), last.date.as_deref()), (Some("Talks resume"), Some("2025-03-01")));
    let sources: Vec<String> = paths.iter().map(|p| fs::read_to_string(p).expect("readable")).collect();
    assert!(comparison.statements.iter().any(|s| s.document + 1 == paths.len()), "nothing was found in marked.txt");
    for statement in &comparison.statements {
        check_statement(statement, &comparison, &sources[statement.document]);
    }
    for position in &comparison.positions {
        check_position(position, &comparison);
    }
}

fn check_statement(statement: &Statement, comparison: &Comparison, source: &str) {
    let evidence = &statement.evidence;
    assert_eq!(source.get(evidence.start..evidence.end), Some(evidence.text.as_str()), "{statement:?}");
    let line_start = source[..evidence.start].rfind('\n').map_or(0, |n| n + 1);
    assert_eq!(evidence.line, source[..evidence.start].matches('\n').count() + 1, "{statement:?}");
    assert_eq!(evidence.column, source[line_start..evidence.start].chars().count() + 1, "{statement:?}");
    if let Some(condition) = &statement.condition {
        assert_eq!(source.get(condition.start..condition.end), Some(condition.text.as_str()), "{statement:?}");
    }
    if let Some(speaker) = &statement.speaker {
        assert!(source.contains(speaker.as_str()), "{statement:?}");
    }
    assert!(statement.id.starts_with("s-") && !statement.certainty.is_empty(), "{statement:?}");
    assert!(["for", "against", "conditional"].contains(&statement.direction.as_str()), "{statement:?}");
    assert!(["demand", "support", "offer", "reject", "threaten", "enact", "state"].contains(&statement.act.as_str()));
    assert!(["high", "low"].contains(&statement.certainty.as_str()), "{statement:?}");
    assert!(comparison.parties.iter().any(|p| p.id == statement.party && !p.name.is_empty()), "{statement:?}");
    let issue = comparison.issues.iter().find(|i| i.id == statement.issue).expect("the issue is listed");
    assert!(!issue.name.is_empty() && !issue.proposition.is_empty());
    let others = statement.addressee.iter().chain(&statement.about).chain(&statement.reported_by);
    assert!(others.into_iter().all(|id| !id.is_empty()), "{statement:?}");
    assert!(statement.trace.is_object(), "{statement:?}");
}

fn check_position(position: &Position, comparison: &Comparison) {
    assert!(["for", "against", "conditional", "mixed"].contains(&position.direction.as_str()), "{position:?}");
    assert!(!position.directions.is_empty() && !position.statements.is_empty(), "{position:?}");
    for &index in &position.statements {
        let statement = &comparison.statements[index];
        assert_eq!((&statement.party, &statement.issue), (&position.party, &position.issue), "{position:?}");
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Comparison {
    schema: String,
    documents: Vec<Paper>,
    parties: Vec<Party>,
    issues: Vec<Issue>,
    statements: Vec<Statement>,
    positions: Vec<Position>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    id: String,
    #[serde(deserialize_with = "nullable")]
    title: Option<String>,
    #[serde(deserialize_with = "nullable")]
    date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    id: String,
    name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Issue {
    id: String,
    name: String,
    proposition: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    document: usize,
    party: String,
    issue: String,
    direction: String,
    act: String,
    id: String,
    certainty: String,
    addressee: Vec<String>,
    about: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    speaker: Option<String>,
    #[serde(deserialize_with = "nullable")]
    reported_by: Option<String>,
    #[serde(deserialize_with = "nullable")]
    condition: Option<Condition>,
    evidence: Evidence,
    trace: serde_json::Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Position {
    party: String,
    issue: String,
    direction: String,
    directions: Vec<String>,
    statements: Vec<usize>,
}

/// Null is allowed, absence is not: serde takes an absent `Option` for `None` unless it is read by a function.
fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

fn compare(files: &[&Path], options: &[&str]) -> Output {
    let files: Vec<String> = files.iter().map(|path| shown(path)).collect();
    let args: Vec<&str> =
        ["compare"].into_iter().chain(options.iter().copied()).chain(files.iter().map(String::as_str)).collect();
    standpoint(&args)
}

fn standpoint(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_standpoint")).args(args).output().expect("the binary runs")
}

/// Exit status 2, no panic, and a message with all of `words`.
fn assert_fails(output: &Output, words: &[&str]) {
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert_mentions(output, words);
}

fn assert_mentions(output: &Output, words: &[&str]) {
    let messages = text(&output.stderr);
    assert!(!messages.contains("panicked"), "{messages}");
    for word in words {
        assert!(messages.contains(word), "no {word:?} in: {messages}");
    }
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = fs::read_dir(folder).expect("tests/articles is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

/// An own folder for each test, since they run at the same time.
fn folder(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    fs::create_dir_all(&path).expect("a folder for the test");
    path
}

fn write(test: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder(test).join(name);
    fs::write(&path, bytes).expect("the test's file can be written");
    path
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
