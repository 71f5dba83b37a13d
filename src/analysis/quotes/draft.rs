//! A quote as the rules build it: in tokens.

use super::lexicon::Frame;
use super::marks::Quoted;
use super::scan::Scan;
use super::{FoundQuote, Source};
use crate::analysis::{Attitude, QuoteKind};
use std::collections::BTreeMap;
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
    /// Whether it was said, or only thought or meant.
    pub attitude: Attitude,
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
        Some(FoundQuote { kind: self.kind, attitude: self.attitude, content, cue, source, confidence, because })
    }
}

/// Puts drafts in reading order, and sees to it that no content holds its own cue or source or
/// shares a word with another content: of two the one that begins first stays.
pub fn settle(scan: &Scan<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    for draft in &mut drafts {
        let mut taken: Vec<Range<usize>> = draft.cue.iter().cloned().collect();
        if let Source::Phrase(tokens) = &draft.source {
            taken.push(tokens.clone());
        }
        let parts = std::mem::take(&mut draft.content);
        draft.content = parts.into_iter().filter_map(|part| without(scan, part, &taken)).collect();
        draft.content.sort_by_key(|c| c.start);
    }
    drafts.retain(|d| !d.content.is_empty());
    drafts.sort_by_key(|d| d.content.first().map_or(0, |c| c.start));
    let mut used: BTreeMap<usize, usize> = BTreeMap::new();
    drafts.retain(|draft| {
        let free = draft.content.iter().all(|c| used.range(..c.end).next_back().is_none_or(|(_, end)| *end <= c.start));
        let apart = draft.content.windows(2).all(|w| w[0].end <= w[1].start);
        if free && apart {
            used.extend(draft.content.iter().map(|c| (c.start, c.end)));
        }
        free && apart
    });
    drafts
}

/// A part of a content without what its cue and source take up.
fn without(scan: &Scan<'_>, part: Range<usize>, taken: &[Range<usize>]) -> Option<Range<usize>> {
    let mut part = part;
    for other in taken.iter().filter(|t| !t.is_empty()) {
        if other.start >= part.end || other.end <= part.start {
            continue;
        }
        // What is left of the longer side.
        part = if other.start.saturating_sub(part.start) >= part.end.saturating_sub(other.end) {
            part.start..other.start
        } else {
            other.end..part.end
        };
    }
    let part = scan.trimmed(part.start..part.end.max(part.start));
    (scan.words(part.clone()) > 0).then_some(part)
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
