//! What part each word plays in its sentence: the cheapest path through the parts that its word classes allow.
//!
//! Many words of news are verb and noun at once ("talks", "strikes", "demands", "calls"). Each word has one to four
//! candidate parts; the costs below say how well one part follows another, whether a clause already has its finite verb,
//! and whether subject and verb agree in number. The cheapest path is found in one pass (Viterbi 1967), so that a word is
//! judged by all of its sentence and not by its neighbour alone. Costs are in tenths and were set by hand.

use super::words::Words;
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::{CuePart, Kind, Mention, ModifierPart, PartyForm, What};
use crate::stance::Act;

/// The part that a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Tag {
    #[default]
    Noun,
    Pronoun,
    Determiner,
    Adjective,
    Adverb,
    Modal,
    Have,
    Be,
    Finite,
    Base,
    Ing,
    Participle,
    Preposition,
    To,
    Coordinator,
    Subordinator,
    Relative,
    Comma,
    Break,
}

const TAGS: usize = 19;

/// Cost of the second part (column) straight behind the first (row).
#[rustfmt::skip]
const FOLLOWS: [[u8; TAGS]; TAGS] = [
    // Noun Pro Det Adj Adv Mod Have Be Fin Base Ing Part Prep To Coo Sub Rel  ,   .
    [    8, 25, 20, 30, 10,  0,  0,  0,  5, 60, 20, 18,   3,  4,  5,  7,  7,  5,  3], // Noun
    [   50, 40, 30, 30,  5,  0,  0,  0,  2, 60, 20, 30,   8, 10,  8,  8, 10,  8,  8], // Pronoun
    [    0, 40,  8,  2, 10, 40, 40, 40, 60, 80, 15, 20,  15, 50, 20, 40, 40, 30, 40], // Determiner
    [    0, 40, 25,  4, 20, 25, 25, 25, 35, 70, 20, 20,  12, 10, 10, 15, 20,  6, 10], // Adjective
    [   12, 10,  8,  5,  6,  4,  4,  4,  4,  8,  6,  5,   5,  5,  8,  8, 12,  5,  5], // Adverb
    [   25, 12, 25, 30,  2, 60,  2,  2, 70,  0, 60, 60,  20, 20, 25, 25, 30, 15, 15], // Modal
    [   12, 15,  8, 12,  2, 60, 40,  2, 60, 60, 25,  0,  20,  6, 25, 20, 20, 15, 15], // Have
    [   12, 15,  4,  4,  2, 60, 40, 10, 60, 70,  3,  2,   6,  6, 20,  8,  8,  8,  8], // Be
    [    8,  3,  0,  8,  4, 40, 45, 45, 60, 45, 14, 22,   3,  3, 12,  4,  6,  6,  5], // Finite
    [    6,  3,  0,  6,  4, 50, 50, 50, 60, 45, 14, 22,   3,  5,  8,  5,  6,  6,  5], // Base
    [    5,  4,  0,  5,  4, 45, 45, 45, 50, 50, 20, 22,   3,  4,  8,  6,  6,  7,  7], // Ing
    [    9, 20, 12, 10,  4, 25, 25, 25, 30, 60, 18, 25,   0,  3,  7,  7,  8,  5,  4], // Participle
    [    3,  3,  0,  4, 12, 50, 50, 50, 70, 80,  6, 25,  18, 40, 30, 12,  6, 25, 25], // Preposition
    [   70, 70, 70, 70,  8, 70,  0,  0, 70,  0, 70, 70,  70, 70, 60, 70, 70, 70, 70], // To
    [    4,  5,  3,  5,  6,  8,  8,  8,  7,  9, 10, 12,   7,  5, 30,  5,  8, 15, 20], // Coordinator
    [    3,  0,  0,  6,  6, 20, 25, 25, 20, 60,  8, 12,   6,  8, 30, 15, 20,  8, 15], // Subordinator
    [    8,  3,  4, 12,  5,  0,  0,  0,  2, 60, 40, 30,  15,  6, 30, 20, 30,  8, 15], // Relative
    [    4,  4,  3,  6,  5, 12, 12, 12, 10, 30,  8, 14,   4, 12,  1,  3,  2, 20, 20], // Comma
    [    3,  3,  3,  5,  5, 25, 25, 20, 25, 14,  9, 10,   4, 10,  5,  3,  8, 20, 10], // Break
];

/// How far the clause has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clause {
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

const CLAUSES: [Clause; 5] = [Clause::Open, Clause::Full, Clause::More, Clause::Inner, Clause::Nested];
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
type States = [i32; 8];

#[derive(Debug, Clone, Copy)]
struct Node {
    tag: Tag,
    /// The part that what follows is measured by: an adverb is looked through.
    lead: Tag,
    /// Cheapest cost in each state of the clause.
    cost: States,
    /// The way there: the number of the node in the column before times 8, plus the state.
    from: States,
}

