//! The passages of this folder, written out as articles with their gold files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The passages whose number has that rest by two, in a folder of the build's.
pub fn written(rest: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("passages-{rest}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the passages can be made");
    fs::copy(root.join("tests/articles-46/corpus.toml"), folder.join("corpus.toml")).expect("corpus.toml is there");
    let mut count = 0;
    for file in fs::read_dir(root.join("tests/passages")).expect("tests/passages is there") {
        let path = file.expect("an entry of tests/passages").path();
        let issue = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "md") && issue != "README" {
            let text = fs::read_to_string(&path).expect("a file of passages can be read");
            count += write_passages(&folder, issue, &text, rest);
        }
    }
    assert_eq!(count, 600, "half of the passages");
    folder
}

/// Writes the passages of one file whose number has that rest by two as articles with their gold files; how many they are.
fn write_passages(folder: &Path, issue: &str, text: &str, rest: usize) -> usize {
    let passages = text.split("## ").skip(1).filter_map(|p| p.split_once('\n'));
    let mut count = 0;
    for (number, body) in passages {
        let number: usize = number.trim().parse().unwrap_or_else(|_| panic!("{issue}: no number: {number}"));
        if number % 2 != rest {
            continue;
        }
        count += 1;
        let (coded, lines): (Vec<&str>, Vec<&str>) =
            body.lines().filter(|l| !l.trim().is_empty()).partition(|l| *l == "- none" || is_coded(l));
        let passage = lines.join("\n\n");
        let gold: String = coded.iter().filter(|l| is_coded(l)).map(|l| statement(l, &passage)).collect();
        let name = folder.join(format!("{issue}-{number:02}"));
        fs::write(name.with_extension("txt"), passage + "\n").expect("a passage can be written");
        fs::write(name.with_extension("gold.toml"), gold).expect("its gold file can be written");
    }
    count
}

fn is_coded(line: &str) -> bool {
    line.starts_with("- ") && line.contains(" | ")
}

/// One line of a passage as a statement of a gold file, with the whole passage for evidence.
fn statement(line: &str, passage: &str) -> String {
    let mut fields = line[2..].split(" | ").map(str::trim);
    let mut field = || fields.next().unwrap_or_default();
    let (party, issue, direction, act) = (field(), field(), field(), field());
    let mut out = format!(
        "[[statement]]\nparty = {party:?}\nissue = {issue:?}\ndirection = {direction:?}\nact = {act:?}\nevidence = {}\n",
        toml::Value::from(passage)
    );
    for more in fields {
        match more.strip_prefix("by ") {
            Some(reporter) => writeln!(out, "reported_by = {:?}", reporter.trim()).expect("a string grows"),
            None => out.push_str("optional = true\n"),
        }
    }
    out + "\n"
}
