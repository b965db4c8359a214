//! The interview: asks one question after the other, except those that were answered in advance.

use std::collections::BTreeSet;

use crate::authoring::starter::{
    Answers, ExistingContent, LEFT_TO_AUTHORS, Question, StarterError,
};
use crate::commands::arguments::New;

/// A person who can be asked, if there is one.
pub trait Talk {
    /// True if there is a person.
    fn is_there(&self) -> bool;

    /// Prints a text that has its own line breaks.
    fn say(&mut self, text: &str);

    /// The answer, without its line break; `None` if there are no more.
    fn read_line(&mut self) -> Option<String>;
}

/// Why an interview ended without answers.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// Answers on the command line are wrong, or missing and nobody can be asked.
    Wrong(Vec<StarterError>),
    /// The person closed standard input.
    Left,
}

/// The answer that leaves out an optional value although it has a default.
const LEAVE_OUT: &str = "-";

/// The answers on the command line, and those of the person for the rest. If every required answer
/// was given, no question is asked.
///
/// # Errors
///
/// If nobody can be asked, everything that is wrong or missing; or that the person has stopped
/// answering.
pub fn interview(
    options: &New,
    known: &ExistingContent,
    talk: &mut impl Talk,
) -> Result<Answers, Stop> {
    let is_there = talk.is_there();
    let left: &[&str] = match options.from {
        Some(_) if !is_there => &LEFT_TO_AUTHORS,
        _ => &[],
    };
    match read_all(options, known, left) {
        Err(_) if is_there => ask_all(options, known, talk),
        read => read.map_err(Stop::Wrong),
    }
}

/// Asks every question whose answer is missing or wrong.
fn ask_all(options: &New, known: &ExistingContent, talk: &mut impl Talk) -> Result<Answers, Stop> {
    let mut answers = Answers::default();
    for question in options.starter.questions() {
        let given = options.given.get(question.flag);
        if !question.is_asked(&answers) {
            if given.is_some() {
                talk.say(&said(&out_of_place(question)));
            }
            continue;
        }
        let given = match given {
            Some(none) if none.trim().is_empty() && !question.is_needed(&answers) => continue,
            Some(given) => question
                .answer_kind
                .read(given, known)
                .map_err(|fault| talk.say(&said(&fault)))
                .ok(),
            None => None,
        };
        let answer = match given {
            Some(given) => Some(given),
            None if question.is_quiet => None,
            None => ask(question, &answers, known, talk)?,
        };
        if let Some(answer) = answer {
            answers.insert(question.flag, answer);
        }
    }
    Ok(answers)
}

/// Asks one question until the answer is valid; `None` if it is left out.
fn ask(
    question: &Question,
    answers: &Answers,
    known: &ExistingContent,
    talk: &mut impl Talk,
) -> Result<Option<String>, Stop> {
    let default = question.default(answers, known);
    let is_needed = question.is_needed(answers);
    let choices = question.answer_kind.choices(known);
    let choices = if choices.is_empty() {
        String::new()
    } else {
        format!(" ({})", choices.join(", "))
    };
    let otherwise = match (&default, is_needed) {
        (Some(default), true) => format!(" [{default}]"),
        (Some(default), false) => format!(" [{default}] (`{LEAVE_OUT}` for none)"),
        (None, true) => String::new(),
        (None, false) => " [none]".to_owned(),
    };
    loop {
        talk.say(&format!("{}{choices}{otherwise}: ", question.ask));
        let heard = talk.read_line().ok_or(Stop::Left)?;
        let answer = match (heard.trim(), &default) {
            (LEAVE_OUT, _) | ("", None) if !is_needed => return Ok(None),
            ("", Some(default)) => default,
            ("", None) => {
                talk.say("an answer is required\n");
                continue;
            }
            (answer, _) => answer,
        };
        match question.answer_kind.read(answer, known) {
            Ok(answer) => return Ok(Some(answer)),
            Err(fault) => talk.say(&said(&fault)),
        }
    }
}

/// Reads the answers on the command line, with defaults for the rest. The questions with the flags
/// in `left` may stay without an answer.
fn read_all(
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
fn out_of_place(question: &Question) -> StarterError {
    let beside = question
        .beside
        .map(|beside| format!("it depends on --{beside}"));
    StarterError::new(format!("--{} does not apply here", question.flag), beside)
}

/// An error in words for a person.
pub fn said(fault: &StarterError) -> String {
    let help = fault
        .help
        .as_ref()
        .map(|help| format!("   = help: {help}\n"))
        .unwrap_or_default();
    format!("error: {}\n{help}", fault.message)
}

#[cfg(test)]
mod tests;
