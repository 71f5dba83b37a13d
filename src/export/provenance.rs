//! Where a finding came from, beside the source's name and the text's own sum.

use crate::article::{Article, Warning};
use crate::text::Span;
use serde::Serialize;

/// What leads from a finding back to what was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Provenance<'a> {
    /// The address of the place: a text fragment for a web page.
    pub(super) url: Option<String>,
    /// What finds its words behind `:~:` in any address of the article.
    #[serde(skip)]
    pub(super) directives: String,
    /// The number of the page on which it begins.
    pub(super) page: Option<u32>,
    /// When it was read: RFC 3339, UTC.
    pub(super) read_at: Option<&'a str>,
    /// SHA-256 of the bytes that were read.
    pub(super) raw_sha256: &'a str,
}

impl<'a> Provenance<'a> {
    /// That of a finding in these places; `sha256` is the sum of the article's text.
    pub(super) fn of(article: &'a Article, spans: &[Span], sha256: &'a str) -> Self {
        let origin = &article.origin;
        Self {
            url: article.place_url(spans),
            directives: article.text_directives(spans),
            page: spans.first().and_then(|s| origin.page(s.start)),
            read_at: origin.read_at.as_deref(),
            raw_sha256: origin.raw_sha256.as_deref().unwrap_or(sha256),
        }
    }

    /// The cells of a table, in the order of [`COLUMNS`].
    pub(super) fn cells(&self) -> [String; 4] {
        [
            self.url.clone().unwrap_or_default(),
            self.page.map(|p| p.to_string()).unwrap_or_default(),
            self.read_at.unwrap_or_default().to_owned(),
            self.raw_sha256.to_owned(),
        ]
    }
}

/// The columns that a table has for it.
pub(super) const COLUMNS: [&str; 4] = ["url", "page", "read_at", "raw_sha256"];

/// A warning as JSON has it: its own keys, and a sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct WarningOut<'a> {
    #[serde(flatten)]
    warning: &'a Warning,
    message: String,
}

impl<'a> WarningOut<'a> {
    /// All warnings that the reading of an article gave.
    pub(super) fn all(article: &'a Article) -> Vec<Self> {
        article.origin.warnings.iter().map(|warning| Self { warning, message: warning.to_string() }).collect()
    }
}
