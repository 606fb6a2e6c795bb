//! What earlier sentences leave behind for pronouns, descriptions and quotations.
//!
//! Each memory knows the paragraph it was renewed in and fades some paragraphs later; the independent items of a digest
//! share none.

mod learn;
mod matters;
mod names;

use super::author::Author;
use super::climb::Matter;
use super::few::Few;
use super::holder::Parties;
use crate::lexicon::model::PhraseKind;
use crate::stance::{Act, Side};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;
use std::hash::Hasher;
use std::rc::Rc;

/// What a sentence was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Topic {
    pub issue: u16,
    /// The side of what is spoken of: of the truce that was rejected.
    pub side: Side,
    /// By which act a side was taken, if any was.
    pub act: Option<Act>,
    /// Who took it, if only one party did.
    pub by: Option<u16>,
    /// The side of what was done or decided: of the rejection of the truce.
    pub deed: Option<Side>,
    /// Whether it was decided or done, and not only said.
    pub done: bool,
    /// Whether it was only answered, and told before.
    pub answer: bool,
    /// Whether it is an event, of which nobody's position is told.
    pub event: bool,
    /// Whether a party took that side, and not only somebody unknown or nobody.
    pub held: bool,
    /// Whether it was asked or offered, so that it can be accepted or refused.
    pub asked: bool,
    /// The side of the noun that names it, and whether that is a plural: what "it" or "them" is, whatever became of it.
    pub noun: Option<(Side, bool)>,
    /// Whether pronouns go on to speak of it: something was said of it, or it is the subject or the object.
    pub leads: bool,
}

impl Topic {
    /// Whether anything was said of the matter, and not only its name.
    pub const fn told(&self) -> bool {
        self.held || self.asked || self.deed.is_some() || self.act.is_some()
    }
}

/// A noun by which a matter was named, for "the sale", "these tariffs" in the sentences that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub word: u32,
    pub issue: u16,
    pub side: Side,
    pub kind: PhraseKind,
}

/// A common noun that was spoken of, for "them" and "it" as what a deed is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    pub word: u32,
    pub many: bool,
    /// Whether it was a subject.
    pub leads: bool,
}

/// So many common nouns are remembered.
const NOUNS: usize = 16;

/// For so many sentences.
const NOUNS_REACH: u32 = 2;

/// For how many paragraphs a heading stands.
const SECTION: u32 = 4;

/// Something remembered, and the paragraph in which it was last said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Memory<T> {
    what: Option<T>,
    paragraph: u32,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { what: None, paragraph: 0 }
    }
}

impl<T: Clone> Memory<T> {
    fn set(&mut self, what: T, paragraph: u32) {
        *self = Self { what: Some(what), paragraph };
    }

    fn clear(&mut self) {
        self.what = None;
    }

    /// What is remembered, if it was said at most `reach` paragraphs before `now`.
    fn within(&self, reach: u32, now: u32) -> Option<T> {
        self.what.as_ref().filter(|_| self.paragraph + reach >= now).cloned()
    }
}

