//! `lexicon test`: runs the examples, and says of each that fails what was found instead and why.

use super::super::args::LexiconArgs;
use super::super::{Status, complain, count, print};
use super::{chosen, rounds, sound};
use crate::examples;
use crate::matching::Matcher;
use crate::render;
use std::collections::BTreeSet;

#[derive(Debug, clap::Args)]
pub(super) struct TestArgs {
    /// Lexicon files or folders whose examples are run, together with what is bundled
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    lexicons: LexiconArgs,
    /// Only examples whose place (file:line) or text contains this
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Show the trace of examples that hold too
    #[arg(long)]
    trace: bool,
    /// Only the place of each example that fails, and what is missing or too much
    #[arg(long, conflicts_with = "trace")]
    brief: bool,
}

pub(super) fn run(args: &TestArgs) -> Option<Status> {
    let mut out = String::new();
    let mut seen: BTreeSet<(String, u32)> = BTreeSet::new();
    let (mut failed, mut files) = (0, BTreeSet::new());
    for sources in rounds(&args.lexicons, &args.paths)? {
        let chosen = chosen(&sources, &args.paths);
        let matcher = Matcher::new(sound(&sources)?);
        for example in &matcher.lexicon.examples {
            let file = usize::from(example.place.file);
            let name = &matcher.lexicon.files[file].name;
            let place = format!("{name}:{}", example.place.line);
            let wanted = args.only.as_ref().is_none_or(|text| place.contains(text) || example.text.contains(text));
            if !chosen[file] || !wanted || !seen.insert((name.clone(), example.place.line)) {
                continue;
            }
            files.insert(name.clone());
            let trial = examples::run(&matcher, example);
            failed += usize::from(!trial.holds());
            if !trial.holds() || args.trace {
                out.push_str(&render::trial(&matcher, &trial, !args.brief));
            }
        }
    }
    if seen.is_empty() {
        complain("no example was run; an example is written `[[example]]`, with `text` and `expect`");
        return Some(Status::Problems);
    }
    let verdict = if failed == 0 { "all hold".to_owned() } else { format!("{failed} failed") };
    out.push_str(&format!("{} in {}: {verdict}\n", count(seen.len(), "example"), count(files.len(), "file")));
    let status = print(&out);
    Some(if failed == 0 { status } else { Status::Problems })
}
