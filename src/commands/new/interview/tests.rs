//! Interviews with somebody whose answers are known in advance, and with nobody.

mod broken_off;
mod second_thoughts;
mod somebody;

use std::collections::BTreeMap;

use super::{Stop, Talk, interview};
use crate::authoring::starter::{Answers, ExistingContent, Starter};
use crate::base::date::Day;
use crate::commands::arguments::New;
use somebody::Somebody;

/// Nobody.
struct Nobody;

impl Talk for Nobody {
    fn is_there(&self) -> bool {
        false
    }

    fn say(&mut self, text: &str) {
        panic!("nobody hears {text}");
    }

    fn read_line(&mut self, _: &str) -> Option<String> {
        panic!("nobody can be heard");
    }
}

fn known() -> ExistingContent {
    ExistingContent {
        today: Some(Day::parse("2024-06-01").expect("a day").into()),
        language: "en".to_owned(),
        verdicts: vec!["stands".to_owned(), "falls".to_owned()],
        retired: vec!["half".to_owned()],
        people: vec!["ada".to_owned(), "gazette".to_owned()],
        publisher: Some("gazette".to_owned()),
        sources: BTreeMap::from([("minutes".to_owned(), "content/sources/town.yaml".into())]),
        explainers: BTreeMap::from([(
            "library".to_owned(),
            vec!["content/explainers/library/index.md".into()],
        )]),
        whole: true,
        ..ExistingContent::default()
    }
}

