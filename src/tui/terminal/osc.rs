//! Sequences that no library writes for us.

use crate::text::encode::base64;
use crate::text::safe::Safe;
use std::io::{self, Write};

/// From here on, the terminal shows nothing until the frame's end (synchronized update).
pub(super) const FRAME: &[u8] = b"\x1b[?2026h";

/// The frame's end.
pub(super) const FRAME_END: &[u8] = b"\x1b[?2026l";

pub(super) fn end_frame(out: &mut impl Write) -> io::Result<()> {
    out.write_all(FRAME_END)
}

/// Sets the window's title, keeping the one before on the terminal's stack.
pub(super) fn push_title(out: &mut impl Write, title: &str) -> io::Result<()> {
    write!(out, "\x1b[22;2t")?;
    set_title(out, title)
}

/// Sets the window's title.
pub(super) fn set_title(out: &mut impl Write, title: &str) -> io::Result<()> {
    write!(out, "\x1b]2;{}\x1b\\", Safe::new(title))
}

/// Takes the title before back.
pub(super) fn pop_title(out: &mut impl Write) -> io::Result<()> {
    write!(out, "\x1b[23;2t")
}

/// Sends text to the terminal's clipboard. Under tmux also in its wrapping, since it passes the
/// plain sequence on only where it is set to.
pub(super) fn clipboard(text: &str, tmux: bool) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(clipboard_sequence(text, tmux).as_bytes())?;
    out.flush()
}

/// What sends text to the terminal's clipboard.
pub(super) fn clipboard_sequence(text: &str, tmux: bool) -> String {
    let plain = format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()));
    if tmux {
        let wrapped = plain.replace('\x1b', "\x1b\x1b");
        format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out_of_its_sequence() {
        let mut out = Vec::new();
        push_title(&mut out, "a\x07b\x1b\\c").unwrap();
        assert_eq!(out.iter().filter(|b| **b == 0x1b).count(), 3);
        assert!(!out.contains(&7));
    }

    #[test]
    fn tmux_gets_it_wrapped_as_well() {
        let sent = clipboard_sequence("foo", true);
        assert!(sent.starts_with("\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\"), "{sent:?}");
    }
}
