//! Months, weekdays and full dates, with the words of a pack's `months.txt`.

use super::Pack;
use crate::text::{RawToken, Span};
use jiff::civil::Date;
use std::collections::HashMap;

/// The names a language has for months and weekdays, and the order of its dates in figures.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    months: HashMap<&'static str, i8>,
    weekdays: HashMap<&'static str, i8>,
    month_first: bool,
}

impl Calendar {
    /// Reads `months.txt`: sections `months` and `weekdays` (`name | number`, Monday is 1), and
    /// `order` (`month-first` where 3/4/2025 is the fourth of March).
    #[must_use]
    pub fn compile(pack: Pack) -> Self {
        let named = |section: &'static str| {
            pack.section("months", section)
                .filter_map(|e| Some((e.phrase, e.fields.split(' ').next()?.parse().ok()?)))
                .collect()
        };
        Self {
            months: named("months"),
            weekdays: named("weekdays"),
            month_first: pack.section("months", "order").any(|e| e.phrase == "month-first"),
        }
    }

    /// The number of a month, 1 to 12, by a name in any letters.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<i8> {
        lookup(&self.months, word)
    }

    /// The number of a weekday, Monday is 1, by a name in any letters.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<i8> {
        lookup(&self.weekdays, word)
    }

    /// A date in figures, in the order of the language; the other order where only that exists.
    #[must_use]
    pub fn in_figures(&self, first: i8, second: i8, year: i16) -> Option<Date> {
        let (day, month) = if self.month_first { (second, first) } else { (first, second) };
        Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()
    }

    /// The full date (day, month and year) that begins with the first of some tokens, and how
    /// many tokens it has: `3 Juli 2025`, `July 3, 2025`, `3/7/2025`, `2025-07-03`.
    ///
    /// `word(n)` gives token number `n` from there, or nothing.
    #[must_use]
    pub fn full_date<'a>(&self, word: impl Fn(usize) -> &'a str) -> Option<(Date, usize)> {
        let Some(year_first) = leading(word(0)) else {
            let month = self.month(word(0))?;
            let dot = usize::from(word(1) == ".");
            let day = small(word(1 + dot))?;
            let comma = usize::from(word(2 + dot) == ",");
            let at_year = 2 + dot + comma;
            return Some((Date::new(year(word(at_year))?, month, day).ok()?, at_year + 1));
        };
        if year_first {
            let same = word(1) == "-" && word(3) == "-";
            let date = Date::new(year(word(0))?, small(word(2))?, small(word(4))?).ok()?;
            return same.then_some((date, 5));
        }
        let day = small(word(0))?;
        if matches!(word(1), "/" | "-" | ".") && word(1) == word(3) {
            return Some((self.in_figures(day, small(word(2))?, year(word(4))?)?, 5));
        }
        let month = self.month(word(1))?;
        let mark = usize::from(matches!(word(2), "." | ","));
        Some((Date::new(year(word(2 + mark))?, month, day).ok()?, 3 + mark))
    }

    /// The first full date in `within`, and where it stands.
    #[must_use]
    pub fn find(&self, text: &str, within: Span) -> Option<(Date, Span)> {
        let tokens: Vec<RawToken> = crate::text::tokenise(text, within).collect();
        (0..tokens.len()).find_map(|at| {
            let (date, len) = self.full_date(|n| tokens.get(at + n).map_or("", |t| t.span.of(text)))?;
            Some((date, tokens[at].span.join(tokens[at + len - 1].span)))
        })
    }
}

fn lookup(table: &HashMap<&'static str, i8>, word: &str) -> Option<i8> {
    // Longer than any month: not worth a lower-case copy.
    if word.len() > 24 { None } else { table.get(word.to_lowercase().as_str()).copied() }
}

/// Whether a token of figures may be a year (`true`) or a day; `None` for words.
fn leading(word: &str) -> Option<bool> {
    word.starts_with(|c: char| c.is_ascii_digit()).then_some(word.len() == 4)
}

/// A number of one or two figures.
#[must_use]
pub fn small(word: &str) -> Option<i8> {
    (word.len() <= 2).then(|| word.parse().ok()).flatten()
}

/// A year of four figures.
#[must_use]
pub fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|y| word.len() == 4 && (1000..=2999).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str, text: &str) -> Option<String> {
        let calendar = Calendar::compile(Pack::of(code).unwrap());
        calendar.find(text, Span::new(0, text.len())).map(|(d, s)| format!("{d} {}", s.of(text)))
    }

    #[test]
    fn indonesian_dates() {
        assert_eq!(found("id", "pada 3 Juli 2025 lalu").as_deref(), Some("2025-07-03 3 Juli 2025"));
        assert_eq!(found("id", "Senin (4/10/2025)").as_deref(), Some("2025-10-04 4/10/2025"));
        assert_eq!(found("id", "tanggal 2025-10-20.").as_deref(), Some("2025-10-20 2025-10-20"));
    }

    #[test]
    fn english_dates() {
        assert_eq!(found("en", "on July 3, 2025, he").as_deref(), Some("2025-07-03 July 3, 2025"));
        assert_eq!(found("en", "on Oct. 20, 2025").as_deref(), Some("2025-10-20 Oct. 20, 2025"));
        assert_eq!(found("en", "10/4/2025").as_deref(), Some("2025-10-04 10/4/2025"));
        assert_eq!(found("en", "13/4/2025").as_deref(), Some("2025-04-13 13/4/2025"));
    }

    #[test]
    fn what_is_no_date_gives_none() {
        assert_eq!(found("id", "31 Februari 2025, 45/12/2025, 3 Juli, nomor 10/2025"), None);
        assert_eq!(found("id", ""), None);
    }
}
