//! From checked lexicon to matcher: words interned, phrases in one trie over word classes, one pass over the tokens.
//!
//! A *word set* is what one place of a phrase accepts: all forms of a verb, a noun and its plural, one literal word,
//! or any word of a named set. Inflections and spellings therefore share an id when the lexicon is compiled, and
//! matching a phrase costs one look-up a token whatever the lexicon's size. The scan (`scan`) runs an automaton over
//! the trie that is made while it runs (`walk`).

mod compile;
mod entry;
mod flat;
mod index;
mod scan;
#[cfg(test)]
mod tests;
mod token;
mod trie;
mod vocabulary;
mod walk;

pub use compile::{Frame, Matcher};
pub use entry::{CuePart, Entry, ModifierPart, PartyForm, What};
pub use scan::{Mention, Scanner};
pub use token::{Kind, Shape, Token};
pub use vocabulary::{Vocabulary, WordId};

/// One of 64 bits for a number: numbers of different bits differ.
const fn bit(number: u32) -> u64 {
    1 << (number.wrapping_mul(0x9e37_79b9) >> 26)
}
