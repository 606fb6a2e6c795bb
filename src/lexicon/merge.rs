//! Many files into one lexicon: by id, later files over earlier ones, the user's over the bundled.
//!
//! The rules are told at [`super::load()`]. Every section is merged by the same [`section`]; an [`Entry`] only says how
//! it grows. Within a rank, entries that define go before entries that extend, so that the names of the files do
//! not matter to the latter.

use super::entries::{Draft, ExampleDraft, SetDraft};
use super::load::Parts;
use super::model::{Cue, Issue, Lexicon, Modifier, Party, Phrase, Place, Role};
use super::problem::{Faults, Wants};
use super::read::{KindUse, SetUse, did_you_mean};
use super::settings::{DecisionDraft, Settings};
use crate::image::List;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the checks need beyond the lexicon.
#[derive(Default)]
pub(super) struct Loose {
    /// Where patterns name sets.
    pub(super) set_uses: Vec<(Origin, SetUse)>,
    /// Where parties are given kinds of the lexicon's own.
    pub(super) kind_uses: Vec<(Origin, KindUse)>,
    /// Examples with the places of their expectations.
    pub(super) examples: Vec<(Origin, ExampleDraft)>,
    /// Decisions with the places of the ids they name.
    pub(super) decisions: Vec<(Origin, DecisionDraft)>,
    /// Settings, the later ones over the earlier.
    pub(super) settings: Vec<(Origin, Settings)>,
    /// Where each set is first defined.
    pub(super) set_places: FxHashMap<String, (Origin, Range<usize>)>,
}

/// The file something comes from.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) file: u16,
    pub(super) bundled: bool,
}

/// What one file says of a section.
struct Batch<T> {
    from: Origin,
    drafts: Vec<Draft<T>>,
    removed: Vec<(String, Range<usize>)>,
}

/// Merges files.
pub(super) fn merge(mut files: Vec<Parts>, faults: &mut Faults<'_>) -> (Lexicon, Loose) {
    name_modifiers(&mut files);
    let (mut lexicon, mut loose) = (Lexicon::default(), Loose::default());
    let (mut parties, mut roles, mut issues, mut cues, mut modifiers) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, parts) in files.into_iter().enumerate() {
        let from = Origin { file: u16::try_from(index).unwrap_or(u16::MAX), bundled: parts.bundled };
        lexicon.files.push(parts.header);
        lexicon.grammar.extend(parts.grammar);
        sets(from, parts.sets, &mut lexicon.sets, &mut loose.set_places, faults);
        loose.set_uses.extend(parts.set_uses.into_iter().map(|s| (from, s)));
        loose.kind_uses.extend(parts.kind_uses.into_iter().map(|k| (from, k)));
        loose.examples.extend(parts.examples.into_iter().map(|e| (from, e)));
        loose.decisions.extend(parts.decisions.into_iter().map(|d| (from, d)));
        loose.settings.extend(parts.settings.map(|s| (from, s)));
        let removal = parts.removal;
        parties.push(Batch { from, drafts: parts.parties, removed: removal.parties });
        roles.push(Batch { from, drafts: parts.roles, removed: removal.roles });
        issues.push(Batch { from, drafts: parts.issues, removed: removal.issues });
        cues.push(Batch { from, drafts: parts.cues, removed: removal.cues });
        modifiers.push(Batch { from, drafts: parts.modifiers, removed: removal.modifiers });
    }
    lexicon.parties = section(parties, &mut lexicon.extended, faults);
    lexicon.roles = section(roles, &mut lexicon.extended, faults);
    lexicon.issues = section(issues, &mut lexicon.extended, faults);
    lexicon.cues = section(cues, &mut lexicon.extended, faults);
    lexicon.modifiers = section(modifiers, &mut lexicon.extended, faults);
    lexicon.parties.sort_by(|a, b| a.id.cmp(&b.id));
    lexicon.issues.sort_by(|a, b| a.id.cmp(&b.id));
    (lexicon, loose)
}

