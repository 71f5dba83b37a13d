//! Who is reported to have said what: source, cue and content of every quote.
//!
//! # Method
//!
//! The scheme is that of PARC3 (Pareti 2016) and `PolNeAR` (Newell, Margolin and Ruths 2018): an
//! attribution has a *source*, a *cue* and a *content*. Nothing is learned: rules read marks,
//! reporting words and closed classes, in the tradition of Pouliquen, Steinberger and Best (2007)
//! and of Krestel, Bergler and Witte (2008); Pareti et al. (2013) showed that indirect speech, the
//! half that marks do not show, is found by its cue first and by the clause the cue governs second.
//!
//! 1. `marks` pairs quotation marks in each block.
//! 2. `direct` asks of each stretch between marks who says it: a reporting word beside it, a
//!    colon before it, the quote before it that goes on, or nobody: then it is a name, a title
//!    or a word held at arm's length, and no quote of its own.
//! 3. `indirect` takes the reporting words that are left and finds the clause each governs.
//! 4. `label` reads *Name: what was said*, where a person's name is known.
//! 5. `source` and `subject` find the ends of the source's noun phrase.
//!
//! A sentence without an end is read in pieces and no rule looks farther than a fixed number of
//! tokens, so that time is linear on any input.
//!
//! # What is counted
//!
//! In Indonesian only what was voiced: *menganggap* and *berharap* stand in no list. The English
//! pack also counts what is believed, expected, promised and refused, as `PolNeAR` does, each marked
//! as such ([`Attitude`]); what is only known, felt, wanted or planned it leaves out. A content leaves out its marks, the punctuation at its edges and its
//! complementiser, also where `PolNeAR` keeps the latter: on its development set one content in
//! nine differs for that alone. A cue holds its helpers where the pack says so (*has said*).
//!
//! # Figures
//!
//! `score.py gold`, `pfsa` and `polnear` on their development sets, which these rules were written
//! against: 24 detik articles F 98.0 at overlap 0.8 and 99.7 at 0.3 (two people agree at 97 and
//! 98), type right 100; PFSA-ID statements recall 99.5; `PolNeAR` exact F source 62, cue 64,
//! content 46 (a conditional random field: 51, 53, 29).
//!
//! All words are in the packs: `quotes.txt` holds reporting words by how they are built into a
//! sentence, `quotes_words.txt` closed classes and affixes.

mod classes;
mod direct;
mod draft;
#[cfg(test)]
mod english_tests;
#[cfg(test)]
mod grammar_tests;
mod indirect;
mod label;
mod lexicon;
mod marks;
mod noun;
mod scan;
mod source;
#[cfg(test)]
mod source_tests;
mod subject;
#[cfg(test)]
mod tests;

pub use lexicon::Lexicon;

use super::document::Document;
use super::names::Name;
use super::{Attitude, QuoteKind};
use crate::article::BlockKind;
use crate::text::Span;
use draft::Draft;
use marks::Quoted;
use scan::Scan;
use std::ops::Range;

/// A quote before its speaker is known.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundQuote {
    /// How the words are given.
    pub kind: QuoteKind,
    /// Whether it was said, or only thought or meant.
    pub attitude: Attitude,
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

/// All quotes, in reading order of their contents.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon, names: &[Name]) -> Vec<FoundQuote> {
    let scan = Scan::new(document, lexicon, names);
    let mut drafts = Vec::new();
    let alone = document.article.blocks.len() == 1;
    let mut sentences = document.sentences.iter().peekable();
    let mut spoken = false;
    for (number, block) in document.article.blocks.iter().enumerate() {
        let mut bounds: Vec<Range<usize>> = Vec::new();
        while let Some(sentence) = sentences.next_if(|s| s.block <= number) {
            bounds.push(sentence.tokens.clone());
        }
        if !(alone || speaks(block.kind)) {
            continue;
        }
        let Some(tokens) = document.block_tokens.get(number).cloned() else { continue };
        let quoted = marks::pair(document, tokens.clone());
        let units = units(&bounds, &quoted);
        let first = drafts.len();
        Passage { scan: &scan, tokens, quoted: &quoted, units: &units, spoken }.read(names, &mut drafts);
        spoken = drafts.len() > first;
    }
    draft::settle(&scan, drafts).iter().filter_map(|d| d.finish(&scan)).collect()
}

/// Whether quotes are looked for in a block of this kind.
fn speaks(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Lede | BlockKind::Paragraph | BlockKind::Caption | BlockKind::ListItem)
}

/// One block, ready to be read.
struct Passage<'s, 'd> {
    scan: &'s Scan<'d>,
    tokens: Range<usize>,
    quoted: &'s [Quoted],
    /// Its sentences; none ends between quotation marks.
    units: &'s [Range<usize>],
    /// Whether somebody spoke in the block before.
    spoken: bool,
}

impl Passage<'_, '_> {
    fn read(&self, names: &[Name], drafts: &mut Vec<Draft>) {
        let first = drafts.len();
        direct::read(self, drafts);
        let mut indirect = Vec::new();
        indirect::read(self, drafts.get(first..).unwrap_or_default(), &mut indirect);
        let mut found = drafts.split_off(first);
        found.extend(indirect);
        label::read(self, names, &mut found);
        drafts.extend(found);
    }
}

/// Longest stretch of a sentence that is read at once, in tokens: what bounds the time that a
/// text without full stops takes.
const LONGEST_UNIT: usize = 400;

/// Sentences of a block, joined where one ends between quotation marks, and cut where one is
/// longer than any sentence of a report.
fn units(sentences: &[Range<usize>], quoted: &[Quoted]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    let mut stretches = quoted.iter().peekable();
    let mut open = false;
    for sentence in sentences {
        match units.last_mut() {
            Some(last) if open => last.end = sentence.end,
            _ => units.push(sentence.clone()),
        }
        while stretches.next_if(|q| q.outer.end <= sentence.end).is_some() {}
        open = stretches.peek().is_some_and(|q| q.outer.start < sentence.end);
    }
    if units.iter().all(|u| u.len() <= LONGEST_UNIT) {
        return units;
    }
    units.into_iter().flat_map(|u| cut(u, quoted)).collect()
}

/// A unit in pieces that end outside quotation marks.
fn cut(unit: Range<usize>, quoted: &[Quoted]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = unit.start;
    while unit.end - start > LONGEST_UNIT {
        let mut end = start + LONGEST_UNIT;
        let at = quoted.partition_point(|q| q.outer.end <= end);
        if let Some(stretch) = quoted.get(at).filter(|q| q.outer.start < end) {
            // The words that say whose quote it is stand behind it.
            let next = quoted.get(at + 1).map_or(unit.end, |q| q.outer.start);
            end = (stretch.outer.end + LONGEST_UNIT / 4).min(next).min(unit.end);
        }
        pieces.push(start..end);
        start = end;
    }
    if start < unit.end {
        pieces.push(start..unit.end);
    }
    pieces
}
