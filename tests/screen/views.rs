//! Letters on places, narrowed lists, arranged panes, searches by pattern and by root.

use super::*;
use telusur::analysis::{EntityId, QuoteId};
use telusur::tui::state::{Focus, Item, Overlay, Tab};

#[test]
fn letters_lead_to_every_highlighted_place_in_view() {
    let mut state = open(120, 40);
    press(&mut state, "f");
    let Some(Overlay::Hints { places, .. }) = &state.overlay else { panic!("no letters") };
    let places = places.clone();
    assert!(places.len() > 8, "{places:?}");
    for (at, letters) in places {
        let mut state = open(120, 40);
        press(&mut state, "f");
        write(&mut state, &letters);
        assert!(state.overlay.is_none());
        assert_eq!((state.cursor, state.focus), (at, Focus::Article));
        press(&mut state, "C-o");
        assert_eq!(state.focus, Focus::List);
    }
}

#[test]
fn letters_go_away_when_none_is_meant() {
    let mut state = open(120, 40);
    let before = view::text(&state);
    for keys in ["f Esc", "f 7", "f Enter", "f Up"] {
        press(&mut state, keys);
        assert!(state.overlay.is_none(), "{keys}");
    }
    press(&mut state, "C-l");
    state.message.clear();
    let article =
        |text: &str| text.lines().map(|l| l.chars().take(60).collect::<String>()).take(20).collect::<Vec<_>>();
    assert_eq!(article(&view::text(&state)), article(&before));
}

#[test]
fn a_list_is_narrowed_by_speaker_kind_marks_and_confidence() {
    let mut state = open(100, 30);
    press(&mut state, "2 &");
    assert!(view::text(&state).contains("Show only: Quotes"));
    press(&mut state, "Down Right");
    assert!(state.list().rows.iter().all(|r| r.item == Item::Quote(QuoteId(0))), "the first speaker");
    press(&mut state, "Right");
    assert_eq!(state.list().rows.len(), 3);
    press(&mut state, "j j Right");
    assert_eq!(state.list().rows.len(), 1, "only direct");
    press(&mut state, "Enter");
    assert!(state.overlay.is_none());
    let drawn = view::text(&state);
    assert!(drawn.contains("&Odd Brekke, direct quote") && drawn.contains("2&"), "{drawn}");
    press(&mut state, "& C-u Esc");
    assert_eq!(state.list().rows.len(), 1, "Esc leaves it as it was");
    press(&mut state, "& Down & Enter");
    assert_eq!(state.list().rows.len(), 5);
    press(&mut state, "& Up Left Enter");
    assert!(state.list().rows.is_empty(), "nothing is 95 % sure");
    assert!(view::text(&state).contains("Nothing fits"), "{}", view::text(&state));
}

#[test]
fn a_list_is_narrowed_by_a_query_that_tab_completes() {
    let mut state = open(100, 30);
    press(&mut state, "2 &");
    write(&mut state, "sp");
    press(&mut state, "Tab");
    assert!(view::text(&state).contains("Query          speaker:"), "{}", view::text(&state));
    write(&mut state, "od");
    press(&mut state, "Tab");
    assert!(view::text(&state).contains("speaker:\"Odd Brekke\""), "{}", view::text(&state));
    let said = state.list().rows.len();
    assert!(said > 0 && said < 5, "{said}");
    write(&mut state, " -kind:direct");
    assert!(state.list().rows.len() < said);
    press(&mut state, "Enter");
    let drawn = view::text(&state);
    assert!(state.overlay.is_none() && drawn.contains("2&"), "{drawn}");
    assert!(drawn.contains("&speaker:\"Odd Brekke\" -kind:direct"), "{drawn}");
    // It is there again to be changed, and its facts can be exported.
    press(&mut state, "x Tab Right Right");
    assert!(view::text(&state).contains("narrowed list"), "{}", view::text(&state));
    press(&mut state, "Esc &");
    assert!(view::text(&state).contains("-kind:direct"));
    press(&mut state, "C-u Enter");
    assert_eq!(state.list().rows.len(), 5);
}

#[test]
fn what_is_wrong_with_a_query_has_a_mark_under_it() {
    let mut state = open(100, 30);
    press(&mut state, "2 &");
    write(&mut state, "a speker:x");
    let drawn = view::text(&state);
    let line = |text: &str| drawn.lines().position(|l| l.contains(text)).expect(text);
    assert_eq!(line("a speker:x") + 1, line("^^^^^^^"), "{drawn}");
    let column =
        |text: &str| drawn.lines().find_map(|l| Some(l.chars().count() - l.split_once(text)?.1.chars().count()));
    assert_eq!(column("a speker"), column("^^^^^^"), "{drawn}");
    assert!(drawn.contains("did you mean speaker:?"), "{drawn}");
    let before = state.list().rows.clone();
    write(&mut state, "y");
    assert_eq!(state.list().rows, before, "one that cannot be read changes nothing");
    press(&mut state, "Enter");
    assert!(state.overlay.is_some());
    // Also where the line is too short for the query.
    press(&mut state, "C-u");
    write(&mut state, "speaker:\"Odd Brekke\" about:harbour kind:direkt");
    let drawn = view::text(&state);
    // Counted within the dialog: what stands left of it has wide characters.
    let at = |text: &str| {
        let inside = drawn.lines().filter_map(|l| l.split_once("││").map(|(_, dialog)| dialog));
        inside.filter_map(|l| l.split_once(text)).map(|(before, _)| before.chars().count()).next()
    };
    assert!(at("direkt ").is_some());
    assert_eq!(at("direkt "), at("^^^^^^"), "{drawn}");
    let mut state = open(100, 30);
    state.lang = Lang::Indonesian;
    press(&mut state, "2 &");
    write(&mut state, "kind:direkt");
    assert!(state.message.contains("maksud Anda direct?"), "{}", state.message);
}

