//! Where an article comes from, and its bytes as an article.

use super::encoding::{Decoded, take};
use super::error::{LIMIT, Problem, ReadError};
use super::plain::{self, Known};
use super::{Format, How, Request, fetch, readers, samples};
use crate::article::{Article, Origin, Warning};
use crate::language::{Pack, PackError};
use crate::text::safe::Safe;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// An address of the web.
    Url(String),
    /// The embedded article in a language.
    Sample(String),
}

impl Source {
    /// What a command's argument names: `-` is standard input, `scheme://…` an address, unless
    /// there is a file of that name.
    #[must_use]
    pub fn of(argument: &Path) -> Self {
        match argument.to_str() {
            Some("-") => Self::Stdin,
            Some(text) if is_address(text) && !argument.exists() => Self::Url(text.to_owned()),
            _ => Self::File(argument.to_owned()),
        }
    }

    /// As [`of`](Self::of); without an argument an embedded article, the default one where no
    /// language is named.
    #[must_use]
    pub fn or_sample(argument: Option<&Path>, sample: Option<&str>) -> Self {
        let default = || sample.or_else(|| samples::languages().next()).unwrap_or_default().to_owned();
        argument.map_or_else(|| Self::Sample(default()), Self::of)
    }

    /// Path or address to cite; nothing for standard input.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        match self {
            Self::File(path) => Some(path.to_string_lossy().into_owned()),
            Self::Stdin => None,
            Self::Url(url) => Some(url.clone()),
            Self::Sample(language) => Some(format!("telusur:sample/{language}")),
        }
    }

    /// The name that tells it from others: a file's name without its folders.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            _ => self.address(),
        }
    }

    /// What messages call it.
    #[must_use]
    pub fn shown(&self) -> Safe {
        match self {
            Self::Stdin => Safe::new("standard input"),
            _ => Safe::new(&self.address().unwrap_or_default()),
        }
    }

    /// The article it holds, read as `how` says; a language alone says: in this process, without
    /// the network.
    ///
    /// # Errors
    /// [`ReadError`]: it is not there, cannot be read, holds no article or several.
    pub fn article(&self, how: impl Into<How>) -> Result<Article, ReadError> {
        let how = how.into();
        self.fetched(&how)?.into_article(&how)
    }

    /// Its text, whatever it says: for data that is no article. Nothing is asked from the network.
    ///
    /// # Errors
    /// [`ReadError`]: it is not there, no text, empty.
    pub fn read(&self) -> Result<String, ReadError> {
        let text = self.bytes(&How::default()).and_then(|got| take(got.bytes, None)).map(|(decoded, _)| decoded.text);
        text.map_err(|problem| ReadError { name: self.shown(), problem })
    }

    /// Its bytes, taken once: a pipe gives them once only, and an address is asked for once.
    ///
    /// # Errors
    /// [`ReadError`]: it is not there, or cannot be read.
    pub fn fetched(&self, how: &How) -> Result<Fetched, ReadError> {
        let got = self.bytes(how).map_err(|problem| ReadError { name: self.shown(), problem })?;
        let read_at = if matches!(self, Self::Sample(_)) { None } else { now() };
        Ok(Fetched { source: self.clone(), got, read_at })
    }

    /// Its bytes, and what is known of them besides.
    fn bytes(&self, how: &How) -> Result<Got, Problem> {
        let bytes = match self {
            Self::File(path) => {
                let bytes = File::open(path).map_err(Problem::from).and_then(all_of)?;
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
                return Ok(Got { bytes, name, ..Got::default() });
            }
            Self::Url(url) => {
                let page = fetch::get(url, &how.network).map_err(Problem::Web)?;
                return Ok(Got::of_page(page));
            }
            Self::Stdin => all_of(io::stdin().lock())?,
            Self::Sample(language) => {
                samples::sample(language).map(|s| s.as_bytes().to_vec()).ok_or(Problem::Missing)?
            }
        };
        Ok(Got { bytes, ..Got::default() })
    }
}

/// What a source gave: to be read once, or part by part.
#[derive(Debug)]
pub struct Fetched {
    source: Source,
    got: Got,
    /// When that was: RFC 3339, UTC, to the second.
    read_at: Option<String>,
}

