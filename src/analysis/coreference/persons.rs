//! Short names: *Ushakov* for *Yuri Ushakov*, *Amran*, *M. Tito*, *MS*.
//!
//! A name joins a longer one that has all its words, in order; where several have, the one
//! already introduced. What stands beside the longer name as somebody else (*putri Trump, Ivanka
//! Trump*) is kept apart: two people may share a name.

use super::clusters::Clusters;
use super::lexicon::Gender;
use super::reader::Reader;
use super::roles;
use crate::analysis::EntityKind;
use crate::article::BlockKind;
use crate::language::lexicon::WordId;
use crate::text::{Shape, TokenKind};
use foldhash::{HashMap, HashSet};

/// A word that more persons than this share joins nobody.
const SHARED: usize = 16;
/// How many mentions of a short name are asked for an office in front.
const TITLED: usize = 12;
/// How near, in tokens, two names must stand to show that they are two persons.
const BESIDE: usize = 3;

/// Joins every short name with the person it is short for.
pub(super) fn join_short_names(reader: &Reader, clusters: &mut Clusters) {
    genders(reader, clusters);
    let index = index(clusters);
    let apart = apart(reader, clusters);
    let mut order: Vec<usize> = (0..clusters.uniques.len()).collect();
    order.sort_by_key(|&n| clusters.uniques.get(n).map_or((0, 0), |u| (usize::MAX - u.key.len(), u.first())));
    for short in order {
        if let Some(long) = long_form(reader, clusters, &index, &apart, short) {
            clusters.join(short, long);
        }
    }
    initials(reader, clusters, &index);
    blends(reader, clusters, &index);
}

/// Persons with names of two words and more, by each of their words.
fn index(clusters: &Clusters) -> HashMap<WordId, Vec<usize>> {
    let mut index: HashMap<WordId, Vec<usize>> = HashMap::default();
    for (n, u) in clusters.uniques.iter().enumerate() {
        if u.kind == EntityKind::Person && u.key.len() > 1 {
            for word in &u.key {
                let with = index.entry(*word).or_default();
                if with.len() <= SHARED {
                    with.push(n);
                }
            }
        }
    }
    index
}

/// Pairs of a short and a long name that stand side by side as two persons.
fn apart(reader: &Reader, clusters: &Clusters) -> HashSet<(usize, usize)> {
    let mut apart = HashSet::default();
    for pair in clusters.spans.windows(2) {
        let [(start, end, a), (next, last, b)] = *pair else { continue };
        if next < end || next - end > BESIDE || reader.document.sentence_of(start) != reader.document.sentence_of(next)
        {
            continue;
        }
        let bracket = reader.document.mark(end) == Some('(');
        let said = reader.phrase(&reader.words.alias, end, next).is_some();
        if bracket || said {
            continue;
        }
        if last - next > end - start {
            apart.insert((a, b));
        } else if next - end == 1 && reader.is(&reader.words.and, end) {
            apart.insert((b, a));
        }
    }
    apart
}

