//! Where the issues are named: by phrases, by verbs with their objects, by verbs with their subjects.

use super::climb::Start;
use crate::clause::{Form, Group, Parse, Relation, Words};
use crate::language::Classes;
use crate::lexicon::model::{PartyKind, PhraseKind};
use crate::matching::{CuePart, Frame, Kind, Mention, ModifierPart, PartyForm, What};
use crate::stance::Act;
use smallvec::SmallVec;

/// All issue phrases of a sentence, and the verb × object frames that the tree completes.
pub(super) fn starts(words: &Words<'_>, parse: &Parse) -> Vec<Start> {
    let mut out: Vec<Start> = Vec::new();
    // what names an issue by itself goes before what only takes it up
    let mut later: SmallVec<[&Mention; 8]> = SmallVec::new();
    for mention in words.mentions {
        match takes_up(words, mention.what) {
            Some(known) if !within_name(words, mention) => {
                if known {
                    later.push(mention);
                } else {
                    start(words, parse, mention, &mut out);
                }
            }
            _ => {}
        }
    }
    for mention in later {
        start(words, parse, mention, &mut out);
    }
    out
}

/// "the Tigray People's Liberation Front": words that are part of somebody's name name nothing.
fn within_name(words: &Words<'_>, mention: &Mention) -> bool {
    let names = |form| matches!(form, PartyForm::Name | PartyForm::Institution | PartyForm::FullName { .. });
    let (first, end) = (mention.first, mention.end);
    words.party(first as usize).is_some_and(|(_, form, name)| {
        names(form) && name.first <= first && end <= name.end && end - first < name.end - name.first
    })
}

fn start(words: &Words<'_>, parse: &Parse, mention: &Mention, out: &mut Vec<Start>) {
    match mention.what {
        What::Issue { issue, block, .. } => phrase_start(words, parse, mention, issue, block, out),
        What::FrameVerb { frame } => frame_start(words, parse, mention, frame, Group::Verb, out),
        What::FrameNoun { frame } => frame_start(words, parse, mention, frame, Group::Noun, out),
        _ => {}
    }
}

/// Whether words that may name an issue do so only where the text has just spoken of it; `None` if they name none.
fn takes_up(words: &Words<'_>, what: What) -> Option<bool> {
    match what {
        What::Issue { issue, block, .. } => {
            Some(words.matcher.lexicon.issues[issue as usize].phrases[block as usize].known)
        }
        What::FrameVerb { frame } | What::FrameNoun { frame } => {
            let f = &words.matcher.frames[frame as usize];
            let object = f.asks_who || f.any_object || f.named_object || words.holds_object(frame);
            object.then_some(f.known)
        }
        _ => None,
    }
}

fn phrase_start(words: &Words<'_>, parse: &Parse, mention: &Mention, issue: u16, block: u16, out: &mut Vec<Start>) {
    let list = &words.matcher.lexicon.issues[issue as usize].phrases[block as usize];
    let (mut first, end) = (mention.first as usize, mention.end as usize);
    let deed = list.kind.is_verbal();
    let mut chunk = parse.of_token[if deed { first } else { end - 1 }];
    if deed && parse.chunks[chunk].group != Group::Verb {
        let Some(verb) = verb_of_deed(words, parse, first, end) else { return };
        chunk = verb;
    } else if !deed && let Some((noun, from)) = noun_of_topic(words, parse, first, end) {
        (chunk, first) = (noun, from);
    }
    // "release them": the verb, and not the noun that it looks like
    if list.known && list.kind == PhraseKind::Topic && end == first + 1 && parse.chunks[chunk].group == Group::Verb {
        return;
    }
    if !deed && (before_somebody(words, parse, first, end, chunk) || titled(words, first, end)) {
        return;
    }
    let mut kind = list.kind;
    if within_cue(words, parse, first, end) {
        chunk = parse.of_token[end - 1];
        if parse.chunks[chunk].group != Group::Noun {
            return;
        }
        (first, kind) = (parse.chunks[chunk].first, PhraseKind::Topic);
    }
    if asked_of_it(words, parse, first, end, chunk) || called_so(words, parse, chunk) {
        return;
    }
    // a topic that only stands before another noun ("ceasefire talks") leaves the head to that noun
    out.push(Start { issue, side: list.side, kind, entry: Some(mention.entry), known: list.known, first, end, chunk });
}

