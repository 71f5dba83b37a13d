//! A fact with everything that must travel with it: where it stands, what stands around it, who
//! said it, and which text it was taken from.

use super::provenance::Provenance;
use crate::analysis::{
    Analysis, Attitude, BackgroundRelation, Details, FactId, FactKind, QuoteKind, Relation, Standing,
};
use crate::article::Article;
use crate::text::{CodePoints, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// How much of the text before and after a fact goes with it, in code points.
const CONTEXT: usize = 40;

/// What stands between the pieces of a fact that does not stand in one place: a mark that
/// something was left out.
pub(super) const GAP: &str = " […] ";

/// A fact as it leaves the program. The keys of the JSON are the columns of the CSV.
///
/// Offsets are in code points of the article's text, end exclusive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Finding<'a> {
    pub(super) id: String,
    pub(super) kind: FactKind,
    /// How the words are given, for what somebody said.
    pub(super) quote_kind: Option<QuoteKind>,
    /// Whether that was said, or only thought or meant to be done.
    pub(super) attitude: Option<Attitude>,
    /// The speaker's full name; as the text has it beside the cue where that is nobody known.
    pub(super) speaker: Option<&'a str>,
    /// Whom or what the fact is about.
    pub(super) subject: Option<&'a str>,
    pub(super) label: &'a str,
    /// How a comparison compares, or what a background says.
    pub(super) relation: Option<Said>,
    /// ISO 8601 dates between which a background held.
    pub(super) from: Option<&'a str>,
    pub(super) to: Option<&'a str>,
    /// Number of the paragraph in which the fact begins, from 1.
    pub(super) paragraph: u32,
    /// From the first to the last piece.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The words as they stand; pieces that stand apart have ` […] ` between them.
    pub(super) exact: String,
    /// What stands directly before the first piece, and behind the last one.
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
    pub(super) spans: Vec<Piece<'a>>,
    /// Labels of the threads that the fact belongs to.
    pub(super) threads: Vec<&'a str>,
    /// How sure it is, 0 to 1.
    pub(super) confidence: f64,
    /// What in the text triggered it.
    pub(super) because: &'a str,
    /// Whether nobody has judged it.
    pub(super) machine_extracted: bool,
    /// Who stands for it.
    pub(super) standing: Standing,
    /// What the reader noted on it.
    pub(super) note: &'a str,
    pub(super) tags: &'a [String],
    pub(super) title: Option<&'a str>,
    pub(super) source: Option<&'a str>,
    /// SHA-256 of the article's text in UTF-8.
    pub(super) sha256: &'a str,
    #[serde(flatten)]
    pub(super) provenance: Provenance<'a>,
}

/// One place of a fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Piece<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The article's text from `start` to `end`.
    pub(super) exact: &'a str,
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
}

/// The relation of a fact of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Said {
    Comparison(Relation),
    Background(BackgroundRelation),
}

/// An article and its analysis, ready to give out findings.
pub(super) struct Findings<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
    /// Number of each block as readers count paragraphs.
    paragraphs: Vec<u32>,
    /// Labels of each fact's threads.
    threads: Vec<Vec<&'a str>>,
    review: &'a Review,
    pub(super) sha256: String,
}

/// What the reader says of the facts; nothing where nobody has judged any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review(pub BTreeMap<FactId, Judged>);

/// What the reader says of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Who stands for it.
    pub standing: Standing,
    /// What was noted on it.
    pub note: String,
    /// The tags it has.
    pub tags: Vec<String>,
}

impl Review {
    /// Whether a machine found some of these facts and nobody has judged it.
    pub(super) fn leaves_any(&self, facts: &[FactId]) -> bool {
        let judged = |f: &FactId| self.0.get(f).is_some_and(|j| j.standing != Standing::MachineExtracted);
        !facts.iter().all(judged) || facts.is_empty()
    }
}

impl<'a> Findings<'a> {
    pub(super) fn new(article: &'a Article, analysis: &'a Analysis, review: &'a Review) -> Self {
        let mut number = 0;
        let paragraphs = article.begins_paragraph().map(|begins| {
            number += u32::from(begins);
            number.max(1)
        });
        let mut threads = vec![Vec::new(); analysis.facts.len()];
        for thread in &analysis.threads {
            for fact in &thread.facts {
                if let Some(labels) = threads.get_mut(fact.index()) {
                    labels.push(thread.label.as_str());
                }
            }
        }
        Self {
            paragraphs: paragraphs.collect(),
            article,
            analysis,
            points: CodePoints::new(&article.text),
            threads,
            review,
            sha256: article.sha256(),
        }
    }

    /// SHA-256 of the bytes that were read; that of the text where they are the same.
    pub(super) fn raw_sha256(&self) -> &str {
        self.article.origin.raw_sha256.as_deref().unwrap_or(&self.sha256)
    }

