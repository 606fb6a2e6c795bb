//! The ledger of misses and false alarms: the command on a small folder, its faults, and the tags of the coded articles.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CONSTRUCTIONS: &str = "\
[[construction]]
id = \"quotation\"
name = \"quotations\"
example = \"“Never,” said the envoy.\"
frames = [\"quotation\"]

[[construction]]
id = \"figure\"
name = \"figures of speech\"
example = \"The envoy will not blink first.\"

[[construction]]
id = \"cue\"
name = \"cues\"
example = \"The envoy is itching for talks.\"
frames = [\"cue\"]
";

const ARTICLE: &str = "Russia rejected a ceasefire on Monday.\n\nUkraine will not blink first.\n\n\
                       Poland whistled a tune.\n\nFrance demanded sanctions.\n";

const GOLD: &str = "\
[[statement]]
party = \"russia\"
issue = \"ceasefire\"
direction = \"against\"
evidence = \"Russia rejected a ceasefire\"

[[statement]]
party = \"ukraine\"
issue = \"ceasefire\"
direction = \"against\"
evidence = \"Ukraine will not blink first.\"

[[statement]]
party = \"poland\"
issue = \"ceasefire\"
direction = \"for\"
evidence = \"Poland whistled a tune.\"
";

const TAGS: &str = "\
[[article]]
file = \"week/one\"
missed = [
    { statement = \"russia ceasefire against\", evidence = \"Russia rejected\", tag = \"cue\" },
    { statement = \"ukraine ceasefire against\", evidence = \"Ukraine will\", tag = \"figure\" },
]
";

#[test]
fn golden() {
    let folder = folder("golden", TAGS);
    fs::write(folder.join("tags/elsewhere.toml"), "").expect("writable");
    let output = eval(&folder, "tags", &["small"]);
    let ledger = "
| missed + false alarms | small | all |
|:--|--:|--:|
| figures of speech | 1 | 1 |
| cues | 0 + 1 | 0 + 1 |
| (untagged) | 1 | 1 |
| **all** | 2 + 1 | 2 + 1 |

untagged misses:
  small/week/one.txt: poland ceasefire for  | Poland whistled a tune.
tags of statements that are found by now: 1
sets with tags that were not compared: elsewhere
";
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.ends_with(ledger), "{text}");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn faults_name_the_line() {
    let row = |statement: &str, evidence: &str, tag: &str| {
        let row = format!("    {{ statement = \"{statement}\", evidence = \"{evidence}\", tag = \"{tag}\" }},\n]\n");
        TAGS.replace("\n]\n", &format!("\n{row}"))
    };
    let faults = [
        (row("poland ceasefire for", "Poland", "irony"), "small.toml:6: `irony` is no construction"),
        (
            row("poland ceasefire for", "Portugal", "cue"),
            "small.toml:6: the gold of week/one has no statement `poland ceasefire for` whose evidence begins “Portugal”",
        ),
        (row("poland ceasefire", "Poland", "cue"), "small.toml:6: the gold of week/one has no statement"),
        (row("ukraine ceasefire against", "Ukraine will", "cue"), "small.toml:6: the same statement is tagged at"),
        (TAGS.replace("tag = \"figure\"", "tug = \"figure\""), "small.toml:5: unknown field `tug`"),
        (TAGS.replace("missed = [", "missed = [["), "small.toml:"),
    ];
    for (tags, message) in faults {
        let folder = folder("faults", &tags);
        let output = eval(&folder, "tags", &["small"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(message), "{message}:\n{told}");
        assert_eq!(output.status.code(), Some(2), "{told}");
    }
}

#[test]
fn faults_of_the_list() {
    let folder = folder("list", TAGS);
    for (list, message) in [
        (CONSTRUCTIONS.replace("\"cue\"]", "\"cu\"]"), "constructions.toml:16: unknown variant `cu`"),
        (CONSTRUCTIONS.replace("id = \"figure\"", "id = \"cue\""), "two constructions have the id `cue`"),
    ] {
        fs::write(folder.join("tags/constructions.toml"), list).expect("writable");
        let output = eval(&folder, "tags", &["small"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(message), "{message}:\n{told}");
        assert_eq!(output.status.code(), Some(2), "{told}");
    }
    let output = eval(&folder, "nowhere", &["small"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere/constructions.toml: cannot read"));
    assert_eq!(output.status.code(), Some(2));
}

/// Every tag means a statement of the gold. What is missed without a tag is no fault: the table shows it.
#[test]
fn tags_of_the_coded_articles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sets = Vec::new();
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("tests/ledger"))
        .expect("the tags")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml") && !path.ends_with("constructions.toml"))
        .collect();
    files.sort();
    for file in files {
        let set = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let places = [format!("tests/{set}"), format!("../shared/corpus/{set}")];
        match places.into_iter().find(|place| root.join(place).is_dir()) {
            Some(place) => sets.push(place),
            None => skip(&set),
        }
    }
    assert!(sets.len() >= 5, "{sets:?}");
    let places: Vec<&str> = sets.iter().map(String::as_str).collect();
    let output = eval(root, "tests/ledger", &places);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Written past the harness, which keeps the output of tests that pass to itself.
fn skip(set: &str) {
    let message = format!("skipped: the ledger of `{set}`, ../shared/corpus/{set} is not there\n");
    let _ = std::io::Write::write_all(&mut std::io::stderr(), message.as_bytes());
}

fn eval(dir: &Path, tags: &str, sets: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.current_dir(dir).args(["eval", "--ledger", tags]).args(sets);
    command.output().expect("the binary runs")
}

/// One article, its gold and the tags.
fn folder(test: &str, tags: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ledger").join(test);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in [
        ("small/week/one.txt", ARTICLE),
        ("small/week/one.gold.toml", GOLD),
        ("tags/constructions.toml", CONSTRUCTIONS),
        ("tags/small.toml", tags),
    ] {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    folder
}
