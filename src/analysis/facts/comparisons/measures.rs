//! Amounts beside the words that compare them: *X with 40 percent, followed by Y with 30*, *93
//! percent of the target*.

use super::lexicon::Hit;
use super::patterns::{Candidate, Reader, VALUES, same_unit};
use crate::analysis::facts::context::Measured;
use crate::analysis::{EntityKind, Relation};
use std::ops::Range;

/// How two measures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// One comes behind the other.
    Ranked,
    /// One stands where the other stood.
    Replaced,
}

impl Reader<'_> {
    /// The amounts in a range; points of the calendar are none.
    pub(super) fn measures(&self, range: Range<usize>) -> Vec<Measured> {
        let mut measures = self.context.measures_in(range);
        measures.retain(|m| m.kind != EntityKind::Date && !self.is_year(m));
        measures
    }

    pub(super) fn is_year(&self, measure: &Measured) -> bool {
        let digits = measure.span.of(self.context.document.text());
        measure.value.is_none() && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    }

    pub(super) fn amount_at(&self, token: usize) -> Option<Measured> {
        self.context.measure_at(token).filter(|m| m.kind != EntityKind::Date && !self.is_year(m))
    }

    /// The amount at `token`, a few words like *about* skipped; and the token behind it.
    pub(super) fn amount_near(&self, token: usize, end: usize) -> Option<(Measured, usize)> {
        let document = self.context.document;
        (token..end.min(token + 4)).find_map(|t| {
            let measure = self.amount_at(t)?;
            let after = document.tokens_in(measure.span).end.max(t + 1);
            Some((measure, after))
        })
    }

    /// *93 percent of the target*: a share of what was to be reached.
    pub(super) fn shares(&self, sentence: &Range<usize>) -> Vec<Candidate> {
        let document = self.context.document;
        let mut found = Vec::new();
        for at in sentence.clone() {
            let opens = self.lexicon.opens_with_from(document, at, sentence.end).max(self.lexicon.part_at(
                document,
                at,
                sentence.end,
            ));
            let share = at.checked_sub(1).filter(|b| opens > 0 && *b >= sentence.start);
            let Some(before) = share else { continue };
            // Past brackets and marks around the target.
            let whole = (at + opens..sentence.end.min(at + opens + 3))
                .find(|t| self.lexicon.is_whole(document, *t, sentence.end));
            let Some(whole) = whole else { continue };
            let span = document.span(before.saturating_sub(4).max(sentence.start)..at);
            let measured = self
                .context
                .places_in(span)
                .iter()
                .any(|p| p.span.end == span.end && self.context.kind(p.entity) == EntityKind::Quantity);
            if !measured {
                continue;
            }
            let mut candidate = self.candidate(at..whole + 1, Relation::Contrast, "facts.because.share", 0.75);
            (candidate.left, candidate.right) = (candidate.clause.start..at, at + opens..candidate.clause.end);
            if !candidate.left.is_empty() {
                found.push(candidate);
            }
        }
        found
    }

    /// *two years, no longer six months*; *X with 40 percent, followed by Y with 30 percent*.
    pub(super) fn two_measures(&self, hit: &Hit, order: Order) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let before = region.start.max(hit.tokens.start.saturating_sub(VALUES))..hit.tokens.start;
        let behind = hit.tokens.end..region.end.min(hit.tokens.end + VALUES);
        let (a, b) = match order {
            Order::Replaced => {
                let (b, _) = self.amount_near(hit.tokens.end, behind.end)?;
                (self.measures(before.clone()).pop()?, b)
            }
            Order::Ranked => {
                let found = self.measures(behind.clone());
                let last = self.measures(before.clone()).pop()?;
                let b = found.into_iter().find(|b| same_unit(&last, b))?;
                (last, b)
            }
        };
        let digits = |m: &Measured| m.value.is_some();
        let first = document.tokens_in(a.span).start;
        let last = document.tokens_in(b.span).end.max(hit.tokens.end);
        if a.kind != b.kind || !digits(&a) || !digits(&b) {
            return None;
        }
        let start = self.clauses.around(document, &region, &(first..first + 1)).start;
        let end = self.clauses.around(document, &region, &(hit.tokens.start..last)).end;
        let (relation, because, confidence) = match order {
            Order::Replaced => (Relation::Contrast, "facts.because.instead", 0.7),
            Order::Ranked => (Relation::Rank, "facts.because.next", 0.75),
        };
        Some(Candidate {
            core: hit.tokens.clone(),
            clause: start..end,
            left: start..hit.tokens.start,
            right: hit.tokens.end..end,
            relation,
            because,
            confidence,
        })
    }
}
