//! `explain`: why each cell says what it says, and why a sentence gave none.

use super::args::ExplainArgs;
use super::colour::palette;
use super::load::load;
use super::{Status, analyse, choice, comparison, complain, config, count, day, input, print, warn_if_silent, width};
use crate::article::Article;
use crate::document::Document;
use crate::matching::Matcher;
use crate::position::Placed;
use crate::render;
use crate::statement::outline;
use crate::text::LineIndex;

pub(super) fn run(args: &ExplainArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let date = day(args.date.as_deref())?;
    let ask = ask(matcher, args)?;
    let article = match input::article(&args.file) {
        Ok(article) => Article { date: date.or(article.date.clone()), ..article },
        Err(message) => {
            complain(&message);
            return None;
        }
    };
    let lines = article.text.lines().count();
    if let Some(line) = ask.line.filter(|&line| line == 0 || usize::try_from(line).is_ok_and(|line| line > lines)) {
        complain(&format!("{}: there is no line {line}; the article has {}", article.id, count(lines, "line")));
        return None;
    }
    if args.tree {
        return Some(print(&trees(matcher, &article, args.line)));
    }
    let analysis = analyse(matcher, &article);
    warn_if_silent(&article, &analysis);
    let statements = analysis.statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
    let one = comparison(matcher, std::slice::from_ref(&article), statements);
    let text = if args.decisions {
        let config = config::find(&args.lexicons)?;
        render::decisions(&one, &ask, config.coder())
    } else {
        render::explain(&one, matcher, &analysis.dropped, &ask, width(), palette(args.color))
    };
    if text.is_empty() && !one.statements.is_empty() {
        complain(&format!("{}: {}", article.id, nothing(&ask)));
    }
    Some(print(&text))
}

/// What is asked for, as ids.
fn ask(matcher: &Matcher, args: &ExplainArgs) -> Option<render::Ask> {
    let party = choice::parties(matcher, args.party.as_slice());
    let issue = choice::issues(matcher, args.issue.as_slice());
    Some(render::Ask { party: party?.pop(), issue: issue?.pop(), line: args.line })
}

/// Why there is nothing to explain.
fn nothing(ask: &render::Ask) -> String {
    let part = |lead: &str, value: Option<String>| value.map_or(String::new(), |v| format!(" {lead} {v}"));
    let party = part("of", ask.party.clone());
    let issue = part("on", ask.issue.clone());
    match ask.line {
        Some(line) if ask.party.is_none() => {
            let any = if issue.is_empty() { " that name an issue".to_owned() } else { issue };
            format!("no words{any} were found in line {line}; `--tree --line {line}` shows how it was read")
        }
        line => format!("no statement{party}{issue} was found{}", part("in line", line.map(|l| l.to_string()))),
    }
}

/// Each sentence with the word groups that were read in it.
fn trees(matcher: &Matcher, article: &Article, line: Option<u32>) -> String {
    let lines = LineIndex::new(&article.text);
    let mut out = String::new();
    for (span, groups) in outline(matcher, &Document::new(article, &matcher.vocabulary)) {
        let at = lines.position(&article.text, span.start).line;
        if line.is_none_or(|l| l == at) {
            out.push_str(&format!("line {at}: {}\n{groups}", render::one_line(span.of(&article.text))));
        }
    }
    out
}
