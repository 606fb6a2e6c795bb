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
        (
            "front-matter",
            text(&format!("---\ntitle: Talks\ndate: 2025-03-02\n---\n{TEXT}")),
            text(&format!("---\ntitle: Talks\ndate: 2025-03-03\n---\n{}", TEXT.replace("spring", "summer"))),
        ),
        ("crlf-to-lf-and-words", text(&TEXT.replace('\n', "\r\n")), text(&TEXT.replace("spring", "summer"))),
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
        (
            "hebrew-and-latin",
            text("ה-NATO דחתה את ההצעה. השר אמר \"no\" בלונדון.\n"),
            text("ה-NATO קיבלה את ההצעה. השר אמר \"yes\" בלונדון.\n"),
        ),
        (
            "cut-to-a-phrase",
            text(
                "The ministry proposes talks in the harbour town, on May 15 after the council threatened new measures if \
                 it does not agree to open the port.\n",
            ),
            text("The ministry proposes talks in the harbour town.\n"),
        ),
        (
            "merged-across-paragraphs",
            text(
                "The mayor said the chief engineer John Roe had been dismissed.\n\nThe head of the port authority Jane \
                 Roe was dismissed along with several others.\n",
            ),
            text(
                "Those dismissed include the chief engineer John Roe and the head of the port authority Jane Roe along \
                 with several others.\n",
            ),
        ),
        (
            "moved-sentence",
            text(
                "One stands alone here today. The harbour stays closed until the council meets.\n\nAnother day, another \
                 queue of ships.\n",
            ),
            text(
                "One stands alone here today.\n\nAnother day, another queue of ships. The harbour stays closed until the \
                 council meets.\n",
            ),
        ),
        (
            "short-sentence-written-on",
            text("The port is closed. The council denies its responsibility.\n"),
            text(
                "The port is closed. The council strongly denies its responsibility and shows pictures of armed men who \
                 keep the ships from leaving.\n",
            ),
        ),
        (
            "dash-within-a-word",
            text("A joint army-navy plan [be] made.\n"),
            text("A joint army–navy plan (be) made.\n"),
        ),
        (
            "one-sentence-many-parties",
            text("Talks\n\nThe ministers met.\n"),
            text("Talks\n\nFrance, Germany and Poland demanded a ceasefire and rejected sanctions on Monday.\n"),
        ),
        (
            "position-edited",
            text("Talks\n\nRussia rejected a ceasefire on Monday in Geneva.\n"),
            text("Talks\n\nRussia rejected a ceasefire on Tuesday in Geneva.\n"),
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
            let shown = without_lines(&shown.replace('\r', "\\r").replace('\u{feff}', "\\u{feff}"));
            whole.push_str(&format!("== {format}, exit {}\n{shown}", output.status.code().expect("a status")));
        }
        compare(name, &whole, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is no text, what is not there, and the empty side that git passes: with what is said on stderr.
#[test]
fn golden_outputs_of_what_is_no_pair_of_texts() {
    let folder = folder("no-pair");
    fs::write(folder.join("story.txt"), TEXT).expect("writable");
    fs::write(folder.join("binary.bin"), b"\x7fELF\0\0").expect("writable");
    fs::write(folder.join("latin-1.txt"), b"The \xc9lys\xe9e declined.\n").expect("writable");
    fs::create_dir_all(folder.join("folder")).expect("a folder");
    let seven = ["name.txt", "binary.bin", "abc", "100644", "story.txt", "def", "100644"];
    let mut faults = Vec::new();
    for (name, runs) in [
        ("binary", vec![vec!["binary.bin", "story.txt"], vec!["story.txt", "binary.bin"], seven.to_vec()]),
        (
            "cannot-be-read",
            vec![vec!["story.txt", "nowhere.txt"], vec!["latin-1.txt", "nowhere.txt"], vec!["folder", "story.txt"]],
        ),
        (
            "dev-null",
            ["terminal", "unified", "json"]
                .into_iter()
                .flat_map(|f| [["/dev/null", "story.txt"], ["story.txt", "/dev/null"]].map(|p| (f, p)))
                .map(|(format, [old, new])| vec!["--format", format, old, new])
                .chain([vec!["/dev/null", "/dev/null"]])
                .collect(),
        ),
    ] {
        let mut whole = String::new();
        for args in runs {
            let output = diff(&folder, &[&args[..], &["--width", "80", "--exit-code"]].concat());
            let [shown, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
            let status = output.status.code().expect("a status");
            whole.push_str(&format!("== {}, exit {status}\n{told}{shown}", args.join(" ")));
        }
        compare(name, &whole, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Against the golden file of this name, or writes it.
fn compare(name: &str, whole: &str, faults: &mut Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(&path, whole).expect("writable");
    } else if fs::read_to_string(&path).ok().as_deref() != Some(whole) {
        faults.push(format!("{name}: expected tests/diff/{name}.txt, got\n{whole}"));
    }
}

/// The lines of bundled files are left out, so that a new cue changes no golden file.
fn without_lines(json: &str) -> String {
    let mut bundled = false;
    let mut out = String::new();
    for line in json.split_inclusive('\n') {
        let number = bundled && line.trim_start().starts_with("\"line\": ");
        out.push_str(&if number { line.replace(|c: char| c.is_ascii_digit(), "") } else { line.to_owned() });
        bundled = line.contains("\"file\": \"bundled:");
    }
    out
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
    assert!(shown.starts_with("story.txt (deleted)\n") && shown.contains("4 deleted"), "{shown}");
    fs::write(folder.join("binary"), b"\x7fELF\0\0").expect("writable");
    let output = diff(&folder, &["story.txt", "binary", "abc", "100644", "tmp_old", "def", "100644"]);
    assert_eq!(output.status.code(), Some(0), "a driver that fails would end the whole `git diff`");
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("story.txt: is not text"));
    let args = ["old.txt", "tmp_old", "abc", "100644", "tmp_old", "def", "100644", "new.txt", "similarity 100%"];
    let shown = String::from_utf8(diff(&folder, &args).stdout).expect("UTF-8");
    assert!(shown.starts_with("old.txt → new.txt\n"), "{shown}");
}

/// Git itself, with the three lines of docs/VERSIONS.md.
#[test]
fn git_runs_it_as_driver_and_as_difftool() {
    let folder = folder("driver");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let git = |args: &[&str]| {
        Command::new("git")
            .args(["-c", "user.name=Ann", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(&folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_PAGER", "cat")
            .output()
    };
    if git(&["init", "-q"]).is_err() {
        eprintln!("skipped: there is no git on this machine");
        return;
    }
    let git = |args: &[&str]| git(args).expect("git runs");
    let write = |name: &str, text: &[u8]| fs::write(folder.join(name), text).expect("writable");
    let program = env!("CARGO_BIN_EXE_standpoint");
    write(".gitattributes", b"*.txt diff=standpoint\n");
    write("changed.txt", b"The harbour is closed.\n");
    write("gone.txt", b"One.\n");
    write("binary.txt", b"\x7fELF\0\0");
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    write("changed.txt", b"The harbour is open.\n");
    write("fresh.txt", b"Two.\n");
    write("binary.txt", b"\x7fELF\0\x01");
    fs::remove_file(folder.join("gone.txt")).expect("it is there");
    git(&["add", "-A"]);
    git(&["config", "diff.standpoint.command", &format!("'{program}' diff")]);
    git(&["config", "difftool.standpoint.cmd", &format!("'{program}' diff \"$LOCAL\" \"$REMOTE\"")]);
    let driven = git(&["diff", "--cached"]);
    let shown = String::from_utf8(driven.stdout).expect("UTF-8");
    assert!(driven.status.success(), "{shown}");
    for part in ["changed.txt\n", "The harbour is [-closed-]{+open+}.", "fresh.txt (new)\n", "gone.txt (deleted)\n"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(String::from_utf8_lossy(&driven.stderr).contains("binary.txt: is not text"));
    let tool = git(&["difftool", "--cached", "--tool=standpoint", "--no-prompt", "--", "changed.txt"]);
    let shown = String::from_utf8(tool.stdout).expect("UTF-8");
    assert!(shown.contains("The harbour is [-closed-]{+open+}."), "{shown}");
}

#[test]
fn dev_null_is_an_empty_version() {
    let folder = folder("null");
    fs::write(folder.join("story.txt"), TEXT).expect("writable");
    for (args, name, count, lines) in [
        (["/dev/null", "story.txt"], "story.txt (new)", "4 added", "@@ -0,0 +1,7 @@"),
        (["story.txt", "/dev/null"], "story.txt (deleted)", "4 deleted", "@@ -1,7 +0,0 @@"),
    ] {
        let shown = String::from_utf8(diff(&folder, &args).stdout).expect("UTF-8");
        assert!(shown.starts_with(name) && shown.contains(count), "{shown}");
        let unified = diff(&folder, &[&["--format", "unified"][..], &args].concat());
        let unified = String::from_utf8(unified.stdout).expect("UTF-8");
        assert!(unified.contains(" /dev/null\n") && unified.contains(lines), "{unified}");
    }
}

/// Every run seeds the hash tables of the standard library anew.
#[test]
fn every_run_prints_the_same() {
    let folder = folder("again");
    let old: String = (0..60).map(|i| format!("Paragraph {i} of the port says {} things.\n\n", i * 7 % 11)).collect();
    let new: String =
        (0..60).rev().map(|i| format!("Paragraph {i} of the town says {} things.\n\n", i * 5 % 13)).collect();
    fs::write(folder.join("old.txt"), old).expect("writable");
    fs::write(
        folder.join("new.txt"),
        new + "Russia, France and Ukraine demanded a ceasefire and rejected sanctions.\n",
    )
    .expect("writable");
    for format in ["terminal", "markdown", "json", "unified"] {
        let run = || diff(&folder, &["--format", format, "old.txt", "new.txt"]).stdout;
        let first = run();
        assert!((0..3).all(|_| run() == first), "{format}");
    }
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
