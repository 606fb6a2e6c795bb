//! From the texts of lexicon files to one [`Lexicon`], or to every fault in them.
//!
//! Each file is read on its own first. Where one is no TOML, the rest of it is still read, merged and checked; only what
//! would be a fault for want of the lost part is not told: a single missing quote would make a crowd of "unknown" ones.

use super::entries::{self, Draft, ExampleDraft, Removal, SetDraft};
use super::form::LexiconFile;
use super::model::{Cue, File, Issue, Lexicon, Modifier, Party, Role, WordClass};
use super::problem::{Faults, Problem};
use super::read::{KindUse, Node, Reader, SetUse, Table};
use super::salvage::{Salvage, salvage};
use super::settings::{self, DecisionDraft, Settings};
use super::{check, merge};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use toml::de::DeTable;

/// A lexicon file that somebody else has read.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// As shown in messages: a path, or `bundled:core/cues.toml`.
    pub name: Cow<'a, str>,
    /// Its text.
    pub text: Cow<'a, str>,
    /// Whether it comes with the program. Other files may extend what these define without saying so.
    pub bundled: bool,
}

impl<'a> Source<'a> {
    /// A file of the user's.
    pub fn user(name: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), text: text.into(), bundled: false }
    }
}

/// What one file holds, before the merge.
pub(super) struct Parts {
    pub(super) bundled: bool,
    pub(super) header: File,
    pub(super) removal: Removal,
    pub(super) sets: Vec<SetDraft>,
    pub(super) set_uses: Vec<SetUse>,
    pub(super) kind_uses: Vec<KindUse>,
    pub(super) parties: Vec<Draft<Party>>,
    pub(super) roles: Vec<Draft<Role>>,
    pub(super) issues: Vec<Draft<Issue>>,
    pub(super) cues: Vec<Draft<Cue>>,
    pub(super) modifiers: Vec<Draft<Modifier>>,
    pub(super) grammar: Vec<WordClass>,
    pub(super) examples: Vec<ExampleDraft>,
    pub(super) decisions: Vec<DecisionDraft>,
    pub(super) settings: Option<Settings>,
}

