//! The article as rows: laid out block by block when a row is asked for, and kept.

use super::wrap;
use crate::article::Article;
use crate::text::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A block longer than this is laid out in pieces, so that one row of a text without line ends
/// does not cost the whole text. In bytes.
const PIECE: usize = 16 * 1024;

/// Laid out pieces that are kept; more than fill any screen.
const KEPT: usize = 4096;

/// The article cut into pieces, with the rows of those that were looked at.
#[derive(Debug)]
pub struct Flow {
    pieces: Vec<Piece>,
    cache: RefCell<Cache>,
}

/// A block, or a part of a long one.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// The number of its block.
    pub block: usize,
    /// Whether a blank row stands above it.
    pub gap: bool,
}

#[derive(Debug, Default)]
struct Cache {
    width: usize,
    rows: HashMap<usize, Rc<[Span]>>,
}

/// A row: of a piece, or the blank one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// The number of its piece.
    pub piece: usize,
    /// Its number in the piece from 1; 0 is the blank row above.
    pub row: usize,
}

impl Flow {
    /// Cuts an article. Takes time linear in its number of blocks.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let mut pieces = Vec::with_capacity(article.blocks.len());
        for (block, b) in article.blocks.iter().enumerate() {
            let mut start = b.span.start as usize;
            let end = b.span.end as usize;
            let mut gap = block > 0;
            while start < end {
                let cut = cut(&article.text, start, end);
                pieces.push(Piece { span: Span::new(start, cut).trimmed(&article.text), block, gap });
                start = cut;
                gap = false;
            }
        }
        Self { pieces, cache: RefCell::default() }
    }

    /// The pieces in reading order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The rows of a piece.
    #[must_use]
    pub fn rows(&self, article: &Article, piece: usize, width: usize) -> Rc<[Span]> {
        let Some(span) = self.pieces.get(piece).map(|p| p.span) else { return Rc::from([]) };
        let mut cache = self.cache.borrow_mut();
        if cache.width != width || cache.rows.len() > KEPT {
            cache.width = width;
            cache.rows.clear();
        }
        Rc::clone(cache.rows.entry(piece).or_insert_with(|| wrap(&article.text, span, width).into()))
    }

    /// The words of a row; nothing for a blank one.
    #[must_use]
    pub fn span(&self, article: &Article, at: RowAt, width: usize) -> Option<Span> {
        let row = at.row.checked_sub(1)?;
        self.rows(article, at.piece, width).get(row).copied()
    }

    /// The row in which the byte `at` lies, or the one before it.
    #[must_use]
    pub fn locate(&self, article: &Article, at: u32, width: usize) -> RowAt {
        let piece = self.pieces.partition_point(|p| p.span.start <= at).saturating_sub(1);
        let row = self.rows(article, piece, width).partition_point(|r| r.start <= at).max(1);
        RowAt { piece, row }
    }

    /// The first row.
    #[must_use]
    pub fn first(&self) -> RowAt {
        RowAt { piece: 0, row: 1 }
    }

    /// The last row.
    #[must_use]
    pub fn last(&self, article: &Article, width: usize) -> RowAt {
        let piece = self.pieces.len().saturating_sub(1);
        RowAt { piece, row: self.rows(article, piece, width).len().max(1) }
    }

    /// The row below.
    #[must_use]
    pub fn below(&self, article: &Article, at: RowAt, width: usize) -> Option<RowAt> {
        if at.row < self.rows(article, at.piece, width).len() {
            return Some(RowAt { row: at.row + 1, ..at });
        }
        let next = self.pieces.get(at.piece + 1)?;
        Some(RowAt { piece: at.piece + 1, row: usize::from(!next.gap) })
    }

    /// The row above.
    #[must_use]
    pub fn above(&self, article: &Article, at: RowAt, width: usize) -> Option<RowAt> {
        let gap = self.pieces.get(at.piece).is_some_and(|p| p.gap);
        if at.row > usize::from(!gap) {
            return Some(RowAt { row: at.row - 1, ..at });
        }
        let piece = at.piece.checked_sub(1)?;
        Some(RowAt { piece, row: self.rows(article, piece, width).len().max(1) })
    }

    /// So many rows below (or above, where negative), as far as there are rows.
    #[must_use]
    pub fn moved(&self, article: &Article, at: RowAt, by: i64, width: usize) -> RowAt {
        let mut at = at;
        for _ in 0..by.unsigned_abs() {
            let next = if by < 0 { self.above(article, at, width) } else { self.below(article, at, width) };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

/// Where a piece that begins at `start` ends: the whole block, or behind the last white space
/// within reach, or anywhere between two characters.
fn cut(text: &str, start: usize, end: usize) -> usize {
    if end - start <= PIECE {
        return end;
    }
    let mut reach = start + PIECE;
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let piece = text.get(start..reach).unwrap_or("");
    let space = piece.char_indices().rev().take(512).find(|(_, c)| c.is_whitespace());
    match space {
        Some((at, c)) if at > 0 => start + at + c.len_utf8(),
        _ => reach,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};

    fn article(text: &str) -> Article {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trimmed(text);
            blocks.push(Block { kind: BlockKind::Paragraph, span });
            at += line.len();
        }
        Article {
            text: text.into(),
            title: None,
            language: "en".into(),
            date: None,
            byline: None,
            source: None,
            origin: Default::default(),
            blocks,
        }
    }

    #[test]
    fn walking_down_and_up_meets_the_same_rows() {
        let article = article("one two three\nfour\nfive six seven eight\n");
        let flow = Flow::new(&article);
        let mut down = vec![flow.first()];
        while let Some(next) = flow.below(&article, down[down.len() - 1], 9) {
            down.push(next);
        }
        let mut up = vec![flow.last(&article, 9)];
        while let Some(next) = flow.above(&article, up[up.len() - 1], 9) {
            up.push(next);
        }
        up.reverse();
        assert_eq!(down, up);
        let words: Vec<&str> =
            down.iter().map(|at| flow.span(&article, *at, 9).map_or("", |s| s.of(&article.text))).collect();
        assert_eq!(words, ["one two", "three", "", "four", "", "five six", "seven", "eight"]);
    }

    #[test]
    fn a_text_without_line_ends_is_cut_at_words() {
        let text = "harbour ".repeat(10_000);
        let article = article(&text);
        let flow = Flow::new(&article);
        assert!(flow.pieces().len() > 4);
        assert!(flow.pieces().iter().all(|p| p.span.of(&text).starts_with("harbour")));
        assert!(flow.pieces().iter().skip(1).all(|p| !p.gap));
    }

    #[test]
    fn an_empty_article_has_no_rows_and_no_panic() {
        let article = article("");
        let flow = Flow::new(&article);
        assert_eq!(flow.below(&article, flow.first(), 10), None);
        assert_eq!(flow.span(&article, flow.locate(&article, 7, 10), 10), None);
    }

    #[test]
    fn every_byte_is_found_in_its_row() {
        let article = article("one two three\nfour\nfive six seven eight\n");
        let flow = Flow::new(&article);
        for block in &article.blocks {
            for at in block.span.start..block.span.end {
                let row = flow.locate(&article, at, 9);
                let span = flow.span(&article, row, 9).unwrap();
                assert!(span.start <= at && at <= span.end, "{at} {span:?}");
            }
        }
    }
}
