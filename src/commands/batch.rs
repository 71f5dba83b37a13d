//! `telusur extract --batch`: JSON Lines in, JSON Lines out, line for line.

use super::failure::{Failure, Status, complain};
use super::{extract, parallel, print};
use crate::analysis::Engine;
use crate::export::json;
use crate::language::Pack;
use crate::reading::plain::{Known, article};
use crate::reading::{LIMIT, default_pack};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, IsTerminal as _, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How much is handed to a thread at once, in bytes and in lines: enough that handing over costs
/// nothing, little enough that all threads have something.
const CHUNK: usize = 1 << 16;
const CHUNK_LINES: usize = 64;

/// A line of the input; other keys are passed over.
#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    id: Value,
    text: String,
    title: Option<String>,
    language: Option<String>,
}

/// What stands in the place of a line that cannot be analysed.
#[derive(Serialize)]
struct Refused {
    id: Value,
    error: String,
}

/// A line of the input as it was read.
enum Raw {
    Whole(Vec<u8>),
    /// Longer than [`LIMIT`]; what it held is gone.
    TooLong,
}

/// What became of some lines.
struct Answers {
    lines: usize,
    failed: bool,
    json: Vec<u8>,
}

/// Analyses every line of standard input. `language` holds for the lines that name none.
pub(super) fn run(threads: usize, language: Option<Pack>) -> Result<Status, Failure> {
    if io::stdin().is_terminal() {
        complain("reading JSON Lines from the keyboard, one article a line; C-d ends");
    }
    let (engine, fallback) = (Engine::new(), default_pack()?);
    let mut input = BufReader::with_capacity(CHUNK, io::stdin());
    let mut status = Status::Done;
    let mut out = print::output();
    let mut progress = Progress::new();
    let work = move |lines: Vec<Raw>| answers(&engine, &lines, language, fallback);
    parallel::in_order(
        threads,
        move || chunk(&mut input),
        work,
        |answers| -> io::Result<()> {
            if answers.failed {
                status = Status::Failed;
            }
            out.write_all(&answers.json)?;
            // Whoever gives one line and waits for its answer shall get it.
            out.flush()?;
            progress.add(answers.lines);
            Ok(())
        },
    )?;
    progress.end();
    Ok(status)
}

/// The next lines; waits for the first one only. `None` at the end of the input.
///
/// A fault of the input (a disk that fails in the middle) ends it like its end.
fn chunk(input: &mut (impl BufRead + Buffered)) -> Option<Vec<Raw>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.is_empty() || (bytes < CHUNK && lines.len() < CHUNK_LINES && input.has_line()) {
        let Some(line) = next_line(input).ok().flatten() else { break };
        if let Raw::Whole(line) = &line {
            bytes += line.len();
        }
        lines.push(line);
    }
    (!lines.is_empty()).then_some(lines)
}

/// A reader that knows what it holds already.
trait Buffered {
    /// Whether a whole line can be had without waiting.
    fn has_line(&self) -> bool;
}

impl<R> Buffered for BufReader<R> {
    fn has_line(&self) -> bool {
        memchr::memchr(b'\n', self.buffer()).is_some()
    }
}

/// One line without its end; never more than [`LIMIT`] of it in memory.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Raw>> {
    let mut line = Vec::new();
    if input.by_ref().take(LIMIT).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 == LIMIT {
        drop(line);
        input.skip_until(b'\n')?;
        return Ok(Some(Raw::TooLong));
    }
    Ok(Some(Raw::Whole(line)))
}

fn answers(engine: &Engine, lines: &[Raw], language: Option<Pack>, fallback: Pack) -> Answers {
    let mut answers = Answers { lines: lines.len(), failed: false, json: Vec::new() };
    for line in lines {
        match answer(engine, line, language, fallback) {
            Ok(json) => answers.json.extend(json),
            Err(refused) => {
                answers.failed = true;
                let _ = json::write_line(&mut answers.json, &refused);
                answers.json.push(b'\n');
            }
        }
    }
    answers
}

/// The analysis of a line, or what is wrong with it.
fn answer(engine: &Engine, line: &Raw, language: Option<Pack>, fallback: Pack) -> Result<Vec<u8>, Refused> {
    let Raw::Whole(bytes) = line else {
        return Err(Refused { id: Value::Null, error: format!("the line is longer than {} MB", LIMIT >> 20) });
    };
    let given: Given = match std::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text).map_err(|error| Refused { id: id_of(text), error: wrong(text, &error) }),
        Err(error) => Err(Refused {
            id: id_of(&String::from_utf8_lossy(bytes)),
            error: format!("no valid UTF-8 at byte {} of the line", error.valid_up_to()),
        }),
    }?;
    let refused = |error: String| Refused { id: given.id.clone(), error };
    let language = match given.language.as_deref() {
        None | Some(super::args::AUTO) => language,
        Some(code) => Some(Pack::of(code).map_err(|error| refused(error.to_string()))?),
    };
    let id = Some(&given.id).filter(|id| !id.is_null());
    // One article must not take the others with it, whatever happens.
    let analysed = catch_unwind(AssertUnwindSafe(|| {
        let known = Known { title: given.title.clone(), language, source: None };
        extract::line(engine, id, &article(&given.text, known, fallback))
    }));
    match analysed {
        Ok(Ok(json)) => Ok(json),
        Ok(Err(failure)) => Err(refused(failure.to_string())),
        Err(_) => Err(refused("an error in telusur itself; please report it with the article".to_owned())),
    }
}

