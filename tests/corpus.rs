//! Accuracy floors: the scores on the coded articles may rise, and never fall below these.

mod passages;

use std::path::Path;
use std::process::Command;

/// Folder (relative to the package), least F1 over statements, least precision over statements. The folders in
/// `tests/domains` are named after their domains.
const FLOORS: [(&str, f64, f64); 60] = [
    ("tests/articles", 0.84, 0.95),
    ("tests/articles-2", 0.69, 0.93),
    ("tests/articles-3", 0.79, 0.94),
    ("tests/articles-4", 0.83, 0.94),
    ("tests/articles-5", 0.86, 0.96),
    ("tests/articles-6", 0.72, 0.90),
    ("tests/articles-7", 0.60, 0.91),
    ("tests/articles-8", 0.64, 0.84),
    ("tests/articles-9", 0.72, 0.90),
    ("tests/articles-10", 0.72, 0.91),
    ("tests/articles-11", 0.67, 0.88),
    ("tests/articles-12", 0.67, 0.91),
    ("tests/articles-13", 0.60, 0.82),
    ("tests/articles-14", 0.63, 0.87),
    ("tests/articles-15", 0.72, 0.86),
    ("tests/articles-16", 0.58, 0.84),
    ("tests/articles-17", 0.67, 0.85),
    ("tests/articles-18", 0.67, 0.88),
    ("tests/articles-19", 0.59, 0.89),
    ("tests/articles-20", 0.60, 0.87),
    ("tests/articles-21", 0.63, 0.88),
    ("tests/articles-22", 0.59, 0.79),
    ("tests/articles-23", 0.69, 0.87),
    ("tests/articles-24", 0.68, 0.89),
    ("tests/articles-25", 0.60, 0.88),
    ("tests/articles-26", 0.59, 0.88),
    ("tests/articles-27", 0.56, 0.92),
    ("tests/articles-28", 0.56, 0.85),
    ("tests/articles-29", 0.58, 0.84),
    ("tests/articles-30", 0.61, 0.84),
    ("tests/articles-31", 0.67, 0.86),
    ("tests/articles-32", 0.55, 0.80),
    ("tests/articles-33", 0.56, 0.96),
    ("tests/articles-34", 0.63, 0.92),
    ("tests/articles-35", 0.59, 0.82),
    ("tests/articles-36", 0.52, 0.82),
    ("tests/articles-37", 0.53, 0.84),
    ("tests/articles-38", 0.61, 0.91),
    ("tests/articles-39", 0.50, 0.86),
    ("tests/articles-40", 0.41, 0.79),
    ("tests/articles-41", 0.41, 0.70),
    ("tests/articles-42", 0.72, 0.94),
    ("tests/articles-43", 0.54, 0.91),
    ("tests/articles-44", 0.52, 0.82),
    ("tests/articles-45", 0.65, 0.86),
    ("tests/articles-46", 0.57, 0.88),
    ("tests/articles-47", 0.56, 0.89),
    ("tests/articles-48", 0.55, 0.85),
    ("tests/articles-49", 0.51, 0.92),
    ("tests/articles-50", 0.41, 0.67),
    ("tests/articles-51", 0.62, 0.89),
    ("tests/articles-52", 0.40, 0.67),
    ("tests/articles-53", 0.51, 0.81),
    ("tests/articles-54", 0.56, 0.87),
    ("tests/domains/labour", 0.68, 0.95),
    ("tests/domains/trade", 0.73, 0.86),
    ("../shared/corpus/real", 0.80, 0.93),
    ("../shared/corpus/dev", 0.56, 0.83),
    ("../shared/corpus/stories", 0.55, 0.85),
    // The article that the project began with.
    ("../shared/corpus/seed", 0.99, 0.99),
];

#[test]
fn articles_in_the_repository() {
    check("tests/articles");
}

#[test]
fn further_domains() {
    check("tests/domains/");
}

#[test]
fn shared_corpus() {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").is_dir() {
        // Written past the harness, which keeps the output of tests that pass to itself.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"skipped: ../shared/corpus is not there\n");
        return;
    }
    check("../shared/corpus/");
}

/// The passages that were read when the lexicons were widened, and those that were not (`tests/passages/README.md`).
#[test]
fn passages_read_and_unread() {
    let floors = [("odd passages", 1, 0.50, 0.78), ("even passages", 0, 0.35, 0.70)];
    let below = |(name, rest, f1, precision)| below(name, &passages::written(rest), "conflict", f1, precision);
    let faults: Vec<String> = floors.into_iter().filter_map(below).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn check(prefix: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    for (folder, f1, precision) in FLOORS.iter().filter(|(folder, ..)| folder.starts_with(prefix)) {
        let domain = folder.strip_prefix("tests/domains/").unwrap_or("conflict");
        faults.extend(below(folder, &root.join(folder), domain, *f1, *precision));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What `eval` says of a folder whose scores are below its floors.
fn below(name: &str, folder: &Path, domain: &str, f1: f64, precision: f64) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .arg("eval")
        .arg(folder)
        .args(["--domain", domain])
        .args(["--min-f1", &f1.to_string(), "--min-precision", &precision.to_string()])
        .output()
        .expect("the binary runs");
    let scores = String::from_utf8_lossy(&output.stdout);
    println!("{name} (floors: F1 {f1}, precision {precision})\n{scores}");
    let messages = String::from_utf8_lossy(&output.stderr);
    let fault = || format!("{name}: below F1 {f1} or precision {precision}: {}\n{scores}{messages}", output.status);
    (!output.status.success()).then(fault)
}