#[test]
fn a_thread_stays_with_the_facts_that_fit() {
    let mut state = open(100, 30);
    press(&mut state, "1 & Down j Right Right Enter");
    assert_eq!(state.list().rows.iter().filter(|r| matches!(r.item, Item::Thread(_))).count(), 1);
    press(&mut state, "J J");
    assert!(state.fact.is_some(), "walking goes on in the whole thread");
    press(&mut state, "4 & Down Right Enter");
    let kinds: Vec<_> = state.list().rows.iter().map(|r| r.item).collect();
    assert_eq!(kinds, [3, 4, 5].map(|n| Item::Entity(EntityId(n))), "places only");
}

#[test]
fn panes_are_stacked_hidden_and_resized() {
    let mut state = open(120, 40);
    let detail = state.panes().detail.unwrap().height;
    press(&mut state, "C-w +");
    assert_eq!(state.panes().detail.unwrap().height, detail + 2);
    press(&mut state, "C-w - C-w -");
    assert_eq!(state.panes().detail.unwrap().height, detail - 2);
    press(&mut state, "C-w d");
    assert!(state.panes().detail.is_none());
    press(&mut state, "C-w l");
    assert_eq!(state.panes().article.unwrap().width, 120, "the article alone");
    assert_eq!(state.focus, Focus::Article);
    press(&mut state, "2");
    assert!(state.panes().list.is_some(), "a list that is asked for is shown");
    press(&mut state, "C-w s");
    assert_eq!(state.panes().article.unwrap().width, 120);
    assert!(state.panes().list.unwrap().y > 0);
    press(&mut state, "C-w =");
    assert_eq!(state.panes(), open(120, 40).panes());
}

#[test]
fn the_place_is_kept_when_panes_change() {
    let mut state = open(120, 40);
    press(&mut state, "} } J");
    let fact = state.fact;
    for keys in ["C-w s", "C-w l", "C-w d", "C-w =", "> > >", "- - -", "z", "z"] {
        press(&mut state, keys);
        assert_eq!(state.fact, fact);
        let (top, height) = (state.top_row(), state.text_height() as i64);
        let bottom = state.material.flow.moved(&state.material.article, top, height - 1, state.text_width());
        let first = state.current_spans()[0].start;
        assert!(state.panes().article.is_none() || (top..=bottom).contains(&state.row_of(first)), "{keys}");
    }
}

#[test]
fn a_begun_sequence_lists_what_can_follow() {
    let mut state = open(100, 30);
    press(&mut state, "C-w");
    let drawn = view::text(&state);
    for part in ["─ C-w ─", "s  panes on each other", "d  hide the details", "=  all panes"] {
        assert!(drawn.contains(part), "{part}\n{drawn}");
    }
    press(&mut state, "Esc m a '");
    assert!(view::text(&state).contains("a  ¶"), "{}", view::text(&state));
}

#[test]
fn a_search_by_root_finds_the_family_and_can_be_switched_off() {
    let mut state = open(100, 30);
    press(&mut state, "/");
    write(&mut state, "pouring");
    assert_eq!(state.item, Item::Quote(QuoteId(1)), "poured");
    assert!(view::text(&state).contains("1/1"));
    press(&mut state, "C-s");
    assert!(view::text(&state).contains("0/0") && view::text(&state).contains("as written"));
    press(&mut state, "C-s C-t");
    assert_eq!(state.search.as_ref().map(|s| s.hits.len()), Some(1), "in the text as well");
    press(&mut state, "C-u");
    write(&mut state, "Pouring");
    assert!(view::text(&state).contains("0/0"), "capitals ask for what is written");
}

#[test]
fn a_search_by_pattern_says_what_is_wrong_and_finds() {
    let mut state = open(100, 30);
    press(&mut state, "/ C-t C-r");
    write(&mut state, r"\d+ (metres|milli");
    assert!(state.message.contains("Not a pattern yet"), "{}", state.message);
    assert!(view::text(&state).contains("0/0"));
    write(&mut state, "on)");
    let found = state.search.as_ref().unwrap();
    let words: Vec<&str> = found.hits.iter().map(|h| h.place.of(&state.material.article.text)).collect();
    assert_eq!(words, ["400 metres", "400 metres", "250 metres", "12 million"]);
    press(&mut state, "C-t C-t C-t C-u");
    write(&mut state, "^we .* rain$");
    assert_eq!(state.item, Item::Quote(QuoteId(1)));
    press(&mut state, "C-r");
    assert_eq!(state.search.as_ref().map(|s| s.hits.len()), Some(0));
    press(&mut state, "Esc");
    assert!(state.overlay.is_none());
}

#[test]
fn searching_in_narrowed_lists_still_finds_everything() {
    let mut state = open(100, 30);
    press(&mut state, "2 & j Right Enter /");
    write(&mut state, "ten winters");
    assert_eq!((state.tab, state.item), (Tab::Quotes, Item::Quote(QuoteId(4))));
}
