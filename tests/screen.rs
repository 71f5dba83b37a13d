//! The screen without a terminal: keys in, cells out.

#[path = "fixture/mod.rs"]
mod fixture;

#[path = "screen/gallery.rs"]
mod gallery;
#[path = "screen/keys.rs"]
mod keys;
#[path = "screen/looks.rs"]
mod looks;
#[path = "screen/notes.rs"]
mod notes;
#[path = "screen/parts.rs"]
mod parts;
#[path = "screen/progress.rs"]
mod progress;
#[path = "screen/properties.rs"]
mod properties;
#[path = "screen/sheets.rs"]
mod sheets;
#[path = "screen/views.rs"]
mod views;

use telusur::tui::action::Action;
use telusur::tui::effect::Effect;
use telusur::tui::keys::{Key, sequence};
use telusur::tui::state::State;
use telusur::tui::theme::{Depth, Theme};
use telusur::tui::update::update;
use telusur::tui::view;
use telusur::tui::words::Lang;

/// The fixture on a screen of this size.
fn open(width: u16, height: u16) -> State {
    let theme = Theme::usual(Depth::True);
    State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::English, (width, height))
}

/// Presses keys, named as in the table and with blanks between.
fn press(state: &mut State, names: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in sequence(names) {
        effects.extend(update(state, Action::Key(key)));
    }
    effects
}

/// Types text, letter by letter.
fn write(state: &mut State, text: &str) {
    for c in text.chars() {
        let key = Key { code: crossterm::event::KeyCode::Char(c), mods: crossterm::event::KeyModifiers::NONE };
        update(state, Action::Key(key));
    }
}

fn rows(state: &State) -> Vec<String> {
    view::text(state).lines().map(str::to_owned).collect()
}
