//! What a parsed sentence teaches: subjects, speakers, documents, who met whom.

use super::Discourse;
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::RoleKind;
use crate::matching::PartyForm;
use crate::statement::holder::{Parties, Who, others};

/// A sentence of no more words than this may be nothing but a name.
const FRAGMENT: usize = 5;

impl Discourse {
    /// Learns from a parsed sentence; `who` knows what stood before it.
    pub(in crate::statement) fn learn(&mut self, who: &Who<'_>) {
        self.learn_names(who.words);
        self.learn_defined(who);
        for (index, chunk) in who.parse.chunks.iter().enumerate() {
            match chunk.group {
                Group::Noun => {
                    self.learn_person(who, index);
                    self.learn_body(who, index);
                    self.learn_organ(who, index);
                    self.learn_office(who, index);
                }
                Group::Verb if chunk.form == Form::Finite => {
                    let Some(subject) = chunk.subject else { continue };
                    let parties = who.holders(subject).0;
                    // "Iraq accepted, on condition that Iran did": what follows goes on about Iraq
                    let aside = chunk.relation == Relation::Adverbial
                        && chunk
                            .parent
                            .and_then(|p| who.parse.chunks[p].subject)
                            .is_some_and(|main| main != subject && who.holders(main).0.len() == 1)
                        || below_another(who, index, subject);
                    // "the area, which his people knew as the Dales": in passing, nobody takes a pronoun from those spoken of
                    let passing =
                        parties.is_empty() && who.parse.chunks[who.parse.lead(index)].relation == Relation::Relative;
                    let asking = who_asks(who, index, subject);
                    if !aside && !passing && asking != 1 {
                        let many = (asking > 1).then(|| self.many.clone());
                        self.subject(who, subject, &parties);
                        if let Some(many) = many {
                            self.many = many;
                        }
                    }
                    self.learn_agents(who, index);
                    self.contested = self.contests(who, index, &parties);
                    if let [party] = *parties.as_slice()
                        && who.is_person(subject)
                    {
                        self.away = who.abroad_from(index, party);
                    }
                    if chunk.relation != Relation::Relative && who.words.takes_side(chunk.head) && !chunk.quoted {
                        self.voice.set(parties.clone(), self.paragraph);
                    }
                    if let [party] = *parties.as_slice()
                        && who.is_person(subject)
                        && who.words.reports(chunk.head)
                    {
                        self.narrator.set(party, self.paragraph);
                    }
                    self.learn_document(who, index, &parties);
                }
                _ => {}
            }
        }
        // "Peru's presidency: the army is on alert. It …"
        if let Some(label) = who.parse.label(who.words) {
            let parties = who.holders(label).0;
            if parties.len() == 1 {
                self.subject(who, label, &parties);
            }
        }
        self.learn_mentioned(who);
        self.learn_pair(who);
        self.learn_fragment(who);
    }

    /// "drawn up by Chad, Mali and Niger": those who did it together are "the three".
    fn learn_agents(&mut self, who: &Who<'_>, verb: usize) {
        let by = who.parse.agent(verb).map(|k| who.holders(k).0);
        if let Some(by) = by.filter(|by| by.len() > 2) {
            self.joint.set(by, self.paragraph);
        }
    }

    /// "And Jordan?", "Israel.": a sentence that is nothing but the name of a party is about it.
    fn learn_fragment(&mut self, who: &Who<'_>) {
        let chunks = &who.parse.chunks;
        let words = who.words.tokens.iter().filter(|t| t.kind.is_wordlike()).count();
        if words > FRAGMENT || chunks.iter().any(|c| c.group == Group::Verb) {
            return;
        }
        let mut nouns = (0..chunks.len()).filter(|&k| chunks[k].group == Group::Noun);
        if let (Some(only), None) = (nouns.next(), nouns.next())
            && let [party] = *who.holders(only).0.as_slice()
            && !who.is_person(only)
        {
            self.entitle(party);
        }
    }

