//! Roles in front of a name in a language whose heads stand last.

use super::tests::{Case, NOTHING};

fn roles(text: &'static str, persons: &'static [&'static str], of: &str) -> Vec<String> {
    let found = Case { code: "en", text, persons, ..NOTHING }.run();
    found.roles(of).into_iter().map(str::to_owned).collect()
}

#[test]
fn what_a_head_is_of_belongs_to_the_role() {
    let text = "Secretary of State Laura Kemp met Director of Coastal Research Tom Bright.";
    let persons = &["Laura Kemp", "Tom Bright"];
    assert_eq!(roles(text, persons, "Laura Kemp"), ["Secretary of State"]);
    assert_eq!(roles(text, persons, "Tom Bright"), ["Director of Coastal Research"]);
}

#[test]
fn a_rank_stands_for_itself() {
    let text = "Soldiers followed coup leader Gen Abdou Sani into the barracks.";
    assert_eq!(roles(text, &["Abdou Sani"], "Abdou Sani"), ["Gen", "coup leader"]);
}

#[test]
fn a_role_set_off_by_commas_needs_both() {
    let persons = &["Anne Oduya"];
    let text = "The agency's longtime head, Anne Oduya, said nothing.";
    assert_eq!(roles(text, persons, "Anne Oduya"), ["agency's longtime head"]);
    let text = "A spokesman for the coup leaders, Col Anne Oduya, said nothing.";
    assert_eq!(roles(text, persons, "Anne Oduya"), ["Col", "spokesman for the coup leaders"]);
    let text = "After she had met the president, Anne Oduya said nothing.";
    assert!(roles(text, persons, "Anne Oduya").is_empty());
}

#[test]
fn several_share_one_role() {
    let text = "Judges Lionel Karr, Katy Weiss and Luke Brandt praised the lawyer.";
    let persons = &["Lionel Karr", "Katy Weiss", "Luke Brandt"];
    for person in persons {
        assert_eq!(roles(text, persons, person), ["Judges"], "{person}");
    }
    let text = "Judge Lionel Karr and Katy Weiss praised the lawyer.";
    assert!(roles(text, persons, "Katy Weiss").is_empty());
}

#[test]
fn somebody_elses_lawyer_is_a_role_and_somebody_else_is_none() {
    let persons = &["Lionel Karr", "Katy Weiss"];
    let text = "Lionel Karr, Katy Weiss's lawyer, stood up.";
    assert_eq!(roles(text, persons, "Lionel Karr"), ["Katy Weiss's lawyer"]);
    let text = "Lionel Karr, Katy Weiss and the lawyer stood up.";
    assert!(roles(text, persons, "Lionel Karr").is_empty());
}

#[test]
fn a_head_far_behind_a_copula_or_a_preposition_makes_no_role() {
    let persons = &["Lionel Karr"];
    assert!(roles("Lionel Karr was caught off guard on Sunday.", persons, "Lionel Karr").is_empty());
    assert_eq!(roles("Lionel Karr was senior guard.", persons, "Lionel Karr"), ["senior guard"]);
    let text = "They left the Harbour Club for guard Lionel Karr and went home.";
    assert_eq!(roles(text, persons, "Lionel Karr"), ["guard"]);
}
