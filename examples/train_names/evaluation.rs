//! Measuring a model on annotated sentences.

use crate::corpus::Annotated;
use crate::data::article;
use std::collections::BTreeSet;
use telusur::analysis::Segmentation;
use telusur::analysis::document::Document;
use telusur::analysis::names::labels::KINDS;
use telusur::analysis::names::{Found, Lexicon, Name, find, join_short_forms};
use telusur::analysis::{Entity, EntityKind, Form, Mention};
use telusur::language::Pack;
use telusur::language::lexicon::Vocabulary;
use telusur::text::Span;

/// Kind, place and confidence of every mention, short forms joined as the engine joins them.
fn mentions(document: &Document, found: Found) -> Vec<(Span, EntityKind, f32)> {
    let whole = |names: &[Name], kind: EntityKind| -> Entity {
        let mentions = names
            .iter()
            .filter(|n| n.kind == kind)
            .map(|n| Mention { span: document.span(n.tokens.clone()), form: Form::Name })
            .collect();
        let (name, because) = (String::new(), String::new());
        Entity { kind, name, aliases: vec![], roles: vec![], mentions, value: None, confidence: 0.0, because }
    };
    let mut entities: Vec<Entity> = KINDS.iter().map(|k| whole(&found.names, *k)).collect();
    if found.joined {
        join_short_forms(document, &mut entities);
    }
    let sure = |span: Span| {
        let name = found.names.iter().find(|n| document.span(n.tokens.clone()).start == span.start);
        name.map_or(0.0, |n| n.confidence)
    };
    entities.iter().flat_map(|e| e.mentions.iter().map(|m| (m.span, e.kind, sure(m.span)))).collect()
}

/// Prints precision, recall and F of each kind and of all, by exact places.
pub fn report(
    name: &str,
    sentences: &[Annotated],
    pack: Pack,
    gazetteer: &'static [u8],
    model: &'static [u8],
    mut show: usize,
) {
    let mut vocabulary = Vocabulary::default();
    let lexicon = Lexicon::with_models(pack, &mut vocabulary, gazetteer, model);
    let rules = Segmentation::compile(pack);
    let mut counts = [[0usize; 3]; 4];
    let mut sure = [[0usize; 2]; 10];
    for sentence in sentences {
        let article = article(&sentence.text, pack);
        let document = Document::new(&article, pack, &vocabulary, &rules);
        let names = mentions(&document, find(&document, &lexicon));
        let found: BTreeSet<_> =
            names.iter().filter_map(|n| Some((KINDS.iter().position(|k| *k == n.1)?, n.0))).collect();
        let gold: BTreeSet<_> = sentence.names.iter().copied().collect();
        for n in &names {
            let bin = ((n.2 * 10.0) as usize).min(9);
            let right = KINDS.iter().position(|k| *k == n.1).is_some_and(|k| gold.contains(&(k, n.0)));
            sure[bin][0] += 1;
            sure[bin][1] += usize::from(right);
        }
        for (kind, _) in found.intersection(&gold) {
            counts[*kind][0] += 1;
        }
        found.iter().for_each(|(kind, _)| counts[*kind][1] += 1);
        gold.iter().for_each(|(kind, _)| counts[*kind][2] += 1);
        if show > 0 && found != gold {
            show -= 1;
            let words = |set: Vec<&(usize, telusur::text::Span)>| -> Vec<String> {
                set.iter().map(|(k, s)| format!("{:?} {}", KINDS[*k], s.of(&sentence.text))).collect()
            };
            println!("{}", sentence.text);
            println!("   missed {:?}", words(gold.difference(&found).collect()));
            println!("   wrong  {:?}", words(found.difference(&gold).collect()));
        }
    }
    for n in 0..3 {
        (0..3).for_each(|c| counts[3][c] += counts[n][c]);
    }
    println!("{name}");
    for (n, [right, found, gold]) in counts.iter().enumerate() {
        let (right, found, gold) = (*right as f64, *found as f64, *gold as f64);
        let label = KINDS.get(n).map_or("micro".to_owned(), |k| format!("{k:?}"));
        println!(
            "  {label:14} P {:5.1}  R {:5.1}  F {:5.2}  gold {gold} found {found}",
            100.0 * right / found.max(1.0),
            100.0 * right / gold.max(1.0),
            200.0 * right / (found + gold).max(1.0)
        );
    }
    let table: Vec<String> =
        sure.iter().enumerate().filter(|(_, s)| s[0] > 0).map(|(n, s)| format!(".{n}: {}/{}", s[1], s[0])).collect();
    println!("  sure {}", table.join("  "));
}
