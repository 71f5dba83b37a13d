//! Sheets: pages over the panes whose lines lead to places in the text.
//!
//! A dossier, the reasons of a finding, the timeline, the map of links and the comparisons are all
//! sheets: made once from the state when they are opened, walked line by line, left by `Enter` for
//! the place of a line. What they say is decided here, how it looks in `view`.

mod chain;
mod comparisons;
mod dossier;
mod map;
mod scale;
mod timeline;
mod warnings;
mod why;

use super::state::{Item, State};
use super::theme::Role;
use super::words::W;
use crate::analysis::{EntityId, FactId};
use crate::text::Span;
use std::collections::BTreeSet;

/// Lines of one section; a name in a long text stands in thousands of places, and the lists have
/// them all.
const MOST: usize = 400;

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Everything about somebody or something.
    Dossier(EntityId),
    /// Why a finding was made.
    Why(Item),
    /// Dates and durations in order.
    Timeline,
    /// The links that lead from a fact, and on from there.
    Map(FactId),
    /// What is compared with what, the current comparison first in view.
    Comparisons,
    /// What the reading gave besides, and where the article came from.
    Warnings,
}

/// A sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is about.
    pub topic: Topic,
    /// Its lines.
    pub lines: Vec<Entry>,
    /// The line under the cursor.
    pub selected: usize,
    /// Rows of that line above the sheet, where it is longer than the sheet is high.
    pub skipped: usize,
    /// The ways through the links that are unfolded, in a map.
    pub unfolded: BTreeSet<Vec<FactId>>,
}

/// A line of a sheet, which may take several rows.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it shows.
    pub body: Body,
    /// Where `Enter` leads.
    pub target: Option<Target>,
    /// How it was reached from the root, in a map.
    pub path: Vec<FactId>,
}

/// What a line shows.
#[derive(Clone, Debug)]
pub enum Body {
    /// A heading, or nothing but a blank row.
    Heading(String),
    /// Words behind a lead that they hang beside.
    Words {
        /// The lead, with its role.
        lead: (String, Role),
        /// The words, with theirs.
        words: (String, Role),
    },
    /// An amount drawn to scale.
    Bar {
        /// What is measured.
        label: String,
        /// Its share of the largest, from 0 to 1.
        share: f64,
        /// The amount in words.
        value: String,
    },
    /// A passage of the article with its parts underlined apart.
    Passage {
        /// The passage.
        span: Span,
        /// The parts of a finding in it.
        parts: Vec<(Part, Span)>,
    },
}

/// A part of a finding, each underlined in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who says it.
    Source,
    /// Whom it is about.
    Subject,
    /// A side of a comparison.
    Side,
    /// The measure of a side.
    Measure,
    /// A mention of a name, by whatever words.
    Mention,
    /// What gave it away.
    Cue,
    /// What is said.
    Content,
}

impl Part {
    /// The sign it is underlined with.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Source | Self::Subject | Self::Side | Self::Mention => '═',
            Self::Cue | Self::Measure => '─',
            Self::Content => '~',
        }
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> W {
        match self {
            Self::Source => W::PartSource,
            Self::Subject => W::PartSubject,
            Self::Side => W::PartSide,
            Self::Measure => W::PartMeasure,
            Self::Mention => W::PartMention,
            Self::Cue => W::PartCue,
            Self::Content => W::PartContent,
        }
    }
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// What is there; nothing for whatever is found at the place.
    pub item: Item,
    /// The place.
    pub at: Span,
}

impl Sheet {
    /// A sheet about something, with the cursor on its first line that leads anywhere.
    #[must_use]
    pub fn new(state: &State, topic: Topic) -> Self {
        let mut sheet = Self { topic, lines: Vec::new(), selected: 0, skipped: 0, unfolded: BTreeSet::new() };
        if let Topic::Map(root) = topic {
            sheet.unfolded.insert(vec![root]);
        }
        sheet.fill(state);
        sheet.selected = match topic {
            Topic::Comparisons => sheet.first_of(state.fact_of(state.item).or(state.fact)),
            _ => sheet.next(None, 1).unwrap_or(0),
        };
        sheet
    }

    /// Makes the lines anew, after something was folded.
    pub fn fill(&mut self, state: &State) {
        self.lines = match self.topic {
            Topic::Dossier(id) => dossier::lines(state, id),
            Topic::Why(item) => why::lines(state, item),
            Topic::Timeline => timeline::lines(state),
            Topic::Map(root) => map::lines(state, root, &self.unfolded),
            Topic::Comparisons => comparisons::lines(state),
            Topic::Warnings => warnings::lines(state),
        };
        self.selected = self.selected.min(self.lines.len().saturating_sub(1));
    }

    /// The line so many lines on from one, counting those that lead anywhere.
    #[must_use]
    pub fn next(&self, from: Option<usize>, by: i64) -> Option<usize> {
        let leading: Vec<usize> =
            self.lines.iter().enumerate().filter(|(_, l)| l.target.is_some()).map(|(n, _)| n).collect();
        let last = i64::try_from(leading.len()).unwrap_or(i64::MAX) - 1;
        let at = match from {
            Some(from) => {
                let behind = leading.partition_point(|n| *n <= from);
                i64::try_from(behind).unwrap_or(i64::MAX) - 1
            }
            None => -1,
        };
        let wanted = at.saturating_add(by).clamp(0, last.max(0));
        usize::try_from(wanted).ok().and_then(|n| leading.get(n)).copied()
    }

