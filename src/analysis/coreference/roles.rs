//! Roles and titles of persons, in the words of the text.
//!
//! They stand in front of the name (*Menteri Pertanian (Mentan) Andi …*, *ajudan presiden Rusia,
//! Yuri …*), behind it between commas, or behind a copula (*menjabat sebagai …*). Each begins or
//! ends with a head of `roles.txt`, as the language orders it.

use super::closing;
use super::clusters::Clusters;
use super::lexicon::HeadClass;
use super::reader::Reader;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Longest role, in tokens.
pub(super) const LONGEST: usize = 22;
/// Most words in small letters in a row that no list knows.
const SMALL: usize = 5;

/// Roles in front of a name that begins at `start`, the nearest first.
pub(super) fn before(reader: &Reader, clusters: &Clusters, start: usize) -> Vec<Range<usize>> {
    let sentence = reader.sentence(start);
    let mut roles = Vec::new();
    let mut end = start;
    if !reader.words.head_first {
        roles.extend(closing::shared(reader, clusters, start, sentence.start));
    }
    for _ in 0..3 {
        let comma = end > sentence.start && reader.document.mark(end - 1) == Some(',');
        let mut last = end - usize::from(comma);
        if comma {
            // *Presiden RI kala itu, X*
            last -= reader.phrase_before(&reader.words.then, last, sentence.start, 3).map_or(0, |(len, ())| len);
        } else if end == start {
            last -= honorific(reader, last, sentence.start);
        }
        let Some((first, class)) = (if reader.words.head_first {
            opening_head(reader, clusters, last, sentence.start)
        } else {
            closing::head(reader, clusters, last, sentence.start, comma.then_some(start))
        }) else {
            break;
        };
        // *istri X* is not X; *istrinya, X* is, and so is *putri Y, X*.
        let (first, class) = if class == HeadClass::Kin && reader.words.head_first {
            match own_kin(reader, first, last, comma) {
                Some(first) => (first, class),
                None => break,
            }
        } else {
            (first, class)
        };
        // A rank inside opens a role of its own: *Hakim anggota | Kolonel Kum*.
        let rank = (first + 1..last)
            .rev()
            .find(|&t| is_rank(reader, t, last) && reader.capital(t) && !in_branch(reader, t))
            .map(|rank| (first + 1..rank).rev().take_while(|&t| is_rank(reader, t, last)).last().unwrap_or(rank));
        match rank.filter(|_| class != HeadClass::Rank) {
            Some(rank) => {
                split_bracket(reader, rank..last, &mut roles);
                split_bracket(reader, first..rank, &mut roles);
            }
            None => split_bracket(reader, first..last, &mut roles),
        }
        end = first;
        if class != HeadClass::Rank {
            break;
        }
    }
    roles
}

fn is_rank(reader: &Reader, at: usize, end: usize) -> bool {
    reader.head(at, end).is_some_and(|(_, head)| head.class == HeadClass::Rank)
}

/// Whether a token stands alone in brackets: the branch behind a rank, *Jenderal (Pol)*.
fn in_branch(reader: &Reader, at: usize) -> bool {
    at.checked_sub(1).and_then(|b| reader.document.mark(b)) == Some('(') && reader.document.mark(at + 1) == Some(')')
}

/// Whether a head stands a few words before `at`, without a stop between: *Direktur | PT X*.
pub(super) fn opens_role(reader: &Reader, at: usize) -> bool {
    let start = reader.sentence(at).start;
    (start.max(at.saturating_sub(4))..at).rev().take_while(|&t| !ends(reader, t)).any(|t| reader.head(t, at).is_some())
}

/// Whether an office written large stands before `at`, with nothing but capitals between.
pub(super) fn large_office(reader: &Reader, at: usize) -> bool {
    let start = reader.sentence(at).start;
    (start.max(at.saturating_sub(6))..at)
        .rev()
        .take_while(|&t| reader.capital(t))
        .any(|t| reader.head(t, at).is_some_and(|(_, h)| h.class == HeadClass::Office))
}

/// The innermost word of kin between `first` and `end` that the name behind it can fill.
fn own_kin(reader: &Reader, first: usize, end: usize, comma: bool) -> Option<usize> {
    let kin = (first..end).rev().find(|&t| reader.head(t, end).is_some_and(|(_, h)| h.class == HeadClass::Kin))?;
    // The head may have two words: *kakek buyut*.
    let kin = if kin > first && reader.head(kin - 1, end).is_some_and(|(len, h)| len > 1 && h.class == HeadClass::Kin) {
        kin - 1
    } else {
        kin
    };
    let clitic = end == kin + 1 && reader.words.clitic.iter().any(|c| reader.word(kin).ends_with(c));
    (comma || clitic).then_some(kin)
}

