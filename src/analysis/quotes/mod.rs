//! Who is reported to have said what: source, cue and content of every quote.

use super::QuoteKind;
use super::document::Document;
use super::names::Name;
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use crate::text::Span;
use std::ops::Range;

/// A quote before its speaker is known.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundQuote {
    /// How the words are given.
    pub kind: QuoteKind,
    /// What was said.
    pub content: Vec<Span>,
    /// The reporting word.
    pub cue: Option<Span>,
    /// Who, as it stands in the text.
    pub source: Source,
    /// How sure it is that this is a quote, 0 to 1.
    pub confidence: f32,
    /// What triggered it, in words a reader understands.
    pub because: String,
}

/// Where a quote's source stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A noun phrase or pronoun beside the cue: all its tokens, title and apposition included.
    Phrase(Range<usize>),
    /// A clitic inside the cue (*ujarnya*): whoever spoke or was spoken of last.
    Clitic,
    /// Nothing stands beside it: a quote that goes on from the one before, or of nobody known.
    None,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    pub(super) fn compile(_pack: Pack, _vocabulary: &mut Vocabulary) -> Self {
        Self {}
    }
}

/// All quotes, in reading order of their contents.
#[must_use]
pub fn find(_document: &Document, _lexicon: &Lexicon, _names: &[Name]) -> Vec<FoundQuote> {
    Vec::new()
}
