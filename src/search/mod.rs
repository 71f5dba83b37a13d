//! Finding quotes and facts by their words and by who said them.

mod fold;
mod near;
mod pattern;
pub mod query;
mod roots;

pub use near::nearest;
pub use pattern::Pattern;
pub use roots::{Family, Roots};

use crate::analysis::{Analysis, EntityId, Fact, FactId, Quote, QuoteId};
use crate::article::Article;
use crate::text::Span;
use fold::{Case, Folded};
use std::collections::HashSet;

/// A quote that a query matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which quote.
    pub quote: QuoteId,
    /// Where the query's words stand in the article, in reading order and without overlaps:
    /// inside the quote's content, its source and its cue. Empty for an empty query, and where
    /// a word stands only in the speaker's name as it is written elsewhere.
    pub spans: Vec<Span>,
}

/// The quotes in which all words of `query` occur, in reading order.
///
/// A word may stand anywhere in the quote's content, in its source or cue, or in the speaker's
/// name, aliases and roles, also as a part of a longer word. Diacritics do not count; capitals count where
/// the query has one (smart case). An empty query matches every quote.
///
/// For a search while the reader types, make a [`QuoteIndex`] once and ask it again and again.
#[must_use]
pub fn quotes(article: &Article, analysis: &Analysis, query: &str) -> Vec<Hit> {
    QuoteIndex::new(article, analysis).find(query)
}

/// The facts in which all words of `query` occur, in reading order: in their words, their label,
/// or the names, aliases and roles of their speaker and subject. Otherwise as [`quotes`].
#[must_use]
pub fn facts(article: &Article, analysis: &Analysis, query: &str) -> Vec<FactId> {
    let needles = needles(query);
    let numbered = analysis.facts.iter().enumerate();
    let found = numbered.filter(|(_, fact)| Indexed::of_fact(article, analysis, fact).matches(&needles).is_some());
    found.map(|(number, _)| FactId::from_index(number)).collect()
}

/// Whether all words of `query` occur in `text`, as in [`quotes`]; an empty query occurs nowhere.
#[must_use]
pub fn holds(text: &str, query: &str) -> bool {
    let (words, needles) = (Words::new(text), needles(query));
    !needles.is_empty() && needles.iter().all(|needle| !words.find(needle).is_empty())
}

/// Letters without diacritics and capitals: what comparing names by their letters needs.
#[must_use]
pub fn folded(text: &str) -> String {
    Folded::new(text, Case::Folded).text
}

/// Where `query` stands in a text, as a whole and in reading order: diacritics do not count,
/// capitals count where the query has one. Nothing for a query without letters.
#[must_use]
pub fn text(text: &str, query: &str) -> Vec<Span> {
    let case = if query.chars().any(char::is_uppercase) { Case::Kept } else { Case::Folded };
    let needle = Folded::new(query.trim(), case).text;
    if needle.is_empty() { Vec::new() } else { Folded::new(text, case).find(&needle) }
}

/// How a search looks for what the reader has typed.
#[derive(Clone, Copy, Debug)]
pub enum Query<'a> {
    /// For its words, as they stand.
    Words(&'a str),
    /// For its words, and for words of the same roots. What has a capital is looked for as it stands.
    Related(&'a str, &'a Roots),
    /// For a regular expression.
    Pattern(&'a Pattern),
}

impl Query<'_> {
    /// Where it stands in a text, in reading order: words as a whole, as in [`text`]; one word
    /// alone also by its root.
    #[must_use]
    pub fn find(&self, within: &str) -> Vec<Span> {
        match self {
            Self::Words(query) => text(within, query),
            Self::Pattern(pattern) => pattern.find(within),
            Self::Related(query, roots) => {
                let word = query.trim();
                if !can_be_cut(word, roots) {
                    return text(within, query);
                }
                // A word that can be cut has no capitals.
                let folded = Folded::new(within, Case::Folded);
                let word = Folded::new(word, Case::Folded).text;
                let exact = if word.is_empty() { Vec::new() } else { folded.find(&word) };
                let mut family = roots.family(&word);
                let related = words_in(&folded.text).filter(|(_, word)| family.holds(word));
                let related = related.map(|(at, word)| folded.original(at, at + word.len()));
                joined(exact.into_iter().chain(related).collect())
            }
        }
    }
}

/// Whether a word of a query is looked for by its root: small letters, enough of them.
fn can_be_cut(word: &str, roots: &Roots) -> bool {
    !roots.is_empty() && word.chars().count() >= 3 && word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase())
}

/// The words of a folded text with their first bytes; a word with a hyphen gives its parts.
fn words_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let begin = text.as_ptr() as usize;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(move |word| (word.as_ptr() as usize - begin, word))
}

/// All quotes of an article, their letters folded once.
#[derive(Clone, Debug)]
pub struct QuoteIndex {
    quotes: Vec<Indexed>,
}

/// What is searched of one quote or fact.
#[derive(Clone, Debug)]
struct Indexed {
    /// Content, source and cue, each where it stands in the article.
    pieces: Vec<(Span, Words)>,
    /// Name, aliases and roles of the speaker, which stand elsewhere.
    names: Vec<Words>,
}

/// Words as they stand, and folded.
#[derive(Clone, Debug)]
pub(in crate::search) struct Words {
    original: String,
    folded: Folded,
}

/// One word of a query.
struct Needle {
    folded: String,
    /// Given where capitals count.
    kept: Option<String>,
    /// Folded words of the same root.
    related: HashSet<String>,
}

