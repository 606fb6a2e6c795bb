//! How fast the pipeline is, in bytes per second, over every input of `data.rs`: `cargo bench --bench pipeline`.
//!
//! Timed: everything from the article in memory to the result in memory, its release included. Not timed: reading
//! files, compiling the lexicon (which has benchmarks of its own: `bundled` reads the image that was compiled with the
//! program, the others start from TOML), rendering. `tokenise` is tokens and sentences,
//! `whole` adds the extraction. `phrase-scan` is the base to set the others against: one plain multi-pattern search for
//! the lexicon's phrases, which knows no inflection and no grammar; how many times its speed the whole pipeline has is
//! printed first. `cold-start` runs the program on one article, the way a shell does.

mod data;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use standpoint::article::Article;
use standpoint::bundled;
use standpoint::document::Document;
use standpoint::lexicon::model::{Lexicon, Phrase};
use standpoint::lexicon::{self, Source};
use standpoint::matching::Matcher;
use standpoint::statement::extract;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

criterion_group!(benches, pipeline, lexicons, cold_start);
criterion_main!(benches);

fn pipeline(criterion: &mut Criterion) {
    let matcher = Matcher::new(load());
    let plain = plain_search(&matcher.lexicon);
    let inputs = data::inputs();
    for input in &inputs {
        let article = Article::parse(input.name, input.text.as_str());
        let (plain, whole) = best(
            || plain.find_iter(black_box(input.text.as_str())).count(),
            || extract(&matcher, black_box(&article)).statements.len(),
        );
        let ratio = plain.as_secs_f64() / whole.as_secs_f64();
        println!("{}: the whole pipeline has {ratio:.2} times the speed of the plain scan", input.name);
    }
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    for input in &inputs {
        let text = input.text.as_str();
        let article = Article::parse(input.name, text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("phrase-scan", input.name), |b| {
            b.iter(|| plain.find_iter(black_box(text)).count());
        });
        group.bench_function(BenchmarkId::new("tokenise", input.name), |b| {
            b.iter(|| Document::new(black_box(&article), &matcher.vocabulary).tokens.len());
        });
        group.bench_function(BenchmarkId::new("whole", input.name), |b| {
            b.iter(|| extract(&matcher, black_box(&article)).statements.len());
        });
    }
    group.finish();
}

fn lexicons(criterion: &mut Criterion) {
    let bytes: usize = bundled::sources(&["conflict"]).iter().map(|source| source.text.len()).sum();
    let mut group = criterion.benchmark_group("lexicon");
    group.sample_size(20).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("bundled", |b| b.iter(|| bundled::matcher("conflict")));
    group.bench_function("load", |b| b.iter(load));
    group.bench_function("load-and-compile", |b| b.iter(|| Matcher::new(load())));
    let text = data::big_lexicon();
    let big = || {
        let mut sources = bundled::sources(&["conflict"]);
        sources.push(Source::user("big.toml", text.as_str()));
        Matcher::new(lexicon::load(&sources).expect("the big lexicon is sound"))
    };
    group.sample_size(10).throughput(Throughput::Bytes((bytes + text.len()) as u64));
    group.bench_function("load-and-compile-100k", |b| b.iter(big));
    let matcher = big();
    for input in data::inputs().iter().take(1) {
        let article = Article::parse(input.name, input.text.as_str());
        group.throughput(Throughput::Bytes(input.text.len() as u64));
        group.bench_function(BenchmarkId::new("whole-100k", input.name), |b| {
            b.iter(|| extract(&matcher, black_box(&article)).statements.len());
        });
    }
    group.finish();
}

/// The process from its start to its end, lexicons included.
fn cold_start(criterion: &mut Criterion) {
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/harbour-talks.txt");
    let mut group = criterion.benchmark_group("cold-start");
    group.sample_size(20);
    group.bench_function("compare-one-article", |b| {
        b.iter(|| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
            let status = command.args(["compare", article]).stdout(Stdio::null()).status().expect("the program runs");
            assert!(status.success());
        });
    });
    group.finish();
}

/// The shortest of a few runs of each, in turn, so that what else the machine does falls on both.
fn best(mut one: impl FnMut() -> usize, mut other: impl FnMut() -> usize) -> (Duration, Duration) {
    let time = |run: &mut dyn FnMut() -> usize| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..7 {
        best = (best.0.min(time(&mut one)), best.1.min(time(&mut other)));
    }
    best
}

fn load() -> Lexicon {
    lexicon::load(&bundled::sources(&["conflict"])).expect("the bundled lexicons are sound")
}

/// The phrases as written, less the sign for literal words; their alternatives and gaps are not expanded.
fn plain_search(lexicon: &Lexicon) -> AhoCorasick {
    let mut sources: Vec<String> = phrases(lexicon).iter().map(|p| p.pattern.source.replace('=', "")).collect();
    sources.sort_unstable();
    sources.dedup();
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&sources)
        .expect("the phrases fit")
}

fn phrases(lexicon: &Lexicon) -> Vec<&Phrase> {
    let mut out: Vec<&Phrase> = Vec::new();
    for party in &lexicon.parties {
        out.extend(
            [&party.names, &party.metonyms, &party.adjectives, &party.people, &party.institutions]
                .into_iter()
                .flatten(),
        );
        for person in &party.persons {
            out.push(&person.name);
            out.extend(person.aliases.iter().chain(person.short.iter().flatten()));
        }
    }
    for issue in &lexicon.issues {
        out.extend(issue.phrases.iter().flat_map(|block| &block.phrases));
        for frame in &issue.frames {
            out.extend([&frame.verbs, &frame.nouns, &frame.objects].into_iter().flatten());
        }
    }
    out.extend(lexicon.cues.iter().flat_map(|cue| [&cue.verbs, &cue.nouns, &cue.adjectives]).flatten());
    out.extend(lexicon.modifiers.iter().flat_map(|m| [&m.words, &m.verbs, &m.nouns]).flatten());
    out.extend(lexicon.roles.iter().flat_map(|role| &role.nouns));
    out.extend(lexicon.grammar.iter().flat_map(|class| &class.words));
    out.extend(lexicon.sets.values().flatten());
    out
}