/// "a ship bound for the port will be a target": the verb of the clause, not what is told of its subject.
fn verb_of_deed(words: &Words<'_>, parse: &Parse, first: usize, end: usize) -> Option<usize> {
    let verbs = || (first..end).map(|t| parse.of_token[t]).filter(|&c| parse.chunks[c].group == Group::Verb);
    let verb = verbs().find(|&c| parse.chunks[c].relation != Relation::Relative).or_else(|| verbs().next())?;
    // "recognition of Kosovo was not part of it": the words do not begin with what the verb is about
    let opening = parse.of_token[first];
    let part = Classes::NUMBER.with(Classes::OTHER).with(Classes::DETERMINER);
    let whole = |s: usize| !parse.chunks[s].negated && !words.classes(parse.chunks[s].head).any(part);
    let of = |s: usize| s < opening && parse.hangs_below(opening, s);
    let within = parse.chunks[verb].subject.is_some_and(|s| whole(s) && of(s));
    (!within || parse.chunks[opening].relation != Relation::Preposition).then_some(verb)
}

/// The noun group that the words of a topic are about, and where they begin.
fn noun_of_topic(words: &Words<'_>, parse: &Parse, first: usize, end: usize) -> Option<(usize, usize)> {
    let noun = (first..end).map(|t| parse.of_token[t]).find(|&c| parse.chunks[c].group == Group::Noun)?;
    // what is demanded names the issue, and the demand is a cue over it
    let (mut chunk, first) = match demanded(words, parse, noun, end) {
        Some(demanded) => (demanded, parse.chunks[demanded].first),
        None => (noun, first),
    };
    // "the court's ruling": the words begin at the possessor, and the noun behind it is what is spoken of
    while parse.chunks[chunk].relation == Relation::Possessor
        && let Some(owned) = parse.chunks[chunk].parent.filter(|&p| parse.chunks[p].head < end)
    {
        chunk = owned;
    }
    Some((chunk, first))
}

/// "the agency's uranium-enrichment experts": what stands before somebody only tells who that is.
fn before_somebody(words: &Words<'_>, parse: &Parse, first: usize, end: usize, chunk: usize) -> bool {
    let c = &parse.chunks[chunk];
    first >= c.first
        && c.group == Group::Noun
        && end <= c.head
        && words.role(c.head).is_some_and(|(_, role)| role.end as usize > end)
}

/// "took military action off the table": the verb belongs to longer words that take a side, and its object names the issue.
fn within_cue(words: &Words<'_>, parse: &Parse, first: usize, end: usize) -> bool {
    let sided = |m: &Mention| m.end as usize > end && matches!(m.what, What::Cue { part: CuePart::Verb, .. });
    parse.chunks[parse.of_token[first]].group == Group::Verb && words.beginning(first).iter().any(sided)
}

/// "called any diversion of the rivers an act of war": what something is called.
fn called_so(words: &Words<'_>, parse: &Parse, chunk: usize) -> bool {
    let c = &parse.chunks[chunk];
    let before = |k: usize| k < chunk && parse.chunks[k].relation == Relation::Object;
    let calls =
        |v: usize| words.classes(parse.chunks[v].head).any(Classes::CLASSIFYING) && parse.children(v).any(before);
    c.group == Group::Noun && c.relation == Relation::Object && c.parent.is_some_and(calls)
}

/// "asks for rockets to be scrapped": the words ask for what is only the subject of what is really asked for.
fn asked_of_it(words: &Words<'_>, parse: &Parse, first: usize, end: usize, verb: usize) -> bool {
    let last = parse.of_token[end - 1];
    let v = &parse.chunks[verb];
    let noun = &parse.chunks[last];
    let asks = v.group == Group::Verb && first == v.head && words.takes_side(v.head) && last != verb;
    // "asked for the guns to fall silent": the object begins other words for a matter
    let longer = |to: usize| {
        let issue = |m: &Mention| matches!(m.what, What::Issue { .. }) && m.end as usize >= to;
        (noun.first..end).any(|t| words.beginning(t).iter().any(issue))
    };
    asks && noun.group == Group::Noun
        && noun.end == end
        && parse.chunks.iter().any(|c| {
            c.group == Group::Verb
                && c.form == Form::Infinitive
                && (c.subject, c.parent) == (Some(last), Some(verb))
                && (words.turns_side(c.head) || longer(c.end))
        })
}

