//! Compiles a checked lexicon: inflects, interns, and builds the trie. It cannot fail.

use super::WordId;
use super::entry::{CuePart, Entry, ModifierPart, PartyForm, What};
use super::index::{CASE_ALL, CASE_ANY, CASE_INITIAL, Index, Membership};
use super::trie::{Builder, NAME, Step, Trie};
use super::vocabulary::Vocabulary;
use crate::image::{Table, stored};
use crate::language::{Classes, class_bit, noun_plurals, spelling_variants, verb_forms};
use crate::lexicon::model::{Cue, Issue, Lexicon, Modifier, PERSON, PartyKind, Phrase, PhraseKind, Place};
use crate::lexicon::pattern::{Element, Inflect, Word};
use crate::stance::Side;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

/// A compiled lexicon.
#[derive(Debug)]
pub struct Matcher {
    /// The lexicon it was made from, for names and places.
    pub lexicon: Lexicon,
    /// Known words.
    pub vocabulary: Vocabulary,
    /// Compiled phrases.
    pub(super) entries: Table<Entry>,
    /// Verb × object frames of all issues.
    pub frames: Vec<Frame>,
    /// For each role the party it speaks for where nothing else tells.
    pub role_parties: Vec<Option<u16>>,
    pub(super) trie: Trie,
    pub(super) index: Index,
}

/// A compiled verb × object frame.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Index of the issue.
    pub issue: u16,
    /// Its side.
    pub side: Side,
    /// Its kind.
    pub kind: PhraseKind,
    /// Words the object may stand behind.
    pub prepositions: Vec<WordId>,
    /// Whether any object will do.
    pub any_object: bool,
    /// Whether any proper name will do as the object (`@name`).
    pub named_object: bool,
    /// Whether the subject decides: it must be one of the frame's, or a party of this kind.
    pub asks_who: bool,
    /// The kind of parties whose bare name may be the subject.
    pub subject_kind: Option<PartyKind>,
    /// Whether a person of a party may be the subject, by name.
    pub persons: bool,
    /// Where it is written.
    pub place: Place,
}

stored! {
    Matcher { lexicon, vocabulary, entries, frames, role_parties, trie, index }
    Frame { issue, side, kind, prepositions, any_object, named_object, asks_who, subject_kind, persons, place }
}

/// How the words of a phrase inflect by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Mode {
    Literal,
    Verb,
    Noun,
    Deed,
}

impl Matcher {
    /// Compiles `lexicon`.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        let mut c = Compiler {
            vocabulary: Vocabulary::with_capacity(FORMS),
            memberships: Vec::with_capacity(FORMS),
            trie: Builder::with_capacity(FORMS),
            entries: Table::with_capacity(FORMS / 2),
            sets: FxHashMap::default(),
            unions: FxHashMap::default(),
            path: Path::new(),
            lexicon: &lexicon,
            teaches: true,
            untold: FxHashSet::default(),
            irregular: FxHashMap::default(),
        };
        c.grammar();
        c.parties();
        let mut frames = Vec::new();
        for (index, issue) in lexicon.issues.iter().enumerate() {
            c.issue(small(index), issue, &mut frames);
        }
        c.cues();
        c.modifiers();
        let sets = c.sets.len() + c.unions.len() + 1;
        let Compiler { vocabulary, memberships, trie, entries, .. } = c;
        let trie = trie.freeze();
        let index = Index::new(vocabulary.len() + 1, sets, &memberships, &trie, &entries);
        let party = |id: &String| lexicon.parties.iter().position(|p| p.id == *id).map(small);
        let role_parties = lexicon.roles.iter().map(|r| r.party.as_ref().and_then(party)).collect();
        Self { lexicon, vocabulary, entries, frames, role_parties, trie, index }
    }

    /// The issue that a phrase, or a frame's verb or noun, is about.
    #[must_use]
    pub fn issue_of(&self, what: What) -> Option<u16> {
        match what {
            What::Issue { issue, .. } => Some(issue),
            What::FrameVerb { frame } | What::FrameNoun { frame } => Some(self.frames[usize::from(frame)].issue),
            _ => None,
        }
    }

    /// The cue that a compiled phrase belongs to.
    #[must_use]
    pub fn cue_of(&self, entry: u32) -> Option<&Cue> {
        match self.entry(entry).what {
            What::Cue { cue, .. } => self.lexicon.cues.get(usize::from(cue)),
            _ => None,
        }
    }

    /// The modifier that a compiled phrase belongs to.
    #[must_use]
    pub fn modifier_of(&self, entry: u32) -> Option<&Modifier> {
        match self.entry(entry).what {
            What::Modifier { modifier, .. } => self.lexicon.modifiers.get(usize::from(modifier)),
            _ => None,
        }
    }

    /// The compiled phrase that a mention names.
    #[inline]
    #[must_use]
    pub fn entry(&self, entry: u32) -> Entry {
        self.entries.get(entry as usize)
    }
}

