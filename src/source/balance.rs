//! Wikitext made well-nested before it is parsed.
//!
//! The parser tries every reading of what is opened and never closed, which takes twice as long for each such place: forty
//! stray braces, which vandals leave and editors too, would never end. One pass over the text takes out the openers
//! without a closer and the closers without an opener, as a reader of the page would overlook them.

use std::borrow::Cow;
use std::ops::Range;

/// Tags whose content is not wikitext.
const RAW: [&str; 9] =
    ["nowiki", "pre", "math", "chem", "source", "syntaxhighlight", "score", "timeline", "templatedata"];
/// Other tags that the parser wants closed.
const PAIRED: [&str; 15] = [
    "ref",
    "references",
    "gallery",
    "poem",
    "section",
    "indicator",
    "imagemap",
    "inputbox",
    "graph",
    "hiero",
    "ce",
    "categorytree",
    "charinsert",
    "mapframe",
    "maplink",
];

/// The text without what is opened or closed alone.
pub(super) fn balanced(text: &str) -> Cow<'_, str> {
    let mut pass = Pass { text, at: 0, open: Vec::new(), drop: Vec::new() };
    while pass.at < text.len() {
        pass.step();
    }
    let stray = std::mem::take(&mut pass.open);
    pass.drop.extend(stray.into_iter().map(|o| o.span));
    if pass.drop.is_empty() {
        return Cow::Borrowed(text);
    }
    pass.drop.sort_unstable_by_key(|span| span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in pass.drop {
        out.push_str(&text[at..span.start.max(at)]);
        at = span.end.max(at);
        // what stood apart must not meet: "{<ref>{" opens no template
        if out.ends_with(MARKUP) && text[at..].starts_with(MARKUP) {
            out.push(' ');
        }
    }
    Cow::Owned(out + &text[at..])
}

/// Characters that markup is made of.
const MARKUP: [char; 9] = ['{', '}', '[', ']', '<', '>', '|', '!', '&'];

/// What is open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Braces,
    Link,
    External,
    Table,
    Tag(String),
}

#[derive(Debug)]
struct Opener {
    kind: Kind,
    /// The bytes that are not closed yet.
    span: Range<usize>,
}

struct Pass<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Opener>,
    drop: Vec<Range<usize>>,
}

