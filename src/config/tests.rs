use super::*;
use crate::tui::keymap::Keymap;
use crate::tui::keys::{Cmd, Context, Lookup, sequence};
use proptest::prelude::*;

fn means(settings: &Settings, keys: &str) -> Lookup {
    settings.keymap.look_up(&[Context::List, Context::Panes], &sequence(keys))
}

fn problems(text: &str) -> Vec<String> {
    Settings::parse(text).problems.iter().map(ToString::to_string).collect()
}

#[test]
fn everything_can_be_set() {
    let settings = Settings::parse(
        "theme = \"light\"\nui = \"id\"\nmouse = false\nnotebook = false\n\n[keys]\nnext-fact = [\"C-n\", \"g n\"]\n\
         quit = \"Q\"\ntop = \"g g\"\n[keys.prompt]\nscope = \"C-y\"\n",
    );
    assert_eq!(settings.problems, []);
    assert_eq!((settings.theme.as_deref(), settings.ui.as_deref()), (Some("light"), Some("id")));
    assert_eq!((settings.mouse, settings.notebook), (Some(false), Some(false)));
    assert_eq!(means(&settings, "C-n"), Lookup::Found(Cmd::NextFact));
    assert_eq!(means(&settings, "g n"), Lookup::Found(Cmd::NextFact));
    assert_eq!(means(&settings, "g"), Lookup::Begun);
    assert_eq!(means(&settings, "J"), Lookup::Unknown, "the usual key is replaced");
    assert_eq!(means(&settings, "q"), Lookup::Unknown);
    assert_eq!(means(&settings, "K"), Lookup::Found(Cmd::PrevFact), "the others stay");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
    let text = "theme = \"pink\"\nmouse = false\ncolour = 1\n[keys]\nnext-fakt = \"N\"\nnext-thread = \"C-i\"\n\
                quit = \"NoKey\"\nscope = \"C-s\"\nnext-hit = \"C-n\"\n";
    let told = problems(text);
    let begin: Vec<&str> = told.iter().map(|p| p.split(':').next().unwrap_or("")).collect();
    assert_eq!(begin, ["line 1", "line 3", "line 5", "line 6", "line 7", "line 8"], "{told:#?}");
    assert!(told[2].contains("did you mean \"next-fact\""), "{told:#?}");
    assert!(told[5].contains("[keys.prompt]"), "{told:#?}");
    let settings = Settings::parse(text);
    assert_eq!(settings.mouse, Some(false));
    assert_eq!(means(&settings, "C-n"), Lookup::Found(Cmd::NextHit));
    assert_eq!(means(&settings, "q"), Lookup::Found(Cmd::Quit));
}

#[test]
fn two_entries_in_each_others_way() {
    let told = problems("[keys]\nnext-fact = \"Z\"\nprev-fact = \"Z\"\ntop = \"Z w\"\n");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("line 3") && told[1].starts_with("line 4"), "{told:#?}");
    // A usual key gives way; that an action has no key left is told.
    assert_eq!(problems("[keys]\nnext-fact = \"j\"\n"), Vec::<String>::new(), "down still has its arrow");
    let told = problems("[keys]\nnext-fact = \"n\"\n");
    assert!(told[0].contains("only key of \"next-hit\""), "{told:#?}");
}

#[test]
fn a_fault_of_the_writing_is_told_and_the_way_out_stays() {
    let told = problems("mouse = false\ntheme = \"dark\nui = \"id\"\n");
    assert!(told[0].starts_with("line 2"), "{told:#?}");
    let settings = Settings::parse("[keys]\nquit = []\n");
    assert!(settings.problems[0].text.contains("C-c stays"));
    assert_eq!(means(&settings, "C-c"), Lookup::Found(Cmd::Quit));
}

#[test]
fn the_settings_in_force_are_a_file_that_says_the_same() {
    for text in ["", "theme = \"none\"\n[keys]\nnext-fact = [\"C-n\", \"g n\"]\ntop = \"Home\"\n"] {
        let settings = Settings::parse(text);
        let again = Settings::parse(&settings.shown());
        assert_eq!((&again.keymap, again.problems.len()), (&settings.keymap, 0), "{:?}", again.problems);
    }
    assert_eq!(Settings::parse("").keymap, Keymap::default());
}

proptest! {
    #[test]
    fn any_text_gives_settings(text in "[a-z=\\[\\]\"\n., #-]{0,80}") {
        let settings = Settings::parse(&text);
        let lines = text.matches('\n').count() + 1;
        prop_assert!(settings.problems.iter().all(|p| (1..=lines).contains(&p.line)));
    }
}
