//! Laws with a number and works with a title: what a report quotes from.
//!
//! *Peraturan Presiden Nomor 12 Tahun 2019 tentang …*, *studi berjudul “…”*. They may hold other
//! names, so they stand beside the names and not among them.

use super::clusters::Clusters;
use super::reader::Reader;
use crate::analysis::{EntityKind, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// Longest title, in tokens.
const TITLE: usize = 48;

/// Finds all works: the first token of each and its unique, in reading order.
pub(super) fn find(reader: &Reader, clusters: &mut Clusters) -> Vec<(usize, usize)> {
    let mut works = Vec::new();
    let count = reader.document.tokens.len();
    let mut at = 0;
    while at < count {
        let found = law(reader, at).or_else(|| titled(reader, at));
        let Some(tokens) = found else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let key = reader.key(tokens.clone());
        let unique = match clusters.known(&key) {
            Some(unique) => unique,
            None => {
                let unique = clusters.unique(key, EntityKind::Work);
                if let Some(u) = clusters.uniques.get_mut(unique) {
                    u.confidence = 0.8;
                    u.because = reader.words.message("coreference.work").to_owned();
                }
                unique
            }
        };
        let tagged = clusters.covering(tokens.start).is_some_and(|(s, e, _)| (s, e) == (tokens.start, tokens.end));
        if !tagged {
            clusters.refer(unique, tokens.clone(), Form::Name);
        }
        works.push((tokens.start, unique));
    }
    works
}

/// A law: its head, then a number or what it is about.
fn law(reader: &Reader, at: usize) -> Option<Range<usize>> {
    if !reader.capital(at) {
        return None;
    }
    let end = reader.sentence(at).end;
    let (len, ()) = reader.phrase(&reader.words.laws, at, end)?;
    let mut last = at + len;
    if reader.document.mark(last) == Some('(') && reader.document.mark(last + 2) == Some(')') {
        last += 3;
    }
    let head = last;
    // Number and year, each behind its word.
    for _ in 0..2 {
        let dot = usize::from(reader.document.mark(last + 1) == Some('.'));
        let number = last + 1 + dot;
        if number < end && reader.is(&reader.words.numbered, last) && reader.kind(number) == Some(TokenKind::Number) {
            last = number + 1;
        }
    }
    if reader.is(&reader.words.about, last) && reader.capital(last + 1) {
        let limit = (last + TITLE).min(end);
        let stop = (last + 1..limit)
            .find(|&t| {
                !(reader.capital(t) || reader.is(&reader.words.inside, t) || reader.kind(t) == Some(TokenKind::Number))
            })
            .unwrap_or(limit);
        last = (last + 1..stop).rev().find(|&t| reader.capital(t) || reader.kind(t) == Some(TokenKind::Number))? + 1;
    }
    (last > head).then_some(at..last)
}

/// What stands between quotation marks behind *berjudul*, *titled*.
fn titled(reader: &Reader, at: usize) -> Option<Range<usize>> {
    if !reader.is(&reader.words.titled, at) {
        return None;
    }
    let close = match reader.document.mark(at + 1)? {
        '"' => '"',
        '“' => '”',
        '\'' => '\'',
        '‘' => '’',
        '«' => '»',
        _ => return None,
    };
    let first = at + 2;
    let end = reader.sentence(at).end.min(first + TITLE);
    let last = (first..end).find(|&t| reader.document.mark(t) == Some(close))?;
    (last > first).then_some(first..last)
}
