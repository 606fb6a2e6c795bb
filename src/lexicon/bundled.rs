//! The lexicons that come with the program: all of `lexicons/`, compiled in by `build.rs`.
//!
//! `core/` always loads; below `domains/`, each folder is a domain that can be chosen by name. Nothing here is parsed:
//! [`super::load()`] treats these files like any others, but for their rank.

use super::Source;
use std::borrow::Cow;

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
    let mut domains: Vec<&str> = FILES.iter().filter_map(|(path, _)| domain_of(path)).collect();
    domains.dedup();
    domains
}

/// The core files, and those of each of `domains`. [`NO_DOMAIN`] and names of no domain add nothing.
#[must_use]
pub fn sources(domains: &[&str]) -> Vec<Source<'static>> {
    FILES
        .iter()
        .filter(|(path, _)| domain_of(path).is_none_or(|domain| domains.contains(&domain)))
        .map(|&(path, text)| Source {
            name: Cow::Owned(format!("bundled:{path}")),
            text: Cow::Borrowed(text),
            bundled: true,
        })
        .collect()
}

fn domain_of(path: &'static str) -> Option<&'static str> {
    path.strip_prefix("domains/")?.split_once('/').map(|(domain, _)| domain)
}
