//! Changes: *rose from X to Y*, *rose X from last year*, *used to be X, became Y*, *twice as much*.

use super::lexicon::{Hit, To, Trigger};
use super::patterns::{BESIDE, Candidate, FAR, NEAR, Reader, VALUES, is_percent, same_unit};
use crate::analysis::facts::clauses::is_wall;
use crate::analysis::facts::context::Measured;
use crate::analysis::{EntityKind, Relation};
use crate::text::TokenKind;
use std::ops::Range;

impl Reader<'_> {
    /// *rose from X to Y*, *rose by X to Y*, *rose X from last year*.
    pub(super) fn change(&self, hits: &[Hit], number: usize, times: bool) -> Option<Candidate> {
        let document = self.context.document;
        let hit = hits.get(number)?;
        let region = self.context.region(hit.tokens.start);
        let end = region.end.min(hit.tokens.end + VALUES);
        let (mut from, mut to, mut by, mut earlier, mut sure) = (None, None, None, None, false);
        let (mut since, mut direct) = (None, false);
        let mut at = hit.tokens.end;
        let mut last = hit.tokens.end;
        while at < end {
            if document.mark(at).is_some_and(|m| is_wall(m) && !matches!(m, '(' | ')')) {
                break;
            }
            let opens = self.lexicon.opens_with_from(document, at, end);
            if opens > 0 {
                if let Some((measure, after)) = self.amount_near(at + opens, end) {
                    if self.lexicon.is_earlier(document, at + opens, end) {
                        earlier = earlier.or(Some(at + opens));
                    }
                    from = from.or(Some((at + opens..after, measure)));
                    (at, last) = (after, after);
                    continue;
                }
                let near = at + opens..end.min(at + opens + 4);
                let state = |t: usize| {
                    self.lexicon.is_earlier(document, t, end)
                        || document.tokens.get(t).is_some_and(|w| self.lexicon.is_level(w.word))
                        || by.is_some() && self.context.measure_at(t).is_some_and(|m| m.kind == EntityKind::Date)
                };
                if near.clone().find(|t| state(*t)).is_some_and(|t| !self.parted(near.start, t)) {
                    direct |= at <= hit.tokens.end + 1;
                    earlier = Some(at + opens);
                    last = near.end;
                }
            } else if let Some((length, sure)) = self.lexicon.yearly_at(document, at, end) {
                if sure {
                    earlier = earlier.or(Some(at));
                    last = at + length;
                } else {
                    since = since.or(Some(at));
                }
                at += length;
                continue;
            } else if let Some((length, strong)) = self.lexicon.to_at(document, at, end) {
                if let Some((measure, after)) = self.amount_near(at + length, end) {
                    if strong == To::Range && from.is_none() {
                        break;
                    }
                    sure |= strong == To::Strong;
                    to = to.or(Some((at + length..after, measure)));
                    (at, last) = (after, after);
                    continue;
                }
            } else if let Some((measure, after)) = self.amount_near(at, at + 1) {
                by = by.or(Some(measure));
                (at, last) = (after, after);
                continue;
            } else if self.clauses.break_at(document, at, end) > 0 {
                break;
            }
            at += 1;
        }
        let confidence = match (&from, &to, &by, earlier) {
            (Some(_), Some(_), ..) => 0.95,
            (None, Some(_), Some(_), _) => 0.9,
            (None, Some(_), None, _) if sure || times => 0.75,
            (_, None, Some(_), Some(_)) => 0.75,
            // *fell 5 percent from 12 tons*.
            (Some((_, from)), None, Some(by), _) if is_percent(by) && !is_percent(from) || same_unit(by, from) => 0.75,
            // *10 tons, down from 12 tons last year*.
            (Some((_, from)), None, None, _) if earlier.is_some() || self.measured_before(hit, from) => 0.75,
            // *up from last year*, *worse than the year before*: no value is needed.
            (None, None, None, Some(_)) if direct => 0.7,
            // *rose 3 percent last year*.
            (None, None, Some(by), None) if since.is_some() && is_percent(by) => 0.65,
            _ => return self.words_of_change(hit, end),
        };
        let earlier = earlier.or(since);
        let mut candidate =
            self.candidate(hit.tokens.start..last, Relation::Change, "facts.because.change", confidence);
        match (from, to) {
            (Some((from, _)), Some((to, _))) => (candidate.left, candidate.right) = (from, to),
            (None, Some((to, _))) => candidate.right = to,
            (Some((from, _)), None) => candidate.right = from,
            _ => {
                if let Some(earlier) = earlier {
                    candidate.right = earlier..candidate.clause.end.max(earlier);
                }
            }
        }
        Some(candidate)
    }

    /// Whether a measure in the unit of `from` stands in front of a change in its sentence.
    pub(super) fn measured_before(&self, hit: &Hit, from: &Measured) -> bool {
        let document = self.context.document;
        let start = document.sentences.get(document.sentence_of(hit.tokens.start)).map_or(0, |s| s.tokens.start);
        let start = start.max(hit.tokens.start.saturating_sub(FAR));
        self.measures(start..hit.tokens.start).iter().any(|m| same_unit(m, from))
    }

    /// *fell from amber to green*: both ends in words.
    pub(super) fn words_of_change(&self, hit: &Hit, end: usize) -> Option<Candidate> {
        let document = self.context.document;
        let from = (hit.tokens.end..end.min(hit.tokens.end + BESIDE))
            .find(|t| self.lexicon.opens_with_from(document, *t, end) > 0)?;
        let opens = from + self.lexicon.opens_with_from(document, from, end);
        let to = (opens + 1..end.min(opens + BESIDE + 1))
            .find(|t| matches!(self.lexicon.to_at(document, *t, end), Some((_, To::Strong))))?;
        let last = to + self.lexicon.to_at(document, to, end).map_or(1, |(n, _)| n);
        let word = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word);
        if self.parted(opens, to) || !(opens..to).all(word) || !word(last) || last >= end {
            return None;
        }
        let mut candidate = self.candidate(hit.tokens.start..last + 1, Relation::Change, "facts.because.change", 0.7);
        (candidate.left, candidate.right) = (opens..to, last..last + 1);
        Some(candidate)
    }

    /// *from X … to Y* without a verb that says which way.
    pub(super) fn ends_of_change(&self, sentence: &Range<usize>, hits: &[Hit]) -> Vec<Candidate> {
        let document = self.context.document;
        let mut found = Vec::new();
        for at in sentence.clone() {
            let opens = self.lexicon.opens_with_from(document, at, sentence.end);
            if opens == 0 {
                continue;
            }
            let Some((measure, _)) = self.amount_near(at + opens, sentence.end.min(at + opens + 3)) else { continue };
            let after = document.tokens_in(measure.span).end.max(at + opens + 1);
            let roof = sentence.end.min(after + NEAR);
            let to = (after..roof).find_map(|t| {
                let (length, strong) = self.lexicon.to_at(document, t, roof)?;
                let (b, end) = self.amount_near(t + length, roof + 4)?;
                // *from 5% in 2003 to 13% last year*: a time stands beside one of the two.
                let dated = |from: usize, to: usize| {
                    (from..to).any(|t| {
                        self.context.measure_at(t).is_some_and(|m| m.kind == EntityKind::Date || self.is_year(&m))
                    })
                };
                let timed = strong == To::Weak && same_unit(&measure, &b) && (dated(after, t) || dated(end, end + 4));
                (strong == To::Strong || timed).then_some(t + length..end)
            });
            let Some(to) = to else { continue };
            if self.parted(after, to.start) {
                continue;
            }
            let before = hits.partition_point(|h| h.tokens.end <= at);
            let covered = hits
                .get(before.saturating_sub(4)..before)
                .unwrap_or_default()
                .iter()
                .any(|h| matches!(h.trigger, Trigger::Change { .. }) && at - h.tokens.end < VALUES / 2);
            if !covered {
                let mut candidate = self.candidate(at..to.end, Relation::Change, "facts.because.change", 0.8);
                (candidate.left, candidate.right) = (at + opens..after, to);
                found.push(candidate);
            }
        }
        found
    }

    /// *twice as much*, *dua kali lipat*.
    pub(super) fn times(&self, hit: &Hit, level: bool) -> Option<Candidate> {
        let behind = self.context.document.tokens.get(hit.tokens.end..hit.tokens.end + BESIDE).unwrap_or_default();
        if level && !behind.iter().any(|t| self.lexicon.is_level(t.word)) {
            return None;
        }
        let mut candidate = self.candidate(hit.tokens.clone(), Relation::More, "facts.because.times", 0.8);
        if candidate.left.is_empty() {
            return None;
        }
        let document = self.context.document;
        let start = candidate.right.start;
        if let Some(than) = (start..candidate.right.end.min(start + 4))
            .find(|t| self.lexicon.opens_with_from(document, *t, candidate.right.end) > 0)
        {
            candidate.right.start = than + 1;
        }
        Some(candidate)
    }

    /// *which used to be 3 tons, became 7 tons*: the usual or former measure, and the new one.
    pub(super) fn usual(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let roof = region.end.min(hit.tokens.end + FAR);
        let mut from = None;
        let mut at = hit.tokens.end;
        while at < roof {
            if document.mark(at).is_some_and(|m| is_wall(m) && !matches!(m, '(' | ')')) {
                return None;
            }
            if let (Some((start, _)), Some((length, To::Strong))) = (&from, self.lexicon.to_at(document, at, roof)) {
                let (_, after) = (at + length..roof.min(at + length + NEAR)).find_map(|t| {
                    let measure = self.amount_at(t)?;
                    Some((t, document.tokens_in(measure.span).end.max(t + 1)))
                })?;
                let start: usize = *start;
                let mut candidate =
                    self.candidate(hit.tokens.start..after, Relation::Change, "facts.because.change", 0.75);
                (candidate.left, candidate.right) = (start..at, at + length..after);
                return Some(candidate);
            }
            if from.is_none()
                && let Some(measure) = self.amount_at(at)
            {
                let end = document.tokens_in(measure.span).end.max(at + 1);
                from = Some((at, end));
                at = end;
                continue;
            }
            at += 1;
        }
        None
    }
}
