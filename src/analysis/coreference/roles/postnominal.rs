//! Roles behind a name: between commas, behind a copula, or in the clause that follows.

use super::super::clusters::Clusters;
use super::super::lexicon::HeadClass;
use super::super::reader::Reader;
use super::{article, joined_head, phrase};
use std::ops::Range;

/// How far behind a name its clause may say an office, in tokens.
const CLAUSE: usize = 16;

/// Roles behind a name that ends at `end`: the first, what *and* joins to it, or the office its
/// clause says.
pub fn behind(reader: &Reader, clusters: &Clusters, end: usize) -> Vec<Range<usize>> {
    let Some(first) = after(reader, clusters, end) else {
        return held(reader, clusters, end).into_iter().collect();
    };
    let limit = reader.sentence(first.start).end;
    let mut roles = vec![first.clone()];
    let mut at = first.end;
    while roles.len() < 3 && joined_head(reader, at, limit) {
        let next = at + 1 + article(reader, at + 1, limit);
        let Some((role, _)) = phrase(reader, clusters, next, limit) else { break };
        at = role.end;
        roles.push(role);
    }
    roles
}

/// The role behind a name that ends at `end`: between commas, or behind a copula.
fn after(reader: &Reader, clusters: &Clusters, end: usize) -> Option<Range<usize>> {
    let sentence = reader.sentence(end.checked_sub(1)?);
    let mut at = end;
    if reader.document.mark(at) == Some('(') {
        at = (at..(at + 6).min(sentence.end)).find(|&t| reader.document.mark(t) == Some(')'))? + 1;
    }
    // *X sebelumnya merupakan …*
    let besides = reader.phrase(&reader.words.besides, at, sentence.end).map_or(0, |(len, ())| len);
    let copula = reader.phrase(&reader.words.copula, at + besides, sentence.end);
    if let Some((len, ())) = copula {
        at += besides;
        let first = at + len + article(reader, at + len, sentence.end);
        // *was caught off guard* is no office: without an article the head stands at once, or all but.
        let bare = !reader.words.head_first && first == at + len && !near_head(reader, first, sentence.end);
        return phrase(reader, clusters, first, sentence.end).map(|(role, _)| role).filter(|_| !bare);
    }
    if reader.document.mark(at) != Some(',') {
        return None;
    }
    let first = at + 1 + article(reader, at + 1, sentence.end);
    let (role, class) = phrase(reader, clusters, first, sentence.end)?;
    // *X, direktur rumah sakit itu, …*
    let points = reader.words.head_first && reader.is(&reader.words.pointing, role.end);
    let behind = role.end + usize::from(points);
    let closed = behind >= sentence.end
        || reader.is(&reader.words.relative, behind)
        || joined_head(reader, behind, sentence.end)
        || reader
            .document
            .mark(behind)
            .is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '—' | '–' | '"' | '”' | '!' | '?'));
    // *X, Menteri Y Z*: the title of the next person.
    let next = role.end + usize::from(reader.document.mark(role.end) == Some(','));
    let dot = usize::from(reader.document.mark(role.end) == Some('.') && !closed_sentence(reader, role.end));
    let person = |at: usize| clusters.starting(at).is_some_and(|(_, _, u)| clusters.is_person(u));
    let of_next = class != HeadClass::Kin && (person(next) || dot == 1 && person(role.end + 1));
    (closed && !of_next).then_some(role)
}

/// Whether a head begins at a token or the next, behind words that lead to one.
fn near_head(reader: &Reader, first: usize, end: usize) -> bool {
    let leads = |t: usize| reader.capital(t) || reader.is(&reader.words.inside, t);
    let at = (first..end).find(|&t| !leads(t) || reader.head(t, end).is_some()).unwrap_or(end);
    (at..at + 2).any(|t| reader.head(t, end).is_some())
}

/// Whether the token at `at` is the last of its sentence.
fn closed_sentence(reader: &Reader, at: usize) -> bool {
    reader.sentence(at).end == at + 1
}

/// The role that the clause behind a name gives it: *X, yang baru dilantik dan sebelumnya menjabat
/// sebagai …*.
pub fn held(reader: &Reader, clusters: &Clusters, end: usize) -> Option<Range<usize>> {
    let sentence = reader.sentence(end.checked_sub(1)?);
    let limit = (end + CLAUSE).min(sentence.end);
    let mut at = end;
    let mut commas = 0;
    while at < limit {
        if let Some((len, ())) = reader.phrase(&reader.words.holds, at, sentence.end) {
            let first = at + len + article(reader, at + len, sentence.end);
            return phrase(reader, clusters, first, sentence.end).map(|(role, _)| role);
        }
        let person = clusters.covering(at).is_some_and(|(_, _, u)| clusters.is_person(u))
            || reader.phrase(&reader.words.pronouns, at, limit).is_some();
        match reader.document.mark(at) {
            Some(',') if commas == 0 => commas += 1,
            Some(_) => return None,
            None if person => return None,
            None => {}
        }
        at += 1;
    }
    None
}
