//! `telusur doctor`: what this terminal and this system let the program do.

use super::failure::{Failure, Status};
use super::print;
use crate::analysis::names;
use crate::config;
use crate::language::packs;
use crate::notebook::Store;
use crate::reading::{Enforced, Format, Isolation, LIMIT, NESTING, fetch, samples};
use crate::tui::theme::Depth;
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::Path;

/// Prints what was found, one thing a line: its name, a colon, what it is.
///
/// # Errors
/// [`Failure::Output`].
pub fn run() -> Result<Status, Failure> {
    let variable = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let mut report = Report(String::new());
    report.line(
        "telusur",
        &format!("{} on {} ({})", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH),
    );
    terminal(&mut report, variable);
    folders(&mut report);
    let built = [
        ("completions", cfg!(feature = "completions")),
        ("manual", cfg!(feature = "manual")),
        ("net", fetch::is_built()),
        ("templates", cfg!(feature = "templates")),
    ];
    let built: Vec<&str> = built.iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect();
    report.line("features", &if built.is_empty() { "none".to_owned() } else { built.join(", ") });
    network(&mut report);
    limits(&mut report);
    report.line("formats", &Format::ALL.map(Format::name).join(", "));
    models(&mut report);
    print::document(&report.0)?;
    Ok(Status::Done)
}

struct Report(String);

impl Report {
    fn line(&mut self, name: &str, what: &str) {
        let _ = writeln!(self.0, "{:<14} {what}", format!("{name}:"));
    }
}

fn terminal(report: &mut Report, variable: impl Fn(&str) -> Option<String>) {
    let stream = |terminal: bool| if terminal { "a terminal" } else { "no terminal" };
    let streams = format!(
        "TERM={}; input is {}, output is {}",
        variable("TERM").as_deref().unwrap_or("(not set)"),
        stream(std::io::stdin().is_terminal()),
        stream(std::io::stdout().is_terminal())
    );
    report.line("terminal", &streams);
    let size = match crossterm::terminal::size() {
        Ok((columns, rows)) if std::io::stdout().is_terminal() => format!("{columns} columns, {rows} rows"),
        _ => "unknown".to_owned(),
    };
    report.line("size", &size);
    let why = if variable("NO_COLOR").is_some() {
        "NO_COLOR is set"
    } else if variable("COLORTERM").is_some() {
        "by COLORTERM and TERM"
    } else {
        "by TERM"
    };
    let depth = match Depth::of(&variable) {
        Depth::None => "none",
        Depth::Sixteen => "16",
        Depth::Cube => "256",
        Depth::True => "16 million",
    };
    report.line("colours", &format!("{depth} ({why})"));
    report.line("clipboard", clipboard(variable));
}

/// How text gets to the clipboard: by a sequence that the terminal may heed or not.
fn clipboard(variable: impl Fn(&str) -> Option<String>) -> &'static str {
    if variable("TMUX").is_some() {
        "OSC 52 through tmux, which passes it on with: set -g set-clipboard on"
    } else if variable("STY").is_some() {
        "OSC 52 inside screen, which does not pass it on by itself"
    } else if variable("SSH_CONNECTION").is_some() {
        "OSC 52 over SSH, to the terminal at your end"
    } else {
        "OSC 52, to the terminal"
    }
}

fn folders(report: &mut Report) {
    let state = |path: &Path| if path.exists() { "is there" } else { "not there yet" };
    match config::path() {
        Some(path) => report.line("settings", &format!("{} ({})", path.display(), state(&path))),
        None => report.line("settings", "nowhere: set HOME or XDG_CONFIG_HOME"),
    }
    match Store::usual() {
        Some(store) => report.line("notebooks", &format!("{} ({})", store.folder().display(), state(store.folder()))),
        None => report.line("notebooks", "nowhere: set HOME or XDG_STATE_HOME"),
    }
}

fn network(report: &mut Report) {
    let settings = config::Settings::load();
    let what = match (fetch::is_built(), settings.network) {
        (false, _) => "not built in; addresses are refused".to_owned(),
        (true, Some(false)) => "forbidden by network = false in the settings".to_owned(),
        (true, _) => format!(
            "asked only for an address that you give; {} s, {} MB, {} redirects; --offline forbids it",
            fetch::TIME.as_secs(),
            fetch::SIZE >> 20,
            fetch::REDIRECTS
        ),
    };
    report.line("network", &what);
}

fn limits(report: &mut Report) {
    let Some(isolation) = Isolation::of_this_program() else {
        report.line("limits", "none: the system does not say which program runs, so no child process can be started");
        return;
    };
    let (limits, enforced) = (isolation.limits, Enforced::here());
    let held = |on: bool| if on { "held to" } else { "NOT held to by this system" };
    report.line("child", "web pages, Markdown, PDF, EPUB, mails and feeds are read in a process of their own");
    report.line("memory", &format!("{} MB, {}", limits.megabytes, held(enforced.memory)));
    report.line("processor", &format!("{} s, {}", limits.seconds, held(enforced.processor)));
    report.line("time", &format!("{} s, held to", limits.seconds));
    report.line("files", &format!("none may be written, {}", held(enforced.files)));
    report.line("nesting", &format!("{} levels of HTML, held to", NESTING));
    report.line("largest file", &format!("{} MB", LIMIT >> 20));
}

fn models(report: &mut Report) {
    let all: Vec<String> = names::models().map(|(name, bytes)| format!("{name} ({} KB)", bytes >> 10)).collect();
    report.line("models", &all.join(", "));
    report.line("languages", &packs().map(|p| p.code()).collect::<Vec<_>>().join(", "));
    report.line("articles", &samples::languages().collect::<Vec<_>>().join(", "));
}
