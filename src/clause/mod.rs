//! A light parse of a sentence: chunks, then a tree of them.
//!
//! Chunks are noun groups, verb groups and predicate adjectives; the tree has only the links that positions need:
//! subject, object, agent, prepositional object, complement, conjunct, apposition, relative and adverbial clause.
//! Deterministic, left to right, in the tradition of finite-state parsing (FASTUS); it knows word classes and no words.

mod chunk;
mod interrupted;
mod outline;
mod tag;
mod tree;
mod words;

pub use chunk::{Chunk, Form, Group, Relation};
pub use tree::Parse;
pub use words::{Gathering, Sense, Words};
