//! How far a body's name goes: its legal form in brackets (*PT Samudra (Persero)*), what follows
//! its short form (*Badan Arsip Daerah (BAD) Jembar*), the place that a branch is of
//! (*Dinas Kebudayaan | Kota Jembar*).

use super::Lexicon;
use super::bearers::Rules;
use super::rules::{ARTICLE, Draft};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use std::ops::Range;

/// How many of the names behind a body are looked at.
const NEXT: usize = 4;
/// Most words of the head of a body with branches.
const HEAD: usize = 4;
/// Most tokens between the brackets behind a name.
const INNER: usize = 3;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let rules = Rules { document, lexicon, view };
    part_joint(&rules, names);
    branch_heads(&rules, names);
    if document.sentences.len() >= ARTICLE {
        wings(&rules, names);
        without_field(&rules, names);
        without_rank(&rules, names);
    }
    close_at_legal_form(&rules, names);
    let mut out: Vec<Draft> = Vec::with_capacity(names.len());
    for n in 0..names.len() {
        let mut name = names[n].clone();
        if out.last().is_some_and(|o| o.tokens.end > name.tokens.start) {
            continue;
        }
        if name.kind == EntityKind::Organisation {
            while let Some(reached) = reach(&rules, names, n, name.tokens.end) {
                name.tokens.end = reached;
            }
        }
        out.push(name);
    }
    *names = out;
}

/// *PT Lumar Tbk | Sari Wangi*: capitals behind the legal form that closes a firm's name are whoever speaks for it.
fn close_at_legal_form(rules: &Rules, names: &mut Vec<Draft>) {
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let closes = |t: usize| {
            let (length, ()) = rules.lexicon.closing.longest(rules.document.words_from(t, end))?;
            Some(t + length).filter(|behind| *behind < end)
        };
        let behind = (start + 1..end).find_map(closes).filter(|_| name.kind == EntityKind::Organisation);
        match behind.filter(|b| (*b..end).all(|t| rules.may_be_person(t))) {
            Some(behind) => {
                parted.push(Draft { tokens: start..behind, ..name.clone() });
                parted.push(Draft { tokens: behind..end, kind: EntityKind::Person, ..name });
            }
            None => parted.push(name),
        }
    }
    *names = parted;
}

/// *Kodim | Jembar Timur*: a place behind the head of a body with branches, which nobody tagged, names a branch;
/// behind the head of a place, *Rumah Sakit Umum Daerah | Jembar*, the place's name begins there.
fn branch_heads(rules: &Rules, names: &mut [Draft]) {
    let mut floor = 0;
    let head_class = rules.lexicon.class("place_head");
    for name in names.iter_mut() {
        let start = name.tokens.start;
        let sentence =
            rules.document.sentences.get(rules.document.sentence_of(start)).map_or(start, |s| s.tokens.start);
        let low = floor.max(sentence).max(start.saturating_sub(HEAD));
        let head = (low..start).find(|&at| {
            let found = rules.lexicon.regional.longest(rules.document.words_from(at, name.tokens.end));
            let whole = found.is_some_and(|(length, ())| (start..name.tokens.end).contains(&(at + length)));
            whole && (at..start).all(|t| rules.view.word(t).capital())
        });
        if let Some(head) = head.filter(|_| name.kind == EntityKind::Place) {
            name.tokens.start = head;
            if rules.view.classes[head] & head_class == 0 {
                name.kind = EntityKind::Organisation;
            }
        }
        floor = name.tokens.end;
    }
}

/// *Kantor Wilayah | Kementerian Arsip Jembar*: a part of the body that its name follows, or a head that the
/// tagger left in front of it.
fn wings(rules: &Rules, names: &mut [Draft]) {
    let mut floor = 0;
    for name in names.iter_mut() {
        let start = name.tokens.start;
        let low = floor.max(start.saturating_sub(HEAD));
        let wing = (low..start).find(|&at| {
            let words = || rules.document.words_from(at, start);
            let found = [&rules.lexicon.wings, &rules.lexicon.certain].map(|list| list.longest(words()));
            found.into_iter().flatten().any(|(length, ())| at + length == start)
                && (at..start).all(|t| rules.view.word(t).capital())
        });
        if let Some(wing) = wing.filter(|_| name.kind == EntityKind::Organisation) {
            name.tokens.start = wing;
        }
        floor = name.tokens.end;
    }
}

