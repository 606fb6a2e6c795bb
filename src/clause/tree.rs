//! The tree: one deterministic pass over the chunks, with a look ahead where English needs one.

use super::chunk::{Chunk, Form, Group, Relation, chunk};
use super::tag::Tagger;
use super::words::Words;
use crate::language::Classes;
use crate::lexicon::model::Doer;
use crate::matching::{CuePart, Kind, ModifierPart, What};
use crate::stance::{Act, Side};
use smallvec::{SmallVec, smallvec};

/// A parsed sentence. Reading another one into it reuses its memory.
#[derive(Debug, Default)]
pub struct Parse {
    /// All chunks, separators included, in order.
    pub chunks: Vec<Chunk>,
    /// For each token the chunk that holds it.
    pub of_token: Vec<usize>,
    /// The children of all chunks, by governor.
    children: Vec<usize>,
    /// Where the children of each chunk begin in `children`; one more than there are chunks.
    starts: Vec<usize>,
    tagger: Tagger,
}

impl Parse {
    /// Parses the words of a sentence.
    #[must_use]
    pub fn new(words: &Words<'_>) -> Self {
        let mut parse = Self::default();
        parse.read(words);
        parse
    }

    /// Parses the words of another sentence in place of what was here.
    pub fn read(&mut self, words: &Words<'_>) {
        let chunks = chunk(words, self.tagger.tag(words), std::mem::take(&mut self.chunks));
        self.of_token.clear();
        self.of_token.resize(words.tokens.len(), 0);
        for (index, chunk) in chunks.iter().enumerate() {
            self.of_token[chunk.first..chunk.end].fill(index);
        }
        let mut builder = Builder {
            words,
            chunks,
            verb: None,
            noun: None,
            adjective: None,
            pending: None,
            link: None,
            coordinated: false,
            outer: None,
            preposition: None,
            again: false,
            contact: None,
            outer_pending: None,
            joined: false,
            suspended: None,
            asides: SmallVec::new(),
        };
        builder.find_asides();
        builder.attach_all();
        builder.reports();
        builder.gapped();
        self.chunks = builder.chunks;
        self.list_children();
    }

    /// Sorts the chunks by governor (counting sort, so that siblings keep their order).
    fn list_children(&mut self) {
        let Self { chunks, children, starts, .. } = self;
        starts.clear();
        starts.resize(chunks.len() + 1, 0);
        for parent in chunks.iter().filter_map(|c| c.parent) {
            starts[parent] += 1;
        }
        let mut end = 0;
        for start in starts.iter_mut() {
            end += *start;
            *start = end;
        }
        children.clear();
        children.resize(end, 0);
        for (index, chunk) in chunks.iter().enumerate().rev() {
            if let Some(parent) = chunk.parent {
                starts[parent] -= 1;
                children[starts[parent]] = index;
            }
        }
    }

    /// The chunks whose governor is `parent`.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        self.children[self.starts[parent]..self.starts[parent + 1]].iter().copied()
    }

    /// Whether `index` is `above`, or hangs somewhere below it.
    #[must_use]
    pub fn hangs_below(&self, index: usize, above: usize) -> bool {
        let mut at = Some(index);
        while let Some(here) = at.filter(|&here| here != above) {
            at = self.chunks[here].parent;
        }
        at.is_some()
    }

    /// The first conjunct of the coordination that `index` belongs to.
    #[must_use]
    pub fn lead(&self, mut index: usize) -> usize {
        while self.chunks[index].relation == Relation::Conjunct {
            match self.chunks[index].parent {
                Some(parent) if parent < index => index = parent,
                _ => break,
            }
        }
        index
    }

    /// `index` and all its conjuncts.
    #[must_use]
    pub fn conjuncts(&self, index: usize) -> SmallVec<[usize; 4]> {
        let mut out = smallvec![index];
        let mut at = 0;
        while at < out.len() {
            let parent = out[at];
            out.extend(
                self.children(parent)
                    .filter(|&c| self.chunks[c].relation == Relation::Conjunct && self.chunks[c].group == Group::Noun),
            );
            at += 1;
        }
        out
    }
}

struct Builder<'w, 's> {
    words: &'w Words<'s>,
    chunks: Vec<Chunk>,
    /// The verb group whose right side is being filled.
    verb: Option<usize>,
    /// The last noun group, where prepositions and relatives attach.
    noun: Option<usize>,
    adjective: Option<usize>,
    /// A noun group that waits for its verb.
    pending: Option<usize>,
    /// A subordinator, complementiser or relative that waits for its verb.
    link: Option<usize>,
    /// A preposition that waits for its noun group.
    preposition: Option<usize>,
    coordinated: bool,
    /// A "that" whose clause begins with an adverbial one: "warned that unless …, his government will …".
    outer: Option<usize>,
    /// The waiting "that" goes on with an earlier one: "demanded that … and that …".
    again: bool,
    /// The noun group that a clause without a relative pronoun is about, and that clause's subject: "the areas it holds".
    contact: Option<(usize, usize)>,
    /// The subject that waits for its verb while such a clause stands behind it.
    outer_pending: Option<usize>,
    /// The waiting subject begins a clause that "and" joins to the one before.
    joined: bool,
    /// The subject of the outer clause, while a relative clause has one of its own.
    suspended: Option<usize>,
    /// "…, he said on Monday, …": reports that interrupt a clause, from comma to comma.
    asides: SmallVec<[Aside; 2]>,
}

/// A report between two commas, in the middle of what it reports.
#[derive(Debug, Clone, Copy)]
struct Aside {
    /// The comma in front.
    first: usize,
    /// The comma behind.
    last: usize,
}

/// What the builder knows of the clause that it is in.
#[derive(Default, Clone, Copy)]
struct Progress {
    verb: Option<usize>,
    noun: Option<usize>,
    adjective: Option<usize>,
    pending: Option<usize>,
    link: Option<usize>,
    coordinated: bool,
    preposition: Option<usize>,
}

impl Builder<'_, '_> {
    /// Attaches all chunks; those of an aside by themselves, so that the clause around it goes on as if it were not there.
    fn attach_all(&mut self) {
        let mut index = 0;
        while index < self.chunks.len() {
            let Some(&aside) = self.asides.iter().find(|a| a.first == index) else {
                self.attach(index);
                index += 1;
                continue;
            };
            let around = self.exchange(Progress::default());
            let asides = std::mem::take(&mut self.asides);
            (aside.first + 1..aside.last).for_each(|i| self.attach(i));
            self.asides = asides;
            self.exchange(around);
            index = aside.last + 1;
        }
    }

    fn exchange(&mut self, with: Progress) -> Progress {
        let now = Progress {
            verb: self.verb,
            noun: self.noun,
            adjective: self.adjective,
            pending: self.pending,
            link: self.link,
            coordinated: self.coordinated,
            preposition: self.preposition,
        };
        (self.verb, self.noun, self.adjective) = (with.verb, with.noun, with.adjective);
        (self.pending, self.link) = (with.pending, with.link);
        (self.coordinated, self.preposition) = (with.coordinated, with.preposition);
        now
    }

    fn find_asides(&mut self) {
        if !(0..self.chunks.len()).any(|i| self.chunks[i].group == Group::Verb && self.is_report(i)) {
            return;
        }
        let mut at = 1;
        while at < self.chunks.len() {
            if self.chunks[at].group == Group::Comma
                && let Some(last) = self.aside(at)
            {
                self.asides.push(Aside { first: at, last });
                at = last;
            }
            at += 1;
        }
    }

