//! Items by what they are and not by their number: numbers change with every correction, and from
//! one opening to the next.

use super::State;
use crate::analysis::{EntityId, QuoteId, ThreadId};
use crate::notebook::{At, Key, Pane, Resume, Who};
use crate::text::Span;
use crate::tui::state::{Anchor, Focus, Item, Overlay, Place, Tab};
use std::collections::BTreeSet;

/// How many bytes of the text a place is remembered by.
const WORDS: u32 = 60;

/// A place to come back to, without numbers.
pub(super) struct Kept {
    at: Option<At>,
    thread: Option<String>,
    place: Place,
}

impl State {
    /// An item by what it is.
    pub(super) fn anchor(&self, item: Item) -> Option<At> {
        let m = &self.material;
        Some(match item {
            Item::Nothing => return None,
            Item::Thread(id) => At::Thread(m.thread(id)?.label.clone()),
            Item::Fact(id) => At::Fact(m.key(id)?),
            Item::Quote(id) => At::Quote(m.quote(id)?.extent()),
            Item::Entity(id) => At::Entity(self.who(id)?),
        })
    }

    /// Somebody, by the name and the mention under the cursor, else the first one.
    pub(super) fn who(&self, id: EntityId) -> Option<Who> {
        let entity = self.material.entity(id)?;
        let here = entity.mentions.iter().find(|m| m.span.holds(self.cursor)).or_else(|| entity.mentions.first());
        Some(Who { name: entity.name.clone(), at: here.map(|m| m.span) })
    }

    /// The item of an anchor, where it is still there.
    pub(super) fn item_of(&self, at: &At) -> Option<Item> {
        let m = &self.material;
        Some(match at {
            At::Thread(label) => Item::Thread(self.thread_of(label)?),
            At::Fact(key) => Item::Fact(m.number(key)?),
            At::Quote(place) => {
                let at = m.analysis.quotes.iter().position(|q| q.extent() == *place)?;
                Item::Quote(QuoteId::from_index(at))
            }
            At::Entity(who) => {
                let holds = |span| m.analysis.entities.iter().position(|e| e.mentions.iter().any(|n| n.span == span));
                let named = || m.analysis.entities.iter().position(|e| e.name == who.name);
                Item::Entity(EntityId::from_index(who.at.and_then(holds).or_else(named)?))
            }
        })
    }

    fn thread_of(&self, label: &str) -> Option<ThreadId> {
        self.material.analysis.threads.iter().position(|t| t.label == label).map(ThreadId::from_index)
    }

    fn label_of(&self, thread: Option<ThreadId>) -> Option<String> {
        thread.and_then(|t| self.material.thread(t)).map(|t| t.label.clone())
    }

    fn keep(&self, place: Place) -> Kept {
        Kept { at: self.anchor(place.item), thread: self.label_of(place.thread), place }
    }

    fn place_of(&self, kept: &Kept) -> Place {
        Place {
            item: kept.at.as_ref().and_then(|at| self.item_of(at)).unwrap_or_default(),
            thread: kept.thread.as_deref().and_then(|label| self.thread_of(label)),
            ..kept.place
        }
    }

    /// Lays the corrections over the findings again, and keeps everything where it is.
    pub(super) fn correct_again(&mut self) {
        let here = self.keep(self.place());
        let fact = self.fact.and_then(|f| self.material.key(f));
        let backs: Vec<Kept> = self.back.iter().map(|p| self.keep(*p)).collect();
        let forwards: Vec<Kept> = self.forward.iter().map(|p| self.keep(*p)).collect();
        let marks: Vec<(char, Kept)> = self.marked.iter().map(|(c, p)| (*c, self.keep(*p))).collect();
        let open: BTreeSet<String> = self.unfolded.iter().filter_map(|n| self.label_of(Some(ThreadId(*n)))).collect();
        let under: Vec<usize> = self.lists.iter().map(|l| l.selected).collect();
        let speakers = self.filters.each_ref().map(|f| f.speaker.and_then(|id| self.who(id)));
        // Hits, sheets and lists of links point at findings that may be gone.
        self.search = None;
        self.left_sheets.clear();
        if matches!(
            self.overlay,
            Some(
                Overlay::Sheets(_)
                    | Overlay::Links { .. }
                    | Overlay::Hints { .. }
                    | Overlay::Filter(_)
                    | Overlay::Pick(_)
                    | Overlay::Export(_)
            )
        ) {
            self.overlay = None;
        }
        let corrections = self.notes.history.now().corrections.clone();
        self.material.correct(&corrections);
        let threads = self.material.analysis.threads.iter().enumerate();
        self.unfolded =
            threads.filter(|(_, t)| open.contains(&t.label)).filter_map(|(n, _)| u32::try_from(n).ok()).collect();
        for (n, who) in speakers.into_iter().enumerate() {
            let item = who.and_then(|who| self.item_of(&At::Entity(who)));
            self.filters[n].speaker = match item {
                Some(Item::Entity(id)) => Some(id),
                _ => None,
            };
        }
        self.back = backs.iter().map(|k| self.place_of(k)).collect();
        self.forward = forwards.iter().map(|k| self.place_of(k)).collect();
        self.marked = marks.iter().map(|(c, k)| (*c, self.place_of(k))).collect();
        self.fact = fact.and_then(|key| self.material.number(&key));
        let first = (!self.material.analysis.threads.is_empty()).then_some(ThreadId(0));
        self.thread = self.place_of(&here).thread.or(first);
        self.item = self.place_of(&here).item;
        self.select_again();
        for (list, selected) in self.lists.iter_mut().zip(under) {
            list.selected = selected.min(list.rows.len().saturating_sub(1));
        }
        self.align_after(here.place.focus);
    }

