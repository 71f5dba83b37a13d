//! Where roles begin and end, and whose they are.

use super::tests::{Case, NOTHING};

fn roles(text: &'static str, persons: &'static [&'static str], of: &str) -> Vec<String> {
    let found = Case { text, persons, ..NOTHING }.run();
    found.roles(of).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_word_of_a_longer_head_opens_no_rank() {
    let text = "Direktur Jenderal Perikanan Budidaya Bagus Hartono datang.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Direktur Jenderal Perikanan Budidaya"]);
}

#[test]
fn one_person_holds_two_offices() {
    let text = "Hadir pula Pendiri sekaligus Ketua Yayasan Lumar Bagus Hartono.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Ketua Yayasan Lumar", "Pendiri"]);
}

#[test]
fn verbs_in_headings_end_roles() {
    let text = "Pelatih Ungkap Rahasia Vokalis Bagus Hartono\n\nBagus Hartono datang. Hujan turun. Warga pulang.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Vokalis"]);
    let text = "Ujian Menanti Bagus Hartono\n\nBagus Hartono datang. Hujan turun. Warga pulang.";
    assert!(roles(text, &["Bagus Hartono"], "Bagus Hartono").is_empty());
}

#[test]
fn a_large_office_belongs_to_the_name_behind_it() {
    let text = "Hadir Bupati Jember Bagus Hartono, Wakil Bupati Rina Lestari, dan Sekda Joko Umar.";
    let persons = &["Bagus Hartono", "Rina Lestari", "Joko Umar"];
    assert_eq!(roles(text, persons, "Bagus Hartono"), ["Bupati Jember"]);
    assert_eq!(roles(text, persons, "Rina Lestari"), ["Wakil Bupati"]);
}

#[test]
fn numbers_stand_inside_roles() {
    for (text, role) in [
        ("Ketua RT 05 Bagus Hartono membenarkan hal itu.", "Ketua RT 05"),
        ("Kepala SMAN 3 Jember Bagus Hartono membenarkan hal itu.", "Kepala SMAN 3 Jember"),
        ("Ketua RT 003 RW 11 Bagus Hartono membenarkan hal itu.", "Ketua RT 003 RW 11"),
        ("Wakil Presiden ke-3 dan ke-5 RI Bagus Hartono membenarkan hal itu.", "Wakil Presiden ke-3 dan ke-5 RI"),
        ("Ketua Umum IDI 2024-2027 Bagus Hartono membenarkan hal itu.", "Ketua Umum IDI 2024-2027"),
    ] {
        assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), [role], "{text}");
    }
}

#[test]
fn an_honorific_stands_between_a_comma_and_the_name() {
    let text = "Hal itu dikatakan Ketua Satgas Imunisasi, Dr. Bagus Hartono, kemarin.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Ketua Satgas Imunisasi"]);
}

#[test]
fn an_emphatic_word_stands_in_front_of_the_copula() {
    let text = "Bagus Hartono sendiri merupakan Ketua Komite Olahraga.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Ketua Komite Olahraga"]);
}

#[test]
fn a_name_kept_back_is_nobody_elses() {
    let text = "Pelaku berinisial AB (23) ditangkap. Hal itu dikatakan Arif Budiman kemarin.";
    let found = Case { text, persons: &["AB", "Arif Budiman"], ..NOTHING }.run();
    assert!(found.has("AB"));
    assert!(found.entity("Arif Budiman").aliases.is_empty());
}

#[test]
fn one_office_has_several_fields() {
    let text = "Hal itu dikatakan Menteri Pendidikan Tinggi, Sains, dan Teknologi Bagus Hartono kemarin.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Menteri Pendidikan Tinggi, Sains, dan Teknologi"]);
    let text = "Hadir Ketua Dewan, Camat, dan Lurah Bagus Hartono.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Lurah"]);
}

