//! Runs of capitals that an office opens: *Direktur Lembaga Kajian Rimba (LKR) Wirasena Adi*. Somebody at
//! its end bears the office; what taggers take for somebody in its middle belongs to the body.

use super::super::Lexicon;
use super::super::rules::{Draft, Origin};
use super::super::view::View;
use super::leads::led_bodies;
use super::{BORNE, PERSON, Rules, put};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Longest run, in tokens.
const RUN: usize = 24;
/// Most words of a name between commas behind an office.
const WORDS: usize = 4;
/// Most words that brackets in a run hold.
const INNER: usize = 8;

/// Applies the rules; the names stay in reading order and apart. Takes linear time.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let rules = Rules { document, lexicon, view };
    cut_lead(&rules, names);
    led_bodies(&rules, names);
    drop_inner(&rules, names);
    after_level(&rules, names);
    between_commas(&rules, names);
    named_after(&rules, names);
}

/// *Dosen Universitas | Wirasena Adi, Bambang Hartanto, menilai …*: a body named for somebody, where its
/// officer stands between the commas behind it.
fn named_after(rules: &Rules, names: &mut Vec<Draft>) {
    let mark = |t: usize| rules.document.mark(t);
    for n in 1..names.len().saturating_sub(1) {
        let (body, person, bearer) = (&names[n - 1], &names[n], &names[n + 1]);
        let kinds = [body.kind, person.kind, bearer.kind];
        let fits = kinds == [EntityKind::Organisation, EntityKind::Person, EntityKind::Person]
            && body.tokens.end == person.tokens.start
            && bearer.tokens.start == person.tokens.end + 1
            && mark(person.tokens.end) == Some(',')
            && mark(bearer.tokens.end) == Some(',')
            && !joint(rules, bearer.tokens.end + 1)
            && rules.class(body.tokens.start, &["organisation_head"])
            && rules.trade_before(body.tokens.start);
        if fits {
            names[n - 1].tokens.end = names[n].tokens.end;
            names[n].tokens.end = names[n].tokens.start;
        }
    }
    names.retain(|n| !n.tokens.is_empty());
}

/// *Wakil Presiden RI | Wirasena Adi*, *CEO LumarSense | Wirasena Adi*: at the head of a person's name in such a
/// run, abbreviations and joined words that are known from bodies and places, words with a capital inside,
/// words that end no person's name.
fn cut_lead(rules: &Rules, names: &mut [Draft]) {
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person && n.tokens.len() > 1) {
        let Range { start, end } = name.tokens;
        let other = |t: usize| {
            let word = rules.view.word(t);
            let [person, body, place] = [0, 1, 2].map(|kind| word.known.any(kind));
            let joint = t > 0 && joint(rules, t - 1);
            let plain = t == start && word.shape.has(Shape::ALL_CAPITALS) || joint && person == 0;
            let known = plain && !begins(rules, t) && body + place > person || tail(rules, t);
            let branded = word.shape.has(Shape::INNER_CAPITAL) && person == 0 && begins(rules, t + 1);
            word.suffixes[0] != 0 && (known || branded)
        };
        let Some(first) = (start..end).find(|&t| !other(t)).filter(|&first| first > start) else { continue };
        let whole = end - first > 1 || begins(rules, first);
        if whole && from_office(rules, start).is_some() {
            name.tokens.start = first;
        }
    }
}

/// Whether the lists made with care have a word as the first of a person's name.
pub(super) fn begins(rules: &Rules, at: usize) -> bool {
    rules.view.curated.get(at).is_some_and(|kinds| kinds & (1 << PERSON) != 0)
}

/// *Ketua Ikatan Tani Bidang Pupuk | Wirasena Adi*: words taken for somebody in front of the
/// one who bears the office, in one run with it.
fn drop_inner(rules: &Rules, names: &mut Vec<Draft>) {
    let mut kept = Vec::with_capacity(names.len());
    for n in 0..names.len() {
        let name = &names[n];
        let person = name.kind == EntityKind::Person;
        let next = names.get(n + 1..).into_iter().flatten().take(3).find(|b| b.kind == EntityKind::Person);
        let inner = person && next.is_some_and(|bearer| inside(rules, &name.tokens, bearer.tokens.start));
        if !inner {
            kept.push(name.clone());
        }
    }
    *names = kept;
}

/// Whether the words of a person's name belong to the body whose officer begins at `bearer`.
fn inside(rules: &Rules, tokens: &Range<usize>, bearer: usize) -> bool {
    let Range { start, end } = *tokens;
    if bearer <= end || bearer - start > RUN || !tokens.clone().all(|t| foreign(rules, t)) {
        return false;
    }
    let office = |t: usize| rules.class(t, &["title"]) || rules.trade(t);
    let mut at = end;
    while at < bearer {
        match step(rules, at, bearer) {
            Some(next) if !office(at) => at = next,
            _ => return false,
        }
    }
    from_office(rules, start).is_some()
}

/// Whether a word is known from no name of a person.
pub(super) fn foreign(rules: &Rules, at: usize) -> bool {
    rules.view.word(at).known.any(PERSON as usize) == 0 && !begins(rules, at)
}

