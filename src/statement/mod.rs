//! Statements: who stands on which side of which issue, read off the clause tree.
//!
//! For every issue phrase the extraction climbs the tree (`climb`), composing cues, shifters and negation, until a cue
//! with a holder; `holder` finds who that is, with the `discourse` of the sentences before for pronouns and
//! descriptions. Every climb that ends without a statement leaves a reason, which `explain` prints.

mod anaphora;
mod author;
mod briefing;
mod climb;
mod discourse;
mod extract;
mod few;
mod heading;
mod holder;
mod known;
mod letters;
mod naming;
mod speech;
mod successive;
mod term;
mod voice;

pub use extract::{Analysis, extract, outline};
pub use successive::Successive;

use crate::lexicon::model::Lexicon;
use crate::stance::{Act, Certainty, Direction, Side};
use crate::text::Span;
use serde::Deserialize;

/// One attributed claim.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Index of the party in the lexicon.
    pub party: u16,
    /// Index of the issue in the lexicon.
    pub issue: u16,
    /// The side it takes, or would take under its condition.
    pub side: Side,
    /// Where the holder stands.
    pub direction: Direction,
    /// How it is expressed.
    pub act: Act,
    /// How sure holder and side are.
    pub certainty: Certainty,
    /// Of whom it is demanded.
    pub addressee: Vec<u16>,
    /// Whom the content concerns.
    pub about: Vec<u16>,
    /// The words that name the holder.
    pub speaker: Option<Span>,
    /// The party that reports it, where another does.
    pub reported_by: Option<u16>,
    /// The condition it hangs on.
    pub condition: Option<Span>,
    /// The sentence.
    pub evidence: Span,
    /// The words of the issue phrase.
    pub phrase: Span,
    /// The same with what they are done to, where a verb names the issue ("stop": "stop firing").
    pub told: Span,
    /// How it was found.
    pub factors: Vec<Factor>,
    /// How the holder was found, in words.
    pub holder: Found,
}

impl Statement {
    /// `s-` and a hash of document bytes, span, party, issue and direction (64-bit FNV-1a, stable for ever).
    #[must_use]
    pub fn id(&self, text: &str, lexicon: &Lexicon) -> String {
        self.id_after(text_hash(text), lexicon)
    }

    /// The same, for those who hashed the document's text once for all of its statements.
    #[must_use]
    pub fn id_after(&self, text: u64, lexicon: &Lexicon) -> String {
        let parts: [&[u8]; 5] = [
            &self.evidence.start.to_le_bytes(),
            &self.evidence.end.to_le_bytes(),
            lexicon.parties[self.party as usize].id.as_bytes(),
            lexicon.issues[self.issue as usize].id.as_bytes(),
            self.direction.word().as_bytes(),
        ];
        let hash = parts.into_iter().fold(text, fnv);
        format!("s-{hash:016x}")
    }

    /// The same statement in a text in which it stands elsewhere.
    pub(crate) fn shifted(&self, to: impl Fn(Span) -> Span) -> Self {
        let Self { party, issue, side, direction, act, certainty, .. } = *self;
        let Self { reported_by, holder, speaker, condition, evidence, phrase, told, .. } = *self;
        let factor = |f: &Factor| Factor { step: f.step, entry: f.entry, span: to(f.span) };
        Self {
            party,
            issue,
            side,
            direction,
            act,
            certainty,
            addressee: self.addressee.clone(),
            about: self.about.clone(),
            speaker: speaker.map(&to),
            reported_by,
            condition: condition.map(&to),
            evidence: to(evidence),
            phrase: to(phrase),
            told: to(told),
            factors: self.factors.iter().map(factor).collect(),
            holder,
        }
    }

    /// The decision that made it what it is, as an index into the lexicon's.
    #[must_use]
    pub fn decision(&self) -> Option<usize> {
        self.factors.iter().find(|f| f.step == Step::Decision).and_then(|f| f.entry).map(|index| index as usize)
    }
}

/// One step of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// What the step did.
    pub step: Step,
    /// The lexicon entry, where one matched; for [`Step::Decision`] the index of the decision.
    pub entry: Option<u32>,
    /// The words.
    pub span: Span,
}

/// What a step of a trace did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Step {
    Issue,
    Anaphor,
    Cue,
    Reverse,
    Keep,
    Negation,
    Modal,
    Condition,
    Report,
    Deed,
    Decision,
}

impl Step {
    /// The step in words a reader can follow.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Issue => "names the issue",
            Self::Anaphor => "stands for what was proposed or demanded before",
            Self::Cue => "takes a side",
            Self::Reverse => "turns the side round",
            Self::Keep => "keeps the side",
            Self::Negation => "negates, which turns the side round",
            Self::Modal => "makes it a demand or an intention",
            Self::Condition => "ties it to a condition",
            Self::Report => "reports it",
            Self::Deed => "carries it out",
            Self::Decision => "was decided by hand",
        }
    }
}

/// How a holder was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Found {
    Named,
    Role,
    Pronoun,
    Description,
    Quotation,
    Possessor,
    Group,
    Voice,
    Document,
    Decision,
}

impl Found {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Named => "named in the sentence",
            Self::Role => "an office or organ of the party",
            Self::Pronoun => "a pronoun that stands for the last speaker",
            Self::Description => "a description that stands for the last speaker",
            Self::Quotation => "the speaker of the quotation",
            Self::Possessor => "named as the one whose demand, plan or measure it is",
            Self::Group => "a group that the text has named",
            Self::Voice => "who speaks in the sentences around it",
            Self::Document => "who made the plan, deal or statement",
            Self::Decision => "decided by hand",
        }
    }
}

/// An issue phrase that gave no statement, and why.
#[derive(Debug, Clone)]
pub struct Dropped {
    /// Index of the issue.
    pub issue: u16,
    /// The words of the phrase.
    pub phrase: Span,
    /// The lexicon entry.
    pub entry: Option<u32>,
    /// Where the climb stopped and why.
    pub reason: &'static str,
    /// The words at which it stopped.
    pub at: Span,
}

/// The hash of a document's text that the ids of its statements go on from.
#[must_use]
pub fn text_hash(text: &str) -> u64 {
    fnv(0xcbf2_9ce4_8422_2325, text.as_bytes())
}

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
