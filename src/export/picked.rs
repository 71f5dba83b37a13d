//! What goes along with the facts into formats that hold the whole text: whom and what they name,
//! and the quotes behind them. Where all facts are taken, everything that was found goes along.

use super::Request;
use crate::analysis::{Entity, EntityId, EntityKind, Fact, FactId, Form, Quote, QuoteId};
use crate::text::Span;
use std::collections::BTreeSet;

pub(super) struct Picked<'a> {
    request: &'a Request<'a>,
    pub(super) facts: Vec<FactId>,
    pub(super) quotes: BTreeSet<QuoteId>,
    pub(super) entities: BTreeSet<EntityId>,
}

impl<'a> Picked<'a> {
    pub(super) fn of(request: &'a Request<'a>) -> Self {
        let a = request.analysis;
        let mut seen = BTreeSet::new();
        let there = |f: &&FactId| f.index() < a.facts.len() && seen.insert(**f);
        let facts: Vec<FactId> = request.facts.iter().filter(there).copied().collect();
        let mut picked = Self { request, quotes: BTreeSet::new(), entities: BTreeSet::new(), facts };
        if picked.facts.len() == a.facts.len() {
            picked.quotes = (0..a.quotes.len()).map(QuoteId::from_index).collect();
            picked.entities = (0..a.entities.len()).map(EntityId::from_index).collect();
            return picked;
        }
        for fact in picked.facts.iter().filter_map(|f| a.facts.get(f.index())) {
            picked.entities.extend(fact.entities.iter().chain(&fact.subject));
            let quote = fact.quote.filter(|q| q.index() < a.quotes.len());
            picked.entities.extend(quote.and_then(|q| a.quotes.get(q.index())?.speaker));
            picked.quotes.extend(quote);
        }
        picked.entities.retain(|e| e.index() < a.entities.len());
        picked
    }

    pub(super) fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.request.analysis.facts.get(id.index())
    }

    pub(super) fn quote(&self, id: QuoteId) -> Option<&'a Quote> {
        self.request.analysis.quotes.get(id.index())
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.request.analysis.entities.get(id.index())
    }

    /// The mentions by a name (or value) of those who go along, in reading order; of those that
    /// overlap only the longest.
    pub(super) fn names(&self) -> Vec<(Span, EntityId)> {
        let mut all: Vec<(Span, EntityId)> = Vec::new();
        for id in &self.entities {
            let mentions = self.entity(*id).map_or(&[][..], |e| &e.mentions);
            let named = mentions.iter().filter(|m| m.form == Form::Name && !m.span.is_empty());
            all.extend(named.map(|m| (m.span, *id)));
        }
        all.sort_unstable_by_key(|(span, id)| (span.start, std::cmp::Reverse(span.end), *id));
        let mut kept: Vec<(Span, EntityId)> = Vec::new();
        for (span, id) in all {
            match kept.last_mut() {
                Some((last, _)) if span.start < last.end && span.len() <= last.len() => {}
                Some(last) if span.start < last.0.end => *last = (span, id),
                _ => kept.push((span, id)),
            }
        }
        kept
    }
}

/// The label that programs know a kind of entity by.
pub(super) fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "LOC",
        EntityKind::Event => "EVENT",
        EntityKind::Work => "WORK",
        EntityKind::Date => "DATE",
        EntityKind::Duration => "TIME",
        EntityKind::Quantity => "QUANTITY",
        EntityKind::Other => "MISC",
    }
}