/// Modifiers without an id are entries of their own: `negator`, `negator-2` …
fn name_modifiers(files: &mut [Parts]) {
    let taken: Vec<String> = files.iter().flat_map(|f| &f.modifiers).map(|d| d.entry.id.clone()).collect();
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for draft in files.iter_mut().flat_map(|f| &mut f.modifiers).filter(|d| d.entry.id.is_empty()) {
        let word = draft.entry.kind.word();
        while draft.entry.id.is_empty() {
            let count = counts.entry(word).or_default();
            *count += 1;
            let id = if *count == 1 { word.to_owned() } else { format!("{word}-{count}") };
            if !taken.contains(&id) {
                draft.entry.id = id;
            }
        }
    }
}

fn sets(
    from: Origin,
    drafts: Vec<SetDraft>,
    sets: &mut BTreeMap<String, List<Phrase>>,
    places: &mut FxHashMap<String, (Origin, Range<usize>)>,
    faults: &mut Faults<'_>,
) {
    for draft in drafts {
        match places.get(&draft.name) {
            Some((first, at)) if from.bundled => {
                let related = faults.related(first.file, at.clone(), "first defined here");
                let problem = faults.fault(from.file, draft.at, format!("the set `{}` is defined twice", draft.name));
                problem.help = Some("put both into one, or give one another name".to_owned());
                problem.related = Some(related);
            }
            Some(_) => {}
            None => {
                places.insert(draft.name.clone(), (from, draft.at));
            }
        }
        sets.entry(draft.name).or_default().extend(draft.phrases);
    }
}

/// An entry that merges by id.
trait Entry {
    /// As messages name it, with its article.
    const WHAT: &'static str;
    /// The id.
    fn id(&self) -> &str;
    /// Where it begins.
    fn place(&self) -> Place;
    /// Takes on what a later entry of the same id says; `given` are the single-valued keys that it gives.
    fn extend(&mut self, later: Self, given: &[&str]);
    /// Whether the single-valued `key` has another value in `later`.
    fn differs(&self, later: &Self, key: &str) -> bool;
}

/// An entry in force, and where it was defined.
struct Slot<T> {
    entry: T,
    from: Origin,
    at: Range<usize>,
    /// The user's files that have extended it so far: which single-valued keys they gave, and where.
    extended: Vec<(Vec<&'static str>, Origin, Range<usize>)>,
}

/// The entries of a section, in the order of their first definition. A removed one leaves a hole until the end.
struct Merge<T> {
    slots: Vec<Option<Slot<T>>>,
    by_id: FxHashMap<String, usize>,
    /// Where a user's file has removed an id.
    removed: FxHashMap<String, (Origin, Range<usize>)>,
    /// What was extended, and where.
    extended: Vec<(Place, Place)>,
}

fn section<T: Entry>(
    mut batches: Vec<Batch<T>>,
    extended: &mut Vec<(Place, Place)>,
    faults: &mut Faults<'_>,
) -> Vec<T> {
    let mut merge =
        Merge { slots: Vec::new(), by_id: FxHashMap::default(), removed: FxHashMap::default(), extended: Vec::new() };
    for rank in [true, false] {
        let mut later = Vec::new();
        for batch in batches.iter_mut().filter(|b| b.from.bundled == rank) {
            for (id, at) in batch.removed.drain(..) {
                merge.remove(&id, at, batch.from, faults);
            }
            for draft in batch.drafts.drain(..) {
                if draft.extend && !merge.by_id.contains_key(draft.entry.id()) {
                    later.push((batch.from, draft));
                } else {
                    merge.add(draft, batch.from, faults);
                }
            }
        }
        for (from, draft) in later {
            merge.add(draft, from, faults);
        }
    }
    extended.append(&mut merge.extended);
    merge.slots.into_iter().flatten().map(|slot| slot.entry).collect()
}

impl<T: Entry> Merge<T> {
    fn add(&mut self, draft: Draft<T>, from: Origin, faults: &mut Faults<'_>) {
        let known = self.by_id.get(draft.entry.id()).copied();
        let Some(slot) = known.and_then(|index| self.slots[index].as_mut()) else {
            return self.define(draft, from, faults);
        };
        if draft.replace {
            report_missing(&draft, from, None, faults);
            *slot = Slot { entry: draft.entry, from, at: draft.at, extended: Vec::new() };
        } else if draft.extend || (slot.from.bundled && !from.bundled) {
            if !draft.extend {
                contradictions(slot, &draft, from, faults);
            }
            self.extended.push((slot.entry.place(), draft.entry.place()));
            slot.entry.extend(draft.entry, &draft.given);
            if !from.bundled {
                slot.extended.push((draft.given, from, draft.at));
            }
        } else {
            let related = faults.related(slot.from.file, slot.at.clone(), "first defined here");
            let message = format!("{} `{}` is defined twice", T::WHAT, draft.entry.id());
            let problem = faults.fault(from.file, draft.at, message);
            problem.help = Some(if slot.from.file == from.file {
                "give one of them another id, or put both into one".to_owned()
            } else {
                "add `extend = true` to add to the first, `replace = true` to take its place".to_owned()
            });
            problem.related = Some(related);
            // so that its words are looked at too
            slot.entry.extend(draft.entry, &[]);
        }
    }

