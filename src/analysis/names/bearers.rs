//! Where a body's or place's name ends and its officer's begins: *Bupati Jembar Timur | Wirasena*,
//! *Ketua Panwas Jembar | Darmaji*. Taggers take such a run of capitals for one name.

use super::Lexicon;
use super::gazetteer::{CURATED_SHIFT, LONGEST};
use super::labels::KINDS;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::article::BlockKind;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How sure a person is who stands behind an office and its place.
const BORNE: f32 = 0.75;
/// Most words of such a person's name.
const WORDS: usize = 6;
/// Most words of a title in front of its last one.
const TITLE: usize = 4;
/// Most words between an office and the end of its body.
const RUN: usize = 12;
/// Oldest age that is told in brackets.
const OLDEST: u32 = 120;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let rules = Rules { document, lexicon, view };
    trim_titles(&rules, names);
    cut_places(&rules, names);
    let mut added = Vec::new();
    for sentence in &document.sentences {
        let Range { start, end } = sentence.tokens;
        let mut at = start;
        while at < end {
            let borne = rules.office(at, end).and_then(|body| rules.borne(at + body, end, names));
            match borne {
                Some(person) => {
                    at = person.end;
                    added.push(person);
                }
                None => at += 1,
            }
        }
        added.extend(rules.aged(start..end, names));
    }
    let person = |tokens| Draft { tokens, kind: EntityKind::Person, probability: BORNE, origin: Origin::Cued };
    added.sort_by_key(|tokens: &Range<usize>| tokens.start);
    added.dedup_by(|b, a| b.start < a.end);
    put(names, added.into_iter().map(person).collect());
    reach_left(&rules, names);
    cut_bodies(&rules, names);
}

/// Sets names (in reading order and apart) in the place of what overlaps them; what stood there
/// keeps what is left in front. Takes linear time.
pub fn put(names: &mut Vec<Draft>, added: Vec<Draft>) {
    if added.is_empty() {
        return;
    }
    let mut out: Vec<Draft> = Vec::with_capacity(names.len() + added.len());
    let mut added = added.into_iter().peekable();
    for old in names.drain(..) {
        while let Some(new) = added.next_if(|n| n.tokens.end <= old.tokens.start) {
            out.push(new);
        }
        let Range { start, end } = old.tokens;
        if out.last().is_some_and(|o| o.tokens.end > start) {
            continue;
        }
        match added.next_if(|n| n.tokens.start < end) {
            Some(new) if new.tokens == old.tokens && new.kind == old.kind => out.push(old),
            Some(new) => {
                if start < new.tokens.start {
                    out.push(Draft { tokens: start..new.tokens.start, ..old });
                }
                out.push(new);
            }
            None => out.push(old),
        }
    }
    out.extend(added);
    *names = out;
}

/// What the rules look at.
pub struct Rules<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub view: &'a View,
}

