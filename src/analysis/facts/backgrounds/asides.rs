//! What is said of somebody in passing, right behind the name: *X (25), a fisherman from Y,*;
//! *X, who is also chairman of Y*.

use super::frames::{Draft, Reader};
use super::lexicon::Trigger;
use crate::analysis::{BackgroundRelation, EntityKind, Form};
use crate::text::{Shape, Span};
use std::ops::Range;

/// How many words an aside holds at most.
const WORDS: usize = 16;

impl Reader<'_> {
    /// Whether a common noun behind a name and a comma is an aside, and no subject of what follows
    /// (*When he met X, residents wept*).
    pub(super) fn is_aside(&self, sentence: &Range<usize>, core: &Range<usize>, end: usize, name: Span) -> bool {
        let document = self.context.document;
        let start = document.tokens_in(name).start;
        let small = document.tokens.get(core.start).is_some_and(|t| !t.shape.has(Shape::CAPITAL));
        let helped = (core.end..end).any(|t| {
            let word =
                |set: &crate::language::lexicon::WordSet| document.tokens.get(t).is_some_and(|w| set.contains(w.word));
            let helper = self.clauses.auxiliary.longest(document.words_from(t, t + 1)).is_some();
            helper && !word(&self.clauses.relative) && self.clauses.this_at(document, t, t + 1) == 0
                || matches!(self.lexicon.at(document, t, end), Some((_, Trigger::Never)))
        });
        let relative =
            (core.end..end).find(|t| document.tokens.get(*t).is_some_and(|w| self.clauses.relative.contains(w.word)));
        let noun = core.start..relative.unwrap_or(end);
        let closed = matches!(document.mark(end), Some(',' | '.' | ')' | '–' | '—')) || end >= sentence.end;
        // A list goes on: *X, fishermen, and traders*; *X, driver Y*.
        let named = document.tokens.get(core.end).is_some_and(|t| {
            self.context.places_in(t.span).iter().any(|p| self.context.kind(p.entity) == EntityKind::Person)
        });
        let list = noun.len() < 2
            || document.mark(core.end).is_some()
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
            && (aged || !helped || relative.is_some())
            && (aged || self.heads_phrase(sentence, start))
            && (aged || !(ends_sentence && subordinate))
    }

    /// *X, who is also chairman of Y*: what follows must name what somebody is.
    pub(super) fn also(&self, core: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let end = self.clause_end(core);
        let next = document.tokens.get(core.end).filter(|_| end > core.end)?;
        let known = self.lexicon.at(document, core.end, end);
        let noun = next.shape.has(Shape::CAPITAL) || matches!(known, Some((_, Trigger::Noun(..) | Trigger::Article)));
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
}