impl Node {
    const fn new(tag: Tag) -> Self {
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
struct Column {
    token: usize,
    first: usize,
    end: usize,
}

/// The memory that one sentence after another is tagged in.
#[derive(Debug, Default)]
pub(super) struct Tagger {
    nodes: Vec<Node>,
    columns: Vec<Column>,
    tags: Vec<Tag>,
    small: SmallWords,
}

impl Tagger {
    /// One part for each token of the sentence; quotation marks are passed over and count as breaks.
    pub(super) fn tag(&mut self, words: &Words<'_>) -> &[Tag] {
        self.nodes.clear();
        self.columns.clear();
        let lattice = Lattice { words };
        let mut before: Option<Column> = None;
        let mut candidates = Candidates::default();
        for at in (0..words.tokens.len()).filter(|&at| !words.kind(at).is_quote()) {
            candidates.count = 0;
            candidates.of(words, at, &mut self.small);
            let first = self.nodes.len();
            for &(tag, own) in &candidates.list[..candidates.count] {
                let previous = before.map(|b| (b.token, &self.nodes[b.first..b.end]));
                let node = lattice.node(previous, at, tag, i32::from(own));
                self.nodes.push(node);
            }
            let column = Column { token: at, first, end: self.nodes.len() };
            self.columns.push(column);
            before = Some(column);
        }
        self.best(words.tokens.len());
        &self.tags
    }

    /// The cheapest path, read backwards.
    fn best(&mut self, tokens: usize) {
        self.tags.clear();
        self.tags.resize(tokens, Tag::Break);
        let Some(last) = self.columns.last() else { return };
        let unfinished = |state: usize| match CLAUSES[state] {
            Clause::Open | Clause::Inner | Clause::Nested => 15,
            _ => 0,
        };
        let ends = (last.first..last.end).flat_map(|n| (0..CLAUSES.len()).map(move |s| (n, s)));
        let end = ends.min_by_key(|&(n, s)| self.nodes[n].cost[s] + unfinished(s));
        let Some((node, mut state)) = end else { return };
        let mut number = node - last.first;
        for column in self.columns.iter().rev() {
            let node = &self.nodes[column.first + number];
            self.tags[column.token] = node.tag;
            let from = node.from[state] as usize;
            (number, state) = (from / 8, from % 8);
        }
    }
}

struct Lattice<'w, 's> {
    words: &'w Words<'s>,
}

impl Lattice<'_, '_> {
    /// The node of a candidate: the cheapest ways to it from those of the token before.
    fn node(&self, previous: Option<(usize, &[Node])>, at: usize, tag: Tag, own: i32) -> Node {
        let mut node = Node::new(tag);
        let Some((before, nodes)) = previous else {
            let cost = own + i32::from(FOLLOWS[Tag::Break as usize][tag as usize]);
            let mut start = [NEVER; 8];
            start[Clause::Open as usize] = 0;
            self.enter(&mut node, at, Tag::Break, &start, cost, 0);
            return node;
        };
        // the parts of a compound hold together, and so do the words of a name
        let together = self.words.glued(at) || self.words.same_name(before, at);
        for (number, previous) in nodes.iter().enumerate() {
            let step = own + if together { 0 } else { self.step(before, previous, at, tag) as i32 };
            self.enter(&mut node, at, previous.lead, &previous.cost, step, number as i32 * 8);
        }
        if tag == Tag::Adverb {
            // the node that the cheapest way comes from, whatever the state
            let cheapest = (0..5).min_by_key(|&state| (node.cost[state], node.from[state]));
            node.lead = cheapest.map_or(tag, |state| nodes[node.from[state] as usize / 8].lead);
        }
        node
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
                let says = at > 0 && self.words.senses[at - 1].says;
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

    /// What it costs that `tag` follows the node of the word `before`.
    fn step(&self, before: usize, previous: &Node, at: usize, tag: Tag) -> u32 {
        let looked_through = u32::from(previous.lead != previous.tag);
        // "remains committed" is built like "is committed"
        let linking = matches!(tag, Tag::Participle | Tag::Adjective)
            && matches!(previous.lead, Tag::Finite | Tag::Base)
            && self.words.classes(before).any(Classes::LINKING);
        // "of having broken the truce"
        let perfect =
            tag == Tag::Participle && previous.lead == Tag::Ing && self.words.classes(before).any(Classes::HAVE);
        let row = match previous.lead {
            _ if linking => Tag::Be,
            _ if perfect => Tag::Have,
            lead => lead,
        };
        let cost = u32::from(FOLLOWS[row as usize][tag as usize]) + looked_through;
        let c = self.words.classes(at);
        match (previous.lead, tag) {
            // "the ceasefire proposed by Qatar"
            (Tag::Noun, Tag::Finite)
                if c.any(Classes::VERB_PARTICIPLE) && self.words.classes(at + 1).any(Classes::BY) =>
            {
                cost + 14
            }
            // "In a statement issued in Cairo, …": what stands behind the preposition is no subject
            (Tag::Noun, Tag::Finite) if c.any(Classes::VERB_PARTICIPLE) && self.fronted(before, at) => cost + 22,
            // "the release of the civilians held in camps": the object of a preposition is no subject
            (Tag::Noun, Tag::Finite)
                if c.any(Classes::VERB_PARTICIPLE)
                    && self.governed(before)
                    && self.words.party(before).is_none()
                    && self.words.classes(at + 1).any(Classes::PREPOSITION)
                    && !self.words.classes(at + 1).any(Classes(Classes::PARTICLE.0 | Classes::TO.0))
                    && !self.words.senses[at].says =>
            {
                cost + 11 + self.agreement(before, previous.lead, c) + self.compound(before, c)
            }
            // "companies accused of …", "all sanctions imposed on Syria"
            (Tag::Noun, Tag::Finite)
                if c.any(Classes::VERB_PARTICIPLE)
                    && self.words.party(before).is_none()
                    && !self.words.takes_side(at)
                    && !self.officer(before, at)
                    && self.words.classes(at + 1).any(Classes::PREPOSITION)
                    && !self.words.classes(at + 1).any(Classes(Classes::PARTICLE.0 | Classes::TO.0)) =>
            {
                cost + 5 + self.agreement(before, previous.lead, c) + self.compound(before, c)
            }
            // "rules out talks with M23 and demands that …"
            (Tag::Coordinator, Tag::Finite)
                if self.words.senses[at].verb
                    && c.any(Classes(Classes::VERB_S.0 | Classes::VERB_PAST.0))
                    && !c.any(Classes::AUXILIARY) =>
            {
                cost.saturating_sub(7)
            }
            // "demanded that Russia immediately halt": no name stands behind a "that" of its own
            (Tag::Determiner, Tag::Noun)
                if self.words.party(at).is_some() && self.words.classes(before).any(Classes::THAT) =>
            {
                cost + 25
            }
            // "keep arming Kyiv", "admitted giving weapons": what the lexicon knows as a verb has its object behind it
            (Tag::Base | Tag::Finite | Tag::Participle | Tag::Ing | Tag::Preposition, Tag::Noun | Tag::Adjective)
                if c.any(Classes::VERB_ING) && self.governs_behind(at) =>
            {
                cost + 12
            }
            // "until there was a ceasefire", "before it is lifted": a clause
            (Tag::Preposition, Tag::Pronoun) if self.words.classes(at + 1).any(Classes::FINITE) => cost + 15,
            // "lets aid in, rules out …": what only a verb can be
            (Tag::Comma | Tag::Coordinator, Tag::Finite)
                if c.any(Classes::VERB_S) && self.words.covering(at).any(|m| known_verb(m, at)) =>
            {
                cost.saturating_sub(8)
            }
            (Tag::Noun, Tag::Finite)
                if self.words.kind(at + 1) == Kind::Comma
                    && c.any(Classes::ADJECTIVE)
                    && c.any(Classes::VERB_PARTICIPLE) =>
            {
                cost + 20
            }
            // "the eve of the meeting"
            (Tag::Determiner, Tag::Ing)
                if c.any(Classes::ANY_NOUN) && self.words.classes(before).any(Classes::ARTICLE) =>
            {
                cost + 15
            }
            // "three of the states concerned, …"
            (Tag::Noun, Tag::Participle)
                if self.words.kind(at + 1) == Kind::Comma
                    && !self.words.senses[at].says
                    && self.words.party(before).is_none()
                    && !self.words.capital(before) =>
            {
                cost.saturating_sub(6)
            }
            // "have each volunteered", "are all ready"
            (Tag::Have | Tag::Be | Tag::Modal, Tag::Adverb) if c.any(Classes::DETERMINER) => {
                let behind = self.words.classes(at + 1);
                // "will neither lift the ban nor …"
                let denies = c.any(Classes::NEGATIVE) && behind.any(Classes::VERB_BASE);
                if denies || behind.any(Classes::VERB) && !behind.any(Classes::ANY_NOUN) { cost } else { cost + 30 }
            }
            // "Chad and Niger each release captives"
            (Tag::Noun, Tag::Adverb)
                if c.any(Classes::DETERMINER)
                    && !c.any(Classes::ARTICLE)
                    && self.joined(before)
                    && self.words.classes(at + 1).any(Classes::VERB) =>
            {
                cost
            }
            // "had earlier ruled out", "further calls for": before its verb, else an adjective
            (_, Tag::Adverb)
                if c.any(Classes::ADJECTIVE)
                    && c.any(Classes::ADVERB)
                    && !self.words.classes(at + 1).any(Classes(Classes::VERB.0 | Classes::AUXILIARY.0)) =>
            {
                cost + 20
            }
            // "which has bases there, is calling": nothing for a subject
            (_, Tag::Pronoun)
                if c.any(Classes::ADVERB)
                    && !self
                        .words
                        .classes(at + 1)
                        .any(Classes(Classes::VERB.0 | Classes::AUXILIARY.0 | Classes::ADVERB.0)) =>
            {
                cost + 20
            }
            // "whose release it demands": a noun
            (Tag::Relative, Tag::Finite | Tag::Base) if self.words.classes(before).any(Classes::POSSESSIVE) => {
                cost + 40
            }
            // "Peru neither accepted the truce nor …"
            (Tag::Noun | Tag::Pronoun, Tag::Adverb)
                if c.any(Classes::DETERMINER)
                    && c.any(Classes::NEGATIVE)
                    && self.words.classes(at + 1).any(Classes(Classes::VERB_PAST.0 | Classes::VERB_S.0))
                    && !self.words.classes(at + 1).any(Classes::ANY_NOUN) =>
            {
                cost
            }
            (_, Tag::Adverb) if c.any(Classes::DETERMINER) => cost + 40,
            // "the siege must end first": nothing is left for the number to count
            (Tag::Base | Tag::Finite | Tag::Participle, Tag::Determiner)
                if c.any(Classes::NUMBER) && c.any(Classes::ADVERB) && !self.words.kind(at + 1).is_wordlike() =>
            {
                cost + 20
            }
            (_, Tag::Finite) => {
                let bare = c.any(Classes::VERB_BASE) && !c.any(Classes::VERB_PAST) && self.subjunctive(at);
                let agreement = if bare { 0 } else { self.agreement(before, previous.lead, c) };
                // "FARC rebels hand over": who is somebody does nothing by it
                let role =
                    c.any(Classes::VERB_S) && self.words.role(at).is_some() && self.words.party(before).is_some();
                cost + agreement + self.compound(before, c) + if role { 12 } else { 0 }
            }
            (Tag::Noun | Tag::Pronoun, Tag::Base) if self.causative(before) => 8,
            (Tag::Noun | Tag::Pronoun, Tag::Participle) if self.causative(before) => 4,
            // "not only did Kenya back an inquiry"
            (Tag::Modal, Tag::Noun | Tag::Pronoun) if self.words.party(at).is_some() || c.any(Classes::SUBJECT) => 8,
            (Tag::Noun | Tag::Pronoun, Tag::Base) if self.inverted(before) => 4,
            // "…," said Jane Roe
            (Tag::Break | Tag::Comma, Tag::Adjective) if self.words.senses[at].says => cost + 20,
            // "two hours Trump", "last week Israel"
            (Tag::Noun, Tag::Noun)
                if self.words.party(at).is_some()
                    && self.words.party(before).is_none()
                    && self.words.classes(before).any(Classes::TIME) =>
            {
                30
            }
            (Tag::Noun, Tag::Noun) if self.words.senses[at].topic => 0,
            // "of recognising Kosovo"
            (Tag::Adjective, Tag::Noun)
                if self.words.party(at).is_some() && self.words.classes(before).any(Classes::VERB_ING) =>
            {
                cost + 8
            }
            // "Iran calls for a truce and says …": a name is seldom followed by a noun that may be its verb
            (Tag::Noun, Tag::Noun)
                if self.words.party(before).is_some() && c.any(Classes::VERB_S) && !self.words.senses[at].names =>
            {
                cost + if self.phrasal(at) { 12 } else { 5 }
            }
            // "Peru and Chile advocate dialogue": two names have a verb
            (Tag::Noun, Tag::Noun)
                if self.words.party(before).is_some()
                    && c.any(Classes::VERB_BASE)
                    && !self.words.senses[at].names
                    && self.joined(before) =>
            {
                cost + 12
            }
            // "will go on sending food"
            (Tag::Preposition, Tag::Noun | Tag::Adjective)
                if c.any(Classes::VERB_ING) && self.goes_on(before) && !self.words.senses[at].names =>
            {
                cost + 14
            }
            // "no intention of giving up the bases"
            (Tag::Preposition, Tag::Noun | Tag::Adjective) if c.any(Classes::VERB_ING) && self.phrasal(at) => cost + 20,
            // "to swapping prisoners"
            (Tag::Noun, Tag::Noun)
                if self.words.classes(before).any(Classes::VERB_ING) && !self.words.senses[before].noun =>
            {
                cost + 8
            }
            (Tag::Noun, Tag::Noun) if self.words.party(before).is_none() => {
                let name = self.words.capital(at) && !self.words.capital(before);
                let begins = self.words.senses[at].names;
                cost + if self.plural(before) { 12 } else { 0 } + if name { 6 } else { 0 } + if begins { 4 } else { 0 }
            }
            (Tag::Participle, Tag::Preposition) if c.any(Classes::BY) => cost.saturating_sub(5),
            // "…, Jane Roe, said on Monday"
            (Tag::Comma, Tag::Participle) if self.words.senses[at].says => cost + 6,
            // "rejected" behind "and" is a verb sooner than an adjective
            (Tag::Coordinator | Tag::Comma, Tag::Adjective) if c.any(Classes::VERB) && !c.any(Classes::ADJECTIVE) => {
                cost + 4
            }
            // "will not be eased until Seoul has paid"
            (_, Tag::Preposition) if c.any(Classes::SUBORDINATOR) && self.clause_ahead(at) => cost + 10,
            // "speaking in Paris after a meeting with the king, said": no clause without a verb
            (_, Tag::Subordinator) if c.any(Classes::PREPOSITION) && self.no_clause(at) => cost + 15,
            // "provided that", "now that"
            (Tag::Subordinator, Tag::Subordinator) if c.any(Classes::THAT) => 0,
            // "offered to pay compensation": a bare noun behind "to" is rare
            (Tag::Preposition, Tag::Noun)
                if self.words.classes(before).any(Classes::TO)
                    && !self.words.capital(at)
                    && !self.plural(at)
                    && c.any(Classes::VERB_BASE) =>
            {
                cost + 14
            }
            // "of imposing tariffs"
            (Tag::Preposition, Tag::Adjective) if c.any(Classes::VERB_ING) => cost + 6,
            (Tag::Preposition, Tag::Adjective) if self.words.classes(before).any(Classes::TO) => cost + 6,
            (Tag::Be, Tag::Participle) if self.words.senses[at].predicate => cost + 3,
            _ => cost,
        }
    }

    /// Whether the noun before the token stands with an article behind the preposition that opens the sentence, and another
    /// preposition follows: "At a summit held in …".
    fn fronted(&self, noun: usize, at: usize) -> bool {
        let small = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ARTICLE.0);
        let opener = self.words.classes(0);
        let time = |t: usize| self.words.classes(t).any(Classes::TIME);
        (2..7).contains(&noun)
            && opener.any(Classes::PREPOSITION)
            && !opener.any(Classes::SUBORDINATOR)
            && self.words.classes(1).any(small)
            && self.words.classes(at + 1).any(Classes::PREPOSITION)
            && (2..=noun).all(|t| self.words.kind(t).is_wordlike() && !self.words.classes(t).any(small) && !time(t))
    }

    /// The noun stands with its article behind "of" or another preposition.
    fn governed(&self, noun: usize) -> bool {
        let small = Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ARTICLE.0);
        let open = |t: usize| self.words.classes(t).any(small) || self.words.classes(t).any(Classes::ADJECTIVE);
        let before = (noun.saturating_sub(3)..noun).rev().find(|&t| !open(t));
        before.is_some_and(|t| t > 1 && self.words.classes(t).any(Classes(Classes::OF.0 | Classes::FOR.0)))
    }

    /// "the secretary-general returned from Kyiv": an office acts; "the minister accused of fraud" suffers.
    fn officer(&self, before: usize, at: usize) -> bool {
        matches!(self.words.role(before), Some((RoleKind::Office, _))) && !self.words.classes(at + 1).any(Classes::OF)
    }

    /// A verb of several words that the lexicon knows begins here: "giving up", "calls for".
    fn phrasal(&self, at: usize) -> bool {
        let frame = |m: &Mention| m.end as usize > at + 1 && matches!(m.what, What::FrameVerb { .. });
        self.words.beginning(at).iter().any(|m| known_verb(m, at) || frame(m))
    }

    /// A verb in -ing that the lexicon knows, straight before a noun group.
    fn governs_behind(&self, at: usize) -> bool {
        let sense = &self.words.senses[at];
        let behind = self.words.classes(at + 1);
        let opens = Classes(
            Classes::ANY_NOUN.0
                | Classes::ADJECTIVE.0
                | Classes::DETERMINER.0
                | Classes::POSSESSIVE.0
                | Classes::PRONOUN.0,
        );
        sense.verb
            && !sense.names
            && (!sense.noun || self.words.party(at + 1).is_some())
            && !self.words.compound(at)
            && self.words.kind(at + 1).is_wordlike()
            && (behind.any(opens) || behind == Classes::default() || self.words.party(at + 1).is_some())
    }

    /// "demands that the army pull back": a bare verb in a clause behind "that" which is asked for or proposed.
    fn subjunctive(&self, at: usize) -> bool {
        if !self.words.any.any(Classes::THAT) {
            return false;
        }
        let near = (at.saturating_sub(9)..at).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        let that = near.into_iter().find(|&t| self.words.classes(t).any(Classes::THAT));
        let asks = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Verb | CuePart::Noun, .. } => {
                matches!(self.words.matcher.lexicon.cues[cue as usize].act, Some(Act::Demand | Act::Offer))
            }
            _ => false,
        };
        that.is_some_and(|t| t > 0 && self.words.covering(t - 1).any(asks))
    }

    /// The preposition ends a verb of two words that the lexicon knows: "go on", "insist on".
    fn goes_on(&self, preposition: usize) -> bool {
        preposition > 0
            && self
                .words
                .beginning(preposition - 1)
                .iter()
                .any(|m| m.end as usize == preposition + 1 && known_verb(m, preposition - 1))
    }

    /// The name that ends at the token is joined to another one.
    fn joined(&self, at: usize) -> bool {
        let first = self.words.party(at).map(|p| p.2.first as usize);
        first.is_some_and(|f| f > 0 && self.words.classes(f - 1).any(Classes::COORDINATOR))
    }

    /// An auxiliary that makes a clause finite stands behind the next noun group.
    fn clause_ahead(&self, at: usize) -> bool {
        let stops = Classes(
            Classes::TO.0 | Classes::THAT.0 | Classes::RELATIVE.0 | Classes::COORDINATOR.0 | Classes::SUBORDINATOR.0,
        );
        (at + 1..at + 8)
            .take_while(|&t| self.words.kind(t).is_wordlike() && !self.words.classes(t).any(stops))
            .skip(1)
            .any(|t| self.words.classes(t).any(Classes::FINITE))
    }

    /// What stands between the word and the next comma can hold no finite verb, and a verb follows.
    fn no_clause(&self, at: usize) -> bool {
        let verb = Classes(Classes::FINITE.0 | Classes::VERB_PAST.0 | Classes::VERB_S.0 | Classes::VERB_BASE.0);
        let comma = (at + 1..at + 12).find(|&t| !self.words.kind(t).is_wordlike());
        comma.is_some_and(|comma| {
            self.words.kind(comma) == Kind::Comma
                && self.words.party(comma + 1).is_none()
                && self.words.classes(comma + 1).any(verb)
                && (at + 1..comma).all(|t| self.words.party(t).is_some() || !self.words.classes(t).any(verb))
        })
    }

    /// "out of desert patrols": a bare singular straight behind a preposition sooner begins a compound.
    fn compound(&self, before: usize, c: Classes) -> u32 {
        let behind_preposition = before > 0 && self.words.classes(before - 1).any(Classes::PREPOSITION);
        let bare = behind_preposition && self.words.party(before).is_none() && !self.words.capital(before);
        if bare && c.any(Classes::ANY_NOUN) && !self.plural(before) { 4 } else { 0 }
    }

    /// The name that ends at the token stands behind its auxiliary: "did Kenya".
    fn inverted(&self, at: usize) -> bool {
        let first = self.words.party(at).map_or(at, |p| p.2.first as usize);
        first > 0 && self.words.classes(first - 1).any(Classes(Classes::DO.0 | Classes::MODAL.0))
    }

    /// A verb like "let" or "want" stands a few words before.
    fn causative(&self, at: usize) -> bool {
        if !self.words.any.any(Classes::CAUSATIVE) {
            return false;
        }
        let near = (at.saturating_sub(6)..at).rev().take_while(|&t| self.words.kind(t).is_wordlike());
        near.into_iter().any(|t| self.words.classes(t).any(Classes::CAUSATIVE))
    }

    fn plural(&self, at: usize) -> bool {
        let c = self.words.classes(at);
        c.any(Classes::NOUN_PLURAL) && !c.any(Classes::NOUN)
    }

    /// Subject and verb agree in number; a name may take either.
    fn agreement(&self, before: usize, previous: Tag, verb: Classes) -> u32 {
        if verb.any(Classes::VERB_PAST) {
            return 0;
        }
        // "each", "both" behind two subjects
        if previous == Tag::Noun && before > 0 && self.words.classes(before).any(Classes::DETERMINER) {
            return if self.joined(before - 1) && !verb.any(Classes::VERB_S) { 0 } else { 40 };
        }
        let subject = self.words.classes(before);
        let many = Classes(Classes::THEY.0 | Classes::FIRST.0 | Classes::OTHER.0);
        if verb.any(Classes::VERB_S) {
            let plural = self.plural(before) && self.words.party(before).is_none();
            return match previous {
                Tag::Noun if plural => 25,
                Tag::Pronoun if subject.any(Classes(Classes::THEY.0 | Classes::FIRST.0)) => 50,
                _ => 0,
            };
        }
        match previous {
            Tag::Noun => {
                let named = self.words.party(before).map(|p| p.2.first as usize);
                let pair = named.unwrap_or(before).checked_sub(1);
                let together = pair.is_some_and(|t| self.words.classes(t).any(Classes::COORDINATOR));
                match named {
                    _ if together => 2,
                    Some(_) => 14,
                    None if subject.any(Classes::NOUN_PLURAL) => 2,
                    None if self.words.capital(before) => 16,
                    None => 40,
                }
            }
            Tag::Pronoun if subject.any(many) => 0,
            Tag::Pronoun if subject.any(Classes::DETERMINER) => 0,
            Tag::Pronoun => 50,
            Tag::Relative | Tag::Coordinator => 5,
            _ => 12,
        }
    }
}

