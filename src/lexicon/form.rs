//! The form of a lexicon file: one Rust type for each table that may stand in it.
//!
//! The JSON Schema of `standpoint lexicon schema` is generated from these types, and the reader ([`super::entries`])
//! takes the keys it allows from their `KEYS`, and the closed words from the same lists. So a key that the reader knows
//! stands in the schema, and one that only the schema knows is refused by the reader. No value of these types is ever
//! made: serde would stop at the first fault of a file and forget where it is.

use super::entries::{ACTS, EFFECTS, GENDERS, LANGUAGES};
use super::model::{Doer, ModifierKind, OwnKind, PartyKind, PhraseKind, RoleKind};
use crate::stance::{Act, Direction, Side, Words};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The JSON Schema (draft 2020-12) of a lexicon file, for editors that complete and check TOML.
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(no_null));
    let mut schema = settings.into_generator().into_root_schema_for::<LexiconFile>();
    schema.insert("title".to_owned(), "standpoint lexicon".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// TOML has no null: a key that may be left out is left out.
fn no_null(schema: &mut Schema) {
    use serde_json::Value;
    let null = |value: &Value| value.as_str() == Some("null") || value.is_null();
    for key in ["type", "enum"] {
        if let Some(Value::Array(list)) = schema.get_mut(key) {
            list.retain(|value| !null(value));
            if key == "type" && list.len() == 1 {
                let only = list.remove(0);
                schema.insert(key.to_owned(), only);
            }
        }
    }
    if let Some(Value::Array(list)) = schema.get_mut("anyOf") {
        list.retain(|value| value.get("type").is_none_or(|kind| !null(kind)));
        if list.len() == 1
            && let Some(Value::Object(only)) = list.pop()
        {
            schema.remove("anyOf");
            for (key, value) in only {
                schema.insert(key, value);
            }
        }
    }
    transform_subschemas(&mut no_null, schema);
}

macro_rules! form {
    ($($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $key:literal $field:ident: $type:ty,)+ })+) => {
        $(
            $(#[$meta])*
            #[derive(JsonSchema)]
            #[schemars(deny_unknown_fields)]
            #[allow(dead_code, reason = "only its keys and their types are used")]
            pub(super) struct $name {
                $($(#[$about])* #[schemars(rename = $key)] $field: $type,)+
            }

            impl $name {
                pub(super) const KEYS: &'static [&'static str] = &[$($key),+];
            }
        )+
    };
}

form! {
    /// A file of a lexicon. Any section may stand in any file.
    LexiconFile {
        /// About the file.
        "lexicon" lexicon: Option<HeaderForm>,
        /// Words for use in phrases, as `<name>`. All files share all sets.
        "sets" sets: Option<BTreeMap<Id, Phrases>>,
        /// Somebody who can hold a position.
        "party" party: Option<Vec<PartyForm>>,
        /// Words for people and bodies.
        "role" role: Option<Vec<RoleForm>>,
        /// A proposition with two sides.
        "issue" issue: Option<Vec<IssueForm>>,
        /// Words by which people take sides.
        "cue" cue: Option<Vec<CueForm>>,
        /// Words that turn or weaken.
        "modifier" modifier: Option<Vec<ModifierForm>>,
        /// Word classes of English.
        "grammar" grammar: Option<Vec<GrammarForm>>,
        /// A text and the statements expected of it; run by `standpoint lexicon test`.
        "example" example: Option<Vec<ExampleForm>>,
        /// A correction of what was found in an article.
        "decision" decision: Option<Vec<DecisionForm>>,
        /// What is in force without being asked for; read from a `standpoint.toml`.
        "settings" settings: Option<SettingsForm>,
    }

    /// What is in force without being asked for; read from a `standpoint.toml`.
    SettingsForm {
        /// Lexicon files and folders, relative to this file.
        "lexicons" lexicons: Option<Vec<Text>>,
        /// The bundled domain whose issues are read for, or "none".
        "domain" domain: Option<Text>,
        /// `false` leaves out everything bundled.
        "bundled" bundled: Option<bool>,
        /// The parties that tables show, in this order.
        "parties" parties: Option<Vec<Id>>,
        /// The issues that tables show first, in this order.
        "issues" issues: Option<Vec<Id>>,
        /// Names to show for parties and issues, by id.
        "titles" titles: Option<BTreeMap<Id, Text>>,
        /// Who writes decisions here, for the blocks that `explain` prints.
        "coder" coder: Option<Text>,
    }

    /// A correction: of one statement, or of all in a sentence; exactly one of `drop`, `recode` and `add`.
    DecisionForm {
        /// The article, as its path is given or the end of it.
        "document" document: Text,
        /// The id of a statement, as `explain` prints it.
        "statement" statement: Option<Text>,
        /// The sentence, in its words.
        "sentence" sentence: Option<Text>,
        /// Only this party's statements in the sentence.
        "party" party: Option<Id>,
        /// Only statements on this issue in the sentence.
        "issue" issue: Option<Id>,
        /// `true`: it is no statement.
        "drop" drop: Option<bool>,
        /// What is to be changed of it.
        "recode" recode: Option<RecodeForm>,
        /// A statement that was not found.
        "add" add: Option<AddForm>,
        /// Why.
        "note" note: Option<String>,
        /// Who decided.
        "coder" coder: Option<String>,
        /// When.
        "date" date: Option<DateText>,
    }

    /// What is to be changed of a statement.
    RecodeForm {
        /// The party whose position it is.
        "party" party: Option<Id>,
        /// The issue it is on.
        "issue" issue: Option<Id>,
        /// The side it takes.
        "direction" direction: Option<Closed<Direction>>,
        /// How it is expressed.
        "act" act: Option<Closed<Act>>,
    }

    /// A statement that was not found.
    AddForm {
        /// The party whose position it is.
        "party" party: Id,
        /// The issue it is on.
        "issue" issue: Id,
        /// The side it takes.
        "direction" direction: Closed<Direction>,
        /// How it is expressed.
        "act" act: Closed<Act>,
    }

    /// About the file.
    HeaderForm {
        /// Lower-case letters, digits and hyphens.
        "id" id: Id,
        /// The name that people use for it.
        "name" name: Text,
        /// The language of its words; English is the only one yet.
        "language" language: Option<Closed<Languages>>,
        /// Its version, as in "1.0.0".
        "version" version: Option<String>,
        /// What it is for, in a sentence.
        "description" description: Option<String>,
        /// Under which terms others may use it, as in "CC-BY-4.0".
        "license" license: Option<String>,
        /// Entries of earlier files to take out.
        "remove" remove: Option<RemoveForm>,
    }

    /// Ids of entries of earlier files to take out, by section.
    RemoveForm {
        /// Ids of parties.
        "parties" parties: Option<Vec<Id>>,
        /// Ids of roles.
        "roles" roles: Option<Vec<Id>>,
        /// Ids of issues.
        "issues" issues: Option<Vec<Id>>,
        /// Ids of cues.
        "cues" cues: Option<Vec<Id>>,
        /// Ids of modifiers.
        "modifiers" modifiers: Option<Vec<Id>>,
    }

    /// Somebody who can hold a position.
    PartyForm {
        /// Used by `--party` and in expectations.
        "id" id: Id,
        /// As tables show it.
        "name" name: Option<Text>,
        /// What sort of party, for "the country", "the group"; a word of your own where a role has it as its `of`.
        "kind" kind: Option<KindWord>,
        /// Names that speak for it, unless they stand as a place ("in Russia").
        "names" names: Option<Phrases>,
        /// Capitals and seats, by the same rule: "Moscow", "Kremlin".
        "metonyms" metonyms: Option<Phrases>,
        /// "Russian", for "the Russian delegation"; hold nothing alone.
        "adjectives" adjectives: Option<Phrases>,
        /// "Russians".
        "people" people: Option<Phrases>,
        /// Proper names of organs that always speak for it: "State Duma".
        "institutions" institutions: Option<Phrases>,
        /// Who speaks for it.
        "person" person: Option<Vec<PersonForm>>,
        /// The last day of a party that another came after: a year, a month or a day.
        "until" until: Option<DateText>,
        /// The party whose its names are from then on.
        "successor" successor: Option<Id>,
        /// Add to the entry of the same id in another file.
        "extend" extend: Option<bool>,
        /// Take the place of the entry of the same id.
        "replace" replace: Option<bool>,
    }

    /// Who speaks for a party.
    PersonForm {
        /// The full name; the last word of it matches too.
        "name" name: Phrase,
        /// Other spellings.
        "aliases" aliases: Option<Phrases>,
        /// Short forms where the last word of the name is not one; empty for none.
        "short" short: Option<Vec<Phrase>>,
        /// The office, in free words.
        "role" role: Option<String>,
        /// First day in office: a year, a month or a day.
        "since" since: Option<DateText>,
        /// Last day in office: a year, a month or a day.
        "until" until: Option<DateText>,
        /// Whether the short form is a name that many have: it counts only behind a title or the full name.
        "ambiguous" ambiguous: Option<bool>,
        /// "f" lets "she" stand for the person.
        "gender" gender: Option<Closed<Genders>>,
    }

    /// Words for people and bodies.
    RoleForm {
        /// Its id.
        "id" id: Id,
        /// Who bears it: one person, an organ, several people, somebody who speaks for no party; or a word like "former".
        "kind" kind: Option<Closed<RoleKind>>,
        /// The kind of party that the nouns stand for by themselves: "the movement", "the alliance".
        "of" of: Option<KindWord>,
        /// The party they speak for where nothing else tells: "the secretary of state".
        "party" party: Option<Id>,
        /// Whether only a state or a movement has such an office or organ: "the army" is never a bloc's.
        "national" national: Option<bool>,
        /// Whether few have such an office or organ, so that it is not just anybody's who was spoken of: "the federal government", "the king".
        "peculiar" peculiar: Option<bool>,
        /// Tells news: what it says others will do is announced, and no guess.
        "relays" relays: Option<bool>,
        /// Whether it sits in the country whose it is: "a court in Lima".
        "local" local: Option<bool>,
        /// The nouns.
        "nouns" nouns: Option<Phrases>,
        /// Add to the entry of the same id in another file.
        "extend" extend: Option<bool>,
        /// Take the place of the entry of the same id.
        "replace" replace: Option<bool>,
    }

    /// A proposition with two sides.
    IssueForm {
        /// Used by `--issue` and in expectations.
        "id" id: Id,
        /// As tables show it.
        "name" name: Option<Text>,
        /// A sentence that one can be for or against; all sides are measured by it.
        "proposition" proposition: Option<Text>,
        /// An outcome without a verb for each side, shown behind "demands:".
        "labels" labels: Option<LabelsForm>,
        /// The side that is done to somebody: to vow it is a threat.
        "harms" harms: Option<Closed<Side>>,
        /// The side that helps, where none harms.
        "helps" helps: Option<Closed<Side>>,
        /// Phrases that name the issue.
        "phrase" phrase: Option<Vec<PhraseForm>>,
        /// Verbs × objects that name the issue.
        "frame" frame: Option<Vec<FrameForm>>,
        /// Add to the entry of the same id in another file.
        "extend" extend: Option<bool>,
        /// Take the place of the entry of the same id.
        "replace" replace: Option<bool>,
    }

    /// An outcome without a verb for each side, shown behind "demands:".
    LabelsForm {
        /// What those who are for want: "fighting stopped".
        "for" label_for: Text,
        /// What those who are against want.
        "against" against: Text,
    }

    /// Phrases that name an issue.
    PhraseForm {
        /// The side that the words name taken by themselves.
        "side" side: Closed<Side>,
        /// A state of affairs, what a party does itself, what is done to people, or what somebody imposes.
        "kind" kind: Closed<PhraseKind>,
        /// The phrases.
        "match" phrases: Phrases,
        /// Whether the words name the issue only where the text has just spoken of it: "the duties", "the mission".
        "known" known: Option<bool>,
        /// Why another issue, or the other side, claims the same words.
        "note" note: Option<String>,
    }

    /// A class of verbs times a class of objects.
    FrameForm {
        /// The side that the words name taken by themselves.
        "side" side: Closed<Side>,
        /// A state of affairs, what a party does itself, what is done to people, or what somebody imposes.
        "kind" kind: Closed<PhraseKind>,
        /// Verbs, with their particles.
        "verbs" verbs: Option<Phrases>,
        /// Nouns for the same: "withdrawal".
        "nouns" nouns: Option<Phrases>,
        /// What it is done to.
        "objects" objects: Option<Phrases>,
        /// Who does it, where that makes it the issue: "the troops leave".
        "subjects" subjects: Option<Phrases>,
        /// The kind of parties that may do it by their bare name ("Iraq leaves Kuwait"), or "person" for persons of parties.
        "subject_kind" subject_kind: Option<KindWord>,
        /// Prepositions behind which the object may stand.
        "prepositions" prepositions: Option<Phrases>,
        /// Whether the words name the issue only where the text has just spoken of it: "they would stay".
        "known" known: Option<bool>,
        /// A remark.
        "note" note: Option<String>,
    }

    /// Words by which people take sides.
    CueForm {
        /// Its id.
        "id" id: Id,
        /// How the position is expressed; `report` only says that somebody spoke.
        "act" act: Option<Closed<Acts>>,
        /// The side taken towards what the words govern.
        "side" side: Option<Closed<Side>>,
        /// Verbs; a preposition at the end governs the content: "call for".
        "verbs" verbs: Option<Phrases>,
        /// Nouns; a preposition at the end governs the content: "call for".
        "nouns" nouns: Option<Phrases>,
        /// Predicates: "opposed to".
        "adjectives" adjectives: Option<Phrases>,
        /// Who would do what the content names.
        "doer" doer: Option<Closed<Doer>>,
        /// The act where what the words govern does nobody harm.
        "harmless" harmless: Option<Closed<Acts>>,
        /// Whether the content is told as a fact.
        "presupposes" presupposes: Option<bool>,
        /// Whether a thing may be its subject, so that it is whoever says so who takes the side.
        "impersonal" impersonal: Option<bool>,
        /// Whether its negation is meant of the content ("does not think that it should").
        "raising" raising: Option<bool>,
        /// Where the one asked stands: "object", or prepositions.
        "addressee" addressee: Option<OneOrMore>,
        /// The prepositions that name the holder: "from" behind a noun, "to" behind an adjective.
        "source" source: Option<OneOrMore>,
        /// Add to the entry of the same id in another file.
        "extend" extend: Option<bool>,
        /// Take the place of the entry of the same id.
        "replace" replace: Option<bool>,
    }

    /// Words that turn or weaken.
    ModifierForm {
        /// Its id; without one it is named after its kind.
        "id" id: Option<Id>,
        /// What the words do.
        "kind" kind: Option<Closed<ModifierKind>>,
        /// Of a shifter or an evaluation: whether it reverses the side or keeps it.
        "effect" effect: Option<Closed<Effects>>,
        /// Of a shifter: whether what it governs goes on as it was ("keep up"); of an evaluation: whether all is to stay as it is ("a red line").
        "lasting" lasting: Option<bool>,
        /// Words that do not inflect.
        "words" words: Option<Phrases>,
        /// Verbs.
        "verbs" verbs: Option<Phrases>,
        /// Nouns.
        "nouns" nouns: Option<Phrases>,
        /// Add to the entry of the same id in another file.
        "extend" extend: Option<bool>,
        /// Take the place of the entry of the same id.
        "replace" replace: Option<bool>,
    }

    /// A word class of English.
    GrammarForm {
        /// The class, as in "abbreviation".
        "class" class: Text,
        /// Its words in their base form.
        "words" words: Phrases,
    }

    /// A text and the statements expected of it.
    ExampleForm {
        /// The text: a sentence or more.
        "text" text: Text,
        /// The statements, each as `party issue direction act`; empty for a near-miss.
        "expect" expect: Vec<Expectation>,
        /// Why.
        "why" why: Option<String>,
        /// The date of the text: a year, a month or a day.
        "date" date: Option<DateText>,
    }
}

/// Declares a type that stands for a string of some form.
macro_rules! string {
    ($($name:ident $schema:tt)+) => {
        $(
            #[derive(PartialEq, Eq, PartialOrd, Ord)]
            pub(super) struct $name;

            impl JsonSchema for $name {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        )+
    };
}

string! {
    Id {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    Text {"type": "string", "minLength": 1}
    Phrase {"type": "string", "minLength": 1}
    Phrases {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
    OneOrMore {"oneOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": {"type": "string"}}]}
    DateText {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
    KindWord {"type": "string", "anyOf": [{"enum": (known_kinds())}, {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}], "maxLength": (OwnKind::LONGEST)}
    Expectation {"type": "string", "pattern": (expectation_pattern())}
}

/// Named, so that editors complete them; a lexicon may have kinds of its own.
fn known_kinds() -> Vec<String> {
    PartyKind::KNOWN.iter().map(ToString::to_string).collect()
}

fn expectation_pattern() -> String {
    let directions = names(Direction::ALL.iter().map(|d| d.word()));
    let acts = names(Act::ALL.iter().map(|a| a.word()));
    format!("^\\s*[a-z0-9-]+\\s+[a-z0-9-]+\\s+({directions})\\s+({acts})(\\s+[a-z_]+=\\S+)*\\s*$")
}

fn names(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join("|")
}

/// A string that is one of a closed list.
pub(super) struct Closed<T>(PhantomData<T>);

/// A closed list of words.
pub(super) trait WordList {
    fn list() -> Vec<&'static str>;
}

impl<T: WordList> JsonSchema for Closed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::list().join("-or-").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "enum": (T::list())})
    }
}

macro_rules! closed {
    ($($type:ty),+; $($name:ident = $table:ident),+) => {
        $(impl WordList for $type {
            fn list() -> Vec<&'static str> {
                <$type as Words>::VALUES.iter().map(|&value| value.name()).collect()
            }
        })+
        $(
            pub(super) struct $name;

            impl WordList for $name {
                fn list() -> Vec<&'static str> {
                    $table.iter().map(|&(word, _)| word).collect()
                }
            }
        )+
    };
}

closed!(Side, Direction, Act, RoleKind, PhraseKind, Doer, ModifierKind;
    Acts = ACTS, Effects = EFFECTS, Genders = GENDERS, Languages = LANGUAGES);
