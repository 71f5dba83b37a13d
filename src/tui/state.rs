//! Everything the screen shows.

pub mod filter;
pub mod parts;

use super::keymap::Keymap;
use super::keys::{Cmd, Key};
use super::layout::{Arrangement, Panes, RowAt, panes};
use super::material::{Material, Tie};
use super::notes::{Ask, Notes, Pick, Range};
use super::sheet::Sheet;
use super::theme::Theme;
use super::words::{Lang, W};
use crate::analysis::{Analysis, EntityId, EntityKind, FactId, QuoteId, ThreadId};
use crate::article::Article;
use crate::export::Format;
use crate::search::query::{Completion, Problem};
use crate::text::Span;
use filter::Filter;
use parts::Parts;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The pane that takes the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The article.
    Article,
    /// The list.
    List,
    /// The item in full.
    Detail,
}

impl Focus {
    /// All panes, in the order of `Tab`.
    pub const ALL: [Self; 3] = [Self::Article, Self::List, Self::Detail];
}

/// The lists, in the order of their keys `1`..`5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Threads with their facts.
    Threads,
    /// Quotes.
    Quotes,
    /// People.
    People,
    /// Places and organisations.
    Places,
    /// What the reader has selected.
    Selected,
}

impl Tab {
    /// All lists in order.
    pub const ALL: [Self; 5] = [Self::Threads, Self::Quotes, Self::People, Self::Places, Self::Selected];

    /// Its place in that order.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> W {
        match self {
            Self::Threads => W::Threads,
            Self::Quotes => W::Quotes,
            Self::People => W::People,
            Self::Places => W::Places,
            Self::Selected => W::Selected,
        }
    }
}

/// What the cursor can stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Item {
    /// Plain text.
    #[default]
    Nothing,
    /// A thread as a whole.
    Thread(ThreadId),
    /// A fact.
    Fact(FactId),
    /// A quote.
    Quote(QuoteId),
    /// Somebody or something.
    Entity(EntityId),
}

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub item: Item,
    /// The thread it stands under, in the list of threads.
    pub thread: Option<ThreadId>,
}

/// One list: its lines, the one under the cursor, the first one in view.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its lines.
    pub rows: Vec<Row>,
    /// The line under the cursor.
    pub selected: usize,
    /// The first line in view.
    pub offset: usize,
}

/// The top of the article's pane: a place in the text, so that it outlives a change of width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The first byte of the row at the top, as it was laid out when the anchor was set.
    pub at: u32,
    /// Whether the blank row above it is at the top.
    pub gap: bool,
}

/// A place to come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which pane.
    pub focus: Focus,
    /// Which list.
    pub tab: Tab,
    /// On what.
    pub item: Item,
    /// In which thread.
    pub thread: Option<ThreadId>,
    /// The cursor in the article.
    pub cursor: u32,
    /// The top of the article's pane.
    pub top: Anchor,
}

/// A line the reader types into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// What was typed.
    pub text: String,
    /// The cursor, in bytes of it.
    pub at: usize,
}

/// Where a search looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the quotes and their speakers' names.
    #[default]
    Quotes,
    /// In the whole text.
    Text,
    /// In the names of everybody and everything.
    Entities,
    /// In the facts.
    Facts,
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was hit.
    pub item: Item,
    /// Where it stands.
    pub place: Span,
    /// Where the words of the search stand.
    pub words: Vec<Span>,
}

/// A search that has hits to walk through.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched for.
    pub query: String,
    /// Where.
    pub scope: Scope,
    /// What was found, in reading order.
    pub hits: Vec<Hit>,
    /// The hit one is at.
    pub current: Option<usize>,
    /// Where the search began.
    pub origin: Place,
}

/// Which facts an export takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those selected.
    Selected,
    /// The current one.
    Fact,
    /// Those of the current thread.
    Thread,
    /// Those of the list in view, which is narrowed.
    Narrowed,
    /// All.
    All,
}

/// The fields of the export dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The format.
    Format,
    /// Which facts.
    Which,
    /// The file.
    Target,
}

/// The export dialog.
#[derive(Clone, Debug)]
pub struct Export {
    /// The field that takes the keys.
    pub field: Field,
    /// The format.
    pub format: Format,
    /// Which facts, with what can be chosen.
    pub which: Which,
    /// What can be chosen, with the facts of each choice.
    pub choices: Vec<(Which, Vec<FactId>)>,
    /// The file.
    pub target: Input,
    /// Whether the reader has changed the file's name; until then it follows the format.
    pub named: bool,
    /// The first lines of what would be written.
    pub preview: Vec<String>,
    /// The first line of it in view.
    pub offset: usize,
    /// The existing file that the reader is asked about.
    pub asking: Option<String>,
}

