//! The ledger: gold statements missed and false alarms, by linguistic construction and set of articles.
//!
//! People tag each miss, once, with the construction that most stands in the way: `SET.toml` holds the tags of the folder
//! of that name, `constructions.toml` the closed list of constructions. False alarms need no tag: a construction lists the
//! frames it answers for, and the first one that has a frame of the statement's trace is charged. The ledger counts what
//! `eval` compares; it neither scores nor decides anything.

use crate::statement::{Found, Statement, Step};
use crate::text::LineIndex;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

const CONSTRUCTIONS: &str = "constructions.toml";

/// Tags and counts. The rows of `counts` are the constructions and one more for what none of them covers.
#[derive(Debug)]
pub(super) struct Ledger {
    constructions: Vec<Construction>,
    tags: BTreeMap<String, Vec<Tag>>,
    sets: Vec<String>,
    counts: Vec<Vec<Count>>,
    untagged: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Constructions {
    construction: Vec<Construction>,
}

/// A way of wording that the extraction must understand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Construction {
    id: String,
    name: String,
    /// For those who tag; nothing is computed from it.
    #[serde(rename = "example")]
    _example: String,
    #[serde(default)]
    frames: Vec<Frame>,
}

/// What a step of the trace did, or how the holder was found.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
enum Frame {
    Step(Step),
    Found(Found),
}

impl TryFrom<String> for Frame {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        let step = Step::deserialize(word.as_str().into_deserializer()).map(Self::Step);
        let found = || Found::deserialize(word.as_str().into_deserializer()).map(Self::Found);
        step.or_else(|steps: value::Error| found().map_err(|ways: value::Error| format!("{steps}; or {ways}")))
    }
}

impl Frame {
    fn is_of(self, statement: &Statement) -> bool {
        match self {
            Self::Step(step) => statement.factors.iter().any(|f| f.step == step),
            Self::Found(found) => statement.holder == found,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tags {
    #[serde(default)]
    article: Vec<Missed>,
}

/// The misses of one article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Missed {
    file: String,
    missed: Vec<Spanned<Row>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    statement: String,
    evidence: String,
    tag: String,
}

/// A tag as checked: its construction is one of the list.
#[derive(Debug)]
struct Tag {
    article: String,
    statement: String,
    evidence: String,
    construction: usize,
    place: String,
    /// Of the gold statements it means, how many were missed and how many were not.
    missed: usize,
    settled: usize,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    missed: usize,
    wrong: usize,
}

/// A gold statement, as tags name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// The article's path below the folder, without its ending.
    pub article: &'a str,
    /// Party, issue and direction.
    pub statement: &'a str,
    /// The gold evidence.
    pub evidence: &'a str,
}

impl Ledger {
    /// Reads a folder of tags, or tells every fault in it.
    pub(super) fn load(dir: &Path) -> Result<Self, Vec<String>> {
        let (_, constructions): (_, Constructions) = read(&dir.join(CONSTRUCTIONS)).map_err(|e| vec![e])?;
        let mut ledger = Self {
            constructions: constructions.construction,
            tags: BTreeMap::new(),
            sets: Vec::new(),
            counts: Vec::new(),
            untagged: String::new(),
        };
        let mut faults = ledger.twice(dir);
        let mut paths: Vec<_> = std::fs::read_dir(dir)
            .map_err(|e| vec![format!("{}: cannot read: {e}", dir.display())])?
            .filter_map(|entry| entry.ok().map(|e| e.path()))
            .filter(|p| p.extension().is_some_and(|e| e == "toml") && !p.ends_with(CONSTRUCTIONS))
            .collect();
        paths.sort();
        for path in paths {
            match read(&path) {
                Ok((text, tags)) => ledger.check(&path, &text, tags, &mut faults),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(ledger) } else { Err(faults) }
    }

    fn twice(&self, dir: &Path) -> Vec<String> {
        let file = dir.join(CONSTRUCTIONS);
        let again = |i: usize| self.constructions[..i].iter().any(|c| c.id == self.constructions[i].id);
        (0..self.constructions.len())
            .filter(|&i| again(i))
            .map(|i| format!("{}: two constructions have the id `{}`", file.display(), self.constructions[i].id))
            .collect()
    }

    fn check(&mut self, path: &Path, text: &str, tags: Tags, faults: &mut Vec<String>) {
        let lines = LineIndex::new(text);
        let mut out: Vec<Tag> = Vec::new();
        for (file, row) in tags.article.into_iter().flat_map(|a| a.missed.into_iter().map(move |m| (a.file.clone(), m)))
        {
            let line = lines.position(text, offset(row.span().start)).line;
            let place = format!("{}:{line}", path.display());
            let Row { statement, evidence, tag } = row.into_inner();
            let twin = |t: &&Tag| t.article == file && t.statement == statement && t.evidence == evidence;
            if let Some(first) = out.iter().find(twin) {
                faults.push(format!("{place}: the same statement is tagged at {}", first.place));
            }
            match self.constructions.iter().position(|c| c.id == tag) {
                Some(construction) => {
                    out.push(Tag { article: file, statement, evidence, construction, place, missed: 0, settled: 0 });
                }
                None => faults.push(format!("{place}: `{tag}` is no construction of {CONSTRUCTIONS}")),
            }
        }
        self.tags.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), out);
    }

