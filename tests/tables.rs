//! What readers see: the tables and explanations of an article about a dispute that no bundled lexicon knows, as golden files.
//!
//! `UPDATE_GOLDEN=1 cargo test --test tables` writes the files anew; read the difference before you keep it. Lines of bundled
//! files are left out of the explanations, so that a new cue does not change them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ARTICLE: &str = "cliffs-article.txt";

/// The name of the golden file, and the arguments behind command and article.
const CASES: [(&str, &str, &[&str]); 19] = [
    ("wide", "compare", &["--width", "160"]),
    ("columns-80", "compare", &["--width", "80"]),
    ("columns-60", "compare", &["--width", "60"]),
    ("columns-20", "compare", &["--width", "20"]),
    ("transposed", "compare", &["--width", "100", "--transpose"]),
    ("listed", "compare", &["--width", "80", "--list", "--all"]),
    ("listed-by-party", "compare", &["--width", "120", "--list", "--transpose", "--all-statements"]),
    ("listed-markdown", "compare", &["--format", "markdown", "--list"]),
    ("no-evidence", "compare", &["--width", "100", "--evidence", "none", "--all-statements"]),
    ("full-evidence", "compare", &["--width", "120", "--evidence", "full"]),
    ("one-party", "compare", &["--width", "80", "--party", "Egg Board", "--issue", "moratorium"]),
    ("markdown", "compare", &["--format", "markdown"]),
    ("coloured", "compare", &["--width", "80", "--color", "always", "--party", "egg-board"]),
    ("decided", "compare", &["--width", "80", "--party", "norway", "--lexicon", "cliffs-decisions.toml"]),
    ("lines", "compare", &["--format", "lines"]),
    ("lines-decided", "compare", &["--format", "lines", "--party", "norway", "--lexicon", "cliffs-decisions.toml"]),
    ("explained", "explain", &[]),
    ("explained-decided", "explain", &["--party", "norway", "--lexicon", "cliffs-decisions.toml"]),
    ("explained-coloured", "explain", &["--color", "always", "--line", "5"]),
];

#[test]
fn golden_outputs() {
    let mut faults = Vec::new();
    for (name, command, options) in CASES {
        let (shown, messages) = run(command, options, "100");
        let whole =
            format!("== standpoint {command} {}\n{}{messages}", options.join(" "), shown.replace('\u{1b}', "␛"));
        let path = folder().join(format!("{name}.golden"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &whole).expect("writable");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(whole.as_str()) {
            faults.push(format!("{name}: expected tests/tables/{name}.golden, got\n{whole}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The table that README.md shows first is the one that the command above it prints.
#[test]
fn the_readme_shows_the_table_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .current_dir(root)
        .env("COLUMNS", "100")
        .args(["compare", "tests/articles/harbour-talks.txt"])
        .output()
        .expect("the binary runs");
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    let readme = fs::read_to_string(root.join("README.md")).expect("the page").replace("\r\n", "\n");
    let begin = "<!-- COLUMNS=100 standpoint compare tests/articles/harbour-talks.txt -->\n```text\n";
    let (before, rest) = readme.split_once(begin).expect("the command");
    let (shown, after) = rest.split_once("```").expect("the end");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(root.join("README.md"), format!("{before}{begin}{table}```{after}")).expect("writable");
    } else {
        assert!(
            shown == table,
            "README.md is stale: UPDATE_GOLDEN=1 cargo test --test tables; the table is now\n{table}"
        );
    }
}

/// No line is wider than the terminal, at whatever width; only where nothing can be done a word may be.
#[test]
fn nothing_is_wider_than_the_terminal() {
    for width in (20..=170).step_by(11) {
        for command in ["compare", "explain"] {
            let (shown, _) = run(command, &[], &width.to_string());
            for line in shown.lines().filter(|line| line.contains(' ')) {
                let long = line.split_whitespace().any(|word| word.chars().count() + 8 > width);
                assert!(long || line.chars().count() <= width, "{command} in {width} columns: {line}");
            }
        }
    }
}

/// However narrow the terminal, every cell is shown somewhere.
#[test]
fn nothing_is_left_out_for_want_of_width() {
    let says = |width: &str| {
        let (shown, _) = run("compare", &["--evidence", "none", "--format", "terminal"], width);
        ["demands", "rejects", "supports"].map(|act| shown.matches(act).count())
    };
    let wide = says("200");
    assert!(wide.iter().all(|&count| count > 0), "{wide:?}");
    for width in ["30", "44", "60", "80", "100", "120"] {
        assert_eq!(says(width), wide, "in {width} columns");
    }
}

#[test]
fn a_pipe_gets_no_colour_and_no_color_is_heeded() {
    for command in ["compare", "explain"] {
        assert!(!run(command, &[], "100").0.contains('\u{1b}'), "{command}");
        assert!(run(command, &["--color", "always"], "100").0.contains('\u{1b}'), "{command}");
    }
}

/// What the command prints and what it complains of.
fn run(command: &str, options: &[&str], columns: &str) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .current_dir(folder())
        .env("COLUMNS", columns)
        .env_remove("CLICOLOR_FORCE")
        .args([command, ARTICLE, "--domain", "none", "--lexicon", "cliffs.toml"])
        .args(options)
        .output()
        .expect("the binary runs");
    let messages = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.success(), "{messages}");
    (without_lines(&String::from_utf8(output.stdout).expect("UTF-8")), messages)
}

/// `bundled:core/cues.toml:61` without its line.
fn without_lines(text: &str) -> String {
    let mut parts = text.split(".toml:");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let bundled = out.rfind('[').is_some_and(|at| out[at..].starts_with("[bundled:"));
        out.push_str(if bundled { ".toml" } else { ".toml:" });
        out.push_str(if bundled { part.trim_start_matches(|c: char| c.is_ascii_digit()) } else { part });
    }
    out
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables")
}
