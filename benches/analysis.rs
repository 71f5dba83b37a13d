//! How long the analysis takes: each stage, and the whole, on a made-up article of 5 kB and one of
//! 1 MB. `cargo bench --bench analysis`; the last columns are bytes of the article a second.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write as _;
use std::sync::OnceLock;
use telusur::analysis::document::Document;
use telusur::analysis::quotes::FoundQuote;
use telusur::analysis::{Engine, Segmentation, coreference, facts, names, quotes, threads, values};
use telusur::article::Article;
use telusur::export::{self, Format, contract::Output, json};
use telusur::language::lexicon::Vocabulary;
use telusur::language::{Pack, packs};
use telusur::reading::plain::{Known, article};
use telusur::search::QuoteIndex;

fn main() {
    divan::main();
}

/// About how many bytes the articles have.
const SIZES: [usize; 2] = [5_000, 1_000_000];

/// A report about many people, who say things, are compared, and have a past.
fn text(bytes: usize) -> String {
    const FIRST: [&str; 12] =
        ["Ratna", "Budi", "Siti", "Agus", "Dewi", "Joko", "Maria", "Yusuf", "Lestari", "Hasan", "Putu", "Rina"];
    const LAST: [&str; 10] = [
        "Wijaya",
        "Santoso",
        "Rahmawati",
        "Siregar",
        "Nasution",
        "Kusuma",
        "Hidayat",
        "Pratama",
        "Simanjuntak",
        "Wibowo",
    ];
    const ROLES: [&str; 6] =
        ["Wali Kota", "Kepala Dinas Perhubungan", "Direktur", "Menteri", "juru bicara", "Ketua Komisi"];
    const MATTERS: [&str; 5] = ["jembatan baru", "harga beras", "jalur kereta", "anggaran sekolah", "banjir tahunan"];
    let mut text =
        String::from("Laporan Panjang tentang Kota\n\nJAKARTA — Banyak pihak berbicara tentang kota ini.\n\n");
    for n in 0usize.. {
        if text.len() >= bytes {
            break;
        }
        let (first, last) = (FIRST[n % FIRST.len()], LAST[n / 3 % LAST.len()]);
        let (role, matter) = (ROLES[n % ROLES.len()], MATTERS[n % MATTERS.len()]);
        let (year, amount) = (1990 + n % 30, 2 + n % 97);
        let _ = match n % 4 {
            0 => writeln!(
                text,
                "Menurut {role} {first} {last}, {matter} menelan biaya Rp {amount} miliar dan selesai pada {year}. \
                 “Kami bekerja siang dan malam,” kata {first}. “Tidak ada yang kami sembunyikan.”\n"
            ),
            1 => writeln!(
                text,
                "{first} {last} mengatakan bahwa {matter} lebih mahal daripada tahun {year}, ketika biayanya hanya \
                 {amount} juta dolar. Ia menolak berkomentar lebih lanjut.\n"
            ),
            2 => writeln!(
                text,
                "{first} {last} menjabat sebagai {role} sejak {year}. Ia lahir di Bandung dan lulus dari Universitas \
                 Indonesia. Warga menunggu selama {amount} bulan sampai {matter} dibahas di balai kota.\n"
            ),
            _ => writeln!(
                text,
                "Rapat tentang {matter} berlangsung selama {amount} jam di Jakarta, tanpa hasil, meskipun hampir \
                 semua anggota hadir dan sebagian besar warga mengikuti jalannya rapat dari luar gedung.\n"
            ),
        };
    }
    text
}

/// An article cut up, with what every stage found in it.
struct Prepared {
    raw: String,
    article: Article,
    lexicons: Lexicons,
}

struct Lexicons {
    pack: Pack,
    vocabulary: Vocabulary,
    abbreviations: Segmentation,
    names: names::Lexicon,
    values: values::Lexicon,
    quotes: quotes::Lexicon,
    coreference: coreference::Lexicon,
    facts: facts::Lexicon,
    threads: threads::Lexicon,
}

impl Lexicons {
    fn compile(pack: Pack) -> Self {
        let mut vocabulary = Vocabulary::default();
        let v = &mut vocabulary;
        Self {
            pack,
            abbreviations: Segmentation::compile(pack),
            names: names::Lexicon::compile(pack, v),
            values: values::Lexicon::compile(pack, v),
            quotes: quotes::Lexicon::compile(pack, v).expect("built in"),
            coreference: coreference::Lexicon::compile(pack, v),
            facts: facts::Lexicon::compile(pack, v),
            threads: threads::Lexicon::compile(pack, v),
            vocabulary,
        }
    }

    fn document<'a>(&self, article: &'a Article) -> Document<'a> {
        Document::new(article, self.pack, &self.vocabulary, &self.abbreviations)
    }
}

