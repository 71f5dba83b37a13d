//! How facts hang together: threads and links.

use super::document::Document;
use super::{Entity, Fact, Link, Quote, Thread};
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

/// Facts with what was added to elaborate them, and what ties them.
#[derive(Debug, Default)]
pub struct Weave {
    /// In reading order.
    pub facts: Vec<Fact>,
    /// Most important first.
    pub threads: Vec<Thread>,
    /// By the fact they leave from.
    pub links: Vec<Link>,
}

/// Ties facts together.
#[must_use]
pub fn weave(
    _document: &Document,
    _lexicon: &Lexicon,
    _entities: &[Entity],
    _quotes: &[Quote],
    facts: Vec<Fact>,
) -> Weave {
    Weave { facts, ..Weave::default() }
}
