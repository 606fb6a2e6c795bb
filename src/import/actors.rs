//! The actor dictionaries of PETRARCH and TABARI (`*.actors.txt`).
//!
//! ```text
//! # a comment; what stands behind `#` or `;` on a line is one too
//! RURITANIA_ [RUR]              a state, by its three letters
//! +STRELSAU_                    another name of it
//! RUDOLF_ELPHBERG_ ; a source   a person, with roles by date (YYMMDD or YYYYMMDD)
//!     [RURELI 700101-020601]
//!     [RURGOV >020601]          `>` from that day on, `<` until it
//! ```
//!
//! A code of three letters names a state; `GOV`, `MIL` and the like behind it an organ that speaks for the state, with
//! dates an office holder; `REB`, `IGO`, `NGO` and the like somebody who speaks for itself. The rest (elites, civilians,
//! media) speaks for no party. The codes are those of the CAMEO codebook.

use super::{Import, Taken, write};
use crate::lexicon::pattern::Pattern;
use crate::lexicon::to_kebab;
use jiff::civil::Date;
use std::fmt::Write as _;

/// Roles that speak for the state.
const STATE_ROLES: [&str; 6] = ["GOV", "MIL", "COP", "JUD", "SPY", "LEG"];
/// Roles and sorts of bodies that speak for themselves, and what kind of party that makes them.
const OWN: [(&str, &str); 15] = [
    ("REB", "armed-group"),
    ("SEP", "armed-group"),
    ("INS", "armed-group"),
    ("UAF", "armed-group"),
    ("IMG", "armed-group"),
    ("CRM", "armed-group"),
    ("RAD", "movement"),
    ("OPP", "movement"),
    ("PTY", "movement"),
    ("IGO", "bloc"),
    ("NGO", "organisation"),
    ("NGM", "organisation"),
    ("MNC", "organisation"),
    ("BUS", "organisation"),
    ("LAB", "organisation"),
];

/// Turns an actor dictionary into a lexicon of parties. Names that parties in force have already are left to them.
#[must_use]
pub fn actors(file: &str, text: &str, mut taken: Taken) -> Import {
    let mut import = Import::default();
    let blocks = blocks(text, &mut import);
    let mut parties = Parties::default();
    // states first: office holders anywhere in the file need them
    for block in blocks.iter().filter(|b| b.is_state()) {
        parties.state(block, &mut taken, &mut import);
    }
    for block in blocks.iter().filter(|b| !b.is_state()) {
        parties.other(block, &mut taken, &mut import);
    }
    import.reports.sort_by_key(|r| r.line);
    import.remarks.sort_by_key(|r| r.line);
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let comment =
        format!("From {stem} by `standpoint lexicon import`. Names may hold adjectives and towns: sort them.");
    import.toml = write::header(&comment, &to_kebab(stem.trim_end_matches(".txt")), stem);
    parties.list.iter().filter(|p| !p.is_empty()).for_each(|p| p.write(&mut import.toml));
    import
}

/// A name with its synonyms and codes.
#[derive(Default)]
struct Block {
    names: Vec<Name>,
    codes: Vec<Code>,
}

struct Name {
    line: usize,
    text: String,
}

struct Code {
    line: usize,
    written: String,
    code: String,
    since: Option<String>,
    until: Option<String>,
}

impl Code {
    fn dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// The role behind the state's three letters, for those who speak for the state.
    fn of_state(&self) -> bool {
        self.code.get(3..6).is_some_and(|role| STATE_ROLES.contains(&role))
    }

    fn own_kind(&self) -> Option<&'static str> {
        let parts = [self.code.get(..3), self.code.get(3..6)];
        OWN.iter().find(|(role, _)| parts.contains(&Some(role))).map(|(_, kind)| *kind)
    }
}

impl Block {
    fn is_state(&self) -> bool {
        self.codes.first().is_some_and(|c| c.code.len() == 3 && c.own_kind().is_none())
    }
}

