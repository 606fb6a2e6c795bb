//! Dictionaries of other programs, turned into our TOML: the actors of PETRARCH, the categories of LIWC and quanteda.
//!
//! What another format says and ours does not is reported, never guessed: every entry of the source is either carried
//! or told of with its line. Nothing here touches the disk; the text that comes out is checked like any lexicon.

mod actors;
mod categories;
#[cfg(test)]
mod tests;
mod write;

pub use actors::actors;
pub use categories::{As, liwc, yaml};

use crate::lexicon::model::Lexicon;
use std::collections::BTreeMap;

/// What became of a dictionary.
#[derive(Debug, Default)]
pub struct Import {
    /// The lexicon file.
    pub toml: String,
    /// Entries of the source.
    pub entries: usize,
    /// Those that are in the file, or in force already.
    pub carried: usize,
    /// The others, in the order of the source.
    pub reports: Vec<Report>,
    /// Remarks on entries that were carried, but not whole.
    pub remarks: Vec<Report>,
}

/// Something to tell of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Line of the source, from 1.
    pub line: usize,
    /// The entry as written.
    pub entry: String,
    /// What is to be said of it.
    pub why: String,
}

impl Import {
    fn carry(&mut self) {
        self.entries += 1;
        self.carried += 1;
    }

    fn refuse(&mut self, line: usize, entry: &str, why: impl Into<String>) {
        self.entries += 1;
        self.reports.push(Report { line, entry: entry.to_owned(), why: why.into() });
    }

    fn remark(&mut self, line: usize, entry: &str, why: impl Into<String>) {
        self.remarks.push(Report { line, entry: entry.to_owned(), why: why.into() });
    }
}

/// The names that parties in force have already, so that an imported file does not claim them again.
#[derive(Debug, Default)]
pub struct Taken {
    names: BTreeMap<String, String>,
}

impl Taken {
    /// The names of all parties of `lexicon`.
    #[must_use]
    pub fn of(lexicon: &Lexicon) -> Self {
        let mut names = BTreeMap::new();
        for party in &lexicon.parties {
            let lists = [&party.names, &party.metonyms, &party.adjectives, &party.people, &party.institutions];
            let people = party.persons.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases));
            for phrase in lists.into_iter().flatten().chain(people) {
                names.insert(phrase.pattern.source.to_lowercase(), party.id.clone());
            }
        }
        Self { names }
    }

    fn party(&self, name: &str) -> Option<&str> {
        self.names.get(&name.to_lowercase()).map(String::as_str)
    }

    fn claim(&mut self, name: &str, party: &str) {
        self.names.insert(name.to_lowercase(), party.to_owned());
    }
}
