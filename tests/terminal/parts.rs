//! A book and a mailbox in a real terminal: chosen from a list, and chosen again.

use super::harness::{Start, Terminal};

const BOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/book.epub");

#[test]
fn a_chapter_is_chosen_from_a_list_and_another_one_later() {
    let mut terminal = Terminal::telusur(&["--ui", "en", BOOK]);
    terminal.sees("─ Chapters 2 ");
    terminal.sees("2  Air Surut");
    terminal.send("surut\r");
    terminal.sees("Dua hari kemudian air surut");
    terminal.wait("the end of the list", |s, _| (!s.contents().contains("─ Chapters")).then_some(()));
    terminal.send("O");
    terminal.sees("▶2  Air Surut");
    terminal.send("\x1b[A\r");
    terminal.sees("Hujan turun sejak pagi");
    terminal.sees(" quotes, ");
    // A note on the one chapter is kept while the other one is read.
    terminal.send("2 a");
    terminal.sees("Note");
    terminal.send("periksa\r");
    terminal.sees("✎");
    terminal.send("O\x1b[B\r");
    terminal.sees("Dua hari kemudian air surut");
    terminal.wait("no note", |s, _| (!s.contents().contains('✎')).then_some(()));
    terminal.send("O\x1b[A\r");
    terminal.sees("✎");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn with_an_option_the_chapter_is_open_at_once() {
    let mut terminal = Terminal::telusur(&["--ui", "id", BOOK, "--chapter", "2"]);
    terminal.sees("Dua hari kemudian air surut");
    terminal.send("O");
    terminal.sees("▶2  Air Surut");
    terminal.send("\x1b");
    terminal.wait("the end of the list", |s, _| (!s.contents().contains("─ Bab")).then_some(()));
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn the_list_is_left_with_the_program() {
    for leave in ["\x1b", "\x03"] {
        let mut terminal = Terminal::telusur(&["--ui", "en", BOOK]);
        terminal.sees("─ Chapters 2 ");
        terminal.send(leave);
        assert_eq!(terminal.ends(), 0);
        terminal.restored();
    }
}

#[test]
fn a_pipe_gives_its_bytes_once_and_all_its_items_can_be_opened() {
    let feed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/feed.rss");
    let line = format!("cat '{feed}' | '{}' --ui en -", super::harness::PROGRAM);
    let mut terminal = Terminal::start("sh", &["-c", &line], &Start::default());
    terminal.sees("─ Items 2 ");
    terminal.send("\r");
    terminal.sees("Jembatan Sungai Wira dibuka kembali setelah");
    terminal.send("O\x1b[B\r");
    terminal.sees("Pembeli datang sejak subuh");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}
