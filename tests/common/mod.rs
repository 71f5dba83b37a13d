//! Running the real program.

#![allow(dead_code, reason = "each test file uses a part of this")]

use std::ffi::OsStr;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::thread;

/// An article for these tests, with what usually is in one.
pub const ARTICLE: &str = "\
Jembatan Sungai Wira Dibuka Kembali

BANYUWARA — Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan.

Wali Kota Ratna Wijaya mengatakan bahwa perbaikan itu menelan biaya Rp 12 miliar.

\u{201c}Kami berterima kasih kepada warga yang sabar,\u{201d} kata Ratna. \u{201c}Sekarang jalan ini aman.\u{201d}

Menurut Kepala Dinas Perhubungan Budi Santosa, arus lalu lintas akan dipantau selama dua minggu. \
Perbaikan ini lebih lama daripada perbaikan tahun 2015, yang hanya berlangsung tiga bulan.

Ratna Wijaya menjabat sebagai wali kota sejak 2019. Ia lahir di Lumajaya dan lulus dari Universitas Banyuwara.
";

/// A second one.
pub const ENGLISH: &str = "\
River Bridge Opens Again

HOLLOWFORD — The old bridge over the River Tam opened on Monday after eight months of repairs.

Mayor Clara Whitlock said that the work had cost 12 million pounds.

\u{201c}We thank everybody for their patience,\u{201d} said Whitlock. \u{201c}The road is safe now.\u{201d}

According to the engineer Peter Lorne, the traffic will be watched for two weeks.
";

/// The program with these arguments, without the test's own terminal settings.
pub fn telusur<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_telusur"));
    command.args(arguments).env_remove("NO_COLOR").env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    // The time of reading stands in exports: two runs shall write the same.
    command.env("SOURCE_DATE_EPOCH", "1741140900");
    // Nobody's own notebooks and settings; a test that wants some names another folder.
    for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, "/nonexistent/telusur-tests");
    }
    command
}

/// What became of a run.
#[derive(Debug)]
pub struct Ran {
    /// Exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

impl Ran {
    /// Standard output of a run that went well and said nothing else.
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The sentence on standard error of a run that ended with `status` and printed nothing.
    #[track_caller]
    pub fn bad(self, status: i32) -> String {
        assert_eq!((self.status, self.out.as_str()), (Some(status), ""), "{}", self.err);
        assert!(self.err.starts_with("telusur: ") || status == 2, "{}", self.err);
        assert!(self.err.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", self.err);
        self.err
    }
}

/// Runs the program.
pub fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ran {
    telusur(arguments).output().expect("started").into()
}

/// Runs the program with something on standard input.
pub fn run_with<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: impl Into<Vec<u8>>) -> Ran {
    let input = input.into();
    let mut child = telusur(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut pipe = child.stdin.take().expect("a pipe");
    // The program may end without having read all.
    let writer = thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("ended");
    writer.join().expect("written");
    output.into()
}

/// A folder with the two articles.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("jembatan.txt"), ARTICLE).expect("written");
    std::fs::write(folder.path().join("bridge.txt"), ENGLISH).expect("written");
    folder
}

/// A path as an argument.
pub fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("UTF-8").to_owned()
}