/// Where a run goes on behind the token at `at`: a capital, a short number, a joint between capitals or
/// brackets around capitals.
fn step(rules: &Rules, at: usize, end: usize) -> Option<usize> {
    if rules.document.mark(at) == Some('(') {
        let close = (at + 2..=at + 1 + INNER).find(|&t| t < end && rules.document.mark(t) == Some(')'))?;
        return (at + 1..close).all(|t| rules.capital(t)).then_some(close + 1);
    }
    let goes_on = rules.capital(at) || numbered(rules, at) || joint(rules, at) && rules.capital(at + 1);
    goes_on.then_some(at + 1)
}

/// Whether a token joins names of equal rank.
fn joint(rules: &Rules, at: usize) -> bool {
    rules.lexicon.joint.longest(rules.document.words_from(at, at + 1)).is_some()
}

/// Whether a token is a word that ends the name of no person.
fn tail(rules: &Rules, at: usize) -> bool {
    rules.lexicon.tails.longest(rules.document.words_from(at, at + 1)).is_some()
}

/// Whether a token is a number or an ordinal: *Presiden ke-7 RI*.
fn numbered(rules: &Rules, at: usize) -> bool {
    let token = &rules.document.tokens[at];
    token.kind == TokenKind::Number || token.shape.has(Shape::HYPHEN) && token.shape.has(Shape::DIGIT)
}

/// Where the run that reaches `at` begins with an office, at least a word in front of it.
fn from_office(rules: &Rules, at: usize) -> Option<usize> {
    let floor = rules.document.sentences.get(rules.document.sentence_of(at)).map_or(at, |s| s.tokens.start);
    let floor = floor.max(at.saturating_sub(RUN));
    let comma = |t: usize| rules.document.mark(t) == Some(',');
    let joint = |t: usize| joint(rules, t);
    let mut first = at;
    let mut series = false;
    while first > floor {
        let before = first - 1;
        let bracketed = (rules.document.mark(before) == Some(')'))
            .then(|| (floor..before).rev().find(|&t| rules.document.mark(t) == Some('(')))
            .flatten()
            .filter(|&open| step(rules, open, at) == Some(first));
        if let Some(open) = bracketed {
            first = open;
            continue;
        }
        // *Menteri Desa, Daerah Terpencil, dan Transmigrasi X*
        let listed = comma(before) && (joint(first) || series && rules.capital(first));
        series |= comma(before) && joint(first);
        let joined = joint(before) && (rules.capital(first) || numbered(rules, first));
        let fits = rules.capital(before) || numbered(rules, before) || joined || listed;
        if !fits {
            break;
        }
        first = before;
    }
    (first..at.saturating_sub(1))
        .find(|&t| rules.capital(t) && (rules.class(t, &["title", "office"]) || rules.trade(t)))
}

/// *Kepala Urusan X di Desa Jembar | Wirasena Adi*: behind one word of a place that its level leads, a
/// first name and more begin somebody.
fn after_level(rules: &Rules, names: &mut Vec<Draft>) {
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let level = rules.lexicon.levels.longest(rules.document.words_from(start, end)).map(|(n, ())| start + n + 1);
        let person = |first: usize| {
            end > first + 1
                && begins(rules, first)
                && rules.view.word(first).familiar() == 0
                && (first..end).all(|t| rules.may_be_person(t))
        };
        match level.filter(|&first| name.kind == EntityKind::Place && person(first)) {
            Some(first) => {
                parted.push(Draft { tokens: start..first, ..name.clone() });
                let (kind, origin) = (EntityKind::Person, Origin::Cued);
                parted.push(Draft { tokens: first..end, kind, probability: BORNE, origin });
            }
            None => parted.push(name),
        }
    }
    *names = parted;
}

/// *Anggota Dewan Jembar, Wirasena Adi, menilai …*: two words or more between commas behind an office and
/// its body are whoever bears it.
fn between_commas(rules: &Rules, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for sentence in &rules.document.sentences {
        let end = sentence.tokens.end;
        for comma in sentence.tokens.clone().filter(|&t| rules.document.mark(t) == Some(',')) {
            let start = comma + 1;
            let limit = end.min(start + WORDS);
            let plain = |t: usize| rules.may_be_person(t) && rules.view.word(t).familiar() < 2 && !rules.trade(t);
            let last = (start..limit).find(|&t| !plain(t)).unwrap_or(limit);
            let closed = last < end && rules.document.mark(last) == Some(',');
            let small =
                last + 1 < end && rules.document.tokens[last + 1].kind == TokenKind::Word && !rules.capital(last + 1);
            let some = last - start > 1 && (start..last).any(|t| rules.view.word(t).known.any(PERSON as usize) > 0);
            let next = names.partition_point(|n| n.tokens.end <= start);
            let free = names.get(next).is_none_or(|n| n.tokens.start >= last);
            if closed
                && small
                && some
                && free
                && rules.place(start, last).is_none()
                && comma.checked_sub(1).is_some_and(|before| rules.capital(before))
                && from_office(rules, comma).is_some()
            {
                let (kind, origin) = (EntityKind::Person, Origin::Cued);
                added.push(Draft { tokens: start..last, kind, probability: BORNE, origin });
            }
        }
    }
    put(names, added);
}
