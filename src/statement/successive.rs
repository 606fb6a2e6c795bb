//! One version of an article after another: paragraphs that did not change are not analysed again.
//!
//! A paragraph says the same where it has the same words and the same [`Discourse`] stands before it. So everything before
//! the first change is taken over, and behind the last one everything from the paragraph on before which the memory is again
//! what it was. The answer is that of [`extract`](super::extract), byte for byte; where nothing can be taken over it costs
//! the same.

use super::discourse::Discourse;
use super::extract::{Analysis, Reading, are_items};
use super::term::{Time, same_people};
use super::{Dropped, Statement};
use crate::article::Article;
use crate::matching::Matcher;
use crate::text::Span;
use std::fmt;

/// Extracts the statements of versions of an article.
pub struct Successive<'m> {
    matcher: &'m Matcher,
    last: Option<Known>,
}

/// A version that was read.
struct Known {
    text: String,
    titled: bool,
    time: Time,
    items: bool,
    paragraphs: Vec<Mark>,
    /// What is remembered behind the last paragraph.
    end: Discourse,
    analysis: Analysis,
}

/// Before a paragraph.
struct Mark {
    span: Span,
    discourse: Discourse,
    /// How many statements and dropped phrases there were.
    statements: usize,
    dropped: usize,
}

impl fmt::Debug for Successive<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Successive").finish_non_exhaustive()
    }
}

impl<'m> Successive<'m> {
    /// No version yet.
    #[must_use]
    pub const fn new(matcher: &'m Matcher) -> Self {
        Self { matcher, last: None }
    }

    /// What [`extract`](super::extract) finds in the next version.
    pub fn extract(&mut self, article: &Article) -> Analysis {
        let mut reading = Reading::of(self.matcher, article);
        let items = are_items(article);
        let titled = article.title.is_some() && article.title == article.paragraphs.first().copied();
        // the title may stand elsewhere, and briefings, debates and letters hang on all paragraphs: read such an article whole
        let plain = !reading.hangs_together(article) && titled == article.title.is_some();
        let last = self.last.take().filter(|known| {
            plain
                && (known.titled, known.items) == (titled, items)
                && same_people(self.matcher, &known.time, reading.time())
        });
        let texts = |known: &Known, old: usize, new: usize| {
            known.paragraphs[old].span.of(&known.text) == article.paragraphs[new].of(&article.text)
        };
        let len = article.paragraphs.len();
        // the same paragraphs at the beginning, and where there are as many as before, at the end
        let (mut head, mut tail) = (0, 0);
        if let Some(known) = &last {
            let least = len.min(known.paragraphs.len());
            head = (0..least).take_while(|&at| texts(known, at, at)).count();
            if len == known.paragraphs.len() {
                tail = (head..len).rev().take_while(|&at| texts(known, at, at)).count();
            }
        }
        let mut analysis = Analysis::default();
        let mut paragraphs = Vec::with_capacity(len);
        let mut discourse = Discourse::new(items);
        let mut again = true;
        for (index, &span) in article.paragraphs.iter().enumerate() {
            let known = last.as_ref().filter(|_| index < head || index >= len - tail);
            let known = known.filter(|known| again || known.paragraphs[index].discourse == discourse);
            paragraphs.push(Mark {
                span,
                discourse: discourse.clone(),
                statements: analysis.statements.len(),
                dropped: analysis.dropped.len(),
            });
            again = known.is_some();
            match known {
                Some(known) => discourse = known.take(index, span, &mut analysis),
                None => reading.paragraph(article, index, &mut discourse, &mut analysis),
            }
        }
        if plain {
            let (text, time) = (article.text.clone(), reading.time().clone());
            self.last =
                Some(Known { text, titled, time, items, paragraphs, end: discourse, analysis: analysis.clone() });
        }
        analysis
    }
}

impl Known {
    /// Adds what paragraph `index`, which now stands at `span`, said; gives what is remembered behind it.
    fn take(&self, index: usize, span: Span, out: &mut Analysis) -> Discourse {
        let (mark, next) = (&self.paragraphs[index], self.paragraphs.get(index + 1));
        let within = |s: Span| !s.is_empty() && s.start >= mark.span.start && s.end <= mark.span.end;
        let moved = |at: u32| at - mark.span.start + span.start;
        let to = |s: Span| if within(s) { Span::new(moved(s.start), moved(s.end)) } else { s };
        let statements = mark.statements..next.map_or(self.analysis.statements.len(), |n| n.statements);
        let dropped = mark.dropped..next.map_or(self.analysis.dropped.len(), |n| n.dropped);
        out.statements.extend(self.analysis.statements[statements].iter().map(|s: &Statement| s.shifted(to)));
        let elsewhere = |d: &Dropped| Dropped { phrase: to(d.phrase), at: to(d.at), ..*d };
        out.dropped.extend(self.analysis.dropped[dropped].iter().map(elsewhere));
        next.map_or(&self.end, |n| &n.discourse).clone()
    }
}
