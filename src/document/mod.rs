//! An article in tokens and sentences, with quotations followed across them.

mod sentences;
mod tokens;

pub use sentences::{Sentence, may_open_item};

use crate::article::Article;
use crate::matching::{Token, Vocabulary};

/// Tokens and sentences of an article, all pointing into its text.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// All sentences, in order; they do not overlap.
    pub sentences: Vec<Sentence>,
}

impl<'a> Document<'a> {
    /// Tokenises and splits `article`. Linear in its length.
    #[must_use]
    pub fn new(article: &'a Article, vocabulary: &Vocabulary) -> Self {
        let mut all = Paragraph {
            tokens: Vec::with_capacity(article.text.len() / 5),
            sentences: Vec::with_capacity(article.text.len() / 120),
        };
        for index in 0..article.paragraphs.len() {
            all.append(article, index, vocabulary);
        }
        Self { article, tokens: all.tokens, sentences: all.sentences }
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.first as usize..sentence.end as usize]
    }
}

/// Tokens and sentences of one paragraph. Reading another one into it reuses its memory, so that reading an article
/// through takes no more than its longest paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences, in order; their tokens are counted from the paragraph's first.
    pub sentences: Vec<Sentence>,
}

impl Paragraph {
    /// Tokenises and splits paragraph `index` of `article` in place of what was here.
    pub fn read(&mut self, article: &Article, index: usize, vocabulary: &Vocabulary) {
        self.tokens.clear();
        self.sentences.clear();
        self.append(article, index, vocabulary);
    }

    fn append(&mut self, article: &Article, index: usize, vocabulary: &Vocabulary) {
        let span = article.paragraphs[index];
        let from = self.tokens.len();
        tokens::tokenise(&article.text, span, vocabulary, &mut self.tokens);
        let headline = article.title == Some(span);
        sentences::split(&article.text, &self.tokens, from, index, headline, vocabulary, &mut self.sentences);
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.first as usize..sentence.end as usize]
    }
}
