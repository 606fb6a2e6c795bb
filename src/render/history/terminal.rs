//! The timeline for the terminal.

use super::History;
use crate::history::Stretch;
use crate::render::diff::{Palette, Run, Tone, clean, paint, wrap};
use crate::render::moves::{Layout, moves_terminal};
use unicode_width::UnicodeWidthStr;

/// The widest text that reads well.
const MEASURE: usize = 100;

/// The timeline for the terminal.
#[must_use]
pub fn terminal(history: &History<'_>, width: usize, palette: Palette) -> String {
    let mut page = Page { history, width: width.clamp(40, MEASURE), palette, out: String::new() };
    page.out = format!("{}\n{}\n", page.strong(&clean(&history.name)), history.summary());
    page.stretches();
    page.changes();
    page.blame();
    page.out
}

struct Page<'h> {
    history: &'h History<'h>,
    width: usize,
    palette: Palette,
    out: String,
}

impl Page<'_> {
    fn strong(&self, text: &str) -> String {
        paint(self.palette, Tone::Strong, text)
    }

    fn heading(&mut self, text: &str) {
        let heading = self.strong(text);
        self.out.push_str(&format!("\n{heading}\n"));
    }

    /// Lines of which the first begins with `first`, the others `indent` columns from the left.
    fn lines(&mut self, first: &str, indent: usize, runs: &[Run]) {
        let rest = " ".repeat(indent);
        for (at, line) in wrap(runs, self.width.saturating_sub(indent), self.palette).iter().enumerate() {
            self.out.push_str(if at == 0 { first } else { &rest });
            self.out.push_str(&line.text);
            self.out.push('\n');
        }
    }

    fn stretches(&mut self) {
        if self.history.told.stretches.is_empty() {
            self.out.push_str("\nNo version states a position.\n");
            return;
        }
        self.heading("Who said what, and when");
        let mut last = None;
        for stretch in &self.history.told.stretches {
            let cell = (stretch.party, stretch.issue);
            if last != Some(cell) {
                let name = self.strong(&self.history.cell(stretch.party, stretch.issue));
                self.out.push_str(&format!("\n  {name}\n"));
                last = Some(cell);
            }
            self.stretch(stretch);
        }
    }

    fn stretch(&mut self, stretch: &Stretch) {
        let from = self.history.label_by(stretch.from);
        let when = stretch
            .to
            .map_or_else(|| format!("since {from}"), |to| format!("from {from} until {}", self.history.label_by(to)));
        let lead = format!("    {:<12} ", stretch.stand.word());
        let indent = lead.len();
        self.lines(&lead, indent, &[Run::new(Tone::Plain, when)]);
        for kept in self.history.first(stretch) {
            let says = [
                Run::new(Tone::Plain, kept.told.says.clone()),
                Run::new(Tone::Dim, format!(" · {} “{}”", kept.told.place, kept.telling)),
            ];
            self.lines(&" ".repeat(indent), indent, &says);
        }
    }

    fn changes(&mut self) {
        let history = self.history;
        if !history.told.turns.is_empty() || history.told.versions.iter().any(|v| v.reverts.is_some()) {
            self.heading("Changes");
        }
        let layout = Layout { indent: 4, gap: "", width: self.width, palette: self.palette };
        for version in 0..history.told.versions.len() {
            let moves = history.moves(version);
            let reverted = history.reverted(version);
            if moves.is_empty() && reverted.is_none() {
                continue;
            }
            let mut head = vec![Run::new(Tone::Strong, history.headline(version))];
            head.extend(reverted.map(|words| Run::new(Tone::Note, format!(" ‹{words}›"))));
            self.lines("\n  ", 4, &head);
            moves_terminal(&moves, layout, &mut self.out);
        }
    }

    fn blame(&mut self) {
        let Some(blame) = &self.history.told.blame else { return };
        self.heading("The newest version, and since when each sentence has stood there");
        let labels: Vec<String> = blame.iter().map(|b| self.history.label_by(b.version)).collect();
        let column = labels.iter().map(|l| l.width()).max().unwrap_or(0).min(self.width / 4);
        let mut last = None;
        for (sentence, label) in blame.iter().zip(labels) {
            if sentence.opens {
                self.out.push('\n');
            }
            let label = if last == Some(sentence.version) { String::new() } else { shortened(&label, column) };
            last = Some(sentence.version);
            let fill = " ".repeat(column.saturating_sub(label.width()));
            let lead = format!("  {}{fill} ", paint(self.palette, Tone::Dim, &label));
            self.lines(&lead, column + 3, &[Run::new(Tone::Plain, clean(&sentence.text))]);
        }
    }
}

/// At most `most` columns.
fn shortened(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + 2 > most {
            break;
        }
        out.push(c);
    }
    out + "…"
}