/// How many tokens before `end` are words of respect.
fn honorific(reader: &Reader, end: usize, start: usize) -> usize {
    let mut len = 0;
    while len < 4 && end - len > start {
        let at = end - len - 1;
        let dot = reader.document.mark(at) == Some('.');
        let word = if dot && at > start { at - 1 } else { at };
        let known = reader.phrase(&reader.words.honorifics, word, word + 1).is_some();
        if !known || reader.head(word, word + 1).is_some() {
            break;
        }
        len = end - word;
    }
    len
}

/// *Menteri Pertanian (Mentan)* gives two roles; *Menteri Sosial (X)* with no office in the
/// brackets one.
fn split_bracket(reader: &Reader, role: Range<usize>, roles: &mut Vec<Range<usize>>) {
    let open = (role.start..role.end).rev().find(|&t| reader.document.mark(t) == Some('('));
    if let Some(open) = open {
        let closes = role.end.checked_sub(1).and_then(|t| reader.document.mark(t)) == Some(')');
        let inner = open + 1..role.end - usize::from(closes);
        let office = reader.head(inner.start, inner.end).is_some_and(|(_, h)| h.class != HeadClass::Rank);
        if closes && inner.len() == 1 && office && open > role.start {
            roles.push(role.start..open);
            roles.push(inner);
            return;
        }
    }
    if !role.is_empty() {
        roles.push(role);
    }
}

/// The outermost head to the left from which an unbroken phrase reaches `end`.
fn opening_head(reader: &Reader, clusters: &Clusters, end: usize, start: usize) -> Option<(usize, HeadClass)> {
    let mut best = None;
    let mut at = end;
    let mut small = 0;
    while at > start && end - at < LONGEST {
        let token = at - 1;
        if reader.document.mark(token) == Some(')') {
            let open = (token.saturating_sub(5)..token).rev().find(|&t| reader.document.mark(t) == Some('('))?;
            if open < start {
                break;
            }
            at = open;
            continue;
        }
        if reader.kind(token) != Some(TokenKind::Word) {
            if matches!(reader.document.mark(token), Some('&' | '/' | '-' | '.')) && !best_is_far(best, token) {
                at = token;
                continue;
            }
            break;
        }
        if let Some((name, last, unique)) = clusters.covering(token)
            && clusters.is_person(unique)
            && (!behind_head(reader, name, start) || is_and(reader, last))
        {
            break;
        }
        let head = reader.head(token, end).filter(|(len, _)| token + len <= end);
        if let Some((_, head)) = head {
            best = Some((token, head.class));
            small = 0;
        } else if reader.stops(token) || reader.is(&reader.words.first, token) {
            break;
        } else if !reader.has(token, Shape::CAPITAL) && !reader.is(&reader.words.inside, token) {
            small += 1;
            if small > SMALL {
                break;
            }
        }
        at = token;
    }
    // *dan* and its kin join only what is written large: *warga dan kepala desa* are two.
    let (first, class) = best?;
    let cut = (first..end).rev().find(|&t| {
        reader.is(&reader.words.inside, t)
            && !reader.has(t, Shape::CAPITAL)
            && is_and(reader, t)
            && !(t > first && reader.capital(t - 1) && reader.capital(t + 1))
    });
    match cut {
        Some(cut) => {
            let (at, class) = (cut + 1..end).find_map(|t| reader.head(t, end).map(|(_, h)| (t, h.class)))?;
            Some((at, class))
        }
        None => Some((first, class)),
    }
}

fn best_is_far(best: Option<(usize, HeadClass)>, token: usize) -> bool {
    best.is_some_and(|(at, _)| at > token)
}

pub(super) fn is_and(reader: &Reader, at: usize) -> bool {
    reader.is(&reader.words.and, at)
}

/// Whether a head of kin or office stands before a name, with or without *of*: *putri Trump*,
/// *husband of X*.
fn behind_head(reader: &Reader, at: usize, start: usize) -> bool {
    let of = at > start && reader.phrase(&reader.words.prepositions, at - 1, at).is_some();
    let at = at - usize::from(of);
    at > start && reader.phrase_before(&reader.words.heads, at, start, 3).is_some()
}

