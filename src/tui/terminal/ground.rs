//! Asking the terminal whether its ground is light: the query of xterm (`OSC 11`), with one behind it
//! that every terminal answers (`DA1`), so that a terminal which does not know the first is not
//! waited for.
//!
//! What the reader types meanwhile is kept. An answer that comes late would look like typed keys:
//! [`Late`] knows it.

use crate::tui::keys::Key;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The two queries.
#[cfg(unix)]
const QUERIES: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// What came while an answer was waited for.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Answer {
    /// Whether the ground is light; nothing where the terminal did not say.
    pub light: Option<bool>,
    /// Whether all answers are there.
    pub whole: bool,
    /// What was typed.
    pub typed: Vec<Key>,
}

/// Asks the terminal that keys are read from, and waits for `patience` at most.
#[cfg(unix)]
pub(super) fn ask(patience: std::time::Duration) -> Answer {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::Write as _;
    use std::os::fd::AsFd as _;
    use std::time::Instant;

    let stdin = std::io::stdin();
    let tty = std::fs::File::open("/dev/tty");
    let fd = match &tty {
        _ if rustix::termios::isatty(&stdin) => stdin.as_fd(),
        Ok(tty) => tty.as_fd(),
        Err(_) => return Answer::default(),
    };
    let mut out = std::io::stdout().lock();
    if out.write_all(QUERIES).and_then(|()| out.flush()).is_err() {
        return Answer::default();
    }
    drop(out);
    let end = Instant::now() + patience;
    let mut bytes = Vec::new();
    loop {
        let answer = read(&bytes);
        let left = end.saturating_duration_since(Instant::now());
        if answer.whole || left.is_zero() {
            return answer;
        }
        let left = Timespec { tv_sec: 0, tv_nsec: left.subsec_nanos().into() };
        let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
        let mut chunk = [0; 256];
        match poll(&mut fds, Some(&left)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => {}
            Ok(_) => match rustix::io::read(fd, &mut chunk) {
                Ok(0) | Err(_) => return answer,
                Ok(n) => bytes.extend(chunk.iter().take(n)),
            },
            Err(_) => return answer,
        }
    }
}

/// Tells answers from what was typed.
fn read(bytes: &[u8]) -> Answer {
    let mut answer = Answer::default();
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("\x1b]11;") {
            let end = behind.find(['\x07', '\x1b']).unwrap_or(behind.len());
            let (colour, tail) = behind.split_at(end);
            answer.light = light(colour).or(answer.light);
            rest = tail.strip_prefix("\x1b\\").or_else(|| tail.strip_prefix('\x07')).unwrap_or("");
        } else if let Some(behind) = rest.strip_prefix("\x1b[?") {
            let end = behind.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(behind.len());
            let (_, tail) = behind.split_at(end);
            answer.whole |= tail.starts_with('c');
            rest = tail.get(1..).unwrap_or("");
        } else {
            let (key, length) = key(rest, c);
            answer.typed.extend(key);
            rest = rest.get(length..).unwrap_or("");
        }
    }
    answer
}

/// Whether a colour, `rgb:` and two to four hexadecimal digits for each part, is light: by its luma
/// (ITU-R BT.601).
fn light(colour: &str) -> Option<bool> {
    let parts = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
    let part = |digits: &str| {
        let most = 16u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1).filter(|m| *m > 0)?;
        let value = if digits.len() <= 4 { u32::from_str_radix(digits, 16).ok()? } else { return None };
        Some(f64::from(value) / f64::from(most))
    };
    let mut parts = parts.split('/').map(part);
    let (r, g, b) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * r + 0.587 * g + 0.114 * b > 0.5)
}

/// The key that a typed text begins with and its length in bytes; no key for a sequence of which
/// nothing is known.
fn key(text: &str, first: char) -> (Option<Key>, usize) {
    const ARROWS: [(&str, KeyCode); 8] = [
        ("\x1b[A", KeyCode::Up),
        ("\x1b[B", KeyCode::Down),
        ("\x1b[C", KeyCode::Right),
        ("\x1b[D", KeyCode::Left),
        ("\x1bOA", KeyCode::Up),
        ("\x1bOB", KeyCode::Down),
        ("\x1bOC", KeyCode::Right),
        ("\x1bOD", KeyCode::Left),
    ];
    let plain = |code| Some(Key::new(code, KeyModifiers::NONE));
    if let Some((sequence, code)) = ARROWS.into_iter().find(|(s, _)| text.starts_with(s)) {
        return (plain(code), sequence.len());
    }
    match first {
        '\x1b' if text.starts_with("\x1b[") => {
            let end = text.get(2..).and_then(|t| t.find(|c: char| matches!(c, '@'..='~')));
            (None, end.map_or(text.len(), |e| e + 3))
        }
        '\x1b' => (plain(KeyCode::Esc), 1),
        '\r' | '\n' => (plain(KeyCode::Enter), 1),
        '\t' => (plain(KeyCode::Tab), 1),
        '\x7f' | '\x08' => (plain(KeyCode::Backspace), 1),
        '\x01'..='\x1a' => {
            let letter = char::from(b'a' - 1 + u8::try_from(u32::from(first)).unwrap_or(1));
            (Some(Key::new(KeyCode::Char(letter), KeyModifiers::CONTROL)), 1)
        }
        c if c.is_control() => (None, c.len_utf8()),
        c => (plain(KeyCode::Char(c)), c.len_utf8()),
    }
}

