//! The options of `new`: one for each question, so that every question can be answered in advance.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{
    Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches, Subcommand, ValueHint, value_parser,
};

use super::offered::{OfferedWords, SiteWords};
use crate::authoring::starter::{AnswerKind, COPY, FROM_PAGE, Question, Starter};
use crate::base::date::Day;

/// The options of `new`.
#[derive(Debug)]
pub struct New {
    /// What is begun.
    pub starter: Starter,
    /// The folder that holds `content/`, or will hold it; `None` when it is to be looked for.
    pub root: Option<PathBuf>,
    /// What was answered beforehand, by the flag of its question.
    pub given: BTreeMap<&'static str, String>,
    /// The page from which a source is filled in.
    pub from: Option<FromPage>,
    /// The file that is kept as the copy of a source.
    pub copy: Option<SavedCopy>,
}

/// A file that somebody saved of a source.
#[derive(Debug, Clone)]
pub struct SavedCopy {
    /// Where it is.
    pub path: PathBuf,
    /// The day on which it was saved; `None` if the file says so itself, or if it was today.
    pub date: Option<Day>,
}

/// A page from which a source is filled in, and how it is asked for.
#[derive(Debug, Clone)]
pub struct FromPage {
    /// Its address.
    pub url: String,
    /// True to ask for what a robots.txt forbids, too.
    pub ignores_robots: bool,
    /// The hosts that may be this machine or in a private network.
    pub private_hosts: Vec<String>,
}

/// The argument that names the folder.
const ROOT_FLAG: &str = "root";
/// The argument with the day on which a copy was saved.
pub const COPY_DATE: &str = "copy-date";
/// The argument that asks for what a robots.txt forbids.
const IGNORE_ROBOTS: &str = "ignore-robots";
/// The argument that names a host which may be private.
const PRIVATE_HOST: &str = "private-host";

/// The command that begins one kind of thing.
fn command(starter: Starter) -> Command {
    let (about, closing) = words(starter);
    let root = Arg::new(ROOT_FLAG)
        .value_name("FOLDER")
        .value_parser(value_parser!(PathBuf));
    let root = match starter {
        Starter::Site => root
            .default_value(".")
            .help("The folder; it must be empty or not exist yet"),
        _ => root
            .long(ROOT_FLAG)
            .help("The folder that contains content/ [default: this one or the nearest above it]"),
    };
    let pages = match starter {
        Starter::Source => of_page(),
        _ => Vec::new(),
    };
    Command::new(starter.word())
        .about(about)
        .after_help(closing)
        .arg(root)
        .args(pages)
        .args(starter.questions().iter().map(option))
}

/// The options about the page from which a source is filled in, and about its copy.
fn of_page() -> Vec<Arg> {
    vec![
        Arg::new(FROM_PAGE)
            .long(FROM_PAGE)
            .value_name("URL")
            .help("Fill in what the page or PDF there says of itself, and keep a copy of it"),
        Arg::new(IGNORE_ROBOTS)
            .long(IGNORE_ROBOTS)
            .requires(FROM_PAGE)
            .action(ArgAction::SetTrue)
            .help("With --from-url: fetch it even if a robots.txt forbids that"),
        Arg::new(PRIVATE_HOST)
            .long(PRIVATE_HOST)
            .requires(FROM_PAGE)
            .value_name("HOST")
            .action(ArgAction::Append)
            .help("With --from-url: a host that may be this machine or in a private network"),
        Arg::new(COPY)
            .long(COPY)
            .value_name("PATH")
            .value_hint(ValueHint::FilePath)
            .value_parser(value_parser!(PathBuf))
            .conflicts_with(FROM_PAGE)
            .help("Keep this file as the copy of the source: HTML, MHTML, PDF, text, WARC or WACZ"),
        Arg::new(COPY_DATE)
            .long(COPY_DATE)
            .value_name("DATE")
            .value_parser(Day::parse)
            .requires(COPY)
            .help("With --copy: the date on which the file was saved [default: the one it names, or today]"),
    ]
}

