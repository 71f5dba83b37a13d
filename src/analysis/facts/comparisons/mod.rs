//! Comparisons: two things, amounts or times set against each other.
//!
//! Three passes. [`patterns`] finds the shapes a comparison takes inside a sentence (comparative,
//! superlative with its range, change from-to, equality, difference, multiple, rank). [`versus`]
//! finds measured values that two neighbouring clauses set against each other. [`measured`] looks
//! for the other side of a measured superlative in the headings and sentences around it.

mod changes;
mod halves;
mod lexicon;
mod measured;
mod measures;
mod patterns;
mod ranks;
mod sides;
mod superlatives;
#[cfg(test)]
mod tests;
mod versus;

pub use lexicon::Lexicon;

use super::clauses::Clauses;
use super::context::Context;
use super::messages::{Messages, shorten};
use crate::analysis::{Comparison, Details, EntityId, EntityKind, Fact, Relation, Side};
use crate::article::BlockKind;
use crate::text::Span;
use patterns::{Candidate, Reader};
use std::ops::Range;

/// How many code points of a clause its label shows.
const LABEL: usize = 96;

/// A comparison with the place it was read from.
struct Found {
    comparison: Comparison,
    spans: Vec<Span>,
    core: Range<usize>,
    clause: Range<usize>,
    because: &'static str,
    confidence: f32,
}

/// All comparisons, in reading order.
pub fn find(context: &Context, lexicon: &Lexicon, clauses: &Clauses, messages: &Messages) -> Vec<Fact> {
    let document = context.document;
    let reader = Reader { context, lexicon, clauses };
    let mut found = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let running = matches!(
            document.block_of(number).kind,
            BlockKind::Lede | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption
        );
        if !running {
            continue;
        }
        found.extend(reader.read(&sentence.tokens).into_iter().map(|c| reader.finish(c)));
        found.extend(reader.versus(number));
    }
    drop_covered(&mut found);
    reader.complete(&mut found);
    found.into_iter().map(|f| fact(context, messages, f)).collect()
}

impl Reader<'_> {
    fn finish(&self, candidate: Candidate) -> Found {
        let Candidate { core, clause, left, right, relation, because, confidence } = candidate;
        let left_in_front = left.end <= core.start;
        let sides = [self.side(left, left_in_front), self.side(right, false)].into_iter().flatten().collect();
        Found {
            comparison: Comparison { sides, relation },
            spans: vec![self.context.document.span(clause.clone())],
            core,
            clause,
            because,
            confidence,
        }
    }
}

/// Of findings that share words the first and surer one stays.
fn drop_covered(found: &mut Vec<Found>) {
    found.sort_by_key(|f| (f.clause.start, std::cmp::Reverse(f.clause.end)));
    let mut end = 0;
    found.retain(|f| {
        let free = f.clause.start >= end;
        end = end.max(f.clause.end);
        free
    });
}

fn fact(context: &Context, messages: &Messages, found: Found) -> Fact {
    let document = context.document;
    let text = document.text();
    let Found { comparison, spans, core, because, confidence, clause } = found;
    let words = shorten(document.span(core.clone()).of(text), LABEL / 2);
    let mut entities: Vec<EntityId> = Vec::new();
    for id in spans.iter().flat_map(|s| context.entities_in(*s)) {
        if !entities.contains(&id) {
            entities.push(id);
        }
    }
    let named = |side: &Side| {
        let places = side.span.map(|s| context.places_in(s)).unwrap_or_default();
        places.iter().map(|p| p.entity).find(|e| {
            matches!(
                context.kind(*e),
                EntityKind::Person | EntityKind::Organisation | EntityKind::Place | EntityKind::Event
            )
        })
    };
    let at = document.tokens.get(core.start).map_or(0, |t| t.span.start);
    Fact {
        label: label(messages, text, &comparison, document.span(clause)),
        subject: comparison.sides.first().and_then(named),
        entities,
        quote: context.content_at(at).map(|(_, quote)| quote),
        because: messages.fill(because, &[("words", &words)]),
        details: Details::Comparison(comparison),
        spans,
        confidence,
    }
}

fn label(messages: &Messages, text: &str, comparison: &Comparison, clause: Span) -> String {
    if let ([a, b], Relation::Superlative | Relation::Contrast) = (comparison.sides.as_slice(), comparison.relation)
        && let (Some(x), Some(y)) = (a.value_span, b.value_span)
    {
        let values = [("a", a.label.as_str()), ("b", &b.label), ("x", x.of(text)), ("y", y.of(text))];
        return messages.fill("facts.comparison", &values);
    }
    shorten(clause.of(text), LABEL)
}