/// What is measured on, made once for each size.
fn prepared(bytes: usize) -> &'static Prepared {
    static MADE: [OnceLock<Prepared>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
    let at = SIZES.iter().position(|size| *size == bytes).expect("one of the sizes");
    MADE[at].get_or_init(|| {
        let pack = Pack::of("id").expect("built in");
        let raw = text(bytes);
        Prepared { article: read(&raw, pack), raw, lexicons: Lexicons::compile(pack) }
    })
}

fn read(raw: &str, pack: Pack) -> Article {
    article(raw, Known { language: Some(pack), ..Known::default() }, pack)
}

/// What the stages before the entities give them.
type Found = (Vec<names::Name>, Vec<values::Measure>, Vec<FoundQuote>);

fn found(document: &Document, lexicons: &Lexicons) -> Found {
    let names = names::find(document, &lexicons.names).names;
    let quotes = quotes::find(document, &lexicons.quotes, &names);
    (names, values::find(document, &lexicons.values), quotes)
}

fn resolved(document: &Document, lexicons: &Lexicons, (names, measures, quotes): Found) -> coreference::Resolution {
    coreference::resolve(document, &lexicons.coreference, names, measures, quotes)
}

// The numbers give the order in which the stages run, in which divan lists them.

#[divan::bench(args = SIZES)]
fn s0_read(bencher: Bencher, bytes: usize) {
    let Prepared { raw, lexicons, .. } = prepared(bytes);
    bencher.counter(BytesCount::new(raw.len())).bench_local(|| read(black_box(raw), lexicons.pack));
}

#[divan::bench(args = SIZES)]
fn s1_document(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| lexicons.document(black_box(article)));
}

#[divan::bench(args = SIZES)]
fn s2_names(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| names::find(&document, &lexicons.names));
}

#[divan::bench(args = SIZES)]
fn s3_values(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| values::find(&document, &lexicons.values));
}

#[divan::bench(args = SIZES)]
fn s4_quotes(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    let names = names::find(&document, &lexicons.names).names;
    bencher
        .counter(BytesCount::new(article.text.len()))
        .bench_local(|| quotes::find(&document, &lexicons.quotes, &names));
}

#[divan::bench(args = SIZES)]
fn s5_coreference(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    let found = found(&document, lexicons);
    bencher
        .counter(BytesCount::new(article.text.len()))
        .with_inputs(|| found.clone())
        .bench_local_values(|found| resolved(&document, lexicons, found));
}

#[divan::bench(args = SIZES)]
fn s6_facts(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    let who = resolved(&document, lexicons, found(&document, lexicons));
    bencher
        .counter(BytesCount::new(article.text.len()))
        .bench_local(|| facts::find(&document, &lexicons.facts, &who.entities, &who.quotes));
}

#[divan::bench(args = SIZES)]
fn s7_threads(bencher: Bencher, bytes: usize) {
    let Prepared { article, lexicons, .. } = prepared(bytes);
    let document = lexicons.document(article);
    let who = resolved(&document, lexicons, found(&document, lexicons));
    let facts = facts::find(&document, &lexicons.facts, &who.entities, &who.quotes);
    bencher
        .counter(BytesCount::new(article.text.len()))
        .with_inputs(|| facts.clone())
        .bench_local_values(|facts| threads::weave(&document, &lexicons.threads, &who.entities, &who.quotes, facts));
}

#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher, bytes: usize) {
    let engine = Engine::new();
    let article = &prepared(bytes).article;
    let _ = engine.analyse(article);
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| engine.analyse(black_box(article)));
}

/// What the first article costs: the packs are compiled and the models opened.
#[divan::bench]
fn first_of_all() -> Engine {
    let engine = Engine::new();
    for pack in packs() {
        let _ = engine.analyse(&read("Halo.", pack));
    }
    engine
}

#[divan::bench(args = SIZES)]
fn as_json(bencher: Bencher, bytes: usize) {
    let article = &prepared(bytes).article;
    let analysis = Engine::new().analyse(article).expect("built in");
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| {
        let mut out = Vec::new();
        json::write_line(&mut out, &Output::new(None, article, &analysis)).map(|()| out)
    });
}

#[divan::bench(args = Format::ALL)]
fn export_all(bencher: Bencher, format: Format) {
    let article = &prepared(SIZES[1]).article;
    let analysis = Engine::new().analyse(article).expect("built in");
    let all: Vec<_> = (0..analysis.facts.len()).map(telusur::analysis::FactId::from_index).collect();
    bencher
        .counter(divan::counter::ItemsCount::new(all.len()))
        .bench_local(|| export::render(article, &analysis, black_box(&all), format));
}

#[divan::bench(args = SIZES)]
fn search_a_word(bencher: Bencher, bytes: usize) {
    let article = &prepared(bytes).article;
    let analysis = Engine::new().analyse(article).expect("built in");
    let index = QuoteIndex::new(article, &analysis);
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| index.find(black_box("malam")));
}
