//! Names that are one: the same words, abbreviations in brackets, other names, prefixes.
//!
//! The first passes of a sieve in order of precision, after Lee et al. 2013 (the deterministic
//! coreference of CoreNLP): exact match, then appositive and acronym, then known synonyms. Short
//! names of persons follow in [`persons`](super::persons).

use super::lexicon::{Gender, HeadClass};
use super::reader::Reader;
use crate::analysis::names::Name;
use crate::analysis::{EntityKind, Form};
use crate::language::lexicon::WordId;
use crate::text::Shape;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// How many names before a place are asked for a body.
const LAST_NAMES: usize = 12;
/// Most tokens of a name in brackets.
const BRACKET: usize = 4;

/// A place that refers, before entities are numbered.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub tokens: Range<usize>,
    pub form: Form,
}

/// All mentions with the same words: the unit that is joined.
#[derive(Clone, Debug)]
pub(super) struct Unique {
    pub key: Box<[WordId]>,
    pub kind: EntityKind,
    /// How much speaks for each kind, by the order of [`KINDS`].
    votes: [f32; KINDS.len()],
    pub confidence: f32,
    pub because: String,
    pub places: Vec<Place>,
    /// The first token of its first mention.
    first: usize,
    pub gender: Option<Gender>,
    /// Whether it is a phrase or pronoun and no name.
    pub nominal: bool,
}

/// The kinds a name can have.
const KINDS: [EntityKind; 9] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Date,
    EntityKind::Duration,
    EntityKind::Quantity,
    EntityKind::Other,
];

impl Unique {
    /// The first token of its first mention.
    pub fn first(&self) -> usize {
        self.first
    }

    fn place(&mut self, tokens: Range<usize>, form: Form) {
        self.first = self.first.min(tokens.start);
        self.places.push(Place { tokens, form });
    }
}