impl Fetched {
    /// The article it holds, read as `how` says.
    ///
    /// # Errors
    /// [`ReadError`]: it holds no article, or several of which `how` chooses none.
    pub fn article(&self, how: &How) -> Result<Article, ReadError> {
        self.made(how, Cow::Borrowed(&self.got.bytes)).map_err(|problem| self.failed(problem))
    }

    /// The same, for the last time: a plain text's bytes become its text without a copy.
    ///
    /// # Errors
    /// As of [`Fetched::article`].
    pub fn into_article(mut self, how: &How) -> Result<Article, ReadError> {
        let bytes = std::mem::take(&mut self.got.bytes);
        self.made(how, Cow::Owned(bytes)).map_err(|problem| self.failed(problem))
    }

    /// The format it is read as; nothing where none is known.
    #[must_use]
    pub fn format(&self, how: &How) -> Option<Format> {
        how.format.or_else(|| self.got.format(&self.got.bytes).ok().map(|found| found.0))
    }

    fn failed(&self, problem: Problem) -> ReadError {
        ReadError { name: self.source.shown(), problem }
    }

    fn made(&self, how: &How, bytes: Cow<'_, [u8]>) -> Result<Article, Problem> {
        let fallback = default_pack().map_err(|error| Problem::System(io::Error::other(error)))?;
        let got = &self.got;
        let known = Known { title: None, language: how.language, source: self.source.address() };
        let (format, mislabelled) = match how.format {
            Some(format) => (format, None),
            None => got.format(&bytes)?,
        };
        let charset = how.charset.clone().or_else(|| got.charset.clone());
        let (read_at, url) = (self.read_at.clone(), got.url.clone());
        let origin = Origin { format: format.name(), read_at, url, ..Origin::default() };
        let mut article = if format == Format::Text {
            text(bytes.into_owned(), charset.as_deref(), known, origin, fallback)?
        } else {
            let request = Request { format, charset, chapter: how.chapter, item: how.item };
            let draft = match &how.isolation {
                Some(isolation) => isolation.read(&bytes, &request)?,
                None => readers::draft(&bytes, &request)?,
            };
            let origin = Origin { raw_sha256: Some(sha256(&bytes)), ..origin };
            draft.article(known, origin, fallback)
        };
        if article.blocks.is_empty() {
            return Err(Problem::Empty);
        }
        article.origin.warnings.splice(0..0, got.warnings.iter().cloned().chain(mislabelled));
        Ok(article)
    }
}

/// Bytes, and what their sender says of them.
#[derive(Debug, Default)]
struct Got {
    bytes: Vec<u8>,
    name: Option<String>,
    /// The format that a server says it is.
    said: Option<Format>,
    charset: Option<String>,
    url: Option<String>,
    warnings: Vec<Warning>,
}

impl Got {
    fn of_page(page: fetch::Page) -> Self {
        let said = page.media_type.as_deref().and_then(Format::of_media_type);
        let name = page.url.split(['?', '#']).next().and_then(|u| u.rsplit('/').next()).map(str::to_owned);
        let mut warnings = Vec::new();
        if let Some(label) = page.media_type.as_deref().filter(|_| said.is_none()) {
            let is = Format::of(&page.bytes, None).map_or("something else", Format::name);
            warnings.push(Warning::Mislabelled { said: label.to_owned(), is: is.to_owned() });
        }
        Self { bytes: page.bytes, name, said, charset: page.charset, url: Some(page.url), warnings }
    }

    /// The format: the bytes' own word, then the server's. A server that says something else is
    /// told of.
    fn format(&self, bytes: &[u8]) -> Result<(Format, Option<Warning>), Problem> {
        let format = match Format::of(bytes, self.name.as_deref().filter(|_| self.said.is_none()))? {
            // Bytes that say nothing are what the server says, where that needs no sign at the start.
            Format::Text if matches!(self.said, Some(Format::Html | Format::Markdown)) => {
                self.said.unwrap_or(Format::Text)
            }
            format => format,
        };
        let belied = self.said.filter(|s| *s != format && *s != Format::Feed);
        let told = |said: Format| Warning::Mislabelled { said: said.name().to_owned(), is: format.name().to_owned() };
        Ok((format, belied.map(told)))
    }
}

