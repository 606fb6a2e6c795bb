//! Templates that dress up words, and what a reader sees of them.
//!
//! All others go: what a footnote, an infobox or a notice holds is no prose of the article.

/// What a template leaves: `{1|text}` is its first unnamed value, or the one named `text`.
const SEEN: [(&str, &str); 53] = [
    ("!", "|"),
    ("'", "’"),
    ("'s", "’s"),
    ("--", "–"),
    ("abbr", "{1}"),
    ("as of", "As of {1}"),
    ("big", "{1}"),
    ("blockquote", QUOTED),
    ("c.", "c. {1}"),
    ("center", "{1}"),
    ("circa", "c. {1}"),
    ("convert", "{1} {2}"),
    ("cquote", QUOTED),
    ("currency", "{2} {1}"),
    ("cvt", "{1} {2}"),
    ("em", "{1}"),
    ("emdash", "—"),
    ("endash", "–"),
    ("euro", "€{1}"),
    ("flag", "{name|1}"),
    ("flagcountry", "{name|1}"),
    ("frac", "{1}/{2}"),
    ("gbp", "£{1}"),
    ("ill", "{lt|1}"),
    ("interlanguage link", "{lt|1}"),
    ("lang", "{2}"),
    ("langx", "{2}"),
    ("mdash", "—"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("nobold", "{1}"),
    ("nobr", "{1}"),
    ("noitalic", "{1}"),
    ("nowrap", "{1}"),
    ("pull quote", QUOTED),
    ("quotation", QUOTED),
    ("quote", QUOTED),
    ("rquote", "\n\n“{2}”\n\n"),
    ("ship", "{1} {2}"),
    ("sic", "{1}"),
    ("small", "{1}"),
    ("smallcaps", "{1}"),
    ("smaller", "{1}"),
    ("snd", " – "),
    ("spaced ndash", " – "),
    ("strong", "{1}"),
    ("tq", "“{1}”"),
    ("transl", "{3|2}"),
    ("translit", "{3|2}"),
    ("transliteration", "{3|2}"),
    ("us$", "US${1}"),
    ("usd", "US${1}"),
    ("w", "{2|1}"),
];

const QUOTED: &str = "\n\n“{text|quote|1}”\n\n";

/// What the reader sees of the template `name`, given how to find a value; nothing for those that are no words.
pub(super) fn seen(name: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let name = name.trim().replace('_', " ").to_lowercase();
    // a function and not a template: the number or the words stand behind the colon
    if let Some(plain) = ["formatnum:", "lc:", "uc:", "lcfirst:", "ucfirst:"].iter().find_map(|f| name.strip_prefix(f))
    {
        return Some(plain.to_owned());
    }
    let form = match SEEN.binary_search_by_key(&name.as_str(), |(known, _)| known) {
        Ok(place) => SEEN[place].1,
        Err(_) if name.starts_with("lang-") => "{1}",
        Err(_) => return None,
    };
    let mut out = String::new();
    let mut rest = form;
    while let Some((before, tail)) = rest.split_once('{') {
        let (slot, after) = tail.split_once('}')?;
        out.push_str(before);
        out.push_str(slot.split('|').find_map(&value).unwrap_or_default().trim());
        rest = after;
    }
    out.push_str(rest);
    Some(out.replace("““", "“").replace("””", "”").replace("“\"", "“").replace("\"”", "”"))
}

#[cfg(test)]
mod tests {
    use super::{SEEN, seen};

    #[test]
    fn the_list_is_sorted() {
        assert!(SEEN.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn values_are_found_by_place_and_name() {
        let with = |list: &'static [(&str, &str)]| {
            move |slot: &str| list.iter().find(|(name, _)| *name == slot).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(seen("W", with(&[("1", "Russia")])).as_deref(), Some("Russia"));
        assert_eq!(seen("w", with(&[("1", "Kyiv"), ("2", "the city")])).as_deref(), Some("the city"));
        assert_eq!(seen("quote", with(&[("text", "\"No.\"")])).as_deref(), Some("\n\n“No.”\n\n"));
        assert_eq!(seen("Infobox", with(&[("1", "x")])), None);
    }
}
