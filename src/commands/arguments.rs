//! The arguments, and the help that explains them.

mod new;
mod site;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::base::address::BaseUrl;
use crate::base::date::Day;
use crate::base::text::{Id, nearest_id};

pub use new::New;

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(
    name = "factpress",
    version,
    about = "Builds a static site of fact-check explainers from Markdown and YAML.",
    after_help = "Begin with `factpress new site` in an empty folder, or with `factpress check` to see what is wrong.\n\
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
                            factpress build --drafts"
    )]
    Build(BuildOptions),
    /// Check the content and write nothing
    #[command(
        after_help = "Every mistake of every file is shown in one run, with its line. What is told as json, github\n\
                            (workflow commands of GitHub Actions) or sarif goes to standard output, and nothing else does.\n\n\
                            Examples:\n  factpress check\n  factpress check --strict\n  factpress check --today 2027-06-01\n  \
                            factpress check --explain unknown-id\n  factpress check --fix\n  factpress check --format sarif > factpress.sarif"
    )]
    Check(CheckOptions),
    /// Show the site to yourself while you write
    #[command(
        after_help = "The site is made in memory and nothing is written. Pages that change reload by themselves; what is wrong is\n\
                            laid over the page, which stays as it was. Drafts and what is held back are shown.\n\n\
                            Examples:\n  factpress serve\n  factpress serve --port 8080\n  factpress serve --published\n  \
                            factpress serve --host 192.168.1.20\n  factpress serve --editor 'zed://file{file}:{line}:{column}'"
    )]
    Serve(ServeOptions),
    /// Begin a publication, an explainer, a claim, or an entry for a source or a person
    #[command(
        subcommand,
        after_help = "On a terminal each command asks what it needs. An option answers its question beforehand, and when all\n\
                            is answered that has to be, nothing is asked. Nothing that is there is written over.\n\n\
                            Examples:\n  factpress new site town-checks\n  factpress new claim\n  \
                            factpress new person --name 'Robin Example' --kind person\n  factpress new source --help"
    )]
    New(New),
    /// Say that a translation renders its original as it is now
    #[command(
        after_help = "Read both first: it writes `translation_of` into the translation, and `factpress check` tells when the\n\
                            original has changed since.\n\n\
                            Example:\n  factpress translated content/explainers/bridge/claims/closed.fr.md"
    )]
    Translated(TranslatedOptions),
    /// Show every component of a theme with its examples, as pages
    #[command(
        after_help = "The gallery is for those who make themes. It is made of the examples.yaml of each component, and is\n\
                            not part of the site.\n\n\
                            Examples:\n  factpress gallery\n  factpress gallery --theme broadsheet --output /tmp/gallery"
    )]
    Gallery(GalleryOptions),
    /// Help editors: mistakes as one types, completion, links, renaming
    #[command(
        after_help = "A language server on standard input and output, which an editor starts by itself: docs/EDITORS.md has\n\
                            the settings. It writes no file.\n\n\
                            Example:\n  factpress lsp"
    )]
    Lsp(LspOptions),
    /// Write JSON Schemas of all files, for editors
    #[command(
        after_help = "The schemas are of the YAML files and of the front matter of Markdown files. They know every key\n\
                            with its meaning. What `factpress check` knows beyond that is not in them.\n\n\
                            Examples:\n  factpress schema\n  factpress schema --output .vscode/factpress\n  factpress schema claim\n  \
                            factpress schema --list"
    )]
    Schema(SchemaOptions),
    /// Print what a shell needs to complete factpress's commands
    #[command(
        after_help = "Examples:\n  factpress completions bash > /etc/bash_completion.d/factpress\n  \
                      factpress completions zsh > ~/.zfunc/_factpress\n  \
                      factpress completions fish > ~/.config/fish/completions/factpress.fish"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a manual page, for `man`
    #[command(
        after_help = "Examples:\n  factpress man > /usr/local/share/man/man1/factpress.1\n  \
                            factpress man check > /usr/local/share/man/man1/factpress-check.1\n  \
                            factpress man new-site > /usr/local/share/man/man1/factpress-new-site.1"
    )]
    Man {
        /// The command whose page is wanted [default: the program's own page]
        #[arg(value_name = "COMMAND")]
        of: Option<String>,
    },
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
    /// Read every file, whatever its size and times say [on by itself where CI is set]
    #[arg(long)]
    pub verify: bool,
}

/// The options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// The site.
    #[command(flatten)]
    pub site: SiteOptions,
    /// Where the site is written [default: public, with --drafts drafts, below the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Where the site will stand, instead of `url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub base_url: Option<BaseUrl>,
    /// Build everything again, whatever earlier builds left in the cache
    #[arg(long, alias = "afresh")]
    pub no_cache: bool,
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
    /// Where the public site is, with which verdicts and addresses are compared [default: public,
    /// below the root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// How what is wrong is told: human, json, github or sarif
    #[arg(long, value_enum, default_value_t = Format::Human, hide_possible_values = true)]
    pub format: Format,
    /// Print the page of a rule, or without one the list of all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "")]
    pub explain: Option<String>,
    /// Fix what needs no thinking, after showing the changes and asking
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub fix: bool,
    /// Write the changes without asking
    #[arg(long, requires = "fix")]
    pub yes: bool,
}

/// The forms in which `check` tells what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person: each line with a caret
    Human,
    /// One JSON document, described by docs/schema/report.json
    Json,
    /// Workflow commands, which GitHub Actions shows beside the lines
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// The options of `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The folder that holds content/ and themes/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    /// The address of this machine to listen at; another than 127.0.0.1 lets others in your network
    /// read
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port; when it is taken, the next free one
    #[arg(long, value_name = "NUMBER", default_value_t = 4000)]
    pub port: u16,
    /// A further name by which browsers may call the server
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Leave out what is held back, as `build` does
    #[arg(long)]
    pub published: bool,
    /// The address by which your editor opens a place; {file}, {line} and {column} are put in
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "vscode://file{file}:{line}:{column}"
    )]
    pub editor: String,
}

/// The options of `translated`.
#[derive(Debug, Args)]
pub struct TranslatedOptions {
    /// The translations that are up to date
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder that holds content/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
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

/// The options of `lsp`.
#[derive(Debug, Args)]
pub struct LspOptions {
    /// The folder that holds content/ and themes/ [default: the editor's]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Check claims, explainers and pages that are held back as if they were published
    #[arg(long)]
    pub drafts: bool,
    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,
    /// The day that counts as today
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub today: Option<Day>,
}

/// The options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// Print the schema of one kind of file instead: site, people, sources, explainer, claim or
    /// page
    #[arg(value_name = "KIND", conflicts_with = "output")]
    pub of: Option<String>,
    /// Where the schemas are written
    #[arg(long, value_name = "FOLDER", default_value = "schema")]
    pub output: PathBuf,
    /// Print every key with its type, its meaning and an example, as Markdown
    #[arg(long, conflicts_with_all = ["of", "output"])]
    pub list: bool,
}

fn theme_name(text: &str) -> Result<Id, String> {
    Id::new(text).ok_or_else(|| {
        format!(
            "`{text}` cannot be a theme's name; `{}` could",
            nearest_id(text)
        )
    })
}
