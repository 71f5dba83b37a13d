//! The map of the house in `src/lib.rs`, held: who may import whom, and that no code knows the
//! embedded articles.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use telusur::analysis::{Engine, EntityKind};
use telusur::language::Pack;
use telusur::reading::plain::{Known, article};
use telusur::reading::samples;

/// Rooms from the ground up; those on one line do not know each other.
const FLOORS: [&[&str]; 9] = [
    &["text"],
    &["language"],
    &["article"],
    &["reading"],
    &["analysis"],
    &["export", "search", "notebook"],
    &["tui"],
    &["config"],
    &["commands"],
];

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|rooms| rooms.contains(&room)).unwrap_or_else(|| panic!("{room} is on no floor"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            found.push(entry);
        }
    }
}

/// The files of a room with what stands in them outside comments and above their tests.
fn code(room: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut files);
    assert!(!files.is_empty(), "{room} has files");
    let is_test = |path: &PathBuf| {
        path.components().any(|c| ["tests", "tests.rs", "testing.rs"].iter().any(|t| c.as_os_str() == *t))
    };
    files
        .into_iter()
        .filter(|path| !is_test(path))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let above = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines: Vec<&str> = above.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
            (path, lines.join("\n"))
        })
        .collect()
}

#[test]
fn a_room_imports_only_from_rooms_below_it() {
    let mut wrong = Vec::new();
    for room in FLOORS.iter().flat_map(|rooms| rooms.iter()) {
        for (path, code) in code(room) {
            for import in code.split("crate::").skip(1) {
                let name: String = import.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let known = FLOORS.iter().any(|rooms| rooms.contains(&name.as_str()));
                if known && name != *room && floor(&name) >= floor(room) {
                    wrong.push(format!("{} imports {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_code_knows_the_embedded_articles() {
    let engine = Engine::new();
    let mut names = BTreeSet::new();
    for language in ["id", "en"] {
        let pack = Pack::of(language).expect("built in");
        let article = article(samples::sample(language).expect("embedded"), Known::default(), pack);
        let analysis = engine.analyse(&article).expect("the pack is built in");
        let persons = analysis.entities.iter().filter(|e| e.kind == EntityKind::Person);
        names.extend(persons.flat_map(|e| [vec![e.name.clone()], e.aliases.clone()].concat()));
    }
    assert!(names.len() >= 8, "{names:?}");
    for room in FLOORS.iter().flat_map(|rooms| rooms.iter()) {
        for (path, code) in code(room) {
            for name in &names {
                assert!(!code.contains(name.as_str()), "{} knows {name}", path.display());
            }
        }
    }
}

#[test]
fn the_lower_rooms_do_no_input_or_output() {
    for room in ["text", "article", "language", "analysis"] {
        for (path, code) in code(room) {
            for door in
                ["std::fs", "std::io", "std::net", "std::env", "std::process", "std::time", "std::thread", "println!"]
            {
                assert!(!code.contains(door), "{} uses {door}", path.display());
            }
        }
    }
}

#[test]
fn commands_read_in_a_child_process() {
    for (path, code) in code("commands") {
        for short_cut in [".article(None)", ".article(args.reading.language", "reading::draft("] {
            assert!(!code.contains(short_cut), "{}: use args.reading.how()", path.display());
        }
    }
}
