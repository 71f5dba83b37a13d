//! What each key does.

use super::*;
use telusur::analysis::{EntityId, FactId, QuoteId, ThreadId};
use telusur::export::Format;
use telusur::tui::effect::{Export, Written};
use telusur::tui::state::{Focus, Item, Overlay, Tab};

fn marked(state: &State) -> String {
    state.current_spans().iter().map(|s| state.material.article.words(*s)).collect::<Vec<_>>().join(" … ")
}

/// Whether all that is marked as current lies in the rows in view.
fn in_view(state: &State) -> bool {
    let Some(area) = state.panes().article else { return true };
    let (article, flow, width) = (&state.material.article, &state.material.flow, state.text_width());
    let height = i64::from(area.height) - 1;
    let top = state.top_row();
    let bottom = flow.moved(article, top, height.max(1) - 1, width);
    state.current_spans().first().is_none_or(|s| (top..=bottom).contains(&state.row_of(s.start)))
}

#[test]
fn walking_a_thread_goes_from_fact_to_fact_and_stops_at_its_ends() {
    let mut state = open(120, 40);
    let mut seen = Vec::new();
    for _ in 0..3 {
        press(&mut state, "J");
        seen.push(state.fact.unwrap());
        assert!(in_view(&state));
    }
    assert_eq!(seen, [FactId(3), FactId(4), FactId(5)]);
    press(&mut state, "J");
    assert_eq!(state.fact, Some(FactId(5)));
    assert!(state.message.contains("Last fact"), "{}", state.message);
    press(&mut state, "K K K");
    assert_eq!(state.fact, Some(FactId(3)));
    assert!(state.message.contains("First fact"), "{}", state.message);
}

#[test]
fn threads_follow_each_other() {
    let mut state = open(80, 24);
    let firsts = [FactId(1), FactId(6), FactId(0)];
    for first in firsts {
        press(&mut state, "}");
        assert_eq!(state.fact, Some(first));
        assert!(in_view(&state));
    }
    press(&mut state, "}");
    assert!(state.message.contains("last thread"), "{}", state.message);
    press(&mut state, "{ {");
    assert_eq!(state.fact, Some(FactId(1)));
    assert_eq!(state.thread, Some(ThreadId(1)));
}

#[test]
fn the_article_follows_the_list_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 12), (70, 10)] {
        for list in ["1", "2", "3", "4"] {
            let mut state = open(width, height);
            press(&mut state, list);
            for _ in 0..14 {
                press(&mut state, "j");
                assert!(in_view(&state), "{width}x{height} list {list}\n{}", view::text(&state));
            }
        }
    }
}

#[test]
fn enter_goes_from_the_list_to_the_text_and_back() {
    let mut state = open(120, 40);
    press(&mut state, "3 Enter");
    assert_eq!(state.focus, Focus::Article);
    assert_eq!(marked(&state), "Odd Brekke");
    press(&mut state, "Enter");
    assert_eq!((state.focus, state.tab, state.item), (Focus::List, Tab::People, Item::Entity(EntityId(0))));
    press(&mut state, "2 j j Enter");
    assert_eq!(marked(&state), "the work cost 12 million crowns less than planned");
    press(&mut state, "Enter");
    assert_eq!((state.focus, state.tab, state.item), (Focus::List, Tab::Quotes, Item::Quote(QuoteId(2))));
    press(&mut state, "4 j Enter Enter");
    assert_eq!((state.tab, state.focus), (Tab::Places, Focus::List));
}

#[test]
fn enter_in_the_text_finds_facts_that_are_no_quotes() {
    let mut state = open(120, 40);
    press(&mut state, "} j j j j");
    press(&mut state, "1 g");
    press(&mut state, "} } Enter");
    assert_eq!(state.focus, Focus::Article);
    assert_eq!(state.item, Item::Fact(FactId(6)));
    press(&mut state, "Enter");
    assert_eq!(state.focus, Focus::List);
}

