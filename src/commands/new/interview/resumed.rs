//! The command with which an interview that was broken off goes on.

use crate::authoring::starter::{Answers, Starter};
use crate::commands::arguments::New;

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
