//! Where a content ends: with its sentence, or where another report is joined to it.

use super::super::classes::Class;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::super::subject::Subject;
use super::{Evidence, Parser, REACH};
use crate::analysis::Attitude;

impl Parser<'_, '_, '_> {
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
}