/// Who was spoken of last, by kind. Cheap to clone, since each sentence looks at what stood before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Discourse {
    /// The last man or woman in office who was a subject, and whether a woman, where that is known.
    person: Memory<(u16, Option<bool>)>,
    /// The one before, of another party.
    person_before: Memory<(u16, Option<bool>)>,
    /// The paragraph in which the last one was spoken of.
    met: u32,
    /// The last man or woman in office who was said to speak.
    narrator: Memory<u16>,
    /// The last party that was a subject as a whole, for "it".
    body: Memory<u16>,
    /// The one before.
    body_before: Memory<u16>,
    /// The last speaker, for quotations that run on.
    speaker: Memory<u16>,
    /// The last one who took a side or was reported, for sentences that go on in the same voice.
    voice: Memory<Parties>,
    /// The last two parties that acted together or on each other, for "both sides".
    pair: Option<(u16, u16)>,
    /// How often each party was named, for a pair that nothing near tells.
    counts: Few<[(u16, u32); 8]>,
    /// Several subjects together, for "they".
    many: Memory<Parties>,
    /// The last ones named together as subjects, by their names, for "the ministers".
    joint: Memory<Parties>,
    /// Who made the last plan, deal or statement.
    document: Memory<Parties>,
    /// What was proposed or demanded last: one matter, or several that nobody can tell apart.
    matter: Memory<Few<[Matter; 4]>>,
    /// Whose they were, if only one party's.
    proposer: Option<u16>,
    /// What the last sentence with a statement said somebody was ready for, if only one matter.
    ready: Memory<(u16, Side)>,
    /// What the last deal was about: one matter, or several that nobody can tell apart.
    deal: Memory<Few<[(u16, Side); 4]>>,
    /// The last person acted on somebody of another party, so that "he" may be either.
    contested: bool,
    /// What the sentence before was about, if only one matter, and whether it told of a deed or a decision.
    topic: Memory<Topic>,
    /// The common nouns of the last sentences of the paragraph, the latest last, each with its sentence.
    nouns: Few<[(Noun, u32); 8]>,
    /// The nouns by which matters were named in the last statements.
    named: Memory<Few<[Named; 4]>>,
    /// The nouns at the head of longer names ("the missile tests") in the text so far, the latest last; `None` for one that
    /// names two matters.
    short: Rc<Vec<(Box<str>, Option<Named>)>>,
    /// The party that labels the paragraph.
    heading: Memory<u16>,
    /// The party whose name is the heading of the section.
    section: Memory<u16>,
    /// Counts sentences.
    sentence: u32,
    /// The sentence is the first of its paragraph.
    opens: bool,
    /// The sentence that `topic` was said in.
    topic_at: u32,
    /// What was decided or done last, for "the decision" some sentences later.
    decided: Memory<Topic>,
    /// The issues that the sentence before named, whether anybody took a side or not.
    spoken: Memory<Few<[u16; 4]>>,
    /// The sentence that they were named in.
    spoken_at: u32,
    /// The last sentence that named a party.
    named_at: u32,
    /// The issues named lately, each with its last sentence and paragraph.
    heard: Few<[(u16, u32, u32); 4]>,
    /// The last demand, offer or threat named with its owner, for a list that follows ("These include …").
    list: Memory<(u16, Act, Side)>,
    /// Full names seen so far (party, person), so that a common surname can stand alone.
    pub introduced: Rc<FxHashSet<(u16, u16)>>,
    /// People the lexicon does not know, by their surnames: the party they were said to speak for, if any.
    acquainted: Rc<FxHashMap<u64, Option<u16>>>,
    /// Organs named with their party, by the noun: that party, if it was always the same.
    organs: Rc<FxHashMap<u64, Option<u16>>>,
    /// Bare nouns of office, each with those whose they were called so far; `None` for somebody's whom the text does not name.
    offices: Rc<FxHashMap<u64, SmallVec<[Option<u16>; 2]>>>,
    /// The nouns of organs and offices that this paragraph has named with their party.
    told: Few<[u64; 4]>,
    /// Names that the text has given somebody for what follows ("hereinafter "the Participants""), and whom.
    defined: Rc<Vec<(Box<str>, Parties)>>,
    /// The parties of the text so far, also those that only an adjective names.
    seen: Few<[u16; 8]>,
    /// The last person in office was in another's country, or met somebody whose office is told.
    away: bool,
    /// Parties as they were named, each with the paragraph; the latest last, subjects after the rest of their sentence.
    recent: Few<[(u16, u32); 8]>,
    /// Whose voice the document is.
    author: Rc<Author>,
    /// The party whose capital the dateline names.
    home: Option<u16>,
    /// Who was named without a verb before a list or a row of clauses without a subject ("The Security Council, …").
    hanging: Parties,
    paragraph: u32,
    /// The paragraphs are items of a digest, which have nothing to do with one another.
    items: bool,
}

