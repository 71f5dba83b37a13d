//! Roles in front of a name where the language puts the head last: *Treasury Secretary | Ann Lee*,
//! *Secretary of State | Ann Lee*, *the agency's head, | Ann Lee,*, *judges A, B | and C*.

use super::clusters::Clusters;
use super::lexicon::{Head, HeadClass};
use super::reader::Reader;
use super::roles::{LONGEST, article, ends, is_and, small_joint};
use crate::text::{Shape, TokenKind};

/// Most words of a head.
const HEAD: usize = 4;
/// Most words of what a head is of: *Director of | National Intelligence*.
const OF: usize = 7;
/// Most words of a role set off by a comma.
const SET_OFF: usize = 14;
/// Most words in small letters in front of a head that no list knows: *the agency's longtime head*.
const SMALL: usize = 2;
/// Most names that share one role.
const SHARED: usize = 6;

/// Where the role begins that ends right before `end`: a name, or the comma that sets off the name
/// that begins at `set_off`.
pub(super) fn head(
    reader: &Reader,
    clusters: &Clusters,
    end: usize,
    sentence: usize,
    set_off: Option<usize>,
) -> Option<(usize, HeadClass)> {
    if let Some(name) = set_off {
        return apart(reader, clusters, end, sentence, name);
    }
    let (first, head) = closed(reader, clusters, end, sentence)?;
    Some((first, head.class))
}

/// The phrase that a head right before `end` closes, or a head and what it is of.
fn closed(reader: &Reader, clusters: &Clusters, end: usize, start: usize) -> Option<(usize, Head)> {
    // *Gen. | Abdou Lee*
    let dot = end > start && reader.document.mark(end - 1) == Some('.');
    let end = end - usize::from(dot && reader.phrase_before(&reader.words.heads, end - 1, start, HEAD).is_some());
    let direct = reader.phrase_before(&reader.words.heads, end, start, HEAD).map(|(len, head)| (end - len, head));
    let (head_at, head) = direct.or_else(|| head_of(reader, clusters, end, start))?;
    let mut at = head_at;
    while at > start && end - at < LONGEST / 2 {
        let token = at - 1;
        if let Some((name, _, unique)) = clusters.covering(token) {
            if clusters.is_person(unique) {
                break;
            }
            at = name.max(start);
            continue;
        }
        let word = reader.kind(token) == Some(TokenKind::Word);
        // A rank opens a role of its own: *coup leader | Gen.*
        if head.class == HeadClass::Rank && reader.phrase_before(&reader.words.heads, at, start, HEAD).is_some() {
            break;
        }
        let compound = word && reader.word(token).contains('-');
        // *traded to the Harbour Club for guard | Ann Lee*: what a preposition joins is no part.
        let joins = reader.phrase(&reader.words.prepositions, token, token + 1).is_some() && !reader.capital(token);
        let part = word
            && !joins
            && !reader.stops(token)
            && (compound
                || reader.capital(token)
                || reader.is(&reader.words.inside, token)
                || reader.head(token, end).is_some());
        if !part && !matches!(reader.document.mark(token), Some('\'' | '’')) {
            break;
        }
        at = token;
    }
    while at < head_at && small_joint(reader, at) {
        at += 1;
    }
    Some((at, head))
}

/// A head and *of* or *for*, with nothing but capitals and joints from there to `end`.
fn head_of(reader: &Reader, clusters: &Clusters, end: usize, start: usize) -> Option<(usize, Head)> {
    let low = start.max(end.saturating_sub(OF));
    for at in (low..end).rev() {
        let person = clusters.covering(at).is_some_and(|(_, _, unique)| clusters.is_person(unique));
        if person || reader.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        if reader.capital(at) {
            continue;
        }
        if !small_joint(reader, at) {
            return None;
        }
        let of = reader.phrase(&reader.words.prepositions, at, at + 1).is_some() && at + 1 < end;
        if let Some((len, head)) =
            Some(at).filter(|_| of).and_then(|at| reader.phrase_before(&reader.words.heads, at, start, HEAD))
        {
            return Some((at - len, head));
        }
    }
    None
}

/// A role between an article, or somebody's *'s*, and the comma at `end`, where the name behind the
/// comma is set off as well: *the agency's head, Ann Lee, said*.
fn apart(reader: &Reader, clusters: &Clusters, end: usize, start: usize, name: usize) -> Option<(usize, HeadClass)> {
    let (_, name_end, _) = clusters.starting(name)?;
    let closed = matches!(reader.document.mark(name_end), Some(',' | '.' | ';' | ')' | '—' | '–'));
    if !closed {
        return None;
    }
    let mut best = None;
    for at in (start.max(end.saturating_sub(SET_OFF))..end).rev() {
        let person = clusters.covering(at).is_some_and(|(_, _, unique)| clusters.is_person(unique));
        if person || ends(reader, at) && !is_possessive(reader, at) {
            break;
        }
        let len = if is_possessive(reader, at) { 1 } else { article(reader, at, end) };
        if len > 0
            && let Some(class) = whole(reader, clusters, at + len, end)
        {
            best = Some((at + len, class));
        }
    }
    best
}

/// Whether a token is a possessive ending, or the apostrophe that stands for one.
pub(super) fn is_possessive(reader: &Reader, at: usize) -> bool {
    reader.word(at).starts_with(['\'', '’'])
}

/// The class of the role that takes up everything from `first` to `end`.
fn whole(reader: &Reader, clusters: &Clusters, first: usize, end: usize) -> Option<HeadClass> {
    let mut head: Option<Head> = None;
    let (mut at, mut small) = (first, 0);
    while at < end {
        if let Some((len, found)) = reader.head(at, end) {
            head = head.or(Some(found));
            at += len;
            continue;
        }
        if let Some((_, last, _)) = clusters.covering(at) {
            at = last.max(at + 1);
            continue;
        }
        let known = is_possessive(reader, at)
            || reader.has(at, Shape::CAPITAL)
            || small_joint(reader, at)
            || reader.is(&reader.words.inside, at);
        if !known {
            small += 1;
            if head.is_some() || small > SMALL {
                return None;
            }
        }
        at += 1;
    }
    head.map(|h| h.class)
}

/// The role of several in front of a list of names in which the name at `start` stands.
pub(super) fn shared(
    reader: &Reader,
    clusters: &Clusters,
    start: usize,
    sentence: usize,
) -> Option<std::ops::Range<usize>> {
    let mut at = start;
    for _ in 0..SHARED {
        let mut before = at;
        while before > sentence && (is_and(reader, before - 1) || reader.document.mark(before - 1) == Some(',')) {
            before -= 1;
        }
        if before == at || before == sentence {
            break;
        }
        match clusters.covering(before - 1) {
            Some((name, last, unique)) if last == before && clusters.is_person(unique) => at = name,
            _ => break,
        }
    }
    let (first, head) = Some(at).filter(|at| *at < start).and_then(|at| closed(reader, clusters, at, sentence))?;
    head.many.then_some(first..at)
}
