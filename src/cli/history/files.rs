//! Versions from disk: plain texts, folders of them, MediaWiki exports and NDJSON, compressed or not.

use crate::article::Article;
use crate::cli::{count, input};
use crate::source::{Revision, mediawiki, ndjson};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The files that the operands name, in order; those of a folder by date, then by name.
pub(super) fn expand(operands: &[String]) -> Vec<Result<String, String>> {
    let mut out = Vec::new();
    for operand in operands {
        if !Path::new(operand).is_dir() {
            out.push(Ok(operand.clone()));
            continue;
        }
        match folder(Path::new(operand)) {
            Ok(files) if files.is_empty() => out.push(Err(format!("{operand}: there is no .txt or .md file in it"))),
            Ok(files) => out.extend(files.into_iter().map(Ok)),
            Err(error) => out.push(Err(format!("{operand}: cannot read: {error}"))),
        }
    }
    out
}

fn folder(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|e| e == "txt" || e == "md") {
            files.push(path);
        }
    }
    let mut dated: Vec<(Option<String>, Vec<Part>, String)> = files
        .into_iter()
        .map(|path| {
            let front = std::fs::read_to_string(&path).ok().and_then(|text| Article::parse("", text).date);
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (date_in(&name).or(front), parts(&name), path.to_string_lossy().into_owned())
        })
        .collect();
    // one file without a date would fall to an end of the line where it may not belong: then names decide
    if dated.iter().any(|d| d.0.is_none()) {
        dated.iter_mut().for_each(|d| d.0 = None);
    }
    dated.sort();
    Ok(dated.into_iter().map(|d| d.2).collect())
}

/// A name in letters and numbers, so that `v10` comes after `v9`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Word(String),
}

fn parts(name: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(end);
        out.push(head.parse().ok().filter(|_| digits).map_or_else(|| Part::Word(head.to_owned()), Part::Number));
        rest = tail;
    }
    out
}

/// The date in a file name, with the time that may follow it: `2025-05-11T0228Z` is `2025-05-11T02:28Z`.
fn date_in(name: &str) -> Option<String> {
    let (start, day) = (0..name.len()).find_map(|at| {
        let day = name.get(at..at + 10)?;
        day.parse::<jiff::civil::Date>().ok().map(|_| (at, day))
    })?;
    let rest = name[start + 10..].trim_start_matches(['T', 't', '_', '-', ' ']);
    let digits: String = rest.chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
    if digits.len() < 4 {
        return Some(day.to_owned());
    }
    let zone = if rest.ends_with(['Z', 'z']) { "Z" } else { "" };
    Some(format!("{day}T{}:{}{zone}", &digits[..2], &digits[2..]))
}

/// Hands the versions in a file to `sink`; what is to be remarked on it comes back.
pub(super) fn read(path: &str, page: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    let lower = path.to_lowercase();
    let bare = lower.trim_end_matches(".gz").trim_end_matches(".bz2");
    if bare.ends_with(".xml") {
        return export(path, page, sink);
    }
    if bare.ends_with(".ndjson") || bare.ends_with(".jsonl") {
        return ndjson::read(open(path)?, sink).map(|()| Vec::new()).map_err(|e| format!("{path}:{e}"));
    }
    let article = input::article(path)?;
    let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let date = date_in(&name).or(article.date);
    sink(Revision { id: path.to_owned(), date, editor: None, comment: None, text: article.text });
    Ok(Vec::new())
}

/// Hands the versions of a page in an export to `sink`.
fn export(path: &str, page: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    let mut read = |page: Option<&str>| mediawiki::read(open(path)?, page, sink).map_err(|e| format!("{path}: {e}"));
    let mut export = read(page)?;
    if let (None, Some(redirect)) = (&export.title, &export.redirect) {
        // nothing but pages that lead elsewhere: one of them is what was meant
        export = read(Some(&redirect.clone()))?;
    }
    let listed = |export: &mediawiki::Export| {
        let more = if export.other_pages > export.others.len() { " and others" } else { "" };
        let titles: Vec<String> = export.others.iter().map(|t| format!("`{t}`")).collect();
        format!("{}{more}", titles.join(", "))
    };
    let Some(title) = &export.title else {
        let wanted = page.map_or(String::new(), |p| format!(" `{p}`"));
        let there = if export.others.is_empty() { String::new() } else { format!("; it holds {}", listed(&export)) };
        return Err(format!("{path}: holds no page{wanted}{there}"));
    };
    let mut remarks = Vec::new();
    if export.other_pages > 0 && page.is_none() {
        remarks.push(format!("{path}: only `{title}` was read, not {}; choose with --page TITLE", listed(&export)));
    }
    if export.hidden > 0 {
        let hidden = count(export.hidden, "revision");
        remarks.push(format!("{path}: {hidden} left out, for want of a public text"));
    }
    Ok(remarks)
}

fn open(path: &str) -> Result<Box<dyn BufRead>, String> {
    let file = File::open(path).map_err(|e| format!("{path}: cannot read: {}", input::reason(&e)))?;
    let lower = path.to_lowercase();
    let plain: Box<dyn Read> = if lower.ends_with(".gz") {
        Box::new(flate2::read::MultiGzDecoder::new(BufReader::new(file)))
    } else if lower.ends_with(".bz2") {
        Box::new(bzip2::read::MultiBzDecoder::new(BufReader::new(file)))
    } else {
        Box::new(file)
    };
    Ok(Box::new(BufReader::with_capacity(1 << 16, plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_from_names() {
        assert_eq!(date_in("2025-05-11T0228Z").as_deref(), Some("2025-05-11T02:28Z"));
        assert_eq!(date_in("talks-2025-05-11").as_deref(), Some("2025-05-11"));
        assert_eq!(date_in("v2"), None);
        assert!(parts("v9") < parts("v10"));
    }
}
