//! What sort of party somebody is: five sorts that the program knows, or one that a lexicon names itself.
//!
//! "The country" is the state spoken of last, "the union" the last union. Which sorts a subject has is for its lexicon to
//! say: a party's `kind` may be any word that a role stands for by its `of`. A kind of one's own lies inside of
//! the value, so that kinds stay as cheap to copy and compare as the five.

/// The sort of a party, for "the country", "the group", "the bloc".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PartyKind {
    State,
    Bloc,
    Organisation,
    ArmedGroup,
    Movement,
    /// Named by a lexicon: "union".
    Own(OwnKind),
}

/// A kind that a lexicon names: at most [`OwnKind::LONGEST`] bytes, kebab-case.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnKind {
    /// Zeros behind the word.
    bytes: [u8; Self::LONGEST],
}

impl OwnKind {
    /// The most bytes that the word may have.
    pub const LONGEST: usize = 24;

    fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Self { bytes })
    }

    fn word(&self) -> &str {
        let end = self.bytes.iter().position(|&b| b == 0).unwrap_or(Self::LONGEST);
        // made from a whole `str`, so it is one
        std::str::from_utf8(&self.bytes[..end]).unwrap_or_default()
    }
}

impl std::fmt::Debug for OwnKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

impl PartyKind {
    /// Those that every lexicon has.
    pub const KNOWN: [Self; 5] = [Self::State, Self::Bloc, Self::Organisation, Self::ArmedGroup, Self::Movement];

    /// Whether it is a body of several, which has no land, no army and no ground to leave.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Bloc | Self::Organisation)
    }

    /// The word for it in TOML.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::State => "state",
            Self::Bloc => "bloc",
            Self::Organisation => "organisation",
            Self::ArmedGroup => "armed-group",
            Self::Movement => "movement",
            Self::Own(own) => own.word(),
        }
    }

    /// The kind that `word` names; none where the word is longer than a kind of one's own may be.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let known = Self::KNOWN.into_iter().find(|kind| kind.word() == word);
        known.or_else(|| OwnKind::new(word).map(Self::Own))
    }
}

impl std::fmt::Display for PartyKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}
