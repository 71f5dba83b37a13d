//! How facts hang together: threads and links.
//!
//! [`elaborations`] adds the sentences that say more about a comparison, [`groups`] gathers facts
//! into threads and puts the most important first, [`links`] ties single facts.

mod elaborations;
mod groups;
mod links;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::facts::clauses::Clauses;
use super::facts::context::Context;
use super::facts::messages::Messages;
use super::{Entity, Fact, Link, Quote, Thread};
use crate::language::Pack;
use crate::language::lexicon::{Vocabulary, WordSet};

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    clauses: Clauses,
    messages: Messages,
    /// Reporting words that set what is said against what was said before.
    denial: WordSet,
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    #[must_use]
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        Self {
            clauses: Clauses::compile(pack, vocabulary),
            messages: Messages::compile(pack, &["threads"]),
            denial: WordSet::compile(pack.section("clauses", "denial").map(|e| e.phrase), vocabulary),
        }
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

/// Ties facts together; time grows with their number times its logarithm.
#[must_use]
pub fn weave(document: &Document, lexicon: &Lexicon, entities: &[Entity], quotes: &[Quote], facts: Vec<Fact>) -> Weave {
    let context = Context::new(document, entities, quotes);
    let comparisons = groups::comparisons(&facts);
    let (facts, comparisons) = elaborations::add(&context, lexicon, facts, comparisons);
    let threads = groups::threads(&context, lexicon, &facts, &comparisons);
    let links = links::find(&context, lexicon, &facts, &comparisons);
    Weave { facts, threads, links }
}
