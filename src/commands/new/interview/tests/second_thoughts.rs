//! Interviews with somebody who takes an answer back, or who leaves.

use super::{Answers, Somebody, Starter, Stop, interview, known, options};

/// What becomes of an interview about a person.
fn about_a_person(answers: &[&'static str]) -> (Result<Answers, Stop>, String) {
    let mut somebody = Somebody {
        answers: answers.to_vec(),
        ..Somebody::default()
    };
    let answered = interview(&options(Starter::Person, &[]), &known(), &mut somebody);
    (answered, somebody.said)
}

#[test]
fn an_answer_can_be_taken_back() {
    let (answers, said) =
        about_a_person(&["back", "Bo", "back", "Bob Bell", "", "person", "", "", ""]);
    let answers = answers.expect("answers");
    assert!(said.contains("this is the first question"), "{said}");
    assert!(
        said.contains("The name as readers know it [Bo]: "),
        "{said}"
    );
    assert_eq!(answers.get("name"), Some("Bob Bell"));
    assert_eq!(answers.get("id"), Some("bob-bell"));
}

#[test]
fn answers_are_not_lost_when_somebody_leaves() {
    let (answers, _) = about_a_person(&["Bo O'Brien", "bo"]);
    let again = "factpress new person --name 'Bo O'\\''Brien' --id bo".to_owned();
    assert_eq!(answers.err(), Some(Stop::Left(again)));
}

#[test]
fn an_id_that_is_taken_is_not_offered() {
    let (answers, said) = about_a_person(&["Ada", "", "person", "no", "", ""]);
    let answers = answers.expect("answers");
    assert!(
        said.contains("`ada` is already in content/people.yaml\n"),
        "{said}"
    );
    assert!(said.contains(" [ada-2]: "), "{said}");
    assert_eq!(answers.get("id"), Some("ada-2"));
    assert_eq!(answers.get("living"), Some("false"));
}

#[test]
fn whoever_goes_away_leaves_nothing_behind() {
    let mut somebody = Somebody {
        answers: vec!["Bo Example"],
        ..Somebody::default()
    };
    let left = interview(&options(Starter::Person, &[]), &known(), &mut somebody);
    assert!(matches!(left, Err(Stop::Left(_))));
}
