//! The value of `--standards`: the word of a standard, or the list of all.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::check::standards::{STANDARDS, Standard};

/// Reads the word of a standard.
pub fn word() -> impl TypedValueParser<Value = &'static Standard> {
    PossibleValuesParser::new(STANDARDS.iter().map(|standard| standard.word))
        .try_map(|word| Standard::of(&word).ok_or("no standard has this name"))
}
