//! The bundled lexicon files are in one form: lists sorted, without repetition, filled to one width; keys, headers and
//! parties in order. `UPDATE_LEXICONS=1 cargo test --test canonical` writes them so.
//!
//! What a list means does not hang on its order, so the order can be the reader's: by the words, as in a dictionary.
//! Two kinds of list are in the order that their makers gave them: what an example expects, in the order of its text
//! (`expect`), and entries (parties are by id, all others stand by their sense: people by office, the last in office
//! first; cues by act; the phrases of an issue from the plainest to the rarest).

use standpoint::bundled;
use standpoint::text::fold;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Columns of a line; a longer string stands alone.
const WIDTH: usize = 120;
/// Lists in the order of their makers.
const AS_WRITTEN: [&str; 1] = ["expect"];

#[test]
fn bundled_files_are_canonical() {
    let update = std::env::var_os("UPDATE_LEXICONS").is_some_and(|v| v == "1");
    let mut faults = Vec::new();
    for (name, text) in bundled::files() {
        let better = canonical(text);
        if update && better != *text {
            std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(name), &better).expect("a file");
        }
        let lines = text.lines().zip(better.lines()).enumerate();
        let first = lines.into_iter().find(|(_, (is, should))| is != should);
        if let Some((line, (is, should))) = first {
            faults.push(format!("lexicons/{name}:{}:\n  is      {is}\n  and not {should}", line + 1));
        } else if better != *text {
            faults.push(format!("lexicons/{name}: ends otherwise than with one line break"));
        }
        order(name, text, &mut faults);
    }
    assert!(
        faults.is_empty(),
        "{}\nUPDATE_LEXICONS=1 cargo test --test canonical mends lists and white space",
        faults.join("\n")
    );
}

