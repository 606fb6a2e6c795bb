//! Transcripts of briefings: who answers speaks for the body that the title names, or else for the party that those who ask
//! ask about again and again ("What is Kenya's view?"); who asks speaks for nobody.
//!
//! Paragraphs that open with one of a few labels ("Q –", "Spokesperson:") make a transcript. Which label asks shows by its
//! question marks, so that no word need be known.

use crate::article::Article;
use crate::document::Sentence;
use crate::matching::{Mention, PartyForm, What};
use rustc_hash::FxHashMap;

/// What a paragraph is to the transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Outside it.
    None,
    Question,
    Answer,
}

/// The turns of a transcript, and for whom the answers are given.
#[derive(Debug, Default)]
pub(super) struct Briefing {
    turns: Vec<Turn>,
    /// Parties that the title names by their seat or an institution.
    hosts: Vec<u16>,
    /// How many questions name each party.
    asked: Vec<(u16, usize)>,
}

/// A party is asked about by as many questions as this, if it is the one who answers.
const ASKED: usize = 2;

impl Briefing {
    /// Reads the labels of an article; most have none.
    pub(super) fn of(article: &Article) -> Self {
        let opens: Vec<Option<&str>> = article.paragraphs.iter().map(|p| label(p.of(&article.text))).collect();
        // of each label, how many paragraphs it opens and how many of those ask
        let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
        for (paragraph, name) in article.paragraphs.iter().zip(&opens) {
            let Some(name) = name else { continue };
            let (count, asked) = counts.entry(name).or_default();
            *count += 1;
            *asked += usize::from(paragraph.of(&article.text).contains('?'));
        }
        let mut turns = vec![Turn::None; opens.len()];
        let asking = |name: &&str| counts.get(name).is_some_and(|&(count, asked)| count >= 3 && asked * 3 >= count * 2);
        let asker = opens.iter().flatten().copied().find(asking);
        let Some(asker) = asker else { return Self::default() };
        let mut turn = Turn::None;
        for (at, open) in opens.iter().enumerate() {
            turn = match open {
                Some(name) if *name == asker => Turn::Question,
                Some(name) if counts.get(name).is_some_and(|c| c.0 >= 2) => Turn::Answer,
                Some(_) => Turn::None,
                // an answer may run over several paragraphs
                None if turn == Turn::Answer => Turn::Answer,
                None => Turn::None,
            };
            turns[at] = turn;
        }
        Self { turns, ..Self::default() }
    }

    /// Whether the article is no transcript.
    pub(super) fn is_none(&self) -> bool {
        self.turns.is_empty()
    }

    /// Whether somebody else has the word than in the paragraph before.
    pub(super) fn changes(&self, paragraph: usize) -> bool {
        let turn = |at: usize| self.turns.get(at).copied().unwrap_or(Turn::None);
        paragraph > 0 && turn(paragraph) != turn(paragraph - 1)
    }

    /// Whether a paragraph is somebody's question.
    pub(super) fn is_question(&self, paragraph: usize) -> bool {
        self.turns.get(paragraph) == Some(&Turn::Question)
    }

    /// Listens to the title for who gives the briefing.
    pub(super) fn hear(&mut self, paragraph: usize, sentence: &Sentence, mentions: &[Mention]) {
        if self.turns.is_empty() || paragraph > 0 || !(sentence.headline || sentence.paragraph == 0) {
            return;
        }
        for mention in mentions {
            if let What::Party { party, form: PartyForm::Metonym | PartyForm::Institution } = mention.what
                && !self.hosts.contains(&party)
            {
                self.hosts.push(party);
            }
        }
    }

    /// Listens to a sentence that asks, in a paragraph that is somebody's question, for whom it is put to.
    pub(super) fn hear_question(&mut self, paragraph: usize, mentions: &[Mention]) {
        if !self.is_question(paragraph) {
            return;
        }
        let named = |m: &Mention| match m.what {
            What::Party { party, form: PartyForm::Name | PartyForm::Metonym | PartyForm::Institution } => Some(party),
            _ => None,
        };
        let mut parties: Vec<u16> = mentions.iter().filter_map(named).collect();
        parties.sort_unstable();
        parties.dedup();
        for party in parties {
            match self.asked.iter_mut().find(|a| a.0 == party) {
                Some(asked) => asked.1 += 1,
                None => self.asked.push((party, 1)),
            }
        }
    }

    /// Whom questions name oftener than anybody else.
    fn guest(&self) -> Option<u16> {
        let &(party, most) = self.asked.iter().max_by_key(|a| a.1)?;
        let ahead = self.asked.iter().all(|&(other, count)| other == party || count < most);
        (most >= ASKED && ahead).then_some(party)
    }

    /// For whom the paragraph speaks, if it is an answer and one body only can give it.
    pub(super) fn host(&self, paragraph: usize) -> Option<u16> {
        match (self.turns.get(paragraph), self.hosts.as_slice()) {
            (Some(Turn::Answer), [only]) => Some(*only),
            (Some(Turn::Answer), []) => self.guest(),
            _ => None,
        }
    }
}

/// "Q –", "Official Spokesperson:": up to four words with capitals before a colon, one before a dash.
fn label(paragraph: &str) -> Option<&str> {
    let head = paragraph.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '–' | '—'))?;
    let name = paragraph[..head.0].trim();
    let words = name.split_whitespace().count();
    let capital = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let fits = if head.1 == ':' { words <= 4 } else { words == 1 && name.len() <= 8 };
    (capital && words > 0 && fits).then_some(name)
}
