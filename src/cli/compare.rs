//! `compare`: the table of who stands where, in one or more articles.

use super::args::{CompareArgs, Format};
use super::colour::{ColorArg, palette};
use super::load::load;
use super::{Status, analyse, articles, choice, comparison, complain, count, day, output, warn_if_silent, width};
use crate::article::Article;
use crate::matching::Matcher;
use crate::position::Placed;
use crate::render::diff::Palette;
use crate::render::{self, Comparison, View};
use crate::stance::Certainty;

pub(super) fn run(args: &CompareArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let args = &chosen(matcher, args)?;
    let date = day(args.date.as_deref())?;
    let (mut articles, whole) = articles(&args.files);
    if articles.is_empty() {
        return Some(Status::Failed);
    }
    articles.iter_mut().for_each(|article| article.date = date.clone().or(article.date.take()));
    let mut found = Vec::new();
    for (document, article) in articles.iter().enumerate() {
        let analysis = analyse(matcher, article);
        warn_if_silent(article, &analysis);
        found.extend(analysis.statements.into_iter().map(|statement| Placed { document, statement }));
    }
    let all = found.len();
    found.retain(|p| args.keeps(matcher, &p.statement));
    if matches!(args.format, Format::Terminal | Format::Markdown) {
        warn_if_nothing_left(args, all, &found);
    }
    let text = if args.by_article() {
        by_article(matcher, &articles, &found, args)
    } else {
        rendered(&comparison(matcher, &articles, found), args)
    };
    let status = output(args.output.as_deref(), &text);
    Some(if whole { status } else { Status::Failed })
}

/// The arguments with ids for what they choose.
fn chosen(matcher: &Matcher, args: &CompareArgs) -> Option<CompareArgs> {
    let mut args = args.clone();
    let party = choice::parties(matcher, &args.party);
    let issue = choice::issues(matcher, &args.issue);
    let act = choice::acts(&args.act);
    (args.party, args.issue, args.act) = (party?, issue?, act?);
    if args.party.is_empty() {
        // the parties that the settings name are those to show
        let order = matcher.lexicon.party_order.iter();
        args.party = order.map(|&p| matcher.lexicon.parties[usize::from(p)].id.clone()).collect();
    }
    Some(args)
}

/// Tells why a table is empty although something was found.
fn warn_if_nothing_left(args: &CompareArgs, all: usize, kept: &[Placed]) {
    if all > 0 && kept.is_empty() {
        complain(&format!("warning: none of the {} fits --party, --issue and --act", count(all, "statement")));
    } else if !kept.is_empty() && !args.all_statements && kept.iter().all(|p| p.statement.certainty == Certainty::Low) {
        let found = count(kept.len(), "uncertain statement");
        complain(&format!("warning: only {found} found; --all-statements shows what is uncertain"));
    }
}

fn by_article(matcher: &Matcher, articles: &[Article], statements: &[Placed], args: &CompareArgs) -> String {
    let mut out = Vec::new();
    for (document, article) in articles.iter().enumerate() {
        let own = statements.iter().filter(|p| p.document == document);
        let own = own.map(|p| Placed { document: 0, statement: p.statement.clone() }).collect();
        let table = rendered(&comparison(matcher, std::slice::from_ref(article), own), args);
        let table = if table.is_empty() { "no position is stated\n".to_owned() } else { table };
        let head = if args.format == Format::Markdown { "## " } else { "" };
        let title = article.title.map_or(String::new(), |t| format!(": {}", render::one_line(t.of(&article.text))));
        out.push(format!("{head}{}{title}\n{}{table}", article.id, if head.is_empty() { "" } else { "\n" }));
    }
    out.join("\n")
}

fn rendered(comparison: &Comparison<'_>, args: &CompareArgs) -> String {
    let view = View {
        evidence: args.evidence.into(),
        all: args.all,
        all_statements: args.all_statements,
        transpose: args.transpose,
        list: args.list,
        width: if args.format == Format::Markdown { usize::MAX } else { args.width.unwrap_or_else(width) },
    };
    // a file is no terminal
    let file = args.output.is_some() && args.color == ColorArg::Auto;
    let palette = if file { Palette::Plain } else { palette(args.color) };
    match args.format {
        Format::Terminal => render::terminal(&comparison.grid(&view), &view, palette),
        Format::Markdown => render::markdown(&comparison.grid(&view), &view),
        Format::Csv => render::csv(comparison).unwrap_or_default(),
        Format::Json => render::json(comparison, args.all_statements),
        Format::Lines => render::lines(comparison),
    }
}
