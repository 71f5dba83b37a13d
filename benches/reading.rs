//! Reading a page of 5 MB and a paper of 300 pages, as the program does: in a child process. Prints
//! the time and the greatest memory of a process that reads them. What of the true text is found on
//! saved pages, and what of their furniture let in, `benches/pages.py` tells.
//!
//! `cargo bench --bench reading`; a few seconds once it is built.

#[path = "../tests/making/mod.rs"]
mod making;

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;
use telusur::reading::{Format, Isolation, Limits, Request, draft};

/// The first argument of a process that reads standard input and tells its memory.
const MEASURED: &str = "measured-child";
/// How often each document is read.
const TIMES: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, format] = arguments.as_slice()
        && first == MEASURED
    {
        return measured(Format::named(format).expect("a format"));
    }
    let isolation = Isolation {
        program: env!("CARGO_BIN_EXE_telusur").into(),
        arguments: vec![Isolation::COMMAND.into()],
        limits: Limits::default(),
    };
    println!(
        "{:<20} {:>9} {:>9} {:>12} {:>12} {:>9}",
        "document", "bytes", "text", "child, ms", "inside, ms", "memory"
    );
    for (name, bytes, format) in [
        ("page of 4 KB", making::PAGE.as_bytes().to_vec(), Format::Html),
        ("page of 60 KB", making::large_page(60_000), Format::Html),
        ("page of 5 MB", making::large_page(5_000_000), Format::Html),
        ("paper of 3 pages", making::paper::paper(), Format::Pdf),
        ("paper of 300 pages", making::paper::long(300), Format::Pdf),
    ] {
        let request = Request::of(format);
        let outside = median(|| assert!(isolation.read(&bytes, &request).expect("read").len() > 500));
        let inside = median(|| assert!(draft(&bytes, &request).expect("read").len() > 500));
        let text = draft(&bytes, &request).expect("read").len();
        let memory = memory_of_a_reader(&bytes, format);
        let memory = memory.map_or_else(|| "unknown".to_owned(), |kb| format!("{:.0} MB", kb as f64 / 1024.0));
        println!("{name:<20} {:>9} {text:>9} {outside:>12.1} {inside:>12.1} {memory:>9}", bytes.len());
    }
}

/// Milliseconds, the median of some runs.
fn median(run: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The greatest memory, in KB, of a process that does nothing but read these bytes.
fn memory_of_a_reader(bytes: &[u8], format: Format) -> Option<u64> {
    let mut child = Command::new(std::env::current_exe().ok()?)
        .args([MEASURED, format.name()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(bytes).ok()?;
    let out = child.wait_with_output().ok()?.stdout;
    String::from_utf8_lossy(&out).trim().parse().ok()
}

/// Reads standard input and tells the greatest memory of this process, where the system does.
fn measured(format: Format) {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).expect("the document");
    assert!(!draft(&bytes, &Request::of(format)).expect("read").is_empty());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|l| l.split_whitespace().next());
    println!("{}", most.unwrap_or("unknown"));
}
