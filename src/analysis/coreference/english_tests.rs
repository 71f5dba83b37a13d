//! Who speaks in an English article, where the source is a description or stands for a body.

use super::tests::{Case, NOTHING};

const EN: Case = Case { code: "en", ..NOTHING };

#[test]
fn who_is_described_by_somebody_is_somebody_else() {
    let found = Case {
        text: "Peter Brandt left early. A spokesman for Peter Brandt said he was ill. \
               Peter Brandt's lawyer said it was late.",
        persons: &["Peter Brandt"],
        quotes: &[
            ("he was ill", "said", "A spokesman for Peter Brandt"),
            ("it was late", "said", "Peter Brandt's lawyer"),
        ],
        ..EN
    }
    .run();
    assert!(found.speakers().iter().all(|s| *s != "Peter Brandt"), "{:?}", found.speakers());
    // The one the comma sets off does speak.
    let found = Case {
        text: "A spokesman for Peter Brandt, Tom Wade, said he was ill.",
        persons: &["Peter Brandt", "Tom Wade"],
        quotes: &[("he was ill", "said", "A spokesman for Peter Brandt, Tom Wade")],
        ..EN
    }
    .run();
    assert_eq!(found.speakers(), ["Tom Wade"]);
}

#[test]
fn an_office_parts_a_name_from_its_bearer() {
    let found = Case {
        text: "Brandt spokesman Tom Wade said he was ill.",
        persons: &["Brandt", "Tom Wade"],
        quotes: &[("he was ill", "said", "Brandt spokesman Tom Wade")],
        ..EN
    }
    .run();
    assert_eq!(found.speakers(), ["Tom Wade"]);
}

#[test]
fn a_body_speaks_through_what_it_wrote() {
    let found = Case {
        text: "A report by the River Trust said the mill was old. The report of a clerk said it was new.",
        organisations: &["River Trust"],
        quotes: &[
            ("the mill was old", "said", "A report by the River Trust"),
            ("it was new", "said", "The report of a clerk"),
        ],
        ..EN
    }
    .run();
    let speakers = found.speakers();
    assert_eq!(speakers[0], "River Trust");
    assert_ne!(speakers[1], "River Trust");
}

#[test]
fn it_and_the_company_are_the_body_named_last() {
    let found = Case {
        text: "Weller Works lost money. The company said it would close. It said work was slow. \
               The clerk said that was a lie.",
        organisations: &["Weller Works"],
        quotes: &[
            ("it would close", "said", "The company"),
            ("work was slow", "said", "It"),
            ("that was a lie", "said", "The clerk"),
        ],
        ..EN
    }
    .run();
    let speakers = found.speakers();
    assert_eq!(speakers[..2], ["Weller Works"; 2]);
    assert_ne!(speakers[2], "Weller Works");
    // Nobody is meant where no body was named.
    let found = Case {
        text: "Anna Bell lost money. The company said it would close.",
        persons: &["Anna Bell"],
        quotes: &[("it would close", "said", "The company")],
        ..EN
    }
    .run();
    assert_eq!(found.speakers(), ["company"]);
}

#[test]
fn several_are_not_who_leads() {
    let found = Case {
        text: "Anna Bell, a researcher, read the papers. The researchers said the mill was old.",
        persons: &["Anna Bell"],
        quotes: &[("the mill was old", "said", "The researchers")],
        ..EN
    }
    .run();
    assert_ne!(found.speakers(), ["Anna Bell"]);
}

#[test]
fn a_relative_clause_speaks_for_the_words_before_its_comma() {
    let found = Case {
        text: "They met the River Trust, which said the mill was old.",
        organisations: &["River Trust"],
        quotes: &[("the mill was old", "said", "which")],
        ..EN
    }
    .run();
    assert_eq!(found.speakers(), ["River Trust"]);
    let found = Case {
        text: "They fled from the river guards, who said the mill was old.",
        quotes: &[("the mill was old", "said", "who")],
        ..EN
    }
    .run();
    assert_eq!(found.speakers(), ["river guards"]);
}
