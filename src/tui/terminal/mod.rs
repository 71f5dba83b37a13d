//! The edge: the terminal's modes, what comes from it, what goes to it.
//!
//! Everything that happens (keys, signals, the analysis from its thread, the terminal's end)
//! arrives in one queue. All that waits is taken, then one frame is drawn; nothing is drawn, and
//! nobody wakes, while nothing happens.

mod events;
#[cfg_attr(not(unix), allow(dead_code, reason = "only asked where answers can be read in time"))]
mod ground;
pub mod guard;
mod keeper;
mod osc;
mod painter;

use super::action::Action;
use super::effect::{Effect, Export, Written};
use super::state::State;
use super::state::parts::Parts;
use super::update::update;
use crate::analysis::{Analysis, Watch};
use crate::article::Article;
use crate::export::others::Other;
use crate::export::{Format, WriteError, write_folder, write_whole};
use crate::notebook::{File, Store};
use crate::text::safe::Safe;
use events::Event;
use guard::Guard;
use keeper::Keeper;
use painter::Painter;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the first frame waits for the analysis; a short article has it by then, and one frame
/// less flickers.
const PATIENCE: Duration = Duration::from_millis(8);

/// The longest text that may be analysed by then, in bytes: for a longer one nobody waits.
const SHORT: usize = 100_000;

/// How long an analysis goes on before the reader is told how far it is.
const PROGRESS: Duration = Duration::from_millis(100);

/// The longest text that is sent to the terminal's clipboard, in bytes: many terminals drop a
/// sequence of more than 100,000 characters, and base64 makes four of three.
pub const CLIPBOARD: usize = super::update::CLIPBOARD;

/// Sends text to the clipboard of the terminal that the program runs in, also where standard output
/// goes elsewhere. Whether the terminal takes it, nobody tells.
///
/// # Errors
/// Where there is no terminal.
pub fn to_clipboard(text: &str) -> io::Result<()> {
    use std::io::{IsTerminal as _, Write as _};
    let sequence = osc::clipboard_sequence(text, std::env::var_os("TMUX").is_some());
    if let Ok(mut terminal) = std::fs::File::options().write(true).open("/dev/tty") {
        return terminal.write_all(sequence.as_bytes());
    }
    if !io::stderr().is_terminal() {
        return Err(io::ErrorKind::NotFound.into());
    }
    io::stderr().lock().write_all(sequence.as_bytes())
}

/// How the program left the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The reader left.
    Quit,
    /// A signal of this number ended it.
    Signal(i32),
    /// The article could not be read, or the reader did not wait for it.
    Unread,
}

/// What is to be shown.
#[derive(Debug)]
pub struct Loaded {
    /// The article.
    pub article: Article,
    /// What others have noted on it.
    pub others: Vec<Other>,
    /// The reader's work that came along with it.
    pub given: Option<File>,
    /// Its analysis, where that came along.
    pub analysis: Option<Analysis>,
    /// What the reader is to be told of it.
    pub told: Option<String>,
}

/// What came of reading.
#[derive(Debug)]
pub enum Came {
    /// An article.
    Loaded(Box<Loaded>),
    /// Several, of which the reader chooses one.
    Parts(Parts),
    /// The list was asked for, and there is one article only.
    OnePart,
    /// Nothing, for this reason.
    Unread(String),
}

/// What came of reading, or where it comes from.
#[derive(Debug)]
pub enum Loading {
    /// It is here.
    Here(Came),
    /// It is being read.
    Coming(Receiver<Came>),
}

/// What to read of something that holds several articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Their names.
    List,
    /// The one of this number, from 1.
    Part(usize),
}

/// Reads an article of several, in whatever thread it is called.
pub type Reader = Arc<dyn Fn(Wanted) -> Came + Send + Sync>;

