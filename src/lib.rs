//! Who stands where: each party's demands and positions, read from news articles by lexicons alone.

pub mod text;
pub mod stance;
pub mod language;
pub mod lexicon;
pub mod article;
pub mod matching;
pub mod document;
pub mod clause;
pub mod statement;
pub mod position;
pub mod render;
pub mod cli;
