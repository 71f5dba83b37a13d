//! Writes the fixtures of the readers' tests: `cargo run --example make_fixtures`.

#[path = "../tests/making/mod.rs"]
mod making;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::create_dir_all(&folder)?;
    for (name, bytes) in making::all() {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