    /// What is at fault is taken in all the same: there may be more to say of its words.
    fn define(&mut self, draft: Draft<T>, from: Origin, faults: &mut Faults<'_>) {
        if draft.entry.id().is_empty() {
            report_missing(&draft, from, None, faults);
            return self.slots.push(Some(Slot { entry: draft.entry, from, at: draft.at, extended: Vec::new() }));
        }
        if let Some((first, at)) =
            self.removed.get(draft.entry.id()).filter(|_| draft.extend || !draft.missing.is_empty())
        {
            let related = faults.related(first.file, at.clone(), "removed here");
            let message = format!("{} `{}` is removed by one file and extended by another", T::WHAT, draft.entry.id());
            let problem = faults.fault(from.file, draft.at.clone(), message);
            problem.help = Some("take one of the two out, or write the whole entry here".to_owned());
            problem.related = Some(related);
        } else if draft.extend {
            let help = self.suggest(draft.entry.id());
            let message = format!("there is no {} `{}` to extend", T::WHAT, draft.entry.id());
            let help = help.or_else(|| Some("take `extend = true` out to define it here".to_owned()));
            faults.want(from.file, draft.at.clone(), message).help = help;
        } else {
            let help = if from.bundled { None } else { self.suggest(draft.entry.id()) };
            report_missing(&draft, from, help.as_deref(), faults);
        }
        self.by_id.insert(draft.entry.id().to_owned(), self.slots.len());
        self.slots.push(Some(Slot { entry: draft.entry, from, at: draft.at, extended: Vec::new() }));
    }

    fn remove(&mut self, id: &str, at: Range<usize>, from: Origin, faults: &mut Faults<'_>) {
        if let Some(index) = self.by_id.remove(id) {
            let slot = self.slots[index].take();
            let touched = slot.as_ref().and_then(|slot| slot.extended.first()).filter(|t| t.1.file != from.file);
            if let Some((_, first, place)) = touched {
                let related = faults.related(first.file, place.clone(), "extended here");
                let message = format!("{} `{id}` is extended by one file and removed by another", T::WHAT);
                let problem = faults.fault(from.file, at.clone(), message);
                problem.help = Some("take one of the two out".to_owned());
                problem.related = Some(related);
            }
            if !from.bundled {
                self.removed.insert(id.to_owned(), (from, at));
            }
        } else {
            let help = self.suggest(id);
            faults.want(from.file, at, format!("there is no {} `{id}` to remove", T::WHAT)).help = help;
        }
    }

