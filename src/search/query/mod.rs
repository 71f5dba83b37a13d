//! The query language, one for the screen, `quotes`, `search` and `export`.
#![doc = include_str!("../QUERY.md")]

mod complete;
mod date;
mod evaluate;
mod fault;
mod lex;
mod parse;
#[cfg(test)]
mod tests;

pub use complete::{Completion, Names, complete};
pub use evaluate::{Index, Marks, Reader};
pub use fault::{Fault, Problem};

use super::Pattern;
use crate::analysis::{BackgroundRelation, FactKind, QuoteKind, Relation};
use crate::text::Span;

/// A query that has been read; an empty one fits everything.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// What it asks for; nothing where it is empty.
    root: Option<Node>,
    /// Whether words are looked for by their roots, where the query itself says so (`roots:off`).
    roots: Option<bool>,
}

impl Condition {
    /// Reads a query.
    ///
    /// # Errors
    /// [`Problem`], with the place in the query (bytes) and what would be right.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        parse::parse(text)
    }

    /// Whether it fits everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The names that were asked for, each with its field: what to look at when nothing was found.
    #[must_use]
    pub fn names(&self) -> Vec<(Field, &str)> {
        let mut names = Vec::new();
        if let Some(root) = &self.root {
            root.names(&mut names);
        }
        names
    }

    /// Whether both are to hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let root = match (self.root, other.root) {
            (Some(a), Some(b)) => Some(Node::All(vec![a, b])),
            (a, b) => a.or(b),
        };
        Self { root, roots: self.roots.or(other.roots) }
    }
}

/// A part of a query.
#[derive(Clone, Debug)]
enum Node {
    /// All of them.
    All(Vec<Node>),
    /// At least one of them.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// What a finding must have.
    Has(Term),
}

impl Node {
    fn names<'a>(&'a self, found: &mut Vec<(Field, &'a str)>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.names(found)),
            Self::Not(_) => {}
            Self::Has(Term::Named(field, names)) => found.extend(names.iter().map(|n| (*field, n.as_str()))),
            Self::Has(_) => {}
        }
    }
}

/// One thing that a finding must have.
#[derive(Clone, Debug)]
enum Term {
    /// A word, also by its root.
    Word(String),
    /// Words as they stand.
    Phrase(String),
    /// A regular expression.
    Pattern(Pattern),
    /// Somebody or something of one of these names.
    Named(Field, Vec<String>),
    /// One of these kinds of quotes.
    Kind(Vec<QuoteKind>),
    /// One of these types of facts.
    Type(Vec<FactKind>),
    /// One of these relations.
    Relation(Vec<Said>),
    /// A day within these, as numbers of days.
    Date(date::Range),
    /// How sure it is, from and to.
    Confidence(Bounds),
    /// What the reader says of it.
    Is(Vec<Mark>),
    /// These words in the reader's note.
    Note(String),
    /// One of these tags.
    Tag(Vec<String>),
}

/// A relation of a comparison or a background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Comparison(Relation),
    Background(BackgroundRelation),
}

/// What the reader says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Selected,
    Noted,
    Machine,
    Accepted,
    Corrected,
    Added,
}

/// Bounds of a number, each with whether it belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    least: Option<(f32, bool)>,
    most: Option<(f32, bool)>,
}

impl Bounds {
    fn hold(self, number: f32) -> bool {
        // What is shown has two decimals: what is shown as 0.80 is 0.8.
        let slack = 1e-4;
        self.least.is_none_or(|(n, with)| number > n + slack || (with && number > n - slack))
            && self.most.is_none_or(|(n, with)| number < n - slack || (with && number < n + slack))
    }
}

/// What can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Who said it.
    Speaker,
    /// Whom or what it is about.
    About,
    /// How words are given.
    Kind,
    /// What sort of fact it is.
    Type,
    /// How a comparison compares, or what a background says.
    Relation,
    /// A place in it.
    Place,
    /// A date in it.
    Date,
    /// How sure it is.
    Confidence,
    /// What the reader says of it.
    Is,
    /// The reader's note.
    Note,
    /// The reader's tags.
    Tag,
    /// Whether words are looked for by their roots.
    Roots,
}

impl Field {
    /// All fields, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Speaker,
        Self::About,
        Self::Kind,
        Self::Type,
        Self::Relation,
        Self::Place,
        Self::Date,
        Self::Confidence,
        Self::Is,
        Self::Note,
        Self::Tag,
        Self::Roots,
    ];

    /// How it is written, without the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::About => "about",
            Self::Kind => "kind",
            Self::Type => "type",
            Self::Relation => "relation",
            Self::Place => "place",
            Self::Date => "date",
            Self::Confidence => "confidence",
            Self::Is => "is",
            Self::Note => "note",
            Self::Tag => "tag",
            Self::Roots => "roots",
        }
    }

    /// The values it can have, where there are few; none where anything can be asked for.
    #[must_use]
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::Kind => &["direct", "indirect", "mixed"],
            Self::Type => &["statement", "comparison", "background", "elaboration"],
            Self::Relation => &[
                "superlative",
                "more",
                "less",
                "equal",
                "change",
                "contrast",
                "rank",
                "role",
                "tenure",
                "kinship",
                "origin",
                "education",
                "founding",
                "membership",
                "life_event",
                "other",
            ],
            Self::Is => &["selected", "noted", "machine", "accepted", "corrected", "added"],
            Self::Roots => &["on", "off"],
            _ => &[],
        }
    }
}

/// A place in a query, in bytes.
fn place(start: usize, end: usize) -> Span {
    Span::new(start, end)
}
