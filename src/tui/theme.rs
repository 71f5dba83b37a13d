//! How everything looks: a style for each role, colours by what the terminal can show.
//!
//! Meaning never hangs on colour alone. Names are told apart by weight and underline, what
//! somebody said by a slant and by the bar of its speaker at the left edge; the theme without
//! colours has all of that, and nothing else.

use crate::analysis::EntityKind;
use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None, or none wanted.
    None,
    /// The sixteen of ANSI.
    Sixteen,
    /// The 256 of xterm.
    Cube,
    /// Red, green and blue in 256 steps each.
    True,
}

impl Depth {
    /// What the environment says, given as a look-up of its variables.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).unwrap_or_default();
        let (term, colour) = (set("TERM"), set("COLORTERM").to_lowercase());
        if !set("NO_COLOR").is_empty() || term == "dumb" {
            Self::None
        } else if colour.contains("truecolor") || colour.contains("24bit") || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") {
            Self::Cube
        } else {
            Self::Sixteen
        }
    }
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// What matters less: captions, numbers, labels.
    Faint,
    /// The headline.
    Title,
    /// A heading.
    Heading,
    /// Captions and credits.
    Credit,
    /// A name or value.
    Entity(EntityKind),
    /// Words of the speaker with this number.
    Quote(usize),
    /// The bar of the speaker with this number.
    Bar(usize),
    /// A reporting word.
    Cue,
    /// What is current.
    Current,
    /// A hit of the search.
    Hit,
    /// The hit one is at.
    CurrentHit,
    /// The cursor in the article.
    Cursor,
    /// The line under a list's cursor, while the list has the focus.
    Line,
    /// The same, while it has not.
    LineAway,
    /// A sign of what the reader has selected.
    Selected,
    /// Lines between panes, titles without focus.
    Border,
    /// The title of the pane with the focus.
    Focused,
    /// The status line.
    Status,
    /// A key in the footer or the help.
    Key,
}

/// One theme at one depth of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, as `--theme` takes it.
    pub name: &'static str,
    palette: &'static Palette,
    depth: Depth,
    /// What the terminal can show, whatever this theme makes of it.
    terminal: Depth,
}

type Rgb = (u8, u8, u8);

/// The colours of a theme.
#[derive(Debug, PartialEq, Eq)]
struct Palette {
    name: &'static str,
    ground: Rgb,
    text: Rgb,
    faint: Rgb,
    title: Rgb,
    heading: Rgb,
    person: Rgb,
    organisation: Rgb,
    place: Rgb,
    value: Rgb,
    other: Rgb,
    cue: Rgb,
    speakers: [Rgb; SPEAKERS],
    current: Rgb,
    line: Rgb,
    hit: Rgb,
    hit_text: Rgb,
    selected: Rgb,
    border: Rgb,
    status: Rgb,
    key: Rgb,
}

/// Speakers that have a colour and a bar of their own; further ones begin anew.
const SPEAKERS: usize = 6;

/// The bars of the speakers, told apart by their shape.
const BARS: [&str; SPEAKERS] = ["┃", "║", "┆", "▌", "╏", "│"];

const DARK: Palette = Palette {
    name: "dark",
    ground: (0x16, 0x18, 0x1d),
    text: (0xd8, 0xdb, 0xe2),
    faint: (0xae, 0xb5, 0xc3),
    title: (0xff, 0xff, 0xff),
    heading: (0xf0, 0xd8, 0xa8),
    person: (0x7f, 0xd1, 0xff),
    organisation: (0xc8, 0xb0, 0xff),
    place: (0x8f, 0xdf, 0xa0),
    value: (0xff, 0xc0, 0x7a),
    other: (0xff, 0xa8, 0xc0),
    cue: (0xc0, 0xc6, 0xd2),
    speakers: [
        (0xf2, 0xe0, 0x8c),
        (0x9a, 0xe6, 0xd8),
        (0xff, 0xb8, 0xa0),
        (0xb8, 0xc8, 0xff),
        (0xd0, 0xe8, 0x90),
        (0xf0, 0xb4, 0xe8),
    ],
    current: (0x36, 0x3e, 0x54),
    line: (0x3a, 0x44, 0x60),
    hit: (0xff, 0xd8, 0x4a),
    hit_text: (0x10, 0x10, 0x10),
    selected: (0xff, 0xd8, 0x4a),
    border: (0xae, 0xb5, 0xc3),
    status: (0x26, 0x2b, 0x36),
    key: (0x7f, 0xd1, 0xff),
};

