//! MediaWiki XML exports (Special:Export, dumps), streamed: one revision is in memory at a time, however long the file.

use super::{Revision, wikitext};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::BufRead;

/// What an export held beside the revisions that were handed on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The title of the page that was read.
    pub title: Option<String>,
    /// The titles of other pages, at most [`LISTED`] of them.
    pub others: Vec<String>,
    /// How many other pages there are.
    pub other_pages: usize,
    /// The first page that only leads to another one, where no page was asked for and there is no other.
    pub redirect: Option<String>,
    /// Revisions whose text is not public.
    pub hidden: usize,
}

/// So many titles are worth listing.
pub const LISTED: usize = 8;

/// Hands every revision of one page to `sink`, in the order of the export, its wikitext as plain text. The page is the
/// one titled `page`, or the first that is no redirect.
///
/// # Errors
/// Where the XML is broken or ends early, with the byte at which it is.
pub fn read(reader: impl BufRead, page: Option<&str>, sink: &mut dyn FnMut(Revision)) -> Result<Export, String> {
    let mut xml = Reader::from_reader(reader);
    let mut state = State { page: page.map(str::to_owned), ..State::default() };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let at = xml.buffer_position();
        let event = xml.read_event_into(&mut buffer).map_err(|e| format!("byte {at}: is no well-formed XML ({e})"))?;
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let hidden = tag.attributes().flatten().any(|a| a.key.as_ref() == "deleted");
                state.open(&name, hidden);
            }
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let hidden = tag.attributes().flatten().any(|a| a.key.as_ref() == "deleted");
                state.open(&name, hidden);
                state.close(&name, sink);
            }
            Event::End(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                state.close(&name, sink);
            }
            Event::Text(text) if state.reading => state.text.push_str(&text.xml10_content()),
            Event::CData(text) if state.reading => state.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if state.reading => match reference.resolve_char_ref() {
                Ok(Some(c)) => state.text.push(c),
                _ => state.text.push_str(quick_xml::escape::resolve_xml_entity(&reference).unwrap_or("")),
            },
            Event::Eof if state.path.is_empty() && state.seen => return Ok(state.export),
            Event::Eof if !state.seen => return Err("is no MediaWiki export: there is no <mediawiki> in it".to_owned()),
            Event::Eof => {
                return Err(format!("byte {at}: the export ends within <{}>", state.path.last().map_or("", |s| s)));
            }
            _ => {}
        }
    }
}

#[derive(Default)]
struct State {
    page: Option<String>,
    path: Vec<String>,
    seen: bool,
    /// The page that is open is the one to read.
    wanted: bool,
    reading: bool,
    text: String,
    revision: Revision,
    hidden: bool,
    export: Export,
}

impl State {
    fn open(&mut self, name: &str, hidden: bool) {
        self.seen |= name == "mediawiki";
        self.path.push(name.to_owned());
        self.text.clear();
        match name {
            "revision" => {
                self.revision = Revision::default();
                self.hidden = false;
            }
            "text" => self.hidden = hidden,
            _ => {}
        }
        let field = matches!(name, "title" | "id" | "timestamp" | "username" | "ip" | "comment" | "text");
        self.reading = field && (self.wanted || name == "title");
    }

    fn other(&mut self, title: String) {
        self.export.other_pages += 1;
        if self.export.others.len() < LISTED {
            self.export.others.push(title);
        }
    }

    fn close(&mut self, name: &str, sink: &mut dyn FnMut(Revision)) {
        self.path.pop();
        let parent = self.path.last().map_or("", |s| s.as_str());
        let taken = |text: &mut String| Some(std::mem::take(text)).filter(|t| !t.is_empty());
        match (parent, name) {
            ("page", "title") => {
                let title = std::mem::take(&mut self.text);
                self.wanted = match &self.page {
                    Some(page) => *page == title,
                    None => self.export.title.is_none(),
                };
                if self.wanted {
                    self.export.title = Some(title);
                } else {
                    self.other(title);
                }
            }
            ("page", "redirect") if self.wanted && self.page.is_none() => {
                self.wanted = false;
                if let Some(title) = self.export.title.take() {
                    self.export.redirect.get_or_insert_with(|| title.clone());
                    self.other(title);
                }
            }
            (_, "page") => self.wanted = false,
            _ if !self.wanted => {}
            ("revision", "id") => self.revision.id = std::mem::take(&mut self.text),
            ("revision", "timestamp") => self.revision.date = taken(&mut self.text),
            ("revision", "comment") => self.revision.comment = taken(&mut self.text),
            ("contributor", "username" | "ip") => self.revision.editor = taken(&mut self.text),
            ("revision", "text") => self.revision.text = std::mem::take(&mut self.text),
            ("page", "revision") => {
                if self.hidden {
                    self.export.hidden += 1;
                } else {
                    let mut revision = std::mem::take(&mut self.revision);
                    revision.text = wikitext::plain(&revision.text);
                    sink(revision);
                }
            }
            _ => {}
        }
        self.reading = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPORT: &str = "<mediawiki><page><title>A</title><id>7</id><revision><id>1</id>\
        <timestamp>2025-01-01T00:00:00Z</timestamp><contributor><username>Ann</username><id>3</id></contributor>\
        <comment>new &amp; short</comment><text>'''Talks''' &lt;ref&gt;x&lt;/ref&gt;end.</text></revision>\
        <revision><id>2</id><contributor><ip>::1</ip></contributor><text deleted=\"deleted\" /></revision></page>\
        <page><title>B</title><revision><id>9</id><text>Other.</text></revision></page></mediawiki>";

    #[test]
    fn one_page_is_read_and_the_others_are_counted() {
        let mut revisions = Vec::new();
        let export = read(EXPORT.as_bytes(), None, &mut |r| revisions.push(r)).expect("well-formed");
        assert_eq!(export.title.as_deref(), Some("A"));
        assert_eq!((export.others, export.other_pages, export.hidden), (vec!["B".to_owned()], 1, 1));
        assert_eq!(revisions.len(), 1);
        let r = &revisions[0];
        assert_eq!((r.id.as_str(), r.editor.as_deref(), r.comment.as_deref()), ("1", Some("Ann"), Some("new & short")));
        assert_eq!(r.text.trim(), "Talks end.");
        let mut other = Vec::new();
        read(EXPORT.as_bytes(), Some("B"), &mut |r| other.push(r.text)).expect("well-formed");
        assert_eq!(other.concat().trim(), "Other.");
    }

    #[test]
    fn a_page_that_leads_elsewhere_is_passed_over() {
        let xml = EXPORT.replacen("<id>7</id>", "<id>7</id><redirect title=\"B\" />", 1);
        let mut texts = Vec::new();
        let export = read(xml.as_bytes(), None, &mut |r| texts.push(r.text)).expect("well-formed");
        assert_eq!((export.title.as_deref(), export.redirect.as_deref()), (Some("B"), Some("A")));
        assert_eq!(texts, ["Other.\n"]);
        read(xml.as_bytes(), Some("A"), &mut |r| texts.push(r.text)).expect("well-formed");
        assert_eq!(texts.len(), 2, "asked for, it is read");
    }

    #[test]
    fn a_cut_export_is_an_error() {
        let cut = &EXPORT[..EXPORT.len() - 30];
        assert!(read(cut.as_bytes(), None, &mut |_| {}).is_err());
        assert!(read("plain text".as_bytes(), None, &mut |_| {}).is_err());
    }
}
