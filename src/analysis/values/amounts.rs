//! Durations, money, percentages, and whatever else is counted.

use super::lexicon::{TimeUnit, TimeWord};
use super::numbers::{Number, figures};
use super::{Measure, Reader};
use crate::analysis::{EntityKind, Value};
use crate::text::{Shape, TokenKind};

/// How many words may stand between a number and the word it counts, where counted words are
/// marked by their end: *three senior officials*.
const BETWEEN: usize = 3;

impl Reader<'_> {
    /// The amount that begins at a token.
    pub(super) fn amount(&self, at: usize) -> Option<Measure> {
        self.money(at).or_else(|| self.one_of_time(at)).or_else(|| self.counted(at)).or_else(|| self.hyphened(at))
    }

    /// `Rp 1,5 triliun`, `US$ 2,22 juta`, `Rp540 miliar`, `$3 million`.
    fn money(&self, at: usize) -> Option<Measure> {
        if let Some((len, code)) = self.phrase(&self.words.before, at) {
            let first = at + len;
            if !self.is_number(first) {
                return None;
            }
            let number = self.number(first)?;
            return Some(quantity(at, first + number.tokens, code, Some(number.amount)));
        }
        let token = self.document.tokens.get(at)?;
        if token.kind != TokenKind::Word || !token.shape.has(Shape::DIGIT) {
            return None;
        }
        let word = self.word(at);
        let (letters, code) = self.words.glued.iter().find(|(letters, _)| {
            word.get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
                && word.as_bytes().get(letters.len()).is_some_and(u8::is_ascii_digit)
        })?;
        // The figures behind the first mark were cut off the word: `Rp1`, `.`, `500`.
        let mut amount = word[letters.len()..].to_owned();
        let mut end = at + 1;
        while matches!(self.word(end), "." | ",")
            && self.is_number(end + 1)
            && !self.spaced(end)
            && !self.spaced(end + 1)
        {
            amount.push_str(self.word(end));
            amount.push_str(self.word(end + 1));
            end += 2;
        }
        let amount = figures(&amount, self.words.decimal_comma)?;
        let number = self.scaled(at, Number { amount, tokens: end - at, figures: true });
        Some(quantity(at, at + number.tokens, code, Some(number.amount)))
    }

    fn spaced(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_none_or(|t| t.spaced)
    }

    /// `sejam`, `setahun`, `an hour`.
    fn one_of_time(&self, at: usize) -> Option<Measure> {
        let (len, word) = self.phrase(&self.words.time, at)?;
        word.one.then(|| duration(at, at + len, 1.0, word))
    }

    /// A number and its unit.
    fn counted(&self, at: usize) -> Option<Measure> {
        if self.behind(&self.words.part, at) {
            return None;
        }
        let number = self.number(at)?;
        let mut end = at + number.tokens;
        let mut amount = Some(number.amount);
        // A range has two ends: `13-14 %`.
        if matches!(self.word(end), "-" | "–") && !self.spaced(end) && !self.spaced(end + 1) && self.is_number(end + 1)
        {
            end += 1 + self.number(end + 1)?.tokens;
            amount = None;
        }
        if let (false, Some((len, super::lexicon::NumberWord::Half))) =
            (self.word(end).is_empty(), self.phrase(&self.words.numbers, end))
        {
            end += len;
            amount = amount.map(|n| n + 0.5);
        }
        if let Some((len, word)) = self.phrase(&self.words.time, end).filter(|(_, w)| !w.one) {
            return Some(match amount {
                Some(amount) => duration(at, end + len, amount, word),
                None => Measure {
                    tokens: at..end + len,
                    kind: EntityKind::Duration,
                    value: Value { unit: Some(word.unit.name().to_owned()), ..Value::default() },
                },
            });
        }
        if let Some((len, code)) = self.phrase(&self.words.after, end).or_else(|| self.phrase(&self.words.units, end)) {
            return Some(quantity(at, end + len, code, amount));
        }
        if number.figures && number.tokens == 1 && self.behind(&self.words.label, at) {
            return None;
        }
        let (len, unit) = self.thing(end, number.amount)?;
        Some(quantity(at, end + len, &unit, amount))
    }

    /// What is counted, in the words of the text, and how many tokens lie up to its end.
    fn thing(&self, at: usize, amount: f64) -> Option<(usize, String)> {
        if !self.words.counted.is_empty() && (amount - 1.0).abs() > f64::EPSILON {
            let len = (0..BETWEEN)
                .take_while(|n| self.is_plain(at + n))
                .find(|n| self.words.counted.iter().any(|end| self.word(at + n).ends_with(end)))?;
            return Some((len + 1, self.document.span(at..at + len + 1).of(self.document.text()).to_owned()));
        }
        if !self.is_plain(at) {
            return None;
        }
        let len = if self.is(&self.words.classifiers, at) && self.is_plain(at + 1) { 2 } else { 1 };
        Some((len, self.document.span(at..at + len).of(self.document.text()).to_owned()))
    }

    /// A word in small letters that may be counted.
    fn is_plain(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
            && self.document.tokens.get(at).is_some_and(|t| {
                !t.shape.has(Shape::CAPITAL)
                    && !t.shape.has(Shape::DIGIT)
                    && t.spaced
                    && !self.words.uncounted.contains(t.word)
                    && !self.words.verbs.iter().any(|v| self.word(at).starts_with(v))
            })
            && self.phrase(&self.words.numbers, at).is_none()
    }

    /// Number and unit in one word: *five-hour*, *28-point*, *15-jam*.
    pub(super) fn hyphened(&self, at: usize) -> Option<Measure> {
        let token = self.document.tokens.get(at)?;
        if token.kind != TokenKind::Word || !token.shape.has(Shape::HYPHEN) || token.span.len() > 40 {
            return None;
        }
        let (first, unit) = self.word(at).split_once('-')?;
        let amount = if first.starts_with(|c: char| c.is_ascii_digit()) {
            figures(first, self.words.decimal_comma)?
        } else {
            self.words.small_number(first)?
        };
        if unit.is_empty() || !unit.chars().all(char::is_lowercase) {
            return None;
        }
        if let Some(word) = self.words.time_unit(unit) {
            return Some(duration(at, at + 1, amount, word));
        }
        first.starts_with(|c: char| c.is_ascii_digit()).then(|| quantity(at, at + 1, unit, Some(amount)))
    }
}

