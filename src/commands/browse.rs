//! `telusur [FILE]`: the screen.

use super::args::Browse;
use super::failure::Failure;
use super::opener::Opener;
use crate::analysis::{Engine, Watch};
use crate::article::Article;
use crate::config::Settings;
use crate::notebook::Store;
use crate::reading::Source;
use crate::tui::state::State;
use crate::tui::terminal::{self, Came, Left, Loading, Reader};
use crate::tui::theme::{Depth, Theme};
use crate::tui::words::{Lang, W};
use std::fs::File;
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Opens an article on the screen.
#[must_use]
pub fn run(args: &Browse) -> ExitCode {
    match browse(args) {
        Ok(Left::Quit | Left::Unread) => ExitCode::SUCCESS,
        Ok(Left::Signal(number)) => ExitCode::from(u8::try_from(128 + number).unwrap_or(u8::MAX)),
        Err(failure) => failure.report().into(),
    }
}

fn browse(args: &Browse) -> Result<Left, Failure> {
    // What a pipe brings without a file being named is the article, as in a pager.
    let piped = !stdin().is_terminal();
    let source = match &args.file {
        None if args.sample.is_none() && piped => Source::of(Path::new("-")),
        file => Source::or_sample(file.as_deref(), args.sample.as_deref()),
    };
    // What is wrong with a file is told first, by its name; else, that there is no screen.
    if args.file.is_none() {
        terminal_size()?;
    }
    let name = source.shown().as_str().to_owned();
    let (sender, coming) = channel();
    let unread = Arc::new(Mutex::new(None));
    let opener = Arc::new(Opener::new(source, args.reading.how(), args.annotations.clone()));
    let (first, why) = (Arc::clone(&opener), Arc::clone(&unread));
    std::thread::spawn(move || {
        let came = first.first().unwrap_or_else(|failure| {
            let told = failure.to_string();
            *why.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
            Came::Unread(told)
        });
        let _ = sender.send(came);
    });
    // What is read at once needs no screen to wait on, and what cannot be read no screen at all.
    let loading = match coming.recv_timeout(PATIENCE) {
        Ok(Came::Unread(_)) | Err(RecvTimeoutError::Disconnected) => return Err(failed(&unread, &name)),
        Ok(came) => Loading::Here(came),
        Err(RecvTimeoutError::Timeout) => Loading::Coming(coming),
    };
    let size = terminal_size()?;
    if piped && File::open("/dev/tty").is_err() {
        return Err(Failure::Misuse(
            "standard input is no terminal, and there is none to take keys from; \
             run telusur in a terminal, or use telusur quotes, export or extract"
                .to_owned(),
        ));
    }
    let settings = Settings::load();
    let store = if args.no_notebook || settings.notebook == Some(false) { None } else { Store::usual() };
    let state = screen(args, settings, name.clone(), size);
    let reader: Reader = Arc::new(move |wanted| opener.part(wanted));
    let analyse = |article: &Article, watch: Watch<'_>| {
        Engine::new().analyse_watched(article, watch).map_err(|error| error.to_string())
    };
    match terminal::run(state, store, loading, reader, Arc::new(analyse))? {
        Left::Unread => Err(failed(&unread, &name)),
        left => Ok(left),
    }
}

/// How long the screen waits for an article that is being read.
const PATIENCE: Duration = Duration::from_millis(150);

/// Why nothing was read: what the reading said, or else that the reader did not wait for it.
fn failed(unread: &Mutex<Option<Failure>>, name: &str) -> Failure {
    let said = unread.lock().unwrap_or_else(PoisonError::into_inner).take();
    said.unwrap_or_else(|| Failure::Nothing(format!("reading {name} was broken off")))
}

/// The screen as arguments, settings and environment want it.
fn screen(args: &Browse, settings: Settings, name: String, size: (u16, u16)) -> State {
    let variable = |name: &str| std::env::var(name).ok();
    let asked = args.theme.as_deref().or(settings.theme.as_deref());
    let theme = theme(asked, variable);
    let lang = language(args.ui.as_deref().or(settings.ui.as_deref()), variable);
    let mut state = State::waiting(name, theme, lang, size);
    state.ask_ground = asked.is_none()
        && Depth::of(variable) != Depth::None
        && variable("COLORFGBG").and_then(|v| ground(&v)).is_none();
    state.mouse = !args.no_mouse && settings.mouse.unwrap_or(true);
    state.keymap = Arc::new(settings.keymap);
    if let Some(first) = settings.problems.first() {
        let count = settings.problems.len().to_string();
        state.notes.trouble = Some(W::MsgSettings.fill(state.lang, &[&count, &first.to_string()]));
    }
    state
}

/// Columns and rows of the terminal on standard output.
fn terminal_size() -> Result<(u16, u16), Failure> {
    if !stdout().is_terminal() {
        return Err(Failure::Misuse(
            "standard output is no terminal, so there is no screen to draw on; \
             for pipes and files use telusur quotes, export or extract"
                .to_owned(),
        ));
    }
    match crossterm::terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => Ok((width, height)),
        _ => Err(Failure::Misuse(
            "the terminal says that it has no columns or rows; give it a size (stty cols 80 rows 24) and try again"
                .to_owned(),
        )),
    }
}

/// The theme asked for, else what the environment allows.
fn theme(name: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Theme {
    let depth = Depth::of(&variable);
    let asked = name.and_then(|name| {
        // Who names a theme wants its colours, whatever NO_COLOR says.
        let depth = if depth == Depth::None { Depth::of(|n| variable(n).filter(|_| n != "NO_COLOR")) } else { depth };
        Theme::named(name, depth)
    });
    let told = || ground(&variable("COLORFGBG")?).and_then(|name| Theme::named(name, depth));
    asked.or_else(|| told().filter(|_| depth != Depth::None)).unwrap_or_else(|| Theme::usual(depth))
}

/// The theme for the ground that some terminals name in the environment: ink and ground by their
/// numbers among the sixteen, `15;0` or `0;default;15`.
fn ground(named: &str) -> Option<&'static str> {
    match named.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 15 => Some("light"),
        0..=15 => Some("dark"),
        _ => None,
    }
}

/// The screen's language: as asked for, else by the locale.
fn language(asked: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = |name: &str| variable(name).filter(|v| !v.is_empty());
    let locale =
        asked.map(str::to_owned).or_else(|| set("LC_ALL")).or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
    Lang::of(locale.as_deref().unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_is_the_one_asked_for_else_that_of_the_ground() {
        let chosen = |name: Option<&str>, vars: &'static [(&str, &str)]| {
            theme(name, |n| vars.iter().find(|(v, _)| *v == n).map(|(_, value)| (*value).to_owned())).name
        };
        assert_eq!(chosen(None, &[("TERM", "xterm")]), "dark");
        assert_eq!(chosen(None, &[("TERM", "xterm"), ("COLORFGBG", "0;default;15")]), "light");
        assert_eq!(chosen(None, &[("TERM", "xterm"), ("COLORFGBG", "15;0")]), "dark");
        assert_eq!(chosen(None, &[("TERM", "xterm"), ("COLORFGBG", "0;15"), ("NO_COLOR", "1")]), "none");
        assert_eq!(chosen(None, &[("TERM", "xterm"), ("COLORFGBG", "what")]), "dark");
        assert_eq!(chosen(Some("contrast"), &[("TERM", "xterm"), ("COLORFGBG", "0;15")]), "contrast");
    }
}