fn blocks(text: &str, import: &mut Import) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, whole) in text.lines().enumerate() {
        let line = index + 1;
        let content = whole.split(['#', ';']).next().unwrap_or("").trim_end();
        if content.trim().is_empty() || content.trim_start().starts_with('<') {
            continue;
        }
        let (name, codes) = content.split_at(content.find('[').unwrap_or(content.len()));
        let name = name.trim();
        if let Some(synonym) = name.strip_prefix('+') {
            match blocks.last_mut() {
                Some(block) => block.names.push(Name { line, text: synonym.trim().to_owned() }),
                None => import.refuse(line, name, "a synonym before any entry"),
            }
        } else if !name.is_empty() {
            blocks.push(Block { names: vec![Name { line, text: name.to_owned() }], codes: Vec::new() });
        }
        for written in codes.split('[').skip(1) {
            let written = written.split(']').next().unwrap_or("").trim();
            match (code(line, written), blocks.last_mut()) {
                (Some(code), Some(block)) => block.codes.push(code),
                _ => import.remark(line, &format!("[{written}]"), "is no code; left out"),
            }
        }
    }
    blocks
}

/// `AFGGOV 020613-140929`, `AFGGOV >020613`, `AFG`.
fn code(line: usize, written: &str) -> Option<Code> {
    let mut words = written.split_whitespace();
    let code = words.next()?.to_owned();
    let (since, until) = match words.next() {
        None => (None, None),
        Some(term) => match (term.strip_prefix('>'), term.strip_prefix('<'), term.split_once('-')) {
            (Some(day), ..) => (Some(date(day)?), None),
            (_, Some(day), _) => (None, Some(date(day)?)),
            (_, _, Some((from, to))) => (Some(date(from)?), Some(date(to)?)),
            _ => return None,
        },
    };
    let fits = code.len() >= 3 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    fits.then(|| Code { line, written: format!("[{written}]"), code: code.to_ascii_uppercase(), since, until })
}

