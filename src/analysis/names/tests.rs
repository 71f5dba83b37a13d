//! The tagger with its rules on sentences of our own.

use super::*;
use crate::analysis::Abbreviations;
use crate::article::{Article, Block, BlockKind};
use crate::text::Span;
use proptest::prelude::*;

/// The names of a text as kind and words.
fn names(language: &str, text: &str, kind: BlockKind) -> Vec<(EntityKind, String)> {
    let pack = Pack::of(language).expect("built in");
    let mut vocabulary = Vocabulary::default();
    let lexicon = Lexicon::compile(pack, &mut vocabulary);
    let span = Span::new(0, text.len());
    let article = Article {
        text: text.to_owned(),
        title: None,
        language: language.to_owned(),
        date: None,
        byline: None,
        source: None,
        blocks: vec![Block { kind, span }],
    };
    let document = Document::new(&article, pack, &vocabulary, &Abbreviations::compile(pack));
    let found = find(&document, &lexicon);
    assert!(found.names.windows(2).all(|p| p[0].tokens.end <= p[1].tokens.start), "names overlap");
    assert!(found.names.iter().all(|n| (0.0..=1.0).contains(&n.confidence) && !n.because.is_empty()));
    found.names.iter().map(|n| (n.kind, document.span(n.tokens.clone()).of(text).to_owned())).collect()
}

fn has(found: &[(EntityKind, String)], kind: EntityKind, name: &str) -> bool {
    found.iter().any(|(k, n)| *k == kind && n == name)
}

#[test]
fn persons_places_and_organisations_are_told_apart() {
    let found = names(
        "id",
        "Menurut Bambang Hartanto, kantor Kementerian Kehutanan di Bandung tetap dibuka.",
        BlockKind::Paragraph,
    );
    assert!(has(&found, EntityKind::Person, "Bambang Hartanto"), "{found:?}");
    assert!(has(&found, EntityKind::Organisation, "Kementerian Kehutanan"), "{found:?}");
    assert!(has(&found, EntityKind::Place, "Bandung"), "{found:?}");
}

#[test]
fn titles_are_no_part_of_a_name() {
    let found = names("id", "Hal itu dikatakan Presiden Dr. Sutarjo Wiguna di Semarang.", BlockKind::Paragraph);
    assert!(has(&found, EntityKind::Person, "Sutarjo Wiguna"), "{found:?}");
}

#[test]
fn a_credit_names_photographer_and_agency() {
    for (line, person, agency) in [
        ("Foto: Ratna Suryani / Kabar Pagi", "Ratna Suryani", "Kabar Pagi"),
        ("Foto: Fatou Diallo / Kabar Pagi", "Fatou Diallo", "Kabar Pagi"),
        ("Foto: KABAR FOTO/Ratna Suryani", "Ratna Suryani", "KABAR FOTO"),
    ] {
        let found = names("id", line, BlockKind::Credit);
        assert!(has(&found, EntityKind::Person, person), "{line}: {found:?}");
        assert!(has(&found, EntityKind::Organisation, agency), "{line}: {found:?}");
    }
}

#[test]
fn english_names_lose_their_possessive() {
    let found = names("en", "They met Margaret Wilson's brother in London on Monday.", BlockKind::Paragraph);
    assert!(has(&found, EntityKind::Person, "Margaret Wilson"), "{found:?}");
    assert!(has(&found, EntityKind::Place, "London"), "{found:?}");
}

#[test]
fn the_models_fit_their_layout_and_budget() {
    assert!(MODELS.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() <= 6_000_000);
    for (name, bytes) in MODELS {
        assert!(Model::read(bytes).is_some() || Gazetteer::read(bytes).is_some(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_gives_names_in_order_and_apart(text in "([A-Za-z(). “”\"/,-]{0,12} ?){0,12}") {
        names("id", &text, BlockKind::Paragraph);
    }
}