    /// Whether some of these facts have not been judged by anybody.
    pub(super) fn unjudged(&self, facts: &[FactId]) -> bool {
        self.review.leaves_any(facts)
    }

    /// The findings of these facts, in their order; a number that no fact has is passed over.
    pub(super) fn of(&'a self, facts: &'a [FactId]) -> impl Iterator<Item = Finding<'a>> {
        facts.iter().filter_map(|id| self.finding(*id))
    }

    fn finding(&'a self, id: FactId) -> Option<Finding<'a>> {
        let fact = self.analysis.facts.get(id.index())?;
        let quote = fact.quote.and_then(|q| self.analysis.quotes.get(q.index()));
        let name = |id: crate::analysis::EntityId| self.analysis.entities.get(id.index()).map(|e| e.name.as_str());
        let named = quote.and_then(|q| q.speaker).and_then(name);
        let (relation, from, to) = match &fact.details {
            Details::Comparison(c) => (Some(Said::Comparison(c.relation)), None, None),
            Details::Background(b) => (Some(Said::Background(b.relation)), b.from.as_deref(), b.to.as_deref()),
            Details::Statement | Details::Elaboration => (None, None, None),
        };
        let spans: Vec<Piece> = fact.spans.iter().map(|s| self.piece(*s)).collect();
        let extent = fact.extent();
        let judged = self.review.0.get(&id);
        let standing = judged.map_or(Standing::MachineExtracted, |j| j.standing);
        Some(Finding {
            id: id.to_string(),
            kind: fact.kind(),
            quote_kind: quote.map(|q| q.kind),
            attitude: quote.map(|q| q.attitude),
            speaker: named.or_else(|| quote.and_then(|q| q.source).map(|s| self.article.words(s))),
            subject: fact.subject.and_then(name),
            label: &fact.label,
            relation,
            from,
            to,
            paragraph: self.paragraphs.get(self.article.block_at(extent.start)).copied().unwrap_or(1),
            start: self.points.at(extent.start),
            end: self.points.at(extent.end),
            exact: spans.iter().map(|p| p.exact).collect::<Vec<_>>().join(GAP),
            prefix: spans.first().map_or("", |p| p.prefix),
            suffix: spans.last().map_or("", |p| p.suffix),
            spans,
            threads: self.threads.get(id.index()).cloned().unwrap_or_default(),
            confidence: super::contract::share(fact.confidence),
            because: &fact.because,
            machine_extracted: standing == Standing::MachineExtracted,
            standing,
            note: judged.map_or("", |j| j.note.as_str()),
            tags: judged.map_or(&[], |j| j.tags.as_slice()),
            title: self.article.title.as_deref(),
            source: self.article.source.as_deref(),
            sha256: &self.sha256,
            provenance: Provenance::of(self.article, &fact.spans, &self.sha256),
        })
    }

    fn piece(&self, span: Span) -> Piece<'a> {
        let text = self.article.text.as_str();
        Piece {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            exact: span.of(text),
            prefix: before(text.get(..span.start as usize).unwrap_or("")),
            suffix: behind(text.get(span.end as usize..).unwrap_or("")),
        }
    }
}

/// The index of the fact that a finding's `id` names.
pub(super) fn index(id: &str) -> Option<usize> {
    id.strip_prefix('F')?.parse::<usize>().ok()?.checked_sub(1)
}

/// The last words of a text, at most [`CONTEXT`] code points.
fn before(text: &str) -> &str {
    let Some((cut, _)) = text.char_indices().rev().nth(CONTEXT - 1).filter(|(at, _)| *at > 0) else { return text };
    let part = &text[cut..];
    // A word cut in two says something else; a single long one is kept as it is.
    match part.find(char::is_whitespace) {
        Some(space) if part[space..].trim_start() != "" => part[space..].trim_start(),
        _ => part,
    }
}

/// The first words of a text, at most [`CONTEXT`] code points.
fn behind(text: &str) -> &str {
    let Some((cut, _)) = text.char_indices().nth(CONTEXT) else { return text };
    let part = &text[..cut];
    match part.rfind(char::is_whitespace) {
        Some(space) if part[..space].trim_end() != "" => part[..space].trim_end(),
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn context_ends_between_words() {
        let text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh";
        assert_eq!(before(text), "enam tujuh delapan sembilan sepuluh");
        assert_eq!(behind(text), "satu dua tiga empat lima enam tujuh");
        assert_eq!((before("pendek"), behind("pendek")), ("pendek", "pendek"));
    }

    proptest! {
        #[test]
        fn context_touches_the_place_and_is_short(text in any::<String>()) {
            prop_assert!(text.ends_with(before(&text)) && text.starts_with(behind(&text)));
            prop_assert!(before(&text).chars().count() <= CONTEXT && behind(&text).chars().count() <= CONTEXT);
        }
    }
}
