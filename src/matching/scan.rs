//! The scan: one pass over the tokens of a sentence, all phrases at once.
//!
//! A gap never crosses punctuation; quotation marks inside a phrase are passed over ("secondary “tariffs”").

use super::compile::Matcher;
use super::token::Token;
use super::vocabulary::Membership;

/// A phrase found in the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Index into [`Matcher::entries`].
    pub entry: u32,
}

/// Scans sentences; keeps its buffers between calls.
#[derive(Debug, Default)]
pub struct Scanner {
    found: Vec<Mention>,
}

impl Scanner {
    /// All phrases in `tokens[from..to]`: of those of one layer that overlap, the longer, then the earlier one; phrases of
    /// the same words all stand. Sorted by first token.
    pub fn scan(&mut self, matcher: &Matcher, tokens: &[Token], from: usize, to: usize) -> &[Mention] {
        self.found.clear();
        for at in from..to {
            let token = &tokens[at];
            if token.word == 0 {
                continue;
            }
            for member in matcher.vocabulary.memberships(token.word) {
                let node = matcher.trie.root(member.set);
                if node != 0 && fits(member, token) {
                    self.walk(matcher, tokens, at, at + 1, to, node);
                }
            }
        }
        keep_longest(matcher, &mut self.found);
        &self.found
    }

    fn walk(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, next: usize, to: usize, node: u32) {
        for &entry in matcher.trie.outputs(node) {
            self.found.push(Mention { first: small(first), end: small(next), entry });
        }
        if matcher.trie.branches(node) {
            self.step(matcher, tokens, first, next, to, node);
        }
        for &(width, behind) in matcher.trie.gaps(node) {
            for at in next..=next + usize::from(width) {
                self.step(matcher, tokens, first, at, to, behind);
                if at >= to || !tokens[at].kind.is_wordlike() {
                    break;
                }
            }
        }
    }

    fn step(&mut self, matcher: &Matcher, tokens: &[Token], first: usize, mut at: usize, to: usize, node: u32) {
        while at < to && tokens[at].kind.is_quote() {
            at += 1;
        }
        if at >= to || tokens[at].word == 0 {
            return;
        }
        for member in matcher.vocabulary.memberships(tokens[at].word) {
            if let Some(child) = matcher.trie.step(node, member.set)
                && fits(member, &tokens[at])
            {
                self.walk(matcher, tokens, first, at + 1, to, child);
            }
        }
    }
}

fn fits(member: &Membership, token: &Token) -> bool {
    token.shape & member.case == member.case
}

fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn keep_longest(matcher: &Matcher, found: &mut Vec<Mention>) {
    if found.len() < 2 {
        return;
    }
    let layer = |m: &Mention| matcher.entries[m.entry as usize].what.layer();
    let length = |m: &Mention| m.end - m.first;
    found.sort_by_key(|m| (layer(m), std::cmp::Reverse(length(m)), m.first, m.entry));
    found.dedup();
    let mut kept: Vec<Mention> = Vec::with_capacity(found.len());
    let mut of_layer = 0;
    let mut current = u8::MAX;
    for mention in found.iter() {
        if layer(mention) != current {
            current = layer(mention);
            of_layer = kept.len();
        }
        let beaten = kept[of_layer..].iter().any(|k| {
            let same = k.first == mention.first && k.end == mention.end;
            !same && k.first < mention.end && mention.first < k.end && length(k) > length(mention)
        });
        if !beaten {
            kept.push(*mention);
        }
    }
    kept.sort_by_key(|m| (m.first, m.end, m.entry));
    *found = kept;
}
