//! Groups: "both sides", "the four governments", "the states that voted for it" stand for those who were named.

use super::{Parties, Who};
use crate::clause::{Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, RoleKind};
use crate::matching::{Kind, What};
use crate::statement::Found;

impl Who<'_> {
    /// "both sides", "the two leaders", "Britain and France, both of which …".
    pub(super) fn of_two(&self, chunk: usize) -> Option<(Parties, Found)> {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        // "Britain and France, both of which …": those named before
        let of_which = words.classes(c.end).any(Classes::OF) && words.classes(c.end + 1).any(Classes::RELATIVE);
        if of_which {
            let before = (0..chunk).rev().find(|&k| self.parse.chunks[k].group == Group::Noun);
            let first = before.map(|k| self.parse.lead(k));
            return Some((first.map(|k| self.asked(k)).unwrap_or_default(), Found::Group));
        }
        let dual = words.any.any(Classes::DUAL) && (c.first..c.end).any(|t| words.classes(t).any(Classes::DUAL));
        // "according to two officials" are none that the text has named
        let definite = !words.classes(c.first).any(Classes::NUMBER) || !words.classes(c.first).any(Classes::DUAL);
        if dual
            && definite
            && let Some(pair) = self.pair_before(chunk).or_else(|| self.pair(c.head))
        {
            return Some((pair, Found::Group));
        }
        // "the two leaders" are never one
        dual.then(|| (Parties::new(), Found::Description))
    }

    /// "each side", "neither government": the two, one by one.
    pub(super) fn of_each(&self, chunk: usize) -> Option<(Parties, Found)> {
        let c = &self.parse.chunks[chunk];
        let (kind, mention) = self.words.role(c.head)?;
        let whole = kind == RoleKind::Sides && mention.first as usize == c.first && c.first < c.head;
        let determined = self.words.classes(c.first).any(Classes::DETERMINER) && c.head + 1 == c.end;
        if !whole || !determined {
            return None;
        }
        let pair = self.pair_before(chunk).or_else(|| self.pair(c.head)).or_else(|| self.several());
        Some((pair.unwrap_or_default(), Found::Group))
    }

    /// "The four want …": those, three or more, who were named together before.
    pub(super) fn by_number(&self, chunk: usize) -> Option<(Parties, Found)> {
        let c = &self.parse.chunks[chunk];
        let class = |t: usize| self.words.classes(t);
        let definite = class(c.first).any(Classes::ARTICLE) && !class(c.first).any(Classes::INDEFINITE);
        let number = class(c.head).any(Classes::NUMBER) && !class(c.head).any(Classes::DUAL);
        let alone = c.first + 1 == c.head && c.end == c.head + 1 && self.parse.children(chunk).next().is_none();
        let subject = c.relation == Relation::Subject && !class(c.head).any(Classes::TIME);
        (definite && number && alone && subject).then(|| self.discourse.joint())?.map(|joint| (joint, Found::Group))
    }

    /// Whether a noun group counts several, and not two.
    pub(super) fn three_or_more(&self, chunk: usize) -> bool {
        let c = &self.parse.chunks[chunk];
        let class = |t: usize| self.words.classes(t);
        class(c.head).any(Classes::NOUN_PLURAL)
            && (c.first..c.head).any(|t| class(t).any(Classes::NUMBER) && !class(t).any(Classes::DUAL))
    }

    /// Whether a relative clause says, without a comma, which ones are meant.
    pub(super) fn restricted(&self, chunk: usize) -> bool {
        self.parse.children(chunk).any(|k| {
            let k = &self.parse.chunks[k];
            let straight = |l: usize| l > 0 && self.words.kind(l - 1) != Kind::Comma;
            k.relation == Relation::Relative && k.group == Group::Verb && k.link.is_some_and(straight)
        })
    }

    /// Who is said to be the one.
    pub(super) fn said_to_be(&self, chunk: usize) -> Parties {
        let Some(verb) = self.parse.chunks[chunk].parent.map(|v| &self.parse.chunks[v]) else { return Parties::new() };
        let is = self.words.classes(verb.head).any(Classes::BE) && !verb.negated;
        let it = |s: usize| self.words.classes(self.parse.chunks[s].head).any(Classes::IT);
        verb.subject.filter(|&s| is && s < chunk && !it(s)).map(|s| self.asked(s)).unwrap_or_default()
    }

    /// Who is said to be among, or one of, a group.
    pub(super) fn among(&self, chunk: usize) -> Parties {
        let mut at = chunk;
        for _ in 0..3 {
            let Some(parent) = self.parse.chunks[at].parent else { break };
            let p = &self.parse.chunks[parent];
            if p.group == Group::Verb {
                let is = self.words.classes(p.head).any(Classes::COPULA);
                return p.subject.filter(|_| is && !p.negated).map(|s| self.asked(s)).unwrap_or_default();
            }
            at = parent;
        }
        Parties::new()
    }

    /// "the framework signed between Chad and Niger, by which the two parties …": the two between whom something is, earlier in
    /// the sentence.
    pub(super) fn pair_before(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let between = |&k: &usize| {
            let link = chunks[k].link.filter(|_| chunks[k].relation == Relation::Preposition);
            link.is_some_and(|l| self.words.classes(l).any(Classes::DUAL)) && self.parse.conjuncts(k).len() == 2
        };
        let first = (0..chunk).rev().find(between)?;
        let pair = self.holders(first).0;
        (pair.len() == 2).then_some(pair)
    }

    /// "The two governments", "both": the last two who met, else the two that the text is mostly about.
    pub(super) fn pair(&self, head: usize) -> Option<Parties> {
        // "the two delegations", of minutes that both have signed
        if let both @ [_, _] = self.discourse.author().parties() {
            return Some(Parties::from_slice(both));
        }
        let parties = &self.words.matcher.lexicon.parties;
        let state = self.stands_for(head) == Some(PartyKind::State) || self.heads(head);
        let fits = |p: u16| !state || parties[usize::from(p)].kind == PartyKind::State;
        // "under the accord the two parties undertook …": the two of whom the text tells above all, not those who hailed it
        let sides = matches!(self.words.role(head), Some((RoleKind::Sides, _)));
        let joint = Some(self.discourse.many()).filter(|m| m.len() == 2 && state);
        // "Delegations of Chad and Niger met in the presence of an American. The two parties …"
        let met = || Some(self.discourse.many()).filter(|m| m.len() == 2 && sides);
        let last = joint.or_else(|| self.discourse.pair()).or_else(met);
        let fights = |p: u16| fits(p) && !parties[usize::from(p)].kind.is_body();
        let main = self.discourse.foremost(3, fights).filter(|_| sides);
        if let (Some(last), Some(main)) = (&last, &main)
            && last.iter().any(|p| !main.contains(p))
            && !last.iter().all(|&p| self.discourse.named_here(p))
        {
            return Some(main.clone());
        }
        // where those who met are others, only two that come again and again can be meant
        let least = if last.is_some() { 2 } else { 1 };
        last.filter(|p| p.iter().all(|&p| fits(p))).or_else(|| self.discourse.foremost(least, fits).filter(|_| state))
    }

    /// "The two ministers", "the two heads of state": offices of each of several parties.
    pub(super) fn heads(&self, at: usize) -> bool {
        let roles = &self.words.matcher.lexicon.roles;
        self.words.covering(at).any(|m| match m.what {
            What::Role { role } => roles[role as usize].kind == RoleKind::Heads,
            _ => false,
        })
    }

    /// Those who were named together as subjects.
    pub(super) fn several(&self) -> Option<Parties> {
        Some(self.discourse.many()).filter(|many| many.len() > 1)
    }
}
