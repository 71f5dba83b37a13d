//! A terminal to run the program in: what it writes is shown by vt100.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// After this long without what is waited for, a test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_telusur");

struct Shown {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

pub struct Terminal {
    shown: Arc<(Mutex<Shown>, Condvar)>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    modes_before: String,
    /// Where the reader's work and settings are, for this one terminal.
    _home: tempfile::TempDir,
}

/// What a test wants to change about the usual way of starting.
pub struct Start<'a> {
    pub size: (u16, u16),
    pub env: &'a [(&'a str, &'a str)],
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self { size: (100, 30), env: &[("COLORTERM", "truecolor")] }
    }
}

impl Terminal {
    /// Starts telusur with arguments.
    pub fn telusur(args: &[&str]) -> Self {
        Self::start(PROGRAM, args, &Start::default())
    }

    pub fn start(program: &str, args: &[&str], start: &Start<'_>) -> Self {
        let (cols, rows) = start.size;
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let modes_before = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(std::env::temp_dir());
        for name in ["NO_COLOR", "COLORTERM", "COLORFGBG", "TMUX", "LC_ALL", "LC_MESSAGES", "LANG", "ENV"] {
            command.env_remove(name);
        }
        let home = tempfile::tempdir().expect("a folder");
        for (name, folder) in [("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")] {
            command.env(name, home.path().join(folder));
        }
        command.env("TERM", "xterm-256color");
        // No terminal of these tests answers a question.
        command.env("COLORFGBG", "15;0");
        command.env("PS1", "ready> ");
        for (name, value) in start.env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        let one = |n: u16| NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN);
        let parser = vt100::Parser::new(one(rows), one(cols), 0);
        let shown = Arc::new((Mutex::new(Shown { parser, bytes: Vec::new(), closed: false }), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let into = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            loop {
                let read = reader.read(&mut chunk).unwrap_or(0);
                let Ok(mut shown) = into.0.lock() else { return };
                shown.parser.process(&chunk[..read]);
                shown.bytes.extend_from_slice(&chunk[..read]);
                shown.closed = read == 0;
                into.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self { shown, master: Some(pair.master), writer: Some(writer), child, modes_before, _home: home }
    }

    pub fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("open");
        writer.write_all(bytes.as_bytes()).expect("sent");
        writer.flush().expect("sent");
    }

    /// Waits until the screen fits; gives what `look` sees there.
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut(&vt100::Screen, &[u8]) -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        let mut shown = self.shown.0.lock().expect("not poisoned");
        loop {
            if let Some(seen) = look(shown.parser.screen(), &shown.bytes) {
                return seen;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !shown.closed,
                "waited for {what}; the screen:\n{}",
                shown.parser.screen().contents()
            );
            shown = self.shown.1.wait_timeout(shown, left).expect("not poisoned").0;
        }
    }

    /// Waits until some words are on the screen.
    pub fn sees(&self, words: &str) {
        self.wait(words, |screen, _| screen.contents().contains(words).then_some(()));
    }

    pub fn screen(&self) -> String {
        self.shown.0.lock().expect("not poisoned").parser.screen().contents()
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.shown.0.lock().expect("not poisoned").bytes.clone()
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let one = |n: u16| NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN);
        self.shown.0.lock().expect("not poisoned").parser.screen_mut().set_size(one(rows), one(cols));
        self.master.as_ref().expect("open").resize(size).expect("resized");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, name: &str) {
        let pid = self.pid().to_string();
        let status = std::process::Command::new("kill").args([name, &pid]).status().expect("kill runs");
        assert!(status.success());
    }

    /// The number of the program's process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("running")
    }

    /// Waits for the program's end; gives its exit status.
    pub fn ends(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                self.drained(end);
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program goes on; the screen:\n{}", self.screen());
            std::thread::yield_now();
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }

    /// Waits until all that the program wrote has been read: its last bytes can still be on their
    /// way when it is gone.
    fn drained(&self, end: Instant) {
        let mut shown = self.shown.0.lock().expect("not poisoned");
        while !shown.closed {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the terminal stays open behind the program");
            shown = self.shown.1.wait_timeout(shown, left).expect("not poisoned").0;
        }
    }

    /// That all the terminal's modes are as they were.
    pub fn restored(&self) {
        self.wait("the modes", |screen, bytes| {
            let text = String::from_utf8_lossy(bytes);
            let title = text.matches("\x1b[22;2t").count() == text.matches("\x1b[23;2t").count();
            let modes = !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
            (title && modes).then_some(())
        });
        if let Some(master) = &self.master {
            assert_eq!(modes(master.as_ref()), self.modes_before);
        }
    }

    /// That the program has taken the terminal.
    pub fn taken(&self) {
        self.wait("the alternate screen", |screen, _| {
            (screen.alternate_screen() && screen.bracketed_paste()).then_some(())
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The line discipline's modes, as text to compare.
fn modes(master: &(dyn MasterPty + Send)) -> String {
    master
        .get_termios()
        .map_or_else(String::new, |t| format!("{:?} {:?} {:?}", t.local_flags, t.input_flags, t.output_flags))
}
