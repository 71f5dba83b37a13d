//! Before any command runs: the arguments, and what to do when the program itself fails.

use super::args::Args;
use super::failure::{Status, complain};
use crate::search::nearest;
use crate::text::safe::{Safe, safe_char};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::Path;

/// The process's arguments; where they are wrong, or ask for the help, that is said here.
pub fn arguments() -> Result<Args, Status> {
    let words: Vec<OsString> = std::env::args_os().collect();
    let parsed = Args::try_parse_from(&words);
    let misused = match &parsed {
        Ok(args) => args.command.is_none(),
        Err(error) => !matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion),
    };
    if misused && let Some((word, command)) = words.get(1).and_then(mistyped) {
        complain(&format!("no command and no file '{word}'; did you mean telusur {command}?"));
        return Err(Status::Misused);
    }
    parsed.map_err(|error| show(&error))
}

/// A word that is no file and nearly a command's name, with that name.
fn mistyped(word: &OsString) -> Option<(String, String)> {
    let word = word.to_str().filter(|w| w.chars().all(|c| c.is_ascii_alphabetic()))?;
    let command = Args::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).chain(["help"]).collect();
    if names.contains(&word) || Path::new(word).exists() {
        return None;
    }
    Some((word.to_owned(), (*nearest(word, names.into_iter()).first()?).to_owned()))
}

/// Prints clap's help, version or complaint; arguments it repeats are made safe.
fn show(error: &clap::Error) -> Status {
    if !error.use_stderr() {
        let _ = error.print();
        return Status::Done;
    }
    let plain = error.render().to_string();
    if plain.chars().all(|c| c == '\n' || safe_char(c) == c) {
        let _ = error.print();
    } else {
        let mut out = io::stderr().lock();
        for line in plain.lines() {
            let _ = writeln!(out, "{}", Safe::new(line));
        }
    }
    Status::Misused
}

/// A panic is an error of the program's own: says so, and where.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let what =
            payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let what = what.unwrap_or("unknown");
        let place = info.location().map_or_else(String::new, |l| format!(" at {}:{}", l.file(), l.line()));
        complain(&format!(
            "an error in telusur itself{place}: {what}. Nothing you did is wrong; please report it with the article"
        ));
    }));
}

/// A limit on the size of files ends a process without a word, unless it catches the signal: then
/// the write fails, and that can be said.
pub fn survive_full_files() {
    #[cfg(unix)]
    {
        let seen = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
    }
}