fn options(starter: Starter, given: &[(&'static str, &str)]) -> New {
    let given = given
        .iter()
        .map(|(flag, answer)| (*flag, (*answer).to_owned()))
        .collect();
    New {
        starter,
        root: None,
        given,
        from: None,
        copy: None,
    }
}

/// What is known after an interview, and what was said in it.
fn talk(
    starter: Starter,
    given: &[(&'static str, &str)],
    answers: &[&'static str],
) -> (Answers, String) {
    let mut somebody = Somebody {
        answers: answers.to_vec(),
        ..Somebody::default()
    };
    let known = interview(&options(starter, given), &known(), &mut somebody)
        .expect("everything is answered");
    assert!(
        somebody.answers.is_empty(),
        "not all is asked: {:?}",
        somebody.answers
    );
    (known, somebody.said)
}

/// What is said of these answers where nobody can be asked.
fn wrong(starter: Starter, given: &[(&'static str, &str)]) -> Vec<String> {
    match interview(&options(starter, given), &known(), &mut Nobody) {
        Err(Stop::Wrong(faults)) => faults.into_iter().map(|fault| fault.message).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_question_says_what_it_takes_and_what_stands_when_it_is_left_out() {
    let (answers, said) = talk(
        Starter::Person,
        &[],
        &["Zoë Müller", "", "person", "", "", ""],
    );
    assert_eq!(
        said,
        "The name as readers know it: \n\
         The id, which becomes part of the page's address [zoe-muller]: \n\
         Whether this is a person or an organisation (1 person, 2 organization, 3 unidentified): \n\
         Is the person living? (yes, no) [yes]: \n\
         The office or position that matters here [none]: \n\
         Pages elsewhere about the same person or organisation [none]: \n"
    );
    assert_eq!(
        (answers.get("name"), answers.get("id")),
        (Some("Zoë Müller"), Some("zoe-muller"))
    );
    assert!(!answers.has("role"));
}

#[test]
fn a_wrong_answer_is_asked_again_with_what_would_be_right() {
    let answers = [
        "Ada Example",
        "ada",
        "ada-example",
        "prson",
        "",
        "person",
        "yes",
        "Mayor",
        "-",
    ];
    let (answers, said) = talk(Starter::Person, &[], &answers);
    assert!(
        said.contains("error: `ada` is already in content/people.yaml\n"),
        "{said}"
    );
    assert!(
        said.contains("   = help: did you mean `person`?\n"),
        "{said}"
    );
    assert!(said.contains("an answer is required\n"), "{said}");
    assert_eq!(
        (answers.get("id"), answers.get("kind")),
        (Some("ada-example"), Some("person"))
    );
}

#[test]
fn what_was_given_is_not_asked_and_what_was_given_wrongly_is() {
    let given = [
        ("name", "Bo Example"),
        ("id", "bo"),
        ("kind", "persn"),
        ("living", "no"),
        ("role", ""),
        ("same-as", ""),
    ];
    let (answers, said) = talk(Starter::Person, &given, &["person"]);
    assert_eq!(said.matches(": \n").count(), 1, "{said}");
    assert!(said.contains("did you mean `person`?"), "{said}");
    assert_eq!(answers.get("kind"), Some("person"));
}

#[test]
fn when_all_is_given_that_has_to_be_nothing_is_asked() {
    let (answers, said) = talk(
        Starter::Person,
        &[("name", "Bo Example"), ("kind", "person")],
        &[],
    );
    assert_eq!((said.as_str(), answers.get("id")), ("", Some("bo-example")));
}

#[test]
fn a_verdict_asks_for_its_day_its_finding_and_its_evidence() {
    let given = [("claim", "The town closed a library"), ("claimant", "ada")];
    let open = ["", "", "statement", "", "", "", "", "", "", ""];
    let (answers, said) = talk(Starter::Claim, &given, &open);
    assert!(!said.contains("What was found"), "{said}");
    assert_eq!(answers.get("hold"), Some("The verdict is still open."));
    assert!(
        said.ends_with("Publish it now? (yes, no) [no]: \n"),
        "{said}"
    );
    assert!(
        answers.is("release", "false"),
        "nothing that was only begun is published by pressing Enter"
    );

    let judged = [
        "",
        "",
        "statement",
        "",
        "2024-05",
        "",
        "falls",
        "",
        "One closed.",
        "minutes",
        "undermines",
        "One library closes.",
        "",
    ];
    let rest = ["item 4", "no-response", "2024-05-20", "", ""];
    let (answers, said) = talk(Starter::Claim, &given, &[&judged[..], &rest[..]].concat());
    assert!(
        said.contains("The day up to which the verdict takes evidence into account [2024-06-01]: "),
        "{said}"
    );
    assert_eq!(
        (answers.get("as-of"), answers.get("reply")),
        (Some("2024-06-01"), Some("no-response"))
    );
}

#[test]
fn where_nobody_can_be_asked_all_that_is_missing_or_wrong_is_named_at_once() {
    assert_eq!(
        wrong(Starter::Person, &[]),
        ["--name is missing", "--kind is missing"]
    );
    assert_eq!(
        wrong(
            Starter::Claim,
            &[
                ("claimant", "adda"),
                ("verdict", "fals"),
                ("date", "2024-02-30"),
                ("at", "item 4")
            ]
        ),
        [
            "--claimant: there is no person or organisation `adda`",
            "--date: `2024-02-30` is not a day in the calendar",
            "--verdict: there is no verdict `fals`",
            "--at does not apply here",
            "--claim is missing",
            "--kind is missing",
        ]
    );
}

#[test]
fn an_answer_has_to_be_one_that_can_stand_in_a_new_file() {
    let claim = [
        ("claim", "The town reads"),
        ("kind", "statement"),
        ("verdict", "half"),
        ("claimant", " , "),
    ];
    assert_eq!(
        wrong(Starter::Claim, &claim),
        [
            "--claimant: `,` contains no value",
            "--verdict: `half` has been retired"
        ]
    );
    let judged = [
        ("claim", "The town reads"),
        ("kind", "statement"),
        ("verdict", "falls"),
        ("as-of", "2024-06-02"),
    ];
    let said = wrong(Starter::Claim, &judged);
    assert_eq!(said[0], "--as-of: 2024-06-02 is in the future");
}

#[test]
fn a_title_without_latin_letters_makes_no_id() {
    assert_eq!(
        wrong(Starter::Person, &[("name", "毛泽东"), ("kind", "person")]),
        ["--id is missing"]
    );
}
