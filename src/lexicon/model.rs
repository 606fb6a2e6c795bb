//! A lexicon after checking: every reference resolves, every phrase parses, every entry knows its file and line.
//!
//! Made only by [`super::load`]; the matcher is compiled from it and cannot fail on it.

pub use super::kind::{OwnKind, PartyKind};
use super::pattern::Pattern;
use crate::image::List;
use crate::stance::{Act, Direction, Side, words};
use std::collections::BTreeMap;

/// The merge of all lexicon files in force.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The files, in the order read. [`Place::file`] indexes them.
    pub files: Vec<File>,
    /// Parties, sorted by id.
    pub parties: Vec<Party>,
    /// Role nouns.
    pub roles: Vec<Role>,
    /// Issues, sorted by id.
    pub issues: Vec<Issue>,
    /// Cues.
    pub cues: Vec<Cue>,
    /// Negators, shifters, hedges, conditions, droppers.
    pub modifiers: Vec<Modifier>,
    /// Word classes of the language.
    pub grammar: List<WordClass>,
    /// Named sets of phrases, `<name>` in patterns.
    pub sets: BTreeMap<String, List<Phrase>>,
    /// Entries that others extend: where one begins, and where the other does.
    pub extended: Vec<(Place, Place)>,
    /// Examples, run by `lexicon test`.
    pub examples: List<Example>,
    /// Corrections, in the order of the files.
    pub decisions: Vec<Decision>,
    /// Parties in the order in which tables show them; those not named follow.
    pub party_order: Vec<u16>,
    /// Issues in the order in which tables show them; those not named follow.
    pub issue_order: Vec<u16>,
}

/// A lexicon file: its `[lexicon]` header and where it was read.
#[derive(Debug, Clone)]
pub struct File {
    /// As shown: a path, or `bundled:core/cues.toml`.
    pub name: String,
    /// `id` of the header.
    pub id: String,
    /// `name` of the header.
    pub title: String,
    /// `version` of the header.
    pub version: String,
    /// `description` of the header.
    pub description: String,
    /// `license` of the header.
    pub license: String,
}

/// Where an entry or phrase stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Index into [`Lexicon::files`].
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// A pattern and its place.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What matches.
    pub pattern: Pattern,
    /// Where it is written.
    pub place: Place,
}

/// Somebody who can hold a position.
#[derive(Debug, Clone)]
pub struct Party {
    /// Kebab-case id.
    pub id: String,
    /// As shown.
    pub name: String,
    /// Its sort, for "the country", "the union".
    pub kind: PartyKind,
    /// Speak for the party unless they stand as a place.
    pub names: List<Phrase>,
    /// Capitals and seats; the same.
    pub metonyms: List<Phrase>,
    /// Adjectives, which need a role noun.
    pub adjectives: List<Phrase>,
    /// Demonyms in the plural.
    pub people: List<Phrase>,
    /// Organs that always speak for it.
    pub institutions: List<Phrase>,
    /// Office holders.
    pub persons: List<Person>,
    /// Its last day, `YYYY-MM-DD`, where another party came after it.
    pub until: Option<String>,
    /// The party that came after it.
    pub successor: Option<String>,
    /// Where the entry begins.
    pub place: Place,
}

/// A person who speaks for a party while in office.
#[derive(Debug, Clone)]
pub struct Person {
    /// Full name and its place.
    pub name: Phrase,
    /// Other spellings.
    pub aliases: List<Phrase>,
    /// Short forms; `None`: the last word of the name.
    pub short: Option<List<Phrase>>,
    /// Office, in free words.
    pub role: String,
    /// First day in office, `YYYY-MM-DD` (shorter forms are completed).
    pub since: Option<String>,
    /// Last day in office.
    pub until: Option<String>,
    /// Short form counts only after the full name in the same article.
    pub ambiguous: bool,
    /// Whether "she" can stand for the person, else "he".
    pub female: bool,
    /// Where the entry begins.
    pub place: Place,
}

/// Nouns for people and organs who speak, or do not.
#[derive(Debug, Clone)]
pub struct Role {
    /// Id.
    pub id: String,
    /// What they are.
    pub kind: RoleKind,
    /// The kind of party that the nouns stand for by themselves ("the movement").
    pub of: Option<PartyKind>,
    /// Id of the party they speak for where nothing else tells ("the secretary of state").
    pub party: Option<String>,
    /// Only a state or a movement has them, and no bloc or organisation ("the army").
    pub national: bool,
    /// Few parties have them: alone they stand only for a party of which the text has told so, or the only one there is.
    pub peculiar: bool,
    /// Tells news: what it says others will do is announced, and no guess.
    pub relays: bool,
    /// Sits in the country whose it is ("a court in Lima").
    pub local: bool,
    /// The nouns.
    pub nouns: List<Phrase>,
    /// Where the entry begins.
    pub place: Place,
}

