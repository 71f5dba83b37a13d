//! JSON that no reader stumbles over.

use super::Request;
use super::contract::Output;
use super::finding::Finding;
use super::others::Other;
use super::provenance::WarningOut;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// Exported facts with the article they were taken from.
#[derive(Serialize)]
struct Export<'a> {
    schema_version: u32,
    /// Whether a machine found some of the facts and nobody has checked them.
    machine_extracted: bool,
    generator: &'static str,
    article: About<'a>,
    facts: Vec<Finding<'a>>,
    /// The whole text with all that a machine found in it, before any correction.
    document: Output<'a>,
    /// The reader's selection, notes and corrections.
    #[serde(skip_serializing_if = "Option::is_none")]
    notebook: Option<&'a serde_json::Value>,
    /// What others have noted on the same text, as they have written it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<&'a serde_json::Value>,
}

/// What is known about an article besides its text.
#[derive(Serialize)]
struct About<'a> {
    title: Option<&'a str>,
    language: &'a str,
    date: Option<&'a str>,
    byline: Option<&'a str>,
    source: Option<&'a str>,
    sha256: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    read_at: Option<&'a str>,
    raw_sha256: &'a str,
    warnings: Vec<WarningOut<'a>>,
}

/// The version of this shape; see `assets/schema/export.schema.json`.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn render(request: &Request) -> String {
    let (article, findings) = (request.article, &request.findings);
    let export = Export {
        schema_version: SCHEMA_VERSION,
        machine_extracted: findings.unjudged(request.facts),
        generator: super::GENERATOR,
        article: About {
            title: article.title.as_deref(),
            language: &article.language,
            date: article.date.as_deref(),
            byline: article.byline.as_deref(),
            source: article.source.as_deref(),
            sha256: &findings.sha256,
            url: article.origin.url.as_deref(),
            outlet: article.origin.outlet.as_deref(),
            read_at: article.origin.read_at.as_deref(),
            raw_sha256: findings.raw_sha256(),
            warnings: WarningOut::all(article),
        },
        facts: findings.of(request.facts).collect(),
        document: Output::new(None, article, request.base.unwrap_or(request.analysis)),
        notebook: request.work,
        annotations: request.others.iter().map(Other::as_written).collect(),
    };
    pretty(&export)
}

/// One fact a line, with the keys that are the columns of the CSV.
pub(super) fn render_lines(request: &Request) -> String {
    let mut out = Vec::new();
    for finding in request.findings.of(request.facts) {
        // Writing to memory fails for no reason but a map with keys that are no strings.
        let _ = write_line(&mut out, &finding);
        out.push(b'\n');
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Values that are made one by one while they are written: ten thousand of them never exist at once.
pub(super) struct OneByOne<F>(pub(super) F);

impl<F, I> Serialize for OneByOne<F>
where
    F: Fn() -> I,
    I: Iterator,
    I::Item: Serialize,
{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A value over several lines, with a line end.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let _ = write_pretty(&mut out, value);
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// A value on one line, with a line end.
pub(super) fn line(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let _ = write_line(&mut out, value);
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// Writes `value` on one line, without a line end.
///
/// # Errors
/// Whatever the writer says.
pub fn write_line<T: Serialize>(out: impl Write, value: &T) -> io::Result<()> {
    Ok(value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping(CompactFormatter)))?)
}

/// Writes `value` over several lines, indented by two blanks, without a line end.
///
/// # Errors
/// Whatever the writer says.
pub fn write_pretty<T: Serialize>(out: impl Write, value: &T) -> io::Result<()> {
    Ok(value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping(PrettyFormatter::new())))?)
}

/// Escapes the line and paragraph separators that JSON allows in a string, and that programs
/// which read line by line take for the end of the line.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // All three begin with 0xC2 or 0xE2: most fragments have neither.
        let mut rest = fragment;
        let mut from = 0;
        while let Some(found) = memchr::memchr2(0xC2, 0xE2, &rest.as_bytes()[from..]) {
            let at = from + found;
            let (len, escape) = match rest.as_bytes()[at..] {
                [0xC2, 0x85, ..] => (2, "\\u0085"),
                [0xE2, 0x80, 0xA8, ..] => (3, "\\u2028"),
                [0xE2, 0x80, 0xA9, ..] => (3, "\\u2029"),
                _ => {
                    from = at + 1;
                    continue;
                }
            };
            out.write_all(&rest.as_bytes()[..at])?;
            out.write_all(escape.as_bytes())?;
            rest = &rest[at + len..];
            from = 0;
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(value: &str) -> String {
        let mut out = Vec::new();
        write_line(&mut out, &value).expect("memory takes all");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn separators_are_escaped_and_their_kin_are_not() {
        assert_eq!(line("a\u{2028}\u{2029}b\u{85}"), r#""a\u2028\u2029b\u0085""#);
        assert_eq!(line("“é” … \u{a0}€"), "\"“é” … \u{a0}€\"");
    }

    proptest! {
        #[test]
        fn strings_come_back_as_they_were(value in "[a\"\\\\\u{85}\u{2027}-\u{202a}é€\n😀]{0,20}") {
            let json = line(&value);
            prop_assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), value);
            let separators = ['\u{85}', '\u{2028}', '\u{2029}', '\n'];
            prop_assert!(!json.contains(separators));
        }
    }
}
