//! Persons whom a report names by their initials alone, as those of suspects, victims and the young are: *AS
//! (31)*, *berinisial GK dan RB*.

use super::Lexicon;
use super::bearers::{age_at, put};
use super::evidence;
use super::labels::KINDS;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use foldhash::HashSet;
use std::ops::{Range, RangeInclusive};

/// How sure such a name is.
const SURE: f32 = 0.8;
/// How many letters initials have.
const LETTERS: RangeInclusive<usize> = 1..=4;
/// Most words that announce them.
const WORDS: usize = 5;

/// Adds the persons, wherever in the text their initials stand alone; what was taken for something else there
/// is somebody. The names stay in reading order and apart. Takes linear time.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut initials: HashSet<u32> = HashSet::default();
    for sentence in &document.sentences {
        let told = aged(document, lexicon, view, names, &sentence.tokens);
        let told = told.into_iter().chain(announced(document, lexicon, view, &sentence.tokens));
        initials.extend(told.map(|t| view.word(t).lower));
    }
    if initials.is_empty() {
        return;
    }
    let mut added = Vec::new();
    let alone = |at: usize| {
        let sentence = document.sentences.get(document.sentence_of(at));
        sentence.is_some_and(|s| evidence::alone(lexicon, view, &s.tokens, &(at..at + 1)))
    };
    for at in 0..document.tokens.len() {
        if !initials.contains(&view.word(at).lower) || !are_initials(document, view, at) || !alone(at) {
            continue;
        }
        let next = names.partition_point(|n| n.tokens.end <= at);
        match names.get_mut(next).filter(|n| n.tokens.start <= at) {
            Some(name) if name.tokens.len() == 1 => name.kind = EntityKind::Person,
            Some(_) => {}
            None => {
                let (kind, origin) = (EntityKind::Person, Origin::Initials);
                added.push(Draft { tokens: at..at + 1, kind, probability: SURE, origin });
            }
        }
    }
    put(names, added);
}

/// Initials with an age in brackets behind them. A sentence that gives such numbers to what is written as
/// other names are, *Jembar (12), AS (9)*, or to several bodies and places and nobody else, *AS (12), PBB (9)*,
/// counts something else.
fn aged(document: &Document, lexicon: &Lexicon, view: &View, names: &[Draft], sentence: &Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for open in sentence.clone().skip(1).filter(|&t| age_at(document, t)) {
        let head = lexicon.class("organisation_head") | lexicon.class("place_head");
        if are_initials(document, view, open - 1) && view.classes[open - 1] & head == 0 {
            found.push(open - 1);
            continue;
        }
        let next = names.partition_point(|n| n.tokens.end < open);
        let counted = |n: &&Draft| n.tokens.end == open && n.kind != KINDS[0];
        if names.get(next).filter(counted).is_some() {
            return Vec::new();
        }
    }
    let known =
        ["country", "region", "city", "organisation", "party"].iter().fold(0, |bits, n| bits | lexicon.class(n));
    let counted = found.len() > 1 && found.iter().all(|&t| view.classes[t] & known != 0);
    if counted { Vec::new() } else { found }
}

/// Initials behind a word that announces them, and those that a list joins to them.
fn announced(document: &Document, lexicon: &Lexicon, view: &View, sentence: &Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for at in sentence.clone().skip(1).filter(|&t| are_initials(document, view, t)) {
        let led = (sentence.start.max(at.saturating_sub(WORDS))..at)
            .any(|t| lexicon.initials.longest(document.words_from(t, at)).is_some_and(|(n, ())| t + n == at));
        let mut next = if led { at } else { sentence.end };
        while sentence.contains(&next) && are_initials(document, view, next) {
            found.push(next);
            let joint = |t: usize| lexicon.joint.longest(document.words_from(t, sentence.end)).map_or(0, |(n, ())| n);
            let comma = usize::from(document.mark(next + 1) == Some(','));
            let and = joint(next + 1 + comma);
            if comma + and == 0 {
                break;
            }
            next += 1 + comma + and;
        }
    }
    found
}

/// Whether a token is a word of a few capitals.
fn are_initials(document: &Document, view: &View, at: usize) -> bool {
    let shape = view.word(at).shape;
    if !shape.has(Shape::CAPITAL) {
        return false;
    }
    let word = document.word(at);
    LETTERS.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}
