//! One test per kind of fault: where it is shown, what it says, what help it gives. Then the merge, then the bundled files.

use super::{Colour, Problem, Source, draw, load};
use crate::lexicon::model::{Doer, Lexicon};
use crate::stance::{Act, Side};

const PARTY: &str = "[[party]]\nid = \"ruritania\"\nname = \"Ruritania\"\nkind = \"state\"\nnames = [\"Ruritania\"]\n";
const ISSUE: &str = r#"
[[issue]]
id = "truce"
name = "Truce"
proposition = "Fighting should stop"
labels = { for = "fighting stops", against = "fighting goes on" }
[[issue.phrase]]
side = "for"
kind = "topic"
match = ["truce"]
"#;

fn bundled_source<'a>(name: &'a str, text: &'a str) -> Source<'a> {
    Source { bundled: true, ..Source::user(name, text) }
}

#[track_caller]
fn good(sources: &[Source<'_>]) -> Lexicon {
    load(sources).unwrap_or_else(|problems| panic!("{}", draw(&problems, sources, Colour::Never)))
}

fn faults_of(text: &str) -> Vec<String> {
    let problems = load(&[Source::user("my.toml", text)]).expect_err("faults");
    problems.iter().map(Problem::to_string).collect()
}

/// Loads `text`, which must have one fault, and compares it.
#[track_caller]
fn fault(text: &str, line: u32, column: u32, message: &str, help: &str) {
    let sources = [Source::user("my.toml", text)];
    let problems = load(&sources).expect_err("a fault");
    let shown = draw(&problems, &sources, Colour::Never);
    assert_eq!(problems.len(), 1, "{shown}");
    let problem = &problems[0];
    assert_eq!((problem.line, problem.column, problem.message.as_str()), (line, column, message), "{shown}");
    assert_eq!(problem.help.as_deref().unwrap_or(""), help, "{shown}");
}

#[test]
fn a_drawing_shows_the_place_and_the_remedy() {
    let text = "[[role]]\nid = \"envoy\"\nkind = \"ofice\"\nnouns = [\"envoy\"]\n";
    let sources = [Source::user("my.toml", text)];
    let problems = load(&sources).expect_err("a fault");
    let expected = "error: `ofice` is no `kind`
 --> my.toml:3:8
  |
3 | kind = \"ofice\"
  |        ^^^^^^^
  |
  = help: did you mean `office`?
";
    assert_eq!(draw(&problems, &sources, Colour::Never), expected);
    assert!(draw(&problems, &sources, Colour::Always).contains("\u{1b}["));
}

#[test]
fn every_fault_is_collected() {
    let text = "[[role]]\nid = \"An Envoy\"\nkind = 3\nnuns = [\"envoy\"]\n\n[[role]]\nkind = \"office\"\nnouns = [\"a (b\", 7]\n";
    assert_eq!(
        faults_of(text),
        [
            "my.toml:2:6: `An Envoy` is no id",
            "my.toml:2:6: role `An Envoy` has no `nouns`",
            "my.toml:3:8: `kind` must be a string, not a number",
            "my.toml:4:1: unknown key `nuns` in a role",
            "my.toml:6:1: this role has no `id`",
            "my.toml:8:13: `(` is never closed",
            "my.toml:8:18: each of `nouns` must be a string, not a number",
        ]
    );
}

#[test]
fn broken_toml() {
    let text = "[[role]]\nid = \"envoy\nkind = \"office\"\n";
    let faults = faults_of(text);
    assert!(faults[0].starts_with("my.toml:2:"), "{faults:?}");
    assert!(faults.iter().all(|f| f.contains("no valid TOML")), "{faults:?}");
    let help = "`kind` is given twice here; put both into one";
    fault("[[role]]\nkind = \"office\"\nkind = \"group\"\n", 3, 1, "no valid TOML: duplicate key", help);
}

/// What stands beside a fault of TOML is read, and told of: up to the key at which its section breaks, and all the rest.
#[test]
fn broken_toml_hides_no_other_fault() {
    let unclosed = "[[role]]\nid = \"envoy\"\nknid = \"x\"\nnouns = [\"envoy\", \"legate\"\nkind = \"office\"\n";
    let text = format!(
        "{unclosed}{PARTY}nmaes = [\"X\"]\n[[party.person\nname = \"(Rudolf\"\n[[party.person]]\nneam = \"Rupert\"\n{ISSUE}"
    );
    assert_eq!(
        faults_of(&text),
        [
            "my.toml:3:1: unknown key `knid` in a role",
            "my.toml:5:1: no valid TOML: missing comma between array elements, expected `,`",
            "my.toml:11:1: unknown key `nmaes` in a party",
            "my.toml:12:15: no valid TOML: unclosed array table, expected `]]`",
            "my.toml:14:1: a person has no `name`",
            "my.toml:15:1: unknown key `neam` in a person",
        ]
    );
    // a string that runs to the end is shown where it begins
    let faults = faults_of(&format!("[[example]]\ntext = \"\"\"It is\nexpect = []\n\n{ISSUE}harm = \"for\"\n"));
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("my.toml:2:1: no valid TOML"), "{faults:?}");
    assert!(faults[1].ends_with("unknown key `harm` in a phrase"), "{faults:?}");
    // a header that is there twice is wrong only beside the other
    let faults = faults_of("[lexicon]\nid = \"a\"\nname = \"A\"\n[lexicon]\nid = \"b\"\n[[rol]]\n");
    assert_eq!(
        faults,
        ["my.toml:4:2: no valid TOML: duplicate key", "my.toml:6:3: unknown key `rol` in a lexicon file"]
    );
}

