//! Dictionaries of categories: LIWC's `.dic`, and the YAML of quanteda.
//!
//! ```text
//! %                      demands:              # YAML: categories nest, and hold words or lists of words
//! 1   demand               hard: [insist, "demand*"]
//! 2   reject               soft:
//! %                          - request
//! insist   1
//! demand*  1 2
//! ```
//!
//! A category becomes a set of words, a party or an issue. Both formats match by globs, which our phrases do not have: `*`
//! behind a word that English has becomes the forms of that word, any other glob is reported.

use super::{Import, write};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::to_kebab;
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a category becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// A set of words, for use in phrases.
    Sets,
    /// An issue with placeholders for its proposition and labels.
    Issues,
    /// A party, whose names the words are.
    Parties,
}

/// A category and its entries.
struct Category {
    name: Vec<String>,
    entries: Vec<Entry>,
}

struct Entry {
    line: usize,
    text: String,
}

/// Which forms English has of a word: as a verb, as a noun.
pub type Known<'k> = &'k dyn Fn(&str) -> (bool, bool);

/// Turns a LIWC dictionary into a lexicon.
///
/// # Errors
/// Where the text is none: what is wrong, with its line.
pub fn liwc(file: &str, text: &str, to: As, known: Known<'_>) -> Result<Import, String> {
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let mut import = Import::default();
    if lines.by_ref().find(|(_, line)| !line.is_empty()).is_none_or(|(_, line)| line != "%") {
        return Err(format!("{file}: is no LIWC dictionary: its first line is not `%`"));
    }
    let mut categories: BTreeMap<String, Category> = BTreeMap::new();
    let mut order = Vec::new();
    for (line, text) in lines.by_ref().take_while(|(_, line)| *line != "%") {
        let Some((id, name)) = text.split_once(char::is_whitespace).filter(|(id, _)| is_number(id)) else {
            if !text.is_empty() {
                import.remark(line, text, "is no category; a category is a number and a name");
            }
            continue;
        };
        order.push(id.to_owned());
        categories.insert(id.to_owned(), Category { name: vec![name.trim().to_owned()], entries: Vec::new() });
    }
    for (line, text) in lines.filter(|(_, line)| !line.is_empty()) {
        let (words, ids) = words_and_ids(text);
        if ids.is_empty() {
            import.refuse(line, text, "has no category");
        }
        for id in ids {
            match categories.get_mut(id) {
                Some(category) => category.entries.push(Entry { line, text: words.clone() }),
                None => import.refuse(line, text, format!("there is no category `{id}`")),
            }
        }
    }
    let categories = order.iter().filter_map(|id| categories.remove(id)).collect();
    Ok(rendered(file, categories, to, known, import))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// The words before the category numbers, and the numbers.
fn words_and_ids(line: &str) -> (String, Vec<&str>) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let from = words.iter().rposition(|w| !is_number(w)).map_or(0, |at| at + 1);
    (words[..from].join(" "), words[from..].to_vec())
}

/// Turns a dictionary in YAML, as quanteda writes it, into a lexicon.
///
/// # Errors
/// Where the text is no YAML, or holds no categories.
pub fn yaml(file: &str, text: &str, to: As, known: Known<'_>) -> Result<Import, String> {
    let documents = MarkedYaml::load_from_str(text).map_err(|error| {
        let at = error.marker();
        format!("{file}:{}:{}: no valid YAML: {}", at.line(), at.col() + 1, error.info())
    })?;
    let mut categories = Vec::new();
    let mut import = Import::default();
    for document in &documents {
        if !matches!(document.data, YamlData::Mapping(_)) {
            return Err(format!("{file}: holds no categories; a dictionary is written `category: [word, word]`"));
        }
        gather(document, &mut Vec::new(), &mut categories, &mut import);
    }
    Ok(rendered(file, categories, to, known, import))
}

fn gather(node: &MarkedYaml<'_>, path: &mut Vec<String>, out: &mut Vec<Category>, import: &mut Import) {
    match &node.data {
        YamlData::Mapping(map) => {
            for (key, value) in map {
                path.push(scalar(key).unwrap_or_default());
                gather(value, path, out, import);
                path.pop();
            }
        }
        YamlData::Sequence(list) => {
            for value in list {
                if matches!(value.data, YamlData::Mapping(_)) {
                    gather(value, path, out, import);
                } else {
                    leaf(value, path, out, import);
                }
            }
        }
        _ => leaf(node, path, out, import),
    }
}

