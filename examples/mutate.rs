//! Reads damaged documents, made from the fixtures by dice that fall the same each time, and tells of
//! panics, of what takes long, and of what takes longer than its length: a fuzzer without a fuzzer.
//! What it runs is what the fuzz targets run, on a stable toolchain and offline.
//!
//! `cargo run --release --example mutate -- 50000` reads so many of each format; more arguments name
//! formats. Documents at fault are written to `target/mutated/`.

#[path = "../tests/making/mod.rs"]
mod making;
#[path = "../tests/making/sound.rs"]
mod sound;

use making::Dice;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use telusur::reading::Format;

/// How long one document of this size may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// What is done sooner may take longer than its length: a machine has other things to do.
const SLOW: Duration = Duration::from_millis(500);
/// The largest document that is made, in bytes.
const SIZE: usize = 1 << 18;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: u64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(2000);
    let named: Vec<Format> = arguments.filter_map(|name| Format::named(&name)).collect();
    let formats = if named.is_empty() { Format::ALL.to_vec() } else { named };
    // Told below, with the document that it was.
    std::panic::set_hook(Box::new(|_| {}));
    let faults: usize = formats.into_iter().map(|format| format_of(format, count)).sum();
    std::process::exit(i32::from(faults > 0));
}

/// Reads all documents of a format; gives how many are at fault.
fn format_of(format: Format, count: u64) -> usize {
    let (mut faults, mut slowest, mut bytes) = (0, (Duration::ZERO, 0), 0);
    let reader = Reader::new(format);
    let whole = seeds(format);
    for number in 0..count {
        let document = spoilt(&whole, format, number);
        bytes += document.len();
        let (time, fault) = reader.read(&document);
        if let Some(fault) = fault {
            faults += 1;
            keep(format, number, &document, &fault);
        }
        slowest = slowest.max((time, document.len()));
    }
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{:<9} {count} documents, {} MB: {faults} faults; the slowest, of {} bytes, took {:.0} ms",
        format.name(),
        bytes >> 20,
        slowest.1,
        ms(slowest.0)
    );
    faults += repeated(format, &reader);
    faults
}

/// Signs over and over: what takes eight times as long for four times as many is at fault.
fn repeated(format: Format, reader: &Reader) -> usize {
    let mut faults = 0;
    let mut worst = (0.0, String::new());
    for (number, sign) in signs(format).iter().enumerate() {
        let made = |times: usize| framed(format, &sign.repeat((times / sign.len()).max(1)));
        let (short, _) = reader.read(&made(SIZE / 4));
        let (long, fault) = reader.read(&made(SIZE));
        let growth = long.as_secs_f64() / short.as_secs_f64().max(0.004);
        if growth > worst.0 {
            worst = (growth, format!("{sign:?}, {:.0} ms", long.as_secs_f64() * 1e3));
        }
        if let Some(why) = fault.or_else(|| (growth > 8.0 && long > SLOW).then(|| format!("{growth:.0} times as long")))
        {
            faults += 1;
            keep(format, 1_000_000 + number as u64, &made(SIZE), &format!("{sign:?} repeated: {why}"));
        }
    }
    let (growth, which) = worst;
    println!("{:<9} signs repeated: at worst {growth:.1} times as long for four times as many ({which})", "");
    faults
}

fn keep(format: Format, number: u64, document: &[u8], why: &str) {
    let folder = Path::new("target/mutated");
    let file = folder.join(format!("{}-{number}", format.name()));
    let kept = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, document));
    println!("{}: {why}{}", file.display(), if kept.is_ok() { "" } else { " (not written)" });
}

/// A thread that reads, so that one that hangs can be left behind.
struct Reader {
    documents: Sender<Vec<u8>>,
    done: Receiver<Option<String>>,
    format: Format,
}

