//! The walk through the text that gives pronouns their persons and quotes their speakers.
//!
//! One person at a time leads: who spoke last, or whom the sentence is about. A pronoun is whoever
//! leads, as far as male and female agree; a clitic in a cue likewise; a quote without a source
//! goes on from the last speaker. What stands inside quotation marks leads nobody.

mod described;
mod speakers;

use super::clusters::Clusters;
use super::lexicon::Gender;
use super::nominals::Nominals;
use super::reader::Reader;
use super::roles;
use crate::analysis::quotes::FoundQuote;
use crate::analysis::{Form, QuoteKind};
use crate::article::BlockKind;
use crate::text::TokenKind;
use std::ops::Range;

/// How many persons a pronoun may reach back over.
const REACH: usize = 8;
/// A person less sure than this is meant by no pronoun.
const DOUBT: f32 = 0.45;
/// How far into a sentence, in tokens, its subject is looked for behind an opening phrase.
const OPENING: usize = 24;

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Named,
    Described,
    Phrase,
    Pronoun,
    Clitic,
    Continued,
    Ahead,
    Unknown,
}

/// A quote's speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub speaker: Option<usize>,
    pub how: How,
}

/// What the walk knows at a place.
pub(super) struct Walk<'a> {
    pub reader: Reader<'a>,
    pub clusters: &'a mut Clusters,
    pub nominals: Nominals,
    /// Roles that descriptions give: who, and the tokens that say it.
    pub roles: Vec<(usize, Range<usize>)>,
    focus: Option<usize>,
    recent: Vec<usize>,
    last_speaker: Option<usize>,
    /// Whether that is somebody without a name: *the minister*.
    nameless: bool,
    /// The last person who spoke, and in which block.
    last_person: Option<(usize, usize)>,
    last_block: usize,
}

impl<'a> Walk<'a> {
    pub fn new(reader: Reader<'a>, clusters: &'a mut Clusters, nominals: Nominals) -> Self {
        Self {
            reader,
            clusters,
            nominals,
            roles: Vec::new(),
            focus: None,
            recent: Vec::new(),
            last_speaker: None,
            nameless: false,
            last_person: None,
            last_block: 0,
        }
    }

    /// Every quote's speaker, in the order of the quotes.
    pub fn run(&mut self, quotes: &[FoundQuote]) -> Vec<Spoken> {
        let quoted = self.quoted(quotes);
        let mut triggers: Vec<(usize, usize)> = quotes.iter().enumerate().map(|(n, q)| (self.trigger(q), n)).collect();
        triggers.sort_unstable();
        let mut spoken = vec![Spoken { speaker: None, how: How::Unknown }; quotes.len()];
        let mut next = 0;
        for number in 0..self.reader.document.sentences.len() {
            let Some(sentence) = self.reader.document.sentences.get(number) else { break };
            let tokens = sentence.tokens.clone();
            let aside = matches!(
                self.reader.document.block_of(number).kind,
                BlockKind::Credit | BlockKind::Caption | BlockKind::Dateline
            );
            self.last_block = sentence.block;
            let mut led = false;
            let mut at = tokens.start;
            while at < tokens.end {
                while let Some(&(trigger, quote)) = triggers.get(next).filter(|t| t.0 <= at) {
                    let _ = trigger;
                    next += 1;
                    let Some(found) = quotes.get(quote) else { continue };
                    let answer = self.speaker(found);
                    if let Some(place) = spoken.get_mut(quote) {
                        *place = answer;
                    }
                    if let Some(speaker) = answer.speaker {
                        self.last_speaker = Some(speaker);
                        self.nameless = match answer.how {
                            How::Phrase => true,
                            How::Pronoun | How::Clitic | How::Continued => self.nameless,
                            How::Named | How::Described | How::Ahead | How::Unknown => false,
                        };
                        if self.clusters.is_person(speaker) {
                            self.last_person = Some((self.clusters.root(speaker), self.last_block));
                            self.lead(speaker);
                            led = true;
                        }
                    }
                }
                if aside || quoted.get(at).copied().unwrap_or(false) {
                    at += 1;
                    continue;
                }
                at = self.token(at, &tokens, &mut led);
            }
        }
        self.ahead(quotes, &mut spoken);
        spoken
    }

    /// Which tokens stand inside direct quotes.
    fn quoted(&self, quotes: &[FoundQuote]) -> Vec<bool> {
        let mut quoted = vec![false; self.reader.document.tokens.len()];
        for quote in quotes.iter().filter(|q| q.kind == QuoteKind::Direct) {
            for content in &quote.content {
                for token in self.reader.document.tokens_in(*content) {
                    if let Some(inside) = quoted.get_mut(token) {
                        *inside = true;
                    }
                }
            }
        }
        quoted
    }

