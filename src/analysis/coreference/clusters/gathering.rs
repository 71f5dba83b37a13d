//! Gathering names by their words, and the places of those that nobody tagged.

use super::super::expanded;
use super::super::lexicon::HeadClass;
use super::super::reader::Reader;
use super::Clusters;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::language::lexicon::WordId;
use crate::text::Shape;
use foldhash::{HashMap, HashSet};

impl Clusters {
    /// Gathers names by their words, and joins what brackets, synonyms and prefixes show to be one.
    pub fn new(reader: &Reader, names: Vec<Name>) -> Self {
        let mut clusters = Self::default();
        let longer: HashSet<WordId> = names
            .iter()
            .filter(|n| n.kind == EntityKind::Person && n.tokens.len() > 1)
            .flat_map(|n| n.tokens.clone())
            .filter_map(|t| reader.id(t))
            .collect();
        let places: HashSet<WordId> = names
            .iter()
            .filter(|n| n.kind == EntityKind::Place && n.tokens.len() == 1)
            .filter_map(|n| reader.id(n.tokens.start))
            .collect();
        for name in names {
            let Some(name) = trimmed(reader, name, &longer, &places) else { continue };
            let unique = clusters.unique(reader.key(name.tokens.clone()), name.kind);
            clusters.add(unique, name.tokens, &name.kind, name.confidence, name.because);
        }
        clusters.vote();
        clusters.things(reader);
        clusters.brackets(reader);
        clusters.aliases(reader);
        clusters.propagate(reader);
        clusters.synonyms(reader);
        expanded::join(reader, &mut clusters);
        clusters.prefixes(reader);
        clusters
    }

    /// Taxes, permits and programmes have names, but are no bodies.
    fn things(&mut self, reader: &Reader) {
        for unique in &mut self.uniques {
            let thing = unique.key.first().is_some_and(|w| reader.words.things.contains(*w));
            let tagged = matches!(unique.kind, EntityKind::Organisation | EntityKind::Person);
            // *menjadi X*, *sebagai X*: what somebody is, and nobody.
            let is_role = unique.kind == EntityKind::Person
                && unique.places.iter().all(|p| {
                    p.tokens.start.checked_sub(1).is_some_and(|before| reader.is(&reader.words.becoming, before))
                });
            if thing && tagged && unique.key.len() > 1 || is_role {
                unique.kind = EntityKind::Other;
            }
        }
    }

    /// Single capitalised words that a person's name holds, and short forms of places the article
    /// names, are mentions where nobody tagged them.
    fn propagate(&mut self, reader: &Reader) {
        let mut part: HashMap<WordId, usize> = HashMap::default();
        for (n, u) in self.uniques.iter().enumerate() {
            if u.kind == EntityKind::Person {
                for word in &u.key {
                    part.entry(*word).or_insert(n);
                }
            }
        }
        let mut targets: HashSet<&[WordId]> = HashSet::default();
        for u in &self.uniques {
            targets.insert(&u.key);
            let found = reader.words.same.longest(u.key.iter().copied()).filter(|(len, _)| *len == u.key.len());
            if let Some((_, long)) = found {
                targets.insert(long);
            }
        }
        // Words that also occur in small letters are no names where a sentence begins.
        let tokens = &reader.document.tokens;
        let common: HashSet<WordId> = tokens.iter().filter(|t| !t.shape.has(Shape::CAPITAL)).map(|t| t.word).collect();
        let mut found: Vec<(usize, EntityKind, usize)> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if !token.shape.has(Shape::CAPITAL) || self.covering(at).is_some() {
                continue;
            }
            let opens = reader.opens(at);
            if let Some(&long) = part.get(&token.word) {
                let free = token.span.len() >= 3
                    && !(opens && common.contains(&token.word))
                    && reader.head(at, at + 1).is_none_or(|(_, h)| h.class == HeadClass::Kin && !opens)
                    && !reader.is(&reader.words.stop, at)
                    && !self.goes_on(reader, at);
                if free {
                    found.push((at, EntityKind::Person, long));
                }
            } else if token.shape.has(Shape::ALL_CAPITALS) {
                let same = reader.words.same.longest(std::iter::once(token.word));
                if let Some(long) =
                    same.and_then(|(_, long)| targets.contains(&long[..]).then(|| self.known(long)).flatten())
                {
                    found.push((at, self.kind(long), long));
                }
            }
        }
        for (at, kind, long) in found {
            let unique = self.unique(reader.key(at..at + 1), kind);
            let (sure, because) =
                self.uniques.get(long).map_or((0.5, String::new()), |u| (u.confidence * 0.9, u.because.clone()));
            self.add(unique, at..at + 1, &kind, sure, because);
        }
        self.sort();
    }

    /// Whether a capitalised word that nobody tagged follows: both are parts of another name.
    fn goes_on(&self, reader: &Reader, at: usize) -> bool {
        let next = at + 1;
        reader.capital(next)
            && !reader.opens(next)
            && self.covering(next).is_none()
            && reader.phrase(&reader.words.calendar, next, next + 1).is_none()
    }
}

/// A person's name without rank or word of respect at its start; none where nothing else is left.
fn trimmed(reader: &Reader, mut name: Name, longer: &HashSet<WordId>, places: &HashSet<WordId>) -> Option<Name> {
    let ranked = reader.head(name.tokens.start, name.tokens.end).is_some_and(|(len, h)| {
        h.class == HeadClass::Rank && len < name.tokens.len() && reader.capital(name.tokens.end - 1)
    });
    if ranked && name.kind == EntityKind::Organisation {
        name.kind = EntityKind::Person;
    }
    if name.kind != EntityKind::Person {
        return Some(name);
    }
    while name.tokens.len() > 1 {
        let at = name.tokens.start;
        let respect = reader.phrase(&reader.words.honorifics, at, at + 1).is_some();
        let rank =
            reader.head(at, name.tokens.end).filter(|(len, h)| h.class == HeadClass::Rank && *len < name.tokens.len());
        let len = match rank {
            Some((len, _)) => len,
            None if respect && reader.head(at, at + 1).is_none() || reader.is_short_office(at) => 1,
            None if reader.document.mark(at).is_some() => 1,
            // *Ketua KPU Papua | Budi*: a place in front of the name belongs to the office.
            None if reader.id(at).is_some_and(|w| places.contains(&w))
                && titled(reader, at)
                && !reader.has(at + 1, Shape::ALL_CAPITALS) =>
            {
                1
            }
            None => break,
        };
        name.tokens.start += len;
    }
    let first = name.tokens.start;
    let only_office = name.tokens.len() == 1
        && (reader.is_short_office(first)
            || reader.id(first).is_some_and(|w| !longer.contains(&w))
                && reader.head(first, first + 1).is_some_and(|(_, h)| h.class != HeadClass::Kin));
    (!only_office && !name.tokens.is_empty()).then_some(name)
}

/// Whether a capitalised word or a head stands right before a token, as in a title.
fn titled(reader: &Reader, at: usize) -> bool {
    at > reader.sentence(at).start && (reader.capital(at - 1) || reader.head(at - 1, at).is_some())
}