/// Reads, merges and checks lexicon files, in this order of precedence: later ones extend or override.
///
/// Entries merge by id. An entry of a user's file extends a bundled one of the same id: its phrases are appended, its
/// other keys override. `replace = true` puts it in the other's place. Between files of the same rank, an id is
/// defined once, unless the second says `extend = true` or `replace = true`. `[lexicon] remove = { cues = ["…"] }`
/// takes entries of earlier files out. A set that a user's file gives again gets longer.
///
/// A bundled example that names a party or an issue not in force (`--domain none`) is left out.
///
/// # Errors
/// Every fault in the files, in their order.
pub fn load(sources: &[Source<'_>]) -> Result<Lexicon, Vec<Problem>> {
    let Examined { rest, problems, .. } = examine(sources);
    if problems.is_empty() { Ok(rest) } else { Err(problems) }
}

/// Lexicon files with every fault that can be told before their phrases are tried.
#[derive(Debug)]
pub struct Examined {
    /// What can be compiled of them, for further checks. With problems it is no lexicon to read articles by.
    pub rest: Lexicon,
    /// Every fault, in the order of the files and of the places in them.
    pub problems: Vec<Problem>,
    /// Whether all files are TOML all through. Else what names an entry that may stand in a lost part was left unchecked.
    pub whole: bool,
}

/// As [`load()`], but what is sound is given beside the faults.
#[must_use]
pub fn examine(sources: &[Source<'_>]) -> Examined {
    let mut faults = Faults::new(sources);
    let mut files = Vec::with_capacity(sources.len());
    for mut file in read_all(sources) {
        faults.problems.append(&mut file.problems);
        faults.broken.push(file.broken);
        files.push(file.parts);
    }
    let (mut rest, loose) = merge::merge(files, &mut faults);
    check::check(&mut rest, loose, &mut faults);
    let whole = faults.whole();
    Examined { rest, problems: faults.sorted(), whole }
}

/// The `[settings]` of a file, if it has them.
///
/// # Errors
/// The faults in them; the rest of the file is for [`load()`].
pub fn read_settings(source: &Source<'_>) -> Result<Option<Settings>, Vec<Problem>> {
    let mut reader = Reader::new(0, source);
    let (tree, errors) = DeTable::parse_recoverable(&source.text);
    if !errors.is_empty() {
        return Err(examine(std::slice::from_ref(source)).problems);
    }
    let found = tree.get_ref().get("settings").and_then(|node| settings::settings(&mut reader, node));
    if reader.problems.is_empty() { Ok(found) } else { Err(reader.problems) }
}

/// A file read on its own.
struct FileRead {
    parts: Parts,
    problems: Vec<Problem>,
    /// Where it is no TOML: the sections of which something is lost.
    broken: Vec<Range<usize>>,
}

/// Below this, starting threads costs more than it saves.
const BYTES_PER_THREAD: usize = 32 * 1024;
/// More threads than this gain nothing on a few hundred KiB.
const MAX_THREADS: usize = 4;

/// Reads the files, in order, on a few threads: reading is most of the start-up time, and files do not know each other.
fn read_all(sources: &[Source<'_>]) -> Vec<FileRead> {
    let bytes: usize = sources.iter().map(|s| s.text.len()).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = (bytes / BYTES_PER_THREAD).min(cores).clamp(1, MAX_THREADS);
    if threads == 1 {
        return sources.iter().enumerate().map(|(index, source)| read(index, source)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&index| index < sources.len());
        std::iter::from_fn(take).map(|index| (index, read(index, &sources[index]))).collect::<Vec<_>>()
    };
    let mut read = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut read = work();
        read.extend(
            others.into_iter().flat_map(|thread| thread.join().expect("reading a lexicon file does not panic")),
        );
        read
    });
    read.sort_unstable_by_key(|(index, _)| *index);
    read.into_iter().map(|(_, file)| file).collect()
}

fn read(index: usize, source: &Source<'_>) -> FileRead {
    let mut reader = Reader::new(u16::try_from(index).unwrap_or(u16::MAX), source);
    let (tree, errors) = DeTable::parse_recoverable(&source.text);
    let (parts, broken) = match errors.is_empty() {
        true => (parts(&mut reader, tree.get_ref(), source), Vec::new()),
        false => remnants(&mut reader, source),
    };
    FileRead { parts, problems: reader.problems, broken }
}

/// What a text holds that is no TOML all through, and where not; its faults go to the reader.
fn remnants(reader: &mut Reader<'_>, source: &Source<'_>) -> (Parts, Vec<Range<usize>>) {
    let Salvage { text, faults, broken } = salvage(&source.text);
    for (at, message) in faults {
        let (message, help) = reword(&message, &source.text, &at);
        reader.fault(at, message).help = help;
    }
    let (tree, _) = DeTable::parse_recoverable(&text);
    (parts(reader, tree.get_ref(), source), broken)
}

fn parts(r: &mut Reader<'_>, tree: &DeTable<'_>, source: &Source<'_>) -> Parts {
    let root = r.root(tree, LexiconFile::KEYS);
    let (header, removal) = entries::header(r, root.get("lexicon"), &source.name);
    Parts {
        bundled: source.bundled,
        header,
        removal,
        sets: root.get("sets").map(|node| entries::sets(r, node)).unwrap_or_default(),
        parties: section(r, &root, "party", entries::party),
        roles: section(r, &root, "role", entries::role),
        issues: section(r, &root, "issue", entries::issue),
        cues: section(r, &root, "cue", entries::cue),
        modifiers: section(r, &root, "modifier", entries::modifier),
        grammar: section(r, &root, "grammar", entries::word_class),
        examples: section(r, &root, "example", entries::example),
        decisions: section(r, &root, "decision", settings::decision),
        settings: root.get("settings").and_then(|node| settings::settings(r, node)),
        set_uses: std::mem::take(&mut r.set_uses),
        kind_uses: std::mem::take(&mut r.kind_uses),
    }
}

fn section<'t, 's, T>(
    r: &mut Reader<'s>,
    root: &Table<'t>,
    key: &str,
    read: impl Fn(&mut Reader<'s>, Node<'t>) -> Option<T>,
) -> Vec<T> {
    r.tables(root, key).iter().filter_map(|node| read(r, node)).collect()
}

/// The TOML parser's commonest messages, for readers who have never seen TOML.
fn reword(message: &str, text: &str, at: &Range<usize>) -> (String, Option<String>) {
    let there = text.get(at.clone()).unwrap_or("");
    let help = if message.starts_with("duplicate key") {
        Some(format!("`{there}` is given twice here; put both into one"))
    } else if message.contains("basic string") || message.contains("literal string") {
        Some("a string ends with the quote it began with, on the same line".to_owned())
    } else if message.contains("array") {
        Some("a list is written [\"one\", \"two\"], with a comma between two".to_owned())
    } else {
        None
    };
    (format!("no valid TOML: {message}"), help)
}
