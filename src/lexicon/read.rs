//! Reads one spanned TOML tree: typed keys out of tables, every fault with its place.
//!
//! serde would stop at the first fault and forget most places, so the tree is walked by hand. A [`Reader`] belongs to
//! one file and gathers that file's problems; a [`Table`] is a table whose keys were checked against the ones allowed
//! there. What the keys mean is told in [`super::entries`], one function per section.

use super::load::Source;
use super::model::{OwnKind, PERSON, PartyKind, Phrase, Place};
use super::pattern::{Pattern, PatternError};
use super::problem::{Problem, Wants};
use super::toml_string;
use crate::image::List;
use crate::stance::Words;
use crate::text::{LineIndex, Position};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the tree and its place.
pub(super) type Node<'t> = &'t Spanned<DeValue<'t>>;

/// A table all of whose keys are known ones.
pub(super) struct Table<'t> {
    keys: &'t DeTable<'t>,
    /// Its header, or its braces.
    pub(super) at: Range<usize>,
    /// Required keys that were asked for and not there.
    pub(super) missing: Vec<&'static str>,
}

impl<'t> Table<'t> {
    pub(super) fn get(&self, key: &str) -> Option<Node<'t>> {
        self.keys.get(key)
    }

    /// Those of `keys` that the table has.
    pub(super) fn given(&self, keys: &[&'static str]) -> Vec<&'static str> {
        keys.iter().copied().filter(|&key| self.keys.contains_key(key)).collect()
    }

    /// The keys as written, with their places.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'t str, Range<usize>)> {
        self.keys.iter().map(|(key, _)| (key.get_ref().as_ref(), key.span()))
    }
}

/// A place where a pattern names a set.
pub(super) struct SetUse {
    pub(super) name: String,
    pub(super) at: Range<usize>,
}

/// A place where a party is given a kind of the lexicon's own.
pub(super) struct KindUse {
    pub(super) kind: PartyKind,
    pub(super) at: Range<usize>,
}

