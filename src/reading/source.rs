//! Where an article comes from, and its bytes as text.

use super::error::{LIMIT, Problem, ReadError};
use super::plain::{self, Known};
use super::samples;
use crate::article::Article;
use crate::language::{Pack, PackError};
use crate::text::safe::Safe;
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
    /// The embedded article in a language.
    Sample(String),
}

impl Source {
    /// What a command's argument names: `-` is standard input.
    #[must_use]
    pub fn of(argument: &Path) -> Self {
        if argument.as_os_str() == "-" { Self::Stdin } else { Self::File(argument.to_owned()) }
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

    /// Its text.
    ///
    /// # Errors
    /// [`ReadError`]: it is not there, no text, empty, too large.
    pub fn read(&self) -> Result<String, ReadError> {
        let text = match self {
            Self::File(path) => File::open(path).map_err(Problem::from).and_then(text_of),
            Self::Stdin => text_of(io::stdin().lock()),
            Self::Sample(language) => samples::sample(language).map(str::to_owned).ok_or(Problem::Missing),
        };
        text.map_err(|problem| ReadError { name: self.shown(), problem })
    }

    /// The article it holds, in `language` or in what the text seems to be written in.
    ///
    /// # Errors
    /// [`ReadError`] as [`read`](Self::read).
    pub fn article(&self, language: Option<Pack>) -> Result<Article, ReadError> {
        let fallback = default_pack()
            .map_err(|error| ReadError { name: self.shown(), problem: Problem::System(io::Error::other(error)) })?;
        let known = Known { title: None, language, source: self.address() };
        Ok(plain::article(&self.read()?, known, fallback))
    }
}

/// The pack for a text that shows no language: that of the default sample.
///
/// # Errors
/// [`PackError::Unknown`] where it was left out of the build.
pub fn default_pack() -> Result<Pack, PackError> {
    Pack::of(samples::languages().next().unwrap_or_default())
}

/// Everything a reader gives, as text.
fn text_of(reader: impl Read) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    reader.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Problem::TooLarge);
    }
    decode(bytes)
}

/// The text that `bytes` hold in UTF-8.
///
/// # Errors
/// [`Problem`] where they are no text, or hold nothing but white space.
pub fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some((_, kind, remedy)) = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(Problem::NotText { kind, remedy });
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(Problem::Binary { at });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::Encoding { at, byte: error.as_bytes().get(at).copied().unwrap_or_default() }
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(text)
}

/// First bytes, what they begin, and what to do about it.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "make text of it first: pdftotext FILE.pdf - | telusur -"),
    (b"PK\x03\x04", "a zipped file (a word processor's, an e-book or an archive)", "save it as plain text first"),
    (b"\xD0\xCF\x11\xE0", "a file of an older word processor", "save it as plain text first"),
    (b"\x1F\x8B", "compressed with gzip", "unpack it first: gunzip -c FILE.gz | telusur -"),
    (b"\x89PNG", "a picture", "only its text can be read, and that takes a program for it"),
    (b"\xFF\xD8\xFF", "a picture", "only its text can be read, and that takes a program for it"),
    (b"\xFF\xFE", "UTF-16 text", "turn it into UTF-8: iconv -f UTF-16 -t UTF-8 FILE"),
    (b"\xFE\xFF", "UTF-16 text", "turn it into UTF-8: iconv -f UTF-16 -t UTF-8 FILE"),
    (b"{\\rtf", "a rich-text file", "save it as plain text first"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_given_back_as_it_is() {
        assert_eq!(decode("\u{feff}Halo\r\n".into()).expect("text"), "\u{feff}Halo\r\n");
    }

    #[test]
    fn problems_name_the_place() {
        let problem = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("no text").to_string();
        assert!(problem(b"ab\xE9c").contains("byte 0xE9 at byte 2"));
        assert!(problem(b"ab\xE9c").contains("iconv"));
        assert!(problem(b"ab\0c").contains("byte 2"));
        assert!(problem("\u{feff} \n".as_bytes()).contains("empty"));
        assert!(problem(b"%PDF-1.7\n\0").contains("pdftotext"));
        assert!(problem(b"\xFF\xFEh\0a\0").contains("UTF-16"));
    }

    #[test]
    fn arguments_name_sources() {
        assert_eq!(Source::of(Path::new("-")), Source::Stdin);
        assert_eq!(Source::or_sample(None, None), Source::Sample("id".to_owned()));
        assert_eq!(Source::or_sample(None, Some("en")).id().as_deref(), Some("telusur:sample/en"));
        assert_eq!(Source::of(Path::new("a/b.txt")).id().as_deref(), Some("b.txt"));
    }

    #[test]
    fn names_are_safe_to_print() {
        let error = Source::of(Path::new("no\u{1b}[31m\nsuch")).read().expect_err("missing").to_string();
        assert!(!error.contains(['\u{1b}', '\n']) && error.contains("no such file"), "{error}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_a_problem(bytes in any::<Vec<u8>>()) {
            if let Ok(text) = decode(bytes.clone()) {
                prop_assert_eq!(text.as_bytes(), &bytes[..]);
            }
        }
    }
}
