//! Infinitives, gerunds and participles.

use super::Builder;
use crate::clause::chunk::{Chunk, Form, Group, Relation};
use crate::language::Classes;
use crate::lexicon::model::{Doer, RoleKind};
use crate::matching::{CuePart, Kind, Mention, ModifierPart, What};
use crate::stance::Act;

impl Builder<'_, '_> {
    pub(super) fn infinitive(&mut self, index: usize, link: Option<usize>) {
        let to = self.previous(index);
        let comma = |at: usize| self.chunks[at].group == Group::Comma;
        // "to refrain from raids, to free the captives", where what is "to be done" would tell of the noun before
        let apart = index > 1 && self.chunks[index - 1].group == Group::To && comma(index - 2);
        let listed = index > 0 && comma(index - 1) || apart && !self.chunks[index].passive;
        let parted = to.filter(|&t| t > 0 && comma(t - 1));
        if (self.here.coordinated || listed) && self.joined_infinitive(index, to)
            || !self.here.coordinated && self.caused(index)
        {
            return;
        }
        if let Some((noun, verb)) = parted.and_then(|t| self.told_between(t)) {
            self.here.verb = Some(verb);
            if self.here.coordinated || !self.caused(index) {
                self.infinitive_behind_noun(index, noun, link);
            }
            return;
        }
        let before = to.and_then(|t| self.previous(t));
        let before = before.filter(|&b| !(self.group(b) == Some(Group::Noun) && self.is_time(b)));
        match before.and_then(|b| self.group(b).map(|g| (b, g))) {
            Some((noun, Group::Noun)) if self.future(index, noun) => {}
            Some((noun, Group::Noun)) => self.infinitive_behind_noun(index, noun, link),
            Some((adjective, Group::Adjective)) => self.link(index, Some(adjective), Relation::Complement, link),
            _ => {
                let told = self.here.verb.and_then(|v| self.told_document(v));
                self.link(index, told.or(self.here.verb), Relation::Complement, link);
            }
        }
    }

    /// "called on Peru, which it did not name, to leave", "called for the ban, imposed in May, to be lifted": the noun group
    /// of which something is told between commas, and the verb over it.
    fn told_between(&self, to: usize) -> Option<(usize, usize)> {
        let told = self.here.verb.filter(|&v| v < to)?;
        let t = &self.chunks[told];
        let noun = match t.relation {
            Relation::Relative => t.parent,
            _ if matches!(t.form, Form::Participle | Form::Ing) => t.subject,
            _ => None,
        };
        let noun = noun.filter(|&n| (n + 1..told).any(|i| self.group(i) == Some(Group::Comma)))?;
        let verb = self.over_nouns(self.chunks[noun].parent)?;
        let asks = self.asks(verb) || self.words.takes_side(self.chunks[verb].head);
        let below = matches!(self.chunks[noun].relation, Relation::Object | Relation::Preposition);
        (below && asks && self.group(verb) == Some(Group::Verb)).then_some((noun, verb))
    }

    /// "a resolution passed on Thursday to deploy troops": the infinitive behind the time goes on with the noun.
    fn told_document(&self, participle: usize) -> Option<usize> {
        let v = &self.chunks[participle];
        let noun = v.parent.filter(|_| v.form == Form::Participle && v.relation == Relation::Relative)?;
        let head = self.chunks[noun].head;
        (self.words.senses[head].deed || self.words.document(head)).then_some(noun)
    }

    /// An infinitive behind "and" goes on with one before, or with a verb that holds one.
    fn joined_infinitive(&mut self, index: usize, to: Option<usize>) -> bool {
        let form = |v: &usize| self.chunks[*v].form;
        let mut mate = self.here.verb.filter(|v| form(v) == Form::Infinitive);
        // "to free the wounded they are holding and to let aid in"
        // "to stop paying for it and to talk"
        if mate.is_none() && to.and_then(|t| self.group(t)) == Some(Group::To) {
            let within = |c: &Chunk| {
                c.form == Form::Ing
                    && c.relation == Relation::Complement
                    && c.parent.is_some_and(|p| self.chunks[p].form == Form::Infinitive)
            };
            let own = |c: &Chunk| c.group == Group::Verb && c.relation != Relation::Relative && !within(c);
            mate = (0..index).rev().find(|&i| own(&self.chunks[i])).filter(|v| form(v) == Form::Infinitive);
        }
        // "are to halt the raids and to exchange prisoners"
        let held = |v: &usize| {
            let chunk = &self.chunks[*v];
            chunk.form == Form::Finite
                && chunk.first + 1 < chunk.head
                && self.words.classes(chunk.head - 1).any(Classes::TO)
        };
        let finite = self.here.verb.filter(held).filter(|_| mate.is_none());
        let Some(mate) = mate.or(finite) else { return false };
        self.link(index, Some(mate), Relation::Conjunct, None);
        self.chunks[index].subject = self.chunks[mate].subject;
        if finite.is_some() {
            self.chunks[index].form = Form::Finite;
            self.chunks[index].marks = self.chunks[mate].marks;
        }
        true
    }

