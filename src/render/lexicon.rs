//! What is in a lexicon: lists of its sections, and all that is known of one entry.

use crate::lexicon::did_you_mean;
use crate::lexicon::model::{
    Cue, Example, Issue, IssueFrame, Lexicon, Modifier, ModifierKind, Party, PartyKind, Person, Phrase, PhraseKind,
    Place, Role,
};
use crate::stance::Side;
use comfy_table::{ContentArrangement, Table, presets};
use std::fmt::Write as _;

/// A section of a lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Section {
    Parties,
    Issues,
    Cues,
    Roles,
    Modifiers,
    Sets,
    Files,
}

/// A section as a table for the terminal.
#[must_use]
pub fn list(lexicon: &Lexicon, section: Section, width: usize) -> String {
    let (head, rows) = rows(lexicon, section);
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head);
    for row in rows {
        table.add_row(row);
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// A section as a table in Markdown.
#[must_use]
pub fn list_markdown(lexicon: &Lexicon, section: Section) -> String {
    let (head, rows) = rows(lexicon, section);
    let mut out = format!("| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// Until when the party was one, and which came after it.
fn ended(party: &Party) -> Option<String> {
    Some(format!("until {}, then {}", party.until.as_ref()?, party.successor.as_ref()?))
}

fn rows(lexicon: &Lexicon, section: Section) -> (Vec<&'static str>, Vec<Vec<String>>) {
    match section {
        Section::Parties => (
            vec!["id", "name", "kind", "names", "adjectives, people", "persons"],
            lexicon
                .parties
                .iter()
                .map(|p| {
                    let names = p.names.iter().chain(&p.metonyms).chain(&p.institutions);
                    let of = p.adjectives.iter().chain(&p.people);
                    let mut persons: Vec<&Phrase> = p.persons.iter().map(|person| &person.name).collect();
                    persons.dedup_by(|a, b| a.pattern.source == b.pattern.source);
                    let (names, of, persons) = (words(names), words(of), words(persons));
                    let kind = p.kind.to_string();
                    let kind = ended(p).map_or(kind.clone(), |ended| format!("{kind} {ended}"));
                    vec![p.id.clone(), p.name.clone(), kind, names, of, persons]
                })
                .collect(),
        ),
        Section::Issues => (
            vec!["id", "name", "proposition", "for", "against", "harms", "helps"],
            lexicon
                .issues
                .iter()
                .map(|i| {
                    let sides = [i.harms, i.helps].map(|side| side.map_or("", Side::word).to_owned());
                    let texts = [&i.id, &i.name, &i.proposition, &i.label_for, &i.label_against];
                    texts.into_iter().cloned().chain(sides).collect()
                })
                .collect(),
        ),
        Section::Cues => (
            vec!["id", "act", "side", "doer", "also", "words"],
            lexicon
                .cues
                .iter()
                .map(|c| {
                    let [act, side, doer] = [act(c), side(c), c.doer.word()].map(str::to_owned);
                    vec![c.id.clone(), act, side, doer, also(c), words(parts(c))]
                })
                .collect(),
        ),
        Section::Roles => (
            vec!["id", "kind", "of", "party", "national", "peculiar", "relays", "local", "nouns"],
            lexicon
                .roles
                .iter()
                .map(|r| {
                    let of = r.of.as_ref().map_or("", PartyKind::word).to_owned();
                    let party = r.party.clone().unwrap_or_default();
                    let [national, peculiar, relays, local] =
                        [r.national, r.peculiar, r.relays, r.local].map(|b| flag(b).to_owned());
                    vec![
                        r.id.clone(),
                        r.kind.to_string(),
                        of,
                        party,
                        national,
                        peculiar,
                        relays,
                        local,
                        words(&r.nouns),
                    ]
                })
                .collect(),
        ),
        Section::Modifiers => (
            vec!["id", "kind", "effect", "words"],
            lexicon
                .modifiers
                .iter()
                .map(|m| {
                    let all = m.words.iter().chain(&m.verbs).chain(&m.nouns);
                    let lasting = if m.lasting { ", lasting" } else { "" };
                    vec![m.id.clone(), m.kind.to_string(), format!("{}{lasting}", effect(m)), words(all)]
                })
                .collect(),
        ),
        Section::Sets => (
            vec!["name", "words"],
            lexicon.sets.iter().map(|(name, phrases)| vec![name.clone(), words(phrases)]).collect(),
        ),
        Section::Files => (
            vec!["file", "id", "name", "version", "license", "description"],
            lexicon
                .files
                .iter()
                .map(|f| {
                    [&f.name, &f.id, &f.title, &f.version, &f.license, &f.description].into_iter().cloned().collect()
                })
                .collect(),
        ),
    }
}

fn act(cue: &Cue) -> &'static str {
    cue.act.map_or("report", |act| act.word())
}

fn side(cue: &Cue) -> &'static str {
    cue.act.map_or("", |_| cue.side.word())
}

/// What a cue says beside act, side and doer.
fn also(cue: &Cue) -> String {
    let mut parts = Vec::new();
    if let Some(act) = cue.harmless {
        parts.push(format!("harmless: {act}"));
    }
    if !cue.addressee.is_empty() {
        parts.push(format!("addressee: {}", cue.addressee.join(", ")));
    }
    if !cue.source.is_empty() {
        parts.push(format!("source: {}", cue.source.join(", ")));
    }
    if cue.presupposes {
        parts.push("presupposes".to_owned());
    }
    if cue.impersonal {
        parts.push("impersonal".to_owned());
    }
    if cue.raising {
        parts.push("raising".to_owned());
    }
    parts.join("; ")
}

/// What a modifier does to the side; nothing where its kind says it.
fn effect(modifier: &Modifier) -> &'static str {
    match (modifier.kind, modifier.reverses) {
        (ModifierKind::Shifter | ModifierKind::Evaluation, true) => "reverse",
        (ModifierKind::Shifter | ModifierKind::Evaluation, false) => "keep",
        _ => "",
    }
}

