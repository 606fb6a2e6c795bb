//! The command line: the only part that knows files, streams, colours and exit statuses.

mod args;
mod colour;
mod config;
mod diff;
mod eval;
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
use crate::render::{self, Comparison, View};
use crate::statement::{Analysis, extract, outline};
use crate::text::LineIndex;
use args::{Args, Command, CompareArgs, Format};
use clap::Parser;
use load::load;
use std::io::{ErrorKind, IsTerminal, Write};
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
        Command::Compare(args) => compare(&args),
        Command::Diff(args) => diff::run(&args),
        Command::History(args) => history::run(&args),
        Command::Explain(args) => explain(&args),
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
    match std::fs::write(path, text) {
        Ok(()) => Status::Done,
        Err(error) => {
            complain(&format!("{path}: cannot write: {error}"));
            Status::Failed
        }
    }
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
    let mut analysis = extract(matcher, article);
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

fn known(matcher: &Matcher, parties: &[String], issues: &[String]) -> bool {
    let party = |id: &&String| !matcher.lexicon.parties.iter().any(|p| p.id == **id);
    let issue = |id: &&String| !matcher.lexicon.issues.iter().any(|i| i.id == **id);
    let lost: Vec<String> = parties
        .iter()
        .filter(party)
        .map(|p| format!("party `{p}`"))
        .chain(issues.iter().filter(issue).map(|i| format!("issue `{i}`")))
        .collect();
    for name in &lost {
        complain(&format!("no lexicon in force knows the {name}"));
    }
    lost.is_empty()
}

fn compare(args: &CompareArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let mut args = args.clone();
    if args.party.is_empty() {
        // the parties that the settings name are those to show
        let order = matcher.lexicon.party_order.iter();
        args.party = order.map(|&p| matcher.lexicon.parties[usize::from(p)].id.clone()).collect();
    }
    let args = &args;
    if !known(matcher, &args.party, &args.issue) {
        return None;
    }
    let date = day(args.date.as_deref())?;
    let (mut articles, whole) = articles(&args.files);
    articles.iter_mut().for_each(|article| article.date = date.clone().or(article.date.take()));
    let articles = articles;
    let mut statements = Vec::new();
    for (document, article) in articles.iter().enumerate() {
        let analysis = analyse(matcher, article);
        warn_if_silent(article, &analysis);
        statements.extend(
            analysis
                .statements
                .into_iter()
                .filter(|s| args.keeps(matcher, s))
                .map(|statement| Placed { document, statement }),
        );
    }
    let mut text = String::new();
    if args.by_article() {
        for (document, article) in articles.iter().enumerate() {
            let own = statements
                .iter()
                .filter(|p| p.document == document)
                .map(|p| Placed { document: 0, statement: p.statement.clone() })
                .collect();
            let one = comparison(matcher, std::slice::from_ref(article), own);
            text.push_str(&format!("{}\n", article.id));
            text.push_str(&rendered(&one, args));
            text.push('\n');
        }
    } else {
        text = rendered(&comparison(matcher, &articles, statements), args);
    }
    let status = output(args.output.as_deref(), &text);
    Some(if whole { status } else { Status::Failed })
}

fn comparison<'c>(matcher: &'c Matcher, articles: &'c [Article], statements: Vec<Placed>) -> Comparison<'c> {
    Comparison {
        lexicon: &matcher.lexicon,
        articles,
        lines: articles.iter().map(|a| LineIndex::new(&a.text)).collect(),
        statements,
    }
}

fn rendered(comparison: &Comparison<'_>, args: &CompareArgs) -> String {
    let view = View {
        evidence: args.evidence.into(),
        all: args.all,
        all_statements: args.all_statements,
        transpose: args.transpose,
        width: if args.format == Format::Markdown { 10_000 } else { args.width.unwrap_or_else(width) },
        colour: false,
    };
    match args.format {
        Format::Terminal => render::terminal(&comparison.grid(&view), &view),
        Format::Markdown => render::markdown(&comparison.grid(&view)),
        Format::Csv => render::csv(comparison).unwrap_or_default(),
        Format::Json => render::json(comparison, args.all_statements),
        Format::Lines => render::lines(comparison),
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
            "no statement of a position was found"
        } else {
            "the text does not look like English; no statement was found"
        };
        complain(&format!("{}: warning: {why}", article.id));
    }
}

fn explain(args: &args::ExplainArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let date = day(args.date.as_deref())?;
    let article = match input::article(&args.file) {
        Ok(article) => Article { date: date.or(article.date.clone()), ..article },
        Err(message) => {
            complain(&message);
            return None;
        }
    };
    if args.tree {
        return Some(print(&trees(matcher, &article, args.line)));
    }
    let analysis = analyse(matcher, &article);
    warn_if_silent(&article, &analysis);
    let statements = analysis.statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
    let one = comparison(matcher, std::slice::from_ref(&article), statements);
    let ask = render::Ask { party: args.party.clone(), issue: args.issue.clone(), line: args.line };
    if args.decisions {
        let config = config::find(&args.lexicons)?;
        return Some(print(&render::decisions(&one, &ask, config.coder())));
    }
    Some(print(&render::explain(&one, matcher, &analysis.dropped, &ask)))
}

/// Each sentence with the word groups that were read in it.
fn trees(matcher: &Matcher, article: &Article, line: Option<u32>) -> String {
    let lines = LineIndex::new(&article.text);
    let mut out = String::new();
    for (span, groups) in outline(matcher, &Document::new(article, &matcher.vocabulary)) {
        let at = lines.position(&article.text, span.start).line;
        if line.is_none_or(|l| l == at) {
            out.push_str(&format!("line {at}: {}\n{groups}", span.of(&article.text).replace('\n', " ")));
        }
    }
    out
}
