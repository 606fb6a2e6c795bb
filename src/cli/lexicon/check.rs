//! `lexicon check`: every fault of every file, drawn with its place.

use super::super::args::LexiconArgs;
use super::super::{Status, count, print};
use super::{chosen, rounds};
use crate::lexicon::model::{Lexicon, Place};
use crate::lexicon::{self, Colour, Examined, Problem};
use crate::matching::Matcher;
use crate::reach;

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Lexicon files or folders, checked together with what is bundled
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

pub(super) fn run(args: &CheckArgs) -> Option<Status> {
    let mut out = String::new();
    let mut problems: Vec<Problem> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut lost = false;
    for sources in rounds(&args.lexicons, &args.paths)? {
        let Examined { rest, problems: mut found, whole } = lexicon::examine(&sources);
        let matcher = Matcher::new(rest);
        let mut chosen = chosen(&sources, &args.paths);
        for (chosen, source) in chosen.iter_mut().zip(&sources) {
            *chosen &= !seen.iter().any(|name| *name == source.name);
        }
        found.append(&mut reach::unreachable(&matcher, &sources, &chosen));
        found.retain(|problem| !problems.contains(problem));
        let place = |p: &Problem| (sources.iter().position(|s| s.name == p.file), p.span.start);
        found.sort_by_key(place);
        out.push_str(&lexicon::draw(&found, &sources, Colour::Never));
        for (chosen, source) in chosen.iter_mut().zip(&sources) {
            *chosen &= !problems.iter().chain(&found).any(|problem| problem.file == source.name);
        }
        out.push_str(&tally(&matcher.lexicon, &chosen, &mut seen));
        problems.append(&mut found);
        lost |= !whole;
    }
    if !problems.is_empty() {
        let mut files: Vec<&str> = problems.iter().map(|p| p.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        out.push_str(&format!("\n{} in {}\n", count(problems.len(), "problem"), count(files.len(), "file")));
        if lost {
            out.push_str("ids and sets are looked up once every file is valid TOML\n");
        }
    }
    let status = print(&out);
    Some(if problems.is_empty() { status } else { Status::Problems })
}

/// One line for each file without a fault: what it brings.
fn tally(lexicon: &Lexicon, chosen: &[bool], seen: &mut Vec<String>) -> String {
    let mut out = String::new();
    for (file, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
        let name = &lexicon.files[file].name;
        seen.push(name.clone());
        let here = |place: &Place| usize::from(place.file) == file;
        let parts = [
            count(lexicon.parties.iter().filter(|e| here(&e.place)).count(), "party"),
            count(lexicon.roles.iter().filter(|e| here(&e.place)).count(), "role"),
            count(lexicon.issues.iter().filter(|e| here(&e.place)).count(), "issue"),
            count(lexicon.cues.iter().filter(|e| here(&e.place)).count(), "cue"),
            count(lexicon.modifiers.iter().filter(|e| here(&e.place)).count(), "modifier"),
            count(lexicon.grammar.iter().filter(|e| here(&e.place)).count(), "word class"),
            count(lexicon.examples.iter().filter(|e| here(&e.place)).count(), "example"),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.starts_with("0 ")).collect();
        let what = if parts.is_empty() { "adds to other files".to_owned() } else { parts.join(", ") };
        out.push_str(&format!("{name}: no problem ({what})\n"));
    }
    out
}
