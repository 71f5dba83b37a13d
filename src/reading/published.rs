//! The day and the author of an article, where its text gives them.

use super::blocks::{BlockWords, is_byline};
use crate::article::{Block, BlockKind};
use crate::language::Pack;
use crate::language::calendar::Calendar;
use crate::text::{RawToken, Span, TokenKind, tokenise};
use jiff::civil::Date;

/// How many blocks from the top are searched for the day.
const BLOCKS: usize = 40;

/// The day that a page, a mail or a feed gives as its own, ISO 8601: as in `2025-03-05T09:15:00+07:00`,
/// `Wed, 05 Mar 2025 09:15:00 +0700` or *Rabu, 5 Maret 2025*. The day where it was written, not in
/// UTC.
pub(super) fn parse(given: &str, calendar: &Calendar) -> Option<String> {
    let given = given.get(..given.len().min(200)).unwrap_or("").trim();
    let iso = given.get(..10).filter(|day| day.as_bytes()[4] == b'-').and_then(|day| day.parse::<Date>().ok());
    let compact = || {
        let digits = given.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let part = |from: usize, to: usize| digits[from..to].parse::<i16>().ok();
        let (month, day) = (i8::try_from(part(4, 6)?).ok()?, i8::try_from(part(6, 8)?).ok()?);
        Date::new(part(0, 4)?, month, day).ok()
    };
    let found = |calendar: &Calendar| calendar.find(given, Span::new(0, given.len())).map(|(date, _)| date);
    // Mails and feeds name the months in English, whatever they are written in.
    let english = || Pack::of("en").ok().and_then(|pack| found(&Calendar::compile(pack)));
    iso.or_else(compact).or_else(|| found(calendar)).or_else(english).map(|date| date.to_string())
}

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

fn of_report(text: &str, block: &Block, words: &BlockWords, calendar: &Calendar) -> Option<Date> {
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

/// The author's name: what follows the label of a byline; else what stands between the headline and
/// the day.
pub(super) fn byline(text: &str, blocks: &[Block], words: &BlockWords) -> Option<String> {
    let line = blocks.iter().filter(|b| b.kind == BlockKind::Credit).map(|b| b.span.of(text));
    let labelled = line.filter(|l| is_byline(l, words)).find_map(|line| {
        let rest = words.byline.after(line).min_by_key(|rest| rest.len())?;
        let name =
            rest.split(';').next().unwrap_or(rest).trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim();
        (!name.is_empty()).then(|| name.to_owned())
    });
    labelled.or_else(|| {
        let between = blocks.windows(3).take(BLOCKS).find_map(|three| match three {
            [title, name, day] if title.kind == BlockKind::Title && day.kind == BlockKind::Dateline => Some(name),
            _ => None,
        });
        let line = between.filter(|b| b.kind == BlockKind::Credit)?.span.of(text);
        let name = [" - ", " – ", " | "].iter().fold(line, |l, sign| l.split(sign).next().unwrap_or(l)).trim();
        (name.contains(' ') && !name.contains([':', '(', '/'])).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::plain::{Known, article};

    fn found(text: &str) -> Option<String> {
        article(text, Known::default(), Pack::of("id").unwrap()).date
    }

    #[test]
    fn days_are_read_as_pages_give_them() {
        let calendar = Calendar::compile(Pack::of("id").unwrap());
        for given in [
            "2025-03-05T09:15:00+07:00",
            "2025-03-05 09:15",
            "20250305091500",
            "Wed, 05 Mar 2025 09:15:00 +0700",
            "Rabu, 5 Maret 2025 | 09:15 WIB",
            "March 5, 2025",
        ] {
            assert_eq!(parse(given, &calendar).as_deref(), Some("2025-03-05"), "{given}");
        }
        for given in ["", "kemarin", "20259999", "ééééééééééé", "2025-13-45"] {
            assert_eq!(parse(given, &calendar), None, "{given}");
        }
    }

    #[test]
    fn the_day_stands_in_the_dateline() {
        let text = "Pasar ikan ramai lagi\nRabu, 5 Maret 2025 09:15 WIB\n\nPembeli datang sejak subuh dari desa-desa sekitar untuk membeli ikan.";
        assert_eq!(found(text).as_deref(), Some("2025-03-05"));
    }

    #[test]
    fn the_day_stands_behind_what_was_said() {
        let text =
            "Pasar ikan ramai lagi\n\nPembeli datang sejak subuh.\n\"Kami senang,\" kata pedagang, Rabu (5/3/2025).";
        assert_eq!(found(text).as_deref(), Some("2025-03-05"));
        assert_eq!(found(&text.replace("2025)", "2025) lalu")), None);
    }

    #[test]
    fn the_author_stands_behind_the_label() {
        let text = "Pasar ikan ramai lagi\nPenulis: Rina Wijaya\n\nPembeli datang sejak subuh dari desa-desa sekitar untuk membeli ikan.";
        let by = |text: &str| article(text, Known::default(), Pack::of("id").unwrap()).byline;
        assert_eq!(by(text).as_deref(), Some("Rina Wijaya"));
        assert_eq!(by(&text.replace("Penulis: ", "Oleh ")).as_deref(), Some("Rina Wijaya"));
        let between = text.replace("Penulis: Rina Wijaya", "Rina Wijaya - Kabar Pagi\nKamis, 5 Juni 2025 14:02 WIB");
        assert_eq!(by(&between).as_deref(), Some("Rina Wijaya"));
        assert_eq!(by(&text.replace("Penulis: ", "Oleh karena itu ")), None);
    }
}
