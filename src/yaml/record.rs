//! Records: mappings with known keys, each key described once, read without stopping at the first
//! mistake.

mod addresses;
mod dates;
mod declare;
mod keys;
mod lists;
mod marks;
mod outline;
mod shapes;
mod texts;

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::diagnostic::{At, Diagnostic, Edit, Rule, Trail, TrailStep};
use crate::base::typography::Typography;

pub use addresses::OutsideUrl;
pub use declare::read_word;
pub use keys::Keys;
pub use lists::{AtLeastOne, OneOrMany};
pub use outline::{ANY_TEXT, KeyOutline, Noun, Outline, TextForm, VocabularyWord};
pub use texts::{Quotation, plain};

/// A key that nothing reads.
pub const UNKNOWN_KEY: Rule = Rule::deny("unknown-key");
/// A key that must be there and is not, or has no value.
pub const MISSING_KEY: Rule = Rule::deny("missing-key");
/// A text that is no UTF-8, or holds a character that no page can show, or that makes readers see
/// other words.
pub const BAD_CHARACTER: Rule = Rule::deny("bad-character");
/// The same rule for characters that nobody sees and that only disturb.
pub const ODD_CHARACTER: Rule = Rule::warn(BAD_CHARACTER.name);
/// The same rule for a host that would look like another one, and is written so that nobody can
/// take it for that.
pub const ODD_HOST: Rule = Rule::note(BAD_CHARACTER.name);
/// A value of another kind than the key takes.
pub const WRONG_TYPE: Rule = Rule::deny("wrong-type");
/// A value that the key does not take: a bad date, an unknown word, an address that is none.
pub const BAD_VALUE: Rule = Rule::deny("bad-value");

/// Reads the values of one file and collects what is wrong with them.
#[derive(Debug)]
pub struct ValueReader {
    file: Arc<str>,
    trail: Trail,
    /// How the language of the text at hand is set.
    typography: Typography,
    /// What was wrong, in the order of reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl ValueReader {
    /// A reader at the root of the YAML of a file that is written in a language.
    #[must_use]
    pub fn new(file: &Arc<str>, language: &str) -> Self {
        let typography = Typography::of(language);
        Self {
            file: Arc::clone(file),
            trail: Trail::new(),
            typography,
            diagnostics: Vec::new(),
        }
    }

    /// Reads a value that is written in another language than the rest of its file.
    pub fn in_language<T>(&mut self, language: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.typography, Typography::of(language));
        let value = read(self);
        self.typography = before;
        value
    }

    /// Reads a value one step further in.
    pub fn inside<T>(
        &mut self,
        step: impl Into<TrailStep>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.trail.push(step.into());
        let value = read(self);
        self.trail.pop();
        value
    }

    /// Notes that the value at hand is not one that its key takes.
    pub fn refuse(&mut self, rule: Rule, message: impl Into<String>, help: Option<String>) {
        let at = At::Value(self.trail.clone());
        self.diagnostics
            .push(Diagnostic::new(rule, &self.file, at, message).with_help(help));
    }

    /// Offers a text in the place of the value that was refused last, where nobody can have meant
    /// another.
    pub fn offer(&mut self, from: &str, to: Option<String>) {
        let Some((last, to)) = self.diagnostics.last_mut().zip(to) else {
            return;
        };
        last.edit = Some(Edit {
            at: At::Value(self.trail.clone()),
            from: from.to_owned(),
            to,
        });
    }

    /// Notes that the value at hand is of another kind than `wanted`.
    pub fn refuse_kind(&mut self, value: &Value, wanted: &str, help: Option<String>) {
        self.refuse(
            WRONG_TYPE,
            format!("expected {wanted}, found {}", kind_of(value)),
            help,
        );
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "keys with values",
        Value::Tagged(_) => "a tagged value",
    }
}

/// A kind of value that a key can take.
pub trait Shape: Sized {
    /// Makes the value, or notes with the reader why that cannot be done.
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self>;

    /// What stands for a key that is absent; `None` when the key must be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// What values of this kind look like.
    #[must_use]
    fn outline() -> Outline;
}

#[cfg(test)]
mod tests;