/// Whatever is broken, nothing is told that is not there: a sound text of which one byte is lost has faults of TOML
/// alone, or such as lie in the line itself.
#[test]
fn a_lost_byte_brings_no_crowd_of_faults() {
    let person = "[[party.person]]\nname = \"Rudolf Rassendyll\"\nsince = \"1894\"\n";
    let example = "[[example]]\ntext = \"Ruritania wants a truce.\"\nexpect = [\"ruritania truce for demand\"]\n";
    let text = format!("[sets]\nquarrel = [\"feud\"]\n\n{PARTY}{person}{ISSUE}{example}");
    good(&[Source::user("my.toml", text.clone())]);
    for lost in 0..text.len() {
        let mut broken = text.clone();
        broken.remove(lost);
        let line = 1 + u32::try_from(text[..lost].matches('\n').count()).expect("a short text");
        let Err(problems) = load(&[Source::user("my.toml", broken.clone())]) else { continue };
        let toml = problems.iter().any(|p| p.message.starts_with("no valid TOML"));
        let far = problems.iter().filter(|p| !p.message.starts_with("no valid TOML") && p.line != line);
        let far: Vec<String> = far.map(Problem::to_string).collect();
        assert!(!toml || far.is_empty(), "{broken}\n{}", far.join("\n"));
    }
}

/// All at once: files of one run, each with faults that only it, or only the whole, can tell.
#[test]
fn faults_of_every_stage_are_told_together() {
    let one = format!("{PARTY}{ISSUE}[sets]\na = [\"<b>\", \"<c>\"]\nb = [\"<a>\"]\nc = [\"<a>\"]\n");
    let two = format!(
        "{}[[party.person]]\nsince = \"2013\"\nuntil = \"2012\"\naliases = [\"(x\"]\n{}match = \"x\"\n{}",
        PARTY.replace("id = \"ruritania\"\n", ""),
        "[[issue]]\nid = \"truce\"\nextend = true\nlabel = 3\n[[issue.phrase]]\nkind = \"topic\"\n",
        "[[cue]]\nid = \"sigh\"\nact = \"sigh\"\nside = \"for\"\nverbs = [\"sigh <d>\"]\n",
    );
    let sources = [Source::user("one.toml", one), Source::user("two.toml", two)];
    let found: Vec<String> = load(&sources).expect_err("faults").iter().map(Problem::to_string).collect();
    assert_eq!(
        found,
        [
            "one.toml:17:1: the set `a` holds itself: <a> → <b> → <a>",
            "one.toml:17:1: the set `a` holds itself: <a> → <c> → <a>",
            "two.toml:1:1: this party has no `id`",
            "two.toml:5:1: a person has no `name`",
            "two.toml:7:9: `until` lies before `since` (2013-01-01)",
            "two.toml:8:13: `(` is never closed",
            "two.toml:12:1: unknown key `label` in an issue",
            "two.toml:13:1: this phrase has no `side`",
            "two.toml:15:9: `match` must be a list of strings, not a string",
            "two.toml:18:7: `sigh` is no `act`",
            "two.toml:20:16: there is no set `d`",
        ]
    );
}

