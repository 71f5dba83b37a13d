//! The cursor in the article, and what is in view.

use super::State;
use crate::analysis::{EntityKind, FactId};
use crate::text::Span;
use crate::tui::layout::{RowAt, graphemes};
use crate::tui::material::Marked;
use crate::tui::state::{Anchor, Focus, Item};

/// Facts that are looked at for the one under the cursor.
const NEAR: usize = 512;

/// Rows kept above and below the cursor where there is room.
const MARGIN: usize = 2;

impl State {
    /// Moves the cursor by rows, keeping its column; blank rows are passed over.
    pub(super) fn move_rows(&mut self, by: i64) {
        let width = self.text_width();
        let here = self.row_of(self.cursor);
        let column = self.column.unwrap_or_else(|| self.column_of(here));
        let article = &self.material.article;
        let flow = &self.material.flow;
        let mut row = flow.moved(article, here, by, width);
        if row.row == 0 {
            row = if by < 0 { flow.above(article, row, width) } else { flow.below(article, row, width) }.unwrap_or(row);
        }
        let Some(span) = flow.span(article, row, width) else { return };
        let at = graphemes(&article.text, span).take_while(|(_, c, _, _)| *c <= column).last();
        self.set_cursor(at.map_or(span.start, |(at, _, _, _)| at));
        self.column = Some(column);
        self.follow_cursor();
    }

    fn column_of(&self, row: RowAt) -> usize {
        let article = &self.material.article;
        let Some(span) = self.material.flow.span(article, row, self.text_width()) else { return 0 };
        graphemes(&article.text, span).take_while(|(at, _, _, _)| *at <= self.cursor).last().map_or(0, |(_, c, _, _)| c)
    }

    /// Puts the cursor on a byte, and on what is highlighted there.
    pub(super) fn set_cursor(&mut self, at: u32) {
        self.cursor = at;
        let item = self.item_at(at);
        if item != self.item {
            self.detail_offset = 0;
        }
        self.item = item;
        self.introduce();
        if let Some(fact) = self.fact_of(item) {
            self.fact = Some(fact);
            self.keep_thread(fact);
        }
    }

    /// Says in the status line whom the name, description or pronoun under the cursor means.
    fn introduce(&mut self) {
        let Item::Entity(id) = self.item else { return };
        let Some(entity) = self.material.entity(id) else { return };
        let Some(here) = entity.mentions.iter().find(|m| m.span.holds(self.cursor)) else { return };
        let words = self.material.article.words(here.span);
        let kind = self.word(crate::tui::view::entity_word(entity.kind));
        let role = entity.roles.first().map_or(kind, |r| r.text.as_str());
        self.message = if words == entity.name {
            format!("{words}: {role}")
        } else {
            format!("{words} = {}, {role}", entity.name)
        };
    }

    /// Stays in the present thread where the fact belongs to it, else takes one that it belongs to.
    pub(super) fn keep_thread(&mut self, fact: crate::analysis::FactId) {
        let threads = self.material.threads_of(fact);
        if !self.thread.is_some_and(|t| threads.contains(&t)) {
            self.thread = threads.first().copied().or(self.thread);
        }
    }

    /// What is found at a byte: the smallest mention there, else the quote, else the fact.
    pub(super) fn item_at(&self, at: u32) -> Item {
        let marks: Vec<_> = self.material.marks_in(at, at.saturating_add(1)).collect();
        let mention = marks.iter().filter(|m| matches!(m.what, Marked::Mention(_))).min_by_key(|m| m.span.len());
        if let Some(Marked::Mention(id)) = mention.map(|m| m.what) {
            return Item::Entity(id);
        }
        let quote = marks.iter().rev().find_map(|m| match m.what {
            Marked::Quote(id) | Marked::Cue(id) => Some(Item::Quote(id)),
            Marked::Mention(_) => None,
        });
        quote.or_else(|| self.fact_at(at)).unwrap_or_default()
    }

    fn fact_at(&self, at: u32) -> Option<Item> {
        self.smallest_fact_at(at).map(Item::Fact)
    }

