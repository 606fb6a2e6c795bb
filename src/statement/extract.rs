//! From document to statements: sentence by sentence, touching clause by clause only those with a party or an issue.

use super::anaphora::{
    agreed, anaphors, answered_within, done_again, drafted, echoed, judged_behind, judged_within, long_names, named,
    nouns, only_holder, proposed, recalled, requested, settled, taken_as_object, taken_as_subject, takes_up,
    told_within, topic,
};
use super::author::{Author, is_first_line};
use super::briefing::Briefing;
use super::climb::{Ground, Start, climb};
use super::discourse::Discourse;
use super::heading::{Place, hanging, heading, joint_heading, line_in_capitals, place_before, untold, whole_name};
use super::holder::{Told, Who};
use super::known::taken_up;
use super::letters;
use super::naming::starts;
use super::speech::Speeches;
use super::term::{Terms, Time};
use super::voice::{according, labelled_quotation, quote_speaker, told_by_a_stranger};
use super::{Dropped, Statement, Step};
use crate::article::Article;
use crate::clause::{Chunk, Form, Gathering, Group, Parse, Relation, Words};
use crate::document::{Document, Paragraph, Sentence, may_open_item};
use crate::language::Classes;
use crate::matching::{Kind, Matcher, Scanner, Token, What};
use crate::stance::Act;
use crate::text::Span;
use smallvec::SmallVec;
use std::cell::RefCell;

/// What was found in a document.
#[derive(Debug, Clone, Default)]
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
    let mut reading = Reading::of(matcher, article);
    let mut discourse = Discourse::new(are_items(article));
    for index in 0..article.paragraphs.len() {
        reading.paragraph(article, index, &mut discourse, &mut analysis);
    }
    analysis
}

/// Without a headline, each paragraph is an item of its own.
pub(super) fn are_items(article: &Article) -> bool {
    article.title.is_none() && article.paragraphs.len() > 2
}

/// What it takes to read the paragraphs of an article. Of a paragraph that was read nothing stays behind here, the hosts of
/// a briefing aside: what later ones need to know is in the [`Discourse`].
pub(super) struct Reading<'m> {
    matcher: &'m Matcher,
    scanner: Scanner<'m>,
    terms: Terms<'m>,
    gathering: Gathering,
    parse: Parse,
    briefing: Briefing,
    speeches: Speeches,
    /// The last paragraph that told who writes a letter.
    letter: Option<usize>,
    /// Whether there was a form of address.
    addressed: bool,
    /// Whose points follow, if the next paragraphs are points: the last one spoken of before them.
    points_of: Option<u16>,
    paragraph: Paragraph,
}

impl<'m> Reading<'m> {
    pub(super) fn of(matcher: &'m Matcher, article: &Article) -> Self {
        let mut reading = Self {
            matcher,
            scanner: Scanner::new(matcher),
            terms: Terms::on(matcher, article.date.as_deref(), &article.text),
            gathering: Gathering::default(),
            parse: Parse::default(),
            briefing: Briefing::of(article),
            speeches: Speeches::of(article),
            letter: None,
            addressed: false,
            points_of: None,
            paragraph: Paragraph::default(),
        };
        if !reading.briefing.is_none() {
            reading.hear_questions(article);
        }
        reading
    }

    /// Reads the questions of a briefing ahead, for whom they are put to.
    fn hear_questions(&mut self, article: &Article) {
        let Self { matcher, scanner, terms, briefing, paragraph, .. } = self;
        for index in 0..article.paragraphs.len() {
            if !briefing.listens(index) {
                continue;
            }
            paragraph.read(article, index, &matcher.vocabulary);
            if let Some(opening) = paragraph.sentences.first() {
                briefing.hear_label(index, scanner.scan(paragraph.tokens_of(opening)));
            }
            for sentence in paragraph.sentences.iter().filter(|s| s.question) {
                briefing.hear_question(index, terms.hold(scanner.scan(paragraph.tokens_of(sentence))));
            }
        }
    }

    /// Begins a letter at the form of address in paragraph `index`: whose it is, a line over it has told, or the line under it
    /// tells where somebody has signed.
    fn open_letter(&mut self, article: &Article, index: usize, discourse: &mut Discourse) {
        let told = self.letter.is_some_and(|l| letters::addressed(article, l) && l + letters::HEAD >= index);
        let first = self.letter.is_none() && !self.addressed;
        self.addressed = true;
        if told || first && !discourse.author().parties().is_empty() {
            return;
        }
        let writer = self.signature(article, index, discourse);
        discourse.sign(Author::of_letter(writer, None));
        discourse.turn();
    }

