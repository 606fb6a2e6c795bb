//! Which lexicon files are in force, and the lexicon made of them.

use super::args::LexiconArgs;
use super::config::Config;
use super::{complain, config, count, input};
use crate::bundled;
use crate::lexicon::{self, Colour, Source};
use crate::matching::Matcher;
use std::io::Write;

/// The domain that is read for where nothing else is said.
pub(super) const DEFAULT_DOMAIN: &str = "conflict";

/// The lexicon in force, compiled; its problems are drawn on stderr. It stays until the process ends, since taking tens of
/// thousands of phrases apart one by one would only delay that.
pub(super) fn load(args: &LexiconArgs) -> Option<&'static Matcher> {
    let config = config::find(args)?;
    // the bundled files alone were compiled with the program
    let alone = args.lexicon.is_empty() && args.bundled.is_none() && config.lexicons().is_empty();
    if alone
        && !config.no_bundled(args)
        && let Some(matcher) = bundled::matcher(&config.domain(args))
    {
        return Some(Box::leak(Box::new(matcher)));
    }
    let sources = sources_of(args, &config, &[])?;
    match lexicon::load(&sources) {
        Ok(lexicon) => Some(Box::leak(Box::new(Matcher::new(lexicon)))),
        Err(problems) => {
            let _ = write!(std::io::stderr(), "{}", lexicon::draw(&problems, &sources, Colour::Never));
            complain(&format!("{} in the lexicons; nothing was read", count(problems.len(), "problem")));
            None
        }
    }
}

/// The texts of all files in force: the bundled ones, those of the options, then `paths`. What cannot be read is told.
pub(super) fn sources(args: &LexiconArgs, paths: &[String]) -> Option<Vec<Source<'static>>> {
    sources_of(args, &config::find(args)?, paths)
}

fn sources_of(args: &LexiconArgs, config: &Config, paths: &[String]) -> Option<Vec<Source<'static>>> {
    let mut sources = if config.no_bundled(args) { Vec::new() } else { bundled_sources(args, config)? };
    let mut whole = true;
    let configured = config.lexicons();
    let configured = configured.iter().map(|(path, place)| (path, format!("{place}: ")));
    let named = args.lexicon.iter().chain(paths).map(|path| (path, String::new()));
    for (path, place) in configured.chain(named) {
        match input::lexicon_files(path) {
            Ok(files) => {
                for (name, text) in files {
                    // a file that is named twice, or lies in the folder that `--bundled` names, is in force already
                    if !sources.iter().any(|s| same_file(&s.name, &name)) {
                        sources.push(Source::user(name, text));
                    }
                }
            }
            Err(message) => {
                complain(&format!("{place}{message}"));
                whole = false;
            }
        }
    }
    whole.then_some(sources)
}

fn bundled_sources(args: &LexiconArgs, config: &Config) -> Option<Vec<Source<'static>>> {
    let domain = config.domain(args);
    let domain = domain.as_str();
    let Some(folder) = &args.bundled else {
        if domain != bundled::NO_DOMAIN && !bundled::domains().contains(&domain) {
            let all = bundled::domains().join(", ");
            let place = config.domain_from(args).map_or(String::new(), |place| format!("{place}: "));
            let near =
                lexicon::did_you_mean(domain, bundled::domains()).map_or(String::new(), |near| format!("; {near}"));
            complain(&format!("{place}there is no domain `{domain}`{near} (there are: {all}, {})", bundled::NO_DOMAIN));
            return None;
        }
        return Some(bundled::sources(&[domain]));
    };
    let mut sources = Vec::new();
    for part in ["core".to_owned(), format!("domains/{domain}")] {
        if part == format!("domains/{}", bundled::NO_DOMAIN) {
            continue;
        }
        let path = format!("{}/{part}", folder.trim_end_matches('/'));
        match input::lexicon_files(&path) {
            Ok(files) => sources.extend(files.into_iter().map(|(name, text)| Source {
                name: name.into(),
                text: text.into(),
                bundled: true,
            })),
            Err(message) => {
                complain(&message);
                return None;
            }
        }
    }
    Some(sources)
}

/// Whether two paths lead to one file.
pub(super) fn same_file(a: &str, b: &str) -> bool {
    a == b || matches!((std::fs::canonicalize(a), std::fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}
