//! Small dictionaries of each kind, written for these tests in the published formats: what is carried, what is told.

use super::{As, Import, Taken, actors, liwc, yaml};
use crate::lexicon::model::Lexicon;
use crate::lexicon::{Colour, Source, draw, load};

const ACTORS: &str = "\
# Ruritania and its neighbours
RURITANIA_  [RUR]
+RURITANIAN_
+STRELSAU_   # the capital

ROYAL_GUARD_ [RURMIL]
RUDOLF_ELPHBERG_  ; a source
+KING_RUDOLF_
\t[RURELI 700101-020601]
\t[RURGOV >020601]
BLACK_MICHAEL_
\t[RURGOV 990101-020601]
\t[RURELI]
ZENDA_FRONT_ [RURREB]
+STRELSAU_
ANTHONY_HOPE_ [RURMED]
COUNT_HENTZAU_ [GRUGOV 20010101-20020101]
";

#[track_caller]
fn sound(import: &Import) -> Lexicon {
    let sources = [Source::user("imported.toml", import.toml.as_str())];
    let lexicon = load(&sources).unwrap_or_else(|p| panic!("{}\n{}", import.toml, draw(&p, &sources, Colour::Never)));
    assert_eq!(import.entries, import.carried + import.reports.len(), "every entry is carried or reported");
    lexicon
}

fn told(import: &Import) -> Vec<String> {
    import.reports.iter().map(|r| format!("{}: {}: {}", r.line, r.entry, r.why)).collect()
}

#[test]
fn actors_become_parties_with_office_holders() {
    let import = actors("x/rur.actors.txt", ACTORS, Taken::default());
    let lexicon = sound(&import);
    assert_eq!((import.entries, import.carried), (11, 8));
    assert_eq!(
        told(&import),
        [
            "15: STRELSAU_: the party `ruritania` has this name already",
            "16: ANTHONY_HOPE_: [RURMED] speaks for no party",
            "17: COUNT_HENTZAU_: no entry of the file names the state [GRU]",
        ]
    );
    let [ruritania, front] = &lexicon.parties[..] else { panic!("{}", import.toml) };
    let names: Vec<_> = ruritania.names.iter().map(|n| n.pattern.source.as_str()).collect();
    assert_eq!(names, ["Ruritania", "Ruritanian", "Strelsau"]);
    assert_eq!(ruritania.institutions[0].pattern.source, "Royal Guard");
    let rudolf = &ruritania.persons[0];
    assert_eq!((rudolf.since.as_deref(), rudolf.until.as_deref()), (Some("2002-06-01"), None));
    assert_eq!(rudolf.aliases[0].pattern.source, "King Rudolf");
    assert_eq!(ruritania.persons[1].since.as_deref(), Some("1999-01-01"));
    assert_eq!((front.id.as_str(), front.kind.word()), ("zenda-front", "armed-group"));
    assert_eq!(import.remarks.len(), 2, "{:?}", import.remarks);
}

#[test]
fn names_in_force_are_left_to_their_party() {
    let in_force = "[[party]]\nid = \"kingdom\"\nname = \"Kingdom\"\nkind = \"state\"\nnames = [\"Ruritania\"]\n";
    let lexicon = load(&[Source::user("a.toml", in_force)]).expect("sound");
    let import = actors("rur.actors.txt", "RURITANIA_ [RUR]\n+STRELSAU_\n", Taken::of(&lexicon));
    assert_eq!((import.entries, import.carried), (2, 2));
    let sources =
        [Source { bundled: true, ..Source::user("a.toml", in_force) }, Source::user("b.toml", import.toml.as_str())];
    let both = load(&sources).unwrap_or_else(|p| panic!("{}", draw(&p, &sources, Colour::Never)));
    assert_eq!(both.parties.len(), 1);
    assert_eq!(both.parties[0].names.len(), 2);
}

fn known(word: &str) -> (bool, bool) {
    (word == "demand", matches!(word, "demand" | "border"))
}

#[test]
fn liwc_categories_become_sets() {
    let text = "%\n1\tdemand\n2\tSofter Words\n%\ndemand*\t1\ninsist\t1 2\nborder*  2\nabandonn*\t2\n:)\t2\nlost\t9\n";
    let import = liwc("a.dic", text, As::Sets, &known).expect("a dictionary");
    let lexicon = sound(&import);
    assert_eq!((import.entries, import.carried), (7, 4));
    assert_eq!(told(&import).len(), 3, "{:?}", told(&import));
    assert!(told(&import)[2].ends_with("there is no category `9`"), "{:?}", told(&import));
    let set = |name: &str| lexicon.sets[name].iter().map(|p| p.pattern.source.clone()).collect::<Vec<_>>();
    assert_eq!(set("demand"), ["(demand~v|demand~n)", "insist"]);
    assert_eq!(set("softer-words"), ["insist", "border~n"]);
    assert!(liwc("a.dic", "demand 1\n", As::Sets, &known).is_err());
}

#[test]
fn yaml_categories_nest() {
    let text = "talks:\n  hard: [insist, 'peace talks']\n  soft:\n    - ask\n    - '?sk'\nno: maybe\n";
    let import = yaml("a.yml", text, As::Sets, &known).expect("a dictionary");
    let lexicon = sound(&import);
    assert_eq!(lexicon.sets.keys().collect::<Vec<_>>(), ["no", "talks-hard", "talks-soft"]);
    assert_eq!(told(&import), ["5: ?sk: a phrase has no `*` and no `?`: write out the words meant"]);
    let issues = sound(&yaml("a.yml", text, As::Issues, &known).expect("a dictionary"));
    assert_eq!(issues.issues.len(), 3);
    let parties = sound(&yaml("a.yml", "union: [Dockers, 'Dock Workers']\n", As::Parties, &known).expect("one"));
    assert_eq!(parties.parties[0].names.len(), 2);
    let fault = yaml("a.yml", "a: [b\nc: d", As::Sets, &known).expect_err("no YAML");
    assert!(fault.starts_with("a.yml:2:"), "{fault}");
    assert!(yaml("a.yml", "- a\n", As::Sets, &known).is_err());
}
