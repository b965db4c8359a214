//! The arguments, and the help that explains them.

mod archive;
mod build;
mod completion_target;
mod host;
mod links;
mod new;
mod offered;
mod public;
mod rename;
mod serve;
mod site;
mod standard;
mod tools;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use crate::base::date::Day;
use crate::check::standards::Standard;
use crate::disk::publication_around;

pub use archive::ArchiveOptions;
pub use build::BuildOptions;
pub use completion_target::{CompletionTarget, SITE};
pub use host::HostOptions;
pub use links::LinkOptions;
pub use new::{COPY_DATE, FromPage, New, SavedCopy};
pub use offered::SiteWords;
pub use public::{ChangesFormat, DiffOptions, VerifyFormat, VerifyOptions};
pub use rename::{DocumentKind, RenameOptions};
pub use serve::ServeOptions;
pub use tools::{CompletionOptions, GalleryOptions, LspOptions, SchemaOptions, WordsOptions};

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(
    name = "factpress",
    version,
    about = "Build a static site of fact-check explainers from Markdown and YAML",
    after_help = "Start with `factpress new site` in an empty folder, or run `factpress check` to find mistakes.\n\
                  Exit codes: 0 success, 1 errors in the content or theme, 2 wrong usage, 3 read or write error."
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
        after_help = "It writes nothing while there is an error, and changes only the files that differ. \
                            It leaves files that it did not write alone, and refuses a folder that holds only such files.\n\n\
                            Examples:\n  factpress build\n  factpress build --output /srv/www/checks --base-url https://example.org/checks/\n  \
                            factpress build --drafts"
    )]
    Build(BuildOptions),
    /// Check the content and write nothing
    #[command(
        after_help = "It reports every mistake in every file in one run, with its line. The formats json, github (workflow \
                            commands of GitHub Actions) and sarif go to standard output, without any other text.\n\n\
                            Examples:\n  factpress check\n  factpress check --strict\n  factpress check --today 2027-06-01\n  \
                            factpress check --explain unknown-id\n  factpress check --fix\n  factpress check --links\n  factpress check --standards ifcn\n  factpress check --format sarif > factpress.sarif"
    )]
    Check(CheckOptions),
    /// Print the configuration of a host
    #[command(
        after_help = "It has the headers, redirects, media types and 404 pages of the site, your own lines of _headers and \
                            _redirects among them. docs/HOSTS.md says how to use each.\n\n\
                            Examples:\n  factpress host nginx > /etc/nginx/conf.d/checks.conf\n  \
                            factpress host caddy --folder /srv/www > Caddyfile\n  factpress host apache > content/static/.htaccess"
    )]
    Host(HostOptions),
    /// List what a build would change for readers
    #[command(
        after_help = "It compares the content with what is public, as `factpress check` does, and writes nothing. Held \
                            documents never appear. Sources are not compared.\n\n\
                            Examples:\n  factpress diff\n  factpress diff --published\n  factpress diff --published live/\n  \
                            factpress diff --format markdown > comment.md"
    )]
    Diff(DiffOptions),
    /// Preview the site while you write
    #[command(
        after_help = "It builds the site in memory and writes nothing. Pages that change reload; mistakes appear over the last \
                            working version of the page. It shows held documents, too.\n\n\
                            Examples:\n  factpress serve\n  factpress serve --port 8080\n  factpress serve --published\n  \
                            factpress serve --host 192.168.1.20\n  factpress serve --editor 'zed://file{file}:{line}:{column}'"
    )]
    Serve(ServeOptions),
    /// Create a publication, an explainer or a claim, or add a source or a person
    #[command(
        subcommand,
        after_help = "On a terminal, each command asks for what it needs. It does not ask for anything you pass as an option; \
                            if you pass everything it needs, it asks nothing. It never overwrites a file.\n\n\
                            Examples:\n  factpress new site town-checks\n  factpress new claim\n  \
                            factpress new person --name 'Robin Example' --kind person\n  factpress new source --help"
    )]
    New(New),
    /// Give a claim, an explainer or a page another id
    #[command(
        after_help = "It renames the files in every language and changes every reference. If the page was ever public, its \
                            old address becomes an alias, so that readers and embeds find the new one. It shows the changes \
                            and asks first, and never overwrites a file.\n\n\
                            Examples:\n  factpress rename closed four-closed\n  factpress rename library libraries --yes\n  \
                            factpress rename about who-we-are --kind page"
    )]
    Rename(RenameOptions),
    /// Record that a translation is up to date with its original
    #[command(
        after_help = "Read both first. It writes `translation_of` into the translation, and `factpress check` warns you when \
                            the original has changed since.\n\n\
                            Example:\n  factpress translated content/explainers/bridge/claims/closed.fr.md"
    )]
    Translated(TranslatedOptions),
    /// Keep a copy of each source, and prove quotations in it
    #[command(
        after_help = "It fetches what a source has at its address and stores it in copies/. What it kept and which quotations \
                            are in it is put on record in content/copies.yaml. It asks each host for one page at a time. Whatever \
                            stands in the way of a copy is named and never kept. docs/ARCHIVE.md says more.\n\
                            Exit codes: 0 all kept, 1 some not kept, 2 wrong usage, 3 read or write error.\n\n\
                            Examples:\n  factpress archive --all-missing\n  factpress archive minutes-2024-03\n  \
                            factpress archive minutes-2024-03 --file saved.html --date 2024-03-12\n  factpress archive"
    )]
    Archive(ArchiveOptions),
    /// Verify a published site, without its content
    #[command(
        after_help = "For readers: it compares the public record, claims.json, the pages of claims and, in a folder, \
                            the list of files with one another. docs/VERIFY.md says what that shows.\n\
                            Exit codes: 0 everything holds, 1 something does not, 3 something could not be read.\n\n\
                            Examples:\n  factpress verify public\n  factpress verify https://checks.example/\n  \
                            factpress verify https://checks.example/ --since published-2026-01.json"
    )]
    Verify(VerifyOptions),
    /// Build pages that show every component of a theme
    #[command(
        after_help = "The gallery is for theme authors. It shows the examples in each component's examples.yaml and is not \
                            part of the site.\n\n\
                            Examples:\n  factpress gallery\n  factpress gallery --theme broadsheet --output /tmp/gallery"
    )]
    Gallery(GalleryOptions),
    /// Print the words of the theme that are to be translated into a language
    #[command(
        after_help = "Put the words into words/LANGUAGE.yaml of your theme and translate them there. If the theme has some \
                            of them in that language, those are printed as they are, and the missing ones beside them.\n\n\
                            Examples:\n  factpress words es\n  factpress words es --from fr\n  \
                            factpress words es > themes/ours/words/es.yaml"
    )]
    Words(WordsOptions),
    /// Start a language server for editors
    #[command(
        after_help = "Your editor starts it and talks to it through standard input and output. It offers diagnostics, \
                            completion, links and renaming, and writes no file. docs/EDITORS.md has the settings.\n\n\
                            Example:\n  factpress lsp"
    )]
    Lsp(LspOptions),
    /// Write JSON Schemas for editors
    #[command(
        after_help = "The schemas cover YAML files and the front matter of Markdown files, with the meaning of every key. \
                            `factpress check` finds more mistakes than a schema can describe.\n\n\
                            Examples:\n  factpress schema\n  factpress schema --messages --output .vscode/factpress\n  factpress schema claim\n  \
                            factpress schema --list"
    )]
    Schema(SchemaOptions),
    /// Print a completion script for a shell
    #[command(
        after_help = "Examples:\n  factpress completions bash > /etc/bash_completion.d/factpress\n  \
                      factpress completions zsh > ~/.zfunc/_factpress\n  \
                      factpress completions fish > ~/.config/fish/completions/factpress.fish"
    )]
    Completions(CompletionOptions),
    /// Print a manual page
    #[command(
        after_help = "Examples:\n  factpress man > /usr/local/share/man/man1/factpress.1\n  \
                            factpress man check > /usr/local/share/man/man1/factpress-check.1\n  \
                            factpress man new-site > /usr/local/share/man/man1/factpress-new-site.1"
    )]
    Man {
        /// The command to describe [default: factpress itself]
        #[arg(value_name = "COMMAND", value_parser = offered::command(), hide_possible_values = true)]
        of: Option<String>,
    },
}

