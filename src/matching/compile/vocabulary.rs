//! Words, their classes and their forms.

use super::{Compiler, Mode, case_of, never_inflects};
use crate::language::{Classes, class_bit, noun_plurals, spelling_variants, verb_forms};
use crate::lexicon::model::Phrase;
use crate::lexicon::pattern::{Element, Word};
use crate::matching::WordId;
use crate::matching::entry::What;
use crate::matching::index::{CASE_ANY, Membership};
use crate::text::fold;

impl Compiler<'_> {
    pub(super) fn grammar(&mut self) {
        let irregular = |list: &&crate::lexicon::model::WordClass| list.class == "irregular";
        let lists = &self.lexicon.grammar;
        for list in lists.iter().filter(irregular).chain(lists.iter().filter(|l| !irregular(l))) {
            let Some(bit) = class_bit(&list.class) else { continue };
            for phrase in &list.words {
                if list.class == "irregular" {
                    self.irregular(phrase);
                }
                let words = phrase.pattern.elements.iter().all(|e| matches!(e, Element::Word(w) if !w.glued));
                if words && phrase.pattern.elements.len() > 1 && bit != Classes::default() {
                    let class = u8::try_from(bit.0.trailing_zeros()).unwrap_or(0);
                    self.add(phrase, Mode::Literal, What::Grammar { class });
                }
                // the parts of a compound ("head-on") are not of its class
                if let [Element::Word(word)] = phrase.pattern.elements.as_slice() {
                    self.grammar_word(&fold(&word.text), &list.class, bit);
                    if bit == Classes::BE {
                        self.being.push(fold(&word.text).into_owned());
                    }
                }
            }
        }
    }

    /// "leave left left": base, past and participle of a verb.
    fn irregular(&mut self, phrase: &Phrase) {
        if let [Element::Word(base), Element::Word(past), Element::Word(participle)] =
            phrase.pattern.elements.as_slice()
        {
            let forms = (fold(&past.text).into_owned(), fold(&participle.text).into_owned());
            self.irregular.insert(fold(&base.text).into_owned(), forms);
        }
    }

    fn verb_forms(&self, base: &str) -> Vec<(String, Classes)> {
        let mut forms = verb_forms(base);
        if let Some((past, participle)) = self.irregular.get(base) {
            for (form, class) in &mut forms {
                match *class {
                    Classes::VERB_PAST => form.clone_from(past),
                    Classes::VERB_PARTICIPLE => form.clone_from(participle),
                    _ => {}
                }
            }
        }
        forms
    }

    fn grammar_word(&mut self, text: &str, class: &str, bit: Classes) {
        let id = self.vocabulary.intern(text);
        self.vocabulary.add_classes(id, bit);
        if class == "verb" || class == "verb-noun" {
            self.add_verb(text);
        }
        if class == "noun" || class == "verb-noun" || class == "time" {
            self.add_noun(text);
        }
        if class == "time" {
            for plural in noun_plurals(text) {
                let id = self.vocabulary.intern(&plural);
                self.vocabulary.add_classes(id, Classes::TIME);
            }
        }
    }

    pub(super) fn add_verb(&mut self, base: &str) {
        for (form, class) in self.verb_forms(base) {
            let mut add = |form: &str| {
                let id = self.vocabulary.intern(form);
                self.vocabulary.add_classes(id, class);
            };
            add(&form);
            spelling_variants(&form, add);
        }
    }

    fn add_noun(&mut self, noun: &str) {
        let forms = std::iter::once((noun.to_owned(), Classes::NOUN))
            .chain(noun_plurals(noun).into_iter().map(|p| (p, Classes::NOUN_PLURAL)));
        for (form, class) in forms {
            let id = self.vocabulary.intern(&form);
            self.vocabulary.add_classes(id, class);
        }
    }

    pub(super) fn word_set(&mut self, word: &Word, mode: Mode) -> u32 {
        let folded = fold(&word.text);
        let case = case_of(&word.text);
        let id = self.vocabulary.intern(&folded);
        let mode = self.inflected(&folded, self.vocabulary.classes(id), mode);
        let fresh = self.next_set();
        let set = *self.sets.entry((id, mode, case)).or_insert(fresh);
        if set == fresh {
            self.put_forms(set, &folded, case, mode);
        } else if self.teaches && self.untold.remove(&set) {
            self.forms(&folded, case, mode, |c, id, class| c.tell(id, case, class));
        }
        set
    }

    /// How a word inflects that is to do so as `mode` says: small words do not, but for "be".
    fn inflected(&self, folded: &str, classes: Classes, mode: Mode) -> Mode {
        let be = mode == Mode::Verb && classes.any(Classes::BE) && !classes.any(Classes::FINITE);
        // "those driven out", "the accused": no plural, and no noun for the tagger
        let participle = mode == Mode::Noun
            && classes.any(Classes::VERB_PARTICIPLE)
            && !classes.any(Classes::VERB_BASE.with(Classes::ANY_NOUN));
        if never_inflects(folded, classes) && !be || participle { Mode::Literal } else { mode }
    }

    /// Puts every form of `word` into the set.
    pub(super) fn fill(&mut self, set: u32, word: &Word, mode: Mode) {
        let folded = fold(&word.text);
        let classes = self.vocabulary.classes(self.vocabulary.id(&folded));
        let mode = self.inflected(&folded, classes, mode);
        self.put_forms(set, &folded, case_of(&word.text), mode);
    }

    fn put_forms(&mut self, set: u32, folded: &str, case: u8, mode: Mode) {
        let known = self.vocabulary.classes(self.vocabulary.id(folded)) != Classes::default();
        let tells = self.teaches || !known;
        if !tells {
            self.untold.insert(set);
        }
        self.forms(folded, case, mode, |c, id, class| {
            if tells {
                c.tell(id, case, class);
            }
            c.memberships.push((id, Membership { set, case }));
        });
    }

    /// Tells the tagger what a form can be. A name in capitals tells nothing of the common word.
    fn tell(&mut self, form: WordId, case: u8, class: Classes) {
        if case == CASE_ANY {
            self.vocabulary.add_classes(form, class);
        }
    }

    /// Gives `each` every form of a word with the class it makes, the other spellings too where case does not matter.
    fn forms(&mut self, folded: &str, case: u8, mode: Mode, mut each: impl FnMut(&mut Self, WordId, Classes)) {
        let mut spelled = |c: &mut Self, form: &str, class| {
            let id = c.vocabulary.intern(form);
            each(c, id, class);
            if case == CASE_ANY {
                spelling_variants(form, |variant| {
                    let id = c.vocabulary.intern(variant);
                    each(c, id, class);
                });
            }
        };
        match mode {
            Mode::Verb if self.being.iter().any(|be| be == folded) => {
                for form in self.being.clone() {
                    spelled(self, &form, Classes::default());
                }
            }
            Mode::Verb => {
                for (form, class) in self.verb_forms(folded) {
                    spelled(self, &form, class);
                }
            }
            Mode::Noun => {
                spelled(self, folded, Classes::NOUN);
                for plural in noun_plurals(folded) {
                    spelled(self, &plural, Classes::NOUN_PLURAL);
                }
            }
            Mode::Literal | Mode::Deed => spelled(self, folded, Classes::default()),
        }
    }
}
