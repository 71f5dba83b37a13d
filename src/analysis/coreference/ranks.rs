//! Names and the ranks and offices that taggers glue to them.
//!
//! *Polda Metro Inspektur Jenderal | Budi*: a rank ends no body's name. *Jenderal (Pol) Budi |
//! Santoso*: what stands large between a rank and a name belongs to the name. *Kepala Staf
//! Kepresidenan | Budi*: a body's field begins no person's.

use super::lexicon::HeadClass;
use super::reader::Reader;
use super::sources::age_at;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::language::lexicon::WordId;
use crate::text::Shape;
use foldhash::HashSet;

/// Most words of a rank.
const RANK: usize = 4;
/// Most words that a name is lengthened by in front.
const FRONT: usize = 2;

/// The names put right, in reading order.
pub(super) fn without(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    // Initials with an age are somebody: *AS (31)*.
    let aged: HashSet<WordId> =
        names.iter().filter(|n| age_at(reader, n.tokens.end)).filter_map(|n| reader.id(n.tokens.start)).collect();
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        let low = out.last().map_or(0, |n| n.tokens.end);
        if name.kind == EntityKind::Person {
            if is_short_place(reader, &name) && !reader.id(name.tokens.start).is_some_and(|w| aged.contains(&w)) {
                name.kind = EntityKind::Place;
            } else {
                without_field(reader, &mut name);
                lengthen(reader, &mut name, low);
            }
        } else if let Some(rank) = rank_at_end(reader, &name)
            && reader.capital(behind_branch(reader, name.tokens.end))
        {
            name.tokens.end = rank;
        }
        if !name.tokens.is_empty() {
            out.push(name);
        }
    }
    out
}

/// Where the rank begins that ends a body's name, with something before it.
fn rank_at_end(reader: &Reader, name: &Name) -> Option<usize> {
    let end = name.tokens.end;
    let (len, head) = reader.phrase_before(&reader.words.heads, end, name.tokens.start, RANK)?;
    (head.class == HeadClass::Rank && name.tokens.start + len < end).then_some(end - len)
}

/// Behind the branch of service in brackets that stands at a token: *(Pol)*.
fn behind_branch(reader: &Reader, at: usize) -> usize {
    let inner = at + 1;
    let branch = reader.document.mark(at) == Some('(')
        && reader.document.mark(inner + 1) == Some(')')
        && reader.head(inner, inner + 1).is_some_and(|(_, h)| h.class == HeadClass::Rank);
    if branch { inner + 2 } else { at }
}

/// Whether a person's name is the short form of a place that the pack knows: *Ketua KPU RI, …*.
fn is_short_place(reader: &Reader, name: &Name) -> bool {
    let at = name.tokens.start;
    name.tokens.len() == 1
        && reader.has(at, Shape::ALL_CAPITALS)
        && reader.words.same.longest(reader.document.words_from(at, at + 1)).is_some()
}

/// *Kepresidenan | Budi*: behind an office, the field in front is no part of the name; nor is a
/// word that repeats itself small behind its hyphen, *Asal-usul | Budi*.
fn without_field(reader: &Reader, name: &mut Name) {
    let at = name.tokens.start;
    let titled = at.checked_sub(1).is_some_and(|b| reader.capital(b));
    let word = reader.word(at);
    let repeats = word.split_once('-').is_some_and(|(_, tail)| tail.chars().next().is_some_and(char::is_lowercase));
    if name.tokens.len() > 1 && (titled && reader.words.is_field(word) || repeats && reader.opens(at)) {
        name.tokens.start += 1;
    }
}

/// *Jenderal (Pol) | Budi Santoso*, of which only *Santoso* was tagged.
fn lengthen(reader: &Reader, name: &mut Name, low: usize) {
    let sentence = reader.sentence(name.tokens.start);
    let low = low.max(sentence.start).max(name.tokens.start.saturating_sub(FRONT));
    // *Ajun Komisaris Besar | Budi*: the whole rank is longer than its beginning.
    if reader.phrase_before(&reader.words.heads, name.tokens.start, sentence.start, RANK).is_some() {
        return;
    }
    for first in (low..name.tokens.start).rev() {
        if !reader.capital(first) || reader.has(first, Shape::ALL_CAPITALS) || reader.head(first, first + 1).is_some() {
            return;
        }
        let ranked = reader
            .phrase_before(&reader.words.heads, first, sentence.start, RANK)
            .is_some_and(|(_, h)| h.class == HeadClass::Rank);
        let branch = first.checked_sub(3).is_some_and(|open| behind_branch(reader, open) == first);
        if ranked || branch {
            name.tokens.start = first;
            return;
        }
    }
}
