//! Names that only a cue shows: who stands beside *kata* in capitals is somebody.

use super::lexicon::HeadClass;
use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::analysis::quotes::{FoundQuote, Source};
use crate::text::Shape;
use std::collections::HashMap;
use std::ops::Range;

/// Longest name taken from a source, in tokens.
const LONGEST: usize = 5;
/// Longest name of a body taken from a source, in tokens.
const LONGEST_BODY: usize = 14;
/// How sure such a name is.
const SURE: f32 = 0.6;

/// The names with those added that quotes' sources hold and nobody tagged, in reading order.
pub(super) fn with_sources(reader: &Reader, mut names: Vec<Name>, quotes: &[FoundQuote]) -> Vec<Name> {
    let mut kinds: HashMap<usize, EntityKind> =
        names.iter().flat_map(|n| n.tokens.clone().map(move |t| (t, n.kind))).collect();
    let mut added: Vec<Name> = Vec::new();
    let because = reader.words.message("coreference.source").to_owned();
    for quote in quotes {
        let Source::Phrase(tokens) = &quote.source else { continue };
        let tokens = tokens.start..tokens.end.min(reader.document.tokens.len());
        if tokens.clone().any(|t| kinds.get(&t) == Some(&EntityKind::Person)) {
            continue;
        }
        let (name, kind) = if let Some(name) = named(reader, tokens.clone(), &kinds) {
            let place =
                reader.phrase(&reader.words.places, name.start, name.end).is_some_and(|(n, ())| n == name.len());
            (name, if place { EntityKind::Place } else { EntityKind::Person })
        } else if let Some(name) = organisation(reader, tokens, &kinds) {
            (name, EntityKind::Organisation)
        } else {
            continue;
        };
        for token in name.clone() {
            kinds.insert(token, kind);
        }
        added.push(Name { tokens: name, kind, confidence: SURE, because: because.clone() });
    }
    if !added.is_empty() {
        added.sort_by_key(|n| n.tokens.start);
        let inside = |tokens: &Range<usize>| {
            let next = added.partition_point(|a| a.tokens.start <= tokens.start);
            next.checked_sub(1).and_then(|n| added.get(n)).is_some_and(|a| tokens.start < a.tokens.end)
        };
        names.retain(|n| !inside(&n.tokens));
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
    names
}

/// A body in capitals that opens the source: *Forum Mahasiswa dan Warga Kota (FMWK)*.
fn organisation(reader: &Reader, tokens: Range<usize>, kinds: &HashMap<usize, EntityKind>) -> Option<Range<usize>> {
    let end = tokens
        .clone()
        .find(|&t| reader.document.mark(t).is_some_and(|m| !matches!(m, '-' | '&')))
        .unwrap_or(tokens.end);
    let first = tokens.clone().find(|&t| !reader.is(&reader.words.small, t)).unwrap_or(tokens.start);
    let name = first..end.max(first);
    // A name already marked to its end is left alone, and so is one that reaches beyond.
    let known = kinds.contains_key(&name.start) || kinds.contains_key(&end) && end == tokens.end;
    let large = |t: usize| reader.has(t, Shape::CAPITAL) || reader.is(&reader.words.inside, t);
    let words = name.clone().filter(|&t| reader.capital(t)).count();
    let edges = reader.capital(name.start) && name.end > name.start && reader.capital(name.end - 1);
    let opens = reader.opens(name.start);
    let least = if first > tokens.start { 2 } else { 3 };
    let fits =
        (least..=LONGEST_BODY).contains(&name.len()) && words >= 2 + usize::from(opens) && name.clone().all(large);
    let free = reader.head(name.start, name.end).is_none()
        && reader.phrase(&reader.words.pronouns, name.start, name.end).is_none()
        && reader.phrase(&reader.words.groups, name.start, name.end).is_none()
        && reader.phrase(&reader.words.prepositions, name.start, name.end).is_none();
    (fits && edges && free && !known).then_some(name)
}

/// The capitals that name somebody: all of the phrase, or what stands behind its comma or rank.
fn named(reader: &Reader, tokens: Range<usize>, covered: &HashMap<usize, EntityKind>) -> Option<Range<usize>> {
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
    let capitals = !name.is_empty()
        && name.len() <= LONGEST
        && name.clone().all(|t| reader.capital(t) && !covered.contains_key(&t));
    let plain = name.clone().all(|t| reader.head(t, end).is_none() && !reader.is(&reader.words.stop, t))
        && reader.phrase(&reader.words.groups, first, end).is_none()
        && !reader.is(&reader.words.things, first)
        && !reader.is(&reader.words.works, first)
        && !reader.has(first, Shape::ALL_CAPITALS);
    (capitals && plain && (introduced || name.len() > 1)).then_some(name)
}
