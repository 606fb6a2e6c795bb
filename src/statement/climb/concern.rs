//! Of whom a thing is demanded, and whom it concerns: read off the tree once a climb has found its holder.
//!
//! Both are lists of parties that the sentence names; a pronoun or "both sides" may stand for anybody, so it fills neither.

use super::Ground;
use super::{Start, State};
use crate::clause::{Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Cue, PhraseKind};
use crate::matching::{Mention, PartyForm, What};
use crate::stance::Act;
use crate::statement::holder::Parties;
use crate::statement::{Found, Step};

/// Steps up the tree after which a demand is looked for no further.
const HEIGHT: usize = 12;

impl Ground<'_> {
    /// Of whom it is demanded: whom the demand's frame addresses ("urged X to"), else who is to act ("demanded that X …",
    /// "X must …", "unless X …").
    pub(super) fn addressee(&self, state: &State, start: &Start, holders: &[u16]) -> Vec<u16> {
        let demand = self.demand_cue(state);
        let mut out = demand.map_or_else(Parties::new, |(cue, chunk)| self.asked_of(cue, chunk, start.issue));
        if out.is_empty() {
            out = self.to_act(start, demand.map(|(_, chunk)| chunk));
        }
        without(&out, holders)
    }

    /// The last cue that demands, and the chunk that it stands in.
    fn demand_cue(&self, state: &State) -> Option<(&Cue, usize)> {
        let factor = state.factors.iter().rev().find(|f| f.step == Step::Cue && f.entry.is_some())?;
        let What::Cue { cue, .. } = self.words.matcher.entry(factor.entry?).what else { return None };
        let cue = self.cue(cue);
        let token = self.words.tokens.partition_point(|t| t.span.start < factor.span.start);
        let asks = matches!(cue.act, Some(Act::Demand) | None);
        asks.then(|| self.parse.of_token.get(token).map(|&chunk| (cue, chunk)))?
    }

    /// Who stands where the cue's frame has the one it addresses.
    fn asked_of(&self, cue: &Cue, at: usize, issue: u16) -> Parties {
        let c = &self.parse.chunks[at];
        let object = cue.addressee.iter().any(|place| place == "object");
        let behind = |k: usize| {
            let link = self.parse.chunks[k].link.filter(|_| self.parse.chunks[k].relation == Relation::Preposition);
            link.is_some_and(|l| {
                let word = self.words.tokens[l].span.of(self.words.text);
                cue.addressee.iter().any(|place| place.eq_ignore_ascii_case(word))
            })
        };
        let place = |k: usize| match self.parse.chunks[k].relation {
            Relation::Object => object && !c.passive,
            Relation::Subject => object && c.passive && c.group == Group::Verb,
            _ => behind(k),
        };
        // "demanded compensation from X": the preposition may hang on what is demanded, unless the issue's own words take
        // it ("a withdrawal from X")
        let taken = |k: usize| {
            let frames = &self.words.matcher.frames;
            let word = self.parse.chunks[k].link.map_or(0, |l| self.words.tokens[l].word);
            frames.iter().any(|f| f.issue == issue && f.prepositions.contains(&word))
        };
        let objects = self.parse.children(at).filter(|&k| self.parse.chunks[k].relation == Relation::Object);
        let deeper = objects.flat_map(|k| self.parse.children(k)).filter(|&k| behind(k) && !taken(k));
        let mut out = Parties::new();
        for k in self.parse.children(at).filter(|&k| place(k)).chain(deeper) {
            out.extend(self.named(k));
        }
        out
    }

    /// Who is to do it: the subject of the clause that is demanded of them, or that the demand hangs on.
    fn to_act(&self, start: &Start, demand: Option<usize>) -> Parties {
        let mut at = start.chunk;
        for _ in 0..HEIGHT {
            if Some(at) == demand {
                break;
            }
            let c = &self.parse.chunks[at];
            let condition = Classes::CONDITION;
            let tied = c.link.is_some_and(|l| self.words.classes(l).any(condition));
            if c.group == Group::Verb && (demand.is_some() || tied || c.marks.any(Classes::MUST)) {
                let doer = if c.passive { self.parse.agent(at) } else { c.subject };
                if let Some(doer) = doer {
                    let named = self.named(doer);
                    return if named.is_empty() && !c.passive { self.owners_named(doer) } else { named };
                }
            }
            let Some(parent) = c.parent else { break };
            at = parent;
        }
        Parties::new()
    }

    /// "Russian troops", "Russia's navy": whose they are, where a name tells.
    fn owners_named(&self, chunk: usize) -> Parties {
        let first = self.words.classes(self.parse.chunks[chunk].first);
        if first.any(Classes(Classes::POSSESSIVE.0 | Classes::PRONOUN.0)) { Parties::new() } else { self.owners(chunk) }
    }

    /// The parties that a noun group and its conjuncts name.
    fn named(&self, chunk: usize) -> Parties {
        let (parties, found) = self.who().holders(chunk);
        if matches!(found, Found::Pronoun | Found::Description | Found::Group) { Parties::new() } else { parties }
    }

    /// Whom the content concerns: "sanctions on Moscow", "Ukraine's accession", "supply drones to Sudan".
    pub(super) fn about(&self, start: &Start, holders: &[u16]) -> Vec<u16> {
        let c = &self.parse.chunks[start.chunk];
        let mut out = Parties::new();
        // X's sanctions are X's, X's accession concerns X
        if start.kind != PhraseKind::Measure && c.group == Group::Noun {
            out.extend(c.subject.into_iter().flat_map(|k| self.named(k)));
        }
        out.extend(self.named_in_front(start));
        let below: Vec<usize> = self.parse.children(start.chunk).collect();
        for &k in &below {
            let object = self.parse.chunks[k].relation == Relation::Object;
            if object && c.group == Group::Verb {
                out.extend(self.named(k));
                out.extend(
                    self.parse.children(k).filter(|&k| self.targets(k, start.issue)).flat_map(|k| self.named(k)),
                );
            } else if self.targets(k, start.issue) {
                out.extend(self.named(k));
            }
        }
        // "imposed sanctions on X": the target hangs on the verb
        if let Some(verb) = c.parent.filter(|_| c.relation == Relation::Object && start.kind != PhraseKind::Topic) {
            let next = |&k: &usize| self.targets(k, start.issue) && self.parse.chunks[k].link == Some(c.end);
            out.extend(self.parse.children(verb).filter(next).flat_map(|k| self.named(k)));
        }
        without(&out, holders)
    }

    /// "Iran sanctions": a bare name in front of what is done to its bearer.
    fn named_in_front(&self, start: &Start) -> Option<u16> {
        let c = &self.parse.chunks[start.chunk];
        if c.group != Group::Noun || start.kind != PhraseKind::Measure || self.who().attributive(start.chunk).is_some()
        {
            return None;
        }
        (c.first..c.head).find_map(|t| match self.words.party(t) {
            Some((party, PartyForm::Name, _)) => Some(party),
            _ => None,
        })
    }

    /// Whether a noun group behind a preposition is what the words before it are aimed at, not a place, a time or part of
    /// the issue's own words.
    fn targets(&self, chunk: usize, issue: u16) -> bool {
        let c = &self.parse.chunks[chunk];
        let Some(link) = c.link.filter(|_| c.relation == Relation::Preposition) else { return false };
        let link = self.words.classes(link);
        // "talks in Moscow" are no talks about Russia
        let seat = self.words.seat(c.head).is_some();
        let place = link.any(Classes::PLACE) && !link.any(Classes::TO) && seat;
        let of = |frame: u16| self.words.matcher.frames[usize::from(frame)].issue == issue;
        // of one word also where nothing else names the frame
        let longer = |t: usize, what: What| {
            let holds = |m: &Mention| m.what == what && (m.first as usize..m.end as usize).contains(&t);
            self.words.long().iter().any(holds)
        };
        let alone = |t: usize| {
            let mut frames = self.words.matcher.objects(&self.words.tokens[t]).filter(|&f| of(f));
            frames.any(|frame| !longer(t, What::FrameObject { frame }))
        };
        let mut within = self.words.between(c.first, c.end).iter();
        let own =
            within.any(|m| matches!(m.what, What::FrameObject { frame } if of(frame))) || (c.first..c.end).any(alone);
        !(place || own || link.any(Classes(Classes::ADJUNCT.0 | Classes::BY.0 | Classes::AS.0 | Classes::WITHOUT.0)))
    }
}

/// The parties, each once, without the holders.
fn without(parties: &[u16], holders: &[u16]) -> Vec<u16> {
    let mut out: Vec<u16> = Vec::new();
    for &party in parties {
        if !holders.contains(&party) && !out.contains(&party) {
            out.push(party);
        }
    }
    out
}
