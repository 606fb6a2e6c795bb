//! Values as bytes, for what is compiled when the program is built and read at every start.
//!
//! An image is read in place: nothing is copied, hashed or parsed before it is asked for. A [`Table`] leaves its rows in
//! the image and takes one apart when it is looked at; a [`List`] leaves all of its values there until the first look.
//! Whatever else is [`Stored`] is made at once, so large things belong in one of the two. Numbers are little-endian, and
//! nothing asks for alignment. An image is written and read by the same code of one build: it carries no version.

mod list;
mod table;

pub use list::List;
pub use table::{Row, Rows, Table};
pub(crate) use table::{row, row_of};

use std::collections::BTreeMap;

/// Writes an image.
#[derive(Debug, Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
}

/// Reads an image from its begin to its end, in the order in which it was written.
#[derive(Debug)]
pub struct Reader {
    rest: &'static [u8],
}

/// What can be written to an image and read back.
pub trait Stored: Sized {
    /// Writes the value.
    fn write(&self, image: &mut Writer);

    /// Reads it.
    fn read(image: &mut Reader) -> Self;
}

impl Writer {
    /// Seven bits a byte, the lowest first; small numbers are the rule.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Bytes behind their number.
    fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }
}

impl Reader {
    /// Reads `image` from its begin.
    #[must_use]
    pub const fn new(image: &'static [u8]) -> Self {
        Self { rest: image }
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        number
    }

    fn take(&mut self, bytes: usize) -> &'static [u8] {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    fn block(&mut self) -> &'static [u8] {
        let bytes = self.number();
        self.take(bytes)
    }
}

macro_rules! number {
    ($($type:ty),+) => {
        $(impl Stored for $type {
            fn write(&self, image: &mut Writer) {
                image.number(*self as usize);
            }

            fn read(image: &mut Reader) -> Self {
                image.number() as Self
            }
        })+
    };
}

number!(u8, u16, u32, usize);

impl Stored for bool {
    fn write(&self, image: &mut Writer) {
        image.bytes.push(u8::from(*self));
    }

    fn read(image: &mut Reader) -> Self {
        image.number() != 0
    }
}

impl Stored for String {
    fn write(&self, image: &mut Writer) {
        image.block(self.as_bytes());
    }

    fn read(image: &mut Reader) -> Self {
        String::from_utf8_lossy(image.block()).into_owned()
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, image: &mut Writer) {
        self.is_some().write(image);
        if let Some(value) = self {
            value.write(image);
        }
    }

    fn read(image: &mut Reader) -> Self {
        bool::read(image).then(|| T::read(image))
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, image: &mut Writer) {
        image.number(self.len());
        self.iter().for_each(|value| value.write(image));
    }

    fn read(image: &mut Reader) -> Self {
        let length = image.number();
        (0..length).map(|_| T::read(image)).collect()
    }
}

impl<K: Stored + Ord, V: Stored> Stored for BTreeMap<K, V> {
    fn write(&self, image: &mut Writer) {
        image.number(self.len());
        for (key, value) in self {
            key.write(image);
            value.write(image);
        }
    }

    fn read(image: &mut Reader) -> Self {
        Vec::<(K, V)>::read(image).into_iter().collect()
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, image: &mut Writer) {
        self.0.write(image);
        self.1.write(image);
    }

    fn read(image: &mut Reader) -> Self {
        (A::read(image), B::read(image))
    }
}

/// A struct field by field; all of its fields must be named.
macro_rules! stored {
    ($($type:ident { $($field:ident),+ $(,)? })+) => {
        $(impl $crate::image::Stored for $type {
            fn write(&self, image: &mut $crate::image::Writer) {
                let Self { $($field),+ } = self;
                $($crate::image::Stored::write($field, image);)+
            }

            fn read(image: &mut $crate::image::Reader) -> Self {
                Self { $($field: $crate::image::Stored::read(image)),+ }
            }
        })+
    };
}
pub(crate) use stored;

#[cfg(test)]
mod tests {
    use super::*;

    fn round<T: Stored>(value: &T) -> T {
        let mut image = Writer::default();
        value.write(&mut image);
        let mut reader = Reader::new(image.bytes.leak());
        let read = T::read(&mut reader);
        assert!(reader.rest.is_empty());
        read
    }

    #[test]
    fn values_come_back() {
        for number in [0, 1, 127, 128, 16_384, u32::MAX] {
            assert_eq!(round(&number), number);
        }
        let value = vec![(Some("Élysée".to_owned()), true), (None, false)];
        assert_eq!(round(&value), value);
        assert_eq!(round(&List::from(vec![7_u32, 300])).to_vec(), [7, 300]);
    }
}
