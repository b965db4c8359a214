//! Somebody who is interviewed, whose answers are known in advance.

use std::collections::BTreeMap;

use super::super::Talk;

/// Somebody who gives these answers, one after the other, and then goes away; what they answered is
/// kept for when they come back.
#[derive(Default)]
pub struct Somebody {
    /// What they will answer.
    pub answers: Vec<&'static str>,
    /// What they have answered.
    pub kept: BTreeMap<String, String>,
    /// What was said to them.
    pub said: String,
}

impl Talk for Somebody {
    fn is_there(&self) -> bool {
        true
    }

    fn say(&mut self, text: &str) {
        self.said.push_str(text);
    }

    fn read_line(&mut self, prompt: &str) -> Option<String> {
        self.said.push_str(prompt);
        self.said.push('\n');
        if self.answers.is_empty() {
            None
        } else {
            Some(self.answers.remove(0).to_owned())
        }
    }

    fn earlier(&mut self) -> BTreeMap<String, String> {
        self.kept.clone()
    }

    fn keep(&mut self, answers: &BTreeMap<String, String>) {
        self.kept.clone_from(answers);
    }
}
