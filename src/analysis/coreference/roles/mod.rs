//! Roles and titles of persons, in the words of the text.
//!
//! They stand in front of the name (*Menteri Pertanian (Mentan) Andi …*, *ajudan presiden Rusia,
//! Yuri …*), behind it between commas, or behind a copula (*menjabat sebagai …*). Each begins or
//! ends with a head of `roles.txt`, as the language orders it.

mod postnominal;
mod prenominal;

pub(super) use postnominal::{behind, held};
pub(super) use prenominal::before;

use super::closing;
use super::clusters::Clusters;
use super::lexicon::HeadClass;
use super::reader::Reader;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Longest role, in tokens.
pub(super) const LONGEST: usize = 28;
/// Most words in small letters in a row that no list knows.
const SMALL: usize = 5;

/// Whether a head stands a few words before `at`, without a stop between: *Direktur | PT X*.
pub(super) fn opens_role(reader: &Reader, at: usize) -> bool {
    let start = reader.sentence(at).start;
    (start.max(at.saturating_sub(4))..at).rev().take_while(|&t| !ends(reader, t)).any(|t| reader.head(t, at).is_some())
}

/// Whether an office written large stands before `at`, with nothing but capitals between.
pub(super) fn large_office(reader: &Reader, at: usize) -> bool {
    let start = reader.sentence(at).start;
    (start.max(at.saturating_sub(6))..at)
        .rev()
        .take_while(|&t| reader.capital(t))
        .any(|t| reader.head(t, at).is_some_and(|(_, h)| h.class == HeadClass::Office))
}

pub(super) fn is_and(reader: &Reader, at: usize) -> bool {
    reader.is(&reader.words.and, at)
}

/// Whether a word of kin stands within a few words before a name: *suami dari X*, *putri Y, X*.
pub(super) fn kin_near(reader: &Reader, start: usize) -> bool {
    let sentence = reader.sentence(start);
    (sentence.start.max(start.saturating_sub(5))..start)
        .any(|t| reader.head(t, start).is_some_and(|(_, h)| h.class == HeadClass::Kin && !reader.capital(t)))
}

/// Whether an office or rank stands right before a name.
pub(super) fn office_before(reader: &Reader, clusters: &Clusters, start: usize) -> bool {
    before(reader, clusters, start)
        .first()
        .is_some_and(|role| reader.head(role.start, role.end).is_none_or(|(_, h)| h.class != HeadClass::Kin))
}

/// A joint that may stand inside a role, but not at its edge.
pub(super) fn small_joint(reader: &Reader, at: usize) -> bool {
    let plain = !reader.has(at, Shape::CAPITAL) || reader.phrase(&reader.words.article, at, at + 1).is_some();
    plain
        && (is_and(reader, at)
            || reader.phrase(&reader.words.prepositions, at, at + 1).is_some()
            || reader.phrase(&reader.words.article, at, at + 1).is_some())
}

pub(super) fn article(reader: &Reader, at: usize, end: usize) -> usize {
    reader.phrase(&reader.words.article, at, end).map_or(0, |(len, ())| len)
}

