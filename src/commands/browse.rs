//! `telusur [FILE]`: the screen.

use super::args::Browse;
use std::process::ExitCode;

/// Opens an article on the screen.
#[must_use]
pub fn run(_args: &Browse) -> ExitCode {
    ExitCode::from(2)
}
