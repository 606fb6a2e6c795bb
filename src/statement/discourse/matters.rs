//! Matters that were spoken of, for "the demand", "the deal", "it", "the sale".

use super::{Discourse, Named, Topic};
use crate::stance::{Act, Side};
use crate::statement::climb::Matter;
use crate::statement::few::Few;
use crate::statement::holder::Parties;
use smallvec::SmallVec;
use std::rc::Rc;

/// For how many sentences, and paragraphs, an issue that was named is what the text is about.
const HEARD: u32 = 4;
const HEARD_PARAGRAPHS: u32 = 2;

/// The most nouns of longer names that are remembered.
const NAMES: usize = 12;

impl Discourse {
    /// Who made the plan, deal or statement that was spoken of last.
    pub(in crate::statement) fn document(&self) -> Parties {
        self.document.within(6, self.paragraph).unwrap_or_default()
    }

    /// What a plan, an offer or a demand is about, if it can only be one matter; `named` is the act that its noun names, and
    /// `document` whether it is a plan, `plain` whether nothing else is said of it.
    pub(in crate::statement) fn matter(&self, named: Option<Act>, document: bool, plain: bool) -> Option<(u16, Side)> {
        let matters = self.matter.within(2, self.paragraph).unwrap_or_default();
        // "the demand" is the one that was made in so many words
        let fits = |said: Option<Act>| match said {
            Some(_) => named == said,
            None => named.is_some() || document,
        };
        let such = || matters.iter().filter(|m| named.is_some() && m.2 == named);
        let only = match *matters.as_slice() {
            [(issue, side, said)] if fits(said) => Some((issue, side)),
            // "demanded a truce and offered talks … the offer"
            _ if plain && matters.len() > 1 && such().count() == 1 => such().next().map(|m| (m.0, m.1)),
            _ => None,
        };
        // "is ready for talks, and demanded a truce … the offer"
        let offer = plain && named == Some(Act::Offer) && such().next().is_none();
        only.or_else(|| self.ready.within(1, self.paragraph).filter(|_| offer))
    }

    /// The one party that proposed or demanded last, if it was only one.
    pub(in crate::statement) fn proposer(&self) -> Option<u16> {
        self.proposer
    }

    /// Remembers the one matter that somebody said yes to.
    pub(in crate::statement) fn be_ready(&mut self, matter: Option<(u16, Side)>) {
        match matter {
            Some(matter) => self.ready.set(matter, self.paragraph),
            None => self.ready.clear(),
        }
    }