    /// The comma that ends an aside: who speaks and a verb of saying, in either order, and nothing that is said.
    fn aside(&self, comma: usize) -> Option<usize> {
        let (mut speaker, mut verb, mut named) = (false, false, 0);
        for at in comma + 1..self.chunks.len() {
            match self.chunks[at].group {
                // "…, its director, Jane Roe, said, …"
                Group::Comma if speaker && !verb && self.name_between_commas(at) => named = at + 2,
                Group::Comma if at == named => {}
                Group::QuoteOpen | Group::QuoteClose if at == comma + 1 => {}
                Group::Noun => speaker = true,
                Group::Preposition | Group::Coordinator if speaker || verb => {}
                Group::Verb if !verb && self.chunks[at].form == Form::Finite && self.is_report(at) => {
                    // "…, said on Monday that": somebody before the first comma speaks
                    let inverted = self.group(at + 1) == Some(Group::Noun) && !self.is_time(at + 1);
                    if !speaker && !inverted
                        || speaker && self.group(at + 1) == Some(Group::Noun) && !self.is_time(at + 1)
                    {
                        return None;
                    }
                    verb = true;
                }
                Group::Comma if verb => {
                    // "…, he said, adding that": the report goes on
                    let behind = self.chunks.get(self.next(at))?;
                    let goes_on = matches!(behind.group, Group::That | Group::Relative)
                        || behind.group == Group::Verb && matches!(behind.form, Form::Ing | Form::Participle);
                    return (speaker && !goes_on).then_some(at);
                }
                // "… and an end to the raids, its spokesman said."
                Group::Break | Group::QuoteClose if verb && speaker && self.ends(at) => return Some(at),
                _ => return None,
            }
        }
        (verb && speaker).then_some(self.chunks.len())
    }

    /// Whether the comma stands before the name of the one whose office was just told, and a verb behind that.
    fn name_between_commas(&self, comma: usize) -> bool {
        let capital = |at: usize| self.group(at) == Some(Group::Noun) && self.words.capital(self.chunks[at].head);
        let told = self.group(comma - 1) == Some(Group::Noun) && !capital(comma - 1);
        told && capital(comma + 1)
            && self.group(comma + 2) == Some(Group::Comma)
            && self.group(comma + 3) == Some(Group::Verb)
    }

    /// Whether nothing but stops and quotation marks follows.
    fn ends(&self, at: usize) -> bool {
        let mark = |c: &Chunk| {
            matches!(c.group, Group::QuoteOpen | Group::QuoteClose)
                || c.group == Group::Break && matches!(self.words.kind(c.first), Kind::Stop | Kind::Question)
        };
        self.chunks[at..].iter().all(mark)
    }

    fn attach(&mut self, index: usize) {
        match self.chunks[index].group {
            Group::Noun if self.chunks[index].relation == Relation::Possessor => {}
            Group::Noun => self.noun(index),
            Group::Verb => self.verb(index),
            Group::Adjective => {
                self.link(index, self.verb, Relation::Predicate, None);
                self.adjective = Some(index);
                self.noun = None;
            }
            Group::Preposition => self.preposition(index),
            Group::Coordinator => self.coordinated = true,
            // "provided that", "now that": the subordinator stays
            Group::That if self.link.is_some_and(|l| l + 1 == index && self.chunks[l].group == Group::Subordinator) => {
            }
            Group::To => {}
            Group::Subordinator | Group::That | Group::Relative => {
                if self.chunks[index].group == Group::Subordinator
                    && self.link.is_some_and(|l| self.chunks[l].group == Group::That)
                {
                    self.outer = self.link;
                }
                self.again = self.coordinated && self.chunks[index].group == Group::That;
                // "a statement in which it demanded": the preposition governs the pronoun, not the subject behind it
                let carried = self.chunks[index].group == Group::Relative
                    && index > 0
                    && self.preposition == Some(index - 1)
                    && self.group(self.next(index)) == Some(Group::Noun);
                if carried {
                    self.preposition = None;
                }
                self.link = Some(index);
            }
            Group::Comma => self.comma(index),
            Group::Break => self.reset(index),
            Group::QuoteOpen | Group::QuoteClose | Group::Auxiliary => {}
        }
    }

    /// A comma ends what stood in front of the clause: "At the UN, France …", "To save the talks, Kenya …".
    fn comma(&mut self, index: usize) {
        let begun = self.chunks.iter().find(|c| !matches!(c.group, Group::QuoteOpen | Group::QuoteClose));
        let fronted = begun.is_some_and(|c| matches!(c.group, Group::Preposition | Group::To));
        let finite = self.chunks[..index].iter().any(|c| c.group == Group::Verb && c.form == Form::Finite);
        let fronted = fronted || self.verb.is_some_and(|v| self.chunks[v].form == Form::Infinitive);
        // "ever since, …"
        if index > 0 && self.preposition == Some(index - 1) {
            self.preposition = None;
        }
        if fronted && !finite && self.pending.is_none() && self.link.is_none() && !self.list_within(index) {
            self.noun = None;
            self.preposition = None;
        }
    }

    /// Whether the comma stands inside a list that another comma ends: "Following talks with A, B and C, D announced …".
    fn list_within(&self, comma: usize) -> bool {
        let noun = self.next(comma);
        let last_member = self.group(noun) == Some(Group::Coordinator);
        if !last_member && (self.group(noun) != Some(Group::Noun) || !self.list_ahead(noun)) {
            return false;
        }
        let last = (noun..self.chunks.len()).find(|&i| self.chunks[i].group == Group::Coordinator).unwrap_or(noun);
        (last..self.chunks.len())
            .find(|&i| matches!(self.chunks[i].group, Group::Comma | Group::Verb))
            .is_some_and(|i| self.chunks[i].group == Group::Comma)
    }

    fn reset(&mut self, index: usize) {
        // a dash or bracket interrupts; a semicolon or colon begins anew
        if !matches!(self.words.kind(self.chunks[index].first), Kind::Semicolon | Kind::Stop | Kind::Question) {
            return;
        }
        self.verb = None;
        self.noun = None;
        self.pending = None;
        self.link = None;
        self.preposition = None;
        self.coordinated = false;
    }

    fn link(&mut self, child: usize, parent: Option<usize>, relation: Relation, link: Option<usize>) {
        if parent.is_some_and(|p| self.hangs_on(p, child)) {
            return;
        }
        let link = link.map(|l| self.chunks[l].first);
        let chunk = &mut self.chunks[child];
        chunk.parent = parent;
        chunk.relation = if parent.is_some() { relation } else { Relation::Root };
        chunk.link = link;
    }

