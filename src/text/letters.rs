//! Short words as two machine words: eight bytes are folded, measured and compared at once.
//!
//! The arithmetic is that of "SIMD within a register" (Lamport 1975, *Multiple byte processing with full-word
//! instructions*): additions that carry into each byte's highest bit tell which bytes lie in a range.

use crate::image::row;

const HIGH: u64 = 0x8080_8080_8080_8080;

const fn repeat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The bytes of `x` from `first` to `last`, both ASCII, as high bits. The high bits of `x` must be clear.
const fn between(x: u64, first: u8, last: u8) -> u64 {
    (x.wrapping_add(repeat(0x80 - first))) & !(x.wrapping_add(repeat(0x7f - last))) & HIGH
}

/// A word of at most 16 bytes, padded with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters {
    low: u64,
    high: u64,
}

row!(Letters { low: u64, high: u64 }, 16);

/// What stands at the head of a text: a run of ASCII letters and digits.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Its length in bytes, at most 16.
    pub len: usize,
    /// The run in lower case.
    pub letters: Letters,
    /// Whether it holds a lower-case letter.
    pub lower: bool,
}

impl Letters {
    /// The letters of `word` as it stands; `None` where it is longer than 16 bytes or holds a zero byte.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        if bytes.len() > 16 || bytes.contains(&0) {
            return None;
        }
        let mut padded = [0; 16];
        padded[..bytes.len()].copy_from_slice(bytes);
        Some(Self::from_bytes(padded))
    }

    fn from_bytes(bytes: [u8; 16]) -> Self {
        let both = u128::from_le_bytes(bytes);
        #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
        Self { low: both as u64, high: (both >> 64) as u64 }
    }

    /// A hash whose low bits are well mixed.
    #[must_use]
    pub fn hash(self) -> u64 {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (self.low ^ self.high.wrapping_mul(ODD).rotate_left(29)).wrapping_mul(ODD);
        mixed >> 32 ^ mixed >> 47
    }

    /// The run of ASCII letters and digits at the head of `bytes`, up to 16 of them.
    #[must_use]
    pub fn run(bytes: [u8; 16]) -> Run {
        let raw = Self::from_bytes(bytes);
        let (low, len) = eight(raw.low);
        if len < 8 {
            let letters = Self { low: low.folded, high: 0 };
            return Run { len, letters, lower: low.lower };
        }
        let (high, more) = eight(raw.high);
        let letters = Self { low: low.folded, high: high.folded };
        Run { len: 8 + more, letters, lower: low.lower || high.lower }
    }
}

struct Eight {
    folded: u64,
    lower: bool,
}

/// The run at the head of eight bytes in lower case, and its length.
fn eight(raw: u64) -> (Eight, usize) {
    let clear = raw & !HIGH;
    let upper = between(clear, b'A', b'Z');
    let lower = between(clear, b'a', b'z');
    let stop = !((upper | lower | between(clear, b'0', b'9')) & !raw) & HIGH;
    let len = if stop == 0 { 8 } else { stop.trailing_zeros() as usize / 8 };
    let mask = if len == 8 { u64::MAX } else { (1 << (len * 8)) - 1 };
    ((Eight { folded: (raw | upper >> 2) & mask, lower: lower & mask != 0 }), len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Run {
        let mut bytes = [b'.'; 16];
        let n = text.len().min(16);
        bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
        Letters::run(bytes)
    }

    #[test]
    fn a_run_ends_at_the_first_byte_that_is_no_letter_or_digit() {
        for byte in 0..=u8::MAX {
            for at in 0..16 {
                let mut bytes = [b'x'; 16];
                bytes[at] = byte;
                let len = if byte.is_ascii_alphanumeric() { 16 } else { at };
                assert_eq!(Letters::run(bytes).len, len, "byte {byte} at {at}");
            }
        }
    }

    #[test]
    fn a_run_is_folded_and_tells_its_case() {
        assert_eq!(Letters::of("demilitarisation"), Some(run("DEMILITARISAtion").letters));
        assert_eq!(Letters::of("truce"), Some(run("Truce, ").letters));
        assert!(run("Truce").lower && !run("NATO").lower && !run("F16 jet").lower);
        assert!(!run("US troops").lower);
    }
}
