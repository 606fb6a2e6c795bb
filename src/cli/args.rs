//! The arguments, as clap reads them.

use super::colour::ColorArg;
use super::lexicon::LexiconCommand;
use crate::matching::Matcher;
use crate::render;
use crate::statement::Statement;
use clap::{Parser, Subcommand, ValueEnum};

/// Who stands where: each party's demands and positions in news articles, side by side.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print who stands where in one or more articles
    Compare(CompareArgs),
    /// Print what changed between two versions, in the positions and in the text
    Diff(DiffArgs),
    /// Print who said what from when to when, over many versions
    History(HistoryArgs),
    /// Say why a cell says what it says, and why a sentence gave none
    Explain(ExplainArgs),
    /// Measure precision and recall against coded articles
    Eval(EvalArgs),
    /// Print the settings in force, and where each comes from
    Config(LexiconArgs),
    /// Write lexicons: check and test them, see what is in them, start new ones
    Lexicon(LexiconCommand),
}

#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct LexiconArgs {
    /// Add a lexicon file or folder (repeatable; later ones extend or override)
    #[arg(long, value_name = "FILE|DIR")]
    pub lexicon: Vec<String>,
    /// Bundled domain whose issues are read for; `none` for no issues [default: conflict]
    #[arg(long)]
    pub domain: Option<String>,
    /// Leave out everything bundled
    #[arg(long)]
    pub no_bundled: bool,
    /// Read settings from this file instead of the `standpoint.toml` found from here upward
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
    /// Read no `standpoint.toml`
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// Read the bundled lexicons from this folder instead, for those who edit them
    #[arg(long, value_name = "DIR", conflicts_with = "no_bundled", hide_short_help = true)]
    pub bundled: Option<String>,
}

#[derive(Debug, Clone, clap::Args)]
pub(super) struct CompareArgs {
    /// Articles in plain text; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "terminal")]
    pub format: Format,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<String>,
    /// The date of the articles: a day, a month or a year; goes over front matter and datelines
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Only this party, by id or name (repeatable)
    #[arg(long)]
    pub party: Vec<String>,
    /// Only this issue, by id or name (repeatable)
    #[arg(long)]
    pub issue: Vec<String>,
    /// Only this act: demand, support, offer, reject, threaten, enact, state (repeatable)
    #[arg(long)]
    pub act: Vec<String>,
    /// Keep articles apart
    #[arg(long, value_enum)]
    pub by: Option<By>,
    /// How much evidence a cell shows
    #[arg(long, value_enum, default_value = "short")]
    pub evidence: EvidenceArg,
    /// Parties as rows, issues as columns
    #[arg(long)]
    pub transpose: bool,
    /// A list instead of a table: issue by issue those who speak of it; with --transpose, party by party
    #[arg(long)]
    pub list: bool,
    /// Show issues on which nothing is stated too
    #[arg(long)]
    pub all: bool,
    /// Count statements of low certainty too
    #[arg(long)]
    pub all_statements: bool,
    /// Width of the table in columns
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto")]
    pub color: ColorArg,
}

impl CompareArgs {
    pub(super) fn by_article(&self) -> bool {
        self.by == Some(By::Article) && matches!(self.format, Format::Terminal | Format::Markdown)
    }

    pub(super) fn keeps(&self, matcher: &Matcher, s: &Statement) -> bool {
        let lexicon = &matcher.lexicon;
        (self.party.is_empty() || self.party.contains(&lexicon.parties[s.party as usize].id))
            && (self.issue.is_empty() || self.issue.contains(&lexicon.issues[s.issue as usize].id))
            && (self.act.is_empty() || self.act.iter().any(|a| a == s.act.word()))
    }
}

/// Whose positions, and on what.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct FilterArgs {
    /// Only positions of this party, by id or name (repeatable)
    #[arg(long)]
    pub party: Vec<String>,
    /// Only positions on this issue, by id or name (repeatable)
    #[arg(long)]
    pub issue: Vec<String>,
}

