//! Who is who: joins all mentions of one person or thing into an entity, gathers roles, and gives
//! every quote its speaker.

use super::document::Document;
use super::names::Name;
use super::quotes::FoundQuote;
use super::values::Measure;
use super::{Entity, Quote};
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

/// Entities and the quotes with their speakers.
#[derive(Debug, Default)]
pub struct Resolution {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In the order they came in.
    pub quotes: Vec<Quote>,
}

/// Joins names, measures, roles and pronouns, and resolves every quote's source.
#[must_use]
pub fn resolve(
    _document: &Document,
    _lexicon: &Lexicon,
    _names: Vec<Name>,
    _measures: Vec<Measure>,
    _quotes: Vec<FoundQuote>,
) -> Resolution {
    Resolution::default()
}
