//! How an article came here, and what its reading gave besides its words.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where an article came from, as far as its reader knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What it was read as: `text`, `html`, `markdown`, `pdf`, `epub`, `mail`, `feed`; empty where
    /// nobody said.
    pub format: &'static str,
    /// SHA-256 of the bytes that were read, as 64 hexadecimal digits.
    pub raw_sha256: Option<String>,
    /// When they were read: RFC 3339, UTC, to the second.
    pub read_at: Option<String>,
    /// The address of the page, as the page itself or the request for it says.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The encoding its bytes were read in, by its name in the Encoding Standard.
    pub encoding: Option<String>,
    /// Where each page begins, in the order of the text; empty where there are none.
    pub pages: Vec<PageStart>,
    /// First bytes of the blocks that quote somebody or something at length.
    pub block_quotes: Vec<u32>,
    /// What went less than well, and what was left out.
    pub warnings: Vec<Warning>,
}

/// The place where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStart {
    /// The first byte of the article's text that stands on it.
    pub at: u32,
    /// Its number, from 1.
    pub page: u32,
}

impl Origin {
    /// The number of the page on which the byte `at` of the text stands.
    #[must_use]
    pub fn page(&self, at: u32) -> Option<u32> {
        let after = self.pages.partition_point(|p| p.at <= at);
        self.pages.get(after.checked_sub(1)?).map(|p| p.page)
    }
}

/// Something a reader should know about how an article was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// Bytes that are nothing in the encoding stand as U+FFFD in the text.
    Undecodable {
        /// How many such marks.
        count: usize,
        /// The encoding they were read in.
        encoding: String,
    },
    /// Nothing named the encoding; it was guessed.
    GuessedEncoding {
        /// The guess.
        encoding: String,
    },
    /// Marks that turn the direction of writing without being seen.
    HiddenMarks {
        /// How many.
        count: usize,
    },
    /// Furniture of the page, taken out or left out of the findings.
    Clutter {
        /// How many blocks.
        count: usize,
    },
    /// The text ends here because it is longer than what is read.
    Cut {
        /// What the limit is on: `text`, `pages`, `blocks`.
        what: String,
        /// The limit.
        limit: usize,
    },
    /// No main content could be told from the rest; everything was taken.
    WholePage,
    /// Pages that hold pictures and no text.
    PagesWithoutText {
        /// How many.
        count: usize,
    },
    /// Pages whose content is damaged.
    DamagedPages {
        /// How many.
        count: usize,
    },
    /// Attached files that were not read.
    Attachments {
        /// How many.
        count: usize,
    },
    /// What was read is a summary; the article itself is elsewhere.
    SummaryOnly,
    /// What was sent is not what its sender said it was.
    Mislabelled {
        /// What it was said to be.
        said: String,
        /// What it is.
        is: String,
    },
}

impl Warning {
    /// The kind's name in JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Undecodable { .. } => "undecodable",
            Self::GuessedEncoding { .. } => "guessed_encoding",
            Self::HiddenMarks { .. } => "hidden_marks",
            Self::Clutter { .. } => "clutter",
            Self::Cut { .. } => "cut",
            Self::WholePage => "whole_page",
            Self::PagesWithoutText { .. } => "pages_without_text",
            Self::DamagedPages { .. } => "damaged_pages",
            Self::Attachments { .. } => "attachments",
            Self::SummaryOnly => "summary_only",
            Self::Mislabelled { .. } => "mislabelled",
        }
    }

    /// How many times, where it was counted.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Undecodable { count, .. }
            | Self::HiddenMarks { count }
            | Self::Clutter { count }
            | Self::PagesWithoutText { count }
            | Self::DamagedPages { count }
            | Self::Attachments { count } => Some(*count),
            Self::Cut { limit, .. } => Some(*limit),
            Self::GuessedEncoding { .. } | Self::WholePage | Self::SummaryOnly | Self::Mislabelled { .. } => None,
        }
    }
}

impl fmt::Display for Warning {
    /// In English, for the JSON and the shell; not yet safe for a terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undecodable { count, encoding } => {
                write!(f, "{count} undecodable places in {encoding} stand as \u{fffd} in the text")
            }
            Self::GuessedEncoding { encoding } => write!(f, "nothing names the encoding; read as {encoding}"),
            Self::HiddenMarks { count } => write!(f, "{count} hidden direction marks in the text"),
            Self::Clutter { count } => write!(f, "{count} blocks of page furniture left out"),
            Self::Cut { what, limit } => write!(f, "cut at the limit of {limit} {what}"),
            Self::WholePage => f.write_str("no main content found; the whole page was taken"),
            Self::PagesWithoutText { count } => write!(f, "{count} pages hold pictures and no text"),
            Self::DamagedPages { count } => write!(f, "{count} pages are damaged and could not be read"),
            Self::Attachments { count } => write!(f, "{count} attached files were not read"),
            Self::SummaryOnly => f.write_str("a summary only; give its address to read the article"),
            Self::Mislabelled { said, is } => write!(f, "said to be {said}, but it is {is}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_on_the_page_that_began_last() {
        let pages = [(0, 3), (10, 4), (10, 5)].map(|(at, page)| PageStart { at, page }).to_vec();
        let origin = Origin { pages, ..Origin::default() };
        assert_eq!((origin.page(0), origin.page(9), origin.page(10)), (Some(3), Some(3), Some(5)));
        assert_eq!(Origin::default().page(3), None);
    }

    #[test]
    fn kinds_are_those_of_the_json() {
        for warning in [Warning::WholePage, Warning::Clutter { count: 2 }, Warning::HiddenMarks { count: 1 }] {
            let json = serde_json::to_value(&warning).expect("JSON");
            assert_eq!(json["kind"], warning.kind());
            assert_eq!(json.get("count").and_then(serde_json::Value::as_u64), warning.count().map(|c| c as u64));
        }
    }
}
