//! Records: mappings with known keys, each key described once, read without stopping at the first
//! mistake.

mod lists;
mod marks;
mod outline;
mod shapes;

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use crate::base::diagnostic::{At, Diagnostic, Edit, Rule, Step, Trail};
use crate::base::language;
use crate::base::text::{did_you_mean, slip};
use crate::base::typography::Typography;

pub use lists::{AtLeastOne, OneOrMany};
pub use outline::{Form, Key, Noun, Outline, TEXT, Word};
pub use shapes::{OutsideUrl, Quotation, plain};

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
pub struct Reader {
    file: Arc<str>,
    trail: Trail,
    /// How the language of the text at hand is set.
    typography: Typography,
    /// What was wrong, in the order of reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reader {
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

    /// Reads a value one step further in.
    pub fn inside<T>(&mut self, step: impl Into<Step>, read: impl FnOnce(&mut Self) -> T) -> T {
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

/// A key that is no text, as its file has it; lists and mappings have no such form.
fn as_written(key: &Value) -> Option<String> {
    match key {
        Value::Bool(key) => Some(key.to_string()),
        Value::Number(key) => Some(key.to_string()),
        _ => None,
    }
}

/// A kind of value that a key can take.
pub trait Shape: Sized {
    /// Makes the value, or notes with the reader why that cannot be done.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self>;

    /// What stands for a key that is absent; `None` when the key must be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// What values of this kind look like.
    #[must_use]
    fn outline() -> Outline;
}

/// The keys of one mapping while they are taken out one by one.
#[derive(Debug)]
pub struct Keys<'a> {
    mapping: &'a Mapping,
}

impl<'a> Keys<'a> {
    /// Opens a mapping and notes every key of it that is not among `known`.
    pub fn open(value: &'a Value, known: &[&str], reader: &mut Reader) -> Option<Self> {
        let Value::Mapping(mapping) = value else {
            reader.refuse_kind(
                value,
                "keys with values",
                known.first().map(|key| format!("for example `{key}: …`")),
            );
            return None;
        };
        for key in mapping.keys() {
            match key.as_str() {
                Some(name) if known.contains(&name) => {}
                Some(name) => {
                    let mut trail = reader.trail.clone();
                    trail.push(Step::from(name.to_owned()));
                    let message = format!("`{name}` is not a key that is known here");
                    let free = known
                        .iter()
                        .copied()
                        .filter(|key| !mapping.contains_key(*key));
                    let edit = slip(name, free).map(|meant| Edit {
                        at: At::Key(trail.clone()),
                        from: name.to_owned(),
                        to: meant.to_owned(),
                    });
                    reader.diagnostics.push(
                        Diagnostic::new(UNKNOWN_KEY, &reader.file, At::Key(trail), message)
                            .with_help(did_you_mean(name, known.iter().copied()))
                            .with_edit(edit),
                    );
                }
                None => {
                    let mut trail = reader.trail.clone();
                    trail.extend(as_written(key).map(Step::from));
                    let message = format!("a key must be text, and this one is {}", kind_of(key));
                    reader.diagnostics.push(Diagnostic::new(
                        UNKNOWN_KEY,
                        &reader.file,
                        At::Key(trail),
                        message,
                    ));
                }
            }
        }
        Some(Self { mapping })
    }

    /// Reads the value of a key; a key without a value counts as absent.
    pub fn take<T: Shape>(&self, key: &'static str, reader: &mut Reader) -> Option<T> {
        match self.mapping.get(key) {
            Some(value) if !value.is_null() => reader.inside(key, |reader| T::read(value, reader)),
            found => {
                let absent = T::absent();
                if absent.is_none() {
                    let (at, message) = if found.is_some() {
                        let mut trail = reader.trail.clone();
                        trail.push(Step::from(key));
                        (At::Key(trail), format!("`{key}` has no value"))
                    } else {
                        (
                            At::Key(reader.trail.clone()),
                            format!("the key `{key}` is missing"),
                        )
                    };
                    reader.diagnostics.push(Diagnostic::new(
                        MISSING_KEY,
                        &reader.file,
                        at,
                        message,
                    ));
                }
                absent
            }
        }
    }
}

/// Declares a struct that is read from a mapping: one field a key, the field's type is the key's
/// shape.
///
/// A key whose name is no Rust name is given with `as`: `from as "from": Id`. What the ids of a key
/// are ids of is said with `of`: `author of Person: Id`. Unknown keys, missing keys and wrong
/// values are each noted; the struct is made when every key that must be there could be read. The
/// documentation of a field is what authors are told of its key; its last line may be an example,
/// `` `from: hold-off` ``.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])* pub $field:ident $(as $key:literal)? $(of $noun:ident)? : $shape:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $( $(#[doc = $doc])* pub $field: $shape ),* }

        impl $crate::yaml::record::Shape for $name {
            fn read(value: &serde_yaml::Value, reader: &mut $crate::yaml::record::Reader) -> Option<Self> {
                const KEYS: &[&str] = &[$( $crate::record!(@key $field $($key)?) ),*];
                let keys = $crate::yaml::record::Keys::open(value, KEYS, reader)?;
                $( let $field = keys.take::<$shape>($crate::record!(@key $field $($key)?), reader); )*
                Some(Self { $( $field: $field? ),* })
            }

            fn outline() -> $crate::yaml::record::Outline {
                $crate::yaml::record::Outline::Record(vec![$( $crate::yaml::record::Key {
                    name: $crate::record!(@key $field $($key)?),
                    doc: &[$($doc),*],
                    needed: <$shape as $crate::yaml::record::Shape>::absent().is_none(),
                    takes: <$shape as $crate::yaml::record::Shape>::outline()$(.of($crate::yaml::record::Noun::$noun))?,
                } ),*])
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Declares a closed set of words, such as kinds and stances: one variant a word.
///
/// Each word can be read from YAML (with a did-you-mean for others), printed, and listed.
#[macro_export]
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[doc = $doc:literal])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $(#[doc = $doc])* $variant ),* }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The words of all members, in order.
            #[must_use]
            pub fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|member| member.word()).collect()
            }

            /// The word that stands for it in content, themes and output.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }

        impl $crate::yaml::record::Shape for $name {
            fn read(value: &serde_yaml::Value, reader: &mut $crate::yaml::record::Reader) -> Option<Self> {
                let words = [$( $word ),*];
                $crate::yaml::record::read_word(value, &words, reader).map(|position| Self::ALL[position])
            }

            fn outline() -> $crate::yaml::record::Outline {
                $crate::yaml::record::Outline::Word(&[$( $crate::yaml::record::Word { word: $word, doc: &[$($doc),*] } ),*])
            }
        }
    };
}

/// Reads one of a closed set of words and gives its position; notes any other with a did-you-mean.
pub fn read_word(value: &Value, words: &[&str], reader: &mut Reader) -> Option<usize> {
    let Some(text) = value.as_str() else {
        reader.refuse_kind(
            value,
            "a word",
            Some(format!("one of: {}", words.join(", "))),
        );
        return None;
    };
    let position = words.iter().position(|word| *word == text);
    if position.is_none() {
        reader.refuse(
            BAD_VALUE,
            format!("`{text}` is not a word that is known here"),
            did_you_mean(text, words.iter().copied()),
        );
        reader.offer(text, slip(text, words.iter().copied()).map(str::to_owned));
    }
    position
}

#[cfg(test)]
mod tests;
