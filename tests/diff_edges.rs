//! Edge cases of comparing versions: the whole output of the command, for people and for programs, as golden files.
//!
//! `UPDATE_GOLDEN=1 cargo test --test diff_edges` writes the files anew; read the difference before you keep it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TEXT: &str = "Talks end\n\nThe ministry said the talks were over. Both sides will report to their capitals.\n\n\
                    The harbour stays closed. Ships wait outside.\n\nA second round is planned for the spring.\n";

fn cases() -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let text = |s: &str| s.as_bytes().to_vec();
    let wrapped = "The ministry said late on Monday that the talks were over and that\nboth of the delegations would \
                   report to their capitals within days\nand then wait for an answer from the council of ministers \
                   which\nmeets in the spring to decide on the opening of the harbour.\n";
    let long: String = (0..3_000).map(|i| format!("word{i} ")).collect();
    vec![
        ("identical", text(TEXT), text(TEXT)),
        ("empty-to-text", Vec::new(), text(TEXT)),
        ("text-to-empty", text(TEXT), Vec::new()),
        ("both-empty", Vec::new(), Vec::new()),
        ("reflowed", text(wrapped), text(&(wrapped.trim_end().replace('\n', " ") + "\n"))),
        ("crlf-to-lf", text(&TEXT.replace('\n', "\r\n")), text(TEXT)),
        ("no-final-newline", text(TEXT), text(TEXT.trim_end())),
        ("byte-order-mark", text(&format!("\u{feff}{TEXT}")), text(TEXT)),
        ("curly-quotes", text("He said \"no\" and wouldn't go.\n"), text("He said “no” and wouldn’t go.\n")),
        (
            "nfc-nfd",
            text("The Élysée declined.\n\nIt rained.\n"),
            text("The E\u{301}lyse\u{301}e declined.\n\nIt rained.\n"),
        ),
        (
            "duplicated",
            text("One stands.\n\nTwo stands here.\n"),
            text("One stands.\n\nTwo stands here.\n\nTwo stands here.\n"),
        ),
        (
            "swapped",
            text("The first paragraph is short.\n\nThe second paragraph is rather longer than that.\n"),
            text("The second paragraph is rather longer than that.\n\nThe first paragraph is short.\n"),
        ),
        (
            "split",
            text("The ministry closed the harbour on Monday, and the fishermen protested in the square.\n"),
            text("The ministry closed the harbour on Monday. The fishermen protested in the square.\n"),
        ),
        (
            "merged",
            text("The ministry closed the harbour on Monday. The fishermen protested in the square.\n"),
            text("The ministry closed the harbour on Monday, and the fishermen protested in the square.\n"),
        ),
        ("headline-only", text("Talks end\n"), text("Talks end in failure\n")),
        ("one-huge-line", text(&long), text(&long.replace("word1500 ", "changed "))),
        ("nothing-in-common", text("Alpha beta gamma delta.\n"), text("Ein ganz anderer Satz steht hier.\n")),
        (
            "arabic",
            text("قالت الوزارة إن المحادثات انتهت. الميناء مغلق.\n"),
            text("قالت الوزارة إن المحادثات استؤنفت. الميناء مغلق.\n"),
        ),
        ("chinese", text("双方同意停火。港口关闭。\n"), text("双方拒绝停火。港口关闭。\n")),
        (
            "reversed-position",
            text("Talks\n\nRussia rejected a ceasefire on Monday.\n"),
            text("Talks\n\nRussia demanded a ceasefire on Monday.\n"),
        ),
        ("escape-sequences", text("A plain line.\n"), text("A \u{1b}[31mred\u{1b}[0m line.\n")),
    ]
}

#[test]
fn golden_outputs() {
    let mut faults = Vec::new();
    for (name, old, new) in cases() {
        let folder = folder(name);
        fs::write(folder.join("old.txt"), &old).expect("writable");
        fs::write(folder.join("new.txt"), &new).expect("writable");
        let mut whole = String::new();
        for format in ["terminal", "unified", "json"] {
            let output = diff(&folder, &["--format", format, "--width", "80", "--exit-code", "old.txt", "new.txt"]);
            let shown = String::from_utf8(output.stdout).expect("UTF-8");
            let shown = if shown.len() > 6_000 { format!("({} bytes)\n", shown.len()) } else { shown };
            let shown = shown.replace('\r', "\\r").replace('\u{feff}', "\\u{feff}");
            whole.push_str(&format!("== {format}, exit {}\n{shown}", output.status.code().expect("a status")));
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff").join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
            fs::write(&path, &whole).expect("writable");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(whole.as_str()) {
            faults.push(format!("{name}: expected tests/diff/{name}.txt, got\n{whole}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = folder("unreadable");
    fs::write(folder.join("good.txt"), TEXT).expect("writable");
    fs::write(folder.join("binary.bin"), b"\x7fELF\0\0").expect("writable");
    for (args, words) in [
        (&["binary.bin", "good.txt"][..], &["binary.bin", "not text", "zero byte"][..]),
        (&["good.txt", "nowhere.txt"], &["nowhere.txt", "no such file"]),
        (&["good.txt"], &["OLD and NEW"]),
        (&["-", "-"], &["standard input"]),
    ] {
        let output = diff(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty());
        let messages = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(words.iter().all(|w| messages.contains(w)), "{args:?}: {messages}");
    }
}

#[test]
fn git_passes_seven_arguments_and_dev_null() {
    let folder = folder("git");
    fs::write(folder.join("tmp_old"), TEXT).expect("writable");
    let args = ["story.txt", "tmp_old", "abc", "100644", "/dev/null", ".", "."];
    let output = diff(&folder, &args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(shown.starts_with("story.txt\n") && shown.contains("deleted"), "{shown}");
}

#[test]
fn what_is_ignored_is_not_counted() {
    let folder = folder("ignored");
    for (option, old, new) in [
        ("whitespace", "One  two.\n", "One two.\n"),
        ("case", "One Two.\n", "One two.\n"),
        ("punctuation", "One, two.\n", "One two.\n"),
        ("quotes", "\"One\" isn't.\n", "“One” isn’t.\n"),
        ("unicode", "É.\n", "E\u{301}.\n"),
    ] {
        fs::write(folder.join("old.txt"), old).expect("writable");
        fs::write(folder.join("new.txt"), new).expect("writable");
        let status = |args: &[&str]| {
            let args: Vec<&str> = args.iter().copied().chain(["--exit-code", "old.txt", "new.txt"]).collect();
            diff(&folder, &args).status.code()
        };
        assert_eq!(status(&[]), Some(1), "{option}");
        assert_eq!(status(&["--ignore", option]), Some(0), "{option}");
        assert_eq!(status(&["--ignore", option, "--format", "unified"]), Some(1), "{option}: unified gives true bytes");
    }
}

fn diff(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .arg("diff")
        .args(args)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .output()
        .expect("the binary runs")
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff").join(name);
    fs::create_dir_all(&path).expect("a folder for the test");
    path
}