impl Discourse {
    /// Before the first sentence; `items` tells that the paragraphs are independent of one another.
    pub(super) fn new(items: bool) -> Self {
        Self { items, ..Self::default() }
    }

    /// Whether the sentence is the first of its paragraph.
    pub(super) const fn opens(&self) -> bool {
        self.opens
    }

    /// Begins a sentence of `paragraph`.
    pub(super) fn enter(&mut self, paragraph: u32, leans_back: bool) {
        self.sentence += 1;
        self.opens = paragraph != self.paragraph;
        if paragraph == self.paragraph {
            return;
        }
        if self.items && !leans_back {
            let (introduced, acquainted) = (self.introduced.clone(), self.acquainted.clone());
            let (section, sentence, author) = (self.section.clone(), self.sentence, self.author.clone());
            let home = self.home;
            // a document of one author hangs together
            let items = author.parties().is_empty();
            *self = Self { introduced, acquainted, section, items, sentence, author, home, ..Self::default() };
        } else if leans_back {
            // what a paragraph that goes on leans on is as near as if no paragraph had ended
            let back = self.paragraph;
            for at in [&mut self.person.paragraph, &mut self.body.paragraph, &mut self.speaker.paragraph] {
                renew(at, back, paragraph);
            }
            for at in [&mut self.person_before.paragraph, &mut self.body_before.paragraph] {
                renew(at, back, paragraph);
            }
            for at in [&mut self.many.paragraph, &mut self.voice.paragraph, &mut self.list.paragraph] {
                renew(at, back, paragraph);
            }
        }
        self.paragraph = paragraph;
        self.nouns.clear();
        self.told.clear();
    }

    /// "Jordan: King Hussein called …": the paragraph is about a party that stands before it.
    pub(super) fn entitle(&mut self, party: u16) {
        self.heading.set(party, self.paragraph);
        self.speaker.set(party, self.paragraph);
        self.body.set(party, self.paragraph);
        self.voice.set(Parties::from_slice(&[party]), self.paragraph);
        self.person.clear();
    }

    /// "Egypt, Jordan – Both hailed …": the paragraph is about the two that stand before it.
    pub(super) fn entitle_both(&mut self, first: u16, second: u16) {
        let both = Parties::from_slice(&[first, second]);
        self.pair = Some((first, second));
        self.many.set(both.clone(), self.paragraph);
        self.joint.set(both, self.paragraph);
        self.person.clear();
        self.speaker.clear();
    }

    /// "LAGOS, 12 May —": where the report was written, and "CHAD —", further down, of whom a paragraph tells.
    pub(super) fn date_line(&mut self, party: u16, whole: bool) {
        match self.home {
            None => self.home = Some(party),
            Some(_) if whole => self.entitle(party),
            Some(_) => {}
        }
    }

    /// The party at home where the report was written, unless another one spoke last.
    pub(super) fn at_home(&self) -> Option<u16> {
        let last = self.speaker().or(self.body());
        self.home.filter(|&home| last.is_none_or(|last| last == home) && !self.contested && !self.away)
    }

    /// The common nouns of the last sentences of the paragraph, the latest first.
    pub(super) fn nouns(&self) -> SmallVec<[Noun; 8]> {
        let near = |n: &&(Noun, u32)| n.1 + NOUNS_REACH >= self.sentence;
        self.nouns.iter().rev().filter(near).map(|n| n.0).collect()
    }

    /// Remembers the common nouns of the sentence.
    pub(super) fn hear(&mut self, nouns: impl Iterator<Item = Noun>) {
        for noun in nouns {
            self.nouns.retain(|n| n.0.word != noun.word);
            if self.nouns.len() == NOUNS {
                self.nouns.remove(0);
            }
            self.nouns.push((noun, self.sentence));
        }
    }

    /// The party that stands as a label before the paragraph.
    pub(super) fn label(&self) -> Option<u16> {
        self.heading.within(0, self.paragraph)
    }

