//! Speech that no marks show, or only part of: the clause that a reporting word governs.
//!
//! [`active`] reads *X said that …*, [`around`] *according to X* and *…, said X*, [`passive`] *it
//! was said that* and *taken from X*; [`opening`] and [`ending`] find where a content begins and ends, [`bounds`] what small words and
//! the order of words tell of that, [`edges`] what around it is only circumstance.

mod active;
mod around;
mod bounds;
mod edges;
mod ending;
mod opening;
mod passive;

use super::classes::Class;
use super::draft::{Draft, Trigger, kind_of};
use super::lexicon::Frame;
use super::scan::{Match, Scan};
use super::subject::Subject;
use super::{Passage, Source, marks};
use crate::analysis::Attitude;
use std::ops::Range;

/// How far behind a reporting word its complementiser may stand, in tokens.
const REACH: usize = 30;
/// How many reporting words at the end of a sentence may be the one that all of it hangs on.
const MOST_OUTER: usize = 2;

/// Adds the quotes of one block that its reporting words govern and no direct quote has used.
pub fn read(passage: &Passage<'_, '_>, direct: &[Draft], drafts: &mut Vec<Draft>) {
    let mut direct = direct;
    for unit in passage.units {
        let passed = direct.iter().take_while(|d| d.reach.end <= unit.start).count();
        direct = direct.get(passed..).unwrap_or_default();
        let mut parser = Parser { passage, scan: passage.scan, unit: unit.clone(), taken: Vec::new(), source: None };
        for draft in direct.iter().take_while(|d| d.reach.start < unit.end).filter(|d| d.reach.end > unit.start) {
            parser.taken.push(draft.reach.clone());
            parser.source = Some(draft.source.clone());
        }
        parser.read(drafts);
    }
}

struct Parser<'p, 's, 'd> {
    passage: &'p Passage<'s, 'd>,
    scan: &'p Scan<'d>,
    unit: Range<usize>,
    /// What earlier quotes of the sentence have used up.
    taken: Vec<Range<usize>>,
    /// The source of the quote before in the sentence.
    source: Option<Source>,
}

/// How the content is known to begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    That,
    Comma,
    Marks,
    Bare,
}

