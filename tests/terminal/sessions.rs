//! What a reader does from opening to export.

use super::harness::{Start, Terminal};

/// The number of the fact and the number of facts in the status line: `Fact 2 of 4`.
fn fact_of(screen: &str) -> Option<(usize, usize)> {
    let rest = screen.split("Fact ").nth(1)?;
    let (number, rest) = rest.split_once(" of ")?;
    let count: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((number.parse().ok()?, count.parse().ok()?))
}

/// Walks the thread one is in from its first fact to its last; gives how many it has.
fn walk_thread(terminal: &mut Terminal, first: usize) -> usize {
    let mut at = first;
    loop {
        let (number, count) =
            terminal.wait("the number of the fact", |screen, _| fact_of(&screen.contents()).filter(|(n, _)| *n == at));
        // The current fact is marked in the article.
        assert!(terminal.screen().contains('▶'), "{}", terminal.screen());
        if number == count {
            terminal.send("J");
            terminal.sees("Last fact of the thread");
            return count;
        }
        terminal.send("J");
        at += 1;
    }
}

/// The whole way: three threads, a search, two facts, a file.
fn whole_session(sample: &str, word: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("taken.json");
    let mut terminal = Terminal::telusur(&["--sample", sample, "--ui", "en"]);
    terminal.sees(" quotes, ");
    let threads: usize = terminal.wait("the number of threads", |screen, _| {
        let contents = screen.contents();
        contents.split(" facts in ").nth(1)?.split(' ').next()?.parse().ok()
    });
    assert!(threads >= 3, "{}", terminal.screen());
    terminal.send("J");
    assert!(walk_thread(&mut terminal, 1) > 1);
    for number in 2..=3 {
        terminal.send("}");
        terminal.sees(&format!("Thread {number} of {threads}"));
        terminal.send("J");
        walk_thread(&mut terminal, 2);
    }
    terminal.send("{");
    terminal.sees(&format!("Thread 2 of {threads}"));

    terminal.send("/");
    terminal.sees("Quotes /");
    terminal.send(word);
    terminal.wait("the counter", |screen, _| {
        let contents = screen.contents();
        let row = contents.lines().find(|l| l.contains(&format!("Quotes /{word}")))?;
        let (_, of) = row.trim_end().rsplit_once("1/")?;
        (of.parse::<u32>().ok()? > 1).then_some(())
    });
    terminal.send("\r");
    terminal.sees(&format!("hits for “{word}”"));
    terminal.send(" ");
    terminal.sees("Selected (1 in all)");
    terminal.send("n");
    terminal.sees(&format!("hits for “{word}”"));
    terminal.send(" ");
    terminal.sees("Selected (2 in all)");

    terminal.send("x");
    terminal.sees("selected (2)");
    terminal.send("\x1b[C");
    terminal.sees("‹ json ›");
    terminal.send("\t\t\x15");
    terminal.send(file.to_str().expect("a path"));
    terminal.send("\r");
    terminal.sees("2 facts written to");
    let written = std::fs::read_to_string(&file).expect("the file");
    let value: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let facts = value["facts"].as_array().expect("facts");
    assert_eq!(facts.len(), 2);
    assert!(facts.iter().all(|f| f.to_string().contains(word)), "{written}");
    assert!(written.contains("sha256"), "{written}");

    // Once more: the file is there, and is not replaced without a question.
    terminal.send("x");
    terminal.sees("selected (2)");
    terminal.send("\t\t\x15");
    terminal.send(file.to_str().expect("a path"));
    terminal.send("\r");
    terminal.sees("Replace it?");
    terminal.send("n\x1b");
    terminal.wait("the dialog's end", |screen, _| (!screen.contents().contains("Replace it?")).then_some(()));
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), written);
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn the_indonesian_article_from_opening_to_export() {
    whole_session("id", "kompromi");
}

#[test]
fn the_english_article_from_opening_to_export() {
    whole_session("en", "compromise");
}

#[test]
fn the_screen_speaks_the_readers_language() {
    let mut terminal = Terminal::start(
        super::harness::PROGRAM,
        &["--sample", "en"],
        &Start { env: &[("LANG", "id_ID.UTF-8")], ..Start::default() },
    );
    terminal.sees(" kutipan, ");
    terminal.send("?");
    terminal.sees("Bantuan");
    terminal.send("\x1b");
    terminal.wait("the help's end", |screen, _| (!screen.contents().contains("Bantuan")).then_some(()));
    terminal.send("J");
    terminal.sees("Fakta 1 dari");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn links_are_followed_and_one_comes_back() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("l");
    terminal.sees("─ Links ");
    terminal.send("\r");
    terminal.sees("Followed a link:");
    terminal.send("\x0f");
    terminal.sees("Back (");
    terminal.send("\x1b[1;3C");
    terminal.sees("Forward (");
}

