//! TOML as a person would write it: a header, lists wrapped at 100 columns.

use std::fmt::Write as _;

/// `text` as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The `[lexicon]` section, with a comment that tells where the file comes from.
pub(super) fn header(comment: &str, id: &str, name: &str) -> String {
    format!("# {comment}\n\n[lexicon]\nid = {}\nname = {}\nlanguage = \"en\"\n", quoted(id), quoted(name))
}

/// `key = ["…", …]`, on one line or wrapped.
pub(super) fn list(out: &mut String, key: &str, phrases: &[String]) {
    let quoted: Vec<String> = phrases.iter().map(|phrase| quoted(phrase)).collect();
    let one = format!("{key} = [{}]\n", quoted.join(", "));
    if one.chars().count() <= 100 {
        out.push_str(&one);
        return;
    }
    let _ = write!(out, "{key} = [");
    let mut width = usize::MAX;
    for phrase in quoted {
        let more = phrase.chars().count() + 2;
        if width.saturating_add(more) > 100 {
            out.push_str("\n ");
            width = 1;
        }
        let _ = write!(out, " {phrase},");
        width += more;
    }
    out.push_str("\n]\n");
}