/// Whether a word of kin stands within a few words before a name: *suami dari X*, *putri Y, X*.
pub(super) fn kin_near(reader: &Reader, start: usize) -> bool {
    let sentence = reader.sentence(start);
    (sentence.start.max(start.saturating_sub(5))..start)
        .any(|t| reader.head(t, start).is_some_and(|(_, h)| h.class == HeadClass::Kin && !reader.capital(t)))
}

/// Whether an office or rank stands right before a name.
pub(super) fn office_before(reader: &Reader, clusters: &Clusters, start: usize) -> bool {
    before(reader, clusters, start)
        .first()
        .is_some_and(|role| reader.head(role.start, role.end).is_none_or(|(_, h)| h.class != HeadClass::Kin))
}

/// A joint that may stand inside a role, but not at its edge.
pub(super) fn small_joint(reader: &Reader, at: usize) -> bool {
    let plain = !reader.has(at, Shape::CAPITAL) || reader.phrase(&reader.words.article, at, at + 1).is_some();
    plain
        && (is_and(reader, at)
            || reader.phrase(&reader.words.prepositions, at, at + 1).is_some()
            || reader.phrase(&reader.words.article, at, at + 1).is_some())
}

/// Roles behind a name that ends at `end`: the first, what *and* joins to it, or the office its
/// clause says.
pub(super) fn behind(reader: &Reader, clusters: &Clusters, end: usize) -> Vec<Range<usize>> {
    let Some(first) = after(reader, clusters, end) else {
        return held(reader, clusters, end).into_iter().collect();
    };
    let limit = reader.sentence(first.start).end;
    let mut roles = vec![first.clone()];
    let mut at = first.end;
    while roles.len() < 3 && joined_head(reader, at, limit) {
        let next = at + 1 + article(reader, at + 1, limit);
        let Some((role, _)) = phrase(reader, clusters, next, limit) else { break };
        at = role.end;
        roles.push(role);
    }
    roles
}

/// The role behind a name that ends at `end`: between commas, or behind a copula.
fn after(reader: &Reader, clusters: &Clusters, end: usize) -> Option<Range<usize>> {
    let sentence = reader.sentence(end.checked_sub(1)?);
    let mut at = end;
    if reader.document.mark(at) == Some('(') {
        at = (at..(at + 6).min(sentence.end)).find(|&t| reader.document.mark(t) == Some(')'))? + 1;
    }
    if let Some((len, ())) = reader.phrase(&reader.words.copula, at, sentence.end) {
        let first = at + len + article(reader, at + len, sentence.end);
        // *was caught off guard* is no office: without an article the head stands at once, or all but.
        let bare = !reader.words.head_first && first == at + len && !near_head(reader, first, sentence.end);
        return phrase(reader, clusters, first, sentence.end).map(|(role, _)| role).filter(|_| !bare);
    }
    if reader.document.mark(at) != Some(',') {
        return None;
    }
    let first = at + 1 + article(reader, at + 1, sentence.end);
    let (role, class) = phrase(reader, clusters, first, sentence.end)?;
    let closed = role.end >= sentence.end
        || reader.is(&reader.words.relative, role.end)
        || joined_head(reader, role.end, sentence.end)
        || reader
            .document
            .mark(role.end)
            .is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '—' | '–' | '"' | '”' | '!' | '?'));
    // *X, Menteri Y Z*: the title of the next person.
    let next = role.end + usize::from(reader.document.mark(role.end) == Some(','));
    let dot = usize::from(reader.document.mark(role.end) == Some('.') && !closed_sentence(reader, role.end));
    let person = |at: usize| clusters.starting(at).is_some_and(|(_, _, u)| clusters.is_person(u));
    let of_next = class != HeadClass::Kin && (person(next) || dot == 1 && person(role.end + 1));
    (closed && !of_next).then_some(role)
}

/// Whether a head begins at a token or the next, behind words that lead to one.
fn near_head(reader: &Reader, first: usize, end: usize) -> bool {
    let leads = |t: usize| reader.capital(t) || reader.is(&reader.words.inside, t);
    let at = (first..end).find(|&t| !leads(t) || reader.head(t, end).is_some()).unwrap_or(end);
    (at..at + 2).any(|t| reader.head(t, end).is_some())
}

/// Whether the token at `at` is the last of its sentence.
fn closed_sentence(reader: &Reader, at: usize) -> bool {
    reader.sentence(at).end == at + 1
}

/// How far behind a name its clause may say an office, in tokens.
const CLAUSE: usize = 16;

