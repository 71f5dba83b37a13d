//! State and action give the next state and what the edge is to do. Pure: no clock, no file, no
//! terminal.

mod anchors;
mod arrange;
mod article;
mod book;
mod dialogs;
mod export;
mod filter;
mod fix;
mod hints;
mod input;
mod lists;
mod mouse;
mod notes;
mod parts;
mod pick;
mod search;
mod sheet;
mod themes;
mod walk;

pub use book::{Entry, entries};
pub use dialogs::palette_rows;
pub use fix::{choice_name, choices};
pub use pick::CLIPBOARD;

use super::action::Action;
use super::effect::{Effect, Written};
use super::keys::{Cmd, Context, Key, Lookup, sequence};
use super::material::Material;
use super::notes::Range;
use super::state::{Anchor, Focus, Overlay, State, Tab};
use super::words::W;
use crate::analysis::{Analysis, ThreadId};
use crate::article::Article;
use crate::export::others::Other;

/// Takes in one action. Never panics, whatever comes in whatever order.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if matches!(action, Action::Key(_) | Action::Paste(_) | Action::Mouse(_) | Action::Do(..)) {
        state.notes.begun = true;
    }
    let effects = match action {
        Action::Key(key) => state.key(key),
        Action::Paste(text) => {
            state.paste(&text);
            Vec::new()
        }
        Action::Do(cmd, times) => state.run(cmd, times),
        Action::Mouse(mouse) => state.use_mouse(mouse),
        Action::Resize(width, height) => {
            state.resize(width, height);
            // A terminal moves its cells about when it changes its size, even when it ends up with
            // the size it had: nothing on it can be relied on.
            vec![Effect::Redraw]
        }
        Action::Analysed(analysis) => {
            state.analysed(*analysis);
            Vec::new()
        }
        Action::Article(article, others) => {
            state.arrived(*article, others);
            Vec::new()
        }
        Action::Parts(parts) => {
            state.take_parts(parts);
            Vec::new()
        }
        Action::OnePart => {
            state.message = state.word(W::MsgOnePart).to_owned();
            Vec::new()
        }
        Action::PartUnread(why, shown) => {
            state.part_unread(why, shown);
            Vec::new()
        }
        Action::Ground(light) => {
            if state.ask_ground && !matches!(state.overlay, Some(Overlay::Themes { .. })) {
                state.theme = state.theme.with_name(if light { "light" } else { "dark" });
            }
            Vec::new()
        }
        Action::Progress(per_cent) => {
            state.material.progress = Some(per_cent);
            Vec::new()
        }
        Action::BrokenOff => {
            state.material.ready = true;
            state.material.progress = None;
            state.message = state.word(W::MsgBrokenOff).to_owned();
            Vec::new()
        }
        Action::Failed(why) => {
            state.material.ready = true;
            state.message = why;
            Vec::new()
        }
        Action::Opened(opened) => {
            state.opened(*opened);
            Vec::new()
        }
        Action::Unkept(why) => {
            state.message.clone_from(&why);
            state.notes.trouble = Some(why);
            Vec::new()
        }
        Action::Copied(path) => {
            state.message = match path {
                Some(path) => W::MsgCopiedToFile.fill(state.lang, &[&path]),
                None => state.word(W::MsgTooLong).to_owned(),
            };
            Vec::new()
        }
        Action::Exported(written) => {
            state.exported(written);
            Vec::new()
        }
    };
    state.settle();
    effects
}

