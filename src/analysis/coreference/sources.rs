//! Names that only a cue shows: who stands beside *kata* in capitals is somebody.

use super::lexicon::HeadClass;
use super::reader::Reader;
use crate::analysis::names::Name;
use crate::analysis::quotes::{FoundQuote, Source};
use crate::analysis::{EntityKind, QuoteKind};
use crate::language::lexicon::WordId;
use crate::text::{Shape, TokenKind};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// Longest name taken from a source, in tokens.
const LONGEST: usize = 5;
/// Longest name of a body taken from a source, in tokens.
const LONGEST_BODY: usize = 14;
/// How old people are of whom reports tell the age.
const AGES: Range<u32> = 3..111;
/// How sure a place's name is a person's where it speaks between quotation marks.
const SPOKEN: f32 = 0.7;
/// How sure such a name is.
const SURE: f32 = 0.6;

/// The names with those added that quotes' sources hold and nobody tagged, in reading order.
pub(super) fn with_sources(reader: &Reader, mut names: Vec<Name>, quotes: &[FoundQuote]) -> Vec<Name> {
    let mut kinds: HashMap<usize, EntityKind> =
        names.iter().flat_map(|n| n.tokens.clone().map(move |t| (t, n.kind))).collect();
    let mut added: Vec<Name> = Vec::new();
    let alone = alone(reader, &names, quotes);
    let because = reader.words.message("coreference.source").to_owned();
    for quote in quotes {
        let Source::Phrase(tokens) = &quote.source else { continue };
        let tokens = tokens.start..tokens.end.min(reader.document.tokens.len());
        let spoken = tokens.len() == 1 && quote.kind == QuoteKind::Direct;
        if spoken && kinds.get(&tokens.start) == Some(&EntityKind::Place) {
            // No place says anything between quotation marks: a person's short name.
            let at = names.partition_point(|n| n.tokens.start < tokens.start);
            if let Some(name) = names.get_mut(at).filter(|n| n.tokens == tokens) {
                name.kind = EntityKind::Person;
                name.confidence = name.confidence.max(SPOKEN);
            }
            continue;
        }
        let (name, kind) = if let Some(name) = behind_office(reader, tokens.clone(), &kinds, &alone) {
            (name, EntityKind::Person)
        } else if tokens.clone().any(|t| kinds.get(&t) == Some(&EntityKind::Person)) {
            continue;
        } else if let Some(name) = aged(reader, tokens.clone(), &kinds) {
            (name, EntityKind::Person)
        } else if let Some(name) = named(reader, tokens.clone(), &kinds) {
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
        // A body's name that reaches into a person's ends before it.
        for name in &mut names {
            let next = added.partition_point(|a| a.tokens.start <= name.tokens.start);
            if let Some(first) = added.get(next).filter(|a| a.tokens.start < name.tokens.end) {
                name.tokens.end = first.tokens.start;
            }
        }
        names.retain(|n| !n.tokens.is_empty() && !inside(&n.tokens));
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
    names
}

/// Words that are somebody's short name elsewhere: a person's name of one word, or all of a source.
fn alone(reader: &Reader, names: &[Name], quotes: &[FoundQuote]) -> HashSet<WordId> {
    let tagged = names.iter().filter(|n| n.kind == EntityKind::Person && n.tokens.len() == 1).map(|n| n.tokens.start);
    let other: HashSet<usize> =
        names.iter().filter(|n| n.kind != EntityKind::Person).flat_map(|n| n.tokens.clone()).collect();
    let sources = quotes.iter().filter_map(|q| match &q.source {
        Source::Phrase(t) if t.len() == 1 && !other.contains(&t.start) => Some(t.start),
        _ => None,
    });
    tagged
        .chain(sources)
        .filter(|&t| {
            reader.capital(t)
                && !reader.has(t, Shape::ALL_CAPITALS)
                && reader.head(t, t + 1).is_none()
                && !reader.is(&reader.words.things, t)
                && reader.phrase(&reader.words.pronouns, t, t + 1).is_none()
                && reader.phrase(&reader.words.groups, t, t + 1).is_none()
        })
        .filter_map(|t| reader.id(t))
        .collect()
}

/// Who bears the office that opens the source, where the tagger took both for one name: the capitals
/// from a word on that is somebody's short name elsewhere, *Kepala Dinas Kota Sari | Budi Santoso*.
fn behind_office(
    reader: &Reader,
    tokens: Range<usize>,
    kinds: &HashMap<usize, EntityKind>,
    alone: &HashSet<WordId>,
) -> Option<Range<usize>> {
    let clause = tokens.clone().skip(1).find(|&t| reader.is(&reader.words.subordinate, t)).unwrap_or(tokens.end);
    let person = |t: usize| kinds.get(&t) == Some(&EntityKind::Person);
    let office = (tokens.start..clause).find(|&t| reader.head(t, clause).is_some() && reader.capital(t))?;
    if !reader.words.head_first {
        return None;
    }
    let known = |t: usize| reader.capital(t) && reader.id(t).is_some_and(|w| alone.contains(&w));
    let first = (office + 1..clause).rev().find(|&t| known(t))?;
    let end = (first..clause).find(|&t| !reader.capital(t)).unwrap_or(clause);
    let first = (office + 1..first).rev().take_while(|&t| known(t)).last().unwrap_or(first);
    let free = (first..clause).all(|t| !person(t)) && end - first <= LONGEST;
    let closed = end == clause || reader.document.mark(end).is_some();
    (free && closed).then_some(first..end)
}

/// Capitals that open the source and have an age behind them: *Budi (48), sopir*.
fn aged(reader: &Reader, tokens: Range<usize>, kinds: &HashMap<usize, EntityKind>) -> Option<Range<usize>> {
    let start = tokens.start;
    let open = (start..tokens.end.min(start + LONGEST + 1)).find(|&t| reader.document.mark(t) == Some('('))?;
    let name = start..open;
    let plain = name.clone().all(|t| {
        reader.capital(t) && kinds.get(&t).is_none_or(|k| *k != EntityKind::Place) && reader.head(t, open).is_none()
    });
    (plain && !name.is_empty() && age_at(reader, open)).then_some(name)
}

/// Whether an age in brackets stands at a token.
pub(super) fn age_at(reader: &Reader, open: usize) -> bool {
    let mark = |t: usize| reader.document.mark(t);
    mark(open) == Some('(')
        && reader.kind(open + 1) == Some(TokenKind::Number)
        && mark(open + 2) == Some(')')
        && reader.word(open + 1).parse::<u32>().is_ok_and(|n| AGES.contains(&n))
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
