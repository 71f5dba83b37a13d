//! The export dialog.

use super::State;
use crate::analysis::FactId;
use crate::export::{Format, Request};
use crate::notebook::{File, Work};
use crate::tui::effect::{Effect, Export as Order};
use crate::tui::keys::{Cmd, Key};
use crate::tui::state::{Export, Field, Input, Item, Overlay, Row, Tab, Which};
use crate::tui::words::W;
use crossterm::event::KeyCode;

/// Lines of the preview that are made; what follows shows in the file.
const PREVIEW: usize = 400;

impl State {
    pub(super) fn open_export(&mut self) {
        let facts = |n: usize| (0..n).map(FactId::from_index).collect::<Vec<_>>();
        let fact = self.fact_of(self.item).or(self.fact);
        let thread = self.thread.and_then(|t| self.material.thread(t)).map(|t| t.facts.clone()).unwrap_or_default();
        let mut choices = vec![
            (Which::Selected, self.selection.iter().copied().collect::<Vec<_>>()),
            (Which::Fact, fact.into_iter().collect()),
            (Which::Thread, thread),
            (Which::Narrowed, self.narrowed()),
            (Which::All, facts(self.material.analysis.facts.len())),
        ];
        choices.retain(|(_, facts)| !facts.is_empty());
        let Some((which, _)) = choices.first() else { return self.say(W::MsgNothingToExport) };
        let mut export = Export {
            field: Field::Format,
            format: Format::Markdown,
            which: *which,
            choices,
            target: Input::default(),
            named: false,
            preview: Vec::new(),
            offset: 0,
            asking: None,
        };
        self.name_target(&mut export);
        self.preview(&mut export);
        self.overlay = Some(Overlay::Export(Box::new(export)));
    }

