//! The lists: their cursor, and the way from them to the text and back.

use super::State;
use crate::analysis::EntityKind;
use crate::text::Span;
use crate::tui::state::{Focus, Item, Place, Row, Tab};
use crate::tui::words::W;

/// How many places the way back remembers.
const REMEMBERED: usize = 100;

impl State {
    /// Makes the lines of all lists anew, keeping what is under each cursor.
    pub(super) fn refresh_lists(&mut self) {
        self.renew_fits();
        for tab in Tab::ALL {
            let rows = self.rows_of(tab);
            let list = &mut self.lists[tab.index()];
            let under = list.rows.get(list.selected).copied();
            if let Some(at) = under.and_then(|row| rows.iter().position(|r| *r == row)) {
                list.selected = at;
            }
            list.rows = rows;
            list.selected = list.selected.min(list.rows.len().saturating_sub(1));
        }
    }

    /// Moves the cursor of the list; the article follows.
    pub(super) fn move_in_list(&mut self, by: i64) {
        let list = self.list_mut();
        let last = list.rows.len().saturating_sub(1);
        let now = i64::try_from(list.selected).unwrap_or(0);
        list.selected = usize::try_from(now.saturating_add(by).max(0)).unwrap_or(0).min(last);
        self.take_row();
    }

    /// Makes the line under the list's cursor current.
    pub(super) fn take_row(&mut self) {
        let list = self.list();
        if let Some(row) = list.rows.get(list.selected).copied() {
            self.set_item(row.item, row.thread);
        }
    }

    /// Makes an item current, marks its place and has it in view.
    pub(super) fn set_item(&mut self, item: Item, thread: Option<crate::analysis::ThreadId>) {
        if item != self.item {
            self.detail_offset = 0;
        }
        self.item = item;
        self.thread = thread.or(self.thread);
        match item {
            Item::Thread(_) => self.fact = None,
            Item::Entity(id) => {
                // The first mention, whichever the cursor was on.
                if let Some(first) = self.material.entity(id).and_then(|e| e.mentions.first()) {
                    self.cursor = first.span.start;
                }
            }
            Item::Fact(_) | Item::Quote(_) => {
                self.fact = self.fact_of(item);
                if let Some(fact) = self.fact {
                    self.keep_thread(fact);
                }
            }
            Item::Nothing => {}
        }
        self.show_item();
    }

    /// Puts the cursor of the article on the item's place and has it in view.
    pub(super) fn show_item(&mut self) {
        let spans = self.spans_of(self.item);
        if let Some(first) = spans.first().copied() {
            self.cursor = first.start;
            let all = spans.into_iter().reduce(Span::join).unwrap_or(first);
            self.reveal(all);
        }
    }

    /// Makes an item current wherever one is, and brings its list and line along.
    pub(super) fn go_to(&mut self, item: Item, thread: Option<crate::analysis::ThreadId>) {
        self.set_item(item, thread);
        self.sync_list();
    }

    /// Chooses the list and line of the current item.
    pub(super) fn sync_list(&mut self) {
        let tab = match self.item {
            Item::Nothing => return,
            Item::Thread(_) => Tab::Threads,
            Item::Fact(id) if self.material.threads_of(id).is_empty() => Tab::Quotes,
            Item::Fact(_) => Tab::Threads,
            Item::Quote(_) => Tab::Quotes,
            Item::Entity(id) => match self.material.entity(id).map(|e| e.kind) {
                Some(EntityKind::Person) => Tab::People,
                Some(EntityKind::Place | EntityKind::Organisation) => Tab::Places,
                _ => return,
            },
        };
        self.tab = tab;
        if let (Tab::Threads, Some(thread)) = (tab, self.thread)
            && self.unfolded.insert(thread.0)
        {
            self.refresh_lists();
        }
        let (item, thread) = (self.item, self.thread);
        let quote = match item {
            Item::Fact(id) => self.material.fact(id).and_then(|f| f.quote).map(Item::Quote),
            _ => None,
        };
        let list = self.list_mut();
        let same = |r: &Row| r.item == item && (tab != Tab::Threads || r.thread == thread);
        let at = list.rows.iter().position(same).or_else(|| list.rows.iter().position(|r| Some(r.item) == quote));
        if let Some(at) = at {
            list.selected = at;
        }
    }

