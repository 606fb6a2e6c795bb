//! The ways through the parts that the words of a sentence may play, and how each token moves its clause on.

use super::Tag;
use super::context::FOLLOWS;
use crate::clause::words::Words;
use crate::language::Classes;
use crate::matching::Kind;

/// How far the clause has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
    /// No finite verb yet.
    Open,
    /// It has one.
    Full,
    /// It has one, and a conjunction, a comma or a new subject allows another.
    More,
    /// A clause without its verb, inside one that has none yet either.
    Inner,
    /// A clause without its verb, inside one that has its own.
    Nested,
}

pub(super) const CLAUSES: [Clause; 5] = [Clause::Open, Clause::Full, Clause::More, Clause::Inner, Clause::Nested];
/// How much sooner a clause opens with its verb where that may be an operative one.
const OPERATIVE: i32 = 18;
/// More than any way costs.
const NEVER: i32 = i32::MAX / 4;

/// How a token moves the clause on: for each state the next one, and what that costs.
type Moves = [(Clause, u8); 5];

static STAY: Moves = [(Clause::Open, 0), (Clause::Full, 0), (Clause::More, 0), (Clause::Inner, 0), (Clause::Nested, 0)];
/// A finite verb, straight behind a noun or an adjective and elsewhere.
static FINITE_BEHIND_NAME: Moves =
    [(Clause::Full, 0), (Clause::Full, 25), (Clause::Full, 8), (Clause::Open, 0), (Clause::More, 0)];
static FINITE: Moves = [(Clause::Full, 0), (Clause::Full, 25), (Clause::Full, 2), (Clause::Open, 0), (Clause::More, 0)];
/// What allows another finite verb.
static GO_ON: Moves =
    [(Clause::Open, 0), (Clause::More, 0), (Clause::More, 0), (Clause::Inner, 0), (Clause::Nested, 0)];
/// The same behind a noun that is no name, before the verb of an inner clause.
static PAUSE: Moves =
    [(Clause::Open, 0), (Clause::More, 0), (Clause::More, 0), (Clause::Inner, 3), (Clause::Nested, 3)];
static SUBORDINATE: Moves =
    [(Clause::Inner, 0), (Clause::Nested, 0), (Clause::Nested, 0), (Clause::Inner, 0), (Clause::Nested, 0)];
static BREAK: Moves =
    [(Clause::Open, 10), (Clause::Open, 0), (Clause::Open, 0), (Clause::Open, 10), (Clause::Open, 10)];

/// One number for each state of the clause. Three more than there are states, so that all are one or two machine words.
pub(super) type States = [i32; 8];

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// The part that what follows is measured by: an adverb is looked through.
    pub(super) lead: Tag,
    /// Cheapest cost in each state of the clause.
    pub(super) cost: States,
    /// The way there: the number of the node in the column before times 8, plus the state.
    pub(super) from: States,
}

impl Node {
    pub(super) const fn new(tag: Tag) -> Self {
        Self { tag, lead: tag, cost: [NEVER; 8], from: [0; 8] }
    }

    fn reach(&mut self, state: Clause, cost: i32, from: i32) {
        let slot = state as usize;
        if cost < self.cost[slot] {
            self.cost[slot] = cost;
            self.from[slot] = from;
        }
    }

    /// Reaches each state from the same one before.
    fn stay(&mut self, costs: &States, step: i32, from: i32) {
        for (state, &before) in costs.iter().enumerate() {
            let cost = before + step;
            let less = cost < self.cost[state];
            self.cost[state] = if less { cost } else { self.cost[state] };
            self.from[state] = if less { from + state as i32 } else { self.from[state] };
        }
    }
}

/// The nodes of one token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) token: usize,
    pub(super) first: usize,
    pub(super) end: usize,
}

pub(super) struct Lattice<'w, 's> {
    pub(super) words: &'w Words<'s>,
    /// The part of the auxiliary, or of the coordinator, that the token goes on with behind what stands between two commas.
    pub(super) resumed: Option<Tag>,
}

