//! Addresses, against a server on loopback that behaves as servers must not.
#![cfg(feature = "net")]

#[path = "common/mod.rs"]
mod common;
#[path = "making/mod.rs"]
mod making;

use common::{Ran, telusur};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A server: each path has its misbehaviour.
struct Server {
    address: String,
    asked: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(AtomicUsize::new(0));
        let (count, own) = (Arc::clone(&asked), address.clone());
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                let own = own.clone();
                // Whoever asked may be gone before the answer is written.
                std::thread::spawn(move || drop(answer(stream, &own)));
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Reads an address with the program.
    fn read(&self, path: &str, arguments: &[&str]) -> Ran {
        let mut command = telusur([&["extract", self.url(path).as_str()], arguments].concat());
        for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY"] {
            command.env_remove(proxy);
        }
        command.output().expect("started").into()
    }
}

/// The path that a request asks for.
fn asked(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    for line in lines {
        if line.is_empty() {
            break;
        }
    }
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

fn answer(mut stream: TcpStream, own: &str) -> std::io::Result<()> {
    let path = asked(&stream);
    let page = making::PAGE.as_bytes();
    let whole = |kind: &str, body: &[u8], more: &str| {
        let mut out = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n{more}\r\n",
            body.len()
        )
        .into_bytes();
        out.extend(body);
        out
    };
    let out = match path.as_str() {
        "/page" => whole("text/html; charset=utf-8", page, ""),
        "/latin" => whole("text/plain; charset=ISO-8859-2", b"\xB1 sedang dibaca di sini.", ""),
        "/moved" => format!("HTTP/1.1 302 Found\r\nLocation: {own}/page\r\nContent-Length: 0\r\n\r\n").into_bytes(),
        "/round" => format!("HTTP/1.1 302 Found\r\nLocation: {own}/round\r\nContent-Length: 0\r\n\r\n").into_bytes(),
        "/elsewhere" => b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n".to_vec(),
        "/script" => b"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n".to_vec(),
        "/other" => b"HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/page\r\nContent-Length: 0\r\n\r\n".to_vec(),
        "/nowhere" => b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
        // Says that it has less than it sends.
        "/long" => [
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 21\r\n\r\n".as_slice(),
            b"Harga beras naik lagi.",
        ]
        .concat(),
        "/unknown" => whole("text/plain; charset=klingon", "Kafé “satu” dibuka.".as_bytes(), ""),
        "/wrong" => whole("text/plain; charset=utf-8", b"Kaf\xE9 dibuka lagi.", ""),
        "/broken-gzip" => whole("text/html", b"\x1F\x8B\x08nonsense", "Content-Encoding: gzip\r\n"),
        "/none" => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
        "/forbidden" => b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".to_vec(),
        // Says that it is a page, and is a paper; says that it is a picture, and is a page.
        "/paper" => whole("text/html", &making::paper::paper(), ""),
        "/picture" => whole("image/png", page, ""),
        "/real-picture" => whole("text/html", b"\x89PNG\r\n\x1a\n0000", ""),
        // Says that it has more than it sends.
        "/short" => {
            [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999\r\n\r\n".as_slice(), page].concat()
        }
        "/nonsense" => b"SMTP at your service\r\n\r\n".to_vec(),
        "/bomb" => whole("text/html", &packed(64 << 20), "Content-Encoding: gzip\r\n"),
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            let line = [b'a'; 1 << 16];
            loop {
                stream.write_all(&line)?;
            }
        }
        "/drip" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")?;
            loop {
                stream.write_all(b"a")?;
                std::thread::sleep(Duration::from_millis(200));
            }
        }
        "/silent" => {
            std::thread::sleep(Duration::from_secs(60));
            Vec::new()
        }
        _ => Vec::new(),
    };
    stream.write_all(&out)
}

/// A page of one letter, packed to a thousandth.
fn packed(len: usize) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b'a'; len]).expect("memory takes all");
    packer.finish().expect("memory takes all")
}

fn article(ran: Ran) -> Value {
    let analysis: Value = serde_json::from_str(&ran.good()).expect("JSON");
    analysis["article"].clone()
}

fn warned(article: &Value, kind: &str) -> bool {
    article["warnings"].as_array().expect("a list").iter().any(|w| w["kind"] == kind)
}

#[test]
fn a_page_is_read_from_its_address() {
    let server = Server::start();
    let page = article(server.read("/page", &[]));
    assert_eq!(page["title"], "Jembatan Sungai Wira Dibuka Kembali");
    assert_eq!((&page["source"], &page["url"]), (&server.url("/page").into(), &server.url("/page").into()));
    assert_eq!(server.asked.load(Ordering::SeqCst), 1, "nothing else is asked for");
    let moved = article(server.read("/moved", &[]));
    assert_eq!((&moved["url"], &moved["title"]), (&server.url("/page").into(), &page["title"]));
    // What its header names is its encoding.
    let latin = article(server.read("/latin", &[]));
    assert!(latin["text"].as_str().is_some_and(|t| t.starts_with('ą')), "{latin}");
}