/// The rules by themselves, for whoever changes them.
#[test]
fn what_canonical_means() {
    let long = "\"a rather long phrase of many words that takes up some room\"";
    for (is, should) in [
        // by the words: marks and capitals aside
        (
            r#"match = ["truce", "=halt", "(full|Complete) stop", "Armistice"]"#,
            r#"match = ["Armistice", "(full|Complete) stop", "=halt", "truce"]"#,
        ),
        (r#"names = ["Zürich", "Évian", "Évian", "Foo"]"#, r#"names = ["Évian", "Foo", "Zürich"]"#),
        (r#"expect = ["b", "a"]"#, r#"expect = ["b", "a"]"#),
        // one line where there is room
        ("match = [\n  \"b\",\n  \"a\",\n]", r#"match = ["a", "b"]"#),
        (r#"person = [{ name = "X", aliases = ["Y","W"] }]"#, r#"person = [{ name = "X", aliases = ["W", "Y"] }]"#),
        // a comment on a line of its own begins a list of its own; one behind a phrase stays with it
        (
            "match = [\n  # first\n  \"c\",  # why c\n  \"b\",\n  # second\n  \"a\",\n]",
            "match = [\n    # first\n    \"b\",\n    \"c\",  # why c\n    # second\n    \"a\",\n]",
        ),
        ("id = \"a\"  \nname\t= \"A\"\n\n\n\nkind  =  \"b\"", "id = \"a\"\nname = \"A\"\n\n\nkind = \"b\""),
        ("person = [\n  # first\n  { name = \"A\" },\n]", "person = [\n    # first\n    { name = \"A\" },\n]"),
        ("match = [ 'b', \"a\" ]  # why", "match = [\"a\", \"b\"]  # why"),
    ] {
        assert_eq!(canonical(&format!("{is}\n\n\n")), format!("{should}\n"));
    }
    let wide = canonical(&format!("match = [{long}, \"b\", \"c\", {}]\n", long.replace("\"a r", "\"d r")));
    let should = format!("match = [\n    {long}, \"b\", \"c\",\n    {},\n]\n", long.replace("\"a r", "\"d r"));
    assert_eq!(wide, should);
}

fn canonical(text: &str) -> String {
    let table = DeTable::parse(text).expect("TOML");
    let mut lists = Vec::new();
    table.get_ref().iter().for_each(|(key, value)| find(key.get_ref(), value, &mut lists));
    lists.sort_by_key(|list| list.at.start);
    let (mut out, mut from) = (String::new(), 0);
    for list in lists {
        out.push_str(&lines(&text[from..list.at.start]));
        out.push_str(&list.written(text));
        from = list.at.end;
    }
    out.push_str(&lines(&text[from..]));
    format!("{}\n", out.trim_end())
}

/// A list of strings.
struct List {
    at: Range<usize>,
    strings: Vec<(String, Range<usize>)>,
    sorted: bool,
}

/// What stands between two lines of comment.
#[derive(Default)]
struct Group<'t> {
    heads: Vec<&'t str>,
    /// Each with the comment behind it.
    strings: Vec<(&'t str, Option<&'t str>)>,
}

fn find(key: &str, value: &Spanned<DeValue<'_>>, lists: &mut Vec<List>) {
    match value.get_ref() {
        DeValue::Table(table) => table.iter().for_each(|(key, value)| find(key.get_ref(), value, lists)),
        DeValue::Array(array) => {
            let string = |v: &Spanned<DeValue<'_>>| Some((v.get_ref().as_str()?.to_owned(), v.span()));
            let strings: Vec<_> = array.iter().filter_map(string).collect();
            if strings.is_empty() {
                array.iter().for_each(|value| find(key, value, lists));
            } else {
                lists.push(List { at: value.span(), strings, sorted: !AS_WRITTEN.contains(&key) });
            }
        }
        _ => {}
    }
}

impl List {
    fn written(&self, text: &str) -> String {
        let mut groups = vec![Group::default()];
        let mut from = self.at.start + 1;
        for (string, at) in &self.strings {
            comments(&text[from..at.start], &mut groups);
            groups.last_mut().expect("a group").strings.push((string, None));
            from = at.end;
        }
        comments(&text[from..self.at.end - 1], &mut groups);
        for group in &mut groups {
            if self.sorted {
                group.strings.sort_by_key(|(string, _)| (by_words(string), *string));
                group.strings.dedup_by(|a, b| a.0 == b.0);
            }
        }
        let bare = groups.iter().all(|g| g.heads.is_empty() && g.strings.iter().all(|(_, why)| why.is_none()));
        let start = text[..self.at.start].rfind('\n').map_or(0, |line| line + 1);
        let before = text[start..self.at.start].chars().count();
        let inner: Vec<String> = groups.iter().flat_map(|g| &g.strings).map(|(string, _)| quoted(string)).collect();
        let line = format!("[{}]", inner.join(", "));
        let within = text[start..self.at.start].contains('{');
        if bare && (within || before + line.chars().count() <= WIDTH) {
            return line;
        }
        let mut out = "[\n".to_owned();
        for Group { heads, strings } in groups {
            heads.iter().for_each(|head| {
                let _ = writeln!(out, "    {head}");
            });
            fill(&strings, &mut out);
        }
        out + "]"
    }
}

fn fill(group: &[(&str, Option<&str>)], out: &mut String) {
    let mut line = String::new();
    for (string, why) in group {
        let word = format!("{},", quoted(string));
        if !line.is_empty() && (why.is_some() || 5 + line.chars().count() + word.chars().count() > WIDTH) {
            let _ = writeln!(out, "    {}", std::mem::take(&mut line));
        }
        if let Some(why) = why {
            let _ = writeln!(out, "    {word}  {why}");
        } else {
            line = if line.is_empty() { word } else { format!("{line} {word}") };
        }
    }
    if !line.is_empty() {
        let _ = writeln!(out, "    {line}");
    }
}

/// The comments between two strings: behind the first on its line, or on lines of their own.
fn comments<'t>(between: &'t str, groups: &mut Vec<Group<'t>>) {
    for (number, line) in between.lines().enumerate() {
        let Some(comment) = line.find('#').map(|at| line[at..].trim_end()) else { continue };
        let last = groups.last_mut().expect("a group");
        match last.strings.last_mut() {
            Some((_, why)) if number == 0 => *why = Some(comment),
            Some(_) => groups.push(Group { heads: vec![comment], strings: Vec::new() }),
            None => last.heads.push(comment),
        }
    }
}

/// As in a dictionary: marks before the first word, capitals and accents aside.
fn by_words(phrase: &str) -> String {
    fold(phrase.trim_start_matches(['=', '(', '[', '<', '@'])).into_owned()
}

fn quoted(string: &str) -> String {
    format!("\"{}\"", string.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text outside of lists: single spaces around `=`, no tabs, none at the end, at most two empty lines.
fn lines(text: &str) -> String {
    let mut out = String::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let ends = line.ends_with('\n');
        let bare = if ends { line.trim_end() } else { line };
        match bare.split_once('=') {
            Some((key, value)) if is_key(key) => {
                let open = value.trim().is_empty();
                let _ = write!(out, "{} = {}", key.trim(), if open { "" } else { value.trim_start() });
            }
            // the first line stands behind a list
            _ if number > 0 && bare.starts_with(' ') && bare.trim_start().starts_with(['{', '#']) => {
                let _ = write!(out, "    {}", bare.trim_start());
            }
            _ => out.push_str(bare),
        }
        if ends {
            out.push('\n');
        }
        if out.ends_with("\n\n\n\n") {
            out.pop();
        }
    }
    out
}

fn is_key(text: &str) -> bool {
    let name = text.trim();
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'))
}

/// Whole headers, and parties by id.
fn order(name: &str, text: &str, faults: &mut Vec<String>) {
    let table: toml::Table = text.parse().expect("TOML");
    let header = table.get("lexicon").and_then(toml::Value::as_table).expect("a header");
    for key in ["id", "name", "language", "version", "description", "license"] {
        if !header.contains_key(key) {
            faults.push(format!("lexicons/{name}: the header has no `{key}`"));
        }
    }
    let parties = table.get("party").and_then(toml::Value::as_array);
    let ids: Vec<&str> = parties.into_iter().flatten().filter_map(|p| p.get("id")?.as_str()).collect();
    for pair in ids.windows(2).filter(|pair| pair[0] >= pair[1]) {
        faults.push(format!("lexicons/{name}: party `{}` belongs before `{}`", pair[1], pair[0]));
    }
}
