//! Compiles the bundled lexicons: lists all `lexicons/**/*.toml` for `bundled`, so that a new file needs no line of Rust,
//! and makes an image of the matcher of each domain.
//!
//! The files are read, checked and compiled by the modules that do so with the user's files, which are modules of this
//! script as well. A faulty file ends the build with the message that a user would get.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/bundled/choice.rs"]
mod choice;
#[path = "src/image/mod.rs"]
#[allow(dead_code, reason = "the script uses a part of it")]
mod image;
#[path = "src/language/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the script uses a part of it")]
mod language;
#[path = "src/lexicon/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the script uses a part of it")]
mod lexicon;
#[path = "src/matching/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the script uses a part of it")]
mod matching;
#[path = "src/stance.rs"]
#[allow(dead_code, reason = "the script uses a part of it")]
mod stance;
#[path = "src/text/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the script uses a part of it")]
mod text;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lexicons");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        files.push((name, fs::read_to_string(path)?));
    }
    let files: Vec<choice::File<'_>> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let domains = choice::domains(&files);

    let mut rust = String::from("static FILES: &[choice::File<'static>] = &[\n");
    for ((name, _), path) in files.iter().zip(&paths) {
        writeln!(rust, "    ({name:?}, include_str!({:?})),", path.to_string_lossy())?;
    }
    rust.push_str("];\nstatic IMAGES: &[(&str, &[u8])] = &[\n");
    for domain in domains {
        let image = out.join(format!("{domain}.image"));
        fs::write(&image, compiled(&choice::sources(&files, &[domain]))?)?;
        writeln!(rust, "    ({domain:?}, include_bytes!({:?})),", image.to_string_lossy())?;
    }
    rust.push_str("];\n");
    fs::write(out.join("lexicons.rs"), rust)?;
    Ok(())
}

/// The image of the matcher that the files come to.
fn compiled(sources: &[lexicon::Source<'_>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let problems = |problems: Vec<_>| lexicon::draw(&problems, sources, lexicon::Colour::Never);
    let lexicon = lexicon::load(sources).map_err(|faults| format!("a bundled lexicon is faulty\n{}", problems(faults)));
    let mut image = image::Writer::default();
    image::Stored::write(&matching::Matcher::new(lexicon?), &mut image);
    Ok(image.bytes)
}

/// Every folder is watched too, so that a file that comes or goes is noticed.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