/// An article of plain text: what the bytes hold, offsets and all.
fn text(
    bytes: Vec<u8>,
    charset: Option<&str>,
    known: Known,
    origin: Origin,
    fallback: Pack,
) -> Result<Article, Problem> {
    let (Decoded { text, encoding, warnings }, raw) = take(bytes, charset)?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Problem::Empty);
    }
    let raw = raw.as_deref().unwrap_or(text.as_bytes());
    // A text that is its own bytes has one sum for both.
    let own = plain::is_normal(&text) && raw == text.as_bytes();
    let raw_sha256 = (!own).then(|| sha256(raw));
    let mut article = plain::of(plain::normalise(text.into()), known, fallback);
    let found = std::mem::take(&mut article.origin.warnings);
    let encoding = Some(encoding.to_owned());
    let warnings = warnings.into_iter().chain(found).collect();
    article.origin = Origin { raw_sha256, encoding, warnings, ..origin };
    Ok(article)
}

/// SHA-256 of bytes, as 64 hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The time, RFC 3339, UTC, to the second; that of `SOURCE_DATE_EPOCH` where it is set, so that who
/// needs the same bytes twice gets them.
fn now() -> Option<String> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|s| s.trim().parse::<i64>().ok());
    let second = fixed.unwrap_or_else(|| jiff::Timestamp::now().as_second());
    jiff::Timestamp::from_second(second).ok().map(|t| t.to_string())
}

/// Whether a word is an address: letters, `://`, something.
fn is_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && scheme.len() >= 2
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// The pack for a text that shows no language: that of the default sample.
///
/// # Errors
/// [`PackError::Unknown`] where it was left out of the build.
pub fn default_pack() -> Result<Pack, PackError> {
    Pack::of(samples::languages().next().unwrap_or_default())
}

/// Everything a reader gives, up to [`LIMIT`].
fn all_of(reader: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader.take(LIMIT + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        0 => Err(Problem::Empty),
        len if len > LIMIT => Err(Problem::TooLarge),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Article, Problem> {
        let pack = default_pack().expect("built in");
        text(bytes.to_vec(), None, Known::default(), Origin::default(), pack)
    }

    #[test]
    fn plain_text_is_its_own_bytes_or_says_which() {
        let article = read("Halo.\n".as_bytes()).expect("text");
        assert_eq!((article.text.as_str(), article.origin.raw_sha256.as_deref()), ("Halo.\n", None));
        let article = read("\u{feff}Halo\r\n".as_bytes()).expect("text");
        assert_eq!(article.text, "Halo\n");
        assert_eq!(article.origin.raw_sha256, Some(sha256("\u{feff}Halo\r\n".as_bytes())));
        let article = read(b"Kafe\xE9 itu").expect("text");
        assert_eq!(article.text, "Kafeé itu");
        assert!(matches!(article.origin.warnings[..], [Warning::GuessedEncoding { .. }]));
    }

    #[test]
    fn problems_name_the_place() {
        assert!(read(b"ab\0c").expect_err("binary").to_string().contains("byte 2"));
        assert!(read("\u{feff} \n".as_bytes()).expect_err("empty").to_string().contains("empty"));
    }

    #[test]
    fn arguments_name_sources() {
        assert_eq!(Source::of(Path::new("-")), Source::Stdin);
        assert_eq!(Source::or_sample(None, None), Source::Sample("id".to_owned()));
        assert_eq!(Source::or_sample(None, Some("en")).id().as_deref(), Some("telusur:sample/en"));
        assert_eq!(Source::of(Path::new("a/b.txt")).id().as_deref(), Some("b.txt"));
        assert_eq!(Source::of(Path::new("https://example.org/a")), Source::Url("https://example.org/a".to_owned()));
        assert_eq!(Source::of(Path::new("ftp://example.org/a")), Source::Url("ftp://example.org/a".to_owned()));
        assert!(matches!(Source::of(Path::new("c:/a.txt")), Source::File(_)));
    }

    #[test]
    fn names_are_safe_to_print() {
        let error = Source::of(Path::new("no\u{1b}[31m\nsuch")).article(None).expect_err("missing").to_string();
        assert!(!error.contains(['\u{1b}', '\n']) && error.contains("no such file"), "{error}");
    }
}
