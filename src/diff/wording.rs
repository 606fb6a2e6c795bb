//! The wording of evidence, blind to variants that the lexicon lists: "Kiev" and "Kyiv", "cease-fire" and "ceasefire".

use crate::document::Document;
use crate::matching::{Kind, Matcher, Scanner, Shape, What};
use crate::text::{Span, fold};
use std::fmt::Write;

/// The words under `span`, folded, each mention of a party or issue replaced by what it names. Two statements of the
/// same wording say the same in the same words.
#[must_use]
pub fn wording(matcher: &Matcher, document: &Document<'_>, span: Span) -> String {
    let from = document.tokens.partition_point(|t| t.span.start < span.start);
    let to = document.tokens.partition_point(|t| t.span.end <= span.end).max(from);
    let tokens = &document.tokens[from..to];
    let mut named: Vec<Option<(u8, u32, u32)>> = vec![None; tokens.len()];
    let mut scanner = Scanner::new(matcher);
    for mention in scanner.scan(tokens) {
        let name = match matcher.entry(mention.entry).what {
            What::Party { party, .. } => (0, u32::from(party), mention.end),
            What::Issue { issue, block, .. } => (1, u32::from(issue) << 16 | u32::from(block), mention.end),
            _ => continue,
        };
        let range = mention.first as usize..mention.end as usize;
        if named[range.clone()].iter().all(Option::is_none) {
            named[range].fill(Some(name));
        }
    }
    let mut out = String::new();
    let mut last = None;
    for (token, name) in tokens.iter().zip(named) {
        if let Some((sort, id, end)) = name {
            if last != name {
                let _ = write!(out, " \u{1}{sort}.{id}");
            }
            last = Some((sort, id, end));
        } else if matches!(token.kind, Kind::Word | Kind::Number | Kind::Possessive) {
            if token.shape & Shape::GLUED == 0 {
                out.push(' ');
            }
            out.push_str(&fold(token.span.of(&document.article.text)));
            last = None;
        }
    }
    out
}
