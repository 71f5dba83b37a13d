//! While the analysis is made, where it is broken off, and the choice of a theme.

use super::looks::snapshot;
use super::*;

fn waiting() -> State {
    State::new(fixture::article(), Theme::usual(Depth::True), Lang::English, (80, 24))
}

#[test]
fn how_far_the_analysis_is_can_be_seen() {
    let mut state = waiting();
    update(&mut state, Action::Progress(42));
    snapshot("progress", &view::text(&state));
    update(&mut state, Action::Analysed(Box::new(fixture::analysis())));
    assert!(!view::text(&state).contains("42 %"));
    for (width, height) in [(0, 0), (1, 1), (12, 3), (40, 12)] {
        let mut state = waiting();
        update(&mut state, Action::Resize(width, height));
        update(&mut state, Action::Progress(100));
        assert_eq!(rows(&state).len(), usize::from(height));
    }
}

#[test]
fn esc_breaks_the_analysis_off_and_the_text_can_still_be_read() {
    let mut state = waiting();
    assert_eq!(press(&mut state, "Esc"), [Effect::BreakOff]);
    assert!(view::text(&state).contains("Breaking off"));
    update(&mut state, Action::BrokenOff);
    let drawn = view::text(&state);
    assert!(drawn.contains("was broken off") && drawn.contains("Not analysed."), "{drawn}");
    assert!(state.material.ready && !state.material.analysed);
    assert!(press(&mut state, "Esc").is_empty(), "nothing is left to break off");
    press(&mut state, "Tab Tab j j");
    assert!(press(&mut state, "q").contains(&Effect::Quit));
}

#[test]
fn a_search_is_left_before_the_analysis_is_broken_off() {
    let mut state = waiting();
    press(&mut state, "/ C-t a Enter");
    assert!(press(&mut state, "Esc").is_empty());
    assert_eq!(press(&mut state, "Esc"), [Effect::BreakOff]);
}

#[test]
fn a_theme_is_shown_before_it_is_chosen() {
    let mut state = open(80, 24);
    let before = state.theme;
    press(&mut state, "t");
    press(&mut state, "j");
    assert_eq!(state.theme.name, "light", "shown at once");
    press(&mut state, "Esc");
    assert_eq!(state.theme, before, "and taken back");
    press(&mut state, "t t t Enter");
    assert_eq!(state.theme.name, "contrast");
    assert!(state.overlay.is_none() && view::text(&state).contains("config.toml"));
    press(&mut state, "t G j Enter t t Enter");
    assert_eq!(state.theme, before, "from the last to the first, with all its colours");
}

#[test]
fn the_terminals_ground_chooses_where_the_reader_has_not() {
    let mut state = open(80, 24);
    update(&mut state, Action::Ground(true));
    assert_eq!(state.theme.name, "dark", "not asked for");
    state.ask_ground = true;
    update(&mut state, Action::Ground(true));
    assert_eq!(state.theme.name, "light");
    press(&mut state, "t");
    update(&mut state, Action::Ground(false));
    assert_eq!(state.theme.name, "light", "not while the reader chooses");
}

#[test]
fn while_an_article_is_read_its_name_is_shown_and_esc_breaks_off() {
    let theme = Theme::usual(Depth::True);
    let mut state = State::waiting("https://example.org/a".to_owned(), theme, Lang::English, (80, 24));
    assert!(view::text(&state).contains("Reading https://example.org/a"), "{}", view::text(&state));
    press(&mut state, "J 2 j Tab / a Enter Esc d w T t Esc ?");
    assert_eq!(press(&mut state, "q Esc"), [Effect::BreakOff]);
    update(&mut state, Action::Article(Box::new(fixture::article()), Vec::new()));
    let drawn = view::text(&state);
    assert!(drawn.contains("Harbour of Tarvik") && !drawn.contains("Reading"), "{drawn}");
    update(&mut state, Action::Analysed(Box::new(fixture::analysis())));
    press(&mut state, "1 g J");
    assert!(view::text(&state).contains("Fact 1 of"), "{}", view::text(&state));
}
