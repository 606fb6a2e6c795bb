//! Inflected forms and spelling variants of English words.
//!
//! The irregular forms come from the `english` crate, which carries them from Wiktionary; this module adds the
//! spelling variants that one news article or another will use (organise/organize, labour/labor, cancelled/canceled).

use crate::language::Classes;
use english::{English, Form, Number, Person, Tense};

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

/// British and American spellings of a folded word beside the one given: `organise` → `organize`.
#[must_use]
pub fn spelling_variants(word: &str) -> Vec<String> {
    const PAIRS: &[(&str, &str)] = &[
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
    if word.len() < 6 {
        return Vec::new();
    }
    let end = word.as_bytes()[word.len() - 1];
    let mut out = Vec::new();
    for &(british, american) in PAIRS {
        for (from, to) in [(british, american), (american, british)] {
            if from.as_bytes()[from.len() - 1] == end
                && let Some(stem) = word.strip_suffix(from)
                && (stem.len() > 2 || from.len() > 5)
            {
                out.push(format!("{stem}{to}"));
            }
        }
    }
    out
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

    #[test]
    fn spellings_come_in_pairs() {
        assert_eq!(spelling_variants("recognise"), ["recognize"]);
        assert_eq!(spelling_variants("demilitarization"), ["demilitarisation"]);
        assert_eq!(spelling_variants("programme"), ["program"]);
        assert_eq!(spelling_variants("program"), ["programme"]);
        assert_eq!(spelling_variants("labour"), ["labor"]);
        assert_eq!(spelling_variants("defence"), ["defense"]);
    }
}
