//! Sheets, letters and searches in a real terminal.

use super::harness::Terminal;

#[test]
fn a_dossier_is_opened_walked_and_left_for_a_place() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("d");
    terminal.sees("─ Dossier: ");
    terminal.sees("Says (");
    terminal.send("jj\r");
    terminal.wait("the dossier's end", |s, _| (!s.contents().contains("Dossier: ")).then_some(()));
    terminal.send("\x0f");
    terminal.sees("Back (");
    terminal.send("w");
    terminal.sees("─ Why this was found ");
    terminal.sees("═ source");
    terminal.send("q");
    terminal.wait("the end of the reasons", |s, _| (!s.contents().contains("Why this was")).then_some(()));
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn a_word_is_found_by_its_root_and_by_a_pattern() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("/\x14runding");
    terminal.sees("Text /runding");
    let all = terminal.wait("hits", |s, _| counter(&s.contents()));
    terminal.send("\x13");
    terminal.sees("Text (as written) /runding");
    let written = terminal.wait("hits", |s, _| counter(&s.contents()).filter(|n| *n != 0));
    assert!(all >= written, "{all} {written}");
    terminal.send("\x15\x12[0-9]+");
    terminal.sees("Text (pattern) /[0-9]+");
    terminal.wait("hits", |s, _| counter(&s.contents()).filter(|n| *n > 0));
    terminal.send("(");
    terminal.sees("0/0");
    terminal.send("\x1b");
    terminal.sees("back where it began");
}

/// The number of hits that the prompt tells: `3/17`.
fn counter(screen: &str) -> Option<usize> {
    let line = screen.lines().find(|l| l.contains("Text"))?;
    line.trim_end().rsplit_once('/')?.1.parse().ok()
}

#[test]
fn a_page_is_read_in_another_process_and_the_screen_is_unharmed() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page.html");
    let mut terminal = Terminal::telusur(&["--ui", "en", page]);
    terminal.sees("Jembatan Sungai Wira Dibuka Kembali");
    terminal.sees("warning (W)");
    terminal.send("W");
    terminal.sees("page furniture left out");
    terminal.send("qq");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}