#[test]
fn an_office_and_its_seat_stand_between_commas() {
    let found = Case {
        text: "Dosen Jurusan Biologi, Universitas Jembar, Lumar, Bagus Hartono, menilai hal itu baik.",
        persons: &["Bagus Hartono"],
        organisations: &["Universitas Jembar"],
        places: &["Lumar"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.roles("Bagus Hartono"), ["Dosen Jurusan Biologi, Universitas Jembar, Lumar"]);
}

#[test]
fn english_heads_keep_the_words_in_front_of_them() {
    for (text, role) in [
        (
            "Menurut Chief Sales & Marketing Officer Danau Biru Bagus Hartono, hal itu baik.",
            "Chief Sales & Marketing Officer Danau Biru",
        ),
        ("Menurut Senior Brand Manager Danau Biru Bagus Hartono, hal itu baik.", "Senior Brand Manager Danau Biru"),
        (
            "Marketing Communications Executive Danau Biru Bagus Hartono hadir.",
            "Marketing Communications Executive Danau Biru",
        ),
    ] {
        assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), [role], "{text}");
    }
}

#[test]
fn a_source_ends_a_role_even_where_a_heading_has_run_into_it() {
    let text = "Harga naik. Pedagang kecewa Menurut Ketua Pasar Lumar Bagus Hartono, harga akan turun.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Ketua Pasar Lumar"]);
    let text = "Nasib pedagang Menurut Bagus Hartono, harga akan turun.";
    assert!(roles(text, &["Bagus Hartono"], "Bagus Hartono").is_empty());
}

#[test]
fn an_agent_in_front_of_a_comma_is_somebody_else() {
    let text = "Saat ditangkap oleh petugas Pasar Lumar, Bagus Hartono mengaku tidak tahu.";
    assert!(roles(text, &["Bagus Hartono"], "Bagus Hartono").is_empty());
    let text = "Hal itu disampaikan oleh petugas Pasar Lumar, Bagus Hartono, kemarin.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["petugas Pasar Lumar"]);
}

#[test]
fn and_joins_two_fields_in_small_letters_but_no_two_people() {
    let text = "Menurut pengamat ekonomi dan keamanan Bagus Hartono, hal itu baik.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["pengamat ekonomi dan keamanan"]);
    let text = "Hadir warga dan kepala desa Bagus Hartono.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["kepala desa"]);
    let text = "Hadir warga dan pihak Bagus Hartono.";
    assert!(roles(text, &["Bagus Hartono"], "Bagus Hartono").is_empty());
}

#[test]
fn a_body_pointed_at_stays_in_the_role() {
    let text = "Ketua lembaga itu, Bagus Hartono, menilai hal itu baik.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["Ketua lembaga"]);
    let text = "Bagus Hartono, direktur utama rumah sakit tersebut, menilai hal itu baik.";
    assert_eq!(roles(text, &["Bagus Hartono"], "Bagus Hartono"), ["direktur utama rumah sakit"]);
}

#[test]
fn what_leads_to_a_name_is_no_role_of_it() {
    for text in [
        "Hadir sukarelawan dari Bagus Hartono.",
        "Hadir pendukung Bagus Hartono.",
        "Hadir Presiden dan Bagus Hartono.",
        "Menanggapi hal itu, Bagus Hartono tertawa.",
    ] {
        assert!(roles(text, &["Bagus Hartono"], "Bagus Hartono").is_empty(), "{text}");
    }
}

#[test]
fn the_second_of_a_pair_takes_no_role_with_the_first_in_it() {
    let text = "Hadir calon bupati Bagus Hartono - Rina Lestari.";
    let persons = &["Bagus Hartono", "Rina Lestari"];
    assert_eq!(roles(text, persons, "Bagus Hartono"), ["calon bupati"]);
    assert!(roles(text, persons, "Rina Lestari").is_empty());
}

#[test]
fn an_office_behind_a_word_of_kin_is_the_names_own() {
    let found = Case {
        text: "Rina Lestari, menantu Gubernur Bagus Hartono, datang. Semua pulang.",
        persons: &["Rina Lestari", "Bagus Hartono"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.roles("Bagus Hartono"), ["Gubernur"]);
    assert_eq!(found.roles("Rina Lestari"), ["menantu Gubernur Bagus Hartono"]);
}

#[test]
fn what_somebody_also_is_stands_behind_a_relative_word() {
    let found = Case {
        text: "Ketua Dewan Kota yang juga petani, Rina Lestari, datang. Bagus Hartono sebelumnya merupakan Wakil Bupati.",
        persons: &["Rina Lestari", "Bagus Hartono"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.roles("Rina Lestari"), ["petani", "Ketua Dewan Kota"]);
    assert_eq!(found.roles("Bagus Hartono"), ["Wakil Bupati"]);
}
