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
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PackError {
    /// No pack of this code is built in.
    #[error("no language pack '{code}'; there are: {known}")]
    Unknown {
        /// What was asked for.
        code: String,
        /// The codes there are.
        known: String,
    },
    /// The pack's `grammar.txt` states a property that no rule rests on.
    #[error("assets/lexicon/{code}/grammar.txt, line {line}: there is no property '{name}'; there are: {known}")]
    UnknownProperty {
        /// The pack.
        code: String,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        name: String,
        /// The properties there are.
        known: String,
    },
    /// A property is said neither to hold nor not to.
    #[error("assets/lexicon/{code}/grammar.txt, line {line}: '{name}' is '{value}'; write yes or no")]
    UnclearProperty {
        /// The pack.
        code: String,
        /// The line, from 1.
        line: usize,
        /// The property.
        name: String,
        /// What is said of it.
        value: String,
    },
    /// A property is stated more than once.
    #[error("assets/lexicon/{code}/grammar.txt, line {line}: '{name}' is stated a second time; leave one")]
    RepeatedProperty {
        /// The pack.
        code: String,
        /// The line of the second one, from 1.
        line: usize,
        /// The property.
        name: String,
    },
    /// A property is not stated.
    #[error("assets/lexicon/{code}/grammar.txt does not state '{name}'; write '{name} | yes' or '{name} | no'")]
    MissingProperty {
        /// The pack.
        code: String,
        /// The property.
        name: &'static str,
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

    /// A pack of files that are not built in.
    #[cfg(test)]
    pub(crate) const fn made(code: &'static str, files: &'static [(&'static str, &'static str)]) -> Self {
        Self { code, files }
    }

    /// The pack with one file in the place of its own.
    #[cfg(test)]
    pub(crate) fn with(self, name: &'static str, contents: &'static str) -> Self {
        let others = self.files.iter().copied().filter(|(n, _)| *n != name);
        let files: Vec<_> = others.chain([(name, contents)]).collect();
        Self { code: self.code, files: files.leak() }
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
        self.numbered(name).map(|(_, entry)| entry)
    }

    /// The same, each with the number of its line, from 1.
    pub(super) fn numbered(&self, name: &str) -> impl Iterator<Item = (usize, Entry<'static>)> + use<> {
        let mut section = "";
        self.contents(name).lines().zip(1..).filter_map(move |(line, number)| match Line::read(line) {
            Line::Nothing => None,
            Line::Section(name) => {
                section = name;
                None
            }
            Line::Entry { phrase, fields } => Some((number, Entry { section, phrase, fields })),
        })
    }

    /// The entries of one section of a file; a section may be taken up again further down.
    ///
    /// Looks for the section's head and reads only what it holds: the stages ask for many
    /// sections of a file, each time the program starts.
    pub fn section(&self, name: &str, section: &str) -> impl Iterator<Item = Entry<'static>> {
        let mut rest = self.contents(name);
        // The name as it stands in the file, so that entries outlive the question.
        let mut inside = section.is_empty().then_some("");
        std::iter::from_fn(move || {
            loop {
                let name = match inside {
                    Some(name) => name,
                    None => {
                        let (name, behind) = behind_head(rest, section)?;
                        rest = behind;
                        *inside.insert(name)
                    }
                };
                let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
                if line.is_empty() && behind.is_empty() {
                    return None;
                }
                rest = behind;
                match Line::read(line) {
                    Line::Nothing => {}
                    Line::Section(next) => inside = (next == section).then_some(next),
                    Line::Entry { phrase, fields } => return Some(Entry { section: name, phrase, fields }),
                }
            }
        })
    }

    fn contents(&self, name: &str) -> &'static str {
        self.files.iter().find(|(n, _)| *n == name).map_or("", |(_, c)| c)
    }

    /// A message of the pack's `labels.txt` (`key | text with {name} places`), its places filled.
    ///
    /// An unknown key gives the key itself, so that a gap in a pack shows and nothing is lost.
    #[must_use]
    pub fn message(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.template(key).unwrap_or(key), values)
    }

    /// Looks for the key alone: a message is asked for with nearly every finding.
    fn template(&self, key: &str) -> Option<&'static str> {
        let contents = self.contents("labels");
        memchr::memmem::find_iter(contents.as_bytes(), key).find_map(|at| {
            let opens = at == 0 || contents.as_bytes()[at - 1] == b'\n';
            match Line::read(contents[at..].lines().next().unwrap_or_default()) {
                Line::Entry { phrase, fields } if opens && phrase == key => Some(fields),
                _ => None,
            }
        })
    }
}

