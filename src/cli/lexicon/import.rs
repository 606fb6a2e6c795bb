//! `lexicon import`: dictionaries of other programs as TOML, with an account of every entry.

use super::super::args::LexiconArgs;
use super::super::{Status, complain, count, input, load, print};
use super::sound;
use crate::import::{As, Import, Report, Taken, actors, liwc, yaml};
use crate::language::Classes;
use crate::matching::Matcher;
use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// A dictionary: *.actors.txt (PETRARCH), *.yml or *.yaml (quanteda), *.dic (LIWC); `-` reads standard input
    file: String,
    /// Its format, where the name does not tell
    #[arg(long, value_enum)]
    from: Option<From>,
    /// What a category becomes (LIWC and quanteda)
    #[arg(long = "as", value_enum, default_value = "sets")]
    to: To,
    /// Tell of entries that were carried only in part too
    #[arg(long)]
    verbose: bool,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    Petrarch,
    Quanteda,
    Liwc,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Sets,
    Issues,
    Parties,
}

pub(super) fn run(args: &ImportArgs) -> Option<Status> {
    let Some(from) = args.from.or_else(|| format_of(&args.file)) else {
        complain(&format!("{}: its name does not tell its format; say --from petrarch, quanteda or liwc", args.file));
        return None;
    };
    let text = input::read(&args.file).map_err(|message| complain(&message)).ok()?;
    let matcher = Matcher::new(sound(&load::sources(&args.lexicons, &[])?)?);
    let known = |word: &str| {
        let classes = matcher.vocabulary.classes(matcher.vocabulary.id(&crate::text::fold(word)));
        (classes.any(Classes::VERB), classes.any(Classes::NOUN))
    };
    let to = match args.to {
        To::Sets => As::Sets,
        To::Issues => As::Issues,
        To::Parties => As::Parties,
    };
    let import = match from {
        From::Petrarch => Ok(actors(&args.file, &text, Taken::of(&matcher.lexicon))),
        From::Quanteda => yaml(&args.file, &text, to, &known),
        From::Liwc => liwc(&args.file, &text, to, &known),
    };
    let import = import.map_err(|message| complain(&message)).ok()?;
    account(args, &import);
    Some(print(&import.toml))
}

fn format_of(file: &str) -> Option<From> {
    let lower = file.to_ascii_lowercase();
    let ends = |tails: &[&str]| tails.iter().any(|tail| lower.ends_with(tail));
    if ends(&[".actors.txt", ".actors"]) {
        Some(From::Petrarch)
    } else if ends(&[".yml", ".yaml"]) {
        Some(From::Quanteda)
    } else if ends(&[".dic"]) {
        Some(From::Liwc)
    } else {
        None
    }
}

/// Tells on stderr what became of the entries.
fn account(args: &ImportArgs, import: &Import) {
    let tell = |report: &Report, verdict: &str| {
        complain(&format!("{}:{}: {verdict}: {}: {}", args.file, report.line, report.entry, report.why));
    };
    import.reports.iter().for_each(|report| tell(report, "not carried"));
    if args.verbose {
        import.remarks.iter().for_each(|remark| tell(remark, "carried in part"));
    }
    let remarks = match import.remarks.len() {
        0 => String::new(),
        number => format!("; {} on parts of them (--verbose)", count(number, "remark")),
    };
    complain(&format!(
        "{}: {}, {} carried, {} not carried{remarks}",
        args.file,
        match import.entries {
            1 => "1 entry".to_owned(),
            number => format!("{number} entries"),
        },
        import.carried,
        import.reports.len()
    ));
}