#[test]
fn the_cursor_walks_highlighted_places() {
    let mut state = open(120, 40);
    press(&mut state, "Tab Tab");
    assert_eq!(state.focus, Focus::Article);
    press(&mut state, "g Right");
    assert_eq!(state.item, Item::Entity(EntityId(3)));
    press(&mut state, "] q");
    assert_eq!(state.item, Item::Quote(QuoteId(0)));
    press(&mut state, "3 ] q");
    assert_eq!(state.item, Item::Quote(QuoteId(3)));
    press(&mut state, "[ q");
    assert_eq!(state.item, Item::Quote(QuoteId(2)));
}

#[test]
fn a_digit_before_a_sequence_is_a_count_and_leaves_the_list_alone() {
    let mut state = open(120, 40);
    press(&mut state, "2");
    assert_eq!(state.tab, Tab::Quotes);
    press(&mut state, "1 3");
    assert_eq!(state.tab, Tab::People);
    press(&mut state, "1 Tab Tab g 4 ] p");
    assert_eq!(state.material.article.block_at(state.cursor), 4);
    assert_eq!((state.tab, state.focus), (Tab::Threads, Focus::Article));
}

#[test]
fn links_are_listed_and_followed_and_one_comes_back() {
    let mut state = open(120, 40);
    press(&mut state, "} } }");
    assert_eq!(state.fact, Some(FactId(0)));
    press(&mut state, "l");
    let Some(Overlay::Links { ties, .. }) = &state.overlay else { panic!("no links") };
    assert_eq!(ties.len(), 1);
    assert!(view::text(&state).contains("contrasts with"));
    press(&mut state, "Enter");
    assert_eq!(state.fact, Some(FactId(9)));
    press(&mut state, "C-o");
    assert_eq!(state.fact, Some(FactId(0)));
    press(&mut state, "A-Right");
    assert_eq!(state.fact, Some(FactId(9)));
    press(&mut state, "Backspace");
    assert_eq!(state.fact, Some(FactId(0)));
    press(&mut state, "C-o C-o C-o C-o C-o");
    assert!(state.message.contains("nowhere"), "{}", state.message);
}

#[test]
fn searching_counts_wraps_and_returns() {
    let mut state = open(120, 40);
    press(&mut state, "J J");
    let began = state.place();
    press(&mut state, "/");
    write(&mut state, "pier");
    let text = view::text(&state);
    assert!(text.contains("/pier") && text.contains("2/2"), "{text}");
    press(&mut state, "Enter n");
    assert!(state.message.contains("on from the first"), "{}", state.message);
    assert!(view::text(&state).contains("1/2"), "{}", view::text(&state));
    press(&mut state, "N");
    assert!(state.message.contains("on from the last"), "{}", state.message);
    press(&mut state, "Esc");
    let mut now = state.place();
    now.top = began.top;
    assert_eq!(now, began);
    press(&mut state, "n");
    assert!(state.message.contains("No search"), "{}", state.message);
}

#[test]
fn searching_finds_speakers_by_name() {
    let mut state = open(80, 24);
    press(&mut state, "/");
    write(&mut state, "maria");
    assert_eq!(state.item, Item::Quote(QuoteId(4)));
    press(&mut state, "Esc");
    assert_eq!(state.overlay.is_none(), state.search.is_none());
    press(&mut state, "/");
    write(&mut state, "no such words");
    assert!(view::text(&state).contains("0/0"));
    press(&mut state, "Enter");
    assert!(state.message.contains("No hits"), "{}", state.message);
}

#[test]
fn searching_elsewhere_and_again() {
    let mut state = open(80, 24);
    press(&mut state, "/");
    write(&mut state, "zurich");
    press(&mut state, "C-t");
    let hits = state.search.as_ref().map(|s| s.hits.len());
    assert_eq!(hits, Some(1), "diacritics are folded in the text as well");
    press(&mut state, "Enter / Up");
    assert!(view::text(&state).contains("/zurich"));
    press(&mut state, "C-u");
    write(&mut state, "lund");
    press(&mut state, "C-t");
    assert_eq!(state.item, Item::Entity(EntityId(5)));
    press(&mut state, "C-t");
    assert_eq!(state.item, Item::Fact(FactId(6)));
}

