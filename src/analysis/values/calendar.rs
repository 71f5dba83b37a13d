//! Points and stretches of the calendar.

use super::lexicon::{Relative, TimeUnit};
use super::{Measure, Reader};
use crate::analysis::{EntityKind, Value};
use crate::language::calendar::{small, year};
use crate::text::Shape;
use jiff::Span;
use jiff::civil::Date;

/// Bare years outside this range are taken for plain numbers.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

impl Reader<'_> {
    /// The date that begins at a token.
    pub(super) fn date(&self, at: usize) -> Option<Measure> {
        self.weekday(at)
            .or_else(|| self.full(at))
            .or_else(|| self.without_year(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year(at))
    }

    fn full(&self, at: usize) -> Option<Measure> {
        let (day, len) = self.words.calendar.full_date(|n| self.word(at + n))?;
        Some(date(at, at + len, Some(day.to_string())))
    }

    /// `Senin (20/10/2025)`, `Jumat (17/10)`, `Senin, 20 Oktober 2025`, `Senin`.
    fn weekday(&self, at: usize) -> Option<Measure> {
        let (len, weekday) = self.phrase(&self.words.weekdays, at).filter(|_| self.is_capital(at))?;
        let behind = at + len;
        let bracket = usize::from(self.word(behind) == "(");
        let comma = usize::from(self.word(behind) == ",");
        let first = behind + bracket + comma;
        if let Some(mut found) = self.full(first).or_else(|| self.without_year(first)) {
            if bracket == 1 {
                let closed = self.word(found.tokens.end) == ")";
                found.tokens.end += usize::from(closed);
            }
            found.tokens.start = at;
            return Some(found);
        }
        if bracket == 1 && self.is_number(behind + 1) && self.word(behind + 2) == "/" && self.is_number(behind + 3) {
            let day = self.figures_without_year(self.word(behind + 1), self.word(behind + 3)).map(|d| d.to_string());
            let end = behind + 4 + usize::from(self.word(behind + 4) == ")");
            return Some(date(at, end, day));
        }
        // One that was: the last such day up to the report; one to come: the first behind it.
        let next = self.is(&self.words.next, behind) || self.behind(&self.words.next, at);
        let last = self.is(&self.words.last, behind);
        let day = self.today.and_then(|today| {
            let wanted = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
            if next {
                today.nth_weekday(1, wanted).ok()
            } else if today.weekday() == wanted && !last {
                Some(today)
            } else {
                today.nth_weekday(-1, wanted).ok()
            }
        });
        Some(date(at, behind + usize::from(last), day.map(|d| d.to_string())))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.shape.has(Shape::CAPITAL))
    }

    /// `3 Juli`, `July 3`: the year is the one that brings it nearest to the report.
    fn without_year(&self, at: usize) -> Option<Measure> {
        let (day, month_at, end) = match self.word(at) {
            figures if self.is_number(at) => (small(figures)?, at + 1, at + 2),
            _ => {
                let dot = usize::from(self.word(at + 1) == ".");
                (small(self.word(at + 1 + dot))?, at, at + 2 + dot)
            }
        };
        let (_, (month, _)) = self.phrase(&self.words.months, month_at).filter(|_| self.is_capital(month_at))?;
        // `June 12` is a day; `12` in front of a unit (`June 12 percent`) is rare enough to leave.
        Date::new(2000, month, day).ok()?;
        let year = self.today.and_then(|today| nearest(today, month, day));
        Some(date(at, end, year.map(|d| d.to_string())))
    }

    fn figures_without_year(&self, first: &str, second: &str) -> Option<Date> {
        let today = self.today?;
        let date = self.words.calendar.in_figures(small(first)?, small(second)?, today.year())?;
        nearest(today, date.month(), date.day())
    }

    /// `Oktober 2025`, `October of 2025`, `Oktober`.
    fn month(&self, at: usize) -> Option<Measure> {
        let (len, (month, also_word)) = self.phrase(&self.words.months, at).filter(|_| self.is_capital(at))?;
        let dot = usize::from(self.word(at + len) == "." && self.is_number(at + len + 1));
        if let Some(year) = year(self.word(at + len + dot)) {
            return Some(date(at, at + len + dot + 1, Some(format!("{year:04}-{month:02}"))));
        }
        if also_word && !self.behind(&self.words.year, at) {
            return None;
        }
        let iso = self.today.and_then(|t| nearest(t, month, 15)).map(|d| format!("{:04}-{month:02}", d.year()));
        Some(date(at, at + len, iso))
    }

    /// `musim gugur 2025`, `autumn of 2025`.
    fn season(&self, at: usize) -> Option<Measure> {
        let (len, season) = self.phrase(&self.words.seasons, at)?;
        let year = year(self.word(at + len))?;
        Some(date(at, at + len + 1, Some(format!("{year:04}-{season}"))))
    }

    /// `1990-an`: a decade, in one word.
    fn decade(&self, at: usize) -> Option<Measure> {
        let (figures, end) = self.word(at).split_once('-').or_else(|| self.word(at).split_at_checked(4))?;
        let year = year(figures).filter(|y| YEARS.contains(y) && y % 10 == 0)?;
        self.words.decade.contains(&end).then(|| date(at, at + 1, Some(format!("{}X", year / 10))))
    }

    /// `2017`: figures that no unit, no label and nothing countable claims.
    fn year(&self, at: usize) -> Option<Measure> {
        if !self.is_number(at) {
            return None;
        }
        let year = year(self.word(at)).filter(|y| YEARS.contains(y))?;
        let glued = at.checked_sub(1).is_some_and(|b| {
            let token = self.document.tokens.get(at);
            token.is_some_and(|t| !t.spaced) && !matches!(self.word(b), "(" | "“" | "\"" | "-" | "–" | "‘" | "'" | ",")
        });
        let range = matches!(at.checked_sub(1).map(|b| self.word(b)), Some("-" | "–"))
            && at.checked_sub(2).is_some_and(|b| crate::language::calendar::year(self.word(b)).is_some());
        let said = range || self.behind(&self.words.year, at);
        let claimed = self.phrase(&self.words.units, at + 1).is_some()
            || self.phrase(&self.words.after, at + 1).is_some()
            || self.phrase(&self.words.time, at + 1).is_some()
            || self.phrase(&self.words.numbers, at + 1).is_some()
            || self.behind(&self.words.label, at) && !said;
        if glued || claimed {
            return None;
        }
        if !said && self.counts(at + 1) {
            return None;
        }
        Some(date(at, at + 1, Some(format!("{year:04}"))))
    }

    /// Whether a word stands there that figures before it may count.
    fn counts(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| {
            at < self.end
                && t.kind == crate::text::TokenKind::Word
                && !t.shape.has(Shape::CAPITAL)
                && !self.words.uncounted.contains(t.word)
        })
    }

    /// `kemarin`, `hari ini`, `last week`.
    pub(super) fn relative(&self, at: usize) -> Option<Measure> {
        let (len, relative) = self.phrase(&self.words.relative, at)?;
        Some(date(at, at + len, self.today.and_then(|today| shift(today, relative))))
    }
}

