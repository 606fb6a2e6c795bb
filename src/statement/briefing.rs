//! Transcripts: briefings, interviews, hearings. Who answers speaks for the body that the title names, for the party whose
//! minister it tells of, or else for the one that those who ask ask about again and again ("What is Kenya's view?"); who asks
//! speaks for nobody.
//!
//! Paragraphs that open with one of a few labels ("Q –", "Spokesperson:", "The MINISTER:") make a transcript. Which label asks
//! shows by its question marks, so that no word need be known.

use super::holder::Who;
use super::speech::label;
use crate::article::Article;
use crate::clause::Group;
use crate::lexicon::model::RoleKind;
use crate::matching::{Mention, PartyForm, What};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What a paragraph is to the transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Outside it.
    None,
    Question,
    /// By which of the labels that answer.
    Answer(usize),
}

/// Parties, each once, in the order in which they were heard.
type Heard = Vec<u16>;

/// A label that answers, and the parties whose officer it may be.
#[derive(Debug)]
struct Answering {
    name: Box<str>,
    /// Whether it tells of an office, and is not short for "answer".
    office: bool,
    /// Those of the offices that it names in full.
    whole: Heard,
    /// Those of the offices or persons whose names its last word belongs to.
    part: Heard,
}

/// The turns of a transcript, and for whom the answers are given.
#[derive(Debug, Default)]
pub(super) struct Briefing {
    turns: Vec<Turn>,
    answering: Vec<Answering>,
    /// Parties that the title names by their seat or an institution.
    hosts: Heard,
    /// Parties of the offices that the lines in front of the first question tell of.
    offices: Heard,
    /// Parties whose seats such lines begin with.
    seats: Heard,
    /// How many questions name each party.
    asked: Vec<(u16, usize)>,
}

/// A party is asked about by as many questions as this, if it is the one who answers.
const ASKED: usize = 2;

/// Of a label, or of several, how many paragraphs they open, and how many of those ask.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: usize,
    asking: usize,
}

impl Count {
    const fn asks(self) -> bool {
        self.all >= 3 && self.asking * 3 >= self.all * 2
    }
}

impl Briefing {
    /// Reads the labels of an article; most have none.
    pub(super) fn of(article: &Article) -> Self {
        let opens: Vec<Option<&str>> = article.paragraphs.iter().map(|p| label(p.of(&article.text))).collect();
        let mut counts: FxHashMap<&str, Count> = FxHashMap::default();
        for (paragraph, name) in article.paragraphs.iter().zip(&opens) {
            let Some(name) = name else { continue };
            let count = counts.entry(name).or_default();
            count.all += 1;
            count.asking += usize::from(paragraph.of(&article.text).contains('?'));
        }
        let asker = opens.iter().flatten().copied().find(|name| counts.get(name).is_some_and(|c| c.asks()));
        let sole = if asker.is_none() { sole_answerer(&counts) } else { None };
        if asker.is_none() && sole.is_none() {
            return Self::default();
        }
        let asks = |name: &str| if sole.is_some() { sole != Some(name) } else { asker == Some(name) };
        let answers = |name: &str| !asks(name) && counts.get(name).is_some_and(|c| c.all >= 2);
        let mut briefing = Self { turns: vec![Turn::None; opens.len()], ..Self::default() };
        let mut turn = Turn::None;
        for (at, open) in opens.iter().enumerate() {
            turn = match open {
                Some(name) if asks(name) => Turn::Question,
                Some(name) if answers(name) => Turn::Answer(briefing.answerer(name)),
                Some(_) => Turn::None,
                // an answer may run over several paragraphs
                None if matches!(turn, Turn::Answer(_)) => turn,
                None => Turn::None,
            };
            briefing.turns[at] = turn;
        }
        briefing
    }

