//! What can be read of a text that is no TOML: all of it but the key at which a section breaks, and what follows there.
//!
//! The parser goes on after a fault, but what it makes of the rest is guesswork: a list that is never closed swallows
//! every header behind it. So a broken file is parsed section by section. What is kept stays at its place, the rest
//! becomes white space, and the faults of the other sections can be told in the same run.

use std::ops::Range;
use toml::de::{DeTable, Error};

/// A text that is TOML, and why the one it comes from is not.
pub(super) struct Salvage {
    /// As long as the text it comes from.
    pub(super) text: String,
    /// The faults, in their order.
    pub(super) faults: Vec<(Range<usize>, String)>,
    /// The sections of which something is left out.
    pub(super) broken: Vec<Range<usize>>,
}

/// Keeps of `text` what is sound.
pub(super) fn salvage(text: &str) -> Salvage {
    let mut rest = Salvage { text: text.to_owned(), faults: Vec::new(), broken: Vec::new() };
    let sections = sections(text);
    let mut headless = false;
    for section in &sections {
        let part = &text[section.clone()];
        // without its header, what belongs to an entry would go to the entry before
        headless &= header(part).is_some_and(|name| name.contains('.'));
        let (_, errors) = DeTable::parse_recoverable(part);
        if errors.is_empty() && !headless {
            continue;
        }
        let first = errors.iter().filter_map(Error::span).map(|at| at.start).min().unwrap_or(0);
        let cut = if headless { 0 } else { sound_lines(part, first) };
        rest.tell(errors, section, cut, part);
        rest.leave_out(section.start + cut..section.end, section);
        headless |= cut == 0 && header(part).is_some_and(|name| !name.contains('.'));
    }
    rest.between(&sections);
    rest.faults.sort_by_key(|(at, _)| at.start);
    rest
}

impl Salvage {
    /// One fault a line; of a list that is never closed the first alone, since the others follow from it.
    fn tell(&mut self, mut errors: Vec<Error>, section: &Range<usize>, cut: usize, part: &str) {
        errors.sort_by_key(|error| error.span().map_or(0, |at| at.start));
        if errors.iter().any(|error| error.message().starts_with("unclosed array,")) {
            errors.truncate(1);
        }
        let mut lines = Vec::new();
        for error in errors {
            let mut at = error.span().unwrap_or_default();
            if at.start >= part.trim_end().len() {
                // a string that is never closed ends with the section; it is shown where it begins
                at = cut..cut + part[cut..].find('\n').unwrap_or(part.len() - cut);
            }
            let line = part[..at.start].matches('\n').count();
            if !lines.contains(&line) {
                lines.push(line);
                self.faults.push((section.start + at.start..section.start + at.end, error.message().to_owned()));
            }
        }
    }

    fn leave_out(&mut self, at: Range<usize>, section: &Range<usize>) {
        let blank: String = self.text[at.clone()]
            .chars()
            .flat_map(|c| std::iter::repeat_n(if matches!(c, '\n' | '\r') { c } else { ' ' }, c.len_utf8()))
            .collect();
        self.text.replace_range(at, &blank);
        self.broken.push(section.clone());
    }

    /// What is wrong only beside another section: a header that stands twice.
    fn between(&mut self, sections: &[Range<usize>]) {
        for _ in sections {
            let at = {
                let (_, errors) = DeTable::parse_recoverable(&self.text);
                let Some(error) = errors.first() else { return };
                let at = error.span().unwrap_or_default();
                self.faults.push((at.clone(), error.message().to_owned()));
                at
            };
            if let Some(section) = sections.iter().find(|section| section.contains(&at.start)) {
                self.leave_out(section.clone(), section);
            }
        }
    }
}

/// The length of the lines before `fault` that are TOML by themselves.
fn sound_lines(part: &str, fault: usize) -> usize {
    let starts = part[..fault.min(part.len())].char_indices().rev().filter(|&(_, c)| c == '\n').map(|(at, _)| at + 1);
    starts.into_iter().find(|&cut| DeTable::parse_recoverable(&part[..cut]).1.is_empty()).unwrap_or(0)
}

/// The text from each header up to the next; what stands before the first is a section too.
fn sections(text: &str) -> Vec<Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let mut starts: Vec<usize> = lines.filter(|(_, line)| header(line).is_some()).map(|(start, _)| start).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// The name in the header that the text begins with, also where its brackets are not closed.
fn header(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("[[").or_else(|| text.strip_prefix('['))?;
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(inner.len());
    inner.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| &inner[..end])
}
