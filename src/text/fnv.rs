//! A hash that names things for ever: 64-bit FNV-1a (Fowler, Noll and Vo 1991).

/// The hash of the bytes so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(0xcbf2_9ce4_8422_2325).and(bytes)
    }

    /// The hash of what was hashed before with `bytes` behind it.
    #[must_use]
    pub fn and(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The number.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_authors() {
        assert_eq!(Fnv::of(b"").value(), 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::of(b"foobar").value(), 0x8594_4171_f739_67e8);
        assert_eq!(Fnv::of(b"foo").and(b"bar"), Fnv::of(b"foobar"));
    }
}
