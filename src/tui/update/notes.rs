//! The reader's own work: the selection, notes, tags and ranges, and undoing all of it.

use super::State;
use crate::analysis::FactId;
use crate::notebook::{Key, Opened, Remark, Work};
use crate::text::Span;
use crate::tui::keys::Cmd;
use crate::tui::notes::{Ask, Asked, Range};
use crate::tui::state::{Focus, Input, Item, Overlay, Tab};
use crate::tui::words::W;
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation as _;

impl State {
    /// The work of earlier has come.
    pub(super) fn opened(&mut self, opened: Opened) {
        self.notes.opened = true;
        self.notes.resume = opened.resume;
        self.notes.lost = opened.lost;
        self.notes.history = crate::notebook::History::new(opened.work);
        if self.material.ready {
            self.bring_work();
        }
    }

    /// Lays the work over the findings, once both are there.
    pub(super) fn bring_work(&mut self) {
        if !self.notes.history.now().corrections.is_empty() {
            self.correct_again();
        }
        self.select_again();
        if let Some(resume) = self.notes.resume.take().filter(|_| !self.notes.begun) {
            self.take_up(&resume);
            self.message = format!("{}; {}", self.message, self.word(W::MsgResumed));
        }
        if !self.notes.lost.is_empty() {
            self.message = W::MsgLost.fill(self.lang, &[&self.notes.lost.len().to_string()]);
        }
    }

    /// Changes the work; what follows from it is made anew.
    pub(super) fn change_work(&mut self, change: impl FnOnce(&mut Work)) -> bool {
        let mut work = self.notes.history.now().clone();
        change(&mut work);
        let corrections = work.corrections != self.notes.history.now().corrections;
        let changed = self.notes.history.change(work);
        if changed {
            self.work_changed(corrections);
        }
        changed
    }

    fn work_changed(&mut self, corrections: bool) {
        self.notes.revision += 1;
        if corrections {
            self.correct_again();
        } else {
            self.select_again();
        }
        if self.focus == Focus::List && self.tab == Tab::Selected {
            if self.list().rows.is_empty() {
                self.item = Item::Nothing;
            } else {
                self.take_row();
            }
        }
    }

    /// `u` and `C-r`.
    pub(super) fn step_work(&mut self, back: bool) {
        let before = self.notes.history.now().corrections.clone();
        let stepped = if back { self.notes.history.undo() } else { self.notes.history.redo() };
        if !stepped {
            return self.say(if back { W::MsgNoUndo } else { W::MsgNoRedo });
        }
        let selected = self.selection.len();
        self.work_changed(before != self.notes.history.now().corrections);
        let done = self.word(if back { W::MsgUndone } else { W::MsgRedone });
        self.message = done.to_owned();
        if self.selection.len() != selected {
            let count = W::MsgSelection.fill(self.lang, &[&self.selection.len().to_string()]);
            self.message = format!("{done}: {count}");
        }
    }

    /// Selects these facts and no others.
    pub(super) fn change_selection(&mut self, selection: &BTreeSet<FactId>) {
        let keys: BTreeSet<Key> = selection.iter().filter_map(|f| self.material.key(*f)).collect();
        let known = |key: &Key| self.material.number(key).is_some();
        // What is selected but hidden by a correction stays selected for when it comes back.
        let hidden: Vec<Key> = self.notes.history.now().selection.iter().filter(|k| !known(k)).copied().collect();
        self.change_work(|work| work.selection = keys.into_iter().chain(hidden).collect());
        self.message = W::MsgSelection.fill(self.lang, &[&self.selection.len().to_string()]);
    }

    /// `a` and `#`: asks for a note or tags of the facts meant.
    pub(super) fn ask_remark(&mut self, tags: bool) {
        let facts = self.meant_facts();
        let keys = self.keys_of(&facts);
        let Some(first) = keys.first() else { return self.say(W::MsgNoFact) };
        let remark = self.notes.history.now().remarks.get(first).cloned().unwrap_or_default();
        let (what, text) = if tags { (Asked::Tags(keys), remark.tag_line()) } else { (Asked::Note(keys), remark.note) };
        self.overlay = Some(Overlay::Ask(Box::new(Ask { what, input: Input::of(&text) })));
    }

    pub(super) fn run_in_ask(&mut self, cmd: Cmd) {
        match cmd {
            Cmd::ClearLine | Cmd::DeleteWord => return self.edit_line(cmd),
            Cmd::Accept | Cmd::Cancel => {}
            _ => return,
        }
        let Some(Overlay::Ask(ask)) = self.overlay.take() else { return };
        if cmd == Cmd::Cancel {
            return self.message.clear();
        }
        let text = ask.input.text.trim().to_owned();
        self.range = None;
        let (keys, tags) = match ask.what {
            Asked::Note(keys) => (keys, None),
            Asked::Tags(keys) => (keys, Some(Remark::tags_of(&text))),
            Asked::Name(who) => return self.rename(who, text),
        };
        let empty = text.is_empty();
        let with_tags = tags.is_some();
        self.change_work(|work| {
            for key in keys {
                let remark = work.remarks.entry(key).or_default();
                match &tags {
                    Some(tags) => remark.tags.clone_from(tags),
                    None => remark.note.clone_from(&text),
                }
                if remark.is_empty() {
                    work.remarks.remove(&key);
                }
            }
        });
        self.say(match (with_tags, empty) {
            (false, false) => W::MsgNoted,
            (false, true) => W::MsgNoteGone,
            (true, false) => W::MsgTagged,
            (true, true) => W::MsgTagsGone,
        });
    }

