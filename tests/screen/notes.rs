//! The reader's own work: selection, notes, tags, corrections, and taking it up again.

use super::*;
use telusur::analysis::{EntityId, FactId, QuoteId, QuoteKind};
use telusur::notebook::{File, Standing};
use telusur::tui::state::{Focus, Item, Tab};

/// What is written down of a screen's work, taken up on a new one.
fn opened_again(state: &State) -> State {
    let article = fixture::article();
    let notes = &state.notes;
    let file = File::new(&article, &article.sha256(), notes.history.now(), Some(&state.resume()), &notes.lost);
    let mut again = State::new(fixture::article(), state.theme, Lang::English, state.size);
    update(&mut again, Action::Opened(Box::new(file.open(&article))));
    update(&mut again, Action::Analysed(Box::new(fixture::analysis())));
    again
}

fn speaker(state: &State, quote: u32) -> String {
    let m = &state.material;
    let speaker = m.quote(QuoteId(quote)).and_then(|q| q.speaker).and_then(|s| m.entity(s));
    speaker.map_or_else(String::new, |e| e.name.clone())
}

#[test]
fn a_note_is_written_shown_changed_and_undone() {
    let mut state = open(100, 30);
    press(&mut state, "J a");
    write(&mut state, "ask the harbour master");
    let drawn = view::text(&state);
    assert!(drawn.contains("┌─ Note ") && drawn.contains("ask the harbour master"), "{drawn}");
    press(&mut state, "Enter");
    let drawn = view::text(&state);
    assert!(drawn.contains("Note       ask the harbour master") && drawn.contains('✎'), "{drawn}");
    press(&mut state, "a");
    write(&mut state, "!");
    press(&mut state, "Esc");
    assert_eq!(state.remark(FactId(3)).map(|r| r.note.as_str()), Some("ask the harbour master"));
    press(&mut state, "a C-u Enter");
    assert_eq!(state.remark(FactId(3)), None);
    press(&mut state, "u");
    assert!(state.remark(FactId(3)).is_some());
    press(&mut state, "u");
    assert_eq!(state.remark(FactId(3)), None);
    press(&mut state, "C-r");
    assert!(state.remark(FactId(3)).is_some());
}

#[test]
fn tags_are_words() {
    let mut state = open(100, 30);
    press(&mut state, "J #");
    write(&mut state, "#cost, follow-up cost");
    press(&mut state, "Enter");
    let tags: Vec<&str> = state.remark(FactId(3)).unwrap().tags.iter().map(String::as_str).collect();
    assert_eq!(tags, ["cost", "follow-up"]);
    assert!(view::text(&state).contains("#cost #follow-up"));
    press(&mut state, "A");
    assert!(view::text(&state).contains("#cost #follow-up · “We poured"), "{}", view::text(&state));
    press(&mut state, "Enter");
    assert_eq!(state.item, Item::Fact(FactId(3)));
}

#[test]
fn ranges_of_lines_and_of_the_text_take_all_facts_in_them() {
    let mut state = open(100, 30);
    press(&mut state, "j v j j Space");
    assert_eq!(state.selection.len(), 3, "{:?}", state.selection);
    assert!(state.range.is_none());
    press(&mut state, "X Tab Tab");
    assert_eq!(state.focus, Focus::Article);
    press(&mut state, "g ] q v G");
    assert!(state.text_range().is_some_and(|r| r.len() > 500));
    press(&mut state, "Space");
    assert_eq!(state.selection.len(), 10, "all facts lie behind the first quote");
    press(&mut state, "v Esc");
    assert!(state.range.is_none() && state.message.contains("ended"), "{}", state.message);
}

#[test]
fn accepting_and_rejecting() {
    let mut state = open(100, 30);
    press(&mut state, "J c");
    assert!(view::text(&state).contains("this is right"), "{}", view::text(&state));
    press(&mut state, "a");
    assert_eq!(state.material.review.facts[3], Standing::Accepted);
    assert!(view::text(&state).contains("accepted by you"), "{}", view::text(&state));
    press(&mut state, "c a");
    assert!(state.message.contains("No longer accepted"), "{}", state.message);
    press(&mut state, "J c r");
    assert_eq!(state.material.analysis.quotes.len(), 4);
    assert!(!view::text(&state).contains("the work cost 12 million crowns less than planned”"));
    press(&mut state, "u");
    assert_eq!(state.material.analysis.quotes.len(), 5);
}