/// The role that the clause behind a name gives it: *X, yang baru dilantik dan sebelumnya menjabat
/// sebagai …*.
pub(super) fn held(reader: &Reader, clusters: &Clusters, end: usize) -> Option<Range<usize>> {
    let sentence = reader.sentence(end.checked_sub(1)?);
    let limit = (end + CLAUSE).min(sentence.end);
    let mut at = end;
    let mut commas = 0;
    while at < limit {
        if let Some((len, ())) = reader.phrase(&reader.words.holds, at, sentence.end) {
            let first = at + len + article(reader, at + len, sentence.end);
            return phrase(reader, clusters, first, sentence.end).map(|(role, _)| role);
        }
        let person = clusters.covering(at).is_some_and(|(_, _, u)| clusters.is_person(u))
            || reader.phrase(&reader.words.pronouns, at, limit).is_some();
        match reader.document.mark(at) {
            Some(',') if commas == 0 => commas += 1,
            Some(_) => return None,
            None if person => return None,
            None => {}
        }
        at += 1;
    }
    None
}

pub(super) fn article(reader: &Reader, at: usize, end: usize) -> usize {
    reader.phrase(&reader.words.article, at, end).map_or(0, |(len, ())| len)
}

/// The role that begins at `first`.
pub(super) fn phrase(
    reader: &Reader,
    clusters: &Clusters,
    first: usize,
    end: usize,
) -> Option<(Range<usize>, HeadClass)> {
    let (head_at, len, class) = if reader.words.head_first {
        let (len, head) = reader.head(first, end)?;
        (first, len, head.class)
    } else {
        let limit = (first + 8).min(end);
        // *X, Ann Lee and others who met the lawyer*: another person closes the phrase but for *Ann Lee's lawyer*.
        let person = |t: usize| {
            clusters
                .covering(t)
                .is_some_and(|(_, last, u)| clusters.is_person(u) && !closing::is_possessive(reader, last))
        };
        let at = (first..limit).take_while(|&t| !ends(reader, t) && !person(t)).find(|&t| {
            // The last of several heads in a row closes the phrase.
            reader.head(t, end).is_some_and(|(len, _)| reader.head(t + len, end).is_none())
        })?;
        let (len, head) = reader.head(at, end)?;
        (at, len, head.class)
    };
    let mut at = head_at + len;
    let mut small = 0;
    while at < end && at - first < LONGEST {
        if let Some(bracket) = bracket(reader, at, end) {
            at = bracket;
            continue;
        }
        let points = reader.words.head_first && reader.is(&reader.words.pointing, at);
        if ends(reader, at) || points || dated(reader, at) || joined_head(reader, at, end) {
            break;
        }
        if let Some((name, last, unique)) = clusters.covering(at) {
            if clusters.is_person(unique) {
                if name >= first && behind_head(reader, name, first) {
                    at = last;
                }
                break;
            }
            at = last.max(at + 1);
            continue;
        }
        let known =
            reader.has(at, Shape::CAPITAL) || reader.is(&reader.words.inside, at) || reader.head(at, end).is_some();
        small = if known { 0 } else { small + 1 };
        if small > SMALL || !reader.words.head_first && !known && small > 2 {
            break;
        }
        at += 1;
    }
    while at > head_at + len && small_joint(reader, at - 1) {
        at -= 1;
    }
    Some((first..at, class))
}

/// Whether *and* and the head of another role stand there: *menantu X | dan suami Y*.
fn joined_head(reader: &Reader, at: usize, end: usize) -> bool {
    let next = at + 1 + article(reader, at + 1, end);
    is_and(reader, at) && reader.head(next, end).is_some() && !reader.capital(next)
}

/// Whether a token ends a role.
pub(super) fn ends(reader: &Reader, at: usize) -> bool {
    reader.kind(at) != Some(TokenKind::Word) || reader.stops(at)
}

/// Where a short bracket of capitals inside a role ends: *(ESDM)*.
fn bracket(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    let short =
        reader.document.mark(at) == Some('(') && reader.capital(at + 1) && reader.document.mark(at + 2) == Some(')');
    (short && at + 3 <= end).then_some(at + 3)
}

/// Whether a joint leads to a date: *dari tahun 2017*, *from 2017*.
fn dated(reader: &Reader, at: usize) -> bool {
    let joint = reader.phrase(&reader.words.prepositions, at, at + 1).is_some();
    joint && (1..=2).any(|n| reader.kind(at + n) == Some(TokenKind::Number))
}