/// Makes the analysis of an article, told how far it is; nothing where that breaks it off.
pub type Analyse = Arc<dyn Fn(&Article, Watch<'_>) -> Result<Option<Analysis>, String> + Send + Sync>;

/// Shows an article until the reader leaves; `state` is the screen before it is there. Analysis and
/// reading happen in threads of their own; the terminal is as it was when this returns, also by a
/// panic.
///
/// # Errors
/// Where the terminal cannot be set up, read or written to.
pub fn run(
    mut state: State,
    store: Option<Store>,
    loading: Loading,
    reader: Reader,
    analyse: Analyse,
) -> io::Result<Left> {
    let (sender, queue) = channel();
    let guard = Guard::new();
    let mut edge = Edge {
        guard,
        painter: Painter::new(),
        keeper: Keeper::new(None, Arc::clone(&state.material.article), sender.clone()),
        goes_on: Arc::new(AtomicBool::new(true)),
        opening: Opening { store, reader, analyse, sender: sender.clone() },
        asked: 0,
        opened: 0,
        shown: None,
    };
    match loading {
        Loading::Here(Came::Unread(_)) => return Ok(Left::Unread),
        Loading::Here(came) => edge.take(&mut state, came)?,
        Loading::Coming(coming) => {
            let sender = sender.clone();
            std::thread::spawn(move || {
                let came = coming.recv().unwrap_or_else(|_| Came::Unread(String::new()));
                sender.send(Event::Arrived(0, came))
            });
        }
    }
    events::watch_signals(&edge.guard, &sender)?;
    edge.guard.enter(state.mouse, &title(&state))?;
    let left = serve(&mut state, &mut edge, &sender, &queue);
    let Edge { guard, keeper, .. } = edge;
    // Before the terminal is given back: a terminal that takes no bytes any more must not cost the
    // reader's work.
    keeper.finish(&state);
    guard.leave();
    left
}

/// What events and effects work on.
struct Edge {
    guard: Guard,
    painter: Painter,
    keeper: Keeper,
    /// Whether the analysis is to go on.
    goes_on: Arc<AtomicBool>,
    /// What opens articles.
    opening: Opening,
    /// The number of what was asked for last: what comes of an earlier wish comes too late.
    asked: u32,
    /// How many articles were opened: what comes of the analysis of an earlier one comes too late.
    opened: u32,
    /// Which part is shown, where it is one of several.
    shown: Option<usize>,
}

/// What articles are opened with.
struct Opening {
    store: Option<Store>,
    reader: Reader,
    analyse: Analyse,
    sender: Sender<Event>,
}

impl Edge {
    /// Shows what was read.
    fn take(&mut self, state: &mut State, came: Came) -> io::Result<()> {
        match came {
            Came::Loaded(loaded) => self.open(state, *loaded)?,
            Came::Parts(parts) => drop(update(state, Action::Parts(parts))),
            Came::OnePart => drop(update(state, Action::OnePart)),
            Came::Unread(why) => drop(update(state, Action::PartUnread(why, self.shown))),
        }
        Ok(())
    }

    /// Has something read in a thread of its own.
    fn ask(&mut self, wanted: Wanted) {
        self.asked += 1;
        let (asked, reader, sender) = (self.asked, Arc::clone(&self.opening.reader), self.opening.sender.clone());
        std::thread::spawn(move || sender.send(Event::Arrived(asked, reader(wanted))));
    }

    /// Shows an article that has come, has it analysed, and keeps the work on it from now on.
    fn open(&mut self, state: &mut State, loaded: Loaded) -> io::Result<()> {
        let (store, sender) = (self.opening.store.clone(), self.opening.sender.clone());
        let Loaded { article, others, given, analysis, told } = loaded;
        // The work on the article before is written, and its analysis ends.
        let nothing = Keeper::new(None, Arc::clone(&state.material.article), sender.clone());
        std::mem::replace(&mut self.keeper, nothing).finish(state);
        self.goes_on.store(false, Ordering::Relaxed);
        self.goes_on = Arc::new(AtomicBool::new(true));
        self.opened += 1;
        update(state, Action::Article(Box::new(article), others));
        self.shown = state.parts.as_ref().and_then(|p| p.current);
        if told.is_some() {
            state.notes.trouble = told;
        }
        self.guard.title(&title(state))?;
        let analyse: Analyse = match analysis {
            // What was written down is shown as it was found then.
            Some(analysis) => Arc::new(move |_, _| Ok(Some(analysis.clone()))),
            None => Arc::clone(&self.opening.analyse),
        };
        let article = Arc::clone(&state.material.article);
        self.keeper = Keeper::new(store.clone(), Arc::clone(&article), sender.clone());
        let goes_on = Arc::clone(&self.goes_on);
        let number = self.opened;
        start_analysis(
            article,
            store,
            given,
            analyse,
            Box::new(move |a| drop(sender.send(Event::Of(number, a)))),
            goes_on,
        );
        Ok(())
    }
}

fn title(state: &State) -> String {
    let article = &state.material.article;
    let title = article.title.as_deref().or(article.source.as_deref()).or(state.reading.as_deref());
    title.map_or_else(|| "telusur".to_owned(), |t| format!("{t} — telusur"))
}

fn start_analysis(
    article: Arc<Article>,
    store: Option<Store>,
    given: Option<File>,
    analyse: Analyse,
    tell: Box<dyn Fn(Action) + Send + Sync>,
    goes_on: Arc<AtomicBool>,
) {
    std::thread::spawn(move || {
        if store.is_some() || given.is_some() {
            tell(earlier(store.as_ref(), given, &article));
        }
        let told = AtomicU8::new(0);
        let begun = Instant::now();
        let watch = |share: f32| {
            let per_cent = (share * 100.0) as u8;
            // What is short is done before it could be read.
            if begun.elapsed() > PROGRESS && told.fetch_max(per_cent, Ordering::Relaxed) < per_cent {
                tell(Action::Progress(per_cent));
            }
            goes_on.load(Ordering::Relaxed)
        };
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| analyse(&article, &watch)));
        let action = match done {
            Ok(Ok(Some(analysis))) => Action::Analysed(Box::new(analysis)),
            Ok(Ok(None)) => Action::BrokenOff,
            Ok(Err(why)) => Action::Failed(why),
            Err(_) => Action::Failed("the analysis failed; the text can still be read".to_owned()),
        };
        // The screen may be gone already.
        tell(action);
    });
}