/// "a demand for compensation": the noun group behind a noun that takes a side, and its preposition, within the words.
fn demanded(words: &Words<'_>, parse: &Parse, noun: usize, end: usize) -> Option<usize> {
    let head = parse.chunks[noun].head;
    let takes_side = |m: &Mention| match m.what {
        What::Cue { cue, part: CuePart::Noun, preposition } => {
            preposition != 0
                && words.tokens.get(head + 1).is_some_and(|t| t.word == preposition)
                && words.cue(cue).act.is_some_and(|act| act != Act::Reject)
        }
        _ => false,
    };
    let behind = parse.of_token.get(head + 2).copied().filter(|_| head + 2 < end)?;
    (parse.chunks[behind].group == Group::Noun && words.covering(head).any(takes_side)).then_some(behind)
}

/// "“No Truce”, a novel, …": the words are a name by themselves, in quotation marks and without an article.
fn titled(words: &Words<'_>, first: usize, end: usize) -> bool {
    let Some(open) = (0..first).rev().take(6).find(|&t| words.kind(t) == Kind::QuoteOpen) else { return false };
    let close = (end..words.tokens.len()).take(6).find(|&t| words.kind(t) == Kind::QuoteClose);
    let article = open.checked_sub(1).is_some_and(|t| words.classes(t).any(Classes::DETERMINER));
    let small = |t: usize| words.classes(t).any(Classes::PREPOSITION.with(Classes::ARTICLE).with(Classes::COORDINATOR));
    close.is_some_and(|close| {
        !article
            && close > open + 2
            && (open + 1..close).all(|t| words.kind(t) == Kind::Word && (words.capital(t) || small(t)))
    })
}

/// Whether a noun group is a party, an office or a person, who does things rather than having them done.
fn somebody(words: &Words<'_>, first: usize, head: usize) -> bool {
    words.party(head).is_some() || (first..=head).any(|t| words.role(t).is_some())
}

/// Where the objects of a frame are looked for.
struct Object<'w> {
    words: &'w Words<'w>,
    parse: &'w Parse,
    frame: u16,
    /// Whether any proper name will do.
    named: bool,
}

impl Object<'_> {
    /// Whether a noun group, or one joined to it, is such an object.
    fn is(&self, chunk: usize) -> bool {
        // "a truce, but no peacekeepers": what is denied by itself is done by no verb over the rest
        let denied = |k: usize| self.parse.chunks[k].negated && !self.parse.chunks[chunk].negated;
        self.parse.conjuncts(chunk).iter().any(|&k| {
            if k != chunk && denied(k) {
                return false;
            }
            let of = |a: usize| {
                let a = &self.parse.chunks[a];
                a.relation == Relation::Preposition && a.link.is_some_and(|l| self.words.classes(l).any(Classes::OF))
            };
            let part = self.words.classes(self.parse.chunks[k].head);
            let partitive = part.any(Classes(Classes::DETERMINER.0 | Classes::NUMBER.0 | Classes::OTHER.0));
            let below = |a: usize| self.parse.chunks[a].relation == Relation::Apposition || partitive && of(a);
            // "to release Jane Roe, a hostage": the apposition tells what the name is; "all of the hostages"
            self.names(k) || self.parse.children(k).any(|a| below(a) && self.names(a))
        })
    }

    fn names(&self, chunk: usize) -> bool {
        let o = &self.parse.chunks[chunk];
        let time = self.words.classes(o.head).any(Classes::TIME);
        if self.named && !time && (self.words.capital(o.head) || self.words.party(o.head).is_some()) {
            return true;
        }
        // "sovereignty over": the words of an object may end in a preposition behind it
        self.words.between(o.first, o.end).iter().any(|m| {
            m.what == What::FrameObject { frame: self.frame }
                && (m.end as usize > o.head && m.end as usize <= o.end
                    // "members of the crew": the object goes on behind its head
                    || m.end as usize > o.end && (m.first as usize) <= o.head && o.head + 1 == o.end
                    || self.words.classes(m.end as usize - 1).any(Classes::PREPOSITION))
        })
    }
}

