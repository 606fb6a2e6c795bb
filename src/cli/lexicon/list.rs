//! `lexicon list` and `lexicon show`: what is in force, and where each part of it is written.

use super::super::args::LexiconArgs;
use super::super::{Status, complain, load, print};
use super::sound;
use crate::bundled;
use crate::render::{self, Section};
use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// What to list
    #[arg(value_enum, default_value = "issues")]
    what: What,
    /// Output format
    #[arg(long, value_enum, default_value = "terminal")]
    format: Format,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Parties,
    Issues,
    Cues,
    Roles,
    Modifiers,
    Sets,
    Files,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Terminal,
    Markdown,
}

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Id of a party, issue, cue, role or modifier, or name of a set
    id: String,
    #[command(flatten)]
    lexicons: LexiconArgs,
}

impl From<What> for Section {
    fn from(what: What) -> Self {
        match what {
            What::Parties => Self::Parties,
            What::Issues => Self::Issues,
            What::Cues => Self::Cues,
            What::Roles => Self::Roles,
            What::Modifiers => Self::Modifiers,
            What::Sets => Self::Sets,
            What::Files => Self::Files,
        }
    }
}

pub(super) fn list(args: &ListArgs) -> Option<Status> {
    if args.what == What::Issues && args.format == Format::Markdown {
        return issues_page(&args.lexicons);
    }
    let lexicon = sound(&load::sources(&args.lexicons, &[])?)?;
    let text = match args.format {
        Format::Terminal => render::list(&lexicon, args.what.into(), super::super::width()),
        Format::Markdown => render::list_markdown(&lexicon, args.what.into()),
    };
    Some(print(&text))
}

/// The page of issues: of the domain asked for, or of all of them.
fn issues_page(args: &LexiconArgs) -> Option<Status> {
    let config = super::super::config::find(args)?;
    let one = args.domain.is_some() || !config.files.is_empty();
    let domain = config.domain(args);
    let domains = if one { vec![domain.as_str()] } else { bundled::domains() };
    let mut lexicons = Vec::new();
    for domain in domains {
        let args = LexiconArgs { domain: Some(domain.to_owned()), ..args.clone() };
        lexicons.push((domain, sound(&load::sources(&args, &[])?)?));
    }
    Some(print(&render::issues_page(&lexicons)))
}

pub(super) fn show(args: &ShowArgs) -> Option<Status> {
    let lexicon = sound(&load::sources(&args.lexicons, &[])?)?;
    match render::show(&lexicon, &args.id) {
        Ok(text) => Some(print(&text)),
        Err(message) => {
            complain(&message);
            None
        }
    }
}
