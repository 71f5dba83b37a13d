//! How long the export of 10,000 facts takes in each format, and how much memory at most, over what
//! the article and its analysis take: `cargo bench --bench export`. The facts stand in a made-up
//! article of about 0.7 MB.

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use std::fmt::Write as _;
use std::sync::OnceLock;
use telusur::analysis::{Analysis, Engine, FactId};
use telusur::article::Article;
use telusur::export::{Format, Request, Review};
use telusur::language::Pack;
use telusur::reading::plain::{Known, article};

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

/// How many facts are written.
const FACTS: usize = 10_000;

fn main() {
    let (article, analysis, _) = material();
    println!("{} facts of {} in a text of {} bytes", FACTS, analysis.facts.len(), article.text.len());
    divan::main();
}

/// A report in which many people say many things.
fn text() -> String {
    const FIRST: [&str; 9] = ["Ratna", "Budi", "Siti", "Agus", "Dewi", "Joko", "Maria", "Yusuf", "Putu"];
    const LAST: [&str; 7] = ["Wijaya", "Santoso", "Rahmawati", "Siregar", "Kusuma", "Hidayat", "Pratama"];
    let mut text =
        String::from("Laporan Panjang tentang Kota\n\nJAKARTA — Banyak pihak berbicara tentang kota ini.\n\n");
    for n in 0..5_200 {
        let (first, last, year) = (FIRST[n % FIRST.len()], LAST[n / 5 % LAST.len()], 1990 + n % 30);
        let _ = writeln!(
            text,
            "Menurut {first} {last}, jembatan itu selesai pada {year} dan menelan biaya Rp {} miliar. \
             “Kami bekerja siang dan malam 😀,” kata {first}.\n",
            n % 97 + 2
        );
    }
    text
}

fn material() -> &'static (Article, Analysis, Vec<FactId>) {
    static MATERIAL: OnceLock<(Article, Analysis, Vec<FactId>)> = OnceLock::new();
    MATERIAL.get_or_init(|| {
        let article = article(&text(), Known::default(), Pack::of("id").expect("built in"));
        let analysis = Engine::new().analyse(&article).expect("built in");
        assert!(analysis.facts.len() >= FACTS, "{}", analysis.facts.len());
        (article, analysis, (0..FACTS).map(FactId::from_index).collect())
    })
}

#[divan::bench(args = Format::ALL.map(Format::name), sample_count = 5, sample_size = 1)]
fn format(bencher: Bencher<'_, '_>, name: &str) {
    let (article, analysis, facts) = material();
    let format = Format::named(name).expect("in the table");
    let review = Review::default();
    let size = Request::new(article, analysis, facts, &review).render(format).len();
    bencher
        .counter(BytesCount::new(size))
        .bench_local(|| Request::new(article, analysis, black_box(facts), &review).render(format));
}