    /// Puts the lists' cursors on what is current; where that is gone, on what stands in its place.
    fn align_after(&mut self, focus: Focus) {
        if let Some(fact) = self.fact_of(self.item) {
            self.keep_thread(fact);
            // Its thread may be another one now, and folded.
            if let (Tab::Threads, Some(thread)) = (self.tab, self.thread)
                && self.unfolded.insert(thread.0)
            {
                self.refresh_lists();
            }
        }
        let (item, fact) = (self.item, self.fact_of(self.item).map(Item::Fact));
        let list = self.list_mut();
        if let Some(at) = list.rows.iter().position(|r| r.item == item || Some(r.item) == fact) {
            list.selected = at;
        } else if focus == Focus::List {
            self.item = self.list().rows.get(self.list().selected).map(|r| r.item).unwrap_or_default();
        }
        if focus == Focus::Article && self.item == Item::Nothing {
            self.item = self.item_at(self.cursor);
        }
    }

    /// The selection in the numbers that facts have now.
    pub(super) fn select_again(&mut self) {
        let keys = &self.notes.history.now().selection;
        self.selection = keys.iter().filter_map(|key| self.material.number(key)).collect();
        self.refresh_lists();
    }

    /// The keys of some facts.
    pub(super) fn keys_of(&self, facts: &[crate::analysis::FactId]) -> Vec<Key> {
        facts.iter().filter_map(|f| self.material.key(*f)).collect()
    }

    /// Where reading is, to be taken up again another time.
    #[must_use]
    pub fn resume(&self) -> Resume {
        Resume {
            cursor: self.words_at(self.cursor),
            top: self.words_at(self.top.at),
            gap: self.top.gap,
            pane: match self.focus {
                Focus::Article => Pane::Article,
                Focus::List => Pane::List,
                Focus::Detail => Pane::Detail,
            },
            list: u8::try_from(self.tab.index()).unwrap_or(0),
            thread: self.label_of(self.thread),
            at: self.anchor(self.item),
        }
    }

    fn words_at(&self, at: u32) -> Span {
        let text = &self.material.article.text;
        let mut end = (at as usize).saturating_add(WORDS as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Span::new(at as usize, end)
    }

    /// Goes where reading was left off.
    pub(super) fn take_up(&mut self, resume: &Resume) {
        self.thread = resume.thread.as_deref().and_then(|label| self.thread_of(label)).or(self.thread);
        if let Some(thread) = self.thread {
            self.unfolded.insert(thread.0);
            self.refresh_lists();
        }
        if let Some(item) = resume.at.as_ref().and_then(|at| self.item_of(at)) {
            self.go_to(item, self.thread);
        }
        self.tab = Tab::ALL.get(usize::from(resume.list)).copied().unwrap_or(self.tab);
        self.focus = match resume.pane {
            Pane::Article => Focus::Article,
            Pane::List => Focus::List,
            Pane::Detail => Focus::Detail,
        };
        self.cursor = resume.cursor.start;
        self.top = Anchor { at: resume.top.start, gap: resume.gap };
        let (item, fact) = (self.item, self.fact_of(self.item).map(Item::Fact));
        let list = self.list_mut();
        if let Some(at) = list.rows.iter().position(|r| r.item == item || Some(r.item) == fact) {
            list.selected = at;
        }
        self.show_current();
    }
}
