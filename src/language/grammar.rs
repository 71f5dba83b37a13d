//! The grammatical properties of a language, stated in its pack (`grammar.txt`).
//!
//! A rule of the engine holds for the languages whose grammar it rests on, and not for one language
//! by name. Each property is one fact that grammars of the language state; each must be stated, so
//! that nobody who adds a language passes over one.

use super::{Pack, PackError};

/// The file of a pack that states them, without its ending.
const FILE: &str = "grammar";

macro_rules! properties {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// What the grammar of a language is like, as far as rules rest on it.
        #[allow(clippy::struct_excessive_bools)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Grammar {
            $($(#[$doc])* pub $name: bool,)*
        }

        impl Grammar {
            /// The names of all properties, as they stand in a pack.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name),)*];

            /// The properties that a pack states.
            ///
            /// # Errors
            /// [`PackError::UnknownProperty`], [`PackError::UnclearProperty`],
            /// [`PackError::RepeatedProperty`] and [`PackError::MissingProperty`], each with the file
            /// it is in.
            pub fn read(pack: Pack) -> Result<Self, PackError> {
                let stated = stated(pack)?;
                Ok(Self { $($name: value(pack, &stated, stringify!($name))?,)* })
            }

            #[cfg(test)]
            fn values(&self) -> Vec<(&'static str, bool)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

properties! {
    // The noun phrase.

    /// A noun phrase opens with an article or another determiner, so that where one begins shows.
    /// Rules that find a new phrase or clause by its first word rest on it (`quotes::source`,
    /// `quotes::subject`, `quotes::indirect::opening`); without it a bare noun may begin one.
    articles;
    /// A demonstrative stands behind its noun and closes the phrase: *rumah itu*. Where a noun phrase
    /// ends rests on it (`quotes::source`, `quotes::indirect::around`).
    postnominal_demonstratives;
    /// Adjectives and participles stand between the determiner and the noun: *newly opened letters*.
    /// Which words that look like verbs or adverbs belong to a noun phrase rests on it
    /// (`quotes::source`, `quotes::subject`).
    prenominal_modifiers;

    // The verb.

    /// The form of a verb shows whether it is finite, and its tense: *said*, *saying*, *opened in*.
    /// Which verb is a clause's own, and which verbs are joined, rests on it (`quotes::subject`,
    /// `quotes::source`, `quotes::indirect`); without it the bare form does all of that.
    finite_forms;
    /// The passive is made with a copula: *was warned*. Whose speech such a verb reports rests on it
    /// (`quotes::indirect::active`).
    periphrastic_passive;
    /// Nouns and verbs are made of each other without an affix: *plan*, *report*. Whether a reporting
    /// word written large is part of a name rests on it (`quotes::noun`).
    noun_verb_conversion;

    // The clause.

    /// The subject stands before its verb and is not left out; only an auxiliary stands before it.
    /// Whose verb a verb without a noun phrase of its own is, and what an auxiliary in front tells,
    /// rests on it (`quotes::subject`, `quotes::direct`, `quotes::indirect::ending`).
    fixed_word_order;
    /// Personal pronouns have a nominative of their own: *he*, not *him*. That a pronoun behind a verb
    /// begins the next clause rests on it (`quotes::indirect::opening`).
    nominative_pronouns;
    /// Behind its content an attribution may have its verb before its subject or behind it: *…, said
    /// X*, *…, X said*. What is looked for behind a content, and first at the end of a sentence, rests
    /// on it (`quotes::direct`, `quotes::indirect`); without it the verb comes first: *…, kata X*.
    optional_quotative_inversion;
    /// Words that ask also open adverbial clauses: *when*, *where*, *if*. Whether one joins another
    /// report rests on it (`quotes::indirect::ending`).
    adverbial_interrogatives;
    /// A word that joins clauses may also end one, as an adverb: *dua hari kemudian*. Whether it is cut
    /// from the end of a content rests on it (`quotes::indirect`).
    clause_final_conjunctions;

    // The relative clause.

    /// A relative clause that only adds something stands between commas: *X, who praised Y, said*. Which
    /// of several verbs behind a noun phrase is its own rests on it (`quotes::direct`,
    /// `quotes::indirect`).
    nonrestrictive_relatives;
    /// A relative clause may have a subject of its own, with or without a pronoun before it: *which the
    /// owners say*, *everything he says*. Where that subject and its content end rests on it
    /// (`quotes::subject`, `quotes::indirect::bounds`).
    object_relatives;
    /// The complementiser also opens relative clauses: *a sign that said*. What stands before a
    /// reporting word behind it rests on it (`quotes::subject`, `quotes::direct`, `quotes::indirect`).
    relative_complementiser;

    // Writing.

    /// The comma or full stop of a quoted sentence regularly stands inside the closing quotation mark.
    /// That a stretch without one is a part of the sentence around it, and that a comma inside the mark
    /// parts clauses, rests on it (`quotes::direct`, `quotes::indirect::ending`).
    inside_punctuation;
}

/// The properties that stand in a pack, each known and once.
fn stated(pack: Pack) -> Result<Vec<(&'static str, bool)>, PackError> {
    let code = || pack.code().to_owned();
    let mut stated: Vec<(&'static str, bool)> = Vec::with_capacity(Grammar::NAMES.len());
    for (line, entry) in pack.numbered(FILE) {
        let name = entry.phrase.to_owned();
        if !Grammar::NAMES.contains(&entry.phrase) {
            return Err(PackError::UnknownProperty { code: code(), line, name, known: Grammar::NAMES.join(", ") });
        }
        if stated.iter().any(|(n, _)| *n == entry.phrase) {
            return Err(PackError::RepeatedProperty { code: code(), line, name });
        }
        let value = match entry.fields {
            "yes" => true,
            "no" => false,
            other => return Err(PackError::UnclearProperty { code: code(), line, name, value: other.to_owned() }),
        };
        stated.push((entry.phrase, value));
    }
    Ok(stated)
}

fn value(pack: Pack, stated: &[(&'static str, bool)], name: &'static str) -> Result<bool, PackError> {
    let missing = || PackError::MissingProperty { code: pack.code().to_owned(), name };
    stated.iter().find(|(n, _)| *n == name).map(|(_, value)| *value).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::packs;

    /// A pack that states these properties, and the error it gives or the grammar.
    fn read(text: String) -> Result<Grammar, PackError> {
        let file: &'static [(&str, &str)] = Box::leak(Box::new([(FILE, &*text.leak())]));
        Grammar::read(Pack::made("xx", file))
    }

    /// All properties, each with what `line` makes of it.
    fn all(line: impl Fn(&str) -> String) -> String {
        Grammar::NAMES.iter().map(|name| line(name)).collect()
    }

    #[test]
    fn each_property_is_read_from_the_pack() {
        for stated in Grammar::NAMES {
            let grammar = read(all(|n| format!("{n} | {}\n", if n == *stated { "yes" } else { "no" })));
            for (name, value) in grammar.expect("all are stated").values() {
                assert_eq!(value, name == *stated, "{name} where {stated} holds");
            }
        }
    }

    #[test]
    fn every_pack_states_every_property() {
        for pack in packs() {
            assert!(Grammar::read(pack).is_ok(), "{:?}", Grammar::read(pack));
        }
    }

    #[test]
    fn a_missing_property_is_named_with_its_file_and_what_to_write() {
        for missing in Grammar::NAMES {
            let error = read(all(|n| if n == *missing { String::new() } else { format!("{n} | no\n") }));
            let error = error.unwrap_err().to_string();
            let expected = format!(
                "assets/lexicon/xx/grammar.txt does not state '{missing}'; write '{missing} | yes' or '{missing} | no'"
            );
            assert_eq!(error, expected);
        }
        let none = Grammar::read(Pack::made("xx", &[])).unwrap_err().to_string();
        assert!(none.contains("assets/lexicon/xx/grammar.txt"), "{none}");
    }

    #[test]
    fn an_unknown_property_is_refused_with_its_line_and_the_known_ones() {
        let error = read(format!("# A comment.\n\n{}case | yes\n", all(|n| format!("{n} | no\n"))));
        let error = error.unwrap_err().to_string();
        let line = Grammar::NAMES.len() + 3;
        assert!(error.starts_with(&format!("assets/lexicon/xx/grammar.txt, line {line}: ")), "{error}");
        assert!(error.contains("'case'") && error.contains(&Grammar::NAMES.join(", ")), "{error}");
    }

    #[test]
    fn a_value_that_is_neither_yes_nor_no_is_refused_and_so_is_a_second_one() {
        let error = read("articles | often\n".to_owned()).unwrap_err().to_string();
        assert_eq!(error, "assets/lexicon/xx/grammar.txt, line 1: 'articles' is 'often'; write yes or no");
        let error = read("articles\n".to_owned()).unwrap_err().to_string();
        assert!(error.contains("line 1: 'articles' is ''"), "{error}");
        let error = read("articles | yes\narticles | yes\n".to_owned()).unwrap_err().to_string();
        assert_eq!(error, "assets/lexicon/xx/grammar.txt, line 2: 'articles' is stated a second time; leave one");
    }
}
