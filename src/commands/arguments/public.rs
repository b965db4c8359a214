//! The options of the commands that look at what is public.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use crate::base::date::Day;
use crate::disk::publication_around;

/// The options of `diff`.
#[derive(Debug, Args)]
pub struct DiffOptions {
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// Compare with what is public there: a file, a folder or an address; without a value,
    /// `FACTPRESS_PUBLISHED` or the site's own address [default in CI]
    #[arg(long, value_name = "PLACE", value_hint = ValueHint::AnyPath, num_args = 0..=1, default_missing_value = "")]
    pub published: Option<String>,
    /// The published site to compare with [default: public, in the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The format of the list: text, markdown or json
    #[arg(long, value_enum, default_value_t = ChangesFormat::Text, hide_possible_values = true)]
    pub format: ChangesFormat,
    /// Use this date as today
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub today: Option<Day>,
}

/// The forms in which `diff` lists what changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For a terminal
    Text,
    /// For a comment on a pull request
    Markdown,
    /// One JSON document, described in docs/CHECK.md
    Json,
}

/// The options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The published site: a folder or an address
    #[arg(value_name = "FOLDER|URL", value_hint = ValueHint::AnyPath)]
    pub place: String,
    /// An older copy of its published.json, which the record must continue
    #[arg(long, value_name = "FILE")]
    pub since: Option<PathBuf>,
    /// The format of the result: text or json
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text, hide_possible_values = true)]
    pub format: VerifyFormat,
}

/// The forms in which `verify` says what holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// For a person
    Text,
    /// One JSON document, described in docs/VERIFY.md
    Json,
}
