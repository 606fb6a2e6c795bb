//! Faults of lexicon files, and how they are shown: `file:line:column`, the line with carets, what to do.
//!
//! A fault in data is a [`Problem`], and all of them are collected before anything is said. Drawing needs the texts,
//! which a problem does not keep, so [`draw`] is given the sources that [`super::load`] was given.

use super::load::Source;
use super::model::Place;
use crate::text::{LineIndex, Position};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// A fault in a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// [`Source::name`] of the file.
    pub file: String,
    /// Where, in bytes of its text.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The other place where two do not go together.
    pub related: Option<Related>,
    /// What would have to be there.
    pub(super) wants: Wants,
}

/// What is a fault only because it is not there, and may stand in the lost part of a file that is no TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Wants {
    /// The fault is what is there.
    #[default]
    Nothing,
    /// A key of the same section.
    Keys,
    /// Something in whatever file.
    Entries,
}

/// A second place that a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// [`Source::name`] of the file.
    pub file: String,
    /// Where, in bytes of its text.
    pub span: Range<usize>,
    /// What stands there.
    pub label: String,
}

/// Whether drawings carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain text.
    #[default]
    Never,
    /// ANSI escapes.
    Always,
}

impl std::fmt::Display for Problem {
    /// One line: `file:line:column: message`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl Problem {
    /// Draws it with the line it is about. `sources` are those it was found in; without them, the excerpt is left out.
    #[must_use]
    pub fn draw(&self, sources: &[Source<'_>], colour: Colour) -> String {
        let renderer = match colour {
            Colour::Never => Renderer::plain(),
            Colour::Always => Renderer::styled(),
        };
        let mut group = Group::with_title(Level::ERROR.primary_title(&self.message));
        let same_file = self.related.as_ref().filter(|r| r.file == self.file);
        if let Some(text) = text_of(sources, &self.file) {
            let mut snippet = Snippet::source(text)
                .path(&self.file)
                .annotation(AnnotationKind::Primary.span(clamp(text, &self.span)));
            if let Some(related) = same_file {
                let span = clamp(text, &related.span);
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(&related.label));
            }
            group = group.element(snippet);
        }
        if let Some(related) = self.related.as_ref().filter(|_| same_file.is_none())
            && let Some(text) = text_of(sources, &related.file)
        {
            let annotation = AnnotationKind::Context.span(clamp(text, &related.span)).label(&related.label);
            group = group.element(Snippet::source(text).path(&related.file).annotation(annotation));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        renderer.render(&[group])
    }
}

/// Draws all of them, an empty line between two.
#[must_use]
pub fn draw(problems: &[Problem], sources: &[Source<'_>], colour: Colour) -> String {
    let mut out = String::new();
    for problem in problems {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&problem.draw(sources, colour));
        out.push('\n');
    }
    out
}

/// A problem of the phrase at `place`, for checks that need the compiled lexicon.
#[must_use]
pub fn problem_at(sources: &[Source<'_>], place: Place, message: impl Into<String>, help: &str) -> Problem {
    let mut faults = Faults::new(sources);
    let at = faults.phrase_at(place);
    faults.fault(place.file, at, message).help = Some(help.to_owned());
    faults.problems.remove(0)
}

/// Gathers the problems that only the merge shows.
pub(super) struct Faults<'s> {
    sources: &'s [Source<'s>],
    pub(super) problems: Vec<Problem>,
    /// For each file the sections of which something is lost, because they are no TOML.
    pub(super) broken: Vec<Vec<Range<usize>>>,
}

