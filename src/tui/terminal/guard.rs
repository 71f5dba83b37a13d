//! The terminal's modes: set together, taken back together, by whoever comes first.

use super::osc;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Gives the terminal back when it is dropped, when the thread that made it panics, and when told
/// to. Giving it back twice does nothing.
#[derive(Debug)]
pub struct Guard {
    entered: Arc<AtomicBool>,
}

impl Guard {
    /// A guard over a terminal that is still as it was. From now on a panic of this thread gives
    /// the terminal back before it is told; one of another thread is kept off the screen.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "making one changes what a panic does")]
    pub fn new() -> Self {
        let entered = Arc::new(AtomicBool::new(false));
        let screen = std::thread::current().id();
        let held = Arc::clone(&entered);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().id() == screen {
                leave(&held);
            }
            if !held.load(Ordering::SeqCst) {
                before(panic);
            }
        }));
        Self { entered }
    }

    /// A handle by which another thread can give the terminal back.
    pub fn handle(&self) -> impl Fn() + Send + 'static {
        let held = Arc::clone(&self.entered);
        move || leave(&held)
    }

    /// Takes the terminal.
    ///
    /// # Errors
    /// Where its modes cannot be set.
    pub fn enter(&self, mouse: bool, title: &str) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered.store(true, Ordering::SeqCst);
        let mut out = io::stdout();
        osc::push_title(&mut out, title)?;
        execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        self.mouse(mouse)
    }

    /// Changes the title of the window, while the terminal is ours.
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn title(&self, title: &str) -> io::Result<()> {
        if !self.entered.load(Ordering::SeqCst) {
            return Ok(());
        }
        let mut out = io::stdout();
        osc::set_title(&mut out, title)?;
        out.flush()
    }

    /// Takes the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
    }

    /// Gives the terminal back.
    pub fn leave(&self) {
        leave(&self.entered);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Nothing here may fail aloud: the terminal may be gone.
fn leave(entered: &AtomicBool) {
    if entered.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = osc::end_frame(&mut out);
        let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = osc::pop_title(&mut out);
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}
