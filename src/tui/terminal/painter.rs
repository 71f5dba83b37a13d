//! From cells to bytes: only what changed, each frame in one write.

use super::osc;
use crate::tui::state::State;
use crate::tui::view::draw;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::io::{self, Write as _};
use unicode_width::UnicodeWidthStr as _;

/// Remembers what the terminal shows.
///
/// Writes its own sequences: ratatui's backend leaves it to crossterm whether to colour, which
/// under `NO_COLOR` drops bold and reverse as well.
#[derive(Debug)]
pub(super) struct Painter {
    shown: Option<Buffer>,
}

impl Painter {
    pub(super) fn new() -> Self {
        Self { shown: None }
    }

    /// Forgets what the terminal shows, so that the next frame draws every cell.
    pub(super) fn forget(&mut self) {
        self.shown = None;
    }

    /// Brings the terminal up to the state; writes nothing where nothing changed.
    pub(super) fn paint(&mut self, state: &State) -> io::Result<()> {
        let area = Rect::new(0, 0, state.size.0, state.size.1);
        let mut next = Buffer::empty(area);
        draw(state, &mut next);
        let bytes = match self.shown.as_ref().filter(|b| b.area == area) {
            Some(shown) => changes(shown, &next),
            None => {
                let mut bytes = b"\x1b[0m\x1b[2J".to_vec();
                bytes.extend(changes(&Buffer::empty(area), &next));
                bytes
            }
        };
        self.shown = Some(next);
        if bytes.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(bytes.len() + osc::FRAME.len() + osc::FRAME_END.len());
        frame.extend_from_slice(osc::FRAME);
        frame.extend(bytes);
        frame.extend_from_slice(osc::FRAME_END);
        let mut out = io::stdout().lock();
        out.write_all(&frame)?;
        out.flush()
    }
}

/// The bytes that turn one screen into another of the same size.
pub(super) fn changes(before: &Buffer, after: &Buffer) -> Vec<u8> {
    let mut out = Vec::new();
    let mut style: Option<(Color, Color, Modifier)> = None;
    let mut at: Option<(u16, u16)> = None;
    for (x, y, cell) in before.diff(after) {
        if at != Some((x, y)) {
            let _ = write!(out, "\x1b[{};{}H", y + 1, x + 1);
        }
        let wanted = (cell.fg, cell.bg, cell.modifier);
        if style != Some(wanted) {
            restyle(&mut out, cell);
            style = Some(wanted);
        }
        out.extend_from_slice(cell.symbol().as_bytes());
        // Terminals disagree on the width of what is wide or joined: say where the next one goes.
        at = (cell.symbol().len() == 1 || cell.symbol().width() == 1 && cell.symbol().chars().count() == 1)
            .then_some((x + 1, y));
    }
    if !out.is_empty() {
        out.extend_from_slice(b"\x1b[0m");
    }
    out
}

fn restyle(out: &mut Vec<u8>, cell: &Cell) {
    out.extend_from_slice(b"\x1b[0");
    for (modifier, code) in [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
    ] {
        if cell.modifier.contains(modifier) {
            out.extend_from_slice(code.as_bytes());
        }
    }
    colour(out, cell.fg, 30);
    colour(out, cell.bg, 40);
    out.push(b'm');
}

/// A colour as a parameter of `SGR`; `base` is 30 for ink and 40 for ground.
fn colour(out: &mut Vec<u8>, colour: Color, base: u8) {
    let plain = |n: u8| base + n;
    let bright = |n: u8| base + 60 + n;
    let code = match colour {
        Color::Reset => return,
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(n) => {
            let _ = write!(out, ";{};5;{n}", base + 8);
            return;
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(out, ";{};2;{r};{g};{b}", base + 8);
            return;
        }
    };
    let _ = write!(out, ";{code}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn nothing_changed_writes_nothing() {
        let buffer = Buffer::with_lines(["harbour", "港口"]);
        assert!(changes(&buffer, &buffer.clone()).is_empty());
    }

    #[test]
    fn a_terminal_shows_what_the_buffer_holds() {
        let mut after = Buffer::with_lines(["the 港口 e\u{301}", "second"]);
        after.set_style(Rect::new(0, 1, 3, 1), Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD));
        let mut parser = vt100::Parser::new(2.try_into().unwrap(), 10.try_into().unwrap(), 0);
        parser.process(&changes(&Buffer::empty(after.area), &after));
        assert_eq!(parser.screen().rows(0, 10).collect::<Vec<_>>(), ["the 港口 e\u{301}", "second"]);
        let cell = parser.screen().cell(1, 0).unwrap();
        assert!(cell.bold());
        assert_eq!(cell.fgcolor(), vt100::Color::Rgb(1, 2, 3));
        assert!(!parser.screen().cell(1, 3).unwrap().bold());
    }
}
