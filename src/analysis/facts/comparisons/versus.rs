//! Measured values that two neighbouring clauses set against each other.

use super::Found;
use super::lexicon::Trigger;
use super::patterns::Reader;
use crate::analysis::facts::context::Measured;
use crate::analysis::{Comparison, EntityKind, Relation};
use crate::article::BlockKind;
use crate::text::TokenKind;
use std::ops::Range;

/// How far from the joining word the measures may stand, in tokens.
const REACH: usize = 32;

impl Reader<'_> {
    /// *X exports 26 tons. Meanwhile Y uses 20 tons*: a joining word, and on both sides of it an
    /// amount in the same unit.
    pub(super) fn versus(&self, number: usize) -> Option<Found> {
        let document = self.context.document;
        let sentence = document.sentences.get(number)?.tokens.clone();
        let hits = self.lexicon.hits(document, sentence.clone());
        let hit = hits.iter().find(|h| h.trigger == Trigger::Versus)?;
        let join = hit.tokens.clone();
        let before = if join.start <= sentence.start + 1 {
            let previous = document.sentences.get(number.checked_sub(1)?)?;
            // Papers cut paragraphs where it fits the column: the one before goes on here.
            let block = document.sentences.get(number)?.block;
            let running = matches!(document.block_of(number - 1).kind, BlockKind::Paragraph | BlockKind::Lede);
            if previous.block != block && !(running && previous.block + 1 == block) {
                return None;
            }
            previous.tokens.clone()
        } else {
            sentence.start..join.start
        };
        let left = before.start.max(before.end.saturating_sub(REACH))..before.end;
        let right = join.end..sentence.end.min(join.end + REACH);
        let (a, b) = self.same_unit(&left, &right)?;
        let sides = vec![self.measured_side(left.clone(), a)?, self.measured_side(right.clone(), b)?];
        let clause = left.start..self.last_word(&right);
        Some(Found {
            comparison: Comparison { sides, relation: Relation::Contrast },
            spans: vec![document.span(clause.clone())],
            core: join,
            clause,
            because: "facts.because.versus",
            confidence: 0.75,
        })
    }

    fn last_word(&self, range: &Range<usize>) -> usize {
        let document = self.context.document;
        let word = |t: &usize| document.tokens.get(*t).is_some_and(|t| t.kind != TokenKind::Mark);
        range.clone().rev().find(word).map_or(range.end, |t| t + 1)
    }

    fn same_unit(&self, left: &Range<usize>, right: &Range<usize>) -> Option<(Measured, Measured)> {
        let amounts = |range: &Range<usize>| {
            let mut measures = self.context.measures_in(range.clone());
            measures.retain(|m| m.kind != EntityKind::Date && m.value.as_ref().is_some_and(|v| v.amount.is_some()));
            measures
        };
        let (left, right) = (amounts(left), amounts(right));
        left.iter().rev().find_map(|a| {
            let unit = |m: &Measured| m.value.as_ref().and_then(|v| v.unit.clone());
            let amount = |m: &Measured| m.value.as_ref().and_then(|v| v.amount);
            let b = right.iter().find(|b| unit(a).is_some() && unit(a) == unit(b) && amount(a) != amount(b))?;
            Some((a.clone(), b.clone()))
        })
    }
}
