//! What reaches the terminal.

use super::harness::{PROGRAM, Start, Terminal};

/// The parameters of every `SGR` among the bytes.
fn sgr(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let after = text.split("\x1b[").skip(1);
    after
        .filter_map(|s| s.split_once('m'))
        .map(|(p, _)| p.to_owned())
        .filter(|p| p.bytes().all(|b| b.is_ascii_digit() || b == b';'))
        .collect()
}

#[test]
fn no_color_keeps_bold_and_reverse_and_sends_no_colour() {
    let start = Start { env: &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], ..Start::default() };
    let mut terminal = Terminal::start(PROGRAM, &["--ui", "en"], &start);
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    let bytes = terminal.bytes();
    let all = sgr(&bytes);
    for parameters in &all {
        for number in parameters.split(';').filter_map(|n| n.parse::<u32>().ok()) {
            assert!(!(30..=49).contains(&number) && !(90..=107).contains(&number), "{parameters}");
        }
    }
    let has = |n: &str| all.iter().any(|p| p.split(';').any(|x| x == n));
    assert!(has("1") && has("3") && has("4") && has("7"), "{all:?}");
}

#[test]
fn the_depth_of_colour_is_what_the_terminal_has() {
    for (env, wanted, unwanted) in [
        (&[("COLORTERM", "truecolor")][..], Some("38;2"), "38;5"),
        (&[("TERM", "xterm-256color")], Some("38;5"), "38;2"),
        (&[("TERM", "linux")], None, "38;"),
    ] {
        let terminal = Terminal::start(PROGRAM, &["--ui", "en"], &Start { env, ..Start::default() });
        terminal.sees(" quotes, ");
        let all = sgr(&terminal.bytes()).join(" ");
        assert!(wanted.is_none_or(|w| all.contains(w)) && !all.contains(unwanted), "{env:?} {all}");
    }
}

#[test]
fn every_frame_is_one_synchronized_update() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("JJJ");
    terminal.sees("Fact 3 of");
    terminal.send("q");
    terminal.ends();
    let bytes = terminal.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let (open, close) = (text.matches("\x1b[?2026h").count(), text.matches("\x1b[?2026l").count());
    // One more at the end, should the program have been cut off within a frame.
    assert!(open >= 2 && close == open + 1, "{open} {close}");
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("hostile.txt");
    let text = "A title \x1b]0;owned\x07 with \u{202e}tricks\n\n“Never\x1b[2J\x1b[41m”, said Ines \u{9b}31mHalloran.\u{200b}\n\x08\x08\x7f and more text here.\n";
    std::fs::write(&file, text).expect("written");
    let mut terminal = Terminal::telusur(&[file.to_str().expect("a path"), "--ui", "en"]);
    terminal.sees("A title");
    terminal.send("2");
    terminal.sees("Quotes");
    terminal.send("q");
    terminal.ends();
    let bytes = terminal.bytes();
    let sent = String::from_utf8_lossy(&bytes);
    assert!(
        !sent.contains("\x1b]0;") && !sent.contains("\x1b[41m") && !sent.contains('\x08') && !sent.contains('\x7f')
    );
    assert!(!sent.contains(['\u{202e}', '\u{9b}', '\u{200b}']));
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    for (cols, rows) in [(20, 6), (1, 1), (120, 40), (3, 2), (80, 24), (40, 12), (200, 60), (90, 28)] {
        terminal.resize(cols, rows);
    }
    terminal.send("J");
    terminal.wait("the footer in its last row", |screen, _| {
        let last = screen.rows(0, 90).nth(27)?;
        (last.contains("? help") && screen.contents().contains("Fact 1 of")).then_some(())
    });
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn the_title_of_the_window_is_the_articles() {
    let terminal = Terminal::telusur(&["--sample", "en", "--ui", "en"]);
    terminal.sees(" quotes, ");
    let bytes = terminal.bytes();
    assert!(String::from_utf8_lossy(&bytes).contains(" — telusur\x1b\\"));
}

#[test]
fn the_theme_follows_what_the_terminal_says_of_its_ground() {
    let env = &[("COLORTERM", "truecolor"), ("COLORFGBG", "")][..];
    for (answer, ground) in
        [("\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\", "48;2;251;250;247"), ("\x1b]11;rgb:0000/2b2b/3636\x07", "48;2;22;24;29")]
    {
        let mut terminal = Terminal::start(PROGRAM, &["--ui", "en"], &Start { env, ..Start::default() });
        terminal
            .wait("the question", |_, bytes| String::from_utf8_lossy(bytes).contains("\x1b]11;?\x1b\\").then_some(()));
        terminal.send(&format!("{answer}\x1b[?62;22c"));
        terminal.wait("the ground", |_, bytes| {
            let text = String::from_utf8_lossy(bytes);
            text.rsplit("48;2;").next().is_some_and(|last| last.starts_with(&ground["48;2;".len()..])).then_some(())
        });
        terminal.sees(" quotes, ");
        terminal.send("J");
        terminal.sees("Fact 1 of");
    }
}

#[test]
fn keys_typed_while_the_terminal_is_asked_are_kept_and_a_late_answer_is_no_key() {
    let env = &[("COLORTERM", "truecolor"), ("COLORFGBG", "")][..];
    let mut terminal = Terminal::start(PROGRAM, &["--ui", "en"], &Start { env, ..Start::default() });
    terminal.wait("the question", |_, bytes| String::from_utf8_lossy(bytes).contains("\x1b]11;?\x1b\\").then_some(()));
    terminal.send("?");
    terminal.sees("leave the program");
    terminal.send("q");
    // Whether the help came before the analysis or behind it, this is what it had hidden.
    terminal.sees("T1 thread");
    terminal.send("JJ");
    terminal.sees("Fact 2 of");
    terminal.send("\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\");
    terminal.send("J");
    terminal.sees("Fact 3 of");
}

#[test]
fn nothing_is_asked_where_a_theme_is_chosen() {
    let env = &[("COLORTERM", "truecolor"), ("COLORFGBG", "")][..];
    let mut terminal =
        Terminal::start(PROGRAM, &["--ui", "en", "--theme", "light"], &Start { env, ..Start::default() });
    terminal.sees(" quotes, ");
    terminal.send("q");
    terminal.ends();
    assert!(!String::from_utf8_lossy(&terminal.bytes()).contains("\x1b]11;"));
}
