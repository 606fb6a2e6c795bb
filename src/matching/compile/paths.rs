//! Patterns as paths of word sets through the trie.

use super::{Compiler, Mode, Path, inflection, single};
use crate::lexicon::pattern::{Element, Inflect, Word};
use crate::matching::trie::{NAME, Step};
use smallvec::smallvec;

impl Compiler<'_> {
    /// Whether the elements are words and gaps alone, as those of most phrases are; `path` is their only path then.
    pub(super) fn only_path(&mut self, elements: &[Element], mode: Mode) -> bool {
        let plain = |e: &Element| {
            matches!(e, Element::Gap(_) | Element::Name) || matches!(e, Element::Word(word) if !word.glued)
        };
        if elements.is_empty() || !elements.iter().all(plain) {
            return false;
        }
        self.path.clear();
        for (at, element) in elements.iter().enumerate() {
            let step = match element {
                Element::Word(word) => {
                    let mode = inflection(word, mode, at == 0, at + 1 == elements.len());
                    Step::Set(self.word_set(word, mode))
                }
                Element::Gap(n) => Step::Gap(*n),
                Element::Name => Step::Set(NAME),
                _ => return false,
            };
            self.path.push(step);
        }
        true
    }

    /// The node from which the phrase begins: its elements from the last to the first, each before what comes behind it.
    pub(super) fn ways(&mut self, elements: &[Element], mode: Mode, entry: u32) -> u32 {
        let glued = |e: &Element| matches!(e, Element::Word(w) if w.glued);
        let starts: Vec<usize> = (0..elements.len()).filter(|&at| at == 0 || !glued(&elements[at])).collect();
        // in the order of the text, since words are numbered as they are met
        let mut choices = Vec::with_capacity(starts.len());
        for (run, &at) in starts.iter().enumerate() {
            let end = starts.get(run + 1).copied().unwrap_or(elements.len());
            choices.push(self.expand_run(&elements[at..end], mode, at == 0, end == elements.len()));
        }
        let end = self.trie.end(entry);
        choices.iter().rev().fold(end, |next, choice| self.trie.before(choice, next))
    }

    /// All paths that the elements stand for; `first` and `last` tell whether the phrase's ends are here.
    pub(super) fn expand(&mut self, elements: &[Element], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let mut paths: Vec<Path> = vec![Path::new()];
        let mut at = 0;
        while at < elements.len() {
            let run = 1 + elements[at + 1..].iter().take_while(|e| matches!(e, Element::Word(w) if w.glued)).count();
            let is_first = first && at == 0;
            let is_last = last && at + run == elements.len();
            let tails = self.expand_run(&elements[at..at + run], mode, is_first, is_last);
            paths = match paths.as_slice() {
                [only] if only.is_empty() => tails,
                _ => {
                    paths.iter().flat_map(|p| tails.iter().map(move |t| p.iter().chain(t).copied().collect())).collect()
                }
            };
            at += run;
        }
        paths
    }

    fn expand_run(&mut self, run: &[Element], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        match &run[0] {
            Element::Word(word) => {
                let apart = (0..run.len())
                    .filter_map(|i| match &run[i] {
                        Element::Word(w) => Some(Step::Set(self.word_set(
                            w,
                            inflection(w, mode, first && i + 1 == run.len(), last && i + 1 == run.len()),
                        ))),
                        _ => None,
                    })
                    .collect();
                let mut out = vec![apart];
                if run.len() > 1 {
                    let text = run
                        .iter()
                        .filter_map(|e| if let Element::Word(w) = e { Some(w.text.as_str()) } else { None })
                        .collect();
                    let joined = Word { text, inflect: word.inflect, glued: false };
                    out.push(smallvec![Step::Set(self.word_set(&joined, inflection(&joined, mode, first, last)))]);
                }
                out
            }
            Element::Gap(n) => vec![smallvec![Step::Gap(*n)]],
            Element::Name => vec![smallvec![Step::Set(NAME)]],
            Element::Set(name, Inflect::Verb) => self.expand_set(name, Mode::Verb, true, last),
            Element::Set(name, Inflect::Noun) => self.expand_set(name, Mode::Noun, first, true),
            Element::Set(name, _) => self.expand_set(name, mode, first, last),
            Element::Choice { alternatives, optional } => {
                let mut out = self.union_of_singles(alternatives, mode, first, last);
                let merged = !out.is_empty();
                for alternative in alternatives.iter().filter(|a| !(merged && single(a).is_some())) {
                    out.extend(self.expand(alternative, mode, first, last));
                }
                if *optional {
                    out.push(Path::new());
                }
                out
            }
        }
    }

    /// The single words of a choice share one word set, as those of a named set do.
    fn union_of_singles(&mut self, alternatives: &[Vec<Element>], mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let singles: Vec<&Word> = alternatives.iter().filter_map(|a| single(a)).collect();
        if singles.len() < 2 {
            return Vec::new();
        }
        let mut name = String::from("(");
        for word in &singles {
            name.push_str(&word.text);
            name.push(match word.inflect {
                Inflect::Default => '|',
                Inflect::Literal => '=',
                Inflect::Verb => 'v',
                Inflect::Noun => 'n',
            });
        }
        let key = (name, mode, u8::from(first) | (u8::from(last) << 1));
        let known = self.unions.get(&key).copied();
        let union = known.unwrap_or_else(|| self.new_union(key));
        if known.is_none() {
            for word in singles {
                self.fill(union, word, inflection(word, mode, first, last));
            }
        }
        vec![smallvec![Step::Set(union)]]
    }

    /// Single words of a set share one word set, so that `<stop> <fighting>` is two steps and not hundreds of paths.
    fn expand_set(&mut self, name: &str, mode: Mode, first: bool, last: bool) -> Vec<Path> {
        let Some(phrases) = self.lexicon.sets.get(name) else { return Vec::new() };
        let position = u8::from(first) | (u8::from(last) << 1);
        let key = (format!("<{name}>"), mode, position);
        let mut paths = Vec::new();
        let known = self.unions.get(&key).copied();
        let union = known.unwrap_or_else(|| self.new_union(key));
        let mut has_single = false;
        for phrase in phrases {
            if let [Element::Word(word)] = phrase.pattern.elements.as_slice() {
                has_single = true;
                if known.is_none() {
                    self.fill(union, word, inflection(word, mode, first, last));
                }
            } else {
                paths.extend(self.expand(&phrase.pattern.elements, mode, first, last));
            }
        }
        if has_single {
            paths.push(smallvec![Step::Set(union)]);
        }
        paths
    }

    pub(super) fn next_set(&self) -> u32 {
        u32::try_from(self.sets.len() + self.unions.len() + 1).unwrap_or(0)
    }

    fn new_union(&mut self, key: (String, Mode, u8)) -> u32 {
        let id = self.next_set();
        self.unions.insert(key, id);
        id
    }
}
