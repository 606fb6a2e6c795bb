//! `history`: versions from files, a MediaWiki export, git or NDJSON, one after the other.

mod files;
#[cfg(feature = "git")]
mod git;

use super::args::{HistoryArgs, HistoryFormat};
use super::colour::palette;
use super::{Status, choice, complain, decided, load, output, width};
use crate::article::Article;
use crate::history::{Blame, Tracker};
use crate::matching::Matcher;
use crate::position::Placed;
use crate::render::{self, Comparison, History, Kept};
use crate::source::Revision;
use crate::statement::{Statement, Successive};
use crate::text::LineIndex;

pub(super) fn run(args: &HistoryArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let filter = choice::filter(matcher, &args.filter)?;
    let mut tracker = Tracker::new(matcher, args.blame.then(Blame::default));
    let mut successive = Successive::new(matcher);
    let whole = read(args, &mut |revision: Revision| {
        let analyse = |article: &Article| {
            let mut found = decided(matcher, article, successive.extract(article)).statements;
            found.retain(|s| filter.keeps(matcher, s));
            found
        };
        tracker.push(revision, analyse, |version, article, fresh| record(matcher, version, article, fresh));
    });
    if tracker.is_empty() {
        if whole {
            complain("no version was found");
        }
        return None;
    }
    let name = match (&args.git, args.files.as_slice()) {
        (Some(path), _) => path.clone(),
        (None, [one]) if one == "-" => "standard input".to_owned(),
        (None, [one]) => one.clone(),
        (None, many) => format!("{} files", many.len()),
    };
    let history = History::new(name, &matcher.lexicon, tracker.finish());
    let text = match args.format {
        HistoryFormat::Terminal => {
            render::history_terminal(&history, args.width.unwrap_or_else(width), palette(args.color))
        }
        HistoryFormat::Markdown => render::history_markdown(&history),
        HistoryFormat::Json => render::history_json(&history),
        HistoryFormat::Csv => render::history_csv(&history).unwrap_or_default(),
    };
    let written = output(args.output.as_deref(), &text);
    Some(if whole { written } else { Status::Failed })
}

/// Hands all versions to `sink`; false where some input failed, which has been told.
fn read(args: &HistoryArgs, sink: &mut dyn FnMut(Revision)) -> bool {
    if let Some(path) = &args.git {
        return told(from_git(path, args.since.as_deref(), sink));
    }
    let mut whole = true;
    for path in files::expand(&args.files) {
        whole &= told(path.and_then(|path| files::read(&path, args.page.as_deref(), sink)));
    }
    whole
}

/// Tells what was remarked, or what went wrong; whether it went well.
fn told(result: Result<Vec<String>, String>) -> bool {
    let whole = result.is_ok();
    result.unwrap_or_else(|message| vec![message]).iter().for_each(|message| complain(message));
    whole
}

#[cfg(feature = "git")]
fn from_git(path: &str, since: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    git::read(path, since, sink)
}

#[cfg(not(feature = "git"))]
fn from_git(_: &str, _: Option<&str>, _: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    Err("this standpoint was built without git; build it with `--features git`".to_owned())
}

/// The statements of an article as they are told and printed.
fn record(matcher: &Matcher, version: usize, article: &Article, statements: Vec<Statement>) -> Vec<Kept> {
    let statements = statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
    let lines = vec![LineIndex::new(&article.text)];
    let articles = std::slice::from_ref(article);
    render::kept(&Comparison { matcher, lexicon: &matcher.lexicon, articles, lines, statements }, version)
}