/// What a line of a pack's file is.
enum Line<'a> {
    /// Blank, or a comment.
    Nothing,
    /// The head of a section.
    Section(&'a str),
    /// A word or phrase with its fields.
    Entry { phrase: &'a str, fields: &'a str },
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Self {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Self::Nothing;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            return Self::Section(name);
        }
        let (phrase, fields) = line.split_once('|').unwrap_or((line, ""));
        Self::Entry { phrase: phrase.trim_end(), fields: fields.trim_start() }
    }
}

/// The name in the next line `[section]`, and what stands behind that line.
fn behind_head<'a>(text: &'a str, section: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    if section.is_empty() {
        // What stands above the first head comes once only.
        return None;
    }
    loop {
        let open = from + memchr::memmem::find(&text.as_bytes()[from..], section.as_bytes())?;
        let close = open + section.len();
        let opens = text[..open].ends_with("\n[") || &text[..open] == "[";
        if opens && text[close..].starts_with(']') {
            let behind = text[close..].split_once('\n').map_or("", |(_, behind)| behind);
            return Some((&text[open..close], behind));
        }
        from = close;
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

    /// The places of a template, in alphabetical order.
    fn places(template: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            template.split('{').skip(1).filter_map(|p| p.split_once('}').map(|(n, _)| n)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn every_pack_has_every_message_once_with_the_same_places() {
        let messages = |pack: &Pack| {
            let mut all: Vec<_> = pack.entries("labels").map(|e| (e.phrase, places(e.fields))).collect();
            all.sort_unstable();
            all
        };
        let first = packs().next().expect("a pack");
        let expected = messages(&first);
        assert!(expected.windows(2).all(|pair| pair[0].0 != pair[1].0), "a message twice in {}", first.code());
        for pack in packs().skip(1) {
            assert_eq!(messages(&pack), expected, "{} against {}", pack.code(), first.code());
        }
    }

    #[test]
    fn a_section_holds_what_a_full_reading_says() {
        for pack in packs() {
            for (file, _) in pack.files {
                let all: Vec<_> = pack.entries(file).collect();
                let mut names: Vec<&'static str> = all.iter().map(|e| e.section).collect();
                names.sort_unstable();
                names.dedup();
                for name in names {
                    let expected: Vec<_> = all.iter().filter(|e| e.section == name).copied().collect();
                    let found: Vec<_> = pack.section(file, name).collect();
                    assert_eq!(found, expected, "{}/{file}.txt [{name}]", pack.code());
                }
            }
        }
    }

    #[test]
    fn a_section_is_found_again_and_never_inside_a_line() {
        let files = &[("words", "above\n[b]\none\n[a]\ntwo [b] | x\n# [b]\n[b]\n\nthree | y z\n")];
        let pack = Pack::made("xx", files);
        let phrases = |section| pack.section("words", section).map(|e| e.phrase).collect::<Vec<_>>();
        assert_eq!(phrases("b"), ["one", "three"]);
        assert_eq!(phrases("a"), ["two [b]"]);
        assert_eq!(phrases(""), ["above"]);
        assert!(phrases("c").is_empty() && pack.section("none", "b").next().is_none());
    }

    #[test]
    fn unknown_packs_name_the_known_ones() {
        let error = Pack::of("xx").unwrap_err().to_string();
        assert!(error.contains("'xx'") && error.contains("en, id"), "{error}");
    }
}
