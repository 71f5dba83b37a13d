//! The attribution before a quote: *X said, “…”*, *X: “…”*.

use super::super::Source;
use super::super::classes::Class;
use super::super::draft::Trigger;
use super::super::lexicon::{Cue, Frame};
use super::super::scan::Match;
use super::super::subject::Subject;
use super::{Attribution, FEWEST_ALONE, Place, WINDOW};
use crate::analysis::Attitude;

impl Place<'_, '_, '_> {
    /// The attribution before the quote: *X said, “…”*, *X: “…”*.
    pub(super) fn before(&self) -> Option<Attribution> {
        let start = self.stretch.outer.start;
        let low = self.low().max(start.saturating_sub(WINDOW));
        let mut end = start;
        let mut colon = false;
        while end > low && !self.scan.is_word(end - 1) && !self.scan.is_mark(end - 1, ')') {
            colon |= self.scan.is_mark(end - 1, ':');
            end -= 1;
        }
        let verbs = |m: &Match| {
            let any = m.cue.is(Frame::Active) || m.cue.is(Frame::Inverted) || m.cue.is(Frame::Passive) || m.cue.clitic;
            any && !m.cue.behind
        };
        if let Some(found) = self.cues(low..end).into_iter().rev().find(verbs) {
            let gap = found.tokens.end..end;
            let open = end == start && (self.is_inner_cue(&found, low) || self.goes_on_behind());
            if open {
                return None;
            }
            if !self.scan.has_predicate(gap.clone()) || colon {
                return self.with_subject(&found, low);
            }
        }
        if colon {
            let begin = self.unit.start.max(low);
            let source = begin..end;
            if self.scan.is_phrase(source.clone())
                && self.scan.words(source.clone()) <= 12
                && self.low() == self.unit.start
            {
                let reach = source.clone();
                return Some(Attribution {
                    cue: None,
                    source: Source::Phrase(source),
                    trigger: Trigger::Colon,
                    attitude: Attitude::Speech,
                    confidence: 0.8,
                    reach,
                });
            }
        }
        None
    }

    /// Whether the clause that a stretch begins goes on behind it: *said “reforms” would help*.
    fn goes_on_behind(&self) -> bool {
        let end = self.stretch.outer.end;
        let closed = end < self.unit.end && self.scan.is_word(end);
        let ended =
            matches!(self.scan.document.mark(self.stretch.inner.end.saturating_sub(1)), Some(',' | '.' | '?' | '!'));
        self.scan.lexicon.grammar.inside_punctuation && closed && !ended
    }

    /// Whether the word right before the marks stands inside what another one reports: *said the
    /// plan shows “courage”*; or tells what is written on a thing: *a sign that said “open”*.
    fn is_inner_cue(&self, found: &Match, low: usize) -> bool {
        let scan = self.scan;
        let at = found.tokens.start;
        if at <= low {
            return false;
        }
        let grammar = &scan.lexicon.grammar;
        let written = grammar.relative_complementiser && scan.is(at - 1, Class::RELATIVE.with(Class::COMPLEMENTISER));
        if written && scan.words(self.stretch.inner.clone()) < FEWEST_ALONE {
            return true;
        }
        let comma = found.cue.participle && scan.behind_comma(at, low);
        if comma || !grammar.fixed_word_order || scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION)) {
            return false;
        }
        self.cues(low..at).iter().any(|m| {
            let clause = m.cue.any || m.cue.tell || m.cue.that && scan.is(m.tokens.end, Class::COMPLEMENTISER);
            clause && m.cue.attitude == Attitude::Speech && (m.cue.is(Frame::Active))
        })
    }

    /// Whether a verb is joined to what stands before it in its sentence.
    pub(super) fn is_joined(&self, cue: usize) -> bool {
        self.scan.lexicon.grammar.fixed_word_order
            && cue > self.unit.start
            && self.scan.is(cue - 1, Class::JOIN.with(Class::CONJUNCTION))
    }

    fn with_subject(&self, found: &Match, low: usize) -> Option<Attribution> {
        let cue: &Cue = &found.cue;
        if cue.clitic {
            return self.made(found, Source::Clitic, found.tokens.clone(), Frame::Inverted, 0.9);
        }
        if cue.participle && self.scan.behind_comma(found.tokens.start, low.max(1) - 1) {
            return self.made(found, Source::None, found.tokens.clone(), Frame::Active, 0.85);
        }
        match self.scan.subject_left(found.tokens.start, low) {
            Subject::Phrase { tokens, .. } => {
                let reach = tokens.start..found.tokens.end;
                self.made(found, Source::Phrase(tokens), reach, Frame::Active, 0.92)
            }
            Subject::Denied => None,
            Subject::Missing => {
                let end = self.scan.phrase_right(found.tokens.end, self.stretch.outer.start, false);
                let after = found.tokens.end..end;
                let source =
                    if cue.is(Frame::Inverted) && !after.is_empty() { Source::Phrase(after) } else { Source::None };
                self.made(found, source, found.tokens.clone(), Frame::Active, 0.75)
            }
        }
    }
}
