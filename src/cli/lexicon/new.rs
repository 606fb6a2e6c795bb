//! `lexicon new` and `lexicon schema`: a commented starter file, and the schema that editors check it by.

use super::super::{Status, complain, input, print};
use crate::lexicon;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const STARTER: &str = include_str!("starter.toml");
/// The file that the starter's `#:schema` line names.
const SCHEMA: &str = "standpoint.schema.json";

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// Name of the lexicon; the file is NAME.toml, and may be given with its folder
    name: String,
    /// Print the file instead of writing it
    #[arg(long)]
    stdout: bool,
}

pub(super) fn new(args: &NewArgs) -> Option<Status> {
    let bare = args.name.strip_suffix(".toml").unwrap_or(&args.name);
    let path = PathBuf::from(format!("{bare}.toml"));
    let stem = if bare.ends_with(['/', '\\']) { "" } else { bare.rsplit(['/', '\\']).next().unwrap_or("") };
    let id = lexicon::to_kebab(stem);
    if id.is_empty() {
        complain(&format!("`{}` is no name for a lexicon; give it some letters", args.name));
        return None;
    }
    let text = STARTER.replace("id = \"NAME\"", &format!("id = \"{id}\"")).replace("NAME.toml", &shown(&path, args));
    let text = text.replace("NAME", stem);
    if args.stdout {
        return Some(print(&text));
    }
    create(&path, &text)?;
    let schema = path.with_file_name(SCHEMA);
    if !schema.exists() {
        create(&schema, &lexicon::schema())?;
    }
    let name = path.display();
    Some(print(&format!(
        "{name} is written, with an example to overwrite. Check it with: standpoint lexicon check {name}\n"
    )))
}

fn shown(path: &Path, args: &NewArgs) -> String {
    if args.stdout { "NAME.toml".to_owned() } else { path.display().to_string() }
}

/// Writes a file that must not be there yet.
fn create(path: &Path, text: &str) -> Option<()> {
    let written =
        OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut f| f.write_all(text.as_bytes()));
    match written {
        Ok(()) => Some(()),
        Err(error) => {
            let why = match error.kind() {
                ErrorKind::AlreadyExists => "is there already; choose another name".to_owned(),
                _ => format!("cannot write: {}", input::write_reason(&error)),
            };
            complain(&format!("{}: {why}", path.display()));
            None
        }
    }
}

pub(super) fn schema() -> Option<Status> {
    Some(print(&lexicon::schema()))
}
