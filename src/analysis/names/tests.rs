//! The tagger with its rules on sentences of our own.

use super::*;
use crate::analysis::Segmentation;
use crate::article::{Article, Block, BlockKind};
use crate::text::Span;
use proptest::prelude::*;

/// The names of a text as kind and words.
pub(super) fn names(language: &str, text: &str, kind: BlockKind) -> Vec<(EntityKind, String)> {
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
        origin: Default::default(),
        blocks: vec![Block { kind, span }],
    };
    let document = Document::new(&article, pack, &vocabulary, &Segmentation::compile(pack));
    let found = find(&document, &lexicon);
    assert!(found.names.windows(2).all(|p| p[0].tokens.end <= p[1].tokens.start), "names overlap");
    assert!(found.names.iter().all(|n| (0.0..=1.0).contains(&n.confidence) && !n.because.is_empty()));
    found.names.iter().map(|n| (n.kind, document.span(n.tokens.clone()).of(text).to_owned())).collect()
}

/// The names of an Indonesian text with as many sentences behind it as an article has: rules that need one
/// see enough.
pub(super) fn in_article(text: &str) -> Vec<(EntityKind, String)> {
    const REST: &str = " Hujan turun sejak pagi. Warga lalu pulang. Hari ini cerah.";
    names("id", &format!("{text}{REST}"), BlockKind::Paragraph)
}

pub(super) fn has(found: &[(EntityKind, String)], kind: EntityKind, name: &str) -> bool {
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

const PERSON: EntityKind = EntityKind::Person;
const BODY: EntityKind = EntityKind::Organisation;
const PLACE: EntityKind = EntityKind::Place;

/// The names of an Indonesian paragraph.
fn found(text: &str) -> Vec<(EntityKind, String)> {
    names("id", text, BlockKind::Paragraph)
}

#[test]
fn an_officer_stands_behind_the_place_of_the_office() {
    let found = found("Hal itu dibenarkan Bupati Konawe Selatan Wirasena Darmaji di kantornya.");
    assert!(has(&found, PERSON, "Wirasena Darmaji") && has(&found, PLACE, "Konawe Selatan"), "{found:?}");
}

#[test]
fn the_end_of_a_rank_is_no_part_of_the_name() {
    let found = found("Ajun Komisaris Besar Wirasena Darmaji membenarkan kabar itu.");
    assert!(has(&found, PERSON, "Wirasena Darmaji"), "{found:?}");
}

#[test]
fn whoever_has_an_age_is_a_person() {
    let found = found("Warga bernama Qilvanu (45) melihat api itu dari rumahnya.");
    assert!(has(&found, PERSON, "Qilvanu"), "{found:?}");
}

#[test]
fn a_branch_has_its_place_in_its_name_and_a_firm_its_legal_form() {
    let branch = found("Kepala Dinas Kesehatan Kota Bogor membuka rapat itu.");
    assert!(has(&branch, BODY, "Dinas Kesehatan Kota Bogor"), "{branch:?}");
    let firm = found("Harga ditetapkan oleh PT Samudra Raya (Persero) pada hari itu.");
    assert!(has(&firm, BODY, "PT Samudra Raya (Persero)"), "{firm:?}");
}

#[test]
fn a_body_goes_on_behind_its_short_form() {
    let found = found("Laporan dibuat oleh Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Bogor kemarin.");
    let whole = "Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Bogor";
    assert!(has(&found, BODY, whole), "{found:?}");
}

#[test]
fn a_dateline_names_the_paper() {
    let found = found("BANDUNG, SENJA — Hujan turun sejak pagi di kota itu.");
    assert!(has(&found, BODY, "SENJA"), "{found:?}");
}

#[test]
fn what_begins_small_with_a_capital_inside_is_a_medium() {
    let text = "Warga itu diwawancarai smartNews kemarin.";
    assert!(has(&found(text), BODY, "smartNews"));
    assert!(!has(&found("Ia membeli iPhone kemarin."), BODY, "iPhone"));
}

#[test]
fn names_are_cut_from_the_words_glued_to_them() {
    let found = found("DilansirReuters, Selasa, hujan turun di Bandung.");
    assert!(has(&found, BODY, "Reuters"), "{found:?}");
}

#[test]
fn a_pair_with_a_hyphen_is_two_persons() {
    let found = found("Pasangan Budi-Siti menang. Budi berterima kasih, dan Siti juga.");
    assert!(has(&found, PERSON, "Budi") && has(&found, PERSON, "Siti"), "{found:?}");
    assert!(!found.iter().any(|(_, name)| name.contains('-')), "{found:?}");
}

#[test]
fn what_stands_between_an_office_and_a_known_first_name_is_the_body() {
    let found = found("Direktur PT Samudra Dua Tujuh Agus Santoso menyatakan hal itu kemarin.");
    assert!(has(&found, PERSON, "Agus Santoso"), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains("Tujuh")), "{found:?}");
}

