//! What the README shows is what the program shows. `UPDATE_README=1 cargo test --test readme`
//! brings it up to date.

use std::path::Path;
use telusur::analysis::Engine;
use telusur::export::Format;
use telusur::reading::Source;
use telusur::tui::keys;
use telusur::tui::state::State;
use telusur::tui::theme::{Depth, Theme};
use telusur::tui::view;
use telusur::tui::words::Lang;

/// The first screen of the embedded article.
fn first_screen() -> String {
    let article = Source::or_sample(None, None).article(None).expect("embedded");
    let analysis = Engine::new().analyse(&article).expect("a pack for it");
    let theme = Theme::usual(Depth::None);
    let state = State::with_analysis(article, analysis, theme, Lang::English, (100, 30));
    format!("```text\n{}```\n", view::text(&state))
}

/// The table of formats.
fn formats() -> String {
    let mut table = String::from("| name | ends in | what it is | offsets | read by |\n|---|---|---|---|---|\n");
    for f in Format::ALL {
        let columns = [f.what(), f.offsets(), f.consumers()].map(|c| c.replace('|', "\\|")).join(" | ");
        table += &format!("| `{}` | `.{}` | {columns} |\n", f.name(), f.ending());
    }
    table
}

/// Holds what stands between two markers against what should stand there.
fn between(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = readme.find(&open).map(|at| at + open.len()).expect("opening marker");
    let end = readme[start..].find(&close).map(|at| at + start).expect("closing marker");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{}{wanted}{}", &readme[..start], &readme[end..])).expect("README.md written");
        return;
    }
    assert_eq!(&readme[start..end], wanted, "README.md: run UPDATE_README=1 cargo test --test readme");
}

// One test, so that two do not write the file at once.
#[test]
fn the_readme_shows_the_screen_and_the_keys() {
    between("screen", &first_screen());
    between("keys", &keys::markdown(Lang::English));
    between("formats", &formats());
}
