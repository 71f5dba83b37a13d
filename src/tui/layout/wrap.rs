//! Words in rows: line breaking after UAX #14, widths after UAX #11, tabs to every fourth column.

use crate::text::Span;
use crate::text::safe::safe_char;
use std::borrow::Cow;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// How many columns a grapheme cluster takes when it stands at column `column` of its row.
///
/// Never 0: what has no width of its own is given a cell, so that nothing hides and a cursor can
/// stand on everything.
#[must_use]
pub fn advance(grapheme: &str, column: usize) -> usize {
    match grapheme.as_bytes() {
        [b'\t'] => TAB - column % TAB,
        [byte] if byte.is_ascii() => 1,
        _ => shown(grapheme).width().max(1),
    }
}

/// The characters of a grapheme cluster as they may be shown.
fn shown(grapheme: &str) -> Cow<'_, str> {
    if grapheme.chars().all(|c| safe_char(c) == c) {
        Cow::Borrowed(grapheme)
    } else {
        Cow::Owned(grapheme.chars().map(safe_char).collect())
    }
}

/// The grapheme clusters of a row with their byte offset in `text`, column and width.
pub fn graphemes(text: &str, row: Span) -> impl Iterator<Item = (u32, usize, usize, &str)> {
    let mut column = 0;
    row.of(text).grapheme_indices(true).map(move |(at, grapheme)| {
        let width = advance(grapheme, column);
        let here = (row.start + u32::try_from(at).unwrap_or(u32::MAX), column, width, grapheme);
        column += width;
        here
    })
}

/// Breaks `text[within]` into rows of at most `width` columns, in order. A row leaves out the
/// white space at its end; a word longer than a row is cut between grapheme clusters; a cluster
/// wider than a row stands alone.
///
/// Takes time linear in the text. There is always at least one row.
#[must_use]
pub fn wrap(text: &str, within: Span, width: usize) -> Vec<Span> {
    let words = within.of(text);
    let width = width.max(1);
    let base = within.start as usize;
    let mut rows = Vec::with_capacity(words.len() / width + 1);
    let (mut start, mut column, mut at) = (0, 0, 0);
    for (next, opportunity) in linebreaks(words) {
        let piece = words.get(at..next).unwrap_or("");
        let bare = piece.trim_end();
        let fits = column + measure(bare, column) <= width;
        if !fits && start < at {
            rows.push(trimmed(base, words, start, at));
            (start, column) = (at, 0);
        }
        if !fits && column + measure(bare, column) > width {
            for (offset, grapheme) in bare.grapheme_indices(true) {
                let step = advance(grapheme, column);
                if column + step > width && start < at + offset {
                    rows.push(trimmed(base, words, start, at + offset));
                    (start, column) = (at + offset, 0);
                }
                column += advance(grapheme, column);
            }
            column += measure(piece.get(bare.len()..).unwrap_or(""), column);
        } else {
            column += measure(piece, column);
        }
        at = next;
        if opportunity == BreakOpportunity::Mandatory && next < words.len() {
            rows.push(trimmed(base, words, start, next));
            (start, column) = (next, 0);
        }
    }
    if start < words.len() || rows.is_empty() {
        rows.push(trimmed(base, words, start, words.len()));
    }
    rows
}

fn trimmed(base: usize, words: &str, start: usize, end: usize) -> Span {
    let bare = words.get(start..end).unwrap_or("").trim_end().len();
    Span::new(base + start, base + start + bare)
}

fn measure(piece: &str, column: usize) -> usize {
    if piece.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        return piece.len();
    }
    piece.graphemes(true).fold(0, |sum, g| sum + advance(g, column + sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, Span::new(0, text.len()), width).into_iter().map(|r| r.of(text)).collect()
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(rows("the old harbour", 8), ["the old", "harbour"]);
        assert_eq!(rows("harbourmaster", 8), ["harbourm", "aster"]);
        assert_eq!(rows("", 8), [""]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(rows("港口港口", 4), ["港口", "港口"]);
        assert_eq!(rows("港口", 1), ["港", "口"]);
    }

    #[test]
    fn clusters_are_never_cut() {
        assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(rows("👨‍👩‍👧👨‍👩‍👧", 2), ["👨‍👩‍👧", "👨‍👩‍👧"]);
    }

    #[test]
    fn tabs_reach_to_the_next_stop() {
        assert_eq!(advance("\t", 0), 4);
        assert_eq!(advance("\t", 3), 1);
    }

    proptest! {
        #[test]
        fn rows_are_in_order_and_lose_only_white_space(text in "[a-z é港👍\u{301}\t\u{202e}\n-]{0,120}", width in 1usize..30) {
            let rows = wrap(&text, Span::new(0, text.len()), width);
            let mut end = 0;
            for row in &rows {
                prop_assert!(row.start >= end);
                prop_assert!(text[end as usize..row.start as usize].trim().is_empty());
                let columns: usize = graphemes(&text, *row).map(|(_, _, w, _)| w).sum();
                let alone = row.of(&text).graphemes(true).count() <= 1;
                prop_assert!(columns <= width || alone, "{columns} > {width}");
                end = row.end;
            }
            prop_assert!(text[end as usize..].trim().is_empty());
        }
    }
}
