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
fn initials_with_an_age_or_a_word_for_them_are_somebody() {
    let rest = "Polisi datang pagi itu. Warga tidak menduga hal tersebut. Semua barang disita.";
    for (text, names) in [
        ("Dua penjaga itu ialah AS (31), orang sana, dan QR (44). Menurut warga, QR pulang.", vec!["AS", "QR", "QR"]),
        ("Pesan itu dari pedagang berinisial GK, RB, dan US. Petugas mencari US.", vec!["GK", "RB", "US", "US"]),
    ] {
        assert_eq!(persons(&format!("{text} {rest}")), names, "{text}");
    }
    for text in [
        "Medali terbanyak diraih Jerman (12), AS (9), dan Cina (8).",
        "Suara terbanyak diraih AS (12) dan PBB (9).",
        "Sekolah yang rusak adalah SD (12) dan SMP (8).",
    ] {
        assert_eq!(persons(&format!("{text} {rest}")), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_part_of_a_body_belongs_to_its_name() {
    for body in ["Kantor Perwakilan Bank Indonesia Bandung", "Kanwil Kementerian Agama Jawa Timur"] {
        let found =
            found(&format!("Kepala {body} Bambang Hartanto hadir. Ia datang pagi. Rapat dimulai. Warga pulang."));
        assert!(has(&found, BODY, body), "{found:?}");
    }
}

#[test]
fn what_an_office_leads_is_a_body_wherever_it_stands() {
    let rest = "Warga yang ditemui Rumiku senang. Selain itu, Rumiku juga membentuk tim. Semua orang datang. Kata Bambang, itu cukup.";
    let led = found(&format!("CEO Rumiku Bambang Hartanto mengatakan hal itu baik. {rest}"));
    assert_eq!(led.iter().filter(|n| **n == (BODY, "Rumiku".to_owned())).count(), 2, "{led:?}");
    assert!(has(&led, PERSON, "Bambang Hartanto"), "{led:?}");
    let other = found(&format!("Bambang Hartanto mengatakan hal itu baik. {rest}"));
    assert!(has(&other, PERSON, "Rumiku"), "{other:?}");
}

#[test]
fn ranks_and_their_branches_are_no_bodies() {
    let text = "Turut hadir Komandan Pasukan Rimba Nusantara (Pasrinus) Kolonel (Inf) Wiranegara, Hakim Ketua Mayor Chk \
        (K) Rina Suhartini, serta AKP Bambang Hartanto. Rapat dimulai. Warga pulang. Semua senang.";
    assert_eq!(persons(text), ["Wiranegara", "Rina Suhartini", "Bambang Hartanto"]);
    let bodies: Vec<_> = found(text).into_iter().filter(|(kind, _)| *kind == BODY).collect();
    assert!(bodies.iter().all(|(_, name)| name.contains("Pas")), "{bodies:?}");
}

#[test]
fn what_begins_with_the_head_of_a_body_is_nobody() {
    let body = "Sekretariat Nasional Forum Lumar untuk Keterbukaan Anggaran";
    let found =
        found(&format!("Sekretaris Jenderal {body} Bambang Hartanto hadir. Warga pulang. Ia senang. Itu baik."));
    assert!(has(&found, BODY, body) && has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
}

#[test]
fn two_persons_with_a_hyphen_and_blanks_between_them_are_two() {
    let text = "Pasangan Bambang Hartanto - Rina Suhartini menang. Warga pulang. Semua senang. Itu baik.";
    assert_eq!(persons(text), ["Bambang Hartanto", "Rina Suhartini"]);
}

#[test]
fn a_place_behind_the_head_of_a_branch_belongs_to_it() {
    let found = found("Korban dibawa ke Rumah Sakit Umum Daerah Kupang. Ia pulih. Warga senang. Itu baik.");
    assert!(found.iter().any(|(_, name)| name == "Rumah Sakit Umum Daerah Kupang"), "{found:?}");
}

#[test]
fn words_that_are_a_body_elsewhere_are_no_part_of_who_speaks_for_it() {
    let text = "Siswa datang ke SMA Negeri 8 Tirta, Pekalongan. Kepala SMA Negeri 8 Tirta Bambang Hartanto senang. Semua hadir. \
        Rapat dimulai.";
    assert_eq!(persons(text), ["Bambang Hartanto"]);
    let text = "Hal itu dikatakan CEO Dagusu Kaosku Rina Suhartini. Hal itu dirasakan oleh Dagusu Kaosku. Semua hadir. Ia \
        senang.";
    assert_eq!(persons(text), ["Rina Suhartini"]);
}

#[test]
fn a_field_in_front_of_a_body_is_the_offices() {
    let found =
        found("Hal itu dibenarkan Direktur Lalu Lintas Kepolisian Daerah Bali Rina Suhartini. Ia hadir. Itu baik. Ya.");
    assert!(has(&found, BODY, "Kepolisian Daerah Bali"), "{found:?}");
}

#[test]
fn whose_residents_are_spoken_of_is_a_place() {
    let found = found("Bambang Hartanto (55), warga Sukalumar, menolak. Ia hadir. Itu baik. Ya.");
    assert!(has(&found, EntityKind::Place, "Sukalumar"), "{found:?}");
    let found = self::found("Taman itu ditutup, juga Kota Lama, selama libur. Ia hadir. Itu baik. Ya.");
    assert!(has(&found, EntityKind::Place, "Kota Lama"), "{found:?}");
}

#[test]
fn fields_and_places_go_on_a_bodys_name() {
    let rest = "Ia hadir. Itu baik. Ya.";
    for body in [
        "Dinas Kebudayaan, Kepemudaan, dan Olahraga Kota Kupang",
        "Dewan Perwakilan Rakyat Daerah Kota Kupang",
        "Subdit II Ekonomi Ditreskrimsus Polda Bali",
    ] {
        let found = found(&format!("Hal itu disampaikan Kepala {body} Komisaris Rina Suhartini. {rest}"));
        assert!(has(&found, BODY, body) && has(&found, PERSON, "Rina Suhartini"), "{found:?}");
    }
    let listed = found(&format!("Menurut Dinas Pendidikan, Polri, dan Jakarta, semua aman. {rest}"));
    assert!(has(&listed, BODY, "Dinas Pendidikan") && has(&listed, BODY, "Polri"), "{listed:?}");
}
