//! Neighbours that form one measure.

use super::calendar::shift;
use super::lexicon::{Relative, TimeUnit};
use super::{Measure, Reader};
use crate::analysis::EntityKind;

/// Adds a measure behind the others, joined with the last one where the two are one.
pub(super) fn push(reader: &Reader, measures: &mut Vec<Measure>, measure: Measure) {
    let measure = from_report(reader, measure);
    if let Some(last) = measures.last_mut()
        && (interval(reader, last, &measure) || longer(reader, last, &measure))
    {
        return;
    }
    measures.push(measure);
}

/// `dari 2017 hingga 2021`, `between 2017 and 2021`, `2017–2021`: one interval.
fn interval(reader: &Reader, last: &mut Measure, next: &Measure) -> bool {
    if last.kind != EntityKind::Date || next.kind != EntityKind::Date || last.tokens.end < reader.sentence_start(next) {
        return false;
    }
    let (Some(from), Some(to)) = (&last.value.iso, &next.value.iso) else { return false };
    if from.contains('/') || to.contains('/') || next.tokens.start > last.tokens.end + 4 {
        return false;
    }
    let between = last.tokens.end..next.tokens.start;
    let joined = reader.leads_to(between.clone())
        || between.len() == 1
            && reader.is(&reader.words.and, between.start)
            && (last.tokens.start.saturating_sub(2)..last.tokens.start).any(|t| reader.is(&reader.words.between, t));
    // Days in figures joined by a dash are told apart by their length: both ends must be alike.
    if !joined || from.len() != to.len() || from > to {
        return false;
    }
    last.value.iso = Some(format!("{from}/{to}"));
    last.tokens.end = next.tokens.end;
    true
}

/// `satu jam 30 menit`, `two years and three months`: one duration.
fn longer(reader: &Reader, last: &mut Measure, next: &Measure) -> bool {
    if last.kind != EntityKind::Duration || next.kind != EntityKind::Duration {
        return false;
    }
    let between = last.tokens.end..next.tokens.start;
    let close = between.is_empty() || between.len() == 1 && reader.is(&reader.words.and, between.start);
    let (Some(a), Some(b)) = (&last.value.iso, &next.value.iso) else { return false };
    let order = |unit: Option<&str>| {
        ["year", "month", "week", "day", "hour", "minute", "second"].iter().position(|u| Some(*u) == unit)
    };
    let (Some(big), Some(little)) = (order(last.value.unit.as_deref()), order(next.value.unit.as_deref())) else {
        return false;
    };
    if !close || big >= little || last.tokens.end < reader.sentence_start(next) {
        return false;
    }
    let b = b.trim_start_matches('P');
    let joined = match b.strip_prefix('T') {
        Some(time) if a.contains('T') => format!("{a}{time}"),
        _ => format!("{a}{b}"),
    };
    let per =
        |unit: usize| [365.25 * 86400.0, 30.4375 * 86400.0, 7.0 * 86400.0, 86400.0, 3600.0, 60.0, 1.0][unit.min(6)];
    last.value.amount = match (last.value.amount, next.value.amount) {
        (Some(x), Some(y)) => Some(((x + y * per(little) / per(big)) * 1e6).round() / 1e6),
        _ => None,
    };
    last.value.iso = Some(joined);
    last.tokens.end = next.tokens.end;
    true
}

/// `tiga minggu lalu`, `three weeks ago`: a length of time that leads from the report to a date.
fn from_report(reader: &Reader, mut measure: Measure) -> Measure {
    if measure.kind != EntityKind::Duration {
        return measure;
    }
    let at = measure.tokens.end;
    let (sign, len, dated) = match (reader.phrase(&reader.words.ago, at), reader.phrase(&reader.words.ahead, at)) {
        (Some((len, dated)), _) => (-1, len, dated),
        (None, Some((len, dated))) => (1, len, dated),
        (None, None) => return measure,
    };
    if !dated {
        return measure;
    }
    let unit = match measure.value.unit.as_deref() {
        Some("year") => TimeUnit::Year,
        Some("month") => TimeUnit::Month,
        Some("week") => TimeUnit::Week,
        Some("day") => TimeUnit::Day,
        _ => TimeUnit::Hour,
    };
    let steps = measure.value.amount.filter(|a| a.fract() == 0.0 && *a < 1e6 && unit != TimeUnit::Hour);
    measure.kind = EntityKind::Date;
    measure.tokens.end = at + len;
    measure.value = crate::analysis::Value::default();
    if let (Some(steps), Some(today)) = (steps, reader.today) {
        measure.value.iso = shift(today, Relative { unit, steps: sign * steps as i32 });
    }
    measure
}

impl Reader<'_> {
    /// The first token of the sentence a measure stands in.
    fn sentence_start(&self, measure: &Measure) -> usize {
        let sentence = self.document.sentence_of(measure.tokens.start);
        self.document.sentences.get(sentence).map_or(0, |s| s.tokens.start)
    }

    /// Whether the tokens are one phrase that leads from a date to another, with a word for
    /// *year* or the like behind it.
    fn leads_to(&self, tokens: std::ops::Range<usize>) -> bool {
        let Some((len, ())) = self.phrase(&self.words.to, tokens.start) else { return false };
        let rest = tokens.len().saturating_sub(len);
        len <= tokens.len() && (rest == 0 || rest == 1 && self.is(&self.words.year, tokens.end - 1))
    }
}
