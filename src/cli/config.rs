//! Settings: the `standpoint.toml` of the configuration folder, and the one found from the working directory upward.
//!
//! Both are lexicon files that may also hold `[settings]`. The nearer one goes over the farther, options of the command
//! line over both; lexicons add up.

use super::args::LexiconArgs;
use super::load::DEFAULT_DOMAIN;
use super::{Status, complain, count, input, print};
use crate::lexicon::{self, Colour, Given, Settings, Source};
use etcetera::BaseStrategy;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The name that is looked for.
const NAME: &str = "standpoint.toml";

/// The files with settings, the farther one first.
#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) files: Vec<ConfigFile>,
}

#[derive(Debug)]
pub(super) struct ConfigFile {
    path: String,
    settings: Settings,
}

/// Finds and reads the files; their faults are told.
pub(super) fn find(args: &LexiconArgs) -> Option<Config> {
    let mut config = Config::default();
    for path in paths(args) {
        let text = input::read(&path).map_err(|message| complain(&message)).ok()?;
        let source = Source::user(path.clone(), text);
        match lexicon::read_settings(&source) {
            Ok(settings) => config.files.push(ConfigFile { path, settings: settings.unwrap_or_default() }),
            Err(problems) => {
                let drawn = lexicon::draw(&problems, std::slice::from_ref(&source), Colour::Never);
                let _ = write!(std::io::stderr(), "{drawn}");
                complain(&format!("{} in {path}; nothing was read", count(problems.len(), "problem")));
                return None;
            }
        }
    }
    Some(config)
}

fn paths(args: &LexiconArgs) -> Vec<String> {
    if args.no_config {
        return Vec::new();
    }
    if let Some(path) = &args.config {
        return vec![path.clone()];
    }
    let user = etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("standpoint").join(NAME));
    let here = std::env::current_dir().ok();
    let near = here.as_deref().and_then(|here| here.ancestors().map(|dir| dir.join(NAME)).find(|path| path.is_file()));
    let shown = |path: PathBuf| {
        let inside = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
        inside.unwrap_or(&path).to_string_lossy().into_owned()
    };
    let user = user.filter(|path| path.is_file() && Some(path) != near.as_ref());
    user.into_iter().chain(near).map(shown).collect()
}

impl ConfigFile {
    /// A path that the file names, from where the program runs.
    fn path(&self, named: &str) -> String {
        let folder = Path::new(&self.path).parent().unwrap_or(Path::new(""));
        folder.join(named).to_string_lossy().into_owned()
    }

    fn at<T>(&self, given: &Given<T>) -> String {
        format!("{}:{}", self.path, given.place.line)
    }
}

impl Config {
    /// The last value given, with its file.
    fn last<'c, T>(
        &'c self,
        pick: impl Fn(&'c Settings) -> Option<&'c Given<T>>,
    ) -> Option<(&'c ConfigFile, &'c Given<T>)> {
        self.files.iter().rev().find_map(|file| pick(&file.settings).map(|given| (file, given)))
    }

    /// Lexicon files in their order, each with the place that names it: what a file names, then the file itself.
    pub(super) fn lexicons(&self) -> Vec<(String, String)> {
        let each = |file: &ConfigFile| {
            let named = file.settings.lexicons.iter().map(|l| (file.path(&l.value), file.at(l)));
            named.chain([(file.path.clone(), file.path.clone())]).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(each).collect()
    }

    /// Where the domain is set, for messages.
    pub(super) fn domain_from(&self, args: &LexiconArgs) -> Option<String> {
        let given = self.last(|s| s.domain.as_ref()).filter(|_| args.domain.is_none());
        given.map(|(file, given)| file.at(given))
    }

    /// The bundled domain.
    pub(super) fn domain(&self, args: &LexiconArgs) -> String {
        let given = || self.last(|s| s.domain.as_ref()).map(|(_, given)| given.value.clone());
        args.domain.clone().or_else(given).unwrap_or_else(|| DEFAULT_DOMAIN.to_owned())
    }

    /// Whether bundled files are left out.
    pub(super) fn no_bundled(&self, args: &LexiconArgs) -> bool {
        let asked = args.domain.is_some() || args.bundled.is_some();
        args.no_bundled || !asked && self.last(|s| s.bundled.as_ref()).is_some_and(|(_, given)| !given.value)
    }

    /// Who writes decisions.
    pub(super) fn coder(&self) -> Option<&str> {
        self.last(|s| s.coder.as_ref()).map(|(_, given)| given.value.as_str())
    }
}

/// `standpoint config`: the settings in force as TOML, each with where it comes from.
pub(super) fn show(args: &LexiconArgs) -> Option<Status> {
    let config = find(args)?;
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut line = |key: &str, value: String, from: String| lines.push((format!("{key} = {value}"), from));
    let default = || "default".to_owned();
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();

    let domain = config.last(|s| s.domain.as_ref()).map_or_else(default, |(file, given)| file.at(given));
    let from = if args.domain.is_some() { "--domain".to_owned() } else { domain };
    line("domain", quoted(&config.domain(args)), from);
    let bundled = config.last(|s| s.bundled.as_ref()).map_or_else(default, |(file, given)| file.at(given));
    let from = if args.no_bundled { "--no-bundled".to_owned() } else { bundled };
    line("bundled", (!config.no_bundled(args)).to_string(), from);
    // they add up, so that each has a place of its own
    let of_file = |file: &ConfigFile, given: &Given<String>| (quoted(&file.path(&given.value)), file.at(given));
    let configured = config.files.iter().flat_map(|file| file.settings.lexicons.iter().map(|g| of_file(file, g)));
    let named = args.lexicon.iter().map(|path| (quoted(path), "--lexicon".to_owned()));
    let (lexicons, mut places): (Vec<String>, Vec<String>) = configured.chain(named).unzip();
    places.dedup();
    let from = if places.is_empty() { default() } else { places.join(", ") };
    line("lexicons", format!("[{}]", lexicons.join(", ")), from);
    for (key, pick) in [("parties", parties as fn(&Settings) -> &[Given<String>]), ("issues", issues)] {
        let file = config.files.iter().rev().find(|file| !pick(&file.settings).is_empty());
        let list = file.map_or(&[][..], |file| pick(&file.settings));
        let from = file.zip(list.first()).map_or_else(default, |(file, given)| file.at(given));
        let list: Vec<String> = list.iter().map(|given| quoted(&given.value)).collect();
        line(key, format!("[{}]", list.join(", ")), from);
    }
    for file in &config.files {
        for (id, title) in &file.settings.titles {
            line(&format!("titles.{}", id.value), quoted(title), file.at(id));
        }
    }
    if let Some((file, given)) = config.last(|s| s.coder.as_ref()) {
        line("coder", quoted(&given.value), file.at(given));
    }

    let mut out = String::new();
    for file in &config.files {
        out.push_str(&format!("# {}\n", file.path));
    }
    if config.files.is_empty() {
        out.push_str(&format!("# no {NAME} from here upward, and none in the configuration folder\n"));
    }
    out.push_str("[settings]\n");
    let width = lines.iter().map(|(text, _)| text.chars().count()).filter(|&w| w < 60).max().unwrap_or(0);
    for (text, from) in lines {
        out.push_str(&format!("{text:width$}    # {from}\n"));
    }
    Some(print(&out))
}

fn parties(settings: &Settings) -> &[Given<String>] {
    &settings.parties
}

fn issues(settings: &Settings) -> &[Given<String>] {
    &settings.issues
}