/// All uniques and how they are joined (union-find).
#[derive(Debug, Default)]
pub(super) struct Clusters {
    pub uniques: Vec<Unique>,
    parent: Vec<usize>,
    by_key: HashMap<Box<[WordId]>, usize>,
    /// Names in reading order: first token, end, unique.
    pub spans: Vec<(usize, usize, usize)>,
}

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
        super::expanded::join(reader, &mut clusters);
        clusters.prefixes(reader);
        clusters
    }

    /// The unique of some words, made where there is none.
    pub fn unique(&mut self, key: Box<[WordId]>, kind: EntityKind) -> usize {
        if let Some(&found) = self.by_key.get(&key) {
            return found;
        }
        let number = self.push(key.clone(), kind, false);
        self.by_key.insert(key, number);
        number
    }

    /// A new unique that no name's words find.
    pub fn push(&mut self, key: Box<[WordId]>, kind: EntityKind, nominal: bool) -> usize {
        let number = self.uniques.len();
        self.uniques.push(Unique {
            key,
            kind,
            votes: [0.0; KINDS.len()],
            confidence: 0.0,
            because: String::new(),
            places: Vec::new(),
            first: usize::MAX,
            gender: None,
            nominal,
        });
        self.parent.push(number);
        number
    }

    /// The unique with these words.
    pub fn known(&self, key: &[WordId]) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Adds a name's mention.
    pub fn add(&mut self, unique: usize, tokens: Range<usize>, kind: &EntityKind, confidence: f32, because: String) {
        let Some(u) = self.uniques.get_mut(unique) else { return };
        if let Some(vote) = KINDS.iter().position(|k| k == kind).and_then(|k| u.votes.get_mut(k)) {
            *vote += confidence;
        }
        if confidence > u.confidence || u.because.is_empty() {
            u.confidence = u.confidence.max(confidence);
            u.because = because;
        }
        u.place(tokens.clone(), Form::Name);
        self.spans.push((tokens.start, tokens.end, unique));
    }

    /// Adds a pronoun or phrase.
    pub fn refer(&mut self, unique: usize, tokens: Range<usize>, form: Form) {
        if let Some(u) = self.uniques.get_mut(unique) {
            u.place(tokens, form);
        }
    }

    fn vote(&mut self) {
        for unique in &mut self.uniques {
            let best = (0..KINDS.len()).max_by(|&a, &b| {
                let votes = (unique.votes.get(a).copied().unwrap_or(0.0), unique.votes.get(b).copied().unwrap_or(0.0));
                votes.0.total_cmp(&votes.1).then(b.cmp(&a))
            });
            if let Some(kind) = best.and_then(|b| KINDS.get(b)) {
                unique.kind = *kind;
            }
        }
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

    /// The unique that stands for a whole cluster.
    pub fn root(&self, mut unique: usize) -> usize {
        while let Some(&parent) = self.parent.get(unique) {
            if parent == unique {
                break;
            }
            unique = parent;
        }
        unique
    }

    /// Makes two clusters one; the cluster of `of` gives the kind.
    pub fn join(&mut self, alias: usize, of: usize) {
        let (a, b) = (self.root(alias), self.root(of));
        if a == b {
            return;
        }
        if let Some(parent) = self.parent.get_mut(a) {
            *parent = b;
        }
        // Short paths keep every look-up near constant.
        for unique in [alias, of] {
            if let Some(parent) = self.parent.get_mut(unique) {
                *parent = b;
            }
        }
        let gender = self.uniques.get(a).and_then(|u| u.gender);
        if let Some(u) = self.uniques.get_mut(b) {
            u.gender = u.gender.or(gender);
        }
    }

    pub fn kind(&self, unique: usize) -> EntityKind {
        self.uniques.get(self.root(unique)).map_or(EntityKind::Other, |u| u.kind)
    }

    pub fn is_person(&self, unique: usize) -> bool {
        self.kind(unique) == EntityKind::Person
    }

    /// How sure the surest of a cluster's names is.
    pub fn sure(&self, unique: usize) -> f32 {
        let root = self.root(unique);
        [unique, root].iter().filter_map(|&n| self.uniques.get(n)).map(|u| u.confidence).fold(0.0, f32::max)
    }

    pub fn gender(&self, unique: usize) -> Option<Gender> {
        self.uniques.get(self.root(unique)).and_then(|u| u.gender)
    }

    pub fn set_gender(&mut self, unique: usize, gender: Gender) {
        let root = self.root(unique);
        if let Some(u) = self.uniques.get_mut(root) {
            u.gender.get_or_insert(gender);
        }
    }

    /// Names in reading order whose tokens lie inside `tokens`.
    pub fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let from = self.spans.partition_point(|s| s.0 < tokens.start);
        self.spans
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |s| s.0 < tokens.end)
            .filter(move |s| s.1 <= tokens.end)
            .copied()
    }

    /// The name that begins at a token.
    pub fn starting(&self, at: usize) -> Option<(usize, usize, usize)> {
        let from = self.spans.partition_point(|s| s.0 < at);
        self.spans.get(from).filter(|s| s.0 == at).copied()
    }

    /// The organisation named last before a token, among the last [`LAST_NAMES`] names.
    pub fn last_body(&self, at: usize) -> Option<usize> {
        let before = self.spans.partition_point(|s| s.0 < at);
        let names = self.spans.get(..before).unwrap_or_default().iter().rev().take(LAST_NAMES);
        names.map(|s| self.root(s.2)).find(|&u| self.kind(u) == EntityKind::Organisation)
    }

    /// Whether a name ends right before a token.
    pub fn ending_at(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.covering(before)).is_some_and(|s| s.1 == at)
    }

    /// The name that covers a token.
    pub fn covering(&self, at: usize) -> Option<(usize, usize, usize)> {
        let before = self.spans.partition_point(|s| s.0 <= at).checked_sub(1)?;
        self.spans.get(before).filter(|s| at < s.1).copied()
    }

    /// Puts the names back in reading order after some were added.
    pub fn sort(&mut self) {
        self.spans.sort_unstable();
        self.spans.dedup_by_key(|s| s.0);
    }

    /// *Badan Gizi Nasional (BGN)*, *Rahmat Basuki (Mas Roso)*: what stands in the brackets is
    /// another form, and every further place with the same capitals too.
    fn brackets(&mut self, reader: &Reader) {
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
        let abbreviates = inner.len() == 1 && self.abbreviates(reader, long, inner.start);
        match owner {
            EntityKind::Person => {
                abbreviates
                    || !reader.has(inner.start, Shape::ALL_CAPITALS)
                        && tagged.is_none_or(|t| self.is_person(t))
                        && reader.head(inner.start, inner.end).is_none()
            }
            EntityKind::Organisation => {
                let capitals = inner.clone().all(|t| reader.has(t, Shape::ALL_CAPITALS));
                abbreviates || words > inner.len() && capitals
            }
            _ => abbreviates,
        }
    }

    /// Whether a word's letters are found in a name in order, the first at its start.
    fn abbreviates(&self, reader: &Reader, long: usize, short: usize) -> bool {
        let Some(place) = self.uniques.get(long).and_then(|u| u.places.first()) else { return false };
        let name = reader.text(place.tokens.clone()).to_lowercase();
        let short = reader.word(short).to_lowercase();
        let mut letters = name.chars().filter(|c| c.is_alphanumeric());
        let same_start = name.split_whitespace().any(|w| w.chars().next() == short.chars().next());
        short.len() >= 2 && short.len() < name.len() && same_start && short.chars().all(|c| letters.any(|l| l == c))
    }

    /// *A alias B*, *A yang akrab disapa B*.
    fn aliases(&mut self, reader: &Reader) {
        for n in 1..self.spans.len() {
            let (Some(&(_, end, a)), Some(&(start, _, b))) = (self.spans.get(n - 1), self.spans.get(n)) else {
                continue;
            };
            if start <= end || start - end > 5 || !self.is_person(a) {
                continue;
            }
            let said = reader.phrase(&reader.words.alias, end, start).is_some_and(|(len, ())| end + len == start);
            if said {
                self.join(b, a);
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

    /// Two names the pack knows to be one: *AS*, *Amerika Serikat*.
    fn synonyms(&mut self, reader: &Reader) {
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
    fn prefixes(&mut self, reader: &Reader) {
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
