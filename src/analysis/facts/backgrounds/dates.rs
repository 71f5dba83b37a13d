//! From when until when a background held.

use super::lexicon::Lexicon;
use crate::analysis::EntityKind;
use crate::analysis::facts::context::Context;
use crate::text::TokenKind;
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

/// Whether a clause names a year, a month or a stretch of the calendar. A day alone dates news.
pub fn has_date(context: &Context, clause: Range<usize>) -> bool {
    let dates = dates(context, clause.start..clause.end.min(clause.start + TOKENS));
    dates.iter().any(|(_, iso)| iso.len() <= 7 || iso.contains('/'))
}

/// The dates of a clause with the token they begin at: those that were found, or else years by
/// their digits alone.
fn dates(context: &Context, clause: Range<usize>) -> Vec<(usize, String)> {
    let document = context.document;
    let found: Vec<(usize, String)> = context
        .measures_in(clause.clone())
        .into_iter()
        .filter(|m| m.kind == EntityKind::Date)
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
