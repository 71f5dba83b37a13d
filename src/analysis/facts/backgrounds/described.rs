//! Descriptions that stand for somebody named before, and tell who that is: *Pianis kelahiran Jembar
//! ini …*; *Mantan bek PS Lumar itu …*. Only languages whose demonstrative closes the phrase show
//! where such a description ends.

use super::frames::{Draft, Reader};
use super::lexicon::{Described, Strength, Trigger};
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form};
use std::ops::Range;

/// Most tokens between the head of a description and its demonstrative.
const REACH: usize = 14;
/// Most tokens of what a relative clause explains.
const NOUN: usize = 5;
/// How many sentences back whoever is described is looked for.
const BACK: usize = 3;

impl Reader<'_> {
    /// The description at the head of a sentence, where it tells more than what it calls somebody.
    pub(super) fn described(&self, number: usize, sentence: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let (length, head) = self.lexicon.described_at(document, sentence.start, sentence.end)?;
        let from = sentence.start + length;
        let roof = sentence.end.min(from + REACH);
        let end = (from..roof).find(|&t| self.clauses.this_at(document, t, roof) > 0)?;
        let whole = (from..end).all(|t| {
            let mark = document.mark(t).is_none_or(|m| matches!(m, ',' | '(' | ')' | '-'));
            mark && self.clauses.break_at(document, t, end) == 0
        });
        let told = self.telling(from..end);
        let core = told.as_ref().map_or(sentence.start..from, |(_, core)| core.clone());
        let relation = match (told, head.tells) {
            (Some((relation, _)), _) => relation,
            (None, true) if head.body => BackgroundRelation::Other,
            (None, true) => BackgroundRelation::Role,
            (None, false) => return None,
        };
        if !whole || end <= from || self.is_quoted(sentence.start..from) {
            return None;
        }
        // Whom the description was found to stand for; else whoever it can stand for.
        let first = document.tokens.get(sentence.start)?.span;
        let resolved = self.place_starting(first).filter(|p| p.form == Form::Nominal).map(|p| p.entity);
        let subject = resolved.or_else(|| self.named_before(number, head))?;
        Some(self.draft(sentence.start..end + 1, subject, relation, &core, "facts.because.described", 0.65))
    }

    /// What the words of a description tell of somebody's origin and the like.
    fn telling(&self, tokens: Range<usize>) -> Option<(BackgroundRelation, Range<usize>)> {
        use BackgroundRelation as R;
        let document = self.context.document;
        tokens.clone().find_map(|t| match self.lexicon.at(document, t, tokens.end)? {
            (
                length,
                Trigger::Noun(relation @ (R::Origin | R::Education), _) | Trigger::Verb(relation @ R::Origin, _),
            ) => Some((relation, t..t + length)),
            (length, Trigger::Verb(relation, Strength::Strong)) => Some((relation, t..t + length)),
            _ => None,
        })
    }

    /// Whoever a description can stand for: the first of its kind that is named in the nearest
    /// sentence before.
    fn named_before(&self, number: usize, head: Described) -> Option<EntityId> {
        let document = self.context.document;
        let kind = if head.body { EntityKind::Organisation } else { EntityKind::Person };
        (number.saturating_sub(BACK)..number).rev().find_map(|before| {
            let tokens = document.sentences.get(before)?.tokens.clone();
            let places = self.context.places_in(document.span(tokens));
            places.iter().find(|p| p.form == Form::Name && self.context.kind(p.entity) == kind).map(|p| p.entity)
        })
    }

    /// *Koreografer yang berbasis di X, Nama*; *Nama, koreografer yang berbasis di X*: a relative clause
    /// on what somebody is called, with the name before or behind.
    pub(super) fn explained(
        &self,
        sentence: &Range<usize>,
        core: &Range<usize>,
        end: usize,
        relation: BackgroundRelation,
    ) -> Option<Draft> {
        let document = self.context.document;
        let relative = core.start.checked_sub(1).filter(|r| *r > sentence.start)?;
        if !document.tokens.get(relative).is_some_and(|t| self.clauses.relative.contains(t.word)) {
            return None;
        }
        let floor = sentence.start.max(relative.saturating_sub(NOUN));
        let mark = (floor..relative).rev().find(|t| document.mark(*t).is_some());
        let start = mark.map_or(floor, |m| m + 1);
        let (start, head) = (start..relative)
            .find_map(|t| self.lexicon.described_at(document, t, relative).map(|(_, head)| (t, head)))?;
        let kind = if head.body { EntityKind::Organisation } else { EntityKind::Person };
        let because = "facts.because.relative";
        if let Some(place) = self.apposed(sentence, start).filter(|p| self.context.kind(p.entity) == kind) {
            let first = document.tokens_in(place.span).start;
            return Some(self.draft(first..end, place.entity, relation, core, because, 0.7));
        }
        let comma = (core.end..sentence.end.min(end + 2)).find(|t| document.mark(*t) == Some(','))?;
        let name = self.place_starting(document.tokens.get(comma + 1)?.span)?;
        let fits = name.form == Form::Name && self.context.kind(name.entity) == kind;
        let last = document.tokens_in(name.span).end;
        fits.then(|| self.draft(start..last, name.entity, relation, core, because, 0.7))
    }
}
