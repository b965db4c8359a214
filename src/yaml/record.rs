//! Records: mappings with known keys, each key described once, read without stopping at the first
//! mistake.

mod addresses;
mod dates;
mod declare;
mod extra;
mod keys;
mod lists;
mod marks;
mod noun;
mod outline;
mod shapes;
mod texts;

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::diagnostic::{At, Diagnostic, Edit, Rule, Trail, TrailStep};
use crate::base::language;
use crate::base::typography::Typography;

pub use addresses::OutsideUrl;
pub use declare::read_word;
pub use extra::Extra;
pub use keys::Keys;
pub use lists::{AtLeastOne, IdOrKeys, OneOrMany};
pub use noun::Noun;
pub use outline::{ANY_TEXT, KeyOutline, Outline, TextForm, VocabularyWord};
pub use texts::{Quotation, Verbatim, plain};

/// A key that nothing reads.
pub const UNKNOWN_KEY: Rule = Rule::deny("unknown-key");
/// A key that must be there and is not, or has no value.
pub const MISSING_KEY: Rule = Rule::deny("missing-key");
/// A text that is not UTF-8, or contains a character that no page can show or that makes readers
/// see other words.
pub const BAD_CHARACTER: Rule = Rule::deny("bad-character");
/// The same rule for invisible characters that do no more than disturb.
pub const ODD_CHARACTER: Rule = Rule::warn(BAD_CHARACTER.name);
/// The same rule for a host that would look like another one, but is written in its `xn--` form,
/// which deceives nobody.
pub const ODD_HOST: Rule = Rule::note(BAD_CHARACTER.name);
/// A value of another type than the key has.
pub const WRONG_TYPE: Rule = Rule::deny("wrong-type");
/// A value of the right type that is not valid: a bad date, an unknown word, a broken address.
pub const BAD_VALUE: Rule = Rule::deny("bad-value");

/// Reads the values of one file and collects what is wrong with them.
#[derive(Debug)]
pub struct ValueReader {
    file: Arc<str>,
    trail: Trail,
    /// The typography of the language in which the current value is written.
    typography: Typography,
    /// What was found wrong, in the order of reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl ValueReader {
    /// A reader at the root of the YAML of a file that is written in a language.
    #[must_use]
    pub fn new(file: &Arc<str>, language: &str) -> Self {
        let typography = language::typography(language);
        Self {
            file: Arc::clone(file),
            trail: Trail::new(),
            typography,
            diagnostics: Vec::new(),
        }
    }

    /// Reads a value that is written in another language than the rest of its file.
    pub fn in_language<T>(&mut self, language: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.typography, language::typography(language));
        let value = read(self);
        self.typography = before;
        value
    }

    /// Reads a value one step deeper, so that its diagnostics have the right place.
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

    /// True if the current value is that of a key with this name.
    #[must_use]
    pub fn is_at_key(&self, name: &str) -> bool {
        matches!(self.trail.last(), Some(TrailStep::Key(key)) if key == name)
    }

    /// Reports that the current value is not valid.
    pub fn refuse(&mut self, rule: Rule, message: impl Into<String>, help: Option<String>) {
        let at = At::Value(self.trail.clone());
        self.diagnostics
            .push(Diagnostic::new(rule, &self.file, at, message).with_help(help));
    }

    /// Attaches a fix to the last diagnostic: the text `to` in the place of `from`. Does nothing if
    /// `to` is `None`.
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

    /// Says what the value of the last diagnostic was meant to be, and offers that.
    pub fn suggest(&mut self, from: &str, meant: &str) {
        if let Some(last) = self.diagnostics.last_mut() {
            last.help = Some(format!("did you mean `{meant}`?"));
        }
        self.offer(from, Some(meant.to_owned()));
    }

    /// Attaches to the last diagnostic a word that is written without quotation marks, whatever marks it had.
    pub fn offer_bare(&mut self, from: &str, to: Option<String>) {
        let Some((last, to)) = self.diagnostics.last_mut().zip(to) else {
            return;
        };
        last.edit = Some(Edit {
            at: At::Scalar(self.trail.clone()),
            from: from.to_owned(),
            to,
        });
    }

    /// Notes the words that the last diagnostic found where an id belongs: they may name something
    /// that is known by another name.
    pub fn note_named(&mut self, words: &str) {
        if let Some(last) = self.diagnostics.last_mut() {
            last.named = Some(words.to_owned());
        }
    }

    /// Reports that the current value has another type than `wanted`.
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

/// A type that can be read from a YAML value.
pub trait Shape: Sized {
    /// Reads the value; `None` once the reader has been told what is wrong with it.
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self>;

    /// The value of an absent key; `None` if the key is required.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// What values of this type look like.
    #[must_use]
    fn outline() -> Outline;
}

#[cfg(test)]
mod tests;