impl<'s> Faults<'s> {
    pub(super) fn new(sources: &'s [Source<'s>]) -> Self {
        Self { sources, problems: Vec::new(), broken: Vec::new() }
    }

    /// The text of a file.
    pub(super) fn text(&self, file: u16) -> &'s str {
        self.sources.get(usize::from(file)).map_or("", |s| s.text.as_ref())
    }

    fn name(&self, file: u16) -> String {
        self.sources.get(usize::from(file)).map_or_else(String::new, |s| s.name.clone().into_owned())
    }

    /// Notes a problem; the caller may add help.
    pub(super) fn fault(&mut self, file: u16, at: Range<usize>, message: impl Into<String>) -> &mut Problem {
        let text = self.text(file);
        // An index for one problem: problems are few, and a file without any needs no index here.
        let position = LineIndex::new(text).position(text, u32::try_from(at.start).unwrap_or(u32::MAX));
        let Position { line, column } = position;
        let (file, message) = (self.name(file), message.into());
        let (help, related, wants) = (None, None, Wants::Nothing);
        self.problems.push(Problem { file, span: at, line, column, message, help, related, wants });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// Notes that something is not there, in whatever file.
    pub(super) fn want(&mut self, file: u16, at: Range<usize>, message: impl Into<String>) -> &mut Problem {
        let problem = self.fault(file, at, message);
        problem.wants = Wants::Entries;
        problem
    }

    /// Notes a problem of an entry, at its header.
    pub(super) fn fault_at(&mut self, place: Place, message: String) -> &mut Problem {
        let text = self.text(place.file);
        let line = text.split_inclusive('\n').take(place.line.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let start = line + place.column.saturating_sub(1) as usize;
        let end = text[line..].find('\n').map_or(text.len(), |end| line + end);
        self.fault(place.file, start.min(end)..end, message)
    }

    /// Notes a problem of two phrases that do not go together; it is shown at the second.
    pub(super) fn clash(&mut self, first: Place, second: Place, message: String, help: &str) {
        let at = self.phrase_at(second);
        let related = self.related(first.file, self.phrase_at(first), "first claimed here");
        let problem = self.fault(second.file, at, message);
        problem.help = Some(help.to_owned());
        problem.related = Some(related);
    }

    pub(super) fn related(&self, file: u16, span: Range<usize>, label: &str) -> Related {
        Related { file: self.name(file), span, label: label.to_owned() }
    }

    /// The bytes of the string that begins at `place`; [`Place`] keeps no offsets, since only faults need them.
    fn phrase_at(&self, place: Place) -> Range<usize> {
        let text = self.text(place.file);
        let line = text.split_inclusive('\n').take(place.line.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let column = place.column.saturating_sub(1) as usize;
        let start = line + text[line..].chars().take(column).map(char::len_utf8).sum::<usize>();
        let quote = text[start..].chars().next().unwrap_or('"');
        let inner = &text[start + quote.len_utf8().min(text.len() - start)..];
        let end = inner.find([quote, '\n']).map_or(text.len(), |end| start + quote.len_utf8() + end + 1);
        start..end
    }

    /// Whether all files are TOML all through.
    pub(super) fn whole(&self) -> bool {
        self.broken.iter().all(Vec::is_empty)
    }

    /// The problems in the order of the files and of the places in them.
    pub(super) fn sorted(mut self) -> Vec<Problem> {
        let (sources, whole, broken) = (self.sources, self.whole(), self.broken);
        let file = |p: &Problem| sources.iter().position(|s| s.name == p.file);
        let cut = |p: &Problem| {
            file(p).and_then(|file| broken.get(file)).into_iter().flatten().any(|part| part.contains(&p.span.start))
        };
        self.problems.retain(|p| match p.wants {
            Wants::Nothing => true,
            Wants::Keys => !cut(p),
            Wants::Entries => whole,
        });
        self.problems.sort_by_cached_key(|p| (file(p), p.span.start));
        self.problems
    }
}

fn text_of<'s>(sources: &'s [Source<'_>], file: &str) -> Option<&'s str> {
    sources.iter().find(|s| s.name == file).map(|s| s.text.as_ref())
}

/// The renderer wants spans within the text.
fn clamp(text: &str, span: &Range<usize>) -> Range<usize> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    floor(span.start)..floor(span.end.max(span.start))
}
