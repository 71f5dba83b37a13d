//! Where what a verb governs begins and ends, and where it governs nothing, as far as the order of
//! words and small words tell it.

use super::super::Source;
use super::super::classes::Class;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::{Evidence, Parser};
use crate::analysis::Attitude;
use std::ops::Range;

impl Parser<'_, '_, '_> {
    /// Whether nothing can be reported but what stands before the attribution that ends a sentence,
    /// whatever it looks like: *Too few of them know, X said.* Where a prefix shows what is a verb, a
    /// stretch without one is no clause.
    pub(super) fn closes_sentence(&self, found: &Match, pre: &Range<usize>, end: usize, high: usize) -> bool {
        let scan = self.scan;
        let spoken = found.cue.is(Frame::Inverted) || found.cue.is(Frame::According);
        !scan.lexicon.prefixes_verbs()
            && spoken
            && (scan.words(end..high) == 0 || self.is_venue(end, high))
            && scan.words(pre.clone()) > 3
            && scan.behind_comma(pre.end + 1, pre.start)
    }

    /// Whether a stretch only says where and when it was said: *in a statement on Monday*.
    pub(super) fn is_venue(&self, at: usize, high: usize) -> bool {
        let scan = self.scan;
        scan.is(at, Class::PREPOSITION.with(Class::DATE))
            && !(at..high).any(|t| scan.is_mark(t, ',') || scan.is(t, Class::COMPLEMENTISER) || self.in_marks(t))
            && !scan.has_predicate(at..high)
    }

    /// Where what somebody is asked to do begins, behind who is asked: *urged the council | to wait*.
    pub(super) fn behind_asked(&self, found: &Match, start: usize, high: usize, evidence: Evidence) -> usize {
        let scan = self.scan;
        let asked = found.cue.request && found.cue.attitude == Attitude::Speech && evidence == Evidence::Bare;
        if !asked {
            return start;
        }
        let mut end = scan.phrase_right(start, high, false);
        if end > start && scan.is(end, Class::JOIN) {
            end = scan.phrase_right(end + 1, high, false);
        }
        if end > start && scan.is_mark(end, ',') && scan.is(end + 1, Class::INFINITIVE) {
            end += 1;
        }
        if end > start && end + 1 < high && scan.is(end, Class::INFINITIVE) { end } else { start }
    }

    /// Where what somebody is asked to do ends: before a clause that explains its last words.
    pub(super) fn asked_end(&self, start: usize, end: usize) -> usize {
        let scan = self.scan;
        if !scan.is(start, Class::INFINITIVE) {
            return end;
        }
        let explains = |comma: usize| {
            scan.is(comma + 1, Class::RELATIVE)
                || scan.is(comma + 1, Class::QUESTION.with(Class::RELATIVE)) && scan.is(comma + 1, Class::SUBORDINATOR)
        };
        (start..end).find(|&t| scan.is_mark(t, ',') && !self.in_marks(t) && explains(t)).unwrap_or(end)
    }

    /// The end of the first stretch between marks.
    pub(super) fn marks_end(&self, start: usize, end: usize) -> usize {
        let scan = self.scan;
        let next = self.passage.quoted.partition_point(|q| q.outer.end <= start);
        let Some(stretch) = self.passage.quoted.get(next) else { return end };
        let comma = scan.is_mark(stretch.outer.end, ',') || scan.is_mark(stretch.inner.end - 1, ',');
        if comma { stretch.outer.end.min(end) } else { end }
    }

    /// Where a thing ends that is praised or blamed: before what is added to it behind a comma.
    pub(super) fn thing_end(&self, start: usize, end: usize) -> usize {
        let scan = self.scan;
        let adds = Class::RELATIVE.with(Class::SUBORDINATOR);
        let added = |t: usize| {
            scan.is(t, adds) && !scan.is(t, Class::COMPLEMENTISER.with(Class::JOIN))
                || scan.lexicon.is_participle(scan.document.word(t)) && !scan.is(t, Class::NOT_VERB)
        };
        (start + 1..end).find(|&t| scan.is_mark(t, ',') && !self.in_marks(t) && added(t + 1)).unwrap_or(end)
    }

    /// Where a content ends whose verb stands in a relative clause between commas: *X, who has
    /// praised Y, | said Z*.
    pub(super) fn relative_clause_end(&self, source: &Source, start: usize, end: usize) -> usize {
        let scan = self.scan;
        let Source::Phrase(tokens) = source else { return end };
        let subject = tokens.len() == 1 && scan.is(tokens.start, Class::RELATIVE) && scan.behind_comma(tokens.start, 0);
        // *The plan, which X says will fail, | is new*.
        let object = scan.lexicon.grammar.object_relatives
            && tokens.start > 0
            && scan.is(tokens.start - 1, Class::RELATIVE)
            && scan.behind_comma(tokens.start - 1, 0);
        let inside = subject || object;
        match scan.next_mark(start..end, &[',']) {
            Some(comma) if inside && self.goes_on(comma + 1..end) => comma,
            _ => end,
        }
    }

    /// Whether what stands behind a verb is the predicate of a larger clause: *Everything X says | is
    /// wrong*, and not *which X says | is wrong*.
    pub(super) fn is_headless(&self, source: &Source, start: usize) -> bool {
        let scan = self.scan;
        let relative = matches!(source, Source::Phrase(t) if t.start > 0 && scan.is(t.start - 1, Class::RELATIVE.with(Class::QUESTION)));
        scan.lexicon.grammar.object_relatives && scan.is(start, Class::AUXILIARY) && !relative
    }

    /// Whether no source is to be looked for: *when asked what …*, *a hat that said “…”*.
    pub(super) fn is_dependent(&self, found: &Match, low: usize) -> bool {
        let scan = self.scan;
        let start = found.tokens.start;
        if start <= low {
            return false;
        }
        let that = scan.is(start - 1, Class::COMPLEMENTISER);
        let grammar = &scan.lexicon.grammar;
        let asked = grammar.finite_forms
            && found.cue.request
            && !found.cue.participle
            && scan.is(start - 1, Class::SUBORDINATOR);
        // *who asked not to be named*.
        let end = found.tokens.end;
        let own = found.cue.request
            && scan.is(start - 1, Class::RELATIVE)
            && (end..end + 2).any(|t| scan.is(t, Class::INFINITIVE));
        own || asked && !that || grammar.relative_complementiser && that && self.in_marks(found.tokens.end)
    }
}
