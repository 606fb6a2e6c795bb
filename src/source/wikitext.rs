//! Wikitext to plain text: the words that a reader sees, in paragraphs.
//!
//! Links and formatting leave their words, list items and table rows become paragraphs; references, templates, images,
//! categories and comments go. A few templates are formatting and leave their words too.

use parse_wiki_text_2::{Configuration, Node, ParseError};
use std::sync::LazyLock;

static CONFIGURATION: LazyLock<Configuration> = LazyLock::new(Configuration::default);

/// Templates that only dress up words, and which of their unnamed values the reader sees; where there are fewer, the last.
const DRESSING: [(&str, usize); 12] = [
    ("w", 2),
    ("lang", 2),
    ("nowrap", 1),
    ("nobr", 1),
    ("abbr", 1),
    ("small", 1),
    ("em", 1),
    ("strong", 1),
    ("ill", 1),
    ("interlanguage link", 1),
    ("ship", 2),
    ("haveyoursay", 0),
];

/// Tags whose content is no prose.
const HIDDEN: [&str; 14] = [
    "ref",
    "references",
    "gallery",
    "math",
    "chem",
    "timeline",
    "graph",
    "score",
    "source",
    "syntaxhighlight",
    "templatedata",
    "imagemap",
    "mapframe",
    "categorytree",
];

/// The plain text of `wikitext`. What the parser gives up on is kept as far as it came.
#[must_use]
pub fn plain(wikitext: &str) -> String {
    let output = match CONFIGURATION.parse_without_timeout(wikitext) {
        Ok(output) | Err(ParseError::TimedOut { output, .. }) => output,
        #[allow(unreachable_patterns)]
        Err(_) => return String::new(),
    };
    let mut out = String::with_capacity(wikitext.len());
    nodes(&output.nodes, &mut out);
    tidy(&out)
}

fn nodes(list: &[Node<'_>], out: &mut String) {
    let mut hidden = 0;
    for node in list {
        // tags that the parser leaves open: what stands between them is text like any other, but for hidden ones
        match node {
            Node::StartTag { name, .. } if HIDDEN.contains(&name.as_ref()) => hidden += 1,
            Node::EndTag { name, .. } if HIDDEN.contains(&name.as_ref()) => hidden -= 1,
            _ if hidden > 0 => {}
            _ => one(node, out),
        }
    }
}

fn one(node: &Node<'_>, out: &mut String) {
    match node {
        Node::Text { value, .. } => out.push_str(value),
        Node::CharacterEntity { character, .. } => out.push(*character),
        Node::ParagraphBreak { .. } | Node::HorizontalDivider { .. } => out.push_str("\n\n"),
        Node::Heading { nodes: inner, .. } => block("", inner, out),
        Node::Link { text, target, .. } => {
            if text.is_empty() {
                out.push_str(target);
            } else {
                nodes(text, out);
            }
        }
        Node::ExternalLink { nodes: inner, .. } => {
            let mut label = String::new();
            nodes(inner, &mut label);
            // a bare address is a footnote
            if let Some((_, words)) = label.split_once(char::is_whitespace) {
                out.push_str(words);
            }
        }
        Node::OrderedList { items, .. } | Node::UnorderedList { items, .. } => {
            items.iter().for_each(|item| block("* ", &item.nodes, out));
        }
        Node::DefinitionList { items, .. } => items.iter().for_each(|item| block("", &item.nodes, out)),
        Node::Table { captions, rows, .. } => {
            captions.iter().for_each(|caption| block("", &caption.content, out));
            for row in rows {
                let cells: Vec<String> = row
                    .cells
                    .iter()
                    .map(|cell| {
                        let mut text = String::new();
                        nodes(&cell.content, &mut text);
                        text.split_whitespace().collect::<Vec<_>>().join(" ")
                    })
                    .filter(|text| !text.is_empty())
                    .collect();
                out.push_str(&format!("\n\n{}\n\n", cells.join(" · ")));
            }
        }
        Node::Tag { name, nodes: inner, .. } if !HIDDEN.contains(&name.as_ref()) => nodes(inner, out),
        Node::Preformatted { nodes: inner, .. } => block("", inner, out),
        Node::StartTag { name, .. } if name == "br" => out.push('\n'),
        Node::StartTag { name, .. } | Node::EndTag { name, .. }
            if matches!(name.as_ref(), "p" | "div" | "li" | "blockquote") =>
        {
            out.push_str("\n\n");
        }
        Node::Parameter { default: Some(inner), .. } => nodes(inner, out),
        Node::Template { name, parameters, .. } => {
            let mut title = String::new();
            nodes(name, &mut title);
            let title = title.trim().to_lowercase();
            if let Some((_, which)) = DRESSING.iter().find(|(known, _)| *known == title) {
                let values: Vec<_> = parameters.iter().filter(|p| p.name.is_none()).collect();
                if let Some(value) = values.get(which.saturating_sub(1)).or(values.last()).filter(|_| *which > 0) {
                    nodes(&value.value, out);
                }
            }
        }
        _ => {}
    }
}

fn block(lead: &str, inner: &[Node<'_>], out: &mut String) {
    out.push_str("\n\n");
    out.push_str(lead);
    nodes(inner, out);
    out.push_str("\n\n");
}

/// One space between words, one blank line between paragraphs, no trace of what was left out.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for paragraph in text.split("\n\n") {
        let joined = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let joined = joined.replace(" ()", "").replace(" ,", ",").replace(" .", ".");
        if !joined.is_empty() && joined != "*" {
            out.push_str(&joined);
            out.push_str("\n\n");
        }
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_stay_and_markup_goes() {
        for (wikitext, expected) in [
            (
                "'''Talks''' in [[Geneva|the city]] ended.<ref>{{cite|x}}</ref> [[File:A.jpg|thumb|A hall]]",
                "Talks in the city ended.\n",
            ),
            ("{{date|1 May}}{{w|Russia}} and {{w|Ukraine|Kyiv}} met.", "Russia and Kyiv met.\n"),
            ("== Head ==\nOne.\n* a\n* b\n\nTwo.<!-- no -->", "Head\n\nOne.\n\n* a\n\n* b\n\nTwo.\n"),
            (
                "See [https://example.org the statement] &amp; more [https://example.org].",
                "See the statement & more.\n",
            ),
            ("{|\n! Who !! What\n|-\n| A || B\n|}", "Who · What\n\nA · B\n"),
            ("[[Category:News]]", ""),
            ("One line\nand the next.", "One line and the next.\n"),
        ] {
            assert_eq!(plain(wikitext), expected, "{wikitext}");
        }
    }
}