#[test]
fn unknown_sections_and_keys() {
    fault("[[partie]]\n", 1, 3, "unknown key `partie` in a lexicon file", "did you mean `party`?");
    let help = "there may be: id, kind, of, party, national, peculiar, relays, local, nouns, extend, replace";
    let text = "[[role]]\nid = \"x\"\nkind = \"group\"\nnouns = [\"x\"]\nwhatever = 1\n";
    fault(text, 5, 1, "unknown key `whatever` in a role", help);
}

#[test]
fn wrong_types() {
    let help = "write it as [\"…\", \"…\"]";
    let message = "`metonyms` must be a list of strings, not a string";
    fault(&format!("{PARTY}metonyms = \"Zenda\"\n"), 6, 12, message, help);
    fault(&format!("{PARTY}extend = \"yes\"\n"), 6, 10, "`extend` must be true or false, not a string", "");
    fault("[party]\nid = \"x\"\n", 1, 1, "`party` is no list of tables", "write `[[party]]` with double brackets");
    fault("lexicon = 3\n", 1, 11, "`[lexicon]` must be a table, not a number", "");
}

#[test]
fn missing_keys() {
    let text = "[[party]]\nid = \"ruritania\"\nkind = \"state\"\nnames = [\"Ruritania\"]\n";
    fault(text, 2, 6, "party `ruritania` has no `name`", "add `name = …` to it");
    let text = format!("{PARTY}[[party.person]]\nrole = \"king\"\n");
    fault(&text, 6, 1, "a person has no `name`", "add `name = …` to it");
    let text = "[[modifier]]\nkind = \"shifter\"\nverbs = [\"stop\"]\n";
    fault(text, 1, 1, "modifier `shifter` has no `effect`", "add `effect = …` to it");
    let text = "[[cue]]\nid = \"x\"\nact = \"demand\"\nside = \"for\"\n";
    fault(
        text,
        2,
        6,
        "cue `x` has no `verbs`, `nouns` or `adjectives`",
        "add `verbs`, `nouns` or `adjectives = …` to it",
    );
}

#[test]
fn ids() {
    let text = PARTY.replace("\"ruritania\"", "\"Ruritania_2\"");
    let help = "use lower-case letters, digits and single hyphens: `ruritania-2`";
    fault(&text, 2, 6, "`Ruritania_2` is no id", help);
    let text = format!("{PARTY}{PARTY}");
    fault(&text, 7, 6, "party `ruritania` is defined twice", "give one of them another id, or put both into one");
}

#[test]
fn dates() {
    let person = |since: &str, until: &str| {
        format!("{PARTY}[[party.person]]\nname = \"Rudolf\"\nsince = \"{since}\"\nuntil = \"{until}\"\n")
    };
    let help = "write it as \"2012-05-07\", \"2012-05\" or \"2012\"";
    fault(&person("7 May 2012", "2013"), 8, 9, "`7 May 2012` is no date", help);
    let help = "swap the two, or mend the one that is wrong";
    fault(&person("2013-02", "2012"), 9, 9, "`until` lies before `since` (2013-02-01)", help);
    let lexicon = good(&[Source::user("my.toml", person("2012-02", "2012-02"))]);
    let rudolf = &lexicon.parties[0].persons[0];
    assert_eq!(rudolf.since.as_deref(), Some("2012-02-01"));
    assert_eq!(rudolf.until.as_deref(), Some("2012-02-29"));
}

