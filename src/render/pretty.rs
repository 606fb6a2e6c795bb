//! JSON with two spaces a level, byte for byte as `serde_json` sets it out, but each line break with its indent in one piece:
//! most of what is written is short, and how often something is written is what it costs.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// Two spaces.
const LEVEL: usize = 2;

/// A value, and a line break behind it.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Pretty::default());
    if value.serialize(&mut serializer).is_err() {
        out.clear();
    }
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

#[derive(Default)]
struct Pretty {
    depth: usize,
    /// Whether something stands in the list or the object that is open.
    filled: bool,
    /// Whether what is written is the name of a field.
    name: bool,
}

impl Pretty {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(out, true)?;
        }
        self.filled = true;
        out.write_all(bracket)
    }

    /// Begins a line, behind a comma unless it is the `first` of its kind.
    fn line<W: Write + ?Sized>(&self, out: &mut W, first: bool) -> io::Result<()> {
        const LINE: &[u8; 34] = b",\n                                ";
        let indent = self.depth * LEVEL;
        let once = indent.min(LINE.len() - 2);
        out.write_all(&LINE[usize::from(first)..2 + once])?;
        (once..indent).try_for_each(|_| out.write_all(b" "))
    }
}

impl Formatter for Pretty {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.name = true;
        self.line(out, first)
    }

    /// The end of a name and what parts it from its value are one piece, too.
    fn end_string<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        let name = std::mem::take(&mut self.name);
        out.write_all(if name { b"\": " } else { b"\"" })
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        Ok(())
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn it_is_what_serde_json_writes() {
        let deep = (0..24).fold(json!({"a": [], "b": {}, "c": [1, {"d": "“\n\"\u{1}"}]}), |inner, level| {
            if level % 2 == 0 { json!([inner, level]) } else { json!({"x": inner, "y": null}) }
        });
        for value in [deep, Value::Null, json!([]), json!({"é": [[], [[]]]})] {
            assert_eq!(pretty(&value), serde_json::to_string_pretty(&value).expect("a value") + "\n");
        }
    }
}