const LIGHT: Palette = Palette {
    name: "light",
    ground: (0xfb, 0xfa, 0xf7),
    text: (0x22, 0x24, 0x28),
    faint: (0x56, 0x5c, 0x66),
    title: (0x00, 0x00, 0x00),
    heading: (0x6b, 0x40, 0x00),
    person: (0x00, 0x4f, 0x9e),
    organisation: (0x5b, 0x2a, 0xa6),
    place: (0x00, 0x5f, 0x2b),
    value: (0x8a, 0x3c, 0x00),
    other: (0x98, 0x12, 0x4a),
    cue: (0x44, 0x48, 0x50),
    speakers: [
        (0x5f, 0x4b, 0x00),
        (0x00, 0x56, 0x50),
        (0x8c, 0x2a, 0x10),
        (0x24, 0x3e, 0x9a),
        (0x3d, 0x55, 0x00),
        (0x7a, 0x1f, 0x70),
    ],
    current: (0xdc, 0xe6, 0xf6),
    line: (0xd2, 0xde, 0xf2),
    hit: (0xff, 0xdd, 0x57),
    hit_text: (0x10, 0x10, 0x10),
    selected: (0x8a, 0x3c, 0x00),
    border: (0x5c, 0x62, 0x6c),
    status: (0xe8, 0xe6, 0xe0),
    key: (0x00, 0x4f, 0x9e),
};

const CONTRAST: Palette = Palette {
    name: "contrast",
    ground: (0x00, 0x00, 0x00),
    text: (0xff, 0xff, 0xff),
    faint: (0xd0, 0xd0, 0xd0),
    title: (0xff, 0xff, 0xff),
    heading: (0xff, 0xff, 0x66),
    person: (0x66, 0xe0, 0xff),
    organisation: (0xe0, 0xb8, 0xff),
    place: (0x80, 0xff, 0x80),
    value: (0xff, 0xc8, 0x50),
    other: (0xff, 0xa0, 0xd0),
    cue: (0xff, 0xff, 0xff),
    speakers: [
        (0xff, 0xf0, 0x70),
        (0x70, 0xff, 0xe8),
        (0xff, 0xb0, 0x90),
        (0xb8, 0xd0, 0xff),
        (0xd8, 0xff, 0x80),
        (0xff, 0xb0, 0xff),
    ],
    current: (0x30, 0x30, 0x60),
    line: (0x30, 0x30, 0x70),
    hit: (0xff, 0xff, 0x00),
    hit_text: (0x00, 0x00, 0x00),
    selected: (0xff, 0xff, 0x00),
    border: (0xff, 0xff, 0xff),
    status: (0x28, 0x28, 0x28),
    key: (0x66, 0xe0, 0xff),
};

/// The theme without colours; its palette is never looked at.
const NONE: Palette = Palette { name: "none", ..DARK };

const PALETTES: [&Palette; 4] = [&DARK, &LIGHT, &CONTRAST, &NONE];

