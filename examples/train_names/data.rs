//! Sentences as lists of feature numbers.

use crate::Training;
use crate::corpus::Annotated;
use std::collections::HashMap;
use telusur::analysis::Segmentation;
use telusur::analysis::document::Document;
use telusur::analysis::names::Lexicon;
use telusur::analysis::names::features::{GROUPS, REACH, Sentence, context, lexical};
use telusur::analysis::names::labels::{OUTSIDE, Part, label};
use telusur::analysis::names::view::View;
use telusur::article::{Article, Block, BlockKind};
use telusur::language::Pack;
use telusur::language::lexicon::Vocabulary;
use telusur::text::Span;

/// A sentence to learn from.
pub struct Example {
    pub domain: usize,
    /// Feature numbers of each token.
    pub features: Vec<Vec<u32>>,
    pub labels: Vec<usize>,
}

/// Everything to learn from.
pub struct Data {
    pub examples: Vec<Example>,
    /// The hash of each feature number.
    pub features: Vec<u32>,
    pub domains: usize,
}

/// One sentence as an article.
pub fn article(text: &str, pack: Pack) -> Article {
    let span = Span::new(0, text.len());
    let blocks = vec![Block { kind: BlockKind::Paragraph, span }];
    let language = pack.code().to_owned();
    Article {
        text: text.to_owned(),
        title: None,
        language,
        date: None,
        byline: None,
        source: None,
        blocks,
        origin: Default::default(),
    }
}

impl Data {
    pub fn new(domains: &[Vec<Annotated>], pack: Pack, gazetteer: &'static [u8], training: &Training) -> Self {
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::with_models(pack, &mut vocabulary, gazetteer, &[]);
        let rules = Segmentation::compile(pack);
        let without: Vec<bool> = GROUPS.iter().map(|g| training.without.iter().any(|w| w == g)).collect();
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut hashes: Vec<u32> = Vec::new();
        let mut examples = Vec::new();
        let mut cut = 0;
        for (domain, sentences) in domains.iter().enumerate() {
            for annotated in sentences {
                let article = article(&annotated.text, pack);
                let document = Document::new(&article, pack, &vocabulary, &rules);
                let view = View::new(&document, &lexicon);
                let (labels, lost) = labels(&document, &annotated.names);
                cut += lost;
                for sentence in &document.sentences {
                    let whole = Sentence::new(&view, sentence.tokens.clone());
                    let mut example = Example { domain, features: Vec::new(), labels: Vec::new() };
                    for token in sentence.tokens.clone() {
                        let mut features = Vec::new();
                        let mut sink = |group: usize, hash: u32| {
                            if without[group] {
                                return;
                            }
                            let number = *numbers.entry(hash).or_insert_with(|| {
                                hashes.push(hash);
                                counts.push(0);
                                hashes.len() as u32 - 1
                            });
                            counts[number as usize] += 1;
                            features.push(number);
                        };
                        for n in 0..=2 * REACH {
                            let near = (token + n).checked_sub(REACH).filter(|t| sentence.tokens.contains(t));
                            if let Some(near) = near {
                                lexical(view.word(near), n as isize - REACH as isize, &mut sink);
                            }
                        }
                        context(&view, &whole, token, &mut sink);
                        example.features.push(features);
                        example.labels.push(labels[token]);
                    }
                    examples.push(example);
                }
            }
        }
        println!("{cut} names cut one of our tokens or cross a sentence");
        let mut data = Self { examples, features: hashes, domains: domains.len() };
        data.drop_rare(&counts, training.least);
        data
    }

    /// Forgets the features seen in fewer than `least` tokens.
    fn drop_rare(&mut self, counts: &[u32], least: u32) {
        let mut kept = Vec::new();
        let mut renumber = vec![u32::MAX; counts.len()];
        for (old, count) in counts.iter().enumerate() {
            if *count >= least {
                renumber[old] = kept.len() as u32;
                kept.push(self.features[old]);
            }
        }
        for features in self.examples.iter_mut().flat_map(|e| &mut e.features) {
            features.retain_mut(|f| {
                *f = renumber[*f as usize];
                *f != u32::MAX
            });
        }
        self.features = kept;
    }
}

/// The label of each token, and how many names no tokens fit exactly.
fn labels(document: &Document, names: &[(usize, Span)]) -> (Vec<usize>, usize) {
    let mut labels = vec![OUTSIDE; document.tokens.len()];
    let mut lost = 0;
    for (kind, span) in names {
        let tokens = document.tokens_in(*span);
        let crosses = document.sentence_of(tokens.start) != document.sentence_of(tokens.end.saturating_sub(1));
        if document.span(tokens.clone()) != *span || crosses {
            lost += 1;
            if std::env::var_os("SHOW_CUT").is_some() {
                println!("cut: {}", span.of(document.text()));
            }
            continue;
        }
        for t in tokens.clone() {
            let part = match (t == tokens.start, t + 1 == tokens.end) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            labels[t] = label(*kind, part);
        }
    }
    (labels, lost)
}