    /// Who signs the letter whose form of address is paragraph `index`.
    fn signature(&mut self, article: &Article, index: usize, discourse: &Discourse) -> Option<u16> {
        let Self { matcher, scanner, terms, gathering, parse, paragraph, .. } = self;
        let text = |at: usize| article.paragraphs[at].of(&article.text);
        let letter = (index + 1..article.paragraphs.len()).take_while(|&at| !letters::is_address(text(at)));
        letter.filter(|&at| letters::may_sign(text(at))).find_map(|at| {
            paragraph.read(article, at, &matcher.vocabulary);
            let tokens = paragraph.tokens_of(paragraph.sentences.first()?);
            let mentions = terms.hold(scanner.scan(tokens));
            let words = gathering.words(matcher, &article.text, tokens, mentions);
            parse.read(&words);
            letters::signed(&Who::new(&words, parse, discourse))
        })
    }

    /// Whether the words of a paragraph may be those of somebody whom another paragraph tells.
    pub(super) fn hangs_together(&self, article: &Article) -> bool {
        let addresses = |p: &Span| letters::is_address(p.of(&article.text));
        !self.briefing.is_none() || self.speeches.carries() || article.paragraphs.iter().any(addresses)
    }

    /// When the article was written, as far as it tells.
    pub(super) const fn time(&self) -> &Time {
        &self.terms.time
    }

    /// Adds what paragraph `index` says, which stands behind what `discourse` remembers.
    pub(super) fn paragraph(
        &mut self,
        article: &Article,
        index: usize,
        discourse: &mut Discourse,
        analysis: &mut Analysis,
    ) {
        if letters::is_address(article.paragraphs[index].of(&article.text)) {
            self.open_letter(article, index, discourse);
        }
        let Self {
            matcher, scanner, terms, gathering, parse, briefing, speeches, letter, points_of, paragraph, ..
        } = self;
        paragraph.read(article, index, &matcher.vocabulary);
        let plain = paragraph.sentences.iter().any(|s| !untold(paragraph.tokens_of(s)));
        if speeches.enter(article.paragraphs[index].of(&article.text), plain) {
            discourse.turn();
        }
        if briefing.changes(index) {
            discourse.turn();
            if briefing.is_question(index) {
                discourse.open_question();
            } else if let Some(host) = briefing.host(index) {
                discourse.answer_for(host);
            }
        }
        let spoken = in_first_person(matcher, paragraph);
        let point = paragraph.sentences.first().is_some_and(|s| s.item);
        let next = article.paragraphs.get(index + 1);
        let before_points = next.is_some_and(|p| may_open_item(p.of(&article.text)));
        let pointed = points_of.filter(|_| point && spoken);
        let mut place = place_before(paragraph, scanner);
        for (at, sentence) in paragraph.sentences.iter().enumerate() {
            let first = at == 0;
            let tokens = paragraph.tokens_of(sentence);
            let mentions = terms.hold(scanner.scan_named(tokens));
            discourse.enter(sentence.paragraph, leans_back(matcher, sentence, tokens));
            match place.take() {
                Some(Place::At(party, whole)) => discourse.date_line(party, whole),
                Some(Place::Both(first, second)) => discourse.entitle_both(first, second),
                None => {}
            }
            if paragraph.sentences.len() == 1 && untold(tokens) {
                discourse.open_section(whole_name(tokens, mentions));
                if !sentence.item {
                    discourse.let_go();
                }
            }
            let last = tokens.iter().rev().find(|t| !t.kind.is_quote()).map(|t| t.kind);
            let heads = is_first_line(index, last) || briefing.opens(index);
            *points_of = points_of.filter(|_| point);
            let line = paragraph.sentences.len() == 1
                && letters::may_head(tokens, |t| matcher.vocabulary.classes(tokens[t].word));
            if heads || mentions.iter().any(|m| tells(m.what)) {
                let words = gathering.words(matcher, &article.text, tokens, mentions);
                parse.read(&words);
                if heads {
                    let who = Who::new(&words, parse, discourse);
                    if briefing.opens(index) {
                        briefing.hear(index == 0, &who);
                    }
                    let author = discourse.author().with(&who);
                    discourse.sign(author);
                } else if line_in_capitals(&article.text, tokens) {
                    let who = Who::new(&words, parse, discourse);
                    if let Some(author) = Author::of_another(&who) {
                        discourse.sign(author);
                        discourse.turn();
                    }
                }
                let who = Who::new(&words, parse, discourse);
                if line && let Some(told) = letters::correspondents(&who, letters::addressed(article, index)) {
                    *letter = Some(index);
                    discourse.sign(Author::of_letter(told.writer, Some((told.reader, told.names))));
                    discourse.turn();
                }
                if first {
                    speeches.hear(&Who::new(&words, parse, discourse), spoken);
                }
                let host = briefing.host(index).or_else(|| speeches.speaker()).or(pointed);
                let mut sentence = *sentence;
                sentence.quoted |= host.is_some();
                // whose points they are matters only where points follow
                if !point {
                    *points_of = None;
                }
                if !point && before_points {
                    let who = Who::new(&words, parse, discourse);
                    *points_of = main_subject(&who);
                }
                let from = analysis.statements.len();
                sentence_statements(&sentence, &words, parse, host, discourse, analysis);
                if terms.succeed(&mut analysis.statements[from..]) {
                    fold(&mut analysis.statements, from);
                }
            }
            if last == Some(Kind::Stop) && !sentence.item {
                discourse.let_go();
            }
        }
    }
}

