//! From document to statements: sentence by sentence, touching clause by clause only those with a party or an issue.

use super::anaphora::{
    anaphors, done_again, judged_behind, named, proposed, repeats, settled, takes_up, told_within, topic,
};
use super::briefing::Briefing;
use super::climb::{Ground, Start, climb};
use super::discourse::Discourse;
use super::holder::Who;
use super::term::Terms;
use super::{Dropped, Statement};
use crate::article::Article;
use crate::clause::{Gathering, Group, Parse, Relation, Words};
use crate::document::{Document, Paragraph, Sentence};
use crate::language::Classes;
use crate::lexicon::model::PhraseKind;
use crate::matching::{Kind, Matcher, Mention, PartyForm, Scanner, Token, What};
use crate::stance::Act;
use crate::text::Span;
use smallvec::SmallVec;
use std::cell::RefCell;

/// What was found in a document.
#[derive(Debug, Default)]
pub struct Analysis {
    /// Statements in text order; one for each party × issue × direction of a sentence.
    pub statements: Vec<Statement>,
    /// Issue phrases that gave none.
    pub dropped: Vec<Dropped>,
}

/// Extracts the statements of an article, paragraph by paragraph. Cannot fail; linear in the text.
#[must_use]
pub fn extract(matcher: &Matcher, article: &Article) -> Analysis {
    let mut analysis = Analysis::default();
    let mut scanner = Scanner::new(matcher);
    // without a headline, each paragraph is an item of its own
    let items = article.title.is_none() && article.paragraphs.len() > 2;
    let mut discourse = Discourse::new(items);
    let mut terms = Terms::on(matcher, article.date.as_deref());
    let mut gathering = Gathering::default();
    let mut parse = Parse::default();
    let mut briefing = Briefing::of(article);
    let mut paragraph = Paragraph::default();
    for index in 0..article.paragraphs.len() {
        paragraph.read(article, index, &matcher.vocabulary);
        for sentence in &paragraph.sentences {
            let tokens = paragraph.tokens_of(sentence);
            let mentions = terms.hold(scanner.scan(tokens));
            discourse.enter(sentence.paragraph, leans_back(matcher, sentence, tokens));
            briefing.hear(index, sentence, mentions);
            if !mentions.iter().any(|m| tells(m.what)) {
                continue;
            }
            let words = gathering.words(matcher, &article.text, tokens, mentions);
            parse.read(&words);
            let host = briefing.host(index);
            let mut sentence = *sentence;
            sentence.quoted |= host.is_some();
            sentence_statements(&sentence, &words, &parse, host, &mut discourse, &mut analysis);
        }
    }
    analysis
}

/// Whether a sentence goes on with what the one before spoke of, across a paragraph's end.
fn leans_back(matcher: &Matcher, sentence: &Sentence, tokens: &[Token]) -> bool {
    let opener = tokens.iter().find(|t| !t.kind.is_quote());
    let opener = opener.map_or(Classes::default(), |t| matcher.vocabulary.classes(t.word));
    opener.any(Classes(Classes::HE.0 | Classes::SHE.0 | Classes::IT.0 | Classes::THEY.0))
        || sentence.quoted
        || sentence.item
}

/// Whether a sentence with such a phrase is worth reading.
const fn tells(what: What) -> bool {
    matches!(
        what,
        What::Party { .. } | What::Issue { .. } | What::FrameVerb { .. } | What::FrameNoun { .. } | What::Role { .. }
    )
}

/// How each sentence was read, in text order, with its span.
#[must_use]
pub fn outline(matcher: &Matcher, document: &Document<'_>) -> Vec<(Span, String)> {
    let mut scanner = Scanner::new(matcher);
    let mut gathering = Gathering::default();
    let sentences = document.sentences.iter();
    sentences
        .map(|sentence| {
            let tokens = document.tokens_of(sentence);
            let mentions = scanner.scan(tokens);
            let words = gathering.words(matcher, &document.article.text, tokens, mentions);
            (sentence.span, Parse::new(&words).outline(&words))
        })
        .collect()
}

