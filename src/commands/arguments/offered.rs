//! Arguments that take any text, so that the command itself can say what is wrong with it, and for
//! which shells complete the words that are right.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::base::language::CODES;
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

/// Words that only the publication at hand knows, such as the ids of its sources.
///
/// A parser offers its [placeholder](SiteWords::placeholder), in whose place the scripts for shells
/// ask the program for the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteWords {
    /// People and organisations.
    People,
    /// Sources.
    Sources,
    /// The files of the registry of sources.
    Registries,
    /// Verdicts that can be given.
    Verdicts,
    /// Explainers.
    Explainers,
    /// Claims, explainers and pages.
    Documents,
    /// Themes.
    Themes,
    /// The languages of the publication.
    Languages,
}

impl SiteWords {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Sources,
        Self::Registries,
        Self::Verdicts,
        Self::Explainers,
        Self::Documents,
        Self::Themes,
        Self::Languages,
    ];

    /// The name by which a script asks for them.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Sources => "sources",
            Self::Registries => "registries",
            Self::Verdicts => "verdicts",
            Self::Explainers => "explainers",
            Self::Documents => "documents",
            Self::Themes => "themes",
            Self::Languages => "languages",
        }
    }

    /// What is in a script in the place of the words.
    pub fn placeholder(self) -> &'static str {
        match self {
            Self::People => "@people@",
            Self::Sources => "@sources@",
            Self::Registries => "@registries@",
            Self::Verdicts => "@verdicts@",
            Self::Explainers => "@explainers@",
            Self::Documents => "@documents@",
            Self::Themes => "@themes@",
            Self::Languages => "@languages@",
        }
    }

    /// A parser that offers them.
    pub fn offered(self) -> OfferedWords {
        OfferedWords::new([self.placeholder()])
    }
}

/// The name of a rule.
pub fn rule() -> OfferedWords {
    OfferedWords::new(RULE_PAGES.iter().map(|page| page.rule.name))
}

/// A language that the program knows.
pub fn language() -> OfferedWords {
    OfferedWords::new(CODES.iter().copied())
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
const COMMANDS: [&str; 21] = [
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
    "words",
    "lsp",
    "schema",
    "completions",
    "man",
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{COMMANDS, Command, SiteWords};
    use crate::commands::Arguments;

    #[test]
    fn a_placeholder_is_the_name_between_two_signs() {
        for words in SiteWords::ALL {
            assert_eq!(words.placeholder(), format!("@{}@", words.name()));
        }
    }

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
