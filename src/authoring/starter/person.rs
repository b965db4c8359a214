//! Adds a person or an organisation to `people.yaml`.

use std::sync::Arc;

use super::answers::short_id;
use super::entry::YamlEntry;
use super::registry::{entry, with_entry};
use super::{AnswerKind, Answers, NewFile, Question, Started, Starter, StarterError};
use crate::model::person::PersonKind;
use crate::report::Texts;

/// The file that contains all of them.
const PEOPLE_FILE: &str = "content/people.yaml";

/// The questions about a person or an organisation.
pub const QUESTIONS: &[Question] = &[
    Question::new("name", "The name as readers know it", AnswerKind::Text),
    Question::new(
        "id",
        "The id, which becomes part of the page's address",
        AnswerKind::New(Starter::Person),
    )
    .or_from("name", |answer, known| short_id(answer, &known.language)),
    Question::new(
        "kind",
        "Whether this is a person or an organisation",
        AnswerKind::Word(PersonKind::words),
    ),
    Question::new("living", "Is the person living?", AnswerKind::YesNo)
        .only("kind", |answers| {
            answers.is("kind", PersonKind::Person.word())
        })
        .or(|_, _| Some("yes".to_owned())),
    Question::new(
        "role",
        "The office or position that matters here",
        AnswerKind::Text,
    )
    .optional(),
    Question::new(
        "same-as",
        "Pages elsewhere about the same person or organisation",
        AnswerKind::Urls,
    )
    .optional(),
];

/// The registry with one more person.
pub fn start(answers: &Answers, texts: &impl Texts) -> Result<Started, StarterError> {
    let id = answers.must("id");
    // Without the key, a person counts as living.
    let dead = answers.get("living").filter(|living| *living == "false");
    let lines = YamlEntry::new("  ")
        .text("name", answers.get("name"))
        .plain("kind", answers.get("kind"))
        .plain("living", dead)
        .text("role", answers.get("role"))
        .list("same_as", answers.get("same-as"))
        .finish();
    let next = vec![format!(
        "refer to `{id}` with [[person:{id}]] in a text, or with `claimant` or `about` in a claim"
    )];
    enter(&PEOPLE_FILE.into(), id, &lines, texts, next)
}

/// A registry with one more entry, or a new registry that has only this one.
pub fn enter(
    file: &Arc<str>,
    id: &str,
    lines: &str,
    texts: &impl Texts,
    next: Vec<String>,
) -> Result<Started, StarterError> {
    match texts.text(file) {
        Some(text) if !text.is_empty() => Ok(Started {
            fixes: vec![with_entry(file, &text, id, lines)?],
            next,
            ..Started::default()
        }),
        _ => {
            let new = NewFile {
                path: file.to_string(),
                text: entry(id, lines),
            };
            Ok(Started {
                files: vec![new],
                next,
                ..Started::default()
            })
        }
    }
}
