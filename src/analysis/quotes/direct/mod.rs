//! Stretches between quotation marks: which are speech, and whose.

mod before;
mod behind;

use super::classes::Class;
use super::draft::{Draft, Trigger, kind_of};
use super::lexicon::Frame;
use super::marks::Quoted;
use super::scan::{Match, Scan};
use super::{Passage, Source};
use crate::analysis::{Attitude, QuoteKind};
use std::ops::Range;

/// How far behind or before a quote its reporting word is looked for, in tokens.
const WINDOW: usize = 45;
/// Fewest words of a quote that stands in a text without anybody named as its speaker.
const FEWEST_ALONE: usize = 5;

/// Who says a stretch, and by which words that is known.
struct Attribution {
    cue: Option<Range<usize>>,
    source: Source,
    trigger: Trigger,
    attitude: Attitude,
    confidence: f32,
    /// Everything the attribution takes up.
    reach: Range<usize>,
}

/// Adds the quotes of one block that stand between marks.
pub fn read(passage: &Passage<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut last: Option<(usize, usize)> = None;
    let mut unit_at = 0;
    for (number, stretch) in passage.quoted.iter().enumerate() {
        while passage.units.get(unit_at).is_some_and(|u| u.end <= stretch.outer.start) {
            unit_at += 1;
        }
        let Some(unit) = passage.units.get(unit_at) else { break };
        let place = Place::of(passage, number, unit_at, unit.clone());
        if let Some((draft, unit_of)) = last
            && place.continues(drafts.get(draft), unit_of)
            && let Some(draft) = drafts.get_mut(draft)
        {
            draft.content.push(stretch.inner.clone());
            draft.reach.end = stretch.outer.end;
            last = last.map(|(d, _)| (d, unit_at));
            continue;
        }
        let Some(attribution) = place.attribution() else {
            continue;
        };
        let reach = attribution.reach.start.min(stretch.outer.start)..attribution.reach.end.max(stretch.outer.end);
        let inner = place.inner(&attribution);
        let content = vec![inner];
        let kind = match kind_of(passage.scan, &content, passage.quoted) {
            QuoteKind::Indirect => QuoteKind::Direct,
            kind => kind,
        };
        let Attribution { cue, mut source, trigger, attitude, confidence, .. } = attribution;
        // *…, adding: “…”* in one sentence is the same source's.
        if source == Source::None
            && cue.is_some()
            && let Some(before) = last.filter(|(_, unit_of)| *unit_of == unit_at).and_then(|(d, _)| drafts.get(d))
        {
            source = before.source.clone();
        }
        // *X opened the door and said: “…”*.
        if source == Source::None
            && let Some(cue) = cue.as_ref().filter(|c| c.end <= stretch.outer.start && place.is_joined(c.start))
            && let Some(main) = passage.scan.main_subject(place.unit.start, cue.start)
        {
            source = Source::Phrase(main);
        }
        drafts.push(Draft { content, cue, source, trigger, kind, attitude, confidence, reach });
        last = Some((drafts.len() - 1, unit_at));
    }
}

/// A stretch in its surroundings.
struct Place<'p, 's, 'd> {
    passage: &'p Passage<'s, 'd>,
    scan: &'p Scan<'d>,
    stretch: &'p Quoted,
    number: usize,
    unit: Range<usize>,
    unit_at: usize,
}

impl<'p, 's, 'd> Place<'p, 's, 'd> {
    fn of(passage: &'p Passage<'s, 'd>, number: usize, unit_at: usize, unit: Range<usize>) -> Self {
        Self { passage, scan: passage.scan, stretch: &passage.quoted[number], number, unit, unit_at }
    }

    /// Where the stretch before this one ends, or the unit begins.
    fn low(&self) -> usize {
        let before = self.number.checked_sub(1).and_then(|n| self.passage.quoted.get(n));
        before.map_or(self.unit.start, |q| q.outer.end).max(self.unit.start)
    }

    /// Where the words behind the stretch end that may name its speaker.
    fn high(&self) -> usize {
        let next = self.passage.quoted.get(self.number + 1).map_or(usize::MAX, |q| q.outer.start);
        let mut end = self.unit.end;
        if end <= self.stretch.outer.end && self.ends_openly() {
            end = self.passage.units.get(self.unit_at + 1).map_or(end, |u| u.end);
        }
        end.min(next)
    }

    /// Whether the quote ends in a mark behind which the sentence of the reporter may go on.
    fn ends_openly(&self) -> bool {
        let last = self.stretch.inner.end.saturating_sub(1);
        matches!(self.scan.document.mark(last), Some('?' | '!' | ',' | '…' | '-' | '—' | '–')) || self.dots(last)
    }

    fn dots(&self, last: usize) -> bool {
        last > 0 && self.scan.is_mark(last, '.') && self.scan.is_mark(last - 1, '.')
    }

    /// Whether nothing but a word that leads in stands before it in its sentence.
    fn leads(&self) -> bool {
        let before = self.unit.start..self.stretch.outer.start;
        self.scan.words(before.clone()) == 0 || self.scan.is_connector(before)
    }

    /// Whether nothing of its sentence follows.
    fn closes(&self) -> bool {
        self.scan.words(self.stretch.outer.end.min(self.unit.end)..self.unit.end) == 0
    }

    /// Whether a comma, a colon or the reporting word itself leads to it.
    fn introduced(&self) -> bool {
        let start = self.stretch.outer.start;
        start > self.unit.start
            && (self.scan.is_mark(start - 1, ',')
                || self.scan.is_mark(start - 1, ':')
                || self.cue_ends_at(start).is_some())
    }

