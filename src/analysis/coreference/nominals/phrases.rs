//! The parts of a phrase that describes somebody, and whom it names.

use super::super::clusters::Clusters;
use super::super::lexicon::HeadClass;
use super::super::reader::Reader;
use crate::analysis::{EntityKind, Form};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How far behind its head a word stands that tells who gave out what is written.
const ISSUED: usize = 4;

/// How far before a name the preposition may stand that ties it to a description, in tokens.
const LONGEST_TIE: usize = 24;

/// The phrase up to a relative clause.
pub(super) fn main_part(reader: &Reader, tokens: Range<usize>) -> Range<usize> {
    let cut = tokens.clone().skip(1).find(|&t| reader.is(&reader.words.subordinate, t)).unwrap_or(tokens.end);
    let comma = cut > tokens.start + 1 && reader.document.mark(cut - 1) == Some(',');
    tokens.start..cut - usize::from(comma)
}

/// The phrase without what introduces it (*pihak …*, *the …*) and without what points.
pub(super) fn core(reader: &Reader, mut tokens: Range<usize>) -> Range<usize> {
    let r = reader;
    while let Some((len, ())) =
        r.phrase(&r.words.article, tokens.start, tokens.end).filter(|(len, ())| *len < tokens.len())
    {
        tokens.start += len;
    }
    while tokens.len() > 1
        && (r.is(&r.words.pointing, tokens.end - 1) || r.kind(tokens.end - 1) == Some(TokenKind::Mark))
    {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && (r.is(&r.words.pointing, tokens.start) || r.kind(tokens.start) == Some(TokenKind::Mark)) {
        tokens.start += 1;
    }
    tokens
}

/// The person a phrase names: the one it opens with, or the last before another person is joined
/// (*menantu Presiden X, Y*; *X dan Z*).
pub(super) fn person(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
    let r = reader;
    let mut found: Option<(usize, usize)> = None;
    let mut last = tokens.start;
    // *a spokesman for X*, *X's lawyer*: somebody else.
    let owns = |start: usize, end: usize| {
        let behind = (tokens.start..start).rev().take_while(|&t| r.document.mark(t) != Some(','));
        let tied = behind.take(LONGEST_TIE).any(|t| r.phrase(&r.words.prepositions, t, start).is_some());
        !r.words.head_first && (tied || end + 1 < tokens.end && r.word(end).starts_with(['\'', '’']))
    };
    for (start, end, unique) in clusters.within(tokens.clone()).filter(|s| clusters.is_person(s.2)) {
        match found {
            None if owns(start, end) => {
                last = end;
                continue;
            }
            None => found = Some((start, unique)),
            Some((first, _)) => {
                let owned = first > tokens.start && r.phrase_before(&r.words.heads, first, tokens.start, 3).is_some();
                // *Menteri X | Y*: what follows the office at once was its field, and no person.
                let beside = matches!(r.document.mark(start - 1), Some(',' | ')')) || clusters.ending_at(start);
                // *Fund founder X*: the office stands between the body and its bearer.
                let between = !r.words.head_first && r.phrase_before(&r.words.heads, start, last, 3).is_some();
                if owned && beside || clusters.ending_at(start) || between {
                    found = Some((start, unique));
                }
                break;
            }
        }
        if r.is(&r.words.and, end) {
            break;
        }
        last = end;
    }
    let (start, unique) = found?;
    let (start, unique) = behind_office(r, clusters, tokens.clone(), start).unwrap_or((start, unique));
    // *pengacara X* of somebody known is not X.
    let kin = start > tokens.start
        && r.phrase_before(&r.words.heads, start, tokens.start, 3).is_some_and(|(_, h)| h.class == HeadClass::Kin)
        && !r.has(start.saturating_sub(1), Shape::CAPITAL);
    let first_time = clusters.uniques.get(unique).is_none_or(|u| u.first() >= tokens.start);
    (!kin || first_time).then(|| clusters.root(unique))
}

/// The last name of a phrase that an office opens, where what looked like a person in front of it
/// is part of the office, because the phrase goes on at once: *Direktur Jenderal Politik dan Umum X*.
fn behind_office(reader: &Reader, clusters: &Clusters, tokens: Range<usize>, first: usize) -> Option<(usize, usize)> {
    let r = reader;
    let (_, head) = r.head(tokens.start, tokens.end)?;
    if !r.words.head_first || head.class == HeadClass::Kin || first == tokens.start {
        return None;
    }
    let end = clusters.covering(first)?.1;
    let goes_on = r.capital(end)
        || r.kind(end) == Some(TokenKind::Number)
        || r.document.mark(end) == Some('(')
        || r.is(&r.words.inside, end) && r.capital(end + 1);
    let comma = (end..tokens.end).find(|&t| r.document.mark(t) == Some(',')).unwrap_or(tokens.end);
    let (last, _, unique) = clusters.within(end..comma).filter(|s| clusters.is_person(s.2)).last()?;
    let another = (end..last).any(|t| r.is(&r.words.and, t) && r.head(t + 1, last).is_some());
    (goes_on && !another && end < tokens.end).then_some((last, unique))
}

/// Who bears a second office that a relative clause adds to the first: *ahli hukum yang juga Ketua
/// Y, Z*.
pub(super) fn second_office(reader: &Reader, clusters: &Clusters, from: usize, end: usize) -> Option<usize> {
    let r = reader;
    let from = from + usize::from(r.document.mark(from) == Some(','));
    let (len, ()) = r.phrase(&r.words.copula, from, end)?;
    r.head(from + len, end)?;
    let (_, last, unique) = clusters.within(from + len..end).filter(|s| clusters.is_person(s.2)).last()?;
    (last == end || r.document.mark(last).is_some()).then(|| clusters.root(unique))
}

/// The name a relative clause belongs to, where the phrase is but a word inside that clause:
/// *X yang sejak lama mendesak*.
pub(super) fn antecedent(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
    let r = reader;
    let start = r.sentence(tokens.start).start;
    if tokens.clone().any(|t| r.has(t, Shape::CAPITAL)) {
        return None;
    }
    let nearest = tokens.start.saturating_sub(3).max(start);
    let clause = (nearest..tokens.end).rev().find(|&t| r.is(&r.words.relative, t))?;
    let before = if clause > start && r.document.mark(clause - 1) == Some(',') { clause - 1 } else { clause };
    let (_, _, unique) = clusters.covering(before.checked_sub(1)?).filter(|s| s.1 == before)?;
    Some(clusters.root(unique))
}

/// The organisation or place a phrase names at its start, or behind *pihak* and its kin.
pub(super) fn other_name(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
    let r = reader;
    let mut start = tokens.start;
    if let Some((len, ())) = r.phrase(&r.words.voice, start, tokens.end) {
        start += len;
    }
    let (first, end, unique) = clusters.covering(start).filter(|s| s.1 <= tokens.end)?;
    // A name with more words behind it is part of a longer description, unless in brackets.
    let rest = end..tokens.end;
    let alone =
        rest.is_empty() || !rest.clone().any(|t| r.kind(t) == Some(TokenKind::Word) && !r.has(t, Shape::CAPITAL));
    (first <= start && alone).then(|| clusters.root(unique))
}

/// *data yang dirilis Badan Pangan*, *figures released by the Trust*: whoever gave out what is written.
pub(super) fn issuer(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
    let r = reader;
    let issued = tokens.clone().skip(1).take(ISSUED).find(|&t| r.is(&r.words.issued, t))?;
    let led = r.is(&r.words.relative, issued - 1) || !r.words.head_first;
    let plain = (tokens.start..issued).all(|t| !r.has(t, Shape::CAPITAL) && r.document.mark(t).is_none());
    let agent = issued + 1 + usize::from(r.is(&r.words.by, issued + 1));
    let at = agent + usize::from(r.phrase(&r.words.article, agent, tokens.end).is_some_and(|(len, ())| len == 1));
    let (first, end, unique) = clusters.covering(at).filter(|_| led && plain)?;
    (first <= at && end <= tokens.end).then(|| clusters.root(unique))
}

/// *Dosen Universitas X, Y, | Budi, mengatakan …*: the person behind the place of an office's body.
pub(super) fn seated(reader: &Reader, clusters: &Clusters, end: usize) -> Option<usize> {
    let comma = |t: usize| reader.document.mark(t) == Some(',');
    let (_, last, place) = clusters.starting(end + 1).filter(|_| comma(end))?;
    let (_, _, person) = clusters.starting(last + 1).filter(|_| comma(last))?;
    (clusters.kind(place) == EntityKind::Place && clusters.is_person(person)).then(|| clusters.root(person))
}

/// A name that no tagger marked: all words large, no role among them.
pub(super) fn untagged(reader: &Reader, clusters: &mut Clusters, tokens: Range<usize>) -> Option<usize> {
    let r = reader;
    let all = tokens.len() <= 4 && tokens.clone().all(|t| r.capital(t));
    let free = tokens.clone().all(|t| clusters.covering(t).is_none() && r.head(t, tokens.end).is_none());
    let opens = tokens.start == r.sentence(tokens.start).start;
    let group = r.phrase(&r.words.groups, tokens.start, tokens.end).is_some()
        || r.is(&r.words.things, tokens.start)
        || r.is(&r.words.works, tokens.start);
    let pronoun = r.phrase(&r.words.pronouns, tokens.start, tokens.end).is_some() || r.is(&r.words.first, tokens.start);
    if !all || !free || group || pronoun || opens && tokens.len() == 1 && !r.has(tokens.start, Shape::ALL_CAPITALS) {
        return None;
    }
    let short = tokens.len() == 1 && r.has(tokens.start, Shape::ALL_CAPITALS);
    let kind = if short { EntityKind::Organisation } else { EntityKind::Person };
    let unique = clusters.unique(r.key(tokens.clone()), kind);
    clusters.refer(unique, tokens, Form::Name);
    Some(clusters.root(unique))
}
