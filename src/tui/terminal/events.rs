//! What comes in: the terminal's events, signals, the terminal's end.

use super::Came;
#[cfg(unix)]
use super::ground;
use super::ground::Late;
use super::guard::Guard;
use crate::tui::action::{Action, Mouse, MouseKind};
use crate::tui::keys::Key;
use crossterm::event::{self, Event as Raw, KeyEventKind, MouseButton, MouseEventKind};
use std::sync::mpsc::Sender;

/// Something for the screen's thread.
#[derive(Debug)]
pub(super) enum Event {
    /// For the state.
    Action(Action),
    /// For the state, from the analysis of the article that was opened as the one of this number.
    Of(u32, Action),
    /// What was asked for with this number is read.
    Arrived(u32, Came),
    /// A signal asks the program to end.
    Signal(i32),
    /// A signal asks the program to stop for a while.
    Suspend,
    /// The terminal is gone.
    Gone,
}

/// How long a terminal may take to say what its ground is.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(100);

/// Reads the terminal in a thread of its own, which ends with the terminal or the queue; before that,
/// where asked to, asks it for its ground.
pub(super) fn read_terminal(sender: &Sender<Event>, ask: bool) {
    watch_hang_up(sender.clone());
    let sender = sender.clone();
    std::thread::spawn(move || {
        let mut late = if ask { asked(&sender) } else { Late::new(false) };
        loop {
            let event = match event::read() {
                Ok(Raw::Key(key)) if late.takes(&key) => continue,
                Ok(raw) => match action(raw) {
                    Some(action) => Event::Action(action),
                    None => continue,
                },
                Err(_) => Event::Gone,
            };
            let gone = matches!(event, Event::Gone);
            if sender.send(event).is_err() || gone {
                return;
            }
        }
    });
}

#[cfg(unix)]
fn asked(sender: &Sender<Event>) -> Late {
    let answer = ground::ask(PATIENCE);
    let light = answer.light.map(Action::Ground);
    for action in light.into_iter().chain(answer.typed.into_iter().map(Action::Key)) {
        let _ = sender.send(Event::Action(action));
    }
    Late::new(!answer.whole && answer.light.is_none())
}

#[cfg(not(unix))]
fn asked(_sender: &Sender<Event>) -> Late {
    Late::new(false)
}

fn action(raw: Raw) -> Option<Action> {
    match raw {
        // Terminals that report releases would press every key twice.
        Raw::Key(key) if key.kind != KeyEventKind::Release => Some(Action::Key(Key::new(key.code, key.modifiers))),
        Raw::Resize(width, height) => Some(Action::Resize(width, height)),
        Raw::Paste(text) => Some(Action::Paste(text)),
        Raw::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Action::Mouse(Mouse { kind, x: mouse.column, y: mouse.row }))
        }
        _ => None,
    }
}

#[cfg(unix)]
mod unix {
    use super::{Event, Guard};
    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use std::io;
    use std::os::fd::AsFd as _;
    use std::sync::mpsc::Sender;
    use std::time::Duration;

    /// How long the screen's thread may take to leave before the terminal is given back for it.
    const GRACE: Duration = Duration::from_millis(500);

    /// Hands signals to the screen's thread. Should that thread hang (in a write to a terminal
    /// that takes no bytes), the program leaves without it.
    pub(in super::super) fn watch_signals(guard: &Guard, sender: &Sender<Event>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
        let give_back = guard.handle();
        let sender = sender.clone();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                if signal == SIGTSTP {
                    let _ = sender.send(Event::Suspend);
                    continue;
                }
                let _ = sender.send(Event::Signal(signal));
                std::thread::sleep(GRACE);
                give_back();
                std::process::exit(128 + signal);
            }
        });
        Ok(())
    }

    /// Waits for the end of the terminal: reading would not tell, and crossterm would spin.
    pub(super) fn watch_hang_up(sender: Sender<Event>) {
        std::thread::spawn(move || {
            let stdin = io::stdin();
            let tty = std::fs::File::open("/dev/tty");
            let fd = match &tty {
                _ if rustix::termios::isatty(&stdin) => stdin.as_fd(),
                Ok(tty) => tty.as_fd(),
                Err(_) => return,
            };
            loop {
                // Asking for no event leaves hang-up and error, which are always told.
                let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::empty())];
                match poll(&mut fds, None) {
                    Ok(_) => break,
                    Err(rustix::io::Errno::INTR) => {}
                    Err(_) => return,
                }
            }
            let _ = sender.send(Event::Gone);
            std::thread::sleep(GRACE);
            std::process::exit(129);
        });
    }

    /// Stops the process group until the shell lets it go on; false where there is no shell that
    /// could.
    pub(in super::super) fn stop() -> bool {
        use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
        if getsid(None).is_ok_and(|session| session == getpid()) {
            return false;
        }
        kill_current_process_group(Signal::STOP).is_ok()
    }
}

#[cfg(unix)]
use unix::watch_hang_up;
#[cfg(unix)]
pub(super) use unix::{stop, watch_signals};

#[cfg(not(unix))]
fn watch_hang_up(_sender: Sender<Event>) {}

#[cfg(not(unix))]
pub(super) fn watch_signals(_guard: &Guard, _sender: &Sender<Event>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn stop() -> bool {
    false
}
