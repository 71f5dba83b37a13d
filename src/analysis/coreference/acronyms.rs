//! Names made as long as their abbreviation in brackets says.
//!
//! The letters of *(BMKG)* are matched from right to left with the words in front of the bracket,
//! after Schwartz & Hearst 2003 (*A simple algorithm for identifying abbreviation definitions in
//! biomedical text*). A name that ends there and began too late is widened to the word that gives
//! the first letter.

use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::text::Shape;
use std::ops::Range;

/// Most words of a long form, for each letter of the short one.
const WORDS: usize = 2;
/// Fewest letters of an abbreviation that makes a name of words nobody tagged.
const LETTERS: usize = 3;
/// Most tokens in the brackets.
const INNER: usize = 4;

/// Widens names in front of brackets; what a wider name covers is dropped. Names stay in order.
pub(super) fn widen(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        let end = name.tokens.end;
        let open = reader.document.mark(end) == Some('(');
        let close = (end + 2..=end + 1 + INNER).find(|&c| reader.document.mark(c) == Some(')'));
        if let (true, Some(close)) = (open && name.kind != EntityKind::Person, close)
            && let Some(first) = long_form(reader, end, end + 1..close)
        {
            while first < name.tokens.start && out.last().is_some_and(|l| l.tokens.end > first) {
                if out.last().is_some_and(|l| l.tokens.start < first) {
                    break;
                }
                out.pop();
            }
            let free = out.last().is_none_or(|l| l.tokens.end <= first);
            if free && first < name.tokens.start {
                name.tokens.start = first;
                name.kind = EntityKind::Organisation;
            }
        }
        out.push(name);
    }
    spelt_out(reader, out)
}

/// Long forms of which no tagged name reaches the bracket: *Badan A, B, dan C (ABC)*. They take
/// the place of the names inside them.
fn spelt_out(reader: &Reader, names: Vec<Name>) -> Vec<Name> {
    let mut added: Vec<Name> = Vec::new();
    for open in 2..reader.document.tokens.len() {
        let bracket = reader.document.mark(open) == Some('(') && reader.document.mark(open + 2) == Some(')');
        if !bracket || reader.word(open + 1).len() < LETTERS {
            continue;
        }
        let Some(first) = long_form(reader, open, open + 1..open + 2) else { continue };
        let from = names.partition_point(|n| n.tokens.end <= first);
        let inside = || names.iter().skip(from).take_while(|n| n.tokens.start < open);
        let whole = inside().any(|n| n.tokens.end == open || n.tokens.start < first || n.tokens.end > open);
        let free = added.last().is_none_or(|a| a.tokens.end <= first);
        let known = inside().any(|n| n.kind == EntityKind::Organisation);
        if whole || !known || !free {
            continue;
        }
        let sure = inside().map(|n| n.confidence).fold(0.5, f32::max);
        let because = inside().next().map(|n| n.because.clone()).unwrap_or_default();
        added.push(Name { tokens: first..open, kind: EntityKind::Organisation, confidence: sure, because });
    }
    if added.is_empty() {
        return names;
    }
    let mut names = names;
    let covered = |n: &Name| {
        let next = added.partition_point(|a| a.tokens.start <= n.tokens.start);
        next.checked_sub(1).and_then(|k| added.get(k)).is_some_and(|a| n.tokens.start < a.tokens.end)
    };
    names.retain(|n| !covered(n));
    names.extend(added);
    names.sort_by_key(|n| n.tokens.start);
    names
}

/// Where the words begin whose first letters make the short form in `inner`.
fn long_form(reader: &Reader, end: usize, inner: Range<usize>) -> Option<usize> {
    if !inner.clone().all(|t| reader.has(t, Shape::ALL_CAPITALS)) {
        return None;
    }
    let letters: String = inner.clone().map(|t| reader.word(t)).collect::<String>().to_lowercase();
    let mut rest = letters.as_str();
    let start = reader.sentence(end.checked_sub(1)?).start;
    let mut at = end;
    while !rest.is_empty() && at > start && end - at < letters.len() * WORDS + 2 {
        let word = reader.word(at - 1).to_lowercase();
        let first = word.chars().next()?;
        if reader.document.mark(at - 1) == Some(',') && at < end {
            // *Badan Meteorologi, Klimatologi, dan Geofisika*.
        } else if !reader.has(at - 1, Shape::CAPITAL) {
            // Small words between give no letter.
            if at == end || !reader.is(&reader.words.inside, at - 1) {
                return None;
            }
        } else if reader.has(at - 1, Shape::ALL_CAPITALS) && rest.ends_with(&word) {
            rest = rest.get(..rest.len() - word.len())?;
        } else if rest.ends_with(first) {
            rest = rest.get(..rest.len() - first.len_utf8())?;
        } else {
            return None;
        }
        at -= 1;
    }
    (rest.is_empty() && reader.has(at, Shape::CAPITAL)).then_some(at)
}
