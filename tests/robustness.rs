//! Whatever the text: the engine ends, finds the same every time, and points where it should.

use proptest::prelude::*;
use std::sync::LazyLock;
use telusur::analysis::{Analysis, Details, Engine};
use telusur::article::Article;
use telusur::export::{self, Format, contract::Output, json};
use telusur::language::{Pack, packs};
use telusur::reading::plain::{Known, article};
use telusur::search;
use telusur::text::Span;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn read(text: &str, pack: Pack) -> Article {
    article(text, Known { language: Some(pack), ..Known::default() }, pack)
}

/// The analysis in every language, checked.
fn analysed(text: &str) -> Vec<(Article, Analysis)> {
    let both = packs().map(|pack| {
        let article = read(text, pack);
        let analysis = ENGINE.analyse(&article).expect("the pack is built in");
        check(&article, &analysis);
        (article, analysis)
    });
    both.collect()
}

/// What holds of every analysis: spans lie in the text on whole characters and hold something,
/// numbers are of things that there are, and a confidence is a share.
fn check(article: &Article, analysis: &Analysis) {
    let place = |span: Span| {
        let words = article.text.get(span.range());
        assert!(words.is_some_and(|w| !w.is_empty()), "{span:?} is no place of {:?}", article.text);
    };
    let share = |confidence: f32| assert!((0.0..=1.0).contains(&confidence), "{confidence}");
    for block in &article.blocks {
        place(block.span);
    }
    assert!(article.blocks.windows(2).all(|w| w[0].span.end <= w[1].span.start), "blocks follow one another");
    for entity in &analysis.entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty(), "{entity:?}");
        entity.mentions.iter().for_each(|m| place(m.span));
        entity.roles.iter().for_each(|r| place(r.span));
        share(entity.confidence);
    }
    for quote in &analysis.quotes {
        assert!(!quote.content.is_empty(), "{quote:?}");
        quote.content.iter().chain(&quote.cue).chain(&quote.source).for_each(|s| place(*s));
        assert!(quote.speaker.is_none_or(|e| e.index() < analysis.entities.len()), "{quote:?}");
        share(quote.confidence);
    }
    for fact in &analysis.facts {
        assert!(!fact.spans.is_empty(), "{fact:?}");
        fact.spans.iter().for_each(|s| place(*s));
        assert!(fact.entities.iter().chain(&fact.subject).all(|e| e.index() < analysis.entities.len()), "{fact:?}");
        assert!(fact.quote.is_none_or(|q| q.index() < analysis.quotes.len()), "{fact:?}");
        if let Details::Comparison(comparison) = &fact.details {
            for side in &comparison.sides {
                side.span.iter().chain(&side.value_span).for_each(|s| place(*s));
            }
        }
        share(fact.confidence);
    }
    for thread in &analysis.threads {
        assert!(!thread.facts.is_empty() && thread.facts.iter().all(|f| f.index() < analysis.facts.len()));
    }
    for link in &analysis.links {
        assert!(link.from.index() < analysis.facts.len() && link.to.index() < analysis.facts.len());
    }
}

fn json_of(article: &Article, analysis: &Analysis) -> Vec<u8> {
    let mut out = Vec::new();
    json::write_line(&mut out, &Output::new(None, article, analysis)).expect("memory takes all");
    out
}

