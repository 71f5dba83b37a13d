//! What a reader may want to keep: statements, comparisons, backgrounds.

use super::document::Document;
use super::{Entity, Fact, Quote};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    pub(super) fn compile(_pack: Pack, _vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }
}

/// All facts, in reading order.
#[must_use]
pub fn find(_document: &Document, _lexicon: &Lexicon, _entities: &[Entity], _quotes: &[Quote]) -> Vec<Fact> {
    Vec::new()
}
