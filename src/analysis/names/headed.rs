//! Bodies that nobody tagged and whose first word gives them away: *Asosiasi Petani Kopi Provinsi
//! Jembar*, *Komisi III DPR*.

use super::Lexicon;
use super::bearers::PERSON;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How sure such a body is.
const SURE: f32 = 0.65;
/// Most digits of a school's number.
const DIGITS: usize = 3;
/// Most words of its name.
const LONGEST: usize = 14;

/// Adds the bodies; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut added: Vec<Draft> = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if document.block_of(number).kind.is_heading() {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match body(document, lexicon, view, names, &sentence.tokens, at) {
                Some(tokens) => {
                    at = tokens.end;
                    let (kind, origin) = (EntityKind::Organisation, Origin::Cued);
                    added.push(Draft { tokens, kind, probability: SURE, origin });
                }
                None => at += 1,
            }
        }
    }
    super::bearers::put(names, added);
}

/// The body that begins at a token with the head of one.
fn body(
    document: &Document,
    lexicon: &Lexicon,
    view: &View,
    names: &[Draft],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    if !view.word(at).capital() {
        return None;
    }
    let (head, ()) = lexicon.certain.longest(document.words_from(at, sentence.end))?;
    let next = names.partition_point(|n| n.tokens.end <= at);
    // A body that was seen may go on; what else covers its head stays.
    let seen = names.get(next).filter(|n| n.tokens.start <= at);
    if seen.is_some_and(|n| n.tokens.start < at || n.kind != EntityKind::Organisation) {
        return None;
    }
    let seen = seen.map_or(at, |n| n.tokens.end);
    // *Direktorat Jenderal ABC*: capitals alone, which nobody said to be initials, are no bearer.
    let person = |t: usize| {
        let n = names.partition_point(|n| n.tokens.end <= t);
        let short = view.word(t).shape.has(Shape::ALL_CAPITALS);
        let initials = |n: &Draft| n.origin == Origin::Initials || n.tokens.len() > 1 || !short;
        names.get(n).is_some_and(|n| n.tokens.start <= t && n.kind == EntityKind::Person && initials(n))
    };
    // *Kementerian Hutan dan Sungai* is one body, *Universitas X dan BRIN* and *Kementerian X dan Kementerian Y*
    // are two.
    let joint = |t: usize| {
        let head = |n: usize| lexicon.certain.longest(document.words_from(n, sentence.end)).is_some();
        let next = |n: usize| {
            n < sentence.end && view.word(n).capital() && !view.word(n).shape.has(Shape::ALL_CAPITALS) && !head(n)
        };
        let joins =
            [&lexicon.joint, &lexicon.purpose].iter().any(|l| l.longest(document.words_from(t, t + 1)).is_some());
        joins && next(t + 1)
    };
    // *SMAN 3 Jember*, *SD Negeri 12*
    let number = |t: usize| {
        let token = &document.tokens[t];
        t == at + head && token.kind == TokenKind::Number && token.span.len() <= DIGITS
    };
    // *Subdit V Polda Jembar | Komisaris Rina Sari*
    let rank = |t: usize| {
        lexicon.prefixes.longest(document.words_from(t, sentence.end)).is_some_and(|(length, ())| {
            person(t + length) || t + length < sentence.end && view.curated[t + length] & (1 << PERSON) != 0
        })
    };
    let goes_on = |t: &usize| !person(*t) && !rank(*t) && (view.word(*t).capital() || joint(*t) || number(*t));
    let limit = sentence.end.min(at + LONGEST);
    let end = (at + head..limit).find(|t| !goes_on(t)).unwrap_or(limit);
    let end = listed(document, lexicon, view, names, end..limit).unwrap_or(end);
    let cut = end < sentence.end && (view.word(end).capital() || person(end));
    let inside = names.iter().skip(next).take_while(|n| n.tokens.start < end);
    let whole = inside.clone().all(|n| n.tokens.end <= end);
    let party = (at..end).any(|t| view.classes[t] & lexicon.class("party") != 0);
    (end > at + head && end > seen && whole && !party && !(cut && end == limit)).then_some(at..end)
}

/// Where a row of fields ends that goes on a body's name at a comma: *Dinas Pangan|, Pertanian, dan Perikanan*.
/// What is a name of its own or begins like a body's is another one.
fn listed(document: &Document, lexicon: &Lexicon, view: &View, names: &[Draft], tokens: Range<usize>) -> Option<usize> {
    let Range { start, end } = tokens;
    let heads = lexicon.class("organisation_head") | lexicon.class("place_head") | lexicon.class("title");
    let free = |t: usize| {
        let next = names.partition_point(|n| n.tokens.end <= t);
        names.get(next).is_none_or(|n| n.tokens.start > t)
    };
    let field = |t: usize| {
        let word = view.word(t);
        word.capital() && !word.shape.has(Shape::ALL_CAPITALS) && view.classes[t] & heads == 0 && free(t)
    };
    let joint = |t: usize| lexicon.joint.longest(document.words_from(t, end)).is_some();
    let mut at = start;
    while at < end && document.mark(at) == Some(',') {
        let last = at + 1 < end && joint(at + 1);
        let first = at + 1 + usize::from(last);
        let stop = (first..end).find(|&t| !field(t)).unwrap_or(end);
        if stop == first || stop == end {
            return None;
        }
        if last {
            return Some(stop);
        }
        at = stop;
    }
    None
}
