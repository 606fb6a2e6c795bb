//! What each section of a lexicon file holds: its keys, which are required, and the entry made of them.
//!
//! One function per section, read like a form. Entries that merge by id become [`Draft`]s: an entry that only extends
//! another one needs no `name`, so what it lacks is judged by [`super::merge`], not here.

use super::dates;
use super::form::{
    CueForm, ExampleForm, FrameForm, GrammarForm, HeaderForm, IssueForm, LabelsForm, ModifierForm, PartyForm,
    PersonForm, PhraseForm, RemoveForm, RoleForm,
};
use super::model::{
    Cue, Doer, Example, File, Issue, IssueFrame, IssuePhrases, Modifier, ModifierKind, Party, PartyKind, Person,
    Phrase, PhraseKind, Role, RoleKind, WordClass,
};
use super::pattern::Pattern;
use super::read::{Node, Reader, Table};
use crate::image::List;
use crate::stance::{Act, Side};
use std::ops::Range;

/// `report` takes no side; the rest are the codebook's acts.
pub(super) const ACTS: &[(&str, Option<Act>)] = &[
    ("demand", Some(Act::Demand)),
    ("support", Some(Act::Support)),
    ("offer", Some(Act::Offer)),
    ("reject", Some(Act::Reject)),
    ("threaten", Some(Act::Threaten)),
    ("enact", Some(Act::Enact)),
    ("state", Some(Act::State)),
    ("report", None),
];
/// Whether a shifter reverses the side.
pub(super) const EFFECTS: &[(&str, bool)] = &[("reverse", true), ("keep", false)];
/// Whether "she" can stand for the person.
pub(super) const GENDERS: &[(&str, bool)] = &[("m", false), ("f", true)];
pub(super) const LANGUAGES: &[(&str, ())] = &[("en", ())];

/// An entry of a file before the merge.
pub(super) struct Draft<T> {
    pub(super) entry: T,
    /// The value of `id`, else the header.
    pub(super) at: Range<usize>,
    /// Keys with one value that the entry gives: those override when it extends another.
    pub(super) given: Vec<&'static str>,
    /// Required keys it lacks.
    pub(super) missing: Vec<&'static str>,
    pub(super) extend: bool,
    pub(super) replace: bool,
}

