//! The most of a range: *the largest in Z*, *paling X di Z*.

use super::lexicon::Hit;
use super::patterns::{BESIDE, Candidate, FAR, Reader};
use crate::analysis::Relation;
use crate::text::Shape;

impl Reader<'_> {
    /// *the most X in Z*, *paling X di Z*.
    pub(super) fn most(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let next = hit.tokens.end;
        let word = document.tokens.get(next)?;
        if document.mark(next).is_some() || self.context.measure_at(next).is_some() || word.span.is_empty() {
            return None;
        }
        let core = hit.tokens.start..next + 1;
        let weak = self.lexicon.is_praise(document, next, next + 1);
        self.superlative(&Hit { tokens: core, trigger: hit.trigger }, weak)
    }

    /// The most of a range that is named, or of no range where it is tied to what it is said of, or
    /// measured. A `weak` one praises (*the best way*): it needs both.
    pub(super) fn superlative(&self, hit: &Hit, weak: bool) -> Option<Candidate> {
        let document = self.context.document;
        let mut candidate = self.candidate(hit.tokens.clone(), Relation::Superlative, "facts.because.superlative", 0.6);
        self.with_range(&mut candidate);
        let before = hit.tokens.start.checked_sub(1);
        let determined = |t: usize| document.tokens.get(t).and_then(|w| self.lexicon.determines(w.word));
        // *the lowest 30 percent of pupils*: a part, and no comparison.
        if before.and_then(determined) == Some(true) && self.amount_at(hit.tokens.end).is_some() {
            return None;
        }
        // *the nearest shop was open in 2013*: no range of the superlative.
        let is_copula = |t: &usize| {
            document.tokens.get(*t).is_some_and(|w| self.clauses.copula.contains(w.word)) && !hit.tokens.contains(t)
        };
        let plain = (hit.tokens.end..candidate.clause.end).find(is_copula).filter(|c| {
            let noun = document.tokens.get(c + 1).is_none_or(|w| w.shape.has(Shape::CAPITAL));
            determined(c + 1) == Some(false) && !noun && self.context.measure_at(c + 1).is_none()
        });
        let roof = candidate.right.end.min(candidate.right.start + 6);
        let near = candidate.right.start..plain.map_or(roof, |c| c.min(roof));
        let range = near.clone().find_map(|t| Some((t, self.lexicon.range_at(document, t, near.end)?)));
        let copula = candidate.clause.clone().find(|t| is_copula(t) && plain.is_none_or(|p| *t < p));
        let whose = before.filter(|t| *t >= candidate.clause.start && self.lexicon.is_genitive(document, *t));
        let measured = !self.measures(candidate.clause.clone()).is_empty();
        let tied = copula.is_some();
        // A range that need not be one stands right behind what is said to be the most.
        let range = range.filter(|(at, sure)| *sure || tied || *at == near.start && hit.tokens.len() > 1);
        if weak && !(tied && range.is_some_and(|(_, sure)| sure)) {
            return None;
        }
        let beside = copula.is_some_and(|c| {
            let gap = if c < hit.tokens.start { hit.tokens.start - c } else { c - hit.tokens.end };
            gap <= BESIDE
        });
        let sentence = document.sentences.get(document.sentence_of(hit.tokens.start));
        let end = sentence.map_or(hit.tokens.end, |s| s.tokens.end);
        // *has the most cases, 123, followed by X*: those behind it are the range.
        let followed = (hit.tokens.end..end.min(hit.tokens.end + FAR))
            .find(|t| self.lexicon.is_followed(document, *t, end))
            .filter(|_| range.is_none());
        if let Some(followed) = followed {
            let end = end.min(followed + FAR);
            let last = (followed..end).rev().find(|t| document.mark(*t).is_none()).unwrap_or(followed);
            candidate.clause.end = candidate.clause.end.max(last + 1);
        }
        candidate.confidence = match range {
            None if followed.is_some() => 0.65,
            None if beside && measured => 0.65,
            None if beside => 0.6,
            None if measured && self.measure_follows(hit.tokens.end, candidate.clause.end) => 0.65,
            None if whose.is_some() => 0.6,
            None => return None,
            Some((_, false)) => 0.6,
            Some((_, true)) if tied && measured => 0.85,
            Some((_, true)) if tied || measured => 0.7,
            Some((_, true)) => 0.55,
        };
        if let Some(followed) = followed {
            candidate.left = candidate.clause.start..followed;
            candidate.right = followed..candidate.clause.end;
        } else if let Some(copula) = copula {
            // *X is the largest in Z*, *The largest in Z is X*: X is the side in question.
            if copula < hit.tokens.start {
                candidate.left = candidate.clause.start..copula;
                candidate.right = copula + 1..candidate.clause.end;
            } else {
                candidate.left = copula + 1..candidate.clause.end;
                candidate.right = candidate.clause.start..copula;
            }
        } else if let Some((range, _)) = range {
            candidate.left = candidate.clause.start..range;
            candidate.right = range..candidate.clause.end;
        } else if let Some(whose) = whose.filter(|w| *w > candidate.clause.start) {
            candidate.left = candidate.clause.start..whose;
            candidate.right = whose..candidate.clause.end;
        }
        Some(candidate)
    }

    /// A range with its time goes on where its word would open a clause: *the worst since 2008*.
    pub(super) fn with_range(&self, candidate: &mut Candidate) {
        let document = self.context.document;
        let region = self.context.region(candidate.core.start);
        let at = candidate.clause.end;
        if at >= region.end || document.mark(at).is_some() || self.lexicon.range_at(document, at, region.end).is_none()
        {
            return;
        }
        let time = (at + 1..region.end.min(at + 1 + BESIDE)).find_map(|t| self.context.measure_at(t));
        if let Some(time) = time {
            let end = document.tokens_in(time.span).end.clamp(at, region.end);
            (candidate.clause.end, candidate.right.end) = (end, end);
        }
    }

    /// Whether what is said to be the most is measured behind it: *with 5 points*, *at 5 points*.
    pub(super) fn measure_follows(&self, from: usize, end: usize) -> bool {
        let document = self.context.document;
        (from..end).any(|t| {
            let opens = self
                .lexicon
                .measure_at(document, t, end)
                .max(usize::from(document.tokens.get(t).is_some_and(|w| self.clauses.preposition.contains(w.word))));
            opens > 0 && self.amount_near(t + opens, (t + opens + 2).min(end)).is_some()
        })
    }
}