#[test]
fn set_references() {
    let text =
        "[sets]\nfighting = [\"war\"]\n\n[[role]]\nid = \"x\"\nkind = \"group\"\nnouns = [\"end to <figting>\"]\n";
    fault(text, 7, 18, "there is no set `figting`", "did you mean `fighting`?");
    let help = "take one of these references out";
    let text = "[sets]\na = [\"<b>\"]\nb = [\"x <c>\"]\nc = [\"<b> y\"]\n";
    fault(text, 3, 1, "the set `b` holds itself: <b> → <c> → <b>", help);
    fault("[sets]\na = [\"(x|<a>)\"]\n", 2, 1, "the set `a` holds itself: <a> → <a>", help);
    fault(
        "[sets]\nTheWar = [\"war\"]\n",
        2,
        1,
        "`TheWar` is no name of a set",
        "use lower-case letters, digits and single hyphens: `thewar`",
    );
}

#[test]
fn pattern_faults_point_into_the_string() {
    let help = "add `)`";
    fault("[sets]\na = [\"x\",\n  \"pull (out\"]\n", 3, 9, "`(` is never closed", help);
    fault("[sets]\na = [\"\\u00e9 (b\"]\n", 2, 14, "`(` is never closed", help);
    let help = "put a phrase into it, or take the key out";
    fault("[sets]\na = []\n", 2, 5, "`a` is empty", help);
    let help = "write at least one word, or take the phrase out";
    fault("[sets]\na = [\"\"]\n", 2, 7, "empty phrase", help);
}

#[test]
fn expectations() {
    let text = |expect: &str| format!("{PARTY}{ISSUE}[[example]]\ntext = \"R\"\nexpect = [\"{expect}\"]\n");
    fault(&text("ruritannia truce for demand"), 18, 12, "there is no party `ruritannia`", "did you mean `ruritania`?");
    fault(&text("ruritania truc for demand"), 18, 22, "there is no issue `truc`", "did you mean `truce`?");
    let help = "it may be: for, against, conditional";
    fault(&text("ruritania truce both demand"), 18, 28, "`both` is no direction", help);
    fault(&text("ruritania truce for demands"), 18, 32, "`demands` is no act", "did you mean `demand`?");
    let help = "write `party issue direction act`, as in `russia ceasefire against reject`";
    fault(&text("ruritania truce"), 18, 11, "`ruritania truce` is no expectation", help);
    let help = "behind the act there may be words like `reported_by=russia`: reported_by, addressee, about, certainty";
    fault(&text("ruritania truce for demand low"), 18, 39, "`low` has no meaning here", help);
    fault(&text("ruritania truce for demand by=x"), 18, 39, "`by=x` has no meaning here", help);
    fault(
        &text("ruritania truce for demand about=ruritana"),
        18,
        45,
        "there is no party `ruritana`",
        "did you mean `ruritania`?",
    );
    fault(&text("ruritania truce for demand certainty=lo"), 18, 39, "`lo` is no certainty", "did you mean `low`?");
    good(&[Source::user("my.toml", text("ruritania truce for demand reported_by=ruritania certainty=low"))]);
}

#[test]
fn bundled_examples_about_what_is_not_in_force_are_left_out() {
    let text = format!("{PARTY}{ISSUE}[[example]]\ntext = \"R\"\nexpect = [\"ruritania truce for demand\"]\n");
    let all = [bundled_source("b.toml", &text)];
    assert_eq!(good(&all).examples.len(), 1);
    let without = [
        all[0].clone(),
        Source::user("u.toml", "[lexicon]\nid = \"u\"\nname = \"U\"\nremove = { issues = [\"truce\"] }\n"),
    ];
    assert_eq!(good(&without).examples.len(), 0);
}

#[test]
fn phrases_claimed_twice() {
    let against = "[[issue.phrase]]\nside = \"against\"\nkind = \"topic\"\nmatch = [\"truce\"]\n";
    let help = "leave it on one side, or tell in a `note` why both";
    fault(&format!("{ISSUE}{against}"), 14, 10, "issue `truce` has this phrase on both sides", help);
    good(&[Source::user("my.toml", format!("{ISSUE}{against}note = \"told apart by the cue\"\n"))]);
    let other = ISSUE.replace("id = \"truce\"", "id = \"peace\"");
    let help = "leave it to one of them, or tell in a `note` why both";
    // Issues are compared in the order of their ids, so `peace`, which comes second in the file, is first.
    fault(&format!("{ISSUE}{other}"), 10, 10, "the issues `peace` and `truce` both claim this phrase", help);
}

