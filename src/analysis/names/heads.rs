//! What the first word of a name says: *Kota* begins a place, *Pajak* no name at all; and
//! the agency behind the photographer's name.

use super::Lexicon;
use super::bearers::{PERSON, put};
use super::rules::{ARTICLE, Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::article::BlockKind;
use crate::text::Shape;
use std::ops::Range;

/// How sure the tagger must be of a kind that the lexicon does not confirm.
const SURE: f32 = 0.95;
/// Words further to the left that a name may be given.
const REACH: usize = 3;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    names.retain(|n| lexicon.unnamed.longest(document.words_from(n.tokens.start, n.tokens.end)).is_none());
    join_known(document, lexicon, names);
    let mut end = 0;
    for name in names.iter_mut() {
        reach_left(document, lexicon, view, name, end);
        known_kind(document, lexicon, view, name);
        end = name.tokens.end;
    }
    credits(document, view, names);
    datelines(document, view, names);
}

/// *KOTA JEMBAR, HARIAN SENJA —*: where a report comes from, and the paper.
fn datelines(document: &Document, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for tokens in &document.block_tokens {
        let run = |from: usize, most: usize| {
            let end = tokens.end.min(from + most);
            (from..end).find(|&t| !view.word(t).capital()).unwrap_or(end)
        };
        let comma = run(tokens.start, 4);
        if comma == tokens.start || document.mark(comma) != Some(',') {
            continue;
        }
        let dash = run(comma + 1, 3);
        let shouted = (tokens.start..comma).chain(comma + 1..dash).all(|t| view.word(t).shape.has(Shape::ALL_CAPITALS));
        if dash > comma + 1 && shouted && matches!(document.mark(dash), Some('—' | '–' | '-')) {
            let (kind, origin) = (EntityKind::Organisation, Origin::Credit);
            added.push(Draft { tokens: comma + 1..dash, kind, probability: 0.8, origin });
        }
    }
    put(names, added);
}

/// Makes one name of two neighbours that the lexicon knows as one place.
fn join_known(document: &Document, lexicon: &Lexicon, names: &mut Vec<Draft>) {
    let wanted = ["country", "region", "city"].iter().fold(0, |bits, n| bits | lexicon.class(n));
    names.dedup_by(|second, first| {
        let both = first.tokens.start..second.tokens.end;
        let known = lexicon.classes.longest(document.words_from(both.start, both.end));
        let one = first.tokens.end == second.tokens.start
            && known.is_some_and(|(n, classes)| n == both.len() && classes & wanted != 0);
        if one {
            *first = Draft { tokens: both, kind: EntityKind::Place, ..first.clone() };
        }
        one
    });
}

/// Gives a place what belongs in front of it and the tagger left outside, a head (*Ibu Kota
/// Nusantara*) or the rest of a known name (*United Kingdom*). Reaches back to `end`, where the name before ends.
fn reach_left(document: &Document, lexicon: &Lexicon, view: &View, name: &mut Draft, end: usize) {
    if name.kind != EntityKind::Place {
        return;
    }
    let wanted = ["place_head", "country", "region", "city"].iter().fold(0, |bits, n| bits | lexicon.class(n));
    let sentence = document.sentences.get(document.sentence_of(name.tokens.start));
    let floor = sentence.map_or(name.tokens.start, |s| s.tokens.start).max(end);
    for length in 1..=REACH {
        let Some(start) = name.tokens.start.checked_sub(length).filter(|s| *s >= floor) else { return };
        if !view.word(start).capital() {
            return;
        }
        let found = lexicon.classes.longest(document.words_from(start, name.tokens.end));
        let covers = found.is_some_and(|(n, classes)| {
            classes & wanted != 0 && classes & lexicon.class("title") == 0 && start + n >= name.tokens.start
        });
        if covers {
            name.tokens.start = start;
            return;
        }
    }
}

