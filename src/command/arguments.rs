//! The arguments, and the help that teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::Options;
use crate::address::BaseUrl;
use crate::date::Day;
use crate::text::{Id, nearest_id};

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(
    name = "factpress",
    version,
    about = "Builds a static site of fact-check explainers from Markdown and YAML.",
    after_help = "Begin with `factpress check` to see what is wrong, then `factpress build`.\n\
                  Exit codes: 0 done, 1 the content or theme has errors, 2 wrong usage, 3 the disk failed."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the content and write the site
    #[command(
        after_help = "The output is written only when nothing is wrong, and only files that changed are touched.\n\
                            Files of others are left alone; a folder that holds nothing but these is refused.\n\n\
                            Examples:\n  factpress build\n  factpress build --output /srv/www/checks --base-url https://example.org/checks/\n  \
                            factpress build --drafts --output preview"
    )]
    Build(BuildOptions),
    /// Check the content and write nothing
    #[command(after_help = "Every mistake of every file is shown in one run, with its line.\n\n\
                            Examples:\n  factpress check\n  factpress check --strict\n  factpress check --today 2027-06-01")]
    Check(CheckOptions),
    /// Show every component of a theme with its examples, as pages
    #[command(
        after_help = "The gallery is for those who make themes. It is made of the examples.yaml of each component, and is\n\
                            not part of the site.\n\n\
                            Examples:\n  factpress gallery\n  factpress gallery --theme broadsheet --output /tmp/gallery"
    )]
    Gallery(GalleryOptions),
}

/// What `build` and `check` share.
#[derive(Debug, Args)]
pub struct SiteOptions {
    /// The folder that holds content/ and themes/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    /// Show claims, explainers and pages that are held back, too
    #[arg(long)]
    pub drafts: bool,
    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,
    /// The day that counts as today
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub today: Option<Day>,
}

/// The options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// The site.
    #[command(flatten)]
    pub site: SiteOptions,
    /// Where the site is written [default: public, below the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Where the site will stand, instead of `url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
    /// Make everything anew, whatever is remembered of earlier builds
    #[arg(long)]
    pub afresh: bool,
    /// Say how long each stage took
    #[arg(long)]
    pub timings: bool,
}

/// The options of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The site.
    #[command(flatten)]
    pub site: SiteOptions,
}

/// The options of `gallery`.
#[derive(Debug, Args)]
pub struct GalleryOptions {
    /// The folder that holds content/ and themes/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    /// The theme [default: the one that site.yaml asks for]
    #[arg(long, value_name = "NAME", value_parser = theme_name)]
    pub theme: Option<Id>,
    /// Where the gallery is written [default: gallery, below the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Where the gallery will stand, when that is not the root of its host
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
}

fn theme_name(text: &str) -> Result<Id, String> {
    Id::new(text).ok_or_else(|| format!("`{text}` cannot be a theme's name; `{}` could", nearest_id(text)))
}

impl SiteOptions {
    /// How the site is to be understood; `today` stands in where none was typed.
    #[must_use]
    pub fn options(&self, base_url: Option<BaseUrl>, today: Option<Day>) -> Options {
        Options { base_url, drafts: self.drafts, strict: self.strict, today: self.today.or(today) }
    }
}
