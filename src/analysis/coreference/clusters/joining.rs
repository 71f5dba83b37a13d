//! Names that are one: other forms in brackets, other names, synonyms, and names with and without a
//! prefix.

use super::super::reader::Reader;
use super::Clusters;
use crate::analysis::short_form::{abbreviates, shortens};
use crate::analysis::{EntityKind, Form};
use crate::language::lexicon::{PhraseMap, WordId};
use crate::text::Shape;
use foldhash::HashMap;
use std::ops::Range;

/// Most tokens of a name in brackets.
const BRACKET: usize = 4;

impl Clusters {
    /// *Badan Gizi Nasional (BGN)*, *Rahmat Basuki (Mas Roso)*: what stands in the brackets is
    /// another form, and every further place with the same capitals too.
    pub(super) fn brackets(&mut self, reader: &Reader) {
        let mut short: HashMap<WordId, usize> = HashMap::default();
        let mut found = Vec::new();
        for n in 0..self.spans.len() {
            let Some(&(_, end, long)) = self.spans.get(n) else { break };
            if reader.document.mark(end) != Some('(') {
                continue;
            }
            let Some(close) = (end + 2..=end + 1 + BRACKET).find(|&c| reader.document.mark(c) == Some(')')) else {
                continue;
            };
            let inner = end + 1..close;
            let tagged = self.starting(inner.start).filter(|s| s.1 == inner.end).map(|s| s.2);
            if !self.is_other_form(reader, long, inner.clone(), tagged) {
                continue;
            }
            let kind = self.kind(long);
            let alias = match tagged {
                Some(alias) => alias,
                None => {
                    let alias = self.unique(reader.key(inner.clone()), kind);
                    let sure = self.uniques.get(long).map_or(0.5, |u| u.confidence);
                    let because = self.uniques.get(long).map(|u| u.because.clone()).unwrap_or_default();
                    found.push((alias, inner.clone(), kind, sure, because));
                    alias
                }
            };
            if inner.len() == 1
                && let Some(word) = reader.id(inner.start)
            {
                short.insert(word, alias);
            }
            self.join(alias, long);
        }
        for (alias, inner, kind, sure, because) in found {
            self.add(alias, inner, &kind, sure, because);
        }
        self.sort();
        self.further(reader, &short);
    }

    /// Every untagged token with the letters of a short form is a mention of it.
    fn further(&mut self, reader: &Reader, short: &HashMap<WordId, usize>) {
        if short.is_empty() {
            return;
        }
        for at in 0..reader.document.tokens.len() {
            if !reader.has(at, Shape::CAPITAL) || self.covering(at).is_some() {
                continue;
            }
            if let Some(&alias) = reader.id(at).and_then(|w| short.get(&w)) {
                self.refer(alias, at..at + 1, Form::Name);
                self.spans.push((at, at + 1, alias));
            }
        }
        self.sort();
    }

    fn is_other_form(&self, reader: &Reader, long: usize, inner: Range<usize>, tagged: Option<usize>) -> bool {
        if !inner.clone().all(|t| reader.capital(t)) {
            return false;
        }
        let owner = self.kind(long);
        let words = self.uniques.get(long).map_or(0, |u| u.key.len());
        let abbreviates = inner.len() == 1
            && self.text_of(reader, long).is_some_and(|long| abbreviates(long, reader.word(inner.start)));
        match owner {
            EntityKind::Person => {
                abbreviates
                    || !reader.has(inner.start, Shape::ALL_CAPITALS)
                        && tagged.is_none_or(|t| self.is_person(t))
                        && reader.head(inner.start, inner.end).is_none()
            }
            EntityKind::Organisation => {
                let capitals = inner.clone().all(|t| reader.has(t, Shape::ALL_CAPITALS));
                let shorter = || {
                    let short = reader.document.span(inner.clone()).of(reader.document.text());
                    self.text_of(reader, long).is_some_and(|long| shortens(long, short))
                };
                abbreviates || words > inner.len() && (capitals || shorter())
            }
            _ => abbreviates,
        }
    }

    /// The words of a name where it first stands.
    fn text_of<'a>(&self, reader: &Reader<'a>, unique: usize) -> Option<&'a str> {
        let place = self.uniques.get(unique)?.places.first()?;
        Some(reader.document.span(place.tokens.clone()).of(reader.document.text()))
    }

    /// *A alias B*, *A yang akrab disapa B*; bodies where B shortens A, *Badan Pangan Rakyat atau Bapara*.
    pub(super) fn aliases(&mut self, reader: &Reader) {
        for n in 1..self.spans.len() {
            let (Some(&(_, end, a)), Some(&(start, _, b))) = (self.spans.get(n - 1), self.spans.get(n)) else {
                continue;
            };
            if start <= end || start - end > 5 {
                continue;
            }
            let between =
                |words: &PhraseMap<()>| reader.phrase(words, end, start).is_some_and(|(len, ())| end + len == start);
            let said = match self.kind(a) {
                EntityKind::Person => between(&reader.words.alias),
                EntityKind::Organisation => {
                    self.kind(b) == EntityKind::Organisation
                        && between(&reader.words.other_name)
                        && self.text_of(reader, a).zip(self.text_of(reader, b)).is_some_and(|(a, b)| shortens(a, b))
                }
                _ => false,
            };
            if said {
                self.join(b, a);
            }
        }
    }

    /// Two names the pack knows to be one: *AS*, *Amerika Serikat*.
    pub(super) fn synonyms(&mut self, reader: &Reader) {
        let mut home: HashMap<&[WordId], usize> = HashMap::default();
        for n in 0..self.uniques.len() {
            let Some(u) = self.uniques.get(n) else { break };
            if !matches!(u.kind, EntityKind::Place | EntityKind::Organisation) {
                continue;
            }
            let found = reader.words.same.longest(u.key.iter().copied()).filter(|(len, _)| *len == u.key.len());
            let Some((_, long)) = found else { continue };
            let target = self.known(long).or_else(|| home.get(&long[..]).copied());
            match target {
                Some(target) => self.join(n, target),
                None => {
                    home.insert(long, n);
                }
            }
        }
    }

    /// *Kota Makassar* and *Makassar*, *PT Kabar* and *Kabar*: where only one prefix claims it.
    pub(super) fn prefixes(&mut self, reader: &Reader) {
        let mut claims: Vec<(usize, usize)> = Vec::new();
        let mut count: HashMap<usize, usize> = HashMap::default();
        for (n, u) in self.uniques.iter().enumerate() {
            let table = match u.kind {
                EntityKind::Place => &reader.words.place_prefix,
                EntityKind::Organisation => &reader.words.organisation_prefix,
                _ => continue,
            };
            let Some((len, _)) = table.longest(u.key.iter().copied()) else { continue };
            let Some(bare) = u.key.get(len..).filter(|rest| !rest.is_empty()).and_then(|rest| self.known(rest)) else {
                continue;
            };
            if self.uniques.get(bare).is_some_and(|b| b.kind == u.kind || self.root(bare) != bare) {
                claims.push((bare, n));
                *count.entry(self.root(bare)).or_default() += 1;
            }
        }
        for (bare, long) in claims {
            if count.get(&self.root(bare)).copied().unwrap_or(0) <= 1 {
                self.join(bare, long);
            }
        }
    }
}
