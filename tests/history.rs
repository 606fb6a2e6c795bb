//! `history` from the outside: every kind of source tells the same story, and reverts are no changes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Day, editor, comment and text of each version; the fourth brings back the second.
const VERSIONS: [[&str; 4]; 5] = [
    ["2025-03-01", "Ann", "first", "Talks\n\nRussia rejected a ceasefire on Monday.\n"],
    ["2025-03-02", "Bea", "update", "Talks\n\nRussia rejected a ceasefire on Monday. Ukraine demanded a ceasefire.\n"],
    ["2025-03-03", "Vandal", "ha", "Nothing here.\n"],
    ["2025-03-04", "Ann", "rv", "Talks\n\nRussia rejected a ceasefire on Monday. Ukraine demanded a ceasefire.\n"],
    ["2025-03-05", "Bea", "turn", "Talks\n\nRussia demanded a ceasefire on Tuesday. Ukraine demanded a ceasefire.\n"],
];

/// Change by change: version, party, kind.
const CHANGES: [(u64, &str, &str); 2] = [(1, "ukraine", "appeared"), (4, "russia", "reversed")];

fn check(json: &serde_json::Value, what: &str) {
    assert_eq!(json["schema"], "standpoint/history/1", "{what}");
    let versions = json["versions"].as_array().expect("versions");
    assert_eq!(versions.len(), VERSIONS.len(), "{what}");
    let reverts: Vec<Option<u64>> = versions.iter().map(|v| v["reverts"].as_u64()).collect();
    assert_eq!(reverts, [None, None, None, Some(1), None], "{what}");
    let changes: Vec<(u64, &str, &str)> = json["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|c| {
            (
                c["version"].as_u64().expect("index"),
                c["party"].as_str().expect("id"),
                c["change"].as_str().expect("kind"),
            )
        })
        .collect();
    assert_eq!(changes, CHANGES, "{what}");
    let spans: Vec<String> = json["spans"]
        .as_array()
        .expect("spans")
        .iter()
        .map(|s| format!("{} {} {}-{}", s["party"], s["direction"], s["from"], s["to"]).replace('"', ""))
        .collect();
    assert_eq!(spans, ["russia against 0-4", "russia for 4-null", "ukraine for 1-null"], "{what}");
}

#[test]
fn a_folder_of_dated_files() {
    let folder = folder("folder");
    for [day, _, _, text] in VERSIONS {
        fs::write(folder.join(format!("talks-{day}.txt")), text).expect("writable");
    }
    let json = json(&[&shown(&folder), "--format", "json"]);
    check(&json, "folder");
    assert_eq!(json["versions"][0]["date"], "2025-03-01");
}

