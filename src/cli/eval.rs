//! `eval`: the codebook's scoring of statements and cells against gold files.

use super::args::{EvalArgs, EvalBy};
use super::ledger::{Case, Ledger};
use super::{Status, complain, count, input, print};
use crate::matching::Matcher;
use crate::render;
use crate::stance::Certainty;
use crate::statement::{Analysis, Statement, extract};
use crate::text::Span;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
struct Gold {
    #[serde(default)]
    statement: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    party: String,
    issue: String,
    direction: String,
    act: Option<String>,
    evidence: String,
    #[serde(default)]
    optional: bool,
}

/// What the gold files of a folder code, so that nothing else is scored: `corpus.toml` in it or above it.
#[derive(Debug, Default, Deserialize)]
struct Coded {
    #[serde(default)]
    parties: BTreeSet<String>,
    #[serde(default)]
    issues: BTreeSet<String>,
}

impl Coded {
    fn of(gold: &Path) -> Self {
        let path = std::path::absolute(gold).unwrap_or_else(|_| gold.to_path_buf());
        let file = path.ancestors().skip(1).take(4).map(|dir| dir.join("corpus.toml")).find(|f| f.is_file());
        file.and_then(|f| std::fs::read_to_string(f).ok())
            .and_then(|text| toml::from_str(&text).ok())
            .unwrap_or_default()
    }

    fn has(&self, row: &Scored) -> bool {
        (self.parties.is_empty() || self.parties.contains(&row.key[0]))
            && (self.issues.is_empty() || self.issues.contains(&row.key[1]))
    }
}

/// A statement as scored.
#[derive(Debug, Clone)]
struct Scored {
    key: [String; 3],
    act: String,
    span: (usize, usize),
    optional: bool,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn figures(self) -> (f64, f64, f64) {
        let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let (p, r) = (ratio(self.right, self.right + self.wrong), ratio(self.right, self.right + self.missed));
        (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }

    fn show(self) -> String {
        let (p, r, f) = self.figures();
        format!("P {p:.3} R {r:.3} F1 {f:.3} (right {} wrong {} missed {})", self.right, self.wrong, self.missed)
    }
}

pub(super) fn run(args: &EvalArgs, matcher: &Matcher) -> Status {
    let Some(mut score) = Score::new(args.ledger.as_deref()) else { return Status::Failed };
    let mut failed = false;
    for dir in &args.dirs {
        if let Some(ledger) = &mut score.ledger {
            ledger.enter(Path::new(dir));
        }
        let mut golds = Vec::new();
        if let Err(error) = gold_files(Path::new(dir), &mut golds) {
            complain(&format!("{dir}: cannot read: {}", input::reason(&error)));
            failed = true;
        } else if golds.is_empty() {
            complain(&format!("{dir}: there is no article that is coded (NAME.txt with its NAME.gold.toml)"));
            failed = true;
        }
        golds.sort();
        for gold in golds {
            if let Err(message) = score.add(args, matcher, Path::new(dir), &gold) {
                complain(&message);
                failed = true;
            }
        }
    }
    let mut out = std::mem::take(&mut score.log);
    for (name, tally) in &score.by {
        out.push_str(&format!("{name:28} {}\n", tally.show()));
    }
    out.push_str(&format!(
        "{}\nstatements {}\ncells      {}\nact right  {:.2}\n",
        count(score.articles, "article"),
        score.statements.show(),
        score.cells.show(),
        score.acts as f64 / score.statements.right.max(1) as f64
    ));
    if let Some(ledger) = &score.ledger {
        out.push_str(&ledger.report());
        for fault in ledger.faults() {
            complain(&fault);
            failed = true;
        }
    }
    let status = print(&out);
    let (p, _, f) = score.statements.figures();
    if failed {
        Status::Failed
    } else if args.min_f1.is_some_and(|m| f < m) || args.min_precision.is_some_and(|m| p < m) {
        Status::Problems
    } else {
        status
    }
}

fn gold_files(dir: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            gold_files(&path, out)?;
        } else if path.to_string_lossy().ends_with(".gold.toml") {
            out.push(path);
        }
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Score {
    articles: usize,
    statements: Tally,
    cells: Tally,
    acts: usize,
    by: BTreeMap<String, Tally>,
    log: String,
    ledger: Option<Ledger>,
}

impl Score {
    /// Nothing scored yet; a faulty ledger is told.
    fn new(ledger: Option<&str>) -> Option<Self> {
        match ledger.map(|dir| Ledger::load(Path::new(dir))).transpose() {
            Ok(ledger) => Some(Self { ledger, ..Self::default() }),
            Err(faults) => {
                faults.iter().for_each(|fault| complain(fault));
                None
            }
        }
    }

