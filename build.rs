//! Gathers the language packs: every folder under `assets/lexicon/` becomes one
//! entry of a generated table, so that adding a language means adding data only. The models
//! under `assets/models/` become another one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by Cargo"));
    let lexicon = root.join("assets").join("lexicon");
    println!("cargo:rerun-if-changed={}", lexicon.display());

    let mut table = String::from("&[\n");
    for language in sorted_entries(&lexicon)? {
        if !language.is_dir() {
            continue;
        }
        println!("cargo:rerun-if-changed={}", language.display());
        let _ = writeln!(table, "    ({:?}, &[", stem(&language));
        for file in sorted_entries(&language)? {
            if file.extension().is_some_and(|e| e == "txt") {
                println!("cargo:rerun-if-changed={}", file.display());
                let path = file.display().to_string();
                let _ = writeln!(table, "        ({:?}, include_str!({path:?})),", stem(&file));
            }
        }
        table.push_str("    ]),\n");
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by Cargo"));
    fs::write(out.join("packs.rs"), table)?;
    fs::write(out.join("models.rs"), models(&root.join("assets").join("models"))?)
}

/// `&[(stem, include_bytes!(path)), ...]` of all models.
fn models(folder: &Path) -> io::Result<String> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut table = String::from("&[\n");
    for file in sorted_entries(folder)? {
        if file.extension().is_some_and(|e| e == "bin") {
            println!("cargo:rerun-if-changed={}", file.display());
            let path = file.display().to_string();
            let _ = writeln!(table, "    ({:?}, include_bytes!({path:?})),", stem(&file));
        }
    }
    table.push_str("]\n");
    Ok(table)
}

/// The entries of a folder in a fixed order: the build must not depend on the file system's.
fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