fn quantity(start: usize, end: usize, unit: &str, amount: Option<f64>) -> Measure {
    let value = Value { unit: Some(unit.to_owned()), amount, iso: None };
    Measure { tokens: start..end, kind: EntityKind::Quantity, value }
}

fn duration(start: usize, end: usize, amount: f64, word: TimeWord) -> Measure {
    let amount = amount * word.times;
    let value = Value { unit: Some(word.unit.name().to_owned()), amount: Some(amount), iso: iso(amount, word.unit) };
    Measure { tokens: start..end, kind: EntityKind::Duration, value }
}

/// ISO 8601: whole parts of years as months, of hours as minutes, of minutes as seconds.
pub(super) fn iso(amount: f64, unit: TimeUnit) -> Option<String> {
    if !(0.0..1e12).contains(&amount) {
        return None;
    }
    let whole = amount.trunc();
    let part = |of: f64| ((amount - whole) * of).round();
    let with = |time: &str, letter: char, parts: f64, small: char| {
        let head = if whole > 0.0 { format!("{whole}{letter}") } else { String::new() };
        let tail = if parts > 0.0 || whole == 0.0 { format!("{parts}{small}") } else { String::new() };
        format!("P{time}{head}{tail}")
    };
    Some(match unit {
        TimeUnit::Year => with("", 'Y', part(12.0), 'M'),
        TimeUnit::Hour => with("T", 'H', part(60.0), 'M'),
        TimeUnit::Minute => with("T", 'M', part(60.0), 'S'),
        TimeUnit::Second => format!("PT{amount}S"),
        TimeUnit::Day => format!("P{amount}D"),
        TimeUnit::Week => format!("P{amount}W"),
        TimeUnit::Month => format!("P{amount}M"),
    })
}