fn long_form(
    reader: &Reader,
    clusters: &Clusters,
    index: &HashMap<WordId, Vec<usize>>,
    apart: &HashSet<(usize, usize)>,
    short: usize,
) -> Option<usize> {
    let u = clusters.uniques.get(short)?;
    let person = u.kind == EntityKind::Person;
    // A single word tagged as something else may still be a person's short name.
    if !person && (u.key.len() != 1 || clusters.root(short) != short || !may_be_person(reader, u.kind, u.confidence)) {
        return None;
    }
    let mut candidates: Vec<usize> = Vec::new();
    for word in &u.key {
        let with = index.get(word).map(Vec::as_slice).unwrap_or_default();
        if with.len() > SHARED {
            return None;
        }
        for &long in with {
            let Some(l) = clusters.uniques.get(long) else { continue };
            let fits = long != short && l.key.len() >= u.key.len() && part_of(reader, clusters, short, long);
            let ends = l.key.first() == u.key.first() || l.key.last() == u.key.last();
            let genders = match (clusters.gender(short), clusters.gender(long)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            let own = !somebody_else(reader, clusters, short, long);
            if fits
                && own
                && (person || ends)
                && genders
                && !apart.contains(&(short, long))
                && !candidates.contains(&long)
            {
                candidates.push(long);
            }
        }
    }
    only(clusters, &candidates, |_| true)
        .or_else(|| {
            only(clusters, &candidates, |long| clusters.uniques.get(long).is_some_and(|l| l.first() < u.first()))
        })
        .or_else(|| {
            only(clusters, &candidates, |long| {
                clusters.uniques.get(long).is_some_and(|l| l.key.first() == u.key.first())
            })
        })
}

/// Whether a surname means somebody else than the person whose full name ends with it: it stood
/// alone in the running text before that name, and the name is introduced as a relative's, or
/// without the office that would bring the known one back.
fn somebody_else(reader: &Reader, clusters: &Clusters, short: usize, long: usize) -> bool {
    let (Some(s), Some(l)) = (clusters.uniques.get(short), clusters.uniques.get(long)) else { return false };
    if s.key.len() != 1 || l.key.last() != s.key.first() || l.key.first() == s.key.first() {
        return false;
    }
    let running = |at: usize| {
        let block = reader.document.block_of(reader.document.sentence_of(at)).kind;
        !matches!(block, BlockKind::Title | BlockKind::Heading | BlockKind::Caption | BlockKind::Credit)
    };
    let starts = |u: &super::clusters::Unique| u.places.iter().map(|p| p.tokens.start).filter(|&t| running(t)).min();
    let Some(full) = starts(l) else { return false };
    let office = roles::office_before(reader, clusters, full);
    let kin = !office && roles::kin_near(reader, full);
    let before = s.places.iter().filter(|p| p.tokens.start < full && running(p.tokens.start)).take(2).count();
    let titled = || {
        s.places
            .iter()
            .take(TITLED)
            .any(|p| running(p.tokens.start) && roles::office_before(reader, clusters, p.tokens.start))
    };
    kin && (before > 0 || titled()) || !office && before > 1
}

fn may_be_person(_reader: &Reader, kind: EntityKind, confidence: f32) -> bool {
    match kind {
        EntityKind::Organisation | EntityKind::Other | EntityKind::Work | EntityKind::Event => true,
        EntityKind::Place => confidence < 0.9,
        _ => false,
    }
}

/// The only cluster among the candidates that pass; the longest of its names.
fn only(clusters: &Clusters, candidates: &[usize], pass: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found: Option<usize> = None;
    for &candidate in candidates.iter().filter(|c| pass(**c)) {
        match found {
            Some(other) if clusters.root(other) != clusters.root(candidate) => return None,
            _ => found = Some(candidate),
        }
    }
    found
}

/// Whether all words of the short name stand in the long one in order; an initial or a first
/// part stands for a word where another word is the same.
fn part_of(reader: &Reader, clusters: &Clusters, short: usize, long: usize) -> bool {
    let (Some(s), Some(l)) = (clusters.uniques.get(short), clusters.uniques.get(long)) else { return false };
    if s.key.len() == l.key.len() && s.key.len() == 1 {
        return false;
    }
    let words = |unique: &super::clusters::Unique| -> Vec<String> {
        unique
            .places
            .first()
            .map(|p| p.tokens.clone().map(|t| reader.word(t).to_lowercase()).collect())
            .unwrap_or_default()
    };
    let (short, long) = (words(s), words(l));
    let mut rest = long.iter();
    let mut same = 0usize;
    let all = short.iter().all(|word| {
        rest.any(|other| {
            same += usize::from(word == other);
            word == other || begins(word, other)
        })
    });
    all && same > 0
}

/// *m* or *moch* for *mochamad*.
fn begins(short: &str, long: &str) -> bool {
    let short = short.trim_end_matches('.');
    !short.is_empty() && short.len() < long.len() && long.starts_with(short) && (short.len() == 1 || short.len() >= 2)
}

/// *BH* for *Bagus Hartono*: letters alone, of one person only.
fn initials(reader: &Reader, clusters: &mut Clusters, index: &HashMap<WordId, Vec<usize>>) {
    let mut by_initials: HashMap<String, Vec<usize>> = HashMap::default();
    for head in heads(index) {
        let Some(place) = clusters.uniques.get(head).and_then(|u| u.places.first()) else { continue };
        let letters: String = place.tokens.clone().filter_map(|t| reader.word(t).chars().next()).collect();
        by_initials.entry(letters).or_default().push(head);
    }
    for short in 0..clusters.uniques.len() {
        let Some(u) = clusters.uniques.get(short) else { break };
        let Some(place) = u.places.first() else { continue };
        let letters = u.kind == EntityKind::Person
            && u.key.len() == 1
            && clusters.root(short) == short
            && reader.has(place.tokens.start, Shape::ALL_CAPITALS);
        if !letters {
            continue;
        }
        if let Some(heads) = by_initials.get(reader.word(place.tokens.start))
            && let Some(long) = only(clusters, heads, |_| true)
            && may_be_told(reader, clusters, short)
        {
            clusters.join(short, long);
        }
    }
}

/// Whether letters are no name kept back: *AB (23)* is somebody whose name is not told.
fn may_be_told(reader: &Reader, clusters: &Clusters, short: usize) -> bool {
    let place = clusters.uniques.get(short).and_then(|u| u.places.first());
    place.is_some_and(|place| {
        let end = place.tokens.end;
        reader.document.mark(end) != Some('(') || reader.kind(end + 1) != Some(TokenKind::Number)
    })
}

/// *Surjay* for *Surya Jayanto*: a single word made of the beginnings of at least two words.
fn blends(reader: &Reader, clusters: &mut Clusters, index: &HashMap<WordId, Vec<usize>>) {
    let mut by_start: HashMap<String, Vec<usize>> = HashMap::default();
    for head in heads(index) {
        let Some(place) = clusters.uniques.get(head).and_then(|u| u.places.first()) else { continue };
        let start: String = reader.word(place.tokens.start).to_lowercase().chars().take(2).collect();
        by_start.entry(start).or_default().push(head);
    }
    for short in 0..clusters.uniques.len() {
        let Some(u) = clusters.uniques.get(short) else { break };
        let Some(place) = u.places.first() else { continue };
        if u.kind != EntityKind::Person || u.key.len() != 1 || clusters.root(short) != short {
            continue;
        }
        let word = reader.word(place.tokens.start).to_lowercase();
        let start: String = word.chars().take(2).collect();
        let fitting: Vec<usize> = by_start
            .get(&start)
            .into_iter()
            .flatten()
            .copied()
            .take(4 * SHARED)
            .filter(|&head| {
                let tokens = clusters.uniques.get(head).and_then(|h| h.places.first()).map(|p| p.tokens.clone());
                tokens.is_some_and(|tokens| is_blend(&word, tokens.map(|t| reader.word(t).to_lowercase())))
            })
            .take(SHARED)
            .collect();
        if let Some(long) = only(clusters, &fitting, |_| true) {
            clusters.join(short, long);
        }
    }
}

/// Whether a word is made of beginnings, of two letters and more, of several words in order.
fn is_blend(word: &str, parts: impl Iterator<Item = String>) -> bool {
    let mut rest = word;
    let mut used = 0usize;
    for part in parts {
        let same: usize = rest.chars().zip(part.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        if same >= 2 {
            rest = rest.get(same..).unwrap_or("");
            used += 1;
        }
    }
    used >= 2 && rest.is_empty()
}

fn heads(index: &HashMap<WordId, Vec<usize>>) -> Vec<usize> {
    let mut heads: Vec<usize> = index.values().flatten().copied().collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// Male or female, where a word of respect, an office or kin in front of the name tells.
fn genders(reader: &Reader, clusters: &mut Clusters) {
    for n in 0..clusters.spans.len() {
        let Some(&(start, _, unique)) = clusters.spans.get(n) else { break };
        let sentence = reader.sentence(start);
        let told: Option<Gender> =
            reader.phrase_before(&reader.words.honorifics, start, sentence.start, 1).and_then(|(_, gender)| gender);
        if let Some(gender) = told {
            clusters.set_gender(unique, gender);
        }
    }
}