/// A phrase that the lexicon knows for one kind has it, and what begins with the head of an
/// organisation and is taken for a place is one.
fn known_kind(document: &Document, lexicon: &Lexicon, view: &View, name: &mut Draft) {
    let class = |names: &[&str]| names.iter().fold(0, |bits, n| bits | lexicon.class(n));
    let Some((length, classes)) = lexicon.classes.longest(document.words_from(name.tokens.start, name.tokens.end))
    else {
        return;
    };
    if length == name.tokens.len() && view.word(name.tokens.start).capital() && name.probability < SURE {
        let place = classes & class(&["country", "region", "city"]) != 0;
        let body = classes & class(&["organisation", "party"]) != 0;
        match (place, body) {
            (true, false) => name.kind = EntityKind::Place,
            (false, true) => name.kind = EntityKind::Organisation,
            _ => {}
        }
    } else if length < name.tokens.len()
        && name.kind == EntityKind::Person
        && classes & class(&["place_head"]) != 0
        && classes & class(&["organisation_head", "title", "given_name"]) == 0
        && view.curated[name.tokens.start] & (1 << PERSON) == 0
        && document.sentences.len() >= ARTICLE
    {
        // *Hotel Melati*
        name.kind = EntityKind::Place;
    } else if length < name.tokens.len()
        && name.kind == EntityKind::Person
        && classes & class(&["organisation_head"]) != 0
        && classes & class(&["title", "given_name"]) == 0
        && view.curated[name.tokens.start] & (1 << PERSON) == 0
        && document.sentences.len() >= ARTICLE
    {
        // *Sekretariat Lumar*
        name.kind = EntityKind::Organisation;
    } else if length < name.tokens.len()
        && name.kind == EntityKind::Place
        && (classes & class(&["organisation_head"]) != 0 || has_branches(document, lexicon, name))
        && classes & class(&["place_head"]) == 0
        && document.sentences.len() >= ARTICLE
    {
        name.kind = EntityKind::Organisation;
    }
}

/// Whether a name begins with a body that has branches named for places: *Kejari Jembar*.
fn has_branches(document: &Document, lexicon: &Lexicon, name: &Draft) -> bool {
    lexicon.regional.longest(document.words_from(name.tokens.start, name.tokens.end)).is_some()
}

/// *Foto: Nama Orang / Kantor Berita*, *Foto: KANTOR BERITA/Nama Orang*: on one side of the stroke
/// stands who took the picture, on the other, in capitals where it comes first, whose it is.
fn credits(document: &Document, view: &View, names: &mut Vec<Draft>) {
    let mut added: Vec<Draft> = Vec::new();
    for (block, tokens) in document.article.blocks.iter().zip(&document.block_tokens) {
        let colon = |before: usize| (tokens.start..before).rev().find(|&t| document.mark(t) == Some(':'));
        let Some(stroke) = stroke(document, block.kind, tokens) else { continue };
        let start = match (colon(stroke), block.kind) {
            (Some(colon), _) => colon + 1,
            (None, BlockKind::Credit) => tokens.start,
            _ => continue,
        };
        let end = (stroke + 1..tokens.end).find(|&t| !view.word(t).capital()).unwrap_or(tokens.end);
        let (left, right) = (start..stroke, stroke + 1..end);
        let shouted = |side: &Range<usize>| side.clone().any(|t| view.word(t).shape.has(Shape::ALL_CAPITALS));
        let agency_first = shouted(&left) && !shouted(&right);
        let kinds = if agency_first {
            [EntityKind::Organisation, EntityKind::Person]
        } else {
            [EntityKind::Person, EntityKind::Organisation]
        };
        for (side, kind) in [left, right].into_iter().zip(kinds) {
            let short = if kind == EntityKind::Person { 2..=4 } else { 1..=4 };
            if short.contains(&side.len()) && side.clone().all(|t| view.word(t).capital()) {
                added.push(Draft { tokens: side, kind, probability: 0.8, origin: Origin::Credit });
            }
        }
    }
    if !added.is_empty() {
        let overlaps = |name: &Draft| {
            let next = added.partition_point(|a| a.tokens.end <= name.tokens.start);
            added.get(next).is_some_and(|a| a.tokens.start < name.tokens.end)
        };
        names.retain(|name| !overlaps(name));
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
}

/// The last stroke of a picture's line.
fn stroke(document: &Document, kind: BlockKind, tokens: &Range<usize>) -> Option<usize> {
    let pictured = matches!(kind, BlockKind::Credit | BlockKind::Caption);
    tokens.clone().rev().find(|&t| pictured && matches!(document.mark(t), Some('/' | '|')))
}