impl Pass<'_> {
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'<' => self.angle(),
            b'{' if bytes.starts_with(b"{|") && self.opens_line() => self.opened(Kind::Table, 2),
            b'|' if bytes.starts_with(b"|}") && !bytes.starts_with(b"|}}") && self.opens_line() => {
                self.closed(&Kind::Table, 2);
            }
            b'{' => self.opened_braces(run(bytes, b'{')),
            b'}' => self.closed_braces(run(bytes, b'}')),
            b'[' if bytes.starts_with(b"[[") => self.opened(Kind::Link, 2),
            b']' if bytes.starts_with(b"]]") && self.is_open(&Kind::Link) => self.closed(&Kind::Link, 2),
            b'[' if is_address(&rest[1..]) => {
                self.abandon(&Kind::External);
                self.opened(Kind::External, 1);
            }
            b']' if self.is_open(&Kind::External) => self.closed(&Kind::External, 1),
            b'\n' => {
                self.abandon(&Kind::External);
                self.at += 1;
            }
            _ => self.at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }

    /// Whether nothing but blanks and indents stands before this place in its line.
    fn opens_line(&self) -> bool {
        let line = self.text[..self.at].rfind('\n').map_or(0, |n| n + 1);
        self.text[line..self.at].chars().all(|c| matches!(c, ' ' | '\t' | ':' | '*' | '#'))
    }

    fn is_open(&self, kind: &Kind) -> bool {
        self.open.iter().any(|o| o.kind == *kind)
    }

    fn opened(&mut self, kind: Kind, len: usize) {
        self.open.push(Opener { kind, span: self.at..self.at + len });
        self.at += len;
    }

    /// Closes the last opener of a kind; what was opened behind it is stray, and so is a closer without one.
    fn closed(&mut self, kind: &Kind, len: usize) {
        let span = self.at..self.at + len;
        self.at = span.end;
        match self.open.iter().rposition(|o| o.kind == *kind) {
            Some(place) => {
                let stray = self.open.drain(place..).skip(1);
                self.drop.extend(stray.map(|o| o.span));
            }
            None => self.drop.push(span),
        }
    }

    /// Gives up what is open of a kind.
    fn abandon(&mut self, kind: &Kind) {
        while let Some(place) = self.open.iter().rposition(|o| o.kind == *kind) {
            self.drop.push(self.open.remove(place).span);
        }
    }

    fn opened_braces(&mut self, len: usize) {
        if len > 1 {
            self.opened(Kind::Braces, len);
        } else {
            self.at += 1;
        }
    }

    /// Closes braces by threes and twos, from the inside.
    fn closed_braces(&mut self, mut len: usize) {
        if len == 1 {
            self.at += 1;
            return;
        }
        while len > 1 {
            let Some(place) = self.open.iter().rposition(|o| o.kind == Kind::Braces) else {
                self.drop.push(self.at..self.at + len);
                break;
            };
            let stray = self.open.drain(place + 1..);
            self.drop.extend(stray.map(|o| o.span));
            let Some(opener) = self.open.last_mut() else { break };
            let closed = if len > 2 && opener.span.len() > 2 { 3 } else { 2 };
            opener.span.end -= closed;
            // a single brace that is left would make the pair behind it look like three
            if opener.span.len() < 2 {
                self.drop.extend(self.open.pop().map(|o| o.span).filter(|span| !span.is_empty()));
            }
            self.at += closed;
            len -= closed;
        }
        self.at += len;
    }

    fn angle(&mut self) {
        let rest = &self.text[self.at..];
        if rest.starts_with("<!--") {
            self.at += rest.find("-->").map_or(rest.len(), |end| end + 3);
            return;
        }
        let closing = rest.starts_with("</");
        let from = if closing { 2 } else { 1 };
        let length = rest[from..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - from);
        let name = rest[from..from + length].to_ascii_lowercase();
        let raw = RAW.contains(&name.as_str());
        if !raw && !PAIRED.contains(&name.as_str()) {
            self.at += 1;
            return;
        }
        let Some(len) = rest.find('>').map(|end| end + 1) else {
            self.drop.push(self.at..self.at + from + length);
            self.at += from + length;
            return;
        };
        if closing {
            self.closed(&Kind::Tag(name), len);
        } else if rest[..len].ends_with("/>") {
            self.at += len;
        } else if raw {
            self.raw(&name, len);
        } else {
            self.opened(Kind::Tag(name), len);
        }
    }

    /// Passes over a tag and what it holds.
    fn raw(&mut self, name: &str, len: usize) {
        let rest = &self.text[self.at + len..];
        let closer = format!("</{name}");
        let end = rest
            .match_indices("</")
            .map(|(at, _)| at)
            .find(|&at| rest.get(at..at + closer.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&closer)));
        match end {
            Some(end) => {
                let tail = rest[end..].find('>').map_or(rest.len(), |close| end + close + 1);
                self.at += len + tail;
            }
            None => {
                self.drop.push(self.at..self.at + len);
                self.at += len;
            }
        }
    }
}

fn run(bytes: &[u8], byte: u8) -> usize {
    bytes.iter().take_while(|b| **b == byte).count()
}

/// Whether an address begins here, which makes a link of a single bracket.
fn is_address(text: &str) -> bool {
    let scheme = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    text.starts_with("//") || scheme > 0 && text[scheme..].starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::balanced;

    #[test]
    fn what_is_closed_stays() {
        for text in [
            "{{a|{{b}}|[[c|d]]}} <ref name=x>y</ref><ref name=\"x\"/> [http://a b] {{{p|q}}}",
            "{|\n! a\n|-\n| {{x|\n|}} b\n|}\n",
            "<nowiki>{{</nowiki> <!-- [[ {{ --> {{{{a}}|b}} {a} x] [1]",
            "[[File:A.jpg|thumb|a [[b]] c]]",
        ] {
            assert_eq!(balanced(text), text);
        }
    }

    #[test]
    fn what_stands_alone_goes() {
        for (text, expected) in [
            ("a {{b and c", "a b and c"),
            ("a }} b ]] c </ref> d", "a  b ]] c  d"),
            ("a [[b {{c]] d", "a [[b c]] d"),
            ("x <ref>y {{z}}", "x y {{z}}"),
            ("{{{{a}}", "{{a}}"),
            ("{{{a}} b", "{{a}} b"),
            ("{<ref>{ a", "{ { a"),
            ("[http://a b\nc]", "http://a b\nc]"),
            ("{|\n| a", "\n| a"),
            ("<nowiki>a", "a"),
            ("a <ref b", "a  b"),
        ] {
            assert_eq!(balanced(text), expected, "{text}");
        }
    }
}
