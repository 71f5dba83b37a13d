//! Why something cannot be read, in words for people: what, where, and what to do.

use crate::text::safe::Safe;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::io;
use thiserror::Error;

/// The most that is read of one article, in bytes.
pub const LIMIT: u64 = 256 * 1024 * 1024;

/// An input that cannot be read.
#[derive(Debug, Error)]
#[error("{name}: {problem}")]
pub struct ReadError {
    /// The input's name, safe to print.
    pub name: Safe,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with an input.
#[derive(Debug, Error)]
pub enum Problem {
    /// Nothing of that name exists.
    #[error("no such file; check the name, or give - to read standard input")]
    Missing,
    /// A folder.
    #[error("this is a folder; name a file in it, or several: telusur extract --format jsonl FOLDER/*.txt")]
    Folder,
    /// The system does not let us.
    #[error("no permission to read it; ask its owner, or look with ls -l")]
    Denied,
    /// Nothing but white space.
    #[error("this is empty; there is nothing to read in it")]
    Empty,
    /// A format that no reader is for, told by its first bytes.
    #[error("this is {kind}, which telusur does not read; {remedy}")]
    NotText {
        /// What it is.
        kind: &'static str,
        /// How to make text of it.
        remedy: &'static str,
    },
    /// Bytes that no text has.
    #[error("this is binary data (a NUL byte at byte {at}), and no plain text in any encoding telusur knows")]
    Binary {
        /// The first of them, from 0.
        at: usize,
    },
    /// Beyond [`LIMIT`].
    #[error("this is larger than {} MB; cut it into articles, and read them with telusur extract --batch", LIMIT >> 20)]
    TooLarge,
    /// What a reader of a format says.
    #[error("{0}")]
    Content(#[from] Fault),
    /// What the child process that reads a format came to.
    #[error("{0}")]
    Child(ChildFault),
    /// What became of a request for a web page.
    #[error("{0}")]
    Web(WebFault),
    /// Anything else that the system says.
    #[error("cannot be read: {0}")]
    System(io::Error),
}

/// What a reader of a format finds wrong. A child process sends it to its parent.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Elements nested beyond all reason.
    #[error("its elements are nested {depth} deep, and telusur reads {limit} levels at most; no article needs more")]
    TooDeep {
        /// How deep.
        depth: usize,
        /// The limit.
        limit: usize,
    },
    /// A page without running text.
    #[error(
        "there is no article in it: the page has no running text (a page that scripts fill must be saved from the browser)"
    )]
    NoArticle,
    /// A document that needs a password.
    #[error(
        "this PDF is encrypted and needs a password; print it to a new PDF, or save it without the password: qpdf --decrypt --password=... IN OUT"
    )]
    Encrypted,
    /// A document of pictures.
    #[error(
        "this PDF is a scan: its {pages} pages hold pictures and no text; recognise the text first: ocrmypdf IN OUT"
    )]
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
    /// A document that cannot be made sense of.
    #[error("this is no sound {}: {}; open it in the program it is for, and save it anew", Safe::new(.what), Safe::new(.why))]
    Damaged {
        /// What it should be.
        what: String,
        /// What is wrong.
        why: String,
    },
    /// Several articles of which one must be chosen.
    #[error("{}", choices(.option, .names))]
    Choose {
        /// The option that chooses.
        option: String,
        /// Their names in order.
        names: Vec<String>,
    },
    /// A number that none of the articles has.
    #[error("there is no {option} {asked}: there are {count}; leave the option out to see them")]
    NoSuch {
        /// The option that chooses.
        option: String,
        /// The number given.
        asked: usize,
        /// How many there are.
        count: usize,
    },
    /// Nothing but white space.
    #[error("there is no text in it")]
    Empty,
}

/// The most names that are listed.
const LISTED: usize = 200;

/// A numbered list, and how to choose from it.
fn choices(option: &str, names: &[String]) -> String {
    let mut out = format!("it holds {} articles; choose one with --{option} NUMBER", names.len());
    for (number, name) in names.iter().enumerate().take(LISTED) {
        let _ = write!(out, "\n{:>5}  {}", number + 1, Safe::new(name));
    }
    if names.len() > LISTED {
        let _ = write!(out, "\n       and {} more", names.len() - LISTED);
    }
    out
}

/// What a child process came to instead of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ChildFault {
    /// It took too long.
    #[error("reading it took longer than {seconds} s and was stopped; the file may be damaged, or made to do harm")]
    Slow {
        /// The limit.
        seconds: u64,
    },
    /// It used up its memory.
    #[error(
        "reading it took more than {megabytes} MB of memory, or nested too deep, and was stopped; the file may be damaged, or made to do harm"
    )]
    Memory {
        /// The limit.
        megabytes: u64,
    },
    /// It failed.
    #[error(
        "the {format} reader failed on it ({how}); the file may be damaged. telusur itself is unharmed; please report it with the file"
    )]
    Failed {
        /// The format.
        format: &'static str,
        /// How it ended.
        how: String,
    },
    /// It sent something else than an article.
    #[error("the {format} reader sent no sound answer ({why}); please report it with the file")]
    Answer {
        /// The format.
        format: &'static str,
        /// What is wrong with the answer.
        why: String,
    },
    /// It could not be started.
    #[error("the process that reads {format} safely cannot be started: {why}")]
    Start {
        /// The format.
        format: &'static str,
        /// What the system says.
        why: String,
    },
}

/// What became of a request for a web page.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WebFault {
    /// Requests are forbidden.
    #[error(
        "this is an address, and reading from the network is switched off ({by}); save the page in the browser and give the file"
    )]
    Forbidden {
        /// By what.
        by: &'static str,
    },
    /// The program was built without the network.
    #[error(
        "this is an address, and this telusur was built without the network (feature net); save the page and give the file"
    )]
    NotBuilt,
    /// An address of another kind.
    #[error("only http and https addresses are read, not {scheme}:")]
    Scheme {
        /// Its scheme.
        scheme: String,
    },
    /// No address at all.
    #[error("this is no valid address: {why}")]
    Address {
        /// What is wrong.
        why: String,
    },
    /// The server says no.
    #[error("the server answered {status}{}", meaning(*.status))]
    Status {
        /// Its status.
        status: u16,
    },
    /// Too many redirects.
    #[error("it leads from one address to the next more than {limit} times; open it in a browser and save the page")]
    Redirects {
        /// The limit.
        limit: u32,
    },
    /// Too slow.
    #[error("the server took longer than {seconds} s; try again, or save the page in the browser")]
    Slow {
        /// The limit.
        seconds: u64,
    },
    /// Too large.
    #[error("the page is larger than {megabytes} MB and was not read")]
    Large {
        /// The limit.
        megabytes: u64,
    },
    /// The answer broke off, or broke the rules.
    #[error("the answer broke off or is damaged: {why}")]
    Broken {
        /// What was wrong.
        why: String,
    },
    /// No connection.
    #[error("no connection to the server: {why}; check the address and the network")]
    Unreachable {
        /// What is wrong.
        why: String,
    },
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 | 451 => ": it does not let us; open the page in a browser and save it",
        402 => ": the page must be paid for; open it in a browser and save it",
        404 | 410 => ": there is no such page; check the address",
        429 => ": too many requests; wait and try again",
        500..=599 => ": it has a problem of its own; try again later",
        _ => "",
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::NotADirectory => Self::Missing,
            _ => Self::System(error),
        }
    }
}
