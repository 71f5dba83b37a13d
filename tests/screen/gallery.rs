//! Every view in five sizes and three themes: what it says, and with which styles.

use super::looks::snapshot;
use super::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write as _;

const SIZES: [(u16, u16); 5] = [(120, 40), (100, 30), (80, 24), (40, 12), (20, 6)];

const THEMES: [(&str, Depth); 3] = [("dark", Depth::True), ("light", Depth::Cube), ("none", Depth::None)];

/// Each view with the keys that lead to it from the first screen.
const VIEWS: [(&str, &str); 29] = [
    ("first", ""),
    ("walking", "J J Space J"),
    ("quotes", "J Space 2 j"),
    ("people", "J Space 3 j"),
    ("places", "J Space 4 j"),
    ("selected", "J Space 5 j"),
    ("zoomed", "Tab Tab z"),
    ("stacked", "C-w s"),
    ("alone", "C-w l C-w d Tab Tab C-d C-d C-d"),
    ("which", "C-w"),
    ("help", "?"),
    ("links", "} } } l"),
    ("export", "J Space x"),
    ("palette", ":"),
    ("search", "/ p i e r"),
    ("hits", "/ p i e r Enter n"),
    ("hints", "f"),
    ("filter", "2 &"),
    ("range", "Tab Tab v w w w"),
    ("dossier", "3 d"),
    ("why", "2 j w"),
    ("comparison", "} C"),
    ("map", "J L j Right"),
    ("timeline", "T"),
    ("themes", "t"),
    ("fixes", "J c"),
    ("note", "J a n o t e"),
    ("speaker", "J c s"),
    ("notebook", "J c a a x Enter A"),
];

fn shown(keys: &str, theme: (&str, Depth), size: (u16, u16)) -> State {
    let theme = Theme::named(theme.0, theme.1).expect("a theme");
    let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::English, size);
    press(&mut state, keys);
    state
}

/// The styles of a screen: each row as lengths and letters, then what the letters stand for.
fn styles(state: &State, known: &mut Vec<String>) -> String {
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buffer = Buffer::empty(area);
    view::draw(state, &mut buffer);
    let mut out = String::new();
    for y in 0..area.height {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for x in 0..area.width {
            let cell = &buffer[(x, y)];
            let style = format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier);
            let number = known.iter().position(|s| *s == style).unwrap_or_else(|| {
                known.push(style);
                known.len() - 1
            });
            match runs.last_mut().filter(|r| r.1 == number) {
                Some(run) => run.0 += 1,
                None => runs.push((1, number)),
            }
        }
        let row: Vec<String> = runs.iter().map(|(length, number)| format!("{length}{}", letter(*number))).collect();
        let _ = writeln!(out, "{}", row.join(" "));
    }
    out
}

fn letter(number: usize) -> char {
    let letters = ('a'..='z').chain('A'..='Z').collect::<Vec<_>>();
    *letters.get(number).expect("no more than 52 styles in a view")
}

#[test]
fn every_view_says_the_same_in_every_size() {
    for (name, keys) in VIEWS {
        let mut out = String::new();
        for (width, height) in SIZES {
            let _ = writeln!(out, "{width}x{height}\n{}", view::text(&shown(keys, THEMES[0], (width, height))));
        }
        snapshot(&format!("view_{name}"), &out);
    }
}

#[test]
fn every_view_looks_the_same_in_every_theme_and_size() {
    for theme in THEMES {
        for (name, keys) in VIEWS {
            let mut known = Vec::new();
            let mut out = String::new();
            for (width, height) in SIZES {
                let _ = writeln!(out, "{width}x{height}\n{}", styles(&shown(keys, theme, (width, height)), &mut known));
            }
            for (number, style) in known.iter().enumerate() {
                let _ = writeln!(out, "{}: {style}", letter(number));
            }
            snapshot(&format!("styles_{}_{name}", theme.0), &out);
        }
    }
}

#[test]
fn a_theme_changes_no_word() {
    for (_, keys) in VIEWS.iter().filter(|(name, _)| !["themes", "export"].contains(name)) {
        let texts: Vec<String> = THEMES.iter().map(|t| view::text(&shown(keys, *t, (100, 30)))).collect();
        assert!(texts.iter().all(|t| *t == texts[0]), "{keys}");
    }
}
