//! Reading articles and lexicons from disk and standard input, each fault one clear line.

use crate::article::Article;
use std::io::Read;
use std::path::Path;

/// Reads an article; the message of an error names the file, the fault and where it is.
pub(super) fn article(path: &str) -> Result<Article, String> {
    Ok(Article::parse(path, read(path)?))
}

/// Reads a text; `-` is standard input.
pub(super) fn read(path: &str) -> Result<String, String> {
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|e| format!("standard input: cannot read: {e}"))?;
        bytes
    } else {
        if Path::new(path).is_dir() {
            return Err(format!("{path}: is a folder; name the articles in it"));
        }
        std::fs::read(path).map_err(|e| format!("{path}: cannot read: {}", reason(&e)))?
    };
    text(path, bytes)
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, String> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(format!("{path}: is larger than 4 GiB; split it"));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(format!("{path}: is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"));
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(format!("{path}: is not text (a zero byte at offset {at}); give plain text in UTF-8"));
    }
    String::from_utf8(bytes).map_err(|e| {
        format!(
            "{path}: is not UTF-8 (byte offset {}); convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8",
            e.utf8_error().valid_up_to()
        )
    })
}

pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::NotADirectory => "it is no folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// The same where a file was to be written.
pub(super) fn write_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => reason(error),
    }
}

/// A lexicon file, or all `.toml` files of a folder and those below it, sorted.
pub(super) fn lexicon_files(path: &str) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    collect(Path::new(path), &mut files).map_err(|e| format!("{path}: cannot read: {}", reason(&e)))?;
    if files.is_empty() {
        return Err(format!("{path}: there is no lexicon in this folder (no file whose name ends in .toml)"));
    }
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let bytes = std::fs::read(&file).map_err(|e| format!("{file}: cannot read: {}", reason(&e)))?;
            text(&file, bytes).map(|text| (file, text))
        })
        .collect()
}

fn collect(path: &Path, out: &mut Vec<String>) -> std::io::Result<()> {
    if !path.is_dir() {
        std::fs::metadata(path)?;
        out.push(path.to_string_lossy().into_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path)? {
        let entry = entry?.path();
        if entry.is_dir() || entry.extension().is_some_and(|e| e == "toml") {
            collect(&entry, out)?;
        }
    }
    Ok(())
}

/// A text of fewer words may be in any language.
const FEW: usize = 20;

/// Whether at least one word in twenty is one of the commonest of English.
pub(super) fn looks_english(text: &str) -> bool {
    const COMMON: [&str; 10] = ["the", "of", "and", "to", "in", "a", "is", "that", "for", "on"];
    let (mut words, mut common) = (0, 0);
    for word in text.split_whitespace().take(2_000) {
        words += 1;
        common += usize::from(COMMON.contains(&word.to_ascii_lowercase().as_str()));
    }
    // a headline says too little of its language
    words < FEW || common * 20 >= words
}