#[test]
fn frames_on_both_sides() {
    let frame = |side: &str, extra: &str| {
        format!("[[issue.frame]]\nside = \"{side}\"\nkind = \"deed\"\nverbs = [\"end\"]\nobjects = [\"war\"]\n{extra}")
    };
    let help = "leave it on one side, or tell in a `note` why both";
    let two = |extra: &str| format!("{ISSUE}{}{}", frame("for", ""), frame("against", extra));
    fault(&two(""), 19, 10, "issue `truce` has “end war” on both sides", help);
    good(&[Source::user("my.toml", two("note = \"why\"\n"))]);
}

#[test]
fn issues_without_words() {
    let text = &ISSUE[..ISSUE.find("[[issue.phrase]]").expect("a phrase")];
    let help = "give it an `[[issue.phrase]]` with `side`, `kind` and `match`";
    fault(text, 2, 1, "issue `truce` has neither phrases nor frames, so no text can name it", help);
}

#[test]
fn frames_and_their_subjects() {
    let frame = |keys: &str| format!("{ISSUE}[[issue.frame]]\nside = \"for\"\nkind = \"deed\"\n{keys}\n");
    let lacking = "this frame has no `objects`, `subjects` or `subject_kind`";
    fault(&frame("verbs = [\"stop\"]"), 11, 1, lacking, "add `objects`, `subjects` or `subject_kind = …` to it");
    let lacking = "this frame has no `verbs` or `nouns`";
    fault(&frame("subjects = [\"army\"]"), 11, 1, lacking, "add `verbs` or `nouns = …` to it");
    let kind = |kind: &str| frame(&format!("verbs = [\"stop\"]\nsubject_kind = \"{kind}\""));
    let help = "did you mean `movement`?";
    fault(&kind("movment"), 15, 16, "no role stands for parties of the kind `movment`", help);
    good(&[Source::user("my.toml", kind("movement"))]);
    good(&[Source::user("my.toml", kind("person"))]);
}

#[test]
fn keys_without_effect() {
    let modifier = |kind: &str, key: &str| format!("[[modifier]]\nkind = \"{kind}\"\n{key}\nwords = [\"nowise\"]\n");
    let only = "only a shifter or an evaluation says that things are to go on";
    fault(
        &modifier("negator", "lasting = true"),
        3,
        11,
        &format!("`lasting` has no effect here: {only}"),
        "take it out",
    );
    let only = "`effect` has no effect here: only a shifter or an evaluation has one";
    fault(&modifier("anaphor", "effect = \"keep\""), 3, 10, only, "take it out");
    good(&[Source::user("my.toml", modifier("shifter", "effect = \"keep\"\nlasting = true"))]);
    let cue = "[[cue]]\nid = \"tell\"\nact = \"report\"\nverbs = [\"tell\"]\nharmless = \"offer\"\n";
    fault(cue, 5, 12, "`harmless` has no effect here: a report threatens nothing", "take it out");
}

#[test]
fn word_classes() {
    let text = "[[grammar]]\nclass = \"prepositon\"\nwords = [\"towards\"]\n";
    fault(text, 1, 1, "`prepositon` is no word class", "did you mean `preposition`?");
}

