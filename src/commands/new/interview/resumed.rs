//! An interview that was broken off: how it goes on.

use std::collections::BTreeMap;

use super::Talk;
use crate::authoring::starter::{Answers, COPY, FROM_PAGE, Starter};
use crate::commands::arguments::{COPY_DATE, New};

/// The answers of an earlier interview with which the person wants to go on; empty if there are none,
/// or if they want to begin anew. `None` if they give no answer.
pub fn resume(options: &New, talk: &mut impl Talk) -> Option<BTreeMap<String, String>> {
    let mut earlier = talk.earlier();
    earlier.retain(|flag, _| {
        let questions = options.starter.questions();
        questions.iter().any(|question| question.flag == flag)
            && !options.given.contains_key(flag.as_str())
    });
    if earlier.values().all(String::is_empty) {
        return Some(BTreeMap::new());
    }
    talk.say("You broke off after these answers:\n");
    for question in options.starter.questions() {
        if let Some(answer) = earlier.get(question.flag).filter(|said| !said.is_empty()) {
            talk.say(&format!("  {}: {answer}\n", question.flag));
        }
    }
    loop {
        let answer = talk.read_line("Go on with them? [Y/n]: ")?;
        match answer.trim().to_lowercase().as_str() {
            "" | "y" | "yes" => return Some(earlier),
            "n" | "no" => {
                talk.keep(&BTreeMap::new());
                return Some(BTreeMap::new());
            }
            _ => talk.say("answer yes or no\n"),
        }
    }
}

/// The command that goes on from these answers.
pub fn again(options: &New, answers: &Answers) -> String {
    let mut command = format!("factpress new {}", options.starter.word());
    if let Some(root) = &options.root {
        let root = quoted(&root.to_string_lossy());
        let before = if options.starter == Starter::Site {
            " "
        } else {
            " --root "
        };
        command = format!("{command}{before}{root}");
    }
    if let Some(from) = &options.from {
        command = format!("{command} --{FROM_PAGE} {}", quoted(&from.url));
    }
    if let Some(copy) = &options.copy {
        let path = quoted(&copy.path.to_string_lossy());
        command = format!("{command} --{COPY} {path}");
        if let Some(date) = copy.date {
            command = format!("{command} --{COPY_DATE} {date}");
        }
    }
    for question in options.starter.questions() {
        let answer = answers.get(question.flag);
        if let Some(answer) = answer {
            command = format!("{command} --{} {}", question.flag, quoted(answer));
        }
    }
    command
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:,".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
