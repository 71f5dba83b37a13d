//! Names put right by what surrounds them: brackets inside a name, headlines in capitals.
//!
//! A tagger sees sentences; whether *Mas Roso Kunjungi Karang* holds a verb shows where the
//! same words stand in running text, in small letters.

use super::ranks;
use super::reader::Reader;
use super::roles;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::language::lexicon::WordId;
use crate::text::{Shape, TokenKind};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// Most names kept for one first word.
const SAME_START: usize = 24;
/// How sure a person is who stands behind an office and its body in brackets.
const BORNE: f32 = 0.75;
/// Most tokens in brackets that are taken out of a name.
const INNER: usize = 5;

/// The names put right, in reading order.
pub(super) fn tidy(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let names: Vec<Name> = names.into_iter().flat_map(|name| without_brackets(reader, name)).collect();
    let names = bearers(reader, introduced(reader, ranks::without(reader, names)));
    let names = common_abbreviations(reader, names);
    headlines(reader, names)
}

/// *crude palm oil (CPO)*: what stands for words written small is no name.
fn common_abbreviations(reader: &Reader, mut names: Vec<Name>) -> Vec<Name> {
    let tokens = &reader.document.tokens;
    let mut common: HashSet<WordId> = HashSet::default();
    for at in 2..tokens.len() {
        let bracket = reader.document.mark(at - 1) == Some('(') && reader.document.mark(at + 1) == Some(')');
        if !bracket || !reader.has(at, Shape::ALL_CAPITALS) {
            continue;
        }
        let letters: Vec<char> = reader.word(at).to_lowercase().chars().collect();
        let Some(first) = (at - 1).checked_sub(letters.len()) else { continue };
        let small = (first..at - 1)
            .zip(&letters)
            .all(|(t, letter)| !reader.has(t, Shape::CAPITAL) && reader.word(t).starts_with(*letter));
        if let (true, Some(word)) = (small && letters.len() > 1, reader.id(at)) {
            common.insert(word);
        }
    }
    if common.is_empty() {
        return names;
    }
    let is_common = |t: usize| reader.id(t).is_some_and(|w| common.contains(&w));
    for name in &mut names {
        while !name.tokens.is_empty() && is_common(name.tokens.start) {
            name.tokens.start += 1;
        }
        while !name.tokens.is_empty() && is_common(name.tokens.end - 1) {
            name.tokens.end -= 1;
        }
    }
    names.retain(|n| !n.tokens.is_empty());
    names
}

/// *Direktur PT X (PX) | Budi Raharjo*, *Wakil Bupati Y | Sulastri*: capitals that nobody tagged
/// behind an office and its body or place are who bears it.
fn bearers(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let because = reader.words.message("coreference.introduced");
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(name) = names.next() {
        let body = matches!(name.kind, EntityKind::Organisation | EntityKind::Place);
        let end = name.tokens.end;
        let closes = reader.document.mark(end) == Some('(') && reader.document.mark(end + 2) == Some(')');
        let first = end + if closes { 3 } else { 0 };
        // The abbreviation in the brackets is a name of its own.
        let office = body && reader.words.head_first && roles::large_office(reader, name.tokens.start);
        let line = is_capital_line(reader, name.tokens.start);
        out.push(name);
        if !office || line || reader.opens(first) {
            continue;
        }
        while let Some(inner) = names.next_if(|n| n.tokens.start < first) {
            out.push(inner);
        }
        let end_of_sentence = reader.sentence(end - 1).end;
        let limit = names.peek().map_or(usize::MAX, |n| n.tokens.start).min(first + 5).min(end_of_sentence);
        let fits = |t: usize| {
            reader.capital(t)
                && !reader.has(t, Shape::ALL_CAPITALS)
                && reader.head(t, end_of_sentence).is_none()
                && !reader.is(&reader.words.things, t)
                && reader.phrase(&reader.words.place_prefix, t, t + 1).is_none()
                && reader.phrase(&reader.words.calendar, t, t + 1).is_none()
                && reader.phrase(&reader.words.places, t, t + 1).is_none()
        };
        let last = (first..limit).find(|&t| !fits(t)).unwrap_or(limit.max(first));
        if last > first
            && !goes_on(reader, first..last)
            && names.peek().is_none_or(|n| n.tokens.start > last || n.tokens.start < first)
        {
            let because = because.to_owned();
            out.push(Name { tokens: first..last, kind: EntityKind::Person, confidence: 0.6, because });
        }
    }
    out
}

