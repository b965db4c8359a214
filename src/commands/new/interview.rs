//! The interview: asks one question after the other, except those that were answered in advance.

mod choices;
mod resumed;
mod typed;

use std::collections::BTreeMap;

use crate::authoring::starter::{
    AnswerKind, Answers, ExistingContent, LEFT_TO_AUTHORS, Question, StarterError,
};
use crate::commands::arguments::New;
use choices::{chosen, numbered};
use resumed::{again, resume};
use typed::{out_of_place, read_all};

/// A person who can be asked, if there is one.
pub trait Talk {
    /// True if there is a person.
    fn is_there(&self) -> bool;

    /// Prints a text that has its own line breaks.
    fn say(&mut self, text: &str);

    /// The answer to what this prompt asks, without its line break; `None` if there are no more.
    fn read_line(&mut self, prompt: &str) -> Option<String>;

    /// The answers of an earlier interview that was broken off, by their flags; an empty one was
    /// left out on purpose.
    fn earlier(&mut self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    /// Keeps the answers so far, in case the interview is broken off.
    fn keep(&mut self, answers: &BTreeMap<String, String>) {
        let _ = answers;
    }
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
    let Some(mut earlier) = resume(options, talk) else {
        return Err(Stop::Left(again(options, &Answers::default())));
    };
    let mut kept: BTreeMap<String, String> = earlier.clone();
    let typed = options.given.iter();
    kept.extend(typed.map(|(flag, answer)| ((*flag).to_owned(), answer.clone())));
    let mut answers = Answers::default();
    // The questions that the person was asked, by number: where `back` leads.
    let (mut asked, mut number) = (Vec::new(), 0);
    // What the person answered before they went back.
    let mut before = Answers::default();
    while let Some(question) = questions.get(number) {
        let typed = options.given.get(question.flag);
        if !question.is_asked(&answers) {
            if typed.is_some() {
                talk.say(&said(&out_of_place(question)));
            }
            number += 1;
            continue;
        }
        // An earlier answer can be taken back like one of now.
        let is_earlier = typed.is_none() && earlier.contains_key(question.flag);
        let given = match typed.or_else(|| earlier.get(question.flag)) {
            Some(none) if none.trim().is_empty() && !question.is_needed(&answers) => {
                asked.extend(is_earlier.then_some(number));
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
            asked.extend(is_earlier.then_some(number));
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
                kept.insert(question.flag.to_owned(), answer.clone().unwrap_or_default());
                talk.keep(&kept);
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
                    earlier.remove(question.flag);
                    kept.remove(question.flag);
                    if let Some(answer) = answers.forget(question.flag) {
                        before.insert(question.flag, answer);
                    }
                }
                talk.keep(&kept);
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
        let prompt = format!("{}{shown}{otherwise}: ", question.ask);
        let Some(heard) = talk.read_line(&prompt) else {
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
