//! Which of the bundled files make up a lexicon. `build.rs` compiles this file too, so that both choose alike.

use crate::lexicon::Source;
use std::borrow::Cow;

/// A file that comes with the program: its path below `lexicons/` with forward slashes, and its text.
pub(crate) type File<'f> = (&'f str, &'f str);

/// The domains that `files`, which are sorted by path, belong to.
pub(crate) fn domains<'f>(files: &[File<'f>]) -> Vec<&'f str> {
    let mut domains: Vec<&str> = files.iter().filter_map(|&(path, _)| domain_of(path)).collect();
    domains.dedup();
    domains
}

/// Those of `files` that belong to no domain, and those of `domains`.
pub(crate) fn sources<'f>(files: &[File<'f>], domains: &[&str]) -> Vec<Source<'f>> {
    files
        .iter()
        .filter(|&&(path, _)| domain_of(path).is_none_or(|domain| domains.contains(&domain)))
        .map(|&(path, text)| Source {
            name: Cow::Owned(format!("bundled:{path}")),
            text: Cow::Borrowed(text),
            bundled: true,
        })
        .collect()
}

fn domain_of(path: &str) -> Option<&str> {
    path.strip_prefix("domains/")?.split_once('/').map(|(domain, _)| domain)
}
