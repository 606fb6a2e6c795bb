//! How fast versions are compared: `cargo bench --bench versions`. Named inputs; look at the ratios within one run.
//!
//! `prose`, timed: from two articles in memory to the aligned prose and the edit script, tokens and sentences included. Not
//! timed: reading files, compiling the lexicon, extraction, rendering. All inputs are made from the same article by a seeded
//! generator: `edits` is a 5,000-word article with 5 % of its words changed and two paragraphs moved, `large` 1 MB with 1 %
//! changed, `similar` 200 KB with 1 % changed and `different` two texts of 200 KB that share no sentence.
//!
//! `history`, timed: from the texts of 125, 250 or 500 versions of a 20 KB article, a few words or a paragraph apart, to the
//! timeline with its evidence. `analysis` is the extraction of the same 500 texts one by one, for the ratio: a history analyses
//! unchanged paragraphs once.

// its names are the other benchmark's
#[allow(dead_code)]
mod data;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use standpoint::article::Article;
use standpoint::diff::{Ignore, Version, prose};
use standpoint::document::Document;
use standpoint::history::Tracker;
use standpoint::matching::Matcher;
use standpoint::position::Placed;
use standpoint::render::{Comparison, Kept, kept};
use standpoint::source::Revision;
use standpoint::statement::{Statement, Successive, extract};
use standpoint::text::LineIndex;
use standpoint::{bundled, lexicon};
use std::hint::black_box;

criterion_group!(benches, versions, histories);
criterion_main!(benches);

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn versions(criterion: &mut Criterion) {
    let matcher =
        Matcher::new(lexicon::load(&bundled::sources(&["conflict"])).expect("the bundled lexicons are sound"));
    let source: String = data::inputs().iter().map(|input| input.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let mut random = Random(6);
    let pairs = [
        ("edits", edited(&sized(&source, 30_000, &mut random), 5, 2, &mut random)),
        ("similar", edited(&sized(&source, 200_000, &mut random), 1, 0, &mut random)),
        ("different", (shuffled(&source, 200_000, &mut random), shuffled(&source, 200_000, &mut random))),
        ("large", edited(&sized(&source, 1_000_000, &mut random), 1, 0, &mut random)),
    ];
    let mut group = criterion.benchmark_group("versions");
    group.sample_size(10);
    for (name, (old, new)) in pairs {
        let [old, new] = [old, new].map(|text| Article::parse(name, text));
        group.throughput(Throughput::Bytes((old.text.len() + new.text.len()) as u64));
        group.bench_function(BenchmarkId::new("prose", name), |b| {
            b.iter(|| {
                let (x, y) = (Document::new(&old, &matcher.vocabulary), Document::new(&new, &matcher.vocabulary));
                prose(black_box(&Version::new(&x)), &Version::new(&y), Ignore::default()).edits.len()
            });
        });
    }
    group.finish();
}

fn histories(criterion: &mut Criterion) {
    let matcher =
        Matcher::new(lexicon::load(&bundled::sources(&["conflict"])).expect("the bundled lexicons are sound"));
    let source: String = data::inputs().iter().map(|input| input.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let texts = rewritten(&source, 20_000, 500, &mut Random(7));
    let mut group = criterion.benchmark_group("versions");
    group.sample_size(10);
    for number in [125, 250, 500] {
        let texts = &texts[..number];
        group.throughput(Throughput::Bytes(texts.iter().map(|t| t.len() as u64).sum()));
        group.bench_function(BenchmarkId::new("history", number), |b| {
            b.iter(|| black_box(timeline(&matcher, texts)));
        });
    }
    group.bench_function(BenchmarkId::new("analysis", 500), |b| {
        b.iter(|| {
            texts.iter().map(|t| extract(&matcher, &Article::parse("v", t.as_str())).statements.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// How many changes a history tells.
fn timeline(matcher: &Matcher, texts: &[String]) -> usize {
    let mut tracker: Tracker<'_, Kept> = Tracker::new(matcher, None);
    let record = |version: usize, article: &Article, statements: Vec<Statement>| {
        let statements = statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
        let (lines, articles) = (vec![LineIndex::new(&article.text)], std::slice::from_ref(article));
        kept(&Comparison { matcher, lexicon: &matcher.lexicon, articles, lines, statements }, version)
    };
    let mut successive = Successive::new(matcher);
    for text in texts {
        let revision = Revision { text: text.clone(), ..Revision::default() };
        tracker.push(revision, |article| successive.extract(article).statements, record);
    }
    tracker.finish().turns.len()
}

/// Versions of an article, each with a few words or a paragraph other than the one before.
fn rewritten(source: &str, size: usize, number: usize, random: &mut Random) -> Vec<String> {
    let first = sized(source, size, random);
    let mut paragraphs: Vec<String> = first.trim_end().split("\n\n").map(str::to_owned).collect();
    let spare: Vec<&str> = source.split("\n\n").filter(|p| p.len() > 80).collect();
    (0..number)
        .map(|version| {
            let text = paragraphs.join("\n\n");
            let at = random.below(paragraphs.len());
            if version % 4 == 0 {
                paragraphs[at] = spare[random.below(spare.len())].to_owned();
            } else {
                paragraphs[at] = edited(&paragraphs[at], 5, 0, random).1;
            }
            text
        })
        .collect()
}

/// Paragraphs of the source up to a size, each with a number of its own so that none is there twice.
fn sized(source: &str, size: usize, random: &mut Random) -> String {
    let paragraphs: Vec<&str> = source.split("\n\n").filter(|p| p.len() > 80).collect();
    let mut out = String::new();
    while out.len() < size {
        let paragraph = paragraphs[random.below(paragraphs.len())];
        out.push_str(&format!("{} {paragraph}\n\n", random.below(1_000_000)));
    }
    out
}

fn edited(text: &str, percent: usize, moves: usize, random: &mut Random) -> (String, String) {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for _ in 0..words.len() * percent / 100 {
        let at = random.below(words.len());
        words[at] = format!("edited{at}");
    }
    let changed = words.join(" ");
    let mut paragraphs: Vec<&str> = changed.split("\n\n").collect();
    for _ in 0..moves {
        let paragraph = paragraphs.remove(random.below(paragraphs.len()));
        paragraphs.insert(random.below(paragraphs.len()), paragraph);
    }
    (text.to_owned(), paragraphs.join("\n\n"))
}

/// Sentences of words in random order: the same vocabulary, nothing else in common.
fn shuffled(source: &str, size: usize, random: &mut Random) -> String {
    let words: Vec<&str> = source.split_whitespace().collect();
    let mut out = String::new();
    while out.len() < size {
        for _ in 0..4 {
            let sentence: Vec<&str> = (0..18).map(|_| words[random.below(words.len())].trim_matches('.')).collect();
            out.push_str(&format!("The {}. ", sentence.join(" ")));
        }
        out.push_str("\n\n");
    }
    out
}