/// The party that is the subject of the sentence's main verb.
fn main_subject(who: &Who<'_>) -> Option<u16> {
    let main = |c: &&Chunk| c.group == Group::Verb && c.form == Form::Finite && c.relation == Relation::Root;
    let subject = who.parse.chunks.iter().find(main)?.subject?;
    match *who.holders(subject).0.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether somebody says "we", "I" or "my" in a paragraph, outside quotation marks.
fn in_first_person(matcher: &Matcher, paragraph: &Paragraph) -> bool {
    let first = Classes::FIRST.with(Classes::FIRST_PLURAL);
    let mut quoted = false;
    paragraph.tokens.iter().any(|token| {
        quoted = match token.kind {
            Kind::QuoteOpen => true,
            Kind::QuoteClose => false,
            _ => quoted,
        };
        !quoted && matcher.vocabulary.classes(token.word).any(first)
    })
}

/// Whether a sentence goes on with what the one before spoke of, across a paragraph's end.
fn leans_back(matcher: &Matcher, sentence: &Sentence, tokens: &[Token]) -> bool {
    let opener = tokens.iter().find(|t| !t.kind.is_quote());
    let opener = opener.map_or(Classes::default(), |t| matcher.vocabulary.classes(t.word));
    opener.any(Classes::THIRD) || sentence.quoted || sentence.item
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
    } else if let Some((first, second)) = joint_heading(words) {
        discourse.entitle_both(first, second);
    }
    let mut before = discourse.clone();
    let speaker = quote_speaker(words, parse, &before)
        .or(host)
        .or(before.speaker().filter(|_| sentence.quoted || words.tokens.first().is_some_and(|t| t.kind.is_quote())))
        .filter(|_| host.is_some() || !told_by_a_stranger(words, parse, &before));
    // subjects of this sentence count for pronouns later in it
    let who = Who { quote_speaker: speaker, ..Who::new(words, parse, &before) };
    discourse.learn(&Who { told: Some(&Told::default()), ..who });
    before.introduced.clone_from(&discourse.introduced);
    let according = according(words, parse);
    if let Some(source) = according.filter(|&s| !words.document(parse.chunks[s].head)) {
        discourse.credit(&Who { quote_speaker: speaker, ..Who::new(words, parse, &before) }, source);
    }
    let matters = RefCell::default();
    let mut starts = starts(words, parse);
    specific(&mut starts);
    taken_up(words, parse, &before, &mut starts);
    let framed = starts.iter().filter(|s| parse.chunks[s.chunk].group == Group::Verb);
    let framed = framed.map(|s| (s.issue, s.chunk)).collect();
    let ground = Ground {
        words,
        parse,
        discourse: &before,
        sentence,
        quote_speaker: speaker,
        according,
        told: Told::default(),
        matters,
        unheld: RefCell::default(),
        framed,
    };
    let from = analysis.statements.len();
    anaphors(&ground, &mut starts);
    takes_up(&ground, &mut starts);
    let common = nouns(&ground);
    taken_as_object(&ground, &common, &mut starts);
    taken_as_subject(&ground, &common, &mut starts);
    recalled(&ground, &mut starts);
    if labelled_quotation(words, parse) {
        let phrase = |s: &Start| ground.span(s.first, s.end);
        analysis.dropped.extend(starts.iter().map(|s| Dropped {
            issue: s.issue,
            phrase: phrase(s),
            entry: s.entry,
            reason: "it is quoted behind a label that names nobody",
            at: phrase(s),
        }));
        return;
    }
    for &start in &starts {
        if let Some(dropped) = climb(&ground, start, &mut analysis.statements) {
            analysis.dropped.push(dropped);
        }
    }
    let judges = |s: &Statement| matches!(s.act, Act::Support | Act::Reject);
    if let Some(start) = judged_behind(&ground, &starts, &analysis.statements[from..]) {
        // "something that Mexico had demanded", but "a decision that Mexico wants reversed"
        let content = parse.children(start.chunk).any(|k| parse.chunks[k].group == Group::Verb);
        let asks = |s: &Statement| s.act == Act::Demand && !content;
        answer(&ground, start, from, &mut analysis.statements, |s| judges(s) || asks(s));
    }
    for start in judged_within(&ground, &starts, &analysis.statements[from..]) {
        answer(&ground, start, from, &mut analysis.statements, judges);
    }
    for start in told_within(&ground, &starts, &analysis.statements[from..]) {
        climb(&ground, start, &mut analysis.statements);
    }
    for start in answered_within(&ground, &starts, &analysis.statements[from..]) {
        answer(&ground, start, from, &mut analysis.statements, |_| true);
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
    let asked = requested(&ground, &analysis.statements[from..]);
    analysis.statements.extend(asked);
    let by_draft = drafted(&ground, &analysis.statements[from..]);
    analysis.statements.extend(by_draft);
    let beside = |s: &&Statement| sentence.span.start.saturating_sub(s.evidence.end) <= 1;
    let before_this = analysis.statements[..from].last().filter(beside);
    let echoes = echoed(&ground, &analysis.statements[from..], before_this);
    analysis.statements.extend(echoes);
    let named = named(&ground, &starts, &analysis.statements[from..]);
    fold(&mut analysis.statements, from);
    discourse.shorten(long_names(&ground, &starts));
    discourse.name(named);
    discourse.hear(common.into_iter().map(|(_, noun)| noun));
    discourse.strike(settled(&ground, &starts, &analysis.statements[from..]));
    let told = &analysis.statements[from..];
    discourse.propose(proposed(&ground, &starts, told), only_holder(told));
    if analysis.statements.len() > from {
        discourse.be_ready(agreed(&analysis.statements[from..]));
    }
    discourse.mention(starts.iter().filter(|s| s.entry.is_some()).map(|s| s.issue).collect());
    if let Some(topic) = topic(&ground, &starts, &analysis.statements[from..]) {
        discourse.speak_of(topic);
    }
    if let Some(parties) = hanging(&ground.who()) {
        discourse.hang(parties);
    }
    if let Some(list) = ground.announced() {
        discourse.announce(list);
    } else if words.tokens.last().is_some_and(|t| t.kind == Kind::Colon) {
        discourse.end_list();
    }
}

/// Adds what a clause answers to those before it, of parties that have taken no side since `from`, as far as it `fits`.
fn answer(
    ground: &Ground<'_>,
    start: Start,
    from: usize,
    statements: &mut Vec<Statement>,
    fits: impl Fn(&Statement) -> bool,
) {
    let until = statements.len();
    climb(ground, start, statements);
    let mut answers = statements.split_off(until);
    answers.retain(|s| fits(s) && statements[from..].iter().all(|t| t.party != s.party));
    answers.iter_mut().for_each(|s| s.reported_by = None);
    statements.append(&mut answers);
}

/// "A trade truce" is no truce, "the UN force is to leave" tells of no troops of its own: of two phrases that end in the same
/// word the longer one is meant; and of two that begin with the same word and take different sides ("keep the troops", "keep
/// the troops away from the border").
fn specific(starts: &mut Vec<Start>) {
    if starts.len() < 2 {
        return;
    }
    let deed = |s: &Start| s.kind.is_verbal();
    let told = |s: &Start| s.entry.is_some();
    let all: SmallVec<[Start; 16]> = starts.iter().filter(|s| told(s) && !s.known).copied().collect();
    starts.retain(|s| {
        let ends = |l: &Start| l.issue != s.issue && l.end == s.end && l.first < s.first && deed(l) == deed(s);
        let begins = |l: &Start| l.issue == s.issue && l.first == s.first && l.end > s.end && l.side != s.side;
        !told(s) || !all.iter().any(|l| ends(l) || begins(l))
    });
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
                // "its force has offered to send more": what is said goes over what is only presupposed
                let told = |s: &Statement| s.factors.iter().any(|f| f.step == Step::Cue);
                let better = statements[twin].certainty == later.certainty
                    && statements[twin].reported_by == later.reported_by
                    && statements[twin].act == Act::Enact
                    && !told(&statements[twin])
                    && told(&later);
                if statements[twin].certainty > later.certainty || better {
                    statements[twin] = later;
                }
            }
            None => at += 1,
        }
    }
}