/// Why a line is no article, without the line number that is always 1.
fn wrong(line: &str, error: &serde_json::Error) -> String {
    if line.trim().is_empty() {
        return "no object with a text: the line is empty".to_owned();
    }
    let sentence = error.to_string();
    let what = sentence.split(" at line ").next().unwrap_or_default();
    format!("no object with a text: {what} at column {}", error.column())
}

/// The `id` of a line that is otherwise wrong, where it has one.
fn id_of(line: &str) -> Value {
    match serde_json::from_str(line) {
        Ok(Value::Object(mut object)) => object.remove("id").unwrap_or_default(),
        _ => Value::Null,
    }
}

/// How far the work is, on standard error, where that is a terminal.
struct Progress {
    lines: usize,
    start: Instant,
    shown: Option<Instant>,
    wanted: bool,
}

impl Progress {
    const EVERY: Duration = Duration::from_millis(200);

    fn new() -> Self {
        // Between lines of output on the same screen it would only be in the way.
        let wanted = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { lines: 0, start: Instant::now(), shown: None, wanted }
    }

    fn add(&mut self, lines: usize) {
        self.lines += lines;
        if self.wanted && self.shown.is_none_or(|at| at.elapsed() >= Self::EVERY) {
            self.shown = Some(Instant::now());
            let _ = write!(io::stderr().lock(), "\r{} articles, {} s", self.lines, self.start.elapsed().as_secs());
        }
    }

    fn end(self) {
        if self.shown.is_some() {
            let seconds = self.start.elapsed().as_secs_f64();
            let _ = writeln!(io::stderr().lock(), "\r{} articles in {seconds:.1} s", self.lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(line: &[u8]) -> Value {
        let (engine, fallback) = (Engine::new(), default_pack().expect("built in"));
        let answers = answers(&engine, &[Raw::Whole(line.to_vec())], None, fallback);
        assert_eq!((answers.lines, answers.json.last()), (1, Some(&b'\n')));
        let answer: Value = serde_json::from_slice(&answers.json).expect("JSON");
        assert_eq!(answers.failed, answer.get("error").is_some());
        answer
    }

    #[test]
    fn ids_come_back_as_they_were() {
        assert_eq!(answered(br#"{"id":"a/1","text":"Halo."}"#)["id"], "a/1");
        assert_eq!(answered(br#"{"id":12,"text":"Halo."}"#)["id"], 12);
        assert!(answered(br#"{"text":"Halo."}"#).get("id").is_none());
        assert_eq!(answered(br#"{"id":"x"}"#)["id"], "x");
        assert_eq!(answered(b"{\"id\":\"x\",\"text\":\"\xFF\"}")["id"], "x");
    }

    #[test]
    fn wrong_lines_say_what_is_wrong() {
        let error = |line: &[u8]| answered(line)["error"].as_str().expect("an error").to_owned();
        assert!(error(b" ").contains("the line is empty"));
        assert!(error(b"[1]").contains("no object"));
        assert!(error(br#"{"id":"x"}"#).contains("`text`"));
        assert!(error(br#"{"text":5}"#).contains("no object"));
        assert!(error(b"{\"text\":\"\xFF\"}").contains("byte 9"));
        assert!(error(br#"{"text":"a","language":"xx"}"#).contains("'xx'"));
        assert!(error(&b"[".repeat(100_000)).contains("no object"));
    }

    #[test]
    fn keys_that_are_null_are_as_good_as_absent() {
        let answer = answered(br#"{"id":null,"text":"Halo.","title":null,"language":null,"other":1}"#);
        assert_eq!(answer["article"]["language"], "id");
        assert_eq!(answered(br#"{"text":"Halo.","language":"auto"}"#)["article"]["text"], "Halo.");
    }

    #[test]
    fn lines_are_cut_without_waiting_for_more() {
        let mut input = BufReader::new(&b"a\nb\n\nc"[..]);
        let lines = chunk(&mut input).expect("lines");
        let text: Vec<&[u8]> = lines.iter().map(|l| if let Raw::Whole(l) = l { l.as_slice() } else { b"?" }).collect();
        assert_eq!(text, [b"a".as_slice(), b"b", b""]);
        assert!(matches!(chunk(&mut input).as_deref(), Some([Raw::Whole(l)]) if l == b"c"));
        assert!(chunk(&mut input).is_none());
    }
}
