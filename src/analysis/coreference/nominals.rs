//! Descriptions that refer: *menteri itu*, *sang ajudan*, *the minister*, and sources without a
//! name: *warga*, *media Barat*, *majelis hakim*.

use super::clusters::Clusters;
use super::lexicon::HeadClass;
use super::reader::Reader;
use super::walk::How;
use crate::analysis::{EntityKind, Form};
use crate::language::lexicon::WordId;
use crate::text::{Shape, TokenKind};
use foldhash::HashMap;
use std::ops::Range;

/// How many names of one first word are asked for, before and behind.
const NEAR: usize = 12;
/// How far before a name the preposition may stand that ties it to a description, in tokens.
const LONGEST_TIE: usize = 24;
/// Most bearers kept for one office.
const BEARERS: usize = 24;

/// Who bears a role, and all its words.
type Bearer = (usize, Box<[WordId]>);

/// Roles by their head, and what was said of whom.
#[derive(Debug, Default)]
pub(super) struct Nominals {
    /// The office of a role: who bears it and all its words, in order of the text.
    by_head: HashMap<WordId, Vec<Bearer>>,
    /// All words of a role: who bears it.
    by_role: HashMap<Box<[WordId]>, usize>,
    /// Names of bodies and things by their first word, in reading order: first token and unique.
    by_first: HashMap<WordId, Vec<(usize, usize)>>,
    /// Laws and titled works in reading order: first token and unique.
    pub works: Vec<(usize, usize)>,
    /// Descriptions that became entities, by their words.
    phrases: HashMap<Box<[WordId]>, usize>,
}

impl Nominals {
    /// Notes that a person bears a role.
    pub fn bears(&mut self, reader: &Reader, role: Range<usize>, person: usize) {
        for token in role.clone().take(3).filter(|&t| reader.head(t, role.end).is_some()) {
            let (long, plain) = (reader.office_key(token..role.end), reader.key(token..role.end));
            let same = long == plain;
            for words in std::iter::once(plain).chain((!same).then_some(long)) {
                let Some(&office) = words.first() else { continue };
                let bearers = self.by_head.entry(office).or_default();
                if bearers.len() < BEARERS && !bearers.iter().any(|b| b.0 == person && b.1 == words) {
                    bearers.push((person, words));
                }
            }
        }
        self.by_role.entry(reader.office_key(role)).or_insert(person);
    }

    /// Notes all names but those of persons.
    pub fn index(&mut self, reader: &Reader, clusters: &Clusters) {
        for &(start, _, unique) in clusters.spans.iter().filter(|s| !clusters.is_person(s.2)) {
            if let Some(word) = reader.id(start) {
                self.by_first.entry(word).or_default().push((start, unique));
            }
        }
    }

    /// What a short description of a body stands for: the last name before it that holds all its
    /// words, or the first behind it.
    fn longer(&self, reader: &Reader, clusters: &Clusters, core: Range<usize>) -> Option<usize> {
        reader.phrase(&reader.words.groups, core.start, core.end)?;
        let names = self.by_first.get(&reader.id(core.start)?)?;
        let holds = |unique: usize| {
            let name = clusters.uniques.get(unique).map(|u| &u.key);
            name.is_some_and(|name| {
                name.len() > core.len() && core.clone().all(|t| reader.id(t).is_some_and(|w| name.contains(&w)))
            })
        };
        let at = names.partition_point(|n| n.0 < core.start);
        let before = names.get(..at).unwrap_or_default().iter().rev().take(NEAR).find(|n| holds(n.1));
        let behind = || names.get(at..).unwrap_or_default().iter().take(NEAR).find(|n| holds(n.1));
        before.or_else(behind).map(|n| n.1)
    }

    /// Who bears the office of this description, with all its other words: the only one, or the
    /// one named last.
    fn bearer(&self, clusters: &Clusters, words: &[WordId], recent: &[usize]) -> Option<usize> {
        let (office, rest) = words.split_first()?;
        let bearers = self.by_head.get(office)?;
        let fits = |role: &[WordId]| rest.iter().all(|w| role.contains(w));
        let mut roots: Vec<usize> = bearers.iter().filter(|b| fits(&b.1)).map(|b| clusters.root(b.0)).collect();
        roots.sort_unstable();
        roots.dedup();
        match roots.as_slice() {
            [only] => Some(*only),
            several => recent.iter().copied().find(|p| several.contains(&clusters.root(*p))),
        }
    }

