//! The attribution behind a quote: *“…,” said X*, *“…,” X said*, *“…”, dikutip dari X*.

use super::super::Source;
use super::super::classes::Class;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::super::source::LONGEST_SOURCE;
use super::super::subject::Subject;
use super::{Attribution, Place, WINDOW};
use std::ops::Range;

/// How many reporting words behind a quote may be its own: *X, who asked for help, said*.
const MOST_CUES: usize = 3;

impl Place<'_, '_, '_> {
    /// The attribution behind the quote: *“…,” said X*, *“…,” X said*, *“…”, dikutip dari X*.
    pub(super) fn behind(&self) -> Option<Attribution> {
        let high = self.high().min(self.stretch.outer.end + WINDOW);
        let mut at = self.stretch.outer.end;
        while at < high && !self.scan.is_word(at) && at < self.stretch.outer.end + 3 {
            at += 1;
        }
        for _ in 0..3 {
            let Some((length, cue)) = self.scan.lexicon.cue_at(self.scan.document, at, high) else {
                // *sebagaimana dikutip dari …*
                let quoted = self.scan.lexicon.cue_at(self.scan.document, at + 1, high);
                let like = self.scan.is(at, Class::SUBORDINATOR.with(Class::PREPOSITION))
                    && quoted.is_some_and(|(_, cue)| cue.is(Frame::Via));
                if like && at < high {
                    at += 1;
                    continue;
                }
                let subject =
                    self.scan.lexicon.grammar.optional_quotative_inversion && self.scan.is(at, Class::PRONOUN);
                if self.scan.is(at, Class::ADVERB.with(Class::CONJUNCTION).with(Class::ANAPHOR))
                    && at < high
                    && !subject
                {
                    at += 1;
                    continue;
                }
                break;
            };
            let found = Match { tokens: at..at + length, cue };
            if let Some(attribution) = self.verb_first(&found, high) {
                return Some(attribution);
            }
            break;
        }
        self.subject_first(high)
    }

    fn verb_first(&self, found: &Match, high: usize) -> Option<Attribution> {
        let cue = &found.cue;
        if cue.is(Frame::Inverted) || cue.is(Frame::According) && !cue.document || cue.clitic && !cue.is(Frame::Via) {
            return self.inverted(found, high, 0.97);
        }
        if cue.is(Frame::Via) {
            let (source, end) = self.scan.medium(found, high, false);
            return self.made(found, source, found.tokens.start..end, Frame::Via, 0.85);
        }
        if cue.is(Frame::Passive) && !cue.request {
            let from = found.tokens.end;
            let from = if self.scan.is(from, Class::BY) { from + 1 } else { from };
            let end = self.scan.phrase_right(from, high, false);
            let source = if end > from { Source::Phrase(from..end) } else { Source::None };
            return self.made(found, source, found.tokens.start..end, Frame::Passive, 0.85);
        }
        None
    }

    pub(super) fn inverted(&self, found: &Match, high: usize, confidence: f32) -> Option<Attribution> {
        let mut from = found.tokens.end;
        let frame = if found.cue.is(Frame::Inverted) { Frame::Inverted } else { Frame::According };
        if found.cue.clitic {
            return self.made(found, Source::Clitic, found.tokens.clone(), frame, confidence);
        }
        while from < high && self.scan.is(from, Class::ADVERB) && !self.scan.is_capital(from) {
            from += 1;
        }
        let end = self.scan.phrase_right(from, high, false);
        let source = if end > from { Source::Phrase(from..end) } else { Source::None };
        let confidence = if end > from { confidence } else { confidence - 0.15 };
        self.made(found, source, found.tokens.start..end.max(found.tokens.end), frame, confidence)
    }

    /// *“…,” X said*: the noun phrase begins right behind the quote.
    fn subject_first(&self, high: usize) -> Option<Attribution> {
        let low = self.stretch.outer.end;
        let fits = |m: &&Match| m.cue.is(Frame::Active) && (!m.cue.request || m.cue.is(Frame::Inverted));
        let most = if self.scan.lexicon.grammar.nonrestrictive_relatives { MOST_CUES } else { 1 };
        let cues = self.cues(low..high);
        cues.iter().filter(fits).take(most).find_map(|found| self.subject_of(found, low))
    }

    /// The attribution by a verb whose subject begins right behind the quote.
    fn subject_of(&self, found: &Match, low: usize) -> Option<Attribution> {
        let Subject::Phrase { tokens, relative: false } = self.scan.subject_left(found.tokens.start, low) else {
            return None;
        };
        let gap = self.scan.words(low..tokens.start);
        let tokens = if gap > 1 { self.long_subject(found.tokens.start)? } else { tokens };
        let reach = tokens.start..found.tokens.end;
        self.made(found, Source::Phrase(tokens), reach, Frame::Active, 0.95)
    }

    /// A name right behind the quote that descriptions between commas part from its verb.
    fn long_subject(&self, cue: usize) -> Option<Range<usize>> {
        let scan = self.scan;
        let start = (self.stretch.outer.end..cue).find(|&t| scan.is_word(t))?;
        let comma = scan.next_mark(start..cue, &[','])?;
        let name = scan.lexicon.grammar.optional_quotative_inversion
            && scan.is_capital(start)
            && scan.is_phrase(start..comma)
            && scan.is_mark(cue - 1, ',')
            && cue - start <= LONGEST_SOURCE
            && !(start..cue)
                .any(|t| matches!(scan.document.mark(t), Some('.' | ';' | '?' | '!')) && !scan.is_capital(t - 1));
        name.then(|| start..cue - 1)
    }
}
