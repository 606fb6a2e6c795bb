//! A short list of plain values that is copied in one go.

use smallvec::{Array, SmallVec};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A [`SmallVec`] of values that are copied and not cloned one by one: what a text has told so far is copied for each sentence.
pub(super) struct Few<A: Array>(SmallVec<A>)
where
    A::Item: Copy;

impl<A: Array> Few<A>
where
    A::Item: Copy,
{
    /// Nothing.
    #[inline]
    pub(super) fn new() -> Self {
        Self(SmallVec::new())
    }

    /// A copy of `values`.
    #[inline]
    pub(super) fn from_slice(values: &[A::Item]) -> Self {
        Self(SmallVec::from_slice(values))
    }
}

impl<A: Array> Clone for Few<A>
where
    A::Item: Copy,
{
    #[inline]
    fn clone(&self) -> Self {
        Self::from_slice(&self.0)
    }
}

impl<A: Array> Default for Few<A>
where
    A::Item: Copy,
{
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Array> Deref for Few<A>
where
    A::Item: Copy,
{
    type Target = SmallVec<A>;

    #[inline]
    fn deref(&self) -> &SmallVec<A> {
        &self.0
    }
}

impl<A: Array> DerefMut for Few<A>
where
    A::Item: Copy,
{
    #[inline]
    fn deref_mut(&mut self) -> &mut SmallVec<A> {
        &mut self.0
    }
}

impl<A: Array> FromIterator<A::Item> for Few<A>
where
    A::Item: Copy,
{
    fn from_iter<I: IntoIterator<Item = A::Item>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<A: Array> IntoIterator for Few<A>
where
    A::Item: Copy,
{
    type Item = A::Item;
    type IntoIter = smallvec::IntoIter<A>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<A: Array> From<SmallVec<A>> for Few<A>
where
    A::Item: Copy,
{
    fn from(values: SmallVec<A>) -> Self {
        Self(values)
    }
}

impl<A: Array> PartialEq for Few<A>
where
    A::Item: Copy + PartialEq,
{
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<A: Array> Eq for Few<A> where A::Item: Copy + Eq {}

impl<A: Array> fmt::Debug for Few<A>
where
    A::Item: Copy + fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