#[test]
fn another_speaker_holds_for_the_rest_of_the_article() {
    let mut state = open(100, 30);
    press(&mut state, "J J");
    assert_eq!(speaker(&state, 2), "Odd Brekke");
    press(&mut state, "c s");
    write(&mut state, "maria");
    assert!(view::text(&state).contains("Who said it?"), "{}", view::text(&state));
    press(&mut state, "Enter");
    assert_eq!((speaker(&state, 2), speaker(&state, 3)), ("Maria Sol".to_owned(), "Maria Sol".to_owned()));
    assert_eq!(speaker(&state, 1), "Odd Brekke", "called by another name there");
    assert!(state.message.contains("1 more quotes"), "{}", state.message);
    assert_eq!(state.item, Item::Fact(FactId(4)), "one stays where one is");
    press(&mut state, "u");
    assert_eq!(speaker(&state, 3), "Odd Brekke");
    press(&mut state, "c s");
    write(&mut state, "Ines Halloran");
    press(&mut state, "Enter");
    assert_eq!(speaker(&state, 2), "Ines Halloran", "a name that the machine has not found");
}

#[test]
fn names_are_changed_joined_and_parted() {
    let mut state = open(100, 30);
    press(&mut state, "3 c n C-u");
    write(&mut state, "Odd Arne Brekke");
    press(&mut state, "Enter");
    assert_eq!(speaker(&state, 1), "Odd Arne Brekke");
    assert!(state.material.analysis.threads.iter().any(|t| t.label.contains("Odd Arne Brekke")));
    press(&mut state, "c m");
    write(&mut state, "maria");
    press(&mut state, "Enter");
    assert_eq!(speaker(&state, 1), "Maria Sol");
    assert_eq!(state.lists[Tab::People.index()].rows.len(), 1);
    press(&mut state, "u u");
    assert_eq!(state.material.analysis, fixture::analysis(), "all undone is as it was");
    press(&mut state, "Tab Tab g ] q ] q ] q");
    for _ in 0..9 {
        press(&mut state, "Left");
        if state.item == Item::Entity(EntityId(0)) {
            break;
        }
    }
    press(&mut state, "c p");
    assert_eq!(speaker(&state, 2), "Brekke");
    assert_eq!(speaker(&state, 1), "Odd Brekke");
}

#[test]
fn words_of_the_text_become_a_quote() {
    let mut state = open(100, 30);
    press(&mut state, "Tab Tab g ] p ] p v");
    press(&mut state, "s c q");
    assert!(view::text(&state).contains("Who said it?"), "{}", view::text(&state));
    write(&mut state, "authority");
    press(&mut state, "Enter");
    let m = &state.material;
    let new = m.review.quotes.iter().position(|s| *s == Standing::Added);
    let quote = &m.analysis.quotes[new.expect("a quote of one's own")];
    assert!(m.article.words(quote.extent()).starts_with("The northern harbour"), "{}", m.article.words(quote.extent()));
    assert_eq!(quote.kind, QuoteKind::Indirect);
    assert_eq!(m.analysis.facts.len(), 11);
    assert!(view::text(&state).contains("Put right") || !state.message.is_empty());
    press(&mut state, "c q");
    assert!(state.message.contains("v begins a range"), "{}", state.message);
}

#[test]
fn another_kind() {
    let mut state = open(100, 30);
    press(&mut state, "J c t");
    write(&mut state, "indirect");
    press(&mut state, "Enter");
    assert_eq!(state.material.quote(QuoteId(1)).map(|q| q.kind), Some(QuoteKind::Indirect));
    press(&mut state, "} c t");
    write(&mut state, "elab");
    press(&mut state, "Enter");
    let fact = state.material.fact(FactId(1)).unwrap();
    assert_eq!(fact.kind(), telusur::analysis::FactKind::Elaboration);
    press(&mut state, "c s");
    assert!(state.message.contains("needs a quote"), "{}", state.message);
}

