//! Runs of capitals that an office opens, and short names given to bodies, on sentences of our own.

use super::EntityKind;
use super::tests::{has, in_article as found};

const PERSON: EntityKind = EntityKind::Person;
const BODY: EntityKind = EntityKind::Organisation;

fn persons(text: &str) -> Vec<String> {
    found(text).into_iter().filter(|(kind, _)| *kind == PERSON).map(|(_, name)| name).collect()
}

#[test]
fn the_end_of_an_office_is_no_part_of_its_bearers_name() {
    for text in [
        "Wakil Presiden ke-3 RI Bambang Hartanto hadir di sana.",
        "Menteri Hukum dan HAM Bambang Hartanto hadir di sana.",
        "Direktur PT Lumar Internasional Expo Bambang Hartanto hadir di sana.",
        "CEO LumarSense dan NeuroJembar Bambang Hartanto hadir di sana.",
        "Menteri Desa, Pembangunan Daerah Jauh, dan Transmigrasi Bambang Hartanto hadir di sana.",
    ] {
        assert_eq!(persons(text), ["Bambang Hartanto"], "{text}");
    }
}

#[test]
fn words_inside_an_office_are_nobody() {
    for text in [
        "Direktur Lumar Judicial Research Society (LJRS) Bambang Hartanto hadir di sana.",
        "Wakil Ketua Umum Ikatan Tani Lumar Bidang Pemupukan dan Hubungan Industri Bambang Hartanto hadir di sana.",
        "Kepala Humas PT Kereta Lumar Indonesia (KLI) Daerah Operasi 1 Jakarta Bambang Hartanto hadir di sana.",
    ] {
        assert_eq!(persons(text), ["Bambang Hartanto"], "{text}");
    }
}

#[test]
fn a_first_name_behind_a_level_and_its_place_begins_a_person() {
    let found = found("Hal itu dikatakan Kepala Urusan Perencanaan di Desa Sukalumar Bambang Hartanto.");
    assert!(has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
}

#[test]
fn between_commas_behind_an_office_stands_its_bearer() {
    let found = found("Anggota Dewan Pers, Rina Suhartini, sepakat bahwa hal itu baik.");
    assert!(has(&found, PERSON, "Rina Suhartini"), "{found:?}");
    let place = self::found("Kepala Dusun Sukalumar, Jawa Tengah, sepakat bahwa hal itu baik.");
    assert!(!place.iter().any(|(kind, _)| *kind == PERSON), "{place:?}");
}

#[test]
fn a_short_name_given_once_is_the_bodys_from_there_on() {
    for introduced in ["Badan Pangan Rakyat (Bapara)", "Badan Pangan Rakyat atau Bapara"] {
        let found = found(&format!("{introduced} menyiapkan dana. Wakil Ketua Bapara Bambang Hartanto hadir."));
        assert_eq!(found.iter().filter(|n| **n == (BODY, "Bapara".to_owned())).count(), 2, "{found:?}");
        assert!(has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
    }
    let rank = self::found("Kepala Polri Jenderal (Pol) Bambang Hartanto hadir di sana.");
    assert!(!has(&rank, BODY, "Pol"), "{rank:?}");
}

#[test]
fn a_second_head_behind_a_joint_begins_a_second_body() {
    let found = found("Kementerian Pengelolaan Hutan serta Kementerian Pengelolaan Sungai mencatat hal itu.");
    assert!(!found.iter().any(|(_, name)| name.contains("serta")), "{found:?}");
}

#[test]
fn a_persons_name_may_begin_as_a_town_is_called() {
    assert_eq!(persons("Wali Kota Bogor Bima Wiguna hadir di sana."), ["Bima Wiguna"]);
    assert_eq!(persons("Kapolres Kota Kendari Sulawesi Tenggara Hartanto hadir di sana."), ["Hartanto"]);
}

#[test]
fn a_hotel_is_nobody() {
    let found = found("Hotel Hartanto dibuka kemarin. Tamu pertama datang ke Hotel Hartanto dari Bandung.");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.starts_with("Hotel")), "{found:?}");
}

#[test]
fn a_university_may_be_named_for_somebody() {
    let text = "Dosen sosiologi Universitas Islam Negeri Bambang Hartanto, Rina Suhartini, menilai hal itu baik.";
    assert_eq!(persons(text), ["Rina Suhartini"]);
}

#[test]
fn a_comma_at_the_head_of_a_text_has_no_office_in_front() {
    let found = found(", Rina Suhartini, sepakat bahwa hal itu baik.");
    assert!(found.iter().all(|(kind, name)| *kind != BODY || !name.contains("Rina")), "{found:?}");
}