/// `YYMMDD` (up to 30 in this century, as PETRARCH reads it) or `YYYYMMDD`.
fn date(written: &str) -> Option<String> {
    let number: i32 = written.parse().ok()?;
    let (year, rest) = (number / 10_000, number % 10_000);
    let year = match written.len() {
        8 => year,
        6 if year > 30 => 1900 + year,
        6 => 2000 + year,
        _ => return None,
    };
    let (month, day) = (i8::try_from(rest / 100).ok()?, i8::try_from(rest % 100).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok().map(|date| date.to_string())
}

#[derive(Default)]
struct Parties {
    list: Vec<Imported>,
}

/// A party of the file to write.
struct Imported {
    /// The three letters of a state.
    code: Option<String>,
    id: String,
    name: String,
    kind: &'static str,
    names: Vec<String>,
    institutions: Vec<String>,
    people: Vec<Holder>,
    /// Whether a lexicon in force has the party, so that this entry extends it.
    extends: bool,
}

struct Holder {
    names: Vec<String>,
    terms: Vec<(Option<String>, Option<String>)>,
}

impl Parties {
    fn add(&mut self, code: Option<String>, block: &Block, kind: &'static str, taken: &Taken) -> usize {
        let name = words_of(&block.names[0].text);
        let known = taken.party(&name);
        let id = known.map_or_else(|| to_kebab(&name), str::to_owned);
        if let Some(at) = self.list.iter().position(|p| p.id == id) {
            return at;
        }
        let extends = known.is_some();
        let (names, institutions, people) = (Vec::new(), Vec::new(), Vec::new());
        self.list.push(Imported { code, id, name, kind, names, institutions, people, extends });
        self.list.len() - 1
    }

    fn state(&mut self, block: &Block, taken: &mut Taken, import: &mut Import) {
        let at = self.add(Some(block.codes[0].code.clone()), block, "state", taken);
        self.names(at, block, taken, import, |party| &mut party.names);
        for code in &block.codes[1..] {
            import.remark(code.line, &code.written, "a second code of a state; left out");
        }
    }

    fn other(&mut self, block: &Block, taken: &mut Taken, import: &mut Import) {
        if let Some(code) = block.codes.iter().find(|c| c.of_state()) {
            let state = &code.code[..3];
            let Some(at) = self.list.iter().position(|p| p.code.as_deref() == Some(state)) else {
                return refuse_all(block, import, &format!("no entry of the file names the state [{state}]"));
            };
            let terms: Vec<&Code> = block.codes.iter().filter(|c| c.code.starts_with(state) && c.of_state()).collect();
            for left in block.codes.iter().filter(|c| !terms.iter().any(|t| std::ptr::eq(*t, *c))) {
                import.remark(left.line, &left.written, "a time out of office; left out");
            }
            if terms.iter().any(|t| t.dated()) {
                self.holder(at, block, &terms, taken, import);
            } else {
                self.names(at, block, taken, import, |party| &mut party.institutions);
            }
        } else if let Some(kind) = block.codes.iter().find_map(Code::own_kind) {
            let at = self.add(None, block, kind, taken);
            self.names(at, block, taken, import, |party| &mut party.names);
            for code in block.codes.iter().filter(|c| c.dated()) {
                import.remark(code.line, &code.written, "dates of a party are not kept");
            }
        } else {
            let why = match block.codes.first() {
                Some(code) => format!("{} speaks for no party", code.written),
                None => "has no code".to_owned(),
            };
            refuse_all(block, import, &why);
        }
    }

    fn names(
        &mut self,
        at: usize,
        block: &Block,
        taken: &mut Taken,
        import: &mut Import,
        list: impl Fn(&mut Imported) -> &mut Vec<String>,
    ) {
        for name in &block.names {
            if let Some(phrase) = free(name, &self.list[at].id, taken, import) {
                list(&mut self.list[at]).push(phrase);
            }
        }
    }

    fn holder(&mut self, at: usize, block: &Block, terms: &[&Code], taken: &mut Taken, import: &mut Import) {
        let id = self.list[at].id.clone();
        let names: Vec<String> = block.names.iter().filter_map(|name| free(name, &id, taken, import)).collect();
        let mut spans: Vec<_> =
            terms.iter().filter(|t| t.dated()).map(|t| (t.since.clone(), t.until.clone())).collect();
        spans.sort();
        spans.dedup();
        if !names.is_empty() {
            self.list[at].people.push(Holder { names, terms: spans });
        }
    }
}

fn refuse_all(block: &Block, import: &mut Import, why: &str) {
    for name in &block.names {
        import.refuse(name.line, &name.text, why);
    }
}

/// The name as a phrase, if no party has it yet; one that this party has already is carried and needs no line.
fn free(name: &Name, party: &str, taken: &mut Taken, import: &mut Import) -> Option<String> {
    let phrase = words_of(&name.text);
    if let Err(fault) = Pattern::parse(&phrase) {
        import.refuse(name.line, &name.text, fault.message);
        return None;
    }
    match taken.party(&phrase) {
        Some(other) if other != party => {
            let why = format!("the party `{other}` has this name already");
            import.refuse(name.line, &name.text, why);
            None
        }
        Some(_) => {
            import.carry();
            None
        }
        None => {
            taken.claim(&phrase, party);
            import.carry();
            Some(phrase)
        }
    }
}

/// `HAMID_KARZAI_` → `Hamid Karzai`: capitals at the beginning of words, which also match words all in capitals.
fn words_of(entry: &str) -> String {
    const SMALL: [&str; 10] = ["of", "the", "and", "for", "in", "on", "to", "de", "del", "la"];
    let words = entry.split('_').filter(|w| !w.is_empty()).enumerate().map(|(index, word)| {
        let lower = word.to_lowercase();
        if index > 0 && SMALL.contains(&lower.as_str()) {
            return lower;
        }
        let pieces = lower.split('-').map(|piece| {
            let mut before = '.';
            piece
                .chars()
                .flat_map(|c| {
                    let initial = std::mem::replace(&mut before, c) == '.';
                    if initial { c.to_uppercase().collect::<Vec<_>>() } else { vec![c] }
                })
                .collect()
        });
        pieces.collect::<Vec<String>>().join("-")
    });
    words.collect::<Vec<_>>().join(" ")
}

impl Imported {
    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.institutions.is_empty() && self.people.is_empty()
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "\n[[party]]\nid = {}\n", write::quoted(&self.id));
        if !self.extends {
            let _ = write!(out, "name = {}\nkind = {}\n", write::quoted(&self.name), write::quoted(self.kind));
        }
        for (key, phrases) in [("names", &self.names), ("institutions", &self.institutions)] {
            if !phrases.is_empty() {
                write::list(out, key, phrases);
            }
        }
        for holder in &self.people {
            for (since, until) in &holder.terms {
                let _ = write!(out, "\n[[party.person]]\nname = {}\n", write::quoted(&holder.names[0]));
                if holder.names.len() > 1 {
                    write::list(out, "aliases", &holder.names[1..]);
                }
                for (key, date) in [("since", since), ("until", until)] {
                    if let Some(date) = date {
                        let _ = writeln!(out, "{key} = {}", write::quoted(date));
                    }
                }
                out.push_str("ambiguous = true\n");
            }
        }
    }
}