#[test]
fn settings_and_decisions() {
    let settings = |line: &str| format!("{PARTY}{ISSUE}[settings]\n{line}\n");
    fault(&settings("parties = [\"ruritana\"]"), 17, 12, "there is no party `ruritana`", "did you mean `ruritania`?");
    fault(
        &settings("titles = { truc = \"Truce\" }"),
        17,
        12,
        "there is no party or issue `truc`",
        "did you mean `truce`?",
    );
    fault(&settings("bundled = \"no\""), 17, 11, "`bundled` must be true or false, not a string", "");
    let lexicon = good(&[Source::user("my.toml", settings("titles = { truce = \"Peace\" }"))]);
    assert_eq!(lexicon.issues[0].name, "Peace");
    let decision = |lines: &str| format!("{PARTY}{ISSUE}[[decision]]\ndocument = \"a.txt\"\n{lines}\n");
    let help = "`standpoint explain` prints the block for each statement, to be pasted";
    fault(&decision("drop = true"), 16, 1, "a decision has neither `statement` nor `sentence`", help);
    let add = "add = { party = \"ruritania\", issue = \"truce\", direction = \"for\", act = \"demand\" }";
    fault(&decision(add), 16, 1, "a decision to add has no `sentence`", help);
    let recode = "sentence = \"So.\"\nrecode = { issue = \"truc\" }";
    fault(&decision(recode), 19, 20, "there is no issue `truc`", "did you mean `truce`?");
    let add = "sentence = \"So.\"\nadd = { party = \"ruritania\", issue = \"truce\", direction = \"for\" }";
    fault(&decision(add), 19, 7, "`add` has no `act`", "add `act = …` to it");
    good(&[Source::user("my.toml", decision("sentence = \"So.\"\ndrop = true\ndate = 2020-01-02"))]);
}

#[test]
fn names_claimed_twice() {
    let second = PARTY.replace("id = \"ruritania\"", "id = \"strelsau\"");
    let help = "leave it to one of them; for a person, give dates that do not overlap or `ambiguous = true`";
    let message = "the parties `ruritania` and `strelsau` both claim this name";
    fault(&format!("{PARTY}{second}"), 10, 10, message, help);
    let person = |extra: &str| format!("[[party.person]]\nname = \"Rupert\"\n{extra}");
    let second = second.replace("names = [\"Ruritania\"]", "names = [\"Strelsau\"]");
    let two = |a: &str, b: &str| format!("{PARTY}{}{second}{}", person(a), person(b));
    fault(&two("", "since = \"2001\"\n"), 14, 8, message, help);
    good(&[Source::user("my.toml", two("until = \"2000\"\n", "since = \"2001\"\n"))]);
    good(&[Source::user("my.toml", two("", "ambiguous = true\n"))]);
    let alias = two("", "").replacen("name = \"Rupert\"", "name = \"Rupert of Hentzau\"\naliases = [\"Rupert\"]", 1);
    fault(&alias, 15, 8, message, help);
    let short = two("short = [\"Rup\"]\n", "short = [\"Rup\"]\n").replacen("\"Rupert\"", "\"Rupert Hentzau\"", 1);
    fault(&short, 16, 10, message, help);
}

/// The last word of a person's name is a name too, which another party may have written down as its own.
#[test]
fn names_claimed_as_last_words() {
    let second = "[[party]]\nid = \"strelsau\"\nname = \"Strelsau\"\nkind = \"state\"\nnames = [\"Strelsau\"]\n";
    let two = |a: &str, b: &str| {
        format!(
            "{PARTY}[[party.person]]\nname = \"Rupert Hentzau\"\n{a}{second}[[party.person]]\nname = \"Anton Rischenheim\"\n{b}"
        )
    };
    let message =
        "the parties `ruritania` and `strelsau` both claim this name, one of them as the last word of “Rupert Hentzau”";
    let help =
        "write `short = []` if the person is not called so; else give dates that do not overlap or `ambiguous = true`";
    fault(&two("", "aliases = [\"Hentzau\"]\n"), 15, 12, message, help);
    fault(&two("since = \"2001\"\n", "short = [\"Hentzau\"]\nuntil = \"2001\"\n"), 16, 10, message, help);
    // as a name of the party itself, which has no dates
    let name = two("until = \"2001\"\n", "").replace("[\"Strelsau\"]", "[\"Strelsau\", \"Hentzau\"]");
    fault(&name, 13, 22, message, help);
    let hyphen = two("", "aliases = [\"von-Hentzau\"]\n").replacen("Rupert Hentzau", "Rupert von-Hentzau", 1);
    fault(&hyphen, 15, 12, &message.replace("Rupert Hentzau", "Rupert von-Hentzau"), help);
    for (a, b) in [
        ("short = []\n", "aliases = [\"Hentzau\"]\n"),
        ("ambiguous = true\n", "aliases = [\"Hentzau\"]\n"),
        ("", "aliases = [\"Hentzau\"]\nambiguous = true\n"),
        ("until = \"2000\"\n", "aliases = [\"Hentzau\"]\nsince = \"2001\"\n"),
        // two last words that nobody wrote down: the full names tell them apart
        ("", "aliases = [\"Anton Hentzau\"]\n"),
    ] {
        good(&[Source::user("my.toml", two(a, b))]);
    }
}