    /// Reads one token, or the name or pronoun that begins there; gives the next token.
    fn token(&mut self, at: usize, sentence: &Range<usize>, led: &mut bool) -> usize {
        if let Some((start, end, unique)) = self.clusters.starting(at) {
            let doubtful = self.clusters.is_person(unique)
                && self.clusters.sure(unique) < DOUBT
                && roles::before(&self.reader, self.clusters, start).is_empty();
            if doubtful {
                // Hardly a person: no pronoun means it.
            } else if self.clusters.is_person(unique) {
                let person = self.clusters.root(unique);
                if !*led && self.leads(start, sentence) {
                    self.lead(person);
                    *led = true;
                } else {
                    self.pass(person);
                }
            } else if !*led && start == sentence.start {
                // A sentence about something else: nobody further in leads it.
                *led = true;
            }
            return end.max(at + 1);
        }
        if let Some((len, pronoun)) = self.reader.phrase(&self.reader.words.pronouns, at, sentence.end) {
            if !pronoun.many
                && let Some(who) = self.nameless_speaker().or_else(|| self.pronoun(pronoun.gender, &[]))
            {
                self.clusters.refer(who, at..at + len, Form::Pronoun);
                if self.clusters.is_person(who) {
                    if let Some(gender) = pronoun.gender {
                        self.clusters.set_gender(who, gender);
                    }
                    if !*led {
                        self.lead(who);
                    }
                }
            }
            *led = true;
            return at + len;
        }
        if let Some((tokens, person)) =
            self.nominals.pointing(&self.reader, self.clusters, at, sentence.end, &self.recent)
        {
            self.clusters.refer(person, tokens.clone(), Form::Nominal);
            if !*led && tokens.start == sentence.start {
                self.lead(person);
                *led = true;
            }
            return tokens.end.max(at + 1);
        }
        if at == sentence.start
            && let Some((role, person)) = self.described(sentence)
        {
            let end = role.end + 1;
            self.clusters.refer(person, at..end, Form::Nominal);
            self.roles.push((person, role));
            self.lead(person);
            *led = true;
            return end;
        }
        at + 1
    }

    /// Makes a person the one that pronouns mean.
    fn lead(&mut self, person: usize) {
        let person = self.clusters.root(person);
        self.focus = Some(person);
        self.pass(person);
    }

    /// Notes that a person was named.
    fn pass(&mut self, person: usize) {
        let person = self.clusters.root(person);
        self.recent.retain(|&p| p != person);
        self.recent.insert(0, person);
        self.recent.truncate(REACH);
    }

    /// Whom a pronoun means: who leads, or was named last, agrees with it and is not in `not`.
    fn pronoun(&self, gender: Option<Gender>, not: &[usize]) -> Option<usize> {
        let fits = |person: &&usize| {
            let agrees = match (gender, self.clusters.gender(**person)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            agrees && !not.contains(&self.clusters.root(**person))
        };
        let last = self.last_person.map(|(person, _)| person);
        let others = if not.is_empty() { None } else { last };
        self.focus
            .iter()
            .filter(fits)
            .chain(others.iter().filter(fits))
            .chain(self.recent.iter().filter(fits))
            .next()
            .copied()
    }

    /// Whether the name at `start` is what its sentence is about: it opens the sentence, with its
    /// roles or behind an opening phrase, and is no agent, object or owner.
    fn leads(&self, start: usize, sentence: &Range<usize>) -> bool {
        let r = &self.reader;
        let opening = roles::before(r, self.clusters, start).last().map_or(start, |role| role.start.min(start));
        if opening <= sentence.start {
            return true;
        }
        let before = opening - 1;
        if let Some((_, source)) = r.phrase_before(&r.words.prepositions, opening, sentence.start, 2) {
            return source;
        }
        if opening - sentence.start > OPENING {
            return false;
        }
        let clause = (sentence.start..opening).any(|t| r.is(&r.words.subordinate, t));
        let mark = r.document.mark(before);
        if matches!(mark, Some(',' | '"' | '“' | '”' | ':' | '—' | '–')) {
            let verb = (sentence.start..opening).any(|t| r.verb_like(t));
            let listed = verb && mark == Some(',') && self.listed(sentence.start..opening);
            return !clause && !listed;
        }
        if mark.is_some() {
            return false;
        }
        // A short opening without comma: *Namun X*, *Saat itu X*.
        r.kind(before) == Some(TokenKind::Word) && opening - sentence.start <= 3 && r.stops(before) && !clause
    }

    /// Whether a name stands before the comma: the next one is in a list or an apposition.
    fn listed(&self, tokens: Range<usize>) -> bool {
        self.clusters.within(tokens.clone()).any(|(_, end, _)| end + 1 == tokens.end)
    }
}