fn sentence_statements(
    sentence: &Sentence,
    words: &Words<'_>,
    parse: &Parse,
    host: Option<u16>,
    discourse: &mut Discourse,
    analysis: &mut Analysis,
) {
    if let Some(party) = heading(words) {
        discourse.entitle(party);
    }
    let mut before = discourse.clone();
    let speaker = quote_speaker(words, parse, &before)
        .or(host)
        .or(before.speaker().filter(|_| sentence.quoted || words.tokens.first().is_some_and(|t| t.kind.is_quote())));
    // subjects of this sentence count for pronouns later in it
    discourse.learn(&Who { words, parse, discourse: &before, quote_speaker: speaker });
    before.introduced.clone_from(&discourse.introduced);
    let according = according(words, parse);
    let matters = RefCell::default();
    let mut starts = starts(words, parse);
    specific(&mut starts);
    let framed = starts.iter().filter(|s| parse.chunks[s.chunk].group == Group::Verb);
    let framed = framed.map(|s| (s.issue, s.chunk)).collect();
    let ground =
        Ground { words, parse, discourse: &before, sentence, quote_speaker: speaker, according, matters, framed };
    let from = analysis.statements.len();
    anaphors(&ground, &mut starts);
    takes_up(&ground, &mut starts);
    repeats(&ground, &mut starts);
    for &start in &starts {
        if let Some(dropped) = climb(&ground, start, &mut analysis.statements) {
            analysis.dropped.push(dropped);
        }
    }
    if let Some(start) = judged_behind(&ground, &analysis.statements[from..]) {
        let until = analysis.statements.len();
        climb(&ground, start, &mut analysis.statements);
        let mut behind = analysis.statements.split_off(until);
        behind.retain(|s| matches!(s.act, Act::Support | Act::Reject));
        behind.retain(|s| analysis.statements[from..].iter().all(|t| t.party != s.party));
        behind.iter_mut().for_each(|s| s.reported_by = None);
        analysis.statements.append(&mut behind);
    }
    for start in told_within(&ground, &starts, &analysis.statements[from..]) {
        climb(&ground, start, &mut analysis.statements);
    }
    for (start, act) in done_again(&ground, &starts, &analysis.statements[from..]) {
        let again = analysis.statements.len();
        if let Some(dropped) = climb(&ground, start, &mut analysis.statements) {
            analysis.dropped.push(dropped);
        }
        // "rejected the ban, and Benin did the same": what is only done is what was done before
        let done = analysis.statements[again..].iter_mut().filter(|s| s.act == Act::Enact);
        done.for_each(|s| s.act = act);
    }
    let named = named(&ground, &starts, &analysis.statements[from..]);
    fold(&mut analysis.statements, from);
    discourse.name(named);
    discourse.strike(settled(&ground, &starts, &analysis.statements[from..]));
    discourse.propose(proposed(&ground, &starts, &analysis.statements[from..]));
    if let Some(topic) = topic(&starts, &analysis.statements[from..]) {
        discourse.speak_of(topic);
    }
    if let Some(list) = ground.announced() {
        discourse.announce(list);
    }
}

/// "A trade truce" is no truce: of two topics that end in the same word the longer one is meant.
fn specific(starts: &mut Vec<Start>) {
    let topic = |s: &Start| matches!(s.kind, PhraseKind::Topic | PhraseKind::Measure) && s.entry.is_some();
    let spans: SmallVec<[(u16, usize, usize); 16]> =
        starts.iter().filter(|s| topic(s)).map(|s| (s.issue, s.first, s.end)).collect();
    starts.retain(|s| !topic(s) || !spans.iter().any(|&(i, f, e)| i != s.issue && e == s.end && f < s.first));
}

/// The subject of the report in the sentence, who speaks what is quoted in it.
fn quote_speaker(words: &Words<'_>, parse: &Parse, discourse: &Discourse) -> Option<u16> {
    let who = Who { words, parse, discourse, quote_speaker: None };
    // "Fico: We will not support a ban"
    let colon = words.tokens.iter().position(|t| t.kind == Kind::Colon).filter(|&colon| colon < 6);
    if let Some(first) = parse.chunks.first().filter(|c| c.group == Group::Noun && Some(c.end) == colon)
        && let [only] = *who.holders(parse.of_token[first.first]).0.as_slice()
    {
        return Some(only);
    }
    if !parse.chunks.iter().any(|c| matches!(c.group, Group::QuoteOpen | Group::QuoteClose)) {
        return None;
    }
    let speaks = |says: bool| {
        let verbs = parse.chunks.iter().filter(move |c| c.group == Group::Verb && !c.quoted);
        let verbs = verbs.filter(move |c| !says || words.reports(c.head));
        verbs.filter_map(|c| c.subject).filter(|&s| !parse.chunks[s].quoted)
    };
    // "…," he said, until Chad had been freed: who says so, whether known or not, else who is named first
    if speaks(true).next().is_some() {
        return speaks(true).find_map(|s| who.holders(s).0.first().copied());
    }
    speaks(false).find_map(|s| who.holders(s).0.first().copied())
}

