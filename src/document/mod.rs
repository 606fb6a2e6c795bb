//! An article in tokens and sentences, with quotations followed across them.

mod sentences;
mod tokens;

pub use sentences::Sentence;

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
        let mut tokens = Vec::with_capacity(article.text.len() / 5);
        let mut sentences = Vec::with_capacity(article.text.len() / 120);
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let from = tokens.len();
            tokens::tokenise(&article.text, *paragraph, vocabulary, &mut tokens);
            let headline = article.title == Some(*paragraph);
            sentences::split(&article.text, &tokens, from, index, headline, vocabulary, &mut sentences);
        }
        Self { article, tokens, sentences }
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.first as usize..sentence.end as usize]
    }
}