impl Theme {
    /// The names of all themes.
    pub const NAMES: [&'static str; 4] = ["dark", "light", "contrast", "none"];

    /// A theme by its name, at a depth of colour; nothing where there is no such theme.
    #[must_use]
    pub fn named(name: &str, depth: Depth) -> Option<Self> {
        let palette = PALETTES.into_iter().find(|p| p.name == name)?;
        let shown = if palette == &NONE { Depth::None } else { depth };
        Some(Self { name: palette.name, palette, depth: shown, terminal: depth })
    }

    /// The theme for a depth where the reader has chosen none.
    #[must_use]
    pub fn usual(depth: Depth) -> Self {
        let palette = if depth == Depth::None { &NONE } else { &DARK };
        Self { name: palette.name, palette, depth, terminal: depth }
    }

    /// The one of this name on the same terminal; itself where there is none. Who chooses a theme with
    /// colours on a terminal of which none are known gets the sixteen that all have.
    #[must_use]
    pub fn with_name(&self, name: &str) -> Self {
        let depth = if self.terminal == Depth::None { Depth::Sixteen } else { self.terminal };
        let theme = Self::named(name, depth).unwrap_or(*self);
        Self { terminal: self.terminal, ..theme }
    }

    /// The bar of a speaker, by the order of first quotes; a dotted one where nobody is known.
    #[must_use]
    pub fn bar(speaker: Option<usize>) -> &'static str {
        speaker.map_or("┊", |n| BARS[n % SPEAKERS])
    }

    /// The style of a role, to be laid over the style of what is below.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let style = shape(role, self.depth == Depth::None);
        if self.depth == Depth::None {
            return style;
        }
        let p = self.palette;
        let fg = |c: Rgb| style.fg(self.colour(c));
        let bg = |c: Rgb| style.bg(self.ground(c));
        match role {
            Role::Text => {
                let style = fg(p.text);
                // The sixteen colours are the terminal's own; so is then its ground.
                if self.depth == Depth::Sixteen { style.fg(Color::Reset) } else { style.bg(self.colour(p.ground)) }
            }
            Role::Faint | Role::Credit => fg(p.faint),
            Role::Title => fg(p.title),
            Role::Heading => fg(p.heading),
            Role::Entity(kind) => fg(match kind {
                EntityKind::Person => p.person,
                EntityKind::Organisation => p.organisation,
                EntityKind::Place => p.place,
                EntityKind::Date | EntityKind::Duration | EntityKind::Quantity => p.value,
                EntityKind::Event | EntityKind::Work | EntityKind::Other => p.other,
            }),
            Role::Quote(n) | Role::Bar(n) => fg(p.speakers[n % SPEAKERS]),
            Role::Cue => fg(p.cue),
            Role::Current => bg(p.current),
            Role::Line | Role::LineAway => bg(if role == Role::Line { p.line } else { p.current }),
            Role::Hit => fg(p.selected),
            Role::CurrentHit => style.fg(self.colour(p.hit_text)).bg(self.colour(p.hit)),
            Role::Cursor => style,
            Role::Selected => fg(p.selected),
            Role::Border => fg(p.border),
            Role::Focused => fg(p.key),
            Role::Status => bg(p.status),
            Role::Key => fg(p.key),
        }
    }

    fn colour(&self, rgb: Rgb) -> Color {
        match self.depth {
            Depth::None => Color::Reset,
            Depth::Sixteen => nearest_of_sixteen(rgb),
            Depth::Cube => Color::Indexed(nearest_of_cube(rgb)),
            Depth::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
        }
    }

    /// A colour to stand behind text; of the sixteen only one is safe behind all others.
    fn ground(&self, rgb: Rgb) -> Color {
        match self.depth {
            Depth::Sixteen => Color::Reset,
            _ => self.colour(rgb),
        }
    }
}