    /// "Egypt's president received the Qatari emir": two of whom an adjective names one.
    fn learn_pair(&mut self, who: &Who<'_>) {
        let chunks = &who.parse.chunks;
        let mut met: Parties = Parties::new();
        let acts = |c: &Chunk| c.group == Group::Verb && c.subject.is_some();
        // a noun group below a verb that has a subject, the subject itself among them
        let beside = |k: usize| chunks[k].group == Group::Noun && chunks[k].parent.is_some_and(|p| acts(&chunks[p]));
        for (k, c) in chunks.iter().enumerate() {
            let subject = c.subject.filter(|&subject| acts(c) && !beside(subject));
            for k in Some(k).filter(|&k| beside(k)).into_iter().chain(subject) {
                met.extend_from_slice(&who.offices(k));
            }
        }
        met.sort_unstable();
        met.dedup();
        let mediates = |p: u16| who.words.is_body(p);
        if let [first, second] = *met.as_slice()
            && !mediates(first)
            && !mediates(second)
        {
            self.pair = Some((first, second));
        }
    }

    /// "Kenya, according to the UN office": who told it is spoken of next, if the sentence has nobody else of the kind for subject.
    pub(in crate::statement) fn credit(&mut self, who: &Who<'_>, source: usize) {
        let person = who.is_person(source);
        let another = who.parse.chunks.iter().filter(|c| c.group == Group::Verb && c.form == Form::Finite).any(|c| {
            c.subject.is_some_and(|s| s != source && who.is_person(s) == person && !who.holders(s).0.is_empty())
        });
        let parties = who.holders(source).0;
        if parties.len() == 1 && !another {
            self.subject(who, source, &parties);
        }
    }

    /// "The cabinet met after assurances from Mr Roe": where no person is a subject, the only one named is nearer than
    /// whoever spoke in an earlier paragraph.
    fn learn_mentioned(&mut self, who: &Who<'_>) {
        if self.met == self.paragraph {
            return;
        }
        let mut only = None;
        for (index, chunk) in who.parse.chunks.iter().enumerate().filter(|(_, c)| c.group == Group::Noun) {
            let named = matches!(
                who.words.party(chunk.head),
                Some((_, PartyForm::FullName { .. } | PartyForm::ShortName { .. }, _))
            );
            // "pictures of the Kenyan minister's address"
            let office =
                || matches!(who.words.role(chunk.head), Some((RoleKind::Office, _))) && who.office(index).is_some();
            if !named && !office() {
                continue;
            }
            match who.holders(index).0.as_slice() {
                [party] if only.is_none_or(|(p, _)| p == *party) => only = Some((*party, who.woman(index))),
                [] if !named => {}
                _ => return,
            }
        }
        if let Some((party, woman)) = only {
            self.meet(party, woman);
            self.narrator.clear();
        }
    }

    /// A person of a party is the one spoken of.
    fn meet(&mut self, party: u16, woman: Option<bool>) {
        if self.person.what.is_some_and(|last| last != (party, woman)) {
            self.person_before = self.person.clone();
        }
        self.person.set((party, woman), self.paragraph);
        self.met = self.paragraph;
    }

    /// "The Egyptian minister met the Turkish minister": nothing tells the two apart, and nobody is said to speak.
    fn contests(&self, who: &Who<'_>, verb: usize, parties: &Parties) -> bool {
        let object = |&k: &usize| {
            who.parse.chunks[k].relation == Relation::Object && {
                let met: Parties =
                    if who.is_office(k) { who.holders(k).0 } else { who.like_him(k).into_iter().collect() };
                others(&met, parties)
            }
        };
        let chunk = &who.parse.chunks[verb];
        !parties.is_empty()
            && chunk.subject.is_some_and(|s| who.is_office(s))
            && !who.words.takes_side(chunk.head)
            && who.parse.children(verb).any(|k| object(&k))
    }

    /// "The two presidents signed a communiqué", "Egypt put forward a plan": who stands behind the document.
    fn learn_document(&mut self, who: &Who<'_>, verb: usize, parties: &Parties) {
        let object = |&k: &usize| {
            let c = &who.parse.chunks[k];
            matches!(c.relation, Relation::Object | Relation::Preposition) && who.words.document(c.head)
        };
        let chunk = &who.parse.chunks[verb];
        if !parties.is_empty() && !chunk.negated && who.parse.children(verb).any(|k| object(&k)) {
            self.document.set(parties.clone(), self.paragraph);
        }
    }