    /// What "the agreement" settles, if it can only be one matter.
    pub(in crate::statement) fn deal(&self) -> Option<(u16, Side)> {
        match *self.deal.within(8, self.paragraph)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Remembers what a deal was about; a sentence that told of none, or only more of the same one, changes nothing.
    pub(in crate::statement) fn strike(&mut self, matters: SmallVec<[(u16, Side); 4]>) {
        let more = self.deal().is_some_and(|known| matters.contains(&known));
        if matters.is_empty() || more && matters.len() > 1 {
            return;
        }
        self.deal.set(matters.into(), self.paragraph);
    }

    /// What the sentence before was about.
    pub(in crate::statement) fn topic(&self) -> Option<Topic> {
        // a sentence that names no issue leaves it as it was
        let before = |_: &Topic| match self.sentence - self.topic_at {
            1 => true,
            2 => self.spoken_at <= self.topic_at && self.named_at + 1 == self.sentence,
            _ => false,
        };
        self.topic.within(1, self.paragraph).filter(before)
    }

    /// What the very sentence before was about.
    pub(in crate::statement) fn topic_before(&self) -> Option<Topic> {
        self.topic().filter(|_| self.topic_at + 1 == self.sentence)
    }

    /// The issues that the sentence before named, in this paragraph or the one before.
    pub(in crate::statement) fn spoken(&self) -> Few<[u16; 4]> {
        self.spoken.within(1, self.paragraph).filter(|_| self.spoken_at + 1 == self.sentence).unwrap_or_default()
    }

    /// How many sentences ago the issue was named last, if that was just before.
    pub(in crate::statement) fn heard(&self, issue: u16) -> Option<u32> {
        let near = |h: &&(u16, u32, u32)| {
            h.0 == issue && h.1 + HEARD >= self.sentence && h.2 + HEARD_PARAGRAPHS >= self.paragraph
        };
        self.heard.iter().find(near).map(|h| self.sentence - h.1)
    }

    /// Whether no other issue was named since then.
    pub(in crate::statement) fn heard_alone(&self, issue: u16) -> bool {
        let at = self.heard.iter().find(|h| h.0 == issue).map_or(0, |h| h.1);
        self.heard.iter().all(|h| h.0 == issue || h.1 < at)
    }

    /// Remembers the issues that the sentence names.
    pub(in crate::statement) fn mention(&mut self, issues: SmallVec<[u16; 4]>) {
        for &issue in &issues {
            self.heard.retain(|h| h.0 != issue);
            self.heard.push((issue, self.sentence, self.paragraph));
        }
        if !issues.is_empty() {
            self.spoken.set(issues.into(), self.paragraph);
            self.spoken_at = self.sentence;
        }
    }

    /// The nouns by which matters were named, in this paragraph or the one before.
    pub(in crate::statement) fn named(&self) -> Few<[Named; 4]> {
        self.named.within(1, self.paragraph).unwrap_or_default()
    }

    /// Whether any longer name was met.
    pub(in crate::statement) fn shortens(&self) -> bool {
        !self.short.is_empty()
    }

    /// What "the test" is short for: a longer name in the text so far that ends in the noun; `stem` is that of both numbers.
    pub(in crate::statement) fn short_for(&self, stem: &str) -> Option<Named> {
        self.short.iter().find(|(known, _)| **known == *stem)?.1
    }

    /// Remembers the nouns at the head of longer names.
    pub(in crate::statement) fn shorten(&mut self, names: impl Iterator<Item = (Box<str>, Named)>) {
        for (stem, name) in names {
            let short = Rc::make_mut(&mut self.short);
            let known = short.iter().position(|(known, _)| *known == stem);
            let before = known.map(|at| short.remove(at).1);
            let clear = before.is_none_or(|b| b.is_some_and(|b| (b.issue, b.side) == (name.issue, name.side)));
            if short.len() == NAMES {
                short.remove(0);
            }
            short.push((stem, clear.then_some(name)));
        }
    }

    /// Remembers them; a sentence that named nothing changes nothing.
    pub(in crate::statement) fn name(&mut self, named: SmallVec<[Named; 4]>) {
        if !named.is_empty() {
            self.named.set(named.into(), self.paragraph);
        }
    }

    /// What was decided or done last, in this paragraph or the two before.
    pub(in crate::statement) fn decided(&self) -> Option<Topic> {
        self.decided.within(2, self.paragraph)
    }

    /// Remembers what this sentence was about.
    pub(in crate::statement) fn speak_of(&mut self, topic: Topic) {
        if topic.done {
            self.decided.set(topic, self.paragraph);
        }
        self.topic.set(topic, self.paragraph);
        self.topic_at = self.sentence;
    }

    /// Remembers what a sentence proposed; one that proposed nothing changes nothing.
    pub(in crate::statement) fn propose(&mut self, matters: SmallVec<[Matter; 4]>, by: Option<u16>) {
        if !matters.is_empty() {
            self.matter.set(matters.into(), self.paragraph);
            self.proposer = by;
        }
    }

    pub(in crate::statement) fn list(&self) -> Option<(u16, Act, Side)> {
        self.list.within(0, self.paragraph)
    }

    /// "The two sides:" opens another list, of nobody knows whom.
    pub(in crate::statement) fn end_list(&mut self) {
        self.list.clear();
    }

    pub(in crate::statement) fn announce(&mut self, list: (u16, Act, Side)) {
        self.list.set(list, self.paragraph);
    }
}
