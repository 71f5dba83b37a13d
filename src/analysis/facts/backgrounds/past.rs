//! What somebody did, or what was done to them, long before the news: a clause with a date.

use super::dates::past_date;
use super::frames::{Draft, Reader};
use crate::analysis::facts::clauses::is_wall;
use crate::analysis::facts::context::Place;
use crate::analysis::{BackgroundRelation, EntityKind, Form};
use crate::article::BlockKind;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How many words tell an event.
const WORDS: usize = 6;
/// How far from the head of its sentence who acts may stand.
const HEAD: usize = 8;
/// More numbers than this make it a statistic.
const NUMBERS: usize = 1;

impl Reader<'_> {
    /// Whether a sentence stands in the first paragraph: that is the news.
    pub(super) fn is_lede(&self, sentence: &Range<usize>) -> bool {
        let document = self.context.document;
        let number = document.sentence_of(sentence.start);
        let kind = document.block_of(number).kind;
        let Some(block) = document.sentences.get(number).map(|s| s.block) else { return true };
        let before = document.article.blocks.get(..block).unwrap_or_default();
        kind == BlockKind::Lede || !before.iter().any(|b| matches!(b.kind, BlockKind::Lede | BlockKind::Paragraph))
    }

    /// Where words say how long ago something was, if no date stands in the sentence.
    fn ago(&self, tokens: &Range<usize>) -> Option<usize> {
        tokens.clone().find(|t| self.lexicon.ago_at(self.context.document, *t, tokens.end) > 0)
    }

    /// Whether a year qualifies the word in front of it and dates nothing: *the visitors of 2019*, *No. 5/2020*.
    fn qualifies(&self, sentence: &Range<usize>, at: usize) -> bool {
        let document = self.context.document;
        let Some(before) = at.checked_sub(1).filter(|b| *b >= sentence.start) else { return false };
        let (begins, ends, only) = self.lexicon.before_date(document, sentence.start, at);
        let year = document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 4);
        let word =
            document.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word && !self.lexicon.is_year(t.word));
        document.mark(before) == Some('/') || year && word && !(begins || ends || only)
    }

    /// The clauses of a sentence that tell of somebody named and carry a date before the news.
    pub(super) fn past(&self, sentence: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let tokens = sentence.start..sentence.end.min(sentence.start + 80);
        if self.is_lede(sentence) {
            return None;
        }
        let dated = self.news_day.and_then(|news| past_date(self.context, news, tokens.clone()));
        let at = dated.or_else(|| self.ago(&tokens))?;
        // *until August* brings a count up to date; *(Kompas, 2 May 2003)* names a source.
        let (_, until, _) = self.lexicon.before_date(document, tokens.start, at);
        let cited = document.mark(at.saturating_sub(1)) == Some(',')
            && (at.saturating_sub(5)..at).any(|t| document.mark(t) == Some('('));
        // *Law 7 of the Year 2020*: a name's own year has its word in capitals.
        let name = at
            .checked_sub(1)
            .and_then(|t| document.tokens.get(t))
            .is_some_and(|t| t.shape.has(Shape::CAPITAL) && self.lexicon.is_year(t.word) && at > sentence.start + 1);
        // Where only the year of the news is known, or not even that, who acts stands at the head,
        // and a preposition in front of the date: *the 2004 vote* is no time.
        let strict = self.news_day.is_none_or(|d| !d.is_whole());
        let (begins, _, only) = self.lexicon.before_date(document, tokens.start, at);
        if strict && dated.is_some() && !(begins || only) {
            return None;
        }
        let ahead = tokens.clone().any(|t| self.lexicon.is_future(document, t, tokens.end));
        // A sentence with a cue tells what somebody says: a statement.
        let said = self.context.has_cue(document.span(tokens.clone()));
        if until || cited || name || ahead || said || self.qualifies(sentence, at) {
            return None;
        }
        let end = (tokens.clone()).rev().find(|t| document.mark(*t).is_none_or(|m| !is_wall(m))).map_or(at, |t| t + 1);
        let clause = tokens.start..end;
        let words = clause.clone().filter(|t| document.tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Word));
        if words.count() < WORDS || self.is_quoted(clause.clone()) {
            return None;
        }
        let numbers = self.context.measures_in(clause.clone());
        if numbers.iter().filter(|m| m.kind == EntityKind::Quantity && m.value.is_some()).count() > NUMBERS {
            return None;
        }
        let places = self.context.places_in(document.span(clause.clone()));
        let named = |kind: EntityKind| {
            places.iter().find(|p| p.form == Form::Name && self.context.kind(p.entity) == kind).copied()
        };
        // A body counts as who acts: at the head of the sentence.
        let head = document.span(clause.start..end.min(clause.start + HEAD));
        let heads = |p: &&Place| head.contains(p.span) && self.context.is_actor(p.entity);
        // *Last year X …*: the time right in front of a name is no noun that owns it.
        let time = at + self.lexicon.ago_at(document, at, end);
        let subject = if strict {
            let leads = |p: &&Place| {
                let start = document.tokens_in(p.span).start;
                heads(p)
                    && p.form == Form::Name
                    && self.heads_phrase(sentence, start)
                    && (!self.follows_noun(sentence, start) || start == time)
            };
            places.iter().find(leads).copied()?
        } else {
            // *Data of X show …* is not about X.
            let own = |p: &&Place| {
                let start = document.tokens_in(p.span).start;
                heads(p) && (p.form != Form::Name || !self.follows_noun(sentence, start) || start == time)
            };
            named(EntityKind::Person).or_else(|| places.iter().find(own).copied())?
        };
        let length = self.lexicon.ago_at(document, at, end).max(self.context.date_at(at)).max(1);
        let trigger = at..at + length;
        Some(self.draft(clause, subject.entity, BackgroundRelation::LifeEvent, &trigger, "facts.because.past", 0.65))
    }
}