/// A date measure.
pub(super) fn date(start: usize, end: usize, iso: Option<String>) -> Measure {
    Measure { tokens: start..end, kind: EntityKind::Date, value: Value { iso, ..Value::default() } }
}

/// The day of that name nearest to `today`.
fn nearest(today: Date, month: i8, day: i8) -> Option<Date> {
    (-1..=1)
        .filter_map(|n| Date::new(today.year().checked_add(n)?, month, day).ok())
        .min_by_key(|d| today.until(*d).map_or(i32::MAX, |span| span.get_days().abs()))
}

/// The day, week, month or year so many steps from `today`, as precise as its unit.
pub(super) fn shift(today: Date, by: Relative) -> Option<String> {
    let n = i64::from(by.steps);
    match by.unit {
        TimeUnit::Year => Some(format!("{:04}", today.checked_add(Span::new().try_years(n).ok()?).ok()?.year())),
        TimeUnit::Month => {
            let day = today.first_of_month().checked_add(Span::new().try_months(n).ok()?).ok()?;
            Some(format!("{:04}-{:02}", day.year(), day.month()))
        }
        TimeUnit::Week => {
            let week = today.checked_add(Span::new().try_weeks(n).ok()?).ok()?.iso_week_date();
            Some(format!("{:04}-W{:02}", week.year(), week.week()))
        }
        _ => today.checked_add(Span::new().try_days(n).ok()?).ok().map(|d| d.to_string()),
    }
}