/// *Direktur Kriminal Khusus | Kepolisian Jembar*: a field in front of the head of a body, behind an office, is
/// the office's and no part of the body's name.
fn without_field(rules: &Rules, names: &mut [Draft]) {
    let head = rules.lexicon.class("organisation_head");
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Organisation) {
        let Range { start, end } = name.tokens;
        let office = start.checked_sub(1).is_some_and(|t| rules.class(t, &["title", "office"]));
        let begins = |t: usize| {
            let words = || rules.document.words_from(t, end);
            [&rules.lexicon.certain, &rules.lexicon.regional].iter().any(|list| list.longest(words()).is_some())
        };
        let own = rules.view.classes[start] & head != 0 || rules.view.curated[start] >> 3 != 0 || begins(start);
        if !office || own {
            continue;
        }
        let joint = |t: usize| rules.lexicon.joint.longest(rules.document.words_from(t, t + 1)).is_some();
        if let Some(inner) = (start + 1..end).find(|&t| begins(t)).filter(|&t| !joint(t - 1)) {
            name.tokens.start = inner;
        }
    }
}

/// *Kantor Polda Jembar | Komisaris | Rina Sari*: a post in front of a person's name ends no body's of several words.
fn without_rank(rules: &Rules, names: &mut [Draft]) {
    for n in 1..names.len() {
        let (body, bearer) = (&names[n - 1], &names[n]);
        let last = body.tokens.end - 1;
        let kinds = [body.kind, bearer.kind] == [EntityKind::Organisation, EntityKind::Person];
        let beside = kinds && body.tokens.end == bearer.tokens.start && body.tokens.len() > 2;
        // *Sekretariat Presiden*
        let beside = beside && !rules.class(last - 1, &["organisation_head", "title", "office"]);
        if beside && rules.lexicon.trades.longest(rules.document.words_from(last, last + 1)).is_some() {
            names[n - 1].tokens.end = last;
        }
    }
}

/// How far a body's name goes on behind `end`, if it does.
fn reach(rules: &Rules, names: &[Draft], n: usize, end: usize) -> Option<usize> {
    let last = rules.document.sentence_of(end.saturating_sub(1));
    let limit = rules.document.sentences.get(last).map_or(end, |s| s.tokens.end);
    let name = Draft { tokens: names[n].tokens.start..end, ..names[n].clone() };
    let next = names.get(n + 1..)?.iter().take(NEXT).skip_while(|d| d.tokens.start < end);
    legal_form(rules.document, rules.lexicon, end, limit)
        .or_else(|| behind_brackets(rules, &name, next.clone(), limit))
        .or_else(|| branch(rules, &name, next.clone().next(), limit))
        .filter(|reached| *reached > end)
}

/// *Laskar Senja dan Kawanan Fajar* is two bodies, *Kementerian Arsip dan Sejarah* one: neither
/// the head of a body's name nor a list made with care holds the whole together.
fn part_joint(rules: &Rules, names: &mut Vec<Draft>) {
    let head = rules.lexicon.class("organisation_head") | rules.lexicon.class("organisation");
    let mut parted = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let Range { start, end } = name.tokens;
        let joint = |t: &usize| {
            let word = rules.lexicon.joint.longest(rules.document.words_from(*t, t + 1)).is_some();
            word && rules.view.word(t + 1).capital() && rules.view.word(t - 1).capital()
        };
        let cut = (start + 1..end.saturating_sub(1)).find(joint);
        let free = |t: usize| rules.view.classes[t] & head == 0 && rules.view.curated[t] >> 3 == 0;
        match cut {
            Some(cut) if name.kind == EntityKind::Organisation && free(start) && free(cut) => {
                parted.push(Draft { tokens: start..cut, ..name.clone() });
                parted.push(Draft { tokens: cut + 1..end, ..name });
            }
            _ => parted.push(name),
        }
    }
    *names = parted;
}