#[test]
fn a_search_is_left_where_it_began() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("/zzzz");
    terminal.sees("0/0");
    terminal.send("\x1b");
    terminal.sees("back where it began");
}

#[test]
fn pasted_text_is_searched_for() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("/");
    terminal.sees("Quotes /");
    terminal.send("\x1b[200~ushakov\x1b[201~");
    terminal.sees("Quotes /ushakov");
    terminal.sees("1/");
}

#[test]
fn the_clipboard_is_sent_to_the_terminal() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("y");
    terminal.sees("sent to the terminal");
    let bytes = terminal.bytes();
    assert!(String::from_utf8_lossy(&bytes).contains("\x1b]52;c;"));
}

#[test]
fn a_pipe_brings_the_article_and_the_terminal_the_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("piped.txt");
    std::fs::write(&file, "A piped article\n\n“It came through a pipe,” said Ines Halloran.\n").expect("written");
    let command = format!("cat '{}' | '{}' - --ui en", file.display(), super::harness::PROGRAM);
    let mut terminal = Terminal::start("sh", &["-c", &command], &Start::default());
    terminal.sees("A piped article");
    terminal.send("2");
    terminal.sees("Enter to the text");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn the_mouse_chooses_and_can_be_left_to_the_terminal() {
    let mut terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.wait("the mouse", |s, _| (s.mouse_protocol_mode() != vt100::MouseProtocolMode::None).then_some(()));
    // The second line of the list, in columns and rows from 1.
    terminal.send("\x1b[<0;70;3M");
    terminal.sees("▶");
    terminal.send("M");
    terminal.wait("no mouse", |s, _| (s.mouse_protocol_mode() == vt100::MouseProtocolMode::None).then_some(()));
    drop(terminal);
    let mut terminal = Terminal::telusur(&["--no-mouse", "--ui", "en"]);
    terminal.sees(" quotes, ");
    terminal.wait("no mouse", |s, _| (s.mouse_protocol_mode() == vt100::MouseProtocolMode::None).then_some(()));
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}

/// A pipe with a name, which gives an article when somebody writes into it.
#[cfg(unix)]
fn pipe(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("slow.txt");
    let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
    assert!(made.success());
    path
}

#[cfg(unix)]
#[test]
fn the_screen_does_not_wait_for_what_is_slow_to_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = pipe(folder.path());
    let mut terminal = Terminal::telusur(&[path.to_str().expect("a path"), "--ui", "en"]);
    terminal.sees("Reading ");
    std::fs::write(&path, "River Bridge Opens Again\n\n“It is open,” said Ines Halloran.\n").expect("written");
    terminal.sees("River Bridge Opens Again");
    terminal.sees("1 quotes, ");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[cfg(unix)]
#[test]
fn reading_is_broken_off_and_what_cannot_be_read_is_told_behind_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = pipe(folder.path());
    let mut terminal = Terminal::telusur(&[path.to_str().expect("a path"), "--ui", "en"]);
    terminal.sees("Reading ");
    terminal.send("\x1b");
    assert_eq!(terminal.ends(), 1);
    terminal.restored();
    assert!(String::from_utf8_lossy(&terminal.bytes()).contains("was broken off"));
    let mut terminal = Terminal::telusur(&[path.to_str().expect("a path"), "--ui", "en"]);
    terminal.sees("Reading ");
    std::fs::write(&path, " \n").expect("written");
    assert_eq!(terminal.ends(), 1);
    terminal.restored();
    let bytes = terminal.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let left = text.rfind("\x1b[?1049l").expect("left");
    assert!(
        text.get(left..).is_some_and(|behind| behind.contains("telusur: ") && behind.contains("slow.txt")),
        "{text}"
    );
}

#[test]
fn annotations_without_a_place_are_told_on_the_screen_and_not_over_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (article, notes) = (folder.path().join("a.txt"), folder.path().join("notes.jsonld"));
    std::fs::write(&article, "River Bridge Opens Again\n\n“It is open,” said Ines Halloran.\n").expect("written");
    let note = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:a", "type": "Annotation",
        "target": {"source": "urn:b", "selector": {"type": "TextQuoteSelector", "exact": "words of nobody"}}}"#;
    std::fs::write(&notes, note).expect("written");
    let (article, notes) = (article.to_str().expect("a path"), notes.to_str().expect("a path"));
    let mut terminal = Terminal::telusur(&[article, "--annotations", notes, "--ui", "en"]);
    terminal.sees("annotation points at words");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    let bytes = terminal.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("telusur: "), "nothing goes past the screen: {text}");
}
