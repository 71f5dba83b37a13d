//! Descriptions that refer: *menteri itu*, *sang ajudan*, *the minister*, and sources without a
//! name: *warga*, *media Barat*, *majelis hakim*.

mod phrases;

use super::clusters::Clusters;
use super::lexicon::HeadClass;
use super::reader::Reader;
use super::walk::How;
use crate::analysis::{EntityKind, Form};
use crate::language::lexicon::WordId;
use crate::text::{Shape, TokenKind};
use foldhash::HashMap;
use phrases::{antecedent, core, issuer, main_part, other_name, person, seated, second_office, untagged};
use std::ops::Range;

/// How many names of one first word are asked for, before and behind.
const NEAR: usize = 12;
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

    /// Whether somebody is known to bear a role.
    pub fn knows(&self, reader: &Reader, role: Range<usize>) -> bool {
        self.by_role.contains_key(&reader.office_key(role))
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
        if let Some(named) = issuer(r, clusters, tokens.clone()) {
            return (Some(named), How::Named);
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
        if let Some(person) = seated(r, clusters, tokens.end).filter(|_| head.is_some()) {
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
        // *Menteri Sosial (Mensos)*, whom nobody names, is *Mensos* too.
        let (core, short) = without_short_form(r, core);
        let key = r.key(core.clone());
        let made = clusters.push(key.clone(), EntityKind::Other, true);
        clusters.refer(made, core, Form::Nominal);
        self.phrases.insert(key, made);
        if let Some(short) = short {
            self.phrases.insert(r.key(short), made);
        }
        (Some(made), How::Phrase)
    }
}

/// A phrase without the one word in brackets at its end, and that word.
fn without_short_form(reader: &Reader, phrase: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let open = phrase.clone().find(|&t| reader.document.mark(t) == Some('('));
    match open.filter(|open| *open > phrase.start && phrase.end <= open + 3 && reader.capital(open + 1)) {
        Some(open) => (phrase.start..open, Some(open + 1..open + 2)),
        None => (phrase, None),
    }
}