/// The dialog in which a list is narrowed.
#[derive(Clone, Debug)]
pub struct Filtering {
    /// The line under the cursor.
    pub line: usize,
    /// The query as it is being typed.
    pub input: Input,
    /// What is wrong with it.
    pub wrong: Option<Problem>,
    /// What Tab puts in: what was offered, and which of it stands there.
    pub offered: Option<(Vec<Completion>, usize)>,
    /// How the list was narrowed before.
    pub before: Filter,
}

/// What lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The help, from this line on.
    Help(usize),
    /// The links of a fact, with the one under the cursor.
    Links {
        /// The fact.
        fact: FactId,
        /// Its links.
        ties: Vec<Tie>,
        /// The one under the cursor.
        selected: usize,
    },
    /// The export dialog.
    Export(Box<Export>),
    /// The line in which a search is typed.
    Prompt {
        /// What was typed.
        input: Input,
        /// How far back in the history, from 1; 0 is what is being typed.
        past: usize,
    },
    /// What can be put right, with the line under the cursor.
    Fixes(usize),
    /// A line that the reader is asked for.
    Ask(Box<Ask>),
    /// A choice that the reader is asked for.
    Pick(Box<Pick>),
    /// The reader's own work, with the line under the cursor.
    Notebook(usize),
    /// Sheets, each opened from the one before; the last one is in view.
    Sheets(Vec<Sheet>),
    /// Letters on the highlighted places in view, of which one is typed.
    Hints {
        /// The places, each with its letters.
        places: Vec<(u32, String)>,
        /// What was typed so far.
        typed: String,
    },
    /// The dialog in which the list in view is narrowed.
    Filter(Box<Filtering>),
    /// The choice of a theme; the one under the cursor is the screen's.
    Themes {
        /// The theme before.
        before: Theme,
    },
    /// The chapters of a book, items of a feed or messages of a mailbox, of which one is opened.
    Parts {
        /// What was typed to narrow them.
        input: Input,
        /// The line under the cursor.
        selected: usize,
    },
    /// The list of commands.
    Palette {
        /// What was typed.
        input: Input,
        /// The line under the cursor.
        selected: usize,
    },
}

/// The screen.
#[derive(Debug)]
pub struct State {
    /// The article with its findings.
    pub material: Material,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The pane that takes the keys.
    pub focus: Focus,
    /// The list in view.
    pub tab: Tab,
    /// What the cursor stands on.
    pub item: Item,
    /// The fact one is at; stays while the cursor is on something that is none.
    pub fact: Option<FactId>,
    /// The thread one walks.
    pub thread: Option<ThreadId>,
    /// The cursor in the article, in bytes.
    pub cursor: u32,
    /// The column the cursor keeps while it goes up and down.
    pub column: Option<usize>,
    /// The top of the article's pane.
    pub top: Anchor,
    /// The lists, by [`Tab::index`].
    pub lists: [List; 5],
    /// What each list is narrowed to, by [`Tab::index`].
    pub filters: [Filter; 5],
    /// The threads that are unfolded.
    pub unfolded: BTreeSet<u32>,
    /// The first line of the item in view.
    pub detail_offset: usize,
    /// What the reader has selected.
    pub selection: BTreeSet<FactId>,
    /// The reader's own work.
    pub notes: Notes,
    /// An open range, of lines or of the text.
    pub range: Option<Range>,
    /// Places to go back to.
    pub back: Vec<Place>,
    /// Places to go forward to.
    pub forward: Vec<Place>,
    /// Places marked with a letter.
    pub marked: BTreeMap<char, Place>,
    /// The search whose hits can be walked.
    pub search: Option<Search>,
    /// What was searched for before, the latest last.
    pub history: Vec<String>,
    /// Where the next search looks.
    pub scope: Scope,
    /// Whether what is searched for is a regular expression.
    pub regex: bool,
    /// Whether words with the root of the one searched for are found.
    pub by_root: bool,
    /// The sheets that were left last for a place.
    pub left_sheets: Vec<Sheet>,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// The keys of a begun sequence.
    pub pending: Vec<Key>,
    /// A count typed before a command.
    pub count: Option<u32>,
    /// Where a digit that may become a count has led away from.
    pub before_count: Option<Place>,
    /// The command that waits for a letter: `m` or `'`.
    pub awaiting: Option<Cmd>,
    /// What the last action did.
    pub message: String,
    /// Whether one pane is shown alone.
    pub zoom: bool,
    /// Which panes are stacked or hidden.
    pub arrangement: Arrangement,
    /// The article's share of the screen in per cent.
    pub share: u16,
    /// The longest line of the article in columns; none for the pane's width.
    pub measure: Option<u16>,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether the divider is being dragged.
    pub dragging: bool,
    /// How everything looks.
    pub theme: Theme,
    /// What is being read, by its name, until it is there.
    pub reading: Option<String>,
    /// The chapters, items or messages of what is read, where it has several and they are known.
    pub parts: Option<Parts>,
    /// Whether the terminal is asked for its ground, to choose the theme by it.
    pub ask_ground: bool,
    /// The screen's language.
    pub lang: Lang,
    /// Which keys mean what.
    pub keymap: Arc<Keymap>,
}

