//! The options of `rename`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::offered::SiteWords;
use crate::disk::publication_around;

/// The options of `rename`.
#[derive(Debug, Args)]
pub struct RenameOptions {
    /// The id that it has
    #[arg(value_name = "OLD", value_parser = SiteWords::Documents.offered(), hide_possible_values = true)]
    pub old: String,
    /// The id that it is to have
    #[arg(value_name = "NEW")]
    pub new: String,
    /// What it is, if several things have the id: claim, explainer or page
    #[arg(long, value_enum, hide_possible_values = true)]
    pub kind: Option<DocumentKind>,
    /// The folder that contains content/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// The published site whose record says what was public [default: public, in the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Add the old address to `aliases` even if the record does not have it
    #[arg(long)]
    pub alias: bool,
    /// Do not ask before writing the changes
    #[arg(long)]
    pub yes: bool,
}

/// The kinds of documents that can be renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocumentKind {
    /// A claim
    Claim,
    /// An explainer
    Explainer,
    /// A standing page
    Page,
}
