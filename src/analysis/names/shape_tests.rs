//! What the shape of a name's words tells, on sentences of our own.

use super::EntityKind;
use super::tests::{has, in_article as found};

const PERSON: EntityKind = EntityKind::Person;
const BODY: EntityKind = EntityKind::Organisation;
const PLACE: EntityKind = EntityKind::Place;

#[test]
fn what_bears_a_product_number_is_no_person() {
    let found = found("Menurut Bambang Hartanto, ponsel Nova S7 Prima dan motor Rasendra RX21 laris terjual.");
    assert!(has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains(char::is_numeric)), "{found:?}");
}

#[test]
fn a_domain_ends_the_name_of_a_body() {
    let found = found("Hal itu ditulis Suratkini.com dan KABAR.co.id pada Senin. Pembaca menyukai Suratkini.com.");
    assert!(has(&found, BODY, "Suratkini.com") && has(&found, BODY, "KABAR.co.id"), "{found:?}");
}

#[test]
fn a_sentence_that_ends_without_a_blank_is_no_domain() {
    let found = found("Mereka menonton Suratkini.tv semalam. Ia tinggal di Bandung.Go Hasan lalu datang.");
    assert!(has(&found, BODY, "Suratkini.tv"), "{found:?}");
    assert!(!found.iter().any(|(_, name)| name.contains(".Go")), "{found:?}");
}

#[test]
fn each_level_of_administration_is_a_place() {
    let found = found("Rumah itu berada di Desa Sukamaju Kecamatan Jatiroto, Kabupaten Lumajang.");
    for place in ["Desa Sukamaju", "Kecamatan Jatiroto", "Kabupaten Lumajang"] {
        assert!(has(&found, PLACE, place), "{place}: {found:?}");
    }
}

#[test]
fn a_branch_is_a_body_and_no_place() {
    let found = found("Berkas itu dibawa ke Kejari Lumajang, lalu petugas Kodim Lumajang ikut mengawal.");
    assert!(has(&found, BODY, "Kejari Lumajang") && has(&found, BODY, "Kodim Lumajang"), "{found:?}");
}

#[test]
fn a_firm_ends_at_its_legal_form() {
    let found = found("Rencana itu dijelaskan Direktur Utama PT Lumar Tbk Sari Wangi kepada wartawan.");
    assert!(has(&found, BODY, "PT Lumar Tbk") && has(&found, PERSON, "Sari Wangi"), "{found:?}");
}

#[test]
fn a_trade_that_opens_a_sentence_is_no_part_of_the_name() {
    let found = found("Acara dimulai. Koreografer Andini Larasati hadir bersama murid-muridnya.");
    assert!(has(&found, PERSON, "Andini Larasati"), "{found:?}");
}

#[test]
fn degrees_in_a_row_are_no_bodies() {
    let found = found("Hal itu dikatakan Rina Melati, M.Kes, FINASIM, FICA, MARS, di kantornya.");
    assert!(has(&found, PERSON, "Rina Melati"), "{found:?}");
    assert!(!found.iter().any(|(_, name)| matches!(name.as_str(), "FINASIM" | "FICA" | "MARS")), "{found:?}");
}

#[test]
fn persons_in_a_list_keep_their_names_between_degrees() {
    let found = self::found("Hadir Rina Melati, S.H., Bambang Hartanto, M.H., dan Sari Wangi, S.E., di aula.");
    assert!(has(&found, PERSON, "Rina Melati") && has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
}

#[test]
fn english_words_tell_what_is_no_person() {
    let found = found("Bambang Hartanto menerima Hoegara Awards di Klarisa Residence, kata Bambang Hartanto.");
    assert!(has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains("Awards")), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains("Residence")), "{found:?}");
}

#[test]
fn a_certain_head_makes_a_body_of_the_capitals_behind_it() {
    let found = found("Ketua Asosiasi Petani Kopi Provinsi Lampung Bambang Hartanto menemui Komisi III DPR kemarin.");
    assert!(found.iter().any(|(k, n)| *k == BODY && n.starts_with("Asosiasi Petani Kopi")), "{found:?}");
    assert!(has(&found, BODY, "Komisi III DPR") && has(&found, PERSON, "Bambang Hartanto"), "{found:?}");
}

#[test]
fn streets_and_stations_are_named_for_persons() {
    let found = found("Mobil itu terbakar di Jl. Bambang Hartanto, dekat stadion Joko Santoso, kata Rina Melati.");
    assert!(has(&found, PERSON, "Rina Melati"), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains("Bambang")), "{found:?}");
    assert!(!found.iter().any(|(kind, name)| *kind == PERSON && name.contains("Joko")), "{found:?}");
}

#[test]
fn a_body_that_was_seen_goes_on_but_not_over_another() {
    let found = found("Menurut Kementerian Pengelolaan Hutan dan Sungai, siswa SMAN 3 Bandung ikut serta.");
    assert!(has(&found, BODY, "Kementerian Pengelolaan Hutan dan Sungai"), "{found:?}");
    assert!(has(&found, BODY, "SMAN 3 Bandung"), "{found:?}");
    let two = self::found("Peneliti Universitas Indonesia dan BRIN menulis laporan itu bersama-sama.");
    assert!(has(&two, BODY, "Universitas Indonesia") && has(&two, BODY, "BRIN"), "{two:?}");
}