#[test]
fn ndjson() {
    let path = folder("ndjson").join("talks.ndjson");
    let rows: Vec<String> = VERSIONS
        .iter()
        .map(|[date, editor, comment, text]| {
            serde_json::json!({"date": date, "editor": editor, "comment": comment, "text": text}).to_string()
        })
        .collect();
    fs::write(&path, rows.join("\n")).expect("writable");
    check(&json(&[&shown(&path), "--format", "json"]), "NDJSON");
    fs::write(&path, format!("{}\n{{\"id\": 1}}\n", rows[0])).expect("writable");
    let output = history(&[&shown(&path)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("talks.ndjson:2:"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("1 version;"), "the good line counts");
    // the same from standard input
    let stdin = fs::File::open(&path).expect("readable");
    let piped = Command::new(env!("CARGO_BIN_EXE_standpoint")).args(["history", "-"]).stdin(stdin).output();
    assert!(text(&piped.expect("the binary runs").stdout).contains("1 version;"));
}

fn export() -> String {
    let revisions: String = VERSIONS
        .iter()
        .enumerate()
        .map(|(n, [day, editor, comment, text])| {
            format!(
                "<revision><id>{n}</id><timestamp>{day}T00:00:00Z</timestamp><contributor><username>{editor}</username>\
                 </contributor><comment>{comment}</comment><text xml:space=\"preserve\">{}</text></revision>",
                text.replace("Russia", "[[Russia]]&lt;ref&gt;note&lt;/ref&gt;")
            )
        })
        .collect();
    format!(
        "<mediawiki xmlns=\"x\"><siteinfo><sitename>W</sitename></siteinfo><page><title>Talks</title>{revisions}</page></mediawiki>"
    )
}

#[test]
fn a_mediawiki_export_plain_and_compressed() {
    let folder = folder("mediawiki");
    let xml = export();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(xml.as_bytes()).expect("in memory");
    let mut bz2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bz2.write_all(xml.as_bytes()).expect("in memory");
    for (name, bytes) in [
        ("talks.xml", xml.clone().into_bytes()),
        ("talks.xml.gz", gz.finish().expect("in memory")),
        ("talks.xml.bz2", bz2.finish().expect("in memory")),
    ] {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("writable");
        let json = json(&[&shown(&path), "--format", "json"]);
        check(&json, name);
        assert_eq!(
            (&json["versions"][1]["editor"], &json["versions"][1]["comment"]),
            (&"Bea".into(), &"update".into())
        );
    }
    let cut = folder.join("cut.xml");
    fs::write(&cut, &xml[..xml.len() / 2]).expect("writable");
    let output = history(&[&shown(&cut)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cut.xml: byte"), "{}", text(&output.stderr));
}

/// What editors of a wiki leave behind: hidden texts and names, a page that was moved, notes and templates.
#[test]
fn a_mediawiki_export_as_it_comes() {
    let revision = |id: u32, who: &str, comment: &str, text: &str| {
        format!(
            "<revision><id>{id}</id><timestamp>2025-03-{id:02}T00:00:00Z</timestamp>{who}{comment}<minor />\
             <model>wikitext</model>{text}<sha1>x</sha1></revision>"
        )
    };
    let text = |words: &str| format!("<text xml:space=\"preserve\">{words}</text>");
    let ann = "<contributor><username>Ann</username><id>3</id></contributor>";
    let first = text(
        "{{Infobox|a={{b|c}}}}'''Talks''' were held.&lt;ref&gt;{{cite|x}}&lt;/ref&gt; [[Russia]] rejected a \
         [[truce|ceasefire]].\n== See also ==\n{{reflist}}\n[[Category:News]]",
    );
    let second = text("Talks were held. [[Ukraine]] demanded a {{nowrap|ceasefire}}. {{stray");
    let pages = [
        "<page><title>Old name</title><id>1</id><redirect title=\"Talks\" /><revision><id>90</id>\
         <text>#REDIRECT [[Talks]]</text></revision></page>"
            .to_owned(),
        "<page><title>Talks</title><id>2</id>".to_owned(),
        revision(1, ann, "<comment>new</comment>", &first),
        revision(2, "<contributor><ip>192.0.2.1</ip></contributor>", "", &second),
        revision(3, "<contributor deleted=\"deleted\" />", "<comment deleted=\"deleted\" />", &first),
        revision(4, ann, "", "<text deleted=\"deleted\" />"),
        revision(5, ann, "<comment>moved</comment>", &text("#REDIRECT [[Elsewhere]]")),
        revision(6, ann, "<comment>blank</comment>", "<text />"),
        revision(7, ann, "<comment>rv</comment>", &first),
        "</page><page><title>Other &amp; more</title><revision><id>91</id><text>Iran.</text></revision></page>"
            .to_owned(),
    ];
    let path = folder("wiki").join("talks.xml");
    fs::write(&path, format!("<mediawiki><siteinfo/>{}</mediawiki>", pages.concat())).expect("writable");
    let output = history(&[&shown(&path), "--format", "json"]);
    let messages = self::text(&output.stderr);
    assert!(messages.contains("only `Talks` was read, not `Old name`, `Other & more`"), "{messages}");
    assert!(messages.contains("1 revision left out"), "{messages}");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let versions = json["versions"].as_array().expect("versions");
    let reverts: Vec<Option<u64>> = versions.iter().map(|v| v["reverts"].as_u64()).collect();
    assert_eq!(reverts, [None, None, Some(0), None, None, Some(2)], "a redirect is no blank page");
    assert_eq!((&versions[1]["editor"], &versions[2]["editor"]), (&"192.0.2.1".into(), &serde_json::Value::Null));
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(0), "all was undone: {}", json["changes"]);
    assert_eq!(json["spans"][0]["evidence"]["text"], "Russia rejected a ceasefire.");
    let output = history(&[&shown(&path), "--page", "Nope"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(self::text(&output.stderr).contains("holds no page `Nope`; it holds `Old name`, `Talks`"));
}

#[test]
fn a_revert_of_a_revert_brings_the_change_back() {
    let folder = folder("war");
    let [a, b] = [VERSIONS[1][3], VERSIONS[4][3]];
    for (n, text) in [a, b, a, b].iter().enumerate() {
        fs::write(folder.join(format!("v{n}.txt")), text).expect("writable");
    }
    let json = json(&[&shown(&folder), "--format", "json"]);
    let changes = json["changes"].as_array().expect("changes").iter();
    let versions: Vec<u64> = changes.map(|c| c["version"].as_u64().expect("index")).collect();
    assert_eq!(versions, [1], "the second version brought it, and it stands again");
}

#[test]
fn what_one_sentence_moved_is_told_once() {
    let folder = folder("together");
    let sentence = "France, Germany and Poland demanded a ceasefire on Monday in Geneva.";
    for (n, text) in ["Nothing yet.", sentence, &sentence.replace("Monday", "Tuesday")].iter().enumerate() {
        fs::write(folder.join(format!("v{n}.txt")), text).expect("writable");
    }
    let shown = text(&history(&[&shown(&folder), "--width", "100"]).stdout);
    assert!(shown.contains("3 changes of position, 3 changes of wording"), "{shown}");
    assert!(shown.contains("    France, Germany, Poland · Ceasefire: appeared, not stated → for\n"), "{shown}");
    assert!(shown.contains("    France, Germany, Poland · Ceasefire: reworded, still for\n"), "{shown}");
    assert!(shown.contains("demanded a ceasefire on [-Monday-]{+Tuesday+} in Geneva."), "{shown}");
    assert_eq!(shown.matches(sentence).count(), 1, "{shown}");
    assert!(shown.contains("    for          since v1.txt\n"), "{shown}");
    let markdown = text(&history(&[&self::shown(&folder), "--format", "markdown"]).stdout);
    assert!(markdown.contains("demanded a ceasefire on ~~Monday~~**Tuesday** in Geneva."), "{markdown}");
}

#[test]
fn one_party_or_one_issue() {
    let folder = folder("filter");
    for (n, [_, _, _, text]) in VERSIONS.iter().enumerate() {
        fs::write(folder.join(format!("v{n}.txt")), text).expect("writable");
    }
    let parties = |args: &[&str]| -> Vec<String> {
        let json = json(&[&[shown(&folder).as_str(), "--format", "json"], args].concat());
        let changes = json["changes"].as_array().expect("changes").iter();
        changes.map(|c| c["party"].as_str().expect("id").to_owned()).collect()
    };
    assert_eq!(parties(&["--party", "russia"]), ["russia"]);
    assert_eq!(parties(&["--issue", "ceasefire"]), ["ukraine", "russia"]);
    assert!(parties(&["--issue", "sanctions"]).is_empty());
    let output = history(&[&shown(&folder), "--party", "atlantis"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no lexicon in force knows the party `atlantis`"));
}

#[test]
fn every_run_prints_the_same() {
    let folder = folder("again");
    for (n, [_, _, _, text]) in VERSIONS.iter().enumerate() {
        fs::write(folder.join(format!("v{n}.txt")), text).expect("writable");
    }
    for format in ["terminal", "markdown", "json", "csv"] {
        let run = || history(&[&shown(&folder), "--blame", "--format", format]).stdout;
        let first = run();
        assert!(!first.is_empty() && (0..3).all(|_| run() == first), "{format}");
    }
}

#[test]
fn a_git_file() {
    let folder = folder("git");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let git = |args: &[&str], day: &str, editor: &str| {
        Command::new("git")
            .args(["-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(&folder)
            .env("GIT_AUTHOR_NAME", editor)
            .env("GIT_AUTHOR_EMAIL", "a@example.org")
            .env("GIT_COMMITTER_NAME", editor)
            .env("GIT_COMMITTER_EMAIL", "a@example.org")
            .env("GIT_AUTHOR_DATE", format!("{day}T12:00:00Z"))
            .env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z"))
            .output()
    };
    if git(&["init", "-q"], "2025-01-01", "x").is_err() {
        eprintln!("skipped: there is no git on this machine to make a repository with");
        return;
    }
    for [day, editor, comment, text] in VERSIONS {
        fs::write(folder.join("talks.txt"), text).expect("writable");
        fs::write(folder.join("other.txt"), day).expect("writable");
        git(&["add", "."], day, editor).expect("git runs");
        git(&["commit", "-q", "-m", comment], day, editor).expect("git runs");
    }
    let path = shown(&folder.join("talks.txt"));
    let whole = json(&["--git", &path, "--format", "json"]);
    check(&whole, "git");
    assert_eq!((&whole["versions"][4]["editor"], &whole["versions"][4]["comment"]), (&"Bea".into(), &"turn".into()));
    let late = json(&["--git", &path, "--since", "2025-03-05", "--format", "json"]);
    assert_eq!(late["versions"].as_array().map(Vec::len), Some(2), "the version that stood, and what came since");
    let shallow = folder.join("shallow");
    git(&["clone", "-q", "--depth", "2", &format!("file://{}", shown(&folder)), "shallow"], "2025-03-06", "x")
        .expect("git runs");
    let output = history(&["--git", &shown(&shallow.join("talks.txt"))]);
    assert!(text(&output.stdout).contains("2 versions"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("shallow"), "{}", text(&output.stderr));
    let output = history(&["--git", &shown(&folder.join("nowhere.txt"))]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no commit holds it"), "{}", text(&output.stderr));
}

#[test]
fn blame_and_formats() {
    let folder = folder("blame");
    for (n, [_, _, _, text]) in VERSIONS.iter().enumerate() {
        fs::write(folder.join(format!("v{}.txt", n + 8)), text).expect("writable");
    }
    let path = shown(&folder);
    let blame = json(&[&path, "--blame", "--format", "json"]);
    let since: Vec<(u64, &str)> = blame["blame"]
        .as_array()
        .expect("blame")
        .iter()
        .map(|b| (b["version"].as_u64().expect("index"), b["text"].as_str().expect("text")))
        .collect();
    let expected = [(0, "Talks"), (4, "Russia demanded a ceasefire on Tuesday."), (1, "Ukraine demanded a ceasefire.")];
    assert_eq!(since, expected, "through the vandal's version and the revert");
    let csv = text(&history(&[&path, "--format", "csv"]).stdout);
    assert_eq!(csv.lines().count(), 1 + CHANGES.len(), "{csv}");
    for format in ["terminal", "markdown"] {
        let shown = text(&history(&[&path, "--format", format, "--blame"]).stdout);
        assert!(shown.contains("reversed, against → for") && shown.contains("v12.txt"), "{shown}");
        assert!(!shown.contains("Nothing here"), "{shown}");
        assert!(format == "markdown" || shown.contains("from v8.txt until v12.txt"), "{shown}");
    }
}

fn json(args: &[&str]) -> serde_json::Value {
    let output = history(args);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn history(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_standpoint")).arg("history").args(args).output().expect("the binary runs")
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("history").join(name);
    fs::create_dir_all(&path).expect("a folder for the test");
    path
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