    pub(super) fn choose_list(&mut self, number: u8) {
        if let Some(tab) = Tab::ALL.get(usize::from(number)) {
            self.tab = *tab;
            self.focus = Focus::List;
            // Who asks for a list wants it to stay.
            self.arrangement.no_list = false;
            let list = self.list();
            if let Some(row) = list.rows.get(list.selected).copied() {
                self.item = row.item;
                self.detail_offset = 0;
                if self.fact_of(row.item).is_some() || matches!(row.item, Item::Entity(_)) {
                    self.take_row();
                }
            } else {
                self.item = Item::Nothing;
            }
        }
    }

    pub(super) fn turn_focus(&mut self, by: usize) {
        let now = Focus::ALL.iter().position(|f| *f == self.focus).unwrap_or(0);
        self.focus = Focus::ALL[(now + by) % Focus::ALL.len()];
        if self.focus == Focus::List {
            self.align_list();
        }
        self.show_current();
    }

    /// On coming back to the lists: the line of what is current, where the list has one.
    fn align_list(&mut self) {
        let item = self.item;
        let fact = self.fact_of(item).map(Item::Fact);
        let list = self.list_mut();
        if let Some(at) = list.rows.iter().position(|r| r.item == item || Some(r.item) == fact) {
            list.selected = at;
        } else {
            self.take_row();
        }
    }

    /// `Enter`: from a list to the text, from the text to a list.
    pub(super) fn go(&mut self) {
        if self.focus == Focus::Article {
            match self.listed_item() {
                Some(item) => {
                    self.leave_place();
                    let at = self.cursor;
                    let top = self.top;
                    self.focus = Focus::List;
                    self.go_to(item, None);
                    // The reader stays where the eye is.
                    if matches!(item, Item::Entity(_)) {
                        self.cursor = at;
                        self.top = top;
                    }
                }
                None => self.say(W::MsgNoItem),
            }
            return;
        }
        if self.item == Item::Nothing {
            return self.say(W::MsgNoItem);
        }
        self.leave_place();
        if let Item::Thread(id) = self.item {
            if let Some(first) = self.material.thread(id).and_then(|t| t.facts.first()).copied() {
                self.go_to(Item::Fact(first), Some(id));
            }
        } else {
            self.show_item();
        }
        self.focus = Focus::Article;
        self.show_item();
    }

    /// Folds or unfolds the thread of the line under the cursor.
    pub(super) fn fold(&mut self, fold: bool) {
        if self.tab != Tab::Threads {
            return;
        }
        let list = self.list();
        let Some(thread) = list.rows.get(list.selected).and_then(|r| r.thread) else { return };
        if fold {
            self.unfolded.remove(&thread.0);
        } else {
            self.unfolded.insert(thread.0);
        }
        self.refresh_lists();
        if fold {
            let list = self.list_mut();
            if let Some(at) = list.rows.iter().position(|r| r.item == Item::Thread(thread)) {
                list.selected = at;
            }
            self.take_row();
        }
    }

    /// Notes where one is, before a leap.
    pub(super) fn leave_place(&mut self) {
        let here = self.place();
        if self.back.last() != Some(&here) {
            self.back.push(here);
        }
        if self.back.len() > REMEMBERED {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn go_back(&mut self) {
        match self.back.pop() {
            Some(place) => {
                self.forward.push(self.place());
                self.restore(place);
                self.message = W::MsgBack.fill(self.lang, &[&self.back.len().to_string()]);
            }
            None => self.say(W::MsgNoBack),
        }
    }

    pub(super) fn go_forward(&mut self) {
        match self.forward.pop() {
            Some(place) => {
                self.back.push(self.place());
                self.restore(place);
                self.message = W::MsgForward.fill(self.lang, &[&self.forward.len().to_string()]);
            }
            None => self.say(W::MsgNoForward),
        }
    }

    /// Puts everything back as it was at a place.
    pub(super) fn restore(&mut self, place: Place) {
        self.item = place.item;
        self.thread = place.thread;
        self.fact = self.fact_of(place.item).or(self.fact);
        if matches!(place.item, Item::Thread(_)) {
            self.fact = None;
        }
        self.sync_list();
        self.tab = place.tab;
        self.focus = place.focus;
        self.cursor = place.cursor;
        self.top = place.top;
        self.detail_offset = 0;
        self.show_current();
    }
}
