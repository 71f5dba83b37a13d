//! However it ends, the terminal is as it was.

use super::harness::{PROGRAM, Start, Terminal};
use std::io::BufRead as _;
use std::process::{Command, Stdio};

fn started() -> Terminal {
    let terminal = Terminal::telusur(&["--ui", "en"]);
    terminal.taken();
    terminal.sees(" quotes, ");
    terminal
}

#[test]
fn leaving_gives_the_terminal_back() {
    for key in ["q", "\x03"] {
        let mut terminal = started();
        terminal.send(key);
        assert_eq!(terminal.ends(), 0);
        terminal.restored();
    }
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, status) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130), ("-QUIT", 131)] {
        let mut terminal = started();
        terminal.signal(signal);
        assert_eq!(terminal.ends(), status, "{signal}");
        terminal.restored();
    }
}

/// What runs in the terminal that is going to be closed: telusur, whose number is printed.
#[test]
#[ignore = "run by the test below, which ends it"]
fn hold_a_terminal() {
    let terminal = started();
    println!("\npid {}", terminal.pid());
    // The one who started this will end it, and with it the terminal.
    let _ = std::io::stdin().read_line(&mut String::new());
}

#[test]
fn a_terminal_that_is_gone_ends_the_program() {
    let this = std::env::current_exe().expect("this test");
    let mut holder = Command::new(this)
        .args(["--exact", "ends::hold_a_terminal", "--ignored", "--nocapture"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let lines = std::io::BufReader::new(holder.stdout.take().expect("piped")).lines();
    let pid = lines.map_while(Result::ok).find_map(|l| l.strip_prefix("pid ").map(str::to_owned)).expect("a number");
    holder.kill().expect("killed");
    holder.wait().expect("ended");
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let state = Command::new("ps").args(["-o", "stat=", "-p", &pid]).output().expect("ps runs").stdout;
        let state = String::from_utf8_lossy(&state).trim().to_owned();
        if state.is_empty() || state.starts_with('Z') {
            return;
        }
        assert!(std::time::Instant::now() < end, "telusur goes on without its terminal: {state}");
    }
}

#[test]
fn suspended_it_gives_the_terminal_back_and_takes_it_again() {
    let mut terminal = Terminal::start("sh", &["-i"], &Start::default());
    terminal.sees("ready> ");
    terminal.send(&format!("'{PROGRAM}' --ui en\r"));
    terminal.taken();
    terminal.sees(" quotes, ");
    terminal.send("J");
    terminal.sees("Fact 1 of");
    terminal.send("\x1a");
    terminal
        .wait("the shell", |s, _| (!s.alternate_screen() && s.contents().trim_end().ends_with("ready>")).then_some(()));
    terminal.send("fg\r");
    terminal.taken();
    terminal.sees("Fact 1 of");
    terminal.send("J");
    terminal.sees("Fact 2 of");
    terminal.send("q");
    terminal
        .wait("the shell", |s, _| (!s.alternate_screen() && s.contents().trim_end().ends_with("ready>")).then_some(()));
    terminal.send("exit 7\r");
    assert_eq!(terminal.ends(), 7);
}

#[test]
fn without_a_shell_it_is_not_suspended() {
    let mut terminal = started();
    terminal.send("\x1a");
    terminal.sees("not suspended");
    terminal.send("q");
    assert_eq!(terminal.ends(), 0);
    terminal.restored();
}

#[test]
#[ignore = "run by the test below in a terminal of its own"]
fn panic_on_the_screens_thread() {
    let guard = telusur::tui::terminal::guard::Guard::new();
    guard.enter(true, "panics").expect("a terminal");
    let other = std::thread::spawn(|| panic!("on another thread"));
    assert!(other.join().is_err());
    println!("still here");
    panic!("on purpose");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let this = std::env::current_exe().expect("this test");
    let args = ["--exact", "ends::panic_on_the_screens_thread", "--ignored", "--nocapture"];
    let mut terminal = Terminal::start(this.to_str().expect("a path"), &args, &Start::default());
    assert_ne!(terminal.ends(), 0);
    terminal.restored();
    let bytes = terminal.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let (left, told) = (text.find("\x1b[?1049l").expect("left"), text.find("on purpose").expect("told"));
    assert!(left < told, "{text}");
    assert!(!text.contains("on another thread"), "a worker's panic is kept off the screen: {text}");
}

#[test]
fn no_terminal_is_told_in_a_sentence() {
    let out = Command::new(PROGRAM).stdin(Stdio::null()).output().expect("runs");
    assert_eq!(out.status.code(), Some(2));
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(told.starts_with("telusur: ") && told.lines().count() == 1, "{told}");
    assert!(out.stdout.is_empty());
    let out = Command::new(PROGRAM).args(["--sample", "id"]).stdin(Stdio::null()).output().expect("runs");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("standard output is no terminal"));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let mut terminal = Terminal::telusur(&["/no/such/article.txt"]);
    terminal.wait("the sentence", |s, _| s.contents().contains("/no/such/article.txt").then_some(()));
    assert_eq!(terminal.ends(), 1);
    assert!(!String::from_utf8_lossy(&terminal.bytes()).contains('\x1b'));
}

#[test]
fn a_terminal_without_a_size_is_told_in_a_sentence() {
    let mut terminal = Terminal::start(PROGRAM, &[], &Start { size: (0, 0), ..Start::default() });
    assert_eq!(terminal.ends(), 2);
    let bytes = terminal.bytes();
    assert!(String::from_utf8_lossy(&bytes).contains("no columns or rows"), "{}", String::from_utf8_lossy(&bytes));
}
