//! *Name: what was said*, without marks, as interviews print it.

use super::draft::{Draft, Trigger};
use super::{Passage, Source};
use crate::analysis::names::Name;
use crate::analysis::{Attitude, EntityKind, QuoteKind};

/// Most tokens before the colon.
const LONGEST_LABEL: usize = 14;
/// Fewest words behind it.
const FEWEST: usize = 4;

/// Adds what stands behind a person's name and a colon at the start of a block.
pub fn read(passage: &Passage<'_, '_>, names: &[Name], drafts: &mut Vec<Draft>) {
    let scan = passage.scan;
    let Some(unit) = passage.units.first() else { return };
    let limit = unit.end.min(unit.start + LONGEST_LABEL);
    let Some(colon) = scan.next_mark(unit.start..limit, &[':', ',', ';', '.']) else { return };
    let content = scan.trimmed(colon + 1..unit.end);
    let used = drafts.iter().any(|d| d.reach.start < unit.end && d.reach.end > unit.start);
    let first = names.partition_point(|n| n.tokens.start < unit.start);
    let person = names
        .iter()
        .skip(first)
        .take_while(|n| n.tokens.end <= colon)
        .any(|n| n.kind == EntityKind::Person && (n.tokens.end == colon || scan.is_mark(n.tokens.end, '(')));
    let says = scan.words(content.clone()) >= FEWEST && scan.has_predicate(content.clone());
    if used || !person || !says || !scan.is_mark(colon, ':') || !scan.is_phrase(unit.start..colon) {
        return;
    }
    drafts.push(Draft {
        content: vec![content],
        cue: None,
        source: Source::Phrase(unit.start..colon),
        trigger: Trigger::Colon,
        kind: QuoteKind::Indirect,
        attitude: Attitude::Speech,
        confidence: 0.7,
        reach: unit.clone(),
    });
}
