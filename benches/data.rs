//! The named inputs that every benchmark runs on.
//!
//! Each is one text: articles in the order of their names, with blank lines between them, repeated to a size. What is
//! not there (the shared corpus lies outside of the repository) is left out, and said so.

use std::fs;
use std::path::{Path, PathBuf};

const MEGABYTE: usize = 1_000_000;

/// Name, folders relative to the package, and the size up to which their articles are repeated.
const INPUTS: [(&str, &[&str], usize); 2] = [
    ("articles-1MB", &["tests/articles"], MEGABYTE),
    ("corpus-10MB", &["../shared/corpus/dev", "../shared/corpus/real"], 10 * MEGABYTE),
];

/// A text to measure on.
pub struct Input {
    /// As the reports show it.
    pub name: &'static str,
    /// At least as long as its name says.
    pub text: String,
}

/// The inputs that are there.
pub fn inputs() -> Vec<Input> {
    INPUTS.iter().filter_map(|&(name, folders, size)| input(name, folders, size)).collect()
}

/// A lexicon of 100,000 phrases of one to three made-up words, the same in every run, under 100 issues.
pub fn big_lexicon() -> String {
    let mut state: u64 = 1;
    let mut next = |below: u64| {
        // the generator of Knuth's MMIX
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "vu", "xe", "za", "go", "pa", "du", "fe"];
    let mut out = String::from("[lexicon]\nid = \"big\"\nname = \"Big\"\n");
    for issue in 0..100 {
        out.push_str(&format!(
            "\n[[issue]]\nid = \"i{issue}\"\nname = \"I\"\nproposition = \"P\"\nlabels = {{ for = \"a\", against = \"b\" }}\n\
             [[issue.phrase]]\nside = \"for\"\nkind = \"topic\"\nnote = \"n\"\nmatch = [\n"
        ));
        for _ in 0..1_000 {
            let words = (0..=next(3)).map(|_| (0..3).map(|_| syllables[next(15) as usize]).collect::<String>());
            out.push_str(&format!("  \"{}\",\n", words.collect::<Vec<_>>().join(" ")));
        }
        out.push_str("]\n");
    }
    out
}

fn input(name: &'static str, folders: &[&str], size: usize) -> Option<Input> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|p| fs::read_to_string(p).expect("articles are UTF-8")).collect();
    if articles.iter().all(String::is_empty) {
        eprintln!("skipped: {name}: no articles in {}", folders.join(", "));
        return None;
    }
    let mut text = String::with_capacity(size + size / 8);
    for article in articles.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(article);
        text.push_str("\n\n");
    }
    Some(Input { name, text })
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "txt") {
            out.push(path);
        }
    }
}