/// What help says of it: what it does, and what comes behind its options.
fn words(starter: Starter) -> (&'static str, &'static str) {
    match starter {
        Starter::Site => (
            "Create a publication in an empty folder",
            "It starts with an imaginary story that shows where everything goes, and with the files that hosts need.",
        ),
        Starter::Explainer => (
            "Create an explainer and its first claim",
            "Without a verdict, the claim is an open question. Add more claims with `factpress new claim`.",
        ),
        Starter::Claim => (
            "Add a claim to an explainer",
            "Without a verdict, it is an open question. You can give one piece of evidence here; add more in the file.",
        ),
        Starter::Source => (
            "Add a source to the registry",
            "With --from-url, the page's own title, publisher, authors, date, language and kind are filled in. Your\n\
             options count more. `factpress check` warns about the source until a claim or a text cites it.\n\
             With --copy, a file that you have saved is kept as `factpress archive --file` keeps it.\n\n\
             Examples:\n  factpress new source --from-url https://town.example/minutes\n  \
             factpress new source --copy ~/Downloads/minutes.pdf",
        ),
        Starter::Person => (
            "Add a person or an organisation to people.yaml",
            "They get a page as soon as a claim names them.",
        ),
    }
}

/// The option that answers a question.
fn option(question: &Question) -> Arg {
    let words = question.answer_kind.words();
    let choices = if words.is_empty() {
        String::new()
    } else {
        format!(": {}", words.join(", "))
    };
    let offered = match of_site(question.answer_kind) {
        Some(known) => known.offered(),
        None => OfferedWords::new(words),
    };
    Arg::new(question.flag)
        .long(question.flag)
        .value_name(question.answer_kind.value_name())
        .value_parser(offered)
        .hide_possible_values(true)
        .help(format!("{}{choices}", question.ask))
}

/// What the publication knows of which an answer is one.
fn of_site(answer: AnswerKind) -> Option<SiteWords> {
    match answer {
        AnswerKind::People => Some(SiteWords::People),
        AnswerKind::Source | AnswerKind::Sources => Some(SiteWords::Sources),
        AnswerKind::Registry => Some(SiteWords::Registries),
        AnswerKind::Verdict => Some(SiteWords::Verdicts),
        AnswerKind::Explainer => Some(SiteWords::Explainers),
        AnswerKind::Language => Some(SiteWords::Languages),
        _ => None,
    }
}

fn from_page(matches: &ArgMatches) -> Option<FromPage> {
    let hosts = matches.get_many::<String>(PRIVATE_HOST);
    Some(FromPage {
        url: matches.get_one::<String>(FROM_PAGE)?.clone(),
        ignores_robots: matches.get_flag(IGNORE_ROBOTS),
        private_hosts: hosts.unwrap_or_default().cloned().collect(),
    })
}

fn saved_copy(matches: &ArgMatches) -> Option<SavedCopy> {
    Some(SavedCopy {
        path: matches.get_one::<PathBuf>(COPY)?.clone(),
        date: matches.get_one::<Day>(COPY_DATE).copied(),
    })
}

impl FromArgMatches for New {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let missing = || Error::raw(ErrorKind::MissingSubcommand, "name what to create\n");
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let starter = Starter::ALL
            .iter()
            .copied()
            .find(|starter| starter.word() == name)
            .ok_or_else(missing)?;
        let root = matches.get_one::<PathBuf>(ROOT_FLAG).cloned();
        let questions = starter.questions().iter();
        let given = questions.filter_map(|question| {
            let answer = matches.get_one::<String>(question.flag)?;
            Some((question.flag, answer.clone()))
        });
        let (from, copy) = if starter == Starter::Source {
            (from_page(matches), saved_copy(matches))
        } else {
            (None, None)
        };
        Ok(Self {
            starter,
            root,
            given: given.collect(),
            from,
            copy,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for New {
    fn augment_subcommands(new: Command) -> Command {
        new.subcommands(Starter::ALL.iter().copied().map(command))
            .subcommand_required(true)
            .arg_required_else_help(true)
    }

    fn augment_subcommands_for_update(new: Command) -> Command {
        Self::augment_subcommands(new)
    }

    fn has_subcommand(name: &str) -> bool {
        Starter::ALL.iter().any(|starter| starter.word() == name)
    }
}
