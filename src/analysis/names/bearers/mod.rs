//! Where a body's or place's name ends and its officer's begins: *Bupati Jembar Timur | Wirasena*,
//! *Ketua Panwas Jembar | Darmaji*. Taggers take such a run of capitals for one name.

mod edges;
mod leads;
mod runs;

pub use edges::reach_right;
pub use leads::known_leads;

use super::Lexicon;
use super::gazetteer::{CURATED_SHIFT, LONGEST};
use super::labels::KINDS;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::{Shape, TokenKind};
use edges::{cut_bodies, cut_places, reach_left, trim_titles};
use std::ops::Range;

/// How sure a person is who stands behind an office and its place.
const BORNE: f32 = 0.75;
/// Most words of such a person's name.
const WORDS: usize = 6;
/// Most words of a role in front of its body.
const ROLE: usize = 4;
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
    runs::apply(document, lexicon, view, names);
}

/// Whether an age in brackets stands at a token: *(25)*.
pub fn age_at(document: &Document, open: usize) -> bool {
    let number = document.tokens.get(open + 1).is_some_and(|t| t.kind == TokenKind::Number);
    document.mark(open) == Some('(')
        && document.mark(open + 2) == Some(')')
        && number
        && document.word(open + 1).parse::<u32>().is_ok_and(|n| (1..=OLDEST).contains(&n))
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
    /// Whether a token is of one of the classes of `names.txt`.
    pub fn class(&self, token: usize, names: &[&str]) -> bool {
        names.iter().any(|n| self.view.classes[token] & self.lexicon.class(n) != 0)
    }

    /// Whether a token is a role of `roles.txt` by itself.
    fn trade(&self, token: usize) -> bool {
        self.lexicon.trades.longest(self.document.words_from(token, token + 1)).is_some()
    }

    /// Whether a role begins within a few words before a token.
    fn trade_before(&self, token: usize) -> bool {
        (token.saturating_sub(ROLE)..token).any(|t| self.trade(t))
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
        let mut own = false;
        loop {
            // Behind the body's short form in brackets only what no person is called is a second body.
            let another =
                |b: &&Draft| b.tokens.end < end && !(named && b.tokens.clone().all(|t| self.may_be_person(t)));
            if let Some(n) = self.place(from, end) {
                own = passed && n == 1 && !named && self.begins_person(from, end);
                if own {
                    break;
                }
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
        let bare = |t: usize| self.may_be_person(t) || own && t == from;
        let last = (from..end.min(from + WORDS)).find(|t| !bare(*t)).unwrap_or(end.min(from + WORDS));
        let goes_on = last < end && self.capital(last);
        let known = last == from + 1 && self.view.word(from).familiar() > 0;
        (passed && last > from && !goes_on && !known).then_some(from..last)
    }

    /// *Wali Kota Jembar | Bima Wirasena*: whether a town's name is one that persons bear too, and one more word
    /// closes the run.
    fn begins_person(&self, at: usize, end: usize) -> bool {
        let borne = self.view.word(at).known.any(PERSON as usize) > 0;
        let closes = at + 2 >= end || !self.capital(at + 2);
        borne && closes && at + 1 < end && self.may_be_person(at + 1)
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
            let named = names.binary_search_by(|n| compare(n, open - 1)).is_ok();
            if !age_at(self.document, open) || named {
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
pub const PERSON: u32 = 0;
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