/// One of these.
fn words(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

/// Text that looks like news in the shapes that matter here: marks, cues, names, numbers.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Z][a-z]{2,8}",
        4 => "[a-z]{1,9}",
        2 => words(&["kata", "ujarnya", "menurut", "mengatakan", "bahwa", "said", "that", "according",
            "to", "lebih", "than", "daripada", "ia", "he", "Presiden", "President", "sejak", "since", "Rp", "persen"]),
        2 => words(&["\u{201c}", "\u{201d}", "\"", "'", "«", "»", "(", ")", "[", "]", "—", ":"]),
        2 => words(&[".", ",", "?", "!", "…", ";", "\n", "\n\n", "\t", "-", "%"]),
        1 => "[0-9]{1,4}([.,][0-9]{1,3})?",
        1 => words(&["😀", "é", "e\u{301}", "ß", "ﬁ", "İ", "\u{200d}", "\u{202e}", "中文", "שלום", "ไทย", "\u{feff}"]),
    ];
    prop::collection::vec((piece, any::<bool>()), 0..80)
        .prop_map(|pieces| pieces.into_iter().map(|(p, spaced)| if spaced { p + " " } else { p }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_analysed(text in any::<String>()) {
        analysed(&text);
    }

    #[test]
    fn any_news_is_analysed(text in newsy()) {
        analysed(&text);
    }

    #[test]
    fn capitals_alone_are_analysed(text in "[A-Z .,\u{201c}\u{201d}\n]{0,400}") {
        analysed(&text);
    }

    #[test]
    fn every_script_is_analysed(text in "[\\p{Arabic}\\p{Han}\\p{Thai}\\p{Devanagari}\\p{Cyrillic}\\p{Hebrew}\\p{M} \u{201c}\u{201d}.]{0,200}") {
        analysed(&text);
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(text in newsy()) {
        // Another engine, which has read other texts: nothing learnt from earlier ones may show.
        static OTHER: LazyLock<Engine> = LazyLock::new(Engine::new);
        for (article, analysis) in analysed(&text).into_iter().rev() {
            let again = OTHER.analyse(&article).expect("the pack is built in");
            prop_assert_eq!(json_of(&article, &analysis), json_of(&article, &again));
        }
    }

    #[test]
    fn exports_and_searches_take_whatever_was_found(text in newsy(), query in "[a-zA-Z ]{0,6}") {
        for (article, analysis) in analysed(&text) {
            let all: Vec<_> = (0..analysis.facts.len()).map(telusur::analysis::FactId::from_index).collect();
            for format in Format::ALL {
                let text = export::render(&article, &analysis, &all, format);
                prop_assert!(!text.is_empty() || (format == Format::Jsonl && all.is_empty()), "{}", format.name());
            }
            for hit in search::quotes(&article, &analysis, &query) {
                prop_assert!(hit.spans.iter().all(|s| article.text.get(s.range()).is_some_and(|w| !w.is_empty())));
            }
        }
    }
}

#[test]
fn many_threads_find_what_one_finds() {
    let text = include_str!("../assets/articles/kremlin.id.txt");
    let (article, analysis) = analysed(text).pop().expect("a language");
    let alone = json_of(&article, &analysis);
    let engine = Engine::new();
    std::thread::scope(|scope| {
        let run =
            || (0..4).map(|_| json_of(&article, &engine.analyse(&article).expect("built in"))).collect::<Vec<_>>();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
        for thread in threads {
            assert!(thread.join().expect("no panic").iter().all(|found| *found == alone));
        }
    });
}

// Long inputs of one kind: a stage that takes more than linear time would keep these tests for
// hours, so nothing need be timed.

#[test]
fn any_number_of_marks_is_analysed() {
    for mark in
        ["\u{201c}", "\u{201d}", "\"", "'", "«", "(", ")", "[", "((", "\u{201c}a\u{201d}", "\"a\" ", "(a) ", ".", ":"]
    {
        analysed(&mark.repeat(100_000 / mark.chars().count()));
    }
}

#[test]
fn long_inputs_of_one_kind_are_analysed() {
    for piece in [
        "\n", "\n\n", "—", "A ", "a ", "Aa ", "Aa, ", "AA\n", "1 ", "1.000,5 ", "😀", "e\u{301}", "\u{301}", "中", "-",
        "a-", "a.", "A. ", "\t", "\u{0}", "\u{202e}", "@a ", "#a ",
    ] {
        analysed(&piece.repeat(40_000 / piece.len()));
    }
}

#[test]
fn words_of_the_packs_repeated_are_analysed() {
    for words in [
        "kata Ratna ",
        "menurut Ratna ",
        "ujarnya, ",
        "mengatakan bahwa ",
        "lebih lama daripada ",
        "Presiden ",
        "ia ",
        "sejak 2019 ",
        "said that ",
        "according to Clara ",
        "he said, ",
        "more than ",
        "President ",
        "he ",
        "since 2019 ",
        "Rp 5 miliar ",
        "10 persen ",
        "\u{201c}Ya,\u{201d} kata Ratna. ",
        "\u{201c}Yes,\u{201d} said Clara. ",
    ] {
        analysed(&words.repeat(30_000 / words.len()));
    }
}

#[test]
fn a_long_line_without_spaces_is_analysed() {
    analysed(&"x".repeat(1_000_000));
    analysed(&"Ab".repeat(500_000));
}
