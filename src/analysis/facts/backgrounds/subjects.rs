//! Whom a clause is about: the subject of a verb, the name an apposition explains.

use super::frames::{Reader, SUBJECT};
use crate::analysis::facts::clauses::opening;
use crate::analysis::facts::context::Place;
use crate::analysis::{EntityId, EntityKind, Form};
use crate::text::{Shape, Span, TokenKind};
use std::ops::Range;

/// A subject in front of its verb.
pub(super) struct Subject {
    pub(super) entity: EntityId,
    /// The token it begins at.
    pub(super) start: usize,
    /// Whether a relative clause ties the verb to it.
    pub(super) relative: bool,
    /// Whether a copula stands between.
    pub(super) copula: bool,
    /// Whether it is named, and not only referred to.
    pub(super) named: bool,
}

impl Reader<'_> {
    /// The actor named right in front of a comma or bracket in front of `token`.
    pub(super) fn apposed(&self, sentence: &Range<usize>, token: usize) -> Option<Place> {
        let document = self.context.document;
        let mark = token.checked_sub(1).filter(|m| *m > sentence.start)?;
        if !matches!(document.mark(mark)?, ',' | '(' | '–' | '—') {
            return None;
        }
        // *X (25), …*: the age is skipped.
        let floor = sentence.start.max(mark.saturating_sub(SUBJECT));
        let mut last = opening(document, mark - 1, floor).map_or(mark, |open| open).checked_sub(1)?;
        // *X, 25, …*.
        let aged = document.tokens.get(last).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3);
        if aged && last > floor + 1 && document.mark(last - 1) == Some(',') {
            last -= 2;
        }
        let place = self.place_ending(document.tokens.get(last)?.span, last)?;
        // *According to X, one of the …*: what follows the comma is said by X.
        let at = document.tokens.get(token)?.span.start;
        let said = self.context.content_at(at).is_some_and(|(span, _)| span.start == at);
        (!said && self.context.is_actor(place.entity) && place.form == Form::Name).then_some(place)
    }

    pub(super) fn place_starting(&self, token: Span) -> Option<Place> {
        self.context.places_in(token).iter().filter(|p| p.span.start == token.start).max_by_key(|p| p.span.end).copied()
    }

    /// The longest mention that ends with a token.
    pub(super) fn place_ending(&self, last: Span, token: usize) -> Option<Place> {
        let document = self.context.document;
        let from = document.tokens.get(token.saturating_sub(7)).map_or(last.start, |t| t.span.start);
        let places = self.context.places_in(Span { start: from, end: last.end });
        places
            .iter()
            .filter(|p| p.span.end == last.end || last.contains(p.span) || p.span.contains(last))
            .max_by_key(|p| p.span.len())
            .copied()
    }

    /// The subject of a verb, or of what follows a copula.
    pub(super) fn subject(&self, sentence: &Range<usize>, verb: usize) -> Option<Subject> {
        let document = self.context.document;
        let floor = self.context.region(verb).start.max(sentence.start).max(verb.saturating_sub(SUBJECT));
        let (mut relative, mut copula, mut strange) = (false, false, 0usize);
        let mut at = verb;
        while at > floor {
            at -= 1;
            let token = document.tokens.get(at)?;
            if let Some(open) = opening(document, at, floor) {
                at = open;
                continue;
            }
            let ending = self.place_ending(token.span, at);
            if let Some(place) = ending.filter(|p| relative && self.context.kind(p.entity) == EntityKind::Place) {
                // *X from Y, who …*: the place belongs to the name.
                let first = document.tokens_in(place.span).start;
                let before = first.checked_sub(1).filter(|b| *b > floor)?;
                if !document.tokens.get(before).is_some_and(|t| self.clauses.preposition.contains(t.word)) {
                    return None;
                }
                at = before;
                continue;
            }
            if let Some(place) = ending.filter(|p| self.context.is_actor(p.entity)) {
                if strange > 0 && !relative {
                    return None;
                }
                let start = document.tokens_in(place.span).start.min(at);
                let strict = self.context.kind(place.entity) != EntityKind::Person;
                let head = self.heads_phrase(sentence, start) && !(strict && self.follows_noun(sentence, start));
                let named = place.form == Form::Name;
                return head.then_some(Subject { entity: place.entity, start, relative, copula, named });
            }
            let word = token.word;
            if self.clauses.relative.contains(word) {
                relative = true;
            } else if self.lexicon.copula.contains(word) {
                // What stands between a copula and what follows it makes it a helper: *was given a*.
                copula = strange == 0;
            } else if document.mark(at) == Some(',') {
                // A comma without a relative clause behind it ends an apposition, or the search.
                if !relative {
                    return self.before_apposition(sentence, at, copula).filter(|_| strange == 0);
                }
            } else if document.mark(at).is_some() || self.clauses.break_at(document, at, verb) > 0 {
                return None;
            } else if self.clauses.auxiliary.longest(document.words_from(at, verb)).is_none() {
                if relative {
                    return None;
                }
                strange += 1;
            }
        }
        None
    }

    /// The subject in front of an apposition that ends with the comma at `comma`.
    pub(super) fn before_apposition(&self, sentence: &Range<usize>, comma: usize, copula: bool) -> Option<Subject> {
        let document = self.context.document;
        let floor = sentence.start.max(comma.saturating_sub(2 * SUBJECT));
        let opening = (floor..comma).rev().find(|t| document.mark(*t).is_some())?;
        let place = self.apposed(sentence, opening + 1).filter(|_| document.mark(opening) == Some(','))?;
        let start = document.tokens_in(place.span).start;
        self.heads_phrase(sentence, start).then_some(Subject {
            entity: place.entity,
            start,
            relative: false,
            copula,
            named: true,
        })
    }

    /// Whether a mention that begins at `start` can be the head of its phrase: not where a
    /// preposition or another noun stands in front.
    pub(super) fn heads_phrase(&self, sentence: &Range<usize>, start: usize) -> bool {
        let document = self.context.document;
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { return true };
        let Some(token) = document.tokens.get(before) else { return true };
        if document.mark(before).is_some() || self.clauses.and.contains(token.word) {
            return true;
        }
        if self.clauses.auxiliary.longest(document.words_from(before, start)).is_some()
            || self.clauses.break_at(document, before, start) > 0
        {
            return true;
        }
        !self.clauses.preposition.contains(token.word) || token.shape.has(Shape::CAPITAL) && before == sentence.start
    }

    /// Whether a word in small letters with a meaning of its own stands right in front: *staff of X*
    /// is not X where no preposition is needed.
    pub(super) fn follows_noun(&self, sentence: &Range<usize>, start: usize) -> bool {
        let document = self.context.document;
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { return false };
        document.tokens.get(before).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.shape.has(Shape::CAPITAL)
                && !self.clauses.and.contains(t.word)
                && !self.clauses.relative.contains(t.word)
                && !self.clauses.explain.contains(t.word)
                && !self.lexicon.determiner.contains(t.word)
                && self.clauses.auxiliary.longest(document.words_from(before, start)).is_none()
                && self.clauses.break_at(document, before, start) == 0
        })
    }
}