/// About as many word forms and as many trie nodes as the bundled lexicons come to; more only costs a second allocation.
const FORMS: usize = 32_000;

/// The steps of one way through a phrase.
type Path = SmallVec<[Step; 8]>;

fn small(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

struct Compiler<'l> {
    vocabulary: Vocabulary,
    /// Words and the sets they belong to.
    memberships: Vec<(WordId, Membership)>,
    trie: Builder,
    entries: Table<Entry>,
    /// Sets of one word, by the word, how it inflects and its case.
    sets: FxHashMap<(WordId, Mode, u8), u32>,
    /// Sets of several words, by what they are made of, how it inflects and its place in the phrase.
    unions: FxHashMap<(String, Mode, u8), u32>,
    /// The path of the phrase at hand.
    path: Path,
    lexicon: &'l Lexicon,
    /// Whether the phrases being added tell the tagger what their words can be; whole phrases of an issue only do so of
    /// words that nothing else tells of.
    teaches: bool,
    /// Word sets whose words were not told of.
    untold: FxHashSet<u32>,
    /// Past and participle of verbs that the dictionary gets wrong.
    irregular: FxHashMap<String, (String, String)>,
}

impl Compiler<'_> {
    fn grammar(&mut self) {
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

    fn add_verb(&mut self, base: &str) {
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

    fn parties(&mut self) {
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

    fn issue(&mut self, index: u16, issue: &Issue, frames: &mut Vec<Frame>) {
        for (block, list) in issue.phrases.iter().enumerate() {
            let mode = if list.kind == PhraseKind::Deed { Mode::Deed } else { Mode::Noun };
            self.teaches = false;
            self.add_all(&list.phrases, mode, What::Issue { issue: index, block: small(block) });
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

    fn cues(&mut self) {
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

    fn modifiers(&mut self) {
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

    fn add_all(&mut self, phrases: &[Phrase], mode: Mode, what: What) {
        for phrase in phrases {
            self.add(phrase, mode, what);
        }
    }

    fn add(&mut self, phrase: &Phrase, mode: Mode, what: What) {
        self.add_elements(&phrase.pattern.elements, phrase.place, mode, what);
    }

    fn add_elements(&mut self, elements: &[Element], place: Place, mode: Mode, what: What) {
        if let (Mode::Deed, [Element::Word(word), ..]) = (mode, elements) {
            self.first_of_deed(word);
        }
        let entry = u32::try_from(self.entries.len()).unwrap_or(0);
        self.entries.push(Entry { what, place });
        if self.only_path(elements, mode) {
            self.trie.insert(&self.path, entry);
            return;
        }
        for path in self.expand(elements, mode, true, true) {
            if !path.is_empty() {
                self.trie.insert(&path, entry);
            }
        }
    }

    /// A deed begins with a verb, also where the word lists know the word as a noun alone ("stream concerts"). Of a choice
    /// of words nothing is learnt: there, the subject may stand first.
    fn first_of_deed(&mut self, word: &Word) {
        let folded = fold(&word.text);
        let classes = self.vocabulary.classes(self.vocabulary.id(&folded));
        let noun = classes.any(Classes::ANY_NOUN) && !classes.any(Classes::VERB) && !never_inflects(&folded, classes);
        if noun && word.inflect == Inflect::Default && case_of(&word.text) == CASE_ANY {
            self.add_verb(&folded);
        }
    }

    /// Whether the elements are words and gaps alone, as those of most phrases are; `path` is their only path then.
    fn only_path(&mut self, elements: &[Element], mode: Mode) -> bool {
        let plain = |e: &Element| {
            matches!(e, Element::Gap(_) | Element::Name) || matches!(e, Element::Word(word) if !word.glued)
        };
        if elements.is_empty() || !elements.iter().all(plain) {
            return false;
        }
        self.path.clear();
        for (at, element) in elements.iter().enumerate() {
            let step = match element {
                Element::Word(word) => {
                    let mode = inflection(word, mode, at == 0, at + 1 == elements.len());
                    Step::Set(self.word_set(word, mode))
                }
                Element::Gap(n) => Step::Gap(*n),
                Element::Name => Step::Set(NAME),
                _ => return false,
            };
            self.path.push(step);
        }
        true
    }

    /// All paths that the elements stand for; `first` and `last` tell whether the phrase's ends are here.
    fn expand(&mut self, elements: &[Element], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let mut paths: Vec<Path> = vec![Path::new()];
        let mut at = 0;
        while at < elements.len() {
            let run = 1 + elements[at + 1..].iter().take_while(|e| matches!(e, Element::Word(w) if w.glued)).count();
            let is_first = first && at == 0;
            let is_last = last && at + run == elements.len();
            let tails = self.expand_run(&elements[at..at + run], mode, is_first, is_last);
            paths = match paths.as_slice() {
                [only] if only.is_empty() => tails,
                _ => {
                    paths.iter().flat_map(|p| tails.iter().map(move |t| p.iter().chain(t).copied().collect())).collect()
                }
            };
            at += run;
        }
        paths
    }

    fn expand_run(&mut self, run: &[Element], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        match &run[0] {
            Element::Word(word) => {
                let apart = (0..run.len())
                    .filter_map(|i| match &run[i] {
                        Element::Word(w) => Some(Step::Set(self.word_set(
                            w,
                            inflection(w, mode, first && i + 1 == run.len(), last && i + 1 == run.len()),
                        ))),
                        _ => None,
                    })
                    .collect();
                let mut out = vec![apart];
                if run.len() > 1 {
                    let text = run
                        .iter()
                        .filter_map(|e| if let Element::Word(w) = e { Some(w.text.as_str()) } else { None })
                        .collect();
                    let joined = Word { text, inflect: word.inflect, glued: false };
                    out.push(smallvec![Step::Set(self.word_set(&joined, inflection(&joined, mode, first, last)))]);
                }
                out
            }
            Element::Gap(n) => vec![smallvec![Step::Gap(*n)]],
            Element::Name => vec![smallvec![Step::Set(NAME)]],
            Element::Set(name) => self.expand_set(name, mode, first, last),
            Element::Choice { alternatives, optional } => {
                let mut out = self.union_of_singles(alternatives, mode, first, last);
                let merged = !out.is_empty();
                for alternative in alternatives.iter().filter(|a| !(merged && single(a).is_some())) {
                    out.extend(self.expand(alternative, mode, first, last));
                }
                if *optional {
                    out.push(Path::new());
                }
                out
            }
        }
    }

    /// The single words of a choice share one word set, as those of a named set do.
    fn union_of_singles(&mut self, alternatives: &[Vec<Element>], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let singles: Vec<&Word> = alternatives.iter().filter_map(|a| single(a)).collect();
        if singles.len() < 2 {
            return Vec::new();
        }
        let mut name = String::from("(");
        for word in &singles {
            name.push_str(&word.text);
            name.push(match word.inflect {
                Inflect::Default => '|',
                Inflect::Literal => '=',
                Inflect::Verb => 'v',
                Inflect::Noun => 'n',
            });
        }
        let key = (name, mode, u8::from(first) | (u8::from(last) << 1));
        let known = self.unions.get(&key).copied();
        let union = known.unwrap_or_else(|| self.new_union(key));
        if known.is_none() {
            for word in singles {
                self.fill(union, word, inflection(word, mode, first, last));
            }
        }
        vec![smallvec![Step::Set(union)]]
    }

    /// Single words of a set share one word set, so that `<stop> <fighting>` is two steps and not hundreds of paths.
    fn expand_set(&mut self, name: &str, mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let Some(phrases) = self.lexicon.sets.get(name) else { return Vec::new() };
        let position = u8::from(first) | (u8::from(last) << 1);
        let key = (format!("<{name}>"), mode, position);
        let mut paths = Vec::new();
        let known = self.unions.get(&key).copied();
        let union = known.unwrap_or_else(|| self.new_union(key));
        let mut has_single = false;
        for phrase in phrases {
            if let [Element::Word(word)] = phrase.pattern.elements.as_slice() {
                has_single = true;
                if known.is_none() {
                    self.fill(union, word, inflection(word, mode, first, last));
                }
            } else {
                paths.extend(self.expand(&phrase.pattern.elements, mode, first, last));
            }
        }
        if has_single {
            paths.push(smallvec![Step::Set(union)]);
        }
        paths
    }

    fn next_set(&self) -> u32 {
        u32::try_from(self.sets.len() + self.unions.len() + 1).unwrap_or(0)
    }

    fn new_union(&mut self, key: (String, Mode, u8)) -> u32 {
        let id = self.next_set();
        self.unions.insert(key, id);
        id
    }

    fn word_set(&mut self, word: &Word, mode: Mode) -> u32 {
        let folded = fold(&word.text);
        let case = case_of(&word.text);
        let id = self.vocabulary.intern(&folded);
        let mode = if never_inflects(&folded, self.vocabulary.classes(id)) { Mode::Literal } else { mode };
        let fresh = self.next_set();
        let set = *self.sets.entry((id, mode, case)).or_insert(fresh);
        if set == fresh {
            self.put_forms(set, &folded, case, mode);
        } else if self.teaches && self.untold.remove(&set) {
            self.forms(&folded, case, mode, |c, id, class| c.tell(id, case, class));
        }
        set
    }

    /// Puts every form of `word` into the set.
    fn fill(&mut self, set: u32, word: &Word, mode: Mode) {
        let folded = fold(&word.text);
        let classes = self.vocabulary.classes(self.vocabulary.id(&folded));
        let mode = if never_inflects(&folded, classes) { Mode::Literal } else { mode };
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

/// An object that is just `@name`: the tree knows where it stands, no phrase needs to be found.
fn is_name(phrase: &Phrase) -> bool {
    matches!(phrase.pattern.elements.as_slice(), [Element::Name])
}

/// Small words and adverbs in -ly stay as they are, wherever they stand in a phrase.
fn never_inflects(folded: &str, classes: Classes) -> bool {
    let adverb =
        folded.len() > 4 && folded.ends_with("ly") && !classes.any(Classes::VERB) && !classes.any(Classes::ANY_NOUN);
    closed(classes) || adverb
}

/// A single word that no hyphen joins to another.
fn single(alternative: &[Element]) -> Option<&Word> {
    match alternative {
        [Element::Word(word)] if !word.glued => Some(word),
        _ => None,
    }
}

/// Small words never inflect, wherever they stand in a phrase.
fn closed(classes: Classes) -> bool {
    classes.any(Classes(
        Classes::PREPOSITION.0
            | Classes::PARTICLE.0
            | Classes::PRONOUN.0
            | Classes::DETERMINER.0
            | Classes::POSSESSIVE.0
            | Classes::NEGATIVE.0
            | Classes::MODAL.0
            | Classes::COORDINATOR.0
            | Classes::ADVERB.0
            | Classes::THAT.0
            | Classes::RELATIVE.0
            | Classes::WHETHER.0
            | Classes::SUBORDINATOR.0
            | Classes::BE.0,
    )) && !classes.any(Classes::BE)
}

fn inflection(word: &Word, mode: Mode, first: bool, last: bool) -> Mode {
    match (word.inflect, mode) {
        (Inflect::Literal, _) => Mode::Literal,
        (Inflect::Verb, _) => Mode::Verb,
        (Inflect::Noun, _) => Mode::Noun,
        (Inflect::Default, Mode::Verb | Mode::Deed) if first => Mode::Verb,
        (Inflect::Default, Mode::Noun | Mode::Deed) if last => Mode::Noun,
        (Inflect::Default, _) => Mode::Literal,
    }
}

fn case_of(word: &str) -> u8 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { CASE_ALL } else { CASE_INITIAL }
        }
        _ => CASE_ANY,
    }
}
