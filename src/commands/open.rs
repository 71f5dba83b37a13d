//! Everything about one article that a command works with: read and analysed, or opened again from
//! JSON that telusur has written; with the reader's work, and with what others have noted.

use super::failure::{Failure, complain};
use super::notebook;
use crate::analysis::{Analysis, Engine, FactId};
use crate::article::Article;
use crate::export::others::{self, Other};
use crate::export::reopen::{Reopened, looks_like, reopen};
use crate::export::{Request, Review};
use crate::notebook::{File, Work, apply};
use crate::reading::{How, Source};
use crate::search::query::{Index, Marks};
use crate::text::safe::Safe;
use crate::tui::notes::{marks, review};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

/// An article with its findings, before the reader's work is laid over them.
#[derive(Debug)]
pub struct Read {
    pub article: Article,
    /// What the machine has found, where that was written down; else it is to be found yet.
    pub analysis: Option<Analysis>,
    /// The reader's work that was written along.
    pub notebook: Option<File>,
    /// Annotations of others that were written along.
    pub annotations: Option<Value>,
}

/// Reads an article, or opens again what telusur has written of one.
///
/// # Errors
/// [`Failure`], where it cannot be read.
pub fn read(source: &Source, how: &How) -> Result<Read, Failure> {
    match reopened(source)? {
        Some(read) => Ok(read),
        None => Ok(Read::of(source.article(how.clone())?)),
    }
}

impl Read {
    /// An article that is to be analysed yet.
    pub fn of(article: Article) -> Self {
        Self { article, analysis: None, notebook: None, annotations: None }
    }
}

/// What telusur has written of an article, opened again; nothing where a source holds something else.
///
/// # Errors
/// [`Failure`], where it is damaged.
pub fn reopened(source: &Source) -> Result<Option<Read>, Failure> {
    if begins_like_json(source)
        && let Ok(text) = source.read()
        && looks_like(&text)
    {
        let named = |what: String| Failure::Nothing(format!("{}: {what}", source.shown()));
        let Reopened { article, analysis, notebook, annotations } =
            reopen(&text).map_err(|error| named(error.to_string()))?;
        let notebook = notebook
            .map(|value| serde_json::from_value(value).map_err(|e| named(format!("its notebook is damaged: {e}"))))
            .transpose()?;
        return Ok(Some(Read { article, analysis: Some(analysis), notebook, annotations }));
    }
    Ok(None)
}

/// Whether a file begins like an object of JSON. Only regular files: what a pipe has given is gone.
fn begins_like_json(source: &Source) -> bool {
    let Source::File(path) = source else { return false };
    let mut head = [0; 64];
    // Looked at before it is opened: to open a pipe is to take what is written into it.
    let file = std::fs::metadata(path).is_ok_and(|m| m.is_file()).then(|| std::fs::File::open(path).ok()).flatten();
    let count = file.and_then(|mut f| f.read(&mut head).ok()).unwrap_or(0);
    let head = String::from_utf8_lossy(head.get(..count).unwrap_or(&[]));
    head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// Annotations of others in a file, with their places in an article.
///
/// # Errors
/// [`Failure`], where the file holds none.
pub fn annotations(path: &Path, article: &Article) -> Result<Placed, Failure> {
    let source = Source::of(path);
    placed(&source.read()?, article, &source.shown())
}

/// Annotations of others, and what is to be told of those that have no place.
#[derive(Debug)]
pub struct Placed {
    pub others: Vec<Other>,
    pub told: Option<String>,
}

impl Placed {
    /// The annotations, with the rest told on standard error: only where no screen is shown.
    fn complained(self) -> Vec<Other> {
        if let Some(told) = &self.told {
            complain(told);
        }
        self.others
    }
}

/// Annotations that were written along with an article, or stand in a file of this name.
///
/// # Errors
/// [`Failure`], where they are none.
pub fn placed(json: &str, article: &Article, name: &Safe) -> Result<Placed, Failure> {
    let found = others::read(json, article).map_err(|error| Failure::Nothing(format!("{name}: {error}")))?;
    let told = found.lost.first().map(|first| {
        let count = found.lost.len();
        let (noun, verb) = if count == 1 { ("annotation", "points") } else { ("annotations", "point") };
        format!("{name}: {count} {noun} {verb} at words that this text does not have, such as “{first}”")
    });
    Ok(Placed { others: found.others, told })
}

/// An article with its findings and all that is said of them.
#[derive(Debug)]
pub struct Opened {
    pub article: Article,
    /// What the machine has found.
    pub base: Analysis,
    /// The same with the reader's corrections.
    pub analysis: Analysis,
    pub review: Review,
    pub selected: BTreeSet<FactId>,
    /// The reader's work, to be written along.
    pub work: Option<Value>,
    pub others: Vec<Other>,
}

/// Opens an article; with the reader's notebook where that is asked for.
///
/// # Errors
/// [`Failure`]: unreadable, no notebook, no annotations.
pub fn open(
    source: &Source,
    how: &How,
    engine: &Engine,
    with_notebook: bool,
    others: Option<&Path>,
) -> Result<Opened, Failure> {
    let Read { article, analysis, notebook: given, annotations: written } = read(source, how)?;
    let base = match analysis {
        Some(analysis) => analysis,
        None => engine.analyse(&article)?,
    };
    let kept = match (with_notebook, &given) {
        (true, None) => Some(notebook::of(&article)?),
        // What was written along is a notebook as well.
        (true, Some(_)) => notebook::of(&article).ok(),
        (false, _) => None,
    };
    let mut all = match written {
        Some(value) => placed(&value.to_string(), &article, &source.shown())?.complained(),
        None => Vec::new(),
    };
    if let Some(path) = others {
        all.extend(annotations(path, &article)?.complained());
    }
    if kept.is_none() && given.is_none() {
        let analysis = base.clone();
        let nothing = (Review::default(), BTreeSet::new());
        return Ok(Opened { article, base, analysis, review: nothing.0, selected: nothing.1, work: None, others: all });
    }
    let work = joined(&article, kept, given);
    let applied = apply(&article, &base, &work.corrections);
    let review = review(&applied, &work);
    let selected = applied.keys.iter().enumerate().filter(|(_, key)| work.selection.contains(key));
    let selected = selected.map(|(n, _)| FactId::from_index(n)).collect();
    let written = serde_json::to_value(File::new(&article, &article.sha256(), &work, None, &[])).ok();
    Ok(Opened { base, analysis: applied.analysis, review, selected, work: written, others: all, article })
}

/// The work of one notebook and of another; says how much of it the text no longer has.
pub fn joined(article: &Article, kept: Option<File>, given: Option<File>) -> Work {
    let mut work = Work::default();
    let mut lost = 0;
    for opened in [kept, given].into_iter().flatten().map(|file| file.open(article)) {
        lost += opened.lost.len();
        work = work.joined(opened.work);
    }
    if lost > 0 {
        complain(&format!(
            "{lost} parts of the notebook are about words that the article no longer has; telusur notebook show lists them"
        ));
    }
    work
}

impl Opened {
    /// These facts, to be written.
    pub fn request<'a>(&'a self, facts: &'a [FactId]) -> Request<'a> {
        let request = Request::new(&self.article, &self.analysis, facts, &self.review).others(&self.others);
        match &self.work {
            Some(work) => request.work(&self.base, work),
            None => request,
        }
    }

    /// What queries ask for.
    pub fn index(&self) -> Index {
        Index::new(&self.article, &self.analysis)
    }

    /// What the reader says of the facts, for queries.
    pub fn marks(&self) -> Marks {
        marks(&self.review, &self.selected)
    }
}