/// Whether a mention of several words begins at the token with a verb ("rules out").
const fn known_verb(mention: &Mention, at: usize) -> bool {
    mention.first as usize == at
        && mention.end > mention.first + 1
        && matches!(
            mention.what,
            What::Cue { part: CuePart::Verb, .. } | What::Modifier { part: ModifierPart::Verb, .. }
        )
}

/// Whether the part makes a clause finite.
fn finite(words: &Words<'_>, at: usize, tag: Tag, before: Tag) -> bool {
    match tag {
        Tag::Finite => true,
        Tag::Modal => true,
        Tag::Have | Tag::Be => {
            words.classes(at).any(Classes::FINITE) && !matches!(before, Tag::Modal | Tag::To)
                || words.kind(at) == Kind::Possessive
                // "that the troops be withdrawn"
                || tag == Tag::Be && matches!(before, Tag::Noun | Tag::Pronoun)
        }
        _ => false,
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Candidates {
    list: [(Tag, u8); 8],
    count: usize,
}

impl Candidates {
    fn add(&mut self, tag: Tag, cost: u8) {
        if self.count < self.list.len() && !self.list[..self.count].iter().any(|c| c.0 == tag) {
            self.list[self.count] = (tag, cost);
            self.count += 1;
        }
    }

    fn of(&mut self, words: &Words<'_>, at: usize, small: &mut SmallWords) {
        match words.kind(at) {
            Kind::Word => {}
            Kind::Number => {
                self.add(Tag::Noun, 3);
                return self.add(Tag::Determiner, 2);
            }
            Kind::Possessive => {
                let pronoun = at > 0 && words.classes(at - 1).any(Classes::PRONOUN);
                self.add(Tag::Determiner, if pronoun { 30 } else { 0 });
                return self.add(Tag::Be, if pronoun { 0 } else { 40 });
            }
            Kind::Comma => return self.add(Tag::Comma, 0),
            _ => return self.add(Tag::Break, 0),
        }
        if let Some((_, form, _)) = words.party(at) {
            self.add(if form == PartyForm::Adjective { Tag::Adjective } else { Tag::Noun }, 0);
            return self.add(Tag::Noun, 4);
        }
        let c = words.classes(at);
        if words.compound(at) && !c.any(Classes(Classes::TO.0 | Classes::COORDINATOR.0)) {
            self.add(Tag::Noun, 2);
            return self.add(Tag::Adjective, 2);
        }
        let condition = Classes(Classes::CONDITION_POSITIVE.0 | Classes::CONDITION_NEGATIVE.0);
        if c.any(condition) && words.classes(at + 1).any(Classes::THAT) {
            return self.add(Tag::Subordinator, 0);
        }
        self.small_word(c, words, at, small);
        if words.senses[at].topic && self.count == 0 && (c.any(Classes::ANY_NOUN) || !c.any(Classes::VERB)) {
            self.add(Tag::Noun, 0);
            // "calls for it to end attacks", "the right to strike back"
            if !(at > 0 && c.any(Classes::VERB_BASE) && words.classes(at - 1).any(Classes::TO)) {
                return;
            }
        }
        if self.count == 0 || c.any(Classes(Classes::VERB.0 | Classes::ANY_NOUN.0 | Classes::ADJECTIVE.0)) {
            self.open_word(words, at, c);
        }
        if self.count == 0 {
            self.add(Tag::Noun, 0);
        }
    }

    /// Closed classes.
    fn small_word(&mut self, c: Classes, words: &Words<'_>, at: usize, small: &mut SmallWords) {
        // "May" the month, "Will" the man
        if words.capital(at) && at > 0 && !words.kind(at - 1).is_quote() && c.any(Classes::AUXILIARY) {
            self.add(Tag::Noun, 0);
        }
        if c.any(Classes::NEGATIVE) && !c.any(Classes(Classes::NO.0 | Classes::MODAL.0 | Classes::COORDINATOR.0)) {
            self.add(Tag::Adverb, 0);
        }
        if c.any(ALL_SMALL) {
            let known = small.of(c);
            for &(tag, cost) in &known.list[..known.count] {
                self.add(tag, cost);
            }
        }
        // "has bases there"
        let subject = Classes(Classes::VERB.0 | Classes::AUXILIARY.0 | Classes::ADVERB.0);
        if c.any(Classes::ADVERB) && c.any(Classes::OTHER) && !words.classes(at + 1).any(subject) {
            self.add(Tag::Adverb, 0);
        }
        if c.any(Classes::PREPOSITION) && !c.any(Classes::PARTICLE) && c.any(Classes::AS) {
            self.add(Tag::Adverb, 14);
        }
    }

    fn open_word(&mut self, words: &Words<'_>, at: usize, c: Classes) {
        // inside a sentence a capital makes a name
        if words.capital(at) && at > 0 && !words.kind(at - 1).is_quote() {
            self.add(Tag::Noun, 0);
            if c.any(Classes::ADJECTIVE) {
                self.add(Tag::Adjective, 3);
            }
            return;
        }
        let names = words.senses[at].names;
        if c.any(Classes::ANY_NOUN) || names || words.role(at).is_some() {
            self.add(Tag::Noun, 0);
        }
        if c.any(Classes::ADJECTIVE) || words.senses[at].predicate {
            self.add(Tag::Adjective, 0);
        }
        let verb = if names {
            6
        } else if c.any(Classes::ANY_NOUN) {
            2
        } else {
            0
        };
        if c.any(Classes::VERB_BASE) {
            self.add(Tag::Base, verb);
        }
        // "have twice bombed": an auxiliary
        let participle = |t: usize| words.classes(t).any(Classes::VERB_PARTICIPLE);
        let adverb = || words.classes(at + 1).any(Classes::ADVERB) && !words.classes(at + 1).any(Classes::ANY_NOUN);
        let auxiliary = c.any(Classes::HAVE) && (participle(at + 1) || adverb() && participle(at + 2));
        if c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0 | Classes::VERB_PAST.0)) && !auxiliary {
            self.add(Tag::Finite, verb);
        }
        if c.any(Classes::VERB_ING) {
            self.add(Tag::Ing, verb);
            // "by banning imports", "keep arming Kyiv": a verb that the lexicon knows as one is no adjective
            let before = at.checked_sub(1).map_or(Classes::default(), |t| words.classes(t));
            let described = before.any(Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::ADJECTIVE.0));
            self.add(Tag::Adjective, if words.senses[at].verb && !described { 20 } else { 8 });
        }
        if c.any(Classes::VERB_PARTICIPLE) {
            self.add(Tag::Participle, verb);
            self.add(Tag::Adjective, 8);
        }
        if c.any(Classes(Classes::VERB_BASE.0 | Classes::VERB_S.0)) {
            self.add(Tag::Noun, 45);
        }
        if c.any(Classes::ADVERB) || super::chunk::is_ly(words, at) && !c.any(Classes::ADJECTIVE) {
            self.add(Tag::Adverb, 0);
        }
        if c == Classes::default() && self.count == 0 {
            self.add(Tag::Noun, 0);
            self.add(Tag::Adjective, 5);
        }
    }
}

