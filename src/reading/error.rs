//! Why something cannot be read, in words for people: what, where, and what to do.

use crate::text::safe::Safe;
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
    /// A format that is not text, told by its first bytes.
    #[error("this is {kind}, and telusur reads plain text; {remedy}")]
    NotText {
        /// What it is.
        kind: &'static str,
        /// How to make text of it.
        remedy: &'static str,
    },
    /// Bytes that no text has.
    #[error("this is binary data (a NUL byte at byte {at}), and telusur reads plain text in UTF-8")]
    Binary {
        /// The first of them, from 0.
        at: usize,
    },
    /// Text in another encoding, or damaged.
    #[error(
        "this is no valid UTF-8 (byte 0x{byte:02X} at byte {at}); where it is text in an older encoding, \
         turn it into UTF-8: iconv -f WINDOWS-1252 -t UTF-8 FILE"
    )]
    Encoding {
        /// The first bad byte's place, from 0.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// Beyond [`LIMIT`].
    #[error("this is larger than {} MB; cut it into articles, and read them with telusur extract --batch", LIMIT >> 20)]
    TooLarge,
    /// Anything else that the system says.
    #[error("cannot be read: {0}")]
    System(io::Error),
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
