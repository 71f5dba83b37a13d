//! How to read: what the caller knows better than the bytes, and what may be done.

use super::isolation::Isolation;
use super::{Format, fetch};
use crate::language::Pack;

/// How to read an article.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// The language; found from the text where absent.
    pub language: Option<Pack>,
    /// The format; found from the bytes where absent.
    pub format: Option<Format>,
    /// The encoding, by any of its names in the Encoding Standard; found where absent.
    pub charset: Option<String>,
    /// Which chapter of a book, from 1.
    pub chapter: Option<usize>,
    /// Which item of a feed, or message of a mailbox, from 1.
    pub item: Option<usize>,
    /// Where to run the parsers of untrusted formats; in this process where absent.
    pub isolation: Option<Isolation>,
    /// Whether addresses may be asked for.
    pub network: fetch::Network,
}

impl From<Option<Pack>> for How {
    /// In this process, and nothing from the network: for texts that are one's own.
    fn from(language: Option<Pack>) -> Self {
        Self { language, ..Self::default() }
    }
}

impl How {
    /// In a child process of this program, and nothing from the network.
    #[must_use]
    pub fn isolated() -> Self {
        Self { isolation: Isolation::of_this_program(), ..Self::default() }
    }
}
