//! Roles in front of a name: *Menteri Pertanian (Mentan) Andi …*, *ajudan presiden Rusia, Yuri …*.

use super::super::closing;
use super::super::clusters::Clusters;
use super::super::lexicon::HeadClass;
use super::super::reader::Reader;
use super::{LONGEST, SMALL, behind_head, inner_number, is_and, is_ordinal, small_joint};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Most tokens that brackets inside a role hold.
const BRACKET: usize = 14;

/// Roles in front of a name that begins at `start`, the nearest first.
pub fn before(reader: &Reader, clusters: &Clusters, start: usize) -> Vec<Range<usize>> {
    let sentence = reader.sentence(start);
    let mut roles = Vec::new();
    let mut end = start;
    // *pasangan Rudi-Tania*: what stands in front is said of both, and of Rudi in its words.
    let paired = start > sentence.start + 1 && reader.document.mark(start - 1) == Some('-');
    if paired && clusters.covering(start - 2).is_some_and(|(_, _, unique)| clusters.is_person(unique)) {
        return roles;
    }
    if !reader.words.head_first {
        roles.extend(closing::shared(reader, clusters, start, sentence.start));
    }
    for _ in 0..3 {
        // *Presiden RI, Dr. X*
        let honoured = if end == start { honorific(reader, end, sentence.start) } else { 0 };
        let at = end - honoured;
        let comma = at > sentence.start && reader.document.mark(at - 1) == Some(',');
        let mut last = at - usize::from(comma);
        if comma {
            // *Presiden RI kala itu, X*
            last -= reader.phrase_before(&reader.words.then, last, sentence.start, 3).map_or(0, |(len, ())| len);
            // *Ketua lembaga itu, X*
            let points = last > sentence.start + 1 && reader.is(&reader.words.pointing, last - 1);
            last -= usize::from(points && reader.words.head_first);
        }
        // *sukarelawan dari X*: X is who they come from.
        if reader.words.head_first && last > sentence.start && small_joint(reader, last - 1) {
            break;
        }
        let Some((first, class)) = (if reader.words.head_first {
            opening_head(reader, clusters, last, sentence.start, comma)
                .filter(|(first, _)| !comma || !of_another(reader, clusters, *first, start))
        } else {
            closing::head(reader, clusters, last, sentence.start, comma.then_some(start))
        }) else {
            break;
        };
        // *istri X* is not X; *istrinya, X* is, and so is *putri Y, X*.
        let (first, class) = if class == HeadClass::Kin && reader.words.head_first {
            match own_kin(reader, first, last, comma) {
                Some(first) => (first, class),
                // *menantu Presiden X*: the office is X's.
                None => match large_head(reader, first + 1, last).filter(|_| !comma) {
                    Some(office) => office,
                    None => break,
                },
            }
        } else {
            (first, class)
        };
        // A rank inside opens a role of its own: *Hakim anggota | Kolonel Kum*.
        let rank = (first + 1..last)
            .rev()
            .find(|&t| {
                is_rank(reader, t, last) && reader.capital(t) && !in_branch(reader, t) && !inside_head(reader, first, t)
            })
            .map(|rank| (first + 1..rank).rev().take_while(|&t| is_rank(reader, t, last)).last().unwrap_or(rank));
        match rank.filter(|_| class != HeadClass::Rank) {
            Some(rank) => {
                split(reader, rank..last, &mut roles);
                split(reader, first..rank, &mut roles);
            }
            None => split(reader, first..last, &mut roles),
        }
        end = first;
        // *Ketua Dewan Jembar yang juga | kader partai, X*
        let also = first > sentence.start + 2
            && reader.is(&reader.words.double, first - 1)
            && reader.is(&reader.words.relative, first - 2);
        end -= if also { 2 } else { 0 };
        if class != HeadClass::Rank && !also {
            break;
        }
    }
    roles
}

fn is_rank(reader: &Reader, at: usize, end: usize) -> bool {
    reader.head(at, end).is_some_and(|(_, head)| head.class == HeadClass::Rank)
}

/// Whether a token is a later word of a head that begins between `first` and it: *Direktur Jenderal*.
fn inside_head(reader: &Reader, first: usize, at: usize) -> bool {
    (first..at).any(|t| reader.head(t, at + 1).is_some_and(|(len, _)| t + len > at))
}

/// Whether a token stands alone in brackets: the branch behind a rank, *Jenderal (Pol)*.
fn in_branch(reader: &Reader, at: usize) -> bool {
    at.checked_sub(1).and_then(|b| reader.document.mark(b)) == Some('(') && reader.document.mark(at + 1) == Some(')')
}