/// The article's share of the screen at the start, in per cent.
pub const SHARE: u16 = 56;

/// The columns at the article's left edge: number in the thread, sign, speaker's bar, blank.
pub const GUTTER: u16 = 5;

impl State {
    /// The screen of an article that has not been analysed yet.
    #[must_use]
    pub fn new(article: Article, theme: Theme, lang: Lang, size: (u16, u16)) -> Self {
        let start = article.blocks.first().map_or(0, |b| b.span.start);
        Self {
            material: Material::new(article),
            size,
            focus: Focus::List,
            tab: Tab::Threads,
            item: Item::Nothing,
            fact: None,
            thread: None,
            cursor: start,
            column: None,
            top: Anchor { at: start, gap: false },
            lists: Default::default(),
            filters: Default::default(),
            unfolded: BTreeSet::new(),
            detail_offset: 0,
            selection: BTreeSet::new(),
            notes: Notes::default(),
            range: None,
            back: Vec::new(),
            forward: Vec::new(),
            marked: BTreeMap::new(),
            search: None,
            history: Vec::new(),
            scope: Scope::Quotes,
            regex: false,
            by_root: true,
            left_sheets: Vec::new(),
            overlay: None,
            pending: Vec::new(),
            count: None,
            before_count: None,
            awaiting: None,
            message: W::Analysing.text(lang).to_owned(),
            zoom: false,
            arrangement: Arrangement::default(),
            share: SHARE,
            measure: None,
            mouse: true,
            dragging: false,
            theme,
            reading: None,
            parts: None,
            ask_ground: false,
            lang,
            keymap: Arc::default(),
        }
    }

    /// The screen while an article of this name is read.
    #[must_use]
    pub fn waiting(name: String, theme: Theme, lang: Lang, size: (u16, u16)) -> Self {
        let mut state = Self::new(Article::default(), theme, lang, size);
        state.message = W::Reading.fill(lang, &[&name]);
        state.reading = Some(name);
        state
    }

    /// The screen of an article with its findings.
    #[must_use]
    pub fn with_analysis(article: Article, analysis: Analysis, theme: Theme, lang: Lang, size: (u16, u16)) -> Self {
        let mut state = Self::new(article, theme, lang, size);
        super::update::update(&mut state, super::action::Action::Analysed(Box::new(analysis)));
        state
    }

