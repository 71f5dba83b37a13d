//! What leaves the program as data: the analysis ([`contract`]), and the facts a reader takes along.
//!
//! ```text
//! table       the one table of formats: names, endings, consumers, and who writes each
//! finding     a fact with all that must travel with it
//! messages    what is said around facts, in the article's language
//! fragment    addresses with text fragments
//! contract    the analysis as JSON; reopen reads it back
//! others      annotations that somebody else made on the same text
//! one file a format: json csv markdown html web_annotation hypothesis brat cas conllu spans
//!             csl biblatex ris graphml dot, and the reader's own template
//! write       a file, or a folder of files, whole or not at all
//! ```
//!
//! Every finding says who stands for it (a machine alone, or the reader) and how sure it is. A
//! quote is never altered; what stands apart has ` […] ` between its pieces. Signs that a format
//! cannot hold (control characters in XML and HTML) become `\u{fffd}`, and nothing else does.

mod biblatex;
mod brat;
mod cas;
mod conllu;
pub mod contract;
mod csl;
pub mod csv;
mod dot;
mod finding;
mod fragment;
mod graphml;
mod html;
mod hypothesis;
pub mod json;
mod markdown;
mod messages;
pub mod others;
mod picked;
mod provenance;
pub mod reopen;
mod ris;
mod spans;
mod table;
#[cfg(feature = "templates")]
pub mod template;
mod web_annotation;
mod write;
mod xml;

pub use finding::{Judged, Review};
pub use table::Format;
pub use write::{WriteError, write_folder, write_whole};

use crate::analysis::{Analysis, FactId};
use crate::article::Article;
use finding::Findings;
use others::Other;

/// What exports say of where they come from.
const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// Facts of an article to be written, in their order, with all that goes with them. A number that
/// no fact has is passed over.
pub struct Request<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    facts: &'a [FactId],
    findings: Findings<'a>,
    base: Option<&'a Analysis>,
    work: Option<&'a serde_json::Value>,
    others: &'a [Other],
    guard: csv::Guard,
}

impl<'a> Request<'a> {
    /// These facts, with what the reader says of them.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis, facts: &'a [FactId], review: &'a Review) -> Self {
        let findings = Findings::new(article, analysis, review);
        Self { article, analysis, facts, findings, base: None, work: None, others: &[], guard: csv::Guard::On }
    }

    /// With the reader's work, so that JSON opens again with it: what the machine found before any
    /// correction, and the notebook as it is written down.
    #[must_use]
    pub fn work(self, base: &'a Analysis, work: &'a serde_json::Value) -> Self {
        Self { base: Some(base), work: Some(work), ..self }
    }

    /// With annotations that others made on the same text; the formats made of annotations (`w3c`)
    /// and those that show the text (`html`, `json`) have them.
    #[must_use]
    pub fn others(self, others: &'a [Other]) -> Self {
        Self { others, ..self }
    }

    /// With cells of a CSV as they are: for programs, not for spreadsheets.
    #[must_use]
    pub fn raw(self) -> Self {
        Self { guard: csv::Guard::Off, ..self }
    }

    /// The facts as one text. What takes several files ([`Format::has_files`]) is an archive
    /// (POSIX tar) of them, which is valid UTF-8 too.
    #[must_use]
    pub fn render(&self, format: Format) -> String {
        (format.row().render)(self)
    }

    /// The files of a format that takes several, each with its name; none for the others.
    #[must_use]
    pub fn files(&self, format: Format) -> Option<Vec<(&'static str, String)>> {
        (format == Format::Brat).then(|| brat::files(self))
    }
}

/// These facts of an article, in this order, as [`Request::render`] writes them.
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
    Request::new(article, analysis, facts, review).render(format)
}

/// As [`render_reviewed`] in [`Format::Csv`], but with cells as they are: for programs, not for
/// spreadsheets.
#[must_use]
pub fn render_raw_csv(article: &Article, analysis: &Analysis, facts: &[FactId], review: &Review) -> String {
    Request::new(article, analysis, facts, review).raw().render(Format::Csv)
}

#[cfg(test)]
mod tests;