    fn first_of(&self, fact: Option<FactId>) -> usize {
        let of = |item| self.lines.iter().position(|l| l.target.is_some_and(|t| t.item == item));
        fact.and_then(|f| of(Item::Fact(f))).or_else(|| self.next(None, 1)).unwrap_or(0)
    }

    /// The title.
    #[must_use]
    pub fn title(&self, state: &State) -> String {
        let m = &state.material;
        match self.topic {
            Topic::Dossier(id) => {
                let name = m.entity(id).map(|e| e.name.clone()).unwrap_or_default();
                format!("{}: {name}", state.word(W::Dossier))
            }
            Topic::Why(_) => state.word(W::WhyTitle).to_owned(),
            Topic::Timeline => state.word(W::Timeline).to_owned(),
            Topic::Map(_) => state.word(W::LinkMap).to_owned(),
            Topic::Comparisons => state.word(W::Comparisons).to_owned(),
            Topic::Warnings => state.word(W::Warnings).to_owned(),
        }
    }
}

impl Entry {
    fn heading(text: impl Into<String>) -> Self {
        Self { body: Body::Heading(text.into()), target: None, path: Vec::new() }
    }

    fn words(lead: impl Into<String>, words: impl Into<String>, role: Role) -> Self {
        let body = Body::Words { lead: (lead.into(), Role::Faint), words: (words.into(), role) };
        Self { body, target: None, path: Vec::new() }
    }

    fn to(self, item: Item, at: Span) -> Self {
        Self { target: Some(Target { item, at }), ..self }
    }
}

/// Heading and lines of a section, where it has any; cut where there are too many.
fn section(state: &State, out: &mut Vec<Entry>, heading: W, lines: Vec<Entry>) {
    if lines.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(Entry::heading(""));
    }
    let count = lines.len();
    out.push(Entry::heading(format!("{} ({count})", state.word(heading))));
    out.extend(lines.into_iter().take(MOST));
    if let Some(more) = count.checked_sub(MOST).filter(|n| *n > 0) {
        out.push(Entry::words("", W::AndMore.fill(state.lang, &[&more.to_string()]), Role::Faint));
    }
}

/// The lead of a line that has a place: its paragraph.
fn lead(state: &State, at: Span) -> String {
    format!("{:<5}", format!("¶{}", state.material.paragraph(at.start)))
}

/// A fact as a line.
fn fact_line(state: &State, id: FactId) -> Option<Entry> {
    let fact = state.material.fact(id)?;
    let at = fact.extent();
    Some(Entry::words(lead(state, at), fact.label.clone(), Role::Text).to(Item::Fact(id), at))
}

/// Words around a place, within its block, cut at blanks.
fn around(state: &State, at: Span) -> String {
    const BEFORE: usize = 48;
    const BEHIND: usize = 72;
    let article = &state.material.article;
    let Some(block) = article.blocks.get(article.block_at(at.start)) else { return String::new() };
    let text = block.span.of(&article.text);
    let inside = |byte: u32| (byte.saturating_sub(block.span.start) as usize).min(text.len());
    let (start, end) = (inside(at.start), inside(at.end));
    let blank_from = |from: usize| {
        let from = (from..=start).find(|n| text.is_char_boundary(*n)).unwrap_or(start);
        let head = text.get(from..start).unwrap_or("");
        head.find(char::is_whitespace).map_or(from, |n| from + n)
    };
    let first = if start > BEFORE { blank_from(start - BEFORE) } else { 0 };
    let reach = (end + BEHIND).min(text.len());
    let reach = (end..=reach).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(text.len());
    let tail = text.get(end..reach).unwrap_or("");
    let last = if reach == text.len() { reach } else { end + tail.rfind(char::is_whitespace).unwrap_or(tail.len()) };
    let words = text.get(first..last).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, behind) = (if first > 0 { "… " } else { "" }, if last < text.len() { " …" } else { "" });
    format!("{before}{words}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_rests_only_on_lines_that_lead_somewhere() {
        let line = |leads: bool| {
            let line = Entry::words("", "", Role::Text);
            if leads { line.to(Item::Nothing, Span::default()) } else { line }
        };
        let lines = [false, true, false, true, true].map(line).to_vec();
        let sheet = Sheet { topic: Topic::Timeline, lines, selected: 0, skipped: 0, unfolded: BTreeSet::new() };
        assert_eq!(sheet.next(None, 1), Some(1));
        assert_eq!(sheet.next(Some(1), 1), Some(3));
        assert_eq!(sheet.next(Some(4), 1), Some(4));
        assert_eq!(sheet.next(Some(4), -1), Some(3));
        assert_eq!(sheet.next(Some(1), -9), Some(1));
        assert_eq!(sheet.next(Some(1), i64::MAX), Some(4));
    }
}