impl Reader {
    fn new(format: Format) -> Self {
        let (documents, coming) = channel::<Vec<u8>>();
        let (tell, done) = channel();
        std::thread::spawn(move || {
            for document in coming {
                let read = catch_unwind(AssertUnwindSafe(|| sound::read(&document, format)));
                let said = read.err().map(|panic| {
                    let text = panic.downcast_ref::<String>().cloned();
                    text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default()
                });
                if tell.send(said).is_err() {
                    return;
                }
            }
        });
        Self { documents, done, format }
    }

    /// How long it took, and what went wrong. One that hangs ends everything, for its thread cannot
    /// be stopped.
    fn read(&self, document: &[u8]) -> (Duration, Option<String>) {
        let start = Instant::now();
        self.documents.send(document.to_vec()).expect("the reader lives");
        match self.done.recv_timeout(PATIENCE) {
            Ok(said) => (start.elapsed(), said.map(|s| format!("panic: {s}"))),
            Err(_) => {
                keep(self.format, 9_999_999, document, "takes too long; nothing more is tried");
                std::process::exit(1);
            }
        }
    }
}

/// What damage begins with: the fixtures of a format, and small documents of other shapes.
fn seeds(format: Format) -> Vec<Vec<u8>> {
    let all = making::all();
    let ending = match format {
        Format::Text => ".txt",
        Format::Html => ".html",
        Format::Markdown => ".md",
        Format::Pdf => ".pdf",
        Format::Epub => ".epub",
        Format::Mail => ".eml",
        Format::Feed => ".rss",
    };
    let mut seeds: Vec<Vec<u8>> = all.into_iter().filter(|(name, _)| name.ends_with(ending)).map(|(_, b)| b).collect();
    if format == Format::Text {
        seeds.push(making::NOTE.into());
    }
    seeds
}

/// Pieces that mean something in a format.
fn signs(format: Format) -> &'static [&'static str] {
    match format {
        Format::Text => &[
            "\n",
            " ",
            "a\n",
            "- a\n",
            "\"",
            "JAKARTA, KOMPAS — ",
            "Foto: ",
            "(a/b)\n",
            "Baca juga: a\n",
            "A. ",
            "1. a\n\n",
            "\u{200e}",
            "Senin, 3 Juli 2025\n",
            "A\nb",
            "…",
        ],
        Format::Html => &[
            "<div>a</div>",
            "<p>",
            "<p>a b c</p>",
            "<table><tr><td>a",
            "<tr>",
            "<a href=x>a</a>",
            "&amp;",
            "<!--",
            "<![CDATA[",
            "<b><i>a</b>",
            "</p>",
            "<br>",
            "<li>a",
            "<blockquote>a</blockquote>",
            "<span class=author>a</span>",
            "<time datetime=2025>",
            "<h2>a</h2>",
            "<figure><figcaption>a</figcaption></figure>",
            "<script>",
            "<meta name=a content=b>",
            "<script type='application/ld+json'>{}</script>",
            "a ",
            "<p>Baca juga: a</p>",
            "<form>",
            "<select><option>",
            "<svg>",
            "<math>",
            "<template>",
            "<!doctype html>",
        ],
        Format::Markdown => &[
            "# a\n",
            "> ",
            "- a\n",
            "  - ",
            "*",
            "**a",
            "[a](b)",
            "[",
            "![",
            "`",
            "|a|b|\n|-|-|\n",
            "<div>",
            "\n\n",
            "a\n",
            "---\n",
            "a: b\n",
            "[^1]",
            "[^1]: a\n",
            "_a_",
            "~~~\n",
            "\\",
            "&lt;",
            "1. a\n",
            "***",
            "a  \n",
        ],
        Format::Pdf => &[
            "(a) Tj ",
            "[(a) -500 (b)] TJ ",
            "q ",
            "Q ",
            "BT ET ",
            "1 0 0 1 0 0 cm ",
            "/F1 10 Tf ",
            "/F2 10 Tf ",
            "0 -12 Td (kata kata kata) Tj ",
            "T* ",
            "BI ",
            "/X Do ",
            "[ ",
            "<< ",
            "( ",
            "1 ",
            "(a-) Tj 0 -12 Td ",
            "50 0 Td (a) Tj ",
            "<41> Tj ",
            "90 Tr ",
        ],
        Format::Epub => &["<p>a</p>", "<div>", "<h1>a</h1>", "<table><tr><td>a", "<li>a", "&amp;", "<![CDATA[", "<!--"],
        Format::Mail => &[
            "a\n",
            "\n\nFrom a\n",
            "> a\n",
            "--batas\n",
            "--batas\nContent-Type: text/plain\n\na\n",
            "--batas\nContent-Type: multipart/mixed; boundary=batas\n\n",
            "Content-Type: message/rfc822\n\n",
            "=E2=80",
            "X-A: b\n",
            " a\n",
            "-- \n",
            "<p>a</p>",
            "=?utf-8?q?a?= ",
        ],
        Format::Feed => &[
            "<item>",
            "<item><title>a</title></item>",
            "<entry><content type='xhtml'><div>",
            "<title>",
            "&lt;p&gt;",
            "<![CDATA[<p>a</p>]]>",
            "&a;",
            "<description>a</description>",
            "<!ENTITY a 'b'>",
            "<link href='a'/>",
            "</item>",
            "<!--",
        ],
    }
}