fn leaf(node: &MarkedYaml<'_>, path: &[String], out: &mut Vec<Category>, import: &mut Import) {
    let line = node.span.start.line();
    let Some(text) = scalar(node) else {
        return import.refuse(line, &path.join("."), "is no word");
    };
    let entry = Entry { line, text };
    match out.iter_mut().find(|c| c.name == path) {
        Some(category) => category.entries.push(entry),
        None => out.push(Category { name: path.to_vec(), entries: vec![entry] }),
    }
}

fn scalar(node: &MarkedYaml<'_>) -> Option<String> {
    match &node.data {
        YamlData::Value(Scalar::String(text)) => Some(text.clone().into_owned()),
        YamlData::Value(Scalar::Integer(number)) => Some(number.to_string()),
        YamlData::Value(Scalar::Boolean(value)) => Some(value.to_string()),
        YamlData::Value(Scalar::FloatingPoint(number)) => Some(number.to_string()),
        _ => None,
    }
}

fn rendered(file: &str, categories: Vec<Category>, to: As, known: Known<'_>, mut import: Import) -> Import {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let comment = format!("From {stem} by `standpoint lexicon import`.");
    let bare = stem.rsplit_once('.').map_or(stem, |(bare, _)| bare);
    let mut out = write::header(&comment, &to_kebab(bare), stem);
    if to == As::Sets {
        out.push_str("\n[sets]\n");
    }
    let mut ids: Vec<String> = Vec::new();
    for category in categories {
        let mut id = to_kebab(&category.name.join("-"));
        if id.is_empty() {
            id = "words".to_owned();
        }
        while ids.contains(&id) {
            id.push_str("-2");
        }
        let mut phrases: Vec<String> = Vec::new();
        for entry in &category.entries {
            if let Some(phrase) = phrase(entry, to, known, &mut import)
                && !phrases.contains(&phrase)
            {
                phrases.push(phrase);
            }
        }
        if !phrases.is_empty() {
            one(&mut out, &id, &category.name.join(": "), &phrases, to);
            ids.push(id);
        }
    }
    import.reports.sort_by_key(|r| r.line);
    import.toml = out;
    import
}

fn one(out: &mut String, id: &str, name: &str, phrases: &[String], to: As) {
    match to {
        As::Sets => write::list(out, id, phrases),
        As::Parties => {
            let name = write::quoted(name);
            let _ = write!(out, "\n[[party]]\nid = {}\nname = {name}\nkind = \"organisation\"\n", write::quoted(id));
            write::list(out, "names", phrases);
        }
        As::Issues => {
            let _ = write!(
                out,
                "\n[[issue]]\nid = {}\nname = {}\nproposition = \"TODO: a sentence that one can be for or against\"\n\
                 labels = {{ for = \"TODO\", against = \"TODO\" }}\n[[issue.phrase]]\nside = \"for\"\nkind = \"topic\"\n",
                write::quoted(id),
                write::quoted(name)
            );
            write::list(out, "match", phrases);
        }
    }
}

/// An entry as a phrase of ours.
fn phrase(entry: &Entry, to: As, known: Known<'_>, import: &mut Import) -> Option<String> {
    let text = entry.text.replace('_', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match text.strip_suffix('*') {
        Some(stem) if !stem.contains(['*', '?']) => {
            let last = stem.rsplit(' ').next().unwrap_or(stem);
            let forms = match (to, known(last)) {
                (As::Parties, _) | (_, (false, false)) => {
                    let why = "a phrase has no `*`, and this is no English word without it: write out the words meant";
                    import.refuse(entry.line, &entry.text, why);
                    return None;
                }
                (_, (true, true)) => format!("({last}~v|{last}~n)"),
                (_, (true, false)) => format!("{last}~v"),
                (_, (false, true)) => format!("{last}~n"),
            };
            let phrase = format!("{}{forms}", &stem[..stem.len() - last.len()]);
            import.remark(
                entry.line,
                &entry.text,
                format!("became `{phrase}`: the forms of the word, not all that begins so"),
            );
            phrase
        }
        _ if text.contains(['*', '?']) => {
            import.refuse(entry.line, &entry.text, "a phrase has no `*` and no `?`: write out the words meant");
            return None;
        }
        _ => text,
    };
    match Pattern::parse(&text) {
        Ok(_) => {
            import.carry();
            Some(text)
        }
        Err(fault) => {
            import.refuse(entry.line, &entry.text, fault.message);
            None
        }
    }
}
