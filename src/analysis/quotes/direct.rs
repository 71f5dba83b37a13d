//! Stretches between quotation marks: which are speech, and whose.

use super::classes::Class;
use super::draft::{Draft, Trigger, kind_of};
use super::lexicon::{Cue, Frame};
use super::marks::Quoted;
use super::scan::{Match, Scan};
use super::source::LONGEST_SOURCE;
use super::subject::Subject;
use super::{Passage, Source};
use crate::analysis::{Attitude, QuoteKind};
use std::ops::Range;

/// How far behind or before a quote its reporting word is looked for, in tokens.
const WINDOW: usize = 45;
/// How many reporting words behind a quote may be its own: *X, who asked for help, said*.
const MOST_CUES: usize = 3;
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

    /// The attribution behind the quote: *“…,” said X*, *“…,” X said*, *“…”, dikutip dari X*.
    fn behind(&self) -> Option<Attribution> {
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

    fn inverted(&self, found: &Match, high: usize, confidence: f32) -> Option<Attribution> {
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

    /// The attribution before the quote: *X said, “…”*, *X: “…”*.
    fn before(&self) -> Option<Attribution> {
        let start = self.stretch.outer.start;
        let low = self.low().max(start.saturating_sub(WINDOW));
        let mut end = start;
        let mut colon = false;
        while end > low && !self.scan.is_word(end - 1) && !self.scan.is_mark(end - 1, ')') {
            colon |= self.scan.is_mark(end - 1, ':');
            end -= 1;
        }
        let verbs = |m: &Match| {
            m.cue.is(Frame::Active) || m.cue.is(Frame::Inverted) || m.cue.is(Frame::Passive) || m.cue.clitic
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
    fn is_joined(&self, cue: usize) -> bool {
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
