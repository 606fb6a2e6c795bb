//! Pronouns: a subject before them in the sentence, or whom the sentences before left behind.

use super::{Parties, Who};
use crate::clause::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, ModifierKind, RoleKind};
use crate::matching::{CuePart, Kind, Mention, What};
use crate::stance::Act;
use smallvec::SmallVec;

impl Who<'_> {
    /// A pronoun stands for a subject before it in the sentence, or for whom the sentences before left behind.
    pub(in crate::statement) fn pronoun(&self, chunk: usize, c: Classes) -> Parties {
        if c.any(Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0)) {
            return self.told_of(chunk).unwrap_or_else(|| self.first_person(chunk));
        }
        let person = c.any(Classes(Classes::HE.0 | Classes::SHE.0));
        // "your Government" of a letter
        let another = Classes(Classes::IT.0 | Classes::THEY.0 | Classes::RELATIVE.0);
        if c.any(Classes::POSSESSIVE) && !person && !c.any(another) {
            return self.discourse.author().reader().into_iter().collect();
        }
        // "there", "nobody", "those"
        if !person && !c.any(Classes(Classes::IT.0 | Classes::THEY.0)) {
            // "Japan was among those who condemned it"
            return if c.any(Classes::DETERMINER) && self.restricted(chunk) {
                self.among(chunk)
            } else {
                Parties::new()
            };
        }
        if c.any(Classes::IT) && self.pleonastic(chunk) {
            return Parties::new();
        }
        if let Some(parties) = self.speaker_behind(chunk, person) {
            return parties;
        }
        if let Some(parties) = self.sayer(chunk, person).filter(|_| !c.any(Classes::THEY)) {
            return parties;
        }
        if let Some(parties) = self.antecedent(chunk, c) {
            return parties;
        }
        if let Some(authors) = self.of_document(chunk, c) {
            return authors;
        }
        let opposite = self.opposite(chunk);
        if person {
            if self.reports(chunk)
                && let Some(speaker) = self.discourse.narrator().filter(|s| !opposite.contains(s))
                && c.any(Classes::HE)
            {
                return Parties::from_slice(&[speaker]);
            }
            let he = c.any(Classes::HE);
            // a ministry that writes of itself is no "he"
            let author = self.discourse.only_author();
            let barred = |(party, woman)| woman == Some(he) || opposite.contains(&party) || author == Some(party);
            return self.discourse.person_who(|p| !barred(p)).into_iter().collect();
        }
        if c.any(Classes::IT) {
            return self.discourse.body_that(|party| !opposite.contains(&party)).into_iter().collect();
        }
        if c.any(Classes::THEY) {
            let mut many = self.discourse.they();
            many.retain(|p| !opposite.contains(p));
            // "Kenya's minister said they would build another": Kenya, those spoken of before, or others
            if self.told_by(chunk).is_some_and(|teller| !teller.iter().any(|t| many.contains(t))) {
                return Parties::new();
            }
            // "“They asked for it,” the minister said": whoever speaks would say "we"
            if self.parse.chunks[chunk].quoted {
                // who knows of whom somebody unknown speaks
                many.retain(|p| self.quote_speaker.is_some_and(|speaker| speaker != *p));
            }
            return many;
        }
        Parties::new()
    }

    /// "It is time for Chad to go", "it is Peru's turn to yield": a pronoun that stands for the clause behind the predicate
    /// (Lappin and Leass, 1994), but "it is the first country to yield".
    fn pleonastic(&self, chunk: usize) -> bool {
        let chunks = &self.parse.chunks;
        let is = |v: &usize| self.words.classes(chunks[*v].head).any(Classes::BE);
        let Some(verb) = self.parse.verb_of(chunk).filter(is) else { return false };
        let thing = |k: usize| {
            let c = self.words.classes(chunks[k].head);
            chunks[k].group == Group::Noun
                && c.any(Classes::ANY_NOUN)
                && !c.any(Classes::NUMBER)
                && self.words.role(chunks[k].head).is_none()
                && self.words.party(chunks[k].head).is_none()
        };
        let clause = |k: usize| chunks[k].group == Group::Verb && chunks[k].relation == Relation::Complement;
        // "it is wrong to yield", but "it is ready to yield"
        let judges = |what: What| match what {
            What::Cue { cue, part: CuePart::Adjective, .. } => self.words.cue(cue).doer == Doer::Anyone,
            _ => self.words.modifier_kind(what) == Some(ModifierKind::Evaluation),
        };
        let judged = |k: usize| self.words.beginning(chunks[k].head).iter().any(|m| judges(m.what));
        let predicate = |&k: &usize| chunks[k].relation == Relation::Predicate && (thing(k) || judged(k));
        self.parse.children(verb).filter(predicate).any(|k| self.parse.children(k).any(clause))
    }

    /// "2. It calls upon Chad …", "They welcomed the truce": at the head of a paragraph of a document, or of a sentence in one
    /// of several, the pronoun goes on about whose document it is.
    fn of_document(&self, chunk: usize, c: Classes) -> Option<Parties> {
        let authors = self.discourse.author().parties();
        let head = (0..chunk).all(|k| !matches!(self.parse.chunks[k].group, Group::Noun | Group::Verb));
        let goes_on = match authors {
            [_] => c.any(Classes::IT) && self.discourse.opens(),
            [_, _, ..] => c.any(Classes::THEY) && !c.any(Classes::POSSESSIVE),
            [] => false,
        };
        (head && goes_on && self.parse.chunks[chunk].relation == Relation::Subject)
            .then(|| Parties::from_slice(authors))
    }

    /// "We": who speaks what is quoted, else whose document it is.
    pub(super) fn first_person(&self, chunk: usize) -> Parties {
        match self.quote_speaker {
            Some(speaker) => Parties::from_slice(&[speaker]),
            None if self.parse.chunks[chunk].quoted => Parties::new(),
            None => Parties::from_slice(self.discourse.author().parties()),
        }
    }

    /// "He called on Israel to …": whoever is asked is somebody else than the pronoun in front of the verb.
    fn opposite(&self, chunk: usize) -> Parties {
        let chunks = &self.parse.chunks;
        let asks = |v: &usize| {
            let c = &chunks[*v];
            c.group == Group::Verb && c.subject == Some(chunk) && self.words.takes_side(c.head)
        };
        let all: SmallVec<[usize; 4]> = (0..chunks.len()).filter(asks).collect();
        if all.is_empty() {
            return Parties::new();
        }
        let elsewhere = Classes(Classes::PLACE.0 | Classes::OF.0 | Classes::FOR.0);
        let to = |&k: &usize| {
            let c = &chunks[k];
            c.relation == Relation::Preposition && c.link.is_none_or(|l| !self.words.classes(l).any(elsewhere))
        };
        let object = |&k: &usize| chunks[k].relation == Relation::Object;
        let verbs = || all.iter().flat_map(|&v| self.parse.children(v));
        // "wants talks with Chad", "keep a channel to Chad open"
        let alone = |&k: &usize| self.parse.conjuncts(k).len() == 1;
        let beside = verbs().filter(object).flat_map(|k| self.parse.children(k)).filter(|k| to(k) && alone(k));
        let asked = verbs().filter(|k| object(k) || to(k)).chain(beside);
        // "wants Hezbollah's arsenal gone"
        let below = |&k: &usize| chunks[k].group == Group::Verb && chunks[k].relation == Relation::Complement;
        let told = verbs().filter(below).filter_map(|k| chunks[k].subject).filter(|&s| s > chunk);
        let whose = verbs().filter(object).chain(told).filter_map(|k| chunks[k].subject);
        // "asked the Secretary of State"
        let known = |k: usize| {
            let (_, role) = self.words.role(chunks[k].head)?;
            self.by_default(role.end as usize - 1)
        };
        let named = |k: usize| self.named_by(k).or_else(|| known(k));
        asked.flat_map(|k| self.parse.conjuncts(k)).chain(whose).filter_map(named).collect()
    }

    /// "“They said we are not going to attack,” he said": "we" is whoever is quoted within the quotation.
    fn told_of(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let first = Classes(Classes::FIRST.0 | Classes::FIRST_PLURAL.0);
        let report = (0..chunk).find(|&v| {
            let c = &chunks[v];
            c.group == Group::Verb
                && c.form == Form::Finite
                && c.quoted
                && self.words.reports(c.head)
                && self.parse.hangs_below(chunk, v)
        })?;
        let subject = chunks[report].subject.filter(|&s| s < report && chunks[s].quoted)?;
        let classes = self.words.classes(chunks[subject].head);
        if classes.any(Classes::PRONOUN) && !classes.any(first) {
            return Some(Parties::new());
        }
        (!classes.any(first)).then(|| self.asked(subject))
    }

    /// "He was ready to talk, the emir told them": who is named behind what he says is the one that the pronoun stands for.
    fn speaker_behind(&self, chunk: usize, person: bool) -> Option<Parties> {
        let mut at = self.parse.chunks.iter().position(|c| c.subject == Some(chunk))?;
        for _ in 0..3 {
            let c = &self.parse.chunks[at];
            at = c.parent.filter(|_| c.relation == Relation::Complement)?;
            let verb = &self.parse.chunks[at];
            // "he was ready, the envoy was told": not by the envoy
            let tells = self.words.reports(verb.head) && !verb.passive;
            let Some(subject) = verb.subject.filter(|&s| s > chunk && tells) else { continue };
            let s = &self.parse.chunks[subject];
            let pronoun = self.words.classes(s.head).any(Classes::PRONOUN) && self.words.party(s.head).is_none();
            if pronoun || self.is_person(subject) != person {
                return None;
            }
            let parties = self.asked(subject);
            return (!parties.is_empty()).then_some(parties);
        }
        None
    }

    /// "he said": whoever spoke before goes on speaking.
    fn reports(&self, chunk: usize) -> bool {
        self.parse.chunks.iter().any(|c| c.subject == Some(chunk) && self.words.reports(c.head))
    }

    /// "A welcomed it; B said *it* saw no need": who says what the pronoun is the subject of. "It" is a spokesman's party, too.
    fn sayer(&self, chunk: usize, person: bool) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let clause = self.parse.verb_of(chunk)?;
        let lead = &chunks[self.parse.lead(clause)];
        let saying = &chunks[lead.parent.filter(|_| lead.relation == Relation::Complement)?];
        // "Peru was told by Chile that it would not": who tells is the one behind "by"
        let telling = lead.parent.filter(|_| saying.passive && lead.relation == Relation::Complement);
        let subject = telling
            .and_then(|v| self.parse.agent(v))
            .or(saying.subject)
            .or_else(|| self.controller(saying))
            .filter(|&s| s < chunk && chunks[s].group == Group::Noun)?;
        let pronoun = self.words.classes(chunks[subject].head).any(Classes::PRONOUN)
            && self.words.party(chunks[subject].head).is_none();
        // "says it has told them that it is leaving"
        let same = Classes::IT;
        if pronoun
            && self.words.classes(chunks[chunk].head).any(same)
            && self.words.classes(chunks[subject].head).any(same)
        {
            return self.sayer(subject, person);
        }
        // "a spokesman for Algeria warned that it would …"
        let says = self.words.reports(saying.head) || !person && self.is_person(subject) && self.announces(saying.head);
        if saying.group != Group::Verb || !says || pronoun || person && !self.is_person(subject) {
            return None;
        }
        // "Roe said it was wrong to": behind a name "it" mostly stands for nobody; but "President Roe said it had no wish to"
        let is = chunks[clause].head;
        let be = self.words.classes(is).any(Classes::BE) || self.words.kind(is) == Kind::Possessive;
        let named = self.is_person(subject) && self.words.role(chunks[subject].head).is_none();
        if !person && named && (be || !self.holds_office(subject)) {
            return None;
        }
        let parties = self.asked(subject);
        // "the administration says that it will": of whom nobody knows whose it is, "it" is nobody else either
        let organ = matches!(self.words.role(chunks[subject].head), Some((RoleKind::Institution, _)));
        // "the mayor of the town said it would"
        let organ = organ || self.of_other_people(subject);
        (parties.len() == 1 || organ && !person && parties.is_empty()).then_some(parties)
    }

    /// An office stands in the noun group, or is what its name is called by the way.
    fn holds_office(&self, chunk: usize) -> bool {
        let chunks = &self.parse.chunks;
        let office = |k: usize| {
            let c = &chunks[k];
            (c.first..c.end).any(|t| matches!(self.words.role(t), Some((RoleKind::Office, _))))
        };
        let apposed = |k: &usize| chunks[*k].relation == Relation::Apposition;
        office(chunk) || self.parse.children(chunk).filter(apposed).any(office)
    }

    /// "was afraid to tell him that …": the subject of the clause that the infinitive hangs on does the telling.
    fn controller(&self, saying: &Chunk) -> Option<usize> {
        let chunks = &self.parse.chunks;
        let mut at = saying.parent.filter(|_| saying.form == Form::Infinitive)?;
        for _ in 0..3 {
            let over = &chunks[at];
            match over.group {
                // "asked Chad to say": the one asked would say it
                Group::Verb if self.parse.children(at).any(|k| chunks[k].relation == Relation::Object) => return None,
                Group::Verb if over.subject.is_some() => return over.subject,
                _ => at = over.parent?,
            }
        }
        None
    }

    /// The parties of the one person who says what the pronoun is the subject of.
    fn told_by(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let lead = &chunks[self.parse.lead(self.parse.verb_of(chunk)?)];
        let saying = &chunks[lead.parent.filter(|_| lead.relation == Relation::Complement)?];
        let subject = saying.subject.filter(|&s| s < chunk && self.words.reports(saying.head) && self.is_person(s))?;
        Some(self.asked(subject))
    }

    /// The subject nearest the beginning of the sentence that stands before the pronoun and fits it. An unknown person takes it too.
    fn antecedent(&self, chunk: usize, c: Classes) -> Option<Parties> {
        let (person, plural) = (c.any(Classes(Classes::HE.0 | Classes::SHE.0)), c.any(Classes::THEY));
        if !person && let Some(parties) = self.whose_report(chunk, plural) {
            return Some(parties);
        }
        if !person
            && !plural
            && let Some(parties) = self.holds_nearest(chunk).or_else(|| self.told_in_relative(chunk))
        {
            return Some(parties);
        }
        // "No soldier will leave, he says": nobody unknown in what is told
        let says = |v: &usize| self.words.reports(self.parse.chunks[*v].head) && !self.parse.chunks[*v].passive;
        let report = self.parse.verb_of(chunk).filter(says);
        let fronted = self.fronted_participle(chunk);
        for verb in self.parse.chunks.iter().filter(|c| c.subject.is_some_and(|s| s < chunk)) {
            let subject = verb.subject?;
            let s = &self.parse.chunks[subject];
            let pronoun = self.words.classes(s.head).any(Classes::PRONOUN) && self.words.party(s.head).is_none();
            // "“The captives must be freed,” she said": no one of them speaks
            let quoted = person && s.quoted && !self.parse.chunks[chunk].quoted;
            let head = self.words.classes(s.head);
            let many = person && head.any(Classes::NOUN_PLURAL) && !head.any(Classes::NOUN);
            if s.group != Group::Noun
                || pronoun
                || quoted
                || many
                || fronted.is_some_and(|f| self.parse.hangs_below(subject, f))
            {
                continue;
            }
            let is_person = self.is_person(subject);
            if is_person != person && !plural || c.any(Classes::HE) && self.woman(subject) == Some(true) {
                continue;
            }
            if self.parse.conjuncts(subject).iter().any(|&member| member >= chunk) {
                continue;
            }
            let parties = self.asked(subject);
            if plural && parties.len() < 2 && is_person || !plural && parties.len() > 1 {
                continue;
            }
            let told = report.is_some_and(|v| self.parse.hangs_below(subject, v));
            if !parties.is_empty() || is_person && !told {
                return Some(parties);
            }
        }
        None
    }

    /// "Recalling the resolution in which Peru asked for it, they …": the clause before, whose doer is the pronoun and nobody
    /// whom it tells of.
    fn fronted_participle(&self, chunk: usize) -> Option<usize> {
        let chunks = &self.parse.chunks;
        let clause = self.parse.verb_of(chunk).filter(|&v| chunks[v].subject == Some(chunk))?;
        let first = chunks.first()?;
        let source = self.words.classes(first.head).any(Classes::ACCORDING);
        let front = first.group == Group::Verb && first.form == Form::Ing && first.subject.is_none() && !source;
        let over = first.parent.is_none_or(|p| p == clause);
        (front && over && chunks[clause].form == Form::Finite && chunks[clause].parent.is_none()).then_some(0)
    }

    /// "Asked Peru to press Chad to leave the hills it holds": whoever does what is done to the noun that "it" tells of.
    fn holds_nearest(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let clause = &chunks[self.parse.verb_of(chunk)?];
        let noun =
            clause.parent.filter(|&n| clause.relation == Relation::Relative && chunks[n].group == Group::Noun)?;
        let mut at = noun;
        for _ in 0..4 {
            at = chunks[at].parent?;
            let c = &chunks[at];
            if c.group != Group::Verb {
                continue;
            }
            // "demanded that Chad leave the hills it holds"
            let asked = |v: usize| chunks[v].group == Group::Verb && self.words.takes_side(chunks[v].head);
            let content = c.form == Form::Finite && c.relation == Relation::Complement && c.parent.is_some_and(asked);
            let doer = c.subject.filter(|&s| s < chunk && !c.passive && (c.form == Form::Infinitive || content))?;
            let parties = self.asked(doer);
            return (parties.len() == 1 && !self.is_person(doer)).then_some(parties);
        }
        None
    }

    /// "holds men whom Peru wants returned before it opens the border": whoever does what the relative clause tells.
    fn told_in_relative(&self, chunk: usize) -> Option<Parties> {
        let chunks = &self.parse.chunks;
        let clause = self.parse.verb_of(chunk).filter(|&v| chunks[v].relation == Relation::Adverbial)?;
        let over = |&v: &usize| chunks[v].parent.filter(|&p| chunks[p].group == Group::Verb);
        let relative =
            std::iter::successors(over(&clause), over).take(4).find(|&v| chunks[v].relation == Relation::Relative)?;
        let doer = chunks[relative].subject.filter(|&s| s < chunk && Some(s) != chunks[relative].parent)?;
        let parties = self.asked(doer);
        (parties.len() == 1 && !self.is_person(doer)).then_some(parties)
    }

    /// A verb of saying, or one by which somebody says what they do themselves: "announced that it agreed".
    fn announces(&self, head: usize) -> bool {
        let cues = &self.words.matcher.lexicon.cues;
        let tells = |m: &Mention| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => {
                !matches!(cues[usize::from(cue)].act, Some(Act::Demand | Act::Reject))
            }
            _ => false,
        };
        let be = self.words.classes(head).any(Classes::BE);
        self.words.reports(head) || !be && self.words.beginning(head).iter().any(tells)
    }

    /// "The rebels said they would leave", "the junta says it is ready": who speaks speaks of themselves, also where the
    /// lexicon does not know them; not so a statement or a spokesman.
    fn whose_report(&self, chunk: usize, plural: bool) -> Option<Parties> {
        let clause = self.parse.verb_of(chunk)?;
        let led = &self.parse.chunks[self.parse.lead(clause)];
        let report = led.parent.filter(|_| led.relation == Relation::Complement)?;
        let report = &self.parse.chunks[report];
        let subject = report.subject.filter(|&s| s < chunk && report.form == Form::Finite)?;
        let s = &self.parse.chunks[subject];
        let classes = self.words.classes(s.head);
        let pronoun = classes.any(Classes::PRONOUN) && self.words.party(s.head).is_none();
        if !self.announces(report.head) || pronoun || self.words.document(s.head) {
            return None;
        }
        let parties = self.asked(subject);
        let one =
            classes.any(Classes::NOUN) && !classes.any(Classes::NOUN_PLURAL) || self.words.party(s.head).is_some();
        if plural {
            return (!one || parties.len() > 1).then_some(parties);
        }
        (one && !self.is_person(subject) && parties.len() < 2).then_some(parties)
    }
}