/// Who stands behind "according to"; behind "under" only a plan, a deal or a statement tells anything.
fn according(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    if !words.any.any(Classes::ACCORDING) {
        return None;
    }
    (0..words.tokens.len()).filter(|&t| words.classes(t).any(Classes::ACCORDING)).find_map(|at| {
        let behind = |&i: &usize| parse.chunks[i].group == Group::Noun && parse.chunks[i].first > at;
        let source = (parse.of_token[at]..parse.chunks.len()).find(behind)?;
        let c = &parse.chunks[source];
        let terms = words.classes(at).any(Classes::PREPOSITION);
        // "a deal under which" is told where the relative clause is
        (!terms || words.document(c.head) && c.link == Some(at)).then_some(source)
    })
}

/// One statement for each party × issue × direction of a sentence; the party's own words stay before a report.
fn fold(statements: &mut Vec<Statement>, from: usize) {
    let mut at = from;
    while at < statements.len() {
        let twin = (from..at).find(|&i| {
            let (a, b) = (&statements[i], &statements[at]);
            a.party == b.party && a.issue == b.issue && a.direction == b.direction
        });
        match twin {
            Some(twin) => {
                let later = statements.remove(at);
                if statements[twin].certainty > later.certainty {
                    statements[twin] = later;
                }
            }
            None => at += 1,
        }
    }
}

/// All issue phrases of a sentence, and the verb × object frames that the tree completes.
fn starts(words: &Words<'_>, parse: &Parse) -> Vec<Start> {
    let mut out: Vec<Start> = Vec::new();
    for mention in words.mentions {
        match mention.what {
            What::Issue { issue, block } => phrase_start(words, parse, mention, issue, block, &mut out),
            What::FrameVerb { frame } => frame_start(words, parse, mention, frame, Group::Verb, &mut out),
            What::FrameNoun { frame } => frame_start(words, parse, mention, frame, Group::Noun, &mut out),
            _ => {}
        }
    }
    out
}

fn phrase_start(words: &Words<'_>, parse: &Parse, mention: &Mention, issue: u16, block: u16, out: &mut Vec<Start>) {
    let list = &words.matcher.lexicon.issues[issue as usize].phrases[block as usize];
    let (first, end) = (mention.first as usize, mention.end as usize);
    let head = if list.kind == PhraseKind::Deed { first } else { end - 1 };
    let mut chunk = parse.of_token[head];
    if list.kind == PhraseKind::Deed && parse.chunks[chunk].group != Group::Verb {
        match (first..end).map(|t| parse.of_token[t]).find(|&c| parse.chunks[c].group == Group::Verb) {
            Some(verb) => chunk = verb,
            None => return,
        }
    } else if list.kind != PhraseKind::Deed
        && let Some(noun) = (first..end).map(|t| parse.of_token[t]).find(|&c| parse.chunks[c].group == Group::Noun)
    {
        chunk = noun;
    }
    // a topic that only stands before another noun ("ceasefire talks") leaves the head to that noun
    out.push(Start { issue, side: list.side, kind: list.kind, entry: Some(mention.entry), first, end, chunk });
}

/// Whether a noun group is a party, an office or a person, who does things rather than having them done.
fn somebody(words: &Words<'_>, first: usize, head: usize) -> bool {
    words.party(head).is_some() || (first..=head).any(|t| words.role(t).is_some())
}

