//! Reads what the screen shows: an article, or one of several that a file holds.

use super::failure::Failure;
use super::open::{self, Read};
use crate::reading::{Fault, Fetched, How, Problem, ReadError, Source};
use crate::text::safe::Safe;
use crate::tui::state::parts::{PartKind, Parts};
use crate::tui::terminal::{Came, Loaded, Wanted};
use std::path::PathBuf;
use std::sync::OnceLock;

/// A source, and how to read it.
pub struct Opener {
    source: Source,
    how: How,
    annotations: Option<PathBuf>,
    /// Its bytes, kept where they hold several articles: a pipe gives them once.
    kept: OnceLock<Fetched>,
}

impl Opener {
    pub fn new(source: Source, how: How, annotations: Option<PathBuf>) -> Self {
        Self { source, how, annotations, kept: OnceLock::new() }
    }

    /// The article, or the list of several where the options choose none.
    ///
    /// # Errors
    /// [`Failure`], where it cannot be read.
    pub fn first(&self) -> Result<Came, Failure> {
        if let Some(read) = open::reopened(&self.source)? {
            return self.loaded(read);
        }
        let fetched = self.source.fetched(&self.how)?;
        if fetched.format(&self.how).is_some_and(|format| !format.holds_several()) {
            return self.loaded(Read::of(fetched.into_article(&self.how)?));
        }
        match fetched.article(&self.how) {
            Ok(article) => {
                let _ = self.kept.set(fetched);
                self.loaded(Read::of(article))
            }
            Err(error) => {
                let parts = self.parts(&error).ok_or_else(|| Failure::from(error))?;
                let _ = self.kept.set(fetched);
                Ok(Came::Parts(parts))
            }
        }
    }

    /// The list of several articles, or one of them.
    pub fn part(&self, wanted: Wanted) -> Came {
        let Some(kept) = self.kept.get() else { return Came::OnePart };
        let number = match wanted {
            Wanted::List => None,
            Wanted::Part(number) => Some(number),
        };
        let how = How { chapter: number, item: number, ..self.how.clone() };
        let came = match kept.article(&how) {
            Ok(_) if wanted == Wanted::List => return Came::OnePart,
            Ok(article) => self.loaded(Read::of(article)),
            Err(error) => match self.parts(&error) {
                Some(parts) => Ok(Came::Parts(parts)),
                // Which file it is, the reader knows.
                None => return Came::Unread(Safe::new(&error.problem.to_string()).as_str().to_owned()),
            },
        };
        came.unwrap_or_else(|failure| Came::Unread(failure.to_string()))
    }

    /// The list that an error brings with it.
    fn parts(&self, error: &ReadError) -> Option<Parts> {
        let Problem::Content(Fault::Choose { option, names }) = &error.problem else { return None };
        let current = self.how.chapter.or(self.how.item);
        Some(Parts { kind: PartKind::of_option(option), names: names.clone(), current })
    }

    /// Everything that is shown of an article.
    fn loaded(&self, read: Read) -> Result<Came, Failure> {
        let Read { article, analysis, notebook: given, annotations: written } = read;
        let name = self.source.shown();
        let written = written.map(|value| open::placed(&value.to_string(), &article, &name)).transpose()?;
        let own = self.annotations.as_deref().map(|path| open::annotations(path, &article)).transpose()?;
        let (mut others, mut told) = (Vec::new(), None);
        for placed in written.into_iter().chain(own) {
            others.extend(placed.others);
            told = told.or(placed.told);
        }
        // The screen may be up already: what is to be told is told on it.
        Ok(Came::Loaded(Box::new(Loaded { article, others, given, analysis, told })))
    }
}