    /// A headline's future: "Ukraine to propose truce".
    fn future(&mut self, index: usize, noun: usize) -> bool {
        let noun = self.first_of_list(noun);
        let first = self.here.verb.is_none()
            && self.here.pending == Some(noun)
            && (self.words.party(self.chunks[noun].head).is_some() || self.organ_alone(index, noun))
            && !self.chunks.iter().take(index).any(|c| c.group == Group::Verb);
        if first {
            self.here.pending = None;
            self.chunks[index].subject = Some(noun);
            self.chunks[index].form = Form::Finite;
            self.chunks[index].marks = Classes::WILL;
            self.link(noun, Some(index), Relation::Subject, None);
        }
        first
    }

    /// "Israeli troops to stay in Lebanon": an office or armed men of a party, and no other verb in the sentence.
    fn organ_alone(&self, infinitive: usize, noun: usize) -> bool {
        let c = &self.chunks[noun];
        let role = matches!(
            self.words.role(c.head),
            Some((RoleKind::Office | RoleKind::Institution | RoleKind::Group | RoleKind::Heads, _))
        );
        let named = (c.first..c.head).any(|t| self.words.party(t).is_some());
        let finite = |k: &Chunk| k.group == Group::Verb && k.form == Form::Finite;
        role && named && !self.chunks[infinitive + 1..].iter().any(finite)
    }

    /// What the infinitive behind a noun group hangs on: the noun that it tells of, or the verb by which somebody is asked.
    fn infinitive_behind_noun(&mut self, index: usize, noun: usize, link: Option<usize>) {
        let noun = self.behind_told(index, noun);
        // "a deal mediated by Egypt to end the war": the clause goes on with the deal
        let first = &self.chunks[self.first_of_list(noun)];
        let made = first.parent.filter(|_| first.relation == Relation::Agent).map(|v| &self.chunks[v]);
        if let Some(made) = made.filter(|v| v.relation == Relation::Relative && v.form == Form::Participle) {
            let governor = made.parent;
            return self.link(index, governor, Relation::Complement, link);
        }
        // "pressure from Chad to leave", "a demand by Peru to stop": the clause goes on with the demand
        if let Some(demand) = self.demand_of(noun) {
            return self.link(index, Some(demand), Relation::Complement, link);
        }
        if let Some(verb) = self.worded_in(noun) {
            return self.link(index, Some(verb), Relation::Complement, link);
        }
        let asked = self.asked(index, noun) && !self.waits_with(noun);
        // "called for the embargo to be lifted": the clause is what is called for
        if self.wanted(index, noun) {
            return;
        }
        let (parent, relation) = (self.chunks[noun].parent, self.chunks[noun].relation);
        // "a deadline for Russia to agree": the clause is the noun's
        let of_noun = relation == Relation::Preposition
            && parent.is_some_and(|p| self.chunks[p].group == Group::Noun)
            && self.chunks[noun].link.is_some_and(|l| self.words.classes(l).any(Classes::FOR));
        let governor = match self.here.verb {
            _ if !asked => None,
            _ if of_noun => Some(parent),
            Some(verb) => Some(Some(verb)),
            None => (relation == Relation::Preposition).then_some(parent),
        };
        self.link(index, governor.unwrap_or(Some(noun)), Relation::Complement, link);
        if governor.is_some() {
            // "urged Chad and Niger to leave"
            self.chunks[index].subject = Some(self.first_of_list(noun));
        }
    }

    /// "is ready for talks provided the right of the people to choose is …": the noun belongs to the subject that a clause behind a
    /// subordinator waits with for its verb.
    fn waits_with(&self, noun: usize) -> bool {
        let opened = |l: usize| self.group(l) == Some(Group::Subordinator) && self.here.verb.is_some_and(|v| v < l);
        let waiting = self.here.pending.filter(|_| self.here.link.is_some_and(opened));
        waiting.is_some_and(|p| p != noun && self.hangs_on(noun, p))
    }

