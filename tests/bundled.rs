//! The bundled lexicons are sound, and their images are what the files come to.

use standpoint::image::{Stored, Writer};
use standpoint::matching::Matcher;
use standpoint::{bundled, lexicon};

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
