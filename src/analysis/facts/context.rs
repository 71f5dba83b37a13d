//! What the stages before found, arranged so that a place is looked up in logarithmic time.

use crate::analysis::document::Document;
use crate::analysis::{Entity, EntityId, EntityKind, Form, Quote, QuoteId, Value};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A mention with the entity it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where.
    pub span: Span,
    /// Who or what.
    pub entity: EntityId,
    /// How it refers.
    pub form: Form,
}

/// A measure in the text.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Where it stands.
    pub span: Span,
    /// What it comes to; nothing where only its digits are known.
    pub value: Option<Value>,
    /// Date, duration or quantity.
    pub kind: EntityKind,
}

/// One article and all that is known about it.
#[derive(Debug)]
pub struct Context<'a> {
    /// Tokens and sentences.
    pub document: &'a Document<'a>,
    /// Who and what is named.
    pub entities: &'a [Entity],
    /// Who said what.
    pub quotes: &'a [Quote],
    /// All mentions by where they begin.
    places: Vec<Place>,
    /// All quoted content by where it begins.
    contents: Vec<(Span, QuoteId)>,
    /// All cues by where they begin.
    cues: Vec<Span>,
}

impl<'a> Context<'a> {
    /// Arranges what was found; time grows with its amount times the logarithm of it.
    pub fn new(document: &'a Document<'a>, entities: &'a [Entity], quotes: &'a [Quote]) -> Self {
        let mut places: Vec<Place> = entities
            .iter()
            .enumerate()
            .flat_map(|(n, e)| {
                let entity = EntityId::from_index(n);
                e.mentions.iter().map(move |m| Place { span: m.span, entity, form: m.form })
            })
            .collect();
        places.sort_by_key(|p| (p.span, p.entity));
        let mut contents: Vec<(Span, QuoteId)> = quotes
            .iter()
            .enumerate()
            .flat_map(|(n, q)| q.content.iter().map(move |s| (*s, QuoteId::from_index(n))))
            .collect();
        contents.sort();
        let mut cues: Vec<Span> = quotes.iter().filter_map(|q| q.cue).collect();
        cues.sort();
        Self { document, entities, quotes, places, contents, cues }
    }

    /// The entity, if there is one of this number.
    pub fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.entities.get(id.index())
    }

    /// What kind an entity is.
    pub fn kind(&self, id: EntityId) -> EntityKind {
        self.entity(id).map_or(EntityKind::Other, |e| e.kind)
    }

    /// Whether an entity can act: a person or an organisation.
    pub fn is_actor(&self, id: EntityId) -> bool {
        matches!(self.kind(id), EntityKind::Person | EntityKind::Organisation)
    }

    /// The mentions that begin inside a span, in reading order.
    pub fn places_in(&self, span: Span) -> &[Place] {
        let from = self.places.partition_point(|p| p.span.start < span.start);
        let to = self.places.partition_point(|p| p.span.start < span.end);
        self.places.get(from..to.max(from)).unwrap_or_default()
    }

    /// The entities mentioned in a span, in reading order, each once; measures are left out.
    pub fn entities_in(&self, span: Span) -> Vec<EntityId> {
        let mut found = Vec::new();
        for place in self.places_in(span).iter().filter(|p| !is_measure(self.kind(p.entity))) {
            if found.len() < 32 && !found.contains(&place.entity) {
                found.push(place.entity);
            }
        }
        found
    }

    /// The measures in a range of tokens. Digits that no stage made a measure of count as one
    /// without a value.
    pub fn measures_in(&self, tokens: Range<usize>) -> Vec<Measured> {
        let span = self.document.span(tokens.clone());
        let mut found: Vec<Measured> = self
            .places_in(span)
            .iter()
            .filter(|p| span.contains(p.span))
            .filter_map(|p| {
                let entity = self.entity(p.entity)?;
                is_measure(entity.kind).then(|| Measured {
                    span: p.span,
                    value: entity.value.clone(),
                    kind: entity.kind,
                })
            })
            .collect();
        if found.is_empty() {
            found.extend(
                tokens
                    .filter_map(|t| self.document.tokens.get(t))
                    .filter(|t| t.kind == TokenKind::Number)
                    .map(|t| Measured { span: t.span, value: None, kind: EntityKind::Quantity }),
            );
        }
        found
    }

    /// Whether the cue of a quote begins inside a span.
    pub fn has_cue(&self, span: Span) -> bool {
        let next = self.cues.partition_point(|cue| cue.start < span.start);
        self.cues.get(next).is_some_and(|cue| cue.start < span.end)
    }

    /// How many tokens the date takes that begins at a token; 0 where none does.
    pub fn date_at(&self, token: usize) -> usize {
        let date = self.measure_at(token).filter(|m| m.kind == EntityKind::Date);
        let tokens = date.map(|m| self.document.tokens_in(m.span));
        tokens.filter(|t| t.start == token).map_or(0, |t| t.len())
    }

    /// The measure that begins at a token, if there is one.
    pub fn measure_at(&self, token: usize) -> Option<Measured> {
        let first = self.document.tokens.get(token)?;
        let place = self.places_in(first.span).iter().find(|p| is_measure(self.kind(p.entity)));
        if let Some(place) = place {
            let entity = self.entity(place.entity)?;
            return Some(Measured { span: place.span, value: entity.value.clone(), kind: entity.kind });
        }
        (first.kind == TokenKind::Number).then_some(Measured {
            span: first.span,
            value: None,
            kind: EntityKind::Quantity,
        })
    }

    /// The quoted content that holds the byte `at`, with its quote.
    pub fn content_at(&self, at: u32) -> Option<(Span, QuoteId)> {
        let after = self.contents.partition_point(|(s, _)| s.start <= at);
        // Contents may nest: the innermost begins last. A look at a few is enough.
        self.contents.get(after.saturating_sub(4)..after)?.iter().rev().copied().find(|(s, _)| s.holds(at))
    }

    /// The tokens a trigger can draw on: its sentence, or what is quoted of it.
    pub fn region(&self, token: usize) -> Range<usize> {
        let document = self.document;
        let Some(sentence) = document.sentences.get(document.sentence_of(token)) else { return token..token };
        let at = document.tokens.get(token).map_or(0, |t| t.span.start);
        let Some((content, _)) = self.content_at(at) else { return sentence.tokens.clone() };
        let inside = document.tokens_in(content);
        let region = inside.start.max(sentence.tokens.start)..inside.end.min(sentence.tokens.end);
        if region.contains(&token) { region } else { sentence.tokens.clone() }
    }
}

/// Whether entities of this kind are measures.
pub fn is_measure(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Date | EntityKind::Duration | EntityKind::Quantity)
}
