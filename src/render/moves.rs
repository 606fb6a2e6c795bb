//! Who moved, in words: changed positions with the statements that tell them, for `diff` and `history` alike.
//!
//! One sentence often moves several parties on several issues. Parties that moved in the same way by the same words are
//! told together, and a sentence is printed once in a list.

use super::diff::{Palette, Run, Show, Tone, escape, marked, paint, wrap, written};
use crate::diff::{Change, ChangeKind, Mark, MarkOp, word_marks};
use crate::lexicon::model::Lexicon;
use crate::position::Position;
use std::collections::BTreeSet;

/// A statement as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// "− rejects: fighting stopped".
    pub says: String,
    /// Where it stands: `¶3`.
    pub place: String,
    /// Its sentence.
    pub words: String,
}

/// A change of position, the same for one party or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moved {
    parties: Vec<String>,
    issue: String,
    kind: ChangeKind,
    /// "reversed, against → for".
    change: String,
    /// What only the old version says, and what only the new one says.
    sides: [Vec<Told>; 2],
}

/// More statements than these on one side are counted, not shown.
const MOST: usize = 3;
const NAMES: [&str; 2] = ["before", "after"];
/// Of a sentence reworded beyond this share of its letters both versions are shown.
const KEPT: f64 = 0.5;

impl Moved {
    pub(super) fn new(lexicon: &Lexicon, change: &Change, sides: [Vec<Told>; 2]) -> Self {
        Self {
            parties: vec![lexicon.parties[change.party as usize].name.clone()],
            issue: lexicon.issues[change.issue as usize].name.clone(),
            kind: change.kind,
            change: change_words(change),
            sides,
        }
    }

    /// "France, Germany · Ceasefire".
    fn cell(&self) -> String {
        format!("{} · {}", self.parties.join(", "), self.issue)
    }

    /// The two wordings of one statement whose sentence was edited and not replaced, with marks.
    fn edited(&self) -> Option<(&Told, &Told, Vec<Mark>)> {
        let ([old], [new]) = (self.sides[0].as_slice(), self.sides[1].as_slice()) else { return None };
        if self.kind != ChangeKind::Reworded || old.says != new.says {
            return None;
        }
        let marks = word_marks(&old.words, &new.words);
        let kept: u32 = marks.iter().filter(|m| m.op == MarkOp::Equal).map(|m| m.new.len()).sum();
        let most = old.words.len().min(new.words.len());
        (f64::from(kept) >= KEPT * most as f64).then_some((old, new, marks))
    }
}

/// "reversed, against → for"; what is in no position is not stated.
fn change_words(change: &Change) -> String {
    let stand = |p: &Option<Position>| p.as_ref().map_or("not stated", |p| p.stand.word());
    let (old, new) = (stand(&change.old), stand(&change.new));
    match change.kind {
        ChangeKind::Reworded => format!("reworded, still {new}"),
        kind => format!("{}, {old} → {new}", kind.word()),
    }
}

/// The gravest first; parties that moved in the same way by the same words together.
pub(super) fn gathered(mut list: Vec<Moved>) -> Vec<Moved> {
    list.sort_by_key(|m| ChangeKind::ALL.iter().position(|k| *k == m.kind));
    let mut out: Vec<Moved> = Vec::new();
    for moved in list {
        let twin =
            out.iter_mut().find(|m| (&m.issue, &m.change, &m.sides) == (&moved.issue, &moved.change, &moved.sides));
        match twin {
            Some(twin) => twin.parties.extend(moved.parties),
            None => out.push(moved),
        }
    }
    out
}

/// How a list stands on the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Columns from the left.
    pub indent: usize,
    /// What stands before each change.
    pub gap: &'static str,
    /// Columns in all.
    pub width: usize,
    /// Colours or none.
    pub palette: Palette,
}

/// The list for the terminal.
pub(super) fn moves_terminal(list: &[Moved], layout: Layout, out: &mut String) {
    let mut page = Page { layout, out, seen: BTreeSet::new() };
    for moved in list {
        page.out.push_str(layout.gap);
        page.moved(moved);
    }
}

struct Page<'o> {
    layout: Layout,
    out: &'o mut String,
    /// Sentences that were printed, each with its label.
    seen: BTreeSet<(&'static str, String)>,
}

impl Page<'_> {
    fn moved(&mut self, moved: &Moved) {
        let head = [Run::new(Tone::Strong, moved.cell()), Run::new(Tone::Plain, format!(": {}", moved.change))];
        let lead = " ".repeat(self.layout.indent);
        self.lines(&lead, self.layout.indent + 2, &head);
        if let Some((old, new, marks)) = moved.edited() {
            let mut runs = Vec::new();
            marked(&old.words, &new.words, marks, Show::Both, &mut runs);
            self.told("edited", Tone::Note, new, &runs);
            return;
        }
        for (name, tone, told) in [(NAMES[0], Tone::Deleted, &moved.sides[0]), (NAMES[1], Tone::Added, &moved.sides[1])]
        {
            for told in told.iter().take(MOST) {
                self.told(name, tone, told, &[Run::new(Tone::Plain, told.words.clone())]);
            }
            if told.len() > MOST {
                self.lines(&" ".repeat(self.layout.indent + 9), 0, &[Run::new(Tone::Dim, more(told.len()))]);
            }
        }
    }

    fn told(&mut self, name: &'static str, tone: Tone, told: &Told, words: &[Run]) {
        let known = !self.seen.insert((name, told.words.clone()));
        let place = if known { format!(" · {}, quoted above", told.place) } else { format!(" · {}", told.place) };
        let label = format!(
            "{}{} ",
            " ".repeat(self.layout.indent + 2),
            paint(self.layout.palette, tone, &format!("{name:<6}"))
        );
        let indent = self.layout.indent + 9;
        self.lines(&label, indent, &[Run::new(Tone::Plain, told.says.clone()), Run::new(Tone::Dim, place)]);
        if !known {
            self.lines(&" ".repeat(indent), indent, words);
        }
    }

    /// Lines of which the first begins with `first`, the others `indent` columns from the left.
    fn lines(&mut self, first: &str, indent: usize, runs: &[Run]) {
        let rest = " ".repeat(indent);
        for (at, line) in wrap(runs, self.layout.width.saturating_sub(indent), self.layout.palette).iter().enumerate() {
            self.out.push_str(if at == 0 { first } else { &rest });
            self.out.push_str(&line.text);
            self.out.push('\n');
        }
    }
}

fn more(all: usize) -> String {
    format!("and {} more", all - MOST)
}

/// The list as Markdown bullets, each line behind `lead`.
pub(super) fn moves_markdown(list: &[Moved], lead: &str, out: &mut String) {
    for moved in list {
        out.push_str(&format!("{lead}- **{}**: {}\n", escape(&moved.cell()), moved.change));
        if let Some((old, new, marks)) = moved.edited() {
            let mut runs = Vec::new();
            marked(&old.words, &new.words, marks, Show::Both, &mut runs);
            out.push_str(&format!("{lead}  - edited: {} ({}): ", escape(&new.says), new.place));
            written(&runs, out);
            out.push('\n');
            continue;
        }
        for (name, told) in NAMES.iter().zip(&moved.sides) {
            for told in told.iter().take(MOST) {
                let (says, words) = (escape(&told.says), escape(&told.words));
                out.push_str(&format!("{lead}  - {name}: {says} ({}): *{words}*\n", told.place));
            }
            if told.len() > MOST {
                out.push_str(&format!("{lead}  - {name}: {}\n", more(told.len())));
            }
        }
    }
}