/// Whether capitals behind an office are not its bearer but go on to name its field or body: *Direktur
/// Jenderal Politik dan Pemerintahan*, *Direktur Lumar Research Society (LRS)*.
fn goes_on(reader: &Reader, tokens: Range<usize>) -> bool {
    let last = tokens.end;
    let joint = tokens.len() == 1 && reader.is(&reader.words.inside, last) && reader.capital(last + 1);
    let bracket = reader.document.mark(last) == Some('(')
        && reader.has(last + 1, Shape::ALL_CAPITALS)
        && reader.document.mark(last + 2) == Some(')');
    // The body's first word may be a name of its own.
    let short = || {
        let initials: String = tokens.clone().filter_map(|t| reader.word(t).chars().next()).collect();
        tokens.len() > 1 && reader.word(last + 1).ends_with(&initials)
    };
    joint || tokens.clone().any(|t| reader.words.is_field(reader.word(t))) || bracket && short()
}

/// Adds capitals that a rank, a word for somebody accused, or *berinisial* shows to be a person.
fn introduced(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let because = reader.words.message("coreference.introduced").to_owned();
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    let mut at = 0;
    let count = reader.document.tokens.len();
    while at < count {
        while let Some(name) = names.next_if(|n| n.tokens.start < at) {
            out.push(name);
        }
        let next = names.peek().map_or(count, |n| n.tokens.start);
        // *Direktorat Jenderal ABC* is a name already.
        let inside = out.last().is_some_and(|n| n.tokens.end > at);
        let found = reader.introduction(at).filter(|_| !inside).and_then(|len| {
            let first = at + len;
            let limit = next.min(first + 4).min(reader.sentence(at).end);
            let end = (first..limit).find(|&t| !reader.capital(t) || reader.head(t, limit).is_some()).unwrap_or(limit);
            // Where a name follows at once, its own start is not known here.
            let whole = end > first && !(end == next && next < count);
            let line = reader.capital(at) && first < count && is_capital_line(reader, at);
            (whole && !line && !goes_on(reader, first..end) && !reader.stops(first)).then_some(first..end)
        });
        match found {
            Some(tokens) if next >= tokens.end => {
                at = tokens.end;
                out.push(Name { tokens, kind: EntityKind::Person, confidence: 0.7, because: because.clone() });
            }
            _ => at += 1,
        }
    }
    out.extend(names);
    out
}

fn is_capital_line(reader: &Reader, at: usize) -> bool {
    let block = reader.document.block_of(reader.document.sentence_of(at));
    block.kind.is_heading()
}

/// *Badan X (BX)* is *Badan X*, and *BX*; *Chk (K) Budi Raharjo* is *Budi Raharjo*.
fn without_brackets(reader: &Reader, name: Name) -> Vec<Name> {
    let mark = |t: usize, c: char| reader.document.mark(t) == Some(c);
    let Some(open) = name.tokens.clone().find(|&t| mark(t, '(')) else { return vec![name] };
    let close = (open + 1..(open + 2 + INNER).min(reader.document.tokens.len())).find(|&t| mark(t, ')'));
    // *Badan X (BX) Kota Y* is one name.
    if name.kind == EntityKind::Organisation && close.is_some_and(|c| c < name.tokens.end) {
        return vec![name];
    }
    let Some(close) = close else {
        return vec![Name { tokens: name.tokens.start..open, ..name }]
            .into_iter()
            .filter(|n| !n.tokens.is_empty())
            .collect();
    };
    let part =
        |tokens: Range<usize>, kind| Name { tokens, kind, confidence: name.confidence, because: name.because.clone() };
    let behind = close + 1..name.tokens.end.max(close + 1);
    let inner = open + 1..close;
    let abbreviates = inner.len() == 1 && reader.has(inner.start, Shape::CAPITAL);
    let mut parts = Vec::new();
    if name.kind == EntityKind::Person && behind.len() > 1 {
        // A branch of service in brackets behind a rank.
        parts.push(part(behind, EntityKind::Person));
        return parts;
    }
    if open > name.tokens.start {
        parts.push(part(name.tokens.start..open, name.kind));
    }
    if abbreviates && inner.end <= name.tokens.end {
        parts.push(part(inner, name.kind));
    }
    if !behind.is_empty() && behind.clone().all(|t| reader.capital(t)) {
        // *Direktur PT X (PX) Budi Raharjo*: the bearer of the office stands behind its body.
        let borne = behind.len() > 1 && roles::opens_role(reader, name.tokens.start);
        let mut behind = part(behind, if borne { EntityKind::Person } else { EntityKind::Place });
        if borne {
            behind.confidence = behind.confidence.max(BORNE);
        }
        parts.push(behind);
    }
    parts
}