    fn answerer(&mut self, name: &str) -> usize {
        let known = self.answering.iter().position(|a| *a.name == *name);
        known.unwrap_or_else(|| {
            self.answering.push(Answering {
                name: name.into(),
                office: false,
                whole: Heard::new(),
                part: Heard::new(),
            });
            self.answering.len() - 1
        })
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

    /// Whether a paragraph is to be read ahead, for whom it puts a question to or what its label tells of an office.
    pub(super) fn listens(&self, paragraph: usize) -> bool {
        match self.turns.get(paragraph) {
            Some(Turn::Question) => true,
            Some(&Turn::Answer(by)) => !self.answering[by].office,
            Some(Turn::None) | None => false,
        }
    }

    /// Whether the paragraph stands in front of the first question, where it is told who speaks.
    pub(super) fn opens(&self, paragraph: usize) -> bool {
        self.turns.iter().take(paragraph + 1).all(|t| *t == Turn::None) && !self.turns.is_empty()
    }

    /// Listens to a sentence in front of the first question for who gives the answers; of the title, `titled` tells.
    pub(super) fn hear(&mut self, titled: bool, who: &Who<'_>) {
        for mention in who.words.mentions {
            match mention.what {
                // "Lima, 3 May 1988"
                What::Party { party, form: PartyForm::Metonym } if !titled && mention.first == 0 => {
                    add(&mut self.seats, party);
                }
                What::Party { party, form: PartyForm::Metonym | PartyForm::Institution } if titled => {
                    add(&mut self.hosts, party);
                }
                _ => {}
            }
        }
        for (k, c) in who.parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
            let [party] = *who.offices(k).as_slice() else { continue };
            // what stands before the colon of a title is not whose office it is
            let named = |&t: &usize| who.words.party(t).is_some_and(|p| p.0 == party);
            let below = |t: &usize| who.parse.hangs_below(who.parse.of_token[*t], k);
            if !(0..who.words.tokens.len()).filter(named).any(|t| below(&t)) {
                continue;
            }
            let kind = (c.first..c.end).rev().find_map(|t| who.words.role(t)).map(|r| r.0);
            match kind {
                Some(RoleKind::Institution) if titled => add(&mut self.hosts, party),
                Some(RoleKind::Office) => add(&mut self.offices, party),
                _ => continue,
            }
            let text = fold(who.words.text_of(c.first..c.end));
            for label in &mut self.answering {
                let name = fold(&label.name);
                if text.contains(&*name) {
                    add(&mut label.whole, party);
                }
                let last = name.split_whitespace().last().unwrap_or_default();
                if text.split_whitespace().any(|word| word == last) {
                    add(&mut label.part, party);
                }
            }
        }
    }

    /// Listens to the first sentence of an answer, whether its label tells of an office.
    pub(super) fn hear_label(&mut self, paragraph: usize, mentions: &[Mention]) {
        if let Some(&Turn::Answer(by)) = self.turns.get(paragraph) {
            self.answering[by].office |= mentions.iter().any(|m| m.first <= 1 && matches!(m.what, What::Role { .. }));
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
        let Some(Turn::Answer(by)) = self.turns.get(paragraph) else { return None };
        let label = &self.answering[*by];
        let told = if label.whole.is_empty() { &label.part } else { &label.whole };
        if let Some(officer) = only(told) {
            return Some(officer);
        }
        if !self.hosts.is_empty() {
            return only(&self.hosts);
        }
        // "A:" may be anybody's, "Spokesperson:" is no minister's
        let offices = only(&self.offices).filter(|_| !label.office);
        let seat = || only(&self.seats).filter(|_| self.offices.is_empty());
        offices.or_else(|| self.guest()).or_else(seat)
    }
}

/// The label of a hearing that answers all the others: the one with most paragraphs, few of which ask, where half of the others
/// do.
fn sole_answerer<'a>(counts: &FxHashMap<&'a str, Count>) -> Option<&'a str> {
    let (name, most) = counts.iter().max_by_key(|(_, c)| c.all)?;
    let others = counts.iter().filter(|(other, _)| *other != name);
    let others =
        others.fold(Count::default(), |sum, (_, c)| Count { all: sum.all + c.all, asking: sum.asking + c.asking });
    let alone = counts.iter().all(|(other, c)| other == name || c.all < most.all);
    let answers = most.all >= 3 && most.asking * 3 < most.all && counts.len() > 1;
    (alone && answers && others.all >= 3 && others.asking * 2 >= others.all).then_some(name)
}

fn only(heard: &Heard) -> Option<u16> {
    match *heard.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn add(heard: &mut Heard, party: u16) {
    if !heard.contains(&party) {
        heard.push(party);
    }
}