#[test]
fn other_letters_are_no_suggestion() {
    let text = "[lexicon]\nid = \"a\"\nname = \"A\"\nremove = { parties = [\"rusia\"] }\n";
    let surinam = PARTY.replace("ruritania", "suriname");
    let problems = load(&[bundled_source("b.toml", &surinam), Source::user("u.toml", text)]).expect_err("a fault");
    assert_eq!(problems[0].message, "there is no party `rusia` to remove");
    assert_eq!(problems[0].help, None);
}

#[test]
fn a_users_file_extends_a_bundled_entry() {
    let user = "[[party]]\nid = \"ruritania\"\nname = \"The Kingdom\"\nmetonyms = [\"Zenda\"]\n";
    let lexicon = good(&[bundled_source("b.toml", PARTY), Source::user("u.toml", user)]);
    let party = &lexicon.parties[0];
    assert_eq!((party.name.as_str(), party.names.len(), party.metonyms.len()), ("The Kingdom", 1, 1));
    assert_eq!(
        (party.metonyms[0].place.file, party.metonyms[0].place.line, party.metonyms[0].place.column),
        (1, 4, 13)
    );
}

#[test]
fn replace_and_remove() {
    let user = format!("{}replace = true\n", PARTY.replace("[\"Ruritania\"]", "[\"Strelsau\"]"));
    let lexicon = good(&[bundled_source("b.toml", PARTY), Source::user("u.toml", &user)]);
    assert_eq!(lexicon.parties[0].names[0].pattern.source, "Strelsau");
    let remove = "[lexicon]\nid = \"u\"\nname = \"U\"\nremove = { parties = [\"ruritania\"] }\n";
    assert!(good(&[bundled_source("b.toml", PARTY), Source::user("u.toml", remove)]).parties.is_empty());
    let typo = remove.replace("[\"ruritania\"]", "[\"ruritana\"]");
    let problems = load(&[bundled_source("b.toml", PARTY), Source::user("u.toml", &typo)]).expect_err("a fault");
    assert_eq!(problems[0].to_string(), "u.toml:4:23: there is no party `ruritana` to remove");
    assert_eq!(problems[0].help.as_deref(), Some("did you mean `ruritania`?"));
}

#[test]
fn files_that_contradict_each_other() {
    let bundled = bundled_source("b.toml", PARTY);
    let named = |name: &str| format!("[[party]]\nid = \"ruritania\"\nname = \"{name}\"\n");
    let (one, two) = (named("The Kingdom"), named("The Realm"));
    let of = |a: &str, b: &str| {
        let sources = [bundled.clone(), Source::user("one.toml", a.to_owned()), Source::user("two.toml", b.to_owned())];
        load(&sources).map_err(|problems| {
            assert!(problems[0].related.is_some(), "{problems:?}");
            problems.iter().map(Problem::to_string).collect::<Vec<_>>()
        })
    };
    let faults = of(&one, &two).expect_err("two names");
    assert_eq!(faults, ["two.toml:2:6: two files give party `ruritania` another `name`"]);
    assert!(of(&one, &one).is_ok());
    assert_eq!(of(&one, &format!("{two}extend = true\n")).expect("the second wins").parties[0].name, "The Realm");
    let remove = "[lexicon]\nid = \"u\"\nname = \"U\"\nremove = { parties = [\"ruritania\"] }\n";
    let faults = of(remove, &one).expect_err("removed and extended");
    assert_eq!(faults, ["two.toml:2:6: party `ruritania` is removed by one file and extended by another"]);
    let faults = of(&one, remove).expect_err("extended and removed");
    assert_eq!(faults, ["two.toml:4:23: party `ruritania` is extended by one file and removed by another"]);
    assert_eq!(of(remove, PARTY).expect("defined anew").parties.len(), 1);
}

