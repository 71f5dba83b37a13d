//! Dates, durations, quantities, money, percentages, with their normalised values.
//!
//! One pass from left to right: at each token the longest date, amount or relative day that
//! begins there is taken. Then neighbours that form one whole are joined: *2017 hingga 2021* is
//! an interval, *two hours 30 minutes* one duration, *three weeks ago* a date. Values are written
//! as ISO 8601 (seasons and decades as ISO 8601-2); relative days need the article's date.

mod amounts;
mod calendar;
mod join;
mod lexicon;
mod numbers;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::{EntityKind, Value};
use crate::text::TokenKind;
use jiff::civil::Date;
pub use lexicon::Lexicon;
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

/// What every rule here reads.
#[derive(Clone, Copy)]
struct Reader<'a> {
    document: &'a Document<'a>,
    words: &'a Lexicon,
    /// The day of the report.
    today: Option<Date>,
    /// One past the last token of the sentence at hand.
    end: usize,
}

/// All measures, in reading order; none overlaps another. Takes linear time.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Measure> {
    let today = document.article.date.as_deref().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
    let mut measures = Vec::new();
    for sentence in &document.sentences {
        let reader = Reader { document, words: lexicon, today, end: sentence.tokens.end };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match reader.measure(at) {
                Step::Found(measure) if measure.tokens.end > at => {
                    at = measure.tokens.end;
                    join::push(&reader, &mut measures, measure);
                }
                Step::Skip(tokens) => at += tokens.max(1),
                Step::Found(_) | Step::Nothing => at += 1,
            }
        }
    }
    measures
}

/// What stands at a token.
enum Step {
    Found(Measure),
    /// Tokens that are no measure, nor the begin of one.
    Skip(usize),
    Nothing,
}

impl From<Option<Measure>> for Step {
    fn from(found: Option<Measure>) -> Self {
        found.map_or(Self::Nothing, Self::Found)
    }
}

impl<'a> Reader<'a> {
    fn measure(&self, at: usize) -> Step {
        let Some(token) = self.document.tokens.get(at) else { return Step::Nothing };
        let figures = token.kind == TokenKind::Number || token.shape.has(crate::text::Shape::DIGIT);
        if !figures && !self.words.starts.contains(token.word) {
            return if token.shape.has(crate::text::Shape::HYPHEN) { self.hyphened(at).into() } else { Step::Nothing };
        }
        if let Some(skip) = self.clock(at) {
            return Step::Skip(skip);
        }
        self.date(at).or_else(|| self.amount(at)).or_else(|| self.relative(at)).into()
    }

    /// The letters of a token before the end of the sentence.
    fn word(&self, at: usize) -> &'a str {
        if at < self.end { self.document.word(at) } else { "" }
    }

    fn is_number(&self, at: usize) -> bool {
        at < self.end && self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        if at < self.end { self.document.tokens.get(at).map(|t| t.kind) } else { None }
    }

    /// The longest phrase of a table that begins at a token.
    fn phrase<T: Copy>(&self, map: &crate::language::lexicon::PhraseMap<T>, at: usize) -> Option<(usize, T)> {
        if at >= self.end {
            return None;
        }
        map.longest(self.document.words_from(at, self.end)).map(|(len, value)| (len, *value))
    }

    /// Whether the token is in a set.
    fn is(&self, set: &crate::language::lexicon::WordSet, at: usize) -> bool {
        at < self.end && self.document.tokens.get(at).is_some_and(|t| set.contains(t.word))
    }

    /// Whether the token before is in a set; not across the start of its sentence.
    fn behind(&self, set: &crate::language::lexicon::WordSet, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(set, before))
    }

    /// A time of day is passed over: it is no count of hours, and no year.
    fn clock(&self, at: usize) -> Option<usize> {
        (self.is(&self.words.clock, at) && self.is_number(at + 1) && self.words.decimal_free_clock(self.word(at + 1)))
            .then_some(2)
    }
}
