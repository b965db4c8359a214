//! The options of the commands for theme authors and editors.

use std::path::PathBuf;

use clap::Args;
use clap::builder::TypedValueParser as _;

use super::completion_target::{CompletionParser, CompletionTarget};
use super::offered::{self, SiteWords};
use crate::base::address::BaseUrl;
use crate::base::date::Day;
use crate::base::text::{Id, nearest_id};
use crate::disk::publication_around;

/// The options of `gallery`.
#[derive(Debug, Args)]
pub struct GalleryOptions {
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// The theme to show [default: the one in site.yaml]
    #[arg(
        long,
        value_name = "NAME",
        value_parser = SiteWords::Themes.offered().try_map(|name| theme_name(&name)),
        hide_possible_values = true
    )]
    pub theme: Option<Id>,
    /// Where to write the gallery [default: gallery, in the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The address of the gallery, if it is not the root of its host
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
}

/// The options of `words`.
#[derive(Debug, Args)]
pub struct WordsOptions {
    /// The language to translate into, as a tag such as es or pt-br
    #[arg(value_name = "LANGUAGE", value_parser = offered::language(), hide_possible_values = true)]
    pub language: String,
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// The language to translate from [default: that of the publication]
    #[arg(long, value_name = "LANGUAGE", value_parser = offered::language(), hide_possible_values = true)]
    pub from: Option<String>,
    /// The theme [default: the one in site.yaml]
    #[arg(
        long,
        value_name = "NAME",
        value_parser = SiteWords::Themes.offered().try_map(|name| theme_name(&name)),
        hide_possible_values = true
    )]
    pub theme: Option<Id>,
}

/// The options of `lsp`.
#[derive(Debug, Args)]
pub struct LspOptions {
    /// The folder that contains content/ and themes/ [default: the editor's]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Check held claims, explainers and pages as if they were published
    #[arg(long)]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Use this date as today
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub today: Option<Day>,
}

/// The options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionOptions {
    /// The shell
    #[arg(value_parser = CompletionParser)]
    pub shell: CompletionTarget,
}

/// The options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// Print the schema of one kind of file instead: site, people, sources, explainer, claim or
    /// page
    #[arg(value_name = "KIND", conflicts_with = "output", value_parser = offered::file_kind(), hide_possible_values = true)]
    pub of: Option<String>,
    /// Where to write the schemas
    #[arg(long, value_name = "FOLDER", default_value = "schema")]
    pub output: PathBuf,
    /// Add messages that editors show, by a keyword that JSON Schema does not have
    #[arg(long)]
    pub messages: bool,
    /// Print every key with its type, meaning and an example, as Markdown
    #[arg(long, conflicts_with_all = ["of", "output", "messages"])]
    pub list: bool,
}

fn theme_name(text: &str) -> Result<Id, String> {
    Id::new(text).ok_or_else(|| {
        format!(
            "`{text}` is not a valid theme name; `{}` is",
            nearest_id(text)
        )
    })
}
