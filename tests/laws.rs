//! Laws that hold for every text: no panic, spans on `char` boundaries, same input same output, and an unrelated
//! paragraph changes nothing.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;
use standpoint::article::Article;
use standpoint::bundled;
use standpoint::document::Document;
use standpoint::matching::Matcher;
use standpoint::position::Placed;
use standpoint::render::{self, Comparison};
use standpoint::statement::{Analysis, Statement, extract};
use standpoint::text::{LineIndex, Span};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| bundled::matcher("conflict").expect("a bundled domain"));

/// The articles of `tests/articles`, by name.
static ARTICLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<(String, String)> = fs::read_dir(folder)
        .expect("tests/articles is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| (path.to_string_lossy().into_owned(), fs::read_to_string(&path).expect("articles are UTF-8")))
        .collect();
    articles.sort();
    articles
});

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| ARTICLES.iter().flat_map(|(_, text)| text.split_whitespace()).collect());

/// What stands between two words, most often a space.
const JOINTS: [&str; 24] = [
    " ", " ", " ", " ", " ", " ", " ", " ", ", ", ", ", ". ", ".\n\n", ": ", "; ", " “", "” ", " \"", "\" ", " ‘",
    "’ ", " – ", " (", ") ", "\n• ",
];

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    }
}

/// Words of the articles in any order, with punctuation between them wherever it falls.
fn shuffled_prose() -> impl Strategy<Value = String> {
    let word = any::<Index>().prop_map(|index| *index.get(WORDS.as_slice()));
    prop::collection::vec((word, select(&JOINTS[..])), 0..160)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, joint)| [word, joint]).collect())
}

/// Runs of real sentences cut at any character, so that constructions stay whole until they break off.
fn cut_prose() -> impl Strategy<Value = String> {
    prop::collection::vec((any::<Index>(), any::<Index>(), 0_usize..400), 1..4).prop_map(|cuts| {
        let cut = |(article, start, length): (Index, Index, usize)| {
            let text = &article.get(ARTICLES.as_slice()).1;
            let skip = start.index(text.chars().count());
            text.chars().skip(skip).take(length).collect::<String>()
        };
        cuts.into_iter().map(cut).collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_characters(chars in prop::collection::vec(any::<char>(), 0..300)) {
        check(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn any_printable_text(text in "(\\PC|[ \n\r\t.,:;\"'“”‘’•–-]){0,300}") {
        check(&text);
    }

    #[test]
    fn shuffled_words(text in shuffled_prose()) {
        check(&text);
    }

    #[test]
    fn cut_sentences(text in cut_prose()) {
        check(&text);
    }
}

#[test]
fn every_article_keeps_the_laws() {
    for (_, text) in ARTICLES.iter() {
        check(text);
    }
}

/// "He is ready, the president said": the pronoun waits for the name behind it, which waits for what was said before.
#[test]
fn two_words_that_stand_for_each_other_end_somewhere() {
    for text in [
        "He is ready for talks with Russia, the president said.",
        "He said it was ready for a ceasefire, the minister told them.",
        "The president of the ministry, said the minister of the government, rejected a ceasefire.",
        "The spokesman said, of the ministry of the president, that a ceasefire was rejected.",
        "He said, the president of his administration said, that his government rejected a ceasefire.",
        "His administration was ready for a ceasefire, the president of his government told them.",
        "It was wrong to reject a ceasefire, the ministry said.",
        "She is against sanctions, she said, the president reported, the prime minister said.",
        "It is clear that it rejects a ceasefire, the group said.",
    ] {
        check(text);
    }
}

#[test]
fn an_unrelated_paragraph_changes_nothing() {
    let mut seen = 0;
    for (name, text) in ARTICLES.iter() {
        let before = statements(text);
        let after = statements(&format!("{}\n\nThe weather was fine.\n", text.trim_end()));
        assert_eq!(before, after, "{name}");
        seen += before.len();
    }
    assert!(seen > 0, "no statement in any article: the law was not tried");
}

#[test]
fn a_headline_may_end_in_a_cut_infinitive() {
    check("Why Kyiv decided not to");
    check("Ukraine urges Russia never “to”");
    check("be them “But to back ");
}

/// Reading and writing: work that grew with the square of a line's length would take eight times as long a byte on the longer line. A busy
/// machine may spoil one measurement, so that one good one of several is enough.
#[test]
fn a_line_without_a_stop_takes_time_linear_in_its_length() {
    let words: Vec<&str> = WORDS.iter().copied().filter(|w| !w.contains(['.', '!', '?', '…'])).collect();
    let line = |bytes: usize| {
        let mut text = String::with_capacity(bytes + 64);
        for word in words.iter().cycle() {
            if text.len() >= bytes {
                break;
            }
            text.push_str(word);
            text.push(' ');
        }
        Article::parse("law", text)
    };
    let (short, long) = (line(64 << 10), line(512 << 10));
    let time_a_byte = |article: &Article| {
        let start = Instant::now();
        let analysis = analyse(article);
        let statements: Vec<Placed> =
            analysis.statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
        assert!(!statements.is_empty(), "nothing was found: the law was not tried");
        let lines = vec![LineIndex::new(&article.text)];
        let articles = std::slice::from_ref(article);
        let json = render::json(
            &Comparison { matcher: &MATCHER, lexicon: &MATCHER.lexicon, articles, lines, statements },
            true,
        );
        assert!(json.len() > article.text.len() / 100);
        start.elapsed().as_secs_f64() / article.text.len() as f64
    };
    time_a_byte(&short);
    let factors: Vec<f64> = (0..6).map(|_| time_a_byte(&long) / time_a_byte(&short)).collect();
    assert!(
        factors.iter().any(|&f| f < 2.5),
        "a line eight times as long takes this many times as long a byte: {factors:.1?}"
    );
}

fn statements(text: &str) -> Vec<String> {
    analyse(&Article::parse("law", text)).statements.iter().map(|s| format!("{s:?}")).collect()
}

fn analyse(article: &Article) -> Analysis {
    extract(&MATCHER, article)
}

/// All laws on one text.
fn check(text: &str) {
    let article = Article::parse("law", text);
    assert_eq!(article.text, text);
    let document = Document::new(&article, &MATCHER.vocabulary);
    for span in article.paragraphs.iter().chain(&article.title) {
        slices(*span, text);
    }
    for span in document.tokens.iter().map(|t| t.span).chain(document.sentences.iter().map(|s| s.span)) {
        slices(span, text);
    }
    let analysis = extract(&MATCHER, &article);
    for statement in &analysis.statements {
        check_spans(statement, text);
    }
    for dropped in &analysis.dropped {
        slices(dropped.phrase, text);
        slices(dropped.at, text);
    }
    let again = analyse(&Article::parse("law", text));
    assert_eq!(format!("{analysis:?}"), format!("{again:?}"), "another run gave another result");
}

fn check_spans(statement: &Statement, text: &str) {
    let own = [statement.evidence, statement.phrase];
    let factors = statement.factors.iter().map(|f| f.span);
    for span in own.into_iter().chain(statement.speaker).chain(statement.condition).chain(factors) {
        slices(span, text);
    }
    assert!(!statement.evidence.is_empty() && !statement.phrase.is_empty(), "empty evidence: {statement:?}");
}

fn slices(span: Span, text: &str) {
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} does not slice {text:?}");
}