    /// The facts of the list in view, where it is narrowed.
    fn narrowed(&self) -> Vec<FactId> {
        if !self.filters[self.tab.index()].is_on() {
            return Vec::new();
        }
        let whole = |row: &Row| !matches!(row.item, Item::Thread(_));
        // Folded threads hold facts as well.
        let threads = self.tab == Tab::Threads;
        let filter = &self.filters[self.tab.index()];
        let mut facts: Vec<FactId> = if threads {
            let all = self.material.analysis.threads.iter().flat_map(|t| t.facts.iter().copied());
            all.filter(|f| filter.takes(&self.material, Item::Fact(*f))).collect()
        } else {
            self.list().rows.iter().filter(|r| whole(r)).flat_map(|r| self.facts_of(r.item)).collect()
        };
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    /// A name for the file, from the article's and the format.
    fn name_target(&self, export: &mut Export) {
        if export.named {
            return;
        }
        let article = &self.material.article;
        let path = article.source.as_deref().filter(|s| !s.starts_with("telusur:") && !s.contains("://"));
        let file = path.unwrap_or("").rsplit(['/', '\\']).next().unwrap_or("");
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ')).collect();
        let stem = if stem.trim_matches(['.', ' ']).is_empty() { slug(article.title.as_deref()) } else { stem };
        export.target = Input::of(&format!("{stem}-facts.{}", export.format.ending()));
    }

    /// What the reader says of the facts.
    #[must_use]
    pub fn review(&self) -> crate::export::Review {
        crate::tui::notes::review(&self.material.review, self.notes.history.now())
    }

    /// Facts as they are to be written, with all that is said of them.
    pub fn requested<T>(&self, facts: &[FactId], write: impl FnOnce(&Request<'_>) -> T) -> T {
        let m = &self.material;
        let review = self.review();
        let work = self.notes.history.now();
        let request = Request::new(&m.article, &m.analysis, facts, &review).others(&m.others);
        if *work == Work::default() {
            return write(&request);
        }
        let file = File::new(&m.article, &m.article.sha256(), work, None, &[]);
        let value = serde_json::to_value(file).unwrap_or_default();
        write(&request.work(m.machine(), &value))
    }

    fn preview(&self, export: &mut Export) {
        let facts = chosen(export);
        let text = self.requested(&facts, |request| match request.files(export.format) {
            // Of an archive, its second file is what was made of the facts.
            Some(mut files) => files.drain(..).nth(1).map(|(_, text)| text).unwrap_or_default(),
            None => request.render(export.format),
        });
        export.preview = text.lines().take(PREVIEW).map(str::to_owned).collect();
        export.offset = 0;
    }

    pub(super) fn run_in_export(&mut self, cmd: Cmd) -> Vec<Effect> {
        let Some(Overlay::Export(mut export)) = self.overlay.take() else { return Vec::new() };
        let mut effects = Vec::new();
        let by = if matches!(cmd, Cmd::PrevChoice | Cmd::PrevField) { usize::MAX } else { 1 };
        match cmd {
            Cmd::Cancel => {
                self.message.clear();
                return effects;
            }
            Cmd::NextField | Cmd::PrevField => {
                let fields = [Field::Format, Field::Which, Field::Target];
                export.field = turned(&fields, |f| *f == export.field, by).copied().unwrap_or(Field::Format);
            }
            Cmd::NextChoice | Cmd::PrevChoice => match export.field {
                Field::Format => {
                    export.format =
                        turned(&Format::ALL, |f| *f == export.format, by).copied().unwrap_or(Format::Markdown);
                    self.name_target(&mut export);
                    self.preview(&mut export);
                }
                Field::Which => {
                    let next = turned(&export.choices, |(w, _)| *w == export.which, by).map(|(w, _)| *w);
                    export.which = next.unwrap_or(export.which);
                    self.preview(&mut export);
                }
                Field::Target if cmd == Cmd::NextChoice => export.target.right(),
                Field::Target => export.target.left(),
            },
            Cmd::Down => {
                let last = export.preview.len().saturating_sub(1);
                export.offset = (export.offset + 1).min(last);
            }
            Cmd::Up => export.offset = export.offset.saturating_sub(1),
            Cmd::Copy => {
                let text = self.requested(&chosen(&export), |request| match request.files(export.format) {
                    Some(_) => String::new(),
                    None => request.render(export.format),
                });
                if text.is_empty() || text.len() > super::pick::CLIPBOARD {
                    self.say(W::MsgTooLong);
                } else {
                    self.say(W::MsgExportSent);
                    effects.push(Effect::Clipboard(text));
                    return effects;
                }
            }
            Cmd::Accept => {
                if export.target.text.trim().is_empty() {
                    self.say(W::NoTarget);
                } else {
                    effects.push(Effect::Export(order(&export, false)));
                }
            }
            Cmd::ClearLine | Cmd::DeleteWord => {
                self.overlay = Some(Overlay::Export(export));
                self.edit_line(cmd);
                return effects;
            }
            _ => {}
        }
        self.overlay = Some(Overlay::Export(export));
        effects
    }

    /// The answer to the question whether an existing file may be replaced; nothing where none
    /// was asked.
    pub(super) fn answer(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(Overlay::Export(export)) = &mut self.overlay else { return None };
        export.asking.as_ref()?;
        export.asking = None;
        // y for yes in both languages of the screen (ya).
        let yes = matches!(key.code, KeyCode::Char('y' | 'Y'));
        Some(if yes { vec![Effect::Export(order(export, true))] } else { Vec::new() })
    }
}

/// The first words of a title as a file's name.
fn slug(title: Option<&str>) -> String {
    let title = title.unwrap_or("telusur").to_lowercase();
    let mut slug = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if slug.len() + word.len() > 40 {
            break;
        }
        slug.push_str(if slug.is_empty() { "" } else { "-" });
        slug.push_str(word);
    }
    if slug.is_empty() { "telusur".to_owned() } else { slug }
}

fn order(export: &Export, force: bool) -> Order {
    Order { path: export.target.text.trim().to_owned(), format: export.format, facts: chosen(export), force }
}

fn chosen(export: &Export) -> Vec<FactId> {
    export.choices.iter().find(|(w, _)| *w == export.which).map(|(_, f)| f.clone()).unwrap_or_default()
}

/// The one `by` places behind the one that fits, going round.
fn turned<T>(all: &[T], fits: impl Fn(&T) -> bool, by: usize) -> Option<&T> {
    let now = all.iter().position(fits).unwrap_or(0);
    let next = if by == usize::MAX { (now + all.len()).checked_sub(1)? } else { now + by };
    all.get(next.checked_rem(all.len())?)
}
