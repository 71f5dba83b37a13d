//! The model of an article: its text, what is known about it, and its parts.

mod fragment;
mod origin;

pub use origin::{Origin, PageStart, Warning};

use crate::text::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// An article as it is read; every finding points into [`text`](Self::text).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text, with `\n` as the only line end.
    pub text: String,
    /// The headline, where the text or its wrapping gives one.
    pub title: Option<String>,
    /// ISO 639-1 code of the pack it is read with.
    pub language: String,
    /// Date of publication, ISO 8601, where it is known.
    pub date: Option<String>,
    /// The author's name as printed.
    pub byline: Option<String>,
    /// Path or address it came from.
    pub source: Option<String>,
    /// Its parts in reading order; they do not overlap, and between them lies white space only.
    pub blocks: Vec<Block>,
    /// How it came here, and what its reading gave besides.
    pub origin: Origin,
}

impl Article {
    /// SHA-256 of [`text`](Self::text) in UTF-8, as 64 hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        Sha256::digest(self.text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// The number of the block that holds the byte `at`, or of the last one that begins before it.
    #[must_use]
    pub fn block_at(&self, at: u32) -> usize {
        self.blocks.partition_point(|b| b.span.start <= at).saturating_sub(1)
    }

    /// The number of the paragraph in which `at` lies, as a reader counts: from 1 over all blocks
    /// but clutter, where what stands on one line (a dateline and what follows it) is one.
    #[must_use]
    pub fn paragraph_number(&self, at: u32) -> usize {
        let counted = self.blocks.iter().take(self.block_at(at) + 1).zip(self.begins_paragraph());
        counted.filter(|(_, begins)| *begins).count().max(1)
    }

    /// Whether each block begins a paragraph to be counted, in the order of the blocks.
    pub fn begins_paragraph(&self) -> impl Iterator<Item = bool> {
        let mut before = 0;
        self.blocks.iter().map(move |block| {
            let between = self.words(Span { start: before, end: block.span.start.max(before) });
            let on_line_of_its_own = before == 0 || between.contains('\n');
            before = block.span.end;
            block.kind != BlockKind::Clutter && on_line_of_its_own
        })
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without white space at its edges.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Place, outlet or date in front of the report: *JAKARTA, KOMPAS —*.
    Dateline,
    /// The opening paragraph, which sums up.
    Lede,
    /// A line above the paragraphs that follow.
    Heading,
    /// Running text.
    Paragraph,
    /// The line under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// One item of a list.
    ListItem,
    /// A table's cell or row.
    Table,
    /// Furniture of the page; nothing is looked for in it.
    Clutter,
}

impl BlockKind {
    /// Whether the block is a headline or a heading, where any word may begin with a capital.
    #[must_use]
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Heading)
    }
}
