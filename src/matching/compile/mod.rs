//! Compiles a checked lexicon: inflects, interns, and builds the trie. It cannot fail.

mod entries;
mod paths;
mod vocabulary;

use super::WordId;
use super::entry::{Entry, What};
use super::index::{CASE_ALL, CASE_ANY, CASE_INITIAL, Index, Membership};
use super::token::Token;
use super::trie::{Builder, NAME, NAME_FILTER, Step, Trie, filter};
use super::vocabulary::Vocabulary;
use crate::image::{Table, stored};
use crate::language::Classes;
use crate::lexicon::model::{Cue, Lexicon, Modifier, PartyKind, Phrase, PhraseKind, Place};
use crate::lexicon::pattern::{Element, Inflect, Word};
use crate::stance::Side;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

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
    /// For each party the one that came after it.
    pub successors: Vec<Option<u16>>,
    /// The prepositions that name a source for any cue: "from".
    pub sources: Vec<WordId>,
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
    /// Whether it names the issue only where the text has just spoken of it.
    pub known: bool,
    /// Whether a person of a party may be the subject, by name.
    pub persons: bool,
    /// Where it is written.
    pub place: Place,
}

stored! {
    Matcher { lexicon, vocabulary, entries, frames, role_parties, successors, sources, trie, index }
    Frame { issue, side, kind, prepositions, any_object, named_object, asks_who, subject_kind, known, persons, place }
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
    /// Whether the word by itself is such a thing: an object, a subject of a frame.
    #[must_use]
    pub fn is(&self, word: WordId, what: What) -> bool {
        let record = self.index.record(word);
        self.index.singles(&record).iter().any(|s| s.what == what)
    }

    /// The frames that a token by itself is an object of.
    pub fn objects(&self, token: &Token) -> impl Iterator<Item = u16> {
        let record = self.index.record(token.word);
        let fits = |case: u8| token.shape & case == case;
        self.index.singles(&record).iter().filter(move |s| fits(s.case)).filter_map(|s| match s.what {
            What::FrameObject { frame } => Some(frame),
            _ => None,
        })
    }

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
            being: Vec::new(),
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
        let mut filters = vec![0; sets];
        filters[NAME as usize] = NAME_FILTER;
        for &(word, member) in &memberships {
            filters[member.set as usize] |= filter(word);
        }
        let trie = trie.freeze(&filters);
        let index = Index::new(vocabulary.len() + 1, sets, &memberships, &trie, &entries);
        let party = |id: &String| lexicon.parties.iter().position(|p| p.id == *id).map(small);
        let role_parties = lexicon.roles.iter().map(|r| r.party.as_ref().and_then(party)).collect();
        let successors = lexicon.parties.iter().map(|p| p.successor.as_ref().and_then(party)).collect();
        let sources = lexicon.cues.iter().flat_map(|cue| &cue.source).map(|word| vocabulary.id(&fold(word)));
        let sources: FxHashSet<WordId> = sources.filter(|&word| word != 0).collect();
        let mut sources: Vec<WordId> = sources.into_iter().collect();
        sources.sort_unstable();
        Self { lexicon, vocabulary, entries, frames, role_parties, successors, sources, trie, index }
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
    /// All forms of "be".
    being: Vec<String>,
}

impl Compiler<'_> {
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
        let from = self.ways(elements, mode, entry);
        self.trie.add(from);
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
