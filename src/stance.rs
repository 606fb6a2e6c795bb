//! The codebook's closed vocabularies: side, direction, act, certainty.

/// A side of an issue's proposition, or of a cue towards its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// With the proposition.
    For,
    /// Against it.
    Against,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }

    /// `self`, reversed where `other` is against: the product of two sides.
    #[must_use]
    pub const fn times(self, other: Self) -> Self {
        match other {
            Self::For => self,
            Self::Against => self.reversed(),
        }
    }
}

/// The direction of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The holder wants, accepts, backs, offers or carries out the proposition.
    For,
    /// The holder wants or does the opposite.
    Against,
    /// The holder ties its yes or no to a condition in the text.
    Conditional,
}

impl Direction {
    /// The side it takes; none where a condition leaves that open.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::For => Some(Side::For),
            Self::Against => Some(Side::Against),
            Self::Conditional => None,
        }
    }
}

impl From<Side> for Direction {
    fn from(side: Side) -> Self {
        match side {
            Side::For => Self::For,
            Side::Against => Self::Against,
        }
    }
}

/// How a position is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Act {
    Demand,
    Support,
    Offer,
    Reject,
    Threaten,
    Enact,
    State,
}

/// How sure the holder and the side are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Counted in positions and shown.
    High,
    /// Kept, counted nowhere unless asked for.
    Low,
}

/// A closed vocabulary: every value has one word, in lexicons, in JSON and on the command line.
pub trait Words: Copy + 'static {
    /// Every value, in the order in which they are shown.
    const VALUES: &'static [Self];

    /// The word for it.
    fn name(self) -> &'static str;
}

macro_rules! words {
    ($type:ty, $all:expr, $($variant:ident => $word:literal),+ $(,)?) => {
        impl $type {
            /// Every value, in the order in which they are shown.
            pub const ALL: &'static [Self] = &$all;

            /// The word for it in TOML, JSON and on the command line.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that `word` names.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.word() == word)
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
        impl $crate::stance::Words for $type {
            const VALUES: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                self.word()
            }
        }
        /// By its number among all values.
        impl $crate::image::Stored for $type {
            fn write(&self, image: &mut $crate::image::Writer) {
                Self::ALL.iter().position(|value| value == self).unwrap_or(0).write(image);
            }

            fn read(image: &mut $crate::image::Reader) -> Self {
                Self::ALL[usize::read(image)]
            }
        }
    };
}
pub(crate) use words;

words!(Side, [Side::For, Side::Against], For => "for", Against => "against");
words!(Direction, [Direction::For, Direction::Against, Direction::Conditional],
    For => "for", Against => "against", Conditional => "conditional");
words!(Act, [Act::Demand, Act::Support, Act::Offer, Act::Reject, Act::Threaten, Act::Enact, Act::State],
    Demand => "demand", Support => "support", Offer => "offer", Reject => "reject", Threaten => "threaten",
    Enact => "enact", State => "state");
words!(Certainty, [Certainty::High, Certainty::Low], High => "high", Low => "low");
