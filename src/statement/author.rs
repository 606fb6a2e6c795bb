//! Whose voice a whole document is: a ministry's statement, a communiqué of two delegations, a resolution.
//!
//! Its first lines tell, before the first full stop: "Statement by the Ministry of Foreign Affairs of Peru", or the name of
//! the body on one line and "Press statement" on another. What follows is no reporter's, so that "we", "the Ministry" and
//! what nobody else is said to demand are the author's.

use super::holder::{Parties, Who};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::Kind;
use crate::text::fold;

/// A document's first lines end here at the latest.
const LINES: usize = 6;

/// What the first lines of a document have told so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Author {
    /// A line says what the document is, and by whom.
    signed: Parties,
    /// A line says what it is, and no more.
    document: bool,
    /// A line names an organ, whosever it is.
    organ: bool,
    /// The parties that lines made of one name or one organ stand for.
    letterhead: Parties,
    /// To whom it is written, of a letter in a row of letters.
    reader: Option<u16>,
    /// The words of the names of who made it, folded: "the Conference" of a communiqué of the Arab Summit Conference.
    called: Vec<Box<str>>,
    /// The nouns, folded, by which its reader may be called.
    names: Vec<Box<str>>,
    /// Whether it is a draft that some have tabled for a body to pass.
    draft: bool,
}

/// Whether paragraph `index`, which ends in a token of kind `last`, may be one of the first lines.
pub(super) const fn is_first_line(index: usize, last: Option<Kind>) -> bool {
    index < LINES && !matches!(last, None | Some(Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon))
}

/// "Peru, Chad and Mali: revised draft resolution": who has tabled it.
fn sponsors(who: &Who<'_>, first: usize) -> Option<Parties> {
    let (words, parse) = (who.words, who.parse);
    let colon = words.tokens.iter().position(|t| t.kind == Kind::Colon)?;
    let names = |c: &Chunk| matches!(c.group, Group::Noun | Group::Comma | Group::Coordinator);
    let draft = parse.chunks.iter().find(|c| c.first > colon && c.group == Group::Noun)?;
    let only = parse.chunks.iter().all(|c| c.first <= draft.first || c.group != Group::Noun);
    let row = parse.chunks.iter().take_while(|c| c.first < colon).all(names);
    let parties = who.holders(first).0;
    (row && only && words.document(draft.head) && !parties.is_empty()).then_some(parties)
}

/// "Press statement", "Statement issued in Cairo, 30 March 1975": what it is, where and when.
fn told_no_more(who: &Who<'_>, document: usize) -> bool {
    let words = who.words;
    who.parse.chunks[document + 1..].iter().all(|c| match c.group {
        Group::Noun => {
            let place = c.link.is_some_and(|l| words.classes(l).any(Classes::PLACE));
            place || words.classes(c.head).any(Classes::TIME) || words.kind(c.first) == Kind::Number
        }
        Group::Verb => c.form == Form::Participle,
        group => matches!(group, Group::Preposition | Group::Comma | Group::Break),
    })
}

impl Author {
    /// What is told with one more of the first lines.
    pub(super) fn with(&self, who: &Who<'_>) -> Self {
        let mut author = self.clone();
        author.read(who);
        author
    }

    /// Whose document begins at a heading further down, where it tells that.
    pub(super) fn of_another(who: &Who<'_>) -> Option<Self> {
        let author = Self::default().with(who);
        (!author.signed.is_empty()).then_some(author)
    }