impl QuoteIndex {
    /// Reads the quotes of an analysis.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        Self { quotes: analysis.quotes.iter().map(|q| Indexed::new(article, analysis, q)).collect() }
    }

    /// The quotes that a query fits, as [`quotes`] for words. A regular expression is looked for in
    /// the content, the source, the cue and the names of the speaker, each by itself.
    #[must_use]
    pub fn search(&self, query: &Query<'_>) -> Vec<Hit> {
        let hit = |number, spans| Hit { quote: QuoteId::from_index(number), spans };
        let all = self.quotes.iter().enumerate();
        match query {
            Query::Words(query) => self.find(query),
            Query::Related(query, roots) => {
                let mut needles = needles(query);
                if !query.chars().any(char::is_uppercase) {
                    for needle in needles.iter_mut().filter(|n| can_be_cut(&n.folded, roots)) {
                        let mut family = roots.family(&needle.folded);
                        needle.related = self.vocabulary().filter(|w| family.holds(w)).map(str::to_owned).collect();
                    }
                }
                all.filter_map(|(n, quote)| Some(hit(n, quote.matches(&needles)?))).collect()
            }
            Query::Pattern(pattern) => {
                let found = all.map(|(n, quote)| (n, quote.fits(pattern)));
                found.filter_map(|(n, spans)| Some(hit(n, spans?))).collect()
            }
        }
    }

    fn vocabulary(&self) -> impl Iterator<Item = &str> {
        let pieces = self.quotes.iter().flat_map(|q| &q.pieces);
        pieces.flat_map(|(_, words)| words_in(&words.folded.text).map(|(_, word)| word))
    }

    /// As [`quotes`].
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let needles = needles(query);
        let hits = self.quotes.iter().enumerate().filter_map(|(number, quote)| {
            Some(Hit { quote: QuoteId::from_index(number), spans: quote.matches(&needles)? })
        });
        hits.collect()
    }
}

/// The words of a query.
fn needles(query: &str) -> Vec<Needle> {
    let capitals = query.chars().any(char::is_uppercase);
    let needle = |word| Needle {
        folded: Folded::new(word, Case::Folded).text,
        kept: capitals.then(|| Folded::new(word, Case::Kept).text),
        related: HashSet::new(),
    };
    query.split_whitespace().map(needle).filter(|n| !n.folded.is_empty()).collect()
}

/// Everything that an entity is called.
fn names_of(analysis: &Analysis, entity: Option<EntityId>) -> Vec<Words> {
    let Some(entity) = entity.and_then(|id| analysis.entities.get(id.index())) else { return Vec::new() };
    let names = std::iter::once(&entity.name).chain(&entity.aliases);
    names.chain(entity.roles.iter().map(|r| &r.text)).map(|name| Words::new(name)).collect()
}

impl Indexed {
    fn new(article: &Article, analysis: &Analysis, quote: &Quote) -> Self {
        let places = quote.content.iter().chain(&quote.source).chain(&quote.cue);
        let pieces = places.map(|span| (*span, Words::new(article.words(*span)))).collect();
        Self { pieces, names: names_of(analysis, quote.speaker) }
    }

    fn of_fact(article: &Article, analysis: &Analysis, fact: &Fact) -> Self {
        let quote = fact.quote.and_then(|q| analysis.quotes.get(q.index()));
        let mut indexed = quote.map_or_else(
            || Self { pieces: Vec::new(), names: Vec::new() },
            |quote| Self::new(article, analysis, quote),
        );
        indexed.pieces.extend(fact.spans.iter().map(|span| (*span, Words::new(article.words(*span)))));
        indexed.names.push(Words::new(&fact.label));
        indexed.names.extend(names_of(analysis, fact.subject));
        indexed
    }

    /// Where the needles stand; `None` where one of them stands nowhere.
    fn matches(&self, needles: &[Needle]) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for needle in needles {
            let before = spans.len();
            for (at, words) in &self.pieces {
                spans.extend(
                    words
                        .find(needle)
                        .into_iter()
                        .map(|inside| Span { start: at.start + inside.start, end: at.start + inside.end }),
                );
            }
            if spans.len() == before && !self.names.iter().any(|name| !name.find(needle).is_empty()) {
                return None;
            }
        }
        Some(joined(spans))
    }
}

impl Indexed {
    /// Where a regular expression stands; `None` where it stands nowhere, also not in the names.
    fn fits(&self, pattern: &Pattern) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for (at, words) in &self.pieces {
            let moved = |s: Span| Span { start: at.start + s.start, end: at.start + s.end };
            spans.extend(pattern.find(&words.original).into_iter().map(moved));
        }
        let named = || self.names.iter().any(|name| !pattern.find(&name.original).is_empty());
        (!spans.is_empty() || named()).then(|| joined(spans))
    }
}

impl Words {
    fn new(original: &str) -> Self {
        Self { original: original.to_owned(), folded: Folded::new(original, Case::Folded) }
    }

    /// Where a word stands in these.
    fn find(&self, needle: &Needle) -> Vec<Span> {
        match &needle.kept {
            // Most have not even the letters: fold with capitals only those that do.
            Some(kept) if self.folded.text.contains(&needle.folded) => {
                Folded::new(&self.original, Case::Kept).find(kept)
            }
            Some(_) => Vec::new(),
            None => {
                let mut found = self.folded.find(&needle.folded);
                if !needle.related.is_empty() {
                    let related = words_in(&self.folded.text).filter(|(_, word)| needle.related.contains(*word));
                    found.extend(related.map(|(at, word)| self.folded.original(at, at + word.len())));
                }
                found
            }
        }
    }
}

/// Spans in reading order, those that overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests;
