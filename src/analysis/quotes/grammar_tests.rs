//! That rules ask for the property they rest on: a pack that states it otherwise reads otherwise.

use super::tests::quotes_of;
use crate::language::{Grammar, Pack};

/// For each property a language in which it matters, a sentence, and the source of its first quote
/// with its content.
const RESTS: [(&str, &str, &str, &str, &str); 15] = [
    ("articles", "en", "Cole said on Monday the mill was safe.", "Cole", "the mill was safe"),
    (
        "postnominal_demonstratives",
        "en",
        "The mill will close, according to a person familiar with the talks.",
        "a person familiar with the talks",
        "The mill will close",
    ),
    (
        "prenominal_modifiers",
        "en",
        "The mill was old, newly opened letters show.",
        "newly opened letters",
        "The mill was old",
    ),
    (
        "finite_forms",
        "id",
        "Bupati Rina Lestari saat ditemui di kantornya, Senin malam, mengatakan, jalan itu sudah diperbaiki.",
        "Bupati Rina Lestari",
        "jalan itu sudah diperbaiki",
    ),
    (
        "periphrastic_passive",
        "en",
        "Cole was warned by the council that the mill was old.",
        "the council",
        "the mill was old",
    ),
    (
        "noun_verb_conversion",
        "en",
        "“The mill is safe,” the Hill Promised Land group said.",
        "the Hill Promised Land group",
        "The mill is safe",
    ),
    ("fixed_word_order", "en", "Cole opened the gate and shouted, “Come in!”", "Cole", "Come in!"),
    ("nominative_pronouns", "en", "Cole says it shows that the mill is old.", "Cole", "it shows that the mill is old"),
    (
        "optional_quotative_inversion",
        "en",
        "“We are deeply sorry for it,” it said.",
        "it",
        "We are deeply sorry for it",
    ),
    (
        "adverbial_interrogatives",
        "en",
        "Cole said the mill would close, when the mayor said that it was safe.",
        "Cole",
        "the mill would close",
    ),
    (
        "clause_final_conjunctions",
        "id",
        "Rina Lestari mengatakan jalan itu dibuka dua hari kemudian.",
        "Rina Lestari",
        "jalan itu dibuka dua hari kemudian",
    ),
    ("nonrestrictive_relatives", "en", "Cole said the mill was old, which also says much.", "Cole", "the mill was old"),
    (
        "object_relatives",
        "en",
        "The plan, which Cole said would cost little, was dropped in May.",
        "Cole",
        "would cost little",
    ),
    (
        "relative_complementiser",
        "en",
        "The sign that said “Mill” was old, Cole said.",
        "Cole",
        "The sign that said “Mill” was old",
    ),
    (
        "inside_punctuation",
        "en",
        "Cole said “quick reforms” would help the town.",
        "Cole",
        "quick reforms” would help the town",
    ),
];

/// The pack of a language with one property turned round.
fn turned(language: &str, property: &str) -> Pack {
    let pack = Pack::of(language).expect("built in");
    let line = |e: crate::language::Entry<'_>| {
        let value = if (e.phrase == property) == (e.fields == "yes") { "no" } else { "yes" };
        format!("{} | {value}\n", e.phrase)
    };
    let text: String = pack.entries("grammar").map(line).collect();
    pack.with("grammar", text.leak())
}

#[test]
fn a_rule_rests_on_the_property_and_not_on_the_language() {
    for (property, language, text, source, content) in RESTS {
        let plain = quotes_of(Pack::of(language).expect("built in"), text);
        let other = quotes_of(turned(language, property), text);
        let first = plain.first().map(|q| (q.3.as_str(), q.1.as_str()));
        assert_eq!(first, Some((source, content)), "{property}: {text}");
        assert_ne!(plain, other, "{property} turned round: {text}");
    }
    assert!(Grammar::NAMES.iter().all(|name| RESTS.iter().any(|(p, ..)| p == name)), "each property has a sentence");
}
