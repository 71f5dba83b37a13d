//! Reading a pack's files.

use thiserror::Error;

/// `(code, [(file stem, contents)])`, made by `build.rs` from `assets/lexicon/`.
static EMBEDDED: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// One language's files, parsed line by line on demand.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    code: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// A line of a pack: a word or phrase, and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The section (`[name]`) the line stands in; empty above the first.
    pub section: &'a str,
    /// The word or phrase.
    pub phrase: &'a str,
    /// What stands behind `|`, or nothing.
    pub fields: &'a str,
    /// Line number in its file, from 1.
    pub line: usize,
}

impl<'a> Entry<'a> {
    /// Whether `word` is one of the blank-separated fields.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.fields.split_whitespace().any(|f| f == word)
    }

    /// The value of a field `key=value`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.fields.split_whitespace().find_map(|f| f.strip_prefix(key)?.strip_prefix('='))
    }
}

/// Why a pack cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PackError {
    /// No pack of this code is built in.
    #[error("no language pack '{code}'; there are: {known}")]
    Unknown {
        /// What was asked for.
        code: String,
        /// The codes there are.
        known: String,
    },
}

/// All built-in packs, by code in alphabetical order.
pub fn packs() -> impl Iterator<Item = Pack> {
    EMBEDDED.iter().map(|&(code, files)| Pack { code, files })
}

impl Pack {
    /// The pack of a language, by its ISO 639-1 code.
    ///
    /// # Errors
    /// [`PackError::Unknown`] where there is none.
    pub fn of(code: &str) -> Result<Self, PackError> {
        packs().find(|p| p.code == code).ok_or_else(|| PackError::Unknown {
            code: code.to_owned(),
            known: packs().map(|p| p.code).collect::<Vec<_>>().join(", "),
        })
    }

    /// ISO 639-1 code: `id`, `en`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The entries of the file `<name>.txt`; none where the pack has no such file.
    ///
    /// `#` begins a comment line, `[name]` a section, `|` separates the phrase from its fields.
    pub fn entries(&self, name: &str) -> impl Iterator<Item = Entry<'static>> + use<> {
        let contents = self.files.iter().find(|(n, _)| *n == name).map_or("", |(_, c)| c);
        let mut section = "";
        contents.lines().enumerate().filter_map(move |(number, line)| {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                return None;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                return None;
            }
            let (phrase, fields) = line.split_once('|').unwrap_or((line, ""));
            Some(Entry { section, phrase: phrase.trim(), fields: fields.trim(), line: number + 1 })
        })
    }

    /// The entries of one section of a file.
    pub fn section(&self, name: &str, section: &str) -> impl Iterator<Item = Entry<'static>> {
        self.entries(name).filter(move |e| e.section == section)
    }

    /// A message of the pack's `labels.txt` (`key | text with {name} places`), its places filled.
    ///
    /// An unknown key gives the key itself, so that a gap in a pack shows and nothing is lost.
    #[must_use]
    pub fn message(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = self.entries("labels").find(|e| e.phrase == key).map_or(key, |e| e.fields);
        fill(template, values)
    }
}

/// Fills `{name}` in a template; a place without a value stays as it is. Values are not searched
/// for places again, so an article's braces cannot expand.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { break };
        match values.iter().find(|(name, _)| *name == &rest[1..close]) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_once() {
        assert_eq!(fill("{a} and {b} and {c}", &[("a", "{b}"), ("b", "x")]), "{b} and x and {c}");
    }

    #[test]
    fn unknown_packs_name_the_known_ones() {
        let error = Pack::of("xx").unwrap_err().to_string();
        assert!(error.contains("'xx'") && error.contains("en, id"), "{error}");
    }
}
