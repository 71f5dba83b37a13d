//! The work as it is written down, and found again.

use super::model::{Correction, Key, Remark, Resume, Work};
use super::place::{Finder, Place};
use crate::article::Article;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The version of this shape. A file of a later one is left alone.
pub const VERSION: u32 = 1;

/// One article's notebook, as it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// [`VERSION`] when it was written.
    pub notebook_version: u32,
    /// Which article.
    pub article: About,
    /// Where reading was left off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<Resume<Place>>,
    /// Selected facts.
    #[serde(default)]
    pub selection: Vec<Key<Place>>,
    /// Notes and tags.
    #[serde(default)]
    pub remarks: Vec<Noted>,
    /// Corrections and judgements.
    #[serde(default)]
    pub corrections: Vec<Correction<Place>>,
    /// What could not be found again when the text had changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Lost>,
}

/// Which article a notebook belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// SHA-256 of its text.
    pub sha256: String,
    /// Its headline.
    pub title: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// The language it was read in.
    pub language: String,
}

/// A note on a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// On which.
    pub fact: Key<Place>,
    /// What was noted.
    #[serde(flatten)]
    pub remark: Remark,
}

/// A part of the work whose place the text no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// It was selected.
    Selected(Key<Place>),
    /// It was noted.
    Noted(Noted),
    /// It was corrected.
    Corrected(Correction<Place>),
}

impl Lost {
    /// The words it was about.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Selected(key) => key.place.exact.clone(),
            Self::Noted(noted) => noted.fact.place.exact.clone(),
            Self::Corrected(correction) => {
                let mut words = String::new();
                let _ = correction.clone().map(&mut |place: Place| {
                    if words.is_empty() {
                        words = place.exact;
                    }
                    Some(())
                });
                words
            }
        }
    }
}

/// A notebook opened over its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The work, in places of the text.
    pub work: Work,
    /// Where reading was left off.
    pub resume: Option<Resume>,
    /// What the text no longer has.
    pub lost: Vec<Lost>,
}

impl File {
    /// Writes the work down.
    #[must_use]
    pub fn new(article: &Article, sha256: &str, work: &Work, resume: Option<&Resume>, lost: &[Lost]) -> Self {
        let finder = Finder::new(&article.text);
        let mut to = |span: Span| Some(finder.place(span));
        Self {
            notebook_version: VERSION,
            article: About {
                sha256: sha256.to_owned(),
                title: article.title.clone(),
                source: article.source.clone(),
                language: article.language.clone(),
            },
            resume: resume.cloned().and_then(|r| r.map(&mut to)),
            selection: work.selection.iter().filter_map(|key| key.map(&mut to)).collect(),
            remarks: work
                .remarks
                .iter()
                .filter_map(|(key, remark)| Some(Noted { fact: key.map(&mut to)?, remark: remark.clone() }))
                .collect(),
            corrections: work.corrections.iter().filter_map(|c| c.clone().map(&mut to)).collect(),
            lost: lost.to_vec(),
        }
    }

    /// Finds the work again in an article's text. What was lost before may be there again.
    #[must_use]
    pub fn open(self, article: &Article) -> Opened {
        let finder = Finder::new(&article.text);
        let mut to = |place: Place| finder.find(&place);
        let mut opened = Opened { resume: self.resume.and_then(|r| r.map(&mut to)), ..Opened::default() };
        let parts = (self.selection.into_iter().map(Lost::Selected))
            .chain(self.remarks.into_iter().map(Lost::Noted))
            .chain(self.corrections.into_iter().map(Lost::Corrected))
            .chain(self.lost);
        for part in parts {
            let found = match part.clone() {
                Lost::Selected(key) => key.map(&mut to).map(|key| {
                    opened.work.selection.insert(key);
                }),
                Lost::Noted(Noted { fact, remark }) => fact.map(&mut to).map(|key| {
                    opened.work.remarks.insert(key, remark);
                }),
                Lost::Corrected(correction) => {
                    correction.map(&mut to).map(|correction| opened.work.corrections.push(correction))
                }
            };
            if found.is_none() {
                opened.lost.push(part);
            }
        }
        opened
    }

    /// Whether anything is in it but the place.
    #[must_use]
    pub fn has_work(&self) -> bool {
        !(self.selection.is_empty() && self.remarks.is_empty() && self.corrections.is_empty() && self.lost.is_empty())
    }
}
