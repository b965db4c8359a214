//! The macros that declare a record and a vocabulary, each with its reader.

use serde_yaml::Value;

use super::{BAD_VALUE, ValueReader};
use crate::base::text::{did_you_mean, typo_of};

/// Declares a struct that is read from a mapping: one field a key, the field's type is the key's
/// shape.
///
/// A key whose name is not a valid Rust name is given with `as`: `from as "from": Id`. What the ids
/// of a key are ids of is said with `of`: `author of Person: Id`. Unknown keys, missing keys and
/// wrong values are each noted; the struct is made when every key that must be there could be read.
/// The documentation of a field is what authors read about its key; its last line may be an
/// example, `` `from: hold-off` ``.
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
            fn read(value: &serde_yaml::Value, reader: &mut $crate::yaml::record::ValueReader) -> Option<Self> {
                const KEYS: &[&str] = &[$( $crate::record!(@key $field $($key)?) ),*];
                let keys = $crate::yaml::record::Keys::open(value, KEYS, <Self as $crate::yaml::record::Shape>::outline, reader)?;
                $( let $field = keys.take::<$shape>($crate::record!(@key $field $($key)?), &[$($doc),*], || <$shape as $crate::yaml::record::Shape>::outline()$(.of($crate::yaml::record::Noun::$noun))?, reader); )*
                Some(Self { $( $field: $field? ),* })
            }

            fn outline() -> $crate::yaml::record::Outline {
                $crate::yaml::record::Outline::Record(vec![$( $crate::yaml::record::KeyOutline {
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

            /// The word for it in content, themes and output.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }
        }

        impl $crate::yaml::record::Shape for $name {
            fn read(value: &serde_yaml::Value, reader: &mut $crate::yaml::record::ValueReader) -> Option<Self> {
                let words = [$( $word ),*];
                $crate::yaml::record::read_word(value, &words, reader).map(|position| Self::ALL[position])
            }

            fn outline() -> $crate::yaml::record::Outline {
                $crate::yaml::record::Outline::Word(&[$( $crate::yaml::record::VocabularyWord { word: $word, doc: &[$($doc),*] } ),*])
            }
        }
    };
}

/// Reads one of a closed set of words and gives its position; notes any other with a did-you-mean.
pub fn read_word(value: &Value, words: &[&str], reader: &mut ValueReader) -> Option<usize> {
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
            if words.contains(&text.trim()) {
                format!("there is a hard space beside `{}`", text.trim())
            } else {
                format!("`{text}` is not an allowed value")
            },
            did_you_mean(text, words.iter().copied()).map(|help| {
                if text.contains("://") {
                    format!("{help}; an address belongs in `url`")
                } else {
                    help
                }
            }),
        );
        reader.offer(
            text,
            typo_of(text.trim(), words.iter().copied()).map(str::to_owned),
        );
    }
    position
}
