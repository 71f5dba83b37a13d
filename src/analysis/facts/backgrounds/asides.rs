//! What is said of somebody in passing, right behind the name: *X (25), a fisherman who lives in Y,*;
//! *X, who is also chairman of Y*.

use super::dates::has_date;
use super::frames::{Draft, Reader};
use super::lexicon::{Strength, Trigger};
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form, QuoteKind};
use crate::text::{Shape, Span, TokenKind};
use std::ops::Range;

/// How many words an aside holds at most.
const WORDS: usize = 16;

impl Reader<'_> {
    /// Whether a common noun behind a name and a comma, with a relative clause, is an aside, and no subject of what follows
    /// (*When he met X, residents wept*).
    pub(super) fn is_aside(&self, sentence: &Range<usize>, core: &Range<usize>, end: usize, name: Span) -> bool {
        let document = self.context.document;
        let start = document.tokens_in(name).start;
        let small = document.tokens.get(core.start).is_some_and(|t| !t.shape.has(Shape::CAPITAL));
        // Without a relative clause it is a role and no more: *X (25), a fisherman from Y*.
        let relative =
            (core.end..end).find(|t| document.tokens.get(*t).is_some_and(|w| self.clauses.relative.contains(w.word)));
        let Some(relative) = relative else { return false };
        let noun = core.start..relative;
        let closed = matches!(document.mark(end), Some(',' | '.' | ')' | '–' | '—')) || end >= sentence.end;
        // A list goes on: *X, fishermen, and traders*; *X, driver Y*.
        let named = document.tokens.get(core.end).is_some_and(|t| {
            self.context.places_in(t.span).iter().any(|p| self.context.kind(p.entity) == EntityKind::Person)
        });
        let list = document.mark(core.end).is_some()
            || named
            || document.tokens.get(end + 1).is_some_and(|t| closed && self.clauses.and.contains(t.word));
        let ends_sentence = document.mark(end) != Some(',');
        let subordinate = self.clauses.break_at(document, sentence.start, sentence.end) > 0
            || document.tokens.get(sentence.start).is_some_and(|t| self.clauses.preposition.contains(t.word));
        let aged = document.mark(core.start.saturating_sub(2)) == Some(')');
        small
            && closed
            && !list
            && noun.len() <= WORDS
            && (aged || self.heads_phrase(sentence, start))
            && (aged || !(ends_sentence && subordinate))
    }

    /// *X, who is also chairman of Y*: what follows must name what somebody is.
    pub(super) fn also(&self, core: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let end = self.clause_end(core);
        let next = document.tokens.get(core.end).filter(|_| end > core.end)?;
        let known = self.lexicon.at(document, core.end, end);
        let noun = next.shape.has(Shape::CAPITAL)
            || matches!(known, Some((_, Trigger::Noun(..) | Trigger::Article | Trigger::Kin { owned: true, .. })));
        if !noun || self.context.measure_at(core.end).is_some() {
            return None;
        }
        let comma = usize::from(document.mark(core.start.checked_sub(1)?) == Some(','));
        let last = core.start.checked_sub(1 + comma)?;
        let place = self.place_ending(document.tokens.get(last)?.span, last)?;
        if self.context.kind(place.entity) != EntityKind::Person || place.form != Form::Name {
            return None;
        }
        let inside = self.lexicon.relation_in(document, core.end..end.min(core.end + 3)).map(|(r, _)| r);
        let relation = inside.unwrap_or(BackgroundRelation::Role);
        let start = document.tokens_in(place.span).start;
        Some(self.draft(start..end, place.entity, relation, core, "facts.because.also", 0.85))
    }

    /// Who is said to act as something at `token`: the name right in front, or the one before its
    /// apposition.
    pub(super) fn acts(&self, sentence: &Range<usize>, token: usize) -> Option<EntityId> {
        let document = self.context.document;
        let last = token.checked_sub(1).filter(|l| *l >= sentence.start)?;
        if document.mark(last) == Some(',') {
            return self.before_apposition(sentence, last, false).map(|s| s.entity);
        }
        let place = self.place_ending(document.tokens.get(last)?.span, last)?;
        (place.form == Form::Name && self.context.kind(place.entity) == EntityKind::Person).then_some(place.entity)
    }

    /// *X as chairman of Y*: a name, and what somebody acts as.
    pub(super) fn acting(&self, sentence: &Range<usize>, core: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let last = core.start.checked_sub(1).filter(|l| *l >= sentence.start)?;
        let place = self.place_ending(document.tokens.get(last)?.span, last)?;
        let end = self.clause_end(core).min(core.end + WORDS);
        let next = document.tokens.get(core.end)?;
        let kin = matches!(self.lexicon.at(document, core.end, end), Some((_, Trigger::Kin { .. })));
        let noun = next.kind == TokenKind::Word && !self.clauses.preposition.contains(next.word);
        // *the council as maker of policies* tells nothing: of a body, something named must follow.
        let bare = self.context.kind(place.entity) != EntityKind::Person
            && !(core.end..end).any(|t| document.tokens.get(t).is_some_and(|w| w.shape.has(Shape::CAPITAL)));
        if kin
            || !noun
            || bare
            || place.form != Form::Name
            || !self.context.is_actor(place.entity)
            || end < core.end + 2
        {
            return None;
        }
        let start = document.tokens_in(place.span).start;
        let relation = BackgroundRelation::Role;
        Some(self.draft(start..end, place.entity, relation, core, "facts.because.also", 0.75))
    }

    /// Whether words stand between quotation marks: there somebody speaks.
    fn is_in_marks(&self, core: &Range<usize>) -> bool {
        let at = self.context.document.tokens.get(core.start).map_or(0, |t| t.span.start);
        let quote = self.context.content_at(at).and_then(|(_, q)| self.context.quotes.get(q.index()));
        quote.is_some_and(|q| q.kind != QuoteKind::Indirect)
    }

    /// *X, who was minister until May*; *Y, which owns Z*; *X, whom Y chose last month*: a relative
    /// clause behind a comma adds who somebody is, where it is no news.
    pub(super) fn adds(&self, sentence: &Range<usize>, core: &Range<usize>, person: bool, sure: bool) -> Option<Draft> {
        let document = self.context.document;
        let place = self.apposed(sentence, core.start)?;
        if (self.context.kind(place.entity) == EntityKind::Person) != person || self.is_in_marks(core) {
            return None;
        }
        let end = self.clause_end(core);
        let words = (core.end..end).filter(|t| document.mark(*t).is_none()).count();
        let mut at = core.end;
        let mut past = self.lexicon.once_at(document, at, end) > 0;
        while self.lexicon.once_at(document, at, end) > 0 {
            at += self.lexicon.once_at(document, at, end);
        }
        let mut helped = false;
        while let Some((length, event)) = self.lexicon.helper_at(document, at, end) {
            if self.lexicon.is_event(document, at, end) {
                return None;
            }
            helped = !event;
            at += length;
            let once = self.lexicon.once_at(document, at, end);
            past |= once > 0;
            at += once;
        }
        if words < 2 || self.lexicon.is_event(document, at, end) {
            return None;
        }
        past |= (core.end..end)
            .any(|t| self.lexicon.ago_at(document, t, end) > 0 || self.lexicon.once_at(document, t, end) > 0)
            || has_date(self.context, self.news_day, core.end..end);
        let known = matches!(self.lexicon.at(document, at, end), Some((_, Trigger::Verb(_, Strength::Relative))));
        if !(sure || helped || past || known) {
            return None;
        }
        let inside = self.lexicon.relation_in(document, core.end..end).map(|(r, _)| r);
        let relation = inside.unwrap_or(BackgroundRelation::Other);
        let start = document.tokens_in(place.span).start;
        Some(self.draft(start..end, place.entity, relation, core, "facts.because.relative", 0.65))
    }
}
