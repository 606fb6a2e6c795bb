//! What differs outside of the paragraphs: front matter, white space, line ends, a byte-order mark.

use super::ignore::Ignore;
use crate::article::Article;

/// A difference outside of the paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// The front matter, see [`front_matter`].
    Front,
    /// The byte-order mark: whether the new version has it.
    Mark(bool),
    /// CRLF line ends: whether the new version has them.
    Crlf(bool),
    /// The newline at the end: whether the new version has it.
    LastNewline(bool),
    /// Other white space between the paragraphs.
    Blank,
}

/// The lines before the first paragraph, white space around them left aside.
#[must_use]
pub fn front_matter(article: &Article) -> &str {
    let end = article.paragraphs.first().map_or(article.text.len(), |p| p.start as usize);
    article.text[..end].trim_start_matches('\u{feff}').trim()
}

/// All differences outside of the paragraphs but what `ignore` names. Of white space between them nothing is said where
/// the paragraphs themselves tell that some came or went, or where one version is empty.
#[must_use]
pub fn outside(old: &Article, new: &Article, ignore: Ignore) -> Vec<Outside> {
    let mut out = Vec::new();
    let lines = |article| front_matter(article).lines().map(str::trim_end).collect::<Vec<_>>();
    if lines(old) != lines(new) {
        out.push(Outside::Front);
    }
    if old.text.is_empty() || new.text.is_empty() {
        return out;
    }
    let mut tell = |test: &dyn Fn(&str) -> bool, outside: fn(bool) -> Outside| {
        let has = test(&new.text);
        if test(&old.text) != has {
            out.push(outside(has));
        }
    };
    tell(&|t| t.starts_with('\u{feff}'), Outside::Mark);
    if !ignore.whitespace {
        tell(&|t| t.contains("\r\n"), Outside::Crlf);
        tell(&|t| t.ends_with('\n'), Outside::LastNewline);
        if out.is_empty() && blanks_differ(old, new) {
            out.push(Outside::Blank);
        }
    }
    out
}

fn blanks_differ(old: &Article, new: &Article) -> bool {
    let gaps = |article: &Article| -> Vec<String> {
        let mut at = 0;
        let mut out: Vec<String> = Vec::with_capacity(article.paragraphs.len() + 1);
        for paragraph in &article.paragraphs {
            out.push(article.text[at..paragraph.start as usize].to_owned());
            at = paragraph.end as usize;
        }
        out.push(article.text[at..].to_owned());
        out
    };
    let (a, b) = (gaps(old), gaps(new));
    a.len() == b.len() && a != b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(old: &str, new: &str, ignore: Ignore) -> Vec<Outside> {
        outside(&Article::parse("a", old), &Article::parse("b", new), ignore)
    }

    #[test]
    fn each_difference_is_named() {
        let none = Ignore::default();
        let blind = Ignore { whitespace: true, ..none };
        let text = "---\ndate: 2025-03-02\n---\nA b.\n\nC d.\n";
        assert_eq!(found(text, text, none), []);
        assert_eq!(found(text, &text.replace("-02", "-03"), blind), [Outside::Front]);
        assert_eq!(found(text, &format!("\u{feff}{text}"), none), [Outside::Mark(true)]);
        assert_eq!(found(&text.replace('\n', "\r\n"), text, none), [Outside::Crlf(false)]);
        assert_eq!(found(&text.replace('\n', "\r\n"), text, blind), []);
        assert_eq!(found(text, text.trim_end(), none), [Outside::LastNewline(false)]);
        assert_eq!(found(text, &text.replace("\n\nC", "\n\n\nC"), none), [Outside::Blank]);
        assert_eq!(found("", text, none), [Outside::Front]);
    }
}
