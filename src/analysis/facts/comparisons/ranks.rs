//! Places in an order: *ranked third in Z*, *among the first ten*.

use super::lexicon::Hit;
use super::patterns::{Candidate, Reader};
use crate::analysis::Relation;
use crate::text::TokenKind;

impl Reader<'_> {
    /// *ranked third in Z*, *peringkat ke-3*.
    pub(super) fn rank(&self, hit: &Hit, digits: bool) -> Option<Candidate> {
        let document = self.context.document;
        let near = hit.tokens.end..hit.tokens.end + 2;
        let place = near.into_iter().find(|t| self.lexicon.is_ordinal(document, *t))?;
        // *ranked from one to ten*, *finished one time*: how, and not where.
        let counted = self.context.measure_at(place).is_some_and(|m| document.tokens_in(m.span).end > place + 1);
        if counted || (hit.tokens.end..place).any(|t| self.lexicon.opens_with_from(document, t, place + 1) > 0) {
            return None;
        }
        if digits && document.tokens.get(place).is_some_and(|t| t.kind == TokenKind::Number) {
            return None;
        }
        let confidence = if digits { 0.6 } else { 0.8 };
        let mut candidate =
            self.candidate(hit.tokens.start..place + 1, Relation::Rank, "facts.because.rank", confidence);
        candidate.right = hit.tokens.start..candidate.clause.end;
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *masuk 10 besar Z*, *dalam 12% teratas Z*: among the first so many.
    pub(super) fn among(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let clause = self.context.region(hit.tokens.start).start;
        let number = (clause.max(hit.tokens.start.saturating_sub(2))..hit.tokens.start)
            .find(|&t| document.tokens.get(t).is_some_and(|w| w.kind == TokenKind::Number))?;
        let between = (number + 1..hit.tokens.start).all(|t| document.mark(t) == Some('%'));
        // *memilih 3 besar* chooses them, and is not among them.
        let led = number
            .checked_sub(1)
            .and_then(|t| document.tokens.get(t))
            .is_some_and(|w| self.clauses.preposition.contains(w.word) || self.lexicon.leads_into(w.word));
        let mut candidate = self.candidate(number..hit.tokens.end, Relation::Rank, "facts.because.rank", 0.7);
        candidate.right = number..candidate.clause.end;
        Some(candidate).filter(|c| between && led && !c.left.is_empty())
    }
}
