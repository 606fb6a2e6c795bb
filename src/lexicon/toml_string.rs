//! From a place in a TOML string's value to the place in the file that spells it.
//!
//! The TOML parser keeps the span of a string, not of what is in it. Nearly all strings are plain ones in double
//! quotes, where this is adding one; escapes and multi-line strings are walked.

/// How many bytes into `literal`, a TOML string with its quotes, the byte `value_offset` of its value is written.
pub(super) fn offset(literal: &str, value_offset: usize) -> usize {
    let (quotes, escapes) = match literal.as_bytes() {
        [b'"', b'"', b'"', ..] if literal.len() >= 6 => (3, true),
        [b'\'', b'\'', b'\'', ..] if literal.len() >= 6 => (3, false),
        [b'"', ..] => (1, true),
        _ => (1, false),
    };
    let mut at = quotes;
    if quotes == 3 {
        // The line break right behind the opening quotes is no part of the value.
        let rest = &literal[at..];
        at += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    if !escapes || !literal.contains('\\') {
        return (at + value_offset).min(literal.len());
    }
    walk(literal, at, value_offset)
}

fn walk(literal: &str, mut at: usize, value_offset: usize) -> usize {
    let mut value = 0;
    while value < value_offset && at < literal.len() {
        let (written, worth) = step(&literal[at..]);
        at += written;
        value += worth;
    }
    at.min(literal.len())
}

/// Bytes that the character or escape at the head of `rest` takes in the file, and in the value.
fn step(rest: &str) -> (usize, usize) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if !rest.starts_with('\\') {
        return (first, first);
    }
    let digits = match rest.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b' ' | b'\t' | b'\r' | b'\n') => {
            // A backslash at a line's end swallows all white space up to the next character.
            return (1 + rest[1..].len() - rest[1..].trim_start().len(), 0);
        }
        _ => return (2, 1),
    };
    let code = rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    (2 + digits, code.and_then(char::from_u32).map_or(1, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_strings_are_off_by_their_quote() {
        assert_eq!(offset(r#""a (b""#, 2), 3);
        assert_eq!(offset("'a (b'", 2), 3);
        assert_eq!(offset("\"\"\"\na (b\"\"\"", 2), 6);
        assert_eq!(offset(r#""""#, 0), 1);
    }

    #[test]
    fn escapes_are_walked() {
        assert_eq!(offset(r#""\u00e9 (b""#, 3), 8);
        assert_eq!(offset(r#""\" (b""#, 2), 4);
        assert_eq!(offset("\"\"\"a \\\n   (b\"\"\"", 2), 5);
        assert_eq!(offset("\"\"\"a \\\n   (b\"\"\"", 3), 11);
    }
}
