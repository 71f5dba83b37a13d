//! From an [`Article`] to an [`Analysis`]: names, values, quotes, who is who, facts, threads.
//!
//! Each stage is a room of its own that reads the [`Document`] and what the
//! stages before it found. No stage does I/O, panics, or takes more than linear time; the same
//! article gives the same analysis, byte for byte.
//!
#![doc = include_str!("METHOD.md")]

pub mod coreference;
pub mod document;
pub mod facts;
mod model;
pub mod names;
mod pairs;
pub mod quotes;
mod retell;
mod segmentation;
mod short_form;
pub mod threads;
pub mod values;

pub use model::*;
pub use retell::Retell;
pub use segmentation::Segmentation;

use crate::article::Article;
use crate::language::lexicon::Vocabulary;
use crate::language::{Pack, PackError, packs};
use document::Document;
use std::sync::OnceLock;

/// Everything that analyses: the packs, compiled when first needed. Cheap to make, shared between
/// threads by reference.
#[derive(Debug, Default)]
pub struct Engine {
    languages: Vec<(Pack, OnceLock<Result<Lexicons, PackError>>)>,
}

/// One language's tables, each compiled by the stage that uses it.
#[derive(Debug)]
struct Lexicons {
    vocabulary: Vocabulary,
    sentences: Segmentation,
    names: names::Lexicon,
    values: values::Lexicon,
    quotes: quotes::Lexicon,
    coreference: coreference::Lexicon,
    facts: facts::Lexicon,
    threads: threads::Lexicon,
}

impl Lexicons {
    fn compile(pack: Pack) -> Result<Self, PackError> {
        let mut vocabulary = Vocabulary::default();
        let v = &mut vocabulary;
        Ok(Self {
            sentences: Segmentation::compile(pack),
            names: names::Lexicon::compile(pack, v),
            values: values::Lexicon::compile(pack, v),
            quotes: quotes::Lexicon::compile(pack, v)?,
            coreference: coreference::Lexicon::compile(pack, v),
            facts: facts::Lexicon::compile(pack, v),
            threads: threads::Lexicon::compile(pack, v),
            vocabulary,
        })
    }
}

impl Engine {
    /// An engine for all built-in packs.
    #[must_use]
    pub fn new() -> Self {
        Self { languages: packs().map(|p| (p, OnceLock::new())).collect() }
    }

    /// Analyses an article with the pack of its language.
    ///
    /// # Errors
    /// [`PackError::Unknown`] where there is no pack for it; one of the others where its pack states
    /// its grammar wrongly.
    pub fn analyse(&self, article: &Article) -> Result<Analysis, PackError> {
        self.analyse_watched(article, &|_| true).map(Option::unwrap_or_default)
    }

    /// The same, told to `watch` as it goes on; nothing where that breaks it off.
    ///
    /// # Errors
    /// [`PackError::Unknown`] where there is no pack for the article's language; one of the others
    /// where that pack states its grammar wrongly.
    pub fn analyse_watched(&self, article: &Article, watch: Watch<'_>) -> Result<Option<Analysis>, PackError> {
        let Some((pack, cell)) = self.languages.iter().find(|(p, _)| p.code() == article.language) else {
            return Pack::of(&article.language).map(|_| Some(Analysis::default()));
        };
        let lexicons = cell.get_or_init(|| Lexicons::compile(*pack)).as_ref().map_err(Clone::clone)?;
        Ok(lexicons.analyse(article, *pack, watch))
    }
}

impl Lexicons {
    /// The share of its time that a stage has taken by its end was measured on text of 1 MB.
    fn analyse(&self, article: &Article, pack: Pack, watch: Watch<'_>) -> Option<Analysis> {
        let reached = |share: f32| watch(share).then_some(());
        reached(0.0)?;
        let document = Document::new(article, pack, &self.vocabulary, &self.sentences);
        reached(DOCUMENT)?;
        let in_names = |part: f32| watch(DOCUMENT + (NAMES - DOCUMENT) * part);
        let names::Found { names, joined } = names::find_watched(&document, &self.names, &in_names)?;
        reached(NAMES)?;
        let values = values::find(&document, &self.values);
        let found = quotes::find(&document, &self.quotes, &names);
        reached(QUOTES)?;
        let coreference::Resolution { mut entities, quotes } =
            coreference::resolve(&document, &self.coreference, names, values, found);
        if joined {
            names::join_short_forms(&document, &mut entities);
        }
        reached(ENTITIES)?;
        let facts = facts::find(&document, &self.facts, &entities, &quotes);
        reached(FACTS)?;
        let threads::Weave { facts, threads, links } =
            threads::weave(&document, &self.threads, &entities, &quotes, facts);
        Some(Analysis { entities, quotes, facts, threads, links })
    }
}

/// Is told which share of an analysis is done, from 0 to 1 and never less than before; says whether
/// it is to go on. What it says changes nothing in what is found.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;

const DOCUMENT: f32 = 0.09;
const NAMES: f32 = 0.69;
const QUOTES: f32 = 0.75;
const ENTITIES: f32 = 0.89;
const FACTS: f32 = 0.98;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::plain::{Known, article};

    /// What an engine says whose only pack states its grammar so.
    fn analysed(grammar: &'static str) -> Result<Analysis, PackError> {
        let pack = Pack::of("en").expect("built in").with("grammar", grammar);
        let engine = Engine { languages: vec![(pack, OnceLock::new())] };
        engine.analyse(&article("The plan failed, Mary Cole said.", Known::default(), pack))
    }

    #[test]
    fn a_pack_that_states_its_grammar_wrongly_stops_the_analysis_and_says_where() {
        let missing = analysed("").unwrap_err();
        assert!(matches!(missing, PackError::MissingProperty { .. }), "{missing}");
        assert!(missing.to_string().contains("assets/lexicon/en/grammar.txt"), "{missing}");
        let unknown = analysed("# One line.\nplurals | yes\n").unwrap_err().to_string();
        assert!(
            unknown.contains("assets/lexicon/en/grammar.txt, line 2") && unknown.contains("'plurals'"),
            "{unknown}"
        );
    }

    #[test]
    fn a_language_without_a_pack_is_named() {
        let english = Pack::of("en").expect("built in");
        let mut text = article("The plan failed.", Known::default(), english);
        text.language = "xx".to_owned();
        assert!(Engine::new().analyse(&text).unwrap_err().to_string().contains("'xx'"));
    }
}
