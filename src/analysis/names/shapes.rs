//! What the shape of a name's words tells: a product's number makes no person (*Nova S6*), a domain
//! ends the name of a medium or firm (*SUARA.co.id*), and each level of administration is a place of
//! its own (*Desa Lumar | Kecamatan Jembar*).

use super::Lexicon;
use super::bearers::{PERSON, put};
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use std::ops::Range;

/// How sure a name is that its domain alone gives away.
const DOMAIN: f32 = 0.7;
/// Most degrees in a row.
const ROW: usize = 10;
/// Most tokens of a degree: *Sp.PD-KKV*.
const DEGREE: usize = 8;
/// Most labels of a domain behind the first: *co.id*.
const LABELS: usize = 2;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let numbered = |t: usize| view.word(t).shape.has(Shape::DIGIT);
    let title = |n: &Draft| {
        let found = lexicon.prefixes.longest(document.words_from(n.tokens.start, n.tokens.end));
        found.is_some_and(|(length, ())| length == n.tokens.len()) && view.curated[n.tokens.start] & (1 << PERSON) == 0
    };
    names.retain(|n| n.kind != EntityKind::Person || !(n.tokens.clone().any(numbered) || title(n)));
    tails(document, lexicon, names);
    streets(document, lexicon, names);
    degrees(document, lexicon, view, names);
    domains(document, lexicon, view, names);
    levels(document, lexicon, names);
}

/// *Jl. Bambang Hartanto* and *stadion Bambang Hartanto* are places.
fn streets(document: &Document, lexicon: &Lexicon, names: &mut [Draft]) {
    let mut floor = 0;
    for name in names.iter_mut() {
        let start = name.tokens.start;
        let dotted = start > floor && document.mark(start - 1) == Some('.');
        let end = start - usize::from(dotted);
        let head = (floor.max(end.saturating_sub(2))..end)
            .find(|&at| lexicon.streets.longest(document.words_from(at, end)).is_some_and(|(n, ())| at + n == end));
        let same = |at: &usize| document.sentence_of(*at) == document.sentence_of(start);
        if let Some(head) = head.filter(|head| name.kind == EntityKind::Person && same(head)) {
            name.tokens.start = head;
            name.kind = EntityKind::Place;
        }
        floor = name.tokens.end;
    }
}

/// *Lumar Awards* is a thing, *Lumar Plaza* a place, *Lumar Group* a body; none is a person.
fn tails(document: &Document, lexicon: &Lexicon, names: &mut Vec<Draft>) {
    names.retain_mut(|name| {
        let last = name.tokens.end - 1;
        let tail = lexicon.tails.longest(document.words_from(last, name.tokens.end)).map(|(_, kind)| *kind);
        let Some(kind) = tail.filter(|_| name.kind == EntityKind::Person && name.tokens.len() > 1) else { return true };
        name.kind = kind.unwrap_or(name.kind);
        kind.is_some()
    });
}

/// Capitals in a row of degrees behind a person are degrees too: *Rina Melati, M.Kes, FINASIM, MARS*.
fn degrees(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let degree = lexicon.class("degree");
    let mut rows: Vec<Range<usize>> = Vec::new();
    for person in names.iter().filter(|n| n.kind == EntityKind::Person) {
        let (mut at, mut known) = (person.tokens.end, false);
        if rows.last().is_some_and(|row| row.end > person.tokens.start) {
            continue;
        }
        for _ in 0..ROW {
            if document.mark(at) != Some(',') {
                break;
            }
            let limit = document.tokens.len().min(at + 1 + DEGREE);
            let Some(end) = (at + 1..limit).find(|&t| document.mark(t) == Some(',') || view.word(t).familiar() > 1)
            else {
                break;
            };
            let capital = |t: usize| document.mark(t).is_some() || view.word(t).capital();
            if document.mark(end) != Some(',') || !(at + 1..end).all(capital) {
                break;
            }
            known |= (at + 1..end).any(|t| view.classes[t] & degree != 0);
            at = end;
        }
        if known {
            rows.push(person.tokens.end..at);
        }
    }
    let in_row = |n: &Draft| {
        let next = rows.partition_point(|row| row.end < n.tokens.end);
        rows.get(next).is_some_and(|row| row.start <= n.tokens.start)
    };
    let shouted = |n: &Draft| n.tokens.clone().all(|t| view.word(t).shape.has(Shape::ALL_CAPITALS));
    names.retain(|n| n.kind == EntityKind::Person || !shouted(n) || !in_row(n));
}

/// Names that a domain ends are bodies, whether the tagger saw them or not.
fn domains(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for at in 0..document.tokens.len() {
        // Hardly a word has a dot right behind it: that is asked first.
        let dotted = document.mark(at + 1) == Some('.') && view.word(at).capital();
        let Some(end) = dotted.then(|| domain(document, lexicon, at + 1)).flatten() else { continue };
        let next = names.partition_point(|n| n.tokens.end <= at);
        let start = names.get(next).filter(|n| n.tokens.start <= at).map_or(at, |n| n.tokens.start);
        let (kind, origin) = (EntityKind::Organisation, Origin::Cued);
        added.push(Draft { tokens: start..end, kind, probability: DOMAIN, origin });
    }
    put(names, added);
}

/// The end of the domain whose first dot stands at a token, with no blank inside.
fn domain(document: &Document, lexicon: &Lexicon, dot: usize) -> Option<usize> {
    let glued = |t: usize| document.tokens.get(t).is_some_and(|t| !t.spaced);
    let label = |t: usize| {
        let dotted = document.mark(t) == Some('.') && glued(t) && glued(t + 1);
        dotted && lexicon.domains.longest(document.words_from(t + 1, t + 2)).is_some()
    };
    let count = (0..LABELS).take_while(|n| label(dot + 2 * n)).count();
    // Behind a sentence that ends without a blank goes on what is no domain: *pulang.Id ego*.
    let end = dot + 2 * count;
    let goes_on = glued(end) && document.mark(end).is_none();
    (count > 0 && !goes_on).then_some(end)
}

/// Parts a place's name where a second level of administration begins.
fn levels(document: &Document, lexicon: &Lexicon, names: &mut Vec<Draft>) {
    let level = |t: usize| lexicon.levels.longest(document.words_from(t, t + 1)).is_some();
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let whole = name.kind != EntityKind::Place || !level(start);
        let mut from = start;
        for at in (start + 2..end.saturating_sub(1)).filter(|t| !whole && level(*t)) {
            parted.push(Draft { tokens: from..at, ..name.clone() });
            from = at;
        }
        parted.push(Draft { tokens: from..end, ..name });
    }
    *names = parted;
}