    /// A word of the screen in its language.
    #[must_use]
    pub fn word(&self, word: W) -> &'static str {
        word.text(self.lang)
    }

    /// Where the panes stand.
    #[must_use]
    pub fn panes(&self) -> Panes {
        panes(self.size.0, self.size.1, self.focus, self.zoom, self.share, self.arrangement)
    }

    /// The list in view.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.lists[self.tab.index()]
    }

    /// The list in view, to change it.
    pub fn list_mut(&mut self) -> &mut List {
        &mut self.lists[self.tab.index()]
    }

    /// Columns left of the article's words, at the width of its pane.
    #[must_use]
    pub fn gutter(&self) -> u16 {
        match self.panes().article.map_or(0, |a| a.width) {
            0..12 => 0,
            12..30 => 2,
            _ => GUTTER,
        }
    }

    /// Columns for the article's words, from 1. Where its pane is not shown, those it had if it
    /// were shown alone.
    #[must_use]
    pub fn text_width(&self) -> usize {
        let pane = self.panes().article.map_or(self.size.0, |a| a.width);
        // One column at the right is the scroll bar's.
        let room = pane.saturating_sub(self.gutter() + u16::from(pane >= 12));
        usize::from(self.measure.map_or(room, |m| m.min(room)).max(1))
    }

    /// Rows for the article's words.
    #[must_use]
    pub fn text_height(&self) -> usize {
        self.panes().article.map_or(0, |a| usize::from(Panes::inner(a).height))
    }

    /// The row at the top of the article's pane.
    #[must_use]
    pub fn top_row(&self) -> RowAt {
        let flow = &self.material.flow;
        let at = flow.locate(&self.material.article, self.top.at, self.text_width());
        let gap = self.top.gap && at.row == 1 && flow.pieces().get(at.piece).is_some_and(|p| p.gap);
        if gap { RowAt { row: 0, ..at } } else { at }
    }

    /// The row of a byte of the article.
    #[must_use]
    pub fn row_of(&self, at: u32) -> RowAt {
        self.material.flow.locate(&self.material.article, at, self.text_width())
    }

    /// The place one is at.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            focus: self.focus,
            tab: self.tab,
            item: self.item,
            thread: self.thread,
            cursor: self.cursor,
            top: self.top,
        }
    }

    /// The places in the text of an item: those that prove it.
    #[must_use]
    pub fn spans_of(&self, item: Item) -> Vec<Span> {
        let m = &self.material;
        match item {
            Item::Nothing => Vec::new(),
            Item::Thread(id) => {
                let first = m.thread(id).and_then(|t| t.facts.first()).and_then(|f| m.fact(*f));
                first.map(|f| f.spans.clone()).unwrap_or_default()
            }
            Item::Fact(id) => m.fact(id).map(|f| f.spans.clone()).unwrap_or_default(),
            Item::Quote(id) => m.quote(id).map(|q| q.content.clone()).unwrap_or_default(),
            Item::Entity(id) => {
                let mentions = m.entity(id).map(|e| e.mentions.as_slice()).unwrap_or_default();
                let here = mentions.iter().find(|n| n.span.holds(self.cursor)).or_else(|| mentions.first());
                here.map(|n| vec![n.span]).unwrap_or_default()
            }
        }
    }

    /// The fact that an item stands for, where it stands for one.
    #[must_use]
    pub fn fact_of(&self, item: Item) -> Option<FactId> {
        match item {
            Item::Fact(id) => Some(id),
            Item::Quote(id) => self.material.fact_of(id),
            Item::Nothing | Item::Thread(_) | Item::Entity(_) => None,
        }
    }

    /// Whom an item is about: itself, the speaker, the subject.
    #[must_use]
    pub fn entity_of(&self, item: Item) -> Option<EntityId> {
        let m = &self.material;
        match item {
            Item::Nothing => None,
            Item::Entity(id) => Some(id),
            Item::Quote(id) => m.quote(id).and_then(|q| q.speaker),
            Item::Thread(id) => m.thread(id).and_then(|t| t.subject),
            Item::Fact(id) => {
                let fact = m.fact(id)?;
                let speaker = fact.quote.and_then(|q| m.quote(q)).and_then(|q| q.speaker);
                speaker.or(fact.subject).or_else(|| fact.entities.first().copied())
            }
        }
    }

    /// The facts that an item stands for or holds.
    #[must_use]
    pub fn facts_of(&self, item: Item) -> Vec<FactId> {
        match item {
            Item::Nothing => Vec::new(),
            Item::Thread(id) => self.material.thread(id).map(|t| t.facts.clone()).unwrap_or_default(),
            Item::Entity(id) => self.material.facts_about(id),
            Item::Fact(_) | Item::Quote(_) => self.fact_of(item).into_iter().collect(),
        }
    }

    /// What is marked as current in the article: the item's places, else the fact's.
    #[must_use]
    pub fn current_spans(&self) -> Vec<Span> {
        match (self.item, self.fact) {
            (Item::Nothing, Some(fact)) => self.spans_of(Item::Fact(fact)),
            (Item::Thread(_), _) => Vec::new(),
            (item, _) => self.spans_of(item),
        }
    }

    /// The lines a list has now.
    #[must_use]
    pub fn rows_of(&self, tab: Tab) -> Vec<Row> {
        let m = &self.material;
        let plain = |item| Row { item, thread: None };
        let filter = &self.filters[tab.index()];
        let mut rows = match tab {
            Tab::Threads => {
                let mut rows = Vec::new();
                for (n, thread) in m.analysis.threads.iter().enumerate() {
                    let id = ThreadId::from_index(n);
                    let facts = thread.facts.iter().map(|f| Row { item: Item::Fact(*f), thread: Some(id) });
                    let facts: Vec<Row> = facts.filter(|r| filter.takes(m, r.item)).collect();
                    // A thread stays with its facts.
                    if facts.is_empty() && filter.is_on() {
                        continue;
                    }
                    rows.push(Row { item: Item::Thread(id), thread: Some(id) });
                    if self.unfolded.contains(&id.0) {
                        rows.extend(facts);
                    }
                }
                rows
            }
            Tab::Quotes => (0..m.analysis.quotes.len()).map(|n| plain(Item::Quote(QuoteId::from_index(n)))).collect(),
            Tab::People => entities(m, &[EntityKind::Person]),
            Tab::Places => entities(m, &[EntityKind::Place, EntityKind::Organisation]),
            Tab::Selected => self.selection.iter().map(|f| plain(Item::Fact(*f))).collect(),
        };
        rows.retain(|r| filter.takes(m, r.item));
        rows
    }
}

fn entities(material: &Material, kinds: &[EntityKind]) -> Vec<Row> {
    let ids = material.entities_of(kinds);
    ids.into_iter().map(|id| Row { item: Item::Entity(id), thread: None }).collect()
}
