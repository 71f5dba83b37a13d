//! What the first word of a name says: *Kota* begins a place, *Pajak* no name at all; and
//! the agency behind the photographer's name.

use super::Lexicon;
use super::rules::{ARTICLE, Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::article::BlockKind;
use crate::text::Shape;

/// How sure the tagger must be of a kind that the lexicon does not confirm.
const SURE: f32 = 0.95;
/// Words further to the left that a name may be given.
const REACH: usize = 3;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    names.retain(|n| lexicon.unnamed.longest(document.words_from(n.tokens.start, n.tokens.end)).is_none());
    let mut end = 0;
    for name in names.iter_mut() {
        reach_left(document, lexicon, view, name, end);
        known_kind(document, lexicon, view, name);
        end = name.tokens.end;
    }
    credits(document, view, names);
}

/// Gives a place the head in front of it that the tagger left outside: *Ibu Kota Nusantara*. Reaches back to `end`, where the name before ends.
fn reach_left(document: &Document, lexicon: &Lexicon, view: &View, name: &mut Draft, end: usize) {
    if name.kind != EntityKind::Place {
        return;
    }
    let wanted = lexicon.class("place_head");
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
        && name.kind == EntityKind::Place
        && classes & class(&["organisation_head"]) != 0
        && classes & class(&["place_head"]) == 0
        && document.sentences.len() >= ARTICLE
    {
        name.kind = EntityKind::Organisation;
    }
}

/// *Foto: Nama Orang / Kantor Berita*: behind the stroke stands an agency, in front of it, behind
/// the colon, whoever took the picture.
fn credits(document: &Document, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for (number, block) in document.article.blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Credit | BlockKind::Caption) {
            continue;
        }
        let Some(tokens) = document.block_tokens.get(number).cloned() else { continue };
        let Some(stroke) = tokens.clone().rev().find(|&t| matches!(document.mark(t), Some('/' | '|'))) else {
            continue;
        };
        let end = (stroke + 1..tokens.end).find(|&t| !view.word(t).capital()).unwrap_or(tokens.end);
        let person = names.iter().any(|n| n.kind == EntityKind::Person && tokens.contains(&n.tokens.start));
        let agency = stroke + 1..end;
        let closed = end == tokens.end || document.mark(end).is_some();
        if agency.is_empty() || agency.len() > 4 || !closed {
            continue;
        }
        let named = person || view.word(agency.start).shape.has(Shape::ALL_CAPITALS) || stroke > tokens.start + 1;
        if !named {
            continue;
        }
        names.retain(|n| n.tokens.end <= agency.start || n.tokens.start >= agency.end);
        let colon = (tokens.start..stroke).find(|&t| document.mark(t) == Some(':'));
        if let Some(colon) = colon.filter(|_| block.kind == BlockKind::Credit) {
            let taker = colon + 1..stroke;
            let capitals = taker.clone().all(|t| view.word(t).capital());
            let apart = |n: &Draft| n.tokens.end <= taker.start || n.tokens.start >= taker.end;
            if capitals && (2..=4).contains(&taker.len()) {
                names.retain(|n| apart(n));
                added.push(Draft {
                    tokens: taker,
                    kind: EntityKind::Person,
                    probability: 0.75,
                    origin: Origin::Credit,
                });
            }
        }
        let kind = EntityKind::Organisation;
        added.push(Draft { tokens: agency, kind, probability: 0.8, origin: Origin::Credit });
    }
    if !added.is_empty() {
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
}
