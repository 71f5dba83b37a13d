//! Names that the word in front of them gives away, however strange they are: somebody to whom
//! something is told is a person, what a *province* is called and whose residents are spoken of is a place.

use super::Lexicon;
use super::rules::{ARTICLE, Draft, Origin, is_joining_hyphen};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;

/// How sure a name is that shows in no other way.
const SURE: f32 = 0.65;
/// Most words of such a name.
const LONGEST: usize = 4;

/// Adds persons behind the phrases of `names_edges.txt`, `[told]`, and places behind those of `[resident]` and
/// behind a head of places in small letters; gives that kind to names there that the tagger doubts. The names stay in
/// reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for sentence in &document.sentences {
        for at in sentence.tokens.clone() {
            let Some((length, kind)) = cue(document, lexicon, view, at, sentence.tokens.end) else { continue };
            let start = at + length;
            let bare = |t: usize| {
                let word = view.word(t);
                word.capital() && !word.shape.has(Shape::ALL_CAPITALS) && word.familiar() == 0 && view.classes[t] == 0
            };
            let limit = sentence.tokens.end.min(start + LONGEST);
            let end = (start..limit).find(|&t| !bare(t)).unwrap_or(limit);
            let open_ended = sentence.tokens.contains(&end) && view.word(end).capital();
            if end <= start || open_ended {
                continue;
            }
            let next = names.partition_point(|n| n.tokens.end <= start);
            match names.get_mut(next).filter(|n| n.tokens.start < end) {
                Some(name) if name.tokens == (start..end) && name.probability < SURE => name.kind = kind,
                Some(_) => {}
                None => added.push(Draft { tokens: start..end, kind, probability: SURE, origin: Origin::Cued }),
            }
        }
    }
    added.extend(branded(document, view, names));
    added.extend(paired(document, lexicon, view, names));
    if !added.is_empty() {
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
        names.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    }
}

/// Words that begin small and have a capital further on, *smartNews*, are how media and firms write
/// themselves; one small letter in front (*iPhone*) is how products are called.
fn branded(document: &Document, view: &View, names: &[Draft]) -> Vec<Draft> {
    let covered = |at: usize| {
        let next = names.partition_point(|n| n.tokens.end <= at);
        names.get(next).is_some_and(|n| n.tokens.start <= at)
    };
    let branded = |at: &usize| {
        let shape = view.word(*at).shape;
        let plain = shape.has(Shape::INNER_CAPITAL) && !shape.has(Shape::CAPITAL) && !shape.has(Shape::HYPHEN);
        plain && document.word(*at).chars().take_while(|c| c.is_lowercase()).count() > 1
    };
    let free = (0..document.tokens.len()).filter(branded).filter(|at| !covered(*at));
    let origin = Origin::Tagger;
    free.map(|at| Draft { tokens: at..at + 1, kind: EntityKind::Organisation, probability: SURE, origin }).collect()
}

/// What a hyphen parts into two names (see `pairs`) is of one kind: where one of the two was not seen,
/// it is what the other is; where neither was, a word for a pair in front makes both persons.
fn paired(document: &Document, lexicon: &Lexicon, view: &View, names: &[Draft]) -> Vec<Draft> {
    let name_at = |at: usize| {
        let next = names.partition_point(|n| n.tokens.end <= at);
        names.get(next).filter(|n| n.tokens.start <= at)
    };
    let unseen = |at: usize, kind| {
        let draft = Draft { tokens: at..at + 1, kind, probability: SURE, origin: Origin::Cued };
        name_at(at).is_none().then_some(draft)
    };
    let capital = |at: usize| document.mark(at).is_none() && view.word(at).capital();
    let mut added = Vec::new();
    for at in (1..document.tokens.len().saturating_sub(1)).filter(|&at| is_joining_hyphen(document, at)) {
        if !(capital(at - 1) && capital(at + 1)) {
            continue;
        }
        let led = || at.checked_sub(2).is_some_and(|t| lexicon.pairs.longest(document.words_from(t, at)).is_some());
        let kind = match (name_at(at - 1), name_at(at + 1)) {
            (Some(one), None) | (None, Some(one)) => one.kind,
            (None, None) if led() => EntityKind::Person,
            _ => continue,
        };
        added.extend(unseen(at - 1, kind).into_iter().chain(unseen(at + 1, kind)));
    }
    added
}

/// The length of the cue that begins at a token, and what stands behind it.
fn cue(document: &Document, lexicon: &Lexicon, view: &View, at: usize, end: usize) -> Option<(usize, EntityKind)> {
    let told = lexicon.told.longest(document.words_from(at, end)).map(|(length, kind)| (length, *kind));
    if let Some(told) = told.filter(|(_, k)| *k == EntityKind::Person || document.sentences.len() >= ARTICLE) {
        return Some(told);
    }
    let head = lexicon.class("place_head");
    if view.classes[at] & head == 0 || view.word(at).capital() {
        return None;
    }
    let (length, classes) = lexicon.classes.longest(document.words_from(at, end))?;
    let only = classes & head != 0 && classes & lexicon.class("organisation_head") == 0;
    only.then_some((length, EntityKind::Place))
}