#[test]
fn every_fact_leads_a_browser_to_its_words() {
    let server = Server::start();
    let mut command = telusur(["export", &server.url("/page"), "--format", "json", "--match", "miliar"]);
    command.env_remove("http_proxy").env_remove("HTTP_PROXY");
    let out = Ran::from(command.output().expect("started")).good();
    let export: Value = serde_json::from_str(&out).expect("JSON");
    let url = export["facts"][0]["url"].as_str().expect("an address");
    assert!(url.starts_with(&format!("{}#:~:text=", server.url("/page"))), "{url}");
    assert_eq!(export["facts"][0]["read_at"], "2025-03-05T02:15:00Z");
    assert_eq!(export["article"]["raw_sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn what_servers_say_is_not_believed() {
    let server = Server::start();
    let paper = article(server.read("/paper", &[]));
    assert_eq!(paper["format"], "pdf");
    assert!(warned(&paper, "mislabelled"), "{paper}");
    let page = article(server.read("/picture", &[]));
    assert_eq!(page["format"], "html");
    assert!(warned(&page, "mislabelled"), "{page}");
    assert!(server.read("/real-picture", &[]).bad(1).contains("a picture"));
    assert!(server.read("/short", &[]).bad(1).contains("broke off"));
    assert!(!server.read("/nonsense", &[]).bad(1).is_empty());
    assert!(server.read("/broken-gzip", &[]).bad(1).contains("damaged"));
    assert_eq!(article(server.read("/long", &[]))["text"], "Harga beras naik lagi");
    // An encoding that nobody knows is none; one that the bytes belie is told of.
    assert_eq!(article(server.read("/unknown", &[]))["text"], "Kafé “satu” dibuka.");
    let wrong = article(server.read("/wrong", &[]));
    assert!(warned(&wrong, "undecodable") && wrong["text"] == "Kaf\u{fffd} dibuka lagi.", "{wrong}");
}

#[test]
fn refusals_and_circles_are_told() {
    let server = Server::start();
    assert!(server.read("/none", &[]).bad(1).contains("404: there is no such page"));
    assert!(server.read("/forbidden", &[]).bad(1).contains("403"));
    assert!(server.read("/round", &[]).bad(1).contains("more than 5 times"));
    let elsewhere = server.read("/elsewhere", &[]).bad(1);
    assert!(!elsewhere.contains("root:"), "{elsewhere}");
    for path in ["/script", "/other", "/nowhere"] {
        assert!(!server.read(path, &[]).bad(1).is_empty(), "{path}");
    }
    let gone = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let ran: Ran = telusur(["extract", &format!("http://{gone}/")]).output().expect("started").into();
    assert!(ran.bad(1).contains("connection"));
}

#[test]
fn floods_and_bombs_are_cut_off() {
    let server = Server::start();
    for path in ["/endless", "/bomb"] {
        assert!(server.read(path, &[]).bad(1).contains("larger than 20 MB"), "{path}");
    }
}

#[test]
fn slow_servers_are_left_after_ten_seconds() {
    let server = Server::start();
    std::thread::scope(|scope| {
        for path in ["/drip", "/silent"] {
            let server = &server;
            scope.spawn(move || {
                assert!(server.read(path, &[]).bad(1).contains("longer than 10 s"), "{path}");
            });
        }
    });
}

#[test]
fn no_request_is_made_that_is_forbidden_or_not_asked_for() {
    let server = Server::start();
    assert!(server.read("/page", &["--offline"]).bad(1).contains("--offline"));
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("telusur")).expect("made");
    std::fs::write(folder.path().join("telusur/config.toml"), "network = false\n").expect("written");
    let ran: Ran = telusur(["extract", &server.url("/page")])
        .env("XDG_CONFIG_HOME", folder.path())
        .output()
        .expect("started")
        .into();
    assert!(ran.bad(1).contains("network = false"));
    for scheme in ["ftp", "file", "gopher"] {
        let url = server.url("/page").replace("http:", &format!("{scheme}:"));
        let ran: Ran = telusur(["extract", &url]).output().expect("started").into();
        assert!(ran.bad(1).contains("only http and https"), "{scheme}");
    }
    // A page that is full of addresses.
    let file = folder.path().join("page.html");
    let page = making::PAGE
        .replace("jembatan.jpg", &server.url("/page"))
        .replace("href=\"/", &format!("href=\"{}/", server.address));
    std::fs::write(&file, page).expect("written");
    let ran: Ran = telusur([std::ffi::OsStr::new("extract"), file.as_os_str()]).output().expect("started").into();
    ran.good();
    assert_eq!(server.asked.load(Ordering::SeqCst), 0);
}
