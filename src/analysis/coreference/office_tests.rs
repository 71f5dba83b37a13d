//! Offices that speak, and who bears them.

use super::tests::{Case, NOTHING};

#[test]
fn an_office_leads_to_its_bearer_under_either_name() {
    let found = Case {
        text: "Kepala Polri Jenderal (Pol) Bagus Hartono datang. Rina Lestari pulang. Kapolri mengatakan semua aman.",
        persons: &["Bagus Hartono", "Rina Lestari"],
        quotes: &[("semua aman", "mengatakan", "Kapolri")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["Jenderal (Pol)", "Kepala Polri"]);
}

#[test]
fn an_office_without_all_its_words_is_still_the_only_one() {
    let found = Case {
        text: "Ketua Dewan Kota Sukamaju Rina Lestari datang. Bagus Hartono pulang. \"Lancar\" kata Ketua Dewan.",
        persons: &["Rina Lestari", "Bagus Hartono"],
        quotes: &[("Lancar", "kata", "Ketua Dewan")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}

#[test]
fn what_looks_like_a_person_inside_an_office_does_not_speak() {
    let found = Case {
        text: "\"Lancar\" kata Direktur Jenderal Politik dan Umum Rina Lestari.",
        persons: &["Politik", "Rina Lestari"],
        quotes: &[("Lancar", "kata", "Direktur Jenderal Politik dan Umum Rina Lestari")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}

#[test]
fn a_second_office_behind_a_relative_word_names_the_speaker() {
    let source = "ahli hukum yang juga Ketua Dewan Kota Rina Lestari";
    let found = Case {
        text: "\"Lancar\" kata ahli hukum yang juga Ketua Dewan Kota Rina Lestari.",
        persons: &["Rina Lestari"],
        quotes: &[("Lancar", "kata", source)],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}

#[test]
fn a_rank_ends_no_body_and_a_field_begins_no_person() {
    let found = Case {
        text: "Kepala Polda Sukamaju Inspektur Jenderal Bagus Hartono dan Kepala Staf Kerajaan Rina Lestari datang.",
        persons: &["Bagus Hartono", "Rina Lestari"],
        organisations: &["Polda Sukamaju Inspektur Jenderal"],
        ..NOTHING
    }
    .run();
    assert!(found.has("Polda Sukamaju"));
    let found =
        Case { text: "Kepala Staf Kepresidenan Rina datang.", persons: &["Kepresidenan Rina"], ..NOTHING }.run();
    assert!(found.has("Rina"));
    let found = Case {
        text: "Rina Lestari datang. Asal-usul Rina menarik.",
        persons: &["Rina Lestari", "Asal-usul Rina"],
        ..NOTHING
    }
    .run();
    assert!(!found.has("Asal-usul Rina"));
}

#[test]
fn an_untagged_bearer_is_known_by_the_short_name() {
    let found = Case {
        text: "\"Lancar\" kata Kepala Dinas Jalan Sukamaju Bagus Hartono. \"Ya\" kata Bagus.",
        organisations: &["Dinas Jalan Sukamaju Bagus Hartono"],
        quotes: &[("Lancar", "kata", "Kepala Dinas Jalan Sukamaju Bagus Hartono"), ("Ya", "kata", "Bagus")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Bagus Hartono", "Bagus Hartono"]);
}

#[test]
fn an_age_shows_a_person_and_a_place_says_nothing_in_marks() {
    let found = Case {
        text: "\"Lancar\" kata Hartono (48), sopir angkutan. \"Ya\" kata Sukamaju.",
        places: &["Sukamaju"],
        quotes: &[("Lancar", "kata", "Hartono (48), sopir angkutan"), ("Ya", "kata", "Sukamaju")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Hartono", "Sukamaju"]);
    assert_eq!(found.entity("Sukamaju").kind, crate::analysis::EntityKind::Person);
}

#[test]
fn their_side_is_the_speakers() {
    let found = Case {
        text: "Rina Lestari mengatakan hal itu. Pihaknya mencatat banyak warga pindah.",
        persons: &["Rina Lestari"],
        quotes: &[("hal itu", "mengatakan", "Rina Lestari"), ("banyak warga pindah", "mencatat", "Pihaknya")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari", "Rina Lestari"]);
}

#[test]
fn a_body_that_commas_divide_is_one_by_its_letters() {
    let found = Case {
        text: "Badan Cuaca, Laut, dan Gunung (BCLG) melaporkan hujan.",
        persons: &["Laut"],
        organisations: &["Badan Cuaca"],
        ..NOTHING
    }
    .run();
    assert!(found.has("Badan Cuaca, Laut, dan Gunung"));
    assert!(!found.has("Laut"));
}

#[test]
fn a_new_description_is_of_who_leads() {
    let found = Case {
        text: "Mantan Wali Kota Bagus Hartono pulang. Rina Lestari datang. \"Ya\" kata mantan bupati Sukamaju itu.",
        persons: &["Bagus Hartono", "Rina Lestari"],
        quotes: &[("Ya", "kata", "mantan bupati Sukamaju itu")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}

#[test]
fn abbreviations_written_out_are_the_same_body() {
    let found = Case {
        text: "Polda Jabar diam. Kepolisian Daerah Jawa Barat sibuk. Polda Jateng tenang.",
        organisations: &["Polda Jabar", "Kepolisian Daerah Jawa Barat", "Polda Jateng"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Kepolisian Daerah Jawa Barat").aliases, ["Polda Jabar"]);
    assert_eq!(found.entity("Polda Jateng").mentions.len(), 1);
}

#[test]
fn a_body_with_its_short_form_inside_is_found_under_the_short_one() {
    let found = Case {
        text: "Badan Arsip Daerah (BAD) Jabar diam. BAD Jabar sibuk.",
        organisations: &["Badan Arsip Daerah (BAD) Jabar", "BAD Jabar"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Badan Arsip Daerah (BAD) Jabar").aliases, ["BAD Jabar"]);
}

#[test]
fn somebody_without_a_name_goes_on_speaking() {
    let found = Case {
        text: "Menteri Sosial (Mensos) menyoroti hal itu. \"Baik\" kata Mensos usai bertemu Bagus Hartono. \
               \"Lancar\" ujarnya. Ia menekankan semua aman.",
        persons: &["Bagus Hartono"],
        quotes: &[
            ("hal itu", "menyoroti", "Menteri Sosial (Mensos)"),
            ("Baik", "kata", "Mensos"),
            ("Lancar", "ujarnya", ""),
            ("semua aman", "menekankan", "Ia"),
        ],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Menteri Sosial"; 4]);
}

#[test]
fn a_description_that_points_back_tells_a_role() {
    let found = Case {
        text: "Rina Lestari melatih sejak pagi. Gelandang PS Lumar itu siap bermain.",
        persons: &["Rina Lestari"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.roles("Rina Lestari"), ["Gelandang PS Lumar"]);
    let known = Case {
        text: "Gelandang Lumar Bagus Hartono datang. Rina Lestari pulang. Gelandang Lumar itu siap bermain.",
        persons: &["Rina Lestari", "Bagus Hartono"],
        ..NOTHING
    }
    .run();
    assert!(known.roles("Rina Lestari").is_empty());
}

#[test]
fn the_author_of_a_column_is_who_the_note_names() {
    let found = Case {
        text: "Pemilu itu rumit. Menurut penulis semua aman.\n\nRina Lestari. Mahasiswa S-3 di Padang.",
        persons: &["Rina Lestari"],
        quotes: &[("semua aman", "Menurut", "penulis")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}

#[test]
fn whoever_gave_out_what_is_written_speaks_through_it() {
    for (source, speaker) in [
        ("jadwal yang dikeluarkan Dewan Pangan", "Dewan Pangan"),
        ("data yang dirilis oleh Dewan Pangan", "Dewan Pangan"),
        ("data yang dirilis kemarin", "data"),
    ] {
        let found = Case {
            text: &format!("Rina Lestari pulang. Menurut {source}, panen sudah dimulai."),
            persons: &["Rina Lestari"],
            organisations: &["Dewan Pangan"],
            quotes: &[("panen sudah dimulai", "Menurut", source)],
            ..NOTHING
        }
        .run();
        assert!(found.speakers()[0].starts_with(speaker), "{source}: {:?}", found.speakers());
    }
}

#[test]
fn a_rank_inside_a_body_introduces_nobody() {
    let found =
        Case { text: "Surat Direktorat Jenderal ABC terbit.", organisations: &["Direktorat Jenderal ABC"], ..NOTHING }
            .run();
    assert!(found.has("Direktorat Jenderal ABC") && !found.has("ABC"));
}

#[test]
fn a_place_may_stand_between_an_office_and_who_bears_it() {
    let found = Case {
        text: "Dosen Sekolah Tani, Sukamaju, Rina Lestari, mengatakan panen mulai.",
        persons: &["Rina Lestari"],
        organisations: &["Sekolah Tani"],
        places: &["Sukamaju"],
        quotes: &[("panen mulai", "mengatakan", "Dosen Sekolah Tani")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari"]);
}