    /// The smallest fact that holds a place.
    #[must_use]
    pub fn smallest_fact_at(&self, at: u32) -> Option<FactId> {
        // Facts are in reading order: those that hold the place are among the last to begin before it.
        let facts = &self.material.analysis.facts;
        let end = facts.partition_point(|f| f.extent().start <= at);
        let facts = facts.iter().enumerate().take(end).skip(end.saturating_sub(NEAR));
        let holding = facts.filter(|(_, f)| f.spans.iter().any(|s| s.holds(at)));
        let found = holding.min_by_key(|(_, f)| f.extent().len());
        found.map(|(n, _)| FactId::from_index(n))
    }

    /// The item one gets to from the cursor: what is there and has a place in a list, else the
    /// first such thing in its row.
    pub(super) fn listed_item(&self) -> Option<Item> {
        self.listed_at(self.cursor).or_else(|| {
            let span = self.material.flow.span(&self.material.article, self.row_of(self.cursor), self.text_width())?;
            self.material.marks_in(span.start, span.end).find_map(|m| self.listed_at(m.span.start.max(span.start)))
        })
    }

    fn listed_at(&self, at: u32) -> Option<Item> {
        let listed = |item: &Item| match item {
            Item::Entity(id) => self
                .material
                .entity(*id)
                .is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Place | EntityKind::Organisation)),
            Item::Nothing => false,
            Item::Thread(_) | Item::Fact(_) | Item::Quote(_) => true,
        };
        let here = self.item_at(at);
        let quote = || {
            self.material.marks_in(at, at.saturating_add(1)).find_map(|m| match m.what {
                Marked::Quote(id) | Marked::Cue(id) => Some(Item::Quote(id)),
                Marked::Mention(_) => None,
            })
        };
        Some(here).filter(listed).or_else(quote).or_else(|| self.fact_at(at))
    }

    /// Scrolls as little as needed to have the cursor in view.
    pub(super) fn follow_cursor(&mut self) {
        let height = self.text_height();
        let row = self.row_of(self.cursor);
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let top = self.top_row();
        let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
        let down = |at, by: usize| flow.moved(article, at, i64::try_from(by).unwrap_or(i64::MAX), width);
        let up = |at, by: usize| flow.moved(article, at, -i64::try_from(by).unwrap_or(i64::MAX), width);
        if row < down(top, margin) {
            self.set_top(up(row, margin));
        } else if row > down(top, height.saturating_sub(1 + margin)) {
            self.set_top(up(row, height.saturating_sub(1 + margin)));
        }
    }

    /// Scrolls so that a place is in view, a third from the top where it was not.
    pub(super) fn reveal(&mut self, span: Span) {
        let height = self.text_height().max(1);
        let first = self.row_of(span.start);
        let last = self.row_of(span.end.saturating_sub(1).max(span.start));
        let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
        let signed = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let top = self.top_row();
        let bottom = flow.moved(article, top, signed(height - 1), width);
        if top <= first && last <= bottom {
            return;
        }
        // How many rows the place has, as far as they fit.
        let mut rows = 1;
        let mut row = first;
        while row < last && rows < height {
            let Some(next) = flow.below(article, row, width) else { break };
            row = next;
            rows += 1;
        }
        self.set_top(flow.moved(article, first, -signed((height / 3).min(height - rows)), width));
    }

    /// Puts a row at the top; not so far down that the pane would show less than it could.
    pub(super) fn set_top(&mut self, row: RowAt) {
        let height = i64::try_from(self.text_height()).unwrap_or(i64::MAX).max(1);
        let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
        let row = row.min(flow.moved(article, flow.last(article, width), 1 - height, width)).max(flow.first());
        let first = flow.span(article, RowAt { row: row.row.max(1), ..row }, width);
        if let Some(span) = first {
            self.top = Anchor { at: span.start, gap: row.row == 0 };
        }
    }

    /// Has what is current in view again, after the panes have changed.
    pub(super) fn show_current(&mut self) {
        if self.focus == Focus::Article {
            self.follow_cursor();
            return;
        }
        match self.current_spans().into_iter().reduce(Span::join) {
            Some(span) => self.reveal(span),
            None => self.follow_cursor_loosely(),
        }
    }

    /// Keeps the page where it is, but not past its end.
    fn follow_cursor_loosely(&mut self) {
        let top = self.top_row();
        self.set_top(top);
    }
}
