//! What belongs to English: inflection and spelling variants, and the word classes the tagger reads.
//!
//! Another language would be another module of this shape; nothing here knows a party, an issue or a cue.

mod class;
mod date;
mod inflect;

pub use class::{Classes, class_bit, class_names};
pub use date::find_date;
pub use inflect::{VerbForm, noun_plurals, spelling_variants, verb_forms};
