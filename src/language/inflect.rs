//! Inflected forms and spelling variants of English words.
//!
//! The irregular forms come from the `english` crate, which carries them from Wiktionary; this module adds the
//! spelling variants that one news article or another will use (organise/organize, labour/labor, cancelled/canceled).

use crate::language::Classes;
use english::{English, Form, Number, Person, Tense};
use std::sync::LazyLock;

/// A form of a verb with the class it makes.
pub type VerbForm = (String, Classes);

/// All forms of the verb `base`, each with its class. A form may occur twice (past and participle).
#[must_use]
pub fn verb_forms(base: &str) -> Vec<VerbForm> {
    let form = |person, number, tense, form| English::verb(base, &person, &number, &tense, &form);
    let past = form(Person::Third, Number::Singular, Tense::Past, Form::Finite);
    let participle = form(Person::Third, Number::Singular, Tense::Past, Form::Participle);
    let ing = form(Person::Third, Number::Singular, Tense::Present, Form::Participle);
    let s = form(Person::Third, Number::Singular, Tense::Present, Form::Finite);
    let mut out = vec![(base.to_owned(), Classes::VERB_BASE), (s, Classes::VERB_S)];
    // -ll- beside -l-: cancelled/canceled, travelling/traveling.
    if base.ends_with('l') && base.len() > 4 {
        let stem = base;
        for (end, class) in
            [("led", Classes::VERB_PAST), ("led", Classes::VERB_PARTICIPLE), ("ling", Classes::VERB_ING)]
        {
            out.push((format!("{stem}{end}"), class));
            out.push((format!("{stem}{}", &end[1..]), class));
        }
    }
    out.extend([(past, Classes::VERB_PAST), (participle, Classes::VERB_PARTICIPLE), (ing, Classes::VERB_ING)]);
    out
}

/// The plural forms of `noun`.
#[must_use]
pub fn noun_plurals(noun: &str) -> Vec<String> {
    vec![English::noun(noun, &Number::Plural)]
}

/// Endings that British and American English spell differently.
const SPELLINGS: [(&str, &str); 22] = [
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("efence", "efense"),
    ("efences", "efenses"),
    ("ffence", "ffense"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("programme", "program"),
    ("programmes", "programs"),
];

/// The endings both ways round, by the last letter of the one that is replaced.
static BY_LAST_LETTER: LazyLock<[Vec<(&str, &str)>; 26]> = LazyLock::new(|| {
    let mut out = [const { Vec::new() }; 26];
    for (from, to) in SPELLINGS.into_iter().flat_map(|(british, american)| [(british, american), (american, british)]) {
        out[usize::from(from.as_bytes()[from.len() - 1] - b'a')].push((from, to));
    }
    out
});

/// Tells `each` the British and American spellings of a folded word beside the one given: `organise` → `organize`.
pub fn spelling_variants(word: &str, mut each: impl FnMut(&str)) {
    let bytes = word.as_bytes();
    if bytes.len() < 6 || !bytes[bytes.len() - 1].is_ascii_lowercase() {
        return;
    }
    for &(from, to) in &BY_LAST_LETTER[usize::from(bytes[bytes.len() - 1] - b'a')] {
        if let Some(stem) = word.strip_suffix(from)
            && (stem.len() > 2 || from.len() > 5)
        {
            each(&[stem, to].concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str) -> Vec<String> {
        verb_forms(base).into_iter().map(|f| f.0).collect()
    }

    #[test]
    fn verbs_inflect_regular_and_irregular() {
        assert!(
            ["withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"]
                .iter()
                .all(|f| forms("withdraw").contains(&(*f).to_owned()))
        );
        assert!(["cancelled", "canceled", "cancelling"].iter().all(|f| forms("cancel").contains(&(*f).to_owned())));
        assert!(["stopped", "stopping"].iter().all(|f| forms("stop").contains(&(*f).to_owned())));
        assert!(["denied", "denies"].iter().all(|f| forms("deny").contains(&(*f).to_owned())));
    }

    fn spellings(word: &str) -> Vec<String> {
        let mut out = Vec::new();
        spelling_variants(word, |variant| out.push(variant.to_owned()));
        out
    }

    #[test]
    fn spellings_come_in_pairs() {
        assert_eq!(spellings("recognise"), ["recognize"]);
        assert_eq!(spellings("demilitarization"), ["demilitarisation"]);
        assert_eq!(spellings("programme"), ["program"]);
        assert_eq!(spellings("program"), ["programme"]);
        assert_eq!(spellings("labour"), ["labor"]);
        assert_eq!(spellings("defence"), ["defense"]);
    }
}