/// Keeps an answer that comes late from being taken for keys: it is read as `Alt-]`, the letters of a
/// colour, and `Alt-\` or `C-g`.
#[derive(Debug)]
pub(super) struct Late {
    awaited: bool,
    inside: bool,
}

impl Late {
    /// Whether an answer is still to come.
    pub(super) fn new(awaited: bool) -> Self {
        Self { awaited, inside: false }
    }

    /// Whether a key is part of the answer.
    pub(super) fn takes(&mut self, key: &KeyEvent) -> bool {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if self.awaited && alt && key.code == KeyCode::Char(']') {
            (self.awaited, self.inside) = (false, true);
            return true;
        }
        if !self.inside {
            return false;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('\\') if alt => self.inside = false,
            KeyCode::Char('g') if control => self.inside = false,
            KeyCode::Char('0'..='9' | 'a'..='f' | 'A'..='F' | ';' | ':' | '/' | 'r' | 'g') => {}
            _ => {
                self.inside = false;
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn char_key(c: char) -> Key {
        Key::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    #[test]
    fn answers_are_told_from_what_is_typed() {
        let answer = read(b"j\x1b]11;rgb:ffff/fa00/f0f0\x1b\\q\x1b[?62;4c\x1b[A");
        assert_eq!(answer.light, Some(true));
        assert!(answer.whole);
        assert_eq!(answer.typed, [char_key('j'), char_key('q'), Key::new(KeyCode::Up, KeyModifiers::NONE)]);
        let dark = read(b"\x1b]11;rgb:1e/1e/2e\x07");
        assert_eq!((dark.light, dark.whole), (Some(false), false));
        assert_eq!(read(b"\x1b[?6c"), Answer { light: None, whole: true, typed: Vec::new() });
    }

    #[test]
    fn what_is_no_colour_says_nothing() {
        for bytes in
            [&b"\x1b]11;?\x1b\\"[..], b"\x1b]11;rgb:12/34\x07", b"\x1b]11;rgb://\x07", b"\x1b]11;rgb:fffff/f/f\x07"]
        {
            assert_eq!(read(bytes).light, None, "{bytes:?}");
        }
    }

    #[test]
    fn whatever_comes_is_read_to_its_end() {
        for bytes in [&b"\x1b"[..], b"\x1b[", b"\x1b]11;", b"\x1b[<0;1;1M", b"\xff\xfe", b"\x1b[200~x", b"\x03\r\t\x7f"]
        {
            let answer = read(bytes);
            assert!(!answer.whole && answer.light.is_none(), "{bytes:?}");
        }
        let control = read(b"\x03\r");
        assert_eq!(
            control.typed,
            [Key::new(KeyCode::Char('c'), KeyModifiers::CONTROL), Key::new(KeyCode::Enter, KeyModifiers::NONE)]
        );
    }

    #[test]
    fn a_late_answer_is_no_key() {
        let event = |code, mods| KeyEvent::new(code, mods);
        let mut late = Late::new(true);
        assert!(!late.takes(&event(KeyCode::Char('1'), KeyModifiers::NONE)));
        assert!(late.takes(&event(KeyCode::Char(']'), KeyModifiers::ALT)));
        for c in "11;rgb:ffff/ffff/ffff".chars() {
            assert!(late.takes(&event(KeyCode::Char(c), KeyModifiers::NONE)), "{c}");
        }
        assert!(late.takes(&event(KeyCode::Char('\\'), KeyModifiers::ALT)));
        assert!(!late.takes(&event(KeyCode::Char('1'), KeyModifiers::NONE)));
        assert!(!late.takes(&event(KeyCode::Char(']'), KeyModifiers::ALT)), "one answer is all there is");
        let mut none = Late::new(false);
        assert!(!none.takes(&event(KeyCode::Char(']'), KeyModifiers::ALT)));
    }
}