    fn read(&mut self, who: &Who<'_>) {
        let (words, parse) = (who.words, who.parse);
        // "Letter dated 3 May from …": no clause, though it looks like one
        let dated = |c: &Chunk| {
            let bare = c.first == c.head && words.classes(c.head).any(Classes::VERB_PARTICIPLE);
            bare && c.subject == Some(0) && words.document(parse.chunks[0].head) && c.first == parse.chunks[0].end
        };
        // "Commentary on the latest developments and answers to questions"
        let answers = |c: &Chunk| {
            let joined = c.first > 0 && words.classes(c.first - 1).any(Classes::COORDINATOR);
            joined && c.first == c.head && words.classes(c.head).any(Classes::NOUN_PLURAL)
        };
        let clause = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite && !dated(c) && !answers(c);
        if parse.chunks.iter().any(clause) {
            return;
        }
        let Some(first) = parse.chunks.iter().position(|c| c.group == Group::Noun) else { return };
        if let Some(sponsors) = sponsors(who, first) {
            (self.signed, self.draft) = (sponsors, true);
            return;
        }
        // "Adopted by the heads of state of the African Union in Malabo": under a line that says what the document is
        let made = &parse.chunks[0];
        if self.document && self.signed.is_empty() && made.passive && made.form == Form::Participle {
            let agent = parse.agent(0);
            let members = |k: usize| {
                let below = |&j: &usize| {
                    let of = parse.chunks[j].link.is_some_and(|l| words.classes(l).any(Classes::OF));
                    of && parse.hangs_below(j, k) && words.party(parse.chunks[j].head).is_some()
                };
                (k + 1..parse.chunks.len()).find(below).map(|j| who.holders(j).0)
            };
            let by = agent.map(|k| who.holders(k).0).filter(|by| !by.is_empty());
            self.signed = by.or_else(|| agent.and_then(members)).unwrap_or_default();
            return;
        }
        let named = |k: usize| (parse.chunks[k].first..parse.chunks[k].end).any(|t| words.party(t).is_some());
        let organ = |k: usize| {
            let c = &parse.chunks[k];
            (c.first..c.end).any(|t| matches!(words.role(t), Some((RoleKind::Institution | RoleKind::Office, _))))
        };
        let document = (first..parse.chunks.len())
            .take_while(|&k| !named(k))
            .find(|&k| parse.chunks[k].group == Group::Noun && words.document(parse.chunks[k].head));
        if let Some(document) = document {
            let from = parse.children(document).find(|&k| {
                let c = &parse.chunks[k];
                let by = c.link.is_some_and(|l| words.classes(l).any(Classes(Classes::BY.0 | Classes::OF.0)));
                // "Letter dated 3 May from the Permanent Representative of Peru"
                c.relation == Relation::Agent || c.relation == Relation::Preposition && (by || who.comes_from(k))
            });
            let dated = parse.chunks.get(document + 1).is_some_and(dated);
            let sent =
                || (document + 1..parse.chunks.len()).find(|&k| parse.chunks[k].parent.is_none() && who.comes_from(k));
            let from = from.or_else(|| if dated { sent() } else { None });
            // "Agreed minutes of the meeting between the delegations of Peru and Chad", "Communiqué issued after talks between …"
            let between = || {
                let both = |&k: &usize| {
                    let dual = parse.chunks[k].link.is_some_and(|l| words.classes(l).any(Classes::DUAL));
                    let issued = dated && parse.hangs_below(k, document + 1);
                    dual && (issued || parse.hangs_below(k, document))
                };
                let both = (document + 1..parse.chunks.len()).find(both)?;
                Some(who.holders(both).0).filter(|parties| parties.len() == 2)
            };
            // "Transcript of the briefing by the Spokesperson, Islamabad": the capital tells whose office it is
            let seat = || {
                let office = parse.chunks.iter().any(|c| matches!(words.role(c.head), Some((RoleKind::Office, _))));
                let mut seats = parse.chunks.iter().filter(|c| c.group == Group::Noun && c.first == c.head);
                seats.find_map(|c| words.seat(c.head)).filter(|_| office)
            };
            if self.signed.is_empty() {
                let by = from.map(|k| who.holders(k).0).filter(|by| !by.is_empty());
                self.signed = by.or_else(between).unwrap_or_default();
                let name = from.map(|k| &parse.chunks[k]).into_iter().flat_map(|c| c.first..c.end);
                let capital = name.filter(|&t| words.capital(t));
                self.called.extend(capital.map(|t| Box::from(&*fold(words.text_of(t..t + 1)))));
                if self.signed.is_empty() {
                    self.signed.extend(seat());
                }
            }
            // "Statement by the President's Office": of whom another line tells
            let unsigned = from.map_or_else(|| told_no_more(who, document), organ);
            // "Ministry of Foreign Affairs of Peru", and below it "Commentary on the latest developments"
            let headed = from.is_none() && self.organ && self.letterhead.len() == 1;
            self.organ |= from.is_some_and(organ);
            self.document |= unsigned || headed;
            return;
        }
        self.organ |= organ(first);
        let mut parties = who.holders(first).0;
        // "Ministry of Foreign Affairs, Lima"
        if parties.is_empty() && organ(first) {
            let alone = |c: &&Chunk| c.group == Group::Noun && c.end == c.head + 1;
            let behind =
                parse.chunks[first + 1..].iter().filter(alone).filter(|c| words.kind(c.first - 1) == Kind::Comma);
            parties.extend(behind.filter_map(|c| words.seat(c.head)).next());
        }
        for party in parties {
            if !self.letterhead.contains(&party) {
                self.letterhead.push(party);
            }
        }
    }

    /// The same of a document that gives those whose voice it is a name for what follows ("hereinafter "the Parties""),
    /// unless its first lines told whose it is.
    pub(super) fn by_those(&self, parties: &Parties) -> Self {
        let mut author = self.clone();
        if self.parties().is_empty() {
            author.signed = parties.clone();
        }
        author
    }

    /// The author of one of several letters, whose reader may be called by one of `names`.
    pub(super) fn of_letter(writer: Option<u16>, reader: Option<(u16, Vec<Box<str>>)>) -> Self {
        let (reader, names) = reader.unzip();
        Self { signed: writer.into_iter().collect(), reader, names: names.unwrap_or_default(), ..Self::default() }
    }

    /// "The Embassy", of a note to the Embassy of Chad: its reader.
    pub(super) fn reader_called(&self, noun: &str) -> Option<u16> {
        self.reader.filter(|_| self.names.iter().any(|word| **word == *noun))
    }

    /// To whom the document is written, where a line over it tells.
    pub(super) const fn reader(&self) -> Option<u16> {
        self.reader
    }

    /// Whether the noun is a word of the name of whoever's document it is.
    pub(super) fn called(&self, noun: &str) -> bool {
        self.called.iter().any(|word| **word == *noun)
    }

    /// Who has tabled the draft that the document is.
    pub(super) fn sponsors(&self) -> Option<&Parties> {
        Some(&self.signed).filter(|_| self.draft)
    }

    /// Who speaks in the document, as far as its first lines tell. Empty: a reporter, or nobody the lexicon knows.
    pub(super) fn parties(&self) -> &[u16] {
        match self.letterhead.as_slice() {
            _ if !self.signed.is_empty() => &self.signed,
            one @ [_] if self.organ && self.document => one,
            _ => &[],
        }
    }
}