    fn suggest(&self, id: &str) -> Option<String> {
        did_you_mean(id, self.slots.iter().flatten().map(|slot| slot.entry.id()).filter(|id| !id.is_empty()))
    }
}

/// Two of the user's files that give a bundled entry different values, neither of them saying which is to win.
fn contradictions<T: Entry>(slot: &Slot<T>, draft: &Draft<T>, from: Origin, faults: &mut Faults<'_>) {
    for key in draft.given.iter().filter(|key| slot.entry.differs(&draft.entry, key)) {
        let earlier = slot.extended.iter().rev().find(|(given, ..)| given.contains(key));
        if let Some((_, first, at)) = earlier {
            let related = faults.related(first.file, at.clone(), "another value is given here");
            let message = format!("two files give {} `{}` another `{key}`", T::WHAT, draft.entry.id());
            let problem = faults.fault(from.file, draft.at.clone(), message);
            problem.help = Some("leave it to one of them, or say `extend = true` in the one that is to win".to_owned());
            problem.related = Some(related);
        }
    }
}

/// Says which required keys an entry lacks that extends nothing. `suggestion` is the id it may have meant to extend.
fn report_missing<T: Entry>(draft: &Draft<T>, from: Origin, suggestion: Option<&str>, faults: &mut Faults<'_>) {
    for key in &draft.missing {
        let id = draft.entry.id();
        let name = if id.is_empty() { format!("this {}", T::WHAT) } else { format!("{} `{id}`", T::WHAT) };
        let help = match suggestion {
            Some(question) => format!("add `{key} = …` to it; if it is to extend another, {question}"),
            None => format!("add `{key} = …` to it"),
        };
        let problem = faults.want(from.file, draft.at.clone(), format!("{name} has no `{key}`"));
        problem.help = Some(help);
        // other keys may be given by an entry that this one extends
        if *key == "id" {
            problem.wants = Wants::Keys;
        }
    }
}

/// Overrides the single-valued fields that are given, appends the lists.
macro_rules! entry {
    ($type:ty, $what:literal, single: { $($key:literal => $($field:ident),+);* $(;)? }, lists: [$($list:ident),*]) => {
        impl Entry for $type {
            const WHAT: &'static str = $what;

            fn id(&self) -> &str {
                &self.id
            }

            fn place(&self) -> Place {
                self.place
            }

            fn extend(&mut self, later: Self, given: &[&str]) {
                $(if given.contains(&$key) {
                    $(self.$field = later.$field;)+
                })*
                $(self.$list.extend(later.$list);)*
            }

            fn differs(&self, later: &Self, key: &str) -> bool {
                match key {
                    $($key => $(self.$field != later.$field)||+,)*
                    _ => false,
                }
            }
        }
    };
}

entry!(Party, "party", single: { "name" => name; "kind" => kind; "until" => until; "successor" => successor },
    lists: [names, metonyms, adjectives, people, institutions, persons]);
entry!(Role, "role", single: { "kind" => kind; "of" => of; "party" => party; "national" => national; "peculiar" => peculiar; "relays" => relays; "local" => local }, lists: [nouns]);
entry!(Issue, "issue",
    single: { "name" => name; "proposition" => proposition; "labels" => label_for, label_against; "harms" => harms; "helps" => helps },
    lists: [phrases, frames]);
entry!(Cue, "cue",
    single: {
        "act" => act; "side" => side; "doer" => doer; "harmless" => harmless; "presupposes" => presupposes;
        "impersonal" => impersonal; "raising" => raising;
        "addressee" => addressee; "source" => source
    },
    lists: [verbs, nouns, adjectives]);
entry!(Modifier, "modifier", single: { "kind" => kind; "effect" => reverses; "lasting" => lasting }, lists: [words, verbs, nouns]);