    /// A description that points back, at `at`: its tokens and who is meant.
    pub fn pointing(
        &self,
        reader: &Reader,
        clusters: &Clusters,
        at: usize,
        end: usize,
        recent: &[usize],
    ) -> Option<(Range<usize>, usize)> {
        let r = reader;
        // *sang ajudan*, *the minister*.
        let led = r.is(&r.words.pointing, at);
        let first = at + usize::from(led);
        let (len, head) = r.head(first, end)?;
        // Behind a name and a comma it is that name's apposition.
        let apposed = at > 1 && r.document.mark(at - 1) == Some(',') && clusters.ending_at(at - 1);
        if head.class == HeadClass::Rank || head.many || apposed {
            return None;
        }
        let behind = first + len;
        let pointed = !led && r.is(&r.words.pointing, behind);
        let closed = led && (r.kind(behind) != Some(TokenKind::Word) || !r.has(behind, Shape::CAPITAL));
        let many = at.checked_sub(1).is_some_and(|b| r.is(&r.words.plural, b));
        if many || !(pointed || closed) || clusters.covering(at).is_some() || clusters.starting(behind).is_some() {
            return None;
        }
        let (_, office) = r.office_word(first, end)?;
        let person = self.bearer(clusters, &[office], recent)?;
        Some((at..behind + usize::from(pointed), person))
    }

