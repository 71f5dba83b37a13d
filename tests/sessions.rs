//! Three sessions of a reader, recorded as text in `src/tui/SESSIONS.md`.
//! `UPDATE_SESSIONS=1 cargo test --test sessions` records them anew.

use std::fmt::Write as _;
use std::path::Path;
use telusur::analysis::Engine;
use telusur::reading::Source;
use telusur::tui::action::Action;
use telusur::tui::keys::sequence;
use telusur::tui::state::State;
use telusur::tui::theme::{Depth, Theme};
use telusur::tui::update::update;
use telusur::tui::view;
use telusur::tui::words::Lang;

/// What the reader presses, and why.
struct Step {
    keys: &'static str,
    why: &'static str,
}

struct Session {
    title: &'static str,
    sample: &'static str,
    lang: Lang,
    steps: &'static [Step],
}

const fn step(keys: &'static str, why: &'static str) -> Step {
    Step { keys, why }
}

const SESSIONS: [Session; 3] = [
    Session {
        title: "Who said what",
        sample: "id",
        lang: Lang::English,
        steps: &[
            step("J J", "Two facts on along the thread of the first speaker; the article follows."),
            step("w", "Why the program takes this for a statement, and of whom."),
            step("q d", "Away from that, and to the dossier of the speaker."),
        ],
    },
    Session {
        title: "A comparison and what leads on from it",
        sample: "en",
        lang: Lang::English,
        steps: &[
            step("} }", "The third thread: a comparison."),
            step("C", "All comparisons, both sides drawn to scale."),
            step("q L", "The map of the links that lead on from the fact."),
        ],
    },
    Session {
        title: "Mencari, memilih, mengekspor",
        sample: "id",
        lang: Lang::Indonesian,
        steps: &[
            step("/ s e t u j u", "Mencari kata dasarnya: setiap bentuknya ditemukan selagi diketik."),
            step("Enter Space J Space", "Kutipan itu dipilih, dan fakta berikutnya dalam rangkaiannya."),
            step("x", "Yang akan ditulis bila keduanya diekspor."),
        ],
    },
];

const HEAD: &str = "Three sessions with the embedded articles on a screen of 80 columns and 24 rows, as a test \
types them (`tests/sessions.rs`): the keys, what they are for, and the screen behind them.\n";

fn recorded() -> String {
    let mut out = HEAD.to_owned();
    for session in SESSIONS {
        let article = Source::or_sample(None, Some(session.sample)).article(None).expect("embedded");
        let analysis = Engine::new().analyse(&article).expect("a pack for it");
        let theme = Theme::usual(Depth::None);
        let mut state = State::with_analysis(article, analysis, theme, session.lang, (80, 24));
        let _ = write!(out, "\n## {}\n", session.title);
        for Step { keys, why } in session.steps {
            for key in sequence(keys) {
                update(&mut state, Action::Key(key));
            }
            let keys: Vec<String> = keys.split(' ').map(|k| format!("`{k}`")).collect();
            let _ = write!(out, "\n{} — {why}\n\n```text\n{}```\n", keys.join(" "), view::text(&state));
        }
    }
    out
}

#[test]
fn the_recordings_show_what_the_screen_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/SESSIONS.md");
    let now = recorded();
    if std::env::var_os("UPDATE_SESSIONS").is_some() {
        std::fs::write(&path, &now).expect("SESSIONS.md written");
    }
    let kept = std::fs::read_to_string(&path).expect("SESSIONS.md");
    assert_eq!(kept, now, "src/tui/SESSIONS.md: run UPDATE_SESSIONS=1 cargo test --test sessions");
}