fn frame_start(words: &Words<'_>, parse: &Parse, mention: &Mention, frame: u16, group: Group, out: &mut Vec<Start>) {
    let f = &words.matcher.frames[frame as usize];
    if !f.any_object && !f.named_object && !words.may_hold_object(frame) {
        return;
    }
    let at = if group == Group::Verb { mention.first } else { mention.end - 1 } as usize;
    let chunk = parse.of_token[at];
    let c = &parse.chunks[chunk];
    if c.group != group || (group == Group::Verb && c.head != at) || (group == Group::Noun && c.head != at) {
        return;
    }
    // "give up" is no "give"
    let particle = group == Group::Verb
        && (mention.end as usize) < c.end
        && words.classes(mention.end as usize).any(Classes::PARTICLE);
    if particle {
        return;
    }
    let holds = |k: usize| {
        parse.conjuncts(k).iter().any(|&k| {
            let names = |k: usize| {
                let o = &parse.chunks[k];
                let time = words.classes(o.head).any(Classes::TIME);
                if f.named_object && !time && (words.capital(o.head) || words.party(o.head).is_some()) {
                    return true;
                }
                // "sovereignty over": the words of an object may end in a preposition behind it
                words.between(o.first, o.end).iter().any(|m| {
                    m.what == What::FrameObject { frame }
                        && (m.end as usize > o.head && m.end as usize <= o.end
                            || words.classes(m.end as usize - 1).any(Classes::PREPOSITION))
                })
            };
            let of = |a: usize| {
                let a = &parse.chunks[a];
                a.relation == Relation::Preposition && a.link.is_some_and(|l| words.classes(l).any(Classes::OF))
            };
            let part = words.classes(parse.chunks[k].head);
            let partitive = part.any(Classes(Classes::DETERMINER.0 | Classes::NUMBER.0 | Classes::OTHER.0));
            // "to release Jane Roe, a hostage": the apposition tells what the name is; "all of the hostages"
            names(k)
                || parse
                    .children(k)
                    .any(|a| (parse.chunks[a].relation == Relation::Apposition || partitive && of(a)) && names(a))
        })
    };
    let intransitive =
        group == Group::Verb && !parse.children(chunk).any(|k| parse.chunks[k].relation == Relation::Object);
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
    let object = parse.children(chunk).chain(deeper).filter(|_| !other).find(|&k| {
        let o = &parse.chunks[k];
        let place = match o.relation {
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
    // "prisoner release": the object stands in front of the noun
    let inside = group == Group::Noun && words.within(c.first, at).any(|(_, what)| what == What::FrameObject { frame });
    // "the missiles that Pakistan sold", "the airport the rebels gave back"
    let of = c.parent.filter(|&p| c.relation == Relation::Relative && !c.passive && c.subject != Some(p));
    let about = of.filter(|&p| f.prepositions.is_empty() && !f.named_object && intransitive && holds(p));
    let relative = group == Group::Verb && (c.passive && c.subject.is_some_and(holds) || about.is_some());
    let alone = f.any_object && f.prepositions.is_empty();
    if !(object.is_some() || inside || relative || alone || shared) {
        return;
    }
    let (first, end) = (mention.first as usize, mention.end as usize);
    let twin = out
        .iter()
        .any(|s| s.issue == f.issue && (s.chunk == chunk && s.side == f.side || s.first < end && first < s.end));
    if !twin {
        let kind = if group == Group::Noun && f.kind == PhraseKind::Deed { PhraseKind::Topic } else { f.kind };
        let doer = object.filter(|&k| parse.chunks[k].relation == Relation::Subject && !c.passive);
        out.push(Start {
            issue: f.issue,
            side: f.side,
            kind,
            entry: Some(mention.entry),
            first: doer.map_or(mention.first as usize, |k| parse.chunks[k].first),
            end: mention.end as usize,
            chunk,
        });
    }
}

/// "Jordan: King Hussein called …", "Poland – The president proposed …": a party alone before a colon or a dash.
fn heading(words: &Words<'_>) -> Option<u16> {
    let first = words.kind(0);
    let at = usize::from(matches!(first, Kind::Bullet | Kind::Dash));
    let (party, form, mention) = words.party(at)?;
    let end = mention.end as usize;
    let whole = mention.first as usize == at && matches!(form, PartyForm::Name);
    let parted = matches!(words.kind(end), Kind::Colon | Kind::Dash) && words.capital(end + 1);
    (whole && parted && words.tokens.len() > end + 4).then_some(party)
}
