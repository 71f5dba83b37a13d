//! Dates, durations, quantities, money, percentages, with their normalised values.

use super::document::Document;
use super::{EntityKind, Value};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use std::ops::Range;

/// A date, duration or quantity in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// [`EntityKind::Date`], [`EntityKind::Duration`] or [`EntityKind::Quantity`].
    pub kind: EntityKind,
    /// What it comes to.
    pub value: Value,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    pub(super) fn compile(_pack: Pack, _vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }
}

/// All measures, in reading order; none overlaps another.
#[must_use]
pub fn find(_document: &Document, _lexicon: &Lexicon) -> Vec<Measure> {
    Vec::new()
}
