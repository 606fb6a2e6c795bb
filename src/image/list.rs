//! Lists that stay in the image until somebody looks into them.

use super::{Reader, Stored, Writer};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// A list of values; one that comes from an image is read at the first look.
pub struct List<T> {
    values: OnceLock<Vec<T>>,
    /// The values as stored, where they are not read yet.
    stored: &'static [u8],
}

impl<T: Stored> List<T> {
    fn values(&self) -> &Vec<T> {
        self.values.get_or_init(|| Stored::read(&mut Reader::new(self.stored)))
    }

    fn into_vec(self) -> Vec<T> {
        self.values();
        self.values.into_inner().unwrap_or_default()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(values: Vec<T>) -> Self {
        Self { values: OnceLock::from(values), stored: &[] }
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::from(values.into_iter().collect::<Vec<T>>())
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T: Stored> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.values()
    }
}

impl<T: Stored> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let mut all = std::mem::take(self).into_vec();
        all.extend(values);
        *self = Self::from(all);
    }
}

impl<T: Stored> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<'l, T: Stored> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Clone> Clone for List<T> {
    fn clone(&self) -> Self {
        Self { values: self.values.clone(), stored: self.stored }
    }
}

impl<T: Stored + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.values().fmt(f)
    }
}

impl<T: Stored> Stored for List<T> {
    fn write(&self, image: &mut Writer) {
        let mut own = Writer::default();
        self.values().write(&mut own);
        image.block(&own.bytes);
    }

    fn read(image: &mut Reader) -> Self {
        Self { values: OnceLock::new(), stored: image.block() }
    }
}