    fn add(&mut self, args: &EvalArgs, matcher: &Matcher, dir: &Path, gold: &Path) -> Result<(), String> {
        let name = gold.to_string_lossy();
        let text_path = name.replace(".gold.toml", ".txt");
        let within = Path::new(&text_path).with_extension("");
        let within = within.strip_prefix(dir).unwrap_or(&within).to_string_lossy();
        let article = input::article(&text_path)?;
        let source = std::fs::read_to_string(gold).map_err(|e| format!("{name}: cannot read: {e}"))?;
        let rows: Gold = toml::from_str(&source).map_err(|e| format!("{name}: {}", e.message()))?;
        let cuts = cuts(&article.text);
        let coded = Coded::of(gold);
        let gold = fold(gold_rows(&name, &article.text, rows)?, &cuts);
        let analysis = extract(matcher, &article);
        let high = analysis.statements.iter().filter(|s| s.certainty == Certainty::High).map(|s| Scored {
            key: [
                matcher.lexicon.parties[s.party as usize].id.clone(),
                matcher.lexicon.issues[s.issue as usize].id.clone(),
                s.direction.to_string(),
            ],
            act: s.act.to_string(),
            span: (s.evidence.start as usize, s.evidence.end as usize),
            optional: false,
        });
        let found = fold(high.filter(|s| coded.has(s)).collect(), &cuts);
        self.articles += 1;
        let read =
            Read { matcher, path: &text_path, within: &within, text: &article.text, cuts: &cuts, analysis: &analysis };
        self.compare(args, &read, &gold, &found);
        Ok(())
    }

    fn compare(&mut self, args: &EvalArgs, read: &Read<'_>, gold: &[Scored], found: &[Scored]) {
        let cuts = read.cuts;
        let mut used = vec![false; found.len()];
        let mut order: Vec<&Scored> = gold.iter().collect();
        order.sort_by_key(|g| g.optional);
        for g in order {
            let bounds = bounds(cuts, g.span);
            let hit = (0..found.len()).find(|&i| {
                !used[i] && found[i].key == g.key && bounds.0.max(found[i].span.0) < bounds.1.min(found[i].span.1)
            });
            if let Some(i) = hit {
                used[i] = true;
                if !g.optional {
                    self.count(args, g, |t| t.right += 1);
                    self.acts += usize::from(found[i].act == g.act);
                }
                self.tell(|ledger| ledger.settled(read.case(&g.key.join(" "), g)));
            } else if g.optional {
                self.tell(|ledger| ledger.settled(read.case(&g.key.join(" "), g)));
            } else {
                self.count(args, g, |t| t.missed += 1);
                self.error(args, "missed", read, g);
                self.tell(|ledger| ledger.missed(read.case(&g.key.join(" "), g), &read.shown(g)));
            }
        }
        for (f, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            self.count(args, f, |t| t.wrong += 1);
            self.error(args, "wrong", read, f);
            if let Some(statement) = read.statements(f).find(|s| read.is(s, f)) {
                self.tell(|ledger| ledger.wrong(statement));
            }
        }
        let cells = |rows: &[Scored], optional: bool| {
            rows.iter().filter(|r| r.optional == optional).map(|r| r.key.clone()).collect::<BTreeSet<_>>()
        };
        let required = cells(gold, false);
        let allowed: BTreeSet<_> = cells(gold, true).difference(&required).cloned().collect();
        let predicted: BTreeSet<_> = cells(found, false).difference(&allowed).cloned().collect();
        self.cells.right += required.intersection(&predicted).count();
        self.cells.missed += required.difference(&predicted).count();
        self.cells.wrong += predicted.difference(&required).count();
    }

    fn count(&mut self, args: &EvalArgs, row: &Scored, add: impl Fn(&mut Tally)) {
        add(&mut self.statements);
        let name = match args.by {
            Some(EvalBy::Party) => &row.key[0],
            Some(EvalBy::Issue) => &row.key[1],
            Some(EvalBy::Direction) => &row.key[2],
            None => return,
        };
        add(self.by.entry(name.clone()).or_default());
    }

    fn tell(&mut self, what: impl FnOnce(&mut Ledger)) {
        if let Some(ledger) = &mut self.ledger {
            what(ledger);
        }
    }

    fn error(&mut self, args: &EvalArgs, kind: &str, read: &Read<'_>, row: &Scored) {
        if args.errors {
            self.log.push_str(&format!("{kind:6} {}\n", read.shown(row)));
            self.log.push_str(&read.trace(kind == "wrong", row));
        }
    }
}

/// An article and what was found in it.
struct Read<'r> {
    matcher: &'r Matcher,
    path: &'r str,
    /// The path below the folder that is scored, without its ending.
    within: &'r str,
    text: &'r str,
    cuts: &'r [usize],
    analysis: &'r Analysis,
}

