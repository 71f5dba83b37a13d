//! The list of chapters, items or messages, and opening one of them.

use super::looks::snapshot;
use super::*;
use telusur::tui::state::Overlay;
use telusur::tui::state::parts::{PartKind, Parts};

fn parts(count: usize) -> Parts {
    let names =
        ["Air Datang", "Perahu di Pasar", "Air Surut", "Émile dan Kafé", "\u{1b}[31mDaftar\u{202e} Istilah", ""];
    let all = names.iter().map(|n| (*n).to_owned());
    Parts { kind: PartKind::Chapters, names: all.cycle().take(count).collect(), current: None }
}

fn choosing(width: u16, height: u16) -> State {
    let theme = Theme::usual(Depth::None);
    let mut state = State::waiting("banjir.epub".to_owned(), theme, Lang::English, (width, height));
    assert!(update(&mut state, Action::Parts(parts(6))).is_empty());
    state
}

#[test]
fn chapters_are_listed_and_narrowed() {
    let mut state = choosing(80, 24);
    snapshot("parts", &view::text(&state));
    write(&mut state, "air");
    assert!(view::text(&state).contains("Chapters 2/6"), "{}", view::text(&state));
    press(&mut state, "Down Down Down");
    assert_eq!(press(&mut state, "Enter"), [Effect::OpenPart(3)]);
    assert!(view::text(&state).contains("Opening Air Surut…"));
    let mut state = choosing(80, 24);
    write(&mut state, "kafe emile");
    assert_eq!(press(&mut state, "Enter"), [Effect::OpenPart(4)], "marks do not count");
    let mut state = choosing(80, 24);
    write(&mut state, "zzz");
    assert!(view::text(&state).contains("None has these words."));
    assert!(press(&mut state, "Enter").is_empty() && matches!(state.overlay, Some(Overlay::Parts { .. })));
    press(&mut state, "C-u");
    write(&mut state, "2");
    assert_eq!(press(&mut state, "Enter"), [Effect::OpenPart(2)], "its number chooses too");
}

#[test]
fn without_an_article_there_is_nothing_to_go_back_to() {
    assert_eq!(press(&mut choosing(80, 24), "Esc"), [Effect::Quit]);
    let mut state = choosing(80, 24);
    press(&mut state, "Enter");
    update(&mut state, Action::Article(Box::new(fixture::article()), Vec::new()));
    update(&mut state, Action::Analysed(Box::new(fixture::analysis())));
    assert!(press(&mut state, "O").is_empty());
    assert!(view::text(&state).contains("▶1  Air Datang"), "{}", view::text(&state));
    assert!(press(&mut state, "Esc").is_empty() && state.overlay.is_none());
    assert!(press(&mut state, "O Enter").is_empty(), "it is open already");
}

#[test]
fn another_chapter_takes_the_place_of_the_one_before() {
    let mut state = choosing(100, 30);
    press(&mut state, "Enter");
    update(&mut state, Action::Article(Box::new(fixture::article()), Vec::new()));
    update(&mut state, Action::Analysed(Box::new(fixture::analysis())));
    press(&mut state, "J Space / a Enter z");
    assert!(!state.selection.is_empty() && state.search.is_some());
    assert_eq!(press(&mut state, "O Down Enter"), [Effect::OpenPart(2)]);
    assert!(!state.selection.is_empty(), "until it is there, the one before is shown");
    update(&mut state, Action::Article(Box::new(fixture::article()), Vec::new()));
    assert!(state.selection.is_empty() && state.search.is_none() && !state.material.analysed);
    assert!(state.notes.history.now().selection.is_empty() && !state.notes.begun);
    assert!(state.zoom, "how the reader has arranged the screen stays");
    update(&mut state, Action::Analysed(Box::new(fixture::analysis())));
    assert_eq!(state.parts.as_ref().and_then(|p| p.current), Some(2));
}

#[test]
fn a_chapter_that_cannot_be_read_leaves_the_choice() {
    let mut state = choosing(80, 24);
    press(&mut state, "Down Enter");
    update(&mut state, Action::PartUnread("there is no text in it".to_owned(), None));
    let drawn = view::text(&state);
    assert!(drawn.contains("there is no text in it") && drawn.contains("Perahu di Pasar"), "{drawn}");
    assert_eq!(press(&mut state, "Down Enter"), [Effect::OpenPart(3)], "from where it was");
}

#[test]
fn the_list_is_asked_for_where_an_option_has_chosen() {
    let mut state = open(80, 24);
    assert!(press(&mut state, "O").is_empty());
    assert!(view::text(&state).contains("one article"), "a text has no chapters");
    let mut article = fixture::article();
    article.origin.format = "epub";
    let mut state =
        State::with_analysis(article, fixture::analysis(), Theme::usual(Depth::None), Lang::Indonesian, (80, 24));
    assert_eq!(press(&mut state, "O"), [Effect::ListParts]);
    update(&mut state, Action::OnePart);
    assert!(view::text(&state).contains("Hanya ada satu artikel"));
    update(&mut state, Action::Parts(Parts { current: Some(2), ..parts(6) }));
    assert!(view::text(&state).contains("▶2  Perahu di Pasar"), "{}", view::text(&state));
}

#[test]
fn long_lists_fit_any_screen() {
    for (width, height) in [(0, 0), (1, 1), (12, 3), (30, 8), (200, 60)] {
        let theme = Theme::usual(Depth::True);
        let mut state = State::waiting("x".to_owned(), theme, Lang::English, (width, height));
        update(&mut state, Action::Parts(parts(3000)));
        press(&mut state, "PgDn PgDn Down Up Tab S-Tab PgUp");
        assert_eq!(rows(&state).len(), usize::from(height));
        let drawn = view::text(&state);
        assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn}");
    }
}
