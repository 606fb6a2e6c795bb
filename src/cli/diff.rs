//! `diff`: two versions from disk, or from git, and what changed between them.

use super::args::{DiffArgs, DiffFormat, FilterArgs, IgnoreArg, Only};
use super::colour::palette;
use super::{Status, analyse, choice, complain, input, load, output, width};
use crate::article::Article;
use crate::diff::{Change, Ignore, Prose, Version, changes, outside, prose, wording};
use crate::document::Document;
use crate::matching::Matcher;
use crate::position::{Placed, tally};
use crate::render::Comparison;
use crate::render::diff::{self, DiffView, Versions};
use crate::text::LineIndex;

/// Unchanged paragraphs around a change unless asked otherwise.
const PARAGRAPHS: usize = 1;
/// Unchanged lines around a change in the unified format.
const LINES: usize = 3;

/// What the operands name.
struct Operands<'a> {
    old: &'a str,
    new: &'a str,
    /// What to call them, where git passes temporary files.
    names: Option<[String; 2]>,
}

pub(super) fn run(args: &DiffArgs) -> Option<Status> {
    let operands = match operands(&args.files) {
        Ok(operands) => operands,
        Err(message) => {
            complain(&message);
            return None;
        }
    };
    let Some(operands) = operands else { return Some(Status::Done) };
    let (old, new) = (version(operands.old), version(operands.new));
    let (mut old, mut new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let faults: Vec<String> = [old.err(), new.err()].into_iter().flatten().collect();
            let Some([name, _]) = &operands.names else {
                faults.iter().for_each(|fault| complain(fault));
                return None;
            };
            // an external driver that fails ends the whole `git diff`; the other files are still worth showing
            let why = faults.first().map_or("", |fault| fault.split_once(": ").map_or(fault, |parts| parts.1));
            complain(&format!("{name}: {why}"));
            return Some(Status::Done);
        }
    };
    if let Some(names) = operands.names {
        for (article, name) in [&mut old, &mut new].into_iter().zip(names) {
            if article.id != "/dev/null" {
                article.id = name;
            }
        }
    }
    if args.format == DiffFormat::Unified {
        let text = unified(&old, &new, args.context.unwrap_or(LINES));
        return Some(exit(args, !text.is_empty(), output(args.output.as_deref(), &text)));
    }
    let matcher = load(&args.lexicons)?;
    let filter = choice::filter(matcher, &args.filter)?;
    let articles = [old, new];
    let versions = compared(matcher, &articles, args, &filter);
    let differ = !versions.changes.is_empty() || !versions.prose.is_empty() || !versions.outside.is_empty();
    let view = DiffView {
        positions: args.only != Some(Only::Text),
        text: args.only != Some(Only::Positions),
        side_by_side: args.side_by_side,
        context: args.context.unwrap_or(PARAGRAPHS),
        width: args.width.unwrap_or_else(width).max(40),
        palette: palette(args.color),
    };
    let text = match args.format {
        DiffFormat::Json => diff::json(&versions),
        DiffFormat::Markdown => diff::markdown(&versions, &view),
        DiffFormat::Terminal | DiffFormat::Unified => diff::terminal(&versions, &view),
    };
    Some(exit(args, differ, output(args.output.as_deref(), &text)))
}

fn exit(args: &DiffArgs, differ: bool, written: Status) -> Status {
    if written == Status::Done && differ && args.exit_code { Status::Problems } else { written }
}