    /// What was noted on a fact.
    #[must_use]
    pub fn remark(&self, fact: FactId) -> Option<&Remark> {
        self.material.key(fact).and_then(|key| self.notes.history.now().remarks.get(&key))
    }

    /// `v`: begins a range where the cursor is, or ends it.
    pub(super) fn toggle_range(&mut self) {
        if self.range.is_some() {
            return self.end_range();
        }
        self.range = match self.focus {
            Focus::Article => Some(Range::Text(self.cursor)),
            Focus::List if !self.list().rows.is_empty() => Some(Range::Lines(self.tab, self.list().selected)),
            Focus::List | Focus::Detail => None,
        };
        self.say(if self.range.is_some() { W::MsgRange } else { W::MsgNoItem });
    }

    pub(super) fn end_range(&mut self) {
        self.range = None;
        self.say(W::MsgRangeLeft);
    }

    /// Drops a range whose pane or list has been left.
    pub(super) fn settle_range(&mut self) {
        let stays = match self.range {
            Some(Range::Text(_)) => self.focus == Focus::Article,
            Some(Range::Lines(tab, _)) => self.focus == Focus::List && self.tab == tab,
            None => true,
        };
        if !stays {
            self.range = None;
        }
    }

    /// The words of an open range of the text.
    #[must_use]
    pub fn text_range(&self) -> Option<Span> {
        let Some(Range::Text(from)) = self.range else { return None };
        let text = &self.material.article.text;
        let (start, last) = (from.min(self.cursor), from.max(self.cursor));
        let under = text.get(last as usize..).and_then(|t| t.graphemes(true).next()).map_or(0, str::len);
        Some(Span::new(start as usize, last as usize + under))
    }

    /// The lines of an open range of the list in view.
    #[must_use]
    pub fn line_range(&self) -> Option<std::ops::RangeInclusive<usize>> {
        let Some(Range::Lines(tab, from)) = self.range else { return None };
        let now = self.list().selected;
        (tab == self.tab).then(|| from.min(now)..=from.max(now))
    }

    /// The facts in an open range.
    pub(super) fn facts_in_range(&self) -> Option<Vec<FactId>> {
        if let Some(span) = self.text_range() {
            let facts = self.material.analysis.facts.iter().enumerate();
            let inside = facts.filter(|(_, f)| f.spans.iter().any(|s| s.overlaps(span)));
            return Some(inside.map(|(n, _)| FactId::from_index(n)).collect());
        }
        let lines = self.line_range()?;
        let rows = self.list().rows.iter().enumerate().filter(|(n, _)| lines.contains(n));
        // A thread that is folded stands for its facts; one that is unfolded has them below it.
        let open = |item| matches!(item, Item::Thread(id) if self.unfolded.contains(&id.0));
        let items = rows.map(|(_, r)| r.item).filter(|item| lines.clone().count() == 1 || !open(*item));
        let mut facts: Vec<FactId> = items.flat_map(|item| self.facts_of(item)).collect();
        facts.sort_unstable();
        facts.dedup();
        Some(facts)
    }

    /// Moves the end of a range of the text.
    pub(super) fn move_in_range(&mut self, cmd: Cmd, times: u32) {
        for _ in 0..times {
            let at = self.step_from(self.cursor, cmd);
            if at == self.cursor {
                break;
            }
            self.cursor = at;
        }
        self.follow_cursor();
    }

    fn step_from(&self, at: u32, cmd: Cmd) -> u32 {
        let text = &self.material.article.text;
        let last = self.material.article.blocks.last().map_or(0, |b| b.span.end as usize);
        let (before, behind) = (text.get(..at as usize).unwrap_or(""), text.get(at as usize..last).unwrap_or(""));
        let to = match cmd {
            Cmd::CharOn => behind.grapheme_indices(true).nth(1).map(|(n, _)| at as usize + n),
            Cmd::CharBack => before.grapheme_indices(true).next_back().map(|(n, _)| n),
            Cmd::WordOn => {
                let mut words = behind.split_word_bound_indices().skip(1);
                words.find(|(_, w)| w.chars().any(char::is_alphanumeric)).map(|(n, _)| at as usize + n)
            }
            _ => {
                let mut words = before.split_word_bound_indices().rev();
                words.find(|(_, w)| w.chars().any(char::is_alphanumeric)).map(|(n, _)| n)
            }
        };
        to.and_then(|n| u32::try_from(n).ok()).unwrap_or(at)
    }

    /// Widens the range over the sentence under the cursor.
    pub(super) fn take_sentence(&mut self) {
        let article = &self.material.article;
        let Some(block) = article.blocks.get(article.block_at(self.cursor)) else { return };
        let words = article.words(block.span);
        let mut sentences = words.unicode_sentences().map(|s| {
            let at = block.span.start as usize + (s.as_ptr() as usize).saturating_sub(words.as_ptr() as usize);
            Span::new(at, at + s.trim_end().len())
        });
        if let Some(span) = sentences.find(|s| s.end > self.cursor) {
            let last = span.of(&article.text).grapheme_indices(true).next_back().map_or(0, |(n, _)| n);
            self.range = Some(Range::Text(span.start));
            self.cursor = span.start + u32::try_from(last).unwrap_or(0);
            self.follow_cursor();
        }
    }

    pub(super) fn turn_range(&mut self) {
        if let Some(Range::Text(from)) = &mut self.range {
            std::mem::swap(from, &mut self.cursor);
            self.follow_cursor();
        }
    }
}
