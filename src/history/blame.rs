//! Which version introduced each sentence of the newest one.

use super::RADIUS;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::rc::Rc;

/// A sentence of the newest version.
#[derive(Debug)]
pub struct Blamed {
    /// Index of the version that introduced it.
    pub version: usize,
    /// The sentence.
    pub text: String,
    /// Whether a paragraph begins with it.
    pub opens: bool,
}

/// The sentences of the version read last, each with the version since which it has stood there.
#[derive(Debug, Default)]
pub struct Blame {
    since: Rc<Since>,
    /// The same of the last versions, for reverts.
    recent: VecDeque<(usize, Rc<Since>)>,
}

/// For each sentence the version since which it has stood.
type Since = FxHashMap<Box<str>, u32>;

impl Blame {
    /// Takes the sentences of version number `index`; a revert brings back what was known of the version it goes back to.
    pub fn push<'s>(&mut self, index: usize, reverts: Option<usize>, sentences: impl Iterator<Item = &'s str>) {
        let before = reverts
            .and_then(|r| self.recent.iter().find(|(i, _)| *i == r))
            .map_or_else(|| Rc::clone(&self.since), |(_, since)| Rc::clone(since));
        let mut now = Since::default();
        for sentence in sentences {
            let key = key(sentence);
            let since = before.get(&key).copied().unwrap_or(u32::try_from(index).unwrap_or(u32::MAX));
            now.insert(key, since);
        }
        self.since = Rc::new(now);
        self.recent.push_back((index, Rc::clone(&self.since)));
        if self.recent.len() > RADIUS + 1 {
            self.recent.pop_front();
        }
    }

    /// The version that introduced a sentence of the newest version.
    #[must_use]
    pub fn of(&self, sentence: &str) -> Option<usize> {
        self.since.get(&key(sentence)).map(|&v| v as usize)
    }
}

fn key(sentence: &str) -> Box<str> {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
