//! Words beside or inside a name that tell a place: the street named for a person (*Jl. Bambang
//! Hartanto*), the tower called like one (*Lumar Plaza*), and each level of administration, which is a
//! place of its own (*Desa Lumar | Kecamatan Jembar*).

use super::Lexicon;
use super::bearers::put;
use super::rules::{ARTICLE, Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use std::ops::Range;

/// How sure a place is that only its head shows.
const SURE: f32 = 0.65;
/// Most words behind such a head.
const LEVELLED: usize = 3;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    if document.sentences.len() >= ARTICLE {
        levelled(document, lexicon, view, names);
    }
    tails(document, lexicon, names);
    streets(document, lexicon, names);
    levels(document, lexicon, names);
}

/// *Kota Tua*, *Desa Sukalumar*: capitals behind the head of a place, which nobody tagged.
fn levelled(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let place = lexicon.class("place_head");
    let other = ["organisation_head", "title", "office"].iter().fold(0, |bits, n| bits | lexicon.class(n));
    let mut added = Vec::new();
    for sentence in &document.sentences {
        let Range { start, end } = sentence.tokens;
        let capital = |t: usize| t < end && document.mark(t).is_none() && view.word(t).capital();
        // The first word of a sentence is large whatever it is, and what follows an office may be who bears it.
        for head in (start + 1..end).filter(|&t| capital(t) && !capital(t - 1)) {
            if view.classes[head] & place == 0 || view.classes[head] & other != 0 {
                continue;
            }
            let last = (head + 1..end.min(head + 1 + LEVELLED)).find(|&t| !capital(t)).unwrap_or(end);
            let next = names.partition_point(|n| n.tokens.end <= head);
            let free = names.get(next).is_none_or(|n| n.tokens.start >= last);
            let plain = |t: usize| !view.word(t).shape.has(Shape::ALL_CAPITALS);
            if free && last > head + 1 && !capital(last) && (head..last).all(plain) {
                let (kind, origin) = (EntityKind::Place, Origin::Cued);
                added.push(Draft { tokens: head..last, kind, probability: SURE, origin });
            }
        }
    }
    put(names, added);
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