/// Behind *(Persero)* and *(Persero) Tbk*.
fn legal_form(document: &Document, lexicon: &Lexicon, end: usize, limit: usize) -> Option<usize> {
    let word = |at: usize| lexicon.legal.longest(document.words_from(at, limit)).map(|(n, ())| at + n);
    if document.mark(end) == Some('(') {
        let close = word(end + 1)?;
        return (document.mark(close) == Some(')') && close < limit).then_some(close + 1);
    }
    word(end).filter(|_| end < limit && document.tokens[end].spaced)
}

/// Behind the short form in brackets: the end of what goes on with the name, a body's or a
/// place's name or a word that the lexicon knows to end bodies. A party's branches are not told apart from it.
fn behind_brackets<'d>(
    rules: &Rules,
    name: &Draft,
    mut next: impl Iterator<Item = &'d Draft>,
    limit: usize,
) -> Option<usize> {
    let document = rules.document;
    if document.mark(name.tokens.end) != Some('(') || is_party(rules, name) {
        return None;
    }
    let open = name.tokens.end;
    let close = (open + 2..=open + 1 + INNER).find(|c| *c < limit && document.mark(*c) == Some(')'))?;
    let at = close + 1;
    match next.find(|d| d.tokens.start == at) {
        Some(next) if next.kind == EntityKind::Place => Some(next.tokens.end),
        // Capitals that could be anybody's may be the officer's.
        Some(next) if next.kind == EntityKind::Organisation && !next.tokens.clone().all(|t| rules.may_be_person(t)) => {
            Some(next.tokens.end)
        }
        Some(_) => None,
        None => rules
            .place(at, limit)
            .map(|n| at + n)
            .or_else(|| ending(rules, at, limit))
            .or_else(|| field(rules, at, limit)),
    }
}

/// The end of a field of work: *Bidang Tata Kota*.
fn field(rules: &Rules, at: usize, limit: usize) -> Option<usize> {
    let office = at < limit && rules.view.classes[at] & rules.lexicon.class("office") != 0;
    let end = (at..limit).find(|t| !rules.view.word(*t).capital()).unwrap_or(limit);
    (office && end > at + 1).then_some(end)
}

/// The end of the place right behind a body that has branches.
fn branch(rules: &Rules, name: &Draft, next: Option<&Draft>, limit: usize) -> Option<usize> {
    let words = |end: usize| rules.document.words_from(name.tokens.start, end);
    let at = name.tokens.end;
    let next = next.filter(|d| d.tokens.start == at);
    // *Dewan Perwakilan Rakyat | Daerah Jembar*: the head itself goes on.
    let (head, ()) = rules.lexicon.regional.longest(words(next.map_or(at, |n| n.tokens.end)))?;
    if head > name.tokens.len() && next.is_none_or(|n| n.kind != EntityKind::Place) {
        return None;
    }
    match next {
        Some(next) => (next.kind == EntityKind::Place).then_some(next.tokens.end),
        None => rules.place(at, limit).map(|n| at + n).or_else(|| ending(rules, at, limit)),
    }
}

/// The end of words that close a body's name: *Indonesia*, *RI*, a numeral.
fn ending(rules: &Rules, at: usize, limit: usize) -> Option<usize> {
    let (n, ()) = rules.lexicon.ending.longest(rules.document.words_from(at, limit))?;
    let last = at + n;
    let capital = rules.view.word(at).capital();
    let goes_on = last < limit && rules.view.word(last).capital();
    (capital && !goes_on).then_some(last)
}

fn is_party(rules: &Rules, name: &Draft) -> bool {
    name.tokens.clone().any(|t| rules.view.classes[t] & rules.lexicon.class("party") != 0)
}
