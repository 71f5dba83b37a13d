//! Persons, organisations, places, events, works: where a name stands.

use super::EntityKind;
use super::document::Document;
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens, without title or honorific.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// What triggered it, in words a reader understands.
    pub because: String,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    pub(super) fn compile(_pack: Pack, _vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }
}

/// All names, in reading order; none overlaps another.
#[must_use]
pub fn find(_document: &Document, _lexicon: &Lexicon) -> Vec<Name> {
    Vec::new()
}