/// "The troops must leave", "demanded that Iraq leave Kuwait": who does it makes it the issue.
fn subject_start(words: &Words<'_>, parse: &Parse, mention: &Mention, frame: u16, out: &mut Vec<Start>) {
    subject_of(
        words,
        parse,
        mention,
        frame,
        &|subject| {
            let f = &words.matcher.frames[frame as usize];
            parse.conjuncts(subject).iter().any(|&k| does(words, parse, k, frame, f))
        },
        out,
    );
}

/// The same, where `fits_subject` tells whether a noun group is one of the frame's subjects.
pub(super) fn subject_of(
    words: &Words<'_>,
    parse: &Parse,
    mention: &Mention,
    frame: u16,
    fits_subject: &dyn Fn(usize) -> bool,
    out: &mut Vec<Start>,
) {
    let f = &words.matcher.frames[frame as usize];
    let (at, chunk) = (mention.first as usize, parse.of_token[mention.first as usize]);
    let c = &parse.chunks[chunk];
    // "go after the rebels" is no "go"
    let other = |m: &Mention| m.end > mention.end && verbal(m.what) && words.matcher.issue_of(m.what) != Some(f.issue);
    let longer = f.any_object && words.beginning(at).iter().any(other);
    let particle =
        (mention.end as usize) < words.tokens.len() && words.classes(mention.end as usize).any(Classes::PARTICLE);
    if c.group != Group::Verb || c.head != at || c.passive || longer || particle && f.any_object {
        return;
    }
    let Some(subject) = c.subject.or_else(|| understood(parse, chunk)) else { return };
    let object = Object { words, parse, frame, named: f.named_object };
    // "told Juba to leave Heglig", "must leave Heglig": a delegation is not asked to leave a town
    let asked = c.form == Form::Infinitive && c.subject.is_some() || c.marks.any(Classes::MUST);
    // "receive food": what belongs to the frame's own words is no object; "come out of Goma": what stands behind them is
    let mut objects = parse.children(chunk).filter(|&k| match parse.chunks[k].relation {
        Relation::Object => parse.chunks[k].head >= mention.end as usize,
        Relation::Preposition => !f.any_object && parse.chunks[k].link.is_some_and(|l| l + 1 == mention.end as usize),
        _ => false,
    });
    let fits = match (objects.next(), objects.next()) {
        (None, _) => f.any_object && !leads_on(words, parse, chunk, mention.end as usize),
        // "left Ukraine no choice"
        (Some(_), Some(_)) => false,
        (Some(only), None) => !f.any_object && object.is(only) && ground(words, parse, only, f, asked),
    };
    if !fits || !fits_subject(subject) {
        return;
    }
    let (issue, side, kind) = (f.issue, f.side, f.kind);
    let (first, end) = (at, mention.end as usize);
    if !out.iter().any(|s| s.issue == issue && (s.chunk == chunk || s.first < end && first < s.end)) {
        out.push(Start { issue, side, kind, entry: Some(mention.entry), known: f.known, first, end, chunk });
    }
}

/// "Mubarak refused to quit": the subject of a bare infinitive is that of the verb over it.
fn understood(parse: &Parse, verb: usize) -> Option<usize> {
    let c = &parse.chunks[verb];
    let over = &parse.chunks[c.parent?];
    (c.form == Form::Infinitive && c.relation == Relation::Complement && over.group == Group::Verb)
        .then_some(over.subject)
        .flatten()
}

/// Whether the phrase is about something done.
const fn verbal(what: What) -> bool {
    matches!(
        what,
        What::Issue { .. }
            | What::FrameVerb { .. }
            | What::Cue { part: CuePart::Verb, .. }
            | What::Modifier { part: ModifierPart::Verb, .. }
    )
}

