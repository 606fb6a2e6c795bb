//! Who stands where: each party's demands and positions, read from news articles by lexicons alone.

pub mod article;
pub mod bundled;
pub mod clause;
pub mod cli;
pub mod coverage;
pub mod decision;
pub mod diff;
pub mod document;
pub mod examples;
pub mod history;
pub mod image;
pub mod import;
pub mod language;
pub mod lexicon;
pub mod matching;
pub mod position;
pub mod reach;
pub mod render;
pub mod source;
pub mod stance;
pub mod statement;
pub mod text;