/// Two files, or the arguments of git's external diff: `path old-file old-hex old-mode new-file new-hex new-mode`, with
/// the new name and a similarity behind them where a file was renamed, and the path alone where it is unmerged.
fn operands(files: &[String]) -> Result<Option<Operands<'_>>, String> {
    match files {
        [old, new] => {
            if old == "-" && new == "-" {
                return Err("only one of the versions can be standard input".to_owned());
            }
            Ok(Some(Operands { old, new, names: None }))
        }
        [path, old, _, _, new, _, _, renamed @ ..] if renamed.len() <= 2 => {
            let now = renamed.first().unwrap_or(path).clone();
            Ok(Some(Operands { old, new, names: Some([path.clone(), now]) }))
        }
        [path] if std::env::var_os("GIT_DIFF_PATH_COUNTER").is_some() => {
            complain(&format!("{path}: is unmerged; nothing to compare"));
            Ok(None)
        }
        other => Err(format!(
            "diff takes two versions, OLD and NEW (or the seven arguments of git's external diff); there are {}",
            other.len()
        )),
    }
}

/// A version; `/dev/null` is the empty one.
fn version(path: &str) -> Result<Article, String> {
    if path == "/dev/null" || cfg!(windows) && path.eq_ignore_ascii_case("nul") {
        return Ok(Article::parse(path, ""));
    }
    input::article(path)
}

fn ignore(args: &DiffArgs) -> Ignore {
    let has = |arg| args.ignore.contains(&arg);
    Ignore {
        whitespace: has(IgnoreArg::Whitespace),
        case: has(IgnoreArg::Case),
        punctuation: has(IgnoreArg::Punctuation),
        quotes: has(IgnoreArg::Quotes),
        unicode: has(IgnoreArg::Unicode),
    }
}

fn unified(old: &Article, new: &Article, context: usize) -> String {
    let name = |article: &Article, side: &str| {
        let id = &article.id;
        let whole = id == "-" || id.starts_with('/');
        let name = if whole { id.clone() } else { format!("{side}/{id}") };
        // as git has it: a tab shows where a name with blanks ends
        if name.contains(' ') { name + "\t" } else { name }
    };
    diff::unified((&name(old, "a"), &old.text), (&name(new, "b"), &new.text), context)
}

fn compared<'v>(
    matcher: &'v Matcher,
    articles: &'v [Article; 2],
    args: &DiffArgs,
    filter: &FilterArgs,
) -> Versions<'v> {
    let documents = [0, 1].map(|i| Document::new(&articles[i], &matcher.vocabulary));
    let mut statements = Vec::new();
    let mut wordings = Vec::new();
    if args.only != Some(Only::Text) {
        for (number, document) in documents.iter().enumerate() {
            let found = analyse(matcher, &articles[number]).statements;
            for statement in found.into_iter().filter(|s| filter.keeps(matcher, s)) {
                wordings.push(wording(matcher, document, statement.evidence));
                statements.push(Placed { document: number, statement });
            }
        }
    }
    let (text, outside) = if args.only == Some(Only::Positions) {
        (Prose::default(), Vec::new())
    } else {
        let ignore = ignore(args);
        let text = prose(&Version::new(&documents[0]), &Version::new(&documents[1]), ignore);
        (text, outside(&articles[0], &articles[1], ignore))
    };
    let both = Comparison {
        matcher,
        lexicon: &matcher.lexicon,
        articles,
        lines: articles.iter().map(|a| LineIndex::new(&a.text)).collect(),
        statements,
    };
    Versions { changes: moves(&both.statements, &wordings), both, wordings, prose: text, outside }
}

/// The changes between the positions of document 0 and those of document 1.
fn moves(statements: &[Placed], wordings: &[String]) -> Vec<Change> {
    let cut = statements.partition_point(|p| p.document == 0);
    let old = tally(&statements[..cut], false);
    let mut new = tally(&statements[cut..], false);
    for position in &mut new {
        position.statements.iter_mut().for_each(|s| *s += cut);
    }
    changes(&old, &new, |a, b| {
        let words = |statements: &[usize]| {
            let mut out: Vec<&str> = statements.iter().map(|&i| wordings[i].as_str()).collect();
            out.sort_unstable();
            out.dedup();
            out
        };
        words(&a.statements) == words(&b.statements)
    })
}