/// What a role looks like without colours. In the theme without any, five kinds of names and the
/// slant of quotes must differ in all their combinations.
fn shape(role: Role, colourless: bool) -> Style {
    let style = Style::new();
    match role {
        Role::Text | Role::Bar(_) | Role::Border => style,
        Role::Faint | Role::Cue => {
            if colourless {
                style.add_modifier(Modifier::DIM)
            } else {
                style
            }
        }
        Role::Title => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Heading | Role::Key | Role::Selected => style.add_modifier(Modifier::BOLD),
        Role::Credit => {
            let style = style.add_modifier(Modifier::ITALIC);
            if colourless { style.add_modifier(Modifier::DIM) } else { style }
        }
        Role::Entity(kind) => match kind {
            EntityKind::Person => style.add_modifier(Modifier::BOLD),
            EntityKind::Organisation => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            EntityKind::Place => style.add_modifier(Modifier::UNDERLINED),
            _ if !colourless => style,
            EntityKind::Date | EntityKind::Duration | EntityKind::Quantity => style.add_modifier(Modifier::DIM),
            EntityKind::Event | EntityKind::Work | EntityKind::Other => {
                style.add_modifier(Modifier::DIM | Modifier::UNDERLINED)
            }
        },
        Role::Quote(_) => style.add_modifier(Modifier::ITALIC),
        Role::Current => {
            if colourless {
                style.add_modifier(Modifier::REVERSED)
            } else {
                style
            }
        }
        Role::Hit => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::CurrentHit => {
            let style = style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
            if colourless { style.remove_modifier(Modifier::REVERSED) } else { style }
        }
        Role::Cursor => style.add_modifier(Modifier::REVERSED),
        Role::Line => {
            if colourless {
                style.add_modifier(Modifier::REVERSED)
            } else {
                style.add_modifier(Modifier::BOLD)
            }
        }
        Role::LineAway => {
            if colourless {
                style.add_modifier(Modifier::UNDERLINED)
            } else {
                style
            }
        }
        Role::Focused => style.add_modifier(Modifier::BOLD),
        Role::Status => {
            if colourless {
                style.add_modifier(Modifier::REVERSED)
            } else {
                style
            }
        }
    }
}

fn nearest_of_cube((r, g, b): Rgb) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |c: u8| STEPS.iter().enumerate().min_by_key(|(_, s)| s.abs_diff(c)).map_or((0, 0), |(n, s)| (n, *s));
    let ((rn, rs), (gn, gs), (bn, bs)) = (step(r), step(g), step(b));
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let grey = (mean.saturating_sub(3) / 10).min(23);
    let shade = u8::try_from(8 + 10 * grey).unwrap_or(u8::MAX);
    let index = if distance((r, g, b), (shade, shade, shade)) < distance((r, g, b), (rs, gs, bs)) {
        232 + usize::from(grey)
    } else {
        16 + 36 * rn + 6 * gn + bn
    };
    u8::try_from(index).unwrap_or(u8::MAX)
}

fn distance(a: Rgb, b: Rgb) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(a.0, b.0) * 2 + square(a.1, b.1) * 4 + square(a.2, b.2) * 3
}

fn nearest_of_sixteen(rgb: Rgb) -> Color {
    let (r, g, b) = rgb;
    let (high, low) = (r.max(g).max(b), r.min(g).min(b));
    if high - low < 40 {
        return match high {
            0..64 => Color::Black,
            _ => Color::Reset,
        };
    }
    let bright = high > 0xa8;
    let mid = low + (high - low) / 2;
    match (r > mid, g > mid, b > mid, bright) {
        (true, false, false, true) => Color::LightRed,
        (true, false, false, false) => Color::Red,
        (false, true, false, true) => Color::LightGreen,
        (false, true, false, false) => Color::Green,
        (true, true, false, true) => Color::LightYellow,
        (true, true, false, false) => Color::Yellow,
        (false, false, true, true) => Color::LightBlue,
        (false, false, true, false) => Color::Blue,
        (true, false, true, true) => Color::LightMagenta,
        (true, false, true, false) => Color::Magenta,
        (false, true, true, true) => Color::LightCyan,
        (false, true, true, false) => Color::Cyan,
        _ => Color::Reset,
    }
}

#[cfg(test)]
mod tests;