impl Read<'_> {
    fn case<'a>(&'a self, statement: &'a str, row: &Scored) -> Case<'a> {
        Case { article: self.within, statement, evidence: &self.text[row.span.0..row.span.1] }
    }

    /// A statement as a reader finds it: the file, what is stated, and the sentence.
    fn shown(&self, row: &Scored) -> String {
        let b = bounds(self.cuts, row.span);
        format!("{}: {} {} | {}", self.path, row.key.join(" "), row.act, self.text[b.0..b.1].trim())
    }

    /// What was found on the issue of `row` in its sentence.
    fn statements<'a>(&'a self, row: &'a Scored) -> impl Iterator<Item = &'a Statement> {
        let bounds = bounds(self.cuts, row.span);
        let issues = &self.matcher.lexicon.issues;
        self.analysis
            .statements
            .iter()
            .filter(move |s| issues[usize::from(s.issue)].id == row.key[1] && inside(s.evidence, bounds))
    }

    fn is(&self, s: &Statement, row: &Scored) -> bool {
        self.matcher.lexicon.parties[usize::from(s.party)].id == row.key[0] && s.direction.word() == row.key[2]
    }

    /// How a false alarm came about, or where the search for what was missed ended, in indented lines.
    fn trace(&self, wrong: bool, row: &Scored) -> String {
        let lexicon = &self.matcher.lexicon;
        let bounds = bounds(self.cuts, row.span);
        let same = |issue: u16| lexicon.issues[usize::from(issue)].id == row.key[1];
        let mut out = String::new();
        for s in self.statements(row) {
            if wrong && self.is(s, row) {
                out.push_str(&render::trace(self.matcher, self.text, s));
            } else if !wrong {
                let party = &lexicon.parties[usize::from(s.party)].id;
                out.push_str(&format!("    instead: {party} {} {}, certainty {}\n", s.direction, s.act, s.certainty));
            }
        }
        if !wrong {
            for d in self.analysis.dropped.iter().filter(|d| same(d.issue) && inside(d.phrase, bounds)) {
                let (phrase, at) = (d.phrase.of(self.text), d.at.of(self.text));
                out.push_str(&format!("    “{phrase}” names the issue; at “{at}” the search ended: {}\n", d.reason));
            }
            if out.is_empty() {
                out.push_str("    no phrase of the issue is known in it\n");
            }
        }
        out
    }
}

fn inside(span: Span, bounds: (usize, usize)) -> bool {
    (span.start as usize) < bounds.1 && bounds.0 < span.end as usize
}

fn gold_rows(name: &str, text: &str, gold: Gold) -> Result<Vec<Scored>, String> {
    gold.statement
        .into_iter()
        .map(|row| {
            let at = text
                .find(&row.evidence)
                .ok_or_else(|| format!("{name}: evidence not in the text: {:?}", row.evidence))?;
            Ok(Scored {
                key: [row.party, row.issue, row.direction],
                act: row.act.unwrap_or_default(),
                span: (at, at + row.evidence.len()),
                optional: row.optional,
            })
        })
        .collect()
}

/// Rough sentence starts, as the codebook's scorer cuts them.
fn cuts(text: &str) -> Vec<usize> {
    let mut out = vec![0];
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut i = 0;
    while i < chars.len() {
        let mut j = i;
        if i > 0 && matches!(chars[i - 1].1, '.' | '!' | '?') {
            if matches!(chars[j].1, '”' | '"' | '’' | '\'') {
                j += 1;
            }
            let space = j;
            while j < chars.len() && chars[j].1.is_whitespace() {
                j += 1;
            }
            if j > space
                && j < chars.len()
                && (chars[j].1.is_ascii_uppercase() || matches!(chars[j].1, '“' | '"' | '‘' | '\''))
            {
                let broken = chars[i..j].iter().any(|c| c.1 == '\n');
                if broken || !abbreviation(&text[..chars[i].0]) {
                    out.push(chars[j].0);
                }
                i = j;
                continue;
            }
        }
        if chars[i].1 == '\n' {
            while i < chars.len() && chars[i].1 == '\n' {
                i += 1;
            }
            out.push(chars.get(i).map_or(text.len(), |c| c.0));
            continue;
        }
        i += 1;
    }
    out.push(text.len());
    out
}

fn abbreviation(before: &str) -> bool {
    let Some(stem) = before.strip_suffix('.') else { return false };
    let word = stem.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Lt" | "Col" | "Sen" | "Rep" | "Gov" | "St" | "No")
        || word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

fn bounds(cuts: &[usize], span: (usize, usize)) -> (usize, usize) {
    let start = cuts.iter().copied().filter(|&c| c <= span.0).max().unwrap_or(0);
    let end = cuts.iter().copied().find(|&c| c >= span.1).or(cuts.last().copied()).unwrap_or(span.1);
    (start, end)
}

/// Same party, issue, direction and sentence count once.
fn fold(rows: Vec<Scored>, cuts: &[usize]) -> Vec<Scored> {
    let mut seen = BTreeSet::new();
    rows.into_iter().filter(|r| seen.insert((r.key.clone(), bounds(cuts, r.span)))).collect()
}
