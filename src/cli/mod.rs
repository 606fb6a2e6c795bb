//! The command line: the only part that knows files, streams, colours and exit statuses.

mod args;
mod choice;
mod colour;
mod compare;
mod config;
mod diff;
mod eval;
mod explain;
mod history;
mod input;
mod ledger;
mod lexicon;
mod load;

use crate::article::Article;
use crate::decision;
use crate::document::Document;
use crate::matching::Matcher;
use crate::position::Placed;
use crate::render::Comparison;
use crate::statement::{Analysis, extract};
use crate::text::LineIndex;
use args::{Args, Command};
use clap::Parser;
use load::load;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended: 0 done, 1 differences or problems, 2 could not run or some input failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Done = 0,
    Problems = 1,
    Failed = 2,
}

/// Runs the command line of the process.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    let status = match args.command {
        Command::Compare(args) => compare::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::History(args) => history::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Config(args) => config::show(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Eval(args) => load(&args.lexicons).map(|matcher| eval::run(&args, matcher)),
    };
    ExitCode::from(status.unwrap_or(Status::Failed) as u8)
}

fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "standpoint: {message}");
}

/// Writes a result; a reader that has gone away ends the run quietly.
fn print(text: &str) -> Status {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            complain(&format!("cannot write the result: {error}"));
            Status::Failed
        }
    }
}

/// Writes a result to the file of `--output`, or prints it.
fn output(path: Option<&str>, text: &str) -> Status {
    let Some(path) = path else { return print(text) };
    match whole_file(Path::new(path), text) {
        Ok(()) => Status::Done,
        Err(error) => {
            complain(&format!("{path}: cannot write: {}", input::write_reason(&error)));
            Status::Failed
        }
    }
}

/// Writes a file wholly or not at all: beside it first, then in its place. What is no plain file is written to as it is.
fn whole_file(path: &Path, text: &str) -> std::io::Result<()> {
    if path.symlink_metadata().is_ok_and(|m| !m.is_file()) {
        return std::fs::write(path, text);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn count(number: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if number == 1 => format!("1 {noun}"),
        Some(stem) => format!("{number} {stem}ies"),
        None if noun.ends_with('s') => format!("{number} {noun}es"),
        None => format!("{number} {noun}s"),
    }
}

/// What is found in an article, as corrected by decisions; stale ones are told of.
fn analyse(matcher: &Matcher, article: &Article) -> Analysis {
    decided(matcher, article, extract(matcher, article))
}

/// What was found in an article, with what was decided by hand.
fn decided(matcher: &Matcher, article: &Article, mut analysis: Analysis) -> Analysis {
    if !matcher.lexicon.decisions.is_empty() {
        let document = Document::new(article, &matcher.vocabulary);
        for stale in decision::apply(matcher, &document, &mut analysis) {
            let place = decision::place(&matcher.lexicon, stale.decision);
            complain(&format!("{place}: stale decision about {}: {}", article.id, stale.why));
        }
    }
    analysis
}

/// Reads the articles, telling of each one that cannot be read.
fn articles(paths: &[String]) -> (Vec<Article>, bool) {
    let mut whole = true;
    let mut out = Vec::new();
    for path in paths {
        match input::article(path) {
            Ok(article) => out.push(article),
            Err(message) => {
                complain(&message);
                whole = false;
            }
        }
    }
    (out, whole)
}

/// The date that the options give; one that is none is told.
fn day(date: Option<&str>) -> Option<Option<String>> {
    if let Some(wrong) = date.filter(|date| crate::lexicon::first_day(date).is_none()) {
        complain(&format!("`{wrong}` is no date; write 2012-05-07, 2012-05 or 2012"));
        return None;
    }
    Some(date.map(str::to_owned))
}

fn comparison<'c>(matcher: &'c Matcher, articles: &'c [Article], statements: Vec<Placed>) -> Comparison<'c> {
    Comparison {
        matcher,
        lexicon: &matcher.lexicon,
        articles,
        lines: articles.iter().map(|a| LineIndex::new(&a.text)).collect(),
        statements,
    }
}

/// The terminal's width; 100 columns where the output is no terminal.
fn width() -> usize {
    if let Some(columns) = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()) {
        return columns;
    }
    let terminal = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(100, |(w, _)| usize::from(w.0))
}

fn warn_if_silent(article: &Article, analysis: &Analysis) {
    if article.paragraphs.is_empty() {
        complain(&format!("{}: warning: the article is empty", article.id));
    } else if analysis.statements.is_empty() {
        let why = if input::looks_english(&article.text) {
            "no statement of a position was found; `explain` tells where the search ended, `lexicon coverage` which names \
             are unknown"
        } else {
            "the text does not look like English; no statement was found"
        };
        complain(&format!("{}: warning: {why}", article.id));
    }
}
