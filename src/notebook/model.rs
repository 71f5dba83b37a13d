//! What the reader did, each thing tied to its place.
//!
//! `P` is what a place is: a [`Span`] in memory, a [`Place`](super::Place) on disk.

use crate::analysis::{EntityKind, FactKind, QuoteKind};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which fact: where it stands, and what the machine took it for. Numbers will not do, for they
/// change with every correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key<P = Span> {
    /// From its first to its last byte.
    pub place: P,
    /// The kind the machine gave it.
    pub kind: FactKind,
    /// Its place among those of the same kind at the same place.
    #[serde(default)]
    pub nth: u32,
}

/// Somebody or something: by the name, and one mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who<P = Span> {
    /// The name.
    pub name: String,
    /// A mention; none where the reader has typed the name.
    pub at: Option<P>,
}

/// What a judgement is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding<P = Span> {
    /// A fact that is no quote.
    Fact(Key<P>),
    /// The quote whose content reaches from the first to the last byte of this place.
    Quote(P),
    /// Somebody or something.
    Entity(Who<P>),
}

/// One correction or judgement. Later ones are laid over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Correction<P = Span> {
    /// The finding is right.
    Accept {
        /// Which.
        finding: Finding<P>,
    },
    /// There is no such thing here: not a quote, not a fact, not a name.
    Reject {
        /// Which.
        finding: Finding<P>,
    },
    /// Somebody else said it; nobody known where there is no `who`.
    Speaker {
        /// The quote's content.
        quote: P,
        /// Who.
        who: Option<Who<P>>,
    },
    /// The words are given in another way.
    QuoteKind {
        /// The quote's content.
        quote: P,
        /// How.
        kind: QuoteKind,
    },
    /// The fact is of another kind.
    FactKind {
        /// Which.
        fact: Key<P>,
        /// Of which kind.
        kind: FactKind,
    },
    /// This is a quote.
    Quote {
        /// Its content.
        at: P,
        /// How its words are given.
        kind: QuoteKind,
        /// Who said it, where that is known.
        who: Option<Who<P>>,
    },
    /// It is something else.
    EntityKind {
        /// Who or what.
        who: Who<P>,
        /// What it is.
        kind: EntityKind,
    },
    /// It has another name.
    Rename {
        /// Who or what.
        who: Who<P>,
        /// The name.
        name: String,
    },
    /// Two are one.
    Merge {
        /// Who or what goes.
        who: Who<P>,
        /// Who or what it is.
        into: Who<P>,
    },
    /// What is called by the words of this mention is somebody else.
    Split {
        /// The mention.
        at: P,
    },
}

/// A note with its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What the reader wrote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
}

impl Remark {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.tags.is_empty()
    }

    /// The tags as a reader types them: with a sign before each.
    #[must_use]
    pub fn tag_line(&self) -> String {
        self.tags.iter().map(|t| format!("#{t}")).collect::<Vec<_>>().join(" ")
    }

    /// The tags in a line: words between blanks or commas, with or without the sign.
    #[must_use]
    pub fn tags_of(line: &str) -> BTreeSet<String> {
        let words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '#'));
        words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    }
}

/// All of the reader's work that can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Facts to take along.
    pub selection: BTreeSet<Key>,
    /// Notes and tags on facts.
    pub remarks: BTreeMap<Key, Remark>,
    /// Corrections and judgements, in the order they were made.
    pub corrections: Vec<Correction>,
}

impl Work {
    /// This work with what another one has besides: where both have a note on a fact, this one's
    /// stays, and the other's corrections come last.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        self.selection.extend(other.selection);
        for (key, remark) in other.remarks {
            self.remarks.entry(key).or_insert(remark);
        }
        for correction in other.corrections {
            if !self.corrections.contains(&correction) {
                self.corrections.push(correction);
            }
        }
        self
    }
}

/// What the cursor stood on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At<P = Span> {
    /// A thread, by its label.
    Thread(String),
    /// A fact.
    Fact(Key<P>),
    /// A quote, by its content.
    Quote(P),
    /// Somebody or something.
    Entity(Who<P>),
}

/// The pane that had the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pane {
    /// The article.
    Article,
    /// The list.
    List,
    /// The item in full.
    Detail,
}

/// Where reading was left off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume<P = Span> {
    /// The words from the cursor on.
    pub cursor: P,
    /// The words from the top of the page on.
    pub top: P,
    /// Whether the blank row above those is at the top.
    #[serde(default)]
    pub gap: bool,
    /// The pane with the focus.
    pub pane: Pane,
    /// The list in view, from 0.
    pub list: u8,
    /// The thread one was in, by its label.
    pub thread: Option<String>,
    /// What the cursor stood on, where it stood on something.
    pub at: Option<At<P>>,
}

impl<P> Key<P> {
    /// The same with other places.
    pub fn map<Q>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Option<Key<Q>> {
        Some(Key { place: to(self.place)?, kind: self.kind, nth: self.nth })
    }
}

impl<P> Who<P> {
    /// The same with another place; one whose mention is not found is still known by the name.
    pub fn map<Q>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Who<Q> {
        Who { name: self.name, at: self.at.and_then(to) }
    }
}

impl<P> Finding<P> {
    /// The same with other places.
    pub fn map<Q>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Option<Finding<Q>> {
        Some(match self {
            Self::Fact(key) => Finding::Fact(key.map(to)?),
            Self::Quote(place) => Finding::Quote(to(place)?),
            Self::Entity(who) => Finding::Entity(who.map(to)),
        })
    }
}

impl<P> Correction<P> {
    /// The same with other places; nothing where one of them is not to be had.
    pub fn map<Q>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Option<Correction<Q>> {
        Some(match self {
            Self::Accept { finding } => Correction::Accept { finding: finding.map(to)? },
            Self::Reject { finding } => Correction::Reject { finding: finding.map(to)? },
            Self::Speaker { quote, who } => Correction::Speaker { quote: to(quote)?, who: who.map(|w| w.map(to)) },
            Self::QuoteKind { quote, kind } => Correction::QuoteKind { quote: to(quote)?, kind },
            Self::FactKind { fact, kind } => Correction::FactKind { fact: fact.map(to)?, kind },
            Self::Quote { at, kind, who } => Correction::Quote { at: to(at)?, kind, who: who.map(|w| w.map(to)) },
            Self::EntityKind { who, kind } => Correction::EntityKind { who: who.map(to), kind },
            Self::Rename { who, name } => Correction::Rename { who: who.map(to), name },
            Self::Merge { who, into } => Correction::Merge { who: who.map(to), into: into.map(to) },
            Self::Split { at } => Correction::Split { at: to(at)? },
        })
    }
}

impl<P> At<P> {
    /// The same with other places.
    pub fn map<Q>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Option<At<Q>> {
        Some(match self {
            Self::Thread(label) => At::Thread(label),
            Self::Fact(key) => At::Fact(key.map(to)?),
            Self::Quote(place) => At::Quote(to(place)?),
            Self::Entity(who) => At::Entity(who.map(to)),
        })
    }
}

impl<P> Resume<P> {
    /// The same with other places; nothing where the cursor's is gone.
    pub fn map<Q: Clone>(self, to: &mut impl FnMut(P) -> Option<Q>) -> Option<Resume<Q>> {
        let cursor = to(self.cursor)?;
        Some(Resume {
            top: to(self.top).unwrap_or_else(|| cursor.clone()),
            cursor,
            gap: self.gap,
            pane: self.pane,
            list: self.list,
            thread: self.thread,
            at: self.at.and_then(|at| at.map(to)),
        })
    }
}
