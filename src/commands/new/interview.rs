//! The interview: asks one question after the other, except those that were answered in advance.

mod choices;
mod resumed;

use std::collections::BTreeSet;

use crate::authoring::starter::{
    AnswerKind, Answers, ExistingContent, LEFT_TO_AUTHORS, Question, StarterError,
};
use crate::commands::arguments::New;
use choices::{chosen, numbered};
use resumed::again;

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
    /// The person gave no more answers; with the command that goes on from those they gave.
    Left(String),
}

/// The answer that leaves out an optional value although it has a default.
const LEAVE_OUT: &str = "-";
/// The answer that takes back the last one.
const GO_BACK: &str = "back";
/// The number at which no more ids are tried.
const MOST_TRIED: usize = 100;

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
    let questions = options.starter.questions();
    let mut answers = Answers::default();
    // The questions that the person was asked, by number: where `back` leads.
    let (mut asked, mut number) = (Vec::new(), 0);
    // What the person answered before they went back.
    let mut before = Answers::default();
    while let Some(question) = questions.get(number) {
        let given = options.given.get(question.flag);
        if !question.is_asked(&answers) {
            if given.is_some() {
                talk.say(&said(&out_of_place(question)));
            }
            number += 1;
            continue;
        }
        let given = match given {
            Some(none) if none.trim().is_empty() && !question.is_needed(&answers) => {
                number += 1;
                continue;
            }
            Some(given) => question
                .answer_kind
                .read(given, known)
                .map_err(|fault| talk.say(&said(&fault)))
                .ok(),
            None => None,
        };
        if let Some(given) = given {
            answers.insert(question.flag, given);
            number += 1;
            continue;
        }
        if question.is_quiet {
            number += 1;
            continue;
        }
        match ask(question, &answers, before.get(question.flag), known, talk) {
            Heard::Answer(answer) => {
                asked.push(number);
                before.forget(question.flag);
                if let Some(answer) = answer {
                    answers.insert(question.flag, answer);
                }
                number += 1;
            }
            Heard::Back => {
                let Some(last) = asked.pop() else {
                    talk.say("this is the first question\n");
                    continue;
                };
                for question in &questions[last..=number] {
                    if let Some(answer) = answers.forget(question.flag) {
                        before.insert(question.flag, answer);
                    }
                }
                number = last;
            }
            Heard::Nothing => return Err(Stop::Left(again(options, &answers))),
        }
    }
    Ok(answers)
}

/// What a person says to a question.
enum Heard {
    /// An answer; `None` if it is left out.
    Answer(Option<String>),
    /// That the last answer was wrong.
    Back,
    /// That there will be no more answers.
    Nothing,
}

/// Asks one question until the answer is valid; `before` is what the person answered earlier.
fn ask(
    question: &Question,
    answers: &Answers,
    before: Option<&str>,
    known: &ExistingContent,
    talk: &mut impl Talk,
) -> Heard {
    let default = before
        .map(str::to_owned)
        .or_else(|| free(question, question.default(answers, known)?, known, talk));
    let is_needed = question.is_needed(answers);
    let choices = question.answer_kind.choices(known);
    let shown = numbered(&choices);
    let otherwise = match (&default, is_needed) {
        (Some(default), true) => format!(" [{default}]"),
        (Some(default), false) => format!(" [{default}] (`{LEAVE_OUT}` for none)"),
        (None, true) => String::new(),
        (None, false) => " [none]".to_owned(),
    };
    loop {
        talk.say(&format!("{}{shown}{otherwise}: ", question.ask));
        let Some(heard) = talk.read_line() else {
            return Heard::Nothing;
        };
        let answer = match (heard.trim(), &default) {
            (GO_BACK, _) => return Heard::Back,
            (LEAVE_OUT, _) | ("", None) if !is_needed => return Heard::Answer(None),
            ("", Some(default)) => default,
            ("", None) => {
                talk.say("an answer is required\n");
                continue;
            }
            (answer, _) => chosen(answer, &choices),
        };
        match question.answer_kind.read(answer, known) {
            Ok(answer) => return Heard::Answer(Some(answer)),
            Err(fault) => talk.say(&said(&fault)),
        }
    }
}

/// The id that is offered for something new: one that nothing has yet.
fn free(
    question: &Question,
    default: String,
    known: &ExistingContent,
    talk: &mut impl Talk,
) -> Option<String> {
    let kind = question.answer_kind;
    if !matches!(kind, AnswerKind::New(_)) {
        return Some(default);
    }
    let Err(taken) = kind.read(&default, known) else {
        return Some(default);
    };
    talk.say(&format!("{}\n", taken.message));
    let mut others = (2..MOST_TRIED).map(|number| format!("{default}-{number}"));
    others.find(|other| kind.read(other, known).is_ok())
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