    fn subject(&mut self, who: &Who<'_>, subject: usize, parties: &Parties) {
        let c = &who.parse.chunks[subject];
        match parties.as_slice() {
            [] => {
                // an unknown name or an outsider takes the pronouns that follow
                let outsider = (c.first..=c.head)
                    .any(|t| matches!(who.words.role(t), Some((RoleKind::Outsider | RoleKind::Former, _))));
                let stranger = c.head > 0
                    && who.is_name(c.head)
                    && who.words.classes(c.head) == crate::language::Classes::default();
                // "a government spokesman", of whichever government; "the king", of nobody knows where
                let unknown = matches!(who.words.role(c.head), Some((RoleKind::Office | RoleKind::Institution, _)));
                // "Peru's line has been steady. It …"
                if !unknown
                    && let Some(owner) = c.subject
                    && let [party] = *who.holders(owner).0.as_slice()
                    && !who.is_person(owner)
                {
                    self.body.set(party, self.paragraph);
                }
                // "The Conference …. It …": a body that nobody knows
                let titled = who.words.classes(c.first).any(Classes::ARTICLE)
                    && c.first < c.head
                    && who.words.capital(c.head)
                    && !who.words.title_case;
                if (unknown || titled) && !who.is_person(subject) {
                    self.body.clear();
                }
                if outsider || stranger || unknown {
                    self.met = self.paragraph;
                    self.person.clear();
                    self.narrator.clear();
                    self.speaker.clear();
                    self.voice.clear();
                    // "the families demonstrated. They …"
                    if who.words.classes(c.head).any(Classes::NOUN_PLURAL) {
                        self.many.clear();
                    }
                }
            }
            [party] => {
                self.recall(*party);
                self.speaker.set(*party, self.paragraph);
                if who.is_person(subject) {
                    self.meet(*party, who.woman(subject));
                } else {
                    if self.body.what.is_some_and(|last| last != *party) {
                        self.body_before = self.body.clone();
                    }
                    self.body.set(*party, self.paragraph);
                    self.many.set(parties.clone(), self.paragraph);
                }
            }
            _ => {
                self.many.set(parties.clone(), self.paragraph);
                if parties.len() > 2 {
                    self.joint.set(parties.clone(), self.paragraph);
                }
            }
        }
    }
}

/// "Kenya rejected the plan that Chad backed. It …", "on the ground that the rebels …": what follows goes on about Kenya.
fn below_another(who: &Who<'_>, verb: usize, subject: usize) -> bool {
    let chunks = &who.parse.chunks;
    let lead = &chunks[who.parse.lead(verb)];
    // a letter says what somebody says in it
    let below = |c: &Chunk| match c.group {
        Group::Noun => !who.words.document(c.head),
        Group::Verb => c.form != Form::Finite,
        _ => false,
    };
    let mut at = lead.parent.filter(|&p| below(&chunks[p]));
    while let Some(here) = at {
        let c = &chunks[here];
        if c.group == Group::Verb && c.form == Form::Finite && c.subject.is_some() {
            return c.subject.is_some_and(|main| {
                main != subject
                    && main < subject
                    && who.is_person(main) == who.is_person(subject)
                    && who.holders(main).0.len() == 1
            });
        }
        at = c.parent;
    }
    false
}

/// "Kenya demanded that Chad leave. It …": how many ask, of whom, and not of the one asked, what follows goes on. Of what a
/// person asks of a country, "it" is the country and "he" the person; behind what several ask, "they" are those.
fn who_asks(who: &Who<'_>, verb: usize, subject: usize) -> usize {
    let chunks = &who.parse.chunks;
    let lead = &chunks[who.parse.lead(verb)];
    let mut over = lead.parent.filter(|_| lead.relation == Relation::Complement);
    // "came with a request that Chad leave"
    while let Some(noun) = over.filter(|&o| chunks[o].group == Group::Noun) {
        over = chunks[noun].parent;
    }
    let Some(main) = over.and_then(|p| chunks[p].subject).filter(|&main| main != subject) else { return 0 };
    let he = who.words.classes(chunks[main].head).any(Classes(Classes::HE.0 | Classes::SHE.0));
    match who.holders(main).0.len() {
        1 if (he || who.is_person(main)) != who.is_person(subject) => 0,
        asking => asking,
    }
}