#[test]
fn the_work_is_taken_up_where_it_was_left() {
    let mut state = open(100, 30);
    press(&mut state, "J J Space a");
    write(&mut state, "check the sum");
    press(&mut state, "Enter c s");
    write(&mut state, "maria");
    press(&mut state, "Enter 2 j");
    let again = opened_again(&state);
    assert!(again.message.contains("back where you left off"), "{}", again.message);
    assert_eq!(again.place(), state.place());
    assert_eq!(again.selection, state.selection);
    assert_eq!(again.material.analysis, state.material.analysis);
    assert_eq!(again.remark(FactId(4)).map(|r| r.note.as_str()), Some("check the sum"));
    assert_eq!(
        view::text(&again).lines().take(25).collect::<Vec<_>>(),
        view::text(&state).lines().take(25).collect::<Vec<_>>()
    );
    press(&mut state, "Tab Tab ] p");
    assert_eq!(opened_again(&state).place(), state.place());
}

#[test]
fn who_reads_already_is_not_led_away() {
    let mut state = open(100, 30);
    press(&mut state, "J J Space");
    let article = fixture::article();
    let file = File::new(&article, &article.sha256(), state.notes.history.now(), Some(&state.resume()), &[]);
    let mut again = State::new(fixture::article(), state.theme, Lang::English, state.size);
    update(&mut again, Action::Opened(Box::new(file.open(&article))));
    press(&mut again, "Tab Tab j");
    update(&mut again, Action::Analysed(Box::new(fixture::analysis())));
    assert_eq!(again.focus, Focus::Article);
    assert_eq!(again.selection, state.selection);
}

#[test]
fn what_the_text_has_lost_is_listed() {
    let mut state = open(100, 30);
    press(&mut state, "J J a");
    write(&mut state, "check the sum");
    press(&mut state, "Enter");
    let old = fixture::article();
    let file = File::new(&old, &old.sha256(), state.notes.history.now(), None, &[]);
    let mut changed = fixture::article();
    changed.text = changed.text.replace("12 million crowns less", "13 billion krone more");
    let mut again = State::new(changed.clone(), state.theme, Lang::English, state.size);
    update(&mut again, Action::Opened(Box::new(file.open(&changed))));
    update(&mut again, Action::Analysed(Box::new(fixture::analysis())));
    assert!(again.message.contains("1 parts of your work"), "{}", again.message);
    press(&mut again, "A");
    let drawn = view::text(&again);
    assert!(drawn.contains("no longer in the text: check the sum"), "{drawn}");
}

#[test]
fn the_corrections_in_indonesian() {
    let theme = Theme::usual(Depth::None);
    let mut state = State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::Indonesian, (80, 24));
    press(&mut state, "J c a # x Enter c");
    looks::snapshot("fixes_indonesian", &view::text(&state));
}

#[test]
fn what_is_too_long_for_the_clipboard_goes_to_a_file() {
    let mut analysis = fixture::analysis();
    analysis.entities[0].name = "A".repeat(80_000);
    let theme = Theme::usual(Depth::True);
    let mut state = State::with_analysis(fixture::article(), analysis, theme, Lang::English, (100, 30));
    let effects = press(&mut state, "J y");
    assert!(matches!(effects.as_slice(), [Effect::CopyToFile(text)] if text.len() > 80_000));
    update(&mut state, Action::Copied(Some("/state/clipboard.txt".to_owned())));
    assert!(state.message.contains("written to /state/clipboard.txt"), "{}", state.message);
    update(&mut state, Action::Copied(None));
    assert!(state.message.contains("Too long"), "{}", state.message);
}

#[test]
fn rebound_keys_show_everywhere() {
    let mut state = open(100, 30);
    let settings = telusur::config::Settings::parse("[keys]\nnext-fact = \"C-n\"\nhelp = \"F1\"\n");
    assert_eq!(settings.problems, []);
    state.keymap = std::sync::Arc::new(settings.keymap);
    assert!(view::text(&state).contains("C-n next fact"), "{}", view::text(&state));
    press(&mut state, "C-n");
    assert_eq!(state.fact, Some(FactId(3)));
    press(&mut state, "J");
    assert!(state.message.contains("J does nothing here"), "{}", state.message);
    press(&mut state, ":");
    write(&mut state, "next fact of the thread");
    assert!(view::text(&state).contains("C-n"), "{}", view::text(&state));
}
