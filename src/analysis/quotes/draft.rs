//! A quote as the rules build it: in tokens.

use super::lexicon::Frame;
use super::marks::Quoted;
use super::scan::Scan;
use super::{FoundQuote, Source};
use crate::analysis::QuoteKind;
use std::ops::Range;

/// What triggered a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A reporting word, built this way.
    Cue(Frame),
    /// A colon behind a name.
    Colon,
    /// Nothing but its marks, where somebody has spoken before.
    Continued,
}

/// A quote in tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// The reporting word.
    pub cue: Option<Range<usize>>,
    /// Who.
    pub source: Source,
    /// What triggered it.
    pub trigger: Trigger,
    /// How much of it is between marks.
    pub kind: QuoteKind,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// Everything it takes up: content, cue and source.
    pub reach: Range<usize>,
}

impl Draft {
    /// The quote in bytes; none where nothing is left of its content.
    pub fn finish(&self, scan: &Scan<'_>) -> Option<FoundQuote> {
        let document = scan.document;
        let content: Vec<_> = self
            .content
            .iter()
            .map(|c| scan.trimmed(c.clone()))
            .filter(|c| scan.words(c.clone()) > 0)
            .map(|c| document.span(c))
            .collect();
        if content.is_empty() {
            return None;
        }
        let cue = self.cue.clone().map(|c| document.span(c));
        let word = cue.map_or("", |c| c.of(document.text()));
        let because = match self.trigger {
            Trigger::Cue(frame) => document.pack.message(frame.message(), &[("cue", word)]),
            Trigger::Colon => document.pack.message("quotes.colon", &[]),
            Trigger::Continued => document.pack.message("quotes.continued", &[]),
        };
        let (source, confidence) = (self.source.clone(), self.confidence);
        Some(FoundQuote { kind: self.kind, content, cue, source, confidence, because })
    }
}

/// How much of some contents is between marks: all, part or nothing.
pub fn kind_of(scan: &Scan<'_>, content: &[Range<usize>], quoted: &[Quoted]) -> QuoteKind {
    let mut inside = false;
    let mut outside = false;
    for part in content {
        let part = scan.trimmed(part.clone());
        let from = quoted.partition_point(|q| q.outer.end <= part.start);
        let mut at = part.start;
        for stretch in quoted.iter().skip(from).take_while(|q| q.outer.start < part.end) {
            inside = true;
            outside |= scan.words(at..stretch.outer.start.max(at)) > 0;
            at = stretch.outer.end.min(part.end).max(at);
        }
        outside |= scan.words(at..part.end) > 0;
    }
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