/// Whether a noun group is one of the frame's subjects, or a party of its kind by its bare name.
fn does(words: &Words<'_>, parse: &Parse, chunk: usize, frame: u16, f: &Frame) -> bool {
    let s = &parse.chunks[chunk];
    let named = |m: &Mention| m.what == What::FrameSubject { frame } && m.end as usize > s.head;
    let of_kind = |party: u16| Some(words.matcher.lexicon.parties[usize::from(party)].kind) == f.subject_kind;
    let kind = words.party(s.head).is_some_and(|(party, form, _)| match form {
        PartyForm::Name | PartyForm::Metonym => of_kind(party),
        PartyForm::FullName { .. } | PartyForm::ShortName { .. } => f.persons,
        _ => false,
    });
    kind || s.group == Group::Noun && words.between(s.first, s.end).iter().any(named)
}

/// Whether a verb without an object has a place or a state to come to: "go to war", "go hungry", "leave for the front".
/// What stands before `from` belongs to the frame's own words: "stay open".
fn leads_on(words: &Words<'_>, parse: &Parse, verb: usize, from: usize) -> bool {
    parse.children(verb).filter(|&k| parse.chunks[k].head >= from).any(|k| {
        let c = &parse.chunks[k];
        let away = |l: usize| {
            let link = words.classes(l);
            !link.any(Classes::TO)
                && link.any(Classes(Classes::PLACE.0 | Classes::BY.0 | Classes::OF.0 | Classes::ADJUNCT.0))
        };
        match c.relation {
            Relation::Preposition => !(words.classes(c.head).any(Classes::TIME) || c.link.is_some_and(away)),
            Relation::Predicate => true,
            Relation::Complement => c.form != Form::Infinitive,
            _ => false,
        }
    })
}

/// Blocs are joined and left, but not by troops; and what a state leaves, unless it is
/// asked to, is another state or ground that the frame names.
fn ground(words: &Words<'_>, parse: &Parse, chunk: usize, f: &Frame, asked: bool) -> bool {
    let head = parse.chunks[chunk].head;
    match words.party(head).map(|(party, ..)| words.matcher.lexicon.parties[usize::from(party)].kind) {
        Some(kind) => !kind.is_body(),
        None => f.subject_kind != Some(PartyKind::State) || !words.capital(head) || asked,
    }
}

