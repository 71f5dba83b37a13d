//! Writes the fixtures of the readers' tests: `cargo run --example make_fixtures`. With a folder,
//! a page of 5 MB and a paper of 300 pages into it, for measuring:
//! `cargo run --example make_fixtures -- FOLDER`.

#[path = "../tests/making/mod.rs"]
mod making;

use std::path::Path;

fn main() -> std::io::Result<()> {
    if let Some(folder) = std::env::args_os().nth(1) {
        std::fs::create_dir_all(&folder)?;
        std::fs::write(Path::new(&folder).join("large.html"), making::large_page(5_000_000))?;
        return std::fs::write(Path::new(&folder).join("long.pdf"), making::paper::long(300));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::create_dir_all(&folder)?;
    for (name, bytes) in making::all() {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
