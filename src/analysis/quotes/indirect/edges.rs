//! Where a content begins and ends, and what around it is only circumstance.

use super::super::classes::Class;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::super::source::STOP;
use super::super::subject::Subject;
use super::{Evidence, Parser, REACH};
use crate::analysis::Attitude;
use std::ops::Range;

impl Parser<'_, '_, '_> {
    /// Where the content behind a verb begins, and how that is known.
    pub(super) fn opening(&self, found: &Match, high: usize) -> Option<(usize, Evidence)> {
        let scan = self.scan;
        let mut at = found.tokens.end;
        while at < high && scan.is(at, Class::ADVERB) && !scan.is_capital(at) && !scan.is(at, Class::PREDICATE) {
            at += 1;
        }
        while at < high && scan.is(at, Class::DATE) {
            at += 1;
        }
        if at >= high {
            return None;
        }
        if found.cue.to && scan.is(at, Class::INFINITIVE) {
            return Some((at, Evidence::That));
        }
        if let Some(that) = self.complementiser(at, high, found.cue.tell) {
            return Some((that + 1, Evidence::That));
        }
        if scan.is(at, Class::WEAK_COMPLEMENTISER) || found.cue.request && scan.is(at, Class::PURPOSE) {
            return (at + 1 < high).then_some((at + 1, Evidence::That));
        }
        if found.cue.request && scan.is(at, Class::TO) {
            let purpose = (at..high.min(at + REACH / 2)).find(|t| scan.is(*t, Class::PURPOSE))?;
            return (purpose + 1 < high).then_some((purpose + 1, Evidence::That));
        }
        let at = self.behind_venue(at, high).unwrap_or(at);
        if scan.is_mark(at, ',') || scan.is_mark(at, ':') {
            return (at + 1 < high).then_some((at + 1, Evidence::Comma));
        }
        if self.in_marks(at) {
            return Some((at, Evidence::Marks));
        }
        if found.cue.tell {
            return self.told(at, high);
        }
        // *said to reporters, …*: what is told follows the comma behind whom it is told to.
        let told = scan.is(at, Class::TO) || scan.is(at, Class::PREPOSITION) && scan.is(at + 1, Class::DATE);
        if told
            && !found.cue.request
            && let Some(comma) = scan.next_mark(at..high.min(at + REACH), &[','])
            && !scan.has_predicate(at..comma)
            && scan.has_predicate(comma + 1..high)
        {
            return Some((self.skip_dates(comma + 1..high).start, Evidence::Comma));
        }
        let led = scan.is(at, Class::PREPOSITION.with(Class::SUBORDINATOR))
            && !scan.lexicon.is_nominal(scan.document.word(at));
        if led
            && !found.cue.request
            && let Some(comma) = scan.next_mark(at..high.min(at + REACH), &[','])
            && !scan.lexicon.grammar.articles
            && scan.has_predicate(comma + 1..high)
        {
            return Some((at, Evidence::Comma));
        }
        Some((at, Evidence::Bare))
    }

    /// Where a clause begins behind when or where it was said: *said in a statement | it was*; *said
    /// on Monday | the plan was*.
    fn behind_venue(&self, at: usize, high: usize) -> Option<usize> {
        let scan = self.scan;
        if !scan.lexicon.grammar.articles || !scan.is(at, Class::PREPOSITION) || scan.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        if scan.is(end, Class::DATE) {
            let number = |t: usize| {
                scan.is_word(t)
                    && !scan.is_capital(t)
                    && scan.document.word(t).starts_with(|c: char| c.is_ascii_digit())
            };
            while end < high && (scan.is(end, Class::DATE) || number(end)) {
                end += 1;
            }
        } else if scan.is(end, Class::DETERMINER) {
            let stop = STOP.with(Class::PRONOUN).with(Class::DETERMINER).with(Class::ADVERB);
            end += 1;
            let first = end;
            while end < high && scan.is_word(end) && !scan.is_capital(end) && !scan.is(end, stop) {
                end += 1;
            }
            while end < high && scan.is(end, Class::DATE) {
                end += 1;
            }
            if end == first {
                return None;
            }
        }
        let clause =
            scan.is(end, Class::PRONOUN.with(Class::DETERMINER)) || scan.is_capital(end) && !scan.is(end, Class::DATE);
        (end > at + 1 && end < high && clause && scan.has_predicate(end..high)).then_some(end)
    }

    /// Where the content begins behind a verb and the one it is told to.
    pub(super) fn told(&self, at: usize, high: usize) -> Option<(usize, Evidence)> {
        let scan = self.scan;
        let end = scan.phrase_right(at, high, false);
        if end == at || end >= high {
            return None;
        }
        for token in end..high.min(end + REACH / 2) {
            if scan.is(token, Class::COMPLEMENTISER) {
                return Some((token + 1, Evidence::That));
            }
            let infinitive = scan.is(token, Class::INFINITIVE)
                && token + 1 < high
                && !scan.is(token + 1, Class::DETERMINER.with(Class::PRONOUN))
                && !scan.is_capital(token + 1);
            if infinitive {
                return Some((token, Evidence::That));
            }
            if scan.is_mark(token, ',') || scan.is_mark(token, ':') {
                return (token + 1 < high).then_some((token + 1, Evidence::Comma));
            }
            if !scan.is(end, Class::PREPOSITION.with(Class::DATE)) {
                break;
            }
        }
        Some((end, Evidence::Comma))
    }

    /// The complementiser behind `at`, with nothing but circumstances between.
    pub(super) fn complementiser(&self, at: usize, high: usize, tell: bool) -> Option<usize> {
        let scan = self.scan;
        let limit = high.min(at + REACH);
        let that = (at..limit).find(|t| scan.is(*t, Class::COMPLEMENTISER) && !self.in_marks(*t))?;
        let between = at..that;
        let told = scan.words(between.clone()) <= 2
            || scan
                .is(between.start, Class::PREPOSITION.with(Class::DATE).with(Class::ADVERB).with(Class::SUBORDINATOR))
            || !scan.is_word(between.start);
        // *says it shows that …*: the second verb's.
        if scan.lexicon.grammar.nominative_pronouns
            && scan.is(between.start, Class::PRONOUN)
            && between.clone().any(|t| scan.lexicon.cue_at(scan.document, t, that).is_some())
        {
            return None;
        }
        let short = scan.words(between.clone()) == 1 && !scan.is(between.start, Class::VERB);
        let plain = between.is_empty()
            || short
            || (told || tell)
                && !between.clone().any(|t| scan.is(t, Class::RELATIVE.with(Class::NEGATION)))
                && !scan.has_predicate(between.clone());
        plain.then_some(that)
    }

    /// Where the content ends: with the sentence, or where another report is joined to it.
    pub(super) fn ending(&self, found: &Match, start: usize, high: usize, next: &[Match], evidence: Evidence) -> usize {
        let scan = self.scan;
        for other in next.iter().filter(|m| m.tokens.start > start && m.tokens.start < high) {
            if self.in_marks(other.tokens.start) {
                continue;
            }
            let mut at = other.tokens.start;
            if other.cue.is(Frame::Via) && at > start {
                if scan.is(at - 1, Class::SUBORDINATOR) || scan.is(at - 1, Class::PREPOSITION) {
                    at -= 1;
                }
                if at > start && scan.is_mark(at - 1, ',') {
                    return at - 1;
                }
                continue;
            }
            let marked = scan.lexicon.grammar.inside_punctuation && scan.behind_comma(at, start);
            if (other.cue.participle || other.cue.is(Frame::According)) && (scan.is_mark(at - 1, ',') || marked) {
                return at - 1;
            }
            if !other.cue.is(Frame::Active) {
                continue;
            }
            while at > start && scan.is(at - 1, Class::ADVERB) && !scan.is(at - 1, Class::CONJUNCTION) {
                at -= 1;
            }
            if at <= start + 1 {
                continue;
            }
            if let Some(cut) = self.new_subject(other, start).or_else(|| self.new_relative(other, start)) {
                return cut;
            }
            if self.new_report(found, other, start, high) {
                return at - 1;
            }
            let joins = scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION));
            let along = scan.is(at - 1, Class::SUBORDINATOR)
                && !scan.is(at - 1, Class::COMPLEMENTISER.with(Class::WEAK_COMPLEMENTISER).with(Class::PURPOSE));
            let that = self.complementiser(other.tokens.end, high, other.cue.tell).is_some();
            // What somebody is asked to do may be two things: *agar waspada dan memastikan …*.
            let asked = (start..at).any(|t| scan.is(t, Class::PURPOSE));
            let fragment = evidence == Evidence::Bare && !asked && !scan.has_predicate(start..at - 1);
            if (joins || along) && (that || fragment) {
                return at - 1;
            }
        }
        high
    }

    /// Where a later report with a subject of its own is joined to a content: *…, but he says*.
    pub(super) fn new_subject(&self, other: &Match, start: usize) -> Option<usize> {
        let scan = self.scan;
        if other.cue.participle {
            return None;
        }
        let Subject::Phrase { tokens, relative: false } = scan.subject_left(other.tokens.start, start) else {
            return None;
        };
        // *Though X said A, he insisted that B*.
        let clause = scan.lexicon.grammar.fixed_word_order
            && tokens.start > start + 1
            && scan.behind_comma(tokens.start, start)
            && other.cue.attitude == Attitude::Speech
            && self.complementiser(other.tokens.end, other.tokens.end + REACH, other.cue.tell).is_some();
        if clause {
            return Some(tokens.start - 1);
        }
        let join = tokens.start.checked_sub(1).filter(|t| *t > start)?;
        let joins = scan.is(join, Class::CONJUNCTION.with(Class::JOIN).with(Class::SUBORDINATOR))
            && !scan.is(join, Class::COMPLEMENTISER)
            && (!scan.is(join, Class::QUESTION) || scan.lexicon.grammar.adverbial_interrogatives);
        let mark = matches!(scan.document.mark(join - 1), Some(',' | ';' | '—' | '–' | '-'))
            || scan.lexicon.grammar.inside_punctuation && scan.behind_comma(join, start);
        (joins && mark).then_some(join - 1)
    }

    /// Where a relative clause with a report of its own follows a content: *…, which says*.
    fn new_relative(&self, other: &Match, start: usize) -> Option<usize> {
        let scan = self.scan;
        let speech = other.cue.attitude == Attitude::Speech && other.cue.is(Frame::Inverted);
        if !speech || !scan.lexicon.grammar.nonrestrictive_relatives {
            return None;
        }
        let helper = Class::ADVERB.with(Class::AUXILIARY);
        let at = (start..other.tokens.start).rev().find(|&t| !scan.is(t, helper))?;
        (scan.is(at, Class::RELATIVE) && scan.behind_comma(at, start)).then(|| at - 1)
    }

    /// Whether a later reporting word without a subject is joined to the first one, and not to a
    /// verb of the content: *said it would stay but added that …*.
    fn new_report(&self, found: &Match, other: &Match, start: usize, high: usize) -> bool {
        let scan = self.scan;
        if !scan.lexicon.grammar.finite_forms || other.cue.participle || other.cue.attitude == Attitude::Belief {
            return false;
        }
        let mut at = other.tokens.start;
        while at > start && scan.is(at - 1, Class::ADVERB) && !scan.is(at - 1, Class::CONJUNCTION) {
            at -= 1;
        }
        let joins = at > start + 1
            && scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION))
            && !scan.is(at - 1, Class::SUBORDINATOR);
        if !joins || !self.same_form(found.tokens.start, other.tokens.start) {
            return false;
        }
        let Some((_, evidence)) = self.opening(other, high) else { return false };
        let comma = scan.is_mark(at - 2, ',');
        let but = !scan.is(at - 1, Class::JOIN);
        // A verb of the content in the same form may be the one that is joined.
        let rival = (start..at - 1).any(|t| {
            scan.is(t, Class::VERB)
                && !scan.is(t, Class::NOT_VERB)
                && !scan.is_capital(t)
                && self.same_form(found.tokens.start, t)
        });
        let strong = evidence != Evidence::Bare || other.cue.is(Frame::Inverted);
        let speech = other.cue.attitude == Attitude::Speech;
        speech && (strong || but || comma || !rival) || but && evidence == Evidence::That
    }

    /// Whether two verbs end alike: *said* and *added*, *says* and *adds*.
    fn same_form(&self, one: usize, other: usize) -> bool {
        let scan = self.scan;
        let past = |t: usize| scan.is(t, Class::VERB.with(Class::PREDICATE));
        let present = |t: usize| !past(t) && scan.lexicon.is_plural(scan.document.word(t));
        past(one) == past(other) && present(one) == present(other)
    }

    /// Whether a phrase is followed by a mark that closes its part of the sentence.
    pub(super) fn closes(&self, end: usize, high: usize) -> bool {
        end >= high || !self.scan.is_word(end)
    }

    /// Whether a stretch behind an attribution goes on with the clause before it.
    pub(super) fn goes_on(&self, behind: Range<usize>) -> bool {
        let class = self.scan.class(behind.start);
        let start = self.scan.is_word(behind.start) && !self.scan.is_capital(behind.start);
        start
            && !class.any(Class::DATE)
            && !self.scan.is_participle_cue(behind.start, behind.end)
            && (class.any(Class::AUXILIARY.with(Class::NEGATION).with(Class::PREDICATE))
                || class.any(Class::VERB)
                    && !class.any(Class::NOT_VERB)
                    && !self.circumstance(behind.start)
                    && !self.scan.lexicon.is_participle(self.scan.document.word(behind.start)))
    }

    /// Whether a word begins a circumstance of the saying: *dalam*, *saat*, *ditemui*.
    pub(super) fn circumstance(&self, token: usize) -> bool {
        !self.scan.is(token, Class::QUESTION) && self.scan.is(token, Class::PREPOSITION.with(Class::SUBORDINATOR))
    }

    /// A stretch without the parts between commas at its start that only lead in.
    pub(super) fn without_connectors(&self, tokens: Range<usize>) -> Range<usize> {
        let scan = self.scan;
        let mut start = tokens.start;
        while let Some(comma) = scan.next_mark(start..tokens.end, &[',']) {
            if comma + 1 >= tokens.end || !scan.is_connector(start..comma) {
                break;
            }
            start = comma + 1;
        }
        let lone = scan.is(start, Class::CONJUNCTION) && start + 1 < tokens.end && start == self.unit.start;
        if lone { start + 1..tokens.end } else { start..tokens.end }
    }

    /// A stretch behind a source without the commas, dates and brackets at its start.
    pub(super) fn skip_dates(&self, tokens: Range<usize>) -> Range<usize> {
        let scan = self.scan;
        let mut start = tokens.start;
        for _ in 0..4 {
            while start < tokens.end && !scan.is_word(start) {
                start = match scan.document.mark(start) {
                    Some('(') => scan.behind_bracket(start, tokens.end).unwrap_or(start + 1),
                    Some('"' | '“' | '‘' | '\'' | '«' | '„' | '`') => return start..tokens.end,
                    _ => start + 1,
                };
            }
            let dated =
                scan.is(start, Class::DATE) || scan.is(start, Class::PREPOSITION) && scan.is(start + 1, Class::DATE);
            if !dated {
                break;
            }
            match scan.next_mark(start..tokens.end, &[',']) {
                Some(comma) if comma - start <= 14 => start = comma,
                _ => break,
            }
        }
        start..tokens.end
    }
}
