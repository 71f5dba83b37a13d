//! Attributions as English newspapers build them.

use super::tests::{Plain, quotes_with};
use crate::analysis::QuoteKind::{self, Direct, Indirect, Mixed};

fn quotes(text: &str) -> Vec<Plain> {
    quotes_with("en", text, &[])
}

#[track_caller]
fn all(text: &str, expected: &[(QuoteKind, &str, &str, &str)]) {
    let found = quotes(text);
    let plain: Vec<_> = found.iter().map(|q| (q.0, q.1.as_str(), q.2.as_str(), q.3.as_str())).collect();
    assert_eq!(plain, expected, "{text}");
}

#[test]
fn the_attribution_behind_a_sentence_takes_all_of_it() {
    all(
        "The owners plan to sell the mill next spring, according to Mary Cole.",
        &[(Indirect, "The owners plan to sell the mill next spring", "according to", "Mary Cole")],
    );
    all(
        "The mayor put off the vote because she feared a riot, newly opened letters show.",
        &[(Indirect, "The mayor put off the vote because she feared a riot", "show", "newly opened letters")],
    );
    // A report that opens the sentence is one of its own.
    let found = quotes("Cole said the mill was closed, and the owners knew it, the mayor said.");
    assert_eq!(found[0].3, "Cole", "{found:?}");
}

#[test]
fn a_description_behind_according_to_is_read_to_its_end() {
    all(
        "The mill will close, according to a person familiar with the talks who asked not to be named.",
        &[(
            Indirect,
            "The mill will close",
            "according to",
            "a person familiar with the talks who asked not to be named",
        )],
    );
    all(
        "The mill will close, according to Mary Cole on Monday.",
        &[(Indirect, "The mill will close", "according to", "Mary Cole")],
    );
}

#[test]
fn a_description_holds_what_it_belongs_to() {
    all(
        "“We will wait,” said a spokesman for the owners, Joe Hill.",
        &[(Direct, "We will wait", "said", "a spokesman for the owners, Joe Hill")],
    );
    all("“We will wait,” said a spokesman on Monday.", &[(Direct, "We will wait", "said", "a spokesman")]);
}

#[test]
fn what_somebody_is_asked_stands_behind_whom() {
    all("The mayor urged the crowd to go home.", &[(Indirect, "to go home", "urged", "The mayor")]);
    all("The mayor accused Joe Hill of lying.", &[(Indirect, "Joe Hill of lying", "accused", "The mayor")]);
}

#[test]
fn a_report_that_is_joined_ends_the_content() {
    all(
        "Cole said the mill was old but added that it was safe.",
        &[(Indirect, "the mill was old", "said", "Cole"), (Indirect, "it was safe", "added", "Cole")],
    );
    let found = quotes("The owners urged their men to leave the mill, which says it is safe.");
    assert_eq!(
        found.iter().map(|q| q.1.as_str()).collect::<Vec<_>>(),
        ["to leave the mill", "it is safe"],
        "{found:?}"
    );
    // A verb of what was said goes on with it.
    all(
        "Cole said the owners closed the mill and blamed the flood.",
        &[(Indirect, "the owners closed the mill and blamed the flood", "said", "Cole")],
    );
}

#[test]
fn a_subject_stands_behind_a_clause_that_is_joined() {
    all(
        "He was taken to a ward with a broken arm and a nurse said he was well.",
        &[(Indirect, "he was well", "said", "a nurse")],
    );
}

#[test]
fn whom_something_is_told_is_not_who_says_it() {
    all(
        "Cole was warned by the council that the mill was old.",
        &[(Indirect, "the mill was old", "was warned", "the council")],
    );
    all("Cole was advised by the council to wait.", &[(Indirect, "to wait", "was advised", "the council")]);
    all("Her plans were dismissed by the council.", &[]);
    all("Her plans are revealed in letters from the war.", &[]);
}

#[test]
fn marks_inside_a_report_are_part_of_it() {
    all(
        "Cole said the vote shows “the courage of the town.”",
        &[(Mixed, "the vote shows “the courage of the town", "said", "Cole")],
    );
    all(
        "Cole said she was sick of hearing “maybe” from the council.",
        &[(Mixed, "she was sick of hearing “maybe” from the council", "said", "Cole")],
    );
    all("He wore a hat that said “Mill” on the front.", &[]);
    all("Cole opened the gate and shouted, “Come in!”", &[(Direct, "Come in!", "shouted", "Cole")]);
}

