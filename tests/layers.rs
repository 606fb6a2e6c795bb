//! Dependencies flow one way: a module uses only those before it in the pipeline, or itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom to the top.
const LAYERS: [&str; 22] = [
    "image",
    "text",
    "source",
    "stance",
    "language",
    "lexicon",
    "import",
    "article",
    "matching",
    "bundled",
    "document",
    "reach",
    "clause",
    "coverage",
    "statement",
    "decision",
    "examples",
    "position",
    "diff",
    "history",
    "render",
    "cli",
];

#[test]
fn no_module_uses_a_higher_one() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let mut uses = 0;
    let mut faults = Vec::new();
    for path in &files {
        let name = path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        let module = name.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let own = layer(module).unwrap_or_else(|| panic!("src/{name}: `{module}` has no place in LAYERS"));
        let source = fs::read_to_string(path).expect("sources are UTF-8");
        for (line, used) in used_modules(&source) {
            uses += 1;
            match layer(&used) {
                Some(other) if other <= own => {}
                Some(_) => faults.push(format!("src/{name}:{line}: `{module}` uses `{used}`, which stands above it")),
                None => faults.push(format!("src/{name}:{line}: `{used}` has no place in LAYERS")),
            }
        }
    }
    assert!(uses > 20, "only {uses} `use crate::` lines were read");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn grouped_uses_are_read() {
    let source =
        "use crate::text::Span;\npub(crate) use crate::{\n    stance::{Act, Side},\n    cli,\n};\nlet x = 1;\n";
    let names: Vec<(usize, String)> = used_modules(source);
    assert_eq!(names, [(1, "text".to_owned()), (2, "stance".to_owned()), (2, "cli".to_owned())]);
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == module)
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The first segment behind each `use crate::`, with its line; a group gives one for each of its members.
fn used_modules(source: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (at, _) in source.match_indices("use crate::") {
        let line_start = source[..at].rfind('\n').map_or(0, |n| n + 1);
        let lead = source[line_start..at].trim();
        if !(lead.is_empty() || lead.starts_with("pub")) {
            continue;
        }
        let line = source[..at].matches('\n').count() + 1;
        let tail = &source[at + "use crate::".len()..];
        let tail = &tail[..tail.find(';').unwrap_or(tail.len())];
        out.extend(first_segments(tail).into_iter().map(|module| (line, module)));
    }
    out
}

fn first_segments(path: &str) -> Vec<String> {
    let segment = |s: &str| s.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    let Some(group) = path.trim().strip_prefix('{') else { return vec![segment(path)] };
    let mut depth = 0;
    let mut members = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            _ => {}
        }
        if let Some(last) = members.last_mut().filter(|_| c != ',' || depth != 0) {
            last.push(c);
        }
    }
    members.iter().map(|m| segment(m)).filter(|m| !m.is_empty()).collect()
}