/// What a role noun says of whoever bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleKind {
    /// One person who speaks for a party.
    Office,
    /// An organ that speaks for a party.
    Institution,
    /// Several people who speak for a party.
    Group,
    /// Offices of several parties, one of each ("the ministers").
    Heads,
    /// Another one of the same office, of another party ("his Kenyan counterpart").
    Peer,
    /// Speaks for no party.
    Outsider,
    /// A word that takes an office away ("former").
    Former,
    /// Those who face each other, all together ("the sides").
    Sides,
    /// What somebody made and what speaks for them: a plan, a statement.
    Document,
    /// What several made together, each for itself: a deal, a treaty.
    Deal,
    /// A word for what was just said to be done or decided: "the move", "the decision".
    Matter,
    /// A word for what the sentence before was about, whatever became of it: "the idea", "the news".
    Idea,
}

/// A proposition with two sides, and the words for each.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Kebab-case id.
    pub id: String,
    /// As shown.
    pub name: String,
    /// The proposition.
    pub proposition: String,
    /// Short outcome of the `for` side.
    pub label_for: String,
    /// Short outcome of the `against` side.
    pub label_against: String,
    /// The side that is done to somebody: to vow it is a threat, not an offer.
    pub harms: Option<Side>,
    /// The side that helps, where none harms.
    pub helps: Option<Side>,
    /// Phrases that name it.
    pub phrases: List<IssuePhrases>,
    /// Verbs × objects that name it.
    pub frames: List<IssueFrame>,
    /// Where the entry begins.
    pub place: Place,
}

/// Phrases of one side and kind.
#[derive(Debug, Clone)]
pub struct IssuePhrases {
    /// Which side the thing named is.
    pub side: Side,
    /// What it is grammatically.
    pub kind: PhraseKind,
    /// The phrases.
    pub phrases: List<Phrase>,
    /// Whether the words name the issue only where the text has just spoken of it.
    pub known: bool,
    /// Why another issue may claim the same phrase.
    pub note: Option<String>,
    /// Where the block begins.
    pub place: Place,
}

/// What a phrase licenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    /// A state of affairs; needs a cue or a verb of doing.
    Topic,
    /// Something a party does itself.
    Deed,
    /// Something done to people; never a statement as a fact.
    Event,
    /// A topic that exists only because somebody imposes it: whose it is, holds it ("U.S. sanctions").
    Measure,
    /// What befalls the subject of its verb ("face trial"): it is whoever says so that holds it.
    Fate,
}

impl PhraseKind {
    /// Whether the phrase is a verb's.
    #[must_use]
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Deed | Self::Fate)
    }
}

/// The `subject_kind` that means the persons of parties.
pub const PERSON: &str = "person";

/// Verbs × objects.
#[derive(Debug, Clone)]
pub struct IssueFrame {
    /// Which side.
    pub side: Side,
    /// What kind of thing.
    pub kind: PhraseKind,
    /// Verbs, with particles.
    pub verbs: List<Phrase>,
    /// Nominalisations.
    pub nouns: List<Phrase>,
    /// Head phrases of the object.
    pub objects: List<Phrase>,
    /// Head phrases of the subject; with them, or with `subject_kind`, the frame asks who does it.
    pub subjects: List<Phrase>,
    /// The kind of parties whose bare name may be the subject.
    pub subject_kind: Option<PartyKind>,
    /// The object may stand behind one of these.
    pub prepositions: List<Phrase>,
    /// Whether the words name the issue only where the text has just spoken of it.
    pub known: bool,
    /// Why another side may claim the same words.
    pub note: Option<String>,
    /// Where the block begins.
    pub place: Place,
}

impl IssueFrame {
    /// Whether the subject decides.
    #[must_use]
    pub fn asks_who(&self) -> bool {
        !self.subjects.is_empty() || self.subject_kind.is_some()
    }
}

/// Words by which a holder takes a side, or by which somebody is reported to say something.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Id.
    pub id: String,
    /// `None`: a mere report, which takes no side.
    pub act: Option<Act>,
    /// The holder's side towards the content.
    pub side: Side,
    /// Verbs.
    pub verbs: List<Phrase>,
    /// Nouns.
    pub nouns: List<Phrase>,
    /// Predicates.
    pub adjectives: List<Phrase>,
    /// Who would do what the content names.
    pub doer: Doer,
    /// The act where what the content names does nobody harm ("vows to hold elections").
    pub harmless: Option<Act>,
    /// Whether the content is taken as a fact.
    pub presupposes: bool,
    /// Whether a thing may be its subject ("the city needs food"): then whoever says so takes the side.
    pub impersonal: bool,
    /// Whether its negation is meant of the content ("does not think that it should").
    pub raising: bool,
    /// Where the one asked stands: `object`, or prepositions.
    pub addressee: Vec<String>,
    /// The prepositions that name the holder, behind a noun or an adjective.
    pub source: Vec<String>,
    /// Where the entry begins.
    pub place: Place,
}

