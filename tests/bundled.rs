//! The bundled lexicons are sound, and their images are what the files come to.

use standpoint::document::Document;
use standpoint::image::{Stored, Writer};
use standpoint::lexicon::model::Example;
use standpoint::matching::{Matcher, Scanner, What};
use standpoint::{bundled, examples, lexicon};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn an_image_is_what_loading_and_compiling_its_files_gives() {
    let domains = bundled::domains();
    assert!(!domains.is_empty());
    for domain in domains {
        let lexicon = lexicon::load(&bundled::sources(&[domain])).expect("the bundled lexicons are sound");
        let image = bundled::image(domain).expect("each domain has an image");
        // no `assert_eq`, which would print megabytes
        assert!(written(&Matcher::new(lexicon)) == image, "{domain}: the image is not what its files come to");
        let read = bundled::matcher(domain).expect("each domain has an image");
        assert!(written(&read) == image, "{domain}: something is lost when the image is read");
    }
}

#[test]
fn only_domains_have_images() {
    assert!(bundled::image(bundled::NO_DOMAIN).is_none());
    assert!(bundled::matcher("no-such-domain").is_none());
}

#[test]
fn every_choice_of_domains_is_sound() {
    let domains = bundled::domains();
    // one at a time, as they are chosen: two domains may claim the same words
    for domain in domains.into_iter().chain([bundled::NO_DOMAIN]) {
        sound(&bundled::sources(&[domain]));
    }
    for (path, text) in bundled::files() {
        assert!(text.contains("[lexicon]"), "{path} has no header");
    }
}

/// As users' files, whose examples may name nothing unknown.
#[test]
fn examples_name_what_there_is() {
    for domain in bundled::domains() {
        let mut sources = bundled::sources(&[domain]);
        for source in &mut sources {
            source.bundled = false;
        }
        sound(&sources);
    }
}

fn sound(sources: &[lexicon::Source<'_>]) {
    if let Err(problems) = lexicon::load(sources) {
        panic!("{}", lexicon::draw(&problems, sources, lexicon::Colour::Never));
    }
}

fn written(matcher: &Matcher) -> Vec<u8> {
    let mut image = Writer::default();
    matcher.write(&mut image);
    image.bytes
}

/// Hits and near-misses that each issue and each group of cues has at least.
const LEAST: usize = 4;

/// Every issue and every group of cues is tried by examples: a near-miss of an issue stands in its file and expects
/// nothing, that of a cue has the cue's words.
#[test]
fn every_issue_and_cue_has_hits_and_near_misses() {
    let mut cues: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut faults = Vec::new();
    for domain in bundled::domains() {
        let matcher = bundled::matcher(domain).expect("each domain has an image");
        let lexicon = &matcher.lexicon;
        for issue in &lexicon.issues {
            let of = |example: &&Example| example.expect.iter().any(|e| e.split(' ').nth(1) == Some(&issue.id));
            let hits = lexicon.examples.iter().filter(of).count();
            let beside = |e: &&Example| e.place.file == issue.place.file && e.expect.is_empty();
            let misses = lexicon.examples.iter().filter(beside).count();
            if hits < LEAST || misses < LEAST {
                faults.push(format!("issue `{}` has {hits} hits and {misses} near-misses", issue.id));
            }
        }
        let mut scanner = Scanner::new(&matcher);
        for cue in &lexicon.cues {
            cues.entry(cue.id.clone()).or_default();
        }
        for example in &lexicon.examples {
            let trial = examples::run(&matcher, example);
            let document = Document::new(&trial.article, &matcher.vocabulary);
            let seen = document.sentences.iter().flat_map(|s| scanner.scan(document.tokens_of(s)).to_vec());
            let cue_of =
                |what| if let What::Cue { cue, .. } = what { Some(&lexicon.cues[usize::from(cue)]) } else { None };
            let seen: Vec<_> = seen.filter_map(|m| cue_of(m.what)).collect();
            let factors = trial.analysis.statements.iter().flat_map(|s| &s.factors).filter_map(|f| f.entry);
            let told: Vec<_> = factors.filter_map(|entry| cue_of(matcher.entry(entry).what)).collect();
            let miss = example.expect.is_empty();
            // a report leaves no trace of its own in what it reports
            let counted = seen.iter().filter(|cue| miss || cue.act.is_none()).chain(told.iter().filter(|_| !miss));
            let ids: BTreeSet<&str> = counted.map(|cue| cue.id.as_str()).collect();
            for id in ids {
                cues.get_mut(id).expect("every cue is counted")[usize::from(miss)] += 1;
            }
        }
    }
    let few = cues.iter().filter(|(_, counts)| counts.iter().any(|&count| count < LEAST));
    faults.extend(few.map(|(id, [hits, misses])| format!("cue `{id}` has {hits} hits and {misses} near-misses")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
