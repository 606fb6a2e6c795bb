//! What earlier sentences leave behind for pronouns, descriptions and quotations.

use crate::clause::{Form, Group, Parse, Words};
use crate::lexicon::model::{PartyKind, RoleKind};
use crate::matching::PartyForm;
use crate::stance::{Act, Side};
use rustc_hash::FxHashSet;
use smallvec::{SmallVec, smallvec};
use std::rc::Rc;

/// Who was spoken of last, by kind. Cheap to clone, since each sentence looks at what stood before it. Fades at paragraph ends, and starts anew at headings and items of a digest.
#[derive(Debug, Clone, Default)]
pub(super) struct Discourse {
    /// The last man or woman in office who was a subject.
    pub person: Option<u16>,
    /// The last party that was a subject as a whole, for "it".
    pub body: Option<u16>,
    /// The last speaker, for quotations that run on.
    pub speaker: Option<u16>,
    /// The last two parties that acted together or on each other, for "both sides".
    pub pair: Option<(u16, u16)>,
    /// Several subjects together, for "they".
    pub many: SmallVec<[u16; 4]>,
    /// The last demand, offer or threat named with its owner, for a list that follows ("These include …").
    pub list: Option<(u16, Act, Side)>,
    /// Full names seen so far (party, person), so that a common surname can stand alone.
    pub introduced: Rc<FxHashSet<(u16, u16)>>,
    /// Parties as they were named, each with the paragraph; the latest last, subjects after the rest of their sentence.
    recent: SmallVec<[(u16, u32); 8]>,
    paragraph: u32,
    /// No subject in the current paragraph has renewed `person` or `many`.
    stale: bool,
}

impl Discourse {
    /// Begins a sentence of `paragraph`; what is remembered fades with a new one.
    pub(super) fn enter(&mut self, paragraph: u32, opens_with_pronoun: bool) {
        if paragraph == self.paragraph {
            return;
        }
        if !opens_with_pronoun {
            // a person is remembered for one paragraph more, everything else is not
            if self.stale {
                self.person = None;
                self.many.clear();
            }
            self.stale = true;
            self.body = None;
            self.speaker = None;
            self.list = None;
        }
        self.paragraph = paragraph;
    }

    /// Learns the subjects of a parsed sentence.
    pub(super) fn learn(&mut self, words: &Words<'_>, parse: &Parse, resolve: impl Fn(usize) -> Vec<u16>) {
        let mut named: SmallVec<[u16; 8]> = SmallVec::new();
        let mut last = 0;
        for at in 0..words.tokens.len() {
            if words.senses[at].party == last {
                continue;
            }
            last = words.senses[at].party;
            if let Some((party, form, _)) = words.party(at) {
                if let PartyForm::FullName { person } = form
                    && !self.introduced.contains(&(party, person))
                {
                    Rc::make_mut(&mut self.introduced).insert((party, person));
                }
                if form != PartyForm::Adjective && !named.contains(&party) {
                    named.push(party);
                }
            }
        }
        // "both sides" are states or movements; a bloc between them mediates
        let lexicon = &words.matcher.lexicon;
        let sides = named.iter().filter(|&&p| lexicon.parties[usize::from(p)].kind != PartyKind::Bloc);
        if let [first, second] = *sides.copied().collect::<SmallVec<[u16; 8]>>() {
            self.pair = Some((first, second));
        }
        for &party in &named {
            self.recall(party);
        }
        for chunk in parse.chunks.iter().filter(|c| c.group == Group::Verb && c.form == Form::Finite) {
            let Some(subject) = chunk.subject else { continue };
            self.subject(words, parse, subject, &resolve(subject));
        }
    }

    fn recall(&mut self, party: u16) {
        self.recent.retain(|r| r.0 != party);
        if self.recent.len() == 8 {
            self.recent.remove(0);
        }
        self.recent.push((party, self.paragraph));
    }

    /// The party named last, in this paragraph or the two before, for which `fits` holds.
    pub(super) fn last(&self, fits: impl Fn(u16) -> bool) -> Option<u16> {
        let near = |r: &&(u16, u32)| r.1 + 4 >= self.paragraph && fits(r.0);
        self.recent.iter().rev().find(near).map(|r| r.0)
    }

    fn subject(&mut self, words: &Words<'_>, parse: &Parse, subject: usize, parties: &[u16]) {
        let head = parse.chunks[subject].head;
        let first = parse.chunks[subject].first;
        let office = (first..=head).any(|t| matches!(words.role(t), Some((RoleKind::Office, _))));
        let person = office
            || matches!(words.party(head), Some((_, PartyForm::FullName { .. } | PartyForm::ShortName { .. }, _)));
        match parties {
            [] => {
                // an unknown name or an outsider takes the pronouns that follow
                let outsider =
                    (first..=head).any(|t| matches!(words.role(t), Some((RoleKind::Outsider | RoleKind::Former, _))));
                if outsider
                    || words.capital(head)
                        && head > 0
                        && words.party(head).is_none()
                        && words.classes(head) == crate::language::Classes::default()
                {
                    self.person = None;
                    self.speaker = None;
                }
            }
            [party] => {
                self.recall(*party);
                self.speaker = Some(*party);
                self.stale = false;
                if person {
                    self.person = Some(*party);
                } else {
                    self.body = Some(*party);
                    self.many = smallvec![*party];
                }
            }
            several => {
                self.many = SmallVec::from_slice(several);
                self.stale = false;
            }
        }
    }
}
