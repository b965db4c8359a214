//! Arguments that take any text, so that the command itself can say what is wrong with it, and for
//! which shells complete the words that are right.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::model::keys::FileKind;
use crate::report::RULE_PAGES;

/// Reads any text, and offers these words to completions.
#[derive(Debug, Clone)]
pub struct OfferedWords(Vec<&'static str>);

impl OfferedWords {
    /// A parser that offers these words.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self(words.into_iter().collect())
    }
}

impl TypedValueParser for OfferedWords {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        if self.0.is_empty() {
            return None;
        }
        Some(Box::new(self.0.iter().copied().map(PossibleValue::new)))
    }
}

/// The name of a rule.
pub fn rule() -> OfferedWords {
    OfferedWords::new(RULE_PAGES.iter().map(|page| page.rule.name))
}

/// The kind of a file.
pub fn file_kind() -> OfferedWords {
    OfferedWords::new(FileKind::ALL.iter().map(|kind| kind.word()))
}

/// The name of a command that has a manual page.
pub fn command() -> OfferedWords {
    OfferedWords::new(COMMANDS)
}

/// Every command, those below `new` with its name before theirs. They stand here since the
/// arguments cannot be asked for their commands while they are built.
const COMMANDS: [&str; 20] = [
    "build",
    "check",
    "host",
    "diff",
    "serve",
    "new",
    "new-site",
    "new-explainer",
    "new-claim",
    "new-source",
    "new-person",
    "rename",
    "translated",
    "archive",
    "verify",
    "gallery",
    "lsp",
    "schema",
    "completions",
    "man",
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{COMMANDS, Command};
    use crate::commands::Arguments;

    #[test]
    fn every_command_is_offered() {
        let program = Arguments::command();
        let mut names = Vec::new();
        for command in program.get_subcommands() {
            names.push(command.get_name().to_owned());
            let below = command.get_subcommands().map(Command::get_name);
            names.extend(below.map(|below| format!("{}-{below}", command.get_name())));
        }
        assert_eq!(names, COMMANDS);
    }
}