    /// Whether `index` is `above` or hangs below it: the tree must stay one.
    fn hangs_on(&self, index: usize, above: usize) -> bool {
        let mut at = Some(index);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.chunks[here].parent;
        }
        false
    }

    fn previous(&self, index: usize) -> Option<usize> {
        let aside = |i: usize| self.asides.iter().any(|a| a.first <= i && i <= a.last);
        let passed = |i: usize| matches!(self.chunks[i].group, Group::QuoteOpen | Group::QuoteClose | Group::Auxiliary);
        (0..index).rev().find(|&i| !passed(i) && !aside(i))
    }

    /// What stands before a noun group and its possessors.
    fn before(&self, noun: usize) -> Option<usize> {
        let mut first = noun;
        while let Some(possessor) = self.chunks[first].subject {
            first = possessor;
        }
        self.previous(first)
    }

    /// The next chunk that is no quotation mark.
    fn next(&self, index: usize) -> usize {
        let mut next = index + 1;
        while next < self.chunks.len() {
            match self.asides.iter().find(|a| a.first == next) {
                // the comma before "and" keeps its meaning
                Some(aside) if self.group(aside.last + 1) == Some(Group::Coordinator) => return aside.last,
                Some(aside) => next = aside.last + 1,
                None if matches!(self.chunks[next].group, Group::QuoteOpen | Group::QuoteClose) => next += 1,
                None => break,
            }
        }
        next
    }

    fn group(&self, index: usize) -> Option<Group> {
        self.chunks.get(index).map(|c| c.group)
    }

    /// Whether the noun group is the subject of a finite verb ahead, past its own modifiers.
    fn subject_ahead(&self, noun: usize) -> bool {
        let mut at = self.next(noun);
        let mut steps = 0;
        let mut relative = 0;
        let mut commas = 0;
        let mut listed = false;
        let object = self.before(noun).is_some_and(|p| self.group(p) == Some(Group::Verb));
        while at < self.chunks.len() && steps < 24 {
            steps += 1;
            match self.chunks[at].group {
                Group::Verb if self.chunks[at].form == Form::Finite => {
                    // "rejected a truce, the ministry said": one comma alone parts object and speaker
                    if relative == 0 {
                        return !(object && commas == 1 && !listed);
                    }
                    relative -= 1;
                }
                Group::Noun if self.begins_contact(at) => relative += 1,
                Group::Relative => {
                    if self.words.classes(self.chunks[at].first).any(Classes::WHETHER) {
                        return false;
                    }
                    relative += 1;
                }
                Group::Verb if self.chunks[at].form == Form::Infinitive && steps > 6 => return false,
                Group::Subordinator | Group::That | Group::Break => return false,
                Group::Comma => {
                    // one comma alone never parts a subject from its verb
                    commas += 1;
                    if object && self.group(self.next(at)) == Some(Group::Coordinator) {
                        return false;
                    }
                    if commas == 1
                        && self.group(self.next(at)) == Some(Group::Verb)
                        && self.chunks[self.next(at)].form == Form::Finite
                    {
                        return false;
                    }
                    // an apposition or relative clause closed by a second comma
                    if relative == 0
                        && !matches!(
                            self.group(at + 1),
                            Some(Group::Noun | Group::Relative | Group::Preposition | Group::Verb | Group::Coordinator)
                        )
                    {
                        return false;
                    }
                }
                Group::Coordinator if self.group(self.next(at)) != Some(Group::Noun) => return false,
                // "will pull its troops out and Kenya would pay": a clause of its own
                Group::Coordinator if object && commas == 0 && self.parts(noun, self.next(at)) => return false,
                Group::Coordinator => listed = true,
                _ => {}
            }
            at = self.next(at);
        }
        false
    }

    /// Whether "and" between an object and another noun group begins a clause: the verb in front takes none of its own, or a
    /// thing is no fellow of a party.
    fn parts(&self, object: usize, other: usize) -> bool {
        let named = |n: usize| self.words.party(self.chunks[n].head).is_some();
        let somebody = named(object)
            || self.words.role(self.chunks[object].head).is_some()
            || self.words.classes(self.chunks[object].head).any(Classes::PRONOUN)
            || self.words.capital(self.chunks[object].head);
        let takes_clause = self.before(object).is_some_and(|verb| {
            let head = self.chunks[verb].head;
            self.words.takes_side(head) || self.words.classes(head).any(Classes::CAUSATIVE)
        });
        !takes_clause || !somebody && named(other)
    }

    fn noun(&mut self, index: usize) {
        let previous = self.before(index);
        let previous_group = previous.and_then(|p| self.group(p));
        if let Some(link) = self.preposition.take() {
            let governor = self.chunks[link].parent;
            let relation = if self.agentive(link, governor) { Relation::Agent } else { Relation::Preposition };
            self.link(index, governor, relation, Some(link));
            // nothing hangs on a mere time: "called on Serbia on Saturday to …"
            if !self.is_time(index) {
                self.noun = Some(index);
            }
            self.coordinated = false;
            return;
        }
        if self.link.is_some() && self.pending.is_none_or(|p| self.link.is_some_and(|l| p < l)) {
            // "Mexico, where the sets are made, asked": the outer subject waits
            let relative = self.link.is_some_and(|l| self.chunks[l].group == Group::Relative);
            if relative && let Some(outer) = self.pending {
                self.suspended = Some(outer);
            }
            self.pending = Some(index);
            self.noun = Some(index);
            self.coordinated = false;
            return;
        }
        if self.coordinated {
            self.coordinated = false;
            // before the first finite verb no second clause can begin
            let begun = self.chunks[..index].iter().any(|c| c.group == Group::Verb && c.form == Form::Finite);
            let clause = begun && self.subject_ahead(index) && self.verb.is_some() && self.pending.is_none();
            let mate = self.mate(index, false);
            if !clause && let Some(mate) = mate {
                self.link(index, Some(mate), Relation::Conjunct, None);
                self.noun = Some(index);
                return;
            }
            self.joined = clause;
            self.pending = Some(index);
            self.noun = Some(index);
            return;
        }
        // "Hours after the vote, …", "Last week the ministry …", "demanded last month that …"
        if self.is_time(index) && (self.verb.is_none() || !self.subject_ahead(index)) {
            self.chunks[index].parent = self.verb;
            self.chunks[index].relation = Relation::Adverbial;
            return;
        }
        match previous_group {
            // "those who had ordered them would stand trial"
            Some(Group::Verb) if self.object_only(index) => self.object(index),
            Some(Group::Comma) => self.noun_behind_comma(index),
            // "Juba's refusal to honour the truce drew criticism"
            Some(Group::Verb) if self.inside_subject(previous) => self.object(index),
            Some(Group::Verb)
                if self.subject_ahead(index)
                    && self.chunks[previous.unwrap_or(0)].form != Form::Participle
                    && !self.object_of_that_verb(index) =>
            {
                self.pending = Some(index);
            }
            Some(Group::Verb) => self.object(index),
            Some(Group::Noun) if self.begins_contact(index) && self.subject_ahead(index) => {
                self.contact = previous.map(|p| (p, index));
                self.outer_pending = self.pending.filter(|_| self.verb.is_none());
                self.pending = Some(index);
            }
            Some(Group::Noun) if self.pending == previous && self.verb.is_none() => {
                self.link(index, previous, Relation::Apposition, None);
            }
            _ if self.verb.is_some() && self.pending.is_none() && !self.subject_ahead(index) => self.object(index),
            _ => self.pending = Some(index),
        }
        self.noun = Some(index);
    }

    /// Whether the verb in front only tells more of a noun group that still waits for its own.
    fn inside_subject(&self, verb: Option<usize>) -> bool {
        verb.is_some_and(|v| {
            matches!(self.chunks[v].form, Form::Infinitive | Form::Ing)
                && self.pending.is_some_and(|p| p < v && self.hangs_on(v, p))
                && self.verb == Some(v)
        })
    }

    /// A pronoun that can be no subject.
    fn object_only(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        let person = Classes(Classes::HE.0 | Classes::SHE.0 | Classes::THEY.0 | Classes::FIRST.0);
        let c = self.words.classes(chunk.head);
        chunk.first == chunk.head && c.any(person) && !c.any(Classes::SUBJECT)
    }

    fn is_time(&self, noun: usize) -> bool {
        let head = self.chunks[noun].head;
        let year = self.words.kind(head) == Kind::Number && self.words.tokens[head].span.len() == 4;
        (self.words.classes(head).any(Classes::TIME) || year) && self.words.party(head).is_none()
    }

    /// A pronoun, or a determiner, straight behind a noun group.
    fn begins_contact(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        let adjacent = chunk.first > 0 && self.chunks[noun - 1].group == Group::Noun;
        adjacent
            && self
                .words
                .classes(chunk.first)
                .any(Classes(Classes::DETERMINER.0 | Classes::PRONOUN.0 | Classes::POSSESSIVE.0))
    }

    /// "urged Israel to …": the finite verb ahead belongs to a later clause.
    fn object_of_that_verb(&self, index: usize) -> bool {
        let next = self.next(index);
        matches!(self.group(next), Some(Group::To | Group::Subordinator | Group::That | Group::Relative))
    }

    fn object(&mut self, index: usize) {
        if let Some(verb) = self.verb {
            let be = self.words.classes(self.chunks[verb].head).any(Classes::BE);
            let relation = if be { Relation::Predicate } else { Relation::Object };
            self.link(index, Some(verb), relation, None);
        } else {
            self.pending = Some(index);
        }
    }

    fn noun_behind_comma(&mut self, index: usize) {
        let list = self.list_ahead(index);
        if list && let Some(mate) = self.mate(index, true) {
            self.link(index, Some(mate), Relation::Conjunct, None);
        } else if self.chunks[index].marks.any(Classes::SUBJECT) || self.pending.is_none() && self.subject_ahead(index)
        {
            self.pending = Some(index);
        } else if let Some(noun) = self.noun
            && !self.words.classes(self.chunks[noun].head).any(Classes::PRONOUN)
        {
            let lead = self.pending.filter(|_| self.verb.is_none() || self.pending > self.verb).unwrap_or(noun);
            self.link(index, Some(lead), Relation::Apposition, None);
        } else {
            self.pending = Some(index);
        }
    }

    /// `A, B and C`: a coordinator and a last noun group follow before any verb.
    fn list_ahead(&self, index: usize) -> bool {
        let mut at = self.next(index);
        while at < self.chunks.len() {
            match self.chunks[at].group {
                Group::Coordinator => return self.group(self.next(at)) == Some(Group::Noun),
                Group::Noun | Group::Comma | Group::Preposition => at = self.next(at),
                _ => return false,
            }
        }
        false
    }

    /// The noun group that a further conjunct joins: a list of prepositional objects or objects goes on with its last member.
    fn mate(&self, index: usize, behind_comma: bool) -> Option<usize> {
        let mut at = self.noun.filter(|&n| n < index)?;
        // "calls for peace in Ukraine, the release of …": climb out of a place behind a preposition
        for _ in 0..4 {
            let chunk = &self.chunks[at];
            let place = chunk.relation == Relation::Preposition
                && (behind_comma
                    || chunk
                        .link
                        .is_some_and(|l| self.words.classes(l).any(Classes(Classes::PLACE.0 | Classes::OF.0))));
            // "the end of raids and the release of hostages": an article answers to an article
            let article = |n: usize| self.words.classes(self.chunks[n].first).any(Classes::ARTICLE);
            if let Some(parent) = chunk.parent.filter(|&p| place && self.group(p) == Some(Group::Noun))
                && article(index)
                && article(parent)
                && !article(at)
            {
                at = parent;
                continue;
            }
            let named = self.words.party(chunk.head).is_some();
            let other_named = self.words.party(self.chunks[index].head).is_some();
            // "the withdrawal of the troops and respect for the border": like nouns are joined
            let tells = |n: usize| {
                let sense = &self.words.senses[self.chunks[n].head];
                sense.deed || sense.names || sense.topic
            };
            if let Some(parent) = chunk.parent.filter(|_| place && !named)
                && self.chunks[parent].group == Group::Noun
                && tells(index)
                && tells(parent)
                && !tells(at)
            {
                at = parent;
                continue;
            }
            match chunk.parent {
                Some(parent)
                    if place
                        && (named != other_named || behind_comma && !named)
                        && self.chunks[parent].group == Group::Noun =>
                {
                    at = parent
                }
                _ => break,
            }
        }
        Some(at)
    }

    fn agentive(&self, link: usize, governor: Option<usize>) -> bool {
        let by = self.words.classes(self.chunks[link].first).any(Classes::BY);
        by && governor.is_some_and(|g| {
            self.chunks[g].group == Group::Verb && self.chunks[g].passive || self.chunks[g].group == Group::Noun
        })
    }

    fn preposition(&mut self, index: usize) {
        let word = self.chunks[index].first;
        let classes = self.words.classes(word);
        let previous = self.previous(index);
        let behind_noun = previous.is_some_and(|p| self.group(p) == Some(Group::Noun));
        let adjective = previous.filter(|&p| self.group(p) == Some(Group::Adjective));
        let classifies = |v: usize| self.words.classes(self.chunks[v].head).any(Classes::CLASSIFYING);
        // "ten hours of talks": what is measured hangs on the measure
        let measure = previous.filter(|&p| behind_noun && classes.any(Classes::OF) && self.is_time(p));
        // "calls for the release of the civilians held in camps and for compensation": the same word takes up its verb
        let again = self.coordinated.then(|| self.taken_up(index, word)).flatten();
        let governor = if again.is_some() {
            again
        } else if let Some(adjective) = adjective {
            Some(adjective)
        } else if measure.is_some() {
            measure
        } else if classes.any(Classes::AS) && self.verb.is_some_and(classifies) {
            self.verb
        } else if behind_noun
            && self.object_of(self.noun)
            && self.wants(self.verb, word)
            && !self.wants(self.noun, word)
        {
            // "accused X of …"
            self.verb
        } else if behind_noun && (classes.any(Classes::OF) || self.wants(self.noun, word)) {
            self.noun
        } else if self.wants(self.verb, word)
            || classes.any(Classes::BY) && self.verb.is_some_and(|v| self.chunks[v].passive)
        {
            self.verb
        } else if behind_noun {
            let chain = self
                .noun
                .and_then(|n| self.chunks[n].parent)
                .filter(|&p| self.group(p) == Some(Group::Noun) && self.wants(Some(p), word));
            chain.or(self.noun)
        } else {
            self.verb.or(self.noun)
        };
        if self.coordinated {
            self.coordinated = false;
        }
        if !governor.is_some_and(|g| self.hangs_on(g, index)) {
            self.chunks[index].parent = governor;
        }
        self.preposition = Some(index);
    }

    /// What an earlier noun group hangs on by the same preposition, which the lexicon knows to take it.
    fn taken_up(&self, index: usize, word: usize) -> Option<usize> {
        let same = |k: &usize| {
            let c = &self.chunks[*k];
            // "called for the militias to be disarmed and for …"
            matches!(c.relation, Relation::Preposition | Relation::Complement)
                && c.link.is_some_and(|l| self.words.tokens[l].word == self.words.tokens[word].word)
        };
        let parents = (0..index).rev().filter(same).filter_map(|k| self.chunks[k].parent);
        parents.into_iter().find(|&p| self.wants(Some(p), word))
    }

    /// Whether a noun group is the object of the verb being filled, and a name.
    fn object_of(&self, noun: Option<usize>) -> bool {
        noun.is_some_and(|n| {
            self.chunks[n].relation == Relation::Object
                && self.chunks[n].parent == self.verb
                && self.words.party(self.chunks[n].head).is_some()
        })
    }

    /// Whether the lexicon knows the head of `chunk` with this preposition.
    fn wants(&self, chunk: Option<usize>, preposition: usize) -> bool {
        let Some(chunk) = chunk else { return false };
        let c = &self.chunks[chunk];
        let word = self.words.tokens[preposition].word;
        self.words.covering(c.head).any(|m| match m.what {
            What::Cue { preposition: p, .. } => p == word,
            What::Modifier { preposition: p, part, .. } => p == word && part != ModifierPart::Word,
            What::FrameVerb { frame } | What::FrameNoun { frame } => {
                self.words.matcher.frames[frame as usize].prepositions.contains(&word)
            }
            _ => false,
        })
    }

    fn verb(&mut self, index: usize) {
        let preposition = self.preposition.take();
        let link = if self.chunks[index].form == Form::Finite { self.link.take() } else { preposition };
        // "while condemning the raid, declared": the subordinator is the participle's
        let own = |l: usize| self.group(l) == Some(Group::Subordinator) && self.previous(index) == Some(l);
        if matches!(self.chunks[index].form, Form::Ing | Form::Participle) && self.link.is_some_and(own) {
            self.link = None;
        }
        match self.chunks[index].form {
            Form::Infinitive => self.infinitive(index, link),
            Form::Ing => self.gerund(index, link),
            Form::Participle => self.participle(index),
            Form::Finite => self.finite(index, link),
        }
        self.coordinated = false;
        let inside = self.outer.is_some() && self.chunks[index].form == Form::Finite;
        if !inside {
            self.verb = Some(index);
        }
        self.noun = None;
        self.adjective = None;
    }

    fn infinitive(&mut self, index: usize, link: Option<usize>) {
        let to = self.previous(index);
        let before = to.and_then(|t| self.previous(t));
        if self.coordinated
            && let Some(mate) = self.verb.filter(|&v| self.chunks[v].form == Form::Infinitive)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        // "to free the wounded they are holding and to let aid in"
        if self.coordinated
            && to.and_then(|t| self.group(t)) == Some(Group::To)
            && let Some(mate) = (0..index)
                .rev()
                .find(|&i| self.chunks[i].group == Group::Verb && self.chunks[i].relation != Relation::Relative)
            && self.chunks[mate].form == Form::Infinitive
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        // "are to halt the raids and to exchange prisoners"
        if self.coordinated
            && let Some(mate) = self.verb.filter(|&v| {
                self.chunks[v].form == Form::Finite
                    && self.words.classes(self.chunks[v].head - 1).any(Classes::TO)
                    && self.chunks[v].first + 1 < self.chunks[v].head
            })
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            self.chunks[index].form = Form::Finite;
            self.chunks[index].marks = self.chunks[mate].marks;
            return;
        }
        if !self.coordinated && self.caused(index) {
            return;
        }
        let before = before.filter(|&b| !(self.group(b) == Some(Group::Noun) && self.is_time(b)));
        match before.and_then(|b| self.group(b)) {
            // a headline's future: "Ukraine to propose truce"
            Some(Group::Noun)
                if self.verb.is_none()
                    && before == self.pending
                    && before.is_some_and(|n| self.words.party(self.chunks[n].head).is_some())
                    && !self.chunks.iter().take(index).any(|c| c.group == Group::Verb) =>
            {
                let subject = self.pending.take();
                self.chunks[index].subject = subject;
                self.chunks[index].form = Form::Finite;
                self.chunks[index].marks = Classes::WILL;
                if let Some(subject) = subject {
                    self.link(subject, Some(index), Relation::Subject, None);
                }
            }
            Some(Group::Noun) => {
                let noun = before.unwrap_or(0);
                let asked = |v: Option<usize>| v.is_some_and(|v| self.asks(v));
                // "gave it a deadline to leave", "has no plans to": the infinitive tells what the noun is about
                let head = self.chunks[noun].head;
                let about = |what: What| {
                    matches!(
                        what,
                        What::Cue { part: CuePart::Noun, .. } | What::Modifier { part: ModifierPart::Noun, .. }
                    )
                };
                let told = self.words.party(head).is_none()
                    && self.words.role(head).is_none()
                    && self.words.covering(head).any(|m| m.end as usize == head + 1 && about(m.what));
                // "summons the ambassador to demand": nobody is asked to demand by a verb that asks for nothing
                let told = told || self.chunks[noun].relation == Relation::Object && self.to_demand(index, noun);
                let speaker = !told && self.names_somebody(noun)
                    || !told && self.chunks[noun].relation == Relation::Object && asked(self.chunks[noun].parent)
                    || !told && self.chunks[noun].relation == Relation::Preposition && asked(self.chunks[noun].parent);
                // "a deal mediated by Egypt to end the war": the clause goes on with the deal
                let first = self.first_of_list(noun);
                let agent = self.chunks[first].relation == Relation::Agent;
                let made = self.chunks[first].parent.filter(|_| agent).map(|v| &self.chunks[v]);
                if let Some(made) = made.filter(|v| v.relation == Relation::Relative && v.form == Form::Participle) {
                    let governor = made.parent;
                    self.link(index, governor, Relation::Complement, link);
                    return;
                }
                // "called for the embargo to be lifted": the clause is what is called for
                if self.wanted(index, noun) {
                    return;
                }
                // "a deadline for Russia to agree": the clause is the noun's
                let of_noun = self.chunks[noun].relation == Relation::Preposition
                    && self.chunks[noun].parent.is_some_and(|p| self.chunks[p].group == Group::Noun)
                    && self.chunks[noun].link.is_some_and(|l| self.words.classes(l).any(Classes::FOR));
                if speaker && of_noun {
                    let governor = self.chunks[noun].parent;
                    self.link(index, governor, Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else if speaker && let Some(verb) = self.verb {
                    self.link(index, Some(verb), Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else if speaker && self.chunks[noun].relation == Relation::Preposition {
                    let governor = self.chunks[noun].parent;
                    self.link(index, governor, Relation::Complement, link);
                    self.chunks[index].subject = Some(noun);
                } else {
                    self.link(index, Some(noun), Relation::Complement, link);
                }
            }
            Some(Group::Adjective) => self.link(index, before, Relation::Complement, link),
            _ => {
                self.link(index, self.verb, Relation::Complement, link);
            }
        }
    }

    /// Whether the infinitive of a demand stands behind the object of a verb that the lexicon does not know.
    fn to_demand(&self, infinitive: usize, object: usize) -> bool {
        let demands = self.words.beginning(self.chunks[infinitive].head).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                self.words.matcher.lexicon.cues[cue as usize].act == Some(Act::Demand)
            }
            _ => false,
        });
        let known = |v: usize| {
            let head = self.chunks[v].head;
            self.words.senses[head].verb || self.words.classes(head).any(Classes::CAUSATIVE)
        };
        demands && self.chunks[object].parent.is_some_and(|v| !known(v))
    }

    /// The first of the noun groups that `noun` is joined to.
    fn first_of_list(&self, mut noun: usize) -> usize {
        while self.chunks[noun].relation == Relation::Conjunct {
            match self.chunks[noun].parent {
                Some(parent) if parent < noun => noun = parent,
                _ => break,
            }
        }
        noun
    }

    /// A noun group behind "for" becomes the subject of the infinitive that follows it.
    fn wanted(&mut self, infinitive: usize, noun: usize) -> bool {
        // "called for the road through Afar to be reopened"
        let mut noun = noun;
        while self.chunks[noun].relation == Relation::Preposition
            && let Some(over) = self.chunks[noun].parent.filter(|&p| self.chunks[p].group == Group::Noun)
            && (self.chunks[infinitive].passive || self.those(over))
        {
            noun = over;
        }
        let c = &self.chunks[noun];
        let (Some(governor), Some(link)) = (c.parent, c.link) else { return false };
        let of_verb = self.chunks[governor].group == Group::Verb;
        if c.relation != Relation::Preposition || !of_verb || !self.words.classes(link).any(Classes::FOR) {
            return false;
        }
        // "called for the ban to be lifted and for aid to be let in": the second is called for too
        let mate = &self.chunks[governor];
        let again = mate.form == Form::Infinitive
            && mate.link.is_some_and(|l| self.words.classes(l).any(Classes::FOR))
            && link > 0
            && self.words.classes(link - 1).any(Classes::COORDINATOR);
        let governor = mate.parent.filter(|_| again).unwrap_or(governor);
        self.chunks[noun].parent = None;
        self.chunks[infinitive].parent = Some(governor);
        self.chunks[infinitive].relation = Relation::Complement;
        self.chunks[infinitive].link = Some(link);
        self.chunks[infinitive].subject = Some(noun);
        self.link(noun, Some(infinitive), Relation::Subject, None);
        true
    }

    /// "those guilty of atrocities": somebody whom only what follows tells of.
    fn those(&self, noun: usize) -> bool {
        let c = self.words.classes(self.chunks[noun].first);
        c.any(Classes::DETERMINER) && c.any(Classes::PRONOUN) && !c.any(Classes::ARTICLE)
    }

    /// A verb by which somebody is asked to do something.
    fn asks(&self, verb: usize) -> bool {
        let head = self.chunks[verb].head;
        self.chunks[verb].group == Group::Verb
            && self.words.beginning(head).iter().any(|m| {
                matches!(m.what, What::Cue { cue, .. } if self.words.matcher.lexicon.cues[cue as usize].doer == Doer::Addressee)
            })
    }

    /// A party, a person or a pronoun: somebody who can be asked to do something.
    fn names_somebody(&self, noun: usize) -> bool {
        let chunk = &self.chunks[noun];
        self.words.party(chunk.head).is_some()
            || self.words.role(chunk.head).is_some()
            || self.words.classes(chunk.head).any(Classes::PRONOUN)
            || self.words.capital(chunk.head)
            || self.words.classes(chunk.head).any(Classes::NOUN_PLURAL)
                && !self.words.senses[chunk.head].noun
                && !self.held(noun)
    }

    /// "has plans", "had doubts": what somebody has does nothing itself.
    fn held(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        c.relation == Relation::Object
            && c.parent.is_some_and(|v| self.words.classes(self.chunks[v].head).any(Classes::HAVE))
    }

    fn gerund(&mut self, index: usize, link: Option<usize>) {
        let previous = self.previous(index);
        if let Some(link) = link
            && self.chunks[link].group == Group::Preposition
        {
            let governor = self.chunks[link].parent;
            self.link(index, governor, Relation::Complement, Some(link));
            return;
        }
        if self.coordinated
            && let Some(mate) = self.verb.filter(|&v| self.chunks[v].form == Form::Ing)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        match previous.and_then(|p| self.group(p)) {
            Some(Group::Verb) => self.link(index, previous, Relation::Complement, None),
            Some(Group::Noun) => {
                let noun = previous.unwrap_or(0);
                // "These include Ukraine ceding territory": a clause of its own under the verb
                let governor = if self.names_somebody(noun) && self.chunks[noun].relation != Relation::Root {
                    self.chunks[noun].parent
                } else {
                    Some(noun)
                };
                let governor = if self.pending == Some(noun) && self.verb.is_some() { self.verb } else { governor };
                self.link(index, governor, Relation::Complement, None);
                self.chunks[index].subject = Some(noun);
            }
            _ => {
                self.link(index, self.verb, Relation::Adverbial, link);
                self.chunks[index].subject = self.verb.and_then(|v| self.chunks[v].subject);
            }
        }
    }

    fn participle(&mut self, index: usize) {
        let previous = self.previous(index);
        if !self.another_ahead(index) && self.caused(index) {
            return;
        }
        if let Some(noun) = previous.filter(|&p| self.group(p) == Some(Group::Noun)) {
            self.link(index, Some(noun), Relation::Relative, None);
            self.chunks[index].subject = Some(noun);
        } else {
            self.link(index, self.verb, Relation::Adverbial, None);
            self.chunks[index].subject = self.pending.or(self.noun);
        }
    }

    /// "wants the islands held by Russia returned": the second participle tells what is wanted.
    fn another_ahead(&self, participle: usize) -> bool {
        let next = self.chunks[participle + 1..].iter().find(|c| !matches!(c.group, Group::Noun | Group::Preposition));
        next.is_some_and(|c| c.group == Group::Verb && c.form == Form::Participle)
    }

    /// The verb of wanting over the noun group that a participle tells of.
    fn over_told(&self, participle: usize) -> Option<usize> {
        let p = &self.chunks[participle];
        let noun = p.parent.filter(|_| p.relation == Relation::Relative && p.form == Form::Participle)?;
        self.chunks[noun].parent.filter(|_| self.chunks[noun].relation == Relation::Object)
    }

    /// "wants the duties scrapped", "let the convoy pass": content of the verb, with the object as its subject.
    fn caused(&mut self, index: usize) -> bool {
        let causes = |v: &usize| self.words.classes(self.chunks[*v].head).any(Classes::CAUSATIVE);
        let over = self.verb.and_then(|v| self.over_told(v));
        let Some(verb) = self.verb.filter(causes).or(over.filter(causes)) else {
            return false;
        };
        // "has no plans to leave" has nobody leave
        let to = self.previous(index).is_some_and(|p| self.group(p) == Some(Group::To));
        if to && self.words.classes(self.chunks[verb].head).any(Classes::HAVE) {
            return false;
        }
        let object = (verb + 1..index)
            .find(|&i| self.chunks[i].parent == Some(verb) && self.chunks[i].relation == Relation::Object);
        let object = object.or(self.pending.filter(|&p| p > verb));
        let near = (verb..index).all(|i| !matches!(self.chunks[i].group, Group::Comma | Group::Coordinator));
        let Some(object) = object.filter(|_| near) else {
            return false;
        };
        if self.pending == Some(object) {
            self.pending = None;
        }
        self.link(index, Some(verb), Relation::Complement, None);
        self.chunks[object].parent = None;
        self.link(object, Some(index), Relation::Subject, None);
        self.chunks[index].subject = Some(object);
        true
    }

    fn finite(&mut self, index: usize, link: Option<usize>) {
        let relative = link.filter(|&l| self.chunks[l].group == Group::Relative);
        if let Some(relative) = relative
            && self.previous(index) == Some(relative)
            && !self.words.classes(self.chunks[relative].first).any(Classes::WHETHER)
        {
            let head = self.relative_head(relative);
            self.link(index, head, Relation::Relative, link);
            self.chunks[index].subject = head;
            return;
        }
        let subject = self.pending.take();
        if let Some((noun, of)) = self.contact.take()
            && subject == Some(of)
        {
            self.chunks[index].subject = subject;
            self.link(of, Some(index), Relation::Subject, None);
            self.link(index, Some(noun), Relation::Relative, None);
            self.pending = self.outer_pending.take();
            return;
        }
        // "says now is not the time"
        if let Some(verb) = self.verb
            && subject.is_none()
            && link.is_none()
            && self.previous(index) == Some(verb)
            && self.words.reports(self.chunks[verb].head)
            && self.words.classes(self.chunks[index].head).any(Classes::BE)
        {
            self.link(index, Some(verb), Relation::Complement, None);
            return;
        }
        if subject.is_none() && self.coordinated | self.verb.is_some() && link.is_none() {
            self.coordinate(index);
            return;
        }
        let governor = self.verb;
        if let Some(subject) = subject {
            self.chunks[index].subject = Some(subject);
            if self.chunks[subject].relation == Relation::Root {
                self.link(subject, Some(index), Relation::Subject, None);
            }
        }
        if self.outer.is_some() && link.is_some_and(|l| self.chunks[l].group == Group::Subordinator) {
            self.chunks[index].link = link.map(|l| self.chunks[l].first);
            return;
        }
        let link = match link {
            None if self.outer.is_some() => {
                self.adopt(index);
                self.outer.take()
            }
            link => link,
        };
        match link.map(|l| self.chunks[l].group) {
            Some(Group::That) => {
                let governor = self.adjective.or(governor).or(self.noun.filter(|&n| n < subject.unwrap_or(index)));
                let governor = self.told_before(index).or(governor);
                let noun = link
                    .and_then(|l| self.previous(l))
                    .filter(|&p| self.group(p) == Some(Group::Noun) && self.words.senses[self.chunks[p].head].noun)
                    .filter(|&p| !self.told(p) && !self.is_time(p))
                    .filter(|&p| !self.words.classes(self.chunks[p].head).any(Classes::PRONOUN));
                self.link(index, noun.or(governor), Relation::Complement, link);
            }
            Some(Group::Subordinator) => {
                let governor = self.conditioned(link, governor);
                self.link(index, governor, Relation::Adverbial, link);
            }
            Some(Group::Relative) => {
                self.pending = self.suspended.take();
                let question = link.is_some_and(|l| self.words.classes(self.chunks[l].first).any(Classes::WHETHER));
                self.link(index, governor, if question { Relation::Adverbial } else { Relation::Relative }, link);
            }
            _ => self.bare_clause(index, subject, governor),
        }
    }

    /// "would not leave the town it holds until …": a condition ties the clause, not what is told of a noun in it.
    fn conditioned(&self, link: Option<usize>, governor: Option<usize>) -> Option<usize> {
        let condition =
            Classes(Classes::CONDITION_POSITIVE.0 | Classes::CONDITION_NEGATIVE.0 | Classes::CONDITION_NEGATED.0);
        let ties = link.is_some_and(|l| self.words.classes(self.chunks[l].first).any(condition));
        let mut at = governor?;
        // "will stay frozen until …"
        if ties
            && self.chunks[at].form == Form::Participle
            && self.chunks[at].relation == Relation::Adverbial
            && let Some(verb) = self.chunks[at].parent
        {
            at = verb;
        }
        while ties && self.chunks[at].relation == Relation::Relative {
            let noun = self.chunks[at].parent?;
            let mut above = self.chunks[noun].parent;
            while let Some(up) = above.filter(|&a| self.chunks[a].group == Group::Noun) {
                above = self.chunks[up].parent;
            }
            match above {
                Some(verb) if self.chunks[verb].group == Group::Verb => at = verb,
                _ => break,
            }
        }
        Some(at)
    }

    /// Whether the noun group is who a verb of saying speaks to: "told reporters that …".
    fn told(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        // "reiterated their demand that …" tells a demand
        c.relation == Relation::Object
            && !self.words.senses[c.head].deed
            && c.parent.is_some_and(|v| self.words.reports(self.chunks[v].head))
    }

    /// The governor of the "that" clause which the present one goes on with.
    fn told_before(&mut self, index: usize) -> Option<usize> {
        if !std::mem::take(&mut self.again) {
            return None;
        }
        let that = |c: &Chunk| c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        let mate = self.chunks[..index].iter().rev().find(|c| c.relation == Relation::Complement && that(c))?;
        mate.parent
    }

    /// What a relative clause is about. Without a comma it cannot be a name ("a network tied to Israel which …"): then it is the
    /// noun that the name hangs on.
    fn relative_head(&self, relative: usize) -> Option<usize> {
        let noun = self.noun?;
        let comma = relative > 0 && self.chunks[relative - 1].group == Group::Comma;
        let name = self.words.party(self.chunks[noun].head).is_some();
        let mut at = noun;
        while !comma
            && name
            && matches!(self.chunks[at].relation, Relation::Preposition | Relation::Relative | Relation::Agent)
        {
            match self.chunks[at].parent {
                Some(parent) if parent < at => at = parent,
                _ => break,
            }
        }
        // "Britain, France and Germany, which …"
        if comma && name && self.chunks[noun].relation == Relation::Conjunct {
            return Some(self.first_of_list(noun));
        }
        Some(if self.chunks[at].group == Group::Noun { at } else { noun })
    }

    /// A clause without a complementiser: content of the verb straight before, or a clause of its own.
    fn bare_clause(&mut self, index: usize, subject: Option<usize>, governor: Option<usize>) {
        // "not until the troops have gone will Kenya talk": the modal stands before its subject, the condition came first
        if let Some(subject) = subject
            && let Some(clause) = governor.filter(|&g| self.chunks[g].parent.is_none())
            && let Some(opener) = self.chunks[clause].link
            && self.chunks[..clause].iter().any(|c| c.first == opener && c.group == Group::Subordinator)
            && self.chunks[subject].first > 0
            && self.words.classes(self.chunks[subject].first - 1).any(Classes::MODAL)
        {
            self.link(clause, Some(index), Relation::Adverbial, None);
            self.chunks[clause].link = Some(opener);
            return;
        }
        if let Some(subject) = subject
            && let Some(governor) = governor
            && self.previous(subject).is_some_and(|p| self.within(p, governor))
        {
            self.link(index, Some(governor), Relation::Complement, None);
            return;
        }
        // "demanded that the border be marked and the soldiers leave"
        if std::mem::take(&mut self.joined)
            && let Some(mate) = governor
            && self.chunks[mate].relation == Relation::Complement
            && self.chunks[mate].form == Form::Finite
            && !(mate..index).any(|i| self.chunks[i].group == Group::Comma)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            return;
        }
        // an adverbial clause that came first hangs on this one
        if !self.adopt(index)
            && self.coordinated
            && let Some(mate) = governor
        {
            let top = self.top(mate);
            self.link(index, Some(top), Relation::Conjunct, None);
        }
    }

    /// Hangs the adverbial clauses that came first on the clause of `index`.
    fn adopt(&mut self, index: usize) -> bool {
        let loose: Vec<usize> = (0..index).filter(|&i| self.fronted(i)).collect();
        for &clause in loose.iter().filter(|&&c| !self.hangs_on(index, c)).collect::<Vec<_>>() {
            self.chunks[clause].parent = Some(index);
            self.chunks[clause].relation = Relation::Adverbial;
        }
        !loose.is_empty()
    }

    fn fronted(&self, index: usize) -> bool {
        let chunk = &self.chunks[index];
        chunk.group == Group::Verb && chunk.parent.is_none() && chunk.link.is_some()
    }

    /// Whether `index` is the verb group itself or a particle of it.
    fn within(&self, index: usize, verb: usize) -> bool {
        index == verb
            || self.chunks[index].group == Group::Noun
                && self.chunks[index].parent == Some(verb)
                && self.words.classes(self.chunks[index].head).any(Classes::TIME)
    }

    fn top(&self, verb: usize) -> usize {
        let mut at = verb;
        for _ in 0..12 {
            match self.chunks[at].parent {
                Some(parent) if self.chunks[at].relation != Relation::Root => at = parent,
                _ => break,
            }
        }
        at
    }

    /// A verb without a subject of its own shares that of the last finite verb before.
    fn coordinate(&mut self, index: usize) {
        let mate = (0..index).rev().find(|&i| {
            self.chunks[i].group == Group::Verb
                && self.chunks[i].form == Form::Finite
                && !self.asides.iter().any(|a| a.first < i && i < a.last)
                && !(self.chunks[i].relation == Relation::Relative
                    && self.closed_relative(i, index)
                    && !self.listed_relative(i, index))
        });
        if let Some(mate) = mate.map(|m| self.outer_mate(index, m)) {
            self.chunks[index].subject = self.chunks[mate].subject;
            let comma = self.previous(index).is_some_and(|p| self.group(p) == Some(Group::Comma));
            let shared = self.share_modal(index, mate);
            let listed = comma && (shared || self.within_relative(mate, index));
            // "will neither lift the ban nor …", "will not lift the ban or …"
            let joint = self.previous(index).filter(|&p| self.group(p) == Some(Group::Coordinator));
            if let Some(joint) = joint.map(|j| self.words.classes(self.chunks[j].first)) {
                self.chunks[index].negated |=
                    joint.any(Classes::NEGATIVE) || shared && self.chunks[mate].negated && joint.any(Classes::OR);
            }
            if self.coordinated || listed {
                self.link(index, Some(mate), Relation::Conjunct, None);
            }
        } else {
            self.chunks[index].subject = self.noun;
        }
    }

    /// "said both armies should stop and offered to help": a past form goes on with the past form, not with the modal.
    fn outer_mate(&self, index: usize, mate: usize) -> usize {
        let past = |i: usize| {
            let c = self.words.classes(self.chunks[i].head);
            c.any(Classes::VERB_PAST) && !c.any(Classes::VERB_BASE) && self.chunks[i].marks == Classes::default()
        };
        let now = |i: usize| {
            self.words.classes(self.chunks[i].head).any(Classes::VERB_S) && self.chunks[i].marks == Classes::default()
        };
        let m = &self.chunks[mate];
        match m.parent {
            // "said the paper poisoned the air and urged both to stop": who speaks urges, a thing does not
            Some(parent)
                if m.relation == Relation::Complement
                    && self.chunks[parent].group == Group::Verb
                    && (past(index) && past(parent) || now(index) && now(parent))
                    && ((self.words.reports(self.chunks[parent].head)
                        || self.words.takes_side(self.chunks[parent].head))
                        && self.words.takes_side(self.chunks[index].head)
                        || self.words.reports(self.chunks[index].head)
                            && self.words.takes_side(self.chunks[parent].head))
                    && m.subject.is_some_and(|s| !self.names_somebody(s))
                    && self.chunks[parent].subject.is_some_and(|s| self.names_somebody(s)) =>
            {
                parent
            }
            Some(parent)
                if m.relation == Relation::Complement
                    && past(index)
                    && m.marks.any(Classes::MODAL)
                    && self.chunks[parent].group == Group::Verb
                    && past(parent) =>
            {
                parent
            }
            _ => mate,
        }
    }

    /// "must stop, leave and pay": the modal stands once.
    fn share_modal(&mut self, index: usize, mate: usize) -> bool {
        let bare = self.chunks[index].marks == Classes::default()
            && self.words.classes(self.chunks[index].head).any(Classes::VERB_BASE);
        let modal = self.chunks[mate].marks.0 & (Classes::MODAL.0 | Classes::WILL.0 | Classes::MUST.0 | Classes::MAY.0);
        if bare && modal != 0 {
            self.chunks[index].marks = Classes(modal);
        }
        bare && modal != 0
    }

    /// Whether `mate` is, or goes on with, a relative clause that `index` goes on with.
    fn within_relative(&self, mate: usize, index: usize) -> bool {
        let mut lead = mate;
        while self.chunks[lead].relation == Relation::Conjunct {
            match self.chunks[lead].parent {
                Some(parent) if parent < lead => lead = parent,
                _ => break,
            }
        }
        self.chunks[lead].relation == Relation::Relative && self.listed_relative(lead, index)
    }

    /// "a deal that frees the hostages, lets aid in and ends the war, …": the verbs of the relative clause are all alike, and
    /// unlike that of the clause around it.
    fn listed_relative(&self, relative: usize, index: usize) -> bool {
        let now = |i: usize| {
            let c = self.words.classes(self.chunks[i].head);
            c.any(Classes::VERB_S) && !c.any(Classes::VERB_PAST) && self.chunks[i].marks == Classes::default()
        };
        let that = self.chunks[relative].link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        let around = (0..relative).rev().find(|&i| {
            let c = &self.chunks[i];
            c.group == Group::Verb && c.form == Form::Finite && c.relation != Relation::Relative
        });
        that && now(relative) && now(index) && around.is_some_and(|v| !now(v))
    }

    /// A relative clause that a comma closed before `index`.
    fn closed_relative(&self, verb: usize, index: usize) -> bool {
        (verb..index).any(|i| self.chunks[i].group == Group::Comma)
    }

    /// "…," said X / …, X said: a report that stands behind what it reports governs it.
    fn reports(&mut self) {
        for index in 0..self.chunks.len() {
            if self.chunks[index].group != Group::Verb
                || self.chunks[index].form != Form::Finite
                || !(self.is_report(index) || self.trails(index))
            {
                continue;
            }
            let mut start = self.chunks[index].subject.filter(|&s| s < index).unwrap_or(index);
            while let Some(possessor) = self.chunks[start].subject.filter(|_| self.chunks[start].group == Group::Noun) {
                start = possessor;
            }
            let Some(before) = (0..start)
                .rev()
                .find(|&i| self.chunks[i].group != Group::QuoteClose && self.chunks[i].group != Group::QuoteOpen)
            else {
                continue;
            };
            let has_content = self.chunks.iter().enumerate().any(|(i, c)| {
                i > index
                    && c.parent == Some(index)
                    && c.relation == Relation::Complement
                    && c.form != Form::Ing
                    && c.group == Group::Verb
            });
            let detached = matches!(self.chunks[before].group, Group::Comma)
                || start > 0 && self.chunks[start - 1].group == Group::QuoteClose;
            if !detached || has_content && !self.chunks[..start].iter().any(|c| c.group == Group::QuoteClose) {
                continue;
            }
            if self.chunks[index].subject.is_none_or(|s| s < before) {
                self.chunks[index].subject = (index + 1..self.chunks.len().min(index + 3))
                    .find(|&i| self.chunks[i].group == Group::Noun)
                    .or(self.chunks[index].subject);
            }
            for i in 0..before {
                if self.chunks[i].group == Group::Verb
                    && matches!(self.chunks[i].relation, Relation::Root)
                    && i != index
                {
                    self.chunks[i].parent = Some(index);
                    self.chunks[i].relation = Relation::Complement;
                }
            }
            if self.chunks[index].parent.is_some_and(|p| p < start) {
                self.chunks[index].parent = None;
                self.chunks[index].relation = Relation::Root;
            }
            self.report_behind(index);
        }
    }

    /// "…, the premier insisted.": a verb of asking or vowing that ends the sentence and has no content of its own.
    fn trails(&self, index: usize) -> bool {
        let c = &self.chunks[index];
        let asks = self.words.beginning(c.head).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                let cue = &self.words.matcher.lexicon.cues[cue as usize];
                cue.side == Side::For && matches!(cue.act, Some(Act::Demand | Act::Offer | Act::Threaten))
            }
            _ => false,
        });
        let comma = |s: usize| self.before(s).is_some_and(|b| self.group(b) == Some(Group::Comma));
        asks && !c.passive && !c.marks.any(Classes::MODAL) && self.ends(index + 1) && c.subject.is_some_and(comma)
    }

    /// The clause that an aside interrupts, and those that go on with its subject, are reported too.
    fn report_behind(&mut self, report: usize) {
        let Some(&aside) = self.asides.iter().find(|a| a.first < report && report < a.last) else { return };
        let finite = |&i: &usize| self.chunks[i].group == Group::Verb && self.chunks[i].form == Form::Finite;
        let before = (0..aside.first).any(|i| finite(&i));
        let main = (0..aside.first).rev().filter(finite).find(|&i| self.chunks[i].parent == Some(report));
        for i in aside.last..self.chunks.len() {
            let c = &self.chunks[i];
            if c.group == Group::Break {
                break;
            }
            // "Chad would go, he said, if it was asked": the condition is not that of the saying
            let tie = Classes(Classes::CONDITION_POSITIVE.0 | Classes::CONDITION_NEGATIVE.0);
            if c.relation == Relation::Adverbial
                && c.parent == Some(report)
                && c.link.is_some_and(|l| self.words.classes(l).any(tie))
                && main.is_some()
            {
                self.chunks[i].parent = main;
                continue;
            }
            let free = c.group == Group::Verb && c.relation == Relation::Root && c.parent.is_none() && c.link.is_none();
            if free && (!before || c.subject.is_none_or(|s| s < aside.first)) {
                self.chunks[i].parent = Some(report);
                self.chunks[i].relation = Relation::Complement;
            }
        }
    }

    /// "condemned the tariffs that Oslo imposed": a clause behind "that" whose verb wants the object that stands in front of
    /// it tells of that noun.
    fn gapped(&mut self) {
        for index in 0..self.chunks.len() {
            let c = &self.chunks[index];
            let told = c.group == Group::Verb
                && c.form == Form::Finite
                && !c.passive
                && c.relation == Relation::Complement
                && self.words.senses[c.head].verb
                && !self.words.classes(c.head).any(Classes(Classes::BE.0 | Classes::HAVE.0));
            let Some(subject) = c.subject.filter(|_| told) else { continue };
            let Some(that) = self.previous(subject).filter(|&t| self.group(t) == Some(Group::That)) else { continue };
            let Some(noun) = self.previous(that).filter(|&n| self.group(n) == Some(Group::Noun)) else { continue };
            let head = self.chunks[noun].head;
            let content = self.words.covering(head).any(|m| matches!(m.what, What::Cue { part: CuePart::Noun, .. }));
            let thing = !content && !self.is_time(noun) && !self.names_somebody(noun) || self.words.senses[head].names;
            // "says that Oslo imposed tariffs", "… proposed that both stop", "… agreed to go"
            let full = self
                .chunks
                .iter()
                .any(|k| k.parent == Some(index) && matches!(k.relation, Relation::Object | Relation::Complement));
            if thing && !full && self.chunks[noun].relation != Relation::Subject && !self.hangs_on(noun, index) {
                self.chunks[index].parent = Some(noun);
                self.chunks[index].relation = Relation::Relative;
            }
        }
    }

    fn is_report(&self, index: usize) -> bool {
        let head = self.chunks[index].head;
        self.words.beginning(head).iter().any(
            |m| matches!(m.what, What::Cue { cue, .. } if self.words.matcher.lexicon.cues[cue as usize].act.is_none()),
        )
    }
}
