//! What a reader may want to keep: statements, comparisons, backgrounds.

mod backgrounds;
pub(super) mod clauses;
mod comparisons;
pub(super) mod context;
pub(super) mod messages;
pub(super) mod statements;
#[cfg(test)]
pub(super) mod testing;

use super::document::Document;
use super::{Entity, Fact, Quote};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use clauses::Clauses;
use context::Context;
use messages::Messages;

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    clauses: Clauses,
    comparisons: comparisons::Lexicon,
    backgrounds: backgrounds::Lexicon,
    messages: Messages,
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    #[must_use]
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        Self {
            clauses: Clauses::compile(pack, vocabulary),
            comparisons: comparisons::Lexicon::compile(pack, vocabulary),
            backgrounds: backgrounds::Lexicon::compile(pack, vocabulary),
            messages: Messages::compile(pack, &["facts"]),
        }
    }
}

/// All facts, in reading order.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon, entities: &[Entity], quotes: &[Quote]) -> Vec<Fact> {
    let context = Context::new(document, entities, quotes);
    let mut facts = statements::find(&context, &lexicon.messages);
    facts.extend(comparisons::find(&context, &lexicon.comparisons, &lexicon.clauses, &lexicon.messages));
    facts.extend(backgrounds::find(&context, &lexicon.backgrounds, &lexicon.clauses, &lexicon.messages));
    facts.retain(|f| !f.spans.is_empty());
    facts.sort_by_key(|f| (f.extent().start, f.kind(), f.extent().end));
    facts
}
