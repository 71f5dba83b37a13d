//! What went wrong with a command, and how the process ends.

use crate::export::WriteError;
use crate::language::PackError;
use crate::notebook::StoreError;
use crate::reading::ReadError;
use crate::search::query::Problem;
use crate::text::safe::Safe;
use std::io::{self, Write as _};
use std::process::ExitCode;
use thiserror::Error;

/// How the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All went well.
    Done,
    /// Nothing was found, or an input could not be read or an output not be written.
    Failed,
    /// Wrong use.
    Misused,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Misused => 2,
        })
    }
}

/// Why a command stopped.
#[derive(Debug, Error)]
pub enum Failure {
    /// An input cannot be read.
    #[error(transparent)]
    Input(#[from] ReadError),
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// A notebook cannot be read or written.
    #[error(transparent)]
    Notebook(#[from] StoreError),
    /// Standard output takes no more.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
    /// No pack for the language.
    #[error(transparent)]
    Language(#[from] PackError),
    /// Nothing fits what was asked for; the sentence says what there is.
    #[error("{0}")]
    Nothing(String),
    /// Wrong use; the sentence says what would be right.
    #[error("{0}")]
    Misuse(String),
    /// A query that cannot be read: several lines, with the place.
    #[error("{0}")]
    Query(#[from] Problem),
}

impl Failure {
    /// How the process ends because of it. A pipe that the reader has closed is no error.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
            Self::Misuse(_) | Self::Query(_) => Status::Misused,
            _ => Status::Failed,
        }
    }

    /// Says on standard error what went wrong, and gives the status to end with.
    pub fn report(&self) -> Status {
        let status = self.status();
        match self {
            _ if status == Status::Done => {}
            Self::Query(problem) => {
                complain(&problem.fault.to_string());
                let (query, carets) = problem.pointer();
                let _ = writeln!(io::stderr().lock(), "  {query}\n  {carets}");
            }
            _ => complain(&self.to_string()),
        }
        status
    }
}

/// A sentence on standard error, safe to print; what it lists stands on lines of its own below it.
/// Where even that is closed, nobody can be told.
pub fn complain(sentence: &str) {
    let mut lines = sentence.lines().map(Safe::new);
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "telusur: {}", lines.next().unwrap_or_else(|| Safe::new("")));
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
}
