//! Wikitext to plain text: the words that a reader sees, in paragraphs.
//!
//! Links and formatting leave their words, list items and table rows become paragraphs; references, templates, images,
//! categories and comments go. A few templates are formatting and leave their words too.

use super::balance::balanced;
use super::templates::seen;
use parse_wiki_text_2::{Configuration, Node, Parameter, ParseError};
use std::sync::LazyLock;

static CONFIGURATION: LazyLock<Configuration> = LazyLock::new(Configuration::default);

/// Tags whose content is no prose.
const HIDDEN: [&str; 17] = [
    "ref",
    // what an editor struck out is no longer said
    "s",
    "del",
    "strike",
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
    let wikitext = balanced(wikitext);
    let output = match CONFIGURATION.parse_without_timeout(&wikitext) {
        Ok(output) | Err(ParseError::TimedOut { output, .. }) => output,
        #[allow(unreachable_patterns)]
        Err(_) => return String::new(),
    };
    let mut out = String::with_capacity(wikitext.len());
    nodes(&output.nodes, &mut out);
    tidy(&out)
}

fn nodes(list: &[Node<'_>], out: &mut String) {
    let mut hidden = 0_i32;
    for node in list {
        // tags that the parser leaves open: what stands between them is text like any other, but for hidden ones
        match node {
            Node::StartTag { name, .. } if HIDDEN.contains(&name.as_ref()) => hidden += 1,
            Node::EndTag { name, .. } if HIDDEN.contains(&name.as_ref()) => hidden = (hidden - 1).max(0),
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
        Node::Heading { nodes: inner, level, .. } => block(&format!("{HEADING}{level}"), inner, out),
        Node::Redirect { target, .. } => out.push_str(&format!("#REDIRECT {target}")),
        Node::Link { text, target, .. } => {
            let mut label = String::new();
            nodes(text, &mut label);
            out.push_str(if label.is_empty() || label == *target { visible(target) } else { &label });
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
            out.push_str(&seen(&title, |slot| value(parameters, slot)).unwrap_or_default());
        }
        _ => {}
    }
}

/// The value of a template's parameter: `1` is the first without a name.
fn value(parameters: &[Parameter<'_>], slot: &str) -> Option<String> {
    let text = |list: &[Node<'_>]| {
        let mut out = String::new();
        nodes(list, &mut out);
        out
    };
    let named = parameters.iter().find(|p| p.name.as_ref().is_some_and(|name| text(name).trim() == slot));
    let place = || slot.parse::<usize>().ok()?.checked_sub(1);
    let found = named.or_else(|| parameters.iter().filter(|p| p.name.is_none()).nth(place()?))?;
    Some(text(&found.value))
}

/// What a reader sees of a link without words of its own: nothing of one to the same page in another language.
fn visible(target: &str) -> &str {
    let prefix = target.split_once(':').map_or("", |parts| parts.0);
    let language = (2..=3).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_lowercase());
    if language { "" } else { target.trim_start_matches(':') }
}

fn block(lead: &str, inner: &[Node<'_>], out: &mut String) {
    out.push_str("\n\n");
    out.push_str(lead);
    nodes(inner, out);
    out.push_str("\n\n");
}

/// Stands before a heading until it is known whether anything stands below it.
const HEADING: &str = "\u{1}";

/// One space between words, one blank line between paragraphs, no trace of what was left out.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut headings: Vec<(char, String)> = Vec::new();
    for paragraph in text.split("\n\n") {
        let joined = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let joined = numbered(&joined.replace(" ()", "").replace(" ,", ",").replace(" .", "."));
        let mut heading = joined.strip_prefix(HEADING).unwrap_or_default().chars();
        if let Some(level) = heading.next() {
            // a heading with nothing below it, as that of the footnotes, is none
            headings.retain(|(above, _)| *above < level);
            headings.push((level, heading.as_str().trim().to_owned()));
        } else if !joined.is_empty() && joined != "*" {
            let above = headings.drain(..).map(|(_, words)| words).filter(|words| !words.is_empty());
            for paragraph in above.chain([joined]) {
                out.push_str(&paragraph);
                out.push_str("\n\n");
            }
        }
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    out
}

/// Characters written by their number, which the parser leaves.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("&#") {
        out.push_str(before);
        let code = tail.split_once(';').and_then(|(digits, after)| {
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            Some((char::from_u32(code)?, after))
        });
        (rest, _) = match code {
            Some((c, after)) => (after, out.push(c)),
            None => (tail, out.push_str("&#")),
        };
    }
    out + rest
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
            ("[[Category:News]] [[fr:Nouvelles]] [[:fr:Nouvelles|see]]", "see\n"),
            ("== Talks ==\n=== Day one ===\nA.\n== References ==\n{{reflist}}", "Talks\n\nDay one\n\nA.\n"),
            ("#REDIRECT [[Other page]]", "#REDIRECT Other page\n"),
            (
                "It fell by {{convert|10|km|mi}}{{cn}} in 2014{{ndash}}15, {{lang|ru|Mir}} said.",
                "It fell by 10 km in 2014–15, Mir said.\n",
            ),
            ("He said: {{quote|We want peace.|Roe}} Then he left.", "He said:\n\n“We want peace.”\n\nThen he left.\n"),
            ("A <s>wrong</s> right &#8212; word.", "A right — word.\n"),
            ("A stray {{brace and <ref>note.", "A stray brace and note.\n"),
            ("One line\nand the next.", "One line and the next.\n"),
        ] {
            assert_eq!(plain(wikitext), expected, "{wikitext}");
        }
    }

    /// The parser alone takes twice as long for each of these.
    #[test]
    fn what_is_opened_and_never_closed_takes_no_time() {
        for opener in [
            "{{",
            "{{a|",
            "{{{a|",
            "[[a|",
            "<ref>",
            "<ref>a {{",
            "[http://a ",
            "{|\n|-\n| a\n",
            "{{a|[[b|",
            "<gallery>",
            "{<gallery>",
            "{{{a}} ",
            "[[a]",
            "{{a}",
            "<ref>||\n:{",
        ] {
            let text = plain(&opener.repeat(2_000));
            assert!(text.len() < 40_000, "{opener}");
        }
    }
}