impl Parser<'_, '_, '_> {
    fn read(&mut self, drafts: &mut Vec<Draft>) {
        let cues = self.scan.cues(self.unit.clone());
        if let Some(draft) = self.outer(&cues) {
            self.taken.push(draft.reach.clone());
            drafts.push(draft);
        }
        for (number, found) in cues.iter().enumerate() {
            if self.is_taken(found.tokens.start)
                || self.in_marks(found.tokens.start)
                || self.scan.is_noun_cue(found, &self.unit, self.passage.quoted) && !self.ends_plural(found)
            {
                continue;
            }
            let next = cues.get(number + 1..).unwrap_or_default();
            let Some(draft) = self.parse(found, next) else { continue };
            self.taken.push(draft.reach.clone());
            self.source = Some(draft.source.clone());
            drafts.push(draft);
        }
    }

    /// The attribution behind a sentence whose words hold reporting words of their own: *They plan
    /// to move, according to X*. Its content is the whole, unless that opens with a report.
    fn outer(&self, cues: &[Match]) -> Option<Draft> {
        if !self.scan.lexicon.grammar.optional_quotative_inversion || cues.len() < 2 {
            return None;
        }
        let spoken = |m: &&Match| {
            m.cue.attitude == Attitude::Speech
                && !m.cue.participle
                && !m.cue.request
                && (m.cue.is(Frame::Inverted)
                    || m.cue.is(Frame::According)
                    || m.cue.is(Frame::Active) && (m.cue.any || m.cue.that))
                && !self.is_taken(m.tokens.start)
                && !self.in_marks(m.tokens.start)
                && (self.ends_plural(m) || !self.scan.is_noun_cue(m, &self.unit, self.passage.quoted))
        };
        cues.iter().rev().filter(spoken).take(MOST_OUTER).find_map(|found| {
            let low = self.low(found.tokens.start);
            let draft = if found.cue.is(Frame::According) {
                self.according(found)
            } else {
                self.inverted(found).or_else(|| {
                    let Subject::Phrase { tokens, relative: false } = self.scan.subject_left(found.tokens.start, low)
                    else {
                        return None;
                    };
                    self.trailing(found, tokens, low, self.high(found.tokens.end))
                })
            }?;
            let [content] = draft.content.as_slice() else { return None };
            let before = content.end <= found.tokens.start;
            let inner = cues.iter().any(|m| content.contains(&m.tokens.start));
            (before && inner && !self.reports(content.clone(), false)).then_some(draft)
        })
    }

    /// Whether a word that may be a noun ends its sentence as a verb of several: *…, letters show.*
    fn ends_plural(&self, found: &Match) -> bool {
        let scan = self.scan;
        let Range { start, end } = found.tokens;
        let several = start > self.unit.start + 1 && scan.lexicon.is_plural(scan.document.word(start - 1));
        found.cue.plural && several && scan.words(end..self.unit.end) == 0 && !scan.is(start - 1, Class::AUXILIARY)
    }

    fn is_taken(&self, token: usize) -> bool {
        self.taken.iter().any(|t| t.contains(&token))
    }

    fn in_marks(&self, token: usize) -> bool {
        marks::in_marks(self.passage.quoted, token)
    }

    fn parse(&self, found: &Match, next: &[Match]) -> Option<Draft> {
        let cue = &found.cue;
        if cue.marks {
            // *called the plan “a gift”*, and not *a group called “Gift”*.
            let from = found.tokens.end;
            let close = (from + 1..self.unit.end.min(from + REACH / 2)).any(|t| self.in_marks(t));
            if !cue.thing || !close || self.in_marks(from) {
                return None;
            }
        }
        if cue.is(Frame::According)
            && let Some(draft) = self.according(found)
        {
            return Some(draft);
        }
        if (cue.is(Frame::Inverted) || cue.clitic)
            && let Some(draft) = self.inverted(found)
        {
            return Some(draft);
        }
        if cue.is(Frame::Active)
            && let Some(draft) = self.active(found, next)
        {
            return Some(draft);
        }
        if cue.is(Frame::Passive)
            && let Some(draft) = self.passive(found)
        {
            return Some(draft);
        }
        if cue.is(Frame::Via) { self.via(found) } else { None }
    }

    /// The first token behind what earlier quotes have used, before `at`.
    fn low(&self, at: usize) -> usize {
        self.taken.iter().filter(|t| t.end <= at).map(|t| t.end).max().unwrap_or(self.unit.start)
    }

    /// The last token before what earlier quotes use behind `at`, or the end of the sentence.
    fn high(&self, at: usize) -> usize {
        self.taken.iter().filter(|t| t.start >= at).map(|t| t.start).min().unwrap_or(self.unit.end)
    }

    fn draft(
        &self,
        content: Vec<Range<usize>>,
        cue: &Match,
        source: Source,
        frame: Frame,
        confidence: f32,
    ) -> Option<Draft> {
        let content: Vec<_> = content
            .into_iter()
            .map(|c| self.bare(self.scan.trimmed(c)))
            .filter(|c| self.scan.words(c.clone()) > 0)
            .collect();
        let words: usize = content.iter().map(|c| self.scan.words(c.clone())).sum();
        // *The head, Anne Lee, said nothing*: nobody is called so.
        let points = matches!(&source, Source::Phrase(tokens) if self.scan.only_anaphor(tokens.clone()));
        if words < 2 || points {
            return None;
        }
        let word = self.scan.whole_cue(cue.tokens.clone(), self.low(cue.tokens.start));
        let mut reach = word.clone();
        let source_tokens = match &source {
            Source::Phrase(tokens) => Some(tokens.clone()),
            _ => None,
        };
        for part in content.iter().cloned().chain(source_tokens) {
            reach = reach.start.min(part.start)..reach.end.max(part.end);
        }
        let kind = kind_of(self.scan, &content, self.passage.quoted);
        Some(Draft {
            content,
            cue: Some(word),
            source,
            trigger: Trigger::Cue(frame),
            kind,
            attitude: cue.cue.attitude,
            confidence,
            reach,
        })
    }

    /// A content without the complementiser at its start; a question mark at the end of the
    /// reporter's sentence is the reporter's.
    fn bare(&self, content: Range<usize>) -> Range<usize> {
        let that =
            self.scan.is(content.start, Class::COMPLEMENTISER) && !self.scan.is(content.start, Class::DETERMINER);
        // *said that that was so*: the second one is a word of the clause.
        let that = that && content.start.checked_sub(1).is_none_or(|t| !self.scan.is(t, Class::COMPLEMENTISER));
        let content = if that { content.start + 1..content.end.max(content.start + 1) } else { content };
        // *…, but “…”*: what joins the next quote belongs to neither.
        let mut content = content;
        while !self.scan.lexicon.grammar.clause_final_conjunctions
            && content.len() > 1
            && self.scan.is(content.end - 1, Class::JOIN.with(Class::CONJUNCTION))
            && !self.scan.is(content.end - 1, Class::SUBORDINATOR)
            && !self.scan.is_capital(content.end - 1)
        {
            content = self.scan.trimmed(content.start..content.end - 1);
        }
        let last = content.end.saturating_sub(1);
        let asks = matches!(self.scan.document.mark(last), Some('?' | '!')) && !self.in_marks(last);
        content.start..if asks && content.len() > 1 { last } else { content.end }
    }
}
