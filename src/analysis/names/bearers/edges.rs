//! The edges of names beside offices: what a title, a place or a body takes from a person's name, and
//! what the tagger left out.

use super::super::Lexicon;
use super::super::rules::{Draft, Origin};
use super::super::view::View;
use super::{BORNE, PERSON, Rules};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::language::lexicon::PhraseMap;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Most words of a title in front of its last one.
const TITLE: usize = 4;
/// Most words between an office and the end of its body.
const RUN: usize = 12;

/// *Ajun Komisaris | Besar Wirasena*: the end of a title is no part of the name behind it.
pub(super) fn trim_titles(rules: &Rules, names: &mut [Draft]) {
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person) {
        let Range { start, end } = name.tokens;
        let first = rules.document.sentences.get(rules.document.sentence_of(start)).map_or(start, |s| s.tokens.start);
        let reach = |at: usize| rules.office(at, end).map(|n| at + n);
        let behind = (first.max(start.saturating_sub(TITLE))..start).filter_map(reach).max();
        if let Some(behind) = behind.filter(|b| (start + 1..end).contains(b)) {
            name.tokens.start = behind;
        }
    }
}

/// *Kementerian X | Jabar | Darmaji*: a well-known place in the middle of a run of capitals is no
/// part of the person behind it.
pub(super) fn cut_places(rules: &Rules, names: &mut Vec<Draft>) {
    let draft = |tokens, kind| Draft { tokens, kind, probability: BORNE, origin: Origin::Cued };
    let mut cut = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let runs_on = start > 0 && (rules.capital(start - 1) || rules.document.mark(start - 1) == Some(')'));
        let same = rules.document.sentence_of(start.saturating_sub(1)) == rules.document.sentence_of(start);
        let fits = runs_on && same && matches!(name.kind, EntityKind::Person | EntityKind::Place);
        let place = fits.then(|| rules.place(start, end)).flatten().map(|n| start + n);
        let person = |p: usize| {
            p < end && (p..end).all(|t| rules.may_be_person(t)) && (end - p > 1 || rules.view.word(p).familiar() == 0)
        };
        match place.filter(|p| person(*p)) {
            Some(place) => {
                cut.push(draft(start..place, EntityKind::Place));
                cut.push(draft(place..end, EntityKind::Person));
            }
            None => cut.push(name),
        }
    }
    *names = cut;
}

/// *Direktur PT Mitra | Dua Tujuh | Wirasena Adi*: behind an office, what stands in a person's name in
/// front of the first word known to begin names belongs to the body.
pub(super) fn cut_bodies(rules: &Rules, names: &mut Vec<Draft>) {
    let mut parts: Vec<Draft> = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let long = name.kind == EntityKind::Person && name.tokens.len() > 2;
        let begins = |t: &usize| rules.view.curated[*t] & (1 << PERSON) != 0 && rules.view.word(*t).familiar() < 2;
        let first = (start..end.saturating_sub(1)).find(begins);
        let first = first.filter(|f| long && *f > start && runs_from_office(rules, start));
        let other = |t: usize| {
            let known = rules.view.word(t).known;
            let named = known.any(1) + known.any(2) > known.any(PERSON as usize);
            let initial = rules.view.word(t).suffixes[1] == 0;
            rules.capital(t) && !initial && (named || rules.view.word(t).familiar() > 1)
        };
        if let Some(first) = first.filter(|f| (start..*f).all(other)) {
            match parts.last_mut().filter(|b| b.tokens.end == start && b.kind == EntityKind::Organisation) {
                Some(body) => body.tokens.end = first,
                None => {
                    let kind = EntityKind::Organisation;
                    parts.push(Draft {
                        tokens: start..first,
                        kind,
                        probability: name.probability,
                        origin: Origin::Cued,
                    });
                }
            }
            name.tokens.start = first;
        }
        parts.push(name);
    }
    *names = parts;
}