fn frame_start(words: &Words<'_>, parse: &Parse, mention: &Mention, frame: u16, group: Group, out: &mut Vec<Start>) {
    let f = &words.matcher.frames[frame as usize];
    if f.asks_who {
        if group == Group::Verb {
            subject_start(words, parse, mention, frame, out);
        }
        return;
    }
    let at = if group == Group::Verb { mention.first } else { mention.end - 1 } as usize;
    let chunk = parse.of_token[at];
    let c = &parse.chunks[chunk];
    if c.group != group || (group == Group::Verb && c.head != at) || (group == Group::Noun && c.head != at) {
        return;
    }
    // "put sanctions on hold" puts none on anybody
    let one = mention.end == mention.first + 1;
    let longer = |m: &Mention| match m.what {
        What::Modifier { part: ModifierPart::Verb, modifier, .. } if m.end > mention.end => {
            !one || words.matcher.lexicon.modifiers[usize::from(modifier)].reverses && m.end > mention.end + 1
        }
        _ => false,
    };
    if group == Group::Verb && words.beginning(at).iter().any(longer) {
        return;
    }
    // "give up" is no "give"
    let particle = group == Group::Verb
        && (mention.end as usize) < c.end
        && words.classes(mention.end as usize).any(Classes::PARTICLE);
    if particle {
        return;
    }
    let object = Object { words, parse, frame, named: f.named_object };
    let holds = |k: usize| object.is(k);
    let intransitive = group == Group::Verb
        && !parse.children(chunk).any(|k| {
            // "the force has offered to send more"
            let k = &parse.chunks[k];
            k.relation == Relation::Object
                || k.relation == Relation::Complement
                    && k.group == Group::Verb
                    // "rifles would keep coming"
                    && (k.form == Form::Infinitive || k.form == Form::Ing && k.subject.is_none_or(|s| s < chunk))
        });
    // "pull troops from Syria", "a pull-out of troops from Syria": the place may hang on the object
    let below = parse.children(chunk).filter(|&k| {
        matches!(parse.chunks[k].relation, Relation::Object | Relation::Preposition) && !f.prepositions.is_empty()
    });
    // "withdrew its ambassador from Syria": what is withdrawn is named, and it is something else
    let other = group == Group::Verb
        && !f.prepositions.is_empty()
        && !c.passive
        && parse.children(chunk).any(|k| parse.chunks[k].relation == Relation::Object && !holds(k))
        && !parse.children(chunk).any(|k| parse.chunks[k].relation == Relation::Object && holds(k));
    let deeper = below.flat_map(|k| parse.children(k)).filter(|&k| {
        let deep = &parse.chunks[k];
        // "an amnesty for the kidnappers of the bishop" frees no bishop
        deep.relation == Relation::Preposition
            && deep.link.is_some_and(|l| group == Group::Verb || f.prepositions.contains(&words.tokens[l].word))
    });
    // "cede control of the hill": what hangs on a noun of the frame's own words
    let within = (mention.end as usize).checked_sub(2).filter(|&t| group == Group::Verb && t >= c.end);
    let within = within.map(|t| parse.of_token[t]).filter(|&n| n != chunk);
    let own = within.into_iter().flat_map(|n| parse.children(n));
    let object = parse.children(chunk).chain(deeper).chain(own).filter(|_| !other).find(|&k| {
        let o = &parse.chunks[k];
        let place = match o.relation {
            // "independence cannot be held hostage" says what it is made
            Relation::Object if c.passive && o.first == o.head => false,
            Relation::Object => f.prepositions.is_empty() || f.any_object || holds(k),
            // "the troops leave", "the crossing reopened"
            Relation::Subject => c.passive || intransitive && !somebody(words, o.first, o.head),
            Relation::Preposition | Relation::Agent => o.link.is_some_and(|l| {
                l + 1 == mention.end as usize && l >= c.end
                    || f.prepositions.contains(&words.tokens[l].word)
                    || group == Group::Noun && words.classes(l).any(Classes::OF)
            }),
            Relation::Possessor => group == Group::Noun,
            _ => false,
        };
        place && (f.any_object || holds(k))
    });
    // "was arming and directing the rebels": verbs that are joined share what stands behind the last of them
    let shared = intransitive
        && f.prepositions.is_empty()
        && parse.children(chunk).any(|k| {
            let j = &parse.chunks[k];
            j.group == Group::Verb
                && j.relation == Relation::Conjunct
                && j.first <= c.end + 1
                && parse.children(k).any(|o| parse.chunks[o].relation == Relation::Object && (f.any_object || holds(o)))
        });
    // "keep the hall open": what the object comes to be may look like a verb of its own
    let parted = group == Group::Verb
        && parse.children(chunk).any(|k| {
            let state = &parse.chunks[k];
            state.group == Group::Verb
                && state.relation == Relation::Complement
                && state.head + 1 == mention.end as usize
                && !words.classes(state.head).any(Classes::PARTICLE)
                && state.subject.is_some_and(holds)
        });
    // "prisoner release": the object stands in front of the noun
    let inside = group == Group::Noun && words.within(c.first, at).any(|(_, what)| what == What::FrameObject { frame });
    // "the missiles that Pakistan sold", "the airport the rebels gave back"
    let of = c.parent.filter(|&p| c.relation == Relation::Relative && !c.passive && c.subject != Some(p));
    let about = of.filter(|&p| f.prepositions.is_empty() && !f.named_object && intransitive && holds(p));
    let relative = group == Group::Verb && (c.passive && c.subject.is_some_and(holds) || about.is_some());
    let alone = f.any_object && f.prepositions.is_empty();
    if !(object.is_some() || inside || relative || alone || shared || parted) {
        return;
    }
    let (first, end) = (mention.first as usize, mention.end as usize);
    let twin = out
        .iter()
        .filter(|s| f.known || !s.known)
        .any(|s| s.issue == f.issue && (s.chunk == chunk && s.side == f.side || s.first < end && first < s.end));
    if !twin {
        let kind = if group == Group::Noun && f.kind.is_verbal() { PhraseKind::Topic } else { f.kind };
        let doer = object.filter(|&k| parse.chunks[k].relation == Relation::Subject && !c.passive);
        out.push(Start {
            issue: f.issue,
            side: f.side,
            kind,
            entry: Some(mention.entry),
            known: f.known,
            first: doer.map_or(mention.first as usize, |k| parse.chunks[k].first),
            end: mention.end as usize,
            chunk,
        });
    }
}