/// Who would do the deed that the content of a cue names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doer {
    /// The holder itself.
    Holder,
    /// The one asked, or the object.
    Addressee,
    /// Whoever.
    Anyone,
}

/// Words that change what a cue or an issue phrase says.
#[derive(Debug, Clone)]
pub struct Modifier {
    /// Id (made from the kind where the file gives none).
    pub id: String,
    /// What they do.
    pub kind: ModifierKind,
    /// Shifters and evaluations: whether they reverse the side, or keep it.
    pub reverses: bool,
    /// Shifters: what they name goes on as it was.
    pub lasting: bool,
    /// Words that do not inflect.
    pub words: List<Phrase>,
    /// Verbs.
    pub verbs: List<Phrase>,
    /// Nouns.
    pub nouns: List<Phrase>,
    /// Where the entry begins.
    pub place: Place,
}

/// Kinds of modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ModifierKind {
    Negator,
    Shifter,
    Hedge,
    /// "consider", "discuss": takes no side; to refuse even that is to refuse the matter.
    Weighing,
    Condition,
    Dropper,
    /// What something is called: "a crime", "unacceptable" (reverse), "a breakthrough" (keep).
    Evaluation,
    /// Says that something is not so ("deny"): takes no side, unless of what is to come.
    Denial,
    /// "do so", "do the same": what was told before is done again.
    Anaphor,
}

impl ModifierKind {
    /// Whether it makes nothing certain.
    #[must_use]
    pub const fn is_hedge(self) -> bool {
        matches!(self, Self::Hedge | Self::Weighing)
    }
}

/// A word class of the language: `determiner`, `preposition`, `verb` …
#[derive(Debug, Clone)]
pub struct WordClass {
    /// The class.
    pub class: String,
    /// Its words (base forms).
    pub words: List<Phrase>,
    /// Where the entry begins.
    pub place: Place,
}

/// A text with the statements expected of it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The text.
    pub text: String,
    /// `party issue direction act` each; none: a near-miss.
    pub expect: Vec<String>,
    /// Why.
    pub why: Option<String>,
    /// The date of the text, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where the entry begins.
    pub place: Place,
}

/// The keys that may stand behind an expectation's four words, each with `=` and a value.
pub const EXPECTATION_PAIRS: [&str; 4] = ["reported_by", "addressee", "about", "certainty"];

/// A correction of what was found in an article.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The article, or the end of its path.
    pub document: String,
    /// The id of the statement.
    pub statement: Option<String>,
    /// The sentence, white space aside.
    pub sentence: Option<String>,
    /// Only statements of this party.
    pub party: Option<u16>,
    /// Only statements on this issue.
    pub issue: Option<u16>,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub note: Option<String>,
    /// Who decided.
    pub coder: Option<String>,
    /// When, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where the entry begins.
    pub place: Place,
}

/// What was decided about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is none.
    Drop,
    /// It says something else; `None` leaves a part as it is.
    Recode(Coding),
    /// There is one that was not found; every part is given.
    Add(Coding),
}

/// What a statement is coded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Coding {
    pub party: Option<u16>,
    pub issue: Option<u16>,
    pub direction: Option<Direction>,
    pub act: Option<Act>,
}

words!(RoleKind, [Self::Office, Self::Institution, Self::Group, Self::Outsider, Self::Former, Self::Sides,
    Self::Document, Self::Deal, Self::Matter, Self::Idea, Self::Heads, Self::Peer],
    Office => "office", Institution => "institution", Group => "group", Outsider => "outsider", Former => "former",
    Sides => "sides", Document => "document", Deal => "deal", Matter => "matter", Idea => "idea", Heads => "heads", Peer => "peer");
words!(PhraseKind, [Self::Topic, Self::Deed, Self::Event, Self::Measure, Self::Fate],
    Topic => "topic", Deed => "deed", Event => "event", Measure => "measure", Fate => "fate");
words!(Doer, [Self::Holder, Self::Addressee, Self::Anyone],
    Holder => "holder", Addressee => "addressee", Anyone => "anyone");
words!(ModifierKind, [Self::Negator, Self::Shifter, Self::Hedge, Self::Weighing, Self::Condition, Self::Dropper,
    Self::Evaluation, Self::Denial, Self::Anaphor],
    Negator => "negator", Shifter => "shifter", Hedge => "hedge", Weighing => "weighing", Condition => "condition", Dropper => "dropper",
    Evaluation => "evaluation", Denial => "denial", Anaphor => "anaphor");
