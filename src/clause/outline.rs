//! A parsed sentence as text, for those who ask how it was read.

use super::chunk::{Chunk, Group};
use super::tag::Tagger;
use super::tree::Parse;
use super::words::Words;
use std::fmt::Write;

impl Parse {
    /// A line with the part that each word plays, then one a word group: its number, sort and words, and how it hangs on which other.
    #[must_use]
    pub fn outline(&self, words: &Words<'_>) -> String {
        let mut out = String::from(" ");
        for (token, part) in words.tokens.iter().zip(Tagger::default().tag(words)) {
            let _ = write!(out, " {}/{}", token.span.of(words.text), format!("{part:?}").to_lowercase());
        }
        out.push('\n');
        for (index, chunk) in self.chunks.iter().enumerate() {
            if matches!(chunk.group, Group::Noun | Group::Verb | Group::Adjective) {
                let _ = writeln!(out, "  {index:>3} {}", self.line(words, chunk));
            }
        }
        out
    }

    fn line(&self, words: &Words<'_>, chunk: &Chunk) -> String {
        let text = |first: usize, end: usize| words.tokens[first].span.join(words.tokens[end - 1].span).of(words.text);
        let mut out = format!("{:?} “{}”", chunk.group, text(chunk.first, chunk.end)).to_lowercase();
        if chunk.group == Group::Verb {
            let _ = write!(out, ", {:?}", chunk.form);
            out.push_str(if chunk.passive { " passive" } else { "" });
        }
        out.push_str(if chunk.negated { ", negated" } else { "" });
        if let Some(subject) = chunk.subject {
            let _ = write!(out, ", {} {subject}", if chunk.group == Group::Verb { "of subject" } else { "possessor" });
        }
        if let Some(parent) = chunk.parent {
            let _ = write!(out, " ─ {:?} of {parent}", chunk.relation);
        }
        if let Some(link) = chunk.link {
            let _ = write!(out, " (“{}”)", text(link, link + 1));
        }
        out.replace("Ing", "ing form")
    }
}
