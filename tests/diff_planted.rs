//! Moves, splits and merges planted in real-looking articles by a seeded generator: at least 95 of 100 are found.

use standpoint::article::Article;
use standpoint::bundled;
use standpoint::diff::{Ignore, Op, Prose, Version, prose};
use standpoint::document::Document;
use standpoint::matching::Matcher;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| bundled::matcher("conflict").expect("a bundled domain"));

/// Articles as paragraphs of sentences.
static ARTICLES: LazyLock<Vec<Vec<Vec<String>>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("tests/articles").map(|e| e.expect("readable").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| sentences(&fs::read_to_string(p).expect("UTF-8"))).filter(|a| a.len() >= 6).collect()
});

fn sentences(text: &str) -> Vec<Vec<String>> {
    let article = Article::parse("a", text);
    let document = Document::new(&article, &MATCHER.vocabulary);
    let mut out = vec![Vec::new(); article.paragraphs.len()];
    for s in &document.sentences {
        out[s.paragraph as usize].push(s.span.of(text).to_owned());
    }
    out.retain(|p| !p.is_empty());
    out
}

/// A linear congruential generator (Knuth's MMIX constants): the same cases everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn write(paragraphs: &[Vec<String>]) -> String {
    paragraphs.iter().map(|p| p.join(" ")).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// Some editing elsewhere, so that a planted change is not the only one.
fn noise(paragraphs: &mut [Vec<String>], random: &mut Random, keep: usize) {
    for _ in 0..2 {
        let at = random.below(paragraphs.len());
        if at != keep {
            let sentence = random.below(paragraphs[at].len());
            let words: Vec<&str> = paragraphs[at][sentence].split(' ').collect();
            if words.len() > 6 {
                let cut = 2 + random.below(words.len() - 4);
                paragraphs[at][sentence] = format!("{} reportedly {}", words[..cut].join(" "), words[cut..].join(" "));
            }
        }
    }
}

fn compare(old: &str, new: &str) -> Prose {
    let [a, b] = [old, new].map(|text| Article::parse("a", text));
    let (x, y) = (Document::new(&a, &MATCHER.vocabulary), Document::new(&b, &MATCHER.vocabulary));
    prose(&Version::new(&x), &Version::new(&y), Ignore::default())
}

/// Runs `plant` until it has planted 100 changes, and counts those that are found.
fn found(seed: u64, plant: impl Fn(&mut Vec<Vec<String>>, &mut Random) -> Option<Planted>) -> usize {
    let mut random = Random(seed);
    let (mut planted, mut found) = (0, 0);
    while planted < 100 {
        let old = ARTICLES[random.below(ARTICLES.len())].clone();
        let mut new = old.clone();
        let Some(change) = plant(&mut new, &mut random) else { continue };
        planted += 1;
        let (old, new) = (write(&old), write(&new));
        let prose = compare(&old, &new);
        let hit = change.is_in(&prose, &old, &new);
        found += usize::from(hit);
        if !hit {
            eprintln!("missed: {change:?}");
        }
    }
    found
}

#[derive(Debug)]
enum Planted {
    Paragraph(String),
    Sentence(String),
    Split(String, [String; 2]),
    Merge([String; 2], String),
}

impl Planted {
    fn is_in(&self, prose: &Prose, old: &str, new: &str) -> bool {
        let link = |a: &[&String], b: &[&String]| {
            prose.sentences.iter().find(|l| {
                l.old.iter().map(|s| s.of(old)).eq(a.iter().map(|s| s.as_str()))
                    && l.new.iter().map(|s| s.of(new)).eq(b.iter().map(|s| s.as_str()))
            })
        };
        match self {
            Self::Paragraph(text) => {
                let moved = prose.paragraphs.iter().filter(|p| p.moved);
                let right = moved.clone().any(|p| p.new_span.is_some_and(|s| s.of(new) == text));
                // of two neighbours that change places either may be said to have moved
                right || moved.count() == 1 && prose.paragraphs.iter().all(|p| !matches!(p.op, Op::Add | Op::Delete))
            }
            Self::Sentence(text) => link(&[text], &[text]).is_some_and(|l| l.moved),
            Self::Split(whole, [a, b]) => link(&[whole], &[a, b]).is_some(),
            Self::Merge([a, b], whole) => link(&[a, b], &[whole]).is_some(),
        }
    }
}

#[test]
fn moved_paragraphs() {
    let found = found(1, |article, random| {
        let from = 1 + random.below(article.len() - 1);
        let paragraph = article.remove(from);
        let to = 1 + random.below(article.len());
        if to == from {
            return None;
        }
        article.insert(to, paragraph.clone());
        noise(article, random, to);
        Some(Planted::Paragraph(paragraph.join(" ")))
    });
    assert!(found >= 95, "{found} of 100");
}

#[test]
fn moved_sentences() {
    let found = found(2, |article, random| {
        let from = 1 + random.below(article.len() - 1);
        let to = 1 + random.below(article.len() - 1);
        let at = random.below(article[from].len());
        if from == to || article[from].len() < 2 || article[from][at].split(' ').count() < 6 {
            return None;
        }
        let sentence = article[from].remove(at);
        let place = random.below(article[to].len() + 1);
        article[to].insert(place, sentence.clone());
        noise(article, random, to);
        Some(Planted::Sentence(sentence))
    });
    assert!(found >= 95, "{found} of 100");
}

/// A sentence cut in two at a comma, the second half with a capital and a subject of its own.
fn cut(sentence: &str, random: &mut Random) -> Option<[String; 2]> {
    let commas: Vec<usize> = sentence.match_indices(", ").map(|(at, _)| at).collect();
    let at = *commas.get(random.below(commas.len().max(1)))?;
    let (head, tail) = (&sentence[..at], &sentence[at + 2..]);
    if head.split(' ').count() < 4 || tail.split(' ').count() < 4 || sentence.contains(['"', '“', '‘', '(']) {
        return None;
    }
    let mut rest = tail.chars();
    let first = rest.next()?;
    Some([format!("{head}."), format!("{}{}", first.to_uppercase(), rest.as_str())])
}

#[test]
fn split_sentences() {
    let found = found(3, |article, random| {
        let at = 1 + random.below(article.len() - 1);
        let number = random.below(article[at].len());
        let whole = article[at][number].clone();
        let halves = cut(&whole, random)?;
        article[at].splice(number..=number, halves.clone());
        noise(article, random, at);
        Some(Planted::Split(whole, halves))
    });
    assert!(found >= 95, "{found} of 100");
}

#[test]
fn merged_sentences() {
    let found = found(4, |article, random| {
        let at = 1 + random.below(article.len() - 1);
        if article[at].len() < 2 {
            return None;
        }
        let number = random.below(article[at].len() - 1);
        let [a, b] = [article[at][number].clone(), article[at][number + 1].clone()];
        if !a.ends_with('.') || [&a, &b].iter().any(|s| s.split(' ').count() < 4 || s.contains(['"', '“', '‘'])) {
            return None;
        }
        let whole = format!("{}, and {b}", a.trim_end_matches('.'));
        article[at].splice(number..=number + 1, [whole.clone()]);
        noise(article, random, at);
        Some(Planted::Merge([a, b], whole))
    });
    assert!(found >= 95, "{found} of 100");
}
