//! The text as an editor reads it: which paragraphs are shown, and each of them in runs.

use super::Versions;
use super::marks::{Show, marked};
use super::runs::{Run, Tone, clean};
use crate::diff::{Mark, Op, Outside, Paragraph, Piece, PieceKind, front_matter, slight, word_marks};
use crate::render::grid::fold_space;

/// A row of the text: a paragraph, or a stretch that is left out.
#[derive(Debug)]
pub(super) enum Row<'v> {
    Shown(&'v Paragraph),
    Context(&'v Paragraph),
    Left(usize),
}

/// The paragraphs that changed, with `context` unchanged ones around them.
pub(super) fn rows(paragraphs: &[Paragraph], context: usize) -> Vec<Row<'_>> {
    let changed: Vec<usize> = (0..paragraphs.len()).filter(|&i| is_changed(&paragraphs[i])).collect();
    let near = |at: usize| {
        let next = changed.partition_point(|&c| c < at);
        changed.get(next).is_some_and(|&c| c - at <= context) || next > 0 && at - changed[next - 1] <= context
    };
    let mut out = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if is_changed(paragraph) {
            out.push(Row::Shown(paragraph));
        } else if near(at) {
            out.push(Row::Context(paragraph));
        } else if let Some(Row::Left(count)) = out.last_mut() {
            *count += 1;
        } else {
            out.push(Row::Left(1));
        }
    }
    out
}

pub(super) fn is_changed(paragraph: &Paragraph) -> bool {
    paragraph.op != Op::Equal || paragraph.moved
}

impl Versions<'_> {
    /// What is compared: "a.txt → b.txt", or one name where both have it or one side is nothing.
    pub(super) fn name(&self) -> String {
        match [0, 1].map(|i| self.both.articles[i].id.as_str()) {
            ["/dev/null", new] => format!("{new} (new)"),
            [old, "/dev/null"] => format!("{old} (deleted)"),
            [old, new] if old == new => old.to_owned(),
            [old, new] => format!("{old} → {new}"),
        }
    }

    pub(super) fn old_text(&self) -> &str {
        &self.both.articles[0].text
    }

    pub(super) fn new_text(&self) -> &str {
        &self.both.articles[1].text
    }

    /// The number of a paragraph as people count: the headline has none.
    pub(super) fn number(&self, side: usize, paragraph: usize) -> String {
        let article = &self.both.articles[side];
        let titled = article.title.is_some() && article.title == article.paragraphs.first().copied();
        match (titled, paragraph) {
            (true, 0) => "headline".to_owned(),
            (true, n) => format!("¶{n}"),
            (false, n) => format!("¶{}", n + 1),
        }
    }

    /// Its number in the new version, or where it is gone, in the old one.
    pub(super) fn label(&self, paragraph: &Paragraph) -> String {
        let old = || paragraph.old.map(|p| self.number(0, p));
        paragraph.new.map(|q| self.number(1, q)).or_else(old).unwrap_or_default()
    }

    /// What a paragraph's change comes down to, where that is little.
    pub(super) fn slight(&self, paragraph: &Paragraph) -> Option<&'static str> {
        if paragraph.op != Op::Edit {
            return None;
        }
        slight(paragraph.old_span?.of(self.old_text()), paragraph.new_span?.of(self.new_text()))
    }

    /// Where all sentences of an added or deleted paragraph came from or went to.
    pub(super) fn parted(&self, paragraph: &Paragraph) -> Option<String> {
        let mut home = None;
        for piece in &paragraph.pieces {
            let (PieceKind::MovedFrom(at) | PieceKind::MovedTo(at)) = piece.kind else { return None };
            if home.is_some_and(|h| h != at) {
                return None;
            }
            home = Some(at);
        }
        home.map(|at| match paragraph.op {
            Op::Add => format!("split off from {}", self.number(0, at)),
            _ => format!("joined to {}", self.number(1, at)),
        })
    }

    /// A paragraph's text.
    pub(super) fn plain(&self, paragraph: &Paragraph) -> String {
        let text = match (paragraph.new_span, paragraph.old_span) {
            (Some(new), _) => new.of(self.new_text()),
            (None, Some(old)) => old.of(self.old_text()),
            (None, None) => "",
        };
        clean(&fold_space(text))
    }

    /// A paragraph in runs; unchanged sentences further than `context` from a change are left out.
    pub(super) fn runs(&self, paragraph: &Paragraph, context: usize, show: Show) -> Vec<Run> {
        if paragraph.op == Op::Equal {
            return vec![Run::new(Tone::Plain, self.plain(paragraph))];
        }
        if self.parted(paragraph).is_some() && paragraph.op == Op::Delete {
            return vec![Run::new(Tone::Dim, shortened(&self.plain(paragraph), 60))];
        }
        let pieces = &paragraph.pieces;
        let changed: Vec<usize> = (0..pieces.len()).filter(|&i| pieces[i].kind != PieceKind::Same).collect();
        let near = |at: usize| changed.iter().any(|&c| c.abs_diff(at) <= context);
        let mut out = Vec::new();
        let mut left = false;
        let mut pending = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            if near(at) {
                self.piece(paragraph, piece, show, &mut pending, &mut out);
            } else if !left {
                self.marks(&mut pending, show, &mut out);
                out.push(Run::new(Tone::Dim, " ⋯ "));
            }
            left = !near(at);
        }
        self.marks(&mut pending, show, &mut out);
        out
    }

    /// Writes a piece. The marks of neighbouring sentences wait in `pending`, so that what was deleted or added in one go
    /// stands in one pair of brackets.
    fn piece(&self, paragraph: &Paragraph, piece: &Piece, show: Show, pending: &mut Vec<Mark>, out: &mut Vec<Run>) {
        let note = |text: String, pending: &mut Vec<Mark>, out: &mut Vec<Run>| {
            self.marks(pending, show, out);
            out.push(Run::new(Tone::Note, format!(" ‹{text}› ")));
        };
        match piece.kind {
            PieceKind::MovedTo(q) if show != Show::New => {
                let words = shortened(&clean(&fold_space(piece.old.of(self.old_text()))), 40);
                let to =
                    if Some(q) == paragraph.new { "within".to_owned() } else { format!("to {}", self.number(1, q)) };
                note(format!("moved {to}: “{words}”"), pending, out);
            }
            PieceKind::MovedFrom(p) if show != Show::Old => {
                if self.parted(paragraph).is_none() {
                    let here = Some(p) == paragraph.old;
                    let from = if here { "here".to_owned() } else { format!("from {}", self.number(0, p)) };
                    note(format!("moved {from}"), pending, out);
                }
                self.marks(pending, show, out);
                let mut inner = if piece.inner.is_empty() { piece.marks.clone() } else { piece.inner.clone() };
                self.marks(&mut inner, show, out);
            }
            PieceKind::MovedTo(_) | PieceKind::MovedFrom(_) => {}
            PieceKind::Split | PieceKind::Merged => {
                if show != Show::Old {
                    let word = if piece.kind == PieceKind::Split { "split" } else { "merged" };
                    note(word.to_owned(), pending, out);
                }
                pending.extend(&piece.marks);
            }
            _ => pending.extend(&piece.marks),
        }
    }

    /// Writes marks in order and takes them out of `marks`.
    fn marks(&self, marks: &mut Vec<Mark>, show: Show, out: &mut Vec<Run>) {
        marked(self.old_text(), self.new_text(), std::mem::take(marks), show, out);
    }
}