    /// The speaker that a phrase beside a cue names or describes.
    pub fn source(
        &mut self,
        reader: &Reader,
        clusters: &mut Clusters,
        tokens: Range<usize>,
        recent: &[usize],
        focus: Option<usize>,
    ) -> (Option<usize>, How) {
        if tokens.is_empty() {
            return (focus, How::Unknown);
        }
        let r = reader;
        let main = main_part(r, tokens.clone());
        if let Some(person) = person(r, clusters, main.clone()) {
            return (Some(person), How::Named);
        }
        if let Some(named) = antecedent(r, clusters, tokens.clone()) {
            return (Some(named), How::Named);
        }
        // *a review by the Trust*, *the Trust's report*: a body speaks through what it wrote.
        if !r.words.head_first
            && main.clone().any(|t| r.is(&r.words.works, t))
            && let Some(body) = clusters.within(main.clone()).find(|s| clusters.kind(s.2) == EntityKind::Organisation)
        {
            return (Some(clusters.root(body.2)), How::Named);
        }
        let core = core(r, main.clone());
        let head = r.head(core.start, core.end);
        if head.is_none()
            && let Some(named) = other_name(r, clusters, core.clone())
        {
            return (Some(named), How::Named);
        }
        if let Some(person) = second_office(r, clusters, main.end, tokens.end).filter(|_| head.is_some()) {
            return (Some(person), How::Named);
        }
        let key = r.key(core.clone());
        let role = r.office_key(core.clone());
        if let Some(&known) = self.by_role.get(&role).filter(|_| head.is_some()) {
            clusters.refer(known, core, Form::Nominal);
            return (Some(known), How::Described);
        }
        let many = main.clone().any(|t| r.is(&r.words.plural, t))
            || main.start.checked_sub(1).is_some_and(|b| r.is(&r.words.plural, b));
        // *the researchers* is none of them.
        let many = many || !r.words.head_first && head.is_some_and(|(_, h)| h.many);
        let points = !many && main.clone().any(|t| r.is(&r.words.pointing, t)) && (main.len() <= core.len() + 2)
            || !many && r.is(&r.words.pointing, tokens.end);
        if let Some((len, h)) = head {
            let bare = role.len() <= 1 || core.len() <= len;
            let whole = self.bearer(clusters, &role, recent).filter(|_| points || bare || h.one);
            // What nobody was called before is said of who leads: *mantan wali kota itu*.
            let leads = focus.filter(|_| points && !bare && h.class == HeadClass::Office);
            let described = whole
                .or(leads)
                .or_else(|| self.bearer(clusters, role.get(..1).unwrap_or_default(), recent).filter(|_| points));
            let meant = described.or_else(|| {
                // *peneliti tersebut* of somebody whose role was never said: who leads.
                (points && h.class == HeadClass::Office).then_some(focus.or_else(|| recent.first().copied())).flatten()
            });
            if let Some(person) = meant {
                clusters.refer(person, main, Form::Nominal);
                return (Some(person), How::Described);
            }
        }
        // *perempuan itu*, *ibu dua anak ini*: who leads, as far as male and female agree.
        let person = r.phrase(&r.words.persons, core.start, core.end).map(|(_, gender)| gender);
        let kin = head.filter(|(_, h)| h.class == HeadClass::Kin).map(|(_, h)| h.gender);
        if let (true, Some(gender), Some(focus)) = (points, person.or(kin), focus) {
            let agrees = gender.is_none_or(|g| clusters.gender(focus).is_none_or(|f| f == g));
            if agrees && !r.capital(core.start) {
                clusters.refer(focus, main, Form::Nominal);
                return (Some(focus), How::Described);
            }
        }
        // *studi tersebut*, *lampiran Perpres*: the work named last.
        let written = tokens
            .clone()
            .any(|t| r.is(&r.words.works, t) && (points || r.has(t, Shape::CAPITAL) || r.is(&r.words.pointing, t + 1)));
        if written {
            let before = self.works.partition_point(|w| w.0 < tokens.start);
            if let Some(&(_, work)) = before.checked_sub(1).and_then(|n| self.works.get(n)) {
                clusters.refer(work, main, Form::Nominal);
                return (Some(work), How::Described);
            }
        }
        // *kementerian* for the ministry named last, *majelis hakim* for the court's.
        if let Some(longer) = self.longer(r, clusters, core.clone()) {
            clusters.refer(longer, main, Form::Nominal);
            return (Some(longer), How::Described);
        }
        // *the company* for the body named last.
        if points
            && core.len() == 1
            && r.is(&r.words.bodies, core.start)
            && let Some(body) = clusters.last_body(core.start)
        {
            clusters.refer(body, main, Form::Nominal);
            return (Some(body), How::Described);
        }
        if let Some(&known) = self.phrases.get(&key) {
            clusters.refer(known, main, Form::Nominal);
            return (Some(known), How::Phrase);
        }
        if let Some(unknown) = untagged(r, clusters, core.clone()) {
            return (Some(unknown), How::Named);
        }
        let made = clusters.push(key.clone(), EntityKind::Other, true);
        clusters.refer(made, core, Form::Nominal);
        self.phrases.insert(key, made);
        (Some(made), How::Phrase)
    }
}

/// The phrase up to a relative clause.
fn main_part(reader: &Reader, tokens: Range<usize>) -> Range<usize> {
    let cut = tokens.clone().skip(1).find(|&t| reader.is(&reader.words.subordinate, t)).unwrap_or(tokens.end);
    let comma = cut > tokens.start + 1 && reader.document.mark(cut - 1) == Some(',');
    tokens.start..cut - usize::from(comma)
}

/// The phrase without what introduces it (*pihak …*, *the …*) and without what points.
fn core(reader: &Reader, mut tokens: Range<usize>) -> Range<usize> {
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
fn person(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
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
fn second_office(reader: &Reader, clusters: &Clusters, from: usize, end: usize) -> Option<usize> {
    let r = reader;
    let from = from + usize::from(r.document.mark(from) == Some(','));
    let (len, ()) = r.phrase(&r.words.copula, from, end)?;
    r.head(from + len, end)?;
    let (_, last, unique) = clusters.within(from + len..end).filter(|s| clusters.is_person(s.2)).last()?;
    (last == end || r.document.mark(last).is_some()).then(|| clusters.root(unique))
}

/// The name a relative clause belongs to, where the phrase is but a word inside that clause:
/// *X yang sejak lama mendesak*.
fn antecedent(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
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
fn other_name(reader: &Reader, clusters: &Clusters, tokens: Range<usize>) -> Option<usize> {
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

/// A name that no tagger marked: all words large, no role among them.
fn untagged(reader: &Reader, clusters: &mut Clusters, tokens: Range<usize>) -> Option<usize> {
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
