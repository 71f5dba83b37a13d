//! Making the gazetteer's tables of lists of names.

use crate::corpus::Annotated;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::path::Path;
use telusur::analysis::names::gazetteer::{CURATED_SHIFT, LONGEST, WordStatistics, extend, write};
use telusur::analysis::names::hash;
use telusur::text::{Span, tokenise};

/// The names of a list, cleaned: what stands in brackets is dropped, and what
/// stands behind a comma unless `commas` belong to the names.
pub fn list(path: &Path, commas: bool) -> Result<Vec<String>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let text = String::from_utf8(bytes).unwrap_or_else(|e| e.into_bytes().into_iter().map(char::from).collect());
    Ok(text.lines().filter_map(|l| clean(l, commas)).collect())
}

fn clean(line: &str, commas: bool) -> Option<String> {
    let line = line.split(|c| c == '(' || c == ',' && !commas).next()?.trim();
    let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let sound = !name.contains(['?', '\u{fffd}', '_', ';', ':']) && name.chars().any(char::is_alphabetic);
    (sound && name.chars().count() > 1).then_some(name)
}

#[derive(Default)]
struct Counts {
    any: [u32; 3],
    first: [u32; 3],
    last: [u32; 3],
    longest: usize,
    plain: u32,
}

/// The gazetteer's tables of the three lists, in the order of the tagger's kinds, and of the words
/// that running text has in small letters.
pub fn tables(lists: [&[String]; 3], plain: &[Annotated]) -> Result<Vec<u8>> {
    let mut phrases: BTreeMap<u32, u8> = BTreeMap::new();
    let mut words: BTreeMap<u32, Counts> = BTreeMap::new();
    let files = lists.into_iter().enumerate().flat_map(|(kind, files)| files.iter().map(move |file| (kind, file)));
    for (kind, file) in files {
        let curated = file.contains('*');
        let (path, weight) = match file.split_once('*') {
            Some((path, weight)) => (path, weight.parse::<u32>()?),
            None => (file.as_str(), 1),
        };
        for name in list(Path::new(path), curated)? {
            let tokens: Vec<u32> = tokenise(&name, Span::new(0, name.len()))
                .map(|t| hash::of_str(&t.span.of(&name).to_lowercase()))
                .collect();
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            for token in &tokens {
                words.entry(*token).or_default().any[kind] += weight;
            }
            words.entry(*last).or_default().last[kind] += weight;
            let counts = words.entry(*first).or_default();
            counts.first[kind] += weight;
            if tokens.len() <= LONGEST {
                counts.longest = counts.longest.max(tokens.len());
                let key = tokens.iter().fold(0, |p, w| extend(p, *w));
                *phrases.entry(key).or_default() |=
                    1 << kind | if curated { 1 << (CURATED_SHIFT as usize + kind) } else { 0 };
            }
        }
    }
    for sentence in plain {
        for token in tokenise(&sentence.text, Span::new(0, sentence.text.len())) {
            let word = token.span.of(&sentence.text);
            if word.chars().all(char::is_lowercase) {
                words.entry(hash::of_str(word)).or_default().plain += 1;
            }
        }
    }
    words.remove(&0);
    let phrases: Vec<_> = phrases.into_iter().collect();
    let words: Vec<_> =
        words.into_iter().map(|(w, c)| (w, WordStatistics::pack(c.any, c.first, c.last, c.longest, c.plain))).collect();
    println!("{} phrases, {} words", phrases.len(), words.len());
    Ok(write(&phrases, &words))
}