    /// The party that stands as a label before the paragraph, or as the heading over it.
    pub(super) fn heading(&self) -> Option<u16> {
        self.label().or_else(|| self.section.within(SECTION, self.paragraph))
    }

    /// What the first lines have told of whose voice the document is.
    pub(super) fn author(&self) -> &Author {
        &self.author
    }

    pub(super) fn sign(&mut self, author: Author) {
        if *self.author != author {
            self.author = Rc::new(author);
        }
    }

    /// Whose voice the document is, if one party's.
    pub(super) fn only_author(&self) -> Option<u16> {
        match *self.author.parties() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// "The Security Council, …": whose verbs the next paragraphs begin with, until a full stop.
    pub(super) fn hang(&mut self, parties: Parties) {
        self.hanging = parties;
    }

    pub(super) fn let_go(&mut self) {
        self.hanging.clear();
    }

    pub(super) fn hanging(&self) -> &Parties {
        &self.hanging
    }

    /// A paragraph that is nothing but the name of a party is the heading of a section about it.
    pub(super) fn open_section(&mut self, party: Option<u16>) {
        match party {
            Some(party) => {
                self.section.set(party, self.paragraph);
                self.entitle(party);
            }
            None => {
                self.section.clear();
                self.person.clear();
            }
        }
    }

    pub(super) fn person(&self) -> Option<u16> {
        let last = self.person.within(2, self.paragraph).map(|p| p.0);
        last.filter(|&p| !self.passed_over(p, self.person.paragraph))
    }

    /// Whether this paragraph has told of others only since an earlier one told of a party: what was left behind there is
    /// out of sight.
    fn passed_over(&self, party: u16, paragraph: u32) -> bool {
        paragraph < self.paragraph && self.names_here(|_| true) && !self.named_here(party)
    }

    /// The last person who fits, or the one before.
    pub(super) fn person_who(&self, fits: impl Fn((u16, Option<bool>)) -> bool) -> Option<u16> {
        let before = || self.person_before.within(2, self.paragraph).filter(|&p| fits(p));
        // nobody stands where an outsider took the pronouns
        let last = self.person.within(2, self.paragraph)?;
        if self.passed_over(last.0, self.person.paragraph) {
            return None;
        }
        Some(last).filter(|&p| fits(p)).or_else(before).map(|p| p.0)
    }

    /// Whether somebody in person was told of in this paragraph.
    pub(super) const fn met_here(&self) -> bool {
        self.met == self.paragraph
    }

    pub(super) fn narrator(&self) -> Option<u16> {
        // whoever is spoken of since then is nearer
        self.narrator.within(2, self.paragraph).filter(|_| self.narrator.paragraph >= self.met)
    }

    pub(super) fn body(&self) -> Option<u16> {
        self.body.within(1, self.paragraph).filter(|&p| !self.passed_over(p, self.body.paragraph))
    }

    /// The last party that fits, or the one before.
    pub(super) fn body_that(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let before = || self.body_before.within(1, self.paragraph).filter(|&p| fits(p));
        let last = self.body()?;
        Some(last).filter(|&p| fits(p)).or_else(before)
    }

    /// Somebody else has the word in a transcript.
    pub(super) fn turn(&mut self) {
        self.speaker.clear();
        self.voice.clear();
    }

    /// The next question of a transcript: "both sides" will not be those of the last one.
    pub(super) fn open_question(&mut self) {
        self.pair = None;
        self.counts.clear();
    }

    /// The answer to a question that names one party only: "both sides" are that one and whoever answers.
    pub(super) fn answer_for(&mut self, host: u16) {
        let mut others = self.counts.iter().map(|c| c.0).filter(|&p| p != host);
        if let (Some(other), None) = (others.next(), others.next()) {
            self.pair = Some((host, other));
        }
    }

    pub(super) fn speaker(&self) -> Option<u16> {
        self.speaker.within(1, self.paragraph).filter(|&p| !self.passed_over(p, self.speaker.paragraph))
    }

    /// The last one spoken of as a subject in this paragraph.
    pub(super) fn speaker_here(&self) -> Option<u16> {
        self.speaker.within(0, self.paragraph)
    }

    /// Who spoke last in this paragraph.
    pub(super) fn voice(&self) -> Parties {
        self.voice.within(0, self.paragraph).unwrap_or_default()
    }

    pub(super) fn pair(&self) -> Option<Parties> {
        self.pair.map(|(first, second)| Parties::from_slice(&[first, second]))
    }

    /// The two parties named most in the text so far for which `fits` holds, where they stand out from the rest.
    /// Each was named `least` times or more.
    pub(super) fn foremost(&self, least: u32, fits: impl Fn(u16) -> bool) -> Option<Parties> {
        let mut counts: SmallVec<[(u16, u32); 8]> =
            self.counts.iter().filter(|c| c.1 >= least && fits(c.0)).copied().collect();
        counts.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        match *counts.as_slice() {
            [first, second] => Some(Parties::from_slice(&[first.0, second.0])),
            [first, second, third, ..] if second.1 > third.1 => Some(Parties::from_slice(&[first.0, second.0])),
            _ => None,
        }
    }

    /// The party named most in the text so far, by far, of those for which `fits` holds.
    pub(super) fn leading(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let mut such = self.counts.iter().filter(|c| fits(c.0));
        let first = such.next()?;
        let (most, rest) =
            such.fold(
                (*first, 0),
                |(most, rest), &c| if c.1 > most.1 { (c, rest.max(most.1)) } else { (most, rest.max(c.1)) },
            );
        (most.1 > 2 * rest).then_some(most.0)
    }

    pub(super) fn many(&self) -> Parties {
        self.many.within(3, self.paragraph).unwrap_or_default()
    }

    /// Those whom "they" stands for: the last ones spoken of together, unless the paragraph has told of somebody else.
    pub(super) fn they(&self) -> Parties {
        let mut many = self.many();
        if many.iter().all(|&p| self.passed_over(p, self.many.paragraph)) {
            many.clear();
        }
        self.speaker_here().filter(|s| !many.contains(s)).map_or(many, |s| Parties::from_slice(&[s]))
    }

    /// Three or more who acted together, in this paragraph or the few before.
    pub(super) fn joint(&self) -> Option<Parties> {
        self.joint.within(6, self.paragraph)
    }

    /// The party named last, in this paragraph or the two before, for which `fits` holds.
    pub(super) fn last(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let near = |r: &&(u16, u32)| r.1 + 4 >= self.paragraph && fits(r.0);
        self.recent.iter().rev().find(near).map(|r| r.0)
    }

    /// Whether this paragraph has named a party for which `fits` holds.
    pub(super) fn names_here(&self, fits: impl Fn(u16) -> bool) -> bool {
        self.recent.iter().any(|r| r.1 == self.paragraph && fits(r.0))
    }

    /// The only party of the text so far for which `fits` holds.
    pub(super) fn only(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let mut such = self.seen.iter().copied().filter(|&p| fits(p));
        such.next().filter(|_| such.next().is_none())
    }

    /// Whether the paragraph has named the party.
    pub(super) fn named_here(&self, party: u16) -> bool {
        self.names_here(|named| named == party)
    }

    /// Whether the text has named the party again and again.
    pub(super) fn often(&self, party: u16) -> bool {
        self.counts.iter().any(|c| c.0 == party && c.1 > 2)
    }

    /// Whether the last person spoken of is a guest, so that a bare office may be the host's.
    pub(super) const fn away(&self) -> bool {
        self.away
    }

    /// Whether "he" may be either of two.
    pub(super) const fn contested(&self) -> bool {
        self.contested
    }
}

/// Moves a memory of paragraph `back` to `now`.
fn renew(at: &mut u32, back: u32, now: u32) {
    if *at == back {
        *at = now;
    }
}

fn key(surname: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(surname.as_bytes());
    hasher.finish()
}
