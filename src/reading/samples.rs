//! The articles that the program carries with it (public domain, CC0).

/// `(language code, text)`, the default first.
const SAMPLES: &[(&str, &str)] = &[
    ("id", include_str!("../../assets/articles/kremlin.id.txt")),
    ("en", include_str!("../../assets/articles/kremlin.en.txt")),
];

/// The codes of the languages that have a sample, the default first.
pub fn languages() -> impl Iterator<Item = &'static str> {
    SAMPLES.iter().map(|(code, _)| *code)
}

/// The sample article in a language, by its ISO 639-1 code.
#[must_use]
pub fn sample(language: &str) -> Option<&'static str> {
    SAMPLES.iter().find(|(code, _)| *code == language).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_language_has_its_sample() {
        assert_eq!(languages().next(), Some("id"));
        assert!(languages().all(|code| sample(code).is_some_and(|text| !text.trim().is_empty())));
        assert_eq!(sample("xx"), None);
    }
}
