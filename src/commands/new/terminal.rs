//! A person at a terminal, who is asked about something new.

use std::collections::BTreeMap;
use std::path::Path;

use super::interview::Talk;
use crate::authoring::starter::Starter;
use crate::commands::console::{Console, LineEditor, Typed};
use crate::disk;

/// The console, for asking a person.
pub struct Terminal<'c> {
    console: &'c Console,
    editor: Option<LineEditor>,
    /// Where answers are kept in case the person breaks off; `None` if there is no place for them.
    keeps: Option<(&'c Path, &'static str)>,
    /// True if the person pressed Ctrl-C.
    pub is_interrupted: bool,
    /// True if answers are kept.
    pub has_kept: bool,
}

impl<'c> Terminal<'c> {
    /// A terminal on which questions about this are asked. Answers about a new site are not kept,
    /// since its folder has to be empty, and neither are those about a page that was fetched or a copy.
    pub fn new(console: &'c Console, root: &'c Path, starter: Starter, keeps: bool) -> Self {
        let keeps = keeps && starter != Starter::Site;
        Self {
            console,
            editor: None,
            keeps: keeps.then_some((root, starter.word())),
            is_interrupted: false,
            has_kept: false,
        }
    }
}

impl Talk for Terminal<'_> {
    fn is_there(&self) -> bool {
        self.console.is_interactive()
    }

    fn say(&mut self, text: &str) {
        self.console.eprint(&text);
    }

    fn read_line(&mut self, prompt: &str) -> Option<String> {
        let editor = self.editor.get_or_insert_with(LineEditor::new);
        match self.console.type_line(editor, prompt) {
            Typed::Line(line) => Some(line),
            Typed::End => None,
            Typed::Interrupt => {
                self.is_interrupted = true;
                None
            }
        }
    }

    fn earlier(&mut self) -> BTreeMap<String, String> {
        let earlier = self
            .keeps
            .map(|(root, new)| disk::unfinished_answers(root, new));
        let earlier = earlier.unwrap_or_default();
        self.has_kept = !earlier.is_empty();
        earlier
    }

    fn keep(&mut self, answers: &BTreeMap<String, String>) {
        let Some((root, new)) = self.keeps else {
            return;
        };
        self.has_kept = !answers.is_empty();
        // Answers that cannot be kept can still be used.
        let _ = if answers.is_empty() {
            disk::forget_unfinished(root, new)
        } else {
            disk::keep_unfinished(root, new, answers)
        };
    }
}
