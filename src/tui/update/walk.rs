//! From one finding to the next.

use super::State;
use crate::analysis::{FactId, QuoteId, ThreadId};
use crate::text::Span;
use crate::tui::layout::Panes;
use crate::tui::material::Marked;
use crate::tui::state::{Focus, Item};
use crate::tui::words::W;

impl State {
    /// The rows of the pane that takes the keys.
    pub(super) fn page(&self) -> i64 {
        let panes = self.panes();
        let pane = match self.focus {
            Focus::Article => panes.article,
            Focus::List => panes.list,
            Focus::Detail => panes.detail,
        };
        pane.map_or(1, |p| i64::from(Panes::inner(p).height.max(1)))
    }

    pub(super) fn move_by(&mut self, by: i64) {
        match self.focus {
            Focus::Article => self.move_rows(by),
            Focus::List => self.move_in_list(by),
            Focus::Detail => {
                let now = i64::try_from(self.detail_offset).unwrap_or(i64::MAX);
                self.detail_offset = usize::try_from(now.saturating_add(by).max(0)).unwrap_or(0);
            }
        }
    }

    pub(super) fn leap_to_end(&mut self, end: bool) {
        match self.focus {
            Focus::Article => {
                self.leave_place();
                let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
                let row = if end { flow.last(article, width) } else { flow.first() };
                if let Some(span) = flow.span(article, row, width) {
                    self.set_cursor(span.start);
                }
                self.set_top(row);
                self.follow_cursor();
            }
            Focus::List => {
                let rows = i64::try_from(self.list().rows.len()).unwrap_or(i64::MAX);
                if rows > 0 {
                    self.leave_place();
                    self.move_in_list(if end { rows } else { -rows });
                }
            }
            Focus::Detail => self.detail_offset = if end { usize::MAX } else { 0 },
        }
    }

    pub(super) fn sideways(&mut self, by: i64) {
        match self.focus {
            Focus::Article => self.walk_marks(by, |_| true),
            Focus::List | Focus::Detail => self.fold(by < 0),
        }
    }

    /// `J` and `K`.
    pub(super) fn walk_facts(&mut self, by: i64) {
        let Some(id) = self.thread else { return self.say(W::MsgNoThread) };
        let Some(thread) = self.material.thread(id) else { return self.say(W::MsgNoThread) };
        let facts = &thread.facts;
        let last = i64::try_from(facts.len()).unwrap_or(i64::MAX) - 1;
        let now = self.fact.and_then(|f| facts.iter().position(|x| *x == f)).and_then(|n| i64::try_from(n).ok());
        let wanted = match now {
            Some(now) => now.saturating_add(by),
            None if by > 0 => by - 1,
            None => -1,
        };
        let next = wanted.clamp(0, last.max(0));
        if now == Some(next) || last < 0 || (now.is_none() && by < 0) {
            return self.say(if by < 0 { W::MsgFirstFact } else { W::MsgLastFact });
        }
        let Some(fact) = usize::try_from(next).ok().and_then(|n| facts.get(n)).copied() else { return };
        let (number, count, label) = ((next + 1).to_string(), facts.len().to_string(), thread.label.clone());
        self.go_to(Item::Fact(fact), Some(id));
        self.message = W::MsgFact.fill(self.lang, &[&number, &count, &label]);
    }

    /// `}` and `{`.
    pub(super) fn walk_threads(&mut self, by: i64) {
        let count = self.material.analysis.threads.len();
        let last = i64::try_from(count).unwrap_or(i64::MAX) - 1;
        if last < 0 {
            return self.say(W::MsgNoThread);
        }
        let now = self.thread.map_or(0, |t| i64::from(t.0));
        let next = now.saturating_add(by).clamp(0, last);
        if next == now {
            return self.say(if by < 0 { W::MsgFirstThread } else { W::MsgLastThread });
        }
        let id = ThreadId::from_index(usize::try_from(next).unwrap_or(0));
        let Some(thread) = self.material.thread(id) else { return };
        let (label, first) = (thread.label.clone(), thread.facts.first().copied());
        self.leave_place();
        self.go_to(first.map_or(Item::Thread(id), Item::Fact), Some(id));
        self.message = W::MsgThread.fill(self.lang, &[&(next + 1).to_string(), &count.to_string(), &label]);
    }

    pub(super) fn walk_quotes(&mut self, by: i64) {
        let starts: Vec<u32> = self.material.analysis.quotes.iter().map(|q| q.extent().start).collect();
        if let Some(n) = self.neighbour(&starts, by) {
            self.go_to(Item::Quote(QuoteId::from_index(n)), None);
        }
    }

    pub(super) fn walk_any_facts(&mut self, by: i64) {
        let starts: Vec<u32> = self.material.analysis.facts.iter().map(|f| f.extent().start).collect();
        if let Some(n) = self.neighbour(&starts, by) {
            self.go_to(Item::Fact(FactId::from_index(n)), None);
        }
    }

    pub(super) fn walk_paragraphs(&mut self, by: i64) {
        let blocks: Vec<Span> = self.material.article.blocks.iter().map(|b| b.span).collect();
        let starts: Vec<u32> = blocks.iter().map(|b| b.start).collect();
        if let Some(n) = self.neighbour(&starts, by)
            && let Some(span) = blocks.get(n)
        {
            self.set_cursor(span.start);
            self.follow_cursor();
        }
    }

    pub(super) fn walk_mentions(&mut self, by: i64) {
        self.walk_marks(by, |what| matches!(what, Marked::Mention(_)));
    }

    /// From mention to mention of the same entity.
    pub(super) fn walk_same(&mut self, by: i64) {
        let here = match self.item {
            Item::Entity(id) => Some(id),
            _ => None,
        };
        let Some(id) = here else { return self.say(W::MsgNoItem) };
        self.walk_marks(by, move |what| what == Marked::Mention(id));
    }

    /// From one highlighted place to the next; those that begin at the same byte count once.
    fn walk_marks(&mut self, by: i64, wanted: impl Fn(Marked) -> bool) {
        let mut starts: Vec<u32> =
            self.material.marks().iter().filter(|m| wanted(m.what)).map(|m| m.span.start).collect();
        starts.dedup();
        if let Some(at) = self.neighbour(&starts, by).and_then(|n| starts.get(n)).copied() {
            self.set_cursor(at);
            if self.focus == Focus::Article {
                self.follow_cursor();
            } else {
                self.reveal(Span { start: at, end: at + 1 });
                self.sync_list();
            }
        }
    }

    /// The place so many before or behind the cursor in a list of places in reading order.
    fn neighbour(&mut self, starts: &[u32], by: i64) -> Option<usize> {
        let at = if by > 0 {
            starts.iter().position(|s| *s > self.cursor).map(|n| n.saturating_add(usize::try_from(by - 1).unwrap_or(0)))
        } else {
            let before = starts.iter().rposition(|s| *s < self.cursor);
            before.map(|n| n.saturating_sub(usize::try_from(-by - 1).unwrap_or(0)))
        };
        match at {
            Some(n) => Some(n.min(starts.len() - 1)),
            None => {
                self.say(W::MsgNoMore);
                None
            }
        }
    }
}
