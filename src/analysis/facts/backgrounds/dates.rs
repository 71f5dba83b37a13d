//! From when until when a background held.

use super::lexicon::Lexicon;
use crate::analysis::EntityKind;
use crate::analysis::facts::context::Context;
use crate::article::BlockKind;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// How many tokens of a clause are looked at.
const TOKENS: usize = 64;

/// The ends of the time named in a clause: ISO 8601, as far as the text gives them.
pub fn ends(context: &Context, lexicon: &Lexicon, clause: Range<usize>) -> (Option<String>, Option<String>) {
    let document = context.document;
    let clause = clause.start..clause.end.min(clause.start + TOKENS);
    let (mut from, mut to) = (None, None);
    let mut point = None;
    for (at, iso) in dates(context, clause.clone()) {
        if let Some((a, b)) = iso.split_once('/') {
            from = from.or(Some(a.to_owned()));
            to = to.or(Some(b.to_owned()));
            continue;
        }
        let (begins, ends, only) = lexicon.before_date(document, clause.start, at);
        let dash = at.checked_sub(1).and_then(|t| document.mark(t)).is_some_and(|m| matches!(m, '-' | '–' | '—'));
        if (ends || dash) && (from.is_some() || point.is_some()) {
            from = from.or(point.take());
            to = to.or(Some(iso));
        } else if begins && !only {
            from = from.or(Some(iso));
        } else {
            point = point.or(Some(iso));
        }
    }
    (from, to)
}

/// A point of the calendar: year, month, day; what is not told is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: Option<i32>,
    day: Option<i32>,
}

/// A number below this is no year of the news.
const EARLIEST: i32 = 1800;
/// How many days before the news what happened is no longer part of it.
const PAST: i32 = 13;

impl Day {
    /// Reads the beginning of an ISO 8601 date.
    pub fn parse(iso: &str) -> Option<Self> {
        let date = iso.split(['/', 'T']).next()?;
        let mut parts = date.split('-');
        let mut part = |digits: usize, most: i32| {
            let part = parts.next().filter(|p| p.len() == digits)?;
            part.parse::<i32>().ok().filter(|n| (1..=most).contains(n))
        };
        let year = part(4, 9999).filter(|y| *y >= EARLIEST)?;
        let month = part(2, 12);
        let day = month.and_then(|_| part(2, 31));
        Some(Self { year, month, day })
    }

    /// Whether it is told to the day.
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }

    /// Whether it lies so far before the news that it is no part of it.
    pub fn is_past(self, news: Self) -> bool {
        if self.year != news.year && (self.month.is_none() || news.month.is_none()) {
            return self.year < news.year;
        }
        let (Some(month), Some(now)) = (self.month, news.month) else { return false };
        let months = 12 * (news.year - self.year) + now - month;
        match (self.day, news.day) {
            (Some(day), Some(today)) => 30 * months + today - day > PAST,
            _ => months > 0,
        }
    }
}

/// The day of the news: the article's own; or the first whole date, or the first in brackets where that is
/// later, which is how papers date what they report, *Senin (3/8/2026)*.
pub fn news_day(context: &Context) -> Option<Day> {
    let document = context.document;
    let own = document.article.date.as_deref().and_then(Day::parse);
    own.filter(|d| d.is_whole()).or_else(|| {
        let dates = context.entities.iter().filter(|e| e.kind == EntityKind::Date);
        let whole = dates.filter_map(|e| {
            let day = Day::parse(e.value.as_ref()?.iso.as_deref()?).filter(|d| d.is_whole())?;
            Some((e.mentions.iter().map(|m| m.span).min_by_key(|span| span.start)?, day))
        });
        let mut whole: Vec<(Span, Day)> = whole.collect();
        whole.sort_by_key(|(span, _)| span.start);
        // The bracket stands in front of the date, or behind its day of the week.
        let bracketed = |span: Span| {
            let tokens = document.tokens_in(span);
            (tokens.start.saturating_sub(1)..tokens.end).any(|t| document.mark(t) == Some('('))
        };
        let told = whole.iter().find(|(span, _)| bracketed(*span)).map(|(_, day)| *day);
        let first = whole.first().map(|(_, day)| *day);
        first.max(told).or_else(|| year_of_news(context))
    })
}

/// The year of an article without a whole date: its latest, or the one after where that stands
/// alone and not in the first paragraph. Papers name the year of what is not of this one.
fn year_of_news(context: &Context) -> Option<Day> {
    let document = context.document;
    let mut latest: Option<(i32, usize)> = None;
    let mut earlier = false;
    for (at, iso) in dates(context, 0..document.tokens.len()) {
        let Some(year) = Day::parse(&iso).map(|d| d.year) else { continue };
        match latest {
            Some((known, _)) if year < known => earlier = true,
            Some((known, _)) if year == known => {}
            _ => {
                earlier |= latest.is_some();
                latest = Some((year, at));
            }
        }
    }
    let (year, at) = latest?;
    let first = document.block_of(document.sentence_of(at)).kind;
    let now = earlier || matches!(first, BlockKind::Title | BlockKind::Lede);
    Some(Day { year: if now { year } else { year + 1 }, month: None, day: None })
}

/// Whether a clause names a year, a month, a stretch of the calendar, or a day long before the
/// news. A day alone dates news.
pub fn has_date(context: &Context, news: Option<Day>, clause: Range<usize>) -> bool {
    let dates = dates(context, clause.start..clause.end.min(clause.start + TOKENS));
    dates.iter().any(|(_, iso)| {
        let past = || news.zip(Day::parse(iso)).is_some_and(|(news, day)| day.is_past(news));
        iso.len() <= 7 || iso.contains('/') || past()
    })
}

/// Where the first date stands that lies long before the news, if all dates of the clause do.
pub fn past_date(context: &Context, news: Day, clause: Range<usize>) -> Option<usize> {
    let dates = dates(context, clause.start..clause.end.min(clause.start + TOKENS));
    let past = |iso: &str| {
        let day = Day::parse(iso);
        // Where the day of the news is not known, a month or weekday without its year tells nothing.
        !iso.contains('/') && day.map_or(!news.is_whole(), |day| day.is_past(news))
    };
    dates
        .iter()
        .all(|(_, iso)| past(iso))
        .then(|| dates.iter().find(|(_, iso)| Day::parse(iso).is_some()).map(|(at, _)| *at))
        .flatten()
}

/// The dates of a clause with the token they begin at: those that were found, or else years by
/// their digits alone.
fn dates(context: &Context, clause: Range<usize>) -> Vec<(usize, String)> {
    let document = context.document;
    let found: Vec<(usize, String)> = context
        .measures_in(clause.clone())
        .into_iter()
        .filter(|m| m.kind == EntityKind::Date)
        // A month may be a person's name.
        .filter(|m| !context.places_in(m.span).iter().any(|p| context.kind(p.entity) == EntityKind::Person))
        .filter_map(|m| Some((document.tokens_in(m.span).start, m.value?.iso?)))
        .collect();
    if !found.is_empty() {
        return found;
    }
    clause
        .filter(|t| document.tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Number))
        .filter_map(|t| {
            let digits = document.word(t);
            let year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
            (year && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("18")))
                .then(|| (t, digits.to_owned()))
        })
        .collect()
}
