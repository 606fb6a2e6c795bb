//! `lexicon coverage`: what the lexicons in force do not know of some articles, as TOML to paste.

use super::super::args::LexiconArgs;
use super::super::{Status, articles, complain, count, load, print};
use crate::{coverage, render};

#[derive(Debug, clap::Args)]
pub(super) struct CoverageArgs {
    /// Articles in plain text; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    lexicons: LexiconArgs,
    /// Only what was met at least so often
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
}

pub(super) fn run(args: &CoverageArgs) -> Option<Status> {
    let matcher = load::load(&args.lexicons)?;
    let (articles, whole) = articles(&args.files);
    let gaps = coverage::gaps(matcher, &articles);
    let text = render::coverage(&gaps, &articles, args.least);
    if articles.is_empty() {
        return None;
    }
    if text.is_empty() {
        complain("no name or noun without a party and no verb without a side was met");
    } else {
        let names = count(gaps.names.len(), "unknown name");
        complain(&format!("{names}, {} over words of an issue", count(gaps.verbs.len(), "unknown verb")));
    }
    let status = print(&text);
    Some(if whole { status } else { Status::Failed })
}