/// In a line written in capitals only what the running text shows to be names is one, and what
/// holds no word that the running text writes small.
fn headlines(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let lines: Vec<Range<usize>> = capital_lines(reader);
    if lines.is_empty() {
        return names;
    }
    let in_line = |t: usize| {
        let before = lines.partition_point(|l| l.start <= t);
        before.checked_sub(1).and_then(|n| lines.get(n)).is_some_and(|l| l.contains(&t))
    };
    let mut body: Body = HashMap::default();
    for name in names.iter().filter(|n| !in_line(n.tokens.start)) {
        let key = reader.key(name.tokens.clone());
        let Some(&first) = key.first() else { continue };
        let same = body.entry(first).or_default();
        if same.len() < SAME_START && !same.iter().any(|(k, ..)| *k == key) {
            same.push((key, name.kind, name.confidence));
        }
    }
    let small: HashSet<WordId> = reader
        .document
        .tokens
        .iter()
        .filter(|t| t.kind == TokenKind::Word && !t.shape.has(Shape::CAPITAL))
        .map(|t| t.word)
        .collect();
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut lines = lines.into_iter().peekable();
    for name in names {
        while let Some(line) = lines.next_if(|l| l.end <= name.tokens.start) {
            known_names(reader, line, &body, &mut out);
        }
        if !lines.peek().is_some_and(|l| l.contains(&name.tokens.start)) {
            out.push(name);
            continue;
        }
        out.extend(cut(reader, name, &body, &small));
    }
    for line in lines {
        known_names(reader, line, &body, &mut out);
    }
    out.sort_by_key(|n| n.tokens.start);
    out
}

/// Titles and headings most of whose words begin with capitals.
fn capital_lines(reader: &Reader) -> Vec<Range<usize>> {
    let blocks = reader.document.article.blocks.iter().zip(&reader.document.block_tokens);
    blocks
        .filter(|(b, _)| b.kind.is_heading())
        .map(|(_, tokens)| tokens.clone())
        .filter(|tokens| {
            let words = tokens.clone().filter(|&t| reader.kind(t) == Some(TokenKind::Word)).count();
            let large = tokens.clone().filter(|&t| reader.capital(t)).count();
            large * 10 >= words * 6
        })
        .collect()
}

type Body = HashMap<WordId, Vec<(Box<[WordId]>, EntityKind, f32)>>;

/// The longest name of the running text that begins at a token and ends before `end`.
fn known(reader: &Reader, at: usize, end: usize, body: &Body) -> Option<(usize, EntityKind, f32)> {
    let same = body.get(&reader.id(at)?)?;
    same.iter()
        .filter(|(key, ..)| at + key.len() <= end && key.iter().enumerate().all(|(n, w)| reader.id(at + n) == Some(*w)))
        .max_by_key(|(key, ..)| key.len())
        .map(|(key, kind, sure)| (key.len(), *kind, *sure))
}

/// A name in a headline cut down to the names it holds, or to what is not written small elsewhere.
fn cut(reader: &Reader, name: Name, body: &Body, small: &HashSet<WordId>) -> Vec<Name> {
    let mut parts = Vec::new();
    let mut at = name.tokens.start;
    while at < name.tokens.end {
        if let Some((len, kind, sure)) = known(reader, at, name.tokens.end, body) {
            parts.push(Name { tokens: at..at + len, kind, confidence: sure, because: name.because.clone() });
            at += len;
        } else {
            at += 1;
        }
    }
    if !parts.is_empty() {
        return parts;
    }
    let common = |t: usize| reader.id(t).is_some_and(|w| small.contains(&w)) && !reader.has(t, Shape::ALL_CAPITALS);
    let mut tokens = name.tokens.clone();
    while !tokens.is_empty() && common(tokens.end - 1) {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && common(tokens.start) {
        tokens.start += 1;
    }
    if tokens.is_empty() { Vec::new() } else { vec![Name { tokens, ..name }] }
}

/// Adds names of the running text that a headline holds and nobody tagged there.
fn known_names(reader: &Reader, line: Range<usize>, body: &Body, out: &mut Vec<Name>) {
    let from = out.partition_point(|n| n.tokens.end <= line.start);
    let taken: Vec<Range<usize>> = out.get(from..).unwrap_or_default().iter().map(|n| n.tokens.clone()).collect();
    let mut taken = taken.into_iter().peekable();
    let mut at = line.start;
    while at < line.end {
        while taken.next_if(|t| t.end <= at).is_some() {}
        let next = taken.peek().map_or(line.end, |t| t.start.min(line.end));
        if at >= next {
            at = taken.peek().map_or(line.end, |t| t.end);
            continue;
        }
        match known(reader, at, next, body).filter(|_| reader.capital(at)) {
            Some((len, kind, sure)) => {
                let because = reader.words.message("coreference.headline").to_owned();
                out.push(Name { tokens: at..at + len, kind, confidence: sure * 0.95, because });
                at += len;
            }
            None => at += 1,
        }
    }
}
