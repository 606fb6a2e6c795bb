//! Tables of small records that are read where they lie.

use super::{Reader, Stored, Writer};
use std::borrow::Cow;
use std::fmt;

/// A record of a fixed number of bytes.
pub trait Row: Copy {
    /// Its bytes.
    type Bytes: Copy + 'static;

    /// The record as bytes.
    fn pack(self) -> Self::Bytes;

    /// The record again.
    fn unpack(bytes: Self::Bytes) -> Self;

    /// The bytes one by one.
    fn flat(rows: &[Self::Bytes]) -> &[u8];

    /// Whole records out of bytes.
    fn rows(bytes: &[u8]) -> &[Self::Bytes];
}

/// Records one behind the other, in an image or in memory of their own.
#[derive(Clone)]
pub struct Table<R: Row> {
    rows: Cow<'static, [R::Bytes]>,
}

/// Some records of a table that lie behind one another.
#[derive(Clone, Copy)]
pub struct Rows<'t, R: Row> {
    rows: &'t [R::Bytes],
}

impl<R: Row> Table<R> {
    /// An empty table with room for some `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self { rows: Cow::Owned(Vec::with_capacity(rows)) }
    }

    /// The record number `index`.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> R {
        R::unpack(self.rows[index])
    }

    /// How many records there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The records from `start` up to `end`.
    #[inline]
    #[must_use]
    pub fn rows(&self, start: usize, end: usize) -> Rows<'_, R> {
        Rows { rows: &self.rows[start..end] }
    }

    /// Changes one record, in memory of its own.
    pub fn set(&mut self, index: usize, row: R) {
        self.rows.to_mut()[index] = row.pack();
    }

    /// Adds a record, in memory of its own.
    pub fn push(&mut self, row: R) {
        self.rows.to_mut().push(row.pack());
    }
}

impl<'t, R: Row> Rows<'t, R> {
    /// How many records there are.
    #[inline]
    #[must_use]
    pub fn len(self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.rows.is_empty()
    }

    /// The records in their order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = R> + 't {
        self.rows.iter().map(|&bytes| R::unpack(bytes))
    }

    /// The first of the records, sorted so, for which `before` does not hold.
    #[inline]
    pub fn first_not(self, before: impl Fn(R) -> bool) -> Option<R> {
        let at = self.rows.partition_point(|&bytes| before(R::unpack(bytes)));
        self.rows.get(at).map(|&bytes| R::unpack(bytes))
    }
}

impl<R: Row> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} records", self.rows.len())
    }
}

impl<R: Row> FromIterator<R> for Table<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        Self { rows: rows.into_iter().map(R::pack).collect::<Vec<_>>().into() }
    }
}

impl<R: Row> Stored for Table<R> {
    fn write(&self, image: &mut Writer) {
        image.block(R::flat(&self.rows));
    }

    fn read(image: &mut Reader) -> Self {
        Self { rows: Cow::Borrowed(R::rows(image.block())) }
    }
}

/// What of a [`Row`] follows from the number of its bytes.
macro_rules! row_of {
    ($bytes:literal) => {
        type Bytes = [u8; $bytes];

        #[inline(always)]
        fn flat(rows: &[[u8; $bytes]]) -> &[u8] {
            rows.as_flattened()
        }

        #[inline(always)]
        fn rows(bytes: &[u8]) -> &[[u8; $bytes]] {
            bytes.as_chunks().0
        }
    };
}

/// A struct of rows as a [`Row`], with the sum of their bytes.
macro_rules! row {
    ($type:ident { $($field:ident: $part:ty),+ $(,)? }, $bytes:literal) => {
        impl $crate::image::Row for $type {
            $crate::image::row_of!($bytes);

            #[inline(always)]
            fn pack(self) -> [u8; $bytes] {
                let mut bytes = [0; $bytes];
                let mut rest = &mut bytes[..];
                $({
                    let own = [<$part as $crate::image::Row>::pack(self.$field)];
                    let own = <$part as $crate::image::Row>::flat(&own);
                    let (field, behind) = rest.split_at_mut(own.len());
                    field.copy_from_slice(own);
                    rest = behind;
                })+
                debug_assert!(rest.is_empty());
                bytes
            }

            #[inline(always)]
            fn unpack(bytes: [u8; $bytes]) -> Self {
                let rest = &bytes[..];
                $(
                    let (field, rest) = rest.split_at(size_of::<<$part as $crate::image::Row>::Bytes>());
                    let $field = <$part>::unpack(<$part>::rows(field)[0]);
                )+
                debug_assert!(rest.is_empty());
                Self { $($field),+ }
            }
        }
    };
}
pub(crate) use {row, row_of};

macro_rules! numbers {
    ($($number:ident, $bytes:literal);+) => {
        $(impl Row for $number {
            row_of!($bytes);

            #[inline(always)]
            fn pack(self) -> [u8; $bytes] {
                self.to_le_bytes()
            }

            #[inline(always)]
            fn unpack(bytes: [u8; $bytes]) -> Self {
                Self::from_le_bytes(bytes)
            }
        })+
    };
}

numbers!(u8, 1; u16, 2; u32, 4; u64, 8);
