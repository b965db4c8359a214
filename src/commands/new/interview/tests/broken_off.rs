//! Interviews that were broken off and go on.

use std::collections::BTreeMap;

use super::{Answers, Somebody, Starter, Stop, interview, known, options};

fn talk(person: &mut Somebody, answers: &[&'static str]) -> Result<Answers, Stop> {
    person.said.clear();
    person.answers = answers.to_vec();
    interview(&options(Starter::Person, &[]), &known(), person)
}

#[test]
fn whoever_breaks_off_goes_on_where_they_were() {
    let mut person = Somebody::default();
    let left = talk(&mut person, &["Bo Example", "", "person"]);
    assert!(matches!(left, Err(Stop::Left(_))));
    assert_eq!(person.kept["name"], "Bo Example");
    assert_eq!(person.kept["kind"], "person");
    let all = talk(&mut person, &["yes", "", "", ""]).expect("everything is answered");
    assert!(
        person
            .said
            .starts_with("You broke off after these answers:\n  name: Bo Example\n"),
        "{}",
        person.said
    );
    assert!(
        !person.said.contains("The name as readers know it"),
        "{}",
        person.said
    );
    assert!(all.is("name", "Bo Example") && all.is("id", "bo-example") && all.is("kind", "person"));
}

#[test]
fn whoever_wants_to_begin_anew_does() {
    let mut person = Somebody::default();
    let _ = talk(&mut person, &["Bo Example", ""]);
    let all = talk(
        &mut person,
        &["perhaps", "no", "Kim Example", "", "person", "", "", ""],
    );
    assert!(person.said.contains("answer yes or no"), "{}", person.said);
    assert!(all.expect("answered").is("name", "Kim Example"));
    assert_eq!(person.kept["name"], "Kim Example");
}

#[test]
fn an_earlier_answer_can_be_taken_back_and_one_that_is_wrong_by_now_is_asked_again() {
    let mut person = Somebody::default();
    let _ = talk(&mut person, &["Ada Example", "ada-example", "person"]);
    let all = talk(&mut person, &["", "back", "organization", "", "", ""]);
    assert!(
        all.expect("answered").is("kind", "organization"),
        "{}",
        person.said
    );
    person.kept = BTreeMap::from([
        ("name".to_owned(), "Ada Example".to_owned()),
        ("id".to_owned(), "ada".to_owned()),
        ("unheard-of".to_owned(), "x".to_owned()),
    ]);
    let all = talk(&mut person, &["", "", "person", "", "", "", "", ""]).expect("answered");
    assert!(
        person
            .said
            .contains("`ada` is already in content/people.yaml"),
        "{}",
        person.said
    );
    assert!(!all.is("id", "ada"));
}

#[test]
fn an_answer_that_was_taken_back_is_not_offered_again() {
    let mut person = Somebody::default();
    let _ = talk(&mut person, &["Bo Example", "bo", "person", "back", "back"]);
    assert_eq!(person.kept, answers(&[("name", "Bo Example")]));
    let _ = talk(&mut person, &["", "back"]);
    assert_eq!(person.kept, answers(&[]));
    let all = talk(&mut person, &["Bo Case", "", "person", "", "", ""]);
    assert!(all.expect("answered").is("name", "Bo Case"));
}

fn answers(kept: &[(&str, &str)]) -> BTreeMap<String, String> {
    kept.iter()
        .map(|(flag, answer)| ((*flag).to_owned(), (*answer).to_owned()))
        .collect()
}
