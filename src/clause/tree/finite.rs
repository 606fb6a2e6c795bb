//! Finite verbs: their subjects, and the clause that they stand in.

use super::Builder;
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::matching::Kind;

impl Builder<'_, '_> {
    pub(super) fn verb(&mut self, index: usize) {
        let preposition = self.here.preposition.take();
        let link = if self.chunks[index].form == Form::Finite { self.here.link.take() } else { preposition };
        // "while condemning the raid, declared": the subordinator is the participle's
        let own = |l: usize| self.group(l) == Some(Group::Subordinator) && self.previous(index) == Some(l);
        if matches!(self.chunks[index].form, Form::Ing | Form::Participle) && self.here.link.is_some_and(own) {
            self.here.link = None;
        }
        match self.chunks[index].form {
            Form::Infinitive => self.infinitive(index, link),
            Form::Ing => self.gerund(index, link),
            Form::Participle => self.participle(index),
            Form::Finite => self.finite(index, link),
        }
        self.here.coordinated = false;
        let inside = self.outer.is_some() && self.chunks[index].form == Form::Finite;
        if !inside {
            self.here.verb = Some(index);
        }
        self.here.noun = None;
        self.here.adjective = None;
    }

    fn finite(&mut self, index: usize, link: Option<usize>) {
        let relative = link.filter(|&l| self.chunks[l].group == Group::Relative);
        if let Some(relative) = relative
            && self.behind_time(index) == Some(relative)
            && !self.words.classes(self.chunks[relative].first).any(Classes::WHETHER)
        {
            let head = self.relative_head(relative, index);
            self.link(index, head, Relation::Relative, link);
            self.chunks[index].subject = head;
            self.here.link = self.here.link.or(self.outer_link.take());
            return;
        }
        if self.goes_on_wanting(index) {
            return;
        }
        let subject = self.here.pending.take().or_else(|| self.resumed(index));
        let subject = subject.map(|noun| self.done_as_subject(index, noun).unwrap_or(noun));
        let subject = subject.or_else(|| self.done_elsewhere(index));
        let subject = subject.map(|noun| if link.is_none() { self.past_its_clause(noun) } else { noun });
        if let Some((noun, of)) = self.contact.take()
            && subject == Some(of)
        {
            self.chunks[index].subject = subject;
            self.link(of, Some(index), Relation::Subject, None);
            let relation = if self.told_of_it(noun) { Relation::Complement } else { Relation::Relative };
            self.link(index, Some(noun), relation, None);
            self.here.pending = self.outer_pending.take();
            return;
        }
        // "says now is not the time"
        if let Some(verb) = self.here.verb
            && subject.is_none()
            && link.is_none()
            && self.previous(index) == Some(verb)
            && self.words.reports(self.chunks[verb].head)
            && self.words.classes(self.chunks[index].head).any(Classes::BE)
        {
            self.link(index, Some(verb), Relation::Complement, None);
            return;
        }
        if subject.is_none() && link.is_none() && self.free_relative(index) {
            return;
        }
        if let Some(saying) = self.ordered_by(index).filter(|_| subject.is_none() && link.is_none()) {
            self.link(index, Some(saying), Relation::Complement, None);
            return;
        }
        // "The message was simple: lay down your arms"
        let first = self.chunks[index].first;
        let order = self.words.behind_colon(first) && self.words.classes(first).any(Classes::VERB_BASE);
        // "Kenya's message to Chad: lay down your arms"
        let called =
            |s: usize| self.chunks[s].end < first && !self.chunks[..index].iter().any(|c| c.group == Group::Verb);
        if order && link.is_none() && subject.is_none_or(called) {
            return;
        }
        if subject.is_none() && self.here.coordinated | self.here.verb.is_some() && link.is_none() {
            self.coordinate(index);
            return;
        }
        let governor = self.outside(subject).filter(|_| !self.opens_another(link));
        if let Some(subject) = subject {
            self.chunks[index].subject = Some(subject);
            if self.chunks[subject].relation == Relation::Root {
                self.link(subject, Some(index), Relation::Subject, None);
            }
            self.fronted_participle(index, subject);
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
                let governor =
                    self.here.adjective.or(governor).or(self.here.noun.filter(|&n| n < subject.unwrap_or(index)));
                let governor = self.told_before(index).or(governor);
                let noun = link
                    .and_then(|l| self.previous(l))
                    .map(|p| self.whose_word(p).unwrap_or(p))
                    .filter(|&p| self.group(p) == Some(Group::Noun) && self.words.senses[self.chunks[p].head].noun)
                    .filter(|&p| {
                        !self.told(p)
                            && !self.said_in(p)
                            && !self.is_time(p)
                            && self.words.party(self.chunks[p].head).is_none()
                    })
                    .filter(|&p| !self.words.classes(self.chunks[p].head).any(Classes::PRONOUN));
                let noun = noun.or_else(|| self.named_before(link));
                self.link(index, noun.or(governor), Relation::Complement, link);
            }
            Some(Group::Subordinator) => {
                let governor = self.conditioned(link, governor);
                self.link(index, governor, Relation::Adverbial, link);
            }
            Some(Group::Relative) => {
                self.here.pending = self.suspended.take();
                self.here.link = self.here.link.or(self.outer_link.take());
                let question = link.is_some_and(|l| self.words.classes(self.chunks[l].first).any(Classes::WHETHER));
                let noun = link.filter(|_| !question).and_then(|l| self.told_by(l));
                self.link(
                    index,
                    noun.or(governor),
                    if question { Relation::Adverbial } else { Relation::Relative },
                    link,
                );
            }
            _ => self.bare_clause(index, subject, governor),
        }
    }

    /// The chunk before, or before a time: "which *last week* closed the border".
    fn behind_time(&self, index: usize) -> Option<usize> {
        let previous = self.previous(index)?;
        let time = self.chunks[previous].relation == Relation::Adverbial && self.is_time(previous);
        if time { self.previous(previous) } else { Some(previous) }
    }

    /// "a proposal, made by Peru, that troops be sent", "the pledge given by Chad that it would leave": what is told between
    /// commas, or by whom it was made, parts the noun from its content.
    fn named_before(&self, link: Option<usize>) -> Option<usize> {
        let before = link.and_then(|l| self.previous(l))?;
        let told = self.here.verb?;
        let agent = self.chunks[before].relation == Relation::Agent && self.chunks[before].parent == Some(told);
        let told = (agent || self.group(before) == Some(Group::Comma)).then(|| &self.chunks[told])?;
        let made = told.form == Form::Participle && told.passive;
        let noun = match told.relation {
            Relation::Relative => told.parent,
            // "the position of Peru, conveyed in a note, that …"
            Relation::Adverbial => told.subject.and_then(|s| self.whose_word(s)),
            _ => None,
        };
        noun.filter(|&n| made && self.words.senses[self.chunks[n].head].noun)
    }

    /// "it is time the army left", "it is time Chad left": a noun that the lexicon knows to take a side, and what it is for.
    pub(super) fn told_of_it(&self, noun: usize) -> bool {
        let is = |v: &usize| {
            self.group(*v) == Some(Group::Verb) && self.words.classes(self.chunks[*v].head).any(Classes::BE)
        };
        let it = |s: usize| self.words.classes(self.chunks[s].head).any(Classes::IT);
        self.words.senses[self.chunks[noun].head].noun
            && self.previous(noun).filter(is).and_then(|v| self.previous(v)).is_some_and(it)
    }

    /// "the demand of Chad that it leave", "the statement of the minister that …": what somebody said, by whom.
    fn whose_word(&self, speaker: usize) -> Option<usize> {
        let c = &self.chunks[speaker];
        let speaks = self.words.party(c.head).is_some() || self.words.role(c.head).is_some();
        let beneath = matches!(c.relation, Relation::Preposition | Relation::Agent);
        let word = |&w: &usize| self.group(w) == Some(Group::Noun) && self.words.senses[self.chunks[w].head].noun;
        c.parent.filter(|_| speaks && beneath).filter(word)
    }

    /// "wants the siege ended and the prisoners freed": a participle that looks like a verb of its own.
    pub(super) fn goes_on_wanting(&mut self, index: usize) -> bool {
        let (Some(noun), Some(mate)) = (self.here.pending, self.here.verb) else { return false };
        let (c, m) = (self.chunks[index], self.chunks[mate]);
        let before = self.before(noun).filter(|&b| self.group(b) == Some(Group::Coordinator));
        let bare = c.first == c.head
            && c.marks == Classes::default()
            && self.words.classes(c.head).any(Classes::VERB_PARTICIPLE)
            && !self.words.takes_side(c.head)
            && !self.words.classes(self.chunks[noun].head).any(Classes::SUBJECT)
            && !matches!(self.group(self.next(index)), Some(Group::Noun | Group::That | Group::To | Group::Verb));
        let caused = m.relation == Relation::Complement
            && matches!(m.form, Form::Participle | Form::Ing)
            && m.subject
                .is_some_and(|s| self.chunks[s].relation == Relation::Subject && self.chunks[s].parent == Some(mate));
        let Some(over) = m.parent.filter(|&v| self.group(v) == Some(Group::Verb)) else { return false };
        if !(bare && caused && before.is_some() && self.words.party(self.chunks[noun].head).is_none() && noun > mate) {
            return false;
        }
        self.here.pending = None;
        self.chunks[index].form = Form::Participle;
        self.chunks[index].passive = true;
        self.link(index, Some(over), Relation::Complement, None);
        self.link(noun, Some(index), Relation::Subject, None);
        self.chunks[index].subject = Some(noun);
        true
    }

    /// "The envoy of Peru, who said that his country was ready, urged …": behind the comma the outer subject goes on.
    fn resumed(&mut self, index: usize) -> Option<usize> {
        let comma = index > 0 && self.group(index - 1) == Some(Group::Comma);
        let over = self.here.verb.filter(|_| comma && !self.here.coordinated && self.here.link.is_none())?;
        let outer = self.suspended.filter(|&o| self.tells_of(over, o))?;
        self.suspended = None;
        Some(outer)
    }

    /// The noun that a relative clause with a subject of its own tells of: "a truce, which Peru had proposed and which Chad
    /// rejected".
    fn told_by(&self, relative: usize) -> Option<usize> {
        let mut before = self.previous(relative)?;
        let joined = self.group(before) == Some(Group::Coordinator);
        if joined {
            let told = |c: &&Chunk| c.group == Group::Verb && c.relation == Relation::Relative && c.link.is_some();
            return self.chunks[..before].iter().rfind(told)?.parent;
        }
        // "sign a protocol in Entebbe under which …", "reached a deal in Arusha last week under which …"
        let under = relative > 0 && self.chunks[relative - 1].group == Group::Preposition;
        let noun = |n: usize| self.group(n) == Some(Group::Noun);
        while matches!(self.group(before), Some(Group::Comma | Group::Preposition))
            || under && noun(before) && self.is_time(before)
        {
            before = self.previous(before)?;
        }
        let placed = |n: &usize| {
            let c = &self.chunks[*n];
            let place = c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE));
            let over = c.parent.filter(|&p| place && c.relation == Relation::Preposition && noun(p))?;
            (self.words.capital(c.first) && self.words.document(self.chunks[over].head)).then_some(over)
        };
        let document = Some(before).filter(|&n| under && noun(n)).and_then(|n| placed(&n));
        document.or(Some(before).filter(|&n| noun(n) && !self.is_time(n)))
    }

    /// "Kenya's demand that Chad lift the ban was ignored": what stands behind the verb of a noun's clause is its object, and the
    /// noun waits for the next verb.
    fn past_its_clause(&mut self, object: usize) -> usize {
        let told = |v: &usize| {
            let c = &self.chunks[*v];
            let that = c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
            let plain = !self.words.reports(c.head) && !self.words.takes_side(c.head) && !c.passive;
            c.form == Form::Finite && c.relation == Relation::Complement && that && plain
        };
        let verb = self.here.verb.filter(told).filter(|&v| self.before(object) == Some(v));
        let noun = verb
            .and_then(|v| self.chunks[v].parent)
            .filter(|&n| self.chunks[n].group == Group::Noun && self.chunks[n].parent.is_none() && n < object);
        let Some(noun) = noun else { return object };
        self.link(object, verb, Relation::Object, None);
        noun
    }

    /// "Lifting the embargo would be a mistake", "said that to lift it now was wrong": what is done is the subject, and the
    /// noun before the verb its object.
    fn done_as_subject(&mut self, index: usize, noun: usize) -> Option<usize> {
        let done = self.opening_deed(noun)?;
        // "Sending troops was rejected by Italy", "arming them would prolong the war"
        let be = self.words.classes(self.chunks[index].head).any(Classes::COPULA);
        let object = self.previous(noun) == Some(done);
        if !((be || self.chunks[index].passive) && object || self.named_deed(done)) {
            return None;
        }
        if object {
            self.link(noun, Some(done), Relation::Object, None);
        }
        Some(self.take_as_subject(done, index))
    }

    /// "said that pulling out of the town would open the road": a deed whose noun stands behind a preposition.
    fn done_elsewhere(&mut self, index: usize) -> Option<usize> {
        let noun = self.previous(index).filter(|&n| self.group(n) == Some(Group::Noun))?;
        let done = self.opening_deed(noun).filter(|&v| self.named_deed(v))?;
        Some(self.take_as_subject(done, index))
    }

    /// The gerund or infinitive that a clause opens with, with nothing but nouns and prepositions up to `noun`.
    fn opening_deed(&self, noun: usize) -> Option<usize> {
        let inside = |k: &usize| matches!(self.group(*k), Some(Group::Noun | Group::Preposition));
        let done = (0..noun).rev().find(|k| !inside(k)).filter(|&v| self.group(v) == Some(Group::Verb))?;
        let c = &self.chunks[done];
        let most = usize::from(c.form == Form::Infinitive);
        let bare = matches!(c.form, Form::Ing | Form::Infinitive) && c.head - c.first <= most;
        let before = (0..done).rev().find(|&k| self.group(k) != Some(Group::To));
        let opens = match before {
            None => true,
            Some(k) => match self.chunks[k].group {
                Group::That | Group::QuoteOpen => true,
                Group::Verb => self.words.reports(self.chunks[k].head) && self.chunks[k].form == Form::Finite,
                _ => false,
            },
        };
        (bare && opens && c.relation != Relation::Subject).then_some(done)
    }

    /// A gerund that the lexicon knows as a verb, with a preposition, an article, a possessive or a name behind it.
    fn named_deed(&self, verb: usize) -> bool {
        let c = &self.chunks[verb];
        c.form == Form::Ing && self.words.senses[c.head].verb && self.definite(c.end)
    }

    fn take_as_subject(&mut self, done: usize, index: usize) -> usize {
        self.chunks[done].parent = None;
        self.link(done, Some(index), Relation::Subject, None);
        self.chunks[done].subject = None;
        self.here.verb = (0..done).rev().find(|&k| self.group(k) == Some(Group::Verb));
        done
    }

    /// Whether a preposition stands at the token, or a noun group with an article, a possessive or a name.
    fn definite(&self, at: usize) -> bool {
        let small = Classes::ARTICLE.with(Classes::POSSESSIVE).with(Classes::DETERMINER).with(Classes::PREPOSITION);
        self.words.party(at).is_some() || self.words.classes(at).any(small)
    }

    /// "Having rejected the truce, Chad …", "By rejecting it, Chad …": a participle in front, closed by a comma, has the subject of
    /// its clause.
    fn fronted_participle(&mut self, index: usize, subject: usize) {
        let begun = self.chunks.iter().position(|c| !matches!(c.group, Group::QuoteOpen | Group::QuoteClose));
        let by = |b: usize| {
            self.group(b) == Some(Group::Preposition) && self.words.classes(self.chunks[b].first).any(Classes::BY)
        };
        let behind = begun.filter(|&b| by(b)).map(|b| b + 1);
        let Some(first) = behind.or(begun).filter(|&b| b < subject) else { return };
        let c = &self.chunks[first];
        let loose = c.group == Group::Verb && c.form == Form::Ing && c.parent.is_none() && c.subject.is_none();
        let finite = |c: &Chunk| c.group == Group::Verb && c.form == Form::Finite;
        let comma = self.before(subject).is_some_and(|b| self.group(b) == Some(Group::Comma));
        if loose
            && comma
            && !self.words.classes(c.head).any(Classes(Classes::ACCORDING.0 | Classes::PREPOSITION.0))
            && !self.chunks[first..subject].iter().any(finite)
        {
            self.chunks[first].subject = Some(subject);
            self.link(first, Some(index), Relation::Adverbial, behind.map(|b| b - 1));
        }
    }

    /// The verb that the clause stands behind: not one that only tells more of its subject ("said talks to end the war would
    /// resume").
    fn outside(&self, subject: Option<usize>) -> Option<usize> {
        // "demanded that Niger, angered by the raid, lift the ban"
        let told = |v: usize, s: usize| {
            let c = &self.chunks[v];
            let behind = v == s + 2 && self.group(s + 1) == Some(Group::Comma);
            matches!(c.form, Form::Participle | Form::Ing) && (c.subject == Some(s) || behind)
        };
        let within = |v: usize| subject.is_some_and(|s| s < v && (self.hangs_on(v, s) || told(v, s)));
        if !self.here.verb.is_some_and(within) {
            return self.here.verb;
        }
        let verb = |i: &usize| self.chunks[*i].group == Group::Verb;
        (0..subject.unwrap_or(0)).rev().find(verb)
    }

    /// "would not leave the town it holds until …": a condition ties the clause, not what is told of a noun in it.
    fn conditioned(&self, link: Option<usize>, governor: Option<usize>) -> Option<usize> {
        let condition = Classes::CONDITION.with(Classes::CONDITION_NEGATED);
        let ties = link.is_some_and(|l| self.words.classes(self.chunks[l].first).any(condition));
        let mut at = governor?;
        // "will stay frozen until …", "would stay closed to trade unless …", "spoke of being open to talks as long as …"
        let described =
            |v: usize| self.chunks[v].form == Form::Participle && self.chunks[v].relation == Relation::Adverbial;
        let within = |&v: &usize| {
            let c = &self.chunks[v];
            let over = c.parent.filter(|&p| self.group(p) == Some(Group::Verb))?;
            let being = c.form == Form::Ing && self.words.classes(c.head).any(Classes::BE);
            let ready = c.form == Form::Infinitive && described(over);
            (described(v) || being && c.relation == Relation::Complement || ready).then_some(over)
        };
        if ties && let Some(verb) = std::iter::successors(Some(at), within).last() {
            at = verb;
        }
        while ties && self.chunks[at].relation == Relation::Relative && !self.answers(at, link) {
            let noun = self.chunks[at].parent?;
            match self.over_nouns(self.chunks[noun].parent) {
                Some(verb) if self.chunks[verb].group == Group::Verb => at = verb,
                _ => break,
            }
        }
        Some(at)
    }

    /// "… to Chad, which agreed on condition that …": a side taken behind a comma, with its own condition.
    fn answers(&self, relative: usize, condition: Option<usize>) -> bool {
        let c = &self.chunks[relative];
        let comma = |at: usize| at > 0 && self.words.kind(at - 1) == Kind::Comma;
        let own = condition.is_some_and(|l| !comma(self.chunks[l].first));
        own && c.link.is_some_and(comma) && self.words.takes_side(c.head)
    }

    /// What stands over a chunk, noun groups passed over.
    pub(super) fn over_nouns(&self, mut at: Option<usize>) -> Option<usize> {
        while let Some(noun) = at.filter(|&a| self.chunks[a].group == Group::Noun) {
            at = self.chunks[noun].parent;
        }
        at
    }

    /// Whether the noun group is who a verb speaks to: "told reporters that …", "warned the junta that …".
    fn told(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        let speaks = |verb: usize| {
            let head = self.chunks[verb].head;
            // "warned Europe that …"
            let somebody = self.words.role(c.head).is_some() || self.words.capital(c.head);
            self.words.reports(head) || somebody && self.words.takes_side(head)
        };
        // "reiterated their demand that …" tells a demand
        // "told supporters that …"
        let told = |verb: usize| {
            let many = c.first == c.head && self.words.classes(c.head).any(Classes::NOUN_PLURAL);
            many && self.words.tells_somebody(self.chunks[verb].head)
        };
        let deed = self.words.senses[c.head].deed && !c.parent.is_some_and(told);
        c.relation == Relation::Object && !deed && c.parent.is_some_and(speaks)
    }

    /// The governor of the "that" clause which the present one goes on with.
    fn told_before(&mut self, index: usize) -> Option<usize> {
        if !std::mem::take(&mut self.again) {
            return None;
        }
        let that = |c: &Chunk| c.link.is_some_and(|l| self.words.classes(l).any(Classes::THAT));
        // "said the door was open, but that …"
        let says = |c: &&Chunk| c.parent.is_some_and(|p| self.words.reports(self.chunks[p].head));
        let bare = |c: &Chunk| c.form == Form::Finite && c.link.is_none();
        let mut told = self.chunks[..index].iter().rev().filter(|c| c.relation == Relation::Complement);
        // "said that Iraq would pay for the damage that it had done, and that …"
        let mate = told.clone().find(|c| that(c) && says(c)).or_else(|| told.clone().find(|c| that(c)));
        let mate = mate.or_else(|| told.find(|c| bare(c) && says(c)))?;
        mate.parent
    }

    /// What a relative clause is about. Without a comma it cannot be a name ("a network tied to Israel which …"): then it is the
    /// noun that the name hangs on.
    fn relative_head(&self, relative: usize, verb: usize) -> Option<usize> {
        if let Some(document) = self.document_before(relative, verb) {
            return Some(document);
        }
        let noun = self.here.noun?;
        let comma = relative > 0 && self.chunks[relative - 1].group == Group::Comma;
        let name = self.words.party(self.chunks[noun].head).is_some();
        // "accords with Chad and Niger that open the border": of names in a row nothing is told apart
        let mut at = if name && !comma { self.first_of_list(noun) } else { noun };
        while !comma
            && name
            && matches!(self.chunks[at].relation, Relation::Preposition | Relation::Relative | Relation::Agent)
        {
            match self.chunks[at].parent {
                Some(parent) if parent < at => at = parent,
                _ => break,
            }
        }
        // "a draft, tabled by Peru, that called for a truce": the draft calls for it
        if comma
            && name
            && self.chunks[noun].relation == Relation::Agent
            && let Some(made) = self.chunks[noun].parent.filter(|&v| v > 0 && self.group(v - 1) == Some(Group::Comma))
            && let Some(document) = self.chunks[made].subject.filter(|&d| self.words.document(self.chunks[d].head))
        {
            return Some(document);
        }
        // "the envoy of Peru, who said …"
        let who = self.words.classes(self.chunks[relative].first).any(Classes::SUBJECT);
        let of = &self.chunks[noun];
        let office = of.parent.filter(|&p| of.relation == Relation::Preposition && p < noun);
        if let Some(office) = office.filter(|&p| who && name && self.words.role(self.chunks[p].head).is_some()) {
            return Some(office);
        }
        // "a package of sanctions against Chad, which would stop its ships": the package would
        let planned = self.words.classes(self.chunks[verb].first).any(Classes::MODAL);
        if comma
            && name
            && planned
            && !who
            && let Some(document) = self.document_over(noun)
        {
            return Some(document);
        }
        // "fighting between Chad and Niger, which blocks the road": one thing does so
        if comma && let Some(whole) = self.whole_of_pair(noun, verb) {
            return Some(whole);
        }
        // "Britain, France and Germany, which …"
        if comma && name && self.chunks[noun].relation == Relation::Conjunct {
            return Some(self.first_of_list(noun));
        }
        Some(if self.chunks[at].group == Group::Noun { at } else { noun })
    }

    /// "adopts a resolution by 14 votes to none, with Chad abstaining, that demands …": what stands between commas asks for nothing.
    fn document_before(&self, relative: usize, verb: usize) -> Option<usize> {
        let comma = relative > 0 && self.group(relative - 1) == Some(Group::Comma);
        let near = self.here.noun.filter(|&n| {
            let that = self.words.classes(self.chunks[relative].first).any(Classes::THAT);
            self.words.document(self.chunks[n].head) || self.names_somebody(n) && !that
        });
        let made = |k: &usize| {
            let c = &self.chunks[*k];
            c.group == Group::Noun && c.relation == Relation::Object && self.words.document(c.head)
        };
        let asks = self.words.takes_side(self.chunks[verb].head);
        (0..relative).rev().find(made).filter(|_| comma && asks && near.is_none())
    }

    /// The document that a name hangs on: the package, in "a package of sanctions against Chad".
    fn document_over(&self, name: usize) -> Option<usize> {
        let over = |at: &usize| match &self.chunks[*at] {
            c if c.relation == Relation::Preposition => {
                c.parent.filter(|&p| p < *at && self.chunks[p].group == Group::Noun)
            }
            _ => None,
        };
        std::iter::successors(over(&name), over).find(|&at| self.words.document(self.chunks[at].head))
    }

    /// The single thing that a list of several hangs on, where the verb of the relative clause is one of a single thing.
    fn whole_of_pair(&self, noun: usize, verb: usize) -> Option<usize> {
        let singular = self.words.classes(self.chunks[verb].head).any(Classes::VERB_S);
        let member = self.chunks[noun].relation == Relation::Conjunct;
        let first = &self.chunks[self.first_of_list(noun)];
        let whole = first.parent.filter(|_| singular && member && first.relation == Relation::Preposition)?;
        (self.chunks[whole].group == Group::Noun).then_some(whole)
    }

    /// "told the rebels: “Free the hostages.”": the verb of saying of an order that opens what is said and has no subject.
    fn ordered_by(&self, index: usize) -> Option<usize> {
        let c = &self.chunks[index];
        let classes = self.words.classes(c.head);
        let colon = self.words.behind_colon(c.first);
        let bare = classes.any(Classes::VERB_BASE)
            && (colon || !classes.any(Classes::VERB_PAST))
            && (c.marks == Classes::default() || c.negated && c.marks == Classes::DO);
        let opens = (colon || self.words.opens_quote(c.first)) && !self.here.coordinated;
        let says = |&v: &usize| self.chunks[v].form == Form::Finite && self.words.reports(self.chunks[v].head);
        let verb = || (0..index).rev().find(|&v| self.chunks[v].group == Group::Verb);
        (bare && opens).then(verb).flatten().filter(says)
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
            && self.before(subject).is_some_and(|p| self.within(p, governor))
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
            && self.here.coordinated
            && let Some(mate) = governor
        {
            let top = self.top(mate);
            self.link(index, Some(top), Relation::Conjunct, None);
        }
    }

    /// "…, and if the weather holds, the envoy will fly home": the clause belongs to the one behind it.
    fn opens_another(&self, link: Option<usize>) -> bool {
        let Some(link) = link.filter(|&l| l > 1 && self.chunks[l].group == Group::Subordinator) else { return false };
        let joined = self.group(link - 1) == Some(Group::Coordinator)
            && matches!(self.group(link - 2), Some(Group::Comma | Group::QuoteOpen));
        let behind =
            (link..self.chunks.len()).find(|&k| self.group(k) == Some(Group::Comma)).map(|comma| self.next(comma));
        joined
            && behind.is_some_and(|k| {
                let verb = (k..self.chunks.len()).find(|&v| self.group(v) == Some(Group::Verb));
                self.group(k) == Some(Group::Noun) && verb.is_some_and(|v| self.chunks[v].form == Form::Finite)
            })
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

    /// Whether `index` is the verb group itself, a time of it, or who it speaks to ("told reporters the talks were over").
    fn within(&self, index: usize, verb: usize) -> bool {
        let below = self.chunks[index].group == Group::Noun && self.chunks[index].parent == Some(verb);
        let time = || self.words.classes(self.chunks[index].head).any(Classes::TIME);
        let told = || {
            let speaks = self.words.speaks_to(self.chunks[verb].head);
            speaks && self.names_somebody(index) && self.chunks[index].relation == Relation::Object
        };
        index == verb || below && (time() || told())
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
}