fn parts(cue: &Cue) -> impl Iterator<Item = &Phrase> {
    cue.verbs.iter().chain(&cue.nouns).chain(&cue.adjectives)
}

fn words<'l>(phrases: impl IntoIterator<Item = &'l Phrase>) -> String {
    phrases.into_iter().map(|p| p.pattern.source.as_str()).collect::<Vec<_>>().join(", ")
}

/// All that is known of `id`, with the file and line of each part.
///
/// # Errors
/// Where no entry has the id; the message tells the nearest one.
pub fn show(lexicon: &Lexicon, id: &str) -> Result<String, String> {
    let mut page = Page { lexicon, out: String::new() };
    lexicon.parties.iter().filter(|e| e.id == id).for_each(|e| page.party(e));
    lexicon.issues.iter().filter(|e| e.id == id).for_each(|e| page.issue(e));
    lexicon.cues.iter().filter(|e| e.id == id).for_each(|e| page.cue(e));
    lexicon.roles.iter().filter(|e| e.id == id).for_each(|e| page.role(e));
    lexicon.modifiers.iter().filter(|e| e.id == id).for_each(|e| page.modifier(e));
    if let Some((name, phrases)) = lexicon.sets.get_key_value(id) {
        let _ = writeln!(page.out, "set {name}");
        page.phrases("words", phrases);
        page.out.push('\n');
    }
    if page.out.is_empty() {
        let ids = (lexicon.parties.iter().map(|e| &e.id))
            .chain(lexicon.issues.iter().map(|e| &e.id))
            .chain(lexicon.cues.iter().map(|e| &e.id))
            .chain(lexicon.roles.iter().map(|e| &e.id))
            .chain(lexicon.modifiers.iter().map(|e| &e.id))
            .chain(lexicon.sets.keys())
            .map(String::as_str);
        let help = did_you_mean(id, ids).unwrap_or_else(|| "see `standpoint lexicon list`".to_owned());
        return Err(format!("no lexicon in force has an entry `{id}`; {help}"));
    }
    page.out.pop();
    Ok(page.out)
}

