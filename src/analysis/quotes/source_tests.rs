//! Where sources end, and what around them only says when, where and on what occasion.

use super::tests::quotes_with;
use crate::analysis::EntityKind::{self, Person, Place};
use crate::analysis::QuoteKind::{Direct, Indirect};

const NAMES: &[(&str, EntityKind)] =
    &[("Rina Lestari", Person), ("Bagus Hartono", Person), ("Sukamaju", Place), ("Jawa Selatan", Place)];

/// The sources of a text's quotes.
fn sources(text: &str) -> Vec<String> {
    quotes_with("id", text, NAMES).into_iter().map(|q| q.3).collect()
}

#[track_caller]
fn source(text: &str, expected: &str) {
    assert_eq!(sources(text), [expected], "{text}");
}

#[test]
fn a_date_or_a_place_before_the_verb_is_no_source() {
    for text in [
        "Bupati Rina Lestari di Sukamaju, Senin (3/2/2025) petang mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari, Senin (3/2/2025), mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari, di Sukamaju, Jawa Selatan, Senin (3/2/2025), mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari, saat dihubungi dari Sukamaju, Senin, mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari saat ditemui di kantornya, Senin malam, mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari, dalam keterangan tertulis, Senin, mengatakan, jalan itu sudah diperbaiki.",
    ] {
        source(text, "Bupati Rina Lestari");
    }
}

#[test]
fn a_place_at_the_head_of_a_report_still_speaks() {
    source("Dalam pertemuan itu, Sukamaju mengatakan, jalan itu sudah diperbaiki.", "Sukamaju");
}

#[test]
fn commas_inside_an_office_do_not_end_it() {
    let office = "Menteri Koordinator Bidang Pangan, Hutan, dan Laut Rina Lestari";
    source(&format!("“Kami siap,” kata {office}."), office);
    source(&format!("{office} mengatakan, panen sudah dimulai."), office);
    let body = "Badan Cuaca, Laut, dan Gunung (BCLG)";
    source(&format!("{body} melaporkan, hujan sudah turun."), body);
}

#[test]
fn a_new_subject_ends_the_source() {
    let found = quotes_with("id", "Pada Senin siang, kata Bagus Hartono, kondisi jalan itu terpantau rusak.", NAMES);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0, found[0].3.as_str()), (Indirect, "Bagus Hartono"));
    assert!(found[0].1.ends_with("kondisi jalan itu terpantau rusak"), "{found:?}");
    source("“Kami siap,” kata Bagus Hartono, warga Desa Sukamaju.", "Bagus Hartono, warga Desa Sukamaju");
}

#[test]
fn words_of_dates_may_be_names() {
    source("“Kami siap,” kata Hari.", "Hari");
    assert_eq!(sources("“Kami siap,” kata dia, Senin."), ["dia"]);
}

#[test]
fn a_copula_makes_no_source() {
    assert_eq!(sources("Syaratnya ialah meminta warga agar pindah."), [] as [String; 0]);
    assert_eq!(sources("Bupati Rina Lestari meminta maaf kepada warga."), [] as [String; 0]);
}

#[test]
fn a_request_may_be_two_things() {
    let text = "Rina Lestari meminta warga agar waspada dan memastikan pintu terkunci.";
    let found = quotes_with("id", text, NAMES);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.ends_with("memastikan pintu terkunci"), "{found:?}");
}

#[test]
fn words_taken_from_a_document_are_quoted() {
    let text = "“Semua warga wajib mendaftar di balai desa,” sebagaimana dikutip dari surat edaran bupati.";
    let found = quotes_with("id", text, NAMES);
    assert_eq!((found.len(), found[0].0, found[0].2.as_str()), (1, Direct, "dikutip"));
    let told = quotes_with("id", "Seperti yang diberitakan sebelumnya, sejumlah warga menolak pindah.", NAMES);
    assert_eq!((told.len(), told[0].1.as_str()), (1, "sejumlah warga menolak pindah"));
}

#[test]
fn a_description_reaches_to_the_word_that_points() {
    source("“Kami siap,” kata dokter di kota Sukamaju itu.", "dokter di kota Sukamaju itu");
    source("“Kami siap,” kata dokter di kota Sukamaju.", "dokter");
    source("“Kami siap,” kata ekonom dan pengamat pasar Rina Lestari.", "ekonom dan pengamat pasar Rina Lestari");
}

#[test]
fn when_somebody_was_asked_is_told_behind_a_relative_clause_too() {
    let text = "Bupati Rina Lestari yang berada di Sukamaju saat dihubungi membenarkan bahwa jalan itu rusak.";
    let source = sources(text);
    assert!(source.len() == 1 && source[0].starts_with("Bupati Rina Lestari yang"), "{source:?}");
}

#[test]
fn what_a_body_has_counted_is_said() {
    for (text, content) in [
        ("Dinas Pangan mencatat 12 perahu yang rusak di Sukamaju.", "12 perahu yang rusak di Sukamaju"),
        ("Dinas Pangan mencatat panen tumbuh 5,04 persen.", "panen tumbuh 5,04 persen"),
    ] {
        let found = quotes_with("id", text, NAMES);
        assert_eq!(found.iter().map(|q| (q.0, q.1.as_str())).collect::<Vec<_>>(), [(Indirect, content)], "{text}");
    }
    for text in ["Perusahaan itu mencatat laba Rp 3 miliar.", "Rina Lestari mencatat nama warga di buku."] {
        assert!(quotes_with("id", text, NAMES).is_empty(), "{text}");
    }
}

#[test]
fn what_points_back_gives_the_sentence_before_to_whoever_said_it() {
    for between in [" ", "\n"] {
        let text =
            format!("Semua warga harus mendaftarkan diri.{between}Hal itu disampaikan Bupati Rina Lestari, Senin.");
        let found = quotes_with("id", &text, NAMES);
        assert_eq!(found.len(), 1, "{found:?}");
        let (kind, content, cue, source) = &found[0];
        assert_eq!((*kind, content.as_str()), (Indirect, "Semua warga harus mendaftarkan diri"));
        assert_eq!((cue.as_str(), source.as_str()), ("disampaikan", "Bupati Rina Lestari"));
    }
    for text in [
        // Nobody is named.
        "Semua warga harus mendaftarkan diri. Hal itu disampaikan petugas.",
        // There is nothing in front.
        "Hal itu disampaikan Bupati Rina Lestari.",
    ] {
        assert!(quotes_with("id", text, NAMES).is_empty(), "{text}");
    }
    // What has a speaker of its own keeps it.
    let told = "Bagus Hartono mengatakan warga harus mendaftar. Hal itu disampaikan Rina Lestari.";
    assert_eq!(sources(told), ["Bagus Hartono"]);
}