/// Reads one file.
pub(super) struct Reader<'s> {
    /// Index of the file.
    pub(super) file: u16,
    source: &'s Source<'s>,
    lines: LineIndex,
    pub(super) problems: Vec<Problem>,
    pub(super) set_uses: Vec<SetUse>,
    pub(super) kind_uses: Vec<KindUse>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(file: u16, source: &'s Source<'s>) -> Self {
        let lines = LineIndex::new(&source.text);
        Self { file, source, lines, problems: Vec::new(), set_uses: Vec::new(), kind_uses: Vec::new() }
    }

    fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.source.text, u32::try_from(offset).unwrap_or(u32::MAX))
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        let Position { line, column } = self.position(offset);
        Place { file: self.file, line, column }
    }

    /// Notes a problem; the caller may add help or a second place to it.
    pub(super) fn fault(&mut self, at: Range<usize>, message: impl Into<String>) -> &mut Problem {
        let Position { line, column } = self.position(at.start);
        self.problems.push(Problem {
            file: self.source.name.clone().into_owned(),
            span: at,
            line,
            column,
            message: message.into(),
            help: None,
            related: None,
            wants: Wants::Nothing,
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// A table with no keys but `allowed`.
    pub(super) fn table<'t>(&mut self, node: Node<'t>, what: &str, allowed: &[&'static str]) -> Option<Table<'t>> {
        let table = self.free_table(node, what)?;
        self.check_keys(&table, what, allowed);
        Some(table)
    }

    /// A table whose keys are names that the file makes up.
    pub(super) fn free_table<'t>(&mut self, node: Node<'t>, what: &str) -> Option<Table<'t>> {
        let keys = node.get_ref().as_table();
        if keys.is_none() {
            self.wrong_type(node, what, "a table");
        }
        keys.map(|keys| Table { keys, at: node.span(), missing: Vec::new() })
    }

    /// The outermost table of a file.
    pub(super) fn root<'t>(&mut self, keys: &'t DeTable<'t>, sections: &[&'static str]) -> Table<'t> {
        let table = Table { keys, at: 0..0, missing: Vec::new() };
        self.check_keys(&table, "a lexicon file", sections);
        table
    }

    fn check_keys(&mut self, table: &Table<'_>, what: &str, allowed: &[&'static str]) {
        for (name, at) in table.entries() {
            if !allowed.contains(&name) {
                let help = did_you_mean(name, allowed.iter().copied())
                    .unwrap_or_else(|| format!("there may be: {}", allowed.join(", ")));
                self.fault(at, format!("unknown key `{name}` in {what}")).help = Some(help);
            }
        }
    }

    /// The tables of an array of tables, as nodes.
    pub(super) fn tables<'t>(&mut self, table: &Table<'t>, key: &str) -> &'t [Spanned<DeValue<'t>>] {
        match table.get(key) {
            None => &[],
            Some(node) => match node.get_ref() {
                DeValue::Array(array) => array,
                _ => {
                    let help = format!("write `[[{key}]]` with double brackets");
                    self.fault(node.span(), format!("`{key}` is no list of tables")).help = Some(help);
                    &[]
                }
            },
        }
    }

    fn wrong_type(&mut self, node: Node<'_>, what: &str, wanted: &str) {
        let found = match node.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let problem = self.fault(node.span(), format!("{what} must be {wanted}, not {found}"));
        problem.help = match wanted {
            "a string" => Some("put it in quotes".to_owned()),
            "a list of strings" => Some("write it as [\"…\", \"…\"]".to_owned()),
            _ => None,
        };
    }

    /// A string, if the key is there.
    pub(super) fn string<'t>(&mut self, table: &Table<'t>, key: &str) -> Option<&'t str> {
        let node = table.get(key)?;
        let string = node.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(node, &format!("`{key}`"), "a string");
        }
        string
    }

    /// An owned string; nothing where it is not given.
    pub(super) fn optional(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        self.string(table, key).map(str::to_owned)
    }

    /// A string that must be there and say something.
    pub(super) fn required(&mut self, table: &mut Table<'_>, key: &'static str) -> String {
        let Some(node) = table.get(key) else {
            table.missing.push(key);
            return String::new();
        };
        let string = self.string(table, key).unwrap_or("");
        if node.get_ref().as_str().is_some_and(|s| s.trim().is_empty()) {
            self.fault(node.span(), format!("`{key}` is empty"));
        }
        string.to_owned()
    }

    /// An id: required, and kebab-case.
    pub(super) fn id(&mut self, table: &mut Table<'_>) -> String {
        let id = self.required(table, "id");
        if let Some(node) = table.get("id") {
            self.kebab(&id, node.span(), "id");
        }
        id
    }

    pub(super) fn kebab(&mut self, id: &str, at: Range<usize>, what: &str) {
        if id.is_empty() || is_kebab(id) {
            return;
        }
        let help = match to_kebab(id) {
            better if better.is_empty() => "use lower-case letters, digits and single hyphens".to_owned(),
            better => format!("use lower-case letters, digits and single hyphens: `{better}`"),
        };
        self.fault(at, format!("`{id}` is no {what}")).help = Some(help);
    }

    /// `true` or `false`; `false` where it is not given.
    pub(super) fn flag(&mut self, table: &Table<'_>, key: &str) -> bool {
        let Some(node) = table.get(key) else { return false };
        node.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(node, &format!("`{key}`"), "true or false");
            false
        })
    }

    /// One of a closed list of words, if the key is there.
    pub(super) fn word<T: Copy>(&mut self, table: &Table<'_>, key: &str, words: &[(&'static str, T)]) -> Option<T> {
        let found = self.string(table, key)?;
        let value = words.iter().find(|(word, _)| *word == found).map(|&(_, value)| value);
        if value.is_none() {
            let all = words.iter().map(|&(word, _)| word);
            let help = did_you_mean(found, all.clone())
                .unwrap_or_else(|| format!("it may be: {}", all.collect::<Vec<_>>().join(", ")));
            let at = table.get(key).map_or(0..0, Spanned::span);
            self.fault(at, format!("`{found}` is no `{key}`")).help = Some(help);
        }
        value
    }

    /// A value of a closed vocabulary, if the key is there.
    pub(super) fn closed<T: Words>(&mut self, table: &Table<'_>, key: &str) -> Option<T> {
        let words: Vec<(&'static str, T)> = T::VALUES.iter().map(|&value| (value.name(), value)).collect();
        self.word(table, key, &words)
    }

    /// A value of a closed vocabulary that must be there.
    pub(super) fn required_closed<T: Words>(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<T> {
        if table.get(key).is_none() {
            table.missing.push(key);
        }
        self.closed(table, key)
    }

    /// The kind of a party, if the key is there: a known one or one of the lexicon's own.
    pub(super) fn kind(&mut self, table: &Table<'_>, key: &str) -> Option<PartyKind> {
        let found = self.string(table, key)?;
        let at = table.get(key).map_or(0..0, Spanned::span);
        if found.is_empty() {
            self.fault(at, format!("`{key}` is empty"));
            return None;
        }
        self.kebab(found, at.clone(), "kind of party");
        let kind = PartyKind::parse(found);
        if kind.is_none() {
            let help = format!("a kind has at most {} letters", OwnKind::LONGEST);
            self.fault(at, format!("`{found}` is too long for a kind")).help = Some(help);
        }
        kind
    }

    /// The kind of a party, which must be there.
    pub(super) fn required_kind(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<PartyKind> {
        if table.get(key).is_none() {
            table.missing.push(key);
        }
        self.kind_with_role(table, key)
    }

    /// The kind of the parties that a frame has as its subject, or `person`.
    pub(super) fn kind_of_subjects(&mut self, table: &Table<'_>, key: &str) -> Option<PartyKind> {
        if table.get(key).and_then(|node| node.get_ref().as_str()) == Some(PERSON) {
            return self.kind(table, key);
        }
        self.kind_with_role(table, key)
    }

    /// A kind; one of the lexicon's own must have a role that stands for it.
    fn kind_with_role(&mut self, table: &Table<'_>, key: &str) -> Option<PartyKind> {
        let kind = self.kind(table, key)?;
        if let (PartyKind::Own(_), Some(node)) = (kind, table.get(key)) {
            self.kind_uses.push(KindUse { kind, at: node.span() });
        }
        Some(kind)
    }

    /// One of a closed list of words that must be there.
    pub(super) fn required_word<T: Copy>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        if table.get(key).is_none() {
            table.missing.push(key);
        }
        self.word(table, key, words)
    }

    /// The strings of a list, with their places. A list that is given must hold something.
    pub(super) fn strings<'t>(&mut self, table: &Table<'t>, key: &str) -> Vec<(&'t str, Range<usize>)> {
        let Some(node) = table.get(key) else { return Vec::new() };
        if node.get_ref().as_array().is_some_and(|a| a.is_empty()) {
            let help = "put a phrase into it, or take the key out".to_owned();
            self.fault(node.span(), format!("`{key}` is empty")).help = Some(help);
        }
        self.list(node, key)
    }

    /// The strings of a list that may be empty.
    pub(super) fn list<'t>(&mut self, node: Node<'t>, key: &str) -> Vec<(&'t str, Range<usize>)> {
        let Some(array) = node.get_ref().as_array() else {
            self.wrong_type(node, &format!("`{key}`"), "a list of strings");
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref().as_str() {
                Some(string) => strings.push((string, item.span())),
                None => self.wrong_type(item, &format!("each of `{key}`"), "a string"),
            }
        }
        strings
    }

    /// A list of phrases.
    pub(super) fn phrases(&mut self, table: &Table<'_>, key: &str) -> List<Phrase> {
        let strings = self.strings(table, key);
        self.parse_all(strings)
    }

    /// A list of phrases that must be there.
    pub(super) fn required_phrases(&mut self, table: &mut Table<'_>, key: &'static str) -> List<Phrase> {
        if table.get(key).is_none() {
            table.missing.push(key);
        }
        self.phrases(table, key)
    }

    /// A phrase that must be there.
    pub(super) fn required_phrase(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Phrase> {
        let Some(node) = table.get(key) else {
            table.missing.push(key);
            return None;
        };
        let string = self.string(table, key)?;
        self.phrase(string, node.span())
    }

    /// A string or a list of strings, for keys that mostly hold one.
    pub(super) fn one_or_more(&mut self, table: &Table<'_>, key: &str) -> Vec<String> {
        match table.get(key).map(Spanned::get_ref) {
            Some(DeValue::String(string)) => vec![string.clone().into_owned()],
            _ => self.strings(table, key).into_iter().map(|(string, _)| string.to_owned()).collect(),
        }
    }

    pub(super) fn parse_all(&mut self, strings: Vec<(&str, Range<usize>)>) -> List<Phrase> {
        strings.into_iter().filter_map(|(string, at)| self.phrase(string, at)).collect()
    }

    /// Parses a phrase; a fault in it is shown inside of the string.
    pub(super) fn phrase(&mut self, string: &str, at: Range<usize>) -> Option<Phrase> {
        match Pattern::parse(string) {
            Ok(pattern) => {
                for (within, name) in pattern.sets() {
                    let at = self.within(&at, &within);
                    self.set_uses.push(SetUse { name: name.to_owned(), at });
                }
                Some(Phrase { place: self.place(at.start), pattern })
            }
            Err(PatternError { at: within, message, help }) => {
                let at = self.within(&at, &within);
                self.fault(at, message).help = Some(help.into_owned());
                None
            }
        }
    }

    /// The bytes of the file that are the bytes `within` of the string written at `at`.
    fn within(&self, at: &Range<usize>, within: &Range<usize>) -> Range<usize> {
        let literal = &self.source.text[at.clone()];
        let start = at.start + toml_string::offset(literal, within.start);
        let end = at.start + toml_string::offset(literal, within.end);
        start..end.max(start)
    }

    /// Reports the required keys that are not there.
    pub(super) fn close(&mut self, table: Table<'_>, what: &str) {
        for key in table.missing {
            self.missing(table.at.clone(), what, key);
        }
    }

    pub(super) fn missing(&mut self, at: Range<usize>, what: &str, key: &str) {
        let help = format!("add `{key} = …` to it");
        let problem = self.fault(at, format!("{what} has no `{key}`"));
        (problem.help, problem.wants) = (Some(help), Wants::Keys);
    }
}

/// "did you mean" the candidate nearest to `word`, if one is near.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let (score, best) = candidates
        .into_iter()
        // the same letters in another order are no slip of the pen: "suriname" for "rusia"
        .filter(|c| strsim::osa_distance(word, c) * 2 <= word.chars().count().max(c.chars().count()))
        .map(|c| (strsim::jaro_winkler(word, c), c))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (score > 0.8).then(|| format!("did you mean `{best}`?"))
}

fn is_kebab(id: &str) -> bool {
    id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// `name` as an id: lower-case letters, digits and single hyphens.
#[must_use]
pub fn to_kebab(id: &str) -> String {
    let folded = crate::text::fold(id).into_owned();
    let parts: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    parts.join("-")
}
