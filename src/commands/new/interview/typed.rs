//! The answers on the command line.

use std::collections::BTreeSet;

use crate::authoring::starter::{Answers, ExistingContent, Question, StarterError};
use crate::commands::arguments::New;

/// Reads the answers on the command line, with defaults for the rest. The questions with the flags
/// in `left` may stay without an answer.
pub fn read_all(
    options: &New,
    known: &ExistingContent,
    left: &[&str],
) -> Result<Answers, Vec<StarterError>> {
    let mut answers = Answers::default();
    let mut wrong = BTreeSet::new();
    let (mut faults, mut missing) = (Vec::new(), Vec::new());
    for question in options.starter.questions() {
        let given = options.given.get(question.flag);
        if question.beside.is_some_and(|beside| wrong.contains(beside)) {
            continue;
        }
        if !question.is_asked(&answers) {
            faults.extend(given.map(|_| out_of_place(question)));
            continue;
        }
        let default = || question.default(&answers, known);
        let answer = match given {
            Some(none) if none.trim().is_empty() && !question.is_needed(&answers) => None,
            Some(given) => Some(given.clone()),
            None => default(),
        };
        match answer.map(|answer| question.answer_kind.read(&answer, known)) {
            Some(Ok(answer)) => answers.insert(question.flag, answer),
            Some(Err(StarterError { message, help })) => {
                wrong.insert(question.flag);
                faults.push(StarterError::new(
                    format!("--{}: {message}", question.flag),
                    help,
                ));
            }
            None if left.contains(&question.flag) => {}
            None if question.is_needed(&answers) && !question.waits(&answers) => {
                missing.push(question);
            }
            None => {}
        }
    }
    faults.extend(missing.into_iter().map(|question| {
        let choices = question.answer_kind.choices(known).join(", ");
        let help = if choices.is_empty() {
            question.ask.to_owned()
        } else {
            format!("{}: {choices}", question.ask)
        };
        StarterError::new(format!("--{} is missing", question.flag), help)
    }));
    if faults.is_empty() {
        Ok(answers)
    } else {
        Err(faults)
    }
}

/// The error for an answer to a question that is not asked.
pub fn out_of_place(question: &Question) -> StarterError {
    let beside = question
        .beside
        .map(|beside| format!("it depends on --{beside}"));
    StarterError::new(format!("--{} does not apply here", question.flag), beside)
}
