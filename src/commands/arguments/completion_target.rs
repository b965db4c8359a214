//! What `completions` prints: the script for a shell, or the words for which such a script asks.

use std::ffi::OsStr;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use clap_complete::Shell;

use super::SiteWords;

/// What a script writes before the name of the words for which it asks.
pub const SITE: &str = "site:";

/// What `completions` prints.
#[derive(Debug, Clone, Copy)]
pub enum CompletionTarget {
    /// The script for a shell.
    Script(Shell),
    /// Words of the publication at hand, for such a script.
    Words(SiteWords),
}

/// Reads a shell, or the words for which a script asks. Only shells are offered, since nobody types
/// the other.
#[derive(Debug, Clone)]
pub struct CompletionParser;

impl TypedValueParser for CompletionParser {
    type Value = CompletionTarget;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<CompletionTarget, Error> {
        let name = value.to_str().and_then(|value| value.strip_prefix(SITE));
        let words = SiteWords::ALL
            .into_iter()
            .find(|words| Some(words.name()) == name);
        match words {
            Some(words) => Ok(CompletionTarget::Words(words)),
            None => EnumValueParser::<Shell>::new()
                .parse_ref(command, arg, value)
                .map(CompletionTarget::Script),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let shells: Vec<PossibleValue> =
            EnumValueParser::<Shell>::new().possible_values()?.collect();
        Some(Box::new(shells.into_iter()))
    }
}