/// Whether the capitals in front of a token begin with a title or office, and one more word stands
/// between it and the token.
fn runs_from_office(rules: &Rules, token: usize) -> bool {
    let floor = rules.document.sentences.get(rules.document.sentence_of(token)).map_or(token, |s| s.tokens.start);
    let floor = floor.max(token.saturating_sub(RUN));
    let number = |t: usize| rules.document.tokens[t].kind == TokenKind::Number;
    let run = (floor..token).rev().take_while(|t| rules.capital(*t) || number(*t)).last();
    run.is_some_and(|run| (run..token - 1).any(|t| rules.class(t, &["title", "office"])))
}

/// Gives a person the first word of the name that the tagger left out or took for something
/// else: *Jenderal (Pol) | Raka | Wirasena*.
pub(super) fn reach_left(rules: &Rules, names: &mut Vec<Draft>) {
    let mut out: Vec<Draft> = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let start = name.tokens.start;
        let sentence = |t: usize| rules.document.sentence_of(t);
        let before =
            start.checked_sub(1).filter(|b| name.kind == EntityKind::Person && sentence(*b) == sentence(start));
        let left = before.filter(|b| {
            let unfamiliar = rules.may_be_person(*b) && rules.view.word(*b).familiar() == 0;
            let known = |phrases: &PhraseMap<()>| phrases.longest(rules.document.words_from(*b, start)).is_some();
            let opens = rules.view.curated[*b] & (1 << PERSON) != 0;
            let prefix = known(&rules.lexicon.prefixes) || !opens && known(&rules.lexicon.trades);
            unfamiliar && !prefix && starts_name(rules, *b) && rules.place(*b, start).is_none()
        });
        if let Some(left) = left {
            let other = out.last().filter(|o| o.tokens.end == start);
            let alone = other.is_none_or(|o| o.tokens.len() == 1 && o.kind != EntityKind::Person);
            let taken = other.is_some();
            if alone {
                name.tokens.start = left;
                if taken {
                    out.pop();
                }
            }
        }
        out.push(name);
    }
    *names = out;
}

/// *Rizal Yudha | Pratama*: a person's name goes on over the one capital that nobody tagged, where
/// the word is none that is written small elsewhere.
pub fn reach_right(document: &Document, lexicon: &Lexicon, view: &View, names: &mut [Draft]) {
    let rules = Rules { document, lexicon, view };
    for n in 0..names.len() {
        let next = names.get(n + 1).map_or(usize::MAX, |n| n.tokens.start);
        let Some(name) = names.get_mut(n).filter(|n| n.kind == EntityKind::Person) else { continue };
        let Range { start, end } = name.tokens;
        let inside =
            rules.document.sentences.get(rules.document.sentence_of(end - 1)).is_some_and(|s| end < s.tokens.end);
        if !inside || end >= next || rules.capital(end + 1) || is_heading(rules.document, end) {
            continue;
        }
        let word = rules.view.word(end);
        let apart = matches!(rules.document.mark(end + 1), Some(',' | '('));
        let known = word.familiar() < 2 || apart || runs_from_office(&rules, start);
        if rules.may_be_person(end) && known && !word.shape.has(Shape::ALL_CAPITALS) {
            name.tokens.end += 1;
        }
    }
}

/// Whether a token stands in a title or heading, where any word may begin with a capital.
fn is_heading(document: &Document, token: usize) -> bool {
    document.block_of(document.sentence_of(token)).kind.is_heading()
}

/// Whether a name begins at a token: at the head of a sentence, behind an honorific, a bracket
/// that closes, or a small word.
fn starts_name(rules: &Rules, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if rules.document.sentence_of(before) != rules.document.sentence_of(at) {
        return true;
    }
    // Behind a title the word may be part of it: *Menteri Perhubungan*.
    let honoured = rules.class(before, &["honorific"]);
    let small = rules.document.tokens[before].kind == TokenKind::Word && !rules.capital(before);
    honoured || small || rules.document.mark(before) == Some(')')
}