impl Rules<'_> {
    fn class(&self, token: usize, names: &[&str]) -> bool {
        names.iter().any(|n| self.view.classes[token] & self.lexicon.class(n) != 0)
    }

    fn capital(&self, token: usize) -> bool {
        self.view.tokens.get(token).is_some() && self.view.word(token).capital()
    }

    /// The number of words of the title or office that begins at a token.
    fn office(&self, at: usize, end: usize) -> Option<usize> {
        if !self.class(at, &["title"]) {
            return None;
        }
        let (length, classes) = self.lexicon.classes.longest(self.document.words_from(at, end))?;
        (classes & self.lexicon.class("title") != 0).then_some(length)
    }

    /// The number of words of the well-known place that begins at a token, with what kind of place
    /// it is written in front of it and a point of the compass behind.
    pub fn place(&self, at: usize, end: usize) -> Option<usize> {
        let length = self.place_alone(at, end)?;
        let behind = at + length;
        let direction = self.lexicon.directions.longest(self.document.words_from(behind, end));
        Some(length + direction.filter(|_| self.capital(behind)).map_or(0, |d| d.0))
    }

    fn place_alone(&self, at: usize, end: usize) -> Option<usize> {
        if !self.capital(at) {
            return None;
        }
        if let Some((head, classes)) = self.lexicon.classes.longest(self.document.words_from(at, end)) {
            let is = |names: &[&str]| names.iter().any(|n| classes & self.lexicon.class(n) != 0);
            if is(&["region", "city", "country"]) {
                return Some(head);
            }
            if is(&["place_head"]) && !is(&["organisation_head", "title"]) && self.capital(at) {
                return self.place_alone(at + head, end).map(|rest| head + rest);
            }
        }
        // A first name that is a town's name too is no town where a surname follows.
        let name = self.view.curated[at] & (1 << PERSON) != 0 && at + 1 < end && self.capital(at + 1);
        let wanted = if name { 0 } else { 1 << (CURATED_SHIFT + PLACE) };
        let lower = (at..end.min(at + LONGEST)).map(|t| self.view.word(t).lower);
        let found = self.lexicon.gazetteer.longest(lower, LONGEST, wanted);
        found.map(|f| f.0).filter(|n| (at..at + n).all(|t| self.capital(t)))
    }

    /// Behind an office that ends at `at`: the capitals that are left when its body and its place
    /// are taken away.
    fn borne(&self, at: usize, end: usize, names: &[Draft]) -> Option<Range<usize>> {
        let mut from = at;
        let (mut passed, mut named) = (false, false);
        loop {
            // Behind the body's short form in brackets only what no person is called is a second body.
            let another =
                |b: &&Draft| b.tokens.end < end && !(named && b.tokens.clone().all(|t| self.may_be_person(t)));
            if let Some(n) = self.place(from, end) {
                (from, named) = (from + n, false);
            } else if let Some(body) = starting(names, from, EntityKind::Organisation).filter(another) {
                (from, named) = (body.tokens.end, false);
            } else if let Some(close) = self.bracketed(from, end).filter(|_| passed) {
                (from, named) = (close, true);
            } else {
                break;
            }
            passed = true;
        }
        let bare = |t: usize| self.may_be_person(t);
        let last = (from..end.min(from + WORDS)).find(|t| !bare(*t)).unwrap_or(end.min(from + WORDS));
        let goes_on = last < end && self.capital(last);
        let known = last == from + 1 && self.view.word(from).familiar() > 0;
        (passed && last > from && !goes_on && !known).then_some(from..last)
    }

    /// Whether a token can be part of a person's name as far as the lexicon tells.
    pub fn may_be_person(&self, token: usize) -> bool {
        const OTHER: [&str; 9] = [
            "organisation_head",
            "place_head",
            "title",
            "office",
            "region",
            "city",
            "country",
            "organisation",
            "month",
        ];
        let word = self.view.word(token);
        let long = word.capitals[1] != 0 && word.shape.has(Shape::ALL_CAPITALS) && word.suffixes[2] != 0;
        word.capital() && !long && !self.class(token, &OTHER)
    }

    /// The end of a bracket of one capitalised word that opens at a token.
    fn bracketed(&self, at: usize, end: usize) -> Option<usize> {
        let mark = |t: usize, c: char| t < end && self.document.mark(t) == Some(c);
        (mark(at, '(') && self.capital(at + 1) && mark(at + 2, ')')).then_some(at + 3)
    }

    /// *Nama (35)*: whoever has an age is a person.
    fn aged(&self, sentence: Range<usize>, names: &[Draft]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for open in sentence.start + 1..sentence.end.saturating_sub(2) {
            let (number, close) = (open + 1, open + 2);
            let aged = self.document.mark(open) == Some('(')
                && self.document.mark(close) == Some(')')
                && self.document.tokens[number].kind == TokenKind::Number
                && self.document.word(number).parse::<u32>().is_ok_and(|n| (1..=OLDEST).contains(&n));
            let named = names.binary_search_by(|n| compare(n, open - 1)).is_ok();
            if !aged || named {
                continue;
            }
            let first =
                (sentence.start..open).rev().find(|t| !self.may_be_person(*t)).map_or(sentence.start, |t| t + 1);
            let words = open - first;
            let familiar = (first..open).all(|t| self.view.word(t).familiar() > 0);
            if (1..=WORDS).contains(&words) && !familiar {
                found.push(first..open);
            }
        }
        found
    }
}

/// The numbers of the kinds among the tagger's.
const PERSON: u32 = 0;
const PLACE: u32 = 2;
const _: () =
    assert!(matches!((KINDS[PERSON as usize], KINDS[PLACE as usize]), (EntityKind::Person, EntityKind::Place)));

fn compare(name: &Draft, token: usize) -> std::cmp::Ordering {
    if name.tokens.end <= token {
        std::cmp::Ordering::Less
    } else if name.tokens.start > token {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    }
}

/// The name of a kind that begins at a token.
fn starting(names: &[Draft], at: usize, kind: EntityKind) -> Option<&Draft> {
    let n = names.partition_point(|n| n.tokens.start < at);
    names.get(n).filter(|n| n.tokens.start == at && n.kind == kind)
}

/// *Ajun Komisaris | Besar Wirasena*: the end of a title is no part of the name behind it.
fn trim_titles(rules: &Rules, names: &mut [Draft]) {
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
fn cut_places(rules: &Rules, names: &mut Vec<Draft>) {
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
fn cut_bodies(rules: &Rules, names: &mut Vec<Draft>) {
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
fn reach_left(rules: &Rules, names: &mut Vec<Draft>) {
    let mut out: Vec<Draft> = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let start = name.tokens.start;
        let sentence = |t: usize| rules.document.sentence_of(t);
        let before =
            start.checked_sub(1).filter(|b| name.kind == EntityKind::Person && sentence(*b) == sentence(start));
        let left = before.filter(|b| {
            let unfamiliar = rules.may_be_person(*b) && rules.view.word(*b).familiar() == 0;
            let prefix = rules.lexicon.prefixes.longest(rules.document.words_from(*b, start)).is_some();
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
    matches!(document.block_of(document.sentence_of(token)).kind, BlockKind::Title | BlockKind::Heading)
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
