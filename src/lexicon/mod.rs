//! Lexicons: parties, issues, cues and modifiers from TOML, checked.
//!
//! Files come in as [`Source`]s, those that come with the program first, the user's after them. [`load()`] reads each
//! (`read`, `entries`, `dates`), merges them by id (`merge`), checks what only the whole can tell (`check`), and gives
//! either a [`Lexicon`](model::Lexicon), on which nothing later can fail, or every [`Problem`] it found.
//!
//! Phrases are [`pattern::Pattern`]s; what they match in a text is for `crate::matching`. Nothing here touches the disk.

mod check;
mod dates;
mod entries;
mod form;
mod kind;
mod load;
mod merge;
pub mod model;
pub mod pattern;
mod problem;
mod read;
mod salvage;
mod settings;
mod stored;
#[cfg(test)]
mod tests;
mod toml_string;

pub use dates::{first_day, last_day};
pub use form::schema;
pub use load::{Examined, Source, examine, load, read_settings};
pub use problem::{Colour, Problem, Related, draw, problem_at};
pub use read::{did_you_mean, to_kebab};
pub use settings::{Given, Settings};
