//! What holds whatever the reader does, at any size.

use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use telusur::tui::action::{Mouse, MouseKind};
use telusur::tui::keys::{COMMANDS, Cmd};

fn keys() -> impl Strategy<Value = Action> {
    let named: Vec<Key> = COMMANDS.iter().flat_map(|c| c.keys.iter().flat_map(|k| sequence(k))).collect();
    prop_oneof![
        12 => prop::sample::select(named).prop_map(Action::Key),
        // The way into what lies over the panes, which few of all keys lead to.
        3 => prop::sample::select(["d", "w", "L", "C", "T", "f", "&", "j", "Enter"].map(|k| sequence(k)[0]).to_vec())
            .prop_map(Action::Key),
        2 => any::<char>().prop_map(|c| Action::Key(Key {
            code: crossterm::event::KeyCode::Char(c),
            mods: crossterm::event::KeyModifiers::NONE,
        })),
        1 => "[a-z港\u{301}\u{1b}\n ]{0,20}".prop_map(Action::Paste),
        2 => (0u16..140, 0u16..60).prop_map(|(w, h)| Action::Resize(w, h)),
        1 => Just(Action::Resize(0, 0)),
        6 => prop::sample::select(COMMANDS).prop_map(|c| Action::Do(c.cmd, 1)),
        2 => (0u16..140, 0u16..60, 0usize..5).prop_map(|(x, y, kind)| {
            let kinds =
                [MouseKind::Press, MouseKind::Drag, MouseKind::Release, MouseKind::WheelUp, MouseKind::WheelDown];
            Action::Mouse(Mouse { kind: kinds[kind], x, y })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn nothing_the_reader_does_breaks_the_screen(
        size in (0u16..130, 0u16..50),
        actions in prop::collection::vec(keys(), 0..60),
    ) {
        let mut state = open(size.0, size.1);
        for action in actions {
            update(&mut state, action);
            let area = Rect::new(0, 0, state.size.0, state.size.1);
            let mut buffer = Buffer::empty(area);
            view::draw(&state, &mut buffer);
            let text = &state.material.article.text;
            prop_assert!(text.is_char_boundary(state.cursor as usize));
            prop_assert!(text.is_char_boundary(state.top.at as usize));
            prop_assert!(state.back.len() <= 101 && state.forward.len() <= 101);
            if let Some(telusur::tui::state::Overlay::Sheets(sheets)) = &state.overlay {
                prop_assert!(sheets.last().is_some_and(|s| s.selected < s.lines.len()));
            }
            let list = state.list();
            prop_assert!(list.rows.is_empty() || list.selected < list.rows.len());
        }
    }

    #[test]
    fn all_that_is_undone_is_as_it_was(actions in prop::collection::vec(keys(), 0..60)) {
        let mut state = open(100, 30);
        for action in actions {
            update(&mut state, action);
            let count = state.material.analysis.facts.len();
            prop_assert!(state.selection.iter().all(|f| f.index() < count));
            prop_assert_eq!(state.material.review.keys.len(), count);
        }
        state.overlay = None;
        for _ in 0..200 {
            update(&mut state, Action::Do(Cmd::Undo, 1));
        }
        prop_assert!(state.selection.is_empty());
        prop_assert_eq!(&state.material.analysis, &fixture::analysis());
    }

    #[test]
    fn drawing_twice_draws_the_same(actions in prop::collection::vec(keys(), 0..30)) {
        let mut state = open(80, 24);
        for action in actions {
            update(&mut state, action);
        }
        prop_assert_eq!(view::text(&state), view::text(&state));
    }

    #[test]
    fn any_text_can_be_read(raw in any::<String>(), size in (0u16..60, 0u16..20)) {
        let pack = telusur::language::Pack::of("en").unwrap();
        let article = telusur::reading::plain::article(&raw, Default::default(), pack);
        let numbers: Vec<usize> = (0..=raw.len()).map(|at| article.paragraph_number(at as u32)).collect();
        let mut state = State::new(article, Theme::usual(Depth::True), Lang::English, size);
        for (at, number) in numbers.into_iter().enumerate().filter(|_| !state.material.article.blocks.is_empty()) {
            prop_assert_eq!(state.material.paragraph(at as u32), number);
        }
        for names in ["Tab Tab", "j j j", "G", "k C-u", "g Right ] p", "/ a Enter", "C-d PgDn", "/ C-r . Enter", "f", "Esc T", "Esc w", "Esc d", "Esc L", "Esc C", "Esc &", "Esc C-w"] {
            press(&mut state, names);
            let drawn = view::text(&state);
            prop_assert!(!drawn.chars().any(|c| c != '\n' && telusur::text::safe::safe_char(c) != c));
        }
    }
}
