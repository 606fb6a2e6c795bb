//! The interner: every word form that some lexicon phrase or word class knows, and what it can be.

use crate::language::Classes;
use rustc_hash::FxHashMap;

/// A word form of the vocabulary. 0 is any word the lexicon does not know.
pub type WordId = u32;

/// Case a phrase asks of a word, as bits that the token must have.
pub(crate) const CASE_ANY: u8 = 0;
pub(crate) const CASE_INITIAL: u8 = 1;
pub(crate) const CASE_ALL: u8 = 3;

/// A word set that a form belongs to, and the case it needs for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Membership {
    pub set: u32,
    pub case: u8,
}

/// All known word forms.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
    classes: Vec<Classes>,
    memberships: Vec<Vec<Membership>>,
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        Self { ids: FxHashMap::default(), classes: vec![Classes::default()], memberships: vec![Vec::new()] }
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = u32::try_from(self.classes.len()).unwrap_or(0);
        self.ids.insert(folded.into(), id);
        self.classes.push(Classes::default());
        self.memberships.push(Vec::new());
        id
    }

    pub(crate) fn add_classes(&mut self, word: WordId, classes: Classes) {
        self.classes[word as usize] = self.classes[word as usize].with(classes);
    }

    pub(crate) fn add_membership(&mut self, word: WordId, set: u32, case: u8) {
        let member = Membership { set, case };
        let list = &mut self.memberships[word as usize];
        if !list.contains(&member) {
            list.push(member);
        }
    }

    /// The id of a folded word; 0 where no lexicon knows it.
    #[must_use]
    pub fn id(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(0)
    }

    /// What the word can be.
    #[must_use]
    pub fn classes(&self, word: WordId) -> Classes {
        self.classes[word as usize]
    }

    pub(crate) fn memberships(&self, word: WordId) -> &[Membership] {
        &self.memberships[word as usize]
    }

    /// How many forms are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
