//! The lexicons that come with the program: all of `lexicons/`, compiled in by `build.rs`.
//!
//! `core/` always loads; below `domains/`, each folder is a domain that can be chosen by name. The files are there as
//! they are written, and [`crate::lexicon::load()`] treats them like any others, but for their rank. With them comes, for
//! each domain, an image of the [`Matcher`] that they make, so that no start has to read them: `build.rs` runs the very
//! code that reads the user's files, and a fault in a bundled one ends the build.

pub(crate) mod choice;

use crate::image::{Reader, Stored};
use crate::lexicon::Source;
use crate::matching::Matcher;

include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// The domain name that stands for no domain at all.
pub const NO_DOMAIN: &str = "none";

/// Every bundled file: its path below `lexicons/` with forward slashes, and its text. Sorted by path.
#[must_use]
pub fn files() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The domains there are, sorted.
#[must_use]
pub fn domains() -> Vec<&'static str> {
    choice::domains(FILES)
}

/// The core files, and those of each of `domains`. [`NO_DOMAIN`] and names of no domain add nothing.
#[must_use]
pub fn sources(domains: &[&str]) -> Vec<Source<'static>> {
    choice::sources(FILES, domains)
}

/// What the core files and those of one domain come to: the same as to load and to compile [`sources()`], in no time.
#[must_use]
pub fn matcher(domain: &str) -> Option<Matcher> {
    image(domain).map(|image| Matcher::read(&mut Reader::new(image)))
}

/// The bytes that [`matcher()`] reads.
#[must_use]
pub fn image(domain: &str) -> Option<&'static [u8]> {
    IMAGES.iter().find(|(name, _)| *name == domain).map(|&(_, image)| image)
}
