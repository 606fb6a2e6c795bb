//! `history`: versions from files, a MediaWiki export, git or NDJSON, one after the other.

mod files;
#[cfg(feature = "git")]
mod git;

use super::args::{HistoryArgs, HistoryFormat};
use super::colour::palette;
use super::{Status, analyse, complain, load, output, width};
use crate::article::Article;
use crate::diff::{Version, wording};
use crate::document::Document;
use crate::history::{Blame, Reverts, Snapshot, timeline};
use crate::matching::Matcher;
use crate::position::{Placed, tally};
use crate::render::diff::{place, says};
use crate::render::{self, Blamed, Comparison, History, Kept, Stamp};
use crate::source::Revision;
use crate::text::LineIndex;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

pub(super) fn run(args: &HistoryArgs) -> Option<Status> {
    let matcher = load(&args.lexicons)?;
    let mut reader = Reader::new(matcher, args);
    let whole = read(args, &mut reader);
    if reader.versions.is_empty() {
        if whole {
            complain("no version was found");
        }
        return None;
    }
    let name = match (&args.git, args.files.as_slice()) {
        (Some(path), _) => path.clone(),
        (None, [one]) => one.clone(),
        (None, many) => format!("{} files", many.len()),
    };
    let history = reader.finish(name);
    let text = match args.format {
        HistoryFormat::Terminal => {
            render::history_terminal(&history, args.width.unwrap_or_else(width), palette(args.color))
        }
        HistoryFormat::Markdown => render::history_markdown(&history),
        HistoryFormat::Json => render::history_json(&history),
        HistoryFormat::Csv => render::history_csv(&history).unwrap_or_default(),
    };
    let written = output(args.output.as_deref(), &text);
    Some(if whole { written } else { Status::Failed })
}

/// Hands all versions to the reader; false where some input failed, which has been told.
fn read(args: &HistoryArgs, reader: &mut Reader<'_>) -> bool {
    let mut sink = |revision: Revision| reader.push(revision);
    if let Some(path) = &args.git {
        return told(from_git(path, args.since.as_deref(), &mut sink));
    }
    let mut whole = true;
    for path in files::expand(&args.files) {
        whole &= path.and_then(|path| files::read(&path, args.page.as_deref(), &mut sink)).map_or_else(
            |message| {
                complain(&message);
                false
            },
            |remarks| {
                remarks.iter().for_each(|r| complain(r));
                true
            },
        );
    }
    whole
}

fn told(result: Result<(), String>) -> bool {
    result.inspect_err(|message| complain(message)).is_ok()
}

#[cfg(feature = "git")]
fn from_git(path: &str, since: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<(), String> {
    git::read(path, since, sink)
}

#[cfg(not(feature = "git"))]
fn from_git(_: &str, _: Option<&str>, _: &mut dyn FnMut(Revision)) -> Result<(), String> {
    Err("this standpoint was built without git; build it with `--features git`".to_owned())
}

/// Takes versions one at a time and keeps their positions; of the texts only the last.
struct Reader<'m> {
    matcher: &'m Matcher,
    blamed: bool,
    versions: Vec<Stamp>,
    snapshots: Vec<Rc<Snapshot<Kept>>>,
    contents: Vec<u64>,
    reverts: Reverts,
    blame: Blame,
    last: Option<Article>,
}

impl<'m> Reader<'m> {
    fn new(matcher: &'m Matcher, args: &HistoryArgs) -> Self {
        Self {
            matcher,
            blamed: args.blame,
            versions: Vec::new(),
            snapshots: Vec::new(),
            contents: Vec::new(),
            reverts: Reverts::default(),
            blame: Blame::default(),
            last: None,
        }
    }

    fn push(&mut self, revision: Revision) {
        let index = self.versions.len();
        let mut hasher = DefaultHasher::new();
        revision.text.hash(&mut hasher);
        let content = hasher.finish();
        let reverts = self.reverts.push(content);
        let article = Article::parse(revision.id.clone(), revision.text);
        // the same content again has the same positions; nothing is analysed twice
        let known = self.contents.iter().rposition(|&c| c == content).map(|i| Rc::clone(&self.snapshots[i]));
        let document = (known.is_none() || self.blamed).then(|| Document::new(&article, &self.matcher.vocabulary));
        if let (true, Some(document)) = (self.blamed, &document) {
            let version = Version::new(document);
            self.blame.push(index, reverts, version.all_sentences().map(|s| s.of(&article.text)));
        }
        let snapshot = match (known, &document) {
            (None, Some(document)) => {
                let fresh = snapshot(self.matcher, &article, document, index);
                match self.snapshots.last() {
                    Some(last) if last.says_the_same(&fresh) => Rc::clone(last),
                    _ => Rc::new(fresh),
                }
            }
            (known, _) => known.unwrap_or_else(|| Rc::clone(&self.snapshots[0])),
        };
        drop(document);
        self.snapshots.push(snapshot);
        self.contents.push(content);
        self.versions.push(Stamp {
            id: revision.id,
            date: revision.date.or_else(|| article.date.clone()),
            editor: revision.editor,
            comment: revision.comment,
            reverts,
        });
        self.last = Some(article);
    }

    fn finish(self, name: String) -> History<'m> {
        let (turns, stretches) = timeline(&self.snapshots, &self.reverts.kept());
        let blame = self.last.as_ref().filter(|_| self.blamed).map(|article| {
            let document = Document::new(article, &self.matcher.vocabulary);
            Version::new(&document)
                .all_sentences()
                .map(|s| Blamed {
                    version: self.blame.of(s.of(&article.text)).unwrap_or(self.versions.len() - 1),
                    text: s.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "),
                    opens: article.paragraphs.iter().any(|p| p.start == s.start),
                })
                .collect()
        });
        History {
            name,
            lexicon: &self.matcher.lexicon,
            versions: self.versions,
            snapshots: self.snapshots,
            turns,
            stretches,
            blame,
        }
    }
}

fn snapshot(matcher: &Matcher, article: &Article, document: &Document<'_>, version: usize) -> Snapshot<Kept> {
    let found = analyse(matcher, article).statements;
    let wordings = found.iter().map(|s| wording(matcher, document, s.evidence)).collect();
    let statements: Vec<Placed> = found.into_iter().map(|statement| Placed { document: 0, statement }).collect();
    let comparison = Comparison {
        lexicon: &matcher.lexicon,
        articles: std::slice::from_ref(article),
        lines: vec![LineIndex::new(&article.text)],
        statements,
    };
    let records = comparison
        .statements
        .iter()
        .map(|placed| Kept {
            says: says(&comparison, placed),
            place: place(article, placed.statement.evidence.start),
            words: render::diff::clean(&comparison.text(placed)),
            json: render::statement(&comparison, placed),
        })
        .collect();
    Snapshot { version, positions: tally(&comparison.statements, false), wordings, records }
}
