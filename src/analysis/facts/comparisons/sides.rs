//! The sides of a comparison: their names and their measures.

use super::patterns::Reader;
use crate::analysis::facts::clauses::{closing, is_money};
use crate::analysis::facts::messages::shorten;
use crate::analysis::{EntityKind, Side};
use crate::text::TokenKind;
use std::ops::Range;

/// How many code points of a side its label shows.
const LABEL: usize = 60;
/// How many tokens of a side its label draws on.
const TOKENS: usize = 12;

impl Reader<'_> {
    /// A side in the words of the text, with its measure if it has one.
    pub fn side(&self, tokens: Range<usize>, near_end: bool) -> Option<Side> {
        let document = self.context.document;
        let name = self.name(tokens.clone(), near_end);
        if name.is_empty() {
            return None;
        }
        let measure = self
            .context
            .measures_in(tokens)
            .into_iter()
            .min_by_key(|m| (m.kind == EntityKind::Date, m.value.is_none(), m.span.start));
        let span = document.span(name);
        let value = measure.as_ref().and_then(|m| m.value.clone());
        Some(Side {
            label: shorten(span.of(document.text()), LABEL),
            span: Some(span),
            value_span: measure.filter(|_| value.is_some()).map(|m| m.span),
            value,
        })
    }

    /// The tokens that name a side: without the verbs and particles at its edge, and no further
    /// than its first comma.
    fn name(&self, tokens: Range<usize>, near_end: bool) -> Range<usize> {
        let document = self.context.document;
        let (mut start, mut end) = (tokens.start, tokens.end.min(document.tokens.len()));
        let plain = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind != TokenKind::Mark);
        let particle = |t: usize| {
            self.clauses.auxiliary.longest(document.words_from(t, t + 1)).is_some()
                || self.lexicon.measure_at(document, t, t + 1) > 0
                || document.tokens.get(t).is_some_and(|t| self.clauses.preposition.contains(t.word))
        };
        let opens = |t: usize| {
            let word = document.tokens.get(t).is_some_and(|w| self.clauses.and.contains(w.word));
            word || self.clauses.break_at(document, t, t + 1) > 0
        };
        while start < end && (!plain(start) && !is_money(document, start) || opens(start)) {
            start += 1;
        }
        let unit = |t: usize| document.mark(t).is_some_and(|m| matches!(m, '%' | '°'));
        while end > start && !plain(end - 1) && !unit(end - 1) {
            end -= 1;
        }
        if near_end {
            // What stands between a subject and its verb is no part of its name; a demonstrative
            // at the end belongs to its noun.
            let demonstrative = |t: usize| self.clauses.this_at(document, t, t + 1) > 0;
            let phrase = |end: usize| {
                (2..4).find(|n| {
                    let introduces = end >= start + n && self.lexicon.measure_at(document, end - n, end) == *n;
                    introduces
                        || end >= start + n
                            && self.clauses.this_at(document, end - n, end) != *n
                            && self
                                .clauses
                                .auxiliary
                                .longest(document.words_from(end - n, end))
                                .is_some_and(|(l, ())| l == *n)
                })
            };
            while end > start {
                match phrase(end) {
                    Some(length) => end -= length,
                    None if !plain(end - 1) || particle(end - 1) && !demonstrative(end - 1) => end -= 1,
                    None => break,
                }
            }
            let preposition =
                |t: usize| document.tokens.get(t).is_some_and(|t| self.clauses.preposition.contains(t.word));
            while start < end && particle(start) && !demonstrative(start) && !preposition(start) {
                start += 1;
            }
        }
        if near_end {
            let floor = start.max(end.saturating_sub(2 * TOKENS));
            let from = (floor..end).rev().find(|t| document.mark(*t) == Some(',')).map_or(floor, |t| t + 1);
            // What is only particles between commas names nothing.
            let empty = (from..end).all(|t| !plain(t) || particle(t) || opens(t));
            let from = if empty { floor } else { from };
            start = from.max(end.saturating_sub(TOKENS)).min(end);
            while start < end && (!plain(start) || opens(start)) {
                start += 1;
            }
        } else {
            let roof = end.min(start + TOKENS);
            end = (start..roof).find(|t| document.mark(*t) == Some(',')).unwrap_or(roof);
        }
        // A bracket that does not close is no part of the name.
        let bracket = (start..end).find(|t| {
            document.mark(*t).is_some_and(|m| matches!(m, '(' | '[')) && closing(document, *t, end).is_none()
        });
        start..bracket.filter(|b| *b > start).unwrap_or(end)
    }
}
