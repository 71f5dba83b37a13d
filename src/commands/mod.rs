//! One file per subcommand; `args.rs` is the one table of options.

mod args;
mod extract;

use clap::Parser as _;
use std::process::ExitCode;

/// Runs the program with the process's own arguments.
#[must_use]
pub fn run() -> ExitCode {
    match args::Args::parse().command {
        Some(args::Command::Extract(args)) => extract::run(&args),
        None => ExitCode::from(2),
    }
}
