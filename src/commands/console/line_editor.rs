//! The line editor: an answer that is typed on a terminal, with arrow keys and the shortcuts of
//! shells.

use rustyline::config::{Behavior, Config};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{DefaultEditor, Editor};

use super::Console;

/// What a person typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A line, without its end.
    Line(String),
    /// The end of all input.
    End,
    /// Ctrl-C.
    Interrupt,
}

/// A line editor for one conversation. If the terminal has no means for one, lines are read as they
/// come.
pub struct LineEditor(Option<Editor<(), MemHistory>>);

impl LineEditor {
    /// An editor without a history.
    pub fn new() -> Self {
        // The questions are asked on the terminal, even if standard output goes to a file.
        let config = Config::builder().behavior(Behavior::PreferTerm).build();
        Self(DefaultEditor::with_config(config).ok())
    }
}

impl Console {
    /// The line that the person types behind this prompt.
    pub fn type_line(&self, editor: &mut LineEditor, prompt: &str) -> Typed {
        let Some(editor) = &mut editor.0 else {
            self.eprint(&prompt);
            return self.read_line().map_or(Typed::End, Typed::Line);
        };
        match self.while_waiting(|| editor.readline(prompt)) {
            // What is pasted may have several lines, and an answer has one.
            Ok(line) => Typed::Line(line.replace(['\n', '\r'], " ")),
            Err(ReadlineError::Interrupted) => Typed::Interrupt,
            Err(_) => Typed::End,
        }
    }
}
