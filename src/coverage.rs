//! What a lexicon does not know of an article: names that speak in it and belong to no party, nouns ("the council") that speak
//! and stand for none, verbs that govern the words of an issue and take no side.
//!
//! A search for gaps, meant for the author of a lexicon: it would rather show a word too many than miss one. Nothing here
//! touches statements.

use crate::article::Article;
use crate::clause::{Gathering, Group, Parse, Relation, Words};
use crate::document::{Document, Sentence};
use crate::language::{Classes, verb_forms};
use crate::lexicon::model::{Lexicon, RoleKind};
use crate::matching::{CuePart, Kind, Matcher, PartyForm, Scanner, What};
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;

/// A word or name that no lexicon in force knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The name, or the verb in its base form with its preposition.
    pub words: String,
    /// How often it was met.
    pub count: usize,
    /// Index of the article where it was met first.
    pub article: usize,
    /// The sentence there.
    pub sentence: Span,
    /// Names: what it is called beside it, empty for a mere title. Verbs: the issue whose words it governs.
    pub beside: Option<String>,
    /// Whether a title or an office beside it says that it is a person.
    pub person: bool,
}

/// The gaps of some articles, the commonest first.
#[derive(Debug, Default)]
pub struct Gaps {
    /// Capitalised names that say or want something.
    pub names: Vec<Gap>,
    /// Common nouns that say or want something: "the council".
    pub nouns: Vec<Gap>,
    /// Verbs over words of an issue.
    pub verbs: Vec<Gap>,
}

/// Looks for gaps.
#[must_use]
pub fn gaps(matcher: &Matcher, articles: &[Article]) -> Gaps {
    let mut gaps = Gaps::default();
    let bases = bases(&matcher.lexicon);
    let mut scanner = Scanner::new(matcher);
    let mut gathering = Gathering::default();
    for (index, article) in articles.iter().enumerate() {
        let document = Document::new(article, &matcher.vocabulary);
        for sentence in &document.sentences {
            let tokens = document.tokens_of(sentence);
            let mentions = scanner.scan(tokens);
            let words = gathering.words(matcher, &article.text, tokens, mentions);
            let parse = Parse::new(&words);
            let met = Met { words: &words, parse: &parse, article: index, sentence };
            met.names(&mut gaps);
            met.verbs(&bases, &mut gaps.verbs);
        }
    }
    join_last_words(&mut gaps.names);
    for list in [&mut gaps.names, &mut gaps.nouns, &mut gaps.verbs] {
        list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.words.cmp(&b.words)));
    }
    gaps
}

/// "Abara" is Tom Abara, whom the articles name in full somewhere; and who is called by the last word is a person.
fn join_last_words(names: &mut Vec<Gap>) {
    let brief: Vec<Gap> = names.iter().filter(|gap| !gap.words.contains(' ')).cloned().collect();
    for gap in brief {
        let full = |other: &&mut Gap| other.words.rsplit_once(' ').is_some_and(|(_, last)| last == gap.words);
        if let Some(full) = names.iter_mut().find(full) {
            full.count += gap.count;
            full.person = true;
            full.beside = full.beside.take().or(gap.beside);
            names.retain(|other| other.words != gap.words);
        }
    }
}

/// The base form of every form of every verb that the lexicon lists as one.
fn bases(lexicon: &Lexicon) -> FxHashMap<String, String> {
    let mut bases = FxHashMap::default();
    for list in lexicon.grammar.iter().filter(|c| c.class == "verb" || c.class == "verb-noun") {
        for phrase in &list.words {
            let base = fold(&phrase.pattern.source).into_owned();
            for (form, _) in verb_forms(&base) {
                bases.entry(form).or_insert_with(|| base.clone());
            }
        }
    }
    bases
}

/// A sentence that is looked at.
struct Met<'s> {
    words: &'s Words<'s>,
    parse: &'s Parse,
    article: usize,
    sentence: &'s Sentence,
}

