//! Lines and columns, made from byte offsets where something is shown to people.

/// A place in a text as people count: both from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// Bytes between two places where the characters before are known.
const BLOCK: usize = 4096;

/// Where the lines of a text begin; a lookup costs a binary search and a walk over a few KiB of the line at most.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// For each block of the text how many characters begin before it.
    characters: Vec<u32>,
}

impl LineIndex {
    /// Finds every line start of `text`. Lines end at `\n`; a `\r` before it belongs to the line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| small(at + 1)));
        let mut characters = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut before = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(small(before));
            before += beginning(block);
        }
        characters.push(small(before));
        Self { starts, characters }
    }

    /// The line and column of the byte `offset` of `text`, which must be the text the index was made from.
    /// An offset inside a character counts as that character's.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&s| s <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let start = start.min(end);
        let mark = usize::from(start == 0 && end > 0 && text.starts_with('\u{feff}'));
        Position { line: small(line), column: small(self.between(text.as_bytes(), start, end) - mark + 1) }
    }

    /// How many characters begin at the bytes `start..end`.
    fn between(&self, text: &[u8], start: usize, end: usize) -> usize {
        if end - start <= BLOCK {
            return beginning(&text[start..end]);
        }
        let before = |at: usize| {
            let block = at / BLOCK;
            self.characters[block] as usize + beginning(&text[block * BLOCK..at])
        };
        before(end) - before(start)
    }
}

/// How many characters begin in `bytes`: all bytes do but those that go on with one.
fn beginning(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_count_from_its_start() {
        let text = format!("\u{feff}{}x\n{}x", "aé€😀".repeat(3000), "ß".repeat(9000));
        let index = LineIndex::new(&text);
        for (line, shown) in text.split('\n').enumerate() {
            let start = shown.as_ptr() as usize - text.as_ptr() as usize;
            for (column, (at, _)) in shown.trim_start_matches('\u{feff}').char_indices().enumerate().step_by(7) {
                let at = start + at + if line == 0 { 3 } else { 0 };
                let wanted = Position { line: small(line + 1), column: small(column + 1) };
                assert_eq!(index.position(&text, small(at)), wanted);
            }
        }
        assert_eq!(index.position(&text, 0), Position { line: 1, column: 1 });
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "aé\nßx";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(index.position(text, 3), Position { line: 1, column: 3 });
        assert_eq!(index.position(text, 6), Position { line: 2, column: 2 });
        assert_eq!(index.position(text, 7), Position { line: 2, column: 3 });
    }
}