#[test]
fn a_point_of_the_compass_belongs_to_the_place() {
    let found = found("Lembaga Pemberdayaan Perempuan dan Anak Kalimantan Timur, yang berdiri sejak lama, ikut hadir.");
    assert!(!has(&found, PERSON, "Timur"), "{found:?}");
}

#[test]
fn a_person_goes_on_over_an_unknown_capital_but_not_over_a_common_word() {
    let surname = found("Hal itu dikatakan Budi Qilvanu kepada wartawan di kantornya.");
    assert!(has(&surname, PERSON, "Budi Qilvanu"), "{surname:?}");
    let common = found("Itu pekerjaan besar, imbuh Budi Ratusan relawan telah datang.");
    assert!(!common.iter().any(|(_, name)| name.contains("Ratusan")), "{common:?}");
}

#[test]
fn offices_are_no_part_of_a_name_in_an_article() {
    let text = "The hearing opened on Monday in the capital. Former President Gerald Whitmore spoke first. \
                U.S. Senator Laura Kemp and Governor Tom Bright listened. Kelvin Judge, a farmer, left early.";
    let found = names("en", text, BlockKind::Paragraph);
    for name in ["Gerald Whitmore", "Laura Kemp", "Tom Bright", "Kelvin Judge"] {
        assert!(has(&found, EntityKind::Person, name), "{name}: {found:?}");
    }
    assert!(!found.iter().any(|(_, n)| n.contains("President") || n.contains("Senator")), "{found:?}");
}

#[test]
fn a_capital_article_inside_a_sentence_opens_a_body() {
    let text = "The Harbour Times was sold last week. Its editor told The Harbour Times that he would stay. \
                Readers of the Coastal Herald were surprised. They wrote letters to both papers.";
    let found = names("en", text, BlockKind::Paragraph);
    let bodies: Vec<&str> =
        found.iter().filter(|(k, _)| *k == EntityKind::Organisation).map(|(_, n)| n.as_str()).collect();
    assert!(bodies.iter().filter(|n| **n == "The Harbour Times").count() == 2, "{found:?}");
    assert!(bodies.iter().all(|n| !n.starts_with("the ")), "{found:?}");
}

#[test]
fn a_month_with_its_number_is_no_name() {
    let text = "The vote was held on Jan. 6 in the old hall. Nobody came. The mayor waited. It rained.";
    assert!(names("en", text, BlockKind::Paragraph).iter().all(|(_, n)| n != "Jan"));
}

#[test]
fn two_well_known_places_with_a_hyphen_are_two() {
    let found = found("Hubungan dagang Mesir-Turki membaik setelah kedua pihak bertemu di sana.");
    assert!(has(&found, PLACE, "Mesir") && has(&found, PLACE, "Turki"), "{found:?}");
}

#[test]
fn a_branch_of_service_in_brackets_is_no_body() {
    let found = found("Sekretaris komisi Irjen Pol (Purn) Bambang Hartanto mengatakan akan mengawasi hal itu.");
    assert!(has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
    assert!(!found.iter().any(|(_, name)| name == "Purn"), "{found:?}");
}

#[test]
fn names_go_on_over_particles_single_letters_and_numbers() {
    let english = |text| names("en", text, BlockKind::Paragraph);
    let person = english("The villagers left the town in a hurry, said I Komang Arta, one of the residents there.");
    assert!(has(&person, PERSON, "I Komang Arta"), "{person:?}");
    let body = english("She told BBC Radio 4 on Tuesday that 12 people were hurt by the storm.");
    assert!(has(&body, BODY, "BBC Radio 4"), "{body:?}");
    let none = english("I think she was told by the BBC 4 days ago that I was wrong about the storm.");
    assert!(!none.iter().any(|(_, name)| name.ends_with('4') || name.starts_with("I ")), "{none:?}");
}

#[test]
fn a_sentence_full_of_names_is_no_heading() {
    let found = found(
        "Hal itu dikatakan Kalakhar Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Tegal, Suratno Wiguna. \
         Hujan turun sejak pagi. Warga lalu pulang. Hari ini cerah.",
    );
    assert!(found.iter().any(|(kind, name)| *kind == BODY && name.starts_with("Badan Penanggulangan")), "{found:?}");
}

#[test]
fn a_known_place_of_several_words_needs_no_preposition() {
    let text =
        "Pembangunan Ibu Kota Nusantara menjadi salah satu kegiatan utama. Hujan turun. Warga pulang. Hari cerah.";
    assert!(has(&found(text), PLACE, "Ibu Kota Nusantara"));
}
