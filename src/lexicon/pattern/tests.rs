//! The pattern language by example: what each mark makes, and each fault with its place.

use super::{Element, Inflect, Pattern, Word};
use std::ops::Range;

fn word(text: &str, inflect: Inflect, glued: bool) -> Element {
    Element::Word(Word { text: text.to_owned(), inflect, glued })
}

fn plain(text: &str) -> Element {
    word(text, Inflect::Default, false)
}

fn elements(source: &str) -> Vec<Element> {
    Pattern::parse(source).unwrap_or_else(|e| panic!("{source}: {e}")).elements
}

#[track_caller]
fn wrong(source: &str, at: Range<usize>, message: &str) {
    let error = Pattern::parse(source).expect_err(source);
    assert_eq!((error.at, error.message.as_str()), (at, message), "{source}");
    assert!(!error.help.is_empty());
}

#[test]
fn words_and_their_marks() {
    assert_eq!(elements("pull out"), [plain("pull"), plain("out")]);
    assert_eq!(
        elements("=US veto~v power~n"),
        [word("US", Inflect::Literal, false), word("veto", Inflect::Verb, false), word("power", Inflect::Noun, false)]
    );
    assert_eq!(elements("U.S."), [plain("U.S.")]);
}

#[test]
fn a_mark_behind_a_choice_is_about_each_alternative() {
    let alternatives = |source: &str| match elements(source).remove(0) {
        Element::Choice { alternatives, .. } => alternatives,
        other => panic!("{other:?}"),
    };
    let literal = |text| word(text, Inflect::Literal, false);
    assert_eq!(
        alternatives("(send back|=lay|(air-lift|fly))~v x"),
        [
            vec![word("send", Inflect::Verb, false), plain("back")],
            vec![literal("lay")],
            vec![Element::Choice {
                alternatives: vec![
                    vec![plain("air"), word("lift", Inflect::Verb, true)],
                    vec![word("fly", Inflect::Verb, false)]
                ],
                optional: false,
            }],
        ]
    );
    let nouns = [vec![word("troop", Inflect::Noun, false)], vec![plain("armed"), word("force", Inflect::Noun, false)]];
    assert_eq!(alternatives("(troop|armed force)~n out"), nouns);
}

#[test]
fn a_hyphen_glues() {
    assert_eq!(elements("cease-fire"), [plain("cease"), word("fire", Inflect::Default, true)]);
    assert_eq!(elements("air-strike~v"), [word("air", Inflect::Literal, false), word("strike", Inflect::Verb, true)]);
    assert_eq!(elements("a–b")[1], word("b", Inflect::Default, true));
}

#[test]
fn a_possessive_is_a_word() {
    let expected = [plain("people"), word("'s", Inflect::Literal, false), plain("republic")];
    assert_eq!(elements("people's republic"), expected);
    assert_eq!(elements("people’s")[1], word("’s", Inflect::Literal, false));
    assert_eq!(elements("people 's")[1], plain("'s"));
    let expected = [plain("Drivers"), word("'s", Inflect::Literal, false), plain("Union")];
    assert_eq!(elements("Drivers' Union"), expected);
    assert_eq!(elements("Drivers’ Union"), expected);
    assert_eq!(elements("Washington, D.C.").len(), 3);
}

#[test]
fn choices_gaps_and_sets() {
    let choice = |alternatives, optional| Element::Choice { alternatives, optional };
    assert_eq!(
        elements("withdraw [all] _3 (troops|armed forces)"),
        [
            plain("withdraw"),
            choice(vec![vec![plain("all")]], true),
            Element::Gap(3),
            choice(vec![vec![plain("troops")], vec![plain("armed"), plain("forces")]], false),
        ]
    );
    let pattern = Pattern::parse("end to <fighting>").expect("a pattern");
    assert_eq!(pattern.elements[2], Element::Set("fighting".to_owned(), Inflect::Default));
    assert_eq!(pattern.sets().collect::<Vec<_>>(), [(7..17, "fighting")]);
}

#[test]
fn nested_choices() {
    assert_eq!(elements("(a [b (c|d)]|e) f").len(), 2);
    wrong("a (b (c (d (e))))", 11..12, "brackets nested deeper than 3");
}

#[test]
fn phrases_that_match_nothing() {
    wrong("", 0..0, "empty phrase");
    wrong("  ", 0..2, "empty phrase");
    wrong("[the]", 0..5, "this phrase can match nothing");
    wrong("([a]|b)", 0..7, "this phrase can match nothing");
}

#[test]
fn brackets() {
    wrong("a (b|c", 2..3, "`(` is never closed");
    wrong("a [b", 2..3, "`[` is never closed");
    wrong("a (", 2..3, "`(` is never closed");
    wrong("a (b]", 4..5, "`]` closes no bracket");
    wrong("a b)", 3..4, "`)` closes no bracket");
    wrong("a|b", 1..2, "`|` outside of brackets");
    wrong("a <b", 2..3, "`<` is never closed");
    wrong("a <b c>", 2..7, "`b c` is no name of a set");
    wrong("a (b|)", 2..6, "an empty alternative");
    wrong("a (|b)", 2..4, "an empty alternative");
    wrong("a ()", 2..4, "an empty alternative");
    wrong("weapon(s)", 6..7, "`(` in the middle of a word");
    wrong("<a>b", 3..4, "no space between two elements");
}

#[test]
fn gaps() {
    wrong("_2 a", 0..2, "a gap at the start of a phrase");
    wrong("a _2", 2..4, "a gap at the end of a phrase");
    wrong("[the] _2 state", 6..8, "a gap at the start of a phrase");
    wrong("state _2 [of]", 6..8, "a gap at the end of a phrase");
    wrong("a (b _1|c)", 5..7, "a gap at the end of a phrase");
    wrong("a _6 b", 2..4, "a gap of more than 5 words");
    wrong("a _999 b", 2..6, "a gap of more than 5 words");
    wrong("a _0 b", 2..4, "a gap without its length");
    wrong("a _ b", 2..3, "a gap without its length");
    wrong("a _2 _2 b", 5..7, "two gaps in a row");
    assert_eq!(elements("a [_2 b] c").len(), 3);
}

#[test]
fn slots() {
    assert!(matches!(
        elements("recognise [the] @name").as_slice(),
        [Element::Word(_), Element::Choice { .. }, Element::Name]
    ));
    wrong("in @place", 3..9, "no such slot");
}

#[test]
fn marks() {
    wrong("attack*", 6..7, "`*` has no meaning in a phrase");
    wrong("a =", 2..3, "`=` without a word");
    wrong("a~x", 1..3, "`~` without `v` or `n`");
    wrong("=a~v", 2..4, "a word both literal and inflected");
    wrong("a=b", 1..2, "`=` has no meaning in a phrase");
    wrong("anti-", 4..6, "a hyphen without a word at its side");
}

#[test]
fn length() {
    wrong("a b c d e f g h i j k l m", 0..25, "a phrase of 13 elements; 12 is the most");
    assert_eq!(elements("a b c d e f g h i j k (l|m)").len(), 12);
}
