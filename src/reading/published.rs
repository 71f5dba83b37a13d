//! The day and the author of an article, where its text gives them.

use super::blocks::{BlockWords, after_phrase, labelled};
use crate::article::{Block, BlockKind};
use crate::language::calendar::Calendar;
use crate::text::{RawToken, TokenKind, tokenise};

/// How many blocks from the top are searched for the day.
const BLOCKS: usize = 40;

/// The day of publication, ISO 8601: a full date in a dateline, or else the first weekday with a
/// full date in brackets (*Senin (20/10/2025)*), which news sites put behind what was said that
/// day, unless a word behind it says that the day is another.
pub(super) fn date(text: &str, blocks: &[Block], words: &BlockWords, calendar: &Calendar) -> Option<String> {
    let datelines = blocks.iter().take(BLOCKS).filter(|b| b.kind == BlockKind::Dateline);
    datelines
        .filter_map(|b| calendar.find(text, b.span).map(|(date, _)| date))
        .chain(blocks.iter().take(BLOCKS).filter_map(|b| of_report(text, b, words, calendar)))
        .next()
        .map(|date| date.to_string())
}

fn of_report(text: &str, block: &Block, words: &BlockWords, calendar: &Calendar) -> Option<jiff::civil::Date> {
    if matches!(block.kind, BlockKind::Clutter | BlockKind::Credit | BlockKind::Caption) {
        return None;
    }
    let tokens: Vec<RawToken> = tokenise(text, block.span).collect();
    let word = |n: usize| tokens.get(n).map_or("", |t: &RawToken| t.span.of(text));
    (0..tokens.len()).find_map(|at| {
        let opens = tokens[at].kind == TokenKind::Word && calendar.weekday(word(at)).is_some() && word(at + 1) == "(";
        if !opens {
            return None;
        }
        let (date, len) = calendar.full_date(|n| word(at + 2 + n))?;
        let behind = word(at + 2 + len + 1);
        let other = words.other_day.iter().any(|w| w.eq_ignore_ascii_case(behind));
        (word(at + 2 + len) == ")" && !other).then_some(date)
    })
}

/// The author's name: what follows the label of a byline.
pub(super) fn byline(text: &str, blocks: &[Block], words: &BlockWords) -> Option<String> {
    let line = blocks.iter().filter(|b| b.kind == BlockKind::Credit).map(|b| b.span.of(text));
    line.filter(|l| labelled(l, &words.byline)).find_map(|line| {
        let rest = words.byline.iter().filter_map(|w| after_phrase(line, w)).min_by_key(|rest| rest.len())?;
        let name = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim();
        (!name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use crate::language::Pack;
    use crate::reading::plain::{Known, article};

    fn date(text: &str) -> Option<String> {
        article(text, Known::default(), Pack::of("id").unwrap()).date
    }

    #[test]
    fn the_day_stands_in_the_dateline() {
        let text = "Pasar ikan ramai lagi\nRabu, 5 Maret 2025 09:15 WIB\n\nPembeli datang sejak subuh dari desa-desa sekitar untuk membeli ikan.";
        assert_eq!(date(text).as_deref(), Some("2025-03-05"));
    }

    #[test]
    fn the_day_stands_behind_what_was_said() {
        let text =
            "Pasar ikan ramai lagi\n\nPembeli datang sejak subuh.\n\"Kami senang,\" kata pedagang, Rabu (5/3/2025).";
        assert_eq!(date(text).as_deref(), Some("2025-03-05"));
        assert_eq!(date(&text.replace("2025)", "2025) lalu")), None);
    }

    #[test]
    fn the_author_stands_behind_the_label() {
        let text = "Pasar ikan ramai lagi\nPenulis: Rina Wijaya\n\nPembeli datang sejak subuh dari desa-desa sekitar untuk membeli ikan.";
        assert_eq!(article(text, Known::default(), Pack::of("id").unwrap()).byline.as_deref(), Some("Rina Wijaya"));
    }
}
