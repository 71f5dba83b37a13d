//! `telusur completions`: what a shell needs to complete commands, options and their values.

use super::args::{Args, Completions};
use super::failure::{Failure, Status};
use super::print;
use clap::CommandFactory as _;

/// Prints the completions of a shell.
///
/// # Errors
/// [`Failure::Output`].
pub fn run(args: &Completions) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "telusur", &mut script);
    print::document(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
