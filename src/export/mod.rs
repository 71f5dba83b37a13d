//! What leaves the program as data: the analysis ([`contract`]), and the facts a reader takes along.

pub mod contract;
pub mod csv;
mod finding;
pub mod json;
mod markdown;
mod provenance;
mod write;

pub use write::{WriteError, write_whole};

use crate::analysis::{Analysis, FactId};
use crate::article::Article;
use finding::Findings;
pub use finding::{Judged, Review};

/// What exports say of where they come from.
const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// How facts are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: a quotation and a note for each fact (CommonMark with footnotes).
    Markdown,
    /// For programs: an object with the article and an array of facts.
    Json,
    /// For tables: a row for each fact (RFC 4180).
    Csv,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Json, Self::Csv];

    /// Its name, which is also how its files end: `md`, `json`, `csv`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// These facts of an article, in this order, with all that must travel with them: the article's
/// title, source and SHA-256, the place, the exact words with a little of what stands around
/// them, the speaker, the kind and the threads.
///
/// A number that no fact has is passed over. Cells of a CSV are guarded ([`csv::Guard::On`]).
#[must_use]
pub fn render(article: &Article, analysis: &Analysis, facts: &[FactId], format: Format) -> String {
    render_reviewed(article, analysis, facts, format, &Review::default())
}

/// As [`render`], with what the reader says of the facts.
#[must_use]
pub fn render_reviewed(
    article: &Article,
    analysis: &Analysis,
    facts: &[FactId],
    format: Format,
    review: &Review,
) -> String {
    let findings = Findings::new(article, analysis, review);
    match format {
        Format::Markdown => markdown::render(article, &findings, facts),
        Format::Json => json::render(article, &findings, facts),
        Format::Csv => csv::render(&findings, facts, csv::Guard::On),
    }
}

/// As [`render_reviewed`] in [`Format::Csv`], but with cells as they are: for programs, not for
/// spreadsheets.
#[must_use]
pub fn render_raw_csv(article: &Article, analysis: &Analysis, facts: &[FactId], review: &Review) -> String {
    csv::render(&Findings::new(article, analysis, review), facts, csv::Guard::Off)
}

#[cfg(test)]
mod tests;
