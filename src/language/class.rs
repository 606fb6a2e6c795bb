//! Word classes as bits: what a word can be, before its neighbours decide what it is.

use crate::image::{Row, row_of};

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(pub u64);

macro_rules! classes {
    ($($name:ident = $bit:literal, $word:literal;)+) => {
        impl Classes {
            $(#[doc = concat!("`", $word, "`")] pub const $name: Self = Self(1 << $bit);)+
        }
        /// The class that lexicons call `word`.
        #[must_use]
        pub fn class_bit(word: &str) -> Option<Classes> {
            match word {
                $($word => Some(Classes::$name),)+
                // lists whose words have several classes, or tell forms
                "verb-noun" | "irregular" => Some(Classes::default()),
                _ => None,
            }
        }

        /// All names of classes.
        #[must_use]
        pub fn class_names() -> &'static [&'static str] {
            &[$($word),+, "verb-noun", "irregular"]
        }
    };
}

classes! {
    DETERMINER = 0, "determiner";
    POSSESSIVE = 1, "possessive";
    HE = 2, "pronoun-he";
    SHE = 3, "pronoun-she";
    IT = 4, "pronoun-it";
    THEY = 5, "pronoun-they";
    FIRST = 6, "pronoun-first";
    OTHER = 7, "pronoun-other";
    SUBJECT = 8, "pronoun-subject";
    RELATIVE = 9, "relative";
    THAT = 10, "that";
    WHETHER = 11, "whether";
    PREPOSITION = 12, "preposition";
    PLACE = 13, "preposition-place";
    PARTICLE = 14, "particle";
    TO = 15, "to";
    OF = 16, "of";
    BY = 17, "by";
    FOR = 18, "for";
    AS = 19, "as";
    WITHOUT = 20, "without";
    INCLUDING = 21, "including";
    ACCORDING = 22, "according";
    COORDINATOR = 23, "coordinator";
    BUT = 24, "but";
    SUBORDINATOR = 25, "subordinator";
    CLAUSE_ONLY = 26, "clause-only";
    CONDITION_POSITIVE = 27, "condition-positive";
    CONDITION_NEGATIVE = 28, "condition-negative";
    BE = 29, "be";
    HAVE = 30, "have";
    DO = 31, "do";
    ARTICLE = 32, "article";
    MODAL = 33, "modal";
    WILL = 34, "modal-will";
    MUST = 35, "modal-must";
    MAY = 36, "modal-may";
    NEGATIVE = 37, "negative";
    NO = 38, "no";
    FINITE = 39, "finite";
    NUMBER = 40, "number";
    DUAL = 41, "dual";
    TITLE = 42, "title";
    ABBREVIATION = 43, "abbreviation";
    ADVERB = 44, "adverb";
    ADJECTIVE = 45, "adjective";
    TIME = 46, "time";
    VERB_BASE = 47, "verb";
    VERB_S = 48, "verb-s";
    VERB_PAST = 49, "verb-past";
    VERB_PARTICIPLE = 50, "verb-participle";
    VERB_ING = 51, "verb-ing";
    NOUN = 52, "noun";
    NOUN_PLURAL = 53, "noun-plural";
    MODAL_PAST = 54, "modal-past";
    FIRST_PLURAL = 55, "pronoun-first-plural";
    ADJUNCT = 56, "adjunct";
    LIST = 57, "list";
    INDEFINITE = 58, "indefinite";
    OR = 59, "or";
    CAUSATIVE = 60, "causative";
    CONDITION_NEGATED = 61, "condition-negated";
    CLASSIFYING = 62, "classifying";
    LINKING = 63, "linking";
}

impl Row for Classes {
    row_of!(8);

    #[inline(always)]
    fn pack(self) -> [u8; 8] {
        self.0.pack()
    }

    #[inline(always)]
    fn unpack(bytes: [u8; 8]) -> Self {
        Self(u64::unpack(bytes))
    }
}

impl Classes {
    /// Any form of a verb.
    pub const VERB: Self =
        Self(Self::VERB_BASE.0 | Self::VERB_S.0 | Self::VERB_PAST.0 | Self::VERB_PARTICIPLE.0 | Self::VERB_ING.0);
    /// Any form of a noun.
    pub const ANY_NOUN: Self = Self(Self::NOUN.0 | Self::NOUN_PLURAL.0);
    /// "he", "she", "it", "they", in whatever form.
    pub const THIRD: Self = Self(Self::HE.0 | Self::SHE.0 | Self::IT.0 | Self::THEY.0);
    /// Any third-person or first-person pronoun.
    pub const PRONOUN: Self = Self(Self::THIRD.0 | Self::FIRST.0 | Self::OTHER.0);
    /// "is", "remains": what joins a subject to what it is said to be.
    pub const COPULA: Self = Self(Self::BE.0 | Self::LINKING.0);
    /// "would", "must", "may": what so stands is not done yet.
    pub const ANY_MODAL: Self = Self(Self::MODAL.0 | Self::WILL.0 | Self::MUST.0 | Self::MAY.0);
    /// Auxiliaries.
    pub const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0);

    /// What opens a clause of condition.
    pub const CONDITION: Self = Self(Self::CONDITION_POSITIVE.0 | Self::CONDITION_NEGATIVE.0);

    /// Whether any class of `other` is in the set.
    #[inline]
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// "itself", "themselves".
    #[inline]
    #[must_use]
    pub const fn reflexive(self) -> bool {
        self.any(Self::OTHER) && self.any(Self::THIRD)
    }

    /// Both sets.
    #[inline]
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
