//! Names that only a cue shows: who stands beside *kata* in capitals is somebody.

use super::lexicon::HeadClass;
use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::analysis::quotes::{FoundQuote, Source};
use crate::text::Shape;
use std::collections::HashSet;
use std::ops::Range;

/// Longest name taken from a source, in tokens.
const LONGEST: usize = 5;
/// How sure such a name is.
const SURE: f32 = 0.6;

/// The names with those added that quotes' sources hold and nobody tagged, in reading order.
pub(super) fn with_sources(reader: &Reader, mut names: Vec<Name>, quotes: &[FoundQuote]) -> Vec<Name> {
    let mut covered: HashSet<usize> = names.iter().flat_map(|n| n.tokens.clone()).collect();
    let persons: HashSet<usize> =
        names.iter().filter(|n| n.kind == EntityKind::Person).flat_map(|n| n.tokens.clone()).collect();
    let mut added = Vec::new();
    let because = reader.document.pack.message("coreference.source", &[]);
    for quote in quotes {
        let Source::Phrase(tokens) = &quote.source else { continue };
        let tokens = tokens.start..tokens.end.min(reader.document.tokens.len());
        if tokens.clone().any(|t| persons.contains(&t)) {
            continue;
        }
        let Some(name) = named(reader, tokens, &covered) else { continue };
        covered.extend(name.clone());
        added.push(Name { tokens: name, kind: EntityKind::Person, confidence: SURE, because: because.clone() });
    }
    if !added.is_empty() {
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
    names
}

/// The capitals that name somebody: all of the phrase, or what stands behind its comma or rank.
fn named(reader: &Reader, tokens: Range<usize>, covered: &HashSet<usize>) -> Option<Range<usize>> {
    let clause = tokens.clone().find(|&t| reader.is(&reader.words.subordinate, t)).unwrap_or(tokens.end);
    let mut end = clause;
    while end > tokens.start && reader.document.mark(end - 1).is_some() {
        end -= 1;
    }
    let comma = (tokens.start..end).rev().find(|&t| reader.document.mark(t) == Some(','));
    let mut first = comma.map_or(tokens.start, |c| c + 1);
    let mut introduced = comma.is_some();
    while first < end {
        let rank = reader.head(first, end).filter(|(len, h)| h.class == HeadClass::Rank && first + len < end);
        let respect = reader.phrase(&reader.words.honorifics, first, end).filter(|(len, _)| first + len < end);
        let Some(len) = rank.map(|r| r.0).or(respect.map(|r| r.0)) else { break };
        first += len;
        introduced = true;
    }
    let name = first..end;
    let capitals =
        !name.is_empty() && name.len() <= LONGEST && name.clone().all(|t| reader.capital(t) && !covered.contains(&t));
    let plain = name.clone().all(|t| reader.head(t, end).is_none() && !reader.is(&reader.words.stop, t))
        && reader.phrase(&reader.words.groups, first, end).is_none()
        && !reader.has(first, Shape::ALL_CAPITALS);
    (capitals && plain && (introduced || name.len() > 1)).then_some(name)
}