    fn cue_ends_at(&self, end: usize) -> Option<Match> {
        self.cues(end.saturating_sub(4).max(self.low())..end).pop().filter(|m| m.tokens.end == end && !m.cue.naming)
    }

    fn cues(&self, tokens: Range<usize>) -> Vec<Match> {
        let mut cues = self.scan.cues(tokens);
        // *called “Mill”* only gives a name.
        let names = |m: &Match| m.cue.marks && m.cue.thing;
        cues.retain(|m| !names(m) && !self.scan.is_noun_cue(m, &self.unit, self.passage.quoted));
        cues
    }

    /// Whether the quote before it goes on here: its words were interrupted by its attribution.
    fn continues(&self, before: Option<&Draft>, unit_of: usize) -> bool {
        let Some(before) = before else { return false };
        if before.cue.is_none() || self.own_cue() {
            return false;
        }
        if unit_of == self.unit_at {
            // In one sentence: only marks and the attribution stand between.
            let between = before.reach.end..self.stretch.outer.start;
            return self.scan.words(between.clone()) == 0
                || self.scan.is_mark(self.stretch.outer.start - 1, ',') && self.scan.words(between) <= 12;
        }
        unit_of + 1 == self.unit_at && self.leads() && self.closes()
    }

    /// Whether a reporting word of its own stands behind it.
    fn own_cue(&self) -> bool {
        self.behind().is_some()
    }

    fn attribution(&self) -> Option<Attribution> {
        let leads = self.leads();
        let introduced = self.introduced();
        if !self.stretch.closed {
            return self.unclosed();
        }
        let found = if leads { self.behind() } else { None };
        found.or_else(|| if introduced { self.before() } else { None }).or_else(|| self.alone(leads))
    }

    /// A quote of nobody named: it fills its sentence, and is long enough to be no name.
    fn alone(&self, leads: bool) -> Option<Attribution> {
        let words = self.scan.words(self.stretch.inner.clone());
        let opens_block = self.unit.start == self.passage.tokens.start;
        let fewest = if self.passage.spoken || !opens_block { FEWEST_ALONE } else { FEWEST_ALONE * 2 };
        if !leads || !self.closes() || words < fewest {
            return None;
        }
        let reach = self.stretch.outer.clone();
        let confidence = if self.passage.spoken { 0.85 } else { 0.6 };
        Some(Attribution {
            cue: None,
            source: Source::None,
            trigger: Trigger::Continued,
            attitude: Attitude::Speech,
            confidence,
            reach,
        })
    }

    /// An opening mark that none closes: another paragraph of a long quote, or a mark forgotten
    /// before its reporting word.
    fn unclosed(&self) -> Option<Attribution> {
        let Range { start, end } = self.stretch.inner;
        let comma = self.cues(start..end).into_iter().find(|m| {
            m.cue.is(Frame::Inverted)
                && m.tokens.start > start
                && self.scan.is_mark(m.tokens.start - 1, ',')
                && (m.cue.clitic || self.scan.is_capital(m.tokens.end) || self.scan.is(m.tokens.end, Class::PRONOUN))
        });
        if let Some(found) = comma {
            return self.inverted(&found, end, 0.8);
        }
        let words = self.scan.words(start..end);
        if words < FEWEST_ALONE {
            return None;
        }
        let reach = self.stretch.outer.clone();
        Some(Attribution {
            cue: None,
            source: Source::None,
            trigger: Trigger::Continued,
            attitude: Attitude::Speech,
            confidence: 0.8,
            reach,
        })
    }

    /// The content: what is between the marks, or before the reporting word where none closes.
    fn inner(&self, attribution: &Attribution) -> Range<usize> {
        let inner = self.stretch.inner.clone();
        match &attribution.cue {
            Some(cue) if cue.start >= inner.start && cue.start < inner.end => inner.start..cue.start,
            _ => inner,
        }
    }

    #[allow(clippy::unnecessary_wraps)]
    fn made(
        &self,
        found: &Match,
        source: Source,
        reach: Range<usize>,
        frame: Frame,
        confidence: f32,
    ) -> Option<Attribution> {
        let low = match &source {
            Source::Phrase(tokens) if tokens.end <= found.tokens.start => tokens.end,
            _ => found.tokens.start,
        };
        let cue = Some(self.scan.whole_cue(found.tokens.clone(), low));
        Some(Attribution { cue, source, trigger: Trigger::Cue(frame), attitude: found.cue.attitude, confidence, reach })
    }
}

impl Scan<'_> {
    /// The reporting words in a stretch, longest first where they overlap.
    pub fn cues(&self, tokens: Range<usize>) -> Vec<Match> {
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            match self.lexicon.cue_at(self.document, at, tokens.end) {
                Some((length, cue)) => {
                    found.push(Match { tokens: at..at + length, cue });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where words were taken from: the noun phrase behind *from*, or behind the word itself.
    pub fn medium(&self, found: &Match, high: usize, closed: bool) -> (Source, usize) {
        let from = found.tokens.end;
        if found.cue.clitic {
            return (Source::None, from);
        }
        let marked = (from..high.min(from + 5)).find(|t| self.is(*t, Class::FROM.with(Class::BY)));
        let begin = marked.map_or(from, |t| t + 1);
        let end = self.phrase_right(begin, high, closed);
        if end > begin { (Source::Phrase(begin..end), end) } else { (Source::None, begin) }
    }
}