/// The work of earlier on an article: what is stored, and what came along with it.
fn earlier(store: Option<&Store>, given: Option<File>, article: &Article) -> Action {
    let stored = store.map(|s| s.load(article, &article.sha256())).transpose();
    match stored {
        Ok(file) => {
            let mut opened = file.flatten().map(|f| f.open(article)).unwrap_or_default();
            if let Some(given) = given.map(|f| f.open(article)) {
                opened.work = opened.work.joined(given.work);
                opened.lost.extend(given.lost);
            }
            Action::Opened(Box::new(opened))
        }
        Err(error) => Action::Unkept(error.to_string()),
    }
}

fn serve(state: &mut State, edge: &mut Edge, sender: &Sender<Event>, queue: &Receiver<Event>) -> io::Result<Left> {
    let patience = Instant::now() + PATIENCE;
    while !state.material.ready
        && state.material.article.text.len() <= SHORT
        && let Ok(event) = queue.recv_timeout(patience.saturating_duration_since(Instant::now()))
    {
        if let Some(left) = handle(state, event, edge)? {
            return Ok(left);
        }
    }
    edge.painter.paint(state)?;
    events::read_terminal(sender, state.ask_ground);
    loop {
        edge.keeper.look(state);
        let event = match edge.keeper.wait() {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => queue.recv_timeout(wait),
        };
        let mut next = match event {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => {
                edge.keeper.keep(state);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(Left::Quit),
        };
        // A reader who never pauses has the work kept as well.
        if edge.keeper.wait().is_some_and(|wait| wait.is_zero()) {
            edge.keeper.keep(state);
        }
        if matches!(next, Some(Event::Suspend)) {
            edge.keeper.keep(state);
        }
        while let Some(event) = next {
            if let Some(left) = handle(state, event, edge)? {
                return Ok(left);
            }
            next = queue.try_recv().ok();
        }
        edge.painter.paint(state)?;
    }
}

fn handle(state: &mut State, event: Event, edge: &mut Edge) -> io::Result<Option<Left>> {
    let action = match event {
        Event::Action(action) => action,
        Event::Of(number, action) if number == edge.opened => action,
        Event::Of(..) => return Ok(None),
        // Where nothing is shown and nothing can be chosen, there is nothing to stay for.
        Event::Arrived(_, Came::Unread(_)) if edge.opened == 0 && state.parts.is_none() => {
            return Ok(Some(Left::Unread));
        }
        Event::Arrived(asked, came) => {
            if asked == edge.asked {
                edge.take(state, came)?;
            }
            return Ok(None);
        }
        Event::Signal(number) => return Ok(Some(Left::Signal(number))),
        Event::Suspend => {
            suspend(state, edge)?;
            return Ok(None);
        }
        Event::Gone => return Ok(Some(Left::Signal(1))),
    };
    for effect in update(state, action) {
        match effect {
            Effect::Quit => return Ok(Some(Left::Quit)),
            Effect::Suspend => suspend(state, edge)?,
            Effect::Redraw => edge.painter.forget(),
            Effect::BreakOff if edge.opened == 0 => return Ok(Some(Left::Unread)),
            Effect::BreakOff => edge.goes_on.store(false, Ordering::Relaxed),
            Effect::ListParts => edge.ask(Wanted::List),
            Effect::OpenPart(number) => edge.ask(Wanted::Part(number)),
            Effect::Mouse(on) => edge.guard.mouse(on)?,
            Effect::Clipboard(text) => osc::clipboard(&text, std::env::var_os("TMUX").is_some())?,
            Effect::CopyToFile(text) => {
                let path = Store::usual().and_then(|store| store.save_clipboard(&text).ok());
                let path = path.map(|p| Safe::new(&p.to_string_lossy()).as_str().to_owned());
                update(state, Action::Copied(path));
            }
            Effect::Export(order) => {
                let written = export(state, &order);
                update(state, Action::Exported(written));
            }
        }
    }
    Ok(None)
}

fn suspend(state: &mut State, edge: &mut Edge) -> io::Result<()> {
    let Edge { guard, painter, .. } = edge;
    guard.leave();
    let stopped = events::stop();
    guard.enter(state.mouse, &title(state))?;
    painter.forget();
    if let Ok((width, height)) = crossterm::terminal::size() {
        update(state, Action::Resize(width, height));
    }
    if !stopped {
        state.message = super::words::W::MsgNoShell.text(state.lang).to_owned();
    }
    Ok(())
}

fn export(state: &State, order: &Export) -> Written {
    let path = Safe::new(&order.path).as_str().to_owned();
    let target = Path::new(&order.path);
    let written = state.requested(&order.facts, |request| {
        // Several files make a folder, unless the name asks for an archive.
        match request.files(order.format).filter(|_| Format::of_file(&order.path) != Some(order.format)) {
            Some(files) => write_folder(target, &files, order.force),
            None => write_whole(target, request.render(order.format).as_bytes(), order.force),
        }
    });
    match written {
        Ok(()) => Written::Done { path, facts: order.facts.len() },
        Err(WriteError::Exists(_)) if !order.force => Written::Exists { path },
        Err(error) => Written::Failed { path, why: error.to_string() },
    }
}