#[test]
fn selecting_collects_facts_and_can_be_undone() {
    let mut state = open(80, 24);
    press(&mut state, "J Space J Space");
    assert_eq!(state.selection.iter().copied().collect::<Vec<_>>(), [FactId(3), FactId(4)]);
    press(&mut state, "5");
    assert_eq!(state.list().rows.len(), 2);
    press(&mut state, "Space");
    assert_eq!(state.list().rows.len(), 1);
    press(&mut state, "u");
    assert_eq!(state.list().rows.len(), 2);
    press(&mut state, "C-r");
    assert_eq!(state.list().rows.len(), 1);
    press(&mut state, "1 g Space");
    assert!(state.selection.len() >= 3, "a thread selects its facts");
    press(&mut state, "!");
    assert_eq!(state.selection.len(), 7);
    press(&mut state, "X");
    assert!(state.selection.is_empty());
}

#[test]
fn copying_sends_the_words_with_their_citation() {
    let mut state = open(80, 24);
    press(&mut state, "J J");
    let effects = press(&mut state, "y");
    let [Effect::Clipboard(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.starts_with("“the work cost 12 million crowns less than planned”\n— Odd Brekke, "), "{text}");
    assert!(text.contains("tarvik.txt") && text.ends_with("paragraph 7"), "{text}");
    assert!(state.message.contains("sent to the terminal"), "{}", state.message);
}

#[test]
fn exporting_takes_format_choice_and_name() {
    let mut state = open(100, 30);
    press(&mut state, "J Space x");
    let text = view::text(&state);
    assert!(text.contains("‹ md ›") && text.contains("selected (1)") && text.contains("tarvik-facts.md"), "{text}");
    assert!(text.contains("We poured the last stone"), "the preview shows it\n{text}");
    press(&mut state, "Right");
    assert!(view::text(&state).contains("tarvik-facts.json"));
    press(&mut state, "Tab Right Right Right");
    assert!(view::text(&state).contains("all (10)"));
    press(&mut state, "Right Tab C-u");
    write(&mut state, "mine.json");
    let effects = press(&mut state, "Enter");
    let wanted = Export { path: "mine.json".into(), format: Format::Json, facts: vec![FactId(3)], force: false };
    assert_eq!(effects, [Effect::Export(wanted.clone())]);
    update(&mut state, Action::Exported(Written::Exists { path: "mine.json".into() }));
    assert!(view::text(&state).contains("mine.json exists. Replace it?"));
    assert_eq!(press(&mut state, "n"), []);
    assert!(state.overlay.is_some());
    press(&mut state, "Enter");
    update(&mut state, Action::Exported(Written::Exists { path: "mine.json".into() }));
    assert_eq!(press(&mut state, "y"), [Effect::Export(Export { force: true, ..wanted })]);
    update(&mut state, Action::Exported(Written::Done { path: "mine.json".into(), facts: 1 }));
    assert!(state.overlay.is_none());
    assert!(state.message.contains("mine.json"), "{}", state.message);
}

#[test]
fn the_help_is_made_from_the_table_and_scrolls() {
    let mut state = open(100, 20);
    press(&mut state, "?");
    let mut seen = view::text(&state);
    for _ in 0..14 {
        press(&mut state, "PgDn");
        seen.push_str(&view::text(&state));
    }
    for command in telusur::tui::keys::COMMANDS {
        let help = command.help.text(Lang::English);
        let start: String = help.chars().take(30).collect();
        assert!(seen.contains(start.trim_end()), "{help}");
    }
    press(&mut state, "q");
    assert!(state.overlay.is_none());
}

#[test]
fn a_begun_sequence_shows_how_it_can_go_on() {
    let mut state = open(120, 40);
    press(&mut state, "]");
    let footer = rows(&state).pop().unwrap();
    assert!(footer.contains("q next quote in the article") && footer.contains("e next name"), "{footer}");
    press(&mut state, "y");
    assert!(state.message.contains("]y does nothing"), "{}", state.message);
}

#[test]
fn leaving_and_stopping_are_effects() {
    let mut state = open(80, 24);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(press(&mut state, "C-c"), [Effect::Quit]);
    assert_eq!(press(&mut state, "C-z"), [Effect::Suspend]);
    assert_eq!(press(&mut state, "M"), [Effect::Mouse(false)]);
    assert_eq!(press(&mut state, "C-l"), [Effect::Redraw]);
}

#[test]
fn panes_take_turns_and_can_be_zoomed() {
    let mut state = open(120, 40);
    press(&mut state, "Tab");
    assert_eq!(state.focus, Focus::Detail);
    press(&mut state, "z");
    assert!(state.panes().article.is_none() && state.panes().list.is_none());
    press(&mut state, "S-Tab");
    assert!(state.panes().list.is_some());
    press(&mut state, "z");
    assert!(state.panes().article.is_some());
}

#[test]
fn marks_remember_places() {
    let mut state = open(80, 24);
    press(&mut state, "J J m a } } ' a");
    assert_eq!(state.fact, Some(FactId(4)));
    press(&mut state, "' z");
    assert!(state.message.contains("no mark z"), "{}", state.message);
}

#[test]
fn the_palette_finds_commands() {
    let mut state = open(80, 24);
    press(&mut state, ":");
    write(&mut state, "next thr");
    press(&mut state, "Enter");
    assert_eq!(state.thread, Some(ThreadId(1)));
}

#[test]
fn a_resize_keeps_the_place() {
    let mut state = open(120, 40);
    press(&mut state, "} } J");
    let fact = state.fact;
    for (width, height) in [(40, 12), (20, 6), (1, 1), (0, 0), (200, 60), (80, 24)] {
        update(&mut state, Action::Resize(width, height));
        assert_eq!(state.fact, fact);
    }
    assert!(in_view(&state), "{}", view::text(&state));
}

#[test]
fn reading_down_reaches_the_end_and_says_so() {
    let mut state = open(80, 24);
    press(&mut state, "Tab Tab G");
    assert!(rows(&state).iter().any(|r| r.contains("100% ¶11/11")), "{}", view::text(&state));
    press(&mut state, "g");
    assert!(rows(&state).iter().any(|r| r.contains("¶1/11")), "{}", view::text(&state));
    for _ in 0..40 {
        press(&mut state, "j");
    }
    assert!(rows(&state).iter().any(|r| r.contains("100% ¶11/11")), "{}", view::text(&state));
    press(&mut state, "PgUp PgUp PgUp C-u");
    assert!(rows(&state).iter().any(|r| r.contains("¶1/11")), "{}", view::text(&state));
}

#[test]
fn the_mouse_chooses_what_it_points_at() {
    use telusur::tui::action::{Mouse, MouseKind};
    let mut state = open(120, 40);
    let list = state.panes().list.unwrap();
    let click = |state: &mut State, x, y| update(state, Action::Mouse(Mouse { kind: MouseKind::Press, x, y }));
    click(&mut state, list.x + 4, list.y + 2);
    assert_eq!(state.item, Item::Fact(FactId(3)));
    click(&mut state, list.x + 4, list.y + 2);
    assert_eq!(state.focus, Focus::Article, "a second click goes to the text");
    click(&mut state, list.x + 14, list.y);
    assert_eq!(state.tab, Tab::Quotes);
    let divider = list.x - 1;
    click(&mut state, divider, 5);
    update(&mut state, Action::Mouse(Mouse { kind: MouseKind::Drag, x: 80, y: 5 }));
    assert!(state.panes().list.unwrap().x > list.x);
    update(&mut state, Action::Mouse(Mouse { kind: MouseKind::Release, x: 80, y: 5 }));
    let footer = state.panes().footer.unwrap();
    assert_eq!(click(&mut state, 11, footer.y), [Effect::Quit]);
}