impl State {
    /// Where commands are looked up now, the nearest first.
    #[must_use]
    pub fn contexts(&self) -> &'static [Context] {
        match (&self.overlay, self.focus) {
            (Some(Overlay::Help(_)), _) => &[Context::Help],
            (Some(Overlay::Links { .. }), _) => &[Context::Links],
            (Some(Overlay::Export(_)), _) => &[Context::Export],
            (Some(Overlay::Prompt { .. }), _) => &[Context::Prompt],
            (Some(Overlay::Palette { .. } | Overlay::Pick(_)), _) => &[Context::Menu],
            (Some(Overlay::Fixes(_)), _) => &[Context::Fixes],
            (Some(Overlay::Themes { .. }), _) => &[Context::Themes],
            (Some(Overlay::Parts { .. }), _) => &[Context::Parts],
            (Some(Overlay::Ask(_)), _) => &[Context::Ask],
            (Some(Overlay::Notebook(_)), _) => &[Context::Notebook],
            (None, Focus::Article) if matches!(self.range, Some(Range::Text(_))) => {
                &[Context::Range, Context::Article, Context::Panes]
            }
            (Some(Overlay::Sheets(_)), _) => &[Context::Sheet],
            (Some(Overlay::Hints { .. }), _) => &[Context::Hints],
            (Some(Overlay::Filter(f)), _) if f.line == 0 => &[Context::Query],
            (Some(Overlay::Filter(_)), _) => &[Context::Filter],
            (None, Focus::Article) => &[Context::Article, Context::Panes],
            (None, Focus::List | Focus::Detail) => &[Context::List, Context::Panes],
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.answer(key) {
            return effects;
        }
        if let Some(letter) = self.awaited_letter(key) {
            return letter;
        }
        if self.overlay.is_none() && self.pending.is_empty() && self.counting(key) {
            return Vec::new();
        }
        self.pending.push(key);
        match self.keymap.look_up(self.contexts(), &self.pending) {
            Lookup::Begun => Vec::new(),
            Lookup::Found(cmd) => {
                let in_sequence = self.pending.len() > 1;
                self.pending.clear();
                let mut times = self.count.take().unwrap_or(1);
                match self.before_count.take() {
                    // The digit was a count after all: undo the choice of a list it made.
                    Some(place) if in_sequence => self.restore(place),
                    Some(_) => times = 1,
                    None => {}
                }
                let here = self.place();
                let effects = self.run(cmd, times);
                if let Cmd::List(n) = cmd {
                    self.count = Some(u32::from(n) + 1);
                    self.before_count = Some(here);
                }
                effects
            }
            Lookup::Unknown => {
                let begun = self.pending.len() > 1;
                let keys: String = self.pending.drain(..).map(|k| k.to_string()).collect();
                self.forget_count();
                if begun || !self.type_in(key) {
                    self.message = W::MsgUnknownKey.fill(self.lang, &[&keys]);
                }
                Vec::new()
            }
        }
    }

