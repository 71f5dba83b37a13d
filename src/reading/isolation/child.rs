//! The child: limits first, then one document from standard input, one answer to standard output.

use super::limits::{Limits, apply};
use super::{Answer, Isolation};
use crate::reading::draft::Draft;
use crate::reading::error::{Fault, Problem};
use crate::reading::readers::{Request, draft};
use std::io::{BufRead as _, BufReader, IsTerminal as _, Read as _, Write as _};

/// The exit status of a child that says itself that it has too little memory.
pub(super) const OUT_OF_MEMORY: i32 = 86;

/// Room for parsers that recurse, in bytes.
const STACK: usize = 64 << 20;

/// Reads one document and answers, as [`Isolation::read`] asks. The exit status of the process.
#[must_use]
pub fn serve() -> u8 {
    if std::io::stdin().is_terminal() {
        return misused();
    }
    // What a panic says would stand on the reader's screen.
    std::panic::set_hook(Box::new(|_| {}));
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut line = |most: u64| -> Option<Vec<u8>> {
        let mut line = Vec::new();
        input.by_ref().take(most).read_until(b'\n', &mut line).ok()?;
        Some(line)
    };
    let limits = line(1024).and_then(|l| serde_json::from_slice::<Limits>(&l).ok()).unwrap_or_default();
    apply(limits);
    let Some(request) = line(1 << 16).and_then(|l| serde_json::from_slice::<Request>(&l).ok()) else {
        return misused();
    };
    let mut bytes = Vec::new();
    if input.read_to_end(&mut bytes).is_err() {
        return u8::try_from(OUT_OF_MEMORY).unwrap_or(1);
    }
    let work = std::thread::Builder::new().stack_size(STACK).spawn(move || answer(draft(&bytes, &request)));
    let Some(answer) = work.ok().map(std::thread::JoinHandle::join) else {
        return u8::try_from(OUT_OF_MEMORY).unwrap_or(1);
    };
    let Ok(answer) = answer else { return 101 };
    let mut out = std::io::stdout().lock();
    let written = serde_json::to_writer(&mut out, &answer).map_err(std::io::Error::from).and_then(|()| out.flush());
    u8::from(written.is_err())
}

fn answer(read: Result<Draft, Problem>) -> Answer {
    match read {
        Ok(draft) => Answer::Draft(draft),
        Err(Problem::Content(fault)) => Answer::Fault(fault),
        Err(Problem::Binary { at }) => Answer::Binary(at),
        Err(other) => Answer::Fault(Fault::Damaged { what: "document".to_owned(), why: other.to_string() }),
    }
}

/// Somebody ran the subcommand by hand.
fn misused() -> u8 {
    let _ = writeln!(
        std::io::stderr(),
        "telusur: {} is for telusur itself, which reads a document in it; give the document to telusur",
        Isolation::COMMAND
    );
    2
}
