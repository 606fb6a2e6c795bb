//! The entries of the lexicon, each with what its phrases mean.

use super::{Compiler, Frame, Mode, is_name, small};
use crate::language::Classes;
use crate::lexicon::model::{Issue, PERSON, Phrase, Place};
use crate::lexicon::pattern::Element;
use crate::matching::WordId;
use crate::matching::entry::{CuePart, ModifierPart, PartyForm, What};
use crate::text::fold;

impl Compiler<'_> {
    pub(super) fn parties(&mut self) {
        let lexicon = self.lexicon;
        for (index, party) in lexicon.parties.iter().enumerate() {
            let index = small(index);
            let lists = [
                (&party.names, PartyForm::Name),
                (&party.metonyms, PartyForm::Metonym),
                (&party.adjectives, PartyForm::Adjective),
                (&party.people, PartyForm::People),
                (&party.institutions, PartyForm::Institution),
            ];
            for (phrases, form) in lists {
                self.add_all(phrases, Mode::Literal, What::Party { party: index, form });
            }
            for (number, person) in party.persons.iter().enumerate() {
                let full = What::Party { party: index, form: PartyForm::FullName { person: small(number) } };
                let brief = What::Party { party: index, form: PartyForm::ShortName { person: small(number) } };
                self.add(&person.name, Mode::Literal, full);
                for alias in &person.aliases {
                    let what = if alias.pattern.elements.len() > 1 { full } else { brief };
                    self.add(alias, Mode::Literal, what);
                    if person.short.is_none() && alias.pattern.elements.len() > 1 {
                        self.add_last_word(alias, brief);
                    }
                }
                match &person.short {
                    Some(shorts) => self.add_all(shorts, Mode::Literal, brief),
                    None => self.add_last_word(&person.name, brief),
                }
            }
        }
        for (index, role) in lexicon.roles.iter().enumerate() {
            self.add_all(&role.nouns, Mode::Noun, What::Role { role: small(index) });
        }
    }

    /// The last word of a full name, with the hyphenated words before it ("al-Sharaa", "Jean-Noel").
    fn add_last_word(&mut self, name: &Phrase, what: What) {
        let elements = &name.pattern.elements;
        let glued = |e: &Element| matches!(e, Element::Word(w) if w.glued);
        let mut from = elements.len().saturating_sub(1);
        while from > 0 && elements.get(from).is_some_and(glued) {
            from -= 1;
        }
        self.add_elements(&elements[from..], name.place, Mode::Literal, what);
    }

    pub(super) fn issue(&mut self, index: u16, issue: &Issue, frames: &mut Vec<Frame>) {
        for (block, list) in issue.phrases.iter().enumerate() {
            let mode = if list.kind.is_verbal() { Mode::Deed } else { Mode::Noun };
            self.teaches = false;
            self.add_all(&list.phrases, mode, What::Issue { issue: index, block: small(block), known: list.known });
            self.teaches = true;
        }
        for frame in &issue.frames {
            let id = small(frames.len());
            for verb in &frame.verbs {
                self.add_verb_phrase(&verb.pattern.elements, verb.place, What::FrameVerb { frame: id });
            }
            self.add_all(&frame.nouns, Mode::Noun, What::FrameNoun { frame: id });
            for object in frame.objects.iter().filter(|o| !is_name(o)) {
                self.add(object, Mode::Noun, What::FrameObject { frame: id });
            }
            for subject in &frame.subjects {
                self.add(subject, Mode::Noun, What::FrameSubject { frame: id });
            }
            let prepositions =
                frame.prepositions.iter().map(|p| self.vocabulary.intern(&fold(&p.pattern.source))).collect();
            frames.push(Frame {
                issue: index,
                side: frame.side,
                kind: frame.kind,
                prepositions,
                any_object: frame.objects.is_empty(),
                named_object: frame.objects.iter().any(is_name),
                asks_who: frame.asks_who(),
                subject_kind: frame.subject_kind,
                known: frame.known,
                persons: frame.subject_kind.is_some_and(|kind| kind.word() == PERSON),
                place: frame.place,
            });
        }
    }

    /// A verb, and where a particle ends it ("pull back") also with its object between ("pull its troops back"). In a frame
    /// what the object comes to be parts from the verb likewise: "set free", "set the hostages free".
    fn add_verb_phrase(&mut self, elements: &[Element], place: Place, what: What) {
        self.add_elements(elements, place, Mode::Verb, what);
        if let [verb @ Element::Word(_), last @ Element::Word(word)] = elements {
            let classes = self.vocabulary.classes(self.vocabulary.id(&fold(&word.text)));
            let state = matches!(what, What::FrameVerb { .. }) && classes.any(Classes::ADJECTIVE);
            if classes.any(Classes::PARTICLE) || state {
                let parted = [verb.clone(), Element::Gap(4), last.clone()];
                self.add_elements(&parted, place, Mode::Verb, what);
            }
        }
    }

    pub(super) fn cues(&mut self) {
        let lexicon = self.lexicon;
        for (index, cue) in lexicon.cues.iter().enumerate() {
            for (phrases, part, mode) in [
                (&cue.verbs, CuePart::Verb, Mode::Verb),
                (&cue.nouns, CuePart::Noun, Mode::Noun),
                (&cue.adjectives, CuePart::Adjective, Mode::Literal),
            ] {
                for phrase in phrases {
                    let (head, preposition) = self.split_preposition(phrase);
                    let what = What::Cue { cue: small(index), part, preposition };
                    if part == CuePart::Verb {
                        self.add_verb_phrase(head, phrase.place, what);
                    } else {
                        self.add_elements(head, phrase.place, mode, what);
                    }
                }
            }
        }
    }

    pub(super) fn modifiers(&mut self) {
        let lexicon = self.lexicon;
        for (index, modifier) in lexicon.modifiers.iter().enumerate() {
            for (phrases, part, mode) in [
                (&modifier.words, ModifierPart::Word, Mode::Literal),
                (&modifier.verbs, ModifierPart::Verb, Mode::Verb),
                (&modifier.nouns, ModifierPart::Noun, Mode::Noun),
            ] {
                for phrase in phrases {
                    let (head, preposition) = if part == ModifierPart::Word {
                        (phrase.pattern.elements.as_slice(), 0)
                    } else {
                        self.split_preposition(phrase)
                    };
                    let what = What::Modifier { modifier: small(index), part, preposition };
                    if part == ModifierPart::Verb {
                        self.add_verb_phrase(head, phrase.place, what);
                    } else {
                        self.add_elements(head, phrase.place, mode, what);
                    }
                }
            }
        }
    }

    /// `call for` → `call` and the preposition that governs the content; particles stay with the verb.
    fn split_preposition<'p>(&self, phrase: &'p Phrase) -> (&'p [Element], WordId) {
        let elements = phrase.pattern.elements.as_slice();
        if let [head @ .., Element::Word(last)] = elements
            && !head.is_empty()
        {
            let id = self.vocabulary.id(&fold(&last.text));
            let classes = self.vocabulary.classes(id);
            if id != 0 && classes.any(Classes::PREPOSITION) && !classes.any(Classes::PARTICLE) {
                let gaps = head.iter().rev().take_while(|e| matches!(e, Element::Gap(_))).count();
                return (&head[..head.len() - gaps], id);
            }
        }
        (elements, 0)
    }
}
