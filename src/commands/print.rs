//! Standard output.

use super::args::Colour;
use super::failure::Failure;
use crate::text::safe::Safe;
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};

/// Standard output, buffered.
#[must_use]
pub fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Prints a whole document: as it is into a file or a pipe, made safe line by line on a terminal.
///
/// # Errors
/// [`Failure::Output`].
pub fn document(text: &str) -> Result<(), Failure> {
    let mut out = output();
    if io::stdout().is_terminal() {
        for line in text.lines() {
            writeln!(out, "{}", Safe::new(line))?;
        }
    } else {
        out.write_all(text.as_bytes())?;
    }
    Ok(out.flush()?)
}

/// Whether to send colours.
#[must_use]
pub fn coloured(when: Colour) -> bool {
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let unwanted = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
            io::stdout().is_terminal() && !unwanted && !dumb
        }
    }
}
