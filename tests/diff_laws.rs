//! Laws of comparing versions: nothing changed gives nothing, one way mirrors the other, the script rebuilds the new
//! version, marks spell both, and listed variants of a word change no position.

use proptest::prelude::*;
use proptest::sample::select;
use standpoint::article::Article;
use standpoint::bundled;
use standpoint::diff::{Change, ChangeKind, Ignore, MarkOp, Op, Prose, Version, changes, prose, wording};
use standpoint::document::Document;
use standpoint::matching::Matcher;
use standpoint::position::{Placed, Position, tally};
use standpoint::statement::{Successive, extract};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| bundled::matcher("conflict").expect("a bundled domain"));

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("tests/articles").map(|e| e.expect("readable").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| fs::read_to_string(p).expect("UTF-8")).collect()
});

fn compare(old: &str, new: &str, ignore: Ignore) -> Prose {
    let [a, b] = [old, new].map(|text| Article::parse("a", text));
    let (x, y) = (Document::new(&a, &MATCHER.vocabulary), Document::new(&b, &MATCHER.vocabulary));
    prose(&Version::new(&x), &Version::new(&y), ignore)
}

/// Made up for this test.
const VARIANTS: &str =
    "Kyiv demanded a ceasefire on Monday. The Kremlin rejected a cease-fire and accused Kiev of delay.\n";

