//! `standpoint lexicon …`: the tools of those who write lexicons. One file for each command.

mod check;
mod coverage;
mod import;
mod list;
mod new;
mod test;

use super::args::LexiconArgs;
use super::{Status, complain, load};
use crate::bundled;
use crate::lexicon::Source;
use crate::lexicon::model::Lexicon;
use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(super) struct LexiconCommand {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Find every fault in lexicon files; without PATH, in the bundled ones
    Check(check::CheckArgs),
    /// Run the examples of lexicon files; without PATH, of the bundled ones
    Test(test::TestArgs),
    /// List what is in force
    List(list::ListArgs),
    /// Show all that is known of an entry, and from which files
    Show(list::ShowArgs),
    /// Write a commented starter file
    New(new::NewArgs),
    /// Print the JSON Schema of lexicon files, for editors
    Schema,
    /// Show which words of articles look like parties or cues that no lexicon knows
    Coverage(coverage::CoverageArgs),
    /// Turn a dictionary of another program into a lexicon
    Import(import::ImportArgs),
}

pub(super) fn run(command: &LexiconCommand) -> Option<Status> {
    match &command.task {
        Task::Check(args) => check::run(args),
        Task::Test(args) => test::run(args),
        Task::List(args) => list::list(args),
        Task::Show(args) => list::show(args),
        Task::New(args) => new::new(args),
        Task::Schema => new::schema(),
        Task::Coverage(args) => coverage::run(args),
        Task::Import(args) => import::run(args),
    }
}

/// What a command that takes paths works on: once with the files given, or once for each bundled domain.
fn rounds(args: &LexiconArgs, paths: &[String]) -> Option<Vec<Vec<Source<'static>>>> {
    let configured = !super::config::find(args)?.files.is_empty();
    let given = !paths.is_empty() || !args.lexicon.is_empty() || args.domain.is_some() || args.no_bundled || configured;
    if given {
        return Some(vec![load::sources(args, paths)?]);
    }
    let domain = |domain: &str| {
        let args = LexiconArgs { domain: Some(domain.to_owned()), ..args.clone() };
        load::sources(&args, &[])
    };
    // the default domain first: examples of the core may speak of its issues
    let mut domains = bundled::domains();
    domains.sort_by_key(|domain| *domain != load::DEFAULT_DOMAIN);
    domains.into_iter().map(domain).collect()
}

/// Which of `sources` the paths name; where there are none, the user's, or all if there is none of those either.
fn chosen(sources: &[Source<'_>], paths: &[String]) -> Vec<bool> {
    let within = |name: &str| {
        let whole = std::fs::canonicalize(name);
        paths.iter().any(|path| {
            name == path
                || matches!((&whole, std::fs::canonicalize(path)), (Ok(file), Ok(path)) if file.starts_with(&path))
        })
    };
    let own = sources.iter().any(|source| !source.bundled);
    let unnamed = |source: &Source<'_>| paths.is_empty() && (!own || !source.bundled);
    sources.iter().map(|source| unnamed(source) || within(&source.name)).collect()
}

/// The lexicon made of `sources`; its problems are drawn on stderr.
fn sound(sources: &[Source<'_>]) -> Option<Lexicon> {
    crate::lexicon::load(sources)
        .map_err(|problems| {
            use std::io::Write;
            let drawn = crate::lexicon::draw(&problems, sources, crate::lexicon::Colour::Never);
            let _ = write!(std::io::stderr(), "{drawn}");
            complain(&format!("{} in the lexicons; nothing was run", super::count(problems.len(), "problem")));
        })
        .ok()
}