fn draft<T>(r: &mut Reader<'_>, t: Table<'_>, single: &[&'static str], entry: T) -> Draft<T> {
    Draft {
        entry,
        at: t.get("id").map_or(t.at.clone(), toml::Spanned::span),
        given: t.given(single),
        extend: r.flag(&t, "extend"),
        replace: r.flag(&t, "replace"),
        missing: t.missing,
    }
}

/// Ids that a file takes out of the merge, by section.
#[derive(Default)]
pub(super) struct Removal {
    pub(super) parties: Vec<(String, Range<usize>)>,
    pub(super) roles: Vec<(String, Range<usize>)>,
    pub(super) issues: Vec<(String, Range<usize>)>,
    pub(super) cues: Vec<(String, Range<usize>)>,
    pub(super) modifiers: Vec<(String, Range<usize>)>,
}

/// `[lexicon]`. A file without it is named after itself.
pub(super) fn header(r: &mut Reader<'_>, node: Option<Node<'_>>, file_name: &str) -> (File, Removal) {
    let stem = file_name.rsplit(['/', '\\', ':']).next().unwrap_or(file_name).trim_end_matches(".toml");
    let mut file = File {
        name: file_name.to_owned(),
        id: stem.to_owned(),
        title: stem.to_owned(),
        version: String::new(),
        description: String::new(),
        license: String::new(),
    };
    let Some(mut t) = node.and_then(|n| r.table(n, "`[lexicon]`", HeaderForm::KEYS)) else {
        return (file, Removal::default());
    };
    file.id = r.id(&mut t);
    file.title = r.required(&mut t, "name");
    file.version = r.optional(&t, "version").unwrap_or_default();
    file.description = r.optional(&t, "description").unwrap_or_default();
    file.license = r.optional(&t, "license").unwrap_or_default();
    r.word(&t, "language", LANGUAGES);
    let removal = t.get("remove").and_then(|n| removal(r, n)).unwrap_or_default();
    r.close(t, "`[lexicon]`");
    (file, removal)
}

fn removal(r: &mut Reader<'_>, node: Node<'_>) -> Option<Removal> {
    let t = r.table(node, "`remove`", RemoveForm::KEYS)?;
    let mut ids = |key| r.strings(&t, key).into_iter().map(|(id, at)| (id.to_owned(), at)).collect();
    Some(Removal {
        parties: ids("parties"),
        roles: ids("roles"),
        issues: ids("issues"),
        cues: ids("cues"),
        modifiers: ids("modifiers"),
    })
}

/// A set as one file gives it.
pub(super) struct SetDraft {
    pub(super) name: String,
    pub(super) at: Range<usize>,
    pub(super) phrases: List<Phrase>,
}

/// `[sets]`.
pub(super) fn sets(r: &mut Reader<'_>, node: Node<'_>) -> Vec<SetDraft> {
    let Some(t) = r.free_table(node, "`sets`") else { return Vec::new() };
    t.entries()
        .map(|(name, at)| {
            r.kebab(name, at.clone(), "name of a set");
            SetDraft { name: name.to_owned(), at, phrases: r.phrases(&t, name) }
        })
        .collect()
}

/// `[[party]]`.
pub(super) fn party(r: &mut Reader<'_>, node: Node<'_>) -> Option<Draft<Party>> {
    let mut t = r.table(node, "a party", PartyForm::KEYS)?;
    let party = Party {
        place: r.place(t.at.start),
        id: r.id(&mut t),
        name: r.required(&mut t, "name"),
        kind: r.required_kind(&mut t, "kind").unwrap_or(PartyKind::State),
        names: r.required_phrases(&mut t, "names"),
        metonyms: r.phrases(&t, "metonyms"),
        adjectives: r.phrases(&t, "adjectives"),
        people: r.phrases(&t, "people"),
        institutions: r.phrases(&t, "institutions"),
        persons: r.tables(&t, "person").iter().filter_map(|n| person(r, n)).collect(),
        until: dates::last(r, &t, "until"),
        successor: r.optional(&t, "successor"),
    };
    Some(draft(r, t, &["name", "kind", "until", "successor"], party))
}

fn person(r: &mut Reader<'_>, node: Node<'_>) -> Option<Person> {
    let mut t = r.table(node, "a person", PersonForm::KEYS)?;
    let name = r.required_phrase(&mut t, "name");
    let aliases = r.phrases(&t, "aliases");
    // `short = []` says something: the person is never called by the last word alone.
    let short = t.get("short").map(|n| r.list(n, "short")).map(|strings| r.parse_all(strings));
    let (since, until) = dates::term(r, &t);
    let role = r.optional(&t, "role").unwrap_or_default();
    let ambiguous = r.flag(&t, "ambiguous");
    let female = r.word(&t, "gender", GENDERS).unwrap_or(false);
    let place = r.place(t.at.start);
    r.close(t, "a person");
    // without a name, the rest is looked at all the same
    let nameless = || Phrase { pattern: Pattern { source: String::new(), elements: Vec::new() }, place };
    Some(Person { name: name.unwrap_or_else(nameless), aliases, short, role, since, until, ambiguous, female, place })
}

/// `[[role]]`.
pub(super) fn role(r: &mut Reader<'_>, node: Node<'_>) -> Option<Draft<Role>> {
    let mut t = r.table(node, "a role", RoleForm::KEYS)?;
    let role = Role {
        place: r.place(t.at.start),
        id: r.id(&mut t),
        kind: r.required_closed(&mut t, "kind").unwrap_or(RoleKind::Outsider),
        of: r.kind(&t, "of"),
        party: r.optional(&t, "party"),
        national: r.flag(&t, "national"),
        peculiar: r.flag(&t, "peculiar"),
        relays: r.flag(&t, "relays"),
        local: r.flag(&t, "local"),
        nouns: r.required_phrases(&mut t, "nouns"),
    };
    Some(draft(r, t, &["kind", "of", "party", "national", "peculiar", "relays", "local"], role))
}

/// `[[issue]]`.
pub(super) fn issue(r: &mut Reader<'_>, node: Node<'_>) -> Option<Draft<Issue>> {
    let mut t = r.table(node, "an issue", IssueForm::KEYS)?;
    let (label_for, label_against) = labels(r, &mut t);
    let issue = Issue {
        place: r.place(t.at.start),
        id: r.id(&mut t),
        name: r.required(&mut t, "name"),
        proposition: r.required(&mut t, "proposition"),
        label_for,
        label_against,
        harms: r.closed(&t, "harms"),
        helps: r.closed(&t, "helps"),
        phrases: r.tables(&t, "phrase").iter().filter_map(|n| issue_phrases(r, n)).collect(),
        frames: r.tables(&t, "frame").iter().filter_map(|n| issue_frame(r, n)).collect(),
    };
    Some(draft(r, t, &["name", "proposition", "labels", "harms", "helps"], issue))
}

fn labels(r: &mut Reader<'_>, issue: &mut Table<'_>) -> (String, String) {
    let Some(node) = issue.get("labels") else {
        issue.missing.push("labels");
        return Default::default();
    };
    let Some(mut t) = r.table(node, "`labels`", LabelsForm::KEYS) else { return Default::default() };
    let labels = (r.required(&mut t, "for"), r.required(&mut t, "against"));
    r.close(t, "`labels`");
    labels
}

fn issue_phrases(r: &mut Reader<'_>, node: Node<'_>) -> Option<IssuePhrases> {
    let mut t = r.table(node, "a phrase", PhraseForm::KEYS)?;
    let side = r.required_closed(&mut t, "side");
    let kind = r.required_closed(&mut t, "kind");
    let phrases = r.required_phrases(&mut t, "match");
    let known = r.flag(&t, "known");
    let note = r.optional(&t, "note");
    let place = r.place(t.at.start);
    r.close(t, "this phrase");
    // where they are not given, nothing can be said of what others claim
    let note = note.or_else(|| (side.is_none() || kind.is_none()).then(String::new));
    let (side, kind) = (side.unwrap_or(Side::For), kind.unwrap_or(PhraseKind::Topic));
    Some(IssuePhrases { side, kind, phrases, known, note, place })
}

fn issue_frame(r: &mut Reader<'_>, node: Node<'_>) -> Option<IssueFrame> {
    let mut t = r.table(node, "a frame", FrameForm::KEYS)?;
    let side = r.required_closed(&mut t, "side");
    let kind = r.required_closed(&mut t, "kind");
    let frame = IssueFrame {
        side: side.unwrap_or(Side::For),
        kind: kind.unwrap_or(PhraseKind::Deed),
        verbs: r.phrases(&t, "verbs"),
        nouns: r.phrases(&t, "nouns"),
        objects: r.phrases(&t, "objects"),
        subjects: r.phrases(&t, "subjects"),
        subject_kind: r.kind_of_subjects(&t, "subject_kind"),
        prepositions: r.phrases(&t, "prepositions"),
        known: r.flag(&t, "known"),
        // without a side, nothing can be said of what the other claims
        note: r.optional(&t, "note").or_else(|| side.is_none().then(String::new)),
        place: r.place(t.at.start),
    };
    need_one_of(&mut t, &["verbs", "nouns"], "verbs` or `nouns");
    need_one_of(&mut t, &["objects", "subjects", "subject_kind"], "objects`, `subjects` or `subject_kind");
    r.close(t, "this frame");
    Some(frame)
}

/// `[[cue]]`.
pub(super) fn cue(r: &mut Reader<'_>, node: Node<'_>) -> Option<Draft<Cue>> {
    let mut t = r.table(node, "a cue", CueForm::KEYS)?;
    let act = r.required_word(&mut t, "act", ACTS);
    // A report takes no side, so it need not give one.
    let side = if act == Some(None) { r.closed(&t, "side") } else { r.required_closed(&mut t, "side") };
    let cue = Cue {
        place: r.place(t.at.start),
        id: r.id(&mut t),
        act: act.flatten(),
        side: side.unwrap_or(Side::For),
        verbs: r.phrases(&t, "verbs"),
        nouns: r.phrases(&t, "nouns"),
        adjectives: r.phrases(&t, "adjectives"),
        doer: r.closed(&t, "doer").unwrap_or(Doer::Anyone),
        harmless: r.word(&t, "harmless", ACTS).flatten(),
        presupposes: r.flag(&t, "presupposes"),
        impersonal: r.flag(&t, "impersonal"),
        raising: r.flag(&t, "raising"),
        addressee: r.one_or_more(&t, "addressee"),
        source: r.one_or_more(&t, "source"),
    };
    if cue.nouns.is_empty() && cue.adjectives.is_empty() {
        idle(r, &t, "source", "the entry has no `nouns` and no `adjectives`");
    }
    if act == Some(None) {
        idle(r, &t, "harmless", "a report threatens nothing");
    }
    need_one_of(&mut t, &["verbs", "nouns", "adjectives"], "verbs`, `nouns` or `adjectives");
    let single = ["act", "side", "doer", "harmless", "presupposes", "impersonal", "raising", "addressee", "source"];
    Some(draft(r, t, &single, cue))
}

/// `[[modifier]]`. The id is empty where the file gives none.
pub(super) fn modifier(r: &mut Reader<'_>, node: Node<'_>) -> Option<Draft<Modifier>> {
    let mut t = r.table(node, "a modifier", ModifierForm::KEYS)?;
    let kind = r.required_closed(&mut t, "kind");
    let effect = match kind {
        Some(ModifierKind::Shifter | ModifierKind::Evaluation) => r.required_word(&mut t, "effect", EFFECTS),
        _ => r.word(&t, "effect", EFFECTS),
    };
    let modifier = Modifier {
        place: r.place(t.at.start),
        id: if t.get("id").is_some() { r.id(&mut t) } else { String::new() },
        kind: kind.unwrap_or(ModifierKind::Hedge),
        reverses: effect.unwrap_or(kind == Some(ModifierKind::Negator)),
        lasting: r.flag(&t, "lasting"),
        words: r.phrases(&t, "words"),
        verbs: r.phrases(&t, "verbs"),
        nouns: r.phrases(&t, "nouns"),
    };
    if kind.is_some_and(|kind| !matches!(kind, ModifierKind::Shifter | ModifierKind::Evaluation)) {
        idle(r, &t, "lasting", "only a shifter or an evaluation says that things are to go on");
        idle(r, &t, "effect", "only a shifter or an evaluation has one");
    }
    need_one_of(&mut t, &["words", "verbs", "nouns"], "words`, `verbs` or `nouns");
    Some(draft(r, t, &["kind", "effect", "lasting"], modifier))
}

/// A key that is known and would have no effect here.
fn idle(r: &mut Reader<'_>, t: &Table<'_>, key: &str, reason: &str) {
    if let Some(node) = t.get(key) {
        let problem = r.fault(node.span(), format!("`{key}` has no effect here: {reason}"));
        problem.help = Some("take it out".to_owned());
    }
}

/// `names` are the keys as a message lists them between backticks.
fn need_one_of(t: &mut Table<'_>, keys: &[&str], names: &'static str) {
    if keys.iter().all(|key| t.get(key).is_none()) {
        t.missing.push(names);
    }
}

/// `[[grammar]]`.
pub(super) fn word_class(r: &mut Reader<'_>, node: Node<'_>) -> Option<WordClass> {
    let mut t = r.table(node, "a word class", GrammarForm::KEYS)?;
    let class = WordClass {
        place: r.place(t.at.start),
        class: r.required(&mut t, "class"),
        words: r.required_phrases(&mut t, "words"),
    };
    r.close(t, "a word class");
    Some(class)
}

/// An example, and where its expectations stand.
pub(super) struct ExampleDraft {
    pub(super) example: Example,
    pub(super) expect_at: Vec<Range<usize>>,
}

/// `[[example]]`.
pub(super) fn example(r: &mut Reader<'_>, node: Node<'_>) -> Option<ExampleDraft> {
    let mut t = r.table(node, "an example", ExampleForm::KEYS)?;
    let text = r.required(&mut t, "text");
    let expect = if let Some(node) = t.get("expect") {
        r.list(node, "expect")
    } else {
        t.missing.push("expect");
        Vec::new()
    };
    let why = r.optional(&t, "why");
    let date = dates::day(r, &t, "date");
    let place = r.place(t.at.start);
    r.close(t, "an example");
    let (expect, expect_at) = expect.into_iter().map(|(line, at)| (line.to_owned(), at)).unzip();
    Some(ExampleDraft { example: Example { text, expect, why, date, place }, expect_at })
}
