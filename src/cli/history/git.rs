//! Versions of a file in a git repository, read by gix: along first parents, oldest first.

use crate::source::Revision;
use std::path::{Path, PathBuf};

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Hands every version of `path` to `sink`, since the day `since` (`YYYY-MM-DD`, in UTC) where it is given. What is to be
/// remarked on it comes back.
pub(super) fn read(path: &str, since: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Vec<String>, String> {
    let since = match since {
        Some(day) => Some(
            format!("{day}T00:00:00Z")
                .parse::<jiff::Timestamp>()
                .ok()
                .map(jiff::Timestamp::as_second)
                .ok_or_else(|| format!("--since {day}: is no date; write YYYY-MM-DD"))?,
        ),
        None => None,
    };
    let full = std::path::absolute(path).map_err(|e| format!("{path}: {e}"))?;
    let folder = full.ancestors().skip(1).find(|a| a.is_dir()).unwrap_or(Path::new("/"));
    let repository = gix::discover(folder)
        .map_err(|_| format!("{path}: is in no git repository; --git wants a file that git keeps"))?;
    let inside = inside(&repository, &full).ok_or_else(|| format!("{path}: lies outside of the repository's files"))?;
    let (versions, cut) =
        versions(&repository, &inside).map_err(|e| format!("{path}: cannot read its history: {e}"))?;
    if versions.is_empty() {
        return Err(format!("{path}: no commit holds it"));
    }
    // the version that stood at that day opens the history
    let first = since.map_or(0, |since| versions.iter().rposition(|v| v.time < since).unwrap_or(0));
    for version in &versions[first..] {
        sink(
            version
                .revision(&repository)
                .map_err(|e| format!("{path} at {}: {e}", version.commit.to_hex_with_len(10)))?,
        );
    }
    let remark = || format!("{path}: the clone is shallow; what came before {} is not in it", versions[0].day());
    Ok(cut.then(remark).into_iter().collect())
}

/// The path below the working tree's root, with links in the folders resolved as gix resolves the root.
fn inside(repository: &gix::Repository, full: &Path) -> Option<PathBuf> {
    let root = repository.workdir()?.canonicalize().ok()?;
    let parent = full.parent()?.canonicalize().ok()?;
    parent.join(full.file_name()?).strip_prefix(root).ok().map(Path::to_path_buf)
}

struct Stored {
    commit: gix::ObjectId,
    time: i64,
    blob: Option<gix::ObjectId>,
}

/// The commits along first parents in which the file differs from the commit before, oldest first, and whether a shallow
/// clone cut them off. The commit that removed it is an empty version.
fn versions(repository: &gix::Repository, path: &Path) -> Result<(Vec<Stored>, bool), Fault> {
    let mut line = Vec::new();
    let mut next = Some(repository.head_id()?.detach());
    let mut cut = false;
    while let Some(id) = next {
        if repository.is_shallow()? && !repository.has_object(id) {
            cut = true;
            break;
        }
        let commit = repository.find_object(id)?.try_into_commit()?;
        let entry = commit.tree()?.lookup_entry_by_path(path)?;
        let blob = entry.filter(|e| e.mode().is_blob()).map(|e| e.object_id());
        line.push(Stored { commit: id, time: commit.time()?.seconds, blob });
        next = commit.parent_ids().next().map(|p| p.detach());
    }
    line.reverse();
    let mut last = None;
    line.retain(|stored| {
        let differs = stored.blob != last;
        last = stored.blob;
        differs
    });
    Ok((line, cut))
}

impl Stored {
    fn day(&self) -> String {
        jiff::Timestamp::from_second(self.time).map_or_else(|_| String::new(), |t| t.strftime("%Y-%m-%d").to_string())
    }

    fn revision(&self, repository: &gix::Repository) -> Result<Revision, Fault> {
        let commit = repository.find_object(self.commit)?.try_into_commit()?;
        let text = match self.blob {
            Some(blob) => String::from_utf8(repository.find_object(blob)?.detach().data)
                .map_err(|e| format!("is not UTF-8 (byte offset {})", e.utf8_error().valid_up_to()))?,
            None => String::new(),
        };
        let date = jiff::Timestamp::from_second(self.time).ok().map(|t| t.to_string());
        Ok(Revision {
            id: self.commit.to_hex_with_len(10).to_string(),
            date,
            editor: Some(commit.author()?.name.to_string()),
            comment: Some(commit.message()?.summary().to_string()),
            text,
        })
    }
}