/// Entries written one below another, each part with its place.
struct Page<'l> {
    lexicon: &'l Lexicon,
    out: String,
}

/// What a key that is true or not is shown as; nothing where it is not.
const fn flag(holds: bool) -> &'static str {
    if holds { "true" } else { "" }
}

impl Page<'_> {
    fn head(&mut self, what: &str, id: &str, name: &str, place: Place) {
        let mut at = self.at(place);
        for (_, from) in self.lexicon.extended.iter().filter(|(of, _)| *of == place) {
            at.push_str(&format!(", extended in {}", self.at(*from)));
        }
        let name = if name.is_empty() { String::new() } else { format!(": {name}") };
        let _ = writeln!(self.out, "{what} {id}{name}  [{at}]");
    }

    fn at(&self, place: Place) -> String {
        place_of(self.lexicon, place)
    }

    fn line(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            let _ = writeln!(self.out, "  {key:<13} {value}");
        }
    }

    /// The phrases, one line for each line of a file that they stand on.
    fn phrases(&mut self, key: &str, phrases: &[Phrase]) {
        let mut key = key;
        for run in phrases.chunk_by(|a, b| (a.place.file, a.place.line) == (b.place.file, b.place.line)) {
            let value = format!("{}  [{}]", words(run), self.at(run[0].place));
            self.line(key, &value);
            key = "";
        }
    }

    fn party(&mut self, party: &Party) {
        self.head("party", &party.id, &party.name, party.place);
        self.line("kind", party.kind.word());
        self.phrases("names", &party.names);
        self.phrases("metonyms", &party.metonyms);
        self.phrases("adjectives", &party.adjectives);
        self.phrases("people", &party.people);
        self.phrases("institutions", &party.institutions);
        self.line("term", &ended(party).unwrap_or_default());
        for person in &party.persons {
            self.person(person);
        }
        self.examples(|e| e.expect.iter().any(|line| line.split(' ').next() == Some(party.id.as_str())));
    }

    fn person(&mut self, person: &Person) {
        let mut value = person.name.pattern.source.clone();
        let mut add = |part: &str| value.push_str(part);
        if !person.role.is_empty() {
            add(&format!(", {}", person.role));
        }
        match (&person.since, &person.until) {
            (Some(since), Some(until)) => add(&format!(", {since} to {until}")),
            (Some(since), None) => add(&format!(", since {since}")),
            (None, Some(until)) => add(&format!(", until {until}")),
            (None, None) => {}
        }
        if !person.aliases.is_empty() {
            add(&format!(", also {}", words(&person.aliases)));
        }
        match &person.short {
            Some(short) if short.is_empty() => add(", never by the last word alone"),
            Some(short) => add(&format!(", in short {}", words(short))),
            None => {}
        }
        if person.female {
            add(", gender f");
        }
        if person.ambiguous {
            add(", ambiguous");
        }
        let at = self.at(person.place);
        self.line("person", &format!("{value}  [{at}]"));
    }

    fn issue(&mut self, issue: &Issue) {
        self.head("issue", &issue.id, &issue.name, issue.place);
        self.line("proposition", &issue.proposition);
        self.line("for", &issue.label_for);
        self.line("against", &issue.label_against);
        self.line("harms", issue.harms.map_or("", Side::word));
        self.line("helps", issue.helps.map_or("", Side::word));
        for block in &issue.phrases {
            let _ = writeln!(self.out, "  {} {}  [{}]", block.side, block.kind, self.at(block.place));
            self.phrases("  match", &block.phrases);
            self.line("  known", flag(block.known));
            self.line("  note", block.note.as_deref().unwrap_or(""));
        }
        for frame in &issue.frames {
            let _ = writeln!(self.out, "  {} {} frame  [{}]", frame.side, frame.kind, self.at(frame.place));
            self.phrases("  verbs", &frame.verbs);
            self.phrases("  nouns", &frame.nouns);
            self.phrases("  prepositions", &frame.prepositions);
            self.phrases("  objects", &frame.objects);
            self.phrases("  subjects", &frame.subjects);
            self.line("  subject_kind", frame.subject_kind.as_ref().map_or("", PartyKind::word));
            self.line("  known", flag(frame.known));
            self.line("  note", frame.note.as_deref().unwrap_or(""));
        }
        self.examples(|e| e.expect.iter().any(|line| line.split(' ').nth(1) == Some(issue.id.as_str())));
    }

    fn cue(&mut self, cue: &Cue) {
        self.head("cue", &cue.id, "", cue.place);
        self.line("act", act(cue));
        self.line("side", side(cue));
        self.line("doer", cue.doer.word());
        self.line("harmless", cue.harmless.map_or("", |act| act.word()));
        self.line("addressee", &cue.addressee.join(", "));
        self.line("source", &cue.source.join(", "));
        self.line("presupposes", flag(cue.presupposes));
        self.line("impersonal", flag(cue.impersonal));
        self.line("raising", flag(cue.raising));
        self.phrases("verbs", &cue.verbs);
        self.phrases("nouns", &cue.nouns);
        self.phrases("adjectives", &cue.adjectives);
    }

    fn role(&mut self, role: &Role) {
        self.head("role", &role.id, "", role.place);
        self.line("kind", role.kind.word());
        self.line("of", role.of.as_ref().map_or("", PartyKind::word));
        self.line("party", role.party.as_deref().unwrap_or(""));
        self.line("national", flag(role.national));
        self.line("peculiar", flag(role.peculiar));
        self.line("relays", flag(role.relays));
        self.line("local", flag(role.local));
        self.phrases("nouns", &role.nouns);
    }

    fn modifier(&mut self, modifier: &Modifier) {
        self.head("modifier", &modifier.id, "", modifier.place);
        self.line("kind", modifier.kind.word());
        self.line("effect", effect(modifier));
        self.line("lasting", flag(modifier.lasting));
        self.phrases("words", &modifier.words);
        self.phrases("verbs", &modifier.verbs);
        self.phrases("nouns", &modifier.nouns);
    }

    fn examples(&mut self, about: impl Fn(&Example) -> bool) {
        let lexicon = self.lexicon;
        for example in lexicon.examples.iter().filter(|e| about(e)) {
            let date = example.date.as_ref().map_or(String::new(), |date| format!(" ({date})"));
            let says = if example.expect.is_empty() { "nothing".to_owned() } else { example.expect.join("; ") };
            let why = example.why.as_ref().map_or(String::new(), |why| format!(", {why}"));
            let text = fold_space(&example.text);
            let value = format!("“{text}”{date}: {says}{why}  [{}]", self.at(example.place));
            self.line("example", &value);
        }
        self.out.push('\n');
    }
}

