//! The interner: every word form that some lexicon phrase or word class knows, and what it can be.
//!
//! A form of up to 16 bytes is its own key: two machine words that are compared whole, so that looking a word up costs
//! a multiplication or two and no walk over its letters. Longer forms are few and go to a hash map.

use crate::image::{Reader, Stored, Table, Writer};
use crate::language::Classes;
use crate::text::Letters;
use rustc_hash::FxHashMap;

/// A word form of the vocabulary. 0 is any word the lexicon does not know.
pub type WordId = u32;

/// All known word forms.
#[derive(Debug)]
pub struct Vocabulary {
    /// Open addressing, a power of two long, at most half full; 0 is a free slot.
    slots: Table<WordId>,
    /// Of each word; of those longer than 16 bytes, nothing.
    letters: Table<Letters>,
    long: FxHashMap<Box<str>, WordId>,
    classes: Table<Classes>,
}

impl Vocabulary {
    /// An empty vocabulary with room for some `forms`.
    pub(crate) fn with_capacity(forms: usize) -> Self {
        let slots = empty((forms * 2).next_power_of_two().max(16));
        let (mut letters, mut classes) = (Table::with_capacity(forms + 1), Table::with_capacity(forms + 1));
        letters.push(Letters::default());
        classes.push(Classes::default());
        Self { slots, letters, long: FxHashMap::default(), classes }
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        let fresh = u32::try_from(self.classes.len()).unwrap_or(0);
        let letters = Letters::of(folded);
        match letters {
            Some(letters) => {
                let slot = self.slot(letters);
                let known = self.slots.get(slot);
                if known != 0 {
                    return known;
                }
                self.slots.set(slot, fresh);
            }
            None => {
                if let Some(&word) = self.long.get(folded) {
                    return word;
                }
                self.long.insert(folded.into(), fresh);
            }
        }
        self.letters.push(letters.unwrap_or_default());
        self.classes.push(Classes::default());
        if self.classes.len() * 2 > self.slots.len() {
            self.grow();
        }
        fresh
    }

    fn grow(&mut self) {
        let double = empty(self.slots.len() * 2);
        let slots = std::mem::replace(&mut self.slots, double);
        for word in slots.rows(0, slots.len()).iter().filter(|&word| word != 0) {
            let slot = self.slot(self.letters.get(word as usize));
            self.slots.set(slot, word);
        }
    }

    /// The slot that holds the word of `letters`, or the free one where it would go.
    fn slot(&self, letters: Letters) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = letters.hash() as usize & mask;
        loop {
            let word = self.slots.get(at);
            if word == 0 || self.letters.get(word as usize) == letters {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    pub(crate) fn add_classes(&mut self, word: WordId, classes: Classes) {
        self.classes.set(word as usize, self.classes(word).with(classes));
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
        self.slots.get(self.slot(letters))
    }

    /// What the word can be.
    #[must_use]
    pub fn classes(&self, word: WordId) -> Classes {
        self.classes.get(word as usize)
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

fn empty(slots: usize) -> Table<WordId> {
    std::iter::repeat_n(0, slots).collect()
}

impl Stored for Vocabulary {
    fn write(&self, image: &mut Writer) {
        let Self { slots, letters, long, classes } = self;
        slots.write(image);
        letters.write(image);
        classes.write(image);
        let mut long: Vec<(String, WordId)> = long.iter().map(|(form, &word)| (form.to_string(), word)).collect();
        long.sort_unstable();
        long.write(image);
    }

    fn read(image: &mut Reader) -> Self {
        let (slots, letters, classes) = (Stored::read(image), Stored::read(image), Stored::read(image));
        let long = Vec::<(String, WordId)>::read(image);
        Self { slots, letters, classes, long: long.into_iter().map(|(form, word)| (form.into(), word)).collect() }
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
