//! The reader's own work outlives the program, however that ends.

use super::harness::{PROGRAM, Start, Terminal};
use std::path::Path;

const TEXT: &str = "A piped article\n\n“It came through a pipe,” said Ines Halloran.\n\n\
    “Nobody saw it coming,” said Halloran. According to Halloran, the pipe is 40 years old.\n";

fn start(state: &Path, file: &Path) -> Terminal {
    let state = state.to_str().expect("a path");
    let args = [file.to_str().expect("a path"), "--ui", "en"];
    Terminal::start(PROGRAM, &args, &Start { env: &[("XDG_STATE_HOME", state)], ..Start::default() })
}

/// Whether a notebook holds some words.
fn kept(state: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(state.join("telusur/notebooks")).into_iter().flatten().flatten();
    let whole = entries.filter(|e| e.path().extension().is_some_and(|e| e == "json"));
    whole.filter_map(|e| std::fs::read_to_string(e.path()).ok()).any(|text| text.contains(words))
}

fn note(terminal: &mut Terminal, text: &str) {
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("a");
    terminal.sees("─ Note ");
    terminal.send(text);
    terminal.send("\r");
    terminal.sees("Noted");
}

#[test]
fn a_kill_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    let mut terminal = start(&state, &file);
    note(&mut terminal, "who laid it?");
    let since = std::time::Instant::now();
    while !kept(&state, "who laid it?") {
        assert!(since.elapsed().as_secs() < 30, "nothing was written");
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    terminal.signal("-KILL");
    terminal.ends();
    let mut terminal = start(&state, &file);
    terminal.sees("back where you left off");
    terminal.sees("who laid it?");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn leaving_keeps_the_work_at_once() {
    for (end, status) in [("q", 0), ("TERM", 143), ("HUP", 129)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
        std::fs::write(&file, TEXT).expect("written");
        let mut terminal = start(&state, &file);
        note(&mut terminal, "who laid it?");
        if end == "q" {
            terminal.send("q")
        } else {
            terminal.signal(&format!("-{end}"))
        }
        assert_eq!(terminal.ends(), status);
        terminal.restored();
        assert!(kept(&state, "who laid it?"), "{end}");
    }
}

#[test]
fn a_changed_text_keeps_what_it_still_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    let mut terminal = start(&state, &file);
    note(&mut terminal, "who laid it?");
    terminal.send("J");
    terminal.sees("Fact 2 of");
    terminal.send(" q");
    assert_eq!(terminal.ends(), 0);
    std::fs::write(&file, TEXT.replace("Nobody saw it coming", "Everybody knew")).expect("written");
    let mut terminal = start(&state, &file);
    terminal.sees("1 parts of your work have lost their place");
    terminal.send("A");
    terminal.sees("who laid it?");
    terminal.sees("no longer in the text");
    terminal.send("q");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn looking_leaves_no_trace_and_who_wants_none_keeps_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    let terminal = start(&state, &file);
    terminal.sees(" quotes, ");
    terminal.signal("-TERM");
    drop(terminal);
    let env = [("XDG_STATE_HOME", state.to_str().expect("a path"))];
    let args = [file.to_str().expect("a path"), "--ui", "en", "--no-notebook"];
    let mut terminal = Terminal::start(PROGRAM, &args, &Start { env: &env, ..Start::default() });
    note(&mut terminal, "who laid it?");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!state.exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    std::fs::write(&state, "no folder").expect("written");
    let mut terminal = start(&state, &file);
    terminal.sees("▾ Statements");
    terminal.sees("notebook");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn settings_hold_and_their_faults_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("telusur/config.toml");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    std::fs::write(&file, "ui = \"id\"\nmouse = false\npink = 1\n[keys]\nnext-fact = \"g n\"\ntop = \"g g\"\n")
        .expect("written");
    let env = [("XDG_CONFIG_HOME", folder.path().to_str().expect("a path"))];
    let mut terminal = Terminal::start(PROGRAM, &[], &Start { env: &env, ..Start::default() });
    terminal.sees("1 kesalahan di config.toml; line 3: ");
    terminal.send("g");
    terminal.sees("n fakta berikutnya");
    terminal.send("n");
    terminal.sees("Fakta 1 dari");
    terminal.wait("no mouse", |s, _| (s.mouse_protocol_mode() == vt100::MouseProtocolMode::None).then_some(()));
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn two_screens_on_one_article_do_not_write_over_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    let (mut first, mut second) = (start(&state, &file), start(&state, &file));
    second.sees(" quotes, ");
    note(&mut first, "from the first");
    let since = std::time::Instant::now();
    while !kept(&state, "from the first") {
        assert!(since.elapsed().as_secs() < 30, "nothing was written");
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    note(&mut second, "from the second");
    second.sees("open in another telusur");
    first.send("q");
    assert_eq!(first.ends(), 0);
    second.send("q");
    assert_eq!(second.ends(), 0);
    assert!(kept(&state, "from the first") && !kept(&state, "from the second"));
    let mut third = start(&state, &file);
    third.sees("from the first");
    third.send("q");
    assert_eq!(third.ends(), 0);
}

#[test]
fn json_opens_with_the_findings_selection_and_notes_that_were_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file) = (folder.path().join("state"), folder.path().join("a.txt"));
    std::fs::write(&file, TEXT).expect("written");
    let mut terminal = start(&state, &file);
    note(&mut terminal, "who laid it?");
    terminal.send(" ");
    terminal.sees("●");
    // The second finding is none.
    terminal.send("J");
    terminal.sees("Fact 2 of");
    terminal.send("cr");
    terminal.sees("Rejected");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    let json = folder.path().join("a.json");
    let telusur = |arguments: &[&str]| {
        let run = std::process::Command::new(PROGRAM)
            .args(arguments)
            .env("XDG_STATE_HOME", &state)
            // Each run tells when it read the file: two runs may fall into two seconds.
            .env("SOURCE_DATE_EPOCH", "1741140900")
            .output()
            .expect("started");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).expect("UTF-8")
    };
    let (article, written) = (file.to_str().expect("a path"), json.to_str().expect("a path"));
    telusur(&["export", article, "--notebook", "--format", "json", "-o", written]);
    let facts = telusur(&["export", article, "--notebook", "--format", "jsonl"]);
    // On another machine, where nobody has worked on the article yet and the file is gone.
    std::fs::remove_dir_all(&state).expect("there");
    std::fs::remove_file(&file).expect("there");
    assert_eq!(telusur(&["export", written, "--format", "jsonl"]), facts);
    assert!(telusur(&["export", written, "--selected", "--format", "jsonl"]).contains("who laid it?"));
    assert_eq!(telusur(&["search", "is:noted", written]).lines().count(), 1);
    let extracted = telusur(&["extract", written, "--notebook"]);
    let again = folder.path().join("b.json");
    std::fs::write(&again, extracted).expect("written");
    assert_eq!(telusur(&["export", again.to_str().expect("a path"), "--format", "jsonl"]), facts);
    let mut terminal = start(&state, &json);
    terminal.sees(" quotes, ");
    terminal.sees("●");
    terminal.send("A");
    terminal.sees("who laid it?");
    terminal.sees("≠");
    terminal.send("qq");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
fn annotations_of_others_are_marked_and_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (state, file, theirs) =
        (folder.path().join("state"), folder.path().join("a.txt"), folder.path().join("theirs.jsonld"));
    std::fs::write(&file, TEXT).expect("written");
    let annotation = r#"{"type": "Annotation", "creator": {"name": "Mira"}, "bodyValue": "check the age",
        "target": {"source": "urn:x", "selector": {"type": "TextQuoteSelector", "exact": "40 years old"}}}"#;
    std::fs::write(&theirs, annotation).expect("written");
    let env = [("XDG_STATE_HOME", state.to_str().expect("a path"))];
    let args = [file.to_str().expect("a path"), "--ui", "en", "--annotations", theirs.to_str().expect("a path")];
    let mut terminal = Terminal::start(PROGRAM, &args, &Start { env: &env, ..Start::default() });
    terminal.sees(" quotes, ");
    terminal.sees("»");
    terminal.send("A");
    terminal.sees("Mira: check the age");
    terminal.send("\r");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}