impl Lattice<'_, '_> {
    /// Fills the node of a candidate: the cheapest ways to it from those of the token before.
    pub(super) fn fill(&self, node: &mut Node, previous: Option<(usize, &[Node])>, at: usize, own: i32) {
        let tag = node.tag;
        let Some((before, nodes)) = previous else {
            let point = tag == Tag::Base && self.point(at);
            let operative = if tag == Tag::Finite && self.operative(at) || point { OPERATIVE } else { 0 };
            let cost = own + i32::from(FOLLOWS[Tag::Break as usize][tag as usize]) - operative;
            let mut start = [NEVER; 8];
            start[Clause::Open as usize] = 0;
            self.enter(node, at, Tag::Break, &start, cost, 0);
            return;
        };
        // the parts of a compound hold together, and so do the words of a name
        let together = self.words.glued(at) || self.words.same_name(before, at);
        for (number, previous) in nodes.iter().enumerate() {
            let step = own + if together { 0 } else { self.step(before, previous, at, tag) as i32 };
            self.enter(node, at, previous.lead, &previous.cost, step, number as i32 * 8);
        }
        if tag == Tag::Adverb {
            // the node that the cheapest way comes from, whatever the state
            let cheapest = (0..5).min_by_key(|&state| (node.cost[state], node.from[state]));
            node.lead = cheapest.map_or(tag, |state| nodes[node.from[state] as usize / 8].lead);
        }
    }

    /// Enters a token in the states of the clause that it leads to, `from` a node before with these `costs`.
    fn enter(&self, node: &mut Node, at: usize, before: Tag, costs: &States, step: i32, from: i32) {
        let (moves, opens) = self.moves(node.tag, at, before);
        if opens != 0 && costs[Clause::Full as usize] < NEVER {
            node.reach(Clause::More, costs[1] + step + opens as i32, from + Clause::Full as i32);
        }
        if std::ptr::eq(moves, &STAY) {
            return node.stay(costs, step, from);
        }
        // "demanded that Israel pull out": behind "that" the bare form is as good as any
        let c = self.words.classes(at);
        let bare = node.tag == Tag::Finite && c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_PAST);
        let less = if bare && before == Tag::Noun { 10 } else { 0 };
        for state in 0..CLAUSES.len() {
            let cost = costs[state];
            if cost < NEVER {
                let (next, extra) = moves[state];
                let inner = matches!(CLAUSES[state], Clause::Inner | Clause::Nested);
                let cost = (cost + step - if inner { less } else { 0 }).max(0);
                node.reach(next, cost + i32::from(extra), from + state as i32);
            }
        }
    }

    /// How a token moves the clause on, and at what cost it may open another one in a full clause besides (0: not).
    fn moves(&self, tag: Tag, at: usize, before: Tag) -> (&'static Moves, u32) {
        let verb = matches!(before, Tag::Finite | Tag::Base | Tag::Ing | Tag::Participle);
        let moves = match tag {
            _ if finite(self.words, at, tag, before) => {
                if matches!(before, Tag::Noun | Tag::Adjective) {
                    &FINITE_BEHIND_NAME
                } else {
                    &FINITE
                }
            }
            // "Since the quarrel, …": a clause seldom stops before its verb
            Tag::Comma if before == Tag::Noun && at > 0 && self.words.party(at - 1).is_none() => &PAUSE,
            Tag::Coordinator | Tag::Comma => &GO_ON,
            Tag::Subordinator | Tag::Relative => &SUBORDINATE,
            Tag::Break => &BREAK,
            Tag::Pronoun if self.subject(at) => &GO_ON,
            Tag::Noun | Tag::Determiner | Tag::Adjective if verb => {
                // "said Ankara rejected": only a verb of saying takes a clause without "that"
                let says = at > 0 && (self.words.senses[at - 1].says || self.tells_of_name(at - 1));
                return (&STAY, if says { 2 } else { 14 });
            }
            // "says now is not the time"
            Tag::Adverb if at > 0 && self.words.senses[at - 1].says && self.words.classes(at + 1).any(Classes::BE) => {
                return (&STAY, 4);
            }
            // "the areas the army holds"
            Tag::Determiner if before == Tag::Noun => &GO_ON,
            _ => &STAY,
        };
        (moves, 0)
    }

    /// A pronoun that may be a subject.
    fn subject(&self, at: usize) -> bool {
        self.words.classes(at).any(Classes(Classes::SUBJECT.0 | Classes::IT.0 | Classes::OTHER.0))
    }
}

/// Whether the part makes a clause finite.
fn finite(words: &Words<'_>, at: usize, tag: Tag, before: Tag) -> bool {
    match tag {
        Tag::Finite => true,
        Tag::Modal => true,
        Tag::Have | Tag::Be => {
            words.classes(at).any(Classes::FINITE) && !matches!(before, Tag::Modal | Tag::To)
                || words.kind(at) == Kind::Possessive
                // "that the troops be withdrawn", but "opposes troops being withdrawn"
                || tag == Tag::Be && matches!(before, Tag::Noun | Tag::Pronoun) && !words.classes(at).any(Classes::VERB_ING)
        }
        _ => false,
    }
}
