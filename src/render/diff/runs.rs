//! Runs of text in a tone, broken into lines of a width. Tones are brackets and signs first, colour only on top.

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a run of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tone {
    Plain,
    Deleted,
    Added,
    Note,
    Dim,
    Strong,
}

/// A stretch of text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its tone.
    pub tone: Tone,
    /// Its text.
    pub text: String,
}

impl Run {
    /// A run.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into() }
    }
}

/// Colours or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// No escape sequence at all.
    Plain,
    /// The sixteen colours of every terminal.
    Ansi,
}

impl Palette {
    fn style(self, tone: Tone) -> Style {
        let colour = |c: AnsiColor| Style::new().fg_color(Some(c.into()));
        match (self, tone) {
            (Self::Plain, _) | (_, Tone::Plain) => Style::new(),
            (_, Tone::Deleted) => colour(AnsiColor::Red),
            (_, Tone::Added) => colour(AnsiColor::Green),
            (_, Tone::Note) => colour(AnsiColor::Cyan),
            (_, Tone::Dim) => Style::new().effects(Effects::DIMMED),
            (_, Tone::Strong) => Style::new().effects(Effects::BOLD),
        }
    }
}

/// `text` in a tone.
#[must_use]
pub fn paint(palette: Palette, tone: Tone, text: &str) -> String {
    let style = palette.style(tone);
    format!("{style}{text}{style:#}")
}

/// Control characters made visible, so that no text can steer the terminal; white space stays.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_whitespace() => c,
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A line: its columns on the screen and its text with colours.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// How many columns it fills.
    pub width: usize,
    /// The text.
    pub text: String,
    /// What is not yet painted.
    open: Option<(Tone, String)>,
}

impl Line {
    fn push(&mut self, tone: Tone, text: &str, palette: Palette) {
        self.width += text.width();
        match &mut self.open {
            Some((last, open)) if *last == tone => open.push_str(text),
            _ => {
                self.close(palette);
                self.open = Some((tone, text.to_owned()));
            }
        }
    }

    fn close(&mut self, palette: Palette) {
        if let Some((tone, text)) = self.open.take() {
            self.text.push_str(&paint(palette, tone, &text));
        }
    }
}

struct Atom<'r> {
    tone: Tone,
    text: &'r str,
    /// Whether white space stands before it.
    spaced: bool,
    /// Whether that white space lies within the same run.
    inner: bool,
}

/// Breaks runs into lines of at most `width` columns at white space, and within a word only where it fits no line.
#[must_use]
pub fn wrap(runs: &[Run], width: usize, palette: Palette) -> Vec<Line> {
    let width = width.max(8);
    let mut lines = vec![Line::default()];
    // a word may be made of several runs ("well[-being-]"): it is broken before its first piece
    let atoms = atoms(runs);
    let mut at = 0;
    while at < atoms.len() {
        let end = (at + 1..atoms.len()).find(|&i| atoms[i].spaced).unwrap_or(atoms.len());
        let word: usize = atoms[at..end].iter().map(|a| a.text.width()).sum();
        let line = lines.last_mut().expect("there is a line");
        let gap = usize::from(atoms[at].spaced && line.width > 0);
        if line.width > 0 && line.width + gap + word > width && (word <= width || line.width + gap + 8 > width) {
            lines.push(Line::default());
        }
        for (place, atom) in atoms[at..end].iter().enumerate() {
            put(&mut lines, atom, place == 0 && atom.spaced, width, palette);
        }
        at = end;
    }
    lines.iter_mut().for_each(|line| line.close(palette));
    lines
}

fn put(lines: &mut Vec<Line>, atom: &Atom<'_>, spaced: bool, width: usize, palette: Palette) {
    let line = lines.last_mut().expect("there is a line");
    if spaced && line.width > 0 {
        line.push(if atom.inner { atom.tone } else { Tone::Plain }, " ", palette);
    }
    let mut rest = atom.text;
    loop {
        let line = lines.last_mut().expect("there is a line");
        let room = width.saturating_sub(line.width);
        let mut used = 0;
        let end = rest
            .char_indices()
            .find(|(_, c)| {
                used += c.width().unwrap_or(0);
                used > room
            })
            .map_or(rest.len(), |(at, _)| at);
        let end = if end == 0 && line.width == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
        let (head, tail) = rest.split_at(end);
        if !head.is_empty() {
            line.push(atom.tone, head, palette);
        }
        if tail.is_empty() {
            return;
        }
        lines.push(Line::default());
        rest = tail;
    }
}

fn atoms(runs: &[Run]) -> Vec<Atom<'_>> {
    let mut out = Vec::new();
    let mut spaced = false;
    for run in runs {
        let mut inner = false;
        let mut rest = run.text.as_str();
        while !rest.is_empty() {
            let trimmed = rest.trim_start();
            spaced |= trimmed.len() < rest.len();
            let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
            if end > 0 {
                out.push(Atom { tone: run.tone, text: &trimmed[..end], spaced, inner: inner && spaced });
                spaced = false;
                inner = true;
            }
            rest = &trimmed[end..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(runs: &[Run], width: usize) -> Vec<String> {
        wrap(runs, width, Palette::Plain).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn words_of_several_runs_stay_together() {
        let runs = [Run::new(Tone::Plain, "a well"), Run::new(Tone::Added, "{+-being+}"), Run::new(Tone::Plain, " b")];
        assert_eq!(lines(&runs, 17), ["a well{+-being+}", "b"]);
        assert_eq!(lines(&runs, 14), ["a", "well{+-being+}", "b"]);
    }

    #[test]
    fn what_has_no_space_is_broken_by_width() {
        assert_eq!(lines(&[Run::new(Tone::Plain, "停火停火停火停火停火")], 8), ["停火停火", "停火停火", "停火"]);
    }

    #[test]
    fn escape_sequences_do_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\n"), "a␛[31mb\n");
    }
}