/// The first office or rank between two tokens that is written large.
fn large_head(reader: &Reader, first: usize, end: usize) -> Option<(usize, HeadClass)> {
    let head = |t: usize| reader.head(t, end).filter(|(_, h)| reader.capital(t) && h.class != HeadClass::Kin);
    (first..end).find_map(|t| head(t).map(|(_, h)| (t, h.class)))
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

/// *Pendiri sekaligus Ketua Yayasan X* gives two roles; so do brackets.
fn split(reader: &Reader, role: Range<usize>, roles: &mut Vec<Range<usize>>) {
    let joins = |t: &usize| reader.is(&reader.words.double, *t) && reader.head(t + 1, role.end).is_some();
    match (role.start + 1..role.end).find(joins) {
        Some(joint) => {
            split_bracket(reader, joint + 1..role.end, roles);
            split_bracket(reader, role.start..joint, roles);
        }
        None => split_bracket(reader, role, roles),
    }
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
fn opening_head(
    reader: &Reader,
    clusters: &Clusters,
    end: usize,
    start: usize,
    comma: bool,
) -> Option<(usize, HeadClass)> {
    let mut best = None;
    let mut at = end;
    let mut small = 0;
    while at > start && end - at < LONGEST {
        let token = at - 1;
        if reader.document.mark(token) == Some(')') {
            let open = (token.saturating_sub(BRACKET)..token).rev().find(|&t| reader.document.mark(t) == Some('('))?;
            if open < start {
                break;
            }
            at = open;
            continue;
        }
        let place = comma && best.is_none() && seat_comma(reader, clusters, token, end);
        if inner_number(reader, token) || series_comma(reader, token, end) || place {
            at = token;
            continue;
        }
        if reader.kind(token) != Some(TokenKind::Word) {
            // *Chief Sales & Marketing Officer*
            let joined = reader.document.mark(token) == Some('&')
                && token > start
                && reader.capital(token - 1)
                && reader.capital(token + 1);
            let inner = matches!(reader.document.mark(token), Some('&' | '/' | '-' | '.'));
            if joined || inner && !best_is_far(best, token) {
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
        } else if reader.stops(token) || source(reader, token) || reader.is(&reader.words.first, token) {
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
            && !(t > first && is_ordinal(reader, t - 1) && is_ordinal(reader, t + 1))
            && !(t > first && series_comma(reader, t - 1, end))
    });
    match cut {
        Some(cut) => {
            let behind = (cut + 1..end).find_map(|t| reader.head(t, end).map(|(_, h)| (t, h.class)));
            // *pengamat hukum dan politik X*: two fields of one office, where no second head stands.
            let fields = cut + 1 < end && reader.phrase(&reader.words.voice, cut + 1, end).is_none();
            behind.or(fields.then_some((first, class)))
        }
        None => Some((qualified(reader, first, end, start), class)),
    }
}

/// Where the words begin that qualify a head behind them: *Senior Brand | Manager*.
fn qualified(reader: &Reader, head: usize, end: usize, start: usize) -> usize {
    let qualifies = |t: &usize| reader.capital(*t) && reader.is(&reader.words.before_head, *t);
    let last = reader.head(head, end).map_or(head, |(length, _)| head + length - 1);
    let large = reader.capital(head) && reader.is(&reader.words.qualified, last);
    if large { (start..head).rev().take_while(qualifies).last().unwrap_or(head) } else { head }
}

/// Whether a word leads to a source even where a heading has run into the sentence: *Pupuk langka Menurut
/// petani X*.
fn source(reader: &Reader, at: usize) -> bool {
    reader.phrase(&reader.words.prepositions, at, at + 1).is_some_and(|(_, source)| source)
}

/// Whether a role in front of a comma is somebody else's: *ditangkap oleh petugas X, Rudi mengaku …*. A name that
/// a comma or the sentence's end closes stands beside its role.
fn of_another(reader: &Reader, clusters: &Clusters, role: usize, name: usize) -> bool {
    let led = role.checked_sub(1).is_some_and(|t| {
        let word = reader.phrase(&reader.words.prepositions, t, t + 1);
        word.is_some_and(|(_, source)| !source) && !reader.capital(t)
    });
    let end = clusters.starting(name).map_or(name + 1, |(_, end, _)| end);
    led && reader.kind(end) == Some(TokenKind::Word) && reader.verb_like(end)
}

/// Whether a comma stands in front of the body or place that an office belongs to: *Dosen Jurusan Biologi,
/// Universitas Jembar, X*.
fn seat_comma(reader: &Reader, clusters: &Clusters, at: usize, end: usize) -> bool {
    if reader.document.mark(at) != Some(',') {
        return false;
    }
    let Some((_, last, unique)) = clusters.starting(at + 1) else { return false };
    !clusters.is_person(unique) && (last == end || reader.document.mark(last) == Some(','))
}

/// Whether a comma parts the fields of one office, all written large: *Menteri Pendidikan Tinggi, Sains, dan
/// Teknologi*. A head behind it opens the next office.
fn series_comma(reader: &Reader, at: usize, end: usize) -> bool {
    let comma = |t: usize| reader.document.mark(t) == Some(',');
    if !comma(at) || !at.checked_sub(1).is_some_and(|before| reader.capital(before)) {
        return false;
    }
    let mut t = at + 1;
    while t < end {
        if is_and(reader, t) && (comma(t - 1) || reader.capital(t - 1)) {
            return reader.capital(t + 1) && t + 1 < end && reader.head(t + 1, end).is_none();
        }
        let goes_on = reader.capital(t) && reader.head(t, end).is_none() || comma(t) && reader.capital(t - 1);
        if !goes_on {
            return false;
        }
        t += 1;
    }
    false
}

fn best_is_far(best: Option<(usize, HeadClass)>, token: usize) -> bool {
    best.is_some_and(|(at, _)| at > token)
}
