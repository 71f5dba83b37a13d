//! Plain text: a byte-order mark and foreign line ends dropped, blocks told apart.

use super::blocks::{BlockWords, classify};
use super::draft::hidden_marks;
use super::pieces::pieces;
use super::published;
use crate::article::{Article, BlockKind, Origin, Warning};
use crate::language::calendar::Calendar;
use crate::language::{Pack, detect};
use std::borrow::Cow;

/// What is known about a text besides its words.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The headline, where it does not stand in the text.
    pub title: Option<String>,
    /// ISO 639-1 code; found from the text where absent.
    pub language: Option<Pack>,
    /// Path or address.
    pub source: Option<String>,
}

/// Makes an article of a text: drops a byte-order mark, turns CRLF and CR into LF, finds the
/// blocks, and the title, date and byline where the text gives them. Takes linear time.
#[must_use]
pub fn article(raw: &str, known: Known, fallback: Pack) -> Article {
    of(normalise(Cow::Borrowed(raw)), known, fallback)
}

/// The article of a text with nothing to drop or turn any more.
pub(super) fn of(text: String, known: Known, fallback: Pack) -> Article {
    let pack = known.language.unwrap_or_else(|| detect(&text, fallback));
    let words = BlockWords::compile(pack);
    let calendar = Calendar::compile(pack);
    let blocks = classify(&text, &pieces(&text), &words, &calendar, known.title.as_deref());
    let title =
        known.title.or_else(|| blocks.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(&text).to_owned()));
    let date = published::date(&text, &blocks, &words, &calendar);
    let byline = published::byline(&text, &blocks, &words);
    let clutter = blocks.iter().filter(|b| b.kind == BlockKind::Clutter).count();
    let clutter = (clutter > 0).then_some(Warning::Clutter { count: clutter });
    let warnings = clutter.into_iter().chain(hidden_marks(&text)).collect();
    let origin = Origin { format: "text", warnings, ..Origin::default() };
    Article { title, language: pack.code().to_owned(), date, byline, source: known.source, blocks, text, origin }
}

/// Without a byte-order mark, with LF as the only line end. A text of its own that has neither stays
/// where it is.
pub(super) fn normalise(raw: Cow<'_, str>) -> String {
    if is_normal(&raw) {
        return raw.into_owned();
    }
    let text = raw.strip_prefix('\u{feff}').unwrap_or(&raw);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Whether a text begins with no byte-order mark and has LF as its only line end.
pub(super) fn is_normal(text: &str) -> bool {
    !text.starts_with('\u{feff}') && !text.contains('\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Article {
        article(text, Known::default(), Pack::of("id").unwrap())
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_apart_and_cover_all_but_white_space(text in "([A-Za-z0-9.,:\"()\\-—•é ]{0,60}\n{0,3}){0,8}") {
            let article = read(&text);
            let mut at = 0;
            for block in &article.blocks {
                let start = block.span.start as usize;
                prop_assert!(start >= at && !block.span.is_empty());
                prop_assert!(article.text[at..start].trim().is_empty());
                at = block.span.end as usize;
                prop_assert!(article.text.is_char_boundary(at));
            }
            prop_assert!(article.text[at..].trim().is_empty());
        }

        #[test]
        fn any_text_can_be_read(text in "\\PC{0,200}") {
            read(&text);
        }
    }

    #[test]
    fn line_ends_and_marks_are_normalised() {
        let article = read("\u{feff}Satu baris.\r\nDua baris.\rTiga.");
        assert_eq!(article.text, "Satu baris.\nDua baris.\nTiga.");
    }

    #[test]
    fn a_given_title_leaves_the_first_line_alone() {
        let text = "Rapat selesai larut malam\n\nPara pejabat pulang tanpa keterangan apa pun kepada para wartawan.";
        assert_eq!(read(text).title.as_deref(), Some("Rapat selesai larut malam"));
        let known = Known { title: Some("Judul lain".to_owned()), ..Known::default() };
        let article = article(text, known, Pack::of("id").unwrap());
        assert_eq!(article.title.as_deref(), Some("Judul lain"));
        assert!(article.blocks.iter().all(|b| b.kind != BlockKind::Title));
    }
}