/// The parts that small words play, by their classes: the few sets of classes there are come again and again.
#[derive(Debug)]
struct SmallWords {
    known: [(Classes, Candidates); 64],
}

impl Default for SmallWords {
    fn default() -> Self {
        Self { known: [(Classes::default(), Candidates::default()); 64] }
    }
}

impl SmallWords {
    fn of(&mut self, c: Classes) -> &Candidates {
        let slot = (c.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize;
        let (classes, candidates) = &mut self.known[slot];
        if *classes != c {
            (*classes, candidates.count) = (c, 0);
            for &(class, tag, cost) in &SMALL {
                let whose = tag == Tag::Determiner && c.any(Classes::RELATIVE);
                if c.any(class) && !whose && !(matches!(tag, Tag::Pronoun | Tag::Adverb) && c.any(Classes::ARTICLE)) {
                    candidates.add(tag, cost);
                }
            }
        }
        candidates
    }
}

/// Closed classes and the parts they play.
const SMALL: [(Classes, Tag, u8); 19] = [
    (Classes::TO, Tag::To, 0),
    (Classes(Classes::COORDINATOR.0 | Classes::BUT.0), Tag::Coordinator, 0),
    (Classes::THAT, Tag::Subordinator, 0),
    (Classes::THAT, Tag::Relative, 4),
    (Classes::THAT, Tag::Determiner, 14),
    (Classes::RELATIVE, Tag::Relative, 0),
    (Classes::WHETHER, Tag::Relative, 0),
    (Classes::MODAL, Tag::Modal, 0),
    (Classes::DO, Tag::Modal, 0),
    (Classes::HAVE, Tag::Have, 0),
    (Classes::BE, Tag::Be, 0),
    (Classes::PREPOSITION, Tag::Preposition, 0),
    (Classes::SUBORDINATOR, Tag::Subordinator, 1),
    (Classes::PARTICLE, Tag::Adverb, 0),
    (Classes(Classes::DETERMINER.0 | Classes::POSSESSIVE.0 | Classes::NUMBER.0), Tag::Determiner, 0),
    (Classes::PRONOUN, Tag::Pronoun, 1),
    (Classes::NO, Tag::Determiner, 0),
    (Classes::DETERMINER, Tag::Pronoun, 12),
    (Classes::DETERMINER, Tag::Adverb, 4),
];

/// All of them.
const ALL_SMALL: Classes = {
    let mut all = Classes(0);
    let mut at = 0;
    while at < SMALL.len() {
        all = all.with(SMALL[at].0);
        at += 1;
    }
    all
};