#[test]
fn a_participle_may_be_bound_to_its_clause() {
    all(
        "The mayor persisted in saying that he had won the vote.",
        &[(Indirect, "he had won the vote", "saying", "The mayor")],
    );
    let found = quotes("The Morning Mail, citing two nurses, named the man as Joe Hill.");
    assert_eq!(found[0].1, "two nurses", "{found:?}");
}

#[test]
fn only_the_first_that_is_left_out() {
    all("Cole insisted that that was a joke.", &[(Indirect, "that was a joke", "insisted", "Cole")]);
}

#[test]
fn words_that_lead_in_are_no_part_of_the_source() {
    all("However she warned that the mill was old.", &[(Indirect, "the mill was old", "warned", "she")]);
}

#[test]
fn what_is_meant_is_not_opened_by_a_comma() {
    all("If the town continues to decline, Cole will have to leave it.", &[]);
}

#[test]
fn when_and_where_it_was_said_is_no_part_of_it() {
    all("Cole said in a statement it was safe.", &[(Indirect, "it was safe", "said", "Cole")]);
    all("Cole said on Monday the mill was safe.", &[(Indirect, "the mill was safe", "said", "Cole")]);
    all("Cole said at least 20 mills were safe.", &[(Indirect, "at least 20 mills were safe", "said", "Cole")]);
}

#[test]
fn whom_it_is_told_ends_where_the_clause_begins() {
    all("Cole told reporters the mill was safe.", &[(Indirect, "the mill was safe", "told", "Cole")]);
    all("Cole told the council she was tired.", &[(Indirect, "she was tired", "told", "Cole")]);
}

#[test]
fn a_question_is_asked_behind_it_too() {
    all("“Is it safe to cross?” she asked.", &[(Direct, "Is it safe to cross?", "asked", "she")]);
    all("“We are deeply sorry for it,” it said.", &[(Direct, "We are deeply sorry for it", "said", "it")]);
}

#[test]
fn descriptions_between_commas_part_a_name_from_its_verb() {
    all(
        "“There is no proof,” Joe Hill, the clerk, one of the men suing the town, said on Monday.",
        &[(Direct, "There is no proof", "said", "Joe Hill, the clerk, one of the men suing the town")],
    );
    all(
        "“There is no proof,” a clerk at the mill, who asked not to be named, said.",
        &[(Direct, "There is no proof", "said", "a clerk at the mill, who asked not to be named")],
    );
    all("A clerk, who asked not to be named, left the mill.", &[]);
}

#[test]
fn a_relative_clause_ends_before_its_sentence_goes_on() {
    all(
        "The plan, which Cole said would cost little, was dropped in May.",
        &[(Indirect, "would cost little", "said", "Cole")],
    );
    all("Everything Cole says is wrong.", &[]);
    all(
        "The mill is old, said one clerk, speaking in the rain.",
        &[(Indirect, "The mill is old", "said", "one clerk")],
    );
}

#[test]
fn the_end_of_a_sentence_needs_no_verb_that_is_known() {
    all(
        "About 300 people work there, the mayor said in a statement.",
        &[(Indirect, "About 300 people work there", "said", "the mayor")],
    );
}

#[test]
fn naming_by_a_word_in_marks() {
    all("Cole called the plan “a bad joke.”", &[(Mixed, "the plan “a bad joke", "called", "Cole")]);
    all("A band called “Mill” plays on Monday.", &[]);
}

#[test]
fn what_is_only_thought_is_no_quote() {
    all("The mayor wants the town to wait. They knew the mill was old.", &[]);
}

#[test]
fn a_clause_that_marks_begin_goes_on_behind_them() {
    all(
        "Cole said “quick reforms” would help the town.",
        &[(Mixed, "quick reforms” would help the town", "said", "Cole")],
    );
    all(
        "Cole criticised the plan for the mill, which has stood there for years.",
        &[(Indirect, "the plan for the mill", "criticised", "Cole")],
    );
}

#[test]
fn the_first_verb_ends_the_subject_of_a_joined_report() {
    all(
        "Mary Cole gave no details, but stressed that the mill would stay open.",
        &[(Indirect, "the mill would stay open", "stressed", "Mary Cole")],
    );
}

#[test]
fn who_says_nothing_is_not_quoted() {
    all("The mill's owner, Mary Cole, said nothing.", &[]);
    all("Mary Cole said so.", &[]);
}
