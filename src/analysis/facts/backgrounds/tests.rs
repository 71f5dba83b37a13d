//! Clauses that say who somebody is, and clauses that are the news.

use crate::analysis::BackgroundRelation as R;
use crate::analysis::facts::testing::Annotated;
use crate::analysis::{Background, Details, EntityId};

fn backgrounds(language: &str, text: &str) -> Vec<(Background, EntityId, String)> {
    let annotated = Annotated::new(language, text);
    let facts = annotated.facts();
    facts
        .iter()
        .filter_map(|f| match &f.details {
            Details::Background(b) => Some((b.clone(), f.subject?, annotated.words(f.extent()).to_owned())),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn one(language: &str, text: &str, relation: R, subject: u32, words: &str) -> Background {
    let found = backgrounds(language, text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let (background, entity, clause) = found.into_iter().next().expect("one");
    assert_eq!(background.relation, relation, "{clause}");
    assert_eq!(entity, EntityId(subject - 1), "{clause}");
    assert!(clause.contains(words), "{clause}");
    background
}

#[test]
fn main_clauses() {
    one("id", "{P1:Rina Wati} lahir di {L2:Padang}.", R::LifeEvent, 1, "lahir di Padang");
    one("id", "{P1:Rina Wati} pernah menjabat sebagai bupati.", R::Role, 1, "bupati");
    one("id", "Sejak kecil {P1~:ia} dikenal sebagai penyanyi.", R::Role, 1, "penyanyi");
    one("en", "{P1:Ana Diaz} was born in {L2:Quito}.", R::LifeEvent, 1, "Quito");
    one("en", "{P1:Ana Diaz} graduated from {O2:Quito University}.", R::Education, 1, "University");
}

#[test]
fn tenure_has_both_ends() {
    for (language, text) in [
        ("id", "{P1:Rina} menjabat sebagai bupati dari tahun 2011 hingga 2016."),
        ("id", "{P1:Rina} menjabat sebagai bupati dari {D2=2011/2016:tahun 2011 hingga 2016}."),
        ("id", "{P1:Rina} menjabat sebagai bupati periode 2011-2016."),
        ("id", "{P1:Rina} menjabat sebagai bupati dari tahun {D2=2011:2011} sampai {D3=2016:2016}."),
        ("en", "{P1:Ana} served as mayor from 2011 to 2016."),
        ("en", "{P1:Ana} served as mayor between 2011 and 2016."),
    ] {
        let found = one(language, text, R::Tenure, 1, "201");
        assert_eq!((found.from.as_deref(), found.to.as_deref()), (Some("2011"), Some("2016")), "{text}");
    }
    let since = one("id", "{P1:Rina} menjabat sebagai bupati sejak 2019.", R::Tenure, 1, "2019");
    assert_eq!((since.from.as_deref(), since.to.as_deref()), (Some("2019"), None));
}

#[test]
fn relative_clauses() {
    let text = "{P1:Rina Wati}, yang sebelumnya menjabat sebagai camat, memimpin rapat.";
    one("id", text, R::Role, 1, "yang sebelumnya menjabat sebagai camat");
    one("en", "{P1:Ana Diaz}, who served as a judge, opened the fair.", R::Role, 1, "who served as a judge");
    one("id", "{O1:PT Maju} yang didirikan {P2:Rina} bangkrut.", R::Founding, 1, "didirikan");
}

#[test]
fn appositions() {
    let text = "Polisi menemui {P1:Dodi}, seorang petani berusia 32 tahun, di rumahnya.";
    one("id", text, R::Role, 1, "seorang petani");
    one("id", "{P1:Rina}, istri dari {P2:Budi}, tidak hadir.", R::Kinship, 1, "istri dari Budi");
    one(
        "id",
        "Hadir pula menantu Wali Kota Nias, {P1:Budi Luhur}.",
        R::Kinship,
        1,
        "menantu Wali Kota Nias, Budi Luhur",
    );
    one("en", "{P1:Ana}, the wife of {P2:Leo}, was not there.", R::Kinship, 1, "wife of Leo");
    let two = backgrounds("id", "{P1:Rina}, menantu bupati dan istri dari {P2:Budi}, tidak hadir.");
    assert_eq!(two.len(), 2, "{two:#?}");
    assert!(two.iter().all(|(b, who, _)| b.relation == R::Kinship && *who == EntityId(0)));
}

#[test]
fn asides() {
    one("id", "{P1:Dodi} ({Q2:25}), warga yang tinggal di sana, menolak.", R::Role, 1, "warga yang tinggal");
    one(
        "id",
        "“<1|Kami rugi>,” kata {P1:Dodi}, pedagang sayur yang berjualan di sana.",
        R::Role,
        1,
        "pedagang sayur yang",
    );
    one("id", "{P1:Rina}, yang juga Ketua Koperasi Padi, menolak.", R::Role, 1, "yang juga Ketua Koperasi");
    one("en", "{P1:Ana Diaz}, who is also Chair of the Choir, declined.", R::Role, 1, "who is also Chair");
    for text in [
        // A role and no more.
        "{P1:Dodi} ({Q2:25}), warga setempat, menolak pindah.",
        "{P1:Rina} yang juga hadir di pasar menolak.",
        "Saat bertemu {P1:Dodi}, warga desa menangis.",
        "Menurut {P1:Dodi}, warga desa sudah pulang.",
        "{P1:Dodi}, petani {P2:Rudi}, dan {P3:Ana} pulang.",
        "{P1:Dodi}, petani, dan pedagang pulang.",
    ] {
        assert!(backgrounds("id", text).is_empty(), "{:#?}", backgrounds("id", text));
    }
}

#[test]
fn a_dated_past_of_somebody_named() {
    let news = "Sidang dibuka pada {D1=2022-06-20:Senin (20/6/2022)} di kota itu.\n";
    let past = format!("{news}Polisi menangkap {{P2:Dodi}} di rumahnya pada {{D3=2021-03:Maret 2021}} karena mencuri.");
    one("id", &past, R::LifeEvent, 2, "Polisi menangkap Dodi");
    let ago = format!("{news}Polisi menangkap {{P2:Dodi}} di rumahnya beberapa waktu lalu karena mencuri.");
    one("id", &ago, R::LifeEvent, 2, "Polisi menangkap Dodi");
    let late = format!("{news}Akhir {{D2=2018:2018}}, {{P3:Dodi}} terpaksa menutup toko itu karena merugi.");
    one("id", &late, R::LifeEvent, 3, "Dodi terpaksa");
    // What papers put in brackets is the day of the news, though another stands in front.
    let opened = "Toko itu dibuka pada {D4=2010-05-03:3 Mei 2010} di kota itu.\n";
    one("id", &format!("{opened}{past}"), R::LifeEvent, 2, "Polisi menangkap Dodi");
    for text in [
        // The day before is the news.
        "Polisi menangkap {P2:Dodi} di rumahnya pada {D3=2022-06-19:Minggu (19/6/2022)} karena mencuri.",
        // What lies ahead is no past.
        "Polisi akan memeriksa {P2:Dodi} di kantornya pada {D3=2022-08:Agustus 2022} karena mencuri.",
        // Nobody is named.
        "Polisi menangkap pencuri di rumahnya pada {D3=2021-03:Maret 2021} karena mencuri.",
        // A count brought up to date.
        "{O2:Bank Padi} mencatat simpanan warga terus naik hingga {D3=2022-03:Maret 2022} di kota.",
        // A year that qualifies a noun dates nothing, nor does one of a document's number.
        "{P2:Dodi} ikut menyelidiki toko itu menurut laporan kemiskinan {D3=2021:2021} di kota.",
        "Menurut putusan nomor 55/{D3=2021:2021} itu hakim {P2:Dodi} punya pendapat lain di kota.",
        // What a body's data say is not about the body.
        "Menurut data {O2:Bank Padi} pada {D3=2021-03:Maret 2021} warga terus menabung di kota itu.",
        // What somebody says is a statement.
        "{P2:Dodi} mengatakan <2|toko itu dibuka tanpa izin pada {D3=2021-03:Maret 2021} di kota>.",
    ] {
        let found = backgrounds("id", &format!("{news}{text}"));
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn members_in_a_relative_clause() {
    one("id", "{O1:Kapal Jaya} yang menjadi anggota serikat itu libur.", R::Membership, 1, "menjadi anggota");
}

#[test]
fn kin_as_subject() {
    let text = "{P1:Rina} datang kemarin. Kakek buyutnya dipenjara di pulau itu.";
    one("id", text, R::LifeEvent, 1, "Kakek buyutnya dipenjara");
    one("id", "Keluarga pihak ayah {P1:Rina} berasal dari {L2:Nias}.", R::Origin, 1, "berasal dari Nias");
    let text = "{P1:Ana} spoke first. {P1~:Her} grandfather fled in 1939.";
    one("en", text, R::LifeEvent, 1, "grandfather fled");
}

#[test]
fn the_news_is_no_background() {
    for text in [
        "{P1:Rina} ditangkap polisi di rumahnya.",
        "Menteri {P1:Rina} memimpin rapat pagi ini.",
        "{P1:Rina} mengatakan harga akan turun.",
        "Anak buah {P1:Rina} kabur.",
        "Warga berasal dari {L1:Nias}.",
    ] {
        assert!(backgrounds("id", text).is_empty(), "{:#?}", backgrounds("id", text));
    }
    let given = backgrounds("en", "{P1:Ana Diaz}, who was given a tour, smiled.");
    assert!(given.is_empty(), "{given:#?}");
}

#[test]
fn a_portrait_takes_every_clause_about_the_person() {
    let text = "{P1:Rina}, istri dari {P2:Budi}, lahir di {L3:Padang}.\n\
        {P1~:Ia} menjabat sebagai bupati sejak 2011. {P1~:Ia} gemar membaca buku sejarah, tetapi {P1~:ia} jarang menulis.";
    let found = backgrounds("id", text);
    assert!(found.iter().any(|(_, _, words)| words.contains("gemar membaca")), "{found:#?}");
    assert!(found.iter().any(|(_, _, words)| words.contains("jarang menulis")), "{found:#?}");
    let elsewhere = backgrounds("id", "{P1:Rina} gemar membaca buku sejarah.");
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

#[test]
fn clauses_that_add_to_a_name() {
    let text = "{P1:Ana Diaz}, who was harbour master until May, is said to agree.";
    one("en", text, R::Other, 1, "who was harbour master");
    one("en", "{P1:Ana Diaz}, who was president of the club, smiled.", R::Other, 1, "president");
    one("en", "{P1:Ana Diaz}, whom the club chose as captain, smiled.", R::Other, 1, "whom the club chose");
    one("en", "The {O1:Tidal Council}, which includes three fishers, met.", R::Other, 1, "which includes");
    one("en", "{P1:Ana Diaz}, who painted the town hall last year, smiled.", R::Other, 1, "painted");
    one("id", "{O1:Dinas Laut} yang memiliki dua kapal itu menolak.", R::Other, 1, "memiliki dua kapal");
    for text in [
        "{P1:Ana Diaz}, who told the court about it, smiled.",
        "{P1:Ana Diaz}, who was shouted down, smiled.",
        "{P1:Ana Diaz}, who painted the town hall, smiled.",
        "{P1:Ana Diaz}, who is expected to win, smiled.",
        "{L1:Quito}, which has two airports, is high up.",
    ] {
        assert!(backgrounds("en", text).is_empty(), "{:#?}", backgrounds("en", text));
    }
}

#[test]
fn what_somebody_acts_as() {
    one("id", "{P1:Rina} selaku ketua panitia menolak.", R::Role, 1, "selaku ketua panitia");
    let text = "{P1:Budi}, hakim kota, sebagai adik ipar wali kota, menolak.";
    one("id", text, R::Kinship, 1, "adik ipar wali kota");
    assert!(backgrounds("id", "Warga selaku pembeli menolak.").is_empty());
    one("id", "{O1:PT Ombak} selaku pengelola Pelabuhan Karang menolak.", R::Role, 1, "pengelola");
    assert!(backgrounds("id", "{O1:PT Ombak} selaku pembuat aturan menolak.").is_empty());
    assert!(backgrounds("id", "{P1:Budi} sebagai hakim menolak.").is_empty());
    one("en", "{P1:Arun Das}, {P2:Mira's} father, agreed.", R::Kinship, 1, "father");
    one("en", "{P1:Ana Diaz}, herself a former judge, agreed.", R::Role, 1, "former judge");
}

#[test]
fn the_past_of_an_article_without_a_day() {
    let lede = "The harbour was busy again.\n";
    let text = format!("{lede}In {{D2=2004:2004}} {{P1:Ana Diaz}} sailed the old ferry to the island alone.");
    one("en", &text, R::LifeEvent, 1, "sailed");
    let text = format!("{lede}Last year {{O1:Bay Lines}} tried to buy the old ferry from the town.");
    one("en", &text, R::LifeEvent, 1, "tried to buy");
    let text = format!("{lede}By {{D2=2034:2034}} {{P1:Ana Diaz}} will sail the old ferry to the island alone.");
    assert!(backgrounds("en", &text).is_empty(), "{:#?}", backgrounds("en", &text));
    one("en", "{P1:Ana Diaz} has led the choir since 2010.", R::Tenure, 1, "since 2010");
}

#[test]
fn descriptions_stand_for_somebody_named_before() {
    for (text, relation, words) in [
        ("Polisi menangkap {P1:Rudi}. Pria asal {L2:Jember} itu sudah lama dicari.", R::Origin, "Pria asal Jember itu"),
        (
            "{P1:Rina Wati} tampil. Pianis kelahiran {L2:Jember} ini disambut meriah.",
            R::Origin,
            "Pianis kelahiran Jember ini",
        ),
        ("{P1:Rudi} dikontrak. Mantan bek {O2:PS Lumar} itu siap bermain.", R::Role, "Mantan bek PS Lumar itu"),
        ("{O1:PT Maju} merugi. Anak usaha {O2:PT Lumar} ini menjual tanahnya.", R::Other, "Anak usaha PT Lumar ini"),
    ] {
        let background = backgrounds("id", text);
        assert_eq!(background.len(), 1, "{text}: {background:#?}");
        let (found, subject, clause) = &background[0];
        assert_eq!((found.relation, *subject, clause.as_str()), (relation, EntityId(0), words), "{text}");
    }
    assert!(backgrounds("id", "{P1:Rudi} datang. Mobil asal {L2:Jepang} itu mogok.").is_empty());
    assert!(backgrounds("id", "Pria asal {L1:Jember} itu mogok makan.").is_empty());
    let english = "{P1:Ana} spoke. Lawyers who graduated from {O2:Quito University} this year agreed.";
    assert!(backgrounds("en", english).iter().all(|(_, subject, _)| *subject != EntityId(0)));
}

#[test]
fn a_relative_clause_explains_what_somebody_is_called() {
    let text = "{P1:Rina Wati}, koreografer yang berbasis di {L2:Jember}, hadir.";
    one("id", text, R::Other, 1, "koreografer yang berbasis di Jember");
    let text = "Hadir pula koreografer yang berbasis di {L2:Jember}, {P1:Rina Wati}.";
    assert!(backgrounds("id", text).iter().any(|(_, subject, _)| *subject == EntityId(0)), "{text}");
}

#[test]
fn an_office_somebody_came_to_hold() {
    one("id", "{P1:Rudi} kemudian menjadi direktur {O2:PT Lumar}.", R::Role, 1, "kemudian menjadi direktur");
    assert!(backgrounds("id", "{P1:Rudi} kemudian menjadi bahan tertawaan.").is_empty());
}

#[test]
fn words_for_how_long_stand_between_a_subject_and_its_verb() {
    for between in ["selama ini", "saat ini", "hingga kini"] {
        let text = format!("{{P1:Rina}} {between} bertugas sebagai anggota pasukan.");
        one("id", &text, R::Role, 1, "bertugas sebagai anggota");
    }
}
