//! The walk through the text that gives pronouns their persons and quotes their speakers.
//!
//! One person at a time leads: who spoke last, or whom the sentence is about. A pronoun is whoever
//! leads, as far as male and female agree; a clitic in a cue likewise; a quote without a source
//! goes on from the last speaker. What stands inside quotation marks leads nobody.

use super::clusters::Clusters;
use super::lexicon::Gender;
use super::nominals::Nominals;
use super::reader::Reader;
use super::roles;
use crate::analysis::quotes::{FoundQuote, Source};
use crate::analysis::{Form, QuoteKind};
use crate::article::BlockKind;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How many persons a pronoun may reach back over.
const REACH: usize = 8;
/// A person less sure than this is meant by no pronoun.
const DOUBT: f32 = 0.45;
/// Longest noun phrase before a relative clause, in tokens.
const ANTECEDENT: usize = 6;
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
    focus: Option<usize>,
    recent: Vec<usize>,
    last_speaker: Option<usize>,
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
            focus: None,
            recent: Vec::new(),
            last_speaker: None,
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

    /// The token at which a quote's speaker is asked for.
    fn trigger(&self, quote: &FoundQuote) -> usize {
        let document = self.reader.document;
        let first = |span| document.tokens_in(span).start;
        match (&quote.source, quote.cue, quote.content.first()) {
            (Source::Phrase(tokens), ..) => tokens.start,
            (_, Some(cue), _) => first(cue),
            (_, None, Some(content)) => first(*content),
            _ => usize::MAX,
        }
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
                && let Some(person) = self.pronoun(pronoun.gender, &[])
            {
                self.clusters.refer(person, at..at + len, Form::Pronoun);
                if let Some(gender) = pronoun.gender {
                    self.clusters.set_gender(person, gender);
                }
                if !*led {
                    self.lead(person);
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

    /// Who is named inside a direct quote: few speak of themselves by name.
    fn named_in(&self, quote: &FoundQuote) -> Vec<usize> {
        if quote.kind != QuoteKind::Direct {
            return Vec::new();
        }
        let mut named: Vec<usize> = quote
            .content
            .iter()
            .flat_map(|content| self.clusters.within(self.reader.document.tokens_in(*content)))
            .filter(|name| self.clusters.is_person(name.2))
            .map(|name| self.clusters.root(name.2))
            .take(REACH)
            .collect();
        named.dedup();
        named
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

    fn speaker(&mut self, quote: &FoundQuote) -> Spoken {
        let (speaker, how) = match &quote.source {
            Source::Phrase(tokens) => return self.phrase(tokens.clone(), quote),
            Source::Clitic => {
                let not = self.named_in(quote);
                let person = self.pronoun(None, &not);
                (person.or(self.last_speaker).or(self.focus), How::Clitic)
            }
            // *was asked whether*: by nobody knows whom.
            Source::None
                if quote.kind == QuoteKind::Indirect && quote.cue.is_some() && !self.reader.words.head_first =>
            {
                (None, How::Unknown)
            }
            Source::None => {
                let not = self.named_in(quote);
                // In a direct quote a person goes on, not the report between.
                let person = self.last_person.filter(|(person, block)| {
                    quote.kind == QuoteKind::Direct && self.last_block <= block + 2 && !not.contains(person)
                });
                (person.map(|(person, _)| person).or(self.last_speaker), How::Continued)
            }
        };
        Spoken { speaker, how: if speaker.is_some() { how } else { How::Unknown } }
    }

    fn phrase(&mut self, tokens: Range<usize>, quote: &FoundQuote) -> Spoken {
        let r = self.reader;
        let end = tokens.end.min(r.document.tokens.len());
        let tokens = tokens.start..end.max(tokens.start);
        if let Some((len, pronoun)) = r.phrase(&r.words.pronouns, tokens.start, tokens.end) {
            if pronoun.many {
                let speaker = self.last_speaker;
                return Spoken { speaker, how: How::Pronoun };
            }
            // The pronoun itself is noted when the walk passes it.
            if self.clusters.within(tokens.start + len..tokens.end).next().is_none() {
                let not = self.named_in(quote);
                let speaker = self.pronoun(pronoun.gender, &not).or(self.last_speaker);
                return Spoken { speaker, how: How::Pronoun };
            }
        }
        // *it said*: whoever spoke last and is nobody, or the body named last.
        if tokens.len() == 1 && r.is(&r.words.neuter, tokens.start) {
            let body = self.last_speaker.filter(|&s| !self.clusters.is_person(s));
            if let Some(body) = body.or_else(|| self.clusters.last_body(tokens.start)) {
                self.clusters.refer(body, tokens, Form::Pronoun);
                return Spoken { speaker: Some(body), how: How::Pronoun };
            }
        }
        // *the junta, which says*: the noun phrase before the comma.
        let tokens = if tokens.len() == 1 && !r.words.head_first && r.is(&r.words.relative, tokens.start) {
            self.before_relative(tokens.start).unwrap_or(tokens)
        } else {
            tokens
        };
        let (speaker, how) = self.nominals.source(&r, self.clusters, tokens, &self.recent, self.focus);
        Spoken { speaker, how }
    }

    /// The words before a relative clause back to the preposition, comma or verb that begins them.
    fn before_relative(&self, at: usize) -> Option<Range<usize>> {
        let r = &self.reader;
        let start = r.sentence(at).start;
        let end = if at > start && r.document.mark(at - 1) == Some(',') { at - 1 } else { at };
        // A name right there is meant itself.
        if self.clusters.ending_at(end) {
            return None;
        }
        let word =
            |t: usize| r.kind(t) == Some(TokenKind::Word) && (r.has(t, Shape::CAPITAL) || !r.is(&r.words.stop, t));
        let first = (start.max(end.saturating_sub(ANTECEDENT))..end).rev().take_while(|&t| word(t)).last()?;
        (first < end).then_some(first..end)
    }

    /// Quotes at the top, before anybody was named: the next quote's speaker, if it is near.
    fn ahead(&self, quotes: &[FoundQuote], spoken: &mut [Spoken]) {
        let block = |q: &FoundQuote| q.content.first().map(|c| self.reader.document.article.block_at(c.start));
        for n in (0..spoken.len().saturating_sub(1)).rev() {
            let (Some(this), Some(next)) = (spoken.get(n).copied(), spoken.get(n + 1).copied()) else { continue };
            let near = match (quotes.get(n).and_then(block), quotes.get(n + 1).and_then(block)) {
                (Some(a), Some(b)) => b.saturating_sub(a) <= 2,
                _ => false,
            };
            if this.speaker.is_none()
                && next.speaker.is_some()
                && near
                && let Some(place) = spoken.get_mut(n)
            {
                *place = Spoken { speaker: next.speaker, how: How::Ahead };
            }
        }
    }
}
