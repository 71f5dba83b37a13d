//! Mentions and how they are joined: every name's words once, and a union-find over them.
//!
//! The first passes of a sieve in order of precision, after Lee et al. 2013 (the deterministic
//! coreference of CoreNLP): exact match, then appositive and acronym, then known synonyms. Short
//! names of persons follow in [`persons`](super::persons).

mod gathering;
mod joining;

use super::lexicon::Gender;
use crate::analysis::{EntityKind, Form};
use crate::language::lexicon::WordId;
use foldhash::HashMap;
use std::ops::Range;

/// How many names before a place are asked for a body.
const LAST_NAMES: usize = 12;

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
}