    /// "undertook in a joint statement to end the raids": the verb, where the noun only tells by what text it is done.
    fn worded_in(&self, noun: usize) -> Option<usize> {
        let c = &self.chunks[noun];
        let verb = c.parent.filter(|&v| c.relation == Relation::Preposition && self.here.verb == Some(v))?;
        let v = &self.chunks[verb];
        let place = c
            .link
            .is_some_and(|l| self.words.classes(l).any(Classes::PLACE) && !self.words.classes(l).any(Classes::TO));
        let takes = !v.passive && self.words.takes_side(v.head) && self.words.document(c.head);
        (place && takes).then_some(verb)
    }

    /// "its call for the people driven out of the hills to be let back": who is told of by a participle, not the hills.
    fn behind_told(&self, infinitive: usize, noun: usize) -> usize {
        let c = &self.chunks[noun];
        let told = c.parent.map(|v| &self.chunks[v]).filter(|v| {
            let reduced = v.form == Form::Participle && v.relation == Relation::Relative;
            reduced && self.chunks[infinitive].passive && c.relation == Relation::Preposition
        });
        let links = |n: usize, class: Classes| self.chunks[n].link.is_some_and(|l| self.words.classes(l).any(class));
        let mut at = told.and_then(|v| v.parent);
        while let Some(here) = at.filter(|&n| links(n, Classes::OF)) {
            at = self.chunks[here].parent.filter(|&p| self.group(p) == Some(Group::Noun));
        }
        at.filter(|&n| links(n, Classes::FOR)).unwrap_or(noun)
    }