/// The role that begins at `first`.
pub(super) fn phrase(
    reader: &Reader,
    clusters: &Clusters,
    first: usize,
    end: usize,
) -> Option<(Range<usize>, HeadClass)> {
    let (head_at, len, class) = if reader.words.head_first {
        let (len, head) = reader.head(first, end)?;
        (first, len, head.class)
    } else {
        let limit = (first + 8).min(end);
        // *X, Ann Lee and others who met the lawyer*: another person closes the phrase but for *Ann Lee's lawyer*.
        let person = |t: usize| {
            clusters
                .covering(t)
                .is_some_and(|(_, last, u)| clusters.is_person(u) && !closing::is_possessive(reader, last))
        };
        let at = (first..limit).take_while(|&t| !ends(reader, t) && !person(t)).find(|&t| {
            // The last of several heads in a row closes the phrase.
            reader.head(t, end).is_some_and(|(len, _)| reader.head(t + len, end).is_none())
        })?;
        let (len, head) = reader.head(at, end)?;
        (at, len, head.class)
    };
    let mut at = head_at + len;
    let mut small = 0;
    while at < end && at - first < LONGEST {
        if let Some(bracket) = bracket(reader, at, end) {
            at = bracket;
            continue;
        }
        let points = reader.words.head_first && reader.is(&reader.words.pointing, at);
        if inner_number(reader, at) {
            at += 1;
            continue;
        }
        if ends(reader, at) || points || dated(reader, at) || joined_head(reader, at, end) {
            break;
        }
        if let Some((name, last, unique)) = clusters.covering(at) {
            if clusters.is_person(unique) {
                if name >= first && behind_head(reader, name, first) {
                    if office_written_large(reader, first, name) {
                        return None;
                    }
                    at = last;
                }
                break;
            }
            at = last.max(at + 1);
            continue;
        }
        let known =
            reader.has(at, Shape::CAPITAL) || reader.is(&reader.words.inside, at) || reader.head(at, end).is_some();
        small = if known { 0 } else { small + 1 };
        if small > SMALL || !reader.words.head_first && !known && small > 2 {
            break;
        }
        at += 1;
    }
    while at > head_at + len && small_joint(reader, at - 1) {
        at -= 1;
    }
    Some((first..at, class))
}

/// Whether a token ends a role.
pub(super) fn ends(reader: &Reader, at: usize) -> bool {
    reader.kind(at) != Some(TokenKind::Word) || reader.stops(at)
}

/// Whether a token belongs to a number inside a role, behind a word written large: *Ketua RT 05*, *Kepala
/// SMAN 3 X*, *Ketua Umum X 2024-2027*; or an ordinal, *Presiden ke-7 RI*.
pub(super) fn inner_number(reader: &Reader, at: usize) -> bool {
    let number = |t: usize| reader.kind(t) == Some(TokenKind::Number) && matches!(reader.word(t).len(), 1..=4);
    let dash = |t: usize| matches!(reader.document.mark(t), Some('-' | '–'));
    let Some(before) = at.checked_sub(1) else { return false };
    let first = |t: usize| number(t) && t > 0 && reader.capital(t - 1);
    is_ordinal(reader, at)
        || first(at)
        || dash(at) && first(before) && number(at + 1)
        || number(at) && dash(before) && before > 0 && first(before - 1)
}

/// Whether a token is an ordinal: *ke-7*.
pub(super) fn is_ordinal(reader: &Reader, at: usize) -> bool {
    reader.has(at, Shape::HYPHEN) && reader.has(at, Shape::DIGIT)
}

/// Where a short bracket of capitals inside a role ends: *(ESDM)*.
fn bracket(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    let short =
        reader.document.mark(at) == Some('(') && reader.capital(at + 1) && reader.document.mark(at + 2) == Some(')');
    (short && at + 3 <= end).then_some(at + 3)
}

/// Whether a joint leads to a date: *dari tahun 2017*, *from 2017*.
fn dated(reader: &Reader, at: usize) -> bool {
    let joint = reader.phrase(&reader.words.prepositions, at, at + 1).is_some();
    joint && (1..=2).any(|n| reader.kind(at + n) == Some(TokenKind::Number))
}

/// Whether a head of kin or office stands before a name, with or without *of*: *putri Trump*,
/// *husband of X*.
fn behind_head(reader: &Reader, at: usize, start: usize) -> bool {
    let of = at > start && reader.phrase(&reader.words.prepositions, at - 1, at).is_some();
    let at = at - usize::from(of);
    at > start && reader.phrase_before(&reader.words.heads, at, start, 3).is_some()
}

/// Whether a role that a name ends is that person's own: *Bupati Jembar X, | Wakil Bupati Y*.
fn office_written_large(reader: &Reader, first: usize, name: usize) -> bool {
    let office = reader.head(first, name).is_some_and(|(_, head)| head.class != HeadClass::Kin);
    office && reader.capital(first) && reader.words.head_first
}

/// Whether *and* and the head of another role stand there: *menantu X | dan suami Y*.
fn joined_head(reader: &Reader, at: usize, end: usize) -> bool {
    let next = at + 1 + article(reader, at + 1, end);
    is_and(reader, at) && reader.head(next, end).is_some() && !reader.capital(next)
}
