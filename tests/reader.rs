//! What the reader keeps and sets, from the shell: `show`, `notebook`, `config`, `keys`, `export`.

#[path = "common/mod.rs"]
mod common;

use common::{ARTICLE, Ran, folder, path, run, telusur};
use std::path::Path;
use telusur::analysis::Engine;
use telusur::notebook::{Correction, File, Finding, Remark, Store, Work, keys};
use telusur::reading::Source;

/// Runs the program with its own folders for state and settings.
fn run_in(home: &Path, arguments: &[&str]) -> Ran {
    let mut command = telusur(arguments);
    command.env("XDG_STATE_HOME", home.join("state")).env("XDG_CONFIG_HOME", home.join("config"));
    command.output().expect("started").into()
}

/// A notebook as the screen would have kept it: the first quote rejected, the second selected,
/// noted and accepted.
fn keep(home: &Path, file: &str) {
    let article = Source::of(Path::new(file)).article(None).expect("readable");
    let analysis = Engine::new().analyse(&article).expect("a pack for it");
    let keys = keys(&analysis.facts);
    let second = analysis.quotes[1].extent();
    let mut work = Work::default();
    let key = keys.iter().find(|k| k.place == second).expect("a fact");
    work.selection.insert(*key);
    work.remarks.insert(*key, Remark { note: "tanya lagi".to_owned(), tags: Remark::tags_of("warga") });
    work.corrections.push(Correction::Reject { finding: Finding::Quote(analysis.quotes[0].extent()) });
    work.corrections.push(Correction::Accept { finding: Finding::Quote(second) });
    let store = Store::at(home.join("state").join("telusur"));
    store.save(&File::new(&article, &article.sha256(), &work, None, &[])).expect("written");
}

#[test]
fn show_is_linear_and_marks_quotes_with_words() {
    let folder = folder();
    let out = run(["show", "--plain", &path(&folder, "jembatan.txt")]).good();
    assert!(out.starts_with("¶1 # Jembatan Sungai Wira Dibuka Kembali\n"), "{out}");
    assert!(out.contains("Ratna Wijaya: Kami berterima kasih kepada warga yang sabar"), "{out}");
    assert!(out.lines().any(|l| l.starts_with("T1 ")) && out.contains("\n1. "), "{out}");
    assert!(!out.chars().any(|c| c == '\u{1b}' || ('\u{2500}'..='\u{259f}').contains(&c)), "{out}");
    // Without the marks it is the article's own words.
    let words: Vec<&str> = ARTICLE.split_whitespace().collect();
    assert!(words.iter().all(|w| out.contains(w.trim_matches(|c: char| !c.is_alphanumeric()))), "{out}");
    let (opens, closes) = (out.matches("[Q").count(), out.matches("]").count());
    assert!(opens >= 4 && closes == opens, "{out}");
}

#[test]
fn show_in_colour_wraps_and_ends_every_colour() {
    let folder = folder();
    let out = run(["show", "--color", "always", &path(&folder, "bridge.txt")]).good();
    assert!(out.contains("\u{1b}[3;") && !out.contains("[Q1"), "{out}");
    for line in out.lines() {
        let starts = line.matches("\u{1b}[").count();
        assert_eq!(starts % 2, 0, "{line:?}");
    }
    assert!(run(["show", "--plain", "--color", "always"]).bad(2).contains("--plain"));
}

#[test]
fn a_notebook_is_shown_exported_and_forgotten() {
    let folder = folder();
    let (home, file) = (folder.path(), path(&folder, "jembatan.txt"));
    assert!(run_in(home, &["notebook", "show"]).bad(1).contains("no notebooks yet"));
    assert!(run_in(home, &["notebook", "show", &file]).bad(1).contains("telusur notebook show lists"));
    keep(home, &file);
    let list = run_in(home, &["notebook", "show"]).good();
    assert!(list.contains("Jembatan Sungai Wira") && list.contains("1 selected, 1 noted, 2 corrected"), "{list}");
    let digits = list.split('\t').next().expect("digits").to_owned();
    for name in [file.as_str(), digits.as_str()] {
        let shown = run_in(home, &["notebook", "show", name]).good();
        assert!(shown.contains("tanya lagi #warga") && shown.contains("rejected: “"), "{shown}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&run_in(home, &["notebook", "export", &file]).good()).expect("JSON");
    assert_eq!(json["remarks"][0]["note"], "tanya lagi");
    let ran = run_in(home, &["notebook", "forget", &digits]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    assert!(run_in(home, &["notebook", "show"]).bad(1).contains("no notebooks yet"));
    keep(home, &file);
    assert_eq!(run_in(home, &["notebook", "forget", "--all"]).status, Some(0));
    let left = std::fs::read_dir(home.join("state/telusur/notebooks")).expect("a folder").count();
    assert_eq!(left, 0);
    run_in(home, &["notebook", "forget"]).bad(2);
}

#[test]
fn exports_take_the_readers_work_along_when_asked() {
    let folder = folder();
    let (home, file) = (folder.path(), path(&folder, "jembatan.txt"));
    assert!(run_in(home, &["export", &file, "--notebook"]).bad(1).contains("no notebook for this article"));
    keep(home, &file);
    let facts = |arguments: &[&str]| -> Vec<serde_json::Value> {
        let out = run_in(home, &[&["export", file.as_str(), "--format", "json"], arguments].concat()).good();
        let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        json["facts"].as_array().expect("facts").clone()
    };
    let (plain, corrected, selected) = (facts(&[]), facts(&["--notebook"]), facts(&["--selected"]));
    assert_eq!(corrected.len(), plain.len() - 1);
    assert!(plain.iter().all(|f| f["standing"] == "machine_extracted" && f["note"] == ""));
    assert_eq!(selected.len(), 1);
    assert_eq!((&selected[0]["standing"], &selected[0]["note"]), (&"accepted".into(), &"tanya lagi".into()));
    assert_eq!(selected[0]["machine_extracted"], false);
}

#[test]
fn settings_are_shown_found_and_checked() {
    let folder = folder();
    let home = folder.path();
    let file = home.join("config/telusur/config.toml");
    assert_eq!(run_in(home, &["config", "path"]).good().trim(), file.to_str().expect("UTF-8"));
    assert!(run_in(home, &["config", "check"]).good().contains("the usual settings hold"));
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    let shown = run_in(home, &["config", "show"]).good();
    std::fs::write(&file, &shown).expect("written");
    assert!(run_in(home, &["config", "check"]).good().contains("all well"));
    std::fs::write(&file, "mouse = false\n[keys]\nnext-fakt = \"N\"\n").expect("written");
    let told = run_in(home, &["config", "check"]).bad(1);
    assert!(told.contains("config.toml, line 3: ") && told.contains("next-fact"), "{told}");
}

#[test]
fn keys_are_those_of_the_readme_or_the_readers_own() {
    let folder = folder();
    let home = folder.path();
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    assert!(readme.contains(&run_in(home, &["keys", "--markdown"]).good()));
    let file = home.join("config/telusur/config.toml");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    std::fs::write(&file, "[keys]\nnext-fact = [\"C-n\", \"g n\"]\ntop = \"g g\"\n").expect("written");
    let table = run_in(home, &["keys"]).good();
    assert!(table.lines().any(|l| l.starts_with("C-n gn ") && l.contains(" next-fact ")), "{table}");
    assert!(run_in(home, &["keys", "--ui", "id"]).good().contains("keluar dari program"));
}
