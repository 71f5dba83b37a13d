//! Reading a page of 5 MB and a paper of 300 pages, as the program does: in a child process. Prints
//! the time, and the greatest memory of reading in this process.
//!
//! `cargo bench --bench reading`

#[path = "../tests/making/mod.rs"]
mod making;

use std::time::Instant;
use telusur::reading::{Format, Isolation, Limits, Request, draft};

fn main() {
    let isolation = Isolation {
        program: env!("CARGO_BIN_EXE_telusur").into(),
        arguments: vec![Isolation::COMMAND.into()],
        limits: Limits::default(),
    };
    for (name, bytes, format) in [
        ("page of 4 KB", making::PAGE.as_bytes().to_vec(), Format::Html),
        ("page of 60 KB", making::large_page(60_000), Format::Html),
        ("page of 5 MB", making::large_page(5_000_000), Format::Html),
        ("paper of 3 pages", making::paper::paper(), Format::Pdf),
        ("paper of 300 pages", making::paper::long(300), Format::Pdf),
    ] {
        let request = Request::of(format);
        let mut times: Vec<f64> = (0..5)
            .map(|_| {
                let start = Instant::now();
                let read = isolation.read(&bytes, &request).expect("read");
                assert!(read.len() > 500);
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let start = Instant::now();
        let read = draft(&bytes, &request).expect("read");
        let inside = start.elapsed().as_secs_f64() * 1e3;
        println!(
            "{name:<20} {:>9} bytes -> {:>8} bytes of text; in a child {:>7.1} ms (median of 5), in this process {inside:>7.1} ms; greatest memory of this process so far {}",
            bytes.len(),
            read.len(),
            times[2],
            memory().map_or_else(|| "unknown".to_owned(), |kb| format!("{} MB", kb >> 10)),
        );
    }
}

/// The greatest memory of this process so far, in KB, where the system tells it.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
