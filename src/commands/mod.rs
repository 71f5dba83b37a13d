//! One file per subcommand; `args.rs` is the one table of options.
//!
//! Exit status: 0 all went well; 1 nothing was found, or an input could not be read or an output
//! not be written; 2 wrong use; 101 an error in the program itself.

pub mod args;
mod batch;
pub mod browse;
#[cfg(feature = "completions")]
mod completions;
mod config;
mod credits;
mod doctor;
mod export;
mod extract;
mod failure;
mod formats;
mod lines;
#[cfg(feature = "manual")]
mod man;
mod notebook;
mod open;
mod opener;
mod parallel;
mod print;
mod quotes;
mod search;
mod show;
mod start;

pub use failure::{Failure, Status};

use std::process::ExitCode;

/// Runs the program with the process's own arguments.
#[must_use]
pub fn run() -> ExitCode {
    start::report_panics();
    start::survive_full_files();
    let args = match start::arguments() {
        Ok(args) => args,
        Err(status) => return status.into(),
    };
    let done = match &args.command {
        Some(args::Command::Extract(args)) => extract::run(args),
        Some(args::Command::Quotes(args)) => quotes::run(args),
        Some(args::Command::Export(args)) => export::run(args),
        Some(args::Command::Show(args)) => show::run(args),
        Some(args::Command::Notebook(args)) => notebook::run(args),
        Some(args::Command::Config(args)) => config::run(args),
        Some(args::Command::Keys(args)) => config::keys(args),
        Some(args::Command::Doctor) => doctor::run(),
        Some(args::Command::Credits) => credits::run(),
        Some(args::Command::ReadPart) => return ExitCode::from(crate::reading::serve()),
        Some(args::Command::Search(args)) => search::run(args),
        Some(args::Command::Formats(args)) => formats::run(args),
        #[cfg(feature = "completions")]
        Some(args::Command::Completions(args)) => completions::run(args),
        #[cfg(feature = "manual")]
        Some(args::Command::Man(args)) => man::run(args),
        None => return browse::run(&args.browse),
    };
    match done {
        Ok(status) => status.into(),
        Err(failure) => failure.report().into(),
    }
}
