//! Finding quotes by their words and by who said them.

mod fold;

use crate::analysis::{Analysis, Quote, QuoteId};
use crate::article::Article;
use crate::text::Span;
use fold::{Case, Folded};

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

/// All quotes of an article, their letters folded once.
#[derive(Clone, Debug)]
pub struct QuoteIndex {
    quotes: Vec<Indexed>,
}

/// What is searched of one quote.
#[derive(Clone, Debug)]
struct Indexed {
    /// Content, source and cue, each where it stands in the article.
    pieces: Vec<(Span, Words)>,
    /// Name, aliases and roles of the speaker, which stand elsewhere.
    speaker: Vec<Words>,
}

/// Words as they stand, and folded.
#[derive(Clone, Debug)]
struct Words {
    original: String,
    folded: Folded,
}

/// One word of a query.
struct Needle {
    folded: String,
    /// Given where capitals count.
    kept: Option<String>,
}

impl QuoteIndex {
    /// Reads the quotes of an analysis.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        Self { quotes: analysis.quotes.iter().map(|q| Indexed::new(article, analysis, q)).collect() }
    }

    /// As [`quotes`].
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let capitals = query.chars().any(char::is_uppercase);
        let needle = |word| Needle {
            folded: Folded::new(word, Case::Folded).text,
            kept: capitals.then(|| Folded::new(word, Case::Kept).text),
        };
        let needles: Vec<Needle> = query.split_whitespace().map(needle).filter(|n| !n.folded.is_empty()).collect();
        let hits = self.quotes.iter().enumerate().filter_map(|(number, quote)| {
            Some(Hit { quote: QuoteId::from_index(number), spans: quote.matches(&needles)? })
        });
        hits.collect()
    }
}

impl Indexed {
    fn new(article: &Article, analysis: &Analysis, quote: &Quote) -> Self {
        let places = quote.content.iter().chain(&quote.source).chain(&quote.cue);
        let speaker = quote.speaker.and_then(|id| analysis.entities.get(id.index())).map_or_else(Vec::new, |entity| {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            names.chain(entity.roles.iter().map(|r| &r.text)).map(|name| Words::new(name)).collect()
        });
        Self { pieces: places.map(|span| (*span, Words::new(article.words(*span)))).collect(), speaker }
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
            if spans.len() == before && !self.speaker.iter().any(|name| !name.find(needle).is_empty()) {
                return None;
            }
        }
        Some(joined(spans))
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
            None => self.folded.find(&needle.folded),
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
