//! The interner: every word form that some lexicon phrase or word class knows, and what it can be.
//!
//! A form of up to 16 bytes is its own key: two machine words that are compared whole, so that looking a word up costs
//! one multiplication and, mostly, one cache line. Longer forms are few and go to a hash map.

use crate::language::Classes;
use crate::text::Letters;
use rustc_hash::FxHashMap;

/// A word form of the vocabulary. 0 is any word the lexicon does not know.
pub type WordId = u32;

/// All known word forms.
#[derive(Debug)]
pub struct Vocabulary {
    /// Open addressing, a power of two long, at most half full. A slot with word 0 is free.
    slots: Vec<Slot>,
    long: FxHashMap<Box<str>, WordId>,
    classes: Vec<Classes>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    letters: Letters,
    word: WordId,
}

impl Vocabulary {
    /// An empty vocabulary with room for some `forms`.
    pub(crate) fn with_capacity(forms: usize) -> Self {
        let slots = vec![Slot::default(); (forms * 2).next_power_of_two().max(16)];
        let mut classes = Vec::with_capacity(forms + 1);
        classes.push(Classes::default());
        Self { slots, long: FxHashMap::default(), classes }
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        let fresh = u32::try_from(self.classes.len()).unwrap_or(0);
        let word = match Letters::of(folded) {
            Some(letters) => self.intern_letters(letters, fresh),
            None => match self.long.get(folded) {
                Some(&word) => word,
                None => *self.long.entry(folded.into()).or_insert(fresh),
            },
        };
        if word == fresh {
            self.classes.push(Classes::default());
        }
        word
    }

    fn intern_letters(&mut self, letters: Letters, fresh: WordId) -> WordId {
        let at = self.slot(letters);
        if self.slots[at].word != 0 {
            return self.slots[at].word;
        }
        self.slots[at] = Slot { letters, word: fresh };
        if self.classes.len() * 2 > self.slots.len() {
            self.grow();
        }
        fresh
    }

    fn grow(&mut self) {
        let double = vec![Slot::default(); self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, double) {
            if slot.word != 0 {
                let at = self.slot(slot.letters);
                self.slots[at] = slot;
            }
        }
    }

    /// The slot that holds `letters`, or the free one where they would go.
    fn slot(&self, letters: Letters) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = letters.hash() as usize & mask;
        while self.slots[at].word != 0 && self.slots[at].letters != letters {
            at = (at + 1) & mask;
        }
        at
    }

    pub(crate) fn add_classes(&mut self, word: WordId, classes: Classes) {
        self.classes[word as usize] = self.classes[word as usize].with(classes);
    }

    /// The id of a folded word; 0 where no lexicon knows it.
    #[must_use]
    pub fn id(&self, folded: &str) -> WordId {
        match Letters::of(folded) {
            Some(letters) => self.id_of_letters(letters),
            None => self.long.get(folded).copied().unwrap_or(0),
        }
    }

    /// The id of a folded word of up to 16 bytes; 0 where no lexicon knows it.
    #[must_use]
    pub fn id_of_letters(&self, letters: Letters) -> WordId {
        self.slots[self.slot(letters)].word
    }

    /// What the word can be.
    #[must_use]
    pub fn classes(&self, word: WordId) -> Classes {
        self.classes[word as usize]
    }

    /// How many forms are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.classes.len() - 1
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_any_length_are_told_apart() {
        let mut vocabulary = Vocabulary::with_capacity(0);
        let forms = ["a", "aa", "truce", "truces", "demilitarisation", "demilitarisations", "élysée", "'s", "n't"];
        let ids: Vec<WordId> = forms.iter().map(|f| vocabulary.intern(f)).collect();
        assert_eq!(ids, (1..=9).collect::<Vec<_>>());
        for n in 0..1000 {
            vocabulary.intern(&format!("w{n}"));
        }
        assert_eq!(forms.map(|f| vocabulary.id(f)).to_vec(), ids);
        assert_eq!(vocabulary.id("truc"), 0);
        assert_eq!(vocabulary.len(), 1009);
    }
}