    /// Digits 6 to 9 begin a count, any digit goes on with it; 1 to 5 choose a list first.
    fn counting(&mut self, key: Key) -> bool {
        let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return false };
        match (self.count, self.before_count) {
            (Some(count), None) => self.count = Some(count.saturating_mul(10).saturating_add(digit).min(9999)),
            (_, _) if digit > 5 => {
                self.count = Some(digit);
                self.before_count = None;
            }
            _ => return false,
        }
        true
    }

    fn forget_count(&mut self) {
        self.count = None;
        self.before_count = None;
    }

    fn run(&mut self, cmd: Cmd, times: u32) -> Vec<Effect> {
        let times = times.clamp(1, 9999);
        if self.overlay.is_some() {
            return self.run_in_overlay(cmd);
        }
        if !matches!(cmd, Cmd::Down | Cmd::Up | Cmd::HalfDown | Cmd::HalfUp | Cmd::PageDown | Cmd::PageUp) {
            self.column = None;
        }
        if !matches!(cmd, Cmd::Suspend | Cmd::Redraw) {
            self.message.clear();
        }
        match cmd {
            Cmd::Quit => return vec![Effect::Quit],
            Cmd::Suspend => return vec![Effect::Suspend],
            Cmd::Redraw => return vec![Effect::Redraw],
            Cmd::Copy => return self.copy(),
            Cmd::Mouse => {
                self.mouse = !self.mouse;
                self.say(if self.mouse { W::MsgMouseOn } else { W::MsgMouseOff });
                return vec![Effect::Mouse(self.mouse)];
            }
            Cmd::Help => self.overlay = Some(Overlay::Help(0)),
            Cmd::Palette => self.overlay = Some(Overlay::Palette { input: Default::default(), selected: 0 }),
            Cmd::Export => self.open_export(),
            Cmd::Links => self.open_links(),
            Cmd::Search => self.open_prompt(),
            Cmd::Cancel if self.range.is_some() => self.end_range(),
            Cmd::Cancel if !self.material.ready && self.search.is_none() => {
                self.message = self.word(W::MsgBreakingOff).to_owned();
                return vec![Effect::BreakOff];
            }
            Cmd::Cancel => self.cancel(),
            Cmd::NextHit => self.walk_hits(i64::from(times)),
            Cmd::PrevHit => self.walk_hits(-i64::from(times)),
            Cmd::Down => self.move_by(i64::from(times)),
            Cmd::Up => self.move_by(-i64::from(times)),
            Cmd::HalfDown => self.move_by(i64::from(times) * ((self.page() + 1) / 2)),
            Cmd::HalfUp => self.move_by(-i64::from(times) * ((self.page() + 1) / 2)),
            Cmd::PageDown => self.move_by(i64::from(times) * self.page()),
            Cmd::PageUp => self.move_by(-i64::from(times) * self.page()),
            Cmd::Top => self.leap_to_end(false),
            Cmd::Bottom => self.leap_to_end(true),
            Cmd::Left => self.sideways(-i64::from(times)),
            Cmd::Right => self.sideways(i64::from(times)),
            Cmd::NextPane => self.turn_focus(1),
            Cmd::PrevPane => self.turn_focus(2),
            Cmd::List(n) => self.choose_list(n),
            Cmd::Go => self.go(),
            Cmd::NextFact => self.walk_facts(i64::from(times)),
            Cmd::PrevFact => self.walk_facts(-i64::from(times)),
            Cmd::NextThread => self.walk_threads(i64::from(times)),
            Cmd::PrevThread => self.walk_threads(-i64::from(times)),
            Cmd::Back => self.go_back(),
            Cmd::Forward => self.go_forward(),
            Cmd::Select => self.toggle_selected(),
            Cmd::SelectAll => self.select_all(),
            Cmd::Invert => self.invert_selection(),
            Cmd::ClearSelection => self.change_selection(&Default::default()),
            Cmd::Undo => self.step_work(true),
            Cmd::Redo => self.step_work(false),
            Cmd::Note => self.ask_remark(false),
            Cmd::Tag => self.ask_remark(true),
            Cmd::Range => self.toggle_range(),
            Cmd::Corrections => self.overlay = Some(Overlay::Fixes(0)),
            Cmd::Fix(fix) => self.fix(fix),
            Cmd::Notebook => self.open_notebook(),
            Cmd::CharBack | Cmd::CharOn | Cmd::WordBack | Cmd::WordOn => self.move_in_range(cmd, times),
            Cmd::Sentence => self.take_sentence(),
            Cmd::OtherEnd => self.turn_range(),
            Cmd::NextQuote => self.walk_quotes(i64::from(times)),
            Cmd::PrevQuote => self.walk_quotes(-i64::from(times)),
            Cmd::NextEntity => self.walk_mentions(i64::from(times)),
            Cmd::PrevEntity => self.walk_mentions(-i64::from(times)),
            Cmd::NextAnyFact => self.walk_any_facts(i64::from(times)),
            Cmd::PrevAnyFact => self.walk_any_facts(-i64::from(times)),
            Cmd::NextParagraph => self.walk_paragraphs(i64::from(times)),
            Cmd::PrevParagraph => self.walk_paragraphs(-i64::from(times)),
            Cmd::SameNext => self.walk_same(i64::from(times)),
            Cmd::SamePrev => self.walk_same(-i64::from(times)),
            Cmd::SetMark | Cmd::GoMark => {
                self.awaiting = Some(cmd);
                self.say(W::MsgMarkWhich);
            }
            Cmd::Zoom => {
                self.zoom = !self.zoom;
                self.say(if self.zoom { W::MsgZoomed } else { W::MsgUnzoomed });
                self.show_current();
            }
            Cmd::GrowPane => self.set_share(self.share.saturating_add(5)),
            Cmd::ShrinkPane => self.set_share(self.share.saturating_sub(5)),
            Cmd::Wider => self.change_measure(4),
            Cmd::Narrower => self.change_measure(-4),
            Cmd::Theme => self.open_themes(),
            Cmd::Parts => return self.open_parts(),
            Cmd::Dossier | Cmd::Why | Cmd::Timeline | Cmd::LinkMap | Cmd::Comparisons | Cmd::Warnings => {
                self.open_sheet(cmd, self.meant_item());
            }
            Cmd::LastSheet => self.reopen_sheet(),
            Cmd::Hints => self.open_hints(),
            Cmd::Filter => self.open_filter(),
            Cmd::Stack | Cmd::HideList | Cmd::HideDetail | Cmd::Taller | Cmd::Lower | Cmd::Rearrange => {
                self.arrange(cmd, times);
            }
            Cmd::Accept
            | Cmd::Regex
            | Cmd::Roots
            | Cmd::Older
            | Cmd::Newer
            | Cmd::Scope
            | Cmd::Complete
            | Cmd::ClearLine
            | Cmd::DeleteWord
            | Cmd::NextField
            | Cmd::PrevField
            | Cmd::NextChoice
            | Cmd::PrevChoice => {}
        }
        Vec::new()
    }

    /// The letter after `m` or `'`.
    fn awaited_letter(&mut self, key: Key) -> Option<Vec<Effect>> {
        let cmd = self.awaiting.take()?;
        match key.typed() {
            Some(letter) if letter.is_alphanumeric() => {
                let shown = letter.to_string();
                if cmd == Cmd::SetMark {
                    self.marked.insert(letter, self.place());
                    self.message = W::MsgMarkSet.fill(self.lang, &[&shown]);
                } else if let Some(place) = self.marked.get(&letter).copied() {
                    self.leave_place();
                    self.restore(place);
                    self.message.clear();
                } else {
                    self.message = W::MsgMarkUnknown.fill(self.lang, &[&shown]);
                }
            }
            _ => self.message.clear(),
        }
        Some(Vec::new())
    }

    fn say(&mut self, word: W) {
        // Before the analysis has come, nothing can be said to be missing.
        let word = if self.material.ready || self.overlay.is_some() { word } else { W::Analysing };
        self.message = self.word(word).to_owned();
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        // Letters stand on what was in view.
        if matches!(self.overlay, Some(Overlay::Hints { .. })) {
            self.overlay = None;
        }
        self.show_current();
    }

    fn set_share(&mut self, share: u16) {
        self.share = share.clamp(25, 80);
        self.show_current();
    }

    fn change_measure(&mut self, by: i32) {
        let room = self.text_width();
        let now = i32::from(self.measure.unwrap_or_else(|| u16::try_from(room).unwrap_or(u16::MAX)));
        let wanted = u16::try_from((now + by).clamp(20, 400)).unwrap_or(20);
        self.measure = Some(wanted);
        if self.text_width() < usize::from(wanted) {
            self.measure = None;
            self.say(W::MsgFullMeasure);
        } else {
            self.message = W::MsgMeasure.fill(self.lang, &[&wanted.to_string()]);
        }
        self.show_current();
    }

    /// Shows an article in the place of what was shown until it came.
    fn arrived(&mut self, article: Article, others: Vec<Other>) {
        if self.parts.is_some() {
            self.forget_article();
        }
        let start = article.blocks.first().map_or(0, |b| b.span.start);
        self.material = Material::new(article);
        self.material.others = others;
        self.reading = None;
        self.cursor = start;
        self.top = Anchor { at: start, gap: false };
        // What lay over the screen may show what was there before.
        if !matches!(self.overlay, Some(Overlay::Help(_) | Overlay::Themes { .. })) {
            self.overlay = None;
        }
        self.message = self.word(W::Analysing).to_owned();
    }

    /// A screen as at the start, but for how the reader has arranged it.
    fn forget_article(&mut self) {
        let fresh = Self::new(Article::default(), self.theme, self.lang, self.size);
        let before = std::mem::replace(self, fresh);
        self.notes.trouble = before.notes.trouble;
        self.overlay = before.overlay;
        self.parts = before.parts;
        self.history = before.history;
        (self.scope, self.regex, self.by_root) = (before.scope, before.regex, before.by_root);
        (self.zoom, self.arrangement) = (before.zoom, before.arrangement);
        (self.share, self.measure) = (before.share, before.measure);
        (self.mouse, self.ask_ground, self.keymap) = (before.mouse, before.ask_ground, before.keymap);
    }

    fn analysed(&mut self, analysis: Analysis) {
        self.material.take(analysis);
        self.forget_views();
        if !self.material.analysis.threads.is_empty() {
            self.unfolded.insert(0);
            self.thread = Some(ThreadId(0));
        }
        for tab in Tab::ALL {
            self.lists[tab.index()] = Default::default();
        }
        self.refresh_lists();
        if self.focus == Focus::List {
            self.item = self.list().rows.first().map(|r| r.item).unwrap_or_default();
        }
        let a = &self.material.analysis;
        let (quotes, facts, threads) = (a.quotes.len(), a.facts.len(), a.threads.len());
        let found = W::MsgAnalysed.fill(self.lang, &[&quotes.to_string(), &facts.to_string(), &threads.to_string()]);
        self.message = format!("{found}; {}", self.word(W::MsgWelcome));
        self.bring_work();
        if let Some(trouble) = &self.notes.trouble {
            self.message.clone_from(trouble);
        }
    }

    fn exported(&mut self, written: Written) {
        match written {
            Written::Done { path, facts } => {
                self.overlay = None;
                self.message = W::MsgWritten.fill(self.lang, &[&facts.to_string(), &path]);
            }
            Written::Exists { path } => {
                if let Some(Overlay::Export(export)) = &mut self.overlay {
                    export.asking = Some(path);
                }
            }
            Written::Failed { path, why } => {
                self.message = W::MsgNotWritten.fill(self.lang, &[&path, &why]);
            }
        }
    }

    /// Brings everything back into its bounds.
    fn settle(&mut self) {
        self.settle_range();
        let heights = self.panes().list.map_or(0, |r| usize::from(super::layout::Panes::inner(r).height));
        let tab_rows = super::view::tab_rows(self);
        let height = heights.saturating_sub(tab_rows).max(1);
        let list = self.list_mut();
        list.selected = list.selected.min(list.rows.len().saturating_sub(1));
        let lowest = list.rows.len().saturating_sub(height);
        list.offset = list.offset.clamp((list.selected + 1).saturating_sub(height), list.selected).min(lowest);
        let room = super::view::detail_overflow(self);
        self.detail_offset = self.detail_offset.min(room);
        if let Some(Overlay::Help(offset)) = self.overlay {
            let lowest = super::view::help_overflow(self);
            self.overlay = Some(Overlay::Help(offset.min(lowest)));
        }
    }
}

/// The keys of a command's first sequence, as the reader would press them.
#[must_use]
pub fn keys_of(names: &str) -> Vec<Key> {
    sequence(names)
}
