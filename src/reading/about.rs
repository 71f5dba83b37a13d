//! What a document says of itself.

use serde::{Deserialize, Serialize};

/// What a document says of itself, in whatever words and forms it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The headline.
    pub title: Option<String>,
    /// The author's name as given.
    pub byline: Option<String>,
    /// When it was published.
    pub date: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The language it says to be written in (BCP 47).
    pub language: Option<String>,
    /// The address it says to have.
    pub url: Option<String>,
}

impl About {
    /// Takes from `other` what is not known yet.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            byline: self.byline.or(other.byline),
            date: self.date.or(other.date),
            outlet: self.outlet.or(other.outlet),
            language: self.language.or(other.language),
            url: self.url.or(other.url),
        }
    }
}