/// `file:line` of a place.
pub(super) fn place_of(lexicon: &Lexicon, place: Place) -> String {
    lexicon.files.get(usize::from(place.file)).map_or(String::new(), |f| format!("{}:{}", f.name, place.line))
}

fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `docs/ISSUES.md`: a page of all issues, domain by domain, with some words and the examples of each.
#[must_use]
pub fn issues_page(domains: &[(&str, Lexicon)]) -> String {
    let mut out = String::from(
        "<!-- Written by `standpoint lexicon list issues --format markdown`; a test keeps it fresh. -->\n\n# Issues\n\n\
         Each issue is a proposition with two sides. The words are phrases of the lexicon, a few of each list: verbs and nouns\n\
         stand for all their forms, `<name>` for a set, and verbs × objects for every way to join them in a clause.\n\
         `standpoint lexicon show ID` prints all of them. Which side somebody takes on what the words name is said by cues\n\
         such as \"demand\" and \"reject\".\n",
    );
    for (domain, lexicon) in domains {
        let _ = write!(out, "\n## Domain `{domain}`\n\n| issue | proposition |\n| --- | --- |\n");
        for issue in &lexicon.issues {
            let _ = writeln!(out, "| [`{0}`](#{0}) | {1} |", issue.id, cell(&issue.proposition));
        }
        for issue in &lexicon.issues {
            let _ = write!(out, "\n### {}\n\n**{}**: {}\n", issue.id, issue.name, issue.proposition);
            one_side(&mut out, issue, Side::For, &issue.label_for);
            one_side(&mut out, issue, Side::Against, &issue.label_against);
            issue_examples(&mut out, lexicon, issue);
        }
    }
    out
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn one_side(out: &mut String, issue: &Issue, side: Side, label: &str) {
    let _ = write!(out, "\nWords for the side *{side}* ({label}):\n\n");
    let before = out.len();
    for &kind in PhraseKind::ALL {
        let blocks = issue.phrases.iter().filter(|b| b.side == side && b.kind == kind);
        let phrases: Vec<&Phrase> = blocks.flat_map(|b| &b.phrases).collect();
        if !phrases.is_empty() {
            let _ = writeln!(out, "- {kind}: {}", some(&phrases, 8));
        }
    }
    let frames: Vec<&IssueFrame> = issue.frames.iter().filter(|f| f.side == side).collect();
    for frame in frames.iter().take(FRAMES) {
        let doing: Vec<&Phrase> = frame.verbs.iter().chain(&frame.nouns).collect();
        let objects: Vec<&Phrase> = frame.objects.iter().collect();
        let subjects: Vec<&Phrase> = frame.subjects.iter().collect();
        let _ = match (&frame.subject_kind, subjects.is_empty()) {
            (None, true) => writeln!(out, "- {}: {} × {}", frame.kind, some(&doing, 5), some(&objects, 5)),
            (kind, _) => {
                let kind = kind.as_ref().map_or(String::new(), |kind| format!("a party of the kind {}", kind.word()));
                let by = if subjects.is_empty() { kind } else { some(&subjects, 5) };
                let to = if objects.is_empty() { String::new() } else { format!(" × {}", some(&objects, 5)) };
                writeln!(out, "- {}, done by {by}: {}{to}", frame.kind, some(&doing, 5))
            }
        };
    }
    if frames.len() > FRAMES {
        let _ = writeln!(out, "- and {} more of verbs × objects", frames.len() - FRAMES);
    }
    if out.len() == before {
        out.push_str("- none of its own\n");
    }
}

/// Frames shown of each side.
const FRAMES: usize = 4;
/// Longer phrases are left out of the page where there are shorter ones.
const SHORT: usize = 32;

/// The first short phrases of a list, and how many more there are.
fn some(phrases: &[&Phrase], most: usize) -> String {
    let short = phrases.iter().filter(|p| p.pattern.source.len() <= SHORT);
    let long = phrases.iter().filter(|p| p.pattern.source.len() > SHORT);
    let shown: Vec<String> = short.chain(long).take(most).map(|p| format!("`{}`", p.pattern.source)).collect();
    let more = phrases.len() - shown.len();
    let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("{}{rest}", shown.join(", "))
}

/// The examples that expect the issue, and the near-misses of the file that defines it.
fn issue_examples(out: &mut String, lexicon: &Lexicon, issue: &Issue) {
    let expects = |e: &&Example| e.expect.iter().any(|line| line.split(' ').nth(1) == Some(issue.id.as_str()));
    let alone = lexicon.issues.iter().filter(|i| i.place.file == issue.place.file).count() == 1;
    let misses = |e: &&Example| alone && e.expect.is_empty() && e.place.file == issue.place.file;
    let text = |e: &Example| {
        let why = e.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
        format!("- “{}”{why}\n", fold_space(&e.text))
    };
    let hits: String = lexicon.examples.iter().filter(expects).map(text).collect();
    let misses: String = lexicon.examples.iter().filter(misses).map(text).collect();
    if !hits.is_empty() {
        let _ = write!(out, "\nStatements:\n\n{hits}");
    }
    if !misses.is_empty() {
        let _ = write!(out, "\nNo statements:\n\n{misses}");
    }
}