#[test]
fn files_of_one_rank_define_an_id_once() {
    let sources = [bundled_source("a.toml", PARTY), bundled_source("b.toml", PARTY)];
    let problems = load(&sources).expect_err("a fault");
    assert_eq!(problems[0].to_string(), "b.toml:2:6: party `ruritania` is defined twice");
    let related = problems[0].related.as_ref().expect("the first place");
    assert_eq!((related.file.as_str(), related.span.clone()), ("a.toml", 15..26));
    assert!(problems[0].draw(&sources, Colour::Never).contains("a.toml:2:6"));
    let extends = "[[party]]\nid = \"ruritania\"\nextend = true\nmetonyms = [\"Zenda\"]\n";
    // The extending file may come first: order within a rank does not matter.
    assert_eq!(
        good(&[bundled_source("a.toml", extends), bundled_source("b.toml", PARTY)]).parties[0].metonyms.len(),
        1
    );
    fault(extends, 2, 6, "there is no party `ruritania` to extend", "take `extend = true` out to define it here");
}

#[test]
fn sets_of_users_grow_and_those_of_bundled_files_do_not() {
    let set = "[sets]\nwar = [\"war\"]\n";
    let grown = good(&[bundled_source("a.toml", set), Source::user("u.toml", "[sets]\nwar = [\"feud\"]\n")]);
    assert_eq!(grown.sets["war"].len(), 2);
    let problems = load(&[bundled_source("a.toml", set), bundled_source("b.toml", set)]).expect_err("a fault");
    assert_eq!(problems[0].to_string(), "b.toml:2:1: the set `war` is defined twice");
}

#[test]
fn a_cue_is_read_whole() {
    let text = "[[cue]]\nid = \"urge\"\nact = \"demand\"\nside = \"for\"\nverbs = [\"urge\"]\ndoer = \"addressee\"\naddressee = \"object\"\n
[[cue]]\nid = \"say\"\nact = \"report\"\nverbs = [\"say\"]\n[[modifier]]\nkind = \"negator\"\nwords = [\"not\"]\n[[modifier]]\nkind = \"negator\"\nwords = [\"no\"]\n";
    let lexicon = good(&[Source::user("my.toml", text)]);
    let [urge, say] = &lexicon.cues[..] else { panic!("two cues") };
    assert_eq!((urge.act, urge.side, urge.doer), (Some(Act::Demand), Side::For, Doer::Addressee));
    assert_eq!(urge.addressee, ["object"]);
    assert_eq!(say.act, None);
    assert_eq!(lexicon.modifiers.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["negator", "negator-2"]);
}

#[test]
fn kinds_of_parties_are_open() {
    let text = |kind: &str| {
        let role = "[[role]]\nid = \"the-union\"\nkind = \"institution\"\nof = \"union\"\nnouns = [\"union\"]\n";
        format!("[[party]]\nid = \"d\"\nname = \"D\"\nkind = \"{kind}\"\nnames = [\"D\"]\n{role}")
    };
    let lexicon = good(&[Source::user("my.toml", text("union"))]);
    assert_eq!((lexicon.parties[0].kind.word(), Some(lexicon.parties[0].kind)), ("union", lexicon.roles[0].of));
    fault(&text("unoin"), 4, 8, "no role stands for parties of the kind `unoin`", "did you mean `union`?");
    fault(
        &text("council"),
        4,
        8,
        "no role stands for parties of the kind `council`",
        "it may be state, bloc, organisation, armed-group, movement, or your own, with a `[[role]]` that has of = \"council\"",
    );
    let long = faults_of(&text("a-union-of-far-too-many-words"));
    assert!(long[0].contains("is too long for a kind"), "{long:?}");
    let capital = faults_of(&text("Union"));
    assert!(capital[0].contains("`Union` is no kind of party"), "{capital:?}");
}
