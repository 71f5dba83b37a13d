//! Who speaks a quote: whom its source means, or who spoke before or speaks next.

use super::{How, REACH, Spoken, Walk};
use crate::analysis::quotes::{FoundQuote, Source};
use crate::analysis::{Form, QuoteKind};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Longest noun phrase before a relative clause, in tokens.
const ANTECEDENT: usize = 6;

impl Walk<'_> {
    /// The token at which a quote's speaker is asked for.
    pub(super) fn trigger(&self, quote: &FoundQuote) -> usize {
        let document = self.reader.document;
        let first = |span| document.tokens_in(span).start;
        match (&quote.source, quote.cue, quote.content.first()) {
            (Source::Phrase(tokens), ..) => tokens.start,
            (_, Some(cue), _) => first(cue),
            (_, None, Some(content)) => first(*content),
            _ => usize::MAX,
        }
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

    pub(super) fn speaker(&mut self, quote: &FoundQuote) -> Spoken {
        let (speaker, how) = match &quote.source {
            Source::Phrase(tokens) => return self.phrase(tokens.clone(), quote),
            Source::Clitic => {
                let not = self.named_in(quote);
                let person = self.nameless_speaker().or_else(|| self.pronoun(None, &not));
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

    pub(super) fn phrase(&mut self, tokens: Range<usize>, quote: &FoundQuote) -> Spoken {
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
                let person = self.nameless_speaker().or_else(|| self.pronoun(pronoun.gender, &not));
                let speaker = person.or(self.last_speaker);
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

    /// Who spoke last, where that is somebody without a name and no person has led a sentence or spoken:
    /// persons only named in passing do not take their place.
    pub(super) fn nameless_speaker(&self) -> Option<usize> {
        let alone = self.nameless && self.focus.is_none() && self.last_person.is_none();
        self.last_speaker.filter(|_| alone)
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
    pub(super) fn ahead(&self, quotes: &[FoundQuote], spoken: &mut [Spoken]) {
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