/// What `build` and `check` share.
#[derive(Debug, Args)]
pub struct SiteOptions {
    /// The folder that contains content/ and themes/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
    /// Include held claims, explainers and pages
    #[arg(long)]
    pub drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Use this date as today
    #[arg(long, value_name = "DATE", value_parser = Day::parse)]
    pub today: Option<Day>,
    /// Compare with what is public there: a file, a folder or an address; without a value,
    /// `FACTPRESS_PUBLISHED` or the site's own address [default in CI]
    #[arg(long, value_name = "PLACE", value_hint = ValueHint::AnyPath, num_args = 0..=1, default_missing_value = "")]
    pub published: Option<String>,
    /// Read every file, even if its size and times are unchanged [default in CI]
    #[arg(long)]
    pub verify: bool,
}

/// The options of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The site.
    #[command(flatten)]
    pub site: SiteOptions,
    /// The published site whose verdicts and addresses to compare with [default: public, in the
    /// root]
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The format of the report: human, json, github or sarif
    #[arg(long, value_enum, default_value_t = Format::Human, hide_possible_values = true)]
    pub format: Format,
    /// Explain a rule; without a name, list all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "", value_parser = offered::rule(), hide_possible_values = true)]
    pub explain: Option<String>,
    /// List what the pages show for the criteria of a standard: ifcn
    #[arg(long, value_name = "STANDARD", value_parser = standard::word(), hide_possible_values = true, conflicts_with = "explain")]
    pub standards: Option<&'static Standard>,
    /// The addresses of others.
    #[command(flatten)]
    pub links: LinkOptions,
    /// Fix simple mistakes; show the changes and ask first
    #[arg(long, conflicts_with_all = ["format", "explain", "standards"])]
    pub fix: bool,
    /// Do not ask before writing the changes
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

/// The options of `translated`.
#[derive(Debug, Args)]
pub struct TranslatedOptions {
    /// The translations that are up to date
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder that contains content/ [default: this one or the nearest above it]
    #[arg(long, value_name = "FOLDER", default_value_os_t = publication_around(), hide_default_value = true)]
    pub root: PathBuf,
}
