//! Reads versions one after the other and keeps their positions.
//!
//! What a version says in the same words as the one before is kept once. How a statement is recorded and how an article
//! is analysed are the caller's: nothing here knows how they are shown.

use super::{Blame, Blamed, Reverts, Snapshot, Stretch, Turn, timeline};
use crate::article::Article;
use crate::diff::{Version, wording};
use crate::document::Document;
use crate::matching::Matcher;
use crate::position::{Placed, Position, tally};
use crate::source::Revision;
use crate::stance::{Act, Direction};
use crate::statement::Statement;
use rustc_hash::FxHashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// A version, its text left aside.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// What the source calls it.
    pub id: String,
    /// When it was saved.
    pub date: Option<String>,
    /// Who saved it.
    pub editor: Option<String>,
    /// What the editor said of it.
    pub comment: Option<String>,
    /// Index of the version whose content it brings back.
    pub reverts: Option<usize>,
}

/// All that the versions tell.
#[derive(Debug)]
pub struct Told<R> {
    /// All versions.
    pub versions: Vec<Stamp>,
    /// Their positions; versions that say the same share them.
    pub snapshots: Vec<Rc<Snapshot<R>>>,
    /// Who moved when.
    pub turns: Vec<Turn>,
    /// Who stood where from when to when.
    pub stretches: Vec<Stretch>,
    /// The newest version's sentences, where they were asked for.
    pub blame: Option<Vec<Blamed>>,
}

/// What tells one statement from another: a hash of its words, and what it says.
type Key = (u64, u16, u16, Direction, Act, Option<u16>);

/// Takes versions one at a time; of the texts only the last is held.
#[derive(Debug)]
pub struct Tracker<'m, R> {
    matcher: &'m Matcher,
    versions: Vec<Stamp>,
    snapshots: Vec<Rc<Snapshot<R>>>,
    /// The first version of each content.
    contents: FxHashMap<u64, usize>,
    reverts: Reverts,
    blame: Option<Blame>,
    last: Option<Article>,
    /// Wording and record of each statement of the version analysed last.
    known: FxHashMap<Key, (Rc<str>, Rc<R>)>,
}

impl<'m, R> Tracker<'m, R> {
    /// No version yet; `blame` where the sentences of the newest one will be asked for.
    #[must_use]
    pub fn new(matcher: &'m Matcher, blame: Option<Blame>) -> Self {
        Self {
            matcher,
            versions: Vec::new(),
            snapshots: Vec::new(),
            contents: FxHashMap::default(),
            reverts: Reverts::default(),
            blame,
            last: None,
            known: FxHashMap::default(),
        }
    }

    /// How many versions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.versions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Takes the next version. `analyse` finds the statements of an article; `record` keeps what will be told of those
    /// that were not there before, given the version's index.
    pub fn push(
        &mut self,
        revision: Revision,
        analyse: impl FnOnce(&Article) -> Vec<Statement>,
        record: impl FnOnce(usize, &Article, Vec<Statement>) -> Vec<R>,
    ) {
        let index = self.versions.len();
        let content = hash(&revision.text);
        let reverts = self.reverts.push(content);
        let mut article = Article::parse(revision.id.clone(), revision.text);
        // whose office it was on that day
        article.date = article.date.or_else(|| revision.date.as_ref().and_then(|d| d.get(..10)).map(str::to_owned));
        // the same content again has the same positions; nothing is analysed twice
        let first = *self.contents.entry(content).or_insert(index);
        let snapshot = match self.snapshots.get(first) {
            Some(known) => Rc::clone(known),
            None => self.snapshot(index, &article, analyse(&article), record),
        };
        self.snapshots.push(snapshot);
        if let Some(blame) = &mut self.blame {
            let document = Document::new(&article, &self.matcher.vocabulary);
            let version = Version::new(&document);
            blame.push(index, reverts, version.all_sentences().map(|s| s.of(&article.text)));
        }
        self.versions.push(Stamp {
            id: revision.id,
            date: revision.date.or_else(|| article.date.clone()),
            editor: revision.editor,
            comment: revision.comment,
            reverts,
        });
        self.last = Some(article);
    }

    fn snapshot(
        &mut self,
        index: usize,
        article: &Article,
        statements: Vec<Statement>,
        record: impl FnOnce(usize, &Article, Vec<Statement>) -> Vec<R>,
    ) -> Rc<Snapshot<R>> {
        let keys: Vec<Key> = statements.iter().map(|s| key(article, s)).collect();
        let wordings = self.wordings(article, &statements, &keys);
        let placed: Vec<Placed> = statements.into_iter().map(|statement| Placed { document: 0, statement }).collect();
        let positions = tally(&placed, false);
        if let Some(last) = self.snapshots.last().filter(|s| s.says(&positions, &wordings)) {
            return Rc::clone(last);
        }
        let first = positions.iter().map(|p| firsts(&placed, p)).collect();
        let fresh = placed.into_iter().zip(&keys).filter(|(_, key)| !self.known.contains_key(*key));
        let mut fresh = record(index, article, fresh.map(|(p, _)| p.statement).collect()).into_iter().map(Rc::new);
        let records: Vec<Rc<R>> = keys
            .iter()
            .filter_map(|key| self.known.get(key).map(|known| Rc::clone(&known.1)).or_else(|| fresh.next()))
            .collect();
        let both = wordings.iter().cloned().zip(records.iter().cloned());
        self.known = keys.into_iter().zip(both).collect();
        Rc::new(Snapshot { positions, first, wordings, records })
    }

    /// The wordings of statements; those known from the version before are not read again.
    fn wordings(&self, article: &Article, statements: &[Statement], keys: &[Key]) -> Vec<Rc<str>> {
        let mut document = None;
        let mut read = |statement: &Statement| {
            let document = document.get_or_insert_with(|| Document::new(article, &self.matcher.vocabulary));
            Rc::from(wording(self.matcher, document, statement.evidence))
        };
        statements
            .iter()
            .zip(keys)
            .map(|(s, key)| self.known.get(key).map_or_else(|| read(s), |known| Rc::clone(&known.0)))
            .collect()
    }

    /// What all versions tell.
    #[must_use]
    pub fn finish(self) -> Told<R> {
        let (turns, stretches) = timeline(&self.snapshots, &self.reverts.kept());
        let newest = self.versions.len().saturating_sub(1);
        let blame = self.last.as_ref().zip(self.blame.as_ref()).map(|(article, blame)| {
            let document = Document::new(article, &self.matcher.vocabulary);
            let text = |s: crate::text::Span| s.of(&article.text);
            let blamed = |s| Blamed {
                version: blame.of(text(s)).unwrap_or(newest),
                text: text(s).split_whitespace().collect::<Vec<_>>().join(" "),
                opens: article.paragraphs.iter().any(|p| p.start == s.start),
            };
            Version::new(&document).all_sentences().map(blamed).collect()
        });
        Told { versions: self.versions, snapshots: self.snapshots, turns, stretches, blame }
    }
}

/// The first statement of each direction of a position.
fn firsts(placed: &[Placed], position: &Position) -> Vec<usize> {
    let of = |direction: &Direction| {
        position.statements.iter().copied().find(|&i| placed[i].statement.direction == *direction)
    };
    position.directions.iter().filter_map(of).collect()
}

fn key(article: &Article, s: &Statement) -> Key {
    (hash(s.evidence.of(&article.text)), s.party, s.issue, s.direction, s.act, s.reported_by)
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