    /// "the refusal of Chad to free them", "the decision of the authorities in Chad to leave": the noun by which a side is
    /// taken, of somebody.
    fn side_of(&self, noun: usize) -> Option<usize> {
        let somebody = |n: usize| {
            self.words.party(self.chunks[n].head).is_some() || self.words.role(self.chunks[n].head).is_some()
        };
        let mut whose = self.first_of_list(noun);
        while let Some(over) = self.chunks[whose].parent.filter(|&p| {
            let c = &self.chunks[whose];
            let of = c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF));
            self.group(p) == Some(Group::Noun) && somebody(p) && c.relation == Relation::Preposition && !of
        }) {
            whose = over;
        }
        let c = &self.chunks[whose];
        let of = c.link.is_some_and(|l| self.words.classes(l).any(Classes::OF)) && somebody(whose);
        c.parent.filter(|&side| of && self.group(side) == Some(Group::Noun) && self.takes_content(side))
    }

    /// The noun for a demand or an offer that somebody behind "by" or "from" makes.
    fn demand_of(&self, noun: usize) -> Option<usize> {
        if let Some(side) = self.side_of(noun) {
            return Some(side);
        }
        let first = &self.chunks[self.first_of_list(noun)];
        let demand = first.parent.filter(|&p| self.group(p) == Some(Group::Noun))?;
        let link = first.link.filter(|_| matches!(first.relation, Relation::Agent | Relation::Preposition))?;
        let word = self.words.tokens[link].span.of(self.words.text);
        let cues = || {
            self.words.covering(self.chunks[demand].head).filter_map(|m| match m.what {
                What::Cue { cue, part: CuePart::Noun, .. } => Some(self.words.cue(cue)),
                _ => None,
            })
        };
        let from = cues().any(|cue| cue.source.iter().any(|s| s.eq_ignore_ascii_case(word)));
        let by = first.relation == Relation::Agent || from;
        let named = self.words.party(first.head).is_some();
        let asks = self.words.senses[self.chunks[demand].head].deed || cues().any(|cue| cue.act == Some(Act::Demand));
        (by && named && asks && !self.words.classes(link).any(Classes::TO)).then_some(demand)
    }

    /// Whether the noun group before an infinitive is somebody who is to do it, and not a noun that it tells of.
    fn asked(&self, index: usize, noun: usize) -> bool {
        // "gave it a deadline to leave", "has no plans to": the infinitive tells what the noun is about
        let chunk = &self.chunks[noun];
        // "the Commission on Human Rights to look into it": a word of somebody's name tells nothing
        let first = &self.chunks[self.first_of_list(noun)];
        let name = first.relation == Relation::Preposition && self.words.capital(chunk.head);
        let told = self.words.party(chunk.head).is_none()
            && self.words.role(chunk.head).is_none()
            && !name
            && self.words.covering(chunk.head).any(|m| m.end as usize == chunk.head + 1 && content_of(m.what));
        // "summons the ambassador to demand": nobody is asked to demand by a verb that asks for nothing
        if told || chunk.relation == Relation::Object && self.to_demand(index, noun) {
            return false;
        }
        self.names_somebody(noun)
            || matches!(chunk.relation, Relation::Object | Relation::Preposition)
                && chunk.parent.is_some_and(|v| self.asks(v))
    }

    /// A noun by which a side is taken, passed on or turned round, and nobody: "a pledge to", "no plan to".
    fn takes_content(&self, noun: usize) -> bool {
        let head = self.chunks[noun].head;
        self.words.party(head).is_none()
            && self.words.role(head).is_none()
            && self.words.covering(head).any(|m| {
                // "make a pledge to" is a verb of several words
                let verb = (m.first as usize) < head && matches!(m.what, What::Cue { part: CuePart::Verb, .. });
                (verb || content_of(m.what)) && self.ends_at_to(m, head)
            })
    }

    /// Whether words end with the noun, or with the "to" behind it.
    fn ends_at_to(&self, mention: &Mention, noun: usize) -> bool {
        let end = mention.end as usize;
        end == noun + 1 || end == noun + 2 && self.words.classes(noun + 1).any(Classes::TO)
    }

    /// Whether the infinitive of a demand stands behind the object of a verb that the lexicon does not know.
    fn to_demand(&self, infinitive: usize, object: usize) -> bool {
        let demands = self.words.beginning(self.chunks[infinitive].head).iter().any(|m| match m.what {
            What::Cue { cue, part: CuePart::Verb, .. } => self.words.cue(cue).act == Some(Act::Demand),
            _ => false,
        });
        let known = |v: usize| {
            let head = self.chunks[v].head;
            self.words.senses[head].verb || self.words.classes(head).any(Classes::CAUSATIVE)
        };
        demands && self.chunks[object].parent.is_some_and(|v| !known(v))
    }

    /// A noun group behind "for" becomes the subject of the infinitive that follows it.
    fn wanted(&mut self, infinitive: usize, noun: usize) -> bool {
        // "called for those who shot the marchers to be tried"
        let mut noun = noun;
        if self.chunks[noun].relation == Relation::Object
            && let Some(told) = self.chunks[noun].parent.map(|v| self.chunks[v])
            && told.relation == Relation::Relative
            && let Some(over) = told.parent.filter(|&n| self.those(n))
        {
            noun = over;
        }
        // "called for the road through Afar to be reopened", "… to be ready"
        let be = self.words.classes(self.chunks[infinitive].head).any(Classes::BE);
        while self.chunks[noun].relation == Relation::Preposition
            && self.asked_for(noun).is_none()
            && let Some(over) = self.chunks[noun].parent.filter(|&p| self.chunks[p].group == Group::Noun)
            && (self.chunks[infinitive].passive || be || self.those(over))
        {
            noun = over;
        }
        let c = &self.chunks[noun];
        let (Some(over), Some(link)) = (c.parent, c.link) else { return false };
        let governor = self.asked_for(noun).unwrap_or(over);
        let asks = self.chunks[over].group == Group::Verb || self.asked_for(noun).is_some();
        let wanted = self.words.classes(link).any(Classes::FOR) || self.liked(noun).is_some();
        if c.relation != Relation::Preposition || !asks || !wanted {
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

    /// "would like the ban lifted": the verb whose last word, a preposition by itself, stands before what is wanted.
    fn liked(&self, noun: usize) -> Option<usize> {
        let c = &self.chunks[noun];
        let link = c.link.filter(|_| c.relation == Relation::Preposition)?;
        let other = Classes(Classes::PLACE.0 | Classes::FOR.0 | Classes::TO.0 | Classes::OF.0 | Classes::BY.0);
        let token = &self.words.tokens[link];
        // "called on Chad to leave" wants no Chad
        let wants = |m: &Mention| {
            let What::Cue { cue, part: CuePart::Verb, preposition } = m.what else { return false };
            let cue = self.words.cue(cue);
            let word = token.span.of(self.words.text);
            preposition == token.word
                && cue.act == Some(Act::Demand)
                && !cue.addressee.iter().any(|a| a.eq_ignore_ascii_case(word))
        };
        let over = c.parent.filter(|&v| self.group(v) == Some(Group::Verb) && !self.words.classes(link).any(other))?;
        self.words.beginning(self.chunks[over].head).iter().any(wants).then_some(over)
    }

    /// "its call for the ban to be lifted", "repeated its call for …": the noun for what somebody asks, or the verb with it, of
    /// what stands behind "for".
    fn asked_for(&self, noun: usize) -> Option<usize> {
        let c = &self.chunks[noun];
        let link = c.link.filter(|_| c.relation == Relation::Preposition)?;
        let over = c.parent.filter(|&p| self.group(p) == Some(Group::Noun))?;
        let end = self.chunks[over].head + 1;
        let asks = |m: &&Mention| {
            m.end as usize == end
                && matches!(m.what, What::Cue { cue, part: CuePart::Noun | CuePart::Verb, .. }
                    if self.words.cue(cue).act == Some(Act::Demand))
        };
        let mut cues = self.words.covering(end - 1).filter(asks).filter(|_| self.words.classes(link).any(Classes::FOR));
        let first = cues.next()?;
        let noun = first.what.is_noun() || cues.any(|m| m.what.is_noun());
        if noun { Some(over) } else { self.chunks[over].parent }
    }

    pub(super) fn gerund(&mut self, index: usize, link: Option<usize>) {
        let previous = self.previous_but_time(index);
        if let Some((verb, quoted)) = self.previous(index).and_then(|l| self.quoted_as(l)) {
            self.link(index, Some(verb), Relation::Adverbial, None);
            self.chunks[index].subject = Some(quoted);
            return;
        }
        if let Some(link) = link
            && self.chunks[link].group == Group::Preposition
        {
            // "has upset its allies by pushing for talks": what the subject does
            let active =
                |v: &usize| matches!(self.chunks[*v].form, Form::Finite | Form::Ing) && !self.chunks[*v].passive;
            let verb = self.here.verb.filter(active);
            if let Some(verb) = verb.filter(|_| self.words.classes(self.chunks[link].first).any(Classes::BY)) {
                self.link(index, Some(verb), Relation::Adverbial, None);
                self.chunks[index].subject = self.chunks[verb].subject.or_else(|| self.doer_of(verb));
                return;
            }
            let governor = self.chunks[link].parent;
            self.link(index, governor, Relation::Complement, Some(link));
            return;
        }
        if self.here.coordinated
            && let Some(mate) = self.here.verb.filter(|&v| self.chunks[v].form == Form::Ing)
        {
            self.link(index, Some(mate), Relation::Conjunct, None);
            self.chunks[index].subject = self.chunks[mate].subject;
            return;
        }
        // "wants the port working"
        let wants = |v: usize| self.words.takes_side(self.chunks[v].head);
        if previous.is_some_and(|p| self.group(p) == Some(Group::Noun) && self.chunks[p].relation == Relation::Object)
            && self.here.verb.is_some_and(wants)
            && self.caused(index)
        {
            return;
        }
        match previous.and_then(|p| self.group(p)) {
            Some(Group::Verb) => self.link(index, previous, Relation::Complement, None),
            Some(Group::Noun) if previous.is_some_and(|noun| self.absolute(noun)) => {
                self.link(index, self.here.verb, Relation::Adverbial, None);
                self.chunks[index].subject = previous;
            }
            Some(Group::Noun) => {
                let noun = previous.unwrap_or(0);
                // "These include Ukraine ceding territory": a clause of its own under the verb
                let governor = if self.names_somebody(noun) && self.chunks[noun].relation != Relation::Root {
                    self.chunks[noun].parent
                } else {
                    Some(noun)
                };
                let governor =
                    if self.here.pending == Some(noun) && self.here.verb.is_some() { self.here.verb } else { governor };
                self.link(index, governor, Relation::Complement, None);
                self.chunks[index].subject = Some(noun);
            }
            _ => {
                let verb = self.here.verb.map(|v| self.sayer(v, index));
                self.link(index, verb, Relation::Adverbial, link);
                // "Peru, recalling that it had left, said …"
                let before = previous.filter(|&p| self.group(p) == Some(Group::Comma)).and_then(|p| self.previous(p));
                let of = |n: usize| before.is_some_and(|b| self.hangs_on(b, n));
                let waiting = self.here.pending.filter(|&n| verb.is_none() && of(n));
                self.chunks[index].subject = verb.and_then(|v| self.chunks[v].subject).or(waiting);
            }
        }
    }

    /// "accuses Chad of breaking the truce by …", "keeps Chad from leaving by …": who does what the second gerund tells.
    fn doer_of(&self, gerund: usize) -> Option<usize> {
        let over = self.chunks[gerund].parent.filter(|&p| self.group(p) == Some(Group::Verb))?;
        let of = self.chunks[gerund].link.is_some_and(|l| self.words.classes(l).any(Classes::OF));
        let object = |k: &usize| self.chunks[*k].parent == Some(over) && self.chunks[*k].relation == Relation::Object;
        (over..gerund).find(object).filter(|_| of).or(self.chunks[over].subject)
    }

    /// "said the offer was too small, calling on Chad to …": who says what a thing is does the rest, too; and "urged Chad to
    /// leave, saying …": who urges says so.
    fn sayer(&self, verb: usize, gerund: usize) -> usize {
        let v = &self.chunks[verb];
        // "rejected a truce drafted by Peru, saying that …": what is only told of a noun says nothing
        if v.form == Form::Participle && v.passive && v.relation == Relation::Relative {
            return self.over_nouns(v.parent).unwrap_or(verb);
        }
        let over = v.parent.filter(|&p| v.relation == Relation::Complement && self.group(p) == Some(Group::Verb));
        let Some(over) = over else { return verb };
        let somebody = |v: usize| self.chunks[v].subject.is_some_and(|s| self.names_somebody(s));
        let told = self.words.reports(self.chunks[over].head) && somebody(over) && !somebody(verb);
        let urged = v.form == Form::Infinitive
            && self.chunks[over].form == Form::Finite
            && self.words.reports(self.chunks[gerund].head);
        if told || urged { over } else { verb }
    }

    /// What stands before a gerund, a time passed over: "a letter to Chad on 7 May calling for …".
    fn previous_but_time(&self, index: usize) -> Option<usize> {
        let time = self.previous(index).filter(|&p| self.group(p) == Some(Group::Noun) && self.is_time(p));
        let behind = |t: usize| {
            let preposition = self.previous(t).filter(|&p| self.group(p) == Some(Group::Preposition));
            preposition.map_or(Some(t), |p| self.previous(p))
        };
        let noun = time.and_then(behind).filter(|&n| self.group(n) == Some(Group::Noun));
        noun.or_else(|| self.previous(index))
    }

    /// "With Peru insisting on a truce, …", "…, with Chad refusing to leave": a clause of its own behind a preposition that
    /// nothing before it asks for.
    fn absolute(&self, noun: usize) -> bool {
        let c = &self.chunks[noun];
        let Some(link) = c.link.filter(|_| c.relation == Relation::Preposition || c.parent.is_none()) else {
            return false;
        };
        let other = Classes(
            Classes::PLACE.0 | Classes::OF.0 | Classes::BY.0 | Classes::FOR.0 | Classes::AS.0 | Classes::WITHOUT.0,
        );
        let opens = link == 0 || self.words.kind(link - 1) == Kind::Comma;
        let plain = self.words.classes(link).any(Classes::PREPOSITION) && !self.words.classes(link).any(other);
        opens && plain && self.names_somebody(noun) && !self.wants(c.parent, link)
    }

    /// "Peru's minister was quoted as saying", "the agency quoted him as rejecting": the verb, and who is quoted.
    fn quoted_as(&self, link: usize) -> Option<(usize, usize)> {
        let verb = self.here.verb.filter(|&v| self.chunks[v].form == Form::Finite)?;
        let v = &self.chunks[verb];
        let quotes = self.words.classes(self.chunks[link].first).any(Classes::AS) && self.words.reports(v.head);
        let object = || (verb..link).find(|&k| self.chunks[k].relation == Relation::Object);
        let quoted = if v.passive { v.subject } else { object() };
        quoted.filter(|&s| quotes && self.names_somebody(s)).map(|s| (verb, s))
    }

    pub(super) fn participle(&mut self, index: usize) {
        let previous = self.previous(index);
        if !self.another_ahead(index) && (self.goes_on_wanting(index) || self.caused(index)) {
            return;
        }
        if let Some((wants, noun)) = previous.and_then(|v| self.wanted_of(v)) {
            self.link(index, Some(wants), Relation::Complement, None);
            self.chunks[index].subject = Some(noun);
            return;
        }
        if let Some((over, noun)) = previous.and_then(|n| Some((self.liked(n)?, n))) {
            let link = self.chunks[noun].link;
            self.link(noun, Some(index), Relation::Subject, None);
            self.link(index, Some(over), Relation::Complement, None);
            (self.chunks[index].link, self.chunks[index].subject) = (link, Some(noun));
            return;
        }
        if self.passive_too(index) {
            return;
        }
        // "A truce, proposed by Bern in April, …"
        let waiting = self.here.pending.filter(|&noun| {
            self.here.verb.is_none()
                && previous.is_some_and(|p| self.group(p) == Some(Group::Comma) && self.previous(p) == Some(noun))
        });
        // "a truce proposed by Bern and accepted by Oslo"
        let told = self.here.verb.filter(|_| self.here.coordinated).map(|v| self.chunks[v]).filter(|v| {
            v.form == Form::Participle && v.passive && v.relation == Relation::Relative && self.chunks[index].passive
        });
        let told = told.and_then(|v| v.parent);
        let beside = previous.filter(|&p| self.group(p) == Some(Group::Noun)).map(|n| self.past_place(n));
        if let Some(noun) = beside.or(waiting).or(told) {
            self.link(index, Some(noun), Relation::Relative, None);
            self.chunks[index].subject = Some(noun);
        } else {
            self.link(index, self.here.verb, Relation::Adverbial, None);
            self.chunks[index].subject = self.here.pending.or(self.here.noun);
        }
    }

    /// "a truce in Sudan proposed by Peru": without a comma no name is told apart, but the noun that stands before its
    /// preposition.
    fn past_place(&self, name: usize) -> usize {
        let c = &self.chunks[name];
        let placed = c.relation == Relation::Preposition
            && c.link.is_some_and(|l| self.words.classes(l).any(Classes::PLACE))
            && self.words.party(c.head).is_some();
        let over =
            self.before(name).filter(|&p| self.group(p) == Some(Group::Preposition)).and_then(|p| self.before(p));
        over.filter(|&n| {
            placed && self.group(n) == Some(Group::Noun) && self.words.party(self.chunks[n].head).is_none()
        })
        .unwrap_or(name)
    }

    /// "was backed by Ghana and opposed by Mali": the auxiliary stands once.
    fn passive_too(&mut self, index: usize) -> bool {
        let Some(before) = self.previous(index).filter(|_| self.chunks[index].passive) else { return false };
        let mate = self.here.verb.map(|v| (v, self.chunks[v])).filter(|(_, m)| m.form == Form::Finite && m.passive);
        let Some((mate, first)) = mate else { return false };
        let passive = |k: usize| self.chunks.get(k).is_some_and(|k| k.group == Group::Verb && k.passive);
        // "was proposed by Peru, backed by Chile and opposed by Cuba"
        let last = |&k: &usize| self.group(k) == Some(Group::Coordinator) && passive(self.next(k));
        let listed = self.group(before) == Some(Group::Comma) && (index..self.chunks.len()).any(|k| last(&k));
        if self.group(before) != Some(Group::Coordinator) && !listed {
            return false;
        }
        let c = &mut self.chunks[index];
        (c.form, c.subject, c.marks) = (Form::Finite, first.subject, first.marks);
        self.link(index, Some(mate), Relation::Conjunct, None);
        true
    }

    /// "the men whom it wants tried", "prisoners they want freed": the verb of wanting, and the noun that its clause tells of.
    fn wanted_of(&self, verb: usize) -> Option<(usize, usize)> {
        let v = &self.chunks[verb];
        let noun = v.parent.filter(|_| v.relation == Relation::Relative && v.form == Form::Finite)?;
        let other = v.subject.is_some_and(|s| s != noun) && self.words.classes(v.head).any(Classes::CAUSATIVE);
        (other && !self.words.classes(v.head).any(Classes::HAVE)).then_some((verb, noun))
    }

    /// "wants the islands held by Russia returned", "… to be returned": what comes second tells what is wanted.
    fn another_ahead(&self, participle: usize) -> bool {
        let between = |c: &&Chunk| !matches!(c.group, Group::Noun | Group::Preposition | Group::To);
        let next = self.chunks[participle + 1..].iter().find(between);
        next.is_some_and(|c| {
            c.group == Group::Verb && (c.form == Form::Participle || c.form == Form::Infinitive && c.passive)
        })
    }

    /// A verb of orders, whose object may suffer what is ordered.
    fn orders(&self, verb: usize) -> bool {
        let head = self.chunks[verb].head;
        let v = &self.chunks[verb];
        !v.passive
            && v.form != Form::Participle
            && self.words.beginning(head).iter().any(|m| match m.what {
                What::Cue { cue, part: CuePart::Verb, preposition: 0 } => {
                    self.words.cue(cue).act == Some(Act::Enact) && self.words.cue(cue).doer == Doer::Addressee
                }
                _ => false,
            })
    }

    /// "ordered the aid promised by Chad", "ordered the men accused to leave": the participle tells of the noun.
    fn by_or_to(&self, participle: usize) -> bool {
        let next = self.next(participle);
        self.group(next) == Some(Group::To)
            || self.group(next) == Some(Group::Preposition)
                && self.words.classes(self.chunks[next].first).any(Classes::BY)
    }

    /// The verb of wanting over the noun group that a participle, or a clause of "those", tells of.
    fn over_told(&self, participle: usize) -> Option<usize> {
        let p = &self.chunks[participle];
        let noun = p.parent.filter(|&n| {
            let told = p.form == Form::Participle || p.form == Form::Finite && self.those(n);
            p.relation == Relation::Relative && told
        })?;
        self.chunks[noun].parent.filter(|_| self.chunks[noun].relation == Relation::Object)
    }

    /// "wants the duties scrapped", "let the convoy pass": content of the verb, with the object as its subject.
    fn caused(&mut self, index: usize) -> bool {
        let causes = |v: &usize| self.words.classes(self.chunks[*v].head).any(Classes::CAUSATIVE);
        let over = self.here.verb.and_then(|v| self.over_told(v));
        // "ordered the border closed"
        let participle = self.chunks[index].form == Form::Participle;
        let near = |v: usize| {
            let noun = self.previous(index).filter(|&n| self.group(n) == Some(Group::Noun));
            let over = |n: usize| self.chunks[n].parent;
            noun.is_some_and(|n| {
                over(n) == Some(v) || over(n).is_some_and(|o| self.group(o) == Some(Group::Noun) && over(o) == Some(v))
            })
        };
        let ordered = self.here.verb.filter(|&v| participle && self.orders(v) && near(v) && !self.by_or_to(index));
        let Some(verb) = self.here.verb.filter(causes).or(over.filter(causes)).or(ordered) else {
            return false;
        };
        // "has no plans to leave" has nobody leave
        let to = self.previous(index).is_some_and(|p| self.group(p) == Some(Group::To));
        if to && self.words.classes(self.chunks[verb].head).any(Classes::HAVE) {
            return false;
        }
        let object = (verb + 1..index)
            .find(|&i| self.chunks[i].parent == Some(verb) && self.chunks[i].relation == Relation::Object);
        // "will be let in unless the embargo imposed in May is lifted": what waits is the subject of a clause of its own
        let within = |p: usize| self.here.link.is_some_and(|l| verb < l && l < p);
        let object = object.or(self.here.pending.filter(|&p| p > verb && !within(p)));
        // "sees no reason to leave", "made a pledge to leave"
        // "wants the talks to succeed"
        let takes = |m: &Mention| {
            m.end as usize == self.chunks[verb].head + 1
                && matches!(m.what, What::Cue { cue, part: CuePart::Verb, .. } if self.words.cue(cue).act.is_some())
        };
        let wants = self.words.beginning(self.chunks[verb].head).iter().any(takes);
        let content = |o: usize| o + 2 == index && !wants && self.takes_content(o);
        if to && object.is_some_and(|o| self.chunks[o].negated || content(o)) {
            return false;
        }
        // "wants the embargo, in force since May, to be lifted": what two commas part goes on behind the second
        let is = |i: usize, group: Group| self.group(i) == Some(group);
        let close = index - 1 - usize::from(to);
        let commas = || (verb..index).filter(|&i| is(i, Group::Comma)).count();
        let open = |o: usize| is(o + 1, Group::Comma) || is(o + 1, Group::Preposition) && is(o + 3, Group::Comma);
        let parted = |o: usize| is(close, Group::Comma) && commas() == 2 && open(o);
        let near = (verb..index).all(|i| !is(i, Group::Comma));
        let joined = (verb..index).any(|i| is(i, Group::Coordinator));
        let Some(object) = object.filter(|&o| (near || parted(o)) && !joined) else {
            return false;
        };
        if self.here.pending == Some(object) {
            self.here.pending = None;
        }
        self.link(index, Some(verb), Relation::Complement, None);
        self.chunks[object].parent = None;
        self.link(object, Some(index), Relation::Subject, None);
        self.chunks[index].subject = Some(object);
        true
    }
}

/// Words for a noun that takes content: by which a side is taken, passed on or turned round.
const fn content_of(what: What) -> bool {
    matches!(what, What::Cue { part: CuePart::Noun, .. } | What::Modifier { part: ModifierPart::Noun, .. })
}