/// At most `most` characters, cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |c| c.0))
}

/// How many paragraphs of each sort, in words: "2 rewritten, 1 moved".
pub(super) fn summary(paragraphs: &[Paragraph]) -> String {
    let count = |test: &dyn Fn(&Paragraph) -> bool| paragraphs.iter().filter(|p| test(p)).count();
    let parts = [
        (count(&|p| p.op == Op::Edit), "rewritten"),
        (count(&|p| p.op == Op::Add), "added"),
        (count(&|p| p.op == Op::Delete), "deleted"),
        (count(&|p| p.moved), "moved"),
        (count(&|p| !is_changed(p)), "unchanged"),
    ];
    let words: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    words.join(", ")
}

/// What differs outside of the paragraphs, in words; the front matter is shown, not told.
pub(super) fn remarks(outside: &[Outside]) -> Vec<&'static str> {
    let words = |outside: &Outside| match outside {
        Outside::Front => None,
        Outside::Mark(true) => Some("byte-order mark added"),
        Outside::Mark(false) => Some("byte-order mark removed"),
        Outside::Crlf(true) => Some("line ends LF → CRLF"),
        Outside::Crlf(false) => Some("line ends CRLF → LF"),
        Outside::LastNewline(true) => Some("newline at the end added"),
        Outside::LastNewline(false) => Some("no newline at the end of the new version"),
        Outside::Blank => Some("white space between the paragraphs"),
    };
    outside.iter().filter_map(words).collect()
}

impl Versions<'_> {
    /// The lines of the front matter that differ, each in runs; nothing where it is the same.
    pub(super) fn front(&self, outside: &[Outside]) -> Vec<Vec<Run>> {
        if !outside.contains(&Outside::Front) {
            return Vec::new();
        }
        let [old, new] =
            [0, 1].map(|i| front_matter(&self.both.articles[i]).lines().map(str::trim_end).collect::<Vec<_>>());
        let line = |old: &str, new: &str| {
            let mut runs = Vec::new();
            marked(old, new, word_marks(old, new), Show::Both, &mut runs);
            runs
        };
        if old.len() == new.len() {
            return old.iter().zip(&new).filter(|(a, b)| a != b).map(|(a, b)| line(a, b)).collect();
        }
        let gone = old.iter().filter(|l| !new.contains(l)).map(|l| line(l, ""));
        gone.chain(new.iter().filter(|l| !old.contains(l)).map(|l| line("", l))).collect()
    }
}
