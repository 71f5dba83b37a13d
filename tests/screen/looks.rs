//! What the screen looks like, kept as text.

use super::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn in_indonesian() {
    let theme = Theme::usual(Depth::None);
    let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::Indonesian, (80, 24));
    press(&mut state, "J");
    snapshot("indonesian", &view::text(&state));
}

#[test]
fn without_findings() {
    let theme = Theme::usual(Depth::True);
    let state = State::new(fixture::article(), theme, Lang::English, (80, 24));
    snapshot("analysing", &view::text(&state));
}

/// The styles of a screen, a letter a cell, with what each letter stands for.
fn styles(state: &State) -> String {
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buffer = Buffer::empty(area);
    view::draw(state, &mut buffer);
    let mut known: Vec<String> = Vec::new();
    let mut out = String::new();
    for y in 0..area.height {
        for x in 0..area.width {
            let cell = &buffer[(x, y)];
            let style = format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier);
            let n = known.iter().position(|s| *s == style).unwrap_or_else(|| {
                known.push(style);
                known.len() - 1
            });
            out.push(char::from(
                b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".get(n).copied().unwrap_or(b'?'),
            ));
        }
        out.push('\n');
    }
    for (n, style) in known.iter().enumerate() {
        out.push_str(&format!(
            "{}: {style}\n",
            char::from(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[n])
        ));
    }
    out
}

#[test]
fn the_styles_of_every_theme() {
    for (name, depth) in
        [("dark", Depth::True), ("light", Depth::Cube), ("contrast", Depth::Sixteen), ("none", Depth::None)]
    {
        let theme = Theme::named(name, depth).unwrap();
        let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::English, (80, 24));
        press(&mut state, "J J");
        snapshot(&format!("styles_{name}"), &format!("{}\n{}", view::text(&state), styles(&state)));
    }
}

/// The cell in which some words of the article begin.
fn cell_of(state: &State, words: &str) -> ratatui::buffer::Cell {
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buffer = Buffer::empty(area);
    view::draw(state, &mut buffer);
    for y in 0..area.height {
        let row: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
        if let Some(at) = row.find(words) {
            let x = row[..at].chars().count();
            return buffer[(u16::try_from(x).unwrap(), y)].clone();
        }
    }
    panic!("{words:?} is not in view:\n{}", view::text(state));
}

#[test]
fn without_colours_everything_is_told_apart() {
    let theme = Theme::usual(Depth::None);
    let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::English, (120, 60));
    press(&mut state, "Tab Tab");
    let look = |words: &str| cell_of(&state, words).modifier;
    let (plain, person) = (look("northern"), look("Brekke was born"));
    let (place, organisation, value) = (look("Tarvik took"), look("authority calls"), look("400 metres long"));
    let (heading, credit, quoted) = (look("A pier of"), look("Photo:"), look("went home."));
    assert_eq!(plain, Modifier::empty());
    let all = [plain, person, place, organisation, value, credit, quoted];
    for (n, one) in all.iter().enumerate() {
        assert!(!all[n + 1..].contains(one), "{one:?} twice in {all:?}");
    }
    assert_eq!(heading, Modifier::BOLD);
    let area = Rect::new(0, 0, 120, 60);
    let mut buffer = Buffer::empty(area);
    view::draw(&state, &mut buffer);
    for cell in buffer.content() {
        assert_eq!((cell.fg, cell.bg), (ratatui::style::Color::Reset, ratatui::style::Color::Reset));
    }
    let drawn = view::text(&state);
    let bar = |words: &str| drawn.lines().find(|l| l.contains(words)).and_then(|l| l.chars().nth(3)).unwrap();
    assert_ne!(bar("built for a"), bar("We poured"));
    assert_ne!(bar("We poured"), bar("ten winters"));
}

#[test]
fn what_is_current_is_marked_also_without_colours() {
    let theme = Theme::usual(Depth::None);
    let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::English, (120, 40));
    press(&mut state, "J");
    assert!(cell_of(&state, "We poured the").modifier.contains(Modifier::REVERSED));
    assert!(view::text(&state).contains("▶"));
}

#[test]
fn hostile_text_stays_text() {
    let mut article = fixture::article();
    let hostile = "a\u{1b}[31mred\u{7}\u{202e}evil\u{200b}\u{9b}2J\u{feff}";
    article.title = Some(hostile.to_owned());
    article.source = Some(hostile.to_owned());
    let mut analysis = fixture::analysis();
    analysis.entities[0].name = hostile.to_owned();
    analysis.facts[3].label = hostile.to_owned();
    analysis.threads[0].label = hostile.to_owned();
    analysis.quotes[1].because = hostile.to_owned();
    let theme = Theme::usual(Depth::True);
    for keys in [
        "J",
        "2 j",
        "3",
        "J l",
        "J x",
        "J Space 5",
        "J y",
        "3 d",
        "J w",
        "3 w",
        "J L",
        "} C",
        "T",
        "f",
        "2 & Right Right",
        "m a '",
    ] {
        let mut state = State::with_analysis(article.clone(), analysis.clone(), theme, Lang::English, (100, 30));
        let effects = press(&mut state, keys);
        let text = view::text(&state);
        let bad = |c: char| telusur::text::safe::safe_char(c) != c && c != '\n';
        assert!(!text.contains(bad), "{keys}: {:?}", text.chars().find(|c| bad(*c)));
        for effect in effects {
            if let Effect::Clipboard(text) = effect {
                assert!(!text.contains(bad), "{text:?}");
            }
        }
    }
}
