//! From an analysed article to its first frame, and from a key to the next.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use telusur::analysis::{Analysis, Engine};
use telusur::article::Article;
use telusur::language::Pack;
use telusur::reading::Source;
use telusur::reading::plain::{Known, article};
use telusur::tui::action::Action;
use telusur::tui::keys::sequence;
use telusur::tui::state::State;
use telusur::tui::theme::{Depth, Theme};
use telusur::tui::update::update;
use telusur::tui::view::draw;
use telusur::tui::words::Lang;

const SIZE: (u16, u16) = (120, 40);

fn main() {
    divan::main();
}

fn screen(article: Article, analysis: Option<Analysis>) -> State {
    let theme = Theme::usual(Depth::True);
    match analysis {
        Some(analysis) => State::with_analysis(article, analysis, theme, Lang::English, SIZE),
        None => State::new(article, theme, Lang::English, SIZE),
    }
}

fn sample() -> (Article, Analysis) {
    let article = Source::or_sample(None, None).article(None).expect("embedded");
    let analysis = Engine::new().analyse(&article).expect("analysed");
    (article, analysis)
}

/// Paragraphs to a size in bytes.
fn long(bytes: usize) -> Article {
    let paragraph = "The harbour of Tarvik took its first ship on Monday, nine months after the storm that \
                     broke its pier; the port authority calls the new one built for a century.\n\n";
    let text = paragraph.repeat(bytes / paragraph.len() + 1);
    article(&text, Known::default(), Pack::of("en").expect("built in"))
}

#[divan::bench]
fn first_frame_of_the_embedded_article(bencher: Bencher) {
    bencher.with_inputs(sample).bench_values(|(article, analysis)| {
        let state = screen(article, Some(analysis));
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        draw(&state, &mut buffer);
        buffer
    });
}

#[divan::bench]
fn reading_analysing_and_first_frame_of_the_embedded_article() -> Buffer {
    let (article, analysis) = sample();
    let state = screen(article, Some(analysis));
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    draw(&state, &mut buffer);
    buffer
}

#[divan::bench(args = [100_000, 10_000_000], sample_count = 20)]
fn first_frame_before_the_analysis(bencher: Bencher, bytes: usize) {
    bencher.with_inputs(|| long(bytes)).bench_values(|article| {
        let state = screen(article, None);
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        draw(&state, &mut buffer);
        (state, buffer)
    });
}

#[divan::bench(args = ["J", "j", "C-d"])]
fn key_to_frame(bencher: Bencher, key: &str) {
    let mut state = screen(fixture::article(), Some(fixture::analysis()));
    let keys = sequence(key);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    bencher.bench_local(|| {
        for key in &keys {
            update(&mut state, Action::Key(*key));
        }
        draw(&state, &mut buffer);
    });
}

#[divan::bench(sample_count = 20)]
fn key_to_frame_in_ten_megabytes(bencher: Bencher) {
    let mut state = screen(long(10_000_000), None);
    for key in sequence("Tab Tab G PgUp PgUp") {
        update(&mut state, Action::Key(key));
    }
    let keys = sequence("PgUp PgDn");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    bencher.bench_local(|| {
        for key in &keys {
            update(&mut state, Action::Key(*key));
            draw(&state, &mut buffer);
        }
    });
}
