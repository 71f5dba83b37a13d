//! *X said that …*: a verb with its subject before it, and what it governs.

use super::super::Source;
use super::super::classes::Class;
use super::super::draft::Draft;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::super::subject::Subject;
use super::{Evidence, Parser, REACH};
use crate::analysis::Attitude;
use crate::text::TokenKind;
use std::ops::Range;

/// Most tokens of a content that only points back: *hal itu*, *that very thing*.
const POINTING: usize = 4;
/// How far a number behind its verb, or a comma behind a subordinator, is looked for, in tokens.
const COUNTED: usize = 24;

impl Parser<'_, '_, '_> {
    /// *X said that …*.
    pub(super) fn active(&self, found: &Match, next: &[Match]) -> Option<Draft> {
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        if found.cue.participle && !self.is_progressive(found.tokens.start, low) {
            return self.participle(found, high, next);
        }
        let subject = self.scan.subject_left(found.tokens.start, low);
        if let Subject::Phrase { tokens, relative: false } = &subject
            && let Some(draft) = self.trailing(found, tokens.clone(), low, high)
        {
            return Some(draft);
        }
        if self.is_passive_verb(found.tokens.start, low) {
            return self.passive_active(found, high, next);
        }
        if self.is_dependent(found, low) {
            return None;
        }
        let (start, evidence) = self.opening(found, high)?;
        let start = self.behind_asked(found, start, high, evidence);
        let grammar = &self.scan.lexicon.grammar;
        let (source, relative) = match subject {
            Subject::Phrase { tokens, relative } => (Source::Phrase(tokens), relative),
            Subject::Denied => return None,
            Subject::Missing if self.behind_relative(found, low).is_some() => {
                (self.behind_relative(found, low)?, false)
            }
            Subject::Missing if self.joined(found.tokens.start, low) => {
                (self.source.clone().or_else(|| self.main_subject(found.tokens.start))?, false)
            }
            Subject::Missing if self.is_infinitive(found) && evidence == Evidence::That => {
                (self.main_subject(found.tokens.start)?, false)
            }
            Subject::Missing => return None,
        };
        let some = matches!(&source, Source::Phrase(t) if t.len() == 1 && self.scan.is(t.start, Class::DETERMINER));
        let says = grammar.nonrestrictive_relatives && found.cue.is(Frame::Inverted) && evidence != Evidence::Marks;
        let counts = found.cue.counted && !relative && self.counts(start, high);
        let weak = found.cue.that && !counts || relative && !found.cue.request && !some && !says;
        // *continues to decline, …*: a comma opens what is said, not what is meant.
        let meant = found.cue.to && evidence == Evidence::Comma
            || evidence == Evidence::Bare && self.is_headless(&source, start)
            // *a hat that said “Mill”*.
            || relative && evidence == Evidence::Marks && grammar.relative_complementiser && !found.cue.that;
        if weak && evidence == Evidence::Bare || meant {
            return None;
        }
        let end = self.ending(found, start, high, next, evidence);
        let end = self.relative_clause_end(&source, start, end);
        let end = self.asked_end(start, end);
        let object = found.cue.thing && !found.cue.any && evidence == Evidence::Bare;
        let end = if object { self.thing_end(start, end) } else { end };
        let end = if found.cue.marks { self.marks_end(start, end) } else { end };
        let content = start..end;
        let acceptable = match evidence {
            Evidence::That => true,
            Evidence::Comma => self.scan.has_predicate(content.clone()) || self.says_something(content.clone()),
            Evidence::Marks => !found.cue.naming || self.scan.words(content.clone()) > 5,
            Evidence::Bare => counts || self.governs(found, content.clone()),
        };
        if !acceptable {
            return None;
        }
        let confidence = match evidence {
            Evidence::That => 0.95,
            Evidence::Comma => 0.92,
            Evidence::Marks => 0.85,
            Evidence::Bare => 0.85,
        };
        // Measured: what is thought or meant, and objects instead of clauses, are right less often.
        let unsure = found.cue.thing || found.cue.attitude != Attitude::Speech;
        let doubt =
            if unsure { 0.75 } else { 1.0 } * if found.cue.tell && evidence != Evidence::That { 0.8 } else { 1.0 };
        let confidence = if relative { confidence - 0.2 } else { confidence };
        self.draft(vec![content], found, source, Frame::Active, confidence * doubt)
    }

    /// Whether what stands behind a verb counts something: *12 perahu yang rusak*, *baru ada 7 persen petani …*. A
    /// noun with its number, *laba Rp 3 miliar*, is what was made or reached.
    fn counts(&self, start: usize, high: usize) -> bool {
        let high = high.min(start + COUNTED);
        let end = self.scan.next_mark(start..high, &[',', ';']).unwrap_or(high);
        let number = |t: usize| self.scan.document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
        let first = (start..end).find(|&t| !self.scan.is(t, Class::ADVERB.with(Class::DETERMINER)));
        first.is_some_and(number) || (start..end).any(number) && self.scan.has_predicate(start..end)
    }

    /// Whether what stands behind a verb and its comma can be a clause whose predicate no list
    /// knows, and no circumstance.
    fn says_something(&self, content: Range<usize>) -> bool {
        let scan = self.scan;
        let circumstance = self.circumstance(content.start) || scan.is(content.start, Class::DATE.with(Class::ADVERB));
        !circumstance && scan.is_word(content.start) && scan.words(content) >= 3
    }

    /// Whether a participle is a finite verb by its helper: *is urging*.
    pub(super) fn is_progressive(&self, start: usize, low: usize) -> bool {
        let mut at = start;
        while at > low && self.scan.is(at - 1, Class::ADVERB) && !self.scan.is(at - 1, Class::AUXILIARY) {
            at -= 1;
        }
        at > low && self.scan.is(at - 1, Class::AUXILIARY)
    }

    /// *…, X said*; *…, X said, …*: the clause stands before its subject and verb.
    pub(super) fn trailing(&self, found: &Match, subject: Range<usize>, low: usize, high: usize) -> Option<Draft> {
        let scan = self.scan;
        let comma = scan.behind_comma(subject.start, low);
        let mut end = found.tokens.end;
        if found.cue.tell {
            end = scan.phrase_right(end, high, false);
        }
        let stops = end >= high || scan.is_mark(end, ',') || scan.is_mark(end, '.') || scan.is_mark(end, ';');
        let aside = !stops
            && scan.is(end, Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::DATE))
            && self.complementiser(end, high, false).is_none();
        if !comma || !(stops || aside) {
            return None;
        }
        let pre = self.without_connectors(low..subject.start - 1);
        // *Meskipun hujan turun, X mengingatkan soal …*: what is said stands behind.
        let led = !stops
            && scan.is(pre.start, Class::SUBORDINATOR)
            && scan
                .next_mark(pre.start..pre.end.min(pre.start + COUNTED), &[','])
                .is_none_or(|comma| !scan.has_predicate(comma + 1..pre.end));
        if scan.words(pre.clone()) < 3 && !stops || led || scan.is_connector(pre.clone()) {
            return None;
        }
        let post = end..high;
        let behind = self.skip_dates(post.clone());
        let goes_on = stops
            && scan.is_mark(end, ',')
            && scan.words(behind.clone()) > 1
            && !scan.is_participle_cue(behind.start, high);
        // Where a comma regularly stands between a verb and what was said, it tells nothing.
        if goes_on && !found.cue.is(Frame::Inverted) {
            return None;
        }
        if scan.lexicon.grammar.nonrestrictive_relatives && scan.is(subject.start, Class::RELATIVE) {
            return None;
        }
        let whole = scan.has_predicate(pre.clone()) || self.closes_sentence(found, &pre, end, high);
        let content = match (whole, goes_on) {
            (_, true) => vec![pre, behind],
            (true, _) => vec![pre],
            _ => return None,
        };
        self.draft(content, found, Source::Phrase(subject), Frame::Active, 0.85)
    }

    /// *…, adding that …*: the subject is that of the sentence.
    pub(super) fn participle(&self, found: &Match, high: usize, next: &[Match]) -> Option<Draft> {
        let scan = self.scan;
        let start = found.tokens.start;
        let apart = start == self.unit.start
            || scan.behind_comma(start, self.unit.start)
            || scan.is(start - 1, Class::SUBORDINATOR.with(Class::JOIN));
        // *persisted in saying that …*; *a letter telling them that …*.
        let bound = found.cue.attitude == Attitude::Speech
            && self.opening(found, high).is_some_and(|(_, evidence)| {
                evidence == Evidence::That && !found.cue.request
                    || evidence == Evidence::Marks
                    || evidence == Evidence::Comma && found.cue.tell && !scan.is_mark(found.tokens.end, ',')
                    || found.cue.any && start > self.unit.start && scan.is(start - 1, Class::PREPOSITION)
            });
        if !(apart || bound) {
            return None;
        }
        let (from, evidence) = self.opening(found, high)?;
        let from = self.behind_asked(found, from, high, evidence);
        if evidence == Evidence::Bare && !(found.cue.any || found.cue.thing || found.cue.request) {
            return None;
        }
        let source = self.source.clone().or_else(|| self.main_subject(start))?;
        let end = self.ending(found, from, high, next, evidence);
        // *X, citing Y, named Z*: between two commas.
        let end = match scan.next_mark(from..end, &[',']) {
            Some(comma) if found.cue.thing && self.goes_on(comma + 1..end) => comma,
            _ => end,
        };
        let content = from..end;
        self.draft(vec![content], found, source, Frame::Active, 0.75)
    }

    /// The noun phrase that begins the first part of the sentence that is no circumstance.
    pub(super) fn main_subject(&self, before: usize) -> Option<Source> {
        self.scan.main_subject(self.unit.start, before).map(Source::Phrase)
    }

    /// Whether a helper before a verb makes its subject the one who is told: *was warned*.
    fn is_passive_verb(&self, start: usize, low: usize) -> bool {
        let scan = self.scan;
        if !scan.lexicon.grammar.periphrastic_passive {
            return false;
        }
        let mut at = start;
        while at > low && scan.is(at - 1, Class::ADVERB) && !scan.is(at - 1, Class::AUXILIARY) {
            at -= 1;
        }
        at > low && scan.is(at - 1, Class::COPULA) && !scan.is(start, Class::COPULA)
    }

    /// *X was warned by Y that …*: the subject says nothing; who does stands behind *by*.
    fn passive_active(&self, found: &Match, high: usize, next: &[Match]) -> Option<Draft> {
        let scan = self.scan;
        let from = found.tokens.end;
        let mut at = from;
        let mut source = Source::None;
        if scan.is(from, Class::BY) {
            at = scan.phrase_right(from + 1, high, false);
            if at == from + 1 {
                return None;
            }
            source = Source::Phrase(from + 1..at);
        }
        while at < high && scan.is(at, Class::ADVERB.with(Class::DATE)) && !scan.is(at, Class::SUBORDINATOR) {
            at += 1;
        }
        let asks = scan.is(at, Class::QUESTION) && (found.cue.request || found.cue.tell);
        let (start, evidence) = if scan.is(at, Class::COMPLEMENTISER) {
            (at + 1, Evidence::That)
        } else if asks || scan.is(at, Class::INFINITIVE) && (found.cue.request || found.cue.tell) {
            (at, Evidence::That)
        } else if self.in_marks(at) {
            (at, Evidence::Marks)
        } else {
            return None;
        };
        let end = self.ending(found, start, high, next, evidence);
        let content = start..end;
        self.draft(vec![content], found, source, Frame::Passive, 0.75)
    }

    /// Whether a reporting word is an infinitive that somebody's speech hangs on: *seemed to admit
    /// that …*.
    fn is_infinitive(&self, found: &Match) -> bool {
        let start = found.tokens.start;
        found.cue.attitude == Attitude::Speech && start > self.unit.start && self.scan.is(start - 1, Class::INFINITIVE)
    }

    /// The subject whose relative clause an earlier quote has used up: *X, who praised Y, said*.
    fn behind_relative(&self, found: &Match, low: usize) -> Option<Source> {
        let scan = self.scan;
        let clause =
            matches!(&self.source, Some(Source::Phrase(t)) if t.len() == 1 && scan.is(t.start, Class::RELATIVE));
        if !clause || !scan.lexicon.grammar.nonrestrictive_relatives || !scan.is_mark(low, ',') {
            return None;
        }
        match scan.subject_left(found.tokens.start, self.unit.start) {
            Subject::Phrase { tokens, relative: false } => Some(Source::Phrase(tokens)),
            _ => None,
        }
    }

    /// Whether a verb without a complementiser governs a clause, or an object that says as much.
    pub(super) fn governs(&self, found: &Match, content: Range<usize>) -> bool {
        let points_back =
            self.scan.is(content.start + 1, Class::DEMONSTRATIVE.with(Class::ANAPHOR)) || content.len() < 3;
        // *says this is a …* tells something of what it points at.
        let points_back = points_back && content.len() <= POINTING;
        if points_back && self.scan.is(content.start, Class::ANAPHOR) && !self.scan.is(content.start, Class::PRONOUN) {
            return false;
        }
        if found.cue.request
            && (content.start..content.end.min(content.start + REACH))
                .any(|t| self.scan.is(t, Class::PURPOSE.with(Class::INFINITIVE)))
        {
            return true;
        }
        found.cue.any && !self.circumstance(content.start)
            || found.cue.thing && !self.circumstance(content.start)
            || self.scan.has_predicate(content.clone())
            || found.cue.object && self.scan.words(content.clone()) >= 2 && self.is_nominal(content.start)
    }

    /// Whether a noun made of a verb or an adjective stands here: its clitic is the pack's.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        !self.scan.is_capital(at)
            && self.scan.lexicon.is_nominal(self.scan.document.word(at))
            && !self.scan.is(at, Class::ANAPHOR)
    }

    /// Whether the verb is joined to the quote before: *… and added that*.
    pub(super) fn joined(&self, cue: usize, low: usize) -> bool {
        let mut at = cue;
        while at > low && self.scan.is(at - 1, Class::ADVERB) && !self.scan.is(at - 1, Class::CONJUNCTION) {
            at -= 1;
        }
        at > self.unit.start
            && (self.scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION).with(Class::SUBORDINATOR))
                || self.scan.is_mark(at - 1, ','))
    }
}