impl FilterArgs {
    pub(super) fn keeps(&self, matcher: &Matcher, s: &Statement) -> bool {
        let lexicon = &matcher.lexicon;
        (self.party.is_empty() || self.party.contains(&lexicon.parties[s.party as usize].id))
            && (self.issue.is_empty() || self.issue.contains(&lexicon.issues[s.issue as usize].id))
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct DiffArgs {
    /// The old and the new version; `-` reads standard input, `/dev/null` is an empty version
    #[arg(required = true, num_args = 1..=9, value_names = ["OLD", "NEW"])]
    pub files: Vec<String>,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "terminal")]
    pub format: DiffFormat,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<String>,
    /// Only the positions, or only the text
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Do not count these differences as changes of the text (repeatable, or a list with commas)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub ignore: Vec<IgnoreArg>,
    /// Old and new in two columns
    #[arg(long)]
    pub side_by_side: bool,
    /// Unchanged paragraphs shown around a change (lines in the unified format)
    #[arg(long, value_name = "N")]
    pub context: Option<usize>,
    /// Exit with 1 where anything changed
    #[arg(long)]
    pub exit_code: bool,
    /// Width in columns
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto")]
    pub color: ColorArg,
}

#[derive(Debug, clap::Args)]
pub(super) struct HistoryArgs {
    /// Versions in order: texts, a folder of them, a MediaWiki export (.xml, .xml.gz, .xml.bz2) or NDJSON; `-` reads an
    /// export or NDJSON from standard input
    #[arg(required_unless_present = "git", conflicts_with = "git", value_name = "FILE|DIR")]
    pub files: Vec<String>,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// The versions of this file in its git repository
    #[arg(long, value_name = "PATH")]
    pub git: Option<String>,
    /// With --git: from the version that stood on this day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", requires = "git")]
    pub since: Option<String>,
    /// The page to read from a MediaWiki export of several
    #[arg(long, value_name = "TITLE")]
    pub page: Option<String>,
    /// Show the newest version's sentences with the version that introduced each
    #[arg(long)]
    pub blame: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "terminal")]
    pub format: HistoryFormat,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<String>,
    /// Width in columns
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto")]
    pub color: ColorArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HistoryFormat {
    Terminal,
    Markdown,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Terminal,
    Unified,
    Markdown,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    Positions,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum IgnoreArg {
    Whitespace,
    Case,
    Punctuation,
    Quotes,
    /// Composed against decomposed letters (NFC, NFD)
    Unicode,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// An article
    pub file: String,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    /// The date of the article: a day, a month or a year; goes over front matter and datelines
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Only this party, by id or name
    #[arg(long)]
    pub party: Option<String>,
    /// Only this issue, by id or name
    #[arg(long)]
    pub issue: Option<String>,
    /// Only this line, from 1
    #[arg(long)]
    pub line: Option<u32>,
    /// Print instead how each sentence was read: its word groups and what hangs on what
    #[arg(long)]
    pub tree: bool,
    /// Print for each statement the `[[decision]]` block that mends it
    #[arg(long)]
    pub decisions: bool,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto")]
    pub color: ColorArg,
}

#[derive(Debug, clap::Args)]
pub(super) struct EvalArgs {
    /// Folders with NAME.txt and NAME.gold.toml
    #[arg(required = true, value_name = "DIR")]
    pub dirs: Vec<String>,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    /// List every miss and every false alarm
    #[arg(long)]
    pub errors: bool,
    /// Break the figures down
    #[arg(long, value_enum)]
    pub by: Option<EvalBy>,
    /// Count misses and false alarms by linguistic construction: a folder of hand-made tags
    #[arg(long, value_name = "DIR")]
    pub ledger: Option<String>,
    /// Exit with 1 where F1 over statements is below
    #[arg(long, value_name = "X")]
    pub min_f1: Option<f64>,
    /// Exit with 1 where precision over statements is below
    #[arg(long, value_name = "X")]
    pub min_precision: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EvalBy {
    Issue,
    Party,
    Direction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    Article,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Terminal,
    Markdown,
    Csv,
    Json,
    Lines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EvidenceArg {
    Full,
    Short,
    None,
}

impl From<EvidenceArg> for render::Evidence {
    fn from(arg: EvidenceArg) -> Self {
        match arg {
            EvidenceArg::Full => Self::Full,
            EvidenceArg::Short => Self::Short,
            EvidenceArg::None => Self::None,
        }
    }
}