/// A document of one format with something in the place where its text stands.
fn framed(format: Format, inside: &str) -> Vec<u8> {
    match format {
        Format::Html => making::PAGE.replacen("<p>Ratna", &format!("{inside}<p>Ratna"), 1).into_bytes(),
        Format::Pdf => making::paper::of_content(&format!("BT /F1 10 Tf 60 700 Td {inside} ET")),
        Format::Epub => making::book::of(&[("Satu", inside)]),
        Format::Mail => making::newsletter().replacen("Surat ini", &format!("{inside}Surat ini"), 1).into_bytes(),
        Format::Feed => making::FEED.replacen("<item>", &format!("{inside}<item>"), 1).into_bytes(),
        Format::Text | Format::Markdown => [making::NOTE, inside].concat().into_bytes(),
    }
}

/// A damaged document: of two seeds, with pieces that mean something put in, and some repeated.
fn spoilt(seeds: &[Vec<u8>], format: Format, number: u64) -> Vec<u8> {
    let mut dice = Dice(number);
    let signs = signs(format);
    // What is packed is damaged before it is packed, for damage behind it is found at once.
    if format == Format::Epub && dice.roll(4) > 0 {
        let body = "<p>Hujan turun sejak pagi.</p><blockquote><p>Air.</p></blockquote><ul><li>satu</li></ul>";
        let body = with_signs(body.as_bytes(), signs, &mut dice);
        let body = String::from_utf8_lossy(&dice.spoil(&body)).into_owned();
        return dice.spoil(&making::book::of(&[("Satu & <i>dua", &body), ("Dua", "<p>b</p>")])[..]).to_vec();
    }
    let mut document = seeds[dice.roll(seeds.len())].clone();
    if dice.roll(3) == 0 {
        let other = &seeds[dice.roll(seeds.len())];
        let (at, from) = (dice.roll(document.len()), dice.roll(other.len()));
        document.truncate(at);
        document.extend_from_slice(&other[from..]);
    }
    if dice.roll(3) > 0 {
        document = with_signs(&document, signs, &mut dice);
    }
    if dice.roll(4) > 0 {
        document = dice.spoil(&document);
    }
    document.truncate(SIZE);
    document
}

fn with_signs(document: &[u8], signs: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut out = document.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(out.len() + 1);
        let times = [1, 1, 2, 5, 40, 300][dice.roll(6)];
        let sign: String = (0..1 + dice.roll(2)).map(|_| signs[dice.roll(signs.len())]).collect();
        out.splice(at..at, sign.repeat(times).into_bytes());
    }
    out
}
