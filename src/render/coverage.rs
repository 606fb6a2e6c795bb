//! The gaps of a lexicon as TOML to paste into it.

use crate::article::Article;
use crate::coverage::{Gap, Gaps};
use crate::lexicon::to_kebab;
use crate::text::LineIndex;
use std::fmt::Write as _;

/// TOML for the gaps that were met at least `least` times: parties first, then roles, then cues.
#[must_use]
pub fn coverage(gaps: &Gaps, articles: &[Article], least: usize) -> String {
    let mut out = String::new();
    let names: Vec<&Gap> = gaps.names.iter().filter(|gap| gap.count >= least).collect();
    // a noun that is met once may be anything
    let nouns: Vec<&Gap> = gaps.nouns.iter().filter(|gap| gap.count >= least.max(2)).collect();
    let verbs: Vec<&Gap> = gaps.verbs.iter().filter(|gap| gap.count >= least).collect();
    if !names.is_empty() {
        out.push_str("# ---- Names that say or want something, and belong to no party\n");
    }
    for gap in names {
        met(&mut out, gap, articles);
        name(&mut out, gap);
    }
    if !nouns.is_empty() {
        out.push_str(
            "\n# ---- Nouns that say or want something, and stand for nobody: give `of` the kind of the parties they stand for; or, if\n\
             # there is only one, write \"the …\" among its names\n",
        );
    }
    for gap in nouns {
        met(&mut out, gap, articles);
        let _ = write!(
            out,
            "[[role]]\nid = {0}\nkind = \"institution\"    # or office, group; outsider, if it speaks for no party\n\
             of = {0}\nnouns = [{1}]\n",
            quoted(&to_kebab(&gap.words)),
            quoted(&gap.words)
        );
    }
    if !verbs.is_empty() {
        out.push_str(
            "\n# ---- Verbs over words of an issue, which take no side: set act and side, or leave them out\n",
        );
    }
    for gap in verbs {
        met(&mut out, gap, articles);
        let _ = write!(
            out,
            "[[cue]]\nid = {}\nact = \"state\"    # demand, support, offer, reject, threaten, enact, state or report\n\
             side = \"for\"     # or against\nverbs = [{}]\n",
            quoted(&to_kebab(&gap.words)),
            quoted(&gap.words)
        );
    }
    out
}

/// Where and how often the words were met, as a comment.
fn met(out: &mut String, gap: &Gap, articles: &[Article]) {
    let article = &articles[gap.article];
    let line = LineIndex::new(&article.text).position(&article.text, gap.sentence.start).line;
    let mut words = String::new();
    for word in gap.sentence.of(&article.text).split_whitespace() {
        if words.chars().count() > 80 {
            words.push_str(" …");
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    let _ = write!(out, "\n# {}×  {}:{line}: {words}\n", gap.count, article.id);
}

fn name(out: &mut String, gap: &Gap) {
    let party = format!(
        "[[party]]\nid = {}\nname = {1}\nkind = \"organisation\"    # state, bloc, organisation, armed-group, movement, or your own\nnames = [{1}]\n",
        quoted(&to_kebab(&gap.words)),
        quoted(&gap.words)
    );
    let office = gap.beside.as_deref().unwrap_or_default();
    if !gap.person {
        out.push_str(&party);
        if !office.is_empty() {
            let _ = writeln!(
                out,
                "# “{office}” stands beside it: perhaps a [[party.person]], or nobody who speaks for a party"
            );
        }
        return;
    }
    // of which party, only the author can say
    let _ = write!(out, "# Put below its party:\n# [[party.person]]\n# name = {}\n", quoted(&gap.words));
    if !office.is_empty() {
        let _ = writeln!(out, "# role = {}", quoted(office));
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
