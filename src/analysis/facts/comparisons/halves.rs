//! Comparisons whose words stand apart: a pair of words, a level beside a measure, a score, what
//! was once and what is now.

use super::lexicon::{Direction, Hit};
use super::patterns::{BESIDE, Candidate, FAR, NEAR, Reader};
use crate::analysis::facts::clauses::is_wall;
use crate::analysis::{EntityKind, Form, Relation};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

fn relation_of(direction: Direction) -> Relation {
    if direction == Direction::Less { Relation::Less } else { Relation::More }
}

impl Reader<'_> {
    /// *comparing X with Y*, *the difference between X and Y*, *as old as Y*.
    pub(super) fn pair(&self, hit: &Hit, number: usize) -> Option<Candidate> {
        let document = self.context.document;
        let pair = self.lexicon.pair(number)?;
        let region = self.context.region(hit.tokens.start);
        let reach = if pair.near { 2 } else { FAR };
        let roof = region.end.min(hit.tokens.end + reach + 1);
        let second =
            (hit.tokens.end..roof).find(|t| document.tokens.get(*t).is_some_and(|w| pair.partners.contains(w.word)))?;
        let gap = hit.tokens.end..second;
        let walled = |t: usize| document.mark(t).is_some_and(|m| is_wall(m) && !matches!(m, '“' | '”' | '"'));
        let next = document.tokens.get(second + 1)?;
        if pair.apart && gap.is_empty() || gap.clone().any(walled) || document.mark(second + 1).is_some() {
            return None;
        }
        if pair.near {
            let small = |t: usize| {
                document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && !t.shape.has(Shape::CAPITAL))
            };
            let measured = self.amount_at(second + 1).is_some();
            if gap.is_empty() || !gap.clone().all(small) || measured || self.lexicon.is_possible(next.word) {
                return None;
            }
        }
        let (relation, because) = if pair.equal {
            (Relation::Equal, "facts.because.equal")
        } else {
            (Relation::Contrast, "facts.because.differ")
        };
        let mut candidate = self.candidate(hit.tokens.start..second + 1, relation, because, 0.65);
        if !pair.near && !gap.is_empty() {
            candidate.left = gap;
        }
        Some(candidate).filter(|c| !c.left.is_empty() && !c.right.is_empty())
    }

    /// *three weeks longer*: a measure right in front says by how much.
    pub(super) fn by(&self, hit: &Hit, direction: Direction, time: bool) -> Option<Candidate> {
        let document = self.context.document;
        let from = hit.tokens.start.saturating_sub(4);
        let end = document.tokens.get(hit.tokens.start.checked_sub(1)?)?.span.end;
        let measured = (from..hit.tokens.start)
            .filter_map(|t| self.amount_at(t))
            .any(|m| m.span.end == end && m.value.is_some() && m.kind != EntityKind::Date);
        if time && self.lexicon.adjective(document, hit.tokens.end, hit.tokens.end + 2).is_none() || !measured {
            return None;
        }
        let candidate = self.candidate(hit.tokens.clone(), relation_of(direction), "facts.because.more", 0.6);
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *below the planned level*, *short of its target*.
    pub(super) fn beyond(&self, hit: &Hit, direction: Direction) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let roof = region.end.min(hit.tokens.end + BESIDE + 1);
        let level =
            (hit.tokens.end..roof).find(|t| document.tokens.get(*t).is_some_and(|w| self.lexicon.is_level(w.word)))?;
        let marked = (hit.tokens.end..level).any(|t| document.mark(t).is_some());
        if marked || self.parted(hit.tokens.end, level) {
            return None;
        }
        let core = hit.tokens.start..level + 1;
        let mut candidate = self.candidate(core, relation_of(direction), "facts.because.more", 0.7);
        candidate.right = hit.tokens.end..candidate.clause.end;
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *a record 30 percent*.
    pub(super) fn record(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let (_, after) = self.amount_near(hit.tokens.end, region.end.min(hit.tokens.end + BESIDE))?;
        if (hit.tokens.end..after).any(|t| document.mark(t) == Some(',')) {
            return None;
        }
        let core = hit.tokens.start..after;
        let mut candidate = self.candidate(core, Relation::Superlative, "facts.because.superlative", 0.7);
        candidate.right = hit.tokens.start..candidate.clause.end;
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *beat X 3-1*.
    pub(super) fn score(&self, hit: &Hit, direction: Direction) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let roof = region.end.min(hit.tokens.end + NEAR);
        let digits = |t: usize| {
            let short = document.tokens.get(t).is_some_and(|w| w.span.len() <= 3);
            short && document.tokens.get(t).is_some_and(|w| w.kind == TokenKind::Number)
        };
        let dash = |t: usize| document.mark(t).is_some_and(|m| matches!(m, '-' | '–'));
        let whole = |t: usize| {
            let word = document.word(t);
            word.split_once(['-', '–']).is_some_and(|(a, b)| {
                let number = |n: &str| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
                number(a) && number(b)
            })
        };
        let at = (hit.tokens.end..roof).find(|t| whole(*t) || digits(*t) && dash(t + 1) && digits(t + 2))?;
        if self.parted(hit.tokens.end, at) {
            return None;
        }
        let end = if whole(at) { at + 1 } else { at + 3 };
        let mut candidate = self.candidate(hit.tokens.start..end, relation_of(direction), "facts.because.more", 0.7);
        candidate.right = hit.tokens.end..candidate.clause.end.max(end);
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *won 40 seats to the other's 30*: a count and somebody else's.
    pub(super) fn counts(&self, sentence: &Range<usize>) -> Vec<Candidate> {
        let document = self.context.document;
        let mut found = Vec::new();
        for at in sentence.start + 1..sentence.end {
            let Some((length, _)) = self.lexicon.to_at(document, at, sentence.end) else { continue };
            let roof = sentence.end.min(at + length + NEAR / 2);
            let Some(owner) = (at + length..roof).find(|t| self.lexicon.is_genitive(document, *t)) else { continue };
            let Some(span) = document.tokens.get(owner).map(|t| t.span) else { continue };
            let near =
                document.tokens.get(at + length).map_or(span, |t| crate::text::Span { start: t.span.start, ..span });
            let named = self
                .context
                .places_in(near)
                .iter()
                .any(|p| p.form == Form::Name && span.start <= p.span.end && self.context.is_actor(p.entity));
            let counted = self.amount_at(owner + 1).is_some();
            let before = (at.saturating_sub(4).max(sentence.start)..at).any(|t| self.amount_at(t).is_some());
            if !named || !counted || !before || self.parted(at + length, owner) {
                continue;
            }
            let mut candidate = self.candidate(at..owner + 2, Relation::Contrast, "facts.because.versus", 0.75);
            (candidate.left, candidate.right) = (candidate.clause.start..at, at + length..candidate.clause.end);
            if !candidate.left.is_empty() {
                found.push(candidate);
            }
        }
        found
    }

    /// *Once X did this, now they do that*.
    pub(super) fn then_and_now(&self, sentence: &Range<usize>) -> Option<Candidate> {
        let document = self.context.document;
        let start = (sentence.start..sentence.end).find(|t| document.mark(*t).is_none())?;
        let length = self.lexicon.past_at(document, start, sentence.end);
        if length == 0 {
            return None;
        }
        let from = start + length;
        let roof = sentence.end.min(from + FAR);
        let now = (from + BESIDE..roof).find(|t| {
            document.mark(t - 1).is_some_and(|m| matches!(m, ',' | ';'))
                && self.lexicon.now_at(document, *t, sentence.end) > 0
        })?;
        let core = start..now + self.lexicon.now_at(document, now, sentence.end);
        let mut candidate = self.candidate(core, Relation::Contrast, "facts.because.versus", 0.65);
        candidate.left = from..now - 1;
        candidate.clause.start = start;
        Some(candidate).filter(|c| !c.right.is_empty())
    }
}
