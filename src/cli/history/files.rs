//! Versions from disk: plain texts, folders of them, MediaWiki exports and NDJSON, compressed or not.

use crate::article::Article;
use crate::cli::{count, input};
use crate::source::mediawiki::{self, Export};
use crate::source::{Revision, ndjson};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The files that the operands name, in order; those of a folder by date, then by name.
pub(super) fn expand(operands: &[String]) -> Vec<Result<String, String>> {
    let mut out = Vec::new();
    for operand in operands {
        if operand == "-" || !Path::new(operand).is_dir() {
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
    if path == "-" {
        return piped(page, sink);
    }
    let lower = path.to_lowercase();
    let bare = lower.trim_end_matches(".gz").trim_end_matches(".bz2");
    if bare.ends_with(".xml") {
        let export = export(|| open(path), page, sink).map_err(|e| format!("{path}: {e}"))?;
        return Ok(remarks(&export, page).into_iter().map(|remark| format!("{path}: {remark}")).collect());
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

/// Hands the versions on standard input to `sink`: an export or NDJSON, as the first byte tells.
fn piped(page: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    let mut stdin = std::io::stdin().lock();
    let first = stdin.fill_buf().map_err(|e| format!("standard input: cannot read: {}", input::reason(&e)))?;
    match first.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'<') => {
            let export = mediawiki::read(stdin, page, sink).and_then(|e| with_page(e, page));
            Ok(remarks(&export.map_err(|e| format!("standard input: {e}"))?, page))
        }
        Some(b'{') => ndjson::read(stdin, sink).map(|()| Vec::new()).map_err(|e| format!("standard input:{e}")),
        _ => Err("standard input: is no MediaWiki export and no NDJSON; give texts as files".to_owned()),
    }
}

/// Hands the versions of a page in an export to `sink`.
fn export(
    open: impl Fn() -> Result<Box<dyn BufRead>, String>,
    page: Option<&str>,
    sink: &mut dyn FnMut(Revision),
) -> Result<Export, String> {
    let export = mediawiki::read(open()?, page, sink)?;
    match &export.redirect {
        // nothing but pages that lead elsewhere: one of them is what was meant
        Some(redirect) if export.title.is_none() => mediawiki::read(open()?, Some(redirect), sink),
        _ => with_page(export, page),
    }
}

fn with_page(export: Export, page: Option<&str>) -> Result<Export, String> {
    if export.title.is_some() {
        return Ok(export);
    }
    let wanted = page.map_or(String::new(), |p| format!(" `{p}`"));
    let there = if export.others.is_empty() { String::new() } else { format!("; it holds {}", others(&export)) };
    Err(format!("holds no page{wanted}{there}"))
}

fn others(export: &Export) -> String {
    let more = if export.other_pages > export.others.len() { " and others" } else { "" };
    let titles: Vec<String> = export.others.iter().map(|t| format!("`{t}`")).collect();
    format!("{}{more}", titles.join(", "))
}

/// What is left out of an export.
fn remarks(export: &Export, page: Option<&str>) -> Vec<String> {
    let mut out = Vec::new();
    if let (Some(title), None) = (&export.title, page)
        && export.other_pages > 0
    {
        out.push(format!("only `{title}` was read, not {}; choose with --page TITLE", others(export)));
    }
    if export.hidden > 0 {
        out.push(format!("{} left out, for want of a public text", count(export.hidden, "revision")));
    }
    out
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
