//! From document to statements: sentence by sentence, touching clause by clause only those with a party or an issue.

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
use crate::matching::{Matcher, Mention, Scanner, Token, What};
use crate::text::Span;

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
    let mut scanner = Scanner::default();
    // without a headline, each paragraph is an item of its own
    let items = article.title.is_none() && article.paragraphs.len() > 2;
    let mut discourse = Discourse::new(items);
    let mut terms = Terms::on(matcher, article.date.as_deref());
    let mut gathering = Gathering::default();
    let mut parse = Parse::default();
    let mut paragraph = Paragraph::default();
    for index in 0..article.paragraphs.len() {
        paragraph.read(article, index, &matcher.vocabulary);
        for sentence in &paragraph.sentences {
            let tokens = paragraph.tokens_of(sentence);
            let mentions = terms.hold(scanner.scan(matcher, tokens));
            discourse.enter(sentence.paragraph, leans_back(matcher, sentence, tokens));
            if !mentions.iter().any(|m| tells(m.what)) {
                continue;
            }
            let words = gathering.words(matcher, &article.text, tokens, mentions);
            parse.read(&words);
            sentence_statements(sentence, &words, &parse, &mut discourse, &mut analysis);
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
    let mut scanner = Scanner::default();
    let mut gathering = Gathering::default();
    let sentences = document.sentences.iter();
    sentences
        .map(|sentence| {
            let tokens = document.tokens_of(sentence);
            let mentions = scanner.scan(matcher, tokens);
            let words = gathering.words(matcher, &document.article.text, tokens, mentions);
            (sentence.span, Parse::new(&words).outline(&words))
        })
        .collect()
}

fn sentence_statements(
    sentence: &Sentence,
    words: &Words<'_>,
    parse: &Parse,
    discourse: &mut Discourse,
    analysis: &mut Analysis,
) {
    let mut before = discourse.clone();
    let speaker = quote_speaker(words, parse, &before)
        .or(before.speaker().filter(|_| sentence.quoted || words.tokens.first().is_some_and(|t| t.kind.is_quote())));
    // subjects of this sentence count for pronouns later in it
    discourse.learn(&Who { words, parse, discourse: &before, quote_speaker: speaker });
    before.introduced.clone_from(&discourse.introduced);
    let according = according(words, parse);
    let ground = Ground { words, parse, discourse: &before, sentence, quote_speaker: speaker, according };
    let from = analysis.statements.len();
    for start in starts(words, parse) {
        if let Some(dropped) = climb(&ground, start, &mut analysis.statements) {
            analysis.dropped.push(dropped);
        }
    }
    fold(&mut analysis.statements, from);
    if let Some(list) = ground.announced() {
        discourse.announce(list);
    }
}

/// The subject of the report in the sentence, who speaks what is quoted in it.
fn quote_speaker(words: &Words<'_>, parse: &Parse, discourse: &Discourse) -> Option<u16> {
    if !parse.chunks.iter().any(|c| matches!(c.group, Group::QuoteOpen | Group::QuoteClose)) {
        return None;
    }
    parse
        .chunks
        .iter()
        .filter(|c| c.group == Group::Verb && !c.quoted)
        .filter_map(|c| c.subject)
        .filter(|&s| !parse.chunks[s].quoted)
        .find_map(|s| Who { words, parse, discourse, quote_speaker: None }.holders(s).0.first().copied())
}

fn according(words: &Words<'_>, parse: &Parse) -> Option<usize> {
    if !words.any.any(Classes::ACCORDING) {
        return None;
    }
    let at = (0..words.tokens.len()).find(|&t| words.classes(t).any(Classes::ACCORDING))?;
    (parse.of_token[at]..parse.chunks.len())
        .find(|&i| parse.chunks[i].group == Group::Noun && parse.chunks[i].first > at)
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
    out.push(Start { issue, side: list.side, kind: list.kind, entry: mention.entry, first, end, chunk });
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
        && parse.children(chunk).any(|k| parse.chunks[k].relation == Relation::Object && !holds(k));
    let deeper = below.flat_map(|k| parse.children(k)).filter(|&k| parse.chunks[k].relation == Relation::Preposition);
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
    // "prisoner release": the object stands in front of the noun
    let inside = group == Group::Noun && words.within(c.first, at).any(|(_, what)| what == What::FrameObject { frame });
    let relative = group == Group::Verb && c.passive && c.subject.is_some_and(holds);
    let alone = f.any_object && f.prepositions.is_empty();
    if !(object.is_some() || inside || relative || alone) {
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
            entry: mention.entry,
            first: doer.map_or(mention.first as usize, |k| parse.chunks[k].first),
            end: mention.end as usize,
            chunk,
        });
    }
}