/// One thing an editor, or a hostile file, may do.
#[derive(Debug, Clone)]
enum Step {
    Move(usize, usize),
    Copy(usize, usize),
    Drop(usize),
    Word(usize, usize, &'static str),
    Cut(usize, usize),
    Join(usize),
    Case(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0..60usize;
    let words =
        vec!["not", "“so-called”", "停火。", "é", "e\u{301}", "\u{feff}", "…", "\r\n", "\n\n", "", "  ", "وقف النار؟"];
    prop_oneof![
        (at.clone(), at.clone()).prop_map(|(a, b)| Step::Move(a, b)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Step::Copy(a, b)),
        at.clone().prop_map(Step::Drop),
        (at.clone(), at.clone(), select(words)).prop_map(|(a, b, w)| Step::Word(a, b, w)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Step::Cut(a, b)),
        at.clone().prop_map(Step::Join),
        at.prop_map(Step::Case),
    ]
}

fn edited(text: &str, steps: &[Step]) -> String {
    let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    for step in steps {
        let n = paragraphs.len();
        if n == 0 {
            break;
        }
        match step {
            Step::Move(a, b) => {
                let paragraph = paragraphs.remove(a % n);
                paragraphs.insert(b % n, paragraph);
            }
            Step::Copy(a, b) => {
                let paragraph = paragraphs[a % n].clone();
                paragraphs.insert(b % n, paragraph);
            }
            Step::Drop(a) => drop(paragraphs.remove(a % n)),
            Step::Word(a, b, word) => {
                let mut words: Vec<&str> = paragraphs[a % n].split(' ').collect();
                let at = b % words.len();
                words[at] = word;
                paragraphs[a % n] = words.join(" ");
            }
            Step::Cut(a, b) => {
                let words: Vec<&str> = paragraphs[a % n].split(' ').collect();
                let at = b % words.len();
                let (head, tail) = (words[..at].join(" "), words[at..].join(" "));
                paragraphs.splice(a % n..=a % n, [head, tail]);
            }
            Step::Join(a) => {
                if n > 1 {
                    let at = a % (n - 1);
                    let next = paragraphs.remove(at + 1);
                    paragraphs[at] = format!("{} {next}", paragraphs[at]);
                }
            }
            Step::Case(a) => paragraphs[a % n] = paragraphs[a % n].to_uppercase(),
        }
    }
    paragraphs.join("\n\n")
}

fn pair() -> impl Strategy<Value = (String, String)> {
    (0..TEXTS.len(), prop::collection::vec(step(), 0..6), prop::collection::vec(step(), 0..12))
        .prop_map(|(at, first, second)| (edited(&TEXTS[at], &first), edited(&TEXTS[at], &second)))
}

fn ignores() -> impl Strategy<Value = Ignore> {
    any::<[bool; 5]>().prop_map(|[whitespace, case, punctuation, quotes, unicode]| Ignore {
        whitespace,
        case,
        punctuation,
        quotes,
        unicode,
    })
}

fn rebuilt(old: &str, new: &str, prose: &Prose) -> String {
    let mut out = String::new();
    let mut at = 0;
    for edit in &prose.edits {
        assert!(edit.old.start >= at, "edits overlap");
        out.push_str(&old[at as usize..edit.old.start as usize]);
        out.push_str(edit.new.of(new));
        at = edit.old.end;
    }
    out + &old[at as usize..]
}

fn check(old: &str, new: &str, prose: &Prose) {
    assert_eq!(rebuilt(old, new, prose), new, "the script does not rebuild");
    for p in &prose.paragraphs {
        if p.op != Op::Edit {
            continue;
        }
        let mut spelled = (String::new(), String::new());
        for mark in &p.words {
            if mark.op != MarkOp::Insert {
                spelled.0.push_str(mark.old.of(old));
            }
            if mark.op != MarkOp::Delete {
                spelled.1.push_str(mark.new.of(new));
            }
            if mark.op == MarkOp::Equal {
                assert_eq!(mark.old.of(old), mark.new.of(new));
            }
        }
        assert_eq!(spelled.0, p.old_span.expect("both").of(old));
        assert_eq!(spelled.1, p.new_span.expect("both").of(new));
    }
}

/// What changed, by its places in the two texts.
fn shape(prose: &Prose, mirrored: bool) -> Vec<String> {
    let mut out: Vec<String> = prose
        .paragraphs
        .iter()
        .map(|p| {
            let (a, b) = if mirrored { (p.new_span, p.old_span) } else { (p.old_span, p.new_span) };
            let marks: Vec<_> = p
                .words
                .iter()
                .map(|m| match (mirrored, m.op) {
                    (true, MarkOp::Delete) => (MarkOp::Insert, m.new, m.old),
                    (true, MarkOp::Insert) => (MarkOp::Delete, m.new, m.old),
                    (true, op) => (op, m.new, m.old),
                    (false, op) => (op, m.old, m.new),
                })
                .filter(|m| matches!(m.0, MarkOp::Equal | MarkOp::Same))
                .collect();
            format!("{a:?} {b:?} {} {marks:?}", p.moved)
        })
        .collect();
    out.sort();
    out
}

/// The positions of two texts, and what changed between them, as the command puts it together.
fn moves(texts: [&str; 2]) -> ([Vec<Position>; 2], Vec<Change>) {
    let analysed = texts.map(|text| {
        let article = Article::parse("a", text);
        let document = Document::new(&article, &MATCHER.vocabulary);
        let found = extract(&MATCHER, &article).statements.into_iter();
        let statements: Vec<Placed> = found.map(|statement| Placed { document: 0, statement }).collect();
        let words: Vec<String> =
            statements.iter().map(|p| wording(&MATCHER, &document, p.statement.evidence)).collect();
        (tally(&statements, false), words)
    });
    let same = |a: &Position, b: &Position| {
        let list = |side: usize, position: &Position| {
            let mut out: Vec<&String> = position.statements.iter().map(|&i| &analysed[side].1[i]).collect();
            out.sort();
            out.dedup();
            out
        };
        list(0, a) == list(1, b)
    };
    let changes = changes(&analysed[0].0, &analysed[1].0, same);
    (analysed.map(|side| side.0), changes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changed_gives_nothing((text, _) in pair(), ignore in ignores()) {
        let prose = compare(&text, &text, ignore);
        prop_assert!(prose.is_empty() && prose.edits.is_empty());
    }

    #[test]
    fn the_script_rebuilds_and_marks_spell((old, new) in pair(), ignore in ignores()) {
        check(&old, &new, &compare(&old, &new, ignore));
    }

    #[test]
    fn one_way_mirrors_the_other((old, new) in pair(), ignore in ignores()) {
        prop_assert_eq!(shape(&compare(&old, &new, ignore), false), shape(&compare(&new, &old, ignore), true));
    }

    #[test]
    fn any_two_texts_compare(old in "[a-c \\n.“é]{0,80}", new in "[a-c \\n.“é]{0,80}", ignore in ignores()) {
        check(&old, &new, &compare(&old, &new, ignore));
    }

    /// Paragraphs that stand unchanged in both are never deleted and added again, wherever they went.
    #[test]
    fn unchanged_text_is_not_inserted_again((old, new) in pair()) {
        let prose = compare(&old, &new, Ignore::default());
        let deleted: Vec<&str> =
            prose.paragraphs.iter().filter(|p| p.op == Op::Delete).map(|p| p.old_span.expect("old").of(&old)).collect();
        for p in prose.paragraphs.iter().filter(|p| p.op == Op::Add) {
            prop_assert!(!deleted.contains(&p.new_span.expect("new").of(&new)));
        }
    }

    /// Nor does the script write again what stayed: it inserts what the paragraphs show as new, and what lies between them.
    #[test]
    fn the_script_inserts_only_what_is_new((old, new) in pair()) {
        let prose = compare(&old, &new, Ignore::default());
        let (mut fresh, mut within) = (0, 0);
        for p in prose.paragraphs.iter().filter(|p| p.new_span.is_some()) {
            let span = p.new_span.expect("new");
            within += span.len();
            fresh += match p.op {
                Op::Edit if !p.moved => p.words.iter().filter(|m| m.op != MarkOp::Equal).map(|m| m.new.len()).sum(),
                Op::Equal if !p.moved && p.old_span.expect("old").of(&old) == span.of(&new) => 0,
                _ => span.len(),
            };
        }
        let between = u32::try_from(new.len()).expect("short") - within;
        let inserted: u32 = prose.edits.iter().map(|e| e.new.len()).sum();
        prop_assert!(inserted <= fresh + between, "{inserted} bytes inserted, {fresh} are new");
    }

    #[test]
    fn who_moved_one_way_moved_back_the_other((old, new) in pair(), turn in any::<bool>()) {
        let turned = if turn { VARIANTS.replace("rejected", "demanded") } else { String::new() };
        let (old, new) = (format!("{old}\n\n{VARIANTS}"), format!("{new}\n\n{turned}"));
        let back = |kind| match kind {
            ChangeKind::Appeared => ChangeKind::Dropped,
            ChangeKind::Dropped => ChangeKind::Appeared,
            ChangeKind::Hardened => ChangeKind::Softened,
            ChangeKind::Softened => ChangeKind::Hardened,
            ChangeKind::Reversed | ChangeKind::Reworded => kind,
        };
        let (there, again) = (moves([&old, &new]).1, moves([&new, &old]).1);
        let row = |c: &Change, kind| (c.party, c.issue, kind, c.old.as_ref().map(|p| p.stand), c.new.as_ref().map(|p| p.stand));
        let there: Vec<_> = there.iter().map(|c| row(c, c.kind)).collect();
        let again: Vec<_> = again.iter().map(|c| row(c, back(c.kind))).map(|(p, i, k, a, b)| (p, i, k, b, a)).collect();
        prop_assert!(!there.is_empty());
        prop_assert_eq!(there, again);
        prop_assert!(moves([&old, &old]).1.is_empty());
    }

    /// A history analyses unchanged paragraphs once, and nobody can tell from what it finds.
    #[test]
    fn version_by_version_the_same_is_found(at in 0..TEXTS.len(), steps in prop::collection::vec((step(), 0..4_usize), 1..10)) {
        let mut successive = Successive::new(&MATCHER);
        let mut text = TEXTS[at].clone();
        for (step, day) in steps {
            let mut article = Article::parse("a", text.as_str());
            article.date = ["2004-03-02", "2014-03-02", "2025-03-02"].get(day).map(|&day| day.to_owned());
            let (all, one) = (extract(&MATCHER, &article), successive.extract(&article));
            prop_assert_eq!(format!("{:?}", one.statements), format!("{:?}", all.statements));
            prop_assert_eq!(format!("{:?}", one.dropped), format!("{:?}", all.dropped));
            text = edited(&text, &[step]);
        }
    }

    #[test]
    fn listed_variants_change_no_position(at in 0..TEXTS.len(), turn in any::<[bool; 4]>()) {
        let old = format!("{}\n\n{VARIANTS}", TEXTS[at]);
        let mut new = old.clone();
        let variants = [("ceasefire", "cease-fire"), ("cease-fire", "ceasefire"), ("Kyiv", "Kiev"), ("Kiev", "Kyiv")];
        for ((from, to), turn) in variants.into_iter().zip(turn) {
            if turn {
                new = new.replace(from, to);
            }
        }
        let (sides, changes) = moves([&old, &new]);
        prop_assert!(sides[0].len() >= 2, "nothing to compare");
        prop_assert!(changes.is_empty(), "{changes:?}");
    }
}
