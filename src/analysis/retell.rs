//! What findings are called, told again after somebody has corrected them, in the words that the
//! stages use.

use super::facts::messages::shorten;
use super::facts::statements::{LABEL, label};
use super::{Entity, Quote, QuoteKind};
use crate::article::Article;
use crate::language::Pack;

/// The messages of an article's language; the keys themselves where it has no pack.
#[derive(Clone, Copy, Debug)]
pub struct Retell(Option<Pack>);

impl Retell {
    /// For an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self(Pack::of(&article.language).ok())
    }

    /// A message with its places filled.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.0.map_or_else(|| key.to_owned(), |pack| pack.message(key, values))
    }

    /// The label of a statement.
    #[must_use]
    pub fn statement(&self, article: &Article, quote: &Quote, speaker: Option<&Entity>) -> String {
        let words = quote.content.first().map_or("", |s| article.words(*s));
        let words = shorten(words.trim(), LABEL);
        let source = || quote.source.map(|s| shorten(article.words(s), LABEL / 2));
        let name = speaker.map(|e| e.name.clone()).or_else(source);
        label(&|key, values| self.say(key, values), name.as_deref(), &words, quote.kind == QuoteKind::Direct)
    }

    /// The label of one speaker's statements.
    #[must_use]
    pub fn statements(&self, name: &str) -> String {
        self.say("threads.statements", &[("name", name)])
    }

    /// The label of one person's background.
    #[must_use]
    pub fn background(&self, name: &str) -> String {
        self.say("threads.background", &[("name", name)])
    }

    /// The label of what everybody else said; of what everybody said, where nobody has a thread.
    #[must_use]
    pub fn voices(&self, alone: bool) -> String {
        self.say(if alone { "threads.all_voices" } else { "threads.voices" }, &[])
    }

    /// Why a finding is there that the reader has made or changed.
    #[must_use]
    pub fn because(&self, what: &str) -> String {
        self.say(&format!("reader.{what}"), &[])
    }
}