impl Met<'_> {
    /// Subjects of cues, where they are names that no party has, or nouns that stand for none.
    fn names(&self, gaps: &mut Gaps) {
        if self.sentence.headline || self.words.title_case {
            return;
        }
        let chunks = &self.parse.chunks;
        let mut seen = Vec::new();
        for verb in chunks.iter().filter(|c| c.group == Group::Verb && self.is_cue(c.head)) {
            let Some(subject) = verb.subject else { continue };
            // "its chairman, Peter Orme, demanded"
            let apposed = self.parse.children(subject).filter(|&k| chunks[k].relation == Relation::Apposition);
            for member in self.parse.conjuncts(subject).into_iter().chain(apposed) {
                if chunks[member].group != Group::Noun || seen.contains(&member) {
                    continue;
                }
                seen.push(member);
                if let Some((from, to)) = self.name(member) {
                    let office = self.office(member, from).or_else(|| self.called(subject, member));
                    let (beside, person) = office.unzip();
                    self.note(&mut gaps.names, self.text(from, to), beside, person.unwrap_or(false));
                } else if let Some(noun) = self.noun(member) {
                    self.note(&mut gaps.nouns, noun, None, false);
                }
            }
        }
    }

    fn text(&self, from: usize, to: usize) -> String {
        let span = self.words.tokens[from].span.join(self.words.tokens[to - 1].span);
        span.of(self.words.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands in apposition to a name and belongs to somebody: "its *chairman*, Peter Orme", "Peter Orme, the board's
    /// *chairman*". Who is something of somebody's is mostly a person.
    fn called(&self, subject: usize, member: usize) -> Option<(String, bool)> {
        let (words, chunks) = (self.words, &self.parse.chunks);
        let apposed = self.parse.children(member).filter(|&k| chunks[k].relation == Relation::Apposition);
        apposed.chain((subject != member).then_some(subject)).find_map(|k| {
            let c = &chunks[k];
            let owner = (c.first..c.head)
                .rev()
                .find(|&t| words.kind(t) == Kind::Possessive || words.classes(t).any(Classes::POSSESSIVE))?;
            let plain = (owner + 1..=c.head).all(|t| words.kind(t) == Kind::Word && !words.capital(t));
            plain.then(|| (self.text(owner + 1, c.head + 1), true))
        })
    }

    /// The head of a definite noun group in small letters that the lexicon knows as nobody: "the *council*".
    fn noun(&self, chunk: usize) -> Option<String> {
        let (words, c) = (self.words, &self.parse.chunks[chunk]);
        let article = words.classes(c.first);
        let definite = article.any(Classes::ARTICLE) && !article.any(Classes::INDEFINITE);
        let head = words.classes(c.head);
        let thing = words.mentions.iter().any(|m| {
            (m.first as usize..m.end as usize).contains(&c.head)
                && !matches!(words.matcher.entry(m.entry).what, What::FrameObject { .. } | What::FrameSubject { .. })
        });
        let known = thing || (c.first..c.end).any(|t| words.capital(t) && t > 0 || words.party(t).is_some());
        let common = words.kind(c.head) == Kind::Word
            && !head.any(Classes::TIME)
            && (head.any(Classes::NOUN) || head == Classes::default());
        (definite && common && !known).then(|| self.text(c.head, c.head + 1))
    }

    fn is_cue(&self, at: usize) -> bool {
        self.words.mentions.iter().any(|m| {
            m.first as usize == at
                && matches!(self.words.matcher.entry(m.entry).what, What::Cue { part: CuePart::Verb, .. })
        })
    }

    /// The name that a noun group ends in, with what belongs to it behind "of" and "for"; none where it is a party's.
    fn name(&self, chunk: usize) -> Option<(usize, usize)> {
        let words = self.words;
        let c = &self.parse.chunks[chunk];
        let (from, to) = self.run(c.first, c.end, c.head)?;
        // a common word with a capital only because it begins the sentence
        let opens = from == 0 && to == 1 && words.classes(0) != Classes::default();
        let day = (from..to).all(|t| words.classes(t).any(Classes::TIME));
        (!opens && !day && !self.known(from, to, c.head)).then_some((from, to))
    }

    /// The capitalised run that holds the head of a group, else its first one: "Council leader *Helen Marsh*".
    fn run(&self, first: usize, end: usize, head: usize) -> Option<(usize, usize)> {
        let words = self.words;
        let plain = Classes(
            Classes::DETERMINER.0 | Classes::PREPOSITION.0 | Classes::TITLE.0 | Classes::PRONOUN.0 | Classes::NUMBER.0,
        );
        let named = |t: usize| words.kind(t) == Kind::Word && words.capital(t);
        let begins = |t: usize| named(t) && !words.classes(t).any(plain) && words.role(t).is_none();
        // "Alliance" is a noun of a kind, and part of a name behind another capital
        let kind = named(head) && head > 0 && (words.kind(head - 1) == Kind::Possessive || named(head - 1));
        // "Save Lady Wood demanded": the verb with which the sentence seems to begin is part of the name
        let mut floor = if (0..first).all(named) { 0 } else { first };
        let mut from = if begins(head) || kind { head } else { (first..end).find(|&t| begins(t))? };
        loop {
            if from > floor && begins(from - 1) {
                from -= 1;
            } else if from > floor + 1 && named(from - 1) && begins(from - 2) {
                // a title that is part of a name: "Save Lady Wood"
                from -= 2;
            } else if from >= 2 && words.kind(from - 1) == Kind::Possessive && named(from - 2) {
                // "the Port Workers' Alliance": what stands before the possessive belongs to it
                from -= 2;
                floor = 0;
            } else {
                break;
            }
        }
        let mut to = from + 1;
        while to < words.tokens.len() {
            let joins = words.kind(to) == Kind::Possessive
                || words.classes(to).any(Classes(Classes::OF.0 | Classes::FOR.0)) && !named(to);
            if named(to) {
                to += 1;
            } else if joins && named(to + 1) && to + 1 < words.tokens.len() {
                to += 2;
            } else if words.classes(to).any(Classes::OF)
                && words.classes(to + 1).any(Classes::ARTICLE)
                && named(to + 2)
                && to + 2 < words.tokens.len()
            {
                // "the Friends of the Harbour Hall"
                to += 3;
            } else {
                break;
            }
        }
        Some((from, to))
    }

    /// Whether a party has the name. What it is only part of, as "Wood" of "Save Lady Wood", is another's.
    fn known(&self, from: usize, to: usize, head: usize) -> bool {
        let words = self.words;
        let whole = |t: usize| {
            words.party(t).is_some_and(|(_, form, mention)| {
                let (first, end) = (mention.first as usize, mention.end as usize);
                let behind = (end..to).all(|t| !words.capital(t));
                let before = (from..first.max(from)).all(|t| words.party(t).is_some());
                matches!(form, PartyForm::FullName { .. }) || before && behind
            })
        };
        (from..to).chain([head]).any(whole)
    }

    /// The words for what somebody is that stand before the name or in its apposition.
    fn office(&self, chunk: usize, name: usize) -> Option<(String, bool)> {
        let words = self.words;
        let chunks = &self.parse.chunks;
        let role = |first: usize, end: usize| {
            let at =
                (first..end).find(|&t| matches!(words.role(t), Some((RoleKind::Office | RoleKind::Outsider, _))))?;
            let (kind, mention) = words.role(at)?;
            let span = words.tokens[mention.first as usize].span.join(words.tokens[mention.end as usize - 1].span);
            Some((span.of(words.text).to_lowercase(), kind == RoleKind::Office))
        };
        let found = role(chunks[chunk].first, name).or_else(|| {
            let apposed = self.parse.children(chunk).filter(|&k| chunks[k].relation == Relation::Apposition);
            apposed.into_iter().find_map(|k| role(chunks[k].first, chunks[k].end))
        });
        let titled = name > 0 && words.classes(name - 1).any(Classes::TITLE);
        found.or_else(|| titled.then(|| (String::new(), true)))
    }

    /// Verbs that govern the words of an issue, where the lexicon gives them no sense.
    fn verbs(&self, bases: &FxHashMap<String, String>, out: &mut Vec<Gap>) {
        let chunks = &self.parse.chunks;
        let mut seen = Vec::new();
        for mention in self.words.mentions {
            let What::Issue { issue, .. } = self.words.matcher.entry(mention.entry).what else { continue };
            let mut at = self.parse.of_token[mention.end as usize - 1];
            let mut preposition = None;
            for _ in 0..4 {
                let Some(parent) = chunks[at].parent else { break };
                let c = &chunks[at];
                preposition = c.link.filter(|_| c.relation == Relation::Preposition && c.group == Group::Noun);
                at = parent;
                if chunks[at].group == Group::Verb {
                    break;
                }
            }
            let c = &chunks[at];
            if c.group != Group::Verb || seen.contains(&at) || self.has_sense(c.head) {
                continue;
            }
            seen.push(at);
            let form = fold(self.words.tokens[c.head].span.of(self.words.text)).into_owned();
            let mut base = bases.get(&form).cloned().unwrap_or(form);
            if let Some(link) = preposition {
                base.push(' ');
                base.push_str(&fold(self.words.tokens[link].span.of(self.words.text)));
            }
            let issue = self.words.matcher.lexicon.issues[usize::from(issue)].id.clone();
            self.note(out, base, Some(issue), false);
        }
    }

    /// Whether the verb is an auxiliary, or a cue, modifier, frame or issue phrase begins with it.
    fn has_sense(&self, at: usize) -> bool {
        self.words.classes(at).any(Classes::AUXILIARY)
            || self.words.mentions.iter().any(|m| {
                let what = self.words.matcher.entry(m.entry).what;
                (m.first as usize..m.end as usize).contains(&at)
                    && !matches!(what, What::Role { .. } | What::FrameObject { .. } | What::FrameSubject { .. })
            })
    }

    fn note(&self, out: &mut Vec<Gap>, words: String, beside: Option<String>, person: bool) {
        match out.iter_mut().find(|gap| gap.words == words) {
            Some(gap) => {
                gap.count += 1;
                gap.beside = gap.beside.take().or(beside);
                gap.person |= person;
            }
            None => {
                let (article, sentence) = (self.article, self.sentence.span);
                out.push(Gap { words, count: 1, article, sentence, beside, person });
            }
        }
    }
}
