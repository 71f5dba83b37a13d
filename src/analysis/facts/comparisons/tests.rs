//! Sentences that compare, and sentences that only look like it.

use crate::analysis::facts::testing::Annotated;
use crate::analysis::{Comparison, Details, Relation};

fn comparisons(language: &str, text: &str) -> Vec<(Comparison, String)> {
    let annotated = Annotated::new(language, text);
    let facts = annotated.facts();
    let comparison = |f: &crate::analysis::Fact| match &f.details {
        Details::Comparison(c) => Some((c.clone(), annotated.words(f.extent()).to_owned())),
        _ => None,
    };
    facts.iter().filter_map(comparison).collect()
}

#[track_caller]
fn one(language: &str, text: &str, relation: Relation, left: &str, right: &str) {
    let found = comparisons(language, text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let (comparison, _) = &found[0];
    assert_eq!(comparison.relation, relation, "{comparison:#?}");
    let labels: Vec<&str> = comparison.sides.iter().map(|s| s.label.as_str()).collect();
    assert!(labels[0].contains(left), "{labels:?}");
    assert!(labels.get(1).is_some_and(|l| l.contains(right)), "{labels:?}");
}

#[track_caller]
fn none(language: &str, text: &str) {
    let found = comparisons(language, text);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn comparatives() {
    one("id", "Sungai itu lebih panjang daripada sungai di Kota Lama.", Relation::More, "Sungai itu", "sungai di Kota");
    one("id", "Panen kali ini lebih cepat dari perkiraan.", Relation::More, "Panen kali ini", "perkiraan");
    one("id", "Gaji mereka lebih kecil dari upah minimum.", Relation::Less, "Gaji mereka", "upah minimum");
    one("en", "The bridge is longer than the old one.", Relation::More, "The bridge", "the old one");
    one("en", "The new line is less expensive than the old one.", Relation::Less, "The new line", "the old one");
    one("en", "Rents grew more slowly in towns than in cities.", Relation::More, "Rents", "in cities");
}

#[test]
fn approximate_numbers_are_no_comparison() {
    none("id", "Lebih dari 200 orang hadir di lapangan.");
    none("id", "Kurang dari lima menit kemudian api padam.");
    none("id", "Mereka bekerja sama dengan kantor pos.");
    none("id", "Paling tidak ada dua saksi di sana.");
    none("en", "More than 200 people came to the square.");
    none("en", "He would rather walk than wait.");
    none("id", "Suasana kini lebih baik.");
}

#[test]
fn superlatives_need_a_range() {
    one("id", "Gunung itu adalah yang tertinggi di pulau ini.", Relation::Superlative, "Gunung itu", "tertinggi");
    one("en", "The tower is the tallest in the country.", Relation::Superlative, "The tower", "tallest");
    none("en", "Like most elected officials in the county, he was silent.");
    none("id", "Ia memberikan yang terbaik.");
    none("id", "Kejadian itu terjadi di jalan tersebut, terhadap warga.");
}

#[test]
fn changes() {
    one("id", "Harga cabai naik dari Rp 20.000 menjadi Rp 35.000 per kilogram.", Relation::Change, "20.000", "35.000");
    one("id", "Jumlah kursi berkurang 10 persen menjadi 90 kursi.", Relation::Change, "Jumlah kursi", "90");
    one("id", "Kuota dari 100 orang menjadi 80 orang.", Relation::Change, "100", "80");
    one("en", "Prices rose from 20 to 35 dollars.", Relation::Change, "20", "35");
    none("id", "Warga turun ke jalan pada 2020.");
    none("id", "Angkanya berkurang 13% hingga 14% tahun ini.");
}

#[test]
fn likeness_and_difference() {
    one("id", "Luas kebun itu setara dengan tiga lapangan bola.", Relation::Equal, "Luas kebun itu", "lapangan");
    one(
        "id",
        "Hasil hitung cepat berbeda dengan hasil resmi.",
        Relation::Contrast,
        "Hasil hitung cepat",
        "hasil resmi",
    );
    one("en", "The result is similar to the first count.", Relation::Equal, "The result", "the first count");
}

#[test]
fn compared_with_at_the_start() {
    one(
        "id",
        "Ketimbang membeli bus, memperbaiki jalan lebih murah.",
        Relation::More,
        "memperbaiki jalan",
        "membeli bus",
    );
    one("id", "Ekspor kopi naik dibandingkan tahun lalu.", Relation::More, "Ekspor kopi", "tahun lalu");
}

#[test]
fn the_one_that_leads() {
    one("id", "Regu merah unggul tipis atas regu biru.", Relation::More, "Regu merah", "regu biru");
    one("id", "Regu merah kalah jauh dari regu biru.", Relation::Less, "Regu merah", "regu biru");
    one("en", "The red team leads narrowly over the blue team.", Relation::More, "The red team", "the blue team");
    one("id", "Regu merah memimpin atas regu biru.", Relation::More, "Regu merah", "regu biru");
    none("id", "Ia memimpin rapat di balai desa.");
    none("id", "Ia memimpin perundingan dengan tetangga untuk mengakhiri sengketa.");
    none("en", "She leads talks with the neighbours over the border.");
    none("id", "Regu merah menang dan pulang.");
}

#[test]
fn a_share_of_the_target() {
    let text = "Panen kopi baru {Q1=60|percent:60 persen} dari target tahun ini.";
    one("id", text, Relation::Contrast, "Panen kopi", "target");
    none("id", "Panen kopi baru {Q1=60|percent:60 persen} dari kebun itu.");
}

#[test]
fn measures_in_an_order_or_in_place_of_each_other() {
    let text = "Desa Timur punya {Q1=30|kebun:30 kebun}, disusul Desa Barat {Q2=20|kebun:20 kebun}.";
    one("id", text, Relation::Rank, "Desa Timur", "Desa Barat");
    let text = "East village has {Q1=30|farm:30 farms}, followed by West village with {Q2=20|farm:20 farms}.";
    one("en", text, Relation::Rank, "East village", "West village");
    let text = "Masa sewa lahan itu {T1=P2Y:dua tahun}, bukan lagi {T2=P6M:enam bulan}.";
    one("id", text, Relation::Contrast, "Masa sewa lahan itu", "enam bulan");
    none("id", "Ia membawa {Q1=30|buku:30 buku}, bukan pena.");
}

#[test]
fn what_was_usual_and_what_it_became() {
    let text = "Hasil kebun yang biasanya {Q1=3|ton:3 ton} dapat dikembangkan menjadi {Q2=7|ton:7 ton}.";
    one("id", text, Relation::Change, "3 ton", "7 ton");
}

#[test]
fn likeness_denied() {
    one("id", "Hujan tahun ini tidak sederas hujan kemarin.", Relation::Contrast, "Hujan tahun ini", "hujan kemarin");
    one("id", "Jalan itu tak sepanjang jalan di desa.", Relation::Contrast, "Jalan itu", "jalan di desa");
}

#[test]
fn a_word_that_only_compares_reaches_over_a_clause() {
    let text = "Lebih baik berjalan pelan tetapi sampai daripada berlari lalu jatuh di tengah jalan.";
    assert_eq!(comparisons("id", text).len(), 1);
}

#[test]
fn superlatives_that_are_tied_or_measured() {
    assert_eq!(comparisons("id", "Pasar itu merupakan pasar teramai.").len(), 1);
    let text = "Ombak paling tinggi datang Senin pagi dengan tinggi {Q1=4|m:4 meter}.";
    assert_eq!(comparisons("id", text).len(), 1);
    none("id", "Yang terpenting adalah kesabaran.");
    none("id", "Kami mencari jalan terbaik dari peraturan itu.");
}

#[test]
fn ranks() {
    one("id", "Provinsi itu berada di peringkat ke-3 nasional.", Relation::Rank, "Provinsi itu", "peringkat ke-3");
    one("en", "The school ranked third in the region.", Relation::Rank, "The school", "ranked third");
}

#[test]
fn among_the_first_so_many() {
    one("id", "Kota itu masuk dalam 10 besar kota terbersih.", Relation::Rank, "Kota itu", "10 besar");
    one("id", "Kampus itu masuk 12% teratas dunia.", Relation::Rank, "Kampus itu", "12% teratas");
    none("id", "Peserta memilih besar kecilnya hadiah.");
    none("id", "Para juri memilih 3 besar dari setiap kategori.");
    none("id", "Perlu dibuat peringkat dari satu sampai sepuluh.");
}

#[test]
fn the_other_side_grows_onto_the_word() {
    one("id", "Kakaknya lebih tua darinya.", Relation::More, "Kakaknya", "darinya");
}

#[test]
fn a_change_from_a_value_before_it() {
    let text = "Produksi mencapai {Q1=10|ton:10 ton}, turun dari {Q2=12|ton:12 ton}.";
    assert_eq!(comparisons("id", text).len(), 1);
    none("id", "Air itu turun dari {Q1=12|m:12 meter}.");
}

#[test]
fn two_measures_of_one_unit() {
    let text = "Pabrik itu menjual {Q1=26|ton:26 ton}. Sementara kebutuhan kota sebesar {Q2=20|ton:20 ton}.";
    let found = comparisons("id", text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let values: Vec<_> = found[0].0.sides.iter().map(|s| s.value.as_ref().and_then(|v| v.amount)).collect();
    assert_eq!(values, [Some(26.0), Some(20.0)]);
    none("id", "Pabrik itu menjual {Q1=26|ton:26 ton}. Sementara pekerjanya {Q2=20|orang:20 orang}.");
}

#[test]
fn a_measured_superlative_finds_the_measure_in_the_heading() {
    for (language, text) in [
        (
            "id",
            "# Sidang berlangsung {T1=PT3H:tiga jam}\n\
             Sidang ini masih jauh dari sidang terpanjang yang pernah dipimpin hakim itu. \
             Sidang terpanjang sejauh ini adalah sidang di {L2:Kota Baru}, yang berlangsung selama {T3=PT9H:9 jam}.",
        ),
        (
            "en",
            "# The hearing took {T1=PT3H:three hours}\n\
             The longest hearing in the history of the court was the hearing in {L2:Newtown}, \
             which took {T3=PT9H:nine hours}.",
        ),
    ] {
        let found = comparisons(language, text);
        let (main, _) = found.iter().find(|(c, _)| c.relation == Relation::Superlative).expect("a superlative");
        let side = |n: usize| {
            let side = &main.sides[n];
            (side.label.as_str(), side.value.as_ref().and_then(|v| v.iso.as_deref()))
        };
        assert_eq!(side(0).1, Some("PT3H"), "{main:#?}");
        assert_eq!(side(1).1, Some("PT9H"), "{main:#?}");
        assert!(side(1).0.contains("Kota Baru") || side(1).0.contains("Newtown"), "{main:#?}");
    }
}

#[test]
fn superlatives_of_somebody_or_one_of_them() {
    one("en", "The quarry is the county's largest employer.", Relation::Superlative, "The quarry", "largest");
    one("en", "Critics called it the town's most divisive vote in decades.", Relation::Superlative, "it", "decades");
    assert_eq!(comparisons("en", "She is one of the best cellists in the region.").len(), 1);
    assert_eq!(comparisons("en", "The port is the second largest in the country.").len(), 1);
    none("en", "Most divisive votes end in court.");
    none("en", "The plan helps the lowest {Q1=20|percent:20 percent} of earners.");
    none("en", "They live where the nearest shop was open in March.");
}

#[test]
fn pairs_of_words() {
    one("en", "A study comparing farmers with fishers found no debt.", Relation::Contrast, "farmers", "fishers");
    assert_eq!(comparisons("en", "There was no difference in price between the two markets.").len(), 1);
    one("en", "The new mast is as tall as the old one.", Relation::Equal, "The new mast", "the old one");
    none("en", "Please come as quickly as possible.");
    none("en", "He worked as Treasurer as well.");
    none("en", "There is a difference in price.");
}

#[test]
fn more_by_a_measure() {
    assert_eq!(comparisons("en", "The trip by boat takes {T1=PT2H:two hours} longer.").len(), 1);
    none("en", "The bridge opened {T1=P2Y:two years} later.");
    assert_eq!(comparisons("en", "Tenants were less likely to complain.").len(), 1);
    one("en", "The ferry costs more than the train.", Relation::More, "The ferry", "the train");
    none("en", "More than the usual {Q1=20|percent:20 percent} came.");
    assert_eq!(comparisons("en", "It was the worst storm since {D1=1998:1998}.").len(), 1);
}

#[test]
fn levels() {
    one("en", "Output is well below the yearly target.", Relation::Less, "Output", "target");
    one("id", "Pasokan kopi sangat jauh di bawah permintaan pasar.", Relation::Less, "Pasokan kopi", "permintaan");
    one("id", "Jumlah dokter itu belum mencapai standar nasional.", Relation::Less, "Jumlah dokter itu", "standar");
    none("en", "He lives well below the church.");
    none("en", "The hut stands above sea level.");
    none("id", "Anak itu tidur di bawah pohon.");
    assert_eq!(comparisons("en", "That is {Q1=2|percent:2 percent} of the target.").len(), 1);
}

#[test]
fn records_and_scores() {
    assert_eq!(comparisons("en", "Sales reached a record {Q1=40|percent:40 percent}.").len(), 1);
    none("en", "He has a record of theft.");
    assert_eq!(comparisons("en", "The Herons beat the Cranes 3-1.").len(), 1);
    none("en", "The Herons beat the Cranes on 3 May.");
    let text = "The Greens won {Q1=40|seat:40 seats} to {O2:Labour's} 30.";
    assert_eq!(comparisons("en", text).len(), 1);
    none("en", "The Greens sent {Q1=40|letter:40 letters} to {O2:Labour's} office.");
}

#[test]
fn changes_against_a_known_time() {
    let text = "Rents rose {Q1=3|percent:3 percent} last year.";
    assert_eq!(comparisons("en", text).len(), 1);
    none("en", "Rents rose last year.");
    assert_eq!(comparisons("en", "Turnout was up from last year.").len(), 1);
    assert_eq!(comparisons("id", "Mutu udara memburuk dari tahun sebelumnya.").len(), 1);
    assert_eq!(comparisons("id", "Status gunung turun dari siaga menjadi waspada.").len(), 1);
    none("id", "Warga turun dari bus lalu pulang.");
    let text = "Lost bags, from {Q1=5|percent:5%} in {D2=2003:2003} to {Q3=13|percent:13%}, worry the airline.";
    assert_eq!(comparisons("en", text).len(), 1);
    none("en", "It offers from {Q1=5|percent:5%} to {Q3=13|percent:13%} off.");
    assert_eq!(comparisons("en", "The plan would double aid to {Q1=9|$:$9} a head.").len(), 1);
    none("en", "They ordered a double room.");
}

#[test]
fn multiples_of_a_level() {
    assert_eq!(comparisons("en", "Wages are half their former level.").len(), 1);
    none("en", "They spent half their holiday at sea.");
}

#[test]
fn once_and_now() {
    assert_eq!(comparisons("en", "Once a clerk sold stamps, now a machine does it.").len(), 1);
    assert_eq!(comparisons("id", "Dulu nelayan memakai layar, kini mereka memakai mesin.").len(), 1);
    none("en", "Once the rain stopped, they left.");
}

#[test]
fn a_change_by_a_share_from_a_value() {
    let text = "Laba itu turun {Q1=5|percent:5 persen} dari {Q2=4|IDR:Rp 4} tahun lalu.";
    one("id", text, Relation::Change, "Laba itu", "Rp 4");
    let text = "Laba itu turun {Q1=1|IDR:Rp 1} dari {Q2=4|IDR:Rp 4}.";
    one("id", text, Relation::Change, "Laba itu", "Rp 4");
}

#[test]
fn those_behind_the_first_are_its_range() {
    let text = "Pering menjadi desa dengan kasus terbanyak, yakni {Q1=12|kasus:12 kasus}, diikuti Lumar dan Jembar.";
    one("id", text, Relation::Superlative, "terbanyak", "Lumar dan Jembar");
    assert_eq!(comparisons("en", "Pering has the most cases, 12, followed by Lumar.").len(), 1);
    none("id", "Kasus terbanyak sudah ditangani.");
}