    /// What follows comes from the folder `dir`: its name is the set's.
    pub(super) fn enter(&mut self, dir: &Path) {
        let path = dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf());
        self.sets.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        self.counts.push(vec![Count::default(); self.constructions.len() + 1]);
    }

    /// A gold statement that was found, or whose absence counts for nothing.
    pub(super) fn settled(&mut self, case: Case<'_>) {
        self.tagged(case, |tag| tag.settled += 1);
    }

    /// A gold statement that was missed; `shown` is how a reader finds it.
    pub(super) fn missed(&mut self, case: Case<'_>, shown: &str) {
        let row = self.tagged(case, |tag| tag.missed += 1).unwrap_or_else(|| {
            self.untagged.push_str(&format!("  {shown}\n"));
            self.constructions.len()
        });
        self.charge(row).missed += 1;
    }

    /// A statement that the gold does not have.
    pub(super) fn wrong(&mut self, statement: &Statement) {
        let mine = |c: &Construction| c.frames.iter().any(|f| f.is_of(statement));
        let row = self.constructions.iter().position(mine).unwrap_or(self.constructions.len());
        self.charge(row).wrong += 1;
    }

    /// Marks all tags that mean the statement, and names the construction of the first.
    fn tagged(&mut self, case: Case<'_>, mark: impl Fn(&mut Tag)) -> Option<usize> {
        let set = self.sets.last()?;
        let mut construction = None;
        for tag in self.tags.get_mut(set)?.iter_mut().filter(|tag| tag.means(case)) {
            mark(tag);
            construction.get_or_insert(tag.construction);
        }
        construction
    }

    fn charge(&mut self, row: usize) -> &mut Count {
        let set = self.counts.len() - 1;
        &mut self.counts[set][row]
    }

    /// Tags of the sets compared that mean no statement of the gold.
    pub(super) fn faults(&self) -> Vec<String> {
        self.entered()
            .filter(|tag| tag.missed + tag.settled == 0)
            .map(|tag| {
                format!(
                    "{}: the gold of {} has no statement `{}` whose evidence begins “{}”",
                    tag.place, tag.article, tag.statement, tag.evidence
                )
            })
            .collect()
    }

    fn entered(&self) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(|(set, _)| self.sets.contains(set)).flat_map(|(_, tags)| tags)
    }

    /// The table in Markdown, what is untagged, and how many tags no longer apply.
    pub(super) fn report(&self) -> String {
        let mut out = format!(
            "\n| missed + false alarms | {} | all |\n|:--|{}\n",
            self.sets.join(" | "),
            "--:|".repeat(self.sets.len() + 1)
        );
        let mut rows: Vec<usize> = (0..=self.constructions.len()).filter(|&row| !self.sum(row).is_empty()).collect();
        // the sort is stable: of equals the first in the file stands first
        rows.sort_by_key(|&row| {
            let Count { missed, wrong } = self.sum(row);
            (row == self.constructions.len(), std::cmp::Reverse(missed + wrong), std::cmp::Reverse(missed))
        });
        for row in rows {
            let name = self.constructions.get(row).map_or("(untagged)", |c| &c.name);
            out.push_str(&self.line(name, |set| set[row]));
        }
        out.push_str(&self.line("**all**", |set| set.iter().copied().fold(Count::default(), Count::plus)));
        let untagged = if self.untagged.is_empty() { " none\n" } else { &format!("\n{}", self.untagged) };
        out.push_str(&format!("\nuntagged misses:{untagged}"));
        let settled = self.entered().filter(|tag| tag.missed == 0 && tag.settled > 0).count();
        out.push_str(&format!("tags of statements that are found by now: {settled}\n"));
        let absent: Vec<&str> = self.tags.keys().filter(|set| !self.sets.contains(set)).map(String::as_str).collect();
        if !absent.is_empty() {
            out.push_str(&format!("sets with tags that were not compared: {}\n", absent.join(", ")));
        }
        out
    }

    fn line(&self, name: &str, count: impl Fn(&[Count]) -> Count) -> String {
        let sets: Vec<Count> = self.counts.iter().map(|set| count(set)).collect();
        let all = sets.iter().copied().fold(Count::default(), Count::plus);
        let cells: Vec<String> = sets.into_iter().chain([all]).map(Count::show).collect();
        format!("| {name} | {} |\n", cells.join(" | "))
    }

    fn sum(&self, row: usize) -> Count {
        self.counts.iter().map(|set| set[row]).fold(Count::default(), Count::plus)
    }
}

impl Tag {
    fn means(&self, case: Case<'_>) -> bool {
        self.article == case.article
            && self.statement == case.statement
            && case.evidence.starts_with(self.evidence.as_str())
    }
}

impl Count {
    const fn is_empty(self) -> bool {
        self.missed + self.wrong == 0
    }

    const fn plus(self, other: Self) -> Self {
        Self { missed: self.missed + other.missed, wrong: self.wrong + other.wrong }
    }

    fn show(self) -> String {
        match (self.missed, self.wrong) {
            (0, 0) => String::new(),
            (missed, 0) => missed.to_string(),
            (missed, wrong) => format!("{missed} + {wrong}"),
        }
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<(String, T), String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: cannot read: {e}", path.display()))?;
    match toml::from_str(&text) {
        Ok(value) => Ok((text, value)),
        Err(fault) => {
            let at = offset(fault.span().map_or(0, |s| s.start));
            let line = LineIndex::new(&text).position(&text, at).line;
            Err(format!("{}:{line}: {}", path.display(), fault.message()))
        }
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
